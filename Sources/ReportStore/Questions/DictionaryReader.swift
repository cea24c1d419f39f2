import DMARC
import GRDB

/// Reads rows of the dictionary tables, one at a time.
final class DictionaryReader {
  private let text: Statement
  private let reporter: Statement
  private let evaluation: Statement
  private let dkim: Statement
  private let spf: Statement

  init(_ connection: OpaquePointer) throws(StoreError) {
    text = try Statement(connection, "SELECT value FROM text WHERE id = ?1")
    // The organization, or its address when it has no name.
    reporter = try Statement(
      connection,
      """
      SELECT CASE organization WHEN '' THEN email ELSE organization END
      FROM reporter WHERE id = ?1
      """)
    evaluation = try Statement(
      connection,
      """
      SELECT disposition, dkim, spf, computed_dkim, computed_spf, overrides
      FROM evaluation WHERE id = ?1
      """)
    dkim = try Statement(
      connection,
      """
      SELECT domain, selector, result, human_result FROM dkim_result_view
      WHERE auth_results_id = ?1 ORDER BY position
      """)
    spf = try Statement(
      connection,
      """
      SELECT domain, scope, result, human_result FROM spf_result_view
      WHERE auth_results_id = ?1 ORDER BY position
      """)
  }

  func text(of id: Int64) throws(StoreError) -> String { try name(text, id) }

  func reporter(of id: Int64) throws(StoreError) -> String { try name(reporter, id) }

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
    dkim.bind(id, at: 1)
    defer { dkim.reset() }
    while try dkim.step() {
      let word = dkim.text(2)
      var result = DKIMResult(
        domain: dkim.text(0), selector: dkim.text(1), value: AuthResultValue((word ?? "").utf8),
        humanResult: dkim.text(3))
      result.word = word
      results.dkim.append(result)
    }
    spf.bind(id, at: 1)
    defer { spf.reset() }
    while try spf.step() {
      let word = spf.text(2)
      let scope = spf.text(1)
      var result = SPFResult(
        domain: spf.text(0), scope: SPFScope.allCases.first { $0.word == scope },
        value: AuthResultValue((word ?? "").utf8), humanResult: spf.text(3))
      result.word = word
      results.spf.append(result)
    }
    return results
  }

  private func name(_ statement: Statement, _ id: Int64) throws(StoreError) -> String {
    statement.bind(id, at: 1)
    defer { statement.reset() }
    return try statement.step() ? statement.text(0) ?? "" : ""
  }
}

/// Rows of `text` by what they say.
enum TextRow {
  static func id(of text: String, _ database: Database) throws -> Int64? {
    try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT id FROM text WHERE value = ?"), arguments: [text])
  }
}
