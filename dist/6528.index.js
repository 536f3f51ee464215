export const id = 6528;
export const ids = [6528,6014];
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

/***/ 62943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ storeNames),
/* harmony export */   H: () => (/* binding */ storeName)
/* harmony export */ });
/** As a user writes it. */
function storeName(store) {
    switch (store.kind) {
        case 'github':
            return 'github';
        case 'directory':
            return `dir:${store.path}`;
        case 'registry':
            return `oci:${store.domain}/${store.path}`;
    }
}
/** What several stores are called together, in the order in which they are read. */
function storeNames(stores) {
    return stores.map(storeName).join(', then ');
}


/***/ }),

/***/ 35926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GM: () => (/* binding */ historyName),
/* harmony export */   Lu: () => (/* binding */ readHistory),
/* harmony export */   N2: () => (/* binding */ encodeHistory),
/* harmony export */   U3: () => (/* binding */ recallHistory)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2924);
/* harmony import */ var _layer_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54952);
/* harmony import */ var _report_history_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(35986);
/* harmony import */ var _open_stores_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(76014);





const format = 1;
/** As much as every store takes for a resolution, which it is one of where a store has no index of records. */
const mostBytes = 64 * 1024;
/** Its name: by the branch of this run; undefined off a runner, where there are no runs to tell of. */
function historyName(environment, arch) {
    const { GITHUB_RUN_ID: run, GITHUB_REF: ref } = environment;
    return run === undefined || run === '' || ref === undefined || ref === '' ? undefined : { arch, ref };
}
/** What is remembered of this branch; undefined off a runner, and where the cache could not be reached for these plans. */
async function recallHistory({ store, keyPrefix, patience, trust }, plans, surroundings) {
    const isOut = plans.some(({ plan: { layers } }) => layers.some(({ reasons }) => reasons.some(({ code }) => code === 'store-unreachable')));
    const arches = new Set(plans.map(({ arch }) => arch));
    const names = [...arches].flatMap((arch) => historyName(surroundings.environment, arch) ?? []);
    if (names.length === 0 || isOut)
        return undefined;
    const opened = await (0,_open_stores_js__WEBPACK_IMPORTED_MODULE_4__.openStores)(store, keyPrefix, surroundings, { patience, trust });
    return (0,_report_history_js__WEBPACK_IMPORTED_MODULE_3__/* .joinedHistory */ .SA)(await Promise.all(names.map((name) => readHistory(opened.store, name, surroundings.log))));
}
/** Nothing where there is none yet, or it cannot be read. */
async function readHistory(store, name, log) {
    const bytes = await store.findHistory(name);
    if (bytes === undefined)
        return _report_history_js__WEBPACK_IMPORTED_MODULE_3__/* .noHistory */ .Gf;
    try {
        return decodeHistory(bytes);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF))
            throw error;
        log.debug(`the history of this branch is begun anew: ${error.message}`);
        return _report_history_js__WEBPACK_IMPORTED_MODULE_3__/* .noHistory */ .Gf;
    }
}
/**
 * At most 64 KiB: the oldest jobs are left out. Of two jobs that write at once what the later one knew remains: what is told of the past is a
 * help, and nothing is decided by one run.
 */
function encodeHistory({ jobs, slow }) {
    const text = (some) => JSON.stringify({
        format,
        jobs: some.map((job) => [job.run, job.job, job.foretold, job.wrong, job.needless, job.saved]),
        slow: [...slow].map(([tag, { runs, seconds }]) => [tag, runs, seconds]),
    });
    let kept = jobs;
    while (text(kept).length > mostBytes && kept.length > 0)
        kept = kept.slice(Math.ceil(kept.length / 2));
    return Buffer.from(text(kept));
}
/** @throws FormatError for what is no history of this format. */
function decodeHistory(bytes) {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(bytes, 'history', mostBytes), 'history');
    if (member('format', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV) !== format)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('history.format', `expected ${String(format)}`);
    return {
        jobs: member('jobs', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeJob, _report_history_js__WEBPACK_IMPORTED_MODULE_3__/* .mostJobs */ .om)),
        slow: new Map(member('slow', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeSlow, _report_history_js__WEBPACK_IMPORTED_MODULE_3__/* .mostSlow */ .tX))),
    };
}
const decodeJob = (value, where) => {
    const [run, job, foretold, wrong, needless, saved] = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)((item) => item, 6)(value, where);
    if (typeof saved !== 'number' || !Number.isFinite(saved))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(`${where}[5]`, 'expected seconds');
    return {
        run: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc)(run, `${where}[0]`),
        job: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc)(job, `${where}[1]`),
        foretold: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV)(foretold, `${where}[2]`),
        wrong: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV)(wrong, `${where}[3]`),
        needless: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV)(needless, `${where}[4]`),
        saved,
    };
};
const decodeSlow = (value, where) => {
    const [tag, runs, seconds] = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)((item) => item, 3)(value, where);
    return [
        (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc)(tag, `${where}[0]`),
        { runs: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV)(runs, `${where}[1]`), seconds: (0,_layer_record_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeSeconds */ .q2)(seconds, `${where}[2]`) },
    ];
};


