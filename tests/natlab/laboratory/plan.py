"""Collects what a laboratory consists of, then makes it."""
import subprocess
import sys
from pathlib import Path

from .kernel import Failure, inside, ip, nft, sysctl
from .kinds import KERNEL, ROUTABLE, TYPES, line_settings
from .lab import ETC, compile_natbox, outside


class Builder:
    def __init__(self, lab, args):
        self.lab, self.args = lab, args
        self.links = []  # `ip` commands that cross namespaces
        self.inner = {}  # namespace: `ip` commands inside it
        self.routers = set()
        self.hosts = {}
        self.boxes = {}  # router: natbox settings
        self.masquerading = []
        self.mapping = []  # routers that open ports on request
        self.v6 = any(args.sides[s]["ipv6"] != "off" for s in args.sides)

    def namespace(self, name, router=False):
        self.inner[name] = ["link set lo up"]
        if router:
            self.routers.add(name)

    def veth(self, a, a_dev, b, b_dev):
        self.links.append(f"link add name {a_dev} netns {self.lab.ns(a)} type veth "
                          f"peer name {b_dev} netns {self.lab.ns(b)}")

    def tun(self, ns, dev, mtu):
        self.inner[ns] += [f"tuntap add dev {dev} mode tun",
                           f"link set {dev} mtu {mtu} txqueuelen 10000 addrgenmode none up"]

    def box(self, name, lower, upper, about, settings, mtu=1500):
        """A natbox between `lower`'s device wan and `upper`'s device `name`."""
        self.tun(lower, "wan", mtu)
        self.tun(upper, name, mtu)
        self.inner[lower].append("route add default dev wan")
        if self.v6:
            self.inner[lower].append("route add ::/0 dev wan")
        about.update(generation=1, outer=None if upper == "core" else upper, gateway=self.lab.ns(lower))
        self.boxes[name] = {"lan": f"{self.lab.ns(lower)}:wan", "wan": f"{self.lab.ns(upper)}:{name}",
                            "seed": self.args.seed * 100 + len(self.boxes),
                            "ext": ",".join(outside(about)), **settings, "_": about}

    def core(self):
        self.namespace("core", router=True)
        # private addresses vanish on the Internet; other unknown ones are answered "unreachable"
        self.inner["core"] += [f"route add blackhole {net}" for net in
                               ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10")]
        if self.v6:
            self.inner["core"].append("addr add 2a44::1/128 dev lo")
        for i in range(1, self.args.hosts_public + 1):
            self.public_host(f"pub{i}", i)

    def public_host(self, name, i):
        # routed one by one, so that nothing broadcast can pass from one to another
        v4, v6 = f"44.{100 + i}.0.10", f"2a44:{100 + i}::10"
        self.namespace(name)
        self.veth(name, "eth0", "core", name)
        self.inner["core"] += [f"addr add 44.0.0.1/32 dev {name}", f"link set {name} up",
                               f"route add {v4} dev {name}"]
        self.inner[name] += [f"addr add {v4}/32 dev eth0", "link set eth0 up",
                             "route add 44.0.0.1 dev eth0", "route add default via 44.0.0.1"]
        if self.v6:
            self.inner["core"] += [f"addr add fe80::1/64 dev {name}", f"route add {v6} dev {name}"]
            self.inner[name] += [f"addr add {v6}/64 dev eth0", "route add default via fe80::1 dev eth0"]
        self.hosts[name] = {"ip": v4, "ip6": v6 if self.v6 else None, "side": None}

    def lan_host(self, name, side, last, lan):
        v4, v6 = f"{lan['net']}.{last}", f"2a44:{lan['n']}::{last}"
        has_v6 = lan["ipv6"] != "off"
        self.namespace(name)
        self.veth(name, "eth0", f"{side}-gw", name)
        self.inner[f"{side}-gw"] += [f"link set {name} master br0 up"]
        if self.args.isolate:
            self.inner[f"{side}-gw"] += [f"link set {name} type bridge_slave isolated on"]
        self.inner[name] += [f"addr add {v4}/24 dev eth0", "link set eth0 up",
                             f"route add default via {lan['net']}.1"]
        if has_v6:
            self.inner[name] += [f"addr add {v6}/64 dev eth0", f"route add default via 2a44:{lan['n']}::1"]
        self.hosts[name] = {"ip": v4, "ip6": v6 if has_v6 else None, "side": side}

    def side(self, side, n, hosts, upper, wan):
        """A LAN and its router, whose outer addresses start at `wan`.1, below the namespace `upper`."""
        o = self.args.sides[side]
        gw, kind = f"{side}-gw", o["type"]
        lan = {"n": n, "ipv6": o["ipv6"], "net": f"44.{n}.0" if kind in ROUTABLE else
               f"192.168.{1 if self.args.same_subnet else n}"}
        self.namespace(gw, router=True)
        self.inner[gw] += ["link add br0 type bridge stp_state 0 forward_delay 0 mcast_snooping 0",
                           f"addr add {lan['net']}.1/24 dev br0", "link set br0 up"]
        settings = nat_settings(o)
        if self.args.udp_blocked in (side, "both"):
            settings["policy"] = "no-udp"
        about = {"type": kind, "wan": wan, "pool": o["pool"], "lan": f"{lan['net']}.1"}
        self.box(side, gw, upper, about, settings, o["mtu"])
        self.inner[upper].append(f"route add {wan}.0/24 dev {side}")
        if o["ipv6"] != "off":
            self.inner[gw].append(f"addr add 2a44:{n}::1/64 dev br0")
            self.inner[upper].append(f"route add 2a44:{n}::/64 dev {side}")
            if upper != "core":
                self.inner["core"].append(f"route add 2a44:{n}::/64 dev {upper}")
        if kind in KERNEL:
            self.inner[gw].append(f"addr add {wan}.1/32 dev wan")
            self.masquerading.append((gw, o))
        if o["port_mapping"]:
            self.mapping.append((side, o["port_mapping"]))
        for last, host in enumerate(hosts, 10):
            self.lan_host(host, side, last, lan)

    def carrier(self, name, n):
        mapping, filtering, alloc, policy = TYPES[self.args.cgnat_type]
        self.namespace(name, router=True)
        self.box(name, name, "core", {"type": self.args.cgnat_type, "wan": f"44.{n}.0", "pool": self.args.cgnat_pool}, {
            "map": mapping, "filter": filtering, "alloc": alloc, "policy": policy,
            "hairpin": 1, "udp-timeout": 300})
        self.inner["core"].append(f"route add 44.{n}.0.0/24 dev {name}")

    def plan(self):
        a = self.args
        self.core()
        if a.cgnat == "shared":
            self.carrier("cgn", 3)
        sides = [("left", 1, ["left", "right"])] if a.lan_behind_same_nat else \
                [("left", 1, ["left"]), ("right", 2, ["right"])]
        for side, n, hosts in sides:
            if a.cgnat == "shared":
                self.side(side, n, hosts, "cgn", f"100.64.{n}")
            elif a.cgnat in (side, "both"):
                self.carrier(f"{side}-cgn", n)
                self.side(side, n, hosts, f"{side}-cgn", f"100.64.{n}")
            else:
                self.side(side, n, hosts, "core", f"44.{n}.0")

    def make(self):
        lab = self.lab
        ip("-batch", "-", stdin="".join(f"netns add {lab.ns(n)}\n" for n in self.inner))
        for n in self.inner:
            with inside(lab.ns(n)):
                sysctl(ipv4__conf__all__rp_filter=0, ipv4__conf__default__rp_filter=0,
                       ipv4__conf__all__send_redirects=0, ipv4__conf__default__send_redirects=0,
                       ipv4__ip_forward=int(n in self.routers))
                if self.v6:
                    sysctl(ipv6__conf__default__accept_dad=0, ipv6__conf__all__accept_dad=0,
                           ipv6__conf__default__accept_ra=0,
                           ipv6__conf__all__forwarding=int(n in self.routers))
                else:
                    sysctl(ipv6__conf__default__disable_ipv6=1)
        ip("-batch", "-", stdin="\n".join(self.links) + "\n")
        for n, commands in self.inner.items():
            ip("-n", lab.ns(n), "-batch", "-", stdin="\n".join(commands) + "\n")
        for gw, options in self.masquerading:
            masquerade(lab.ns(gw), options)
        self.name_files()
        lab.state = {"hosts": {n: {**h, "ns": lab.ns(n)} for n, h in self.hosts.items()},
                     "namespaces": [lab.ns(n) for n in self.inner],
                     "boxes": {n: s["_"] for n, s in self.boxes.items()},
                     "udp_blocked": self.args.udp_blocked,
                     "ipv6": {s: o["ipv6"] for s, o in self.args.sides.items()}}
        lab.save()
        self.start_boxes(compile_natbox())
        self.start_mappers()

    def name_files(self):
        """Lets hosts find each other by name, and makes other DNS queries fail at once."""
        names = "127.0.0.1 localhost\n::1 localhost\n"
        for n, h in self.hosts.items():
            names += f"{h['ip']} {n}\n" + (f"{h['ip6']} {n}\n" if h["ip6"] else "")
        for n in self.hosts:
            d = ETC / self.lab.ns(n)
            d.mkdir(parents=True, exist_ok=True)
            (d / "hosts").write_text(names)
            (d / "resolv.conf").write_text("nameserver 127.0.0.1\noptions timeout:1 attempts:1\n")

    def start_boxes(self, program):
        commands = {n: [program, f"ctl={self.lab.dir / n}.sock", *(f"{k}={v}" for k, v in settings.items() if k != "_")]
                    for n, settings in self.boxes.items()}
        self.start(commands)

    def start_mappers(self):
        natlab = Path(__file__).resolve().parent.parent / "natlab"
        self.start({f"{side}-mapper": ["ip", "netns", "exec", self.lab.ns(f"{side}-gw"), sys.executable, str(natlab),
                                       "mapper", self.lab.name, side, protocols]
                    for side, protocols in self.mapping})

    def start(self, commands):
        """Starts them all, then waits until each has said that it is ready."""
        children = {}
        for n, command in commands.items():
            log = open(self.lab.dir / f"{n}.log", "w")
            children[n] = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=log,
                                           start_new_session=True, text=True)
        for n, child in children.items():
            if child.stdout.readline() != "ready\n":
                raise Failure(f"{n}: {(self.lab.dir / f'{n}.log').read_text().strip()}")


