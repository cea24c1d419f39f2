import SenderCatalog

/// What `dmarc senders --seen` answers.
struct SeenAnswer: Encodable {
  struct Sender: Encodable {
    var sender: String
    /// `nil` for a domain that the catalogue does not know.
    @ExplicitNull var id: String?
    var messages: Int
  }

  /// Messages that a domain of another organisation authenticated.
  var messages: Int
  var named: Int
  var unreadableAuthors: Int
  var senders: [Sender]

  init(_ seen: SeenSenders) {
    messages = seen.messages
    named = seen.named
    unreadableAuthors = seen.unreadableAuthors
    senders = seen.all.map { Sender(sender: $0.name, id: $0.id, messages: $0.messages) }
  }

  var csv: String { table { String($0) }.csv }

  private func table(_ count: (Int) -> String) -> Table {
    var table = Table(columns: [
      .init(title: "Sender", shortening: .end, least: 24), .init(title: "ID", shortening: .end),
      .init(title: "Messages", alignment: .right),
    ])
    table.rows = senders.map { [$0.sender, $0.id ?? "", count($0.messages)] }
    return table
  }

  var text: String {
    WrappedText.line(
      "\(NumberText.count(messages)) messages that others authenticated, "
        + "\(NumberText.percent(named, of: messages)) of senders that are known")
      + "\n" + table(NumberText.count).text
  }
}