/***/ }),

/***/ 90091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ openStore)
/* harmony export */ });
/* harmony import */ var _options_store_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62943);
/* harmony import */ var _store_github_patience_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42470);


/** Opens the store that the user named, under the keys of `keyPrefix`. Where there is no such service, a store that holds nothing. */
async function openStore(choice, keyPrefix, { log, environment, now, patience: given }, { patience: total, outage, trust, learnt }) {
    switch (choice.kind) {
        case 'directory': {
            const { openDirectoryStore } = await Promise.all(/* import() */[__webpack_require__.e(6401), __webpack_require__.e(4183)]).then(__webpack_require__.bind(__webpack_require__, 34183));
            return openDirectoryStore({ path: choice.path, keyPrefix, log, now });
        }
        case 'registry': {
            const { openRegistryStore } = await __webpack_require__.e(/* import() */ 3049).then(__webpack_require__.bind(__webpack_require__, 13049));
            const { openFetch } = await __webpack_require__.e(/* import() */ 255).then(__webpack_require__.bind(__webpack_require__, 50255));
            const { openSeal } = await __webpack_require__.e(/* import() */ 1291).then(__webpack_require__.bind(__webpack_require__, 31291));
            const { storeRepository } = await Promise.all(/* import() */[__webpack_require__.e(598), __webpack_require__.e(9916), __webpack_require__.e(827)]).then(__webpack_require__.bind(__webpack_require__, 80827));
            return openRegistryStore({
                ...storeRepository(choice, { environment, log }, total),
                name: (0,_options_store_name_js__WEBPACK_IMPORTED_MODULE_1__/* .storeName */ .H)(choice),
                keyPrefix,
                seal: await openSeal(trust, { environment, now, fetch: openFetch(environment), patience: total }),
                log,
                ...(outage === undefined ? {} : { outage }),
            });
        }
        case 'github': {
            const { openGithubStore } = await __webpack_require__.e(/* import() */ 3355).then(__webpack_require__.bind(__webpack_require__, 93355));
            return openGithubStore({
                keyPrefix,
                environment,
                log,
                now,
                learnt,
                patience: { ..._store_github_patience_js__WEBPACK_IMPORTED_MODULE_0__/* .usualPatience */ .U, wait: total, total, ...given },
                ...(outage === undefined ? {} : { outage }),
            });
        }
    }
}


/***/ }),

/***/ 76014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openStores: () => (/* binding */ openStores)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./lib/options/store-name.js
var store_name = __webpack_require__(62943);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/layer/record.js
var record = __webpack_require__(54952);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/formats/digest.js
var digest = __webpack_require__(67910);
// EXTERNAL MODULE: ./lib/store/named-blobs.js
var named_blobs = __webpack_require__(59845);
;// CONCATENATED MODULE: ./lib/store/read-through.js





