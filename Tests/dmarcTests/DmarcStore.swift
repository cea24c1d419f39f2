import Foundation

/// A store of its own for one test, and the commands that ask it.
final class DmarcStore {
  /// A day on which the samples are fresh.
  static let day = "2026-10-10"

  static let samples = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("SampleReports").path

  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path + "/reports.sqlite"
  }

  /// A store with the sample reports of three domains in it.
  static func withSamples() throws -> DmarcStore {
    let store = try DmarcStore()
    _ = try store.run("import", samples + "/reports")
    return store
  }

  /// A store that is there and empty.
  static func empty() throws -> DmarcStore {
    let store = try DmarcStore()
    try FileManager.default.createDirectory(
      atPath: store.folder.path + "/nothing", withIntermediateDirectories: false)
    _ = try store.run("import", store.folder.path + "/nothing")
    return store
  }

  /// Runs a command on this store.
  func run(_ arguments: String..., input: [UInt8] = []) throws -> DmarcProgram.Answer {
    try DmarcProgram.run(arguments + ["--store", path], input: input)
  }
}

/// What `SampleReports/expected.jsonl` says of a file.
struct ExpectedFile: Decodable {
  var path: String
  var outcome: String
  var domain: String?
  var records: Int?
  var messages: Int?
  var dkim_aligned: Int?
  var spf_aligned: Int?
  var dmarc_pass: Int?
  var dispositions: [String: Int]?

  static func all(in folder: String, on domain: String? = nil) throws -> [ExpectedFile] {
    let lines = try String(contentsOfFile: DmarcStore.samples + "/expected.jsonl", encoding: .utf8)
    return try lines.split(separator: "\n").map {
      try JSONDecoder().decode(ExpectedFile.self, from: Data($0.utf8))
    }.filter { $0.path.hasPrefix(folder) && (domain == nil || $0.domain == domain) }
  }
}
