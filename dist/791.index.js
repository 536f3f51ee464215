export const id = 791;
export const ids = [791];
export const modules = {

/***/ 9791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startAction: () => (/* binding */ startAction)
});

// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 7 modules
var core = __webpack_require__(3838);
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
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/plan/build-jobs.js + 1 modules
var build_jobs = __webpack_require__(3504);
;// CONCATENATED MODULE: ./lib/plan/stacker-script.js
/** A word of a shell's command line. */
function quoted(word) {
    return /^[A-Za-z0-9_./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
/**
 * The commands of stacker for one build, with exactly the options that were planned, as lines of a POSIX shell script: one `stacker build`
 * a stackerfile, or one `recursive-build`. `STACKER` may say how stacker is called (`sudo -E stacker`).
 */
function stackerCommands(options, seenEpoch) {
    const { directories, sources, layerTypes, substitute, substituteFile, verity, epoch } = options;
    const { working, stacker, oci, roots, workDirOption } = directories;
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
    const command = (verb, ...more) => ['${STACKER:-stacker}', ...[...global, verb, ...build, ...more].map(quoted)].join(' ');
    return [
        `cd -- ${quoted(working)}`,
        ...epochLines(epoch, seenEpoch),
        ...(sources.kind === 'files'
            ? sources.files.map((file) => command('build', '-f', file))
            : [command('recursive-build', '-d', sources.directory, '-p', sources.pattern)]),
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
    const parts = builds.map((options) => ['(', ...stackerCommands(options, seenEpoch), ')'].join('\n'));
    return ['#!/bin/sh', '# What was planned, as stacker is to be told.', 'set -eu', ...parts, ''].join('\n');
}

// EXTERNAL MODULE: ./lib/report/builds-document.js
var builds_document = __webpack_require__(9091);
// EXTERNAL MODULE: ./lib/report/builds-table.js
var builds_table = __webpack_require__(8524);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(2527);
// EXTERNAL MODULE: ./lib/report/figures.js
var figures = __webpack_require__(819);
// EXTERNAL MODULE: ./lib/layer/build-plan.js
var build_plan = __webpack_require__(9881);
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
    const shown = [...visible].filter((index) => !isLarge || joined.has(index));
    if (shown.length < 2 || shown.length > mostNodes || edges.length > mostEdges)
        return undefined;
    const used = new Set(shown.flatMap((index) => plan.layers[index]?.verdict ?? []));
    return [
        '```mermaid',
        'graph LR',
        ...shown.map((index) => {
            const layer = plan.layers[index];
            return `  n${index}["${(0,report_escape/* mermaidLabel */._b)((0,report_escape/* shorten */.ml)(layer?.definition.name ?? '', 60))}"]:::${layer?.verdict ?? 'unknown'}`;
        }),
        ...edges.map(([from, to]) => `  n${from} --> n${to}`),
        ...[...used].map((verdict) => `  classDef ${verdict} ${classes[verdict]}`),
        '```',
    ].join('\n');
}
function isNearWork(plan, index) {
    const layer = plan.layers[index];
    if (layer === undefined)
        return false;
    return ((0,build_plan/* isRebuilt */.kX)(layer.verdict) || plan.layers.some((other) => (0,build_plan/* isRebuilt */.kX)(other.verdict) && other.dependsOn.includes(index)));
}

// EXTERNAL MODULE: ./lib/report/reason.js
var report_reason = __webpack_require__(9048);
// EXTERNAL MODULE: ./lib/report/terminal-table.js
var terminal_table = __webpack_require__(8769);
// EXTERNAL MODULE: ./lib/report/transfer.js
var report_transfer = __webpack_require__(971);
;// CONCATENATED MODULE: ./lib/report/summary.js







/** GitHub silently drops a step's summary above 1 MiB (docs/stacker/platform.md#3.3). */
const mostBytes = 512 * 1024;
const mostChanges = 20;
const inMarkdown = { name: report_escape/* markdownCode */.D9, clause: report_escape/* markdownText */.p7 };
/** The job summary of the main step, GitHub-flavoured Markdown of at most 512 KiB. */
function summarisePlan(plan, transfer, show) {
    const parts = [
        [`### stack-cache: ${(0,terminal_table/* headline */.Pl)(plan)}`],
        (0,terminal_table/* timeLine */.wQ)(plan),
        [...(0,report_reason/* toldOnce */.n3)(plan, inMarkdown)],
        transfer === undefined ? [] : restoreLines(transfer),
        [renderGraph(plan) ?? ''],
        ...layerTables(plan, show),
        changeDetails(plan),
        noticeLines(plan.notices, show),
    ];
    return fit(parts);
}
/** The job summary of the post step, or of the save door. */
function summariseSave(transfer) {
    const { saved, differences, bytesUp, seconds, store, skipped } = transfer;
    const head = skipped === undefined
        ? `### stack-cache: ${(0,figures/* counted */.hS)(saved.length, 'layer')} saved`
        : `### stack-cache: nothing saved, ${(0,report_escape/* markdownText */.p7)(skipped)}`;
    const surprises = differences.filter(report_transfer/* isSurprise */.II);
    return fit([
        [head],
        skipped === undefined
            ? [`${(0,figures/* formatBytes */.z3)(bytesUp)} sent to ${(0,report_escape/* markdownCode */.D9)(store)} in ${(0,figures/* formatSeconds */.Xo)(seconds)}.`]
            : [],
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
                '| saved layer | sent | built in |',
                '| --- | ---: | ---: |',
                ...saved.map(({ name, bytes, seconds: built }) => `| ${(0,report_escape/* markdownCode */.D9)(name)} | ${(0,figures/* formatBytes */.z3)(bytes)} | ${built === undefined ? '' : (0,figures/* formatSeconds */.Xo)(built)} |`),
            ],
        reasonList('not saved', (0,report_transfer/* togetherNotSaved */.Pm)(transfer)),
    ]);
}
function restoreLines(transfer) {
    const { restored, notRestored, bytesDown, seconds, store, images = [] } = transfer;
    return [
        `${(0,figures/* counted */.hS)(restored.length, 'layer')} restored from ${(0,report_escape/* markdownCode */.D9)(store)}: ${(0,figures/* formatBytes */.z3)(bytesDown)} in ${(0,figures/* formatSeconds */.Xo)(seconds)}.`,
        ...(images.length === 0
            ? []
            : ['', `${(0,terminal_table/* describeImages */.Sx)(images)}: ${images.map(({ name }) => (0,report_escape/* markdownCode */.D9)(name)).join(', ')}.`]),
        ...(notRestored.length === 0 ? [] : ['', ...reasonList('not restored', alone(notRestored))]),
    ];
}
function alone(layers) {
    return layers.map(({ name, why }) => ({ names: [name], why }));
}
function reasonList(title, layers) {
    if (layers.length === 0)
        return [];
    return [
        `| ${title} | why |`,
        '| --- | --- |',
        ...layers.map(({ names, why }) => `| ${names.map(report_escape/* markdownCode */.D9).join(', ')} | ${(0,report_escape/* markdownText */.p7)(why)} |`),
    ];
}
/** Of a large plan the layers that will not be built are folded away: the rest is what one looks for. */
const mostUnfolded = 20;
function layerTables(plan, show) {
    const { layers } = plan;
    const hits = layers.filter(({ verdict }) => !(0,build_plan/* isRebuilt */.kX)(verdict));
    if (layers.length <= mostUnfolded || hits.length === 0)
        return [layerTable(plan, layers, show)];
    return [
        layerTable(plan, layers.filter(({ verdict }) => (0,build_plan/* isRebuilt */.kX)(verdict)), show),
        [
            `<details><summary>${(0,figures/* counted */.hS)(hits.length, 'layer')} that will not be built</summary>`,
            '',
            ...layerTable(plan, hits, show),
            '',
            '</details>',
        ],
    ];
}
function layerTable(plan, layers, show) {
    if (layers.length === 0)
        return [];
    return [
        '| layer | stackerfile | verdict | why |',
        '| --- | --- | --- | --- |',
        ...layers.map((layer) => {
            const { name, stackerfile, line } = layer.definition;
            const why = (0,report_reason/* describeReasons */.nl)(plan, layer, inMarkdown).join('<br>');
            return `| ${(0,report_escape/* markdownCode */.D9)(name)} | ${(0,report_escape/* markdownCode */.D9)(`${show(stackerfile)}:${line}`)} | ${layer.verdict} | ${why} |`;
        }),
    ];
}
/** Fields and files only: what a substitution put there may not be for everybody who can see the run. */
function changeDetails(plan) {
    const changed = plan.layers.filter((layer) => layer.reasons.some((reason) => (reason.changes ?? []).length > 0));
    if (changed.length === 0)
        return [];
    return ['<details><summary>What changed</summary>', '', ...changed.flatMap(changesOf), '', '</details>'];
}
function changesOf(layer) {
    const changes = layer.reasons.flatMap((reason) => (reason.changes ?? []).map((change) => ({ subject: reason.subject, change })));
    return [
        `- ${(0,report_escape/* markdownCode */.D9)(layer.definition.name)}`,
        ...changes.slice(0, mostChanges).map(({ subject, change }) => {
            const inside = subject === '' || subject === change.path ? '' : ` in ${(0,report_escape/* markdownCode */.D9)(subject)}`;
            return `  - ${(0,report_escape/* markdownCode */.D9)((0,terminal_table/* describeChange */.uQ)(change, false))}${inside}`;
        }),
        ...(changes.length > mostChanges ? [`  - and ${changes.length - mostChanges} more`] : []),
    ];
}
function noticeLines(notices, show) {
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
/** Parts are kept whole lines at a time, in order, until the room is used up; a part that was begun is closed. */
function fit(parts) {
    const room = mostBytes - 1024;
    const kept = [];
    let bytes = 0;
    let dropped = 0;
    for (const part of parts) {
        const text = part.join('\n');
        if (text === '')
            continue;
        const size = Buffer.byteLength(text) + 2;
        if (bytes + size <= room) {
            kept.push(text);
            bytes += size;
            continue;
        }
        // A table may lose rows; a fence or an element must not lose its end.
        const head = part[0] ?? '';
        if (head.startsWith('|')) {
            const rows = [];
            for (const row of part) {
                const more = Buffer.byteLength(row) + 1;
                if (bytes + more > room)
                    break;
                rows.push(row);
                bytes += more;
            }
            if (rows.length > 2)
                kept.push(rows.join('\n'));
            dropped += part.length - rows.length;
        }
        else {
            dropped += part.length;
        }
    }
    if (dropped > 0)
        kept.push(`${(0,figures/* counted */.hS)(dropped, 'more line')} did not fit here; the plan document has everything.`);
    return `${kept.join('\n\n')}\n`;
}

;// CONCATENATED MODULE: ./lib/report/builds-summary.js




/** GitHub silently drops a step's summary above 1 MiB (docs/stacker/platform.md#3.3). */
const builds_summary_mostBytes = 768 * 1024;
/** The job summary of a plan of one build, or of several: those with something to build first, each with its table, as long as there is room. */
function summariseBuilds(builds) {
    const [only, ...others] = builds;
    if (only !== undefined && others.length === 0 && only.name === '') {
        return summarisePlan(only.plan, only.transfer, only.show);
    }
    const told = builds.filter((build) => (0,builds_table/* hasWork */.OJ)(build) || build.transfer !== undefined);
    const idle = builds.filter((build) => !told.includes(build));
    const parts = [`### stack-cache: ${(0,builds_table/* buildsHeadline */.El)(builds)}\n`];
    let left = builds_summary_mostBytes;
    for (const [index, build] of told.entries()) {
        const whole = summarisePlan(build.plan, build.transfer, build.show);
        const text = whole.replace(/^### stack-cache: /, () => `#### ${(0,report_escape/* markdownCode */.D9)(build.name)}: `);
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
var report_document = __webpack_require__(6668);
// EXTERNAL MODULE: ./lib/report/matrix-row.js
var matrix_row = __webpack_require__(6096);
// EXTERNAL MODULE: ./lib/report/planned-build.js
var planned_build = __webpack_require__(2021);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/layer/verdict.js
var verdict = __webpack_require__(6468);
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
    const stops = plan.layers.flatMap((layer) => layer.verdict === 'error'
        ? (0,report_reason/* reasonsOf */.zM)(layer)
            .filter(verdict/* isStop */.j)
            .map((reason) => ({
            message: `stacker will stop at layer ${report_reason/* inBackticks */.Zw.name(layer.definition.name)}: ${(0,report_reason/* describeReason */.Gk)(reason, report_reason/* inBackticks */.Zw)}`,
            place: { file: layer.definition.stackerfile, line: layer.definition.line, column: layer.definition.column },
        }))
        : []);
    annotateAll(runner, stops, checkout, (message, properties) => {
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

// EXTERNAL MODULE: ./lib/options/stackerfile-list.js
var stackerfile_list = __webpack_require__(1020);
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
    const glob = await __webpack_require__.e(/* import() */ 377).then(__webpack_require__.bind(__webpack_require__, 2377));
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

// EXTERNAL MODULE: ./lib/options/option-texts.js
var option_texts = __webpack_require__(6400);
;// CONCATENATED MODULE: ./lib/action/door.js


const doors = ['main', 'plan', 'restore', 'save'];
/** Inputs that a door has no use for are not in its action.yml; `from` belongs to the command line. */
const withoutUse = {
    main: ['from'],
    plan: ['from', 'restore', 'save', 'budget'],
    restore: ['from', 'save', 'budget'],
    save: [
        'from',
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

// EXTERNAL MODULE: ./lib/report/joined-rows.js
var joined_rows = __webpack_require__(7555);
// EXTERNAL MODULE: ./lib/report/matrix.js + 3 modules
var report_matrix = __webpack_require__(4473);
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
function setOutputs(runner, outputs) {
    for (const name of outputNames) {
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

// EXTERNAL MODULE: ./lib/options/option-directories.js
var option_directories = __webpack_require__(3836);
// EXTERNAL MODULE: ./lib/handover/handover.js
var handover_handover = __webpack_require__(1108);
// EXTERNAL MODULE: ./lib/handover/note.js
var note = __webpack_require__(959);
// EXTERNAL MODULE: ./lib/plan/builds-to-save.js
var builds_to_save = __webpack_require__(1690);
// EXTERNAL MODULE: ./lib/options/read-options.js
var read_options = __webpack_require__(5047);
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
function secondsSince(step, begun) {
    return Math.max(0, step.now() - begun) / 1000;
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
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
function leaveForPost(runner, environment, handovers) {
    const left = handovers.map((handover) => {
        const file = (0,external_node_path_.join)(temporaryDirectory(environment), `stack-cache-post-${(0,external_node_crypto_.randomUUID)()}.json`);
        return { file, digest: (0,handover_handover/* writeHandover */.lN)(file, handover) };
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
    return member('left', (0,decode/* decodeArray */.k$)(decodeLeft)).map(({ file, digest }) => {
        const handover = (0,handover_handover/* readHandover */.IY)(file, digest);
        if (handover === undefined)
            throw new errors/* FormatError */.IF(file, 'expected the file that the main step left; it is gone');
        return handover;
    });
}
const format = 2;
const decodeLeft = (value, where) => {
    const member = (0,decode/* decodeObject */.gv)(value, where);
    return { file: member('file', decode/* decodeString */.sc), digest: member('digest', decode/* decodeString */.sc) };
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
    const left = await (0,builds_to_save/* buildsToSave */.K)(question, (texts, name) => tryQuietly(runner, 'what the restore step left cannot be used', () => takeInSave(environment, (0,option_directories/* givenDirectories */.T)(texts, step.workspace).stacker, name)));
    const transfers = [];
    for (const { build, handover } of left) {
        const [job] = await (0,build_jobs/* withOptions */.tq)([build], (texts) => optionsToSave(texts, (0,builds_to_save/* givenFor */.Z)(build, question.texts), handover, step));
        if (job === undefined)
            continue;
        transfers.push(await save(useCases, step, job.options, handover));
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
        const handovers = takeInPost(runner);
        if (handovers === undefined) {
            runner.info('Nothing is saved: the main step ended before it knew what to build.');
            return;
        }
        for (const handover of handovers)
            await saveInPost(useCases, step, handover);
    }
    catch (error) {
        tellTrouble(step, error);
    }
}
/** The trouble of one build is no other's. */
async function saveInPost(useCases, step, handover) {
    try {
        const options = await optionsToSave(new Map(), new Map(), handover, step);
        if (!(0,build_jobs/* isNothing */.qv)({ options }))
            await save(useCases, step, options, handover);
    }
    catch (error) {
        tellTrouble(step, error);
    }
}
function tellTrouble({ runner }, error) {
    runner.warning(`Nothing more is saved; the job goes on. ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof Error && !(error instanceof errors/* UserError */.yo))
        runner.info(withoutCommands(error.stack ?? ''));
}
async function save(useCases, step, options, handover) {
    const { runner } = step;
    const surroundings = surroundingsOf(step);
    const transfer = await useCases.save(options, surroundings, handover?.note);
    const style = { colour: false, show: (0,report_document/* showFrom */.I)(options.directories.working, options.directories.written) };
    runner.info(withoutCommands((0,terminal_table/* renderSave */.us)(transfer, style)));
    const surprises = transfer.differences.filter(report_transfer/* isSurprise */.II);
    if (surprises.length > 0) {
        runner.warning(`The build did not do what the plan said, for ${surprises.map(({ name }) => name).join(', ')}. ${surprises.some(report_transfer/* isFault */.Zh) ? 'Please report this with the plan document.' : 'stacker has built another definition: were the same options given to both?'}`);
    }
    if (options.summary)
        await trySummary(step, () => summariseSave(transfer));
    return transfer;
}

;// CONCATENATED MODULE: ./lib/action/run-action.js






















/** Runs main or post step. Trouble ends up in the step's result, never in a rejection. */
async function runAction(useCases, step) {
    if (step.post) {
        await runPost(useCases, step);
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
        const texts = readInputs(runner, door, step.environment);
        const question = readBuildsQuestion(runner, texts, step.workspace);
        const given = await (0,build_jobs/* readJobs */.RI)(question, (one) => optionsOf(one, step, expandStackerfiles), expandStackerfiles);
        const jobs = given.filter((job) => !(0,build_jobs/* isNothing */.qv)(job));
        shown = shownBy(step, given);
        if (jobs.length === 0) {
            outputs = unknownOutputs([]);
            runner.info('No stackerfiles are given: there is nothing to do.');
            return;
        }
        outputs = notPlanned(jobs);
        outputs = await planOrRestore(useCases, step, door, jobs);
    }
    catch (error) {
        fail(step, error, shown);
    }
    finally {
        setOutputs(runner, outputs);
    }
}
async function planOrRestore(useCases, step, door, jobs) {
    const { runner } = step;
    const begun = step.now();
    const done = await planned(useCases, step, door, jobs);
    runner.info(withoutCommands((0,builds_table/* renderBuilds */.W8)(done, { colour: false })));
    for (const { job, plan } of done)
        annotatePlan(runner, plan, checkoutOf(job.options.directories, step.workspace));
    if (door !== 'plan')
        handOver(step, door, done);
    const [first] = done;
    if (first?.job.options.summary === true)
        await trySummary(step, () => summariseBuilds(done));
    const document = (0,builds_document/* documentBuilds */.J)(done, (0,build_jobs/* spreadOf */.jg)(jobs));
    const transfers = done.flatMap(({ transfer }) => transfer ?? []);
    const whole = planOutputs(document, { planFile: writePlanFile(step, document), script: door === 'plan' ? '' : writeScript(step, jobs) }, (0,report_transfer/* joinTransfers */.nE)(transfers), secondsSince(step, begun));
    const { outputs, left } = fitOutputs(whole, document);
    for (const notice of outputNotices(outputs, jobs.flatMap(({ options }) => options.substitute), left))
        runner.notice(notice);
    return outputs;
}
/** Each build with its plan, and what was restored of it. */
async function planned(useCases, step, door, jobs) {
    const surroundings = surroundingsOf(step);
    if (door === 'plan') {
        const plans = await (0,build_jobs/* plannedBuilds */.EJ)(useCases, jobs, surroundings);
        return jobs.flatMap((job, index) => {
            const plan = plans[index];
            return plan === undefined ? [] : [{ ...(0,build_jobs/* plannedBuild */.p3)(job, plan), job, transfer: undefined, note: undefined }];
        });
    }
    const restored = await (0,build_jobs/* restoredBuilds */.E0)(useCases, jobs, surroundings);
    return jobs.flatMap((job, index) => {
        const one = restored[index];
        return one === undefined
            ? []
            : [{ ...(0,build_jobs/* plannedBuild */.p3)(job, one.plan), job, transfer: one.transfer, note: one.handover }];
    });
}
function handOver(step, door, done) {
    const { runner, environment } = step;
    const handovers = done.map(({ job, note }) => {
        const { sources } = job.options;
        return { texts: job.texts, ...(sources.kind === 'files' ? { files: sources.files } : {}), note };
    });
    tryQuietly(runner, 'the save that follows will not know what was restored', () => {
        if (door === 'main')
            leaveForPost(runner, environment, handovers);
        else
            for (const [index, { job }] of done.entries()) {
                const handover = handovers[index];
                if (handover !== undefined)
                    leaveForSave(environment, job.options.directories.stacker, job.name, handover);
            }
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
        environment: process.env,
        workspace: process.env['GITHUB_WORKSPACE'] ?? process.cwd(),
        now: Date.now,
        writeSummary: async (markdown) => {
            await core.summary.addRaw(markdown, true).write();
        },
        fail: () => {
            process.exitCode = core.ExitCode.Failure;
        },
    });
    // A call of the cache client that was given up on sleeps between its tries, for half a minute and more
    // (docs/stacker/platform.md#1.7).
    process.exit();
}


/***/ })

};
