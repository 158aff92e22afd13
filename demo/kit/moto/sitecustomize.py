"""Python imports this before moto (through PYTHONPATH), so that the demo account is the same whenever it is made.

Each request says in its headers which moment it is (`x-demo-moment`, in seconds) and what its random ids are made of
(`x-demo-seed`). Without EXHIBIT_DEMO_MOMENT nothing is changed.
"""

import os
import threading

_request = threading.local()


def _install(start):
    _time(start)
    _datetime()
    _random()
    _http()


def _time(start):
    import time

    def now():
        moment = getattr(_request, "moment", None)
        return start if moment is None else moment

    gmtime, localtime = time.gmtime, time.localtime
    time.time = now
    time.time_ns = lambda: int(now() * 1_000_000_000)
    time.gmtime = lambda seconds=None: gmtime(now() if seconds is None else seconds)
    time.localtime = lambda seconds=None: localtime(now() if seconds is None else seconds)


def _datetime():
    import datetime
    import time

    real = datetime.datetime

    class Kind(type):
        def __instancecheck__(cls, value):
            return isinstance(value, real)

        def __subclasscheck__(cls, other):
            return issubclass(other, real)

    class Datetime(real, metaclass=Kind):
        @classmethod
        def now(cls, tz=None):
            # Of this class: what is written in Rust (cryptography) asks no metaclass what an instance is.
            return cls.fromtimestamp(time.time(), tz)

        @classmethod
        def today(cls):
            return cls.fromtimestamp(time.time())

        @classmethod
        def utcnow(cls):
            return cls.fromtimestamp(time.time(), datetime.timezone.utc).replace(tzinfo=None)

    datetime.datetime = Datetime


def _random():
    import random
    import uuid

    real = random.Random

    class Random(real):
        def random(self):
            own = getattr(_request, "random", None)
            return super().random() if own is None else own.random()

        def getrandbits(self, bits):
            own = getattr(_request, "random", None)
            return super().getrandbits(bits) if own is None else own.getrandbits(bits)

    _request_random.append(real)
    shared = Random()
    for name in dir(random):
        if callable(getattr(shared, name, None)) and getattr(getattr(random, name), "__self__", None) is not None:
            setattr(random, name, getattr(shared, name))
    random.Random = Random
    uuid.uuid1 = lambda *_, **__: uuid.UUID(int=shared.getrandbits(128), version=1)
    uuid.uuid4 = lambda: uuid.UUID(int=shared.getrandbits(128), version=4)


_request_random = []


def _moto():
    """What moto makes up in forms that AWS does not: ids, addresses, names of roles."""
    if _request_random[1:]:
        return
    _request_random.append("moto")
    import moto.ec2.utils as ec2
    import moto.iam.models as iam
    import moto.sqs.models as sqs

    def random_resource_id(size=8):
        first = "0" if size == 17 else ""
        return first + "".join(str(random.choice(HEX_CHARS)) for _ in range(size - len(first)))  # noqa: F821

    # Addresses that are kept for documentation (RFC 5737): nobody's.
    def random_ip():
        return f"203.0.113.{random.randint(130, 250)}"  # noqa: F821

    def random_public_ip():
        return f"192.0.2.{random.randint(4, 250)}"  # noqa: F821

    for made in (random_resource_id, random_ip, random_public_ip):
        # The code, since others have imported the function itself.
        getattr(ec2, made.__name__).__code__ = made.__code__
    # AWS's own end point in the place of the emulator's, whose port is another each time.
    sqs.Queue.url = lambda queue, _: f"https://sqs.{queue.region}.amazonaws.com/{queue.account_id}/{queue.name}"
    iam.SERVICE_NAME_CONVERSION.update(
        {
            "access-analyzer": "AccessAnalyzer",
            "config": "Config",
            "guardduty": "AmazonGuardDuty",
            "organizations": "Organizations",
            "rds": "RDS",
            "securityhub": "SecurityHub",
        }
    )


def _http():
    from http.server import BaseHTTPRequestHandler

    parse = BaseHTTPRequestHandler.parse_request

    def parse_request(self):
        _moto()
        parsed = parse(self)
        seed = self.headers.get("x-demo-seed") if parsed else None
        moment = self.headers.get("x-demo-moment") if parsed else None
        _request.random = _request_random[0](seed) if seed else None
        _request.moment = float(moment) if moment else None
        return parsed

    BaseHTTPRequestHandler.parse_request = parse_request


if "EXHIBIT_DEMO_MOMENT" in os.environ:
    print("moto", __import__("importlib.metadata").metadata.version("moto"), flush=True)
    _install(float(os.environ["EXHIBIT_DEMO_MOMENT"]))
