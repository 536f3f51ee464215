export const id = 4370;
export const ids = [4370,2233];
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
    'bad-import': (path) => `stacker cannot take ${path === '' ? 'its base' : path}`,
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

/***/ 64370:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  restore: () => (/* binding */ restore)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/plan/gather.js + 18 modules
var gather = __webpack_require__(36394);
// EXTERNAL MODULE: ./lib/plan/judge-project.js + 21 modules
var judge_project = __webpack_require__(63808);
// EXTERNAL MODULE: ./lib/plan/open-record-source.js + 5 modules
var open_record_source = __webpack_require__(74627);
// EXTERNAL MODULE: ./lib/plan/publishing.js
var publishing = __webpack_require__(51202);
// EXTERNAL MODULE: ./lib/report/reason.js
var reason = __webpack_require__(39048);
// EXTERNAL MODULE: ./lib/workspace/directories.js
var workspace_directories = __webpack_require__(56306);
// EXTERNAL MODULE: ./lib/workspace/locks.js
var workspace_locks = __webpack_require__(90737);
// EXTERNAL MODULE: ./lib/workspace/staging-directory.js
var staging_directory = __webpack_require__(58882);
// EXTERNAL MODULE: ./lib/layer/provisions.js + 3 modules
var provisions = __webpack_require__(53720);
;// CONCATENATED MODULE: ./lib/restore/image-alone.js

/**
 * What is laid down of a layer that is unchanged: the image as it was, and no entry in build.cache, so that stacker builds the layer if it
 * is run. Undefined where it has none, or not all of it was kept.
 */
