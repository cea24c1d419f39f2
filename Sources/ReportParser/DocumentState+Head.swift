import DMARC

/// What `feedback` itself, `report_metadata` and `policy_published` say.
extension DocumentState {
  mutating func enterFeedback(prefix: UnsafeBufferPointer<UInt8>) {
    summary.hasFeedback = true
    scopes.enterRoot(prefix: prefix)
    if summary.root != nil { deviate(.feedbackNotRoot, .feedback) }
    guard let namespace = scopes.root, !namespace.isEmpty else { return }
    if namespace == "urn:ietf:params:xml:ns:dmarc-2.0" {
      summary.noteFormat("namespace")
    } else if namespace != "http://dmarc.org/dmarc-xml/0.1" {
      let name = Array(namespace.utf8)
      name.withUnsafeBufferPointer { deviate(.unexpectedNamespace, .feedback, found: $0) }
    }
  }

  mutating func endLeaf(_ element: ReportElement, in parent: ElementContext) {
    if position?.isWellFormed == false || text.isCut || leafHasElements { mend(element) }
    let field = FieldText(bytes: text.trimmed)
    switch parent {
    case .feedback:
      guard summary.version == nil else { return deviate(.repeatedElement, element) }
      summary.version = field.string
    case .metadata, .dateRange:
      guard seenInHead.insert(element) || element == .error else {
        return deviate(.repeatedElement, element, found: field.constant)
      }
      readMetadata(element, field)
    case .policy:
      guard seenInHead.insert(element) else {
        return deviate(.repeatedElement, element, found: field.constant)
      }
      readPolicy(element, field)
    case .dkimResult, .spfResult, .reason:
      guard record.seenInGroup.insert(element) else {
        return deviate(.repeatedElement, element, found: field.constant)
      }
      // What cannot be kept leaves no names behind either.
      guard parent == .reason ? !record.isFullOfReasons : !record.isFullOfResults else { return }
      readGroup(element, field)
    default:
      guard record.seen.insert(element) else {
        return deviate(.repeatedElement, element, found: field.constant)
      }
      readRecord(element, field)
    }
  }

  /// Makes UTF-8 of a text, and marks one that is not whole. Of a text for people nothing is kept that
  /// libxml2 has glued together: `AT&T` would be `AT` (reports.md 5.1 and D13).
  mutating func mend(_ element: ReportElement) {
    if position?.isWellFormed == false { text.repair() }
    if textIsDamaged {
      deviate(.damagedText, element)
      if element.isFreeText || Self.keptAsWritten.contains(element) { return text.removeAll() }
    }
    if text.isCut {
      text.endAtLetter()
      deviate(.textCut, element)
    }
    if text.isCut || leafHasElements || textIsDamaged, !element.isFreeText { text.spoil() }
  }

  /// Values that are no words of a vocabulary, so that a mark of damage would not show them to be none.
  private static let keptAsWritten: [ReportElement] = [
    .selector, .failureOptions, .discoveryMethod,
  ]

  private mutating func readMetadata(_ element: ReportElement, _ field: FieldText) {
    switch element {
    case .organization: metadata.organization = required(element, field)
    case .email: metadata.email = required(element, field)
    case .extraContactInfo: metadata.extraContactInfo = field.nonEmptyString
    case .reportID: metadata.reportID = required(element, field).map(Self.withoutBrackets)
    case .begin: dateRangeBegin = time(element, field)
    case .end: dateRangeEnd = time(element, field)
    case .error:
      if metadata.errors.count < 16, let error = field.nonEmptyString {
        metadata.errors.append(error)
      }
    case .generator:
      metadata.generator = field.nonEmptyString
      summary.noteFormat(element.name)
    default: break
    }
  }

