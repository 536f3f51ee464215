export const id = 3049;
export const ids = [3049];
export const modules = {

/***/ 79919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ decodeArtifact),
/* harmony export */   P7: () => (/* binding */ keyAnnotation),
/* harmony export */   PB: () => (/* binding */ encodeArtifact),
/* harmony export */   Uj: () => (/* binding */ blobsOfArtifact),
/* harmony export */   io: () => (/* binding */ recordType),
/* harmony export */   zs: () => (/* binding */ resolutionType)
/* harmony export */ });
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2924);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67910);
/* harmony import */ var _formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72881);
/* harmony import */ var _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(31435);
/* harmony import */ var _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(55483);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(452);






const recordType = 'application/vnd.stack-cache.record.v1+json';
const resolutionType = 'application/vnd.stack-cache.resolution.v1+json';
/** A record's key. Its beginning says what was asked for, and its end what came. */
const keyAnnotation = 'vnd.stack-cache.key';
/** Longer documents are the config alone: a registry takes manifests of 4 MiB, some less. */
const mostInManifest = 512 * 1024;
const mostAnnotations = 100;
const mostAnnotationBytes = 512 * 1024;
/**
 * The bytes of a manifest, which are the same for the same arguments. The document stands in the config's descriptor too (`data`), so that one question answers it.
 */
function encodeArtifact(type, document, blobs, annotations) {
    const { digest, size } = (0,_formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_2__/* .describeBytes */ .nI)(type, document);
    const data = size > mostInManifest ? {} : { data: Buffer.from(document).toString('base64') };
    return Buffer.from(JSON.stringify({
        schemaVersion: 2,
        mediaType: _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_4__/* .ociManifest */ .F7,
        artifactType: type,
        config: { mediaType: type, digest, size, ...data },
        layers: blobs.map((blob) => ({ mediaType: 'application/octet-stream', digest: blob.digest, size: blob.size })),
        ...(Object.keys(annotations).length > 0 && { annotations }),
    }));
}
/** @throws FormatError for what is no artifact of that type. */
function decodeArtifact(type, bytes) {
    const where = 'manifest';
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(bytes, where, _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_5__/* .mostManifestBytes */ .y$), where);
    const { mediaType, digest, size, data } = member('config', decodeConfig);
    if (mediaType !== type)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .IF(where, `expected a config of type ${type}`);
    const document = data === undefined ? undefined : Buffer.from(data, 'base64');
    if (document !== undefined && (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(document) !== digest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .IF(where, 'expected the data of the config to be what its digest names');
    return { type, digest, size, document, annotations: member('annotations', decodeAnnotations) };
}
/** The blobs that an artifact keeps beside its document. @throws FormatError for what is no artifact. */
function blobsOfArtifact(bytes) {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(bytes, 'manifest', _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_5__/* .mostManifestBytes */ .y$), 'manifest');
    return member('layers', (inner, at) => (inner === null ? [] : (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)(_formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeDescriptor */ .yR)(inner, at))).map(({ digest }) => digest);
}
const decodeConfig = (value, where) => ({
    ...(0,_formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeDescriptor */ .yR)(value, where),
    data: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where)('data', (inner, at) => (inner === undefined ? undefined : (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc)(inner, at))),
});
const decodeAnnotations = (value, where) => {
    if (value === undefined || value === null)
        return {};
    (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where);
    const texts = Object.entries(value).map(([name, text]) => [name, (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc)(text, where)]);
    const bytes = texts.reduce((sum, [name, text]) => sum + name.length + text.length, 0);
    if (texts.length > mostAnnotations || bytes > mostAnnotationBytes)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .IF(where, 'expected less');
    return Object.fromEntries(texts);
};


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

/***/ 11308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ messageOf),
/* harmony export */   e: () => (/* binding */ tellsOfFullDisk)
/* harmony export */ });
/** errno's words, those of programs under LC_ALL=C, and what GNU tar says of a write that only began. */
const words = /\b(?:ENOSPC|EDQUOT)\b|no space left on device|disk quota exceeded|Wrote only \d+ of \d+ bytes/i;
function tellsOfFullDisk(text) {
    return words.test(text);
}
/** The message, and a full disk by its name. */
function messageOf(error) {
    const message = error instanceof Error ? error.message : String(error);
    return tellsOfFullDisk(message) ? `the disk is full: ${message}` : message;
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

/***/ 46916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ historyResolution)
/* harmony export */ });
/** The history of runs in a store that has no better place for it than a resolution of its own, of which the newest counts. */
function historyResolution({ findResolution, writeResolution, }) {
    return {
        findHistory: (name) => findResolution(resolutionOf(name)),
        writeHistory: async (name, bytes) => {
            await writeResolution(resolutionOf(name), bytes);
        },
    };
}
function resolutionOf({ arch, ref }) {
    return `history ${arch} ${ref}`;
}


/***/ }),

