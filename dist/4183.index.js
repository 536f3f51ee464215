export const id = 4183;
export const ids = [4183];
export const modules = {

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

/***/ 34183:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openDirectoryStore: () => (/* binding */ openDirectoryStore)
});

// EXTERNAL MODULE: ./lib/store/full-disk.js
var full_disk = __webpack_require__(11308);
// EXTERNAL MODULE: ./lib/store/history-resolution.js
var history_resolution = __webpack_require__(46916);
// EXTERNAL MODULE: ./lib/store/keys.js
var keys = __webpack_require__(84945);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __webpack_require__(67910);
// EXTERNAL MODULE: ./lib/store/error-code.js
var error_code = __webpack_require__(94469);
// EXTERNAL MODULE: ./lib/store/hashing-threads.js
var hashing_threads = __webpack_require__(37177);
// EXTERNAL MODULE: ./lib/store/verified-file.js
var verified_file = __webpack_require__(82184);
// EXTERNAL MODULE: ./lib/store/directory/directory-layout.js
var directory_layout = __webpack_require__(18405);
;// CONCATENATED MODULE: ./lib/store/directory/blob-writing.js





/** Copies a file among the blobs, if it is what the digest names. A copy, not a link: what the build does to its file must not reach the store. */
async function writeBlobFile(paths, { digest, size }, file, removeDirectory) {
    const draft = (0,external_node_path_.join)(paths.drafts, (0,verified_file/* draftName */.TS)());
    const content = await (0,verified_file/* copyHashed */.p4)(typeof file === 'string' ? file : await file(), draft, size);
    try {
        if (content.digest !== digest || content.size !== size) {
            return { kind: 'failed', why: `the file is not the content that ${digest} names` };
        }
        await (0,promises_.chmod)(draft, 0o444);
        // Whatever else has that name is replaced, but for a directory.
        await (0,promises_.rename)(draft, (0,directory_layout/* blobPath */.nD)(paths, digest)).catch(async (error) => {
            if (!(0,error_code/* isCode */._)(error, 'EISDIR', 'ENOTEMPTY', 'EEXIST'))
                throw error;
            await removeDirectory();
            await (0,promises_.rename)(draft, (0,directory_layout/* blobPath */.nD)(paths, digest));
        });
    }
    finally {
        await (0,promises_.rm)(draft, { force: true });
    }
    return { kind: 'written', bytes: size };
}

// EXTERNAL MODULE: ./lib/store/directory/last-use.js
var last_use = __webpack_require__(47327);
// EXTERNAL MODULE: ./lib/store/directory/near-disk.js
var near_disk = __webpack_require__(49861);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/store/group-access.js
var group_access = __webpack_require__(75493);
;// CONCATENATED MODULE: ./lib/store/directory/cache-tag.js


/** Cache Directory Tagging Specification 0.6 (bford.info/cachedir): the first 43 bytes are the signature, the rest is for people. */
const cache_tag_text = `Signature: 8a477f597d28d172789f06886806bc55
# This directory is a store of stack-cache: all that is in it can be built again.
# Backups may leave it out: see https://bford.info/cachedir/
`;
/**
 * Tells programs that back directories up that this one is a cache. Only where nothing is in it yet: what else somebody keeps in a
 * directory that was there before would be left out of their backups, and a tag that was taken away is not wanted.
 */
async function tagNewStore(paths) {
    if ((await (0,directory_layout/* namesIn */.wX)(paths.root)).length > 0)
        return;
    await (0,verified_file/* writeWhole */.f8)(paths.tag, Buffer.from(cache_tag_text), paths.drafts);
}

// EXTERNAL MODULE: external "node:timers/promises"
var external_node_timers_promises_ = __webpack_require__(58500);
;// CONCATENATED MODULE: ./lib/store/directory/claim.js



const pauseMilliseconds = 20;
/**
 * Nobody waits for a dead process, nor for one that cannot be asked (another machine, another namespace of pids), and where there is
 * no /proc or no link can be made nobody claims: then the work may be done twice, which is no harm.
 */
