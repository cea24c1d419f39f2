/// Tells a mail message from other text by its first lines (RFC 5322, section 2.2).
enum MailHeader {
  /// Whether the bytes begin with an mbox separator or with header fields, one of them a usual one. The
  /// empty line behind them may be missing.
  static func begins(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: "From ".utf8) { return true }
    var hasUsualName = false
    let lines = bytes.split(separator: 10, maxSplits: 40, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let isLastAndCut = index == lines.count - 1
      if line.isEmpty || line.first == 13 { break }
      if line.first == 32 || line.first == 9 {
        if index == 0 { return false }
        continue
      }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
        line[..<colon].allSatisfy({ (33...126).contains($0) }), colon > line.startIndex
      else { return hasUsualName && (isLastAndCut || index > 1) }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      if usualNames.contains(name) { hasUsualName = true }
    }
    return hasUsualName
  }

  private static let usualNames: Set<String> = [
    "received", "return-path", "from", "to", "subject", "date", "message-id", "mime-version",
    "delivered-to", "content-type", "contenttype", "x-original-to", "dkim-signature",
    "arc-seal", "arc-message-signature", "arc-authentication-results", "authentication-results",
    "received-spf", "envelope-to", "x-mozilla-status", "x-gm-thrid",
  ]
}
