export const id = 2925;
export const ids = [2925];
export const modules = {

/***/ 70617:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startAction: () => (/* binding */ startAction)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(33838);
// EXTERNAL MODULE: ./lib/build/interruption.js
var interruption = __webpack_require__(71145);
;// CONCATENATED MODULE: ./lib/action/command-files.js
/**
 * The runner by the toolkit, which writes outputs and state into files that the variables name. Where a file cannot be written that
 * is told once, and the toolkit falls back to the commands in the log, which runners go on to obey (docs/stacker/platform.md#3.5;
 * ActionCommandManager.cs).
 */
function overCommandFiles(toolkit, environment) {
    const write = (variable, act) => {
        try {
            act();
        }
        catch (error) {
            const why = error instanceof Error ? error.message : String(error);
            toolkit.warning(`${variable} cannot be written: ${why}; ${consequences[variable]}`);
            // The toolkit's own word for having no file.
            environment[variable] = '';
            act();
        }
    };
    return {
        ...toolkit,
        setOutput: (name, value) => {
            write('GITHUB_OUTPUT', () => {
                toolkit.setOutput(name, value);
            });
        },
        saveState: (name, value) => {
            write('GITHUB_STATE', () => {
                toolkit.saveState(name, value);
            });
        },
    };
}
const consequences = {
    GITHUB_OUTPUT: 'the outputs are told in the log instead',
    GITHUB_STATE: 'what the post step has to know is told in the log instead',
};

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/build/run-builds.js
var run_builds = __webpack_require__(9247);
// EXTERNAL MODULE: ./lib/options/option-texts.js
var option_texts = __webpack_require__(6400);
// EXTERNAL MODULE: ./lib/plan/build-jobs.js + 1 modules
var build_jobs = __webpack_require__(43504);
// EXTERNAL MODULE: ./lib/plan/idle-refresh.js
var idle_refresh = __webpack_require__(11463);
// EXTERNAL MODULE: ./lib/plan/kept-history.js
var kept_history = __webpack_require__(35926);
// EXTERNAL MODULE: ./lib/plan/last-changes.js
var last_changes = __webpack_require__(7715);
// EXTERNAL MODULE: ./lib/plan/published-builds.js
var published_builds = __webpack_require__(4643);
// EXTERNAL MODULE: ./lib/plan/stacker-commands.js
var stacker_commands = __webpack_require__(32455);
;// CONCATENATED MODULE: ./lib/plan/stacker-script.js

/** A word of a shell's command line. */
function quoted(word) {
    return /^[A-Za-z0-9_./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
/** The commands of one build as lines of a POSIX shell script. `STACKER` may say how stacker is called (`sudo -E stacker`). */
function scriptLines(options, seenEpoch) {
    return [
        `cd -- ${quoted(options.directories.working)}`,
        ...epochLines(options.epoch, seenEpoch),
        ...(0,stacker_commands/* stackerCommands */.E)(options).map(({ words }) => ['${STACKER:-stacker}', ...words.map(quoted)].join(' ')),
    ];
}
function epochLines(epoch, seen) {
    switch (epoch.kind) {
        case 'auto':
            return seen === undefined ? [] : [`export SOURCE_DATE_EPOCH=${quoted(seen)}`];
        case 'none':
            return ['unset SOURCE_DATE_EPOCH'];
        case 'seconds':
            return [`export SOURCE_DATE_EPOCH=${String(epoch.seconds)}`];
    }
}
/**
 * A script that builds one build after the other, and ends with the first command that fails. `seenEpoch` is SOURCE_DATE_EPOCH as the plan saw it,
 * for builds that leave it to the environment.
 */
function stackerScript(builds, seenEpoch) {
    const parts = builds.map((options) => ['(', ...scriptLines(options, seenEpoch), ')'].join('\n'));
    return ['#!/bin/sh', '# What was planned, as stacker is to be told.', 'set -eu', ...parts, ''].join('\n');
}

// EXTERNAL MODULE: ./lib/report/builds-document.js
var builds_document = __webpack_require__(89091);
// EXTERNAL MODULE: ./lib/report/builds-table.js
var builds_table = __webpack_require__(68524);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(72527);
// EXTERNAL MODULE: ./lib/report/figures.js
var figures = __webpack_require__(40819);
// EXTERNAL MODULE: ./lib/report/history.js
var report_history = __webpack_require__(35986);
// EXTERNAL MODULE: ./lib/layer/build-plan.js
var build_plan = __webpack_require__(19881);
// EXTERNAL MODULE: ./lib/layer/verdict.js
var verdict = __webpack_require__(46468);
// EXTERNAL MODULE: ./lib/report/build-time.js
var build_time = __webpack_require__(98882);
// EXTERNAL MODULE: ./lib/report/transfer.js
var report_transfer = __webpack_require__(20971);
;// CONCATENATED MODULE: ./lib/report/answer.js



/**
 * The first line of a summary: what is built, and what that takes. `9 of 202 layers are built, 2 may be; about 4 min instead of 31 min
 * (net 26 min saved so far)`.
 */
function answer(plan, transfer) {
    return [whatIsBuilt(plan), whatItTakes(plan), net(transfer)].filter((part) => part !== '').join('');
}
function whatIsBuilt({ layers, builds }) {
    const unread = new Set(builds.flatMap(({ files }) => files.filter((file) => file.unread).map(({ path }) => path)));
    const more = unread.size === 0 ? '' : `, and all of ${(0,figures/* counted */.hS)(unread.size, 'stackerfile')} that could not be read`;
    if (layers.length === 0)
        return more === '' ? 'there are no layers' : `all layers are built${more}`;
    const count = (...verdicts) => layers.filter(({ verdict }) => verdicts.includes(verdict)).length;
    const [certain, possible, stops] = [count('miss', 'always'), count('unknown'), count('error')];
    const told = [`${String(certain)} of ${(0,figures/* counted */.hS)(layers.length, 'layer')} ${certain === 1 ? 'is' : 'are'} built${more}`];
    if (possible > 0)
        told.push(`${String(possible)} may be`);
    if (count('unchanged') > 0)
        told.push(`${String(count('unchanged'))} only if stacker is run at all`);
    if (stops > 0)
        told.push(`and stacker stops at ${stops === 1 ? 'one' : String(stops)} of them`);
    return told.join(', ');
}
function whatItTakes({ layers, builds }) {
    if (layers.some(({ verdict }) => verdict === 'error'))
        return '';
    const { rebuild, hit } = (0,build_time/* buildTimes */.n_)(layers);
    const unread = builds.some(({ files }) => files.some((file) => file.unread));
    const isLeast = unread || rebuild.unknown > 0;
    if (rebuild.seconds === 0)
        return hit.seconds === 0 || isLeast ? '' : `; ${(0,build_time/* roughly */.vB)(hit.seconds)} kept`;
    const [takes, whole] = [(0,build_time/* roughly */.vB)(rebuild.seconds), (0,build_time/* roughly */.vB)(rebuild.seconds + hit.seconds)];
    return `; ${isLeast ? 'at least' : 'about'} ${takes}${takes === whole ? '' : ` instead of ${whole}`}`;
}
/** Restoring takes time itself: where that is more than building would take, it is said. */
function net(transfer) {
    if (!transfer?.restored.some(({ seconds }) => seconds !== null))
        return '';
    const saved = (0,report_transfer/* secondsSaved */.xw)(transfer);
    if (saved >= 1)
        return ` (net ${(0,build_time/* roughly */.vB)(saved)} saved so far)`;
    return saved <= -1 ? ` (restoring took ${(0,build_time/* roughly */.vB)(-saved)} more than building what was restored)` : '';
}

;// CONCATENATED MODULE: ./lib/report/fit.js

/**
 * Parts of a summary, each of lines, in at most `room` bytes: whole parts in their order, and of a table as many rows as there is room for.
 * What was begun is ended: a fence or an element must not lose its end.
 */
function fit(parts, room) {
    const kept = [];
    let left = room - 1024;
    let dropped = 0;
    for (const part of parts) {
        if (part.length === 0 || part.join('') === '')
            continue;
        const size = bytesOf(part);
        if (size <= left) {
            kept.push(part.join('\n'));
            left -= size;
            continue;
        }
        const rows = rowsThatFit(part, left);
        if (rows.length > 0) {
            kept.push([...rows, ...endOf(part)].join('\n'));
            left -= bytesOf(rows);
        }
        dropped += part.length - rows.length;
    }
    if (dropped > 0)
        kept.push(`${(0,figures/* counted */.hS)(dropped, 'more line')} did not fit here; the plan document has everything.`);
    return `${kept.join('\n\n')}\n`;
}
function bytesOf(lines) {
    return lines.reduce((sum, line) => sum + Buffer.byteLength(line) + 1, 1);
}
/** Of a table, in Markdown or HTML: its two first lines, and at least one row. */
function rowsThatFit(part, left) {
    const [head = ''] = part;
    if (!head.startsWith('|') && head !== '<table>')
        return [];
    const rows = [];
    let room = left;
    for (const row of part) {
        room -= Buffer.byteLength(row) + 1;
        if (room < 0)
            break;
        rows.push(row);
    }
    return rows.length > 2 ? rows : [];
}
function endOf([head = '']) {
    return head === '<table>' ? ['</table>'] : [];
}

;// CONCATENATED MODULE: ./lib/report/verdict-sign.js
/** A verdict must be told without colour, too: each has a sign of its own shape. */
const signs = {
    hit: '●',
    unchanged: '○',
    miss: '▲',
    always: '↻',
    unknown: '◆',
    error: '✕',
};
/** `▲ miss`. */
function signed(verdict) {
    return `${signs[verdict]} ${verdict}`;
}
function signOf(verdict) {
    return signs[verdict];
}

;// CONCATENATED MODULE: ./lib/report/graph.js



/** A plan of more layers is drawn in part. */
const mostLayers = 20;
/** A picture of more is no help, and Mermaid itself ends at 500 edges and 50,000 characters (docs/stacker/platform.md#3.3). */
const mostNodes = 80;
const mostEdges = 300;
// Without `color:` GitHub's dark mode writes light grey on these fills.
const classes = {
    hit: 'fill:#bbf7d0,stroke:#15803d,color:#111',
    unchanged: 'fill:#ecfccb,stroke:#4d7c0f,color:#111',
    miss: 'fill:#fde68a,stroke:#b45309,color:#111',
    always: 'fill:#bae6fd,stroke:#0369a1,color:#111',
    unknown: 'fill:#e9d5ff,stroke:#7e22ce,color:#111',
    error: 'fill:#fecaca,stroke:#b91c1c,color:#111',
};
/**
 * What stands on what, as a fenced Mermaid chart; for a large plan only what will be built together with what it needs directly, and
 * no layer that stands alone. Undefined where a picture says nothing or would be too large.
 */
function renderGraph(plan) {
    const all = plan.layers.map((_, index) => index);
    const isLarge = all.length > mostLayers;
    const visible = new Set(isLarge ? all.filter((index) => isNearWork(plan, index)) : all);
    const edges = [...visible].flatMap((index) => (plan.layers[index]?.dependsOn ?? []).filter((other) => visible.has(other)).map((other) => [other, index]));
    const joined = new Set(edges.flat());
    const shown = [...visible].filter((index) => !isLarge || joined.has(index) || isError(plan, index));
    if (shown.length < 2 || shown.length > mostNodes || edges.length > mostEdges)
        return undefined;
    const used = [...new Set(shown.flatMap((index) => plan.layers[index]?.verdict ?? []))];
    return [
        '```mermaid',
        'graph LR',
        ...shown.map((index) => {
            const layer = plan.layers[index];
            const verdict = layer?.verdict ?? 'unknown';
            return `  n${index}["${signOf(verdict)} ${(0,report_escape/* mermaidLabel */._b)((0,report_escape/* shorten */.ml)(layer?.definition.name ?? '', 60))}"]:::${verdict}`;
        }),
        ...edges.map(([from, to]) => `  n${from} --> n${to}`),
        ...used.map((verdict) => `  classDef ${verdict} ${classes[verdict]}`),
        '```',
        '',
        `<sub>${used.map(signed).join(' · ')}</sub>`,
    ].join('\n');
}
function isError(plan, index) {
    return plan.layers[index]?.verdict === 'error';
}
function isNearWork(plan, index) {
    const layer = plan.layers[index];
    if (layer === undefined)
        return false;
    return ((0,build_plan/* isRebuilt */.kX)(layer.verdict) || plan.layers.some((other) => (0,build_plan/* isRebuilt */.kX)(other.verdict) && other.dependsOn.includes(index)));
}

// EXTERNAL MODULE: ./lib/report/reason.js
var report_reason = __webpack_require__(39048);
;// CONCATENATED MODULE: ./lib/report/layer-rows.js


/**
 * The layers in lines: each cause is told once. Those that are built for the same reason of their own share a line, and so do those that
 * are built only because of the same other layers. What is not built has nothing in common that would be worth saying.
 */
function layerRows(plan, layers, voice) {
    const roots = rootsOf(plan);
    const rows = new Map();
    for (const layer of layers) {
        const key = (0,build_plan/* isRebuilt */.kX)(layer.verdict) ? keyOf(layer) : identity(plan, layer);
        const row = rows.get(key);
        if (row === undefined)
            rows.set(key, [layer]);
        else
            row.push(layer);
    }
    return [...rows.values()].map((row) => ({ layers: row, why: whyOf(row) }));
    function keyOf(layer) {
        const own = (0,report_reason/* describeCauses */.wh)(plan, layer, voice);
        const isRoot = follows(plan, layer).length === 0;
        if (own.length > 0 && !isRoot)
            return identity(plan, layer);
        // Its cause is told above the table, as that the store could not be reached.
        if (own.length === 0 && isRoot)
            return JSON.stringify([layer.verdict]);
        const from = own.length > 0 ? [] : [...(roots.get(layer) ?? [])].sort((a, b) => a - b);
        return own.length === 0 && from.length === 0 ? identity(plan, layer) : JSON.stringify([layer.verdict, own, from]);
    }
    function whyOf(row) {
        const [first, ...others] = row;
        if (others.length === 0 || (0,report_reason/* describeCauses */.wh)(plan, first, voice).length > 0)
            return (0,report_reason/* describeReasons */.nl)(plan, first, voice);
        const direct = row.map((layer) => follows(plan, layer));
        const [link, ...further] = direct[0] ?? [];
        const isAlike = link !== undefined &&
            further.length === 0 &&
            direct.every((links) => links.length === 1 && links[0]?.cause === link.cause && links[0].how === link.how);
        if (isAlike)
            return [`they ${link.how} ${voice.name(link.cause.definition.name)}`];
        if (link === undefined)
            return [];
        const names = [...(roots.get(first) ?? [])].map((index) => voice.name(plan.layers[index]?.definition.name ?? ''));
        const shown = names.length > mostCauses + 1
            ? [...names.slice(0, mostCauses), `${String(names.length - mostCauses)} more`]
            : names;
        return [`they ${first.verdict === 'unknown' ? 'may be' : 'are'} built because of ${shown.join(', ')}`];
    }
}
const mostCauses = 5;
function identity(plan, layer) {
    return String(plan.layers.indexOf(layer));
}
/** The layers that a layer is built for, each once. */
function follows(plan, layer) {
    const links = new Map();
    for (const reason of (0,report_reason/* reasonsOf */.zM)(layer)) {
        const cause = (0,report_reason/* causeOf */.rl)(plan, layer, reason);
        if (cause === undefined || links.has(cause))
            continue;
        links.set(cause, { how: reason.code === 'producer-rebuilt' ? 'take files from' : 'stand on', cause });
    }
    return [...links.values()];
}
/** For each layer the ones in which what makes it be built begins, by index; layers come after what they depend on. */
function rootsOf(plan) {
    const roots = new Map();
    for (const [index, layer] of plan.layers.entries()) {
        const links = follows(plan, layer);
        roots.set(layer, links.length === 0 || roots.size > mostRooted
            ? new Set([index])
            : new Set(links.flatMap(({ cause }) => [...(roots.get(cause) ?? [])].slice(0, mostRoots))));
    }
    return roots;
}
/** More are no help to anybody, and would take long. */
const mostRooted = 20_000;
const mostRoots = 50;

;// CONCATENATED MODULE: ./lib/report/layer-table.js






const inHtml = { name: (text) => (0,report_escape/* htmlName */.rC)(text, 'code'), clause: report_escape/* markdownText */.p7 };
/** Beyond them the rest of a line is folded away. */
const mostNamed = 12;
/**
 * Layers as a table in HTML, a line an element: in a table of Markdown a name would be broken at its hyphens. No line of it is blank, which
 * would end it (CommonMark, HTML blocks).
 */
function layerTable(plan, layers, view) {
    if (layers.length === 0)
        return [];
    const hasTimes = layers.some(({ seconds }) => seconds !== null);
    const hasSizes = layers.some(({ bytes }) => bytes > 0);
    const columns = ['verdict', 'layer', 'why', ...(hasTimes ? ['build time'] : []), ...(hasSizes ? ['size'] : [])];
    return [
        '<table>',
        `<tr>${columns.map((column) => `<th align="left">${column}</th>`).join('')}</tr>`,
        ...layerRows(plan, layers, inHtml).map((row) => {
            const cells = [
                `<td nowrap>${signed(row.layers[0].verdict)}</td>`,
                `<td nowrap>${namesOf(row, view)}</td>`,
                `<td>${whyOf(row)}</td>`,
                ...(hasTimes ? [`<td nowrap align="right">${timeOf(row)}</td>`] : []),
                ...(hasSizes ? [`<td nowrap align="right">${sizeOf(row)}</td>`] : []),
            ];
            return `<tr>${cells.join('')}</tr>`;
        }),
        '</table>',
    ];
}
function namesOf({ layers }, view) {
    const named = layers.map((layer) => {
        const { name, stackerfile, line } = layer.definition;
        const place = (0,report_escape/* htmlName */.rC)((0,report_escape/* shorten */.ml)(`${view.show(stackerfile)}:${String(line)}`, 100), 'sub');
        const link = view.link?.(stackerfile, line);
        const between = layers.length > 1 ? ' ' : '<br>';
        return `${(0,report_escape/* htmlName */.rC)((0,report_escape/* shorten */.ml)(name, 100), 'samp')}${between}${link === undefined ? place : `<a href="${(0,report_escape/* htmlAttribute */._s)(link)}">${place}</a>`}`;
    });
    if (named.length <= mostNamed + 1)
        return named.join('<br>');
    const rest = named.slice(mostNamed);
    return `${named.slice(0, mostNamed).join('<br>')}<details><summary>and ${(0,figures/* counted */.hS)(rest.length, 'more layer')}</summary>${rest.join('<br>')}</details>`;
}
function whyOf({ why }) {
    return why.map((clause) => (0,report_escape/* visible */.RK)(clause)).join('<br>');
}
function timeOf({ layers }) {
    const known = layers.flatMap(({ seconds }) => seconds ?? []);
    if (known.length === 0)
        return '';
    const sum = known.reduce((total, seconds) => total + seconds, 0);
    return `${known.length < layers.length ? 'at least ' : ''}${(0,build_time/* roughly */.vB)(sum)}${layers.some(({ verdict }) => !(0,build_plan/* isRebuilt */.kX)(verdict)) ? ' kept' : ''}`;
}
function sizeOf({ layers }) {
    const bytes = layers.reduce((total, layer) => total + layer.bytes, 0);
    return bytes === 0 ? '' : (0,figures/* formatBytes */.z3)(bytes);
}

// EXTERNAL MODULE: ./lib/report/refusals.js
var refusals = __webpack_require__(7737);
;// CONCATENATED MODULE: ./lib/report/reason-table.js

/** Layers and one clause why, as a table in Markdown. */
function reasonTable(title, layers) {
    if (layers.length === 0)
        return [];
    return [
        `| ${title} | why |`,
        '| --- | --- |',
        ...layers.map(({ names, why }) => `| ${names.map(report_escape/* markdownCode */.D9).join(', ')} | ${(0,report_escape/* markdownText */.p7)(why)} |`),
    ];
}

// EXTERNAL MODULE: ./lib/report/terminal-table.js + 1 modules
var terminal_table = __webpack_require__(40590);
// EXTERNAL MODULE: ./lib/report/change.js + 1 modules
var report_change = __webpack_require__(72841);
// EXTERNAL MODULE: ./lib/report/last-change.js
var last_change = __webpack_require__(23389);
;// CONCATENATED MODULE: ./lib/report/what-changed.js



const mostChanges = 20;
/** Of one text, and texts in all: comparing them takes time. */
const mostLines = 20;
const mostTexts = 50;
/**
 * Markdown, folded: the changed fields, lines and files by layer, and who changed them. Values stand here only where no substitution has
 * put anything: what one held may not be for everybody who can see the run.
 */
function whatChanged(plan, { lastChanges }) {
    const isTold = (reason) => (reason.changes ?? []).length > 0 || lastChanges?.has(reason) === true;
    const changed = plan.layers.filter(({ reasons }) => reasons.some(isTold));
    if (changed.length === 0)
        return [];
    let texts = 0;
    const linesOf = (reason, change) => {
        if (reason.code !== 'definition-changed' || change.substitution !== undefined || texts >= mostTexts)
            return undefined;
        const lines = (0,report_change/* describeLines */.B)(change, mostLines);
        if (lines !== undefined)
            texts += 1;
        return lines;
    };
    const told = changed.flatMap((layer) => [
        `- ${(0,report_escape/* markdownCode */.D9)(layer.definition.name)}`,
        ...changesOf(layer, linesOf),
        ...layer.reasons.flatMap((reason) => {
            const last = lastChanges?.get(reason);
            if (last === undefined)
                return [];
            const subject = reason.code === 'definition-changed' ? 'its stackerfile' : (0,report_escape/* markdownCode */.D9)(reason.subject);
            return [`  - ${subject}: ${(0,last_change/* describeLastChange */.Y)(last, { name: report_escape/* markdownCode */.D9, clause: report_escape/* markdownText */.p7 })}`];
        }),
    ]);
    return ['<details><summary>What changed</summary>', '', ...told, '', '</details>'];
}
function changesOf(layer, linesOf) {
    const changes = layer.reasons.flatMap((reason) => (reason.changes ?? []).map((change) => ({ reason, change })));
    return [
        ...changes.slice(0, mostChanges).flatMap(({ reason, change }) => {
            const { subject } = reason;
            const inside = subject === '' || subject === change.path ? '' : ` in ${(0,report_escape/* markdownCode */.D9)(subject)}`;
            const lines = linesOf(reason, change);
            const values = change.substitution === undefined && lines === undefined;
            return [
                `  - ${(0,report_escape/* markdownCode */.D9)((0,report_change/* describeChange */.u)(reason, change, { values }))}${inside}`,
                ...(lines === undefined ? [] : fenced(lines)),
            ];
        }),
        ...(changes.length > mostChanges ? [`  - and ${String(changes.length - mostChanges)} more`] : []),
    ];
}
/** A fence that is longer than any run of backticks in the text cannot be ended by it (CommonMark, fenced code blocks). */
function fenced(lines) {
    const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map(({ length }) => length)));
    const fence = '`'.repeat(longest + 1);
    return ['', `${fence}diff`, ...lines, fence, ''].map((line) => (line === '' ? '' : `    ${line}`));
}

;// CONCATENATED MODULE: ./lib/report/summary.js













/** GitHub silently drops a step's summary above 1 MiB (docs/stacker/platform.md#3.3). */
const mostBytes = 512 * 1024;
const mostStops = 10;
const inMarkdown = { name: report_escape/* markdownCode */.D9, clause: report_escape/* markdownText */.p7 };
/**
 * The job summary of the main step, GitHub-flavoured Markdown of at most 512 KiB: the answer, what is wrong, what was restored, the layers,
 * and below them what one may look up.
 */
function summarisePlan(plan, transfer, view) {
    const { title = '### stack-cache', isFolded = false } = view;
    const details = [
        ...layerTables(plan, view),
        [renderGraph(plan) ?? ''],
        whatChanged(plan, view),
        noticeLines(plan.notices, view),
        (0,terminal_table/* rulesOf */.fD)(plan).isKnown ? [`<sub>By the rules of stacker ${(0,report_escape/* markdownText */.p7)(plan.release.tag)}.</sub>`] : [],
    ];
    return fit([
        [`${title}: ${answer(plan, transfer)}`],
        ...alerts(plan, view),
        transfer === undefined ? [] : restoreLines(transfer),
        ...(isFolded
            ? [[`<details><summary>${(0,figures/* counted */.hS)(plan.layers.length, 'layer')}</summary>`], ...details, ['</details>']]
            : details),
    ], mostBytes);
}
/** What is wrong stands on top. */
function alerts(plan, { show }) {
    const stops = plan.layers.flatMap((layer) => {
        const { name, stackerfile, line } = layer.definition;
        const why = layer.verdict === 'error' ? (0,report_reason/* reasonsOf */.zM)(layer).filter(verdict/* isStop */.j) : [];
        return why.map((reason) => `${(0,report_escape/* markdownCode */.D9)(name)} (${(0,report_escape/* markdownCode */.D9)(`${show(stackerfile)}:${String(line)}`)}): ${(0,report_reason/* describeReason */.Gk)(reason, inMarkdown)}`);
    });
    const rules = (0,terminal_table/* rulesOf */.fD)(plan);
    const refused = (0,refusals/* whyAllRefused */.Q)(plan, inMarkdown);
    const warnings = [
        ...(refused === undefined ? [] : [refused]),
        ...(0,report_reason/* toldOnce */.n3)(plan, inMarkdown),
        ...(rules.isKnown ? [] : [`stacker ${(0,report_escape/* markdownText */.p7)(rules.told)}.`]),
    ];
    const told = stops.slice(0, mostStops);
    return [
        stops.length === 0
            ? []
            : [
                '> [!CAUTION]',
                '> **stacker will stop here:**',
                ...told.map((stop) => `> - ${stop}`),
                ...(stops.length > told.length ? [`> - and ${String(stops.length - told.length)} more`] : []),
            ],
        ...warnings.map((warning) => ['> [!WARNING]', `> ${warning}`]),
    ];
}
function restoreLines(transfer) {
    const { restored, notRestored, bytesDown, bytesLeftOut = 0, seconds, store, images = [] } = transfer;
    const left = bytesLeftOut === 0 ? '' : `, ${(0,figures/* formatBytes */.z3)(bytesLeftOut)} left out until it is needed`;
    return [
        `${(0,figures/* counted */.hS)(restored.length, 'layer')} restored from ${(0,report_escape/* markdownCode */.D9)(store)}: ${(0,figures/* formatBytes */.z3)(bytesDown)} in ${(0,figures/* formatSeconds */.Xo)(seconds)}${left}.`,
        ...(images.length === 0
            ? []
            : ['', `${(0,terminal_table/* describeImages */.Sx)(images)}: ${images.map(({ name }) => (0,report_escape/* markdownCode */.D9)(name)).join(', ')}.`]),
        ...(notRestored.length === 0
            ? []
            : [
                '',
                ...reasonTable('not restored', notRestored.map(({ name, why }) => ({ names: [name], why }))),
            ]),
    ];
}
/** Of a large plan the layers that will not be built are folded away: the rest is what one looks for. */
const mostUnfolded = 20;
function layerTables(plan, view) {
    const { layers } = plan;
    const hits = layers.filter(({ verdict }) => !(0,build_plan/* isRebuilt */.kX)(verdict));
    if (layers.length <= mostUnfolded || hits.length === 0)
        return [layerTable(plan, layers, view)];
    return [
        layerTable(plan, layers.filter(({ verdict }) => (0,build_plan/* isRebuilt */.kX)(verdict)), view),
        [
            `<details><summary>${(0,figures/* counted */.hS)(hits.length, 'layer')} that will not be built</summary>`,
            '',
            ...layerTable(plan, hits, view),
            '',
            '</details>',
        ],
    ];
}
function noticeLines(notices, { show }) {
    if (notices.length === 0)
        return [];
    return [
        '<details><summary>Worth knowing</summary>',
        '',
        ...notices.map(({ message, place, advice }) => {
            const where = place === undefined ? '' : `${(0,report_escape/* markdownCode */.D9)([show(place.file), place.line].filter(Boolean).join(':'))} `;
            return `- ${where}${(0,report_escape/* markdownText */.p7)(advice === undefined ? message : `${message}; ${advice}`)}`;
        }),
        '',
        '</details>',
    ];
}

;// CONCATENATED MODULE: ./lib/report/builds-summary.js





/** GitHub silently drops a step's summary above 1 MiB (docs/stacker/platform.md#3.3). */
const builds_summary_mostBytes = 768 * 1024;
/**
 * The job summary of a plan of one build, or of several: those with something to build first, each with its table, as long as there is
 * room. `isLeg`: of a job that builds, where the plan has been told by another one.
 */
function summariseBuilds(builds, { isLeg, history }) {
    return [summaryOf(builds, isLeg), ...(0,report_history/* historyLine */.Jo)(history).map((line) => `${line}\n`)].join('\n');
}
function summaryOf(builds, isLeg) {
    const [only, ...others] = builds;
    if (only !== undefined && others.length === 0) {
        const title = `### stack-cache${only.name === '' ? '' : `, ${(0,report_escape/* markdownCode */.D9)(only.name)}`}`;
        return summarisePlan(only.plan, only.transfer, { ...only, title, isFolded: isLeg && only.name !== '' });
    }
    const told = builds.filter((build) => (0,builds_table/* hasWork */.OJ)(build) || build.transfer !== undefined);
    const idle = builds.filter((build) => !told.includes(build));
    const parts = [`### stack-cache: ${(0,builds_table/* buildsHeadline */.El)(builds)}\n`];
    let left = builds_summary_mostBytes;
    for (const [index, build] of told.entries()) {
        const title = `#### ${(0,report_escape/* markdownCode */.D9)(build.name)}`;
        const text = summarisePlan(build.plan, build.transfer, { ...build, title, isFolded: isLeg });
        left -= Buffer.byteLength(text);
        if (left < 0) {
            parts.push(`${(0,figures/* counted */.hS)(told.length - index, 'more build')} with something to build: see the plan document.\n`);
            break;
        }
        parts.push(text);
    }
    if (idle.length > 0) {
        const names = idle.slice(0, mostNames).map(({ name }) => (0,report_escape/* markdownCode */.D9)(name));
        const more = idle.length > mostNames ? ` and ${idle.length - mostNames} more` : '';
        parts.push(`Nothing to build in ${(0,figures/* counted */.hS)(idle.length, 'build')}: ${names.join(', ')}${more}.\n`);
    }
    return parts.join('\n');
}
const mostNames = 200;

// EXTERNAL MODULE: ./lib/report/document.js + 1 modules
var report_document = __webpack_require__(86668);
// EXTERNAL MODULE: ./lib/report/matrix-row.js
var matrix_row = __webpack_require__(16096);
// EXTERNAL MODULE: ./lib/report/planned-build.js
var planned_build = __webpack_require__(52021);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/report/stops.js
var stops = __webpack_require__(57979);
;// CONCATENATED MODULE: ./lib/action/runner-log.js

/** The runner's log for the rest of the house: what is said there is never taken for a command. */
function runnerLog(runner) {
    return {
        debug: (message) => {
            runner.debug(message);
        },
        info: (message) => {
            runner.info(withoutCommands(legible(message)));
        },
        warning: (message) => {
            runner.warning(legible(message));
        },
    };
}
/** Lines stay lines; nothing in them steers a terminal or hides what it stands beside. */
function legible(text) {
    return text.split('\n').map(report_escape/* visible */.RK).join('\n');
}
/**
 * Layer names and registries' answers end up in lines of the log, where the runner obeys `::command::` at the start of a line and
 * the older `##[command]` anywhere in it (docs/stacker/platform.md#3.5; ActionCommand.cs). What goes through `warning` and `debug`
 * is escaped by @actions/core.
 */
function withoutCommands(text) {
    return text
        .split(/\r\n|\r|\n/)
        .map((line) => line.replace(/^(\s*):(?=:)/, '$1: ').replaceAll('##[', '## ['))
        .join('\n');
}

;// CONCATENATED MODULE: ./lib/action/annotations.js







/** GitHub keeps ten annotations of each kind from one step (docs/stacker/platform.md#3.4). */
const mostAnnotations = 10;
/** The checkout of a job in `workspace`. */
function checkoutOf({ working, written }, workspace) {
    return { working, ...(written === undefined ? {} : { written }), workspace, physical: physicalOf(workspace) };
}
function physicalOf(workspace) {
    try {
        return (0,external_node_fs_.realpathSync)(workspace);
    }
    catch {
        // It is not there, which is told already.
        return workspace;
    }
}
/**
 * Shows the mistakes, each once, at its place if it has one. The log shows only the text of an annotation, so the place stands there
 * as well.
 */
function annotateMistakes(runner, error, checkout) {
    for (const problem of error.problems) {
        const { place, excerpt } = problem;
        const text = (0,errors/* formatProblem */.Vw)({ ...problem, ...placed(place, checkout) });
        runner.error(text, place === undefined ? {} : annotation(place, checkout));
        if (excerpt !== undefined)
            runner.info(withoutCommands(excerpt));
    }
}
/** Notices of the plan, and a warning for each layer at which stacker will stop, on the lines that they are about. */
function annotatePlan(runner, plan, checkout) {
    const refused = (0,refusals/* whyAllRefused */.Q)(plan, report_reason/* inBackticks */.Zw);
    if (refused !== undefined)
        runner.warning(refused);
    annotateAll(runner, (0,stops/* stopsOf */.l)(plan), checkout, (message, properties) => {
        runner.warning(message, properties);
    });
    annotateAll(runner, plan.notices, checkout, (message, properties) => {
        runner.notice(message, properties);
    });
}
function annotateAll(runner, problems, checkout, annotate) {
    for (const problem of problems.slice(0, mostAnnotations)) {
        annotate(withAdvice(problem), problem.place === undefined ? {} : annotation(problem.place, checkout));
    }
    for (const problem of problems.slice(mostAnnotations)) {
        runner.info(withoutCommands((0,errors/* formatProblem */.Vw)({ ...problem, ...placed(problem.place, checkout) })));
    }
}
function withAdvice({ message, advice }) {
    return advice === undefined ? message : `${message}; ${advice}`;
}
function placed(place, checkout) {
    return place === undefined ? {} : { place: { ...place, file: shownFile(place.file, checkout) } };
}
function annotation(place, checkout) {
    return {
        file: shownFile(place.file, checkout),
        ...(place.line === undefined ? {} : { startLine: place.line }),
        ...(place.column === undefined ? {} : { startColumn: place.column }),
    };
}
/** GitHub finds a file by its path from the root of the repository (docs/stacker/platform.md#3.4). */
function shownFile(file, { working, written = working, workspace, physical }) {
    const place = (0,external_node_path_.resolve)(working, file);
    const inside = (directory) => place.startsWith(`${directory}/`);
    if (inside(working))
        return (0,external_node_path_.relative)(workspace, (0,external_node_path_.resolve)(written, (0,external_node_path_.relative)(working, place)));
    return (0,external_node_path_.relative)(inside(physical) ? physical : workspace, place);
}

// EXTERNAL MODULE: ./lib/build/break-off.js
var break_off = __webpack_require__(93427);
// EXTERNAL MODULE: ./lib/report/build-transfer.js
var build_transfer = __webpack_require__(64144);
;// CONCATENATED MODULE: ./lib/report/failure-summary.js


const failure_summary_mostBytes = 64 * 1024;
const longestExcerpt = 400;
/** The job summary of a step that failed before there was a plan: what is wrong, where, and what to do. */
function summariseFailure(problems, view) {
    return fit([
        [
            `### stack-cache: nothing was planned, ${problems.length === 1 ? 'one thing is' : `${String(problems.length)} things are`} to be mended`,
        ],
        ...problems.flatMap((problem) => [mistakeAlert(problem, view), excerptOf(problem)]),
        ['All layers count as to be built.'],
    ], failure_summary_mostBytes);
}
/** One mistake as an alert. */
function mistakeAlert({ message, place, advice }, { show, link }) {
    const text = (0,report_escape/* markdownText */.p7)(advice === undefined ? message : `${message}; ${advice}`);
    return ['> [!CAUTION]', `> ${place === undefined ? '' : `${placeOf(place, { show, link })}: `}${text}`];
}
function placeOf({ file, line, column }, { show, link }) {
    const shown = (0,report_escape/* markdownCode */.D9)([show(file), line, column].filter((part) => part !== undefined).join(':'));
    const target = link?.(file, line ?? 1);
    return target === undefined ? shown : `[${shown}](<${target.replace(/[<>\s]/g, '')}>)`;
}
/** The lines are code by their indentation: nothing in them ends that, as it could end a fence. */
function excerptOf({ excerpt }) {
    if (excerpt === undefined)
        return [];
    return excerpt.split('\n').map((line) => `    ${(0,report_escape/* shorten */.ml)((0,report_escape/* visible */.RK)(line), longestExcerpt)}`);
}

;// CONCATENATED MODULE: ./lib/report/save-summary.js







const save_summary_mostBytes = 512 * 1024;
/** The job summary of the post step, or of the save door, of one build by its name. */
function summariseSave(transfer, name = '') {
    const { saved, differences, bytesUp, seconds, store, skipped, history } = transfer;
    const title = `### stack-cache${name === '' ? '' : `, ${(0,report_escape/* markdownCode */.D9)(name)}`}`;
    const head = skipped === undefined
        ? `${title}: ${(0,figures/* counted */.hS)(saved.length, 'layer')} saved, ${(0,figures/* formatBytes */.z3)(bytesUp)} sent to ${(0,report_escape/* markdownText */.p7)(store)} in ${(0,figures/* formatSeconds */.Xo)(seconds)}`
        : `${title}: nothing saved, ${(0,report_escape/* markdownText */.p7)(skipped)}`;
    const surprises = differences.filter(report_transfer/* isSurprise */.II);
    return fit([
        [head],
        surprises.length === 0
            ? []
            : [
                '> [!WARNING]',
                `> The build did not do what the plan said.${surprises.some(report_transfer/* isFault */.Zh) ? ' Please report this with the plan document.' : ''}`,
                ...surprises.map((one) => `> - ${(0,report_escape/* markdownCode */.D9)(one.name)}: ${(0,terminal_table/* describeDifference */.hF)(one)}`),
            ],
        saved.length === 0
            ? []
            : [
                `<details><summary>${(0,figures/* counted */.hS)(saved.length, 'saved layer')}</summary>`,
                '',
                '| saved layer | sent | built in |',
                '| --- | ---: | ---: |',
                ...saved.map(({ name: layer, bytes, seconds: built }) => `| ${(0,report_escape/* markdownCode */.D9)(layer)} | ${(0,figures/* formatBytes */.z3)(bytes)} | ${built === undefined ? '' : (0,figures/* formatSeconds */.Xo)(built)} |`),
                '',
                '</details>',
            ],
        reasonTable('not saved', (0,report_transfer/* togetherNotSaved */.Pm)(transfer)),
        (0,report_history/* historyLine */.Jo)(history),
    ], save_summary_mostBytes);
}

;// CONCATENATED MODULE: ./lib/report/build-summary.js






const build_summary_mostBytes = 256 * 1024;
/** What stacker did, and what was saved of it, below the summary of the plan: of one build by its name. */
function summariseBuild(transfer, name, view) {
    const { layers, failure, save } = transfer;
    const passed = layers.filter(({ did }) => did !== 'cached');
    const rows = passed.map((layer) => `| ${(0,report_escape/* markdownCode */.D9)(layer.name)} | ${layer.did === 'built' ? 'built' : 'not finished'} | ${(0,figures/* formatSeconds */.Xo)(layer.seconds)} |`);
    const title = `### stack-cache${name === '' ? '' : `, ${(0,report_escape/* markdownCode */.D9)(name)}`}`;
    const built = fit([
        [`${title}: ${(0,build_transfer/* builtHeadline */.$2)(transfer)}`],
        failure === undefined ? [] : mistakeAlert(failure, view),
        rows.length === 0 ? [] : ['| layer | stacker | in |', '| --- | --- | ---: |', ...rows],
    ], build_summary_mostBytes);
    return `${built}\n${summariseSave(save, name)}`;
}

// EXTERNAL MODULE: ./lib/report/publish-transfer.js
var publish_transfer = __webpack_require__(7213);
;// CONCATENATED MODULE: ./lib/action/build-watch.js



/** What stacker does as the runner's log shows it: a group for each layer, whose seconds stand behind it, since they are known at its end. */
function runnerWatch(runner) {
    return {
        begins: (layer) => {
            runner.startGroup((0,report_escape/* visible */.RK)(layer));
        },
        line: (text) => {
            runner.info(withoutCommands(coloured(text)));
        },
        ends: (layer) => {
            runner.endGroup();
            runner.info(withoutCommands((0,build_transfer/* describePassed */.EN)(layer)));
        },
    };
}
const build_watch_escape = String.fromCharCode(27);
/** Colours stay, since the log shows them; whatever else steers a terminal or hides is made visible. */
function coloured(text) {
    return text
        .split(new RegExp(`(${build_watch_escape}\\[[0-9;]{0,16}m|\\t)`))
        .map((part, index) => (index % 2 === 1 ? part : (0,report_escape/* visible */.RK)(part)))
        .join('');
}

// EXTERNAL MODULE: ./lib/report/joined-rows.js
var joined_rows = __webpack_require__(67555);
// EXTERNAL MODULE: ./lib/report/matrix.js + 3 modules
var report_matrix = __webpack_require__(64473);
;// CONCATENATED MODULE: ./lib/action/output-names.js
/** As each action.yml lists them. */
const outputNames = [
    'rebuild',
    'hit',
    'any',
    'count',
    'stale',
    'any-stale',
    'stackerfiles',
    'matrix',
    'waves',
    'stages',
    'digests',
    'publish',
    'plan-file',
    'stacker-script',
    'restored',
    'stats',
];
/** What the build door sets besides. */
const buildOutputNames = ['built', 'published'];

;// CONCATENATED MODULE: ./lib/action/outputs.js





/**
 * GitHub ends a job whose outputs weigh more than 1 MiB, which it counts as UTF-16 (docs/stacker/platform.md#3.2). Some is left to
 * other steps.
 */
const outputs_mostBytes = 960 * 1024;
/**
 * What is set before anything is known, and stays when the step fails. Nothing is promised to be up to date: `any` is `true`, and the
 * stackerfiles that were given, as far as they are known, are all to be built, in the first of so many `stages`.
 */
function unknownOutputs(stackerfiles, stages = report_matrix/* usualStages */.Sr) {
    const files = stackerfiles ?? [];
    const any = stackerfiles?.length !== 0;
    const matrix = files.length === 0
        ? report_matrix/* inertMatrix */.Qo
        : { include: [{ ...matrix_row/* inertRow */.lo, name: 'not planned', stackerfiles: files.join('\n') }] };
    return {
        rebuild: '[]',
        hit: '[]',
        any: String(any),
        count: '0',
        stale: '[]',
        'any-stale': String(any),
        stackerfiles: JSON.stringify(files),
        matrix: JSON.stringify(matrix),
        waves: JSON.stringify(files.map((file) => [file])),
        stages: JSON.stringify(Array.from({ length: stages }, (_, stage) => {
            return stage === 0 ? { any, matrix } : { any: false, matrix: report_matrix/* inertMatrix */.Qo };
        })),
        digests: '{}',
        publish: '[]',
        'plan-file': '',
        'stacker-script': '',
        restored: 'none',
        stats: JSON.stringify({ layers: 0, bytesDown: 0, seconds: 0, secondsSaved: 0 }),
    };
}
/** The same for builds of a builds file: a row for each. */
function unknownBuilds(rows, stages = report_matrix/* usualStages */.Sr) {
    const files = [...new Set(rows.flatMap(({ stackerfiles }) => stackerfiles.split('\n').filter((file) => file !== '')))];
    const matrix = { include: [...rows] };
    const stage = (at) => (at === 0 ? { any: true, matrix } : { any: false, matrix: report_matrix/* inertMatrix */.Qo });
    return {
        ...unknownOutputs(files, stages),
        any: 'true',
        matrix: JSON.stringify(matrix),
        stages: JSON.stringify(Array.from({ length: stages }, (_, at) => stage(at))),
    };
}
function planOutputs(document, { planFile, script }, transfer, seconds) {
    return {
        rebuild: JSON.stringify(document.rebuild),
        hit: JSON.stringify(document.hit),
        any: String(document.any),
        count: String(document.count),
        stale: JSON.stringify(document.stale),
        'any-stale': String(document.anyStale),
        stackerfiles: JSON.stringify(document.stackerfiles),
        matrix: JSON.stringify(document.matrix),
        waves: JSON.stringify(document.waves),
        stages: JSON.stringify(document.stages),
        digests: JSON.stringify(document.digests),
        publish: JSON.stringify(document.publish),
        'plan-file': planFile,
        'stacker-script': script,
        restored: (0,report_transfer/* restoredWord */.FF)(transfer),
        stats: JSON.stringify({
            layers: transfer?.restored.length ?? 0,
            bytesDown: transfer?.bytesDown ?? 0,
            seconds: transfer?.seconds ?? seconds,
            secondsSaved: transfer === undefined ? 0 : (0,report_transfer/* secondsSaved */.xw)(transfer),
        }),
    };
}
/** The save door has nothing to say about a plan. */
function saveOutputs(transfer) {
    const { saved, bytesDown, bytesUp, seconds } = transfer;
    return { stats: JSON.stringify({ layers: saved.length, bytesDown, bytesUp, seconds }) };
}
/** What was planned and restored, with what stacker built and what was saved of it. */
function builtOutputs(outputs, built, transfers) {
    const { saved, bytesUp, seconds } = (0,report_transfer/* joinSaves */.VK)(transfers.map(({ save }) => save));
    const first = JSON.parse(outputs.stats);
    const more = (0,report_transfer/* joinTransfers */.nE)(transfers.flatMap(({ completed }) => completed ?? []));
    const stats = {
        ...first,
        ...{ saved: saved.length, bytesDown: first.bytesDown + (more?.bytesDown ?? 0), bytesUp },
        seconds: first.seconds + (more?.seconds ?? 0) + seconds,
    };
    return { ...outputs, stats: JSON.stringify(stats), built: JSON.stringify(built), published: '{}' };
}
function setOutputs(runner, outputs) {
    for (const name of [...outputNames, ...buildOutputNames]) {
        const value = outputs[name];
        if (value !== undefined)
            runner.setOutput(name, value);
    }
}
/** Outputs that GitHub takes, and what was left out for that: nothing, most of the time. */
function fitOutputs(outputs, { matrix, stages }) {
    let fitted = outputs;
    const left = [];
    const give = (value, what) => {
        if (weightOf(fitted) <= outputs_mostBytes)
            return;
        fitted = { ...fitted, ...value() };
        if (left.at(-1) !== what)
            left.push(what);
    };
    const rows = (change) => () => {
        const changed = ({ include }) => ({ include: change(include) });
        return {
            matrix: JSON.stringify(changed(matrix)),
            stages: JSON.stringify(stages.map((stage) => ({ ...stage, matrix: changed(stage.matrix) }))),
        };
    };
    const bare = (all) => all.map((row) => ({ ...row, layers: [] }));
    give(rows(bare), 'the layers of the matrix rows');
    // Mostly it says what `rebuild` says.
    give(() => ({ stale: '[]' }), '"stale"');
    for (let most = Math.max(...[matrix, ...stages.map((stage) => stage.matrix)].map(({ include }) => include.length)); most > 1;) {
        most = Math.ceil(most / 2);
        give(rows((all) => (0,joined_rows/* joinRows */.U)(bare(all), most)), 'rows of the matrix, which are joined');
    }
    give(() => ({ hit: '[]' }), '"hit"');
    give(() => ({ digests: '{}' }), '"digests"');
    for (const name of ['rebuild', 'waves', 'publish'])
        give(() => ({ [name]: '[]' }), `"${name}"`);
    return { outputs: fitted, left };
}
function weightOf(outputs) {
    return Object.values(outputs).reduce((sum, value) => sum + 2 * value.length, 0);
}
/**
 * Why GitHub may drop outputs without telling the job: a masked word in them (docs/stacker/platform.md#3.2). Which words are masked
 * no process can see; what can be seen is that a name holds the value of a substitution.
 */
function outputNotices(outputs, substitute, left) {
    const notices = [];
    const names = [outputs.rebuild, outputs.hit, outputs.stale, outputs.stackerfiles, outputs.matrix].join('\n');
    const shown = substitute.flatMap((substitution) => {
        const at = substitution.indexOf('=');
        const value = substitution.slice(at + 1).trim();
        return value.length > 2 && names.includes(JSON.stringify(value).slice(1, -1)) ? [substitution.slice(0, at)] : [];
    });
    if (shown.length > 0) {
        notices.push(`Names in the outputs hold the value of ${[...new Set(shown)].join(', ')}. If that value is masked as a secret, GitHub drops those outputs; "any" and "count" remain.`);
    }
    if (left.length > 0) {
        notices.push(`GitHub takes outputs of 1 MiB a job. These lack ${left.join(', ')}; "plan-file" has everything, and "any" and "count" are right.`);
    }
    return notices;
}

;// CONCATENATED MODULE: ./lib/report/publish-summary.js


const mostRows = 200;
/** The published images as Markdown. */
function summarisePublished({ images, bytesUp, seconds }) {
    const done = images.filter(({ did }) => did !== 'left');
    const words = { sent: 'sent', tagged: 'tagged', stands: 'stood there', left: 'not published' };
    const rows = images.slice(0, mostRows).map(({ repository, digest, tags, did }) => {
        const name = (0,report_escape/* markdownCode */.D9)(`${repository}:${tags.join(', ')}`);
        return `| ${name} | ${words[did]} | ${digest === null ? '' : (0,report_escape/* markdownCode */.D9)(digest)} |`;
    });
    const more = images.length > mostRows ? ['', `And ${String(images.length - mostRows)} more.`] : [];
    return [
        `### ${(0,figures/* counted */.hS)(done.length, 'image')} published, ${(0,figures/* formatBytes */.z3)(bytesUp)} sent in ${(0,figures/* formatSeconds */.Xo)(seconds)}`,
        '',
        '| image | | digest |',
        '| --- | --- | --- |',
        ...rows,
        ...more,
        '',
    ].join('\n');
}

// EXTERNAL MODULE: ./lib/options/stackerfile-list.js
var stackerfile_list = __webpack_require__(21020);
;// CONCATENATED MODULE: ./lib/action/globs.js




/**
 * The files that the lines of `stackerfiles` stand for: absolute, each once, the order of the lines kept, inside one glob by byte.
 * A line that names an existing file is that file, whatever characters it holds; `!GLOB` takes away from the lines above it.
 * Globs never look into stacker's own directories: a root file system may hold a stacker.yaml.
 * @throws UserError for lines without a file.
 */
async function expandStackerfiles(lines, directories) {
    return await (0,stackerfile_list/* expandList */.n)(lines, (line) => matches(line, directories), (line) => ({
        message: `stackerfiles: no file matches "${line}" in "${directories.written ?? directories.working}"`,
        advice: 'correct the path or glob, or remove the line',
    }));
}
async function matches(line, directories) {
    const literal = (0,external_node_path_.resolve)(directories.working, line);
    if ((0,external_node_fs_.statSync)(literal, { throwIfNoEntry: false })?.isFile())
        return [literal];
    if (!/[*?[]/.test(line))
        return [];
    const glob = await __webpack_require__.e(/* import() */ 2377).then(__webpack_require__.bind(__webpack_require__, 42377));
    const pattern = line.startsWith('/') ? line : `${escapeGlob(directories.working)}/${line}`;
    const globber = await glob.create(pattern, { implicitDescendants: false, matchDirectories: false });
    let found;
    try {
        found = await globber.glob();
    }
    catch (error) {
        throw new errors/* UserError */.yo(`stackerfiles: "${line}" looks into a directory that cannot be read; name the stackerfiles or narrow the glob`, { cause: error });
    }
    return found
        .filter((file) => !(0,stackerfile_list/* isStackers */.t)(directories, file) && !(0,stackerfile_list/* isStackers */.t)(directories, (0,external_node_fs_.realpathSync)(file)))
        .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}
/** As `Pattern.globEscape` of @actions/glob does with the current directory, which it would put in front of a relative pattern. */
function escapeGlob(path) {
    return path
        .replaceAll('\\', '\\\\')
        .replace(/(\[)(?=[^/]+\])/g, '[[]')
        .replaceAll('?', '[?]')
        .replaceAll('*', '[*]');
}

;// CONCATENATED MODULE: ./lib/action/door.js


const doors = ['main', 'build', 'plan', 'restore', 'save', 'publish'];
/** What only publishing goes by. */
const ofPublishing = ['from', 'publish', 'publish-index', 'publish-stackerfiles'];
/** Inputs that a door has no use for are not in its action.yml. */
const withoutUse = {
    main: [...ofPublishing, 'stacker', 'complete'],
    build: ['from', 'arch', 'complete'],
    plan: [...ofPublishing, 'stacker', 'restore', 'save', 'budget', 'complete', 'sign-key'],
    restore: [...ofPublishing, 'stacker', 'save', 'budget', 'complete', 'sign-key'],
    publish: ['stacker', 'restore', 'save', 'budget', 'refresh', 'max-age', 'stages', 'legs', 'complete', 'sign-key'],
    save: [
        ...ofPublishing,
        'stacker',
        'restore',
        'bases',
        'binds',
        'binds-exclude',
        'refresh',
        'max-age',
        'stages',
        'legs',
        'publish-to',
        'publish-tags',
    ],
};
/**
 * The default of `stackerfiles` in each action.yml. The runner hands over defaults like given values
 * (docs/stacker/platform.md#3.6); the line break at its end, which a value on one line cannot have, tells that nobody wrote it, so
 * that `search-dir` may be given without emptying `stackerfiles`.
 */
const defaultStackerfiles = 'stacker.yaml\n';
function inputsOf(door) {
    return [...option_texts/* listOptions */.NM, ...option_texts/* singleOptions */.Ns, ...option_texts/* switchOptions */.DT].filter((name) => !withoutUse[door].includes(name));
}
/** @throws UserError when `door`, which no user sets, is not one of ours. */
function readDoor(runner) {
    const text = runner.getInput('door');
    const door = doors.find((candidate) => candidate === (text === '' ? 'main' : text));
    if (door === undefined)
        throw new errors/* UserError */.yo(`door: this input is reserved; leave out ${JSON.stringify(text)}`);
    return door;
}

;// CONCATENATED MODULE: ./lib/action/build-inputs.js
/** Inputs that say which builds of a builds file are meant. */
const buildInputs = ['builds', 'builds-file', 'build'];

;// CONCATENATED MODULE: ./lib/action/inputs.js



/** How builds were asked for. `cwd` is what paths are relative to. */
function readBuildsQuestion(runner, texts, cwd) {
    const [inline, file, names] = buildInputs.map((name) => runner.getInput(name, { trimWhitespace: false }));
    const given = (text) => (text?.trim() === '' ? undefined : text);
    return { texts, inline: given(inline), file: given(file)?.trim(), names: lines(names ?? ''), cwd };
}
/**
 * What was given, by input. An empty value counts as not given, but for `stackerfiles`: an empty list is a list, as the matrix row
 * with nothing to build has it.
 */
function readInputs(runner, door, environment) {
    const given = new Map();
    for (const name of inputsOf(door)) {
        const text = runner.getInput(name, { trimWhitespace: false });
        if (name === 'stackerfiles') {
            // The save door has no default here, so that it can take over the list of the restore step: empty is then not given.
            const absent = environment['INPUT_STACKERFILES'] === undefined || text === defaultStackerfiles;
            if (!absent && !(door === 'save' && text.trim() === ''))
                given.set(name, lines(text));
        }
        else if (option_texts/* listOptions */.NM.some((list) => list === name)) {
            const items = name === 'substitute' ? substitutions(text) : lines(text);
            if (items.length > 0)
                given.set(name, items);
        }
        else if (text.trim() !== '') {
            given.set(name, [text.trim()]);
        }
    }
    return given;
}
/** One item a line; blank lines and lines of comment (`#`) are no items. */
function lines(text) {
    return text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#'));
}
/** Blanks around a value are kept: stacker before v1.0.0 does not trim them (docs/stacker/stackerfile.md#2.7). */
function substitutions(text) {
    return text
        .split('\n')
        .map((line) => line.replace(/\r$/, ''))
        .filter((line) => line.trim() !== '');
}

// EXTERNAL MODULE: ./lib/options/read-options.js
var read_options = __webpack_require__(25047);
;// CONCATENATED MODULE: ./lib/action/source-link.js

/**
 * Where lines of a checkout can be read at the commit of this run; undefined where the runner does not say, by what the runner sets (GITHUB_SERVER_URL,
 * GITHUB_REPOSITORY, GITHUB_SHA), or a file lies outside of it.
 */
function sourceLink(environment, { workspace, physical }) {
    const server = environment['GITHUB_SERVER_URL'] ?? '';
    const repository = environment['GITHUB_REPOSITORY'] ?? '';
    const commit = environment['GITHUB_SHA'] ?? '';
    if (!/^https?:\/\/[A-Za-z0-9.:-]+$/.test(server))
        return undefined;
    if (!/^[A-Za-z0-9_.-]+\/[A-Za-z0-9_.-]+$/.test(repository) || !/^[0-9a-f]{40,64}$/.test(commit))
        return undefined;
    const roots = [workspace, physical];
    return (file, line) => {
        const root = roots.find((directory) => file.startsWith(`${directory}/`));
        if (root === undefined)
            return undefined;
        const way = (0,external_node_path_.relative)(root, file).split('/').map(encodeURIComponent).join('/');
        return `${server}/${repository}/blob/${commit}/${way}#L${String(line)}`;
    };
}

;// CONCATENATED MODULE: ./lib/action/step.js







function surroundingsOf({ runner, environment, now, patience }) {
    return { log: runnerLog(runner), environment, now, ...(patience && { patience }) };
}
async function optionsOf(texts, step, expand) {
    return (0,read_options/* readOptions */.T)(texts, { cwd: step.workspace, defaultStore: 'github', expand });
}
async function trySummary(step, render) {
    try {
        await step.writeSummary(render());
    }
    catch (error) {
        step.runner.warning(`There is no job summary: ${String(error)}`);
    }
}
/** For what the step can do without: a warning with the consequence, and on it goes. */
function tryQuietly(runner, consequence, attempt) {
    try {
        return attempt();
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo)
            throw error;
        runner.warning(`${error instanceof Error ? error.message : String(error)}; ${consequence}`);
        return undefined;
    }
}
function fail(step, error, shown) {
    const { runner, workspace } = step;
    step.fail();
    if (error instanceof errors/* UserError */.yo) {
        annotateMistakes(runner, error, checkoutOf(shown, workspace));
        return;
    }
    const [message, stack] = error instanceof Error ? [error.message, error.stack ?? ''] : [String(error), ''];
    runner.info(withoutCommands(stack));
    runner.error(`This is a fault in stack-cache, please report it: ${message}`);
}
/** The mistakes once more, where people look first; a fault of ours has no summary. */
async function tellFailure(step, error, shown) {
    if (!(error instanceof errors/* UserError */.yo))
        return;
    await trySummary(step, () => summariseFailure(error.problems, viewOf(step, shown)));
}
/** How places in stackerfiles stand in a summary. */
function viewOf({ environment, workspace }, shown) {
    const checkout = checkoutOf(shown, workspace);
    const link = sourceLink(environment, checkout);
    return {
        show: (file) => shownFile(file, checkout),
        link: (file, line) => link?.((0,external_node_path_.resolve)(shown.working, file), line),
    };
}
function secondsSince(step, begun) {
    return Math.max(0, step.now() - begun) / 1000;
}

;// CONCATENATED MODULE: ./lib/action/publish-step.js








/** The publish door: puts images where they are wanted. Answers the output `published`. */
async function publishNow(useCases, step) {
    const { runner, environment } = step;
    const question = readBuildsQuestion(runner, readInputs(runner, 'publish', environment), step.workspace);
    const given = await (0,build_jobs/* readJobs */.RI)(question, (one) => optionsOf((0,published_builds/* ofDisk */.fp)(one), step, expandStackerfiles), expandStackerfiles);
    const jobs = given.filter((job) => !(0,build_jobs/* isNothing */.qv)(job));
    if (jobs.length === 0) {
        runner.info('No stackerfiles are given: there is nothing to publish.');
        return '{}';
    }
    const transfer = await (0,published_builds/* publishedBuilds */.KO)(useCases, jobs, surroundingsOf(step));
    await tellPublished(step, transfer, jobs);
    return JSON.stringify((0,publish_transfer/* publishedDigests */.I)(transfer));
}
async function tellPublished(step, transfer, jobs) {
    step.runner.info(withoutCommands((0,publish_transfer/* renderPublished */.l)(transfer)));
    if (jobs.some(({ options }) => options.summary))
        await trySummary(step, () => summarisePublished(transfer));
}

// EXTERNAL MODULE: ./lib/options/option-directories.js
var option_directories = __webpack_require__(21455);
// EXTERNAL MODULE: ./lib/handover/handover.js
var handover_handover = __webpack_require__(51108);
// EXTERNAL MODULE: ./lib/handover/note.js
var note = __webpack_require__(80959);
// EXTERNAL MODULE: ./lib/plan/builds-to-save.js
var builds_to_save = __webpack_require__(11690);
// EXTERNAL MODULE: ./lib/report/completed.js
var report_completed = __webpack_require__(74455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./lib/formats/decode.js
var decode = __webpack_require__(2924);
;// CONCATENATED MODULE: ./lib/action/step-handover.js






const stateName = 'handover';
/** The directory that the runner empties before each job. */
function temporaryDirectory(environment) {
    return environment['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)();
}
/**
 * Main step to post step. The state itself becomes an environment variable, which Linux ends at 128 kB
 * (docs/stacker/platform.md#3.6), so it only names a file and the digest by which the post step knows that no step between has
 * written it.
 */
function leaveForPost(runner, environment, builds) {
    const left = builds.map(({ name, handover }) => {
        const file = (0,external_node_path_.join)(temporaryDirectory(environment), `stack-cache-post-${(0,external_node_crypto_.randomUUID)()}.json`);
        return { name, file, digest: (0,handover_handover/* writeHandover */.lN)(file, handover) };
    });
    runner.saveState(stateName, JSON.stringify({ format, left }));
}
/** One for each build, in order; undefined when the main step ended before it had anything to leave. */
function takeInPost(runner) {
    const state = runner.getState(stateName);
    if (state === '')
        return undefined;
    const member = (0,decode/* decodeObject */.gv)(JSON.parse(state), 'the state of the main step');
    if (member('format', decode/* decodeCount */.OV) !== format) {
        throw new errors/* FormatError */.IF('the state of the main step', `expected format ${format}`);
    }
    return member('left', (0,decode/* decodeArray */.k$)(decodeLeft)).map(({ name, file, digest }) => {
        const handover = (0,handover_handover/* readHandover */.IY)(file, digest);
        if (handover === undefined)
            throw new errors/* FormatError */.IF(file, 'expected the file that the main step left; it is gone');
        return { name, handover };
    });
}
const format = 3;
const decodeLeft = (value, where) => {
    const member = (0,decode/* decodeObject */.gv)(value, where);
    return {
        name: member('name', decode/* decodeString */.sc),
        file: member('file', decode/* decodeString */.sc),
        digest: member('digest', decode/* decodeString */.sc),
    };
};
/** Restore step to save step of the same job. `build` is its name in the builds file, empty without one. */
function leaveForSave(environment, stackerDirectory, build, handover) {
    (0,handover_handover/* writeHandover */.lN)((0,handover_handover/* handoverFile */.AN)(temporaryDirectory(environment), stackerDirectory, build), handover);
}
function takeInSave(environment, stackerDirectory, build) {
    return (0,handover_handover/* readHandover */.IY)((0,handover_handover/* handoverFile */.AN)(temporaryDirectory(environment), stackerDirectory, build));
}

;// CONCATENATED MODULE: ./lib/action/save-step.js



















/** The save door: inputs that are left out are those of the restore step of this job, if there was one. */
async function saveNow(useCases, step) {
    const { runner, environment } = step;
    const question = readBuildsQuestion(runner, readInputs(runner, 'save', environment), step.workspace);
    const left = await (0,builds_to_save/* buildsToSave */.K)(question, (texts, name) => tryQuietly(runner, 'what the restore step left cannot be used', () => takeInSave(environment, (0,option_directories/* givenDirectories */.Tj)(texts, step.workspace).stacker, name)));
    const transfers = [];
    for (const { build, handover } of left) {
        const [job] = await (0,build_jobs/* withOptions */.tq)([build], (texts) => optionsToSave(texts, (0,builds_to_save/* givenFor */.Z)(build, question.texts), handover, step));
        if (job === undefined)
            continue;
        transfers.push(await save(useCases, step, job, handover));
        if (job.options.complete)
            await completeImages(useCases, step, job.options);
        if (handover?.note === undefined)
            continue;
        const spent = { ...handover, note: (0,note/* spentNote */.Zb)(handover.note) };
        tryQuietly(runner, 'a further save will not know what was restored', () => {
            leaveForSave(environment, job.options.directories.stacker, job.name, spent);
        });
    }
    return saveOutputs((0,report_transfer/* joinSaves */.VK)(transfers));
}
async function optionsToSave(texts, given, handover, step) {
    if (handover === undefined)
        return await optionsOf(texts, step, expandStackerfiles);
    const taken = (0,handover_handover/* takeOver */.w9)(handover, given);
    const { files } = taken;
    return await optionsOf(taken.texts, step, files === undefined ? expandStackerfiles : () => Promise.resolve(files));
}
/** Never fails the job: the build is done, and what is not saved is built again next time. */
async function runPost(useCases, step) {
    const { runner } = step;
    try {
        const builds = takeInPost(runner);
        if (builds === undefined) {
            runner.info('Nothing is saved: the main step ended before it knew what to build.');
            return;
        }
        for (const build of builds)
            await saveInPost(useCases, step, build);
    }
    catch (error) {
        tellTrouble(step, error);
    }
}
/** The trouble of one build is no other's. */
async function saveInPost(useCases, step, { name, handover }) {
    try {
        const options = await optionsToSave(new Map(), secretInputs(step), handover, step);
        if (!(0,build_jobs/* isNothing */.qv)({ options }))
            await save(useCases, step, { options, name }, handover);
    }
    catch (error) {
        tellTrouble(step, error);
    }
}
/** The runner hands the inputs of the main step over again, so that no file has to keep what is secret. */
function secretInputs({ runner, environment }) {
    const given = readInputs(runner, 'main', environment);
    const open = (0,option_texts/* withoutSecrets */.cT)(given);
    return new Map([...given].filter(([name]) => !open.has(name)));
}
function tellTrouble({ runner }, error) {
    runner.warning(`Nothing more is saved; the job goes on. ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof Error && !(error instanceof errors/* UserError */.yo))
        runner.info(withoutCommands(error.stack ?? ''));
}
/** The cache never fails a build: what images lack is a warning, and whoever copies them out will see. */
async function completeImages(useCases, step, options) {
    const completed = await useCases.complete(options, surroundingsOf(step));
    const told = withoutCommands((0,report_completed/* renderCompleted */.o)(completed));
    if ((0,report_completed/* isComplete */.A)(completed))
        step.runner.info(told);
    else
        step.runner.warning(told);
}
async function save(useCases, step, { options, name }, handover) {
    const { runner } = step;
    const surroundings = surroundingsOf(step);
    const transfer = await useCases.save(options, surroundings, handover?.note);
    const style = { colour: false, show: (0,report_document/* showFrom */.I)(options.directories.working, options.directories.written) };
    runner.info(withoutCommands(underName(name, (0,terminal_table/* renderSave */.us)(transfer, style))));
    tellSurprises(runner, transfer);
    if (options.summary)
        await trySummary(step, () => summariseSave(transfer, name));
    return transfer;
}
/** What is told of a build, below its name where it has one. */
function underName(build, told) {
    return build === '' ? told : `${(0,report_escape/* visible */.RK)(build)}\n${told}`;
}
/** Where the build did not do what the plan said. */
function tellSurprises(runner, { differences }) {
    const surprises = differences.filter(report_transfer/* isSurprise */.II);
    if (surprises.length > 0) {
        runner.warning(`The build did not do what the plan said, for ${surprises.map(({ name }) => name).join(', ')}. ${surprises.some(report_transfer/* isFault */.Zh) ? 'Please report this with the plan document.' : 'stacker has built another definition: were the same options given to both?'}`);
    }
}

;// CONCATENATED MODULE: ./lib/action/build-step.js
















/** As shells tell of a process that a signal ended. */
const exitCodes = { SIGINT: 130, SIGTERM: 143 };
/**
 * The build door: restores by `restore`, runs stacker and saves. `tell` takes the outputs as they come to be known. A stacker that fails, and
 * a signal, fail the step.
 */
async function buildNow(useCases, step, jobs, { restore, tell }) {
    const interrupted = step.interruption?.() ?? new AbortController().signal;
    const restored = await (0,interruption/* untilInterrupted */.t)(restore(), interrupted);
    if (restored.kind === 'interrupted') {
        await (0,break_off/* breakOff */.J)(jobs.map(({ options }) => options.directories), runnerLog(step.runner));
        failInterrupted(step, interrupted.reason);
        return;
    }
    const { builds, outputs } = restored.value;
    tell({ ...outputs, built: '[]', published: '{}' });
    const running = { watch: runnerWatch(step.runner), interrupted };
    const transfers = await (0,run_builds/* runBuilds */.r8)(useCases, builds, surroundingsOf(step), running);
    const done = transfers.flatMap((transfer, index) => {
        const job = builds[index]?.job;
        return job === undefined ? [] : [{ job, transfer }];
    });
    const built = builtOutputs(outputs, done.flatMap(({ job, transfer }) => (0,build_transfer/* builtNames */.lS)(transfer, job.name)), transfers);
    tell(built);
    for (const { job, transfer } of done)
        await tellBuilt(step, job, transfer);
    if (!(0,run_builds/* isWhole */.wP)(builds, transfers))
        return;
    const published = await (0,published_builds/* publishedRuns */.tV)(useCases, builds, surroundingsOf(step));
    if (published === undefined)
        return;
    tell({ ...built, published: JSON.stringify((0,publish_transfer/* publishedDigests */.I)(published)) });
    await tellPublished(step, published, jobs);
}
async function tellBuilt(step, { name, options }, transfer) {
    const { runner, workspace } = step;
    const { directories, summary } = options;
    const style = { colour: false, show: (0,report_document/* showFrom */.I)(directories.working, directories.written) };
    runner.info(withoutCommands(underName(name, (0,build_transfer/* renderBuilt */.Nx)(transfer, style))));
    tellSurprises(runner, transfer.save);
    if (summary)
        await trySummary(step, () => summariseBuild(transfer, name, viewOf(step, directories)));
    const { failure, interrupted } = transfer;
    if (failure !== undefined) {
        step.fail();
        annotateMistakes(runner, new errors/* UserError */.yo(failure), checkoutOf(directories, workspace));
    }
    if (interrupted !== undefined)
        failInterrupted(step, interrupted);
}
function failInterrupted({ runner, fail }, signal) {
    fail(exitCodes[signal]);
    runner.error(`The job was broken off by ${signal}`);
}

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./lib/registry/fetch.js
var fetch = __webpack_require__(50255);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
;// CONCATENATED MODULE: ./lib/setup/commands.js

/** Milliseconds: apt may wait for mirrors, and for another apt. */
const patience = 300_000;
/** Programs as `variables` lead to them by PATH. */
function commandsOf(variables) {
    return (program, args) => new Promise((resolve) => {
        const options = { timeout: patience, killSignal: 'SIGKILL', maxBuffer: 16 << 20 };
        (0,external_node_child_process_.execFile)(program, [...args], { ...options, env: { ...variables } }, (error, out, complaint) => {
            if (error === null)
                resolve({ kind: 'done', out });
            else if (error.code === 'ENOENT')
                resolve({ kind: 'failed', why: `${program} is not installed` });
            else
                resolve({
                    kind: 'failed',
                    why: error.killed === true ? `${program} took too long` : lastWords(program, complaint),
                });
        });
    });
}
/** The command with which root does it: sudo, without a question, where this user is another one. */
function asRoot(uid, command) {
    const [program, ...args] = command;
    return uid === 0 ? [program, args] : ['sudo', ['-n', '--', ...command]];
}
function lastWords(program, complaint) {
    const line = complaint.trim().split('\n').at(-1)?.trim().slice(0, 200) ?? '';
    return line === '' ? `${program} failed` : line;
}

// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/registry/http.js
var registry_http = __webpack_require__(69127);
;// CONCATENATED MODULE: ./lib/setup/verified-download.js





/** However long a server asks to be left alone. */
const longestPause = 60_000;
/**
 * Downloads a file that nobody can execute, and verifies it. Without the right digest nothing may be done with it.
 * @throws UserError where asking again would not help, TroubleError where the network or the server failed.
 */
async function download(source, target, http, limits) {
    const shown = withoutSecrets(source.url);
    if (source.token !== undefined && !(0,registry_http/* mayReceiveSecrets */.mM)(new URL(source.url), false))
        throw new errors/* UserError */.yo(`token: it is sent over https alone, and ${shown} is not`);
    for (let tries = 0;; tries += 1) {
        const tried = await tryOnce(source, target, http, limits.bytes);
        switch (tried.kind) {
            case 'done':
                if (tried.digest !== source.digest)
                    throw new errors/* UserError */.yo(`${shown} has ${tried.digest}, where ${source.digest} was expected; nothing is installed. Give that one as digest if it is what you want`);
                return;
            case 'refused':
                throw new errors/* UserError */.yo(`${shown}: ${tried.why}; nothing is installed`);
            case 'later': {
                const pause = limits.pauses[tries];
                if (pause === undefined || http.deadline.aborted)
                    throw new errors/* TroubleError */.WN(`${shown}: ${tried.why}, after ${String(tries + 1)} tries; nothing is installed`);
                await limits.wait(Math.min(tried.after ?? pause, longestPause));
            }
        }
    }
}
async function tryOnce({ url, token }, target, http, most) {
    const headers = {
        // What GitHub's API needs to be told before it gives the file of a release in place of what it knows about it.
        accept: 'application/octet-stream',
        'user-agent': 'stack-cache',
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    };
    const answer = await (0,registry_http/* send */.tN)(http, { url, method: 'GET', headers, insecure: false });
    if (answer.kind === 'failed')
        return { kind: 'later', why: answer.why };
    const { response } = answer;
    if (response.status !== 200) {
        (0,registry_http/* discard */.vf)(response);
        return notGiven(response, token !== undefined);
    }
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const file = await (0,external_node_fs_promises_.open)(target, 'w', 0o600);
    try {
        const read = await (0,registry_http/* readPieces */.ut)(response, most, (piece) => {
            hash.update(piece);
            for (let at = 0; at < piece.length;)
                at += (0,external_node_fs_.writeSync)(file.fd, piece, at);
        });
        switch (read.kind) {
            case 'read':
                return { kind: 'done', digest: `sha256:${hash.digest('hex')}` };
            case 'too-long':
                return { kind: 'refused', why: `it is longer than ${String(most)} bytes` };
            case 'failed':
                return { kind: 'later', why: read.why };
        }
    }
    finally {
        await file.close();
    }
}
function notGiven({ status, headers }, withToken) {
    const why = `the server answers ${String(status)}`;
    if (status === 404)
        return { kind: 'refused', why: `${why}: there is no such file${withToken ? '' : ', or it needs a token'}` };
    if (status === 401 || status === 403)
        return { kind: 'refused', why: `${why}: ${withToken ? 'the token may not read it' : 'it needs a token'}` };
    if (status < 500 && status !== 429 && status !== 408)
        return { kind: 'refused', why };
    const after = Number(headers.get('retry-after') ?? Number.NaN);
    return { kind: 'later', why, ...(after >= 0 ? { after: after * 1000 } : {}) };
}
/** Queries hold signatures of those who may read. */
function withoutSecrets(url) {
    const { origin, pathname } = new URL(url);
    return origin + pathname;
}

;// CONCATENATED MODULE: ./lib/setup/host.js
function joinChanges(changes) {
    return { done: changes.flatMap(({ done }) => done), missing: changes.flatMap(({ missing }) => missing) };
}

;// CONCATENATED MODULE: ./lib/setup/packages.js

/** Installs what is missing of these Debian packages. */
async function installPackages(host, packages) {
    const there = await Promise.all(packages.map((name) => isInstalled(host, name)));
    const wanted = packages.filter((_, index) => there[index] !== true);
    if (wanted.length === 0)
        return { done: [], missing: [] };
    const apt = (...words) => 
    // `env`, since sudo keeps no variable of ours; without it a package may stop and ask.
    host.run(...asRoot(host.uid, ['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-qq', ...words]));
    const install = ['install', '-y', '--no-install-recommends', '--', ...wanted];
    let ended = await apt(...install);
    // The lists of an image are as old as the image, and name files that mirrors no longer have.
    if (ended.kind === 'failed' && (await apt('update')).kind === 'done')
        ended = await apt(...install);
    if (ended.kind === 'done')
        return { done: wanted.map((name) => `package ${name}`), missing: [] };
    const names = wanted.length === 1 ? `Package ${wanted.join()} is` : `Packages ${wanted.join(', ')} are`;
    return { done: [], missing: [`${names} missing and cannot be installed: ${ended.why}.`] };
}
async function isInstalled(host, name) {
    const ended = await host.run('dpkg-query', ['-W', '-f', '${db:Status-Status}', '--', name]);
    return ended.kind === 'done' && ended.out === 'installed';
}

;// CONCATENATED MODULE: ./lib/setup/release-asset.js
/**
 * Releases whose downloads hold no program, and the one to take instead (docs/stacker/platform.md#3.9). They would answer 404, which
 * tells nobody what to do.
 */
const withoutBinaries = new Map([
    ['v1.1.4', 'v1.1.6'],
    ['v1.1.5', 'v1.1.6'],
    ['v1.2.1', 'v1.2.0'],
]);
/** Before, there was one file, for amd64 (docs/stacker/platform.md#3.9). */
const firstOfArchitectures = [1, 1, 3];
/** What of a release is downloaded. `version` as `v1.2.0`. */
function releaseAsset(version, arch) {
    const instead = withoutBinaries.get(version);
    if (instead !== undefined)
        return { kind: 'none', why: `stacker ${version} was released without binaries; ${instead} has them` };
    if (!isBefore(numbersOf(version), firstOfArchitectures))
        return { kind: 'binary', file: `stacker-linux-${arch}` };
    if (arch === 'amd64')
        return { kind: 'binary', file: 'stacker' };
    return {
        kind: 'none',
        why: `stacker ${version} was released for amd64 alone; v1.1.3 is the first with a binary for arm64`,
    };
}
function numbersOf(version) {
    return (/^v(\d+)\.(\d+)\.(\d+)/.exec(version) ?? []).slice(1).map(Number);
}
function isBefore(version, other) {
    const at = version.findIndex((number, index) => number !== other[index]);
    return at >= 0 && (version[at] ?? 0) < (other[at] ?? 0);
}

// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __webpack_require__(67910);
;// CONCATENATED MODULE: ./lib/setup/tool-cache.js







const tool_cache_name = 'stacker';
/** Path of the program where the tool cache has it, whole and unchanged. */
async function findTool(tool) {
    const { find } = await Promise.all(/* import() */[__webpack_require__.e(2088), __webpack_require__.e(9805)]).then(__webpack_require__.bind(__webpack_require__, 59805));
    const directory = find(tool_cache_name, tool.version, tool_cache_placeOf(tool));
    if (directory === '')
        return undefined;
    const program = (0,external_node_path_.join)(directory, tool_cache_name);
    return (await hasDigest(program, tool.digest)) ? program : undefined;
}
/**
 * Keeps a verified file, and makes a program of it: it bears its name only when it is whole, verified where it lies, and executable.
 * @returns its path.
 * @throws TroubleError when what was written is not what was given.
 */
async function keepTool(tool, file) {
    const { cacheFile } = await Promise.all(/* import() */[__webpack_require__.e(2088), __webpack_require__.e(9805)]).then(__webpack_require__.bind(__webpack_require__, 59805));
    const part = `${tool_cache_name}.part`;
    const directory = await cacheFile(file, part, tool_cache_name, tool.version, tool_cache_placeOf(tool));
    if (!(await hasDigest((0,external_node_path_.join)(directory, part), tool.digest)))
        throw new errors/* TroubleError */.WN(`${directory} does not hold what was written there; nothing is installed`);
    await (0,external_node_fs_promises_.chmod)((0,external_node_path_.join)(directory, part), 0o755);
    await (0,external_node_fs_promises_.rename)((0,external_node_path_.join)(directory, part), (0,external_node_path_.join)(directory, tool_cache_name));
    return (0,external_node_path_.join)(directory, tool_cache_name);
}
/** Two builds of one version have places of their own: a job that runs one never sees it replaced by the other. */
function tool_cache_placeOf({ arch, digest }) {
    return `${arch}-${(0,formats_digest/* digestHex */.sU)(digest).slice(0, 16)}`;
}
async function hasDigest(file, digest) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    try {
        await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file), hash);
    }
    catch {
        // Nothing that could be verified is there.
        return false;
    }
    return hash.digest('hex') === (0,formats_digest/* digestHex */.sU)(digest);
}

;// CONCATENATED MODULE: ./lib/setup/subordinate-ids.js
/** As many as stacker asks newuidmap for (storage/unpriv-setup.go): fewer, and it cannot make its user namespace. */
const wanted = 65_536;
/** Where useradd begins too (login.defs, SUB_UID_MIN). */
const lowest = 100_000;
/** Whether `/etc/subuid` or `/etc/subgid` gives the user enough ids; `names` are its name and its number. */
function hasSubordinateIds(text, names) {
    return rangesIn(text).some(({ owner, count }) => names.includes(owner) && count >= wanted);
}
/** `FIRST-LAST` behind all that is given away, and without the user's own id, which newuidmap refuses. */
function freeSubordinateIds(text, id) {
    const behind = Math.max(lowest, ...rangesIn(text).map(({ first, count }) => first + count));
    const first = behind <= id && id < behind + wanted ? id + 1 : behind;
    return `${String(first)}-${String(first + wanted - 1)}`;
}
/** `OWNER:FIRST:COUNT`, one a line (subuid(5)). */
function rangesIn(text) {
    return text.split('\n').flatMap((line) => {
        const [, owner, first, count] = /^([^:]+):(\d{1,10}):(\d{1,10})$/.exec(line.trim()) ?? [];
        return owner === undefined ? [] : [{ owner, first: Number(first), count: Number(count) }];
    });
}

;// CONCATENATED MODULE: ./lib/setup/user-namespaces.js







/**
 * Kernel settings that keep a user from making user namespaces, with the value that does not: Ubuntu's since 24.04 (by AppArmor), and
 * Debian's (docs/stacker/platform.md#3.8). They are set until the machine is started again.
 */
const settings = [
    { name: 'kernel.apparmor_restrict_unprivileged_userns', value: '0' },
    { name: 'kernel.unprivileged_userns_clone', value: '1' },
];
/** Lets stacker run without root, as far as this user may. What is set already is left alone. */
async function allowUserNamespaces(host) {
    const changes = [
        ...(await Promise.all(settings.map((setting) => setKernel(host, setting)))),
        await namespacesCounted(host),
        await newuidmapInstalled(host),
        await idsGiven(host, { file: 'subuid', option: '--add-subuids', id: host.uid }),
        await idsGiven(host, { file: 'subgid', option: '--add-subgids', id: host.gid }),
    ];
    return joinChanges(changes);
}
const nothing = { done: [], missing: [] };
async function setKernel(host, { name, value }) {
    const now = await kernelSetting(host, name);
    if (now === undefined || now === value)
        return nothing;
    const ended = await host.run(...asRoot(host.uid, ['sysctl', '-q', '-w', `${name}=${value}`]));
    if (ended.kind === 'done')
        return { done: [`${name}=${value}`], missing: [] };
    return { done: [], missing: [`${name}=${now} forbids user namespaces, and cannot be set to ${value}: ${ended.why}.`] };
}
async function namespacesCounted(host) {
    if ((await kernelSetting(host, 'user.max_user_namespaces')) !== '0')
        return nothing;
    return {
        done: [],
        missing: ['user.max_user_namespaces=0 forbids user namespaces: whoever runs this machine has switched them off.'],
    };
}
/** Without it `stacker check` ends with an error, and a build that is not root's too (docs/stacker/platform.md#3.8). */
async function newuidmapInstalled(host) {
    for (const directory of host.path.split(external_node_path_.delimiter).filter((each) => each !== '')) {
        try {
            await (0,external_node_fs_promises_.access)((0,external_node_path_.join)(directory, 'newuidmap'), external_node_fs_.constants.X_OK);
            return nothing;
        }
        catch {
            // Not in this one.
        }
    }
    return await installPackages(host, ['uidmap']);
}
async function idsGiven(host, { file, option, id }) {
    const text = (await textOf((0,external_node_path_.join)(host.root, 'etc', file))) ?? '';
    if (hasSubordinateIds(text, [host.user, String(host.uid)]))
        return nothing;
    const range = freeSubordinateIds(text, id);
    const ended = await host.run(...asRoot(host.uid, ['usermod', option, range, host.user]));
    if (ended.kind === 'done')
        return { done: [`/etc/${file} ${host.user}:${range}`], missing: [] };
    return {
        done: [],
        missing: [`/etc/${file} gives ${host.user} no 65536 ids, and cannot be changed: ${ended.why}.`],
    };
}
/** Undefined where the kernel has no such setting. */
async function kernelSetting(host, name) {
    return (await textOf((0,external_node_path_.join)(host.root, 'proc/sys', ...name.split('.'))))?.trim();
}
async function textOf(file) {
    try {
        return await (0,external_node_fs_promises_.readFile)(file, 'utf8');
    }
    catch {
        // It is not there, or not for us: then it keeps nobody from anything that we could change.
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/setup/setup.js











const releaseDownloads = 'https://github.com/project-stacker/stacker/releases/download/{version}/{file}';
/**
 * Installs stacker, verified, and prepares the machine for it.
 * @throws UserError where what was asked for cannot be had, TroubleError where the network or this machine failed.
 */
async function setup(request, surroundings) {
    const { log, host } = surroundings;
    const arch = archOf(host);
    const { url, digest } = sourceOf(request, arch, surroundings.digests);
    if ((surroundings.environment['RUNNER_TOOL_CACHE'] ?? '') === '')
        throw new errors/* TroubleError */.WN('RUNNER_TOOL_CACHE is not set: there is no place for tools on this runner');
    const tool = { version: request.version, arch, digest };
    const found = await findTool(tool);
    const path = found ?? (await fetched({ url, token: request.token, digest }, surroundings, (file) => keepTool(tool, file)));
    log.info(`stacker ${request.version} (${digest}) ${found === undefined ? 'is installed' : 'is in the tool cache'}: ${path}`);
    await prepare(request, surroundings);
    return { version: request.version, path, cacheHit: found !== undefined };
}
function archOf({ platform, arch }) {
    if (platform !== 'linux')
        throw new errors/* UserError */.yo(`stacker runs on Linux alone, and this runner has ${platform}`);
    if (arch === 'x64')
        return 'amd64';
    if (arch === 'arm64')
        return 'arm64';
    throw new errors/* UserError */.yo(`stacker has no binary for the architecture ${arch}`);
}
/** Where the program is, and what it has to be. */
function sourceOf(request, arch, digests) {
    const { version } = request;
    const asset = releaseAsset(version, arch);
    // A mirror may have built what the release lacks.
    if (asset.kind === 'none' && request.url === undefined)
        throw new errors/* UserError */.yo(`version: ${asset.why}`);
    const file = asset.kind === 'none' ? `stacker-linux-${arch}` : asset.file;
    const url = (request.url ?? releaseDownloads).replaceAll(/\{(version|arch|file)\}/g, (_, name) => name === 'version' ? version : name === 'arch' ? arch : file);
    const digest = request.digest ?? digests[`${version}/${file}`];
    if (digest === undefined)
        throw new errors/* UserError */.yo({
            message: `digest: that of ${file} of stacker ${version} is not known here, and nothing is installed unverified`,
            advice: `give what \`curl -fsSL ${request.url === undefined ? url : 'URL'} | sha256sum\` prints, where you trust it`,
        });
    return { url, digest };
}
async function fetched(source, { environment, fetch, patience, limits }, keep) {
    const { RUNNER_TEMP: temporary } = environment;
    if (temporary === undefined || temporary === '')
        throw new errors/* TroubleError */.WN('RUNNER_TEMP is not set');
    const file = (0,external_node_path_.join)(temporary, `stack-cache-setup-${(0,external_node_crypto_.randomUUID)()}`);
    await (0,external_node_fs_promises_.mkdir)((0,external_node_path_.dirname)(file), { recursive: true });
    try {
        await download(source, file, (0,registry_http/* httpEnv */.aY)(fetch, patience.request, patience.total), limits);
        return await keep(file);
    }
    finally {
        await (0,external_node_fs_promises_.rm)(file, { force: true });
    }
}
/** Whatever cannot be prepared is told; only what was asked for by `true` fails the step. */
async function prepare(request, { host, log }) {
    const { userNamespaces, packages } = request;
    const wanted = userNamespaces === 'true' || (userNamespaces === 'auto' && host.uid !== 0);
    const [installed, allowed] = [
        await installPackages(host, packages),
        wanted ? await allowUserNamespaces(host) : joinChanges([]),
    ];
    const { done } = joinChanges([installed, allowed]);
    if (done.length > 0)
        log.info(`Set on this host: ${done.join(', ')}.`);
    if (userNamespaces === 'true' && allowed.missing.length > 0)
        throw new errors/* UserError */.yo(allowed.missing.map((message) => ({ message: `user-namespaces: ${message}` })));
    for (const sentence of allowed.missing)
        log.warning(`${sentence} Without it stacker may build as root alone.`);
    for (const sentence of installed.missing)
        log.warning(sentence);
}

// EXTERNAL MODULE: ./lib/release/releases.js + 2 modules
var releases = __webpack_require__(44129);
;// CONCATENATED MODULE: ./lib/setup/setup-request.js



const setupInputs = ['version', 'digest', 'url', 'token', 'user-namespaces', 'packages'];
/** SemVer: the tool cache of the runner knows no other names, and the text becomes part of a URL and of a path. */
const versionText = /^v?\d{1,6}\.\d{1,6}\.\d{1,6}(?:-[0-9A-Za-z](?:[0-9A-Za-z.-]{0,48}[0-9A-Za-z])?)?$/;
/** Debian Policy 5.6.1: no such name is taken for an option. */
const packageName = /^[a-z0-9][a-z0-9+.-]{1,99}$/;
/** @throws UserError with every input that is wrong. An empty text counts as not given. */
function readSetupRequest(texts) {
    const problems = [];
    const check = (name, read, advice) => {
        const text = texts[name].trim();
        if (text === '')
            return undefined;
        const value = read(text);
        if (value === undefined)
            problems.push({ message: `${name}: ${setup_request_quoted(name, text)} is not ${advice}` });
        return value;
    };
    const request = {
        version: check('version', readVersion, 'a version, as v1.2.0') ?? releases/* newestRelease */.s5.tag,
        digest: check('digest', readDigest, 'a sha256 of 64 hexadecimal digits, with or without `sha256:` before it'),
        url: check('url', readUrl, 'an http or https URL without a user; a secret is given as token'),
        token: check('token', readToken, 'one line of printable characters'),
        userNamespaces: check('user-namespaces', readSwitch, 'auto, true or false') ?? 'auto',
        packages: check('packages', readPackages, 'a list of names of Debian packages, one a line') ?? [],
    };
    if (problems.length > 0)
        throw new errors/* UserError */.yo(problems);
    return request;
}
/** What is not understood is shown short; a token never. */
function setup_request_quoted(name, text) {
    return name === 'token' || name === 'url' ? 'the given text' : JSON.stringify(text.slice(0, 100));
}
function readVersion(text) {
    return versionText.test(text) ? text.replace(/^v?/, 'v') : undefined;
}
function readDigest(text) {
    const digest = `sha256:${text.replace(/^sha256:/i, '').toLowerCase()}`;
    return (0,formats_digest/* isDigest */.Bc)(digest) ? digest : undefined;
}
function readUrl(text) {
    const url = URL.parse(text);
    if (url === null || text.length > 2000 || url.username !== '' || url.password !== '')
        return undefined;
    return url.protocol === 'https:' || url.protocol === 'http:' ? text : undefined;
}
function readToken(text) {
    return /^[\x21-\x7e]{1,4096}$/.test(text) ? text : undefined;
}
function readSwitch(text) {
    return text === 'auto' || text === 'true' || text === 'false' ? text : undefined;
}
function readPackages(text) {
    const names = text.split(/\s+/);
    return names.length <= 100 && names.every((name) => packageName.test(name)) ? names : undefined;
}

;// CONCATENATED MODULE: ./lib/setup/stacker-digests.js
/**
 * The sha256 of files of stacker's releases, by `VERSION/FILE`, as `node scripts/stacker-digests.mjs VERSION...` prints them. A line is
 * added only where somebody has downloaded that file and compared: a digest that is wrong here installs a foreign program everywhere.
 * What is not in the table needs the input `digest`.
 */
const stackerDigests = {};

;// CONCATENATED MODULE: ./lib/action/setup-step.js











/** The value of the reserved input `door` in setup/action.yml. */
const setupDoor = 'setup';
/** Installs stacker for the steps that follow. Trouble ends up in the step's result, never in a rejection. */
async function runSetup(step) {
    const { runner, environment } = step;
    let done;
    try {
        const request = readSetupRequest(textsOf(runner));
        const installed = await setup(request, setupSurroundings(step));
        runner.addPath((0,external_node_path_.dirname)(installed.path));
        done = installed;
    }
    catch (error) {
        if ((0,errors/* isTrouble */.KM)(error)) {
            runner.error(error.message);
            step.fail();
        }
        else
            fail(step, error, { working: environment['GITHUB_WORKSPACE'] ?? step.workspace });
    }
    finally {
        runner.setOutput('version', done?.version ?? '');
        runner.setOutput('path', done?.path ?? '');
        runner.setOutput('cache-hit', String(done?.cacheHit ?? false));
    }
}
function textsOf(runner) {
    return Object.fromEntries(setupInputs.map((name) => [name, runner.getInput(name)]));
}
/** What is longer than 512 MiB is no stacker. */
function setupSurroundings({ runner, environment, wait = promises_.setTimeout }) {
    return {
        log: runnerLog(runner),
        environment,
        host: thisHost(environment),
        fetch: (0,fetch.openFetch)(environment),
        patience: { request: 300_000, total: 900_000 },
        limits: { bytes: 512 * 1024 * 1024, pauses: [1000, 3000, 9000], wait: (time) => wait(time) },
        digests: stackerDigests,
    };
}
function thisHost(environment) {
    const { platform, arch } = process;
    const [uid, gid] = [process.geteuid?.() ?? 0, process.getegid?.() ?? 0];
    const path = environment['PATH'] ?? '';
    return { platform, arch, uid, gid, user: userName(uid), root: '/', path, run: commandsOf(environment) };
}
/** In a container a user may have a number alone. */
function userName(uid) {
    try {
        return (0,external_node_os_.userInfo)().username;
    }
    catch {
        return String(uid);
    }
}

;// CONCATENATED MODULE: ./lib/action/run-action.js
































/** Runs main or post step. Trouble ends up in the step's result, never in a rejection. */
async function runAction(useCases, step) {
    if (step.post) {
        await runPost(useCases, step);
    }
    else if (step.runner.getInput('door') === setupDoor) {
        await runSetup(step);
    }
    else {
        await runMain(useCases, step);
    }
}
async function runMain(useCases, step) {
    const { runner } = step;
    let outputs = unknownOutputs(undefined);
    let shown = { working: step.workspace };
    try {
        const door = readDoor(runner);
        if (door === 'save') {
            outputs = { stats: outputs.stats ?? '' };
            outputs = await saveNow(useCases, step);
            return;
        }
        if (door === 'publish') {
            outputs = { published: '{}' };
            outputs = { published: await publishNow(useCases, step) };
            return;
        }
        if (door === 'build')
            outputs = { ...outputs, ...nothingBuilt };
        const inputs = readInputs(runner, door, step.environment);
        const texts = door === 'build' ? (0,option_texts/* withUsual */.hy)(inputs, 'restore', 'needed') : inputs;
        const question = readBuildsQuestion(runner, texts, step.workspace);
        const given = await (0,build_jobs/* readJobs */.RI)(question, (one) => optionsOf(one, step, expandStackerfiles), expandStackerfiles);
        const jobs = given.filter((job) => !(0,build_jobs/* isNothing */.qv)(job));
        shown = shownBy(step, given);
        if (jobs.length === 0) {
            outputs = { ...outputs, ...unknownOutputs([]) };
            runner.info('No stackerfiles are given: there is nothing to do.');
            return;
        }
        outputs = { ...outputs, ...notPlanned(jobs) };
        if (door !== 'build') {
            outputs = (await planOrRestore(useCases, step, door, jobs)).outputs;
            return;
        }
        (0,run_builds/* refuseOtherMachines */.zA)(jobs);
        (0,published_builds/* refuseJoin */.rF)(jobs);
        await buildNow(useCases, step, jobs, {
            restore: () => planOrRestore(useCases, step, door, jobs),
            tell: (told) => {
                outputs = told;
            },
        });
    }
    catch (error) {
        fail(step, error, shown);
        if (wantsSummary(runner))
            await tellFailure(step, error, shown);
    }
    finally {
        setOutputs(runner, outputs);
    }
}
/** As it was given, since the other inputs may be what is wrong. */
function wantsSummary(runner) {
    return runner.getInput('summary').trim().toLowerCase() !== 'false';
}
const nothingBuilt = { built: '[]', published: '{}' };
async function planOrRestore(useCases, step, door, jobs) {
    const { runner } = step;
    const begun = step.now();
    const link = sourceLink(step.environment, checkoutOf({ working: step.workspace }, step.workspace));
    const surroundings = { ...surroundingsOf(step), ...(door === 'plan' ? { sharedStores: new Map() } : {}) };
    const done = (await planned(useCases, surroundings, door, jobs)).map((build) => link === undefined ? build : { ...build, link });
    runner.info(withoutCommands((0,builds_table/* renderBuilds */.W8)(done, { colour: false })));
    for (const { job, plan } of done)
        annotatePlan(runner, plan, checkoutOf(job.options.directories, step.workspace));
    for (const sentence of (0,idle_refresh/* idleRefresh */.G)(jobs.map(({ options }) => options), done.map(({ plan }) => plan)))
        runner.warning(sentence);
    if (door === 'main' || door === 'restore')
        handOver(step, door, done);
    const [first] = done;
    if (first?.job.options.summary === true) {
        const told = door === 'plan' ? await withLastChanges(done, surroundings) : done;
        const history = door === 'plan' ? await historyOf(first.job, done, surroundings) : undefined;
        await trySummary(step, () => summariseBuilds(told, { isLeg: door !== 'plan', history }));
    }
    const document = (0,builds_document/* documentBuilds */.J)(done, (0,build_jobs/* spreadOf */.jg)(jobs));
    const transfers = done.flatMap(({ transfer }) => transfer ?? []);
    const whole = planOutputs(document, { planFile: writePlanFile(step, document), script: door === 'plan' ? '' : writeScript(step, jobs) }, (0,report_transfer/* joinTransfers */.nE)(transfers), secondsSince(step, begun));
    const { outputs, left } = fitOutputs(whole, document);
    for (const notice of outputNotices(outputs, jobs.flatMap(({ options }) => options.substitute), left))
        runner.notice(notice);
    return { outputs, builds: done.flatMap(({ job, restored }) => (restored === undefined ? [] : [{ job, restored }])) };
}
/** Each build with its plan, and what was restored of it. */
async function planned(useCases, surroundings, door, jobs) {
    if (door === 'plan') {
        const plans = await (0,build_jobs/* plannedBuilds */.EJ)(useCases, jobs, surroundings);
        return jobs.flatMap((job, index) => {
            const plan = plans[index];
            return plan === undefined ? [] : [{ ...(0,build_jobs/* plannedBuild */.p3)(job, plan), job, transfer: undefined, restored: undefined }];
        });
    }
    const restored = await (0,build_jobs/* restoredBuilds */.E0)(useCases, jobs, surroundings);
    return jobs.flatMap((job, index) => {
        const one = restored[index];
        return one === undefined ? [] : [{ ...(0,build_jobs/* plannedBuild */.p3)(job, one.plan), job, transfer: one.transfer, restored: one }];
    });
}
function historyOf({ options }, done, surroundings) {
    return (0,kept_history/* recallHistory */.U3)(options, done.map(({ plan, job }) => ({ plan, arch: (0,build_jobs/* archOf */.Qh)(job) })), surroundings);
}
/** Who changed what, for the first builds that are told of. */
async function withLastChanges(builds, surroundings) {
    const told = new Map();
    for (const build of builds.filter(builds_table/* hasWork */.OJ).slice(0, mostAsked)) {
        const { working } = build.job.options.directories;
        told.set(build, { ...build, lastChanges: await (0,last_changes/* findLastChanges */.t)(build.plan.layers, working, surroundings) });
    }
    return builds.map((build) => told.get(build) ?? build);
}
const mostAsked = 5;
function handOver(step, door, done) {
    const { runner, environment } = step;
    const builds = done.map(({ job: { name, options, texts }, restored }) => {
        const { sources, directories } = options;
        const files = sources.kind === 'files' ? { files: sources.files } : {};
        const handover = { texts: (0,option_texts/* withoutSecrets */.cT)(texts), ...files, note: restored?.handover };
        return { name, stacker: directories.stacker, handover };
    });
    tryQuietly(runner, 'the save that follows will not know what was restored', () => {
        if (door === 'main')
            leaveForPost(runner, environment, builds);
        else
            for (const { name, stacker, handover } of builds)
                leaveForSave(environment, stacker, name, handover);
    });
}
/** Paths of mistakes are seen from the working directory where there is one. */
function shownBy(step, jobs) {
    const [first, ...others] = jobs;
    return first === undefined || others.length > 0 ? { working: step.workspace } : first.options.directories;
}
/** What a step that fails leaves: all is to be built. */
function notPlanned(jobs) {
    const [only, ...others] = jobs;
    if (only !== undefined && others.length === 0 && only.name === '')
        return unknownOutputs(givenFiles(only));
    return unknownBuilds(jobs.map((job) => ({
        ...matrix_row/* inertRow */.lo,
        name: job.name,
        build: job.name,
        stackerfiles: (givenFiles(job) ?? []).join('\n'),
        'runs-on': (0,planned_build/* runsOnOf */.z)({ runsOn: job.runsOn, arch: (0,build_jobs/* archOf */.Qh)(job) }),
        arch: (0,build_jobs/* archOf */.Qh)(job),
    })));
}
/** Paths of the stackerfiles, as far as they are known before a search. */
function givenFiles({ options: { sources, directories } }) {
    return sources.kind === 'files' ? sources.files.map((0,report_document/* showFrom */.I)(directories.working, directories.written)) : undefined;
}
/** How stacker is to be told what was planned; only its owner may read it, since it holds values of substitutions. */
function writeScript(step, jobs) {
    const file = (0,external_node_path_.join)(temporaryDirectory(step.environment), `stack-cache-stacker-${(0,external_node_crypto_.randomUUID)()}.sh`);
    const written = tryQuietly(step.runner, 'there is no script that runs stacker', () => {
        (0,external_node_fs_.writeFileSync)(file, stackerScript(jobs.map(({ options }) => options), step.environment['SOURCE_DATE_EPOCH']), { flag: 'wx', mode: 0o700 });
        return true;
    });
    return written === true ? file : '';
}
/** An empty path when it cannot be written: the other outputs say the same in short. */
function writePlanFile(step, document) {
    const file = (0,external_node_path_.join)(temporaryDirectory(step.environment), `stack-cache-plan-${(0,external_node_crypto_.randomUUID)()}.json`);
    const written = tryQuietly(step.runner, 'the plan document is missing', () => {
        (0,external_node_fs_.writeFileSync)(file, `${(0,report_escape/* visibleJson */.$m)(document, 2)}\n`, { flag: 'wx' });
        return true;
    });
    return written === true ? file : '';
}

;// CONCATENATED MODULE: ./lib/action/start-action.js




/** Runs the step that the runner started this process for, and ends it. */
async function startAction(useCases, post = false) {
    await runAction(useCases, {
        post,
        runner: overCommandFiles(core, process.env),
        environment: { ...process.env },
        workspace: process.env['GITHUB_WORKSPACE'] ?? process.cwd(),
        now: Date.now,
        writeSummary: async (markdown) => {
            await core.summary.addRaw(markdown, true).write();
        },
        fail: (code = core.ExitCode.Failure) => {
            process.exitCode = code;
        },
        interruption: () => (0,interruption.interruptionOf)(process),
    });
    // A call of the cache client that was given up on sleeps between its tries, for half a minute and more
    // (docs/stacker/platform.md#1.7).
    process.exit();
}


/***/ }),