function imageAlone({ candidate, unchanged }, layerTypes) {
    if (candidate !== undefined || unchanged?.record === undefined || unchanged.entry.Layer.BuildOnly)
        return undefined;
    const kept = new Set(unchanged.record.blobs.map(({ digest }) => digest));
    const manifests = [...(0,provisions/* imageManifests */.Av)(unchanged, layerTypes).values()];
    const isWhole = manifests.length > 0 && manifests.every(({ layers }) => layers.every(({ digest }) => kept.has(digest)));
    return isWhole ? unchanged : undefined;
}
/** Layers of which the image is laid down and nothing else, by index. */
function imagesAlone({ layers, sources }) {
    return [...layers.entries()].flatMap(([index, { judgement }]) => imageAlone(judgement, sources.layerTypes) === undefined ? [] : [index]);
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/layer/build-cache.js
var build_cache = __webpack_require__(3418);
// EXTERNAL MODULE: ./lib/workspace/root/by-root.js
var by_root = __webpack_require__(8374);
// EXTERNAL MODULE: ./lib/formats/plain-path.js
var plain_path = __webpack_require__(8270);
// EXTERNAL MODULE: ./lib/workspace/build-cache-file.js
var build_cache_file = __webpack_require__(6189);
// EXTERNAL MODULE: ./lib/workspace/placing.js
var placing = __webpack_require__(34885);
;// CONCATENATED MODULE: ./lib/restore/left-entries.js








/** Has an earlier build left here what stacker would believe? */
async function isStateLeft(directories) {
    const places = [(0,workspace_directories/* buildCachePath */.EB)(directories), external_node_path_.join(directories.stackerDir, 'imports')];
    // What may not be looked at may be there.
    const found = await Promise.all(places.map((place) => (0,placing/* exists */.t2)(place).catch(() => true)));
    return found.includes(true);
}
/** What stands in build.cache, by name; empty where this process may not read it. */
async function entriesLeft(directories, release, log) {
    try {
        const opened = (0,build_cache/* openBuildCache */.Lk)(await (0,build_cache_file/* readBuildCache */.t)((0,workspace_directories/* buildCachePath */.EB)(directories)), release);
        return opened.kind === 'opened' ? opened.entries : new Map();
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        log.debug(`the state on disk is not looked at: ${error.message}`);
        return new Map();
    }
}
/**
 * Entries that an earlier build left for layers of other stackerfiles than the given ones. They are stacker's own, with their roots
 * and tags, and another step of the job may want them; of those that do not stand any more stacker finds out itself.
 */
async function entriesOfOthers(place, given, release) {
    const { directories, log } = place;
    try {
        if (!(await (0,placing/* exists */.t2)((0,workspace_directories/* buildCachePath */.EB)(directories))))
            return [];
        const file = await (0,by_root/* readableFile */.rC)(place, (0,workspace_directories/* buildCachePath */.EB)(directories), 'left-build.cache');
        const opened = (0,build_cache/* openBuildCache */.Lk)(await (0,build_cache_file/* readBuildCache */.t)(file), release);
        return opened.kind === 'opened'
            ? [...opened.entries]
                .filter(([key, entry]) => !given.has(entry.Name) && isEntry(key, entry))
                .map(([, entry]) => entry)
            : [];
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        log.debug(`the state on disk is not looked at: ${error.message}`);
        return [];
    }
}
/**
 * stacker keys entries by layer names, which name directories, and writes no image's entry without a manifest
 * (docs/stacker/build-cache.md#7.3).
 */
function isEntry(key, { Name, Layer, Manifests }) {
    return key === Name && (0,plain_path/* isPlainName */.sh)(Name) && (Layer.BuildOnly || (Manifests?.size ?? 0) > 0);
}

// EXTERNAL MODULE: ./lib/handover/note.js
var note = __webpack_require__(80959);
// EXTERNAL MODULE: ./lib/options/store-name.js
var store_name = __webpack_require__(62943);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __webpack_require__(67910);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/layer/checkout-entries.js
var checkout_entries = __webpack_require__(99608);
// EXTERNAL MODULE: ./lib/layer/entry.js
var layer_entry = __webpack_require__(21361);
// EXTERNAL MODULE: ./lib/layer/overlay-metadata.js
var overlay_metadata = __webpack_require__(88539);
;// CONCATENATED MODULE: ./lib/restore/base-blobs.js


/** What stacker looks for in its copies of base images. */
function baseBlobsOf(entry, record, provision) {
    if (provision.kind === 'documents')
        return provision.base.map(({ digest }) => digest);
    const isImage = entry.Layer.From.Type === 'docker' || entry.Layer.From.Type === 'oci';
    // Of several types: an empty layer is looked for in layer-bases whatever directory stands for it.
    return record !== undefined && (isImage || (entry.Manifests?.size ?? 0) > 1) ? layersOfImages(entry, record) : [];
}
function layersOfImages(entry, record) {
    return [...(entry.Manifests?.values() ?? [])].flatMap(({ Digest: digest }) => {
        const manifest = (0,formats_digest/* isDigest */.Bc)(digest) ? record.documents.get(digest) : undefined;
        return manifest === undefined ? [] : (0,overlay_metadata/* decodeRootManifest */.GB)(manifest).layers.map((layer) => layer.digest);
    });
}

// EXTERNAL MODULE: ./lib/layer/provision.js
var layer_provision = __webpack_require__(83130);
// EXTERNAL MODULE: ./lib/workspace/side-by-side.js
var side_by_side = __webpack_require__(1392);
// EXTERNAL MODULE: ./lib/formats/oci/manifest.js
var oci_manifest = __webpack_require__(72765);
;// CONCATENATED MODULE: ./lib/restore/laying.js













/** Every blob that laying down these layers takes, each once. Manifests and configs are in the records. */
function wantedBlobs(layers, layerTypes) {
    const wanted = new Map();
    for (const layer of layers) {
        for (const blob of blobsOf(layer, layers, layerTypes)) {
            const other = wanted.get(blob.digest);
            const [layout, serves] = [blob.layout || other?.layout === true, blob.serves || other?.serves === true];
            wanted.set(blob.digest, { ...blob, layout, serves });
        }
    }
    return [...wanted.values()];
}
/** What one of `layers` takes. Content of a stand-in is a blob of the importers' records, which may not be laid down themselves. */
function blobsOf({ judgement, found, provision }, layers, layerTypes) {
    const { candidate } = judgement;
    const record = candidate?.record;
    if (candidate === undefined) {
        const image = imageAlone(judgement, layerTypes);
        return [
            ...(image === undefined || provision?.kind === 'documents' ? [] : imageBlobs(image, layerTypes)),
            ...treesOf((0,checkout_entries/* earlierImage */.sT)(judgement, found)?.record),
        ];
    }
    if (record === undefined || provision === undefined)
        return [];
    const apart = (digest, size = sizeOfBlob(layers, digest)) => size === undefined ? [] : [{ digest, size, layout: false, serves: true }];
    const trees = treesOf(record);
    const images = imageBlobs(candidate, layerTypes);
    switch (provision.kind) {
        case 'keep':
        case 'left-out':
            return [];
        case 'documents':
            return [...trees, ...provision.base.map(inLayout)];
        case 'none':
        case 'stub':
            return [...trees, ...images];
        case 'metadata':
            return [...trees, ...images, ...provision.own.map(inLayout)];
        case 'stand-in':
            return [...trees, ...provision.contents.flatMap(({ blob }) => apart(blob))];
        case 'unpacked':
            return [...trees, ...ownBlob(provision.own).flatMap((digest) => apart(digest))];
    }
}
function treesOf(record) {
    const trees = record?.blobs.filter(({ kind }) => kind === 'tree') ?? [];
    return trees.map(({ digest, size }) => ({ digest, size, layout: false, serves: true }));
}
function inLayout({ digest, size }) {
    return { digest, size, layout: true, serves: false };
}
function imageBlobs(candidate, layerTypes) {
    return [...(0,provisions/* imageManifests */.Av)(candidate, layerTypes).values()].flatMap((manifest) => manifest.layers.map(inLayout));
}
function ownBlob(own) {
    switch (own.kind) {
        case 'archive':
            return [own.blob];
        case 'layer':
            return [own.layer.digest];
        case 'nothing':
            return [];
    }
}
function sizeOfBlob(layers, blob) {
    for (const { found } of layers) {
        const size = found.candidate?.record?.blobs.find(({ digest }) => digest === blob)?.size;
        if (size !== undefined)
            return size;
    }
    return undefined;
}
/** Writes the records' documents into the staging directory and says what is to be laid down. @throws FormatError */
async function requestOf(laying) {
    const blobs = new Map();
    for (const { digest, layout } of wantedBlobs(laying.layers, laying.layerTypes)) {
        const blob = laying.fetched.get(digest);
        if (layout && blob !== undefined)
            blobs.set(digest, blob);
    }
    const documents = new Map();
    const tags = [];
    const roots = [];
    const named = new Set();
    const baseBlobs = new Set();
    for (const [index, entry] of laying.entries) {
        const layer = laying.layers[index];
        const record = layer?.judgement.candidate?.record;
        const provision = layer?.provision;
        // One entry and one root a name: another stackerfile's layer may be the same.
        if (layer === undefined || provision === undefined || named.has(entry.Name))
            continue;
        named.add(entry.Name);
        addDocuments(entry, record, laying.staging, { blobs, documents });
        tags.push(...tagsOf(entry, provision));
        roots.push({
            name: entry.Name,
            root: rootForm(entry.Name, provision, laying.fetched),
            overlayDirs: (entry.Layer.OverlayDirs ?? []).map(({ Source, Dest }) => `${external_node_path_.posix.basename(Source)}/${Dest}`),
            extract: 'extract' in provision ? provision.extract.map(({ digest, mediaType }) => ({ digest, mediaType })) : [],
            twins: 'twins' in provision ? provision.twins : [],
            awaited: [...((0,layer_provision/* rootOf */.I5)(provision)?.awaited ?? [])],
        });
        for (const digest of baseBlobsOf(entry, record, provision))
            baseBlobs.add(digest);
    }
    for (const { judgement, provision } of laying.layers) {
        const image = imageAlone(judgement, laying.layerTypes);
        if (image === undefined || named.has(image.entry.Name))
            continue;
        const entry = (0,checkout_entries/* ofTypes */.vz)(image.entry, laying.layerTypes);
        addDocuments(entry, image.record, laying.staging, { blobs, documents });
        tags.push(...tagsOf(entry, provision));
    }
    await (0,side_by_side/* sideBySide */.Q)(documents, ([file, bytes]) => (0,promises_.writeFile)(file, bytes));
    const extracted = new Set(roots.flatMap(({ extract }) => extract.map(({ digest }) => digest)));
    const kept = new Set([...laying.entries.values()].map(({ Name }) => Name));
    return {
        directories: laying.directories,
        staging: laying.staging,
        buildCache: laying.buildCache,
        storageType: 'overlay',
        tags,
        blobs,
        layerBases: new Map([...laying.ofBases].filter(([digest]) => extracted.has(digest) && !blobs.has(digest))),
        layers: roots,
        removedRoots: [...new Set(laying.layers.map(({ stacked }) => stacked.facts.definition.name))].filter((name) => !kept.has(name) && !laying.held.has(name)),
        baseBlobs: [...baseBlobs],
        extractsOnDemand: laying.release.rules.extractsOnDemand,
        opaqueAttribute: laying.release.rules.userXattr ? 'user.overlay.opaque' : 'trusted.overlay.opaque',
        owner: laying.owner,
    };
}
/** Manifests and configs, to be staged: the files of `documents` are still to be written. */
function addDocuments(entry, record, staging, { blobs, documents }) {
    const asked = documentsOf(entry, record);
    for (const [digest, bytes] of record?.documents ?? []) {
        if (blobs.has(digest) || !asked.has(digest))
            continue;
        const file = external_node_path_.join(staging, `document-${(0,formats_digest/* digestHex */.sU)(digest)}`);
        blobs.set(digest, { size: bytes.length, file });
        documents.set(file, bytes);
    }
}
function tagsOf(entry, provision) {
    if (entry.Layer.BuildOnly)
        return [];
    return [...(entry.Manifests ?? [])].map(([type, descriptor]) => ({
        tag: (0,layer_entry/* imageTag */.I)(entry.Name, type),
        descriptor: descriptorJson(descriptor),
        ...(provision?.kind === 'documents' && { withoutLayers: true }),
    }));
}
/** A descriptor as image-spec writes it into an index. */
function descriptorJson(descriptor) {
    return {
        mediaType: descriptor.MediaType,
        digest: descriptor.Digest,
        size: Number(descriptor.Size),
        ...(descriptor.Annotations && descriptor.Annotations.size > 0
            ? { annotations: Object.fromEntries(descriptor.Annotations) }
            : {}),
    };
}
function rootForm(name, provision, fetched) {
    const file = (digest) => {
        const blob = fetched.get(digest);
        if (blob === undefined)
            throw new errors/* FormatError */.IF('record.blobs', `expected the content ${digest}`);
        return blob.file;
    };
    switch (provision.kind) {
        case 'keep':
            return provision.root !== undefined && provision.rewritten
                ? { kind: 'keep', metadata: (0,overlay_metadata/* encodeOverlayMetadata */.wJ)(provision.root.metadata) }
                : { kind: 'keep' };
        case 'documents':
        case 'none':
            return { kind: 'none' };
        case 'stub':
            return { kind: 'stub' };
        case 'metadata':
            return { kind: 'synthesised', metadata: (0,overlay_metadata/* encodeOverlayMetadata */.wJ)(provision.root.metadata) };
        case 'stand-in':
            return {
                kind: 'stand-in',
                content: provision.contents.map(({ path: at, kind, mode, blob }) => ({
                    path: at,
                    kind,
                    mode,
                    file: file(blob),
                })),
            };
        case 'unpacked': {
            const { own, root } = provision;
            const metadata = (0,overlay_metadata/* encodeOverlayMetadata */.wJ)(root.metadata);
            switch (own.kind) {
                case 'nothing':
                    return { kind: 'synthesised', metadata };
                case 'archive':
                    return { kind: 'packed', archive: file(own.blob), metadata };
                case 'layer':
                    return { kind: 'diff', blob: file(own.layer.digest), mediaType: own.layer.mediaType, metadata };
            }
            break;
        }
        case 'left-out':
            throw new Error(`layer ${name} is left out and yet laid down`);
    }
}
/** Manifests and configs of the types that the entry names. */
function documentsOf(entry, record) {
    const asked = new Set();
    for (const { Digest: digest } of entry.Manifests?.values() ?? []) {
        const manifest = (0,formats_digest/* isDigest */.Bc)(digest) ? record?.documents.get(digest) : undefined;
        if (manifest === undefined || !(0,formats_digest/* isDigest */.Bc)(digest))
            continue;
        asked.add(digest);
        asked.add((0,oci_manifest/* decodeManifest */.MK)(manifest).config.digest);
    }
    return asked;
}

// EXTERNAL MODULE: ./lib/layer/bind-tree.js
var bind_tree = __webpack_require__(7663);
// EXTERNAL MODULE: ./lib/layer/definition.js + 1 modules
var layer_definition = __webpack_require__(19949);
// EXTERNAL MODULE: ./lib/layer/record.js
var layer_record = __webpack_require__(54952);
// EXTERNAL MODULE: ./lib/layer/import-dest.js
var import_dest = __webpack_require__(27709);
;// CONCATENATED MODULE: ./lib/restore/noted.js








/** The note of a restore. */
function noteOf({ layers, evidence, sources, plan }, { entries, fetched, cleared, left, cache, outages, took, learnt }) {
    return {
        format: note/* noteFormat */.KF,
        cleared,
        cache,
        outages: outages.map(({ store, why }) => ({ store, why })),
        took,
        release: sources.release.tag,
        umask: sources.umask ?? null,
        ...(learnt !== undefined && { learnt }),
        ...bindTreesOf(layers),
        layers: layers.map((layer, index) => {
            const { stacked, foreseen, judgement } = layer;
            const { definition } = stacked.facts;
            const entry = entries.get(index);
            const stood = left.get(definition.name);
            return {
                stackerfile: definition.stackerfile,
                name: definition.name,
                verdict: judgement.verdict,
                definition: (0,formats_digest/* digestOf */.ol)((0,layer_definition/* definitionText */.Zl)(definition.layer, sources.release)),
                laid: entry === undefined ? null : (0,note/* entryDigest */.LE)(entry, sources.release),
                stored: entry !== undefined &&
                    judgement.candidate?.record !== undefined &&
                    blobsOf(layer, layers, sources.layerTypes).every(({ digest }) => fetched.has(digest)),
                content: entry === undefined ? null : (judgement.candidate?.record?.root?.content ?? null),
                standsOn: entry === undefined ? null : (judgement.candidate?.record?.root?.standsOn ?? null),
                stood: stood === undefined ? null : (0,note/* entryDigest */.LE)(stood, sources.release),
                identity: entry === undefined ? null : (judgement.candidate?.identity ?? null),
                bytes: entry === undefined ? 0 : (plan.layers[index]?.bytes ?? 0) + recordBytes(judgement.candidate?.record),
                seconds: entry === undefined ? null : (judgement.candidate?.record?.buildSeconds ?? null),
                unwitnessed: (definition.layer.Imports ?? []).map((item, at) => (0,import_dest/* isUnwitnessed */.O)(item) ? resolvedOrNull(foreseen.imports[at]) : null),
                ...(stacked.facts.binds && { binds: stacked.facts.binds.map(digestOrNull) }),
                evidence: (evidence[index] ?? []).map((seen) => ({ ...seen })),
                ...(entry === undefined && { why: whyNot(plan, plan.layers[index]) }),
            };
        }),
    };
}
/** What was bound, each tree once: many layers bind one checkout. */
function bindTreesOf(layers) {
    const trees = new Map();
    for (const fact of layers.flatMap(({ stacked }) => stacked.facts.binds ?? []))
        if (fact.kind === 'tree' && !trees.has(fact.tree.digest))
            trees.set(fact.tree.digest, (0,bind_tree/* packBindTree */.Hy)(fact.tree));
    return trees.size === 0 ? {} : { bindTrees: (0,bind_tree/* encodePackedTrees */.mO)(trees) };
}
function digestOrNull(fact) {
    return fact.kind === 'tree' ? fact.tree.digest : null;
}
function recordBytes(record) {
    return record === undefined ? 0 : (0,layer_record/* encodeRecord */.Ym)(record).length;
}
function whyNot(plan, layer) {
    return layer === undefined ? [] : (0,reason/* describeOwnReasons */.N0)(plan, layer, reason/* plain */.pj);
}
function resolvedOrNull(fact) {
    return fact === undefined || fact.kind === 'unresolved' ? null : fact;
}

;// CONCATENATED MODULE: ./lib/restore/restored.js





/** What is told of a restore, and handed on to the save. */
async function restoredOf({ options, surroundings, outages, learnt, directories, begun }, outcome) {
    const { planned, foresight, entries, cleared, hasLaidDown = false, leftOut, fetched, bytesLeftOut, laying } = outcome;
    const left = cleared ? new Map() : await entriesLeft(directories, foresight.sources.release, surroundings.log);
    const nameOf = (index) => {
        const definition = foresight.layers[index]?.stacked.facts.definition;
        return { stackerfile: definition?.stackerfile ?? '', name: definition?.name ?? '' };
    };
    const hits = [...planned.layers.keys()].filter((index) => planned.layers[index]?.judgement.verdict === 'hit');
    const withBytes = (index) => ({
        ...nameOf(index),
        bytes: foresight.plan.layers[index]?.bytes ?? 0,
    });
    const restoring = options.restore !== 'none';
    const seconds = Math.max(0, surroundings.now() - begun) / 1000;
    const images = hasLaidDown ? imagesAlone(foresight) : [];
    return {
        stack: foresight.stack,
        stacker: { asRoot: foresight.sources.rootUser, umask: foresight.sources.umask },
        plan: foresight.plan,
        transfer: {
            store: (0,store_name/* storeNames */.E)(options.store),
            restored: [...entries.keys()].map((index) => {
                const { bytes = 0, seconds = null, verdict } = foresight.plan.layers[index] ?? {};
                return { ...nameOf(index), bytes, seconds: verdict === 'hit' ? seconds : null };
            }),
            ...(images.length > 0 && { images: images.map(withBytes) }),
            notRestored: hits
                .filter((index) => restoring && !entries.has(index))
                .map((index) => ({ ...nameOf(index), why: leftOut.get(index) ?? 'its content could not be had' })),
            ...(bytesLeftOut !== undefined && { bytesLeftOut }),
            bytesDown: [...fetched.values()].reduce((sum, { size }) => sum + size, 0),
            seconds,
        },
        handover: noteOf(foresight, {
            entries,
            fetched,
            cleared,
            left,
            cache: (0,note/* cacheName */.UU)(options),
            outages: outages(),
            took: { all: seconds, laying: laying === undefined || bytesLeftOut !== undefined ? null : Math.max(0, laying) },
            learnt: await learnt(),
        }),
    };
}

;// CONCATENATED MODULE: ./lib/restore/restoring.js
/** The same where no image of what is unchanged can come back. */
function withoutSeen(records) {
    return { ...records, findSeen: undefined };
}

;// CONCATENATED MODULE: ./lib/restore/attempt.js








/** Lays down what the foresight says, of what was fetched from the store and from where base images come from. */
async function layForesight({ layers, sources, held }, place, { fetched, ofBases }) {
    const candidates = [...layers.keys()].filter((index) => layers[index]?.judgement.candidate);
    try {
        const trees = await readTrees(layers, fetched);
        const entries = (0,checkout_entries/* checkoutEntries */.Nj)(layers, sources.release, sources.layerTypes, (digest) => treeText(trees, digest));
        const names = layers.map(({ stacked }) => stacked.facts.definition.name);
        const given = new Set(names.filter((name) => !held.has(name)));
        const others = await entriesOfOthers(place, given, sources.release);
        const written = new Map([...others, ...entries.values()].map((entry) => [entry.Name, entry]));
        const request = await requestOf({
            layers,
            held,
            entries,
            buildCache: written.size === 0 ? null : (0,build_cache/* encodeBuildCache */.rX)(written, sources.release),
            release: sources.release,
            layerTypes: sources.layerTypes,
            owner: (0,workspace_directories/* ownerOf */.bf)(sources.rootUser),
            directories: place.directories,
            staging: place.staging,
            fetched,
            ofBases,
        });
        const laid = await (0,by_root/* layDown */.NK)(request, place.log);
        if (laid.kind === 'laid-down')
            return { kind: 'laid-down', entries };
        const named = candidates.filter((index) => layers[index]?.stacked.facts.definition.name === laid.layer);
        return {
            kind: 'refused',
            layers: named.length > 0 ? named : candidates,
            why: laid.why,
            told: `${laid.layer === undefined ? 'nothing is laid down' : `layer ${laid.layer} cannot be laid down`}: ${laid.why}`,
        };
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return { kind: 'refused', layers: candidates, why: error.message, told: `nothing is laid down: ${error.message}` };
    }
}
/** Texts of trees by the digest of their bytes: from the records, and from blobs that were fetched. */
async function readTrees(layers, fetched) {
    const trees = new Map();
    for (const { judgement, found } of layers) {
        const candidate = judgement.candidate ?? (0,checkout_entries/* earlierImage */.sT)(judgement, found);
        for (const [digest, text] of candidate?.record?.trees ?? []) {
            const blob = fetched.get(digest);
            if (text !== null)
                trees.set(digest, text);
            else if (blob !== undefined)
                trees.set(digest, await (0,promises_.readFile)(blob.file));
        }
    }
    return trees;
}
function treeText(trees, digest) {
    const text = trees.get(digest);
    if (text === undefined)
        throw new errors/* FormatError */.IF('record.trees', `expected the tree ${digest}`);
    return text;
}

// EXTERNAL MODULE: ./lib/layer/image-layout.js
var image_layout = __webpack_require__(33803);
// EXTERNAL MODULE: ./lib/registry/machine.js
var machine = __webpack_require__(7278);
// EXTERNAL MODULE: ./lib/registry/this-machine.js
var this_machine = __webpack_require__(62407);
// EXTERNAL MODULE: ./lib/registry/reference.js
var reference = __webpack_require__(9758);
// EXTERNAL MODULE: ./lib/store/verified-file.js
var verified_file = __webpack_require__(82184);
// EXTERNAL MODULE: ./lib/formats/oci/layout.js
var oci_layout = __webpack_require__(11982);
// EXTERNAL MODULE: ./lib/workspace/oci-layout.js
var workspace_oci_layout = __webpack_require__(58691);
;// CONCATENATED MODULE: ./lib/restore/base-layers.js














/** What base images are waited for, in milliseconds: for a piece of one, and for all of a restore. stacker would have to fetch them too. */
const usualPatience = { request: 20_000, total: 20 * 60_000 };
/** As many as containers/image copies at a time (docs/stacker/platform.md#4.4; copy, maxParallelDownloads). */
const parallelFetches = 6;
/** Asks nobody before something is wanted. */
function openBaseLayers(directories, staging, surroundings) {
    const fetched = new Map();
    let registry;
    // The time runs from the first question on.
    const client = () => (registry ??= openRegistry(surroundings));
    /** Answers why it cannot be had. */
    const fetchLayer = async (layer) => {
        const { digest, size, base } = layer;
        if (fetched.has(digest) || (await isHere(directories, layer)))
            return undefined;
        const file = external_node_path_.join(staging, `base-${(0,formats_digest/* digestHex */.sU)(digest)}`);
        const place = (0,image_layout/* imageInLayout */.t)(base);
        const why = place === undefined
            ? await fromRegistry(layer, file, client)
            : await fromLayout(external_node_path_.resolve(directories.workingDirectory, place.directory), layer, file);
        if (why === undefined)
            fetched.set(digest, { size, file });
        return why;
    };
    const fetchFor = async ({ layers, sources }) => {
        const brought = wantedBlobs(layers, sources.layerTypes).filter(({ layout }) => layout);
        const queue = baseLayersOf(layers, new Set(brought.map(({ digest }) => digest)));
        const lacking = new Map();
        const work = async () => {
            // Once one cannot be had, layers that others were for may not be wanted any more.
            while (lacking.size === 0) {
                const layer = queue.shift();
                if (layer === undefined)
                    return;
                const why = await fetchLayer(layer);
                if (why === undefined)
                    continue;
                for (const [index, { provision }] of layers.entries()) {
                    if (extractedOfBase(provision).some(({ digest }) => digest === layer.digest))
                        lacking.set(index, `its base image ${layer.base.Url} cannot be had: ${why}`);
                }
            }
        };
        await Promise.all(Array.from({ length: parallelFetches }, work));
        return lacking;
    };
    return { fetched, fetchFor };
}
/** Each once, without those that images bring along. */
function baseLayersOf(layers, brought) {
    const all = layers.flatMap(({ provision }) => extractedOfBase(provision));
    return [...new Map(all.map((layer) => [layer.digest, layer])).values()].filter(({ digest }) => !brought.has(digest));
}
function extractedOfBase(provision) {
    const root = (0,layer_provision/* rootOf */.I5)(provision);
    const base = root?.base;
    if (provision === undefined || !('extract' in provision) || root === undefined || base === undefined)
        return [];
    const awaited = provision.extract.filter(({ digest }) => root.awaited.has(digest));
    return awaited.map(({ digest, size }) => ({ digest, size, base }));
}
/** Whole, where it is taken from first: in the output layout, else among stacker's own copies of base images. */
async function isHere(directories, { digest, size }) {
    try {
        const output = (0,oci_layout/* blobIn */.zP)(directories.ociDir, digest);
        const file = (await (0,workspace_oci_layout/* sizeOfFile */.JL)(output)) === undefined ? (0,oci_layout/* blobIn */.zP)((0,workspace_directories/* layerBasesPath */.P2)(directories), digest) : output;
        return (await (0,workspace_oci_layout/* verifyFile */.AI)(file, digest, size)) === undefined;
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return false;
    }
}
function openRegistry({ environment, log, networkPatience = usualPatience }) {
    return (0,machine/* openMachineRegistry */.r)((0,this_machine/* thisMachine */.g)({ environment, log }), networkPatience).client;
}
async function fromLayout(layout, { digest, size }, file) {
    try {
        // A copy: what happens to the file here must not happen to the layout.
        const found = await (0,verified_file/* copyHashed */.p4)(await (0,promises_.realpath)((0,oci_layout/* blobIn */.zP)(layout, digest)), file, size);
        if (found.digest === digest && found.size === size)
            return undefined;
        await (0,promises_.rm)(file);
        return `${digest} is damaged in the layout`;
    }
    catch (error) {
        // What lies there need not even be a file.
        return error instanceof Error ? error.message : String(error);
    }
}
async function fromRegistry({ digest, size, base }, file, client) {
    const parsed = (0,reference/* parseReference */.F2)(base.Url.replace(/^docker:\/\//, ''));
    if (!base.Url.startsWith('docker://') || parsed.kind === 'invalid')
        return 'it is not the image of a registry';
    const question = { reference: parsed.reference, insecure: base.Insecure, digest, size };
    const answer = await client().fetchBlob(question, file);
    return answer.kind === 'fetched' ? undefined : answer.why;
}

// EXTERNAL MODULE: ./lib/restore/fetching.js
var fetching = __webpack_require__(93524);
// EXTERNAL MODULE: ./lib/layer/entry-facts.js + 1 modules
var entry_facts = __webpack_require__(26108);
// EXTERNAL MODULE: ./lib/layer/extraction.js
var extraction = __webpack_require__(93852);
// EXTERNAL MODULE: ./lib/layer/taken.js
var taken = __webpack_require__(73258);
;// CONCATENATED MODULE: ./lib/layer/needed.js

/**
 * Names of the layers whose content stacker asks for if nothing is edited any more (docs/stacker/restoring.md#40): what is built is built
 * on, on every run producers are mounted (docs/stacker/restoring.md#19) and images of the project copied that are bases, and what is
 * mounted of a build_only layer reaches down to the next image. A layer that is not certain to be skipped counts as built. `isWhole`: it
 * stands here already as it would be laid down, and somebody else may need it.
 */
function neededLayers(layers, isWhole) {
    const needed = new Set();
    const nameAt = (index) => index === undefined ? undefined : layers[index]?.stacked.facts.definition.name;
    const need = (name) => {
        if (name === undefined || needed.has(name))
            return;
        needed.add(name);
        for (const { stacked, provision } of layers) {
            if (stacked.facts.definition.name === name && reachesDown(provision) && stacked.facts.definition.layer.BuildOnly)
                need(nameAt(stacked.base));
        }
    };
    for (const { stacked, judgement } of layers) {
        const { base, facts, below } = stacked;
        const { candidate } = judgement;
        if (candidate?.record !== undefined && isWhole(candidate))
            need(facts.definition.name);
        if (judgement.verdict !== 'hit' || facts.base.kind === 'produced')
            need(nameAt(base));
        for (const { producer } of (0,taken/* takenImports */.c)(facts.definition.layer))
            need(nameAt(below.get(producer)));
    }
    return needed;
}
/** Its metadata names layers of the image below it, or it stands here and nobody knows. */
function reachesDown(provision) {
    switch (provision?.kind) {
        case undefined:
        case 'none':
        case 'documents':
        case 'stub':
        case 'stand-in':
        case 'left-out':
            return false;
        case 'keep':
        case 'metadata':
        case 'unpacked':
            return true;
    }
}

// EXTERNAL MODULE: ./lib/layer/own-diff.js
var own_diff = __webpack_require__(49905);
;// CONCATENATED MODULE: ./lib/layer/lean.js






/**
 * What is laid down where only what stacker asks for is: a hit that nobody is built on, or takes from, is its entry, its documents, and the
 * bare directory of a build_only layer. stacker cannot build on either without failing (docs/stacker/restoring.md#3), so what is edited
 * later makes no stale image. `isWhole`: see `neededLayers`.
 */
function leanProvisions(layers, layerTypes, isWhole) {
    const needed = neededLayers(layers, isWhole);
    const isBuilding = layers.some(({ judgement }) => judgement.verdict !== 'hit');
    return layers.map((layer) => {
        const { candidate } = layer.judgement;
        if (candidate?.record === undefined || needed.has(candidate.entry.Name))
            return layer;
        const provision = leanOf(layer.provision, candidate, (image) => (isBuilding ? basesOf(image, layerTypes) : []));
        return { ...layer, provision };
    });
}
function leanOf(provision, candidate, bases) {
    switch (provision?.kind) {
        case undefined:
        case 'keep':
        case 'left-out':
        case 'documents':
        case 'stub':
        case 'stand-in':
            return provision;
        case 'none':
        case 'metadata':
        case 'unpacked':
            return candidate.entry.Layer.BuildOnly ? { kind: 'stub' } : { kind: 'documents', base: bases(candidate) };
    }
}
/** Layers of the registry's image that this one begins with. stacker copies them on every run on which they are not here. */
function basesOf(candidate, layerTypes) {
    const { entry, record } = candidate;
    if (entry.Layer.From.Type !== 'docker' || record === undefined)
        return [];
    const manifests = (0,provisions/* imageManifests */.Av)(candidate, layerTypes);
    const type = (0,extraction/* preferredType */.yB)(manifests);
    // Of other types they are converted, and not what the registry has.
    if (type?.startsWith('tar') !== true)
        return [];
    const digest = entry.Manifests?.get(type)?.Digest;
    const config = (0,formats_digest/* isDigest */.Bc)(digest) ? configOf(record.documents, digest) : undefined;
    return (0,own_diff/* baseLayers */.CJ)(entry.Name, manifests.get(type)?.layers ?? [], config);
}
function configOf(documents, manifest) {
    const bytes = documents.get(manifest);
    return bytes && documents.get((0,oci_manifest/* decodeManifest */.MK)(bytes).config.digest)?.toString('utf8');
}

;// CONCATENATED MODULE: ./lib/restore/lean-foresight.js










/** The same without the content that stacker will not ask for. Verdicts do not change: whatever could not be laid down whole was left out before. */
function leanForesight(foresight, isWhole) {
    const { layerTypes } = foresight.sources;
    const layers = leanProvisions(foresight.layers, layerTypes, isWhole).map((layer) => imageAlone(layer.judgement, layerTypes) === undefined
        ? layer
        : { ...layer, provision: { kind: 'documents', base: [] } });
    return { ...foresight, layers };
}
/** What the lean foresight does not take of the whole one, as far as it is not here. */
async function bytesLeftOut(whole, lean, { ociDir }) {
    const { layerTypes } = whole.sources;
    const taken = new Set(wantedBlobs(lean.layers, layerTypes).map(({ digest }) => digest));
    let bytes = 0;
    for (const { digest, size } of wantedBlobs(whole.layers, layerTypes)) {
        if (taken.has(digest))
            continue;
        const here = await (0,workspace_oci_layout/* sizeOfFile */.JL)((0,oci_layout/* blobIn */.zP)(ociDir, digest)).catch(() => undefined);
        if (here !== size)
            bytes += size;
    }
    return bytes;
}
/**
 * Does the layer stand here with its root, laid down or built? Another restore or build that shares the directories may need it, and its
 * blobs are here for the most part.
 */
async function standingWhole(place, release) {
    const whole = new Map();
    for (const entry of await entriesOfOthers(place, new Set(), release)) {
        const metadata = external_node_path_.join((0,workspace_directories/* rootPath */.wA)(place.directories, entry.Name), 'overlay_metadata.json');
        // What may not be looked at may be there.
        if (await (0,placing/* exists */.t2)(metadata).catch(() => true))
            whole.set(entry.Name, (0,entry_facts/* manifestDigests */.dE)(entry).join());
    }
    return ({ entry }) => whole.get(entry.Name) === (0,entry_facts/* manifestDigests */.dE)(entry).join();
}

;// CONCATENATED MODULE: ./lib/restore/rounds.js







/** Fetches and lays down, and judges again without what could not be had, until all is there that is left. */
async function layInRounds({ gathered, options, without, surroundings }, store, place, first) {
    const rounds = { store, place, fetched: new Map(), gone: new Set(), absent: new Set(), leftOut: new Map() };
    const { fetched, gone, absent, leftOut } = rounds;
    const lean = await leaning(options, gathered, place);
    const bases = openBaseLayers(place.directories, place.staging, surroundings);
    let planned = first;
    const nothingLaid = async () => {
        const nothing = await (0,judge_project/* judgeProject */.T)(gathered, options, withoutSeen(without(gone)), leftOut);
        return { planned, foresight: nothing, entries: undefined, leftOut, fetched };
    };
    for (let whole = first;; whole = await (0,judge_project/* judgeProject */.T)(gathered, options, without(gone), leftOut)) {
        const foresight = lean?.(whole) ?? whole;
        const known = gone.size + leftOut.size;
        const had = await fetchWanted(rounds, foresight);
        if (had === 'fewer')
            planned = await (0,judge_project/* judgeProject */.T)(gathered, options, without(absent));
        if (had !== 'all' || !(await haveBases(rounds, bases, foresight))) {
            if (gone.size + leftOut.size > known)
                continue;
            place.log.warning('nothing is laid down: the cache has not what its records name');
            return await nothingLaid();
        }
        const attempt = await layForesight(foresight, place, { fetched, ofBases: bases.fetched });
        if (attempt.kind === 'laid-down') {
            const bytes = lean && (await bytesLeftOut(whole, foresight, place.directories));
            return { planned, foresight, entries: attempt.entries, leftOut, fetched, bytesLeftOut: bytes };
        }
        leaveOut(rounds, attempt);
        // Where even the removal of what is stale is refused, nothing that is tried again will do better.
        if (attempt.layers.length === 0)
            return await nothingLaid();
    }
}
/** Undefined where all is wanted: of old releases it is not known what they do without the content. */
async function leaning({ restore }, { sources: { release } }, place) {
    if (restore !== 'needed' || !release.rules.extractsOnDemand)
        return undefined;
    const isWhole = await standingWhole(place, release);
    return (foresight) => leanForesight(foresight, isWhole);
}
/** `fewer`: some blobs are gone, and the store does not claim to have them; `gone`: it does. */
async function fetchWanted({ store, place, fetched, gone, absent, leftOut }, { layers, sources: { layerTypes } }) {
    const wanted = await (0,fetching/* missingHere */.X)(wantedBlobs(layers, layerTypes), place.directories, fetched);
    const { staged, failed, left } = await (0,fetching/* fetchAll */.m)(store, wanted, place.staging);
    for (const [digest, blob] of staged)
        fetched.set(digest, blob);
    if (failed.length === 0)
        return 'all';
    // What is gone is seldom alone, and each further try is a plan.
    const claimed = await store.hasBlobs([...failed, ...left]);
    const lost = [...failed, ...left].filter((digest) => !claimed.has(digest));
    const again = new Set(failed.filter((digest) => gone.has(digest)));
    for (const [index, layer] of layers.entries()) {
        // It wants what its record does not own to, so no word of what is gone keeps it from being good.
        if (blobsOf(layer, layers, layerTypes).some(({ digest }) => again.has(digest)))
            leftOut.set(index, 'its content could not be had');
    }
    for (const digest of [...failed, ...lost])
        gone.add(digest);
    for (const digest of lost)
        absent.add(digest);
    return lost.length > 0 ? 'fewer' : 'gone';
}
/** Layers that stand on a base image that cannot be had are left out, and there is another round. */
async function haveBases({ place, leftOut }, bases, foresight) {
    const lacking = await bases.fetchFor(foresight);
    for (const [index, why] of lacking)
        leftOut.set(index, why);
    for (const why of new Set(lacking.values()))
        place.log.warning(`layers are left out: ${why}`);
    return lacking.size === 0;
}
function leaveOut({ place, gone, leftOut }, { layers, why, told }) {
    // What follows from trouble that was told of already is no news.
    const isNews = gone.size === 0 && (layers.length > 0 || leftOut.size === 0);
    place.log[isNews ? 'warning' : 'info'](told);
    for (const index of layers)
        leftOut.set(index, why);
}

;// CONCATENATED MODULE: ./lib/restore/restore.js














/** Plan, fetch, verify, materialise. Trouble with the cache makes fewer hits, never a failure. */
async function restore(options, surroundings) {
    const restored = await restoreLocked(options, surroundings);
    return { ...restored, plan: await (0,publishing/* withUnpublished */.Y)(restored.plan, options, surroundings) };
}
async function restoreLocked(options, surroundings) {
    const locks = (0,workspace_locks/* stackerLocks */.I)((0,workspace_directories/* directoriesOf */.Pv)(options.directories), surroundings.log);
    try {
        return await restoreAlone(options, surroundings, locks);
    }
    finally {
        await locks.release();
    }
}
async function restoreAlone(options, surroundings, locks) {
    const { log } = surroundings;
    const restoring = await begin(options, surroundings);
    const { gathered, records, directories, store } = restoring;
    // Before what stands here is judged: what is being built says little of what will have been built.
    let others = options.restore !== 'none' ? await locks.take('existing') : undefined;
    const planned = await (0,judge_project/* judgeProject */.T)(gathered, options, records);
    const isFound = await isStateLeft(directories);
    const isLeft = options.restore !== 'none' && (await (0,staging_directory/* isStagingLeft */.FN)(directories));
    const finished = (foresight, more = {}) => {
        const nothing = { entries: onDisk(foresight), cleared: !isFound, leftOut: new Map(), fetched: new Map() };
        return restoredOf(restoring, { planned, foresight, ...nothing, ...more });
    };
    const noneOf = async (indexes, why) => {
        log.warning(`nothing is restored: ${why}`);
        const leftOut = new Map(indexes.map((index) => [index, why]));
        return finished(await (0,judge_project/* judgeProject */.T)(gathered, options, withoutSeen(records), leftOut), { leftOut });
    };
    // By other rules than its own what stands here would be nothing, and be taken away.
    const mayLayDown = options.restore !== 'none' && gathered.sources.releaseKnown;
    const isSomething = fromStore(planned).length + imagesAlone(planned).length > 0;
    const toLayDown = mayLayDown && store !== undefined && (isFound || isSomething);
    if (toLayDown || isLeft)
        others ??= await locks.take('both');
    if (others !== undefined)
        return await noneOf(candidatesOf(planned), others);
    // Somebody else was faster than the lock: the rest of this was judged without what they laid down.
    if (!isFound && (await isStateLeft(directories)))
        return await restoreAlone(options, surroundings, locks);
    // What an earlier build left is judged like records: what is not good goes, or stacker would believe it.
    if (!toLayDown) {
        if (mayLayDown)
            tellOfRights(planned, log);
        if (isLeft)
            await (0,staging_directory/* removeLeftStaging */.b7)(directories, log);
        return finished(planned);
    }
    let staging;
    try {
        staging = await (0,staging_directory/* openStaging */.gO)(directories);
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return await noneOf(fromStore(planned), error.message);
    }
    try {
        const since = surroundings.now();
        const { entries, foresight, ...laid } = await layInRounds(restoring, store, { directories, staging, log }, planned);
        await store.finish('restore');
        return await finished(foresight, entries === undefined
            ? laid
            : { ...laid, entries, cleared: true, hasLaidDown: true, laying: (surroundings.now() - since) / 1000 });
    }
    finally {
        await (0,staging_directory/* closeStaging */.QL)(staging, log);
    }
}
/** Opens the store and gathers the facts. */
async function begin(options, surroundings) {
    const begun = surroundings.now();
    const opened = await (0,open_record_source/* openRecordSource */.L)(options, surroundings, blobsAsked(options));
    const gathered = await (0,gather/* gather */.k)(options, surroundings, opened.records, opened.store);
    return { ...opened, options, surroundings, gathered, directories: (0,workspace_directories/* directoriesOf */.Pv)(options.directories), begun };
}
/** What is needed later on must be there; of what is fetched now one finds out, and a plan may be content with less. */
function blobsAsked({ restore }) {
    switch (restore) {
        case 'all':
            return 'assumed';
        case 'needed':
            return 'asked';
        case 'none':
            return 'lately';
    }
}
/** Why nothing can be laid down at all, where this process may not do what stacker would have to find done. */
function tellOfRights({ plan }, log) {
    const refused = plan.layers.flatMap(({ reasons }) => reasons.filter(({ code }) => code === 'root-needed'));
    if (refused[0] !== undefined)
        log.warning(`nothing is restored: ${(0,reason/* describeReason */.Gk)(refused[0], reason/* plain */.pj)}`);
}
function candidatesOf({ layers }) {
    return [...layers.keys()].filter((index) => layers[index]?.judgement.candidate);
}
function fromStore({ layers }) {
    return [...layers.keys()].filter((index) => layers[index]?.judgement.candidate?.record);
}
/** Entries that stand on disk already and are good: nothing has to be laid down for them. */
function onDisk({ layers }) {
    return new Map([...layers.entries()].flatMap(([index, { judgement }]) => judgement.candidate && !judgement.candidate.record ? [[index, judgement.candidate.entry]] : []));
}


/***/ }),

/***/ 94469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ isCode)
/* harmony export */ });
/** Has a call of the system failed with one of these codes of errno? */
function isCode(error, ...codes) {
    return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}


