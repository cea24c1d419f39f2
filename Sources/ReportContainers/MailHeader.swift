/// Tells a mail message from other text by its first lines (RFC 5322, section 2.2).
enum MailHeader {
  /// Whether the bytes begin with an mbox separator or with header fields, one of them a usual one. The
  /// empty line behind them may be missing.
  ///
  /// Marks of UTF-8 and empty lines before them are somebody's on the way. Where the bytes end before the
  /// header does, as they do behind long fields that filters have put on top, names as mail has them will
  /// do.
  ///
  /// - Parameter isCut: whether there is more than these bytes.
  static func begins(_ bytes: [UInt8], isCut: Bool) -> Bool {
    let bytes = bytes[leadingBytes(bytes)...]
    if bytes.starts(with: "From ".utf8) || bytes.starts(with: ">From ".utf8) { return true }
    var hasUsualName = false
    var hasHyphen = false
    var areNames = true
    let lines = bytes.split(separator: 10, omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let isLastAndCut = index == lines.count - 1
      if line.isEmpty && !isLastAndCut || line.first == 13 { return hasUsualName }
      if line.first == 32 || line.first == 9 {
        if index == 0 { return false }
        continue
      }
      if isLastAndCut, isCut { break }
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")),
        line[..<colon].allSatisfy({ (33...126).contains($0) }), colon > line.startIndex
      else { return hasUsualName && (isLastAndCut || index > 1) }
      let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
      if usualNames.contains(name) { hasUsualName = true }
      hasHyphen = hasHyphen || name.contains("-")
      areNames = areNames && isName(name)
    }
    // Keys of other texts have no hyphens, and times no letters.
    return hasUsualName || isCut && lines.count > 1 && areNames && hasHyphen
  }

  /// How many bytes stand before a message: marks of UTF-8 and empty lines.
  static func leadingBytes(_ bytes: some RandomAccessCollection<UInt8>) -> Int {
    var rest = bytes[...]
    while let first = rest.first {
      if first == 10 {
        rest = rest.dropFirst()
      } else if first == 13, rest.dropFirst().first == 10 {
        rest = rest.dropFirst(2)
      } else if first == mark[0], rest.starts(with: mark) {
        rest = rest.dropFirst(mark.count)
      } else {
        break
      }
    }
    return bytes.count - rest.count
  }

  /// The byte order mark of UTF-8.
  static let mark: [UInt8] = [0xef, 0xbb, 0xbf]

  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (97...122).contains(first) else { return false }
    return name.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
        || $0 == UInt8(ascii: "_")
    }
  }

  private static let usualNames: Set<String> = [
    "received", "return-path", "from", "to", "subject", "date", "message-id", "mime-version",
    "delivered-to", "content-type", "contenttype", "x-original-to", "dkim-signature",
    "arc-seal", "arc-message-signature", "arc-authentication-results", "authentication-results",
    "received-spf", "envelope-to", "x-mozilla-status", "x-gm-thrid",
  ]
}
