export const id = 44;
export const ids = [44];
export const modules = {

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
