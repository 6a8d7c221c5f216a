// A passage of a text marked by mouse, finger or keyboard, and sent as it counts in the case:
// half-open, in Unicode code points (a script's own positions count UTF-16 units).

const SENTENCE_END = /[.!?…]["“”„»«’')\]]*$/u;

// The text of a line without what stands in it for the reader only (numbers, references to claims).
function textNodes(words) {
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest("[data-aside]") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

class Line {
  constructor(element) {
    this.element = element;
    this.number = Number(element.dataset.line);
    this.start = Number(element.dataset.start);
    this.nodes = textNodes(element);
    this.text = this.nodes.map((node) => node.data).join("");
  }
  get shown() {
    return this.element.checkVisibility ? this.element.checkVisibility() : this.element.offsetParent !== null;
  }
  // The place in the whole text of a place in this line.
  codePoint(unit) {
    return this.start + Array.from(this.text.slice(0, unit)).length;
  }
  unitOf(node, offset) {
    let units = 0;
    for (const one of this.nodes) {
      if (one === node) return units + offset;
      units += one.length;
    }
    return null;
  }
  point(unit) {
    let left = unit;
    for (const node of this.nodes) {
      if (left <= node.length) return [node, left];
      left -= node.length;
    }
    const last = this.nodes.at(-1);
    return [last, last.length];
  }
  // No passage ends inside what a reader sees as one sign.
  whole(from, to) {
    if (!("Segmenter" in Intl)) return [from, to];
    for (const { index, segment } of new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(this.text)) {
      const end = index + segment.length;
      if (index < from && from < end) from = index;
      if (index < to && to < end) to = end;
    }
    return [from, to];
  }
}

class MarkPassage extends HTMLElement {
  connectedCallback() {
    this.bar = this.querySelector(".code-bar");
    if (!this.bar) return;
    this.lines = [...this.querySelectorAll(".words")].map((element) => new Line(element));
    this.box = this.bar.querySelector(".marker");
    this.said = this.bar.querySelector(".marker-words");
    this.status = this.querySelector("[data-announce]");
    this.cursor = null;
    this.bar.hidden = false;
    this.forget();
    this.selecting = () => this.selected();
    document.addEventListener("selectionchange", this.selecting);
    this.box.addEventListener("keydown", (event) => this.key(event));
    this.box.addEventListener("focus", () => this.begin());
    this.bar.addEventListener("submit", (event) => this.passage || event.preventDefault());
  }
  disconnectedCallback() {
    document.removeEventListener("selectionchange", this.selecting);
  }

  // What is marked: from a place in a line to a place in a line.
  mark(first, from, last, to) {
    while (from < first.text.length && /\s/u.test(first.text[from])) from += 1;
    while (to > 0 && /\s/u.test(last.text[to - 1])) to -= 1;
    [from] = first.whole(from, from);
    to = last.whole(to, to)[1];
    const between = this.lines.slice(this.lines.indexOf(first), this.lines.indexOf(last) + 1);
    const words = between
      .map((line) => line.text.slice(line === first ? from : 0, line === last ? to : undefined))
      .join("\n");
    if (!words.trim() || (first === last && from >= to)) return this.forget();
    this.passage = { start: first.codePoint(from), end: last.codePoint(to), words };
    for (const name of ["start", "end", "words"]) this.bar.elements[name].value = this.passage[name];
    this.bar.querySelector("button").disabled = false;
    this.bar.toggleAttribute("data-unsaved", true); // a fresh page would forget what is marked
    this.paint(first, from, last, to);
    this.tell(this.dataset.marked.replace("{line}", first.number).replace("{words}", () => words));
  }
  forget() {
    this.passage = null;
    this.bar.removeAttribute("data-unsaved");
    this.bar.querySelector("button").disabled = true;
    CSS.highlights?.delete("passage");
    this.tell(this.dataset.nothing);
  }
  paint(first, from, last, to) {
    if (!CSS.highlights) return;
    const range = new Range();
    range.setStart(...first.point(from));
    range.setEnd(...last.point(to));
    CSS.highlights.set("passage", new Highlight(range));
  }
  tell(words) {
    if (this.said.textContent === words) return;
    this.said.textContent = words;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => {
      this.status.textContent = words.length > 400 ? `${words.slice(0, 200)} … ${words.slice(-200)}` : words;
    }, 150);
  }

  // Mouse and finger: what the browser has selected.
  selected() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return;
    const range = selection.getRangeAt(0);
    let first, from, last, to;
    for (const line of this.lines) {
      if (!range.intersectsNode(line.element)) continue;
      for (const node of line.nodes) {
        if (!range.intersectsNode(node)) continue;
        const begin = line.unitOf(node, node === range.startContainer ? range.startOffset : 0);
        const end = line.unitOf(node, node === range.endContainer ? range.endOffset : node.length);
        if (begin >= end) continue;
        if (!first) [first, from] = [line, begin];
        [last, to] = [line, end];
      }
    }
    if (!first) return;
    this.cursor = null;
    this.mark(first, from, last, to);
  }

  // Keyboard: word by word over the lines that are shown.
  words() {
    const words = [];
    let sentence = 0;
    for (const line of this.lines.filter((one) => one.shown)) {
      for (const found of line.text.matchAll(/\S+/gu)) {
        words.push({ line, from: found.index, to: found.index + found[0].length, sentence });
        if (SENTENCE_END.test(found[0])) sentence += 1;
      }
      sentence += 1;
    }
    return words;
  }
  begin() {
    if (this.cursor || this.passage) return;
    const words = this.words();
    const top = words.findIndex(({ line }) => line.element.getBoundingClientRect().top >= 0);
    if (words.length) this.go(words, Math.max(top, 0), false);
  }
  go(words, to, extend) {
    const at = Math.min(Math.max(to, 0), words.length - 1);
    this.cursor = { anchor: extend && this.cursor ? this.cursor.anchor : at, at };
    this.show(words);
  }
  show(words) {
    const { anchor, at } = this.cursor;
    const [first, last] = [words[Math.min(anchor, at)], words[Math.max(anchor, at)]];
    this.mark(first.line, first.from, last.line, last.to);
    words[at].line.element.scrollIntoView({ block: "center" });
  }
  around(words, at, same) {
    const here = words[at];
    const first = words.findIndex((word) => same(word, here));
    return [first, words.findLastIndex((word) => same(word, here))];
  }
  span(words, same) {
    const [first, last] = this.around(words, this.cursor.at, same);
    this.cursor = { anchor: first, at: last };
    this.show(words);
  }
  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      if (this.passage) this.bar.requestSubmit();
      return;
    }
    const words = this.words();
    if (!words.length) return;
    const line = (one, other) => one.line === other.line;
    const sentence = (one, other) => one.sentence === other.sentence;
    const at = this.cursor ? this.cursor.at : this.nearest(words);
    const move = {
      ArrowRight: () => at + 1,
      ArrowLeft: () => at - 1,
      ArrowDown: () => this.beyond(words, at, line, 1, event.shiftKey),
      ArrowUp: () => this.beyond(words, at, line, -1, event.shiftKey),
      PageDown: () => this.beyond(words, at, sentence, 1, event.shiftKey),
      PageUp: () => this.beyond(words, at, sentence, -1, event.shiftKey),
      Home: () => this.around(words, at, line)[0],
      End: () => this.around(words, at, line)[1],
    }[event.key];
    if (move) {
      if (!this.cursor) this.cursor = { anchor: at, at };
      this.go(words, move(), event.shiftKey);
    } else if (/^[sl]$/iu.test(event.key)) {
      if (!this.cursor) this.cursor = { anchor: at, at };
      this.span(words, event.key.toLowerCase() === "s" ? sentence : line);
    } else if (event.key === "Escape") {
      this.cursor = null;
      this.forget();
    } else {
      return;
    }
    event.preventDefault();
  }
  // The first word of the unit before or behind; growing, its outer end.
  beyond(words, at, same, way, grow) {
    const [first, last] = this.around(words, at, same);
    if (grow && way > 0 && at < last) return last;
    if (grow && way < 0 && at > first) return first;
    const next = way > 0 ? last + 1 : first - 1;
    if (next < 0 || next >= words.length) return at;
    const unit = this.around(words, next, same);
    return grow && way > 0 ? unit[1] : unit[0];
  }
  nearest(words) {
    if (!this.passage) return 0;
    const found = words.findIndex(({ line, from }) => line.codePoint(from) >= this.passage.start);
    return Math.max(found, 0);
  }
}
customElements.define("mark-passage", MarkPassage);
