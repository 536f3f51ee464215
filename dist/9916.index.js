export const id = 9916;
export const ids = [9916,255];
export const modules = {

/***/ 5499:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ decodeInstances)
/* harmony export */ });
/* harmony import */ var _decode_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2924);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67910);
/* harmony import */ var _document_size_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31435);



/** The manifests of an image index, a Docker manifest list or the index.json of an OCI layout. @throws FormatError naming the spot. */
function decodeInstances(value, where) {
    return (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where)('manifests', orElse((0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)(decodeInstance, _document_size_js__WEBPACK_IMPORTED_MODULE_2__/* .mostInstances */ .Ag), []));
}
const decodeInstance = (value, where) => {
    const member = (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where);
    return {
        digest: member('digest', decodeAnyDigest),
        mediaType: member('mediaType', orElse(_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc, '')),
        annotations: member('annotations', decodeAnnotations),
        platform: member('platform', orElse(decodePlatform, undefined)),
    };
};
const decodeAnyDigest = (value, where) => {
    const text = (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc)(value, where);
    // A digest of another algorithm is legal in an index; the entry is kept so that choosing it can be refused.
    return (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(text) ? text : `sha256:${text}`;
};
const decodePlatform = (value, where) => {
    const member = (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where);
    const text = orElse(_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc, '');
    return { os: member('os', text), architecture: member('architecture', text), variant: member('variant', text) };
};
const decodeAnnotations = (value, where) => {
    if (value === undefined || value === null)
        return new Map();
    (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where);
    return new Map(Object.entries(value).map(([name, text]) => [name, (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc)(text, where)]));
};
function orElse(decode, otherwise) {
    return (value, where) => (value === undefined ? otherwise : ((0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .nullOr */ .lW)(decode)(value, where) ?? otherwise));
}


/***/ }),

/***/ 93973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ leastBusy),
/* harmony export */   B: () => (/* binding */ startThread)
/* harmony export */ });
/** `source` is a script that answers each message by one, in order. It does not keep the process alive while nobody waits for it. */
function startThread(source) {
    // Most plans need no thread.
    const { Worker } = process.getBuiltinModule('node:worker_threads');
    const worker = new Worker(source, { eval: true });
    /** Answers come in the order of the questions. */
    const waiting = [];
    let isLost = false;
    const lose = () => {
        isLost = true;
        for (const resolve of waiting.splice(0))
            resolve(undefined);
    };
    worker.on('message', (answer) => {
        waiting.shift()?.(answer);
        if (waiting.length === 0)
            worker.unref();
    });
    worker.on('error', lose);
    worker.on('exit', lose);
    return {
        close: () => {
            // The last answer would let the process end before the thread has.
            worker.removeAllListeners('message');
            return worker.terminate();
        },
        waiting: () => waiting.length,
        isLost: () => isLost,
        ask: (question, handedOver = []) => new Promise((resolve) => {
            if (isLost) {
                resolve(undefined);
                return;
            }
            worker.postMessage(question, [...handedOver]);
            waiting.push(resolve);
            worker.ref();
        }),
    };
}
/** The one of `threads`, which lasts, with the least to do; a new one is begun while all are busy and there are not `most` of them. */
function leastBusy(threads, most, start) {
    threads.splice(0, threads.length, ...threads.filter((thread) => !thread.isLost()));
    const [least] = [...threads].sort((a, b) => a.waiting() - b.waiting());
    if (least !== undefined && (least.waiting() === 0 || threads.length >= most))
        return least;
    const started = start();
    threads.push(started);
    return started;
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

/***/ 27876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ homeDirectory)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);

/** Of who runs this; undefined for a user without HOME and without an entry in passwd(5), as containers have them. */
function homeDirectory(environment) {
    const named = environment['HOME'] ?? '';
    if (named !== '')
        return named;
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().homedir;
    }
    catch {
        return undefined;
    }
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

/***/ 25227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ acceptedManifests),
/* harmony export */   N: () => (/* binding */ chooseInstance)
/* harmony export */ });
/* harmony import */ var _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55483);

/**
 * What containers/image asks for (docs/stacker/platform.md#4.4; manifest.DefaultRequestedManifestMIMETypes). Registries convert
 * what the list does not name, so another list would get another digest than stacker gets.
 */
