import ArgumentParser
import DMARC
import Foundation
import PublicSuffixes
import ReportStore
import SenderCatalog

struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources",
    abstract: "Tells how well each source of a domain's mail is aligned.",
    discussion: """
      Rates are of messages, by the reporters' word. The bound is what the rate is above with 95 % \
      confidence: 50 clean messages prove 95 %, not 98 %. The conservative count leaves out passes \
      that the listed results contradict.

      EXAMPLE
        dmarc sources example.com --last 30d
        dmarc sources example.com --by address --format csv
      """)

  @OptionGroup
  var domain: DomainArgument
  @Option(
    help: "What makes a source: service, address, network, author-domain, reporter or day.")
  var by: SourceKind = .service
  @OptionGroup
  var window: WindowOptions
  @OptionGroup
  var store: StoreOptions
  @OptionGroup
  var format: FormatOptions

  func run() throws {
    let store = try store.openStore()
    let stored = try domain.stored(in: store)
    let window = window.window(newest: stored.days?.upperBound)
    let traffic = try store.traffic(of: domain.canonical, in: window)
    let answer = SourcesAnswer(traffic, by: by, window: window, stored)
    switch format.format {
    case .json: StandardStreams.write(try JSONText.document(answer))
    case .csv: StandardStreams.write(answer.table(isForPeople: false).csv)
    case .table: StandardStreams.write(answer.text)
    }
  }
}

/// What `dmarc sources --by` can make a source of.
enum SourceKind: String, ExpressibleByArgument, CaseIterable {
  case service
  case address
  case network
  case authorDomain = "author-domain"
  case reporter
  case day

  /// The source of every group, as a place in the names that come with it.
  func sources(of traffic: Traffic) -> (names: [String], sourceOfGroup: [Int]) {
    switch self {
    case .service:
      let suffixes = PublicSuffixes()
      let named = SourceNaming(
        organizationalDomain: suffixes.organizationalDomain(of:)
      ).name(traffic)
      return (named.names.map(\.text), named.sourceOfGroup)
    case .address: return Self.numbered(traffic) { $0.address } name: { Self.name(of: $0) }
    case .network:
      return Self.numbered(traffic) { $0.address?.network } name: { $0 ?? Self.noAddress }
    case .authorDomain: return (traffic.authorDomains, traffic.groups.map(\.authorDomain))
    case .reporter: return (traffic.reporters, traffic.groups.map(\.reporter))
    case .day: return Self.numbered(traffic) { $0.day } name: { $0.description }
    }
  }

  private static let noAddress = "unknown address"

  private static func name(of address: IPAddress?) -> String {
    address?.description ?? noAddress
  }

  private static func numbered<Key: Hashable>(
    _ traffic: Traffic, key: (TrafficGroup) -> Key, name: (Key) -> String
  ) -> (names: [String], sourceOfGroup: [Int]) {
    var places: [Key: Int] = [:]
    var names: [String] = []
    let sourceOfGroup = traffic.groups.map { group in
      let key = key(group)
      if let place = places[key] { return place }
      places[key] = names.count
      names.append(name(key))
      return names.count - 1
    }
    return (names, sourceOfGroup)
  }
}
