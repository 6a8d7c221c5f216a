"""Whole lines that pages around the world put around their articles, in German and English.

A line counts where it is nothing but one of these phrases. *Sure* ones stand on no page as content;
*maybe* ones may also be a heading or an item of an agenda and need company.
"""

from __future__ import annotations


def _phrases(*lists: str) -> frozenset[str]:
    return frozenset(phrase.strip() for text in lists for phrase in text.split("|"))


MENU_SURE = _phrases(
    # getting around
    "skip to content|skip to main content|skip to navigation|jump to content|back to top|to the top"
    "|back to overview|back to home|go back|zum inhalt|zum inhalt springen|direkt zum inhalt"
    "|zum hauptinhalt|zur navigation|zur hauptnavigation|zur startseite|nach oben|zurück nach oben"
    "|zum seitenanfang|top of page|zurück zur übersicht|zur übersicht|toggle navigation|main menu"
    "|hauptmenü"
    "|menü öffnen|menü schließen|menü anzeigen|open menu|close menu|show menu|startseite|homepage",
    # accounts
    "sign in|sign out|log in|log out|login|logout|my account|create account|create an account"
    "|mein konto|meine daten|einloggen|ausloggen|abmelden|konto anlegen|benutzerkonto"
    "|passwort vergessen|forgot password|merkliste|meine merkliste|saved articles|reading list",
    # small print
    "impressum|imprint|legal notice|legal notices|disclaimer|haftungsausschluss"
    "|datenschutzerklärung|datenschutzhinweise|privacy policy|privacy notice"
    "|privacy statement|privacy settings|privatsphäre|agb|nutzungsbedingungen|nutzungshinweise"
    "|rechtliche hinweise|rechtliches|terms of use|terms of service|terms and conditions"
    "|terms & conditions|cookie policy|cookie settings|cookie preferences|cookie notice"
    "|manage cookies|cookie-einstellungen|cookies verwalten|cookie-richtlinie|cookie-hinweis"
    "|do not sell my personal information|accessibility statement"
    "|barriere melden|leichte sprache|gebärdensprache|acquire licensing rights|reprints"
    "|reprints and permissions|netiquette|community guidelines"
    "|house rules|mediadaten|media data|rate card|advertise|advertise with us"
    "|werben auf|anzeigen schalten|anzeigenmarkt|abo kündigen|verträge hier kündigen|abo-service"
    "|abonnement kündigen|leserservice|aboservice|lizenzen|rechte und lizenzen|syndication"
    "|sitemap|site map|site index|inhaltsverzeichnis der seite|rss|rss-feed|rss feeds|feeds",
    # sharing
    "tweet|facebook|twitter|whatsapp|linkedin|instagram|youtube|telegram|mastodon|bluesky|threads"
    "|xing|pinterest|reddit|tiktok|flipboard|pocket|share this|share this article|share this story"
    "|share this page|share article|share on|artikel teilen|beitrag teilen|diesen artikel teilen"
    "|diesen beitrag teilen|seite teilen|teilen auf|link kopieren|copy link|copy url|link kopiert"
    "|per e-mail teilen|per mail versenden|email this|e-mail this|print this page"
    "|print this article"
    "|drucken diese seite|seite drucken|artikel drucken|druckversion|druckansicht|als pdf speichern"
    "|artikel merken|save for later|save article|bookmark|listen to this article|artikel anhören"
    "|zum hören|podcast abonnieren|like this|click to share|vorlesen|schriftgröße|text size"
    "|follow us|folgen sie uns|social media|zur bildergalerie"
    "|zum video|video abspielen|play video",
    # other articles
    "trending|trending now|most read|most popular|most viewed|top stories|top news|latest news"
    "|more news|more stories|more articles|related|related articles|related stories|related content"
    "|related topics|related links|recommended for you|recommended|editor's picks|you may also like"
    "|you might also like|more on this story|more on this topic|more from this section|read next"
    "|up next|next article|previous article|next story|previous story|next post|previous post"
    "|meistgelesen|meist gelesen|am häufigsten gelesen|top-themen|topthemen|aktuelle meldungen"
    "|weitere meldungen|weitere artikel|weitere beiträge|weitere nachrichten"
    "|weitere pressemitteilungen|weitere themen|ähnliche artikel|ähnliche beiträge"
    "|verwandte artikel|verwandte themen|mehr zum thema|mehr dazu|mehr aus der rubrik"
    "|mehr aus dem ressort|mehr über diesen artikel|bild vergrößern|enlarge image|view gallery"
    "|auch interessant|passend dazu|das könnte sie auch interessieren|das könnte sie interessieren"
    "|das könnte dich auch interessieren|lesen sie auch|empfehlungen der redaktion|nächster artikel"
    "|vorheriger artikel|nächster beitrag|vorheriger beitrag|zum nächsten artikel|zur themenseite",
    # readers' comments
    "be the first to comment|leave a comment|leave a reply|leave a reply cancel reply|recent posts"
    "|recent comments|neueste beiträge|neueste kommentare|suggested topics|view online"
    "|post a comment|view comments"
    "|show comments|add a comment|kommentar schreiben|kommentar verfassen|kommentare anzeigen"
    "|kommentare lesen|jetzt kommentieren|diskutieren sie mit",
)

