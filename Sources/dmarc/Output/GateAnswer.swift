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
    let isRate = gate.name == .ownRate || gate.name == .dkim
    value = gate.value.map { isRate ? $0.cut(toParts: 10_000) : $0.raised(toParts: 10_000) }
    limit = gate.limit
    found = gate.valueText
    needed = gate.limitText
    passesOn = gate.passesOn?.description
    counts = gate.counts
  }
}
