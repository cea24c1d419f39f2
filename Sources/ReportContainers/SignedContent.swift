/// The content of a CMS signed-data structure (RFC 5652, section 5): a message inside an opaque S/MIME
/// signature (RFC 8551, section 3.5.2), as it comes by. The signature is not looked at: who sent a
/// report is told by the mail around it.
///
/// Read here, and not by a library for certificates, since of the structure only the frame is needed:
/// definite and indefinite lengths of BER (X.690, section 8.1), nested in a few layers.
final class SignedContent: ByteSource {
  /// Object identifiers 1.2.840.113549.1.7.2 and .3 as they are encoded.
  private static let signedData: [UInt8] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02]
  private static let envelopedData = Array(signedData.dropLast()) + [0x03]
  /// id-smime-ct-authEnvelopedData (RFC 5083)
  private static let authEnvelopedData: [UInt8] = [
    0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x17,
  ]
  /// Layers of an octet string in pieces, or of what is passed over.
  private static let depth = 16

  private struct Element {
    var tag: UInt8
    /// `nil` when the end is marked and not counted.
    var length: Int64?
  }

  private let source: any ByteSource
  private let buffer: UnsafeMutableRawBufferPointer
  private var start = 0
  private var end = 0
  /// Bytes that were taken so far.
  private var offset: Int64 = 0
  /// What is left of the piece of content in hand.
  private var piece: Int64 = 0
  /// Where the layers of the content that are in pieces end; `nil` for one that has a mark at its end.
  private var layers: [Int64?] = []
  private var isAtEnd = false

  /// - Throws: what it is instead of a signature around something.
  init(_ source: any ByteSource) throws(ContainerError) {
    self.source = source
    buffer = .allocate(byteCount: 4_096, alignment: 16)
    try enter(0x30)
    let type = try objectIdentifier()
    if type == Self.envelopedData || type == Self.authEnvelopedData {
      throw .encryptedMail(with: "S/MIME")
    }
    guard type == Self.signedData else { throw Self.damaged("it is neither signed nor encrypted") }
    try enter(0xa0)
    try enter(0x30)
    try skip(try element())  // version
    try skip(try element())  // digestAlgorithms
    try enter(0x30)
    _ = try objectIdentifier()
    let content = try element()
    guard content.tag == 0xa0 else { throw Self.damaged("the signature is detached") }
    try open(try element())
  }

  deinit { buffer.deallocate() }

  func read(into out: UnsafeMutableRawBufferPointer) throws(ContainerError) -> Int {
    while piece == 0, !isAtEnd { try nextPiece() }
    guard !isAtEnd, out.count > 0 else { return 0 }
    if start == end { try fill() }
    let count = min(out.count, end - start, Int(clamping: piece))
    out.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[start..<(start + count)]))
    start += count
    offset += Int64(count)
    piece -= Int64(count)
    return count
  }

  // MARK: The content

  private func nextPiece() throws(ContainerError) {
    guard let last = layers.last else { return isAtEnd = true }
    if let last, offset >= last {
      layers.removeLast()
      return
    }
    let element = try element()
    guard element.tag != 0 else {
      layers.removeLast()
      return
    }
    try open(element)
  }

  /// Goes into an octet string, in one piece or in several.
  private func open(_ element: Element) throws(ContainerError) {
    switch (element.tag, element.length) {
    case (0x04, let length?): piece = length
    case (0x24, let length):
      guard layers.count < Self.depth else { throw Self.damaged("its pieces are nested too deep") }
      layers.append(length.map { offset &+ $0 })
    default: throw Self.damaged("its content is no octet string")
    }
  }

  // MARK: BER

  private func enter(_ tag: UInt8) throws(ContainerError) {
    guard try element().tag == tag else { throw Self.damaged("it is no CMS structure") }
  }

  private func objectIdentifier() throws(ContainerError) -> [UInt8] {
    let element = try element()
    guard element.tag == 0x06, let length = element.length, length <= 32 else {
      throw Self.damaged("it is no CMS structure")
    }
    var identifier: [UInt8] = []
    for _ in 0..<length { identifier.append(try byte()) }
    return identifier
  }

  private func element() throws(ContainerError) -> Element {
    let tag = try byte()
    // Tags of more than one byte appear nowhere in it.
    guard tag & 0x1f != 0x1f else { throw Self.damaged("it has an unknown tag") }
    let first = try byte()
    guard first & 0x80 != 0 else { return Element(tag: tag, length: Int64(first)) }
    guard first != 0x80 else { return Element(tag: tag, length: nil) }
    var length: Int64 = 0
    for _ in 0..<(first & 0x7f) {
      guard length < 1 << 48 else { throw Self.damaged("it has an impossible length") }
      length = length << 8 | Int64(try byte())
    }
    return Element(tag: tag, length: length)
  }

  private func skip(_ element: Element, depth: Int = 0) throws(ContainerError) {
    if let length = element.length {
      for _ in 0..<length { _ = try byte() }
      return
    }
    guard depth < Self.depth else { throw Self.damaged("it is nested too deep") }
    while true {
      let inner = try self.element()
      if inner.tag == 0 { break }
      try skip(inner, depth: depth + 1)
    }
  }

  private func byte() throws(ContainerError) -> UInt8 {
    if start == end { try fill() }
    defer {
      start += 1
      offset += 1
    }
    return buffer[start]
  }

  private func fill() throws(ContainerError) {
    (start, end) = (0, try source.read(into: buffer))
    guard end > 0 else { throw .truncated(container: "S/MIME") }
  }

  private static func damaged(_ reason: String) -> ContainerError {
    .damaged(container: "S/MIME", reason: reason)
  }
}
