import Glibc

/// Counts the members of a zip directory by their signatures (APPNOTE, 4.3.12) as it streams by.
struct DirectoryCount {
  private static let signature: [UInt8] = [0x50, 0x4b, 0x01, 0x02]

  private(set) var members = 0
  /// Bytes of a signature at the end of what came before.
  private var matched = 0

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    guard let start = bytes.baseAddress else { return }
    var index = 0
    while index < bytes.count {
      if matched == 0 {
        guard let next = memchr(start + index, Int32(Self.signature[0]), bytes.count - index) else {
          return
        }
        index = next - UnsafeMutableRawPointer(mutating: start)
      }
      let byte = bytes[index]
      index += 1
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
