import DMARC

/// The days that a domain stays on each rung at least. Test rungs change no disposition and need
/// only show what intermediaries make of them.
public struct DwellDays: Sendable, Hashable {
  public var none = 30
  public var quarantineTest = 14
  public var quarantine = 30
  public var rejectTest = 14

  public init() {}

  /// Nothing follows `reject`, so nothing is waited for there.
  func days(on rung: Rung) -> Int {
    switch rung {
    case .none: none
    case .quarantineTest: quarantineTest
    case .quarantine: quarantine
    case .rejectTest: rejectTest
    case .reject: 0
    }
  }
}
