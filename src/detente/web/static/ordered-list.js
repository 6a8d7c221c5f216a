// A list put in order with buttons or arrow keys. The places stay in the selects that the page came
// with; these are what is sent.
class OrderedList extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("ol");
    if (this.hasAttribute("data-optional") && ![...this.selects()].some((one) => one.value)) {
      this.offer();
    } else {
      this.take();
    }
  }

  selects() {
    return this.list.querySelectorAll("select");
  }

  // An order that need not be given: it begins when somebody wants it.
  offer() {
    const button = this.button(this.dataset.first, this.dataset.first, () => {
      this.selects().forEach((select, place) => (select.value = String(place + 1)));
      button.remove();
      this.list.hidden = false;
      this.take();
      this.list.querySelector("button").focus();
    });
    this.list.hidden = true;
    this.list.before(button);
  }

  take() {
    const lines = [...this.list.children];
    const place = (line) => Number(line.querySelector("select").value) || lines.length;
    lines.sort((one, other) => place(one) - place(other));
    lines.forEach((line, at) => {
      if (at > 0 && place(line) === place(lines[at - 1])) line.classList.add("level");
      this.list.append(line);
      this.furnish(line);
    });
    this.number();
  }

  furnish(line) {
    const name = line.querySelector(".name").textContent;
    line.querySelector("select").hidden = true;
    line.querySelector("label").hidden = true;
    const place = document.createElement("span");
    place.className = "place";
    line.prepend(place);
    line.append(
      this.button("=", `${this.dataset.same}: ${name}`, () => this.level(line)),
      this.button("↑", `${this.dataset.up}: ${name}`, () => this.move(line, -1)),
      this.button("↓", `${this.dataset.down}: ${name}`, () => this.move(line, 1)),
    );
    line.addEventListener("keydown", (event) => {
      const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
      if (step) this.move(line, step);
      else if (event.key === "=") this.level(line);
      else if (event.key === "Enter") this.closest("form").requestSubmit();
      else return;
      event.preventDefault();
    });
  }

  button(words, name, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "second";
    button.textContent = words;
    button.setAttribute("aria-label", name);
    button.addEventListener("click", act);
    return button;
  }

  move(line, step) {
    const focused = document.activeElement;
    const other = step < 0 ? line.previousElementSibling : line.nextElementSibling;
    if (!other) return;
    line.classList.remove("level");
    if (step < 0) other.before(line);
    else other.after(line);
    this.number();
    if (line.contains(focused)) focused.focus();
  }

  level(line) {
    if (line.previousElementSibling) line.classList.toggle("level");
    this.number();
  }

  number() {
    let place = 0;
    this.list.firstElementChild.classList.remove("level");
    for (const line of this.list.children) {
      const level = line.classList.contains("level");
      if (!level) place += 1;
      line.querySelector("select").value = String(place);
      line.querySelector(".place").textContent = level ? "=" : `${place}.`;
      const same = line.querySelector("button");
      same.setAttribute("aria-pressed", String(level));
      same.disabled = line === this.list.firstElementChild;
    }
  }
}
customElements.define("ordered-list", OrderedList);
