import CZstd

/// Zstandard data, written by libzstd.
package enum Zstd {
  /// One frame with a checksum.
  package static func frame(_ bytes: [UInt8]) -> [UInt8] {
    let context = ZSTD_createCCtx()
    defer { ZSTD_freeCCtx(context) }
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1)
    var output = [UInt8](repeating: 0, count: ZSTD_compressBound(bytes.count))
    let count = ZSTD_compress2(context, &output, output.count, bytes, bytes.count)
    precondition(ZSTD_isError(count) == 0)
    return Array(output[..<count])
  }

  /// A frame that a reader skips (RFC 8878, section 3.1.2).
  package static func skippable(_ bytes: [UInt8]) -> [UInt8] {
    [0x5e, 0x2a, 0x4d, 0x18] + withUnsafeBytes(of: UInt32(bytes.count).littleEndian) { Array($0) }
      + bytes
  }
}
