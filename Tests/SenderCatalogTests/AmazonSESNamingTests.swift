import SenderCatalog
import Testing

/// The configurations of ses.md 3.2, and how regions are told apart.
@Suite struct AmazonSESNamingTests {
  private let easyDKIM = ["example.com", "amazonses.com"]

  @Test func `A: without any set-up the region is named`() {
    var rows = MailRows()
    rows.add(
      10, from: "198.51.100.32", dkim: ["amazonses.com"], spf: ["ap-northeast-1.amazonses.com"])
    #expect(rows.found == ["Amazon SES (ap-northeast-1): dkim_domain"])
  }

  @Test func `B: Easy DKIM alone is named the same way`() {
    var rows = MailRows()
    rows.add(10, from: "198.51.100.16", dkim: easyDKIM, spf: ["us-west-2.amazonses.com pass mfrom"])
    #expect(rows.found == ["Amazon SES (us-west-2): dkim_domain"])
  }

  @Test func `D: a custom MAIL FROM shows no region`() {
    var rows = MailRows()
    rows.add(10, from: "198.51.100.48", dkim: easyDKIM, spf: ["bounce.example.com"])
    #expect(rows.found == ["Amazon SES: dkim_domain"])
  }

  @Test func `a reporter without signatures leaves the MAIL FROM domain to name it`() {
    var rows = MailRows()
    rows.add(10, from: "198.51.100.32", spf: ["ap-northeast-1.amazonses.com"])
    #expect(rows.found == ["Amazon SES (ap-northeast-1): mail_from_domain"])
  }

  @Test func `a region that does not sign does not hide behind one that does`() {
    var rows = MailRows()
    rows.add(20, from: "198.51.100.16", dkim: easyDKIM, spf: ["us-west-2.amazonses.com"])
    rows.add(
      10, from: "198.51.100.32", dkim: ["amazonses.com"], spf: ["ap-northeast-1.amazonses.com"])
    #expect(rows.names == ["Amazon SES (us-west-2)", "Amazon SES (ap-northeast-1)"])
  }

  @Test func `the oldest region has no name in its domains`() {
    var rows = MailRows()
    rows.add(10, from: "198.51.100.1", dkim: ["amazonses.com"], spf: ["amazonses.com"])
    rows.add(
      9, from: "198.51.100.2", dkim: ["amazonses.com"],
      spf: ["a8-50.smtp-out.amazonses.com pass helo"])
    #expect(rows.found == ["Amazon SES (us-east-1): dkim_domain"])
  }

  @Test(arguments: [
    ("a1-2.smtp-out.eu-west-1.amazonses.com", "Amazon SES (eu-west-1)"),
    ("us-gov-east-1.amazonses.com", "Amazon SES (us-gov-east-1)"),
    ("mail.amazonses.com", "Amazon SES"), ("eu-west-.amazonses.com", "Amazon SES"),
    ("eu--1.amazonses.com", "Amazon SES"), ("notamazonses.com", "Amazon SES"),
  ])
  func `a region is what looks like one`(mailFrom: String, name: String) {
    var rows = MailRows()
    rows.add(10, from: "198.51.100.1", dkim: ["amazonses.com"], spf: [mailFrom])
    #expect(rows.names == [name])
  }

  @Test func `F: mail that fell back to the default MAIL FROM stays one source`() {
    var rows = MailRows()
    for host in [48, 49, 50] {
      let address = "198.51.100.\(host)"
      rows.add(6_711, from: address, dkim: easyDKIM, spf: ["bounce.example.com"])
      rows.add(666, from: address, dkim: ["amazonses.com"], spf: ["eu-west-1.amazonses.com"])
      rows.add(
        172, from: address, dkim: ["example.com permerror", "amazonses.com"],
        spf: ["eu-west-1.amazonses.com pass mfrom"])
    }
    #expect(rows.found == ["Amazon SES (eu-west-1): dkim_domain"])
  }

