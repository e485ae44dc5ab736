//! A made-up record of any size that is distributed as real ones are, the same for the same seed.
//!
//! Speakers by Zipf's law with slope −0.89, so that about three in five appear once; claims per article
//! log-normal with median 19 and mean 24; length of a text log-normal with median 66 and 99th percentile
//! about 430 characters; words by Zipf's law over a vocabulary that grows with the corpus. The share of
//! claims that somebody denies is a parameter.

/// `SplitMix64`: small, fast, and the same on every machine.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// In [0, 1).
    pub(crate) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(crate) fn below(&mut self, n: usize) -> usize {
        (self.share() * n as f64) as usize
    }

    pub(crate) fn chance(&mut self, share: f64) -> bool {
        self.share() < share
    }

    fn normal(&mut self) -> f64 {
        let (u, v) = (1.0 - self.share(), self.share());
        (-2.0 * u.ln()).sqrt() * (std::f64::consts::TAU * v).cos()
    }

    fn log_normal(&mut self, median: f64, sigma: f64) -> f64 {
        (median.ln() + sigma * self.normal()).exp()
    }

    /// A rank from 0 to n − 1, of which rank k has a weight of about (k + 1)^−slope.
    fn zipf(&mut self, n: usize, slope: f64) -> usize {
        let u = self.share();
        let n = n as f64;
        let rank = if (slope - 1.0).abs() < 1e-9 {
            ((n + 1.0).ln() * u).exp() - 1.0
        } else {
            (u * ((n + 1.0).powf(1.0 - slope) - 1.0) + 1.0).powf(1.0 / (1.0 - slope)) - 1.0
        };
        (rank as usize).min(n as usize - 1)
    }
}

/// What to make.
#[derive(Clone, Copy)]
pub(crate) struct Params {
    pub(crate) claims: usize,
    /// Share of claims that are denied by another.
    pub(crate) disputed: f64,
    pub(crate) seed: u64,
}

pub(crate) struct Article {
    pub(crate) url: String,
    pub(crate) headline: String,
    pub(crate) outlet: usize,
    /// Days from 2020-01-01.
    pub(crate) day: usize,
    pub(crate) topics: Vec<usize>,
}

pub(crate) struct Claim {
    pub(crate) text: String,
    pub(crate) quote: Option<String>,
    pub(crate) speakers: Vec<usize>,
    pub(crate) about: Option<usize>,
    pub(crate) day: usize,
    /// The claim that it denies, by its number from 0.
    pub(crate) denies: Option<usize>,
    pub(crate) supports: Option<usize>,
    pub(crate) topics: Vec<usize>,
    /// An earlier article in which it is seen too.
    pub(crate) also_in: Option<usize>,
}

pub(crate) struct Generator {
    params: Params,
    random: Random,
    words: Vec<String>,
    made: usize,
    articles: usize,
    /// Claims of which nobody has denied any yet, for denials to come.
    denied: usize,
}

pub(crate) const OUTLETS: usize = 400;
pub(crate) const TOPICS: usize = 300;

impl Generator {
    pub(crate) fn new(params: Params) -> Self {
        let mut random = Random::new(params.seed);
        let words = (0..40_000 + params.claims / 10).map(|rank| word(rank, &mut random)).collect();
        Self { params, random, words, made: 0, articles: 0, denied: 0 }
    }

    /// How many different speakers there can be.
    pub(crate) fn speakers(&self) -> usize {
        (self.params.claims / 3).max(50)
    }

    pub(crate) fn speaker_name(&self, number: usize) -> String {
        let mut random = Random::new(self.params.seed ^ (number as u64) << 20);
        let (first, last) = (random.below(2000) + 200, random.below(30_000) + 300);
        format!("{} {} {number}", capital(&self.words[first]), capital(&self.words[last]))
    }

    pub(crate) fn outlet_name(&self, number: usize) -> String {
        format!("{} Wire {number}", capital(&self.words[500 + number]))
    }

    pub(crate) fn topic_name(&self, number: usize) -> String {
        format!("{} {number}", self.words[1000 + number])
    }

