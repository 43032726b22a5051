"""What a router runs to open ports on request: PCP, NAT-PMP, UPnP, as many of them as it was built with."""
import select
import socket
import threading

from . import pcp, upnp
from .kernel import Failure
from .lab import Lab
from .leases import Leases

WATCH = 0.1  # seconds between looks whether the router was rebooted


def cmd_mapper(args):
    """Runs inside a router's namespace until the lab ends."""
    address = Lab.open(args.lab).box(args.side)["lan"]
    spoken = set(args.protocols.split(","))
    if not spoken <= {"pcp", "natpmp", "upnp"}:
        raise Failure(f"no port mapping protocols: {args.protocols}")
    leases = Leases(args.lab, args.side)
    listeners = {}
    if spoken & {"pcp", "natpmp"}:
        s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        s.bind((address, pcp.PORT))
        listeners[s] = lambda data, source: filter(None, [pcp.answer(data, source, leases, spoken)])
    if "upnp" in spoken:
        server = upnp.http_server(address, leases)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        location = f"http://{address}:{server.server_address[1]}/igd.xml"
        listeners[upnp.ssdp_socket(address)] = lambda data, source: upnp.ssdp_answers(data, location)
    announcer = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    announcer.bind((address, 0))
    announcer.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(address))
    print("ready", flush=True)
    while True:
        for s in select.select(list(listeners), [], [], WATCH)[0]:
            data, source = s.recvfrom(2048)
            for answer in listeners[s](data, source[0]):
                s.sendto(answer, source)
        if leases.restarted():
            if "pcp" in spoken:
                announcer.sendto(pcp.header(pcp.ANNOUNCE, pcp.SUCCESS, 0, leases), pcp.LISTENERS)
            if "natpmp" in spoken:
                announcer.sendto(pcp.external_address(leases), pcp.LISTENERS)
