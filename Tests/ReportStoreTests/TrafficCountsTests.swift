import StoreAudit
import DMARC
import ReportStore
import Testing

/// What stored records add up to, where the reporter's word and the listed results agree and where
/// they do not: the situations C1 to C8 of reports.md 3.4.
struct TrafficCountsTests {
  private static func counts(_ records: SampleRecord...) throws -> TrafficCounts {
    let temporary = try TemporaryStore()
    try temporary.add(SampleReport().with { $0.records = records })
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
    return TrafficCounts(of: try temporary.store.traffic(of: "example.com", in: nil))
  }

  private static func record(
    _ dkim: String?, _ spf: String?, _ computedDKIM: ComputedAlignment,
    _ computedSPF: ComputedAlignment, disposition: String? = "none", count: Int64 = 10,
    reasons: [OverrideReason] = []
  ) -> SampleRecord {
    SampleRecord(
      count: count, disposition: disposition, dkim: dkim, spf: spf,
      computed: Alignment(dkim: computedDKIM, spf: computedSPF), reasons: reasons)
  }

  /// reports.md 3.3: one record of 15 messages weighs more than three of one each.
  @Test func `rates are of messages and not of records`() throws {
    let counts = try Self.counts(
      Self.record("pass", "pass", .aligned, .aligned, count: 1),
      Self.record("pass", "fail", .aligned, .noPass, count: 2),
      Self.record("fail", "pass", .noPass, .aligned, count: 4),
      Self.record("fail", "fail", .noPass, .noPass, disposition: "reject", count: 993))
    #expect(counts.messages == 1_000)
    #expect(counts.dmarcPass == 7)
    #expect(counts.dkimAligned == 3)
    #expect(counts.spfAligned == 5)
    #expect(counts.bothAligned == 1)
    #expect(counts.neitherAligned == 993)
    #expect(counts.conservativePass == 7)
    #expect(counts.dispositions == ["none": 7, "reject": 993])
  }

  @Test func `C1: a pass without any listed pass is believed`() throws {
    let counts = try Self.counts(Self.record("pass", "fail", .noPass, .noPass))
    #expect(counts.dmarcPass == 10)
    #expect(counts.conservativePass == 10)
  }

  @Test func `C2: a pass that the listed results contradict is not conservative`() throws {
    let counts = try Self.counts(Self.record("pass", "fail", .misaligned, .noPass))
    #expect(counts.dmarcPass == 10)
    #expect(counts.conservativePass == 0)
  }

  @Test func `C2: a pass stands on the mechanism that is not contradicted`() throws {
    let counts = try Self.counts(Self.record("pass", "pass", .misaligned, .aligned))
    #expect(counts.dmarcPass == 10)
    #expect(counts.conservativePass == 10)
    let other = try Self.counts(Self.record("pass", "fail", .misaligned, .aligned))
    #expect(other.conservativePass == 0)
  }

  @Test func `C3: a fail although a listed result aligns is a fail and is shown`() throws {
    let counts = try Self.counts(
      Self.record("fail", "fail", .aligned, .noPass),
      Self.record("fail", "fail", .noPass, .noPass, count: 5))
    #expect(counts.dmarcPass == 0)
    #expect(counts.conservativePass == 0)
    #expect(counts.understated == 10)
  }

  @Test(arguments: ["none", "softfail", "neutral", "temperror", "", "dunno"])
  func `C4: a word that is not pass is no pass`(word: String) throws {
    let counts = try Self.counts(
      Self.record(word, word, .noPass, .aligned), Self.record("pass", word, .aligned, .noPass))
    #expect(counts.messages == 20)
    #expect(counts.dmarcPass == 10)
    #expect(counts.spfAligned == 0)
    #expect(counts.conservativePass == 10)
    #expect(counts.unevaluated == 0)
  }

  @Test func `C5: a pass that the receiver refused is a pass`() throws {
    let counts = try Self.counts(
      Self.record("pass", "pass", .aligned, .aligned, disposition: "reject"))
    #expect(counts.dmarcPass == 10)
    #expect(counts.dispositions == ["reject": 10])
  }

  @Test func `C6: a fail that the receiver delivered without a reason is a fail`() throws {
    let counts = try Self.counts(Self.record("fail", "fail", .noPass, .noPass))
    #expect(counts.dmarcPass == 0)
    #expect(counts.overridden == 0)
  }

  @Test func `C7: a reason never makes a pass, and on a pass it says nothing`() throws {
    let reasons = [OverrideReason(type: "mailing_list")]
    let counts = try Self.counts(
      Self.record("fail", "fail", .noPass, .noPass, reasons: reasons),
      Self.record("pass", "pass", .aligned, .aligned, count: 3, reasons: reasons))
    #expect(counts.dmarcPass == 3)
    #expect(counts.overridden == 10)
  }

  @Test(arguments: ["sampled_out", "policy_test_mode", "other", nil])
  func `a policy that was off is no kindness of the receiver`(type: String?) throws {
    let counts = try Self.counts(
      Self.record("fail", "fail", .noPass, .noPass, reasons: [OverrideReason(type: type)]))
    #expect(counts.overridden == 0)
  }

  @Test func `C8: without a policy_evaluated messages are in no rate`() throws {
    let counts = try Self.counts(
      Self.record(nil, nil, .aligned, .aligned, disposition: nil),
      Self.record("pass", "fail", .aligned, .noPass, count: 5))
    #expect(counts.messages == 15)
    #expect(counts.unevaluated == 10)
    #expect(counts.evaluated == 5)
    #expect(counts.dmarcPass == 5)
    #expect(counts.conservativePass == 5)
    #expect(counts.neitherAligned == 0)
    #expect(counts.dispositions == ["(missing)": 10, "none": 5])
  }

  @Test func `one mechanism that is missing is a fail, and the record is in the rate`() throws {
    let counts = try Self.counts(Self.record(nil, "pass", .noPass, .aligned))
    #expect(counts.unevaluated == 0)
    #expect(counts.dmarcPass == 10)
    #expect(counts.dkimAligned == 0)
  }

  @Test func `reporters and days are those of the messages`() throws {
    let temporary = try TemporaryStore()
    for days in [0, 3, 9] {
      let report = SampleReport(.number(1)).with {
        $0.reportID = "\(days)"
        $0.organization = days == 9 ? "other.example" : "receiver.example"
        $0.begin += Int64(days) * 86_400
        $0.end += Int64(days) * 86_400
      }
      try temporary.add(report)
    }
    let counts = TrafficCounts(of: try temporary.store.traffic(of: "example.com", in: nil))
    #expect(counts.reporters.count == 2)
    #expect(counts.firstDay?.description == "2026-09-01")
    #expect(counts.lastDay?.description == "2026-09-10")
  }

  @Test func `nothing adds up to nothing`() throws {
    let counts = try Self.counts()
    #expect(counts == TrafficCounts())
    #expect(counts.evaluated == 0)
    #expect(counts.firstDay == nil)
  }
}
