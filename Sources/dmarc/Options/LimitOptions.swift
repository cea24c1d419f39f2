import ArgumentParser
import ReportContainers
import ReportParser

/// The bounds on hostile input, for the rare genuine report that is larger.
struct LimitOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Bytes of one file.", valueName: "bytes"))
  var maxFileBytes = ContainerLimits().fileBytes
  @Option(help: ArgumentHelp("Bytes that one file may expand to.", valueName: "bytes"))
  var maxExpandedBytes = ContainerLimits().expandedBytes
  @Option(help: ArgumentHelp("Times its size that a file may expand to.", valueName: "times"))
  var maxRatio = ContainerLimits().ratio
  @Option(help: ArgumentHelp("Bytes that xz or zstd data may look back.", valueName: "bytes"))
  var maxDictionaryBytes = ContainerLimits().dictionaryBytes
  @Option(help: ArgumentHelp("Members of one archive.", valueName: "count"))
  var maxMembers = ContainerLimits().members
  @Option(help: ArgumentHelp("Containers inside each other.", valueName: "layers"))
  var maxNesting = ContainerLimits().nesting
  @Option(help: ArgumentHelp("Messages of one mailbox.", valueName: "count"))
  var maxMessages = ContainerLimits().messages
  @Option(help: ArgumentHelp("Bytes of a header in a mail message.", valueName: "bytes"))
  var maxHeaderBytes = ContainerLimits().headerBytes
  @Option(help: ArgumentHelp("Parts of one mail message.", valueName: "count"))
  var maxParts = ContainerLimits().parts
  @Option(help: ArgumentHelp("Parts and messages inside each other.", valueName: "layers"))
  var maxPartDepth = ContainerLimits().partDepth
  @Option(help: ArgumentHelp("Seconds that one file may take.", valueName: "seconds"))
  var maxSeconds = ContainerLimits().seconds
  @Option(help: ArgumentHelp("Elements inside each other.", valueName: "layers"))
  var maxDepth = ReportParserLimits().depth
  @Option(help: ArgumentHelp("Bytes of one text; the rest is cut.", valueName: "bytes"))
  var maxTextLength = ReportParserLimits().textLength
  @Option(help: ArgumentHelp("Records of one report.", valueName: "count"))
  var maxRecords = ReportParserLimits().records

  func validate() throws {
    let values = [
      maxFileBytes, maxExpandedBytes, maxRatio, maxDictionaryBytes, Int64(maxMembers),
      Int64(maxNesting), maxSeconds, Int64(maxMessages), Int64(maxHeaderBytes), Int64(maxParts),
      Int64(maxPartDepth), Int64(maxDepth), Int64(maxTextLength), Int64(maxRecords),
    ]
    guard values.allSatisfy({ $0 > 0 }) else {
      throw ValidationError("A limit is a number above zero.")
    }
    guard maxPartDepth <= 200 else {
      throw ValidationError("--max-part-depth is at most 200, which is what a stack can follow.")
    }
    guard maxDepth <= 250 else {
      throw ValidationError("--max-depth is at most 250, which is what libxml2 can follow.")
    }
    guard maxTextLength <= 16 << 20 else {
      throw ValidationError(
        "--max-text-length is at most 16777216, which each reader takes of the memory.")
    }
  }

  var containers: ContainerLimits {
    var limits = ContainerLimits()
    limits.fileBytes = maxFileBytes
    limits.expandedBytes = maxExpandedBytes
    limits.ratio = maxRatio
    limits.dictionaryBytes = maxDictionaryBytes
    limits.members = maxMembers
    limits.nesting = maxNesting
    limits.messages = maxMessages
    limits.headerBytes = maxHeaderBytes
    limits.parts = maxParts
    limits.partDepth = maxPartDepth
    limits.seconds = maxSeconds
    return limits
  }

  var parser: ReportParserLimits {
    var limits = ReportParserLimits()
    limits.depth = maxDepth
    limits.textLength = maxTextLength
    limits.records = maxRecords
    return limits
  }
}
