// Saves a form as it is changed, and says so. Without this file its button does the same.
class SaveForm extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form.element");
    this.state = this.querySelector(".state");
    this.form.addEventListener("submit", (event) => this.submitted(event));
    if (this.hasAttribute("data-live")) {
      this.form.addEventListener("change", () => this.save());
    } else {
      this.form.addEventListener("change", (event) => {
        if (event.target.hasAttribute("data-restructures") && event.target.matches("select")) this.form.requestSubmit();
      });
    }
  }

  submitted(event) {
    const button = event.submitter;
    if (button && button.getAttribute("form")) return;
    event.preventDefault();
    this.save(button);
  }

  say(what) {
    this.state.textContent = this.getAttribute(`data-${what}`);
    this.state.className = `state ${what}`;
  }

  async save(button = null) {
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    this.say("saving");
    const sent = new FormData(this.form);
    if (button && button.name) sent.append(button.name, button.value);
    let told = null;
    try {
      const answer = await fetch(this.form.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams(sent),
      });
      if (answer.status === 409) return this.plainly();
      if ((answer.headers.get("content-type") || "").includes("json")) told = await answer.json();
      else if (answer.status < 500) return this.plainly();
    } catch {
      told = null;
    }
    this.busy = false;
    this.form.elements.key.value = crypto.randomUUID();
    if (told === null) {
      this.say("failed");
      return;
    }
    this.taken(told, button);
    if (this.again) {
      this.again = false;
      this.save();
    }
  }

  plainly() {
    this.form.submit();
  }

  taken(told, button) {
    if (told.saved) {
      document.dispatchEvent(new CustomEvent("detente:saved", { detail: { version: told.version } }));
      if (told.next) {
        location.assign(told.next);
        return;
      }
      this.form.elements.seen.value = told.seen;
    }
    this.say(told.saved ? "saved" : "unsaved");
    if (told.fields !== undefined && !this.again) this.redraw(told);
    if (!told.saved && button) this.querySelector("[aria-invalid=true], .whole:not(:empty)")?.focus();
  }

  // Only where inputs came or went are the fields drawn anew; else what is being typed stays.
  redraw(told) {
    const fields = this.querySelector(".fields");
    const fresh = document.createElement("template");
    fresh.innerHTML = told.fields;
    const names = (root) => [...root.querySelectorAll("[name]")].map((one) => `${one.name}=${one.type === "hidden" || one.type === "checkbox" ? one.value : ""}`).join("\n");
    if (names(fields) === names(fresh.content)) {
      for (const place of fresh.content.querySelectorAll(".wrongs")) {
        const here = fields.querySelector(`.wrongs[data-field="${CSS.escape(place.dataset.field)}"]`);
        if (here && here.innerHTML !== place.innerHTML) here.replaceChildren(...place.childNodes);
      }
      for (const input of fields.querySelectorAll("[id]")) {
        if (!input.matches("input, select, textarea")) continue;
        if (told.invalid.includes(input.name)) input.setAttribute("aria-invalid", "true");
        else input.removeAttribute("aria-invalid");
        const other = fresh.content.getElementById(input.id);
        if (other) input.setAttribute("aria-describedby", other.getAttribute("aria-describedby"));
      }
      return;
    }
    const { id: focused, name } = document.activeElement || {};
    const open = [...fields.querySelectorAll("details")].map((one) => one.open);
    const added = document.activeElement?.matches("[data-restructures]") ? this.added(fields, fresh.content) : null;
    fields.replaceChildren(fresh.content);
    const now = [...fields.querySelectorAll("details")];
    if (now.length === open.length) now.forEach((one, place) => (one.open = one.open || open[place]));
    const same = name ? `[name="${CSS.escape(name)}"], [name="${CSS.escape(name)}.add"]` : "#nothing";
    (fields.querySelector(added) || document.getElementById(focused) || fields.querySelector(same))?.focus();
  }

  // The first input that was not there before: where whoever asked for it goes on.
  added(fields, fresh) {
    const known = new Set([...fields.querySelectorAll("[id]")].map((one) => one.id));
    const first = [...fresh.querySelectorAll("input[id], select[id], textarea[id]")].find((one) => !known.has(one.id));
    return first ? `#${CSS.escape(first.id)}` : "#nothing-new";
  }
}
customElements.define("save-form", SaveForm);
