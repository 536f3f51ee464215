export const id = 598;
export const ids = [598];
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

/***/ 48320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  W: () => (/* binding */ downloadBlob)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/registry/http.js
var http = __webpack_require__(69127);
// EXTERNAL MODULE: ./lib/registry/no-answer.js
var no_answer = __webpack_require__(79039);
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

// EXTERNAL MODULE: ./lib/registry/stall.js
var registry_stall = __webpack_require__(18717);
;// CONCATENATED MODULE: ./lib/registry/blob.js







/**
 * Asks for the blob by `ask` and writes it to `file`, which must not exist and does not where this fails. `timeout` is in milliseconds,
 * for each piece of it.
 */
async function downloadBlob(blob, file, timeout, ask) {
    const stall = (0,registry_stall/* untilStalled */.S)(timeout);
    try {
        // A body that is packed once more on its way would not be the blob.
        const headers = { 'accept-encoding': 'identity' };
        const answer = await ask({ path: `blobs/${blob.digest}`, headers, patience: stall.begin });
        if (answer.kind === 'failed')
            return answer;
        const { response } = answer;
        if (response.status === 200)
            return await receiveBlob(response, blob, file, stall.move);
        (0,http/* discard */.vf)(response);
        return (0,no_answer/* noAnswer */.q)(response.status);
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
        await (0,promises_.rm)(file, { force: true });
        return { kind: 'failed', why };
    }
    catch (error) {
        await (0,promises_.rm)(file, { force: true });
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
    const handle = await (0,promises_.open)(file, 'wx', 0o644);
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


/***/ }),

/***/ 30598:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ machineCredentials),
  openMachineClient: () => (/* binding */ openMachineClient)
});

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
// EXTERNAL MODULE: ./lib/registry/blob.js + 1 modules
var blob = __webpack_require__(48320);
// EXTERNAL MODULE: ./lib/registry/http.js
var http = __webpack_require__(69127);
// EXTERNAL MODULE: ./lib/registry/image-index.js
var image_index = __webpack_require__(25227);
// EXTERNAL MODULE: ./lib/registry/no-answer.js
var no_answer = __webpack_require__(79039);
// EXTERNAL MODULE: ./lib/registry/reference.js
var registry_reference = __webpack_require__(9758);
// EXTERNAL MODULE: ./lib/registry/registry-manifest.js
var registry_manifest = __webpack_require__(14188);
// EXTERNAL MODULE: ./lib/registry/session.js + 3 modules
var registry_session = __webpack_require__(89232);
;// CONCATENATED MODULE: ./lib/registry/client.js













