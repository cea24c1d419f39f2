import DMARC

/// Records as resources of Terraform's AWS provider (`aws_route53_record`), in a zone that the
/// variable `zone_id` names.
struct TerraformResources {
  private let records: [DNSRecord]

  init(_ records: [DNSRecord]) { self.records = records }

  var text: String {
    let placeholders = Placeholders(records).sentence.map { "# \($0)\n\n" } ?? ""
    var labels: Set<String> = []
    let resources = RecordSet.sets(of: records).map { set in
      let label = Self.label(set, besides: &labels)
      let values = set.data.map { "    \(Self.quoted(Self.value($0)))," }.joined(separator: "\n")
      return """

        resource "aws_route53_record" "\(label)" {
          zone_id = var.zone_id
          name    = \(Self.quoted(String(Route53ChangeBatch.name(set.name).dropLast())))
          type    = "\(set.type)"
          ttl     = \(set.ttl)
          records = [
        \(values)
          ]
        }

        """
    }
    return placeholders + "variable \"zone_id\" {\n  type = string\n}\n" + resources.joined()
  }

  /// The provider puts a text in quotation marks itself, so those around the whole go, and those
  /// between its strings stay.
  private static func value(_ data: RecordData) -> String {
    guard case .txt(let text) = data else { return Route53ChangeBatch.value(data) }
    return String(
      CharacterStrings(text).quoted(.route53).joined().dropFirst().dropLast())
  }

  /// A string of Terraform's language: backslashes, quotation marks and templates are escaped.
  private static func quoted(_ text: String) -> String {
    "\""
      + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      .replacing("${", with: "$${").replacing("%{", with: "%%{") + "\""
  }

  /// `bounce_example_com_mx`: an identifier that no other resource has.
  private static func label(_ set: RecordSet, besides labels: inout Set<String>) -> String {
    func isWord(_ byte: UInt8) -> Bool {
      (97...122).contains(byte) || (48...57).contains(byte) || (65...90).contains(byte)
    }
    var label = String(
      decoding: "\(set.name)_\(set.type.lowercased())".utf8.map {
        isWord($0) ? $0 : UInt8(ascii: "_")
      }, as: UTF8.self)
    // An identifier begins with a letter or an underscore.
    if let first = label.utf8.first, (48...57).contains(first) { label = "_" + label }
    let plain = label
    var number = 2
    while !labels.insert(label).inserted {
      label = "\(plain)_\(number)"
      number += 1
    }
    return label
  }
}
