"""Writes the golden file of the chat template tests.

    python3 -m venv venv && venv/bin/pip install jinja2==3.1.6 markupsafe==3.0.4
    venv/bin/python chat_template_goldens.py FOLDER_OF_SHARED_DATA > ../resources/org/safefront/lm/format/template/goldens.jsonl

Python 3.11. The environment is the one that transformers compiles chat templates in. One line is one case: a template,
or a file of the shared data that holds one, the variables, and either what Jinja2 renders (of files its SHA-256) or how
it fails. The first line holds the variables that the cases name.
"""

import datetime
import hashlib
import json
import sys
from pathlib import Path

import jinja2
from jinja2 import nodes
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment

assert jinja2.__version__ == "3.1.6" and sys.version_info[:2] == (3, 11)

NOW = datetime.datetime(2025, 7, 4, 9, 5, 7, 123456)


class Generation(Extension):
    """Renders the body of a generation block through."""

    tags = {"generation"}

    def parse(self, parser):
        line = next(parser.stream).lineno
        body = parser.parse_statements(["name:endgeneration"], drop_needle=True)
        return nodes.CallBlock(self.call_method("_body"), [], [], body).set_lineno(line)

    def _body(self, caller):
        return caller()


def raise_exception(message):
    raise jinja2.exceptions.TemplateError(message)


def tojson(x, ensure_ascii=False, indent=None, separators=None, sort_keys=False):
    return json.dumps(x, ensure_ascii=ensure_ascii, indent=indent, separators=separators, sort_keys=sort_keys)


ENVIRONMENT = ImmutableSandboxedEnvironment(
    trim_blocks=True, lstrip_blocks=True, extensions=[Generation, "jinja2.ext.loopcontrols"]
)
ENVIRONMENT.filters["tojson"] = tojson
ENVIRONMENT.globals["raise_exception"] = raise_exception
ENVIRONMENT.globals["strftime_now"] = lambda format: NOW.strftime(format)

VECTORS = "models/chat-templates/render_vectors.jsonl"

# Failures whose words are Jinja2's own; those of Python's built-in types are only like ours.
OWN_WORDS = (jinja2.exceptions.TemplateRuntimeError,)


def outcome(source, context):
    """What happens to a template, as fields of its case."""
    try:
        template = ENVIRONMENT.from_string(source)
    except jinja2.exceptions.TemplateSyntaxError as e:
        return {"error": "syntax", "line": e.lineno}
    except SyntaxError:
        return {"error": "syntax"}
    given = {"messages": [], "tools": None, "documents": None, "add_generation_prompt": False, **context}
    try:
        return {"expected": template.render(given)}
    except Exception as e:
        if type(e) is jinja2.exceptions.TemplateError:
            return {"error": "raised", "message": str(e)}
        return {"error": "render", "message": str(e)} if isinstance(e, OWN_WORDS) else {"error": "render"}


def case(name, source):
    print(json.dumps({"name": name, "template": source, "context": "values", **outcome(source, VALUES)}))


def file_case(path, source, conversation):
    fields = outcome(source, CONVERSATIONS[conversation])
    if "expected" in fields:
        fields["sha256"] = hashlib.sha256(fields.pop("expected").encode()).hexdigest()
    name = f"{Path(path).name}: {conversation}"
    print(json.dumps({"name": name, "file": path, "context": conversation, **fields}))


WHITESPACE = [
    "a{#", "a{#-", "a{% raw %}", "a{#x", "{% if true %}\n\n{% nosuch %}{{ $ }}", "{{ 1 }}\n{{ $ }}\n{% nosuch %}",
    "a\n  {% if true %}\n  b\n  {% endif %}\n  c",
    "a\n  {%+ if true %}\n  b\n  {%+ endif %}\n  c",
    "a\n  {% if true +%}\n  b\n  {% endif +%}\n  c",
    "a\n  {%- if true -%}\n  b\n  {%- endif -%}\n  c",
    "a\n  {{ 1 }}\n  {{- 2 }}\n  {{ 3 -}}\n  {{- 4 -}}  \n x",
    "a\n  {# c #}\n  b{# c #}\n\n  {#- c -#}\n  d {#+ c +#}\n e",
    "{#- a -#}",
    "{#-#}x{#--#}y{##}z{#+#}",
    "  {% if true %}x{% endif %}  ",
    "  {{ 'x' }}  \n",
    "\n\n{% if true %}\n\nx\n\n{% endif %}\n\n",
    "x  {% if true %}  y  {% endif %}  z",
    "x\t\x0b\x0c{%- if true %}y{% endif %}",
    "x \u00a0\u2003\n{%- if true -%}\u3000\u0085 y{% endif %}",
    "a\u200b {%- if true %}b{% endif %}",
    "x\u00a0{% if true %}y{% endif %}\n\u00a0{% if true %}z{% endif %}",
    "{% if true %}\r\na\r\n{% endif %}\r\nb\rc\r\n",
    "a\n",
    "a\n\n",
    "\n",
    "",
    "{% set x = 1 %}\n{% set y = 2 -%}\n\n  {{ x }}{{ y }}",
    "{% for i in [1, 2] %}\n  {{ i }}\n{% endfor %}\nend",
    "{% for i in [1, 2] -%}\n  {{ i }}\n{%- endfor %}\nend",
    "{%if true%}x{%endif%}{{1}}{%-if true-%} y {%-endif-%}",
    "{% raw %}{{ x }} {% if %}{% endraw %}",
    "a  {%- raw -%}  {{ x }}  {%- endraw -%}  b",
    "a\n  {% raw %}\n  {{ x }}\n  {% endraw %}\nb",
    "a\n  {%+ raw %}\n  {{ x }}\n  {%+ endraw +%}\nb",
    "{% raw %}{% endra %}{%endraw%}x",
    "{%   raw   %}a{%   endraw   %}b",
    "{% raw +%}x{% endraw %}",
    "{% raw %}never closed",
    "{ x } {x} %} }} #} {",
    "{{ '{{ x }}' }}{{ '{% if %}' }}{{ '}}' }}{{ \"%}\" }}",
    "{{ {'a': {'b': 1}}['a']['b'] }}{{ {'a': 1}}}",
    "{% if true %}{# comment with {{ x }} and {% y %} #}\n{% endif %}z",
    "{# multi\nline\n#}\n{{ 1 }}",
    "{{- 1 -}}   {#- c #}  x",
    "{{ 1 -}}\n\n\n{% if true -%}\n\n x",
    "{{ 1 -}}\n\n\n{% if true -%}\n\n x{% endif %}",
    "  {%- set a = 1 -%}  {%- set b = 2 %}  {{ a }}",
    "{% if true %}  \n  {% endif %}x\n   \n{% if true %}{% endif %}",
    "\n  {% if true %}a{% endif %}",
    "{{ 1 }}\n  {% if true %}a{% endif %}",
    "{% if true %}{% endif %}  {% if true %}a{% endif %}",
    "{% if true %}\n{% endif %}  {% if true %}a{% endif %}",
    "{# x #}  {# y #}\n  {# z #}\n.",
]

LITERALS = [
    "{{ 1 }}|{{ 1_000 }}|{{ 0x1F }}|{{ 0b101 }}|{{ 0o17 }}|{{ 00 }}|{{ 123456789012345678901234567890 }}",
    "{{ 1.0 }}|{{ 1.5e3 }}|{{ 1e16 }}|{{ 1e15 }}|{{ 1e-4 }}|{{ 1e-5 }}|{{ 1E+2 }}|{{ 1_0.2_5 }}|{{ 1.7976931348623157e308 }}",
    "{{ 5e-324 }}|{{ 2.2250738585072014e-308 }}|{{ 9007199254740993.0 }}|{{ 1e22 }}|{{ 1e23 }}|{{ 0.1 + 0.2 }}|{{ 100.0 }}",
    "{{ 2e-3 }}|{{ 4.35 }}|{{ 123456.789e3 }}|{{ 1e400 }}|{{ -1e400 }}|{{ 1e400 - 1e400 }}|{{ -0.0 }}",
    "{{ true }}{{ True }}{{ false }}{{ False }}{{ none }}{{ None }}",
    "{{ 'a' \"b\" 'c' }}|{{ '\\n\\t\\\\\\'\\\"\\x41\\u00e9\\U0001F600\\101\\0' }}|{{ 'a\\\nb' }}",
    "{{ '\\q\\.' }}|{{ '\u00e9' }}|{{ '\\\u00e9' }}|{{ '\U0001F600' }}|{{ '\\\U0001F600' }}|{{ '\\N{BULLET}' }}",
    "{{ '\\x4' }}",
    "{{ '\\u12' }}",
    "{{ '\\N{NO SUCH CHARACTER}' }}",
    "{{ 'line\nbreak' }}",
    "{{ [] }}{{ [1, 'a', none, [2.0]] }}{{ [1, 2,] }}",
    "{{ () }}{{ (1,) }}{{ (1, 2) }}{{ 1, 2 }}{{ (1) }}",
    "{{ {} }}{{ {'a': 1, 2: 'b', none: true} }}{{ {'a': 1, 'a': 2,} }}{{ {1: 'a', true: 'b', 1.0: 'c'} }}",
    "{{ ['it\\'s', '\"', 'both\\'\"', '\\n\\r\\t\\\\\\x00\\x7f\\u00e9\\u200b\\U0001F600\\u00a0\\ue000'] }}",
    "{{ {'k': [1, {'n': 'x'}]} }}",
    "{{ a.0.b }}{{ a[0].b }}{{ a[0]['b'] }}{{ a.0['b'] }}",
    "{{ {'a': 1}.a }}{{ [1, 2].0 }}{{ 'abc'.1 }}",
    "{{ {[1]: 2} }}",
    "{{ f\u00fcr }}{{ \u540d }}",
    "{% set f\u00fcr = 1 %}{{ f\u00fcr }}",
]

