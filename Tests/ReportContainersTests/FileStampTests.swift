import Foundation
import ReportContainers
import Testing

struct FileStampTests {
  /// Long after every file of the tests was written.
  private static let now: Int64 = 4_102_444_800

  @Test func `a file that is as it was has its stamp again, and its size`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([1, 2, 3])
    let stamp = try #require(FileStamp(path: path, now: Self.now))
    #expect(stamp == FileStamp(path: path, now: Self.now))
    #expect(stamp.size == 3)
  }

  @Test func `other bytes of the same length, another time or another file are another stamp`()
    throws
  {
    let folder = try TemporaryFolder()
    let path = try folder.write([1, 2, 3])
    var stamps = [FileStamp(path: path, now: Self.now)?.value]
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.write(contentsOf: [4, 5, 6])
    try handle.close()
    stamps.append(FileStamp(path: path, now: Self.now)?.value)
    let date = Date(timeIntervalSince1970: 1_000_000_000)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    stamps.append(FileStamp(path: path, now: Self.now)?.value)
    try FileManager.default.moveItem(atPath: path, toPath: path + ".old")
    _ = try folder.write([4, 5, 6])
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    stamps.append(FileStamp(path: path, now: Self.now)?.value)
    #expect(!stamps.contains(nil))
    #expect(Set(stamps).count == stamps.count)
  }

  @Test func `what has just changed, is no file or is not there has none`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([1])
    #expect(FileStamp(path: path, now: Int64(Date().timeIntervalSince1970)) == nil)
    #expect(FileStamp(path: folder.path, now: Self.now) == nil)
    #expect(FileStamp(path: path + ".gone", now: Self.now) == nil)
  }
}
