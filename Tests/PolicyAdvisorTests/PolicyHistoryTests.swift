import DMARC
import PolicyAdvisor
import Testing

/// The policy in the newest reports (decision.md 2.1), where a reporter that still shows the old record
/// is normal for a day or two.
@Suite struct PolicyHistoryTests {
  private static func shown(
    _ day: Int, _ tags: String, by reporters: Int = 1
  ) throws -> ShownPolicy {
    let record = try #require(DMARCRecord("v=DMARC1; " + tags))
    return ShownPolicy(
      day: Sample.firstDay.advanced(by: day),
      policy: PolicyPublished(record, domain: "example.com"), reporters: reporters)
  }

  private static func present(_ shown: [ShownPolicy]) -> Policy? {
    PolicyHistory(shown).present?.policy
  }

  @Test func `without reports there is none`() {
    #expect(PolicyHistory([]).present == nil)
  }

  @Test func `one early report of a day does not outweigh the day before it`() throws {
    let before = try (0..<5).map { try Self.shown($0, "p=quarantine", by: 3) }
    #expect(try Self.present(before + [Self.shown(5, "p=reject")]) == .quarantine)
    #expect(try Self.present(before + [Self.shown(5, "p=reject", by: 2)]) == .reject)
  }

  @Test func `where one reporter is all there is, it is believed`() throws {
    let days = try [
      Self.shown(0, "p=none"), Self.shown(1, "p=none"), Self.shown(2, "p=quarantine"),
    ]
    #expect(Self.present(days) == .quarantine)
  }

  @Test func `reporters count and not the ways in which they fill in the rest`() throws {
    let day = try [
      Self.shown(0, "p=reject"), Self.shown(0, "p=quarantine"),
      Self.shown(0, "p=quarantine; fo=1"), Self.shown(0, "p=quarantine; np=quarantine"),
    ]
    #expect(Self.present(day) == .quarantine)
  }

  @Test func `of two that as many show, the one that came later is the present one`() throws {
    let up = try [Self.shown(0, "p=none"), Self.shown(1, "p=none"), Self.shown(1, "p=quarantine")]
    #expect(Self.present(up) == .quarantine)
    let down = try [
      Self.shown(0, "p=none"), Self.shown(1, "p=quarantine"), Self.shown(2, "p=quarantine"),
      Self.shown(3, "p=none"), Self.shown(3, "p=quarantine"),
    ]
    #expect(Self.present(down) == Policy.none)
  }

  @Test func `a report without sp shows none, and the record supplies it`() {
    let record = DMARCRecord("v=DMARC1; p=reject; sp=none")
    let published = PolicyPublished(domain: "example.com", policy: .reject)
    let inference = RungInference(published: published, record: record)
    #expect(inference.strictestSubdomainPolicy == .none)
    #expect(inference.warnings == [])
  }

  @Test func `of sp reports have the last word, and a record supplies what they leave out`() throws
  {
    let record = DMARCRecord("v=DMARC1; p=reject; sp=none; t=y; pct=0")
    let published = PolicyPublished(
      domain: "example.com", policy: .reject, subdomainPolicy: .reject, percentage: 0)
    let inference = RungInference(published: published, record: record)
    #expect(inference.rung == .rejectTest)
    #expect(inference.strictestPolicy == .quarantine)
    #expect(inference.strictestSubdomainPolicy == .quarantine)
    #expect(inference.warnings.count == 1)
  }
}
