"""A DHT node of libtorrent, told what to do by lines of JSON: one request a line in, one answer a line out.

Arguments: the addresses to bind to, with a + between, then addresses to bootstrap from (none: it knows nobody). A + at the
end makes it a read-only node (BEP 43). Everything of libtorrent that is not its DHT is switched off, so that it speaks to
nobody but the nodes it is told of.
"""

import hashlib
import json
import os
import socket
import sys
import tempfile
import threading
import time

import libtorrent

BIND, *BOOTSTRAP = sys.argv[1:]
HOSTS = [host for host in BIND.split("+") if host]
ANSWER_SECONDS = 30


def free_port():
    """One that no family has in use: libtorrent would take another for each."""
    with socket.socket(socket.AF_INET6, socket.SOCK_DGRAM) as either:
        either.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        either.bind(("::", 0))
        return either.getsockname()[1]


PORT = free_port() if len(HOSTS) > 1 else 0

session = libtorrent.session({
    "listen_interfaces": ",".join(f"[{host}]:{PORT}" if ":" in host else f"{host}:{PORT}" for host in HOSTS),
    "dht_read_only": BIND.endswith("+"),
    "enable_dht": True,
    "enable_lsd": False,
    "enable_upnp": False,
    "enable_natpmp": False,
    "enable_outgoing_tcp": False,
    "enable_outgoing_utp": False,
    "dht_bootstrap_nodes": ",".join(BOOTSTRAP),
    # All nodes of a test share one address, which a real network would take for an attack.
    "dht_restrict_routing_ips": False,
    "dht_restrict_search_ips": False,
    "dht_prefer_verified_node_ids": False,
    # It would also block that address for five minutes, after fifty packets from it in ten seconds.
    "dht_block_ratelimit": 10_000,
    "dht_upload_rate_limit": 10_000_000,
    "dht_max_torrent_search_reply": 20,
    "alert_mask": libtorrent.alert.category_t.dht_notification
    | libtorrent.alert.category_t.dht_operation_notification
    | libtorrent.alert.category_t.status_notification
    | libtorrent.alert.category_t.stats_notification,
})

waiting = []
announcing = []
scratch = tempfile.TemporaryDirectory()
lock = threading.RLock()


def say(line):
    with lock:
        sys.stdout.write(json.dumps(line) + "\n")
        sys.stdout.flush()


def expect(request, kind, matches, answer):
    """The next alert of this kind that matches answers the request, within a while."""
    with lock:
        waiting.append((time.monotonic() + ANSWER_SECONDS, request, kind, matches, answer))


def private_key(seed):
    """libtorrent wants the expanded key: the clamped hash of the seed."""
    expanded = bytearray(hashlib.sha512(seed).digest())
    expanded[0] &= 248
    expanded[31] &= 63
    expanded[31] |= 64
    return bytes(expanded)


def plain(item):
    return item.encode("latin-1") if isinstance(item, str) else bytes(item)


def value_of(alert):
    """What an item alert holds: the value itself, or a dictionary around it; None when nothing was found."""
    try:
        item = alert.item
    except RuntimeError:  # How the binding says that there is none.
        return None
    value = item.get("value") if isinstance(item, dict) else item
    return plain(value).hex() if value else None


def immutable_answer(alert):
    value = value_of(alert)
    return {"value": value} if value else {"missing": True}


def mutable_answer(alert):
    value = value_of(alert)
    return {"value": value, "seq": alert.seq} if value else {"missing": True}


def handle(request):
    op = request["op"]
    if op == "nodes":
        expect(request, "dht_stats_alert", lambda a: True,
               lambda a: {"count": sum(bucket["num_nodes"] for bucket in a.routing_table)})
        session.post_dht_stats()
    elif op == "add":
        session.add_dht_node((request["host"], request["port"]))
        say({"id": request["id"]})
    elif op == "put_immutable":
        target = session.dht_put_immutable_item(bytes.fromhex(request["value"]))
        expect(request, "dht_put_alert", lambda a: str(a.target) == str(target), lambda a: {"target": str(target)})
    elif op == "put_mutable":
        seed, public = bytes.fromhex(request["seed"]), bytes.fromhex(request["key"])
        salt = bytes.fromhex(request.get("salt", ""))
        session.dht_put_mutable_item(private_key(seed), public, bytes.fromhex(request["value"]), salt)
        expect(request, "dht_put_alert", lambda a: plain(a.public_key) == public,
               lambda a: {"seq": a.seq, "stored": a.num_success})
    elif op == "get":
        target = request["target"]
        session.dht_get_immutable_item(libtorrent.sha1_hash(bytes.fromhex(target)))
        expect(request, "dht_immutable_item_alert", lambda a: str(a.target) == target, immutable_answer)
    elif op == "get_mutable":
        key, salt = bytes.fromhex(request["key"]), bytes.fromhex(request.get("salt", ""))
        session.dht_get_mutable_item(key, salt)
        expect(request, "dht_mutable_item_alert", lambda a: plain(a.key) == key and a.authoritative, mutable_answer)
    elif op == "announce":
        # The Python binding cannot make the flags that dht_announce wants; a torrent without content announces as well,
        # under the port on which the session listens.
        wanted = libtorrent.add_torrent_params()
        wanted.info_hashes = libtorrent.info_hash_t(libtorrent.sha1_hash(bytes.fromhex(request["infohash"])))
        wanted.save_path = scratch.name
        wanted.flags &= ~(libtorrent.torrent_flags.paused | libtorrent.torrent_flags.auto_managed)
        announcing.append(session.add_torrent(wanted))
        say({"id": request["id"], "port": session.listen_port()})
    elif op == "peers":
        target = request["infohash"]
        session.dht_get_peers(libtorrent.sha1_hash(bytes.fromhex(target)))
        expect(request, "dht_get_peers_reply_alert", lambda a: str(a.info_hash) == target and a.num_peers() > 0,
               lambda a: {"peers": [f"{host}:{port}" for host, port in a.peers()]})


def pump():
    try:
        answer_alerts()
    finally:
        os._exit(1)  # Whoever waits for an answer shall hear that there will be none.


def answer_alerts():
    while True:
        session.wait_for_alert(100)
        for torrent in list(announcing):
            torrent.force_dht_announce()  # Ignored until it has been looked at on the disk, so more than once.
        for alert in session.pop_alerts():
            kind = type(alert).__name__
            with lock:
                done = [entry for entry in waiting if entry[2] == kind and entry[3](alert)]
                for entry in done:
                    waiting.remove(entry)
            for _, request, _, _, answer in done:
                say({"id": request["id"], **answer(alert)})
        with lock:
            late = [entry for entry in waiting if entry[0] < time.monotonic()]
            for entry in late:
                waiting.remove(entry)
        for entry in late:
            say({"id": entry[1]["id"], "missing": True})


deadline = time.monotonic() + ANSWER_SECONDS
while session.listen_port() == 0 and time.monotonic() < deadline:
    time.sleep(0.05)
say({"port": session.listen_port()})
threading.Thread(target=pump, daemon=True).start()
for line in sys.stdin:
    request = json.loads(line)
    # An answer may be there before it is waited for: whoever looks at the alerts waits until it is.
    with lock:
        handle(request)
