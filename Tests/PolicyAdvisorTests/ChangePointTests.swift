import DMARC
import PolicyAdvisor
import Testing

/// Change points, episodes and the clock after a fix (decision.md 2.4), as a decision shows them.
@Suite struct ChangePointTests {
  private func figures(
    _ messages: [Int], failures: [Int], fixedOn: Int? = nil, on rung: Rung = .none
  ) throws -> SourceFigures {
    var evidence = Sample.evidence(
      on: rung, [Sample.source("shop", messages, failures: failures)])
    if let fixedOn {
      evidence.owner.sources = [
        OwnerSource(source: "shop", fixedOn: Sample.firstDay.advanced(by: fixedOn))
      ]
    }
    return try #require(Sample.decide(evidence).source("shop"))
  }

  private func days(_ count: Int, of messages: Int, then more: Int, of other: Int) -> [Int] {
    Array(repeating: messages, count: count) + Array(repeating: other, count: more)
  }

  @Test func `a rate that falls for good is a change on the day it fell`() throws {
    // V07: 399 of 400 until day 25, 150 of 400 since.
    let source = try figures(
      Sample.spread(12_000), failures: days(25, of: 1, then: 5, of: 250))
    let change = try #require(source.change)
    #expect(change.kind == .regressed)
    #expect(change.day == Sample.firstDay.advanced(by: 25))
    #expect(change.before.rate == 0.9975)
    #expect(change.since.rate == 0.375)
    #expect(change.sentence == "99.75 % until 2026-01-25, 37.5 % since")
  }

  @Test func `a rate that rises for good is a fix`() throws {
    let source = try figures(
      Sample.spread(3_600), failures: days(14, of: 120, then: 16, of: 0))
    let change = try #require(source.change)
    #expect(change.kind == .fixed)
    #expect(change.day == Sample.firstDay.advanced(by: 14))
    #expect(change.sentence == "0 % until 2026-01-14, 100 % since")
  }