OPERATORS = [
    "{{ -x[0] ** 2 }}", "{{ 'a' % x }}|{{ '%s' % x }}|{{ 'a' % nothing }}", "{{ '%x' % 2.5 }}", "{{ 1e16 // 3 }}|{{ 1e16 // -3 }}|{{ -0.0 // 1 }}|{{ 5.5 // -2 }}",
    "{{ 1 + 2 * 3 - 4 / 2 }}|{{ 7 // 2 }}|{{ -7 // 2 }}|{{ 7 // -2 }}|{{ -7 % 3 }}|{{ 7 % -3 }}|{{ 7.5 // 2 }}|{{ -7.5 % 2 }}",
    "{{ 2 ** 3 ** 2 }}|{{ -2 ** 2 }}|{{ 2 ** -1 }}|{{ 2 ** 0.5 }}|{{ 2 ** 100 }}|{{ (-2) ** 3 }}|{{ (-1) ** 5 }}|{{ 0 ** 0 }}|{{ 1 ** 1000000 }}",
    "{{ 1 / 3 }}|{{ 10 / 5 }}|{{ 123456789012345678901 / 7 }}|{{ 1.0 / 3 }}|{{ 6 / 2.0 }}",
    "{{ 'a' + 'b' }}|{{ 'a' * 3 }}|{{ 3 * 'ab' }}|{{ 'a' * -1 }}|{{ [1] + [2] }}|{{ [0] * 3 }}|{{ (1,) + (2,) }}|{{ 2 * (1, 2) }}",
    "{{ 'a' ~ 1 ~ none ~ true ~ 1.5 ~ [1] ~ nothing ~ 'b' }}|{{ 1 ~ 2 }}",
    "{{ 1 ~ 2 + 3 }}|{{ 'a' ~ 'b' * 2 }}",
    "{{ true + true }}|{{ true * 3 }}|{{ -true }}|{{ +false }}|{{ true / 2 }}|{{ true + 0.5 }}",
    "{{ - 5 }}|{{ +5 }}|{{ --5 }}|{{ -1.5 }}|{{ -5|abs }}|{{ (-5)|abs }}",
    "{{ 1 < 2 < 3 }}|{{ 1 < 3 < 2 }}|{{ 1 == 1.0 == true }}|{{ 3 > 2 >= 2 != 1 }}|{{ 1 <= 0 }}",
    "{{ 'a' < 'b' }}|{{ 'Z' < 'a' }}|{{ '\U0001F600' > '\uffee' }}|{{ [1, 2] < [1, 3] }}|{{ (1, 'a') <= (1, 'a') }}|{{ 'a' < 'ab' }}",
    "{{ 1 == '1' }}|{{ none == false }}|{{ [1] == (1,) }}|{{ [1] == [1.0] }}|{{ {'a': 1} == {'a': true} }}|{{ 'a' != 'b' }}",
    "{{ {'a': 1, 'b': 2} == {'b': 2, 'a': 1} }}|{{ range(2) == range(0, 2) }}|{{ range(2) == [0, 1] }}",
    "{{ 1 in [1, 2] }}|{{ 'a' in 'abc' }}|{{ 'a' in {'a': 1} }}|{{ 3 not in [1] }}|{{ '' in 'a' }}|{{ 1 in range(3) }}|{{ true in [1] }}",
    "{{ 'a' in ('a', 'b') }}|{{ 'a' in {'a': 1}.keys() }}|{{ 1 in {'a': 1}.values() }}|{{ ('a', 1) in {'a': 1}.items() }}",
    "{{ 'a' in nothing }}|{{ nothing in ['a'] }}|{{ nothing in [nothing] }}|{{ not 'a' in 'b' }}",
    "{{ 1 and 2 }}|{{ 0 and 2 }}|{{ '' or 'x' }}|{{ 'y' or 'x' }}|{{ not 0 }}|{{ not 'a' }}|{{ not not [] }}|{{ none or false }}",
    "{{ [] and 1 or 2 }}|{{ 1 if 2 else 3 }}|{{ 1 if 0 else 3 }}|{{ 1 if 0 }}|{{ 1 if 0 else 2 if 0 else 3 }}", "{{ 1 if 1 if 0 else 1 else 2 }}",
    "{{ not x is defined }}|{{ not 1 == 2 }}|{{ 1 + 1 == 2 and 3 > 2 }}",
    "{{ 'a' if x is defined else 'b' }}|{{ 'a' if y is defined and y else 'b' }}",
    "{{ -x }}", "{{ 1 if x }}{{ (1 if nothing) is defined }}",
    "{{ (1 if nothing).a }}",
    "{{ 1 / 0 }}", "{{ 1 // 0 }}", "{{ 1 % 0 }}", "{{ 1.0 / 0 }}", "{{ 0 ** -1 }}",
    "{{ 'a' + 1 }}", "{{ 1 + 'a' }}", "{{ none + 1 }}", "{{ [1] + (1,) }}", "{{ {} + {} }}", "{{ 'a' - 'b' }}", "{{ 'a' * 'b' }}",
    "{{ 1 < 'a' }}", "{{ none < 1 }}", "{{ [] < {} }}", "{{ {} < {} }}", "{{ -'a' }}", "{{ 5 in 'a' }}", "{{ 'a' in 5 }}", "{{ [1] in {} }}",
    "{{ 5() }}", "{{ 'a'() }}", "{{ none.a }}", "{{ none.a.b }}", "{{ none['a'] }}", "{{ 5.a }}",
    "{{ 3 -2 }}|{{ 3-2 }}|{{ 3 - -2 }}", "{{ 1 +}}", "{{ (1 -}}", "{{ [1, 2 }}", "{{ 1 ) }}", "{{ 1 ] }}", "{{ {'a' 1} }}", "{{ a b }}",
    "{{ 2**3**2 - -2**2 }}", "{{ 10 - 3 - 2 }}|{{ 100 / 10 / 5 }}|{{ 7 // 2 * 2 }}|{{ 2 * 3 % 4 }}",
    "{{ x|length + 1 }}|{{ 1 + x|length }}|{{ x[0] ~ x[-1] }}|{{ 'a' ~ x|join('-') }}",
    "{{ 1 == 1 is true }}|{{ (1 == 1) is true }}",
    "{{ 9 ** 9 ** 9 }}",
]

SLICES = [
    "{{ x[1:] }}|{{ x[:2] }}|{{ x[:] }}|{{ x[::2] }}|{{ x[::-1] }}|{{ x[-2:] }}|{{ x[:-1] }}|{{ x[5:] }}|{{ x[2:1] }}|{{ x[-9:9] }}",
    "{{ s[1:] }}|{{ s[:2] }}|{{ s[::-1] }}|{{ s[::2] }}|{{ s[-3:-1] }}|{{ s[3:0:-1] }}|{{ s[0] }}|{{ s[-1] }}|{{ s[99] }}",
    "{{ u }}|{{ u|length }}|{{ u[1] }}|{{ u[1:3] }}|{{ u[::-1] }}|{{ u[-1] }}|{{ u[:2] }}|{{ u|list }}",
    "{{ (1, 2, 3)[1:] }}|{{ range(10)[2:8:3] }}|{{ range(10)[::-1]|list }}|{{ range(5)[-1] }}|{{ range(3)[9] }}",
    "{{ x[none:none] }}|{{ x[true:] }}|{{ x[0:2][0] }}|{{ x[1:][::-1][0] }}",
    "{{ x[::0] }}", "{{ x['a':] }}", "{{ d[:1] }}", "{{ nothing[:1] }}", "{{ tools[1:] }}", "{{ x[0][1:] }}", "{{ x[1.5] }}|{{ x['a'] }}|{{ d[1] }}",
    "{{ x[1, 2] }}", "{{ x[nothing:] }}", "{{ x[9999999999999:] }}|{{ x[:99999999999999] }}|{{ x[-99999999999999:] }}",
]

