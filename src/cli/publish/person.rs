//! The person at the terminal: who is asked, and who need not be.

use crate::cli::messages::Messages;
use crate::cli::{Refusal, report};
use crate::diagnostic::Message;
use crate::upload::{self, Person, Secret};
use std::cell::RefCell;
use std::io::IsTerminal;
use std::path::Path;

/// Holds the password where nobody is there to type it.
const PASSWORD: &str = "VUONHOA_MAT_KHAU";

pub(super) struct Console<'a> {
    pub messages: &'a Messages,
    /// Whether everything was answered beforehand.
    pub yes: bool,
    /// What was typed, for a connection that is made again.
    typed: RefCell<Option<Secret>>,
}

impl<'a> Console<'a> {
    pub(super) fn new(messages: &'a Messages, yes: bool) -> Self {
        Console { messages, yes, typed: RefCell::default() }
    }

    /// Whether somebody is there to answer.
    pub(super) fn is_manned() -> bool {
        std::io::stdin().is_terminal()
    }

    /// Whether the person wants all of it; nobody is asked for nothing.
    pub(super) fn agrees(&self, questions: &[Message]) -> bool {
        self.yes || questions.is_empty() || self.asks(questions)
    }

    /// # Errors
    /// When the person does not want it, or nobody is there to say so.
    pub(super) fn confirm(&self, questions: &[Message]) -> Result<(), Refusal> {
        if self.agrees(questions) {
            return Ok(());
        }
        let all: Vec<String> = questions.iter().map(|question| self.messages.format(question)).collect();
        Err(Refusal(Message::new("publish-not-agreed").arg("question", all.join(" "))))
    }

    /// All at once: who answers one after another has forgotten the first at the last.
    fn asks(&self, questions: &[Message]) -> bool {
        let format = |message: &Message| self.messages.format(message);
        let question = match questions {
            [only] => format(only),
            all => {
                let lines = all.iter().enumerate().map(|(index, one)| format!("\n  {}. {}", index + 1, format(one)));
                format(&Message::new("publish-all-of-it")) + &lines.collect::<String>()
            }
        };
        report::agrees(&question, &self.messages.word("publish-yes-or-no"))
    }
}

impl Person for Console<'_> {
    fn given(&self) -> Option<Secret> {
        std::env::var(PASSWORD).ok().filter(|text| !text.is_empty()).map(Secret::new)
    }

    fn password(&self, account: &str) -> Option<Secret> {
        if !Self::is_manned() {
            return None;
        }
        if let Some(typed) = &*self.typed.borrow() {
            return Some(typed.clone());
        }
        let prompt = self.messages.format(&Message::new("publish-password").arg("account", account));
        let typed = rpassword::prompt_password(format!("{prompt} ")).ok().map(Secret::new);
        self.typed.borrow_mut().clone_from(&typed);
        typed
    }

    /// Never by `--yes`: that answers what was foreseen, and this could be anybody.
    fn trusts(&self, host: &str, fingerprint: &str) -> bool {
        self.asks(&[Message::new("publish-new-host").arg("host", host).arg("fingerprint", fingerprint)])
    }
}

/// This account on this machine, publishing from `out`.
pub(super) fn owner(out: &Path) -> String {
    let variable = |name| std::env::var(name).unwrap_or_default();
    let user = [variable("USER"), variable("USERNAME")].concat();
    upload::owner(&[&machine(), &user, &out.to_string_lossy()])
}

#[cfg(unix)]
fn machine() -> String {
    rustix::system::uname().nodename().to_string_lossy().into_owned()
}

#[cfg(not(unix))]
fn machine() -> String {
    std::env::var("COMPUTERNAME").unwrap_or_default()
}
