/// Reports to read, made of pieces that a test replaces.
enum ReportXML {
  static let metadata = """
    <report_metadata>
      <org_name>receiver.example</org_name>
      <email>dmarc@receiver.example</email>
      <report_id>1788134400.1</report_id>
      <date_range><begin>1788134400</begin><end>1788220799</end></date_range>
    </report_metadata>
    """

  static let policy = """
    <policy_published>
      <domain>example.com</domain><adkim>r</adkim><aspf>s</aspf>
      <p>reject</p><sp>quarantine</sp><pct>100</pct><fo>0</fo>
    </policy_published>
    """

  static let evaluated = """
    <policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>fail</spf></policy_evaluated>
    """

  static let identifiers = """
    <identifiers>
      <envelope_from>bounce.example.com</envelope_from><header_from>example.com</header_from>
    </identifiers>
    """

  static let results = """
    <auth_results>
      <dkim><domain>example.com</domain><selector>s1</selector><result>pass</result></dkim>
      <spf><domain>bounce.example.com</domain><scope>mfrom</scope><result>fail</result></spf>
    </auth_results>
    """

  static func record(
    address: String = "<source_ip>192.0.2.1</source_ip>", count: String = "<count>2</count>",
    evaluated: String = evaluated, identifiers: String = identifiers, results: String = results
  ) -> String {
    """
    <record>
      <row>\(address)\(count)\(evaluated)</row>
      \(identifiers)
      \(results)
    </record>
    """
  }

  static func report(
    root: String = "<feedback>", version: String = "<version>1.0</version>",
    metadata: String = metadata, policy: String = policy, _ records: String...
  ) -> String {
    let records = records.isEmpty ? record() : records.joined(separator: "\n")
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      \(root)
      \(version)
      \(metadata)
      \(policy)
      \(records)
      </feedback>

      """
  }

  /// A report whose metadata has one more element, or another one in place of what it has.
  static func metadata(_ element: String, instead name: String? = nil) -> String {
    report(metadata: replacing(metadata, name, element, end: "</report_metadata>"))
  }

  static func policy(_ element: String, instead name: String? = nil) -> String {
    report(policy: replacing(policy, name, element, end: "</policy_published>"))
  }

  /// A document in UTF-16, with a byte order mark.
  static func utf16(_ xml: String, isBigEndian: Bool) -> [UInt8] {
    var bytes: [UInt8] = []
    for unit in [0xfeff] + Array(xml.utf16) {
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xff))
      bytes += isBigEndian ? [high, low] : [low, high]
    }
    return bytes
  }

  private static func replacing(
    _ text: String, _ name: String?, _ element: String, end: String
  ) -> String {
    var text = text
    if let name, let start = text.firstRange(of: "<\(name)>"),
      let stop = text.firstRange(of: "</\(name)>")
    {
      text.replaceSubrange(start.lowerBound..<stop.upperBound, with: element)
    } else if let place = text.firstRange(of: end) {
      text.insert(contentsOf: element, at: place.lowerBound)
    }
    return text
  }
}