FILTERS = [
    "{{ 5|items is defined }}|{{ 5|unique is defined }}|{{ 5|batch(2) is defined }}|{{ x|map('nosuch') is defined }}", "{{ nothing|reverse|list }}|{{ nothing|sort }}|{{ nothing|unique|list }}|{{ nothing|sum }}|{{ nothing|min }}|{{ nothing|batch(2)|list }}",
    "{{ ' a '|trim }}|{{ 'xxaxx'|trim('x') }}|{{ 5|trim }}|{{ '\u00a0a\u2003'|trim }}|{{ nothing|trim }}|{{ 'abc'|trim(chars='ca') }}|{{ ' a '|trim(none) }}",
    "{{ x|length }}|{{ s|count }}|{{ d|length }}|{{ nothing|length }}|{{ range(4)|length }}|{{ d.items()|length }}",
    "{{ 5|length }}", "{{ none|length }}", "{{ x|map('string')|length }}",
    "{{ x|join }}|{{ x|join(', ') }}|{{ s|join('-') }}|{{ d|join('+') }}|{{ [1, none, 'a']|join(d='/') }}|{{ users|join(', ', attribute='name') }}|{{ nothing|join }}",
    "{{ 5|join }}",
    "{{ 'a-b-c'|replace('-', '+') }}|{{ 'aaa'|replace('a', 'b', 2) }}|{{ 123|replace(2, 'x') }}|{{ 'abc'|replace('', '-') }}|{{ 'abc'|replace('z', '') }}|{{ 'aaa'|replace('a', 'b', count=0) }}",
    "{{ 'aBc \u00df\u0130\u01c6 \u03a3\u03a3'|upper }}|{{ 'ABC \u0130 A\u03a3 \u03a3'|lower }}|{{ 5|upper }}|{{ none|lower }}",
    "{{ 'hello wORLD foo-bar (baz) it\\'s <x> [y] {z}\u00df \u01c6a 1st'|title }}|{{ 'foo bar'|capitalize }}|{{ 'FOO \u03a3'|capitalize }}|{{ ''|title }}|{{ ''|capitalize }}|{{ '\u00dfx'|capitalize }}|{{ 12|title }}",
    "{{ x|first }}|{{ x|last }}|{{ s|first }}|{{ s|last }}|{{ []|first }}|{{ []|last }}|{{ d|first }}|{{ d|last }}|{{ d.values()|last }}|{{ range(3)|last }}",
    "{{ []|first is defined }}|{{ nothing|first is defined }}", "{{ ([]|first).a }}", "{{ ([]|last).a }}",
    "{{ x|map('string')|last }}", "{{ 5|first }}", "{{ nothing|last }}", "{{ none|last }}",
    "{{ d|items|list }}|{{ nothing|items|list }}|{% for k, v in d|items %}{{ k }}={{ v }};{% endfor %}", "{{ x|items|list }}",
    "{{ {'b': 1, 'A': 2, 'c': 0}|dictsort }}|{{ {'b': 1, 'A': 2}|dictsort(true) }}|{{ {'b': 1, 'A': 2}|dictsort(false, 'value') }}|{{ {'b': 1, 'A': 2}|dictsort(reverse=true) }}",
    "{{ {'b': 1}|dictsort(by='x') }}", "{{ x|dictsort }}", "{{ {1: 1, 'a': 2}|dictsort }}",
    "{{ users|map(attribute='name')|list }}|{{ users|map(attribute='address.city', default='?')|list }}|{{ users|map('length')|list }}|{{ [' a ', 'b ']|map('trim')|join }}",
    "{{ users|map(attribute='tags.0')|list }}|{{ [[1, 2], [3]]|map('first')|list }}|{{ ['a', 'b']|map('replace', 'a', 'c')|list }}|{{ [1, 2]|map('string')|join }}",
    "{{ users|map(attribute='none.such')|list }}", "{{ users|map|list }}", "{{ users|map(attribute='name', wrong=1)|list }}", "{{ users|map('nosuch')|list }}", "{{ nothing|map('upper')|list }}|{{ []|map('nosuch')|list }}",
    "{{ users|selectattr('admin')|map(attribute='name')|list }}|{{ users|rejectattr('admin')|map(attribute='name')|list }}|{{ users|selectattr('name', 'equalto', 'Bo')|list|length }}",
    "{{ users|selectattr('age', '>', 30)|map(attribute='name')|list }}|{{ users|rejectattr('name', 'in', ['Bo'])|map(attribute='name')|list }}|{{ users|selectattr('address', 'defined')|list|length }}",
    "{{ [1, 2, 3, 4]|select('odd')|list }}|{{ [1, 2, 3, 4]|reject('odd')|list }}|{{ [0, 1, '', 'a']|select|list }}|{{ [0, 1, '', 'a']|reject|list }}|{{ [1, 2, 3]|select('divisibleby', 3)|list }}",
    "{{ users|selectattr|list }}", "{{ users|select('nosuch')|list }}", "{{ nothing|select('odd')|list }}", "{% if []|select('odd') %}always{% endif %}|{% if []|select('odd')|list %}never{% endif %}",
    "{{ nothing|default('x') }}|{{ ''|default('x') }}|{{ ''|default('x', true) }}|{{ none|d('x') }}|{{ none|default('x', boolean=true) }}|{{ 0|d(5, true) }}|{{ nothing|default }}|{{ d.zz|default('y') }}|{{ x|default('z')|join }}",
    "{{ nothing.a|default('x') }}",
    "{{ 5|string ~ 1.0|string ~ none|string ~ [1]|string ~ 'a'|string ~ nothing|string }}|{{ 5|string is string }}",
    "{{ '42'|int }}|{{ '42.9'|int }}|{{ 'x'|int }}|{{ 'x'|int(7) }}|{{ '0x1F'|int(0, 16) }}|{{ '0b11'|int(base=0) }}|{{ ' 1_0 '|int }}|{{ 3.9|int }}|{{ -3.9|int }}|{{ true|int }}|{{ none|int }}|{{ none|int('d') }}|{{ [1]|int }}|{{ '1e3'|int }}|{{ '-0'|int }}|{{ '\u0663'|int }}|{{ '010'|int(base=0) }}|{{ 'ff'|int(base=16) }}|{{ '+5'|int }}|{{ '1__0'|int }}|{{ ''|int }}|{{ 'inf'|int }}|{{ 'nan'|int }}",
    "{{ 1e400|int }}", "{{ nothing|int }}", "{{ nothing|float }}", "{{ nothing|abs }}", "{{ nothing|round }}",
    "{{ '1.5'|float }}|{{ 'x'|float }}|{{ 'x'|float(2.5) }}|{{ 3|float }}|{{ ' 1e3 '|float }}|{{ 'inf'|float }}|{{ '-Infinity'|float }}|{{ 'NaN'|float }}|{{ '1_0.5'|float }}|{{ '.5'|float }}|{{ '5.'|float }}|{{ true|float }}|{{ none|float }}|{{ '0x10'|float }}|{{ '1d'|float }}",
    "{{ -5|abs }}|{{ (-5)|abs }}|{{ (-1.5)|abs }}|{{ true|abs }}", "{{ 'a'|abs }}",
    "{{ 42.55|round }}|{{ 2.5|round }}|{{ 3.5|round }}|{{ -2.5|round }}|{{ 2.675|round(2) }}|{{ 5|round }}|{{ 1250|round(-2) }}|{{ 1350|round(-2) }}|{{ 42.55|round(1, 'floor') }}|{{ 42.51|round(1, 'ceil') }}|{{ 42|round(0, 'floor') }}|{{ 1234.5|round(-2, 'ceil') }}|{{ true|round }}|{{ -0.4|round }}|{{ 1e300|round(3) }}|{{ -7.5|round(method='floor') }}",
    "{{ 1|round(1, 'up') }}", "{{ 'a'|round }}",
    "{{ x|reverse|list }}|{{ s|reverse }}|{{ u|reverse }}|{{ d|reverse|list }}|{{ x|map('string')|reverse }}|{{ range(3)|reverse|list }}|{{ [1, 2]|reverse|first }}|{{ ''|reverse }}", "{{ 5|reverse }}",
    "{{ [3, 1, 2]|sort }}|{{ ['b', 'A', 'c', 'B']|sort }}|{{ ['b', 'A', 'c']|sort(case_sensitive=true) }}|{{ [3, 1, 2]|sort(reverse=true) }}|{{ users|sort(attribute='age')|map(attribute='name')|list }}|{{ users|sort(true, false, 'name')|map(attribute='name')|list }}|{{ users|sort(attribute='admin,name')|map(attribute='name')|list }}|{{ 'cab'|sort }}|{{ d|sort }}|{{ [true, 0.5, 0]|sort }}",
    "{{ [1, 'a']|sort }}", "{{ [none, 1]|sort }}", "{{ 5|sort }}",
    "{{ ['a', 'A', 'b', 'a']|unique|list }}|{{ ['a', 'A']|unique(true)|list }}|{{ [1, 1.0, true, 2]|unique|list }}|{{ users|unique(attribute='admin')|map(attribute='name')|list }}", "{{ [[1]]|unique|list }}",
    "{{ [3, 1, 2]|min }}|{{ [3, 1, 2]|max }}|{{ ['b', 'A']|min }}|{{ ['b', 'A']|min(case_sensitive=true) }}|{{ []|min }}|{{ []|max is defined }}|{{ (users|max(attribute='age')).name }}|{{ ['a', 'A']|max }}|{{ 'hello'|max }}",
    "{{ ([]|max).a }}", "{{ [1, 'a']|max }}",
    "{{ [1, 2, 3]|sum }}|{{ [1, 0.5]|sum }}|{{ []|sum }}|{{ [1]|sum(start=10) }}|{{ users|sum(attribute='age') }}|{{ [[1], [2]]|sum(start=[]) }}|{{ [true, true]|sum }}", "{{ ['a']|sum }}", "{{ ['a']|sum(start='') }}",
    "{{ 'a\nb\n\nc'|indent }}|{{ 'a\nb'|indent(2) }}|{{ 'a\nb'|indent(2, true) }}|{{ 'a\n\nb'|indent(2, blank=true) }}|{{ 'a\nb\n'|indent(1) }}|{{ 'a\nb'|indent('> ') }}|{{ 'a\nb'|indent(width=3, first=true) }}|{{ ''|indent }}|{{ ''|indent(2, true, true) }}|{{ '\na'|indent(2, true) }}|{{ 'a\r\nb'|indent(1) }}",
    "{{ [1, 2, 3, 4, 5]|batch(2)|list }}|{{ [1, 2, 3]|batch(2, 'x')|list }}|{{ []|batch(2)|list }}|{{ [1, 2, 3, 4, 5]|slice(2)|list }}|{{ [1, 2, 3]|slice(2, 'x')|list }}|{{ [1]|slice(3)|list }}",
    "{{ d|attr('items') is callable }}|{{ d|attr('a') is defined }}|{{ s|attr('upper')() }}",
    "{{ 'a b  c-d e_f'|wordcount }}|{{ 'x'|center(5) }}|{{ 'ab'|center(5) }}|{{ 'foo bar baz qux'|truncate(9) }}|{{ 'foo bar baz qux'|truncate(9, true) }}|{{ 'foo bar baz qux'|truncate(11) }}|{{ 'foo bar baz qux'|truncate(11, false, '...', 0) }}|{{ 'foobarbazquux1234'|truncate(9) }}",
    "{{ '%s-%d'|format('a', 3) }}|{{ '%(a)s'|format(a=1) }}|{{ 'x'|format }}|{{ '%s'|format('y') }}", "{{ '%s %s'|format('a') }}", "{{ 'x'|format('a') }}", "{{ '%s'|format('a', b=1) }}",
    "{{ '<a href=\"x\">&\\'</a>'|e }}|{{ '<'|escape }}|{{ '<'|safe }}|{{ '<'|safe|e }}|{{ '<'|safe|forceescape }}|{{ 5|e }}|{{ '<'|e|string }}|{{ ['<']|e }}",
    "{{ ('<'|e) + '<' }}|{{ '<' + ('a'|safe) }}|{{ '<' ~ ('<'|safe) }}|{{ ('<a>'|safe).replace('a', '<') }}|{{ ('<%s>'|safe) % '<' }}|{{ ('<{}>'|safe).format('<') }}|{{ ('<'|safe).join(['<', '>'|safe]) }}|{{ ['<'|safe]|join('<') }}|{{ ('<'|safe) is escaped }}|{{ ['<'|safe] }}|{{ ('<a'|safe)[0] + '<' }}|{{ ('<'|safe).upper() + '<' }}|{{ ('<'|safe)|upper + '<' }}|{{ ('a'|safe)|replace('a', '<') + '<' }}|{{ ('< '|safe)|trim + '<' }}|{{ ('<'|safe) * 2 + '<' }}|{{ ('a<b'|safe).split('<')[0] + '<' }}|{{ ('<'|safe)|string + '<' }}|{{ ('<'|safe)|tojson + '<' }}|{{ ('a\nb'|safe)|indent('<') }}|{{ ('<'|safe)|title + '<' }}|{{ ('<'|safe)|capitalize + '<' }}|{{ ('<a'|safe)|first + '<' }}|{{ ('ab'|safe)|reverse + '<' }}|{{ ('<x>'|safe).center(7, '*') + '<' }}",
    "{{ ('x'|safe).ljust(3, '<') }}", "{{ 'a'|nosuch }}", "{{ 'a'|upper(1) }}", "{{ 'a'|replace('b') }}", "{{ 'a'|trim(wrong=1) }}", "{{ 'a'|default(1, 2, 3) }}", "{% if false %}{{ 'a'|nosuch }}{% endif %}ok", "{% if true %}{{ 'a'|nosuch }}{% endif %}", "{{ 'a'|nosuch if false else 'ok' }}", "{{ ('a'|nosuch if false) ~ ('b'|nosuch) }}", "{% if false %}{% for a in [1] %}{{ a|nosuch }}{% endfor %}{% endif %}",
    "{{ x|map('string') is iterable }}|{% for a in x|map('string') %}{{ loop.index }}{{ a }}{{ loop.last }}{% endfor %}|{% set g = x|map('string') %}{{ g|list }}{{ g|list }}",
    "{{ 'a,b'.split(',')|map('upper')|join(';') }}|{{ d.keys()|list }}|{{ d.values()|sum }}|{{ s|list|join('.') }}",
]

