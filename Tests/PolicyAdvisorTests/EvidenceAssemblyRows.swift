import DMARC
import PolicyAdvisor
import SenderCatalog

/// Traffic written as the rows of reports, evaluated the way a receiver does.
struct EvidenceAssemblyRows {
  private(set) var traffic = Traffic(domain: "example.com")
  var mode = AlignmentMode.relaxed
  var owner = OwnerWord()

  /// A way of sending: which domains sign, which is in MAIL FROM. All of them pass,
  /// unless it says otherwise.
  struct Mail {
    var address: String?
    var author = "example.com"
    var dkim: [String] = []
    var spf: String?
    var spfResult = AuthResultValue.pass
    var selector: String? = "s1"
    var overrides: [String] = []
    /// Domains whose signatures do not verify.
    var broken: [String] = []
    var brokenResult = AuthResultValue.fail
    /// A bounce has an empty MAIL FROM: SPF is checked for the name of the server.
    var isBounce = false

    func with(_ change: (inout Mail) -> Void) -> Mail {
      var mail = self
      change(&mail)
      return mail
    }
  }

  static let google = Mail(address: "192.0.2.10", dkim: ["example.com"], spf: "example.com")
  static let unauthenticated = Mail(address: "192.0.2.10")
  static let oregon = Mail(
    address: "198.51.100.16", dkim: ["example.com", "amazonses.com"],
    spf: "us-west-2.amazonses.com")
  static let oregonUnsigned = oregon.with { $0.dkim = ["amazonses.com"] }
  static let tokyo = Mail(
    address: "198.51.100.32", dkim: ["amazonses.com"], spf: "ap-northeast-1.amazonses.com")
  static let spoof = Mail(address: "203.0.113.9")

  /// Messages of each day, from `Sample.firstDay` on. Reporters take turns.
  mutating func add(_ mail: Mail, _ messages: [Int]) {
    for (day, count) in messages.enumerated() where count > 0 { add(mail, count, day: day) }
  }

  mutating func add(
    _ mail: Mail, _ messages: Int, day: Int, reporter: String? = nil,
    evaluation: Evaluation? = nil
  ) {
    let results = AuthResults(
      dkim: mail.dkim.map { DKIMResult(domain: $0, selector: mail.selector, value: .pass) }
        + mail.broken.map {
          DKIMResult(domain: $0, selector: mail.selector, value: mail.brokenResult)
        },
      spf: mail.spf.map {
        [SPFResult(domain: $0, scope: mail.isBounce ? .helo : nil, value: mail.spfResult)]
      } ?? [])
    traffic.groups.append(
      TrafficGroup(
        day: Sample.firstDay.advanced(by: day),
        authorDomain: Self.place(of: mail.author, in: &traffic.authorDomains),
        authResults: Self.place(of: results, in: &traffic.authResults),
        reporter: Self.place(of: reporter ?? "reporter \(day % 5)", in: &traffic.reporters),
        evaluation: Self.place(
          of: evaluation ?? evaluated(results, mail), in: &traffic.evaluations),
        messages: messages, sources: traffic.sources.count..<traffic.sources.count + 1))
    traffic.sources.append(
      TrafficSource(place: traffic.place(of: mail.address), messages: messages))
  }

  private func evaluated(_ results: AuthResults, _ mail: Mail) -> Evaluation {
    let alignment = Alignment(
      of: results, authorDomain: mail.author, dkimMode: mode, spfMode: mode,
      organizationalDomain: Self.organization)
    return Evaluation(
      disposition: "none", dkim: alignment.dkim == .aligned ? "pass" : "fail",
      spf: alignment.spf == .aligned ? "pass" : "fail", computed: alignment,
      overrides: mail.overrides)
  }

  /// Evidence of 30 judged days after 45 on the rung.
  func evidence(
    asOf: Int = 32, window: Range<Int> = 0..<30, dwell: Int = 45,
    record: String? = Sample.record(of: .none)
  ) -> DomainEvidence {
    let asOf = Sample.firstDay.advanced(by: asOf)
    let window =
      Sample.firstDay.advanced(
        by: window.lowerBound)..<Sample.firstDay.advanced(by: window.upperBound)
    let policy = PolicyPublished(
      domain: "example.com", policy: Policy.none, dkimAlignment: mode, spfAlignment: mode)
    let naming = SourceNaming(organizationalDomain: Self.organization)
    let sources = naming.name(traffic)
    return EvidenceAssembly(owner: owner).evidence(
      from: traffic, sources: sources, asOf: asOf, window: window,
      published: (2...dwell).reversed().map {
        ShownPolicy(day: asOf.advanced(by: -$0), policy: policy)
      },
      currentRecord: record.flatMap { DMARCRecord($0) },
      amazonSES: naming.amazonSES(in: traffic, sources))
  }

  func source(_ name: String) -> SourceStatistics? {
    evidence().sources.first { $0.name == name }
  }

  /// The last two labels, which is enough for example domains.
  static func organization(_ domain: String) -> String {
    domain.split(separator: ".").suffix(2).joined(separator: ".")
  }

  private static func place<Value: Equatable>(of value: Value, in table: inout [Value]) -> Int {
    if let place = table.firstIndex(of: value) { return place }
    table.append(value)
    return table.count - 1
  }
}

extension Traffic {
  /// The place of an address as the store tells it.
  fileprivate mutating func place(of address: String?) -> TrafficSource.Place {
    let address = address.flatMap { IPAddress($0) }
    if let address, !address.isIPv6 { return .address(ipv4: UInt32(address.low)) }
    let place = TrafficPlace(address)
    let number = otherPlaces.firstIndex(of: place) ?? otherPlaces.count
    if number == otherPlaces.count { otherPlaces.append(place) }
    return .other(Int32(number))
  }
}
