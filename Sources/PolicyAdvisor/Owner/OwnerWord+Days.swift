public import DMARC

extension OwnerWord {
  /// What the owner had said by a day. Words without a date always hold.
  public func known(on day: UTCDay) -> OwnerWord {
    var word = self
    if let given = acceptsIndirectLoss, given.day > day { word.acceptsIndirectLoss = nil }
    if let given = acceptsLowVolume, given.day > day { word.acceptsLowVolume = nil }
    word.sources = sources.filter { ($0.said?.day ?? day) <= day }.map { source in
      var source = source
      if let fixed = source.fixedOn, fixed > day { source.fixedOn = nil }
      return source
    }
    return word
  }
}
