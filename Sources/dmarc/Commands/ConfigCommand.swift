import ArgumentParser
import Configuration
import DMARC

struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Shows which settings hold for a domain, and where each comes from.",
    discussion: """
      Settings are in a file that you write, dmarc.yml: thresholds of the decision, and what you say \
      of your domains and their sources. What is at its top holds for all domains; what is in \
      domains: holds for one and wins key by key. Only exact names count: an entry for example.com \
      says nothing of news.example.com. A domain's own sources come before the general ones.

      EXAMPLE
        profile: users
        dwell: {q: 60}
        domains:
          example.com:
            sources:
              - {source: payroll.example, claim: owned, critical: true}
            ack_indirect_loss: {by: J. Doe, on: 2026-10-12}

        dmarc config example.com
        dmarc config --check --config dmarc.yml

      EXIT STATUS
        0 if the file is in order or there is none, 1 if something is wrong in it.
      """)

  @Argument(help: "The domain; without it, what holds for those without an entry of their own.")
  var domain: String?
  @Flag(help: "Only tell whether the file is in order.")
  var check = false
  @OptionGroup
  var configuration: ConfigurationOptions
  @OptionGroup
  var format: FormatOptions

  func validate() throws {
    if let domain { try DomainArgument.check(domain) }
  }

  func run() throws {
    let file = try configuration.read()
    if check {
      StandardStreams.write(ConfigAnswer.order(of: file))
      return
    }
    let answer = ConfigAnswer(file, domain: domain.map(DomainName.canonical))
    switch format.format {
    case .json: StandardStreams.write(try JSONText.document(answer))
    case .csv: StandardStreams.write(answer.table.csv)
    case .table: StandardStreams.write(answer.text)
    }
  }
}
