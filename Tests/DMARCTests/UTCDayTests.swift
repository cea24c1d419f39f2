import DMARC
import Testing

@Suite struct UTCDayTests {
  @Test(arguments: [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
    ("2024-02-29", 19_782), ("1900-03-01", -25_508), ("2100-03-01", 47_541),
    ("1600-02-29", -135_081), ("2026-01-31", 20_484), ("0001-01-01", -719_162),
    ("9999-12-31", 2_932_896),
  ])
  func `a date is a number of days and the number is the date`(text: String, number: Int) {
    #expect(UTCDay(text)?.number == number)
    #expect(UTCDay(number: number).description == text)
  }

  @Test func `every day of four centuries follows the one before it`() {
    var number = -135_140  // 1600-01-01
    for year in 1600..<2000 {
      let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
      for (month, days) in [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        .enumerated()
      {
        for day in 1...days {
          let text = "\(year)-\(month < 9 ? "0" : "")\(month + 1)-\(day < 10 ? "0" : "")\(day)"
          if UTCDay(text)?.number != number || UTCDay(number: number).description != text {
            Issue.record("\(text) is day \(number)")
            return
          }
          number += 1
        }
      }
    }
  }

  @Test(arguments: [
    "", "2026", "2026-01", "2025-02-29", "1900-02-29", "2026-04-31", "2026-00-10", "2026-13-01",
    "2026-01-00", "2026-01-32", "2026-1-01", "2026-01-1", "26-01-01", "12026-01-01", "2026/01/31",
    " 2026-01-31", "2026-01-31 ", "2026-01-31T00:00:00Z", "+026-01-31", "-026-01-31",
    "２０２６-01-31", "2026-01-31-", "today",
  ])
  func `what is not a date is no day`(text: String) {
    #expect(UTCDay(text) == nil)
  }

  @Test(
    arguments: [
      (0, 0), (1, 0), (86_399, 0), (86_400, 1), (-1, -1), (-86_400, -1), (-86_401, -2),
      (1_788_134_400, 20_696), (1_788_134_399, 20_695),
    ] as [(Int64, Int)])
  func `a moment belongs to the day that began before it`(seconds: Int64, number: Int) {
    #expect(UTCDay(epochSeconds: seconds).number == number)
  }

  @Test(arguments: [-20_000, -1, 0, 20_696])
  func `a day starts at its first second`(number: Int) {
    let day = UTCDay(number: number)
    #expect(UTCDay(epochSeconds: day.start) == day)
    #expect(UTCDay(epochSeconds: day.start - 1) == day.advanced(by: -1))
    #expect(UTCDay(epochSeconds: day.start + 86_399) == day)
  }

  @Test func `days are counted across a leap day`() throws {
    let before = try #require(UTCDay("2028-02-28"))
    let after = try #require(UTCDay("2028-03-01"))
    #expect(before.distance(to: after) == 2)
    #expect((before..<after).map(\.description) == ["2028-02-28", "2028-02-29"])
  }

  /// Report times are whatever a reporter writes.
  @Test func `the first and the last moment that an integer can name are in some day`() async {
    await #expect(processExitsWith: .success) {
      precondition(UTCDay(epochSeconds: .min) < UTCDay(epochSeconds: .max))
    }
  }
}
