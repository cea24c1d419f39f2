import Foundation
import Testing

/// Documents that are made for a parser to keep what it reads.
struct HostileXMLTests {
  private static let report = SampleXML.report(reportID: "wide")
  private static let spaces = [UInt8](repeating: 32, count: 1 << 20)

  /// Imports a document, and gives what became of it.
  private func imported(_ pieces: some Sequence<[UInt8]>) throws -> LedgerRow {
    let folder = try HostileFolder()
    try folder.write(pieces: pieces, as: "wide.xml")
    _ = try folder.run()
    return try #require(try folder.ledger().first { $0.path.hasSuffix("/wide.xml") })
  }

  /// Imports the report with a hundred megabytes of white space in front of some text of it.
  private func imported(wideBefore text: String) throws -> LedgerRow {
    let place = try #require(Self.report.range(of: text)).lowerBound
    let (start, end) = (Array(Self.report[..<place].utf8), Array(Self.report[place...].utf8))
    return try imported([start] + repeatElement(Self.spaces, count: 100) + [end])
  }

  @Test func `white space between elements and behind a report costs nothing of it`() throws {
    #expect(try imported(wideBefore: "<record>").outcome == "stored")
    let end = repeatElement(Self.spaces, count: 100)
    #expect(try imported([Array(Self.report.utf8)] + end).outcome == "stored")
  }

  /// Where a megabyte of white space cannot be part of a text, nothing behind it is read.
  @Test(arguments: [
    ("?>", "refused", "not_xml"), ("<feedback>", "refused", "not_xml"),
    ("><report_metadata>", "refused", "markup_too_long"),
    (">\n</feedback>", "refused", "markup_too_long"),
  ])
  func `white space inside tags and before the first one ends a document`(
    text: String, outcome: String, reason: String?
  ) throws {
    let row = try imported(wideBefore: text)
    #expect(row.outcome == outcome)
    #expect(row.reason == reason)
  }

  /// libxml2 compares the attributes of a tag each with each: a hundred thousand took half a minute.
  @Test func `a tag with very many attributes ends a document, and the next is read`() throws {
    let tag = "<n " + (0..<100_000).map { "a\($0)=''" }.joined(separator: " ") + "/>"
    let end = try #require(Self.report.range(of: "</feedback>")).lowerBound
    let folder = try HostileFolder()
    try folder.write(
      pieces: [Array((Self.report[..<end] + tag + Self.report[end...]).utf8)], as: "wide.xml")
    let answer = try folder.run()
    #expect(answer.time < .seconds(20))
    let rows = try folder.ledger()
    let row = rows.first { $0.path.hasSuffix("/wide.xml") }
    #expect(row?.outcome == "refused")
    #expect(row?.reason == "too_many_attributes")
    #expect(rows.count { $0.outcome.hasPrefix("stored") } == rows.count - 1)
  }

  /// What is behind a megabyte of names is not read.
  @Test(arguments: ["<n%/>", "<n a%=''/>", "<n xmlns:a%=''/>"])
  func `made-up names take little memory, however many they are`(pattern: String) throws {
    let end = try #require(Self.report.range(of: "</feedback>")).lowerBound
    let names = (0..<20).lazy.map { piece in
      let numbers = (0..<10_000).map { piece * 10_000 + $0 }
      return Array(numbers.map { pattern.replacing("%", with: "\($0)") }.joined().utf8)
    }
    let row = try imported(
      [Array(Self.report[..<end].utf8)] + names + [Array(Self.report[end...].utf8)])
    #expect(row.outcome == "refused")
    #expect(row.reason == "too_many_names")
  }
}
