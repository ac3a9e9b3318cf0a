#!/usr/bin/env python3
"""What all-MiniLM-L6-v2 says of texts: a vector of 384 numbers each, of length one.

    teacher.py MODEL_FOLDER TEXTS.jsonl OUT.npy

Texts are the field `text` of each line. About 200 texts a second on one core; the result is kept in target/ and
made once.
"""
import json
import sys
import time

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

LONGEST = 128
# Tokens in a batch, with padding.
BATCH = 4096


class Teacher:
    """MiniLM on one core."""

    def __init__(self, folder):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(f"{folder}/model.onnx", options, ["CPUExecutionProvider"])
        self.inputs = {given.name for given in self.session.get_inputs()}
        self.tokenizer = Tokenizer.from_file(f"{folder}/tokenizer.json")
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(LONGEST)

    def embed(self, texts, tell=lambda done: None):
        """Vectors of the texts, in their order."""
        ids = [encoding.ids for encoding in self.tokenizer.encode_batch(texts)]
        order = sorted(range(len(ids)), key=lambda n: (len(ids[n]), n))
        out = np.zeros((len(ids), 384), np.float32)
        at = 0
        while at < len(order):
            count = 1
            while at + count < len(order) and (count + 1) * len(ids[order[at + count]]) <= BATCH:
                count += 1
            some = order[at : at + count]
            out[some] = self.batch([ids[n] for n in some])
            at += count
            tell(at)
        return out

    def batch(self, ids):
        """Vectors of one batch: the mean over all tokens, as the model was trained."""
        width = max(map(len, ids))
        tokens = np.zeros((len(ids), width), np.int64)
        mask = np.zeros_like(tokens)
        for row, some in enumerate(ids):
            tokens[row, : len(some)] = some
            mask[row, : len(some)] = 1
        given = {"input_ids": tokens, "attention_mask": mask, "token_type_ids": np.zeros_like(tokens)}
        hidden = self.session.run(None, {name: given[name] for name in self.inputs})[0]
        if hidden.ndim == 3:
            hidden = (hidden * mask[..., None]).sum(1) / mask.sum(1, keepdims=True)
        return hidden / np.linalg.norm(hidden, axis=1, keepdims=True)


def main():
    folder, texts, out = sys.argv[1:]
    texts = [json.loads(line)["text"] for line in open(texts, encoding="utf-8")]
    start = time.time()
    last = [0]

    def tell(done):
        if done - last[0] >= 20000:
            last[0] = done
            print(f"{done} of {len(texts)} texts, {done / (time.time() - start):.0f} a second", file=sys.stderr, flush=True)

    np.save(out, Teacher(folder).embed(texts, tell).astype(np.float16))


if __name__ == "__main__":
    main()
