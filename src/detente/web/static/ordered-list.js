// A list put in order by choosing its lines, the best first; arrows and = change it afterwards.
// The places stand in the selects that the page came with: these are what is sent.
class OrderedList extends HTMLElement {
  connectedCallback() {
    this.list = this.querySelector("ol");
    this.lines = [...this.list.children];
    this.lines.forEach((line, at) => this.furnish(line, at + 1));
    const placed = this.lines.filter((line) => line.select.value !== "");
    placed.sort((one, other) => one.select.value - other.select.value);
    this.placed = placed;
    placed.forEach((line, at) => {
      line.level = at > 0 && line.select.value === placed[at - 1].select.value;
    });
    this.show();
  }

  furnish(line, number) {
    const name = line.querySelector(".name");
    const words = name.textContent;
    line.select = line.querySelector("select");
    line.select.hidden = line.querySelector("label").hidden = true;
    line.place = document.createElement("span");
    line.place.className = "place";
    line.pick = this.button("", words, () => this.choose(line));
    line.pick.className = "pick";
    line.pick.dataset.key = number <= 9 ? number : "";
    const key = document.createElement("kbd");
    key.textContent = number;
    key.setAttribute("aria-hidden", "true");
    line.pick.append(key, " ", words);
    name.replaceWith(line.pick);
    line.tools = [
      this.button("=", `${this.dataset.same}: ${words}`, () => this.level(line)),
      this.button("↑", `${this.dataset.up}: ${words}`, () => this.move(line, -1)),
      this.button("↓", `${this.dataset.down}: ${words}`, () => this.move(line, 1)),
    ];
    line.prepend(line.place);
    line.append(...line.tools);
    line.addEventListener("keydown", (event) => this.pressed(event, line));
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

  pressed(event, line) {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (step && this.placed.includes(line)) this.move(line, step);
    else if (event.key === "=" && this.placed.includes(line)) this.level(line);
    else return;
    event.preventDefault();
  }

  // Chosen, a line takes the next place; chosen again, it gives it up. The last line needs no choice.
  choose(line) {
    if (this.placed.includes(line)) {
      this.placed.splice(this.placed.indexOf(line), 1);
      line.level = false;
    } else {
      this.placed.push(line);
      const left = this.lines.filter((one) => !this.placed.includes(one));
      if (left.length === 1) this.placed.push(left[0]);
    }
    const whole = this.placed.length === this.lines.length;
    this.show(whole ? this.closest("form").querySelector(".actions button") : line.pick);
  }

  move(line, step) {
    const focused = document.activeElement;
    const at = this.placed.indexOf(line);
    if (!this.placed[at + step]) return;
    this.placed.splice(at, 1);
    this.placed.splice(at + step, 0, line);
    line.level = false;
    this.show(focused);
  }

  level(line) {
    if (line !== this.placed[0]) line.level = !line.level;
    this.show(document.activeElement);
  }

  show(focused) {
    let place = 0;
    const left = this.lines.filter((line) => !this.placed.includes(line));
    for (const line of [...this.placed, ...left]) {
      const placed = !left.includes(line);
      if (line === this.placed[0]) line.level = false;
      if (placed && !line.level) place += 1;
      line.select.value = placed ? String(place) : "";
      line.place.textContent = placed ? (line.level ? "=" : `${place}.`) : "";
      line.classList.toggle("placed", placed);
      line.classList.toggle("level", placed && Boolean(line.level));
      line.pick.setAttribute("aria-pressed", String(placed));
      line.tools.forEach((tool) => (tool.hidden = !placed));
      line.tools[0].disabled = line === this.placed[0];
      line.tools[0].setAttribute("aria-pressed", String(Boolean(line.level)));
      this.list.append(line);
    }
    focused?.focus();
  }
}
customElements.define("ordered-list", OrderedList);
