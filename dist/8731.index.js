export const id = 8731;
export const ids = [8731,2233,6014];
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

/***/ 28731:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   complete: () => (/* binding */ complete)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67910);
/* harmony import */ var _formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11982);
/* harmony import */ var _formats_oci_manifest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(72765);
/* harmony import */ var _plan_open_stores_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(76014);
/* harmony import */ var _workspace_directories_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(56306);
/* harmony import */ var _workspace_locks_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(90737);
/* harmony import */ var _workspace_oci_layout_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(58691);
/* harmony import */ var _workspace_root_by_root_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(8374);
/* harmony import */ var _workspace_staging_directory_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(58882);
/* harmony import */ var _fetching_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(93524);













/**
 * Brings the layers that the images of the output layout lack, or hold damaged: what a restore left out, so that images can be copied
 * out. What cannot be had is named; nothing else is touched.
 */
async function complete(options, surroundings) {
    const begun = surroundings.now();
    const directories = (0,_workspace_directories_js__WEBPACK_IMPORTED_MODULE_7__/* .directoriesOf */ .Pv)(options.directories);
    const { log } = surroundings;
    const locks = (0,_workspace_locks_js__WEBPACK_IMPORTED_MODULE_8__/* .stackerLocks */ .I)(directories, log);
    const ended = (more) => ({
        ...{ images: 0, lacking: [], blobs: 0, bytesDown: 0, seconds: (surroundings.now() - begun) / 1000 },
        ...more,
    });
    try {
        const others = await locks.take('existing');
        if (others !== undefined)
            return ended({ skipped: others });
        const staging = await (0,_workspace_staging_directory_js__WEBPACK_IMPORTED_MODULE_11__/* .openStaging */ .gO)(directories);
        try {
            const images = await imagesOf({ directories, staging, log });
            const wanted = await absentLayers(directories, images, log);
            if (wanted.length === 0)
                return ended({ images: images.length, lacking: lackingOf(images, new Set()) });
            // No record is asked for: what is wanted is named here, by its digest.
            const expected = { patience: options.patience, trust: { kind: 'own' } };
            const { store } = await (0,_plan_open_stores_js__WEBPACK_IMPORTED_MODULE_6__.openStores)(options.store, options.keyPrefix, surroundings, expected);
            const brought = await bring(wanted, { directories, staging, log }, store);
            const gone = new Set(wanted.flatMap(({ digest }) => (brought.staged.has(digest) ? [] : [digest])));
            const why = await (0,_workspace_root_by_root_js__WEBPACK_IMPORTED_MODULE_10__/* .addBlobs */ .yc)({ directories, staging, log }, brought.staged);
            if (why !== undefined)
                return ended({ images: images.length, skipped: why });
            return ended({
                images: images.length,
                lacking: lackingOf(images, gone),
                blobs: brought.staged.size,
                bytesDown: brought.bytesDown,
            });
        }
        finally {
            await (0,_workspace_staging_directory_js__WEBPACK_IMPORTED_MODULE_11__/* .closeStaging */ .QL)(staging, log);
        }
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isTrouble */ .KM)(error))
            throw error;
        return ended({ skipped: error.message });
    }
    finally {
        await locks.release();
    }
}
async function imagesOf(place) {
    const { ociDir } = place.directories;
    const index = await (0,_workspace_oci_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .indexIn */ .YP)(await (0,_workspace_root_by_root_js__WEBPACK_IMPORTED_MODULE_10__/* .readableIfThere */ .qK)(place, (0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .indexPath */ .AV)(ociDir), 'index.json'));
    const images = [];
    for (const { tag, digest } of index?.manifests ?? []) {
        const file = await (0,_workspace_root_by_root_js__WEBPACK_IMPORTED_MODULE_10__/* .readableIfThere */ .qK)(place, (0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .blobIn */ .zP)(ociDir, digest), `document-${(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestHex */ .sU)(digest)}`);
        const manifest = await (0,_workspace_oci_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .documentIn */ .Fd)(file, digest);
        try {
            images.push({ name: tag ?? digest, layers: manifest && (0,_formats_oci_manifest_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeManifest */ .MK)(manifest).layers });
        }
        catch (error) {
            // Whole, and of another kind, as an index of images: it is none of stacker's.
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .FormatError */ .IF))
                throw error;
        }
    }
    return images;
}
async function absentLayers(directories, images, log) {
    const layers = [
        ...new Map(images.flatMap((image) => image.layers ?? []).map((layer) => [layer.digest, layer])).values(),
    ];
    const troubles = await (0,_workspace_root_by_root_js__WEBPACK_IMPORTED_MODULE_10__/* .verifyBlobs */ .oP)(directories, layers, log);
    return layers.filter((_, index) => troubles[index] !== undefined);
}
function lackingOf(images, gone) {
    return images.flatMap(({ name, layers }) => {
        if (layers === undefined)
            return [{ name, digests: [] }];
        const digests = layers.map(({ digest }) => digest).filter((digest) => gone.has(digest));
        return digests.length === 0 ? [] : [{ name, digests }];
    });
}
/** From stacker's own copies of base images where they are whole there, else from the store. */
async function bring(wanted, { directories, staging }, store) {
    const staged = new Map();
    const others = [];
    for (const layer of wanted) {
        const file = node_path__WEBPACK_IMPORTED_MODULE_1__.join(staging, `base-${(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestHex */ .sU)(layer.digest)}`);
        if (await linkVerified((0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .blobIn */ .zP)((0,_workspace_directories_js__WEBPACK_IMPORTED_MODULE_7__/* .layerBasesPath */ .P2)(directories), layer.digest), file, layer))
            staged.set(layer.digest, { size: layer.size, file });
        else
            others.push(layer);
    }
    let bytesDown = 0;
    // Fetching stops at the first blob that cannot be had, and here all the others are wanted none the less.
    for (let rest = others; rest.length > 0;) {
        const wants = rest.map(({ digest, size }) => ({ digest, size, layout: true, serves: true }));
        const fetched = await (0,_fetching_js__WEBPACK_IMPORTED_MODULE_12__/* .fetchAll */ .m)(store, wants, staging);
        for (const [digest, blob] of fetched.staged) {
            staged.set(digest, blob);
            bytesDown += blob.size;
        }
        const left = new Set(fetched.left);
        rest = rest.filter(({ digest }) => left.has(digest));
    }
    return { staged, bytesDown };
}
async function linkVerified(source, file, { digest, size }) {
    try {
        if ((await (0,_workspace_oci_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .verifyFile */ .AI)(source, digest, size)) !== undefined)
            return false;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.link)(source, file);
        return true;
    }
    catch (error) {
        // Of another user, or on another file system.
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isTrouble */ .KM)(error))
            throw error;
        return false;
    }
}


