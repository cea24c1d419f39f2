/// Where the `dmarc.yml` is.
public struct SettingsLocation: Sendable, Hashable {
  public var path: String
  /// Whether somebody named it: then it must be there.
  public var isNamed: Bool

  /// The path that was given, else `$DMARC_CONFIG`, else `dmarc/dmarc.yml` in `$XDG_CONFIG_HOME` or
  /// `~/.config` (XDG Base Directory Specification, "Environment variables": an empty one counts as
  /// absent).
  ///
  /// - Returns: `nil` when nothing is named and there is no home to look in.
  public init?(path: String?, environment: [String: String]) {
    func variable(_ name: String) -> String? {
      environment[name].flatMap { $0.isEmpty ? nil : $0 }
    }
    if let named = path ?? variable("DMARC_CONFIG") {
      self.path = named
      isNamed = true
    } else if let folder = variable("XDG_CONFIG_HOME")
      ?? variable("HOME").map({ $0 + "/.config" })
    {
      self.path = folder + "/dmarc/dmarc.yml"
      isNamed = false
    } else {
      return nil
    }
  }
}
