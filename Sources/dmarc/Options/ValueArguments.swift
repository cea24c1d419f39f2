public import AddressNames
public import ArgumentParser
public import DMARC
public import ReportStore

/// Values of other rooms as arguments.
extension UTCDay: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension IntakeOutcome: ExpressibleByArgument {}

extension ServerAddress: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
