// For pages that embed the explorer: makes each of its frames as high as what it shows. Optional: without
// it the frame keeps its height and scrolls. Copy it, or load it from where the explorer is.
addEventListener('message', ({ data, source }) => {
    if (!data || data.source !== 'crossquote' || data.type !== 'height' || !(data.height > 0)) return;
    for (const frame of document.querySelectorAll('iframe')) {
        if (frame.contentWindow === source) frame.style.height = `${Math.min(data.height, 20000)}px`;
    }
});
