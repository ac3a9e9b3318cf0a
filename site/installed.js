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
    // Fetching the set again, to keep it, shall not keep the explorer from its first results.
    const shown = (looks) => new Promise((done) => {
        if (looks === 0 || !document.getElementById('waiting')) (window.requestIdleCallback ?? setTimeout)(done);
        else setTimeout(() => shown(looks - 1).then(done), 100);
    });
    addEventListener('load', async () => {
        await shown(100);
        const kept = await workers.register('sw.js').catch(() => undefined);
        if (!kept) return;
        const follow = (coming) => {
            const offered = () => {
                if (coming.state === 'installed' && workers.controller) offer(coming);
            };
            coming.addEventListener('statechange', offered);
            offered();
        };
        // It may be there already, or on its way since before this ran.
        for (const coming of [kept.waiting, kept.installing]) if (coming) follow(coming);
        kept.addEventListener('updatefound', () => follow(kept.installing));
        // Browsers look for a new version in their own time, and much later where a server was gone. A
        // network that has just come back may need a moment.
        const look = (more) => kept.update().catch(() => more > 0 && setTimeout(look, 2000, more - 1));
        look(3);
    });
})();
