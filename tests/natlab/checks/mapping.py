"""Ports opened on request: a client of each protocol, in bytes of its own, and a stranger who tries the port."""
import ipaddress
import os
import re
import socket
import struct
import time
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from laboratory.classify import Udp, heard
from laboratory.kernel import inside

from .table import Lab, check, natlab, row, table

GATEWAY = ("192.168.1.1", 5351)


def stranger_reaches(lab, near, outside):
    """Whether a public host that nobody wrote to gets through."""
    return bool(heard(near, {"stranger": Udp(lab.host("pub2"))}, outside, 0.3, 2))


def ask(near, request):
    """The gateway's answer, or None."""
    near.send(request, GATEWAY)
    return next((d for d, source in near.receive(time.monotonic() + 1) if source == GATEWAY), None)


def pcp_request(near, inside_port, wanted, seconds, nonce, client=None, rest=b"", version=2, opcode=1):
    address = ipaddress.ip_address("::ffff:" + (client or near.address[0])).packed
    return struct.pack(">BBxxI16s12sB3xHH16s", version, opcode, seconds, address, nonce, 17, inside_port, wanted,
                       ipaddress.ip_address("::ffff:0.0.0.0").packed) + rest


def pcp_answer(data):
    """(result, lifetime, outside port, outside address)"""
    version, opcode, result, lifetime = struct.unpack_from(">BBxBI", data)
    assert (version, opcode) == (2, 0x81), data
    port, address = struct.unpack_from(">H16s", data, 42)
    return result, lifetime, port, str(ipaddress.ip_address(address).ipv4_mapped)


def pcp():
    """PCP: given, open to strangers, renewed, guarded by its nonce, ended, and refused for the right reasons."""
    table("PCP", "")
    with Lab("--left", "symmetric", "--port-mapping", "pcp") as lab:
        near, nonce, other = Udp(lab.host("left")), os.urandom(12), os.urandom(12)
        port = near.address[1]

        def tell(what, ok):
            row(what, check(f"PCP {what}", ok))

        result, seconds, outside, address = pcp_answer(ask(near, pcp_request(near, port, 7777, 600, nonce)))
        tell("gives the wanted port", (result, seconds, outside, address) == (0, 600, 7777, "44.1.0.1"))
        tell("a stranger gets through", stranger_reaches(lab, near, ("44.1.0.1", 7777)))
        tell("what the host sends shows the same port", near.seen_by(Udp(lab.host("pub1"))) == ("44.1.0.1", 7777))
        tell("renewing keeps the port", pcp_answer(ask(near, pcp_request(near, port, 0, 900, nonce)))[:3] == (0, 900, 7777))
        tell("no more than two hours", pcp_answer(ask(near, pcp_request(near, port, 0, 10**6, nonce)))[1] == 7200)
        tell("another's nonce is refused", pcp_answer(ask(near, pcp_request(near, port, 0, 600, other)))[0] == 2)
        second = Udp(lab.host("left"))
        taken = pcp_answer(ask(second, pcp_request(second, second.address[1], 7777, 600, other)))
        tell("a taken port is replaced by another", taken[0] == 0 and taken[2] not in (0, 7777))
        third, prefer = Udp(lab.host("left")), struct.pack(">BxH", 2, 0)
        tell("or refused, if no other will do (PREFER_FAILURE)", pcp_answer(ask(
            third, pcp_request(third, third.address[1], 7777, 600, other, rest=prefer)))[0] == 11)
        tell("a false address is refused", pcp_answer(ask(near, pcp_request(near, port, 0, 600, nonce, "192.168.1.77")))[0] == 12)
        unknown = struct.pack(">BxH", 99, 0)
        tell("an option it must know is refused", pcp_answer(ask(
            near, pcp_request(near, port, 0, 600, nonce, rest=unknown)))[0] == 5)
        tell("an unknown opcode is refused", ask(near, pcp_request(near, port, 0, 600, nonce, opcode=9))[:4] == b"\x02\x89\0\x04")
        tell("an unknown version is refused", ask(near, pcp_request(near, port, 0, 600, nonce, version=3))[:4] == b"\x02\x81\0\x01")
        tell("what is cut short is refused", ask(near, pcp_request(near, port, 0, 600, nonce)[:40])[3] == 3)
        tell("a lifetime of zero ends it", pcp_answer(ask(near, pcp_request(near, port, 0, 0, nonce)))[:2] == (0, 0))
        fresh = Udp(lab.host("pub3"))
        tell("and strangers stay outside", not heard(near, {"x": fresh}, ("44.1.0.1", 7777), 0.3, 2))
        short = pcp_answer(ask(near, pcp_request(near, port, 7800, 1, nonce)))
        time.sleep(1.6)
        tell("it runs out by itself", short[0] == 0 and not stranger_reaches(lab, near, ("44.1.0.1", 7800)))
        mine, others = Udp(lab.host("left")), Udp(lab.host("left"))
        places = [("44.1.0.1", pcp_answer(ask(s, pcp_request(s, s.address[1], 0, 600, n)))[2])
                  for s, n in ((mine, nonce), (others, other))]
        pcp_answer(ask(near, pcp_request(near, 0, 0, 0, nonce)))
        tell("port zero ends all of this nonce, and no other's",
             not stranger_reaches(lab, mine, places[0]) and stranger_reaches(lab, others, places[1]))
        tell("NAT-PMP is not spoken here", ask(near, b"\0\0")[:4] == b"\x02\x80\0\x01")


