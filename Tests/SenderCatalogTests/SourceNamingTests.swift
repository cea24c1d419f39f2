import DMARC
import SenderCatalog
import Testing

@Suite struct SourceNamingTests {
  @Test func `a foreign signature names the service before the MAIL FROM domain does`() {
    var rows = MailRows()
    rows.add(
      10, from: "192.0.2.1", dkim: ["example.com", "k.newsletter.example"],
      spf: ["bounce.other.example"])
    #expect(rows.found == ["newsletter.example: dkim_domain"])
  }

  @Test func `a known platform's signature is preferred, else the first listed counts`() {
    var rows = MailRows()
    rows.add(10, from: "192.0.2.1", dkim: ["one.test", "amazonses.com"])
    rows.add(9, from: "192.0.2.2", dkim: ["two.test", "three.test"])
    #expect(rows.names == ["Amazon SES", "two.test"])
  }

  @Test func `a signature that does not verify names nobody`() {
    var rows = MailRows()
    rows.add(10, from: "192.0.2.1", dkim: ["newsletter.test fail"], spf: ["bounce.mailer.test"])
    #expect(rows.found == ["mailer.test: mail_from_domain"])
  }

  @Test func `the domain of a HELO name, or of an SPF check that fails, names nobody`() {
    var rows = MailRows()
    rows.add(10, from: "192.0.2.1", spf: ["mta.provider.test pass helo"])
    rows.add(9, from: "198.51.100.1", spf: ["provider.test softfail"])
    #expect(rows.found == ["192.0.2.0/24: network", "198.51.100.0/24: network"])
  }

  @Test func `all directly sent mail of the owner is one source, named by the organisation`() {
    var rows = MailRows()
    rows.add(10, from: "192.0.2.1", dkim: ["example.com"], spf: ["example.com"])
    rows.add(5, from: "198.51.100.1", author: "news.example.com", dkim: ["news.example.com"])
    rows.add(4, from: "2001:db8::1", spf: ["bounce.example.com pass mfrom"])
    rows.add(3, from: nil, dkim: ["example.com"])
    #expect(rows.found == ["example.com: own_domain"])
  }

  @Test func `what belongs to the owner is decided for each author domain`() {
    var rows = MailRows()
    rows.add(10, from: "192.0.2.1", author: "example.com", dkim: ["example.org"])
    rows.add(9, from: "198.51.100.1", author: "example.org", dkim: ["example.org"])
    #expect(rows.sources.names.map(\.rule) == [.dkimDomain])
    #expect(rows.sources.proofs.map(\.hasOwnSignature) == [false, true])
  }

