"""Serves every case of shared/real-answers from one process, one case at a time.

usage: python3 serve_all.py FOLDER/serve.py
Prints {"url", "cases": {case: {operation: [status, …]}}} as one line; then each line read from stdin is the case to answer
as, acknowledged by a line that counts what the case before was asked, by operation and kind of answer.
"""
import importlib.util, json, sys, threading
from http.server import ThreadingHTTPServer

spec = importlib.util.spec_from_file_location("serve", sys.argv[1])
serve = importlib.util.module_from_spec(spec)
spec.loader.exec_module(serve)


class Current:
    """The case at hand; serve.py's handler is made once, and asks here."""
    case = serve.Case({})

    def answer(self, *args, **kw):
        return self.case.answer(*args, **kw)


current, asked = Current(), []
cases = serve.load(serve.os.path.join(serve.HERE, "cases"))
log = lambda service, op, region, how: asked.append((op, how))
server = ThreadingHTTPServer(("127.0.0.1", 0), serve.handler(serve.Models(), current, "123456789012", "denied", log))
threading.Thread(target=server.serve_forever, daemon=True).start()
say = lambda value: print(json.dumps(value), flush=True)
say({
    "url": f"http://127.0.0.1:{server.server_address[1]}",
    "cases": {name: {op: [status for status, _ in answers] for op, answers in ops.items()} for name, ops in cases.items()},
})
for line in sys.stdin:
    before, asked[:] = list(asked), []
    current.case = serve.Case(cases.get(line.strip(), {}))
    say(before)
