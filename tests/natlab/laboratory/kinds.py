"""The kinds of routers and lines there are."""

# type: (mapping, filtering, port allocation, policy); see RFC 4787
TYPES = {
    "public":          ("none", "none", "keep", "any"),
    "firewall":        ("none", "apd", "keep", "any"),
    "full-cone":       ("ei", "ei", "keep", "any"),
    "restricted":      ("ei", "ad", "keep", "any"),
    "port-restricted": ("ei", "apd", "keep", "any"),
    "carrier":         ("ei", "ei", "block", "any"),
    "symmetric":       ("apd", "apd", "random", "any"),
    "symmetric-seq":   ("apd", "apd", "seq", "any"),
    "port-block":      ("apd", "apd", "block", "any"),
    "udp-blocked":     ("ei", "apd", "keep", "no-udp"),
    "tcp-443-only":    ("ei", "apd", "keep", "tcp-443"),
    "linux":           ("none", "none", "keep", "any"),  # the kernel's masquerade does the NAT
    "linux-open":      ("none", "none", "keep", "any"),  # and its own input is not dropped
    "linux-random":    ("none", "none", "keep", "any"),  # and it never keeps a port
}
CARRIERS = ["full-cone", "restricted", "port-restricted", "carrier", "symmetric", "symmetric-seq", "port-block"]
ROUTABLE = ["public", "firewall"]
KERNEL = ["linux", "linux-open", "linux-random"]

# What a program behind a kernel's NAT sees. A fresh tuple keeps its port, whatever the remote.
LOOKS_LIKE = {
    "linux":        ("ei", "apd", "keep", "any"),
    "linux-open":   ("ei", "apd", "keep", "any"),
    "linux-random": ("apd", "apd", "random", "any"),
}

BEHAVIOURS = ["none", "ei", "ad", "apd"]  # from the friendliest to the strictest

LINE = {
    "delay": "one-way delay of the access line, ms",
    "jitter": "wandering of the delay, +- ms, never reordering",
    "loss": "packets lost, percent",
    "burst": "mean number of packets lost in a row",
    "rate": "Mbit/s of IP packets",
    "queue": "longest queue at --rate, ms (default 100)",
    "repeat": "packets that come twice, percent",
    "swap": "packets held back while later ones overtake them, percent",
    "held-back": "for so many ms (default 10)",
    "hops": "routers inside the line, for the TTL to run out at",
}

SIDE_OPTIONS = {  # option: (default, how to parse, help); also as --left-OPTION, --right-OPTION
    **{k.replace("-", "_"): (None, {"metavar": "N[/N]"}, v + " (up/down may differ)") for k, v in LINE.items()},
    "mtu": (1500, {"type": int}, "MTU of the access line"),
    "udp_timeout": (120.0, {"type": float}, "seconds an idle UDP mapping lives"),
    "udp_unreplied": (None, {"type": float}, "seconds it lives before the first answer (default: kernel 30, else the same)"),
    "tcp_timeout": (7440.0, {"type": float}, "seconds an idle TCP mapping lives"),
    "refresh": ("both", {"choices": ["both", "out"]}, "which packets keep a UDP mapping alive"),
    "block": (1024, {"type": int}, "ports of a block, with the types carrier and port-block"),
    "pool": (1, {"type": int}, "outside addresses"),
    "pooling": ("paired", {"choices": ["paired", "arbitrary"]}, "whether a host keeps one address of the pool"),
    "most_maps": (0, {"type": int}, "mappings of one inside host (0: as many as there are ports)"),
    "port_mapping": ("", {"metavar": "pcp,natpmp,upnp"}, "protocols by which the router opens ports on request"),
    "ipv6": ("off", {"choices": ["off", "open", "firewall"]}, "IPv6: none, unfiltered, stateful firewall"),
}


def line_settings(options):
    """Turns --delay 20 or --rate 5/50 (up/down) into natbox settings."""
    for key in LINE:
        value = options.get(key.replace("-", "_"))
        if value is not None:
            up, _, down = str(value).partition("/")
            yield f"up.{key}", float(up)
            yield f"down.{key}", float(down or up)


def expected(lab, name):
    """What classify should find in front of a host, composed over every router on the way out."""
    side, found = lab.state["hosts"][name]["side"], {"mapping": "none", "filtering": "none", "ports": "keep"}
    found.update({"udp": "ok", "tcp": "any"})
    if side and lab.state["udp_blocked"] in (side, "both"):
        found["udp"] = "blocked"
    box = side
    while box:
        b = lab.state["boxes"][box]
        mapping, filtering, alloc, policy = LOOKS_LIKE.get(b["type"]) or TYPES[b["type"]]
        for key, value in (("mapping", mapping), ("filtering", filtering)):
            found[key] = max(found[key], value, key=BEHAVIOURS.index)
        if alloc != "keep":
            found["ports"] = alloc
        if policy != "any":
            found["udp"], found["tcp"] = "blocked", "443 only" if policy == "tcp-443" else "any"
        box = b["outer"]
    if found["udp"] == "blocked":
        for key in ("mapping", "filtering", "ports"):
            del found[key]
    return found