def pmp_map(near, inside_port, wanted, seconds):
    data = ask(near, struct.pack(">BBxxHHI", 0, 1, inside_port, wanted, seconds))
    return struct.unpack(">BBH4xHHI", data)


def natpmp():
    """NAT-PMP: the address, given, open to strangers, ended one by one and all together."""
    table("NAT-PMP", "")
    with Lab("--left", "port-restricted", "--port-mapping", "natpmp") as lab:
        near, second = Udp(lab.host("left")), Udp(lab.host("left"))
        port = near.address[1]

        def tell(what, ok):
            row(what, check(f"NAT-PMP {what}", ok))

        tell("says the address", ask(near, b"\0\0")[:4] + ask(near, b"\0\0")[8:] == b"\0\x80\0\0" + bytes([44, 1, 0, 1]))
        tell("gives the wanted port", pmp_map(near, port, 7777, 600) == (0, 129, 0, port, 7777, 600))
        tell("a stranger gets through", stranger_reaches(lab, near, ("44.1.0.1", 7777)))
        mapped = pmp_map(second, second.address[1], 7777, 600)
        tell("a taken port is replaced by another", mapped[2] == 0 and mapped[4] not in (0, 7777))
        tell("zero seconds end it", pmp_map(near, port, 0, 0) == (0, 129, 0, port, 0, 0))
        tell("and strangers stay outside", not stranger_reaches(lab, near, ("44.1.0.1", 7777)))
        tell("the other's port is still open", stranger_reaches(lab, second, ("44.1.0.1", mapped[4])))
        tell("port zero ends all", pmp_map(near, 0, 0, 0)[2] == 0)
        tell("the other's as well", not stranger_reaches(lab, second, ("44.1.0.1", mapped[4])))
        tell("an unknown operation is refused", ask(near, b"\0\x07" + bytes(10))[:4] == b"\0\x87\0\x05")
        tell("PCP is told which version there is", ask(near, pcp_request(near, port, 0, 1, bytes(12)))[:4] == b"\0\x81\0\x01")


class Igd:
    """A gateway found and spoken to as a program on the LAN would."""

    def __init__(self, lab):
        self.host = lab.host("left")
        search = Udp(self.host)
        search.s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton(self.host["ip"]))
        search.send(b'M-SEARCH * HTTP/1.1\r\nHOST: 239.255.255.250:1900\r\nMAN: "ssdp:discover"\r\nMX: 1\r\n'
                    b"ST: urn:schemas-upnp-org:device:InternetGatewayDevice:1\r\n\r\n", ("239.255.255.250", 1900))
        answers = [d.decode() for d, _ in search.receive(time.monotonic() + 1)]
        self.answers = len(answers)
        self.location = re.search(r"LOCATION: (\S+)", answers[0])[1] if answers else None
        self.description = self.get(self.location) if answers else ""

    def get(self, url, body=None, headers=None):
        with inside(self.host["ns"]):
            try:
                with urllib.request.urlopen(urllib.request.Request(url, body, headers or {}), timeout=2) as r:
                    return r.read().decode()
            except urllib.error.HTTPError as e:
                return e.read().decode()

    def act(self, action, **arguments):
        service = "urn:schemas-upnp-org:service:WANIPConnection:1"
        inner = "".join(f"<{k}>{v}</{k}>" for k, v in arguments.items())
        body = ('<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>'
                f'<u:{action} xmlns:u="{service}">{inner}</u:{action}></s:Body></s:Envelope>')
        place = urlsplit(self.location)
        control = re.search(r"<controlURL>([^<]+)</controlURL>", self.description)[1]
        return self.get(f"{place.scheme}://{place.netloc}{control}", body.encode(),
                        {"SOAPAction": f'"{service}#{action}"', "Content-Type": "text/xml"})

    def add(self, near, outside, seconds):
        return self.act("AddPortMapping", NewRemoteHost="", NewExternalPort=outside, NewProtocol="UDP",
                        NewInternalPort=near.address[1], NewInternalClient=near.address[0], NewEnabled=1,
                        NewPortMappingDescription="a &lt;test&gt;", NewLeaseDuration=seconds)


