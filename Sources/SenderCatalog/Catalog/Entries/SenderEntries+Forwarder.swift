extension SenderEntries {
  /// Services that pass on what they receive.
  static let forwarders = """
    gmail-forwarding | Gmail | forwarder | partly
    dkim gmail.com googlemail.com
    mail-from gmail.com googlemail.com
    spf-aligns no
    dkim-aligns yes
    step Nothing can be set up at Google: sign the original mail with DKIM, which survives the forward.
    note Google lets much of it through and says so: local_policy with arc=pass.

    cloudflare-routing | Cloudflare Email Routing | forwarder | checked
    dkim email.cloudflare.net
    selector cf2024-1
    ptr cloudflare-email.net cloudflare-email.com cloudflare-email.org
    include _spf.mx.cloudflare.net
    spf-aligns no
    dkim-aligns yes
    step Sign the original mail with DKIM, which survives the forward.

    improvmx | ImprovMX | forwarder | partly
    mail-from improvmx.com
    dkim improvmx.com
    selector dkimprovmx1 dkimprovmx2
    ptr improvmx.com
    include spf.improvmx.com
    spf-aligns no
    dkim-aligns yes
    step Sign the original mail with DKIM, which survives the forward.

    forwardemail | Forward Email | forwarder | partly
    mail-from forwardemail.net
    dkim forwardemail.net
    ptr forwardemail.net
    include spf.forwardemail.net
    spf-aligns no
    dkim-aligns yes
    step Sign the original mail with DKIM, which survives the forward.

    simplelogin | SimpleLogin, addy.io and DuckDuckGo | forwarder | general
    dkim simplelogin.co anonaddy.com anonaddy.me duck.com
    mail-from simplelogin.co anonaddy.com anonaddy.me duck.com
    ptr simplelogin.co anonaddy.com duck.com
    spf-aligns no
    dkim-aligns no
    step Nothing is needed: they rewrite the author, so that their mail leaves your reports.

    registrar-forward | Registrar forwarding | forwarder | general
    mail-from registrar-servers.com pobox.com
    dkim registrar-servers.com pobox.com
    ptr registrar-servers.com pobox.com
    spf-aligns no
    dkim-aligns yes
    step Sign the original mail with DKIM, which survives the forward.

    edu-alumni | University forwarding | forwarder | checked
    ptr edu ac.jp ac.uk
    spf-aligns no
    dkim-aligns if the body is not changed on the way
    step Sign with relaxed canonicalization and without l=, and accept what is still lost under p=reject (RFC 9989, section 7.4).
    """
}
