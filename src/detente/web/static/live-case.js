// Keeps a page in step with its case. Where nothing on it is unsaved, it fetches itself anew; where
// something is, it says so and touches nothing. What this page saved itself is nobody's news:
// whoever saves by fetch says `detente:saved` with the version, on the document.
const LEAVING = 1000; // ms after which a page whose stream ended is still there
const PATIENCE = 400; // ms for an answer to one's own saving to arrive beside the stream

class LiveCase extends HTMLElement {
  #seen = 0;
  #coming = 0;
  #stream = null;
  #timer = 0;
  #busy = false;

  connectedCallback() {
    this.#seen = Number(this.getAttribute("version"));
    this.#open();
    document.addEventListener("detente:saved", this.#saved);
    document.addEventListener("visibilitychange", this.#turned);
    addEventListener("online", this.#again);
    addEventListener("pagehide", this.#close);
    addEventListener("pageshow", this.#turned);
  }

  disconnectedCallback() {
    this.#close();
    clearTimeout(this.#timer);
    document.removeEventListener("detente:saved", this.#saved);
    document.removeEventListener("visibilitychange", this.#turned);
    removeEventListener("online", this.#again);
    removeEventListener("pagehide", this.#close);
    removeEventListener("pageshow", this.#turned);
  }

  #open = () => {
    if (this.#stream) return;
    const position = Math.max(this.#seen, this.#coming);
    this.#stream = new EventSource(`/cases/${this.getAttribute("case")}/events?seen=${position}`);
    this.#stream.addEventListener("version", (event) => this.#heard(Number(event.data)));
    this.#stream.addEventListener("error", () => {
      if (this.#stream?.readyState !== EventSource.CLOSED) return;
      // Leaving the page closes the stream too: by then this no longer runs.
      setTimeout(() => this.#refused(), LEAVING);
    });
  };

  #close = () => {
    this.#stream?.close();
    this.#stream = null;
  };

  // A hidden tab gives its connection back: a browser has six for a whole site.
  #turned = () => (document.visibilityState === "hidden" ? this.#close() : this.#open());

  // What was heard while the page could not be fetched is fetched now.
  #again = () => this.#renew();

  async #refused() {
    this.#close();
    const answer = await fetch(`/cases/${this.getAttribute("case")}`).catch(() => null);
    if (answer && [401, 404].includes(answer.status)) this.#show("gone");
  }

  #heard(version) {
    if (version <= this.#seen) return;
    this.#coming = Math.max(this.#coming, version);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#renew(), PATIENCE);
  }

  #saved = (event) => {
    const version = Number(event.detail?.version);
    this.#settle();
    if (!(version > this.#seen)) return;
    if (version === this.#seen + 1) this.#seen = version;
    else this.#heard(version);
  };

  // What was just saved is unsaved no more. Only where the one form of the page can have saved it,
  // and never the field being typed in: its text may be newer than what was sent.
  #settle() {
    const forms = document.querySelectorAll("main save-form");
    if (forms.length !== 1) return;
    for (const control of forms[0].querySelectorAll("input, textarea, select"))
      if (control !== document.activeElement) saved.set(control, held(control));
  }

  async #renew() {
    if (this.#coming <= this.#seen || this.#busy) return;
    const coming = this.#coming;
    if (this.#unsaved()) return this.#show("moved");
    this.#busy = true;
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    const text = answer?.ok ? await answer.text() : null;
    this.#busy = false;
    if (answer?.redirected) return location.assign(answer.url);
    if (text === null) return this.#show(answer && [401, 404].includes(answer.status) ? "gone" : "moved");
    if (this.#unsaved()) return this.#show("moved"); // begun while the page was on its way
    const page = new DOMParser().parseFromString(text, "text/html");
    if (!page.querySelector("main")) return this.#show("moved");
    this.#swap(page);
    this.#seen = Math.max(coming, Number(answer.headers.get("X-Detente-Version")) || 0);
    if (this.#coming > this.#seen) this.#heard(this.#coming);
  }

  #swap(page) {
    const old = document.querySelector("main");
    const fresh = document.adoptNode(page.querySelector("main"));
    const focused = this.#place(old, document.activeElement);
    const open = [...old.querySelectorAll("details")].map((part) => part.open);
    const [x, y] = [scrollX, scrollY];
    old.replaceWith(fresh);
    const parts = [...fresh.querySelectorAll("details")];
    if (parts.length === open.length) parts.forEach((part, n) => (part.open = open[n]));
    for (const name of [".case-title"]) {
      const there = document.querySelector(name);
      const now = page.querySelector(name);
      if (there && now) there.replaceWith(document.adoptNode(now));
    }
    document.title = page.title;
    focused?.(fresh);
    scrollTo({ left: x, top: y, behavior: "instant" });
    for (const bar of this.querySelectorAll(".moved")) bar.hidden = true;
    const said = this.querySelector(".said");
    said.textContent = "";
    setTimeout(() => (said.textContent = this.dataset.renewed), 100);
    document.dispatchEvent(new CustomEvent("detente:renewed"));
  }

  // A function that finds the same place in the fresh page: by id, else by what it is and its rank.
  #place(main, element) {
    if (!element || !main.contains(element) || element === main) return null;
    const { id, localName } = element;
    const range = "selectionStart" in element ? [element.selectionStart, element.selectionEnd] : null;
    const rank = [...main.querySelectorAll(localName)].indexOf(element);
    return (fresh) => {
      const found = id ? fresh.querySelector(`#${CSS.escape(id)}`) : fresh.querySelectorAll(localName)[rank];
      found?.focus({ preventScroll: true });
      if (found && range && range[0] !== null) found.setSelectionRange?.(...range);
    };
  }

  #unsaved() {
    if (this.hasAttribute("kept") || document.querySelector("main [data-unsaved]:not(save-form), dialog[open]")) return true;
    const chosen = getSelection();
    const main = document.querySelector("main");
    if (chosen && !chosen.isCollapsed && main.contains(chosen.anchorNode)) return true;
    return [...main.querySelectorAll("input, textarea, select")].some(changed);
  }

  #show(which) {
    for (const bar of this.querySelectorAll(".moved")) bar.hidden = bar.dataset.bar !== which;
  }
}

const saved = new WeakMap();

function held(control) {
  if (["checkbox", "radio"].includes(control.type)) return control.checked;
  return control.localName === "select" ? [...control.selectedOptions].map((one) => one.value).join("\n") : control.value;
}

function changed(control) {
  if (["hidden", "submit", "button", "reset", "image"].includes(control.type)) return false;
  if (saved.has(control)) return saved.get(control) !== held(control);
  if (control.type === "file") return control.files.length > 0;
  if (["checkbox", "radio"].includes(control.type)) return control.checked !== control.defaultChecked;
  if (control.localName !== "select") return control.value !== control.defaultValue;
  const options = [...control.options];
  if (options.some((option) => option.defaultSelected) || control.multiple)
    return options.some((option) => option.selected !== option.defaultSelected);
  return control.selectedIndex > 0;
}

customElements.define("live-case", LiveCase);
