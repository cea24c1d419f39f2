import Foundation

/// The figures of all cases, one line for each way.
struct ResultTable {
  private static let heads = [
    "corpus", "case", "way", "CPU s", "wall s", "peak MB", "records/s", "B/record", "ratio",
  ]

  private var lines: [[String]] = []

  /// Adds the ways of a case, the product's first. Its ratio is to each of the others, in theirs.
  mutating func add(
    _ wanted: Way.Case, _ corpus: Corpus, _ measured: [(way: Way, cost: Measurement)]
  ) {
    guard let product = measured.first?.cost else { return }
    for (place, line) in measured.enumerated() {
      let cost = line.cost
      lines.append([
        place == 0 ? corpus.kind : "", place == 0 ? wanted.rawValue : "", line.way.name,
        Self.number(cost.cpuSeconds, cost.cpuSeconds < 1 ? 4 : 2),
        cost.wallSeconds > 0 ? Self.number(cost.wallSeconds, cost.wallSeconds < 1 ? 4 : 2) : "",
        cost.peakBytes.map { Self.number(Double($0) / 1e6, 0) } ?? "",
        wanted == .question
          ? "" : Self.number(Double(corpus.records) / max(cost.cpuSeconds, 1e-6), 0),
        cost.storeBytes.map { Self.number(Double($0) / Double(max(1, corpus.records)), 1) } ?? "",
        line.way.isFloor
          ? Self.number(product.cpuSeconds / max(cost.cpuSeconds, 1e-6), 2) + " ×" : "",
      ])
    }
  }

  func text(isMarkdown: Bool) -> String {
    isMarkdown ? markdown : plain
  }

  private var markdown: String {
    let rule = Self.heads.indices.map { $0 < 3 ? "---" : "---:" }
    return ([Self.heads, rule] + lines).map { "| " + $0.joined(separator: " | ") + " |" }
      .joined(separator: "\n")
  }

  private var plain: String {
    let all = [Self.heads] + lines
    let widths = Self.heads.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { line in
      line.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - text.count)
        return column < 3 ? text + space : space + text
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }

  private static func number(_ value: Double, _ digits: Int) -> String {
    String(format: "%.\(digits)f", value)
  }
}
