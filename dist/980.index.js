export const id = 980;
export const ids = [980];
export const modules = {

/***/ 70574:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ freeMemory)
/* harmony export */ });
/** Gives back what only `bytes` lie in, which are none afterwards: the garbage collector comes when tens of megabytes have gathered. Node 20 cannot. */
function freeMemory({ buffer, byteLength }) {
    if (byteLength > 0 && buffer.byteLength === byteLength)
        buffer.transfer?.(0);
}


/***/ }),

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
/* harmony import */ var node_worker_threads__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(75919);

/** `source` is a script that answers each message by one, in order. It does not keep the process alive while nobody waits for it. */
function startThread(source) {
    const worker = new node_worker_threads__WEBPACK_IMPORTED_MODULE_0__.Worker(source, { eval: true });
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

/***/ 64799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  v: () => (/* binding */ openFetch)
});

// EXTERNAL MODULE: external "node:http"
var external_node_http_ = __webpack_require__(37067);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: external "node:net"
var external_node_net_ = __webpack_require__(77030);
;// CONCATENATED MODULE: ./lib/registry/proxy.js

/**
 * Chooses proxies by HTTP_PROXY, HTTPS_PROXY and NO_PROXY as Go does (golang.org/x/net/http/httpproxy), so that a registry is reached by the
 * way on which stacker reaches it, and nothing that was exempted is told to a proxy. What is no URL of an http or https proxy is none.
 */
function proxyChoice(variables) {
    const value = (name) => [variables[name], variables[name.toLowerCase()]].find((text) => text !== undefined && text !== '') ?? '';
    const [http, https] = [parseProxy(value('HTTP_PROXY')), parseProxy(value('HTTPS_PROXY'))];
    const exemptions = value('NO_PROXY')
        .split(',')
        .flatMap((entry) => exemptionOf(entry.trim().toLowerCase()) ?? []);
    return ({ protocol, hostname, port }) => {
        const proxy = protocol === 'https:' ? https : http;
        const host = bare(hostname).toLowerCase();
        const at = port !== '' ? port : protocol === 'https:' ? '443' : '80';
        if (host === 'localhost' || contains(loopback, host))
            return undefined;
        return exemptions.some((isExempt) => isExempt(host, at)) ? undefined : proxy;
    };
}
/** A name without a scheme is one of an http proxy. */
function parseProxy(text) {
    const written = text === '' || text.includes('://') ? text : `http://${text}`;
    const url = URL.canParse(written) ? new URL(written) : undefined;
    return url?.protocol === 'http:' || url?.protocol === 'https:' ? url : undefined;
}
const loopback = new external_node_net_.BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');
function familyOf(address) {
    return (0,external_node_net_.isIP)(address) === 4 ? 'ipv4' : 'ipv6';
}
function contains(list, host) {
    return (0,external_node_net_.isIP)(host) !== 0 && list.check(host, familyOf(host));
}
function bare(host) {
    return host.replace(/^\[(.*)\]$/, '$1');
}
/** `*`, an address or a range of them, or a domain with all below it; each of them may be of one port. */
function exemptionOf(entry) {
    if (entry === '')
        return undefined;
    if (entry === '*')
        return () => true;
    const [, network = '', bits = ''] = /^([^/]+)\/(\d{1,3})$/.exec(entry) ?? [];
    if ((0,external_node_net_.isIP)(network) !== 0 && Number(bits) <= ((0,external_node_net_.isIP)(network) === 4 ? 32 : 128)) {
        const range = new external_node_net_.BlockList();
        range.addSubnet(network, Number(bits), familyOf(network));
        return (host) => contains(range, host);
    }
    const [, name = entry, only = ''] = (0,external_node_net_.isIP)(entry) === 0 ? (/^(.*):(\d*)$/.exec(entry) ?? []) : [];
    const isAt = (port) => only === '' || port === only;
    const address = bare(name);
    if ((0,external_node_net_.isIP)(address) !== 0) {
        const one = new external_node_net_.BlockList();
        one.addAddress(address, familyOf(address));
        return (host, port) => contains(one, host) && isAt(port);
    }
    if (name === '')
        return undefined;
    const below = name.replace(/^\*\./, '.');
    if (below.startsWith('.'))
        return (host, port) => host.endsWith(below) && isAt(port);
    return (host, port) => (host === below || host.endsWith(`.${below}`)) && isAt(port);
}

// EXTERNAL MODULE: ./lib/registry/socket-memory.js
var socket_memory = __webpack_require__(68140);
;// CONCATENATED MODULE: ./lib/registry/fetch.js






/** Milliseconds after which a connection that nobody uses is given up: servers do so, too, and some say nothing of it. */
const idleTime = 4000;
/**
 * Sends requests by Node's own client, whose pieces come as they were read: the global `fetch` copies each of them, and goes through no
 * proxy unless NODE_USE_ENV_PROXY was set before Node started, which no runner does. `variables` name the proxies (`proxyChoice`). Node
 * knows `proxyEnv` from 24.5 on.
 */