const acceptedManifests = [
    _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_0__/* .ociManifest */ .F7,
    _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerManifest */ .kh,
    'application/vnd.docker.distribution.manifest.v1+prettyjws',
    'application/vnd.docker.distribution.manifest.v1+json',
    _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerList */ .zJ,
    _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_0__/* .ociIndex */ .KP,
].join(', ');
/** How containers/image orders the variants that fit, from most to least capable (platform_matcher.go, compatibility). */
const variants = new Map([
    ['arm', ['v8', 'v7', 'v6', 'v5']],
    ['arm64', ['v8']],
]);
/**
 * The instance that containers/image takes (docs/stacker/staging.md#8.7; ChooseInstance). `detected`: os and architecture are the
 * machine's own, so that it prefers the variant of its processor; where it was told the architecture, an instance without variant
 * comes first. Later versions prefer an instance packed with zstd among equals, older ones the first. What depends on facts that
 * are not at hand is not guessed.
 */
function chooseInstance(manifests, mediaType, platform, detected) {
    const eligible = manifests.filter((entry) => entry.platform !== undefined || mediaType === _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_0__/* .ociIndex */ .KP);
    const chosen = new Map();
    for (const order of variantOrders(platform.architecture, detected)) {
        for (const preferZstd of [false, true]) {
            const best = bestOf(eligible, platform, order, preferZstd && mediaType === _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_0__/* .ociIndex */ .KP);
            chosen.set(best?.digest ?? '', best ?? noInstance);
        }
    }
    const [descriptor, other] = [...chosen.values()];
    const wanted = `${platform.os}/${platform.architecture}`;
    if (other !== undefined)
        return { kind: 'unsure', why: `several instances fit ${wanted}` };
    if (descriptor === undefined || descriptor === noInstance)
        return { kind: 'none', why: `no image for ${wanted} in the index` };
    return { kind: 'chosen', descriptor };
}
const noInstance = { digest: 'sha256:', mediaType: '', annotations: new Map(), platform: undefined };
/** Every order of variants that stacker could use: one where the architecture was given, else one for each processor. */
function variantOrders(architecture, detected) {
    const known = variants.get(architecture);
    if (known === undefined)
        return [['']];
    if (!detected)
        return [['', ...known]];
    if (architecture === 'arm64')
        return [['v8', '']];
    return [...known.map((_, index) => [...known.slice(index), '']), ['', ...known]];
}
function bestOf(manifests, platform, order, preferZstd) {
    let best;
    for (const entry of manifests) {
        const rank = rankOf(entry, platform, order) * 2 + (preferZstd && !isZstd(entry) ? 1 : 0);
        if (rank >= 0 && (best === undefined || rank < best.rank))
            best = { entry, rank };
    }
    return best?.entry;
}
function rankOf({ platform }, wanted, order) {
    if (platform === undefined)
        return order.length;
    if (platform.os !== wanted.os || platform.architecture !== wanted.architecture)
        return -1;
    return order.indexOf(platform.variant);
}
function isZstd(entry) {
    return entry.annotations.get('io.github.containers.compression.zstd') === 'true';
}


/***/ }),

/***/ 92510:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  S: () => (/* binding */ openMachineRepositories)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./lib/registry/http.js
var registry_http = __webpack_require__(69127);
;// CONCATENATED MODULE: ./lib/registry/backoff.js

const firstPause = 250;
const longestPause = 15_000;
const mostAttempts = 5;
function openBackoff({ most, request, now, pause, random }) {
    let spent = 0;
    let countedUntil = -Infinity;
    const count = (from, until) => {
        spent += Math.max(0, until - Math.max(from, countedUntil));
        countedUntil = Math.max(countedUntil, until);
    };
    return {
        now,
        async again(began, attempt, retryAfter) {
            const at = now();
            count(Math.max(began, at - request), at);
            const milliseconds = pauseOf(attempt, retryAfter, random());
            if (attempt >= mostAttempts || spent + Math.max(0, at + milliseconds - Math.max(at, countedUntil)) > most)
                return false;
            count(at, at + milliseconds);
            await pause(milliseconds);
            return true;
        },
        isSpent: () => spent >= most,
    };
}
/** Retry-After in seconds (RFC 9110, 10.2.3), else twice as long each time. Its other form, a date, depends on two clocks and is passed over. */
function pauseOf(attempt, retryAfter, random) {
    if (retryAfter && /^\d{1,6}$/.test(retryAfter.trim()))
        return Number(retryAfter) * 1000;
    return Math.min(longestPause, firstPause * 2 ** (attempt - 1)) * (0.5 + random);
}
/** Whether the same request may be answered otherwise in a while. */
function mayPass(answer) {
    if (answer.kind === 'failed')
        return (answer.timedOut ||
            /^(?:connection failed|token server: |the (?:token server|registry) answered (?:429|5))/.test(answer.why));
    return [408, 425, 429, 500, 502, 503, 504].includes(answer.response.status);
}
/** Sends the request until it is answered by what will not change in a while, or there is no time left for that. */
async function askPatiently(session, backoff, request) {
    for (let attempt = 1;; attempt += 1) {
        const began = backoff.now();
        const answer = await session.ask({ ...request, again: attempt > 1 });
        if (!mayPass(answer))
            return answer;
        const retryAfter = answer.kind === 'answered' ? answer.response.headers.get('retry-after') : null;
        if (!(await backoff.again(began, attempt, retryAfter)))
            return answer;
        if (answer.kind === 'answered')
            (0,registry_http/* discard */.vf)(answer.response);
    }
}

