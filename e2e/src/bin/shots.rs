//! Photographs every page, or those whose names begin with an argument, wide and narrow, light and
//! dark, into `target/shots/`.

use longhand_e2e::{Browser, Look, target};

fn main() {
    let browser = Browser::start();
    let folder = target().join("shots");
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let is_wanted =
        |page: &&str| wanted.is_empty() || wanted.iter().any(|one| page.starts_with(one));
    for page in browser.site().pages().into_iter().filter(is_wanted) {
        for look in Look::ALL {
            look.apply(&browser);
            browser.open(page).settle();
            let name = format!("{}-{}.png", page.trim_end_matches(".html"), look.name);
            browser.photograph(&folder.join(&name));
            println!("target/shots/{name}");
        }
    }
}
