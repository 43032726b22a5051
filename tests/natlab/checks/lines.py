"""What the access lines do to packets."""
import os
import re
import socket
import time

from laboratory.classify import Udp

from .table import Lab, check, natlab, row, table


def refused(udp, to):
    udp.s.connect(to)
    udp.s.settimeout(1)
    try:
        udp.s.send(b"x")
        udp.s.recv(1)
    except OSError as e:
        return isinstance(e, ConnectionRefusedError)
    return False


def packets():
    """Fragments and ICMP errors, which a NAT must translate too."""
    sizes = (1472, 1473, 20000, 60000)
    table("type", "family", *(f"{n} bytes" for n in sizes), "ICMP error in", "ICMP error out")
    for t in ("full-cone", "port-restricted", "symmetric", "linux"):
        with Lab("--left", t, "--ipv6", "firewall") as lab:
            for family in (socket.AF_INET, socket.AF_INET6):
                near, far = (Udp(lab.host(h), family) for h in ("left", "pub1"))
                place, cells = near.seen_by(far), []
                for n in sizes:
                    data = os.urandom(n)
                    near.send(data, far.address)
                    ok = [d for d, _ in far.receive(time.monotonic() + 0.3)] == [data]
                    far.send(data, place)
                    ok &= [d for d, _ in near.receive(time.monotonic() + 0.3)] == [data]
                    cells.append(check(f"{t} {family.name} {n} bytes", ok))
                closed = far.address
                far.s.close()
                cells.append(check(f"{t} {family.name} ICMP in", refused(near, closed)))
                near, far = (Udp(lab.host(h), family) for h in ("left", "pub1"))
                closed = near.seen_by(far)
                near.s.close()
                cells.append(check(f"{t} {family.name} ICMP out", refused(far, closed)))
                row(t, family.name[3:], *cells)


def links():
    """Delay, loss, rate and queue are what they are said to be."""
    table("link", "load", "direction", "lost, %", "Mbit/s", "min, ms", "median, ms", "p99, ms", "max, ms", "")
    with Lab("--left", "port-restricted") as lab:
        for link, mbit, seconds, want in [
            ("delay=0", 100, 3, {}),
            ("delay=20", 100, 3, {}),
            ("delay=80", 100, 3, {}),
            ("delay=40 loss=5", 20, 5, {}),
            ("delay=40 loss=5 burst=4", 20, 5, {}),
            ("delay=30/60 rate=10/50", 8, 3, {}),
            ("delay=20 rate=2 queue=200", 4, 4, {"full": True}),
            ("delay=40 jitter=15", 10, 3, {}),
        ]:
            options = dict(w.split("=") for w in link.split())
            base = {"delay": 0, "loss": 0, "burst": 1, "rate": 0, "queue": 100, "jitter": 0,
                    "swap": 0, "repeat": 0}
            natlab("link", lab.name, "left", *[f"--{k}={v}" for k, v in {**base, **options}.items()])
            out = natlab("measure", lab.name, "left", "--mbit", mbit, "--seconds", seconds)
            for i, line in enumerate(out.splitlines()):
                v = dict(zip(("lost", "mbit", "min", "median", "p99", "max"),
                             re.search(r"lost (\S+) %  (\S+) M.*min (\S+)  median (\S+)  p99 (\S+)  max (\S+)",
                                       line).groups()))
                pick = lambda key: float((options.get(key, "0").split("/") * 2)[i])
                serial = 1200 * 8e-3 / pick("rate") if pick("rate") else 0
                spread = pick("jitter")
                ok = pick("delay") - spread - 0.6 <= float(v["min"]) and "reordered 0" in line
                if want.get("full"):
                    ok &= abs(float(v["mbit"]) / pick("rate") - 1) < 0.03 and \
                        abs(float(v["median"]) - pick("delay") - float(options["queue"])) < 12
                else:
                    ok &= abs(float(v["median"]) - pick("delay") - serial) < 2 + spread / 2 and \
                        abs(float(v["lost"]) - pick("loss")) < 0.1 + pick("loss") * 0.2
                row(f"`{link}`", f"{mbit} Mbit/s", ("up", "down")[i], *v.values(), check(link, ok))


def order():
    """Packets swap places and come twice exactly when the line does that."""
    table("link", "direction", "reordered", "repeated", "lost, %", "")
    with Lab("--left", "port-restricted", "--delay", 20) as lab:
        for swap, repeat in ((0, 0), (5, 0), (0, 5), (3, 3)):
            natlab("link", lab.name, "left", f"--swap={swap}", f"--repeat={repeat}", "--held-back=5")
            for line in natlab("measure", lab.name, "left", "--mbit", 10, "--seconds", 2).splitlines():
                lost, reordered, repeated = map(float, re.search(
                    r"lost (\S+) %.*reordered (\d+)  repeated (\d+)", line).groups())
                # 2083 packets; those held back arrive after later ones, copies after themselves
                ok = lost < 0.5 and (reordered > 2083 * swap / 250 if swap else reordered == 0) and \
                    (abs(repeated - 20.83 * repeat) < 40 if repeat else repeated == 0)
                row(f"`swap={swap} repeat={repeat}`", line.split()[0], int(reordered), int(repeated), lost,
                    check(f"swap={swap} repeat={repeat}", ok))


def ttl():
    """An opener's TTL ends where it should: behind the own router, before the other one."""
    table("routers in each line", "TTL", "left's router let in the answer", "the packet reached right's router", "")
    for hops in (0, 4):
        with Lab("--left", "port-restricted", "--right", "full-cone", "--hops", hops) as lab:
            left, right, far = Udp(lab.host("left")), Udp(lab.host("right")), Udp(lab.host("pub1"))
            at_left, at_right = left.seen_by(far), right.seen_by(far)
            for hop_count in (1, 2, hops + 2, 2 * hops + 3, 2 * hops + 4, 64):
                natlab("rebind", lab.name, "left", "--flush")
                left.seen_by(far)
                left.s.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, hop_count)
                tag = os.urandom(8)
                left.send(tag, at_right)
                arrived = any(d == tag for d, _ in right.receive(time.monotonic() + 0.2))
                answer = os.urandom(8)
                right.send(answer, at_left)
                opened = any(d == answer for d, _ in left.receive(time.monotonic() + 0.2))
                left.s.setsockopt(socket.IPPROTO_IP, socket.IP_TTL, 64)
                # left's router, the line's, the core, right's line; the router on right's LAN counts as well
                ok = opened == (hop_count > 1) and arrived == (hop_count > 2 * hops + 3)
                row(hops, hop_count, opened, arrived, check(f"hops {hops} TTL {hop_count}", ok))
