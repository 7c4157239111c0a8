//! The elements of MathML that formulas are made of, and their attributes.

use serde::{Deserialize, Serialize};

/// Lists an element or attribute with its name in MathML, once for both ways.
macro_rules! vocabulary {
    ($(#[$about:meta])* $kind:ident { $($(#[$what:meta])* $one:ident = $name:literal,)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        pub enum $kind { $($(#[$what])* $one,)* }

        impl $kind {
            /// Its name in MathML.
            #[must_use]
            pub fn tag(self) -> &'static str {
                match self { $($kind::$one => $name,)* }
            }

            /// The one of this name; `None` where there is none.
            #[must_use]
            pub fn tagged(name: &str) -> Option<$kind> {
                match name { $($name => Some($kind::$one),)* _ => None }
            }
        }
    };
}

vocabulary! {
    /// What has no parts.
    Leaf {
        /// A name.
        Name = "mi",
        /// A number.
        Number = "mn",
        /// An operator, a bracket or another sign.
        Sign = "mo",
        /// Words.
        Words = "mtext",
        /// Words as typed; MathML has them in words.
        Code = "code",
        /// Room.
        Space = "mspace",
    }
}

vocabulary! {
    /// How parts stand together.
    Group {
        /// Side by side.
        Row = "mrow",
        /// Above and below a bar.
        Fraction = "mfrac",
        /// Below a root.
        Root = "msqrt",
        /// Below a root with its degree.
        IndexedRoot = "mroot",
        /// With a power.
        Above = "msup",
        /// With an index.
        Below = "msub",
        /// With an index and a power.
        BelowAbove = "msubsup",
        /// With something on top.
        Over = "mover",
        /// With something underneath.
        Under = "munder",
        /// With both.
        UnderOver = "munderover",
        /// A matrix, cases, lines below each other.
        Table = "mtable",
        /// A row of it.
        TableRow = "mtr",
        /// A cell of it.
        Cell = "mtd",
        /// In another size or colour.
        Styled = "mstyle",
        /// With room around it.
        Padded = "mpadded",
        /// Invisible.
        Phantom = "mphantom",
        /// In a frame or struck out.
        Enclosed = "menclose",
        /// What cannot be set.
        Fault = "merror",
        /// With scripts at all corners.
        Scripts = "mmultiscripts",
        /// Between the scripts behind and those before.
        Prescripts = "mprescripts",
        /// No script here.
        Nothing = "none",
    }
}

vocabulary! {
    /// A look of its own.
    Look {
        /// Whether it grows with what it is beside.
        Stretchy = "stretchy",
        /// Before, between or behind.
        Form = "form",
        /// Room before it.
        Left = "lspace",
        /// Room behind it.
        Right = "rspace",
        /// Upright, bold and the like.
        Variant = "mathvariant",
        /// Whether it is an accent.
        Accent = "accent",
        /// Whether it is an accent underneath.
        AccentUnder = "accentunder",
        /// How wide.
        Width = "width",
        /// How high.
        Height = "height",
        /// How deep.
        Depth = "depth",
        /// How far to the side.
        Voffset = "voffset",
        /// A style by its name.
        Style = "class",
        /// Large as on a line of its own, or small.
        Display = "displaystyle",
        /// How many sizes smaller.
        Level = "scriptlevel",
        /// Its size at least.
        Least = "minsize",
        /// Its size at most.
        Most = "maxsize",
        /// Whether it separates.
        Separator = "separator",
        /// Whether it is a bracket.
        Fence = "fence",
        /// Whether it stands around the axis.
        Symmetric = "symmetric",
        /// Whether limits may stand beside it.
        Movable = "movablelimits",
        /// Whether it is large on a line of its own.
        Large = "largeop",
        /// Where a line may break.
        Break = "linebreak",
        /// Where columns stand.
        Columns = "columnalign",
        /// Room between columns.
        ColumnRoom = "columnspacing",
        /// Lines between columns.
        ColumnLines = "columnlines",
        /// Where rows stand.
        Rows = "rowalign",
        /// Room between rows.
        RowRoom = "rowspacing",
        /// Lines between rows.
        RowLines = "rowlines",
        /// How thick a bar is.
        Thickness = "linethickness",
        /// Its size.
        Size = "mathsize",
        /// Its colour.
        Colour = "mathcolor",
        /// The ground behind it.
        Ground = "mathbackground",
        /// Which frame.
        Notation = "notation",
        /// How many columns a cell takes.
        Span = "columnspan",
    }
}
