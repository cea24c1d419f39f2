import CLZMA

/// What xz data expands to (The .xz File Format 1.1.0).
///
/// liblzma rather than libarchive, which sets no limit to the memory: data may ask for four
/// gigabytes. Several streams are read one after the other; what follows the last one and is not a
/// stream is left alone.
final class XzSource: ByteSource {
  /// How a stream begins (section 2.1.1.1).
  static let magic: [UInt8] = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]

  private let input: InputBytes
  private let dictionaryBytes: Int64
  private let stream: UnsafeMutablePointer<lzma_stream>
  private var isAtEnd = false
  /// liblzma cannot be asked again.
  private var failure: ContainerError?

  init(_ source: any ByteSource, _ budget: ReadingBudget) throws(ContainerError) {
    input = InputBytes(source, budget)
    dictionaryBytes = budget.limits.dictionaryBytes
    stream = .allocate(capacity: 1)
    stream.initialize(to: lzma_stream())
    try beginStream()
  }

  deinit {
    lzma_end(stream)
    stream.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ContainerError) -> Int {
    if let failure { throw failure }
    guard buffer.count > 0 else { return 0 }
    stream.pointee.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_out = buffer.count
    do throws(ContainerError) {
      while stream.pointee.avail_out == buffer.count, !isAtEnd { try decode() }
    } catch {
      failure = error
      // What came before it is handed out.
      if stream.pointee.avail_out == buffer.count { throw error }
    }
    return buffer.count - stream.pointee.avail_out
  }

  private func decode() throws(ContainerError) {
    try input.fill(1)
    let bytes = input.rest
    stream.pointee.next_in = bytes.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.pointee.avail_in = bytes.count
    let status = lzma_code(stream, LZMA_RUN)
    input.take(bytes.count - stream.pointee.avail_in)
    switch status {
    case LZMA_OK: break
    case LZMA_STREAM_END: try endStream()
    // Twice without input.
    case LZMA_BUF_ERROR: throw .truncated(container: "xz")
    case LZMA_MEMLIMIT_ERROR: throw .dictionaryTooLarge(container: "xz", limit: dictionaryBytes)
    default: throw .damaged(container: "xz", reason: Self.reason(status))
    }
  }

  private func beginStream() throws(ContainerError) {
    let status = xz_begin(stream, UInt32(clamping: dictionaryBytes))
    guard status == LZMA_OK else {
      throw .damaged(container: "xz", reason: Self.reason(status))
    }
  }

  /// Goes on with another stream if one follows, behind zeros or not (section 2.2).
  private func endStream() throws(ContainerError) {
    repeat {
      try input.fill(1)
      input.take(input.rest.prefix { $0 == 0 }.count)
    } while input.rest.isEmpty && !input.isAtEnd
    try input.fill(Self.magic.count)
    isAtEnd = !input.rest.starts(with: Self.magic)
    if !isAtEnd { try beginStream() }
  }

  /// liblzma has no words for it.
  private static func reason(_ status: lzma_ret) -> String {
    switch status {
    case LZMA_DATA_ERROR: "its content or a checksum is wrong"
    case LZMA_OPTIONS_ERROR: "it has a filter or a field that liblzma does not know"
    case LZMA_UNSUPPORTED_CHECK: "it has a checksum that liblzma does not know"
    case LZMA_MEM_ERROR: "there is not enough memory"
    default: "liblzma says \(status.rawValue)"
    }
  }
}
