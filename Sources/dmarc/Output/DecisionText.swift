import DMARC
import PolicyAdvisor

/// A decision for people: the verdict in one sentence, what to do first, the record to publish, and
/// then what it all rests on.
struct DecisionText {
  private let decision: Decision
  private let evidence: DomainEvidence

  init(_ decision: Decision, _ evidence: DomainEvidence) {
    self.decision = decision
    self.evidence = evidence
  }

  var text: String {
    let paragraphs = [
      verdict, blockers, DecisionRecordText(decision).text, conditions, warnings, figures, gates,
      sourcesText,
    ]
    return paragraphs.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  private var verdict: String {
    let place = "\(TerminalText.safe(decision.domain)) on \(decision.asOf): "
    let rung = RungText.name(decision.rung)
    let next = RungText.name(decision.to ?? decision.rung, percentage: decision.toPercentage)
    let sentence =
      switch decision.verdict {
      case .advance: place + "advance from \(rung) to \(next)."
      case .rollBack: rollBack(rung, next, place)
      case .stay where decision.blockers.isEmpty && decision.conditions.isEmpty:
        decision.keepsRecord
          ? place + "stay at \(rung); there is nothing left to do."
          : place + "stay at \(rung); its record alone has to change."
      case .stay: place + "stay at \(rung)."
      }
    let review = decision.nextReview.map { "Next review: \($0).\n" } ?? ""
    return WrappedText.lines(sentence) + review
  }

  private func rollBack(_ rung: String, _ next: String, _ place: String) -> String {
    guard decision.isOfSubdomains else { return place + "roll back from \(rung) to \(next)." }
    let who = decision.subdomainRecord?.domain ?? "subdomains"
    return place
      + "roll back \(TerminalText.safe(who)) to \(next); the domain itself stays at \(rung)."
  }

  private var blockers: String {
    guard !decision.blockers.isEmpty else { return "" }
    let title = decision.verdict == .rollBack ? "Why" : "What stands in the way"
    return title + "\n" + numbered(decision.blockers)
  }

  private var conditions: String {
    guard !decision.conditions.isEmpty else { return "" }
    return "What the record takes into account\n" + numbered(decision.conditions)
  }

  /// What comes first has to be done first; a domain under attack has thousands that come behind.
  private func numbered(_ blockers: [Blocker]) -> String {
    let shown = blockers.prefix(Self.blockersShown).enumerated().map { index, blocker in
      WrappedText.lines(
        "\(blocker.message) [\(label(blocker))]", mark: "  \(index + 1). ")
    }.joined()
    let rest = blockers.count - Self.blockersShown
    guard rest > 0 else { return shown }
    let codes = Set(blockers.dropFirst(Self.blockersShown).map(\.code.rawValue)).sorted()
    return shown
      + WrappedText.lines(
        """
        … and \(NumberText.count(rest)) more [\(codes.joined(separator: ", "))], which --format json \
        has.
        """, mark: "  ")
  }

  private static let blockersShown = 20

  private func label(_ blocker: Blocker) -> String {
    [blocker.code.rawValue, blocker.diagnosis].compactMap { $0 }.joined(separator: ", ")
  }

  private var warnings: String {
    decision.warnings.map { WrappedText.lines($0, mark: "Warning: ") }.joined()
  }

  private var figures: String {
    let own = decision.own.dmarc
    let window =
      "Evidence of \(decision.window.lowerBound) to \(decision.window.upperBound) (not included)\n"
    var lines = [decision.coverage]
    if own.messages > 0 {
      lines.append(
        """
        Own mail: \(NumberText.counted(own.messages, "message")), \
        \(NumberText.percent(own.passes, of: own.messages)) pass, above \
        \(NumberText.bound(own.bounds.lower)) with 95 % confidence.
        """)
      lines.append(
        """
        At risk at the next enforcing policy: at most \
        \(NumberText.tenths(decision.atRiskPerWeek.maximum)) messages a week \(consequence), \
        expected \(NumberText.tenths(decision.atRiskPerWeek.expected)), of mail seen by reporters.
        """)
    }
    lines.append(
      """
      Spoofed: \(NumberText.tenths(decision.spoofedPerWeek)) messages a week. Failing and \
      undecided: \(NumberText.count(decision.unknownFailures)), from sources of which reports alone \
      do not tell whose they are.
      """)
    return window + lines.map { WrappedText.lines($0, mark: "  ") }.joined()
  }

  private var consequence: String {
    decision.atRiskPolicy == .reject ? "refused" : "to junk"
  }

  private var gates: String {
    guard !decision.gates.isEmpty else { return "" }
    return "Gates (rules \(decision.ruleVersion))\n"
      + decision.gates.map { gate in
        WrappedText.lines(
          "\(gate.question) \(gate.valueText); \(gate.limitText).",
          mark: "  \(gate.id) \(gate.passed ? "yes" : "NO ")  ")
      }.joined()
  }

  private var sourcesText: String {
    decision.sources.isEmpty ? "" : DecisionSourcesTable(decision).text
  }
}

/// Rungs as people call them.
enum RungText {
  static func name(_ rung: Rung, percentage: Int? = nil) -> String {
    let name =
      switch rung {
      case .none: "none"
      case .quarantineTest: "quarantine in test (t=y; pct=0)"
      case .quarantine: "quarantine"
      case .rejectTest: "reject in test (t=y; pct=0)"
      case .reject: "reject"
      }
    return name + (percentage.map { " (pct=\($0))" } ?? "")
  }
}
