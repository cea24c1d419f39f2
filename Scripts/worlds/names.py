"""What sources are called, by the truth and by the program."""

import ipaddress


class Names:
    """Which source of the truth is meant."""

    def __init__(self, sources):
        self.known = [
            (name.casefold(), source["source"]) for source in sources for name in source["names"]]
        self.networks = [
            (ipaddress.ip_network(network), source["source"])
            for source in sources for network in source["networks"]]

    def key(self, said, service=None):
        """The source that has this name, or the identifier of its service."""
        said = said.casefold()
        for name, key in self.known:
            if said == name or service == name:
                return key
        # `Microsoft 365 / Exchange Online` is Microsoft 365.
        return next((key for name, key in self.known if said.startswith(f"{name} ")), None)

    def sender(self, said, service=None):
        """The same, also of mail that is called by the network that it came from."""
        return self.key(said, service) or self._sender(said)

    def _sender(self, said):
        try:
            network = ipaddress.ip_network(said)
        except ValueError:
            return None
        return next((key for known, key in self.networks
                     if known.version == network.version and known.overlaps(network)), None)
