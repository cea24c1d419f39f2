/// Domain names as reports and people write them, in the one form in which they are compared.
public enum DomainName {
  /// Lower case, A-labels, no white space around it and no final dot: `Bücher.Example.` becomes
  /// `xn--bcher-kva.example`.
  ///
  /// Labels that are not ASCII are lower-cased and encoded by Punycode (RFC 3492) without further
  /// mapping; a label that cannot be encoded stays as it is.
  public static func canonical(_ name: String) -> String {
    let lower = trimmed(name).lowercased()
    if lower.utf8.allSatisfy({ $0 < 0x80 }) { return lower }
    return lower.split(separator: ".", omittingEmptySubsequences: false)
      .map { label in
        label.utf8.allSatisfy { $0 < 0x80 } ? String(label) : asciiLabel(label)
      }
      .joined(separator: ".")
  }

  /// The domain of a mail address, canonical; empty when there is none.
  ///
  /// A name may stand before the address, or a comment behind it: of `DMARC <dmarc@receiver.example>` it
  /// is `receiver.example`. Some reporters write a domain in place of their address.
  public static func ofAddress(_ address: String) -> String {
    if let at = address.lastIndex(of: "@") {
      return canonical(String(address[address.index(after: at)...].prefix { !">(".contains($0) }))
    }
    let name = canonical(address.split { "<>".contains($0) }.last.map(String.init) ?? "")
    return name.contains(".") ? name : ""
  }

  /// Whether `name` is `domain` or a name below it. Both are canonical.
  public static func isWithin(_ name: String, _ domain: String) -> Bool {
    name == domain || name.hasSuffix("." + domain)
  }

  /// Whether a canonical name can have a DMARC record: labels of letters, digits and hyphens, with
  /// underscores, which are found (RFC 1123, section 2.1; RFC 1035, section 2.3.4). An address is none: its
  /// last label has only digits.
  public static func canHaveRecord(_ name: String) -> Bool {
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

  /// Whether a name has only what names of hosts are made of: letters, digits, hyphens and dots, and the
  /// underscores of real ones; beyond ASCII everything but white space and marks of damage or of nothing.
  public static func isHostName(_ name: String) -> Bool {
    trimmed(name).unicodeScalars.allSatisfy { scalar in
      if scalar.isASCII { return isOfHostName(UInt8(truncatingIfNeeded: scalar.value)) }
      guard scalar != "\u{fffd}", scalar != "…" else { return false }
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse, .surrogate,
        .unassigned:
        return false
      // RFC 5892, appendix A: joiners are between letters of some scripts.
      case .format: return scalar == "\u{200c}" || scalar == "\u{200d}"
      default: return true
      }
    }
  }

  /// Whether ASCII bytes are a name that a host can have, or several of them with commas between: so one
  /// reporter writes the authors of mail that has more than one.
  public static func areHostNames(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if bytes.allSatisfy(isOfHostName) { return true }
    return bytes.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false).allSatisfy {
      name in
      let trimmed = name.drop { $0 == 32 }
      return !trimmed.isEmpty && trimmed.allSatisfy(isOfHostName)
    } && bytes.contains(UInt8(ascii: ","))
  }

  /// Without white space around it and final dots.
  private static func trimmed(_ name: String) -> Substring {
    var name = Substring(name)
    while let first = name.unicodeScalars.first, first.properties.isWhitespace {
      name.unicodeScalars.removeFirst()
    }
    while let last = name.unicodeScalars.last, last.properties.isWhitespace || last == "." {
      name.unicodeScalars.removeLast()
    }
    return name
  }

  private static func isOfHostName(_ byte: UInt8) -> Bool {
    switch byte {
    case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
    default: false
    }
  }

  private static func asciiLabel(_ label: Substring) -> String {
    Punycode.encode(label.unicodeScalars.map(\.value)).map { "xn--" + $0 } ?? String(label)
  }
}
