import DMARC

/// What a `record` says.
extension DocumentState {
  /// A record has one row; what another one tells is not in its counts.
  mutating func enterRow() {
    guard !record.seen.insert(.row) else { return }
    stack.skipLast()
    summary.droppedRecords += 1
    deviate(.repeatedElement, .row)
  }

  mutating func readRecord(_ element: ReportElement, _ field: FieldText) {
    switch element {
    case .sourceIP: record.address = address(field)
    case .count: record.count = count(field)
    case .disposition:
      record.evaluated.disposition = disposition(field)
      if record.evaluated.disposition.value == .pass { note("disposition") }
    case .dkim: record.evaluated.dkim = mechanism(element, field)
    case .spf: record.evaluated.spf = mechanism(element, field)
    case .headerFrom:
      if field.isEmpty { deviate(.empty, element) }
      record.identifiers.headerFrom = domain(element, field)
    case .envelopeFrom: record.identifiers.envelopeFrom = envelopeDomain(field)
    case .envelopeTo: record.identifiers.envelopeTo = domain(element, field)
    default: break
    }
  }

  /// An element of a DKIM or SPF result, or of an override reason.
  mutating func readGroup(_ element: ReportElement, _ field: FieldText) {
    switch element {
    case .domain:
      if field.isEmpty {
        deviate(.empty, element)
      } else {
        record.result.domain = domain(element, field)
      }
    case .selector: if !field.isEmpty { record.result.selector = intern(field.constant) }
    case .scope: readScope(field)
    case .result: readResult(field)
    case .humanResult: if !field.isEmpty { record.result.humanResult = intern(field.constant) }
    case .type: readType(field)
    case .comment: if !field.isEmpty { record.reason.comment = intern(field.constant) }
    default: break
    }
  }

  mutating func endResult(_ element: ReportElement) {
    if !record.seenInGroup.contains(.result) { deviate(.missing, .result) }
    if !record.endResult() { deviate(.tooManyResults, element) }
  }

  mutating func endReason() {
    let hasElements =
      record.seenInGroup.contains(.type) || record.seenInGroup.contains(.comment)
    if !hasElements {
      if position?.isWellFormed == false { mend(.reason) }
      // Old rspamd writes the type as the reason's own text.
      let field = FieldText(bytes: text.trimmed)
      if !field.isEmpty {
        deviate(.textInsteadOfElements, .reason)
        readType(field)
      }
    }
    if !record.endReason() { deviate(.tooManyResults, .reason) }
  }

  mutating func endRecord(isBalanced: Bool) {
    hand(isBalanced: isBalanced)
    guard texts.isFull else { return }
    receiver?.willForgetTexts(texts)
    texts.removeAll()
    words.removeAll()
    domains.removeAll()
    known.removeAll()
  }

  private mutating func hand(isBalanced: Bool) {
    guard isBalanced else {
      summary.droppedRecords += 1
      deviate(.recordDropped, .record)
      return
    }
    noteMissing()
    guard summary.recordCount < limits.records else {
      return refuse(.tooManyRecords(limit: limits.records, line: line))
    }
    guard let record = record.record(&texts) else {
      summary.droppedRecords += 1
      if !self.record.seen.contains(.count) { deviate(.invalidCount, .count) }
      return
    }
    rememberIfExpected(record)
    handOut(record)
  }

  mutating func handOut(_ record: Record) {
    summary.recordCount += 1
    receiver?.receive(.record(record), texts: texts)
  }

  /// Takes note of something in the record that only RFC 9990 knows; what came first is kept.
  private mutating func note(_ evidence: StaticString) {
    if self.evidence == nil { self.evidence = evidence }
    summary.noteFormat("\(evidence)")
  }

  private mutating func noteMissing() {
    if !record.evaluated.isPresent { deviate(.missing, .policyEvaluated) }
    if record.evaluated.isPresent {
      for element in [ReportElement.disposition, .dkim, .spf]
      where !record.seen.contains(element) {
        deviate(.missing, element)
      }
    }
    for element in [ReportElement.sourceIP, .headerFrom] where !record.seen.contains(element) {
      deviate(.missing, element)
    }
  }

  // MARK: Values

  private mutating func intern(_ bytes: UnsafeBufferPointer<UInt8>) -> TextID {
    texts.texts.intern(bytes)
  }

