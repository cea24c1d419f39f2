import DMARC
import PolicyAdvisor
import SenderCatalog
import Testing

/// Thirty days of mail, replayed: 30 messages are 7 a week.
struct RecordTrialTests {
  private typealias Rows = EvidenceAssemblyRows

  private static func trial(
    _ rows: Rows, _ tags: String, instead present: String = "p=none"
  ) throws -> RecordTrial {
    let evidence = rows.evidence()
    return RecordTrial(
      of: try #require(DMARCRecord("v=DMARC1; " + tags)),
      instead: try #require(DMARCRecord("v=DMARC1; " + present)), on: rows.traffic,
      sources: SourceNaming(organizationalDomain: Rows.organization).name(rows.traffic),
      evidence: evidence, organizationalDomain: Rows.organization)
  }

  /// News from a subdomain that is signed by the domain above it.
  private static let news = Rows.oregon.with {
    $0.author = "news.example.com"
    $0.spf = "bounce.example.com"
  }

  @Test func `failing mail is lost by class, and passing mail is not`() throws {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    rows.add(Rows.tokyo, Sample.spread(60))
    rows.add(Rows.spoof, Sample.spread(30))
    let trial = try Self.trial(rows, "p=reject")
    let legitimate = trial.total { $0.isOwn || $0.isIndirect }
    #expect(abs(legitimate.tried.rfc9989.refused.maximum - 14) < 1e-9)
    #expect(legitimate.tried.rfc9989.junked.maximum == 0)
    #expect(legitimate.present == TrialOutcome())
    let undecided = trial.total { $0 == .unknown }
    #expect(abs(undecided.tried.rfc7489.refused.maximum - 7) < 1e-9)
    #expect(trial.lines.map(\.failures) == [60, 30, 0])
    #expect(trial.lines.map(\.messages) == [60, 30, 3_000])
  }

  @Test func `days outside the window do not count`() throws {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    rows.add(Rows.tokyo, 500, day: 31)
    let trial = try Self.trial(rows, "p=reject")
    #expect(trial.lines.map(\.messages) == [3_000])
  }