// EXTERNAL MODULE: ./lib/registry/machine-client.js + 3 modules
var machine_client = __webpack_require__(30598);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __webpack_require__(67910);
// EXTERNAL MODULE: ./lib/registry/blob.js + 1 modules
var registry_blob = __webpack_require__(48320);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/formats/regular-file.js
var regular_file = __webpack_require__(88911);
// EXTERNAL MODULE: ./lib/registry/abort.js
var abort = __webpack_require__(26549);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/registry/hash-frontier.js

function hashFrontier() {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let hashed = 0;
    return {
        take(at, piece) {
            if (at + piece.length <= hashed)
                return;
            hash.update(piece.subarray(hashed - at));
            hashed = at + piece.length;
        },
        is: ({ digest, size }) => hashed === size && `sha256:${hash.digest('hex')}` === digest,
    };
}

// EXTERNAL MODULE: ./lib/registry/no-answer.js
var no_answer = __webpack_require__(79039);
// EXTERNAL MODULE: ./lib/registry/stall.js
var registry_stall = __webpack_require__(18717);
;// CONCATENATED MODULE: ./lib/registry/blob-upload.js









/** At most so many bytes are sent in one request, from memory. */
const mostAtOnce = 1024 * 1024;
/** How often one upload is taken up where it was interrupted, before it is begun anew. */
const mostResumes = 10;
/** A registry may hash, move or copy a blob before it answers: milliseconds for each byte, beyond the usual. */
const commitTime = 1 / 20_000;
/** Not a text, which would be sent with a type of its own. */
const nothing = new Uint8Array(0);
const octets = { 'content-type': 'application/octet-stream' };
/**
 * Uploads a blob once (docs/stacker/platform.md#4.5): in one piece where it is small, else as a stream that is taken up again where
 * the registry says that it was cut off. `from`: a repository of the same registry that may have it.
 */
