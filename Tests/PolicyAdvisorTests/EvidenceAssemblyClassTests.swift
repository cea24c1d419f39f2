import DMARC
import PolicyAdvisor
import Testing

/// What reports alone tell of whose mail a source sends (decision.md 2.3).
@Suite struct EvidenceAssemblyClassTests {
  private typealias Rows = EvidenceAssemblyRows

  private static let relay = Rows.Mail(
    address: "198.51.100.200", dkim: ["example.com"], spf: "srs.forwarder.test")

  private func classOf(_ name: String, _ rows: Rows) -> SourceClass? {
    rows.source(name)?.sourceClass
  }

  @Test func `a forwarder that rewrites the envelope carries another source's signatures`() {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    rows.add(Self.relay, Sample.spread(300))
    #expect(classOf("forwarder.test", rows) == .forwarder)
    #expect(classOf("example.com", rows) == .own)
  }

  @Test func `a service that signs with a key of its own is no forwarder`() {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    rows.add(Self.relay.with { $0.selector = "k1" }, Sample.spread(300))
    #expect(classOf("forwarder.test", rows) == .own)
  }

  @Test func `a service whose mail is forwarded with its envelope is no forwarder`() {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    let service = Self.relay.with { $0.selector = "k1" }
    rows.add(service, Sample.spread(300))
    rows.add(
      service.with {
        $0.address = "203.0.113.1"
        $0.spf = nil
      }, Sample.spread(60))
    #expect(classOf("forwarder.test", rows) == .own)
  }

  @Test func `SES with Easy DKIM alone is no forwarder, even with another source's selector`() {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    rows.add(Rows.oregon, Sample.spread(300))
    #expect(classOf("Amazon SES (us-west-2)", rows) == .own)
  }

  @Test func `signatures of other days, or without a selector, prove no forwarding`() {
    var rows = Rows()
    rows.add(Rows.google, Array(repeating: 100, count: 10))
    rows.add(Self.relay, Array(repeating: 0, count: 20) + Array(repeating: 10, count: 10))
    #expect(classOf("forwarder.test", rows) == .own)

    var unnamed = Rows()
    unnamed.add(Rows.google.with { $0.selector = nil }, Sample.spread(3_000))
    unnamed.add(Self.relay.with { $0.selector = nil }, Sample.spread(300))
    #expect(classOf("forwarder.test", unnamed) == .own)
  }

  @Test(arguments: [
    (["arc"], SourceClass.forwarder), (["forwarded"], .forwarder),
    (["trusted_forwarder"], .forwarder), (["mailing_list"], .mailingList),
    (["local_policy"], .unknown), (["sampled_out"], .unknown),
  ])
  func `receivers that name a reason for most of the mail are believed`(
    overrides: [String], expected: SourceClass
  ) {
    var rows = Rows()
    let relay = Rows.Mail(address: "198.51.100.210", spf: "relay.test")
    rows.add(relay.with { $0.overrides = overrides }, Sample.spread(60))
    rows.add(relay, Sample.spread(50))
    #expect(classOf("relay.test", rows) == expected)
  }

  @Test func `a few forwarded failures do not make a sender a forwarder`() {
    var rows = Rows()
    rows.add(Rows.oregon, Sample.spread(3_000))
    rows.add(Rows.oregonUnsigned.with { $0.overrides = ["arc"] }, Sample.spread(30))
    #expect(classOf("Amazon SES (us-west-2)", rows) == .own)
    #expect(rows.source("Amazon SES (us-west-2)")?.days.reduce(0) { $0 + $1.overridden } == 30)
  }

  @Test func `a source that ever aligned by SPF is no forwarder`() {
    var rows = Rows()
    let list = Rows.Mail(address: "192.0.2.10", overrides: ["forwarded"])
    rows.add(Rows.google, 1, day: 0)
    rows.add(list, Sample.spread(300))
    #expect(classOf("example.com", rows) == .own)
  }

