import CZlib

/// Compressed streams, written by zlib.
package enum Deflate {
  /// The framings of a deflate stream, as zlib's window bits.
  package enum Framing: Int32 {
    case raw = -15
    case zlib = 15
    case gzip = 31
  }

  package static func gzip(_ bytes: [UInt8]) -> [UInt8] { stream(bytes, .gzip) }
  package static func zlib(_ bytes: [UInt8]) -> [UInt8] { stream(bytes, .zlib) }
  package static func raw(_ bytes: [UInt8]) -> [UInt8] { stream(bytes, .raw) }

  package static func stream(_ bytes: [UInt8], _ framing: Framing, copies: Int = 1) -> [UInt8] {
    stream(bytes, framing, copies: copies, flush: Z_FINISH)
  }

  private static func stream(
    _ bytes: [UInt8], _ framing: Framing, copies: Int = 1, flush: Int32
  ) -> [UInt8] {
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
            deflate(&state, copy == copies ? flush : Z_NO_FLUSH)
            return room.count - Int(state.avail_out)
          }
          output += chunk[..<count]
        } while state.avail_out == 0
      }
    }
    return output
  }

  /// Blocks of a raw stream that refer to nothing before them and may be repeated; ``lastBlock`` ends it.
  package static func blocks(_ bytes: [UInt8]) -> [UInt8] {
    stream(bytes, .raw, flush: Z_FULL_FLUSH)
  }

  /// An empty block that says that it is the last (RFC 1951, section 3.2.3).
  package static let lastBlock: [UInt8] = [0x03, 0x00]

  package static func crc32(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer {
      UInt32(CZlib.crc32(0, $0.baseAddress, UInt32($0.count)))
    }
  }
}
