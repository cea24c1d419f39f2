import ArgumentParser

/// Measures each step of the product beside the least that a C program needs for the same work.
@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks",
    abstract: "Measures the steps of an import, each beside its floor.",
    discussion: """
      Scripts/benchmark.sh builds, makes corpora and runs everything. By hand:

        Scripts/make-reports --kind heavy --scale 0.1 corpora/heavy
        benchmarks --folder corpora --markdown

      Every figure is that of a process of its own; the answer of each is compared with the \
      corpus's truth before its figures are shown.
      """,
    subcommands: [CompareCommand.self, MeasureCommand.self], defaultSubcommand: CompareCommand.self)
}