/***/ }),

/***/ 93524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ missingHere),
/* harmony export */   m: () => (/* binding */ fetchAll)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67910);
/* harmony import */ var _workspace_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58691);




/** What neither lies in the output layout, whole, nor was fetched before. */
async function missingHere(wanted, directories, fetched) {
    const missing = [];
    for (const blob of wanted) {
        if (fetched.has(blob.digest))
            continue;
        if (!blob.serves && (await isWhole(directories, blob)))
            continue;
        missing.push(blob);
    }
    return missing;
}
/** What another user's stacker left unreadable is not had here. */
async function isWhole({ ociDir }, { digest, size }) {
    try {
        return (await (0,_workspace_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .verifyBlob */ .tB)(ociDir, digest, size)) === undefined;
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isTrouble */ .KM)(error))
            throw error;
        return false;
    }
}
/** The store has its own limits. */
const parallelFetches = 8;
/** Parents first. Once one is gone the rest waits: layers that stand on it may not be wanted any more. */
async function fetchAll(store, wanted, staging) {
    const staged = new Map();
    const failed = [];
    const queue = [...wanted];
    const work = async () => {
        while (failed.length === 0) {
            const blob = queue.shift();
            if (blob === undefined)
                return;
            const { digest, size, layout, serves } = blob;
            const file = node_path__WEBPACK_IMPORTED_MODULE_0__.join(staging, `blob-${(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestHex */ .sU)(digest)}`);
            // A blob of the layout is read and never written to; what serves the laying down may get another mode and owner.
            const use = layout && !serves ? 'read' : 'own';
            if (await store.fetchBlob(digest, size, file, use))
                staged.set(digest, { size, file });
            else
                failed.push(digest);
        }
    };
    await Promise.all(Array.from({ length: parallelFetches }, work));
    return { staged, failed, left: queue.map(({ digest }) => digest) };
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


/***/ }),

