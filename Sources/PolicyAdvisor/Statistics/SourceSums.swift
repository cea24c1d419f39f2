/// What the figures of all sources add up to. There may be thousands of them, and every gate asks.
struct SourceSums {
  /// Of the whole window.
  private(set) var messages = 0
  /// What forwarders and lists pass on.
  private(set) var indirectMessages = 0
  private(set) var undecidedMessages = 0
  private(set) var spoofedMessages = 0
  private(set) var unknownFailures = 0
  private(set) var spoofedFailures = 0
  private(set) var atRiskPerWeek = WeeklyLoss.none
  private(set) var simulated = SimulatedMail()

  init(_ sources: [SourceFigures]) {
    // By place, so that no figures are copied, which are large.
    for place in sources.indices {
      let count = sources[place].inWindow.dmarc.messages
      messages += count
      atRiskPerWeek = atRiskPerWeek + sources[place].atRiskPerWeek
      switch sources[place].sourceClass {
      case .unknown:
        undecidedMessages += count
        unknownFailures += sources[place].failures
      case .spoof:
        spoofedMessages += count
        spoofedFailures += sources[place].failures
      case .simulated: simulated.add(count, from: sources[place].name)
      case .forwarder, .mailingList: indirectMessages += count
      case .own, .ownMisconfigured: break
      }
    }
  }
}
