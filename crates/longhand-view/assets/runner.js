// The one script of the frame in which learners' programs run. `sandbox.rs`
// tells the whole story; the hash there changes with every byte here.
(() => {
  "use strict";

  // `harness` is the worker's own script, made of this function's text. It takes
  // what it needs from the language before the learner's program exists, leaves
  // the program nothing but the language, loads it, and makes the calls that
  // the program's last line asks for. It trusts no prototype afterwards: no
  // array methods, no iteration, text is joined with +.
  const harness = (token, keep, limits, program) => {
    const { apply, ownKeys, getPrototypeOf, deleteProperty } = Reflect;
    const { isArray } = Array;
    const { keys, is } = Object;
    const { isView } = ArrayBuffer;
    const quote = JSON.stringify;
    const slice = String.prototype.slice;
    const numbers = new Map();
    const seen = Map.prototype.get;
    const remember = Map.prototype.set;
    const aPromise = Promise;
    const outside = globalThis;
    const post = outside.postMessage;
    const load = outside.importScripts;
    const now = Date.now;
    let printed = "";
    let told = 0;
    let toldAt = 0;
    let results = "";
    let volume = 0;
    // What is left of the result that is being written, and of the line that is printed.
    let budget = 0;
    let room = 0;

    const cut = (text, length) => apply(slice, text, [0, length]);

    const encode = (value, depth) => {
      budget -= 1;
      if (budget < 0) return '{"strange":"too large"}';
      if (value === undefined || value === null) return "null";
      const kind = typeof value;
      if (kind === "number") {
        if (value !== value || value === Infinity || value === -Infinity) return '{"n":"' + value + '"}';
        return is(value, -0) ? '{"n":"-0"}' : "" + value;
      }
      if (kind === "boolean") return value ? "true" : "false";
      if (kind === "string") {
        budget -= value.length;
        return quote(cut(value, limits.text));
      }
      if (kind === "function") {
        const number = apply(seen, numbers, [value]);
        return '{"strange":"function' + (number === undefined ? "" : " " + number) + '"}';
      }
      if (kind !== "object" || value instanceof aPromise) {
        return '{"strange":"' + (kind === "object" ? "promise" : kind) + '"}';
      }
      if (depth > limits.depth) return '{"strange":"nested too deeply"}';
      let text = "";
      if (isArray(value) || isView(value)) {
        const length = value.length;
        for (let i = 0; i < length && budget >= 0; i += 1) text += (i ? "," : "") + encode(value[i], depth + 1);
        return "[" + text + "]";
      }
      const names = keys(value);
      for (let i = 0; i < names.length && budget >= 0; i += 1) {
        budget -= names[i].length;
        text += (i ? ",[" : "[") + quote(cut(names[i], limits.text)) + "," + encode(value[names[i]], depth + 1) + "]";
      }
      return '{"record":[' + text + "]}";
    };

    const whole = (value) => {
      budget = limits.result;
      return encode(value, 0);
    };

    const show = (value, depth) => {
      room -= 1;
      if (room < 0) return "…";
      const kind = typeof value;
      if (kind === "string") {
        room -= value.length;
        return depth ? quote(cut(value, limits.text)) : cut(value, limits.print);
      }
      if (kind === "number" && is(value, -0)) return "-0";
      if (kind === "bigint") return value + "n";
      if (kind === "symbol" || kind === "function") return kind;
      if (kind !== "object" || value === null) return "" + value;
      if (depth > 3) return "…";
      const list = isArray(value) || isView(value);
      const names = list ? value : keys(value);
      let text = "";
      for (let i = 0; i < names.length && room >= 0; i += 1) {
        if (!list) room -= names[i].length;
        text += (i ? ", " : "") + (list ? "" : cut(names[i], limits.text) + ": ") + show(list ? value[i] : value[names[i]], depth + 1);
      }
      return list ? "[" + text + "]" : "{" + text + "}";
    };

    const print = (...values) => {
      if (printed.length >= limits.print) return;
      room = limits.print;
      let line = "";
      for (let i = 0; i < values.length; i += 1) line += (i ? " " : "") + show(values[i], 0);
      printed = cut(printed + line + "\n", limits.print);
      tell();
    };

    const fault = (error) => {
      let message = "";
      let stack = "";
      try {
        if (typeof error === "object" && error !== null && "message" in error) {
          message = error.name + ": " + error.message;
          stack = "" + error.stack;
        } else {
          room = limits.text;
          message = show(error, 1);
        }
      } catch {
        message = "Error";
      }
      return '"error":{"message":' + quote(cut(message, limits.text)) + ',"stack":' + quote(cut(stack, 4 * limits.text)) + "}";
    };

    const run = (called, cases) => {
      if (typeof called !== "function") throw new TypeError(called + " is not a function");
      for (let i = 0; i < cases.length && results.length < limits.result; i += 1) {
        results += (i ? "," : "") + one(called, cases[i]);
        tell();
      }
    };

    const send = (failed, done) => {
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

    const one = (called, make) => {
      const calls = { __proto__: null };
      let functions = 0;
      const watch = (value) => {
        if (typeof value === "function") {
          const number = functions;
          functions += 1;
          calls[number] = 0;
          const watched = (...inputs) => {
            calls[number] += 1;
            return apply(value, undefined, inputs);
          };
          apply(remember, numbers, [watched, number]);
          return watched;
        }
        if (typeof value === "object" && value !== null) {
          const names = keys(value);
          for (let i = 0; i < names.length; i += 1) value[names[i]] = watch(value[names[i]]);
        }
        return value;
      };
      let outcome = "";
      let mutated = false;
      try {
        const inputs = watch(make());
        const before = whole(inputs);
        try {
          outcome = '"value":' + whole(apply(called, undefined, inputs));
        } catch (error) {
          outcome = fault(error);
        }
        mutated = whole(inputs) !== before;
      } catch (error) {
        outcome = fault(error);
      }
      let counts = "";
      for (let i = 0; i < functions; i += 1) counts += (i ? "," : "") + calls[i];
      return "{" + outcome + ',"calls":[' + counts + '],"mutated":' + mutated + "}";
    };

    for (let place = outside; place && place !== Object.prototype; place = getPrototypeOf(place)) {
      const names = ownKeys(place);
      for (let i = 0; i < names.length; i += 1) {
        const name = names[i];
        if (place !== outside || typeof name !== "string" || !keep.includes(" " + name + " ")) {
          if (!deleteProperty(place, name)) {
            try { place[name] = undefined; } catch { continue; }
          }
        }
      }
    }
    outside.console = { __proto__: null, log: print, info: print, warn: print, error: print, debug: print };

    const begin = (name) => {
      Object.defineProperty(outside, name, { value: run });
      try {
        apply(load, outside, [program]);
      } catch (error) {
        /* A program that cannot be read at all: only the browser knows the line. */
        if (error instanceof SyntaxError && !results) throw error;
        return send(fault(error) + ",", true);
      }
      send("", true);
    };
    return begin;
  };

  // What a program may use: the language itself, and nothing of the browser.
  const keep =
    " Object Function Array Number Boolean String Symbol BigInt Math JSON Date RegExp Intl Reflect Proxy Promise " +
    "Map Set WeakMap WeakSet WeakRef Iterator ArrayBuffer DataView Int8Array Uint8Array Uint8ClampedArray Int16Array " +
    "Uint16Array Int32Array Uint32Array BigInt64Array BigUint64Array Float16Array Float32Array Float64Array " +
    "Error AggregateError EvalError RangeError ReferenceError SyntaxError TypeError URIError SuppressedError " +
    "parseInt parseFloat isNaN isFinite decodeURI decodeURIComponent encodeURI encodeURIComponent " +
    "globalThis undefined NaN Infinity ";

  const random = () =>
    "_" + Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(36)).join("");

  let worker = null;

  const stop = () => {
    if (worker) worker.terminate();
    worker = null;
    clearTimeout(pacing);
    if (pacer) pacer.terminate();
    pacer = null;
  };

  const blob = (text) => URL.createObjectURL(new Blob([text], { type: "text/javascript" }));

  // A program may do so much work, however long that takes: on a phone, or beside other
  // programs, it takes longer. So when one has run for a while, a loop of a known length
  // runs beside it, again and again, and the page, which ends the program, counts the rounds.
  let pacer = null;
  let pacing = 0;

  const pace = (steps) => {
    const places = new Float64Array(4096);
    let x = 1;
    for (;;) {
      for (let i = 0; i < steps; i += 1) {
        x = (Math.imul(x, 1664525) + 1013904223) | 0;
        const place = x >>> 20;
        places[place] = places[place] * 0.5 + i;
      }
      postMessage(places[0]);
    }
  };

  const measure = (port, run, limits) => {
    pacing = setTimeout(() => {
      const script = blob(`"use strict";(${pace})(${limits.steps})`);
      pacer = new Worker(script);
      URL.revokeObjectURL(script);
      pacer.onmessage = () => port.postMessage({ run, round: true });
    }, limits.grace);
  };

  // What leaves the frame is bounded here, where no program gets to, whatever its harness did.
  const TOO_LARGE = '{"error":{"message":"The result is too large."},"printed":""}';

  const sender = (port, run, program, limits) => {
    let volume = 0;
    return (text, done) => {
      const fits = text.length <= limits.sent;
      volume += text.length;
      if (!done && (!fits || volume > 4 * limits.sent)) return;
      port.postMessage({ run, text: fits ? text : TOO_LARGE, done, program });
    };
  };

  const failure = (message, line, limits) =>
    JSON.stringify({ error: { message: String(message).slice(0, limits.text), line }, printed: "" });

  const start = (port, { run, source, called, cases, limits }) => {
    stop();
    const token = random();
    const name = random();
    const calls = cases.map((list) => `()=>[${list.join()}]`).join();
    const program = blob(`"use strict";${source}\n;${name}(${called},[${calls}])`);
    const given = [token, keep, limits, program].map((part) => JSON.stringify(part)).join();
    const script = blob(`"use strict";(${harness})(${given})("${name}")`);
    const mine = new Worker(script);
    worker = mine;
    // Once the worker has its script, nobody else shall: the token is in it.
    URL.revokeObjectURL(script);
    measure(port, run, limits);
    const send = sender(port, run, program, limits);
    const answer = (text, done = true) => {
      if (worker !== mine) return;
      if (done) {
        stop();
        URL.revokeObjectURL(program);
      }
      send(text, done);
    };
    mine.onmessage = ({ data }) => {
      if (data && data.token === token && typeof data.text === "string") answer(data.text, data.done === true);
    };
    mine.onerror = (event) => {
      event.preventDefault();
      read(source, event, (message, line) => answer(failure(message, line, limits)));
    };
  };

  // Where a program cannot be read: a worker that may only read it, for its
  // first statement ends it, is told the line.
  const read = (source, first, done) => {
    const script = blob(`"use strict";throw 0;${source}`);
    const reader = new Worker(script);
    URL.revokeObjectURL(script);
    reader.onerror = (event) => {
      event.preventDefault();
      reader.terminate();
      const found = /SyntaxError/.test(event.message);
      const message = String((found ? event : first).message).slice(0, 10000).replace(/^Uncaught /, "");
      done(message, found ? event.lineno : 0);
    };
  };

  // Python's worker is another: its script comes with the interpreter's files, and
  // the interpreter is made ready before there is a program to run. Each run has a
  // fresh one; WebAssembly is compiled once for them all.
  let engine = null;
  let spare = null;

  const equip = async (port, { script, compiled, files }) => {
    const module = await WebAssembly.compile(compiled);
    port.postMessage({ equipped: true });
    engine = { script, files: { ...files, module } };
    spare = warm(port);
  };

  const warm = (port) => {
    const token = random();
    const address = blob(`"use strict";(${engine.script})("${token}")`);
    const worker = new Worker(address);
    URL.revokeObjectURL(address);
    worker.onmessage = ({ data }) => {
      if (data && data.token === token && data.step) port.postMessage({ equipped: true });
      if (data && data.token === token && data.ready) port.postMessage({ ready: true });
      if (data && data.token === token && data.failed) port.postMessage({ failed: String(data.failed) });
    };
    worker.onerror = (event) => {
      event.preventDefault();
      port.postMessage({ failed: String(event.message) });
    };
    worker.postMessage(engine.files);
    return { worker, token };
  };

  const interpret = (port, data) => {
    stop();
    const { worker: mine, token } = spare;
    worker = mine;
    measure(port, data.run, data.limits);
    const send = sender(port, data.run, "", data.limits);
    const answer = (text, done) => {
      if (worker !== mine) return;
      send(text, done);
      if (!done) return;
      stop();
      spare = warm(port);
    };
    mine.onmessage = ({ data: told }) => {
      if (told && told.token === token && typeof told.text === "string") answer(told.text, told.done === true);
    };
    mine.onerror = (event) => {
      event.preventDefault();
      answer(failure(event.message, 0, data.limits), true);
    };
    mine.postMessage(data);
  };

  addEventListener("message", ({ ports: [port] }) => {
    port.onmessage = ({ data }) => {
      if (data.compiled) equip(port, data).catch((error) => port.postMessage({ failed: String(error) }));
      else if (engine) interpret(port, data);
      else start(port, data);
    };
    port.postMessage({ open: true });
  }, { once: true });
})();
