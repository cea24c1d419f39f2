import DMARC

/// What is told of a document beside its parts.
extension DocumentState {
  var line: Int { position?.line ?? 0 }

  mutating func deviate(
    _ code: Deviation.Code, _ element: ReportElement, found: UnsafeBufferPointer<UInt8>? = nil
  ) {
    oddities &+= 1
    var id = TextID.absent
    if let found, !texts.isFull {
      // What is shown is UTF-8, whatever was there and wherever it is cut.
      let shown = UnsafeBufferPointer(rebasing: found.prefix(120))
      id =
        shown.contains { $0 >= 0x80 }
        ? texts.texts.intern(String(decoding: shown, as: UTF8.self)) : texts.texts.intern(shown)
    }
    receiver?.receive(
      .deviation(Deviation(code, element, line: line, found: id)), texts: texts)
  }

  /// The document is read as what its bytes are.
  mutating func ignoreEncoding(_ name: String) { summary.ignoredEncoding = name }

  mutating func noteExtension(at parent: ElementContext) {
    if parent == .feedback || parent == .record { summary.noteFormat("extension") }
  }

  mutating func noteUnknown(
    _ name: UnsafePointer<UInt8>, _ element: ReportElement, at parent: ElementContext
  ) {
    if element == .extensionElement, parent == .feedback {
      summary.noteFormat("extension")
    } else if parent != .leaf {
      deviate(.unknownElement, element, found: Self.bytes(name))
    }
  }

  static func bytes(_ name: UnsafePointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var length = 0
    while name[length] != 0 { length += 1 }
    return UnsafeBufferPointer(start: name, count: length)
  }
}
