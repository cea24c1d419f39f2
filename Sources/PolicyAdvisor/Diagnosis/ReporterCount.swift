/// Messages of one source at one reporter.
public struct ReporterCount: Sendable, Hashable {
  public var reporter: String
  public var messages: Int
  public var failures: Int
  /// Messages with a temporary error in any result.
  public var temporaryErrors: Int

  public init(reporter: String, messages: Int, failures: Int, temporaryErrors: Int = 0) {
    self.reporter = reporter
    self.messages = messages
    self.failures = failures
    self.temporaryErrors = temporaryErrors
  }

  public var passRate: Double {
    messages > 0 ? Double(messages - failures) / Double(messages) : 0
  }
}
