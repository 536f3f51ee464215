export const id = 34;
export const ids = [34];
export const modules = {

/***/ 3586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K8: () => (/* binding */ layerIdentity),
/* harmony export */   hf: () => (/* binding */ portableLayer),
/* harmony export */   kq: () => (/* binding */ recordedName),
/* harmony export */   wL: () => (/* binding */ factsDigest)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67910);
/* harmony import */ var _image_layout_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(33803);



/** Under which name a layer is recorded: what its build saw beside what stacker compares has records of its own. */
function recordedName({ name, binds }) {
    return binds === undefined ? name : `${name}\0binds`;
}
const digests = new WeakMap();
/** Digest over a canonical text of the facts: member order is fixed here, so it does not depend on how the value was made. */
function factsDigest(facts) {
    let digest = digests.get(facts);
    if (digest === undefined)
        digests.set(facts, (digest = computeDigest(facts)));
    return digest;
}
function computeDigest(facts) {
    const base = ((fact) => {
        switch (fact.kind) {
            case 'known':
                return ['known', fact.base];
            case 'layer':
                return ['layer', fact.identity, fact.path];
            case 'taken':
                return ['taken', fact.layer, fact.path];
        }
    })(facts.base);
    const content = (fact) => {
        switch (fact.kind) {
            case 'file':
                return ['file', fact.hash];
            case 'directory':
                return ['directory', fact.tree];
            case 'produced':
                return ['produced', fact.identity, fact.path];
            case 'taken':
                return ['taken', fact.producer, fact.path];
        }
    };
    return (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(JSON.stringify([
        'stack-cache facts 1',
        facts.name,
        facts.arch,
        facts.shape,
        facts.definition,
        base,
        facts.epoch,
        facts.imports.map(content),
        facts.overlayDirs.map(content),
        facts.layerTypes,
        ...(facts.binds === undefined ? [] : [['binds', ...facts.binds]]),
    ]));
}
/**
 * What a child or importer knows a layer by. An output layer is its facts and the manifests that came of them; a build_only layer
 * has no manifest and is its facts alone, so building it again does not make another layer of it (stacker's own judgement, too) - but
 * for what it took from layers that are built on every run, which its facts do not name: `taken`, as its entry witnesses it.
 */
function layerIdentity(facts, manifests, taken) {
    const more = taken.length === 0 ? [] : [taken];
    return (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(JSON.stringify(['stack-cache layer 1', factsDigest(facts), [...manifests].sort(), ...more]));
}
/**
 * The definition with the paths of imports, overlay dirs and binds as seen from the stackerfile's directory, and a layout that a
 * docker base names as seen from where stacker is run (docs/stacker/restoring.md#27).
 */
function portableLayer(definition, workingDirectory) {
    const { layer, written, stackerfile } = definition;
    const portable = (absolute, asWritten) => portablePath(absolute, asWritten ?? absolute, node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(stackerfile), workingDirectory);
    const imports = (list, source) => list?.map((item, index) => ({ ...item, Path: portable(item.Path, source?.[index]?.Path) })) ?? null;
    return {
        ...layer,
        From: { ...layer.From, Url: portableUrl(layer.From, workingDirectory) },
        Imports: imports(layer.Imports, written.Imports),
        ...(layer.LegacyImport === undefined
            ? {}
            : { LegacyImport: imports(layer.LegacyImport, written.LegacyImport ?? null) }),
        OverlayDirs: layer.OverlayDirs?.map((item, index) => ({
            ...item,
            Source: portable(item.Source, written.OverlayDirs?.[index]?.Source),
        })) ?? null,
        Binds: layer.Binds?.map((item, index) => ({
            Source: portable(item.Source, written.Binds?.[index]?.Source),
            Dest: portable(item.Dest, written.Binds?.[index]?.Dest),
        })) ?? null,
    };
}
/**
 * A docker base from a layout of the checkout, which is written with an absolute path: what counts is the image in it, and the definition
 * laid down is the one of this checkout. No stackerfile can hold the text that stands for it, since a name of an image has no blank.
 */
function portableUrl(from, workingDirectory) {
    const image = from.Type === 'docker' ? (0,_image_layout_js__WEBPACK_IMPORTED_MODULE_2__/* .imageInLayout */ .t)(from) : undefined;
    if (image?.name === undefined || image.name === '' || !isInside(image.directory, workingDirectory))
        return from.Url;
    return `oci:${node_path__WEBPACK_IMPORTED_MODULE_0__.posix.relative(workingDirectory, image.directory)}:${image.name} (in the checkout)`;
}
function isInside(place, directory) {
    return place === directory || place.startsWith(directory === '/' ? directory : `${directory}/`);
}
/**
 * A path of the checkout, relative to the stackerfile: `conf`, `./conf` and the absolute spelling are one path to stacker, which
 * compares what they resolve to. URLs and absolute paths outside the working directory stay as they are. Trailing slashes are
 * kept: stacker stages `dir/` differently from `dir`.
 */
function portablePath(absolute, asWritten, stackerfileDirectory, workingDirectory) {
    if (!absolute.startsWith('/'))
        return absolute;
    if (asWritten.startsWith('/') && ![workingDirectory, stackerfileDirectory].some((root) => isInside(absolute, root)))
        return absolute;
    const slashes = /\/*$/.exec(absolute)?.[0] ?? '';
    return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.relative(stackerfileDirectory, absolute) + slashes;
}


/***/ }),

/***/ 87677:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  C: () => (/* binding */ openStore)
});

