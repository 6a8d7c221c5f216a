// Every answer is kept at once, and the questions that follow from it appear. Without this file the
// same form is sent as a whole.
const PAUSE = 500; // ms: arrow keys run through a menu, and only where they stop is an answer

class CodingForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.told = this.querySelector("[data-saved]");
    this.last = Promise.resolve();
    this.waiting = new Map();
    this.busy = 0;
    this.form.addEventListener("change", (event) => this.answered(event.target));
    this.form.addEventListener("focusout", (event) => this.left(event.target));
    this.form.addEventListener("submit", (event) => this.send(event));
  }
  disconnectedCallback() {
    for (const timer of this.waiting.values()) clearTimeout(timer);
  }
  answered(control) {
    const field = control.closest(".question")?.querySelector("[name=asked]").value;
    if (!field) return;
    clearTimeout(this.waiting.get(field));
    this.waiting.set(field, setTimeout(() => this.keep(field), control.localName === "select" ? PAUSE : 0));
  }
  left(control) {
    const field = control.closest(".question")?.querySelector("[name=asked]").value;
    if (this.waiting.has(field)) this.keep(field);
  }
  // One after another: each is sent with what the one before has left behind.
  keep(field) {
    clearTimeout(this.waiting.get(field));
    this.waiting.delete(field);
    this.busy += 1;
    this.last = this.last.then(() => this.post(field)).finally(() => (this.busy -= 1));
  }
  // The whole form goes when everything before it has arrived; it takes along what still waits.
  async send(event) {
    for (const timer of this.waiting.values()) clearTimeout(timer);
    this.waiting.clear();
    if (!this.busy) return;
    event.preventDefault();
    const act = event.submitter?.value ?? "save";
    await this.last;
    this.form.requestSubmit(this.form.querySelector(`[name=act][value=${act}]`));
  }
  async post(field) {
    const body = new URLSearchParams(new FormData(this.form));
    body.set("only", field);
    body.set("act", "save");
    const headers = { Accept: "application/json" };
    const answer = await fetch(this.form.action, { method: "POST", headers, body }).catch(() => null);
    if (!answer) return this.tell(this.told.dataset.lost);
    // What stands against it is said by the page that the whole form leads to.
    if (answer.status !== 200) return void setTimeout(() => this.form.requestSubmit(this.form.querySelector("[value=save]")));
    const { version, wrong } = await answer.json();
    document.dispatchEvent(new CustomEvent("detente:saved", { detail: { version } }));
    const fresh = await fetch(location.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!fresh?.ok) return;
    this.renew(new DOMParser().parseFromString(await fresh.text(), "text/html"), field, field in wrong);
    this.complain(field, wrong[field]);
    this.tell(wrong[field] ?? this.told.dataset.saved);
  }
  tell(words) {
    this.told.textContent = "";
    setTimeout(() => (this.told.textContent = words), 50); // said again even if it is the same
  }
  complain(field, why) {
    const part = this.querySelector(`[data-part="ask-${field}"]`);
    if (!part) return;
    part.querySelector(".wrong")?.remove();
    if (!why) return;
    const control = part.querySelector("select, input:not([type=hidden])");
    control.setAttribute("aria-invalid", "true");
    const line = document.createElement("p");
    line.className = "wrong";
    line.id = `wrong-${field}`;
    line.textContent = why;
    control.after(line);
    control.setAttribute("aria-describedby", `${line.id} help-${field}`);
  }
  // Take over what is new, but leave alone what somebody is typing.
  renew(page, field, wrong) {
    const focused = document.activeElement?.id;
    const fresh = new Map([...page.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
    const order = [...page.querySelectorAll("coding-form .question")];
    for (const part of document.querySelectorAll("[data-part]")) {
      const name = part.dataset.part;
      if (!fresh.has(name)) part.remove();
      else if (wrong && name === `ask-${field}`) continue;
      else if (!part.isEqualNode(fresh.get(name)) && !this.touched(part, name, field)) part.replaceWith(fresh.get(name));
    }
    let before = null;
    for (const part of order) {
      const here = document.querySelector(`[data-part="${part.dataset.part}"]`);
      if (!here) {
        if (before) before.after(part);
        else this.form.querySelector(".question").before(part);
      }
      before = here || part;
    }
    const seen = this.form.elements.seen.value;
    for (const one of document.querySelectorAll("main [name=seen]")) one.value = seen;
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
  }
  // Whether a part holds something that was not sent yet.
  touched(part, name, field) {
    const typed = [...part.querySelectorAll("input[type=text]")];
    if (name === `ask-${field}`) return typed.includes(document.activeElement);
    if (this.waiting.has(name.replace("ask-", ""))) return true;
    if (name === "make" && [...part.querySelectorAll("[type=checkbox]")].some((box) => box.checked !== box.defaultChecked)) return true;
    return typed.some((one) => one.value !== one.defaultValue);
  }
}
customElements.define("coding-form", CodingForm);
