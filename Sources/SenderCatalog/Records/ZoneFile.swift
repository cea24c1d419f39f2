import DMARC

/// Records as lines of a zone file (RFC 1035, section 5.1), names in full.
struct ZoneFile {
  private let records: [DNSRecord]

  init(_ records: [DNSRecord]) { self.records = records }

  /// `bounce.example.com. 3600 IN MX 10 feedback-smtp.eu-west-1.amazonses.com.`
  var text: String {
    let placeholders = Placeholders(records).sentence.map { "; \($0)\n" } ?? ""
    return placeholders
      + records.map { record in
        "\(Self.name(record.name)) \(record.ttl) IN \(record.data.type) \(Self.data(record))\n"
      }.joined()
  }

  /// The same for people: in columns, and without what a form does not ask for.
  var table: String {
    let rows = records.map { (Self.name($0.name), $0.data.type, Self.data($0)) }
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { name, type, data in
      name + String(repeating: " ", count: width - name.count + 2) + type
        + String(repeating: " ", count: 7 - type.count) + data + "\n"
    }.joined()
  }

  private static func data(_ record: DNSRecord) -> String {
    switch record.data {
    case .cname(let target): name(target)
    case .mx(let preference, let exchange): "\(preference) \(name(exchange))"
    case .txt(let text): CharacterStrings(text).quoted(.zoneFile).joined(separator: " ")
    }
  }

  /// The name with a final dot, its special characters behind a backslash.
  private static func name(_ name: String) -> String {
    let special = Array("\"();@$\\".utf8)
    return name.utf8.map { byte in
      if special.contains(byte) { return "\\" + String(UnicodeScalar(byte)) }
      guard (33...126).contains(byte) else {
        return "\\" + CharacterStrings.digits(byte, radix: 10)
      }
      return String(UnicodeScalar(byte))
    }.joined() + "."
  }
}

/// What has to be filled in before records are published.
struct Placeholders {
  /// `nil` when nothing has to be.
  let sentence: String?

  init(_ records: [DNSRecord]) {
    var found: [String] = []
    for placeholder in records.flatMap(\.placeholders) where !found.contains(placeholder) {
      found.append(placeholder)
    }
    sentence = found.isEmpty ? nil : "Fill in first: \(found.joined(separator: ", "))."
  }
}
