import DMARC

/// Follows a document from tag to tag: knows where it is, gathers text, and hands parts on.
///
/// It trusts nothing of the order or the balance of tags: libxml2 in recovery closes elements that
/// were never opened, and truncated documents close none.
struct DocumentState: ~Copyable {
  let limits: ReportParserLimits
  var texts = RecordTexts()
  var words = KnownWords()
  var domains = KnownDomains()
  var known: KnownRecords
  var receiver: (any ReportPartReceiver)?
  var input: PulledInput?
  var position: DocumentPosition?
  private(set) var refusal: ReportRefusal?
  /// Whether nothing more is wanted of the document.
  private(set) var isFinished = false

  private var names = ElementNames()
  private var meanings = ElementMeanings()
  var scopes: NamespaceScopes
  var text: TextBuffer
  /// Whether texts are wanted: the place is in an element with a text of its own.
  private(set) var isGathering = false
  /// Whether there are elements inside the one whose text is read, so that the text is not whole.
  private(set) var leafHasElements = false
  /// What libxml2 complained of so far, and where that stood when the text that is read began.
  var problems = 0
  private var problemsBefore = 0
  var stack: FrameStack

  var record: RecordBuilder
  /// What the record has that only RFC 9990 knows.
  var evidence: StaticString?
  var expected: ExpectedRecord?
  /// Counts what was told beside records, and elements that may mean something else in another document.
  var oddities = 0
  var metadata = ReportMetadata()
  var dateRangeBegin: Int64?
  var dateRangeEnd: Int64?
  var policy = PolicyPublished(domain: "")
  var seenInHead = SeenElements()
  var summary = DocumentSummary()

  init(limits: ReportParserLimits) {
    self.limits = limits
    text = TextBuffer(capacity: limits.textLength)
    record = RecordBuilder(limits: limits)
    known = KnownRecords(limit: limits.knownRecordBytes)
    stack = FrameStack(capacity: limits.depth)
    scopes = NamespaceScopes(most: limits.namespaces)
  }

  mutating func begin(
    _ receiver: any ReportPartReceiver, _ input: PulledInput, _ position: DocumentPosition
  ) {
    self.receiver = receiver
    self.input = input
    self.position = position
    expected = nil
    refusal = nil
    isFinished = false
    scopes.removeAll()
    isGathering = false
    problems = 0
    stack.removeAll()
    summary = DocumentSummary()
  }

  /// Lets go of the document's parser and receiver, keeping what was learnt.
  mutating func release() {
    if summary.isComplete {
      summary.hasTrailingContent = position?.isWellFormed == false && summary.isWellFormed
    } else {
      summary.isWellFormed = position?.isWellFormed ?? false
    }
    receiver = nil
    input = nil
    position = nil
  }

  /// Nothing of the document is wanted, for a reason.
  mutating func refuse(_ refusal: ReportRefusal) {
    self.refusal = refusal
    isFinished = true
    position?.stop()
  }

  /// Whether libxml2 has left something out of the text.
  var textIsDamaged: Bool { problems != problemsBefore }

  /// Whether a record was begun and not ended.
  var isInRecord: Bool { stack.contains(.record) }

  // MARK: Tags

  mutating func start(
    _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard !isFinished else { return }
    guard attributes == nil, !stack.isFull, let frame = meanings.frame(name, in: stack.context)
    else { return startUnfamiliar(name, attributes) }
    isGathering = false
    stack.push(frame)
    enter(frame.context)
  }

