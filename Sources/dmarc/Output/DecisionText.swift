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
    let paragraphs = [verdict, blockers, record, warnings, figures, gates, sourcesText]
    return paragraphs.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  private var verdict: String {
    let place = "\(TerminalText.safe(decision.domain)) on \(decision.asOf): "
    let rung = RungText.name(decision.rung)
    switch decision.verdict {
    case .advance:
      return place + "advance from \(rung) to \(RungText.name(decision.to ?? decision.rung)).\n"
    case .rollBack:
      return place + "roll back from \(rung) to \(RungText.name(decision.to ?? decision.rung)).\n"
    case .stay where decision.blockers.isEmpty:
      return place + "stay at \(rung); there is nothing left to do.\n"
    case .stay: return place + "stay at \(rung).\n"
    }
  }

  private var blockers: String {
    guard !decision.blockers.isEmpty else { return "" }
    let title = decision.verdict == .rollBack ? "Why" : "What stands in the way"
    return title + "\n"
      + decision.blockers.enumerated().map { index, blocker in
        "  \(index + 1). \(TerminalText.safe(blocker.message)) [\(label(blocker))]\n"
      }.joined()
  }

  private func label(_ blocker: Blocker) -> String {
    [blocker.code.rawValue, blocker.diagnosis].compactMap { $0 }.joined(separator: ", ")
  }

  private var record: String {
    var text = ""
    let name = "_dmarc.\(TerminalText.safe(decision.domain))"
    if decision.nextRecord == decision.currentRecord {
      text = "Record, which stays as it is\n  \(name) TXT \"\(decision.nextRecord)\"\n"
    } else {
      if let current = decision.currentRecord {
        text += "Record now, as reports show it\n  \(name) TXT \"\(current)\"\n"
      }
      text +=
        "Record to publish\n  \(name) TXT \"\(TerminalText.safe(decision.nextRecord))\"\n"
    }
    return text + decision.recordNotes.map { "  Note: \(TerminalText.safe($0))\n" }.joined()
  }

  private var warnings: String {
    decision.warnings.map { "Warning: \(TerminalText.safe($0))\n" }.joined()
  }

  private var figures: String {
    let own = decision.own.dmarc
    guard own.messages > 0 else { return "" }
    let action = decision.rung.effectivePolicy == .none ? "to junk" : "refused"
    return """
      Evidence: \(evidence.reportDays) report days in \(decision.window.lowerBound) to \
      \(decision.window.upperBound) (not included), \(evidence.reporters) reporters
        own mail: \(NumberText.count(own.messages)) messages, \
      \(NumberText.percent(own.passes, of: own.messages)) pass, above \
      \(NumberText.percent(own.bounds.lower)) with 95 % confidence
        at risk at the next enforcing policy: at most \
      \(Self.tenths(decision.atRiskPerWeek.maximum)) messages a week \(action), expected \
      \(Self.tenths(decision.atRiskPerWeek.expected)), of mail seen by reporters
        undecided: \(NumberText.count(decision.unknownFailures)) failing messages of sources that \
      the reports alone do not name

      """
  }

  private var gates: String {
    guard !decision.gates.isEmpty else { return "" }
    var table = Table(columns: [
      .init(title: "Gate"), .init(title: "Question"), .init(title: "Value", alignment: .right),
      .init(title: "Limit", alignment: .right), .init(title: "Passed"),
    ])
    table.rows = decision.gates.map {
      [$0.id, $0.question, $0.valueText, $0.limitText, $0.passed ? "yes" : "NO"]
    }
    return table.text
  }

  private var sourcesText: String {
    decision.sources.isEmpty ? "" : sources(isForPeople: true).text
  }

  func sources(isForPeople: Bool) -> Table {
    var table = Table(columns: [.init(title: "Source"), .init(title: "Class")])
    for title in ["Messages", "Pass rate", "Lower bound", "DKIM aligned", "At risk per week"] {
      table.columns.append(.init(title: title, alignment: .right))
    }
    table.columns.append(.init(title: "Diagnosis"))
    table.rows = decision.sources.map { source in
      let dmarc = source.authentication.dmarc
      func percent(_ rate: Double) -> String {
        isForPeople ? NumberText.percent(rate) : String(rate)
      }
      return [
        source.name, source.sourceClass.rawValue.replacing("_", with: isForPeople ? " " : "_"),
        isForPeople ? NumberText.count(dmarc.messages) : String(dmarc.messages),
        dmarc.messages > 0 ? percent(dmarc.rate) : "-",
        dmarc.messages > 0 ? percent(dmarc.bounds.lower) : "-",
        dmarc.messages > 0 ? percent(source.authentication.dkim.rate) : "-",
        Self.tenths(source.atRiskPerWeek.maximum), source.diagnosis ?? "",
      ]
    }
    return table
  }

  private static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(NumberText.count(tenths / 10)).\(tenths % 10)"
  }
}

/// Rungs as people call them.
enum RungText {
  static func name(_ rung: Rung) -> String {
    switch rung {
    case .none: "none"
    case .quarantineTest: "quarantine in test (t=y; pct=0)"
    case .quarantine: "quarantine"
    case .rejectTest: "reject in test (t=y; pct=0)"
    case .reject: "reject"
    }
  }
}
