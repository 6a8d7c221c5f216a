"""The words and shapes that speak for advertising, navigation and tags, in German and English.

Each pattern has a weight: 2 is enough by itself, 1 needs company. Patterns are bounded (no nested
repetition), so that no line can make one of them slow.
"""

from __future__ import annotations

import re
from re import Pattern

Weighted = tuple[tuple[Pattern[str], int], ...]


def _all(*patterns: tuple[str, int]) -> Weighted:
    return tuple((re.compile(pattern, re.IGNORECASE), weight) for pattern, weight in patterns)


PROMO: Weighted = _all(
    (r"^\W*(?:anzeige|werbung|advertisement|sponsored|promoted|gesponsert)\W*$", 2),
    (r"continues below|nach der anzeige|artikel wird unten fortgesetzt", 2),
    (r"\b(?:unser|our|jetzt|hier|den|kostenlose[rn]?|free)\b.{0,20}newsletter|webinar|e-?paper", 2),
    (r"\babonnier|\bprobeabo|\b(?:un)?subscri(?:be|ption)", 2),
    (r"\bzum abo\b|\babo (?:abschlie|sichern)", 2),
    (r"\bsign(?:ing)? up\b|\bregister now|\bjoin now|\blog ?in\b|\beinloggen\b", 2),
    (r"\b(?:jetzt|hier|sofort|kostenlos|gleich) (?:\w+ )?(?:anmelden|registrieren|bestellen)", 2),
    (r"^\W*(?:anmelden|registrieren|bestellen)\W*$", 2),
    (r"\b(?:jetzt|gratis|kostenlos) (?:\w+ )?(?:testen|lesen|sichern|kaufen|herunterladen)", 2),
    (r"\bfree trial|\bstart your|\bcancel any ?time|\b(?:jederzeit|monatlich) kündbar", 2),
    (r"\bf(?:or|ür) (?:only|just|nur) (?:[€$£] ?\d+|\d+ ?(?:€|euro|\$|dollar))", 2),
    (r"\d+ ?% (?:off|rabatt)|\brabatt\b|\bdiscount\b|\bgutschein", 2),
    (r"\be-?mail[- ]adress|\bemail address|\bin ihr postfach|\bin your inbox", 2),
    (r"\b(?:use|using|verwende[nt]|nutzen|setzen) (?:\w+ )?cookies\b|accept (?:all )?cookies", 2),
    (r"\baccept all|\balle akzeptieren|\bmanage (?:settings|preferences)|your privacy", 2),
    (r"\bour app\b|\bunsere app\b|\bpush-?nachrichten|breaking news alert|whatsapp-kanal", 2),
    (r"\bdonate\b|\bspenden sie|\bjetzt spenden|support (?:independent|our) journalism", 2),
    (r"\bsichern sie sich|\bempfehlen sie uns", 2),
    (r"gefällt ihnen dies|enjoying this (?:article|story)", 2),
    (r"keine (?:kreditkarte|versteckten kosten)|no credit card", 2),
    (r"\bread every\b|never miss a|without limits", 2),
    (r"receiving this (?:e-?mail|message)|diese e-?mail erhalten sie", 2),
    (r"\b(?:nur noch|only) \d+ (?:plätze|places|seats|tickets)", 2),
    (r"newsletter|\bcookies\b", 1),
    (r"\bkostenlos|\bgratis\b|\bfree\b", 1),
    (r"\bprämie\b|\bbonus\b|\bangebot\b|\boffer\b|\bzu gewinnen\b|\bto be won\b|\bgewinnspiel", 1),
    (r"^\W*jetzt\b|^\W*(?:get|start|join|discover|entdecken)\b", 1),
    (r"\b(?:ihre|unsere|your|our) (?:experten|referenten|experts|speakers)\b", 1),
    (r"\bkonferenz\b|\bseminar\b|\bkongress\b|\bmasterclass\b", 1),
    (r"\bany ?time\b|\bjederzeit\b", 1),
    (r"\bagree to our\b|\bstimmen sie unseren", 1),
    (r"\bprivacy policy\b|\bdatenschutzerklärung\b|\bterms\b", 1),
)

PRICE = re.compile(r"(?:[€$£] ?\d|\d ?(?:€|\$|£|euro\b|dollar\b))", re.IGNORECASE)

