import DMARC
import Foundation
import ReportIngest
import ReportStore
import Testing

@Suite struct ManyTextsTests {
  private func report(_ id: String, records: Int) -> String {
    let rows = (0..<records).map { number in
      """
      <record><row><source_ip>192.0.2.1</source_ip><count>1</count><policy_evaluated>\
      <disposition>none</disposition><dkim>fail</dkim><spf>pass</spf></policy_evaluated></row>\
      <identifiers><header_from>\(id)\(number).example.com</header_from></identifiers><auth_results>\
      <spf><domain>\(id)\(number).example.net</domain><result>pass</result></spf></auth_results></record>
      """
    }
    return """
      <feedback><report_metadata><org_name>receiver.example</org_name><email>a@receiver.example\
      </email><report_id>\(id)</report_id><date_range><begin>1788220800</begin><end>1788307199</end>\
      </date_range></report_metadata><policy_published><domain>example.com</domain><p>none</p>\
      </policy_published>\(rows.joined())</feedback>
      """
  }

  /// A record here has three texts and lists, of which a reader keeps ``RecordTexts/maximumTexts``.
  @Test(arguments: [50, 0])
  func `texts may be forgotten in the first records of a report, and behind its last`(
    after: Int
  ) throws {
    let folder = NSTemporaryDirectory() + "dmarc-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let first = RecordTexts.maximumTexts / 3 - 50
    try report("a", records: first).write(toFile: folder + "/a", atomically: false, encoding: .utf8)
    try report("b", records: 50 + after)
      .write(toFile: folder + "/b", atomically: false, encoding: .utf8)
    var settings = IngestSettings(now: 1_788_400_000)
    settings.readers = 1
    let store = try ReportStore(creatingAt: folder + "/store.sqlite")
    let totals = try ReportIngest(settings).run([folder + "/a", folder + "/b"], into: store)
    #expect(totals.documents == [.stored: 2])
    #expect(totals.records == first + 50 + after)
  }
}
