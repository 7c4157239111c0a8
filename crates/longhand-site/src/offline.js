// The service worker: after the first visit the workbook opens without a network.
// Pages come from the network where there is one, so nobody reads an old edition;
// files under assets/ carry a hash in their name and never change.
const EDITION = "longhand-{{edition}}";
const FILES = {{files}};
// Python's interpreters are large. They are kept once they have been asked for, in a
// place of their own that outlives editions: a folder's name says which version it holds.
const LARGE = "longhand-runtimes";
const RUNTIMES = {{runtimes}};

self.addEventListener("install", (event) => {
  event.waitUntil(keep().then(() => self.skipWaiting()));
});

// Files of an earlier edition that are still the same are not fetched again.
async function keep() {
  const cache = await caches.open(EDITION);
  await Promise.all(
    FILES.map(async (file) => {
      const known = file.startsWith("assets/") && (await caches.match(file));
      await (known ? cache.put(file, known) : cache.add(new Request(file, { cache: "no-cache" })));
    }),
  );
}

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => names.filter((name) => name.startsWith("longhand-") && name !== EDITION && name !== LARGE))
      .then((old) => Promise.all([...old.map((name) => caches.delete(name)), tidy()]))
      .then(() => self.clients.claim()),
  );
});

async function tidy() {
  const cache = await caches.open(LARGE);
  const wanted = new Set(RUNTIMES.map((name) => new URL(name, self.location).href));
  const old = (await cache.keys()).filter(({ url }) => !wanted.has(url));
  await Promise.all(old.map((request) => cache.delete(request)));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  const asset = address.pathname.includes("/assets/");
  if (asset && RUNTIMES.some((name) => address.pathname.endsWith(name))) event.respondWith(large(event));
  else event.respondWith(asset ? kept(request) : fresh(request));
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
  return (await caches.match(request, { ignoreSearch: true })) ?? fetch(request);
}

async function fresh(request) {
  try {
    return await fetch(request);
  } catch (error) {
    const address = new URL(request.url);
    const page = address.pathname.endsWith("/") ? new URL("index.html", address) : address;
    const answer = await caches.match(page, { ignoreSearch: true });
    if (answer) return answer;
    throw error;
  }
}
