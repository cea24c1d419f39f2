import ArgumentParser

/// What `dmarc sources --by` can make a source of.
enum SourceKind: String, ExpressibleByArgument, CaseIterable {
  case service
  case address
  case network
  case country
  case authorDomain = "author-domain"
  case reporter
  case day
}
