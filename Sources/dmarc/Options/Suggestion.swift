import DMARC

/// What was probably meant by a name that is not known.
enum Suggestion {
  /// So many names are looked at: comparing takes time, and the largest come first.
  private static let mostNames = 2_000

  /// ` (did you mean sources?)`, or nothing when no name is near.
  static func text(for name: String, among names: some Collection<String>) -> String {
    let near = NearestName.of(name.lowercased(), among: Array(names.prefix(mostNames)))
    return near.map { " (did you mean \(TerminalText.safe($0))?)" } ?? ""
  }
}
