import DMARC
import Testing

@Suite struct DMARCRecordTests {
  @Test func `a record is read and printed without a final semicolon`() throws {
    let record = try #require(DMARCRecord("v=DMARC1;p=none ; rua = mailto:rua@example.com;"))
    #expect(record.policy == Policy.none)
    #expect(record.rua == ["mailto:rua@example.com"])
    #expect(record.description == "v=DMARC1; p=none; rua=mailto:rua@example.com")
  }

  @Test func `every tag has its accessor`() throws {
    let record = try #require(
      DMARCRecord(
        """
        v=DMARC1; p=reject; sp=quarantine; np=none; t=y; pct=25; adkim=s; aspf=r; \
        rua=mailto:a@example.com, mailto:b@example.net!10m,; ruf=mailto:c@example.com; fo=1:d
        """))
    #expect(record.policy == .reject)
    #expect(record.subdomainPolicy == .quarantine)
    #expect(record.nonexistentSubdomainPolicy == Policy.none)
    #expect(record.isTesting == true)
    #expect(record.pct == 25)
    #expect(record.adkim == .strict)
    #expect(record.aspf == .relaxed)
    #expect(record.rua == ["mailto:a@example.com", "mailto:b@example.net!10m"])
    #expect(record.ruf == ["mailto:c@example.com"])
    #expect(record.fo == "1:d")
  }

  @Test(arguments: [
    "", ";", "v=spf1 -all", "p=none; v=DMARC1", "v=DMARC2; p=none", "v=dmarc1; p=none",
    "DMARC1; p=none", "v=DMARC1 p=none",
  ])
  func `text that does not begin with v=DMARC1 is no DMARC record`(text: String) {
    #expect(DMARCRecord(text) == nil)
  }

  @Test func `names and values are compared without regard to case, and kept as written`() throws {
    let record = try #require(DMARCRecord("V=DMARC1; P=Quarantine; T=Y; ADKIM=S"))
    #expect(record.policy == .quarantine)
    #expect(record.isTesting == true)
    #expect(record.adkim == .strict)
    #expect(record.description == "V=DMARC1; P=Quarantine; T=Y; ADKIM=S")
  }

  @Test func `absent and invalid values are nil`() throws {
    let record = try #require(DMARCRecord("v=DMARC1; p=nnoe; pct=101; t=maybe; adkim=x"))
    #expect(record.policy == nil)
    #expect(record["p"] == "nnoe")
    #expect(record.pct == nil)
    #expect(record.isTesting == nil)
    #expect(record.adkim == nil)
    #expect(record.subdomainPolicy == nil)
    #expect(record.rua == [])
    #expect(record.fo == nil)
  }

  @Test func `unknown tags and parts without an equals sign keep their place`() throws {
    let record = try #require(DMARCRecord("v=DMARC1; x=1; fo:0; p=none; ; 0; ri=86400"))
    #expect(record.description == "v=DMARC1; x=1; fo:0; p=none; 0; ri=86400")
    #expect(record.fo == nil)
    #expect(
      record.setting("p", to: "reject").description
        == "v=DMARC1; x=1; fo:0; p=reject; 0; ri=86400")
  }

  @Test func `new tags come in canonical order`() throws {
    var record = try #require(DMARCRecord("v=DMARC1"))
    for name in ["fo", "rua", "aspf", "pct", "np", "p", "sp", "t", "adkim", "ruf", "ri"] {
      record = record.setting(name, to: "1")
    }
    #expect(
      record.tags.map(\.name) == [
        "v", "p", "sp", "np", "t", "pct", "adkim", "aspf", "rua", "ruf", "fo", "ri",
      ])
  }

  @Test func `a new tag follows its nearest predecessor in the owner's order`() throws {
    let record = try #require(DMARCRecord("v=DMARC1; rua=mailto:a@example.com; p=none; ri=60"))
    #expect(
      record.setting("np", to: "reject").description
        == "v=DMARC1; rua=mailto:a@example.com; p=none; np=reject; ri=60")
  }

  @Test func `setting and removing act on a tag that stands twice as on one`() throws {
    let record = try #require(DMARCRecord("v=DMARC1; p=none; rua=x; p=reject"))
    #expect(record.policy == Policy.none)
    #expect(record.setting("P", to: "quarantine").description == "v=DMARC1; P=quarantine; rua=x")
    #expect(record.removing("p").description == "v=DMARC1; rua=x")
  }

  @Test func `the version cannot be lost`() throws {
    let record = try #require(DMARCRecord("v=DMARC1; p=none"))
    #expect(record.removing("v") == record)
    #expect(record.setting("v", to: "spf1") == record)
  }

  @Test func `a value cannot add a tag`() throws {
    let record = try #require(DMARCRecord("v=DMARC1; p=reject"))
    let changed = record.setting("rua", to: "mailto:a@example.com; p=none")
    #expect(changed.description == "v=DMARC1; p=reject; rua=mailto:a@example.com%3B p=none")
    #expect(DMARCRecord(changed.description) == changed)
  }

  @Test func `defaults that reporters fill in are not written`() {
    let published = PolicyPublished(
      domain: "example.com", policy: .quarantine, subdomainPolicy: .quarantine,
      nonexistentSubdomainPolicy: .quarantine, dkimAlignment: .relaxed, spfAlignment: .relaxed,
      percentage: 100, isTesting: false)
    #expect(DMARCRecord(published).description == "v=DMARC1; p=quarantine")
  }

  @Test func `what differs from its default is written`() {
    let published = PolicyPublished(
      domain: "example.com", policy: .quarantine, subdomainPolicy: Policy.none,
      nonexistentSubdomainPolicy: .reject, dkimAlignment: .strict, spfAlignment: .strict,
      percentage: 0, isTesting: true)
    let record = DMARCRecord(
      published, rua: ["mailto:a@example.com", "mailto:b@example.com"])
    #expect(
      record.description == """
        v=DMARC1; p=quarantine; sp=none; np=reject; t=y; pct=0; adkim=s; aspf=s; \
        rua=mailto:a@example.com,mailto:b@example.com
        """)
    #expect(DMARCRecord(record.description) == record)
  }

  @Test func `np counts as sp, and sp as p, where reports leave them out`() {
    let published = PolicyPublished(
      domain: "example.com", policy: .reject, subdomainPolicy: Policy.none,
      nonexistentSubdomainPolicy: Policy.none)
    #expect(DMARCRecord(published).description == "v=DMARC1; p=reject; sp=none")
  }
}
