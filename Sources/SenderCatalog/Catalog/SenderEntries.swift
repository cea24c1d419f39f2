/// The senders that this program knows, as text for people to read and to correct.
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
/// - `step`, `record`, `note`: the repair, the records that it needs, and what to know.
///   `<domain>` is the author's domain; what else stands in angle brackets only the provider knows.
enum SenderEntries {
  static let text = """
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
    record <token1>._domainkey.<domain> CNAME <token1>.dkim.amazonses.com
    record <token2>._domainkey.<domain> CNAME <token2>.dkim.amazonses.com
    record <token3>._domainkey.<domain> CNAME <token3>.dkim.amazonses.com
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

    ovh | OVHcloud | host | partly
    ptr mail-out.ovh.net
    include mx.ovh.com
    spf-aligns yes
    dkim-aligns if the mail plan offers DKIM and it is switched on
    strict spf
    step Have the include in the domain's SPF record, and switch DKIM on in the mail plan where it is offered.
    note Other names under OVH's domains are the servers of its customers.

    ionos | IONOS | host | partly
    selector s1-ionos s2-ionos
    ptr kundenserver.de perfora.net
    include _spf-eu.ionos.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Publish the two CNAMEs, and the include of your region (_spf-eu or _spf-us) in the domain's SPF record.
    record s1-ionos._domainkey.<domain> CNAME s1.dkim.ionos.com
    record s2-ionos._domainkey.<domain> CNAME s2.dkim.ionos.com

    gandi | Gandi | host | checked
    selector gm1 gm2 gm3
    ptr gandi.net
    include _mailcust.gandi.net
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Publish the three CNAMEs, and the include in the domain's SPF record.
    record gm1._domainkey.<domain> CNAME gm1.gandimail.net
    record gm2._domainkey.<domain> CNAME gm2.gandimail.net
    record gm3._domainkey.<domain> CNAME gm3.gandimail.net

    infomaniak | Infomaniak | host | partly
    dkim infomaniak.com infomaniak.ch
    mail-from infomaniak.com infomaniak.ch
    ptr infomaniak.ch
    include spf.infomaniak.ch
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Switch DKIM on in the Mail Service, and have the include in the domain's SPF record.
    note Its newsletters leave through Amazon SES, whose signature stands beside its own.

    one-com | one.com | host | partly
    dkim one.com
    mail-from one.com
    ptr one.com
    include _custspf.one.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Switch DKIM on for the domain, and have the include in its SPF record.
    note What it passes on carries its own signature, d=custmx.one.com.

    hostinger | Hostinger | host | partly
    selector hostingermail-a hostingermail-b hostingermail-c
    ptr hostinger.com hostinger.io
    include _spf.mail.hostinger.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Publish the three CNAMEs, and the include in the domain's SPF record.
    record hostingermail-a._domainkey.<domain> CNAME hostingermail-a.dkim.mail.hostinger.com
    record hostingermail-b._domainkey.<domain> CNAME hostingermail-b.dkim.mail.hostinger.com
    record hostingermail-c._domainkey.<domain> CNAME hostingermail-c.dkim.mail.hostinger.com

    namecheap-privateemail | Namecheap Private Email | host | partly
    dkim privateemail.com
    mail-from privateemail.com
    ptr privateemail.com web-hosting.com
    include spf.privateemail.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Take the key from the Private Email panel, publish it, and have the include in the domain's SPF record.
    record default._domainkey.<domain> TXT v=DKIM1; k=rsa; p=<key>

    godaddy | GoDaddy | host | partly
    mail-from secureserver.net
    dkim secureserver.net
    ptr secureserver.net
    include secureserver.net
    spf-aligns yes
    dkim-aligns if the plan signs: the one on Microsoft 365 does
    strict spf
    step Have the include in the domain's SPF record; for p=reject choose the plan that rests on Microsoft 365 and its DKIM.
    note Websites + Marketing needs spf.em.secureserver.net.

    rackspace | Rackspace Email | host | checked
    mail-from emailsrvr.com
    ptr emailsrvr.com
    include emailsrvr.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Switch DKIM on in the control panel, publish its TXT record, and have the include in the domain's SPF record.
    record <selector>._domainkey.<domain> TXT v=DKIM1; k=rsa; p=<key>

    strato | STRATO | host | general
    ptr rzone.de stratoserver.net
    spf-aligns yes
    dkim-aligns if it is switched on in the panel
    strict spf
    step Switch DKIM on in the customer panel.

    sakura | Sakura Internet | host | partly
    ptr sakura.ne.jp
    spf-aligns yes
    dkim-aligns yes
    strict both
    step In the control panel open the mail domain's DKIM setting and create a key; publish it where the DNS is elsewhere.
    note Only what is sent through SMTP AUTH, webmail or sendmail is signed. Its mailing lists keep the author, so they fail DMARC. VPS and cloud names are customers' servers.

    xserver | Xserver | host | partly
    mail-from xserver.jp
    ptr xserver.jp xserver.co.jp
    include spf.sender.xserver.jp
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Switch DKIM on in the server panel; keep one SPF record, and the include in it.
    record default._domainkey.<domain> TXT v=DKIM1; k=rsa; p=<key>
    note DKIM needs a mail account of the domain. Mail of PHP forms may go unsigned.

    lolipop | Lolipop! and heteml | host | general
    ptr lolipop.jp heteml.jp
    spf-aligns yes
    dkim-aligns if the plan offers it
    strict spf
    step Switch DKIM on where the panel offers it, else send bulk mail through a service that signs with your domain.

    gmo-onamae | Onamae.com | host | general
    ptr onamae.ne.jp gmoserver.jp
    spf-aligns yes
    dkim-aligns if it is switched on in the panel
    strict spf
    step Switch DKIM on in the panel and keep the SPF record that it gives.

    kagoya | KAGOYA | host | general
    ptr kagoya.net kagoya.com
    spf-aligns yes
    dkim-aligns if it is switched on in the panel
    strict spf
    step Switch DKIM on in the control panel.

    suitex | WebARENA SuiteX | host | partly
    ptr arena.ne.jp
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Switch SPF, DKIM and DMARC on in the SuiteX panel.

    flywheel | Flywheel | host | general
    dkim getflywheel.com
    mail-from getflywheel.com
    spf-aligns no
    dkim-aligns no
    step Mail of the web site leaves under the host's name: send it through a service that signs with your domain.

    amazon-ses | Amazon SES | transactional | checked
    dkim amazonses.com
    mail-from amazonses.com
    ptr amazonses.com
    range 199.255.192.0/22 199.127.232.0/22 54.240.0.0/18 69.169.224.0/20 23.249.208.0/20 23.251.224.0/19
    range 76.223.176.0/20 54.240.64.0/18 76.223.128.0/19 216.221.160.0/19 206.55.144.0/20 24.110.64.0/18
    include amazonses.com
    spf-aligns if a custom MAIL FROM domain is set up; never under aspf=s
    dkim-aligns yes
    strict dkim
    carries-others
    verifies-author
    step In the SES console of the region open Verified identities, the domain, Authentication, and set up Easy DKIM with RSA_2048_BIT.
    step Publish its three CNAMEs, and wait up to 72 hours.
    step Set up a custom MAIL FROM domain: one MX record and one SPF record below the domain.
    record <token1>._domainkey.<domain> CNAME <token1>.dkim.amazonses.com
    record <token2>._domainkey.<domain> CNAME <token2>.dkim.amazonses.com
    record <token3>._domainkey.<domain> CNAME <token3>.dkim.amazonses.com
    record bounce.<domain> MX 10 feedback-smtp.<region>.amazonses.com
    record bounce.<domain> TXT v=spf1 include:amazonses.com ~all
    note SES sends only for verified identities, so failing mail is a matter of your own set-up. Some regions have a DKIM host of their own: dmarc ses shows the records of a region.

    sendgrid | SendGrid | transactional | checked
    dkim sendgrid.net sendgrid.info sendgrid.com
    mail-from sendgrid.net sendgrid.info
    ptr sendgrid.net sendgrid.com
    include sendgrid.net
    spf-aligns if the domain is authenticated, so that bounces go to a name below it
    dkim-aligns yes
    strict dkim
    carries-others
    step Open Settings, Sender Authentication, and authenticate the domain with automated security.
    step Publish the three CNAMEs that it shows, and verify them there.
    record em<number>.<domain> CNAME u<account>.<cluster>.sendgrid.net
    record s1._domainkey.<domain> CNAME s1.domainkey.u<account>.<cluster>.sendgrid.net
    record s2._domainkey.<domain> CNAME s2.domainkey.u<account>.<cluster>.sendgrid.net
    note Single Sender Verification aligns nothing.

    mailgun | Mailgun | transactional | checked
    dkim mailgun.org
    mail-from mailgun.org
    ptr mailgun.net mailgun.info mailgun.us mailgun.com
    include mailgun.org
    spf-aligns yes
    dkim-aligns yes
    strict none
    carries-others
    step Add the sending domain, publish the DKIM and SPF records that it shows, and its two MX records for bounces.
    record <selector>._domainkey.mg.<domain> TXT k=rsa; p=<key>
    record mg.<domain> TXT v=spf1 include:mailgun.org ~all
    note With mg.<domain> as the sending domain its signature is of mg.<domain>, which aligns under relaxed alignment only.

    postmark | Postmark | transactional | checked
    dkim mtasv.net
    mail-from mtasv.net
    selector #pm
    label pm-bounces
    ptr mtasv.net
    include spf.mtasv.net
    spf-aligns if the return path is a name of your domain
    dkim-aligns yes
    strict dkim
    step Open Sender Signatures, the domain, and publish its DKIM record and the CNAME of its return path, without a proxy in front of it.
    record <date>pm._domainkey.<domain> TXT k=rsa; p=<key>
    record pm-bounces.<domain> CNAME pm.mtasv.net

    sparkpost | SparkPost | transactional | partly
    dkim sparkpostmail.com
    mail-from sparkpostmail.com spmailtechnolo.com
    selector scph#
    ptr sparkpostmail.com bird.com
    include sparkpostmail.com
    spf-aligns if a bounce domain is set up
    dkim-aligns yes
    strict dkim
    carries-others
    step Verify the sending domain with its DKIM record, and add a bounce domain.
    record scph<date>._domainkey.<domain> TXT v=DKIM1; k=rsa; p=<key>
    record bounce.<domain> CNAME sparkpostmail.com

    mandrill | Mailchimp Transactional | transactional | checked
    dkim mandrillapp.com
    mail-from mandrillapp.com
    selector mte1 mte2 mandrill
    ptr mandrillapp.com
    include spf.mandrillapp.com
    spf-aligns if a return-path domain is set up
    dkim-aligns yes
    strict dkim
    step Open Settings, Domains, publish the two CNAMEs, and set a return-path domain for SPF.
    record mte1._domainkey.<domain> CNAME dkim1.mandrillapp.com
    record mte2._domainkey.<domain> CNAME dkim2.mandrillapp.com
    record <return-path>.<domain> CNAME mandrillapp.com

    mailjet | Mailjet | transactional | partly
    dkim mailjet.com
    mail-from mailjet.com
    selector mailjet
    ptr mailjet.com
    include spf.mailjet.com
    spf-aligns if a return path of your domain is set up
    dkim-aligns yes
    strict dkim
    step Authenticate the sender domain with its DKIM record; ask for a return path of your own for SPF.
    record mailjet._domainkey.<domain> TXT k=rsa; p=<key>

    resend | Resend | transactional | checked
    runs-on amazon-ses
    dkim resend.com
    selector resend
    label send
    include amazonses.com
    spf-aligns yes
    dkim-aligns yes
    strict dkim
    verifies-author
    step Open Domains in Resend and publish the records that it shows: they are repaired there, not in an AWS account of yours.
    record resend._domainkey.<domain> TXT p=<key>
    record send.<domain> MX 10 feedback-smtp.<region>.amazonses.com
    record send.<domain> TXT v=spf1 include:amazonses.com ~all
    note It runs on Amazon SES; its selector and MAIL FROM name tell it apart.

    mailersend | MailerSend | transactional | partly
    dkim mailersend.net mailersend.com
    mail-from mailersend.net mailersend.com
    selector mlsend2
    ptr mailersend.net
    include _spf.mailersend.net
    spf-aligns if the return path is a name of your domain
    dkim-aligns yes
    strict dkim
    step Publish the SPF, DKIM and return-path records of the domain, and verify them there.
    record mlsend2._domainkey.<domain> CNAME mlsend2._domainkey.mailersend.net
    record mta.<domain> CNAME mailersend.net

    smtp2go | SMTP2GO | transactional | partly
    dkim smtpservice.net smtp2go.com
    mail-from smtp2go.com smtpcorp.com smtpservice.net
    ptr smtp2go.com smtpcorp.com
    include spf.smtp2go.com
    spf-aligns yes
    dkim-aligns yes
    strict dkim
    step Open Verified Senders, add the domain, and publish the CNAMEs that it shows.
    record s<number>._domainkey.<domain> CNAME dkim.smtp2go.net
    record em<number>.<domain> CNAME return.smtp2go.net

    socketlabs | SocketLabs | transactional | partly
    dkim email-od.com
    mail-from email-od.com
    ptr email-od.com
    include email-od.com
    spf-aligns if a bounce domain is set up
    dkim-aligns yes
    strict dkim
    step Authenticate the domain: publish the CNAME for DKIM and the one for bounces.
    record dkim._domainkey.<domain> CNAME <dkim-target>

    elastic-email | Elastic Email | transactional | partly
    dkim elasticemail.com
    mail-from elasticemail.com elasticemail.info
    ptr elasticemail.com
    include _spf.elasticemail.com
    spf-aligns if a bounce name of your domain is set up
    dkim-aligns yes
    strict dkim
    step Open Settings, Domains, and publish the SPF include, the DKIM key and the CNAME for bounces.
    record api._domainkey.<domain> TXT k=rsa; t=s; p=<key>
    record bounces.<domain> CNAME bounces.elasticemail.net

    zeptomail | Zoho ZeptoMail | transactional | partly
    dkim zeptomail.net transmail.net zeptomail.com
    mail-from zeptomail.net transmail.net zem.zoho.com zem.zoho.eu zem.zoho.in
    ptr transmail.net zeptomail.net
    include zeptomail.net
    spf-aligns yes
    dkim-aligns yes
    strict dkim
    step Open the mail agent's Domains, and publish the DKIM record and the CNAME for bounces.
    record <number>._domainkey.<domain> TXT k=rsa; p=<key>
    record bounce.<domain> CNAME <bounce-target>

    smtp-com | SMTP.com | transactional | partly
    dkim smtp.com
    mail-from smtp.com
    ptr smtp.com
    include _spf.smtp.com
    spf-aligns if a bounce domain is set up
    dkim-aligns yes
    strict dkim
    step Register the sending domain and publish its DKIM record.

    mailchannels | MailChannels | transactional | checked
    ptr mailchannels.net
    include relay.mailchannels.net
    spf-aligns yes
    dkim-aligns if the host signs before it relays, or hands a key over
    strict spf
    step Have the include in the domain's SPF record, and lock the domain to your host with a _mailchannels TXT record.
    step Have the host sign with DKIM before it relays.
    note It relays for web hosts and does not sign by default.

    oci-email | Oracle OCI Email Delivery | transactional | partly
    dkim oracleemaildelivery.com
    mail-from oracleemaildelivery.com
    ptr oracleemaildelivery.com
    include <region>.rp.oracleemaildelivery.com
    spf-aligns if a return path of your domain is set up
    dkim-aligns yes
    strict dkim
    step Open the email domain, add DKIM and publish its CNAME; add a return path of your own for SPF.
    record <selector>._domainkey.<domain> CNAME <dkim-target>

    azure-comm | Azure Communication Services | transactional | general
    dkim azurecomm.net
    mail-from azurecomm.net
    selector selector1-azurecomm-prod-net selector2-azurecomm-prod-net
    include spf.protection.outlook.com
    spf-aligns yes
    dkim-aligns yes
    strict both
    step Provision a custom domain, and publish its SPF record and both CNAMEs.
    record selector1-azurecomm-prod-net._domainkey.<domain> CNAME selector1-azurecomm-prod-net._domainkey.azurecomm.net
    record selector2-azurecomm-prod-net._domainkey.<domain> CNAME selector2-azurecomm-prod-net._domainkey.azurecomm.net
    note Its addresses have the names of Microsoft 365.

    mailpace | MailPace | transactional | checked
    dkim mailpace.com
    mail-from mailpace.com
    ptr mailpace.com
    spf-aligns if Advanced Verification is complete
    dkim-aligns yes
    strict dkim
    step Publish the DKIM record, and complete Advanced Verification for SPF.
    record mailer.<domain> CNAME mailer.mailpace.com

    lettermint | Lettermint | transactional | checked
    label lm-bounces
    spf-aligns yes
    dkim-aligns yes
    strict dkim
    step Publish the DKIM record and the CNAME for bounces.
    record lm-bounces.<domain> CNAME <bounce-target>

    mailchimp | Mailchimp | marketing | checked
    dkim mcsv.net mcdlv.net rsgsv.net mailchimpapp.net mailchimpapp.com
    mail-from mcsv.net mcdlv.net rsgsv.net mailchimpapp.net
    ptr mcsv.net mcdlv.net rsgsv.net
    spf-aligns if you have a dedicated address
    dkim-aligns yes
    strict dkim
    step Open Account, Domains, Start authentication, and publish the two CNAMEs.
    step Take include:servers.mcsv.net out of the domain's SPF record: it aligns nothing.
    record k2._domainkey.<domain> CNAME dkim2.mcsv.net
    record k3._domainkey.<domain> CNAME dkim3.mcsv.net
    note SPF never aligns from shared addresses; that is as it should be.

    brevo | Brevo | marketing | checked
    dkim sendinblue.com brevo.com sender-sib.com mailin.fr
    mail-from sender-sib.com sendinblue.com mailin.fr sp2-brevo.net
    selector brevo1 brevo2
    ptr sender-sib.com mailin.fr brevo.com sp2-brevo.net
    spf-aligns if you have a dedicated address
    dkim-aligns yes
    strict dkim
    step Open Senders, Domains, authenticate the domain, and publish the DKIM records that it shows.
    record brevo1._domainkey.<domain> CNAME b1.<domain-with-hyphens>.dkim.brevo.com
    record brevo2._domainkey.<domain> CNAME b2.<domain-with-hyphens>.dkim.brevo.com
    note Its SPF include aligns nothing.

    hubspot | HubSpot | marketing | checked
    dkim hubspotemail.net hubspot.com
    mail-from hubspotemail.net
    selector hs1-# hs2-#
    ptr hubspotemail.net
    include <portal>.spf<number>.hubspotemail.net
    spf-aligns if you have a dedicated address
    dkim-aligns yes
    strict dkim
    step Open Settings, Domains, connect an email sending domain, and publish both CNAMEs.
    record hs1-<portal>._domainkey.<domain> CNAME <hs1-target>
    record hs2-<portal>._domainkey.<domain> CNAME <hs2-target>

    klaviyo | Klaviyo | marketing | checked
    dkim klaviyomail.com
    mail-from klaviyomail.com
    ptr klaviyomail.com
    include send.klaviyo.com
    spf-aligns if a branded sending domain is set up
    dkim-aligns yes
    strict dkim
    step Open Settings, Domains, set up a branded sending domain, and publish its records.

    constant-contact | Constant Contact | marketing | partly
    dkim ccsend.com
    mail-from constantcontact.com
    selector ctct1 ctct2
    ptr constantcontact.com ccsend.com
    include spf.constantcontact.com
    spf-aligns no
    dkim-aligns yes
    strict dkim
    step Open Account, Advanced settings, self-authentication, and publish the two CNAMEs.
    record ctct1._domainkey.<domain> CNAME <ctct1-target>
    record ctct2._domainkey.<domain> CNAME <ctct2-target>

    campaign-monitor | Campaign Monitor | marketing | partly
    dkim createsend.com cmail19.com cmail20.com
    mail-from createsend.com cmail1.com cmail2.com cmail19.com cmail20.com
    ptr createsend.com cmail19.com cmail20.com
    include _spf.createsend.com
    spf-aligns no
    dkim-aligns yes
    strict dkim
    step Open Account settings, Sending domains, and publish the DKIM record of the domain.
    record cm._domainkey.<domain> TXT k=rsa; p=<key>

    activecampaign | ActiveCampaign | marketing | checked
    dkim emsd1.com acems1.com acems2.com acems3.com acems4.com
    mail-from emsd1.com emsend2.com acems1.com acems2.com acems3.com acems4.com acemsa1.com
    selector acdkim1 acdkim2
    ptr emsend2.com acems2.com acemsa1.com activecampaign.com
    include emsd1.com
    spf-aligns if a mail server domain of your own is set up
    dkim-aligns yes
    strict dkim
    step Open Settings, Advanced, choose to use your own DKIM, and publish the two CNAMEs.
    record acdkim1._domainkey.<domain> CNAME <acdkim1-target>
    record acdkim2._domainkey.<domain> CNAME <acdkim2-target>

    mailerlite | MailerLite | marketing | checked
    dkim mlsend.com mailerlite.com
    mail-from mlsend.com
    selector litesrv
    ptr mlsend.com
    include _spf.mlsend.com
    spf-aligns if MailerLite has set a return path of your domain up
    dkim-aligns yes
    strict dkim
    step Open Account, Domains, authenticate the domain, and publish the CNAME and the SPF include.
    record litesrv._domainkey.<domain> CNAME litesrv._domainkey.mlsend.com

    aweber | AWeber | marketing | checked
    dkim aweber.com
    mail-from aweber.com
    selector aweber_key_a aweber_key_b aweber_key_c
    ptr aweber.com
    include send.aweber.com
    spf-aligns no
    dkim-aligns yes
    strict dkim
    step Open Account, Domain and addresses, and publish the three CNAMEs.
    record aweber_key_a._domainkey.<domain> CNAME aweber_key_a.send.aweber.com
    record aweber_key_b._domainkey.<domain> CNAME aweber_key_b.send.aweber.com
    record aweber_key_c._domainkey.<domain> CNAME aweber_key_c.send.aweber.com

    kit | Kit | marketing | partly
    dkim convertkit-mail.com convertkit-mail2.com convertkit.com
    mail-from convertkit-mail.com convertkit-mail2.com
    selector cka
    ptr convertkit-mail.com convertkit-mail2.com
    spf-aligns if a verified sending domain is set up
    dkim-aligns yes
    strict dkim
    step Open Settings, Email, verify the sending domain, and publish its CNAMEs.
    record cka._domainkey.<domain> CNAME <dkim-target>

    customer-io | Customer.io | marketing | partly
    dkim customeriomail.com customer.io
    mail-from customeriomail.com customer.io
    label cio#
    ptr customeriomail.com
    include _spf.customer.io
    spf-aligns yes
    dkim-aligns yes
    strict dkim
    step Open the workspace's Email settings, Sending domains, and publish the MX, SPF and DKIM records that it shows.
    record cio<number>.<domain> TXT v=spf1 include:_spf.customer.io ~all

    emailoctopus | EmailOctopus | marketing | checked
    selector eo
    label eom
    spf-aligns yes
    dkim-aligns yes
    strict dkim
    step Verify the domain: publish the CNAME for DKIM and the one for bounces.
    record eo._domainkey.<domain> CNAME <dkim-target>
    record eom.<domain> CNAME <bounce-target>

    getresponse | GetResponse | marketing | general
    dkim getresponse-mail.com getresponse.com
    mail-from getresponse.com getresponse-mail.com
    ptr getresponse.com
    spf-aligns no
    dkim-aligns yes
    strict dkim
    step Open Emails and domains, authenticate the domain, and publish its DKIM record.

    sfmc | Salesforce Marketing Cloud | marketing | partly
    dkim exacttarget.com
    mail-from exacttarget.com exct.net
    ptr exacttarget.com exactt.com exct.net
    include cust-spf.exacttarget.com
    spf-aligns if a Sender Authentication Package or a private domain is bought
    dkim-aligns if a Sender Authentication Package or a private domain is bought
    strict none
    step Have the Sender Authentication Package, or a private domain, set up for the subdomain that mail is sent from.
    note Without it nothing aligns, and p=reject has to wait.

    pardot | Salesforce Account Engagement | marketing | partly
    dkim pardot.com pd25.com
    mail-from pardot.com pd25.com
    ptr pd25.com pardot.com
    include et._spf.pardot.com
    spf-aligns no
    dkim-aligns yes
    strict dkim
    step Open Admin, Domain management, and publish the DKIM record of the domain.

    marketo | Adobe Marketo Engage | marketing | partly
    dkim mktdns.com mktomail.com
    mail-from mktomail.com mktdns.com
    ptr mktomail.com mktdns.com
    include mktomail.com
    spf-aligns if a branded envelope is ordered
    dkim-aligns yes
    strict dkim
    step Open Admin, Email, SPF/DKIM, and publish the DKIM record; order a branded envelope for SPF.
    record m1._domainkey.<domain> TXT v=DKIM1; k=rsa; p=<key>
    note _spf.marketo.com does not exist.

    eloqua | Oracle Eloqua | marketing | partly
    dkim en25.com
    mail-from en25.com
    ptr en25.com
    spf-aligns if bounces are branded
    dkim-aligns yes
    strict dkim
    step Order branding and DKIM for the domain that mail is sent from.

    emarsys | SAP Emarsys | marketing | general
    dkim emarsys.net emarsys.com
    mail-from emarsys.net emarsys.com
    ptr emarsys.com emarsys.net
    spf-aligns yes
    dkim-aligns yes
    strict none
    step Delegate a subdomain to Emarsys and send from it.

    dotdigital | Dotdigital | marketing | general
    dkim dotmailer.com
    mail-from dotmailer.com
    ptr dotmailer.com dotdigital.com
    spf-aligns if a custom from domain is set up
    dkim-aligns yes
    strict dkim
    step Set up a custom from domain.

    zoho-campaigns | Zoho Campaigns | marketing | partly
    dkim zcsend.net
    mail-from zcsend.net
    ptr zcsend.net zcmail.net
    include zcsend.net
    spf-aligns no
    dkim-aligns yes
    strict dkim
    step Open Settings, Deliverability, Domain authentication, and publish its records.
    record <number>._domainkey.<domain> TXT k=rsa; p=<key>

    keap | Keap | marketing | partly
    dkim infusionmail.com
    mail-from infusionmail.com
    ptr infusionmail.com
    include infusionmail.com
    spf-aligns no
    dkim-aligns yes
    strict dkim
    step Open Settings, Domains, and publish the DKIM record of the domain.

    satori | SATORI | marketing | checked
    spf-aligns if the provider has set it up
    dkim-aligns yes
    strict dkim
    step Publish the five DKIM records of the provider's request sheet.
    step Tell the provider: a step is done there by hand.

    cuenote | Cuenote FC | marketing | general
    dkim cuenote.jp
    mail-from cuenote.jp
    ptr cuenote.jp
    spf-aligns if a subdomain of your own is set up
    dkim-aligns if signing for the author's domain is ordered
    strict dkim
    step Ask the provider for signatures of the author's domain.

    responsys | Oracle Responsys | marketing | general
    dkim rsys5.com responsys.net
    mail-from rsys2.com rsys5.com responsys.net
    ptr rsys2.com rsys5.com responsys.net
    spf-aligns if a subdomain is delegated
    dkim-aligns if a subdomain is delegated
    strict none
    step Have a subdomain delegated to Responsys, and send from it.

    salesforce | Salesforce | saas | checked
    dkim salesforce.com
    mail-from salesforce.com
    ptr salesforce.com
    include _spf.salesforce.com
    spf-aligns if bounce management and compliance with email security mechanisms are both off
    dkim-aligns yes
    strict both
    step In Setup open DKIM Keys, create a key, publish its two CNAMEs, and activate it.
    step For SPF switch bounce management and compliance with email security mechanisms off in Deliverability.
    record <selector>._domainkey.<domain> CNAME <selector>.<id>.custdkim.salesforce.com
    record <alternate>._domainkey.<domain> CNAME <alternate>.<id>.custdkim.salesforce.com

    zendesk | Zendesk | saas | checked
    dkim zendesk.com
    mail-from zendesk.com
    selector zendesk1 zendesk2
    ptr zdsys.com zendesk.com
    include mail.zendesk.com
    spf-aligns if Zendesk has verified the SPF record of your domain
    dkim-aligns yes
    strict dkim
    step In the Admin Center open Channels, Email, publish both CNAMEs, and switch digital signatures on.
    record zendesk1._domainkey.<domain> CNAME zendesk1._domainkey.zendesk.com
    record zendesk2._domainkey.<domain> CNAME zendesk2._domainkey.zendesk.com

    freshdesk | Freshdesk | saas | checked
    dkim freshdesk.com freshemail.io freshservice.com fw-mail.com
    mail-from freshemail.io freshdesk.com fw-mail.com
    ptr freshdesk.com freshemail.io
    include email.freshdesk.com
    spf-aligns if it is set up with the provider
    dkim-aligns yes
    strict dkim
    step Open Admin, Email, DKIM, and publish every CNAME that it shows.
    note Its SPF include costs some seven lookups. Some of its mail leaves through SendGrid.

    helpscout | Help Scout | saas | checked
    dkim helpscout.net helpscoutemail.com
    mail-from helpscoutemail.com helpscout.net
    selector strong1 strong2
    ptr helpscout.net helpscout.com
    include helpscoutemail.com
    spf-aligns if the return path is a name of your domain
    dkim-aligns yes
    strict dkim
    step Open the inbox's settings, DKIM, and publish the two CNAMEs.
    record strong1._domainkey.<domain> CNAME strong1._domainkey.helpscout.net
    record strong2._domainkey.<domain> CNAME strong2._domainkey.helpscout.net

    intercom | Intercom | saas | partly
    dkim intercom-mail.com intercom.io
    mail-from intercom-mail.com intercom.io
    selector intercom
    ptr intercom.io intercom-mail.com
    include intercom-mail.com
    spf-aligns if the return path is a name of your domain
    dkim-aligns yes
    strict dkim
    step Open Settings, Email, Domains, and publish the CNAMEs for DKIM and for the return path.
    record intercom._domainkey.<domain> CNAME <id>.dkim.intercom.io
    record outbound.intercom.<domain> CNAME rp.<id>.intercom-mail.com

    atlassian | Atlassian Cloud | saas | partly
    dkim atlassian.net
    mail-from atlassian.net
    selector atlassian-*
    label atlassian-bounces*
    ptr atlassian.net atlassian.com
    include _spf.atlassian.net
    spf-aligns yes
    dkim-aligns yes
    strict dkim
    step Open Admin, Email, add the sending domain, and publish its DKIM, bounce and SPF records.

    servicenow | ServiceNow | saas | partly
    dkim service-now.com
    mail-from service-now.com
    ptr service-now.com
    include b.spf.service-now.com
    spf-aligns if the instance sends with an envelope of your domain
    dkim-aligns yes
    strict dkim
    step Install the plug-in for custom DKIM, and publish its record.

    shopify | Shopify | saas | checked
    dkim shopifyemail.com shopify.com
    mail-from shopifyemail.com shopify.com
    ptr shopify.com shopifyemail.com
    spf-aligns if the domain's CNAMEs are published
    dkim-aligns yes
    strict dkim
    step Open Settings, Notifications, authenticate the domain, and publish the CNAMEs that it shows.
    note include:shops.shopify.com authorises no address and repairs nothing.

    netsuite | Oracle NetSuite | saas | checked
    dkim netsuite.com
    mail-from netsuite.com
    ptr netsuite.com
    include mailsenders.netsuite.com
    spf-aligns if bounces go to a name of your domain
    dkim-aligns yes
    strict dkim
    step In Setup open Email preferences, DKIM keys, and publish the key.
    record <selector>._domainkey.<domain> TXT v=DKIM1; k=rsa; p=<key>

    qualtrics | Qualtrics | saas | partly
    dkim qemailserver.com qualtrics.com
    mail-from qemailserver.com
    ptr qemailserver.com
    include _spf.qemailserver.com
    spf-aligns no
    dkim-aligns yes
    strict dkim
    step Set up a custom from domain with DKIM, or have it relay through your own server.

    gorgias | Gorgias | saas | partly
    selector gor gor2
    spf-aligns no
    dkim-aligns yes
    strict dkim
    step Open the email settings, verify the domain, and publish its records.
    note It sends through Mailgun and SendGrid.

    knowbe4 | KnowBe4 | saas | partly
    dkim knowbe4.com
    mail-from knowbe4.com
    ptr knowbe4.com
    include _spf.psm.knowbe4.com
    spf-aligns no
    dkim-aligns if it is set up with the provider
    step Allow it at your own gateway: mail that plays a phisher is meant to fail DMARC.

    govdelivery | Granicus GovDelivery | saas | partly
    dkim govdelivery.com
    mail-from govdelivery.com
    ptr govdelivery.com granicus.com
    spf-aligns no
    dkim-aligns yes
    strict dkim
    step Ask the provider for DKIM with your domain.

    squarespace | Squarespace | saas | partly
    dkim squarespace-mail.com
    mail-from squarespace-mail.com
    spf-aligns no
    dkim-aligns yes
    strict dkim
    step Authenticate the sender domain in Squarespace, and publish its CNAMEs.

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
