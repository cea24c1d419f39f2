import DMARC
import ReportStore
import Testing

/// Which domains, which reports, which policies, and what became of every file.
struct QuestionsTests {
  /// 2026-09-01.
  private static let firstDay = UTCDay(number: 20_697)

  private static func report(
    _ id: String, domain: String = "example.com", days: Int = 0, policy: Policy? = Policy.none
  ) -> SampleReport {
    SampleReport(.number(1, count: 10)).with {
      $0.reportID = id
      $0.domain = domain
      $0.begin += Int64(days) * 86_400
      $0.end += Int64(days) * 86_400
      $0.policy = policy
    }
  }

  // MARK: Domains

  @Test func `domains come in the order of names, with what counts on each`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(
      Self.report("1", domain: "b.example", days: 4), Self.report("2", domain: "a.example"),
      Self.report("3", domain: "b.example", days: 2))
    let domains = try temporary.store.domains()
    #expect(domains.map(\.domain) == ["a.example", "b.example"])
    #expect(domains.map(\.reports) == [1, 2])
    #expect(domains.map(\.messages) == [10, 20])
    #expect(domains[1].days == Self.firstDay.advanced(by: 2)...Self.firstDay.advanced(by: 4))
    #expect(domains.map(\.undatedMessages) == [0, 0])
  }

  @Test func `copies that do not count are not counted`() throws {
    let temporary = try TemporaryStore()
    let whole = SampleReport(.number(1), .number(2))
    try temporary.add(whole, SampleReport(.number(1)), whole)
    let domain = try #require(try temporary.store.domain("example.com"))
    #expect(domain.reports == 1)
    #expect(domain.messages == 2)
  }

  @Test func `a domain that no report is on is not there`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(Self.report("1"))
    #expect(try temporary.store.domain("example.org") == nil)
    #expect(try temporary.store.domain("receiver.example") == nil)
    #expect(try temporary.store.domain("") == nil)
  }

  @Test func `a domain of undated reports alone has no days`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(Self.report("1").with { $0.hasUsablePeriod = false })
    let domain = try #require(try temporary.store.domain("example.com"))
    #expect(domain.days == nil)
    #expect(domain.undatedMessages == 10)
  }

  // MARK: Reports

  @Test func `reports come newest first, counted or not`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(
      Self.report("1"), Self.report("2", days: 3), Self.report("3", days: 1),
      Self.report("9", domain: "example.org"))
    try temporary.add(Self.report("2", days: 3).with { $0.records.append(.number(8, count: 1)) })
    let reports = try temporary.store.reports(on: "example.com", in: nil)
    #expect(reports.map(\.reportID) == ["2", "2", "3", "1"])
    #expect(reports.map(\.isCounted) == [false, true, true, true])
    #expect(reports.map(\.messages) == [10, 11, 10, 10])
    let newest = try #require(reports.first)
    #expect(newest.organization == "receiver.example")
    #expect(newest.email == "dmarc@receiver.example")
    #expect(newest.begin == 1_788_480_000)
    #expect(newest.end == 1_788_566_399)
    #expect(newest.day == Self.firstDay.advanced(by: 3))
    #expect(newest.format == "rfc7489")
    #expect(newest.policy == "none")
  }

  @Test func `reports of a window are those of its days`() throws {
    let temporary = try TemporaryStore()
    for days in 0..<4 { try temporary.add(Self.report("\(days)", days: days)) }
    try temporary.add(Self.report("undated").with { $0.hasUsablePeriod = false })
    let window = Self.firstDay.advanced(by: 1)..<Self.firstDay.advanced(by: 3)
    let reports = try temporary.store.reports(on: "example.com", in: window)
    #expect(reports.map(\.reportID) == ["2", "1"])
    let all = try temporary.store.reports(on: "example.com", in: nil)
    #expect(Set(all.map(\.reportID)) == ["0", "1", "2", "3", "undated"])
    #expect(all.filter { $0.day == nil }.map(\.reportID) == ["undated"])
  }

  // MARK: Published policies

  @Test func `policies come day by day, the one most reporters saw last within a day`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(
      Self.report("1", policy: .reject), Self.report("2", policy: .quarantine),
      Self.report("3", policy: .quarantine).with { $0.organization = "other.example" },
      Self.report("4", days: 1, policy: .reject), Self.report("4b", policy: .reject),
      Self.report("5", domain: "example.org", days: 2, policy: Policy.none))
    let policies = try temporary.store.publishedPolicies(of: "example.com")
    #expect(policies.map(\.day) == [Self.firstDay, Self.firstDay, Self.firstDay.advanced(by: 1)])
    #expect(policies.map(\.policy.policy) == [.reject, .quarantine, .reject])
    // Of two reports of one reporter on one day one counts.
    #expect(policies.map(\.reporters) == [1, 2, 1])
    #expect(policies.allSatisfy { $0.policy.domain == "example.com" })
    let earlier = try temporary.store.publishedPolicies(
      of: "example.com", until: Self.firstDay.advanced(by: 1))
    #expect(earlier.count == 2)
  }

  @Test func `undated reports say nothing of what is published when`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(Self.report("1").with { $0.hasUsablePeriod = false })
    #expect(try temporary.store.publishedPolicies(of: "example.com").isEmpty)
  }

  // MARK: The ledger

  private static func ledgerStore() throws -> TemporaryStore {
    let temporary = try TemporaryStore()
    let digest = [UInt8](repeating: 7, count: 32)
    for (path, now) in [("good.xml", TemporaryStore.now), ("bad.xml", TemporaryStore.now + 86_400)]
    {
      try temporary.store.write(IntakeRun(beganAt: now)) { writer throws(StoreError) in
        if path == "good.xml" {
          _ = try SampleReport(.number(1)).write(to: writer, path: path)
        } else {
          let problem = IntakeProblem(reason: "empty", message: "it is empty")
          _ = try writer.endOther(path: path, IntakeDocument(problem: problem), .refused)
        }
        _ = try writer.endFile(IntakeFile(path: path, sha256: digest, bytes: 77))
      }
    }
    return temporary
  }

  @Test func `the ledger tells what became of every file`() throws {
    let entries = try Self.ledgerStore().store.ledger(LedgerFilter())
    #expect(entries.map(\.path) == ["good.xml", "bad.xml"])
    #expect(entries.map(\.outcome) == [.stored, .refused])
    #expect(entries.map(\.reason) == [nil, "empty"])
    #expect(entries.map(\.explanation) == [nil, "it is empty"])
    #expect(entries.map(\.bytes) == [77, 77])
    #expect(entries.map(\.sha256) == Array(repeating: String(repeating: "07", count: 32), count: 2))
    #expect(entries.map(\.importedAt) == [TemporaryStore.now, TemporaryStore.now + 86_400])
    #expect(entries.map(\.organization) == ["receiver.example", nil])
    #expect(entries.map(\.reportID) == ["1", nil])
    #expect(entries.map(\.domain) == ["example.com", nil])
  }

  @Test func `the ledger is asked by outcome, reason and time of import`() throws {
    let store = try Self.ledgerStore().store
    func paths(_ change: (inout LedgerFilter) -> Void) throws -> [String] {
      var filter = LedgerFilter()
      change(&filter)
      return try store.ledger(filter).map(\.path)
    }
    #expect(try paths { $0.outcomes = [.refused] } == ["bad.xml"])
    #expect(try paths { $0.outcomes = [.refused, .stored] } == ["good.xml", "bad.xml"])
    #expect(try paths { $0.outcomes = [.variant] } == [])
    #expect(try paths { $0.reason = "empty" } == ["bad.xml"])
    #expect(try paths { $0.reason = "' OR 1 = 1 --" } == [])
    #expect(try paths { $0.since = TemporaryStore.now + 1 } == ["bad.xml"])
    #expect(try paths { $0.until = TemporaryStore.now + 86_400 } == ["good.xml"])
    #expect(try paths { $0.since = TemporaryStore.now } == ["good.xml", "bad.xml"])
  }

  @Test func `files whose bytes need not be read again are told with their hashes`() throws {
    let store = try Self.ledgerStore().store
    var final: [String] = []
    try store.forEachFinalFile { sha256, path, _ in
      #expect(Array(sha256) == [UInt8](repeating: 7, count: 32))
      final.append(String(decoding: path, as: UTF8.self))
    }
    #expect(final == ["good.xml"])
  }

  @Test func `bytes that are known are noted once for each other path`() throws {
    let temporary = try Self.ledgerStore()
    let digest = [UInt8](repeating: 7, count: 32)
    for path in ["good.xml", "copy.xml", "copy.xml"] {
      try temporary.store.write(IntakeRun(beganAt: TemporaryStore.now)) {
        writer throws(StoreError) in
        let file = IntakeFile(path: path, sha256: digest, bytes: 77)
        try writer.noteKnownFile(file, isSamePath: path == "good.xml")
      }
    }
    let outcomes = try temporary.rows("SELECT path, outcome FROM intake_file ORDER BY id")
    #expect(outcomes == ["good.xml|stored", "bad.xml|refused", "copy.xml|duplicate"])
  }
}
