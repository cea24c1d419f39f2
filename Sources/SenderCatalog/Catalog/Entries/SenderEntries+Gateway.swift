extension SenderEntries {
  /// Filters that mail goes out, or comes in, through.
  static let gateways = """
    proofpoint | Proofpoint | gateway | checked
    mail-from pphosted.com
    ptr pphosted.com gpphosted.com
    include <customer>.pphosted.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Have the include of your own customer account in the domain's SPF record, and sign outbound mail at Proofpoint.
    note _spf.pphosted.com does not exist. Where it fails with your mail, it stands before somebody who received it.

    proofpoint-essentials | Proofpoint Essentials | gateway | checked
    mail-from ppe-hosted.com
    ptr ppe-hosted.com
    include <cluster>.ppe-hosted.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Have the include of your cluster in the domain's SPF record, and switch DKIM signing on.

    mimecast | Mimecast | gateway | checked
    mail-from mimecast.com
    dkim mimecast.com
    selector mimecast#
    ptr mimecast.com mimecast-offshore.com
    include <region>._netblocks.mimecast.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Have the include of your region in the domain's SPF record, and create a policy that signs outbound mail with DKIM.
    record mimecast<date>._domainkey.<domain> TXT v=DKIM1; k=rsa; p=<key>
    note _spf.mimecast.com does not exist. Where it stands before a recipient, it rewrites links and breaks signatures.

    barracuda | Barracuda | gateway | partly
    mail-from barracudanetworks.com
    ptr barracuda.com barracudanetworks.com
    include spf.ess.barracudanetworks.com
    spf-aligns yes
    dkim-aligns if the mail server signs before it
    strict spf
    step Have the include in the domain's SPF record, and sign on the mail server before Barracuda.

    cisco-ces | Cisco Secure Email | gateway | checked
    mail-from iphmx.com
    ptr iphmx.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Have exists:%{i}.spf.<allocation>.iphmx.com in the domain's SPF record, and set up a signing profile for DKIM.

    trendmicro | Trend Micro Email Security | gateway | partly
    ptr tmes.trendmicro.com tmes.trendmicro.eu
    include spf.tmes.trendmicro.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Have the include of your region in the domain's SPF record, and sign outbound mail with DKIM.

    sophos | Sophos Email | gateway | partly
    ptr hydra.sophos.com
    include _spf.prod.hydra.sophos.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Have the include of your region in the domain's SPF record, and switch DKIM on.

    broadcom | Broadcom Email Security | gateway | checked
    mail-from messagelabs.com
    ptr messagelabs.com
    include spf.messagelabs.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Have the include in the domain's SPF record, and sign outbound mail with DKIM.

    forcepoint | Forcepoint Email | gateway | general
    ptr mailcontrol.com
    include mailcontrol.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Have the include in the domain's SPF record, and switch DKIM on.

    hornetsecurity | Hornetsecurity | gateway | general
    ptr hornetsecurity.com antispameurope.com
    include spf.hornetsecurity.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Have the include in the domain's SPF record, and switch DKIM on.

    nable | N-able Mail Assure | gateway | general
    ptr antispamcloud.com mtaroutes.com
    include spf.antispamcloud.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Have the include in the domain's SPF record, and switch outgoing DKIM on.

    zix-appriver | OpenText Zix | gateway | general
    ptr zixcorp.com zixsmbhosted.com smtp25.com appriver.com
    spf-aligns yes
    dkim-aligns if mail is signed before or at the gateway
    strict both
    step Have the provider's include in the domain's SPF record, and sign before or at the gateway.

    vade-oxsus | Vade for Open-Xchange | gateway | partly
    dkim oxsus-vadesecure.net
    mail-from oxsus-vadesecure.net
    ptr oxsus-vadesecure.net
    spf-aligns no
    dkim-aligns yes
    step Sign the original mail with DKIM, which survives the forward.
    note It filters for mailbox providers and rewrites MAIL FROM of what their users forward.

    iij-securemx | IIJ SecureMX | gateway | general
    ptr securemx.jp
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Switch DKIM signing on in SecureMX, and have its servers in the domain's SPF record.

    hennge-one | HENNGE One | gateway | general
    ptr hdems.com
    spf-aligns yes
    dkim-aligns if mail is signed behind it
    strict both
    step Have its servers in the domain's SPF record, and sign behind HENNGE, which may change a message.

    exclaimer | Exclaimer | gateway | partly
    ptr exclaimer.net
    include spf.<region>.exclaimer.net
    spf-aligns yes
    dkim-aligns if mail goes back to the mail service, which signs last
    strict both
    step Route mail back to Microsoft 365 or Google Workspace, so that it is signed last, and have the include in the domain's SPF record.
    note A footer that is added behind the signature breaks it.

    codetwo | CodeTwo | gateway | partly
    ptr emailsignatures365.com
    include spf.emailsignatures365.com
    spf-aligns yes
    dkim-aligns if mail goes back to the mail service, which signs last
    strict both
    step Have Microsoft 365 sign behind CodeTwo, and the include in the domain's SPF record.
    """
}
