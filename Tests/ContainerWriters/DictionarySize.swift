/// Makes a stream say that it looks back further than it does, as a writer with more memory would.
package enum DictionarySize {
  /// - Parameter bytes: xz data whose first block has the one filter LZMA2 and no sizes (The .xz File
  ///   Format, sections 3.1 and 5.3.1).
  /// - Parameter exponent: of two.
  package static func xz(_ bytes: [UInt8], exponent: UInt8) -> [UInt8] {
    let header = 12..<24
    precondition(Array(bytes[header].prefix(4)) == [2, 0, 0x21, 1])
    var bytes = bytes
    bytes[16] = 2 * (exponent - 12)
    let sum = Deflate.crc32(Array(bytes[header].dropLast(4)))
    bytes.replaceSubrange(20..<24, with: withUnsafeBytes(of: sum.littleEndian) { Array($0) })
    return bytes
  }

  /// - Parameter bytes: zstd data whose first frame says how large its window is (RFC 8878, section
  ///   3.1.1.1).
  /// - Parameter eighths: of that power of two, which are added to it.
  package static func zstd(_ bytes: [UInt8], exponent: UInt8, eighths: UInt8 = 0) -> [UInt8] {
    precondition(bytes[4] & 0x20 == 0)
    var bytes = bytes
    bytes[5] = (exponent - 10) << 3 | eighths
    return bytes
  }
}
