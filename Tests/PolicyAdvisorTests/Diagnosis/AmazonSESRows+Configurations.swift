import DMARC
import PolicyAdvisor

extension AmazonSESRows {
  /// ses.md 3.2, each for a month.
  static let configurations = [
    AmazonSESRows("A: nothing") {
      $0.send(unsigned)
      $0.sourceClass = .ownMisconfigured
      $0.says("SES-1")
      $0.records = newNames
    },
    AmazonSESRows("B: Easy DKIM only") {
      $0.send(signed)
      $0.codes = ["SES-2"]
      $0.records = [mx("bounce.example.com"), spf("bounce.example.com")]
    },
    AmazonSESRows("C: custom MAIL FROM only") {
      $0.send(mailFromOnly)
      $0.send(bounce.with { $0.dkim = ["amazonses.com"] }, 1)
      $0.says("SES-3")
      $0.records = newNames
    },
    AmazonSESRows("D: both") {
      $0.send(whole)
      $0.send(bounce, 1)
    },
    AmazonSESRows("E: SPF record missing, signed") {
      $0.send(whole.with { $0.spfResult = .none })
      $0.send(bounce, 1)
      $0.says("SES-4")
      $0.records = [spf("spf.example.com")]
    },
    AmazonSESRows("E: SPF record of somebody else, unsigned") {
      $0.send(mailFromOnly.with { $0.spfResult = .softfail })
      $0.send(bounce.with { $0.dkim = ["amazonses.com"] }, 1)
      $0.sourceClass = .ownMisconfigured
      $0.says("SES-1", "SES-4")
      $0.records = newNames
    },
    AmazonSESRows("F: MX record missing, signed") {
      $0.send(whole, on: stride(from: 0, to: 30, by: 2))
      $0.send(signed, on: stride(from: 1, to: 30, by: 2))
      $0.says("SES-5")
      $0.records = [mx("spf.example.com")]
    },
    AmazonSESRows("F': MX record missing, messages rejected") {
      $0.send(whole, on: 0..<15)
      $0.send(bounce, 1, on: 0..<15)
      $0.rows.add(EvidenceAssemblyRows.google, Sample.spread(300))
      $0.says("SES-14")
      $0.records = [mx("spf.example.com")]
    },
    AmazonSESRows("G: a key of one's own, custom MAIL FROM") {
      $0.send(whole.with { $0.selector = "mine" })
      $0.send(bounce, 1)
    },
    AmazonSESRows("G: a key of one's own, default MAIL FROM") {
      $0.send(signed.with { $0.selector = "mine" })
      $0.codes = ["SES-2"]
      $0.records = [mx("bounce.example.com"), spf("bounce.example.com")]
    },
    AmazonSESRows("H: Resend") {
      $0.send(
        whole.with {
          $0.selector = "resend"
          $0.spf = "send.example.com"
        })
      ($0.source, $0.service) = ("Resend", "resend")
    },
    AmazonSESRows("I: bounces") { $0.send(bounce) },
  ]
}
