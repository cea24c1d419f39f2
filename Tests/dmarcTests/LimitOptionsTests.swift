import ContainerWriters
import Testing

/// Each limit by its option: a file at it is taken, a file one beyond it is refused, and the message
/// names the option.
struct LimitOptionsTests {
  /// A file, the option of the limit that it reaches, and where it reaches it.
  struct Limit: CustomTestStringConvertible {
    var option: String
    var value: Int
    var file: [UInt8]

    var testDescription: String { option }
  }

  private static let report = Array(SampleXML.report().utf8)

  private static func gzip(_ layers: Int) -> [UInt8] {
    (0..<layers).reduce(report) { bytes, _ in Deflate.gzip(bytes) }
  }

  private static func xz(exponent: UInt8) -> [UInt8] {
    DictionarySize.xz(ArchiveWriter.packed(report, .xz), exponent: exponent)
  }

  private static func zstd(exponent: UInt8) -> [UInt8] {
    DictionarySize.zstd(ArchiveWriter.packed(report, .zstd), exponent: exponent)
  }

  private static func zip(_ count: Int) -> [UInt8] {
    ZipWriter.archive(
      (0..<count).map { .stored("\($0)", Array(SampleXML.report(reportID: "\($0)").utf8)) })
  }

  /// A header of so many bytes, its fields' line ends included.
  private static func message(header: Int) -> [UInt8] {
    let start = "From: a@receiver.example\nContent-Type: text/xml\nX-Long: "
    let rest = String(repeating: "y", count: header - start.utf8.count - 1)
    return Array("\(start)\(rest)\n\n".utf8) + report
  }

  private static func message(parts: Int) -> [UInt8] {
    let start = "From: a@receiver.example\nContent-Type: multipart/mixed; boundary=b\n"
    let part = "\n--b\nContent-Type: text/xml\n\n\(SampleXML.report())\n"
    return Array((start + String(repeating: part, count: parts) + "--b--\n").utf8)
  }

  /// The report is as deep as the multiparts and itself.
  private static func message(depth: Int) -> [UInt8] {
    let fields = (1..<depth).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }
    let start = "From: a@receiver.example\n" + fields.joined() + "Content-Type: text/xml\n\n"
    return Array(start.utf8) + report
  }

  private static func mailbox(_ messages: Int) -> [UInt8] {
    let line = Array("From a@receiver.example Thu Oct  1 06:00:00 2026\n".utf8)
    return (0..<messages).flatMap { _ in line + message(parts: 1) + [10] }
  }

  private static func elements(_ depth: Int) -> [UInt8] {
    let inner = (1..<depth).reduce("") { text, _ in "<a>\(text)</a>" }
    return Array(SampleXML.report(policy: "<p>none</p>" + inner).utf8)
  }

  private static func records(_ count: Int) -> [UInt8] {
    Array(SampleXML.report(record: String(repeating: SampleXML.record(), count: count)).utf8)
  }

  private static let limits = [
    Limit(option: "--max-file-bytes", value: report.count, file: report),
    Limit(option: "--max-expanded-bytes", value: report.count, file: gzip(1)),
    Limit(option: "--max-dictionary-bytes", value: 1 << 20, file: xz(exponent: 20)),
    Limit(option: "--max-dictionary-bytes", value: 1 << 20, file: zstd(exponent: 20)),
    Limit(option: "--max-members", value: 5, file: zip(5)),
    Limit(option: "--max-nesting", value: 4, file: gzip(4)),
    Limit(option: "--max-messages", value: 3, file: mailbox(3)),
    Limit(option: "--max-header-bytes", value: 500, file: message(header: 500)),
    Limit(option: "--max-parts", value: 4, file: message(parts: 4)),
    Limit(option: "--max-part-depth", value: 6, file: message(depth: 6)),
    Limit(option: "--max-records", value: 7, file: records(7)),
    Limit(option: "--max-depth", value: 12, file: elements(11)),
  ]

  @Test(arguments: limits)
  func `a limit holds where its option says`(limit: Limit) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(limit.file, as: "file")
    for arguments in [["parse", "--summary", path], ["parse", path], ["parse", "-"]] {
      let enough = try DmarcProgram.run(
        arguments + [limit.option, "\(limit.value)"], input: limit.file)
      #expect(enough.status == 0, "\(enough.error)")
      let short = try DmarcProgram.run(
        arguments + [limit.option, "\(limit.value - 1)"], input: limit.file)
      #expect(short.status == 1)
      #expect((short.output + short.error).contains("(raise with \(limit.option))"))
    }
  }

  @Test func `a file may expand to so many times its size as its option says`() throws {
    let folder = try TemporaryFolder()
    // Twenty megabytes, of which the first sixteen are free.
    let start = Deflate.gzip(Self.report)
    let spaces = Deflate.gzip([UInt8](repeating: 32, count: 20 << 20))
    let file = start + spaces
    let ratio = (Self.report.count + 20 << 20) / file.count
    let path = try folder.write(file, as: "file")
    let enough = try DmarcProgram.run(["parse", path, "--max-ratio", "\(ratio + 1)"])
    #expect(enough.status == 0)
    let short = try DmarcProgram.run(["parse", path, "--max-ratio", "\(ratio - 1)"])
    #expect(short.status == 1)
    #expect((short.output + short.error).contains("(raise with --max-ratio)"))
  }

  @Test func `a text is cut where its option says`() throws {
    let name = String(repeating: "n", count: 100)
    let report = Array(SampleXML.report(organization: name).utf8)
    let enough = try DmarcProgram.run(["parse", "-", "--max-text-length", "100"], input: report)
    #expect(enough.output.contains("\"\(name)\""))
    let cut = try DmarcProgram.run(["parse", "-", "--max-text-length", "99"], input: report)
    #expect(cut.output.contains("\"\(name.dropLast())\""))
    #expect(cut.output.contains("text_cut"))
  }

  @Test(
    arguments: [("--max-part-depth", 200), ("--max-depth", 250), ("--max-text-length", 16 << 20)])
  func `some limits go no further than can be followed`(option: String, most: Int) throws {
    let input = Self.report
    #expect(try DmarcProgram.run(["parse", "-", option, "\(most)"], input: input).status == 0)
    let more = try DmarcProgram.run(["parse", "-", option, "\(most + 1)"], input: input)
    #expect(more.status == 64)
    #expect(more.error.contains("\(option) is at most \(most)"))
  }

  private static let options = Set(limits.map(\.option)).union(
    ["--max-ratio", "--max-seconds", "--max-text-length"])

  @Test(arguments: options.sorted())
  func `the largest of all numbers is a limit or none, and no trap`(option: String) throws {
    for file in [Self.report, Self.gzip(1), Self.xz(exponent: 20), Self.zip(1), Self.mailbox(1)] {
      let answer = try DmarcProgram.run(["parse", "-", option, "\(Int.max)"], input: file)
      let isWrong = answer.status == 64 && answer.error.contains("\(option) is at most")
      #expect(answer.status == 0 || isWrong, "\(answer.error)")
    }
  }
}
