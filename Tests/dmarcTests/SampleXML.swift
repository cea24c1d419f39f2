/// Reports with a place for whatever a test wants in them.
enum SampleXML {
  static let evaluated = """
    <policy_evaluated><disposition>none</disposition><dkim>pass</dkim><spf>fail</spf></policy_evaluated>
    """

  static func record(
    address: String = "192.0.2.1", count: Int = 5, headerFrom: String = "example.com",
    evaluated: String = evaluated,
    results: String = "<dkim><domain>example.com</domain><result>pass</result></dkim>"
  ) -> String {
    """
    <record><row><source_ip>\(address)</source_ip><count>\(count)</count>\(evaluated)</row>
    <identifiers><header_from>\(headerFrom)</header_from></identifiers>
    <auth_results>\(results)</auth_results></record>
    """
  }

  /// A report on 2026-10-01, or on another day counted from 1970.
  static func report(
    organization: String = "receiver.example", reportID: String = "1",
    domain: String = "example.com", policy: String = "<p>none</p>", record: String = record(),
    day: Int = 20_727
  ) -> String {
    """
    <?xml version="1.0"?>
    <feedback><report_metadata><org_name>\(organization)</org_name>
    <email>dmarc@receiver.example</email><report_id>\(reportID)</report_id>
    <date_range><begin>\(day * 86_400)</begin><end>\(day * 86_400 + 86_399)</end></date_range>
    </report_metadata>
    <policy_published><domain>\(domain)</domain>\(policy)</policy_published>
    \(record)
    </feedback>
    """
  }
}
