import DMARC
import PolicyAdvisor

/// A decision as `dmarc advise --format json` gives it.
struct DecisionAnswer: Encodable {
  struct Window: Encodable {
    var since: String
    var until: String
  }

  struct GateAnswer: Encodable {
    var id: String
    var name: String
    var question: String
    var passed: Bool
    var value: Double?
    var limit: Double
  }

  struct BlockerAnswer: Encodable {
    var code: String
    @ExplicitNull var source: String?
    var message: String
    @ExplicitNull var diagnosis: String?
    @ExplicitNull var lostPerWeek: Double?
  }

  struct Loss: Encodable {
    var max: Double
    var expected: Double

    init(_ loss: WeeklyLoss) {
      max = DecisionAnswer.rounded(loss.maximum, 10)
      expected = DecisionAnswer.rounded(loss.expected, 10)
    }
  }

  struct Record: Encodable {
    @ExplicitNull var current: String?
    var next: String
    var notes: [String]
  }

  struct Rates: Encodable {
    var n: Int
    var fails: Int
    var passRate: Double
    var conservativePassRate: Double
    var phi: Double
    var nEff: Double
    var wilsonLower: Double
    var wilsonUpper: Double
    var dkimAlignedRate: Double
    var dkimWilsonLower: Double

    init(_ figures: AuthenticationFigures) {
      let dmarc = figures.dmarc
      n = dmarc.messages
      fails = dmarc.failures
      passRate = DecisionAnswer.rounded(dmarc.rate, 10_000)
      conservativePassRate = DecisionAnswer.rounded(figures.conservativePassRate, 10_000)
      phi = DecisionAnswer.rounded(dmarc.overdispersion, 100)
      nEff = DecisionAnswer.rounded(dmarc.effectiveSize, 10)
      wilsonLower = DecisionAnswer.rounded(dmarc.bounds.lower, 10_000)
      wilsonUpper = DecisionAnswer.rounded(dmarc.bounds.upper, 10_000)
      dkimAlignedRate = DecisionAnswer.rounded(figures.dkim.rate, 10_000)
      dkimWilsonLower = DecisionAnswer.rounded(figures.dkim.bounds.lower, 10_000)
    }
  }

  struct SourceAnswer: Encodable {
    var source: String
    var cls: String
    @ExplicitNull var diagnosis: String?
    var evidence: [String]
    var rates: Rates
    var atRiskPerWeek: Loss
  }

  var domain: String
  var asOf: String
  var window: Window
  var rung: String
  var verdict: String
  @ExplicitNull var to: String?
  var gates: [GateAnswer]
  var blockers: [BlockerAnswer]
  var warnings: [String]
  var record: Record
  var atRiskPerWeek: Loss
  var own: Rates
  var sources: [SourceAnswer]
  var reportDays: Int
  var reporters: Int
  /// Failing messages of sources that nothing decides on.
  var unknownFailures: Int
  /// What leaving out the reports that may be anybody's has changed, if they were left out.
  var authenticatedOnly: AuthenticityChange?

  init(_ decision: Decision, _ evidence: DomainEvidence) {
    domain = decision.domain
    asOf = decision.asOf.description
    window = Window(
      since: decision.window.lowerBound.description, until: decision.window.upperBound.description)
    rung = decision.rung.rawValue
    verdict = decision.verdict.rawValue
    to = decision.to?.rawValue
    gates = decision.gates.map {
      GateAnswer(
        id: $0.id, name: $0.name.rawValue, question: $0.question, passed: $0.passed,
        value: $0.value.map { Self.rounded($0, 10_000) }, limit: $0.limit)
    }
    blockers = decision.blockers.map {
      BlockerAnswer(
        code: $0.code.rawValue, source: $0.source, message: $0.message, diagnosis: $0.diagnosis,
        lostPerWeek: $0.lostPerWeek.map { Self.rounded($0, 10) })
    }
    warnings = decision.warnings
    record = Record(
      current: decision.currentRecord, next: decision.nextRecord, notes: decision.recordNotes)
    atRiskPerWeek = Loss(decision.atRiskPerWeek)
    own = Rates(decision.own)
    let reasons = Dictionary(
      evidence.sources.map { ($0.name, $0.evidence) }, uniquingKeysWith: { first, _ in first })
    sources = decision.sources.map {
      SourceAnswer(
        source: $0.name, cls: $0.sourceClass.rawValue, diagnosis: $0.diagnosis,
        evidence: reasons[$0.name] ?? [], rates: Rates($0.authentication),
        atRiskPerWeek: Loss($0.atRiskPerWeek))
    }
    reportDays = evidence.reportDays
    reporters = evidence.reporters
    unknownFailures = decision.unknownFailures
  }

  fileprivate static func rounded(_ value: Double, _ parts: Double) -> Double {
    (value * parts).rounded() / parts
  }
}
