/// A report as a receiver sends it.
struct SentReport {
  struct Record {
    var address = "192.0.2.1"
    var count = 1
    var headerFrom = "example.com"
    var evaluated =
      "<policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>fail</spf>"
      + "</policy_evaluated>"
    var results =
      "<dkim><domain>example.com</domain><selector>s1</selector><result>pass</result></dkim>"

    static func number(_ number: Int, count: Int = 1) -> Record {
      Record(address: "192.0.2.\(number)", count: count)
    }

    var xml: String {
      """
      <record><row><source_ip>\(address)</source_ip><count>\(count)</count>\(evaluated)</row>
      <identifiers><header_from>\(headerFrom)</header_from></identifiers>
      <auth_results>\(results)</auth_results></record>

      """
    }
  }

  var organization = "receiver.example"
  var reportID = "1"
  var domain = "example.com"
  /// 2026-10-01, whole.
  var begin = 1_790_812_800
  var end = 1_790_899_199
  var alignment = "<adkim>r</adkim><aspf>r</aspf>"
  var records: [Record]
  /// Whether the records come before everything else.
  var startsWithRecords = false

  init(_ records: Record...) { self.records = records }

  /// Another report that differs in what `change` does.
  func with(_ change: (inout SentReport) -> Void) -> SentReport {
    var copy = self
    change(&copy)
    return copy
  }

  var xml: String {
    let head = """
      <report_metadata><org_name>\(organization)</org_name><email>dmarc@\(organization)</email>
      <report_id>\(reportID)</report_id>
      <date_range><begin>\(begin)</begin><end>\(end)</end></date_range></report_metadata>
      <policy_published><domain>\(domain)</domain>\(alignment)<p>none</p></policy_published>

      """
    let body = records.map(\.xml).joined()
    return "<?xml version=\"1.0\"?>\n<feedback>\n<version>1.0</version>\n"
      + (startsWithRecords ? body + head : head + body) + "</feedback>\n"
  }

  /// The same document cut off inside the record with this place.
  func cut(inRecord place: Int) -> [UInt8] {
    let parts = xml.split(separator: "<record>", omittingEmptySubsequences: false)
    let whole = parts[...place].joined(separator: "<record>")
    return Array((whole + "<record>" + parts[place + 1].prefix(40)).utf8)
  }
}
