import DMARC

/// Folds the numbers of a key into one before Swift's hasher sees them, which takes a hundred
/// instructions for each. The seed differs from run to run, so nobody can write keys that collide.
enum SeededHash {
  private static let seed = UInt64.random(in: .min ... .max)

  static func mixed(_ number: UInt64) -> UInt64 {
    TextHash.mixed(number ^ seed, 0x9e37_79b9_7f4a_7c15)
  }
}
