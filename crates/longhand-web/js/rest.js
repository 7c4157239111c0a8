// The rest of a long page: what follows the first screens stands in <noscript data-rest>, which a
// browser with scripts does not lay out. Here it is put in, piece by piece, when the page has nothing
// else to do; all of it at once when somebody looks for something, follows a link into the page,
// prints, or comes back to where they were.

const root = document.documentElement;
const pieces = [...document.querySelectorAll("noscript[data-rest]")];
const room = document.querySelector(".rest-room");

// Who wants to know of what has arrived.
const heard = [];

const done = () => {
  root.dataset.whole = "";
  room?.remove();
};

const put = () => {
  const piece = pieces.shift();
  if (!piece) return;
  const made = document.createElement("template");
  made.innerHTML = piece.textContent;
  const parts = [...made.content.children];
  piece.replaceWith(made.content);
  if (!pieces.length) done();
  heard.forEach((hear) => hear(parts));
};

const whole = () => {
  while (pieces.length) put();
};

const later = self.requestIdleCallback
  ? (then) => requestIdleCallback(then, { timeout: 250 })
  : (then) => setTimeout(then, 30);

const on = () => {
  put();
  if (pieces.length) later(on);
};

let begun = false;
export const begin = () => {
  if (begun) return;
  begun = true;
  later(on);
};

export const each = (then) => heard.push(then);

// A reader who scrolls finds the next screens there.
const scrolled = () => {
  while (pieces.length && room && room.getBoundingClientRect().top < 3 * innerHeight) put();
};

// Keys that search, print, select everything, lead on, or go beyond what is there.
const keys = new Set(["F3", "End", "PageDown", "Tab", "'", "/", "n"]);
const pressed = ({ key, ctrlKey, metaKey }) => {
  if (keys.has(key) || ((ctrlKey || metaKey) && "fgpa".includes(key.toLowerCase()))) whole();
};

const into = (event) => {
  if (event.target.closest?.('a[href*="#"], [data-on=next]')) whole();
};

if (!pieces.length) done();
else {
  const [visit] = performance.getEntriesByType("navigation");
  if (location.hash || (visit && visit.type !== "navigate")) whole();
  addEventListener("scroll", scrolled, { passive: true });
  addEventListener("keydown", pressed, true);
  addEventListener("click", into, true);
  // The browser has looked for the place in vain.
  addEventListener("hashchange", () => {
    if (!pieces.length) return;
    whole();
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  });
  addEventListener("beforeprint", whole);
  // Where the program does not come, the page is whole all the same.
  setTimeout(begin, 1500);
}
