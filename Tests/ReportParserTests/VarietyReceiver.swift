import DMARC
import ReportParser

/// Reads a report that is made while it is read, and watches how many texts are kept.
final class VarietyReceiver: ReportPartReceiver {
  private(set) var records = 0
  private(set) var deviations = 0
  private(set) var mostTexts = 0
  /// The first record whose Author Domain was not `h<number of the record>.example`.
  private(set) var firstWrong: Int?
  /// How often the texts were forgotten.
  private(set) var forgotten = 0
  /// The Author Domains of the records since then, by number and by name.
  private var kept: [(id: TextID, name: String)] = []

  func receive(_ part: ReportPart, texts: borrowing RecordTexts) {
    mostTexts = max(mostTexts, texts.texts.count)
    switch part {
    case .record(let record):
      let name = texts.texts.string(record.identifiers.headerFrom)
      let domain = texts.authResults(record.authResults).dkim.first?.domain
      let word = texts.texts.string(record.policyEvaluated.disposition.text)
      if firstWrong == nil, word != nil, word != "none" { firstWrong = records }
      if firstWrong == nil, name != "h\(records).example" || domain != "d\(records).example" {
        firstWrong = records
      }
      kept.append((record.identifiers.headerFrom, "h\(records).example"))
      records += 1
    case .deviation: deviations += 1
    default: break
    }
  }

  func willForgetTexts(_ texts: borrowing RecordTexts) {
    forgotten += 1
    // A receiver that keeps numbers puts them aside only now.
    for (offset, record) in kept.enumerated() where texts.texts.string(record.id) != record.name {
      firstWrong = firstWrong ?? records - kept.count + offset
    }
    kept.removeAll()
  }

  /// - Returns: `nil` when the report was refused.
  func read(
    count: Int, before: String = "", after: String = "", _ piece: @escaping (Int) -> String
  ) -> ReportEnding? {
    var parser = ReportParser()
    var waiting = Array("<feedback>\(ReportXML.metadata)\(ReportXML.policy)\(before)".utf8)
    var offset = 0
    var next = 0
    return try? parser.parse(receiver: self) { buffer in
      if offset == waiting.count {
        guard next <= count else { return 0 }
        waiting.removeAll(keepingCapacity: true)
        let end = min(next + 500, count)
        for index in next..<end { waiting += piece(index).utf8 }
        if end == count { waiting += "\(after)</feedback>".utf8 }
        next = end == count ? count + 1 : end
        offset = 0
      }
      let amount = min(buffer.count, waiting.count - offset)
      buffer.copyBytes(from: waiting[offset..<(offset + amount)])
      offset += amount
      return amount
    }
  }
}
