import Foundation
import Glibc

/// From a path to the text of a file.
extension SettingsFile {
  /// A thousand domains with ten sources each take half of it.
  static let mostBytes = 1 << 20

  /// Reads a file.
  public init(readingFrom path: String) throws(SettingsError) {
    let bytes = try Self.bytes(of: path)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .notUTF8(path: path, line: Self.lineOfFirstError(in: bytes))
    }
    try self.init(text: text, path: path)
  }

  /// The path of a database as the file names it: `~` is the home, and what does not begin with `/`
  /// lies beside the file.
  public func databasePath(_ written: String, home: String?) -> String {
    if written.hasPrefix("~/"), let home { return home + written.dropFirst() }
    guard let path, !written.hasPrefix("/") else { return written }
    return URL(fileURLWithPath: path).deletingLastPathComponent().path + "/" + written
  }

  private static func bytes(of path: String) throws(SettingsError) -> [UInt8] {
    // O_NONBLOCK: a pipe that nobody writes to is not waited for, and gives nothing.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw unreadable(path) }
    defer { close(descriptor) }
    let isPipe = try isPipe(descriptor, path)
    // The file of a shell (`<(…)`) is a pipe, and waited for as long as somebody writes to it.
    if isPipe { _ = fcntl(descriptor, F_SETFL, 0) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= mostBytes {
      let count = buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path) }
      if count == 0, isPipe, bytes.isEmpty {
        throw .unreadable(path: path, reason: "it is a pipe, and nothing comes out of it")
      }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
    throw .tooLarge(path: path, limit: mostBytes)
  }

  private static func isPipe(_ descriptor: Int32, _ path: String) throws(SettingsError) -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw unreadable(path) }
    return status.st_mode & S_IFMT == S_IFIFO
  }

  private static func unreadable(_ path: String) -> SettingsError {
    .unreadable(path: path, reason: String(cString: strerror(errno)))
  }

  private static func lineOfFirstError(in bytes: [UInt8]) -> Int {
    var line = 1
    for part in bytes.split(separator: 10, omittingEmptySubsequences: false) {
      if String(validating: part, as: UTF8.self) == nil { break }
      line += 1
    }
    return line
  }
}