  private mutating func readPolicy(_ element: ReportElement, _ field: FieldText) {
    switch element {
    case .domain: policy.domain = policyDomain(field)
    case .policy: policy.policy = word(element, field, Policy.init(rawValue:))
    case .subdomainPolicy: policy.subdomainPolicy = word(element, field, Policy.init(rawValue:))
    case .nonexistentSubdomainPolicy:
      policy.nonexistentSubdomainPolicy = word(element, field, Policy.init(rawValue:))
    case .adkim: policy.dkimAlignment = word(element, field, AlignmentMode.init(rawValue:))
    case .aspf: policy.spfAlignment = word(element, field, AlignmentMode.init(rawValue:))
    case .percentage: policy.percentage = percentage(field)
    case .failureOptions: policy.failureOptions = field.nonEmptyString
    case .testing:
      policy.isTesting = word(element, field) { $0 == "y" ? true : $0 == "n" ? false : nil }
      summary.noteFormat(element.name)
    case .discoveryMethod:
      policy.discoveryMethod = field.nonEmptyString
      summary.noteFormat(element.name)
    default: break
    }
  }

  mutating func endMetadata() {
    guard summary.metadataCount == 1 else {
      deviate(.severalMetadata, .reportMetadata)
      return
    }
    for element in [ReportElement.organization, .email, .reportID] {
      if !seenInHead.contains(element) { deviate(.missing, element) }
    }
    if let begin = dateRangeBegin, let end = dateRangeEnd {
      metadata.dateRange = DateRange(begin: begin, end: end)
    } else {
      deviate(.invalidDateRange, .dateRange)
    }
    summary.hasMetadata = true
    receiver?.receive(.metadata(metadata), texts: texts)
  }

  mutating func endPolicy() {
    guard summary.policyCount == 1 else {
      // The first is used, and the others are told (dmarcts-report-parser PR 74; reports.md D17).
      let other = Array("\(policy.domain): \(DMARCRecord(policy))".utf8)
      other.withUnsafeBufferPointer { deviate(.severalPolicies, .policyPublished, found: $0) }
      return
    }
    for element in [ReportElement.domain, .policy] where !seenInHead.contains(element) {
      deviate(.missing, element)
    }
    summary.hasPolicyDomain = !policy.domain.isEmpty
    receiver?.receive(.policyPublished(policy), texts: texts)
  }

  // MARK: Values

  private mutating func required(_ element: ReportElement, _ field: FieldText) -> String? {
    if field.isEmpty { deviate(.empty, element) }
    return field.nonEmptyString
  }

  /// Everything of a report is about this name, so a damaged one is none (reports.md D11).
  private mutating func policyDomain(_ field: FieldText) -> String {
    guard let name = required(.domain, field) else { return "" }
    guard DomainName.isHostName(name) else {
      deviate(.invalidDomain, .domain, found: field.constant)
      return ""
    }
    return DomainName.canonical(name)
  }

  private mutating func word<Value>(
    _ element: ReportElement, _ field: FieldText, _ value: (String) -> Value?
  ) -> Value? {
    if field.lowercase() { deviate(.letterCase, element) }
    if field.isEmpty {
      deviate(.empty, element)
      return nil
    }
    let value = value(field.string)
    if value == nil {
      // Mail.Ru writes `nil` for an `sp` that is not there.
      let isKnown = field.equals("nil")
      deviate(isKnown ? .unusualValue : .unknownValue, element, found: field.constant)
    }
    return value
  }

  private mutating func percentage(_ field: FieldText) -> Int? {
    guard let number = field.integer, (0...100).contains(number) else {
      deviate(field.isEmpty ? .empty : .invalidNumber, .percentage, found: field.constant)
      return nil
    }
    return Int(number)
  }

  private mutating func time(_ element: ReportElement, _ field: FieldText) -> Int64? {
    guard let time = field.time else {
      deviate(field.isEmpty ? .empty : .invalidNumber, element, found: field.constant)
      return nil
    }
    if let code = time.deviation { deviate(code, element, found: field.constant) }
    return time.seconds
  }

  /// Strips one enclosing pair of `<>` and nothing else: the ID is opaque.
  private static func withoutBrackets(_ reportID: String) -> String {
    guard reportID.utf8.count > 2, reportID.hasPrefix("<"), reportID.hasSuffix(">") else {
      return reportID
    }
    return String(reportID.dropFirst().dropLast())
  }
}
