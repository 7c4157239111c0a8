//! Photographs every page, wide and narrow, light and dark, into `target/shots/`.

use longhand_e2e::{Browser, Look, target};

fn main() {
    let browser = Browser::start();
    let folder = target().join("shots");
    for page in browser.site().pages() {
        for look in Look::ALL {
            look.apply(&browser);
            browser.open(page).settle();
            let name = format!("{}-{}.png", page.trim_end_matches(".html"), look.name);
            browser.photograph(&folder.join(&name));
            println!("target/shots/{name}");
        }
    }
}
