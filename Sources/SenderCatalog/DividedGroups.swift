import DMARC

/// The groups of a traffic, divided among its sources. A domain has millions of shares, and whoever adds
/// them up goes from one source to the next.
struct DividedGroups {
  /// Those of a source follow each other, in the order of the groups, one for each.
  private(set) var shares: [SourceShare] = []
  /// For each source, where its shares begin; behind them where they end.
  private(set) var starts: [Int]

  /// - Parameters:
  ///   - places: that of each merged name among the sources; -1 for one without messages.
  ///   - sources: how many there are.
  init(
    _ traffic: Traffic, _ senders: TrafficSenders, _ names: MergedNames, _ slices: [NamedSlice],
    _ places: [Int32], sources: Int
  ) {
    func forEachShare(_ body: (SourceShare) -> Void) {
      for (number, group) in traffic.groups.enumerated() where !group.sources.isEmpty {
        let name = names.ofSender[Int(senders.ofGroup[number])]
        guard name >= 0, places[Int(name)] >= 0 else { continue }
        body(
          SourceShare(
            group: Int32(truncatingIfNeeded: number), source: places[Int(name)],
            messages: TrafficSenders.bounded(group.messages)))
      }
      for (slice, ofSlice) in zip(slices, names.ofSlices) {
        let placeOfName = ofSlice.map { places[Int($0)] }
        for share in slice.shares where placeOfName[Int(share.source)] >= 0 {
          var share = share
          share.source = placeOfName[Int(share.source)]
          body(share)
        }
      }
    }
    var starts = Array(repeating: 0, count: sources + 1)
    forEachShare { starts[Int($0.source) + 1] += 1 }
    for source in 0..<sources { starts[source + 1] += starts[source] }
    var next = starts
    shares = [SourceShare](unsafeUninitializedCapacity: starts[sources]) { sorted, count in
      forEachShare { share in
        sorted.initializeElement(at: next[Int(share.source)], to: share)
        next[Int(share.source)] += 1
      }
      count = starts[sources]
      for source in 0..<sources {
        Self.order(
          UnsafeMutableBufferPointer(rebasing: sorted[starts[source]..<starts[source + 1]]))
      }
    }
    self.starts = starts
    join()
  }

  /// Mail of one source comes from several slices.
  private static func order(_ shares: UnsafeMutableBufferPointer<SourceShare>) {
    var shares = shares
    guard !zip(shares, shares.dropFirst()).allSatisfy({ $0.group <= $1.group }) else { return }
    shares.sort { $0.group < $1.group }
  }

  /// Makes one share of those of a group and source.
  private mutating func join() {
    var end = 0
    for source in starts.indices.dropLast() {
      let start = end
      for place in starts[source]..<starts[source + 1] {
        if end > start, shares[end - 1].group == shares[place].group {
          shares[end - 1].messages += shares[place].messages
        } else {
          shares[end] = shares[place]
          end += 1
        }
      }
      starts[source] = start
    }
    starts[starts.count - 1] = end
    shares.removeLast(shares.count - end)
  }
}
