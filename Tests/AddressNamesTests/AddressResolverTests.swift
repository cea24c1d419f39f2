import AddressNames
import DMARC
import LoopbackNameServer
import Testing

/// Against unbound on loopback, which answers for documentation addresses.
@Suite struct AddressResolverTests {
  private static let records = [
    "1.2.0.192.in-addr.arpa. PTR mail.example.com.", "mail.example.com. A 192.0.2.1",
    // A name whose addresses are others.
    "2.2.0.192.in-addr.arpa. PTR mx.claimed.example.", "mx.claimed.example. A 203.0.113.9",
    // The second of two names is the right one.
    "3.2.0.192.in-addr.arpa. PTR a.example.net.", "3.2.0.192.in-addr.arpa. PTR b.example.net.",
    "b.example.net. A 192.0.2.3", "b.example.net. A 192.0.2.33",
    // What nobody may be shown.
    #"4.2.0.192.in-addr.arpa. PTR \027[31mevil\032name.example."#,
    // A name that is not there.
    "5.2.0.192.in-addr.arpa. PTR gone.example.org.",
    // The name's server does not answer.
    "6.2.0.192.in-addr.arpa. PTR mail.silent.example.",
    // An alias into a zone of the customer's (RFC 2317).
    "7.2.0.192.in-addr.arpa. CNAME 7.customer.example.",
    "7.customer.example. PTR mail.example.org.",
    "mail.example.org. A 192.0.2.7",
    // As records of IPv6 are found under ip6.arpa.
    "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. PTR six.example.com.",
    "six.example.com. AAAA 2001:db8::1", "six.example.com. A 192.0.2.1",
  ]

  /// A server with the records above.
  private static func server() throws -> LoopbackNameServer {
    try LoopbackNameServer(
      records: records, silent: ["113.0.203.in-addr.arpa.", "silent.example."],
      failing: ["100.51.198.in-addr.arpa."])
  }

  private static func settings(_ server: LoopbackNameServer) -> ResolverSettings {
    var settings = ResolverSettings()
    settings.server = ServerAddress(server.address)
    settings.questionsPerSecond = 1_000
    settings.timeout = 1
    return settings
  }

  /// What is found out about addresses, as `name`, `name?` when it is not confirmed, `-` without one
  /// and `!` without an answer.
  private static func resolve(
    _ texts: [String], _ settings: ResolverSettings
  ) throws -> (names: [String: String], progress: AddressResolver.Progress) {
    var names: [String: String] = [:]
    let addresses = texts.compactMap { IPAddress($0) }
    let progress = try AddressResolver(settings).resolve(
      addresses, now: { 1_790_000_000 },
      found: { name in
        let text = name.name.map { name.isConfirmed ? $0 : $0 + "?" } ?? "-"
        names[name.address.description] = name.isAnswered ? text : "!"
        #expect(name.checkedAt == 1_790_000_000)
      }, progress: { _ in true })
    return (names, progress)
  }

  @Test(arguments: [
    ("192.0.2.1", "mail.example.com"), ("192.0.2.2", "mx.claimed.example?"),
    ("192.0.2.3", "b.example.net"), ("192.0.2.4", "-"), ("192.0.2.5", "gone.example.org?"),
    ("192.0.2.6", "mail.silent.example?"), ("192.0.2.7", "mail.example.org"),
    ("192.0.2.200", "-"), ("2001:db8::1", "six.example.com"), ("2001:db8::2", "-"),
    ("203.0.113.1", "!"), ("198.51.100.1", "!"),
  ])
  func `an address has the name that its own addresses confirm`(
    address: String, name: String
  ) throws {
    let server = try Self.server()
    #expect(try Self.resolve([address], Self.settings(server)).names == [address: name])
  }

  @Test func `many addresses are looked up at once, each for itself`() throws {
    let server = try Self.server()
    let addresses =
      (1...250).map { "192.0.2.\($0)" } + ["2001:db8::1", "203.0.113.1", "203.0.113.2"]
    let (names, progress) = try Self.resolve(addresses, Self.settings(server))
    #expect(names.count == 253)
    #expect(names["192.0.2.1"] == "mail.example.com")
    #expect(names["2001:db8::1"] == "six.example.com")
    #expect(names["203.0.113.2"] == "!")
    #expect(names["192.0.2.250"] == "-")
    #expect(progress.addresses == 253)
    #expect(progress.named == 7)
    #expect(progress.confirmed == 4)
    #expect(progress.unanswered == 2)
    #expect(!progress.isSilent && !progress.tookTooLong)
  }

  @Test func `no more questions are asked in a second than allowed`() throws {
    let server = try Self.server()
    var settings = Self.settings(server)
    settings.questionsPerSecond = 20
    let start = ContinuousClock.now
    let progress = try Self.resolve((100...130).map { "192.0.2.\($0)" }, settings).progress
    #expect(progress.addresses == 31)
    // Thirty-one questions have thirty pauses between them.
    #expect(ContinuousClock.now - start > .milliseconds(1_400))
  }

  @Test func `a server that never answers is given up`() throws {
    let server = try Self.server()
    var settings = Self.settings(server)
    settings.timeout = 0.3
    let start = ContinuousClock.now
    let progress = try Self.resolve((1...200).map { "203.0.113.\($0)" }, settings).progress
    #expect(progress.isSilent)
    #expect(progress.unanswered >= 16 && progress.addresses < 200)
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test func `the time for all addresses is bounded`() throws {
    let server = try Self.server()
    var settings = Self.settings(server)
    settings.seconds = 0.5
    settings.timeout = 60
    settings.atOnce = 1
    let start = ContinuousClock.now
    let (names, progress) = try Self.resolve(["192.0.2.1", "203.0.113.1", "192.0.2.3"], settings)
    #expect(progress.tookTooLong)
    #expect(names == ["192.0.2.1": "mail.example.com"])
    #expect(ContinuousClock.now - start < .seconds(10))
  }

  @Test func `whoever asks can end it`() throws {
    let server = try Self.server()
    var asked = 0
    let progress = try AddressResolver(Self.settings(server)).resolve(
      (1...200).compactMap { IPAddress("203.0.113.\($0)") }, now: { 0 },
      found: { (_: AddressName) in },
      progress: { _ in
        asked += 1
        return asked < 3
      })
    #expect(asked == 3)
    #expect(progress.addresses == 0)
  }

  @Test func `nothing is asked where there is nothing to ask`() throws {
    let progress = try Self.resolve([], ResolverSettings()).progress
    #expect(progress.addresses == 0)
  }
}