TEASER: Weighted = _all(
    (r"^\W*(?:read more|related|see also|more (?:on|from)|also read|lesen sie auch)\b", 2),
    (r"^\W*(?:mehr (?:zum thema|dazu|aus)|auch interessant|passend dazu|zum thema:)", 2),
    (r"^\W*(?:das könnte sie|you (?:may|might) also|trending|most (?:read|popular))", 2),
    (r"^\W*(?:meistgelesen|meist gelesen|beliebte artikel|weitere (?:artikel|presse|meldung))", 2),
    (r"^\W*(?:recommended|empfohlen|editor'?s picks)", 1),
    (r"^\W*(?:previous|next|vorheriger|nächster) (?:article|story|artikel|beitrag)\W*$", 2),
    (r"^\W*(?:kommentare?|comments?)\b[ \d()]*$|be the first to comment", 2),
)

NAV: Weighted = _all(
    (r"^\W*(?:skip to|zum inhalt|zur startseite|zur hauptnavigation|back to|nach oben|zurück)", 2),
    (r"all rights reserved|alle rechte vorbehalten", 2),
    (r"^\W*(?:sie sind hier|you are here)\b", 2),
    (r"^\W*(?:impressum|imprint|startseite|datenschutz(?:erklärung)?|agb|sitemap)\W*$", 2),
    (r"^\W*(?:privacy (?:policy|notice)|terms (?:of (?:use|service)|and conditions))\W*$", 2),
    (r"^\W*(?:nutzungsbedingungen|barrierefreiheit|leichte sprache|mediadaten)\W*$", 2),
    (r"cookie[- ](?:einstellungen|settings)|advertise with us|abo kündigen", 2),
    (r"^\W*(?:follow us|folgen sie uns)\b", 2),
    (r"^\W*(?:share (?:this|on)|tweet|facebook|twitter|whatsapp|linkedin|instagram)\b.{0,30}$", 2),
    (r"^\W*(?:diesen )?(?:artikel|beitrag) (?:teilen|drucken|merken)\W*$", 2),
    (r"^\W*(?:seite|page|artikel) drucken\W*$|^\W*print this page\W*$", 2),
    (r"view (?:this (?:e-?mail )?)?in your browser|im browser (?:ansehen|anzeigen)", 2),
    (r"^\W*dokument herunterladen\b|\((?:pdf|docx?), ?\d+ ?[km]b\)", 2),
    (r"^\W*(?:teilen|drucken|merken|share|print|save)\W*$", 1),
    (r"^\W*(?:home|menu|menü|suche|search|newsroom|archiv|archive|service|shop)\W*$", 1),
    (r"^\W*(?:kontakt|contact(?: us)?|about(?: us)?|über uns|help|hilfe|careers|karriere)\W*$", 1),
    (r"^\W*(?:politik|wirtschaft|finanzen|kultur|sport|ausland|börse|panorama|wissen)\W*$", 1),
    (r"^\W*(?:politics|business|world|sports?|culture|opinion|markets|investors|tech)\W*$", 1),
    (r"^\W*(?:presse|press|media|medien|themen|topics|documents|dokumente|ministerium)\W*$", 1),
    (r"\b(?:news|nachrichten)\W*$", 1),
)

ALWAYS: Weighted = _all((r"^\W*(?:©|\(c\) ?\d{4}|copyright \d{4})", 2))
"""What speaks for navigation even where it ends like a sentence."""

BREADCRUMB = re.compile(r"^[^.!?]{1,40}(?: (?:>|›|»|/|\||·) ?[^.!?>›»|]{1,40}){1,8}$")
"""Names in a row with signs between them: a path or a menu in one line."""

TAG_LABEL = re.compile(
    r"^\W*(?:tags|themen|topics|schlag(?:wörter|worte)|stichwörter|stichworte|keywords)\W*(?::.*)?$",
    re.IGNORECASE,
)

TAG_SIGN = re.compile(r"^\W{0,3}#\w[\w-]*(?:[ ,]+#\w[\w-]*)*$")

ADDRESSED = re.compile(
    r"\b(?:Sie|Ihnen|Ihre?[mnrs]?|[Yy]ou|[Yy]our|us|our|uns|unser[enms]?)\b"
    r"|^(?:Get|Sign|Join|Read|Start|Download|Donate|Subscribe|Support|Cancel|Never|Jetzt|Hier)\b"
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
    r"^(?:[Vv]on|[Bb]y|VON|BY) (?P<name>[A-ZÄÖÜ][\w.'’-]*(?: [A-ZÄÖÜ][\w.'’-]*){1,3})(?:,.{0,60})?$"
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
