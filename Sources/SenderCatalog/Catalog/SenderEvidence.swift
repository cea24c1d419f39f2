import DMARC

/// A fact that says which service sent a message, with the value that can be shown.
public enum SenderEvidence: Sendable, Hashable, CustomStringConvertible {
  /// A signature of the service verifies.
  case signature(domain: String)
  /// SPF passes for a MAIL FROM domain of the service.
  case mailFrom(domain: String)
  /// The author's own signature has a selector that the service has its customers publish.
  case selector(String, domain: String)
  /// The signature of an organisation that is in no entry has a selector that a service has its
  /// customers publish.
  case customerSelector(String, domain: String, service: String)
  /// The author's own MAIL FROM domain has a label that the service has its customers set up.
  case mailFromLabel(domain: String)
  /// The address has a name of the service, which DNS confirms both ways.
  case reverseName(String)
  /// The service publishes the address as its own.
  case range(AddressRange)

  public var description: String {
    switch self {
    case .signature(let domain): "DKIM d=\(domain) passes"
    case .mailFrom(let domain): "SPF passes for \(domain)"
    case .selector(let selector, let domain): "DKIM s=\(selector) d=\(domain) passes"
    case .customerSelector(let selector, let domain, let service):
      "DKIM s=\(selector) d=\(domain) passes, a name that \(service) has customers set up"
    case .mailFromLabel(let domain): "SPF passes for \(domain), a name that it has customers set up"
    case .reverseName(let name): "the address is named \(name), confirmed by DNS"
    case .range(let range): "the address is in \(range.network)/\(range.prefixLength)"
    }
  }
}
