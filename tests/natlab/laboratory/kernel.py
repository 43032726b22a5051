"""What the kernel does for a laboratory: namespaces, devices, routes."""
import contextlib
import ctypes
import os
import shutil
import subprocess
from pathlib import Path

CLONE_NEWNET = 0x40000000


class Failure(Exception):
    """Something a user can understand went wrong."""


def missing():
    """What keeps this machine from holding labs, in sentences; [] if nothing does."""
    if os.uname().sysname != "Linux":
        return ["Labs are made of Linux network namespaces."]
    if os.geteuid():
        return ["Only root can make network namespaces."]
    reasons = [f"The command {c} is not there (Debian: {package})." for c, package in
               (("ip", "iproute2"), ("gcc", "gcc libc6-dev"), ("nft", "nftables")) if not shutil.which(c)]
    if not os.path.exists("/dev/net/tun"):
        reasons.append("The kernel has no TUN device (/dev/net/tun).")
    if not reasons:
        tried = subprocess.run(["unshare", "--net", "sh", "-c",
                                "ip link add name one type veth peer name two && ip link add name three type bridge"],
                               capture_output=True, text=True)
        if tried.returncode:
            reasons.append(f"Namespaces, veth or bridges are not allowed here: {tried.stderr.strip()}.")
    return reasons


def ip(*args, stdin=None):
    r = subprocess.run(["ip", *args], input=stdin, text=True, capture_output=True)
    if r.returncode:
        raise Failure(f"ip {' '.join(args)}: {r.stderr.strip()}")
    return r.stdout


@contextlib.contextmanager
def inside(ns):
    """Runs the body in a namespace; sockets made there stay there."""
    libc = ctypes.CDLL(None, use_errno=True)
    with open("/proc/self/ns/net") as home, open(f"/run/netns/{ns}") as there:
        if libc.setns(there.fileno(), CLONE_NEWNET):
            raise Failure(f"netns {ns}: {os.strerror(ctypes.get_errno())}")
        try:
            yield
        finally:
            libc.setns(home.fileno(), CLONE_NEWNET)


def sysctl(**values):
    for key, value in values.items():
        Path("/proc/sys/net", *key.split("__")).write_text(f"{value}\n")


def nft(ns, rules):
    r = subprocess.run(["ip", "netns", "exec", ns, "nft", "-f", "-"], input=rules, text=True, capture_output=True)
    if r.returncode:
        raise Failure(f"nft in {ns}: {r.stderr.strip()}")