  @Test func `two days are an episode and three are a change`() throws {
    #expect(
      try figures(Sample.spread(3_000), failures: days(28, of: 0, then: 2, of: 90)).change == nil)
    #expect(
      try figures(Sample.spread(3_000), failures: days(27, of: 0, then: 3, of: 90)).change != nil)
  }

  @Test func `each side needs twenty messages`() throws {
    func change(_ last: Int) throws -> ChangePoint? {
      try figures(
        days(27, of: 100, then: 3, of: 0).dropLast(3) + [6, 6, last],
        failures: days(27, of: 0, then: 3, of: 6)
      ).change
    }
    #expect(try change(7) == nil)
    #expect(try change(8)?.kind == .regressed)
  }

  @Test func `nine failures prove no cause, ten do`() throws {
    func change(_ last: Int) throws -> ChangePoint? {
      try figures(Sample.spread(900), failures: days(27, of: 0, then: 2, of: 3) + [last]).change
    }
    #expect(try change(3) == nil)
    #expect(try change(4)?.kind == .regressed)
  }

  @Test func `a difference below two hundredths has no consequence`() throws {
    func change(_ failures: Int) throws -> ChangePoint? {
      try figures(Sample.spread(300_000), failures: days(15, of: 0, then: 15, of: failures)).change
    }
    #expect(try change(199) == nil)
    #expect(try change(200)?.kind == .regressed)
  }

  @Test func `failures that come evenly are no change`() throws {
    #expect(try figures(Sample.spread(3_000), failures: Sample.spread(600)).change == nil)
  }

  /// Days that differ much by themselves: every third one fails altogether.
  @Test func `failures that come and go are no change`() throws {
    let failures = (0..<30).map { $0 % 3 == 0 ? 100 : 0 }
    #expect(try figures(Sample.spread(3_000), failures: failures).change == nil)
  }

  @Test func `an outage of one or two days is an episode`() throws {
    let one = (1...30).map { $0 == 12 ? 100 : 0 }
    #expect(
      try figures(Sample.spread(3_000), failures: one).episode?.days
        == [Sample.firstDay.advanced(by: 11)])
    let two = (1...30).map { $0 == 12 || $0 == 20 ? 100 : 0 }
    #expect(try figures(Sample.spread(3_000), failures: two).episode?.days.count == 2)
    let three = (1...30).map { $0 == 12 || $0 == 20 || $0 == 25 ? 100 : 0 }
    #expect(try figures(Sample.spread(3_000), failures: three).episode == nil)
  }

  @Test func `what the other days hold of an episode is at most a tenth`() throws {
    func episode(_ others: Int) throws -> Episode? {
      let failures = (0..<30).map { $0 == 12 ? 90 : ($0 >= 14 && $0 < 14 + others ? 1 : 0) }
      return try figures(Sample.spread(6_000), failures: failures).episode
    }
    // With the two worst days 91 of 100, and 91 of 102.
    #expect(try episode(10)?.failures == 90)
    #expect(try episode(12) == nil)
  }

  @Test func `after a fix that held long enough only the days since are judged`() throws {
    let source = try figures(
      Sample.spread(3_600), failures: days(16, of: 120, then: 14, of: 0))
    #expect(source.fix?.isOver == true)
    #expect(source.messages == 14 * 120)
    #expect(source.failures == 0)
    #expect(source.inWindow.dmarc.failures == 16 * 120)
    #expect(source.judgedDays.count == 14)
    let early = try figures(
      Sample.spread(3_600), failures: days(17, of: 120, then: 13, of: 0))
    #expect(early.fix?.isOver == false)
    #expect(early.messages == 3_600)
  }

  @Test func `before reject a fix has to hold for three weeks`() throws {
    func fix(_ before: Int) throws -> FixClock? {
      try figures(
        Sample.spread(3_600), failures: days(before, of: 10, then: 30 - before, of: 0),
        on: .quarantine
      ).fix
    }
    #expect(try fix(9)?.isOver == true)
    #expect(try fix(10)?.isOver == false)
  }

  @Test func `the owner's day starts the clock where no change shows`() throws {
    let outage = (1...30).map { $0 == 12 ? 400 : 0 }
    let source = try figures(Sample.spread(12_000), failures: outage, fixedOn: 12)
    #expect(source.fix?.since == Sample.firstDay.advanced(by: 12))
    #expect(source.fix?.isOwnersWord == true)
    #expect(source.messages == 18 * 400)
    #expect(source.failures == 0)
  }

  @Test func `the later of the two days counts`() throws {
    let failures = days(10, of: 120, then: 20, of: 0)
    let claimedBefore = try figures(Sample.spread(3_600), failures: failures, fixedOn: 5)
    #expect(claimedBefore.fix?.since == Sample.firstDay.advanced(by: 10))
    #expect(claimedBefore.fix?.isOwnersWord == false)
    let claimedAfter = try figures(Sample.spread(3_600), failures: failures, fixedOn: 12)
    #expect(claimedAfter.fix?.since == Sample.firstDay.advanced(by: 12))
  }

  @Test func `days without mail do not run the clock`() throws {
    let messages = (0..<30).map { $0 % 2 == 0 ? 120 : 0 }
    let failures = (0..<30).map { $0 < 6 && $0 % 2 == 0 ? 120 : 0 }
    let fix = try #require(try figures(messages, failures: failures).fix)
    #expect(fix.activeDays == 12)
    #expect(!fix.isOver)
  }

  @Test func `what a source loses a week is what it loses since the change`() throws {
    let source = try figures(
      Sample.spread(12_000), failures: days(25, of: 0, then: 5, of: 250))
    #expect(source.atRiskPerWeek.maximum == 1_750)
    let fixed = try figures(
      Sample.spread(3_600), failures: days(20, of: 120, then: 10, of: 0))
    #expect(fixed.atRiskPerWeek.maximum == 0)
  }
}
