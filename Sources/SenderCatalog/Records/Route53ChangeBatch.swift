import DMARC

/// Records as the change batch of Amazon Route 53 (API reference, "ChangeBatch").
///
/// Records of one name and type are one set there, and `UPSERT` puts it in the place of the set that
/// the zone has: what else the zone has at the name and type must be in the batch, too.
struct Route53ChangeBatch {
  private let records: [DNSRecord]

  init(_ records: [DNSRecord]) { self.records = records }

  var text: String {
    let comment =
      ["UPSERT replaces the record sets of the same name and type."]
      + [Placeholders(records).sentence].compactMap(\.self)
    let changes = RecordSet.sets(of: records).map { set in
      """
          {
            "Action": "UPSERT",
            "ResourceRecordSet": {
              "Name": \(Self.quoted(Self.name(set.name))),
              "Type": "\(set.type)",
              "TTL": \(set.ttl),
              "ResourceRecords": [
      \(set.data.map { "          { \"Value\": \(Self.quoted(Self.value($0))) }" }
        .joined(separator: ",\n"))
              ]
            }
          }
      """
    }
    return """
      {
        "Comment": \(Self.quoted(comment.joined(separator: " "))),
        "Changes": [
      \(changes.joined(separator: ",\n"))
        ]
      }

      """
  }

  static func value(_ data: RecordData) -> String {
    switch data {
    case .cname(let target): name(target)
    case .mx(let preference, let exchange): "\(preference) \(name(exchange))"
    case .txt(let text): CharacterStrings(text).quoted(.route53).joined(separator: " ")
    }
  }

  /// The name with a final dot; what is not printable, and the backslash, in octal digits ("DNS
  /// domain name format").
  static func name(_ name: String) -> String {
    name.utf8.map { byte in
      (33...126).contains(byte) && byte != UInt8(ascii: "\\")
        ? String(UnicodeScalar(byte)) : "\\" + CharacterStrings.digits(byte, radix: 8)
    }.joined() + "."
  }

  /// A JSON string. Names and values are ASCII without control characters by now.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}

/// Records of one name and type.
struct RecordSet {
  let name: String
  let type: String
  let ttl: Int
  private(set) var data: [RecordData]

  /// The sets in the order in which their first records come.
  static func sets(of records: [DNSRecord]) -> [RecordSet] {
    var sets: [RecordSet] = []
    for record in records {
      let place = sets.firstIndex { $0.name == record.name && $0.type == record.data.type }
      if let place {
        sets[place].data.append(record.data)
      } else {
        sets.append(
          RecordSet(
            name: record.name, type: record.data.type, ttl: record.ttl, data: [record.data]))
      }
    }
    return sets
  }
}
