"""A node of the public network on a host of the laboratory: libtorrent's, with its own defaults. Address, then whom it knows."""

import sys
import time

import libtorrent

session = libtorrent.session({
    "listen_interfaces": sys.argv[1],
    "enable_dht": True,
    "enable_lsd": False,
    "enable_upnp": False,
    "enable_natpmp": False,
    "enable_outgoing_tcp": False,
    "enable_outgoing_utp": False,
    "dht_bootstrap_nodes": ",".join(sys.argv[2:]),
    "alert_mask": 0,
})
for known in sys.argv[2:]:
    host, port = known.rsplit(":", 1)
    session.add_dht_node((host, int(port)))
print("there", flush=True)
while True:
    time.sleep(60)