/***/ 42517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean),
/* harmony export */   v: () => (/* binding */ nearWord)
/* harmony export */ });
/* harmony import */ var _edit_distance_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57212);

/** The one of `known` that somebody who wrote `word` will have meant. */
function nearWord(word, known) {
    const written = plain(word);
    const near = [...known]
        .map((candidate) => ({ candidate, changes: changesTo(plain(candidate), written) }))
        .sort((a, b) => a.changes - b.changes)[0];
    if (near === undefined)
        return undefined;
    return near.changes <= Math.min(3, Math.max(1, Math.floor(near.candidate.length / 3))) ? near.candidate : undefined;
}
/** `did you mean "a"?`, else `otherwise`. */
function didYouMean(word, known, otherwise) {
    const near = nearWord(word, known);
    return near === undefined ? otherwise : `did you mean ${JSON.stringify(near)}?`;
}
/** A word with two letters swapped, or that was cut, or that got an ending, is one change away. */
function changesTo(known, written) {
    const [short, long] = known.length < written.length ? [known, written] : [written, known];
    if (known === written)
        return 0;
    if (isSwapped(known, written))
        return 1;
    return short.length >= 5 && long.startsWith(short) ? 1 : (0,_edit_distance_js__WEBPACK_IMPORTED_MODULE_0__/* .changesBetween */ .i)(known, written);
}
function isSwapped(a, b) {
    const at = Array.from(a).findIndex((letter, index) => letter !== b[index]);
    return a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
function plain(text) {
    return text.slice(0, 64).toLowerCase().replaceAll(/[-_ ]/g, '');
}


/***/ }),

