import ReportContainers
import Testing

/// Messages inside an opaque S/MIME signature, written as BER (X.690) has it.
@Suite struct SignedContentTests {
  private static let report = MailPart.attachment(sampleXML(3_000))
  private static let signedData: [UInt8] = [
    0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02,
  ]
  private static let data: [UInt8] = [
    0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01,
  ]
  private static let sha256: [UInt8] = [
    0x30, 0x0b, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01,
  ]

  /// An element whose length is counted.
  private static func definite(_ tag: UInt8, _ contents: [UInt8]) -> [UInt8] {
    let count = contents.count
    if count < 128 { return [tag, UInt8(count)] + contents }
    return [tag, 0x83, UInt8(count >> 16), UInt8(count >> 8 & 0xff), UInt8(count & 0xff)] + contents
  }

  /// An element whose end is marked.
  private static func indefinite(_ tag: UInt8, _ contents: [UInt8]) -> [UInt8] {
    [tag, 0x80] + contents + [0, 0]
  }

  private static func signed(
    _ content: [UInt8], type: [UInt8] = signedData, _ element: (UInt8, [UInt8]) -> [UInt8]
  ) -> [UInt8] {
    let inner = element(0x30, data + element(0xa0, content))
    let signers = element(0x31, element(0x30, [0x02, 0x01, 0x01]))
    let body = [0x02, 0x01, 0x01] + element(0x31, sha256) + inner + signers
    return element(0x30, type + element(0xa0, element(0x30, body)))
  }

  private func documents(_ bytes: [UInt8]) throws -> [ReadDocument] {
    try ReadFile(
      MailPart.attachment(bytes, name: "smime.p7m", type: "application/pkcs7-mime").message
    ).documents
  }

  /// A MIME entity in pieces of 1,000 bytes.
  private static func pieces(_ entity: [UInt8]) -> [UInt8] {
    stride(from: 0, to: entity.count, by: 1_000).flatMap {
      definite(0x04, Array(entity[$0..<min($0 + 1_000, entity.count)]))
    }
  }

  @Test func `a report inside a signature is read, however it is framed`() throws {
    let entity = Self.report.bytes
    let framed = [
      Self.signed(Self.definite(0x04, entity), Self.definite),
      Self.signed(Self.definite(0x04, entity), Self.indefinite),
      Self.signed(Self.indefinite(0x24, Self.pieces(entity)), Self.indefinite),
      Self.signed(Self.definite(0x24, Self.pieces(entity)), Self.definite),
      Self.signed(
        Self.indefinite(0x24, Self.indefinite(0x24, Self.pieces(entity)) + Self.definite(0x04, [])),
        Self.indefinite),
    ]
    for bytes in framed {
      let found = try documents(bytes)
      #expect(found.map(\.kind) == [.xml])
      #expect(found.map(\.bytes) == [sampleXML(3_000)])
      #expect(found.map(\.member) == ["smime.p7m/report.xml"])
    }
  }

  @Test func `the mail around a signature is the one that carried the report`() throws {
    let bytes = Self.signed(Self.definite(0x04, Self.report.bytes), Self.definite)
    let part = MailPart.attachment(bytes, name: "smime.p7m", type: "application/x-pkcs7-mime")
    #expect(try ReadFile(part.message).carriers.map { $0?.from } == ["dmarc@receiver.example"])
  }

  @Test func `signed mail without a report is plain mail`() throws {
    let entity = MailPart.text("Hello.\n", "Content-Type: text/plain").bytes
    #expect(try documents(Self.signed(Self.definite(0x04, entity), Self.definite)) == [.mail()])
  }

  @Test func `what is around nothing, or is something else, is refused by its name`() throws {
    let enveloped = Array(Self.signedData.dropLast()) + [0x03]
    #expect(
      try documents(Self.signed([], type: enveloped, Self.definite)).map(\.failure)
        == [.encryptedMail(with: "S/MIME")])
    for bytes in [
      Self.signed(Self.definite(0x02, [1]), Self.definite),
      Self.signed([], type: Self.data, Self.definite),
      [0x30, 0x84, 0xff, 0xff, 0xff, 0xff], Array("not CMS at all".utf8),
    ] {
      let failures = try documents(bytes).map(\.failure)
      #expect(failures.count == 1)
      #expect(["damaged_container", "truncated_container"].contains(failures.first??.code))
    }
  }

  @Test func `lengths that cannot be are refused and cost nothing`() throws {
    let nested = Array(repeating: [0x24, 0x80] as [UInt8], count: 5_000).flatMap(\.self)
    let sets = Array(repeating: [0x31, 0x80] as [UInt8], count: 5_000).flatMap(\.self)
    let head = Self.signedData + [0xa0, 0x80, 0x30, 0x80, 0x02, 0x01, 0x01]
    for bytes in [
      Self.signed(nested, Self.indefinite),
      [0x30, 0x80] + head + sets,
      [0x30, 0x80] + head + [0x31, 0x88, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
      Self.signed([0x04, 0x85, 0xff, 0xff, 0xff, 0xff, 0xff] + Self.report.bytes, Self.indefinite),
    ] {
      #expect(try documents(bytes).count { $0.failure != nil } == 1)
    }
  }

  @Test func `a signature cut anywhere gives a report in part, a refusal or plain mail`() throws {
    let whole = Self.signed(Self.indefinite(0x24, Self.pieces(Self.report.bytes)), Self.indefinite)
    for length in stride(from: 0, to: whole.count - 20, by: 97) {
      let found = try documents(Array(whole[..<length]))
      #expect(found.count <= 2 && !found.isEmpty, "\(length)")
      #expect(found.contains { $0.failure != nil || $0.kind == .empty } || length == 0, "\(length)")
    }
  }
}
