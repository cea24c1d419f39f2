/// Counts messages for choices, apart for each voter, and says which choice more than half of a
/// voter's messages are for. At most one is, so the order of counting does not matter.
struct MajorityVote<Voter: Hashable & Sendable, Choice: Hashable & Sendable>: Sendable {
  private var ballots: [Voter: [Choice: Int]] = [:]

  var isEmpty: Bool { ballots.isEmpty }

  mutating func add(_ messages: Int, of voter: Voter, for choice: Choice) {
    ballots[voter, default: [:]][choice, default: 0] += messages
  }

  func choice(of voter: Voter) -> Choice? {
    guard let ballot = ballots[voter] else { return nil }
    let all = ballot.values.reduce(0, +)
    return ballot.first { 2 * $0.value > all }?.key
  }
}
