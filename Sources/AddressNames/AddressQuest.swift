import DMARC

/// What is known of the names of one address so far: first its names are asked for, then the
/// addresses of each (forward-confirmed reverse DNS; RFC 8601, section 2.7.3, `iprev`).
struct AddressQuest {
  let address: IPAddress
  /// Names that are still to be confirmed, in the order of letters, so that the same answers make the
  /// same name.
  private var names: [String] = []
  private var first: String?
  private var confirmed: String?
  private var isFailed = false
  private var hasBegun = false

  init(_ address: IPAddress) { self.address = address }

  /// What is to be asked next; `nil` when all is known.
  var question: DNSQuestion? {
    guard !isFailed, confirmed == nil else { return nil }
    guard hasBegun else { return DNSQuestion(name: address.reverseName, kind: .ptr) }
    // The final dot keeps a resolver from adding the domain of the system.
    return names.first.map { DNSQuestion(name: $0 + ".", kind: address.isIPv6 ? .aaaa : .a) }
  }

  /// - Parameter most: names that are tried.
  mutating func take(_ answer: DNSAnswer, most: Int) {
    guard hasBegun else {
      hasBegun = true
      switch answer {
      case .failed: isFailed = true
      case .records(let records):
        let all = Set(records.compactMap(HostName.text(wire:))).sorted()
        names = Array(all.prefix(most))
        first = names.first
      }
      return
    }
    guard let name = names.first else { return }
    names.removeFirst()
    // A name whose own server does not answer is a name that is not confirmed.
    if case .records(let records) = answer, records.contains(address.bytes) { confirmed = name }
  }

  func name(at time: Int64) -> AddressName {
    AddressName(
      address: address, name: confirmed ?? first, isConfirmed: confirmed != nil,
      isAnswered: !isFailed, checkedAt: time)
  }
}
