//! The one integration-test binary. Tests are data where they can be: sites in `tests/sites/`, mistakes
//! in `tests/bad/`, texts in `tests/markdown/`, commands in `tests/cmd/`.

mod again;
mod bad;
mod catalogue;
mod cmd;
mod copyfit;
mod edits;
mod epub;
mod epub_book;
mod fixes;
mod floors;
mod fuzz;
mod gates;
mod handout;
mod ink;
mod lengths;
mod markdown;
mod messages;
mod output;
mod panels;
mod policy;
mod private;
mod publish;
mod sample;
mod scaffold;
mod serve;
mod shop;
mod sites;
mod slideshow;
mod support;
mod terminal;
mod typst;
mod units;
mod withdraw;
mod yearbook;