// EXTERNAL MODULE: ./lib/options/store-name.js
var store_name = __webpack_require__(62943);
// EXTERNAL MODULE: ./lib/registry/fetch.js + 1 modules
var fetch = __webpack_require__(64799);
// EXTERNAL MODULE: ./lib/store/full-disk.js
var full_disk = __webpack_require__(11308);
;// CONCATENATED MODULE: ./lib/store/history-resolution.js
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
    index.adoption ??= (0,directory_adoption/* adoptIndexed */.cq)(paths, now()).catch((error) => {
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
        ...historyResolution(resolutions),
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

// EXTERNAL MODULE: ./lib/store/github/patience.js
var patience = __webpack_require__(42470);
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
function open_registry_tell({ name, log, state }, message) {
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
    open_registry_tell(store, `${what}: ${answer.why}`);
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

;// CONCATENATED MODULE: ./lib/store/registry/registry-blobs.js





/** Blobs that a manifest names which was accepted are there with it; the others are looked at. */
async function registry_blobs_hasBlobs(store, digests) {
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
async function registry_blobs_fetchBlob(store, digest, size, file) {
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
        open_registry_tell(store, `blob ${digest}: ${(0,full_disk/* messageOf */.b)(error)}`);
        await (0,promises_.rm)(draft, { force: true });
        return false;
    }
}
/** Keeps what `file` holds, or makes, under its digest and size. */
function registry_blobs_writeBlob(store, blob) {
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

// EXTERNAL MODULE: ./lib/store/artifact.js
var store_artifact = __webpack_require__(79919);
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
        open_registry_tell(store, `${what} is not used: ${error.message}`);
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
function registry_writing_writeDocument(store, document) {
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
    const content = await pushed(store, { digest: (0,formats_digest/* digestOf */.ol)(bytes), size: bytes.length, content: new Uint8Array(bytes) });
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
    const manifest = { mediaType: media_type/* ociManifest */.F7, bytes, digest: (0,formats_digest/* digestOf */.ol)(bytes) };
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
    const content = await pushed(store, { digest: (0,formats_digest/* digestOf */.ol)(bytes), size: bytes.length, content: new Uint8Array(bytes) });
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
async function registry_records_findRecord(store, name) {
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
async function registry_records_findOtherRecord(store, name) {
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
            if (key?.id !== (0,formats_digest/* digestOf */.ol)(document.bytes))
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
    return { arch, layer: (0,keys/* layerTag */.Cz)(layer), shape, facts, digest: (0,formats_digest/* digestOf */.ol)(bytes) };
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
async function registry_records_writeRecord(store, name, bytes) {
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
    const written = await registry_writing_writeDocument(store, document);
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
async function registry_records_findResolution(store, name) {
    const answer = await newestDocument(store, resolutionQuestionOf(store, name));
    return answer.kind === 'found' ? answer.document.bytes : undefined;
}
async function registry_records_writeResolution(store, name, bytes) {
    if (bytes.length > mostResolutionBytes)
        return { kind: 'failed', why: `${bytes.length} bytes are too many` };
    const signed = await store.seal.sign(sealedResolution(name, bytes));
    if (signed.kind === 'unsigned')
        return { kind: 'failed', why: signed.why };
    const { annotations } = signed;
    return await registry_writing_writeDocument(store, { question: resolutionQuestionOf(store, name), bytes, blobs: [], annotations });
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
    return { resolution: (0,keys/* resolutionTag */.r9)(name), digest: (0,formats_digest/* digestOf */.ol)(bytes) };
}

;// CONCATENATED MODULE: ./lib/store/registry/registry-store.js





/** A store in a repository of a container registry, shared by all who may read it, and safe for many that write at once. */
function openRegistryStore(options) {
    const store = openRegistry(options);
    const { keyPrefix, unanswered, refused, state, seal } = store;
    const resolutions = {
        findResolution: (name) => registry_records_findResolution(store, name),
        writeResolution: (name, bytes) => registry_records_writeResolution(store, name, bytes),
    };
    return {
        name: store.name,
        writable: seal.unsignable === undefined ? { kind: 'yes' } : { kind: 'no', why: seal.unsignable },
        findRecord: (name) => registry_records_findRecord(store, name),
        findOtherRecord: (name) => registry_records_findOtherRecord(store, name),
        foretell: (names) => {
            foretell(store, names);
        },
        unanswered: (name) => unanswered.get((0,keys/* otherRecordQuestion */.QP)(keyPrefix, name)),
        refused: (name) => refused.get(askedQuestion(keyPrefix, name)),
        outage: () => state.outage,
        writeRecord: (name, bytes) => registry_records_writeRecord(store, name, bytes),
        hasBlobs: (digests) => registry_blobs_hasBlobs(store, digests),
        fetchBlob: (digest, size, file) => registry_blobs_fetchBlob(store, digest, size, file),
        writeBlob: (digest, size, file, elsewhere) => registry_blobs_writeBlob(store, { digest, size, file, elsewhere }),
        ...resolutions,
        ...historyResolution(resolutions),
        finish: () => Promise.resolve(),
    };
}

// EXTERNAL MODULE: ./lib/plan/store-repository.js
var store_repository = __webpack_require__(80827);
// EXTERNAL MODULE: ./lib/registry/http.js
var registry_http = __webpack_require__(69127);
// EXTERNAL MODULE: ./lib/formats/decode.js
var decode = __webpack_require__(2924);
// EXTERNAL MODULE: ./lib/formats/exact-object.js
var exact_object = __webpack_require__(83799);
;// CONCATENATED MODULE: ./lib/trust/origin.js



const elsewhere = {
    server: '',
    repository: '',
    repositoryId: '',
    workflow: '',
    ref: '',
    defaultBranch: '',
    sha: '',
    event: '',
    run: '',
    attempt: '',
};
/** The run that this process is part of, by GitHub's variables; `elsewhere` where there is none. */
function originOfRun(environment, defaultBranch) {
    const repository = environment['GITHUB_REPOSITORY'] ?? '';
    const ref = environment['GITHUB_REF'] ?? '';
    if (environment['GITHUB_ACTIONS'] !== 'true' || repository === '' || ref === '')
        return elsewhere;
    return {
        server: environment['GITHUB_SERVER_URL'] ?? 'https://github.com',
        repository,
        repositoryId: environment['GITHUB_REPOSITORY_ID'] ?? '',
        workflow: workflowOf(environment['GITHUB_WORKFLOW_REF'] ?? '', repository),
        ref,
        defaultBranch,
        sha: environment['GITHUB_SHA'] ?? '',
        event: environment['GITHUB_EVENT_NAME'] ?? '',
        run: environment['GITHUB_RUN_ID'] ?? '',
        attempt: environment['GITHUB_RUN_ATTEMPT'] ?? '',
    };
}
/**
 * The workflow's file of GitHub's `OWNER/NAME/PATH@REF` (docs/stacker/platform.md#6.1), without the ref, which is that of the run or of
 * nobody's choice in it. A workflow that an organisation requires is another repository's.
 */
function workflowOf(workflowRef, repository) {
    const [, holder, path] = /^([^/]+\/[^/]+)\/(.+?\.ya?ml)@/su.exec(workflowRef) ?? [];
    if (holder === undefined || path === undefined)
        return '';
    return sameRepository(holder, repository) ? path : `${holder}/${path}`;
}
/** GitHub takes names of owners and repositories whatever their case, and no two differ by it alone. */
function sameRepository(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
/** Git refuses control characters in refs, and whoever signs may write anything. */
const decodeText = (value, where) => {
    const text = (0,decode/* decodeString */.sc)(value, where);
    if (text.length > mostCharacters || /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text))
        throw new errors/* FormatError */.IF(where, 'expected a short line of text');
    return text;
};
const mostCharacters = 1024;
const members = {
    server: decodeText,
    repository: decodeText,
    repositoryId: decodeText,
    workflow: decodeText,
    ref: decodeText,
    defaultBranch: decodeText,
    sha: decodeText,
    event: decodeText,
    run: decodeText,
    attempt: decodeText,
};
const decodeOrigin = (value, where) => {
    const member = (0,decode/* decodeObject */.gv)((0,exact_object/* exactly */.pV)(members)(value, where), where);
    return {
        server: member('server', decodeText),
        repository: member('repository', decodeText),
        repositoryId: member('repositoryId', decodeText),
        workflow: member('workflow', decodeText),
        ref: member('ref', decodeText),
        defaultBranch: member('defaultBranch', decodeText),
        sha: member('sha', decodeText),
        event: member('event', decodeText),
        run: member('run', decodeText),
        attempt: member('attempt', decodeText),
    };
};

;// CONCATENATED MODULE: ./lib/trust/certificate-claims.js


/** What Fulcio writes of GitHub's token into a certificate, by the last number below 1.3.6.1.4.1.57264.1 (docs/stacker/platform.md#6.2). */
const claims = {
    issuer: 8,
    repositoryUri: 12,
    sha: 13,
    ref: 14,
    repositoryId: 15,
    workflowUri: 18,
    event: 20,
    runUri: 21,
};
const arc = '1.3.6.1.4.1.57264.1';
/** GitHub's own issuer, or that of an enterprise on github.com; tokens of other servers are nothing that Fulcio certifies. */
const issuer = /^https:\/\/token\.actions\.githubusercontent\.com(?:\/[A-Za-z0-9-]+)?$/;
/** The only server whose runs have certificates. */
const certifiedServer = 'https://github.com';
/**
 * Why the certificate is not one of the run that the origin names; undefined where it is, in every claim.
 * @throws FormatError for claims that are not written as Fulcio writes them.
 */
function whyOtherRun(extensions, origin) {
    const claim = (name) => claimOf(extensions, name);
    if (!issuer.test(claim('issuer')))
        return 'its certificate is not of a workflow run on GitHub';
    const repositoryUri = `${certifiedServer}/${origin.repository}`;
    const agrees = origin.server === certifiedServer &&
        claim('repositoryUri') === repositoryUri &&
        claim('repositoryId') === origin.repositoryId &&
        claim('ref') === origin.ref &&
        claim('sha') === origin.sha &&
        claim('event') === origin.event &&
        isWorkflow(claim('workflowUri'), origin) &&
        claim('runUri') === `${repositoryUri}/actions/runs/${origin.run}/attempts/${origin.attempt}`;
    return agrees ? undefined : 'its certificate is of another run than it says';
}
function isWorkflow(uri, { workflow, repository }) {
    const prefix = `${certifiedServer}/`;
    return workflow !== '' && uri.startsWith(prefix) && workflowOf(uri.slice(prefix.length), repository) === workflow;
}
function claimOf(extensions, name) {
    const wanted = `${arc}.${String(claims[name])}`;
    const [found, ...others] = extensions.filter(({ oid }) => oid?.id.join('.') === wanted);
    if (found === undefined || others.length > 0)
        throw new errors/* FormatError */.IF('certificate', `expected one ${wanted}`);
    return utf8String(found.value, wanted);
}
/** DER: tag 12, and the length in one byte, or in as few as it needs behind one that counts them (X.690, 8.1.3). */
function utf8String(value, where) {
    const [tag, first = 0] = value;
    const lengthBytes = first < 0x80 ? 0 : first - 0x80;
    const length = lengthBytes === 0 ? first : lengthBytes <= 2 ? value.readUIntBE(2, lengthBytes) : -1;
    const text = value.subarray(2 + lengthBytes);
    if (tag !== 0x0c || text.length !== length)
        throw new errors/* FormatError */.IF(where, 'expected a UTF8String');
    return text.toString('utf8');
}

;// CONCATENATED MODULE: ./lib/trust/readers.js

/**
 * The reader that a run is. `baseRef` is the name of the branch that a pull request goes into, empty where there is none; `workflows` are
 * trusted besides the run's own. GitHub's caches are scoped by the same rule (docs/stacker/platform.md#2.3).
 */
function readerOf(origin, baseRef, workflows) {
    if (origin.ref === '')
        return { kind: 'elsewhere' };
    const branches = [baseRef, origin.defaultBranch].filter((name) => name !== '').map((name) => `refs/heads/${name}`);
    return {
        kind: 'run',
        server: origin.server,
        repository: origin.repository,
        repositoryId: origin.repositoryId,
        workflows: [origin.workflow, ...workflows.map(workflowPath)].filter((path) => path !== ''),
        refs: [...new Set([origin.ref, ...branches])],
    };
}
/** GitHub runs workflows of this one directory alone. */
function workflowPath(name) {
    return name.includes('/') ? name : `.github/workflows/${name}`;
}
/** Why this reader does not believe a record of that origin; undefined where it does. */
function whyOutOfScope(reader, origin, witness) {
    switch (reader.kind) {
        case 'run':
            return outsideOfRun(reader, origin);
        case 'elsewhere':
            return outsideOfKey(origin, witness);
    }
}
function outsideOfRun(reader, origin) {
    if (origin.repository === '')
        return 'it was made outside of a workflow run';
    if (origin.server !== reader.server || !sameRepository(origin.repository, reader.repository))
        return `it was made by another repository, ${quoted(origin.repository)}`;
    if (origin.repositoryId !== '' && reader.repositoryId !== '' && origin.repositoryId !== reader.repositoryId)
        return 'it was made by another repository, which had the name of this one';
    if (!reader.workflows.includes(origin.workflow))
        return `it was made by another workflow, ${quoted(origin.workflow)}, which trust-workflows does not name`;
    if (!reader.refs.includes(origin.ref))
        return `it was made for another ref, ${quoted(origin.ref)}`;
    return undefined;
}
/** Outside of a run there is no repository to compare with: the key says whose records they are. */
function outsideOfKey(origin, witness) {
    switch (witness) {
        case 'certificate':
            return 'it was signed by a workflow run, which can be told from others only inside of one; sign by a key (sign-key, verify-key)';
        case 'key':
            if (origin.ref === '' || origin.ref === `refs/heads/${origin.defaultBranch}`)
                return undefined;
            return `it was made for ${quoted(origin.ref)}, which is not the default branch`;
    }
}
function quoted(text) {
    return JSON.stringify(text.length > mostShown ? `${text.slice(0, mostShown)}...` : text);
}
const mostShown = 200;

;// CONCATENATED MODULE: ./lib/trust/statement.js




/** Stands first in what is signed, so that a signature of one key or identity over anything else is none over a statement. */
const statementType = 'application/vnd.stack-cache.statement.v1+json';
/** A statement has a kilobyte. */
const mostStatementBytes = 16 * 1024;
const mostStatementValues = 100;
/** The very bytes that are signed: one way to write each statement. */
function encodeStatement({ document, origin }) {
    const { server, repository, repositoryId, workflow, ref, defaultBranch, sha, event, run, attempt } = origin;
    return Buffer.from(JSON.stringify({
        type: statementType,
        ...encodeDocument(document),
        origin: { server, repository, repositoryId, workflow, ref, defaultBranch, sha, event, run, attempt },
    }));
}
function encodeDocument(document) {
    if ('resolution' in document) {
        const { resolution, digest } = document;
        return { resolution: { name: resolution, digest } };
    }
    const { arch, layer, shape, facts, digest } = document;
    return { record: { arch, layer, shape, facts, digest } };
}
/** @throws FormatError for bytes that are no statement, or are not written as this release writes it. */
function decodeStatement(bytes) {
    const where = 'statement';
    const member = (0,decode/* decodeObject */.gv)((0,decode/* parseJson */.qF)(bytes, where, mostStatementBytes, mostStatementValues), where);
    member('type', (0,decode/* decodeOneOf */.ol)(statementType));
    const document = member('record', (0,exact_object/* optional */.lq)(decodeRecord)) ?? member('resolution', decodeResolution);
    const statement = { document, origin: member('origin', decodeOrigin) };
    if (!encodeStatement(statement).equals(bytes))
        throw new errors/* FormatError */.IF(where, 'expected its members alone, in order');
    return statement;
}
const decodeRecord = (value, where) => {
    const member = (0,decode/* decodeObject */.gv)(value, where);
    return {
        arch: member('arch', decode/* decodeString */.sc),
        layer: member('layer', decode/* decodeString */.sc),
        shape: member('shape', decode/* decodeString */.sc),
        facts: member('facts', decode/* decodeDigest */.bY),
        digest: member('digest', decode/* decodeDigest */.bY),
    };
};
const decodeResolution = (value, where) => {
    const member = (0,decode/* decodeObject */.gv)(value, where);
    return { resolution: member('name', decode/* decodeString */.sc), digest: member('digest', decode/* decodeDigest */.bY) };
};
function isSameDocument(one, other) {
    return JSON.stringify(encodeDocument(one)) === JSON.stringify(encodeDocument(other));
}

;// CONCATENATED MODULE: ./lib/trust/signature.js


/** Annotations of a signed record (docs/format.md): the statement, and either a bundle of Sigstore or the signature of a key. */
const statementName = 'vnd.stack-cache.statement';
const bundleName = 'vnd.stack-cache.bundle';
const keyName = 'vnd.stack-cache.signature';
function encodeSigned({ bytes, proof }) {
    const statement = bytes.toString('utf8');
    switch (proof.kind) {
        case 'bundle':
            return { [statementName]: statement, [bundleName]: proof.text };
        case 'key':
            return { [statementName]: statement, [keyName]: `ed25519:${proof.id}:${proof.signature.toString('base64')}` };
    }
}
/**
 * Undefined where the annotations hold none of it.
 * @throws FormatError where they hold a part, or both proofs, or one that is not written as above.
 */
function decodeSigned(annotations) {
    const [statement, bundle, key] = [statementName, bundleName, keyName].map((name) => Object.hasOwn(annotations, name) ? annotations[name] : undefined);
    if (statement === undefined && bundle === undefined && key === undefined)
        return undefined;
    if (Object.keys(annotations).length !== 2)
        throw wrong('two annotations');
    if (statement === undefined || statement.length > mostStatementBytes)
        throw wrong('a statement');
    const bytes = Buffer.from(statement);
    // A lone surrogate has no bytes of its own.
    if (bytes.toString('utf8') !== statement)
        throw wrong('a statement of Unicode text');
    if (bundle !== undefined && key === undefined)
        return { bytes, proof: { kind: 'bundle', text: bundle } };
    if (key !== undefined && bundle === undefined)
        return { bytes, proof: decodeKeyProof(key) };
    throw wrong('either a bundle or a signature');
}
function decodeKeyProof(text) {
    const [, id, base64] = /^ed25519:([0-9a-f]{16}):([A-Za-z0-9+/]{86}==)$/.exec(text) ?? [];
    const signature = Buffer.from(base64 ?? '', 'base64');
    if (id === undefined || signature.toString('base64') !== base64)
        throw wrong('a signature of an ed25519 key');
    return { kind: 'key', id, signature };
}
function wrong(wanted) {
    return new errors/* FormatError */.IF('signature', `expected ${wanted}`);
}

// EXTERNAL MODULE: ./lib/trust/signing-key.js
var signing_key = __webpack_require__(96039);
;// CONCATENATED MODULE: ./lib/trust/belief.js






/** Whether the annotations prove that the document was made where this reader takes documents from. */
async function judgeSeal(annotations, document, creed) {
    try {
        const signed = decodeSigned(annotations);
        if (signed === undefined)
            return refused('it is not signed');
        const statement = decodeStatement(signed.bytes);
        if (!isSameDocument(statement.document, document))
            return refused('its signature is of something else');
        const proven = await prove(signed, creed);
        if (proven.kind === 'unproven')
            return refused(proven.why);
        const why = (proven.witness === 'certificate' ? whyOtherRun(proven.extensions, statement.origin) : undefined) ??
            whyOutOfScope(creed.reader, statement.origin, proven.witness);
        return why === undefined ? { kind: 'accepted' } : refused(why);
    }
    catch (error) {
        if (!(error instanceof errors/* FormatError */.IF))
            throw error;
        return refused(`its signature does not hold (${error.message.slice(0, belief_mostShown)})`);
    }
}
const belief_mostShown = 200;
/** @throws FormatError for a bundle that does not hold. */
async function prove({ bytes, proof }, { keys, root }) {
    switch (proof.kind) {
        case 'key': {
            const key = keys.find(({ id }) => id === proof.id);
            if (key === undefined)
                return { kind: 'unproven', why: whyUnknownKey(proof.id, keys) };
            return (0,signing_key/* isSignedBy */.s3)(key, bytes, proof.signature)
                ? { kind: 'proven', witness: 'key' }
                : { kind: 'unproven', why: 'its signature does not hold' };
        }
        case 'bundle': {
            const { verifyBundle, publicRoot } = await Promise.all(/* import() */[__webpack_require__.e(128), __webpack_require__.e(242), __webpack_require__.e(769)]).then(__webpack_require__.bind(__webpack_require__, 55769));
            const extensions = verifyBundle(proof.text, bytes, root ?? publicRoot());
            return { kind: 'proven', witness: 'certificate', extensions };
        }
    }
}
function whyUnknownKey(id, keys) {
    return keys.length === 0
        ? 'it is signed by a key, and there is no verify-key to believe it by'
        : `it is signed by the key ${id}, which verify-key does not list`;
}
function refused(why) {
    return { kind: 'refused', why };
}

// EXTERNAL MODULE: ./lib/formats/regular-file.js
var regular_file = __webpack_require__(88911);
;// CONCATENATED MODULE: ./lib/trust/event.js






const unknownEvent = { defaultBranch: '', isFork: false };
/** A webhook has at most 25 MB (docs/stacker/platform.md#6.4). */
const mostEventBytes = 32 * 1024 * 1024;
const mostEventValues = 2_000_000;
/** Reads GITHUB_EVENT_PATH; what cannot be read says nothing, so that records of the own ref alone are believed. */
async function readEvent(environment) {
    const file = environment['GITHUB_EVENT_PATH'] ?? '';
    if (file === '')
        return unknownEvent;
    try {
        return decodeEvent(await (0,regular_file/* readRegularFile */.XF)(file, mostEventBytes, external_node_fs_.constants.O_NOFOLLOW));
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return unknownEvent;
    }
}
/** @throws FormatError for what is no event. */
function decodeEvent(bytes) {
    const member = (0,decode/* decodeObject */.gv)((0,decode/* parseJson */.qF)(bytes, 'event', mostEventBytes, mostEventValues), 'event');
    const repository = member('repository', (0,exact_object/* optional */.lq)(decodeRepository));
    const head = member('pull_request', (0,exact_object/* optional */.lq)(decodePullRequest));
    return {
        defaultBranch: repository?.defaultBranch ?? '',
        isFork: head !== undefined && repository !== undefined && !(head !== null && sameRepository(head, repository.fullName)),
    };
}
const decodeRepository = (value, where) => {
    const member = (0,decode/* decodeObject */.gv)(value, where);
    const defaultBranch = member('default_branch', (0,exact_object/* optional */.lq)(decode/* decodeString */.sc)) ?? '';
    if (defaultBranch.length > 255)
        throw new errors/* FormatError */.IF(where, 'expected the name of a branch');
    return { fullName: member('full_name', decode/* decodeString */.sc), defaultBranch };
};
/** Full name of the repository that the commits are of; null where it is gone. */
const decodePullRequest = (value, where) => (0,decode/* decodeObject */.gv)(value, where)('head', (head, at) => (0,decode/* decodeObject */.gv)(head, at)('repo', (repo, there) => repo === null ? null : (0,decode/* decodeObject */.gv)(repo, there)('full_name', decode/* decodeString */.sc)));

;// CONCATENATED MODULE: ./lib/trust/identity-token.js





function tokenSource(environment) {
    const url = environment['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '';
    const bearer = environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '';
    return URL.canParse(url) && (0,registry_http/* mayReceiveSecrets */.mM)(new URL(url), false) && bearer !== '' ? { url, bearer } : undefined;
}
const mostTokenBytes = 64 * 1024;
const mostTokenValues = 1000;
/** Sigstore takes tokens for this audience alone. */
const audience = 'sigstore';
/** @throws TroubleError where none is given, FormatError for what is none. */
async function askIdentityToken({ url, bearer }, http, defaultBranch) {
    const asked = new URL(url);
    asked.searchParams.set('audience', audience);
    const answer = await (0,registry_http/* send */.tN)(http, {
        url: asked.href,
        method: 'GET',
        headers: { accept: 'application/json', authorization: `Bearer ${bearer}` },
        insecure: false,
    });
    if (answer.kind === 'failed')
        throw new errors/* TroubleError */.WN(`GitHub gave no identity token: ${answer.why}`);
    const { response } = answer;
    const body = await (0,registry_http/* readBody */.x8)(response, mostTokenBytes);
    if (response.status !== 200 || body.kind !== 'bytes')
        throw new errors/* TroubleError */.WN(`GitHub gave no identity token: it answered ${String(response.status)}`);
    const where = 'identity token';
    const token = (0,decode/* decodeObject */.gv)((0,decode/* parseJson */.qF)(body.bytes, where, mostTokenBytes, mostTokenValues), where)('value', decode/* decodeString */.sc);
    return { token, ...decodeClaims(token, defaultBranch) };
}
function decodeClaims(token, defaultBranch) {
    const where = 'identity token';
    const [, payload, ...rest] = token.split('.');
    if (payload === undefined || rest.length !== 1)
        throw new errors/* FormatError */.IF(where, 'expected a JSON Web Token');
    const claims = (0,decode/* parseJson */.qF)(Buffer.from(payload, 'base64url'), where, mostTokenBytes, mostTokenValues);
    const claim = (0,decode/* decodeObject */.gv)(claims, where);
    const text = (name) => claim(name, decodeClaim);
    const repository = text('repository');
    return {
        origin: {
            server: certifiedServer,
            repository,
            repositoryId: text('repository_id'),
            workflow: workflowOf(text('workflow_ref'), repository),
            ref: text('ref'),
            defaultBranch,
            sha: text('sha'),
            event: text('event_name'),
            run: text('run_id'),
            attempt: text('run_attempt'),
        },
        isPublic: text('repository_visibility') === 'public',
    };
}
const decodeClaim = (value, where) => (0,decode/* decodeString */.sc)(value, where);

;// CONCATENATED MODULE: ./lib/trust/seal.js
/** Of a store that nobody else writes: all is believed, and nothing need be signed. */
const ownSeal = {
    unsignable: undefined,
    sign: () => Promise.resolve({ kind: 'signed', annotations: {} }),
    accept: () => Promise.resolve({ kind: 'accepted' }),
};

;// CONCATENATED MODULE: ./lib/trust/open-seal.js












/** The seal of this process, by the choice and by the run that it is part of. */
async function openSeal(choice, surroundings) {
    if (choice.kind === 'own')
        return ownSeal;
    const { environment, sigstore } = surroundings;
    const event = await readEvent(environment);
    const origin = originOfRun(environment, event.defaultBranch);
    const keys = [...choice.verifyKeys, ...(choice.signKey === undefined ? [] : [(0,signing_key/* verifyKeyOf */.Ox)(choice.signKey)])];
    const reader = readerOf(origin, environment['GITHUB_BASE_REF'] ?? '', choice.workflows);
    const creed = { reader, keys, ...(sigstore && { root: sigstore.root }) };
    const signing = signingOf(choice.signKey, origin, event, surroundings);
    return {
        unsignable: signing.kind === 'none' ? signing.why : undefined,
        sign: (document) => sealed(document, signing, creed),
        accept: (annotations, document) => judgeSeal(annotations, document, creed),
    };
}
function signingOf(key, origin, event, surroundings) {
    if (key !== undefined)
        return { kind: 'key', origin, key };
    const source = tokenSource(surroundings.environment);
    const why = whyNoIdentity(origin, event, source);
    if (source === undefined || why !== undefined)
        return { kind: 'none', why: why ?? noIdentity };
    return { kind: 'keyless', signer: lazySigner(source, event, surroundings) };
}
const noIdentity = 'this job has no identity to sign what it saves with; give it "permissions: id-token: write", or give sign-key and verify-key';
function whyNoIdentity(origin, event, source) {
    if (origin.ref === '')
        return 'outside of a workflow run what is saved is signed by a key; give sign-key, or "trust: own" where nobody else writes to the store';
    if (event.isFork)
        return 'a pull request from a fork has no identity to sign what it saves with, so nobody would believe it';
    if (origin.server !== certifiedServer)
        return `Sigstore certifies runs of ${certifiedServer} alone; give sign-key and verify-key`;
    return source === undefined ? noIdentity : undefined;
}
/** The libraries are loaded, and the patience is counted, from the first document on. */
function lazySigner(source, { defaultBranch }, { fetch, now, patience, sigstore }) {
    let opened;
    const open = async () => {
        const { certifiedSigners, publicServices } = await Promise.all(/* import() */[__webpack_require__.e(88), __webpack_require__.e(128), __webpack_require__.e(878), __webpack_require__.e(179), __webpack_require__.e(391)]).then(__webpack_require__.bind(__webpack_require__, 19391));
        const http = (0,registry_http/* httpEnv */.aY)(fetch, requestPatience, patience);
        return certifiedSigners({
            services: sigstore?.services ?? publicServices,
            askToken: () => askIdentityToken(source, http, defaultBranch),
            now,
            deadline: http.deadline,
        });
    };
    return async () => {
        opened ??= open();
        return await (await opened)();
    };
}
const requestPatience = 10_000;
/** What was just signed is judged as a reader would: what nobody believes is not written. */
async function sealed(document, signing, creed) {
    if (signing.kind === 'none')
        return { kind: 'unsigned', why: signing.why };
    try {
        const annotations = encodeSigned(await signed(document, signing));
        const judged = await judgeSeal(annotations, document, creed);
        if (judged.kind === 'accepted')
            return { kind: 'signed', annotations };
        return { kind: 'unsigned', why: `it was signed, and would not be believed: ${judged.why}` };
    }
    catch (error) {
        if (!(error instanceof errors/* TroubleError */.WN) && !(error instanceof errors/* FormatError */.IF))
            throw error;
        return { kind: 'unsigned', why: `it could not be signed: ${error.message}` };
    }
}
async function signed(document, signing) {
    switch (signing.kind) {
        case 'key': {
            const bytes = encodeStatement({ document, origin: signing.origin });
            const { id } = (0,signing_key/* verifyKeyOf */.Ox)(signing.key);
            return { bytes, proof: { kind: 'key', id, signature: (0,signing_key/* signBytes */.b_)(signing.key, bytes) } };
        }
        case 'keyless': {
            // As GitHub's token has it, which the certificate repeats.
            const { origin, sign } = await signing.signer();
            const bytes = encodeStatement({ document, origin });
            return { bytes, proof: { kind: 'bundle', text: await sign(bytes) } };
        }
    }
}

;// CONCATENATED MODULE: ./lib/plan/open-store.js







/** Opens the store that the user named, under the keys of `keyPrefix`. Where there is no such service, a store that holds nothing. */
async function openStore(choice, keyPrefix, { log, environment, now, patience: given }, { patience: total, outage, trust, learnt }) {
    switch (choice.kind) {
        case 'directory':
            return openDirectoryStore({ path: choice.path, keyPrefix, log, now });
        case 'registry':
            return openRegistryStore({
                ...(0,store_repository/* storeRepository */.q)(choice, { environment, log }, total),
                name: (0,store_name/* storeName */.H)(choice),
                keyPrefix,
                seal: await openSeal(trust, { environment, now, fetch: (0,fetch/* openFetch */.v)(environment), patience: total }),
                log,
                ...(outage === undefined ? {} : { outage }),
            });
        case 'github': {
            const { openGithubStore } = await __webpack_require__.e(/* import() */ 355).then(__webpack_require__.bind(__webpack_require__, 93355));
            return openGithubStore({
                keyPrefix,
                environment,
                log,
                now,
                learnt,
                patience: { ...patience/* usualPatience */.U, wait: total, total, ...given },
                ...(outage === undefined ? {} : { outage }),
            });
        }
    }
}


/***/ }),

/***/ 80827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ storeRepository)
/* harmony export */ });
/* harmony import */ var _registry_machine_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(81312);
/* harmony import */ var _registry_this_machine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62407);
/* harmony import */ var _registry_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9758);



/** Milliseconds for one request of a registry, and for each piece of what is moved. */
const mostRequest = 20_000;
/** A repository in which a store is, to who reads and to who is about to write. `patience`: milliseconds of trouble, in all. */
function storeRepository({ domain, path }, { environment, log }, patience) {
    const { repository } = (0,_registry_machine_js__WEBPACK_IMPORTED_MODULE_0__/* .openMachineRegistry */ .r)((0,_registry_this_machine_js__WEBPACK_IMPORTED_MODULE_1__/* .thisMachine */ .g)({ environment, log }), {
        request: Math.min(mostRequest, patience),
        total: patience,
    });
    // As docker has it, registries on this machine need no TLS.
    const address = { domain, path, insecure: (0,_registry_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(domain) };
    return { repository: repository(address), writing: repository({ ...address, writes: true }) };
}


/***/ }),

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

/***/ 1903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UG: () => (/* binding */ waitingRecords),
/* harmony export */   cq: () => (/* binding */ adoptIndexed),
/* harmony export */   nL: () => (/* binding */ indexEntries)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2924);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67910);
/* harmony import */ var _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(31435);
/* harmony import */ var _formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11982);
/* harmony import */ var _formats_oci_layout_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32195);
/* harmony import */ var _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(55483);
/* harmony import */ var _layer_record_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(54952);
/* harmony import */ var _artifact_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(79919);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(94469);
/* harmony import */ var _verified_file_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(82184);
/* harmony import */ var _directory_layout_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(18405);













