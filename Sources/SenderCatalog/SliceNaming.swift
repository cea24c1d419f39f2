import DMARC

/// Names the slices of a traffic. They know nothing of each other, so that it takes any thread, and
/// their order does not matter.
struct SliceNaming: Sendable {
  let senderNames: SenderNames
  private let traffic: Traffic
  private let senders: TrafficSenders
  private let others: OtherPlaceOrder
  private let slices: TrafficSlices
  private let regions: RegionVote
  private let catalog: SenderCatalog

  /// Fewer are done before another thread has begun.
  private static let fewSlices = 4

  init(
    _ traffic: Traffic, _ senders: TrafficSenders, _ others: OtherPlaceOrder,
    _ slices: TrafficSlices, _ catalog: SenderCatalog, _ amazonNames: AmazonNames
  ) {
    self.traffic = traffic
    self.senders = senders
    self.others = others
    self.slices = slices
    self.catalog = catalog
    senderNames = SenderNames(senders)
    regions = RegionVote(traffic, senders, others, amazonNames)
  }

  /// - Parameter hosts: names of addresses, which are looked for in one thread.
  func named(by hosts: HostNames) -> [NamedSlice] {
    slices.slices.map { named($0, hosts) }
  }

  /// All slices, where no names of addresses are known.
  var namedOnAllCores: [NamedSlice] {
    // The last slice may be by far the largest.
    let all = slices.slices
    return Cores.all(all.count, if: all.count > Self.fewSlices) { named(all[$0], nil) }
  }

  private func named(_ slice: TrafficSlices.Slice, _ hosts: HostNames?) -> NamedSlice {
    let streams = TrafficStreams(slice, of: slices, traffic, senders, others)
    let names = StreamNames(streams, senderNames, regions, catalog, hosts)
    return NamedSlice(slice, of: slices, streams, names, senderNames)
  }
}
