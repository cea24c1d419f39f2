import DMARC
import ReportStore
import Testing

@Suite struct AddressNamesQuestionTests {
  private static func address(_ text: String) throws -> IPAddress {
    try #require(IPAddress(text))
  }

  private static func name(
    _ address: String, _ name: String?, isConfirmed: Bool = false, isAnswered: Bool = true,
    at time: Int64 = 1_000
  ) throws -> AddressName {
    AddressName(
      address: try Self.address(address), name: name, isConfirmed: isConfirmed,
      isAnswered: isAnswered, checkedAt: time)
  }

  /// What is kept of the first address.
  private static func names(in temporary: TemporaryStore) throws -> [AddressName] {
    try Array(temporary.store.addressNames(for: [address("192.0.2.1")]).values)
  }

  @Test func `names are kept as they were found out`() throws {
    let temporary = try TemporaryStore()
    let names = [
      try Self.name("192.0.2.1", "mail.example.com", isConfirmed: true),
      try Self.name("192.0.2.2", "mx.claimed.example"), try Self.name("192.0.2.3", nil),
      try Self.name("192.0.2.4", nil, isAnswered: false),
      try Self.name("2001:db8::1", "six.example.com", isConfirmed: true),
    ]
    try temporary.store.save(names)
    let all = try temporary.store.addressNames(for: names.map(\.address))
    #expect(Set(all.values) == Set(names))
    #expect(all.allSatisfy { $0.key == $0.value.address })
    let some = try temporary.store.addressNames(
      for: [names[0].address, names[4].address, try Self.address("192.0.2.9")])
    #expect(Set(some.values) == [names[0], names[4]])
    #expect(try temporary.store.addressNames(for: []).isEmpty)
  }

  @Test func `a later answer replaces an earlier one`() throws {
    let temporary = try TemporaryStore()
    try temporary.store.save([try Self.name("192.0.2.1", "a.example", isConfirmed: true)])
    try temporary.store.save([try Self.name("192.0.2.1", nil, at: 2_000)])
    #expect(try Self.names(in: temporary) == [try Self.name("192.0.2.1", nil, at: 2_000)])
  }

  @Test func `without an answer the name that is known stays`() throws {
    let temporary = try TemporaryStore()
    try temporary.store.save([try Self.name("192.0.2.1", "a.example", isConfirmed: true)])
    try temporary.store.save([try Self.name("192.0.2.1", nil, isAnswered: false, at: 2_000)])
    #expect(
      try Self.names(in: temporary) == [
        try Self.name("192.0.2.1", "a.example", isConfirmed: true, isAnswered: false, at: 2_000)
      ])
  }

  @Test func `the view shows names that people can read`() throws {
    let temporary = try TemporaryStore()
    try temporary.store.save([
      try Self.name("192.0.2.1", "mail.example.com", isConfirmed: true, at: 1_788_350_400),
      try Self.name("2001:db8::1", nil, at: 1_788_350_400),
    ])
    #expect(
      try temporary.rows("SELECT * FROM address_name_view ORDER BY name DESC") == [
        "192.0.2.1|mail.example.com|1|1|2026-09-02 12:00:00",
        "2001:0db8:0000:0000:0000:0000:0000:0001|-|0|1|2026-09-02 12:00:00",
      ])
  }
}
