public import DMARC

/// A traffic of many days, of which any run of days can be had without asking the store again.
public struct TrafficHistory: Sendable {
  /// The whole, in the order of days.
  public let traffic: Traffic

  public init(_ traffic: Traffic) {
    var ordered = traffic
    ordered.sources.removeAll(keepingCapacity: true)
    let order = traffic.groups.indices.sorted { left, right in
      let (leftDay, rightDay) = (traffic.groups[left].day, traffic.groups[right].day)
      return leftDay == rightDay ? left < right : leftDay < rightDay
    }
    ordered.groups = order.map { place in
      var group = traffic.groups[place]
      let start = ordered.sources.count
      ordered.sources.append(contentsOf: traffic.sources[group.sources])
      group.sources = start..<ordered.sources.count
      return group
    }
    self.traffic = ordered
  }

  /// The first and last day with mail.
  public var days: ClosedRange<UTCDay>? {
    guard let first = traffic.groups.first, let last = traffic.groups.last else { return nil }
    return first.day...last.day
  }

  /// What the reports for some days say.
  ///
  /// - Parameter spared: names that have a record of their own, so that reports on this policy domain
  ///   no longer have their mail.
  public func during(_ days: Range<UTCDay>, without spared: Set<String> = []) -> Traffic {
    let start = firstGroup(notBefore: days.lowerBound)
    let groups = traffic.groups[start..<max(start, firstGroup(notBefore: days.upperBound))]
    var part = traffic
    let sources = (groups.first?.sources.lowerBound ?? 0)..<(groups.last?.sources.upperBound ?? 0)
    part.sources = Array(traffic.sources[sources])
    part.groups = groups.compactMap { group in
      guard spared.isEmpty || !spared.contains(traffic.authorDomains[group.authorDomain]) else {
        return nil
      }
      var group = group
      group.sources =
        group.sources.lowerBound - sources.lowerBound..<group.sources.upperBound
        - sources.lowerBound
      return group
    }
    return part
  }

  private func firstGroup(notBefore day: UTCDay) -> Int {
    var (low, high) = (0, traffic.groups.count)
    while low < high {
      let middle = (low + high) / 2
      if traffic.groups[middle].day < day { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
