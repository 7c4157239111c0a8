//! What a piece of source names: `use` statements, paths in code, paths in macros.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::Visit;
use syn::{Attribute, Item, UseTree};

/// One name that a `use` brings.
#[derive(Clone, Debug)]
pub struct Use {
    /// The path behind it: `crate`, `kind`, `Kind`.
    pub path: Vec<String>,
    /// The name in this module; none for `use x as _`, and for a star.
    pub name: Option<String>,
    /// `use path::*`.
    pub star: bool,
    /// `pub use`: passed on, and imported only where the module names it as well.
    pub passed_on: bool,
    /// Its line.
    pub line: usize,
}

/// A path in code.
#[derive(Clone, Debug)]
pub struct Mention {
    /// Its names.
    pub path: Vec<String>,
    /// Its line.
    pub line: usize,
}

fn line(ident: &Ident) -> usize {
    ident.span().start().line
}

/// The names that a `use` brings.
pub fn uses(tree: &UseTree, passed_on: bool) -> Vec<Use> {
    let mut found = Vec::new();
    flatten(tree, &mut Vec::new(), 0, passed_on, &mut found);
    found
}

fn flatten(
    tree: &UseTree,
    above: &mut Vec<String>,
    at: usize,
    passed_on: bool,
    found: &mut Vec<Use>,
) {
    let mut add = |path: Vec<String>, name: Option<String>, star: bool, line: usize| {
        found.push(Use {
            path,
            name,
            star,
            passed_on,
            line,
        });
    };
    match tree {
        UseTree::Path(step) => {
            above.push(step.ident.to_string());
            flatten(&step.tree, above, line(&step.ident), passed_on, found);
            above.pop();
        }
        UseTree::Name(last) => {
            let mut path = above.clone();
            if last.ident != "self" {
                path.push(last.ident.to_string());
            }
            let name = path.last().cloned();
            add(path, name, false, line(&last.ident));
        }
        UseTree::Rename(last) => {
            let mut path = above.clone();
            if last.ident != "self" {
                path.push(last.ident.to_string());
            }
            let name = (last.rename != "_").then(|| last.rename.to_string());
            add(path, name, false, line(&last.ident));
        }
        UseTree::Glob(_) => add(above.clone(), None, true, at),
        UseTree::Group(group) => {
            for one in &group.items {
                flatten(one, above, at, passed_on, found);
            }
        }
    }
}

/// Collects what an item names.
#[derive(Default)]
pub struct Walk {
    /// `use` statements within functions.
    pub uses: Vec<Use>,
    /// Paths.
    pub mentions: Vec<Mention>,
}

impl<'a> Visit<'a> for Walk {
    fn visit_item_use(&mut self, statement: &'a syn::ItemUse) {
        self.uses.extend(uses(&statement.tree, false));
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        if path.leading_colon.is_none()
            && let Some(first) = path.segments.first()
        {
            let names = path.segments.iter();
            self.mentions.push(Mention {
                path: names.map(|segment| segment.ident.to_string()).collect(),
                line: line(&first.ident),
            });
        }
        syn::visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'a syn::Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone());
    }

    fn visit_attribute(&mut self, attribute: &'a Attribute) {
        if !attribute.path().is_ident("doc") {
            self.tokens(attribute.meta.to_token_stream());
        }
    }

    fn visit_impl_item(&mut self, item: &'a syn::ImplItem) {
        let attributes: &[Attribute] = match item {
            syn::ImplItem::Const(one) => &one.attrs,
            syn::ImplItem::Fn(one) => &one.attrs,
            syn::ImplItem::Type(one) => &one.attrs,
            _ => &[],
        };
        if !attributes.iter().any(is_test) {
            syn::visit::visit_impl_item(self, item);
        }
    }
}

impl Walk {
    /// Paths among the tokens of a macro, which has a grammar of its own; and those that an
    /// attribute writes as a text: `#[serde(with = "crate::bits")]`.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut path: Vec<String> = Vec::new();
        let mut at = 0;
        let mut colons = 0;
        let mut after_dot = false;
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    if colons == 2 && !path.is_empty() {
                        path.push(ident.to_string());
                    } else {
                        self.end(&mut path, at);
                        if !after_dot && colons != 2 {
                            path.push(ident.to_string());
                            at = line(&ident);
                        }
                    }
                    (colons, after_dot) = (0, false);
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' => {
                    colons += 1;
                    after_dot = false;
                }
                TokenTree::Punct(sign) => {
                    self.end(&mut path, at);
                    colons = 0;
                    after_dot = matches!(sign.as_char(), '.' | '\'');
                }
                TokenTree::Group(group) => {
                    self.end(&mut path, at);
                    (colons, after_dot) = (0, false);
                    self.tokens(group.stream());
                }
                TokenTree::Literal(literal) => {
                    self.end(&mut path, at);
                    (colons, after_dot) = (0, false);
                    if let Ok(syn::Lit::Str(text)) = syn::parse2(literal.to_token_stream())
                        && text.value().starts_with("crate::")
                        && let Ok(path) = text.parse::<syn::Path>()
                    {
                        self.visit_path(&path);
                    }
                }
            }
        }
        self.end(&mut path, at);
    }

    fn end(&mut self, path: &mut Vec<String>, line: usize) {
        if !path.is_empty() {
            self.mentions.push(Mention {
                path: std::mem::take(path),
                line,
            });
        }
    }
}

/// `#[cfg(test)]`, alone or with other conditions.
fn is_test(attribute: &Attribute) -> bool {
    if !attribute.path().is_ident("cfg") {
        return false;
    }
    let text = attribute.meta.to_token_stream().to_string();
    let text = text.replace(' ', "");
    text == "cfg(test)" || text.starts_with("cfg(all(test,")
}

/// Whether an item is there in tests only.
pub fn is_for_tests(item: &Item) -> bool {
    let attributes = match item {
        Item::Const(one) => &one.attrs,
        Item::Enum(one) => &one.attrs,
        Item::Fn(one) => &one.attrs,
        Item::Impl(one) => &one.attrs,
        Item::Macro(one) => &one.attrs,
        Item::Mod(one) => &one.attrs,
        Item::Static(one) => &one.attrs,
        Item::Struct(one) => &one.attrs,
        Item::Trait(one) => &one.attrs,
        Item::Type(one) => &one.attrs,
        Item::Use(one) => &one.attrs,
        _ => return false,
    };
    attributes.iter().any(is_test)
}

/// The tokens of a source without what is there in tests only, and without documentation.
pub fn tokens_outside_of_tests(text: &str) -> TokenStream {
    let Ok(mut file) = syn::parse_file(text) else {
        return TokenStream::new();
    };
    if file.attrs.iter().any(is_test) {
        return TokenStream::new();
    }
    prune(&mut file.items);
    file.to_token_stream()
}

fn prune(items: &mut Vec<Item>) {
    items.retain(|item| !is_for_tests(item));
    for item in items {
        match item {
            Item::Mod(module) => {
                if let Some((_, items)) = &mut module.content {
                    prune(items);
                }
            }
            Item::Impl(block) => block.items.retain(|item| match item {
                syn::ImplItem::Fn(one) => !one.attrs.iter().any(is_test),
                syn::ImplItem::Const(one) => !one.attrs.iter().any(is_test),
                _ => true,
            }),
            _ => {}
        }
    }
}
