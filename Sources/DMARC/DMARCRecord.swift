/// The text of a DMARC record, as its owner wrote it: tags in their order, unknown ones included
/// (RFC 9989, "DMARC Policy Record Format"; RFC 7489, section 6.3).
///
/// Reading is tolerant, because a record that receivers accept must not be refused here: blanks
/// around `=` and `;`, an empty tag and a final semicolon are dropped, a part without `=` is kept
/// where it stands. The typed accessors return `nil` for a tag that is absent or has no valid
/// value; the standard's defaults are applied where they are used.
public struct DMARCRecord: Sendable, Hashable {
  /// One `name=value` part of the record.
  public struct Tag: Sendable, Hashable {
    /// As written; names are compared without regard to case.
    public let name: String
    /// `nil` for a part without `=`, such as `fo:0`, which receivers ignore.
    public let value: String?

    fileprivate var text: String { value.map { "\(name)=\($0)" } ?? name }

    fileprivate func isNamed(_ other: String) -> Bool {
      value != nil && name.lowercased() == other.lowercased()
    }
  }

  /// All tags, `v` first.
  public private(set) var tags: [Tag]

  /// The order in which a tag that the record does not have yet is put into it.
  private static let canonicalOrder = [
    "v", "p", "sp", "np", "t", "pct", "adkim", "aspf", "rua", "ruf", "fo",
  ]

  /// The raw value of a tag; of the first one where the owner wrote it twice.
  public subscript(_ name: String) -> String? {
    tags.first { $0.isNamed(name) }?.value
  }

  /// The record with a tag set. A tag that is there keeps its place, a second one of the same name
  /// goes; a known new tag is put in the order `v; p; sp; np; t; pct; adkim; aspf; rua; ruf; fo`,
  /// any other at the end. A `;` would end the tag and is written `%3B`, as a URI must. `v` never
  /// changes.
  public func setting(_ name: String, to value: String) -> DMARCRecord {
    guard name.lowercased() != "v" else { return self }
    let safe = value.split(separator: ";", omittingEmptySubsequences: false)
      .joined(separator: "%3B")
    let tag = Tag(name: name, value: safe)
    var record = removing(name)
    if let place = tags.firstIndex(where: { $0.isNamed(name) }) {
      record.tags.insert(tag, at: place)
    } else {
      record.tags.insert(tag, at: record.place(for: name))
    }
    return record
  }

  /// The record without a tag. The first `v` stays: without it the text is no DMARC record.
  public func removing(_ name: String) -> DMARCRecord {
    var record = self
    record.tags = tags.enumerated().filter { $0 == 0 || !$1.isNamed(name) }.map(\.element)
    return record
  }

  /// Behind the nearest tag that comes before it in canonical order.
  private func place(for name: String) -> Int {
    guard let rank = Self.canonicalOrder.firstIndex(of: name.lowercased()) else {
      return tags.endIndex
    }
    for predecessor in Self.canonicalOrder[..<rank].reversed() {
      if let place = tags.firstIndex(where: { $0.isNamed(predecessor) }) { return place + 1 }
    }
    return tags.endIndex
  }
}

extension DMARCRecord: CustomStringConvertible {
  /// Reads the text of a TXT record; `nil` when it does not begin with `v=DMARC1`, the only
  /// condition under which a receiver leaves it aside (`DMARC1` is compared with regard to case).
  public init?(_ text: String) {
    tags = text.split(separator: ";").compactMap { part in
      let part = part.trimmingBlanks
      guard !part.isEmpty else { return nil }
      guard let equals = part.firstIndex(of: "=") else {
        return Tag(name: String(part), value: nil)
      }
      return Tag(
        name: String(part[..<equals].trimmingBlanks),
        value: String(part[part.index(after: equals)...].trimmingBlanks))
    }
    guard let version = tags.first, version.isNamed("v"), version.value == "DMARC1" else {
      return nil
    }
  }

  /// `v=DMARC1; p=none; rua=mailto:rua@example.com`, without a final semicolon.
  public var description: String { tags.map(\.text).joined(separator: "; ") }
}

extension DMARCRecord {
  /// `p`
  public var policy: Policy? { policy("p") }
  /// `sp`
  public var subdomainPolicy: Policy? { policy("sp") }
  /// `np`
  public var nonexistentSubdomainPolicy: Policy? { policy("np") }
  /// `adkim`
  public var adkim: AlignmentMode? { alignment("adkim") }
  /// `aspf`
  public var aspf: AlignmentMode? { alignment("aspf") }
  /// `pct`, 0 to 100
  public var pct: Int? {
    self["pct"].flatMap { Int($0) }.flatMap { (0...100).contains($0) ? $0 : nil }
  }
  /// `t`
  public var isTesting: Bool? {
    switch self["t"]?.lowercased() {
    case "y": true
    case "n": false
    default: nil
    }
  }
  /// `rua`: the URIs that get aggregate reports.
  public var rua: [String] { list("rua") }
  /// `ruf`: the URIs that get failure reports.
  public var ruf: [String] { list("ruf") }
  /// `fo`, as written.
  public var fo: String? { self["fo"] }

  private func policy(_ name: String) -> Policy? {
    self[name].flatMap { Policy(rawValue: $0.lowercased()) }
  }

  private func alignment(_ name: String) -> AlignmentMode? {
    self[name].flatMap { AlignmentMode(rawValue: $0.lowercased()) }
  }

  private func list(_ name: String) -> [String] {
    (self[name] ?? "").split(separator: ",").map { String($0.trimmingBlanks) }
      .filter { !$0.isEmpty }
  }
}

extension Substring {
  fileprivate var trimmingBlanks: Substring {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start }
    return start[...last]
  }
}
