"""The answer's process: runs the program, and then whatever calls of it the tests' process asks for, in a sandbox within the sandbox.

Nothing here is trusted once the program has run: it can change all of this. It has only its two pipes, and through them it can
say no more than a function can return. The tests, and what they expect, were never in this process.
"""

import resource

_Module = type(sys)
_REQUESTS, _REPLIES = 100, 101


class _Objects:
    """What has gone over as a handle, by number; one object has one number."""

    def __init__(self):
        self.objects = []
        self.numbers = {}

    def number(self, value):
        number = self.numbers.get(id(value))
        if number is None:
            number = self.numbers[id(value)] = len(self.objects)
            self.objects.append(value)
        return number

    def object(self, number):
        return self.objects[number]


def _limit(limits):
    for name, amount in limits.items():
        kind = getattr(resource, name)
        resource.setrlimit(kind, (amount, amount))


def _close_standard_streams():
    """The pipes move away from where print and input would find them."""
    os.dup2(0, _REQUESTS, inheritable=False)
    os.dup2(1, _REPLIES, inheritable=False)
    null = os.open("/dev/null", os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    os.close(null)


class _Calls:
    """What may be asked of an object."""

    def __init__(self, names):
        self.names = names

    def name(self, name):
        value = self.names[name]
        if type(value) is _Module:
            raise NameError("name '%s' is a module" % name)
        return value

    def modules(self):
        return {name: value.__name__ for name, value in self.names.items() if type(value) is _Module}

    def call(self, function, arguments, named):
        return function(*arguments, **named)

    def attribute(self, target, name):
        return getattr(target, name)

    def set_attribute(self, target, name, value):
        setattr(target, name, value)

    def item(self, target, key):
        return target[key]

    def set_item(self, target, key, value):
        target[key] = value

    def length(self, target):
        return len(target)

    def truth(self, target):
        return bool(target)

    def iterator(self, target):
        return iter(target)

    def text(self, target):
        return str(target)

    def next(self, iterator):
        for element in iterator:
            return (element,)
        return ()


def _answer(calls, operation, arguments, objects):
    """The reply to a request: what came of it, and how the mutable arguments of a call look now where they have changed."""
    before = _states(operation, arguments, objects)
    result = getattr(calls, operation)(*arguments)
    after = _states(operation, arguments, objects)
    changed = {i: arguments[1][i] for i in after if after[i] != before[i]}
    reply = bytearray()
    encode(("value", result, changed), reply, objects)
    return reply


def _states(operation, arguments, objects):
    states = {}
    if operation == "call":
        for i, argument in enumerate(arguments[1]):
            if type(argument) in (list, dict, set, bytearray):
                states[i] = bytearray()
                encode(argument, states[i], objects)
    return states


def _error(error):
    """An exception goes over as its text and the names of its classes, the nearest first."""
    try:
        text = str(error)
    except BaseException:
        text = ""
    kinds = [kind.__name__ for kind in type(error).__mro__ if kind.__module__ == "builtins"]
    reply = bytearray()
    encode(("error", kinds, text[:1000]), reply, None)
    return reply


def _serve(calls, objects):
    while True:
        operation, arguments = decode(receive(_REQUESTS, 1 << 31), objects)
        try:
            reply = _answer(calls, operation, arguments, objects)
        except BaseException as error:
            reply = _error(error)
        send(_REPLIES, reply)


def run():
    objects = _Objects()
    program, limits, packages = decode(receive(0, 1 << 31), objects)
    _close_standard_streams()
    sys.path.append(packages)
    _limit(limits)
    module = _Module("answer")
    sys.modules["answer"] = module
    if "random" in program:
        import random

        random.seed(0)
    hello = bytearray()
    encode("ready", hello, None)
    send(_REPLIES, hello)
    del hello
    try:
        exec(compile(program, "<answer>", "exec", dont_inherit=True), module.__dict__)
        loaded = bytearray()
        encode(("value", [name for name in module.__dict__ if not name.startswith("__")], {}), loaded, None)
    except BaseException as error:
        loaded = _error(error)
    send(_REPLIES, loaded)
    try:
        _serve(_Calls(module.__dict__), objects)
    finally:
        os._exit(0)


run()
