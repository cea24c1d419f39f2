import DMARC
import ReportStore
import Testing

struct TrafficQuestionTests {
  /// 2026-09-01.
  private static let firstDay = UTCDay(number: 20_697)

  /// A report of one message more than its place, on so many days behind the first.
  private static func report(_ days: Int, domain: String = "example.com") -> SampleReport {
    SampleReport(.number(days, count: Int64(days) + 1)).with {
      $0.reportID = "\(domain)-\(days)"
      $0.domain = domain
      $0.begin += Int64(days) * 86_400
      $0.end += Int64(days) * 86_400
    }
  }

  private static func fiveDays() throws -> TemporaryStore {
    let temporary = try TemporaryStore()
    for days in 0..<5 { try temporary.add(report(days)) }
    return temporary
  }

  @Test func `a window holds its first day and not its last`() throws {
    let temporary = try Self.fiveDays()
    let window = Self.firstDay.advanced(by: 1)..<Self.firstDay.advanced(by: 3)
    let traffic = try temporary.store.traffic(of: "example.com", in: window)
    #expect(
      traffic.groups.map(\.day).sorted() == [window.lowerBound, window.lowerBound.advanced(by: 1)])
    #expect(traffic.messages == 2 + 3)
  }

  @Test func `windows side by side share nothing and miss nothing`() throws {
    let temporary = try Self.fiveDays()
    for cut in 0...5 {
      let middle = Self.firstDay.advanced(by: cut)
      let before = Self.firstDay.advanced(by: -10)..<middle
      let after = middle..<Self.firstDay.advanced(by: 10)
      let sum =
        try temporary.store.traffic(of: "example.com", in: before).messages
        + temporary.store.traffic(of: "example.com", in: after).messages
      #expect(sum == 15)
    }
  }

  @Test func `without a window every day is asked for`() throws {
    let temporary = try Self.fiveDays()
    #expect(try temporary.store.traffic(of: "example.com", in: nil).messages == 15)
  }

  @Test func `an empty window and an unknown domain have no traffic`() throws {
    let temporary = try Self.fiveDays()
    let nothing = Self.firstDay..<Self.firstDay
    #expect(try temporary.store.traffic(of: "example.com", in: nothing).groups.isEmpty)
    #expect(try temporary.store.traffic(of: "example.org", in: nil).groups.isEmpty)
    #expect(try temporary.store.traffic(of: "receiver.example", in: nil).groups.isEmpty)
  }

  @Test(arguments: ["%@receiver.example", "DMARC <%@RECEIVER.example>", ""])
  func `hosts of one organisation are one reporter however the address is written`(
    email: String
  ) throws {
    let temporary = try TemporaryStore()
    for days in 0..<3 {
      try temporary.add(
        Self.report(days).with {
          $0.organization = "h\(days).receiver.example"
          $0.email = email.replacing("%", with: "h\(days)")
        })
    }
    var traffic = try temporary.store.traffic(of: "example.com", in: nil)
    #expect(traffic.reporters.count == 3)
    traffic.uniteReporters { $0.split(separator: ".").suffix(2).joined(separator: ".") }
    #expect(traffic.reporters == ["receiver.example"])
  }

  @Test func `domains do not mix`() throws {
    let temporary = try Self.fiveDays()
    try temporary.add(Self.report(3, domain: "example.org"))
    let traffic = try temporary.store.traffic(of: "example.org", in: nil)
    #expect(traffic.domain == "example.org")
    #expect(traffic.messages == 4)
  }

  /// reports.md 5.4: the day that holds the midpoint, since many reporters count local days.
  @Test(arguments: [
    (begin: 0, length: 86_399, day: 0), (begin: 0, length: 86_400, day: 0),
    (begin: -7_200, length: 86_400, day: 0), (begin: 28_800, length: 86_400, day: 0),
    (begin: 54_000, length: 86_400, day: 1), (begin: 100, length: 0, day: 0),
    (begin: 0, length: 7 * 86_400 - 1, day: 3),
  ])
  func `a report counts for the day of its midpoint`(begin: Int64, length: Int64, day: Int) throws {
    let temporary = try TemporaryStore()
    let report = SampleReport(.number(1)).with {
      $0.begin += begin
      $0.end = $0.begin + length
    }
    try temporary.add(report)
    let traffic = try temporary.store.traffic(of: "example.com", in: nil)
    #expect(traffic.groups.map(\.day) == [Self.firstDay.advanced(by: day)])
  }

  @Test func `reports that say the same share their texts and addresses`() throws {
    let temporary = try TemporaryStore()
    let again = SampleReport(.number(1, count: 5)).with { $0.reportID = "2" }
    try temporary.add(SampleReport(.number(1, count: 2), .number(1, count: 3)), again)
    let traffic = try temporary.store.traffic(of: "example.com", in: nil)
    #expect(traffic.groups.map(\.messages).sorted() == [5, 5])
    #expect(traffic.messagesByAddress == [IPAddress("192.0.2.1"): 10])
    #expect(Set(traffic.sources.map(\.place)).count == 1)
    #expect(traffic.authorDomains == ["example.com"])
    #expect(traffic.reporters == ["receiver.example"])
  }

  @Test func `messages that differ in anything are told apart`() throws {
    let temporary = try TemporaryStore()
    let base = SampleRecord()
    var records = [base]
    func vary(_ change: (inout SampleRecord) -> Void) {
      var record = base
      change(&record)
      records.append(record)
    }
    vary { $0.address = "2001:db8::1" }
    vary { $0.address = nil }
    vary { $0.headerFrom = "news.example.com" }
    vary { $0.disposition = "reject" }
    vary { $0.dkim = "fail" }
    vary { $0.spf = "pass" }
    vary { $0.computed = nil }
    vary { $0.results = AuthResults() }
    vary { $0.reasons = [OverrideReason(type: "forwarded")] }
    let all = records
    try temporary.add(SampleReport().with { $0.records = all })
    let other = SampleReport(base).with { $0.organization = "other.example" }
    try temporary.add(other)
    let traffic = try temporary.store.traffic(of: "example.com", in: nil)
    // Addresses are told apart within a group.
    #expect(traffic.groups.count == records.count - 2 + 1)
    #expect(traffic.sources.count == records.count + 1)
    #expect(traffic.sources.allSatisfy { $0.messages == 1 })
    #expect(Set(traffic.sources.map(\.place)).count == 3)
  }

  /// The address tells more only where nobody else authenticated the mail.
  @Test(arguments: [
    (TrafficDetail.messages, []), (.networks, ["192.0.2.0/24", "198.51.100.0/24"]),
    (.senders, ["192.0.2.1", "192.0.2.200", "198.51.100.0/24"]),
    (.addresses, ["192.0.2.1", "192.0.2.200", "198.51.100.1", "198.51.100.2"]),
  ]) func `a question tells addresses as closely as it has to`(
    detail: TrafficDetail, expected: [String]
  ) throws {
    let service = AuthResults(
      dkim: [DKIMResult(domain: "service.example", selector: nil, value: .pass)])
    let temporary = try TemporaryStore()
    try temporary.add(
      SampleReport(
        SampleRecord(address: "192.0.2.1"), SampleRecord(address: "192.0.2.200"),
        SampleRecord(address: "198.51.100.1", results: service),
        SampleRecord(address: "198.51.100.2", results: service)))
    let traffic = try temporary.store.traffic(of: "example.com", in: nil, detail: detail)
    let places = Set(traffic.sources.map(\.place)).compactMap { place in
      let place = traffic.place(place)
      return place.address.map { place.isNetwork ? $0.network : $0.description }
    }
    #expect(places.sorted() == expected)
    #expect(traffic.messages == 4)
    #expect(traffic.sources.reduce(0) { $0 + $1.messages } == (detail == .messages ? 0 : 4))
  }

  @Test func `a reporter without a name is called by its address`() throws {
    let temporary = try TemporaryStore()
    try temporary.add(SampleReport(.number(1)).with { $0.organization = nil })
    let traffic = try temporary.store.traffic(of: "example.com", in: nil)
    #expect(traffic.reporters == ["dmarc@receiver.example"])
  }
}
