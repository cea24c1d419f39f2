/// What the figures of all sources add up to. There may be thousands of them, and every gate asks.
struct SourceSums {
  /// Of the whole window.
  private(set) var messages = 0
  private(set) var unknownFailures = 0
  private(set) var spoofedFailures = 0
  private(set) var atRiskPerWeek = WeeklyLoss.none
  private(set) var simulated = SimulatedMail()

  init(_ sources: [SourceFigures]) {
    // By place, so that no figures are copied, which are large.
    for place in sources.indices {
      messages += sources[place].inWindow.dmarc.messages
      atRiskPerWeek = atRiskPerWeek + sources[place].atRiskPerWeek
      switch sources[place].sourceClass {
      case .unknown: unknownFailures += sources[place].failures
      case .spoof: spoofedFailures += sources[place].failures
      case .simulated:
        simulated.add(sources[place].inWindow.dmarc.messages, from: sources[place].name)
      case .own, .ownMisconfigured, .forwarder, .mailingList: break
      }
    }
  }
}
