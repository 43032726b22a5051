"""libtorrent by Debian's python3-libtorrent, to be measured: nothing of it but the DHT, which has its own defaults."""

import tempfile
import time
from functools import partial

import libtorrent

from fleet import ANSWER_SECONDS, address, cold, serve, timed

RETRY_SECONDS = 0.25

nodes = []
scratch = tempfile.TemporaryDirectory()


def start(request):
    session = libtorrent.session({
        "listen_interfaces": request["address"],
        "enable_dht": True,
        "enable_lsd": False,
        "enable_upnp": False,
        "enable_natpmp": False,
        "enable_outgoing_tcp": False,
        "enable_outgoing_utp": False,
        "dht_bootstrap_nodes": ",".join(request["bootstrap"]),
        # A fleet may share one address, whose owner libtorrent would block for its many questions.
        "dht_block_ratelimit": 10_000,
        "dht_upload_rate_limit": 10_000_000,
        "alert_mask": libtorrent.alert.category_t.dht_notification
        | libtorrent.alert.category_t.dht_operation_notification
        | libtorrent.alert.category_t.stats_notification,
    })
    for known in request["bootstrap"]:
        session.add_dht_node(address(known))
    return session


def stop(session):
    session.pause()


def next_alert(session, kind, matches):
    deadline = time.monotonic() + ANSWER_SECONDS
    while time.monotonic() < deadline:
        session.wait_for_alert(100)
        for alert in session.pop_alerts():
            if type(alert).__name__ == kind and matches(alert):
                return alert
    return None


def holds_value(alert):
    try:
        item = alert.item
    except RuntimeError:  # The binding has no Python for an item without a type, which is what was not found.
        return False
    return bool(item.get("value") if isinstance(item, dict) else item)


def put(session, value):
    session.pop_alerts()
    target = str(session.dht_put_immutable_item(bytes.fromhex(value)))
    alert = next_alert(session, "dht_put_alert", lambda a: str(a.target) == target)
    return {"key": target, "found": alert.num_success} if alert else {"error": "put had no end"}


def get(session, key):
    session.pop_alerts()
    session.dht_get_immutable_item(libtorrent.sha1_hash(bytes.fromhex(key)))
    alert = next_alert(session, "dht_immutable_item_alert", lambda a: str(a.target) == key)
    if alert is None:
        return {"error": "get had no end"}
    return {"found": 1 if holds_value(alert) else 0}


def announce(session, key):
    # The Python binding cannot make the flags that dht_announce wants; a torrent without content announces as well.
    wanted = libtorrent.add_torrent_params()
    wanted.info_hashes = libtorrent.info_hash_t(libtorrent.sha1_hash(bytes.fromhex(key)))
    wanted.save_path = scratch.name
    session.add_torrent(wanted).force_dht_announce()
    return {"found": 1}


def cold_get(session, key, joined):
    """Asking before the join has ended, or again and again, only gets a libtorrent node banned by the others."""
    if session not in joined:
        joined.append(session)
        next_alert(session, "dht_bootstrap_alert", lambda a: True)
    else:
        time.sleep(RETRY_SECONDS)
    return get(session, key)


def peers(session, key):
    session.pop_alerts()
    session.dht_get_peers(libtorrent.sha1_hash(bytes.fromhex(key)))
    alert = next_alert(session, "dht_get_peers_reply_alert", lambda a: str(a.info_hash) == key and a.num_peers() > 0)
    return {"found": alert.num_peers()} if alert else {"found": 0}


def size(session):
    session.pop_alerts()
    session.post_dht_stats()
    alert = next_alert(session, "dht_stats_alert", lambda a: True)
    return {"count": sum(bucket["num_nodes"] for bucket in alert.routing_table)}


serve({
    "start": lambda r: nodes.append(start(r)),
    "size": lambda r: size(nodes[r["node"]]),
    "put": lambda r: timed(put, nodes[r["node"]], r["value"]),
    "get": lambda r: timed(get, nodes[r["node"]], r["key"]),
    "announce": lambda r: timed(announce, nodes[r["node"]], r["key"]),
    "peers": lambda r: timed(peers, nodes[r["node"]], r["key"]),
    "cold": lambda r: cold(lambda: start(r), stop, partial(cold_get, key=r["key"], joined=[])),
})
