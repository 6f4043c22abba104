//! What `--timings` says: a line for each stage, its milliseconds and those of all processors together.

use super::messages::Messages;
use crate::pipeline::Lap;
use std::time::Duration;

/// A table of the stages, with their sum below.
pub fn table(laps: &[Lap], messages: &Messages) -> String {
    let name = |lap: &Lap| messages.word(&format!("stage-{}", lap.stage));
    let elapsed = laps.iter().map(|lap| lap.elapsed).sum();
    let worked = laps.iter().map(|lap| lap.worked).sum();
    let mut rows = vec![[String::new(), messages.word("timings-elapsed"), messages.word("timings-worked")]];
    rows.extend(laps.iter().map(|lap| row(name(lap), lap.elapsed, lap.worked, messages)));
    rows.push(row(messages.word("timings-all"), elapsed, worked, messages));
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let (first, second, third) = (width(0), width(1), width(2));
    let line = |[name, elapsed, worked]: &[String; 3]| format!("{name:first$}  {elapsed:>second$}  {worked:>third$}");
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn row(name: String, elapsed: Duration, worked: Option<Duration>, messages: &Messages) -> [String; 3] {
    let milliseconds = |time: Duration| messages.decimal(time.as_secs_f64() * 1000.0, 0);
    [name, milliseconds(elapsed), worked.map(milliseconds).unwrap_or_default()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::Language;

    #[test]
    fn numbers_stand_below_each_other() {
        let lap = |stage, elapsed, worked| Lap {
            stage,
            elapsed: Duration::from_millis(elapsed),
            worked: Some(Duration::from_millis(worked)),
        };
        let laps = [lap("reading", 412, 790), lap("pages", 10_040, 19_960)];
        let told = [
            "                     ms  ms of processors",
            "Reading content     412               790",
            "Making pages     10,040            19,960",
            "All              10,452            20,750",
        ];
        assert_eq!(table(&laps, &Messages::new(Language::English)), told.join("\n"));
    }
}
