/// The value of an Authentication-Results header field (RFC 8601, section 2.2): what a receiving
/// server says of the authentication of a message.
public struct AuthenticationResultsField: Sendable, Hashable {
  /// One `method=result` with what it is about.
  public struct Result: Sendable, Hashable {
    /// In lower case: `spf`, `dkim`, `dmarc`.
    public var method: String
    /// In lower case: `pass`, `fail`, `none`.
    public var value: String
    /// By `ptype.property` in lower case: `header.from`, `smtp.mailfrom`.
    public var properties: [String: String]
  }

  /// Who says so, in lower case.
  public let server: String
  public let results: [Result]

  /// `nil` for a value that does not name its server, as Exchange Online's do not: then nobody can be
  /// trusted for it.
  public init?(_ value: String) {
    var statements = Self.statements(of: value)
    guard !statements.isEmpty, let server = statements.removeFirst().first, !server.contains("=")
    else { return nil }
    self.server = server.lowercased()
    results = statements.compactMap(Result.init)
  }

  /// The domain in From: for which this server found DMARC to pass; `nil` when it did not, and when
  /// it says several things.
  ///
  /// - Parameter authorDomain: what the result is about if it does not say so itself.
  public func domainPassing(authorDomain: String?) -> String? {
    let results = results.filter { $0.method == "dmarc" }
    guard results.count == 1, let result = results.first, result.value == "pass" else { return nil }
    return (result.properties["header.from"] ?? authorDomain).map(DomainName.canonical)
  }

  /// The words of each statement. Comments are gone, quotes are taken off, and `a = b` is one word.
  private static func statements(of value: String) -> [[String]] {
    var statements: [[String]] = [[]]
    var word = ""
    var isQuoted = false
    var comments = 0
    var isEscaped = false
    func endWord() {
      if !word.isEmpty { statements[statements.count - 1].append(word) }
      word = ""
    }
    for scalar in value.unicodeScalars {
      if isEscaped {
        isEscaped = false
        if comments == 0 { word.unicodeScalars.append(scalar) }
      } else if scalar == "\\", isQuoted || comments > 0 {
        isEscaped = true
      } else if isQuoted {
        if scalar == "\"" { isQuoted = false } else { word.unicodeScalars.append(scalar) }
      } else if scalar == "(" {
        comments += 1
      } else if scalar == ")", comments > 0 {
        comments -= 1
      } else if comments > 0 {
        continue
      } else {
        switch scalar {
        case "\"": isQuoted = true
        case ";":
          endWord()
          statements.append([])
        case " ", "\t", "\r", "\n": endWord()
        default: word.unicodeScalars.append(scalar)
        }
      }
    }
    endWord()
    return statements.map(joinedAtEqualsSigns)
  }

  private static func joinedAtEqualsSigns(_ words: [String]) -> [String] {
    words.reduce(into: []) { joined, word in
      if let last = joined.last, last.hasSuffix("=") || word.hasPrefix("=") {
        joined[joined.count - 1] = last + word
      } else {
        joined.append(word)
      }
    }
  }
}

extension AuthenticationResultsField.Result {
  /// `nil` for `none`, and for what is no `method=result`.
  fileprivate init?(_ words: [String]) {
    let pairs = words.compactMap { word in
      word.firstIndex(of: "=").map {
        (name: word[..<$0].lowercased(), value: String(word[word.index(after: $0)...]))
      }
    }
    guard let first = pairs.first, words.first?.contains("=") == true else { return nil }
    // `dkim/1=pass` names the version of the method.
    method = String(first.name.prefix { $0 != "/" })
    value = first.value.lowercased()
    properties = [:]
    for pair in pairs.dropFirst() where properties[pair.name] == nil {
      properties[pair.name] = pair.value
    }
  }
}
