//! Addresses that come back as they were, and those that mean nothing.

use super::*;

#[track_caller]
fn round_trip(fragment: &str) -> Route {
    let route = Route::parse(fragment);
    assert_eq!(Route::parse(&route.fragment()), route, "{fragment} comes back");
    route
}

#[test]
fn every_page_comes_back_from_its_address() {
    assert_eq!(round_trip(""), Route::Story);
    assert_eq!(round_trip("#/"), Route::Story);
    assert_eq!(round_trip("#/speakers"), Route::Speakers { speaker: None, doubtful: false });
    assert_eq!(round_trip("#/speakers/"), Route::Speakers { speaker: None, doubtful: false });
    let Route::Compare(comparison) = round_trip("#/compare?left=a&also=c&view=texts&statement=s")
    else {
        panic!()
    };
    assert!(comparison.texts && comparison.also.as_deref() == Some("c"));
    let wanted = Route::Statement {
        id: "s1".to_owned(),
        base: Some("q1".to_owned()),
        with: Some("q2".to_owned()),
    };
    assert_eq!(round_trip("#/statement/s1?base=q1&with=q2"), wanted);
    assert_eq!(
        round_trip("#/article/000-a?quote=q1"),
        Route::Article { id: "000-a".to_owned(), quote: Some("q1".to_owned()) }
    );
    assert_eq!(
        round_trip("#/compare?left=a&right=b"),
        Route::Compare(Comparison {
            left: Some("a".to_owned()),
            right: Some("b".to_owned()),
            ..Comparison::default()
        })
    );
}

#[test]
fn a_search_keeps_words_marks_and_every_choice() {
    let route = round_trip(
        "#/quotes?q=%22trade+it%22+50%25%2B&kind=direct&speaker=b&speaker=a&said=according%20to",
    );
    let Route::Quotes(request) = &route else { panic!("{route:?}") };
    assert_eq!(request.text, "\"trade it\" 50%+");
    assert_eq!(request.chosen.of(Facet::Speaker), ["b", "a"]);
    assert_eq!(request.chosen.of(Facet::Cue), ["according to"]);
    assert_eq!(
        route.fragment(),
        "#/quotes?q=%22trade+it%22+50%25%2B&speaker=b&speaker=a&kind=direct&said=according+to"
    );
}

#[test]
fn pages_with_lists_keep_whether_what_is_doubtful_is_listed() {
    for (fragment, doubtful) in [
        ("#/quotes?doubtful=1&q=peace", Some(true)),
        ("#/speakers/a?doubtful=1", Some(true)),
        ("#/compare?doubtful=1&left=a&right=b", Some(true)),
        ("#/speakers/a", Some(false)),
        ("#/quote/q1", None),
    ] {
        let route = round_trip(fragment);
        assert_eq!((route.doubtful(), route.fragment().as_str()), (doubtful, fragment));
        let with = route.clone().with_doubtful(true);
        assert_eq!(with.doubtful(), doubtful.map(|_| true));
        assert_eq!(with.with_doubtful(doubtful == Some(true)), route);
    }
}

#[test]
fn what_means_nothing_is_kept_to_be_shown() {
    for fragment in [
        "#/nonsense",
        "#/article",
        "#/statement",
        "#/a/b/c/d",
        "#/quotes/extra",
        "#/add",
        "#/review/000-a",
        "#/quotes?q=%FF",
        "#x",
    ] {
        assert!(matches!(Route::parse(fragment), Route::Unknown(_)), "{fragment}");
        round_trip(fragment);
    }
    let Route::Quotes(exact) = round_trip("#/quotes?q=a&exact=1") else { panic!() };
    assert!(exact.exact);
    // Unknown parameters and half pairs are ignored: links outlive versions.
    assert_eq!(round_trip("#/quotes?mood=1&&=&q"), Route::Quotes(Request::default()));
    // The same value twice is one choice, not a choice taken back.
    let Route::Quotes(twice) = round_trip("#/quotes?kind=mixed&kind=mixed") else { panic!() };
    assert_eq!(twice.chosen.of(Facet::Kind), ["mixed"]);
}
