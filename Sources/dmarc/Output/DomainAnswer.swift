import DMARC
import PolicyAdvisor
import ReportStore

/// A domain as `dmarc domains` gives it.
struct DomainAnswer: Encodable, Sendable {
  /// What was decided on an earlier day.
  struct Before: Encodable, Sendable {
    var rung: String
    var verdict: String
    @ExplicitNull var to: String?
    @ExplicitNull var subdomain: SubdomainMove?
    @ExplicitNull var blocker: String?
    @ExplicitNull var source: String?
  }

  /// What one subdomain should do while the domain stays.
  struct SubdomainMove: Encodable, Sendable, Hashable {
    var domain: String
    var to: String
  }

  var domain: String
  var rung: String
  var reports: Int
  /// Of the window that is decided on.
  var messages: Int
  var dmarcPass: Int
  /// Of everything that came in the domain's name, spoofing included.
  @ExplicitNull var passRate: Double?
  /// What `dmarc advise` judges: mail of the owner's sources, since their last repair.
  var ownMessages: Int
  var ownDmarcPass: Int
  @ExplicitNull var ownPassRate: Double?
  var verdict: String
  /// What the verdict asks for.
  var urgency: Urgency
  /// `nil` also when subdomains alone have to move.
  @ExplicitNull var to: String?
  @ExplicitNull var subdomain: SubdomainMove?
  /// Code and sentence of the first blocker.
  @ExplicitNull var blocker: String?
  @ExplicitNull var message: String?
  @ExplicitNull var source: String?
  @ExplicitNull var nextReview: String?
  var atRiskPerWeek: LossAnswer
  var spoofedPerWeek: Double
  @ExplicitNull var newestReportDay: String?
  /// If it was asked for.
  var before: Before?

  init(_ stored: StoredDomain, _ evidence: DomainEvidence, _ decision: Decision) {
    let days = evidence.sources.flatMap(\.days).filter { evidence.window.contains($0.day) }
    domain = stored.domain
    rung = decision.rung.rawValue
    reports = stored.reports
    messages = days.reduce(0) { $0 + $1.messages }
    dmarcPass = days.reduce(0) { $0 + $1.passes }
    passRate = messages > 0 ? Double(dmarcPass) / Double(messages) : nil
    let own = decision.own.dmarc
    ownMessages = own.messages
    ownDmarcPass = own.passes
    ownPassRate = own.messages > 0 ? own.rate : nil
    verdict = decision.verdict.rawValue
    urgency = Urgency(decision)
    let target = decision.to?.rawValue
    // All of them, by sp, where no single one is named.
    let name = decision.subdomainRecord?.domain ?? "*.\(stored.domain)"
    subdomain = decision.isOfSubdomains ? SubdomainMove(domain: name, to: target ?? "") : nil
    to = decision.isOfSubdomains ? nil : target
    blocker = decision.blockers.first?.code.rawValue
    message = decision.blockers.first?.message
    source = decision.blockers.first?.source
    nextReview = decision.nextReview?.description
    atRiskPerWeek = LossAnswer(decision.atRiskPerWeek)
    spoofedPerWeek = decision.spoofedPerWeek.rounded(toParts: 10)
    newestReportDay = stored.days?.upperBound.description
  }

  /// The answer with what was decided before, or `nil` when that was the same.
  func changed(since earlier: DomainAnswer) -> DomainAnswer? {
    let isSame =
      rung == earlier.rung && verdict == earlier.verdict && to == earlier.to
      && subdomain == earlier.subdomain && blocker == earlier.blocker && source == earlier.source
    guard !isSame else { return nil }
    var answer = self
    answer.before = Before(
      rung: earlier.rung, verdict: earlier.verdict, to: earlier.to,
      subdomain: earlier.subdomain, blocker: earlier.blocker, source: earlier.source)
    return answer
  }

  /// `q`, or `none (news.example.com)` where that subdomain alone has to move.
  var toText: String { subdomain.map { "\($0.to) (\($0.domain))" } ?? to ?? "" }
}
