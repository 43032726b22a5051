"""Labs that end with the check that made them, and tables of what was found."""
import json
import os
import re
import subprocess
from pathlib import Path

from laboratory.lab import Lab as Standing

HERE = Path(__file__).resolve().parent.parent
NATLAB = str(HERE / "natlab")
PUNCH = str(HERE / "punch.py")
PREFIX = f"st{os.getpid()}"
CONES = ["public", "full-cone", "restricted", "port-restricted"]
SYMMETRIC = ["symmetric", "symmetric-seq", "port-block"]
failures = []


def natlab(*args, check=True):
    r = subprocess.run([NATLAB, *map(str, args)], capture_output=True, text=True)
    if check and r.returncode:
        raise RuntimeError(f"natlab {' '.join(map(str, args))}: {r.stderr.strip()}")
    return r.stdout


class Lab:
    counter = 0

    def __init__(self, *options):
        Lab.counter += 1
        self.name, self.options = f"{PREFIX}-{Lab.counter}", options

    def __enter__(self):
        self.up_seconds = float(re.search(r"\(([\d.]+) s\)", natlab("up", self.name, *self.options))[1])
        self.standing = Standing.open(self.name)
        return self

    def __exit__(self, *_):
        natlab("down", self.name)

    def host(self, name):
        return Standing.open(self.name).host(name)

    def control(self, router, *words):
        return self.standing.control(router, *words)

    def classify(self, host, *options):
        return json.loads(natlab("classify", self.name, host, "--json", *options, check=False))

    def start(self, host, *command):
        return subprocess.Popen([NATLAB, "exec", self.name, host, "--", *command], stdout=subprocess.PIPE, text=True)


def check(what, ok):
    if not ok:
        failures.append(what)
    return "ok" if ok else "WRONG"


def row(*cells):
    print("| " + " | ".join(map(str, cells)) + " |", flush=True)


def table(*heads):
    print()
    row(*heads)
    row(*("---" for _ in heads))


def leftovers():
    spaces = subprocess.run(["ip", "netns", "list"], capture_output=True, text=True).stdout
    processes = subprocess.run(["ps", "-eo", "stat,args"], capture_output=True, text=True).stdout
    running = [p for p in processes.splitlines() if f"{PREFIX}-" in p and not p.startswith("Z")]
    files = [str(p) for d in ("/run/natlab/labs", "/etc/netns") for p in Path(d).glob(f"{PREFIX}-*")]
    left = [s for s in spaces.splitlines() if s.startswith(PREFIX)] + running + files
    print(f"\nleft behind after removing {Lab.counter} labs: {left or 'nothing'}")
    check("leftovers", not left)
