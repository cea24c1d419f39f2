import DMARC

/// What the figures speak for. Reporters are not everyone, and the rest is not guessed.
enum Coverage {
  static func sentence(_ findings: DomainFindings) -> String {
    let evidence = findings.evidence
    let reporters = NumberText.count(evidence.reporters, "reporter")
    let unevaluated =
      evidence.unevaluatedMessages > 0
      ? " \(NumberText.count(evidence.unevaluatedMessages, "message")) came without a result and "
        + "are in no rate." : ""
    let simulated = findings.sums.simulated.sentence.map { " " + $0 } ?? ""
    return """
      Mail seen by \(reporters), on \(NumberText.count(findings.ownReportDays)) of \
      \(NumberText.count(findings.days, "day")); what went to receivers that send no reports, or \
      was refused before its data, is not in it.\(unevaluated)\(simulated)
      """
  }
}
