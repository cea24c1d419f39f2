import DMARC
import ReportContainers
import ReportIngest
import ReportStore
import Testing

/// Whether the mail that carried a report came from its reporter, from the bytes of the mail on.
@Suite struct ReporterAuthenticationTests {
  private static let report = SentReport(.number(1, count: 3))
  private static let server = "mx.example.com"

  /// A message with a report in it.
  private static func mail(
    _ report: SentReport = report, results: String..., from: String = "dmarc@receiver.example"
  ) -> [UInt8] {
    let stamps = results.map { "Authentication-Results: \($0)\n" }.joined()
    return Array(
      """
      \(stamps)From: <\(from)>
      Date: Fri, 02 Oct 2026 03:00:00 +0000
      Message-ID: <\(report.reportID)@receiver.example>
      Content-Type: text/xml; name="report.xml"

      \(report.xml)
      """.utf8)
  }

  /// What the store says of one message: whether its report is authenticated, and for which domain
  /// its mail passed DMARC.
  private static func stored(
    _ mail: [UInt8], trusting server: String? = server
  ) throws -> (isAuthenticated: Bool, domain: String?) {
    let folder = try ImportFolder()
    try folder.write(mail, as: "1.eml")
    let totals = try folder.run(trustedServer: server)
    #expect(totals.documents == [.stored: 1])
    #expect(try folder.faults() == [])
    let report = try #require(try folder.store.reports(on: "example.com", in: nil).first)
    return (report.isAuthenticated, try folder.ledger().first?.message?.authenticatedDomain)
  }

  @Test func `mail that passed for the reporter's domain authenticates its report`() throws {
    for value in [
      "mx.example.com; dmarc=pass header.from=receiver.example",
      "MX.EXAMPLE.COM 1; spf=pass; dmarc=pass (p=none) header.from=reports.receiver.example",
      "mx.example.com; dmarc=pass",
    ] {
      let stored = try Self.stored(Self.mail(results: value))
      #expect(stored.isAuthenticated, "\(value)")
      #expect(stored.domain?.hasSuffix("receiver.example") == true, "\(value)")
    }
  }

  @Test func `mail that did not pass, or of which nobody says so, does not`() throws {
    for mail in [
      Self.mail(), Self.mail(results: "mx.example.com; dmarc=fail header.from=receiver.example"),
      Self.mail(results: "mx.example.com; dkim=pass header.d=receiver.example"),
      Self.mail(results: "mx.elsewhere.example; dmarc=pass header.from=receiver.example"),
      Self.mail(results: "dmarc=pass header.from=receiver.example"),
    ] {
      #expect(try Self.stored(mail) == (false, nil))
    }
  }

  @Test func `nothing is believed unless a server is trusted`() throws {
    let mail = Self.mail(results: "mx.example.com; dmarc=pass header.from=receiver.example")
    #expect(try Self.stored(mail, trusting: nil) == (false, nil))
  }

  @Test func `mail that passed for another domain than the reporter's does not`() throws {
    let mail = Self.mail(
      results: "mx.example.com; dmarc=pass header.from=evil.example", from: "a@evil.example")
    #expect(try Self.stored(mail) == (false, "evil.example"))
  }

  @Test func `the topmost of the server's fields counts`() throws {
    let pass = "mx.example.com; dmarc=pass header.from=receiver.example"
    let none = "mx.example.com; dmarc=none header.from=receiver.example"
    #expect(try Self.stored(Self.mail(results: none, pass)).isAuthenticated == false)
    #expect(try Self.stored(Self.mail(results: pass, none)).isAuthenticated)
    #expect(try Self.stored(Self.mail(results: "edge.example; none", pass)).isAuthenticated)
  }

  @Test func `a reporter may call itself by its domain, or mail from a related one`() throws {
    let named = Self.report.with { $0.organization = "Receiver.Example" }
    #expect(
      try Self.stored(
        Self.mail(named, results: "mx.example.com; dmarc=pass header.from=receiver.example")
      )
      .isAuthenticated)
    // As Yahoo does: reports name dmarchelp@yahooinc.com and come from noreply@dmarc.yahoo.com.
    let folder = try ImportFolder()
    let yahoo = Self.report.xml.replacing("dmarc@receiver.example", with: "dmarchelp@yahooinc.com")
    let head = """
      Authentication-Results: mx.example.com; dmarc=pass header.from=dmarc.yahoo.com
      From: noreply@dmarc.yahoo.com
      Content-Type: text/xml


      """
    try folder.write(Array((head + yahoo).utf8), as: "1.eml")
    try folder.run(trustedServer: Self.server)
    #expect(try folder.store.reports(on: "example.com", in: nil).map(\.isAuthenticated) == [true])
  }

  @Test func `mail that was read without a server's word is read again for it, once`() throws {
    let folder = try ImportFolder()
    try folder.write(
      Self.mail(results: "mx.example.com; dmarc=pass header.from=receiver.example"), as: "1.eml")
    try folder.write(Self.report.with { $0.reportID = "2" }, as: "2.xml")
    try folder.run()
    #expect(
      try folder.store.traffic(of: "example.com", in: nil, authenticatedOnly: true).messages == 0)

    let again = try folder.run(trustedServer: Self.server)
    #expect(again.knownFiles == 1)
    #expect(again.documents == [.duplicate: 1])
    #expect(
      try folder.store.traffic(of: "example.com", in: nil, authenticatedOnly: true).messages == 3)
    #expect(try folder.store.traffic(of: "example.com", in: nil).messages == 6)
    #expect(try folder.run(trustedServer: Self.server).knownFiles == 2)
    #expect(try folder.run().knownFiles == 2)
    #expect(try folder.faults() == [])
  }

  @Test func `a report of several batches is authenticated from its first record on`() throws {
    let folder = try ImportFolder()
    let long = Self.report.with {
      $0.records = (0..<9_000).map { .number($0 % 250, count: $0 + 1) }
    }
    try folder.write(
      Self.mail(long, results: "mx.example.com; dmarc=pass header.from=receiver.example"),
      as: "1.eml")
    try folder.run(trustedServer: Self.server)
    let all = try folder.store.traffic(of: "example.com", in: nil)
    #expect(all.messages == 9_000 * 9_001 / 2)
    let authentic = try folder.store.traffic(of: "example.com", in: nil, authenticatedOnly: true)
    #expect(authentic.messages == all.messages)
    #expect(try folder.faults() == [])
  }
}
