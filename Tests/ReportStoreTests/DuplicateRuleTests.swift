import StoreAudit
import DMARC
import ReportStore
import Testing

/// Copies of one report with other records (reports.md 2.3, rules 4 and 6), and what counts then.
struct DuplicateRuleTests {
  /// What a store says after copies of one report came in this order.
  private struct Outcome {
    var outcomes: [IntakeOutcome]
    var messages: Int64?
    /// Records that count, by the last number of their address.
    var counted: [Int]
    /// The copies' state in the order in which they came.
    var isCounted: [Bool]
    var ledger: [IntakeOutcome]
    /// Whether it is said of a copy that another has some of its records and others.
    var overlaps: [Bool] = []
  }

  /// Streams records in batches of two, so that larger copies pass through the store on their way.
  private static func store(_ copies: SampleReport...) throws -> Outcome {
    let temporary = try TemporaryStore()
    var outcomes: [IntakeOutcome] = []
    for copy in copies {
      outcomes += try temporary.add(copy, batchRows: 2)
      #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
    }
    let traffic = try temporary.store.traffic(of: "example.com", in: nil)
    let messages = try temporary.store.domain("example.com")?.messages
    #expect(messages ?? 0 == Int64(traffic.messages))
    let counted = traffic.messagesByAddress.keys.compactMap { $0.map { Int($0.low & 0xff) } }
      .sorted()
    let states = try temporary.rows("SELECT is_counted FROM report ORDER BY id")
    let overlaps = try temporary.rows(
      """
      SELECT EXISTS (
        SELECT 1 FROM deviation WHERE report_id = report.id AND code = 'partial_overlap')
      FROM report ORDER BY id
      """)
    return Outcome(
      outcomes: outcomes, messages: messages, counted: counted, isCounted: states.map { $0 == "1" },
      ledger: try temporary.store.ledger(LedgerFilter()).map(\.outcome),
      overlaps: overlaps.map { $0 == "1" })
  }

  private static func report(_ numbers: Int..., each count: Int64 = 1) -> SampleReport {
    SampleReport().with { $0.records = numbers.map { .number($0, count: count) } }
  }

  private static func partial(_ numbers: Int..., each count: Int64 = 1) -> SampleReport {
    SampleReport().with {
      $0.records = numbers.map { .number($0, count: count) }
      $0.isComplete = false
    }
  }

  // MARK: Variants

  @Test func `the larger copy takes the place of one that it contains`() throws {
    let outcome = try Self.store(Self.report(1, 2), Self.report(1, 2, 3))
    #expect(outcome.outcomes == [.stored, .variant])
    #expect(outcome.counted == [1, 2, 3])
    #expect(outcome.messages == 3)
    #expect(outcome.isCounted == [false, true])
    #expect(outcome.ledger == [.replaced, .variant])
  }

  @Test func `a copy that is contained in the one there is kept as a variant only`() throws {
    let outcome = try Self.store(Self.report(1, 2, 3), Self.report(2, 3))
    #expect(outcome.outcomes == [.stored, .variant])
    #expect(outcome.counted == [1, 2, 3])
    #expect(outcome.isCounted == [true, false])
    #expect(outcome.ledger == [.stored, .variant])
  }

  /// Containment is of multisets: a record that stands twice is not contained in one that stands
  /// once.
  @Test func `equal records are paired off`() throws {
    let outcome = try Self.store(Self.report(1, 1, 2), Self.report(1, 1, 2, 2))
    #expect(outcome.isCounted == [false, true])
    #expect(outcome.messages == 4)
  }

  @Test func `copies that share nothing are shards and both count`() throws {
    let outcome = try Self.store(Self.report(1, 2), Self.report(3), Self.report(4, 5, 6))
    #expect(outcome.outcomes == [.stored, .variant, .variant])
    #expect(outcome.counted == [1, 2, 3, 4, 5, 6])
    #expect(outcome.isCounted == [true, true, true])
  }

  @Test func `of copies that overlap the one with more messages counts, coming first`() throws {
    let outcome = try Self.store(Self.report(1, 2, 3), Self.report(3, 4))
    #expect(outcome.outcomes == [.stored, .variant])
    #expect(outcome.counted == [1, 2, 3])
    #expect(outcome.isCounted == [true, false])
  }

  @Test func `of copies that overlap the one with more messages counts, coming last`() throws {
    let outcome = try Self.store(Self.report(1, 2), Self.report(2, 3, 4))
    #expect(outcome.outcomes == [.stored, .variant])
    #expect(outcome.counted == [2, 3, 4])
    #expect(outcome.isCounted == [false, true])
    #expect(outcome.ledger == [.replaced, .variant])
  }

  /// Rule 4: "keep the one with more messages and flag".
  @Test func `it is said of copies that overlap, and not of those that contain each other`() throws
  {
    #expect(try Self.store(Self.report(1, 2, 3), Self.report(3, 4)).overlaps == [false, true])
    #expect(try Self.store(Self.report(1, 2), Self.report(2, 3, 4)).overlaps == [false, true])
    #expect(try Self.store(Self.report(1, 2, 3), Self.report(2, 3)).overlaps == [false, false])
    #expect(try Self.store(Self.report(1), Self.report(1, 2)).overlaps == [false, false])
    #expect(try Self.store(Self.report(1), Self.report(2)).overlaps == [false, false])
  }

  /// More messages, not more records.
  @Test func `messages decide between copies that overlap`() throws {
    let few = SampleReport(.number(1), .number(2, count: 90))
    let outcome = try Self.store(Self.report(1, 2, 3, 4), few)
    #expect(outcome.messages == 91)
    #expect(outcome.isCounted == [false, true])
  }