/***/ 6400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ switchOptions),
/* harmony export */   NM: () => (/* binding */ listOptions),
/* harmony export */   Ns: () => (/* binding */ singleOptions),
/* harmony export */   cT: () => (/* binding */ withoutSecrets),
/* harmony export */   hy: () => (/* binding */ withUsual)
/* harmony export */ });
const listOptions = [
    'stackerfiles',
    'substitute',
    'layer-type',
    'store',
    'refresh',
    'binds-exclude',
    'publish-tags',
    'publish-stackerfiles',
    'verify-key',
    'trust-workflows',
];
const switchOptions = ['no-verity', 'summary', 'complete'];
const singleOptions = [
    'search-dir',
    'stacker-file-pattern',
    'substitute-file',
    'working-directory',
    'work-dir',
    'stacker-dir',
    'oci-dir',
    'roots-dir',
    'stacker',
    'stacker-version',
    'arch',
    'stacker-user',
    'source-date-epoch',
    'umask',
    'key-prefix',
    'bases',
    'binds',
    'max-age',
    'restore',
    'save',
    'stages',
    'legs',
    'patience',
    'budget',
    'publish-to',
    'publish',
    'publish-index',
    'trust',
    'sign-key',
    'from',
];
/** What no file keeps: whoever needs it is given it. */
const secretOptions = ['sign-key'];
function withoutSecrets(texts) {
    return new Map([...texts].filter(([name]) => !secretOptions.includes(name)));
}
/** The texts, with what counts where that was not given. */
function withUsual(texts, name, usual) {
    return texts.has(name) ? texts : new Map([...texts, [name, [usual]]]);
}


