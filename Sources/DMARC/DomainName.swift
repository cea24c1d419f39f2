/// Domain names as reports and people write them, in the one form in which they are compared.
public enum DomainName {
  /// Lower case, A-labels, no white space around it and no final dot: `Bücher.Example.` becomes
  /// `xn--bcher-kva.example`.
  ///
  /// Labels that are not ASCII are lower-cased and encoded by Punycode (RFC 3492) without further
  /// mapping; a label that cannot be encoded stays as it is.
  public static func canonical(_ name: String) -> String {
    var name = Substring(name)
    while let first = name.unicodeScalars.first, first.properties.isWhitespace {
      name.unicodeScalars.removeFirst()
    }
    while let last = name.unicodeScalars.last, last.properties.isWhitespace || last == "." {
      name.unicodeScalars.removeLast()
    }
    let lower = name.lowercased()
    if lower.utf8.allSatisfy({ $0 < 0x80 }) { return lower }
    return lower.split(separator: ".", omittingEmptySubsequences: false)
      .map { label in
        label.utf8.allSatisfy { $0 < 0x80 } ? String(label) : asciiLabel(label)
      }
      .joined(separator: ".")
  }

  /// Whether `name` is `domain` or a name below it. Both are canonical.
  public static func isWithin(_ name: String, _ domain: String) -> Bool {
    name == domain || name.hasSuffix("." + domain)
  }

  /// Whether a canonical name can be that of a host, and so have a DMARC record: labels of letters,
  /// digits and hyphens, with underscores, which are found (RFC 1123, section 2.1; RFC 1035, section
  /// 2.3.4). An address is none: its last label has only digits.
  public static func isHostName(_ name: String) -> Bool {
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    guard name.utf8.count <= 253, let last = labels.last,
      !last.utf8.allSatisfy({ (48...57).contains($0) })
    else { return false }
    return labels.allSatisfy { label in
      (1...63).contains(label.utf8.count) && label.first != "-" && label.last != "-"
        && label.utf8.allSatisfy {
          (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
            || $0 == UInt8(ascii: "_")
        }
    }
  }

  private static func asciiLabel(_ label: Substring) -> String {
    Punycode.encode(label.unicodeScalars.map(\.value)).map { "xn--" + $0 } ?? String(label)
  }
}
