import DMARC
import SenderCatalog

/// Finds forwarders by the owner's signatures. Those that rewrite the envelope pass on mail that keeps
/// the signature and has a MAIL FROM of theirs.
///
/// A sending service may look the same: Amazon SES with Easy DKIM alone never aligns by SPF. But
/// it signs with a key of its own, and mostly once more with its own domain. So a source is a
/// relay only if it has no signature of its own, and if most of what passes carries a selector
/// that another source used on the same day in mail that SPF aligned as well, which no forwarder
/// brings about. Reporters that leave the selector out prove nothing here.
///
/// What they change on the way fails instead: then the same holds for the signature that is broken,
/// whatever SPF says, since many leave the envelope as it was. Anybody can write a broken signature, so
/// it has to be most of what a source sends, listed with `fail`, and name the selector and the day of
/// direct mail (decision.md 2.3).
struct SharedSignatures {
  /// For each source, whether its passing mail carries such signatures.
  private(set) var isRelay: [Bool]
  /// For each source, whether its failing mail does.
  private(set) var breaksSignatures: [Bool]

  private struct Signature: Hashable {
    let domain: String
    let selector: String
  }

  private struct SignatureDay: Hashable {
    let signature: Int
    let day: UTCDay
  }

  private struct ResultsDay: Hashable {
    let authResults: Int
    let day: UTCDay
  }

  /// - Parameter inventory: the days that count; `nil` for all.
  init(
    _ traffic: Traffic, _ sources: NamedSources, _ tallies: [SourceTally],
    in inventory: Range<UTCDay>? = nil
  ) {
    let isRelaying = tallies.indices.map { tallies[$0].looksLikeRelay }
    let isBreaking = tallies.indices.map { tallies[$0].looksLikeBreaker }
    isRelay = Array(repeating: false, count: tallies.count)
    breaksSignatures = isRelay
    // Most sources are of neither kind, and they have millions of shares.
    let isCandidate = tallies.indices.map { isRelaying[$0] || isBreaking[$0] }
    guard isCandidate.contains(true) else { return }
    var numbers: [Signature: Int] = [:]
    let passing = Self.signatures(traffic.authResults, &numbers) { $0 == .pass }
    let failing = Self.signatures(traffic.authResults, &numbers) { $0 == .fail }
    let outcomes = traffic.evaluations.map { EvaluatedOutcome($0) }
    // A relay never has SPF aligned, so what SPF aligns is direct mail, whosever it is.
    let isDirect = outcomes.map { $0.isDKIMPass && $0.isSPFPass }
    var directResults: Set<ResultsDay> = []
    for group in traffic.groups
    where isDirect[group.evaluation] && inventory?.contains(group.day) ?? true {
      directResults.insert(ResultsDay(authResults: group.authResults, day: group.day))
    }
    let direct = Set(
      directResults.flatMap { results in
        passing[results.authResults].map { SignatureDay(signature: $0, day: results.day) }
      })
    var passedOn = Carried()
    var broken = Carried()
    for source in tallies.indices where isCandidate[source] {
      for share in sources.shares(of: source) {
        let group = traffic.groups[Int(share.group)]
        if let inventory, !inventory.contains(group.day) { continue }
        let messages = min(max(0, share.messages), DayCount.mostMessages)
        let signed = outcomes[group.evaluation].isDKIMPass
        guard signed ? isRelaying[source] : isBreaking[source] else { continue }
        let days = (signed ? passing : failing)[group.authResults].map {
          SignatureDay(signature: $0, day: group.day)
        }
        if signed {
          passedOn.append((source, days, messages))
        } else {
          broken.append((source, days, messages))
        }
      }
    }
    for source in Self.mostly(passedOn, among: direct) { isRelay[source] = true }
    for source in Self.mostly(broken, among: direct) { breaksSignatures[source] = true }
  }

  private typealias Carried = [(source: Int, days: [SignatureDay], messages: Int)]

  /// The sources most of whose signed messages carry a signature of direct mail.
  private static func mostly(_ carried: Carried, among direct: Set<SignatureDay>) -> [Int] {
    var lead: [Int: Int] = [:]
    for (source, days, messages) in carried where !days.isEmpty {
      lead[source, default: 0] += days.contains(where: direct.contains) ? messages : -messages
    }
    return lead.filter { $0.value > 0 }.map(\.key)
  }

  /// The signatures of each list with certain results, as numbers.
  private static func signatures(
    _ results: [AuthResults], _ numbers: inout [Signature: Int],
    where matches: (AuthResultValue) -> Bool
  ) -> [[Int]] {
    results.map { results in
      results.dkim.filter { matches($0.value) }.compactMap { result in
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

  fileprivate var looksLikeBreaker: Bool { spfPasses == 0 && 2 * brokenSignatures > messages }
}