/***/ 90737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ stackerLocks)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58500);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(57975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(452);
/* harmony import */ var _formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(48785);
/* harmony import */ var _oci_layout_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(58691);
/* harmony import */ var _placing_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(34885);










const run = (0,node_util__WEBPACK_IMPORTED_MODULE_5__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile);
function stackerLocks({ stackerDir, rootsDir }, log) {
    const held = new Map();
    const made = new Set();
    const take = async (directory) => {
        const file = node_path__WEBPACK_IMPORTED_MODULE_3__.join(directory, '.lock');
        const handle = await openLock(file);
        const { dev, ino } = await handle.stat({ bigint: true });
        const key = `${String(dev)} ${String(ino)}`;
        if (held.has(key)) {
            await handle.close();
            return undefined;
        }
        held.set(key, handle);
        let ended = await lock(handle);
        if (ended.kind === 'taken') {
            const owner = await ownerOf(ino);
            if (owner !== undefined)
                return owner;
            // A step that was killed leaves its lock to the child that was taking it, for the moment in which that one ends.
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_4__.setTimeout)(momentMs);
            ended = await lock(handle);
            if (ended.kind === 'taken')
                return unknownAtWork;
        }
        if (ended.kind === 'failed')
            log.debug(`${file} is not locked: ${ended.why}`);
        const now = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file, { bigint: true }).catch(() => undefined);
        // Who had it took the file away meanwhile.
        return now?.ino === ino ? undefined : unknownAtWork;
    };
    return {
        async take(where) {
            for (const directory of new Set([stackerDir, rootsDir])) {
                try {
                    if (where === 'both' && (await (0,_placing_js__WEBPACK_IMPORTED_MODULE_9__/* .ensureDirectory */ .EA)(directory, undefined)))
                        made.add(directory);
                    const owner = await take(directory);
                    if (owner !== undefined)
                        return owner;
                }
                catch (error) {
                    if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .isTrouble */ .KM)(error))
                        throw error;
                    if ((0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_8__/* .isAbsent */ .W0)(error))
                        continue;
                    if ((0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_8__/* .isDenied */ .GZ)(error) && (await isTakenFromRoot(directory)))
                        return unknownAtWork;
                    log.debug(`${directory} is not locked: ${error.message}`);
                }
            }
            return undefined;
        },
        async release() {
            for (const directory of made)
                await removeBare(directory);
            for (const handle of held.values())
                await handle.close();
            held.clear();
            made.clear();
        },
    };
}
/** As stacker makes it (os.Create). What root's stacker made can be locked without being written. */
async function openLock(file) {
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK;
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(file, flags | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDWR | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_CREAT, 0o666);
    }
    catch (error) {
        const { code } = error;
        if (code !== 'EACCES' && code !== 'EROFS')
            throw error;
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(file, flags | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY);
    }
}
const momentMs = 100;
const unknownAtWork = 'stacker, or another step of this action, is at work here';
/**
 * What root's stacker keeps from us cannot be locked by this process: only asked is whether root could. Without sudo nobody can tell, and
 * nothing of it is read or laid down either.
 */
async function isTakenFromRoot(directory) {
    const command = ['flock', '-x', '-n', '-E', String(conflict), node_path__WEBPACK_IMPORTED_MODULE_3__.join(directory, '.lock'), 'true'];
    try {
        await run('sudo', ['-n', '--', ...command], { env: (0,_formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_7__/* .machineEnvironment */ .R5)() });
        return false;
    }
    catch (error) {
        return error.code === conflict;
    }
}
/** An exit status that is none of sudo's or flock's own. */
const conflict = 199;
/** Of what was made for the lock alone nothing stays. */
async function removeBare(directory) {
    try {
        const [lock, ...more] = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(directory);
        if (lock !== '.lock' || more.length > 0)
            return;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.unlink)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(directory, lock));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rmdir)(directory);
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .isTrouble */ .KM)(error))
            throw error;
    }
}
async function lock(handle) {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('flock', ['-x', '-n', '3'], {
        env: (0,_formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_7__/* .machineEnvironment */ .R5)(),
        stdio: ['ignore', 'ignore', 'pipe', handle.fd],
    });
    let said = '';
    child.stderr?.on('data', (chunk) => (said += chunk.toString()));
    return await new Promise((resolve) => {
        child.on('error', (error) => {
            const why = error.code === 'ENOENT' ? 'flock (util-linux) is not installed' : error.message;
            resolve({ kind: 'failed', why });
        });
        child.on('close', (code) => {
            // flock(1) complains of all but this.
            if (code === 0)
                resolve({ kind: 'ours' });
            else if (code === 1 && said === '')
                resolve({ kind: 'taken' });
            else
                resolve({ kind: 'failed', why: `flock ended with ${String(code)}: ${said.trim().slice(0, 200)}` });
        });
    });
}
/**
 * proc_locks(5). The device is left out, as stacker does: some file systems show another one than stat(2). The process that took a lock
 * may be gone, as ours is: then its number says nothing.
 */
