//! What is shown while a build runs: on a terminal only, and only when it takes long.

use super::messages::Messages;
use crate::pipeline::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// Nothing flickers over a build that is done before a person looks up.
const PATIENCE: Duration = Duration::from_millis(1500);

pub struct Bar {
    bar: ProgressBar,
    began: Instant,
    names: BTreeMap<&'static str, String>,
    shown: Mutex<bool>,
}

impl Bar {
    pub fn new(messages: &Messages) -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        let build = ["reading", "pictures", "books", "handouts", "share", "pages", "writing"];
        let publish = ["withdrawing", "sending-assets", "sending-pages", "pruning", "checking"];
        let stages = build.into_iter().chain(publish);
        let names = stages.map(|name| (name, messages.word(&format!("stage-{name}")))).collect();
        Bar { bar, began: Instant::now(), names, shown: Mutex::new(false) }
    }

    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }

    fn show_if_long(&self) {
        if self.began.elapsed() < PATIENCE {
            return;
        }
        let mut shown = self.shown.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if !*shown && std::io::stderr().is_terminal() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        *shown = true;
    }
}

/// With the number of all steps, or without it where nobody knows it.
fn style(bar: &ProgressBar, has_total: bool) {
    let template = if has_total { "{msg} {pos}/{len}" } else { "{msg} {pos}" };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style);
    }
}

impl Progress for Bar {
    fn stage(&self, name: &'static str, steps: Option<usize>) {
        style(&self.bar, steps.is_some_and(|steps| steps > 0));
        self.bar.set_message(self.names.get(name).cloned().unwrap_or_default());
        self.bar.set_position(0);
        self.bar.set_length(steps.unwrap_or(0) as u64);
        self.show_if_long();
    }

    fn step(&self) {
        self.bar.inc(1);
        // More than was foreseen, as of pictures of which one is made in several sizes.
        if self.bar.length() == Some(self.bar.position().saturating_sub(1)) {
            style(&self.bar, false);
        }
        self.show_if_long();
    }
}
