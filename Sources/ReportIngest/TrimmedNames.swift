import DMARC
import PublicSuffixes

/// Cuts the names of other organisations down to the label above their Organizational Domain, so that
/// the thousand bounce domains that a service makes for its customers are one name:
/// `b7f2.bounce.service.example` and `b7f3.bounce.service.example` are `bounce.service.example`.
///
/// Google Workspace has the customer below a label that says which key it is: of
/// `example-com.20230601.gappssmtp.com` the first label tells whose mail it is (senders.tsv), and is kept.
struct TrimmedNames: ~Copyable {
  /// The names without their first label, and for each the labels that its children keep; 0 when each
  /// child has to be asked about.
  private var parents = TextTable()
  private var labelsKept: [Int] = []
  private let suffixes: PublicSuffixes

  init(_ suffixes: PublicSuffixes) { self.suffixes = suffixes }

  mutating func removeAll() {
    parents.removeAll()
    labelsKept.removeAll(keepingCapacity: true)
  }

  /// How many bytes at the end of a name are kept.
  mutating func kept(of name: UnsafeBufferPointer<UInt8>) -> Int {
    guard let dot = name.firstIndex(of: Self.dot) else { return name.count }
    let number = Int(parents.intern(UnsafeBufferPointer(rebasing: name[(dot + 1)...])).number)
    if number > labelsKept.count { labelsKept.append(labelsOfChildren(name)) }
    let kept = labelsKept[number - 1]
    return Self.bytes(of: kept > 0 ? kept : labels(of: name), in: name)
  }

  /// One label more than the Organizational Domain has, or two.
  private func labels(of name: UnsafeBufferPointer<UInt8>) -> Int {
    let domain = suffixes.organizationalDomain(of: String(decoding: name, as: UTF8.self))
    let above = domain == Self.namedBehindKeys ? 2 : 1
    return domain.utf8.count { $0 == Self.dot } + 1 + above
  }

  /// The Organizational Domain with customers below the names of keys.
  private static let namedBehindKeys = "gappssmtp.com"

  /// Names with the same parent have the same Organizational Domain, unless the parent is a suffix.
  private func labelsOfChildren(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    let all = name.count { $0 == Self.dot } + 1
    let labels = labels(of: name)
    return labels <= all ? labels : 0
  }

  private static func bytes(of labels: Int, in name: UnsafeBufferPointer<UInt8>) -> Int {
    var left = labels
    for index in name.indices.reversed() where name[index] == dot {
      left -= 1
      if left == 0 { return name.count - index - 1 }
    }
    return name.count
  }

  private static let dot = UInt8(ascii: ".")
}
