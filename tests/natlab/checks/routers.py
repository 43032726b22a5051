"""What the routers do, as a program behind them finds out."""
import time

from laboratory.classify import Udp, heard
from laboratory.kinds import TYPES

from .table import Lab, check, natlab, row, table


def describe(r):
    return (r["udp"], r.get("mapping", "-"), r.get("filtering", "-"), r.get("ports", "-"),
            {True: "yes", False: "no", None: "-"}[r.get("hairpin")], r["tcp"], r.get("tcp_mapping", "-"))


def types():
    """Every type behaves as RFC 4787 would name it."""
    table("type", "UDP", "mapping", "filtering", "ports", "hairpin", "TCP", "TCP mapping", "as named", "up, s")
    for t in TYPES:
        with Lab("--left", t) as lab:
            r = lab.classify("left")
            row(t, *describe(r), check(t, r["as_expected"]), lab.up_seconds)


def variants():
    """So do carriers' NATs above them, hairpins, shared LANs and IPv6."""
    table("options", "host", "UDP", "mapping", "filtering", "ports", "hairpin", "TCP", "TCP mapping", "IPv6", "as named")
    for options, host, more in [
        ("--left full-cone --hairpin", "left", {"hairpin": True}),
        ("--left restricted --hairpin left", "left", {"hairpin": True}),
        ("--left port-restricted --hairpin", "left", {"hairpin": True}),
        ("--left port-restricted", "left", {"hairpin": False}),
        ("--left symmetric --hairpin", "left", {}),
        ("--lan-behind-same-nat --left restricted", "right", {}),
        ("--left full-cone --cgnat", "left", {}),
        ("--left full-cone --cgnat left --cgnat-type symmetric", "left", {}),
        ("--right symmetric-seq --cgnat shared --cgnat-type full-cone", "right", {}),
        ("--left port-restricted --cgnat left --cgnat-type carrier", "left", {"hairpin": True}),
        ("--left port-restricted --cgnat shared --cgnat-type port-block", "right", {}),
        ("--left full-cone --udp-blocked left", "left", {}),
        ("--left full-cone --udp-blocked left", "right", {}),
        ("--left symmetric --ipv6 firewall", "left", {"v6": ("none", "apd")}),
        ("--left symmetric --ipv6 open", "left", {"v6": ("none", "none")}),
        ("--left linux --ipv6 firewall --cgnat shared", "left", {"v6": ("none", "apd")}),
    ]:
        with Lab(*options.split()) as lab:
            r = lab.classify(host)
            v6 = r.get("ipv6", {})
            ok = r["as_expected"] and r.get("hairpin") == more.get("hairpin", r.get("hairpin")) and \
                ("v6" not in more or (v6.get("mapping"), v6.get("filtering")) == more["v6"])
            row(f"`{options}`", host, *describe(r), "/".join(v6[k] for k in ("mapping", "filtering")) if v6 else "-",
                check(options, ok))


def life():
    """Mappings run out when they are idle, and are gone with an address."""
    table("idle UDP mapping", "still open after, s", "closed after, s", "")
    for timeout in (3, 6):
        with Lab("--left", "port-restricted", "--udp-timeout", timeout) as lab:
            alive, dead = lab.classify("left", "--lifetime", 10)["lifetime"]
            row(f"`--udp-timeout {timeout}`", alive, dead,
                check(f"timeout {timeout}", dead is not None and alive <= timeout + 0.3 and dead >= timeout - 0.3))

    table("rebind", "seen before", "seen after", "")
    for t in ("port-restricted", "linux", "public"):
        with Lab("--left", t) as lab:
            before = lab.classify("left")["seen"][0][0]
            natlab("rebind", lab.name, "left")
            r = lab.classify("left")
            after = r["seen"][0][0]
            row(t, before, after, check(f"rebind {t}", r["as_expected"] and before != after))


