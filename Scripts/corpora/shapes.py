"""The shapes of seven reporters (reports.md 5.6), as texts in which only what differs from record
to record is left open: address, count, the recipient's domain, and the numbers of a customer and of a
forwarder."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Shape:
    organization: str
    email: str
    receiver: str
    weight: int
    # xml, gz or zip
    container: str = "gz"
    declaration: str = '<?xml version="1.0" encoding="UTF-8" ?>'
    root: str = "feedback"
    version: str = ""
    newline: str = "\n"
    indent: str = "  "
    contact: str = ""
    # What policy_published has behind p.
    policy: tuple = (("sp", "none"), ("pct", "100"))
    envelope_to: bool = False
    envelope_from: bool = False
    selector: bool = True
    scope: bool = False
    # Records that share an address and differ in their recipients.
    recipients: int = 1


_DOTNET = dict(
    declaration='<?xml version="1.0"?>', newline="\r\n", version="1.0",
    root='feedback xmlns:xsd="http://www.w3.org/2001/XMLSchema"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
    policy=(("sp", "none"), ("pct", "100"), ("fo", "0")), envelope_to=True, envelope_from=True,
    scope=True, recipients=3)

SHAPES = [
    Shape("google.com", "noreply-dmarc-support@google.com", "google.com", 34, "zip",
          contact="https://support.google.com/a/answer/2466580",
          policy=(("sp", "none"), ("pct", "100"), ("np", "none"))),
    Shape("Yahoo", "dmarchelp@yahooinc.com", "yahoo.com", 20,
          declaration='<?xml version="1.0"?>', newline="\t\n", policy=(("pct", "100"),)),
    Shape("Outlook.com", "dmarcreport@microsoft.com", "protection.outlook.com", 14, **_DOTNET),
    Shape("Enterprise Outlook", "dmarcreport@microsoft.com", "enterprise.protection.outlook.com",
          10, **_DOTNET),
    Shape("AMAZON-SES", "postmaster@amazonses.com", "amazonses.com", 8,
          declaration='<?xml version="1.0"?>', version="0.1", indent="\t", selector=False,
          envelope_from=True),
    Shape("Mail.Ru", "dmarc_support@corp.mail.ru", "mail.ru", 8, "xml", newline="", indent="",
          declaration="<?xml version='1.0' encoding='utf-8'?>",
          contact="https://help.mail.ru/mail-help"),
    Shape("GMX", "noreply-dmarc@gmx.net", "gmx.net", 6,
          root='feedback xmlns="urn:ietf:params:xml:ns:dmarc-2.0"', version="1.0",
          policy=(("sp", "none"), ("discovery_method", "psl"), ("testing", "n")),
          envelope_from=True, scope=True),
]


def head(shape, domain, policy, report_id, begin, end):
    """Everything before the first record."""
    metadata = [f"<org_name>{shape.organization}</org_name>", f"<email>{shape.email}</email>"]
    if shape.contact:
        metadata.append(f"<extra_contact_info>{shape.contact}</extra_contact_info>")
    metadata += [f"<report_id>{report_id}</report_id>", "<date_range>", f"+<begin>{begin}</begin>",
                 f"+<end>{end}</end>", "</date_range>"]
    published = [("domain", domain), ("adkim", "r"), ("aspf", "r"), ("p", policy), *shape.policy]
    lines = [shape.declaration, f"<{shape.root}>"]
    if shape.version:
        lines.append(f"+<version>{shape.version}</version>")
    lines += ["+<report_metadata>", *("++" + line for line in metadata), "+</report_metadata>",
              "+<policy_published>", *(f"++<{name}>{value}</{name}>" for name, value in published),
              "+</policy_published>"]
    return _text(shape, lines)


def record(shape, stream, domain, policy):
    """A record with %(address)s, %(count)d, %(to)s, %(t)s and %(f)d left open."""
    aligned_dkim, aligned_spf = stream.aligned
    passes = aligned_dkim or aligned_spf
    disposition = "none" if passes or stream.reason else policy
    evaluated = [f"<disposition>{disposition}</disposition>",
                 f"<dkim>{'pass' if aligned_dkim else 'fail'}</dkim>",
                 f"<spf>{'pass' if aligned_spf else 'fail'}</spf>"]
    if stream.reason:
        kind, comment = stream.reason
        evaluated += ["<reason>", f"+<type>{kind}</type>", f"+<comment>{comment}</comment>",
                      "</reason>"]
    spf_domain, spf_result = stream.spf
    identifiers = []
    if shape.envelope_to:
        identifiers.append("<envelope_to>%(to)s</envelope_to>")
    if shape.envelope_from:
        identifiers.append(f"<envelope_from>{spf_domain}</envelope_from>")
    identifiers.append(f"<header_from>{stream.author}</header_from>")
    results = []
    for signer, selector, result in stream.dkim:
        results += ["<dkim>", f"+<domain>{signer}</domain>"]
        if shape.selector:
            results.append(f"+<selector>{selector}</selector>")
        results += [f"+<result>{result}</result>", "</dkim>"]
    results += ["<spf>", f"+<domain>{spf_domain}</domain>"]
    if shape.scope:
        results.append("+<scope>mfrom</scope>")
    results += [f"+<result>{spf_result}</result>", "</spf>"]
    lines = ["+<record>", "++<row>", "+++<source_ip>%(address)s</source_ip>",
             "+++<count>%(count)d</count>", "+++<policy_evaluated>",
             *("++++" + line for line in evaluated), "+++</policy_evaluated>", "++</row>",
             "++<identifiers>", *("+++" + line for line in identifiers), "++</identifiers>",
             "++<auth_results>", *("+++" + line for line in results), "++</auth_results>",
             "+</record>"]
    text = _text(shape, lines)
    return text.replace("{d}", domain).replace("{t}", "%(t)s").replace("{f}", "%(f)d")


def tail(shape):
    return _text(shape, ["</feedback>"])


def _text(shape, lines):
    """Each `+` at a line's start is one step of indentation."""
    texts = []
    for line in lines:
        inner = line.lstrip("+")
        texts.append(shape.indent * (len(line) - len(inner)) + inner + shape.newline)
    return "".join(texts)