function openRegistryClient(env) {
    const session = (0,registry_session/* openSession */.f)(env);
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
        (0,http/* discard */.vf)(response);
        if (response.status !== 200)
            return (0,no_answer/* noAnswer */.q)(response.status);
        const digest = response.headers.get('docker-content-digest');
        return { kind: 'digest', digest: (0,formats_digest/* isDigest */.Bc)(digest) ? digest : undefined };
    };
    const get = async (reference, insecure) => {
        const answer = await askManifest(reference, insecure, 'GET');
        return answer.kind === 'failed' ? answer : (0,registry_manifest/* readManifest */.W)(answer.response, reference.digest);
    };
    const manifest = (reference, insecure) => remember(manifests, `${(0,registry_reference/* formatReference */.FH)(reference)} ${String(insecure)}`, () => get(reference, insecure));
    return {
        headDigest: (reference, insecure) => remember(heads, `${(0,registry_reference/* formatReference */.FH)(reference)} ${String(insecure)}`, () => head(reference, insecure)),
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
            const fetched = await (0,blob/* downloadBlob */.W)({ digest, size }, file, env.http.requestTimeout, (request) => ask(reference, { insecure, method: 'GET', ...request }));
            return fetched.kind === 'fetched' ? fetched : { kind: fetched.kind, why: fetched.why };
        },
    };
}
function remember(known, key, find) {
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

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
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
        bytes = await (0,promises_.readFile)(file);
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
    return async (name, server) => {
        const { execFile } = await Promise.resolve(/* import() */).then(__webpack_require__.t.bind(__webpack_require__, 31421, 19));
        return await new Promise((resolve) => {
            const child = execFile(`docker-credential-${name}`, ['get'], {
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
    };
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
            text = await (0,promises_.readFile)(file, 'utf8');
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
        const names = await (0,promises_.readdir)(parts).catch(() => []);
        files.push(...names.filter((name) => name.endsWith('.conf')).map((name) => external_node_path_.join(parts, name)));
    }
    return files;
}
/** Where containers/image looks for registries.conf: the user's directory and the machine's. */
function registriesConfDirectories(home, variables) {
    const config = configHome(home, variables);
    return [...(config ? [external_node_path_.join(config, 'containers')] : []), '/etc/containers'];
}

;// CONCATENATED MODULE: ./lib/registry/machine-client.js



/** A client of registries with this machine's credentials and rules. */
function openMachineClient(machine, http) {
    const directories = registriesConfDirectories(machine.home, machine.variables);
    return openRegistryClient({
        http,
        findCredentials: machineCredentials(machine),
        isRerouted: (domain) => isRerouted(directories, domain),
    });
}
function machineCredentials({ variables, home, uid, debug }) {
    const credentials = { variables, home, uid, debug, runHelper: runCredentialHelper(variables) };
    return (domain, repository) => findCredentials(credentials, domain, repository);
}


/***/ }),

/***/ 79039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ noAnswer)
/* harmony export */ });
/** What a status that is no answer means. */
function noAnswer(status) {
    const why = `the registry answered ${String(status)}`;
    if (status === 404)
        return { kind: 'missing', why };
    return { kind: status === 401 || status === 403 ? 'denied' : 'failed', why };
}


/***/ }),

/***/ 14188:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ readManifest)
/* harmony export */ });
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67910);
/* harmony import */ var _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(31435);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(69127);
/* harmony import */ var _no_answer_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(79039);




/** Reads what a registry answered to the question for a manifest. `wanted`: the digest that it was asked by. */
async function readManifest(response, wanted) {
    if (response.status !== 200) {
        (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .discard */ .vf)(response);
        return (0,_no_answer_js__WEBPACK_IMPORTED_MODULE_2__/* .noAnswer */ .q)(response.status);
    }
    const body = await (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .readBody */ .x8)(response, _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_3__/* .mostManifestBytes */ .y$);
    if (body.kind === 'too-long')
        return { kind: 'failed', why: 'the manifest is longer than 4 MiB' };
    if (body.kind === 'failed')
        return body;
    const digest = (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(body.bytes);
    const [mediaType = ''] = (response.headers.get('content-type') ?? '').split(';', 1);
    if (wanted !== undefined && digest !== wanted)
        return { kind: 'failed', why: 'the manifest has not the digest it was asked by' };
    const told = response.headers.get('docker-content-digest');
    if ((0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(told) && told !== digest)
        return { kind: 'failed', why: 'the manifest has not the digest that the registry tells' };
    return { kind: 'manifest', digest, mediaType: mediaType.trim().toLowerCase(), bytes: body.bytes };
}


/***/ }),

/***/ 89232:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ openSession)
});

// EXTERNAL MODULE: ./lib/formats/decode.js
var decode = __webpack_require__(2924);
// EXTERNAL MODULE: ./lib/registry/http.js
var registry_http = __webpack_require__(69127);
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
        const member = (0,decode/* decodeObject */.gv)((0,decode/* parseJson */.qF)(body.bytes, 'token', mostTokenBytes), 'token');
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
    const text = value === undefined ? null : (0,decode/* nullOr */.lW)(decode/* decodeString */.sc)(value, where);
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

// EXTERNAL MODULE: ./lib/registry/reference.js
var reference = __webpack_require__(9758);
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
    const host = (0,reference/* registryHost */.U$)(domain);
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


/***/ }),

/***/ 18717:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ untilStalled)
/* harmony export */ });
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


/***/ })

};
