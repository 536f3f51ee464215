export const id = 679;
export const ids = [679];
export const modules = {

/***/ 30679:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  explainLayers: () => (/* binding */ explainLayers)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/formats/near-word.js
var near_word = __webpack_require__(42517);
// EXTERNAL MODULE: ./lib/plan/last-changes.js
var last_changes = __webpack_require__(7715);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(72527);
// EXTERNAL MODULE: ./lib/report/reason.js
var report_reason = __webpack_require__(39048);
// EXTERNAL MODULE: ./lib/report/last-change.js
var last_change = __webpack_require__(23389);
// EXTERNAL MODULE: ./lib/report/change.js + 1 modules
var report_change = __webpack_require__(72841);
// EXTERNAL MODULE: ./lib/report/terminal-style.js
var terminal_style = __webpack_require__(94468);
// EXTERNAL MODULE: ./lib/report/wrap.js
var wrap = __webpack_require__(15820);
;// CONCATENATED MODULE: ./lib/report/why.js






const headings = {
    hit: 'will not be built: all that stacker compares is as it was',
    unchanged: 'is built if stacker is run, though nothing that its build sees has changed',
    miss: 'will be built',
    always: 'is built on every run',
    unknown: 'may be built: that cannot be known before',
    error: 'will not be built: stacker will stop here',
};
const mostChanges = 50;
const mostLines = 50;
/** Each level is six blanks further in. */
const deepest = 100 * 6;
/** The layers of that name; more than one where separate stackerfiles use it. */
function findLayers(plan, name) {
    return plan.layers.filter((layer) => layer.definition.name === name);
}
/** All reasons of one layer with the changed fields and files, and below a spreading reason those of the layer it comes from. */
function explainLayer(plan, layer, style) {
    return explain(plan, layer, { style, indent: '', told: new Set() }).join('\n');
}
function explain(plan, layer, telling) {
    const { style, indent, told } = telling;
    const { definition, verdict } = layer;
    const place = `${(0,report_escape/* visible */.RK)(style.show(definition.stackerfile))}:${definition.line}`;
    const heading = `${(0,report_escape/* visible */.RK)(definition.name)} (${place}) ${(0,terminal_style/* paintVerdict */.o)(verdict, headings[verdict], style)}`;
    if (told.has(layer))
        return within(`${heading}, as said above`, telling);
    if (indent.length > deepest)
        return within(`${heading}, and so on`, telling);
    told.add(layer);
    const reasons = (0,report_reason/* reasonsOf */.zM)(layer);
    return [
        ...within(reasons.length === 0 ? heading : `${heading}, because`, telling),
        ...reasons.flatMap((reason) => explainReason(plan, layer, reason, { ...telling, indent: `${indent}  ` })),
    ];
}
function explainReason(plan, layer, reason, telling) {
    const { indent, style } = telling;
    const last = style.lastChanges?.get(reason);
    const changes = reason.changes ?? [];
    const cause = (0,report_reason/* causeOf */.rl)(plan, layer, reason);
    return [
        ...within(`- ${(0,report_escape/* visible */.RK)((0,report_reason/* describeReason */.Gk)(reason, report_reason/* inBackticks */.Zw, cause))}`, telling),
        ...changes
            .slice(0, mostChanges)
            .flatMap((change) => changeLines(reason, change).map((line) => `${indent}    ${line}`)),
        ...(changes.length > mostChanges ? [`${indent}    and ${changes.length - mostChanges} more`] : []),
        ...(last === undefined
            ? []
            : within((0,report_escape/* visible */.RK)((0,last_change/* describeLastChange */.Y)(last, report_reason/* inBackticks */.Zw)), { style, indent: `${indent}    ` })),
        ...(cause === undefined ? [] : explain(plan, cause, { ...telling, indent: `${indent}    ` })),
    ];
}
/** A sentence at its indentation; at a terminal what is too wide goes on below, a little further in. */
function within(text, { style, indent }) {
    if (style.columns === undefined)
        return [`${indent}${text}`];
    const lines = (0,wrap/* wrap */.L)(text, Math.max(narrowest, style.columns - indent.length - 2));
    return lines.map((line, index) => `${indent}${index === 0 ? '' : '  '}${line}`);
}
const narrowest = 30;
function changeLines(reason, change) {
    const lines = reason.code === 'definition-changed' ? (0,report_change/* describeLines */.B)(change, mostLines) : undefined;
    const told = (0,report_change/* describeChange */.u)(reason, change, { values: lines === undefined });
    return [told, ...(lines ?? []).map((line) => `  ${line}`)];
}

;// CONCATENATED MODULE: ./lib/cli/why-command.js






/** What `why` answers of the layers of that name. @throws UserError where there is none. */
async function explainLayers(name, builds, style, surroundings) {
    const found = [];
    for (const { name: build, plan, show, working } of builds) {
        for (const layer of findLayers(plan, name)) {
            const lastChanges = await (0,last_changes/* findLastChanges */.t)(withThoseBelow(plan, layer), working, surroundings);
            const told = explainLayer(plan, layer, { ...style, show, lastChanges });
            found.push(build === '' ? told : `${(0,report_escape/* visible */.RK)(build)}:\n${told}`);
        }
    }
    if (found.length === 0) {
        throw noSuchLayer(builds.flatMap(({ plan }) => plan.layers), name);
    }
    return found.join('\n');
}
/** Itself, and what it stands on or takes from, nearest first: their reasons are told, too. */
function withThoseBelow(plan, layer) {
    const layers = new Set([layer]);
    for (const one of layers)
        for (const index of one.dependsOn)
            layers.add(plan.layers[index] ?? one);
    return [...layers];
}
function noSuchLayer(layers, name) {
    const all = [...new Set(layers.map((layer) => layer.definition.name))];
    const near = (0,near_word/* nearWord */.v)(name, all);
    const names = all.slice(0, 20).map(report_reason/* inBackticks */.Zw.name);
    return new errors/* UserError */.yo({
        message: `there is no layer ${report_reason/* inBackticks */.Zw.name(name)} in the given stackerfiles`,
        advice: near !== undefined
            ? `did you mean ${report_reason/* inBackticks */.Zw.name(near)}?`
            : names.length === 0
                ? 'they have no layers'
                : `they have ${names.join(', ')}${all.length > names.length ? ` and ${String(all.length - names.length)} more` : ''}`,
    });
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