  @Test func `a reporter that lists one signature of two does not split a service`() {
    var rows = MailRows()
    rows.add(60, from: "192.0.2.1", dkim: ["example.com", "newsletter.test"])
    rows.add(40, from: "192.0.2.1", dkim: ["example.com"])
    rows.add(5, from: "192.0.2.7", dkim: ["example.com"])
    rows.add(4, from: "198.51.100.1", dkim: ["example.com"])
    #expect(
      rows.names == ["newsletter.test", "newsletter.test", "newsletter.test", "example.com"])
  }

  @Test func `a few foreign signatures at an address of the owner's rename nothing`() {
    var rows = MailRows()
    rows.add(1_000, from: "192.0.2.1", dkim: ["example.com"], spf: ["example.com"])
    rows.add(3, from: "192.0.2.1", dkim: ["groups.test"])
    #expect(rows.names == ["example.com", "groups.test"])
  }

  @Test func `unauthenticated mail is its address's, then its network's, then nobody's`() {
    var rows = MailRows()
    rows.add(100, from: "192.0.2.1", dkim: ["example.com", "newsletter.test"])
    rows.add(500, from: "192.0.2.1", dkim: ["example.com fail"], spf: ["newsletter.test temperror"])
    rows.add(20, from: "192.0.2.200")
    rows.add(10, from: "203.0.113.9", spf: ["example.com fail"])
    rows.add(9, from: "203.0.113.77", spf: ["example.com fail"])
    rows.add(8, from: "2001:db8:bad:1::1")
    rows.add(7, from: "2001:db8:bad:2::1")
    rows.add(6, from: nil)
    #expect(
      rows.found == [
        "newsletter.test: dkim_domain", "203.0.113.0/24: network",
        "2001:db8:bad::/48: network", "unknown address: unknown_address",
      ])
    #expect(rows.names.prefix(3).allSatisfy { $0 == "newsletter.test" })
  }

  @Test func `one authenticated message does not name the rest of its network`() {
    var rows = MailRows()
    rows.add(1, from: "203.0.113.7", dkim: ["example.com"])
    rows.add(2, from: "203.0.113.7")
    rows.add(4, from: "203.0.113.8")
    #expect(rows.names == ["example.com", "example.com", "203.0.113.0/24"])
  }

  @Test func `an address that two services share names nothing without a majority`() {
    var rows = MailRows()
    rows.add(10, from: "192.0.2.1", dkim: ["one.test"])
    rows.add(10, from: "192.0.2.1", dkim: ["two.test"])
    rows.add(2, from: "192.0.2.1")
    #expect(rows.names == ["one.test", "two.test", "192.0.2.0/24"])
  }

  @Test func `a forwarder that rewrites the envelope is named by it`() {
    var rows = MailRows()
    rows.add(10, from: "192.0.2.1", dkim: ["example.com"], spf: ["srs.forwarder.test"])
    #expect(rows.found == ["forwarder.test: mail_from_domain"])
  }

  @Test func `the same rows in any order have the same names`() {
    var generator = SplitMix64(state: 7)
    let rows = Self.manyRows
    let expected = rows.found
    let messages = rows.messagesByName
    for _ in 0..<20 {
      var shuffled = rows
      shuffled.shuffle(using: &generator)
      #expect(shuffled.found == expected)
      #expect(shuffled.messagesByName == messages)
    }
  }

  @Test func `every group has exactly one source`() {
    let rows = Self.manyRows
    #expect(
      rows.sources.shares.map(\.group).sorted() == rows.traffic.groups.indices.map { Int32($0) })
    #expect(rows.messagesByName.values.reduce(0, +) == rows.traffic.messages)
    #expect(Set(rows.sources.shares.map { Int($0.source) }) == Set(rows.sources.names.indices))
  }

  @Test func `counts as large as an integer do not stop the naming`() {
    var rows = MailRows()
    for _ in 0..<3 { rows.add(.max, from: "192.0.2.1", dkim: ["example.com"]) }
    rows.add(.min, from: "192.0.2.1")
    #expect(rows.found == ["example.com: own_domain"])
  }

  @Test func `every name says what it rests on`() throws {
    var mail = MailRows()
    mail.add(90, from: "192.0.2.1", dkim: ["example.com"], spf: ["example.com"])
    mail.add(5, from: "198.51.100.7", dkim: ["sendgrid.net"])
    mail.add(4, from: "203.0.113.9")
    let names = Dictionary(
      uniqueKeysWithValues: mail.sources.names.map { ($0.text, $0) })
    #expect(names["SendGrid"]?.reason == "DKIM d=sendgrid.net passes")
    #expect(names["SendGrid"]?.confidence == .certain)
    #expect(names["example.com"]?.confidence == .certain)
    #expect(names["203.0.113.0/24"]?.confidence == .hint)
    #expect(names.values.allSatisfy { !$0.reason.isEmpty })
  }

  @Test func `an empty traffic has no sources`() {
    #expect(MailRows().sources.names.isEmpty)
  }

  /// Every rule at work, many ties among them.
  private static var manyRows: MailRows {
    var rows = MailRows()
    let signers = ["example.com", "amazonses.com", "one.test", "two.test"]
    let mailFroms = [
      "example.com", "eu-west-1.amazonses.com", "us-west-2.amazonses.com", "b.example.com",
      "x.three.test", "example.com fail",
    ]
    var generator = SplitMix64(state: 1)
    for _ in 0..<400 {
      let host = Int.random(in: 1...12, using: &generator)
      rows.add(
        Int.random(in: 1...4, using: &generator),
        from: host == 12 ? nil : "192.0.\(host % 4).\(host)",
        dkim: signers.filter { _ in Int.random(in: 0..<4, using: &generator) == 0 },
        spf: mailFroms.randomElement(using: &generator).map { [$0] } ?? [])
    }
    return rows
  }
}

extension MailRows {
  fileprivate var messagesByName: [String: Int] {
    zip(names, traffic.groups).reduce(into: [:]) { $0[$1.0, default: 0] += $1.1.messages }
  }
}

/// Steele, Lea and Flood's generator: the same numbers on every machine.
private struct SplitMix64: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