def nat_settings(o):
    mapping, filtering, alloc, policy = TYPES[o["type"]]
    settings = {
        "map": mapping, "filter": filtering, "alloc": alloc, "policy": policy,
        "filter6": {"firewall": "apd"}.get(o["ipv6"], "none"),
        "hairpin": int(o["hairpin"]), "refresh-in": int(o["refresh"] == "both"),
        "udp-timeout": o["udp_timeout"], "udp-unreplied": o["udp_unreplied"] or 0, "tcp-timeout": o["tcp_timeout"],
        "block": o["block"], "paired": int(o["pooling"] == "paired"), "most-maps": o["most_maps"],
    }
    return {**settings, **dict(line_settings(o))}


def masquerade(ns, options):
    """The kernel's own NAT. Unless its input is dropped, strays take tuples: see README.md."""
    drop = "" if options["type"] == "linux-open" else \
        'chain in { type filter hook input priority 0; iifname "wan" ct state != established,related drop; }'
    random = "fully-random" if options["type"] == "linux-random" else ""
    nft(ns, f"""table ip nat {{
        {drop}
        chain pre {{ type nat hook prerouting priority -100; }}
        chain post {{ type nat hook postrouting priority 100; oifname "wan" masquerade {random}; }}
    }}""")
    with inside(ns):
        sysctl(netfilter__nf_conntrack_udp_timeout=int(options["udp_unreplied"] or min(30, options["udp_timeout"])),
               netfilter__nf_conntrack_udp_timeout_stream=int(options["udp_timeout"]))