/** Ten for each record. What is beyond is not looked at. */
const mostIndexValues = 1_000_000;
const recordKey = /^([a-z0-9][a-z0-9._-]*-[0-9]+-[A-Za-z0-9_.]+-[0-9a-f]{16})-([A-Za-z0-9_.]+-[0-9a-f]{64}-([0-9a-f]{64}))$/;
/**
 * Takes among the records what another tool has put into the layout: a record that was copied here, as from a registry, stands in the index
 * alone. `now` in milliseconds since 1970.
 */
async function adoptIndexed(paths, now) {
    for await (const { file, bytes } of waitingRecords(paths, now))
        await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_8__/* .writeWhole */ .f8)(file, bytes, paths.drafts);
}
/** What `adoptIndexed` would take at that time, in that order. */
async function* waitingRecords(paths, now) {
    const standing = new Map();
    const stands = async (directory, rest) => {
        const found = standing.get(directory) ?? new Set((await (0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .stampedNames */ .Nr)(directory)).map((name) => name.rest));
        standing.set(directory, found);
        return found.has(rest);
    };
    const told = new Set();
    for (const entry of await indexEntries(paths)) {
        // An entry of our own whose record is gone was collected, or taken away by somebody who meant it.
        if (entry.mediaType !== _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_10__/* .ociManifest */ .F7 || entry.json['artifactType'] === _artifact_js__WEBPACK_IMPORTED_MODULE_7__/* .recordType */ .io)
            continue;
        const [, named, given] = recordKey.exec(entry.tag ?? '') ?? [];
        if (named !== undefined && given !== undefined && (await stands((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(paths.records, named), given)))
            continue;
        const found = await indexedRecord(paths, entry);
        if (found === undefined)
            continue;
        const key = `${found.directory}-${found.rest}`;
        const directory = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(paths.records, found.directory);
        const older = await (0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .outdatableNames */ .gH)(directory);
        if (told.has(key) || older.some(({ rest }) => rest === found.rest))
            continue;
        told.add(key);
        yield { file: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, (0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .nextStampedName */ .LZ)(older, now, found.rest)), key, bytes: found.bytes };
    }
}
/** Those that can be read; none where there is no index, or what is none. */
async function indexEntries(paths) {
    let bytes;
    try {
        bytes = await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_8__/* .readStored */ .CL)(paths.index, _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_11__/* .mostIndexBytes */ .lQ);
    }
    catch {
        return [];
    }
    try {
        return (0,_formats_oci_layout_index_js__WEBPACK_IMPORTED_MODULE_5__/* .readableEntries */ .xR)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(bytes, _formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .indexFile */ .LV, _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_11__/* .mostIndexBytes */ .lQ, mostIndexValues));
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF)
            return [];
        throw error;
    }
}
/** The record of an entry, verified; its key is that of the manifest, or the tag. */
async function indexedRecord(paths, { digest, tag }) {
    const manifest = await blobBytes(paths, digest, _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_11__/* .mostManifestBytes */ .y$);
    if (manifest === undefined)
        return undefined;
    try {
        const artifact = (0,_artifact_js__WEBPACK_IMPORTED_MODULE_7__/* .decodeArtifact */ .$v)(_artifact_js__WEBPACK_IMPORTED_MODULE_7__/* .recordType */ .io, manifest);
        const [, directory, rest, id] = recordKey.exec(artifact.annotations[_artifact_js__WEBPACK_IMPORTED_MODULE_7__/* .keyAnnotation */ .P7] ?? tag ?? '') ?? [];
        if (directory === undefined || rest === undefined || artifact.digest !== `sha256:${id ?? ''}`)
            return undefined;
        const bytes = artifact.document ?? (await blobBytes(paths, artifact.digest, _layer_record_js__WEBPACK_IMPORTED_MODULE_6__/* .mostRecordBytes */ .gy));
        return bytes === undefined || bytes.length > _layer_record_js__WEBPACK_IMPORTED_MODULE_6__/* .mostRecordBytes */ .gy ? undefined : { directory, rest, bytes };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF)
            return undefined;
        throw error;
    }
}
async function blobBytes(paths, digest, most) {
    if (!(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .Bc)(digest))
        return undefined;
    try {
        const bytes = await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_8__/* .readStored */ .CL)((0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .blobPath */ .nD)(paths, digest), most);
        return (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(bytes) === digest ? bytes : undefined;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF || (0,_error_code_js__WEBPACK_IMPORTED_MODULE_12__/* .isCode */ ._)(error, 'ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR'))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 60135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ recordFiles),
