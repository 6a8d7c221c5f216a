// Everything works without this file; it makes the work quicker. One small element per file.
import "./live-case.js";
