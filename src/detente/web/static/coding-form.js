// Every answer is kept at once, and the questions that follow from it appear. Without this file the
// same form is sent as a whole.
class CodingForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.last = Promise.resolve();
    this.form.addEventListener("change", (event) => this.answered(event.target));
    this.form.addEventListener("submit", () => (this.leaving = true));
  }
  answered(control) {
    const part = control.closest(".question");
    if (!part) return;
    // One after another: each is sent with what the one before has left behind.
    this.last = this.last.then(() => this.keep(part.querySelector("[name=asked]").value));
  }
  async keep(field) {
    if (this.leaving) return;
    const sent = new FormData(this.form);
    sent.set("only", field);
    sent.set("act", "save");
    const headers = { Accept: "application/json" };
    const body = new URLSearchParams(sent);
    const answer = await fetch(this.form.action, { method: "POST", headers, body }).catch(() => null);
    if (this.leaving) return;
    const told = this.querySelector("[data-saved]");
    if (!answer) return void (told.textContent = told.dataset.lost);
    if (answer.status !== 200) return this.form.requestSubmit(this.form.querySelector("[value=save]"));
    const { version, wrong } = await answer.json();
    document.dispatchEvent(new CustomEvent("detente:saved", { detail: { version } }));
    const fresh = await fetch(location.pathname, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!fresh?.ok || this.leaving) return;
    this.renew(new DOMParser().parseFromString(await fresh.text(), "text/html"), field, field in wrong);
    this.complain(field, wrong[field]);
    told.textContent = wrong[field] ?? told.dataset.saved;
  }
  complain(field, why) {
    const part = this.querySelector(`[data-part="ask-${field}"]`);
    if (!part) return;
    part.querySelector(".wrong")?.remove();
    const control = part.querySelector("select, input:not([type=hidden])");
    control.toggleAttribute("aria-invalid", Boolean(why));
    if (!why) return;
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
    for (const part of document.querySelectorAll("[data-part]")) {
      const name = part.dataset.part;
      if (!fresh.has(name)) part.remove();
      else if (!part.isEqualNode(fresh.get(name)) && !(wrong && name === `ask-${field}`) && !this.touched(part, name, field)) part.replaceWith(fresh.get(name));
    }
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
    let before = null;
    for (const part of page.querySelectorAll("coding-form .question")) {
      const here = document.querySelector(`[data-part="${part.dataset.part}"]`);
      if (!here) {
        if (before) before.after(part);
        else this.form.querySelector(".question").before(part);
      }
      before = here || part;
    }
  }
  // Whether a question holds something typed that was not sent yet.
  touched(part, name, field) {
    const typed = [...part.querySelectorAll("input[type=text]")];
    if (name === `ask-${field}`) return typed.includes(document.activeElement);
    return typed.some((one) => one.value !== one.defaultValue);
  }
}
customElements.define("coding-form", CodingForm);