async function ownerOf(inode) {
    const locks = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)('/proc/locks', 'latin1').catch(() => '');
    const at = new RegExp(`^\\d+: FLOCK +\\S+ +\\S+ +(\\d+) +\\S+:${String(inode)} `, 'm');
    const pid = at.exec(locks)?.[1];
    const isKnown = pid !== undefined && pid !== '0' && (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(`/proc/${pid}`);
    return isKnown ? `stacker (pid ${pid}) is at work here` : undefined;
}


/***/ }),

/***/ 8374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NK: () => (/* binding */ layDown),
/* harmony export */   iy: () => (/* binding */ packRoot),
/* harmony export */   jh: () => (/* binding */ removeKeepingTags),
/* harmony export */   oP: () => (/* binding */ verifyBlobs),
/* harmony export */   qA: () => (/* binding */ readBuildState),
/* harmony export */   qK: () => (/* binding */ readableIfThere),
/* harmony export */   qV: () => (/* binding */ packStaged),
/* harmony export */   rC: () => (/* binding */ readableFile),
/* harmony export */   yc: () => (/* binding */ addBlobs)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _build_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56311);
/* harmony import */ var _directories_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56306);
/* harmony import */ var _formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11982);
/* harmony import */ var _formats_plain_path_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(8270);
/* harmony import */ var _lay_down_add_blobs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(61193);
/* harmony import */ var _lay_down_lay_down_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(40320);
/* harmony import */ var _lay_down_lay_down_request_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4378);
/* harmony import */ var _oci_layout_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(58691);
/* harmony import */ var _lay_down_packed_tree_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(29064);
/* harmony import */ var _privilege_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(12233);













/**
 * Lays down the request, in this process where that is enough, else in a child under sudo: build.cache must belong to who runs
 * stacker (docs/stacker/build-cache.md#7.4), and what root's stacker left can be replaced by root only. Without sudo nothing is laid
 * down.
 */
async function layDown(request, log, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__/* .ownProgram */ .D)()) {
    try {
        const reason = await whyRoot(request);
        if (reason === undefined)
            return await (0,_lay_down_lay_down_js__WEBPACK_IMPORTED_MODULE_7__/* .layDownHere */ .H)(request, log);
        const root = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__.canBecomeRoot)();
        if (root.kind === 'no')
            return { kind: 'refused', why: `${reason}, and ${root.why}` };
        const owner = request.owner ?? ourselves();
        const task = { task: 'lay-down', request: (0,_lay_down_lay_down_request_js__WEBPACK_IMPORTED_MODULE_8__/* .encodeLayDownRequest */ .wt)({ ...request, owner }) };
        return (await ask(task, log, program));
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isTrouble */ .KM)(error))
            throw error;
        return { kind: 'refused', why: error.message };
    }
}
/** Blobs from the staging directory into the output layout. Answers why that cannot be done. */
async function addBlobs({ directories, staging, log }, blobs, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__/* .ownProgram */ .D)()) {
    const place = (0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .blobsPath */ .gv)(directories.ociDir);
    const [us, uid] = [ourselves().uid, await ownerOf(place)];
    if (us === 0 || uid === us) {
        await (0,_lay_down_add_blobs_js__WEBPACK_IMPORTED_MODULE_6__/* .addBlobsHere */ .s)(directories, staging, blobs);
        return undefined;
    }
    const root = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__.canBecomeRoot)();
    if (root.kind === 'no')
        return `${place} belongs to user ${String(uid)}, and ${root.why}`;
    const claims = [...blobs].map(([digest, { size, file }]) => ({ digest, size, file }));
    await ask({ task: 'add-blobs', directories, staging, blobs: claims }, log, program);
    return undefined;
}
/** What is there after a build. build.cache of root's stacker is for root alone (mode 0600). */
async function readBuildState(directories, log, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__/* .ownProgram */ .D)()) {
    return await orAsRoot(() => (0,_build_state_js__WEBPACK_IMPORTED_MODULE_3__/* .readBuildStateHere */ .cw)(directories), async () => (0,_build_state_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeBuildState */ .w6)(await ask({ task: 'read-build-state', directories }, log, program)));
}
/** What is wrong with each of these blobs in the output layout, in their order: see `verifyBlob`. */
async function verifyBlobs(directories, blobs, log, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__/* .ownProgram */ .D)()) {
    return await orAsRoot(async () => {
        const found = [];
        for (const { digest, size } of blobs)
            found.push(await (0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .verifyBlob */ .tB)(directories.ociDir, digest, size));
        return found;
    }, async () => {
        // Whoever has descriptors knows more of a blob than root is told.
        const claims = blobs.map(({ digest, size }) => ({ digest, size }));
        const found = (await ask({ task: 'verify-blobs', directories, blobs: claims }, log, program));
        return found.map((trouble) => trouble ?? undefined);
    });
}
/**
 * The file itself where we can read it, else a copy in the staging directory: umoci makes blobs that their owner alone may read
 * (docs/stacker/restoring.md#50). `name` is the copy's name there.
 */