/***/ }),

/***/ 75493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ giveToGroup),
/* harmony export */   K: () => (/* binding */ makeDirectories)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94469);




const setGroupId = 0o2000;
/**
 * The directory and what is missing above it. In one that is set-group-ID, which is how a group shares directories, the group may do
 * what it may do there: the bit itself is inherited, and the rest is what the writer's umask would take away.
 */
async function makeDirectories(directory) {
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(directory, { throwIfNoEntry: false }) !== undefined)
        return;
    const above = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(directory);
    if (above !== directory)
        await makeDirectories(above);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory);
    }
    catch (error) {
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_3__/* .isCode */ ._)(error, 'EEXIST'))
            return;
        throw error;
    }
    await giveToGroup(directory, 0o070);
}
/** Lets the group do with it what it may do in the directory, if a group shares that. `most`: and nothing else. */
async function giveToGroup(file, most) {
    const shared = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file))).mode;
    if ((shared & setGroupId) === 0)
        return;
    const { mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(file);
    const wanted = mode | (shared & most);
    if (wanted !== mode)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(file, wanted & 0o7777);
}


/***/ }),

/***/ 82184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $E: () => (/* binding */ contentOf),
/* harmony export */   CL: () => (/* binding */ readStored),
/* harmony export */   TS: () => (/* binding */ draftName),
/* harmony export */   f8: () => (/* binding */ writeWhole),
/* harmony export */   p4: () => (/* binding */ copyHashed)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _formats_regular_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88911);
/* harmony import */ var _group_access_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(75493);






