"""What is fuzzed: per format sound files to start from, and words that it knows.

A target is a folder of files. The fuzzer changes one text: the contents of the files, one after
another, with a mark between them.
"""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from detente import formats
from detente.i18n import LANGUAGES

MARK = b"\n%%%%\n"
ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Target:
    """A format: the names of its files, sound contents of them, words of the format.

    ``packed`` makes one file of another kind from the contents, where the format is no text.
    """

    names: tuple[str, ...]
    seeds: tuple[tuple[bytes, ...], ...]
    words: tuple[str, ...]
    packed: Callable[[list[bytes]], bytes] | None = None

    def read(self, data: bytes, folder: Path, *, repair: bool = False) -> formats.Reading:
        """What comes of the files that the data stand for."""
        parts = data.split(MARK)[: max(len(self.names), 1)]
        if self.packed is not None:
            (folder / self.names[0]).write_bytes(self.packed(data.split(MARK)))
        else:
            for name, part in zip(self.names, parts, strict=False):
                (folder / name).write_bytes(part)
        path = folder / self.names[0] if len(self.names) == 1 else folder
        return formats.read(path, formats.ReadingRequest(repair=repair))


def check(target: Target, data: bytes) -> formats.Reading:
    """Read the data; fails unless there is a case or errors, each with words in each language."""
    with tempfile.TemporaryDirectory(prefix="fuzz") as scratch:
        folder = Path(scratch) / "case"
        folder.mkdir()
        reading = target.read(data, folder, repair=data[-1:] == b"&")
    assert (reading.case is None) == bool(reading.errors)
    for problem in reading.problems:
        for language in LANGUAGES:
            assert problem.line(language)
    if reading.case is not None:
        again = formats.read_text(formats.yaml_text(reading.case))
        assert reading.case == again.case, again.problems
    return reading


def _written(name: str) -> bytes:
    return (ROOT / "tests" / "formats" / f"{name}.yaml").read_bytes()


def _workbook_parts(name: str) -> tuple[bytes, ...]:
    """The unpacked parts of a workbook, each behind its name and a line end."""
    from detente.formats.xlsx.writing import workbook_bytes

    case = formats.read_text(_written(name).decode()).case
    assert case is not None
    with zipfile.ZipFile(io.BytesIO(workbook_bytes(case))) as archive:
        return tuple(e.encode() + b"\n" + archive.read(e) for e in archive.namelist())


def _zipped(parts: list[bytes]) -> bytes:
    """Parts as a zip: each begins with its name on a line."""
    named: dict[str, bytes] = {}
    for number, part in enumerate(parts):
        name, _, content = part.partition(b"\n")
        known = name.decode("utf-8", "replace").replace("\0", "")[:200]
        named[known or str(number)] = content
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in named.items():
            archive.writestr(name, content)
    return written.getvalue()


def _json_of(name: str) -> bytes:
    case = formats.read_text(_written(name).decode()).case
    assert case is not None
    return formats.json_text(case).encode()


_ISSUES = b"""<issue index="1" name="i" type="discrete"><item index="1" value="a" evaluation="1"/>
<item value="b" evaluation="4"/></issue><issue index="2" name="n" type="integer" lowerbound="0"
upperbound="9"><evaluator ftype="linear" slope="0.1" offset="0"/></issue><issue index="3" name="r"
type="real"><range lowerbound="0" upperbound="2.5"/><evaluator ftype="triangular" parameter0="0"
parameter1="2" parameter2="1"/></issue>"""
_DOMAIN = b'<negotiation_template><utility_space number_of_issues="3"><objective index="0">%s</objective></utility_space></negotiation_template>'  # noqa: E501
_ADDITIVE = b"""<utility_space><objective index="0" name="root">%s<weight index="1" value="0.5"/>
<weight index="2" value="0.3"/><weight index="3" value="2e-1"/></objective>
<discount_factor value="0.8"/><reservation value="0.35"/></utility_space>"""
_BOXES = b"""<utility_space type="nonlinear"><objective index="0">%s<utility maxutility="80">
<ufun type="PlainUfun" aggregation="max"><hyperRectangle utility="50"><INCLUDES index="2" min="2"
max="6"/></hyperRectangle><ufun weight="2" aggregation="sum"><hyperRectangle utility="30">
<EXCLUDES index="2" min="8" max="9"/></hyperRectangle></ufun></ufun></utility></objective>
<reservation value="0.75"/></utility_space>"""

