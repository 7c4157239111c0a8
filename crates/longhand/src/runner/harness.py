"""Runs a program and says what its calls returned.

`runner/mod.rs` tells what it is for. What a program may use is imported before
it starts; from then on an audit hook refuses files, sockets, processes and
further imports, and the clock of computing time ends it.
"""

import builtins
import json
import math
import os
import signal
import sys

# What an exercise may want, as MicroPython or the browser has it too.
import bisect, collections, copy, dataclasses, decimal, fractions, functools, heapq  # noqa
import itertools, operator, random, re, statistics, string, time, typing  # noqa

request = json.loads(sys.stdin.buffer.read())
limits = request["limits"]
FILE = request["file"]

# A reference of the workbook's own that uses a library: nothing is kept from it, and it may take
# its time, since importing alone takes seconds.
LIBRARY = request.get("library")
if LIBRARY:
    __import__(LIBRARY)


class Stopped(BaseException):
    pass


report = {"cases": []}
strikes = 0


def leave():
    """Says what there is to say, and ends."""
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    text = dumps(report | {"printed": printed.text}).encode()
    while text:
        text = text[write(out, text) :]
    end(0)


def stop(*_):
    """Ends the program: it may catch this a few times, and then is not asked any more."""
    global strikes
    strikes += 1
    if strikes > 3:
        report["stopped"] = True
        leave()
    raise Stopped


# Computing is limited by computing time. What only waits gets ten times as much by the clock, and
# sleeping counts as computing.
out, write, end, dumps = 1, os.write, os._exit, json.dumps
signal.signal(signal.SIGPROF, stop)
signal.signal(signal.SIGALRM, stop)
slept, wait = 0.0, time.sleep


def sleep(seconds):
    global slept
    slept += max(0.0, float(seconds))
    if slept * 1000 > limits["time"]:
        stop()
    wait(seconds)


if not LIBRARY:
    signal.setitimer(signal.ITIMER_PROF, limits["time"] / 1000, 0.25)
    signal.setitimer(signal.ITIMER_REAL, limits["time"] / 100, 0.25)
    time.sleep = sleep


def no_keyboard(*_):
    raise EOFError("there is no keyboard to ask here")


builtins.input = no_keyboard
try:
    import resource

    if not LIBRARY:
        resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
except (ImportError, ValueError, OSError):
    pass

REFUSED = ("open", "os.", "socket.", "subprocess.", "ctypes", "shutil.", "mmap.", "fcntl.", "pty.", "signal.", "gc.")


def refuse(event, arguments):
    if event == "import":
        raise ImportError(f"no module named {arguments[0]!r} here: plain lists and math are enough")
    if event.startswith(REFUSED):
        raise PermissionError(f"a program cannot use {event} here")


class Printed:
    """Standard output, as far as it is kept."""

    def __init__(self):
        self.text = ""

    def write(self, text):
        self.text = (self.text + str(text))[: limits["print"]]
        return len(text)

    def flush(self):
        pass


class Counted:
    """A function among the arguments, whose calls are counted."""

    def __init__(self, function, calls):
        self.place = len(calls)
        self.function = function
        self.calls = calls
        calls.append(0)

    def __call__(self, *arguments):
        self.calls[self.place] += 1
        return self.function(*arguments)


def watch(value, calls):
    if type(value) is list:
        if value and type(value[0]) in (int, float):
            return value
        return [watch(item, calls) for item in value]
    if type(value) is tuple:
        return tuple(watch(item, calls) for item in value)
    if type(value) is dict:
        return {name: watch(item, calls) for name, item in value.items()}
    return Counted(value, calls) if callable(value) else value


def encode(value, budget, depth=0):
    budget[0] -= 1
    if budget[0] < 0:
        return {"strange": "too large"}
    kind = type(value)
    if value is None or kind is bool:
        return value
    if kind is int:
        return value if abs(value) < 1 << 1000 else {"strange": "a very large integer"}
    if kind is float:
        if value != value:
            return {"n": "NaN"}
        if value in (math.inf, -math.inf):
            return {"n": "Infinity" if value > 0 else "-Infinity"}
        return value if value != 0 or math.copysign(1, value) > 0 else {"n": "-0"}
    if kind is str:
        budget[0] -= len(value)
        return value[: limits["text"]]
    if kind is Counted:
        return {"strange": f"function {value.place}"}
    if depth > limits["depth"]:
        return {"strange": "nested too deeply"}
    if kind in (list, tuple):
        items = []
        for item in value:
            if budget[0] < 0:
                break
            items.append(encode(item, budget, depth + 1))
        return items
    if kind is dict:
        return {"record": [[str(name), encode(item, budget, depth + 1)] for name, item in value.items()]}
    return {"strange": "function" if callable(value) else kind.__name__}


def whole(value):
    return encode(value, [limits["result"]])


def fault(error):
    line = None
    if isinstance(error, SyntaxError):
        line = error.lineno
    else:
        # The innermost place in the program itself.
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == FILE:
                line = trace.tb_lineno
            trace = trace.tb_next
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    found = {"message": f"{type(error).__name__}: {said}"[: limits["text"]]}
    # A line of none is one that is not known: the reader takes 0 as that.
    found["line"] = line or 0
    return found


def one(function, arguments):
    calls = []
    result = {}
    try:
        inputs = [watch(eval(argument, {"math": math}), calls) for argument in arguments]
        before = whole(inputs)
        try:
            result["value"] = whole(function(*inputs))
        except Stopped:
            raise
        except BaseException as error:
            result["error"] = fault(error)
        result["mutated"] = whole(inputs) != before
    except Stopped:
        raise
    except BaseException as error:
        result.setdefault("error", fault(error))
        result.setdefault("mutated", False)
    result["calls"] = calls
    return result


printed = sys.stdout = sys.stderr = Printed()
if not LIBRARY:
    sys.addaudithook(refuse)
try:
    namespace = {"__name__": "program"}
    # Names of the harness are not the program's to see.
    exec(compile(request["source"], FILE, "exec"), namespace)
    function = namespace.get(request["called"])
    if not callable(function):
        raise NameError(f"name {request['called']!r} is not a function here")
    for arguments in request["cases"]:
        report["cases"].append(one(function, arguments))
except Stopped:
    report["stopped"] = True
except BaseException as error:
    report["error"] = fault(error)
leave()
