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
    let list = Rows.Mail(address: "198.51.100.210", spf: "lists.test")
    rows.add(list.with { $0.overrides = overrides }, Sample.spread(60))
    rows.add(list, Sample.spread(50))
    #expect(classOf("lists.test", rows) == expected)
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
    #expect(rows.source("Amazon SES (ap-northeast-1)")?.diagnosis == "SES-1")
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
    rows.add(Rows.oregonUnsigned, Sample.spread(20))
    #expect(rows.source("Amazon SES (us-west-2)")?.diagnosis == nil)
  }

  @Test func `failures of direct mail under strict alignment are the owner's`() {
    var rows = Rows()
    rows.mode = .strict
    rows.add(Rows.google.with { $0.author = "news.example.com" }, Sample.spread(60))
    #expect(classOf("example.com", rows) == .ownMisconfigured)
    #expect(rows.source("example.com")?.diagnosis == "AL-STRICT")
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
