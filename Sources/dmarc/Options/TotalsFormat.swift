import ArgumentParser

/// How an answer is printed that is no list.
enum TotalsFormat: String, ExpressibleByArgument, CaseIterable {
  case table
  case json
}