async function uploadBlob(target, blob, from) {
    const mount = from === undefined ? '' : `?mount=${encodeURIComponent(blob.digest)}&from=${encodeURIComponent(from)}`;
    const answer = await target.ask({ method: 'POST', path: `blobs/uploads/${mount}`, body: nothing });
    if (answer.kind === 'failed')
        return interruption(answer);
    const { status, headers } = answer.response;
    (0,registry_http/* discard */.vf)(answer.response);
    if (status === 201 && from !== undefined)
        return { kind: 'mounted' };
    if (status !== 202)
        return interruption(answer);
    const location = await target.follow(headers.get('location'));
    if (location === undefined)
        return nowhere;
    return blob.size <= mostAtOnce ? sendWhole(target, blob, location) : sendStream(target, blob, location);
}
const nowhere = { kind: 'failed', why: 'the registry points to where nothing may be sent' };
const otherContent = {
    kind: 'failed',
    why: 'the file is not the content that its digest names',
    isOurs: true,
};
function interruption(answer) {
    if (answer.kind === 'failed')
        return mayPass(answer) ? { kind: 'interrupted', why: answer.why, retryAfter: null } : answer;
    const { status, headers } = answer.response;
    const said = (0,no_answer/* noAnswer */.q)(status);
    if (mayPass(answer))
        return { kind: 'interrupted', why: said.why, retryAfter: headers.get('retry-after') };
    // A registry that only reads says 405 to a push.
    return status === 405 ? { ...said, kind: 'denied' } : said;
}
/** The location of an upload, with the digest that ends it. */
function ending(location, digest) {
    const url = new URL(location);
    url.searchParams.set('digest', digest);
    return url;
}
async function sendWhole(target, blob, location) {
    let body;
    try {
        body = typeof blob.content === 'string' ? Buffer.from(await (0,regular_file/* readRegularFile */.XF)(blob.content, blob.size)) : blob.content;
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return { kind: 'failed', why: error.message, isOurs: true };
    }
    const frontier = hashFrontier();
    frontier.take(0, body);
    if (!frontier.is(blob))
        return otherContent;
    return finish(target, blob, location, { headers: octets, body });
}
async function finish({ ask, timeout }, { digest, size }, location, request) {
    const patience = () => (0,abort/* abortAfter */.d)(Math.ceil(timeout + size * commitTime));
    const answer = await ask({ method: 'PUT', location: ending(location, digest), ...request, patience });
    if (answer.kind === 'failed')
        return interruption(answer);
    (0,registry_http/* discard */.vf)(answer.response);
    const { status, headers } = answer.response;
    if (status !== 201)
        return interruption(answer);
    const told = headers.get('docker-content-digest');
    if (told === null || told === digest)
        return { kind: 'uploaded', isNamed: told !== null };
    return { kind: 'failed', why: 'the registry took the blob for another one' };
}
async function sendStream(target, blob, start) {
    const frontier = hashFrontier();
    let location = start;
    for (let offset = 0, attempt = 1;; attempt += 1) {
        const began = target.now();
        const sent = await sendFrom(target, blob, { location, offset }, frontier);
        if (sent.kind === 'sent') {
            if (!frontier.is(blob))
                return otherContent;
            return finish(target, blob, sent.location, { body: nothing });
        }
        if (sent.kind !== 'interrupted' || attempt === mostResumes)
            return sent;
        if (!(await target.again(began, attempt, sent.retryAfter)))
            return sent;
        const stand = await standOf(target, location, blob.size);
        if (stand === undefined)
            return sent;
        if (stand.offset > offset)
            attempt = 0;
        location = stand.location;
        offset = stand.offset;
    }
}
async function sendFrom(target, blob, { location, offset }, frontier) {
    if (offset === blob.size)
        return { kind: 'sent', location };
    const stall = (0,registry_stall/* untilStalled */.S)(target.timeout);
    const trouble = {};
    try {
        const answer = await target.ask({
            method: 'PATCH',
            location,
            headers: {
                ...octets,
                'content-length': String(blob.size - offset),
                // Registries tell a stream from a part of one by it.
                ...(offset > 0 && { 'content-range': `${String(offset)}-${String(blob.size - 1)}` }),
            },
            body: () => {
                const pieces = readFrom(blob, offset, (at, piece) => {
                    frontier.take(at, piece);
                    stall.move(at + piece.length === blob.size ? blob.size * commitTime : 0);
                });
                return told(pieces, trouble);
            },
            patience: stall.begin,
        });
        if (trouble.message !== undefined)
            return { kind: 'failed', why: trouble.message, isOurs: true };
        if (answer.kind === 'failed')
            return interruption(answer);
        (0,registry_http/* discard */.vf)(answer.response);
        if (answer.response.status !== 202)
            return interruption(answer);
        const next = await target.follow(answer.response.headers.get('location'));
        return next === undefined ? nowhere : { kind: 'sent', location: next };
    }
    finally {
        stall.end();
    }
}
/** What is wrong with the file is not the registry's trouble. */
async function* told(pieces, trouble) {
    try {
        yield* pieces;
    }
    catch (error) {
        trouble.message = (0,errors/* isTrouble */.KM)(error) ? error.message : 'the file cannot be read';
        throw error;
    }
}
const pieceBytes = 256 * 1024;
/** From the offset on. Each piece stands until the next is asked for: fresh memory for each would be hundreds of megabytes until it is given back. */
async function* readFrom({ content, size }, offset, onPiece) {
    const pieces = typeof content === 'string' ? readFile(content, offset) : [content.subarray(offset)];
    let at = offset;
    for await (const piece of pieces) {
        if (at + piece.length > size)
            break;
        onPiece(at, piece);
        at += piece.length;
        yield piece;
    }
    if (at !== size)
        throw new errors/* TroubleError */.WN(`the file has not the ${String(size)} bytes that its blob has`);
}
async function* readFile(file, offset) {
    const handle = await (0,external_node_fs_promises_.open)(file);
    try {
        const buffer = Buffer.allocUnsafeSlow(pieceBytes);
        for (let at = offset;;) {
            const { bytesRead } = await handle.read(buffer, 0, buffer.length, at);
            if (bytesRead === 0)
                return;
            at += bytesRead;
            yield buffer.subarray(0, bytesRead);
        }
    }
    finally {
        await handle.close();
    }
}
/** What the registry has of an upload that was interrupted; undefined where it does not say, or knows nothing of it. */
async function standOf({ ask, follow }, location, size) {
    const answer = await ask({ method: 'GET', location });
    if (answer.kind === 'failed')
        return undefined;
    (0,registry_http/* discard */.vf)(answer.response);
    const { status, headers } = answer.response;
    const [, last] = /^(?:bytes=)?0-(\d{1,15})$/.exec(headers.get('range') ?? '') ?? [];
    if (status !== 204 || last === undefined)
        return undefined;
    const told = headers.get('location');
    const next = told === null ? location : await follow(told);
    // `0-0` is what registries say of an upload without a byte, too: one byte more or less is found out by the PATCH.
    const offset = last === '0' ? 0 : Number(last) + 1;
    return next === undefined || offset > size ? undefined : { location: next, offset };
}

