import DMARC
import SenderCatalog
import Testing

@Suite struct SESPlanTests {
  private let easyDKIM = ["example.com/\(SESRows.token)", "amazonses.com"]

  private func records(_ region: String? = "ap-northeast-1") -> SESRecords {
    SESRecords(domain: "example.com", region: region.flatMap { SESRegion($0) })
  }

  private func states(_ plan: SESPlan) -> [SESPlan.State] { plan.items.map(\.state) }

  /// ses.md 3.1, with the label of that guide.
  @Test func `six records make a domain compliant`() {
    var records = records()
    records.mailFromLabel = "spf"
    records.dmarc = DMARCRecord("v=DMARC1; p=none; rua=mailto:rua@example.com")
    #expect(
      RecordFormat.text.text(of: SESPlan(records).items.map(\.record)) == """
        <token1>._domainkey.example.com.  CNAME  <token1>.dkim.amazonses.com.
        <token2>._domainkey.example.com.  CNAME  <token2>.dkim.amazonses.com.
        <token3>._domainkey.example.com.  CNAME  <token3>.dkim.amazonses.com.
        spf.example.com.                  MX     10 feedback-smtp.ap-northeast-1.amazonses.com.
        spf.example.com.                  TXT    "v=spf1 include:amazonses.com ~all"
        _dmarc.example.com.               TXT    "v=DMARC1; p=none; rua=mailto:rua@example.com"

        """)
  }

  @Test func `without a region the hosts are placeholders and a note says so`() {
    let records = records(nil)
    #expect(records.dkim.first?.data == .cname("<token1>.<dkim-host>"))
    #expect(
      records.mailFromMX.data
        == .mx(preference: 10, exchange: "feedback-smtp.<region>.amazonses.com"))
    #expect(records.notes.contains { $0.contains("dkim.<region>.amazonses.com") })
    #expect(self.records("xx-future-1").dkim.first?.data == .cname("<token1>.<dkim-host>"))
    #expect(self.records().notes.count == 2)
  }

  @Test func `a subdomain is set up by itself under the DMARC record above it`() {
    var records = SESRecords(domain: "news.example.com", region: SESRegion("eu-west-1"))
    records.policyDomain = "example.com"
    #expect(
      SESPlan(records).items.map(\.record.name) == (1...3).map {
        "<token\($0)>._domainkey.news.example.com"
      } + [
        "bounce.news.example.com", "bounce.news.example.com", "_dmarc.example.com",
      ])
  }

  @Test func `without rows nothing is known, and all six are open`() {
    let plan = SESPlan(records())
    #expect(states(plan) == Array(repeating: .unknown, count: 6))
    #expect(plan.open.count == 6)
    #expect(plan.messages == 0)
  }

  @Test func `a report proves the DMARC record and its rua`() {
    let plan = SESPlan(records(), reports: 1)
    #expect(states(plan).last == .inPlace)
    #expect(plan.open.count == 5)
  }

  @Test func `A: rows of the region prove that nothing is set up`() {
    var rows = SESRows()
    rows.add(dkim: ["amazonses.com"], spf: "ap-northeast-1.amazonses.com")
    let plan = SESPlan(records(), rows: rows.rows, reports: 1)
    #expect(states(plan) == [.missing, .missing, .missing, .missing, .unknown, .inPlace])
  }

  @Test func `B: a signature proves the names, and its token is filled in`() {
    var rows = SESRows()
    rows.add(dkim: easyDKIM, spf: "ap-northeast-1.amazonses.com")
    let plan = SESPlan(records(), rows: rows.rows, reports: 1)
    #expect(states(plan) == [.inPlace, .inPlace, .inPlace, .missing, .unknown, .inPlace])
    #expect(
      plan.items.prefix(3).map(\.record.name)
        == [SESRows.token, "<token2>", "<token3>"].map {
          "\($0)._domainkey.example.com"
        })
  }

  @Test func `D: a custom MAIL FROM domain proves its records, and its label is taken over`() {
    var rows = SESRows()
    rows.add(dkim: easyDKIM, spf: "mail.example.com", region: "ap-northeast-1")
    let plan = SESPlan(records(), rows: rows.rows, reports: 3)
    #expect(states(plan) == Array(repeating: .inPlace, count: 6))
    #expect(plan.records.mailFromDomain == "mail.example.com")
    #expect(plan.open.isEmpty)
  }

  @Test func `D: where the region does not show, it is likely`() {
    var rows = SESRows()
    rows.add(dkim: easyDKIM, spf: "mail.example.com")
    #expect(
      states(SESPlan(records(), rows: rows.rows)) == Array(repeating: .likely, count: 5)
        + [.unknown])
  }

  @Test func `E: the MX record is there and the SPF record is not`() {
    var rows = SESRows()
    rows.add(dkim: easyDKIM, spf: "mail.example.com none", region: "ap-northeast-1")
    let plan = SESPlan(records(), rows: rows.rows, reports: 1)
    #expect(plan.items[3].state == .inPlace)
    #expect(plan.items[4].state == .missing)
    #expect(plan.items[4].evidence.contains("none"))
  }

  @Test func `another label than the one in use is not proved`() {
    var rows = SESRows()
    rows.add(dkim: easyDKIM, spf: "mail.example.com", region: "ap-northeast-1")
    let plan = SESPlan(records(), label: "bounce", rows: rows.rows)
    #expect(plan.records.mailFromDomain == "bounce.example.com")
    #expect(plan.items[3].state == .unknown)
  }

  @Test func `another region proves nothing here`() {
    var rows = SESRows()
    rows.add(dkim: easyDKIM, spf: "us-west-2.amazonses.com")
    #expect(states(SESPlan(records(), rows: rows.rows)) == Array(repeating: .unknown, count: 6))
  }

  @Test func `what was lost is missing`() {
    var rows = SESRows()
    rows.add(day: 0, dkim: easyDKIM, spf: "mail.example.com", region: "ap-northeast-1")
    rows.add(day: 1, dkim: ["amazonses.com"], spf: "ap-northeast-1.amazonses.com")
    let plan = SESPlan(records(), rows: rows.rows, reports: 2)
    #expect(states(plan).prefix(4) == [.missing, .missing, .missing, .missing])
    #expect(plan.items[0].evidence.contains(SESRows.day(0).description))
  }

  @Test func `mail of a service on SES proves nothing of the account`() {
    var rows = SESRows()
    rows.add(dkim: ["example.com/resend", "amazonses.com"], spf: "send.example.com")
    #expect(SESPlan(records(), rows: rows.rows).messages == 0)
  }
}
