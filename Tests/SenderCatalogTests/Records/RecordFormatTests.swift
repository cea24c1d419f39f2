import DMARC
import Foundation
import SenderCatalog
import Testing

/// Every format against its documentation: RFC 1035, section 5.1; the Route 53 developer guide,
/// "Supported DNS record types" and "DNS domain name format"; Terraform's `aws_route53_record`.
@Suite struct RecordFormatTests {
  private let records = [
    DNSRecord("k1._domainkey.example.com", .cname("k1.dkim.amazonses.com")),
    DNSRecord(
      "bounce.example.com",
      .mx(preference: 10, exchange: "feedback-smtp.eu-west-1.amazonses.com")),
    DNSRecord("bounce.example.com", .txt("v=spf1 include:amazonses.com ~all"), ttl: 300),
  ]

  @Test func `text is for people, in columns`() {
    #expect(
      RecordFormat.text.text(of: records) == """
        k1._domainkey.example.com.  CNAME  k1.dkim.amazonses.com.
        bounce.example.com.         MX     10 feedback-smtp.eu-west-1.amazonses.com.
        bounce.example.com.         TXT    "v=spf1 include:amazonses.com ~all"

        """)
  }

  @Test func `a zone file has names with a final dot, the TTL and the class`() {
    #expect(
      RecordFormat.zone.text(of: records) == """
        k1._domainkey.example.com. 3600 IN CNAME k1.dkim.amazonses.com.
        bounce.example.com. 3600 IN MX 10 feedback-smtp.eu-west-1.amazonses.com.
        bounce.example.com. 300 IN TXT "v=spf1 include:amazonses.com ~all"

        """)
  }

  @Test func `a change batch is JSON that Route 53 takes`() throws {
    let batch = try batch(of: records)
    let changes = try #require(batch["Changes"] as? [[String: Any]])
    #expect(changes.allSatisfy { $0["Action"] as? String == "UPSERT" })
    let sets = changes.compactMap { $0["ResourceRecordSet"] as? [String: Any] }
    #expect(
      sets.map { $0["Name"] as? String } == [
        "k1._domainkey.example.com.", "bounce.example.com.", "bounce.example.com.",
      ])
    #expect(sets.map { $0["Type"] as? String } == ["CNAME", "MX", "TXT"])
    #expect(sets.map { $0["TTL"] as? Int } == [3_600, 3_600, 300])
    #expect(
      sets.map(Self.values) == [
        ["k1.dkim.amazonses.com."], ["10 feedback-smtp.eu-west-1.amazonses.com."],
        ["\"v=spf1 include:amazonses.com ~all\""],
      ])
  }

  @Test func `Terraform gets a resource for each, in a zone that a variable names`() {
    #expect(
      RecordFormat.terraform.text(of: Array(records.dropFirst())) == """
        variable "zone_id" {
          type = string
        }

        resource "aws_route53_record" "bounce_example_com_mx" {
          zone_id = var.zone_id
          name    = "bounce.example.com"
          type    = "MX"
          ttl     = 3600
          records = [
            "10 feedback-smtp.eu-west-1.amazonses.com.",
          ]
        }

        resource "aws_route53_record" "bounce_example_com_txt" {
          zone_id = var.zone_id
          name    = "bounce.example.com"
          type    = "TXT"
          ttl     = 300
          records = [
            "v=spf1 include:amazonses.com ~all",
          ]
        }

        """)
  }

  // MARK: Texts

  private func txt(_ text: String) -> [DNSRecord] { [DNSRecord("a.example", .txt(text))] }

  /// A 2048-bit DKIM key does not fit one string.
  @Test func `a long text is cut into strings of 255 bytes`() throws {
    let key = "p=" + String(repeating: "A", count: 398)
    let (first, rest) = (key.prefix(255), key.dropFirst(255))
    #expect(
      RecordFormat.zone.text(of: txt(key)) == "a.example. 3600 IN TXT \"\(first)\" \"\(rest)\"\n")
    #expect(
      RecordFormat.text.text(of: txt(key)) == "a.example.  TXT    \"\(first)\" \"\(rest)\"\n")
    #expect(try values(of: txt(key)) == [["\"\(first)\" \"\(rest)\""]])
    // "first255characters\"\"morecharacters"
    #expect(
      RecordFormat.terraform.text(of: txt(key)).contains("    \"\(first)\\\"\\\"\(rest)\",\n"))
  }

  @Test(arguments: [0, 1, 254, 255, 256, 510, 511]) func `no string is too long`(count: Int) {
    let line = RecordFormat.zone.text(of: txt(String(repeating: "x", count: count)))
    let strings = line.split(separator: "\"").filter { $0.allSatisfy { $0 == "x" } }
    #expect(strings.map(\.count).reduce(0, +) == count)
    #expect(strings.allSatisfy { $0.count <= 255 })
    #expect(line.filter { $0 == "\"" }.count == 2 * max(1, (count + 254) / 255))
  }

  @Test func `quotation marks, backslashes and what is not printable are escaped`() throws {
    let text = "a\"b\\c;é\n"
    #expect(
      RecordFormat.zone.text(of: txt(text))
        == #"a.example. 3600 IN TXT "a\"b\\c;\195\169\010""# + "\n")
    #expect(try values(of: txt(text)) == [[#""a\"b\134c;\303\251\012""#]])
    #expect(
      RecordFormat.terraform.text(of: txt(text)).contains(
        #"    "a\\\"b\\134c;\\303\\251\\012","#))
  }

  @Test func `Terraform takes no part of a text for a template`() {
    let text = RecordFormat.terraform.text(of: txt("exists:%{i}.spf.${x}.example"))
    #expect(text.contains(#"    "exists:%%{i}.spf.$${x}.example","#))
  }

  // MARK: Names

  private let hostile = [DNSRecord("a;b \"@.example.com", .cname("(x)\\\n.example"))]

  @Test func `special characters of names are escaped`() throws {
    #expect(
      RecordFormat.zone.text(of: hostile)
        == #"a\;b\032\"\@.example.com. 3600 IN CNAME \(x\)\\\010.example."# + "\n")
    #expect(try values(of: hostile) == [[#"(x)\134\012.example."#]])
    let terraform = RecordFormat.terraform.text(of: hostile)
    #expect(terraform.contains(#""aws_route53_record" "a_b____example_com_cname""#))
    #expect(terraform.contains(#"name    = "a;b\\040\"@.example.com""#))
  }

  @Test func `records of one name and type are one set`() throws {
    let two = txt("one") + txt("two")
    #expect(try values(of: two) == [["\"one\"", "\"two\""]])
    let terraform = RecordFormat.terraform.text(of: two)
    #expect(terraform.components(separatedBy: "resource ").count == 2)
    #expect(terraform.contains("    \"one\",\n    \"two\",\n"))
  }

  @Test func `two names that look alike to Terraform are two resources`() {
    let two = [
      DNSRecord("a-b.example", .txt("1")), DNSRecord("a.b.example", .txt("2")),
      DNSRecord("1.example", .txt("3")),
    ]
    let text = RecordFormat.terraform.text(of: two)
    #expect(text.contains("\"a_b_example_txt\"") && text.contains("\"a_b_example_txt_2\""))
    #expect(text.contains("\"_1_example_txt\""))
  }

  @Test func `placeholders are named where there is room`() throws {
    let record = DNSRecord("<token1>._domainkey.example.com", .cname("<token1>.dkim.<host>"))
    let sentence = "Fill in first: <token1>, <host>."
    #expect(RecordFormat.zone.text(of: [record]).hasPrefix("; \(sentence)\n"))
    #expect(RecordFormat.terraform.text(of: [record]).hasPrefix("# \(sentence)\n\n"))
    #expect((try batch(of: [record])["Comment"] as? String)?.hasSuffix(sentence) == true)
    #expect(record.replacing("<token1>", with: "abc").placeholders == ["<host>"])
  }

  @Test(arguments: RecordFormat.allCases) func `no records are no text`(format: RecordFormat) {
    #expect(format.text(of: []) == "")
  }

  private func batch(of records: [DNSRecord]) throws -> [String: Any] {
    let data = Data(RecordFormat.route53.text(of: records).utf8)
    return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  private static func values(_ set: [String: Any]) -> [String] {
    (set["ResourceRecords"] as? [[String: String]] ?? []).compactMap { $0["Value"] }
  }

  private func values(of records: [DNSRecord]) throws -> [[String]] {
    let changes = try batch(of: records)["Changes"] as? [[String: Any]] ?? []
    return changes.compactMap { $0["ResourceRecordSet"] as? [String: Any] }.map(Self.values)
  }
}
