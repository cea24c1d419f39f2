/// The name that was probably meant.
public enum NearestName {
  /// - Returns: the nearest of some names, if so few letters differ that it is likely.
  public static func of(_ name: String, among names: [String]) -> String? {
    of(name, among: names, within: max(2, name.utf8.count / 3))
  }

  /// - Parameter letters: how many may differ at most.
  /// - Returns: the nearest of some names; of several the first in the order of names.
  public static func of(_ name: String, among names: [String], within letters: Int) -> String? {
    // Nothing that is so long is near a name of ours, and comparing takes its square.
    guard name.utf8.count <= longest else { return nil }
    let bytes = Array(name.utf8)
    let limit = min(letters, bytes.count - 1)
    return names.lazy
      .filter { abs($0.utf8.count - bytes.count) <= limit }
      .map { (name: $0, distance: distance(bytes, Array($0.utf8))) }
      .filter { $0.distance <= limit }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }?.name
  }

  private static let longest = 60

  /// Letters to add, drop or change (Levenshtein's distance).
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var row = Array(0...right.count)
    for (index, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for (place, other) in right.enumerated() {
        let cost = diagonal + (letter == other ? 0 : 1)
        diagonal = row[place + 1]
        row[place + 1] = min(cost, diagonal + 1, row[place] + 1)
      }
    }
    return row[right.count]
  }
}