function openFetch(variables) {
    const choose = proxyChoice(variables);
    const opened = new Map();
    const agentsFor = (url) => {
        const proxy = choose(url)?.href ?? '';
        const agents = opened.get(proxy) ?? openAgents(proxy);
        opened.set(proxy, agents);
        return agents;
    };
    return async (sent) => {
        const url = new URL(sent.url);
        const agents = agentsFor(url);
        const { method, signal, insecure } = sent;
        // Some servers answer nobody who does not say what they are.
        const headers = { 'user-agent': 'stack-cache', ...sent.headers };
        const begin = () => url.protocol === 'https:'
            ? // Without verifying the certificate, as stacker's `insecure: true` (DockerInsecureSkipTLSVerify).
                (0,external_node_https_.request)(url, { method, headers, signal, agent: agents.https, rejectUnauthorized: !insecure })
            : (0,external_node_http_.request)(url, { method, headers, signal, agent: agents.http });
        for (;;) {
            const outgoing = begin();
            try {
                return toResponse(await answerTo(outgoing, sent.body), sent);
            }
            catch (error) {
                if (!wasClosedBefore(outgoing, error) || (method !== 'GET' && method !== 'HEAD'))
                    throw error;
            }
        }
    };
}
function openAgents(proxy) {
    const options = { keepAlive: true, timeout: idleTime, proxyEnv: { HTTP_PROXY: proxy, HTTPS_PROXY: proxy } };
    return { http: new external_node_http_.Agent(options), https: new external_node_https_.Agent(options) };
}
/** The server gave up a connection that was kept, in the moment in which it was used again. */
function wasClosedBefore({ reusedSocket }, error) {
    return (reusedSocket && error instanceof Error && 'code' in error && (error.code === 'ECONNRESET' || error.code === 'EPIPE'));
}
function answerTo(outgoing, body) {
    return new Promise((resolve, reject) => {
        let isAnswered = false;
        outgoing.on('response', (incoming) => {
            isAnswered = true;
            (0,socket_memory/* freeWhatIsRead */.V)(incoming);
            resolve(incoming);
        });
        outgoing.on('error', reject);
        if (typeof body === 'function') {
            sendPieces(outgoing, body(), () => isAnswered).catch((error) => {
                outgoing.destroy(error instanceof Error ? error : new Error('the body cannot be sent'));
            });
        }
        else
            outgoing.end(body);
    });
}
/** A server that has answered has heard enough: what it said counts, and the connection cannot be used for more. */
async function sendPieces(outgoing, pieces, isAnswered) {
    for await (const piece of pieces) {
        await new Promise((resolve) => outgoing.write(piece, resolve));
        if (outgoing.destroyed)
            return;
        if (isAnswered()) {
            outgoing.destroy();
            return;
        }
    }
    outgoing.end();
}
function toResponse(incoming, { method, headers: asked }) {
    const headers = {
        get: (name) => {
            const value = incoming.headers[name.toLowerCase()];
            return typeof value === 'string' ? value : (value?.join(', ') ?? null);
        },
    };
    const isPacked = asked['accept-encoding'] === 'gzip' && headers.get('content-encoding')?.toLowerCase() === 'gzip';
    return {
        status: incoming.statusCode ?? 0,
        statusText: incoming.statusMessage ?? '',
        headers,
        body: isPacked && method !== 'HEAD' ? unpacked(incoming) : incoming,
    };
}
function unpacked(incoming) {
    // Whoever reads it is told of an error by what is read.
    return Object.assign((0,external_node_stream_.pipeline)(incoming, (0,external_node_zlib_.createGunzip)(), () => undefined), { socket: incoming.socket });
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

/***/ 81312:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  r: () => (/* binding */ openMachineRegistry)
});

// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(58500);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/formats/decode.js
var formats_decode = __webpack_require__(2924);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __webpack_require__(67910);
// EXTERNAL MODULE: ./lib/formats/oci/document-size.js
var document_size = __webpack_require__(31435);
// EXTERNAL MODULE: ./lib/formats/oci/instance.js
var instance = __webpack_require__(5499);
// EXTERNAL MODULE: ./lib/formats/oci/media-type.js
var media_type = __webpack_require__(55483);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var external_node_fs_promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/registry/http.js
var registry_http = __webpack_require__(69127);
;// CONCATENATED MODULE: ./lib/registry/no-answer.js
/** What a status that is no answer means. */
function noAnswer(status) {
    const why = `the registry answered ${String(status)}`;
    if (status === 404)
        return { kind: 'missing', why };
    return { kind: status === 401 || status === 403 ? 'denied' : 'failed', why };
}

// EXTERNAL MODULE: ./lib/formats/free-memory.js
var free_memory = __webpack_require__(70574);
// EXTERNAL MODULE: ./lib/formats/worker-thread.js
var worker_thread = __webpack_require__(93973);
;// CONCATENATED MODULE: ./lib/registry/receiving-thread.js



const gone = { kind: 'failed', code: undefined, message: 'the thread that writes what is received has ended' };
/** So many orders of one file are under way at most: what is received faster than it is written waits for it. */
const mostUnderWay = 8;
/** Opens `file`, which must not exist. What goes wrong is told by the next call. */
function receiveFile(file) {
    const thread = receivingThread();
    const id = (files += 1);
    const underWay = [thread.ask({ id, kind: 'open', file })];
    let isOver = false;
    const taken = async (answer) => {
        const said = (await answer) ?? gone;
        if (said.kind !== 'failed')
            return said;
        throw said.code === undefined
            ? new errors/* TroubleError */.WN(said.message)
            : Object.assign(new Error(said.message), { code: said.code });
    };
    return {
        async write(pieces) {
            const own = pieces.map(ofItsOwn);
            underWay.push(thread.ask({ id, kind: 'write', pieces: own }, own.map(({ buffer }) => buffer)));
            if (underWay.length > mostUnderWay)
                await taken(underWay.shift());
        },
        async end() {
            for (const answer of underWay.splice(0))
                await taken(answer);
            isOver = true;
            const said = await taken(thread.ask({ id, kind: 'end' }));
            return said.kind === 'digest' ? said.digest : '';
        },
        async giveUp() {
            if (!isOver)
                await thread.ask({ id, kind: 'give-up' });
            isOver = true;
        },
    };
}
/**
 * A piece that can be handed over: what it lies in is gone here afterwards. Pieces of a socket mostly have theirs to themselves; the first of an
 * answer shares it with the headers, and Node's small ones lie together in a pool.
 */
