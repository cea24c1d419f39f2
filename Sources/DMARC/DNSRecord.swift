/// A DNS record to publish (RFC 1035, section 3.2).
public struct DNSRecord: Sendable, Hashable {
  /// The name in full, without a final dot. There may be placeholders in angle brackets in it and in
  /// the data, for what only the provider knows.
  public var name: String
  /// Seconds that a resolver may remember it.
  public var ttl: Int
  public var data: RecordData

  /// An hour: a mistake is soon repaired, and nobody asks too often.
  public static let standardTTL = 3_600

  public init(_ name: String, _ data: RecordData, ttl: Int = DNSRecord.standardTTL) {
    self.name = name
    self.ttl = ttl
    self.data = data
  }

  /// `bounce.example.com MX 10 feedback-smtp.eu-west-1.amazonses.com`: the name, the type and the
  /// data, apart by one blank; `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    let words = text.split(separator: " ", maxSplits: 2)
    guard words.count == 3 else { return nil }
    switch words[1] {
    case "CNAME": self.init(String(words[0]), .cname(String(words[2])))
    case "TXT": self.init(String(words[0]), .txt(String(words[2])))
    case "MX":
      let parts = words[2].split(separator: " ")
      guard parts.count == 2, let preference = UInt16(parts[0]) else { return nil }
      self.init(String(words[0]), .mx(preference: preference, exchange: String(parts[1])))
    default: return nil
    }
  }

  /// The record with a placeholder filled in, wherever it stands.
  public func replacing(_ placeholder: String, with text: String) -> DNSRecord {
    func filled(_ field: String) -> String { field.replacing(placeholder, with: text) }
    let data: RecordData =
      switch data {
      case .cname(let target): .cname(filled(target))
      case .mx(let preference, let exchange):
        .mx(preference: preference, exchange: filled(exchange))
      case .txt(let text): .txt(filled(text))
      }
    return DNSRecord(filled(name), data, ttl: ttl)
  }

  /// What stands in angle brackets and must be filled in before the record is published.
  public var placeholders: [String] {
    switch data {
    case .cname(let target): Self.placeholders(in: name + " " + target)
    case .mx(_, let exchange): Self.placeholders(in: name + " " + exchange)
    case .txt(let text): Self.placeholders(in: name + " " + text)
    }
  }

  private static func placeholders(in text: String) -> [String] {
    var found: [String] = []
    for part in text.split(separator: "<", omittingEmptySubsequences: false).dropFirst() {
      guard let end = part.firstIndex(of: ">") else { continue }
      let placeholder = "<" + part[..<end] + ">"
      if !found.contains(placeholder) { found.append(placeholder) }
    }
    return found
  }
}

/// The data of a record, of the types that authenticated mail needs.
public enum RecordData: Sendable, Hashable {
  case cname(String)
  case mx(preference: UInt16, exchange: String)
  /// The text as a whole; it is cut into strings of at most 255 bytes where it is written.
  case txt(String)

  public var type: String {
    switch self {
    case .cname: "CNAME"
    case .mx: "MX"
    case .txt: "TXT"
    }
  }
}
