/// Where in a file a stream of bytes lies.
struct Place {
  /// Names from the outside in, joined by slashes; `nil` for the file itself.
  var member: String?
  /// Archives and compressions around it.
  var depth = 0
  /// Multiparts and messages around it.
  var partDepth = 0
  /// Whether it is a part of a message itself, and not a member of an archive in one.
  var isPart = false
  /// The innermost message around it.
  var carrier: MailCarrier?
  /// Where the message begins, in bytes of a mailbox that is the file itself.
  var messageOffset: Int64?

  func inside(_ name: String) -> Place {
    var place = self
    place.member = [member, name].compactMap { $0 }.joined(separator: "/")
    return place
  }

  /// Inside one container more.
  var deeper: Place {
    var place = self
    place.depth += 1
    place.isPart = false
    return place
  }
}
