/// Names from outside that are shown to people and used for nothing else.
enum PrintableName {
  /// At most 255 characters, none of which moves the cursor or turns the direction of writing.
  static func of(_ name: String) -> String {
    if name.utf8.count <= 255, name.utf8.allSatisfy({ (0x20..<0x7f).contains($0) }) { return name }
    return String(
      String.UnicodeScalarView(
        name.unicodeScalars.prefix(255).map { scalar in
          isPrintable(scalar) ? scalar : "?"
        }))
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7f }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: return false
    default: return true
    }
  }
}