// EXTERNAL MODULE: ./lib/registry/image-index.js
var image_index = __webpack_require__(25227);
// EXTERNAL MODULE: ./lib/formats/decode.js
var decode = __webpack_require__(2924);
;// CONCATENATED MODULE: ./lib/registry/manifest-upload.js




const mostErrorBytes = 64 * 1024;
/**
 * Puts a manifest whose blobs were seen in the registry, by `ask`. Where the registry knows nothing of them all the same, it is asked again:
 * distribution 2 on a disk (filesystem driver, PutContent) empties a blob's link before it writes it again, so whoever puts a manifest while
 * another job uploads a blob that both have would be refused by chance.
 */
async function uploadManifest(ask, backoff, digest) {
    for (let attempt = 1;; attempt += 1) {
        const began = backoff.now();
        const answer = await ask();
        if (answer.kind === 'failed')
            return answer;
        const { response } = answer;
        const { status, headers } = response;
        if (status === 400 || status === 404) {
            if (!(await namesUnknownBlob(response)))
                return (0,no_answer/* noAnswer */.q)(status);
            if (await backoff.again(began, attempt))
                continue;
            return { kind: 'failed', why: 'the registry does not find a blob that the manifest names' };
        }
        (0,registry_http/* discard */.vf)(response);
        if ([403, 405, 409, 412].includes(status))
            return { kind: 'refused', why: (0,no_answer/* noAnswer */.q)(status).why };
        if (status !== 200 && status !== 201)
            return (0,no_answer/* noAnswer */.q)(status);
        const told = headers.get('docker-content-digest');
        if (told === null || told === digest)
            return { kind: 'put' };
        return { kind: 'failed', why: 'the registry took the manifest for another one' };
    }
}
/** Whether an error of the registry (OCI distribution specification, error codes) is about a blob that the manifest names. */
async function namesUnknownBlob(response) {
    const body = await (0,registry_http/* readBody */.x8)(response, mostErrorBytes);
    if (body.kind !== 'bytes')
        return false;
    const code = (value, where) => (0,decode/* decodeObject */.gv)(value, where)('code', decode/* decodeString */.sc);
    try {
        const member = (0,decode/* decodeObject */.gv)((0,decode/* parseJson */.qF)(body.bytes, 'answer', mostErrorBytes, 1000), 'answer');
        const codes = member('errors', (0,decode/* decodeArray */.k$)(code, 1000));
        return codes.includes('MANIFEST_BLOB_UNKNOWN') || codes.includes('BLOB_UNKNOWN');
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            return false;
        throw error;
    }
}

// EXTERNAL MODULE: ./lib/registry/registry-manifest.js
var registry_manifest = __webpack_require__(14188);
;// CONCATENATED MODULE: ./lib/registry/tag-list.js




const mostPageBytes = 16 * 1024 * 1024;
const mostPages = 100;
const tagGrammar = /^\w[\w.-]{0,127}$/;
/**
 * The tags of a repository (docs/stacker/platform.md#4.6), page by page: at most about `most`. `after`: only those whose names are
 * greater, where the registry can do that; others answer all of them.
 */
