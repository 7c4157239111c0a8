// The worker that trains: it loads the program with vectors where the browser has them.

// A module whose one function makes a vector; a browser without vectors says that it is none.
const VECTORS = new Uint8Array([
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11,
]);

// How long a stretch of steps takes before the page hears of it.
const STRETCH = 60;

let program = null;
const load = (beside) =>
  (program ??= (async () => {
    const folder = WebAssembly.validate(VECTORS) ? "train-simd" : "train";
    const address = new URL(`${folder}/longhand_web_train.js`, beside);
    const glue = await import(address);
    await glue.default({ module_or_path: new URL("longhand_web_train_bg.wasm", address) });
    return glue.Training;
  })());

let latest = 0;
const train = async (run, beside) => {
  latest += 1;
  const mine = latest;
  const Training = await load(beside);
  // Another may have been asked for meanwhile.
  if (mine !== latest) return;
  const training = new Training(run);
  let count = 10;
  while (mine === latest) {
    const start = performance.now();
    const numbers = training.steps(count);
    if (!numbers.length) break;
    postMessage([run, numbers]);
    const took = Math.max(performance.now() - start, 0.1);
    count = Math.max(1, Math.min(200, Math.round((count * STRETCH) / took)));
    // Lets the next message in.
    await new Promise((done) => setTimeout(done));
  }
  training.free();
};

onmessage = ({ data: [run, beside] }) =>
  train(run, beside).catch((error) => {
    program = null;
    // The page hears of an error only if it is thrown outside of a promise.
    setTimeout(() => {
      throw error;
    });
  });
