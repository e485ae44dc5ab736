//! Weights that were learned, and what becomes of evidence with them: the same numbers on every machine.
//!
//! Owns the form of `weights.txt`, and the step from evidence to a probability. Evidence is a set of short
//! names ("he near 1"); a weight is a whole number of thousandths, so that sums are exact, and the
//! exponential is made of additions and multiplications only. It must not know what is decided with it. Only
//! `lesson` shows evidence to a trainer.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// Weights for evidence, `N` for each name: one for each of the classes that are told apart.
#[derive(Debug, Clone, Default)]
pub(super) struct Model<const N: usize> {
    weights: HashMap<u64, [i32; N], FixedState>,
}

/// How many kinds of claims are told apart.
pub(super) const KINDS: usize = 11;

/// All weights of the engine.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    pub(super) speaker: Model<1>,
    pub(super) found: Model<1>,
    pub(super) right: Model<1>,
    pub(super) day: Model<1>,
    pub(super) kind: Model<KINDS>,
    pub(super) answers: Model<1>,
    pub(super) target: Model<1>,
}

impl Weights {
    /// The weights that the engine comes with.
    pub fn shipped() -> &'static Self {
        static SHIPPED: LazyLock<Weights> = LazyLock::new(|| Weights::read(include_str!("weights.txt")));
        &SHIPPED
    }

    /// Reads weights: a line is the model, the name of the evidence, and its weights, with tabs between them.
    /// Lines that begin with `#`, and lines of no model, are passed over.
    pub fn read(table: &str) -> Self {
        let mut all = Self::default();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut fields = line.split('\t');
            let (Some(model), Some(name)) = (fields.next(), fields.next()) else { continue };
            let weights = fields.map(|field| field.parse().unwrap_or_default());
            match model {
                "speaker" => all.speaker.add(name, weights),
                "found" => all.found.add(name, weights),
                "right" => all.right.add(name, weights),
                "day" => all.day.add(name, weights),
                "kind" => all.kind.add(name, weights),
                "answers" => all.answers.add(name, weights),
                "target" => all.target.add(name, weights),
                _ => {}
            }
        }
        all
    }
}

impl<const N: usize> Model<N> {
    fn add(&mut self, name: &str, weights: impl Iterator<Item = i32>) {
        let mut row = [0; N];
        for (place, weight) in row.iter_mut().zip(weights) {
            *place = weight;
        }
        self.weights.insert(hash(HASH_START, name), row);
    }

    /// Whether nothing was learned.
    pub(super) fn is_empty(&self) -> bool {
        self.weights.is_empty()
    }

    /// Evidence that will be weighed with these; it keeps its names if they are to be learned from.
    pub(super) fn evidence(&self, learns: bool) -> Evidence<'_, N> {
        Evidence { model: self, sums: [0; N], names: learns.then(Vec::new) }
    }
}

const HASH_START: u64 = 0xcbf2_9ce4_8422_2325;

/// FNV-1a, which can go on from a part that was hashed.
fn hash(from: u64, text: &str) -> u64 {
    text.bytes().fold(from, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// What speaks for something, summed up as it is noted.
#[derive(Debug, Clone)]
pub(super) struct Evidence<'w, const N: usize> {
    model: &'w Model<N>,
    sums: [i32; N],
    names: Option<Vec<String>>,
}

impl<const N: usize> Evidence<'_, N> {
    /// Notes a name made of these parts, with blanks between them.
    pub(super) fn note(&mut self, parts: &[&str]) {
        let mut key = HASH_START;
        for (at, part) in parts.iter().enumerate() {
            if at > 0 {
                key = hash(key, " ");
            }
            key = hash(key, part);
        }
        if let Some(row) = self.model.weights.get(&key) {
            for (sum, weight) in self.sums.iter_mut().zip(row) {
                *sum += weight;
            }
        }
        if let Some(names) = &mut self.names {
            names.push(parts.join(" "));
        }
    }

    /// Notes a name if something is so.
    pub(super) fn note_if(&mut self, is_so: bool, parts: &[&str]) {
        if is_so {
            self.note(parts);
        }
    }

    /// The sums, in thousandths.
    pub(super) const fn sums(&self) -> [i32; N] {
        self.sums
    }

    /// The names that were noted, if they were kept.
    pub(super) fn names(&self) -> Vec<String> {
        self.names.clone().unwrap_or_default()
    }
}

impl Evidence<'_, 1> {
    /// The sum, in thousandths.
    pub(super) const fn sum(&self) -> i32 {
        self.sums[0]
    }

    /// How likely it is, from 0 to 1.
    pub(super) fn probability(&self) -> f64 {
        1.0 / (1.0 + exp(-f64::from(self.sums[0]) / 1000.0))
    }
}

/// How likely each of several possibilities is of which one holds; together 1.
pub(super) fn shares(sums: &[i32]) -> Vec<f64> {
    let most = sums.iter().max().copied().unwrap_or_default();
    let parts: Vec<f64> = sums.iter().map(|sum| exp(f64::from(sum - most) / 1000.0)).collect();
    let whole: f64 = parts.iter().sum();
    parts.iter().map(|part| part / whole).collect()
}

/// The exponential, made of multiplications: that of a mathematics library differs between machines in its
/// last bits.
pub fn exp(power: f64) -> f64 {
    const HALVINGS: u32 = 12;
    let power = power.clamp(-40.0, 40.0);
    let part = power / f64::from(1_u32 << HALVINGS);
    // Five terms are enough for a part this small.
    let mut value =
        1.0 + part * (1.0 + part / 2.0 * (1.0 + part / 3.0 * (1.0 + part / 4.0 * (1.0 + part / 5.0))));
    for _ in 0..HALVINGS {
        value *= value;
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_exponential_is_that_of_the_library_but_for_rounding() {
        for power in [-39.0, -3.2, -0.001, 0.0, 0.7, 2.0, 11.0] {
            let (own, known) = (exp(power), f64::exp(power));
            assert!((own / known - 1.0).abs() < 1e-9, "{power}: {own} {known}");
        }
    }

    #[test]
    fn a_name_in_parts_has_the_weight_of_the_name() {
        let weights =
            Weights::read("# remark\nspeaker\the near 1\t1500\nspeaker\tfar\t-500\nother\tfar\t9\n");
        let mut evidence = weights.speaker.evidence(true);
        evidence.note(&["he", "near", "1"]);
        evidence.note_if(false, &["far"]);
        evidence.note(&["unknown"]);
        assert_eq!(evidence.sum(), 1500);
        assert_eq!(evidence.names(), ["he near 1", "unknown"]);
        assert!((evidence.probability() - 0.817_574).abs() < 1e-6);
    }

    #[test]
    fn shares_are_of_one_whole() {
        let shares = shares(&[1000, 1000, -40_000]);
        assert!((shares[0] - 0.5).abs() < 1e-9 && (shares[1] - 0.5).abs() < 1e-9 && shares[2] < 1e-9);
    }
}