/* harmony export */   Mm: () => (/* binding */ keepAsArtifact),
/* harmony export */   O0: () => (/* binding */ refreshIndex),
/* harmony export */   si: () => (/* binding */ artifactManifest)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67910);
/* harmony import */ var _formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72881);
/* harmony import */ var _formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11982);
/* harmony import */ var _formats_oci_layout_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32195);
/* harmony import */ var _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(55483);
/* harmony import */ var _layer_record_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(54952);
/* harmony import */ var _directory_layout_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(18405);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(94469);
/* harmony import */ var _artifact_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(79919);
/* harmony import */ var _directory_adoption_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1903);
/* harmony import */ var _named_blobs_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(59845);
/* harmony import */ var _verified_file_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(82184);














/**
 * The store as an OCI image layout, so that any OCI tool can list, copy and check it: a record is the config of an artifact
 * manifest whose layers are the record's blobs (image-spec v1.1, manifest.md, "Guidelines for Artifact Usage").
 */
/** The manifest of a record: made of nothing but its bytes and key, so that anybody can derive it again. */
function artifactManifest(record, key) {
    return (0,_artifact_js__WEBPACK_IMPORTED_MODULE_8__/* .encodeArtifact */ .PB)(_artifact_js__WEBPACK_IMPORTED_MODULE_8__/* .recordType */ .io, record, (0,_named_blobs_js__WEBPACK_IMPORTED_MODULE_10__/* .namedBlobs */ .C)(record) ?? [], { [_artifact_js__WEBPACK_IMPORTED_MODULE_8__/* .keyAnnotation */ .P7]: key });
}
/** Puts the record and its manifest among the blobs. */
async function keepAsArtifact(paths, record, key) {
    const manifest = artifactManifest(record, key);
    for (const bytes of [record, manifest]) {
        const file = (0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .blobPath */ .nD)(paths, (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(bytes));
        if (!(await exists(file)))
            await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_11__/* .writeWhole */ .f8)(file, bytes, paths.drafts);
    }
    return (0,_formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__/* .describeBytes */ .nI)(_formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_12__/* .ociManifest */ .F7, manifest);
}
/** Every record file: its path and its key, newest first within a layer. */
async function recordFiles(paths) {
    const files = [];
    for (const directory of (await (0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .namesIn */ .wX)(paths.records)).sort()) {
        for (const { file, stamp, rest } of await (0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .stampedNames */ .Nr)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(paths.records, directory))) {
            files.push({ file: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(paths.records, directory, file), key: `${directory}-${rest}`, stamp });
        }
    }
    return files;
}
/**
 * Derives index.json from the records. Two writers at once: whoever renames last lists again after its rename and finds
 * what the other added, so the last index that is written names every record. What others put into the index is to be adopted before.
 */
