public import DMARC

/// The rows of a domain's traffic that Amazon SES sent, added up by day and by what they show.
public struct SESTraffic: Sendable {
  public private(set) var rows: [SESObservation] = []

  /// Messages of one day that share address, results, author and evaluation.
  private struct Key: Hashable {
    let day: UTCDay
    let row: Int
  }

  /// What does not depend on the day.
  private struct Kind: Hashable {
    let address: IPAddress?
    let authorDomain: Int
    let authResults: Int
    let evaluation: Int
  }

  /// - Parameter organizationalDomain: the Organizational Domain of a name in canonical form.
  public init(
    _ traffic: Traffic, catalog: SenderCatalog = .builtIn, organizationalDomain: (String) -> String
  ) {
    let ranges = catalog.entry(id: AmazonSES.id)?.ranges ?? []
    var kinds: [Kind: Int] = [:]
    var patterns: [(row: SESObservation?, address: IPAddress?)] = []
    var messages: [Key: Int] = [:]
    for group in traffic.groups {
      let kind = Kind(
        address: group.address, authorDomain: group.authorDomain, authResults: group.authResults,
        evaluation: group.evaluation)
      let place = kinds[kind] ?? patterns.count
      if place == patterns.count {
        kinds[kind] = place
        let evaluation = traffic.evaluations[group.evaluation]
        // A range tells that an address is Amazon's. That it is in none tells nothing: they change.
        let isAmazon = group.address.map { address in ranges.contains { $0.contains(address) } }
        let row = SESObservation(
          traffic.authResults[group.authResults], day: group.day,
          authorDomain: traffic.authorDomains[group.authorDomain], messages: 0,
          dkimAligned: evaluation.isDKIMAligned, spfAligned: evaluation.isSPFAligned,
          isAmazonAddress: isAmazon == true ? true : nil, catalog: catalog,
          organizationalDomain: organizationalDomain)
        patterns.append((row, group.address))
      }
      guard patterns[place].row != nil else { continue }
      messages[Key(day: group.day, row: place), default: 0] &+= max(0, group.messages)
    }
    let regions = Self.regions(patterns, messages)
    rows = Self.sum(patterns, messages, regions)
  }

  /// The region of an address that shows one in any of its rows: most of its messages decide.
  private static func regions(
    _ patterns: [(row: SESObservation?, address: IPAddress?)], _ messages: [Key: Int]
  ) -> MajorityVote<IPAddress, String> {
    var votes = MajorityVote<IPAddress, String>()
    for (key, count) in messages {
      let (row, address) = patterns[key.row]
      guard let address, let region = row?.region else { continue }
      votes.add(min(count, 1_000_000_000), of: address, for: region)
    }
    return votes
  }

  private static func sum(
    _ patterns: [(row: SESObservation?, address: IPAddress?)], _ messages: [Key: Int],
    _ regions: MajorityVote<IPAddress, String>
  ) -> [SESObservation] {
    var sums: [SESObservation: Int] = [:]
    for (key, count) in messages {
      let (row, address) = patterns[key.row]
      guard var row else { continue }
      row.day = key.day
      row.region = row.region ?? address.flatMap { regions.choice(of: $0) }
      sums[row, default: 0] &+= count
    }
    return sums.map { row, count in
      var row = row
      row.messages = count
      return row
    }.sorted { $0.order < $1.order }
  }
}

extension SESObservation {
  /// The same rows in the same order, whatever the order of counting.
  fileprivate var order: (UTCDay, String, String, String, String) {
    let signatures = ownSignatures.map { "\($0.domain) \($0.selector ?? "-") \($0.value.word)" }
    let names = "\(mailFromDomain ?? "-") \(mailFromResult?.word ?? "-") \(hasAmazonSignature)"
    return (
      day, authorDomain, region ?? "", names,
      signatures.joined(separator: ",") + " \(isDKIMAligned) \(isSPFAligned)"
    )
  }
}
