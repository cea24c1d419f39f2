/// What a stream of bytes is, told by its first bytes and never by a name or a media type.
enum ContentKind: Equatable {
  case empty
  case gzip
  case zlib
  case xz
  case zstd
  /// What libarchive reads.
  case archive(ArchiveSource.Format)
  /// XML, or what begins like it.
  case xml
  case json
  case mail
  /// An archive or compression that is recognized and not read, by its usual name.
  case unread(String)
  case other

  init(_ beginning: [UInt8]) {
    let text = beginning.drop { $0 == 32 || (9...13).contains($0) }
    if text.isEmpty, beginning.count < PeekedSource.length {
      self = .empty
    } else if beginning.starts(with: [0x1f, 0x8b]) {
      self = .gzip
    } else if beginning.starts(with: XzSource.magic) {
      self = .xz
    } else if beginning.starts(with: ZstdSource.magic) {
      self = .zstd
    } else if let format = Self.archiveFormat(beginning) {
      self = .archive(format)
    } else if Self.isZlib(beginning) {
      self = .zlib
    } else if let name = Self.unreadName(beginning) {
      self = .unread(name)
    } else if Self.beginsMarkup(beginning) {
      self = .xml
    } else if text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[") {
      self = .json
    } else if MailHeader.begins(beginning, isCut: beginning.count >= PeekedSource.length) {
      self = .mail
    } else {
      self = .other
    }
  }

  /// RFC 1950: deflate with a window of at most 32 KiB, a header that is a multiple of 31, and no
  /// preset dictionary, which nobody could have.
  private static func isZlib(_ beginning: [UInt8]) -> Bool {
    guard beginning.count > 2, beginning[0] & 0x8f == 0x08, beginning[1] & 0x20 == 0 else {
      return false
    }
    return (Int(beginning[0]) << 8 | Int(beginning[1])) % 31 == 0
  }

  private static func archiveFormat(_ beginning: [UInt8]) -> ArchiveSource.Format? {
    let signatures: [([UInt8], ArchiveSource.Format)] = [
      ([0x50, 0x4b, 0x03, 0x04], .zip), ([0x50, 0x4b, 0x05, 0x06], .zip),
      (Array("BZh".utf8), .bzip2),
    ]
    if let match = signatures.first(where: { beginning.starts(with: $0.0) }) { return match.1 }
    return TarHeader.begins(beginning) ? .tar : nil
  }

  private static func unreadName(_ beginning: [UInt8]) -> String? {
    let signatures: [([UInt8], String)] = [
      ([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], "7z"), (Array("Rar!".utf8), "rar"),
      ([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1], "Outlook message"),
      ([0x78, 0x9f, 0x3e, 0x22], "winmail.dat"),
    ]
    return signatures.first { beginning.starts(with: $0.0) }?.1
  }

  /// `<` behind white space and byte order marks, in UTF-8 or UTF-16.
  private static func beginsMarkup(_ beginning: [UInt8]) -> Bool {
    var rest = beginning[...]
    while let first = rest.first {
      if first == 32 || (9...13).contains(first) {
        rest = rest.dropFirst()
      } else if rest.starts(with: [0xef, 0xbb, 0xbf]) {
        rest = rest.dropFirst(3)
      } else {
        break
      }
    }
    let markers: [[UInt8]] = [
      [0x3c], [0xff, 0xfe, 0x3c], [0xfe, 0xff, 0x00, 0x3c], [0x00, 0x3c],
    ]
    return markers.contains { rest.starts(with: $0) }
  }
}
