import Foundation
import Testing

/// A question of any command leaves what lies at the path as it is.
struct QuestionsLeaveFilesTests {
  private static let questions = [
    ["domains"], ["sources", "example.com"], ["advise", "example.com"], ["reports", "example.com"],
    ["ledger"], ["senders", "--seen"], ["backtest", "example.com"],
    ["what-if", "example.com", "--record", "v=DMARC1; p=reject"],
  ]

  @Test func `a store is the same to the byte behind every question`() throws {
    let store = try DmarcStore.withSamples()
    let file = URL(fileURLWithPath: store.path)
    let before = try Data(contentsOf: file)
    for question in Self.questions {
      let answer = try DmarcProgram.run(question + ["--store", store.path])
      #expect(answer.status != 64 && !answer.error.contains("Error"), "\(question)")
      #expect(try Data(contentsOf: file) == before, "\(question)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: store.folder.path)
    #expect(names == ["reports.sqlite"])
  }

  @Test(arguments: ["domains", "ledger"])
  func `an empty file stays empty, and is told how to become a store`(question: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([], as: "empty.sqlite")
    let answer = try DmarcProgram.run([question, "--store", path])
    #expect(answer.status == 1)
    #expect(answer.error.contains("there is no store yet; make one with: dmarc import"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)).isEmpty)
  }
}
