/// What became of a file or of a document in it. Everything that was read ends as exactly one.
public enum IntakeOutcome: String, Sendable, Hashable, CaseIterable, Codable {
  case stored
  case storedWithDeviations = "stored_with_deviations"
  /// Stored as far as it could be read; a complete copy will take its place.
  case partial
  /// The same report, or the same bytes, are there already.
  case duplicate
  /// The same identity with other content; the rule of ``DuplicateRule`` decided what counts.
  case variant
  /// Stored once, and another copy has taken its place.
  case replaced
  case refused
  case tlsReport = "tls_report"
  case failureReport = "failure_report"
  case notAReport = "not_a_report"

  /// Whether the same bytes need not be read again.
  public var isFinal: Bool { self != .refused && self != .partial }

  /// Whether an aggregate report was read.
  public var isReport: Bool {
    switch self {
    case .stored, .storedWithDeviations, .partial, .duplicate, .variant, .replaced: true
    case .refused, .tlsReport, .failureReport, .notAReport: false
    }
  }
}
