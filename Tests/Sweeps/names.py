#!/usr/bin/env python3
"""A small world of names for one network namespace: a name server on 127.0.0.1, and hosts that are dead or alive.

usage: names.py READY
  many.example    20 addresses, of which the first 19 take connections in and never answer
  dead.example    the 19 of these
  here.example    127.0.0.1, as a filter or a captive network answers for a public name; nothing answers on port 443
  anything else   does not exist (NXDOMAIN)
The live host, 127.0.1.20, says on port 443 that it does not speak TLS, and so does port 8443 of 127.0.0.1. READY is made when all is there.
"""

import socket
import struct
import sys
import threading

DEAD = [f"127.0.1.{number}" for number in range(1, 20)]
LIVE = "127.0.1.20"
NAMES = {"many.example": DEAD + [LIVE], "dead.example": DEAD, "here.example": ["127.0.0.1"]}
kept = []


def bury(address):
    """Fills the queue of a port nobody accepts from, so that the system drops what comes after."""
    server = socket.socket()
    server.bind((address, 443))
    server.listen(0)
    kept.append(server)
    for _ in range(4):
        client = socket.socket()
        client.setblocking(False)
        client.connect_ex((address, 443))
        kept.append(client)


def live(*place):
    server = socket.create_server(place)
    while True:
        connection, _ = server.accept()
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
        kept.append(connection)


def answer(question):
    """The reply to one question for an A or AAAA record (RFC 1035 section 4)."""
    end, labels = 12, []
    while question[end]:
        labels.append(question[end + 1 : end + 1 + question[end]].decode().lower())
        end += 1 + question[end]
    kind = struct.unpack_from(">H", question, end + 1)[0]
    addresses = NAMES.get(".".join(labels))
    records = addresses if addresses and kind == 1 else []
    flags = 0x8180 if addresses else 0x8183
    reply = struct.pack(">2sHHHHH", question[:2], flags, 1, len(records), 0, 0) + question[12 : end + 5]
    for address in records:
        reply += struct.pack(">HHHIH", 0xC00C, 1, 1, 1, 4) + socket.inet_aton(address)
    return reply


def main():
    server = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    server.bind(("127.0.0.1", 53))
    for address in DEAD:
        bury(address)
    for place in [(LIVE, 443), ("127.0.0.1", 8443)]:
        threading.Thread(target=live, args=place, daemon=True).start()
    open(sys.argv[1], "w").close()
    while True:
        question, client = server.recvfrom(512)
        server.sendto(answer(question), client)


main()
