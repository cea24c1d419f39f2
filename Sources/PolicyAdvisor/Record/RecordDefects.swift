import DMARC

/// What is wrong with the owner's record, as far as its text and the name it stands at tell. Only
/// a record that the owner gave can be judged: reports show neither `rua` nor a repeated tag.
struct RecordDefects {
  let record: DMARCRecord
  let domain: String
  let isSubdomain: Bool

  init?(_ evidence: DomainEvidence) {
    guard let record = evidence.currentRecord else { return nil }
    self.record = record
    domain = evidence.domain
    isSubdomain = evidence.isSubdomain
  }

  /// Names of tags that stand more than once, in the order of the record. A list with such a tag is
  /// invalid as a whole (RFC 6376, section 3.2), and receivers differ in what they make of it.
  var repeatedTags: [String] {
    var seen: Set<String> = []
    var repeated: [String] = []
    for name in record.tags.filter({ $0.value != nil }).map({ $0.name.lowercased() })
    where !seen.insert(name).inserted && !repeated.contains(name) {
      repeated.append(name)
    }
    return repeated
  }

  /// Addresses in `rua` to which no receiver sends: `mailto:` is the only scheme that is defined.
  var invalidReportAddresses: [String] { record.rua.filter { Self.host(of: $0) == nil } }

  /// Hosts that have to agree to get reports (RFC 9990, section 4).
  ///
  /// A host above or below the domain has the same owner. One beside it may have, too, which only
  /// the public suffix list tells.
  var externalReportHosts: [String] {
    var hosts: [String] = []
    for host in record.rua.compactMap(Self.host)
    where !isRelated(host) && !hosts.contains(host) {
      hosts.append(host)
    }
    return hosts
  }

  /// The name whose TXT record `v=DMARC1` lets a host get the domain's reports.
  func authorization(by host: String) -> String { "\(domain)._report._dmarc.\(host)" }

  private func isRelated(_ host: String) -> Bool {
    host == domain || host.hasSuffix("." + domain) || domain.hasSuffix("." + host)
  }

  /// The part behind the `@`, without the size limit of RFC 7489 (`!10m`).
  private static func host(of uri: String) -> String? {
    let scheme = "mailto:"
    guard uri.lowercased().hasPrefix(scheme) else { return nil }
    let address = uri.dropFirst(scheme.count).prefix { $0 != "!" && $0 != "?" }
    guard let at = address.lastIndex(of: "@"), at > address.startIndex else { return nil }
    let host = address[address.index(after: at)...].lowercased()
    return host.isEmpty ? nil : host
  }
}