/***/ 71353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ oneAtATime),
/* harmony export */   r: () => (/* binding */ limitInFlight)
/* harmony export */ });
/** What weighs more than `bytes` runs alone. */
function limitInFlight(entries, bytes) {
    const waiting = [];
    let running = 0;
    let weighing = 0;
    function admit() {
        for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
            if (running >= entries || (running > 0 && weighing + next.weight > bytes))
                return;
            waiting.shift();
            running += 1;
            weighing += next.weight;
            next.start();
        }
    }
    return async (weight, work) => {
        const counted = Math.min(weight, bytes);
        await new Promise((start) => {
            waiting.push({ weight: counted, start });
            admit();
        });
        try {
            return await work();
        }
        finally {
            running -= 1;
            weighing -= counted;
            admit();
        }
    };
}
/** Work of one name runs one after another; that of different names does not wait for each other. */
function oneAtATime() {
    const last = new Map();
    return async (name, work) => {
        const before = last.get(name) ?? Promise.resolve();
        const mine = before.then(work, work);
        last.set(name, mine);
        try {
            return await mine;
        }
        finally {
            if (last.get(name) === mine)
                last.delete(name);
        }
    };
}


/***/ }),

/***/ 84945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cz: () => (/* binding */ layerTag),
/* harmony export */   Di: () => (/* binding */ indexQuestion),
/* harmony export */   Hy: () => (/* binding */ recordKey),
/* harmony export */   OS: () => (/* binding */ parseRecordKey),
/* harmony export */   QP: () => (/* binding */ otherRecordQuestion),
/* harmony export */   Wk: () => (/* binding */ indexFormat),
/* harmony export */   YL: () => (/* binding */ recordQuestion),
/* harmony export */   ZY: () => (/* binding */ layerOfRecordKey),
/* harmony export */   bd: () => (/* binding */ blobKey),
/* harmony export */   bw: () => (/* binding */ answersBlob),
/* harmony export */   eZ: () => (/* binding */ runTag),
/* harmony export */   fQ: () => (/* binding */ answeredRecord),
/* harmony export */   kA: () => (/* binding */ blobQuestion),
/* harmony export */   mW: () => (/* binding */ questionOfRecordKey),
/* harmony export */   mh: () => (/* binding */ indexKey),
/* harmony export */   no: () => (/* binding */ resolutionQuestion),
/* harmony export */   o2: () => (/* binding */ resolutionKey),
/* harmony export */   r0: () => (/* binding */ answeredDocument),
/* harmony export */   r9: () => (/* binding */ resolutionTag)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67910);
/* harmony import */ var _layer_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54952);



/**
 * Every key ends with a part of fixed length: GitHub matches even the exact key as a prefix, so without one `...-d6` would fetch
 * `...-d64` (docs/stacker/platform.md#1.2). What comes back is parsed against the question, and refused when it answers another
 * one.
 */
/** Format of an index of records; part of its key, so readers of another format never see it. */
const indexFormat = 2;
/** 16 hexadecimal digits that stand for a layer's name, which may hold anything. */
function layerTag(layer) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(layer).digest('hex').slice(0, 16);
}
/** The first question: the records of exactly these facts. */
function recordQuestion(prefix, name) {
    return `${otherRecordQuestion(prefix, name)}${name.shape}-${(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestHex */ .sU)(name.facts)}-`;
}
/** The second question, asked only after a miss: every record of the layer of that name. */
function otherRecordQuestion(prefix, name) {
    return `${prefix}-${_layer_record_js__WEBPACK_IMPORTED_MODULE_2__/* .recordFormat */ .Ty}-${name.arch}-${layerTag(name.layer)}-`;
}
function recordKey(prefix, name, bytes) {
    return recordQuestion(prefix, name) + (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestHex */ .sU)((0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(bytes));
}
const recordRest = /^-([0-9]+)-([A-Za-z0-9_.]+)-([0-9a-f]{16})-([A-Za-z0-9_.]+)-([0-9a-f]{64})-([0-9a-f]{64})$/;
/** The key's parts, or undefined when it is not a record's key under this prefix. */
function parseRecordKey(prefix, key) {
    if (!key.startsWith(prefix))
        return undefined;
    const [, format, arch, layer, shape, facts, id] = recordRest.exec(key.slice(prefix.length)) ?? [];
    if (format === undefined || arch === undefined || layer === undefined)
        return undefined;
    if (shape === undefined || facts === undefined || id === undefined)
        return undefined;
    return { format: Number(format), arch, layer, shape, facts: `sha256:${facts}`, id: `sha256:${id}` };
}
/** The question about its facts that a record's key answers. */
function questionOfRecordKey(key) {
    return key.slice(0, -idLength);
}
/** The question about its layer that a record's key answers. */
function layerOfRecordKey(key) {
    const shaped = key.slice(0, -(idLength + 1 + idLength + 1));
    return shaped.slice(0, shaped.lastIndexOf('-') + 1);
}
const idLength = 64;
/** The id of the record that a returned key names, or undefined when the key is no answer to the question. */
function answeredRecord(prefix, question, key) {
    return key.startsWith(question) ? parseRecordKey(prefix, key)?.id : undefined;
}
function blobQuestion(prefix, digest) {
    return `${prefix}-blob-${(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestHex */ .sU)(digest)}-`;
}
/** `run`: legs of one run collide on purpose, and a reservation that a killed job left behind dies with its run. */
function blobKey(prefix, digest, run) {
    return blobQuestion(prefix, digest) + run;
}
function answersBlob(question, key) {
    return key.startsWith(question) && /^[0-9]+-[0-9]+$/.test(key.slice(question.length));
}
/** Run id and attempt. Off a runner, or where they are not numbers, one run that all share. */
function runTag(environment) {
    const number = (text, otherwise) => text !== undefined && /^[0-9]{1,20}$/.test(text) ? text : otherwise;
    return `${number(environment['GITHUB_RUN_ID'], '0')}-${number(environment['GITHUB_RUN_ATTEMPT'], '1')}`;
}
/** 64 hexadecimal digits that stand for what a resolution resolves. */
function resolutionTag(name) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(name).digest('hex');
}
function resolutionQuestion(prefix, name) {
    return `${prefix}-resolution-${resolutionTag(name)}-`;
}
function resolutionKey(prefix, name, bytes) {
    return resolutionQuestion(prefix, name) + (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestHex */ .sU)((0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(bytes));
}
/** The id of the document that a returned key names: of a resolution, or of an index. */
function answeredDocument(question, key) {
    if (!key.startsWith(question))
        return undefined;
    const id = `sha256:${key.slice(question.length)}`;
    return (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(id) ? id : undefined;
}
/** An index of records is of one architecture, since a job is. */
function indexQuestion(prefix, arch) {
    return `${prefix}-index-${indexFormat}-${arch}-`;
}
function indexKey(prefix, arch, bytes) {
    return indexQuestion(prefix, arch) + (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestHex */ .sU)((0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(bytes));
}


/***/ }),

/***/ 13049:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openRegistryStore: () => (/* binding */ openRegistryStore)
});

