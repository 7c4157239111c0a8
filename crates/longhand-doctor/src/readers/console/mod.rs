//! What programs print, line by line.
//!
//! Each way of printing is a [`Shape`] in a file of its own; a line is read by
//! the first that knows it, so that several may alternate in one file. Most of
//! them are read by [`pairs`]: names and numbers in a row.

mod coqui;
mod dict;
mod dllogger;
mod epoch_list;
mod json_lines;
mod keras;
mod litgpt;
mod llmc;
mod meanings;
mod megatron;
mod metric_logger;
mod mlx;
mod mmengine;
mod modded;
mod nanogpt;
mod pairs;
mod plain;
mod progress_bar;
mod scale;
mod scene;
mod shape;
mod torchtitan;

use crate::run::{Assembler, Row};
use crate::text::ansi;
use meanings::Meanings;
use scene::{Scene, Taken};

pub use shape::Shape;

/// Every way of printing, in the order in which they are tried.
pub const SHAPES: &[Shape] = &[
    dict::SHAPE,
    json_lines::SHAPE,
    scale::SHAPE,
    megatron::SHAPE,
    keras::SHAPE,
    mmengine::SHAPE,
    metric_logger::SHAPE,
    coqui::SHAPE,
    modded::SHAPE,
    llmc::SHAPE,
    nanogpt::SHAPE,
    litgpt::SHAPE,
    mlx::SHAPE,
    torchtitan::SHAPE,
    dllogger::SHAPE,
    progress_bar::SHAPE,
    epoch_list::SHAPE,
    plain::SHAPE,
];

/// A console's text while it is read.
#[derive(Debug, Default)]
pub(super) struct Console {
    row: Row,
    meanings: Meanings,
    /// The step that the last header named.
    header: Option<f64>,
}

impl Console {
    pub(super) fn line(&mut self, line: &[u8], number: u64, into: &mut Assembler) {
        let line = ansi::strip(line);
        let line = line.trim_ascii();
        if line.is_empty() || line.starts_with(b"#") || line.starts_with(b"//") {
            return;
        }
        self.row.clear();
        let mut scene = Scene {
            row: &mut self.row,
            into,
            meanings: &mut self.meanings,
            header: &mut self.header,
            number,
        };
        let line = scene.rank(line);
        for shape in SHAPES {
            match (shape.read)(&mut scene, line) {
                Taken::Row => {
                    into.row(&mut self.row, shape.name);
                    return;
                }
                Taken::Read => return,
                Taken::No => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::SHAPES;
    use crate::readers::Reader;
    use crate::run::{Log, Run};

    fn read(text: &str) -> Result<Log, String> {
        let mut reader = Reader::new();
        reader.push(text.as_bytes());
        reader.finish()
    }

    fn held(run: &Run, key: &str) -> Option<(f64, f64)> {
        let column = run.columns.iter().find(|column| column.key() == key)?;
        Some((*column.steps.last()?, *column.values.last()?))
    }

    #[test]
    fn every_shape_reads_its_own_example_and_no_other_takes_it() {
        for shape in SHAPES {
            let log = read(shape.example).unwrap_or_else(|fault| panic!("{}: {fault}", shape.name));
            let run = &log.runs[0];
            if shape.name != "loss-scale" {
                assert_eq!(run.format, shape.name);
            }
            assert_eq!(log.runs.len(), 1, "{}", shape.name);
            assert_eq!(run.span().1, shape.step, "{}", shape.name);
            assert!(!shape.holds.is_empty());
            for (key, value) in shape.holds {
                let (step, found) =
                    held(run, key).unwrap_or_else(|| panic!("{}: no {key}: {run:?}", shape.name));
                let same = found == *value || (found.is_nan() && value.is_nan());
                assert!(same, "{}: {key} is {found}, not {value}", shape.name);
                assert_eq!(step, shape.step, "{}: {key}", shape.name);
            }
        }
    }

    #[test]
    fn names_of_shapes_differ() {
        let mut names: Vec<&str> = SHAPES.iter().map(|shape| shape.name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), SHAPES.len());
    }

    #[test]
    fn the_text_of_a_program_is_no_record() {
        let program = "
            for step in range(5): loss = 3
            print(f\"step:{step}/{train_steps} train_loss:{loss:.4f}\")
            num_iterations : int = 5100 # number of iterations to run
            val_loss_every : int = 125 # every how many steps to evaluate val loss? 0 for only at the end
            # step 125: val_loss 3.28
            The goal is a val loss of 3.28 at step 5100 or earlier
            if step == 5: lr = 0.1; loss = 3
            dict(step=5, loss=0.3) # {
            optimizer1 = torch.optim.Adam([raw_model.transformer.wte.weight], lr=0.3, betas=(0.9, 0.95))
            ";
        assert!(read(program).is_err(), "{:?}", read(program));
    }

    #[test]
    fn wrong_files_get_a_sentence_that_says_what_was_expected() {
        for (bytes, says) in [
            (&b""[..], "empty"),
            (b"Dear Sir,\nthis is a letter.\n", "No line"),
            (b"PK\x03\x04abcdefghijklmnopq", "zip"),
            (b"\x89PNG\r\n\x1a\nabcdefghijklmnop", "picture"),
            (b"%PDF-1.7 abcdefghijklmnopqrst", "PDF"),
            (b"{\"name\": \"x\", \"scripts\": {\"a\": \"b\"}}", "No line"),
            (b"name,age\nAnn,3\nBob,4\n", "No line"),
            (b"<!DOCTYPE html><html><body>loss</body></html>", "web page"),
            (
                b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03garbage that is no gzip",
                "gzip",
            ),
            (
                b"\x80\x05\x95\x10\x00\x00\x00\x00\x00\x00\x00}\x94(abc",
                "pickle",
            ),
        ] {
            let mut reader = Reader::new();
            reader.push(bytes);
            let fault = reader.finish().unwrap_err();
            assert!(fault.contains(says), "{fault}");
            assert!(fault.contains("Expected the log of a training run"));
        }
    }
}
