import Foundation

extension Way.Case {
  /// A case's ways, the product's first.
  var ways: [Way] {
    switch self {
    case .inflate: InflateWays.all
    case .parse: ParseWays.all
    case .store: StoreWays.all
    case .import: ImportWays.all
    case .maildir: ImportWays.maildir
    case .mbox: ImportWays.mbox
    case .again: ImportWays.again
    case .question: QuestionWays.all
    }
  }

  /// Whether a corpus was written in the form that the case reads.
  func canRead(_ corpus: Corpus) -> Bool {
    switch self {
    case .maildir: FileManager.default.fileExists(atPath: corpus.maildir)
    case .mbox: FileManager.default.fileExists(atPath: corpus.mbox)
    case .inflate, .parse, .store, .import, .again, .question: true
    }
  }
}
