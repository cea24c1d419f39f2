/// The name that was probably meant.
public enum NearestName {
  /// - Returns: the nearest of some names, if so few letters differ that it is likely.
  public static func of(_ name: String, among names: [String]) -> String? {
    // Nothing that is so long is near a key of ours, and comparing takes its square.
    guard name.utf8.count <= 60 else { return nil }
    let near = names.map { (name: $0, distance: distance(Array(name.utf8), Array($0.utf8))) }
      .min { ($0.distance, $0.name) < ($1.distance, $1.name) }
    guard let near, near.distance <= max(2, name.utf8.count / 3), near.distance < name.utf8.count
    else { return nil }
    return near.name
  }

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
