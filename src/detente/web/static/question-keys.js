// Keys at a question: digits choose, Enter sends, ? - . press their button, < goes back. They are
// heard only while the focus is inside the question, and never while something is typed.
class QuestionKeys extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.addEventListener("keydown", (event) => this.pressed(event));
    if (document.activeElement === document.body) this.begin();
  }

  begin() {
    const wrong = this.querySelector("[aria-invalid]");
    const chosen = this.querySelector(".answer input:checked");
    const first = this.querySelector("input:not([type=hidden]), select:not([hidden]), .pick");
    (wrong ?? chosen ?? first)?.focus({ preventScroll: true });
  }

  pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = event.target;
    if (event.key === "Enter" && at.matches("input[type=radio], input[type=checkbox], select")) {
      event.preventDefault();
      this.form.requestSubmit();
      return;
    }
    if (at.matches("input:not([type=radio], [type=checkbox]), textarea, select")) return;
    if (/^[0-9]$/.test(event.key) && this.choose(event.key)) event.preventDefault();
    else this.sign(event);
  }

  choose(key) {
    const there = [...this.querySelectorAll(`[data-key="${key}"]`)];
    if (!there.length) return false;
    if (there[0].matches("button")) {
      there[0].click();
      return true;
    }
    // Of a line that can be best or worst: the first digit says which is best, the next the worst.
    const best = this.querySelector("input[name=best]:checked");
    const chosen = there.length > 1 && best ? there[1] : there[0];
    chosen.checked = true;
    chosen.focus();
    chosen.dispatchEvent(new Event("change", { bubbles: true }));
    return true;
  }

  sign(event) {
    const page = this.closest("main") ?? document;
    const found = [...page.querySelectorAll("[data-sign]")].find((one) => one.dataset.sign === event.key);
    if (!found) return;
    event.preventDefault();
    found.click();
  }
}
customElements.define("question-keys", QuestionKeys);
