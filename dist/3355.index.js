export const id = 3355;
export const ids = [3355];
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

/***/ 48785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $9: () => (/* binding */ uncoverVariable),
/* harmony export */   R5: () => (/* binding */ machineEnvironment),
/* harmony export */   sD: () => (/* binding */ coverVariable)
/* harmony export */ });
/** Variables of this process that hold for one of its libraries, though all of the process sees them. */
const covered = new Map();
/** Sets a variable of this process until `uncoverVariable`; whoever else needs it asks `machineEnvironment`. */
function coverVariable(name, value) {
    if (process.env[name] === value)
        return;
    covered.set(name, { before: process.env[name], value });
    process.env[name] = value;
}
/** Puts back what was there before, unless somebody else has set it since. */
function uncoverVariable(name) {
    const over = covered.get(name);
    covered.delete(name);
    if (over !== undefined)
        putBack(process.env, name, over);
}
/**
 * The environment without what is covered: every child is started with it, or with one that was read before. While the cache client
 * works, this process has a PATH on which no program is found.
 */
function machineEnvironment() {
    const environment = { ...process.env };
    for (const [name, over] of covered)
        putBack(environment, name, over);
    return environment;
}
function putBack(environment, name, { before, value }) {
    if (environment[name] !== value)
        return;
    if (before === undefined)
        Reflect.deleteProperty(environment, name);
    else
        environment[name] = before;
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

/***/ 93355:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openGithubStore: () => (/* binding */ openGithubStore)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/store/keys.js
var keys = __webpack_require__(84945);
// EXTERNAL MODULE: ./lib/formats/decode.js
var decode = __webpack_require__(2924);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __webpack_require__(67910);
;// CONCATENATED MODULE: ./lib/store/learnt.js


/** Documents are JSON, so their bytes are text. */
function encodeLearnt({ arches, answers, blobs, gone, listed, isNews }) {
    return {
        arches,
        answers: [...answers].map(([question, answer]) => answer === null ? [question, null, '', null] : [question, answer.key, answer.bytes.toString('utf8'), answer.seen]),
        blobs: [...blobs],
        gone: [...gone],
        listed: listed === undefined ? null : [...listed],
        isNews,
    };
}
/** @throws FormatError for what is none. An answer whose bytes are not what its key says is left out. */
function decodeLearnt(value) {
    const member = (0,decode/* decodeObject */.gv)(value, 'learnt');
    const listed = member('listed', (0,decode/* nullOr */.lW)((0,decode/* decodeArray */.k$)(decode/* decodeDigest */.bY)));
    return {
        arches: member('arches', (0,decode/* decodeArray */.k$)(decode/* decodeString */.sc)),
        answers: new Map(member('answers', (0,decode/* decodeArray */.k$)(decodeAnswer)).flatMap((answer) => (answer === undefined ? [] : [answer]))),
        blobs: new Map(member('blobs', (0,decode/* decodeArray */.k$)(decodeAt))),
        gone: new Map(member('gone', (0,decode/* decodeArray */.k$)(decodeAt))),
        listed: listed === null ? undefined : new Set(listed),
        isNews: member('isNews', decode/* decodeBoolean */.J2),
    };
}
const decodeAnswer = (value, where) => {
    const [question, key, text, seen] = (0,decode/* decodeArray */.k$)((item) => item, 4)(value, where);
    const asked = (0,decode/* decodeString */.sc)(question, where);
    if (key === null)
        return [asked, null];
    const bytes = Buffer.from((0,decode/* decodeString */.sc)(text, where));
    const named = (0,decode/* decodeString */.sc)(key, where);
    if (!named.startsWith(asked) || !named.endsWith(`-${(0,formats_digest/* digestHex */.sU)((0,formats_digest/* digestOf */.ol)(bytes))}`))
        return undefined;
    return [asked, { key: named, bytes, seen: (0,decode/* nullOr */.lW)(decode/* decodeCount */.OV)(seen, where) }];
};
const decodeAt = (value, where) => {
    const [digest, at] = (0,decode/* decodeArray */.k$)((item) => item, 2)(value, where);
    return [(0,decode/* decodeDigest */.bY)(digest, where), (0,decode/* decodeCount */.OV)(at, where)];
};

;// CONCATENATED MODULE: ./lib/store/github/absent-store.js
/** A store that holds nothing and takes nothing. */
function absentStore(why) {
    const denied = () => Promise.resolve({ kind: 'denied', why });
    const nothing = () => Promise.resolve(undefined);
    return {
        name: 'github',
        writable: { kind: 'no', why },
        findRecord: nothing,
        findOtherRecord: nothing,
        unanswered: () => undefined,
        refused: () => undefined,
        outage: () => undefined,
        writeRecord: denied,
        hasBlobs: () => Promise.resolve(new Set()),
        fetchBlob: () => Promise.resolve(false),
        writeBlob: denied,
        findResolution: nothing,
        writeResolution: denied,
        findHistory: nothing,
        writeHistory: nothing,
        finish: () => Promise.resolve(),
    };
}

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/formats/machine-environment.js
var machine_environment = __webpack_require__(48785);
// EXTERNAL MODULE: ./lib/store/error-code.js
var error_code = __webpack_require__(94469);
;// CONCATENATED MODULE: ./lib/store/github/tar-script.js
/**
 * The `tar` that the cache client finds. The client unpacks with `-P`, before anybody could look into the archive: absolute names, `..`,
 * links and devices would be made as they stand (docs/stacker/platform.md#1.5). This one neither packs nor unpacks: what is saved is the
 * staged file itself, and what was fetched is kept as it came, where a line that begins with the nonce says.
 *
 * `root` has only characters that a shell leaves alone. `mv` is an absolute path: no program is on the client's PATH.
 */
function tarScript({ root, nonce, mv }) {
    return `#!/bin/sh
root=${quote(root)}
mv=${quote(mv)}
case "$1 $2" in
  '--posix -cf')
    case $PWD/$3 in "$root"/temp/*/cache.tgz) ;; *) exit 127 ;; esac
    IFS= read -r name <manifest.txt || [ -n "$name" ] || exit 2
    case $name in
      *[!0-9a-z/]* | */*/*) exit 2 ;;
      records/?* | blobs/?* | resolutions/?* | indexes/?*) exec "$mv" -- "$root/$name" "$3" ;;
    esac
    exit 2
    ;;
  -xf' '*)
    case $2 in "$root"/temp/*/cache.tgz) ;; *) exit 127 ;; esac
    # Out of reach of the client, which is about to remove it, and minds nothing where it is gone.
    id=\${2%/*}
    out="$root/out/\${id##*/}"
    echo
    echo "${nonce} $out"
    exec "$mv" -- "$2" "$out"
    ;;
  -tf' '*) exit 0 ;;
esac
exit 127
`;
}
function quote(text) {
    return `'${text.replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./lib/store/github/client-staging.js








let uses = 0;
let saves = 0;
let staging;
let exitHandler;
let directoryBefore;
/** Begins a use. `temporary`: where the directory is best made. Rejects when there is no place. */
async function enterStaging(temporary, saving) {
    uses += 1;
    if (saving)
        saves += 1;
    let left = false;
    let entered;
    const leave = () => {
        if (left)
            return;
        left = true;
        if (saving && --saves === 0)
            undoSaving();
        if (--uses > 0)
            return;
        if (entered !== undefined)
            undo(entered.root);
        staging = undefined;
    };
    try {
        staging ??= make(temporary);
        entered = await staging;
        use(entered);
        if (saving)
            useForSaving(entered);
        return { ...entered, leave };
    }
    catch (error) {
        leave();
        throw error;
    }
}
async function make(temporary) {
    const mv = findProgram('mv', (0,machine_environment/* machineEnvironment */.R5)()['PATH']);
    if (mv === undefined)
        throw new Error('mv is not installed');
    const nonce = (0,external_node_crypto_.randomBytes)(16).toString('hex');
    for (const place of placesFor(temporary)) {
        await removeLeft(place);
        const root = await (0,promises_.realpath)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(place, `${await ownedName(process.pid)}-`)));
        for (const folder of ['bin', 'temp', 'out', 'records', 'blobs', 'resolutions', 'indexes']) {
            await (0,promises_.mkdir)((0,external_node_path_.join)(root, folder), { recursive: true, mode: 0o700 });
        }
        const script = (0,external_node_path_.join)(root, 'bin', 'tar');
        await (0,promises_.writeFile)(script, tarScript({ root, nonce, mv }), { mode: 0o700 });
        if (isAllowed(script, external_node_fs_.constants.X_OK))
            return { root, nonce };
        // Mounted noexec: the client could not start it.
        discard(root);
    }
    throw new Error('programs can be run from none of the directories for temporary files; name another one by TMPDIR');
}
/**
 * A file name that says which process its owner is: the pid, and in which namespace of pids it counts. What a killed process leaves in
 * a directory that nobody empties is told by it from what is in use.
 */
async function ownedName(pid) {
    // `pid:[4026531836]`; where there is no such file, no name is ever taken for that of a dead process.
    const namespace = await (0,promises_.readlink)('/proc/self/ns/pid').catch(() => '');
    return `stack-cache-${/\d+/.exec(namespace)?.[0] ?? '0'}-${String(pid)}`;
}
async function removeLeft(place) {
    const prefix = (await ownedName(0)).replace(/0$/, '');
    if (prefix === 'stack-cache-0-')
        return;
    for (const name of await (0,promises_.readdir)(place).catch(() => [])) {
        const pid = name.startsWith(prefix) ? /^(\d+)-/.exec(name.slice(prefix.length))?.[1] : undefined;
        if (pid === undefined || isAlive(Number(pid)))
            continue;
        await (0,promises_.rm)((0,external_node_path_.join)(place, name), { recursive: true, force: true }).catch(() => undefined);
    }
}
function isAlive(pid) {
    try {
        return process.kill(pid, 0);
    }
    catch (error) {
        return !(0,error_code/* isCode */._)(error, 'ESRCH');
    }
}
/** The client puts the path on a command line without quoting it. */
function placesFor(temporary) {
    const places = [temporary, (0,external_node_os_.tmpdir)(), '/tmp', '/var/tmp', process.env['HOME']].flatMap((place) => place ?? []);
    const usable = places.filter((place) => /^\/[A-Za-z0-9_./+@=-]+$/.test(place) && isAllowed(place, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK));
    return [...new Set(usable)];
}
function isAllowed(file, mode) {
    try {
        (0,external_node_fs_.accessSync)(file, mode);
        return true;
    }
    catch {
        return false;
    }
}
/** Applied again at each use: should others have set these in between, the machine's own tar would unpack what comes. */
function use({ root }) {
    (0,machine_environment/* coverVariable */.sD)('PATH', (0,external_node_path_.join)(root, 'bin'));
    (0,machine_environment/* coverVariable */.sD)('RUNNER_TEMP', (0,external_node_path_.join)(root, 'temp'));
    // For a call that hangs until the process ends.
    exitHandler ??= () => {
        discard(root);
    };
    process.off('exit', exitHandler).on('exit', exitHandler);
}
function useForSaving({ root }) {
    if (process.cwd() !== root) {
        directoryBefore = process.cwd();
        process.chdir(root);
    }
    (0,machine_environment/* coverVariable */.sD)('GITHUB_WORKSPACE', root);
}
function undo(root) {
    (0,machine_environment/* uncoverVariable */.$9)('PATH');
    (0,machine_environment/* uncoverVariable */.$9)('RUNNER_TEMP');
    if (exitHandler)
        process.off('exit', exitHandler);
    exitHandler = undefined;
    discard(root);
}
function undoSaving() {
    if (directoryBefore !== undefined)
        process.chdir(directoryBefore);
    directoryBefore = undefined;
    (0,machine_environment/* uncoverVariable */.$9)('GITHUB_WORKSPACE');
}
function discard(root) {
    try {
        (0,external_node_fs_.rmSync)(root, { recursive: true, force: true });
    }
    catch {
        // It is below RUNNER_TEMP, which the runner empties.
    }
}
/** The program's absolute path, as a shell would find it. */
function findProgram(name, path) {
    return (path ?? '')
        .split(external_node_path_.delimiter)
        .filter((directory) => directory.startsWith('/'))
        .map((directory) => (0,external_node_path_.join)(directory, name))
        .find((file) => {
        try {
            (0,external_node_fs_.accessSync)(file, external_node_fs_.constants.X_OK);
            return true;
        }
        catch {
            return false;
        }
    });
}

// EXTERNAL MODULE: ./lib/store/hashing-threads.js
var hashing_threads = __webpack_require__(37177);
// EXTERNAL MODULE: ./lib/store/verified-file.js
var verified_file = __webpack_require__(82184);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./lib/formats/regular-file.js
var regular_file = __webpack_require__(88911);
;// CONCATENATED MODULE: ./lib/store/github/entry-content.js











// An entry is one file: what it keeps, as it is, or the gzip of it where that is smaller (docs/format.md). Layers are compressed already: they
// are moved, and neither packed nor copied.
const fast = { level: external_node_zlib_.constants.Z_BEST_SPEED };
/** As it goes into an entry. */
function packDocument(bytes) {
    const packed = (0,external_node_zlib_.gzipSync)(bytes, fast);
    return isBetter(packed.length, bytes.length) ? packed : bytes;
}
/**
 * The document of that digest, of at most `most` bytes; undefined where the entry holds another thing.
 * @throws Error with errno's code where it cannot be read.
 */
async function takeDocument(entry, digest, most) {
    try {
        const bytes = await (0,regular_file/* readRegularFile */.XF)(entry, most);
        if ((0,formats_digest/* digestOf */.ol)(bytes) === digest)
            return bytes;
        const unpacked = (0,external_node_zlib_.gunzipSync)(bytes, { maxOutputLength: most });
        return (0,formats_digest/* digestOf */.ol)(unpacked) === digest ? unpacked : undefined;
    }
    catch (error) {
        if (isOfContent(error))
            return undefined;
        throw error;
    }
}
/** The service takes no entry without a byte. */
function isBetter(packed, plain) {
    return packed < plain || plain === 0;
}
const sampleBytes = 64 * 1024;
/** What becomes no smaller than that is sent as it is. */
const worthwhile = 0.9;
/** Puts the gzip of a file in its place, where a piece of it tells that it is worth that. */
async function packBlob(file, size) {
    if (size > 0 && !(await shrinks(file, size)))
        return;
    const draft = `${file}.gz`;
    try {
        await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(file), (0,external_node_zlib_.createGzip)(fast), (0,external_node_fs_.createWriteStream)(draft, { flags: 'wx', mode: 0o600 }));
        if (isBetter((await (0,promises_.stat)(draft)).size, size))
            await (0,promises_.rename)(draft, file);
    }
    finally {
        await (0,promises_.rm)(draft, { force: true });
    }
}
/** By the middle: a file system's image begins with zeros. */
async function shrinks(file, size) {
    const length = Math.min(size, sampleBytes);
    const handle = await (0,promises_.open)(file);
    try {
        const { bytesRead, buffer } = await handle.read(Buffer.alloc(length), 0, length, Math.floor((size - length) / 2));
        const sample = buffer.subarray(0, bytesRead);
        return (0,external_node_zlib_.gzipSync)(sample, fast).length < worthwhile * sample.length;
    }
    finally {
        await handle.close();
    }
}
/**
 * Makes a blob of an entry, at `target`, where nothing is; false where the entry holds another thing, and then nothing is there. The entry may be
 * gone afterwards.
 * @throws Error with errno's code where the file cannot be written.
 */
async function takeBlob(entry, blob, target) {
    const found = await (0,promises_.lstat)(entry);
    let isTaken = false;
    try {
        if (!found.isFile())
            return false;
        const content = found.size === blob.size ? await moved(entry, target, found) : await unpacked(entry, target, blob);
        isTaken = content?.digest === blob.digest && content.size === blob.size;
        return isTaken;
    }
    finally {
        if (!isTaken)
            await (0,promises_.rm)(target, { force: true });
    }
}
async function moved(entry, target, { mode, size }) {
    try {
        await (0,promises_.chmod)(entry, mode & 0o644);
        await (0,promises_.rename)(entry, target);
    }
    catch (error) {
        if (!(0,error_code/* isCode */._)(error, 'EXDEV'))
            throw error;
        return await (0,verified_file/* copyHashed */.p4)(entry, target, size);
    }
    return await (0,hashing_threads/* contentInThreads */.c)(target, size);
}
/** Gives up behind as many bytes as are wanted: a bomb would go on for hours. */
async function unpacked(entry, target, { size: wanted }) {
    const hash = (0,external_node_crypto_.createHash)('sha256');
    let size = 0;
    const measured = async function* (pieces) {
        for await (const piece of pieces) {
            size += piece.length;
            if (size > wanted)
                throw new errors/* FormatError */.IF('entry', `expected ${String(wanted)} bytes`);
            hash.update(piece);
            yield piece;
        }
    };
    try {
        const into = (0,external_node_fs_.createWriteStream)(target, { flags: 'wx', mode: 0o644 });
        await (0,external_node_stream_promises_.pipeline)((0,external_node_fs_.createReadStream)(entry), (0,external_node_zlib_.createGunzip)(), measured, into);
    }
    catch (error) {
        if (isOfContent(error))
            return undefined;
        throw error;
    }
    return { digest: `sha256:${hash.digest('hex')}`, size };
}
/** What zlib, or a limit of ours, says of bytes; all else is the machine's trouble. */
function isOfContent(error) {
    if (error instanceof errors/* FormatError */.IF)
        return true;
    return error instanceof Error && 'code' in error && /^(?:Z_|ERR_BUFFER_TOO_LARGE$)/.test(String(error.code));
}

;// CONCATENATED MODULE: ./lib/store/record-index.js





/** Of the entry, packed. */
const mostPackedIndex = 2 * 1024 * 1024;
/** Of what it unpacks to: more than that much of digests and names never packs into an entry. */
const mostUnpacked = 64 * 1024 * 1024;
const mostRecords = 20_000;
const mostBlobs = 10_000;
/** Of branches, whose runs are told of. */
const mostHistories = 16;
/** A record is a list of three values, a blob one of two. */
const mostValues = 4 * mostRecords + 3 * mostBlobs + 3 * mostHistories + 100;
const emptyIndex = { records: [], blobs: new Map(), histories: new Map(), whole: true };
/** What fits into an entry: the oldest records of a layer fall out first, then the oldest of all. */
function encodeIndex(index) {
    const blobs = [...index.blobs].sort(([, a], [, b]) => b - a);
    let kept = {
        records: youngestFirst(index.records).slice(0, mostRecords),
        blobs: new Map(blobs.slice(0, mostBlobs)),
        histories: new Map([...index.histories].slice(-mostHistories)),
        whole: index.whole && blobs.length <= mostBlobs && index.records.length <= mostRecords,
    };
    for (;;) {
        const weight = kept.records.reduce((sum, { bytes }) => sum + bytes.length, 0);
        const packed = weight > mostUnpacked / 2 ? undefined : pack(kept);
        if (packed !== undefined && (packed.length <= mostPackedIndex || kept.records.length === 0))
            return packed;
        const share = packed === undefined ? mostUnpacked / 2 / weight : (0.95 * mostPackedIndex) / packed.length;
        kept = { ...kept, records: lightest(kept.records, share * weight), whole: false };
    }
}
function pack({ records, blobs, histories, whole }) {
    const head = {
        format: keys/* indexFormat */.Wk,
        whole,
        records: records.map(({ key, seen, bytes }) => [key, seen, bytes.length]),
        blobs: [...blobs].map(([digest, seen]) => [(0,formats_digest/* digestHex */.sU)(digest), seen]),
        histories: [...histories].map(([ref, bytes]) => [ref, bytes.toString('utf8')]),
    };
    const bytes = Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...records.map((record) => record.bytes)]);
    // Records of a chain name the same blobs, megabytes apart: beyond the window of gzip.
    const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT, BROTLI_MAX_WINDOW_BITS } = external_node_zlib_.constants;
    return (0,external_node_zlib_.brotliCompressSync)(bytes, {
        params: {
            [BROTLI_PARAM_QUALITY]: 5,
            [BROTLI_PARAM_LGWIN]: BROTLI_MAX_WINDOW_BITS,
            [BROTLI_PARAM_SIZE_HINT]: bytes.length,
        },
    });
}
/** The newest of each layer, then the second of each, and so on. */
function youngestFirst(records) {
    const before = new Map();
    return [...records]
        .sort((a, b) => b.seen - a.seen)
        .map((record) => {
        const layer = (0,keys/* layerOfRecordKey */.ZY)(record.key);
        const rank = before.get(layer) ?? 0;
        before.set(layer, rank + 1);
        return { record, rank };
    })
        .sort((a, b) => a.rank - b.rank)
        .map(({ record }) => record);
}
/** As many as weigh that much, and fewer than there are. */
function lightest(records, most) {
    let weight = 0;
    const end = records.findIndex(({ bytes }) => (weight += bytes.length) > most);
    return records.slice(0, end === -1 ? records.length - 1 : end);
}
/** @throws FormatError for what is no index of this format, or unpacks to more than one may. */
function decodeIndex(packed) {
    const bytes = unpack(packed);
    const end = bytes.indexOf(0x0a);
    if (end === -1)
        throw new errors/* FormatError */.IF('index', 'expected a line');
    const member = (0,decode/* decodeObject */.gv)((0,decode/* parseJson */.qF)(bytes.subarray(0, end), 'index', mostUnpacked, mostValues), 'index');
    if (member('format', decode/* decodeCount */.OV) !== keys/* indexFormat */.Wk)
        throw new errors/* FormatError */.IF('index.format', `expected ${String(keys/* indexFormat */.Wk)}`);
    let at = end + 1;
    const records = member('records', (0,decode/* decodeArray */.k$)(decodePlace, mostRecords)).map(({ key, seen, length }) => {
        if (length > bytes.length - at)
            throw new errors/* FormatError */.IF('index', 'expected the bytes of all its records');
        at += length;
        return { key, seen, bytes: bytes.subarray(at - length, at) };
    });
    return {
        records,
        blobs: new Map(member('blobs', (0,decode/* decodeArray */.k$)(decodeSeenBlob, mostBlobs))),
        histories: new Map(member('histories', (0,decode/* decodeArray */.k$)(decodeHistory, mostHistories))),
        whole: member('whole', decode/* decodeBoolean */.J2),
    };
}
function unpack(packed) {
    try {
        return (0,external_node_zlib_.brotliDecompressSync)(packed, { maxOutputLength: mostUnpacked });
    }
    catch (cause) {
        throw new errors/* FormatError */.IF('index', 'expected what brotli packed, of no more than it may be', { cause });
    }
}
const decodePlace = (value, where) => {
    const [key, seen, length] = (0,decode/* decodeArray */.k$)((item) => item, 3)(value, where);
    return {
        key: (0,decode/* decodeString */.sc)(key, where),
        seen: (0,decode/* decodeCount */.OV)(seen, where),
        length: (0,decode/* decodeCount */.OV)(length, where),
    };
};
const decodeSeenBlob = (value, where) => {
    const [hex, seen] = (0,decode/* decodeArray */.k$)((item) => item, 2)(value, where);
    const digest = `sha256:${(0,decode/* decodeString */.sc)(hex, where)}`;
    if (!(0,formats_digest/* isDigest */.Bc)(digest))
        throw new errors/* FormatError */.IF(where, 'expected the digits of a sha256 digest');
    return [digest, (0,decode/* decodeCount */.OV)(seen, where)];
};
const decodeHistory = (value, where) => {
    const [ref, text] = (0,decode/* decodeArray */.k$)((item) => item, 2)(value, where);
    return [(0,decode/* decodeString */.sc)(ref, where), Buffer.from((0,decode/* decodeString */.sc)(text, where))];
};
/**
 * For how long what was seen is believed without a question. The service evicts what nobody used for seven days, and beyond 10 GB what
 * was used least recently (docs/stacker/platform.md#2.2): what was seen within two days goes last.
 */
const believedFor = 48 * 3600;
/** What is younger in the index need not be said anew. */
const renewedAfter = 24 * 3600;
/** What is older may be evicted, and explains no miss any more. */
const keptFor = 7 * 24 * 3600;
/** By so much may the clock of another machine be ahead. */
const mostAhead = 600;
/** No word of an index is believed that a record's key does not prove, or that the next restore does not find out. */
function openIndex({ records, blobs, whole }) {
    const exact = new Map();
    const newest = new Map();
    const keep = (map, question, record) => {
        if ((map.get(question)?.seen ?? -1) < record.seen)
            map.set(question, record);
    };
    for (const record of records) {
        keep(exact, (0,keys/* questionOfRecordKey */.mW)(record.key), record);
        keep(newest, (0,keys/* layerOfRecordKey */.ZY)(record.key), record);
    }
    const proven = (record, now) => record !== undefined && isWithin(record.seen, now, believedFor) && isWhatItsKeySays(record) ? record : undefined;
    return {
        whole,
        exact: (question, now) => proven(exact.get(question), now),
        newest: (question, now) => proven(newest.get(question), now),
        hasSeen: (blob, now) => isWithin(blobs.get(blob) ?? -Infinity, now, believedFor),
        lists: (blob) => blobs.has(blob),
    };
}
function isWhatItsKeySays({ key, bytes }) {
    return key.endsWith(`-${(0,formats_digest/* digestHex */.sU)((0,formats_digest/* digestOf */.ol)(bytes))}`);
}
function isWithin(seen, now, seconds) {
    return seen <= now + mostAhead && now - seen <= seconds;
}
/**
 * The index with what a job has seen; undefined where that says nothing new. Of two records of equal facts the one that was seen last
 * is the newer one.
 */
function mergedIndex(index, { records, blobs, gone, histories }, now) {
    const byFacts = new Map(index.records.map((record) => [(0,keys/* questionOfRecordKey */.mW)(record.key), record]));
    const byBlob = new Map(index.blobs);
    const told = new Map([...index.histories].filter(([ref]) => !histories.has(ref)));
    let isNews = [...histories].some(([ref, bytes]) => index.histories.get(ref)?.equals(bytes) !== true);
    for (const record of records) {
        const known = byFacts.get((0,keys/* questionOfRecordKey */.mW)(record.key));
        if (known !== undefined && known.seen > record.seen && known.seen <= now + mostAhead)
            continue;
        if (known?.key !== record.key || !isWithin(known.seen, now, renewedAfter))
            isNews = true;
        byFacts.set((0,keys/* questionOfRecordKey */.mW)(record.key), record);
    }
    for (const [digest, at] of gone) {
        const known = byBlob.get(digest);
        if (known === undefined || (known > at && known <= now + mostAhead))
            continue;
        byBlob.delete(digest);
        isNews = true;
    }
    for (const [digest, at] of blobs) {
        const known = byBlob.get(digest);
        if (known === undefined || !isWithin(known, now, renewedAfter))
            isNews = true;
        byBlob.set(digest, known === undefined || known > now + mostAhead ? at : Math.max(known, at));
    }
    if (!isNews)
        return undefined;
    return {
        records: [...byFacts.values()].filter(({ seen }) => isWithin(seen, now, keptFor)),
        blobs: new Map([...byBlob].filter(([, seen]) => isWithin(seen, now, keptFor))),
        histories: new Map([...told, ...histories]),
        whole: index.whole,
    };
}

;// CONCATENATED MODULE: ./lib/store/github/pacing.js
/** `onWait`: the first time that somebody has to wait. */
function pacing({ most, window }, onWait) {
    const begun = [];
    let isTold = false;
    return {
        count: () => {
            begun.push(performance.now());
        },
        turn: async () => {
            for (;;) {
                const now = performance.now();
                while (begun[0] !== undefined && now - begun[0] >= window)
                    begun.shift();
                if (begun[0] === undefined || begun.length < most)
                    return;
                if (!isTold)
                    onWait();
                isTold = true;
                const wait = window - (now - begun[0]);
                await new Promise((resolve) => setTimeout(resolve, wait));
            }
        },
    };
}

;// CONCATENATED MODULE: ./lib/store/github/rate-limit.js

const tooLong = { kind: 'failed', why: 'the rate limit of the cache service is reached' };
/**
 * Milliseconds. `wait`: in all, for one piece of work, if so much is left of what the step waits. `pause`: the first time, where the
 * refusal does not say for how long. Waiting for the pace is no trouble of the service, and counts as none.
 */
function rateLimit(patience, waiting, log, { pace, counts, onTooLong }) {
    const paced = pacing(pace, () => {
        log.info(`github cache: the service takes only so much: from here on ${String(pace.most)} entries in ${String(pace.window / 1000)} seconds`);
    });
    let pausing;
    function pauseFor(milliseconds) {
        log.debug(`github cache: rate limit, waiting ${milliseconds} ms`);
        return waitFor(milliseconds, waiting).finally(() => {
            pausing = undefined;
        });
    }
    return {
        pause: async () => {
            await pausing;
            await paced.turn();
            if (counts === 'attempts')
                paced.count();
        },
        repeat: async (attempt) => {
            let waited = 0;
            for (let pause = patience.pause;; pause *= 2) {
                await pausing;
                const outcome = await attempt();
                if (counts === 'found' && isFound(outcome))
                    paced.count();
                if (!isLimited(outcome))
                    return outcome;
                const wait = Math.max(outcome.retryAfter === undefined ? pause : outcome.retryAfter * 1000, 1);
                if (waited + wait > patience.wait || wait > waiting.left()) {
                    onTooLong(tooLong.why);
                    return tooLong;
                }
                waited += wait;
                pausing ??= pauseFor(wait);
            }
        },
    };
}
function isFound(outcome) {
    return 'kind' in outcome && outcome.kind === 'found';
}
function isLimited(outcome) {
    return 'kind' in outcome && outcome.kind === 'limited';
}
async function waitFor(milliseconds, waiting) {
    const begun = performance.now();
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    waiting.count(begun, performance.now());
}

;// CONCATENATED MODULE: ./lib/store/github/open-github.js


function openGithub(options) {
    return {
        ...options,
        run: (0,keys/* runTag */.eZ)(options.environment),
        stuck: new Set(),
        filled: new Set(),
        unanswered: new Map(),
        seen: new Map(),
        gone: new Map(),
        answers: new Map(),
        indexes: new Map(),
        opened: [],
        doubt: { isDoubted: false },
        wrote: { isNews: false },
        histories: new Map(),
        asking: new Map(),
        told: { isWarned: false },
    };
}
function secondsNow({ now }) {
    return Math.floor(now() / 1000);
}
function unreachable(why) {
    return `the cache could not be reached: ${why}`;
}
/** One warning a run: a service that is down would fill the log with one sentence for every layer. */
function tell({ told, log }, text) {
    if (told.isWarned)
        log.info(`github cache: ${text}`);
    else
        log.warning(`github cache: ${text}`);
    told.isWarned = true;
}
/** What was asked for; where there is none for another reason than that it is not there, that is told. */
function open_github_valueOf(store, what, asked) {
    switch (asked.kind) {
        case 'found':
            return asked.value;
        case 'miss':
            return undefined;
        case 'failed':
            tell(store, `${unreachable(asked.why)}. What it holds counts as not cached`);
            return undefined;
        case 'denied':
        case 'broken':
        case 'hindered':
            tell(store, `${what} could not be read and counts as not cached: ${asked.why}`);
            return undefined;
    }
}
/** Looks first, where somebody may have it: the client would pack and compress all of it before it asks. */
async function write(store, entry, seen, stage) {
    const { client, unwritable, filled, stuck } = store;
    if (unwritable !== undefined)
        return { kind: 'denied', why: unwritable };
    if (filled.has(entry.key) || (!entry.isNew && (await seen())))
        return { kind: 'exists' };
    if (stuck.has(entry.key))
        return { kind: 'failed', why: 'its key is reserved by an upload that failed' };
    const put = await client.write(entry, stage);
    switch (put.kind) {
        case 'written':
            filled.add(entry.key);
            return { kind: 'written', bytes: entry.size };
        case 'denied':
            tell(store, `nothing can be kept: ${put.why}`);
            return { kind: 'denied', why: put.why };
        case 'failed':
        case 'broken':
        case 'hindered':
            tell(store, `${entry.path} could not be kept: ${put.why}`);
            if (put.kind === 'failed')
                stuck.add(entry.key);
            return { kind: 'failed', why: put.why };
        case 'taken':
            return await afterOther(store, entry, seen);
    }
}
/** Another job is sending it, or died while it did. Whoever names this content next needs to know which. */
async function afterOther({ patience, waiting, unreadable }, { waits }, seen) {
    for (let waited = 0;; waited += patience.pause) {
        if (await seen())
            return { kind: 'exists' };
        if (unreadable !== undefined || !waits || waited >= patience.wait)
            break;
        if (waiting.left() < patience.pause)
            break;
        await waitFor(patience.pause, waiting);
    }
    return { kind: 'failed', why: 'its key is reserved by another job that has not finished its upload' };
}

;// CONCATENATED MODULE: ./lib/store/github/github-index.js






/** The newest index of an architecture: one question, whatever is asked of it afterwards. */
function indexOf(store, arch) {
    const read = store.indexes.get(arch) ?? readIndex(store, arch);
    store.indexes.set(arch, read);
    return read;
}
async function readIndex(store, arch) {
    const { client, keyPrefix, unreadable, log } = store;
    if (unreadable !== undefined)
        return { kind: 'unread' };
    const question = (0,keys/* indexQuestion */.Di)(keyPrefix, arch);
    const asked = await client.read({ path: indexPath(arch), question, usual: mostPackedIndex / 8 }, async (key, entry) => {
        const id = (0,keys/* answeredDocument */.r0)(question, key);
        const bytes = id === undefined ? undefined : await takeDocument(entry, id, mostPackedIndex);
        return bytes === undefined ? undefined : { key, bytes };
    });
    if (asked.kind === 'miss')
        return { kind: client.lost() === undefined ? 'none' : 'unread' };
    const found = asked.kind === 'broken' ? undefined : open_github_valueOf(store, 'the index of records', asked);
    if (asked.kind !== 'found' && asked.kind !== 'broken')
        return { kind: 'unread' };
    // One that is damaged is worth no more than none, and the next one takes its place.
    try {
        if (found === undefined)
            throw new errors/* FormatError */.IF('index', 'expected what its key names');
        const index = decodeIndex(found.bytes);
        const open = openIndex(index);
        store.opened.push(open);
        return { kind: 'read', key: found.key, index, open };
    }
    catch (error) {
        if (!(error instanceof errors/* FormatError */.IF))
            throw error;
        log.debug(`github cache: the index of records is not used: ${error.message}`);
        return { kind: 'none' };
    }
}
/** What this process has seen of the service since it began, and what the step before it had. */
function seenOf({ earlier, answers, seen, gone, keyPrefix, histories }, arch) {
    return {
        records: [...(earlier?.answers ?? []), ...answers].flatMap(([, answer]) => indexed(answer, keyPrefix, arch)),
        blobs: new Map([...(earlier?.blobs ?? []), ...seen]),
        gone: new Map([...(earlier?.gone ?? []), ...gone].filter(([digest]) => !seen.has(digest))),
        histories: histories.get(arch) ?? new Map(),
    };
}
function indexed(answer, keyPrefix, arch) {
    const seen = answer?.seen ?? null;
    if (answer === null || seen === null || (0,keys/* parseRecordKey */.OS)(keyPrefix, answer.key)?.arch !== arch)
        return [];
    return [{ ...answer, seen }];
}
/** The index carries it, so that it costs no question where that is read anyway. */
async function findHistory(store, { arch, ref }) {
    const read = await indexOf(store, arch);
    return read.kind === 'read' ? read.index.histories.get(ref) : undefined;
}
/** Goes into the next index. */
function addHistory({ histories, wrote }, { arch, ref }, bytes) {
    histories.set(arch, new Map([...(histories.get(arch) ?? []), [ref, bytes]]));
    wrote.isNews = true;
}
/** What the next step of the job need not ask again. */
async function learntOf(store) {
    const reads = await Promise.all([...store.indexes].map(async ([arch, read]) => ({ arch, read: await read })));
    const now = secondsNow(store);
    const isNews = reads.some(({ arch, read }) => read.kind !== 'unread' &&
        mergedIndex(read.kind === 'read' ? read.index : emptyIndex, seenOf(store, arch), now) !== undefined);
    return {
        arches: reads.map(({ arch }) => arch),
        answers: store.answers,
        blobs: store.seen,
        gone: store.gone,
        listed: listedBy(reads.map(({ read }) => read), store.answers),
        isNews,
    };
}
/** Every blob that may be there; undefined where others may. Where no index is, and no record either, there is nothing. */
function listedBy(reads, answers) {
    if (reads.length === 0)
        return undefined;
    if (reads.every(({ kind }) => kind === 'none'))
        return [...answers.values()].every((answer) => answer === null) ? new Set() : undefined;
    const whole = reads.flatMap((read) => (read.kind === 'read' && read.index.whole ? [...read.index.blobs.keys()] : []));
    return reads.every((read) => read.kind === 'read' && read.index.whole) ? new Set(whole) : undefined;
}
/** May the service have the blob? Only whoever knows all that it has can tell that it does not. */
function mayHave({ earlier, opened }, digest) {
    if (opened.some((index) => index.lists(digest)))
        return true;
    if (earlier?.listed !== undefined)
        return earlier.listed.has(digest);
    return opened.length === 0 || opened.some((index) => !index.whole);
}
/** Was the blob there, not long ago? Where one turned out not to be, nothing is believed any more. */
function wasSeenLately(store, digest) {
    return !store.doubt.isDoubted && store.opened.some((index) => index.hasSeen(digest, secondsNow(store)));
}
/**
 * Adds what this job has seen to the newest index, where that is news. Of indexes that are written at once the last one counts, and what
 * only the others knew is asked for again.
 */
async function keepIndexes(store) {
    const { earlier, indexes, answers, histories, unwritable } = store;
    if (unwritable !== undefined)
        return;
    const isNews = earlier?.isNews === true || store.wrote.isNews || (await learntOf(store)).isNews;
    if (!isNews)
        return;
    const written = [...answers.values()].flatMap((answer) => (answer && (0,keys/* parseRecordKey */.OS)(store.keyPrefix, answer.key)?.arch) ?? []);
    const arches = [...(earlier?.arches ?? []), ...indexes.keys(), ...written, ...histories.keys()];
    for (const arch of new Set(arches))
        await keepIndex(store, arch);
}
async function keepIndex(store, arch) {
    if (!(await isNewest(store, arch)))
        store.indexes.delete(arch);
    const read = await indexOf(store, arch);
    if (read.kind === 'unread')
        return;
    const before = read.kind === 'read' ? read.index : emptyIndex;
    const merged = mergedIndex(before, seenOf(store, arch), secondsNow(store));
    if (merged === undefined)
        return;
    const bytes = encodeIndex(merged);
    const entry = { path: indexPath(arch), key: (0,keys/* indexKey */.mh)(store.keyPrefix, arch, bytes), size: bytes.length };
    await write(store, { ...entry, waits: false, isNew: true }, () => Promise.resolve(false), async (target) => {
        await (0,promises_.writeFile)(target, packDocument(bytes), { flag: 'wx', mode: 0o600 });
        return undefined;
    });
}
/** Another job may have written one since this one read it, and what that knows is to stay. */
async function isNewest(store, arch) {
    const before = await store.indexes.get(arch);
    if (before === undefined || before.kind === 'unread')
        return false;
    const asked = await store.client.look(indexPath(arch), (0,keys/* indexQuestion */.Di)(store.keyPrefix, arch));
    if (asked.kind === 'miss')
        return before.kind === 'none';
    return asked.kind === 'found' && before.kind === 'read' && asked.key === before.key;
}
function indexPath(arch) {
    return `indexes/${arch}`;
}

;// CONCATENATED MODULE: ./lib/store/github/github-blobs.js









/** `lately`: an index's word is enough. */
async function hasBlobs(store, digests, when) {
    const wanted = [...new Set(digests)];
    const found = await Promise.all(wanted.map(async (digest) => (when === 'lately' && wasSeenLately(store, digest)) || (await hasBlob(store, digest))));
    return new Set(wanted.filter((_, index) => found[index]));
}
/** Puts the blob at `file`, verified; false where it cannot be had. */
async function fetchBlob(store, digest, size, file) {
    const { client, keyPrefix, seen, gone, doubt } = store;
    const question = (0,keys/* blobQuestion */.kA)(keyPrefix, digest);
    const asked = await client.read({ path: blobEntry(digest), question, usual: size }, async (key, entry) => {
        const draft = `${file}.${(0,verified_file/* draftName */.TS)()}`;
        if (!(0,keys/* answersBlob */.bw)(question, key) || !(await takeBlob(entry, { digest, size }, draft)))
            return false;
        await (0,promises_.rename)(draft, file);
        return true;
    });
    const good = open_github_valueOf(store, `blob ${digest}`, asked) ?? false;
    if (asked.kind === 'found' && !good)
        tell(store, `blob ${digest} is not what its digest says and is not used`);
    if (good)
        seen.set(digest, secondsNow(store));
    else {
        doubt.isDoubted = true;
        seen.delete(digest);
        if (asked.kind === 'miss' && client.lost() === undefined)
            gone.set(digest, secondsNow(store));
    }
    return good;
}
/** Keeps what `file` holds, or makes, under its digest and size. */
async function writeBlob(store, digest, size, file) {
    const { keyPrefix, run } = store;
    const written = await write(store, {
        path: blobEntry(digest),
        key: (0,keys/* blobKey */.bd)(keyPrefix, digest, run),
        size,
        waits: true,
        isNew: !mayHave(store, digest) && !isKnown(store, digest),
    }, () => hasBlob(store, digest), async (target) => await stageBlob(typeof file === 'string' ? file : await file(), { digest, size }, target));
    if (written.kind === 'written')
        store.seen.set(digest, secondsNow(store));
    return written;
}
async function hasBlob(store, digest) {
    const { asking } = store;
    if (isKnown(store, digest))
        return true;
    const asked = asking.get(digest) ?? askForBlob(store, digest).finally(() => asking.delete(digest));
    asking.set(digest, asked);
    return await asked;
}
function isKnown({ seen, gone, earlier }, digest) {
    return seen.has(digest) || (earlier?.blobs.has(digest) === true && !gone.has(digest));
}
async function askForBlob(store, digest) {
    const question = (0,keys/* blobQuestion */.kA)(store.keyPrefix, digest);
    const asked = await store.client.look(blobEntry(digest), question);
    open_github_valueOf(store, `blob ${digest}`, asked);
    if (asked.kind === 'found' && (0,keys/* answersBlob */.bw)(question, asked.key)) {
        store.seen.set(digest, secondsNow(store));
        return true;
    }
    if (asked.kind === 'miss' && store.client.lost() === undefined)
        store.gone.set(digest, secondsNow(store));
    return false;
}
function blobEntry(digest) {
    return `blobs/${(0,formats_digest/* digestHex */.sU)(digest)}`;
}
/** Answers why it is not there. */
async function stageBlob(file, { digest, size }, target) {
    const content = await placed(file, target, size);
    if (content.digest !== digest || content.size !== size)
        return `the file is not the content that ${digest} names`;
    await packBlob(target, size);
    return undefined;
}
/** Gives the file a second name, or copies it where it can have none, and says what it holds. */
async function placed(file, target, size) {
    try {
        await (0,promises_.link)(file, target);
    }
    catch (error) {
        if ((0,error_code/* isCode */._)(error, 'ENOENT'))
            throw error;
        return await (0,verified_file/* copyHashed */.p4)(file, target, size);
    }
    return await (0,hashing_threads/* contentInThreads */.c)(target, size);
}

// EXTERNAL MODULE: ./lib/store/full-disk.js
var full_disk = __webpack_require__(11308);
;// CONCATENATED MODULE: ./lib/store/github/client-outcome.js

function readWriteOutcome(id, { lines, retryAfter }) {
    const failures = complaints(lines);
    // Over the first protocol the client answers the reserved id even when the upload failed (docs/stacker/platform.md#1.1).
    if (id !== -1 && !failures.some((text) => text.startsWith('Failed to save')))
        return { kind: 'written' };
    const full = fullDisk(lines);
    if (full !== undefined)
        return full;
    const reserved = lines.flatMap((line) => /^::debug::Failed to reserve cache: (?:\w+: )?(.*)$/s.exec(line)?.[1] ?? []);
    const words = [
        ...reserved.map(client_outcome_unescape),
        ...failures,
        ...lines.filter((line) => /^(Failed|Cache) to? ?save/.test(line)),
    ];
    const denied = words.find((text) => text.includes('cache write denied:'));
    if (denied !== undefined)
        return { kind: 'denied', why: denied.slice(denied.indexOf('cache write denied:')) };
    const mode = lines.find((line) => /cache-mode '.*' does not permit writes/.test(line));
    if (mode !== undefined)
        return { kind: 'denied', why: brief(mode) };
    const quota = words.find((text) => text.includes('storage quota has been hit'));
    if (quota !== undefined)
        return { kind: 'denied', why: 'the storage quota of the cache service is used up' };
    if (words.some((text) => /rate limit/i.test(text) || text.includes('(429)')))
        return { kind: 'limited', retryAfter };
    if (words.some((text) => text.includes('(409)') || /already exists/i.test(text)))
        return { kind: 'taken' };
    const refused = words.find((text) => /\((401|403)\)/.test(text));
    if (refused !== undefined)
        return { kind: 'denied', why: brief(refused) };
    // The first protocol's only word for a reservation that was not given.
    if (reserved.length === 0 && lines.some((line) => line.includes('another job may be creating this cache'))) {
        return { kind: 'taken' };
    }
    return { kind: 'failed', why: brief(words.at(0) ?? 'the cache client did not say why') };
}
function readReadOutcome(key, { lines, retryAfter }) {
    if (key !== undefined)
        return { kind: 'found', key };
    const skipped = lines.find((line) => line.startsWith('Cache restore skipped:'));
    if (skipped !== undefined)
        return { kind: 'denied', why: brief(skipped) };
    const full = fullDisk(lines);
    if (full !== undefined)
        return full;
    const failure = complaints(lines).find((text) => text.startsWith('Failed to restore: '));
    if (failure === undefined)
        return { kind: 'miss' };
    const why = brief(failure.slice('Failed to restore: '.length));
    if (failure.includes('cache read denied:'))
        return { kind: 'denied', why };
    if (/rate limit/i.test(failure) || failure.includes('(429)'))
        return { kind: 'limited', retryAfter };
    if (/\((401|403)\)/.test(failure))
        return { kind: 'denied', why };
    // Our tar could not put aside what was fetched; the service itself is well.
    if (/\btar\b.* failed with/.test(failure))
        return { kind: 'broken', why: 'what was fetched could not be put aside' };
    return { kind: 'failed', why };
}
/** The client's own writing, and that of our tar, whose words it prints. */
function fullDisk(lines) {
    const line = lines.find(full_disk/* tellsOfFullDisk */.e);
    return line === undefined ? undefined : { kind: 'hindered', why: (0,full_disk/* messageOf */.b)(brief(line.replace(/^::\w+[^:]*::/, ''))) };
}
function complaints(lines) {
    return lines.flatMap((line) => {
        const text = /^::(?:warning|error)[^:]*::(.*)$/s.exec(line)?.[1];
        return text === undefined ? [] : [client_outcome_unescape(text)];
    });
}
/** Workflow commands escape three characters (actions/toolkit, command.ts, escapeData). */
function client_outcome_unescape(text) {
    return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
/** Foreign words in a message of ours: one line, no more than fits, nothing that a log would obey. */
function brief(text) {
    const line = text.split('\n', 1)[0] ?? '';
    // eslint-disable-next-line no-control-regex -- control characters are what must go
    const plain = line.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
    return plain.length > 300 ? `${plain.slice(0, 300)}...` : plain;
}

;// CONCATENATED MODULE: ./lib/store/github/client-answer.js


const notInTime = 'the cache service did not answer in time';
const notHandedOver = { kind: 'broken', why: 'the cache client did not hand over what it fetched' };
function readOutcome(outcome) {
    switch (outcome.kind) {
        case 'answered':
            return readReadOutcome(outcome.value, outcome);
        case 'threw':
            return { kind: 'failed', why: (0,full_disk/* messageOf */.b)(outcome.error) };
        case 'late':
            return { kind: 'failed', why: notInTime };
    }
}
function writeOutcome(outcome) {
    switch (outcome.kind) {
        case 'answered':
            return readWriteOutcome(outcome.value, outcome);
        case 'threw':
            return { kind: 'failed', why: (0,full_disk/* messageOf */.b)(outcome.error) };
        case 'late':
            return { kind: 'failed', why: notInTime };
    }
}
async function guarded(work) {
    try {
        return await work();
    }
    catch (error) {
        return { kind: 'hindered', why: (0,full_disk/* messageOf */.b)(error) };
    }
}

// EXTERNAL MODULE: ./lib/store/in-flight.js
var in_flight = __webpack_require__(71353);
// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(16698);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(53053);
// EXTERNAL MODULE: ./lib/formats/free-memory.js
var free_memory = __webpack_require__(70574);
// EXTERNAL MODULE: ./lib/registry/socket-memory.js
var socket_memory = __webpack_require__(68140);
;// CONCATENATED MODULE: ./lib/store/github/client-memory.js



/**
 * Gives back the memory of an answer as soon as the cache client is done with it: a gigabyte that is left to the garbage collector keeps a
 * core busy, and hundreds of megabytes. What the client does with an answer is in docs/stacker/platform.md#1.4. Were a piece given back
 * too early, its digest would be wrong, and it would be none.
 */
function freeWhatClientReads(answer) {
    (0,socket_memory/* freeWhatIsRead */.V)(answer);
    freeWhenWritten(answer);
}
/** From any host but Azure a blob comes in one answer, which is piped into a file (downloadUtils.js, `downloadCacheHttpClient`). */
function freeWhenWritten(answer) {
    const pipe = answer.pipe.bind(answer);
    answer.pipe = (target, options) => {
        if (target instanceof external_node_fs_.WriteStream)
            freeWhenTaken(target);
        return pipe(target, options);
    };
}
/** Content is read from a file and piped into its request. */
function freeWhatClientSends(request) {
    request.once('pipe', () => {
        freeWhenTaken(request);
    });
}
function freeWhenTaken(target) {
    const write = target.write.bind(target);
    // A pipe says nothing but the piece.
    const writeAndFree = (piece, ...rest) => rest.length > 0
        ? write(piece, ...rest)
        : write(piece, () => {
            (0,free_memory/* freeMemory */.K)(piece);
        });
    Object.assign(target, { write: writeAndFree });
}

;// CONCATENATED MODULE: ./lib/store/github/client-call.js




function newCall(onLine) {
    const lines = [];
    let rest = '';
    const keep = (line) => {
        // Masks must reach the runner at once: what they hide may be printed in the next moment.
        if (line.startsWith('::add-mask::'))
            asNobody(() => process.stdout.write(line + external_node_os_.EOL));
        else if (lines.length < mostLines)
            lines.push(line);
        asNobody(() => {
            onLine(line);
        });
    };
    return {
        lines,
        open: new Set(),
        answers: new Set(),
        answered: new WeakSet(),
        sockets: new Set(),
        moved: 0,
        refused: false,
        retryAfter: undefined,
        over: false,
        hear: (text) => {
            const parts = (rest + text).split('\n');
            rest = parts.pop() ?? '';
            for (const line of parts)
                keep(line.replace(/\r$/, ''));
        },
        end: () => {
            if (rest !== '')
                keep(rest);
            rest = '';
        },
    };
}
const mostLines = 10_000;
const current = new external_node_async_hooks_.AsyncLocalStorage();
function asNobody(work) {
    current.run(undefined, work);
}
/** Shorter silences are those of a service that is well. */
const noticedSilence = 1_000;
const lookEvery = 100;
/** Nothing comes or goes, though an answer is wanted. While the client packs or unpacks, none is. */
function isStill(call) {
    const moved = [...call.sockets].reduce((sum, socket) => sum + socket.bytesRead + socket.bytesWritten, 0);
    const still = moved === call.moved;
    call.moved = moved;
    return call.refused || (still && call.open.size > 0);
}
/** Counts the time in which the call is held up; calls back once when there is none left. */
function watch(call, waiting, isOver) {
    let since = performance.now();
    return setInterval(() => {
        const now = performance.now();
        if (!isStill(call))
            since = now;
        else if (now - since >= Math.min(noticedSilence, waiting.left()))
            waiting.count(since, now);
        if (waiting.left() <= 0)
            isOver();
    }, lookEvery);
}
/** `onLine` is told every line as it comes, `onEnd` when the work has really ended, be it long after the deadline. */
async function callClient(options, work) {
    const call = newCall(options.onLine);
    listen();
    const ended = current
        .run(call, async () => work())
        .then((value) => ({ kind: 'answered', value }), (error) => ({ kind: 'threw', error }))
        .finally(() => {
        stopListening();
        call.end();
        options.onEnd();
    });
    let timer;
    let watching;
    const late = new Promise((resolve) => {
        const isOver = () => {
            resolve({ kind: 'late' });
        };
        timer = setTimeout(isOver, options.deadline);
        watching = watch(call, options.waiting, isOver);
    });
    const outcome = await Promise.race([ended, late]);
    clearTimeout(timer);
    clearInterval(watching);
    if (outcome.kind === 'late') {
        call.over = true;
        for (const request of call.open)
            request.destroy();
        // The client reads a JSON body by `data` and `end` alone (docs/stacker/platform.md#1.4; http-client, readBody): of one that
        // breaks off it would wait for ever.
        for (const answer of call.answers)
            answer.destroy().emit('end');
    }
    return { ...outcome, lines: call.lines, retryAfter: call.retryAfter };
}
let listeners = 0;
let client_call_undo;
function listen() {
    listeners += 1;
    if (listeners > 1)
        return;
    const { stdout } = process;
    const original = Reflect.get(stdout, 'write');
    stdout.write = hearOr((chunk, ...rest) => original.call(stdout, chunk, ...rest));
    client_call_undo = () => {
        stdout.write = original;
    };
    for (const channel of requestChannels)
        (0,external_node_diagnostics_channel_.subscribe)(channel, onRequest);
    (0,external_node_diagnostics_channel_.subscribe)('http.client.response.finish', onResponse);
}
function stopListening() {
    listeners -= 1;
    if (listeners > 0)
        return;
    client_call_undo?.();
    client_call_undo = undefined;
    for (const channel of requestChannels)
        (0,external_node_diagnostics_channel_.unsubscribe)(channel, onRequest);
    (0,external_node_diagnostics_channel_.unsubscribe)('http.client.response.finish', onResponse);
}
function hearOr(otherwise) {
    return (chunk, ...rest) => {
        const call = current.getStore();
        if (call === undefined)
            return otherwise(chunk, ...rest);
        call.hear(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
        const done = rest.find((argument) => typeof argument === 'function');
        if (done)
            process.nextTick(done);
        return true;
    };
}
// `created` is Node 22.12 and later; `start` comes too late for a request that hangs while it connects, but is in Node 20.
const requestChannels = ['http.client.request.created', 'http.client.request.start'];
function onRequest(message) {
    const call = current.getStore();
    if (call === undefined)
        return;
    const { request } = message;
    if (call.over) {
        // The client tries again after each failure, and would for minutes. In the next tick: its own handlers are not there yet.
        process.nextTick(() => request.destroy());
        return;
    }
    if (call.open.has(request))
        return;
    freeWhatClientSends(request);
    call.open.add(request);
    if (request.socket !== null)
        call.sockets.add(request.socket);
    request.once('socket', (socket) => call.sockets.add(socket));
    request.once('close', () => {
        call.open.delete(request);
        if (!call.answered.has(request))
            call.refused = true;
    });
}
function onResponse(message) {
    const call = current.getStore();
    if (call === undefined)
        return;
    const { request, response } = message;
    freeWhatClientReads(response);
    call.answered.add(request);
    call.refused = (response.statusCode ?? 0) >= 300;
    call.answers.add(response);
    response.once('end', () => call.answers.delete(response));
    const seconds = Number(response.headers['retry-after']);
    call.retryAfter = Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

// EXTERNAL MODULE: ./lib/store/github/patience.js
var github_patience = __webpack_require__(42470);
;// CONCATENATED MODULE: ./lib/store/github/service-health.js
/** `known` is what is known from the start, of which nothing has to be said. `mostFailures`: in a row. */
function serviceHealth(known, mostFailures) {
    let unreadable = known.unreadable ?? known.outage;
    let unwritable = known.unwritable ?? known.outage;
    let outage = known.outage;
    let failures = 0;
    function denyReading(why) {
        unreadable ??= why;
    }
    function denyWriting(why) {
        unwritable ??= why;
    }
    function giveUp(why) {
        outage ??= why;
        denyReading(why);
        denyWriting(why);
    }
    return {
        outage: () => outage,
        unreadable: () => unreadable,
        unwritable: () => unwritable,
        giveUp,
        denyReading,
        denyWriting,
        count: ({ kind, why = '' }) => {
            if (kind !== 'failed' && kind !== 'hindered')
                failures = 0;
            else if (++failures >= mostFailures) {
                if (kind === 'failed')
                    giveUp(why);
                denyReading(why);
                denyWriting(why);
            }
        },
    };
}

;// CONCATENATED MODULE: ./lib/store/github/open-client.js






const MiB = 1024 * 1024;
const entriesInFlight = 8;
/**
 * Of what is sent, and of what is fetched: the client holds up to 128 MiB of each entry that it fetches in memory
 * (docs/stacker/platform.md#1.4).
 */
const bytesInFlight = { up: 128 * MiB, down: 64 * MiB };
/** Hashing uses the other cores, so it is better to fetch beside it. */
const takenAtOnce = 2;
function openClient(options) {
    const { log, patience, waiting } = options;
    const { uploads, downloads } = patience.paces ?? github_patience/* usualPatience */.U.paces;
    const health = serviceHealth(options, patience.failures);
    return {
        ...options,
        health,
        sending: (0,in_flight/* limitInFlight */.r)(entriesInFlight, bytesInFlight.up),
        fetching: (0,in_flight/* limitInFlight */.r)(entriesInFlight, bytesInFlight.down),
        taking: (0,in_flight/* limitInFlight */.r)(takenAtOnce, Infinity),
        reads: rateLimit(patience, waiting, log, { pace: downloads, counts: 'found', onTooLong: health.giveUp }),
        writes: rateLimit(patience, waiting, log, { pace: uploads, counts: 'attempts', onTooLong: health.denyWriting }),
    };
}
/** One call of the client, which moves `size` bytes. `onEnd`: when it has really ended, be it after its time. */
async function call({ environment, log, patience, waiting, health }, size, onEnd, work) {
    const isLoud = environment['RUNNER_DEBUG'] === '1';
    const outcome = await callClient({
        deadline: patience.call + (size / MiB) * patience.mebibyte,
        waiting,
        onLine: (line) => {
            if (isLoud)
                log.debug(line.replace(/^::debug::/, ''));
        },
        onEnd,
    }, work);
    if (waiting.left() <= 0)
        health.giveUp(notInTime);
    return outcome;
}

;// CONCATENATED MODULE: ./lib/store/github/client-reading.js





async function lookAtEntry(client, path, question) {
    return judged(client, await reading(client, 0, async () => {
        const { leave } = await enterStaging(client.environment['RUNNER_TEMP'], false);
        const outcome = await call(client, 0, leave, () => 
        // As a restore key, too: not every server matches the key itself by prefix (docs/stacker/platform.md#1.2).
        client.client.restoreCache([path], question, [question], { lookupOnly: true }));
        const read = readOutcome(outcome);
        return read.kind === 'found' ? { ...read, value: undefined } : read;
    }));
}
async function readEntry(client, asked, take) {
    const fetched = await reading(client, asked.usual, () => fetchEntry(client, asked));
    if (fetched.kind !== 'found')
        return judged(client, fetched);
    const { entry, leave } = fetched.value;
    try {
        const taken = await client.taking(0, () => guarded(async () => {
            try {
                return { kind: 'found', key: fetched.key, value: await take(fetched.key, entry) };
            }
            finally {
                await (0,promises_.rm)(entry, { force: true });
            }
        }));
        return judged(client, taken);
    }
    finally {
        leave();
    }
}
async function reading({ reads, fetching, health }, weight, ask) {
    return await reads.repeat(() => fetching(weight, async () => {
        await reads.pause();
        return health.unreadable() === undefined ? await guarded(ask) : { kind: 'miss' };
    }));
}
/** What came of a question in the end: where nothing that is fetched can be taken, it is no better than a service that is unwell. */
function judged({ health }, asked) {
    if (asked.kind === 'denied')
        health.denyReading(asked.why);
    health.count(asked);
    return asked;
}
/** Leaves the entry in the staging directory, which is in use until `leave`. */
async function fetchEntry(client, { path, question, usual }) {
    const temporary = client.environment['RUNNER_TEMP'];
    const forWork = await enterStaging(temporary, false);
    const { root, nonce, leave } = await enterStaging(temporary, false);
    let entry;
    try {
        const outcome = await call(client, usual, forWork.leave, () => client.client.restoreCache([path], question, [question]));
        const read = readOutcome(outcome);
        if (read.kind !== 'found')
            return read;
        entry = keptEntry(outcome.lines, nonce, (0,external_node_path_.join)(root, 'out'));
        return entry === undefined ? notHandedOver : { ...read, value: { entry, leave } };
    }
    finally {
        if (entry === undefined)
            leave();
    }
}
/** The file that our tar kept and told of; the client has removed its own name for it. */
function keptEntry(lines, nonce, directory) {
    const [said, ...more] = lines.filter((line) => line.startsWith(`${nonce} `));
    const file = said?.slice(nonce.length + 1);
    if (more.length > 0 || !file?.startsWith(`${directory}/`))
        return undefined;
    return /^[0-9a-f-]+$/.test(file.slice(directory.length + 1)) ? file : undefined;
}

;// CONCATENATED MODULE: ./lib/store/github/client-writing.js







/** Of the process, as the staging directory is: what is saved stands there under a path that only its content decides. */
const inTurn = (0,in_flight/* oneAtATime */.I)();
async function writeEntry(client, entry, stage) {
    const { writes, sending, health } = client;
    const put = await writes.repeat(() => inTurn(entry.path, () => sending(entry.size, async () => {
        await writes.pause();
        const unwritable = health.unwritable();
        if (unwritable !== undefined)
            return { kind: 'denied', why: unwritable };
        return guarded(() => saveStaged(client, entry, stage));
    })));
    if (put.kind === 'denied')
        health.denyWriting(put.why);
    health.count(put);
    return put;
}
async function saveStaged(client, { path, key, size }, stage) {
    const { root, leave } = await enterStaging(client.environment['RUNNER_TEMP'], true);
    const staged = (0,external_node_path_.join)(root, path);
    let called = false;
    try {
        await (0,promises_.rm)(staged, { force: true });
        const why = await stage(staged).catch(full_disk/* messageOf */.b);
        // The service has no part in it.
        if (why !== undefined)
            return { kind: 'broken', why };
        called = true;
        return writeOutcome(await call(client, size, leave, () => client.client.saveCache([path], key)));
    }
    finally {
        if (!called)
            leave();
    }
}

;// CONCATENATED MODULE: ./lib/store/github/github-client.js



/** What is known from the start was said at the start, and reads as a miss. */
function githubClient(options) {
    const client = openClient(options);
    const { health } = client;
    return {
        outage: health.outage,
        lost: () => (options.unreadable === undefined ? health.unreadable() : undefined),
        look: (path, question) => lookAtEntry(client, path, question),
        read: (asked, take) => readEntry(client, asked, take),
        write: (entry, stage) => writeEntry(client, entry, stage),
    };
}

// EXTERNAL MODULE: ./lib/layer/record.js
var record = __webpack_require__(54952);
;// CONCATENATED MODULE: ./lib/store/github/github-documents.js






/** Records and resolutions are kilobytes; long texts of trees are blobs. */
const usualDocument = 256 * 1024;
/** The newest record of exactly these facts: of the index what a job saw not long ago, else what the service has. */
async function findRecord(store, name, seldom) {
    const question = (0,keys/* recordQuestion */.YL)(store.keyPrefix, name);
    const layer = (0,keys/* otherRecordQuestion */.QP)(store.keyPrefix, name);
    const isAsked = store.answers.has(question);
    const known = recalled(store, question);
    if (known)
        return known;
    const hinted = await hintOf(store, name.arch, (index) => index.exact(question, secondsNow(store)));
    if (hinted !== undefined && !isAsked)
        return hinted;
    // What was not there for the step before is in the index by now, if a save of this job has sent it. Of a layer without any record
    // there is none of these facts.
    if (!isAsked && (known === null || recalled(store, layer) === null))
        return undefined;
    const ofLayer = await hintOf(store, name.arch, (index) => index.whole ? index.newest(layer, secondsNow(store)) : undefined);
    if (seldom && ofLayer !== undefined)
        return undefined;
    return await newestRecord(store, name, `the record of ${name.layer}`, question);
}
/** The newest record of the layer, whatever its facts. */
async function findOtherRecord(store, name) {
    const question = (0,keys/* otherRecordQuestion */.QP)(store.keyPrefix, name);
    const known = recalled(store, question);
    if (known !== undefined)
        return known ?? undefined;
    const hinted = await hintOf(store, name.arch, (index) => index.newest(question, secondsNow(store)));
    if (hinted === undefined || store.answers.has(question))
        return await newestRecord(store, name, `a record of ${name.layer}`, question);
    // An index says it, which is no news for the next one.
    store.answers.set(question, { ...hinted, seen: null });
    return hinted;
}
/** What the step before learnt, unless this one has asked since. */
function recalled({ earlier, answers }, question) {
    return answers.has(question) ? undefined : earlier?.answers.get(question);
}
async function hintOf(store, arch, find) {
    const read = await indexOf(store, arch);
    return read.kind === 'read' ? find(read.open) : undefined;
}
async function newestRecord(store, name, what, question) {
    const { keyPrefix, unanswered } = store;
    const layer = (0,keys/* otherRecordQuestion */.QP)(keyPrefix, name);
    unanswered.delete(layer);
    return await newest(store, {
        what,
        path: `records/${(0,keys/* layerTag */.Cz)(name.layer)}`,
        question,
        idOf: (key) => (0,keys/* answeredRecord */.fQ)(keyPrefix, question, key),
    }, (why) => unanswered.set(layer, why));
}
/** Its key is that of its bytes, so nobody has another one under it: to look first would be in vain. */
async function writeRecord(store, name, bytes) {
    const key = (0,keys/* recordKey */.Hy)(store.keyPrefix, name, bytes);
    const entry = { path: `records/${(0,keys/* layerTag */.Cz)(name.layer)}`, key, waits: true, isNew: true };
    const written = await writeDocument(store, entry, bytes);
    if (written.kind === 'written' || written.kind === 'exists') {
        store.answers.set((0,keys/* recordQuestion */.YL)(store.keyPrefix, name), { key, bytes, seen: secondsNow(store) });
        store.wrote.isNews = true;
    }
    return written;
}
async function findResolution(store, name) {
    const question = (0,keys/* resolutionQuestion */.no)(store.keyPrefix, name);
    const known = recalled(store, question);
    if (known !== undefined)
        return known?.bytes;
    const found = await newest(store, {
        what: `the resolution of ${name}`,
        path: `resolutions/${(0,keys/* resolutionTag */.r9)(name)}`,
        question,
        idOf: (key) => (0,keys/* answeredDocument */.r0)(question, key),
    });
    return found?.bytes;
}
/**
 * A reservation that a killed job left behind blocks this content for ever (docs/stacker/platform.md#2.1); a resolution is not
 * worth waiting for it.
 */
function writeResolution(store, name, bytes) {
    const key = (0,keys/* resolutionKey */.o2)(store.keyPrefix, name, bytes);
    return writeDocument(store, { path: `resolutions/${(0,keys/* resolutionTag */.r9)(name)}`, key, waits: false, isNew: false }, bytes);
}
/** The document of the newest entry that answers; the next step is told, also where there is none. */
async function newest(store, { what, path, question, idOf }, failed = () => undefined) {
    const { client, answers } = store;
    const asked = await client.read({ path, question, usual: usualDocument }, async (key, entry) => {
        const id = idOf(key);
        const bytes = id === undefined ? undefined : await takeDocument(entry, id, record/* mostRecordBytes */.gy);
        return bytes === undefined ? undefined : { key, bytes, seen: secondsNow(store) };
    });
    const found = open_github_valueOf(store, what, asked);
    if ('why' in asked && asked.kind !== 'broken')
        failed(asked.why);
    else if (asked.kind === 'miss' && client.lost() !== undefined)
        failed(client.lost() ?? '');
    else if (asked.kind === 'miss')
        answers.set(question, null);
    if (asked.kind === 'found' && found === undefined)
        tell(store, `${what} is not what its key says and is not used`);
    if (found !== undefined)
        answers.set(question, found);
    return found;
}
async function writeDocument(store, entry, bytes) {
    const { path, key } = entry;
    const size = bytes.length;
    if (size > record/* mostRecordBytes */.gy)
        return { kind: 'failed', why: `${size} bytes are too many` };
    const seen = async () => {
        const asked = await store.client.look(path, key);
        return asked.kind === 'found' && asked.key === key;
    };
    return await write(store, { ...entry, size }, seen, async (target) => {
        await (0,promises_.writeFile)(target, packDocument(bytes), { flag: 'wx', mode: 0o600 });
        return undefined;
    });
}

;// CONCATENATED MODULE: ./lib/store/github/waiting.js
function waitingOf(total) {
    /** In order, apart from each other. */
    let counted = [];
    let left = total;
    return {
        total,
        left: () => left,
        count: (from, to) => {
            const apart = counted.filter(([begin, end]) => end < from || begin > to);
            const touching = counted.filter(([begin, end]) => end >= from && begin <= to);
            const begin = Math.min(from, ...touching.map(([begin]) => begin));
            const end = Math.max(to, ...touching.map(([, end]) => end));
            counted = [...apart, [begin, end]];
            left = total - counted.reduce((sum, [begin, end]) => sum + end - begin, 0);
        },
    };
}

;// CONCATENATED MODULE: ./lib/store/github/github.js












/** The Actions cache: one entry for each record, blob and resolution. Where the runner offers none, a store that holds nothing. */
async function openGithubStore(options) {
    const { keyPrefix, environment, log, patience = github_patience/* usualPatience */.U, outage, now } = options;
    const client = await Promise.all(/* import() */[__webpack_require__.e(2088), __webpack_require__.e(3838), __webpack_require__.e(2377), __webpack_require__.e(3878), __webpack_require__.e(9312)]).then(__webpack_require__.bind(__webpack_require__, 79312));
    if (!client.isFeatureAvailable()) {
        log.info('This runner offers no cache service: nothing is restored and nothing is kept.');
        return absentStore('this runner offers no cache service');
    }
    const missing = missingTools(environment['PATH']);
    if (missing.length > 0) {
        const why = `this machine has no ${missing.join(', ')}`;
        log.warning(`Nothing is restored and nothing is kept: ${why}; install it (coreutils or busybox)`);
        return absentStore(why);
    }
    // Anything else, and nothing, allows both (docs/stacker/platform.md#2.4).
    const mode = (environment['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase();
    const words = `this job's cache mode is "${mode}"`;
    const unreadable = mode === 'none' || mode === 'write-only' ? words : undefined;
    const unwritable = mode === 'none' || mode === 'read' ? words : undefined;
    if (unreadable !== undefined)
        log.info(`The cache is not read: ${unreadable}.`);
    const waiting = waitingOf(patience.total ?? github_patience/* usualPatience */.U.total);
    const opened = { environment, log, patience, waiting, unreadable };
    return githubStore(openGithub({
        ...opened,
        client: githubClient({ ...opened, client, unwritable, outage }),
        keyPrefix,
        now,
        earlier: earlierOf(options),
        unwritable: unwritable ?? (outage === undefined ? undefined : unreachable(outage)),
    }));
}
/** What the script that stands for `tar` is run by, and what it calls (see `tarScript`). */
function missingTools(path) {
    return [
        ...(findProgram('sh', '/bin') === undefined ? ['/bin/sh'] : []),
        ...(findProgram('mv', path) === undefined ? ['mv'] : []),
    ];
}
function earlierOf({ learnt, log }) {
    if (learnt === undefined)
        return undefined;
    try {
        return decodeLearnt(learnt);
    }
    catch (error) {
        if (!(error instanceof errors/* FormatError */.IF))
            throw error;
        log.debug(`github cache: what the step before learnt is not used: ${error.message}`);
        return undefined;
    }
}
function githubStore(store) {
    const { client, keyPrefix, unwritable, unanswered } = store;
    return {
        name: 'github',
        writable: unwritable === undefined ? { kind: 'yes' } : { kind: 'no', why: unwritable },
        findRecord: (name, seldom = false) => findRecord(store, name, seldom),
        findOtherRecord: (name) => findOtherRecord(store, name),
        unanswered: (name) => unanswered.get((0,keys/* otherRecordQuestion */.QP)(keyPrefix, name)),
        refused: () => undefined,
        outage: () => client.outage(),
        writeRecord: (name, bytes) => writeRecord(store, name, bytes),
        hasBlobs: (digests, when = 'now') => hasBlobs(store, digests, when),
        fetchBlob: (digest, size, file) => fetchBlob(store, digest, size, file),
        writeBlob: (digest, size, file) => writeBlob(store, digest, size, file),
        findResolution: (name) => findResolution(store, name),
        writeResolution: (name, bytes) => writeResolution(store, name, bytes),
        findHistory: (name) => findHistory(store, name),
        writeHistory: (name, bytes) => {
            addHistory(store, name, bytes);
            return Promise.resolve();
        },
        learnt: async () => encodeLearnt(await learntOf(store)),
        finish: async (after) => {
            if (after !== 'restore')
                await keepIndexes(store);
        },
    };
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

/***/ 37177:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ contentInThreads)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67910);
/* harmony import */ var _formats_worker_thread_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93973);
/* harmony import */ var _verified_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(82184);




