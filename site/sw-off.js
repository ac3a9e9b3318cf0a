// In place of sw.js: takes everything that it kept off the readers' devices, and itself.
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(leave()));

async function leave() {
    const names = await caches.keys();
    await Promise.all(names.filter((name) => name.startsWith('crossquote-')).map((name) => caches.delete(name)));
    await registration.unregister();
}