const chunkBytes = 1024 * 1024;
/** Reads a regular file to its end, never through a symbolic link. `most`: stop with more bytes than that, and answer what was seen. */
async function contentOf(file, most = Infinity) {
    const source = await openRegular(file);
    try {
        return await pump(source, undefined, most);
    }
    finally {
        await source.close();
    }
}
/**
 * Copies and hashes in one reading, so what lies at `target` (which must not exist) is what the answer says.
 * It is the caller's to remove when the answer is not the wanted one; after an error it is gone already.
 */
async function copyHashed(file, target, most = Infinity) {
    const source = await openRegular(file);
    try {
        const copy = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(target, 'wx', 0o644);
        try {
            const content = await pump(source, copy, most);
            await copy.close();
            return content;
        }
        catch (error) {
            await copy.close().catch(() => undefined);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(target, { force: true });
            throw error;
        }
    }
    finally {
        await source.close();
    }
}
/** A file of at most `most` bytes, whole; without a thread where its disk is near. */
async function readStored(file, most, isNear = false) {
    if (isNear)
        return (0,_formats_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFileSync */ .cG)(file, most, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW);
    return await (0,_formats_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(file, most, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW);
}
/** The file appears at `target` whole or not at all. `scratch` is a directory of the same file system. */
async function writeWhole(target, bytes, scratch) {
    const draft = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(scratch, draftName());
    await (0,_group_access_js__WEBPACK_IMPORTED_MODULE_5__/* .makeDirectories */ .K)(scratch);
    await (0,_group_access_js__WEBPACK_IMPORTED_MODULE_5__/* .makeDirectories */ .K)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(target));
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(draft, bytes, { flag: 'wx', mode: 0o644 });
        await (0,_group_access_js__WEBPACK_IMPORTED_MODULE_5__/* .giveToGroup */ .A)(draft, 0o040);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(draft, target);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(draft, { force: true }).catch(() => undefined);
        throw error;
    }
}
/** A name that no other process takes. */
function draftName() {
    return `${process.pid}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`;
}
async function openRegular(file) {
    return await (0,_formats_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .openRegularFile */ .ZU)(file, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW);
}
async function pump(source, copy, most) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    const chunk = Buffer.allocUnsafe(chunkBytes);
    let size = 0;
    for (;;) {
        const { bytesRead } = await source.read(chunk, 0, chunk.length, null);
        if (bytesRead === 0)
            break;
        const part = chunk.subarray(0, bytesRead);
        hash.update(part);
        size += bytesRead;
        if (copy)
            await writeAll(copy, part);
        if (size > most)
            break;
    }
    return { digest: `sha256:${hash.digest('hex')}`, size };
}
async function writeAll(copy, part) {
    for (let offset = 0; offset < part.length;) {
        offset += (await copy.write(part, offset, part.length - offset)).bytesWritten;
    }
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
