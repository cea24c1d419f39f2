/// Which of the formats a report has.
public enum ReportFormat: String, Sendable, Hashable, Codable {
  /// RFC 7489, appendix C, or a draft before it; most reporters send the draft's shape.
  case rfc7489
  /// RFC 9990, namespace `urn:ietf:params:xml:ns:dmarc-2.0`.
  case rfc9990
}