/** Trouble ends the keeping, and nothing else: the store has told of it. */
function openReadThrough({ nearest, fetch, scratch, log }) {
    const records = new Map();
    let hasTrouble = nearest.writable.kind === 'no';
    async function keepBlob({ digest, size }, file) {
        if (!hasTrouble)
            hasTrouble = 'why' in (await nearest.writeBlob(digest, size, file));
    }
    async function keepRecord(name, bytes, directory) {
        const blobs = (0,named_blobs/* namedBlobs */.C)(bytes);
        if (blobs === undefined)
            return false;
        const here = await nearest.hasBlobs(blobs.map(({ digest }) => digest));
        const lacking = blobs.filter(({ digest }) => !here.has(digest));
        if (weightOf(lacking) > weightOf(blobs) / 2)
            return false;
        for (const blob of lacking) {
            const file = (0,external_node_path_.join)(directory, (0,digest/* digestHex */.sU)(blob.digest));
            if (!(await fetch(blob.digest, blob.size, file)))
                return false;
            await keepBlob(blob, file);
            await (0,promises_.rm)(file, { force: true });
            if (hasTrouble)
                return false;
        }
        return (await nearest.writeRecord(name, bytes)).kind === 'written';
    }
    async function keepRecords(left, directory) {
        let kept = 0;
        for (const { name, bytes } of left)
            if (!hasTrouble && (await keepRecord(name, bytes, directory)))
                kept += 1;
        return kept;
    }
    return {
        found: (name, bytes) => {
            records.set(JSON.stringify(name), { name, bytes });
        },
        fetched: (blob, file) => keepBlob(blob, file),
        finish: async () => {
            const left = [...records.values()];
            records.clear();
            if (left.length === 0 || hasTrouble)
                return;
            try {
                const kept = await inScratch(scratch, (directory) => keepRecords(left, directory));
                if (kept > 0)
                    log.info(`${nearest.name} keeps ${String(kept)} layers that were found further away.`);
            }
            catch (error) {
                if (!(0,errors/* isTrouble */.KM)(error))
                    throw error;
                log.info(`${nearest.name} keeps nothing of what was found further away: ${error.message}`);
            }
        },
    };
}
async function inScratch(scratch, work) {
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(scratch, 'stack-cache-copies-'));
    try {
        return await work(directory);
    }
    finally {
        await (0,promises_.rm)(directory, { recursive: true, force: true });
    }
}
function weightOf(blobs) {
    return blobs.reduce((sum, { size }) => sum + size, 0);
}

// EXTERNAL MODULE: ./lib/store/record-name.js
var record_name = __webpack_require__(92958);
;// CONCATENATED MODULE: ./lib/store/tiered-store.js




/**
 * Several stores as one: each question goes to the nearest first, and to the next where that has no answer, for whatever reason;
 * what is written goes to the nearest alone.
 */
