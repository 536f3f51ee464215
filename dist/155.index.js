export const id = 155;
export const ids = [155];
export const modules = {

/***/ 1155:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openGithubStore: () => (/* binding */ openGithubStore)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __webpack_require__(7910);
// EXTERNAL MODULE: ./lib/layer/record.js
var record = __webpack_require__(4952);
// EXTERNAL MODULE: ./lib/store/github/client-staging.js + 1 modules
var client_staging = __webpack_require__(792);
// EXTERNAL MODULE: ./lib/store/error-code.js
var error_code = __webpack_require__(4469);
// EXTERNAL MODULE: ./lib/store/github/github-client.js + 4 modules
var github_client = __webpack_require__(415);
// EXTERNAL MODULE: ./lib/store/github/hash-thread.js
var hash_thread = __webpack_require__(6038);
// EXTERNAL MODULE: ./lib/store/keys.js
var keys = __webpack_require__(4945);
// EXTERNAL MODULE: ./lib/store/github/rate-limit.js
var rate_limit = __webpack_require__(429);
// EXTERNAL MODULE: ./lib/store/verified-file.js
var verified_file = __webpack_require__(2184);
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











/** Records and resolutions are kilobytes; long texts of trees are blobs. */
const documentExtent = { usual: 256 * 1024, most: record/* mostRecordBytes */.gy };
/** The Actions cache: one entry for each record, blob and resolution. Where the runner offers none, a store that holds nothing. */
async function openGithubStore(options) {
    const { environment, log, patience = github_client/* usualPatience */.U, outage } = options;
    const client = await Promise.all(/* import() */[__webpack_require__.e(838), __webpack_require__.e(377), __webpack_require__.e(312)]).then(__webpack_require__.bind(__webpack_require__, 9312));
    if (!client.isFeatureAvailable()) {
        log.info('This runner offers no cache service: nothing is restored and nothing is kept.');
        return absentStore('this runner offers no cache service');
    }
    const hasZstd = (0,client_staging/* findProgram */.Kp)('zstd', environment['PATH']) !== undefined;
    const missing = missingTools(environment['PATH'], hasZstd);
    if (missing.length > 0) {
        const why = `this machine has no ${missing.join(', ')}`;
        log.warning(`Nothing is restored and nothing is kept: ${why}; install it (coreutils and zstd, or busybox)`);
        return absentStore(why);
    }
    if (!hasZstd) {
        log.warning('zstd is not on the PATH: the cache client falls back to gzip, and does not see what runners with zstd have saved, nor they this; install zstd on all of them or on none');
    }
    // Anything else, and nothing, allows both (docs/stacker/platform.md#2.4).
    const mode = (environment['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase();
    const words = `this job's cache mode is "${mode}"`;
    const unreadable = mode === 'none' || mode === 'write-only' ? words : undefined;
    const unwritable = mode === 'none' || mode === 'read' ? words : undefined;
    if (unreadable !== undefined)
        log.info(`The cache is not read: ${unreadable}.`);
    const waiting = waitingOf(patience.total ?? github_client/* usualPatience */.U.total);
    return githubStore((0,github_client/* githubClient */.$)({ client, environment, log, patience, waiting, unreadable, unwritable, outage }), {
        ...options,
        patience,
        waiting,
        unreadable,
        unwritable: unwritable ?? (outage === undefined ? undefined : unreachable(outage)),
    });
}
/** What the script that stands for `tar` is run by, and what it calls (see `tarScript`). */
function missingTools(path, hasZstd) {
    const isMissing = (tool) => (0,client_staging/* findProgram */.Kp)(tool, path) === undefined;
    return [
        ...((0,client_staging/* findProgram */.Kp)('sh', '/bin') === undefined ? ['/bin/sh'] : []),
        ...['cat', ...(hasZstd ? [] : ['gzip'])].filter(isMissing),
        ...(['mv', 'ln'].every(isMissing) ? ['mv'] : []),
    ];
}
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
        outage: () => undefined,
        writeRecord: denied,
        hasBlobs: () => Promise.resolve(new Set()),
        fetchBlob: () => Promise.resolve(false),
        writeBlob: denied,
        findResolution: nothing,
        writeResolution: denied,
        finish: () => Promise.resolve(),
    };
}
function githubStore(client, options) {
    const { keyPrefix, environment, log, patience, waiting, unreadable, unwritable } = options;
    const run = (0,keys/* runTag */.eZ)(environment);
    /** Keys that this process reserved and could not fill: the service lets nobody write them any more. */
    const stuck = new Set();
    /** Keys that this process filled: where reading is not allowed, nothing else tells. */
    const filled = new Set();
    let warned = false;
    /** One warning a run: a service that is down would fill the log with one sentence for every layer. */
    function tell(text) {
        if (warned)
            log.info(`github cache: ${text}`);
        else
            log.warning(`github cache: ${text}`);
        warned = true;
    }
    function valueOf(what, asked) {
        switch (asked.kind) {
            case 'found':
                return asked.value;
            case 'miss':
                return undefined;
            case 'failed':
                tell(`${unreachable(asked.why)}. What it holds counts as not cached`);
                return undefined;
            case 'denied':
            case 'broken':
            case 'hindered':
                tell(`${what} could not be read and counts as not cached: ${asked.why}`);
                return undefined;
        }
    }
    /** The document of the newest entry that answers; `idOf` says which document the key names, if it is an answer at all. */
    async function document(what, path, question, idOf, failed = () => undefined) {
        const asked = await client.read(path, question, documentExtent, undefined, (key, file, { digest }) => digest === idOf(key) ? (0,promises_.readFile)(file) : Promise.resolve(undefined));
        const bytes = valueOf(what, asked);
        if ('why' in asked && asked.kind !== 'broken')
            failed(asked.why);
        else if (asked.kind === 'miss' && client.lost() !== undefined)
            failed(client.lost() ?? '');
        if (asked.kind === 'found' && bytes === undefined)
            tell(`${what} is not what its key says and is not used`);
        return bytes;
    }
    /** By the hash of the layer's name and architecture. */
    const unanswered = new Map();
    async function record(name, what, question) {
        const layer = (0,keys/* otherRecordQuestion */.QP)(keyPrefix, name);
        unanswered.delete(layer);
        const path = `records/${(0,keys/* layerTag */.Cz)(name.layer)}`;
        const idOf = (key) => (0,keys/* answeredRecord */.fQ)(keyPrefix, question, key);
        const bytes = await document(what, path, question, idOf, (why) => unanswered.set(layer, why));
        return bytes && { bytes };
    }
    /** What a look or an upload of this process found there, so that each blob is asked for once however many records name it. */
    const present = new Set();
    const asking = new Map();
    async function hasBlob(digest) {
        if (present.has(digest))
            return true;
        const asked = asking.get(digest) ?? askForBlob(digest).finally(() => asking.delete(digest));
        asking.set(digest, asked);
        return await asked;
    }
    async function askForBlob(digest) {
        const question = (0,keys/* blobQuestion */.kA)(keyPrefix, digest);
        const asked = await client.look(blobEntry(digest), question);
        valueOf(`blob ${digest}`, asked);
        if (asked.kind !== 'found' || !(0,keys/* answersBlob */.bw)(question, asked.key))
            return false;
        present.add(digest);
        return true;
    }
    /** Looks first: the client would pack and compress all of it before it asks. `stage` puts the content where it is told. */
    async function write(entry, seen, stage) {
        if (unwritable !== undefined)
            return { kind: 'denied', why: unwritable };
        if (filled.has(entry.key) || (await seen()))
            return { kind: 'exists' };
        if (stuck.has(entry.key))
            return { kind: 'failed', why: 'its key is reserved by an upload that failed' };
        const put = await client.write(entry.path, entry.key, entry.size, stage);
        switch (put.kind) {
            case 'written':
                filled.add(entry.key);
                return { kind: 'written', bytes: entry.size };
            case 'denied':
                tell(`nothing can be kept: ${put.why}`);
                return { kind: 'denied', why: put.why };
            case 'failed':
            case 'broken':
            case 'hindered':
                tell(`${entry.path} could not be kept: ${put.why}`);
                if (put.kind === 'failed')
                    stuck.add(entry.key);
                return { kind: 'failed', why: put.why };
            case 'taken':
                // Another job is sending it, or died while it did. Whoever names this content next needs to know which.
                for (let waited = 0;; waited += patience.pause) {
                    if (await seen())
                        return { kind: 'exists' };
                    if (unreadable !== undefined || !entry.waits || waited >= patience.wait)
                        break;
                    if (waiting.left() < patience.pause)
                        break;
                    await (0,rate_limit/* waitFor */.f)(patience.pause, waiting);
                }
                return { kind: 'failed', why: 'its key is reserved by another job that has not finished its upload' };
        }
    }
    async function writeDocument(path, key, bytes, waits) {
        const size = bytes.length;
        if (size > documentExtent.most)
            return { kind: 'failed', why: `${size} bytes are too many` };
        const seen = async () => {
            const asked = await client.look(path, key);
            return asked.kind === 'found' && asked.key === key;
        };
        return await write({ path, key, size, waits }, seen, async (target) => {
            await (0,promises_.writeFile)(target, bytes, { flag: 'wx', mode: 0o600 });
            return undefined;
        });
    }
    return {
        name: 'github',
        writable: unwritable === undefined ? { kind: 'yes' } : { kind: 'no', why: unwritable },
        findRecord: (name) => record(name, `the record of ${name.layer}`, (0,keys/* recordQuestion */.YL)(keyPrefix, name)),
        findOtherRecord: (name) => record(name, `a record of ${name.layer}`, (0,keys/* otherRecordQuestion */.QP)(keyPrefix, name)),
        unanswered: (name) => unanswered.get((0,keys/* otherRecordQuestion */.QP)(keyPrefix, name)),
        outage: () => client.outage(),
        writeRecord: (name, bytes) => writeDocument(`records/${(0,keys/* layerTag */.Cz)(name.layer)}`, (0,keys/* recordKey */.Hy)(keyPrefix, name, bytes), bytes, true),
        hasBlobs: async (digests) => {
            const wanted = [...new Set(digests)];
            const found = await Promise.all(wanted.map(hasBlob));
            return new Set(wanted.filter((_, index) => found[index]));
        },
        fetchBlob: async (digest, size, file) => {
            const question = (0,keys/* blobQuestion */.kA)(keyPrefix, digest);
            const asked = await client.read(blobEntry(digest), question, { usual: size, most: size }, `${file}.${(0,verified_file/* draftName */.TS)()}`, async (key, draft, content) => {
                if (!(0,keys/* answersBlob */.bw)(question, key) || content.digest !== digest || content.size !== size)
                    return false;
                await (0,promises_.rename)(draft, file);
                return true;
            });
            const good = valueOf(`blob ${digest}`, asked) ?? false;
            if (asked.kind === 'found' && !good)
                tell(`blob ${digest} is not what its digest says and is not used`);
            if (!good)
                present.delete(digest);
            return good;
        },
        writeBlob: async (digest, size, file) => {
            const written = await write({ path: blobEntry(digest), key: (0,keys/* blobKey */.bd)(keyPrefix, digest, run), size, waits: true }, () => hasBlob(digest), async (target) => {
                const content = await linkHashed(typeof file === 'string' ? file : await file(), target, size);
                return content.digest === digest && content.size === size
                    ? undefined
                    : `the file is not the content that ${digest} names`;
            });
            if (written.kind === 'written')
                present.add(digest);
            return written;
        },
        findResolution: (name) => {
            const question = (0,keys/* resolutionQuestion */.no)(keyPrefix, name);
            return document(`the resolution of ${name}`, `resolutions/${(0,keys/* resolutionTag */.r9)(name)}`, question, (key) => (0,keys/* answeredResolution */.MD)(question, key));
        },
        // A reservation that a killed job left behind blocks this content for ever (docs/stacker/platform.md#2.1); a resolution is not
        // worth waiting for it.
        writeResolution: (name, bytes) => writeDocument(`resolutions/${(0,keys/* resolutionTag */.r9)(name)}`, (0,keys/* resolutionKey */.o2)(keyPrefix, name, bytes), bytes, false),
        finish: () => Promise.resolve(),
    };
}
function unreachable(why) {
    return `the cache could not be reached: ${why}`;
}
function blobEntry(digest) {
    return `blobs/${(0,formats_digest/* digestHex */.sU)(digest)}`;
}
const mostHashedHere = 1024 * 1024;
/** Gives the file a second name, or copies it where it can have none, and says what it holds. */
async function linkHashed(file, target, most) {
    try {
        await (0,promises_.link)(file, target);
    }
    catch (error) {
        if ((0,error_code/* isCode */._)(error, 'ENOENT'))
            throw error;
        return await (0,verified_file/* copyHashed */.p4)(file, target, most);
    }
    return most > mostHashedHere ? await (0,hash_thread/* contentInThread */.T)(target) : await (0,verified_file/* contentOf */.$E)(target, most);
}


/***/ })

};
