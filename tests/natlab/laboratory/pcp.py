"""PCP (RFC 6887) and its elder NAT-PMP (RFC 6886), which share a port: bytes in, bytes out."""
import ipaddress
import struct

from .leases import LONGEST, Refused

PORT = 5351
LISTENERS = ("224.0.0.1", 5350)  # where clients hear of a restart
PROTOCOLS = {17: "udp", 6: "tcp"}

SUCCESS, UNSUPPORTED_VERSION, NOT_AUTHORIZED, MALFORMED, UNSUPPORTED_OPCODE, UNSUPPORTED_OPTION = range(6)
NO_RESOURCES, UNSUPPORTED_PROTOCOL, USER_EX_QUOTA, CANNOT_PROVIDE_EXTERNAL, ADDRESS_MISMATCH = 8, 9, 10, 11, 12
PCP_RESULTS = {"not authorized": NOT_AUTHORIZED, "too many": USER_EX_QUOTA, "conflict": CANNOT_PROVIDE_EXTERNAL}
PMP_RESULTS = {"not authorized": 2, "too many": 4, "conflict": 4}
ANNOUNCE, MAP = 0, 1
PREFER_FAILURE = 2  # an option: that port, or none


def answer(datagram, source, leases, spoken):
    """What a gateway that speaks `spoken` ("pcp", "natpmp") answers, or None."""
    version = datagram[0] if datagram else None
    if version == 0 and "natpmp" in spoken and len(datagram) >= 2:
        return natpmp(datagram, source, leases)
    if version is None or len(datagram) < 2 or datagram[1] >= 128:
        return None  # a response, or nothing
    if version == 2 and "pcp" in spoken:
        return pcp(datagram, source, leases)
    if "pcp" in spoken:  # "the server MUST generate a response with UNSUPP_VERSION"
        return header(datagram[1], UNSUPPORTED_VERSION, 0, leases)
    return struct.pack(">BBHI", 0, 128 + datagram[1], 1, leases.epoch())


def natpmp(datagram, source, leases):
    operation = datagram[1]
    if operation == 0:
        return external_address(leases)
    if operation not in (1, 2) or len(datagram) < 12:
        return struct.pack(">BBHI", 0, 128 + operation % 128, 5, leases.epoch())
    protocol = "udp" if operation == 1 else "tcp"
    inside, wanted, seconds = struct.unpack_from(">HHI", datagram, 4)
    result = port = 0
    seconds = min(seconds, LONGEST)
    try:
        if seconds:
            port = leases.grant(protocol, (source, inside), wanted, seconds, "natpmp").outside_port
        elif inside:
            lease = leases.find(protocol, (source, inside))
            if lease:  # "it MUST be answered as if it had been there"
                leases.end(protocol, lease.outside_port, "natpmp")
        else:
            leases.end_all(protocol, source, "natpmp")
    except Refused as why:
        result, seconds = PMP_RESULTS[str(why)], 0
    return struct.pack(">BBHIHHI", 0, 128 + operation, result, leases.epoch(), inside, port, seconds)


def external_address(leases):
    return struct.pack(">BBHI4s", 0, 128, 0, leases.epoch(), ipaddress.ip_address(leases.address).packed)


def header(opcode, result, lifetime, leases):
    return struct.pack(">BBBBII12x", 2, 128 | opcode, 0, result, lifetime, leases.epoch())


def mapped(address):
    return ipaddress.ip_address("::ffff:" + address).packed


def pcp(datagram, source, leases):
    opcode = datagram[1]
    if len(datagram) < 24 or len(datagram) > 1100 or len(datagram) % 4:
        return header(opcode, MALFORMED, 0, leases)
    lifetime, client = struct.unpack_from(">I16s", datagram, 4)
    if client != mapped(source):
        return header(opcode, ADDRESS_MISMATCH, 0, leases) + datagram[24:]
    if opcode == ANNOUNCE:
        return header(ANNOUNCE, SUCCESS, 0, leases)
    if opcode != MAP:
        return header(opcode, UNSUPPORTED_OPCODE, 0, leases) + datagram[24:]
    if len(datagram) < 60:
        return header(MAP, MALFORMED, 0, leases) + datagram[24:]
    return pcp_map(datagram, source, min(lifetime, LONGEST), leases)


def pcp_map(datagram, source, lifetime, leases):
    nonce, number, inside, wanted, wish = struct.unpack_from(">12sB3xHH16s", datagram, 24)
    exactly, unknown = options(datagram[60:])
    protocol = PROTOCOLS.get(number)

    def reply(result, seconds, port, address):
        body = struct.pack(">12sB3xHH16s", nonce, number, inside, port, address)
        chosen = datagram[60:] if exactly or result else b""
        return header(MAP, result, seconds, leases) + body + chosen

    if unknown:
        return reply(UNSUPPORTED_OPTION, 0, wanted, wish)
    if not protocol:
        return reply(UNSUPPORTED_PROTOCOL, 0, wanted, wish)
    try:
        if not lifetime:
            end(leases, protocol, source, inside, nonce)
            return reply(SUCCESS, 0, wanted, wish)
        if not inside:
            return reply(UNSUPPORTED_PROTOCOL, 0, wanted, wish)  # "all ports": we have one address for all
        lease = leases.grant(protocol, (source, inside), wanted, lifetime, nonce, exactly)
        return reply(SUCCESS, lifetime, lease.outside_port, mapped(leases.address))
    except Refused as why:
        return reply(PCP_RESULTS[str(why)], 30, wanted, wish)


def end(leases, protocol, source, inside, nonce):
    if not inside:
        leases.end_all(protocol, source, nonce)
        return
    lease = leases.find(protocol, (source, inside))
    if lease:
        leases.end(protocol, lease.outside_port, nonce)


def options(rest):
    """Whether PREFER_FAILURE is among them, and whether one is that a server must know to go on."""
    exactly = False
    while len(rest) >= 4:
        code, length = struct.unpack_from(">BxH", rest)
        if code == PREFER_FAILURE:
            exactly = True
        elif code < 128:
            return exactly, True
        rest = rest[4 + length + -length % 4:]
    return exactly, False
