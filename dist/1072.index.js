export const id = 1072;
export const ids = [1072,255];
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

/***/ 26549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ abortAfter),
/* harmony export */   k: () => (/* binding */ abortAtFirst)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);

/** As long as a timer of Node goes. */
const longest = 2 ** 31 - 1;
/**
 * Aborted after that time. In place of `AbortSignal.timeout`, which lives as long as somebody holds it: what waits for it does not, and where
 * the garbage collector came first a request waited for ever (Node 20 and 24).
 */
function abortAfter(milliseconds) {
    const controller = new AbortController();
    const abort = () => {
        controller.abort();
    };
    setTimeout(abort, Math.min(milliseconds, longest)).unref();
    return controller.signal;
}
/** Aborted when `limit` is, whose timer holds all of it, or when `deadline` is. In place of `AbortSignal.any`, for the same reason. */
function abortAtFirst(limit, deadline) {
    const controller = new AbortController();
    // A deadline outlives its requests, and is not to hold them.
    const weak = new WeakRef(controller);
    const atDeadline = () => {
        weak.deref()?.abort();
    };
    const atLimit = () => {
        controller.abort();
        deadline.removeEventListener('abort', atDeadline);
    };
    // All requests of a run listen to one deadline; before Node 22 the eleventh makes Node warn whoever runs this.
    (0,node_events__WEBPACK_IMPORTED_MODULE_0__.setMaxListeners)(0, deadline);
    limit.addEventListener('abort', atLimit, { once: true });
    deadline.addEventListener('abort', atDeadline, { once: true });
    if (limit.aborted || deadline.aborted)
        controller.abort();
    return controller.signal;
}


/***/ }),

/***/ 50255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openFetch: () => (/* binding */ openFetch)
/* harmony export */ });
/**
 * Sends requests by Node's own client, through the proxies that `variables` name. It is loaded with the first request, since most plans
 * ask nobody.
 */
function openFetch(variables) {
    let opened;
    const open = async () => {
        const { openNodeClient } = await __webpack_require__.e(/* import() */ 2442).then(__webpack_require__.bind(__webpack_require__, 12442));
        return openNodeClient(variables);
    };
    return async (sent) => {
        opened ??= open();
        const fetch = await opened;
        return await fetch(sent);
    };
}


/***/ }),

/***/ 69127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aY: () => (/* binding */ httpEnv),
/* harmony export */   mM: () => (/* binding */ mayReceiveSecrets),
/* harmony export */   tN: () => (/* binding */ send),
/* harmony export */   ut: () => (/* binding */ readPieces),
/* harmony export */   vf: () => (/* binding */ discard),
/* harmony export */   x8: () => (/* binding */ readBody)
/* harmony export */ });
/* harmony import */ var _abort_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26549);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9758);


/** An environment whose requests share one deadline, counted from now. */
function httpEnv(fetch, requestTimeout, totalTimeout) {
    return { fetch, requestTimeout, deadline: (0,_abort_js__WEBPACK_IMPORTED_MODULE_0__/* .abortAfter */ .d)(totalTimeout) };
}
/** Go's net/http stops after ten redirects (docs/stacker/staging.md#6.4); stacker and containers/image keep that default. */
const mostRedirects = 10;
/**
 * Sends one request and follows its redirects as Go does. An answer of any status is an answer; only what never became one has
 * failed. What is secret - Authorization, a body, user and password of the URL - is sent to the host that was asked and to nobody it
 * points to. The caller reads the body or cancels it.
 */
