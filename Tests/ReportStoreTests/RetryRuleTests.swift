import Testing

@testable import ReportStore

/// Nothing disappears, and the totals reconcile: each document of a file has one row, however often the
/// file is read, and that a report was stored stays said.
struct RetryRuleTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    /// `stored 1`: an outcome, and the report or the reason.
    var former: [String]
    var new: [String]
    /// What stays, the former ones first.
    var kept: [String]

    var testDescription: String { name }
  }

  private static let cases = [
    Case(
      name: "a report that was stored is a duplicate when it is read again",
      former: ["stored 1"], new: ["duplicate 1"], kept: ["stored 1"]),
    Case(
      name: "one that came in part stays so",
      former: ["partial 1"], new: ["duplicate 1"], kept: ["partial 1"]),
    Case(
      name: "one that came in part and comes whole now gives way to it",
      former: ["replaced 1"], new: ["stored 2"], kept: ["replaced 1", "stored 2"]),
    Case(
      name: "and both are there when it is read for the third time",
      former: ["replaced 1", "stored 2"], new: ["duplicate 2"], kept: ["replaced 1", "stored 2"]),
    Case(
      name: "what was not come to before is new",
      former: [], new: ["stored 4"], kept: ["stored 4"]),
    Case(
      name: "and so is a duplicate of what lies elsewhere",
      former: [], new: ["duplicate 4"], kept: ["duplicate 4"]),
    Case(
      name: "what is not come to now stays as it was",
      former: ["stored 1", "refused deep"], new: [], kept: ["stored 1", "refused deep"]),
    Case(
      name: "what is refused again for the same reason says nothing new",
      former: ["refused deep"], new: ["refused deep"], kept: ["refused deep"]),
    Case(
      name: "another reason takes the place of the former",
      former: ["refused deep"], new: ["refused long"], kept: ["refused long"]),
    Case(
      name: "what was refused and is stored now is not refused any more",
      former: ["refused deep"], new: ["stored 1"], kept: ["stored 1"]),
    Case(
      name: "nor is it when another file brought it meanwhile",
      former: ["refused deep"], new: ["duplicate 1"], kept: ["duplicate 1"]),
    Case(
      name: "what was stored and is refused now is in the store all the same",
      former: ["stored 1"], new: ["refused deep"], kept: ["stored 1"]),
    Case(
      name: "what is no report says so once",
      former: ["tls_report"], new: ["tls_report"], kept: ["tls_report"]),
    Case(
      name: "a report and its copy under one name are two documents",
      former: ["stored 1", "duplicate 1"], new: ["duplicate 1", "duplicate 1"],
      kept: ["stored 1", "duplicate 1"]),
    Case(
      name: "and the copy is new when the former reading ended between them",
      former: ["stored 1"], new: ["duplicate 1", "duplicate 1"],
      kept: ["stored 1", "duplicate 1"]),
    Case(
      name: "of two readings at the same time the one that stored a report says so",
      former: ["duplicate 1"], new: ["stored 1"], kept: ["stored 1"]),
    Case(
      name: "documents under one name are told apart by their order",
      former: ["stored 1", "refused deep", "refused long"],
      new: ["duplicate 1", "refused deep", "stored 2"],
      kept: ["stored 1", "refused deep", "stored 2"]),
    Case(name: "nothing read twice is nothing", former: [], new: [], kept: []),
  ]

  private static func document(_ text: String) -> RetryRule.Document {
    let words = text.split(separator: " ").map(String.init)
    let report = words.count > 1 ? Int64(words[1]) : nil
    return RetryRule.Document(
      outcome: IntakeOutcome(rawValue: words[0]) ?? .notAReport,
      problem: words.count > 1 && report == nil
        ? IntakeProblem(reason: words[1], message: words[1]) : nil,
      report: report)
  }

  @Test(arguments: cases) func `the ledger says what it would if the file had been read once`(
    _ one: Case
  ) {
    let dropped = RetryRule.dropped(
      former: one.former.map(Self.document), new: one.new.map(Self.document))
    let kept =
      one.former.enumerated().filter { !dropped.former.contains($0.offset) }.map(\.element)
      + one.new.enumerated().filter { !dropped.new.contains($0.offset) }.map(\.element)
    #expect(kept == one.kept)
  }

  @Test(arguments: cases) func `reading it once more changes nothing`(_ one: Case) {
    let kept = one.kept.map(Self.document)
    let again = one.new.map(Self.document).map { document in
      var document = document
      if document.report != nil { document.outcome = .duplicate }
      return document
    }
    // A reading that refuses what is stored says so each time, and nothing comes of it.
    let dropped = RetryRule.dropped(former: kept, new: again)
    #expect(dropped.former == [])
    #expect(dropped.new == Set(again.indices))
  }
}
