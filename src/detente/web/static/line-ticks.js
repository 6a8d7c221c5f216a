// A tick is kept at once. Without this file the ticks of a page are sent together.
class LineTicks extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.told = this.querySelector("[data-saved]");
    this.last = Promise.resolve();
    this.form.addEventListener("change", (event) => {
      if (event.target.name === "keep") this.last = this.last.then(() => this.keep());
    });
  }
  async keep() {
    const body = new URLSearchParams(new FormData(this.form));
    body.delete("key");
    const headers = { Accept: "application/json" };
    const answer = await fetch(this.form.action, { method: "POST", headers, body }).catch(() => null);
    if (!answer?.ok) return void (this.told.textContent = this.told.dataset.lost);
    const { version } = await answer.json();
    document.dispatchEvent(new CustomEvent("detente:saved", { detail: { version } }));
    const fresh = await fetch(location.href, { headers: { Accept: "text/html" } }).catch(() => null);
    if (!fresh?.ok) return;
    const page = new DOMParser().parseFromString(await fresh.text(), "text/html");
    this.renew(page);
    this.told.textContent = "";
    setTimeout(() => (this.told.textContent = this.told.dataset.saved), 50);
  }
  // Take over each row that is new; one that was ticked again meanwhile is sent next.
  renew(page) {
    const focused = document.activeElement?.id;
    for (const part of document.querySelectorAll("[data-part]")) {
      const now = page.querySelector(`[data-part="${part.dataset.part}"]`);
      const [box, wanted] = [part.querySelector("[name=keep]"), now?.querySelector("[name=keep]")];
      if (!now || part.isEqualNode(now) || (box && box.checked !== wanted.checked)) continue;
      part.replaceWith(now);
    }
    if (focused && document.activeElement?.id !== focused) document.getElementById(focused)?.focus();
  }
}
customElements.define("line-ticks", LineTicks);
