// Starts the engine in a worker, behind its own glue: the first message is its program, which hears all others itself.
onmessage = ({ data }) => {
    onmessage = null;
    wasm_bindgen.initSync({ module: data });
};
