// Prints what the harness measured as the table of docs/SEARCH.md: quality and p95 of every class,
// with the ratio of our time to flexsearch's in the same run; how big each index is; how long it takes to
// load it in a process of its own and to answer a first query, with our ratio to each.
import fs from 'node:fs';

const results = JSON.parse(fs.readFileSync(new URL('out/results.json', import.meta.url)));
const timed = new URL('out/first.json', import.meta.url);
const first = fs.existsSync(timed) ? JSON.parse(fs.readFileSync(timed)) : {};
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
    const ready = engines.filter((engine) => results[engine][size]?.build?.rawBytes);
    if (ready.length === 0) continue;
    const row = (name, cell) => console.log(`| ${name} | ${ready.map(cell).join(' | ')} |`);
    const ratio = (engine, of) => {
        const [ours, theirs] = [of('crossquote'), of(engine)];
        return engine !== 'crossquote' && ours && theirs ? ` (${round(ours / theirs, 2)})` : '';
    };
    const time = (of) => (engine) => `${round(of(engine), 1)}${ratio(engine, of)}`;
    const megabytes = (bytes) => (bytes ? (bytes / 1e6).toFixed(2) : '–');
    console.log(`\n${quotations} quotations: index and loading; in parentheses ours as a part of theirs\n`);
    row('', (engine) => engine);
    console.log(`|---|${ready.map(() => '---').join('|')}|`);
    row('index MB (brotli 11)', (engine) => {
        const { size: packed, build } = results[engine][size];
        return `${megabytes(packed?.raw ?? build.rawBytes)} (${megabytes(packed?.br)})`;
    });
    row('ready ms, Node', time((engine) => first[engine]?.[size]?.load));
    row('ready and first answer ms, Node', time((engine) => first[engine]?.[size]?.both));
    row('second answer ms, Node', time((engine) => first[engine]?.[size]?.second));
    row('ready ms, Node, harness', time((engine) => results[engine]?.[size]?.load?.loadMs));
    row('ready ms, Chromium', time((engine) => results[engine]?.[size]?.browser?.loadMs));
}