  @Test func `records that differ in their count are two`() throws {
    let outcome = try Self.store(Self.report(1), Self.report(1, each: 2))
    #expect(outcome.isCounted == [true, true])
    #expect(outcome.messages == 3)
  }

  @Test func `a copy that contains several shards takes the place of all`() throws {
    let outcome = try Self.store(
      Self.report(1, 2), Self.report(3), Self.report(1, 2, 3, 4))
    #expect(outcome.counted == [1, 2, 3, 4])
    #expect(outcome.isCounted == [false, false, true])
    #expect(outcome.ledger == [.replaced, .replaced, .variant])
  }

  /// The third copy contains the first shard and loses against the second: if it does not count, the
  /// first shard must.
  @Test func `a shard is not given up for a copy that does not count`() throws {
    let second = SampleReport(.number(2, count: 100), .number(3, count: 100))
    let third = SampleReport(.number(1), .number(2, count: 100), .number(4))
    let outcome = try Self.store(Self.report(1), second, third)
    #expect(outcome.counted.contains(1))
    #expect(outcome.messages.map { $0 >= 201 } == true)
  }

  @Test func `a variant that comes again is a duplicate`() throws {
    let outcome = try Self.store(Self.report(1, 2, 3), Self.report(3, 4), Self.report(3, 4))
    #expect(outcome.outcomes == [.stored, .variant, .duplicate])
    #expect(outcome.counted == [1, 2, 3])
  }

  @Test func `a copy that was replaced and comes again is a duplicate`() throws {
    let outcome = try Self.store(Self.report(1), Self.report(1, 2), Self.report(1))
    #expect(outcome.outcomes == [.stored, .variant, .duplicate])
    #expect(outcome.counted == [1, 2])
  }

  @Test func `a copy with records takes the place of one without`() throws {
    let outcome = try Self.store(Self.report(), Self.report(1))
    #expect(outcome.isCounted == [false, true])
    #expect(outcome.counted == [1])
  }

  // MARK: Partial copies

  @Test func `a partial report gives way to the complete one`() throws {
    let outcome = try Self.store(Self.partial(1, 2), Self.report(1, 2, 3))
    #expect(outcome.outcomes == [.partial, .stored])
    #expect(outcome.counted == [1, 2, 3])
    #expect(outcome.isCounted == [false, true])
    #expect(outcome.ledger == [.replaced, .stored])
  }

  @Test func `a partial report that lost no record gives way too`() throws {
    let outcome = try Self.store(Self.partial(1, 2), Self.report(1, 2))
    #expect(outcome.outcomes == [.partial, .stored])
    #expect(outcome.isCounted == [false, true])
    #expect(outcome.counted == [1, 2])
  }

  @Test func `a partial report with more messages gives way too`() throws {
    let outcome = try Self.store(Self.partial(1, 2, 3, each: 50), Self.report(7))
    #expect(outcome.isCounted == [false, true])
    #expect(outcome.counted == [7])
    #expect(outcome.messages == 1)
  }

  @Test func `a complete report does not give way to a partial one`() throws {
    let outcome = try Self.store(Self.report(1, 2), Self.partial(1, 2, 3, each: 9))
    #expect(outcome.isCounted == [true, false])
    #expect(outcome.counted == [1, 2])
    #expect(outcome.messages == 2)
  }

  @Test func `the beginning of a complete report adds nothing`() throws {
    let outcome = try Self.store(Self.report(1, 2, 3), Self.partial(1, 2))
    #expect(outcome.counted == [1, 2, 3])
    #expect(outcome.ledger.first == .stored)
  }

  @Test func `of two partial copies the longer one counts until the whole comes`() throws {
    let outcome = try Self.store(
      Self.partial(1), Self.partial(1, 2), Self.report(1, 2, 3))
    #expect(outcome.outcomes == [.partial, .partial, .stored])
    #expect(outcome.isCounted == [false, false, true])
    #expect(outcome.counted == [1, 2, 3])
  }

  @Test func `the same partial copy again is a duplicate`() throws {
    let outcome = try Self.store(Self.partial(1, 2), Self.partial(1, 2))
    #expect(outcome.outcomes == [.partial, .duplicate])
    #expect(outcome.counted == [1, 2])
  }

  // MARK: What stays

  @Test func `taking a copy out leaves what others say of the same day`() throws {
    let temporary = try TemporaryStore()
    let other = Self.report(1, 2, each: 10).with { $0.reportID = "other" }
    try temporary.add(other, Self.partial(1), Self.report(1, 2, 3))
    #expect(try temporary.store.domain("example.com")?.messages == 23)
    let rows = try temporary.rows(
      "SELECT source_address, sum(messages) FROM rollup_view GROUP BY 1 ORDER BY 1")
    #expect(rows == ["192.0.2.1|11", "192.0.2.2|11", "192.0.2.3|1"])
    #expect(try StoreAudit.faults(ofStoreAt: temporary.path) == [])
  }

  @Test func `of an archive of several reports one that is replaced leaves the file as it was`()
    throws
  {
    let temporary = try TemporaryStore()
    let second = Self.report(5).with { $0.reportID = "2" }
    try temporary.store.write(IntakeRun(beganAt: TemporaryStore.now)) { writer throws(StoreError) in
      _ = try Self.report(1).write(to: writer, path: "a.zip", member: "1.xml")
      _ = try second.write(to: writer, path: "a.zip", member: "2.xml")
      _ = try writer.endFile(IntakeFile(path: "a.zip"))
    }
    try temporary.add(Self.report(1, 2))
    #expect(
      try temporary.rows("SELECT outcome FROM intake_document ORDER BY id")
        == ["replaced", "stored", "variant"])
    #expect(
      try temporary.rows("SELECT outcome FROM intake_file ORDER BY id") == ["stored", "variant"])
  }
}