MENU_MAYBE = _phrases(
    "site|website|language|sprache|deutsch|english|français|a-z|newsletters|policies|notices"
    "|tickets"
    "|ressorts|rubriken|sections|categories|kategorien|tags|tag|yes|no|ja|nein|ok|close|schließen"
    "|next|previous|back|weiter|zurück|filter|sortieren|einstellungen|settings|profil|profile"
    "|privacy|datenschutz|legal|terms|accessibility|barrierefreiheit|diskussion|discussion|accept"
    "|agree|akzeptieren|ablehnen|zustimmen",
    "home|start|menu|menü|search|suche|suchen|newsroom|news|nachrichten|aktuell|aktuelles|archive"
    "|archiv|service|services|shop|store|jobs|stellenmarkt|stellenangebote|careers|career|karriere"
    "|contact|contact us|kontakt|about|about us|über uns|wir über uns|help|hilfe|faq|support"
    "|feedback|downloads|links|events|veranstaltungen|termine|team|redaktion|autoren|authors"
    "|teilen|drucken|merken|share|print|save|email|e-mail|comments|kommentare|kommentar|weiterlesen"
    "|read more|more|mehr|see all|view all|alle anzeigen|alle artikel|show more|mehr anzeigen",
    "politik|wirtschaft|finanzen|kultur|sport|ausland|inland|börse|panorama|wissen|wissenschaft"
    "|gesellschaft|meinung|digital|technik|reise|gesundheit|leben|stil|auto|karriere|regional"
    "|lokales|wetter|verkehr|horoskop|rätsel|spiele|podcast|podcasts|video|videos|bilder|fotos"
    "|newsletter|e-paper|epaper|abo|abonnement|themen|dossier|dossiers|deutschland|europa|welt",
    "politics|business|world|sport|sports|culture|opinion|markets|investors|investor relations"
    "|tech|technology|science|health|travel|style|life|lifestyle|weather|local|national"
    "|international|entertainment|arts|books|food|games|puzzles|crosswords|obituaries|education"
    "|environment|climate|money|economy|finance|us|uk|europe|asia|africa|americas|live|watch|listen"
    "|pictures|galleries|magazine|topics|press|media|documents|publications|presse|medien"
    "|publikationen|dokumente|ministerium|ministry|organisation|projekte|projects",
)

PROMO_SURE = _phrases(
    "anzeige|anzeigen|werbung|advertisement|advertisements|sponsored|sponsored content"
    "|sponsored post|paid content|paid post|promoted|promoted content|partner content|advertorial"
    "|gesponsert|gesponserter inhalt|bezahlter inhalt|in kooperation mit|branded content",
    "anmelden|registrieren|jetzt anmelden|jetzt registrieren|jetzt bestellen|jetzt kaufen"
    "|jetzt testen|jetzt lesen|jetzt abonnieren|jetzt sichern|jetzt spenden|jetzt informieren"
    "|jetzt herunterladen|hier anmelden|hier bestellen|hier klicken|mehr erfahren|zum angebot"
    "|angebot sichern|zum shop|in den warenkorb|gratis testen|kostenlos testen|gratis lesen"
    "|subscribe|subscribe now|subscribe today|sign up|sign up now|sign up here|register"
    "|register now"
    "|join now|join us|learn more|find out more|buy now|order now|shop now|try it free|start now"
    "|get started|download now|donate|donate now|donate today|become a member|click here",
    "your email|your email address|email address|enter your email|ihre e-mail|ihre e-mail-adresse"
    "|e-mail-adresse|e-mail-adresse eingeben|ihr name|your name|absenden|submit|senden",
    "accept all|accept cookies|accept all cookies|reject all|manage settings"
    "|manage preferences|alle akzeptieren|alle ablehnen|einstellungen verwalten"
    "|nur notwendige cookies|zustimmen und weiter|agree and continue",
)
