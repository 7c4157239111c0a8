// Morphs only the parts of an element that differ. A tool writes its whole page anew at each change,
// and most of it stays: comparing two trees costs the browser far less than matching them up does.
// Where the children of both are of one kind, one by one, they are gone through in pairs; Idiomorph
// does the rest. What somebody is typing in keeps its value; a button that was pressed is not such.
//
// Parsing what is written is the dearest step. So fieldsets and sections whose text is that of the last
// time are left out of it: an empty one stands in their place (`data-kept`).

const CONTROL = "input, select, textarea";

// Whether a control holds what its markup says: somebody may have typed in it since.
const settled = (one) => {
  if (one.options) return [...one.options].every((option) => option.selected === option.defaultSelected);
  return one.type === "checkbox" || one.type === "radio" ? one.checked === one.defaultChecked : one.value === one.defaultValue;
};

const same = (old, fresh) =>
  old.isEqualNode(fresh) &&
  (!(old instanceof Element) || [...old.querySelectorAll(CONTROL), ...(old.matches(CONTROL) ? [old] : [])].every(settled));

const EDGE = /<(\/?)(?:fieldset|section)\b[^>]*>/g;

// The fieldsets and sections in a text that hold no other: where each begins and ends.
const ranges = (html) => {
  const found = [];
  let from = -1;
  for (const { 0: tag, 1: closes, index } of html.matchAll(EDGE)) {
    if (closes && from >= 0) found.push([from, index + tag.length]);
    from = closes ? -1 : index;
  }
  return found;
};

const leaves = (part) => [...part.querySelectorAll("fieldset, section")].filter((one) => !one.querySelector("fieldset, section"));

const alike = (old, fresh) =>
  old.nodeName === fresh.nodeName && (!(old instanceof Element) || (old.id === fresh.id && old.classList[0] === fresh.classList[0]));

const follow = (old, fresh) => {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
};

export const parts = (Idiomorph, callbacks) => {
  const { beforeNodeMorphed } = callbacks;
  // Of each leaf of the page the text that it was written from.
  const written = new WeakMap();
  let kept = [];
  const whole = (fresh) => {
    if (!(fresh instanceof Element)) return fresh;
    for (const one of fresh.querySelectorAll("[data-kept]")) one.replaceWith(kept[one.dataset.kept].cloneNode(true));
    return fresh;
  };
  const morph = (old, made) => {
    const fresh = whole(made);
    return Idiomorph.morph(old, fresh, { callbacks, ignoreActiveValue: document.activeElement?.matches(CONTROL) ?? false });
  };
  const stays = (old, fresh) => kept[fresh.dataset?.kept] === old;
  const pair = (old, fresh) => {
    if (stays(old, fresh) || same(old, fresh)) return;
    if (!(old instanceof Element)) {
      old.data = fresh.data;
      return;
    }
    if (!beforeNodeMorphed(old, fresh)) return;
    const [olds, news] = [[...old.childNodes], [...fresh.childNodes]];
    if (!old.matches(CONTROL) && olds.length === news.length && olds.every((one, i) => stays(one, news[i]) || alike(one, news[i]))) {
      follow(old, fresh);
      olds.forEach((one, i) => pair(one, news[i]));
    } else {
      morph(old, fresh);
    }
  };
  return (part, html) => {
    kept = leaves(part);
    const found = ranges(html);
    let [short, end] = ["", 0];
    found.forEach(([from, to], place) => {
      const old = kept[place];
      const text = html.slice(from, to);
      const keeps = old && written.get(old) === text && [...old.querySelectorAll(CONTROL)].every(settled);
      short += html.slice(end, from) + (keeps ? `<i data-kept="${place}"></i>` : text);
      end = to;
    });
    short += html.slice(end);
    const made = document.createElement("template");
    made.innerHTML = short;
    const fresh = made.content.firstElementChild;
    if (fresh && !fresh.nextElementSibling && alike(part, fresh)) pair(part, fresh);
    else morph(part, fresh && !fresh.nextElementSibling ? fresh : html);
    const now = leaves(part);
    if (now.length === found.length) now.forEach((one, place) => written.set(one, html.slice(...found[place])));
  };
};
