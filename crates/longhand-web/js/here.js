// Where the reader is: the list of exercises and a phone's bar follow the page.

const links = new Map();
for (const link of document.querySelectorAll(".contents a[href^='#']")) links.set(link.hash.slice(1), link);
const place = document.querySelector("[data-here]");

let asked = false;
let marked = null;

const follow = () => {
  asked = false;
  let here = null;
  for (const card of document.querySelectorAll("main [data-exercise]")) {
    if (card.getBoundingClientRect().top > innerHeight / 2) break;
    here = card.id;
  }
  const link = links.get(here) ?? null;
  if (link === marked) return;
  marked?.removeAttribute("aria-current");
  marked = link;
  if (place) place.textContent = link ? link.firstElementChild.textContent : "";
  if (!link) return;
  link.setAttribute("aria-current", "location");
  // The list scrolls by itself, and only as far as it must; the page does not.
  const rail = link.closest(".rail");
  const [box, frame] = [link.getBoundingClientRect(), rail.getBoundingClientRect()];
  if (box.top < frame.top) rail.scrollTop -= frame.top - box.top + 40;
  else if (box.bottom > frame.bottom) rail.scrollTop += box.bottom - frame.bottom + 40;
};

const soon = () => {
  if (asked) return;
  asked = true;
  requestAnimationFrame(follow);
};

if (links.size) {
  addEventListener("scroll", soon, { passive: true });
  addEventListener("resize", soon, { passive: true });
}
