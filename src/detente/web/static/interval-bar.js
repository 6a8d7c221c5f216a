// The interval that a number is taken for, drawn while one types. What is read out are the fields.
const HALF = { sure: 5, "": 10, guess: 20, exact: 0 };
const SVG = "http://www.w3.org/2000/svg";

class IntervalBar extends HTMLElement {
  connectedCallback() {
    this.most = Number(this.getAttribute("most")) || 100;
    this.svg = this.shape("svg", { viewBox: "0 0 400 34", "aria-hidden": "true", preserveAspectRatio: "none" });
    this.svg.append(this.shape("line", { class: "line", x1: 0, x2: 400, y1: 17, y2: 17 }));
    this.span = this.svg.appendChild(this.shape("rect", { class: "span", y: 10, height: 14, width: 0, rx: 2 }));
    this.querySelector(".row").before(this.svg);
    this.addEventListener("input", () => this.draw());
    this.draw();
  }

  shape(name, attributes) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    return made;
  }

  number(name) {
    const typed = this.querySelector(`[name="${name}"]`).value.trim().replace(",", ".");
    return typed === "" ? NaN : Number(typed);
  }

  draw() {
    let [low, high] = [this.number("low"), this.number("high")];
    if (Number.isNaN(low) || Number.isNaN(high)) {
      const half = HALF[this.querySelector("[name=sure]:checked")?.value ?? ""];
      const about = this.number("about");
      [low, high] = [about - half, about + half];
    }
    const known = !Number.isNaN(low) && high >= low;
    const place = (value) => (400 * Math.min(Math.max(value, 0), this.most)) / this.most;
    this.span.setAttribute("x", known ? place(low) : 0);
    this.span.setAttribute("width", known ? Math.max(place(high) - place(low), 3) : 0);
  }
}
customElements.define("interval-bar", IntervalBar);
