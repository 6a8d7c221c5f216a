"""The words and shapes that speak for advertising, navigation and tags, in German and English.

Each pattern has a weight: 2 is enough by itself, 1 needs company. Patterns are bounded (no nested
repetition), so that no line can make one of them slow.
"""

from __future__ import annotations

import re
from re import Pattern

from detente.sources.lines.vocabulary import MENU_MAYBE, MENU_SURE, PROMO_SURE

Weighted = tuple[tuple[Pattern[str], int], ...]


def _all(*patterns: tuple[str, int]) -> Weighted:
    return tuple((re.compile(pattern, re.IGNORECASE), weight) for pattern, weight in patterns)


CALLS: Weighted = _all(
    (r"\b(?:jetzt|gratis|kostenlos) (?:\w+ )?(?:testen|lesen|sichern|kaufen|herunterladen)\b", 2),
    (r"\b(?:jetzt|hier|sofort|kostenlos|gleich) (?:\w+ )?(?:anmelden|registrieren|bestellen)\b", 2),
    (r"\b(?:jetzt|hier|gleich) (?:\w+ ){0,3}(?:abonnieren|spenden|downloaden)\b", 2),
    (r"\bsign(?:ing)? up (?:here|now|today|for|to|and|you)|\bsubscribe (?:now|today|to|for)\b", 2),
    (r"^\W*(?:sign up|subscribe|unsubscribe|register now|join now|donate|abonnieren sie)\b", 2),
    (r"\bunsubscribe (?:here|at any)|\bcancel any ?time|\b(?:jederzeit|monatlich) kündbar", 2),
    (r"for signing up|für ihre anmeldung", 2),
    (r"^\W*(?:©|\(c\) ?\d{4}|copyright (?:©|\d{4}))", 2),
)
"""What speaks to the reader whatever else the line says, sentence or not."""

PROMO: Weighted = _all(
    (r"continues below|nach der anzeige|artikel wird unten fortgesetzt|scroll to continue", 2),
    (r"\b(?:unser|our|jetzt|hier|den|kostenlose[rn]?|free|morning|weekly)\b.{0,20}newsletter", 2),
    (r"\bwebinar|\be-?paper\b|\bprobeabo|\bzum abo\b|\babo (?:abschlie|sichern)|\babonnier", 2),
    (r"\b(?:für|for|only) (?:abonnenten|abonnentinnen|subscribers|members only)\b", 2),
    (r"\bsubscri(?:be|ption)|\blog ?in\b|\beinloggen\b|\bweiterlesen mit\b", 2),
    (r"\bfree trial|\bstart your|\bim ersten monat\b|\bfirst month\b|\bprobemonat\b", 2),
    (r"\bf(?:or|ür) (?:only|just|nur) (?:[€$£] ?\d+|\d+ ?(?:€|euro|\$|dollar))", 2),
    (r"\d+ ?% (?:off|rabatt)|\bgutschein|\bpromo code|\brabattcode", 2),
    (r"\be-?mail[- ]adress|\bemail address|\bin ihr postfach|\b(?:in|to) your inbox", 2),
    (r"\b(?:use|using|verwende[nt]|nutzen|setzen) (?:\w+ )?cookies\b|accept (?:all )?cookies", 2),
    (r"\baccept all|\balle akzeptieren|\bmanage (?:settings|preferences)|your privacy", 2),
    (r"\bour app\b|\bunsere app\b|\bpush-?(?:nachrichten|notifications)|breaking news alert", 2),
    (r"\b(?:free|daily|weekly|morning) (?:\w+ )?(?:e-?mail|briefing|digest)\b", 2),
    (r"tell us your story|bereits ein abo|already a subscriber|\bdigitalabo|full access", 2),
    (r"whatsapp-kanal|whatsapp channel|telegram-kanal|\bapp (?:store|laden)\b|google play", 2),
    (r"\bdonate\b|\bspenden sie|support (?:independent|our|quality) journalism", 2),
    (r"\bsichern sie sich|\bempfehlen sie uns|\btestaccount\b", 2),
    (r"if you (?:like|liked|enjoyed) this|buy me a coffee", 2),
    (r"\bforward(?:ed)? (?:it |this )?to (?:a friend|you)\b", 2),
    (r"gefällt ihnen dies|enjoying this (?:article|story)|war dieser artikel hilfreich", 2),
    (r"keine (?:kreditkarte|versteckten kosten)|no credit card|money[- ]back", 2),
    (r"\bread every\b|never miss a|without limits|unlimited access|unbegrenzter zugang", 2),
    (r"receiving this (?:e-?mail|message)", 2),
    (r"diese e-?mail (?:erhalten sie|wurde .{0,40}verschickt)", 2),
    (r"\b(?:nur noch|only) \d+ (?:plätze|places|seats|tickets)", 2),
    (r"\bsent from my\b|\bvon meinem \w+ gesendet", 2),
    (r"newsletter|\bcookies\b|\bdiscount\b|\brabatt\b", 1),
    (r"\bkostenlos|\bgratis\b|\bfree\b", 1),
    (r"\bprämie\b|\bbonus\b|\bangebot\b|\boffer\b|\bzu gewinnen\b|\bto be won\b|\bgewinnspiel", 1),
    (r"^\W*jetzt\b|^\W*(?:get|start|join|discover|entdecken)\b|\bexklusiv\b|\bexclusive\b", 1),
    (r"\b(?:ihre|unsere|your|our) (?:experten|referenten|experts|speakers)\b", 1),
    (r"\bkonferenz\b|\bseminar\b|\bkongress\b|\bmasterclass\b", 1),
    (r"\bany ?time\b|\bjederzeit\b", 1),
    (r"\bagree to our\b|\bstimmen sie unseren", 1),
)

