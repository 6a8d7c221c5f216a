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
    const answer = await fetch(this.form.action, { method: "POST", body: new URLSearchParams(sent) }).catch(() => null);
    if (!answer || ![200, 409, 422].includes(answer.status) || this.leaving) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (answer.status === 409) return this.form.requestSubmit(this.form.querySelector("[value=save]"));
    const version = Number(answer.headers.get("X-Detente-Version"));
    document.dispatchEvent(new CustomEvent("detente:saved", { detail: { version } }));
    this.renew(page, field);
    const told = this.querySelector("[data-saved]");
    told.textContent = answer.status === 200 ? told.dataset.saved : "";
  }
  // Take over what is new, but leave alone what somebody is typing.
  renew(page, field) {
    const focused = document.activeElement?.id;
    const fresh = new Map([...page.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
    for (const part of document.querySelectorAll("[data-part]")) {
      const name = part.dataset.part;
      if (!fresh.has(name)) part.remove();
      else if (!part.isEqualNode(fresh.get(name)) && !this.touched(part, name, field)) part.replaceWith(fresh.get(name));
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
