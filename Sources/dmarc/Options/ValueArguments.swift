public import AddressNames
public import ArgumentParser
public import DMARC
public import PolicyAdvisor
public import ReportStore

/// Values of other rooms as arguments.
extension UTCDay: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension DMARCRecord {
  /// The value of a `--record`; the error says what it lacks.
  static func argument(_ text: String) throws -> DMARCRecord {
    guard let record = DMARCRecord(text) else {
      throw ValidationError("a DMARC record begins with v=DMARC1.")
    }
    return record
  }
}

extension IntakeOutcome: ExpressibleByArgument {}

extension Verdict: ExpressibleByArgument {
  /// As JSON has it, or with a hyphen.
  public init?(argument: String) { self.init(rawValue: argument.replacing("-", with: "_")) }
}

extension ServerAddress: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