PRICE = re.compile(r"(?:[€$£] ?\d|\d ?(?:€|\$|£|euro\b|dollar\b))", re.IGNORECASE)

TEASER: Weighted = _all(
    (
        r"^\W*(?:read (?:more|next|also)|related|see also|also read|lesen sie (?:auch|mehr))\b.*\w",
        2,
    ),
    (
        r"^\W*more (?:on|from) \w|^\W*mehr (?:zum thema|dazu|aus)\b|^\W*(?:zum thema|hintergrund):",
        2,
    ),
    (r"^\W*(?:das könnte (?:sie|dich)|you (?:may|might) also|recommended for|empfohlen für)", 2),
    (r"^\W*(?:kommentare?|comments?) ?\(\d+\)$|^\W*\d+ (?:kommentare?|comments?)$", 2),
    (r"^\W*\d+ (?:min(?:uten?|utes?)?\.? (?:read|lesezeit)|aufrufe|views|shares)$", 2),
    (r"^\W*(?:lesezeit|lesedauer|reading time)\b", 2),
    (r"^\W*\d+ (?:thoughts|comments|replies) on\b|^\W*\d+ kommentare? zu\b", 2),
)

NAV: Weighted = _all(
    (r"all rights reserved|alle rechte vorbehalten", 2),
    (r"^\W*(?:sie sind hier|you are here)\b", 2),
    (r"^\W*(?:follow|folgen sie|besuchen sie) .{0,40}(?:on|auf|bei) \w+$", 2),
    (r"^\W*(?:click to share|opens in (?:a )?new|our standards)\b|\bloading\.{3}", 2),
    (r"^\W*(?:hilfe|help) (?:&|und|and) (?:kontakt|contact)\b|^\W*(?:suggested|related) topics", 2),
    (r"^\W*(?:share|teilen) (?:this|on|via|auf|per)\b.{0,30}$", 2),
    (r"view (?:this (?:e-?mail )?)?in your browser|im browser (?:ansehen|anzeigen)", 2),
    (r"^\W*dokument herunterladen\b|\((?:pdf|docx?), ?\d+ ?[km]b\)", 2),
    (r"^\W*(?:sort by|sortieren nach|filter by|load more|mehr laden|powered by|last updated)\b", 2),
    (r"^\W*(?:zurück|back) (?:zu[rm]?|to)\b|^\W*top of\b|was this (?:page|article) helpful", 2),
    (r"^\W*(?:zuletzt aktualisiert|seite (?:empfehlen|weiterempfehlen))\b", 2),
    (r"\b(?:news|nachrichten)\W*$|\(pdf\)$", 1),
    (r"\b(?:artikel|article|webseite|website|this page|diese seite|redaktion|newsroom)\b", 1),
    (r"^\W*(?:\w+ ){0,2}(?:photos?|fotos?|videos?|podcasts?|puzzles|rätsel|weather|wetter)$", 1),
    (r"^\W*(?:buy a copy|report this|delivery problems|your (?:weekly|daily) guide)\b", 1),
    (r"^\W*(?:\w+ ){0,2}(?:updates|lesezeit|abo)$", 1),
    (r"^\W*(?:about|über) (?:the|das|die|den|uns)\b|\bmedia$|\bindex$|^\W*freedom of inf", 1),
)

_EDGES = re.compile(r"^[^\w©]+|[^\w+]+$")
_COUNT = re.compile(r" ?\(\d+\)$")


def phrase(plain: str) -> str:
    """A line as the vocabulary has it: small letters, no signs around it, no count behind it."""
    return _EDGES.sub("", _COUNT.sub("", " ".join(plain.lower().split()))).replace("’", "'")


def menu_weight(plain: str) -> int:
    """How much a line speaks for navigation."""
    found = phrase(plain)
    if found in MENU_SURE:
        return 2
    return max((w for pattern, w in NAV if pattern.search(plain)), default=int(found in MENU_MAYBE))


def promo_weight(plain: str) -> int:
    """How much a line speaks for advertising."""
    if phrase(plain) in PROMO_SURE:
        return 2
    return max((weight for pattern, weight in PROMO if pattern.search(plain)), default=0)


