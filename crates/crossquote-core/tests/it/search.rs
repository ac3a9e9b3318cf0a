//! Search: requests in, ranked hits and counts out.
