import DMARC
import Testing

@testable import SenderCatalog

@Suite struct SenderEntriesTests {
  private let entries = SenderCatalog.builtIn.entries

  @Test(arguments: SenderCategory.allCases)
  func `every line is understood, and each sender is in the file of its category`(
    category: SenderCategory
  ) throws {
    let files = SenderEntries.byCategory.filter { $0.key == category }.map(\.value)
    #expect(files.count == 1)
    let text = CatalogText(try #require(files.first))
    #expect(text.problems == [])
    #expect(text.entries.allSatisfy { $0.category == category })
    #expect(text.entries == entries.filter { $0.category == category })
  }

  @Test func `no two senders claim the same, and every domain is canonical`() {
    #expect(CatalogCheck(entries).problems == [])
  }

  /// The reference list has 112 senders.
  @Test(arguments: [
    (SenderCategory.mailbox, 14), (.host, 15), (.transactional, 19), (.marketing, 23), (.saas, 14),
    (.gateway, 16), (.forwarder, 7), (.list, 4),
  ])
  func `the senders of the reference list are there`(category: SenderCategory, count: Int) {
    #expect(entries.count { $0.category == category } >= count)
  }

  /// A store keeps names of others up to the label above their Organizational Domain.
  @Test func `no sender is told by more labels than a store keeps`() {
    for domain in entries.flatMap({ $0.dkimDomains + $0.mailFromDomains }) {
      #expect(domain.split(separator: ".").count <= 3, "\(domain)")
    }
  }

  @Test func `every sender has a repair, or says that there is none`() {
    for entry in entries { #expect(!entry.steps.isEmpty, "\(entry.id)") }
  }

  /// senders.tsv: "Intentional spoofing", excluded from the pass rate.
  @Test func `who plays phishers is known`() {
    #expect(entries.filter(\.simulatesPhishing).map(\.id) == ["knowbe4"])
  }

  @Test func `records lie at names of the author's domain`() {
    for entry in entries {
      for record in entry.records(for: "example.com") {
        #expect(record.name.hasSuffix(".example.com"), "\(entry.id): \(record.name)")
      }
    }
  }

  @Test func `what is general knowledge is to be verified with the provider`() throws {
    let catalog = SenderCatalog.builtIn
    #expect(try #require(catalog.entry(id: "strato")).mustBeVerifiedWithProvider)
    #expect(try #require(catalog.entry(id: "mailjet")).mustBeVerifiedWithProvider)
    #expect(try #require(catalog.entry(id: "amazon-ses")).mustBeVerifiedWithProvider == false)
  }

  @Test func `a domain is filled into the records`() throws {
    let zendesk = try #require(SenderCatalog.builtIn.entry(id: "zendesk"))
    #expect(
      zendesk.records(for: "example.com") == [
        DNSRecord(
          "zendesk1._domainkey.example.com", .cname("zendesk1._domainkey.zendesk.com")),
        DNSRecord(
          "zendesk2._domainkey.example.com", .cname("zendesk2._domainkey.zendesk.com")),
      ])
  }

  /// ses.md 3.3: a guessed host would leave the domain unsigned.
  @Test(arguments: ["amazon-ses", "amazon-workmail"])
  func `the DKIM host of Amazon SES is that of a region`(id: String) throws {
    let entry = try #require(SenderCatalog.builtIn.entry(id: id))
    func host(_ region: String?) -> RecordData? {
      entry.records(for: "example.com", in: region.flatMap { SESRegion($0) }).first?.data
    }
    #expect(host(nil) == .cname("<token1>.<dkim-host>"))
    #expect(host("xx-future-1") == .cname("<token1>.<dkim-host>"))
    #expect(host("eu-west-1") == .cname("<token1>.dkim.amazonses.com"))
    #expect(host("ap-northeast-3") == .cname("<token1>.dkim.ap-northeast-3.amazonses.com"))
  }

  /// Twelve ranges, and one that is gone from the SPF record (ses.md 3.3).
  @Test func `Amazon's published addresses are there`() throws {
    let ranges = try #require(SenderCatalog.builtIn.entry(id: "amazon-ses")).ranges
    #expect(ranges.count == 13)
    #expect(ranges.contains { $0.contains(IPAddress(ipv4: 0x3452_AC09)) }, "52.82.172.9")
    #expect(ranges.contains { $0.contains(IPAddress(ipv4: 0x36F0_1BBE)) }, "54.240.27.190")
  }

  /// A command pays for it once, when it first asks for a name.
  @Test func `the catalogue is read in a moment`() {
    let time = ContinuousClock().measure { #expect(SenderCatalog().entries.count > 100) }
    // A debug build, beside other tests; a release build takes about a millisecond.
    #expect(time < .milliseconds(500))
  }
}
