public import DMARC

/// How long a source has been sending since its failures were put right. Once that is long enough,
/// what came before no longer counts: nobody waits a month for old failures to age out.
public struct FixClock: Sendable, Hashable {
  /// The first day that may count.
  public let since: UTCDay
  /// The owner named the day; otherwise the numbers show it.
  public let isOwnersWord: Bool
  /// Days with mail since then.
  public let activeDays: Int
  public let neededDays: Int

  public var isOver: Bool { activeDays >= neededDays }

  /// The later of the day that the numbers show and the day that the owner names starts the clock.
  /// - Parameter days: those of the window.
  init?(
    _ change: ChangePoint?, fixedOn: UTCDay?, days: [DayCount], window: Range<UTCDay>, needed: Int
  ) {
    let shown = change.flatMap { $0.kind == .fixed ? $0.day : nil }
    let named = fixedOn.flatMap { $0 > window.lowerBound ? $0 : nil }
    guard let since = [shown, named].compactMap({ $0 }).max() else { return nil }
    self.since = since
    isOwnersWord = since != shown
    activeDays = Set(days.filter { $0.day >= since && $0.messages > 0 }.map(\.day)).count
    neededDays = needed
  }
}
