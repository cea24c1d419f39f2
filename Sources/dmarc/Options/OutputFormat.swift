import ArgumentParser

/// How an answer is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case json
  case csv
}

struct FormatOptions: ParsableArguments {
  @Option(help: "How to print the answer.")
  var format: OutputFormat = .table
}
