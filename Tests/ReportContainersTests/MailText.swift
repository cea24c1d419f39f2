import Foundation

/// Messages as RFC 5322 and RFC 2045 have them, written line by line with a line end of choice.
struct MailPart {
  var fields: [String]
  var body: [UInt8]

  static func text(_ text: String, _ fields: String...) -> MailPart {
    MailPart(fields: fields, body: Array(text.utf8))
  }

  /// An attachment in base64.
  static func attachment(
    _ content: [UInt8], name: String = "report.xml", type: String = "application/octet-stream"
  ) -> MailPart {
    MailPart(
      fields: [
        "Content-Type: \(type); name=\"\(name)\"", "Content-Transfer-Encoding: base64",
        "Content-Disposition: attachment; filename=\"\(name)\"",
      ],
      body: Array((base64(content) + "\n").utf8))
  }

  static func multipart(
    _ parts: [MailPart], type: String = "multipart/mixed", boundary: String = "=_b"
  ) -> MailPart {
    var body = Array("This is a message in MIME format.\n".utf8)
    for part in parts { body += Array("\n--\(boundary)\n".utf8) + part.bytes }
    body += Array("\n--\(boundary)--\n".utf8)
    return MailPart(fields: ["Content-Type: \(type); boundary=\"\(boundary)\""], body: body)
  }

  /// Header, empty line, body.
  var bytes: [UInt8] { Array(fields.map { $0 + "\n" }.joined().utf8) + [10] + body }

  /// As a message.
  var message: [UInt8] {
    let header = [
      "Received: from mx.receiver.example by mail.example.com; Tue, 01 Sep 2026 06:00:00 +0000",
      "From: \"DMARC Reports\" <dmarc@receiver.example>", "To: reports@example.com",
      "Subject: Report Domain: example.com Submitter: receiver.example Report-ID: <1>",
      "Date: Tue, 01 Sep 2026 08:00:00 +0200", "Message-ID: <1@receiver.example>",
      "MIME-Version: 1.0",
    ]
    return MailPart(fields: header + fields, body: body).bytes
  }

  static func base64(_ content: [UInt8], lineLength: Int? = 76) -> String {
    let text = Data(content).base64EncodedString()
    guard let lineLength else { return text }
    var lines: [Substring] = []
    var rest = text[...]
    while !rest.isEmpty {
      lines.append(rest.prefix(lineLength))
      rest = rest.dropFirst(lineLength)
    }
    return lines.joined(separator: "\n")
  }
}

/// The same lines with CRLF.
func withCRLF(_ bytes: [UInt8]) -> [UInt8] { bytes.flatMap { $0 == 10 ? [13, 10] : [$0] } }
