extension OwnerWord {
  /// What the owner says of a source: the first rule that names it or its service.
  func on(_ source: SourceStatistics) -> OwnerSource? {
    sources.first { $0.source == source.name || $0.source == source.service }
  }
}