function ofItsOwn(piece) {
    const { buffer, byteLength } = piece;
    return buffer instanceof ArrayBuffer && buffer.byteLength === byteLength
        ? new Uint8Array(buffer)
        : new Uint8Array(piece);
}
const threads = [];
let files = 0;
/** One for all files: it hashes faster than anything is received. */
function receivingThread() {
    const program = `(${receive.toString()})(require('node:worker_threads').parentPort, {
    fs: require('node:fs'), crypto: require('node:crypto'), free: ${free_memory/* freeMemory */.K.toString()} })`;
    return (0,worker_thread/* leastBusy */.$)(threads, 1, () => (0,worker_thread/* startThread */.B)(program));
}
/** The thread's own program: its text is sent there, so it uses nothing but its arguments. */
function receive(port, { fs, crypto, free }) {
    const files = new Map();
    function writeAll(handle, pieces) {
        const wanted = pieces.reduce((sum, { length }) => sum + length, 0);
        let written = fs.writevSync(handle, pieces);
        // writev(2) may stop early, on a disk that has little room left for one.
        const rest = written < wanted ? Buffer.concat(pieces) : undefined;
        while (rest !== undefined && written < wanted)
            written += fs.writeSync(handle, rest, written);
    }
    function close(id) {
        const opened = files.get(id);
        files.delete(id);
        if (opened !== undefined)
            fs.closeSync(opened.handle);
    }
    function follow(order) {
        if (order.kind === 'open') {
            files.set(order.id, { handle: fs.openSync(order.file, 'wx', 0o644), hash: crypto.createHash('sha256') });
            return { kind: 'done' };
        }
        const opened = files.get(order.id);
        switch (order.kind) {
            case 'write':
                // It could not be opened, which was said.
                if (opened === undefined)
                    return { kind: 'done' };
                for (const piece of order.pieces)
                    opened.hash.update(piece);
                writeAll(opened.handle, order.pieces);
                order.pieces.forEach(free);
                return { kind: 'done' };
            case 'end':
                close(order.id);
                return { kind: 'digest', digest: `sha256:${opened?.hash.digest('hex') ?? ''}` };
            case 'give-up':
                close(order.id);
                return { kind: 'done' };
        }
    }
    port.on('message', (order) => {
        let answer;
        try {
            answer = follow(order);
        }
        catch (error) {
            const { code, message } = error;
            answer = { kind: 'failed', code, message };
        }
        port.postMessage(answer);
    });
}

;// CONCATENATED MODULE: ./lib/registry/stall.js
/** `timeout` is in milliseconds. */
function untilStalled(timeout) {
    const stalled = new AbortController();
    let timer;
    const start = (milliseconds) => {
        clearTimeout(timer);
        timer = setTimeout(() => {
            stalled.abort();
        }, milliseconds);
    };
    return {
        begin() {
            start(timeout);
            return stalled.signal;
        },
        move(more = 0) {
            if (more > 0)
                start(timeout + more);
            else
                timer?.refresh();
        },
        end() {
            clearTimeout(timer);
        },
    };
}

;// CONCATENATED MODULE: ./lib/registry/blob.js







/**
 * Asks for the blob by `ask` and writes it to `file`, which must not exist and does not where this fails. `timeout` is in milliseconds,
 * for each piece of it.
 */
async function downloadBlob(blob, file, timeout, ask) {
    const stall = untilStalled(timeout);
    try {
        // A body that is packed once more on its way would not be the blob.
        const headers = { 'accept-encoding': 'identity' };
        const answer = await ask({ path: `blobs/${blob.digest}`, headers, patience: stall.begin });
        if (answer.kind === 'failed')
            return answer;
        const { response } = answer;
        if (response.status === 200)
            return await receiveBlob(response, blob, file, stall.move);
        (0,registry_http/* discard */.vf)(response);
        return noAnswer(response.status);
    }
    finally {
        stall.end();
    }
}
/** Writes the body to `file`, which must not exist and does not where it is not the blob. `onPiece` is called for each piece that comes. */
async function receiveBlob(response, blob, file, onPiece) {
    try {
        const why = await write(response, blob, file, onPiece);
        if (why === undefined)
            return { kind: 'fetched' };
        await (0,external_node_fs_promises_.rm)(file, { force: true });
        return { kind: 'failed', why };
    }
    catch (error) {
        await (0,external_node_fs_promises_.rm)(file, { force: true });
        if ((0,errors/* isTrouble */.KM)(error))
            return { kind: 'failed', why: error.message, isOurs: true };
        return { kind: 'failed', why: 'the answer was cut off or took too long', isCut: true };
    }
}
/** Pieces come in a few kilobytes: each handed over by itself takes longer than the download. */
const bytesAtOnce = 256 * 1024;
/** What is smaller is hashed faster than a thread is told of it. */
const mostHere = 1024 * 1024;
/** Answers what is wrong with what was sent. */
async function write(response, blob, file, onPiece) {
    const target = blob.size <= mostHere ? await createFile(file) : receiveFile(file);
    let length = 0;
    let held = [];
    let heldBytes = 0;
    const flush = async () => {
        const pieces = held;
        held = [];
        heldBytes = 0;
        await target.write(pieces);
    };
    try {
        for await (const piece of received(response)) {
            onPiece();
            length += piece.length;
            if (length > blob.size)
                return 'the registry sent more than the blob has';
            held.push(piece);
            heldBytes += piece.length;
            if (heldBytes >= bytesAtOnce)
                await flush();
        }
        await flush();
        return length === blob.size && (await target.end()) === blob.digest
            ? undefined
            : 'what the registry sent is not the blob of that digest';
    }
    finally {
        await target.giveUp();
    }
}
/** Connections break with codes of errno, too, which are none of the file's. */
async function* received({ body }) {
    try {
        yield* body;
    }
    catch {
        throw new Error('cut off');
    }
}
/** As `receiveFile`, by this thread. */
async function createFile(file) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const handle = await (0,external_node_fs_promises_.open)(file, 'wx', 0o644);
    return {
        async write(pieces) {
            const bytes = Buffer.concat(pieces);
            hash.update(bytes);
            await handle.appendFile(bytes);
        },
        end: () => Promise.resolve(`sha256:${hash.digest('hex')}`),
        giveUp: () => handle.close(),
    };
}

