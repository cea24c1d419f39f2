/// Mail that plays a phisher, which no rate, gate or blocker counts (decision.md 2.3).
struct SimulatedMail {
  private(set) var messages = 0
  /// In the order in which they were added.
  private(set) var sources: [String] = []

  mutating func add(_ messages: Int, from source: String) {
    guard messages > 0 else { return }
    self.messages += messages
    if !sources.contains(source) { sources.append(source) }
  }

  /// That it is there, and left out; `nil` when there is none.
  var sentence: String? {
    guard messages > 0 else { return nil }
    return """
      \(NumberText.count(messages, "message")) from \(sources.joined(separator: ", ")) play a \
      phisher and are meant to fail: they are in no rate and no gate.
      """
  }
}
