import Glibc

/// How a connection waits for a store that another one keeps locked.
public struct StoreWait: Sendable {
  /// Milliseconds after which it gives up. Another import commits at least once a second, and a giant
  /// report in under a minute.
  private static let most = 120_000

  private let isWaiting: @Sendable (_ milliseconds: Int) -> Bool

  /// - Parameter isWaiting: told now and then for how long nothing could be written; `false` gives up.
  public init(_ isWaiting: @escaping @Sendable (_ milliseconds: Int) -> Bool = { _ in true }) {
    self.isWaiting = isWaiting
  }

  /// Waits a millisecond. One that writes leaves the store free for not much longer, each time that it
  /// has committed (``WriterTransaction/giveWay()``), so this looks often.
  ///
  /// - Parameter looks: that were in vain so far.
  func goesOn(after looks: Int) -> Bool {
    guard looks < Self.most, isWaiting(looks) else { return false }
    usleep(1_000)
    return true
  }
}
