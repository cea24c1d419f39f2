import DMARC

/// What A2 says of one source, with its numbers.
struct SourceSentences {
  private let source: SourceFigures
  private let findings: DomainFindings

  init(_ source: SourceFigures, _ findings: DomainFindings) {
    self.source = source
    self.findings = findings
  }

  var failing: Blocker {
    blocker(
      .sourceFailing,
      """
      \(failures) fail DMARC (\(NumberText.rate(dmarc.rate)) pass, \(neededRate) are needed): \
      \(loss).
      """)
  }

  var unproven: Blocker {
    let limit = findings.limits.sourceLowerBound[findings.target]
    return blocker(
      .sourceUnproven,
      """
      \(failures) fail DMARC, which proves a rate of \(NumberText.rate(dmarc.bounds.lower)) and \
      not the \(NumberText.rate(limit)) that a sender with failures needs.
      """)
  }

  var regressed: Blocker {
    blocker(
      .sourceRegressed,
      """
      Mail from \(source.name) passes DMARC less than it did: \(source.change?.sentence ?? ""), \
      and \(neededRate) are needed. Find out what changed then: \(loss).
      """)
  }

  var fixedRecently: Blocker {
    guard let fix = source.fix else { return failing }
    let reason =
      fix.isOwnersWord
      ? "you say that it was put right on \(fix.since)" : source.change?.sentence ?? ""
    let days = NumberText.count(fix.neededDays - fix.activeDays, "day")
    return Blocker(
      .sourceFixedRecently, source: source.name,
      """
      \(failures) failed DMARC, but \(reason). It has to hold for \
      \(NumberText.count(fix.neededDays, "day")) with mail before \
      p=\(findings.target.rawValue): \(days) to go.
      """, diagnosis: source.diagnosis, lostPerWeek: source.atRiskPerWeek.maximum)
  }

  var episodic: Blocker {
    let days = source.episode?.days.map(\.description) ?? []
    return blocker(
      .sourceEpisodic,
      """
      \(NumberText.count(source.episode?.failures ?? 0)) of the \
      \(NumberText.count(dmarc.failures, "failure")) from \(source.name) are of \
      \(days.joined(separator: " and ")): name the cause. Once you state the day on which it was \
      removed, \(NumberText.count(findings.limits.postFixDays[findings.target], "clean day")) are \
      enough.
      """)
  }

  private var dmarc: RateEstimate { source.authentication.dmarc }

  private var failures: String {
    "\(NumberText.count(dmarc.failures)) of \(NumberText.count(dmarc.messages, "message")) from "
      + source.name
  }

  private var neededRate: String {
    NumberText.rate(findings.limits.sourceRate[findings.target])
  }

  private var loss: String {
    let verb = findings.rung == .reject ? "are" : "would be"
    return "\(NumberText.weekly(source.atRiskPerWeek.maximum)) a week \(verb) "
      + findings.target.consequence
  }

  private func blocker(_ code: BlockerCode, _ message: String) -> Blocker {
    Blocker(
      code, source: source.name, message, diagnosis: source.diagnosis,
      lostPerWeek: source.atRiskPerWeek.maximum)
  }
}