async function listTags(ask, follow, { most, after }) {
    const tags = [];
    const query = new URLSearchParams({ n: String(Math.min(most, 1000)), ...(after !== undefined && { last: after }) });
    const path = `tags/list?${query.toString()}`;
    let location;
    for (let page = 0;; page += 1) {
        const answer = await ask(location === undefined ? { path } : { path, location });
        if (answer.kind === 'failed')
            return answer;
        const read = await readPage(answer.response);
        if (!Array.isArray(read))
            return read;
        tags.push(...read);
        const next = nextPage(answer.response.headers.get('link'));
        if (next === undefined)
            return { kind: 'tags', tags, isWhole: true };
        location = await follow(next);
        if (location === undefined || read.length === 0 || tags.length >= most || page === mostPages)
            return { kind: 'tags', tags, isWhole: false };
    }
}
async function readPage(response) {
    if (response.status !== 200) {
        (0,registry_http/* discard */.vf)(response);
        return (0,no_answer/* noAnswer */.q)(response.status);
    }
    const body = await (0,registry_http/* readBody */.x8)(response, mostPageBytes);
    if (body.kind === 'too-long')
        return { kind: 'failed', why: 'the list of tags is longer than 16 MiB' };
    if (body.kind === 'failed')
        return body;
    try {
        const member = (0,decode/* decodeObject */.gv)((0,decode/* parseJson */.qF)(body.bytes, 'tags', mostPageBytes, 1_000_000), 'tags');
        const tags = member('tags', (value, where) => value === null || value === undefined ? [] : (0,decode/* decodeArray */.k$)(decode/* decodeString */.sc, 500_000)(value, where));
        return tags.filter((tag) => tagGrammar.test(tag));
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            return { kind: 'failed', why: error.message };
        throw error;
    }
}
/** RFC 8288: `<URL>; rel="next"`. */
function nextPage(link) {
    return /<([^<>]{1,4096})>\s*;[^<>]*\brel="?next"?/.exec(link ?? '')?.[1];
}

;// CONCATENATED MODULE: ./lib/registry/upload-location.js
/**
 * Where a `Location` or `Link` of an answer leads, relative to what was asked; undefined for what may not be asked: no URL of http, or http
 * where https was asked for. A registry behind a proxy that ends TLS takes itself for one of http: of the very host that was asked the
 * scheme is put right.
 */
async function followed(session, asked, location) {
    const here = await session.address(asked);
    if (here === undefined || location === null || !URL.canParse(location, here.href))
        return undefined;
    const there = new URL(location, here);
    if (there.protocol === 'http:' && here.protocol === 'https:') {
        if (there.hostname === here.hostname && !asked.insecure) {
            there.protocol = 'https:';
            there.port = here.port;
        }
    }
    if (there.protocol === 'https:' || (there.protocol === 'http:' && (here.protocol === 'http:' || asked.insecure)))
        return there;
    return undefined;
}

;// CONCATENATED MODULE: ./lib/registry/repository.js











