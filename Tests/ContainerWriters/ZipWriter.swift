/// A zip archive as PKWARE's APPNOTE has it, with what may be wrong with one.
package struct ZipMember {
  package var name: [UInt8]
  /// The content as it lies in the archive.
  package var packed: [UInt8]
  /// 0 is stored, 8 is deflated.
  package var method: UInt16
  package var size: UInt64
  package var crc: UInt32
  /// Whether sizes and CRC follow the content instead of preceding it.
  package var hasDescriptor = false
  package var isEncrypted = false
  /// Whether sizes and the place in the archive are in a zip64 extra field (APPNOTE, 4.5.3).
  package var isZip64 = false

  package static func stored(_ name: String, _ content: [UInt8]) -> ZipMember {
    ZipMember(
      name: Array(name.utf8), packed: content, method: 0, size: UInt64(content.count),
      crc: Deflate.crc32(content))
  }

  package static func deflated(_ name: String, _ content: [UInt8]) -> ZipMember {
    var member = stored(name, content)
    member.packed = Deflate.raw(content)
    member.method = 8
    return member
  }

  package static func folder(_ name: String) -> ZipMember { stored(name + "/", []) }

  package func with(_ change: (inout ZipMember) -> Void) -> ZipMember {
    var member = self
    change(&member)
    return member
  }
}

package enum ZipWriter {
  /// - Parameter isZip64: whether there is a zip64 end of the directory, as there must be behind more
  ///   than 65,535 members.
  package static func archive(_ members: [ZipMember], isZip64: Bool = false) -> [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let offset = UInt64(archive.count)
      archive += local(member)
      directory += central(member, offset)
    }
    let start = UInt64(archive.count)
    archive += directory
    let size = UInt64(directory.count)
    if isZip64 { archive += end64(count: UInt64(members.count), start: start, size: size) }
    let count: UInt16 = isZip64 ? .max : UInt16(members.count)
    return archive + [0x50, 0x4b, 5, 6] + number(UInt32(0)) + number(count) + number(count)
      + number(isZip64 ? .max : UInt32(size)) + number(isZip64 ? .max : UInt32(start))
      + number(UInt16(0))
  }

  private static func local(_ member: ZipMember) -> [UInt8] {
    var bytes = [0x50, 0x4b, 3, 4] + common(member, isDirectory: false)
    let isKnown = !member.hasDescriptor
    let extra =
      member.isZip64
      ? number(UInt16(1)) + number(UInt16(16)) + number(isKnown ? member.size : 0)
        + number(isKnown ? UInt64(member.packed.count) : 0) : []
    bytes += number(UInt16(extra.count)) + member.name + extra + member.packed
    guard member.hasDescriptor else { return bytes }
    bytes += [0x50, 0x4b, 7, 8] + number(member.crc)
    return bytes
      + (member.isZip64
        ? number(UInt64(member.packed.count)) + number(member.size)
        : number(UInt32(member.packed.count)) + number(UInt32(member.size)))
  }

  /// The header in the directory.
  private static func central(_ member: ZipMember, _ offset: UInt64) -> [UInt8] {
    var bytes = [0x50, 0x4b, 1, 2] + number(UInt16(20)) + common(member, isDirectory: true)
    let extra =
      member.isZip64
      ? number(UInt16(1)) + number(UInt16(24)) + number(member.size)
        + number(UInt64(member.packed.count)) + number(offset) : []
    bytes += number(UInt16(extra.count)) + [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]
    return bytes + number(member.isZip64 ? .max : UInt32(offset)) + member.name + extra
  }

  /// The zip64 end of the directory, and what tells where it is (APPNOTE, 4.3.14 and 4.3.15).
  private static func end64(count: UInt64, start: UInt64, size: UInt64) -> [UInt8] {
    let end =
      [0x50, 0x4b, 6, 6] + number(UInt64(44)) + number(UInt16(45)) + number(UInt16(45))
      + number(UInt32(0)) + number(UInt32(0)) + number(count) + number(count)
    return end + number(size) + number(start) + [0x50, 0x4b, 6, 7] + number(UInt32(0))
      + number(start + size) + number(UInt32(1))
  }

  /// The fields from "version needed" to "file name length", which both headers have.
  private static func common(_ member: ZipMember, isDirectory: Bool) -> [UInt8] {
    let flags: UInt16 = (member.isEncrypted ? 1 : 0) | (member.hasDescriptor ? 8 : 0) | 0x800
    let isKnown = isDirectory || !member.hasDescriptor
    var bytes = number(UInt16(member.isZip64 ? 45 : 20)) + number(flags) + number(member.method)
    bytes += [0, 0, 0x21, 0x5c]  // 2026-01-01 00:00:00
    bytes += number(isKnown ? member.crc : 0)
    if member.isZip64 {
      bytes += [UInt8](repeating: 0xff, count: 8)
    } else {
      bytes += number(isKnown ? UInt32(member.packed.count) : 0)
      bytes += number(isKnown ? UInt32(member.size) : 0)
    }
    return bytes + number(UInt16(member.name.count))
  }

  private static func number(_ value: some FixedWidthInteger & UnsignedInteger) -> [UInt8] {
    withUnsafeBytes(of: value.littleEndian) { Array($0) }
  }
}
