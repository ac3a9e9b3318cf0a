//! Thin helpers around what the browser offers, each in one file. None of them panics where the
//! browser refuses, as it does in sandboxed frames and for pages from the disk.

pub mod clipboard;
pub mod dataset_parts;
pub mod download;
pub mod fetch;
pub mod focus;
pub mod hosting;
pub mod local_storage;
pub mod panic_message;
pub mod timing;
pub mod window_events;
