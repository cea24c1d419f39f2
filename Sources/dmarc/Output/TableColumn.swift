/// The head of a column, and what may become of its texts where a terminal has no room for all.
struct TableColumn {
  enum Alignment { case left, right }

  /// What becomes of a text where a terminal has no room for it.
  enum Shortening {
    /// It stays: numbers, days and words that are short.
    case never
    /// The end goes …
    case end
    /// … or the start, of paths.
    case start
    /// It is told whole, below its row.
    case below
  }

  var title: String
  var alignment: Alignment = .left
  var shortening: Shortening = .never
  /// Columns of the least weight are left out first where a terminal has no room; those without one
  /// stay.
  var weight: Int?
  /// Letters by which a text is still known, as long as there are columns to leave out instead.
  var least = 16
}
