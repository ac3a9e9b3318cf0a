// A large collection out of a small one: every article again and again, quotations and statements
// with it. What it says makes no sense; how much there is does.

/** The dataset as JSON text with each article `times` times, as articles of their own. */
export function repeated(text, times) {
    const dataset = JSON.parse(text);
    const { articles, quotations, statements, speakers } = dataset;
    const all = { articles: [], quotations: [], statements: [] };
    const id = (one, round) => (round === 0 ? one : `${one}-${round}`);
    for (let round = 0; round < times; round += 1) {
        const [article, quotation, statement] = [articles, quotations, statements].map((list) => list.length * round);
        for (const one of articles) {
            all.articles.push({ ...one, id: id(one.id, round) });
        }
        for (const one of quotations) {
            all.quotations.push({
                ...one,
                id: id(one.id, round),
                article: one.article + article,
                statement: one.statement + statement,
            });
        }
        for (const one of statements) {
            const links = one.links?.map((link) => ({ ...link, a: link.a + quotation, b: link.b + quotation }));
            const moved = { ...one, id: id(one.id, round), quotations: one.quotations.map((q) => q + quotation) };
            all.statements.push(links ? { ...moved, links } : moved);
        }
    }
    return JSON.stringify({ ...dataset, ...all, speakers });
}