    /// The next article with its claims; `None`: enough.
    pub(crate) fn next(&mut self) -> Option<(Article, Vec<Claim>)> {
        if self.made >= self.params.claims {
            return None;
        }
        let number = self.articles;
        self.articles += 1;
        let day = 2000 * self.made / self.params.claims + self.random.below(20);
        let topics = (0..self.random.below(3)).map(|_| self.random.zipf(TOPICS, 0.8)).collect();
        let article = Article {
            url: format!("https://example.org/{seed}/{number}", seed = self.params.seed),
            headline: self.text(70),
            outlet: self.random.zipf(OUTLETS, 0.9),
            day,
            topics,
        };
        let count = (self.random.log_normal(19.0, 0.683) as usize).max(1).min(self.params.claims - self.made);
        let claims = (0..count).map(|_| self.claim(day, number)).collect();
        Some((article, claims))
    }

    fn claim(&mut self, day: usize, article: usize) -> Claim {
        let length = (self.random.log_normal(66.0, 0.809) as usize).clamp(12, 4000);
        let text = self.text(length);
        let quote = self.random.chance(0.6).then(|| {
            let length = (self.random.log_normal(66.0, 0.6) as usize).clamp(12, 2000);
            self.text(length)
        });
        let mut speakers = vec![self.random.zipf(self.speakers(), 0.89)];
        while self.random.chance(0.08) {
            let also = self.random.zipf(self.speakers(), 0.89);
            if !speakers.contains(&also) {
                speakers.push(also);
            }
        }
        // Every so often one that denies the next claim in turn, so that the share comes out as asked for.
        let due = ((self.made + 1) as f64 * self.params.disputed) as usize;
        let denies = (self.made > 10 && self.denied < due).then(|| {
            let target = (self.denied as f64 / self.params.disputed * 0.5) as usize;
            self.denied += 1;
            target.min(self.made - 1)
        });
        let supports = (self.made > 100 && denies.is_none() && self.random.chance(0.05))
            .then(|| self.random.below(self.made));
        self.made += 1;
        Claim {
            text,
            quote,
            about: self.random.chance(0.15).then(|| self.random.zipf(self.speakers(), 0.89)),
            speakers,
            day,
            denies,
            supports,
            topics: (0..self.random.below(2)).map(|_| self.random.zipf(TOPICS, 0.8)).collect(),
            also_in: (article > 0 && self.random.chance(0.03)).then(|| self.random.below(article)),
        }
    }

    /// About so many characters of words.
    fn text(&mut self, length: usize) -> String {
        let mut text = String::with_capacity(length + 12);
        while text.len() < length {
            let rank = self.random.zipf(self.words.len(), 1.0);
            let word = &self.words[rank];
            if text.is_empty() {
                text.push_str(&capital(word));
            } else {
                text.push(' ');
                text.push_str(word);
            }
        }
        text.push('.');
        text
    }
}

/// The commonest words are short and shared by most texts; the others are made of syllables.
fn word(rank: usize, random: &mut Random) -> String {
    const COMMON: [&str; 24] = [
        "the", "of", "to", "and", "in", "a", "that", "on", "for", "was", "with", "has", "by", "had", "said",
        "not", "is", "its", "at", "be", "will", "were", "from", "after",
    ];
    const SYLLABLES: [&str; 40] = [
        "ba", "ber", "cal", "cor", "da", "den", "dor", "el", "fa", "fen", "gar", "gol", "ha", "hem", "il",
        "jor", "ka", "kel", "la", "lor", "ma", "men", "mir", "na", "nor", "ol", "pa", "per", "qua", "ra",
        "ren", "sa", "sel", "ta", "tor", "ul", "va", "ver", "wen", "zo",
    ];
    if let Some(common) = COMMON.get(rank) {
        return (*common).to_owned();
    }
    let mut word = String::new();
    let count = 1 + (rank as f64).log10() as usize / 2 + random.below(3);
    for _ in 0..count.max(2) {
        word.push_str(SYLLABLES[random.below(SYLLABLES.len())]);
    }
    word
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
