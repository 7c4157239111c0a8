// The worker in which an interpreter of Python runs a learner's program. The frame
// (assets/runner.js of longhand-view) starts it with this text and a token that
// nobody else knows. It loads the interpreter from what it is handed, takes away
// what Python could reach of the browser, says that it is ready, and runs one
// program. After that it is ended, and another takes its place.
(token) => {
  const outside = globalThis;
  const { apply, ownKeys, getPrototypeOf, deleteProperty } = Reflect;
  const quote = JSON.stringify;
  const slice = String.prototype.slice;
  const post = outside.postMessage;
  const now = Date.now;
  const decoder = new TextDecoder();
  const { decode } = decoder;
  let limits = { print: 0, result: 0, sent: 0 };
  let bytes = new Uint8Array(0);
  let count = 0;
  let results = "";
  let told = 0;
  let volume = 0;
  let toldAt = 0;
  let running = false;

  const send = (failed, done) => {
    const printed = apply(slice, apply(decode, decoder, [bytes.subarray(0, count)]), [0, limits.print]);
    const text = "{" + failed + '"cases":[' + results + '],"printed":' + quote(printed) + "}";
    volume += text.length;
    apply(post, outside, [{ token, text, done }]);
  };

  // How far it got, for a program that never ends: at once at first, then now and then.
  const tell = () => {
    const at = now();
    if ((told > 50 && at - toldAt < 30) || volume > limits.sent) return;
    told += 1;
    toldAt = at;
    send("", false);
  };

  // What the interpreter prints, byte by byte or in pieces.
  const print = (piece) => {
    if (!running || count >= bytes.length) return;
    for (let i = 0; i < piece.length && count < bytes.length; i += 1) {
      bytes[count] = piece[i];
      count += 1;
      if (piece[i] === 10) tell();
    }
  };

  // Growth of the interpreter's memory is ours to allow.
  const bound = (most) => {
    const grow = WebAssembly.Memory.prototype.grow;
    WebAssembly.Memory.prototype.grow = function (pages) {
      if (this.buffer.byteLength + pages * 65536 > most) throw new RangeError("memory");
      return apply(grow, this, [pages]);
    };
  };

  // Each step of the start has its own time, so that a slow machine gets there as well.
  const step = () => apply(post, outside, [{ token, step: true }]);

  // The longest is one call: Python imports its library. What it reads shows that it goes on.
  let starting = true;
  let stepAt = now();
  const signsOfLife = (imports) => {
    // Two names for one group would be wrapped twice.
    for (const group of new Set(Object.values(imports))) {
      for (const name of ["fd_read", "fd_seek", "__syscall_openat", "__syscall_stat64", "__syscall_fstat64"]) {
        const work = group[name];
        if (typeof work !== "function") continue;
        group[name] = (...given) => {
          if (starting && now() - stepAt > 500) {
            stepAt = now();
            step();
          }
          return work(...given);
        };
      }
    }
    return imports;
  };

  const load = async (files) => {
    const { module, loader, asm, library, harness, shims, memory } = files;
    bound(memory);
    // The compiled interpreter is here already; nothing is fetched.
    WebAssembly.instantiateStreaming = async (_, imports) => {
      step();
      const instance = await WebAssembly.instantiate(module, signsOfLife(imports));
      step();
      return { module, instance };
    };
    outside.fetch = async (address) => new Response(String(address).endsWith(".zip") ? library : new ArrayBuffer(0));
    delete outside.importScripts;
    const read = async (text) => {
      const address = URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
      try {
        return await import(address);
      } finally {
        step();
        URL.revokeObjectURL(address);
      }
    };
    const nothing = Object.freeze({ __proto__: null });
    let python = null;
    if (asm) {
      const { loadPyodide } = await read(loader);
      python = await loadPyodide({
        indexURL: "https://python.invalid/",
        createPyodideModule: (await read(asm)).default,
        lockFileContents: { info: { abi_version: "2026_0", arch: "", platform: "", python: "", version: "" }, packages: {} },
        packageBaseUrl: "https://python.invalid/",
        jsglobals: nothing,
        env: { HOME: "/home" },
        checkAPIVersion: false,
        fsInit: async () => step(),
      });
      step();
      python.setStdout({ write: (piece) => (print(piece), piece.length) });
      python.setStderr({ write: (piece) => (print(piece), piece.length) });
      python.setStdin({ error: true });
      python.unregisterJsModule("pyodide_js");
      // What was imported once stays, unless it is taken away.
      python.runPython("import sys\nsys.modules.pop('pyodide_js', None)\ndel sys");
    } else {
      const { loadMicroPython } = await read(loader);
      python = await loadMicroPython({
        url: "https://python.invalid/micropython.wasm",
        heapsize: 8 * 1024 * 1024,
        pystack: 16 * 1024,
        linebuffer: false,
        stdout: print,
        stderr: print,
        stdin: () => null,
      });
      // What Python's `js` module shows is the first of these.
      outside.proxy_js_ref[0] = nothing;
      python.FS.mkdir("/lib");
      // One file of several modules, each after a line that names it.
      for (const part of shims.split(/^#: /m).slice(1)) {
        const end = part.indexOf("\n");
        python.FS.writeFile(`/lib/${part.slice(0, end)}.py`, part.slice(end));
      }
      python.runPython("import sys, _math\nsys.path.insert(0, '/lib')\nsys.modules['math'] = _math\ndel sys.modules['_math'], sys, _math");
    }
    python.globals.set("_longhand_counting", counting);
    python.runPython(harness);
    const parts = ["begin", "call"].map((name) => {
      const part = python.globals.get(`_longhand_${name}`);
      python.globals.delete(`_longhand_${name}`);
      return part;
    });
    return parts;
  };

  // How often each function among the arguments of a case was called. Python gets a
  // function without members in place of its own, so that nothing leads from it to here.
  // Arrays of numbers ask no prototype, so no program gets between.
  let counts = new Uint32Array(256);
  let counted = 0;
  const bare = (work) => {
    Object.setPrototypeOf(work, null);
    for (const name of ownKeys(work)) delete work[name];
    return Object.freeze(work);
  };
  const counting = bare((given) => {
    // Full Python takes back what it handed over, unless a copy was made.
    const work = given.copy ? given.copy() : given;
    const here = counts;
    const number = counted;
    counted += 1;
    return bare((inputs) => {
      here[number] += 1;
      return work(inputs);
    });
  });

  // What the interpreters themselves go on using.
  const keep =
    " Object Function Array Number Boolean String Symbol BigInt Math JSON Date RegExp Reflect Proxy Promise Map Set " +
    "WeakMap WeakSet WeakRef FinalizationRegistry Iterator ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray " +
    "Int16Array Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array Float32Array Float64Array Error " +
    "AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError parseInt parseFloat isNaN " +
    "isFinite globalThis undefined NaN Infinity TextDecoder TextEncoder WebAssembly performance Module proxy_js_ref " +
    "proxy_js_map proxy_js_map_next proxy_js_existing js_proxy_existing ";

  const strip = (kept) => {
    for (let place = outside; place && place !== Object.prototype; place = getPrototypeOf(place)) {
      for (const name of ownKeys(place)) {
        if (place === outside && typeof name === "string" && (keep.includes(` ${name} `) || kept.has(name))) continue;
        if (!deleteProperty(place, name)) {
          try {
            place[name] = undefined;
          } catch {
            continue;
          }
        }
      }
    }
  };

  const run = (begin, call, { source, called, cases, limits: given }) => {
    limits = given;
    bytes = new Uint8Array(4 * limits.print);
    running = true;
    try {
      const failed = begin(source, called, limits.text, limits.result, limits.depth);
      if (failed) return send(`${failed},`, true);
      for (let i = 0; i < cases.length && results.length < 4 * limits.result; i += 1) {
        const list = cases[i];
        let inputs = "(";
        for (let j = 0; j < list.length; j += 1) inputs += `${list[j]},`;
        counts = new Uint32Array(256);
        counted = 0;
        const outcome = call(`${inputs})`);
        let calls = "";
        for (let j = 0; j < counted; j += 1) calls += (j ? "," : "") + counts[j];
        results += `${i ? "," : ""}{"calls":[${calls}],${outcome}}`;
        tell();
      }
    } catch (error) {
      // The interpreter itself gave up: out of memory, or of stack.
      return send(`"error":{"message":${quote(apply(slice, `${error}`, [0, limits.text]))}},`, true);
    }
    send("", true);
  };

  // Where an interpreter gives up, it says so to the console. Here nobody listens.
  const quiet = Object.freeze({
    __proto__: null,
    ...Object.fromEntries(["debug", "error", "info", "log", "trace", "warn"].map((name) => [name, bare(() => {})])),
  });

  let parts = null;
  outside.onmessage = ({ data }) => {
    if (parts) return run(parts[0], parts[1], data);
    const before = new Set(ownKeys(outside));
    load(data).then(
      (loaded) => {
        parts = loaded;
        starting = false;
        // The interpreter's own names stay; the browser's go.
        strip(new Set(ownKeys(outside).filter((name) => !before.has(name))));
        Object.defineProperty(outside, "console", { value: quiet });
        apply(post, outside, [{ token, ready: true }]);
      },
      (error) => apply(post, outside, [{ token, failed: `${error}` }]),
    );
  };
}
