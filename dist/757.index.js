export const id = 757;
export const ids = [757];
export const modules = {

/***/ 57212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ changesBetween)
/* harmony export */ });
/** Levenshtein's distance. */
function changesBetween(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let at = 0; at < a.length; at++) {
        const next = [at + 1];
        for (let column = 0; column < b.length; column++) {
            const replaced = (row[column] ?? 0) + (a[at] === b[column] ? 0 : 1);
            next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}


/***/ }),

/***/ 65522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Pd: () => (/* binding */ trimSpace),
/* harmony export */   T8: () => (/* binding */ goSpace),
/* harmony export */   dg: () => (/* binding */ goQuote),
/* harmony export */   sE: () => (/* binding */ goFields)
/* harmony export */ });
const shortEscapes = new Map([
    ['\x07', '\\a'],
    ['\b', '\\b'],
    ['\f', '\\f'],
    ['\n', '\\n'],
    ['\r', '\\r'],
    ['\t', '\\t'],
    ['\v', '\\v'],
    ['"', '\\"'],
    ['\\', '\\\\'],
]);
/** strconv.Quote, and `%q` of fmt. Some of its escapes are not JSON. */
function goQuote(text) {
    let quoted = '';
    for (const character of text) {
        const code = character.codePointAt(0) ?? 0;
        if (shortEscapes.has(character))
            quoted += shortEscapes.get(character) ?? '';
        else if (character === ' ' || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character))
            quoted += character;
        else if (code < 0x80)
            quoted += `\\x${code.toString(16).padStart(2, '0')}`;
        else if (code < 0x10000)
            quoted += `\\u${code.toString(16).padStart(4, '0')}`;
        else
            quoted += `\\U${code.toString(16).padStart(8, '0')}`;
    }
    return `"${quoted}"`;
}
/** unicode.IsSpace: JavaScript's `\s` has U+FEFF besides and lacks U+0085. */
const goSpace = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u;
const goSpaces = new RegExp(`${goSpace.source}+`, 'gu');
const outerSpaces = new RegExp(`^${goSpace.source}+|${goSpace.source}+$`, 'gu');
/** strings.TrimSpace. */
function trimSpace(text) {
    return text.replace(outerSpaces, '');
}
/** strings.Fields. */
function goFields(text) {
    return text.split(goSpaces).filter((field) => field !== '');
}


/***/ }),

/***/ 46468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ verdictOf),
/* harmony export */   j: () => (/* binding */ isStop)
/* harmony export */ });
/** What each reason makes of a layer. A new reason does not compile without its place here. */
const verdictOfReason = {
    'not-cached': 'miss',
    'store-unreachable': 'miss',
    'record-refused': 'miss',
    'root-needed': 'miss',
    'definition-changed': 'miss',
    'base-changed': 'miss',
    'base-rebuilt': 'miss',
    'epoch-changed': 'miss',
    'import-new': 'miss',
    'import-missing': 'miss',
    'import-type-changed': 'miss',
    'import-changed': 'miss',
    'overlay-dir-new': 'miss',
    'overlay-dir-missing': 'miss',
    'overlay-dir-changed': 'miss',
    'layer-type-missing': 'miss',
    'release-changed': 'miss',
    'content-missing': 'miss',
    'shared-name': 'miss',
    'refresh-requested': 'miss',
    'too-old': 'miss',
    'needed-by-rebuild': 'miss',
    binds: 'always',
    'never-equal': 'always',
    'bom-generate': 'always',
    'base-unresolved': 'unknown',
    'base-may-be-equal': 'unknown',
    'import-unresolved': 'unknown',
    'producer-rebuilt': 'unknown',
    'yaml-unsure': 'unknown',
    'generated-source': 'unknown',
    'release-unknown': 'unknown',
    'bad-import': 'error',
    'dependency-unresolved': 'error',
    'colliding-names': 'error',
};
/** Is it for this reason that stacker stops at the layer? Others stand beside it. */
function isStop(reason) {
    return verdictOfReason[reason.code] === 'error';
}
/**
 * Imports and bases are fetched before Lookup, so an error comes first; a certain miss outweighs what is only unknown
 * (docs/stacker/staging.md#10.1).
 */
