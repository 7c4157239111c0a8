// The labs of a page: their program is fetched once, when the first of them comes near.
// Until it runs, and where it cannot run, a lab reads as it stands.

import { file, told } from "../page.js";

const address = (name) => new URL(told(name), document.baseURI).href;

let program = null;
const load = () =>
  (program ??= import(address("lab")).then(async (glue) => {
    await glue.default({ module_or_path: file(address("lab-wasm")) });
    return glue;
  }));

const mounted = new Map();
const mount = (lab) => {
  if (!mounted.has(lab)) {
    // Only a lab that trains asks for it.
    lab.addEventListener("longhand-train", ({ detail }) =>
      import("./train.js").then(({ train }) => train(lab, detail, address("lab"))),
    );
    mounted.set(
      lab,
      load().then(
        ({ mount }) => mount(lab),
        (error) => {
          console.info(error);
          lab.querySelector("[data-lost]")?.removeAttribute("hidden");
        },
      ),
    );
  }
  return mounted.get(lab);
};

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting) continue;
      near.unobserve(target);
      mount(target);
    }
  },
  { rootMargin: "600px" },
);

// An address such as `#lab-schedules@1&warmup=30` leads to a lab in this state.
const follow = async () => {
  const name = location.hash.slice(1).split("@")[0];
  const lab = name.startsWith("lab-") && document.getElementById(name);
  if (!lab || !lab.dataset.lab) return;
  await mount(lab);
  lab.scrollIntoView();
};

export const attend = (labs) => {
  for (const lab of labs) near.observe(lab);
  // A page that is loaded again is where it was.
  if (scrollY < 1) follow();
  addEventListener("hashchange", follow);
};
