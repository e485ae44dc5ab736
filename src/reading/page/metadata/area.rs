//! Parts of a page that are not the article: navigation, related links, comments.
//!
//! Owns how such a part is known and what it means to stand in one. A part that contains the headline is the
//! article after all, whatever its classes say. Called by the survey and the finders.

/// A kind of part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Area {
    /// An `<article>`: a page may have many.
    Article,
    /// Links to other pages, navigation, boxes beside the article.
    Aside,
    /// What readers wrote.
    Comment,
    /// The foot of the page.
    Footer,
}

const ASIDES: &[&str] = &[
    "related",
    "sidebar",
    "recommended",
    "recommendations",
    "teaser",
    "teasers",
    "widget",
    "nav",
    "navigation",
    "navbar",
    "menu",
    "breadcrumb",
    "breadcrumbs",
    "promo",
    "popular",
    "trending",
    "latest",
    "ticker",
    "newsticker",
    "similar",
    "carousel",
    "slider",
    "outbrain",
    "taboola",
    "aside",
    "advertisement",
    "banner",
    "calendar",
    "kalender",
    "pagination",
    "mostread",
    "verwandte",
    "aehnliche",
    "marginal",
    "linklist",
    "cookie",
    "login",
    "readmore",
    "upcoming",
    "tweet",
    "twitter",
];
const COMMENTS: &[&str] = &[
    "comment",
    "comments",
    "commentlist",
    "kommentar",
    "kommentare",
    "disqus",
    "replies",
    "reply",
    "responses",
];
const FOOTERS: &[&str] = &["footer", "copyright", "imprint", "impressum", "colophon"];
/// Types of schema.org whose dates are their own and not the page's.
const OTHER_ITEMS: &[&str] = &["comment", "usercomments", "answer", "review", "offer", "event", "musicevent"];

impl Area {
    /// The kind of part that an element opens, if it opens one. `class` is cut into words.
    pub(super) fn of(tag: &str, class: &str, item: &str, role: Option<&str>) -> Option<Self> {
        match tag {
            "article" => return Some(Self::Article),
            "aside" | "nav" => return Some(Self::Aside),
            _ => {}
        }
        let item = item.rsplit('/').next().unwrap_or_default();
        if OTHER_ITEMS.iter().any(|other| item.eq_ignore_ascii_case(other)) {
            return Some(Self::Comment);
        }
        match role {
            Some("navigation" | "complementary") => return Some(Self::Aside),
            Some("article") => return Some(Self::Article),
            Some("contentinfo") => return Some(Self::Footer),
            _ => {}
        }
        // A foot of an article often has its date, that of a page does not: only its words tell.
        let has = |known: &[&str]| class.split_ascii_whitespace().any(|word| known.contains(&word));
        let is_entry = || has(&["entry", "post", "article"]);
        if has(COMMENTS) && !has(&["count", "link", "meta", "info"]) {
            Some(Self::Comment)
        } else if has(ASIDES) {
            Some(Self::Aside)
        } else if (tag == "footer" || has(FOOTERS)) && !is_entry() {
            Some(Self::Footer)
        } else {
            None
        }
    }
}

/// A part of one page; the page itself by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct AreaId(usize);

/// The parts of one page.
#[derive(Debug, Default)]
pub(super) struct Areas {
    /// Each with the part that it stands in. The page itself has no entry, so the ids count from 1.
    list: Vec<(Area, AreaId)>,
}

/// How many parts a part may stand in before the outer ones are not looked at.
const DEEPEST: usize = 40;

impl Areas {
    pub(super) fn open(&mut self, outer: AreaId, area: Area) -> AreaId {
        self.list.push((area, outer));
        AreaId(self.list.len())
    }

    /// The parts that a place stands in, from the inside out.
    fn around(&self, id: AreaId) -> impl Iterator<Item = (AreaId, Area)> {
        let entry = |id: AreaId| id.0.checked_sub(1).and_then(|place| self.list.get(place));
        std::iter::successors(Some(id), move |id| entry(*id).map(|(_, outer)| *outer))
            .take(DEEPEST)
            .map_while(move |id| entry(id).map(|(area, _)| (id, *area)))
    }

    /// Whether a place stands in an article.
    pub(super) fn is_in_article(&self, id: AreaId) -> bool {
        self.around(id).any(|(_, area)| area == Area::Article)
    }

    /// The outermost kind of part that a place stands in and the headline does not; articles count if the
    /// headline stands in another one.
    pub(super) fn apart_from(&self, id: AreaId, headline: AreaId) -> Option<Area> {
        if id == headline {
            return None;
        }
        let shared: Vec<AreaId> = self.around(headline).map(|(id, _)| id).collect();
        let apart: Vec<Area> =
            self.around(id).filter(|(id, _)| !shared.contains(id)).map(|(_, area)| area).collect();
        let worst = [Area::Comment, Area::Aside, Area::Footer].into_iter().find(|kind| apart.contains(kind));
        worst.or_else(|| {
            (self.is_in_article(headline) && apart.contains(&Area::Article)).then_some(Area::Article)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_known_by_their_elements_and_words() {
        for (tag, class, item, expected) in [
            ("nav", "", "", Some(Area::Aside)),
            ("div", "box related", "", Some(Area::Aside)),
            ("div", "comment list", "", Some(Area::Comment)),
            ("span", "comment count", "", None),
            ("div", "", "https://schema.org/Comment", Some(Area::Comment)),
            ("article", "", "", Some(Area::Article)),
            ("footer", "entry footer", "", None),
            ("footer", "", "", Some(Area::Footer)),
            ("div", "content", "", None),
        ] {
            assert_eq!(Area::of(tag, class, item, None), expected, "{tag} {class} {item}");
        }
    }

    #[test]
    fn a_part_with_the_headline_is_the_article() {
        let mut areas = Areas::default();
        let wrapper = areas.open(AreaId::default(), Area::Aside);
        let article = areas.open(wrapper, Area::Article);
        let comments = areas.open(article, Area::Comment);
        let other = areas.open(wrapper, Area::Article);
        assert_eq!(areas.apart_from(wrapper, article), None);
        assert_eq!(areas.apart_from(comments, article), Some(Area::Comment));
        assert_eq!(areas.apart_from(other, article), Some(Area::Article));
        assert_eq!(areas.apart_from(other, wrapper), None);
    }
}
