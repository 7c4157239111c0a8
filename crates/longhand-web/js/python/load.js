// Fetches an interpreter of Python, as a frame takes it. The page says where its
// files stand and how large they are; one that says nothing has no Python.

const MEGABYTE = 2 ** 20;

// How much memory the interpreter may take in all.
const MEMORY = { micropython: 256 * MEGABYTE, pyodide: 512 * MEGABYTE };

// `told(done, total)` counts bytes as they travel, as far as the server lets that be known.
const fetchAll = async (folder, sizes, told, signal) => {
  const answers = await Promise.all(
    sizes.map(async ([name, size]) => {
      const answer = await fetch(folder + name, { signal });
      if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
      return { name, size, answer, wire: Number(answer.headers.get("content-length")) || size, done: 0 };
    }),
  );
  const total = answers.reduce((sum, { wire }) => sum + wire, 0);
  let last = 0;
  const tell = () => {
    const now = performance.now();
    if (now - last < 100) return;
    last = now;
    told(answers.reduce((sum, { wire, size, done }) => sum + wire * Math.min(1, done / size), 0), total);
  };
  const files = {};
  await Promise.all(
    answers.map(async (one) => {
      const bytes = new Uint8Array(one.size);
      for await (const piece of pieces(one.answer.body)) {
        bytes.set(piece, one.done);
        one.done += piece.length;
        tell();
      }
      if (one.done !== one.size) throw new Error(`${one.name}: it ended early`);
      files[one.name] = bytes.buffer;
    }),
  );
  told(total, total);
  return files;
};

// Not every browser lets a stream be walked by `for await`.
async function* pieces(stream) {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

const own = async (name) => {
  const answer = await fetch(new URL(name, import.meta.url));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.text();
};

export const load = async (name, told, signal) => {
  const meta = document.querySelector(`meta[name="longhand-${name}"]`);
  if (!meta) throw new Error(`this site was built without ${name}`);
  const [folder, ...list] = meta.content.split(" ");
  const sizes = list.map((one) => one.split(":")).map(([file, size]) => [file, Number(size)]);
  const [files, script, harness, shims] = await Promise.all([
    fetchAll(folder, sizes, told, signal),
    own("worker.js"),
    own("harness.py"),
    own("shims.py"),
  ]);
  const text = (file) => file && new TextDecoder().decode(file);
  const full = name === "pyodide";
  return {
    script,
    compiled: full ? files["pyodide.asm.wasm"] : files["micropython.wasm"],
    files: {
      loader: text(full ? files["pyodide.mjs"] : files["micropython.mjs"]),
      asm: text(files["pyodide.asm.mjs"]),
      library: files["python_stdlib.zip"],
      harness,
      shims,
      memory: MEMORY[name],
    },
  };
};
