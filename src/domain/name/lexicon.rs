//! Words that stand in names and are no names: titles, degrees, legal forms, kinds of bodies, short forms.
//!
//! Owns these lists. All words are in plain letters, as [`plain`](super::plain) makes them, so one entry
//! serves every script: `prezident` is президент. A word that is a surname or a given name as often as a
//! title (Dean, Earl, Page, Duke, Bishop) is left out.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

use super::states;

/// What a word is in a name; several of these constants together.
pub(super) type Roles = u16;
/// "Mr", "President", "spokeswoman".
pub(super) const TITLE: Roles = 1;
/// Stands with titles: "vice", "foreign", "affairs".
pub(super) const QUALIFIER: Roles = 2;
/// "Ph.D.", "MP", "OBE".
pub(super) const DEGREE: Roles = 4;
/// "Ltd", "Inc".
pub(super) const LEGAL: Roles = 8;
/// "the", "of", "and": also the mark of a body, as no person's name has them.
pub(super) const LINK: Roles = 16;
/// "ministry", "party", "university".
pub(super) const BODY: Roles = 32;
/// A state, its people, or what is of it: "Russia", "Russian".
pub(super) const STATE: Roles = 64;
/// Counts in capitals or with dots only: "US", "SA", "AG".
pub(super) const CAPITALS: Roles = 128;
/// "Jr", "III": tells two of one name apart.
pub(super) const GENERATION: Roles = 256;
/// A short form of a given name, or one that has such forms.
pub(super) const GIVEN: Roles = 512;
/// A word of a body if it is the first.
pub(super) const BEGINNING: Roles = 1024;

/// What is known of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub(super) roles: Roles,
    /// The word for which it stands, in another form of the name.
    pub(super) is: &'static str,
    /// The number of the given name; 0: none.
    given: u8,
}

const TITLES: &str = "
mr mrs ms miss mx mister madam madame mme mlle mademoiselle monsieur messrs herr frau fraulein senor senora
senorita signor signora signorina dona dr doctor prof professor sir dame lord lady baron baroness viscount
sheikh sheik shaikh imam mullah ayatollah rabbi reverend rev father fr pastor pope archbishop cardinal
monsignor patriarch metropolitan hon honorable honourable excellency majesty emperor empress queen prince
princess crown sultan emir king president vicepresident chancellor premier minister pm secretary senator sen
congressman congresswoman representative rep delegate assemblyman assemblywoman councilman councilwoman
councillor alderman governor gov mayor ambassador amb consul envoy commissioner general gen colonel col
lieutenant lt maj captain capt sergeant sgt admiral adm commander cmdr brigadier brig corporal cpl private
pvt marshal chief sheriff critic spokesman spokeswoman spokesperson speaker chairman chairwoman chairperson
director ceo cfo editor correspondent reporter analyst attorney prosecutor lawyer judge justice chairwoman
politician candidate activist expert economist professor historian actor actress singer mgr ing judr mudr
rndr phdr paeddr thdr mvdr bc doc dipl dott dottssa ingegnere avvocato avv licenciado lic med rer jur habil
prezident presidente prasident praesident ministr ministre ministro premerministr gospodin sri shri smt
";
const QUALIFIERS: &str = "
grand right rt his her royal highness chair leader
vice deputy assistant under acting interim former ex late then prime foreign interior finance defence
defense state press senior junior supreme first second third chief executive managing affairs home health
education trade energy justice agriculture economy treasury environment labour labor external internal
national federal permanent special attorney lieutenant major general commander-in-chief leader opposition
party parliamentary presidential ministerial
";
const DEGREES: &str = "
phd dphil md mba msc bsc ba ma mp mep msp mla jd llm llb esq esquire qc kc obe cbe mbe kbe dbe kcmg gcmg cmg
cvo rn cpa csc drsc dsc dds dvm edd frs frcp mpp mph mpa ret retired
";
const GENERATIONS: &str = "jr=2 junior=2 jnr=2 sr=1 senior=1 snr=1 ii=2 iii=3 iv=4";
const LEGAL_FORMS: &str = "
ltd=limited limited inc=incorporated incorporated corp=corporation corporation plc llc llp gmbh sarl srl sas
pty pvt ooo pao zao oao aps oyj ltda sro doo eood kft zrt bhd sdn mbh co=company
";
/// Legal forms that are words too, unless in capitals.
const LEGAL_FORMS_IN_CAPITALS: &str = "ag sa se spa nv bv ab as oy ao kk kg lp rt";
/// Not `in`, `to` and `der`, which stand in names of people: Moon Jae-in, von der Leyen.
const LINKS: &str = "the of for and from und et";
const BODIES: &str = "
ministry department party committee council agency bank university college school court police army navy
force forces government union association society institute center office bureau commission company group
news times post daily house senate congress parliament assembly republic kingdom county city administration
authority board federation foundation league club network organization service services corporation
coalition alliance campaign project fund trust church movement front brigade consulate team staff caucus
chamber conference district division embassy family fellowship forum guild hospital initiative journal
magazine media museum press program radio registry review security studio studios task tv website blog users
posts image images video videos democrats republicans conservatives liberals greens voters citizens people
officials residents members workers families affairs industries holdings partners systems technologies
international national democratic peoples state states
";
/// Words of bodies at the beginning, and of people elsewhere: "North Korea", "Oliver North".
const BEGINNINGS: &str =
    "north south east west northern southern eastern western central new old united great saudi";
