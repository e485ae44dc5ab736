//! The parameters of an address that only track: the one list.
//!
//! A parameter is in it when its name alone says that it tells who sent the reader, or when its name and its
//! value do (`ref=rss`; `ref=main` may be a branch of a repository). When in doubt it is left out: an article
//! that stands twice is found by its headline, two articles taken for one are not found. Left out for that
//! reason: `id`, `cid`, `p`, `page`, `t`, `v`, `source` and `ref` with any other value, `share`, `output`.

/// What the names of parameters begin with that only track.
const BEGINNINGS: &[&str] = &[
    // Google's scheme, which most newsrooms use; its older name; and its copies in Matomo and Piwik.
    "utm_",
    "ga_",
    "pk_",
    "piwik_",
    "mtm_",
    "matomo_", // AT Internet (BBC, Le Monde), HubSpot, Facebook, Vero, Omeda.
    "at_custom",
    "at_link",
    "at_ptr",
    "at_bbc",
    "hsa_",
    "fb_action_",
    "vero_",
    "oly_",
];

/// The names of parameters that only track.
const NAMES: &[&str] = &[
    // Clicks on advertisements and posts.
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "gbraid",
    "wbraid",
    "msclkid",
    "twclid",
    "ttclid",
    "yclid",
    "ysclid",
    "li_fat_id",
    "igshid",
    "igsh",
    "epik",
    "scid",
    "rdt_cid",
    "irclickid",
    "_openstat",
    "srsltid",
    "wickedid",
    // Letters and their readers.
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "_hsenc",
    "_hsmi",
    "__hstc",
    "__hssc",
    "__hsfp",
    "hsctatracking",
    "spmailingid",
    "spuserid",
    "spjobid",
    "spreportid",
    "trk_contact",
    "trk_msg",
    "trk_module",
    "trk_sid",
    "_ke",
    "_kx",
    "dm_i",
    "ml_subscriber",
    "ml_subscriber_hash",
    "sailthru_email",
    "elqtrackid",
    "elqtrack",
    "emci",
    "emdi",
    "ceid",
    "nltr",
    // Measuring visits.
    "_ga",
    "_gl",
    "_gac",
    "xtor",
    "s_cid",
    "s_kwcid",
    "ef_id",
    "wt_mc",
    "wt.mc_id",
    "wt_zmc",
    "wt.nav",
    "ns_campaign",
    "ns_source",
    "ns_mchannel",
    "ns_linkname",
    "ns_fee",
    "at_campaign",
    "at_medium",
    "at_format",
    "at_team",
    "at_source",
    "guccounter",
    "guce_referrer",
    "guce_referrer_sig",
    "soc_src",
    "soc_trk",
    "__twitter_impression",
    "ref_src",
    "ref_url",
    "tw_source",
    "fb_source",
    "fb_ref",
    "fbrefresh",
    "rss_source",
    "cmpid",
    "ncid",
    "ocid",
    "ito",
    "smid",
    "smtyp",
    "ftag",
    "icid",
    "taid",
    "mbid",
    "trkinfo",
    "spm",
    "__s",
    "sref",
    "echobox",
    // Sessions, which are of the reader.
    "phpsessid",
    "jsessionid",
    "aspsessionid",
    "sessionid",
];

/// Names of parameters that only track when their value is one of [`SENDERS`].
const NAMES_OF_SENDERS: &[&str] = &[
    "ref", "source", "src", "from", "via", "partner", "emc", "mod", "referrer", "origin", "campaign", "cmp",
];

/// Who sends readers.
const SENDERS: &[&str] = &[
    "rss",
    "feed",
    "rssfeed",
    "twitter",
    "tw",
    "facebook",
    "fb",
    "instagram",
    "linkedin",
    "whatsapp",
    "telegram",
    "reddit",
    "bluesky",
    "mastodon",
    "threads",
    "social",
    "share",
    "email",
    "mail",
    "newsletter",
    "google",
    "googlenews",
    "bing",
    "flipboard",
    "smartnews",
    "applenews",
    "pocket",
    "push",
    "share_btn_tw",
    "share_btn_fb",
    "share_btn_url",
    "twt_gu",
    "fb_gu",
    "soc_567",
    "soc_568",
];

/// Parameters that only track on the pages of one service: the end of its host, and the name.
const OF_A_SERVICE: &[(&str, &str)] = &[
    ("youtube.com", "si"),
    ("youtube.com", "feature"),
    ("youtube.com", "pp"),
    ("youtu.be", "si"),
    ("youtu.be", "feature"),
    ("twitter.com", "s"),
    ("twitter.com", "t"),
    ("x.com", "s"),
    ("x.com", "t"),
];

/// Whether this parameter only tracks. The host is in lower case; name and value are as they stand,
/// unescaped.
pub(super) fn only_tracks(host: &str, name: &str, value: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let name = name.as_str();
    let of_service = |(end, parameter): &(&str, &str)| {
        *parameter == name
            && host.strip_suffix(end).is_some_and(|before| before.is_empty() || before.ends_with('.'))
    };
    NAMES.contains(&name)
        || BEGINNINGS.iter().any(|beginning| name.starts_with(beginning))
        || (NAMES_OF_SENDERS.contains(&name) && SENDERS.contains(&value.to_ascii_lowercase().as_str()))
        || OF_A_SERVICE.iter().any(of_service)
}
