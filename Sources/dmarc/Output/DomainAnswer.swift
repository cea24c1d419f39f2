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
  @ExplicitNull var passRate: Double?
  var verdict: String
  /// `nil` also when a subdomain alone has to move.
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
    verdict = decision.verdict.rawValue
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

  static func table(_ answers: [DomainAnswer], isForPeople: Bool) -> Table {
    var table = Table(columns: [
      .init(title: "Domain"), .init(title: "Rung"), .init(title: "Messages", alignment: .right),
      .init(title: "Pass rate", alignment: .right), .init(title: "Verdict"), .init(title: "To"),
      .init(title: "Review"), .init(title: "At risk", alignment: .right),
      .init(title: "Spoofed", alignment: .right), .init(title: "Blocker"), .init(title: "Source"),
    ])
    table.rows = answers.map { $0.row(isForPeople: isForPeople) }
    guard answers.contains(where: { $0.before != nil }) else { return table }
    for title in ["Rung before", "Verdict before", "Blocker before", "Source before"] {
      table.columns.append(.init(title: title))
    }
    for (place, answer) in answers.enumerated() {
      let before = answer.before
      table.rows[place] += [
        before?.rung ?? "", verdict(before?.verdict ?? "", isForPeople: isForPeople),
        before?.blocker ?? "", before?.source ?? "",
      ]
    }
    return table
  }

  private func row(isForPeople: Bool) -> [String] {
    func weekly(_ messages: Double) -> String {
      isForPeople ? NumberText.tenths(messages) : String(messages)
    }
    return [
      domain, rung, isForPeople ? NumberText.count(messages) : String(messages),
      passRate.map { isForPeople ? NumberText.percent($0) : String($0) } ?? "-",
      Self.verdict(verdict, isForPeople: isForPeople), toText, nextReview ?? "",
      weekly(atRiskPerWeek.max), weekly(spoofedPerWeek), blocker ?? "", source ?? "",
    ]
  }

  /// `q`, or `none (news.example.com)` where that subdomain alone has to move.
  private var toText: String {
    subdomain.map { "\($0.to) (\($0.domain))" } ?? to ?? ""
  }

  private static func verdict(_ verdict: String, isForPeople: Bool) -> String {
    isForPeople ? verdict.replacing("_", with: " ") : verdict
  }
}