/***/ }),

/***/ 11690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ buildsToSave),
/* harmony export */   Z: () => (/* binding */ givenFor)
/* harmony export */ });
/* harmony import */ var _asked_builds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89081);
/* harmony import */ var _build_mistakes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45565);


/**
 * Where nobody names a build, those that a restore was for: of others nothing is known of before the build. `handoverOf` finds what a restore
 * of the build of that name (empty for the one of the inputs) left, by its options.
 */
async function buildsToSave(question, handoverOf) {
    const isNamed = question.inline !== undefined || question.file !== undefined || question.names.length > 0;
    const plain = isNamed ? undefined : handoverOf(question.texts, '');
    const asked = (await (0,_asked_builds_js__WEBPACK_IMPORTED_MODULE_0__/* .askBuilds */ .h)(question)).map((build) => ({
        build,
        handover: build.name === '' ? plain : handoverOfBuild(build, handoverOf),
    }));
    const restored = asked.filter(({ handover }) => handover !== undefined);
    if (restored.length === 0 && plain !== undefined)
        return [{ build: (0,_asked_builds_js__WEBPACK_IMPORTED_MODULE_0__/* .ofInputs */ .p)(question.texts), handover: plain }];
    return question.names.length === 0 && restored.length > 0 ? restored : asked;
}
function handoverOfBuild(build, handoverOf) {
    try {
        return handoverOf(build.texts, build.name);
    }
    catch (error) {
        throw (0,_build_mistakes_js__WEBPACK_IMPORTED_MODULE_1__/* .optionMistakes */ .x)(error, build);
    }
}
/** What was given for that build: a row names stackerfiles of several builds, and of one of a builds file its restore knows which. */
function givenFor({ name }, given) {
    return name === '' ? given : new Map([...given].filter(([option]) => option !== 'stackerfiles'));
}


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ findLastChanges)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);



