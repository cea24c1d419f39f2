import DMARC
import PolicyAdvisor
import SenderCatalog
import Testing

/// Half a year of mail, walked day by day. The ladder of users is 30 days at none, 14 in test, 30 at
/// quarantine and 14 in test: 88 to reject (decision.md 2.1).
struct LadderWalkTests {
  private typealias Rows = EvidenceAssemblyRows

  private static let days = 180

  private static func walk(
    _ rows: Rows, limits: AdvisorLimits = AdvisorLimits(), owner: OwnerWord = OwnerWord(),
    step: Int = 1, record: String? = nil
  ) -> Backtest {
    let walk = LadderWalk(
      limits: limits, owner: owner,
      naming: SourceNaming(organizationalDomain: Rows.organization),
      organizationalDomain: "example.com")
    let none = PolicyPublished(domain: "example.com", policy: Policy.none)
    let record = record.flatMap { DMARCRecord($0) }
    let start = record.map { PolicyPublished($0, domain: "example.com") } ?? none
    return walk.walk(
      TrafficHistory(rows.traffic),
      days: Sample.firstDay..<Sample.firstDay.advanced(by: days + 2), step: step,
      published: [.known(start, since: Sample.firstDay)])
  }

  private static func clean(_ perDay: Int = 20) -> Rows {
    var rows = Rows()
    rows.add(Rows.google, Array(repeating: perDay, count: days))
    return rows
  }

  private static func places(_ backtest: Backtest) -> [Int] {
    backtest.moves.map { Sample.firstDay.distance(to: $0.day) }
  }

  @Test func `clean mail climbs in 88 days, which is the earliest safe day`() {
    let backtest = Self.walk(Self.clean())
    #expect(Self.places(backtest) == [30, 44, 74, 88])
    #expect(backtest.moves.map(\.to) == [.quarantineTest, .quarantine, .rejectTest, .reject])
    #expect(backtest.moves.allSatisfy { $0.verdict == .advance })
    #expect(backtest.reject == Sample.firstDay.advanced(by: 88))
    #expect(backtest.earliestSafeReject == backtest.reject)
    #expect(backtest.minimumDays == 88)
    #expect(backtest.stretches.map(\.rung) == [.none] + backtest.moves.map(\.to))
    #expect(backtest.stretches.allSatisfy { $0.losses.isEmpty })
    let records = backtest.moves.map(\.record)
    #expect(records[0].hasPrefix("v=DMARC1; p=quarantine; np=reject; t=y; pct=0"))
    #expect(records[3].hasPrefix("v=DMARC1; p=reject; np=reject; rua="))
  }

  @Test func `programs climb in 49 days, and without test rungs users climb in 60`() {
    let transactional = Self.walk(Self.clean(), limits: AdvisorLimits(profile: .transactional))
    // A month of reports has to be there before anything else.
    #expect(transactional.minimumDays == 49)
    #expect(transactional.reject != nil)
    var limits = AdvisorLimits()
    limits.usesTestRungs = false
    let straight = Self.walk(Self.clean(), limits: limits)
    #expect(straight.minimumDays == 60)
    #expect(Self.places(straight) == [30, 60])
  }

  @Test func `every fifth day decides as well, only later`() {
    let backtest = Self.walk(Self.clean(), step: 5)
    #expect(Self.places(backtest) == [30, 45, 75, 90])
  }

  @Test func `a sender that never passes keeps the ladder where it is`() {
    var rows = Self.clean()
    rows.add(Rows.tokyo, Array(repeating: 3, count: Self.days))
    let backtest = Self.walk(rows)
    #expect(backtest.moves.isEmpty)
    #expect((backtest.reject, backtest.safe) == (nil, nil))
    #expect(backtest.earliestSafeReject == nil)
    #expect(backtest.waits.contains { $0.code == .sourceFailing })
  }

  /// Amazon SES fails from day 60 to 69, when the domain stands at quarantine.
  private static func outage() -> Rows {
    var rows = clean()
    for day in 0..<days {
      rows.add((60..<70).contains(day) ? Rows.oregonUnsigned : Rows.oregon, 30, day: day)
    }
    return rows
  }

  @Test func `an outage under enforcement goes back, and what it lost is told`() throws {
    let backtest = Self.walk(Self.outage())
    #expect(Self.places(backtest).prefix(2) == [30, 44])
    let back = try #require(backtest.moves.first { $0.verdict == .rollBack })
    #expect((back.from, back.to) == (.quarantine, Rung.none))
    #expect(!back.reasons.isEmpty)
    let place = Sample.firstDay.distance(to: back.day)
    // Not before the first reports on it can be there, and soon after.
    #expect((62...66).contains(place))
    let loss = try #require(backtest.stretches[2].losses.first)
    #expect(loss.messages == 30 * (place - 60))
    #expect(loss.sourceClass.isOwn)
    #expect((loss.knownFailures, loss.wasVisible) == (0, false))
    #expect(backtest.safe == Sample.firstDay.advanced(by: 70))
    #expect(backtest.earliestSafeReject == Sample.firstDay.advanced(by: 158))
    // At none nothing more is lost.
    #expect(backtest.stretches[3].losses.isEmpty)
  }

