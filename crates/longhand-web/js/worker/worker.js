// Does one piece of work for a widget, away from the page, with the page's own program.
import program, { work } from "../longhand_web.js";

addEventListener("message", async ({ data: { wasm, task } }) => {
  await program({ module_or_path: wasm });
  work(task, (answer) => postMessage(answer));
});

// What rejects is told as an error, so that the page hears of it.
addEventListener("unhandledrejection", ({ reason }) => {
  postMessage(String(reason));
});
