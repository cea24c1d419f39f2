/// Sources named in a sentence. There may be thousands, and few say enough.
enum SourceList {
  private static let shown = 3

  /// `crm.example, vendor.example, 192.0.2.0/24 and 2 more`; empty for none.
  static func text(_ sources: [SourceFigures]) -> String {
    let names = sources.prefix(shown).map(\.name).joined(separator: ", ")
    let rest = sources.count - shown
    return rest > 0 ? "\(names) and \(NumberText.count(rest)) more" : names
  }
}
