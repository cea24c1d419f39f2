import ContainerWriters
import ReportContainers
import Testing

@Suite struct FileDigestTests {
  /// FIPS 180-4's example messages, and a million letters, as NIST publishes them.
  @Test(arguments: [
    ("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1,
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    ("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
  ])
  func `a digest is the SHA-256 of the bytes`(text: String, count: Int, digest: String) throws {
    let folder = try TemporaryFolder()
    let bytes = Array(String(repeating: text, count: count).utf8)
    let found = try ReportFile(path: folder.write(bytes)).digest().bytes
    #expect(FileDigest(of: bytes).bytes == found)
    #expect(FileDigest(of: bytes).hexadecimal == digest)
    let digits = Array("0123456789abcdef")
    #expect(String(found.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }) == digest)
  }

  @Test func `it is that of the file as it lies there`() throws {
    let folder = try TemporaryFolder()
    let xml = sampleXML(1_000)
    let plain = try ReportFile(path: folder.write(xml, as: "a")).digest()
    let packed = try ReportFile(path: folder.write(Deflate.gzip(xml), as: "b")).digest()
    #expect(plain != packed)
  }
}
