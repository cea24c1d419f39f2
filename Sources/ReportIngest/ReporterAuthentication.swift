import DMARC
import PublicSuffixes
import ReportContainers

/// Whether a report came from the reporter that it names: anybody can send a report in anybody's name
/// (RFC 9990, security considerations), but not pass DMARC for anybody's domain.
struct ReporterAuthentication {
  /// In lower case; `nil` when no server is trusted.
  private let trustedServer: String?
  private let suffixes = PublicSuffixes()

  /// Reporters that mail from another domain than that of the address in their reports. Yahoo names
  /// dmarchelp@yahooinc.com and mails as dmarc.yahoo.com.
  private static let mailDomains = ["yahooinc.com": "yahoo.com"]

  init(trustedServer: String?) { self.trustedServer = trustedServer?.lowercased() }

  /// The domain for which the message passed DMARC, in the word of the trusted server: the topmost of
  /// its fields counts, since whatever lies below may have come with the message.
  func domainPassing(_ carrier: MailCarrier?) -> String? {
    guard let trustedServer, let carrier else { return nil }
    let field = carrier.authenticationResults.lazy.compactMap(AuthenticationResultsField.init)
      .first { $0.server == trustedServer }
    let author = carrier.from?.split(separator: "@").last.map(String.init)
    return field?.domainPassing(authorDomain: author)
  }

  /// Whether a domain is the reporter's: that of its address, or the one that it calls itself by.
  func isReporter(_ domain: String, _ metadata: ReportMetadata) -> Bool {
    let sender = suffixes.organizationalDomain(of: domain)
    let names = [
      metadata.email.map(DomainName.ofAddress), metadata.organization.map(DomainName.canonical),
    ]
    return names.contains { name in
      guard let name, name.contains(".") else { return false }
      let reporter = suffixes.organizationalDomain(of: name)
      return reporter == sender || Self.mailDomains[reporter] == sender
    }
  }
}
