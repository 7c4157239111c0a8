// The entry of a tool's page: loads the tool's program, which the page names, and hands it what it
// needs. Until it runs, and where it cannot run, the page reads as it stands.
import { base, file, told, watch } from "./page.js";
import { parts } from "./parts.js";

const address = (name) => new URL(told(name), document.baseURI).href;

const callbacks = {
  beforeNodeMorphed: (old, fresh) => {
    if (!(old instanceof HTMLElement && fresh instanceof HTMLElement)) return true;
    // What a reader has unfolded stays so; what is to be folded anew has another id.
    // A fold with a summary that the program listens to is the program's to fold.
    const own = fresh.matches("details:not(:has(> summary[data-on]))");
    if (own && old.id === fresh.id) fresh.open ||= old.open;
    return true;
  },
};

const begin = async () => {
  const [program, { Idiomorph }] = await Promise.all([import(address("program")), import("./idiomorph.js")]);
  await program.default({ module_or_path: file(address("wasm")) });
  program.start(base, parts(Idiomorph, callbacks));
};

watch(begin());
