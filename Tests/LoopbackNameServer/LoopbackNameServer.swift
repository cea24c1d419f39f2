import Foundation
import Glibc

/// A name server on 127.0.0.1 for the time of one test: Debian's unbound, with the data that the test
/// gives it and nobody behind it.
public final class LoopbackNameServer {
  public let port: UInt16
  private let folder: String
  private let process: Process

  struct NotThere: Error, CustomStringConvertible {
    var reason: String
    var description: String { "\(reason); Scripts/install-packages.sh unbound installs it" }
  }

  /// - Parameters:
  ///   - records: in the form of zone files.
  ///   - silent: zones whose questions are never answered.
  ///   - failing: zones whose questions are answered with SERVFAIL.
  public init(records: [String], silent: [String] = [], failing: [String] = []) throws {
    let program = "/usr/sbin/unbound"
    guard access(program, X_OK) == 0 else { throw NotThere(reason: "there is no \(program)") }
    folder = NSTemporaryDirectory() + "dmarc-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    port = try Self.freePort()
    let closed = try Self.freePort()
    var lines = [
      "server:", "interface: 127.0.0.1@\(port)", "do-daemonize: no", "username: \"\"",
      "chroot: \"\"", "directory: \"\(folder)\"", "pidfile: \"\"", "use-syslog: no",
      "do-not-query-localhost: no", "module-config: \"iterator\"", "num-threads: 1",
      "access-control: 127.0.0.0/8 allow",
    ]
    // All that nothing is said of is not there.
    lines += ["local-zone: \".\" static"]
    lines += silent.map { "local-zone: \"\($0)\" deny" }
    lines += failing.map { "local-zone: \"\($0)\" transparent" }
    lines += records.map { "local-data: '\($0)'" }
    for zone in failing {
      lines += ["forward-zone:", "name: \"\(zone)\"", "forward-addr: 127.0.0.1@\(closed)"]
    }
    lines += ["remote-control:", "control-enable: no"]
    let file = folder + "/unbound.conf"
    try (lines.joined(separator: "\n") + "\n").write(
      toFile: file, atomically: false, encoding: .utf8)
    process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["-d", "-c", file]
    process.environment = [:]
    let log = folder + "/log"
    _ = FileManager.default.createFile(atPath: log, contents: nil)
    process.standardError = FileHandle(forWritingAtPath: log)
    process.standardOutput = FileHandle(forWritingAtPath: log)
    try process.run()
    try waitUntilItAnswers(log)
  }

  deinit {
    process.terminate()
    process.waitUntilExit()
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// It as `dmarc resolve --server` takes it.
  public var address: String { "127.0.0.1:\(port)" }

  private func waitUntilItAnswers(_ log: String) throws {
    for _ in 0..<500 {
      if Self.answers(port) { return }
      guard process.isRunning else { break }
      usleep(20_000)
    }
    process.terminate()
    let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
    throw NotThere(reason: "unbound does not answer: \(said)")
  }

  /// Asks for the root's NS by UDP and waits a moment for anything.
  private static func answers(_ port: UInt16) -> Bool {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    guard socket >= 0 else { return false }
    defer { close(socket) }
    var address = loopback(port)
    let isConnected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    let question: [UInt8] = [0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1]
    guard isConnected, send(socket, question, question.count, 0) == question.count else {
      return false
    }
    var descriptor = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
    var answer = [UInt8](repeating: 0, count: 512)
    return poll(&descriptor, 1, 200) == 1 && recv(socket, &answer, answer.count, 0) > 0
  }

  /// A port that nobody holds just now.
  private static func freePort() throws -> UInt16 {
    let socket = Glibc.socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
    defer { close(socket) }
    var address = loopback(0)
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(socket, $0, length) == 0 && getsockname(socket, $0, &length) == 0
      }
    }
    guard isBound else { throw NotThere(reason: "no port is free") }
    return UInt16(bigEndian: address.sin_port)
  }

  private static func loopback(_ port: UInt16) -> sockaddr_in {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    return address
  }
}
