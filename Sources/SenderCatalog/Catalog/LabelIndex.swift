/// Finds the entry that has its customers use a label.
struct LabelIndex {
  private var exact: [String: Int] = [:]
  /// The few that are not exact; the last one that was added comes first.
  private var patterns: [(pattern: LabelPattern, place: Int)] = []

  /// The last one that is added for a label is found.
  mutating func add(_ pattern: LabelPattern, _ place: Int) {
    if pattern.isExact {
      exact[pattern.text] = place
    } else {
      patterns.insert((pattern, place), at: 0)
    }
  }

  /// - Parameter label: in lower case.
  func place(of label: String) -> Int? {
    exact[label] ?? patterns.first { $0.pattern.matches(label) }?.place
  }
}
