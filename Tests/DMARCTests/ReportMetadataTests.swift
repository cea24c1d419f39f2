import DMARC
import Testing

@Suite struct ReportMetadataTests {
  /// 2026-08-31T00:00:00Z
  private static let midnight: Int64 = 1_788_134_400

  /// Seconds from midnight to the beginning, length, and the day: the shapes of reports.md 5.4.
  @Test(
    arguments: [
      (0, 86_399, "2026-08-31"),  // to 23:59:59 (Google, Yahoo, Mimecast)
      (0, 86_400, "2026-08-31"),  // to the next midnight (Microsoft, Amazon)
      (4, 86_404, "2026-08-31"),  // some seconds more than a day (Cisco ESA)
      (0, 86_438, "2026-08-31"),
      (5 * 3_600, 86_400, "2026-08-31"),  // American midnights
      (8 * 3_600, 86_399, "2026-08-31"),
      (15 * 3_600, 86_400, "2026-09-01"),  // Japan's midnight
      (22 * 3_600, 86_399, "2026-09-01"),  // Central Europe's, in summer
      (-3_600, 86_400, "2026-08-31"),  // … and in winter
      (47_259, 0, "2026-08-31"),  // one moment (GoDaddy)
      (86_399, 1, "2026-08-31"),
      (0, 3_600, "2026-08-31"),
      (0, 24 * 86_400, "2026-09-12"),  // Trustwave, 24 days
    ] as [(Int64, Int64, String)])
  func `a period counts for the day of its midpoint`(start: Int64, length: Int64, day: String) {
    let begin = Self.midnight + start
    #expect(DateRange(begin: begin, end: begin + length).day.description == day)
  }

  @Test(
    arguments: [
      (0, 86_400, true),
      (0, 0, true),
      (0, -1, false),
      // 2011-01-01, and the second before it
      (1_293_840_000 - 1_788_134_400, 0, true),
      (1_293_839_999 - 1_788_134_400, 0, false),
      // Two days ahead of now, and a second more
      (0, 2 * 86_400, true),
      (0, 2 * 86_400 + 1, false),
    ] as [(Int64, Int64, Bool)])
  func `a period is believed or not`(begin: Int64, end: Int64, isPlausible: Bool) {
    let range = DateRange(begin: Self.midnight + begin, end: Self.midnight + end)
    #expect(range.isPlausible(now: Self.midnight) == isPlausible)
  }

  /// `<begin>-9223372036854775807</begin><end>9223372036854775</end>` is read as such a range.
  @Test(
    arguments: [
      (.min, .max), (.max, .min), (.min, .min), (.max, .max),
      (-9_223_372_036_854_775_807, 9_223_372_036_854_775),
    ] as [(Int64, Int64)])
  func `a period that nobody can mean has a day and is not believed`(begin: Int64, end: Int64) async
  {
    await #expect(processExitsWith: .success) { [begin, end] in
      let range = DateRange(begin: begin, end: end)
      _ = range.day
      precondition(!range.isPlausible(now: 1_788_134_400))
    }
  }
}
