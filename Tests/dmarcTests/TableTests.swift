import Testing

@testable import dmarc

@Suite struct TableTests {
  private static let table = Table(
    columns: [
      .init(title: "Name", shortening: .end, least: 8),
      .init(title: "Path", shortening: .start, least: 8),
      .init(title: "Count", alignment: .right), .init(title: "Rate", alignment: .right, weight: 2),
      .init(title: "Seen", weight: 1), .init(title: "Reason", shortening: .below),
    ],
    rows: [
      [
        "newsletter.example.com", "reports/2026/october.zip", "12", "100.00 %", "2026-10-01",
        "it is encrypted",
      ],
      ["short", "a.xml", "1", "0.00 %", "", ""],
    ])

  @Test func `a table that fits is whole`() {
    let text = """
      Name                    Path                      Count      Rate  Seen        Reason
      newsletter.example.com  reports/2026/october.zip     12  100.00 %  2026-10-01  it is encrypted
      short                   a.xml                         1    0.00 %

      """
    #expect(Self.table.text(columns: nil) == text)
    #expect(Self.table.text(columns: 94) == text)
  }

  @Test func `sentences go below their rows first`() {
    #expect(
      Self.table.text(columns: 93) == """
        Name                    Path                      Count      Rate  Seen
        newsletter.example.com  reports/2026/october.zip     12  100.00 %  2026-10-01
            it is encrypted
        short                   a.xml                         1    0.00 %

        """)
  }

  @Test func `the widest texts are shortened next, paths at their start`() {
    #expect(
      Self.table.text(columns: 60) == """
        Name            Path             Count      Rate  Seen
        newsletter.ex…  …26/october.zip     12  100.00 %  2026-10-01
            it is encrypted
        short           a.xml                1    0.00 %

        """)
  }

  @Test func `the lightest columns are left out when texts would get too short`() {
    #expect(
      Self.table.text(columns: 43) == """
        Name          Path          Count      Rate
        newsletter.…  …october.zip     12  100.00 %
            it is encrypted
        short         a.xml             1    0.00 %
        Left out for want of room: Seen.

        """)
    #expect(
      Self.table.text(columns: 30) == """
        Name        Path         Count
        newslette…  …ctober.zip     12
            it is encrypted
        short       a.xml            1
        Left out for want of room:
        Rate, Seen.

        """)
  }

  /// Nothing else is left to give up.
  @Test func `numbers, titles and columns without a weight stay on the narrowest terminal`() {
    let lines = Self.table.text(columns: 1).split(separator: "\n")
    #expect(lines[0] == "Name      Path      Count")
    #expect(lines[1] == "newslet…  …ber.zip     12")
  }

  @Test func `CSV knows no terminal`() {
    #expect(
      Self.table.csv.split(separator: "\r\n").first == "name,path,count,rate,seen,reason")
  }
}
