import Testing

@testable import dmarc

@Suite struct NumberTextTests {
  @Test func `100 % means every message, and 0 % none`() {
    #expect(NumberText.percent(16_000_160, of: 16_000_160) == "100.00 %")
    #expect(NumberText.percent(16_000_157, of: 16_000_160) == "99.99 %")
    #expect(NumberText.percent(160, of: 16_000_160) == "< 0.01 %")
    #expect(NumberText.percent(0, of: 16_000_160) == "0.00 %")
    #expect(NumberText.percent(0, of: 0) == "-")
  }

  @Test func `shares that have two digits are not cut`() {
    for hundredths in 0...10_000 {
      let text = NumberText.percent(hundredths, of: 10_000)
      let cents = hundredths % 100
      #expect(text == "\(hundredths / 100).\(cents < 10 ? "0" : "")\(cents) %")
    }
  }

  @Test func `a bound that is next to nothing is zero`() {
    #expect(NumberText.bound(0.000_01) == "0.00 %")
    #expect(NumberText.bound(0.979_96) == "97.99 %")
  }

  @Test func `rates of JSON are cut and shares of loss raised`() {
    #expect((Double(3_999_997) / 4_000_000).cut(toParts: 10_000) == 0.9999)
    #expect(1.0.cut(toParts: 10_000) == 1)
    #expect(0.98.cut(toParts: 10_000) == 0.98)
    #expect((1.0 / 4_000_000).raised(toParts: 10_000) == 0.0001)
    #expect(0.0.raised(toParts: 10_000) == 0)
    #expect(0.03.raised(toParts: 10_000) == 0.03)
  }

  @Test(
    arguments: [
      (0, "1970-01-01T00:00:00Z"), (1_790_899_199, "2026-10-01T23:59:59Z"),
      (-1, "1969-12-31T23:59:59Z"), (951_826_154, "2000-02-29T12:09:14Z"),
    ] as [(Int64, String)])
  func `times are those of RFC 3339`(seconds: Int64, text: String) {
    #expect(TimeText.utc(seconds) == text)
  }

  @Test(arguments: [Int64.min, .max])
  func `no time is too far away to be written`(seconds: Int64) {
    #expect(TimeText.utc(seconds).hasSuffix("Z"))
  }
}
