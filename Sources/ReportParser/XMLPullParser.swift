import CLibXML2
import DMARC

/// libxml2's SAX parser, pulling its input: the only place where its names are known.
///
/// SAX1 callbacks, because their names come without namespace work (2.6 of 30 thousand instructions a
/// record); one pass in recovery mode, because up to the first error it makes the same events as a
/// strict pass, after it those of the second pass in recovery that would follow, and `wellFormed`
/// tells which it was.
struct XMLPullParser: ~Copyable {
  private var context: xmlParserCtxtPtr
  private var handler: xmlSAXHandler
  private let limits: ReportParserLimits

  /// Bytes of room for names that are kept for the next document. The names of reports take five
  /// thousand.
  private static let keptNameBytes = 1 << 16

  init(limits: ReportParserLimits) {
    xmlInitParser()
    self.limits = limits
    handler = Self.makeHandler()
    context = Self.makeContext(&handler, limits)
  }

  deinit { xmlFreeParserCtxt(context) }

  /// Parses one document.
  ///
  /// - Parameter state: told of every tag and text; the parser stops when it has finished.
  /// - Returns: the last problem if the document is not well-formed.
  mutating func parse(
    _ input: PulledInput, _ state: UnsafeMutablePointer<DocumentState>,
    _ receiver: any ReportPartReceiver
  ) -> XMLProblem? {
    xmlCtxtReset(context)
    xmlCtxtUseOptions(
      context, Int32(XML_PARSE_NONET.rawValue) | Int32(XML_PARSE_RECOVER.rawValue))
    // What was set for one document stays set for the next.
    context.pointee.options &= ~Int32(XML_PARSE_IGNORE_ENC.rawValue)
    context.pointee.userData = UnsafeMutableRawPointer(state)
    state.pointee.begin(receiver, input, DocumentPosition(context))
    if let encoding = input.declaredEncoding, !Self.reads(encoding) {
      xmlCtxtUseOptions(context, context.pointee.options | Int32(XML_PARSE_IGNORE_ENC.rawValue))
      state.pointee.ignoreEncoding(encoding.name)
    }
    // Of bytes that are no text in the declared encoding it complains to no parser, but on standard
    // error. The handler is the thread's.
    xmlSetStructuredErrorFunc(state, receiveProblem)
    let isWhole = pull(input)
    xmlSetStructuredErrorFunc(nil) { _, _ in }
    state.pointee.release()
    let problem = problem()
    if problem != nil, state.pointee.isCutShort, let excess = excess(isWhole) {
      state.pointee.refuse(excess)
    }
    replaceContextIfLarge(state)
    return problem
  }

  /// - Returns: whether libxml2 was given all that it asked for.
  private func pull(_ input: PulledInput) -> Bool {
    let (parser, limits) = (context, limits)
    let bounded = BoundedInput(input) { Self.holdsTooMuch(parser, limits) }
    let source = Unmanaged.passUnretained(bounded)
    let buffer = xmlParserInputBufferCreateIO(
      { context, bytes, count in
        guard let context, let bytes else { return -1 }
        let input = Unmanaged<BoundedInput>.fromOpaque(context)
        let room = UnsafeMutableRawBufferPointer(start: bytes, count: Int(count))
        return input._withUnsafeGuaranteedRef { Int32($0.pull(room)) }
      }, nil, source.toOpaque(), XML_CHAR_ENCODING_NONE)
    guard let buffer, let stream = xmlNewIOInputStream(context, buffer, XML_CHAR_ENCODING_NONE)
    else { preconditionFailure("libxml2 has no memory for an input buffer") }
    inputPush(context, stream)
    withExtendedLifetime(bounded) { _ = xmlParseDocument(context) }
    return !bounded.wasFull
  }

  /// Which bound has ended a report before its end, if one has.
  private func excess(_ isWhole: Bool) -> ReportRefusal? {
    let line = context.pointee.input.map { Int($0.pointee.line) } ?? 0
    if !isWhole {
      return Self.hasTooManyAttributes(context, limits)
        ? .tooManyAttributes(limit: limits.attributes)
        : .markupTooLong(limit: limits.markupBytes, line: line)
    }
    guard xmlDictGetUsage(context.pointee.dict) > limits.nameBytes else { return nil }
    return .tooManyNames(limit: limits.nameBytes, line: line)
  }

  /// Whether libxml2 knows an encoding, and the declaration that names it can be written in it. Otherwise
  /// it reads nothing at all.
  private static func reads(_ encoding: DeclaredEncoding) -> Bool {
    if encoding.isUTF8 { return true }
    if encoding.isWide { return encoding.isUTF16 }
    guard let handler = xmlFindCharEncodingHandler(encoding.name) else { return false }
    defer { xmlCharEncCloseFunc(handler) }
    let (written, read) = (xmlBufferCreate(), xmlBufferCreate())
    defer {
      xmlBufferFree(written)
      xmlBufferFree(read)
    }
    let start = "<?xml version="
    guard xmlBufferCat(written, start) == 0, xmlCharEncInFunc(handler, read, written) > 0,
      let content = xmlBufferContent(read)
    else { return false }
    return String(cString: content) == start
  }

  private func problem() -> XMLProblem? {
    guard context.pointee.wellFormed == 0 else { return nil }
    let error = context.pointee.lastError
    let message = error.message.map { String(cString: $0) } ?? "not well-formed"
    return XMLProblem(
      message: String(message.prefix(200).filter { !$0.isNewline }), line: Int(error.line),
      column: Int(error.int2))
  }