async function send(env, request) {
    const signal = (0,_abort_js__WEBPACK_IMPORTED_MODULE_0__/* .abortAtFirst */ .k)(request.patience?.() ?? (0,_abort_js__WEBPACK_IMPORTED_MODULE_0__/* .abortAfter */ .d)(env.requestTimeout), env.deadline);
    const { insecure } = request;
    let { url, method, body } = { body: undefined, ...request };
    let headers = { ...request.headers };
    for (let redirects = 0;; redirects += 1) {
        let response;
        try {
            const { address, authorization } = withoutUser(url);
            const sent = hasAuthorization(headers) ? headers : { ...headers, ...authorization };
            response = await env.fetch({ url: address, method, headers: sent, body, insecure, signal });
        }
        catch (error) {
            return failed(error, signal);
        }
        const location = response.headers.get('location');
        if (![301, 302, 303, 307, 308].includes(response.status) || location === null)
            return { kind: 'answered', response };
        discard(response);
        if (redirects === mostRedirects)
            return unable(`stopped after ${String(mostRedirects)} redirects`);
        const next = parseUrl(location, url);
        if (next === undefined || (next.protocol !== 'http:' && next.protocol !== 'https:'))
            return unable('redirected to what is no http URL');
        if (url.startsWith('https:') && next.protocol === 'http:' && !insecure)
            return unable('redirected from https to http');
        if (method !== 'GET' && method !== 'HEAD' && response.status < 307) {
            method = 'GET';
            body = undefined;
        }
        if (next.origin !== new URL(url).origin) {
            if (body !== undefined)
                return unable('redirected to another host, which is not sent what was meant for the first');
            headers = Object.fromEntries(Object.entries(headers).filter(([name]) => !isAuthorization(name)));
        }
        url = next.href;
    }
}
function hasAuthorization(headers) {
    return Object.keys(headers).some(isAuthorization);
}
function isAuthorization(name) {
    return name.toLowerCase() === 'authorization';
}
/**
 * Go's net/http (Client.send) makes the user of a URL to Basic authorization (docs/stacker/staging.md#6.4), where the request has
 * none; a relative redirect keeps it, since it keeps the authority. Throws for a user that is not written as url.Parse wants it.
 */
function withoutUser(url) {
    const address = new URL(url);
    const { username, password } = address;
    if (username === '' && password === '')
        return { address: address.href };
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    address.username = '';
    address.password = '';
    return { address: address.href, authorization: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } };
}
function parseUrl(text, base) {
    return URL.canParse(text, base) ? new URL(text, base) : undefined;
}
function unable(why) {
    return { kind: 'failed', why, timedOut: false };
}
function failed(error, signal) {
    return { kind: 'failed', why: describeFailure(error, signal), timedOut: signal.aborted };
}
/** One clause about what went wrong below HTTP. Neither the URL nor a header is in it: both may hold secrets. */
function describeFailure(error, signal) {
    if (signal.aborted)
        return 'no answer within the time limit';
    for (let cause = error; cause instanceof Error; cause = cause.cause) {
        if ('code' in cause && typeof cause.code === 'string')
            return `connection failed (${cause.code})`;
    }
    return 'connection failed';
}
/** Hands the body to `take` in pieces; stops, and says so, when it is longer than `most` bytes or is cut off. */
async function readPieces(response, most, take) {
    let size = 0;
    try {
        for await (const piece of response.body) {
            size += piece.length;
            if (size > most)
                return { kind: 'too-long' };
            take(piece);
        }
    }
    catch {
        return { kind: 'failed', why: 'the answer was cut off or took too long' };
    }
    return { kind: 'read', size };
}
async function readBody(response, most) {
    const pieces = [];
    const read = await readPieces(response, most, (piece) => pieces.push(piece));
    return read.kind === 'read' ? { kind: 'bytes', bytes: Buffer.concat(pieces) } : read;
}
/** Behind a longer rest, a connection is not worth keeping for the next request. */
const mostPassedOver = 64 * 1024;
/** Passes over a body that nobody wants. Nobody waits for it, and the process does not live for it. */
function discard({ body }) {
    let length = 0;
    body.on('data', (piece) => {
        length += piece.length;
        if (length > mostPassedOver)
            body.destroy();
    });
    // An error here is about bytes that were not wanted.
    body.on('error', () => undefined);
    body.socket?.unref();
}
/** Whether secrets may be sent to that URL: over TLS, on this machine, or where the user said `insecure`. */
function mayReceiveSecrets(url, insecure) {
    return url.protocol === 'https:' || (url.protocol === 'http:' && (insecure || (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U9)(url.host)));
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
    let [layout, entry] = [oldest, entrySchema(oldest)];
    let cacheVersion = 12;
    let goJson = 'go1.19';
    let goMtree = '0.5.0';
    for (const [place, row] of table.entries()) {
        if (row.layout !== undefined) {
            layout = { ...layout, ...row.layout };
            entry = entrySchema(layout);
        }
        cacheVersion = row.cacheVersion ?? cacheVersion;
        goJson = row.goJson ?? goJson;
        goMtree = row.goMtree ?? goMtree;
        const shared = {
            cacheVersion,
            shape: row.tag.replaceAll('.', 'x').replace('-', ''),
            entry,
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