// EXTERNAL MODULE: ./lib/registry/image-index.js
var image_index = __webpack_require__(25227);
// EXTERNAL MODULE: ./lib/registry/reference.js
var registry_reference = __webpack_require__(9758);
;// CONCATENATED MODULE: ./lib/registry/registry-manifest.js




/** Reads what a registry answered to the question for a manifest. `wanted`: the digest that it was asked by. */
async function readManifest(response, wanted) {
    if (response.status !== 200) {
        (0,registry_http/* discard */.vf)(response);
        return noAnswer(response.status);
    }
    const body = await (0,registry_http/* readBody */.x8)(response, document_size/* mostManifestBytes */.y$);
    if (body.kind === 'too-long')
        return { kind: 'failed', why: 'the manifest is longer than 4 MiB' };
    if (body.kind === 'failed')
        return body;
    const digest = (0,formats_digest/* digestOf */.ol)(body.bytes);
    const [mediaType = ''] = (response.headers.get('content-type') ?? '').split(';', 1);
    if (wanted !== undefined && digest !== wanted)
        return { kind: 'failed', why: 'the manifest has not the digest it was asked by' };
    const told = response.headers.get('docker-content-digest');
    if ((0,formats_digest/* isDigest */.Bc)(told) && told !== digest)
        return { kind: 'failed', why: 'the manifest has not the digest that the registry tells' };
    return { kind: 'manifest', digest, mediaType: mediaType.trim().toLowerCase(), bytes: body.bytes };
}

;// CONCATENATED MODULE: ./lib/registry/authorization.js