const mostUploads = 3;
const otherBlob = 'what the registry sent is not the blob of that digest';
function openRepository(env, address) {
    const { session, http, backoff } = env;
    const whole = ({ path = '', headers = {}, ...rest }) => ({
        domain: address.domain,
        repository: address.path,
        insecure: address.insecure,
        path,
        headers,
        action: address.writes === true ? 'pull,push' : 'pull',
        ...rest,
    });
    const ask = (question) => askPatiently(session, backoff, whole(question));
    const follow = (location) => followed(session, whole({ method: 'GET' }), location);
    const manifest = (name) => ({
        path: `manifests/${name}`,
        headers: { accept: image_index/* acceptedManifests */.M },
    });
    const hasBlob = async (digest) => {
        const answer = await ask({ method: 'HEAD', path: `blobs/${digest}` });
        return answered(answer, [200], () => ({ kind: 'present' }));
    };
    /** An upload asks by itself: what it began may be gone when it is asked for again. */
    const push = async (blob, from) => {
        const access = { action: 'pull,push', ...(from !== undefined && { from }) };
        const target = {
            ask: (question) => session.ask(whole({ ...question, ...access })),
            follow,
            again: (began, attempt, retryAfter) => backoff.again(began, attempt, retryAfter),
            now: () => backoff.now(),
            timeout: http.requestTimeout,
        };
        for (let attempt = 1;; attempt += 1) {
            const began = backoff.now();
            const uploaded = await uploadBlob(target, blob, from);
            if (uploaded.kind !== 'interrupted')
                return await seen(uploaded, () => hasBlob(blob.digest));
            const failed = { kind: 'failed', why: uploaded.why };
            if (attempt === mostUploads || !(await backoff.again(began, attempt, uploaded.retryAfter)))
                return failed;
            // The answer may have been lost, and not the blob.
            if ((await hasBlob(blob.digest)).kind === 'present')
                return { kind: 'pushed' };
        }
    };
    return {
        hasBlob,
        async fetchBlob(blob, file) {
            for (let attempt = 1;; attempt += 1) {
                const began = backoff.now();
                const fetched = await (0,registry_blob/* downloadBlob */.W)(blob, file, http.requestTimeout, (request) => ask({ method: 'GET', ...request }));
                if (fetched.kind === 'fetched')
                    return fetched;
                const { isCut, ...failed } = fetched;
                if (isCut !== true || !(await backoff.again(began, attempt)))
                    return failed;
            }
        },
        async readBlob({ digest, size }) {
            const answer = await ask({
                method: 'GET',
                path: `blobs/${digest}`,
                headers: { 'accept-encoding': 'identity' },
            });
            if (answer.kind === 'failed')
                return answer;
            if (answer.response.status !== 200)
                return answered(answer, [], () => ({ kind: 'failed', why: '' }));
            const body = await (0,registry_http/* readBody */.x8)(answer.response, size);
            if (body.kind === 'bytes' && body.bytes.length === size && (0,formats_digest/* digestOf */.ol)(body.bytes) === digest)
                return body;
            return { kind: 'failed', why: body.kind === 'failed' ? body.why : otherBlob };
        },
        async pushBlob(blob, from) {
            if (from !== undefined) {
                const mounted = await push(blob, from);
                // Whoever may not read there may still write here.
                if (mounted.kind !== 'denied' && mounted.kind !== 'missing')
                    return mounted;
            }
            return push(blob);
        },
        async getManifest(name) {
            const answer = await ask({ method: 'GET', ...manifest(name) });
            return answer.kind === 'failed' ? answer : (0,registry_manifest/* readManifest */.W)(answer.response, (0,formats_digest/* isDigest */.Bc)(name) ? name : undefined);
        },
        async headManifest(name) {
            const answer = await ask({ method: 'HEAD', ...manifest(name) });
            return answered(answer, [200], ({ headers }) => {
                const digest = headers.get('docker-content-digest');
                return { kind: 'digest', digest: (0,formats_digest/* isDigest */.Bc)(digest) ? digest : undefined };
            });
        },
        putManifest: (name, { mediaType, bytes, digest }) => uploadManifest(() => ask({
            method: 'PUT',
            path: `manifests/${name}`,
            headers: { 'content-type': mediaType },
            body: new Uint8Array(bytes),
            action: 'pull,push',
        }), backoff, digest),
        listTags: (most, after) => listTags((page) => ask({ method: 'GET', ...page }), async (location) => sameHost(await session.address(whole({ method: 'GET' })), await follow(location)), { most, after }),
        isSpent: () => backoff.isSpent(),
        async deleteManifest(name) {
            const answer = await ask({ method: 'DELETE', path: `manifests/${name}`, action: 'pull,delete' });
            return answered(answer, [200, 202, 204], () => ({ kind: 'deleted' }));
        },
    };
}
/** What `read` makes of an answer of one of these statuses. */
function answered(answer, good, read) {
    if (answer.kind === 'failed')
        return answer;
    (0,registry_http/* discard */.vf)(answer.response);
    return good.includes(answer.response.status) ? read(answer.response) : (0,no_answer/* noAnswer */.q)(answer.response.status);
}
function sameHost(here, there) {
    return here?.origin === there?.origin ? there : undefined;
}
/** An upload counts when the registry has named the blob, or shows it. */
async function seen(uploaded, hasBlob) {
    if (uploaded.kind === 'mounted')
        return uploaded;
    if (uploaded.kind !== 'uploaded')
        return uploaded;
    if (uploaded.isNamed)
        return { kind: 'pushed' };
    const shown = await hasBlob();
    return shown.kind === 'present' ? { kind: 'pushed' } : { ...shown, kind: 'failed' };
}

// EXTERNAL MODULE: ./lib/registry/session.js + 3 modules
var registry_session = __webpack_require__(89232);
;// CONCATENATED MODULE: ./lib/registry/machine-repositories.js





/**
 * Opens repositories with this machine's credentials. What is moved to and from one takes as long as it takes; `limits` are for requests and
 * pieces of what is moved, and for all trouble together.
 */
function openMachineRepositories(machine, limits) {
    const http = { fetch: machine.fetch, requestTimeout: limits.request, deadline: new AbortController().signal };
    const session = (0,registry_session/* openSession */.f)({ http, findCredentials: (0,machine_client/* machineCredentials */.I)(machine) });
    const backoff = patientBackoff(limits);
    return (address) => openRepository({ session, http, backoff }, address);
}
function patientBackoff({ request, total }) {
    return openBackoff({
        most: total,
        request,
        now: () => performance.now(),
        pause: (milliseconds) => (0,promises_.setTimeout)(milliseconds),
        random: Math.random,
    });
}