const precedence = ['error', 'miss', 'always', 'unknown'];
function verdictOf(reasons) {
    const found = new Set(reasons.map(({ code, uncompared }) => (uncompared === true ? 'miss' : verdictOfReason[code])));
    return precedence.find((verdict) => found.has(verdict)) ?? 'hit';
}


/***/ }),

/***/ 76014:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ openStores)
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

// EXTERNAL MODULE: ./lib/plan/open-store.js + 25 modules
var open_store = __webpack_require__(87677);
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

/***/ 44129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dF: () => (/* binding */ earlierPatch),
  dv: () => (/* binding */ findRelease),
  s5: () => (/* binding */ newestRelease),
  D8: () => (/* binding */ releases)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/formats/go-text.js
var go_text = __webpack_require__(65522);
// EXTERNAL MODULE: ./lib/formats/go-type.js
var go_type = __webpack_require__(43101);
;// CONCATENATED MODULE: ./lib/release/json-forms.js



/** strconv.ParseBool. */
const truth = new Map([
    ...['1', 't', 'T', 'TRUE', 'true', 'True'].map((text) => [text, true]),
    ...['0', 'f', 'F', 'FALSE', 'false', 'False'].map((text) => [text, false]),
]);
/** `tar+false` (docs/stacker/build-cache.md#2.3; types/layer_type.go). Without the second part the verity bit is off. */
const layerTypeText = {
    name: 'LayerType',
    parse(text) {
        const [type = '', verity, ...rest] = text.split('+');
        if (rest.length > 0)
            throw new errors/* FormatError */.IF('layer type', `at most one "+" in ${JSON.stringify(text)}`);
        const bit = verity === undefined ? false : truth.get(verity);
        if (bit === undefined)
            throw new errors/* FormatError */.IF('layer type', `a bool after the "+" in ${JSON.stringify(text)}`);
        return { Type: type, Verity: bit };
    },
    format(value) {
        const { Type, Verity } = (0,go_type/* fieldsOfStruct */.cX)(value);
        return `${String(Type)}+${String(Verity)}`;
    },
};
/**
 * v1.0.0-rc1 to rc5, Bind.MarshalJSON (docs/stacker/build-cache.md#2.7): Go's `%q` of `SRC -> DST`. Where an escape is not JSON,
 * stacker fails to write the cache (docs/stacker/build-cache.md#5.3).
 */
const bindAsArrow = {
    name: 'MarshalJSON',
    encode(value) {
        const { Source, Dest } = (0,go_type/* fieldsOfStruct */.cX)(value);
        const source = stringOf(Source);
        const dest = stringOf(Dest);
        return (0,go_text/* goQuote */.dg)(dest === '' ? source : `${source} -> ${dest}`);
    },
};
/** v1.0.0-rc1 to rc5, Binds.UnmarshalJSON: a list of strings. `null` becomes an empty list that is not nil. */
const bindsFromArrows = {
    name: 'UnmarshalJSON',
    decode(json) {
        const texts = json.as({ kind: 'slice', of: { kind: 'string' } });
        return listOf(texts).map((item) => {
            const text = stringOf(item);
            const parts = text.split('->');
            if (parts.length > 2)
                throw new errors/* FormatError */.IF('bind', `at most one "->" in ${JSON.stringify(text)}`);
            const source = (0,go_text/* trimSpace */.Pd)(parts[0] ?? '');
            return { Source: source, Dest: parts[1] === undefined ? source : (0,go_text/* trimSpace */.Pd)(parts[1]) };
        });
    },
};
const bindObject = {
    kind: 'struct',
    name: 'bindType',
    fields: [
        { name: 'Source', json: 'source', type: { kind: 'string' } },
        { name: 'Dest', json: 'dest', type: { kind: 'string' } },
    ],
};
/** v1.0.0-rc6 on, Bind.UnmarshalJSON (docs/stacker/build-cache.md#2.7): an object, or the text `SRC` or `SRC -> DST`. */
const bindFromObjectOrText = {
    name: 'UnmarshalJSON',
    decode(json) {
        let object;
        try {
            object = json.as(bindObject);
        }
        catch (error) {
            if (error instanceof errors/* FormatError */.IF)
                return bindOfText(stringOf(json.as({ kind: 'string' })));
            throw error;
        }
        const { Source, Dest } = (0,go_type/* fieldsOfStruct */.cX)(object);
        if (Source === '')
            throw new errors/* FormatError */.IF('bind', 'a source');
        return { Source, Dest: Dest === '' ? Source : Dest };
    },
};
function bindOfText(text) {
    const words = (0,go_text/* goFields */.sE)(text);
    const [source, arrow, dest] = words;
    if (words.length === 1)
        return { Source: source, Dest: source };
    if (words.length === 3 && arrow === '->')
        return { Source: source, Dest: dest };
    throw new errors/* FormatError */.IF('bind', `SRC or SRC -> DST, not ${JSON.stringify(text)}`);
}
function stringOf(value) {
    if (typeof value === 'string')
        return value;
    // %q writes a byte that is no UTF-8 as \x80, which is not JSON.
    if (value instanceof Uint8Array)
        throw new errors/* FormatError */.IF('bind', 'UTF-8');
    if (value === undefined)
        return '';
    throw new TypeError('not a string value');
}
function listOf(value) {
    return Array.isArray(value) ? value : [];
}

