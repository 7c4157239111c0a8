// The service worker: after the first visit the workbook opens without a network.
// Pages come from the network where there is one, so nobody reads an old edition;
// files under assets/ carry a hash in their name and never change.
const EDITION = "longhand-{{edition}}";
const FILES = {{files}};

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
      .then((names) => names.filter((name) => name.startsWith("longhand-") && name !== EDITION))
      .then((old) => Promise.all(old.map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  const asset = address.pathname.includes("/assets/");
  event.respondWith(asset ? kept(request) : fresh(request));
});

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
