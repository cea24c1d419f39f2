import Glibc

/// The bytes of a regular file. Standard input is first copied to a temporary file that has no name,
/// since a file is read twice: for its hash and for what is in it. Most report files are small, and
/// asked for once all the same.
final class FileSource: ByteSource {
  private let descriptor: Int32
  private let limit: Int64
  /// Bytes handed out so far, or passed over by ``seek(to:)``.
  private(set) var offset: Int64 = 0
  /// As it was when the file was opened.
  private let status: stat
  var size: Int64 { Int64(status.st_size) }

  /// Bytes of the file as they were read last: its first ones, or those that small pieces are taken of.
  private let window: UnsafeMutableRawBufferPointer
  /// Where in the file they lie.
  private var held: Range<Int64> = 0..<0

  /// No file is as long, and a place behind it is still a number.
  private static let lastPlace: Int64 = 1 << 60

  /// - Parameter path: `-` for standard input.
  init(path: String, limits: ContainerLimits) throws(ContainerError) {
    limit = limits.fileBytes
    guard !Self.isNoText(path) else { throw .cannotOpen(reason: Self.noTextReason) }
    // Before there is anything else: what an initializer has made is not freed if it throws half-way.
    (descriptor, status) = try Self.opened(path, limit: limit)
    window = .allocate(byteCount: 65_536, alignment: 16)
  }

  deinit {
    close(descriptor)
    window.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ContainerError) -> Int {
    let count = try readNext(into: buffer)
    offset += Int64(count)
    guard offset <= limit else { throw .fileTooLarge(limit: limit) }
    return count
  }

  /// - Parameter now: when its reading began, in epoch seconds.
  func stamp(now: Int64) -> FileStamp? { FileStamp(status, now: now) }

  /// Goes to a place counted from the start. Behind the end there is nothing to read.
  func seek(to place: Int64) -> Bool {
    guard (0...Self.lastPlace).contains(place) else { return false }
    offset = place
    return true
  }

  private func readNext(into buffer: UnsafeMutableRawBufferPointer) throws(ContainerError) -> Int {
    if !held.contains(offset) {
      // A file that is no longer than the window has been read to its end.
      if offset == held.upperBound, size > 0, size <= offset, offset < window.count { return 0 }
      guard offset == 0 || buffer.count < window.count else {
        return try Self.read(descriptor, at: offset, into: buffer)
      }
      let count = try Self.read(descriptor, at: offset, into: window)
      held = offset..<(offset + Int64(count))
    }
    let start = Int(offset - held.lowerBound)
    let count = min(buffer.count, held.count - start)
    buffer.copyMemory(
      from: UnsafeRawBufferPointer(rebasing: window[start..<(start + count)]))
    return count
  }

  private static func opened(
    _ path: String, limit: Int64
  ) throws(ContainerError) -> (descriptor: Int32, status: stat) {
    // O_NONBLOCK: a FIFO is not waited for; it is told from a file below.
    let descriptor =
      path == "-" ? try spooledInput(limit: limit) : open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .cannotOpen(reason: reason(for: path)) }
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    if let error = refusal(of: path, isKnown, status, limit: limit) {
      close(descriptor)
      throw error
    }
    return (descriptor, status)
  }

  private static func refusal(
    of path: String, _ isKnown: Bool, _ status: stat, limit: Int64
  ) -> ContainerError? {
    guard isKnown else { return .cannotOpen(reason: reason) }
    if status.st_mode & S_IFMT == S_IFDIR {
      return .cannotOpen(
        reason: isLink(path) && access(path, R_OK | X_OK) == 0
          ? "a link to a folder is not followed; give it as a path"
          : "the folder is not readable")
    }
    guard status.st_mode & S_IFMT == S_IFREG else { return .notAFile }
    return Int64(status.st_size) > limit ? .fileTooLarge(limit: limit) : nil
  }

  /// - Parameter place: `nil` for what has no places.
  private static func read(
    _ descriptor: Int32, at place: Int64?, into buffer: UnsafeMutableRawBufferPointer
  ) throws(ContainerError) -> Int {
    while true {
      let count =
        if let place {
          pread(descriptor, buffer.baseAddress, buffer.count, Int(place))
        } else {
          Glibc.read(descriptor, buffer.baseAddress, buffer.count)
        }
      if count >= 0 { return count }
      guard errno == EINTR else { throw .cannotRead(reason: reason) }
    }
  }

  private static func spooledInput(limit: Int64) throws(ContainerError) -> Int32 {
    guard let file = tmpfile() else { throw .cannotOpen(reason: reason) }
    defer { fclose(file) }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
    defer { buffer.deallocate() }
    var total: Int64 = 0
    while true {
      let count = try read(0, at: nil, into: buffer)
      if count == 0 { break }
      total += Int64(count)
      guard total <= limit else { throw .fileTooLarge(limit: limit) }
      guard fwrite(buffer.baseAddress, 1, count, file) == count else {
        throw .cannotRead(reason: reason)
      }
    }
    guard fflush(file) == 0 else { throw .cannotRead(reason: reason) }
    rewind(file)
    return dup(fileno(file))
  }

  private static func isLink(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// A name that is no UTF-8 reaches us with marks in its place, by which no file is found, or another one:
  /// therefore there is a slash behind it.
  private static func isNoText(_ path: String) -> Bool {
    path.utf8.last == UInt8(ascii: "/") && path.contains("\u{fffd}")
  }

  private static let noTextReason = "its name is not UTF-8; give it another one"

  private static func reason(for path: String) -> String {
    [ENOENT, ENAMETOOLONG].contains(errno) && path.contains("\u{fffd}") ? noTextReason : reason
  }

  private static var reason: String { String(cString: strerror(errno)) }
}
