extension SenderEntries {
  /// Services for mail that programs send one by one.
  static let transactional = """
    amazon-ses | Amazon SES | transactional | checked
    dkim amazonses.com
    mail-from amazonses.com
    ptr amazonses.com
    range 199.255.192.0/22 199.127.232.0/22 54.240.0.0/18 69.169.224.0/20 23.249.208.0/20 23.251.224.0/19
    range 76.223.176.0/20 54.240.64.0/18 76.223.128.0/19 216.221.160.0/19 206.55.144.0/20 24.110.64.0/18 52.82.172.0/22
    include amazonses.com
    spf-aligns if a custom MAIL FROM domain is set up; never under aspf=s
    dkim-aligns yes
    strict dkim
    carries-others
    verifies-author
    step In the SES console of the region open Verified identities, the domain, Authentication, and set up Easy DKIM with RSA_2048_BIT.
    step Publish its three CNAMEs, and wait up to 72 hours.
    step Set up a custom MAIL FROM domain: one MX record and one SPF record below the domain.
    record <token1>._domainkey.<domain> CNAME <token1>.<dkim-host>
    record <token2>._domainkey.<domain> CNAME <token2>.<dkim-host>
    record <token3>._domainkey.<domain> CNAME <token3>.<dkim-host>
    record bounce.<domain> MX 10 feedback-smtp.<region>.amazonses.com
    record bounce.<domain> TXT v=spf1 include:amazonses.com ~all
    note SES sends only for verified identities, so failing mail is a matter of your own set-up.
    note <dkim-host> is dkim.amazonses.com or dkim.<region>.amazonses.com, as the region has it: dmarc ses shows the records of a region. Of its ranges 52.82.172.0/22 is historic: addresses in China, gone from its SPF record.

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
    """
}
