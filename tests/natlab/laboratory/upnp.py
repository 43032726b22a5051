"""UPnP IGD:1: a gateway found by SSDP and spoken to by SOAP over HTTP, as most home routers have it."""
import http.server
import re
import socket
import struct
from xml.sax.saxutils import escape, unescape

from .leases import FOR_EVER, Refused

GROUP, SSDP_PORT = "239.255.255.250", 1900
DEVICE = "urn:schemas-upnp-org:device:InternetGatewayDevice:1"
SERVICE = "urn:schemas-upnp-org:service:WANIPConnection:1"
UUID = "uuid:6e61746c-6162-4000-8000-000000000001"
TARGETS = ["upnp:rootdevice", UUID, DEVICE, "urn:schemas-upnp-org:device:WANDevice:1",
           "urn:schemas-upnp-org:device:WANConnectionDevice:1", SERVICE]
ERRORS = {401: "Invalid Action", 402: "Invalid Args", 501: "Action Failed", 713: "SpecifiedArrayIndexInvalid",
          714: "NoSuchEntryInArray", 718: "ConflictInMappingEntry"}
MOST_BYTES = 64 * 1024  # of a request; the longest real one has two thousand

DESCRIPTION = f"""<?xml version="1.0"?>
<root xmlns="urn:schemas-upnp-org:device-1-0"><specVersion><major>1</major><minor>0</minor></specVersion>
<device><deviceType>{DEVICE}</deviceType><friendlyName>natlab</friendlyName><manufacturer>natlab</manufacturer>
<modelName>natlab</modelName><UDN>{UUID}</UDN><deviceList>
<device><deviceType>urn:schemas-upnp-org:device:WANDevice:1</deviceType><friendlyName>WAN</friendlyName>
<manufacturer>natlab</manufacturer><modelName>natlab</modelName><UDN>{UUID}-w</UDN><deviceList>
<device><deviceType>urn:schemas-upnp-org:device:WANConnectionDevice:1</deviceType><friendlyName>Connection</friendlyName>
<manufacturer>natlab</manufacturer><modelName>natlab</modelName><UDN>{UUID}-c</UDN><serviceList>
<service><serviceType>{SERVICE}</serviceType><serviceId>urn:upnp-org:serviceId:WANIPConn1</serviceId>
<SCPDURL>/service.xml</SCPDURL><controlURL>/control</controlURL><eventSubURL>/event</eventSubURL></service>
</serviceList></device></deviceList></device></deviceList></device></root>
"""


class Fault(Exception):
    def __init__(self, code):
        super().__init__(ERRORS[code])
        self.code = code


def ssdp_answers(datagram, location):
    """What a search is answered with; [] if it seeks something else."""
    lines = datagram.decode("latin-1").split("\r\n")
    if lines[0] != "M-SEARCH * HTTP/1.1":
        return []
    fields = dict(re.split(r"\s*:\s*", line, maxsplit=1) for line in lines[1:] if ":" in line)
    fields = {k.upper(): v for k, v in fields.items()}
    sought = fields.get("ST", "")
    if fields.get("MAN") != '"ssdp:discover"':
        return []
    return [f"HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age=1800\r\nEXT:\r\nLOCATION: {location}\r\n"
            f"SERVER: Linux UPnP/1.0 natlab/1\r\nST: {target}\r\nUSN: {UUID}::{target}\r\n\r\n".encode()
            for target in (TARGETS if sought == "ssdp:all" else [t for t in TARGETS if t == sought])]


def field(body, name):
    found = re.search(rf"<(?:\w+:)?{name}(?:\s[^>]*)?>(.*?)</(?:\w+:)?{name}>", body, re.S)
    return unescape(found[1].strip()) if found else None


def number(body, name, least, most):
    text = field(body, name)
    if not text or not text.isdigit() or not least <= int(text) <= most:
        raise Fault(402)
    return int(text)


def protocol(body):
    name = (field(body, "NewProtocol") or "").lower()
    if name not in ("udp", "tcp"):
        raise Fault(402)
    return name


