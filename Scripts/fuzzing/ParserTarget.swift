import DMARC
import ReportParser

/// Reads the input as a report, once in chunks whose length its first byte chooses and once as a
/// whole, with the same parser: neither the chunks nor the document before may make a difference.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  let input = UnsafeRawBufferPointer(start: start, count: count)
  guard let choice = input.first else { return 0 }
  let document = UnsafeRawBufferPointer(rebasing: input.dropFirst())
  let failsAtEnd = choice & 1 == 1
  var parser = ReportParser(limits: limits)
  let inChunks = Reading(
    of: document, chunk: Int(choice >> 1) + 1, failsAtEnd: failsAtEnd, &parser)
  let asWhole = Reading(of: document, chunk: .max, failsAtEnd: failsAtEnd, &parser)
  precondition(inChunks == asWhole, "read in chunks it is another report")
  return 0
}

/// Small, so that inputs of some kilobytes reach them.
private let limits: ReportParserLimits = {
  var limits = ReportParserLimits()
  limits.depth = 24
  limits.textLength = 256
  limits.records = 12
  limits.resultsPerRecord = 6
  limits.reasonsPerRecord = 3
  return limits
}()

private struct Reading: Equatable {
  var parts = PartReader.Summary()
  var ending: ReportEnding?
  var refusal: String?

  init(
    of document: UnsafeRawBufferPointer, chunk: Int, failsAtEnd: Bool,
    _ parser: inout ReportParser
  ) {
    let receiver = PartReader()
    var rest = document[...]
    do throws(ReportRefusal) {
      ending = try parser.parse(receiver: receiver) { buffer in
        guard !rest.isEmpty else { return failsAtEnd ? -1 : 0 }
        let piece = rest.prefix(min(chunk, buffer.count))
        buffer.copyBytes(from: piece)
        rest = rest.dropFirst(piece.count)
        return piece.count
      }
    } catch {
      refusal = "\(error.code): \(error)"
    }
    parts = receiver.summary
    if let ending { precondition(ending.records == parts.records, "records that nobody got") }
  }
}
