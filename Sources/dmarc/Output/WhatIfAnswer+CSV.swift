extension WhatIfAnswer {
  /// A line for each source and author domain: at most, then what is expected, then what it is at
  /// least where it depends on whether the name exists.
  var csv: String {
    let columns = Self.columns
    var table = Table(columns: columns.map { TableColumn(title: $0.title) })
    table.rows = sources.map { line in columns.map { $0.value(line) } }
    return table.csv
  }

  private struct Column {
    var title: String
    var value: (Line) -> String
  }

  private static var columns: [Column] {
    let generations = [("RFC7489", \Outcome.rfc7489), ("RFC9989", \Outcome.rfc9989)]
    let least = [("RFC9989 least", \Outcome.rfc9989AtLeast)]
    return [
      Column(title: "Source") { $0.source },
      Column(title: "Class") { $0.cls },
      Column(title: "Author domain") { $0.authorDomain },
      Column(title: "Messages") { String($0.messages) },
      Column(title: "Fails") { String($0.fails) },
      Column(title: "Present fails") { String($0.presentFails) },
    ] + outcomes(generations, \.junked, \.refused) + [
      Column(title: "Name proven") { String($0.isNameProven) },
      Column(title: "Overridden") { String($0.overridden) },
      Column(title: "Present overridden") { String($0.presentOverridden) },
    ] + outcomes(generations, \.junkedExpected, \.refusedExpected, " expected")
      + outcomes(least, \.junked, \.refused)
  }

  /// Under the record that is tried, and then under the present one.
  private static func outcomes(
    _ readings: [(String, KeyPath<Outcome, Enforced>)], _ junked: KeyPath<Enforced, Double>,
    _ refused: KeyPath<Enforced, Double>, _ suffix: String = ""
  ) -> [Column] {
    [("", \Line.tried), ("Present ", \Line.present)].flatMap { record, outcome in
      readings.flatMap { name, reading in
        [("junked", junked), ("refused", refused)].map { kind, figure in
          Column(title: "\(record)\(name) \(kind)\(suffix)") {
            String($0[keyPath: outcome][keyPath: reading][keyPath: figure])
          }
        }
      }
    }
  }
}