BREADCRUMB = re.compile(r"^[^.!?]{1,40}(?: (?:>|›|»|/|\||·) ?[^.!?>›»|]{1,40}){1,8}$")
"""Names in a row with signs between them: a path or a menu in one line."""

TAG_LABEL = re.compile(
    r"^\W*(?:tags|themen|topics|schlag(?:wörter|worte)|stichwörter|stichworte|keywords)\W*(?::.*)?$",
    re.IGNORECASE,
)

TAG_SIGN = re.compile(r"^\W{0,3}#\w[\w-]*(?:[ ,]+#\w[\w-]*)*$")

ADDRESSED = re.compile(
    r"\b(?:Sie|Ihnen|Ihre?[mnrs]?|[Yy]ou|[Yy]our|us|our|uns|unser[enms]?)\b"
    r"|(?:^|[.!?] )(?:Get|Sign|Join|Read|Start|Download|Donate|Subscribe|Support|Cancel|Never)\b"
    r"|(?:^|[.!?] )(?:Jetzt|Hier)\b"
    r"|\b(?:Unsubscribe|Subscribe)\b"
)
"""A sentence that speaks to the reader; only such a sentence can be advertising."""

KICKER = re.compile(
    r"^\W*(?:pressemitteilung|pressemeldung|medienmitteilung|press release|media release|statement"
    r"|erklärung|communiqué|kommuniqué|exklusiv|exclusive|interview|kommentar|analyse)\W*$",
    re.IGNORECASE,
)
"""A word above the title that says what kind of text follows."""

SALUTATION = re.compile(
    r"^\W*(?:sehr geehrte|liebe[rs]? |hallo |guten tag|dear |to whom it may)", re.IGNORECASE
)

SUBJECT = re.compile(r"^\W*(?:betreff|betr\.|subject|re)\s?:\s*\S", re.IGNORECASE)

CLOSING = re.compile(
    r"^\W*(?:mit (?:freundlichen|besten|herzlichen) grüßen|hochachtungsvoll|yours (?:sincerely"
    r"|faithfully|truly)|(?:best|kind) regards|sincerely)\W*$",
    re.IGNORECASE,
)

DATELINE = re.compile(
    r"^(?:[A-ZÄÖÜ][\w-]*[ /]?){1,3}(?:, ?(?:den )?\d{1,2}\.? \w+(?: \d{4})?)?\s?(?:[.:–—]|-(?= ))\s"
)
"""The place, perhaps with a date, that an agency's text begins with."""

TIME = re.compile(
    r"^\W*(?:\d{1,2}[:.]\d{2}(?: ?uhr)?|\d{1,2} uhr|\d{1,2}(?:[:.]\d{2})? ?[ap]\.?m\.?)\W*$",
    re.IGNORECASE,
)

MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|"
    "januar|februar|märz|mai|juni|juli|oktober|dezember"
)

DATE_LINE = re.compile(
    r"^(?:[^\W\d][\w .'/-]{0,40}, ?)?(?:den )?"
    rf"(?:(?P<day>\d{{1,2}})\.? (?P<month>{MONTHS})|(?P<first>{MONTHS}) (?P<second>\d{{1,2}}),?)"
    r" (?P<year>\d{4})(?:,? \d{1,2}[:.]\d{2}(?: ?uhr)?)?\.?$",
    re.IGNORECASE,
)
"""A line that is nothing but a full calendar date, perhaps with a place before it."""

BYLINE = re.compile(
    r"^(?:Eine? (?:Bericht|Reportage|Analyse|Kommentar|Gastbeitrag) von|[Vv]on|[Bb]y|VON|BY)"
    r" (?P<name>[A-ZÄÖÜ][\w.'’-]*(?: [A-ZÄÖÜ][\w.'’-]*){1,3})(?:,.{0,60})?$"
)

BULLET = re.compile(r"^\s*(?:[-–—•*·‣▪◦]|\(?[a-z0-9]{1,3}[.)])\s+")

_GERMAN = """
aber als am an auch auf aus bei bis da damit das dass dem den der des die dies diese dieser doch
durch ein eine einem einen einer eines er es für gegen hat haben hatte ich ihr ihre im in ist ja
kann kein keine mehr mit nach nicht noch nur ob oder ohne sei seien sein seine seit sich sie sind
so soll über um und uns unter vom von vor war waren was wenn werde werden wie wir wird wo zu zum
zur zwischen
"""

_ENGLISH = """
a about after all also an and any are as at be been before but by can could did do does for from
had has have he her his how i if in into is it its may more most must no not of on one only or our
out said say says she should so than that the their them then there they this to up was we were
what when which who will with would you
"""

STOP_WORDS = {"de": frozenset(_GERMAN.split()), "en": frozenset(_ENGLISH.split())}
"""The commonest words of each language: they tell a sentence from a row of names."""
