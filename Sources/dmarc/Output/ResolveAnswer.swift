import AddressNames

/// What `dmarc resolve` has done.
struct ResolveAnswer: Encodable {
  /// That were looked up.
  var addresses: Int
  var named: Int
  /// Of the named ones.
  var confirmed: Int
  var unanswered: Int
  /// That were chosen, but not looked up any more.
  var left: Int

  init(_ progress: AddressResolver.Progress, of count: Int) {
    addresses = progress.addresses
    named = progress.named
    confirmed = progress.confirmed
    unanswered = progress.unanswered
    left = count - progress.addresses
  }

  var text: String {
    guard addresses + left > 0 else { return "No address needs a name.\n" }
    let parts = [
      "\(NumberText.count(named)) with a name, \(NumberText.count(confirmed)) of them confirmed",
      "\(NumberText.count(addresses - named - unanswered)) without",
      unanswered > 0 ? "\(NumberText.count(unanswered)) without an answer" : nil,
      left > 0 ? "\(NumberText.count(left)) left" : nil,
    ]
    return WrappedText.line(
      "Addresses looked up: \(NumberText.count(addresses)): "
        + parts.compactMap { $0 }.joined(separator: ", ") + ".")
  }

  static func progress(_ progress: AddressResolver.Progress, of count: Int) -> String {
    "\(NumberText.count(progress.addresses)) of \(NumberText.count(count)) addresses, "
      + "\(NumberText.count(progress.named)) named, "
      + "\(NumberText.count(progress.unanswered)) without an answer"
  }
}
