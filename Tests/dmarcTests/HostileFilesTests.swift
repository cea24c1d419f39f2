import Foundation
import Glibc
import Testing

/// A folder with what is no plain file, and names that are no text.
struct HostileFilesTests {
  private static func rows(_ folder: HostileFolder) throws -> [String: LedgerRow] {
    Dictionary(
      try folder.ledger().filter { $0.member == nil }.map {
        (String($0.path.dropFirst(folder.path.count + 1)), $0)
      }, uniquingKeysWith: { $1 })
  }

  private static func link(_ folder: HostileFolder, _ name: String, to target: String) {
    #expect(symlink(target, folder.path + "/" + name) == 0)
  }

  @Test func `what is no file is told and not waited for`() throws {
    let folder = try HostileFolder()
    #expect(mkfifo(folder.path + "/fifo", 0o600) == 0)
    let socket = try #require(Socket(boundTo: folder.path + "/socket"))
    Self.link(folder, "device", to: "/dev/zero")
    let answer = try folder.run()
    withExtendedLifetime(socket) {}
    #expect(answer.status == 1)
    let rows = try Self.rows(folder)
    #expect(rows["fifo"]?.reason == "not_a_file")
    #expect(rows["device"]?.reason == "not_a_file")
    #expect(rows["socket"]?.reason == "cannot_open")
    #expect(answer.error.contains("/fifo: it is neither a file nor a folder\n"))
  }

  @Test func `what cannot be read is told`() throws {
    let folder = try HostileFolder()
    Self.link(folder, "gone", to: "nowhere")
    Self.link(folder, "loop", to: "loop")
    Self.link(folder, "memory", to: "/proc/self/mem")
    let answer = try folder.run()
    #expect(answer.status == 1)
    let rows = try Self.rows(folder)
    #expect(rows["gone"]?.reason == "cannot_open")
    #expect(rows["loop"]?.reason == "cannot_open")
    #expect(rows["memory"]?.reason == "cannot_read")
    #expect(answer.error.contains("/gone: it cannot be opened: No such file or directory\n"))
    #expect(
      answer.error.contains("/loop: it cannot be opened: Too many levels of symbolic links\n"))
    #expect(answer.error.contains("/memory: it cannot be read: Input/output error\n"))
  }

  @Test func `a loop of folders is not entered, and a link to a file is read`() throws {
    let folder = try HostileFolder()
    let report = Array(SampleXML.report(reportID: "linked").utf8)
    let outside = try folder.store.folder.write(report, as: "outside.xml")
    Self.link(folder, "link.xml", to: outside)
    Self.link(folder, "up", to: "..")
    Self.link(folder, "self", to: ".")
    let answer = try folder.run()
    #expect(answer.status == 1)
    let rows = try Self.rows(folder)
    #expect(rows.keys.sorted() == ["!first.xml", "link.xml", "self", "up", "~last.xml"])
    #expect(rows["link.xml"]?.outcome == "stored")
  }

  /// Writes a report under a name that may be no text.
  private static func write(_ number: Int, _ folder: HostileFolder, as name: [UInt8]) throws {
    let report = Array(SampleXML.report(reportID: "named \(number)").utf8)
    let path = (Array((folder.path + "/").utf8) + name + [0]).map { CChar(bitPattern: $0) }
    let file = open(path, O_CREAT | O_WRONLY, 0o600)
    try #require(file >= 0)
    #expect(Glibc.write(file, report, report.count) == report.count)
    close(file)
  }

  @Test func `files whose names have control characters are read`() throws {
    let folder = try HostileFolder()
    let names = [
      "new\nline.xml", "\u{1b}[31mred.xml", "\u{9b}c1.xml", "\r", "報告.xml", " ", "-", "\u{202e}lmx",
    ]
    for (number, name) in names.enumerated() {
      try Self.write(number, folder, as: Array(name.utf8))
    }
    let answer = try folder.run()
    #expect(answer.status == 0)
    #expect(answer.error == "")
    let rows = try Self.rows(folder)
    #expect(Set(rows.keys) == Set(names + ["!first.xml", "~last.xml"]))
    #expect(rows.values.allSatisfy { $0.outcome == "stored" })
  }

  @Test func `files whose names are no UTF-8 are told, and what to do about them`() throws {
    let folder = try HostileFolder()
    let names: [[UInt8]] = [
      [0xff, 0xfe], [0x61, 0xf1, 0x62], [0xc3], [0xed, 0xa0, 0x80],
      [UInt8](repeating: 0xf1, count: 255),
    ]
    for (number, name) in names.enumerated() { try Self.write(number, folder, as: name) }
    let answer = try folder.run()
    #expect(answer.status == 1)
    let lines = answer.error.split(separator: "\n")
    #expect(lines.count == names.count)
    for line in lines {
      #expect(
        line.hasSuffix(": it cannot be opened: its name is not UTF-8; give it another one"))
    }
  }
}

/// A socket that is bound to a path, closed when it is let go.
private final class Socket {
  private let descriptor: Int32

  /// `nil` when the system does not give one.
  init?(boundTo path: String) {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    let name = path.utf8CString
    guard name.count <= MemoryLayout.size(ofValue: address.sun_path) else { return nil }
    withUnsafeMutableBytes(of: &address.sun_path) { room in
      name.withUnsafeBytes { room.copyMemory(from: $0) }
    }
    let size = socklen_t(MemoryLayout<sockaddr_un>.size)
    let isBound = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) == 0 }
    }
    guard isBound else { return nil }
  }

  deinit { close(descriptor) }
}
