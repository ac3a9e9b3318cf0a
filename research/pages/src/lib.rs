//! What is compared: one function a reader, each from the text of a saved page to a [`Page`].
//!
//! Everything is behind a feature, so that a WebAssembly module can be built that has one reader only.

/// What a reader takes from a page. A field is empty where the reader found nothing or has no such field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// The headline.
    pub title: String,
    /// Who published it.
    pub outlet: String,
    /// Who wrote it; several names with commas between.
    pub byline: String,
    /// When, as the page writes it.
    pub published: String,
    /// The address that the page gives itself.
    pub url: String,
    /// Plain text.
    pub text: String,
    /// What the reader calls the article, as HTML; empty where it is not asked for that.
    pub content: String,
}

/// The product's own: `crossquote_intake`, a layer round `dom_smoothie`.
#[cfg(feature = "layer")]
pub fn ours(html: &str) -> Result<Page, String> {
    let article = crossquote_intake::page::article(html, &mut Vec::new())?;
    let value = |fact: Option<crossquote_model::Stated>| fact.map(|fact| fact.value).unwrap_or_default();
    Ok(Page {
        title: value(article.title),
        outlet: value(article.outlet),
        byline: value(article.byline),
        published: value(article.published),
        url: value(article.url),
        text: article.text.to_string(),
        content: String::new(),
    })
}

/// `dom_smoothie` with the mode that keeps paragraphs apart.
#[cfg(feature = "dom_smoothie")]
pub fn dom_smoothie(html: &str) -> Result<Page, String> {
    let config =
        dom_smoothie::Config { text_mode: dom_smoothie::TextMode::Formatted, ..Default::default() };
    let mut reader = dom_smoothie::Readability::new(html, None, Some(config))
        .map_err(|error| error.to_string())?;
    let article = reader.parse().map_err(|error| error.to_string())?;
    Ok(Page {
        title: article.title,
        outlet: article.site_name.unwrap_or_default(),
        byline: article.byline.unwrap_or_default(),
        published: article.published_time.unwrap_or_default(),
        url: article.url.unwrap_or_default(),
        text: article.text_content.to_string(),
        content: article.content.to_string(),
    })
}

/// `legible`; it names no address.
#[cfg(feature = "legible")]
pub fn legible(html: &str) -> Result<Page, String> {
    let article = legible::parse(html, None, None).map_err(|error| error.to_string())?;
    Ok(Page {
        title: article.title,
        outlet: article.site_name.unwrap_or_default(),
        byline: article.byline.unwrap_or_default(),
        published: article.published_time.unwrap_or_default(),
        url: String::new(),
        text: article.text_content,
        content: article.content,
    })
}

/// `readability`; it gives a title and nothing else, and asks for an address to resolve links with.
#[cfg(feature = "readability")]
pub fn readability(html: &str) -> Result<Page, String> {
    let address = url::Url::parse("https://saved.example/").map_err(|error| error.to_string())?;
    let product = readability::extractor::extract(&mut html.as_bytes(), &address)
        .map_err(|error| error.to_string())?;
    Ok(Page {
        title: product.title,
        text: product.text,
        content: product.content,
        ..Page::default()
    })
}

/// The one entrance of a weighed module: reads the page at `pointer` with the reader that is built in.
/// Every field counts, or the linker would leave out the code that finds it.
///
/// # Safety
/// `pointer` and `length` bytes behind it must be readable.
#[cfg(target_arch = "wasm32")]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn read(pointer: *const u8, length: usize) -> usize {
    let bytes = unsafe { std::slice::from_raw_parts(pointer, length) };
    let html = String::from_utf8_lossy(bytes);
    #[cfg(feature = "layer")]
    let page = ours(&html).unwrap_or_default();
    #[cfg(all(feature = "dom_smoothie", not(feature = "layer")))]
    let page = dom_smoothie(&html).unwrap_or_default();
    #[cfg(feature = "legible")]
    let page = legible(&html).unwrap_or_default();
    #[cfg(feature = "readability")]
    let page = readability(&html).unwrap_or_default();
    #[cfg(not(any(feature = "dom_smoothie", feature = "legible", feature = "readability")))]
    let page = Page { text: html.into_owned(), ..Page::default() };
    [page.title, page.outlet, page.byline, page.published, page.url, page.text]
        .iter()
        .map(|field| field.bytes().map(usize::from).sum::<usize>())
        .sum()
}
