//! The `longhand` command.
fn main() {
    println!("longhand");
}
