import DMARC

/// The days that a domain stays on each rung at least. Test rungs change no disposition and need
/// only show what intermediaries make of them.
public struct DwellDays: Sendable, Hashable {
  public var none = 30
  public var quarantineTest = 14
  public var quarantine = 30
  public var rejectTest = 14
  /// Between two fractions of a legacy ramp, counted from the first day on the rung.
  public var rampStep = 7

  public init() {}

  /// The month of RFC 9989, section 7.4, is for domains with users. Without them 49 days lead from
  /// `none` to `reject`.
  public static var transactional: DwellDays {
    var days = DwellDays()
    (days.none, days.quarantineTest, days.quarantine, days.rejectTest) = (21, 7, 14, 7)
    return days
  }

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

extension DwellDays: Encodable {
  private enum CodingKeys: String, CodingKey {
    case none, quarantine = "q"
    case quarantineTest = "q_test"
    case rejectTest = "r_test"
    case rampStep = "ramp_step"
  }
}
