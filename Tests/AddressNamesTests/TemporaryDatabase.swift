import Foundation

/// A file of some bytes for one test, removed when the test is done.
final class TemporaryDatabase {
  let path = NSTemporaryDirectory() + "dmarc-tests-" + UUID().uuidString + ".mmdb"

  init(_ bytes: [UInt8]) throws { try Data(bytes).write(to: URL(fileURLWithPath: path)) }

  convenience init(_ writer: MaxMindWriter) throws { try self.init(writer.bytes) }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
