// The keys go to the desk without a click first. The terminal makes its field when the page loads.
addEventListener("load", () => {
  document.querySelector(".xterm-helper-textarea")?.focus();
});
