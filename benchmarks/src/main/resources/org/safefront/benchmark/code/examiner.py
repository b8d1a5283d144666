"""The tests' process: starts the answer's process in a sandbox of its own, runs the tests against it and says what came of them.

The program under test never runs here. What its functions return arrives as plain values (see wire.py), so that the comparisons of
the tests are those of Python's own types, and the verdict is written to a pipe that the answer's process has never had.
"""

import builtins
import resource

_RESULT = 100
_FILTER = 3  # where bubblewrap is told to look for it
_SHOWN = 160
_TEST = "<test>"


class _AnswerError(BaseException):
    """The answer cannot go on, which no test may take for one exception among others."""


class _Answer:
    """Asks the answer's process; what it hands over as a handle is here a Remote."""

    def __init__(self, requests, replies, limit):
        self.requests = requests
        self.replies = replies
        self.limit = limit
        self.remotes = {}
        self.numbers = {}
        self.failure = None

    def number(self, value):
        if type(value) is not Remote or id(value) not in self.numbers:
            raise TypeError("a %s of the tests cannot be handed to the answer" % type(value).__name__)
        return self.numbers[id(value)]

    def object(self, number):
        if type(number) is not int:
            raise WireError("no such handle")
        remote = self.remotes.get(number)
        if remote is None:
            remote = self.remotes[number] = Remote()
            self.numbers[id(remote)] = number
        return remote

    def say(self, message):
        payload = bytearray()
        encode(message, payload, self)
        try:
            send(self.requests, payload)
        except OSError:
            self.fail("the answer ended its process")

    def reply(self):
        """The next message. Once something is wrong it stays wrong, even where a test catches everything."""
        try:
            return decode(receive(self.replies, self.limit), self)
        except WireError as error:
            self.fail("the answer ended its process" if error.args == ("ended",) else error.args[0])
        except MemoryError:
            self.fail("output limit exceeded")

    def fail(self, reason):
        self.failure = self.failure or reason
        raise _AnswerError(reason)

    def ask(self, operation, *arguments):
        self.say((operation, arguments))
        result, changed = self.outcome()
        if changed:
            self.update(arguments[1], changed)
        return result

    def outcome(self):
        reply = self.reply()
        if type(reply) is tuple and len(reply) == 3:
            if reply[0] == "value" and type(reply[2]) is dict:
                return reply[1], reply[2]
            if reply[0] == "error" and type(reply[1]) is list and type(reply[2]) is str:
                raise self.error(reply[1], reply[2])
        self.fail("message of no known kind")

    def error(self, kinds, text):
        """The builtin exception nearest to the answer's own. Those that steer Python rather than report are none of its business."""
        for name in kinds:
            kind = getattr(builtins, name, None) if type(name) is str else None
            if not isinstance(kind, type) or not issubclass(kind, BaseException):
                continue
            if not issubclass(kind, Exception):
                self.fail(name)
            if kind in (StopIteration, StopAsyncIteration):
                return RuntimeError("the answer raised " + name)
            try:
                return kind(text)
            except TypeError:
                continue
        return Exception(text)

    def update(self, arguments, changed):
        """What the answer did to a list that it was given, the caller sees."""
        for i, value in changed.items():
            argument = arguments[i] if type(i) is int and 0 <= i < len(arguments) else None
            if type(argument) is not type(value):
                self.fail("changed argument of another type")
            if type(argument) in (list, bytearray):
                argument[:] = value
            elif type(argument) in (dict, set):
                argument.clear()
                argument.update(value)


class Remote:
    """An object of the answer's process: equal to itself alone, and for the rest asked over there."""

    __slots__ = ()

    def __call__(self, /, *arguments, **named):
        return _answer.ask("call", self, arguments, named)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _answer.ask("attribute", self, name)

    def __setattr__(self, name, value):
        _answer.ask("set_attribute", self, name, value)

    def __getitem__(self, key):
        return _answer.ask("item", self, key)

    def __setitem__(self, key, value):
        _answer.ask("set_item", self, key, value)

    def __len__(self):
        return _answer.ask("length", self)

    def __bool__(self):
        return _answer.ask("truth", self)

    def __str__(self):
        return _answer.ask("text", self)

    def __iter__(self):
        return _RemoteIterator(_answer.ask("iterator", self))

    def __next__(self):
        return next(_RemoteIterator(self))


class _RemoteIterator:
    def __init__(self, iterator):
        self.iterator = iterator

    def __iter__(self):
        return self

    def __next__(self):
        element = _answer.ask("next", self.iterator)
        if type(element) is not tuple or len(element) > 1:
            _answer.fail("no element")
        if not element:
            raise StopIteration
        return element[0]


def _names(code):
    """All names that a piece of code asks for, in whatever function."""
    names = set(code.co_names)
    for constant in code.co_consts:
        if type(constant) is type(code):
            names |= _names(constant)
    return names