/** Reasons that are asked about, files of one of them, and milliseconds for all. */
const mostReasons = 20;
const mostFiles = 20;
const mostTime = 5_000;
/** Of one question, in characters. */
const mostText = 16 * 1024;
/**
 * Who changed what reasons of these layers are about: imports, overlay dirs, and stackerfiles of changed definitions in `working`. Where
 * there is no git, no checkout, too little history, or one that git does not trust, nothing is said.
 */
async function findLastChanges(layers, working, { environment, now }) {
    const found = new Map();
    const git = { working, environment, until: now() + mostTime, now };
    const isShallow = await ask(git, ['rev-parse', '--is-shallow-repository']);
    if (isShallow === undefined)
        return found;
    const asked = layers.flatMap((layer) => layer.reasons.map((reason) => ({ reason, files: filesOf(layer, reason, working) })));
    for (const { reason, files } of asked.filter((one) => one.files.length > 0).slice(0, mostReasons)) {
        const last = await lastChange(git, files, isShallow.trim() === 'true');
        if (last !== undefined)
            found.set(reason, last);
    }
    return found;
}
/** Relative to the working directory: of an absolute path, git ls-tree knows nothing. Reasons name sources as seen from the stackerfile. */
function filesOf({ definition }, { code, subject, changes = [] }, working) {
    if (code === 'definition-changed')
        return [node_path__WEBPACK_IMPORTED_MODULE_2__.relative(working, definition.stackerfile)];
    if (!/^(?:import|overlay-dir)-(?:changed|new|missing)$/.test(code) || subject.includes('://'))
        return [];
    const source = node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(definition.stackerfile), subject);
    const inside = changes.filter((change) => change.path !== subject).map((change) => node_path__WEBPACK_IMPORTED_MODULE_2__.join(source, change.path));
    const files = inside.length === 0 || inside.length > mostFiles ? [source] : inside;
    return files.map((file) => node_path__WEBPACK_IMPORTED_MODULE_2__.relative(working, file));
}
async function lastChange(git, files, isShallow) {
    if (await differsFromCommit(git, files))
        return (await isConverted(git, files)) ? undefined : { kind: 'not-committed' };
    const format = '--format=%H%x00%P%x00%aN%x00%as%x00%s';
    const told = await ask(git, ['log', '-1', '--no-color', '--no-decorate', '--encoding=UTF-8', format, '--', ...files]);
    const [hash = '', parents = '', author, day, title] = (told ?? '').trimEnd().split('\0');
    if (author === undefined || day === undefined || title === undefined || !/^[0-9a-f]{40,64}$/.test(hash))
        return undefined;
    // The oldest commit of a shallow clone looks as if it had made every file.
    return isShallow && parents === '' ? undefined : { kind: 'commit', hash, author, day, title };
}
/** By content, without the filters that a repository or a user may have configured: those are programs. */
async function differsFromCommit(git, files) {
    const listed = await ask(git, ['ls-tree', '-z', 'HEAD', '--', ...files]);
    const here = files.filter((file) => isFile(node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(git.working, file)));
    const hashed = here.length === 0 ? '' : await ask(git, ['hash-object', '--no-filters', '--', ...here]);
    if (listed === undefined || hashed === undefined)
        return false;
    const committed = listed.split('\0').flatMap((line) => /^100\d{3} blob ([0-9a-f]+)\t/.exec(line)?.[1] ?? []);
    const present = hashed.split('\n').filter((line) => line !== '');
    return committed.length !== present.length || present.some((hash) => !committed.includes(hash));
}
function isFile(file) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(file).isFile();
    }
    catch {
        return false;
    }
}
/** Of such files the content that is checked out is not the one that is committed, though nobody changed it: LFS, line ends, `$Id$`. */
async function isConverted(git, files) {
    const attributes = ['filter', 'ident', 'working-tree-encoding', 'eol'];
    const told = await ask(git, ['check-attr', '-z', ...attributes, '--', ...files]);
    if (told === undefined)
        return true;
    const values = told.split('\0').filter((_, index) => index % 3 === 2);
    return values.some((value) => !['unspecified', 'unset', 'lf'].includes(value));
}
/**
 * What git answers; undefined for any trouble. It runs no program of the repository's configuration, asks for nothing, takes no lock,
 * and fetches nothing that a partial clone lacks.
 */