JSON = [
    "{{ j|tojson }}", "{{ j|tojson(indent=2) }}", "{{ j|tojson(indent=4) }}", "{{ j|tojson(indent=0) }}", "{{ j|tojson(indent='\t') }}", "{{ j|tojson(ensure_ascii=true) }}", "{{ j|tojson(true) }}",
    "{{ j|tojson(separators=(',', ':')) }}", "{{ j|tojson(separators=(',', ':'), indent=1) }}", "{{ {'b': 1, 'a': [], 'c': {}}|tojson(sort_keys=true) }}", "{{ [[], {}, [[]], [{}]]|tojson(indent=2) }}",
    "{{ '<script>&\\'' | tojson }}|{{ none|tojson }}|{{ true|tojson }}|{{ 1.0|tojson }}|{{ 1e16|tojson }}|{{ 1e400|tojson }}|{{ -1e400|tojson }}|{{ (1, 2)|tojson }}|{{ 12345678901234567890|tojson }}",
    "{{ {1: 'a', none: 'b', true: 'c', 1.5: 'd'}|tojson }}", "{{ '\\x00\\x1f\\x7f\\u2028\\u00e9\\U0001F600/\\\\\"'|tojson }}|{{ '\\x7f\\u00e9\\U0001F600'|tojson(ensure_ascii=true) }}",
    "{{ nothing|tojson }}", "{{ [nothing]|tojson }}", "{{ d.keys()|tojson }}", "{{ range(3)|tojson }}", "{{ {(1, 2): 3}|tojson }}", "{{ namespace(a=1)|tojson }}", "{{ {1: 2, 'a': 3}|tojson(sort_keys=true) }}", "{{ d.items|tojson }}",
]

TESTS = [
    "{{ x is defined }}{{ nothing is defined }}{{ x is undefined }}{{ nothing is undefined }}{{ nothing is not defined }}{{ d.zz is defined }}{{ d.a is defined }}",
    "{% for v in [none, true, 1, 1.0, 'a', [1], {'a': 1}, (1,), range(2), d.items(), nothing, '', x|map('upper'), d.get] %}{{ v is none }},{{ v is boolean }},{{ v is true }},{{ v is false }},{{ v is integer }},{{ v is float }},{{ v is number }},{{ v is string }},{{ v is mapping }},{{ v is sequence }},{{ v is iterable }},{{ v is callable }}\n{% endfor %}",
    "{{ 3 is odd }}{{ 4 is odd }}{{ 4 is even }}{{ -3 is odd }}{{ 9 is divisibleby 3 }}{{ 9 is divisibleby(2) }}{{ 2.0 is even }}{{ true is odd }}",
    "{{ 1 is eq 1 }}{{ 1 is equalto(1.0) }}{{ 1 is ne 2 }}{{ 1 is lt 2 }}{{ 2 is gt 1 }}{{ 2 is ge 2 }}{{ 2 is le 1 }}{{ 1 is lessthan 2 }}{{ 1 is greaterthan 2 }}{{ 1 is sameas 1 }}{{ true is sameas true }}{{ 1 is sameas true }}{{ none is sameas none }}{{ [] is sameas [] }}",
    "{{ 'a' is in 'abc' }}{{ 'z' is not in ['a'] }}{{ 1 is in [1] }}{{ 'a' is in d }}",
    "{{ 'abc' is lower }}{{ 'ABC' is upper }}{{ 'aB' is lower }}{{ '1' is upper }}{{ 'a1' is lower }}{{ 5 is lower }}{{ 'upper' is filter }}{{ 'nosuch' is filter }}{{ 'odd' is test }}{{ 5 is test }}",
    "{{ x is defined and x }}|{{ x is string or x is sequence }}|{{ 1 is odd if true else 2 }}", "{{ 'a' is nosuch }}", "{{ 1 is odd is even }}", "{{ 'a' is odd }}", "{{ nothing is odd }}", "{{ nothing is divisibleby 2 }}", "{{ 1 is divisibleby }}", "{{ 1 is lt 'a' }}",
    "{{ messages is defined }}{{ tools is none }}{{ documents is none }}{{ add_generation_prompt is false }}{{ raise_exception is defined }}{{ strftime_now is callable }}{{ range is callable }}{{ loop is defined }}{{ cycler is defined and false }}",
    "{{ x is not none and x is not string }}", "{{ not x is none }}", "{{ 'x' is string and 'y' is string }}", "{{ 1 is not odd }}{{ 1 is not even }}", "{% if x is not defined or x is mapping %}a{% else %}b{% endif %}",
]

