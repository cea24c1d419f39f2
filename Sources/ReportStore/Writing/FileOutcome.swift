/// What became of a file, from what became of the documents in it.
enum FileOutcome {
  /// One document is its file's outcome. Of several, the most telling one; when some were refused or
  /// came in part, or the file could not be read to its end, `partial` says that it will be tried
  /// again.
  static func combined(_ documents: [IntakeOutcome], hasProblem: Bool) -> IntakeOutcome {
    if documents.count == 1, !hasProblem { return documents[0] }
    let isWhole = !hasProblem && documents.allSatisfy(\.isFinal)
    guard let best = order.first(where: documents.contains) else { return .refused }
    guard !isWhole else { return best }
    return [.tlsReport, .failureReport, .notAReport, .refused].contains(best) ? .refused : .partial
  }

  private static let order: [IntakeOutcome] = [
    .stored, .storedWithDeviations, .partial, .variant, .replaced, .duplicate, .tlsReport,
    .failureReport, .notAReport, .refused,
  ]
}
