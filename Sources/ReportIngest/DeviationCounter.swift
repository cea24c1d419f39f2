import DMARC
import ReportStore

/// Counts the deviations of a report by what and where. How many kinds a report can have is bounded;
/// what is found in the kinds beyond that is not told apart.
struct DeviationCounter {
  private struct Key: Hashable {
    var code: Deviation.Code
    var element: ReportElement
    var found: String
  }

  private static let kinds = 500

  private var counts: [Key: (line: Int, occurrences: Int)] = [:]
  private var last: (code: Deviation.Code, element: ReportElement, found: TextID, key: Key)?

  mutating func begin() {
    counts.removeAll()
    last = nil
  }

  /// The numbers of texts are void.
  mutating func forgetTexts() { last = nil }

  mutating func add(_ deviation: Deviation, texts: borrowing RecordTexts) {
    let key: Key
    if let last, last.code == deviation.code, last.element == deviation.element,
      last.found == deviation.found
    {
      key = last.key
    } else {
      let found = texts.texts.string(deviation.found) ?? ""
      let exact = Key(code: deviation.code, element: deviation.element, found: found)
      let isKnown = counts[exact] != nil || counts.count < Self.kinds
      key = isKnown ? exact : Key(code: deviation.code, element: deviation.element, found: "")
      last = (deviation.code, deviation.element, deviation.found, key)
    }
    counts[key, default: (deviation.line, 0)].occurrences += 1
  }

  var counted: [CountedDeviation] {
    counts.map { key, count in
      CountedDeviation(
        code: key.code.rawValue, element: key.element.name, found: key.found, line: count.line,
        occurrences: count.occurrences)
    }
    .sorted { ($0.code, $0.element, $0.found) < ($1.code, $1.element, $1.found) }
  }
}
