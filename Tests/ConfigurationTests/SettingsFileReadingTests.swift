import Configuration
import Foundation
import PolicyAdvisor
import Testing

@Suite struct SettingsFileReadingTests {
  /// Reads a file of these bytes.
  private static func read(_ bytes: [UInt8]) throws -> SettingsFile {
    let path = NSTemporaryDirectory() + "dmarc-tests-" + UUID().uuidString + ".yml"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return try SettingsFile(readingFrom: path)
  }

  private static func complaint(_ bytes: [UInt8]) -> String {
    do {
      _ = try read(bytes)
      return ""
    } catch {
      return "\(error)"
    }
  }

  @Test func `a file is read`() throws {
    #expect(try Self.read(Array("window_days: 60".utf8)).settings().limits.windowDays == 60)
  }

  @Test func `a file with a byte order mark is read`() throws {
    let text = "\u{feff}window_days: 60"
    #expect(try Self.read(Array(text.utf8)).settings().limits.windowDays == 60)
  }

  @Test func `a file that is not UTF-8 is refused with its line`() {
    let complaint = Self.complaint(Array("profile: users\n# ".utf8) + [0xff, 0x0a])
    #expect(complaint.hasSuffix(".yml:2: the file is not UTF-8; save it as UTF-8 in your editor"))
  }

  @Test func `a huge file is refused`() {
    let complaint = Self.complaint([UInt8](repeating: UInt8(ascii: "#"), count: (1 << 20) + 1))
    #expect(complaint.contains("the file is larger than 1048576 bytes"))
    #expect(Self.complaint([UInt8](repeating: UInt8(ascii: "#"), count: 1 << 20)) == "")
  }

  @Test(arguments: [("/nowhere/dmarc.yml", "No such file"), ("/", "Is a directory")])
  func `a file that cannot be read is named with the reason`(path: String, reason: String) {
    do {
      _ = try SettingsFile(readingFrom: path)
      Issue.record("it was read")
    } catch {
      #expect("\(error)".hasPrefix("\(path): the file cannot be read: \(reason)"))
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a FIFO that nobody writes to is told and not waited for`() throws {
    let path = NSTemporaryDirectory() + "dmarc-tests-" + UUID().uuidString
    try #require(mkfifo(path, 0o600) == 0)
    defer { unlink(path) }
    let reason = "it is a pipe, and nothing comes out of it"
    #expect(throws: SettingsError.unreadable(path: path, reason: reason)) {
      try SettingsFile(readingFrom: path)
    }
  }

  /// As `--config <(…)` gives it.
  @Test(.timeLimit(.minutes(1)))
  func `a pipe that somebody writes to is read to its end`() throws {
    let pipe = Pipe()
    let writer = Thread {
      for line in ["# one\n", "window_days: 60\n"] {
        usleep(50_000)
        pipe.fileHandleForWriting.write(Data(line.utf8))
      }
      try? pipe.fileHandleForWriting.close()
    }
    writer.start()
    let path = "/dev/fd/\(pipe.fileHandleForReading.fileDescriptor)"
    #expect(try SettingsFile(readingFrom: path).settings().limits.windowDays == 60)
  }

  @Test func `endless files end at the limit`() {
    #expect(throws: SettingsError.tooLarge(path: "/dev/zero", limit: 1 << 20)) {
      try SettingsFile(readingFrom: "/dev/zero")
    }
  }

  @Test func `a thousand domains are read in no time`() throws {
    let text =
      "domains:\n"
      + (0..<1_000).map {
        "  d\($0).example:\n    dwell: {q: 31}\n    sources: [{source: SendGrid, claim: owned}]\n"
      }.joined()
    let start = ContinuousClock.now
    let file = try SettingsFile(text: text, path: "dmarc.yml")
    let dwells = file.domains.map { file.settings(for: $0).limits.dwellDays.quarantine }
    #expect(dwells == Array(repeating: 31, count: 1_000))
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test func `databases lie beside the file that names them, or where it says`() throws {
    let file = try SettingsFile(text: "mmdb: {asn: asn.mmdb}", path: "/etc/dmarc/dmarc.yml")
    #expect(file.settings().networkDatabase == "asn.mmdb")
    #expect(file.databasePath("asn.mmdb", home: "/home/me") == "/etc/dmarc/asn.mmdb")
    #expect(file.databasePath("/a/b.mmdb", home: "/home/me") == "/a/b.mmdb")
    #expect(file.databasePath("~/b.mmdb", home: "/home/me") == "/home/me/b.mmdb")
  }
}
