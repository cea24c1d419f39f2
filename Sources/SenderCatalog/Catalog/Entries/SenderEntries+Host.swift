extension SenderEntries {
  /// Web and mail hosting, and registrars.
  static let hosts = """
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
    """
}
