// Prints what the harness measured as the table of docs/SEARCH.md: quality and p95 of every class,
// with the ratio of our time to flexsearch's in the same run.
import fs from 'node:fs';

const results = JSON.parse(fs.readFileSync(new URL('out/results.json', import.meta.url)));
const engines = ['minisearch', 'flexsearch', 'sqlite', 'lunr', 'orama', 'crossquote'].filter((name) => results[name]);
const round = (number, digits) => (number === undefined || number === null ? '–' : number.toFixed(digits));

for (const [size, quotations] of [['24k', '22,024'], ['120k', '110,120']]) {
    for (const [where, key] of [['Node', 'query'], ['Chromium', 'browser']]) {
        const classes = (name) => results[name][size]?.[key]?.classes;
        const measured = engines.filter(classes);
        if (measured.length === 0) continue;
        console.log(`\n${quotations} quotations, ${where}: MRR@10 (f: recall@10) / p95 in ms\n`);
        console.log(`| class | ${measured.join(' | ')} | ours : flexsearch |`);
        console.log(`|---|${measured.map(() => '---').join('|')}|---|`);
        for (const name of ['a', 'b', 'c', 'bt', 'bx', 'd', 'e', 'f', 'h', 'ht']) {
            if (!measured.some((engine) => classes(engine)[name])) continue;
            const cell = (engine) => {
                const of = classes(engine)[name];
                if (!of) return '–';
                const quality = of.mrr ?? of.recall;
                return `${quality === undefined ? '' : `${round(quality, 3)} / `}${round(of.p95, 2)}`;
            };
            const ours = classes('crossquote')?.[name]?.p95;
            const theirs = results.flexsearch && classes('flexsearch')?.[name]?.p95;
            const ratio = ours && theirs ? round(ours / theirs, 2) : '–';
            console.log(`| ${name} | ${measured.map(cell).join(' | ')} | ${ratio} |`);
        }
    }
    const about = (engine) => {
        const of = results[engine][size];
        if (!of) return '–';
        const megabytes = (bytes) => (bytes ? (bytes / 1e6).toFixed(2) : '–');
        return `${megabytes(of.size?.raw ?? of.build?.rawBytes)} (${megabytes(of.size?.br)}) / ${round(of.load?.loadMs, 0)} / ${round(of.browser?.loadMs, 0)}`;
    };
    console.log(`\nIndex MB (brotli) / ready ms in Node / in Chromium: ${engines.map((engine) => `${engine} ${about(engine)}`).join(' · ')}`);
}
