extension SenderEntries {
  /// Providers of people's mailboxes.
  static let mailboxes = """
    google-workspace | Google Workspace | mailbox | checked
    dkim gappssmtp.com google.com
    mail-from google.com
    selector google
    ptr google.com
    include _spf.google.com
    spf-aligns if the mail is sent from the primary domain, which MAIL FROM always has
    dkim-aligns yes
    strict dkim
    step In the Admin console open Apps, Google Workspace, Gmail, Authenticate email, and generate a 2048-bit key for the domain.
    step Publish the key, then choose Start authentication.
    record google._domainkey.<domain> TXT v=DKIM1; k=rsa; p=<key>
    note Addresses of Google are a forwarder for every domain that is not hosted there.

    microsoft-365 | Microsoft 365 | mailbox | checked
    dkim onmicrosoft.com
    mail-from onmicrosoft.com protection.outlook.com
    selector selector1 selector2 selector1-*-onmicrosoft-com selector2-*-onmicrosoft-com
    ptr outlook.com
    include spf.protection.outlook.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step In the Defender portal open Email authentication settings, DKIM, and choose the domain.
    step Publish the two CNAMEs exactly as the portal shows them, then switch signing on.
    step Keep the SPF include of Exchange Online in the domain's record.
    record selector1._domainkey.<domain> CNAME <selector1-target>
    record selector2._domainkey.<domain> CNAME <selector2-target>
    note Forwarding inside Microsoft 365 rewrites MAIL FROM, and a tenant's own signature (onmicrosoft.com) never aligns.

    outlook-consumer | Outlook.com | mailbox | general
    dkim outlook.com hotmail.com live.com msn.com hotmail.co.uk hotmail.de hotmail.fr hotmail.it hotmail.es live.cn msn.cn
    mail-from outlook.com hotmail.com live.com msn.com hotmail.co.uk hotmail.de hotmail.fr hotmail.it hotmail.es live.cn msn.cn
    spf-aligns no
    dkim-aligns no
    step Nothing can be set up there: it forwards what a mailbox of its users received. Sign the original mail with DKIM.

    zoho-mail | Zoho Mail | mailbox | partly
    dkim zoho.com zohomail.com zoho.eu zoho.in
    mail-from zoho.com zohomail.com zoho.eu zoho.in
    selector zmail
    ptr zoho.com zohomail.com zoho.eu zoho.in
    include zohomail.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step In the Zoho Mail admin console open Domains, Email configuration, DKIM, add a selector and publish its TXT record.
    step Verify it there, and have the include of your Zoho region in the domain's SPF record.
    record <selector>._domainkey.<domain> TXT v=DKIM1; k=rsa; p=<key>

    fastmail | Fastmail | mailbox | checked
    dkim messagingengine.com
    mail-from messagingengine.com fastmail.com
    selector fm1 fm2 fm3
    ptr messagingengine.com fastmail.com
    include _spf.fastmail.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Publish the three CNAMEs, and the include in the domain's SPF record with ~all at its end.
    record fm1._domainkey.<domain> CNAME fm1.<domain>.dkim.fmhosted.com
    record fm2._domainkey.<domain> CNAME fm2.<domain>.dkim.fmhosted.com
    record fm3._domainkey.<domain> CNAME fm3.<domain>.dkim.fmhosted.com
    note The record that Fastmail proposes ends in ?all.

    icloud | Apple iCloud Mail | mailbox | checked
    dkim icloud.com me.com mac.com
    mail-from icloud.com me.com mac.com
    selector sig1
    ptr icloud.com me.com apple.com
    include icloud.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Publish the CNAME, without a proxy in front of it, and the include in the domain's SPF record.
    record sig1._domainkey.<domain> CNAME sig1.dkim.<domain>.at.icloudmailadmin.com
    note Hide My Email forwards.

    proton | Proton Mail | mailbox | checked
    dkim proton.me protonmail.com
    mail-from proton.me protonmail.com
    selector protonmail protonmail2 protonmail3
    ptr protonmail.ch proton.ch
    include _spf.protonmail.ch
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Publish the three CNAMEs that the domain's settings show, and the include in its SPF record.
    record protonmail._domainkey.<domain> CNAME protonmail.domainkey.<id>.domains.proton.ch
    record protonmail2._domainkey.<domain> CNAME protonmail2.domainkey.<id>.domains.proton.ch
    record protonmail3._domainkey.<domain> CNAME protonmail3.domainkey.<id>.domains.proton.ch

    yahoo | Yahoo Mail | mailbox | general
    dkim yahoo.com aol.com ymail.com
    mail-from yahoo.com aol.com ymail.com
    ptr yahoo.com yahoodns.net
    spf-aligns no
    dkim-aligns no
    step Nothing can be set up there: it forwards what a mailbox of its users received. Sign the original mail with DKIM.

    yahoo-japan | Yahoo! JAPAN Mail | mailbox | general
    dkim yahoo.co.jp
    mail-from yahoo.co.jp
    ptr yahoo.co.jp
    spf-aligns no
    dkim-aligns no
    step Nothing can be set up there: it forwards what a mailbox of its users received. Sign the original mail with DKIM.

    yandex | Yandex 360 | mailbox | partly
    dkim yandex.ru yandex.com
    mail-from yandex.ru yandex.com
    ptr yandex.net
    include _spf.yandex.net
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Take the key from the admin console, publish it, and have the include in the domain's SPF record.
    record mail._domainkey.<domain> TXT v=DKIM1; k=rsa; p=<key>

    mailru | Mail.ru | mailbox | partly
    dkim mail.ru
    mail-from mail.ru
    selector mailru
    ptr mail.ru
    include _spf.mail.ru
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Take the key from the admin panel, publish it, and have the include in the domain's SPF record.
    record mailru._domainkey.<domain> TXT v=DKIM1; k=rsa; p=<key>

    migadu | Migadu | mailbox | partly
    mail-from migadu.com
    dkim migadu.com
    ptr migadu.com
    include spf.migadu.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Publish the three CNAMEs, and the include in the domain's SPF record.
    record key1._domainkey.<domain> CNAME key1.<domain>._domainkey.migadu.com
    record key2._domainkey.<domain> CNAME key2.<domain>._domainkey.migadu.com
    record key3._domainkey.<domain> CNAME key3.<domain>._domainkey.migadu.com

    mailbox-org | mailbox.org | mailbox | partly
    dkim mailbox.org
    mail-from mailbox.org
    selector mbo0001 mbo0002 mbo0003 mbo0004
    ptr mailbox.org
    include mailbox.org
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Publish the CNAMEs of the MBO selectors that the account shows, and the include in the domain's SPF record.
    record mbo0001._domainkey.<domain> CNAME mbo0001._domainkey.mailbox.org

    amazon-workmail | Amazon WorkMail | mailbox | partly
    runs-on amazon-ses
    include amazonses.com
    spf-aligns if a custom MAIL FROM is set up in SES
    dkim-aligns yes
    strict dkim
    verifies-author
    step Set up Easy DKIM for the domain in SES, in the region of the WorkMail organisation.
    record <token1>._domainkey.<domain> CNAME <token1>.<dkim-host>
    record <token2>._domainkey.<domain> CNAME <token2>.<dkim-host>
    record <token3>._domainkey.<domain> CNAME <token3>.<dkim-host>
    note Reports do not tell it from mail that was sent through SES directly.

    tencent-qq | QQ Mail | mailbox | general
    dkim qq.com foxmail.com
    mail-from qq.com foxmail.com
    ptr qq.com
    spf-aligns no
    dkim-aligns no
    step A mailbox of its users forwards, or sends under your name: sign the original mail with DKIM.

    netease | NetEase Mail | mailbox | general
    dkim 163.com 126.com yeah.net
    mail-from 163.com 126.com yeah.net
    ptr 163.com 126.com
    spf-aligns no
    dkim-aligns no
    step A mailbox of its users forwards, or sends under your name: sign the original mail with DKIM.

    china-mobile-139 | China Mobile 139 Mail | mailbox | general
    dkim 139.com
    mail-from 139.com
    ptr 139.com
    spf-aligns no
    dkim-aligns no
    step A mailbox of its users forwards, or sends under your name: sign the original mail with DKIM.

    china-telecom-189 | China Telecom 189 and 21CN Mail | mailbox | general
    dkim 189.cn 21cn.com 21cn.net
    mail-from 189.cn 21cn.com 21cn.net
    ptr 189.cn 21cn.com 21cn.net
    spf-aligns no
    dkim-aligns no
    step A mailbox of its users forwards, or sends under your name: sign the original mail with DKIM.

    sina | Sina Mail | mailbox | general
    dkim sina.com sina.cn
    mail-from sina.com sina.cn
    spf-aligns no
    dkim-aligns no
    step A mailbox of its users forwards, or sends under your name: sign the original mail with DKIM.

    sohu | Sohu Mail | mailbox | general
    dkim sohu.com
    mail-from sohu.com
    spf-aligns no
    dkim-aligns no
    step A mailbox of its users forwards, or sends under your name: sign the original mail with DKIM.

    gmx | GMX and WEB.DE | mailbox | general
    dkim gmx.de gmx.net gmx.com web.de
    mail-from gmx.de gmx.net gmx.com web.de
    ptr gmx.net web.de
    spf-aligns no
    dkim-aligns no
    step A mailbox of its users forwards: sign the original mail with DKIM.

    comcast | Comcast | mailbox | general
    dkim comcast.net comcastmailservice.net
    mail-from comcast.net comcastmailservice.net
    ptr comcast.net
    spf-aligns no
    dkim-aligns no
    step A mailbox of its users forwards: sign the original mail with DKIM.
    """
}
