extension OwnerWord {
  /// What the owner says of a source: the first rule that names it or its service.
  func on(_ source: SourceStatistics) -> OwnerSource? {
    on(source: source.name, service: source.service)
  }

  func on(source: String, service: String?) -> OwnerSource? {
    sources.first { $0.source == source || $0.source == service }
  }
}
