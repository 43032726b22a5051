"""A node of the public network on a host of the laboratory: libtorrent's, with its own defaults. Address, then all the
nodes there are: it says "there" when it knows every other one. They are no bootstrap nodes, which a table never holds."""

import sys
import time

import libtorrent

RETRY_SECONDS = 0.5

own, *others = sys.argv[1:]
session = libtorrent.session({
    "listen_interfaces": own,
    "enable_dht": True,
    "enable_lsd": False,
    "enable_upnp": False,
    "enable_natpmp": False,
    "enable_outgoing_tcp": False,
    "enable_outgoing_utp": False,
    "dht_bootstrap_nodes": "",
    # Whose fifty questions in ten seconds all go to the same six nodes, and not to six of millions, would be blocked.
    "dht_block_ratelimit": 1_000,
    "alert_mask": 0,
})
others = [other for other in others if other != own]
while session.status().dht_nodes < len(others):
    for other in others:
        host, port = other.rsplit(":", 1)
        session.add_dht_node((host, int(port)))
    time.sleep(RETRY_SECONDS)
print("there", flush=True)
while True:
    time.sleep(60)
