import DMARC

/// What senders are called before anything is known of where their mail came from: the service that
/// authenticated it, the owner when only the owner did, none when nobody did. A domain of the author's
/// own organisation never names a service (ses.md 4.1).
struct SenderNames {
  /// The names that more than one slice of a traffic may have.
  private(set) var texts: [String] = []
  private(set) var numbers: [String: Int32] = [:]
  /// A place in `texts` for each sender; -1 for none, and for Amazon SES.
  private(set) var ofSender: [Int32] = []
  private(set) var isAmazonSES: [Bool] = []

  init(_ senders: TrafficSenders) {
    isAmazonSES = senders.senders.map { $0.service == AmazonSES.domain }
    for (sender, isAmazonSES) in zip(senders.senders, isAmazonSES) {
      let name = sender.service ?? (sender.rule == .ownDomain ? sender.owner : nil)
      ofSender.append(isAmazonSES ? -1 : name.map { number(of: $0) } ?? -1)
    }
  }

  private mutating func number(of text: String) -> Int32 {
    if let number = numbers[text] { return number }
    let number = Int32(truncatingIfNeeded: texts.count)
    numbers[text] = number
    texts.append(text)
    return number
  }
}
