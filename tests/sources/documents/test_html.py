from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from detente.sources.documents.extraction import extractor_installed, with_extraction
from detente.sources.documents.html import html_text
from detente.sources.lines import Hint, Role, lines_of, screen

PAGE = """<!DOCTYPE html>
<html lang="de-AT"><head><title>Der Titel | Küstenblatt</title>
<meta property="og:title" content="Der &amp;Titel"><meta name="author" content="Nora Pell">
<meta property="article:published_time" content="2031-03-14T08:00:00+01:00">
<meta property="og:site_name" content="Küstenblatt">
<link rel="canonical" href="https://example.org/a"><script>var a = "<p>nie</p>";</script></head>
<body onload="alert(1)"><nav><ul><li><a href="/">Start</a></li><li>Politik</ul></nav>
<article><h1>Der <em>große</em> Titel</h1>
<p>Erster Absatz,&nbsp;mit <b>fettem</b> Wort<br>und neuer Zeile.</p>
<script>alert("Absatz")</script><style>p {color: red}</style>
<h2>Zwischen</h2><ul><li>Pegel</li><li>Brücke</li></ul>
<blockquote>Ein Zitat.</blockquote><p hidden>unsichtbar</p>
<p style="display: none">auch unsichtbar</p></article>
<aside>Anzeige</aside><footer>© 2031</footer></body></html>"""


def test_every_visible_block_is_a_line_with_its_hint() -> None:
    """Scripts and styles are nowhere; navigation is there, and marked."""
    page = html_text(PAGE)
    hints = dict(page.hints)

    assert [
        ("- Start", Hint.FURNITURE),
        ("- Politik", Hint.FURNITURE),
        ("Der große Titel", Hint.TITLE),
        ("Erster Absatz, mit fettem Wort", None),
        ("und neuer Zeile.", None),
        ("Zwischen", Hint.HEADING),
        ("- Pegel", None),
        ("- Brücke", None),
        ("Ein Zitat.", Hint.QUOTE),
        ("unsichtbar", Hint.FURNITURE),
        ("auch unsichtbar", Hint.FURNITURE),
        ("Anzeige", Hint.FURNITURE),
        ("© 2031", Hint.FURNITURE),
    ] == [(line.text, hints.get(line.number)) for line in lines_of(page.text)]


def test_the_head_tells_what_it_tells() -> None:
    """Each fact with the element that says it; the language without its region."""
    facts = html_text(PAGE).marked
    found = (facts.title, facts.author, facts.publisher, facts.date, facts.url, facts.language)

    assert [
        ("Der &Titel", "meta og:title"),
        ("Nora Pell", "meta author"),
        ("Küstenblatt", "meta og:site_name"),
        ("2031-03-14", "meta article:published_time"),
        ("https://example.org/a", "link canonical"),
        ("de", "html lang"),
    ] == [(fact.value, fact.evidence) for fact in found]


@pytest.mark.parametrize(
    "head",
    [
        '<meta name="date" content="tonight">',
        '<meta name="date" content="2031-02-30">',
        '<meta name="date" content="03/04/2031">',
        '<link rel="canonical" href="javascript:alert(1)">',
        '<html lang="x-klingon-long">',
        '<meta name="author" content="">',
    ],
)
def test_what_cannot_be_meant_stays_empty(head: str) -> None:
    """No day is guessed, no address that is none is taken over."""
    facts = html_text(head + "<p>Text</p>").marked

    assert {None} == {facts.date.value, facts.url.value, facts.language.value, facts.author.value}


@pytest.mark.parametrize(
    "markup",
    [
        "<p>a<p>b<p>c" * 400,
        "<table>" + "<tr><td>x" * 400,
        "<ul>" + "<li>x" * 400,
        "<div/>" * 200,
        "</div>" * 9_000 + "x",
        "<!-- " * 9_000 + "x -->y",
        "<![CDATA[" * 5_000 + "x",
        "<?x " * 9_000 + "y",
        "</a b='" * 9_000,
        "&" * 20_000,
        "<" * 20_000,
        "<script>" * 9_000,
        "&#x110000;&#0;&bogus;x",
    ],
)
def test_odd_markup_is_read(markup: str) -> None:
    """Elements that close by themselves do not nest; torn markup costs no more than its length."""
    assert html_text(markup).text.count("\0") == 0


@given(st.text(alphabet="<>/!-'\"=&; aAbpi\n", max_size=200))
def test_any_markup_is_read_alike_twice(markup: str) -> None:
    """No sequence of signs stops the reader; lines are whole and never blank."""
    page = html_text(markup)

    assert page == html_text(markup)
    assert all(line.text == " ".join(line.text.split()) != "" for line in lines_of(page.text))


def test_a_tag_ends_outside_its_quotes() -> None:
    """A sign in an attribute ends nothing; a quote never closed swallows no more than its tag."""
    assert "a b c\n" == html_text("<i title='>'>a</i> <i x=\">\">b</i> <i title='>c").text
    assert "a < b & c\n" == html_text("a < b &amp; c").text


def test_script_is_never_text() -> None:
    """However it is written, what is inside a script is not taken for words of the page."""
    for markup in (
        "<script>evil()</script>",
        "<SCRIPT type=x>evil()</SCRIPT >",
        "<svg><script>evil()</script></svg>",
        "<noscript><p>evil()</p></noscript>",
        "<template><p>evil()</p></template>",
        "<iframe srcdoc='<p>evil()</p>'></iframe>",
        "<img src=x onerror=evil()>",
    ):
        assert "evil" not in html_text(f"<p>Text</p>{markup}<p>Ende</p>").text


@pytest.mark.skipif(not extractor_installed(), reason="needs the extra html")
def test_an_extractor_changes_no_word() -> None:
    """It adds hints to lines that have none; the text and its hash stay the same."""
    body = "".join(f"<p>Satz {n} des Berichts über die Gespräche am Fluss.</p>" for n in range(20))
    markup = f"<html><body><main><h1>Titel</h1>{body}</main><div>Mehr davon</div></body></html>"
    plain = html_text(markup)
    helped = with_extraction(markup, plain)

    assert plain.text == helped.text
    assert {Hint.EXTRACTED} <= set(dict(helped.hints).values())
    assert Hint.TITLE is dict(helped.hints)[1]


def test_the_screen_keeps_the_article_of_a_page() -> None:
    """The same line screen as for plain text, with the markup as evidence."""
    page = html_text(PAGE)
    decisions = screen(page.text, dict(page.hints))

    assert [3, 4, 5, 6, 7, 8, 9] == [one.line for one in decisions if one.keep]
    assert Role.TITLE is decisions[2].role
    assert Role.BLOCK_QUOTE is decisions[8].role
