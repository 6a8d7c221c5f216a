// Follows a job without loading the page anew, and goes on to the answer as soon as it is there.
const PAUSE = 400;

class JobProgress extends HTMLElement {
  connectedCallback() {
    this.timer = setTimeout(() => this.look(), PAUSE);
  }
  disconnectedCallback() {
    clearTimeout(this.timer);
  }
  async look() {
    try {
      const answer = await fetch(this.getAttribute("src"), { headers: { Accept: "application/json" } });
      if (!answer.ok) return location.reload();
      this.show(await answer.json());
    } catch {
      // The server does not answer just now: ask again.
      this.timer = setTimeout(() => this.look(), 5 * PAUSE);
    }
  }
  show(job) {
    if (job.phase === "done") return location.replace(job.onward);
    if (job.phase !== "waiting" && job.phase !== "running") return location.reload();
    const sentence = this.querySelector("[role=status]");
    if (sentence.textContent !== job.sentence) sentence.textContent = job.sentence;
    const bar = this.querySelector("progress");
    if (job.total) {
      bar.max = job.total;
      bar.value = job.done;
    } else {
      bar.removeAttribute("value");
    }
    this.timer = setTimeout(() => this.look(), PAUSE);
  }
}
customElements.define("job-progress", JobProgress);
