import ReportIngest
import ReportStore
import Testing

@testable import dmarc

@Suite struct ProgressLineTests {
  private static func totals(bytes: Int64, inHand: Int64 = 0) -> IngestTotals {
    var totals = IngestTotals()
    totals.files = [.stored: 1_200, .refused: 3]
    totals.documents = [.stored: 1_100, .partial: 90, .duplicate: 10, .refused: 3, .notAReport: 4]
    totals.records = 60_000
    totals.bytes = bytes
    totals.bytesInHand = inHand
    return totals
  }

  @Test func `it tells files, reports, records a second, what was refused and the time left`() {
    let counts = "1,203 files, 1,200 reports, 60,000 records, 6,000 records/s, 3 refused"
    #expect(
      ProgressLine.text(Self.totals(bytes: 1_000), seconds: 10, bytesInAll: 7_200)
        == counts + ", 1:02 left")
    #expect(
      ProgressLine.text(Self.totals(bytes: 500, inHand: 500), seconds: 10, bytesInAll: 367_000)
        == counts + ", 1:01:00 left")
    #expect(
      ProgressLine.text(Self.totals(bytes: 1_000), seconds: 10, bytesInAll: 1_000)
        == counts + ", 0:00 left")
  }

  @Test func `it tells no time that it cannot know`() {
    let counts = "1,203 files, 1,200 reports, 60,000 records, 60,000 records/s, 3 refused"
    #expect(ProgressLine.text(Self.totals(bytes: 9), seconds: 0.5, bytesInAll: 99) == counts)
    #expect(ProgressLine.text(Self.totals(bytes: 0), seconds: 1, bytesInAll: 99) == counts)
    #expect(ProgressLine.text(Self.totals(bytes: 9), seconds: 1, bytesInAll: nil) == counts)
  }

  @Test func `elsewhere than on a terminal there is nothing but the totals`() throws {
    let store = try DmarcStore()
    let answer = try store.run("import", DmarcStore.samples + "/reports")
    #expect(answer.error == "")
    #expect(!answer.output.contains("\r"))
  }
}
