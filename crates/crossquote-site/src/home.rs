//! The address under which a site is published, and what only a page that knows it can say.

use crossquote_model::address::{is_linkable, origin};
use serde_json::json;

use crate::error::{SiteError, replace_once};
use crate::html::escape;
use crate::policy;

/// Size of the frame in an oEmbed answer, CSS pixels.
const FRAME: (u32, u32) = (700, 620);

/// An absolute address of the web, of a folder: it ends with a slash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home(String);

impl Home {
    /// Reads an address; that of the page `index.html` is that of its folder.
    pub fn parse(address: &str) -> Result<Home, SiteError> {
        if !is_linkable(address) || address.contains(['?', '#']) {
            return Err(SiteError(format!(
                "`{address}` is no plain http(s) address; give it whole, as https://example.org/story/"
            )));
        }
        let folder = address.strip_suffix("/index.html").unwrap_or(address);
        Ok(Home(format!("{}/", folder.trim_end_matches('/'))))
    }

    /// The address itself.
    pub fn address(&self) -> &str {
        &self.0
    }

    /// Scheme, host and port.
    fn origin(&self) -> &str {
        origin(&self.0).unwrap_or_default()
    }

    /// What `oembed.json` says: <https://oembed.com>, 2.3.4.4, a rich answer with the frame that the explorer's
    /// "Embed this view" gives.
    pub fn oembed(&self, title: &str) -> String {
        let (width, height) = FRAME;
        let frame = format!(
            "<iframe src=\"{}?embed=1\" title=\"{}\" loading=\"lazy\" width=\"100%\" height=\"{height}\" \
             style=\"border:0;width:100%\" sandbox=\"allow-scripts allow-popups \
             allow-popups-to-escape-sandbox allow-downloads\"></iframe>",
            escape(&self.0),
            escape(title),
        );
        let answer = json!({
            "version": "1.0", "type": "rich", "provider_name": "Crossquote", "provider_url": self.0,
            "title": title, "width": width, "height": height, "html": frame,
        });
        format!("{answer:#}")
    }
}

/// A finished explorer's page that says where it is published, to search engines and to whoever embeds it, and whose
/// policy names the host ([`with_host`]).
pub fn with_home(page: &str, home: &Home) -> Result<String, SiteError> {
    if page.contains("<meta name=\"crossquote-home\"") {
        return Err(SiteError("the page was built for another address".to_owned()));
    }
    let page = with_host(page, home)?;
    let address = escape(&home.0);
    let links = format!(
        "</title>\n<link rel=\"canonical\" href=\"{address}\">\n<meta property=\"og:url\" content=\"{address}\">\n\
         <meta name=\"crossquote-home\" content=\"{address}\">\n\
         <link rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}oembed.json\" title=\"Crossquote\">"
    );
    replace_once(&page, "</title>", &links)
}

/// A finished page whose policy names the site's host beside `'self'`: some WebKits (2.50, mended in June 2026) find
/// nothing of a page's own in a sandboxed frame, which has no origin.
pub fn with_host(page: &str, home: &Home) -> Result<String, SiteError> {
    let missing = || SiteError("the page has no policy".to_owned());
    let (before, rest) = page.split_once(policy::OPEN).ok_or_else(missing)?;
    let (policy, after) = rest.split_once('"').ok_or_else(missing)?;
    let policy = policy.replace("'self'", &format!("'self' {}", escape(home.origin())));
    Ok(format!("{before}{}{policy}\"{after}", policy::OPEN))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_that_of_a_folder() {
        for (given, expected) in [
            ("https://example.org", "https://example.org/"),
            ("https://example.org/story/", "https://example.org/story/"),
            ("https://example.org/story/index.html", "https://example.org/story/"),
            ("http://localhost:8080/a&b", "http://localhost:8080/a&b/"),
        ] {
            assert_eq!(Home::parse(given).map(|home| home.0).as_deref(), Ok(expected), "{given}");
        }
        for bad in [
            "",
            "example.org",
            "javascript:alert(1)",
            "https://example.org/?q=1",
            "https://a.org/#b",
        ] {
            assert!(Home::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn the_title_in_a_frame_is_text() {
        let answer = Home("https://example.org/".to_owned()).oembed("Peace & \"posts\"");
        let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer["title"], "Peace & \"posts\"");
        let frame = answer["html"].as_str().unwrap();
        assert!(frame.starts_with(
            "<iframe src=\"https://example.org/?embed=1\" title=\"Peace &amp; &quot;posts&quot;\""
        ));
    }
}
