import PolicyAdvisor

/// V08 and V08b: Google delivers 260 of the 300 failing forwards all the same.
enum KindForwarders {
  static let sources = [
    Sample.source("Microsoft 365", 20_000, failures: 10, dkimFailures: 15),
    Sample.source("forwarders via Google", 1_500, as: .forwarder, failures: 300, overridden: 260),
  ]
}