  /// Amazon SES fails from day 60 on, for so many days, under p=reject.
  private static func lowered(for failing: Int) -> Backtest {
    var rows = clean()
    for day in 0..<days {
      let fails = (60..<60 + failing).contains(day)
      rows.add(fails ? Rows.oregonUnsigned : Rows.oregon, 30, day: day)
    }
    return walk(rows, record: "v=DMARC1; p=reject")
  }

  @Test func `an outage takes the domain down once, and what goes on takes it down again`() throws {
    let short = Self.lowered(for: 3)
    let back = short.moves.filter { $0.verdict == .rollBack }
    #expect(back.map(\.to) == [.quarantine])
    let first = Sample.firstDay.distance(to: try #require(back.first).day)
    #expect((62...64).contains(first))
    // The first day that is wholly under quarantine is known of three days later.
    let long = Self.lowered(for: 40).moves.filter { $0.verdict == .rollBack }
    #expect(long.map(\.to) == [.quarantine, .none])
    #expect(long.map { Sample.firstDay.distance(to: $0.day) } == [first, first + 3])
    #expect(long.last?.reasons.first?.message.contains("30 of 30 messages") == true)
  }

  /// Whatever comes later, decisions up to two days behind it are the same.
  @Test(arguments: [20, 45, 64, 90])
  func `nothing is known of what comes later`(day: Int) {
    let rows = Self.outage()
    var other = Rows()
    for group in rows.traffic.groups where Sample.firstDay.distance(to: group.day) < day {
      let mail = group.authResults == 0 ? Rows.google : Rows.oregon
      let place = Sample.firstDay.distance(to: group.day)
      let failing = (60..<70).contains(place) && mail.address != Rows.google.address
      other.add(failing ? Rows.oregonUnsigned : mail, group.messages, day: place)
    }
    other.add(Rows.tokyo, Array(repeating: 0, count: day) + Array(repeating: 500, count: 30))
    let last = Sample.firstDay.advanced(by: day + 1)
    func early(_ backtest: Backtest) -> [LadderMove] { backtest.moves.filter { $0.day <= last } }
    #expect(early(Self.walk(other)) == early(Self.walk(rows)))
  }

  @Test func `forwarded mail that is lost is told beside what receivers would spare`() throws {
    var rows = Self.clean(100)
    let list = Rows.Mail(address: "203.0.113.30", spf: "lists.example", overrides: ["mailing_list"])
    rows.add(list, Array(repeating: 1, count: Self.days))
    let backtest = Self.walk(rows)
    let quarantine = try #require(backtest.stretches.first { $0.rung == .quarantine })
    let loss = try #require(quarantine.losses.first)
    #expect(loss.sourceClass.isIndirect)
    let days = quarantine.start.distance(to: min(quarantine.end, Sample.firstDay.advanced(by: 180)))
    #expect((loss.messages, loss.overridden) == (days, days))
    #expect(!loss.wasVisible)
  }

  /// 0.4 % of legitimate mail is lost by a forwarder: reject needs the owner's word from 0.1 % on.
  @Test func `what the owner says holds from its day on`() {
    var rows = Self.clean(100)
    let kind = Rows.Mail(address: "203.0.113.30", spf: "fwd.example", overrides: ["forwarded"])
    for day in 0..<Self.days {
      rows.add(day % 10 < 6 ? kind : kind.with { $0.overrides = [] }, 1, day: day)
    }
    let without = Self.walk(rows)
    #expect(without.stretches.last?.rung == .quarantine)
    #expect(without.waits.contains { $0.code == .indirectLossNotAccepted })
    var owner = OwnerWord()
    let day = Sample.firstDay.advanced(by: 120)
    owner.acceptsIndirectLoss = Acknowledgement(day: day, by: "J. Doe")
    let with = Self.walk(rows, owner: owner)
    #expect(with.moves.first { $0.to == .rejectTest }?.day == day)
  }

  @Test func `rules and fixes of the owner are not known before they are dated`() {
    var owner = OwnerWord()
    let day = Sample.firstDay.advanced(by: 50)
    owner.sources = [
      OwnerSource(source: "a", claim: .owned),
      OwnerSource(source: "b", claim: .foreign, said: Acknowledgement(day: day, by: "J. Doe")),
      OwnerSource(source: "c", claim: .owned, fixedOn: day),
    ]
    let before = owner.known(on: day.advanced(by: -1))
    #expect(before.sources.map(\.source) == ["a", "c"])
    #expect(before.sources.last?.fixedOn == nil)
    #expect(owner.known(on: day) == owner)
  }

  @Test func `a domain that begins at reject has the shortest way behind it`() {
    let backtest = Self.walk(Self.clean(), record: "v=DMARC1; p=reject")
    #expect(backtest.moves.isEmpty)
    #expect(backtest.reject == Sample.firstDay)
    #expect(backtest.minimumDays == 0)
  }

  /// Mail of a subdomain that sp spares is not lost.
  @Test func `what a record spares is not lost`() {
    var rows = Self.clean()
    let news = Rows.tokyo.with { $0.author = "news.example.com" }
    rows.add(news, Array(repeating: 1, count: Self.days))
    let spared = Self.walk(rows, record: "v=DMARC1; p=reject; sp=none")
    #expect(spared.stretches.flatMap(\.losses).isEmpty)
    let hit = Self.walk(rows, record: "v=DMARC1; p=reject")
    #expect(hit.stretches.flatMap(\.losses).contains { $0.messages > 0 })
  }
}
