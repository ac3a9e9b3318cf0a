// Figures as text: tables with a column for each build, and the budgets that they are held to.

/// Milliseconds of a frame, of sixty a second.
export const FRAME = 16.7;

export function sum(numbers) {
    return numbers.reduce((one, other) => one + other, 0);
}

export function quantile(numbers, share) {
    const sorted = [...numbers].sort((one, other) => one - other);
    return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
}

export const whole = (value) => value.toLocaleString('en');

export const milliseconds = (value, digits = 0) => `${value.toFixed(digits)} ms`;

/// The first value of two in times of the second; undefined without a second one.
export function ratio([one, other]) {
    return one === undefined || !other ? undefined : one / other;
}

/**
 * Prints a table: `rows` of `[what, values, show]`, with a value of each of `builds` and how to write
 * it; behind two of them their ratio, unless one is 0.
 */
export function table(title, builds, rows) {
    const beside = builds.length > 1;
    const head = ['', ...(beside ? [...builds.map(({ name }) => name), 'new/old'] : [])];
    const lines = rows.map(([what, values, show]) => {
        const cells = values.map((value) => (value === undefined ? 'not measured' : show(value)));
        const times = ratio(values);
        const last = typeof values[0] === 'number' && times ? times.toFixed(2) : '';
        return [what, ...cells, ...(beside ? [last] : [])];
    });
    if (beside) lines.unshift(head);
    const widths = lines[0].map((_, at) => Math.max(...lines.map((line) => line[at].length)));
    console.log(`\n${title}\n`);
    for (const line of lines) {
        const cells = line.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at])));
        console.log(`  ${cells.join('   ').trimEnd()}`);
    }
}

/** Budgets: `hold` prints whether a value keeps one, and `failures` names those that are exceeded. */
export class Budgets {
    failures = [];

    /** `show` writes value and budget; `aim` is what is wanted beyond the budget, and fails nothing. */
    hold(what, value, budget, show, aim) {
        const kept = value !== undefined && value <= budget;
        const shown = value === undefined ? 'not measured' : show(value);
        const wanted = aim === undefined ? '' : `; aim ${show(aim)}`;
        console.log(`  ${kept ? 'within' : 'OVER  '}  ${what}: ${shown} of ${show(budget)}${wanted}`);
        if (!kept) this.failures.push(what);
    }
}
