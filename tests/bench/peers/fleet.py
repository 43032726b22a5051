"""The talk between the bench and a fleet of nodes in Python: one request a line in, one answer a line out, one at a time.

What a fleet is: see package chat.warren.bench.dht.fleet.
"""

import json
import sys
import time

ANSWER_SECONDS = 30
PAUSE_SECONDS = 0.02


def timed(operation, *arguments):
    started = time.monotonic()
    result = operation(*arguments)
    return {"ms": (time.monotonic() - started) * 1000, **result}


def cold(start, stop, get):
    """From a node's birth until it holds a value that others stored."""
    started = time.monotonic()
    node = start()
    try:
        while True:
            found = get(node).get("found", 0)
            passed = time.monotonic() - started
            if found > 0:
                return {"ms": passed * 1000, "found": found}
            if passed > ANSWER_SECONDS:
                return {"error": "never found what is stored"}
            time.sleep(PAUSE_SECONDS)
    finally:
        stop(node)


def address(text):
    host, port = text.rsplit(":", 1)
    return host, int(port)


def serve(operations):
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = operations[request["op"]](request) or {}
        except RuntimeError as trouble:
            answer = {"error": str(trouble)}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()
