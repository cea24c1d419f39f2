import AddressNames
import ArgumentParser
import DMARC
import ReportStore

struct ResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve",
    abstract: "Looks up the names of addresses in DNS, and keeps them in the store.",
    discussion: """
      Only here is anything asked of the network; imports and questions use what is kept. Addresses \
      whose mail authenticated nothing come first, and of those the ones with the most messages. A name \
      counts as confirmed when its own addresses have the address among them. Names are asked for \
      again after --max-age, and after a day where no server answered. Ctrl-C ends it; what was \
      found stays.

      EXAMPLE
        dmarc resolve
        dmarc resolve example.com --last 30d --limit 200
        dmarc resolve --server 192.0.2.53 --rate 100/s

      EXIT STATUS
        0 if the addresses were looked up, 1 if no server answered for any of them or the time was \
      over, 130 after Ctrl-C.
      """)

  @Argument(help: "Policy domains whose mail counts; without any, all of the store.")
  var domains: [String] = []
  @Option(
    help: ArgumentHelp(
      "Mail of so many days counted back from the newest report day, such as 30d. (default: all)",
      valueName: "days"))
  var last: DayCountArgument?
  @Option(help: ArgumentHelp("Addresses to look up at most.", valueName: "count"))
  var limit = 1_000
  @Option(
    help: ArgumentHelp("Ask again for names that are so old, such as 30d.", valueName: "days"))
  var maxAge = DayCountArgument(days: 30)
  @OptionGroup
  var resolver: ResolverOptions
  @OptionGroup
  var store: StoreOptions
  @Option(help: "How to print the answer.")
  var format: TotalsFormat = .table

  func validate() throws {
    try domains.forEach(DomainArgument.check)
    guard limit > 0 else { throw ValidationError("--limit is a number above zero.") }
  }

  func run() throws {
    let store = try store.openStoreToChange()
    let addresses = try store.addressesToName(try filter(store))
    let interruption = Interruption()
    let line = TerminalLine()
    var keeper = NameKeeper(store)
    let progress = try AddressResolver(resolver.settings).resolve(
      addresses, now: { CurrentTime.epochSeconds }, found: { try keeper.keep($0) },
      progress: { progress in
        line.show(ResolveAnswer.progress(progress, of: addresses.count))
        return !interruption.isRequested
      })
    line.clear()
    try keeper.save()
    let answer = ResolveAnswer(progress, of: addresses.count)
    switch format {
    case .json: StandardStreams.write(try JSONText.document(answer))
    case .table: StandardStreams.write(answer.text)
    }
    if interruption.isRequested { throw ExitCode(Interruption.exitCode) }
    if let problem = problem(progress) {
      StandardStreams.writeError(problem)
      throw ExitCode(1)
    }
  }

  private func filter(_ store: ReportStore) throws -> AddressFilter {
    let now = CurrentTime.epochSeconds
    var filter = AddressFilter(
      staleBefore: now - Int64(maxAge.days) * 86_400, unansweredBefore: now - 86_400,
      limit: limit)
    var known = try store.domains()
    if !domains.isEmpty {
      filter.domains = domains.map(DomainName.canonical)
      for domain in filter.domains where !known.contains(where: { $0.domain == domain }) {
        throw UnknownDomain(domain: domain, known: known.map(\.domain))
      }
      known = known.filter { filter.domains.contains($0.domain) }
    }
    if let last, let newest = known.compactMap(\.days?.upperBound).max() {
      filter.window = newest.advanced(by: 1 - last.days)..<newest.advanced(by: 1)
    }
    return filter
  }

  private func problem(_ progress: AddressResolver.Progress) -> String? {
    if progress.isSilent {
      return "No name server answers; name one that does with --server."
    }
    if progress.tookTooLong {
      return "Looking names up took longer than \(resolver.maxRunSeconds) seconds (raise with "
        + "--max-run-seconds); run it again to go on."
    }
    guard progress.addresses > 0, progress.unanswered == progress.addresses else { return nil }
    return
      "No answer came for any of the addresses; name a name server that has some with --server."
  }
}

/// Saves names now and then, so that little is lost and an import that is going on seldom waits.
///
/// Nothing is saved before anything was answered: without a network, that no server answers says
/// nothing of the addresses.
private struct NameKeeper {
  private let store: ReportStore
  private var names: [AddressName] = []
  private var saved = ContinuousClock.now
  private var hasAnswers = false

  init(_ store: ReportStore) { self.store = store }

  mutating func keep(_ name: AddressName) throws {
    names.append(name)
    if name.isAnswered { hasAnswers = true }
    if names.count >= 200 || ContinuousClock.now - saved > .seconds(2) { try save() }
  }

  mutating func save() throws {
    saved = .now
    guard hasAnswers, !names.isEmpty else { return }
    try store.save(names)
    names.removeAll(keepingCapacity: true)
  }
}
