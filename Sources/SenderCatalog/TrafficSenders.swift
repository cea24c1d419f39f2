import DMARC

/// Who sent the groups of a traffic, as far as their authentication tells. Texts are looked at once for
/// each different sender; there are thousands of groups for each.
struct TrafficSenders {
  private(set) var senders: [AuthenticatedSender] = []
  /// Messages of each of `senders`.
  private(set) var messages: [Int] = []
  /// For each of `senders`, whether its mail has one name wherever it came from.
  private(set) var isNamed: [Bool] = []
  /// Places in `senders`, one for each group.
  private(set) var ofGroup: [Int32] = []

  private struct Results: Hashable {
    let authResults: Int
    let authorDomain: Int
  }

  /// More than the world's mail of a day; no sum of groups overflows below it.
  private static let mostMessages = 1_000_000_000_000

  static func bounded(_ messages: Int) -> Int { min(max(0, messages), mostMessages) }

  init(
    _ traffic: Traffic, catalog: SenderCatalog, organizationalDomain: (String) -> String
  ) {
    var senderOfResults: [Results: Int32] = [:]
    ofGroup.reserveCapacity(traffic.groups.count)
    for group in traffic.groups {
      let results = Results(authResults: group.authResults, authorDomain: group.authorDomain)
      let number = senderOfResults[results] ?? Int32(truncatingIfNeeded: senders.count)
      if number == senders.count {
        senderOfResults[results] = number
        let sender = AuthenticatedSender(
          traffic.authResults[group.authResults],
          authorDomain: traffic.authorDomains[group.authorDomain], catalog: catalog,
          organizationalDomain: organizationalDomain)
        senders.append(sender)
        messages.append(0)
        isNamed.append(sender.isNamed)
      }
      ofGroup.append(number)
      messages[Int(number)] += Self.bounded(group.messages)
    }
  }
}
