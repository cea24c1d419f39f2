/// The line with which a message of a mailbox begins (RFC 4155): `From `, an address, and a date with a
/// time and a year. What else begins like it is text.
enum MailboxSeparator {
  static func matches(_ line: some RandomAccessCollection<UInt8>) -> Bool {
    guard line.starts(with: "From ".utf8) else { return false }
    var digits = 0
    var hasTime = false
    var hasYear = false
    for (place, byte) in line.enumerated() {
      if byte == UInt8(ascii: ":"), digits == 1 || digits == 2 {
        let next = line.dropFirst(place + 1).prefix(2)
        hasTime = hasTime || next.count { (48...57).contains($0) } == 2
      }
      digits = (48...57).contains(byte) ? digits + 1 : 0
      hasYear = hasYear || digits == 4
    }
    return hasTime && hasYear
  }
}
