import DMARC
import Dispatch
import Synchronization

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
    _ slices: TrafficSlices, _ catalog: SenderCatalog
  ) {
    self.traffic = traffic
    self.senders = senders
    self.others = others
    self.slices = slices
    self.catalog = catalog
    senderNames = SenderNames(senders)
    regions = RegionVote(traffic, senders, others)
  }

  /// - Parameter hosts: names of addresses, which are looked for in one thread.
  func named(by hosts: HostNames) -> [NamedSlice] {
    slices.slices.map { named($0, hosts) }
  }

  /// All slices, where no names of addresses are known.
  var namedOnAllCores: [NamedSlice] {
    let all = slices.slices
    guard all.count > Self.fewSlices else { return all.map { named($0, nil) } }
    let found = Mutex<[NamedSlice?]>(Array(repeating: nil, count: all.count))
    DispatchQueue.concurrentPerform(iterations: all.count) { number in
      // The last one may be by far the largest, and is begun first.
      let place = all.count - 1 - number
      let slice = named(all[place], nil)
      found.withLock { $0[place] = slice }
    }
    return found.withLock { $0.compactMap(\.self) }
  }

  private func named(_ slice: TrafficSlices.Slice, _ hosts: HostNames?) -> NamedSlice {
    let streams = TrafficStreams(slice, of: slices, traffic, senders, others)
    let names = StreamNames(streams, senderNames, regions, catalog, hosts)
    return NamedSlice(slice, of: slices, streams, names, senderNames)
  }
}
