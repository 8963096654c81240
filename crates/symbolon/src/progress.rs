//! Progress on standard error with rate and remaining time, on a terminal only.

use std::io::{self, IsTerminal, Read, Seek, SeekFrom};
use std::sync::Arc;
use std::time::Instant;

use formats::Bytes;
use indicatif::{ProgressBar, ProgressStyle};

/// A bar over the bytes of the files being read.
#[derive(Clone)]
pub struct Progress {
    bar: ProgressBar,
    started: Instant,
    what: Arc<str>,
}

impl Progress {
    /// Progress of reading so many bytes; hidden unless standard error is a terminal. `what` names the things counted,
    /// for example `subjects`.
    pub fn of_bytes(total_bytes: u64, what: &str) -> Self {
        let bar = if io::stderr().is_terminal() {
            ProgressBar::new(total_bytes)
        } else {
            ProgressBar::hidden()
        };
        let style = ProgressStyle::with_template(
            "{bar:24} {percent:>3} %  {binary_bytes_per_sec}  {msg}  {eta} left",
        );
        if let Ok(style) = style {
            bar.set_style(style);
        }
        Self { bar, started: Instant::now(), what: what.into() }
    }

    /// Bytes whose reading moves the bar.
    pub fn watch(&self, bytes: impl Bytes + 'static) -> Box<dyn Bytes> {
        Box::new(Watched { bytes, bar: self.bar.clone(), at: 0 })
    }

    /// Shows how many are done and how many a second.
    pub fn count(&self, done: u64) {
        if self.bar.is_hidden() {
            return;
        }
        let milliseconds = self.started.elapsed().as_millis().max(1);
        let rate = u128::from(done) * 1_000 / milliseconds;
        self.bar.set_message(format!("{done} {}, {rate}/s", self.what));
    }

    /// Takes the bar away.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// Bytes that tell the bar how far they have been read. A file that is read twice, first to recognise it, moves the bar
/// back and counts once.
struct Watched<T> {
    bytes: T,
    bar: ProgressBar,
    at: u64,
}

impl<T: Read> Read for Watched<T> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        self.at += read as u64;
        self.bar.inc(read as u64);
        Ok(read)
    }
}

impl<T: Seek> Seek for Watched<T> {
    fn seek(&mut self, position: SeekFrom) -> io::Result<u64> {
        let at = self.bytes.seek(position)?;
        let bar = self.bar.position();
        self.bar.set_position(bar.saturating_sub(self.at).saturating_add(at));
        self.at = at;
        Ok(at)
    }
}
