import DMARC
import Testing

/// The order is told by addresses alone, so it is checked against a plain sort of them.
struct PlaceOrderTests {
  @Test func `a network stands before its addresses, and what has no address last`() {
    var traffic = Traffic(domain: "example.com")
    traffic.otherPlaces = [
      TrafficPlace(nil), TrafficPlace(IPAddress("2001:db8::7")),
      TrafficPlace(IPAddress("2001:db8::"), isNetwork: true), TrafficPlace(nil, isNetwork: true),
      TrafficPlace(IPAddress("2001:db8::")), TrafficPlace(IPAddress("2001:db7:ffff:1::1")),
    ]
    traffic.sources = traffic.otherPlaces.indices.map { Self.source(.other(Int32($0))) }
    traffic.sources += [
      Self.source(.address(ipv4: 0xc633_6400)), Self.source(.network(ipv4: 0xc633_6400)),
      Self.source(.address(ipv4: 0xc000_0201)), Self.source(.address(ipv4: 0xc633_6401)),
    ]
    let order = PlaceOrder(traffic, of: Self.all(traffic))
    #expect(
      Self.names(order, traffic) == [
        "0 192.0.2.1", "1 198.51.100.0/24", "1 198.51.100.0", "1 198.51.100.1",
        "2 2001:db7:ffff:1::1", "3 2001:db8::/48", "3 2001:db8::", "3 2001:db8::7",
        "-1 unknown", "-1 unknown",
      ])
  }

  /// Few sources and many are sorted by different means.
  @Test(arguments: [0, 1, 300, 2_049, 20_000]) func `sources of a place keep their order`(
    count: Int
  ) {
    var generator = SystemRandomNumberGenerator()
    var traffic = Traffic(domain: "example.com")
    traffic.sources = (0..<count).map { _ in
      let address = UInt32.random(in: .min ... .max, using: &generator) & 0x8003_03ff
      return Self.source(
        Bool.random(using: &generator)
          ? .address(ipv4: address) : .network(ipv4: address & 0xffff_ff00))
    }
    let wanted = Self.all(traffic).filter { _ in Int.random(in: 0..<5, using: &generator) > 0 }
    let order = PlaceOrder(traffic, of: wanted)

    let expected = wanted.indices.sorted { left, right in
      let (one, other) = (
        Self.key(traffic.sources[Int(wanted[left])]), Self.key(traffic.sources[Int(wanted[right])])
      )
      return one == other ? left < right : one < other
    }
    #expect(order.sources.map { Int($0) } == expected)
    #expect(order.runs.flatMap { Array($0.sources) } == (0..<Int32(wanted.count)).map { $0 })
    for run in order.runs {
      let places = run.sources.map {
        traffic.sources[Int(wanted[Int(order.sources[Int($0)])])].place
      }
      #expect(places.allSatisfy { $0 == run.place })
    }
    #expect(Set(order.runs.map(\.place)).count == order.runs.count)
    let networks = Set(wanted.map { Self.key(traffic.sources[Int($0)]) >> 9 }).count
    #expect((order.runs.last?.network ?? -1) + 1 == Int32(networks))
  }

  private static func source(_ place: TrafficSource.Place) -> TrafficSource {
    TrafficSource(place: place, messages: 1)
  }

  private static func all(_ traffic: Traffic) -> [Int32] {
    traffic.sources.indices.map { Int32($0) }
  }

  private static func key(_ source: TrafficSource) -> UInt64 {
    switch source.place {
    case .address(let address): UInt64(address) * 2 + 1
    case .network(let address): UInt64(address) * 2
    case .other: .max
    }
  }

  private static func names(_ order: PlaceOrder, _ traffic: Traffic) -> [String] {
    order.runs.map { run in
      let place = traffic.place(run.place)
      let name = place.address.map { place.isNetwork ? $0.network : $0.description } ?? "unknown"
      return "\(run.network) \(name)"
    }
  }
}