async function refreshIndex(paths) {
    if (!(await exists(paths.layout))) {
        await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_11__/* .writeWhole */ .f8)(paths.layout, Buffer.from(_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .layoutText */ .SQ), paths.drafts);
    }
    let described;
    for (;;) {
        const records = await recordFiles(paths);
        const listing = records.map(({ key }) => key).join('\n');
        if (listing === described)
            return;
        const known = await indexedManifests(paths);
        const manifests = new Map();
        for (const { file, key } of records) {
            if (manifests.has(key))
                continue;
            const descriptor = known.get(key) ?? (await describedRecord(paths, file, key));
            if (descriptor)
                manifests.set(key, descriptor);
        }
        const index = (0,_formats_oci_layout_index_js__WEBPACK_IMPORTED_MODULE_5__/* .newIndex */ .Fr)([...manifests].map(([key, { mediaType, digest, size }]) => ({
            mediaType,
            digest,
            size,
            artifactType: _artifact_js__WEBPACK_IMPORTED_MODULE_8__/* .recordType */ .io,
            annotations: { [_formats_oci_layout_index_js__WEBPACK_IMPORTED_MODULE_5__/* .tagAnnotation */ .M]: key },
        })));
        await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_11__/* .writeWhole */ .f8)(paths.index, Buffer.from(JSON.stringify(index)), paths.drafts);
        described = listing;
    }
}
async function describedRecord(paths, file, key) {
    try {
        return await keepAsArtifact(paths, await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_11__/* .readStored */ .CL)(file, _layer_record_js__WEBPACK_IMPORTED_MODULE_6__/* .mostRecordBytes */ .gy), key);
    }
    catch (error) {
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_13__/* .isCode */ ._)(error, 'ENOENT'))
            return undefined;
        throw error;
    }
}
/** What the present index says, read leniently: what is wrong in it is derived again. */
async function indexedManifests(paths) {
    const known = new Map();
    for (const { mediaType, digest, size, tag } of await (0,_directory_adoption_js__WEBPACK_IMPORTED_MODULE_9__/* .indexEntries */ .nL)(paths)) {
        if (mediaType !== _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_12__/* .ociManifest */ .F7 || tag === undefined)
            continue;
        if (await exists((0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .blobPath */ .nD)(paths, digest)))
            known.set(tag, { mediaType, digest, size });
    }
    return known;
}
async function exists(file) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(file)).isFile();
    }
    catch (error) {
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_13__/* .isCode */ ._)(error, 'ENOENT', 'ENOTDIR'))
            return false;
        throw error;
    }
}