def seen(lab, count, server="pub1"):
    """Where `count` fresh sockets of left are seen; None for those that do not get through."""
    far = Udp(lab.host(server))
    near = [Udp(lab.host("left")) for _ in range(count)]
    return near, [s.seen_by(far, 2, 0.3) for s in near]


def pools():
    """A pool of addresses is used whole; a paired one gives a host one of them (RFC 4787 REQ-2)."""
    table("pool", "addresses seen of 16 sockets", "")
    for options, least, most in [
        ("--pool 4 --pooling arbitrary", 3, 4),  # one stays unused with a probability of 4 %, two with 10^-4
        ("--pool 4 --pooling paired", 1, 1),
        ("--pool 1", 1, 1),
    ]:
        with Lab("--left", "symmetric", *options.split()) as lab:
            found = {s[0] for s in seen(lab, 16)[1]}
            row(f"`{options}`", ", ".join(sorted(found)), check(options, least <= len(found) <= most))


def blocks():
    """A subscriber's ports lie in one aligned block, and no two subscribers share one."""
    table("block", "ports of the first", "ports of the second", "")
    for size in (64, 512, 2048):
        with Lab("--left", "port-block", "--lan-behind-same-nat", "--block", size) as lab:
            far = Udp(lab.host("pub1"))
            ports = [{Udp(lab.host(h)).seen_by(far)[1] for _ in range(12)} for h in ("left", "right")]
            homes = [{p // size for p in mine} for mine in ports]
            row(size, *(f"{min(p)} to {max(p)}" for p in ports),
                check(f"block {size}", len(homes[0]) == len(homes[1]) == 1 and homes[0] != homes[1]))


def limits():
    """A host gets no more mappings than it may have, and others still get theirs."""
    table("`--most-maps 5`", "sockets seen of 8", "")
    with Lab("--left", "symmetric", "--lan-behind-same-nat", "--most-maps", 5) as lab:
        through = sum(s is not None for s in seen(lab, 8)[1])
        row("one host", through, check("most maps", through == 5))
        other = Udp(lab.host("right")).seen_by(Udp(lab.host("pub1")))
        row("another", int(other is not None), check("most maps of another", other is not None))


def conntrack():
    """Linux routers: a stray from where we will send to takes the very tuple, unless the router drops its input."""
    table("type", "stray came first", "port kept", "as Linux does")
    for kind in ("linux", "linux-open"):
        for stray in (False, True):
            with Lab("--left", kind) as lab:
                near, far = Udp(lab.host("left")), Udp(lab.host("pub1"))
                if stray:
                    far.send(b"too early", ("44.1.0.1", near.address[1]))
                    time.sleep(0.2)
                kept = near.seen_by(far) == ("44.1.0.1", near.address[1])
                row(kind, stray, kept, check(f"{kind} stray={stray}", kept == (kind == "linux" or not stray)))

    table("type", "an unanswered mapping after 2 s", "after 5 s", "an answered one after 5 s", "")
    for kind in ("linux", "port-restricted"):
        with Lab("--left", kind, "--udp-unreplied", 3, "--udp-timeout", 12) as lab:
            far, early, late, answered = Udp(lab.host("pub1")), *(Udp(lab.host("left")) for _ in range(3))
            place = answered.seen_by(far)
            heard(answered, {"far": far}, place, 0.3, 1)
            time.sleep(2.2)  # Linux believes in a conversation only after two seconds
            answered.seen_by(far)
            heard(answered, {"far": far}, place, 0.3, 1)
            answered.seen_by(far)
            places = [early.seen_by(far), late.seen_by(far), place]
            begin = time.monotonic()
            time.sleep(1.5)
            found = [bool(heard(early, {"far": far}, places[0], 0.2, 1))]
            time.sleep(max(0, begin + 5 - time.monotonic()))
            found += [bool(heard(s, {"far": far}, p, 0.2, 1)) for s, p in ((late, places[1]), (answered, places[2]))]
            row(kind, *found, check(f"unreplied {kind}", found == [True, False, True]))
