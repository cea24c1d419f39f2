import DMARC
import Foundation
import PolicyAdvisor
import ReportContainers

/// A decision as `dmarc advise --format json` gives it: everything that is needed to check it, and
/// to come to the same one again.
struct DecisionAnswer: Encodable {
  struct Record: Encodable {
    @ExplicitNull var current: String?
    var next: String
    /// A record of its own for the only subdomain that fails.
    @ExplicitNull var subdomain: Subdomain?
    var notes: [String]
  }

  struct Subdomain: Encodable {
    var domain: String
    var record: String
  }

  struct Indirect: Encodable {
    var failMax: Int
    var failExpected: Int
    var legitTotal: Int
    var shareMax: Double
    var shareExpected: Double

    init(_ loss: IndirectLoss) {
      failMax = loss.failures
      failExpected = loss.expectedFailures
      legitTotal = loss.legitimateMessages
      shareMax = loss.maximumShare.raised(toParts: 10_000)
      shareExpected = loss.expectedShare.raised(toParts: 10_000)
    }
  }

  /// The reports that the decision rests on.
  struct Reports: Encodable {
    var count: Int
    /// Of their identities in order: organization and address in lower case, report ID, begin, end and
    /// policy domain, each written as a netstring (`7:example,`).
    var sha256OfIdentities: String

    init(_ identities: [[String]]) {
      count = identities.count
      let text = identities.joined().map { "\($0.utf8.count):\($0)," }.joined()
      sha256OfIdentities = FileDigest(of: Array(text.utf8)).hexadecimal
    }
  }

  var domain: String
  var asOf: String
  var window: WindowAnswer
  var reports: Reports
  var ruleVersion: Int
  var thresholds: AdvisorLimits
  var rung: String
  var verdict: String
  @ExplicitNull var to: String?
  /// Whether subdomains alone roll back, so that `to` is not where the domain goes.
  var ofSubdomains: Bool
  @ExplicitNull var toPercentage: Int?
  @ExplicitNull var nextReview: String?
  var gates: [GateAnswer]
  var blockers: [BlockerAnswer]
  /// What the step takes into account without being blocked by it.
  var conditions: [BlockerAnswer]
  var warnings: [String]
  var record: Record
  var atRiskPerWeek: LossAnswer
  var spoofedMessages: Int
  var spoofedPerWeek: Double
  var own: RateAnswers
  var indirect: Indirect
  var sources: [DecisionSourceAnswer]
  var coverage: String
  var reportDays: Int
  var reporters: Int
  /// Failing messages of sources that nothing decides on.
  var unknownFailures: Int
  /// What leaving out the reports that may be anybody's has changed, if they were left out.
  var authenticatedOnly: AuthenticityChange?
  /// What is different from an earlier decision, if one was given.
  var compared: DecisionChange?

  /// - Parameter reports: the identities of the reports of the inventory.
  init(_ decision: Decision, _ evidence: DomainEvidence, reports: [[String]]) {
    domain = decision.domain
    asOf = decision.asOf.description
    window = WindowAnswer(decision.window)
    self.reports = Reports(reports)
    ruleVersion = decision.ruleVersion
    thresholds = decision.limits
    rung = decision.rung.rawValue
    verdict = decision.verdict.rawValue
    to = decision.to?.rawValue
    ofSubdomains = decision.isOfSubdomains
    toPercentage = decision.toPercentage
    nextReview = decision.nextReview?.description
    gates = decision.gates.map { GateAnswer($0) }
    blockers = decision.blockers.map { BlockerAnswer($0) }
    conditions = decision.conditions.map { BlockerAnswer($0) }
    warnings = decision.warnings
    record = Record(
      current: decision.currentRecord, next: decision.nextRecord,
      subdomain: decision.subdomainRecord.map {
        Subdomain(domain: $0.domain, record: $0.record)
      }, notes: decision.recordNotes)
    atRiskPerWeek = LossAnswer(decision.atRiskPerWeek)
    spoofedMessages = decision.spoofedMessages
    spoofedPerWeek = decision.spoofedPerWeek.rounded(toParts: 10)
    own = RateAnswers(decision.own)
    indirect = Indirect(decision.indirect)
    let reasons = Dictionary(
      evidence.sources.map { ($0.name, $0.evidence) }, uniquingKeysWith: { first, _ in first })
    sources = decision.sources.map {
      DecisionSourceAnswer($0, evidence: reasons[$0.name] ?? [])
    }
    coverage = decision.coverage
    reportDays = evidence.reportDays
    reporters = evidence.reporters
    unknownFailures = decision.unknownFailures
  }
}

extension DecisionAnswer {
  /// The answer as it would be read again.
  var recorded: RecordedDecision {
    get throws { try RecordedDecision.decoded(Data(JSONText.document(self).utf8)) }
  }
}
