import DMARC
import GRDB

/// Reads of the dictionary tables, one row at a time.
enum TextRow {
  static func id(of text: String, _ database: Database) throws -> Int64? {
    try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT id FROM text WHERE value = ?"), arguments: [text])
  }

  static func text(of id: Int64, _ database: Database) throws -> String? {
    try String.fetchOne(
      database.cachedStatement(sql: "SELECT value FROM text WHERE id = ?"), arguments: [id])
  }
}

enum ReporterRow {
  /// The organization, or its address when it has no name.
  static func name(of id: Int64, _ database: Database) throws -> String {
    try String.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT CASE organization WHEN '' THEN email ELSE organization END
          FROM reporter WHERE id = ?
          """), arguments: [id]) ?? ""
  }
}

enum EvaluationRow {
  static func evaluation(of id: Int64, _ database: Database) throws -> Evaluation {
    let row = try Row.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT disposition, dkim, spf, computed_dkim, computed_spf, overrides
          FROM evaluation WHERE id = ?
          """), arguments: [id])
    let dkim = (row?[3] as String?).flatMap(ComputedAlignment.init(rawValue:))
    let spf = (row?[4] as String?).flatMap(ComputedAlignment.init(rawValue:))
    let computed: Alignment? =
      if let dkim, let spf { Alignment(dkim: dkim, spf: spf) } else { nil }
    let overrides = row?[5] as String? ?? ""
    return Evaluation(
      disposition: row?[0], dkim: row?[1], spf: row?[2], computed: computed,
      overrides: overrides.split(separator: ",").map(String.init))
  }
}

enum AuthResultsRow {
  static func results(of id: Int64, _ database: Database) throws -> AuthResults {
    var results = AuthResults()
    let dkim = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT domain, selector, result, human_result FROM dkim_result_view
          WHERE auth_results_id = ? ORDER BY position
          """), arguments: [id])
    while let row = try dkim.next() {
      let word: String? = row[2]
      var result = DKIMResult(
        domain: row[0], selector: row[1], value: AuthResultValue((word ?? "").utf8),
        humanResult: row[3])
      result.word = word
      results.dkim.append(result)
    }
    let spf = try Row.fetchCursor(
      database.cachedStatement(
        sql: """
          SELECT domain, scope, result, human_result FROM spf_result_view
          WHERE auth_results_id = ? ORDER BY position
          """), arguments: [id])
    while let row = try spf.next() {
      let word: String? = row[2]
      let scope: String? = row[1]
      var result = SPFResult(
        domain: row[0], scope: SPFScope.allCases.first { $0.word == scope },
        value: AuthResultValue((word ?? "").utf8), humanResult: row[3])
      result.word = word
      results.spf.append(result)
    }
    return results
  }
}
