"""The ports that a router has opened on request, whatever the protocol that asked."""
import threading
import time

from .kernel import Failure
from .lab import Lab, outside

FIRST_PORT = 1024  # those below belong to services
LONGEST = 7200  # seconds; a router gives no more at once (RFC 6887 §15 asks for a limit, and 2 h is usual)
FOR_EVER = 10 * 365 * 86400  # what UPnP calls 0
MOST = 100  # of one host: more is an attack or a mistake


class Refused(Exception):
    """Said in words that each protocol turns into its own number."""


class Lease:
    def __init__(self, protocol, inside, outside_port, owner, until, words=""):
        self.protocol, self.inside, self.outside_port = protocol, inside, outside_port
        self.owner, self.until, self.words = owner, until, words

    def left(self):
        return max(0, self.until - time.monotonic())


class Leases:
    """The responders are threads, and this is what they share."""

    def __init__(self, lab_name, side):
        self.lab_name, self.side = lab_name, side
        self.lock = threading.RLock()
        self.held = {}  # (protocol, outside port): Lease
        self.began = time.monotonic()
        self.incarnation = None
        self.restarted()

    def restarted(self):
        """Whether the router has lost its mappings since the last question, by a reboot or with its address."""
        box = Lab.open(self.lab_name).box(self.side)
        incarnation = box["generation"], box.get("reboots", 0)
        with self.lock:
            if incarnation == self.incarnation:
                return False
            first = self.incarnation is None
            self.incarnation, self.address = incarnation, outside(box)[0]
            self.held.clear()
            self.began = time.monotonic()
            return not first

    def epoch(self):
        """Seconds since this router's memory began: a client that sees it jump asks again."""
        return int(time.monotonic() - self.began)

    def find(self, protocol, inside):
        self.forget_old()
        return next((l for l in self.held.values() if (l.protocol, l.inside) == (protocol, inside)), None)

    def grant(self, protocol, inside, wanted, seconds, owner, exactly=False, words=""):
        """Opens a port or renews it; takes another than the wanted one if it must and may."""
        with self.lock:
            known = self.find(protocol, inside)
            if known and known.owner != owner:
                raise Refused("not authorized")
            if known and (not exactly or known.outside_port == wanted):
                port = known.outside_port
            elif known:
                raise Refused("conflict")
            else:
                port = self.free_port(protocol, inside, wanted, exactly)
            self.tell(protocol, inside, port, seconds)
            self.held[protocol, port] = lease = \
                Lease(protocol, inside, port, owner, time.monotonic() + seconds, words)
            return lease

    def free_port(self, protocol, inside, wanted, exactly):
        if sum(l.inside[0] == inside[0] for l in self.held.values()) >= MOST:
            raise Refused("too many")
        first = wanted or inside[1]
        for i in range(1 if exactly else 65536 - FIRST_PORT):
            port = (first - FIRST_PORT + i) % (65536 - FIRST_PORT) + FIRST_PORT if first >= FIRST_PORT or i else first
            if port < FIRST_PORT or (protocol, port) in self.held:
                continue
            try:
                self.tell(protocol, inside, port, 1)
                return port
            except Failure:
                pass  # somebody's ordinary mapping has it
        raise Refused("conflict")

    def end(self, protocol, outside_port, owner):
        with self.lock:
            self.forget_old()
            lease = self.held.get((protocol, outside_port))
            if not lease:
                raise Refused("unknown")
            if lease.owner != owner:
                raise Refused("not authorized")
            self.tell(protocol, lease.inside, outside_port, 0)
            del self.held[protocol, outside_port]

    def end_all(self, protocol, address, owner):
        """All that one host has opened under this name."""
        for lease in self.all():
            if (lease.protocol, lease.inside[0], lease.owner) == (protocol, address, owner):
                self.end(protocol, lease.outside_port, owner)

    def all(self):
        with self.lock:
            self.forget_old()
            return list(self.held.values())

    def forget_old(self):
        with self.lock:
            for key in [k for k, l in self.held.items() if not l.left()]:
                del self.held[key]

    def tell(self, protocol, inside, port, seconds):
        word = f"forward={protocol},{inside[0]}:{inside[1]},{self.address}:{port},{seconds}"
        Lab.open(self.lab_name).control(self.side, word)
