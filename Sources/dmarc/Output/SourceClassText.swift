import PolicyAdvisor

/// Classes of sources as a table shows them.
enum SourceClassText {
  /// - Parameter sourceClass: `nil` when nobody knows.
  static func short(_ sourceClass: SourceClass?) -> String {
    switch sourceClass {
    case .ownMisconfigured: "misconfigured"
    case .mailingList: "mailing list"
    case .simulated: "simulated"
    case let sourceClass?: sourceClass.rawValue
    case nil: "-"
    }
  }
}
