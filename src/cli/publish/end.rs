//! How a publishing ends that cannot go on: what is said of it, to people and to programs.

use super::told::Told;
use crate::cli::messages::Messages;
use crate::cli::visible::shown_json;
use crate::cli::{Refusal, build, machine, report};
use crate::diagnostic::{Diagnostic, Message};
use crate::upload::{Broken, Trouble};
use serde_json::{Value, json};
use std::path::Path;
use std::process::ExitCode;

pub(super) enum End {
    /// The words to say.
    Refused(Message),
    /// What is wrong with the site or its output, and what that means for publishing.
    Found(Vec<Diagnostic>, Option<Message>),
    /// What is wrong with what `site.yaml` says of the host, and the words for it.
    Unfit(Vec<Diagnostic>, Message),
    /// Before anything was brought.
    Trouble(Trouble),
    /// In the midst.
    Broken(Box<(Told, Broken)>),
}

impl From<Refusal> for End {
    fn from(Refusal(message): Refusal) -> Self {
        End::Refused(message)
    }
}

impl From<Message> for End {
    fn from(message: Message) -> Self {
        End::Refused(message)
    }
}

impl From<Trouble> for End {
    fn from(trouble: Trouble) -> Self {
        End::Trouble(trouble)
    }
}

impl End {
    /// Why the host did not do it, if it was the host.
    pub(super) fn trouble(&self) -> Option<&Trouble> {
        match self {
            End::Trouble(trouble) => Some(trouble),
            End::Broken(broken) => Some(&broken.1.trouble),
            End::Refused(_) | End::Found(..) | End::Unfit(..) => None,
        }
    }

    /// Says it; to programs as the document that a publishing gives when it succeeds.
    pub(super) fn say(
        self,
        name: Option<&str>,
        root: &Path,
        messages: &Messages,
        as_json: bool,
    ) -> Result<ExitCode, Refusal> {
        let document = |trouble: Value, findings: Value| {
            let document = json!({"host": name, "done": null, "trouble": trouble, "findings": findings});
            report::print(&shown_json(&format!("{document:#}")));
        };
        let of = |code: &str, message: &Message, detail: &str| json!({"code": code, "message": messages.format(message), "detail": detail});
        let listed = |findings: &[Diagnostic]| {
            let all: Value = serde_json::from_str(&machine::json(findings, root, messages)).unwrap_or_default();
            all["findings"].clone()
        };
        match self {
            End::Refused(message) => {
                if as_json {
                    document(of(message.id, &message, ""), json!([]));
                }
                Err(Refusal(message))
            }
            End::Trouble(trouble) => {
                let message = trouble.message();
                if as_json {
                    document(of(trouble.kind.word(), &message, &trouble.reason), json!([]));
                }
                Err(Refusal(message))
            }
            End::Broken(broken) => {
                let (told, broken) = *broken;
                told.say_broken(messages, as_json, &broken);
                Ok(ExitCode::from(2))
            }
            End::Unfit(findings, message) => {
                if as_json {
                    document(of(message.id, &message, ""), listed(&findings));
                }
                report::say_findings(&findings, root, messages);
                Ok(ExitCode::from(2))
            }
            End::Found(findings, message) => {
                if as_json {
                    let code =
                        findings.iter().find(|finding| finding.is_error()).map_or("", |finding| finding.code.name());
                    let trouble = message.as_ref().map_or_else(|| json!({"code": code}), |m| of(m.id, m, ""));
                    document(trouble, listed(&findings));
                }
                report::say_findings(&findings, root, messages);
                if let Some(message) = &message {
                    report::say(&messages.format(message));
                }
                Ok(build::status(&findings))
            }
        }
    }
}
