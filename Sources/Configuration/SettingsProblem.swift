/// What is wrong at one place of a `dmarc.yml`: what was found, and what is allowed.
public struct SettingsProblem: Error, Sendable, Hashable {
  /// Counted from 1, as editors do.
  public var line: Int
  public var column: Int
  public var message: String
}
