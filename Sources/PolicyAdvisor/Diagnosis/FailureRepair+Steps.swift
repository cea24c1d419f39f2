import DMARC
import SenderCatalog

extension FailureRepair {
  /// A source that passes in part is set up somewhere, and not everywhere.
  var search: [String] {
    switch code {
    case .signsAsProvider, .defaultMailFrom, .mailFromRecord, .nothing:
      guard subject.passesInPart else { return [] }
      return [
        "Find out which account, stream or server of \(name) sends the part that fails: the rest is "
          + "set up."
      ]
    default: return []
    }
  }

  var steps: [String] {
    if usesCatalog, let entry = subject.entry { return entry.steps }
    let sign = [
      "In the settings of \(name) look for the authentication of domains, or DKIM, and add "
        + "\(author).",
      "Publish the key that it shows, and switch signing on.",
    ]
    let mailFrom =
      "Where MAIL FROM (return path, bounce domain) can be chosen, take a name below \(author)."
    switch code {
    case .strictAlignment:
      return [
        "Publish the DMARC record with relaxed alignment, adkim=r and aspf=r.",
        "Or have \(name) sign with d=\(author).",
      ]
    case .signatureGone:
      return [
        "See whether the key below is in the DNS, and publish it again if it is not.",
        "See whether signing is on in the settings of \(name).",
      ]
    case .signatureFails:
      return [
        "Compare the key in the DNS with the one that \(name) signs with, and publish the whole of it.",
        "See that nothing behind the signature changes messages: gateways, footers, disclaimers.",
      ]
    case .signsAsProvider, .defaultMailFrom: return sign + [mailFrom]
    case .mailFromRecord:
      return [
        "Have \(mechanisms) in the SPF record of \(self.mailFrom); there may be one such record only.",
        "Have its mail signed with d=\(author), so that it survives being passed on.",
      ]
    case .nothing: return sign + [mailFrom]
    case .unsigned: return sign
    case .changedOnTheWay:
      return [
        "Nothing of yours is broken: dmarc advise counts what it costs.",
        "Ask who runs it to leave messages as they are, or to send them under its own From.",
      ]
    case .simulatedPhishing: return []
    case .forwarded:
      return ["Sign all mail of \(author) with DKIM where it is sent: then it may be passed on."]
    case .atOneReceiver:
      return [
        "Nothing of yours is broken. If it goes on, show the postmaster of "
          + "\(subject.noise?.reporter.reporter ?? "that receiver") these figures."
      ]
    }
  }

  /// None for a source that nobody decided on: whoever applies all records must not authorise it.
  var records: [DNSRecord] {
    guard subject.sourceClass != .unknown else { return [] }
    if usesCatalog, let entry = subject.entry {
      return entry.records(for: author, in: SESRegion(sourceName: subject.name))
    }
    switch code {
    case .strictAlignment:
      let record =
        subject.record
        ?? DMARCRecord("v=DMARC1; p=<policy>; rua=mailto:<mailbox>@\(subject.domain)")
      let relaxed = record?.setting("adkim", to: "r").setting("aspf", to: "r").description
      return [DNSRecord("_dmarc.\(subject.domain)", .txt(relaxed ?? ""))]
    case .signatureGone, .signatureFails:
      return [dkim(at: ownSigner, selector: subject.names.selector)]
    case .signsAsProvider, .defaultMailFrom, .nothing, .unsigned:
      return [dkim(at: author, selector: nil)]
    case .mailFromRecord:
      // A record that is there is added to, not replaced.
      guard let mailFrom = subject.names.mailFrom, subject.names.spfResult == AuthResultValue.none
      else { return [] }
      return [DNSRecord(mailFrom, .txt("v=spf1 \(mechanisms) ~all"))]
    case .changedOnTheWay, .forwarded, .simulatedPhishing, .atOneReceiver: return []
    }
  }

  private func dkim(at domain: String, selector: String?) -> DNSRecord {
    DNSRecord("\(selector ?? "<selector>")._domainkey.\(domain)", .txt("v=DKIM1; k=rsa; p=<key>"))
  }

  /// What authorises the addresses: the provider's include, else a few of them by themselves.
  private var mechanisms: String {
    if let include = subject.entry?.include { return "include:\(include)" }
    let addresses = subject.names.addresses
    guard !addresses.isEmpty, addresses.count <= Self.mostAddresses else { return "ip4:<address>" }
    return addresses.map { ($0.isIPv6 ? "ip6:" : "ip4:") + $0.description }.joined(separator: " ")
  }

  /// More of them are a network that its owner knows better.
  private static let mostAddresses = 5

  var expectation: String {
    switch code {
    case .strictAlignment: "The same rows pass DMARC."
    case .signatureGone, .signatureFails:
      "From the next day on rows list d=\(ownSigner) with pass, and dkim passes."
    case .signsAsProvider:
      "From the next day on rows list d=\(author) with pass"
        + (subject.names.signer.map { " beside d=\($0)" } ?? "") + ", and dkim passes."
    case .defaultMailFrom, .unsigned:
      "From the next day on rows list d=\(author) with pass, and dkim passes."
    case .mailFromRecord: "Rows show spf pass for \(mailFrom)."
    case .nothing:
      "Rows list d=\(author) with pass, or SPF passes for a name below it. What is not yours goes on "
        + "failing, as it should."
    case .changedOnTheWay, .forwarded: "Rows pass by DKIM where messages are left as they are."
    case .simulatedPhishing:
      "Your gateway lets it in. Rows go on failing DMARC, as they should."
    case .atOneReceiver: "The figures of that receiver come near those of all others."
    }
  }
}
