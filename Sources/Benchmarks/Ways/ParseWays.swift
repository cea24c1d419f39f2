import CBenchmarkFloors
import DMARC
import ReportContainers
import ReportIngest

/// Containers and the parser: the records are added up and forgotten.
enum ParseWays {
  static let all = [
    Way(name: "ReportParser", isFloor: false) { corpus, _ in try product(corpus) },
    Way(name: "libxml2 SAX1 in C, full handler", isFloor: true) { corpus, _ in
      try floor(corpus, "floor_parse_full", floor_parse_full)
    },
    Way(name: "libxml2 SAX1 in C, empty callbacks", isFloor: true) { corpus, _ in
      try floor(corpus, "floor_parse_empty", floor_parse_empty)
    },
  ]

  private static func product(_ corpus: Corpus) throws -> Measurement {
    var meter = Meter()
    let receiver = SummingReceiver()
    try meter.count {
      var reader = ReportReader()
      for path in InputFiles([corpus.reports]) {
        receiver.files += 1
        try reader.read(ReportFile(path: path), receiver: receiver)
      }
    }
    return meter.measurement(receiver.totals)
  }

  private static func floor(
    _ corpus: Corpus, _ name: String,
    _ run: (UnsafePointer<CChar>, UnsafeMutablePointer<floor_totals>) -> Bool
  ) throws -> Measurement {
    var meter = Meter()
    var totals = floor_totals()
    guard meter.count({ run(corpus.reports, &totals) }) else {
      throw Way.Failure.floorFailed(name)
    }
    return meter.measurement(Totals(totals))
  }
}

/// Adds records up.
private final class SummingReceiver: ReportReceiver {
  var files: Int64 = 0
  private var reports: Int64 = 0
  private var records: Int64 = 0
  private var messages: Int64 = 0
  private var dkimAligned: Int64 = 0
  private var spfAligned: Int64 = 0
  private var dmarcPass: Int64 = 0

  var totals: Totals {
    Totals(
      files: files, reports: reports, records: records, messages: messages,
      dkimAligned: dkimAligned, spfAligned: spfAligned, dmarcPass: dmarcPass)
  }

  func beginDocument(_ document: ReportDocument) {}
  func willForgetTexts(_ texts: borrowing RecordTexts) {}

  func receive(_ part: ReportPart, texts: borrowing RecordTexts) {
    guard case .record(let record) = part else { return }
    let isDKIMAligned = record.policyEvaluated.dkim.value == .pass
    let isSPFAligned = record.policyEvaluated.spf.value == .pass
    records += 1
    messages += record.count
    if isDKIMAligned { dkimAligned += record.count }
    if isSPFAligned { spfAligned += record.count }
    if isDKIMAligned || isSPFAligned { dmarcPass += record.count }
  }

  func endDocument(_ outcome: DocumentOutcome, texts: borrowing RecordTexts) {
    if case .report = outcome { reports += 1 }
  }
}
