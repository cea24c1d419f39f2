import DMARC

/// Moments as JSON and CSV of questions have them.
enum TimeText {
  /// RFC 3339, in UTC: `2026-10-08T23:59:59Z`.
  static func utc(_ epochSeconds: Int64) -> String {
    let second = ((epochSeconds % 86_400) + 86_400) % 86_400
    let parts = [second / 3_600, second / 60 % 60, second % 60].map { part in
      part < 10 ? "0\(part)" : "\(part)"
    }
    return "\(UTCDay(epochSeconds: epochSeconds))T\(parts.joined(separator: ":"))Z"
  }
}
