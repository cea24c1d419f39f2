import Foundation

/// The built `dmarc`, run as a person runs it.
enum DmarcProgram {
  /// What a run left behind.
  struct Answer {
    var status: Int32
    var output: String
    var error: String
    /// Bytes of memory that it held at the most.
    var peakMemory: Int
    var time: Duration

    /// Each line of the output.
    var lines: [Substring] { output.split(separator: "\n") }

    /// The output as a JSON object; empty when it is none.
    var object: [String: Any] { (try? json()) as? [String: Any] ?? [:] }

    /// The output as a list of JSON objects; empty when it is none.
    var objects: [[String: Any]] { (try? json()) as? [[String: Any]] ?? [] }

    private func json() throws -> Any {
      try JSONSerialization.jsonObject(with: Data(output.utf8))
    }
  }

  /// It lies beside the bundle of tests.
  static var path: String {
    let bundle = Bundle.main.executableURL ?? URL(fileURLWithPath: CommandLine.arguments[0])
    return bundle.resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("dmarc").path
  }

  static func run(
    _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:]
  ) throws -> Answer {
    try run(path, arguments, input: input, environment: environment)
  }

  /// - Parameter program: `dmarc`, or a shell that runs it.
  static func run(
    _ program: String, _ arguments: [String], input: [UInt8] = [],
    environment: [String: String] = [:]
  ) throws -> Answer {
    // Files and no pipes: a pipe that nobody empties would stop a program that says much.
    let folder = try TemporaryFolder()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": folder.path].merging(environment) { $1 }
    process.standardInput = try FileHandle(
      forReadingFrom: URL(fileURLWithPath: folder.write(input, as: "in")))
    let output = URL(fileURLWithPath: try folder.write([], as: "out"))
    let error = URL(fileURLWithPath: try folder.write([], as: "err"))
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: error)
    let start = ContinuousClock.now
    try process.run()
    let peakMemory = watch(process)
    let time = ContinuousClock.now - start
    process.waitUntilExit()
    return Answer(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: error), as: UTF8.self),
      peakMemory: peakMemory, time: time)
  }

  /// Waits for the end of a process.
  ///
  /// The system keeps the peak itself, so only what is added in the last milliseconds is missed. What
  /// `wait4` tells is no less than the memory of the process that started it: this one.
  ///
  /// - Returns: bytes of memory that it held at the most.
  private static func watch(_ process: Process) -> Int {
    let status = "/proc/\(process.processIdentifier)/status"
    var peak = 0
    while process.isRunning {
      let lines = (try? String(contentsOfFile: status, encoding: .utf8))?.split(separator: "\n")
      let line = lines?.first { $0.hasPrefix("VmHWM:") }?.split(separator: " ")
      if let kilobytes = line?.dropFirst().first.flatMap({ Int($0) }) { peak = kilobytes << 10 }
      usleep(2_000)
    }
    return peak
  }
}

/// A folder of its own for one test, removed with everything in it when the test is done.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "dmarc-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ bytes: [UInt8], as name: String) throws -> String {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }

  @discardableResult
  func write(_ text: String, as name: String) throws -> String {
    try write(Array(text.utf8), as: name)
  }
}