/***/ }),

/***/ 18405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LZ: () => (/* binding */ nextStampedName),
/* harmony export */   Nr: () => (/* binding */ stampedNames),
/* harmony export */   gH: () => (/* binding */ outdatableNames),
/* harmony export */   nD: () => (/* binding */ blobPath),
/* harmony export */   om: () => (/* binding */ storePaths),
/* harmony export */   pX: () => (/* binding */ recordDirectory),
/* harmony export */   wX: () => (/* binding */ namesIn)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11982);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94469);





function storePaths(root) {
    return {
        root,
        blobs: (0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .blobsPath */ .gv)(root),
        records: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'records'),
        resolutions: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'resolutions'),
        used: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'used'),
        drafts: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'tmp'),
        index: (0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .indexPath */ .AV)(root),
        layout: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, _formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .layoutFile */ .NI),
        tag: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'CACHEDIR.TAG'),
    };
}
function blobPath(paths, digest) {
    return (0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .blobIn */ .zP)(paths.root, digest);
}
const stampDigits = 16;
const stampedName = /^([0-9]{16})-(.+)$/;
/** The documents of a directory, newest first; of equal stamps (two writers at once) the order of names decides, alike for all. */
async function stampedNames(directory, isNear = false) {
    return (await namesIn(directory, isNear))
        .flatMap((file) => {
        const [, stamp, rest] = stampedName.exec(file) ?? [];
        return stamp === undefined || rest === undefined ? [] : [{ file, stamp: Number(stamp), rest }];
    })
        .sort((a, b) => (a.file < b.file ? 1 : -1));
}
/** Beyond it (the year 2255) a stamp cannot be counted up. It has 16 digits. */
const lastStamp = Number.MAX_SAFE_INTEGER;
/** A name that is newer than all of `older`, whatever the clock says: also before 1970, and where it tells no time. */
function nextStampedName(older, now, rest) {
    const time = Math.floor(now * 1000);
    const stamp = Math.max(time >= 0 && time < lastStamp ? time : 0, (older[0]?.stamp ?? 0) + 1);
    return stampedNameOf(stamp, rest);
}
function stampedNameOf(stamp, rest) {
    return `${String(stamp).padStart(stampDigits, '0')}-${rest}`;
}
/** The documents of a directory, such that there is a newer name than the newest: what has a stamp that leaves none becomes the oldest. */
async function outdatableNames(directory) {
    const names = await stampedNames(directory);
    const last = names.filter(({ stamp }) => stamp >= lastStamp);
    if (last.length === 0)
        return names;
    for (const { file, rest } of last) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, file), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, stampedNameOf(0, rest))).catch((error) => {
            if (!(0,_error_code_js__WEBPACK_IMPORTED_MODULE_4__/* .isCode */ ._)(error, 'ENOENT'))
                throw error;
        });
    }
    return await stampedNames(directory);
}
/** Splits a key into the directory and the rest of the name: the part before ends with the layer's 16 digits. */
function recordDirectory(question) {
    return question.replace(/-$/, '');
}
/** `isNear`: see `isNearDisk`. */
async function namesIn(directory, isNear = false) {
    // Most layers of a new project have no directory, and an error takes longer than the question.
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(directory, { throwIfNoEntry: false }) === undefined)
        return [];
    try {
        return isNear ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(directory) : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(directory);
    }
    catch (error) {
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_4__/* .isCode */ ._)(error, 'ENOENT') || (0,_error_code_js__WEBPACK_IMPORTED_MODULE_4__/* .isCode */ ._)(error, 'ENOTDIR'))
            return [];
        throw error;
    }
}


