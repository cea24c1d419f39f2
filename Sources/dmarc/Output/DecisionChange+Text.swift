extension DecisionChange {
  /// What has changed, a line each.
  var text: String {
    let lines = decision + gates + blockers + sources + rates
    let title = "Since the decision of \(TerminalText.safe(since))\n"
    guard !lines.isEmpty else { return title + "  Nothing has changed.\n" }
    return title + lines.map { WrappedText.lines($0, mark: "  ") }.joined()
  }

  private var decision: [String] {
    let turns = [
      verdict.map { "The verdict was \(Self.words($0.from)) and is \(Self.words($0.to))." },
      rung.map { "The rung was \($0.from) and is \($0.to)." },
      step.map { "The next rung was \($0.from ?? "none named") and is \($0.to ?? "none named")." },
      record.map { "The record to publish was \"\($0.from)\"." },
      ruleVersion.map { "The rules were version \($0.from) and are version \($0.to)." },
    ]
    let limits =
      thresholds.isEmpty
      ? [] : ["Other thresholds are in force: \(thresholds.joined(separator: ", "))."]
    return turns.compactMap { $0 } + limits
  }

  private var gates: [String] {
    gatesTurned.map { gate in
      "\(gate.id) \(gate.passed ? "passes now" : "no longer passes"): \(gate.before) then, "
        + "\(gate.found) now."
    }
  }

  private var blockers: [String] {
    func name(_ blocker: Blocker) -> String {
      [blocker.code, blocker.source].compactMap { $0 }.joined(separator: " ")
    }
    return blockersGone.map { "Gone: \(name($0))." } + blockersNew.map { "New: \(name($0))." }
  }

  private var sources: [String] {
    func name(_ source: Source) -> String {
      "\(source.source) (\(Self.words(source.cls)), \(NumberText.counted(source.n, "message")))"
    }
    return sourcesNew.map { "New source: \(name($0))." }
      + sourcesGone.map { "No longer seen: \(name($0))." }
      + classesChanged.map {
        "\($0.source) was \(Self.words($0.from)) and is \(Self.words($0.to))."
      }
  }

  private var rates: [String] {
    ratesChanged.map { turn in
      let before = NumberText.percent(turn.nBefore - turn.failsBefore, of: turn.nBefore)
      return "\(turn.source ?? "Own mail"): \(before) passed then, "
        + "\(NumberText.percent(turn.n - turn.fails, of: turn.n)) now "
        + "(\(NumberText.count(turn.failsBefore)) and \(NumberText.count(turn.fails)) failures)."
    }
  }

  private static func words(_ token: String) -> String { token.replacing("_", with: " ") }
}
