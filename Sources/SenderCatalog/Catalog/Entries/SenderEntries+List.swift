extension SenderEntries {
  /// Mailing lists.
  static let lists = """
    google-groups | Google Groups | list | partly
    dkim googlegroups.com
    mail-from googlegroups.com
    spf-aligns no
    dkim-aligns if the list does not change the message
    step Google rewrites the author once the domain publishes quarantine or reject; the tag t=y is enough for it.

    groups-io | Groups.io | list | partly
    dkim groups.io
    mail-from groups.io
    ptr groups.io
    spf-aligns no
    dkim-aligns no
    step Nothing is needed: it rewrites the author of domains that enforce.

    lsoft | LISTSERV | list | partly
    mail-from lsoft.com lsoft.se
    dkim lsoft.com lsoft.se
    ptr lsoft.com lsoft.se
    spf-aligns no
    dkim-aligns if the list does not change the message
    step Ask the owner of the list to switch its rewriting for DMARC on.

    ietf | IETF mailing lists | list | partly
    dkim ietf.org
    mail-from ietf.org
    ptr ietf.org
    spf-aligns no
    dkim-aligns if the list does not change the message
    step Nothing is needed: its lists rewrite the author of domains that enforce.

    librelist | Librelist | list | general
    mail-from librelist.com
    dkim librelist.com
    spf-aligns no
    dkim-aligns if the list does not change the message
    step Accept what is lost there under p=reject, or ask who runs the list to rewrite the author.

    mailman | Mailman list | list | checked
    spf-aligns no
    dkim-aligns if the list does not change the message
    step Ask the owner of the list to set dmarc_mitigate_action to munge_from.
    note Mailman acts on a published quarantine or reject, pct=0 included. Reports show the host of the list, not the software.
    """
}
