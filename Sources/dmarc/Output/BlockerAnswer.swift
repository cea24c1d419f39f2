import PolicyAdvisor

/// A blocker as `dmarc advise --format json` gives it.
struct BlockerAnswer: Encodable {
  var code: String
  @ExplicitNull var source: String?
  var message: String
  @ExplicitNull var diagnosis: String?
  @ExplicitNull var lostPerWeek: Double?
  /// Whether time and more reports resolve it.
  var isMatterOfTime: Bool

  init(_ blocker: Blocker) {
    code = blocker.code.rawValue
    source = blocker.source
    message = blocker.message
    diagnosis = blocker.diagnosis
    lostPerWeek = blocker.lostPerWeek.map { $0.rounded(toParts: 10) }
    isMatterOfTime = blocker.isMatterOfTime
  }
}