// EXTERNAL MODULE: ./lib/store/history-resolution.js
var history_resolution = __webpack_require__(46916);
// EXTERNAL MODULE: ./lib/store/keys.js
var keys = __webpack_require__(84945);
// EXTERNAL MODULE: ./lib/store/in-flight.js
var in_flight = __webpack_require__(71353);
// EXTERNAL MODULE: ./lib/store/registry/registry-tags.js
var registry_tags = __webpack_require__(14934);
;// CONCATENATED MODULE: ./lib/store/registry/generations.js

/** Beyond it each tag is asked for alone. */
const mostListed = 10_000;
/** How many generations in a row are looked for of a tag that was not listed. */
const mostProbed = 64;
function openGenerations(repository, keyPrefix, asking) {
    const own = new Map();
    let mark;
    let listing;
    const probed = new Map();
    const askMark = async () => {
        const { kind } = await asking(() => repository.headManifest((0,registry_tags/* markTag */.kj)(keyPrefix)));
        // Of what nobody answers it is not known that there is none.
        return kind !== 'missing';
    };
    const isMarked = () => (mark ??= askMark());
    const listed = async (tag) => {
        const { later, isWhole } = await (listing ??= listLater(repository, keyPrefix, asking));
        const found = later.get(tag);
        if (found !== undefined || isWhole)
            return found ?? [];
        const asked = probed.get(tag) ?? probe(repository, tag, asking);
        probed.set(tag, asked);
        return await asked;
    };
    return {
        isMarked,
        marked() {
            mark = Promise.resolve(true);
        },
        async of(tag) {
            const stored = (await isMarked()) ? await listed(tag) : [];
            return [...new Set([...stored, ...(own.get(tag) ?? [])])].sort((a, b) => b - a);
        },
        wrote(tag, generation) {
            own.set(tag, [...(own.get(tag) ?? []), generation]);
        },
    };
}
async function listLater(repository, keyPrefix, asking) {
    const answer = await asking(() => repository.listTags(mostListed, (0,registry_tags/* markTag */.kj)(keyPrefix)));
    if (!('tags' in answer))
        return { later: new Map(), isWhole: false };
    const later = new Map();
    for (const { tag, generation } of answer.tags.flatMap((name) => (0,registry_tags/* parseLaterTag */.wY)(name) ?? [])) {
        later.set(tag, [...(later.get(tag) ?? []), generation]);
    }
    return { later, isWhole: answer.isWhole };
}
async function probe(repository, tag, asking) {
    const found = [];
    for (let generation = 1; generation <= mostProbed; generation += 1) {
        const { kind } = await asking(() => repository.headManifest((0,registry_tags/* generationTag */.br)(tag, generation)));
        if (kind !== 'digest')
            break;
        found.push(generation);
    }
    return found;
}

;// CONCATENATED MODULE: ./lib/store/registry/open-registry.js