/***/ }),

/***/ 47327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fg: () => (/* binding */ markOf),
/* harmony export */   _M: () => (/* binding */ touch),
/* harmony export */   yC: () => (/* binding */ lastUse)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67910);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(94469);
/* harmony import */ var _group_access_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(75493);
/* harmony import */ var _near_disk_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49861);
/* harmony import */ var _verified_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(82184);








/**
 * When a document or blob was used last is its mtime. That of another user's file nobody else may set (utimensat(2)), so there it is
 * the mtime of the directory used/HEX, which whoever may write in it sets by making a file and taking it away again.
 */
async function touch(paths, file, digest) {
    try {
        const time = new Date();
        if ((0,_near_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .isNearDisk */ .a)(paths.root))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.utimesSync)(file, time, time);
        else
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.utimes)(file, time, time);
        return true;
    }
    catch (error) {
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_7__/* .isCode */ ._)(error, 'ENOENT'))
            return false;
        // A store that one may not write in is left as it is, which is no harm.
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_7__/* .isCode */ ._)(error, 'EPERM', 'EACCES'))
            await mark(markOf(paths, digest)).catch(() => undefined);
        return true;
    }
}
async function mark(directory) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_6__/* .draftName */ .TS)());
    await (0,_group_access_js__WEBPACK_IMPORTED_MODULE_4__/* .makeDirectories */ .K)(directory);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(file, '', { flag: 'wx' });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(file);
}
function markOf(paths, digest) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(paths.used, (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestHex */ .sU)(digest));
}
/** Milliseconds since 1970 by whoever used it last; undefined when there is no such file. */
async function lastUse(paths, file, digest) {
    const own = await mtimeOf(file);
    if (own === undefined || digest === undefined)
        return own;
    return Math.max(own, (await mtimeOf(markOf(paths, digest))) ?? own);
}
async function mtimeOf(file) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(file)).mtimeMs;
    }
    catch (error) {
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_7__/* .isCode */ ._)(error, 'ENOENT', 'ENOTDIR'))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 49861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ isNearDisk)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);


