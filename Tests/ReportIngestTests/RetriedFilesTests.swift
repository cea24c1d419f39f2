import ReportContainers
import ReportIngest
import ReportStore
import Testing

/// Files that were not taken whole, and what the ledger says of them when they are read again.
@Suite struct RetriedFilesTests {
  private static func report(_ number: Int) -> SentReport {
    SentReport(.number(number, count: number)).with { $0.reportID = "r\(number)" }
  }

  private static func message(_ number: Int, _ body: String) -> String {
    """
    From dmarc@receiver.example Fri Oct  2 03:00:00 2026
    From: dmarc@receiver.example
    Message-ID: <\(number)@receiver.example>
    Content-Type: text/xml

    \(body)


    """
  }

  private static let mailbox = (1...6).map { message($0, report($0).xml) }.joined()

  private static let documents = """
    SELECT replace(member, '/part 1', ''), intake_document.outcome, report.report_id FROM intake_document
    LEFT JOIN report ON report.id = intake_document.report_id ORDER BY intake_document.id
    """

  private static let files = "SELECT outcome, reason FROM intake_file"

  private static func run(
    _ folder: ImportFolder, messages: Int? = nil, trustedServer: String? = nil
  ) throws -> IngestTotals {
    var settings = IngestSettings(now: ImportFolder.now)
    if let messages { settings.containerLimits.messages = messages }
    settings.trustedServer = trustedServer
    return try ReportIngest(settings).run([folder.files], into: folder.store)
  }

  @Test func `what a wider limit lets in is in the ledger beside what was there`() throws {
    let folder = try ImportFolder()
    try folder.write(Array(Self.mailbox.utf8), as: "mbox")
    #expect(try Self.run(folder, messages: 3).documents == [.stored: 3])
    #expect(try folder.rows(Self.files) == ["partial|too_many_messages"])
    let former = try folder.rows("SELECT message FROM intake_file")

    #expect(try Self.run(folder, messages: 5).documents == [.duplicate: 3, .stored: 2])
    #expect(
      try folder.rows(Self.documents) == (1...5).map { "message \($0)|stored|r\($0)" })
    #expect(try folder.rows(Self.files) == ["partial|too_many_messages"])
    #expect(try folder.rows("SELECT message FROM intake_file") != former)

    let whole = try Self.run(folder)
    #expect(whole.documents == [.duplicate: 5, .stored: 1])
    #expect(whole.files == [.stored: 1])
    #expect(
      try folder.rows(Self.documents) == (1...6).map { "message \($0)|stored|r\($0)" })
    #expect(try folder.rows(Self.files) == ["stored|-"])
    #expect(
      try folder.rows("SELECT message_id FROM intake_message ORDER BY place")
        == (1...6).map { "\($0)@receiver.example" })
    #expect(try folder.faults() == [])
  }

  @Test func `a narrower limit takes nothing out of the ledger`() throws {
    let folder = try ImportFolder()
    try folder.write(Array(Self.mailbox.utf8), as: "mbox")
    _ = try Self.run(folder, messages: 5)
    let before = try folder.rows(Self.documents)
    #expect(try Self.run(folder, messages: 2).files == [.partial: 1])
    #expect(try folder.rows(Self.documents) == before)
    #expect(try folder.rows("SELECT count(*) FROM intake_message") == ["5"])
    #expect(try folder.faults() == [])
  }

  @Test func `a document that came in part is said to, however the file ends later`() throws {
    let folder = try ImportFolder()
    let long = SentReport(.number(2), .number(3)).with { $0.reportID = "r2" }
    let cut = String(decoding: long.cut(inRecord: 1), as: UTF8.self)
    let bodies = [Self.report(1).xml, cut, Self.report(3).xml]
    let mailbox = bodies.enumerated().map { Self.message($0.offset + 1, $0.element) }.joined()
    try folder.write(Array(mailbox.utf8), as: "mbox")
    _ = try Self.run(folder, messages: 2)
    let totals = try Self.run(folder)
    #expect(totals.hasRefusals)
    #expect(
      try folder.rows(Self.documents)
        == [
          "message 1|stored|r1", "message 2|partial|r2", "message 3|stored|r3",
        ])
    #expect(try folder.rows(Self.files) == ["partial|-"])
    #expect(try folder.ledger().map(\.reason) == [nil, "truncated", nil])
  }

  @Test func `a file that was not read to its end is tried again though its only report gave way`()
    throws
  {
    let folder = try ImportFolder()
    let long = SentReport(.number(2), .number(3)).with { $0.reportID = "r2" }
    let bodies = [String(decoding: long.cut(inRecord: 1), as: UTF8.self), Self.report(3).xml]
    let mailbox = bodies.enumerated().map { Self.message($0.offset + 1, $0.element) }.joined()
    try folder.write(Array(mailbox.utf8), as: "mbox")
    _ = try Self.run(folder, messages: 1)
    // Behind the mailbox.
    try folder.write(long, as: "whole.xml")
    _ = try Self.run(folder, messages: 1)
    let mailboxes = "SELECT outcome, reason FROM intake_file WHERE path LIKE '%mbox'"
    #expect(try folder.rows(mailboxes) == ["partial|too_many_messages"])
    _ = try Self.run(folder)
    #expect(try folder.rows("SELECT count(*) FROM report WHERE report_id = 'r3'") == ["1"])
    #expect(try folder.faults() == [])
  }

  @Test func `a file of which nothing comes leaves the ledger as it is`() throws {
    let folder = try ImportFolder()
    let bodies = [Self.report(1).xml, "<!DOCTYPE feedback><feedback/>"]
    let mailbox = bodies.enumerated().map { Self.message($0.offset + 1, $0.element) }.joined()
    try folder.write(Array(mailbox.utf8), as: "mbox")
    _ = try Self.run(folder)
    let before = try folder.dump().filter { $0.key != "intake_run" }
    #expect(try Self.run(folder).documents == [.duplicate: 1, .refused: 1])
    #expect(try folder.dump().filter { $0.key != "intake_run" } == before)
  }

  @Test func `a mailbox that is read again for a server's word has that in the ledger`() throws {
    let folder = try ImportFolder()
    let head = """
      From dmarc@receiver.example Fri Oct  2 03:00:00 2026
      Authentication-Results: mx.example.com; dmarc=pass header.from=receiver.example

      """
    let first = Self.message(1, Self.report(1).xml).split(
      separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)[1]
    let mailbox = head + first + Self.message(2, "<!DOCTYPE feedback><feedback/>")
    try folder.write(Array(mailbox.utf8), as: "mbox")
    _ = try Self.run(folder)
    _ = try Self.run(folder, trustedServer: "mx.example.com")
    #expect(
      try folder.rows("SELECT place, authenticated_domain FROM intake_message ORDER BY place")
        == ["message 1|receiver.example", "message 2|-"])
    #expect(
      try folder.rows(Self.documents) == [
        "message 1|stored|r1", "message 2|refused|-",
      ])
  }
}
