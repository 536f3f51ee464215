export const id = 2442;
export const ids = [2442];
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

/***/ 12442:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openNodeClient: () => (/* binding */ openNodeClient)
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
;// CONCATENATED MODULE: ./lib/registry/node-client.js






/** Milliseconds after which a connection that nobody uses is given up: servers do so, too, and some say nothing of it. */
const idleTime = 4000;
/**
 * Sends requests by Node's own client, whose pieces come as they were read: the global `fetch` copies each of them, and goes through no
 * proxy unless NODE_USE_ENV_PROXY was set before Node started, which no runner does. `variables` name the proxies (`proxyChoice`). Node
 * knows `proxyEnv` from 24.5 on.
 */
function openNodeClient(variables) {
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


/***/ })

};
