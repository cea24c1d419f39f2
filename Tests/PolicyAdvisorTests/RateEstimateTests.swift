import Testing

@testable import PolicyAdvisor

@Suite struct RateEstimateTests {
  private func estimate(_ days: [(messages: Int, passes: Int)], dayCap: Int = 250) -> RateEstimate {
    RateEstimate(days: days, dayCap: dayCap)
  }

  @Test func `one blast counts as one good day`() {
    #expect(estimate([(50_000, 50_000)]).effectiveSize == 250)
    #expect(estimate([(50_000, 50_000), (100, 100)]).effectiveSize == 350)
  }

  @Test func `failures on one day weigh more than the same failures spread out`() {
    let episode = estimate([(100, 80), (100, 100), (100, 100), (100, 100)])
    let spread = estimate([(100, 95), (100, 95), (100, 95), (100, 95)])
    #expect(episode.rate == spread.rate)
    #expect(spread.overdispersion == 1)
    #expect(episode.overdispersion > 20)
    #expect(episode.bounds.lower < spread.bounds.lower)
    #expect(episode.bounds.upper > spread.bounds.upper)
  }

  @Test func `days without mail change nothing`() {
    #expect(
      estimate([(100, 99), (0, 0), (100, 97)]) == estimate([(100, 99), (100, 97)]))
  }

  @Test func `a single day and a rate of 0 or 1 have no over-dispersion`() {
    #expect(estimate([(100, 50)]).overdispersion == 1)
    #expect(estimate([(100, 0), (7, 0)]).overdispersion == 1)
    #expect(estimate([(100, 100), (7, 7)]).overdispersion == 1)
  }

  @Test func `no mail at all proves nothing`() {
    let none = estimate([])
    #expect(none.rate == 0)
    #expect(none.bounds.lower == 0)
    #expect(none.bounds.upper == 1)
  }
}