function tieredStore(nearest, later, { keeps, scratch, log }) {
    if (later.length === 0)
        return nearest;
    const stores = [nearest, ...later];
    const fetch = (digest, size, file) => fetchFrom(later, digest, size, file);
    const answered = new Set();
    const copies = keeps ? openReadThrough({ nearest, fetch, scratch, log }) : undefined;
    return {
        name: stores.map(({ name }) => name).join(', then '),
        writable: nearest.writable,
        async findRecord(name, seldom) {
            answered.delete(keyOf(name));
            const found = await findRecord(stores, { name, seldom }, copies);
            if (found !== undefined)
                answered.add(keyOf(name));
            return found;
        },
        findOtherRecord: (name) => findOtherRecord(stores, name, copies),
        // The others are asked for what the nearest lacks.
        foretell: (names) => {
            nearest.foretell?.(names);
        },
        unanswered: (name) => unanswered(stores, name),
        // What one store has is believed, whatever another one has of the same facts.
        refused: (name) => (answered.has(keyOf(name)) ? undefined : refused(stores, name)),
        outage: () => nearest.outage(),
        writeRecord: (name, bytes) => nearest.writeRecord(name, bytes),
        hasBlobs: (digests, when) => hasBlobs(stores, digests, when),
        fetchBlob: async (digest, size, file, use) => {
            if (await nearest.fetchBlob(digest, size, file, use))
                return true;
            if (!(await fetch(digest, size, file)))
                return false;
            await copies?.fetched({ digest, size }, file);
            return true;
        },
        writeBlob: (digest, size, file, elsewhere) => nearest.writeBlob(digest, size, file, elsewhere),
        findResolution: (name) => firstOf(stores, (store) => store.findResolution(name)),
        writeResolution: (name, bytes) => nearest.writeResolution(name, bytes),
        findHistory: (name) => firstOf(stores, (store) => store.findHistory(name)),
        writeHistory: (name, bytes) => nearest.writeHistory(name, bytes),
        finish: async (after) => {
            await copies?.finish();
            await nearest.finish(after);
        },
    };
}
/** Of exactly these facts any record is right, so the nearest one serves, be there a newer one further away. */
async function findRecord(stores, { name, seldom }, copies) {
    for (const [index, store] of stores.entries()) {
        const found = await store.findRecord(name, seldom);
        if (found === undefined)
            continue;
        if (index > 0)
            copies?.found(name, found.bytes);
        return found;
    }
    return undefined;
}
/** What was built last somewhere tells best what has changed since, so all are asked. */
async function findOtherRecord(stores, name, copies) {
    const answers = await Promise.all(stores.map((store) => store.findOtherRecord(name)));
    let newest;
    for (const [index, found] of answers.entries()) {
        if (found === undefined)
            continue;
        const record = decoded(found.bytes);
        if (newest === undefined || savedAt(record) > savedAt(newest.record))
            newest = { found, index, record };
    }
    // Where a layer's facts are not known before the build, this may be what is laid down.
    if (newest?.record && newest.index > 0)
        copies?.found((0,record_name/* recordNameOf */.w)(newest.record), newest.found.bytes);
    return newest?.found;
}
function savedAt(record) {
    return record?.savedAt ?? -1;
}
function decoded(bytes) {
    try {
        return (0,record/* decodeRecord */.eT)(bytes);
    }
    catch (error) {
        if (!(error instanceof errors/* FormatError */.IF))
            throw error;
        return undefined;
    }
}
/** What one of them did not answer may be there all the same, whatever the others said. */
function unanswered(stores, name) {
    const silent = stores.flatMap((store) => {
        const why = store.unanswered(name);
        return why === undefined ? [] : [`${store.name}: ${why}`];
    });
    return silent.length === 0 ? undefined : silent.join('; ');
}
function refused(stores, name) {
    return stores.map((store) => store.refused(name)).find((why) => why !== undefined);
}
function keyOf(name) {
    const { arch, layer } = name;
    return JSON.stringify('facts' in name ? [arch, layer, name.shape, name.facts] : [arch, layer]);
}
async function hasBlobs(stores, digests, when) {
    const present = new Set();
    for (const store of stores) {
        const lacking = digests.filter((digest) => !present.has(digest));
        if (lacking.length === 0)
            break;
        for (const digest of await store.hasBlobs(lacking, when))
            present.add(digest);
    }
    return present;
}
async function fetchFrom(stores, digest, size, file) {
    for (const store of stores)
        if (await store.fetchBlob(digest, size, file))
            return true;
    return false;
}
/** What moves is compared with what is there now, or told to people alone: an old answer costs little. */
async function firstOf(stores, ask) {
    for (const store of stores) {
        const found = await ask(store);
        if (found !== undefined)
            return found;
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/report/figures.js
var figures = __webpack_require__(40819);
;// CONCATENATED MODULE: ./lib/plan/watched-store.js

/** The same store; `told` what is being fetched or sent, and what came to that before. */
function watchedStore(store, told) {
    let [down, up] = [0, 0];
    return {
        ...store,
        fetchBlob: async (digest, size, file, use) => {
            told(`fetching ${(0,figures/* formatBytes */.z3)(size)} from ${store.name}${after(down)}`);
            const isFetched = await store.fetchBlob(digest, size, file, use);
            if (isFetched)
                down += size;
            told(`fetched ${(0,figures/* formatBytes */.z3)(down)} from ${store.name}`);
            return isFetched;
        },
        writeBlob: async (digest, size, file, elsewhere) => {
            told(`sending ${(0,figures/* formatBytes */.z3)(size)} to ${store.name}${after(up)}`);
            const written = await store.writeBlob(digest, size, file, elsewhere);
            if (written.kind === 'written')
                up += written.bytes;
            told(`sent ${(0,figures/* formatBytes */.z3)(up)} to ${store.name}`);
            return written;
        },
    };
}
function after(bytes) {
    return bytes === 0 ? '' : `, after ${(0,figures/* formatBytes */.z3)(bytes)}`;
}

// EXTERNAL MODULE: ./lib/plan/open-store.js
var open_store = __webpack_require__(90091);
;// CONCATENATED MODULE: ./lib/plan/open-stores.js





/**
 * Opens the stores that the user named. Where the first is on this machine's disk, it keeps what the others gave.
 */
async function openStores(choices, keyPrefix, surroundings, expectations) {
    const { sharedStores } = surroundings;
    if (sharedStores === undefined)
        return await openAnew(choices, keyPrefix, surroundings, expectations);
    // Keys to sign by are the step's, whatever it plans.
    const name = JSON.stringify([choices, keyPrefix, expectations.trust.kind]);
    const opened = sharedStores.get(name) ?? openAnew(choices, keyPrefix, surroundings, expectations);
    sharedStores.set(name, opened);
    return await opened;
}
async function openAnew(choices, keyPrefix, surroundings, { patience, outages = [], trust, learnt }) {
    const open = async (choice) => {
        const outage = outages.find(({ store }) => store === (0,store_name/* storeName */.H)(choice))?.why;
        const store = await (0,open_store/* openStore */.C)(choice, keyPrefix, surroundings, { patience, outage, trust, learnt });
        return surroundings.progress === undefined ? store : watchedStore(store, surroundings.progress);
    };
    const [first, ...others] = choices;
    const [nearest, later] = await Promise.all([open(first), Promise.all(others.map(open))]);
    const stores = [nearest, ...later];
    return {
        store: tieredStore(nearest, later, {
            keeps: first.kind === 'directory',
            scratch: surroundings.environment['RUNNER_TEMP'] ?? (0,external_node_os_.tmpdir)(),
            log: surroundings.log,
        }),
        learnt: async () => await stores.find((store) => store.learnt !== undefined)?.learnt?.(),
        outages: () => stores.flatMap((store, index) => {
            const [why, choice] = [store.outage(), choices[index]];
            return why === undefined || choice === undefined ? [] : [{ store: (0,store_name/* storeName */.H)(choice), why }];
        }),
    };
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


/***/ }),

/***/ 42470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ usualPatience)
/* harmony export */ });
const usualPatience = {
    call: 40_000,
    mebibyte: 2_000,
    wait: 120_000,
    pause: 2_000,
    failures: 3,
    total: 60_000,
    // GitHub allows a repository 200 and 1,500 a minute (docs/stacker/platform.md#2.2), of which other jobs take their part, too.
    paces: { uploads: { most: 180, window: 60_000 }, downloads: { most: 1_400, window: 60_000 } },
};


