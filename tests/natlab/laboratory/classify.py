"""Finds out, from inside, how the NAT in front of a host behaves."""
import contextlib
import json
import os
import select
import socket
import struct
import time

from .kernel import Failure, inside
from .kinds import expected
from .lab import Lab

SAMPLES = 12  # sockets that show how ports are chosen; eight would fall into one block by chance once in 10^8


class Udp:
    """A UDP socket of a host."""

    def __init__(self, host, family=socket.AF_INET):
        with inside(host["ns"]):
            self.s = socket.socket(family, socket.SOCK_DGRAM)
        self.s.bind((host["ip"] if family == socket.AF_INET else host["ip6"], 0))
        self.s.setblocking(False)
        self.address = self.s.getsockname()[:2]

    def send(self, data, to):
        with contextlib.suppress(OSError):
            self.s.sendto(data, tuple(to))

    def receive(self, until):
        """Yields (data, source) until a time."""
        while (left := until - time.monotonic()) > 0:
            if not select.select([self.s], [], [], left)[0]:
                return
            with contextlib.suppress(OSError):
                data, source = self.s.recvfrom(65536)
                yield data, source[:2]

    def seen_by(self, server, tries=8, gap=0.3):
        """The source that `server` sees when this socket sends to it, or None."""
        token = os.urandom(8)
        for _ in range(tries):
            self.send(token, server.address)
            for data, source in server.receive(time.monotonic() + gap):
                if data == token:
                    return source
        return None


def heard(receiver, senders, to, wait, repeat=4):
    """Which of `senders` (name: socket) get a packet through to `receiver` at `to`."""
    tag, got = os.urandom(8), set()
    for i in range(repeat):
        for name, s in senders.items():
            s.send(tag + name.encode(), to)
        last = i == repeat - 1
        for data, _ in receiver.receive(time.monotonic() + (wait if last else 0.1)):
            if data[:8] == tag:
                got.add(data[8:].decode())
            if got == set(senders):
                return got
    return got


def how_ports_are_chosen(ports, local):
    """By the outside ports of sockets with those local ports, in the order in which the mappings came about."""
    if ports == local:
        return "keep"
    steps = [y - x for x, y in zip(ports, ports[1:])]
    if all(0 < s < 4 for s in steps):
        return "seq"
    spread = min(ports) ^ max(ports)
    return "block" if spread < 4096 else "random"


def check_udp(a, b, host, family, wait):
    """Mapping and filtering of UDP, against two addresses with two ports each."""
    servers = [Udp(a, family), Udp(a, family), Udp(b, family), Udp(b, family)]
    c = Udp(host, family)
    seen = [c.seen_by(servers[0])]
    if not seen[0]:
        return {"udp": "blocked"}
    seen += [c.seen_by(s) for s in servers[1:]]
    if None in seen:
        raise Failure("too much loss to classify")
    result = {"udp": "ok", "local": c.address, "seen": seen}
    if len(set(seen)) == 1:
        result["mapping"] = "none" if seen[0] == c.address else "ei"
    else:
        result["mapping"] = "ad" if seen[0] == seen[1] and seen[2] == seen[3] else "apd"

    others = [Udp(host, family) for _ in range(SAMPLES)]
    shown = [o.seen_by(servers[0]) for o in others]
    if None in shown:
        raise Failure("too much loss to classify")
    result["ports"] = how_ports_are_chosen([p for _, p in shown], [o.address[1] for o in others])
    result["addresses"] = len({address for address, _ in shown + seen})

    c = Udp(host, family)
    outside = c.seen_by(servers[0])
    got = heard(c, {"same": servers[0], "port": servers[1], "address": servers[2]}, outside, wait)
    if "same" not in got:
        result["filtering"] = "broken"
    else:
        result["filtering"] = "ei" if "address" in got else "ad" if "port" in got else "apd"
        if result["mapping"] == "none" and result["filtering"] == "ei":  # unsolicited too?
            fresh = Udp(host, family)
            if heard(fresh, {"same": servers[0]}, fresh.address, wait):
                result["filtering"] = "none"

    x, y = others[:2]
    at_x, at_y = shown[:2]
    if at_x != x.address:
        heard(x, {"y": y}, at_x, 0, 1)
        result["hairpin"] = bool(heard(y, {"x": x}, at_y, wait) or heard(x, {"y": y}, at_x, wait))
    return result


