// Keeps the hosted explorer on the reader's device, whole: all files of one version under one name, and
// every answer from one set. crates/crossquote-site fills in VERSION and FILES, the path of each file with the
// hash of its contents: a set of which one file is another version's is not kept, so that no page is ever
// put together from two.
//
// A new version waits until the reader asks for it ("New version, reload": the page says 'take over') or
// comes back with no other page open. To withdraw it: sw-off.js in its place (docs/HOSTING.md).
const VERSION = /* VERSION */ '';
const FILES = /* FILES */ {};
const OURS = 'crossquote-';
const NAME = OURS + VERSION;
const ROOT = new URL('./', location.href).pathname;

addEventListener('install', (event) => event.waitUntil(keep()));

async function keep() {
    const answers = await Promise.all(
        Object.entries(FILES).map(async ([path, hash]) => {
            // Past the browser's own cache, which may hold an older one.
            const answer = await fetch(new Request(path, { cache: 'reload' }));
            if (!answer.ok) throw new Error(`${path}: the server answered ${answer.status}`);
            const bytes = await answer.clone().arrayBuffer();
            const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
            const found = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
            if (found !== hash) throw new Error(`${path} is another version's`);
            return [path, answer];
        }),
    );
    const set = await caches.open(NAME);
    await Promise.all(answers.map(([path, answer]) => set.put(path, answer)));
}

addEventListener('activate', (event) => event.waitUntil(dropOthers()));

async function dropOthers() {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith(OURS) && name !== NAME).map((name) => caches.delete(name)));
    await clients.claim();
}

addEventListener('message', ({ data }) => {
    if (data === 'take over') skipWaiting();
});

addEventListener('fetch', (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.origin !== location.origin || !url.pathname.startsWith(ROOT)) return;
    const path = url.pathname.slice(ROOT.length) || 'index.html';
    if (Object.hasOwn(FILES, path)) event.respondWith(answer(request, path));
});

async function answer(request, path) {
    if (request.mode === 'navigate' && registration.waiting) {
        const open = await clients.matchAll({ type: 'window' });
        // The page that is being loaded anew counts as one.
        if (open.length < 2) {
            registration.waiting.postMessage('take over');
            return new Response('', { headers: { Refresh: '0' } });
        }
    }
    const set = await caches.open(NAME);
    return (await set.match(path)) ?? fetch(request);
}