def upnp():
    """UPnP IGD: found, the address, given, listed, open to strangers, conflicts, ended."""
    table("UPnP", "")
    with Lab("--left", "port-restricted", "--port-mapping", "upnp") as lab:
        near, second, igd = Udp(lab.host("left")), Udp(lab.host("left")), Igd(lab)

        def tell(what, ok):
            row(what, check(f"UPnP {what}", ok))

        def code(answer):
            found = re.search(r"<errorCode>(\d+)<", answer)
            return int(found[1]) if found else 0

        tell("answers a search once", igd.answers == 1)
        tell("describes itself", "WANIPConnection:1" in igd.description)
        tell("says the address", "<NewExternalIPAddress>44.1.0.1<" in igd.act("GetExternalIPAddress"))
        tell("gives a port", "AddPortMappingResponse" in igd.add(near, 7777, 600))
        tell("a stranger gets through", stranger_reaches(lab, near, ("44.1.0.1", 7777)))
        tell("gives it again", "AddPortMappingResponse" in igd.add(near, 7777, 0))
        tell("for ever, if asked so", "<NewLeaseDuration>0<" in igd.act(
            "GetSpecificPortMappingEntry", NewRemoteHost="", NewExternalPort=7777, NewProtocol="UDP"))
        tell("not to another", code(igd.add(second, 7777, 600)) == 718)
        tell("lists it, in the words it was given", "a &lt;test&gt;" in igd.act("GetGenericPortMappingEntry", NewPortMappingIndex=0))
        tell("lists no more than there is", code(igd.act("GetGenericPortMappingEntry", NewPortMappingIndex=1)) == 713)
        tell("ends it", "DeletePortMappingResponse" in igd.act(
            "DeletePortMapping", NewRemoteHost="", NewExternalPort=7777, NewProtocol="UDP"))
        tell("and strangers stay outside", not stranger_reaches(lab, near, ("44.1.0.1", 7777)))
        tell("ends nothing twice", code(igd.act(
            "DeletePortMapping", NewRemoteHost="", NewExternalPort=7777, NewProtocol="UDP")) == 714)
        tell("refuses nonsense", code(igd.add(near, 70000, 600)) == 402 and code(igd.act("Explode")) == 401)


def restarts():
    """A router that loses its memory says so to all on the LAN, and what it gave is gone."""
    table("restart", "")
    with Lab("--left", "port-restricted", "--port-mapping", "pcp,natpmp") as lab:
        near, nonce = Udp(lab.host("left")), os.urandom(12)
        with inside(lab.host("left")["ns"]):
            ears = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        ears.bind(("", 5350))
        ears.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,
                        struct.pack("4s4s", socket.inet_aton("224.0.0.1"), socket.inet_aton(near.address[0])))
        ears.settimeout(3)
        given = pcp_answer(ask(near, pcp_request(near, near.address[1], 7777, 600, nonce)))
        row("a port is given", check("restart given", given[0] == 0))
        time.sleep(1.1)
        natlab("rebind", lab.name, "left")
        first, second = sorted((ears.recv(100), ears.recv(100)))
        row("NAT-PMP says the new address", check("restart NAT-PMP", first[:4] + first[8:] == b"\0\x80\0\0" + bytes([44, 1, 0, 2])))
        row("PCP says that it begins anew", check("restart PCP", second[:4] == b"\x02\x80\0\0" and
                                                  struct.unpack_from(">I", second, 8)[0] <= 1))
        row("the port is gone", check("restart gone", not stranger_reaches(lab, near, ("44.1.0.2", 7777))))
        again = pcp_answer(ask(near, pcp_request(near, near.address[1], 7777, 600, nonce)))
        row("and given anew", check("restart anew", again[2:] == (7777, "44.1.0.2") and
                                    stranger_reaches(lab, near, ("44.1.0.2", 7777))))