async function ask({ working, environment, until, now }, args) {
    const timeout = until - now();
    // A NUL, or more than a command may hold, is an error before anything is started.
    if (timeout <= 0 || args.join('').length > mostText || args.some((arg) => arg.includes('\0')))
        return undefined;
    const settings = [
        'core.fsmonitor=false',
        'core.hooksPath=/dev/null',
        'log.showSignature=false',
        'protocol.allow=never',
    ];
    const given = Object.fromEntries(['PATH', 'HOME', 'XDG_CONFIG_HOME'].flatMap((name) => {
        const value = environment[name];
        return value === undefined ? [] : [[name, value]];
    }));
    const asked = { GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
    return await new Promise((resolve) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)('git', ['--no-pager', '--literal-pathspecs', ...settings.flatMap((setting) => ['-c', setting]), ...args], { cwd: working, env: { ...given, ...asked }, timeout, killSignal: 'SIGKILL', maxBuffer: 1024 * 1024 }, (error, stdout) => {
            resolve(error === null ? stdout : undefined);
        });
        child.stdin?.end();
    });
}


/***/ }),

/***/ 32455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ stackerCommands)
/* harmony export */ });
/**
 * How stacker is called for one build, with exactly the options that were planned: one `stacker build` a stackerfile, or one
 * `recursive-build`. It is to be run in the working directory.
 */
