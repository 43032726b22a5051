"""A laboratory that stands: what it consists of, its routers' control sockets, its end."""
import contextlib
import hashlib
import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

from .kernel import Failure, ip

SOURCES = Path(__file__).resolve().parent.parent / "natbox"
RUN = Path("/run/natlab")
ETC = Path("/etc/netns")


class Lab:
    def __init__(self, name):
        if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,40}", name):
            raise Failure(f"bad lab name: {name}")
        self.name = name
        self.dir = RUN / "labs" / name
        self.state = {}

    @classmethod
    def open(cls, name):
        lab = cls(name)
        try:
            lab.state = json.loads((lab.dir / "state.json").read_text())
        except FileNotFoundError:
            raise Failure(f"no lab named {name}") from None
        return lab

    def save(self):
        """Replaces the file whole: the routers' port mappers read it at any time."""
        fresh = self.dir / "state.new"
        fresh.write_text(json.dumps(self.state, indent=1))
        fresh.rename(self.dir / "state.json")

    def ns(self, name):
        return f"{self.name}.{name}"

    def host(self, name):
        try:
            return self.state["hosts"][name]
        except KeyError:
            raise Failure(f"no host {name}; there are: {', '.join(self.state['hosts'])}") from None

    def box(self, name):
        try:
            return self.state["boxes"][name]
        except KeyError:
            raise Failure(f"no router {name}; there are: {', '.join(self.state['boxes'])}") from None

    def control(self, box, *words):
        """Sends words to a natbox; returns its answer."""
        self.box(box)
        with socket.socket(socket.AF_UNIX) as s:
            s.settimeout(2)
            s.connect(str(self.dir / f"{box}.sock"))
            s.sendall(" ".join(words).encode() + b"\n")
            answer = b""
            while chunk := s.recv(65536):
                answer += chunk
        answer = answer.decode()
        if "error:" in answer:
            raise Failure(f"{box}: {answer.strip()}")
        return answer

    def remove(self):
        spaces = [n for n in os.listdir("/run/netns") if n.startswith(self.name + ".")] \
            if os.path.isdir("/run/netns") else []
        end_processes(spaces)
        for sock in self.dir.glob("*.sock"):
            with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as s:
                s.settimeout(2)
                s.connect(str(sock))
                s.sendall(b"quit\n")
                s.recv(1)
        if spaces:
            ip("-batch", "-", stdin="".join(f"netns del {n}\n" for n in spaces))
        for d in ETC.glob(self.name + ".*"):
            shutil.rmtree(d)
        with contextlib.suppress(OSError):
            ETC.rmdir()
        shutil.rmtree(self.dir, ignore_errors=True)


def end_processes(spaces):
    """Ends whatever still runs inside namespaces of ours."""
    for sig in (signal.SIGTERM, signal.SIGKILL):
        pids = [int(p) for n in spaces for p in ip("netns", "pids", n).split()]
        for pid in pids:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, sig)
        deadline = time.monotonic() + 1
        while pids and time.monotonic() < deadline:
            pids = [p for p in pids if os.path.exists(f"/proc/{p}")]
            time.sleep(0.02)
        if not pids:
            break


def outside(box):
    """The outside addresses of a router as it is now."""
    first = (box["generation"] - 1) * box["pool"] + 1
    return [f"{box['wan']}.{first + i}" for i in range(box["pool"])]


def compile_natbox():
    sources = sorted(SOURCES.glob("*.[ch]"))
    digest = hashlib.sha256(b"".join(s.read_bytes() for s in sources)).hexdigest()[:16]
    program = RUN / "bin" / f"natbox-{digest}"
    if not program.exists():
        program.parent.mkdir(parents=True, exist_ok=True)
        fresh = program.with_suffix(f".{os.getpid()}")
        subprocess.run(["gcc", "-O2", "-fno-strict-aliasing", "-Wall", "-Wextra", "-Werror", "-o", fresh,
                        *(s for s in sources if s.suffix == ".c")], check=True)
        fresh.rename(program)
    return str(program)
