export const id = 603;
export const ids = [603,44,145];
export const modules = {

/***/ 93427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ breakOff)
/* harmony export */ });
/* harmony import */ var _workspace_directories_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56306);
/* harmony import */ var _workspace_staging_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58882);
/* harmony import */ var _descendants_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10972);



/**
 * Ends what this process still has others do, and removes what stands half made in those directories. For the end of the process: who waits
 * for the others finds them gone.
 */
async function breakOff(places, log) {
    for (const { pid } of (0,_descendants_js__WEBPACK_IMPORTED_MODULE_2__/* .descendantsOf */ .g)(process.pid)) {
        try {
            process.kill(pid, 'SIGKILL');
        }
        catch {
            // It has ended, or is root's, who ends when its input does.
        }
    }
    for (const place of places)
        await (0,_workspace_staging_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .removeLeftStaging */ .b7)((0,_workspace_directories_js__WEBPACK_IMPORTED_MODULE_0__/* .directoriesOf */ .Pv)(place), log);
}


/***/ }),

/***/ 10972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ isRunning),
/* harmony export */   g: () => (/* binding */ descendantsOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);

/** Processes that a process has started, and those that they have, as proc(5) tells now. */
function descendantsOf(pid) {
    const running = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readProcess(Number(name)) ?? []) : []));
    const found = new Set([pid]);
    for (let before = 0; before !== found.size;) {
        before = found.size;
        for (const { pid: child, parent } of running)
            if (found.has(parent))
                found.add(child);
    }
    found.delete(pid);
    return running.filter((one) => found.has(one.pid));
}
function isRunning({ pid, startedAt }) {
    return readProcess(pid)?.startedAt === startedAt;
}
/** Undefined once it has ended. */
function readProcess(pid) {
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${String(pid)}/stat`, 'latin1');
        // The name in brackets may hold brackets and blanks.
        const [state = '', parent = '', ...more] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return state === 'Z' ? undefined : { pid, parent: Number(parent), startedAt: more[17] ?? '' };
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 71145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   interruptionOf: () => (/* binding */ interruptionOf),
/* harmony export */   t: () => (/* binding */ untilInterrupted)
/* harmony export */ });
/**
 * From now on the first signal to stop is the reason of an abort, in place of the end of the process. The second one ends it: who asks again
 * does not want to wait for what is saved.
 */
function interruptionOf(process) {
    const controller = new AbortController();
    for (const [signal, code] of [
        ['SIGINT', 130],
        ['SIGTERM', 143],
    ]) {
        process.on(signal, () => {
            if (controller.signal.aborted)
                process.exit(code);
            else
                controller.abort(signal);
        });
    }
    return controller.signal;
}
/** Waits for the work until all is to be broken off; it goes on then, and nobody hears of it. */
async function untilInterrupted(work, interrupted) {
    // Of work that is given up on, the failure is nobody's either.
    work.catch(() => undefined);
    let stop = () => undefined;
    const broken = new Promise((resolve) => {
        stop = () => {
            resolve({ kind: 'interrupted' });
        };
        if (interrupted.aborted)
            stop();
        else
            interrupted.addEventListener('abort', stop, { once: true });
    });
    try {
        return await Promise.race([work.then((value) => ({ kind: 'done', value })), broken]);
    }
    finally {
        interrupted.removeEventListener('abort', stop);
    }
}


/***/ }),

/***/ 80959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FT: () => (/* binding */ decodeNote),
/* harmony export */   KF: () => (/* binding */ noteFormat),
/* harmony export */   LE: () => (/* binding */ entryDigest),
/* harmony export */   UU: () => (/* binding */ cacheName),
/* harmony export */   Yr: () => (/* binding */ noteFor),
/* harmony export */   Zb: () => (/* binding */ spentNote),
/* harmony export */   Zy: () => (/* binding */ withoutLearnt),
/* harmony export */   zh: () => (/* binding */ recalled)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2924);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67910);
/* harmony import */ var _formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83799);
/* harmony import */ var _layer_bind_tree_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7663);
/* harmony import */ var _layer_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(54952);
/* harmony import */ var _layer_build_cache_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3418);
/* harmony import */ var _options_store_name_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(62943);
/* harmony import */ var _predict_resolution_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(67643);









/** Of the note; another one is not read. */
const noteFormat = 4;
/** The same for options that read and write the same records. */
function cacheName({ store, keyPrefix }) {
    return `${keyPrefix} ${(0,_options_store_name_js__WEBPACK_IMPORTED_MODULE_8__/* .storeNames */ .E)(store)}`;
}
/** What the note says of weights and of what is kept already holds for the cache that it speaks of alone. */
function noteFor(cache, note) {
    if (note.cache === cache)
        return note;
    const layers = note.layers.map((layer) => ({ ...layer, stored: false, bytes: 0 }));
    return { ...note, outages: [], learnt: undefined, layers };
}
/**
 * The plan of what stands in the workspace, with what the restore before it knew: of a layer that was not laid down, stacker's
 * memory tells nothing, and the records told what had changed. What is no such note adds nothing.
 */
function recalled(plan, note) {
    const causes = new Map();
    for (const { stackerfile, name, why } of notedLayers(note)) {
        if (isTexts(why) && why.length > 0)
            causes.set(JSON.stringify([stackerfile, name]), why);
    }
    const layers = plan.layers.map((layer) => {
        const { stackerfile, name } = layer.definition;
        const why = causes.get(JSON.stringify([stackerfile, name]));
        if (why === undefined)
            return layer;
        const detail = `restore laid none down, since ${why.join('; ')}`;
        return {
            ...layer,
            reasons: layer.reasons.map((reason) => reason.code === 'not-cached' && reason.detail === undefined ? { ...reason, detail } : reason),
        };
    });
    return { ...plan, layers };
}
function notedLayers(note) {
    const layers = isObject(note) ? note['layers'] : undefined;
    return Array.isArray(layers) ? layers.filter(isObject) : [];
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isTexts(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
/** The note for a second save: what was built before the first one has not been looked at again. */
function spentNote(note) {
    const rest = withoutLearnt(note);
    if (!isObject(rest))
        return rest;
    return Object.fromEntries([...Object.entries(rest), ['cleared', false]]);
}
/** The same after a save: what was not in the store may be there since, and what was may not be the newest. */
function withoutLearnt(note) {
    if (!isObject(note))
        return note;
    return Object.fromEntries(Object.entries(note).filter(([name]) => name !== 'learnt'));
}
/** Equal for entries whose bytes in build.cache are equal. */
function entryDigest(entry, release) {
    return (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)((0,_layer_build_cache_js__WEBPACK_IMPORTED_MODULE_6__/* .encodeBuildCache */ .rX)(new Map([[entry.Name, entry]]), release));
}
/** @throws FormatError for what is no note of this format. */
function decodeNote(value) {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, 'note');
    if (member('format', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV) !== noteFormat)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('note.format', `expected ${String(noteFormat)}`);
    return {
        cleared: member('cleared', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeBoolean */ .J2),
        cache: member('cache', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        outages: member('outages', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeOutage)),
        release: member('release', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        umask: member('umask', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV)),
        layers: member('layers', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeLayerNote)),
        took: member('took', (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)(decodeTook)),
        learnt: member('learnt', (value) => value ?? undefined),
        ...withBindTrees(member('bindTrees', (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)(_layer_bind_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .decodePackedTrees */ .Ah))),
    };
}
const decodeOutage = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return { store: member('store', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc), why: member('why', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc) };
};
const decodeTook = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return { all: member('all', _layer_record_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeSeconds */ .q2), laying: member('laying', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_layer_record_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeSeconds */ .q2)) };
};
const decodeLayerNote = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return {
        stackerfile: member('stackerfile', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        name: member('name', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        verdict: member('verdict', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('hit', 'unchanged', 'miss', 'always', 'unknown', 'error')),
        definition: member('definition', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY),
        laid: member('laid', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY)),
        stood: member('stood', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY)),
        identity: member('identity', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY)),
        stored: member('stored', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeBoolean */ .J2),
        content: member('content', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY)),
        standsOn: member('standsOn', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY)),
        bytes: member('bytes', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV),
        seconds: member('seconds', (seconds, place) => seconds === undefined ? null : (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_layer_record_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeSeconds */ .q2)(seconds, place)),
        unwitnessed: member('unwitnessed', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_layer_record_js__WEBPACK_IMPORTED_MODULE_5__/* .decodePortableContent */ .Xf))),
        ...withBinds(member('binds', (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY))))),
        evidence: member('evidence', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(_predict_resolution_js__WEBPACK_IMPORTED_MODULE_7__/* .decodeEvidence */ .kw)),
    };
};
function withBinds(binds) {
    return binds === undefined ? {} : { binds };
}
function withBindTrees(bindTrees) {
    return bindTrees === undefined ? {} : { bindTrees };
}


/***/ }),

/***/ 98882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n_: () => (/* binding */ buildTimes),
/* harmony export */   vB: () => (/* binding */ roughly),
/* harmony export */   wp: () => (/* binding */ tellTimes)
/* harmony export */ });
/* harmony import */ var _layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19881);

function buildTimes(layers) {
    const sum = (some) => ({
        seconds: some.reduce((total, { seconds }) => total + (seconds ?? 0), 0),
        unknown: some.filter(({ seconds }) => seconds === null).length,
    });
    return {
        rebuild: sum(layers.filter(({ verdict }) => (0,_layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isRebuilt */ .kX)(verdict))),
        hit: sum(layers.filter(({ verdict }) => !(0,_layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isRebuilt */ .kX)(verdict))),
    };
}
/**
 * `about 4 min to build, 12 min kept`; undefined where nothing is known. `more`: there is more to build than the layers that the times
 * are of.
 */
function tellTimes({ rebuild, hit }, more = false) {
    const told = [
        { time: rebuild, end: 'to build', isLeast: more || rebuild.unknown > 0 },
        { time: hit, end: 'kept', isLeast: hit.unknown > 0 },
    ].filter(({ time }) => time.seconds > 0);
    if (told.length === 0)
        return undefined;
    return told
        .map(({ time, end, isLeast }, index) => {
        const isSaid = index > 0 && told[index - 1]?.isLeast === isLeast;
        return `${isSaid ? '' : isLeast ? 'at least ' : 'about '}${roughly(time.seconds)} ${end}`;
    })
        .join(', ');
}
/** `8 s`, `4 min`, `1 h 20 min`: builds of the same layer differ by more than what is left out. */
function roughly(seconds) {
    if (seconds < 59.5)
        return `${Math.max(1, Math.round(seconds))} s`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 60)
        return `${minutes} min`;
    const rest = minutes % 60;
    return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}


/***/ }),

/***/ 72527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $m: () => (/* binding */ visibleJson),
/* harmony export */   D9: () => (/* binding */ markdownCode),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   _b: () => (/* binding */ mermaidLabel),
/* harmony export */   _s: () => (/* binding */ htmlAttribute),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   p7: () => (/* binding */ markdownText),
/* harmony export */   rC: () => (/* binding */ htmlName)
/* harmony export */ });
/** Text that others wrote, made harmless for where it is shown. */
// Controls (Cc) steer terminals and end lines of commands; format characters (Cf) reverse or hide parts of a name.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** Control and invisible characters as `\x1b` or `\u202e`; everything else as it is. */
function visible(text) {
    return text.replace(invisible, (character) => {
        const code = character.codePointAt(0) ?? 0;
        if (character === '\n')
            return '\\n';
        if (character === '\t')
            return '\\t';
        return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
    });
}
/**
 * JSON text in which such characters stand as JSON escapes. JSON.stringify leaves those beyond ASCII as they are; what is escaped here
 * can only stand inside strings, since the line feeds of the indentation are left.
 */
function visibleJson(value, indent) {
    return JSON.stringify(value, undefined, indent).replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
/** At most `length` characters, the cut marked. */
function shorten(text, length) {
    const characters = Array.from(text);
    return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
/**
 * As code in Markdown, fit for a table cell. A code span where nothing in it could end it; else `<code>` with everything but letters
 * and digits as character references, which Markdown never takes for its own signs.
 */
function markdownCode(text) {
    const shown = visible(text);
    if (/^[^\s`|\\](?:[^`|\\]*[^\s`|\\])?$/u.test(shown))
        return `\`${shown}\``;
    return `<code>${shown.replace(/[^\p{L}\p{N} ]/gu, reference)}</code>`;
}
/** As running text in Markdown: nothing in it becomes markup, a link, a mention or a row. */
function markdownText(text) {
    return visible(text)
        .replace(/[\\`*_{}[\]<>#!|~&$@]/g, reference)
        .replaceAll('://', '&#58;//')
        .replace(/\bwww\./gi, (found) => `${found.slice(0, -1)}&#46;`);
}
function reference(character) {
    return `&#${character.codePointAt(0) ?? 0};`;
}
/** As text of an HTML element that stands in Markdown. Only letters, digits and what paths are made of stand as they are. */
function htmlName(text, element) {
    return `<${element}>${visible(text).replace(/[^\p{L}\p{N} ./_-]/gu, reference)}</${element}>`;
}
/** As the value of an attribute in quotes. */
function htmlAttribute(text) {
    return visible(text).replace(/["'&<>`|]/g, reference);
}
/** As a quoted Mermaid label: its own escape is `#NUMBER;`. */
function mermaidLabel(text) {
    return visible(text).replace(/[^\p{L}\p{N} ./_-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`);
}


/***/ }),

/***/ 35986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gf: () => (/* binding */ noHistory),
/* harmony export */   Jo: () => (/* binding */ historyLine),
/* harmony export */   RU: () => (/* binding */ accuracyOf),
/* harmony export */   SA: () => (/* binding */ joinedHistory),
/* harmony export */   _h: () => (/* binding */ withRestores),
/* harmony export */   ec: () => (/* binding */ withJob),
/* harmony export */   oS: () => (/* binding */ tellHistory),
/* harmony export */   om: () => (/* binding */ mostJobs),
/* harmony export */   sG: () => (/* binding */ whyNotWorth),
/* harmony export */   tX: () => (/* binding */ mostSlow)
/* harmony export */ });
/* harmony import */ var _build_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98882);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40819);
/* harmony import */ var _transfer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20971);



const noHistory = { jobs: [], slow: new Map() };
const mostRuns = 30;
/** Of a matrix each leg is one. */
const mostJobs = 256;
const mostSlow = 256;
/** Those of several architectures, as what is told of them together. */
function joinedHistory(histories) {
    return {
        jobs: histories.flatMap(({ jobs }) => jobs),
        slow: new Map(histories.flatMap(({ slow }) => [...slow])),
    };
}
/** A layer is given up after as many runs: one says little of the next. */
const enoughRuns = 5;
function accuracyOf(verdicts, differences, saved) {
    const faults = differences.filter(_transfer_js__WEBPACK_IMPORTED_MODULE_1__/* .isFault */ .Zh);
    const wrong = faults.filter(({ predicted }) => predicted === 'hit').length;
    return {
        foretold: verdicts.filter((verdict) => verdict === 'hit' || verdict === 'miss' || verdict === 'always').length,
        wrong,
        needless: differences.filter(({ predicted, rebuilt, found }) => predicted !== 'hit' && !rebuilt && !found).length,
        saved,
    };
}
/** With the job as the newest; one that saves again has found out no less than before. */
function withJob(history, job) {
    const earlier = history.jobs.find((one) => one.run === job.run && one.job === job.job);
    const most = (of) => Math.max(of(job), earlier === undefined ? 0 : of(earlier));
    const newest = {
        ...job,
        foretold: most(({ foretold }) => foretold),
        wrong: most(({ wrong }) => wrong),
        needless: most(({ needless }) => needless),
    };
    const jobs = [...history.jobs.filter((one) => one !== earlier), newest].slice(-mostJobs);
    const runs = new Set([...new Set(jobs.map(({ run }) => run))].slice(-mostRuns));
    return { ...history, jobs: jobs.filter(({ run }) => runs.has(run)) };
}
/** With what these restores add: a quick one ends a row of slow ones. */
function withRestores(history, layers) {
    const slow = new Map(history.slow);
    for (const { tag, restore, build } of layers) {
        const { runs = 0 } = slow.get(tag) ?? {};
        slow.delete(tag);
        if (restore > build)
            slow.set(tag, { runs: runs + 1, seconds: restore });
    }
    return { ...history, slow: new Map([...slow].slice(-mostSlow)) };
}
/**
 * Why a layer that was built in so many seconds is not worth keeping; undefined where it is, or nobody knows. Whoever is not restored is
 * not measured any more, so the last restore stands for what the next one would take.
 */
function whyNotWorth({ slow }, tag, build) {
    const { runs = 0, seconds = 0 } = slow.get(tag) ?? {};
    if (runs < enoughRuns || build === null || build >= seconds)
        return undefined;
    return `restoring it took longer than building it in ${String(runs)} runs: ${(0,_build_time_js__WEBPACK_IMPORTED_MODULE_0__/* .roughly */ .vB)(seconds)} instead of ${(0,_build_time_js__WEBPACK_IMPORTED_MODULE_0__/* .roughly */ .vB)(build)}`;
}
/** The same as a line of a summary. */
function historyLine(history) {
    const told = history && tellHistory(history);
    return told === undefined ? [] : [`<sub>This branch: ${told}.</sub>`];
}
/** `30 runs, 1,204 layers foretold, 0 wrong, 3 needless; net 2 h 10 min saved`; undefined before the first one. */
function tellHistory({ jobs }) {
    if (jobs.length === 0)
        return undefined;
    const sum = (of) => jobs.reduce((total, job) => total + of(job), 0);
    const [foretold, wrong, needless] = [
        sum((one) => one.foretold),
        sum((one) => one.wrong),
        sum((one) => one.needless),
    ].map((count) => count.toLocaleString('en-US'));
    const saved = sum((one) => one.saved);
    const net = Math.abs(saved) < 1 ? '' : `; net ${(0,_build_time_js__WEBPACK_IMPORTED_MODULE_0__/* .roughly */ .vB)(Math.abs(saved))} ${saved > 0 ? 'saved' : 'lost'}`;
    const runs = (0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(new Set(jobs.map(({ run }) => run)).size, 'run');
    return `${runs}, ${foretold ?? ''} ${foretold === '1' ? 'layer' : 'layers'} foretold, ${wrong ?? ''} wrong, ${needless ?? ''} needless${net}`;
}


/***/ }),

/***/ 39048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gk: () => (/* binding */ describeReason),
/* harmony export */   IG: () => (/* binding */ modeChange),
/* harmony export */   N0: () => (/* binding */ describeOwnReasons),
/* harmony export */   Zw: () => (/* binding */ inBackticks),
/* harmony export */   n3: () => (/* binding */ toldOnce),
/* harmony export */   nl: () => (/* binding */ describeReasons),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   rl: () => (/* binding */ causeOf),
/* harmony export */   wh: () => (/* binding */ describeCauses),
/* harmony export */   zM: () => (/* binding */ reasonsOf)
/* harmony export */ });
/* harmony import */ var _stackerfile_dockerish_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89149);

/** As in JSON. */
const plain = { name: (text) => text, clause: (text) => text };
/** For a terminal or a log. */
const inBackticks = { name: (text) => `\`${text}\``, clause: (text) => text };
/** One sentence without a full stop per reason; a new code does not compile without its sentence. */
const sentences = {
    'not-cached': (place) => `no build of it is in ${place === '' ? 'the cache' : place}`,
    'store-unreachable': () => 'the cache could not be reached',
    'record-refused': () => 'a build of it is in the cache, and was made by somebody whose records are not trusted here',
    'root-needed': () => 'stacker runs as root, so what it is to find must belong to root',
    'definition-changed': () => 'its definition changed',
    'base-changed': (base) => (base === '' ? 'its base image changed' : `its base image ${base} changed`),
    'base-rebuilt': (base) => `base ${base} will be rebuilt`,
    'epoch-changed': () => 'SOURCE_DATE_EPOCH changed',
    'import-new': (path) => `import ${path} is new`,
    'import-missing': (path) => `import ${path} is gone`,
    'import-type-changed': (path) => `import ${path} changed between file and directory`,
    'import-changed': (path) => `import ${path} changed`,
    'overlay-dir-new': (path) => `overlay dir ${path} is new`,
    'overlay-dir-missing': (path) => `overlay dir ${path} is gone`,
    'overlay-dir-changed': (path) => `overlay dir ${path} changed`,
    'layer-type-missing': (type) => `the cached build has no output as ${type}`,
    'release-changed': () => 'it was built by a release of stacker whose cache this one does not read',
    'content-missing': (content) => `${content === '' ? 'content' : content} of the cached build is missing in the store`,
    'shared-name': (name) => `another stackerfile of the same stacker-dir has a layer ${name === '' ? 'of this name' : name}`,
    'refresh-requested': () => 'a refresh was requested',
    'too-old': () => 'its build is older than max-age',
    'needed-by-rebuild': (child) => `it is good, but it cannot be laid down${child === '' ? '' : ` for ${child}`}`,
    binds: () => 'it has binds, which stacker builds on every run',
    'never-equal': (directive) => `its ${directive === '' ? 'definition' : directive} never equals its cached copy, so stacker builds it on every run`,
    'bom-generate': () => 'it generates a bom, which this release builds on every run',
    'base-may-be-equal': (base) => `base ${base === '' ? '' : `${base} `}will be built again, and may come out equal: stacker decides`,
    'base-unresolved': (base) => `its base image ${base === '' ? '' : `${base} `}cannot be known before the build`,
    'import-unresolved': (path) => `import ${path} cannot be known before the build`,
    'producer-rebuilt': (producer) => `${producer}, which it takes files from, will be rebuilt`,
    'yaml-unsure': () => 'its definition could not be read with certainty',
    'generated-source': (path) => `${path} may still be made before stacker reads it`,
    'release-unknown': () => 'the release of stacker is not known',
    'bad-import': (path) => `stacker cannot take ${path}`,
    'dependency-unresolved': (name) => `${name === '' ? 'a layer that it needs' : name} is not among the layers`,
    'colliding-names': (base) => `${base === '' ? 'its base' : base} and another base of the build are kept under one name`,
};
/** Said of a doubt about what stacker never looks at: it is certain then that the layer is built. */
const neverCompared = 'stacker itself does not compare imports with dest';
/** The reason in one clause; its detail follows after a colon. */
function describeReason(reason, voice, cause) {
    return told([reason], voice, cause);
}
/** What is said of the layer that a reason comes from, where that one is in the plan. */
const following = {
    'base-unresolved': (base, certain) => `base ${base} ${certain ? 'will' : 'may'} be rebuilt`,
    'producer-rebuilt': (producer, certain) => `${producer}, which it takes files from, ${certain ? 'will' : 'may'} be rebuilt`,
};
/** Reasons that differ in their subjects only, in one clause. */
function told(reasons, voice, cause) {
    const [{ code, detail, uncompared }] = reasons;
    const subject = listed(reasons.flatMap((reason) => (reason.subject === '' ? [] : [namedSubject(reason, voice)])));
    const follows = cause === undefined ? undefined : following[code];
    const details = [
        ...(detail === undefined || follows !== undefined ? [] : [voice.clause(detail)]),
        ...(uncompared === true ? [neverCompared] : []),
    ];
    const sentence = follows === undefined ? sentences[code](subject) : follows(subject, cause?.verdict !== 'unknown');
    return details.length === 0 ? sentence : `${sentence}: ${details.join('; ')}`;
}
/** A layer type in the words of stacker's options, and not as its cache has it (`squashfs+true`). */
function namedSubject({ code, subject }, voice) {
    const [, type, verity] = /^(squashfs|erofs|tar)\+(true|false)$/.exec(subject) ?? [];
    if (code !== 'layer-type-missing' || type === undefined)
        return voice.name(subject);
    return `${voice.name(type)}${type === 'tar' ? '' : verity === 'true' ? ' with verity' : ' without verity'}`;
}
/** Each reason once: a producer is one however many files are taken from it, and what stacker never compares outweighs what it does. */
function reasonsOf({ reasons }) {
    const certain = new Set(reasons.flatMap((reason) => (reason.uncompared === true ? [causeKey(reason)] : [])));
    const seen = new Set();
    return reasons.filter((reason) => {
        const { code, subject, detail, changes, uncompared } = reason;
        if (uncompared !== true && certain.has(causeKey(reason)))
            return false;
        const key = JSON.stringify([code, subject, detail, changes, uncompared]);
        if (seen.has(key))
            return false;
        seen.add(key);
        return true;
    });
}
function causeKey({ code, subject }) {
    return JSON.stringify([code, subject]);
}
const spreading = new Set([
    'base-rebuilt',
    'base-may-be-equal',
    'base-unresolved',
    'producer-rebuilt',
]);
/**
 * Is it told once for the whole plan, as an outage is, and not again with each layer? What a layer's own page tells is another matter.
 */
function isToldOnce({ code }) {
    return code === 'store-unreachable' || code === 'root-needed';
}
/** What is told once, as whole sentences; `why` of the first layer that it happened to. */
function toldOnce(plan, voice) {
    const hit = plan.layers.flatMap(({ reasons }) => reasons.filter(isToldOnce));
    const [first] = hit;
    if (first === undefined)
        return [];
    const layers = hit.length === 1 ? 'one layer counts' : `${String(hit.length)} layers count`;
    const sentence = describeReason(first, voice);
    return [`${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}; ${layers} as not cached.`];
}
/** The layer that a spreading reason points to: the base or producer among what the layer depends on. */
function causeOf(plan, layer, reason) {
    if (!spreading.has(reason.code))
        return undefined;
    const name = (0,_stackerfile_dockerish_url_js__WEBPACK_IMPORTED_MODULE_0__/* .stackerUrl */ .Z)(reason.subject)?.layer ?? reason.subject;
    return layer.dependsOn
        .map((index) => plan.layers[index])
        .find((candidate) => candidate?.definition.name === name && candidate !== layer);
}
const mostNamed = 3;
/** `mode 0644 -> 0755` where that is all that changed. */
function modeChange({ before = '', after = '' }) {
    const [then, now] = [before, after].map((text) => /^mode (0[0-7]{1,6})$/.exec(text)?.[1]);
    return then === undefined || now === undefined ? undefined : `mode ${then} -> ${now}`;
}
/** Which fields or files, in short; the first few of them. Not their values but a mode: they may not be for everybody. */
function describeChanged({ subject, changes = [] }, voice) {
    const paths = new Map();
    for (const change of changes) {
        const mode = modeChange(change);
        const name = change.path === '' || change.path === subject ? '' : voice.name(change.path);
        const text = [name, mode ?? ''].filter((part) => part !== '').join(': ');
        if (text !== '')
            paths.set(change.path, text);
    }
    const named = [...paths.values()].slice(0, mostNamed);
    const more = paths.size > mostNamed ? [`${paths.size - mostNamed} more`] : [];
    return named.length === 0 ? '' : ` (${[...named, ...more].join(', ')})`;
}
/**
 * Why the layer is no hit, a clause for each cause of its own, and one for all that follows from other layers: it names them and leaves
 * their reasons to them. That there is no build of a layer goes without saying where it will be built for another one, and which release
 * is not known stands above the plan. `why` tells all.
 */
function describeReasons(plan, layer, voice) {
    const reasons = reasonsOf(layer).filter((reason) => reason.code !== 'release-unknown' && !isToldOnce(reason));
    const causes = new Map();
    for (const reason of reasons) {
        const cause = causeOf(plan, layer, reason);
        if (cause === undefined)
            continue;
        const key = JSON.stringify([reason.code, reason.uncompared, cause.verdict === 'unknown']);
        const same = causes.get(key);
        if (same === undefined)
            causes.set(key, { reasons: [reason], cause });
        else
            same.reasons.push(reason);
    }
    const follows = [...causes.values()].map(({ reasons, cause }) => told(reasons, voice, cause)).join('; ');
    let isTold = false;
    return reasons.flatMap((reason) => {
        if (causeOf(plan, layer, reason) === undefined) {
            if (reason.code === 'not-cached' && reason.detail === undefined && follows !== '')
                return [];
            return [`${describeReason(reason, voice)}${describeChanged(reason, voice)}`];
        }
        if (isTold)
            return [];
        isTold = true;
        return [follows];
    });
}
/** The causes that are a layer's own, and not told once for the whole plan. */
function describeCauses(plan, layer, voice) {
    const own = reasonsOf(layer).filter((reason) => reason.code !== 'release-unknown' && !isToldOnce(reason) && causeOf(plan, layer, reason) === undefined);
    const follows = reasonsOf(layer).some((reason) => causeOf(plan, layer, reason) !== undefined);
    return own.flatMap((reason) => reason.code === 'not-cached' && reason.detail === undefined && follows
        ? []
        : [`${describeReason(reason, voice)}${describeChanged(reason, voice)}`]);
}
/** What a later look at the same layer cannot find out: the causes that are its own, but that nothing is cached. */
function describeOwnReasons(plan, layer, voice) {
    return reasonsOf(layer).flatMap((reason) => reason.code === 'not-cached' || causeOf(plan, layer, reason) !== undefined
        ? []
        : [`${describeReason(reason, voice)}${describeChanged(reason, voice)}`]);
}
/** `a`, `a and b`, `a, b and 4 more`. */
function listed(names) {
    const shown = names.length > mostNamed + 1 ? [...names.slice(0, mostNamed), `${names.length - mostNamed} more`] : names;
    return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}


/***/ }),

/***/ 20971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FF: () => (/* binding */ restoredWord),
/* harmony export */   II: () => (/* binding */ isSurprise),
/* harmony export */   Pm: () => (/* binding */ togetherNotSaved),
/* harmony export */   VK: () => (/* binding */ joinSaves),
/* harmony export */   Zh: () => (/* binding */ isFault),
/* harmony export */   nE: () => (/* binding */ joinTransfers),
/* harmony export */   xw: () => (/* binding */ secondsSaved)
/* harmony export */ });
/** With whom a layer shares its fate, where that is the cache's outage: then it is told once. Others stand alone. */
function togetherNotSaved(transfer) {
    const { notSaved, outage } = transfer;
    const lost = notSaved.filter(({ why }) => why === outage);
    return [
        ...notSaved.filter(({ why }) => why !== outage).map(({ name, why }) => ({ names: [name], why })),
        ...(outage === undefined || lost.length === 0 ? [] : [{ names: lost.map(({ name }) => name), why: outage }]),
    ];
}
/** Seconds that were not built, less those that restoring took: below zero where it was not worth it. */
function secondsSaved({ restored, seconds }) {
    const built = restored.reduce((sum, layer) => sum + (layer.seconds ?? 0), 0);
    return Math.round((built - seconds) * 1000) / 1000;
}
/** `exact`: every hit was laid down; `none`: nothing was, or there was no hit. */
function restoredWord(transfer) {
    if (transfer === undefined || transfer.restored.length + (transfer.images?.length ?? 0) === 0)
        return 'none';
    return transfer.notRestored.length === 0 ? 'exact' : 'partial';
}
/**
 * A hit that was rebuilt is our error; so is a rebuild foretold as certain that did not happen. `unknown` foretells nothing, but what
 * is built of another definition was not planned at all.
 */
function isSurprise(difference) {
    if (difference.found !== undefined)
        return true;
    return difference.predicted === 'hit' ? difference.rebuilt : difference.predicted === 'miss' && !difference.rebuilt;
}
/** Ours to mend, as far as can be seen: stacker was not given other options. */
function isFault(difference) {
    return isSurprise(difference) && difference.found !== 'other-definition';
}
/** What restoring several builds did in all; undefined where none was restored. */
function joinTransfers(transfers) {
    const [first, ...others] = transfers;
    if (first === undefined || others.length === 0)
        return first;
    return {
        store: first.store,
        restored: transfers.flatMap(({ restored }) => restored),
        notRestored: transfers.flatMap(({ notRestored }) => notRestored),
        bytesDown: sum(transfers.map(({ bytesDown }) => bytesDown)),
        ...(transfers.some(({ bytesLeftOut }) => bytesLeftOut !== undefined) && {
            bytesLeftOut: sum(transfers.map(({ bytesLeftOut = 0 }) => bytesLeftOut)),
        }),
        seconds: sum(transfers.map(({ seconds }) => seconds)),
    };
}
/** What saving several builds weighed and took. */
function joinSaves(transfers) {
    return {
        saved: transfers.flatMap(({ saved }) => saved),
        bytesDown: sum(transfers.map(({ bytesDown }) => bytesDown)),
        bytesUp: sum(transfers.map(({ bytesUp }) => bytesUp)),
        seconds: sum(transfers.map(({ seconds }) => seconds)),
    };
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}


/***/ })

};