const SHORT_FORMS: &str = "
dept=department govt=government gvt=government intl=international int=international assn=association
assoc=association univ=university uni=university natl=national nat=national org=organization cttee=committee
comm=commission inst=institute fed=federal bros=brothers st=saint mt=mount ft=fort admin=administration
gen=general sec=security bd=board cty=county centre=center programme=program organisation=organization
labour=labor defence=defense
";
/// Given names and what they are called for short, each line one name.
const GIVEN_NAMES: &str = "
william bill billy will willy|robert bob bobby rob robby|richard dick rick ricky rich|james jim jimmy
jamie|john johnny jack|joseph joe joey| michael mike mick mickey|thomas tom tommy|charles charlie
chuck|edward ed eddie ted teddy ned|daniel dan danny|david dave|stephen steven steve| anthony tony|andrew
andy drew|benjamin ben|samuel sam|timothy tim|kenneth ken kenny|ronald ron ronnie|donald don donnie|gerald
gerry jerry| lawrence larry laurence|matthew matt|christopher chris|nicholas nick|patrick pat|peter
pete|philip phil phillip|raymond ray|gregory greg| jeffrey jeff geoffrey geoff|douglas doug|frederick fred
freddie|theodore theo|alexander alex sasha|albert al bert|walter walt| leonard len lenny|bernard
bernie|martin marty|vincent vince|zachary zach zack|joshua josh|jonathan jon|nathaniel nathan nate|
elizabeth liz beth betty lizzie|katherine kate kathy katie catherine cathy|margaret maggie peggy
meg|patricia patty trish| jennifer jen jenny|deborah debbie deb|susan sue|rebecca becky|barbara
barb|victoria vicky|alexandra sandra|christine chris tina| judith judy|cynthia cindy|pamela pam|kimberly
kim|jacqueline jackie|virginia ginny|florence flo|abigail abby|amanda mandy| eugene gene|francis
frank|franklin frank|harold hal|henry hank harry|arthur art|clifford cliff|stanley stan|mitchell mitch|
sergey seryozha|dmitry dima|vladimir volodya vova|evgeny zhenya|mikhail misha|ekaterina katya|jose
pepe|francisco paco|
";

/// Each word and what is known of it.
static WORDS: LazyLock<HashMap<&'static str, Known, FixedState>> = LazyLock::new(|| {
    let mut words: HashMap<&'static str, Known, FixedState> = HashMap::default();
    let mut add = |list: &'static str, roles: Roles| {
        for entry in list.split_whitespace() {
            let (word, is) = entry.split_once('=').unwrap_or((entry, entry));
            let known = words.entry(word).or_insert(Known { roles: 0, is, given: 0 });
            known.roles |= roles;
            if is != word {
                known.is = is;
            }
        }
    };
    add(TITLES, TITLE);
    add(QUALIFIERS, QUALIFIER);
    add(DEGREES, DEGREE);
    add(LEGAL_FORMS, LEGAL);
    add(LEGAL_FORMS_IN_CAPITALS, LEGAL | CAPITALS);
    add(LINKS, LINK);
    add(BODIES, BODY);
    add(BEGINNINGS, BEGINNING);
    add(SHORT_FORMS, 0);
    let of_bodies: Vec<&str> = BODIES.split_whitespace().collect();
    for entry in SHORT_FORMS.split_whitespace() {
        if entry.split_once('=').is_some_and(|(_, is)| of_bodies.contains(&is)) {
            add(entry, BODY);
        }
    }
    for name in states::NAMES {
        add(name, STATE);
    }
    add(states::IN_CAPITALS, STATE | CAPITALS);
    for entry in GENERATIONS.split(' ') {
        let (word, number) = entry.split_once('=').unwrap_or((entry, "1"));
        let known = words.entry(word).or_insert(Known { roles: 0, is: number, given: 0 });
        known.roles |= GENERATION;
        known.is = number;
    }
    for (given, name) in (1..).zip(GIVEN_NAMES.split('|')) {
        for short in name.split_whitespace() {
            let known = words.entry(short).or_insert(Known { roles: 0, is: short, given });
            known.roles |= GIVEN;
            known.given = given;
        }
    }
    words
});

/// What is known of a word in plain letters.
pub(super) fn known(word: &str) -> Option<Known> {
    WORDS.get(word).copied()
}

/// The number of the given name for which a word stands: one for "bill" and "william".
pub(super) fn given_name(word: &str) -> Option<u64> {
    let number = known(word).filter(|known| known.roles & GIVEN != 0)?.given;
    Some(u64::from(number))
}

/// Whether one given name is short for the other: "bill" for "william", "bob" for "bobby"; not "chris" for
/// "tina", which are short for one name.
pub(super) fn is_short_for(one: &str, other: &str) -> bool {
    let Some(number) = given_name(one).filter(|number| Some(*number) == given_name(other)) else {
        return false;
    };
    let name = usize::try_from(number).ok().and_then(|number| GIVEN_NAMES.split('|').nth(number - 1));
    let whole = name.and_then(|name| name.split_whitespace().next()).unwrap_or_default();
    one == whole || other == whole || one.starts_with(other) || other.starts_with(one)
}
