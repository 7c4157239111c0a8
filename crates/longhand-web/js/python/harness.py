# Runs a learner's program and writes down what came back, as JSON text. The same
# file for both interpreters. It takes what it needs before the program exists, and
# compares nothing by the program's own idea of equality: types by identity, numbers
# as their bits. Whether a result is right is decided elsewhere.
#
# `counting` is the worker's: it gives back a function that is called in place of one of
# ours, and counts outside of Python, where no program gets to.
def _longhand(counting):
    import sys
    import struct
    import math as _math

    _type, _bool, _int, _float, _str = type, bool, int, float, str
    _list, _tuple, _dict, _range = list, tuple, dict, range
    _isinstance, _callable, _len, _ord = isinstance, callable, len, ord
    _exec, _eval, _compile = exec, eval, compile
    _everything, _type_error, _syntax_error = BaseException, TypeError, SyntaxError
    _end_of_file = EOFError
    _function = type(lambda: 0)
    pack = struct.pack
    digits = "0123456789abcdef"
    place = "<program>"
    most = _float("inf")
    limits = [0, 0, 0]
    program = [None]
    if hasattr(sys, "print_exception"):
        from io import StringIO

        trace = sys.print_exception
        items_of = iter
        keys_of = iter
        plain_float = _float
        traceback_of = None
        is_array = lambda kind: name_of(kind) == "array"
    else:
        from array import array as _array
        from types import TracebackType as _traceback

        trace = None
        is_array = lambda kind: kind is _array
        # What a program's own kinds say of themselves is not asked: a builtin in place of a method
        # would see the frame of ours that asked.
        items_of = lambda value: _list.__iter__(value) if _isinstance(value, _list) else _tuple.__iter__(value) if _isinstance(value, _tuple) else iter(value)
        keys_of = lambda value: _dict.__iter__(value)
        _add = _float.__add__
        plain_float = lambda value: _add(value, -0.0)
        traceback_of = _everything.__dict__["__traceback__"].__get__
    # What has to be asked of them is asked from a frame in which nothing is ours.
    said_of = _eval("lambda text, error: text(error)", {})
    kind_of = _eval("lambda kind: kind.__name__", {})
    member = _eval("lambda record, key: record[key]", {})
    has = _eval("lambda record, key: key in record", {})
    place_of = _eval("lambda error: (error.msg, error.filename, error.lineno)", {})

    # The arguments' own functions must not follow what a program does to `math`.
    class Mathematics:
        pass

    for _name in dir(_math):
        if not _name.startswith("_"):
            setattr(Mathematics, _name, staticmethod(getattr(_math, _name)) if _callable(getattr(_math, _name)) else getattr(_math, _name))

    # Full Python lets a program look into the frames that called it, and into every object
    # there is. While one runs, the ways there are closed: an audit hook cannot be taken back.
    guarded = [False]
    if hasattr(sys, "addaudithook"):
        _refused = RuntimeError
        _startswith = str.startswith
        closed = {
            "gc.get_objects", "gc.get_referents", "gc.get_referrers", "sys._current_exceptions", "sys._current_frames",
            "sys._getframe", "sys.addaudithook", "sys.monitoring.register_callback", "sys.remote_exec", "sys.setprofile",
            "sys.settrace",
        }
        frames = {"ag_frame", "cr_frame", "gi_frame", "tb_frame"}

        def hook(event, inputs):
            if not guarded[0]:
                return
            if event == "object.__getattr__" and inputs[1] in frames:
                raise _refused(inputs[1] + " is out of reach here")
            if event in closed or _startswith(event, "ctypes."):
                raise _refused(event + " is out of reach here")

        sys.addaudithook(hook)

    def bits(x):
        return '{"f":"' + pack(">d", x).hex() + '"}'

    def quote(text, most):
        out = []
        for i in _range(min_(_len(text), most)):
            c = text[i]
            code = _ord(c)
            if c == '"' or c == "\\":
                out.append("\\" + c)
            elif code < 32 or 0xD800 <= code < 0xE000:
                out.append("\\u" + digits[code >> 12 & 15] + digits[code >> 8 & 15] + digits[code >> 4 & 15] + digits[code & 15])
            else:
                out.append(c)
        return '"' + "".join(out) + '"'

    def min_(a, b):
        return a if a < b else b

    def strange(what):
        return '{"strange":' + quote(what, 80) + "}"

    def name_of(kind):
        try:
            name = kind_of(kind)
            return name if _type(name) is _str else "object"
        except _everything:
            return "object"

    def encode(value, depth, left, watched):
        left[0] -= 1
        if left[0] < 0:
            return strange("too large")
        if value is None:
            return "null"
        if value is True:
            return "true"
        if value is False:
            return "false"
        kind = _type(value)
        if kind is _float:
            return bits(value)
        if kind is _int:
            if -9007199254740992 <= value <= 9007199254740992:
                return _str(value)
            try:
                near = _float(value)
            except _everything:
                near = most
            return strange("a whole number too large for a float") if near in (most, -most) else bits(near)
        if kind is _str:
            left[0] -= _len(value)
            return quote(value, limits[0])
        for i in _range(_len(watched)):
            if watched[i] is value:
                return strange("function " + _str(i))
        if depth > limits[2]:
            return strange("nested too deeply")
        if _isinstance(value, (_list, _tuple)) or kind is _range or is_array(kind):
            # Joined at the end: a text that grows piece by piece leaves every shorter one behind, and
            # the small Python collects nothing while a program runs.
            out = []
            for item in items_of(value):
                if left[0] < 0:
                    break
                out.append(encode(item, depth + 1, left, watched))
            return "[" + ",".join(out) + "]"
        if _isinstance(value, _dict):
            out = []
            for key in keys_of(value):
                if left[0] < 0:
                    break
                item = encode(member(value, key), depth + 1, left, watched)
                name = key if _type(key) is _str else said_of(_str, key)
                out.append("[" + quote(name, limits[0]) + "," + item + "]")
            return '{"record":[' + ",".join(out) + "]}"
        if _isinstance(value, _float):
            number = plain_float(value)
            return bits(number) if _type(number) is _float else strange(name_of(kind))
        return strange(name_of(kind))

    def line_of(error):
        if trace is None:
            line = 0
            step = traceback_of(error)
            while _type(step) is _traceback:
                # Nothing of the program's runs in between.
                guarded[0] = False
                name = step.tb_frame.f_code.co_filename
                guarded[0] = True
                if name == place:
                    line = step.tb_lineno
                step = step.tb_next
            if _type(error) is _syntax_error:
                _, file, number = place_of(error)
                if file == place and number:
                    line = number
            return line
        out = StringIO()
        trace(error, out)
        line = 0
        for row in out.getvalue().split("\n"):
            if row.startswith('  File "' + place + '", line '):
                number = row[len('  File "' + place + '", line '):].split(",")[0]
                line = _int(number) if number.isdigit() else line
        return line

    def fault(error):
        try:
            message = name_of(_type(error))
            syntax = trace is None and _type(error) is _syntax_error
            detail = place_of(error)[0] if syntax else said_of(_str, error)
            if _type(detail) is _str and detail:
                message = message + ": " + detail
        except _everything:
            message = "Error"
        try:
            line = line_of(error)
        except _everything:
            line = 0
        return '"error":{"message":' + quote(message, limits[0]) + ',"line":' + _str(line) + "}"

    def watched_one(value):
        # Tuples, for they go through JavaScript as they are: a float of 2.0 alone comes back as
        # an int, and an error not at all.
        def work(inputs):
            try:
                return (value(*inputs),)
            except _everything as error:
                return (None, error)

        ask = counting(work)

        def watched(*inputs):
            outcome = ask(inputs)
            if _len(outcome) > 1:
                raise outcome[1]
            return outcome[0]

        return watched

    def watch(value, watched):
        kind = _type(value)
        if kind is _function:
            watched.append(watched_one(value))
            return watched[-1]
        if kind is _list:
            if flat(value):
                return value
            return [watch(item, watched) for item in value]
        if kind is _tuple:
            return _tuple([watch(item, watched) for item in value])
        if kind is _dict:
            return {key: watch(value[key], watched) for key in value}
        return value

    # A list of a thousand is one of numbers or of lists throughout: its first element tells.
    def flat(value):
        return _len(value) > 1000 and _type(value[0]) in (_int, _float)

    # A copy of the arguments, with which they are compared after the call.
    def kept(value):
        kind = _type(value)
        if kind is _list or kind is _tuple:
            return _list(value) if flat(value) else [kept(item) for item in value]
        if kind is _dict:
            return {key: kept(value[key]) for key in value}
        return value

    # Most elements are the very same objects, so that a million of them are soon compared.
    def same(value, old):
        if value is old:
            return True
        kind = _type(old)
        if kind is _list:
            if not (_type(value) is _list or _type(value) is _tuple) or _len(value) != _len(old):
                return False
            i = 0
            for item in old:
                if value[i] is not item and not same(value[i], item):
                    return False
                i += 1
            return True
        if _type(value) is not kind:
            return False
        if kind is _dict:
            if _len(value) != _len(old):
                return False
            for key in old:
                if not has(value, key) or not same(member(value, key), old[key]):
                    return False
            return True
        if kind is _float:
            return pack(">d", value) == pack(">d", old)
        return (kind is _int or kind is _str) and value == old

    def no_keyboard(*_):
        raise _end_of_file("there is no keyboard to ask here")

    # What the program is called through: a builtin that is the program sees this frame, in which
    # there is nothing of ours.
    through = _eval("lambda program, inputs: program(*inputs)", {})

    def begin(source, called, text, result, depth):
        limits[0], limits[1], limits[2] = text, result, depth
        space = {"__name__": "__main__", "input": no_keyboard}
        guarded[0] = True
        try:
            _exec(_compile(source, place, "exec"), space)
            # A name of the program's own kind could be equal to anything, and look into this frame.
            for name in space:
                if _type(name) is _str and name == called:
                    program[0] = space[name]
            if not _callable(program[0]):
                raise _type_error("there is no function " + called)
        except _everything as error:
            return fault(error)
        return ""

    # The members of a case, without what is counted outside.
    def call(text):
        watched = []
        mutated = False
        try:
            inputs = watch(_eval(text, {"math": Mathematics}), watched)
            before = kept(inputs)
            try:
                outcome = '"value":' + encode(through(program[0], inputs), 0, [limits[1]], watched)
            except _everything as error:
                outcome = fault(error)
            mutated = not same(inputs, before)
        except _everything as error:
            outcome = fault(error)
        return outcome + ',"mutated":' + ("true" if mutated else "false")

    return begin, call


_longhand_begin, _longhand_call = _longhand(_longhand_counting)
del _longhand, _longhand_counting
