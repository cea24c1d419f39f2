import Foundation

/// A file of some bytes for one test, removed when the test is done.
public final class TemporaryDatabase {
  public let path = NSTemporaryDirectory() + "dmarc-tests-" + UUID().uuidString + ".mmdb"

  public struct CannotWrite: Error {}

  public init(_ bytes: [UInt8]) throws {
    // Foundation would wait for the disk, which thousands of files do not need.
    guard let file = fopen(path, "w") else { throw CannotWrite() }
    defer { fclose(file) }
    guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw CannotWrite() }
  }

  public convenience init(_ writer: MaxMindWriter) throws { try self.init(writer.bytes) }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
