// Has the hosted explorer kept for offline use (sw.js), and offers a new version once it is there. Not in
// a frame, where the page belongs to another site, and not from a file.
(() => {
    const workers = top === self && location.protocol.startsWith('http') && navigator.serviceWorker;
    if (!workers) return;
    const offer = (waiting) => {
        const place = document.getElementById('update');
        place.hidden = false;
        place.querySelector('button').onclick = () => waiting.postMessage('take over');
    };
    // Only for a change of version: the first worker takes a page over that came from the same set.
    let had = Boolean(workers.controller);
    workers.addEventListener('controllerchange', () => {
        if (had) location.reload();
        had = true;
    });
    addEventListener('load', async () => {
        const kept = await workers.register('sw.js').catch(() => undefined);
        if (!kept) return;
        if (kept.waiting && workers.controller) offer(kept.waiting);
        kept.addEventListener('updatefound', () => {
            const coming = kept.installing;
            coming.addEventListener('statechange', () => {
                if (coming.state === 'installed' && workers.controller) offer(coming);
            });
        });
    });
})();
