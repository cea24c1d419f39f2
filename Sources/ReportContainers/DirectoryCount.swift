/// Counts the members of a zip directory by their signatures (APPNOTE, 4.3.12) as it streams by.
struct DirectoryCount {
  private static let signature: [UInt8] = [0x50, 0x4b, 0x01, 0x02]

  private(set) var members = 0
  /// Bytes of a signature at the end of what came before.
  private var matched = 0

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    for byte in bytes {
      if byte == Self.signature[matched] {
        matched += 1
      } else {
        matched = byte == Self.signature[0] ? 1 : 0
      }
      if matched == Self.signature.count {
        members += 1
        matched = 0
      }
    }
  }
}
