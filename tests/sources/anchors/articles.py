"""Two invented articles, in German and English, with passages marked ⟦so⟧.

They have what an article from the street has: a blank first line and no last line end, straight
quotes, run-in headings, a block quotation, passages across a paragraph break, twins and near-twins
of a sentence, numbers, negations, and promotion at the end.
"""

from __future__ import annotations

GERMAN = """
⟦Hafenstreit: Nordland geht mit leeren Händen in die Gespräche⟧
Morgen früh setzen sich in Seeburg die Unterhändler wieder an einen Tisch. ⟦Ob sie am Abend noch \
miteinander sprechen, wagt niemand vorherzusagen.⟧ Die "alte Freundschaft" der beiden Häfen ist \
nur noch eine Redensart.

Wer am Tisch sitzt
⟦Für Nordland verhandeln Ministerin Änne Grøndahl und ihr Staatssekretär Käthner-Öhlund⟧, für \
Südmark der frühere Lotse Igor Schtscherbina. ⟦Schtscherbina gilt als geduldig, aber nicht als \
nachgiebig.⟧

⟦Sicherheit: Ohne Lotsenpflicht werde man "keinen Meter Kai" abgeben, hieß es in Seeburg.⟧
⟦Gebühren: Südmark fordert 14 Prozent der Einnahmen, mindestens aber 2,5 Millionen Taler im Jahr.⟧
Fischerei: Darüber habe man, sagte die Ministerin, noch gar nicht gesprochen.

⟦Der Pachtvertrag läuft in neun Monaten aus, und keine Seite will ihn verlängern.⟧ Das steht so in \
beiden Entwürfen. ⟦Grøndahl werde sagen, ein Verzicht auf den Osthafen sei für ihr Land nicht \
hinnehmbar.⟧ Eine Quelle dafür nennt der Entwurf nicht.

Wir haben den Fluss nicht erfunden
⟦und wir werden ihn auch nicht verkaufen⟧

So begann Schtscherbina seine Rede vor den Werftarbeitern. ⟦Danach verlas er einen Brief.

Der Brief stammte von seinem Vorgänger⟧ und war dreißig Jahre alt. Die Fährleute müssten, so \
stand darin, zuerst gefragt werden.

⟦Sollten die Gespräche scheitern, bliebe der Schleusenwärter der einzige Gewinner.⟧ Der \
Pachtvertrag läuft in neun Monaten aus, und keine Seite wollte ihn verlängern. So stand es schon \
in der Zeitung von gestern.

⟦Beobachter halten einen Aufschub für wahrscheinlich.⟧ Die Werft zeigt: Stillstand kostet mehr als \
ein schlechter Vertrag. Andere halten das für voreilig. ⟦Beobachter halten einen Aufschub für \
wahrscheinlich.⟧ Dabei bleibt es fürs Erste.

⟦Am Ende zählt, wer die Schleuse bedient; man wird es sehen.⟧
***
- Themen: Gartenbau
Unsere Experten im Netzgespräch: Tilda Marsch, Ole von Reet
Ab 3. Mai für nur 49 Taler - jetzt anmelden!
#hafen
Impressum"""

ENGLISH = """
⟦Harbour row: Northland comes to the talks with empty hands⟧
Tomorrow morning the delegations sit down again in Seaburgh. ⟦Nobody dares to say whether they \
will still be on speaking terms by nightfall.⟧ The "old friendship" of the two ports is a figure \
of speech by now.

⟦Safety: "Not one yard of quay" would be handed over without compulsory pilots, it was said.⟧
⟦Fees: Southmark demands 14 per cent of the takings, and at least 2.5 million crowns a year.⟧

⟦The lease runs out in nine months, and neither side wants to extend it.⟧ Both drafts say so. \
⟦The minister will say that giving up the east dock isn't acceptable to her country.⟧ The draft \
names no source for this.

⟦We did not invent the river

and we shall not sell it either⟧

Thus began the pilot's speech at the yard. ⟦If the talks were to fail, the lock-keeper would be \
the only one to profit.⟧ The lease runs out in ten months, and neither side wanted to extend it.

⟦Observers think a delay is likely.⟧ The yard shows one thing: standstill is dearer than a bad \
lease. ⟦Observers think a delay is likely.⟧ So it stays, for now.
***
Join our webinar with Tilda Marsh on 3 May!
Imprint"""
