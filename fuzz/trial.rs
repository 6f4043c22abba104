//! One fuzz target for all trials: the first byte of an input says which trial takes the rest, unless the
//! environment names one in `VUONHOA_TRIAL`.

#![no_main]

mod trials;

use libfuzzer_sys::fuzz_target;
use std::sync::OnceLock;
use trials::{ALL, Trial};

fn named() -> Option<&'static Trial> {
    static NAMED: OnceLock<Option<&'static Trial>> = OnceLock::new();
    *NAMED.get_or_init(|| {
        let name = std::env::var("VUONHOA_TRIAL").ok()?;
        Some(ALL.iter().find(|trial| trial.name == name).expect("VUONHOA_TRIAL names a trial"))
    })
}

fuzz_target!(|data: &[u8]| {
    match named() {
        Some(trial) => (trial.run)(data),
        None => {
            if let Some((first, rest)) = data.split_first() {
                (ALL[usize::from(*first) % ALL.len()].run)(rest);
            }
        }
    }
});
