/// The record as it is and as it should be.
struct RecordAdvice {
  /// What the owner gave, else what the reports show (without `rua`), else `nil`.
  let current: String?
  /// Equal to `current` where nothing is to change.
  let next: String
  /// What to know before publishing `next`.
  let notes: [String]
  /// Whether the owner gave `current`.
  var isGiven = false
  /// A record of its own for one subdomain.
  var subdomain: SubdomainRecord?
}

/// A record that takes one subdomain out of the policy of the domain above it.
public struct SubdomainRecord: Sendable, Hashable {
  /// `news.example.com`
  public let domain: String
  public let record: String
}
