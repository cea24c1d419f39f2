/// The fields of a header (RFC 5322, section 2.2) that tell what a message or a part of it is. The
/// first field of a name counts, but of those that servers add the topmost few are kept; a value is
/// unfolded and cut at a length that no genuine one has.
struct HeaderFields {
  private static let names: Set<String> = [
    "from", "date", "message-id", "content-type", "content-transfer-encoding",
    "content-disposition", traced,
  ]
  /// The field that every server on the way adds on top (RFC 8601, section 5).
  private static let traced = "authentication-results"
  /// How the fields of MIME are also written: Trustwave MailMarshal leaves out the hyphen.
  private static let aliases = [
    "contenttype": "content-type", "contenttransferencoding": "content-transfer-encoding",
    "content-transferencoding": "content-transfer-encoding",
    "contentdisposition": "content-disposition",
  ]

  private var values: [String: String] = [:]
  /// The values of Authentication-Results, the topmost first.
  private(set) var authenticationResults: [String] = []

  init(_ block: [UInt8], limits: ContainerLimits) {
    var name: String?
    var value: [UInt8] = []
    for line in block.split(separator: 10) {
      if line.first == 32 || line.first == 9 {
        if value.count < limits.fieldBytes { value += line }
        continue
      }
      keep(value, as: name, limits)
      name = nil
      value = []
      guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
      let text = String(decoding: line[..<colon].prefix(64), as: UTF8.self).lowercased()
      let trimmed = text.last == " " ? String(text.prefix { $0 != " " }) : text
      name = Self.aliases[trimmed] ?? trimmed
      value += line[(colon + 1)...].prefix(limits.fieldBytes)
    }
    keep(value, as: name, limits)
  }

  /// - Parameter name: in lower case.
  subscript(_ name: String) -> String? { values[name] }

  private mutating func keep(_ value: [UInt8], as name: String?, _ limits: ContainerLimits) {
    guard let name, Self.names.contains(name), values[name] == nil else { return }
    let kept = value.prefix(limits.fieldBytes).filter { $0 != 13 && $0 != 0 }
    let text = String(decoding: kept.drop { $0 == 32 || $0 == 9 }, as: UTF8.self)
    guard name == Self.traced else { return values[name] = text }
    if authenticationResults.count < limits.tracedFields { authenticationResults.append(text) }
  }
}
