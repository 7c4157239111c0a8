// Morphs only the parts of an element that differ. A tool writes its whole page anew at each change,
// and most of it stays: comparing two trees costs the browser far less than matching them up does.
// Where the children of both are of one kind, one by one, they are gone through in pairs; Idiomorph
// does the rest. What somebody is typing in keeps its value; a button that was pressed is not such.

const CONTROL = "input, select, textarea";

// Whether a control holds what its markup says: somebody may have typed in it since.
const settled = (one) => {
  if (one.options) return [...one.options].every((option) => option.selected === option.defaultSelected);
  return one.type === "checkbox" || one.type === "radio" ? one.checked === one.defaultChecked : one.value === one.defaultValue;
};

const same = (old, fresh) =>
  old.isEqualNode(fresh) &&
  (!(old instanceof Element) || [...old.querySelectorAll(CONTROL), ...(old.matches(CONTROL) ? [old] : [])].every(settled));

const alike = (old, fresh) =>
  old.nodeName === fresh.nodeName && (!(old instanceof Element) || (old.id === fresh.id && old.classList[0] === fresh.classList[0]));

const follow = (old, fresh) => {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
};

export const parts = (Idiomorph, callbacks) => {
  const { beforeNodeMorphed } = callbacks;
  const morph = (old, fresh) =>
    Idiomorph.morph(old, fresh, { callbacks, ignoreActiveValue: document.activeElement?.matches(CONTROL) ?? false });
  const pair = (old, fresh) => {
    if (same(old, fresh)) return;
    if (!(old instanceof Element)) {
      old.data = fresh.data;
      return;
    }
    if (!beforeNodeMorphed(old, fresh)) return;
    const [olds, news] = [[...old.childNodes], [...fresh.childNodes]];
    if (!old.matches(CONTROL) && olds.length === news.length && olds.every((one, i) => alike(one, news[i]))) {
      follow(old, fresh);
      olds.forEach((one, i) => pair(one, news[i]));
    } else {
      morph(old, fresh);
    }
  };
  return (part, html) => {
    const made = document.createElement("template");
    made.innerHTML = html;
    const fresh = made.content.firstElementChild;
    if (fresh && !fresh.nextElementSibling && alike(part, fresh)) pair(part, fresh);
    else morph(part, html);
  };
};