  /// A name that no host can have is none: nothing is attributed to what damage has made of one.
  private mutating func domain(_ element: ReportElement, _ field: FieldText) -> TextID {
    if let slow = field.canonicalDomain() {
      if DomainName.isHostName(field.string) { return texts.texts.intern(slow) }
    } else {
      let name = field.withoutFinalDots
      let id = intern(name)
      if domains.contains(id) { return id }
      if DomainName.areHostNames(name) {
        domains.insert(id)
        return id
      }
    }
    deviate(.invalidDomain, element, found: field.constant)
    return .absent
  }

  /// `<>` is how some write the null sender, which others leave empty.
  private mutating func envelopeDomain(_ field: FieldText) -> TextID {
    field.equals("<>")
      ? intern(UnsafeBufferPointer(rebasing: field.constant.prefix(0)))
      : domain(.envelopeFrom, field)
  }

  private mutating func address(_ field: FieldText) -> IPAddress? {
    if let address = IPAddress(text: field.constant) { return address }
    if field.isEmpty {
      deviate(.empty, .sourceIP)
    } else if field.bytes.allSatisfy({ $0 | 0x20 == UInt8(ascii: "x") || $0 == UInt8(ascii: ".") })
    {
      deviate(.withheldAddress, .sourceIP, found: field.constant)
    } else {
      deviate(.invalidAddress, .sourceIP, found: field.constant)
    }
    return nil
  }

  private mutating func count(_ field: FieldText) -> Int64? {
    if let count = field.integer, (1...1_000_000_000).contains(count) { return count }
    deviate(.invalidCount, .count, found: field.constant)
    return nil
  }

  private mutating func reported<Value>(
    _ element: ReportElement, _ field: FieldText,
    _ value: (UnsafeBufferPointer<UInt8>) -> Value?
  ) -> Reported<Value> {
    if field.lowercase() { deviate(.letterCase, element) }
    let value = value(field.constant)
    if value == nil {
      deviate(field.isEmpty ? .empty : .unknownValue, element, found: field.constant)
    }
    return Reported(value: value, text: intern(field.constant))
  }

  private mutating func disposition(_ field: FieldText) -> Reported<Disposition> {
    if let known: Reported<Disposition> = words.word(field, in: .disposition) { return known }
    let disposition = reported(.disposition, field) { Disposition($0) }
    words.learn(disposition, field, in: .disposition)
    return disposition
  }

  private mutating func mechanism(
    _ element: ReportElement, _ field: FieldText
  ) -> Reported<MechanismResult> {
    if let known: Reported<MechanismResult> = words.word(field, in: .mechanism) { return known }
    let result = reported(element, field) { MechanismResult($0) }
    if result.value == .fail, !field.equals("fail") {
      deviate(field.isEmpty ? .empty : .unusualValue, element, found: field.constant)
    } else {
      words.learn(result, field, in: .mechanism)
    }
    return result
  }

  private mutating func result(_ field: FieldText) -> Reported<AuthResultValue> {
    if let known: Reported<AuthResultValue> = words.word(field, in: .result) { return known }
    if field.lowercase() { deviate(.letterCase, .result) }
    let value = AuthResultValue(field.constant)
    let result = Reported(value: value, text: intern(field.constant))
    if field.isEmpty {
      deviate(.empty, .result)
    } else if value == .unrecognized {
      deviate(.unknownValue, .result, found: field.constant)
    } else if field.equals("hardfail") {
      deviate(.unusualValue, .result, found: field.constant)
    } else {
      words.learn(result, field, in: .result)
    }
    return result
  }

  private mutating func readResult(_ field: FieldText) {
    let result = result(field)
    record.result.value = result.value ?? .unrecognized
    record.result.word = result.text
  }

  private mutating func readScope(_ field: FieldText) {
    if field.lowercase() { deviate(.letterCase, .scope) }
    let scope: SPFScope? = field.equals("mfrom") ? .mfrom : field.equals("helo") ? .helo : nil
    if scope == nil {
      deviate(field.isEmpty ? .empty : .unknownValue, .scope, found: field.constant)
    }
    record.result.scope = scope
  }

  private mutating func readType(_ field: FieldText) {
    if field.lowercase() { deviate(.letterCase, .type) }
    guard !field.isEmpty else {
      deviate(.empty, .type)
      return
    }
    if field.equals("policy_test_mode") { note("policy_test_mode") }
    if !OverrideReason.isKnown(field.constant) {
      deviate(.unknownValue, .type, found: field.constant)
    }
    record.reason.type = intern(field.constant)
  }
}