METHODS = [
    "{{ '\u0391\u03a3 \u039f\u0394\u039f\u03a3.'.swapcase() }}|{{ ''.count('', 5, 1) }}|{{ 'a'.count('', 1, 0) }}|{{ 'abc'.find('', 2, 1) }}", "{{ '%.3d|%5.2d|%-8.2d|%+.2d|%08.3f' % (5, 7, 0, 3, -2.5) }}|{{ '{:09_b}|{:_x}|{:08,d}|{:07,.1f}|{:=+9_.0}|{:.2}|{:.1}|{:>+8.2%}'.format(5, 1048576, 1234, 12.5, -0.45, 53.0, 0.05, 0.5) }}", "{{ '{:,x}'.format(5) }}",
    "{{ ' a '.strip() }}|{{ ' a '.lstrip() }}|{{ ' a '.rstrip() }}|{{ 'xyaxy'.strip('yx') }}|{{ '\n\na\n'.lstrip('\n') }}|{{ 'a\n'.rstrip('\n') }}|{{ '\U0001F600a\U0001F600'.strip('\U0001F600') }}|{{ ''.strip() }}|{{ ' '.strip() }}|{{ 'a'.strip('') }}|{{ ' a'.strip(none) }}",
    "{{ 'a,b,,c'.split(',') }}|{{ ' a  b c '.split() }}|{{ 'a,b,c'.split(',', 1) }}|{{ ' a  b  c '.split(none, 1) }}|{{ 'a b c'.split(maxsplit=1) }}|{{ ''.split(',') }}|{{ ''.split() }}|{{ 'abc'.split('abc') }}|{{ 'a</think>b'.split('</think>')[-1] }}|{{ 'a b'.split(sep=' ') }}|{{ 'a b'.split(none, 0) }}|{{ 'a,b'.split(',', 0) }}|{{ 'a,b'.split(',', -1) }}",
    "{{ 'a,b,,c'.rsplit(',') }}|{{ 'a,b,c'.rsplit(',', 1) }}|{{ ' a  b c '.rsplit(none, 1) }}|{{ ' a b '.rsplit() }}|{{ 'aaa'.rsplit('aa') }}|{{ 'aaaa'.split('aa') }}|{{ ''.rsplit('x') }}|{{ ' a b '.rsplit(none, 0) }}",
    "{{ 'a\nb\r\nc\rd\x0be\u2028f\n'.splitlines() }}|{{ 'a\nb\n'.splitlines(true) }}|{{ ''.splitlines() }}|{{ '\n'.splitlines() }}|{{ 'a\n\n'.splitlines(keepends=true) }}",
    "{{ 'abc'.startswith('ab') }}|{{ 'abc'.startswith(('x', 'a')) }}|{{ 'abc'.endswith('bc') }}|{{ 'abc'.endswith(('x', 'c')) }}|{{ 'abc'.startswith('b', 1) }}|{{ 'abc'.startswith('') }}|{{ 'abc'.startswith('', 3) }}|{{ 'abc'.startswith('', 4) }}|{{ 'abc'.endswith('b', 0, 2) }}|{{ 'abc'.startswith(()) }}|{{ 'abc'.endswith('c', -1) }}|{{ 'abc'.startswith('a', 2, 1) }}|{{ ''.startswith('', 0, 0) }}",
    "{{ 'hello'.find('l') }}|{{ 'hello'.find('z') }}|{{ 'hello'.rfind('l') }}|{{ 'hello'.find('l', 3) }}|{{ 'hello'.find('l', 4) }}|{{ 'hello'.index('e') }}|{{ 'hello'.rindex('l') }}|{{ 'hello'.count('l') }}|{{ 'hello'.count('') }}|{{ 'aaa'.count('aa') }}|{{ u.find('b') }}|{{ u.rfind('\U0001F601') }}|{{ 'a'.find('', 1) }}|{{ 'a'.find('', 2) }}|{{ 'abc'.rfind('') }}|{{ 'abcabc'.rfind('b', 0, 4) }}|{{ 'abc'.count('', 1) }}|{{ 'abc'.count('b', 2) }}|{{ 'hello'.find('l', -2) }}",
    "{{ 'hello'.index('z') }}", "{{ 'hello'.rindex('z') }}", "{{ 'a'.split('') }}", "{{ 'a'.split(1) }}", "{{ 'a'.strip(1) }}", "{{ 'a'.startswith(1) }}", "{{ 'a'.join([1]) }}", "{{ 'a'.find(1) }}", "{{ 'a'.replace('a') }}", "{{ 'a'.replace(1, 2) }}", "{{ 'a'.strip('a', 'b') }}", "{{ 'a'.startswith(['a']) }}", "{{ 'a'.nosuch() }}", "{{ 'a'.nosuch }}|", "{{ d.nosuch() }}", "{{ x.nosuch() }}", "{{ 'a'.upper(1) }}",
    "{{ 'aXb'.replace('X', '-') }}|{{ 'aaa'.replace('a', 'b', 2) }}|{{ 'abc'.replace('', '.') }}|{{ 'abc'.replace('', '.', 2) }}|{{ u.replace('', '.') }}|{{ 'aaa'.replace('aa', 'b') }}|{{ ''.replace('', 'x') }}|{{ 'a'.replace('a', '') }}",
    "{{ 'aBc'.upper() }}|{{ 'aBc'.lower() }}|{{ 'hello wORLD it\\'s 1st \u00dfa \u01c6a'.title() }}|{{ 'hELLO'.capitalize() }}|{{ 'aBc\u00df\u01c5'.swapcase() }}|{{ ''.title() }}|{{ 'A\u03a3 \u03a3A'.lower() }}|{{ 'A\u03a3'.title() }}|{{ 'A\u03a3'.capitalize() }}|{{ '\u0130x'.capitalize() }}|{{ '\u0130I\u0130'.lower() }}|{{ '\ufb01x \u0149'.upper() }}|{{ '\ufb01x'.title() }}",
    "{{ 'ab'.center(5, '*') }}|{{ 'a'.center(4) }}|{{ 'abc'.center(6, '-') }}|{{ 'ab'.ljust(4, '.') }}|{{ 'ab'.rjust(4) }}|{{ '-5'.zfill(4) }}|{{ '5'.zfill(3) }}|{{ '+'.zfill(3) }}|{{ 'abc'.zfill(2) }}|{{ 'a\tb'.expandtabs() }}|{{ 'a\tb\n\tc'.expandtabs(4) }}|{{ 'a\tb'.expandtabs(0) }}|{{ u.center(8, '\U0001F600') }}", "{{ 'a'.center(5, 'xx') }}", "{{ 'a'.center('b') }}",
    "{{ 'a-b-c'.partition('-') }}|{{ 'a-b-c'.rpartition('-') }}|{{ 'abc'.partition('-') }}|{{ 'abc'.rpartition('-') }}|{{ 'abc'.removeprefix('a') }}|{{ 'abc'.removeprefix('x') }}|{{ 'abc'.removesuffix('c') }}|{{ 'abc'.removesuffix('') }}|{{ 'aa'.removesuffix('aaa') }}", "{{ 'a'.partition('') }}",
    "{{ ','.join(['a', 'b']) }}|{{ ''.join('abc') }}|{{ '-'.join([]) }}|{{ ','.join(d) }}|{{ ','.join(x|map('string')) }}",
    "{% for s in ['abc', 'ABC', 'a1', '1', '\u00b2', '\u0663', ' ', '', 'aB', '\u4e00', '\u2167', '\u00bd', 'a b', '\u01c5', '\u00aa', '\u00e9'] %}{{ s.isalpha() }},{{ s.isdigit() }},{{ s.isdecimal() }},{{ s.isalnum() }},{{ s.isspace() }},{{ s.islower() }},{{ s.isupper() }},{{ s.isascii() }}\n{% endfor %}",
    "{{ d.get('a') }}|{{ d.get('z') }}|{{ d.get('z', 'y') }}|{{ d.get('a', 'y') }}|{{ d.get(none) }}|{{ {1: 2}.get(true) }}|{{ d.keys() }}|{{ d.values() }}|{{ d.items() }}|{{ d.copy() }}", "{{ d.get([1]) }}", "{{ d.get() }}",
    "{{ d['items'] is callable }}{{ d.items is defined }}{{ shadow['items'] }}{{ shadow.items is callable }}{{ shadow.keys is callable }}{{ shadow.other }}",
    "{{ x.index(2) }}|{{ x.count(1) }}|{{ (1, 2).index(1) }}|{{ x.copy() }}|{{ (1, 1).count(1) }}", "{{ x.index(99) }}",
    "{{ x.append(1) }}", "{{ x.append }}|{{ x.append is defined }}", "{{ d.update({}) }}", "{{ d.pop('a') }}", "{{ x.pop() }}", "{% set _ = x.extend([1]) %}", "{{ d.setdefault('a', 1) }}", "{{ x.sort() }}", "{{ d.clear() }}",
    "{{ ''.__class__ }}|{{ x.__len__ is defined }}|{{ d['__class__'] }}", "{{ ''.__class__.__mro__ }}", "{{ ''['__class__'].x }}",
    "{{ 'a'.upper.x }}|", "{{ 'A'['lower']() }}|{{ d['get']('a') }}|{{ x['count'](1) }}",
    "{{ '{} {}'.format(1, 'a') }}|{{ '{1} {0} {1}'.format(1, 2) }}|{{ '{a} {b}'.format(a=1, b='x') }}|{{ '{{}}'.format() }}|{{ '{0.a} {0[a]} {1[0]}'.format(d, x) }}|{{ '{!r} {!s}'.format('a', 'b') }}|{{ '{:>5}|{:<5}|{:^5}|{:*^7}'.format('a', 'b', 'c', 'd') }}",
    "{{ '{:.2f}|{:8.3f}|{:+d}|{:05d}|{:x}|{:X}|{:#x}|{:b}|{:o}|{:,}|{:_}|{:%}|{:e}|{:.3g}|{:.3}|{:10}|{:<10}|{:=+8d}|{:.1%}'.format(3.14159, 2.5, 5, 42, 255, 255, 255, 5, 8, 1234567, 1234567, 0.25, 12345.678, 0.00012345, 1234.5, 5, 5, 5, 0.5) }}",
    "{{ '{:.3}|{:5.1}|{:5}|{}|{:d}|{}|{:}'.format('abcdef', 'xyz', true, true, true, none, [1]) }}|{{ '{:{}}|{:{w}}'.format('a', 5, 'b', w=4) }}|{{ '{:g}|{:g}|{:g}|{:.0f}|{:.0e}|{:E}'.format(1e10, 1.0, 0.1, 2.5, 12345, 1.5) }}|{{ '{:,.2f}'.format(1234567.891) }}|{{ '{:010.2f}'.format(-3.14159) }}|{{ '{:c}'.format(65) }}",
    "{{ '{} {}'.format(1) }}", "{{ '{a}'.format(1) }}", "{{ '{'.format(1) }}", "{{ '}'.format(1) }}", "{{ '{:d}'.format('a') }}", "{{ '{:>5}'.format([1]) }}", "{{ '{:q}'.format(1) }}", "{{ '{!x}'.format(1) }}", "{{ '{0.__class__.x}'.format(1) }}", "{{ '{:.2d}'.format(1) }}",
    "{{ '%s %d %r %x %o %X %c %c %%' % ('a', 3, 'q', 255, 8, 255, 65, 'B') }}|{{ '%5s|%-5s|%05d|%+d|% d|%.2f|%8.3f|%e|%g|%i|%.3s' % ('a', 'b', 42, 5, 5, 3.14159, 2.5, 12345.678, 0.0001, 7, 'abcdef') }}",
    "{{ '%s' % 5 }}|{{ '%s' % none }}|{{ '%s' % [1] }}|{{ '%(a)s %(b)s' % d }}|{{ '%d' % 3.7 }}|{{ '%s' % ((1, 2),) }}|{{ '100%%' % () }}|{{ '%#x %#o' % (255, 8) }}|{{ '%*d' % (5, 42) }}|{{ '%.*f' % (2, 1.5) }}|{{ '%05s' % 'a' }}|{{ '%05.1f' % -2.5 }}|{{ '%s' % nothing }}|{{ '%d' % true }}|{{ '%g %g %G' % (1e10, 100000, 1e-10) }}",
    "{{ '%d' % 'a' }}", "{{ '%s %s' % 'a' }}", "{{ '%s' % (1, 2) }}", "{{ '%' % 1 }}", "{{ '%z' % 1 }}", "{{ '%(a)s' % 1 }}", "{{ '%(z)s' % d }}", "{{ 'a' % 1 }}", "{{ 'a' % d }}|",
]

