import CZlib

/// What a gzip or zlib stream expands to (RFC 1952, RFC 1950).
///
/// zlib rather than libarchive, whose gzip filter checks neither the CRC-32 nor the length of a
/// member and knows no zlib streams. Several members are read one after the other; what follows the
/// last one and is not a member is left alone.
final class InflateSource: ByteSource {
  private let source: any ByteSource
  private let name: String
  private let isGzip: Bool
  private let stream: UnsafeMutablePointer<z_stream>
  private let input: UnsafeMutableRawBufferPointer
  private var isAtEnd = false
  private var sourceIsAtEnd = false

  init(_ source: any ByteSource, isGzip: Bool) throws(ContainerError) {
    self.source = source
    self.isGzip = isGzip
    name = isGzip ? "gzip" : "zlib"
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    input = .allocate(byteCount: 65_536, alignment: 16)
    guard inflate_begin(stream) == Z_OK else {
      throw .damaged(container: name, reason: "zlib cannot begin")
    }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ContainerError) -> Int {
    guard !isAtEnd, buffer.count > 0 else { return 0 }
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = UInt32(min(buffer.count, 1 << 30))
    let room = stream.pointee.avail_out
    while stream.pointee.avail_out == room, !isAtEnd {
      if stream.pointee.avail_in == 0 { try refill() }
      let status = inflate(stream, Z_NO_FLUSH)
      switch status {
      case Z_OK: break
      case Z_STREAM_END: try endMember()
      case Z_BUF_ERROR where !sourceIsAtEnd: break
      case Z_BUF_ERROR: throw .truncated(container: name)
      default:
        throw .damaged(
          container: name,
          reason: stream.pointee.msg.map { String(cString: $0) } ?? "zlib says \(status)")
      }
    }
    return Int(room - stream.pointee.avail_out)
  }

  /// - Parameter kept: bytes not looked at yet, which stay in front of the new ones.
  private func refill(keeping kept: Int = 0) throws(ContainerError) {
    let start = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    if kept > 0, let rest = stream.pointee.next_in { start?.update(from: rest, count: kept) }
    let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: input[kept...]))
    sourceIsAtEnd = count == 0
    stream.pointee.next_in = start
    stream.pointee.avail_in = UInt32(kept + count)
  }

  /// Goes on with another gzip member if one follows.
  private func endMember() throws(ContainerError) {
    if stream.pointee.avail_in < 2 { try refill(keeping: Int(stream.pointee.avail_in)) }
    guard isGzip, stream.pointee.avail_in >= 2, let next = stream.pointee.next_in,
      next[0] == 0x1f, next[1] == 0x8b
    else {
      isAtEnd = true
      return
    }
    inflateReset(stream)
  }
}
