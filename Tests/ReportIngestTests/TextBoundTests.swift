import DMARC
import ReportContainers
import ReportIngest
import Testing

/// Whatever a document says, what is remembered of it is bounded.
struct TextBoundTests {
  /// Looks at the texts with each part and when a document ends.
  private final class TextCounter: ReportReceiver {
    private(set) var most = 0

    func beginDocument(_ document: ReportDocument) {}
    func receive(_ part: ReportPart, texts: borrowing RecordTexts) { look(at: texts) }
    func willForgetTexts(_ texts: borrowing RecordTexts) { look(at: texts) }
    func endDocument(_ outcome: DocumentOutcome, texts: borrowing RecordTexts) { look(at: texts) }

    private func look(at texts: borrowing RecordTexts) {
      most = max(most, texts.texts.count + texts.authResultLists.count + texts.overrideLists.count)
    }
  }

  @Test(arguments: ["<count>0</count>", "<count>1</count>", ""])
  func `texts of records are bounded, whether they count or not`(count: String) throws {
    let folder = try ImportFolder()
    let records = (0..<310).map { number in
      let signatures = (0..<256).map { place in
        "<dkim><domain>d\(number)-\(place).example</domain><selector>s\(number)-\(place)</selector>"
          + "<result>fail</result></dkim>"
      }
      let record = SentReport.Record(results: signatures.joined()).xml
      return record.replacing("<count>1</count>", with: count)
    }
    #expect(try Self.mostTexts(records.joined(), folder) <= RecordTexts.maximumTexts + 2_000)
  }

  /// 256 results of a record are kept; the texts of those beyond must not be.
  @Test func `texts of one record are bounded`() throws {
    let folder = try ImportFolder()
    let signatures = (0..<160_000).map {
      "<dkim><domain>d\($0).example</domain><result>fail</result></dkim>"
    }
    let record = SentReport.Record(results: signatures.joined()).xml
    #expect(try Self.mostTexts(record, folder) <= RecordTexts.maximumTexts + 2_000)
  }

  private static func mostTexts(_ records: String, _ folder: ImportFolder) throws -> Int {
    let xml = SentReport().xml.replacing("</feedback>", with: records + "</feedback>")
    let path = try folder.write(Array(xml.utf8), as: "hostile.xml")
    let counter = TextCounter()
    var reader = ReportReader()
    try reader.read(try ReportFile(path: path), receiver: counter)
    return counter.most
  }
}