function openClaims() {
    let name;
    return async (claim, looks, done, work) => {
        const self = await (name ??= nameOfProcess('self'));
        if (self === undefined)
            return await work();
        for (let look = 0; look < looks; look++) {
            const taken = await take(claim, self);
            if (taken === 'impossible')
                break;
            if (taken === 'mine') {
                try {
                    // It may have been finished between the last look and the claim.
                    return (await done()) ?? (await work());
                }
                finally {
                    await (0,promises_.rm)(claim, { force: true }).catch(() => undefined);
                }
            }
            const state = await stateOf(claim, self);
            // In a sticky directory what another user's dead process left cannot be removed.
            if (state === 'unknown' || (state === 'dead' && !(await isRemoved(claim))))
                break;
            if (state === 'alive')
                await (0,external_node_timers_promises_.setTimeout)(pauseMilliseconds);
            const answer = await done();
            if (answer !== undefined)
                return answer;
        }
        return await work();
    };
}
async function take(claim, self) {
    try {
        await (0,promises_.symlink)(self, claim);
        return 'mine';
    }
    catch (error) {
        return (0,error_code/* isCode */._)(error, 'EEXIST') ? 'taken' : 'impossible';
    }
}
/** Which machine since when, which namespace of pids, which pid since when: each of them is given again to others. */
async function nameOfProcess(pid) {
    try {
        const boot = (await (0,promises_.readFile)('/proc/sys/kernel/random/boot_id', 'utf8')).trim();
        const namespace = /\d+/.exec(await (0,promises_.readlink)('/proc/self/ns/pid'))?.[0];
        // proc(5): the pid, the program's name in brackets, the state, and as the 22nd field the start time.
        const stat = await (0,promises_.readFile)(`/proc/${pid}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        const [state = 'X'] = fields;
        if (namespace === undefined || 'ZX'.includes(state))
            return undefined;
        return `${boot}.${namespace}.${String(Number.parseInt(stat))}.${fields[19] ?? ''}`;
    }
    catch (error) {
        // ESRCH: it ended while it was read.
        if ((0,error_code/* isCode */._)(error, 'ENOENT', 'ESRCH', 'EACCES', 'EPERM', 'ENOTDIR'))
            return undefined;
        throw error;
    }
}
/** Of who holds the claim. What is no link is nobody's. */
async function stateOf(claim, self) {
    let owner;
    try {
        owner = await (0,promises_.readlink)(claim);
    }
    catch (error) {
        return (0,error_code/* isCode */._)(error, 'ENOENT') ? 'gone' : 'unknown';
    }
    const [boot, namespace, pid] = owner.split('.');
    const [ownBoot, ownNamespace] = self.split('.');
    if (boot !== ownBoot || namespace !== ownNamespace || pid === undefined || !/^\d+$/.test(pid))
        return 'unknown';
    return (await nameOfProcess(pid)) === owner ? 'alive' : 'dead';
}
async function isRemoved(claim) {
    try {
        // Not rm: that of Node 24 answers nothing where it may not remove.
        await (0,promises_.unlink)(claim);
        return true;
    }
    catch (error) {
        return (0,error_code/* isCode */._)(error, 'ENOENT');
    }
}

// EXTERNAL MODULE: ./lib/store/directory/writable.js
var directory_writable = __webpack_require__(89817);
;// CONCATENATED MODULE: ./lib/store/directory/open-directory.js









function openDirectory(options) {
    return {
        ...options,
        name: `dir:${options.path}`,
        paths: (0,directory_layout/* storePaths */.om)(options.path),
        claiming: openClaims(),
        touched: new Set(),
        unanswered: new Map(),
        told: new Set(),
        index: { isOld: false, adoption: undefined },
    };
}
/** A disk that is full, or a directory that is denied, fails for every layer in the same way: one warning for each such trouble. */
function tell({ name, told, log }, what, error) {
    const trouble = error.code ?? (0,full_disk/* messageOf */.b)(error);
    const text = `${name}: ${what}: ${(0,full_disk/* messageOf */.b)(error)}`;
    if (told.has(trouble))
        log.info(text);
    else
        log.warning(text);
    told.add(trouble);
}
/** What `read` answers; undefined, which is told and handed to `failed`, where it cannot. */
async function reading(directory, what, read, failed = () => undefined) {
    try {
        return await read();
    }
    catch (error) {
        tell(directory, `${what} could not be read`, error);
        failed((0,full_disk/* messageOf */.b)(error));
        return undefined;
    }
}
/** What `write` answers; trouble is told and answered, too. */
async function writing(directory, what, write) {
    try {
        return await write();
    }
    catch (error) {
        // Node's recursive mkdir answers ENOENT on a read-only file system.
        const writable = (0,directory_writable/* writableAt */.q)(directory.path);
        const why = writable.kind === 'no' ? writable.why : (0,full_disk/* messageOf */.b)(error);
        tell(directory, `${what} could not be written`, writable.kind === 'no' ? new errors/* TroubleError */.WN(why) : error);
        if (writable.kind === 'no')
            return { kind: 'denied', why };
        return (0,error_code/* isCode */._)(error, 'EACCES', 'EPERM', 'EROFS') ? { kind: 'denied', why } : { kind: 'failed', why };
    }
}
async function prepare({ paths }) {
    await tagNewStore(paths);
    await (0,group_access/* makeDirectories */.K)(paths.blobs);
    await (0,group_access/* makeDirectories */.K)(paths.drafts);
}
/** Undefined where nothing stands. */
async function statOf(file) {
    return await (0,promises_.lstat)(file).catch((error) => {
        if ((0,error_code/* isCode */._)(error, 'ENOENT', 'ENOTDIR'))
            return undefined;
        throw error;
    });
}

;// CONCATENATED MODULE: ./lib/store/directory/directory-blobs.js













async function hasBlobs(store, digests) {
    const found = new Set();
    for (const digest of new Set(digests)) {
        if ((await reading(store, `blob ${digest}`, () => seen(store, digest))) === true)
            found.add(digest);
    }
    return found;
}
/** Puts the blob at `file`, verified; false where it cannot be had. */
async function fetchBlob(store, { digest, size }, file, use = 'own') {
    const fetched = await reading(store, `blob ${digest}`, async () => {
        const blob = (0,directory_layout/* blobPath */.nD)(store.paths, digest);
        const stat = await statOf(blob);
        if (stat === undefined)
            return false;
        if (!stat.isFile())
            return dropWrongBlob(store, digest, 'is not a file');
        // The record's size may be what is wrong.
        if (stat.size !== size)
            return (await isIntact(store, digest)) && wrongSize(store, digest, stat.size, size);
        const draft = `${file}.${(0,verified_file/* draftName */.TS)()}`;
        try {
            const copy = (use === 'read' ? await linked(store, blob, draft) : undefined) ?? (await copyApart(blob, draft, size));
            if (copy.digest !== digest)
                return await dropWrongBlob(store, digest, 'is not what its digest says');
            await (0,promises_.rename)(draft, file);
        }
        finally {
            await (0,promises_.rm)(draft, { force: true });
        }
        return true;
    });
    return fetched ?? false;
}
/** Keeps what `file` holds, or makes, under its digest and size. */
function writeBlob(store, digest, size, file) {
    const { paths, claiming, touched } = store;
    return writing(store, `blob ${digest}`, async () => {
        await prepare(store);
        const isThere = () => present(store, digest, size);
        const claim = (0,external_node_path_.join)(paths.drafts, `${(0,formats_digest/* digestHex */.sU)(digest)}.claim`);
        const written = (await isThere()) ??
            (await claiming(claim, looksFor(size), isThere, () => writeBlobFile(paths, { digest, size }, file, () => dropWrongBlob(store, digest, 'is a directory'))));
        if (!('why' in written))
            touched.add(digest);
        return written;
    });
}
/** What is to be said of a blob that is there already; undefined where none is that is what its digest says. */
async function present(store, digest, size) {
    const found = (await seen(store, digest)) ? await statOf((0,directory_layout/* blobPath */.nD)(store.paths, digest)) : undefined;
    if (found?.size === size)
        return { kind: 'exists' };
    if (found === undefined || !(await isIntact(store, digest)))
        return undefined;
    return { kind: 'failed', why: `blob ${digest} has ${found.size} bytes and not ${size}` };
}
/** Seen is touched: a collector spares what is young, and the record that will name this blob is still to come. */
async function seen({ paths }, digest) {
    const file = (0,directory_layout/* blobPath */.nD)(paths, digest);
    try {
        if (!((0,near_disk/* isNearDisk */.a)(paths.root) ? (0,external_node_fs_.lstatSync)(file) : await (0,promises_.lstat)(file)).isFile())
            return false;
        return await (0,last_use/* touch */._M)(paths, file, digest);
    }
    catch (error) {
        if ((0,error_code/* isCode */._)(error, 'ENOENT', 'ENOTDIR'))
            return false;
        throw error;
    }
}
async function dropWrongBlob({ name, paths, touched, log }, digest, how) {
    touched.delete(digest);
    log.warning(`${name}: blob ${digest} ${how} and is removed`);
    await (0,promises_.rm)((0,directory_layout/* blobPath */.nD)(paths, digest), { force: true, recursive: true }).catch(() => undefined);
    return false;
}
/** One that is not what its digest says is taken away. */
async function isIntact(store, digest) {
    const content = await (0,verified_file/* contentOf */.$E)((0,directory_layout/* blobPath */.nD)(store.paths, digest));
    return content.digest === digest || (await dropWrongBlob(store, digest, 'is not what its digest says'));
}
function wrongSize({ name, log }, digest, bytes, wanted) {
    log.warning(`${name}: blob ${digest} has ${bytes} bytes; the ${wanted} that are asked for are not had`);
    return false;
}
/** Half a minute, and as long as a slow disk takes. */
function looksFor(bytes) {
    return 1_500 + bytes / 200_000;
}
/**
 * A second name of the blob, and what it holds; undefined where there is to be none. Whoever makes what was laid down his own (`chmod -R`) reaches
 * the store by it, so there is none in a store that is shared with others, of what belongs to another, or may be written to by its owner, and
 * where this process may only read.
 */
async function linked({ path, paths }, blob, target) {
    const [{ mode, uid, size }, shared] = await Promise.all([(0,promises_.lstat)(blob), (0,promises_.lstat)(paths.blobs)]);
    if ((0,directory_writable/* writableAt */.q)(path).kind === 'no')
        return undefined;
    if (uid !== process.geteuid?.() || (mode & 0o222) !== 0 || (shared.mode & 0o022) !== 0)
        return undefined;
    try {
        await (0,promises_.link)(blob, target);
    }
    catch {
        // Another file system, or one without second names.
        return undefined;
    }
    return await (0,hashing_threads/* contentInThreads */.c)(target, size);
}
/**
 * A file of its own, and what it holds: what is done to it afterwards (a new mode or owner, writing in place) must not reach the store,
 * so it is no second name of the blob. Where the file system can, the two share their extents.
 */
async function copyApart(blob, target, size) {
    try {
        await (0,promises_.copyFile)(blob, target, promises_.constants.COPYFILE_FICLONE_FORCE | promises_.constants.COPYFILE_EXCL);
    }
    catch {
        return await (0,verified_file/* copyHashed */.p4)(blob, target, size);
    }
    await (0,promises_.chmod)(target, 0o644);
    return await (0,hashing_threads/* contentInThreads */.c)(target, size);
}

// EXTERNAL MODULE: ./lib/layer/record.js
var record = __webpack_require__(54952);
// EXTERNAL MODULE: ./lib/store/directory/directory-adoption.js
var directory_adoption = __webpack_require__(1903);
// EXTERNAL MODULE: ./lib/store/directory/directory-index.js
var directory_index = __webpack_require__(60135);
// EXTERNAL MODULE: ./lib/store/named-blobs.js
var named_blobs = __webpack_require__(59845);
;// CONCATENATED MODULE: ./lib/store/directory/directory-documents.js
















/** The newest record of exactly these facts. */
async function findRecord(store, name) {
    const { paths, keyPrefix, index, log, now } = store;
    const ask = () => answer(store, name, `the record of ${name.layer}`, (0,keys/* recordQuestion */.YL)(keyPrefix, name));
    const found = await ask();
    if (found !== undefined)
        return found;
    // It may have been copied here by another tool, which knows of the index alone.
    index.adoption ??= (0,directory_adoption/* adoptIndexed */.cq)(paths, now()).then(() => undefined, (error) => {
        log.debug(`${store.name}: what stands in the index alone is not used: ${(0,full_disk/* messageOf */.b)(error)}`);
    });
    await index.adoption;
    return await ask();
}
/** The newest record of the layer, whatever its facts. */
function findOtherRecord(store, name) {
    return answer(store, name, `a record of ${name.layer}`, (0,keys/* otherRecordQuestion */.QP)(store.keyPrefix, name));
}
async function answer(store, name, what, question) {
    const { keyPrefix, paths, unanswered } = store;
    const layer = (0,keys/* otherRecordQuestion */.QP)(keyPrefix, name);
    unanswered.delete(layer);
    const directory = (0,directory_layout/* recordDirectory */.pX)(layer);
    const bytes = await reading(store, what, () => newest(store, (0,external_node_path_.join)(paths.records, directory), ({ rest }) => (0,keys/* answeredRecord */.fQ)(keyPrefix, question, `${directory}-${rest}`)), (why) => unanswered.set(layer, why));
    return bytes && { bytes };
}
function writeRecord(store, name, bytes) {
    const { keyPrefix, paths, touched, index } = store;
    return writing(store, `the record of ${name.layer}`, async () => {
        if (bytes.length > record/* mostRecordBytes */.gy)
            return { kind: 'failed', why: `a record of ${bytes.length} bytes is too large` };
        await prepare(store);
        for (const { digest } of (0,named_blobs/* namedBlobs */.C)(bytes) ?? []) {
            if (!touched.has(digest) && (await seen(store, digest)))
                touched.add(digest);
        }
        await (0,directory_index/* keepAsArtifact */.Mm)(paths, bytes, (0,keys/* recordKey */.Hy)(keyPrefix, name, bytes));
        const target = (0,external_node_path_.join)(paths.records, (0,directory_layout/* recordDirectory */.pX)((0,keys/* otherRecordQuestion */.QP)(keyPrefix, name)));
        index.isOld = true;
        return writeDocument(store, target, (0,keys/* recordKey */.Hy)(keyPrefix, name, bytes), bytes);
    });
}
function findResolution(store, name) {
    return reading(store, `the resolution of ${name}`, () => {
        const question = (0,keys/* resolutionQuestion */.no)(store.keyPrefix, name);
        const directory = (0,directory_layout/* recordDirectory */.pX)(question);
        return newest(store, (0,external_node_path_.join)(store.paths.resolutions, directory), ({ rest }) => (0,keys/* answeredDocument */.r0)(question, `${directory}-${rest}`));
    });
}
function writeResolution(store, name, bytes) {
    const { keyPrefix, paths } = store;
    return writing(store, `the resolution of ${name}`, async () => {
        await prepare(store);
        const target = (0,external_node_path_.join)(paths.resolutions, (0,directory_layout/* recordDirectory */.pX)((0,keys/* resolutionQuestion */.no)(keyPrefix, name)));
        return writeDocument(store, target, (0,keys/* resolutionKey */.o2)(keyPrefix, name, bytes), bytes);
    });
}
/** The newest document whose bytes are what its name says; others are told of and taken away. */
async function newest(store, directory, idOf) {
    const isNear = (0,near_disk/* isNearDisk */.a)(store.path);
    for (const entry of await (0,directory_layout/* stampedNames */.Nr)(directory, isNear)) {
        const id = idOf(entry);
        if (id === undefined)
            continue;
        const file = (0,external_node_path_.join)(directory, entry.file);
        const bytes = await (0,verified_file/* readStored */.CL)(file, record/* mostRecordBytes */.gy, isNear).catch((error) => {
            // Another process collected it since the listing.
            if (!(0,error_code/* isCode */._)(error, 'ENOENT'))
                tell(store, `${file} could not be read`, error);
            return undefined;
        });
        if (bytes === undefined)
            continue;
        if ((0,formats_digest/* digestOf */.ol)(bytes) === id) {
            await (0,last_use/* touch */._M)(store.paths, file, id);
            return bytes;
        }
        store.log.warning(`${store.name}: ${file} is not what its name says and is removed`);
        await (0,promises_.rm)(file, { force: true }).catch(() => undefined);
    }
    return undefined;
}
/** `directory` is named by the begin of the key. */
async function writeDocument({ paths, now }, directory, key, bytes) {
    const older = await (0,directory_layout/* outdatableNames */.gH)(directory);
    const rest = key.slice((0,external_node_path_.basename)(directory).length + 1);
    const question = rest.slice(0, -(0,formats_digest/* digestHex */.sU)((0,formats_digest/* digestOf */.ol)(bytes)).length);
    const rival = older.find((entry) => entry.rest.startsWith(question));
    if (rival?.rest === rest) {
        await (0,last_use/* touch */._M)(paths, (0,external_node_path_.join)(directory, rival.file), (0,formats_digest/* digestOf */.ol)(bytes));
        return { kind: 'exists' };
    }
    await (0,verified_file/* writeWhole */.f8)((0,external_node_path_.join)(directory, (0,directory_layout/* nextStampedName */.LZ)(older, now(), rest)), bytes, paths.drafts);
    return { kind: 'written', bytes: bytes.length };
}

;// CONCATENATED MODULE: ./lib/store/directory/directory.js









/**
 * A store in a directory, safe for several processes at once: whatever appears does so by rename or link, nothing is overwritten,
 * and there is no shared file that is not derived from the others.
 */
function openDirectoryStore(options) {
    const store = openDirectory(options);
    const resolutions = {
        findResolution: (name) => findResolution(store, name),
        writeResolution: (name, bytes) => writeResolution(store, name, bytes),
    };
    return {
        name: store.name,
        writable: (0,directory_writable/* writableAt */.q)(store.path),
        findRecord: (name) => findRecord(store, name),
        findOtherRecord: (name) => findOtherRecord(store, name),
        unanswered: (name) => store.unanswered.get((0,keys/* otherRecordQuestion */.QP)(store.keyPrefix, name)),
        refused: () => undefined,
        outage: () => undefined,
        writeRecord: (name, bytes) => writeRecord(store, name, bytes),
        hasBlobs: (digests) => hasBlobs(store, digests),
        fetchBlob: (digest, size, file, use) => fetchBlob(store, { digest, size }, file, use),
        writeBlob: (digest, size, file) => writeBlob(store, digest, size, file),
        ...resolutions,
        ...(0,history_resolution/* historyResolution */.x)(resolutions),
        finish: () => finish(store),
    };
}
async function finish({ name, paths, index, log, now }) {
    if (!index.isOld)
        return;
    index.isOld = false;
    // The index only shows the records to other tools: a record without its line in it is still a record.
    try {
        await (0,directory_adoption/* adoptIndexed */.cq)(paths, now());
        await (0,directory_index/* refreshIndex */.O0)(paths);
    }
    catch (error) {
        log.debug(`${name}: the index was not refreshed: ${(0,full_disk/* messageOf */.b)(error)}`);
    }
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


/***/ })

};
