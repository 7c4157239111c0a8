//! The page before anything was read: where files are dropped, and examples.

use maud::{Markup, html};

use super::examples::EXAMPLES;
use crate::catalogue::{DoctorWords, fill};
use crate::page::{SiteInfo, tool_head};

/// The tool's element as the site prints it. The browser program fills
/// `doctor-status` and `doctor-answer`.
pub fn page(words: &DoctorWords, site: &SiteInfo) -> Markup {
    html! {
        div.doctor data-tool="doctor" {
            (tool_head(site, words.title, words.lede))
            (tool(words))
        }
    }
}

fn tool(words: &DoctorWords) -> Markup {
    html! {
        section.doctor-drop data-doctor="drop" aria-label=(words.drop) {
            p.doctor-where { (words.drop) }
            p {
                label.check {
                    (words.choose)
                    input.visually-hidden type="file" multiple data-doctor="choose";
                }
            }
            p.doctor-private { (words.private) }
            p.meta { (words.formats) }
            details.doctor-paste {
                summary { (words.paste) }
                textarea rows="6" spellcheck="false" autocomplete="off" aria-label=(words.paste) data-doctor="pasted" {}
                button.q type="button" data-doctor="read-pasted" { (words.read_pasted) }
            }
        }
        div.doctor-status data-doctor="status" role="status" {}
        div data-doctor="answer" {}
        section.doctor-examples data-doctor="examples" aria-labelledby="examples" {
            h2 #examples { (words.examples) }
            p.meta { (words.examples_lede) }
            ul {
                @for example in EXAMPLES {
                    li {
                        button.link type="button" data-doctor="example" data-file=(example.file) data-given=(example.given) {
                            (example.title)
                        }
                        " "
                        span.meta { (fill(words.example_from, &[&example.source, &example.licence])) }
                    }
                }
            }
        }
    }
}

/// While a file is read: its name, how much of it is read, a way to stop.
pub fn progress(words: &DoctorWords, name: &str, share: f64) -> Markup {
    let label = fill(words.reading, &[&name]);
    html! {
        p.doctor-progress {
            b { (label) }
            progress max="1" value=(format!("{share:.3}")) aria-label=(words.progress) {}
            button.q type="button" data-doctor="stop" { (words.stop) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::page;
    use crate::catalogue::DOCTOR;
    use crate::page::SiteInfo;

    #[test]
    fn the_page_offers_a_dozen_examples_each_with_its_licence_and_no_style_of_its_own() {
        let page = page(&DOCTOR, &SiteInfo::default()).into_string();
        assert_eq!(page.matches("data-doctor=\"example\"").count(), 12);
        assert_eq!(
            page.matches(", MIT<").count() + page.matches(", Apache-2.0<").count(),
            12
        );
        assert!(!page.contains(" style=") && !page.contains("<script"));
    }
}