;// CONCATENATED MODULE: ./lib/release/entry-schema.js

const string = { kind: 'string' };
const bool = { kind: 'bool' };
const entry_schema_int = { kind: 'int' };
const strings = { kind: 'slice', of: string };
const stringList = { kind: 'slice', of: string, named: 'StringList' };
const command = { kind: 'slice', of: string, named: 'Command' };
const stringMap = { kind: 'map', key: string, of: string };
const optionalString = { kind: 'pointer', to: string };
/** The struct CacheEntry (docs/stacker/build-cache.md#2.1; cache.go) with all that hangs below it. */
function entrySchema(layout) {
    return {
        kind: 'struct',
        name: 'CacheEntry',
        fields: [
            plain('Manifests', { kind: 'map', key: layerType(layout), of: descriptor(layout) }),
            plain('Imports', { kind: 'map', key: string, of: importHash }),
            plain('OverlayDirs', { kind: 'map', key: string, of: overlayDirHash }),
            plain('Name', string),
            plain('Layer', entry_schema_layer(layout)),
            plain('Base', string),
            ...when(layout.epoch, optional('SourceDateEpoch', 'source_date_epoch', { kind: 'pointer', to: { kind: 'int64' } })),
        ],
    };
}
const importHash = {
    kind: 'struct',
    name: 'ImportHash',
    fields: [plain('Type', { kind: 'int', named: 'ImportType' }), plain('Hash', string)],
};
const overlayDirHash = { kind: 'struct', name: 'OverlayDirHash', fields: [plain('Hash', string)] };
function layerType(layout) {
    if (!layout.verity)
        return { kind: 'string', named: 'LayerType' };
    return {
        kind: 'struct',
        name: 'LayerType',
        fields: [plain('Type', string), plain('Verity', { kind: 'bool', named: 'VerityMetadata' })],
        text: layerTypeText,
    };
}
const platform = {
    kind: 'struct',
    name: 'Platform',
    fields: [
        { name: 'Architecture', json: 'architecture', type: string },
        { name: 'OS', json: 'os', type: string },
        optional('OSVersion', 'os.version', string),
        optional('OSFeatures', 'os.features', strings),
        optional('Variant', 'variant', string),
    ],
};
function descriptor(layout) {
    return {
        kind: 'struct',
        name: 'Descriptor',
        fields: [
            { name: 'MediaType', json: 'mediaType', omitEmpty: !layout.mediaTypeAlways, type: string },
            { name: 'Digest', json: 'digest', type: { kind: 'string', named: 'Digest' } },
            { name: 'Size', json: 'size', type: { kind: 'int64' } },
            optional('URLs', 'urls', strings),
            optional('Annotations', 'annotations', stringMap),
            ...when(layout.descriptorData, optional('Data', 'data', { kind: 'slice', of: { kind: 'uint8' } })),
            optional('Platform', 'platform', { kind: 'pointer', to: platform }),
            ...when(layout.descriptorData, optional('ArtifactType', 'artifactType', string)),
        ],
    };
}
function entry_schema_layer(layout) {
    const field = (name, yaml, type) => layout.json === 'names'
        ? { name, json: name, yaml, type }
        : { name, json: yaml, omitEmpty: name !== 'From', yaml, type };
    const imports = { kind: 'slice', of: importOf(layout), named: 'Imports' };
    const overlayDirs = layout.importDest
        ? { kind: 'slice', of: overlayDir, named: 'OverlayDirs' }
        : { kind: 'slice', of: overlayDir };
    const legacy = layout.legacyImport !== 'none';
    return {
        kind: 'struct',
        name: 'Layer',
        fields: [
            field('From', 'from', imageSource(layout)),
            field('Imports', legacy ? 'imports' : 'import', imports),
            ...when(legacy, field('LegacyImport', 'import', imports)),
            field('OverlayDirs', 'overlay_dirs', overlayDirs),
            field('Run', 'run', stringList),
            field('Cmd', 'cmd', command),
            field('Entrypoint', 'entrypoint', command),
            field('FullCommand', 'full_command', command),
            field('BuildEnvPt', 'build_env_passthrough', strings),
            field('BuildEnv', 'build_env', stringMap),
            field('Environment', 'environment', stringMap),
            field('Volumes', 'volumes', strings),
            field('Labels', 'labels', stringMap),
            field('GenerateLabels', 'generate_labels', stringList),
            field('WorkingDir', 'working_dir', string),
            field('BuildOnly', 'build_only', bool),
            field('Binds', 'binds', binds(layout)),
            field('RuntimeUser', 'runtime_user', string),
            ...when(layout.annotations, field('Annotations', 'annotations', stringMap)),
            ...when(layout.platform, field('OS', 'os', optionalString), field('Arch', 'arch', optionalString)),
            ...when(layout.bom !== 'none', field('Bom', 'bom', { kind: 'pointer', to: bom(layout) })),
            ...when(layout.legacyImport === 'unexported-flag', { name: 'wasLegacyImport', unexported: true, type: bool }),
            ...when(layout.legacyImport === 'flag', field('WasLegacyImport', 'was_legacy_import', bool)),
            ...when(layout.bomFlag, field('WasBom', 'was_bom', bool)),
        ],
    };
}
function imageSource(layout) {
    const field = sometimes(layout);
    return {
        kind: 'struct',
        name: 'ImageSource',
        fields: [
            field('Type', 'type', string, 'always'),
            field('Url', 'url', string),
            field('Tag', 'tag', string),
            field('Insecure', 'insecure', bool),
        ],
    };
}
function importOf(layout) {
    const field = sometimes(layout);
    return {
        kind: 'struct',
        name: 'Import',
        fields: [
            field('Path', 'path', string, 'always'),
            field('Hash', 'hash', string),
            ...when(layout.importDest, field('Dest', 'dest', string), field('Mode', 'mode', { kind: 'pointer', to: { kind: 'uint32', named: 'FileMode' } }), field('Uid', 'uid', entry_schema_int), field('Gid', 'gid', entry_schema_int)),
        ],
    };
}
const overlayDir = {
    kind: 'struct',
    name: 'OverlayDir',
    fields: [
        { name: 'Source', json: 'Source', yaml: 'source', type: string },
        { name: 'Dest', json: 'Dest', yaml: 'dest', type: string },
    ],
};
function binds(layout) {
    const named = 'Binds';
    switch (layout.binds) {
        case 'object':
            return {
                kind: 'slice',
                of: { kind: 'struct', name: 'Bind', fields: [plain('Source', string), plain('Dest', string)] },
                named,
            };
        case 'arrow':
            return {
                kind: 'slice',
                of: {
                    kind: 'struct',
                    name: 'Bind',
                    fields: [
                        { name: 'Source', json: 'source', yaml: 'source', type: string },
                        { name: 'Dest', json: 'dest', yaml: 'dest', type: string },
                    ],
                    json: bindAsArrow,
                },
                named,
                json: bindsFromArrows,
            };
        case 'either':
            return {
                kind: 'slice',
                of: {
                    kind: 'struct',
                    name: 'Bind',
                    fields: [
                        { name: 'Source', json: 'source', omitEmpty: true, yaml: 'source,omitempty', type: string },
                        { name: 'Dest', json: 'dest', omitEmpty: true, yaml: 'dest,omitempty', type: string },
                    ],
                    json: bindFromObjectOrText,
                },
                named,
            };
    }
}
function bom(layout) {
    return {
        kind: 'struct',
        name: 'Bom',
        fields: [
            { name: 'Generate', json: 'generate', yaml: 'generate', type: bool },
            ...when(layout.bom === 'namespace', { name: 'Namespace', json: 'namespace', yaml: 'namespace', type: string }),
            {
                name: 'Packages',
                json: 'packages',
                omitEmpty: true,
                yaml: 'packages',
                type: { kind: 'slice', of: bomPackage },
            },
        ],
    };
}
const bomPackage = {
    kind: 'struct',
    name: 'Package',
    fields: [plain('Name', string), plain('Version', string), plain('License', string), plain('Paths', strings)],
};
function plain(name, type) {
    return { name, json: name, type };
}
function optional(name, json, type) {
    return { name, json, omitEmpty: true, type };
}
function sometimes(layout) {
    return (name, yaml, type, always) => layout.json === 'names'
        ? { name, json: name, yaml, type }
        : { name, json: yaml, omitEmpty: always === undefined, yaml, type };
}
function when(condition, ...fields) {
    return condition ? fields : [];
}

