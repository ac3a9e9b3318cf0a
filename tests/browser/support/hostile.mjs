// A dataset that attacks in every string that pages show: markup, scripts, styles, addresses that run
// code, signs that turn text round or cannot be seen, and words without end.

export const harm =
    '<img src=x onerror=alert(1)><script>alert(2)</script><style>*{display:none}</style>' +
    '<a href="javascript:alert(3)" style="position:fixed;inset:0" onmouseover=alert(4)>' +
    '\u202E\u2066\u200B\u200D\uFEFF"\'{{}}]]>-->' + 'W'.repeat(400);

/** Into everything but the texts, whose bytes the spans count, and addresses, which are checked
 * when a dataset is read. `text` is a dataset.json. */
export function hostile(text) {
    const dataset = JSON.parse(text);
    dataset.title += harm;
    dataset.description += harm;
    for (const article of dataset.articles) {
        for (const field of ['title', 'outlet', 'byline', 'published']) {
            article[field] = { value: `${article[field]?.value ?? ''}${harm}` };
        }
        for (const line of article.boilerplate ?? []) line.reason += harm;
    }
    for (const speaker of dataset.speakers) {
        speaker.name += harm;
        speaker.role = harm;
        for (const mention of speaker.mentions) mention.form += harm;
    }
    for (const quotation of dataset.quotations) {
        for (const evidence of quotation.evidence) evidence.rule += harm;
    }
    for (const statement of dataset.statements) {
        for (const link of statement.links ?? []) link.reason += harm;
    }
    return JSON.stringify(dataset);
}
