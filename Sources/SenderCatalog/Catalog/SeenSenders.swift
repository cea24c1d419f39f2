public import DMARC

/// Whose authentication a traffic shows beside the author's own, with messages: what the catalogue
/// names, and what it does not.
public struct SeenSenders: Sendable {
  public struct Sender: Sendable, Hashable {
    /// The catalogue's name, else the Organizational Domain.
    public var name: String
    /// The catalogue's identifier; `nil` for a domain that it does not know.
    public var id: String?
    public var messages: Int

    public init(name: String, id: String?, messages: Int) {
      self.name = name
      self.id = id
      self.messages = messages
    }
  }

  /// Messages that a domain of another organisation authenticated.
  public private(set) var messages = 0
  /// Those among them whose sender the catalogue names.
  public private(set) var named = 0
  /// Messages whose Author Domain is no domain name, so that nobody can say what is foreign to it.
  public private(set) var unreadableAuthors = 0
  private var senders: [String: Sender] = [:]

  public init() {}

  /// The sender with the most messages first.
  public var all: [Sender] {
    senders.values.sorted { ($1.messages, $0.name) < ($0.messages, $1.name) }
  }

  /// - Parameter organizationalDomain: the Organizational Domain of a name in canonical form.
  public mutating func add(
    _ traffic: Traffic, catalog: SenderCatalog = .builtIn, organizationalDomain: (String) -> String
  ) {
    var counts: [Results: Int] = [:]
    for group in traffic.groups {
      let results = Results(results: group.authResults, author: group.authorDomain)
      counts[results, default: 0] &+= max(0, group.messages)
    }
    for (key, count) in counts {
      let author = traffic.authorDomains[key.author]
      guard author.utf8.allSatisfy({ $0 > 32 && $0 != UInt8(ascii: ",") }) else {
        unreadableAuthors &+= count
        continue
      }
      let clues = SenderClues(
        traffic.authResults[key.results], owner: organizationalDomain(author))
      let sorted = SortedClues(clues, organizationalDomain: organizationalDomain)
      guard !sorted.signers.isEmpty || !sorted.mailers.isEmpty,
        let found = catalog.identify(clues, organizationalDomain: organizationalDomain)
      else { continue }
      messages &+= count
      if found.entry != nil { named &+= count }
      let key = found.entry?.id ?? "? " + found.name
      senders[
        key, default: Sender(name: found.name, id: found.entry?.id, messages: 0)
      ].messages &+= count
    }
  }

  private struct Results: Hashable {
    let results: Int
    let author: Int
  }
}
