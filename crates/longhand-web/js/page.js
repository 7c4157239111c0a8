// What the entry of every page does, whichever program it loads.

// What the page tells under a name, see `longhand_view::page::Assets`.
export const told = (name) => document.querySelector(`meta[name="longhand-${name}"]`)?.content;

export const file = async (address) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
};

// The site's path: this file stands in a folder within its `assets/`.
export const base = new URL("../../", import.meta.url).pathname;

const say = (name) => {
  const notice = document.querySelector(`[data-notice="${name}"]`);
  if (notice) notice.hidden = false;
};

// Says what becomes of the program that is being loaded.
export const watch = (begun) =>
  begun.then(
    () =>
      addEventListener("error", ({ error }) => {
        // A trap, or a stack that overflowed inside the program: it cannot go on.
        if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError) say("broken");
      }),
    (error) => {
      console.error(error);
      say("not-loaded");
    },
  );

// Keeps the page for reading without a network. Where the browser refuses
// (an address that is not secure, a private window), the page works on as it is.
const offline = told("offline");
if (offline) navigator.serviceWorker?.register(offline).catch((error) => console.info(error));

// A key that a link of the page names leads there, unless something is being typed.
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  for (const link of document.querySelectorAll("a[aria-keyshortcuts]")) {
    if (link.getAttribute("aria-keyshortcuts") !== event.key) continue;
    event.preventDefault();
    return link.click();
  }
});
