import CBenchmarkFloors

/// What a corpus adds up to, as its truth says it or as a way found it. A way leaves out what it
/// does not learn. Passes are weighted by messages.
struct Totals: Codable, Equatable {
  var files: Int64?
  var xmlBytes: Int64?
  var reports: Int64?
  var records: Int64?
  var messages: Int64?
  var dkimAligned: Int64?
  var spfAligned: Int64?
  var dmarcPass: Int64?

  private enum CodingKeys: String, CodingKey {
    case files, reports, records, messages
    case xmlBytes = "xml_bytes"
    case dkimAligned = "dkim_aligned"
    case spfAligned = "spf_aligned"
    case dmarcPass = "dmarc_pass"
  }
}

extension Totals {
  private var parts: [(name: String, number: Int64?)] {
    [
      ("files", files), ("bytes of XML", xmlBytes), ("reports", reports), ("records", records),
      ("messages", messages), ("DKIM aligned", dkimAligned), ("SPF aligned", spfAligned),
      ("DMARC pass", dmarcPass),
    ]
  }

  /// What of an answer is not as it should be: a phrase for each part.
  func mistakes(in answer: Totals) -> [String] {
    zip(parts, answer.parts).compactMap { meant, found in
      guard let right = meant.number, let number = found.number, number != right else { return nil }
      return "\(meant.name): \(number) instead of \(right)"
    }
  }

  /// What a floor counted; 0 stands for what it does not learn.
  init(_ floor: floor_totals) {
    func known(_ number: Int64) -> Int64? { number == 0 ? nil : number }
    self.init(
      files: known(floor.files), xmlBytes: known(floor.xml_bytes), reports: known(floor.reports),
      records: known(floor.records), messages: known(floor.messages),
      dkimAligned: known(floor.dkim_aligned), spfAligned: known(floor.spf_aligned),
      dmarcPass: known(floor.dmarc_pass))
  }
}
