/// Comparison of the words of closed vocabularies as bytes, since each record has a dozen of them.
extension UnsafeBufferPointer where Element == UInt8 {
  /// Whether the bytes are exactly those of `word`, which is ASCII.
  @inlinable
  public func isWord(_ word: StaticString) -> Bool {
    guard count == word.utf8CodeUnitCount else { return false }
    let letters = word.utf8Start
    for index in 0..<count where self[index] != letters[index] { return false }
    return true
  }
}

extension Collection where Element == UInt8 {
  /// The same bytes in one piece, for as long as `body` lasts.
  func withContiguousBytes<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    withContiguousStorageIfAvailable(body) ?? Array(self).withUnsafeBufferPointer(body)
  }
}
