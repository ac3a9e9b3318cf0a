// Comparing, as a person does: the versions of a statement, two of them, all of them, and whole texts.
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useApp } from './support/app.mjs';
import { Key } from './support/page.mjs';
import { siteWith } from './support/site.mjs';

const pair = '#/compare?left=000-give-up-my-post&right=001-offers-to-step-down';

describe('a statement', () => {
    const app = useApp();

    it('is reached from the story and says how many versions, articles and texts there are', async () => {
        const { page } = app;
        await page.open('#/');
        const [first] = await page.allByTestId('all-versions');
        await page.click(first);
        const figures = await page.text(page.byTestId('statement-figures'));
        assert.match(figures, /2 versions · 2 articles · 2 independent texts/);
        // One article states no date: nobody can say who was first.
        assert.match(figures, /earliest date stated: 24 February 2025 in A \(1 article without a date\)/);
        assert.equal((await page.allByTestId('version')).length, 2);
        await page.click(page.byTestId('why'));
        assert.match(await page.text(page.byTestId('why')), /Both have the words/);
        assert.match(await page.route(), /^#\/statement\/s[0-9a-f]{8}$/);
    });

    it('shows two versions word by word and says each difference', async () => {
        const { page } = app;
        await page.open('#/statement/sc0690b06');
        const two = page.byTestId('two-versions');
        assert.match(await page.text(two), /B writes “exchange” where A writes “trade”\./);
        assert.match(await page.text(page.byTestId('summary-sentence')), /^A omits 3 words and replaces 4 phrases\.$/);
        const [removed, added] = [
            await page.heard(page.allByRole('deletion', undefined, { within: two })),
            await page.heard(page.allByRole('insertion', undefined, { within: two })),
        ];
        assert.ok(removed.includes('[only left: exchange]'), removed.join('|'));
        assert.ok(added.includes('[only right: trade]'), added.join('|'));
    });

    it('takes another base, keeps the focus there, and has an address for it', async () => {
        const { page } = app;
        await page.open('#/statement/sc0690b06');
        const rows = async () => (await page.text(page.byTestId('alignment'))).split('\n');
        assert.match((await rows())[2], /^B/);
        await page.choose(page.byRole('combobox', 'Base version'), /^A/);
        await page.eventually(async () => assert.match((await rows())[2], /^A/));
        await page.hasFocus(() => page.byRole('combobox', 'Base version'));
        assert.match(await page.text(page.byTestId('apparatus')), /^A: “If to achieve peace, .* \| trade \] exchange B$/);
        assert.match(await page.text(page.byTestId('kept-alone')), /give up/);
        await page.reload();
        assert.match((await rows())[2], /^A/);
        await page.back();
        await page.eventually(async () => assert.match((await rows())[2], /^B/));
    });

    it('that there is not is said to be missing, whatever its name', async () => {
        const { page } = app;
        await page.open('#/statement/%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E?base=%00&with=zzz');
        assert.match(await page.text(page.byTestId('unknown')), /no statement called <img src=x onerror=alert\(1\)>/);
        await page.open('#/statement/sc0690b06?base=nobody&with=%22%5D');
        await page.byTestId('alignment');
        await page.open(`${pair}&statement=nothing`);
        assert.match(await page.text(page.byTestId('unknown')), /no statement called nothing/);
    });
});

/**
 * The dataset with two statements of one speaker made one, as an editor makes them: the one of a single quotation whose
 * words the other one, of several articles, has nothing of.
 */
function withOtherWords(text) {
    const dataset = JSON.parse(text);
    const articles = ({ quotations }) => new Set(quotations.map((at) => dataset.quotations[at].article)).size;
    const known = ({ speaker, quotations }) => quotations.length === 1 && dataset.speakers[speaker].kind === 'person';
    const into = dataset.statements.findIndex((statement) => articles(statement) > 1);
    const of = (statement) => statement.speaker === dataset.statements[into].speaker;
    const from = dataset.statements.findIndex((statement, at) => at !== into && of(statement) && known(statement));
    const [{ quotations }] = dataset.statements.splice(from, 1);
    for (const quotation of dataset.quotations) {
        if (quotation.statement === from) quotation.statement = into;
        if (quotation.statement > from) quotation.statement -= 1;
    }
    const statement = dataset.statements[into];
    statement.quotations = [...statement.quotations, ...quotations].sort((a, b) => a - b);
    return JSON.stringify(dataset);
}

describe('a statement that has been reported in other words', () => {
    const app = useApp({ site: siteWith(withOtherWords) });

    it('puts claims that share too little under the table, not into its columns', async () => {
        const { page } = app;
        await page.open('#/statement/sc0690b06');
        assert.ok((await page.text(page.byTestId('reworded'))).length > 20);
        assert.match(await page.text(page.byTestId('apparatus')), /\| reworded: [A-Z]\d*$/);
    });
});