def _defines_more(prompt, entry_point):
    lines = (line.split("(")[0].split(":")[0] for line in prompt.split("\n") if line.startswith(("def ", "class ")))
    return any(line.split()[1:2] != [entry_point] for line in lines)


def _given(prompt, entry_point):
    """The helpers that the prompt brings: the tests use those of the data set, not what an answer has made of them."""
    namespace = {"__name__": "prompt"}
    if _defines_more(prompt, entry_point):
        try:
            exec(compile(prompt, "<prompt>", "exec", dont_inherit=True), namespace)
        except SyntaxError:
            return {}
    namespace.pop(entry_point, None)
    return {name: value for name, value in namespace.items() if not name.startswith("__")}


def _is_itself(name, real):
    """Whether a module that a test leaves to the answer to import stands there under its own name, and so is the real one."""
    return (name == real and (real in sys.stdlib_module_names or real == "numpy")) or (name, real) == ("np", "numpy")


def _taken(wanted, defined, answer):
    """What the tests ask of the answer. A builtin is no such thing, whatever the answer calls by its name."""
    names = sorted(name for name in wanted if name in defined and not hasattr(builtins, name))
    modules = answer.ask("modules") if names else {}
    taken = {}
    for name in names:
        if name not in modules:
            taken[name] = answer.ask("name", name)
        elif _is_itself(name, modules[name]):
            taken[name] = __import__(modules[name])
    return taken


def _examine(test, prompt, entry_point, answer):
    code = compile(test, _TEST, "exec", dont_inherit=True)
    defined, _ = answer.outcome()
    if type(defined) is not list or entry_point not in defined:
        raise NameError("name '%s' is not defined" % entry_point)
    given = _given(prompt, entry_point)
    wanted = (_names(code) - given.keys()) | {entry_point}
    namespace = {"__name__": "test", **_taken(wanted, defined, answer), **given}
    candidate = namespace[entry_point] = answer.ask("name", entry_point)
    brought = namespace.get("check")
    if "random" in test:
        import random

        random.seed(0)
    exec(code, namespace)
    check = namespace.get("check")
    if check is not brought:
        check(candidate)


def _where(error, test):
    """The line of the tests where they failed."""
    traceback, line = error.__traceback__, 0
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == _TEST:
            line = traceback.tb_lineno
        traceback = traceback.tb_next
    return test.split("\n")[line - 1].strip() if line else ""


def _verdict(test, prompt, entry_point, answer):
    try:
        _examine(test, prompt, entry_point, answer)
    except _AnswerError:
        pass
    except MemoryError:
        return "out of memory"
    except BaseException as error:
        text = str(error) or _where(error, test)
        return "failed: " + type(error).__name__ + (": " + text if text else "")
    return "passed" if answer.failure is None else "failed: " + answer.failure


def _start(command, call_filter):
    """The answer's process, and the two ends of its pipes that are ours."""
    filter_file = os.memfd_create("filter")
    os.write(filter_file, call_filter)
    os.lseek(filter_file, 0, os.SEEK_SET)
    their_requests, requests = os.pipe()
    replies, their_replies = os.pipe()
    null = os.open("/dev/null", os.O_RDWR)
    streams = ((their_requests, 0), (their_replies, 1), (null, 2), (filter_file, _FILTER))
    os.posix_spawn(
        command[0], command, os.environ, file_actions=[(os.POSIX_SPAWN_DUP2, ours, theirs) for ours, theirs in streams]
    )
    for descriptor in (their_requests, their_replies, null, filter_file):
        os.close(descriptor)
    return requests, replies


def _ignore_signals():
    import _signal

    for number in (_signal.SIGINT, _signal.SIGPIPE):
        _signal.signal(number, _signal.SIG_IGN)


def run(fields):
    global _answer
    task, command, answer_code, limits, own_limits, packages, output = fields
    os.dup2(1, _RESULT, inheritable=False)
    null = os.open("/dev/null", os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(null, stream)
    _ignore_signals()
    for name, amount in own_limits.items():
        resource.setrlimit(getattr(resource, name), (amount, amount))
    sys.path.append(packages)
    _answer = _Answer(*_start(command, task["filter"]), output)
    send(_answer.requests, answer_code)
    _answer.say((task["program"], limits, packages))
    try:
        started = _answer.reply() == "ready"
    except _AnswerError:
        started = False
    if started:
        os.write(_RESULT, b"started\n")
        verdict = _verdict(task["test"], task["prompt"], task["entry_point"], _answer)
        verdict = " ".join(verdict.split())[:_SHOWN]
        os.write(_RESULT, verdict.encode("utf-8", "replace") + b"\n")
    else:
        os.write(_RESULT, b"the answer's process cannot be started\n")
    os._exit(0)
