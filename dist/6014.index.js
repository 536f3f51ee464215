export const id = 6014;
export const ids = [6014];
export const modules = {

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
