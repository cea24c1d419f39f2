import DMARC

/// Names below a policy domain of which the reports prove that they exist in the DNS.
///
/// A name that does not exist is one that the DNS answers NXDOMAIN for, and then there is none below it
/// either (RFC 9989, "Non-Existent Domains"; RFC 8020). A signature that verifies has its key below
/// its domain, and SPF that passes has its record at the MAIL FROM or HELO domain: so both exist, and
/// every name above them. Whose mail it was, and on which day, does not matter.
struct ProvenNames {
  private let domain: String
  private var names: Set<String> = []

  init(_ traffic: Traffic) {
    domain = traffic.domain
    // There are millions of groups and few lists.
    var isUsed = Array(repeating: false, count: traffic.authResults.count)
    for group in traffic.groups { isUsed[group.authResults] = true }
    for (place, results) in traffic.authResults.enumerated() where isUsed[place] {
      for result in results.dkim where result.value == .pass { add(result.domain) }
      for result in results.spf where result.value == .pass { add(result.domain) }
    }
  }

  /// The policy domain exists: it has a record.
  func contains(_ name: String) -> Bool { name == domain || names.contains(name) }

  private mutating func add(_ name: String?) {
    guard var name = name.map({ Substring($0) }), name.hasSuffix("." + domain) else { return }
    // What stands above a name that is known is known, too.
    while name.utf8.count > domain.utf8.count, names.insert(String(name)).inserted {
      name = name.drop { $0 != "." }.dropFirst()
    }
  }
}