LOOPS = [
    "{% for i in x %}{% for j in [] %}{% else %}{% if i == 2 %}{% break %}{% endif %}{% endfor %}{{ i }}{% endfor %}", "{% for i in x %}{% for j in [] %}{% else %}{% continue %}{% endfor %}{{ i }}{% else %}E{% endfor %}",
    "{% for i in x %}{{ loop.index }},{{ loop.index0 }},{{ loop.revindex }},{{ loop.revindex0 }},{{ loop.first }},{{ loop.last }},{{ loop.length }},{{ loop.depth }},{{ loop.depth0 }},{{ loop.previtem }},{{ loop.nextitem }}\n{% endfor %}",
    "{% for i in x if i != 2 %}{{ loop.index }}{{ i }}{{ loop.last }}{{ loop.length }}{{ loop.nextitem }};{% endfor %}", "{% for i in x if i > 5 %}{{ i }}{% else %}none{% endfor %}|{% for i in [] %}{% else %}empty{% endfor %}|{% for i in nothing %}{% else %}undefined{% endfor %}",
    "{% for i in x %}{% if i == 2 %}{% continue %}{% endif %}{{ i }}{% endfor %}|{% for i in x %}{% if i == 2 %}{% break %}{% endif %}{{ i }}{% endfor %}",
    "{% for i in [1] %}{% continue %}{% else %}E{% endfor %}|{% for i in [1] %}{% break %}{% else %}E{% endfor %}|{% for i in [1, 2] %}{% if i == 2 %}{% break %}{% endif %}{% else %}E{% endfor %}",
    "{% for a, b in [(1, 2), [3, 4]] %}{{ a }}-{{ b }};{% endfor %}{% for (a, b), c in [((1, 2), 3)] %}{{ a }}{{ b }}{{ c }}{% endfor %}{% for k, v in d.items() %}{{ k }}:{{ v }};{% endfor %}{% for a, b in ['xy'] %}{{ a }}+{{ b }}{% endfor %}{% for (a,) in [[1]] %}{{ a }}{% endfor %}", "{% for a, in [[1]] %}{{ a }}{% endfor %}", "{% set a, = [1] %}", "{% for in in [1] %}{{ in }}{% endfor %}",
    "{% for a, b in [[1]] %}{% endfor %}", "{% for a, b in [[1, 2, 3]] %}{% endfor %}", "{% for a, b in [1] %}{% endfor %}", "{% for a in 5 %}{% endfor %}", "{% for a in none %}{% endfor %}", "{% for a in tools %}{% endfor %}",
    "{% for k in d %}{{ k }}{% endfor %}|{% for c in 'h\U0001F600i' %}{{ c }}.{% endfor %}|{% for i in range(3) %}{{ i }}{% endfor %}|{% for i in range(5, 0, -2) %}{{ i }}{% endfor %}|{% for i in range(1, 1) %}{{ i }}{% else %}-{% endfor %}|{% for a in (1, 2) %}{{ a }}{% endfor %}|{% for a in 1, 2 %}{{ a }}{% endfor %}",
    "{% for i in x %}{% for j in s %}{{ loop.index }}{% endfor %}{{ loop.index }};{% endfor %}", "{% for i in x %}{{ loop.cycle('a', 'b') }}{{ loop.changed(i // 2) }}{% endfor %}", "{% for i in x %}{% set outer = loop %}{% for j in [1, 2] %}{{ outer.index }}{{ loop.index }} {% endfor %}{% endfor %}",
    "{% for n in tree recursive %}{{ loop.depth }}{{ n.name }}{% if n.kids %}({{ loop(n.kids) }}){% endif %}{% endfor %}", "{% for i in x %}{{ loop(x) }}{% endfor %}", "{{ loop.index }}", "{% for i in x %}{{ loop }}{% endfor %}", "{% for i in x %}{{ loop.nosuch }}|{% endfor %}", "{% for i in x %}{{ loop.nosuch.a }}{% endfor %}", "{% for i in x %}{{ loop['index'] }}{% endfor %}",
    "{% for i in x %}{{ loop.previtem.a }}{% endfor %}", "{% for i in x %}{% if loop.nextitem is defined %}{{ loop.nextitem }}{% endif %}{% endfor %}", "{% set ns = namespace(n=0) %}{% for i in x %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}",
    "{% set ns = namespace(stop=false) %}{% for i in x if not ns.stop %}{{ i }}{% set ns.stop = true %}{% endfor %}", "{% set ns = namespace(stop=false) %}{% for i in x if not ns.stop %}{{ i }}{{ loop.last }}{% set ns.stop = true %}{% endfor %}",
    "{% for i in x recursive %}{{ i }}{% endfor %}", "{% for i in x -%}  {{ i }}  {%- endfor %}", "{% for i in x %}{% endfor %}{{ i }}", "{% for i in x if i is odd and loop is undefined %}{{ i }}{% endfor %}", "{% for i in x: %}{{ i }}{% endfor %}",
    "{% break %}", "{% for i in x %}{% macro m() %}{% break %}{% endmacro %}{% endfor %}", "{% for i in x %}{% else %}{% break %}{% endfor %}", "{% for i in x %}{% with a = 1 %}{% if i == 2 %}{% break %}{% endif %}{{ i }}{% endwith %}{% endfor %}", "{% for i in x %}{% filter upper %}a{% if i == 2 %}{% break %}{% endif %}{{ i }}{% endfilter %}{% endfor %}",
    "{% for i in x %}{% for j in x %}{% if j == 2 %}{% break %}{% endif %}{{ j }}{% endfor %}{{ i }}{% endfor %}", "{% for m in messages[::-1] %}{{ m.role }}{{ loop.index0 }}{% endfor %}", "{% for i in range(200000) %}{% endfor %}", "{% for i in range(3)|reverse %}{{ i }}{% endfor %}", "{{ range(3) }}{{ range(1, 5, 2) }}{{ range(3)|list }}{{ range(0) is defined }}", "{{ range('a') }}", "{{ range(1, 2, 0) }}", "{{ range() }}",
]