describe('whole texts', () => {
    const app = useApp();
    const run = (script, ...values) => app.browser.driver.executeScript(script, ...values);
    const panes = () => app.page.allByTestId('pane-text');
    /** Where the first mark of a statement stands in each pane, in pixels from the pane's top. */
    const places = async (number) => run(`
        const [panes, number] = arguments;
        return panes.map((pane) => {
            const marks = [...pane.querySelectorAll('[data-testid="statement-mark"]')];
            const mark = marks.find(({ title }) => title.endsWith(', statement ' + number));
            return mark && mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
        })`, await panes(), number);

    it('are stepped through difference by difference, each statement with an address', async () => {
        const { page } = app;
        await page.open(pair);
        await page.click(page.byRole('link', 'Whole texts'));
        assert.equal((await page.allByTestId('pane')).length, 2);
        const [, all] = (await page.text(page.byTestId('place'))).match(/^(\d+) differences in 3 shared statements$/);
        const place = (text) => page.eventually(async () => assert.equal(await page.text(page.byTestId('place')), text));
        await page.click(page.byRole('button', 'Next'));
        await place(`1 of ${all} differences, in statement 1 of 3`);
        assert.match(await page.text(page.byTestId('differences')), /A writes “trade” where B writes “exchange”\./);
        // What differs is set apart in both texts, and its sentence in the list.
        const now = () => run(`
            return ['pane-text', 'differences'].map((part) =>
                [...document.querySelectorAll('[data-testid="' + part + '"] [aria-current="true"]')].map((one) => one.textContent))`);
        const first = await now();
        assert.ok(first.every((set) => set.length > 0), JSON.stringify(first));
        await page.click(page.byRole('button', 'Next'));
        await place(`2 of ${all} differences, in statement 1 of 3`);
        const second = await now();
        for (const [part, set] of second.entries()) assert.notDeepEqual(set, first[part]);
        assert.match(await page.route(), /view=texts&statement=s[0-9a-f]{8}$/);
        // Both marks are in sight, joined by a line.
        await page.eventually(async () => assert.ok((await places(1)).every((top) => top > -20 && top < 600)));
        assert.ok(await (await page.byTestId('connector')).isDisplayed());
        await page.click(page.byRole('button', 'Previous'));
        await page.click(page.byRole('button', 'Previous'));
        await place(`${all} of ${all} differences, in statement 2 of 3`);
        await page.back();
        await page.eventually(async () => assert.match(await page.text(page.byTestId('place')), /in statement 1 of 3$/));
    });

    it('scroll together by shared statements, and alone when unlocked', async () => {
        const { page } = app;
        await page.open(`${pair}&view=texts`);
        const left = await page.byRole('region', 'Text of A');
        const tops = async () => run('return arguments[0].map((pane) => pane.scrollTop)', await panes());
        await app.browser.driver.actions().move({ origin: left }).perform();
        await app.browser.driver.actions().scroll(0, 0, 0, 300, left).perform();
        await page.eventually(async () => {
            const [one, other] = await tops();
            assert.ok(one > 0 && other > 0, `${one}, ${other}`);
        });
        await page.click(page.byRole('checkbox', 'Scroll together'));
        const [, before] = await tops();
        await app.browser.driver.actions().scroll(0, 0, 0, -200, left).perform();
        await page.eventually(async () => assert.ok((await tops())[0] < 200));
        await page.drawn();
        assert.equal((await tops())[1], before);
    });

    it('fold what is not shared with its words counted, and drop nothing', async () => {
        const { page } = app;
        await page.open(`${pair}&view=texts`);
        const whole = async () => run('return arguments[0].textContent', await page.byRole('region', 'Text of A'));
        const text = await whole();
        assert.match(text, /the invasion started|three years since Russia/);
        await page.click(page.byRole('checkbox', 'Fold what has no shared statement'));
        const folds = await page.allByTestId('fold');
        for (const fold of folds) {
            assert.match(await page.text(fold), /^\d[\d,]* words? without a shared statement/);
        }
        assert.equal(await whole(), text);
        // One can be opened by keyboard.
        const [summary] = await page.allByRole('disclosure', undefined, { within: folds[0] });
        await summary.sendKeys(Key.ENTER);
        await page.eventually(async () => assert.ok((await page.text(folds[0])).includes('\n')));
    });

    it('take a third article', async () => {
        const { page } = app;
        await page.open(`${pair}&view=texts`);
        await page.choose(page.byRole('combobox', 'Third article'), /^D/);
        await page.eventually(async () => assert.equal((await page.allByTestId('pane')).length, 3));
        assert.match(await page.route(), /also=003-keeps-pushing/);
        assert.match(await page.text(page.byTestId('place')), /^\d+ differences in 4 shared statements$/);
        await page.hasFocus(() => page.byRole('combobox', 'Third article'));
        // All three pairs are compared: the last statement is one that the third reports.
        await page.click(page.byRole('button', 'Previous'));
        await page.eventually(async () => assert.match(await page.text(page.byTestId('differences')), /\bD\b/));
        await page.open(`${pair}&also=nobody`);
        assert.match(await page.text(page.byTestId('unknown')), /no article called nobody/);
    });
});

describe('who quotes how', () => {
    const app = useApp();

    it('is told by article and by speaker, with cues, names and dates', async () => {
        const { page } = app;
        await page.open('#/');
        const table = await page.text(page.byTestId('quoting'));
        assert.match(table, /\nC\n“Ukrainian President Volodymyr Zelensky said he might be…” 3 \d+ \d+ \d+ said × \d/);
        await page.open('#/speakers/volodymyr-zelensky');
        assert.match(await page.text(page.byTestId('forms')), /told/);
        const dates = await page.text(page.byTestId('timeline'));
        assert.match(dates, /^30 November 2024\n.*24 February 2025\n.*no date stated/s);
    });
});