  @Test func `strict alignment fails mail of subdomains that the domain signs`() throws {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    rows.add(Self.news, Sample.spread(300))
    let strict = try Self.trial(rows, "p=quarantine; adkim=s; aspf=s")
    let line = try #require(strict.lines.first { $0.authorDomain == "news.example.com" })
    #expect((line.presentFailures, line.failures) == (0, 300))
    #expect(abs(line.tried.rfc7489.junked.maximum - 70) < 1e-9)
    #expect(strict.lines.first { $0.authorDomain == "example.com" }?.failures == 0)
    let spared = try Self.trial(rows, "p=quarantine; sp=none; adkim=s; aspf=s")
    #expect(spared.total { _ in true }.tried == TrialOutcome())
    #expect(
      try Self.trial(rows, "p=quarantine; adkim=s").total { _ in true }.tried.rfc7489.both.maximum
        == 0)
  }

  /// V09: judged strict it fails, judged relaxed it passes.
  @Test func `relaxed alignment passes what strict alignment failed`() throws {
    var rows = Rows()
    rows.mode = .strict
    rows.add(Rows.google, Sample.spread(3_000))
    rows.add(Self.news, Sample.spread(300))
    let strict = try Self.trial(
      rows, "p=reject; adkim=s; aspf=s", instead: "p=none; adkim=s; aspf=s")
    #expect(strict.lines.first?.failures == 300)
    let relaxed = try Self.trial(rows, "p=reject", instead: "p=none; adkim=s; aspf=s")
    #expect(relaxed.lines.allSatisfy { $0.failures == 0 })
    #expect(relaxed.lines.reduce(0) { $0 + $1.presentFailures } == 300)
  }

  @Test func `a fail by the reporter's word is no pass because a listed result aligns`() throws {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    let denied = Evaluation(
      disposition: "none", dkim: "fail", spf: "fail",
      computed: Alignment(dkim: .aligned, spf: .aligned))
    for day in 0..<30 { rows.add(Rows.google, 1, day: day, evaluation: denied) }
    let trial = try Self.trial(rows, "p=reject")
    #expect(trial.lines.first?.failures == 30)
  }

  @Test func `a pass without a listed result does not outlast strict alignment`() throws {
    var rows = Rows()
    let unlisted = Evaluation(
      disposition: "none", dkim: "pass", spf: "fail",
      computed: Alignment(dkim: .noPass, spf: .noPass))
    for day in 0..<30 { rows.add(Rows.unauthenticated, 1, day: day, evaluation: unlisted) }
    #expect(try Self.trial(rows, "p=reject").lines.first?.failures == 0)
    #expect(try Self.trial(rows, "p=reject; adkim=s").lines.first?.failures == 30)
    let asNow = try Self.trial(rows, "p=reject; adkim=s", instead: "p=none; adkim=s")
    #expect(asNow.lines.first?.failures == 0)
  }

  /// V08: 20,000 own messages with 10 failures; of 1,500 forwarded ones 300 fail, and Gmail says of
  /// 260 that it delivered them for ARC's sake.
  @Test func `V08: what receivers override is lost at most, and not expected to be`() throws {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(19_990))
    rows.add(Rows.google.with { ($0.dkim, $0.spfResult) = ([], .softfail) }, Sample.spread(10))
    let passed = Rows.Mail(address: "203.0.113.30", dkim: ["example.com"], spf: "fwd.example")
    let failed = passed.with { ($0.dkim, $0.broken) = ([], ["example.com"]) }
    rows.add(passed, Sample.spread(1_200))
    rows.add(failed, Sample.spread(40))
    rows.add(failed.with { $0.overrides = ["arc"] }, Sample.spread(260))
    let trial = try Self.trial(rows, "p=reject", instead: "p=quarantine")
    let forwarded = try #require(trial.lines.first)
    #expect((forwarded.messages, forwarded.failures, forwarded.overridden) == (1_500, 300, 260))
    #expect(forwarded.sourceClass.isIndirect)
    let legitimate = trial.total(\.isLegitimate)
    for generation in ReceiverGeneration.allCases {
      let refused = legitimate.tried[generation].refused
      #expect(abs(refused.maximum - 72.333) < 0.001)
      #expect(abs(refused.expected - 11.667) < 0.001)
      #expect(abs(legitimate.present[generation].junked.expected - 11.667) < 0.001)
    }
    // The decision of the same mail says the same.
    let decision = Sample.decide(rows.evidence())
    #expect(abs(decision.atRiskPerWeek.maximum - 72.333) < 0.001)
    #expect(abs(decision.atRiskPerWeek.expected - 11.667) < 0.001)
  }

  @Test func `mail that only the tried record fails was never overridden`() throws {
    var rows = Rows()
    rows.add(Self.news.with { $0.overrides = ["local_policy"] }, Sample.spread(30))
    let line = try #require(try Self.trial(rows, "p=reject; adkim=s; aspf=s").lines.first)
    #expect((line.presentFailures, line.failures) == (0, 30))
    #expect((line.presentOverridden, line.overridden) == (0, 0))
    #expect(line.tried.rfc9989.refused.expected == line.tried.rfc9989.refused.maximum)
  }

  @Test func `a fraction and a lonely test are explained`() throws {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(30))
    #expect(try Self.trial(rows, "p=reject; pct=50").notes.contains { $0.contains("RFC 9989") })
    #expect(try Self.trial(rows, "p=reject; t=y").notes.contains { $0.contains("RFC 7489") })
    #expect(try Self.trial(rows, "p=reject; t=y; pct=0").notes.isEmpty)
  }

  /// Every message fails once at the most, in each generation.
  @Test func `nothing is lost twice, and a stricter record never loses less`() throws {
    for seed in 0..<40 {
      var rows = Rows()
      let kinds = [Rows.google, Rows.tokyo, Rows.spoof, Self.news, Rows.oregonUnsigned]
      for (place, mail) in kinds.enumerated() { rows.add(mail, Sample.spread(seed * (place + 1))) }
      let weak = try Self.trial(rows, "p=quarantine; sp=none").total { _ in true }.tried
      let strong = try Self.trial(rows, "p=reject; adkim=s; aspf=s").total { _ in true }.tried
      let first =
        rows.traffic.groups.filter { $0.messages > 0 }.map(\.day).min() ?? Sample.firstDay
      let days = first.distance(to: Sample.firstDay.advanced(by: 30))
      let all = 7 * Double(rows.traffic.messages) / Double(days)
      for generation in ReceiverGeneration.allCases {
        #expect(strong[generation].both.maximum >= weak[generation].both.maximum)
        #expect(strong[generation].both.maximum <= all + 1e-9)
      }
    }
  }
}