def tcp_seen(server_host, port, host, local_port, wait):
    """The source a fresh TCP connection shows, or None if it fails."""
    with inside(server_host["ns"]):
        listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    with inside(host["ns"]):
        c = socket.socket()
    c.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    with listener, c:
        try:
            listener.bind((server_host["ip"], port))
            listener.listen()
            c.bind((host["ip"], local_port))
            c.settimeout(wait + 3)
            c.connect(listener.getsockname())
            listener.settimeout(wait + 3)
            s, source = listener.accept()
            local = c.getsockname()[1]
            s.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            s.close()
            return source, local
        except OSError:
            return None


def check_tcp(a, b, host, wait):
    first = tcp_seen(a, 0, host, 0, wait)
    result = {"tcp": "any" if first else "443 only" if tcp_seen(a, 443, host, 0, wait) else "blocked"}
    if first:
        seen = [first[0]]
        for server in (a, b, b):
            more = tcp_seen(server, 0, host, first[1], wait)
            seen.append(more[0] if more else None)
        result["tcp_seen"] = seen
        if len(set(seen)) == 1:
            result["tcp_mapping"] = "none" if seen[0][0] == host["ip"] else "ei"
        else:
            result["tcp_mapping"] = "ad" if seen[0] == seen[1] and seen[2] == seen[3] else "apd"
    return result


def check_lifetime(server_host, host, limit, wait):
    """How long an idle UDP mapping lets answers in: (last alive, first dead) in seconds."""
    server = Udp(server_host)
    times = [limit * i / 20 for i in range(1, 21)]
    probes = [Udp(host) for _ in times]
    places = [p.seen_by(server) for p in probes]
    begin, alive, dead = time.monotonic(), 0, None
    for t, p, place in zip(times, probes, places):
        time.sleep(max(0, begin + t - time.monotonic()))
        if heard(p, {"s": server}, place, wait, 2):
            alive = t
        elif dead is None:
            dead = t
    return alive, dead


def cmd_classify(args):
    """Finds out, from inside, how the NAT in front of a host behaves."""
    lab = Lab.open(args.lab)
    host, others = lab.host(args.host), [h for n, h in lab.state["hosts"].items() if not h["side"] and n != args.host]
    if len(others) < 2:
        raise Failure("classify needs two other public hosts")
    a, b = others[:2]
    result = check_udp(a, b, host, socket.AF_INET, args.wait)
    result.update(check_tcp(a, b, host, args.wait))
    if host["ip6"]:
        result["ipv6"] = check_udp(a, b, host, socket.AF_INET6, args.wait)
    if args.lifetime and result["udp"] == "ok":
        result["lifetime"] = check_lifetime(a, host, args.lifetime, args.wait)
    want = expected(lab, args.host)
    wrong = [k for k in want if result.get(k) != want[k]]
    result["as_expected"] = not wrong
    if args.json:
        print(json.dumps(result))
    else:
        print_classification(result, want, wrong)
    return 1 if wrong else 0


WORDS = {"none": "none", "ei": "endpoint-independent", "ad": "address-dependent",
         "apd": "address-and-port-dependent", "keep": "preserved", "seq": "sequential",
         "random": "random", "block": "random in a block"}


def print_classification(r, want, wrong):
    def show(endpoint):
        return f"{endpoint[0]}:{endpoint[1]}"

    def line(label, key, value=None):
        value = WORDS.get(r.get(key), r.get(key)) if value is None else value
        note = f"   EXPECTED {WORDS.get(want[key], want[key])}" if key in wrong else ""
        print(f"{label:10} {value}{note}")

    if r["udp"] == "ok":
        line("local", "", show(r["local"]))
        line("seen as", "", ", ".join(show(e) for e in dict.fromkeys(r["seen"])))
        line("mapping", "mapping")
        line("filtering", "filtering")
        line("ports", "ports")
        if r["addresses"] > 1:
            line("addresses", "", f"{r['addresses']} of a pool")
        if "hairpin" in r:
            line("hairpin", "", "yes" if r["hairpin"] else "no")
    else:
        line("udp", "udp")
    line("tcp", "tcp", r["tcp"] + (f", mapping {WORDS[r['tcp_mapping']]}" if "tcp_mapping" in r else ""))
    if "ipv6" in r:
        v6 = r["ipv6"]
        line("ipv6", "", "udp blocked" if v6["udp"] != "ok" else
             f"mapping {WORDS[v6['mapping']]}, filtering {WORDS[v6['filtering']]}")
    if "lifetime" in r:
        alive, dead = r["lifetime"]
        line("lifetime", "", f"alive at {alive:g} s, " + (f"dead at {dead:g} s" if dead else "never seen dead"))
    print("verdict    " + ("as expected" if not wrong else f"NOT as expected: {', '.join(wrong)}"))
