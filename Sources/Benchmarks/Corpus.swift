import Foundation

/// A folder that `Scripts/make-reports` wrote: reports, and the truth about them.
struct Corpus {
  /// What a corpus holds of one domain in a window of days.
  struct Question: Decodable {
    var domain: String
    /// Days since 1970-01-01; `until` is the first day behind the window.
    var since: Int
    var until: Int
    var totals: Totals

    private enum CodingKeys: String, CodingKey { case domain, since, until }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      domain = try container.decode(String.self, forKey: .domain)
      since = try container.decode(Int.self, forKey: .since)
      until = try container.decode(Int.self, forKey: .until)
      totals = try Totals(from: decoder)
    }
  }

  private struct Truth: Decodable {
    var kind: String
    var question: Question
    var fileBytes: Int64

    private enum CodingKeys: String, CodingKey {
      case kind, question
      case fileBytes = "file_bytes"
    }
  }

  let kind: String
  /// The folder with `reports` and `truth.json` in it.
  let folder: URL
  let totals: Totals
  let fileBytes: Int64
  let question: Question

  var reports: String { folder.appendingPathComponent("reports").path }
  /// The same reports as mail, where the corpus has them.
  var maildir: String { folder.appendingPathComponent("maildir").path }
  var mbox: String { folder.appendingPathComponent("mbox").path }
  var records: Int { Int(totals.records ?? 0) }

  init(folder: URL) throws {
    let bytes = try Data(contentsOf: folder.appendingPathComponent("truth.json"))
    let truth = try JSONDecoder().decode(Truth.self, from: bytes)
    self.folder = folder
    kind = truth.kind
    totals = try JSONDecoder().decode(Totals.self, from: bytes)
    fileBytes = truth.fileBytes
    question = truth.question
  }

  /// The corpora below a folder, the smaller ones first.
  static func all(below folder: URL) throws -> [Corpus] {
    try FileManager.default
      .contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter {
        FileManager.default.fileExists(atPath: $0.appendingPathComponent("truth.json").path)
      }
      .map(Corpus.init(folder:))
      .sorted { $0.records < $1.records }
  }
}
