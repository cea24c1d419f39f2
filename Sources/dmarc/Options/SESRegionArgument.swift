import ArgumentParser
import SenderCatalog

extension SESRegion {
  /// The value of a `--region`: a region that is known, or one that may have opened since. What follows
  /// no name of AWS is an error: it would be printed into records.
  static func argument(_ text: String) throws -> SESRegion {
    let name = text.lowercased()
    let directions = name.split(separator: "-").dropLast().last.map(String.init) ?? ""
    guard let region = SESRegion(name), Self.directions.contains(directions) else {
      throw ValidationError(
        "there is no AWS region \(TerminalText.safe(text))"
          + Suggestion.text(for: name, among: known) + ". One is called eu-west-1.")
    }
    return region
  }

  /// How AWS builds names of regions: a part of the world, a direction and a number.
  private static let directions = [
    "central", "east", "north", "northeast", "northwest", "south", "southeast", "southwest", "west",
  ]

  /// What to say of a region that may be a new one, or a slip.
  var doubt: String? {
    guard !Self.known.contains(name) else { return nil }
    return "\(name) is not among the regions of Amazon SES that are known here"
      + Suggestion.text(for: name, among: Self.known) + "."
  }
}
