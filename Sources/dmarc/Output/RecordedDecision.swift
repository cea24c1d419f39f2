import Foundation

/// A decision as `dmarc advise --format json` kept it, as far as it is compared with another.
struct RecordedDecision: Decodable {
  struct Gate: Decodable {
    var id: String
    var passed: Bool
    var found: String
  }

  struct Blocker: Decodable, Hashable {
    var code: String
    var source: String?
  }

  struct Rates: Decodable {
    var n: Int
    var fails: Int

    /// As text and JSON show it.
    var passRate: Double { (Double(n - fails) / Double(n)).cut(toParts: 10_000) }
  }

  struct Source: Decodable {
    var source: String
    var cls: String
    var rates: Rates
  }

  struct Record: Decodable {
    var next: String
  }

  var domain: String
  var asOf: String
  var ruleVersion: Int
  var thresholds: [String: JSONValue]
  var rung: String
  var verdict: String
  var to: String?
  var gates: [Gate]
  var blockers: [Blocker]
  var own: Rates
  var sources: [Source]
  var record: Record

  /// - Parameter domain: the decision must be on it.
  init(readingFrom path: String, on domain: String) throws {
    guard let bytes = FileManager.default.contents(atPath: path) else {
      throw Unusable(path: path, reason: "it cannot be read")
    }
    guard let decision = try? Self.decoded(bytes) else {
      let hint = "it is no decision; keep one with: dmarc advise \(domain) --format json"
      throw Unusable(path: path, reason: hint)
    }
    guard decision.domain == domain else {
      throw Unusable(path: path, reason: "it is a decision on \(decision.domain)")
    }
    self = decision
  }

  static func decoded(_ bytes: Data) throws -> RecordedDecision {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(RecordedDecision.self, from: bytes)
  }

  /// A file that no decision can be compared with.
  struct Unusable: Error, CustomStringConvertible {
    var path: String
    var reason: String

    var description: String { TerminalText.safe("\(path): \(reason)") }
  }
}
