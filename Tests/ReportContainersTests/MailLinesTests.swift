import ReportContainers
import Testing

@Suite struct MailLinesTests {
  /// Lengths around the ends of buffers, so that a line end or a delimiter lies across one.
  @Test(arguments: ["\n", "\r\n"], [65_536, 131_072, 16_384, 1_024])
  func `every byte of a part comes out, wherever a buffer ends`(
    newline: String, buffer: Int
  ) throws {
    for offset in -90..<10 {
      let start =
        "From: a@example.com\(newline)Content-Type: multipart/mixed; boundary=b\(newline)"
        + "\(newline)--b\(newline)\(newline)"
      let fill = String(repeating: "x", count: max(0, buffer + offset - start.utf8.count - 20))
      let body = "<feedback>\(fill)\(newline)y\r\(newline)\(newline)</feedback>\(newline)"
      let end = "\(newline)--b\(newline)Content-Type: text/xml\(newline)\(newline)<feedback/>"
      let file = try ReadFile(start + body + end)
      #expect(file.documents.map(\.bytes) == [Array(body.utf8), Array("<feedback/>".utf8)])
    }
  }

  @Test func `a return that ends no line belongs to the content, at the end of the file too`()
    throws
  {
    for content in ["<feedback>\r", "<feedback>\r\r\r", "<feedback>\r\nx\r", "<feedback>\n\r\n"] {
      let file = try ReadFile("From: a@example.com\nContent-Type: text/xml\n\n" + content)
      #expect(file.documents.map(\.bytes) == [Array(content.utf8)])
    }
  }

  @Test func `a header may lack the empty line behind it, or everything else`() throws {
    let file = try ReadFile(
      "From: a@example.com\nContent-Type: text/xml\n<feedback>\n</feedback>\n")
    #expect(file.documents.map(\.bytes) == [Array("<feedback>\n</feedback>\n".utf8)])
    let parts = try ReadFile(
      "From: a@example.com\nContent-Type: multipart/mixed; boundary=b\n\n"
        + "--b\n\n<feedback>1</feedback>\n--b\n<feedback>2</feedback>\n--b--\n")
    #expect(
      parts.documents.map(\.bytes) == [
        Array("<feedback>1</feedback>".utf8), Array("<feedback>2</feedback>".utf8),
      ])
  }

  /// Trees of parts whose leaves are known, written out and read again.
  @Test func `any tree of parts gives its leaves`() throws {
    var random = SystemRandomNumberGenerator()
    for round in 0..<150 {
      var leaves: [[UInt8]] = []
      func tree(_ depth: Int) -> MailPart {
        guard depth > 0, Int.random(in: 0..<4, using: &random) > 0 else {
          let lines = (0..<Int.random(in: 1..<30, using: &random)).map { _ in
            ["", "--", "--b", "--=_\(depth)x", "From me", ">From x", "\r", "--=_9--"]
              .randomElement()
              ?? ""
          }
          let leaf = Array(("<feedback>" + lines.joined(separator: "\n") + "<").utf8)
          leaves.append(leaf)
          return MailPart(fields: ["Content-Type: text/xml"], body: leaf)
        }
        let parts = (0..<Int.random(in: 1..<4, using: &random)).map { _ in tree(depth - 1) }
        return .multipart(parts, boundary: "=_\(depth)")
      }
      let message = tree(5).message
      #expect(try ReadFile(message).documents.map(\.bytes) == leaves, "round \(round)")
    }
  }
}
