import DMARC

/// Reads rows of the dictionary tables, one at a time.
final class DictionaryReader {
  private let text: Statement
  private let reporter: Statement
  private let evaluation: Statement
  private let list: Statement
  /// Texts that lists name, up to a bound: most lists are of the same few.
  private var texts: [Int64: String] = [:]

  private static let rememberedTexts = 10_000

  init(_ connection: OpaquePointer) throws(StoreError) {
    text = try Statement(connection, "SELECT value FROM text WHERE id = ?1")
    // The organization, or its address when it has no name.
    reporter = try Statement(
      connection,
      """
      SELECT CASE organization WHEN '' THEN email ELSE organization END, email
      FROM reporter WHERE id = ?1
      """)
    evaluation = try Statement(
      connection,
      """
      SELECT disposition, dkim, spf, computed_dkim, computed_spf, overrides
      FROM evaluation WHERE id = ?1
      """)
    list = try Statement(connection, "SELECT results FROM auth_results WHERE id = ?1")
  }

  func text(of id: Int64) throws(StoreError) -> String { try name(text, id) }

  /// The name and the mail domain.
  func reporter(of id: Int64) throws(StoreError) -> (name: String, domain: String) {
    reporter.bind(id, at: 1)
    defer { reporter.reset() }
    guard try reporter.step() else { return ("", "") }
    return (reporter.text(0) ?? "", DomainName.ofAddress(reporter.text(1) ?? ""))
  }

  func evaluation(of id: Int64) throws(StoreError) -> Evaluation {
    evaluation.bind(id, at: 1)
    defer { evaluation.reset() }
    guard try evaluation.step() else { throw .failed(reason: "evaluation \(id) is missing") }
    let dkim = evaluation.text(3).flatMap(ComputedAlignment.init(rawValue:))
    let spf = evaluation.text(4).flatMap(ComputedAlignment.init(rawValue:))
    let computed: Alignment? =
      if let dkim, let spf { Alignment(dkim: dkim, spf: spf) } else { nil }
    return Evaluation(
      disposition: evaluation.text(0), dkim: evaluation.text(1), spf: evaluation.text(2),
      computed: computed,
      overrides: (evaluation.text(5) ?? "").split(separator: ",").map(String.init))
  }

  /// - Parameter id: 0 for no results.
  func authResults(of id: Int64) throws(StoreError) -> AuthResults {
    var results = AuthResults()
    list.bind(id, at: 1)
    defer { list.reset() }
    guard try list.step() else { return results }
    try ListText.forEachEntry(in: list.bytes(0)) { entry throws(StoreError) in
      guard entry.count == 5 else { return }
      let (domain, word) = (try rememberedText(entry[1]), try rememberedText(entry[3]))
      let human = try rememberedText(entry[4])
      let value = AuthResultValue((word ?? "").utf8)
      if entry[0] == ListText.number(of: .dkim) {
        var result = DKIMResult(
          domain: domain, selector: try rememberedText(entry[2]), value: value, humanResult: human)
        result.word = word
        results.dkim.append(result)
      } else {
        let scope = SPFScope.allCases.first { ListText.number(of: $0) == entry[2] }
        var result = SPFResult(domain: domain, scope: scope, value: value, humanResult: human)
        result.word = word
        results.spf.append(result)
      }
    }
    return results
  }

  /// - Parameter id: 0 for no text.
  private func rememberedText(_ id: Int64) throws(StoreError) -> String? {
    guard id != 0 else { return nil }
    if let text = texts[id] { return text }
    let text = try text(of: id)
    if texts.count >= Self.rememberedTexts { texts.removeAll(keepingCapacity: true) }
    texts[id] = text
    return text
  }

  private func name(_ statement: Statement, _ id: Int64) throws(StoreError) -> String {
    statement.bind(id, at: 1)
    defer { statement.reset() }
    return try statement.step() ? statement.text(0) ?? "" : ""
  }
}
