public import ArgumentParser
public import SenderCatalog

/// How records to publish are printed.
struct RecordOptions: ParsableArguments {
  @Option(
    name: .customLong("records-as"),
    help: ArgumentHelp(
      "Print only the records that are to be published, ready to apply: text, zone, route53 (a change batch) or terraform.",
      valueName: "format"))
  var format: RecordFormat?
}

extension RecordFormat: ExpressibleByArgument {}
