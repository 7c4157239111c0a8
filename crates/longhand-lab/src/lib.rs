//! The labs: experiments that stand in chapters.
//!
//! A lab is a function from what a reader has set ([`Settings`]) to what is to be seen ([`Frame`]):
//! lines, bars, cells and graphs as data, each with the numbers behind it. All mathematics comes from
//! [`longhand_math`]. Nothing here knows a browser or HTML; `longhand-view` draws every lab in the
//! same way, so a lab is its controls and its frame and nothing else.
//!
//! ```
//! use longhand_lab::{Lab, Settings};
//! let lab = Lab::named("schedules").ok_or("no such lab")?;
//! let frame = (lab.definition().frame)(&Settings::default());
//! assert_eq!(frame.figures.len(), 1);
//! # Ok::<(), &str>(())
//! ```
//!
//! A new lab is a folder here and a line in the list below; `CONTRIBUTING.md` has the recipe.

mod accumulation;
mod attention;
mod bias_correction;
mod block_formats;
pub mod control;
mod definition;
mod frame;
mod graph;
mod ink;
mod loss_scale;
mod noise;
mod norms;
mod number_formats;
pub mod plot;
mod race;
mod schedules;
mod settings;
mod softmax;
mod table;
#[cfg(test)]
mod testing;
mod training_plan;
mod vital_signs;
mod written;

pub use definition::{Definition, Group, Training, VERSION};
pub use frame::{Figure, Frame};
pub use ink::Ink;
pub use settings::{Settings, Value};
pub use table::{Cell, Table};

macro_rules! labs {
    ($($lab:ident $module:ident,)*) => {
        /// Every lab.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Lab {
            $(
                #[doc = concat!("The lab in `", stringify!($module), "`.")]
                $lab,
            )*
        }

        impl Lab {
            /// All of them, in the order of the chapters that they stand in.
            pub const ALL: &[Lab] = &[$(Lab::$lab,)*];

            /// What it is made of.
            #[must_use]
            pub fn definition(self) -> &'static Definition {
                match self {
                    $(Lab::$lab => &$module::LAB,)*
                }
            }
        }
    };
}

labs! {
    Graph graph,
    Softmax softmax,
    Attention attention,
    Schedules schedules,
    BiasCorrection bias_correction,
    Race race,
    Norms norms,
    NumberFormats number_formats,
    Accumulation accumulation,
    LossScale loss_scale,
    BlockFormats block_formats,
    VitalSigns vital_signs,
    TrainingPlan training_plan,
}

impl Lab {
    /// Its name in a chapter and in an address.
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.definition().slug
    }

    /// The lab of this name.
    #[must_use]
    pub fn named(slug: &str) -> Option<Lab> {
        Lab::ALL.iter().copied().find(|lab| lab.slug() == slug)
    }
}
