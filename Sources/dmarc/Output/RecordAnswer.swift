import DMARC

/// A DNS record to publish as the JSON output gives it.
struct RecordAnswer: Encodable {
  var name: String
  var type: String
  var ttl: Int
  /// `10 mx.example.com` for MX; the whole text for TXT.
  var data: String

  init(_ record: DNSRecord) {
    name = record.name
    type = record.data.type
    ttl = record.ttl
    switch record.data {
    case .cname(let target): data = target
    case .mx(let preference, let exchange): data = "\(preference) \(exchange)"
    case .txt(let text): data = text
    }
  }
}