  @Test func `a region of SES that nothing of aligns is the owner's all the same`() {
    var rows = Rows()
    rows.add(Rows.oregon, Sample.spread(3_000))
    rows.add(Rows.tokyo, Sample.spread(900))
    #expect(classOf("Amazon SES (ap-northeast-1)", rows) == .ownMisconfigured)
    // ses.md 3.4: another region signs for the same author domain.
    #expect(rows.source("Amazon SES (ap-northeast-1)")?.diagnosis == "SES-8")
    #expect(rows.source("Amazon SES (us-west-2)")?.diagnosis == nil)
  }

  @Test func `a source that fails strictly for one author domain only has that diagnosis`() {
    var rows = Rows()
    rows.mode = .strict
    rows.add(Rows.oregon, Sample.spread(3_000))
    rows.add(Rows.oregon.with { $0.author = "news.example.com" }, Sample.spread(60))
    rows.add(Rows.oregonUnsigned, Sample.spread(50))
    #expect(classOf("Amazon SES (us-west-2)", rows) == .own)
    #expect(rows.source("Amazon SES (us-west-2)")?.diagnosis == "AL-STRICT")
    // More of it is unsigned, a steady part of what the region signs otherwise.
    rows.add(Rows.oregonUnsigned, Sample.spread(20))
    #expect(rows.source("Amazon SES (us-west-2)")?.diagnosis == "SES-7")
  }

  @Test func `failures of direct mail under strict alignment are the owner's`() {
    var rows = Rows()
    rows.mode = .strict
    rows.add(Rows.google.with { $0.author = "news.example.com" }, Sample.spread(60))
    #expect(classOf("example.com", rows) == .ownMisconfigured)
    #expect(rows.source("example.com")?.diagnosis == "AL-STRICT")
  }

  /// decision.md 2.3: as a forwarder, and a list's domain passes.
  @Test(arguments: ["lists.test", "team-bounces.test", "groups.io", "googlegroups.com"])
  func `forwarded mail that a list's domain passes for went through the list`(domain: String) {
    var rows = Rows()
    rows.add(
      Rows.Mail(address: "198.51.100.210", spf: domain, overrides: ["arc"]), Sample.spread(60))
    #expect(rows.evidence().sources.map(\.sourceClass) == [.mailingList])
  }

  /// decision.md 2.3: a mailbox provider's or a registrar's addresses pass on what users receive.
  @Test func `a mailbox provider from which SPF never aligned is a forwarder, else the owner's`() {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    let gmail = Rows.Mail(
      address: "198.51.100.77", dkim: ["example.com"], spf: "google.com", selector: "k9")
    rows.add(gmail, Sample.spread(60))
    #expect(classOf("Google Workspace", rows) == .forwarder)

    var hosted = Rows()
    hosted.add(
      Rows.Mail(
        address: "198.51.100.77", dkim: ["example.com", "example.20260101.gappssmtp.com"],
        spf: "example.com"), Sample.spread(60))
    #expect(classOf("Google Workspace", hosted) == .own)
  }

  /// decision.md 2.3: signed by you, broken on the way, while the same selector passes directly.
  @Test func `mail whose signature somebody broke on the way was forwarded`() {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    let footer = Rows.Mail(
      address: "198.51.100.210", spf: "srs.forwarder.test", broken: ["example.com"])
    rows.add(footer, Sample.spread(60))
    #expect(classOf("forwarder.test", rows) == .forwarder)

    var other = Rows()
    other.add(Rows.google.with { $0.selector = "s2" }, Sample.spread(3_000))
    other.add(footer, Sample.spread(60))
    #expect(classOf("forwarder.test", other) == .unknown)
  }

  /// decision.md 2.3: a known service, authenticated as its own, on three days.
  @Test func `a known service that sends regularly is the owner's, one that sent once is not`() {
    let vendor = Rows.Mail(address: "198.51.100.99", dkim: ["mailgun.org"], spf: "mailgun.org")
    var rows = Rows()
    for day in 0..<3 { rows.add(vendor, 20, day: day) }
    #expect(classOf("Mailgun", rows) == .ownMisconfigured)
    var once = Rows()
    for day in 0..<2 { once.add(vendor, 20, day: day) }
    #expect(classOf("Mailgun", once) == .unknown)
  }

