import DMARC

/// What most mail of an address, or of a network, is called.
///
/// At an address only mail that has a name has a say: a key that broke must not make a source lose
/// its name. In a network all mail has, so that one forwarded message does not take in the spoofing
/// that comes from the neighbourhood.
struct NeighbourVote {
  enum Rule {
    case sameAddress
    case sameNetwork
  }

  /// The name that more than half of each neighbourhood's messages are for; -1 for none.
  private let choices: [Int32]
  private let rule: Rule
  private let traffic: TrafficStreams

  /// - Parameter names: numbers, one for each stream, -1 where it has none yet.
  init(_ traffic: TrafficStreams, _ names: [Int32], by rule: Rule) {
    self.rule = rule
    self.traffic = traffic
    var table = NumberTable()
    var votes: [Int] = []
    var all = Array(repeating: 0, count: traffic.places.count)
    for (stream, name) in zip(traffic.streams, names) {
      let place = Self.neighbourhood(of: stream, traffic, rule)
      guard place >= 0, name >= 0 || rule == .sameNetwork else { continue }
      all[Int(place)] += stream.messages
      guard name >= 0 else { continue }
      let (vote, isNew) = table.number(of: NumberTable.key(place, name))
      if isNew { votes.append(0) }
      votes[vote] += stream.messages
    }
    var choices = Array(repeating: Int32(-1), count: all.count)
    for (key, messages) in zip(table.keys, votes) {
      let place = Int(key >> 32)
      if 2 * messages > all[place] { choices[place] = Int32(truncatingIfNeeded: key) }
    }
    self.choices = choices
  }

  /// The number of a name, or -1.
  func name(near stream: TrafficStream) -> Int32 {
    let place = Self.neighbourhood(of: stream, traffic, rule)
    return place >= 0 ? choices[Int(place)] : -1
  }

  var namingRule: NamingRule { rule == .sameAddress ? .sameAddress : .sameNetwork }

  private static func neighbourhood(
    of stream: TrafficStream, _ traffic: TrafficStreams, _ rule: Rule
  ) -> Int32 {
    switch rule {
    case .sameAddress:
      let place = traffic.places[Int(stream.place)]
      return place.isNetwork || place.address == nil ? -1 : stream.place
    case .sameNetwork: return traffic.network(of: stream)
    }
  }
}