_WEB_DOMAIN = (
    b'{"name":"b","issuesValues":{"c":{"values":["open","closed"]},"h":{"range":[8,12,2]}}}'
)
_WEB_PROFILE = (
    b'{"LinearAdditiveUtilitySpace":{"name":"n","domain":' + _WEB_DOMAIN + b","
    b'"issueWeights":{"c":0.6,"h":0.4},"issueUtilities":{"c":{"discreteutils":{"valueUtilities":'
    b'{"open":1.0,"closed":0.25}}},"h":{"numberutils":{"lowValue":8,"lowUtility":0,"highValue":12,'
    b'"highUtility":1}}},"reservationBid":{"issuevalues":{"c":"closed","h":12}}}}'
)
_NEG_DOMAIN = b"""name: border
type: DiscreteCartesianOutcomeSpace
issues:
- {name: crossing, type: CategoricalIssue, values: [open, 'no']}
- {name: hours, type: ContiguousIssue, values: [8, 12]}
"""
_NEG_PROFILE = b"""name: north
type: ExpDiscountedUFun
discount: 0.9
factor: step
reserved_value: -.inf
ufun:
  type: LinearAdditiveUtilityFunction
  reserved_value: 0.4
  weights: [0.6, 0.4]
  values:
  - {type: TableFun, mapping: {open: 1.0, 'no': 0.25}}
  - {type: AffineFun, slope: 0.25, bias: -2.0}
"""
_NEG_SOUTH = b"""type: LinearAdditiveUtilityFunction
weights: [1, 2]
values:
- {type: TableFun, mapping: {open: 0, 'no': -1e-3}}
- {type: IdentityFun}
reserved_outcome: [open, 9]
"""
_NEG_JSON = (
    b'{"issues":[{"name":"c","type":"CategoricalIssue","values":["open","no"]},'
    b'{"name":"h","type":"ContiguousIssue","values":[8,12]}]}',
    b'{"type":"LinearAdditiveUtilityFunction","reserved_value":-Infinity,"weights":[0.6,0.4],'
    b'"values":[{"type":"TableFun","mapping":{"open":1.0,"no":0.25}},{"type":"ConstFun","bias":1}]}',
    b'{"__python_class__":"x.LinearAdditiveUtilityFunction","reserved_outcome":["no",8],"weights":'
    b'[1,1],"values":[{"type":"TableFun","mapping":{"open":0,"no":1}},{"type":"IdentityFun"}]}',
)
_LOG_PROFILE = (
    b'{"reservationValue":0.2,"issueWeights":{"c":0.6,"h":0.4},'
    b'"issues":{"c":{"open":1.0,"closed":0.25},"h":{"short":0.2,"long":1.0}}}'
)
_TABLE = b"issue,option,North,South\nc,open,60,0\nc,closed,15,40.5\nh,short,,1e1\nno deal,,20,\n"
_TABLE_DE = "issue;option;Süd\nZ\u00f6lle;keine;1,5\nno deal;;0,2\n".encode()

_NUMBERS = ("1e40", "-1", "0.1", "NaN", "Infinity", "1e999", "-0", "2/3", "1" * 65)

TARGETS: dict[str, Callable[[], Target]] = {
    "yaml": lambda: Target(
        ("case.yaml",),
        ((_written("river"),), (_written("dam"),), (_written("union"),)),
        (
            "detente: case/1",
            "parties:",
            "issues:",
            "if:",
            "withdrawn:",
            "&a",
            "*a",
            "<<:",
            "!!int",
            "---",
            *_NUMBERS,
        ),
    ),
    "json": lambda: Target(
        ("case.json",),
        ((_json_of("river"),), (_json_of("dam"),), (_json_of("union"),)),
        ('"detente"', '"issues"', "\\ud800", "null", "true", *_NUMBERS),
    ),
    "xlsx": lambda: Target(
        ("case.xlsx",),
        (_workbook_parts("river"), _workbook_parts("dam"), _workbook_parts("union")),
        ("<c r=", "<v>", "<f>", 't="s"', "<!DOCTYPE", "xl/workbook.xml", *_NUMBERS),
        _zipped,
    ),
    "zip": lambda: Target(
        ("case.zip",),
        ((b"a/d.xml\n" + _DOMAIN % _ISSUES, b"a/p.xml\n" + _ADDITIVE % _ISSUES),),
        ("../", "/etc/", "__MACOSX/", "case.yaml\n", "PK\x03\x04"),
        _zipped,
    ),
    "genius": lambda: Target(
        ("d.xml", "p.xml", "q.xml"),
        ((_DOMAIN % _ISSUES, _ADDITIVE % _ISSUES, _BOXES % _ISSUES),),
        ("<issue ", "<item ", "evaluation=", "<!DOCTYPE", "<!--", "<![CDATA[", "&amp;", *_NUMBERS),
    ),
    "geniusweb": lambda: Target(
        ("d.json", "p.json", "q.json"),
        ((_WEB_DOMAIN, _WEB_PROFILE, _WEB_PROFILE),),
        ('"range"', '"values"', '"reservationBid"', '"numberutils"', "[]", "{}", *_NUMBERS),
    ),
    "negmas-yaml": lambda: Target(
        ("d.yml", "p.yml", "q.yml"),
        ((_NEG_DOMAIN, _NEG_PROFILE, _NEG_SOUTH),),
        ("MappingUtilityFunction", "ContinuousIssue", "-.inf", "&a", "<<:", "!!x", *_NUMBERS),
    ),
    "negmas-json": lambda: Target(
        ("d.json", "p.json", "q.json"),
        (_NEG_JSON,),
        ('"__python_class__"', "-Infinity", '"LinearFun"', '"reserved_outcome"', *_NUMBERS),
    ),
    "negolog": lambda: Target(
        ("a.json", "b.json"),
        ((_LOG_PROFILE, _LOG_PROFILE),),
        ('"issueWeights"', '"issues"', '"reservationValue"', "{}", *_NUMBERS),
    ),
    "csv": lambda: Target(
        ("case.csv",),
        ((_TABLE,), (_TABLE_DE,)),
        ("issue,option,", "no deal", '"', ";", "\t", "sep=;", "=1+1", *_NUMBERS),
    ),
}
