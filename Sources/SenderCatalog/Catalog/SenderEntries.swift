/// The senders that this program knows, as text for people to read and to correct: a file for each
/// category in `Entries`.
///
/// A paragraph is one sender. Its first line has the identifier, the name, the category and how well
/// it is known, apart by `|`: `checked` against the provider's documentation, its DNS or message
/// headers; `partly`, where domains were checked and the rest was not; `general` knowledge. What is
/// not `checked` is printed with the advice to verify it with the provider. The other lines begin
/// with a word (``CatalogText``):
///
/// - `dkim`, `mail-from`, `ptr`: domains that the service signs with, bounces to and has addresses
///   under, names below them included. No domain names two senders.
/// - `selector`, `label`: names that the service has its customers put before their own domain, for
///   DKIM and for MAIL FROM; `#` stands for digits, `*` for anything. Common ones (`s1`, `default`)
///   are left out: they name nobody.
/// - `range`: addresses that the provider publishes; a hint only, since ranges change.
/// - `include`: what authorises the service in SPF.
/// - `spf-aligns`, `dkim-aligns`: `yes`, `no` or `if …`; `strict`: what still passes when alignment
///   is strict and everything is set up as advised.
/// - `runs-on`: the service that it sends through. `carries-others`: other senders run on it.
///   `verifies-author`: it refuses author domains that the customer has not proved to own.
///   `simulates-phishing`: its mail is meant to fail, and counts for nothing.
/// - `step`, `record`, `note`: the repair, the records that it needs, and what to know.
///   `<domain>` is the author's domain; what else stands in angle brackets only the provider knows.
enum SenderEntries {
  /// In the order in which they are shown.
  static let byCategory: KeyValuePairs<SenderCategory, String> = [
    .mailbox: mailboxes,
    .host: hosts,
    .transactional: transactional,
    .marketing: marketing,
    .saas: saas,
    .gateway: gateways,
    .forwarder: forwarders,
    .list: lists,
  ]

  static let text = byCategory.map(\.value).joined(separator: "\n\n")
}
