// Reads and judges files away from the page, with the page's own program. Files stay where they are:
// they are read in pieces, and between two pieces the page is heard.
import program, { Bench } from "./longhand_web_doctor.js";

const PIECE = 1 << 18;

let bench = null;
// The files on the desk, to be read again when a column is corrected.
let files = [];
let stopped = false;
let queue = program({ module_or_path: fetch(new URL("longhand_web_doctor_bg.wasm", import.meta.url)) }).then(() => {
  bench = new Bench();
});

const breathe = () => new Promise((go) => setTimeout(go));

const read = async (file) => {
  bench.begin(file.name);
  let told = 0;
  for (let at = 0; at < file.size; at += PIECE) {
    bench.push(new Uint8Array(await file.slice(at, at + PIECE).arrayBuffer()));
    if (performance.now() - told > 60) {
      told = performance.now();
      postMessage({ reading: file.name, share: at / file.size });
      await breathe();
    }
    if (stopped) return bench.stop();
  }
  bench.end();
  files.push(file);
};

const readAll = async (fresh) => {
  stopped = false;
  for (const file of fresh) {
    if (!stopped) await read(file);
  }
};

const answer = (fresh) => {
  bench.judge();
  const charts = bench.charts();
  postMessage({ answer: bench.answer(), charts, said: bench.said(), stopped, fresh }, [charts.buffer]);
};

const act = async (what, value) => {
  if (what.startsWith("remove ")) files.splice(Number(what.slice(7)), 1);
  if (what === "clear") files = [];
  if (bench.act(what, value)) {
    const again = files;
    files = [];
    await readAll(again);
  }
  answer(false);
};

const take = async ({ laid, given, what, value, save }) => {
  if (save) return postMessage({ save, text: bench.saved(save) });
  if (what) return act(what, value);
  for (const [name, number] of given ?? []) bench.act(`give ${name}`, number);
  await readAll(laid);
  answer(true);
};

addEventListener("message", ({ data }) => {
  // This one overtakes what is under way.
  if (data.stop) stopped = true;
  else queue = queue.then(() => take(data));
});

// What rejects is told as an error, so that the page hears of it.
addEventListener("unhandledrejection", ({ reason }) => {
  postMessage({ failed: String(reason) });
});
