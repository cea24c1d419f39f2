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
  /// Whether what wraps the bytes says that they are a report: one compressed stream, or the type or the
  /// name of a part or member. What turns out to be none was one once (reports.md D8).
  var isReportExpected = false
  /// The innermost message around it.
  var carrier: MailCarrier?
  /// Where the message begins, in bytes of a mailbox that is the file itself.
  var messageOffset: Int64?

  func inside(_ name: String) -> Place {
    var place = self
    place.member = [member, name].compactMap { $0 }.joined(separator: "/")
    return place
  }

  /// Inside one compression more, which people put around one document.
  var compressed: Place {
    var place = deeper
    place.isReportExpected = true
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
