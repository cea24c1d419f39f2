"""What a receiver finds in a message, and whether that is aligned (RFC 9989; reports.md 3.1).

`{d}` in a domain is the policy domain of the world that the mail is sent in.
"""

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Results:
    """Mail that looks alike in every record."""

    # Domain, selector, result of each signature.
    dkim: tuple
    # The MAIL FROM domain and its result.
    spf: tuple
    author: str = "{d}"
    # How a receiver that knows more might forgive a failure: `arc`, `list`, `forward`, or nothing.
    excuse: str = ""

    def within(self, domain):
        """The same under a policy domain."""
        def named(text):
            return text.replace("{d}", domain).replace("{dashed}", domain.replace(".", "-"))
        return replace(
            self, dkim=tuple((named(name), *rest) for name, *rest in self.dkim),
            spf=(named(self.spf[0]), self.spf[1]), author=named(self.author))


def organization(name):
    """The Organizational Domain. All names here are under suffixes of one label."""
    return ".".join(name.split(".")[-2:])


def is_aligned(name, author, is_strict):
    return name == author if is_strict else organization(name) == organization(author)


def aligned(results, record):
    """Whether DKIM and SPF pass with an aligned domain."""
    dkim = any(
        result == "pass" and is_aligned(domain, results.author, record.adkim == "s")
        for domain, _, result in results.dkim)
    domain, result = results.spf
    return dkim, result == "pass" and is_aligned(domain, results.author, record.aspf == "s")
