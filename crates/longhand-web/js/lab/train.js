// Runs that labs ask for, each trained in the lab's own worker and never on the page's thread. A lab
// hears of the steps as they come; a new run ends the one before.

const workers = new Map();

export const train = (lab, run, program) => {
  let worker = workers.get(lab);
  if (!worker) {
    worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
    worker.onmessage = ({ data }) =>
      lab.dispatchEvent(new CustomEvent("longhand-trained", { detail: data }));
    worker.onerror = (event) => {
      console.info(event.message);
      lab.querySelector("[data-lost]")?.removeAttribute("hidden");
    };
    workers.set(lab, worker);
  }
  worker.postMessage([run, program]);
};
