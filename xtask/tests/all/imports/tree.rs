//! The modules of a crate: where each stands, what it defines, and what it names.

use super::sources::Sources;
use super::walk::{Mention, Use, Walk, is_for_tests, uses};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use syn::{Item, Visibility};

/// A module, in a file of its own or within another's.
#[derive(Default)]
pub struct Module {
    /// The file in which it stands.
    pub file: PathBuf,
    /// The module above it; none for the root.
    pub parent: Option<usize>,
    /// Modules declared in it.
    pub children: BTreeMap<String, usize>,
    /// Names of what is defined in it, other than modules.
    pub items: Vec<String>,
    /// What it takes over from elsewhere, by a `use` anywhere in it.
    pub uses: Vec<Use>,
    /// Paths in its code.
    pub mentions: Vec<Mention>,
}

/// All modules of one program or library; the first is the root.
#[derive(Default)]
pub struct Tree {
    /// The modules.
    pub modules: Vec<Module>,
}

impl Tree {
    /// Reads the modules that hang from the file `root`.
    pub fn read(sources: &Sources, root: &Path) -> Tree {
        let mut tree = Tree::default();
        // The modules of a root stand beside it.
        let beside = root.parent().unwrap_or(Path::new(""));
        tree.add_file(sources, root, beside, None);
        tree
    }

    fn add_file(
        &mut self,
        sources: &Sources,
        file: &Path,
        below: &Path,
        parent: Option<usize>,
    ) -> usize {
        let text = &sources[file];
        let parsed =
            syn::parse_file(text).unwrap_or_else(|fault| panic!("{}: {fault}", file.display()));
        self.add(sources, &parsed.items, file, below, parent)
    }

    fn add(
        &mut self,
        sources: &Sources,
        items: &[Item],
        file: &Path,
        below: &Path,
        parent: Option<usize>,
    ) -> usize {
        let number = self.modules.len();
        self.modules.push(Module {
            file: file.to_path_buf(),
            parent,
            ..Module::default()
        });
        for item in items {
            if is_for_tests(item) {
                continue;
            }
            match item {
                Item::Mod(module) => {
                    let name = module.ident.to_string();
                    let below = below.join(&name);
                    let child = if let Some((_, items)) = &module.content {
                        self.add(sources, items, file, &below, Some(number))
                    } else {
                        let given = path_attribute(&module.attrs)
                            .map(|path| file.parent().unwrap_or(Path::new("")).join(path));
                        let usual = [below.with_extension("rs"), below.join("mod.rs")];
                        let there = given.into_iter().chain(usual);
                        let mut there = there.filter(|path| sources.contains_key(path));
                        let Some(path) = there.next() else {
                            // A module made by a build script.
                            continue;
                        };
                        self.add_file(sources, &path, &below, Some(number))
                    };
                    self.modules[number].children.insert(name, child);
                }
                Item::Use(statement) => {
                    let passed_on = !matches!(statement.vis, Visibility::Inherited);
                    let found = uses(&statement.tree, passed_on);
                    self.modules[number].uses.extend(found);
                }
                other => {
                    let module = &mut self.modules[number];
                    module.items.extend(name_of(other));
                    let mut walk = Walk::default();
                    syn::visit::visit_item(&mut walk, other);
                    module.uses.extend(walk.uses);
                    module.mentions.extend(walk.mentions);
                }
            }
        }
        number
    }
}

/// The name that an item defines.
fn name_of(item: &Item) -> Option<String> {
    let ident = match item {
        Item::Const(one) => &one.ident,
        Item::Enum(one) => &one.ident,
        Item::Fn(one) => &one.sig.ident,
        Item::Macro(one) => one.ident.as_ref()?,
        Item::Static(one) => &one.ident,
        Item::Struct(one) => &one.ident,
        Item::Trait(one) => &one.ident,
        Item::TraitAlias(one) => &one.ident,
        Item::Type(one) => &one.ident,
        Item::Union(one) => &one.ident,
        _ => return None,
    };
    Some(ident.to_string())
}

/// What `#[path = "…"]` says.
fn path_attribute(attributes: &[syn::Attribute]) -> Option<String> {
    let attribute = attributes.iter().find(|one| one.path().is_ident("path"))?;
    let syn::Meta::NameValue(pair) = &attribute.meta else {
        return None;
    };
    let syn::Expr::Lit(syn::ExprLit {
        lit: syn::Lit::Str(text),
        ..
    }) = &pair.value
    else {
        return None;
    };
    Some(text.value())
}
