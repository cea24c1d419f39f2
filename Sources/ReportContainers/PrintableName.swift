/// Names from outside that are shown to people and used for nothing else.
enum PrintableName {
  /// At most 255 characters, none of which moves the cursor or turns the direction of writing.
  static func of(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.prefix(255).map { scalar in
          [.control, .format, .lineSeparator, .paragraphSeparator].contains(
            scalar.properties.generalCategory) ? "?" : scalar
        }))
  }
}
