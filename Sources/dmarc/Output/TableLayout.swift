/// Which columns of a table a terminal has room for, and how wide each is.
///
/// A table that does not fit as it is gives up, in this order: sentences, which go below their rows;
/// columns, the lightest first, until the rest fits with its texts shortened; and of texts the widest,
/// by no more than has to be.
struct TableLayout {
  /// The places of columns that are not shown.
  private(set) var leftOut: [Int] = []
  /// The places of columns whose texts go below their rows.
  private(set) var below: [Int] = []

  private let columns: [TableColumn]
  private var widths: [Int]
  private var shown: [Int]

  /// Blanks between two columns.
  private static let gap = 2
  /// Letters of a text when no column is left that could be left out.
  private static let shortestText = 8

  init(_ columns: [TableColumn], widths: [Int], room: Int) {
    self.columns = columns
    self.widths = widths
    shown = Array(columns.indices)
    guard total > room else { return }
    below = shown.filter { columns[$0].shortening == .below }
    shown.removeAll(where: below.contains)
    while leastTotal > room, let lightest { leave(lightest) }
    leftOut.sort()
    for isLast in [false, true] {
      while total > room, let widest = widest(isLast: isLast) { self.widths[widest] -= 1 }
    }
  }

  /// A row or the head, without blanks at its end.
  func line(_ cells: [String]) -> String {
    var line = shown.map { index in
      let cell = shortened(cells[index], index)
      let padding = String(repeating: " ", count: max(0, widths[index] - cell.count))
      return columns[index].alignment == .right ? padding + cell : cell + padding
    }.joined(separator: String(repeating: " ", count: Self.gap))
    while line.last == " " { line.removeLast() }
    return line + "\n"
  }

  private func shortened(_ cell: String, _ index: Int) -> String {
    let width = widths[index]
    guard cell.count > width else { return cell }
    return columns[index].shortening == .start
      ? "…" + cell.suffix(width - 1) : cell.prefix(width - 1) + "…"
  }

  private var total: Int { sum(of: widths) }

  /// With all texts as short as they may be.
  private var leastTotal: Int { sum(of: columns.indices.map { least($0, isLast: false) }) }

  private func sum(of widths: [Int]) -> Int {
    shown.reduce(Self.gap * (shown.count - 1)) { $0 + widths[$1] }
  }

  /// How narrow a column may get; its title is never shortened.
  private func least(_ index: Int, isLast: Bool) -> Int {
    let column = columns[index]
    guard column.shortening == .end || column.shortening == .start else { return widths[index] }
    let letters = isLast ? min(column.least, Self.shortestText) : column.least
    return min(widths[index], max(letters, column.title.count))
  }

  private func widest(isLast: Bool) -> Int? {
    shown.filter { widths[$0] > least($0, isLast: isLast) }.max { widths[$0] < widths[$1] }
  }

  private var lightest: Int? {
    shown.filter { columns[$0].weight != nil }
      .min { (columns[$0].weight ?? 0) < (columns[$1].weight ?? 0) }
  }

  private mutating func leave(_ index: Int) {
    leftOut.append(index)
    shown.removeAll { $0 == index }
  }
}
