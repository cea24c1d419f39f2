/// A zip archive as PKWARE's APPNOTE has it, with what may be wrong with one.
struct ZipMember {
  var name: [UInt8]
  /// The content as it lies in the archive.
  var packed: [UInt8]
  /// 0 is stored, 8 is deflated.
  var method: UInt16
  var size: UInt32
  var crc: UInt32
  /// Whether sizes and CRC follow the content instead of preceding it.
  var hasDescriptor = false
  var isEncrypted = false

  static func stored(_ name: String, _ content: [UInt8]) -> ZipMember {
    ZipMember(
      name: Array(name.utf8), packed: content, method: 0, size: UInt32(content.count),
      crc: Deflate.crc32(content))
  }

  static func deflated(_ name: String, _ content: [UInt8]) -> ZipMember {
    var member = stored(name, content)
    member.packed = Deflate.raw(content)
    member.method = 8
    return member
  }

  static func folder(_ name: String) -> ZipMember { stored(name + "/", []) }

  func with(_ change: (inout ZipMember) -> Void) -> ZipMember {
    var member = self
    change(&member)
    return member
  }
}

enum ZipWriter {
  static func archive(_ members: [ZipMember]) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let offset = UInt32(archive.count)
      archive += local(member)
      directory += [0x50, 0x4b, 1, 2] + number(UInt16(20), 2) + common(member, isDirectory: true)
      directory += number(UInt16(0), 2) + number(UInt16(0), 2) + number(UInt16(0), 2)
      directory += number(UInt32(0), 4) + number(offset, 4) + member.name
    }
    let start = UInt32(archive.count)
    let count = UInt16(members.count)
    return archive + directory + [0x50, 0x4b, 5, 6] + number(UInt32(0), 4) + number(count, 2)
      + number(count, 2) + number(UInt32(directory.count), 4) + number(start, 4)
      + number(UInt16(0), 2)
  }

  private static func local(_ member: ZipMember) -> [UInt8] {
    var bytes = [0x50, 0x4b, 3, 4] + common(member, isDirectory: false) + member.name
    bytes += member.packed
    if member.hasDescriptor {
      bytes += [0x50, 0x4b, 7, 8] + number(member.crc, 4)
      bytes += number(UInt32(member.packed.count), 4) + number(member.size, 4)
    }
    return bytes
  }

  /// The fields from "version needed" to "extra field length", which both headers have.
  private static func common(_ member: ZipMember, isDirectory: Bool) -> [UInt8] {
    let flags: UInt16 = (member.isEncrypted ? 1 : 0) | (member.hasDescriptor ? 8 : 0) | 0x800
    let isKnown = isDirectory || !member.hasDescriptor
    var bytes = number(UInt16(20), 2) + number(flags, 2) + number(member.method, 2)
    bytes += [0, 0, 0x21, 0x5c]  // 2026-01-01 00:00:00
    bytes += number(isKnown ? member.crc : 0, 4)
    bytes += number(isKnown ? UInt32(member.packed.count) : 0, 4)
    bytes += number(isKnown ? member.size : 0, 4)
    return bytes + number(UInt16(member.name.count), 2) + number(UInt16(0), 2)
  }

  private static func number(_ value: some UnsignedInteger, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: UInt64(value) >> UInt64($0 * 8)) }
  }
}
