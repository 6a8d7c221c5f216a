// Keys, ordered lists and the bar of an interview. Without this file every question can be answered as well.
import "./question-keys.js";
import "./ordered-list.js";
import "./interval-bar.js";
