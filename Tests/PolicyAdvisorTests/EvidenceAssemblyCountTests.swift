import DMARC
import PolicyAdvisor
import SenderCatalog
import Testing

/// What is counted once for the whole domain: days, reporters, the age of the rung and of sources.
@Suite struct EvidenceAssemblyCountTests {
  private typealias Rows = EvidenceAssemblyRows

  private let unevaluated = Evaluation(disposition: "none", dkim: nil, spf: nil, computed: nil)

  @Test func `every message of the window is in a source's days or said to be in no rate`() {
    var rows = Rows()
    rows.add(Rows.oregon, Sample.spread(700))
    rows.add(Rows.tokyo, Sample.spread(90))
    rows.add(Rows.google, Sample.spread(333))
    rows.add(Rows.spoof, Sample.spread(41))
    rows.add(Rows.google, 17, day: 3, evaluation: unevaluated)
    rows.add(Rows.Mail(address: "203.0.113.200", spf: "x.test"), 4, day: 3, evaluation: unevaluated)
    let evidence = rows.evidence()
    let counted = evidence.sources.flatMap(\.days).reduce(0) { $0 + $1.messages }
    #expect(evidence.unevaluatedMessages == 21)
    #expect(counted + evidence.unevaluatedMessages == rows.traffic.messages)
    #expect(evidence.sources.allSatisfy { $0.days.map(\.day) == $0.days.map(\.day).sorted() })
    #expect(!evidence.sources.contains { $0.name == "x.test" })
  }

  @Test func `the inventory decides what a source is, the window what is counted`() {
    var rows = Rows()
    rows.add(Rows.oregon, 40, day: 0)
    rows.add(Rows.oregonUnsigned, 30, day: 60)
    rows.add(Rows.google, 10, day: 62)
    let evidence = rows.evidence(asOf: 63, window: 32..<62)
    #expect(evidence.sources.first?.sourceClass == .own)
    #expect(evidence.reportDays == 1)
    #expect(evidence.newestReportDay == Sample.firstDay.advanced(by: 62))
    #expect(evidence.reporters == 1)
    #expect(evidence.sources.first?.reporters == 1)
    let decision = Sample.decide(evidence)
    #expect(decision.source("Amazon SES (us-west-2)")?.failures == 30)
  }

  @Test func `only reporters that saw the owner's mail count, each once`() {
    var rows = Rows()
    rows.add(Rows.google, 10, day: 1, reporter: "a.test")
    rows.add(Rows.tokyo, 10, day: 1, reporter: "a.test")
    rows.add(Rows.tokyo, 10, day: 2, reporter: "b.test")
    rows.add(Rows.spoof, 10, day: 2, reporter: "c.test")
    #expect(rows.evidence().reporters == 2)
    #expect(rows.evidence().reportDays == 2)
  }

  @Test func `the rung is as old as the unbroken run of days that show it`() {
    func dwell(_ history: [(Int, Policy)], asOf: Int = 60) -> Int? {
      let traffic = Traffic(domain: "example.com")
      let names = SourceNaming(organizationalDomain: { $0 }).name(traffic)
      let asOf = Sample.firstDay.advanced(by: asOf)
      return EvidenceAssembly().evidence(
        from: traffic, sources: names, asOf: asOf, window: AdvisorLimits().window(asOf: asOf),
        published: history.map {
          ShownPolicy(
            day: Sample.firstDay.advanced(by: $0.0),
            policy: PolicyPublished(domain: "example.com", policy: $0.1))
        }
      ).dwellDays
    }
    #expect(dwell([]) == nil)
    #expect(dwell([(10, .none), (30, .none), (58, .none)]) == 50)
    #expect(dwell([(10, .none), (30, .quarantine), (58, .quarantine)]) == 30)
    #expect(dwell([(10, .quarantine), (30, .none), (31, .quarantine)]) == 29)
    #expect(dwell([(30, .quarantine), (31, .none), (31, .quarantine), (32, .quarantine)]) == 30)
    #expect(dwell([(58, .none)], asOf: 40) == 0)
  }

  @Test func `the owner's record tells what the reports of each day leave out`() {
    var rows = Rows()
    rows.add(Rows.google, 10, day: 0)
    let asOf = Sample.firstDay.advanced(by: 40)
    let test = PolicyPublished(domain: "example.com", policy: .quarantine)
    let evidence = EvidenceAssembly().evidence(
      from: rows.traffic, sources: SourceNaming(organizationalDomain: { $0 }).name(rows.traffic),
      asOf: asOf, window: AdvisorLimits().window(asOf: asOf),
      published: [
        ShownPolicy(day: asOf.advanced(by: -20), policy: test),
        ShownPolicy(day: asOf.advanced(by: -2), policy: test),
      ],
      currentRecord: DMARCRecord(Sample.record(of: .quarantineTest)))
    #expect(evidence.dwellDays == 20)
    #expect(Sample.decide(evidence).rung == .quarantineTest)
  }

  @Test func `a source that appeared after two weeks of reports is new`() {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    #expect(rows.evidence().daysSinceNewSource == nil)
    rows.add(Rows.tokyo, 10, day: 13)
    #expect(rows.evidence().daysSinceNewSource == nil)
    rows.add(Rows.spoof, 9, day: 25)
    #expect(rows.evidence().daysSinceNewSource == nil)
    rows.add(Rows.oregon, 10, day: 14)
    #expect(rows.evidence().daysSinceNewSource == 18)
    rows.add(Rows.spoof, 1, day: 26)
    #expect(rows.evidence().daysSinceNewSource == 7)
  }

  @Test func `counts as large as an integer do not stop the evidence`() {
    var rows = Rows()
    for _ in 0..<3 { rows.add(Rows.google, .max, day: 1) }
    rows.add(Rows.google, .min, day: 2)
    #expect(rows.evidence().sources.first?.days.first?.messages == 1_000_000_000_000)
  }
}
