import DMARC

/// What an administrator should hear of those who report, whatever the verdict (decision.md 2.7).
enum ReporterTrends {
  /// One reporter less is mail that nobody sees: what fails there is in no figure any more.
  static func vanished(_ findings: DomainFindings) -> [String] {
    findings.evidence.vanishedReporters.map { reporter in
      let before = findings.limits.vanishedReporter.daysBefore
      return """
        \(reporter.name) sent reports on \(NumberText.count(reporter.activeDays)) of \
        \(NumberText.count(before, "day")), about \(NumberText.weekly(reporter.messagesPerWeek)) \
        messages a week, and none on days after \(reporter.lastDay): what fails there is no longer \
        seen.
        """
    }
  }
}
