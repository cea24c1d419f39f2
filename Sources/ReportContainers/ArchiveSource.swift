import CLibArchive
import Glibc

/// An archive, member by member, or bzip2 data, which has one.
///
/// A zip in a file is read by its central directory, which also tells members that were deleted;
/// everything else as it streams by.
final class ArchiveSource {
  /// By their usual names.
  enum Format: String {
    case zip, tar, bzip2

    /// Whether there are members with names.
    var isArchive: Bool { self == .zip || self == .tar }
  }

  struct Member {
    var name: String
    /// A folder, a link: nothing to read.
    var isRegularFile: Bool
    var isEncrypted: Bool
    /// How it is packed, by libarchive's name, if that is none of the ``readMethods``.
    var unreadMethod: String?
  }

  /// The methods of zip that are read. Others that libarchive knows (LZMA, PPMd, xz, zstd) take as
  /// much memory as the archive says, and it sets no limit to that.
  private static let readMethods = ["uncompressed", "deflation", "bzip"]

  private let format: Format
  private let archive: OpaquePointer
  private let source: PeekedSource
  private let input: UnsafeMutableRawBufferPointer
  private let limits: ContainerLimits
  private var failure: ContainerError?
  /// Members of the directory that libarchive reads, and keeps, before it gives the first one.
  private var directory: DirectoryCount?
  /// libarchive gives names in the locale's letters, and none at all in a locale without them. Made
  /// once, since the C library maps 350 kB of tables for it, and never changed: POSIX lets any number of
  /// threads use one.
  private nonisolated(unsafe) static let locale = newlocale(LC_CTYPE_MASK, "C.UTF-8", nil)

  init(
    _ source: PeekedSource, _ format: Format, _ limits: ContainerLimits
  ) throws(ContainerError) {
    guard let archive = archive_read_new() else {
      throw .damaged(container: format.rawValue, reason: "libarchive cannot begin")
    }
    self.archive = archive
    self.source = source
    self.format = format
    self.limits = limits
    input = .allocate(byteCount: 65_536, alignment: 16)
    support(isSeekable: source.source is FileSource)
    archive_read_set_read_callback(archive) { _, context, buffer in
      ArchiveSource.from(context)?.fill(buffer) ?? -1
    }
    archive_read_set_callback_data(archive, Unmanaged.passUnretained(self).toOpaque())
    guard archive_read_open1(archive) == ARCHIVE_OK else { throw problem() }
  }

  deinit {
    archive_read_free(archive)
    input.deallocate()
  }

  private func support(isSeekable: Bool) {
    switch format {
    case .zip where isSeekable:
      directory = DirectoryCount()
      // By the directory if there is one, else, in an archive that is cut short, as it streams by.
      archive_read_support_format_zip(archive)
      archive_read_set_seek_callback(archive) { _, context, offset, whence in
        ArchiveSource.from(context)?.seek(offset, whence) ?? -1
      }
    case .zip: archive_read_support_format_zip_streamable(archive)
    case .tar: archive_read_support_format_tar(archive)
    case .bzip2: archive_read_support_filter_bzip2(archive)
    }
    if !format.isArchive {
      archive_read_support_format_raw(archive)
      archive_read_support_format_empty(archive)
    }
  }

  /// The next member, or `nil` at the end.
  func next() throws(ContainerError) -> Member? {
    let former = uselocale(Self.locale)
    defer { uselocale(former) }
    var entry: OpaquePointer?
    let status = archive_read_next_header(archive, &entry)
    directory = nil
    if status == ARCHIVE_EOF { return nil }
    guard status == ARCHIVE_OK || status == ARCHIVE_WARN, let entry else { throw problem() }
    let name =
      (archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)).map {
        String(cString: $0)
      } ?? ""
    return Member(
      name: name, isRegularFile: archive_entry_is_regular_file(entry) != 0,
      isEncrypted: archive_entry_is_data_encrypted(entry) != 0, unreadMethod: unreadMethod)
  }

  private var unreadMethod: String? {
    guard format == .zip else { return nil }
    // It says so of the member in the name of the format: "ZIP 2.0 (deflation)".
    let format = archive_format_name(archive).map { String(cString: $0) } ?? ""
    let method = format.drop { $0 != "(" }.dropFirst().prefix { $0 != ")" }
    if Self.readMethods.contains(String(method)) { return nil }
    return method.contains { $0.isLetter } ? String(method) : "one without a name"
  }

  /// The next bytes of the member that ``next()`` gave.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ContainerError) -> Int {
    let count = archive_read_data(archive, buffer.baseAddress, buffer.count)
    guard count >= 0 else { throw problem() }
    return count
  }

  private func problem() -> ContainerError {
    if let failure { return failure }
    let message = archive_error_string(archive).map { String(cString: $0) } ?? "no reason given"
    let isCut = message.mentions("truncated")
    return isCut
      ? .truncated(container: format.rawValue)
      : .damaged(container: format.rawValue, reason: message)
  }

  private static func from(_ context: UnsafeMutableRawPointer?) -> ArchiveSource? {
    context.map { Unmanaged<ArchiveSource>.fromOpaque($0).takeUnretainedValue() }
  }

  private func fill(_ buffer: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
    buffer?.pointee = UnsafeRawPointer(input.baseAddress)
    do throws(ContainerError) {
      let count = try source.read(into: input)
      directory?.add(UnsafeRawBufferPointer(rebasing: input[..<count]))
      guard (directory?.members ?? 0) - limits.spareMembers <= limits.members else {
        throw .tooManyMembers(limit: limits.members)
      }
      return count
    } catch {
      failure = error
      return -1
    }
  }

  private func seek(_ offset: Int64, _ whence: Int32) -> Int64 {
    guard let file = source.source as? FileSource else { return -1 }
    let start =
      switch whence {
      case 0: Int64(0)
      case 1: file.offset
      default: file.size
      }
    let (place, overflows) = start.addingReportingOverflow(offset)
    source.discardBeginning()
    return !overflows && file.seek(to: place) ? place : -1
  }
}

extension String {
  /// Whether a word occurs, in any letter case.
  fileprivate func mentions(_ word: String) -> Bool {
    lowercased().contains(word)
  }
}