  /// libxml2 keeps every name it ever met, and the room that the attributes of one tag took. Its bound on
  /// names holds for all documents together, so those of a hostile one must not stay for the next.
  private mutating func replaceContextIfLarge(_ state: UnsafeMutablePointer<DocumentState>) {
    guard
      xmlDictGetUsage(context.pointee.dict) > Self.keptNameBytes
        || Self.hasTooManyAttributes(context, limits)
    else { return }
    xmlFreeParserCtxt(context)
    context = Self.makeContext(&handler, limits)
    state.pointee.forgetNames()
  }

  /// White space outside of texts stays in its buffer, however much comes, and its own bound on what it
  /// looks back to does not hold there. The attributes of a tag it compares each with each.
  private static func holdsTooMuch(
    _ parser: xmlParserCtxtPtr, _ limits: ReportParserLimits
  ) -> Bool {
    if hasTooManyAttributes(parser, limits) { return true }
    guard let held = parser.pointee.input?.pointee, let base = held.base, let place = held.cur
    else { return false }
    return base.distance(to: place) > limits.markupBytes
  }

  /// The room is for a name and a value of each attribute, and is doubled when it is full: so many as
  /// would fill half of it there have been.
  private static func hasTooManyAttributes(
    _ parser: xmlParserCtxtPtr, _ limits: ReportParserLimits
  ) -> Bool {
    Int(parser.pointee.maxatts) / 4 > limits.attributes
  }

  private static func makeContext(
    _ handler: inout xmlSAXHandler, _ limits: ReportParserLimits
  ) -> xmlParserCtxtPtr {
    guard let context = xmlNewParserCtxt() else {
      preconditionFailure("libxml2 has no memory for a parser")
    }
    context.pointee.sax.update(from: &handler, count: 1)
    xmlDictSetLimit(context.pointee.dict, limits.nameBytes)
    return context
  }

  private static func makeHandler() -> xmlSAXHandler {
    var handler = xmlSAXHandler()
    handler.initialized = 1
    handler.startElement = { state, name, attributes in
      guard let state = state?.assumingMemoryBound(to: DocumentState.self), let name else { return }
      state.pointee.start(name, attributes)
    }
    handler.endElement = { state, name in
      guard let state = state?.assumingMemoryBound(to: DocumentState.self), let name else { return }
      state.pointee.end(name)
    }
    // The same function for both, by which libxml2 knows that white space needs no looking at.
    handler.characters = receiveCharacters
    handler.ignorableWhitespace = receiveCharacters
    handler.internalSubset = { state, root, _, _ in
      guard let state = state?.assumingMemoryBound(to: DocumentState.self) else { return }
      state.pointee.documentType(root)
    }
    return handler
  }
}

/// Counts what damages a text. Bytes that are not UTF-8, which such a complaint shows in its text, are passed
/// on by libxml2 and show themselves; for anything else it leaves something out.
private let receiveProblem: xmlStructuredErrorFunc = { state, error in
  guard let state = state?.assumingMemoryBound(to: DocumentState.self), let error,
    error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue,
    error.pointee.str1 == nil || error.pointee.code != Int32(XML_ERR_INVALID_CHAR.rawValue)
  else { return }
  state.pointee.problems &+= 1
}

private let receiveCharacters: charactersSAXFunc = { state, text, count in
  guard let state = state?.assumingMemoryBound(to: DocumentState.self), let text,
    state.pointee.isGathering
  else { return }
  gather(text, Int(count), state)
}

/// Apart, so that the white space between tags costs no more than the question.
@inline(never)
private func gather(
  _ text: UnsafePointer<UInt8>, _ count: Int, _ state: UnsafeMutablePointer<DocumentState>
) {
  state.pointee.text.append(text, count)
}

extension DocumentPosition {
  fileprivate init(_ context: xmlParserCtxtPtr) {
    guard let wellFormed = context.pointer(to: \.wellFormed) else {
      preconditionFailure("a field of a C structure has an address")
    }
    self.init(
      parser: UnsafeMutableRawPointer(context), wellFormed: UnsafePointer(wellFormed),
      readLine: { parser in
        parser.assumingMemoryBound(to: xmlParserCtxt.self).pointee.input
          .map { Int($0.pointee.line) } ?? 0
      },
      stopParser: { parser in
        xmlStopParser(parser.assumingMemoryBound(to: xmlParserCtxt.self))
      },
      // Without a converter what it holds are the bytes that it was given. Whatever ends a tag is called
      // behind the tag's last byte.
      countUnread: { parser in
        let context = parser.assumingMemoryBound(to: xmlParserCtxt.self)
        guard context.pointee.inputNr == 1, context.pointee.disableSAX == 0,
          let input = context.pointee.input?.pointee, let buffer = input.buf,
          buffer.pointee.encoder == nil, let place = input.cur, let end = input.end
        else { return -1 }
        return place.distance(to: end)
      },
      skipUnread: { parser, lines, columns in
        guard let input = parser.assumingMemoryBound(to: xmlParserCtxt.self).pointee.input else {
          return
        }
        input.pointee.cur = input.pointee.end
        input.pointee.line &+= Int32(clamping: lines)
        input.pointee.col =
          lines > 0 ? 1 + Int32(clamping: columns) : input.pointee.col &+ Int32(clamping: columns)
        // It lets go of what it has read only while it holds little more, and it asks for more before.
        xmlParserInputShrink(input)
      })
  }
}
