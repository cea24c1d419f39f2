import PolicyAdvisor

/// Noise of a receiver as JSON has it.
struct NoiseAnswer: Encodable {
  var reporter: String
  var messages: Int
  var failures: Int
  var temporaryErrors: Int
  var passRate: Double
  var otherMessages: Int
  var otherFailures: Int
  var otherPassRate: Double

  init(_ noise: ReceiverNoise) {
    reporter = noise.reporter.reporter
    messages = noise.reporter.messages
    failures = noise.reporter.failures
    temporaryErrors = noise.reporter.temporaryErrors
    passRate = noise.reporter.passRate
    otherMessages = noise.others.messages
    otherFailures = noise.others.failures
    otherPassRate = noise.others.passRate
  }
}
