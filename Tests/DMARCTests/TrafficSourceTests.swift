import DMARC
import Testing

@Suite("Sources of a traffic")
struct TrafficSourceTests {
  @Test(
    "a place and its messages come out as they went in",
    arguments: [
      TrafficSource.Place.address(ipv4: 0xc000_0201), .network(ipv4: 0xffff_ff00), .other(0),
      .other(.max),
    ], [0, 1, 65_535, 1 << 32 - 1, 1 << 32, 1_000_000_000_000, -1, -(1 << 40)])
  func placesAndMessagesAreKept(place: TrafficSource.Place, messages: Int) {
    let source = TrafficSource(place: place, messages: messages)
    #expect(source.place == place)
    #expect(source.messages == messages)
  }

  @Test("more messages than can be kept are the most that can", arguments: [1 << 61, Int.max])
  func tooManyMessagesAreBounded(messages: Int) {
    let source = TrafficSource(place: .network(ipv4: 256), messages: messages)
    #expect(source.messages == 1 << 61 - 1)
    #expect(source.place == .network(ipv4: 256))
  }

  @Test("fewer than can be kept likewise")
  func tooFewMessagesAreBounded() {
    #expect(TrafficSource(place: .other(3), messages: .min).messages == -(1 << 61))
  }
}
