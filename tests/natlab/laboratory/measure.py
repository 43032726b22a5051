"""Measures a line: loss, throughput, delay, and the order in which packets come."""
import os
import select
import socket
import struct
import time

from .classify import Udp
from .kernel import Failure
from .lab import Lab


def cmd_measure(args):
    """Sends UDP at a steady rate each way between a host and a public host."""
    lab = Lab.open(args.lab)
    near, far = Udp(lab.host(args.host)), Udp(lab.host(args.to))
    place = near.seen_by(far)
    if not place:
        raise Failure(f"{args.host} cannot reach {args.to}")
    for label, sender, receiver, to in (("up", near, far, far.address), ("down", far, near, place)):
        r = stream(sender.s, receiver.s, to, args)
        print(f"{label:4} sent {r['sent']}  lost {r['lost']:.2f} %  {r['mbit']:.1f} Mbit/s  "
              f"one-way ms: min {r['min']:.2f}  median {r['median']:.2f}  p99 {r['p99']:.2f}  "
              f"max {r['max']:.2f}  reordered {r['reordered']}  repeated {r['repeated']}")


def stream(sender, receiver, to, args):
    receiver.setsockopt(socket.SOL_SOCKET, 33, 64 << 20)  # SO_RCVBUFFORCE
    receiver.setsockopt(socket.SOL_SOCKET, 35, 1)  # SO_TIMESTAMPNS: when the kernel got it
    sender.setblocking(True)
    receiver.setblocking(False)
    total = int(args.seconds * args.mbit * 1e6 / 8 / args.size)
    child = os.fork()
    if not child:
        padding, begin = bytes(args.size - 28 - 12), time.monotonic()  # size counts IP and UDP headers
        for i in range(total):
            if (ahead := begin + i * args.seconds / total - time.monotonic()) > 0:
                time.sleep(ahead)
            sender.sendto(struct.pack("<IQ", i, time.time_ns()) + padding, to)
        os._exit(0)
    delays, numbers, reordered, repeated, previous, first, last, end = [], set(), 0, 0, -1, None, None, None
    while end is None or time.monotonic() < end:
        if end is None and os.waitpid(child, os.WNOHANG)[0]:
            end = time.monotonic() + args.grace
        if not select.select([receiver], [], [], 0.1)[0]:
            continue
        for _ in range(64):
            try:
                data, control, _, _ = receiver.recvmsg(2048, 64)
            except BlockingIOError:
                break
            if len(data) != args.size - 28:
                continue
            s, ns = struct.unpack("qq", control[0][2][:16])
            number, sent = struct.unpack_from("<IQ", data)
            arrived = s * 10**9 + ns
            delays.append((arrived - sent) / 1e6)
            reordered += number < previous
            previous = number
            repeated += number in numbers
            numbers.add(number)
            first, last = first or arrived, arrived
    if not delays:
        raise Failure("nothing arrived")
    delays.sort()
    seconds = (last - first) / 1e9 or 1
    return {"sent": total, "lost": 100 * (1 - len(numbers) / total), "mbit": len(delays) * args.size * 8e-6 / seconds,
            "min": delays[0], "median": delays[len(delays) // 2], "p99": delays[int(len(delays) * 0.99)],
            "max": delays[-1], "reordered": reordered, "repeated": repeated}
