//! What a name must be like: somebody's, and without what cannot be seen.

use super::proposed::is_unattributed;
use super::refusal::{Field, Refusals, Refused};
use crate::domain::UNATTRIBUTED;
use crate::domain::name::{is_nobody, without_invisible};
use crate::store::NameMatch;

/// Refuses a name by which tables and forms say that there is nobody. Returns whether it did.
pub(super) fn refuse_nobody(name: &str, field: Field, refusals: &mut Refusals) -> bool {
    let Some(Refused { why, hints }) = nobody(name) else { return false };
    refusals.refuse(field, why, hints.concat());
    true
}

/// Why a name is nobody's, if it is.
pub(super) fn nobody(name: &str) -> Option<Refused> {
    let is_nobodys = is_nobody(name) && !is_unattributed(name);
    is_nobodys.then(|| {
        let why = format!("{name:?} says that there is nobody, and is no name");
        Refused::new(why, "leave it out; where the source does not say who said it: unattributed")
    })
}

/// That nobody named has an address elsewhere.
pub(super) fn nobodys_address() -> Refused {
    let why = "nobody named is no speaker, and has no address elsewhere";
    Refused::new(why, "name the speaker whose address it is, or leave it out")
}

/// A name as it is recorded.
pub(super) fn listed(name: &str) -> String {
    without_invisible(name).trim().to_owned()
}

/// A name as an article gives it, as far as it is kept.
pub(super) fn given_name(name: &str) -> String {
    if is_unattributed(name) { UNATTRIBUTED.to_owned() } else { listed(name) }
}

/// That a name fits several speakers, and what to do.
pub(super) fn ambiguous(name: &str, found: &[NameMatch]) -> (String, String) {
    let list: Vec<String> = found
        .iter()
        .map(|f| format!("{} {}{}", f.id, f.name, f.kind.map(|k| format!(", {k}")).unwrap_or_default()))
        .collect();
    let why = format!("{name:?} fits {} speakers: {}", found.len(), list.join("; "));
    (why, format!("say which one by its id, such as {{ id = \"{}\", name = {name:?} }}", found[0].id))
}
