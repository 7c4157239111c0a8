// How the pages look: light or dark, and how large. It runs before the page is painted, so that
// nothing flashes; the choice is kept for this site's path alone.
(() => {
  const base = new URL("../../", document.currentScript.src).pathname;
  // As `longhand_browser::Names` makes them.
  const key = `longhand:${base}#look`;
  const root = document.documentElement;
  const known = { theme: ["light", "dark"], size: ["large", "larger"] };

  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(key)) ?? {};
    } catch {
      return {};
    }
  };
  const show = (look) => {
    for (const [name, words] of Object.entries(known)) {
      if (words.includes(look[name])) root.dataset[name] = look[name];
      else delete root.dataset[name];
    }
  };
  const say = () => {
    for (const name of Object.keys(known))
      for (const choice of document.querySelectorAll(`[data-look="${name}"]`)) choice.value = root.dataset[name] ?? "";
  };

  show(read());
  addEventListener("DOMContentLoaded", say);
  addEventListener("storage", (event) => {
    if (event.key !== key) return;
    show(read());
    say();
  });
  addEventListener("change", ({ target }) => {
    const name = target.dataset?.look;
    if (!(name in known)) return;
    const look = { ...read(), [name]: target.value };
    show(look);
    try {
      localStorage.setItem(key, JSON.stringify(look));
    } catch {
      // Where nothing can be kept it holds for this page.
    }
  });
})();
