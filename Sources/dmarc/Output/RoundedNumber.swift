/// Numbers as JSON gives them, with no more digits than mean something.
extension Double {
  /// - Parameter parts: of one: 10 for tenths.
  func rounded(toParts parts: Double) -> Double { (self * parts).rounded() / parts }

  /// A rate of passes or its lower bound, cut as in every text: 1 means every message.
  func cut(toParts parts: Double) -> Double {
    (self * parts + Self.tolerance).rounded(.down) / parts
  }

  /// A share that is lost or an upper bound, raised as in every text: 0 means no message.
  func raised(toParts parts: Double) -> Double {
    (self * parts - Self.tolerance).rounded(.up) / parts
  }

  /// 0.98 is a little less than 98 hundredths in binary.
  private static let tolerance = 1e-9
}
