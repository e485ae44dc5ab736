//! Embeds the migrations again when one is added: without this line cargo does not see a new file in the folder.

fn main() {
    println!("cargo::rerun-if-changed=migrations");
}
