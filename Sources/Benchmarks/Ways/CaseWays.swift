extension Way.Case {
  /// A case's ways, the product's first.
  var ways: [Way] {
    switch self {
    case .inflate: InflateWays.all
    case .parse: ParseWays.all
    case .store: StoreWays.all
    case .import: ImportWays.all
    case .again: ImportWays.again
    case .question: QuestionWays.all
    }
  }
}
