/// What an inventory tells of one source: whose it is, and why its mail fails.
public struct SourceFinding: Sendable, Hashable {
  /// Of the inventory.
  public let statistics: SourceStatistics
  /// Of the window.
  public let causes: FailureCauses

  /// When one receiver alone has trouble with it in the window.
  public internal(set) var noise: ReceiverNoise?

  init(_ statistics: SourceStatistics, _ causes: FailureCauses) {
    self.statistics = statistics
    self.causes = causes
  }
}
