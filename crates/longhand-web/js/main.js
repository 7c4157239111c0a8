// The page's entry: loads the browser program and hands it the page's data.
// Until it runs, and where it cannot run, the page reads as it stands.

import { base, file, told, watch } from "./page.js";

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

const begin = async () => {
  const [data, { start }, { Idiomorph }] = await Promise.all([
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
  const morph = (card, html) => {
    Idiomorph.morph(card, html, { callbacks });
    watchEditors(card);
  };
  start(data, base, morph, load, work);
  watchEditors(document);
};

watch(begin());

// Labs have a program of their own, which is fetched when one comes near.
const labs = document.querySelectorAll("[data-lab]");
if (labs.length && told("lab")) import("./lab/lab.js").then(({ attend }) => attend(labs));
