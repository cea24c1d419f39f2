import CNettle

/// The SHA-256 of bytes, such as those of a file as they lie there (FIPS 180-4).
public struct FileDigest: Sendable, Hashable {
  /// 32 bytes.
  public let bytes: [UInt8]

  init(of source: any ByteSource) throws(ContainerError) {
    var state = sha256_ctx()
    nettle_sha256_init(&state)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = try source.read(into: buffer)
      if count == 0 { break }
      nettle_sha256_update(&state, count, buffer.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
    bytes = Self.finished(&state)
  }

  public init(of bytes: [UInt8]) {
    var state = sha256_ctx()
    nettle_sha256_init(&state)
    nettle_sha256_update(&state, bytes.count, bytes)
    self.bytes = Self.finished(&state)
  }

  /// 64 digits in lower case.
  public var hexadecimal: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func finished(_ state: inout sha256_ctx) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_SIZE))
    nettle_sha256_digest(&state, digest.count, &digest)
    return digest
  }
}
