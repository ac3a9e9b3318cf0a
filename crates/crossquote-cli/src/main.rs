//! The command `crossquote`: arguments in, exit codes out; each subcommand has a module.

mod build;
mod bundle;
mod check;
mod collect;
mod compress;
mod corrections;
mod explorer;
mod export;
mod extract;
mod finish;
mod gather;
mod learned;
mod reading;
mod today;
mod train;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// Finds who said what in news articles.
#[derive(Parser)]
#[command(version, about, long_about = None)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Read article files, find every attributed statement, write the dataset
    Build {
        /// Folder of article files (*.txt), with an optional story.toml
        articles: PathBuf,
        /// Folder that dataset.json, search.index, opening.html and head.html are written to
        #[arg(long)]
        out: PathBuf,
        /// File of an editor's corrections; by default corrections.toml beside ARTICLES, if there
        #[arg(long, value_name = "FILE", conflicts_with = "no_corrections")]
        corrections: Option<PathBuf>,
        /// Leave corrections out
        #[arg(long)]
        no_corrections: bool,
        #[command(flatten)]
        model: learned::Choice,
    },
    /// Make an explorer of articles or of a dataset: one file, or a site
    #[command(long_about = bundle::HELP)]
    Bundle(bundle::Options),
    /// Check article files and datasets; explain every problem with file, line and remedy
    Check {
        /// Folders of article files with the corrections.toml beside them, article files, or
        /// dataset files (*.json)
        #[arg(required = true)]
        paths: Vec<PathBuf>,
    },
    /// Write quotations, a statement, a comparison or a whole dataset for other programs
    #[command(long_about = export::HELP)]
    Export(export::Options),
    /// Read JSON Lines {"doc", "text"} on standard input, write attributions as JSON Lines
    #[command(long_about = extract::HELP)]
    Extract {
        #[command(flatten)]
        model: learned::Choice,
    },
    /// Make a finished site of what Trunk built, in its folder: for the build of the explorer
    #[command(hide = true)]
    Finish(finish::Options),
    /// Learn a model from annotated articles (minutes; the same articles give the same file)
    #[command(long_about = train::HELP)]
    Train {
        /// Annotated articles, JSON Lines; of several files those of all
        #[arg(required = true)]
        articles: Vec<PathBuf>,
        /// The model file to write
        #[arg(long)]
        out: PathBuf,
    },
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Build { articles, out, corrections, no_corrections, model } => {
            build::run(&articles, &out, corrections.as_deref(), !no_corrections, &model)
        }
        Command::Bundle(options) => {
            return match bundle::run(&options) {
                Ok(code) => code,
                Err(error) => failed(&error),
            };
        }
        Command::Check { paths } => check::run(&paths),
        Command::Export(options) => export::run(&options),
        Command::Extract { model } => extract::run(&model),
        Command::Finish(options) => finish::run(&options),
        Command::Train { articles, out } => train::run(&articles, &out),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error),
    }
}

fn failed(error: &anyhow::Error) -> ExitCode {
    if is_closed_pipe(error) {
        return ExitCode::SUCCESS;
    }
    eprintln!("crossquote: {error:#}");
    ExitCode::FAILURE
}

/// A reader that stops early (`crossquote extract | head`) is not an error.
fn is_closed_pipe(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause
            .downcast_ref::<std::io::Error>()
            .is_some_and(|error| error.kind() == std::io::ErrorKind::BrokenPipe)
    })
}
