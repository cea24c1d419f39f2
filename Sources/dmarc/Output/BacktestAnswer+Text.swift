extension BacktestAnswer {
  /// The moves, what each rung would have cost, what was waited for, and the days to reject.
  var text: String {
    [
      WrappedText.line(
        "\(domain), decided from \(window.since) to \(window.until) (not included) with what was "
          + "known on each day"),
      movesText, stretchTable.text + lossesText, waitsText, summary + notesText,
    ].filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var movesText: String {
    guard !moves.isEmpty else { return "The ladder would not have moved.\n" }
    return moves.map { move in
      let name = move.subdomain.map { " (\($0) alone)" } ?? ""
      let step = move.verdict == "advance" ? "advance" : "ROLL BACK"
      return "\(move.day)  \(step) from \(move.from) to \(move.to)\(TerminalText.safe(name))\n"
        + "            \(TerminalText.safe(move.record))\n"
        + move.reasons.map { WrappedText.lines($0.message, mark: "            ") }.joined()
    }.joined()
  }

  private var stretchTable: Table {
    var table = Table(columns: [
      .init(title: "Rung"), .init(title: "Since"), .init(title: "In force", weight: 1),
    ])
    for title in ["Days", "Own lost", "Forwarded lost", "Expected"] {
      table.columns.append(.init(title: title, alignment: .right))
    }
    table.rows = stretches.map { stretch in
      [stretch.rung, stretch.since, stretch.effectivePolicy]
        + [
          stretch.days, stretch.ownLost, stretch.indirectLostMax, stretch.indirectLostExpected,
        ].map(NumberText.count)
    }
    return table
  }

  /// The sources of each rung that lose most.
  private var lossesText: String {
    stretches.flatMap { stretch in
      stretch.losses.prefix(Self.shownLosses).map { loss in
        let known =
          loss.knownMessages == 0
          ? ""
          : "; before, \(NumberText.count(loss.knownFails)) of "
            + "\(NumberText.count(loss.knownMessages)) failed"
        return WrappedText.lines(
          "\(stretch.rung) since \(stretch.since): \(NumberText.count(loss.messages)) from "
            + "\(loss.source) (\(loss.cls.replacing("_", with: " ")))\(known)"
            + (loss.wasVisible ? ", which was reason enough to wait." : "."), mark: "  ")
      }
    }.joined()
  }

  private var waitsText: String {
    guard !waits.isEmpty else { return "" }
    return "How often this stood first in the way\n"
      + waits.prefix(Self.shownWaits).map { wait in
        let source = wait.source.map { " " + $0 } ?? ""
        return WrappedText.lines(
          "\(NumberText.count(wait.decisions)): \(wait.code)\(source)", mark: "  ")
      }.joined()
  }

  private var summary: String {
    let reached =
      if let rejectDay, let daysToReject {
        "p=reject on \(rejectDay), after \(NumberText.count(daysToReject)) days."
      } else {
        "p=reject is not reached."
      }
    let safe =
      if let safeDay, let earliestSafeRejectDay {
        "No own source fails materially from \(safeDay) on, and the ladder takes "
          + "\(NumberText.count(minimumDays)) days: \(earliestSafeRejectDay) was the earliest "
          + "safe day."
      } else {
        "Own sources fail materially until the end, so no day was safe."
      }
    let cost =
      daysLater.map { days in
        days >= 0
          ? "\(NumberText.count(days)) days later than with knowledge of the future."
          : "\(NumberText.count(-days)) days earlier: what failed later was not in sight, or was "
            + "waited out on the way."
      } ?? ""
    return [reached, safe, cost].filter { !$0.isEmpty }.map { WrappedText.lines($0) }.joined()
  }

  private var notesText: String { notes.map { WrappedText.lines($0, mark: "Note: ") }.joined() }

  private static let shownLosses = 5
  private static let shownWaits = 8

  /// The moves.
  var csv: String {
    var table = Table(
      columns: ["Day", "Verdict", "From", "To", "Subdomain", "Record", "Reasons"].map {
        TableColumn(title: $0)
      })
    table.rows = moves.map { move in
      [
        move.day, move.verdict, move.from, move.to, move.subdomain ?? "", move.record,
        move.reasons.map(\.code).joined(separator: " "),
      ]
    }
    return table.csv
  }
}