SCOPES = [
    "{% macro m() %}{% for i in [1] %}{{ x }}{% endfor %}{% set x = 9 %}{% endmacro %}{{ m() }}{{ x }}", "{% macro m() %}{% for i in [1] %}{{ x }}{% endfor %}{% set x = 9 %}{% endmacro %}{{ m() }}", "{% generation %}{{ varargs }}{{ loop is defined }}{% endgeneration %}",
    "{% set a = 1 %}{% for i in [1, 2] %}{{ a }}{% set a = 5 %}{{ a }}{% endfor %}{{ a }}", "{% if true %}{% set a = 1 %}{% endif %}{{ a }}", "{% for i in [1] %}{% set a = 1 %}{% endfor %}{{ a is defined }}", "{% set a, b = 1, 2 %}{{ a }}{{ b }}", "{% set (a, b) = (1, 2) %}{{ a }}{{ b }}", "{% set a = 1, 2 %}{{ a }}",
    "{% set a %}x{{ 1 }}{% set b = 2 %}{% endset %}{{ a }}{{ b is defined }}", "{% set a | upper %}x{% endset %}{{ a }}", "{% set a | replace('x', 'y') | upper %}x{% endset %}{{ a }}", "{% set ns = namespace(a=1) %}{% set ns.b = 2 %}{{ ns.a }}{{ ns.b }}{{ ns }}{{ ns['a'] }}{{ ns.c is defined }}", "{% set ns = namespace({'a': 1}, b=2) %}{{ ns.a }}{{ ns.b }}", "{% set ns = namespace(a=1) %}{{ ns.c.d }}", "{% set ns.a %}x{% endset %}", "{% set ns = namespace() %}{% set ns.a %}x{% endset %}{{ ns.a }}", "{% set ns = namespace() %}{% set ns.a, b = 1, 2 %}{{ ns.a }}{{ b }}",
    "{% set d.a = 1 %}", "{% set nothing.a = 1 %}", "{% set a, b = [1] %}", "{% set a, b = 1 %}", "{% set 'a' = 1 %}", "{% set true = 1 %}", "{% set a.b.c = 1 %}", "{% set a[0] = 1 %}", "{% set a = %}", "{% set a %}",
    "{% for i in [1] %}{{ x }}{% endfor %}{% set x = 1 %}{{ x }}", "{% if false %}{% set x = 1 %}{% endif %}{{ x }}", "{% for i in [1] %}{% if false %}{% set x = 1 %}{% endif %}{{ x }}{% endfor %}", "{% for i in [1] %}{% for j in [1] %}{{ x }}{% endfor %}{% set x = 1 %}{{ x }}{% endfor %}", "{{ x }}{% for i in [1] %}{{ x }}{% endfor %}{% set x = 1 %}{{ x }}", "{% macro m() %}{{ x }}{% endmacro %}{{ m() }}{% set x = 1 %}{{ m() }}", "{% set x = x %}{{ x }}", "{% for i in [1] %}{% set x = x %}{{ x }}{% endfor %}", "{% if true %}{% for i in [1] %}{{ x }}{% endfor %}{% set x = 1 %}{% endif %}{{ x }}", "{% for x in x %}{{ x }}{% endfor %}{{ x }}",
    "{% with a = 1, b = 2 %}{{ a + b }}{% set c = 3 %}{{ c }}{% endwith %}{{ a is defined }}{{ c is defined }}", "{% set a = 1 %}{% with a = 2, b = a %}{{ a }}{{ b }}{% endwith %}{{ a }}", "{% with %}{% set q = 1 %}{{ q }}{% endwith %}{{ q is defined }}", "{% with a, b = (1, 2) %}{{ a }}{{ b }}{% endwith %}",
    "{% filter upper %}a{{ 'b' }}{% set z = 1 %}{% endfilter %}{{ z is defined }}", "{% filter replace('a', 'b')|upper %}a{% endfilter %}", "{% filter nosuch %}a{% endfilter %}", "{% print 1, 'a' %}", "{% print %}",
    "{% if x %}a{% elif nothing %}b{% else %}c{% endif %}|{% if nothing %}a{% elif x %}b{% else %}c{% endif %}|{% if nothing %}a{% elif nothing %}b{% else %}c{% endif %}|{% if nothing %}a{% endif %}", "{% if 1, 2 %}a{% endif %}", "{% if x: %}a{% endif %}", "{% if %}a{% endif %}", "{% if x %}a", "{% if x %}a{% else %}b{% elif y %}c{% endif %}", "{% endif %}", "{% else %}", "{% nosuch %}", "{% 5 %}", "{% if x %}{% endfor %}", "{%", "{{", "{{ x", "{# x", "{{ 'x }}", "{{ x }", "{% if x }}", "{{ x %}", "{{ }}", "{{ ! }}", "{{ x ? y }}", "{{ $ }}", "{% set %}", "{% for %}{% endfor %}", "{% for a %}{% endfor %}", "{% for a.b in x %}{% endfor %}", "{% for 1 in x %}{% endfor %}", "line\nline\n{{ 1 + }}", "line\n{% if x %}\n{% nosuch %}", "{{ a.'b' }}", "{{ a. }}", "{{ a| }}", "{{ a is }}", "{{ f(a=1, 2) }}", "{{ f(**a, *b) }}", "{{ f(a b) }}", "{{ x[ }}", "{{ 1 2 }}", "{{ not }}", "{{ a if }}", "{{ 'a' 1 }}",
    "{% generation %}a{{ x }}{% set y = 1 %}{% endgeneration %}{{ y is defined }}", "{% for i in x %}{% generation %}{{ i }}{{ loop.index }}{% endgeneration %}{% endfor %}", "{% generation %}\n  a\n{% endgeneration %}\nb", "{% for i in x %}{% generation %}{% break %}{% endgeneration %}{% endfor %}",
]