/** Types of file systems on disks and in memory of one machine (statfs(2)): ext, XFS, Btrfs, tmpfs, overlayfs, F2FS, ZFS, bcachefs. */
const nearTypes = new Set([
    0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0xf2f52010, 0x2fc12fc1, 0xca451a4e,
]);
const known = new Map();
/**
 * Does the disk answer at once? Then a small file is asked for without a thread, which takes a tenth of the time: a plan of a thousand
 * layers asks for thousands. Over a network questions are to travel side by side.
 */
function isNearDisk(directory) {
    const before = known.get(directory);
    if (before !== undefined)
        return before;
    try {
        const isNear = nearTypes.has((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statfsSync)(directory).type);
        known.set(directory, isNear);
        return isNear;
    }
    catch (error) {
        // It is not there yet, or not ours to look at.
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isTrouble */ .KM)(error))
            throw error;
        return false;
    }
}


/***/ }),

/***/ 89817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ writableAt)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94469);



/** Asks the nearest directory that exists: opening a store changes nothing. */
function writableAt(path) {
    for (let directory = path;; directory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(directory)) {
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(directory, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
            return { kind: 'yes' };
        }
        catch (error) {
            if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .isCode */ ._)(error, 'ENOENT') && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(directory) !== directory)
                continue;
            return {
                kind: 'no',
                why: `${directory} cannot be written to: ${error instanceof Error ? error.message : String(error)}`,
            };
        }
    }
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

/***/ 42470:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ usualPatience)
/* harmony export */ });
const usualPatience = {
    call: 40_000,
    mebibyte: 2_000,
    wait: 120_000,
    pause: 2_000,
    failures: 3,
    total: 60_000,
    // GitHub allows a repository 200 and 1,500 a minute (docs/stacker/platform.md#2.2), of which other jobs take their part, too.
    paces: { uploads: { most: 180, window: 60_000 }, downloads: { most: 1_400, window: 60_000 } },
};


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
/* harmony import */ var _formats_worker_thread_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93973);
/* harmony import */ var _verified_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(82184);




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
        : await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_3__/* .contentOf */ .$E)(file);
}
const threads = [];
const mostThreads = Math.min(4, (0,node_os__WEBPACK_IMPORTED_MODULE_0__.availableParallelism)());
function askThread(file) {
    const source = `(${hashFiles.toString()})(require('node:worker_threads').parentPort, require('node:fs'), require('node:crypto'))`;
    return (0,_formats_worker_thread_js__WEBPACK_IMPORTED_MODULE_2__/* .leastBusy */ .$)(threads, mostThreads, () => (0,_formats_worker_thread_js__WEBPACK_IMPORTED_MODULE_2__/* .startThread */ .B)(source)).ask(file);
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

/***/ 59845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ namedBlobs)
/* harmony export */ });
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67910);
/* harmony import */ var _layer_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54952);


/**
 * The blobs that a record names in its member `blobs`, and nothing else of it: what keeps blobs alive must be understood across
 * formats of records. Undefined for bytes that are not such a record: nobody can tell what a broken record would keep.
 */
function namedBlobs(record) {
    const value = parse(record);
    if (typeof value !== 'object' || value === null || !('blobs' in value) || !Array.isArray(value.blobs))
        return undefined;
    const named = new Map();
    for (const item of value.blobs) {
        if (typeof item !== 'object' || item === null || !('digest' in item) || !('size' in item))
            return undefined;
        const { digest, size } = item;
        if (!(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(digest) || typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
            return undefined;
        named.set(digest, { digest, size });
    }
    return [...named.values()];
}
function parse(bytes) {
    try {
        return (0,_layer_record_js__WEBPACK_IMPORTED_MODULE_1__/* .parseRecord */ .Hh)(bytes);
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 92958:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ recordNameOf)
/* harmony export */ });
/* harmony import */ var _layer_portable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3586);

/** The name by which a record is asked for. */
function recordNameOf({ facts }) {
    return { arch: facts.arch, layer: (0,_layer_portable_js__WEBPACK_IMPORTED_MODULE_0__/* .recordedName */ .kq)(facts), shape: facts.shape, facts: (0,_layer_portable_js__WEBPACK_IMPORTED_MODULE_0__/* .factsDigest */ .wL)(facts) };
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
