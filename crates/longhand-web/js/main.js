// The page's entry: loads the browser program and hands it the page's data.
// Until it runs, and where it cannot run, the page reads as it stands.

import { base, file, told, watch } from "./page.js";
import { begin as beginRest, each } from "./rest.js";
import "./here.js";

const bytes = async (address) => (address ? new Uint8Array(await (await file(address)).arrayBuffer()) : new Uint8Array());

const program = async (address) => {
  const glue = await import("./longhand_web.js");
  await glue.default({ module_or_path: address && file(address) });
  return glue;
};

// The editor is fetched when the first code exercise comes near.
let editor = null;
const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      import("./editor/editor.js").then(
        (loaded) => {
          editor = loaded;
          if (target.isConnected) editor.mount(target);
        },
        // The plain field goes on working.
        (error) => console.info(error),
      );
    }
  },
  { rootMargin: "600px" },
);
const watched = new WeakSet();
const watchEditors = (part) => {
  for (const host of part.querySelectorAll("[data-editor]")) {
    if (!watched.has(host)) near.observe(host);
    watched.add(host);
  }
};

const load = async (...given) => (await import("./python/load.js")).load(...given);

// A worker with the same program does a widget's work; each answer goes to `tell`.
const work = (task, tell) => {
  const worker = new Worker(new URL("./worker/worker.js", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }) => tell(data);
  worker.onerror = ({ message }) => tell(message);
  worker.postMessage({ wasm: new URL(told("wasm"), document.baseURI).href, task });
  return worker;
};

// Whether an element is the other one as it looks now.
const alike = (old, fresh) =>
  old.nodeName === fresh.nodeName && old.id === fresh.id && old.classList[0] === fresh.classList[0];

const follow = (old, fresh) => {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
};

const begin = async () => {
  const [data, { start, arrived }, { Idiomorph }] = await Promise.all([
    bytes(told("data")),
    program(told("wasm")),
    import("./idiomorph.js"),
  ]);
  const callbacks = {
    beforeNodeMorphed: (old, fresh) => {
      if (!(old instanceof HTMLElement && fresh instanceof HTMLElement)) return true;
      // What was painted stays until it is painted anew.
      if (old instanceof HTMLCanvasElement) return false;
      // What a reader has unfolded stays so, unless the program itself folds it: such a fold has a
      // summary that it listens to, or belongs to a run of a program of which there is a newer one.
      const own = fresh.matches("details:not(:has(> summary[data-on]))");
      if (own && old.dataset.run === fresh.dataset.run) fresh.open = old.open;
      // An editor is a world of its own; it only hears what the card says.
      return !(editor && "editor" in old.dataset && editor.follow(old, fresh));
    },
  };
  const morph = (part, html) => {
    const made = document.createElement("template");
    made.innerHTML = html;
    const fresh = made.content.firstElementChild;
    // A verdict changes a line or two of a card: of parts that stand as before only those that
    // differ are morphed.
    const [olds, news] = [[...part.children], [...fresh.children]];
    if (alike(part, fresh) && olds.length === news.length && olds.every((old, i) => alike(old, news[i]))) {
      follow(part, fresh);
      olds.forEach((old, i) => old.isEqualNode(news[i]) || Idiomorph.morph(old, news[i], { callbacks }));
    } else {
      Idiomorph.morph(part, fresh, { callbacks });
    }
    watchEditors(part);
  };
  start(data, base, morph, load, work);
  watchEditors(document);
  each((parts) => {
    arrived();
    parts.forEach(watchEditors);
  });
  beginRest();
};

watch(begin());

// Labs have a program of their own, which is fetched when one comes near.
const attendLabs = (parts) => {
  const labs = parts.flatMap((part) => [...part.querySelectorAll("[data-lab]"), ...(part.matches("[data-lab]") ? [part] : [])]);
  if (labs.length && told("lab")) import("./lab/lab.js").then(({ attend }) => attend(labs));
};
attendLabs([document.body]);
each(attendLabs);
