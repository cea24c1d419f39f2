/// The part of the sources' mail whose author domain is one name: the policy domain itself or a
/// subdomain that has no record of its own.
public struct AuthorDomainStatistics: Sendable, Hashable {
  public var name: String
  /// Named and classed as those of the policy domain, counted for this author domain alone.
  public var sources: [SourceStatistics]

  public init(name: String, sources: [SourceStatistics]) {
    self.name = name
    self.sources = sources
  }
}
