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

  /// Whether it is known where its names of Easy DKIM point.
  private var isKnown: Bool { hasOwnDKIMHost || dkimHost != nil }

  /// How AWS builds names of regions: a part of the world, a direction and a number.
  private static let directions = [
    "central", "east", "north", "northeast", "northwest", "south", "southeast", "southwest", "west",
  ]
  private static let partsOfTheWorld = [
    "af", "ap", "ca", "eu", "il", "me", "sa", "us", "us-gov",
  ]

  private static var known: [String] {
    partsOfTheWorld.flatMap { part in
      directions.flatMap { direction in (1...9).map { "\(part)-\(direction)-\($0)" } }
    }.filter { SESRegion($0)?.isKnown ?? false }
  }

  /// What to say of a region that may be a new one, or a slip.
  var doubt: String? {
    guard !isKnown else { return nil }
    return "\(name) is not among the regions of Amazon SES that are known here"
      + Suggestion.text(for: name, among: Self.known) + "."
  }
}
