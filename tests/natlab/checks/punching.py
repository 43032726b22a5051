"""A plain hole punch gets through exactly where theory says so."""
import concurrent.futures
import json
import time

from .table import CONES, PUNCH, SYMMETRIC, Lab, check, natlab, row, table

KINDS = CONES + SYMMETRIC


def theory(a, b):
    """A plain punch fails if one side's port is unpredictable and the other side insists on it."""
    insists = SYMMETRIC + ["port-restricted"]
    return not (a in SYMMETRIC and b in insists or b in SYMMETRIC and a in insists)


def try_punch(options, predict=(0, 0), seconds=2.5):
    with Lab(*options) as lab:
        address = json.loads(natlab("info", lab.name, "--json"))["hosts"]["pub1"]["ip"]
        lab.start("pub1", PUNCH, "serve", address, "7000")
        time.sleep(0.3)
        peers = [lab.start(side, PUNCH, side, address, "7000", f"--seconds={seconds}", f"--predict={n}")
                 for side, n in zip(("left", "right"), predict)]
        results = [(p.wait(), p.stdout.read().strip())[0] == 0 for p in peers]
        return all(results)


def punch():
    """Each type against each."""
    begin = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        tries = {(a, b): pool.submit(try_punch, ["--left", a, "--right", b]) for a in KINDS for b in KINDS}
        table("left \\ right", *KINDS)
        for a in KINDS:
            cells = []
            for b in KINDS:
                ok = tries[a, b].result()
                check(f"punch {a} {b}", ok == theory(a, b))
                cells.append(("yes" if ok else "no") + ("" if ok == theory(a, b) else " WRONG"))
            row(f"**{a}**", *cells)
    print(f"\n{len(tries)} labs, 4 at a time, {time.monotonic() - begin:.0f} s")

    table("case", "options", "punched", "")
    for case, options, predict, want in [
        ("port prediction", "--left symmetric-seq --right port-restricted", (0, 5), True),
        ("port prediction", "--left symmetric-seq --right symmetric-seq", (5, 5), True),
        ("port prediction", "--left symmetric --right port-restricted", (0, 5), False),
        ("20 ms, 10 % loss", "--left port-restricted --right port-restricted --delay 20 --loss 10", (0, 0), True),
        ("kernel NAT", "--left linux --right linux", (0, 0), True),
        ("kernel NAT", "--left linux --right symmetric", (0, 0), False),
        ("two firewalls", "--left firewall --right firewall", (0, 0), True),
        ("carrier NATs", "--left port-restricted --right restricted --cgnat both", (0, 0), True),
        ("symmetric carrier NAT", "--left full-cone --right port-restricted --cgnat left --cgnat-type symmetric", (0, 0), False),
        ("carrier's blocks", "--left port-restricted --right port-restricted --cgnat both --cgnat-type carrier", (0, 0), True),
        ("one carrier NAT", "--left port-restricted --right port-restricted --cgnat shared", (0, 0), True),
        ("same LAN, hairpin", "--lan-behind-same-nat --left port-restricted --hairpin", (0, 0), True),
        ("same LAN, no hairpin", "--lan-behind-same-nat --left port-restricted", (0, 0), False),
        ("UDP blocked", "--left full-cone --right full-cone --udp-blocked left", (0, 0), False),
    ]:
        ok = try_punch(options.split(), predict)
        row(case, f"`{options}`" + ("; right predicts 5 ports" if predict[1] else "") + ("; left too" if predict[0] else ""), "yes" if ok else "no",
            check(f"{case} {options}", ok == want))
