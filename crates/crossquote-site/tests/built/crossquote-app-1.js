export class Told {
}
function go() { return import.meta.url; }
function initSync() {}
export { initSync, go as default };
