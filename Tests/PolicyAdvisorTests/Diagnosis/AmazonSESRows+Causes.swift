import DMARC
import PolicyAdvisor

extension AmazonSESRows {
  /// ses.md 3.4, as far as a configuration does not show it already.
  static let causes = [
    AmazonSESRows("SES-1 and SES-13: a region with a DKIM host of its own") {
      $0.send(unsigned.with { $0.spf = "ap-northeast-3.amazonses.com" })
      $0.source = "Amazon SES (ap-northeast-3)"
      $0.sourceClass = .ownMisconfigured
      $0.says("SES-1", "SES-13")
      $0.records = names(
        "<token1>", "<token2>", "<token3>", host: "dkim.ap-northeast-3.amazonses.com")
    },
    AmazonSESRows("SES-6: signed until a day, V07") {
      $0.send(signed, 400, on: 0..<25)
      $0.send(signed, 150, on: 25..<30)
      $0.send(unsigned, 250, on: 25..<30)
      $0.says("SES-6", "SES-2")
      $0.records = knownNames
    },
    AmazonSESRows("SES-6: no key for the signature") {
      $0.send(
        unsigned.with {
          $0.broken = ["example.com"]
          $0.brokenResult = .permerror
        })
      $0.sourceClass = .ownMisconfigured
      $0.says("SES-6")
      // What does not pass does not show that its selector is one of the three.
      $0.records = newNames
    },
    AmazonSESRows("SES-7: a steady part is not signed") {
      $0.send(whole, 80)
      $0.send(unsigned, 20)
      $0.codes = ["SES-7", "SES-5"]
      $0.advised = "SES-7"
      $0.records = knownNames
    },
    AmazonSESRows("SES-7: a subdomain is an identity by itself") {
      $0.send(signed)
      $0.send(unsigned.with { $0.author = "news.example.com" }, 20)
      $0.codes = ["SES-7", "SES-2"]
      $0.advised = "SES-7"
    },
    AmazonSESRows("SES-8: another region signs") {
      $0.send(signed)
      $0.send(
        unsigned.with {
          $0.address = "198.51.100.32"
          $0.spf = "ap-northeast-1.amazonses.com"
        })
      $0.source = "Amazon SES (ap-northeast-1)"
      $0.sourceClass = .ownMisconfigured
      $0.says("SES-8")
      $0.records = newNames
    },
    AmazonSESRows("SES-8: the region that signs has advice alone") {
      $0.send(signed)
      $0.send(
        unsigned.with {
          $0.address = "198.51.100.32"
          $0.spf = "ap-northeast-1.amazonses.com"
        })
      $0.codes = ["SES-2"]
      $0.records = [mx("bounce.example.com"), spf("bounce.example.com")]
    },
    AmazonSESRows("SES-9: strict alignment, V09a") {
      $0.rows.mode = .strict
      $0.send(whole.with { $0.author = "news.example.com" })
      $0.send(bounce.with { $0.author = "news.example.com" }, 1)
      $0.sourceClass = .ownMisconfigured
      $0.says("AL-STRICT")
      $0.records = [
        "_dmarc.example.com TXT v=DMARC1; p=none; adkim=r; aspf=r; rua=mailto:rua@example.com"
      ]
    },
    AmazonSESRows("SES-10: the author's signature fails") {
      $0.send(
        unsigned.with {
          $0.broken = ["example.com"]
          $0.selector = "mine"
        })
      $0.sourceClass = .ownMisconfigured
      $0.says("SES-10")
      $0.records = ["mine._domainkey.example.com TXT v=DKIM1; k=rsa; p=<key>"]
    },
    AmazonSESRows("SES-11: Resend without its names in the DNS") {
      $0.send(
        unsigned.with {
          $0.spf = "send.example.com"
          $0.spfResult = .none
          $0.broken = ["example.com"]
          $0.selector = "resend"
        })
      $0.send(bounce.with { $0.dkim = ["amazonses.com"] }, 1)
      $0.sourceClass = .ownMisconfigured
      $0.says("SES-11")
      $0.records = [
        "resend._domainkey.example.com TXT p=<key>", mx("send.example.com"),
        spf("send.example.com"),
      ]
    },
    AmazonSESRows("SES-12: forwarded, where DKIM carries it") {
      $0.send(whole)
      $0.send(bounce, 1)
      $0.send(
        whole.with {
          $0.address = "203.0.113.5"
          $0.spfResult = .softfail
        }, 1)
      $0.codes = ["SES-12"]
    },
  ]
}
