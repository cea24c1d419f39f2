public import DMARC

/// Looks up the names of addresses in DNS, bounded in rate, in number at once and in time.
public struct AddressResolver: Sendable {
  /// How far it is, and how it ended.
  public struct Progress: Sendable, Hashable {
    public var addresses = 0
    public var named = 0
    public var confirmed = 0
    /// Addresses for which no server answered.
    public var unanswered = 0
    /// No server answered for any of the first addresses.
    public var isSilent = false
    /// The time for all addresses was over.
    public var tookTooLong = false

    mutating func add(_ name: AddressName) {
      addresses += 1
      if name.name != nil { named += 1 }
      if name.isConfirmed { confirmed += 1 }
      if !name.isAnswered { unanswered += 1 }
    }
  }

  public var settings: ResolverSettings

  public init(_ settings: ResolverSettings) { self.settings = settings }

  /// Looks up addresses in their order.
  ///
  /// - Parameters:
  ///   - found: told of each address that is done, in the order in which they are.
  ///   - progress: asked several times a second; `false` ends the work, and what is under way is
  ///     forgotten.
  public func resolve<Failure: Error>(
    _ addresses: [IPAddress], now: () -> Int64, found: (AddressName) throws(Failure) -> Void,
    progress: (Progress) -> Bool
  ) throws -> Progress {
    let queries = try DNSQueries(server: settings.server?.text)
    var work = ResolverWork(addresses, settings)
    var sum = Progress()
    while !work.isDone {
      guard progress(sum) else { return sum }
      let time = ContinuousClock.now
      if work.isOver(time) {
        sum.tookTooLong = true
        return sum
      }
      work.begin(queries, time)
      for (number, answer) in queries.answers(within: work.milliseconds(after: time)) {
        work.take(answer, number)
      }
      for number in work.late(.now) {
        queries.forget(number)
        work.take(.failed, number)
      }
      for quest in work.takeFinished() {
        let name = quest.name(at: now())
        sum.add(name)
        try found(name)
      }
      if sum.addresses >= settings.silentAddresses, sum.unanswered == sum.addresses {
        sum.isSilent = true
        return sum
      }
    }
    return sum
  }
}