/***/ }),

/***/ 9758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   U$: () => (/* binding */ registryHost),
/* harmony export */   U9: () => (/* binding */ isLoopback)
/* harmony export */ });
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67910);

const alphaNumeric = '[a-z0-9]+';
const separator = '(?:[._]|__|[-]+)';
const nameComponent = `${alphaNumeric}(?:${separator}${alphaNumeric})*`;
const domainComponent = '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)';
const domainName = `${domainComponent}(?:\\.${domainComponent})*(?::[0-9]+)?`;
const remotePattern = new RegExp(`^(${nameComponent}(?:/${nameComponent})*)(?::([\\w][\\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$`);
const domainPattern = new RegExp(`^${domainName}$`);
/**
 * Parses what stands after `docker://`, as containers/image does (docs/stacker/platform.md#4.1; docker/reference/normalize.go):
 * `docker.io` and `library/` are filled in, a name alone means `:latest`, a tag beside a digest is refused. Names are at most 255
 * characters.
 */
function parseReference(text) {
    const invalid = (why) => ({ kind: 'invalid', why });
    if (/^[a-f0-9]{64}$/.test(text)) {
        return invalid(`invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`);
    }
    const { domain, remainder } = splitDomain(text);
    const [remoteName = ''] = remainder.split(':', 1);
    if (/[A-Z]/.test(remoteName.split('@', 1)[0] ?? '')) {
        return invalid('invalid reference format: repository name must be lowercase');
    }
    const match = remotePattern.exec(remainder);
    const [, path, tag, digest] = match ?? [];
    if (path === undefined || !domainPattern.test(domain))
        return invalid('invalid reference format');
    if (domain.length + 1 + path.length > 255)
        return invalid('repository name must not be more than 255 characters');
    if (tag !== undefined && digest !== undefined) {
        return invalid('Docker references with both a tag and digest are currently not supported');
    }
    if (digest === undefined)
        return { kind: 'reference', reference: { domain, path, tag: tag ?? 'latest' } };
    if (!(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(digest))
        return invalid('invalid checksum digest format');
    return { kind: 'reference', reference: { domain, path, digest } };
}
/** The first part is a registry only if it looks like a host: `a/b` is a repository of docker.io, `a.b/c`, `a:1/c` and `localhost/c` are not. */
function splitDomain(text) {
    const slash = text.indexOf('/');
    const first = slash === -1 ? '' : text.slice(0, slash);
    const isHost = first.includes('.') || first.includes(':') || first === 'localhost';
    const domain = !isHost || first === 'index.docker.io' ? 'docker.io' : first;
    const remainder = isHost ? text.slice(slash + 1) : text;
    return { domain, remainder: domain === 'docker.io' && !remainder.includes('/') ? `library/${remainder}` : remainder };
}
/** The whole name with all defaults, as `docker.io/library/ubuntu:22.04`: equal texts mean the same image source. */
function formatReference(reference) {
    const name = `${reference.domain}/${reference.path}`;
    return reference.digest === undefined ? `${name}:${reference.tag ?? 'latest'}` : `${name}@${reference.digest}`;
}
/** The host that serves a domain: Docker Hub's API does not live under its name (docker_client.go, dockerRegistry). */
function registryHost(domain) {
    return domain === 'docker.io' ? 'registry-1.docker.io' : domain;
}
function isLoopback(host) {
    const name = host
        .replace(/:\d+$/, '')
        .replace(/^\[|\]$/g, '')
        .toLowerCase();
    return name === 'localhost' || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name);
}


/***/ }),

/***/ 62407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ thisMachine)
/* harmony export */ });
/* harmony import */ var _fetch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50255);
/* harmony import */ var _home_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27876);


/** The machine on which this process runs, with the variables that the step or person has. */
function thisMachine({ environment, log, }) {
    return {
        fetch: (0,_fetch_js__WEBPACK_IMPORTED_MODULE_1__.openFetch)(environment),
        variables: environment,
        home: (0,_home_js__WEBPACK_IMPORTED_MODULE_0__/* .homeDirectory */ .R)(environment),
        uid: process.getuid?.() ?? 0,
        debug: (message) => {
            log.debug(message);
        },
    };
}


/***/ })

};