MACROS = [
    "{% macro m(a, b=2, c=none) %}{{ a }}{{ b }}{{ c }}{% endmacro %}{{ m(1) }}|{{ m(1, 3) }}|{{ m(1, c=4) }}|{{ m(a=9) }}|{{ m(b=1, a=2) }}|{{ m() }}", "{% macro m(a, b=a) %}{{ a }}{{ b }}{% endmacro %}{{ m(1) }}{{ m(1, 2) }}", "{% macro m(a) %}{{ a.x }}{% endmacro %}{{ m() }}", "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }}", "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(b=2) }}",
    "{% macro m(a) %}{{ a }}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, 2, 3, k=4) }}|{{ m() }}", "{% macro m() %}[{{ caller() }}]{% endmacro %}{% call m() %}x{{ x }}{% endcall %}", "{% macro m() %}[{{ caller(1, b=2) }}]{% endmacro %}{% call(a, b=0) m() %}{{ a }}{{ b }}{% endcall %}", "{% macro m() %}{{ caller() }}{% endmacro %}{{ m() }}", "{% macro m(a) %}{{ a }}{{ caller is defined }}{% endmacro %}{{ m(1) }}{% call m(2) %}{% endcall %}", "{% macro m() %}{% endmacro %}{% call m() %}x{% endcall %}", "{% call x %}{% endcall %}", "{% call nothing() %}{% endcall %}",
    "{% macro m(n) %}{{ n }}{% if n > 0 %}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(5) }}", "{% macro m() %}{% set v = 1 %}{{ v }}{% endmacro %}{{ m() }}{{ v is defined }}", "{% set v = 1 %}{% macro m() %}{{ v }}{% endmacro %}{% set v = 2 %}{{ m() }}", "{% for i in x %}{% macro m() %}{{ i }}{% endmacro %}{{ m() }}{% endfor %}{{ m is defined }}", "{{ m() }}{% macro m() %}{% endmacro %}", "{% macro m() %}a{% endmacro %}{{ m ~ '' }}|{{ m.name }}|{{ m.arguments }}|{{ m is callable }}", "{% macro m(a, b) %}{{ a }}{{ b }}{% endmacro %}{{ m(*[1, 2]) }}{{ m(**{'a': 3, 'b': 4}) }}{{ m(1, *[2]) }}{{ m(1, **{'b': 2}) }}", "{% macro m(a=1, b) %}{% endmacro %}", "{% macro m(a %}{% endmacro %}", "{% macro m %}{% endmacro %}", "{% macro m() %}  x  {% endmacro %}{{ m()|trim }}{{ m() ~ m() }}{{ m()|length }}",
    "{%- macro m(a) -%}\n  {{ a }}\n{%- endmacro -%}\n\n{{ m('y') }}", "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}B{% endmacro %}{{ a() }}", "{% macro m(x) %}{{ x }}{% endmacro %}{{ m('i') }}{{ x }}", "{% macro m(loop) %}{{ loop }}{% endmacro %}{{ m(1) }}", "{% macro m() %}{% for i in [1, 2] %}{{ loop.index }}{% endfor %}{% endmacro %}{{ m() }}", "{% for i in [7] %}{% macro m() %}{{ loop.index }}{% endmacro %}{{ m() }}{% endfor %}",
]

FUNCTIONS = [
    "{{ dict(a=1, b=2) }}|{{ dict({'a': 1}, a=2) }}|{{ dict([('a', 1), ['b', 2]]) }}|{{ dict() }}", "{{ dict(1) }}", "{{ dict([1]) }}", "{{ dict([[1, 2, 3]]) }}", "{% set j = joiner('; ') %}{{ j() }}a{{ j() }}b{{ j() }}c", "{% set j = joiner() %}{{ j() }}a{{ j() }}b",
    "{{ raise_exception('No way: ' ~ x) }}", "{% if true %}\n{{ raise_exception('second line') }}{% endif %}", "{{ raise_exception('a' if false else 'System role not supported') }}", "{{ strftime_now('%d %b %Y|%Y-%m-%d|%H:%M:%S|%A %B|%a|%I %p|%j|%y|%f|%%|%-d %-m|%e|%w %u|%F %T|%D|%R') }}", "{{ strftime_now('%d %B %Y') }}|{{ strftime_now('') }}|{{ strftime_now('no directive') }}|{{ strftime_now('%c') }}", "{{ nosuchfunction(1) }}", "{{ caller }}|{{ varargs }}|{{ kwargs }}", "{{ namespace(1) }}",
]

VALUES = {
    "x": [1, 2, 3],
    "s": "hello",
    "u": "a\U0001F600b\U0001F601c",
    "d": {"a": 1, "b": 2},
    "a": [{"b": "deep"}],
    "shadow": {"items": "mine", "other": 1},
    "j": {"a": [1, 2.5, None, True, {"b": "\u00e9\n\"<>&'"}], "empty": [], "none": {}, "n": {"m": [[1], [2]]}},
    "users": [
        {"name": "Ada", "age": 36, "admin": True, "tags": ["t1", "t2"], "address": {"city": "London"}},
        {"name": "Bo", "age": 20, "admin": False, "tags": []},
        {"name": "cy", "age": 45, "admin": False, "tags": ["t3"]},
    ],
    "tree": [{"name": "r", "kids": [{"name": "k", "kids": [{"name": "g"}]}, {"name": "l"}]}],
    "messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Yes?"}],
}

USER = {"role": "user", "content": "How far is the sea? {{ 7*7 }} <|im_end|> \u00e9\U0001F600"}
SYSTEM = {"role": "system", "content": "  You answer in one sentence.\n"}
ASSISTANT = {"role": "assistant", "content": "Far.\n"}
REASONING = {"role": "assistant", "content": "<think>\nThey ask again.\n</think>\n\nStill far. "}
CALL = {
    "role": "assistant",
    "content": "",
    "tool_calls": [
        {
            "id": "call12345",
            "type": "function",
            "function": {"name": "distance", "arguments": {"to": "sea & \"shore\"", "unit": "km", "exact": True}},
        }
    ],
}
ANSWER = {"role": "tool", "name": "distance", "tool_call_id": "call12345", "content": "{\"km\": 12.5}"}
TOOLS = [
    {
        "type": "function",
        "function": {
            "name": "distance",
            "description": "Measures the way to a place <in km>.",
            "parameters": {
                "type": "object",
                "properties": {"to": {"type": "string"}, "limit": {"type": "number", "minimum": 0.5}},
                "required": ["to"],
            },
        },
    }
]
CONVERSATIONS = {
    "one question": {"messages": [USER]},
    "system and question": {"messages": [SYSTEM, USER], "add_generation_prompt": True},
    "answered twice": {"messages": [USER, ASSISTANT, USER, REASONING, USER], "add_generation_prompt": True},
    "ends with reasoning": {"messages": [SYSTEM, USER, ASSISTANT, USER, REASONING]},
    "tools offered": {"messages": [SYSTEM, USER], "tools": TOOLS, "add_generation_prompt": True},
    "tool called": {"messages": [USER, CALL, ANSWER], "tools": TOOLS, "add_generation_prompt": True},
    "tool answered": {"messages": [SYSTEM, USER, CALL, ANSWER, ANSWER, ASSISTANT], "tools": TOOLS},
    "no thinking": {"messages": [USER], "add_generation_prompt": True, "enable_thinking": False},
    "two questions": {"messages": [USER, USER], "add_generation_prompt": True},
    "nothing": {"messages": []},
    "tools without call": {"messages": [USER, ANSWER], "builtin_tools": ["distance"], "date_string": "1 May 2025"},
    "builtin tool": {"messages": [USER, CALL, ANSWER], "builtin_tools": ["distance", "code_interpreter"]},
}
CONVERSATIONS = {
    name: {"bos_token": "<s>", "eos_token": "</s>", "unk_token": "<unk>", "pad_token": "<pad>", **conversation}
    for name, conversation in CONVERSATIONS.items()
}


def vector_cases(data):
    """The vectors of huggingface.js, whose own targets differ from Python in how a list is printed."""
    with (data / VECTORS).open(encoding="utf-8") as lines:
        for line in lines:
            vector = json.loads(line)
            fields = outcome(vector["chat_template"], vector["data"])
            fields["sha256"] = hashlib.sha256(fields.pop("expected").encode()).hexdigest()
            print(json.dumps({"name": "vector " + vector["name"], "vector": vector["name"], **fields}))


def template_files(data):
    models = data / "models"
    for path in sorted((models / "chat-templates").glob("*.jinja")):
        yield path.relative_to(data).as_posix(), path.read_text(encoding="utf-8")
    for path in sorted(models.glob("*/tokenizer_config*.json")):
        source = json.loads(path.read_text(encoding="utf-8")).get("chat_template")
        if source:
            yield path.relative_to(data).as_posix(), source


def main(data):
    groups = {
        "whitespace": WHITESPACE, "literals": LITERALS, "operators": OPERATORS, "slices": SLICES, "filters": FILTERS,
        "json": JSON, "tests": TESTS, "methods": METHODS, "loops": LOOPS, "scopes": SCOPES, "macros": MACROS,
        "functions": FUNCTIONS,
    }
    print(json.dumps({"values": VALUES, **CONVERSATIONS}))
    for group, sources in groups.items():
        for number, source in enumerate(sources):
            case(f"{group} {number}", source)
    for path, source in template_files(data):
        for conversation in CONVERSATIONS:
            file_case(path, source, conversation)
    vector_cases(data)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