const questionsInFlight = 16;
const contentsInFlight = 6;
/** So many in a row without an answer: the run does without the registry. */
const mostFailures = 3;
function openRegistry(options) {
    const { repository, keyPrefix, outage, seal } = options;
    const store = {
        ...options,
        generations: openGenerations(repository, keyPrefix, (ask) => asked(store, 'later records', ask)),
        questions: (0,in_flight/* limitInFlight */.r)(questionsInFlight, Infinity),
        contents: (0,in_flight/* limitInFlight */.r)(contentsInFlight, Infinity),
        oneByOne: (0,in_flight/* oneAtATime */.I)(),
        seen: new Set(),
        named: new Set(),
        newest: new Map(),
        unanswered: new Map(),
        refused: new Map(),
        state: { outage, unreadable: undefined, unwritable: seal.unsignable, failures: 0, isFixed: false, isWarned: false },
    };
    return store;
}
/** One warning; what follows it is for those who look. */
function tell({ name, log, state }, message) {
    const text = `${name}: ${message}`;
    if (state.isWarned)
        log.info(text);
    else
        log.warning(text);
    state.isWarned = true;
}
/** Asks, unless the registry is done without. What nobody answered is told and counted. */
async function asked(store, what, ask) {
    const { state } = store;
    if (state.outage !== undefined)
        return { kind: 'failed', why: state.outage };
    const answer = await ask();
    if (!isTrouble(answer)) {
        state.failures = 0;
        return answer;
    }
    tell(store, `${what}: ${answer.why}`);
    if (answer.kind === 'failed' && answer.isOurs !== true)
        state.failures += 1;
    if (state.failures >= mostFailures || store.repository.isSpent())
        state.outage ??= answer.why;
    return answer;
}
function isTrouble(answer) {
    return answer.kind === 'failed' || answer.kind === 'denied';
}
/** What is to be said of a write that did not become one. What is denied once is denied to all. */
function notWritten({ state }, { kind, why }) {
    if (kind === 'denied')
        state.unwritable ??= why;
    return { kind: kind === 'denied' ? 'denied' : 'failed', why };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/store/full-disk.js
var full_disk = __webpack_require__(11308);
// EXTERNAL MODULE: ./lib/store/verified-file.js
var verified_file = __webpack_require__(82184);
;// CONCATENATED MODULE: ./lib/store/registry/registry-blobs.js





/** Blobs that a manifest names which was accepted are there with it; the others are looked at. */
async function hasBlobs(store, digests) {
    const wanted = [...new Set(digests)];
    const found = await Promise.all(wanted.map(async (digest) => store.named.has(digest) || (await isSeen(store, digest))));
    return new Set(wanted.filter((_, index) => found[index]));
}
/** Whether this process sent the blob, or the registry shows it. */
async function isSeen(store, digest) {
    return (await lookFor(store, digest)).kind === 'present';
}
/** The first of the blobs that the registry does not show to who writes. */
async function firstLacking(store, digests) {
    const found = await Promise.all(digests.map((digest) => lookFor(store, digest, store.writing)));
    return digests.find((_, index) => found[index]?.kind !== 'present');
}
async function lookFor(store, digest, repository = store.repository) {
    const { questions, seen } = store;
    if (seen.has(digest))
        return { kind: 'present' };
    const answer = await questions(0, () => asked(store, `blob ${digest}`, () => repository.hasBlob(digest)));
    if (answer.kind === 'present')
        seen.add(digest);
    return answer;
}
/** Puts the blob at `file`, verified; false where it cannot be had. */
async function fetchBlob(store, digest, size, file) {
    const { repository, contents, named, seen } = store;
    const draft = `${file}.${(0,verified_file/* draftName */.TS)()}`;
    const answer = await contents(size, () => asked(store, `blob ${digest}`, () => repository.fetchBlob({ digest, size }, draft)));
    if (answer.kind !== 'fetched') {
        named.delete(digest);
        seen.delete(digest);
        return false;
    }
    try {
        await (0,promises_.rename)(draft, file);
        return true;
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        tell(store, `blob ${digest}: ${(0,full_disk/* messageOf */.b)(error)}`);
        await (0,promises_.rm)(draft, { force: true });
        return false;
    }
}
/** Keeps what `file` holds, or makes, under its digest and size. */
function writeBlob(store, blob) {
    const { digest, size } = blob;
    return store.oneByOne(digest, async () => {
        if (store.state.unwritable !== undefined)
            return { kind: 'denied', why: store.state.unwritable };
        const found = await lookFor(store, digest, store.writing);
        if (found.kind === 'present')
            return { kind: 'exists' };
        if (found.kind !== 'missing')
            return notWritten(store, found);
        return await store.contents(size, () => send(store, blob));
    });
}
async function send(store, { digest, size, file, elsewhere }) {
    let content;
    try {
        content = typeof file === 'string' ? file : await file();
        const found = await (0,promises_.stat)(content);
        if (found.size !== size)
            return { kind: 'failed', why: `the file is not the content that ${digest} names` };
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return { kind: 'failed', why: (0,full_disk/* messageOf */.b)(error) };
    }
    return await pushed(store, { digest, size, content }, besides(store, elsewhere));
}
/** The repository of that image, where it is one of this registry (`oci:HOST/...`). */
function besides({ name }, elsewhere) {
    const [host = ''] = name.slice('oci:'.length).split('/', 1);
    return elsewhere?.startsWith(`${host}/`) === true ? elsewhere.slice(host.length + 1) : undefined;
}
/** Sends the blob, or has the registry take it from that repository. */
async function pushed(store, blob, from) {
    const { writing, seen } = store;
    const answer = await asked(store, `blob ${blob.digest} could not be written`, () => writing.pushBlob(blob, from));
    if ('why' in answer)
        return notWritten(store, answer);
    seen.add(blob.digest);
    return answer.kind === 'mounted' ? { kind: 'exists' } : { kind: 'written', bytes: blob.size };
}

// EXTERNAL MODULE: ./lib/formats/digest.js
var digest = __webpack_require__(67910);
// EXTERNAL MODULE: ./lib/layer/record.js
var record = __webpack_require__(54952);
// EXTERNAL MODULE: ./lib/store/artifact.js
var store_artifact = __webpack_require__(79919);
// EXTERNAL MODULE: ./lib/store/named-blobs.js
var named_blobs = __webpack_require__(59845);
;// CONCATENATED MODULE: ./lib/store/registry/registry-documents.js




/** Of so many documents of one tag, of which none is believed, the others are not looked at. */
const mostTried = 16;
/** The newest document of a tag that is believed. `refused`: there are some, and none is. */
async function newestDocument(store, question) {
    const why = store.state.outage ?? store.state.unreadable;
    if (why !== undefined)
        return { kind: 'unanswered', why };
    const generations = await store.questions(0, () => store.generations.of(question.tag));
    let refused = { kind: 'missing' };
    for (const generation of [...generations, 0].slice(0, mostTried)) {
        const answer = await documentUnder(store, question, (0,registry_tags/* generationTag */.br)(question.tag, generation));
        if (answer.kind === 'found' || answer.kind === 'unanswered')
            return answer;
        if (answer.kind === 'refused' && refused.kind === 'missing')
            refused = answer;
    }
    return refused;
}
/** The document that stands under the very tag. What is no such document is told, and refused. */
async function documentUnder(store, { what, type, most, judge }, tag, repository = store.repository) {
    const { questions, state } = store;
    const answer = await questions(0, () => asked(store, what, () => repository.getManifest(tag)));
    switch (answer.kind) {
        case 'missing':
            return { kind: 'missing' };
        case 'denied':
            state.unreadable ??= answer.why;
            return { kind: 'unanswered', why: answer.why };
        case 'failed':
            return { kind: 'unanswered', why: answer.why };
        case 'manifest': {
            const found = await readDocument(store, { type, most, what }, answer.bytes);
            if (found.kind !== 'found')
                return found;
            const why = await judge(found.document);
            return why === undefined ? found : { kind: 'refused', why };
        }
    }
}
/** The document of a manifest, which has it itself, or names the blob. */
async function readDocument(store, { type, most, what }, manifest) {
    try {
        const artifact = (0,store_artifact/* decodeArtifact */.$v)(type, manifest);
        const blobs = (0,store_artifact/* blobsOfArtifact */.Uj)(manifest);
        if (artifact.size > most)
            throw new errors/* FormatError */.IF('manifest', `expected a document of at most ${String(most)} bytes`);
        const { annotations, document } = artifact;
        if (document !== undefined)
            return { kind: 'found', document: { bytes: document, annotations, manifest, blobs } };
        const bytes = await fetchDocument(store, artifact, what);
        return bytes === undefined
            ? { kind: 'unanswered', why: 'its content could not be fetched' }
            : { kind: 'found', document: { bytes, annotations, manifest, blobs } };
    }
    catch (error) {
        if (!(error instanceof errors/* FormatError */.IF))
            throw error;
        tell(store, `${what} is not used: ${error.message}`);
        return { kind: 'broken' };
    }
}
async function fetchDocument(store, { digest, size }, what) {
    const answer = await store.questions(0, () => asked(store, what, () => store.repository.readBlob({ digest, size })));
    return answer.kind === 'bytes' ? answer.bytes : undefined;
}

// EXTERNAL MODULE: ./lib/formats/oci/media-type.js
var media_type = __webpack_require__(55483);
;// CONCATENATED MODULE: ./lib/store/registry/registry-writing.js







/** How often another leg may be faster with a generation: as many as a matrix has that build the same layer at once, and end with it. */
const mostRivals = 64;
const markType = 'application/vnd.stack-cache.mark.v1+json';
/**
 * Puts a document under the first generation of its tag that is free: after all that it names was seen in the registry, which may take
 * manifests of what it does not have. Where the newest one has the same bytes, nothing is written.
 */
function writeDocument(store, document) {
    const { question } = document;
    return store.oneByOne(question.tag, async () => {
        if (store.state.unwritable !== undefined)
            return { kind: 'denied', why: store.state.unwritable };
        const lacking = await firstLacking(store, document.blobs.map(({ digest }) => digest));
        if (lacking !== undefined)
            return { kind: 'failed', why: `the registry does not have blob ${lacking}` };
        const generations = await store.generations.of(question.tag);
        const newest = generations[0] ?? 0;
        const standing = await documentUnder(store, question, (0,registry_tags/* generationTag */.br)(question.tag, newest), store.writing);
        if (standing.kind === 'unanswered')
            return { kind: 'failed', why: standing.why };
        if (standing.kind === 'found' && standing.document.bytes.equals(document.bytes))
            return { kind: 'exists' };
        const isFree = standing.kind === 'missing';
        return await putDocument(store, document, isFree ? newest : newest + 1, isFree);
    });
}
/** `isFree`: nothing stood under the first of these generations a moment ago. */
async function putDocument(store, document, first, isFree) {
    const { question, bytes, blobs, annotations } = document;
    const content = await pushed(store, { digest: (0,digest/* digestOf */.ol)(bytes), size: bytes.length, content: new Uint8Array(bytes) });
    if ('why' in content)
        return content;
    const manifest = (0,store_artifact/* encodeArtifact */.PB)(question.type, bytes, blobs, annotations);
    for (let generation = first; generation < first + mostRivals; generation += 1) {
        if (generation > 0) {
            const marked = await mark(store);
            if ('why' in marked)
                return marked;
        }
        const tag = (0,registry_tags/* generationTag */.br)(question.tag, generation);
        if (!(isFree && generation === first) && (await isTaken(store, tag)))
            continue;
        const put = await putManifest(store, question.what, tag, manifest);
        if (put.kind === 'put') {
            store.generations.wrote(question.tag, generation);
            return { kind: 'written', bytes: bytes.length };
        }
        if (put.kind !== 'refused')
            return notWritten(store, put);
        // Either somebody was faster, or nobody may write here.
        if (!(await isTaken(store, tag)))
            return notWritten(store, { kind: 'denied', why: put.why });
    }
    return { kind: 'failed', why: 'others wrote the same again and again' };
}
/** Puts the manifest under a tag, whatever stands there. */
async function putManifest(store, what, tag, bytes) {
    const manifest = { mediaType: media_type/* ociManifest */.F7, bytes, digest: (0,digest/* digestOf */.ol)(bytes) };
    return await store.questions(0, () => asked(store, `${what} could not be written`, () => store.writing.putManifest(tag, manifest)));
}
async function isTaken({ questions, writing }, tag) {
    return (await questions(0, () => writing.headManifest(tag))).kind === 'digest';
}
/** Before the first document of a later generation, or nobody would look for it. */
async function mark(store) {
    const { generations, keyPrefix } = store;
    const tag = (0,registry_tags/* markTag */.kj)(keyPrefix);
    if (await isTaken(store, tag))
        return { kind: 'exists' };
    const bytes = Buffer.from('{}');
    const content = await pushed(store, { digest: (0,digest/* digestOf */.ol)(bytes), size: bytes.length, content: new Uint8Array(bytes) });
    if ('why' in content)
        return content;
    const put = await putManifest(store, 'the mark of later records', tag, (0,store_artifact/* encodeArtifact */.PB)(markType, bytes, [], {}));
    if (put.kind === 'put' || (put.kind === 'refused' && (await isTaken(store, tag)))) {
        generations.marked();
        return { kind: 'written', bytes: bytes.length };
    }
    return notWritten(store, { kind: put.kind === 'refused' ? 'denied' : put.kind, why: put.why });
}

;// CONCATENATED MODULE: ./lib/store/registry/registry-records.js








const mostResolutionBytes = 64 * 1024;
/** The newest record of exactly these facts that is believed. */
async function findRecord(store, name) {
    const known = await newestIfExact(store, name);
    return answered(store, name, known ?? (await newestDocument(store, recordQuestionOf(store, name))));
}
/** What stands as the layer's newest record, where that was asked for and is the only one of exactly these facts. */
async function newestIfExact(store, name) {
    const { newest, keyPrefix, generations, questions } = store;
    const answer = await newest.get((0,keys/* otherRecordQuestion */.QP)(keyPrefix, name));
    if (answer?.kind !== 'found')
        return undefined;
    const key = answer.document.annotations[store_artifact/* keyAnnotation */.P7] ?? '';
    if ((0,keys/* questionOfRecordKey */.mW)(key) !== (0,keys/* recordQuestion */.YL)(keyPrefix, name))
        return undefined;
    const later = await questions(0, () => generations.of((0,registry_tags/* recordTag */.yg)(keyPrefix, name)));
    return later.length === 0 ? answer : undefined;
}
/** Asks for the newest records of these layers at once. */
function foretell(store, names) {
    // Whoever needs the answer hears what went wrong.
    for (const name of names)
        newestOfLayer(store, name).catch(() => undefined);
}
/** The newest record of the layer, whatever its facts, as far as the registry lets its tag move. */
async function findOtherRecord(store, name) {
    return answered(store, { arch: name.arch, layer: name.layer }, await newestOfLayer(store, name));
}
/** Asked once. */
function newestOfLayer(store, name) {
    const { newest, keyPrefix } = store;
    const layer = (0,keys/* otherRecordQuestion */.QP)(keyPrefix, name);
    const answer = newest.get(layer) ?? askForNewest(store, name);
    newest.set(layer, answer);
    return answer;
}
async function askForNewest(store, name) {
    const { keyPrefix, state } = store;
    const why = state.outage ?? state.unreadable;
    if (why !== undefined)
        return { kind: 'unanswered', why };
    const question = {
        what: `a record of ${name.layer}`,
        type: store_artifact/* recordType */.io,
        tag: (0,registry_tags/* layerRecordTag */.dO)(keyPrefix, name),
        most: record/* mostRecordBytes */.gy,
        async judge(document) {
            const key = keyOf(store, name, document.annotations);
            if (key?.id !== (0,digest/* digestOf */.ol)(document.bytes))
                return 'its key is not that of a record of this layer';
            return await whyNotBelieved(store, document, { ...key, digest: key.id }, document.annotations[store_artifact/* keyAnnotation */.P7]);
        },
    };
    return await documentUnder(store, question, question.tag);
}
function keyOf({ keyPrefix }, name, annotations) {
    const key = annotations[store_artifact/* keyAnnotation */.P7] ?? '';
    return key.startsWith((0,keys/* otherRecordQuestion */.QP)(keyPrefix, name)) ? (0,keys/* parseRecordKey */.OS)(keyPrefix, key) : undefined;
}
function recordQuestionOf(store, name) {
    return {
        what: `the record of ${name.layer}`,
        type: store_artifact/* recordType */.io,
        tag: (0,registry_tags/* recordTag */.yg)(store.keyPrefix, name),
        most: record/* mostRecordBytes */.gy,
        judge: (document) => whyNotBelieved(store, document, sealedRecord(name, document.bytes), (0,keys/* recordKey */.Hy)(store.keyPrefix, name, document.bytes)),
    };
}
function sealedRecord({ arch, layer, shape, facts }, bytes) {
    return { arch, layer: (0,keys/* layerTag */.Cz)(layer), shape, facts, digest: (0,digest/* digestOf */.ol)(bytes) };
}
/**
 * A seal binds the record. The rest of its manifest must be what such a record makes, so that nothing stands there which nobody signed: what
 * it names the registry keeps.
 */
async function whyNotBelieved({ seal }, { bytes, annotations, manifest }, record, key) {
    const { [store_artifact/* keyAnnotation */.P7]: named, ...sealed } = annotations;
    const isPlain = Object.keys(annotations).length === 0;
    const made = (0,store_artifact/* encodeArtifact */.PB)(store_artifact/* recordType */.io, bytes, (0,named_blobs/* namedBlobs */.C)(bytes) ?? [], annotations);
    if ((!isPlain && named !== key) || !made.equals(manifest))
        return 'its manifest is not the one that its record makes';
    return whyRefused(await seal.accept(sealed, record));
}
function whyRefused(judged) {
    return judged.kind === 'refused' ? judged.why : undefined;
}
/** What was asked, of these facts or of the layer. */
function askedQuestion(prefix, name) {
    return 'facts' in name ? (0,keys/* recordQuestion */.YL)(prefix, name) : (0,keys/* otherRecordQuestion */.QP)(prefix, name);
}
function answered(store, name, answer) {
    const { unanswered, refused, named, keyPrefix } = store;
    const layer = (0,keys/* otherRecordQuestion */.QP)(keyPrefix, name);
    unanswered.delete(layer);
    refused.delete(askedQuestion(keyPrefix, name));
    switch (answer.kind) {
        case 'found':
            for (const digest of answer.document.blobs)
                named.add(digest);
            return { bytes: answer.document.bytes };
        case 'missing':
        case 'broken':
            return undefined;
        case 'refused':
            refused.set(askedQuestion(keyPrefix, name), answer.why);
            return undefined;
        case 'unanswered':
            unanswered.set(layer, answer.why);
            return undefined;
    }
}
async function writeRecord(store, name, bytes) {
    const { keyPrefix, seal } = store;
    if (bytes.length > record/* mostRecordBytes */.gy)
        return { kind: 'failed', why: `a record of ${bytes.length} bytes is too large` };
    const signed = await seal.sign(sealedRecord(name, bytes));
    if (signed.kind === 'unsigned')
        return { kind: 'failed', why: signed.why };
    const document = {
        question: recordQuestionOf(store, name),
        bytes,
        blobs: (0,named_blobs/* namedBlobs */.C)(bytes) ?? [],
        annotations: { ...signed.annotations, [store_artifact/* keyAnnotation */.P7]: (0,keys/* recordKey */.Hy)(keyPrefix, name, bytes) },
    };
    const written = await writeDocument(store, document);
    store.newest.delete((0,keys/* otherRecordQuestion */.QP)(keyPrefix, name));
    if (written.kind === 'written')
        await showAsNewest(store, name, document);
    return written;
}
/** For the reasons of a miss. A registry may let no tag move: then the first record of a layer stays the one that is shown. */
async function showAsNewest(store, name, { bytes, blobs, annotations }) {
    const { state, keyPrefix } = store;
    if (state.isFixed)
        return;
    const manifest = (0,store_artifact/* encodeArtifact */.PB)(store_artifact/* recordType */.io, bytes, blobs, annotations);
    const put = await putManifest(store, `a record of ${name.layer}`, (0,registry_tags/* layerRecordTag */.dO)(keyPrefix, name), manifest);
    if (put.kind === 'refused')
        state.isFixed = true;
}
async function findResolution(store, name) {
    const answer = await newestDocument(store, resolutionQuestionOf(store, name));
    return answer.kind === 'found' ? answer.document.bytes : undefined;
}
async function writeResolution(store, name, bytes) {
    if (bytes.length > mostResolutionBytes)
        return { kind: 'failed', why: `${bytes.length} bytes are too many` };
    const signed = await store.seal.sign(sealedResolution(name, bytes));
    if (signed.kind === 'unsigned')
        return { kind: 'failed', why: signed.why };
    const { annotations } = signed;
    return await writeDocument(store, { question: resolutionQuestionOf(store, name), bytes, blobs: [], annotations });
}
/** Whoever says what a base image became says which records are hits. */
function resolutionQuestionOf({ keyPrefix, seal }, name) {
    return {
        what: `the resolution of ${name}`,
        type: store_artifact/* resolutionType */.zs,
        tag: (0,registry_tags/* resolutionTagOf */.qe)(keyPrefix, name),
        most: mostResolutionBytes,
        judge: async ({ bytes, annotations }) => whyRefused(await seal.accept(annotations, sealedResolution(name, bytes))),
    };
}
function sealedResolution(name, bytes) {
    return { resolution: (0,keys/* resolutionTag */.r9)(name), digest: (0,digest/* digestOf */.ol)(bytes) };
}

;// CONCATENATED MODULE: ./lib/store/registry/registry-store.js





/** A store in a repository of a container registry, shared by all who may read it, and safe for many that write at once. */
function openRegistryStore(options) {
    const store = openRegistry(options);
    const { keyPrefix, unanswered, refused, state, seal } = store;
    const resolutions = {
        findResolution: (name) => findResolution(store, name),
        writeResolution: (name, bytes) => writeResolution(store, name, bytes),
    };
    return {
        name: store.name,
        writable: seal.unsignable === undefined ? { kind: 'yes' } : { kind: 'no', why: seal.unsignable },
        findRecord: (name) => findRecord(store, name),
        findOtherRecord: (name) => findOtherRecord(store, name),
        foretell: (names) => {
            foretell(store, names);
        },
        unanswered: (name) => unanswered.get((0,keys/* otherRecordQuestion */.QP)(keyPrefix, name)),
        refused: (name) => refused.get(askedQuestion(keyPrefix, name)),
        outage: () => state.outage,
        writeRecord: (name, bytes) => writeRecord(store, name, bytes),
        hasBlobs: (digests) => hasBlobs(store, digests),
        fetchBlob: (digest, size, file) => fetchBlob(store, digest, size, file),
        writeBlob: (digest, size, file, elsewhere) => writeBlob(store, { digest, size, file, elsewhere }),
        ...resolutions,
        ...(0,history_resolution/* historyResolution */.x)(resolutions),
        finish: () => Promise.resolve(),
    };
}


/***/ }),

