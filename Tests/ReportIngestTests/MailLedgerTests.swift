import ReportIngest
import ReportStore
import Testing

/// The ledger's rows for what came by mail.
@Suite struct MailLedgerTests {
  private static func message(_ id: String, type: String, _ body: String) -> String {
    """
    From dmarc@receiver.example Fri Oct  2 03:00:00 2026
    From: "DMARC" <dmarc@receiver.example>
    Date: Fri, 02 Oct 2026 03:00:00 +0000
    Message-ID: <\(id)@receiver.example>
    Content-Type: \(type)

    \(body)


    """
  }

  private static let tls = """
    {"organization-name":"Receiver","date-range":{"start-datetime":"2026-10-01T00:00:00Z",
    "end-datetime":"2026-10-01T23:59:59Z"},"contact-info":"tls@receiver.example","report-id":"1",
    "policies":[{"policy":{"policy-type":"sts","policy-domain":"example.com"},"summary":{}}]}
    """

  private static let failure = """
    Feedback-Type: auth-failure
    Version: 1
    Original-Mail-From: <alice@example.com>
    Original-Rcpt-To: <bob@receiver.example>
    Reporting-MTA: dns; mx.receiver.example
    Reported-Domain: example.com
    """

  private static let mailbox =
    message("report", type: "text/xml", SentReport(.number(1)).xml)
    + message("tls", type: "application/tlsrpt+json", tls)
    + message("failure", type: "message/feedback-report", failure)
    + message(
      "large", type: "text/plain",
      "Report-Domain: example.com\nReport-Size: 9\nSubmitter: receiver.example")
    + message("hello", type: "text/plain", "Hello.")
    + message("broken", type: "text/xml", "<!DOCTYPE feedback><feedback/>")

  private static func folder() throws -> ImportFolder {
    let folder = try ImportFolder()
    try folder.write(Array(mailbox.utf8), as: "mbox")
    try folder.run()
    return folder
  }

  @Test func `every message has a row with its outcome, reason and the message itself`() throws {
    let entries = try Self.folder().ledger()
    #expect(
      entries.map(\.outcome) == [
        .stored, .tlsReport, .failureReport, .notAReport, .notAReport, .refused,
      ])
    #expect(
      entries.map(\.reason) == [nil, nil, nil, "size_limit_error", "mail", "doctype_forbidden"])
    let names = ["report", "tls", "failure", "large", "hello", "broken"]
    #expect(entries.map(\.message?.messageID) == names.map { $0 + "@receiver.example" })
    #expect(entries.allSatisfy { $0.message?.from == "dmarc@receiver.example" })
    #expect(entries.allSatisfy { $0.message?.date == 1_790_910_000 })
    #expect(entries.map(\.message?.place) == (1...6).map { "message \($0)" })
    #expect(Set(entries.map(\.sha256)).count == 1)
  }

  @Test func `what is no aggregate report says whose it is, on what domain and period`() throws {
    let entries = try Self.folder().ledger()
    #expect(
      entries.map(\.organization) == [
        "receiver.example", "Receiver", "mx.receiver.example", "receiver.example", nil, nil,
      ])
    #expect(entries.prefix(4).map(\.domain) == Array(repeating: "example.com", count: 4))
    #expect(entries[0].begin == 1_790_812_800)
    #expect(entries[1].begin == 1_790_812_800)
    #expect(entries[1].end == 1_790_899_199)
    #expect(entries[2].begin == nil)
  }

  @Test func `nothing of the people in a failure report is in the store`() throws {
    let dump = try Self.folder().dump().values.joined().joined()
    #expect(!dump.contains("alice"))
    #expect(!dump.contains("bob@"))
  }

  @Test func `several reports of one message share its row`() throws {
    let folder = try ImportFolder()
    let two = """
      From: dmarc@receiver.example
      Message-ID: <two@receiver.example>
      Content-Type: multipart/mixed; boundary=b

      --b
      Content-Type: text/xml; name=1.xml

      \(SentReport(.number(1)).xml)
      --b
      Content-Type: text/xml; name=2.xml

      \(SentReport(.number(2)).with { $0.reportID = "2" }.xml)
      --b--
      """
    try folder.write(Array(two.utf8), as: "two.eml")
    try folder.run()
    #expect(try folder.rows("SELECT message_id FROM intake_message") == ["two@receiver.example"])
    #expect(
      try folder.rows("SELECT member, intake_message_id FROM intake_document ORDER BY id")
        == ["1.xml|1", "2.xml|1"])
  }

  @Test func `the row of a message goes with that of a file that is tried again`() throws {
    let folder = try ImportFolder()
    try folder.write(Array(Self.mailbox.utf8), as: "mbox")
    for _ in 0..<3 { try folder.run() }
    #expect(try folder.rows("SELECT count(*) FROM intake_message") == ["6"])
    #expect(try folder.faults() == [])
  }

  @Test func `JSON that is not a TLS report, or not quite one, is called what it is`() throws {
    let folder = try ImportFolder()
    try folder.write(Array(#"{"policies":[],"report-id":7,"date-range":"x"}"#.utf8), as: "odd.json")
    try folder.write(Array(#"{"hello":"policies"}"#.utf8), as: "other.json")
    try folder.run()
    let entries = try folder.ledger()
    #expect(entries.map(\.outcome) == [.tlsReport, .notAReport])
    #expect(entries.map(\.organization) == [nil, nil])
  }
}
