import DMARC
import SenderCatalog

/// Finds forwarders that rewrite the envelope: what they pass on keeps the owner's signature and
/// has a MAIL FROM of theirs.
///
/// A sending service may look the same: Amazon SES with Easy DKIM alone never aligns by SPF. But
/// it signs with a key of its own, and mostly once more with its own domain. So a source is a
/// relay only if it has no signature of its own, and if most of what passes carries a selector
/// that another source used on the same day in mail that SPF aligned as well, which no forwarder
/// brings about. Reporters that leave the selector out prove nothing here.
struct SharedSignatures {
  /// Places of sources.
  private(set) var relays: Set<Int> = []

  private struct Signature: Hashable {
    let domain: String
    let selector: String
  }

  private struct SignatureDay: Hashable {
    let signature: Int
    let day: UTCDay
  }

  init(_ traffic: Traffic, _ sources: NamedSources, _ tallies: [SourceTally]) {
    let candidates = Set(tallies.indices.filter { tallies[$0].looksLikeRelay })
    guard !candidates.isEmpty else { return }
    let signatures = Self.signatures(traffic.authResults)
    let outcomes = traffic.evaluations.map { EvaluatedOutcome($0) }
    var direct: Set<SignatureDay> = []
    var passedOn: [(source: Int, days: [SignatureDay], messages: Int)] = []
    for share in sources.shares {
      let (group, source) = (traffic.groups[Int(share.group)], Int(share.source))
      let outcome = outcomes[group.evaluation]
      let isCandidate = candidates.contains(source)
      guard outcome.isDKIMPass, isCandidate || outcome.isSPFPass else { continue }
      let days = signatures[group.authResults].map {
        SignatureDay(signature: $0, day: group.day)
      }
      if !isCandidate {
        direct.formUnion(days)
      } else if !days.isEmpty {
        passedOn.append((source, days, min(max(0, share.messages), DayCount.mostMessages)))
      }
    }
    var lead: [Int: Int] = [:]
    for (source, days, messages) in passedOn {
      lead[source, default: 0] += days.contains(where: direct.contains) ? messages : -messages
    }
    relays = Set(lead.filter { $0.value > 0 }.keys)
  }

  /// The passing signatures of each list of results, as numbers.
  private static func signatures(_ results: [AuthResults]) -> [[Int]] {
    var numbers: [Signature: Int] = [:]
    return results.map { results in
      results.dkim.filter { $0.value == .pass }.compactMap { result in
        guard let domain = result.domain, let selector = result.selector else { return nil }
        let signature = Signature(domain: domain, selector: selector)
        let number = numbers[signature] ?? numbers.count
        numbers[signature] = number
        return number
      }
    }
  }
}

extension SourceTally {
  fileprivate var looksLikeRelay: Bool {
    passes > 0 && spfPasses == 0 && withForeignSignature == 0 && 2 * withForeignMailFrom > messages
  }
}
