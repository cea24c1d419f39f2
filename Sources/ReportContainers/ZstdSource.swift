import CZstd

/// What Zstandard data expands to (RFC 8878).
///
/// libzstd rather than libarchive, which gives every window its memory up to 128 megabytes. Several
/// frames are read one after the other, but for those that say that they are to be skipped; what
/// follows the last one and is not a frame is left alone.
final class ZstdSource: ByteSource {
  /// How a frame begins (section 3.1.1).
  static let magic: [UInt8] = [0x28, 0xb5, 0x2f, 0xfd]

  private let input: InputBytes
  private let dictionaryBytes: Int64
  private let context: OpaquePointer
  private var isAtEnd = false
  /// libzstd cannot be asked again.
  private var failure: ContainerError?

  init(_ source: any ByteSource, _ budget: ReadingBudget) throws(ContainerError) {
    guard let context = ZSTD_createDCtx() else {
      throw .damaged(container: "zstd", reason: "libzstd cannot begin")
    }
    self.context = context
    input = InputBytes(source, budget)
    dictionaryBytes = budget.limits.dictionaryBytes
    // libzstd takes the limit as an exponent of two, within bounds of its own.
    let bounds = ZSTD_dParam_getBounds(ZSTD_d_windowLogMax)
    let most = Int32(dictionaryBytes.bitWidth - 1 - max(1, dictionaryBytes).leadingZeroBitCount)
    ZSTD_DCtx_setParameter(
      context, ZSTD_d_windowLogMax, min(max(most, bounds.lowerBound), bounds.upperBound))
  }

  deinit { ZSTD_freeDCtx(context) }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(ContainerError) -> Int {
    if let failure { throw failure }
    guard buffer.count > 0 else { return 0 }
    var output = ZSTD_outBuffer(dst: buffer.baseAddress, size: buffer.count, pos: 0)
    do throws(ContainerError) {
      while output.pos == 0, !isAtEnd { try decode(&output) }
    } catch {
      failure = error
      // What came before it is handed out.
      if output.pos == 0 { throw error }
    }
    return output.pos
  }

  private func decode(_ output: inout ZSTD_outBuffer) throws(ContainerError) {
    try input.fill(1)
    var bytes = ZSTD_inBuffer(src: input.rest.baseAddress, size: input.rest.count, pos: 0)
    let status = ZSTD_decompressStream(context, &output, &bytes)
    input.take(bytes.pos)
    if ZSTD_getErrorCode(status) == ZSTD_error_frameParameter_windowTooLarge {
      throw .dictionaryTooLarge(container: "zstd", limit: dictionaryBytes)
    }
    guard ZSTD_isError(status) == 0 else {
      throw .damaged(container: "zstd", reason: String(cString: ZSTD_getErrorName(status)))
    }
    if status == 0 {
      try endFrame()
    } else if output.pos == 0, input.isAtEnd {
      throw .truncated(container: "zstd")
    }
  }

  /// Goes on with another frame if one follows, be it one to be skipped (section 3.1.2).
  private func endFrame() throws(ContainerError) {
    try input.fill(Self.magic.count)
    let next = input.rest.prefix(Self.magic.count)
    let isSkippable =
      next.dropFirst().elementsEqual([0x2a, 0x4d, 0x18]) && next.first.map { $0 >> 4 } == 5
    isAtEnd = !isSkippable && !next.elementsEqual(Self.magic)
  }
}
