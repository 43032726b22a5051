"""OpenDHT (Jami's) by Debian's python3-opendht, to be measured. It has no immutable items; a value under a hash comes nearest."""

import threading

import opendht

from fleet import ANSWER_SECONDS, address, cold, serve, timed

nodes = []
kept = []  # A runner is not to be collected while its threads wind down.


def start(request):
    host, port = address(request["address"])
    runner = opendht.DhtRunner()
    runner.run(port=port, ipv4=host)
    for known in request["bootstrap"]:
        runner.bootstrap(*map(str, address(known)))
    return runner


def stop(runner):
    kept.append(runner)
    threading.Thread(target=runner.shutdown, daemon=True).start()


def put(runner, value):
    ended = threading.Event()
    stored = []

    def done(ok, where):
        stored.append(ok)
        ended.set()

    runner.put(opendht.InfoHash.get(value), opendht.Value(bytes.fromhex(value)), done)
    if not ended.wait(ANSWER_SECONDS):
        return {"error": "put had no end"}
    return {"key": value, "found": 8 if stored[0] else 0}


def get(runner, key):
    ended = threading.Event()
    found = []

    def value(one):
        found.append(one)
        ended.set()
        return False

    runner.get(opendht.InfoHash.get(key), value, lambda ok, where: ended.set())
    if not ended.wait(ANSWER_SECONDS):
        return {"error": "get had no end"}
    return {"found": len(found)}


def size(runner):
    good = runner.getRoutingTablesLog(2).count("Node ")
    return {"count": good}


serve({
    "start": lambda r: nodes.append(start(r)),
    "size": lambda r: size(nodes[r["node"]]),
    "put": lambda r: timed(put, nodes[r["node"]], r["value"]),
    "get": lambda r: timed(get, nodes[r["node"]], r["key"]),
    "cold": lambda r: cold(lambda: start(r), stop, lambda runner: get(runner, r["key"])),
})
