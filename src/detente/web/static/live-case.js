// Hears that the case has moved on, and shows so. A page that is only read fetches itself anew.
class LiveCase extends HTMLElement {
  connectedCallback() {
    const seen = Number(this.getAttribute("version"));
    this.stream = new EventSource(`/cases/${this.getAttribute("case")}/events?seen=${seen}`);
    this.stream.addEventListener("version", (event) => {
      if (Number(event.data) > seen) this.hidden = false;
    });
  }
  disconnectedCallback() {
    this.stream.close();
  }
}
customElements.define("live-case", LiveCase);
