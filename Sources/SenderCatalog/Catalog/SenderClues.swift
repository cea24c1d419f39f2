public import DMARC

/// What is known of a message when the question is who sent it.
public struct SenderClues {
  public var results: AuthResults
  /// The Organizational Domain of the author: nothing of it names a service.
  public var owner: String
  /// The name of the address, if DNS confirms it both ways.
  public var reverseName: String?
  public var address: IPAddress?

  public init(
    _ results: AuthResults = AuthResults(), owner: String, reverseName: String? = nil,
    address: IPAddress? = nil
  ) {
    self.results = results
    self.owner = owner
    self.reverseName = reverseName
    self.address = address
  }
}

/// The clues sorted by whose they are: what passes alone, the author's own apart.
struct SortedClues {
  /// Domains of others whose signature verifies, in the reporter's order.
  private(set) var signers: [String] = []
  /// MAIL FROM domains of others that SPF passes for.
  private(set) var mailers: [String] = []
  private(set) var ownSignatures: [DKIMResult] = []
  private(set) var ownMailFroms: [String] = []

  init(_ clues: SenderClues, organizationalDomain: (String) -> String) {
    for result in clues.results.dkim where result.value == .pass {
      guard let domain = result.domain else { continue }
      if organizationalDomain(domain) == clues.owner {
        ownSignatures.append(result)
      } else {
        signers.append(domain)
      }
    }
    for result in clues.results.spf where result.value == .pass && result.scope != .helo {
      guard let domain = result.domain else { continue }
      if organizationalDomain(domain) == clues.owner {
        ownMailFroms.append(domain)
      } else {
        mailers.append(domain)
      }
    }
  }
}
