extension SenderEntries {
  /// Services that mail in their customers' name beside their actual work.
  static let saas = """
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
    simulates-phishing
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
    """
}