  /// decision.md 2.3: 80 % of the addresses with three messages at most.
  @Test func `mail spread over addresses as no sender's is spoofed`() {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    for host in 1...9 { rows.add(Rows.Mail(address: "203.0.113.\(host)"), 2, day: host) }
    rows.add(Rows.Mail(address: "203.0.113.10"), 40, day: 12)
    #expect(classOf("203.0.113.0/24", rows) == .spoof)
    rows.add(Rows.Mail(address: "203.0.113.1"), 40, day: 12)
    rows.add(Rows.Mail(address: "203.0.113.2"), 40, day: 12)
    #expect(classOf("203.0.113.0/24", rows) == .unknown)
  }

  /// decision.md 2.3: a foreign MAIL FROM domain, no signature, and scatter.
  @Test func `a MAIL FROM domain of nobody's that is spread over addresses is spoofed`() {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    for host in 1...20 {
      rows.add(Rows.Mail(address: "203.0.\(host).7", spf: "parcel.test"), 2, day: host)
    }
    #expect(classOf("parcel.test", rows) == .spoof)
    var signed = rows
    signed.add(Rows.Mail(address: "203.0.113.7", dkim: ["parcel.test"]), 5, day: 21)
    #expect(classOf("parcel.test", signed) == .unknown)
  }

  @Test func `many networks with next to nothing each are one source, and spoofed`() {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    for network in 0..<8 {
      rows.add(Rows.Mail(address: "198.51.\(network).7"), 2, day: network)
    }
    #expect(classOf("scattered addresses", rows) == .spoof)
    var few = Rows()
    for network in 0..<4 { few.add(Rows.Mail(address: "198.51.\(network).7"), 2, day: network) }
    #expect(few.evidence().sources.map(\.sourceClass) == Array(repeating: .unknown, count: 4))
  }

  @Test(arguments: [
    (OwnerClaim.owned, SourceClass.ownMisconfigured), (.foreign, .spoof), (.forwarder, .forwarder),
  ]) func `the owner's word wins over every rule`(claim: OwnerClaim, expected: SourceClass) {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    rows.add(Rows.spoof, Sample.spread(700))
    rows.owner.sources = [
      OwnerSource(
        source: "203.0.113.0/24", claim: claim,
        said: Acknowledgement(day: Sample.firstDay, by: "pat@example.com"))
    ]
    #expect(classOf("203.0.113.0/24", rows) == expected)
    #expect(rows.source("203.0.113.0/24")?.evidence.first?.contains("pat@example.com") == true)
  }

  @Test func `mail of a subdomain is counted for it as well, by the same sources`() {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    rows.add(Rows.google.with { $0.author = "news.example.com" }, Sample.spread(300))
    let subdomains = rows.evidence().authorDomains
    #expect(subdomains.map(\.name) == ["news.example.com"])
    #expect(subdomains.first?.sources.map(\.name) == ["example.com"])
    #expect(subdomains.first?.sources.first?.days.reduce(0) { $0 + $1.messages } == 300)
    #expect(rows.source("example.com")?.days.reduce(0) { $0 + $1.messages } == 3_300)
  }

  @Test func `mail that only claims to be the owner's stays undecided and is never spoof`() {
    var rows = Rows()
    rows.add(Rows.google, Sample.spread(3_000))
    rows.add(Rows.spoof, Sample.spread(700))
    #expect(classOf("203.0.113.0/24", rows) == .unknown)
  }

  @Test func `a pass that the results contradict makes nobody an own sender`() {
    var rows = Rows()
    let contradicted = Evaluation(
      disposition: "none", dkim: "fail", spf: "pass",
      computed: Alignment(dkim: .noPass, spf: .misaligned))
    rows.add(
      Rows.Mail(address: "203.0.113.9", spf: "bulk.test"), 40, day: 0, evaluation: contradicted)
    #expect(classOf("bulk.test", rows) == .unknown)
    #expect(rows.source("bulk.test")?.days.first?.passes == 40)
    #expect(rows.source("bulk.test")?.days.first?.conservativePasses == 0)
  }
}
