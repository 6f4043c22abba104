//! vuonhoa publishes exemplary people and collectives: from one folder of content, through Tera themes,
//! a site and a yearbook. `ARCHITECTURE.md` tells how the modules stand on each other.

#![forbid(unsafe_code)]

pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod digest;
pub mod doc;
pub mod export;
pub mod import;
pub mod model;
pub mod output;
pub mod path;
pub mod picture;
pub mod pipeline;
pub mod plan;
pub mod press;
pub mod reading;
pub mod scaffold;
pub mod schema;
pub mod serve;
pub mod sound;
pub mod source;
pub mod store;
pub mod theme;
pub mod traces;
pub mod typeset;
pub mod upload;
pub mod vietnamese;
pub mod view;
pub mod wall;
pub mod watch;
pub mod write;