function stackerCommands(options) {
    const { directories, sources, layerTypes, substitute, substituteFile, verity } = options;
    const { stacker, oci, roots, workDirOption } = directories;
    const global = [
        ...(workDirOption === '' ? [] : ['--work-dir', workDirOption]),
        ...['--stacker-dir', stacker, '--oci-dir', oci, '--roots-dir', roots],
    ];
    const build = [
        ...layerTypes.flatMap((type) => ['--layer-type', type]),
        ...(verity ? [] : ['--no-verity']),
        ...substitute.flatMap((text) => ['--substitute', text]),
        ...(substituteFile === undefined ? [] : ['--substitute-file', substituteFile]),
    ];
    return sources.kind === 'files'
        ? sources.files.map((file) => ({ words: [...global, 'build', ...build, '-f', file], stackerfile: file }))
        : [
            {
                words: [...global, 'recursive-build', ...build, '-d', sources.directory, '-p', sources.pattern],
                stackerfile: undefined,
            },
        ];
}


/***/ }),

/***/ 72841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ describeChange),
  B: () => (/* binding */ describeLines)
});

// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(72527);
;// CONCATENATED MODULE: ./lib/report/line-diff.js
const mostBytes = 64 * 1024;
const mostLines = 2_000;
/** What changed from one text to another, by a longest common subsequence of their lines; undefined for texts that are too large for it. */
function diffLines(before, after) {
    if (before.length > mostBytes || after.length > mostBytes)
        return undefined;
    const [old, young] = [linesOf(before), linesOf(after)];
    if (old.length > mostLines || young.length > mostLines)
        return undefined;
    const shorter = Math.min(old.length, young.length);
    let head = 0;
    while (head < shorter && old[head] === young[head])
        head += 1;
    let tail = 0;
    while (tail < shorter - head && old.at(-1 - tail) === young.at(-1 - tail))
        tail += 1;
    return hunks(old.slice(head, old.length - tail), young.slice(head, young.length - tail), head + 1);
}
/** The line feed at the end begins no line. */
function linesOf(text) {
    const lines = text.split('\n');
    return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
function hunks(old, young, firstLine) {
    const common = commonLengths(old, young);
    const width = young.length + 1;
    const found = [];
    let [i, j] = [0, 0];
    while (i < old.length || j < young.length) {
        const [beginOld, beginYoung] = [i, j];
        while ((i < old.length || j < young.length) && (i === old.length || j === young.length || old[i] !== young[j])) {
            const isAdded = i === old.length;
            if (!isAdded && (j === young.length || (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0)))
                i += 1;
            else
                j += 1;
        }
        if (i > beginOld || j > beginYoung)
            found.push({ line: firstLine + beginYoung, removed: old.slice(beginOld, i), added: young.slice(beginYoung, j) });
        while (i < old.length && j < young.length && old[i] === young[j]) {
            i += 1;
            j += 1;
        }
    }
    return found;
}
/** At `i * (young.length + 1) + j` the number of lines that what follows `i` and `j` has in common. */
function commonLengths(old, young) {
    const width = young.length + 1;
    const lengths = new Uint16Array((old.length + 1) * width);
    for (let i = old.length - 1; i >= 0; i--) {
        for (let j = young.length - 1; j >= 0; j--) {
            const at = i * width + j;
            lengths[at] =
                old[i] === young[j]
                    ? (lengths[at + width + 1] ?? 0) + 1
                    : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
        }
    }
    return lengths;
}

// EXTERNAL MODULE: ./lib/report/reason.js
var reason = __webpack_require__(39048);
;// CONCATENATED MODULE: ./lib/report/change.js



/**
 * One change of a reason: of a field `run[0]: "make" -> "make all" (from substitution MODE)`, of a file `a.ini: changed`, `new`, `deleted`
 * or `mode 0644 -> 0755`. With `values` false, of a field only where, and which substitution.
 */
function describeChange({ code }, change, { values }) {
    const { path, before, after, substitution } = change;
    const file = (0,reason/* modeChange */.IG)(change) ?? (code === 'definition-changed' ? undefined : fileChange(change));
    if (file !== undefined)
        return `${(0,report_escape/* visible */.RK)(path)}: ${file}`;
    const both = values && (before !== undefined || after !== undefined) ? `: ${quoted(before)} -> ${quoted(after)}` : '';
    const from = substitution === undefined ? '' : ` (from substitution ${(0,report_escape/* visible */.RK)(substitution)})`;
    return `${(0,report_escape/* visible */.RK)(path)}${both}${from}`;
}
const longestLine = 160;
/**
 * The changed lines of a text of `run`, as a unified diff marks them, at most `most`; undefined where it has but one line, or is too
 * large. Their numbers are those of the text, not of the stackerfile.
 */
function describeLines({ path, before, after }, most) {
    if (before === undefined || after === undefined || !/^run\[\d+\]$/.test(path))
        return undefined;
    const [old, young] = [textOf(before), textOf(after)];
    if (!old.includes('\n') && !young.includes('\n'))
        return undefined;
    const hunks = diffLines(old, young);
    // Equal lines are a line feed at the end, which one of the texts has.
    if (hunks === undefined || hunks.length === 0)
        return undefined;
    const lines = hunks.flatMap(({ line, removed, added }) => [
        `@@ line ${String(line)} @@`,
        ...removed.map((text) => `-${text}`),
        ...added.map((text) => `+${text}`),
    ]);
    const shown = lines.slice(0, lines.length > most ? most - 1 : most).map((line) => (0,report_escape/* shorten */.ml)((0,report_escape/* visible */.RK)(line), longestLine));
    return shown.length < lines.length ? [...shown, `and ${String(lines.length - shown.length)} more lines`] : shown;
}
/** A text with line feeds stands in a change as a string of JSON (`diffDefinitions`). */
function textOf(text) {
    if (!text.startsWith('"'))
        return text;
    try {
        const value = JSON.parse(text);
        return typeof value === 'string' ? value : text;
    }
    catch {
        return text;
    }
}
function quoted(text) {
    return text === undefined ? 'nothing' : `"${(0,report_escape/* shorten */.ml)((0,report_escape/* visible */.RK)(text), 80)}"`;
}
/** What differs of a file in a tree, from the keywords of go-mtree (`differencesOf`); undefined where it is no file. */
function fileChange({ before = '', after = '' }) {
    if (before === 'present' && after === 'absent')
        return 'deleted';
    if (before === 'absent' && after === 'present')
        return 'new';
    const [old, young] = [keywordsOf(before), keywordsOf(after)];
    if (old === undefined || young === undefined)
        return undefined;
    const told = new Set([...new Set([...old.keys(), ...young.keys()])].map((keyword) => {
        if (keyword === 'content')
            return 'changed';
        return `${keyword} ${old.get(keyword) ?? 'none'} -> ${young.get(keyword) ?? 'none'}`;
    }));
    return [...told].join(', ');
}
const fileKeywords = /^(?:no )?(content|mode|uid|gid|type|link|xattr(?:\.[^ ]+)?)(?: (.+))?$/;
function keywordsOf(text) {
    const keywords = new Map();
    for (const part of text.split(', ')) {
        const [, keyword, value] = fileKeywords.exec(part) ?? [];
        if (keyword === undefined)
            return undefined;
        keywords.set(keyword, value);
    }
    return keywords;
}


/***/ }),

