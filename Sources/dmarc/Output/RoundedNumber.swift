/// Numbers as JSON gives them.
extension Double {
  /// With no more digits than mean something.
  ///
  /// - Parameter parts: of one: 10 for tenths.
  func rounded(toParts parts: Double) -> Double { (self * parts).rounded() / parts }
}
