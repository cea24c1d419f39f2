import DMARC
import SenderCatalog
import Testing

@testable import PolicyAdvisor

/// Simulated phishing is the owner's by design, meant to fail, and left out (decision.md 2.3;
/// senders.tsv, knowbe4).
struct SimulatedPhishingTests {
  private typealias Rows = EvidenceAssemblyRows

  private static let simulation = Rows.Mail(
    address: "198.51.100.150", dkim: ["knowbe4.com"], spf: "psm.knowbe4.com")

  /// Healthy mail of the owner's with a campaign behind it.
  private static func rows(_ simulated: Rows.Mail = simulation) -> Rows {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    rows.add(simulated, Sample.spread(600))
    return rows
  }

  @Test func `it has a class of its own, which is neither the owner's nor undecided`() {
    let source = Self.rows().source("KnowBe4")
    #expect(source?.sourceClass == .simulated)
    #expect(source?.diagnosis == nil)
    #expect(source?.evidence.first?.contains("meant to fail") == true)
    #expect(!SourceClass.simulated.isOwn && !SourceClass.simulated.isLegitimate)
  }

  @Test func `a decision is the same with it and without it, and says that it is left out`() {
    var without = Rows()
    without.add(Rows.google, Sample.spread(3_000))
    let (played, bare) = (
      PolicyAdvisor().decide(Self.rows().evidence()), PolicyAdvisor().decide(without.evidence())
    )
    #expect(played.verdict == bare.verdict && played.to == bare.to)
    #expect(played.blockers == bare.blockers)
    #expect(played.own == bare.own && played.indirect == bare.indirect)
    #expect(played.atRiskPerWeek == bare.atRiskPerWeek)
    #expect((played.spoofedMessages, played.unknownFailures) == (0, 0))
    #expect(
      played.coverage.hasSuffix(
        """
        600 messages from KnowBe4 play a phisher and are meant to fail: they are in no rate and no \
        gate.
        """))
    #expect(!bare.coverage.contains("phisher"))
  }

  @Test func `it makes no domain one that sends mail`() throws {
    var rows = Rows()
    rows.add(Self.simulation, Sample.spread(600))
    let decision = PolicyAdvisor().decide(rows.evidence())
    #expect(decision.blockers.map(\.code) == [.confirmParked])
    #expect(decision.blockers.first?.message.contains("spoofed, or play a phisher") == true)
  }

  @Test func `asked why it fails, nobody is told to repair it`() throws {
    let explanation = try #require(Self.rows().explanation(of: "KnowBe4"))
    let diagnosis = try #require(explanation.diagnoses.first)
    #expect(explanation.diagnoses.map(\.code) == ["PH-SIMULATED"])
    #expect(diagnosis.isAdvice && diagnosis.records.isEmpty)
    #expect(diagnosis.cause.contains("nothing is to be repaired"))
    #expect(!diagnosis.expectation.contains("d=example.com"))
    // What senders.tsv advises.
    #expect(diagnosis.steps.count == 1 && diagnosis.steps[0].contains("your own gateway"))
  }

  @Test func `a replay keeps it out of all sums, and says so`() throws {
    let rows = Self.rows()
    let record = try #require(DMARCRecord("v=DMARC1; p=reject"))
    let trial = RecordTrial(
      of: record, instead: try #require(DMARCRecord("v=DMARC1; p=none")), on: rows.traffic,
      sources: SourceNaming(organizationalDomain: Rows.organization).name(rows.traffic),
      evidence: rows.evidence(), organizationalDomain: Rows.organization)
    let counted = trial.total { $0.isLegitimate || $0 == .spoof || $0 == .unknown }
    #expect(counted.tried == TrialOutcome())
    #expect(trial.notes.contains { $0.hasPrefix("600 messages from KnowBe4 play a phisher") })
  }

  @Test func `a ladder over history loses nothing by it, and says so`() {
    var rows = Rows()
    rows.add(Rows.google, Array(repeating: 20, count: 120))
    rows.add(Self.simulation, Array(repeating: 20, count: 120))
    let walk = LadderWalk(
      limits: AdvisorLimits(), owner: OwnerWord(),
      naming: SourceNaming(organizationalDomain: Rows.organization),
      organizationalDomain: "example.com")
    let backtest = walk.walk(
      TrafficHistory(rows.traffic), days: Sample.firstDay..<Sample.firstDay.advanced(by: 122),
      published: [
        .known(
          PolicyPublished(domain: "example.com", policy: Policy.none), since: Sample.firstDay)
      ])
    #expect(backtest.moves.count == 4)
    #expect(backtest.stretches.allSatisfy { $0.losses.isEmpty })
    #expect(backtest.reject == backtest.earliestSafeReject && backtest.reject != nil)
    #expect(backtest.notes.map { $0.hasPrefix("2,400 messages from KnowBe4") } == [true])
  }

  /// Training notices of the same service may pass.
  @Test func `that some of it passes changes nothing, and the owner's word does`() {
    var rows = Self.rows()
    rows.add(Self.simulation.with { $0.dkim = ["example.com", "knowbe4.com"] }, 10, day: 3)
    #expect(rows.source("KnowBe4")?.sourceClass == .simulated)
    rows.owner.sources = [OwnerSource(source: "knowbe4", claim: .owned)]
    #expect(rows.source("KnowBe4")?.sourceClass == .own)
    let steps = rows.explanation(of: "KnowBe4")?.diagnoses.first?.steps
    #expect(steps?.first?.contains("without that claim it counts for nothing") == true)
  }

  /// ses.md 4.1: what is authenticated, and the name of an address that DNS confirms. Neighbours and
  /// published ranges would leave out mail of others.
  @Test(arguments: [
    (NamingRule.dkimDomain, SourceClass.simulated), (.mailFromDomain, .simulated),
    (.reverseName, .simulated), (.sameNetwork, .unknown), (.publishedRange, .unknown),
  ])
  func `a name that is a hint leaves nothing out`(rule: NamingRule, expected: SourceClass) {
    let classification = Classification(
      Classification.Subject(
        tally: SourceTally(), name: SourceName(.text("KnowBe4"), rule: rule),
        entry: SenderCatalog.builtIn.entry(id: "knowbe4"), isRelay: false, breaksSignatures: false,
        word: nil))
    #expect(classification.sourceClass == expected)
  }
}
