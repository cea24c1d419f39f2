import DMARC
import ReportParser
import Testing

@Suite struct FieldTextTests {
  private func read(_ domain: String) -> String? {
    let identifiers = "<identifiers><header_from>\(domain)</header_from></identifiers>"
    let report = ReadReport(ReportXML.report(ReportXML.record(identifiers: identifiers)))
    // What is no name of a host is told as it was read.
    return report.records.first?.headerFrom ?? report.deviations.first?.found
  }

  /// Letters are looked at eight at a time, so each place of eight is tried.
  @Test(arguments: 1...20)
  func `a capital is made small wherever it stands`(length: Int) {
    let small = String(repeating: "a", count: length)
    for place in 0..<length {
      for (capital, letter) in [("A", "a"), ("Z", "z")] {
        let text = small.prefix(place) + capital + small.dropFirst(place + 1)
        #expect(read(text + "") == small.prefix(place) + letter + small.dropFirst(place + 1))
      }
    }
  }

  /// The neighbours of the letters in ASCII, and those 128 higher in UTF-8.
  @Test(arguments: ["@[`{_-", "a[b@c`d{e.example", "0123456789-_.example"])
  func `nothing else is changed`(text: String) {
    #expect(read(text) == text)
  }

  @Test func `letters beyond ASCII are found behind any others`() {
    #expect(read("Bücher.Example.") == "xn--bcher-kva.example")
    #expect(read("mail.a.Bücher.example") == "mail.a.xn--bcher-kva.example")
  }
}
