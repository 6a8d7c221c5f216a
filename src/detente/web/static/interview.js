// Keys, ordered lists and the bar of an interview. Without this file every question can be answered as well.
import "./ordered-list.js";
import "./interval-bar.js";
import "./question-keys.js";
