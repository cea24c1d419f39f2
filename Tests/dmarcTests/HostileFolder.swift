import Foundation
import Testing

/// Files that mean harm between two good reports, on their way into a store of their own.
final class HostileFolder {
  /// What no file may make the program hold, beside its code: both together are less than 64 MB.
  static let memory = 32 << 20
  /// What nothing here may take, on a slow machine and without optimization.
  static let time = Duration.seconds(30)

  let store: DmarcStore
  let path: String

  init() throws {
    store = try DmarcStore()
    path = store.folder.path + "/files"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    for name in ["!first.xml", "~last.xml"] {
      try write(Array(SampleXML.report(reportID: name).utf8), as: name)
    }
  }

  @discardableResult
  func write(_ bytes: [UInt8], as name: String) throws -> String {
    try store.folder.write(bytes, as: "files/" + name)
  }

  /// Writes a file of pieces, so that one of any size needs the memory of a piece.
  @discardableResult
  func write(pieces: some Sequence<[UInt8]>, as name: String) throws -> String {
    let path = try write([], as: name)
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    for piece in pieces { try file.write(contentsOf: Data(piece)) }
    try file.close()
    return path
  }

  /// Imports the folder, and expects that it ends soon in little memory and that the good reports are
  /// stored.
  func run(
    _ options: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> DmarcProgram.Answer {
    let answer = try DmarcProgram.run(["import", path, "--store", store.path] + options)
    expectLittle(answer, sourceLocation)
    let good = [path + "/!first.xml", path + "/~last.xml"]
    let outcomes = try ledger().filter { good.contains($0.path) }.map(\.outcome)
    #expect(outcomes == ["stored", "stored"], sourceLocation: sourceLocation)
    return answer
  }

  /// Reads a file without a store, and expects that it ends soon in little memory.
  func parse(
    _ name: String, _ options: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> DmarcProgram.Answer {
    let answer = try DmarcProgram.run(["parse", "--summary", path + "/" + name] + options)
    expectLittle(answer, sourceLocation)
    return answer
  }

  private func expectLittle(_ answer: DmarcProgram.Answer, _ sourceLocation: SourceLocation) {
    // A program that has begun has more than a megabyte.
    #expect((1 << 20..<Self.memory).contains(answer.peakMemory), sourceLocation: sourceLocation)
    #expect(answer.time < Self.time, sourceLocation: sourceLocation)
  }

  /// What the ledger says of every file and every document, in its order.
  func ledger() throws -> [LedgerRow] {
    let answer = try store.run("ledger", "--all", "--format", "json")
    return try JSONDecoder().decode([LedgerRow].self, from: Data(answer.output.utf8))
  }
}

/// A row of the ledger.
struct LedgerRow: Decodable {
  var path: String
  var member: String?
  var outcome: String
  var reason: String?
  var message: String?
}
