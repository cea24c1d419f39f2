import DMARC
import SenderCatalog
import Testing

/// Every repair is checked by the rows that come in the place of the trouble (ses.md 3.4): three days and
/// twenty messages, as for a change point (decision.md 2.4).
@Suite struct SESRepairedTests {
  private let easyDKIM = SESRows.easyDKIM
  private let unsigned = SESRows.unsigned
  private let ireland = "eu-west-1.amazonses.com"

  /// Fifty messages a day.
  private func rows(
    _ days: Range<Int>, dkim: (Int) -> [String], spf: (Int) -> String
  ) -> SESRows {
    var rows = SESRows()
    for day in days {
      rows.add(50, day: day, dkim: dkim(day), spf: spf(day), region: "eu-west-1", isAmazon: true)
    }
    return rows
  }

  @Test func `A to B: nothing is left but the advice of B`() {
    let rows = rows(0..<30) {
      $0 < 15 ? unsigned : easyDKIM
    } spf: { _ in
      ireland
    }
    #expect(rows.found() == ["SES-2 eu-west-1: 750/0"])
  }

  @Test func `C to D: nothing is left`() {
    let rows = rows(0..<30) {
      $0 < 15 ? unsigned : easyDKIM
    } spf: { _ in
      "spf.example.com"
    }
    #expect(rows.found() == [])
  }

  @Test func `E to D: nothing is left`() {
    let rows = rows(0..<30) { _ in
      easyDKIM
    } spf: {
      "spf.example.com \($0 < 15 ? "none" : "pass")"
    }
    #expect(rows.found() == [])
  }

  @Test func `F to D: nothing is left`() {
    let rows = rows(0..<30) { _ in
      easyDKIM
    } spf: {
      $0 < 18 && $0 % 2 == 0 ? ireland : "spf.example.com"
    }
    #expect(rows.found() == [])
  }

  /// The reverse of SES-6: names that were deleted are back.
  @Test func `DKIM that was lost and is back is not lost`() {
    let rows = rows(0..<30) {
      (14..<22).contains($0) ? unsigned : easyDKIM
    } spf: { _ in
      ireland
    }
    #expect(rows.found() == ["SES-2 eu-west-1: 1100/0"])
  }

  @Test func `a key that is published again, and one that is signed with rightly, is repaired`() {
    for result in ["permerror", "fail"] {
      let rows = rows(0..<30) {
        ["example.com/\(SESRows.token) \($0 < 15 ? result : "pass")", "amazonses.com"]
      } spf: { _ in
        ireland
      }
      #expect(rows.found() == ["SES-2 eu-west-1: 750/0"])
    }
  }

  @Test func `a region that has begun to sign is repaired`() {
    var rows = rows(0..<30) {
      $0 < 15 ? unsigned : easyDKIM
    } spf: { _ in
      ireland
    }
    for day in 0..<30 { rows.add(50, day: day, dkim: easyDKIM, spf: "us-west-2.amazonses.com") }
    #expect(rows.found() == ["SES-2 us-west-2: 1500/0", "SES-2 eu-west-1: 750/0"])
  }

  @Test func `a service on SES that passes since has no failures`() {
    let rows = rows(0..<30) {
      ["example.com/resend \($0 < 15 ? "fail" : "pass")", "amazonses.com"]
    } spf: {
      "send.example.com \($0 < 15 ? "none" : "pass")"
    }
    #expect(rows.found() == ["SES-11 eu-west-1: 750/0"])
  }

  @Test func `two days without it prove no repair`() {
    let rows = rows(0..<30) {
      $0 < 28 ? unsigned : easyDKIM
    } spf: { _ in
      ireland
    }
    #expect(rows.found().first == "SES-1 eu-west-1: 1400/1400")
  }

  @Test func `nineteen messages without it prove no repair`() {
    var rows = SESRows()
    for day in 0..<15 { rows.add(50, day: day, dkim: unsigned, spf: ireland) }
    for (day, messages) in [7, 6, 6].enumerated() {
      rows.add(messages, day: 15 + day, dkim: easyDKIM, spf: ireland)
    }
    #expect(rows.found().first == "SES-1 eu-west-1: 750/750")
    rows.add(1, day: 17, dkim: easyDKIM, spf: ireland)
    #expect(rows.found() == ["SES-2 eu-west-1: 20/0"])
  }

  /// On the day of the repair there is some of both.
  @Test func `the day of a repair makes no steady share`() {
    var rows = rows(0..<15) { _ in
      unsigned
    } spf: { _ in
      ireland
    }
    rows.add(20, day: 15, dkim: unsigned, spf: ireland)
    rows.add(30, day: 15, dkim: easyDKIM, spf: ireland)
    rows.add(50, day: 16, dkim: easyDKIM, spf: ireland)
    #expect(rows.found().first == "SES-1 eu-west-1: 770/770")
    for day in 17..<19 { rows.add(50, day: day, dkim: easyDKIM, spf: ireland) }
    #expect(rows.found() == ["SES-2 eu-west-1: 180/0"])
  }

  /// SES-7 is "a steady share": what another account sends is not repaired with the first.
  @Test func `what is still unsigned beside what is signed is SES-7, and of those days alone`() {
    var rows = rows(0..<30) {
      $0 < 15 ? unsigned : easyDKIM
    } spf: { _ in
      ireland
    }
    for day in 15..<30 { rows.add(5, day: day, dkim: unsigned, spf: ireland) }
    #expect(rows.found() == ["SES-7 eu-west-1: 75/75", "SES-2 eu-west-1: 750/0"])
  }

  @Test func `what comes once a week is not gone after three days`() {
    var rows = rows(0..<24) { _ in
      easyDKIM
    } spf: { _ in
      ireland
    }
    for day in [0, 7, 14] { rows.add(500, day: day, dkim: unsigned, spf: ireland) }
    #expect(rows.found().first == "SES-7 eu-west-1: 1500/1500")
  }

  @Test func `one mailing of another account amid signed mail is not taken for repaired`() {
    var rows = rows(0..<30) { _ in
      easyDKIM
    } spf: { _ in
      ireland
    }
    rows.add(500, day: 15, dkim: unsigned, spf: ireland)
    #expect(rows.found().first == "SES-7 eu-west-1: 500/500")
  }

  /// "d=you passed before, then absent": days before it was set up do not count.
  @Test func `SES-6: what was set up in the window and is gone again is lost`() {
    let rows = rows(0..<30) {
      (15..<25).contains($0) ? easyDKIM : unsigned
    } spf: { _ in
      ireland
    }
    #expect(rows.found().first == "SES-6 eu-west-1: 250/250")
    #expect(rows.diagnoses().first?.since == SESRows.day(25))
  }

  @Test func `the plan says of names that are back that they are in place`() {
    let rows = rows(0..<30) {
      (14..<22).contains($0) ? unsigned : easyDKIM
    } spf: { _ in
      ireland
    }
    let plan = SESPlan(
      SESRecords(domain: "example.com", region: SESRegion("eu-west-1")), rows: rows.rows)
    #expect(plan.items.first?.state == .inPlace)
  }
}