  @Test func `an address that never fell back follows the others with its MAIL FROM domain`() {
    var rows = MailRows()
    rows.add(50, from: "198.51.100.48", dkim: easyDKIM, spf: ["bounce.example.com"])
    rows.add(5, from: "198.51.100.48", dkim: ["amazonses.com"], spf: ["eu-west-1.amazonses.com"])
    rows.add(40, from: "192.0.2.9", dkim: easyDKIM, spf: ["bounce.example.com"])
    rows.add(4, from: nil, dkim: easyDKIM, spf: ["bounce.example.com none"])
    rows.add(3, from: "192.0.2.10", dkim: easyDKIM, spf: ["other.example.com"])
    #expect(
      rows.found == [
        "Amazon SES (eu-west-1): dkim_domain", "Amazon SES: dkim_domain",
      ])
  }

  @Test func `a MAIL FROM domain of two regions gives each address its own`() {
    var rows = MailRows()
    for (address, region) in [("198.51.100.48", "eu-west-1"), ("192.0.2.9", "us-west-2")] {
      rows.add(50, from: address, dkim: easyDKIM, spf: ["bounce.example.com"])
      rows.add(5, from: address, dkim: ["amazonses.com"], spf: ["\(region).amazonses.com"])
    }
    rows.add(1, from: "203.0.113.1", dkim: easyDKIM, spf: ["bounce.example.com"])
    #expect(
      rows.names == [
        "Amazon SES (eu-west-1)", "Amazon SES (eu-west-1)", "Amazon SES (us-west-2)",
        "Amazon SES (us-west-2)", "Amazon SES",
      ])
  }

  /// ses.md 3.4: the region is that of the SPF domain or of the address's name.
  @Test(arguments: [
    ("198.51.100.20", "198.51.100.99", "192.0.2.9"),
    ("2001:db8:1::20", "2001:db8:1::99", "2001:db8:2::9"),
  ])
  func `a confirmed name of an address tells its region`(
    address: String, neighbour: String, other: String
  ) {
    var rows = MailRows()
    rows.add(50, from: address, dkim: ["amazonses.com"], spf: ["spf.example.com"])
    rows.add(20, from: neighbour, spf: ["example.com softfail"])
    rows.add(5, from: other, dkim: ["amazonses.com"], spf: ["spf.example.com"])
    rows.reverseNames[address] = "e234-20.smtp-out.ap-northeast-1.amazonses.com"
    rows.reverseNames[neighbour] = "e234-99.smtp-out.ap-northeast-1.amazonses.com"
    #expect(Set(rows.names) == ["Amazon SES (ap-northeast-1)"])
  }

  @Test func `what mail shows of its region is stronger than the names of addresses around it`() {
    var rows = MailRows()
    rows.add(50, from: "198.51.100.20", dkim: ["amazonses.com"], spf: ["eu-west-1.amazonses.com"])
    rows.add(9, from: "198.51.100.20", dkim: ["amazonses.com"], spf: ["spf.example.com"])
    rows.reverseNames["198.51.100.7"] = "a1-7.smtp-out.us-west-2.amazonses.com"
    #expect(rows.names == ["Amazon SES (eu-west-1)", "Amazon SES (eu-west-1)"])
  }

  @Test func `an address of Amazon's ranges has the region of its network`() {
    var rows = MailRows()
    rows.add(5, from: "54.240.8.7", dkim: ["amazonses.com"], spf: ["eu-west-1.amazonses.com"])
    rows.add(90, from: "54.240.8.8", spf: ["bounce.example.com none"])
    #expect(rows.names == ["Amazon SES (eu-west-1)", "Amazon SES (eu-west-1)"])
  }

  @Test func `a forward that Amazon signed still tells the region it came from`() {
    var rows = MailRows()
    rows.add(
      10, from: "192.0.2.200", dkim: easyDKIM, spf: ["eu-west-1.amazonses.com softfail"])
    #expect(rows.names == ["Amazon SES (eu-west-1)"])
  }

  @Test func `what a service proves is kept for each row`() throws {
    var rows = MailRows()
    rows.add(
      10, from: "192.0.2.1", dkim: ["example.com permerror", "amazonses.com"],
      spf: ["bounce.example.com"])
    let sources = rows.sources
    let proof = sources.proofs[try #require(sources.proofOfGroup.first)]
    #expect(!proof.hasOwnSignature && proof.listsOwnSignature && proof.hasOwnMailFrom)
    #expect(proof.hasForeignSignature && !proof.hasForeignMailFrom && proof.isAmazonSES)
  }
}
