import DMARC

/// Messages of a source, and what shows best who it is.
struct SourceCount {
  private(set) var messages = 0
  private(set) var rule = NamingRule.unknownAddress
  /// The sender of the most mail with that rule.
  private(set) var sender = -1
  private var messagesOfSender = 0

  mutating func add(_ messages: Int, of sender: Int, _ rule: NamingRule) {
    self.messages += messages
    guard rule < self.rule || rule == self.rule && messages > messagesOfSender else { return }
    (self.rule, self.sender, messagesOfSender) = (rule, sender, messages)
  }

  /// Adds what comes behind it.
  mutating func add(_ other: SourceCount) {
    let sum = messages + other.messages
    add(other.messagesOfSender, of: other.sender, other.rule)
    messages = sum
  }

  /// That of a network which turns out to be one of many.
  var scattered: SourceCount {
    var count = self
    if rule == .network { count.rule = .scattered }
    return count
  }
}
