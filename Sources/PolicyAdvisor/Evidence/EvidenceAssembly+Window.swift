public import DMARC
public import SenderCatalog

extension EvidenceAssembly {
  /// Evidence of the window that is to be judged: so little mail that a month proves nothing is judged
  /// over two or three.
  ///
  /// - Parameters:
  ///   - organizationalDomain: that of the policy domain.
  ///   - amazonSES: what Amazon SES sent of the traffic.
  public func evidence(
    from traffic: Traffic, sources: NamedSources, asOf: UTCDay,
    published: [ShownPolicy], currentRecord: DMARCRecord?,
    organizationalDomain: String, amazonSES: SESTraffic = SESTraffic()
  ) -> DomainEvidence {
    func judged(over window: Range<UTCDay>) -> DomainEvidence {
      var evidence = evidence(
        from: traffic, sources: sources, asOf: asOf, window: window, published: published,
        currentRecord: currentRecord, amazonSES: amazonSES)
      evidence.organizationalDomain = organizationalDomain
      return evidence
    }
    let usual = judged(over: limits.window(asOf: asOf))
    let window = limits.window(
      asOf: asOf, for: usual.sources, published: usual.published, record: currentRecord)
    return window == usual.window ? usual : judged(over: window)
  }
}
