import CDeflate
import CZlib

/// What a gzip or zlib stream expands to (RFC 1952, RFC 1950).
///
/// zlib rather than libarchive, whose gzip filter checks neither the CRC-32 nor the length of a
/// member and knows no zlib streams. Several members are read one after the other; what follows the
/// last one and is not a member is left alone. The CRC-32 of gzip is libdeflate's: zlib's was a third
/// of the instructions of expanding.
final class InflateSource: ByteSource {
  private let source: any ByteSource
  private let name: String
  private let isGzip: Bool
  private let stream: UnsafeMutablePointer<z_stream>
  /// Bytes of the source, behind room for those of a trailer that were read before them.
  private let input: UnsafeMutableRawBufferPointer
  /// Of what the member in hand has expanded to so far.
  private var checksum: UInt32 = 0
  private var length: UInt32 = 0
  private var isAtEnd = false
  private var sourceIsAtEnd = false

  /// CRC-32 and length of what was packed (RFC 1952, 2.3.1).
  private static let trailerBytes = 8

  init(_ source: any ByteSource, isGzip: Bool) throws(ContainerError) {
    self.source = source
    self.isGzip = isGzip
    name = isGzip ? "gzip" : "zlib"
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    input = .allocate(byteCount: Self.trailerBytes + 65_536, alignment: 16)
    input.storeBytes(of: 0, as: UInt64.self)
    stream.pointee.next_in = place(Self.trailerBytes)
    guard inflate_begin(stream) == Z_OK, !isGzip || inflateValidate(stream, 0) == Z_OK else {
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
      let status = expand()
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

  private func expand() -> Int32 {
    let start = stream.pointee.next_out
    let room = stream.pointee.avail_out
    let status = inflate(stream, Z_NO_FLUSH)
    if isGzip {
      let count = room - stream.pointee.avail_out
      checksum = libdeflate_crc32(checksum, start, Int(count))
      length &+= count
    }
    return status
  }

  /// Reads on behind the bytes that were not looked at yet, which stay in front of the new ones, and
  /// behind the last ones that were.
  private func refill() throws(ContainerError) {
    let kept = Int(stream.pointee.avail_in)
    let next = stream.pointee.next_in.map { UnsafeRawPointer($0) - Self.trailerBytes }
    if let next, let start = input.baseAddress, next != UnsafeRawPointer(start) {
      start.copyMemory(from: next, byteCount: Self.trailerBytes + kept)
    }
    let behind = Self.trailerBytes + kept
    let count = try source.read(into: UnsafeMutableRawBufferPointer(rebasing: input[behind...]))
    sourceIsAtEnd = count == 0
    stream.pointee.next_in = place(Self.trailerBytes)
    stream.pointee.avail_in = UInt32(kept + count)
  }

  private func place(_ offset: Int) -> UnsafeMutablePointer<UInt8>? {
    input.baseAddress.map { ($0 + offset).assumingMemoryBound(to: UInt8.self) }
  }

  /// Goes on with another gzip member if one follows.
  private func endMember() throws(ContainerError) {
    if isGzip { try checkTrailer() }
    if stream.pointee.avail_in < 2 { try refill() }
    guard isGzip, stream.pointee.avail_in >= 2, let next = stream.pointee.next_in,
      next[0] == 0x1f, next[1] == 0x8b
    else {
      isAtEnd = true
      return
    }
    inflateReset(stream)
    (checksum, length) = (0, 0)
  }

  /// zlib has read the trailer, and looked at neither number.
  private func checkTrailer() throws(ContainerError) {
    guard let end = stream.pointee.next_in else { return }
    let trailer = UnsafeRawPointer(end) - Self.trailerBytes
    let numbers = [0, 4].map {
      UInt32(littleEndian: trailer.loadUnaligned(fromByteOffset: $0, as: UInt32.self))
    }
    guard numbers[0] == checksum else {
      throw .damaged(container: name, reason: "incorrect data check")
    }
    guard numbers[1] == length else {
      throw .damaged(container: name, reason: "incorrect length check")
    }
  }
}