  /// Begins an element that was not met at its place before, or that has more to it than its name.
  private mutating func startUnfamiliar(
    _ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?
  ) {
    guard !stack.isFull else { return refuse(.tooDeep(limit: limits.depth, line: line)) }
    let parent = stack.context
    isGathering = false
    if parent == .leaf { leafHasElements = true }
    guard parent != .skipped else {
      stack.push(ElementFrame(name: name, context: .skipped, element: .unknown))
      return
    }
    let match = names.match(name)
    if let attributes { scopes.declare(attributes, depth: stack.count) }
    let prefix = UnsafeBufferPointer(start: name, count: max(0, match.prefixLength - 1))
    var context: ElementContext
    if match.prefixLength + (attributes == nil ? 0 : 1) > 0, summary.hasFeedback,
      !scopes.isOurs(prefix: prefix)
    {
      noteExtension(at: parent)
      context = .skipped
    } else {
      context = parent.context(of: match.element)
      if context == .feedback, summary.hasFeedback { context = .skipped }
      if context == .skipped { noteUnknown(name, match.element, at: parent) }
      if match.isAlias { deviate(.aliasElement, match.element, found: Self.bytes(name)) }
    }
    if context == .feedback { enterFeedback(prefix: prefix) }
    if parent == .outside, summary.root == nil { summary.root = String(cString: name) }
    let frame = ElementFrame(name: name, context: context, element: match.element)
    let isPlain =
      attributes == nil && match.prefixLength == 0 && !match.isAlias && context != .skipped
    if isPlain, parent != .outside { meanings.learn(frame, in: parent) }
    if !isPlain { oddities &+= 1 }
    stack.push(frame)
    enter(context)
  }

  /// Forgets the addresses of names, which are void once the document's parser is replaced.
  mutating func forgetNames() {
    names.removeAddresses()
    meanings.removeAddresses()
  }

  mutating func end(_ name: UnsafePointer<UInt8>) {
    guard !isFinished, let last = stack.last else { return }
    isGathering = false
    guard last.name == name else { return endUnbalanced(name) }
    leave(isBalanced: true)
  }

  /// Ends an element with those inside it that were not ended.
  private mutating func endUnbalanced(_ name: UnsafePointer<UInt8>) {
    guard stack.contains(name) else { return }
    while let top = stack.last {
      leave(isBalanced: top.name == name)
      if top.name == name { break }
    }
  }

  /// - Parameter root: the name of the root element that the DOCTYPE announces.
  mutating func documentType(_ root: UnsafePointer<UInt8>?) {
    guard let root = root.map({ String(cString: $0) }), root != "feedback" else {
      return refuse(.documentType(line: line))
    }
    refuse(.notAReport(root: root))
  }

  // MARK: Places

  private mutating func enter(_ context: ElementContext) {
    if context == .leaf { beginText() } else { enterGroup(context) }
  }

  private mutating func beginText() {
    text.removeAll()
    isGathering = true
    leafHasElements = false
    problemsBefore = problems
  }

  private mutating func enterGroup(_ context: ElementContext) {
    switch context {
    case .reason:
      beginText()
      record.beginReason()
    case .metadata:
      summary.metadataCount += 1
      metadata = ReportMetadata()
      (dateRangeBegin, dateRangeEnd) = (nil, nil)
      seenInHead = SeenElements()
    case .policy:
      summary.policyCount += 1
      policy = PolicyPublished(domain: "")
      seenInHead = SeenElements()
    case .record:
      record.begin()
      evidence = nil
    case .row: enterRow()
    case .policyEvaluated: record.evaluated.isPresent = true
    case .dkimResult: record.beginResult(.dkim)
    case .spfResult: record.beginResult(.spf)
    default: break
    }
  }

  /// Closes the innermost element. An unbalanced one was never closed by its own tag, so its value is
  /// not known to be whole.
  @inline(__always)
  private mutating func leave(isBalanced: Bool) {
    guard let frame = stack.pop() else { return }
    if scopes.innermostDepth >= stack.count { scopes.leave(depth: stack.count) }
    if frame.context == .leaf {
      if isBalanced { endLeaf(frame.element, in: stack.context) }
    } else {
      leaveGroup(frame, isBalanced: isBalanced)
    }
  }

  private mutating func leaveGroup(_ frame: ElementFrame, isBalanced: Bool) {
    switch frame.context {
    case .reason: endReason()
    case .dkimResult, .spfResult: endResult(frame.element)
    case .record:
      endRecord(isBalanced: isBalanced)
      takeKnownRecords()
    case .metadata: endMetadata()
    case .policy:
      endPolicy()
      takeKnownRecords()
    case .feedback:
      summary.isComplete = isBalanced
      summary.isWellFormed = position?.isWellFormed ?? false
      summary.endTagIsCut = position?.unreadBytes == 0 && input?.endsInsideLastTag == true
      guard isBalanced else { return }
      isFinished = true
      // Behind a report that is the root there can be white space and comments at most.
      if !stack.isEmpty { position?.stop() }
    default: break
    }
  }
}
