// Runs a program in a context of its own and says what its calls returned.
// `runner/mod.rs` tells what it is for; the browser's harness is its model.
//
// No object of Node's ever goes into the context: the request goes in as
// source text, and what comes out is text. So a program that climbs the
// prototypes of everything it can reach ends at its own context's.
"use strict";
const vm = require("node:vm");
const fs = require("node:fs");

const { file, source, called, cases, limits } = JSON.parse(fs.readFileSync(0, "utf8"));
const name = "_" + require("node:crypto").randomBytes(16).toString("hex");

const harness = (limits) => {
  "use strict";
  const { apply } = Reflect;
  const { isArray } = Array;
  const { keys, is } = Object;
  const { isView } = ArrayBuffer;
  const quote = JSON.stringify;
  const slice = String.prototype.slice;
  const numbers = new Map();
  const seen = Map.prototype.get;
  const remember = Map.prototype.set;
  const aPromise = Promise;
  let printed = "";
  let results = "";
  let budget = 0;
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
  const print = (...values) => {
    if (printed.length >= limits.print) return;
    // What prints while it is written down as a result gets no new allowance for the result.
    const left = budget;
    let line = "";
    for (let i = 0; i < values.length; i += 1) {
      line += (i ? " " : "") + (typeof values[i] === "string" ? values[i] : whole(values[i]));
    }
    budget = left;
    printed = cut(printed + line + "\n", limits.print);
  };
  const fault = (error) => {
    let message = "Error";
    let stack = "";
    try {
      if (typeof error === "object" && error !== null && "message" in error) {
        message = error.name + ": " + error.message;
        stack = "" + error.stack;
      } else {
        message = whole(error);
      }
    } catch {
      message = "Error";
    }
    return '"error":{"message":' + quote(cut(message, limits.text)) + ',"stack":' + quote(cut(stack, 4 * limits.text)) + "}";
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
      if (typeof value === "object" && value !== null && !(isArray(value) && typeof value[0] === "number")) {
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
  globalThis.console = { __proto__: null, log: print, info: print, warn: print, error: print, debug: print };
  return {
    run: (called, cases) => {
      if (typeof called !== "function") throw new TypeError(called + " is not a function");
      for (let i = 0; i < cases.length && results.length < limits.result * cases.length; i += 1) {
        results += (i ? "," : "") + one(called, cases[i]);
      }
    },
    fault,
    report: () => '"cases":[' + results + '],"printed":' + quote(printed),
  };
};

const calls = cases.map((list) => `()=>[${list.join()}]`).join();
const code = `"use strict";${source}\n;${name}(${called},[${calls}])`;

// Runs the program once, in a context of its own; nothing comes back when `patience` has passed.
const attempt = (patience) => {
  const context = vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
  const { run, fault, report } = vm.runInContext(`(${harness})(${JSON.stringify(limits)})`, context);
  // A global of a context is looked up through Node, slowly; a constant of its scripts is not.
  vm.runInContext("const { Array, Math, Number, Object } = globalThis;", context);
  Object.defineProperty(context, name, { value: run, configurable: true });
  let error = "";
  let stopped = false;
  try {
    new vm.Script(code, { filename: file }).runInContext(context, { timeout: patience });
  } catch (thrown) {
    if (thrown && thrown.code === "ERR_SCRIPT_EXECUTION_TIMEOUT") {
      error = '"stopped":true,';
      stopped = true;
    } else if (thrown instanceof SyntaxError) {
      const line = Number(/^[^\n]*:(\d+)\n/.exec(thrown.stack)?.[1] ?? 0);
      error = `"error":{"message":${JSON.stringify("SyntaxError: " + thrown.message)},"line":${line}},`;
    } else {
      error = fault(thrown) + ",";
    }
  }
  return { stopped, text: "{" + error + report() + "}" };
};

// Node ends a program by the clock, and on a busy machine little of that time is the program's.
// So one that was ended before it had computed for as long as it may is tried again, for longer.
const computed = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
for (let patience = limits.time; ; patience *= 2) {
  const before = computed();
  const { stopped, text } = attempt(patience);
  if (!stopped || computed() - before >= 0.9 * limits.time || patience >= limits.patience) {
    fs.writeSync(1, text);
    process.exit(0);
  }
}
