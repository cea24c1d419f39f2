import CZlib

/// Compressed streams, written by zlib.
enum Deflate {
  /// The framings of a deflate stream, as zlib's window bits.
  enum Framing: Int32 {
    case raw = -15
    case zlib = 15
    case gzip = 31
  }

  static func gzip(_ bytes: [UInt8]) -> [UInt8] { stream(bytes, .gzip) }
  static func zlib(_ bytes: [UInt8]) -> [UInt8] { stream(bytes, .zlib) }
  static func raw(_ bytes: [UInt8]) -> [UInt8] { stream(bytes, .raw) }

  static func stream(_ bytes: [UInt8], _ framing: Framing, copies: Int = 1) -> [UInt8] {
    var state = z_stream()
    let status = deflateInit2_(
      &state, Z_BEST_COMPRESSION, Z_DEFLATED, framing.rawValue, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size))
    precondition(status == Z_OK)
    defer { deflateEnd(&state) }
    var input = bytes
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    for copy in 1...copies {
      input.withUnsafeMutableBufferPointer { input in
        state.next_in = input.baseAddress
        state.avail_in = UInt32(input.count)
        repeat {
          let count = chunk.withUnsafeMutableBufferPointer { room in
            state.next_out = room.baseAddress
            state.avail_out = UInt32(room.count)
            deflate(&state, copy == copies ? Z_FINISH : Z_NO_FLUSH)
            return room.count - Int(state.avail_out)
          }
          output += chunk[..<count]
        } while state.avail_out == 0
      }
    }
    return output
  }

  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer {
      UInt32(CZlib.crc32(0, $0.baseAddress, UInt32($0.count)))
    }
  }
}
