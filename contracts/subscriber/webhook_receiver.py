#!/usr/bin/env python3
"""Receives webhooks of Safefront:  SECRET=whsec_... webhook_receiver.py PORT FILE   A line of JSON an event, each once."""
import base64, hashlib, hmac, http.server, json, os, sys, time

KEY = base64.b64decode(os.environ["SECRET"].removeprefix("whsec_"))
SEEN = {json.loads(line)["id"] for line in open(sys.argv[2])} if os.path.exists(sys.argv[2]) else set()


class Receiver(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["content-length"]))
        signed = f"{self.headers['webhook-id']}.{self.headers['webhook-timestamp']}.".encode() + body
        expected = "v1," + base64.b64encode(hmac.digest(KEY, signed, hashlib.sha256)).decode()
        fresh = abs(time.time() - int(self.headers["webhook-timestamp"])) < 300
        genuine = fresh and any(hmac.compare_digest(expected, one) for one in self.headers["webhook-signature"].split())
        if genuine and self.headers["webhook-id"] not in SEEN:  # at least once becomes once
            with open(sys.argv[2], "ab") as out:
                out.write(body + b"\n")
            SEEN.add(self.headers["webhook-id"])
        self.send_response(204 if genuine else 401)
        self.end_headers()


http.server.HTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver).serve_forever()
