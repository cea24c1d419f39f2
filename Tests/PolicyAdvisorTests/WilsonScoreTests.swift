import PolicyAdvisor
import Testing

@Suite struct WilsonScoreTests {
  @Test func `fifty clean messages prove 95 percent, not 98`() {
    let lower = WilsonScore(rate: 1, size: 52).lower
    #expect(lower >= 0.95)
    #expect(lower < 0.98)
    #expect(WilsonScore(rate: 1, size: 51).lower < 0.95)
  }

  @Test(arguments: [(0.95, 52), (0.97, 88), (0.98, 133), (0.99, 268), (0.995, 539)])
  func `a rate is proven by so many clean messages and not by one less`(rate: Double, size: Int) {
    #expect(WilsonScore.cleanMessages(toProve: rate) == size)
    #expect(WilsonScore(rate: 1, size: Double(size)).lower >= rate)
    #expect(WilsonScore(rate: 1, size: Double(size - 1)).lower < rate)
  }

  @Test func `no messages prove nothing`() {
    let score = WilsonScore(rate: 0, size: 0)
    #expect(score.lower == 0)
    #expect(score.upper == 1)
  }

  @Test func `the bounds hold the rate between them and stay between 0 and 1`() {
    for failures in 0...40 {
      let rate = Double(40 - failures) / 40
      let score = WilsonScore(rate: rate, size: 40)
      #expect(score.lower >= 0 && score.lower <= rate)
      #expect(score.upper <= 1 && score.upper >= rate)
    }
  }
}