/***/ 14934:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RN: () => (/* binding */ layerTagOf),
/* harmony export */   _K: () => (/* binding */ isRecordTag),
/* harmony export */   br: () => (/* binding */ generationTag),
/* harmony export */   dO: () => (/* binding */ layerRecordTag),
/* harmony export */   kj: () => (/* binding */ markTag),
/* harmony export */   qe: () => (/* binding */ resolutionTagOf),
/* harmony export */   wY: () => (/* binding */ parseLaterTag),
/* harmony export */   yg: () => (/* binding */ recordTag)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _keys_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84945);


/**
 * Tags of a repository, as docs/format.md has them. A document stands under its key without the digest of its bytes; a later one of the same key
 * under `zz.KEY.1`, `zz.KEY.2`: nothing that stands is ever replaced. All of the later ones are listed together, behind the others, and
 * `zz.PREFIX` says that there are some.
 */
/** Tags have at most 128 characters (docs/stacker/platform.md#4.6), and the frame of a later one has nine. */
const mostTagLength = 128 - 'zz.'.length - '.99999'.length;
const laterTag = /^zz\.(.+)\.([1-9][0-9]{0,4})$/;
function recordTag(prefix, name) {
    return tagOf(prefix, (0,_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .recordQuestion */ .YL)(prefix, name));
}
/** Under which the newest record of a layer stands, where the registry lets a tag move. */
function layerRecordTag(prefix, name) {
    return tagOf(prefix, (0,_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .otherRecordQuestion */ .QP)(prefix, name));
}
function resolutionTagOf(prefix, name) {
    return tagOf(prefix, (0,_keys_js__WEBPACK_IMPORTED_MODULE_1__/* .resolutionQuestion */ .no)(prefix, name));
}
/** The prefix of a key that is too long for a tag is hashed; the rest tells documents apart in any case. */
function tagOf(prefix, question) {
    const tag = question.replace(/-$/, '');
    return tag.length <= mostTagLength ? tag : `${hashed(prefix)}${tag.slice(prefix.length)}`;
}
function hashed(prefix) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(prefix).digest('hex').slice(0, 16);
}
/** The tag of the `generation`-th document of a tag, from 0. */
function generationTag(tag, generation) {
    return generation === 0 ? tag : `zz.${tag}.${String(generation)}`;
}
/** Says that under this prefix some document has a later generation. */
function markTag(prefix) {
    return `zz.${prefix}`;
}
const recordTags = /^(?:zz\.)?[\w.-]+-[0-9]+-[A-Za-z0-9_.]+-[0-9a-f]{16}-[A-Za-z0-9_.]+-[0-9a-f]{64}(?:\.[1-9][0-9]{0,4})?$/;
/** May the tag be that of a record, of whatever prefix and generation? What stands there tells. */
function isRecordTag(tag) {
    return recordTags.test(tag);
}
/** The tag under which the newest record of the layer stands whose record has that tag. */
function layerTagOf(recordTag) {
    const tag = parseLaterTag(recordTag)?.tag ?? recordTag;
    return tag.replace(/-[A-Za-z0-9_.]+-[0-9a-f]{64}$/, '');
}
/** The tag and generation that a later tag stands for. */
function parseLaterTag(tag) {
    const [, of, generation] = laterTag.exec(tag) ?? [];
    return of === undefined ? undefined : { tag: of, generation: Number(generation) };
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


/***/ })

};
