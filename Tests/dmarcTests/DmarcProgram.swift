import Foundation

/// The built `dmarc`, run as a person runs it.
enum DmarcProgram {
  /// What a run left behind.
  struct Answer {
    var status: Int32
    var output: String
    var error: String
    /// Bytes of memory that it held at the most, beside its code: that of a debug build is more than
    /// everything else.
    var peakMemory: Int
    /// Time of a processor, whatever else the machine had to do.
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
    try process.run()
    let (peakMemory, time) = watch(process)
    process.waitUntilExit()
    return Answer(
      status: process.terminationStatus,
      output: String(decoding: try Data(contentsOf: output), as: UTF8.self),
      error: String(decoding: try Data(contentsOf: error), as: UTF8.self),
      peakMemory: peakMemory, time: time)
  }

  /// Waits for the end of a process, and ends one that waits for something that does not come.
  ///
  /// The system keeps the peak itself, so only what is added in the last milliseconds is missed. What
  /// `wait4` tells is no less than the memory of the process that started it: this one.
  private static func watch(_ process: Process) -> (peakMemory: Int, time: Duration) {
    let folder = "/proc/\(process.processIdentifier)"
    let ticks = sysconf(Int32(_SC_CLK_TCK))
    let start = ContinuousClock.now
    var peak = 0
    var time = Duration.zero
    while process.isRunning {
      let status = (try? String(contentsOfFile: folder + "/status", encoding: .utf8)) ?? ""
      // The last word counts: the first one may be of the process that it was started from.
      if let held = kilobytes("VmHWM", in: status), let code = kilobytes("RssFile", in: status) {
        peak = (held - code) << 10
      }
      // Behind the name, which may hold anything, the 12th and 13th field (proc(5)).
      let stat = (try? String(contentsOfFile: folder + "/stat", encoding: .utf8)) ?? ""
      let fields = stat.split(separator: ")").last?.split(separator: " ").dropFirst(11).prefix(2)
      if let fields, fields.count == 2 {
        time = .milliseconds(fields.reduce(0) { $0 + (Int($1) ?? 0) } * 1_000 / ticks)
      }
      if ContinuousClock.now - start > .seconds(300) { process.terminate() }
      usleep(5_000)
    }
    return (peak, time)
  }

  /// A line of `/proc/PID/status` (proc(5)).
  private static func kilobytes(_ name: String, in status: String) -> Int? {
    let line = status.split(separator: "\n").first { $0.hasPrefix(name + ":") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }
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
