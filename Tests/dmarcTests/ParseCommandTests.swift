import Foundation
import Testing

struct ParseCommandTests {
  private static func objects(_ answer: DmarcProgram.Answer) throws -> [[String: Any]] {
    try answer.lines.map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func `a summary is one line for each file`() throws {
    let answer = try DmarcProgram.run(["parse", "--summary", DmarcStore.samples + "/reports"])
    #expect(answer.status == 0)
    #expect(answer.error == "")
    let lines = try Self.objects(answer)
    let expected = try ExpectedFile.all(in: "reports/")
    #expect(lines.count == expected.count)
    let ofPath = Dictionary(
      lines.map { ($0["path"] as? String ?? "", $0) }, uniquingKeysWith: { $1 })
    for file in expected {
      let line = try #require(ofPath[DmarcStore.samples + "/" + file.path])
      #expect(line["outcome"] as? String == file.outcome, "\(file.path)")
      #expect(line["records"] as? Int == file.records, "\(file.path)")
      #expect(line["messages"] as? Int == file.messages, "\(file.path)")
      #expect(line["dkim_aligned"] as? Int == file.dkim_aligned, "\(file.path)")
      #expect(line["spf_aligned"] as? Int == file.spf_aligned, "\(file.path)")
      #expect(line["dmarc_pass"] as? Int == file.dmarc_pass, "\(file.path)")
      #expect(line["dispositions"] as? [String: Int] == file.dispositions, "\(file.path)")
    }
  }

  @Test func `what is refused is exit status 1 and every file has its line`() throws {
    let answer = try DmarcProgram.run(["parse", "--summary", DmarcStore.samples + "/hostile"])
    #expect(answer.status == 1)
    let names = try FileManager.default.contentsOfDirectory(atPath: DmarcStore.samples + "/hostile")
    let lines = try Self.objects(answer)
    #expect(lines.count == names.count)
    let keys = [
      "path", "outcome", "reports", "organization", "email", "report_id", "domain", "begin", "end",
      "records", "messages", "dkim_aligned", "spf_aligned", "dmarc_pass", "dispositions",
      "deviations",
      "error",
    ]
    for line in lines { #expect(keys.allSatisfy { line[$0] != nil }, "\(line["path"] ?? "")") }
    for line in lines where line["outcome"] as? String == "refused" {
      #expect((line["error"] as? String)?.isEmpty == false, "\(line["path"] ?? "")")
    }
  }

  @Test func `without a summary each report is a line of JSON`() throws {
    let folder = try TemporaryFolder()
    let one = try folder.write(SampleXML.report(reportID: "one"), as: "1.xml")
    let two = try folder.write(SampleXML.report(reportID: "two"), as: "2.xml")
    let answer = try DmarcProgram.run(["parse", one, two])
    #expect(answer.status == 0)
    #expect(try Self.objects(answer).count == 2)
    #expect(answer.lines.first?.contains("\"one\"") == true)
    #expect(answer.lines.last?.contains("\"two\"") == true)
    #expect(answer.output.contains("192.0.2.1"))
  }

  @Test(arguments: [["--summary"], []])
  func `a minus sign is standard input`(options: [String]) throws {
    let answer = try DmarcProgram.run(
      ["parse", "-"] + options, input: Array(SampleXML.report(reportID: "piped").utf8))
    #expect(answer.status == 0)
    #expect(try Self.objects(answer).count == 1)
    #expect(answer.output.contains("\"piped\""))
  }

  @Test func `no store is made`() throws {
    let folder = try TemporaryFolder()
    let report = try folder.write(SampleXML.report(), as: "report.xml")
    let store = folder.path + "/reports.sqlite"
    let answer = try DmarcProgram.run(["parse", report], environment: ["DMARC_STORE": store])
    #expect(answer.status == 0)
    #expect(!FileManager.default.fileExists(atPath: store))
  }
}
