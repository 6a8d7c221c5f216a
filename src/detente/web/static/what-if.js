// Shows what flips as soon as something is left out or moved: fetches the same page for what the
// form says and takes over the brief alone. Without it the form is sent, and says the same.
const WHOLE = "party";

class WhatIf extends HTMLElement {
  #asked = null;

  connectedCallback() {
    this.form = this.querySelector("#trial");
    this.form.classList.add("lively");
    this.addEventListener("change", this.#changed);
    this.addEventListener("click", this.#clicked);
    this.form.addEventListener("submit", this.#sent);
  }

  disconnectedCallback() {
    this.#asked?.abort();
  }

  #changed = (event) => {
    if (event.target.form === this.form && event.target.name !== WHOLE) this.#try();
  };

  #clicked = (event) => {
    if (!event.target.closest("[data-as-it-is]") || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    for (const control of this.#controls()) {
      if (control.type === "checkbox") control.checked = false;
      else control.value = "";
    }
    this.#try();
  };

  #sent = (event) => {
    event.preventDefault();
    if (event.submitter?.hasAttribute("data-whole")) location.assign(this.#address());
    else this.#try();
  };

  #controls() {
    return [...this.form.elements].filter((one) => one.name === "without" || one.name.startsWith("set."));
  }

  #address() {
    const said = [...new FormData(this.form)].filter(([, value]) => value);
    const query = new URLSearchParams(said).toString();
    return query ? `${location.pathname}?${query}` : location.pathname;
  }

  async #try() {
    this.#asked?.abort();
    const asked = (this.#asked = new AbortController());
    const address = this.#address();
    const late = setTimeout(() => this.#say(this.dataset.busy), 200);
    this.toggleAttribute("busy", true);
    try {
      const answer = await fetch(address, { headers: { "X-What-If": "1" }, signal: asked.signal });
      if (answer.redirected) return location.assign(answer.url);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const brief = page.querySelector("#brief");
      if (!brief) throw new Error("no brief");
      this.#show(document.adoptNode(brief), address);
    } catch (error) {
      if (error.name === "AbortError") return;
      this.#say(this.dataset.failed);
    } finally {
      clearTimeout(late);
      if (this.#asked === asked) this.toggleAttribute("busy", false);
    }
  }

  #show(brief, address) {
    const focused = this.querySelector("#brief").contains(document.activeElement);
    this.querySelector("#brief").replaceWith(brief);
    history.replaceState(history.state, "", address);
    // What the address says now is the page's own state: nothing here is unsaved.
    for (const control of this.#controls()) {
      if (control.type === "checkbox") control.defaultChecked = control.checked;
      else if (control.localName === "select") for (const one of control.options) one.defaultSelected = one.selected;
      else control.defaultValue = control.value;
    }
    if (focused) (brief.querySelector("#result") ?? this.querySelector("#rests-heading")).focus?.();
    const told = brief.querySelector("[data-headline], .result .alert");
    this.#say(told ? told.textContent.trim() : "");
  }

  #say(words) {
    const bar = this.querySelector(".flip-bar");
    bar.hidden = !words;
    bar.querySelector("[role=status]").textContent = words;
  }
}
customElements.define("what-if", WhatIf);