def entry(lease, key=True):
    named = {"NewRemoteHost": "", "NewExternalPort": lease.outside_port, "NewProtocol": lease.protocol.upper()}
    return {**(named if key else {}), "NewInternalPort": lease.inside[1], "NewInternalClient": lease.inside[0],
            "NewEnabled": 1, "NewPortMappingDescription": lease.words,
            "NewLeaseDuration": 0 if lease.left() > FOR_EVER / 2 else int(lease.left())}


def act(action, body, leases):
    """Does one action; returns what it gives back."""
    if action == "GetExternalIPAddress":
        return {"NewExternalIPAddress": leases.address}
    if action == "GetStatusInfo":
        return {"NewConnectionStatus": "Connected", "NewLastConnectionError": "ERROR_NONE", "NewUptime": leases.epoch()}
    if action == "GetConnectionTypeInfo":
        return {"NewConnectionType": "IP_Routed", "NewPossibleConnectionTypes": "IP_Routed"}
    if action == "AddPortMapping":
        outside, inside = number(body, "NewExternalPort", 1, 65535), number(body, "NewInternalPort", 1, 65535)
        client, seconds = field(body, "NewInternalClient"), number(body, "NewLeaseDuration", 0, 2**32 - 1)
        if not client or not re.fullmatch(r"[0-9.]{7,15}", client):
            raise Fault(402)
        leases.grant(protocol(body), (client, inside), outside, seconds or FOR_EVER, "upnp", True,
                     field(body, "NewPortMappingDescription") or "")
        return {}
    if action == "DeletePortMapping":
        leases.end(protocol(body), number(body, "NewExternalPort", 1, 65535), "upnp")
        return {}
    if action == "GetSpecificPortMappingEntry":
        key = protocol(body), number(body, "NewExternalPort", 1, 65535)
        for lease in leases.all():
            if (lease.protocol, lease.outside_port) == key:
                return entry(lease, False)
        raise Fault(714)
    if action == "GetGenericPortMappingEntry":
        index, held = number(body, "NewPortMappingIndex", 0, 65535), leases.all()
        if index >= len(held):
            raise Fault(713)
        return entry(held[index])
    raise Fault(401)


def envelope(inner):
    return ('<?xml version="1.0"?>\n<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" '
            's:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body>' + inner + "</s:Body></s:Envelope>\n")


def soap(action, body, leases):
    """(HTTP status, answer)"""
    try:
        given = act(action, body, leases)
        inner = "".join(f"<{k}>{escape(str(v))}</{k}>" for k, v in given.items())
        return 200, envelope(f'<u:{action}Response xmlns:u="{SERVICE}">{inner}</u:{action}Response>')
    except Refused as why:
        code = {"conflict": 718, "unknown": 714}.get(str(why), 501)
    except Fault as fault:
        code = fault.code
    return 500, envelope(
        "<s:Fault><faultcode>s:Client</faultcode><faultstring>UPnPError</faultstring><detail>"
        f'<UPnPError xmlns="urn:schemas-upnp-org:control-1-0"><errorCode>{code}</errorCode>'
        f"<errorDescription>{ERRORS[code]}</errorDescription></UPnPError></detail></s:Fault>")


def http_server(address, leases):
    """Serves the description and the control URL; its port is any free one, as routers do."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.give(*(200, DESCRIPTION) if self.path == "/igd.xml" else (404, ""))

        def do_POST(self):
            length = int(self.headers.get("Content-Length") or 0)
            if self.path != "/control" or length > MOST_BYTES:
                self.give(404, "")
                return
            action = (self.headers.get("SOAPAction") or "").strip('"').rpartition("#")[2]
            self.give(*soap(action, self.rfile.read(length).decode("utf-8", "replace"), leases))

        def give(self, status, text):
            data = text.encode()
            self.send_response(status)
            self.send_header("Content-Type", 'text/xml; charset="utf-8"')
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_):
            pass

    return http.server.ThreadingHTTPServer((address, 0), Handler)


def ssdp_socket(address):
    s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("", SSDP_PORT))
    s.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP,
                 struct.pack("4s4s", socket.inet_aton(GROUP), socket.inet_aton(address)))
    return s
