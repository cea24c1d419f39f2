import PolicyAdvisor

/// Legitimate messages that a step would lose in a week, as JSON gives them.
struct LossAnswer: Encodable {
  var max: Double
  var expected: Double

  init(_ loss: WeeklyLoss) {
    max = loss.maximum.rounded(toParts: 10)
    expected = loss.expected.rounded(toParts: 10)
  }
}
