/// In which line of a table each source is counted: those that are shown have one each, and behind them
/// come two for the rest and two for those that were not asked for, in either case what is not the
/// owner's and what is.
struct SourceLines {
  /// Lines of single sources.
  let shown: Int
  /// By source.
  private(set) var line: [Int]
  /// The lines of the owner's sources.
  private(set) var own: [Int]

  /// - Parameters:
  ///   - order: the sources that were asked for.
  ///   - isOwn: by source; empty when that is not known.
  init(_ order: [Int], shown: Int, isOwn: [Bool], of count: Int) {
    self.shown = shown
    func offset(_ source: Int) -> Int { isOwn.isEmpty || !isOwn[source] ? 0 : 1 }
    line = (0..<count).map { shown + 2 + offset($0) }
    for source in order.dropFirst(shown) { line[source] = shown + offset(source) }
    for (place, source) in order.prefix(shown).enumerated() { line[source] = place }
    own = [shown + 1, shown + 3]
    for (place, source) in order.prefix(shown).enumerated() where offset(source) == 1 {
      own.append(place)
    }
  }

  var count: Int { shown + 4 }
  var rest: Range<Int> { shown..<(shown + 2) }
  var others: Range<Int> { (shown + 2)..<(shown + 4) }
}