/***/ 74455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ isComplete),
/* harmony export */   o: () => (/* binding */ renderCompleted)
/* harmony export */ });
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40819);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72527);


function isComplete({ lacking, skipped }) {
    return lacking.length === 0 && skipped === undefined;
}
/** For a terminal and a log. */
function renderCompleted(completed) {
    const { images, lacking, blobs, bytesDown, seconds, skipped } = completed;
    if (skipped !== undefined)
        return `Images are not completed: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(skipped)}.`;
    const brought = `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(blobs, 'layer')} brought, ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(bytesDown)} down in ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSeconds */ .Xo)(seconds)}`;
    return [
        `Completed ${String(images - lacking.length)} of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(images, 'image')}: ${brought}.`,
        ...lacking.map(({ name, digests }) => `  incomplete  ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(name)}: ${missing(digests)}`),
        ...(lacking.length === 0 ? [] : ['What the cache lacks has to be built: restore with "restore: all", then build.']),
    ].join('\n');
}
function missing(digests) {
    const [first, ...others] = digests;
    if (first === undefined)
        return 'its manifest is missing or damaged';
    return others.length === 0 ? `${first} cannot be had` : `${first} and ${String(others.length)} more cannot be had`;
}


/***/ }),

/***/ 23389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ describeLastChange)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72527);

const longestText = 100;
/** A clause: `last changed in 1a2b3c4d5e6f by Jane Doe on 2026-11-28: Mend the store`. */
function describeLastChange(change, { name, clause }) {
    switch (change.kind) {
        case 'commit': {
            const { hash, author, day, title } = change;
            const [who, what] = [author, title].map((text) => clause((0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .ml)(text, longestText)));
            return `last changed in ${name(hash.slice(0, 12))} by ${who ?? ''} on ${day}: ${what ?? ''}`;
        }
        case 'not-committed':
            return 'changed here, and not committed';
    }
}


/***/ })

};
