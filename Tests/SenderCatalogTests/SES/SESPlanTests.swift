import DMARC
import SenderCatalog
import Testing

@Suite struct SESPlanTests {
  private let easyDKIM = SESRows.easyDKIM

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
    // SES signs with one of its three names at a time.
    #expect(states(plan) == [.inPlace, .likely, .likely, .missing, .unknown, .inPlace])
    #expect(
      plan.items.prefix(3).map(\.record.name)
        == [SESRows.token, "<token2>", "<token3>"].map {
          "\($0)._domainkey.example.com"
        })
  }

  /// AMAZON-SES shows no selectors (ses.md 3.2).
  @Test func `B: a signature without a selector proves none of the names`() {
    var rows = SESRows()
    rows.add(dkim: ["example.com", "amazonses.com"], spf: "ap-northeast-1.amazonses.com")
    let plan = SESPlan(records(), rows: rows.rows, reports: 1)
    #expect(states(plan).prefix(3) == [.likely, .likely, .likely])
    #expect(plan.open.count == 2)
  }

  /// ses.md 3.2, G: one TXT record.
  @Test func `G: a key of the owner's own is one record`() {
    var rows = SESRows()
    rows.add(dkim: ["example.com/mykey2026", "amazonses.com"], spf: "ap-northeast-1.amazonses.com")
    let plan = SESPlan(records(), rows: rows.rows, reports: 1)
    #expect(states(plan) == [.inPlace, .missing, .unknown, .inPlace])
    #expect(
      plan.items.first?.record
        == DNSRecord("mykey2026._domainkey.example.com", .txt("v=DKIM1; k=rsa; p=<key>")))
    #expect(!plan.records.notes.contains { $0.contains("DKIM host") })
  }

  @Test func `G: a key of the owner's own that nobody finds is the one that is missing`() {
    var rows = SESRows()
    rows.add(
      dkim: ["example.com/mykey permerror", "amazonses.com"], spf: "ap-northeast-1.amazonses.com")
    let plan = SESPlan(records(), rows: rows.rows, reports: 1)
    #expect(plan.items.first?.record.name == "mykey._domainkey.example.com")
    #expect(states(plan) == [.missing, .missing, .unknown, .inPlace])
  }

  @Test func `of two kinds of keys the one that was used last is in use`() {
    func names(_ first: String, _ second: String) -> [String] {
      var rows = SESRows()
      for (day, selector) in [first, second].enumerated() {
        rows.add(
          day: day, dkim: ["example.com/\(selector)", "amazonses.com"],
          spf: "ap-northeast-1.amazonses.com")
      }
      return SESPlan(records(), rows: rows.rows).items.map(\.record)
        .filter { $0.name.contains("_domainkey") }.map { "\($0.name.prefix(5)) \($0.data.type)" }
    }
    let easy = ["\(SESRows.token.prefix(5)) CNAME", "<toke CNAME", "<toke CNAME"]
    #expect(names("mykey", SESRows.token) == easy)
    #expect(names(SESRows.token, "mykey") == ["mykey TXT"])
  }

  /// The keys of an identity are at its own name.
  @Test func `a signature of a subdomain proves nothing of the domain above it`() {
    var rows = SESRows()
    rows.add(
      author: "mail.example.com", dkim: ["mail.example.com/\(SESRows.token)", "amazonses.com"],
      spf: "ap-northeast-1.amazonses.com")
    let plan = SESPlan(records(), rows: rows.rows, reports: 1)
    #expect(states(plan).prefix(3) == [.unknown, .unknown, .unknown])
    #expect(plan.items[0].record.name == "<token1>._domainkey.example.com")
    #expect(plan.items[0].evidence.contains("mail.example.com"))
    #expect(plan.open.map(\.record.name) == ["bounce.example.com", "bounce.example.com"])
    rows.add(dkim: ["amazonses.com"], spf: "ap-northeast-1.amazonses.com")
    #expect(
      states(SESPlan(records(), rows: rows.rows)).prefix(3) == [.missing, .missing, .missing])
  }

  /// ses.md 3.3, inheritance: it may be an identity by itself.
  @Test func `a subdomain that is not signed takes nothing from the domain above it`() {
    var rows = SESRows()
    rows.add(dkim: easyDKIM, spf: "ap-northeast-1.amazonses.com")
    rows.add(
      day: 9, author: "news.example.com", dkim: ["amazonses.com"],
      spf: "ap-northeast-1.amazonses.com")
    #expect(states(SESPlan(records(), rows: rows.rows)).first == .inPlace)
  }

  @Test func `D: a custom MAIL FROM domain proves its records, and its label is taken over`() {
    var rows = SESRows()
    rows.add(dkim: easyDKIM, spf: "mail.example.com", region: "ap-northeast-1")
    let plan = SESPlan(records(), rows: rows.rows, reports: 3)
    #expect(states(plan) == [.inPlace, .likely, .likely, .inPlace, .inPlace, .inPlace])
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

  @Test(arguments: [("none", SESPlan.State.missing), ("softfail", .inPlace)])
  func `SPF that passed and has no record any more is missing, and a forward takes nothing`(
    result: String, state: SESPlan.State
  ) {
    var rows = SESRows()
    rows.add(day: 0, dkim: easyDKIM, spf: "mail.example.com", region: "ap-northeast-1")
    rows.add(day: 1, dkim: easyDKIM, spf: "mail.example.com \(result)", region: "ap-northeast-1")
    #expect(SESPlan(records(), rows: rows.rows).items[4].state == state)
  }

  /// ses.md 3.3: exactly one MX record, which may serve several regions.
  @Test func `a MAIL FROM domain of several regions has the MX record of the busiest`() {
    var rows = SESRows()
    rows.add(300, dkim: easyDKIM, spf: "ap-northeast-1.amazonses.com")
    rows.add(500, dkim: easyDKIM, spf: "us-west-2.amazonses.com")
    let exchanges = SESMailExchanges(rows.rows)
    let plans = ["us-west-2", "ap-northeast-1"].map {
      SESPlan(records($0), rows: rows.rows, exchanges: exchanges)
    }
    let record = DNSRecord(
      "bounce.example.com", .mx(preference: 10, exchange: "feedback-smtp.us-west-2.amazonses.com"))
    #expect(plans.map(\.items[3].record) == [record, record])
    #expect(plans.map(\.items[3].state) == [.missing, .missing])
    #expect(plans.map { $0.records.notes.contains { $0.contains("us-west-2") } } == [false, true])
  }

  @Test func `a MAIL FROM domain that one region uses is there for the others`() {
    var rows = SESRows()
    rows.add(300, dkim: easyDKIM, spf: "mail.example.com", region: "ap-northeast-1")
    rows.add(500, dkim: easyDKIM, spf: "us-west-2.amazonses.com")
    let plan = SESPlan(records("us-west-2"), label: "mail", rows: rows.rows)
    #expect(
      plan.items[3].record.data
        == .mx(preference: 10, exchange: "feedback-smtp.ap-northeast-1.amazonses.com"))
    #expect(plan.items[3].state == .inPlace && plan.items[4].state == .likely)
    #expect(plan.items[3].evidence.contains("ap-northeast-1"))
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
