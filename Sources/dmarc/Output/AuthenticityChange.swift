import DMARC
import PolicyAdvisor

/// What a decision on authenticated reports alone has in other figures than one on all reports.
struct AuthenticityChange: Encodable {
  /// What all reports together say.
  struct All: Encodable {
    var verdict: String
    @ExplicitNull var to: String?
    var blockers: [String]
    var messages: Int
    var reportDays: Int
    var reporters: Int
  }

  /// Messages of the window in reports that were left out.
  var leftOutMessages: Int
  var changesVerdict: Bool
  var allReports: All

  init(
    _ decision: Decision, _ evidence: DomainEvidence, all: Decision, _ allEvidence: DomainEvidence
  ) {
    allReports = All(
      verdict: all.verdict.rawValue, to: all.to?.rawValue,
      blockers: all.blockers.map(\.code.rawValue), messages: allEvidence.messagesInWindow,
      reportDays: allEvidence.reportDays, reporters: allEvidence.reporters)
    leftOutMessages = allEvidence.messagesInWindow - evidence.messagesInWindow
    changesVerdict = all.verdict != decision.verdict || all.to != decision.to
  }

  var text: String {
    let verdict = allReports.verdict.replacing("_", with: " ")
    let outcome =
      changesVerdict
      ? "with all reports the verdict is \(verdict)\(allReports.to.map { " to " + $0 } ?? "")"
      : "with all reports the verdict is the same"
    return WrappedText.line(
      "Only reports whose mail passed DMARC for their reporter count: "
        + "\(NumberText.count(leftOutMessages)) of \(NumberText.count(allReports.messages)) "
        + "messages are left out; \(outcome).")
  }
}

extension DomainEvidence {
  /// Messages of all sources in the window that is decided on.
  var messagesInWindow: Int {
    sources.flatMap(\.days).filter { window.contains($0.day) }.reduce(0) { $0 + $1.messages }
  }
}