const mostTokenBytes = 1 << 20;
const mostTokenLength = 1 << 16;
/** The Authorization header for a repository. The first challenge that can be met decides, as in containers/image. */
async function authorize(http, access, challenges, findCredentials) {
    for (const challenge of challenges) {
        if (challenge.scheme !== 'basic' && challenge.scheme !== 'bearer')
            continue;
        const credentials = await findCredentials();
        if (challenge.scheme === 'bearer')
            return requestToken(http, access, challenge, credentials);
        // The registry then says 401, which is what stacker will get too.
        if (credentials?.kind !== 'password')
            return { kind: 'header', value: undefined };
        return { kind: 'header', value: basic(credentials) };
    }
    return { kind: 'header', value: undefined };
}
function basic({ user, password }) {
    return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
async function requestToken(http, { scopes, insecure }, { parameters }, credentials) {
    const realm = parameters.get('realm') ?? '';
    if (!URL.canParse(realm))
        return { kind: 'failed', why: 'the registry names no token server' };
    const url = new URL(realm);
    if (!(0,registry_http/* mayReceiveSecrets */.mM)(url, insecure))
        return { kind: 'failed', why: 'the token server is not reached over https' };
    const form = new URLSearchParams();
    const service = parameters.get('service') ?? '';
    if (service !== '')
        form.append('service', service);
    for (const scope of scopes)
        form.append('scope', scope);
    const answer = await (0,registry_http/* send */.tN)(http, credentials?.kind === 'identity-token'
        ? { url: url.href, ...exchange(form, credentials.token), insecure }
        : { url: withQuery(url, form, credentials?.user), method: 'GET', headers: passwordHeader(credentials), insecure });
    if (answer.kind === 'failed')
        return { kind: 'failed', why: `token server: ${answer.why}` };
    return readToken(answer.response);
}
/** docker's OAuth2 form: the secret travels in the body, never in the URL. */
function exchange(form, token) {
    form.append('grant_type', 'refresh_token');
    form.append('refresh_token', token);
    form.append('client_id', 'stack-cache');
    return { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: form.toString() };
}
function withQuery(url, form, user) {
    const asked = new URL(url);
    for (const [name, value] of form)
        asked.searchParams.append(name, value);
    if (user !== undefined && user !== '')
        asked.searchParams.append('account', user);
    return asked.href;
}
function passwordHeader(credentials) {
    if (credentials?.kind !== 'password' || credentials.user === '' || credentials.password === '')
        return {};
    return { authorization: basic(credentials) };
}
async function readToken(response) {
    if (response.status !== 200) {
        (0,registry_http/* discard */.vf)(response);
        return { kind: 'failed', why: `the token server answered ${String(response.status)}` };
    }
    const body = await (0,registry_http/* readBody */.x8)(response, mostTokenBytes);
    const unusable = { kind: 'failed', why: 'the token server gave no token' };
    if (body.kind !== 'bytes')
        return unusable;
    try {
        const member = (0,formats_decode/* decodeObject */.gv)((0,formats_decode/* parseJson */.qF)(body.bytes, 'token', mostTokenBytes), 'token');
        const token = member('token', textOrNone) ?? member('access_token', textOrNone);
        // A token becomes a header: nothing but visible ASCII may stand in one.
        if (token === undefined || token.length > mostTokenLength || !/^[\x21-\x7e]+$/.test(token))
            return unusable;
        return { kind: 'header', value: `Bearer ${token}` };
    }
    catch {
        // The decoder's message is kept back: it stands close to a secret.
        return unusable;
    }
}
const textOrNone = (value, where) => {
    const text = value === undefined ? null : (0,formats_decode/* nullOr */.lW)(formats_decode/* decodeString */.sc)(value, where);
    return text === null || text === '' ? undefined : text;
};

;// CONCATENATED MODULE: ./lib/registry/challenge.js
const token = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const parameter = /[ \t]*([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^ \t,"]+))/y;
const gap = /[ \t,]*/y;
/** Reads a `WWW-Authenticate` header (RFC 9110, 11.6.1), in which several challenges may be joined by commas. What is malformed ends the list. */
function parseChallenges(header) {
    const challenges = [];
    let position = 0;
    const read = (pattern) => {
        pattern.lastIndex = position;
        const match = pattern.exec(header);
        if (match !== null)
            position = pattern.lastIndex;
        return match;
    };
    for (;;) {
        read(gap);
        const scheme = read(token)?.[0];
        if (scheme === undefined)
            return challenges;
        const parameters = new Map();
        for (;;) {
            const start = position;
            if (parameters.size > 0)
                read(gap);
            const match = read(parameter);
            if (match?.[1] === undefined) {
                position = start;
                break;
            }
            parameters.set(match[1].toLowerCase(), match[2]?.replace(/\\(.)/g, '$1') ?? match[3] ?? '');
        }
        challenges.push({ scheme: scheme.toLowerCase(), parameters });
    }
}

;// CONCATENATED MODULE: ./lib/registry/scopes.js
/** Longer ones are passed over: they become part of a URL. */
const mostToldLength = 1024;
/**
 * Scopes as token servers of registries have them (docs/stacker/platform.md#4.7), and of those that the registry tells the ones
 * that are about these repositories: some want an action that no client would ask for.
 */
function repositoryScopes({ repository, action, from }, told = '') {
    const repositories = from === undefined ? [repository] : [repository, from];
    const known = told.length > mostToldLength ? [] : told.split(' ');
    return [
        ...new Set([
            `repository:${repository}:${action}`,
            ...(from === undefined ? [] : [`repository:${from}:pull`]),
            ...known.filter((scope) => repositories.some((name) => scope.startsWith(`repository:${name}:`))),
        ]),
    ];
}

;// CONCATENATED MODULE: ./lib/registry/session.js





function openSession(env) {
    const registries = new Map();
    const grants = new Map();
    function grant(request, challenges, told) {
        const { domain, repository, insecure, action = 'pull', from } = request;
        const access = { insecure, scopes: repositoryScopes({ repository, action, from }, told?.parameters.get('scope')) };
        const authorization = authorize(env.http, access, challenges, () => env.findCredentials(domain, repository));
        const granted = { authorization, isRenewed: told !== undefined, wasTaken: false };
        grants.set(grantKey(request), granted);
        return granted;
    }
    /** Another authorization, where the registry refused this one and says what it wants. */
    async function renewed(request, used, response) {
        const current = grants.get(grantKey(request));
        if (current !== undefined && current !== used)
            return current;
        if (used.isRenewed && !used.wasTaken)
            return undefined;
        const before = await used.authorization;
        const challenges = parseChallenges(response.headers.get('www-authenticate') ?? '');
        const wanted = challenges.find(({ scheme }) => scheme === 'basic' || scheme === 'bearer');
        if (wanted === undefined || before.kind === 'failed')
            return undefined;
        // The same password would be refused again.
        if (wanted.scheme === 'basic' && before.value?.startsWith('Basic ') === true)
            return undefined;
        return grant(request, challenges, wanted);
    }
    async function sendWith(request, { origin }, granted) {
        const authorization = await granted.authorization;
        if (authorization.kind === 'failed')
            return { ...authorization, timedOut: false };
        const { repository, path, location, method, headers, insecure, body, patience } = request;
        const url = location ?? new URL(`${origin}/v2/${repository}/${path}`);
        const isAllowed = authorization.value !== undefined && url.origin === origin;
        const answer = await (0,registry_http/* send */.tN)(env.http, {
            url: url.href,
            method,
            headers: { ...headers, ...(isAllowed && { authorization: authorization.value }) },
            insecure,
            ...(body !== undefined && { body }),
            ...(patience && { patience }),
        });
        if (answer.kind === 'answered' && answer.response.status !== 401)
            granted.wasTaken = true;
        return answer;
    }
    function registryOf({ domain, insecure }) {
        return remember(registries, `${domain} ${String(insecure)}`, () => findRegistry(env.http, domain, insecure));
    }
    /** Forgets what could not be found out. */
    async function forget(request) {
        const registry = `${request.domain} ${String(request.insecure)}`;
        if ((await registries.get(registry))?.kind === 'failed')
            registries.delete(registry);
        if ((await grants.get(grantKey(request))?.authorization)?.kind === 'failed')
            grants.delete(grantKey(request));
    }
    return {
        async ask(request) {
            if (request.again === true)
                await forget(request);
            const registry = await registryOf(request);
            if (registry.kind === 'failed')
                return registry;
            const granted = grants.get(grantKey(request)) ?? grant(request, registry.challenges);
            const answer = await sendWith(request, registry, granted);
            if (answer.kind === 'failed' || answer.response.status !== 401)
                return answer;
            if (request.location !== undefined && request.location.origin !== registry.origin)
                return answer;
            const other = await renewed(request, granted, answer.response);
            if (other === undefined)
                return answer;
            (0,registry_http/* discard */.vf)(answer.response);
            return sendWith(request, registry, other);
        },
        async address(request) {
            const registry = await registryOf(request);
            return registry.kind === 'failed'
                ? undefined
                : new URL(`${registry.origin}/v2/${request.repository}/${request.path}`);
        },
    };
}
function grantKey({ domain, insecure, repository, action = 'pull', from = '' }) {
    return `${domain} ${String(insecure)} ${repository} ${action} ${from}`;
}
async function remember(known, key, find) {
    const found = known.get(key) ?? find();
    known.set(key, found);
    return found;
}
/**
 * Asks `/v2/` what the registry speaks and wants (containers/image, detectProperties): https, and where the user said `insecure`
 * and https fails, http. A registry that does not answer in time is not asked again over http: that would wait twice.
 */
async function findRegistry(http, domain, insecure) {
    const host = (0,registry_reference/* registryHost */.U$)(domain);
    let failure = { kind: 'failed', why: 'not asked', timedOut: false };
    for (const scheme of insecure ? ['https', 'http'] : ['https']) {
        const origin = `${scheme}://${host}`;
        const answer = await (0,registry_http/* send */.tN)(http, { url: `${origin}/v2/`, method: 'GET', headers: {}, insecure });
        if (answer.kind === 'failed') {
            failure = answer;
            if (answer.timedOut)
                return failure;
            continue;
        }
        (0,registry_http/* discard */.vf)(answer.response);
        const { status, headers } = answer.response;
        if (status === 200 || status === 401) {
            return { kind: 'registry', origin, challenges: parseChallenges(headers.get('www-authenticate') ?? '') };
        }
        failure = { kind: 'failed', why: `the registry answered ${String(status)} to /v2/`, timedOut: false };
    }
    return failure;
}

;// CONCATENATED MODULE: ./lib/registry/client.js













function openRegistryClient(env) {
    const session = openSession(env);
    const heads = new Map();
    const manifests = new Map();
    const ask = async (reference, request) => {
        if (await env.isRerouted(reference.domain)) {
            return { kind: 'failed', why: 'registries.conf has a rule for this registry', timedOut: false };
        }
        return session.ask({ domain: reference.domain, repository: reference.path, ...request });
    };
    const askManifest = (reference, insecure, method) => ask(reference, {
        insecure,
        method,
        path: `manifests/${reference.digest ?? reference.tag ?? 'latest'}`,
        headers: { accept: image_index/* acceptedManifests */.M },
    });
    const head = async (reference, insecure) => {
        const answer = await askManifest(reference, insecure, 'HEAD');
        if (answer.kind === 'failed')
            return answer;
        const { response } = answer;
        (0,registry_http/* discard */.vf)(response);
        if (response.status !== 200)
            return noAnswer(response.status);
        const digest = response.headers.get('docker-content-digest');
        return { kind: 'digest', digest: (0,formats_digest/* isDigest */.Bc)(digest) ? digest : undefined };
    };
    const get = async (reference, insecure) => {
        const answer = await askManifest(reference, insecure, 'GET');
        return answer.kind === 'failed' ? answer : readManifest(answer.response, reference.digest);
    };
    const manifest = (reference, insecure) => client_remember(manifests, `${(0,registry_reference/* formatReference */.FH)(reference)} ${String(insecure)}`, () => get(reference, insecure));
    return {
        headDigest: (reference, insecure) => client_remember(heads, `${(0,registry_reference/* formatReference */.FH)(reference)} ${String(insecure)}`, () => head(reference, insecure)),
        async resolve({ reference, insecure, platform, detected }) {
            const top = await manifest(reference, insecure);
            if (top.kind !== 'manifest')
                return top;
            if (!(0,media_type/* isIndex */.nw)(top.mediaType))
                return resolved(top);
            const chosen = chooseFrom(top, platform, detected);
            if (chosen.kind !== 'chosen')
                return chosen;
            const { domain, path } = reference;
            const instance = await manifest({ domain, path, digest: chosen.digest }, insecure);
            if (instance.kind !== 'manifest')
                return instance;
            if ((0,media_type/* isIndex */.nw)(instance.mediaType))
                return { kind: 'failed', why: 'an index inside an index' };
            return { ...resolved(instance), indexDigest: top.digest };
        },
        async fetchBlob({ reference, insecure, digest, size }, file) {
            const fetched = await downloadBlob({ digest, size }, file, env.http.requestTimeout, (request) => ask(reference, { insecure, method: 'GET', ...request }));
            return fetched.kind === 'fetched' ? fetched : { kind: fetched.kind, why: fetched.why };
        },
    };
}
function client_remember(known, key, find) {
    const found = known.get(key) ?? find();
    known.set(key, found);
    return found;
}
function resolved({ digest, mediaType, bytes }) {
    return { kind: 'resolved', platformDigest: digest, mediaType, bytes };
}
function chooseFrom(index, platform, detected) {
    try {
        const entries = (0,instance/* decodeInstances */.V)((0,formats_decode/* parseJson */.qF)(index.bytes, 'image index', document_size/* mostManifestBytes */.y$), 'image index');
        const choice = (0,image_index/* chooseInstance */.N)(entries, index.mediaType, platform, detected);
        switch (choice.kind) {
            case 'none':
                return { kind: 'missing', why: choice.why };
            case 'unsure':
                return { kind: 'failed', why: choice.why };
            case 'chosen':
                return (0,formats_digest/* isDigest */.Bc)(choice.descriptor.digest)
                    ? { kind: 'chosen', digest: choice.descriptor.digest }
                    : { kind: 'failed', why: 'the index names an image by a digest that is not sha256' };
        }
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            return { kind: 'failed', why: error.message };
        throw error;
    }
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/registry/credentials.js




const mostFileBytes = 1 << 20;
const mostHelperBytes = 1 << 16;
const helperTimeout = 15_000;
/**
 * The credentials for a repository, from the files in the order in which containers/image reads them (docs/stacker/platform.md#4.2;
 * pkg/docker/config). The first file that knows the registry decides. Not REGISTRY_AUTH_FILE: podman and skopeo read it, stacker does
 * not, and what it opens would be a base that stacker cannot pull.
 */
async function findCredentials(env, domain, repository) {
    for (const file of authFiles(env)) {
        const content = await readAuthFile(env, file);
        const found = content === undefined ? undefined : await credentialsIn(env, content, domain, repository);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function authFiles({ variables, home, uid }) {
    const runtime = variables['XDG_RUNTIME_DIR'];
    const docker = variables['DOCKER_CONFIG'] ?? '';
    const config = configHome(home, variables);
    const dockerHome = docker === '' ? home && external_node_path_.join(home, '.docker') : docker;
    return [
        runtime ? external_node_path_.join(runtime, 'containers/auth.json') : `/run/containers/${String(uid)}/auth.json`,
        ...(config ? [external_node_path_.join(config, 'containers/auth.json')] : []),
        ...(dockerHome ? [external_node_path_.join(dockerHome, 'config.json')] : []),
    ];
}
/** The user's directory of configuration, as the XDG rules have it: an empty variable counts as none. */
function configHome(home, variables) {
    const config = variables['XDG_CONFIG_HOME'] ?? '';
    return config === '' ? home && external_node_path_.join(home, '.config') : config;
}
async function readAuthFile(env, file) {
    let bytes;
    try {
        bytes = await (0,external_node_fs_promises_.readFile)(file);
    }
    catch {
        // Absent or unreadable files are normal: most machines have one of the three.
        return undefined;
    }
    try {
        return decodeAuthFile((0,formats_decode/* parseJson */.qF)(bytes, 'credentials', mostFileBytes));
    }
    catch {
        // The decoder's message is kept back: it stands close to secrets.
        env.debug(`${file} is not a file of credentials`);
        return undefined;
    }
}
function decodeAuthFile(value) {
    const member = (0,formats_decode/* decodeObject */.gv)(value, 'credentials');
    return {
        auths: member('auths', mapOf(decodeAuth)),
        helpers: member('credHelpers', mapOf(formats_decode/* decodeString */.sc)),
        store: member('credsStore', orEmpty),
    };
}
const orEmpty = (value, where) => value === undefined || value === null ? '' : (0,formats_decode/* decodeString */.sc)(value, where);
const decodeAuth = (value, where) => {
    const member = (0,formats_decode/* decodeObject */.gv)(value ?? {}, where);
    return { auth: member('auth', orEmpty), identityToken: member('identitytoken', orEmpty) };
};
function mapOf(decode) {
    return (value, where) => {
        (0,formats_decode/* decodeObject */.gv)(value ?? {}, where);
        return new Map(Object.entries(value ?? {}).map(([name, item]) => [name, decode(item, where)]));
    };
}
async function credentialsIn(env, file, domain, repository) {
    const helper = file.helpers.get(domain) ?? (domain === 'docker.io' ? file.helpers.get(hubServer) : undefined);
    if (helper !== undefined)
        return askHelper(env, helper, domain);
    // Sub-namespaces are an extension of containers/image and count as exact names only; the longest wins.
    for (let key = `${domain}/${repository}`;; key = key.slice(0, key.lastIndexOf('/'))) {
        const auth = file.auths.get(key);
        if (auth !== undefined)
            return decodeCredentials(auth) ?? askStore(env, file.store, domain);
        if (!key.includes('/'))
            break;
    }
    for (const [key, auth] of file.auths) {
        if (normaliseKey(key) === normaliseRegistry(domain))
            return decodeCredentials(auth) ?? askStore(env, file.store, domain);
    }
    return askStore(env, file.store, domain);
}
const hubServer = 'https://index.docker.io/v1/';
/** Old `docker login` wrote URLs as keys, and Docker Hub's still is one. */
function normaliseKey(key) {
    const bare = key.replace(/^https?:\/\//, '');
    return normaliseRegistry(bare === key ? bare : (bare.split('/', 1)[0] ?? ''));
}
function normaliseRegistry(name) {
    return name === 'registry-1.docker.io' || name === 'docker.io' ? 'index.docker.io' : name;
}
function decodeCredentials(entry) {
    if (entry.identityToken !== '')
        return { kind: 'identity-token', token: entry.identityToken };
    const text = Buffer.from(entry.auth, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    // An empty entry only marks that a helper has the secret.
    if (colon === -1)
        return undefined;
    return { kind: 'password', user: text.slice(0, colon), password: text.slice(colon + 1).replace(/^\0+|\0+$/g, '') };
}
async function askStore(env, store, domain) {
    return store === '' ? undefined : askHelper(env, store, domain);
}
async function askHelper(env, name, domain) {
    // The name becomes part of a program's name; a path separator in it would run any file.
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
        env.debug('a credential helper has a name that is not allowed');
        return undefined;
    }
    // containers/image asks for the registry, docker for the URL under which it logged in at Docker Hub.
    for (const server of domain === 'docker.io' ? [domain, hubServer] : [domain]) {
        const text = await env.runHelper(name, server);
        if (text === undefined)
            continue;
        try {
            const member = (0,formats_decode/* decodeObject */.gv)((0,formats_decode/* parseJson */.qF)(Buffer.from(text), 'credential helper', mostHelperBytes), 'credential helper');
            const user = member('Username', formats_decode/* decodeString */.sc);
            const secret = member('Secret', formats_decode/* decodeString */.sc);
            return user === '<token>'
                ? { kind: 'identity-token', token: secret }
                : { kind: 'password', user, password: secret };
        }
        catch {
            env.debug(`docker-credential-${name} answered what is not its protocol`);
        }
    }
    return undefined;
}
/** Runs the helper found on PATH, without a shell, for at most fifteen seconds. */
function runCredentialHelper(variables) {
    return (name, server) => new Promise((resolve) => {
        const child = (0,external_node_child_process_.execFile)(`docker-credential-${name}`, ['get'], {
            env: variables,
            timeout: helperTimeout,
            killSignal: 'SIGKILL',
            maxBuffer: mostHelperBytes,
            encoding: 'utf8',
            shell: false,
        }, (error, stdout) => {
            resolve(error === null ? stdout : undefined);
        });
        // A helper that is missing or ends early closes its input; the answer above says what that means.
        child.stdin?.on('error', () => undefined);
        child.stdin?.end(server);
    });
}

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

;// CONCATENATED MODULE: ./lib/registry/registries-conf.js



/**
 * Whether podman's registries.conf has a rule that may concern the domain: a mirror, another location, a block. containers/image
 * obeys it inside stacker (docs/stacker/platform.md#4.3), so what a registry says to us need not be what stacker will get. The
 * files are searched as text, not understood: a rule that merely names the domain counts.
 */
async function isRerouted(directories, domain) {
    for (const file of await configFiles(directories)) {
        let text;
        try {
            text = await (0,external_node_fs_promises_.readFile)(file, 'utf8');
        }
        catch {
            // Not there, as on most machines.
            continue;
        }
        if (mentions(text, domain))
            return true;
    }
    return false;
}
function mentions(text, domain) {
    const lines = text.split('\n').filter((line) => !line.trimStart().startsWith('#'));
    if (!lines.some((line) => /^\s*\[\[\s*"?registry/.test(line)))
        return false;
    return lines.some((line) => line.includes(domain) || line.includes('*.'));
}
async function configFiles(directories) {
    const files = [];
    for (const directory of directories) {
        files.push(external_node_path_.join(directory, 'registries.conf'));
        const parts = external_node_path_.join(directory, 'registries.conf.d');
        // A directory that is not there holds no rules.
        const names = await (0,external_node_fs_promises_.readdir)(parts).catch(() => []);
        files.push(...names.filter((name) => name.endsWith('.conf')).map((name) => external_node_path_.join(parts, name)));
    }
    return files;
}
/** Where containers/image looks for registries.conf: the user's directory and the machine's. */
function registriesConfDirectories(home, variables) {
    const config = configHome(home, variables);
    return [...(config ? [external_node_path_.join(config, 'containers')] : []), '/etc/containers'];
}

// EXTERNAL MODULE: ./lib/formats/regular-file.js
var regular_file = __webpack_require__(88911);
// EXTERNAL MODULE: ./lib/registry/abort.js
var abort = __webpack_require__(26549);
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
    const said = noAnswer(status);
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
    const stall = untilStalled(target.timeout);
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
                return noAnswer(status);
            if (await backoff.again(began, attempt))
                continue;
            return { kind: 'failed', why: 'the registry does not find a blob that the manifest names' };
        }
        (0,registry_http/* discard */.vf)(response);
        if ([403, 405, 409, 412].includes(status))
            return { kind: 'refused', why: noAnswer(status).why };
        if (status !== 200 && status !== 201)
            return noAnswer(status);
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
    const code = (value, where) => (0,formats_decode/* decodeObject */.gv)(value, where)('code', formats_decode/* decodeString */.sc);
    try {
        const member = (0,formats_decode/* decodeObject */.gv)((0,formats_decode/* parseJson */.qF)(body.bytes, 'answer', mostErrorBytes, 1000), 'answer');
        const codes = member('errors', (0,formats_decode/* decodeArray */.k$)(code, 1000));
        return codes.includes('MANIFEST_BLOB_UNKNOWN') || codes.includes('BLOB_UNKNOWN');
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            return false;
        throw error;
    }
}

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
        return noAnswer(response.status);
    }
    const body = await (0,registry_http/* readBody */.x8)(response, mostPageBytes);
    if (body.kind === 'too-long')
        return { kind: 'failed', why: 'the list of tags is longer than 16 MiB' };
    if (body.kind === 'failed')
        return body;
    try {
        const member = (0,formats_decode/* decodeObject */.gv)((0,formats_decode/* parseJson */.qF)(body.bytes, 'tags', mostPageBytes, 1_000_000), 'tags');
        const tags = member('tags', (value, where) => value === null || value === undefined ? [] : (0,formats_decode/* decodeArray */.k$)(formats_decode/* decodeString */.sc, 500_000)(value, where));
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
                const fetched = await downloadBlob(blob, file, http.requestTimeout, (request) => ask({ method: 'GET', ...request }));
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
            return answer.kind === 'failed' ? answer : readManifest(answer.response, (0,formats_digest/* isDigest */.Bc)(name) ? name : undefined);
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
    return good.includes(answer.response.status) ? read(answer.response) : noAnswer(answer.response.status);
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

;// CONCATENATED MODULE: ./lib/registry/machine.js








/** A client with this machine's credentials and rules, and the http environment that shares its time limits. The time runs from now. */
function openMachineRegistry(machine, limits) {
    const { variables, home, uid, debug } = machine;
    const http = (0,registry_http/* httpEnv */.aY)(machine.fetch, limits.request, limits.total);
    const credentials = { variables, home, uid, debug, runHelper: runCredentialHelper(variables) };
    const directories = registriesConfDirectories(home, variables);
    const find = (domain, repository) => findCredentials(credentials, domain, repository);
    const client = openRegistryClient({
        http,
        findCredentials: find,
        isRerouted: (domain) => isRerouted(directories, domain),
    });
    const unhurried = { ...http, deadline: new AbortController().signal };
    const session = openSession({ http: unhurried, findCredentials: find });
    const backoff = patientBackoff(limits);
    return { client, http, repository: (address) => openRepository({ session, http: unhurried, backoff }, address) };
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

/***/ 68140:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ freeWhatIsRead)
/* harmony export */ });
/* harmony import */ var _formats_free_memory_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(70574);

/**
 * Gives back what an answer's body is read into as soon as it is read, for Node's parser copies what it hands over of it. Left to the garbage
 * collector it would be tens of megabytes, and a core busy with looking for it. To be called when the answer begins: what is called later
 * hears of the bytes later than the parser. Once the answer is complete the connection may be another request's.
 */
function freeWhatIsRead(incoming) {
    const { socket } = incoming;
    const onRead = (bytes) => {
        if (!incoming.complete)
            (0,_formats_free_memory_js__WEBPACK_IMPORTED_MODULE_0__/* .freeMemory */ .K)(bytes);
    };
    socket.on('data', onRead);
    incoming.on('close', () => socket.off('data', onRead));
}


/***/ }),

/***/ 62407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ thisMachine)
/* harmony export */ });
/* harmony import */ var _fetch_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64799);
/* harmony import */ var _home_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27876);


/** The machine on which this process runs, with the variables that the step or person has. */
function thisMachine({ environment, log, }) {
    return {
        fetch: (0,_fetch_js__WEBPACK_IMPORTED_MODULE_0__/* .openFetch */ .v)(environment),
        variables: environment,
        home: (0,_home_js__WEBPACK_IMPORTED_MODULE_1__/* .homeDirectory */ .R)(environment),
        uid: process.getuid?.() ?? 0,
        debug: (message) => {
            log.debug(message);
        },
    };
}


/***/ })

};
