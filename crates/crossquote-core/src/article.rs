//! Article files: a front-matter block, then the text exactly as received.
