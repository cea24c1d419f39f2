import DMARC
import PolicyAdvisor

/// A gate as `dmarc advise --format json` gives it.
struct GateAnswer: Encodable {
  var id: String
  var name: String
  var question: String
  var passed: Bool
  var value: Double?
  var limit: Double
  /// Value and limit as people read them.
  var found: String
  var needed: String
  /// The first day on which it can pass, when nothing but time is missing.
  var passesOn: String?
  /// What the value was made of.
  var counts: [String: Int]

  init(_ gate: Gate) {
    id = gate.id
    name = gate.name.rawValue
    question = gate.question
    passed = gate.passed
    value = gate.value.map { DecisionAnswer.rounded($0, 10_000) }
    limit = gate.limit
    found = gate.valueText
    needed = gate.limitText
    passesOn = gate.passesOn?.description
    counts = gate.counts
  }
}

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
    lostPerWeek = blocker.lostPerWeek.map { DecisionAnswer.rounded($0, 10) }
    isMatterOfTime = blocker.isMatterOfTime
  }
}
