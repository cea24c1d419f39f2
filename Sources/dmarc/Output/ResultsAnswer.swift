import DMARC
import SenderCatalog

/// What was authenticated beside mail of an address, and how much mail that was.
struct ResultsAnswer: Encodable {
  struct Signature: Encodable {
    @ExplicitNull var domain: String?
    @ExplicitNull var selector: String?
    @ExplicitNull var result: String?
  }

  struct Sender: Encodable {
    @ExplicitNull var domain: String?
    @ExplicitNull var scope: String?
    @ExplicitNull var result: String?
  }

  /// Every signature, by `d=` and selector.
  var dkim: [Signature]
  /// The MAIL FROM domain, or that of HELO.
  var spf: [Sender]
  var messages: Int
  var dmarcPass: Int

  private init(_ results: AuthResults, _ count: (messages: Int, passes: Int)) {
    dkim = results.dkim.map {
      Signature(domain: $0.domain, selector: $0.selector, result: $0.word)
    }
    spf = results.spf.map {
      Sender(domain: $0.domain, scope: $0.scope?.word, result: $0.word)
    }
    (messages, dmarcPass) = count
  }

  /// - Returns: for each source, the most frequent first.
  static func all(
    of shares: [SourceShare], in traffic: Traffic, sources: Int
  ) -> [[ResultsAnswer]] {
    // Two lists of the store may read alike.
    var places: [AuthResults: Int] = [:]
    for (index, results) in traffic.authResults.enumerated() where places[results] == nil {
      places[results] = index
    }
    let place = traffic.authResults.map { places[$0] ?? 0 }
    let isPass = traffic.evaluations.map(\.isPass)
    var counts: [[Int: (messages: Int, passes: Int)]] = Array(repeating: [:], count: sources)
    for share in shares {
      let group = traffic.groups[Int(share.group)]
      var count = counts[Int(share.source)][place[group.authResults]] ?? (0, 0)
      count.messages += share.messages
      if isPass[group.evaluation] { count.passes += share.messages }
      counts[Int(share.source)][place[group.authResults]] = count
    }
    return counts.map { counts in
      counts.sorted { ($1.value.messages, $0.key) < ($0.value.messages, $1.key) }
        .map { ResultsAnswer(traffic.authResults[$0.key], $0.value) }
    }
  }
}