/***/ }),

/***/ 59845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ namedBlobs)
/* harmony export */ });
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67910);
/* harmony import */ var _layer_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54952);


/**
 * The blobs that a record names in its member `blobs`, and nothing else of it: what keeps blobs alive must be understood across
 * formats of records. Undefined for bytes that are not such a record: nobody can tell what a broken record would keep.
 */
function namedBlobs(record) {
    const value = parse(record);
    if (typeof value !== 'object' || value === null || !('blobs' in value) || !Array.isArray(value.blobs))
        return undefined;
    const named = new Map();
    for (const item of value.blobs) {
        if (typeof item !== 'object' || item === null || !('digest' in item) || !('size' in item))
            return undefined;
        const { digest, size } = item;
        if (!(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(digest) || typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
            return undefined;
        named.set(digest, { digest, size });
    }
    return [...named.values()];
}
function parse(bytes) {
    try {
        return (0,_layer_record_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecord */ .Hh)(bytes);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 92958:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ recordNameOf)
/* harmony export */ });
/* harmony import */ var _layer_portable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3586);

/** The name by which a record is asked for. */
function recordNameOf({ facts }) {
    return { arch: facts.arch, layer: (0,_layer_portable_js__WEBPACK_IMPORTED_MODULE_0__/* .recordedName */ .kq)(facts), shape: facts.shape, facts: (0,_layer_portable_js__WEBPACK_IMPORTED_MODULE_0__/* .factsDigest */ .wL)(facts) };
}


/***/ })

};