/** To start a thread takes as long as to hash some megabytes. */
const smallBytes = 4_000_000;
/**
 * What `contentOf` answers of a regular file of about that many bytes: of a large one by a thread, so that several are hashed at once where
 * there are several cores. Whatever a thread could not do is tried, and told of, in this one.
 */
async function contentInThreads(file, bytes) {
    const answer = bytes < smallBytes ? undefined : await askThread(file);
    return answer !== undefined && (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(answer.digest)
        ? { digest: answer.digest, size: answer.size }
        : await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_2__/* .contentOf */ .$E)(file);
}
const threads = [];
const mostThreads = Math.min(4, (0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)());
function askThread(file) {
    const source = `(${hashFiles.toString()})(require('node:worker_threads').parentPort, require('node:fs'), require('node:crypto'))`;
    return (0,_formats_worker_thread_js__WEBPACK_IMPORTED_MODULE_3__/* .leastBusy */ .$)(threads, mostThreads, () => (0,_formats_worker_thread_js__WEBPACK_IMPORTED_MODULE_3__/* .startThread */ .B)(source)).ask(file);
}
/** The thread's own program: its text is sent there, so it uses nothing but its arguments. */
function hashFiles(port, fs, crypto) {
    const buffer = Buffer.allocUnsafeSlow(256 * 1024);
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = fs.constants;
    const hashed = (file) => {
        const source = fs.openSync(file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        try {
            const hash = crypto.createHash('sha256');
            let size = 0;
            for (let read = 1; read > 0; size += read) {
                read = fs.readSync(source, buffer, 0, buffer.length, null);
                hash.update(buffer.subarray(0, read));
            }
            return { digest: `sha256:${hash.digest('hex')}`, size };
        }
        finally {
            fs.closeSync(source);
        }
    };
    port.on('message', (file) => {
        let answer;
        try {
            answer = hashed(file);
        }
        catch {
            answer = undefined;
        }
        port.postMessage(answer);
    });
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
