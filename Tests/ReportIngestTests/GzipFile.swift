/// The bytes of a gzip file that are not compressed but wrapped (RFC 1951, section 3.2.4; RFC 1952).
enum GzipFile {
  static func wrapping(_ bytes: [UInt8]) -> [UInt8] {
    var file: [UInt8] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]
    for start in stride(from: 0, to: bytes.count, by: 0xffff) {
      let block = bytes[start..<min(start + 0xffff, bytes.count)]
      file.append(start + 0xffff >= bytes.count ? 1 : 0)
      file += little(UInt32(block.count)).prefix(2)
      file += little(~UInt32(block.count)).prefix(2)
      file += block
    }
    return file + little(checksum(bytes)) + little(UInt32(bytes.count))
  }

  private static func little(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  /// CRC-32.
  private static func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1 == 1 ? 0xedb8_8320 : 0) }
    }
  }
}
