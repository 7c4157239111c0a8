// The service worker: after its first visit a workbook opens without a network.
//
// What all pages share is kept when the worker is installed; a workbook's pages, and a tool's, when
// one of them is opened. Pages come from the network where there is one, so nobody reads an old edition;
// files under assets/ carry a hash in their name and never change.
//
// Somebody else's site, or another of ours, may stand on the same host. Names of caches begin with
// the path of this site, and no other cache is read or deleted.
const ROOT = new URL("./", self.location);
// No path has a space in it, so no other path's names begin like this.
const OWN = `longhand ${ROOT.pathname} `;
const SHARED = `${OWN}shared {{edition}}`;
const FILES = {{files}};
// Workbooks and tools: the folder of its pages or its page, and the list of its files.
const PARTS = {{parts}};
// Python's interpreters are large. They are kept once they have been asked for, in a
// place of their own that outlives editions: a folder's name says which version it holds.
const LARGE = `${OWN}runtimes`;
const RUNTIMES = {{runtimes}};

const cacheOf = ([folder, list]) => `${OWN}book ${folder} ${list}`;
const pathOf = (address) => (address.startsWith(ROOT.href) ? address.slice(ROOT.href.length) : null);
const partAt = (path) => path !== null && PARTS.find(([folder]) => path.startsWith(folder));

self.addEventListener("install", (event) => {
  event.waitUntil(install().then(() => self.skipWaiting()));
});

async function install() {
  await keep(SHARED, FILES);
  const [names, open] = await Promise.all([
    caches.keys(),
    self.clients.matchAll({ type: "window", includeUncontrolled: true }),
  ]);
  // The parts that are open, and those that were kept before, in their present edition.
  const opened = open.map(({ url }) => partAt(pathOf(url)));
  const kept = (part) => names.some((name) => name.startsWith(`${OWN}book ${part[0]} `));
  await Promise.all(PARTS.filter((part) => opened.includes(part) || kept(part)).map(keepPart));
}

// Files of an earlier edition that are still the same are not fetched again.
async function keep(name, files) {
  const cache = await caches.open(name);
  await Promise.all(
    files.map(async (file) => {
      const known = file.startsWith("assets/") && (await find(file));
      await (known ? cache.put(file, known) : cache.add(new Request(file, { cache: "no-cache" })));
    }),
  );
}

async function keepPart(part) {
  const [, list] = part;
  const name = cacheOf(part);
  // The list is put there last, so where it is, the rest is too.
  if (await caches.match(list, { cacheName: name })) return;
  const answer = await fetch(list);
  if (!answer.ok) throw new Error(`${list}: ${answer.status}`);
  await keep(name, await answer.clone().json());
  await (await caches.open(name)).put(list, answer);
}

self.addEventListener("activate", (event) => {
  event.waitUntil(tidy().then(() => self.clients.claim()));
});

async function tidy() {
  const present = [SHARED, LARGE, ...PARTS.map(cacheOf)];
  for (const name of await caches.keys()) {
    if (name.startsWith(OWN) && !present.includes(name)) await caches.delete(name);
    // Before names had the site's path in them, an edition's cache held the site's first page.
    if (/^longhand-[0-9a-f]{10}$/.test(name) && (await caches.match(new URL("index.html", ROOT), { cacheName: name })))
      await caches.delete(name);
  }
  await carryOver();
  const large = await caches.open(LARGE);
  const wanted = new Set(RUNTIMES.map((name) => new URL(name, ROOT).href));
  const old = (await large.keys()).filter(({ url }) => !wanted.has(url));
  await Promise.all(old.map((request) => large.delete(request)));
}

// Interpreters were kept under a name that all sites of a host shared: ours move.
async function carryOver() {
  const former = "longhand-runtimes";
  if (!(await caches.has(former))) return;
  const [from, to] = await Promise.all([caches.open(former), caches.open(LARGE)]);
  for (const request of await from.keys()) {
    if (!request.url.startsWith(new URL("assets/runtimes/", ROOT).href)) continue;
    const known = await from.match(request);
    if (known) await to.put(request, known);
    await from.delete(request);
  }
  if ((await from.keys()).length === 0) await caches.delete(former);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const path = pathOf(request.url.split(/[?#]/)[0]);
  if (request.method !== "GET" || path === null) return;
  if (path.startsWith("assets/")) {
    event.respondWith(RUNTIMES.includes(path) ? large(event) : kept(request));
    return;
  }
  const answer = fresh(request);
  event.respondWith(answer);
  const part = request.mode === "navigate" && partAt(path);
  // Where it cannot be kept now, the next page that is opened tries again.
  if (part) event.waitUntil(answer.then(() => keepPart(part)).catch(() => {}));
});

async function large(event) {
  const { request } = event;
  const cache = await caches.open(LARGE);
  const known = await cache.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) event.waitUntil(cache.put(request, answer.clone()).catch(() => {}));
  return answer;
}

async function kept(request) {
  return (await find(request)) ?? fetch(request);
}

async function fresh(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const address = new URL(request.url);
    const page = address.pathname.endsWith("/") ? new URL("index.html", address) : address;
    const answer = await find(page);
    if (answer) return answer;
    throw error;
  }
}

// Looks into this site's caches only.
async function find(request) {
  for (const name of await caches.keys()) {
    const known = name.startsWith(OWN) && (await caches.match(request, { cacheName: name, ignoreSearch: true }));
    if (known) return known;
  }
  return undefined;
}
