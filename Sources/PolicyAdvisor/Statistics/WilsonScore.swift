/// The one-sided 95 % bounds of a rate (E. B. Wilson, 1927), which stay honest for few messages and
/// for rates near 1, where the textbook interval claims certainty.
public struct WilsonScore: Sendable, Hashable {
  /// The rate is above this with 95 % confidence.
  public let lower: Double
  /// The rate is below this with 95 % confidence.
  public let upper: Double

  /// The normal quantile of 0.95.
  static let z = 1.644_853_626_951_472_2

  /// Nothing observed proves nothing: the bounds are 0 and 1.
  public init(rate: Double, size: Double) {
    guard size > 0 else {
      (lower, upper) = (0, 1)
      return
    }
    let square = Self.z * Self.z
    let scale = 1 + square / size
    let centre = (rate + square / (2 * size)) / scale
    let spread =
      Self.z / scale
      * (rate * (1 - rate) / size + square / (4 * size * size)).squareRoot()
    // Exactly 0 and 1 at the ends, where the terms cancel up to a rounding error.
    lower = rate > 0 ? max(0, centre - spread) : 0
    upper = rate < 1 ? min(1, centre + spread) : 1
  }

  /// The number of messages, all of them clean, whose lower bound reaches a rate below 1.
  public static func cleanMessages(toProve rate: Double) -> Int {
    Int((z * z * rate / (1 - rate)).rounded(.up))
  }
}
