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
      Own mail seen by \(reporters), on \(NumberText.count(findings.ownReportDays)) of \
      \(NumberText.count(findings.days, "day"))\(others(findings.sums)); what went to receivers \
      that send no reports, or was refused before its data, is not in it.\(unevaluated)\(simulated)
      """
  }

  /// The mail that is not the owner's, or not known to be.
  private static func others(_ sums: SourceSums) -> String {
    let kinds = [
      (sums.indirectMessages, "passed on by others"), (sums.undecidedMessages, "undecided"),
      (sums.spoofedMessages, "spoofed"),
    ]
    let seen = kinds.filter { $0.0 > 0 }.map { "\(NumberText.count($0.0)) \($0.1)" }
    return seen.isEmpty ? "" : ", and other messages: \(seen.joined(separator: ", "))"
  }
}
