"""The verbs that make, change, use and end laboratories."""
import contextlib
import json
import os
import signal
import socket
import struct
import time

from .kernel import Failure, inside, ip
from .kinds import KERNEL, ROUTABLE, SIDE_OPTIONS, line_settings
from .lab import RUN, Lab, outside
from .plan import Builder


def cmd_up(args):
    started = time.monotonic()
    lab = Lab(args.lab)
    args.sides = {s: {o: (lambda own, both: both if own is None else own)
                      (getattr(args, f"{s}_{o}", None), getattr(args, o, None)) for o in SIDE_OPTIONS}
                  for s in ("left", "right")}
    for s in args.sides:
        args.sides[s]["type"] = getattr(args, s) or "port-restricted"
        args.sides[s]["hairpin"] = args.hairpin in (s, "both")
        refuse_nonsense(args, s, args.sides[s])
    if args.lan_behind_same_nat and args.right:
        raise Failure("with --lan-behind-same-nat, --left alone gives the type")
    try:
        lab.dir.mkdir(parents=True)
    except FileExistsError:
        raise Failure(f"lab {args.lab} exists already") from None
    try:
        builder = Builder(lab, args)
        builder.plan()
        builder.make()
    except BaseException:
        lab.remove()
        raise
    print(f"lab {lab.name} is up ({time.monotonic() - started:.2f} s)")


def refuse_nonsense(args, side, options):
    kind = options["type"]
    if args.cgnat in (side, "both", "shared") and getattr(args, side) in ROUTABLE:
        raise Failure("--cgnat needs a NAT type on that side")
    if options["pool"] > 1 and kind in ROUTABLE + KERNEL:
        raise Failure(f"the type {kind} has one address")
    if not 1 <= options["pool"] <= 16:
        raise Failure("--pool takes 1 to 16")
    if options["port_mapping"] and kind in ROUTABLE + KERNEL:
        raise Failure(f"the type {kind} opens no ports on request")


def cmd_down(args):
    names = [d.name for d in (RUN / "labs").glob("*")] if args.all else args.labs
    for name in names:
        lab = Lab(name)
        if not lab.dir.exists():
            raise Failure(f"no lab named {name}")
        lab.remove()


def cmd_list(_):
    for d in sorted((RUN / "labs").glob("*")):
        print(d.name)


def cmd_info(args):
    lab = Lab.open(args.lab)
    if args.json:
        print(json.dumps(lab.state, indent=1))
        return
    for n, h in lab.state["hosts"].items():
        line = f"{n:8} {h['ip']:15} {h['ip6'] or '':14}"
        box = h["side"]
        while box:
            b = lab.state["boxes"][box]
            line += f" behind {b['type']}"
            if b["type"] not in ("public", "firewall"):
                line += f" ({', '.join(outside(b))})"
            box = b["outer"]
        print(line.rstrip())


def cmd_exec(args):
    lab = Lab.open(args.lab)
    host = args.host
    ns = lab.state["hosts"].get(host, {}).get("ns", lab.ns(host))
    if ns not in lab.state["namespaces"]:
        lab.host(host)
    command = args.command[1:] if args.command[:1] == ["--"] else args.command
    env = dict(os.environ, NATLAB=lab.name, NATLAB_HOST=host)
    for n, h in lab.state["hosts"].items():
        env[f"NATLAB_{n.upper()}"] = h["ip"]
    os.execvpe("ip", ["ip", "netns", "exec", ns, *(command or [os.environ.get("SHELL", "sh")])], env)


def cmd_link(args):
    words = [f"{k}={v}" for k, v in line_settings(vars(args))]
    if not words:
        raise Failure("nothing to change")
    Lab.open(args.lab).control(args.side, *words)


def cmd_ctl(args):
    print(Lab.open(args.lab).control(args.router, *args.words), end="")


def cmd_rebind(args):
    """Gives a side new public addresses, as a change of network does."""
    lab = Lab.open(args.lab)
    box = lab.box(args.side)
    routable = box["type"] in ROUTABLE
    if not args.flush and not routable:
        box["generation"] += 1
    box["reboots"] = box.get("reboots", 0) + 1
    addresses = outside(box)
    if box["type"] in KERNEL:  # it forgets its mappings when the address goes
        ip("-n", box["gateway"], "-batch", "-",
           stdin=f"addr flush dev wan\naddr add {addresses[0]}/32 dev wan\nroute replace default dev wan\n")
    lab.control(args.side, f"ext={','.join(addresses)}")
    if not routable:
        print(f"{args.side}: public address {', '.join(addresses)}")
    if args.host or (routable and not args.flush):
        for n, h in lab.state["hosts"].items():
            if h["side"] == args.side:
                move_host(n, h)
    lab.save()


def move_host(name, h):
    old, net, last = h["ip"], *h["ip"].rsplit(".", 1)
    h["ip"] = f"{net}.{int(last) + 10}"
    commands = [f"addr del {old}/24 dev eth0", f"addr add {h['ip']}/24 dev eth0",
                f"route replace default via {net}.1"]
    if h["ip6"]:
        old6, net6, last6 = h["ip6"], *h["ip6"].rsplit("::", 1)
        h["ip6"] = f"{net6}::{int(last6) + 10}"
        commands += [f"addr del {old6}/64 dev eth0", f"addr add {h['ip6']}/64 dev eth0",
                     f"route replace default via {net6}::1"]
    ip("-n", h["ns"], "-batch", "-", stdin="\n".join(commands) + "\n")
    print(f"{name}: address {h['ip']}" + (f" {h['ip6']}" if h["ip6"] else ""))


def cmd_pcap(args):
    """Captures IP packets at a host, or at a router's `left-lan` / `left-wan`."""
    lab = Lab.open(args.lab)
    if args.where in lab.state["hosts"]:
        ns, dev = lab.state["hosts"][args.where]["ns"], "eth0"
    elif args.where.endswith("-lan") and args.where[:-4] in lab.state["boxes"]:
        box = lab.box(args.where[:-4])
        ns, dev = box["gateway"], "br0" if "lan" in box else "wan"
    elif args.where.endswith("-wan") and args.where[:-4] in lab.state["boxes"]:
        dev = args.where[:-4]
        ns = lab.ns(lab.state["boxes"][dev]["outer"] or "core")
    else:
        raise Failure(f"no such place: {args.where}")
    with inside(ns):
        s = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(3))  # ETH_P_ALL
        s.bind((dev, 3))
    s.setsockopt(socket.SOL_SOCKET, 33, 32 << 20)  # SO_RCVBUFFORCE
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    count, end = 0, time.monotonic() + args.seconds if args.seconds else None
    with open(args.file, "wb") as f, contextlib.suppress(KeyboardInterrupt, OSError):
        f.write(struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 262144, 101))  # LINKTYPE_RAW
        f.flush()
        while True:
            s.settimeout(max(0.001, end - time.monotonic()) if end else None)
            data, address = s.recvfrom(262144)
            if address[1] in (0x0800, 0x86DD):
                t = time.time()
                f.write(struct.pack("<IIII", int(t), int(t % 1 * 1e6), len(data), len(data)) + data)
                f.flush()
                count += 1
    print(f"{count} packets")
