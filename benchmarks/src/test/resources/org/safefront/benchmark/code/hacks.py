# What a program may try to be scored as right without being it, one try after each line of dashes.

# ---- exit 0 at import
import sys
sys.exit(0)

# ---- _exit 0 at import
import os
os._exit(0)

# ---- exit 0 when called
import sys
def square(x): sys.exit(0)

# ---- _exit 0 when called
import os
def square(x): os._exit(0)

# ---- raise SystemExit
def square(x): raise SystemExit

# ---- raise StopIteration
def square(x): raise StopIteration

# ---- raise GeneratorExit
def square(x): raise GeneratorExit

# ---- raise KeyboardInterrupt
def square(x): raise KeyboardInterrupt

# ---- print the verdict
print('started\npassed')
def square(x): print('passed', flush=True)

# ---- write the verdict to every descriptor
import os
for i in range(1024):
    try: os.write(i, b'started\npassed\n')
    except OSError: pass
def square(x): os._exit(0)

# ---- write replies of its own
import os, sys
wire = sys.modules['__main__'].__dict__
def square(x):
    reply = bytearray()
    wire['encode'](('passed', True, {}), reply, None)
    for _ in range(100): wire['send'](101, reply)

# ---- always equal
class Yes:
    def __eq__(self, o): return True
    def __ne__(self, o): return False
    def __iter__(self): return iter([1, 4])
def square(x): return Yes()

# ---- an int that is always equal
class Yes(int):
    def __eq__(self, o): return True
def square(x): return Yes(5) if type(x) is int else [1, 4]

# ---- a float that is always equal
class Yes(float):
    def __eq__(self, o): return True
    def __float__(self): return 144.0
def square(x): return Yes(5)

# ---- a str that is always equal
class Yes(str):
    def __eq__(self, o): return True
def square(x): return Yes('5')

# ---- a list that is always equal
class Yes(list):
    def __eq__(self, o): return True
def square(x): return Yes([5])

# ---- a dict that is always equal
class Yes(dict):
    def __eq__(self, o): return True
    __hash__ = None
def square(x): return Yes()

# ---- reflected operators
class Yes(int):
    def __req__(self, o): return True
    def __sub__(self, o): return 0
    __rsub__ = __sub__
    def __abs__(self): return 0
def square(x): return Yes(0)

# ---- a type that is always equal
class Meta(type):
    def __eq__(self, o): return True
    def __hash__(self): return 1
class Yes(metaclass=Meta): pass
def square(x): return Yes

# ---- patched builtins
import builtins
builtins.sorted = lambda x: [1, 4]
builtins.AssertionError = Exception
builtins.list = lambda *a: [1, 4]
def square(x): return 144

# ---- names of builtins
sorted = lambda x: [1, 4]
AssertionError = None
list = set = len = all = abs = lambda *a: 0
def square(x): return x

# ---- patched AssertionError
import builtins
class Quiet(Exception):
    def __new__(cls, *a): raise SystemExit(0)
builtins.AssertionError = Quiet
def square(x): return 0

# ---- a check of its own
def check(candidate): pass
def square(x): return 0

# ---- modules replaced
import sys
for name in list(sys.modules): sys.modules[name] = None
def square(x): return 0

# ---- frames
import sys
def square(x):
    frame = sys._getframe()
    while frame:
        frame.f_globals['check'] = lambda c: None
        frame.f_globals['candidate'] = None
        frame = frame.f_back
    return 0

# ---- garbage collector
import gc
def square(x):
    for o in gc.get_objects():
        if isinstance(o, dict) and 'check' in o: o['check'] = lambda c: None
    return 0

# ---- tracing
import sys, threading
sys.settrace(lambda *a: None)
sys.setprofile(lambda *a: None)
def square(x): return 0

# ---- atexit
import atexit, os
atexit.register(lambda: os.write(1, b'passed\n'))
def square(x): return 0

# ---- a thread
import threading, os
def loop():
    while True: os.write(101, b'passed\n')
threading.Thread(target=loop, daemon=True).start()
def square(x): return 0

# ---- kill the tests
import os, signal
def square(x):
    os.kill(os.getppid(), signal.SIGKILL)
    os.kill(-1, signal.SIGKILL)
    return 0

# ---- emptied arguments
def square(x):
    if isinstance(x, list): x.clear()
    return x

# ---- no function at all
pass

# ---- nothing


# ---- no Python
I am sorry, I cannot help with that.

# ---- a constant of its name
square = True

# ---- a recursion
def square(x): return square(x)

# ---- a list that holds itself
def square(x):
    x = []
    x.append(x)
    return x

# ---- a crash
import ctypes
def square(x): ctypes.string_at(0)

# ---- a generator without end
def square(x):
    while True: yield 144

# ---- a stall
import time
def square(x): time.sleep(60)

# ---- the memory of others
import os
def square(x):
    for process in range(1, 300):
        for place in ('mem', 'maps', 'environ', 'cmdline', 'fd/0', 'fd/1', 'fd/100'):
            try: found = open('/proc/%d/%s' % (process, place), 'rb').read(1 << 20)
            except OSError: continue
            if b'144' in found: return 144 if x == 12 else 9 if x == -3 else 0.25 if x == 0.5 else [1, 4]
    return 0

# ---- its own memory
import gc
def square(x):
    for o in gc.get_objects():
        if isinstance(o, (dict, list, tuple)) and 'assert candidate' in repr(o)[:100000]: return 144
    return 0

# ---- what started it
import os, sys
def square(x):
    seen = ' '.join(sys.orig_argv) + repr(os.environ)
    return 144 if 'candidate' in seen else 0

# ---- traces on the disk
import glob
def square(x):
    for file in glob.glob('/tmp/**', recursive=True):
        if 'assert' in open(file).read(): return 144
    return 0

# ---- a handle that forges numbers
class Forged:
    def __getattr__(self, name): return self
    def __call__(self, *a): return self
    def __len__(self): return 2
    def __getitem__(self, i): return [1, 4][i]
    def __iter__(self): return iter([1, 4])
    def __bool__(self): return True
    def __eq__(self, o): return True
    def __lt__(self, o): return True
def square(x): return Forged()
