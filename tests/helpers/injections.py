"""Texts that would run as script, or load something, wherever a page does not take them as text.

Each calls ``trap(N)`` with its own number or asks for an address at ``elsewhere.invalid``. They
follow the published collections: handlers on every kind of element, mutation of markup by parsers,
addresses that are scripts, attributes of script libraries, templates, and ways around a policy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

_LOADED = (
    "img src=x onerror",
    "image src=x onerror",
    "svg onload",
    "body onload",
    "iframe onload",
    "input autofocus onfocus",
    "select autofocus onfocus",
    "textarea autofocus onfocus",
    "button autofocus onfocus",
    "video src=x onerror",
    "audio src=x onerror",
    "object data=x onerror",
    "embed src=x onload",
    "details open ontoggle",
    "marquee onstart",
    "script src=x onerror",
    "link rel=stylesheet href=x onerror",
    "style onload",
    "frameset onload",
    "meter onmouseover",
    "a href=x onclick",
    "div onpointerenter",
    "p tabindex=0 onfocusin",
    "form onsubmit",
    "keygen autofocus onfocus",
    "isindex type=image src=1 onerror",
    "math onclick",
    "track onerror",
    "dialog open oncancel",
    "source onerror",
    "table background=x onmouseenter",
    "bgsound onpropertychange",
    "svg><animate onbegin",
    "svg><set onbegin",
    "svg><discard onbegin",
    "svg><image href=x onerror",
    "svg><a xlink:href=x onclick",
    "svg><foreignObject onload",
    "svg><title onload",
    "math><mi onclick",
    "video><source onerror",
    "picture><img src=x onerror",
    "xss contenteditable onbeforeinput",
    "xss style=animation-name:x onanimationstart",
    "xss onwheel",
    "xss oncopy",
    "xss ondrag",
    "xss popover onbeforetoggle",
    "xss hidden=until-found onbeforematch",
    "xss onscrollend",
)
_WRITTEN = (
    "<{0}=trap({n})>",
    '"><{0}=trap({n})>',
    "'><{0}='trap({n})'>",
    '</textarea></title></option><{0}="trap({n})">',
)
_MUTATIONS = (
    '<noscript><p title="</noscript><img src=x onerror=trap({n})>">',
    '<math><mtext><table><mglyph><style><!--</style><img title="--><img src=1 onerror=trap({n})>">',
    '<svg></p><style><a id="</style><img src=1 onerror=trap({n})>">',
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=trap({n})>",
    "<svg><desc><noscript></desc><s><p><img src=x onerror=trap({n})></p></s></noscript></svg>",
    "<p><style></p><img src=x onerror=trap({n})></style>",
    "<listing>&lt;img src=1 onerror=trap({n})&gt;</listing>",
    '<xmp><p title="</xmp><svg/onload=trap({n})>',
    "<template><script>trap({n})</script></template>",
    "<!--><img src=x onerror=trap({n})>-->",
    "<!--!><img src=x onerror=trap({n})>",
    "<![CDATA[<script>trap({n})</script>]]>",
    '<?xml-stylesheet href="javascript:trap({n})"?>',
    '<select><template><style><!--</style><a rel="--></select><img onerror=trap({n}) src>',
    "<b <script>trap({n})</script>0",
    "<<script>trap({n});//<</script>",
    "<scr<script>ipt>trap({n})</scr</script>ipt>",
    "<SCRIPT>trap({n})</SCRIPT>",
    "<script/x>trap({n})</script>",
    "<script\n>trap({n})</script\n>",
    "<script>/*</script><svg onload=trap({n})>*/",
    "</script><script>trap({n})</script>",
    "</style><script>trap({n})</script>",
    "</noscript><script>trap({n})</script>",
    "</pre></code><script>trap({n})</script>",
    "<svg><script>trap&#40;{n}&#41;</script></svg>",
    "<svg><script href=data:text/javascript,trap({n})></script></svg>",
    '<svg><use href="data:image/svg+xml,<svg id=x onload=trap({n})>#x"></svg>',
    '<iframe srcdoc="<script>parent.trap({n})</script>"></iframe>',
    '<iframe src="javascript:parent.trap({n})"></iframe>',
    '<object data="data:text/html,<script>parent.trap({n})</script>"></object>',
    '<embed src="javascript:trap({n})">',
    "&lt;script&gt;trap({n})&lt;/script&gt;",
    "&#60;img src=x onerror=trap({n})&#62;",
    "&amp;lt;script&amp;gt;trap({n})&amp;lt;/script&amp;gt;",
    "%3Cscript%3Etrap({n})%3C/script%3E",
    "\\u003cscript\\u003etrap({n})\\u003c/script\\u003e",
    "\\x3cimg src=x onerror=trap({n})\\x3e",
    "+ADw-script+AD4-trap({n})+ADw-/script+AD4-",
    "\u202e<script>trap({n})</script>\u202c",
    "\u2066<img src=x onerror=trap({n})>\u2069",
    "\u200e\u200f<svg onload=trap({n})>",
    "\u200d<script>trap({n})</script>",
    "＜script＞trap({n})＜/script＞",
    "‹img src=x onerror=trap({n})›",
    "<ſcript>trap({n})</ſcript>",
    "<img src=x\u2003onerror=trap({n})>",
    "<img/src=x/onerror=trap({n})>",
    "<img src=`x`onerror=trap({n})>",
    "<img src=x onerror\u00a0=trap({n})>",
)
_ADDRESSES = (
    "javascript:trap({n})",
    "JaVaScRiPt:trap({n})",
    " javascript:trap({n})",
    "javascript&colon;trap({n})",
    "java&Tab;script:trap({n})",
    "&#106;avascript:trap({n})",
    "javascript:%74rap({n})",
    "javascript://%0atrap({n})",
    "vbscript:trap({n})",
    "data:text/html,<script>opener.trap({n})</script>",
    "data:text/html;base64,PHNjcmlwdD50cmFwKDEpPC9zY3JpcHQ+#{n}",
    "blob:javascript:trap({n})",
    "<a href=javascript:trap({n})>x</a>",
    '<a href="&#x6A;avascript:trap({n})">x</a>',
    "<form action=javascript:trap({n})><button>x</button></form>",
    "<button form=x formaction=javascript:trap({n})>x</button>",
    "<base href=//elsewhere.invalid/{n}/>",
    '<meta http-equiv=refresh content="0;url=//elsewhere.invalid/{n}">',
    "<link rel=stylesheet href=//elsewhere.invalid/{n}>",
    "<link rel=preload as=script href=//elsewhere.invalid/{n}>",
    "<link rel=dns-prefetch href=//elsewhere.invalid/{n}>",
    "<img src=//elsewhere.invalid/{n}>",
    '<img srcset="//elsewhere.invalid/{n} 2x">',
    "<video poster=//elsewhere.invalid/{n}>",
    "<script src=//elsewhere.invalid/{n}></script>",
    "<script type=module src=//elsewhere.invalid/{n}></script>",
    "<style>@import '//elsewhere.invalid/{n}'</style>",
    '<p style="background:url(//elsewhere.invalid/{n})">',
    "<svg><image href=//elsewhere.invalid/{n} /></svg>",
    "<svg><use href=//elsewhere.invalid/{n}#x /></svg>",
    "<object data=//elsewhere.invalid/{n}></object>",
    "<iframe src=//elsewhere.invalid/{n}></iframe>",
    "<form action=//elsewhere.invalid/{n}><input autofocus>",
    "<a ping=//elsewhere.invalid/{n} href=x>x</a>",
    "url(//elsewhere.invalid/{n})",
    "![x](//elsewhere.invalid/{n})",
    "[x](javascript:trap({n}))",
)
_LIBRARIES = (
    "<div hx-get=//elsewhere.invalid/{n} hx-trigger=load></div>",
    "<p hx-on:load=trap({n})>x</p>",
    "<p hx-on--load=trap({n})>x</p>",
    "<p hx-vals='js:{{x:trap({n})}}' hx-get=/ hx-trigger=load>x</p>",
    "<p data-hx-get=/?{n} data-hx-trigger=load>x</p>",
    "<p x-data x-init=trap({n})>x</p>",
    "<p x-html=trap({n})>x</p>",
    "<p v-on:mount=trap({n})>x</p>",
    "<p @click=trap({n})>x</p>",
    "<p ng-app ng-init=trap({n})>x</p>",
    "<p data-turbo-frame=x src=//elsewhere.invalid/{n}>x</p>",
    "<p data-controller=trap data-action=load->trap#{n}>x</p>",
    "<p up-on=trap({n})>x</p>",
    "{{{{trap({n})}}}}",
    "{{{{7*{n}}}}}",
    "{{{{''.__class__.__mro__[1].__subclasses__()[{n}]}}}}",
    "{{{{constructor.constructor('trap({n})')()}}}}",
    "{{% for x in range({n}) %}}trap{{% endfor %}}",
    "{{% include '/etc/passwd' %}}{n}",
    "{{# {n} #}}<script>trap({n})</script>",
    "${{trap({n})}}",
    "<%= trap({n}) %>",
    "#{{trap({n})}}",
    "[[trap({n})]]",
    "@{{trap({n})}}",
    "`${{trap({n})}}`",
    "<slot onslotchange=trap({n})>",
    "<live-case case=x version=0 onclick=trap({n})>",
    "<job-progress src=//elsewhere.invalid/{n}></job-progress>",
    "<live-case case=../../elsewhere?{n} version=0></live-case>",
)
_BROKEN_OUT = (
    '" autofocus onfocus=trap({n}) x="',
    "' autofocus onfocus=trap({n}) x='",
    "x onmouseover=trap({n}) ",
    '"-trap({n})-"',
    "'-trap({n})-'",
    "`-trap({n})-`",
    '\\";trap({n});//',
    "\\';trap({n});//",
    "</script><!--{n}",
    "--><script>trap({n})</script>",
    "]]><script>trap({n})</script>",
    "*/trap({n})/*",
    "\u2003trap({n})//",
    "1;trap({n})",
    ");trap({n});(",
    "}});trap({n});({{",
    "expression(trap({n}))",
    "x:expression(trap({n}))",
    "behavior:url(#{n})",
    "-moz-binding:url(//elsewhere.invalid/{n})",
    '"}},"x":trap({n}),"y":{{"',
    "=cmd|' /C calc'!A{n}",
    "@SUM(trap({n}))",
    "+trap({n})",
    "-trap({n})",
    "__proto__[{n}]",
    "constructor.prototype.{n}",
    "data-x={n} is=x-y",
    "id=main name=location {n}",
    "<a id=location href=//elsewhere.invalid/{n}>",
    "<form name=document id={n}>",
    "<img name=getElementById id={n}>",
    "<meta http-equiv=Content-Security-Policy content=\"script-src * 'unsafe-inline'\" id={n}>",
    "<script nonce=x>trap({n})</script>",
    "<script src=/static/workbench.js?trap={n} onload=trap({n})></script>",
    "<script src=/jobs/x?callback=trap({n})></script>",
    "<iframe src=/ onload=trap({n})></iframe>",
    "<style>*{{x:{n}}}</style>",
    "<p style=position:fixed;inset:0 id={n}>",
    "<p slot={n} part=x>",
    "<template shadowrootmode=open id={n}><script>trap({n})</script></template>",
    '<script type=importmap id={n}>{{"imports":{{}}}}</script>',
    "<script type=speculationrules id={n}></script>",
    "<button commandfor=x command=show-modal id={n}>",
    "<p popovertarget=x id={n}>",
    "<input type=image src=x onerror=trap({n})>",
)


def _patterns() -> Iterator[str]:
    for position, element in enumerate(_LOADED):
        for written in (_WRITTEN[position % 4], _WRITTEN[(position + 1) % 4]):
            yield written.replace("{0}", element)
    yield from (*_MUTATIONS, *_ADDRESSES, *_LIBRARIES, *_BROKEN_OUT)
    yield from (f"<p title='{pattern}'>" for pattern in _ADDRESSES if "'" not in pattern)
    yield from (f'"{pattern}"' for pattern in _MUTATIONS[:25])


VECTORS: tuple[str, ...] = tuple(
    pattern.replace("{n}", str(number)).replace("{{", "{").replace("}}", "}")
    for number, pattern in enumerate(_patterns())
)
"""Every text, the number of each in it."""

_FOREIGN_ATTRIBUTE = re.compile(r"on|hx-|data-hx-|x-|v-|@|ng-|style$|srcdoc$|formaction$|ping$")
_FOREIGN_TAG = re.compile(
    "iframe|object|embed|base|frameset|marquee|template|xss|applet|style|image|video|audio"
    "|keygen|slot|bgsound|foreignobject|animate|set"
)


class _Foreign(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what no template of ours writes."""
        values = {name: value or "" for name, value in attrs}
        if _FOREIGN_TAG.fullmatch(tag):
            self.found.append(tag)
        if tag == "script" and not values.get("src", "").startswith("/static/"):
            self.found.append("script")
        for name, value in values.items():
            ours = name == "formaction" and value.startswith("/")
            scheme = value.strip().lower().partition(":")[0] if name in ("href", "src") else ""
            if (_FOREIGN_ATTRIBUTE.match(name) and not ours) or scheme in (
                "javascript",
                "vbscript",
            ):
                self.found.append(f"{tag} {name}={value[:60]}")


def foreign(html: str) -> list[str]:
    """What stands in a page as markup that no template of ours writes."""
    parser = _Foreign()
    parser.feed(html)
    return parser.found
