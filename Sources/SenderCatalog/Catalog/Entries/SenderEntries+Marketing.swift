extension SenderEntries {
  /// Services for newsletters and campaigns.
  static let marketing = """
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
    """
}