async function readableFile({ directories, staging, log }, file, name, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__/* .ownProgram */ .D)()) {
    const to = node_path__WEBPACK_IMPORTED_MODULE_1__.join(staging, name);
    return await orAsRoot(async () => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(file, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.R_OK);
        return file;
    }, async () => {
        const reader = ourselves();
        await ask({ task: 'copy', directories, staging, files: [{ from: file, to }], reader }, log, program);
        return to;
    });
}
/** The same; undefined where there is no such file. */
async function readableIfThere(...asked) {
    try {
        return await readableFile(...asked);
    }
    catch (error) {
        if ((0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .isAbsent */ .W0)(error))
            return undefined;
        throw error;
    }
}
/** Packs roots/NAME/overlay into `archive` (in the staging directory). `owner` ran stacker. Answers why it could not. */
async function packRoot({ directories, staging, log }, { name, archive, owner }, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__/* .ownProgram */ .D)()) {
    if (!(0,_formats_plain_path_js__WEBPACK_IMPORTED_MODULE_12__/* .isPlainName */ .sh)(name))
        return `${JSON.stringify(name)} cannot be the name of a root`;
    const us = ourselves();
    if (us.uid === owner.uid)
        return await (0,_lay_down_packed_tree_js__WEBPACK_IMPORTED_MODULE_10__/* .packTree */ .Av)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(directories.rootsDir, name, 'overlay'), archive, owner);
    if (owner.uid !== 0)
        return `only user ${String(owner.uid)} can read what its subordinate ids own`;
    const root = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__.canBecomeRoot)();
    if (root.kind === 'no')
        return `only root can read all of the tree, and ${root.why}`;
    const source = { kind: 'root', name };
    const task = { task: 'pack', directories, staging, source, archive, owner: idsOf(owner), reader: us };
    return (await ask(task, log, program)) ?? undefined;
}
/** Packs a directory that is staged for an importer into a tar of its content. Answers why it could not. */
async function packStaged({ directories, staging, log }, directory, archive, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__/* .ownProgram */ .D)()) {
    const why = await (0,_lay_down_packed_tree_js__WEBPACK_IMPORTED_MODULE_10__/* .packContent */ .ds)(directory, archive);
    if (why === undefined || ourselves().uid === 0 || (await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__.canBecomeRoot)()).kind === 'no')
        return why;
    const source = { kind: 'staged', path: directory };
    const us = ourselves();
    const task = { task: 'pack', directories, staging, source, archive, owner: us, reader: us };
    return (await ask(task, log, program)) ?? undefined;
}
/** Takes our own tags out of oci/index.json, after the build. */
async function removeKeepingTags(directories, owner, log, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__/* .ownProgram */ .D)()) {
    await orAsRoot(() => (0,_lay_down_lay_down_js__WEBPACK_IMPORTED_MODULE_7__/* .removeKeepingTagsHere */ .D)(directories, owner), async () => {
        await ask({ task: 'remove-keeping-tags', directories, owner: owner && idsOf(owner) }, log, program);
    });
}
/** Why this process cannot lay the request down itself; undefined where it can. */
async function whyRoot({ directories, owner, layers, removedRoots }) {
    const us = ourselves();
    if (us.uid === 0)
        return undefined;
    if (owner !== undefined && owner.uid !== us.uid) {
        return owner.uid === 0
            ? 'stacker runs as root, so what it is to find must belong to root'
            : `stacker runs as user ${String(owner.uid)}, so what it is to find must belong to that user`;
    }
    const { stackerDir, ociDir, rootsDir } = directories;
    const replaced = [...layers.filter(({ root }) => root.kind !== 'keep').map(({ name }) => name), ...removedRoots];
    const touched = [
        stackerDir,
        (0,_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .buildCachePath */ .EB)(directories),
        node_path__WEBPACK_IMPORTED_MODULE_1__.join(stackerDir, 'imports'),
        node_path__WEBPACK_IMPORTED_MODULE_1__.join(stackerDir, 'layer-bases'),
        (0,_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .layerBasesPath */ .P2)(directories),
        (0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .blobsPath */ .gv)((0,_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .layerBasesPath */ .P2)(directories)),
        ociDir,
        (0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .blobsPath */ .gv)(ociDir),
        rootsDir,
        ...replaced.filter(_formats_plain_path_js__WEBPACK_IMPORTED_MODULE_12__/* .isPlainName */ .sh).map((name) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(rootsDir, name)),
    ];
    for (const file of touched) {
        const uid = await ownerOf(file);
        if (uid !== undefined && uid !== us.uid)
            return `${file} belongs to user ${String(uid)}`;
    }
    return undefined;
}
async function ownerOf(file) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(file)).uid;
    }
    catch (error) {
        if ((0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .isAbsent */ .W0)(error))
            return undefined;
        throw error;
    }
}
async function orAsRoot(here, asRoot) {
    try {
        return await here();
    }
    catch (error) {
        if (!(0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .isDenied */ .GZ)(error))
            throw error;
        const root = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__.canBecomeRoot)();
        if (root.kind === 'sudo')
            return await asRoot();
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .TroubleError */ .WN(`${error.message}${root.kind === 'no' ? `, and ${root.why}` : ''}`, {
            cause: error,
        });
    }
}
async function ask(task, log, program) {
    const answer = (await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__/* .askRoot */ .K)(task, program));
    for (const [level, message] of answer.log)
        log[level](message);
    return answer.result;
}
/** Whoever has an owner may know more of it; the child that runs as root is told no more than it needs. */
function idsOf({ uid, gid }) {
    return { uid, gid };
}
function ourselves() {
    return { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 };
}


