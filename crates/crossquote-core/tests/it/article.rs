//! Article files: text in, article or message out.
