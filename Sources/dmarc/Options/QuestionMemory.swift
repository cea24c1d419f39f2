import CMalloc
import Glibc

/// The memory of a question, which fills a few arrays of tens of megabytes and is gone.
///
/// The C library maps each of them anew, in pages of 4 KiB that are cleared one by one when they are
/// first touched: a third of the time of a large question. Here they come from one heap, which what
/// was freed stays in and is used again, in large pages.
enum QuestionMemory {
  /// Bytes of addresses. Only what is touched becomes memory; what is larger comes in small pages.
  private static let room = 512 << 20

  /// A system that declines goes on as before.
  ///
  /// - Parameter isOneQuestion: whether all threads work on one question, which takes its memory in few
  ///   large pieces. Questions beside each other would wait for each other at one heap.
  static func prepare(isOneQuestion: Bool) {
    guard mallopt(M_MMAP_MAX, 0) == 1, mallopt(M_TRIM_THRESHOLD, .max) == 1,
      !isOneQuestion || mallopt(M_ARENA_MAX, 1) == 1, let start = sbrk(0)
    else { return }
    malloc_grow(room)
    guard let end = sbrk(0) else { return }
    let page = UInt(sysconf(Int32(_SC_PAGESIZE)))
    let skipped = Int((page - UInt(bitPattern: start) % page) % page)
    let bytes = end - start - skipped
    if bytes > 0 { madvise(start + skipped, bytes, MADV_HUGEPAGE) }
  }
}