;// CONCATENATED MODULE: ./lib/release/releases.js

/** All releases, oldest first. What a row leaves out is as in the row before it. */
const table = [
    { tag: 'v0.16.0' },
    { tag: 'v0.17.0' },
    { tag: 'v0.18.0' },
    { tag: 'v0.19.0', layout: { verity: true } },
    { tag: 'v0.20.1', equal: ['v0.19.1', 'v0.20.0'] },
    { tag: 'v0.21.2', equal: ['v0.21.0', 'v0.21.1'], layout: { annotations: true } },
    { tag: 'v0.22.0', layout: { platform: true } },
    // Mounts roots with userxattr from here on; remembers the same.
    { tag: 'v0.22.1' },
    { tag: 'v0.30.1', goMtree: '0.5.2' },
    {
        tag: 'v0.40.1',
        equal: ['v0.40.1-rc1', 'v0.40.1-rc2', 'v0.40.1-rc3', 'v0.40.1-rc4'],
        layout: { importDest: true },
    },
    { tag: 'v0.40.4', equal: ['v0.40.2', 'v0.40.3'], goMtree: '0.5.3' },
    { tag: 'v0.40.5', layout: { descriptorData: true } },
    // Branched off before v0.40.4: older image-spec and go-mtree.
    { tag: 'v1.0.0-rc1', goMtree: '0.5.2', layout: { descriptorData: false, json: 'snake', binds: 'arrow' } },
    { tag: 'v1.0.0-rc2', layout: { descriptorData: true } },
    { tag: 'v1.0.0-rc3' },
    // Has a work-dir from here on; remembers the same.
    { tag: 'v1.0.0-rc4' },
    { tag: 'v1.0.0-rc5', goMtree: '0.5.3', layout: { bom: 'plain' } },
    { tag: 'v1.0.0-rc6', layout: { binds: 'either' } },
    { tag: 'v1.0.0-rc8', equal: ['v1.0.0-rc7'] },
    { tag: 'v1.0.0-rc9', cacheVersion: 13, layout: { legacyImport: 'unexported-flag' } },
    { tag: 'v1.0.0-rc11', equal: ['v1.0.0-rc10'] },
    { tag: 'v1.0.0-rc12', layout: { bom: 'namespace' } },
    { tag: 'v1.0.0-rc13', cacheVersion: 14, layout: { legacyImport: 'flag' } },
    // Hashes other imports than before; remembers the same.
    { tag: 'v1.0.0-rc14' },
    // Packs whiteouts with the layers below in view; remembers the same.
    { tag: 'v1.0.0-rc15' },
    { tag: 'v1.0.0', equal: ['v1.0.0-rc16'] },
    { tag: 'v1.1.0-rc1', goJson: 'go1.23', layout: { mediaTypeAlways: true } },
    { tag: 'v1.1.0-rc2', goMtree: '0.5.4' },
    // Asks registries for the layer's platform from here on, as v1.1.0 and v1.1.1 ask http servers otherwise; all remember the same.
    { tag: 'v1.1.0-rc3' },
    { tag: 'v1.1.0' },
    { tag: 'v1.1.3', equal: ['v1.1.1', 'v1.1.2'] },
    { tag: 'v1.1.6', equal: ['v1.1.4', 'v1.1.5'], goMtree: '0.6.0' },
    { tag: 'v1.2.0', cacheVersion: 16, goMtree: '0.5.4', layout: { bomFlag: true, epoch: true } },
];
/** Rules by the row that a release belongs to. */
function rulesOf(row) {
    const from = (tag) => row >= rowOf(tag);
    const until = (tag) => row <= rowOf(tag);
    return {
        comparesEpoch: from('v1.2.0'),
        stagingChowns: from('v0.40.1'),
        hashesSources: from('v1.0.0-rc14'),
        hashesProduced: until('v1.0.0-rc13'),
        trailingSlash: from('v1.0.0-rc8'),
        omitsEmpty: from('v1.0.0-rc1'),
        bomAlwaysMisses: from('v1.0.0-rc5') && until('v1.1.6'),
        scratchBase: from('v0.40.1'),
        extractsOnDemand: from('v1.0.0-rc6'),
        layerTypes: from('v1.1.0-rc1') ? ['tar', 'squashfs', 'erofs'] : ['tar', 'squashfs'],
        verity: from('v0.19.0'),
        layerPlatform: from('v1.1.0-rc3'),
        sendsUrlUser: until('v1.1.0-rc3'),
        userXattr: from('v0.22.1'),
    };
}
function rowOf(tag) {
    const row = table.findIndex((candidate) => candidate.tag === tag);
    if (row < 0)
        throw new RangeError(`${tag} names no row`);
    return row;
}
const oldest = {
    json: 'names',
    verity: false,
    annotations: false,
    platform: false,
    importDest: false,
    descriptorData: false,
    mediaTypeAlways: false,
    binds: 'object',
    bom: 'none',
    legacyImport: 'none',
    bomFlag: false,
    epoch: false,
};
function buildReleases() {
    const built = [];
    let layout = oldest;
    let cacheVersion = 12;
    let goJson = 'go1.19';
    let goMtree = '0.5.0';
    for (const [place, row] of table.entries()) {
        layout = { ...layout, ...row.layout };
        cacheVersion = row.cacheVersion ?? cacheVersion;
        goJson = row.goJson ?? goJson;
        goMtree = row.goMtree ?? goMtree;
        const shared = {
            cacheVersion,
            shape: row.tag.replaceAll('.', 'x').replace('-', ''),
            entry: entrySchema(layout),
            goJson,
            goMtree,
            rules: rulesOf(place),
        };
        for (const tag of [...(row.equal ?? []), row.tag])
            built.push({ tag, ...shared });
    }
    return built;
}
/** Every release of stacker from v0.16.0 to v1.2.0. */
const releases = buildReleases();
const byTag = new Map(releases.map((release) => [release.tag, release]));
/** The release of a git tag, with or without the leading `v`. Anything else, `v1.2.0-dirty` too, is none. */
function findRelease(tag) {
    return byTag.get(tag.startsWith('v') ? tag : `v${tag}`);
}
/**
 * The newest known release of the minor version that the tag is a later patch release of: what stands in for it until its rules are
 * known. Undefined for any other tag.
 */
function earlierPatch(tag) {
    const asked = patchOf(tag);
    if (asked === undefined)
        return undefined;
    const patches = releases.flatMap((release) => {
        const known = patchOf(release.tag);
        return known?.minor === asked.minor && known.patch < asked.patch ? [{ release, patch: known.patch }] : [];
    });
    return patches.sort((a, b) => b.patch - a.patch)[0]?.release;
}
function patchOf(tag) {
    const [, minor, patch] = /^v?([0-9]+\.[0-9]+)\.([0-9]{1,6})$/.exec(tag) ?? [];
    return minor === undefined ? undefined : { minor, patch: Number(patch) };
}
const newest = byTag.get('v1.2.0');
if (newest === undefined)
    throw new RangeError('the table has no newest release');
/** The release whose rules stand in where the release is not known; every hit is then doubtful. */
const newestRelease = newest;


/***/ })

};
