export const id = 6452;
export const ids = [6452,1145];
export const modules = {

/***/ 93427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ breakOff)
/* harmony export */ });
/* harmony import */ var _workspace_directories_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56306);
/* harmony import */ var _workspace_staging_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58882);
/* harmony import */ var _descendants_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10972);



/**
 * Ends what this process still has others do, and removes what stands half made in those directories. For the end of the process: who waits
 * for the others finds them gone.
 */
async function breakOff(places, log) {
    for (const { pid } of (0,_descendants_js__WEBPACK_IMPORTED_MODULE_2__/* .descendantsOf */ .g)(process.pid)) {
        try {
            process.kill(pid, 'SIGKILL');
        }
        catch {
            // It has ended, or is root's, who ends when its input does.
        }
    }
    for (const place of places)
        await (0,_workspace_staging_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .removeLeftStaging */ .b7)((0,_workspace_directories_js__WEBPACK_IMPORTED_MODULE_0__/* .directoriesOf */ .Pv)(place), log);
}


/***/ }),

/***/ 10972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ isRunning),
/* harmony export */   g: () => (/* binding */ descendantsOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);

/** Processes that a process has started, and those that they have, as proc(5) tells now. */
function descendantsOf(pid) {
    const running = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readProcess(Number(name)) ?? []) : []));
    const found = new Set([pid]);
    for (let before = 0; before !== found.size;) {
        before = found.size;
        for (const { pid: child, parent } of running)
            if (found.has(parent))
                found.add(child);
    }
    found.delete(pid);
    return running.filter((one) => found.has(one.pid));
}
function isRunning({ pid, startedAt }) {
    return readProcess(pid)?.startedAt === startedAt;
}
/** Undefined once it has ended. */
function readProcess(pid) {
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${String(pid)}/stat`, 'latin1');
        // The name in brackets may hold brackets and blanks.
        const [state = '', parent = '', ...more] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return state === 'Z' ? undefined : { pid, parent: Number(parent), startedAt: more[17] ?? '' };
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 71145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   interruptionOf: () => (/* binding */ interruptionOf),
/* harmony export */   t: () => (/* binding */ untilInterrupted)
/* harmony export */ });
/**
 * From now on the first signal to stop is the reason of an abort, in place of the end of the process. The second one ends it: who asks again
 * does not want to wait for what is saved.
 */
function interruptionOf(process) {
    const controller = new AbortController();
    for (const [signal, code] of [
        ['SIGINT', 130],
        ['SIGTERM', 143],
    ]) {
        process.on(signal, () => {
            if (controller.signal.aborted)
                process.exit(code);
            else
                controller.abort(signal);
        });
    }
    return controller.signal;
}
/** Waits for the work until all is to be broken off; it goes on then, and nobody hears of it. */
async function untilInterrupted(work, interrupted) {
    // Of work that is given up on, the failure is nobody's either.
    work.catch(() => undefined);
    let stop = () => undefined;
    const broken = new Promise((resolve) => {
        stop = () => {
            resolve({ kind: 'interrupted' });
        };
        if (interrupted.aborted)
            stop();
        else
            interrupted.addEventListener('abort', stop, { once: true });
    });
    try {
        return await Promise.race([work.then((value) => ({ kind: 'done', value })), broken]);
    }
    finally {
        interrupted.removeEventListener('abort', stop);
    }
}


/***/ }),

/***/ 9247:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r8: () => (/* binding */ runBuilds),
/* harmony export */   wP: () => (/* binding */ isWhole),
/* harmony export */   zA: () => (/* binding */ refuseOtherMachines)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _plan_build_jobs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43504);
/* harmony import */ var _plan_build_mistakes_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(45565);
/* harmony import */ var _plan_host_arch_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6958);




/** @throws UserError for builds that this machine's stacker does not do. */
function refuseOtherMachines(jobs) {
    const others = jobs.filter((job) => (0,_plan_build_jobs_js__WEBPACK_IMPORTED_MODULE_1__/* .archOf */ .Qh)(job) !== (0,_plan_host_arch_js__WEBPACK_IMPORTED_MODULE_3__/* .hostArch */ .L)());
    if (others.length === 0)
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(others.map((job) => ({
        message: `build ${JSON.stringify(job.name)} is for ${(0,_plan_build_jobs_js__WEBPACK_IMPORTED_MODULE_1__/* .archOf */ .Qh)(job)}, and this machine is ${(0,_plan_host_arch_js__WEBPACK_IMPORTED_MODULE_3__/* .hostArch */ .L)()}`,
        advice: 'build it on such a machine, and name the builds of this one by build',
    })));
}
/** Has every build come to its end? Then its images can be published. */
function isWhole(builds, transfers) {
    return (transfers.length === builds.length &&
        transfers.every(({ failure, interrupted }) => failure === undefined && interrupted === undefined));
}
/** Builds one after the other, until one fails or all is broken off; of the others there is no transfer. */
async function runBuilds(useCases, builds, surroundings, { watch, interrupted }) {
    const done = [];
    for (const [index, { job, restored }] of builds.entries()) {
        const { stacker } = job.options.directories;
        const follows = builds.slice(index + 1).some((later) => later.job.options.directories.stacker === stacker);
        const complete = () => restoreWhole(useCases, builds.slice(0, index + 1), surroundings);
        const transfer = await useCases
            .build(job.options, surroundings, { restored, complete, watch: watchOf(job, watch), interrupted, follows })
            .catch((error) => {
            throw (0,_plan_build_mistakes_js__WEBPACK_IMPORTED_MODULE_2__/* .namingBuild */ .X)(error, job.name);
        });
        done.push(transfer);
        if (transfer.failure !== undefined || transfer.interrupted !== undefined)
            break;
    }
    return done;
}
/** Two builds may have layers of one name. */
function watchOf({ name: build }, { begins, line, ends }) {
    const named = (layer) => (build === '' ? layer : `${build}/${layer}`);
    return {
        begins: (layer) => {
            begins(named(layer));
        },
        line,
        ends: (layer) => {
            ends({ ...layer, name: named(layer.name) });
        },
    };
}
/** The last of the builds; those before it in the same stacker-dir with it, since their layers stay. */
async function restoreWhole(useCases, builds, surroundings) {
    const last = builds.at(-1)?.job;
    const jobs = builds
        .map(({ job }) => job)
        .filter(({ options }) => options.directories.stacker === last?.options.directories.stacker)
        .map((job) => ({ ...job, options: { ...job.options, restore: 'all' } }));
    const restored = (await (0,_plan_build_jobs_js__WEBPACK_IMPORTED_MODULE_1__/* .restoredBuilds */ .E0)(useCases, jobs, surroundings)).at(-1);
    if (restored === undefined)
        throw new RangeError('no build');
    return restored;
}


/***/ }),

/***/ 10969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DC: () => (/* binding */ hashFile),
/* harmony export */   F8: () => (/* binding */ contentSha256),
/* harmony export */   Lg: () => (/* binding */ fileHash),
/* harmony export */   sW: () => (/* binding */ hashContent),
/* harmony export */   vE: () => (/* binding */ hashFileAs)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var _go_file_mode_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61531);
/* harmony import */ var _regular_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88911);




const largestShot = 1024 * 1024;
/**
 * Read into by all: everything here is synchronous, and a buffer for each of 10,000 files would cost more than hashing them. The text
 * of a mode fits behind.
 */
const buffer = Buffer.allocUnsafeSlow(largestShot + 64);
/**
 * HashFile (docs/stacker/mtree.md#6.1; lib/hash.go): SHA-256 over the content and, with a mode, over the text of Go's FileMode
 * right after it.
 */
function fileHash(content, goMode) {
    const hash = content.copy();
    if (goMode !== undefined)
        hash.update((0,_go_file_mode_js__WEBPACK_IMPORTED_MODULE_2__/* .goFileModeText */ .jZ)(goMode));
    return `sha256:${hash.digest('hex')}`;
}
/** HashFile of a file; follows links. @throws what open, fstat and read throw; EISDIR for a directory. */
function hashFile(path, { withMode, watch }) {
    return reading(path, (file) => hashOpened(file, withMode ? (0,_go_file_mode_js__WEBPACK_IMPORTED_MODULE_2__/* .goFileMode */ .ES)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(file).mode) : undefined, watch));
}
/** HashFile of a file as if its mode were this one. */
function hashFileAs(path, goMode, watch) {
    return reading(path, (file) => hashOpened(file, goMode, watch));
}
function hashOpened(file, goMode, watch) {
    return `sha256:${sha256Opened(file, goMode === undefined ? '' : (0,_go_file_mode_js__WEBPACK_IMPORTED_MODULE_2__/* .goFileModeText */ .jZ)(goMode), watch)}`;
}
/** The running hash of a file's content, and its st_mode. Never waits for a writer of a FIFO. */
function hashContent(path, watch) {
    return reading(path, (file) => {
        const content = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        for (;;) {
            const count = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(file, buffer, 0, buffer.length, null);
            if (count === 0)
                break;
            content.update(buffer.subarray(0, count));
            watch?.(count);
        }
        return { content, mode: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(file).mode };
    });
}
/** SHA-256 of a file's content as hexadecimal digits. */
function contentSha256(path, watch) {
    return reading(path, (file) => sha256Opened(file, '', watch));
}
/** SHA-256 of the content and a short text behind it: one shot for what fits the buffer, which is faster. */
function sha256Opened(file, behind, watch) {
    let length = 0;
    while (length < largestShot) {
        const count = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(file, buffer, length, largestShot - length, null);
        length += count;
        watch?.(count);
        if (count === 0)
            return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', buffer.subarray(0, length + buffer.write(behind, length)), 'hex');
    }
    const content = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    while (length > 0) {
        content.update(buffer.subarray(0, length));
        length = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(file, buffer, 0, largestShot, null);
        watch?.(length);
    }
    return content.update(behind).digest('hex');
}
function reading(path, read) {
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK);
    try {
        (0,_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .requireRegular */ .O4)(path.toString(), (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(file));
        return read(file);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
    }
}


/***/ }),

/***/ 61531:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ES: () => (/* binding */ goFileMode),
/* harmony export */   gm: () => (/* binding */ chmodBits),
/* harmony export */   jZ: () => (/* binding */ goFileModeText)
/* harmony export */ });
const letters = 'dalTLDpSugct?';
const kindBits = new Map([
    [0o040000, 1n << 31n],
    [0o120000, 1n << 27n],
    [0o060000, 1n << 26n],
    [0o020000, (1n << 26n) | (1n << 21n)],
    [0o010000, 1n << 25n],
    [0o140000, 1n << 24n],
]);
/** st_mode as Go's fs.FileMode (docs/stacker/mtree.md#6.3; os/stat_linux.go, fillFileStatFromSys). */
function goFileMode(mode) {
    const special = ((mode & 0o4000) === 0 ? 0n : 1n << 23n) |
        ((mode & 0o2000) === 0 ? 0n : 1n << 22n) |
        ((mode & 0o1000) === 0 ? 0n : 1n << 20n);
    return BigInt(mode & 0o777) | special | (kindBits.get(mode & 0o170000) ?? 0n);
}
/**
 * What os.Chmod makes of a Go FileMode (docs/stacker/mtree.md#6.3; os/file_posix.go, syscallMode). Bits 9 to 11, where 04000 would
 * be in C, mean nothing.
 */
function chmodBits(mode) {
    const bit = (position, value) => (((mode >> position) & 1n) === 0n ? 0 : value);
    return Number(mode & 511n) | bit(23n, 0o4000) | bit(22n, 0o2000) | bit(20n, 0o1000);
}
/** fs.FileMode.String(), which `%v` prints (docs/stacker/mtree.md#6.2). */
function goFileModeText(mode) {
    const bits = Number(BigInt.asUintN(32, mode));
    const set = (all, highest, otherwise) => {
        let text = '';
        for (let index = 0; index < all.length; index++) {
            text += ((bits >>> (highest - index)) & 1) === 1 ? (all[index] ?? '') : otherwise;
        }
        return text;
    };
    return (set(letters, 31, '') || '-') + set('rwxrwxrwx', 8, '-');
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

/***/ 31435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ag: () => (/* binding */ mostInstances),
/* harmony export */   Aw: () => (/* binding */ mostDocumentBytes),
/* harmony export */   lQ: () => (/* binding */ mostIndexBytes),
/* harmony export */   y$: () => (/* binding */ mostManifestBytes)
/* harmony export */ });
/** Bytes of a manifest or index as registries have them (docs/stacker/platform.md#4.4). */
const mostManifestBytes = 4 * 1024 * 1024;
/** Bytes of a manifest or config in a layout on disk: configs hold the text of whole stackerfiles. */
const mostDocumentBytes = 16 * 1024 * 1024;
/** Bytes of the index.json of a layout on disk, which names all that was ever built there. */
const mostIndexBytes = 64 * 1024 * 1024;
/** Images of one index, by platform, of which one is chosen. */
const mostInstances = 10_000;


/***/ }),

/***/ 32195:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fr: () => (/* binding */ newIndex),
/* harmony export */   M: () => (/* binding */ tagAnnotation),
/* harmony export */   x3: () => (/* binding */ decodeLayoutIndex),
/* harmony export */   xR: () => (/* binding */ readableEntries)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _decode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2924);
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72881);
/* harmony import */ var _document_size_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31435);
/* harmony import */ var _layout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11982);
/* harmony import */ var _media_type_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(55483);






/** The annotation that makes an entry of an index a tag (image-spec, annotations.md; docs/stacker/restoring.md#50). */
const tagAnnotation = 'org.opencontainers.image.ref.name';
/**
 * Go writes `"manifests":null` for an empty list (docs/stacker/restoring.md#4): read as empty.
 * @throws FormatError naming the spot.
 */
function decodeLayoutIndex(bytes) {
    const value = (0,_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(bytes, _layout_js__WEBPACK_IMPORTED_MODULE_3__/* .indexFile */ .LV, _document_size_js__WEBPACK_IMPORTED_MODULE_4__/* .mostIndexBytes */ .lQ);
    const manifests = (0,_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, _layout_js__WEBPACK_IMPORTED_MODULE_3__/* .indexFile */ .LV)('manifests', (inner, where) => inner === null || inner === undefined ? [] : (0,_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeEntry)(inner, where));
    return { json: value, manifests };
}
/** Those entries of an index that can be read, of however many; none of what is no index. */
function readableEntries(index) {
    if (typeof index !== 'object' || index === null || !('manifests' in index))
        return [];
    const { manifests } = index;
    return Array.isArray(manifests) ? manifests.flatMap(entryOrNone) : [];
}
function entryOrNone(value) {
    try {
        return [decodeEntry(value, _layout_js__WEBPACK_IMPORTED_MODULE_3__/* .indexFile */ .LV)];
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF)
            return [];
        throw error;
    }
}
const decodeEntry = (value, where) => {
    const annotations = (0,_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where)('annotations', (inner) => inner);
    const tag = typeof annotations === 'object' && annotations !== null
        ? new Map(Object.entries(annotations)).get(tagAnnotation)
        : undefined;
    return {
        ...(0,_descriptor_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeOldDescriptor */ .JW)(value, where),
        tag: typeof tag === 'string' ? tag : undefined,
        json: value,
    };
};
/** A new index. `manifests` are entries with all of their members. */
function newIndex(manifests) {
    return { schemaVersion: 2, mediaType: _media_type_js__WEBPACK_IMPORTED_MODULE_5__/* .ociIndex */ .KP, manifests };
}


/***/ }),

/***/ 11982:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AV: () => (/* binding */ indexPath),
/* harmony export */   IA: () => (/* binding */ blobsDirectory),
/* harmony export */   LV: () => (/* binding */ indexFile),
/* harmony export */   NI: () => (/* binding */ layoutFile),
/* harmony export */   SQ: () => (/* binding */ layoutText),
/* harmony export */   gv: () => (/* binding */ blobsPath),
/* harmony export */   zP: () => (/* binding */ blobIn)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67910);


/** An image layout (image-spec, image-layout.md): this file with this text, the index, and blobs by digest. */
const layoutFile = 'oci-layout';
const layoutText = '{"imageLayoutVersion": "1.0.0"}';
const indexFile = 'index.json';
function indexPath(layout) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.join(layout, indexFile);
}
const blobsDirectory = 'blobs/sha256';
function blobsPath(layout) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.join(layout, blobsDirectory);
}
function blobIn(layout, digest) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.join(layout, blobsDirectory, (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestHex */ .sU)(digest));
}


/***/ }),

/***/ 8270:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Br: () => (/* binding */ pathBelow),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   sh: () => (/* binding */ isPlainName)
/* harmony export */ });
/** One path component that names something below a directory. */
function isPlainName(name) {
    return (name !== '' &&
        name !== '.' &&
        name !== '..' &&
        !name.includes('/') &&
        !name.includes('\0') &&
        Buffer.byteLength(name) <= 255);
}
/**
 * A path of components that stay below the directory they are joined to: no `..`, not absolute after leading slashes are dropped
 * (stacker joins `dest` and import paths the same way). Empty for the directory itself; undefined for a path that would leave it.
 */
function pathBelow(relative) {
    const parts = relative.split('/').filter((part) => part !== '' && part !== '.');
    return parts.every(isPlainName) ? parts.join('/') : undefined;
}
/** Is `file` the directory or below it, by its text alone. Both absolute and normal. */
function isWithin(directory, file) {
    return file === directory || file.startsWith(directory === '/' ? '/' : `${directory}/`);
}


/***/ }),

/***/ 4643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KO: () => (/* binding */ publishedBuilds),
/* harmony export */   fp: () => (/* binding */ ofDisk),
/* harmony export */   rF: () => (/* binding */ refuseJoin),
/* harmony export */   tV: () => (/* binding */ publishedRuns)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _build_jobs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43504);


/** Images on disk are meant where nothing else is said. */
function ofDisk(texts) {
    return texts.has('from') ? texts : new Map([...texts, ['from', ['local']]]);
}
/** Publishes what was built before, of all builds together: what is there is judged first, by what the options say it is to be judged by. */
async function publishedBuilds(useCases, jobs, surroundings) {
    const asked = jobs.map((job) => ({ ...job, options: judgingAlone(job.options) }));
    const plans = await (0,_build_jobs_js__WEBPACK_IMPORTED_MODULE_1__/* .plannedBuilds */ .EJ)(useCases, asked, surroundings);
    const builds = jobs.flatMap((job, index) => {
        const plan = plans[index];
        return plan === undefined ? [] : [toPublish(job, { plan, isBuilt: false }, useCases, surroundings)];
    });
    return await useCases.publish(builds, surroundings);
}
/** Publishes what stacker has just built, and what it found as it is; undefined where nobody says where to. */
async function publishedRuns(useCases, runs, surroundings) {
    if (runs.every(({ job }) => job.options.publishTo === undefined))
        return undefined;
    const builds = runs.map(({ job, restored: { plan } }) => toPublish(job, { plan, isBuilt: true }, useCases, surroundings));
    return await useCases.publish(builds, surroundings);
}
/** @throws UserError where parts are to be joined by who makes one of them. */
function refuseJoin(jobs) {
    if (jobs.every(({ options }) => options.publishIndex !== 'join'))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('publish-index: a build publishes its part; "join" belongs to a publish after the builds of all architectures');
}
function toPublish(job, judged, useCases, surroundings) {
    const { name, options } = job;
    const complete = () => useCases.complete(options, surroundings);
    return { name, options, arch: (0,_build_jobs_js__WEBPACK_IMPORTED_MODULE_1__/* .archOf */ .Qh)(job), complete, ...judged };
}
/** The registry of the images is asked when they are published. Of parts that are joined the names alone count. */
function judgingAlone(options) {
    const judging = { ...options, publishTo: undefined };
    return options.publishIndex === 'join' ? { ...judging, bases: 'recorded', from: 'local' } : judging;
}


/***/ }),

/***/ 64144:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $2: () => (/* binding */ builtHeadline),
/* harmony export */   EN: () => (/* binding */ describePassed),
/* harmony export */   Nx: () => (/* binding */ renderBuilt),
/* harmony export */   lS: () => (/* binding */ builtNames)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72527);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40819);
/* harmony import */ var _terminal_table_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40590);



/** Layers that stacker has built, in its order; of a builds file's build as `BUILD/LAYER`. */
function builtNames({ layers }, build) {
    return layers.flatMap(({ name, did }) => (did === 'built' ? [build === '' ? name : `${build}/${name}`] : []));
}
/** `three: built in 3.2 s`, for whoever watches. */
function describePassed({ name, did, seconds }) {
    const words = { cached: 'as it was', built: 'built', failed: 'not finished' };
    return `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(name)}: ${words[did]}, ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSeconds */ .Xo)(seconds)}`;
}
/** `stacker built 2 layers in 4.1 s`. */
function builtHeadline({ layers, runs, seconds, failure, interrupted }) {
    if (runs === 0)
        return interrupted === undefined ? 'stacker was not run: nothing is to be built' : 'stacker was not run';
    const built = layers.filter(({ did }) => did === 'built').length;
    const end = interrupted === undefined ? (failure === undefined ? '' : ', and failed') : ', and was broken off';
    return `stacker built ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(built, 'layer')} in ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSeconds */ .Xo)(seconds)}${end}`;
}
/** What was built and what was saved of it, as lines. */
function renderBuilt(transfer, style) {
    return `${builtHeadline(transfer)}.\n${(0,_terminal_table_js__WEBPACK_IMPORTED_MODULE_0__/* .renderSave */ .us)(transfer.save, style)}`;
}


/***/ }),

/***/ 7213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ publishedDigests),
/* harmony export */   l: () => (/* binding */ renderPublished)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72527);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40819);


/** What stands in the registry now, as `HOST/PATH/LAYER:TAG` and the digest of the manifest there. */
function publishedDigests({ images }) {
    return Object.fromEntries(images.flatMap(({ repository, digest, tags, did }) => digest === null || did === 'left' ? [] : tags.map((tag) => [`${repository}:${tag}`, digest])));
}
/** A line for each image, and one for all. */
function renderPublished(transfer) {
    const { images, bytesUp, seconds } = transfer;
    const words = { sent: 'sent', tagged: 'tagged', stands: 'stands there', left: 'not published' };
    const lines = images.map(({ repository, digest, tags, did }) => {
        const name = `${repository}:${tags.join(', ')}`;
        return `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(name)}: ${words[did]}${digest === null ? '' : `, ${digest}`}`;
    });
    const done = images.filter(({ did }) => did !== 'left').length;
    return [
        ...lines,
        `Published ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(done, 'image')}: ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(bytesUp)} sent in ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSeconds */ .Xo)(seconds)}.`,
    ].join('\n');
}


/***/ }),

/***/ 56306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EB: () => (/* binding */ buildCachePath),
/* harmony export */   P2: () => (/* binding */ layerBasesPath),
/* harmony export */   Pv: () => (/* binding */ directoriesOf),
/* harmony export */   Se: () => (/* binding */ extractedName),
/* harmony export */   Vu: () => (/* binding */ stagingPath),
/* harmony export */   bf: () => (/* binding */ ownerOf),
/* harmony export */   wA: () => (/* binding */ rootPath)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67910);
/* harmony import */ var _formats_plain_path_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8270);



function buildCachePath(directories) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.join(directories.stackerDir, 'build.cache');
}
/**
 * The layout that stacker copies base images to, and from which v1.0.0 and later extract layers (docs/stacker/restoring.md#10;
 * overlay/pack.go, unpackOne).
 */
function layerBasesPath(directories) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.join(directories.stackerDir, 'layer-bases', 'oci');
}
/**
 * Where things are made ready: beside the stacker-dir, so on its file system, and outside `roots`, which stacker searches
 * (docs/stacker/stackerfile.md#9.1). One name for each stacker-dir, so that what a killed run left is found and removed; stacker's
 * own locks, which are held meanwhile, allow one job there at a time.
 */
function stagingPath(directories) {
    return `${directories.stackerDir}.stack-cache`;
}
/**
 * A layer's root. Layer names come from restored entries, so a name that is not one plain file name is refused.
 * @throws RangeError for such a name; ask `isPlainName` first.
 */
function rootPath(directories, name) {
    if (!(0,_formats_plain_path_js__WEBPACK_IMPORTED_MODULE_2__/* .isPlainName */ .sh)(name))
        throw new RangeError(`not a plain name: ${JSON.stringify(name)}`);
    return node_path__WEBPACK_IMPORTED_MODULE_0__.join(directories.rootsDir, name);
}
/**
 * Directories in overlay's lowerdir option cannot hold a colon, so stacker writes `sha256_` (docs/stacker/restoring.md#48;
 * overlay/pack.go, safeOverlayName).
 */
function extractedName(digest) {
    return `sha256_${(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestHex */ .sU)(digest)}`;
}
/** Those of the options without how they were written: what goes to root names nothing else. */
function directoriesOf(options) {
    return {
        workingDirectory: options.working,
        stackerDir: options.stacker,
        ociDir: options.oci,
        rootsDir: options.roots,
    };
}
/** Who stacker will be, where that is somebody else; undefined where it is this process's user. */
function ownerOf(rootUser) {
    return rootUser && process.geteuid?.() !== 0 ? { uid: 0, gid: 0 } : undefined;
}


/***/ }),

/***/ 58691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AI: () => (/* binding */ verifyFile),
/* harmony export */   CB: () => (/* binding */ readBounded),
/* harmony export */   Fd: () => (/* binding */ documentIn),
/* harmony export */   GZ: () => (/* binding */ isDenied),
/* harmony export */   JL: () => (/* binding */ sizeOfFile),
/* harmony export */   Mk: () => (/* binding */ digestOfFile),
/* harmony export */   Ps: () => (/* binding */ readImageDocument),
/* harmony export */   W0: () => (/* binding */ isAbsent),
/* harmony export */   YP: () => (/* binding */ indexIn),
/* harmony export */   tB: () => (/* binding */ verifyBlob),
/* harmony export */   vY: () => (/* binding */ readIndex)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67910);
/* harmony import */ var _formats_file_hash_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(10969);
/* harmony import */ var _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(31435);
/* harmony import */ var _formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11982);
/* harmony import */ var _formats_oci_layout_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32195);
/* harmony import */ var _formats_regular_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(88911);








/** The layout's index; undefined where there is none. @throws FormatError for one that cannot be read as such. */
async function readIndex(layout) {
    return await indexIn((0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .indexPath */ .AV)(layout));
}
/** The same of the file that holds it. */
async function indexIn(file) {
    const bytes = file === undefined ? undefined : await readBounded(file, _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_7__/* .mostIndexBytes */ .lQ);
    return bytes && (0,_formats_oci_layout_index_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeLayoutIndex */ .x3)(bytes);
}
/** A manifest or config, its digest checked; undefined where it is missing or is not what its digest says. */
async function readImageDocument(layout, digest) {
    return await documentIn((0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .blobIn */ .zP)(layout, digest), digest);
}
/** The same of the file that holds it. */
async function documentIn(file, digest) {
    const bytes = file === undefined ? undefined : await readBounded(file, _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_7__/* .mostDocumentBytes */ .Aw);
    return bytes !== undefined && (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(bytes) === digest ? bytes : undefined;
}
/** What is wrong with a blob of the layout: `missing`, `size`, `digest`; undefined for a good one. Reads it whole. */
async function verifyBlob(layout, digest, size) {
    return await verifyFile((0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .blobIn */ .zP)(layout, digest), digest, size);
}
async function verifyFile(file, digest, size) {
    const actual = await sizeOfFile(file);
    if (actual === undefined)
        return 'missing';
    if (actual !== size)
        return 'size';
    // Manifests are as many as layers: to wait for a piece of each takes longer than to read them.
    const found = actual <= smallFileBytes ? `sha256:${(0,_formats_file_hash_js__WEBPACK_IMPORTED_MODULE_3__/* .contentSha256 */ .F8)(file)}` : (await digestOfFile(file)).digest;
    return found === digest ? undefined : 'digest';
}
const smallFileBytes = 256 * 1024;
/** Reads the file whole, piece by piece. */
async function digestOfFile(file) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    const piece = Buffer.allocUnsafeSlow(1024 * 1024);
    const handle = await (0,_formats_regular_file_js__WEBPACK_IMPORTED_MODULE_6__/* .openRegularFile */ .ZU)(file);
    let size = 0;
    try {
        for (;;) {
            const { bytesRead } = await handle.read(piece, 0, piece.length, null);
            if (bytesRead === 0)
                return { digest: `sha256:${hash.digest('hex')}`, size };
            hash.update(piece.subarray(0, bytesRead));
            size += bytesRead;
        }
    }
    finally {
        await handle.close();
    }
}
/** Size of a regular file; undefined where there is none. */
async function sizeOfFile(file) {
    try {
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(file);
        return found.isFile() ? found.size : undefined;
    }
    catch (error) {
        if (isAbsent(error))
            return undefined;
        throw error;
    }
}
/** A file of bounded size; undefined where it does not exist. @throws FormatError above the bound. */
async function readBounded(file, most) {
    if ((await sizeOfFile(file)) === undefined)
        return undefined;
    return await (0,_formats_regular_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readRegularFile */ .XF)(file, most);
}
function isAbsent(error) {
    const code = error.code;
    return code === 'ENOENT' || code === 'ENOTDIR';
}
function isDenied(error) {
    const { code } = error;
    return code === 'EACCES' || code === 'EPERM';
}


/***/ }),

/***/ 34885:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ linkInto),
/* harmony export */   Dy: () => (/* binding */ makeReadable),
/* harmony export */   EA: () => (/* binding */ ensureDirectory),
/* harmony export */   Fi: () => (/* binding */ setAside),
/* harmony export */   Oh: () => (/* binding */ makeDirectory),
/* harmony export */   cG: () => (/* binding */ moveInto),
/* harmony export */   jb: () => (/* binding */ giveTo),
/* harmony export */   t2: () => (/* binding */ exists),
/* harmony export */   uL: () => (/* binding */ writeFileAs)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(452);
/* harmony import */ var _formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(48785);
/* harmony import */ var _oci_layout_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(58691);







const run = (0,node_util__WEBPACK_IMPORTED_MODULE_3__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile);
/** A directory with exactly this mode, whatever the umask. Its parent exists. */
async function makeDirectory(directory, owner, mode = 0o755) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(directory, mode);
    await giveTo(directory, owner);
}
/** The directory and what is missing above it; what exists stays as it is. Answers whether it is new. */
async function ensureDirectory(directory, owner) {
    if (await exists(directory))
        return false;
    await ensureDirectory(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(directory), owner);
    try {
        await makeDirectory(directory, owner);
    }
    catch (error) {
        if (error.code !== 'EEXIST')
            throw error;
        return false;
    }
    return true;
}
async function writeFileAs(file, bytes, owner, mode) {
    // A try before this one may have left it.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(file, { force: true });
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file, 'wx', mode);
    try {
        await handle.writeFile(bytes);
        await handle.chmod(mode);
    }
    finally {
        await handle.close();
    }
    await giveTo(file, owner);
}
async function giveTo(file, owner) {
    if (owner === undefined)
        return;
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(file);
    if (found.uid !== owner.uid || found.gid !== owner.gid)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lchown)(file, owner.uid, owner.gid);
}
/**
 * Readable by all, and of that owner. A second name of what a store has is left as it is; where it would have to change, a copy takes its
 * place.
 */
async function makeReadable(file, owner) {
    const { nlink, uid, gid, mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(file);
    if (nlink > 1) {
        const isReadable = (mode & 0o444) === 0o444;
        if (isReadable && (owner === undefined || (owner.uid === uid && owner.gid === gid)))
            return;
        const copy = `${file}.copy`;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(copy, { force: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.copyFile)(file, copy);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(copy, file);
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(file, 0o644);
    await giveTo(file, owner);
}
/** Something stands there, be it a dangling link. */
async function exists(file) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(file);
        return true;
    }
    catch (error) {
        if ((0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .isAbsent */ .W0)(error))
            return false;
        throw error;
    }
}
/**
 * Moves a file or tree to where it shall appear, in one rename; a file replaces a file. Between file systems it is first copied
 * beside the target, into a directory of its own in `room`, so that it still appears whole.
 */
async function moveInto(source, target, room) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(source, target);
    }
    catch (error) {
        if (error.code !== 'EXDEV')
            throw error;
        const near = await nearby(room);
        try {
            const copy = node_path__WEBPACK_IMPORTED_MODULE_2__.join(near, 'copy');
            // Node's cp knows neither device nodes nor xattrs, and whiteouts and opaque directories are made of those.
            await run('cp', ['-a', '--', source, copy], { env: (0,_formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .machineEnvironment */ .R5)() }).catch((cause) => {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .TroubleError */ .WN(`${source} could not be copied beside ${target}: ${messageOf(cause)}`, { cause });
            });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(copy, target);
        }
        finally {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(near, { recursive: true, force: true });
        }
    }
}
/** A second name for the file, or a copy where there can be none. Replaces what is there. */
async function linkInto(source, target, staging, room) {
    const [from, to] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(source), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(target).catch(() => undefined)]);
    if (from.dev === to?.dev && from.ino === to.ino)
        return;
    const near = await nearby(staging);
    try {
        const name = node_path__WEBPACK_IMPORTED_MODULE_2__.join(near, 'link');
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(source, name);
        }
        catch (error) {
            const code = error.code ?? '';
            if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP'].includes(code))
                throw error;
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.copyFile)(source, name);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(name, from.mode & 0o777);
            if (process.geteuid?.() === 0)
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lchown)(name, from.uid, from.gid);
        }
        await moveInto(name, target, room);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(near, { recursive: true, force: true });
    }
}
function messageOf(error) {
    const { stderr, message } = error;
    return (stderr ?? message).trim().slice(0, 500);
}
/**
 * umoci removes directories of this name from a layout by itself (docs/stacker/restoring.md#50; oci/cas/dir, Clean), so one that a
 * killed run leaves there does not stay, and its garbage collection does not trip over it.
 */
async function nearby(room) {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdtemp)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(room, '.umoci-stack-cache-'));
}
/** Away in one rename; removed with the staging directory. */
async function setAside(target, old) {
    if (!(await exists(target)))
        return;
    const place = node_path__WEBPACK_IMPORTED_MODULE_2__.join(old, String((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(old)).length));
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(target, place);
    }
    catch (error) {
        if (error.code !== 'EXDEV')
            throw error;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(target, { recursive: true });
    }
}


/***/ }),

/***/ 58882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FN: () => (/* binding */ isStagingLeft),
/* harmony export */   QL: () => (/* binding */ closeStaging),
/* harmony export */   YG: () => (/* binding */ isStaging),
/* harmony export */   b7: () => (/* binding */ removeLeftStaging),
/* harmony export */   gO: () => (/* binding */ openStaging)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(452);
/* harmony import */ var _formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(48785);
/* harmony import */ var _directories_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(56306);
/* harmony import */ var _placing_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(34885);








const run = (0,node_util__WEBPACK_IMPORTED_MODULE_3__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile);
/** @throws errno errors and TroubleError where the directory cannot be made, or what a killed run left there not removed. */
async function openStaging(directories) {
    const staging = (0,_directories_js__WEBPACK_IMPORTED_MODULE_6__/* .stagingPath */ .Vu)(directories);
    const trouble = await removeStaging(staging);
    if (trouble !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .TroubleError */ .WN(trouble);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(staging), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(staging, { mode: 0o700 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(staging, 0o700);
    return staging;
}
/** Removes it with all that was set aside. Never throws. */
async function closeStaging(staging, log) {
    const trouble = await removeStaging(staging);
    if (trouble !== undefined)
        log.warning(trouble);
}
/** A killed run has left it, or somebody is at work: the locks tell. */
async function isStagingLeft(directories) {
    const staging = (0,_directories_js__WEBPACK_IMPORTED_MODULE_6__/* .stagingPath */ .Vu)(directories);
    const left = await Promise.all([staging, asidePath(staging)].map((place) => (0,_placing_js__WEBPACK_IMPORTED_MODULE_7__/* .exists */ .t2)(place).catch(() => true)));
    return left.includes(true);
}
/** Removes what a killed run left, where this one has no use for a staging directory of its own. */
async function removeLeftStaging(directories, log) {
    await closeStaging((0,_directories_js__WEBPACK_IMPORTED_MODULE_6__/* .stagingPath */ .Vu)(directories), log);
}
/** What belongs to root or to subordinate ids is removed as such. Answers why it could not be. */
async function removeStaging(staging) {
    // Aside first: a tool that outlives a killed run (unsquashfs has no pipe to miss) makes files at the paths it was given, and fails
    // once these are not there. Removing alone would be a race with it.
    const aside = asidePath(staging);
    const remove = async () => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(aside, { recursive: true, force: true });
        if (!(await (0,_placing_js__WEBPACK_IMPORTED_MODULE_7__/* .exists */ .t2)(staging)))
            return;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(staging, aside);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(aside, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    };
    const words = ['rm', '-rf', '--', staging, aside];
    const attempts = [
        remove,
        () => run('unshare', ['--map-auto', '--map-root-user', '--', ...words], { env: (0,_formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .machineEnvironment */ .R5)() }),
        () => run('sudo', ['-n', '--', ...words], { env: (0,_formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .machineEnvironment */ .R5)() }),
    ];
    let trouble;
    for (const attempt of attempts) {
        try {
            await attempt();
            return undefined;
        }
        catch (error) {
            trouble ??= error;
        }
    }
    return `${staging} could not be removed: ${String(trouble)}`;
}
function asidePath(staging) {
    return `${staging}.left`;
}
/** Is it a staging directory that `openStaging` made for these directories? Asked by the child that runs as root. */
async function isStaging(staging, directories) {
    return staging === (0,_directories_js__WEBPACK_IMPORTED_MODULE_6__/* .stagingPath */ .Vu)(directories) && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(staging)).isDirectory();
}


/***/ })

};