/***/ }),

/***/ 12233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ ownProgram),
/* harmony export */   K: () => (/* binding */ askRoot),
/* harmony export */   canBecomeRoot: () => (/* binding */ canBecomeRoot)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48785);
/* harmony import */ var _as_root_command_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70969);





const run = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile);
function ownProgram() {
    return [process.execPath, process.argv[1] ?? ''];
}
/** Whether this process is root, or can have a child that is without a password. */
async function canBecomeRoot() {
    if (process.geteuid?.() === 0)
        return { kind: 'is-root' };
    try {
        await run('sudo', ['-n', '--', 'true'], { env: (0,_formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .machineEnvironment */ .R5)() });
        return { kind: 'sudo' };
    }
    catch (error) {
        const { code, stderr } = error;
        if (code === 'ENOENT')
            return { kind: 'no', why: 'sudo is not installed' };
        return { kind: 'no', why: `sudo refused: ${(stderr ?? '').trim().slice(0, 200)}` };
    }
}
/**
 * Runs one task in a child of the same program under `sudo -n`; the task goes in and the answer comes out as JSON. Only words of
 * our own stand on the command line.
 * @throws TroubleError with what the child complained of, where it did not end well.
 */
async function askRoot(task, program) {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('sudo', ['-n', '--', ...program, _as_root_command_js__WEBPACK_IMPORTED_MODULE_4__/* .asRootCommand */ .G], {
        env: (0,_formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .machineEnvironment */ .R5)(),
        stdio: ['pipe', 'pipe', 'pipe'],
    });
    const answer = [];
    const complaint = [];
    child.stdout.on('data', (chunk) => answer.push(chunk));
    child.stderr.on('data', (chunk) => complaint.push(chunk));
    // A child that ends early closes its pipe; how it ended is told below.
    child.stdin.on('error', () => undefined);
    // It stays open: the child ends itself when we do not live to hear its answer.
    child.stdin.write(`${JSON.stringify(task)}\n`);
    const code = await new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', resolve);
    });
    if (code !== 0) {
        const said = Buffer.concat(complaint).toString('utf8').trim().slice(0, 1000);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .TroubleError */ .WN(`the child that runs as root ended with ${String(code)}: ${said}`);
    }
    return JSON.parse(Buffer.concat(answer).toString('utf8'));
}


/***/ })

};
