import DMARC
import ReportStore
import StoreAudit
import Testing

/// Reports that came from their reporter, and reports that may be anybody's.
struct AuthenticatedReportsTests {
  private static let authentic = SampleReport(.number(1), .number(2)).with {
    $0.isAuthenticated = true
  }

  private static func messages(_ store: TemporaryStore) throws -> (all: Int, authenticated: Int) {
    #expect(try StoreAudit.faults(ofStoreAt: store.path) == [])
    return (
      try store.store.traffic(of: "example.com", in: nil).messages,
      try store.store.traffic(of: "example.com", in: nil, authenticatedOnly: true).messages
    )
  }

  @Test(arguments: [4_096, 1]) func `the traffic of authenticated reports can be asked alone`(
    batchRows: Int
  ) throws {
    let store = try TemporaryStore()
    let other = SampleReport(.number(1, count: 10)).with { $0.reportID = "other" }
    try store.add(Self.authentic, other, batchRows: batchRows)
    #expect(try Self.messages(store) == (12, 2))
    let reports = try store.store.reports(on: "example.com", in: nil)
    #expect(
      Dictionary(uniqueKeysWithValues: reports.map { ($0.reportID, $0.isAuthenticated) })
        == ["1": true, "other": false])
  }

  @Test func `policies that only unauthenticated reports tell of can be left out`() throws {
    let store = try TemporaryStore()
    let forged = SampleReport(.number(9)).with {
      $0.reportID = "forged"
      $0.policy = .reject
    }
    try store.add(Self.authentic, forged)
    func policies(authenticatedOnly: Bool) throws -> [Policy?] {
      try store.store.publishedPolicies(of: "example.com", authenticatedOnly: authenticatedOnly)
        .map(\.policy.policy)
    }
    #expect(try Set(policies(authenticatedOnly: false)) == [Policy.none, .reject])
    #expect(try policies(authenticatedOnly: true) == [Policy.none])
  }

  @Test(arguments: [4_096, 1]) func `an authenticated copy of a report authenticates it`(
    batchRows: Int
  ) throws {
    let store = try TemporaryStore()
    let plain = Self.authentic.with { $0.isAuthenticated = false }
    #expect(
      try store.add(plain, Self.authentic, plain, batchRows: batchRows) == [
        .stored, .duplicate, .duplicate,
      ])
    #expect(try Self.messages(store) == (2, 2))
    #expect(try store.count("report") == 1)
  }

  @Test func `what anybody may have sent does not take the place of what the reporter sent`() throws
  {
    let store = try TemporaryStore()
    let larger = SampleReport(.number(1), .number(2), .number(3, count: 1_000))
    #expect(try store.add(Self.authentic, larger) == [.stored, .variant])
    #expect(try Self.messages(store) == (2, 2))
  }

  @Test func `what the reporter sent takes the place of what anybody may have sent`() throws {
    let store = try TemporaryStore()
    let larger = SampleReport(.number(1), .number(2), .number(3, count: 1_000))
    #expect(try store.add(larger, Self.authentic) == [.stored, .variant])
    #expect(try Self.messages(store) == (2, 2))
    #expect(
      try store.rows("SELECT outcome FROM intake_document ORDER BY id") == ["replaced", "variant"])
  }

  @Test func `shards of a report count, whoever sent them`() throws {
    let store = try TemporaryStore()
    let shard = SampleReport(.number(8, count: 5))
    #expect(try store.add(Self.authentic, shard) == [.stored, .variant])
    #expect(try Self.messages(store) == (7, 2))
  }
}
