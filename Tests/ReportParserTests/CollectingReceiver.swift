import DMARC
import ReportParser
import Testing

/// A record with its texts, as it was when it was handed out.
struct ReadRecord: Equatable {
  var address: IPAddress?
  var count: Int64
  var isEvaluated: Bool
  var disposition: Disposition?
  var dispositionWord: String?
  var dkim: MechanismResult?
  var dkimWord: String?
  var spf: MechanismResult?
  var spfWord: String?
  var headerFrom: String?
  var envelopeFrom: String?
  var envelopeTo: String?
  var results: AuthResults
  var reasons: [OverrideReason]

  init(_ record: Record, _ texts: borrowing RecordTexts) {
    let evaluated = record.policyEvaluated
    address = record.sourceAddress
    count = record.count
    isEvaluated = evaluated.isPresent
    disposition = evaluated.disposition.value
    dispositionWord = texts.texts.string(evaluated.disposition.text)
    dkim = evaluated.dkim.value
    dkimWord = texts.texts.string(evaluated.dkim.text)
    spf = evaluated.spf.value
    spfWord = texts.texts.string(evaluated.spf.text)
    headerFrom = texts.texts.string(record.identifiers.headerFrom)
    envelopeFrom = texts.texts.string(record.identifiers.envelopeFrom)
    envelopeTo = texts.texts.string(record.identifiers.envelopeTo)
    results = texts.authResults(record.authResults)
    reasons = texts.overrideReasons(record.overrideReasons)
  }
}

struct ReadDeviation: Hashable {
  var code: Deviation.Code
  var element: ReportElement
  var found: String?

  init(_ code: Deviation.Code, _ element: ReportElement, found: String? = nil) {
    self.code = code
    self.element = element
    self.found = found
  }
}

/// Keeps everything that is handed out.
final class CollectingReceiver: ReportPartReceiver {
  var metadata: [ReportMetadata] = []
  var policies: [PolicyPublished] = []
  var records: [ReadRecord] = []
  var deviations: [ReadDeviation] = []
  var lines: [Int] = []
  /// Whether every text was UTF-8 as it stood in the table.
  var isUTF8 = true

  func receive(_ part: ReportPart, texts: borrowing RecordTexts) {
    switch part {
    case .metadata(let metadata): self.metadata.append(metadata)
    case .policyPublished(let policy): policies.append(policy)
    case .record(let record):
      records.append(ReadRecord(record, texts))
      checkUTF8(record, texts)
    case .deviation(let deviation):
      deviations.append(
        ReadDeviation(
          deviation.code, deviation.element, found: texts.texts.string(deviation.found)))
      lines.append(deviation.line)
      checkUTF8(deviation.found, texts)
    }
  }

  /// Everything is kept as text.
  func willForgetTexts(_ texts: borrowing RecordTexts) {}

  private func checkUTF8(_ record: Record, _ texts: borrowing RecordTexts) {
    var ids = [
      record.identifiers.headerFrom, record.identifiers.envelopeFrom,
      record.identifiers.envelopeTo, record.policyEvaluated.disposition.text,
      record.policyEvaluated.dkim.text, record.policyEvaluated.spf.text,
    ]
    texts.forEachAuthResult(in: record.authResults) {
      ids += [$0.domain, $0.selector, $0.word, $0.humanResult]
    }
    texts.forEachOverride(in: record.overrideReasons) { ids += [$0.type, $0.comment] }
    for id in ids { checkUTF8(id, texts) }
  }

  private func checkUTF8(_ id: TextID, _ texts: borrowing RecordTexts) {
    guard !id.isAbsent else { return }
    let isValid = texts.texts.withBytes(of: id) { String(validating: $0, as: UTF8.self) != nil }
    isUTF8 = isUTF8 && isValid
  }
}

/// Everything that came of a document.
struct ReadReport: Equatable {
  var metadata: [ReportMetadata] = []
  var policies: [PolicyPublished] = []
  var records: [ReadRecord] = []
  var deviations: [ReadDeviation] = []
  var lines: [Int] = []
  var isUTF8 = true
  var ending: ReportEnding?
  var refusal: ReportRefusal?

  /// Parses a document with a parser of its own.
  ///
  /// - Parameter chunk: how many bytes are given at a time.
  init(
    _ bytes: [UInt8], limits: ReportParserLimits = ReportParserLimits(), chunk: Int = .max
  ) {
    var parser = ReportParser(limits: limits)
    self.init(bytes, parser: &parser, chunk: chunk)
  }

  init(_ xml: String, limits: ReportParserLimits = ReportParserLimits(), chunk: Int = .max) {
    self.init(Array(xml.utf8), limits: limits, chunk: chunk)
  }

  init(_ bytes: [UInt8], parser: inout ReportParser, chunk: Int = .max) {
    let receiver = CollectingReceiver()
    var offset = 0
    do throws(ReportRefusal) {
      ending = try parser.parse(receiver: receiver) { buffer in
        let count = min(buffer.count, chunk, bytes.count - offset)
        buffer.copyBytes(from: bytes[offset..<(offset + count)])
        offset += count
        return count
      }
    } catch {
      refusal = error
    }
    metadata = receiver.metadata
    policies = receiver.policies
    records = receiver.records
    deviations = receiver.deviations
    lines = receiver.lines
    isUTF8 = receiver.isUTF8
  }

  func has(_ code: Deviation.Code, _ element: ReportElement) -> Bool {
    deviations.contains { $0.code == code && $0.element == element }
  }

  /// The deviations that are not those of a document as a whole.
  var codes: [Deviation.Code] { deviations.map(\.code) }
}

extension ReadReport: CustomTestStringConvertible {
  var testDescription: String {
    let notes = deviations.map { "\($0.code.rawValue) \($0.element.name) \($0.found ?? "")" }
    let outcome = refusal.map { "refused: \($0)" } ?? (ending.map { "\($0)" } ?? "nothing")
    return "\(outcome), \(records.count) records, \(notes)"
  }
}
