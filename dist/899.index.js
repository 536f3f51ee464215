export const id = 899;
export const ids = [899];
export const modules = {

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

/***/ 51108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AN: () => (/* binding */ handoverFile),
/* harmony export */   IY: () => (/* binding */ readHandover),
/* harmony export */   lN: () => (/* binding */ writeHandover),
/* harmony export */   w9: () => (/* binding */ takeOver)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(452);
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2924);





const format = 1;
/** Notes grow with the layers, by some kilobytes each. */
const mostBytes = 512 * 1024 * 1024;
/** And by some dozens of values. */
const mostValues = 10_000_000;
/**
 * The file by which steps of one job, or commands of one person, find each other: the stacker-dir is what they share, and the name of the
 * build where a builds file describes it.
 */
function handoverFile(directory, stackerDirectory, build = '') {
    const shared = build === '' ? stackerDirectory : `${stackerDirectory}\0${build}`;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(shared).digest('hex').slice(0, 16);
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, `stack-cache-handover-${hash}.json`);
}
/** Written by rename, readable only for its owner. Answers the sha256 of its bytes. */
function writeHandover(file, handover) {
    const bytes = JSON.stringify({
        format,
        texts: [...handover.texts],
        ...(handover.files === undefined ? {} : { files: handover.files }),
        ...(handover.note === undefined ? {} : { note: handover.note }),
        ...(handover.checkout === undefined ? {} : { checkout: handover.checkout }),
        ...(handover.usedFor === undefined ? {} : { usedFor: handover.usedFor }),
    });
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(file, '..'), { recursive: true });
    for (let again = mostTries;; again--) {
        try {
            writeByRename(file, bytes);
            return sha256(bytes);
        }
        catch (error) {
            // Another process writes the same one.
            const code = error.code;
            if (again <= 1 || (code !== 'EEXIST' && code !== 'ENOENT'))
                throw error;
        }
    }
}
const mostTries = 8;
/** The draft has one name, so that what a killed step left goes with the next one. */
function writeByRename(file, bytes) {
    const unfinished = `${file}.draft`;
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(unfinished, { force: true });
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(unfinished, bytes, { mode: 0o600, flag: 'wx' });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync)(unfinished, file);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(unfinished, { force: true });
    }
}
/**
 * Undefined when there is no such file.
 * @throws FormatError when it is not ours, or (with `digest`) not the one that was written.
 */
function readHandover(file, digest) {
    const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(file, { throwIfNoEntry: false });
    if (stat === undefined)
        return undefined;
    if (!stat.isFile() || stat.size > mostBytes)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .IF(file, 'expected a regular file of at most 512 MiB');
    const bytes = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(file);
    if (digest !== undefined && sha256(bytes) !== digest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .IF(file, 'expected what the first step wrote');
    return decodeHandover((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(bytes, file, mostBytes, mostValues), file);
}
const sourceOptions = ['stackerfiles', 'search-dir', 'stacker-file-pattern'];
/**
 * The texts of a later save: what was given there, else what was given to the restore. Options that say which stackerfiles exclude
 * each other, so they are taken over together or not at all; `files` are then the stackerfiles of the restore.
 */
function takeOver(handover, given) {
    if (handover === undefined)
        return { texts: given, files: undefined };
    // A name that this version does not know is never asked for.
    const texts = new Map([...handover.texts, ...given]);
    if (!sourceOptions.some((name) => given.has(name)))
        return { texts, files: handover.files };
    for (const name of sourceOptions)
        if (!given.has(name))
            texts.delete(name);
    return { texts, files: undefined };
}
function decodeHandover(value, where) {
    const wrong = (wanted) => new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .IF(where, `expected ${wanted}`);
    if (typeof value !== 'object' || value === null)
        throw wrong('an object');
    const members = new Map(Object.entries(value));
    if (members.get('format') !== format)
        throw wrong(`format ${format}`);
    const texts = members.get('texts');
    if (!Array.isArray(texts))
        throw wrong('texts');
    const files = members.get('files');
    if (files !== undefined && !isTexts(files))
        throw wrong('files to be a list of texts');
    const [checkout, usedFor] = [members.get('checkout'), members.get('usedFor')];
    const pairs = texts.map((pair) => {
        if (!Array.isArray(pair))
            throw wrong('texts to be pairs');
        const [name, items] = pair;
        if (typeof name !== 'string' || !isTexts(items))
            throw wrong('texts to be lists of texts by name');
        return [name, items];
    });
    return {
        texts: new Map(pairs),
        ...(files === undefined ? {} : { files }),
        // Anything that JSON.parse answers is Json.
        note: members.get('note'),
        ...(typeof checkout === 'string' ? { checkout } : {}),
        ...(typeof usedFor === 'string' ? { usedFor } : {}),
    };
}
/** No option, path or name holds a NUL, which Node refuses as a fault of the caller. */
function isTexts(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string' && !item.includes('\0'));
}
function sha256(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}


/***/ }),

/***/ 21455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A$: () => (/* binding */ readDirectories),
/* harmony export */   SU: () => (/* binding */ refuseNul),
/* harmony export */   Tj: () => (/* binding */ givenDirectories)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);



/** The directories that the options name, without looking at the other options. */
function givenDirectories(texts, cwd, seen) {
    refuseNul(texts);
    return readDirectories((name) => texts.get(name)?.at(-1), cwd, seen);
}
/** A description of builds may hold one; for a path Node takes it as the caller's fault. @throws UserError */
function refuseNul(texts) {
    const [name] = [...texts].find(([, items]) => items.some((item) => item.includes('\0'))) ?? [];
    if (name !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${name}: there is a NUL character in it, which no name or path can hold`);
}
/**
 * stacker's main.go (docs/stacker/staging.md#1.1): without `--work-dir` each directory is relative to the current one; with it,
 * those that were not given lie below it, and those that were given do not. What is relative begins at Go's os.Getwd: PWD where
 * that names the directory, which a shell that was started in it sets to the physical one. A build.cache with other paths than
 * those is one that hits nothing.
 */
function readDirectories(one, cwd, seen) {
    const written = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, one('working-directory') ?? '.');
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(written, { throwIfNoEntry: false })?.isDirectory()) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`working-directory: "${written}" is not a directory; give the directory in which stacker is run`);
    }
    const working = seen !== undefined && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(seen) === written ? written : (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(written);
    const workDirOption = one('work-dir') ?? '';
    const place = (name, usual) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(working, one(name) ?? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workDirOption, usual));
    const roots = place('roots-dir', 'roots');
    // Overlayfs separates its lower directories by colons, so stacker refuses such a name (docs/stacker/stackerfile.md#9.7;
    // validateRootsDirName).
    if (roots.includes(':')) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`roots-dir: "${roots}" contains a colon, which stacker refuses; choose another directory`);
    }
    return {
        working,
        ...(written === working ? {} : { written }),
        stacker: place('stacker-dir', '.stacker'),
        oci: place('oci-dir', 'oci'),
        roots,
        workDirOption,
    };
}


/***/ }),

/***/ 65415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  z_: () => (/* binding */ parseBytes),
  zq: () => (/* binding */ parseCount),
  Pd: () => (/* binding */ parseEpoch),
  Eg: () => (/* binding */ parseExclude),
  Nj: () => (/* binding */ parseKeyPrefix),
  un: () => (/* binding */ parseLayerTypes),
  pq: () => (/* binding */ parseMaxAge),
  Ly: () => (/* binding */ parsePatience),
  E$: () => (/* binding */ parseProgram),
  lY: () => (/* binding */ parseStackerVersion),
  Pv: () => (/* binding */ parseStore),
  _h: () => (/* binding */ parseStores),
  tk: () => (/* binding */ parseSubstitution),
  SI: () => (/* binding */ parseSwitch),
  Dy: () => (/* binding */ parseUmask),
  kB: () => (/* binding */ parseWord)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/registry/reference.js
var reference = __webpack_require__(9758);
;// CONCATENATED MODULE: ./lib/registry/repository-name.js

/**
 * `REGISTRY/REPOSITORY`, the registry always named: what stood for docker.io where it is left out would be somebody else's.
 * Answers why a text is none.
 */
function parseRepositoryName(text) {
    const invalid = (why) => ({ kind: 'invalid', why });
    if (text.includes('@'))
        return invalid('user and password are taken from where docker login keeps them');
    const [host = '', ...path] = text.split('/');
    if (!/[.:]/.test(host) && host !== 'localhost')
        return invalid('the name of the registry comes first');
    if (path.length === 0)
        return invalid('the repository in that registry is missing');
    if (path.some((part) => part.includes(':')))
        return invalid('a repository has no tag');
    const parsed = (0,reference/* parseReference */.F2)(`${text}:latest`);
    if (parsed.kind === 'invalid')
        return invalid(parsed.why);
    return { kind: 'repository', name: { domain: parsed.reference.domain, path: parsed.reference.path } };
}

// EXTERNAL MODULE: ./lib/release/epoch.js
var epoch = __webpack_require__(78580);
// EXTERNAL MODULE: ./lib/release/layer-type.js
var layer_type = __webpack_require__(10653);
// EXTERNAL MODULE: ./lib/options/store-name.js
var store_name = __webpack_require__(62943);
;// CONCATENATED MODULE: ./lib/options/option-words.js






function parseWord(name, text, words) {
    const found = words.find((candidate) => candidate === text);
    if (found === undefined)
        throw expected(name, words.map((candidate) => `"${candidate}"`).join(' or '), text);
    return found;
}
function expected(name, wanted, got) {
    return new errors/* UserError */.yo(`${name}: expected ${wanted}, got ${JSON.stringify(got)}`);
}
/** The words of YAML 1.2's core schema, as `core.getBooleanInput` takes them. */
function parseSwitch(name, text, absent) {
    if (text === undefined)
        return absent;
    if (['true', 'True', 'TRUE'].includes(text))
        return true;
    if (['false', 'False', 'FALSE'].includes(text))
        return false;
    throw expected(name, '"true" or "false"', text);
}
/** Without `=` stacker ends with "invalid substition" (docs/stacker/stackerfile.md#2.1). */
function parseSubstitution(text, index) {
    // It is not shown: it may be the second line of a secret.
    if (!text.includes('='))
        throw new errors/* UserError */.yo(`substitute: expected KEY=VALUE, and item ${index + 1} has no "="`);
    return text;
}
function parseLayerTypes(texts) {
    if (texts.length === 0)
        return ['tar'];
    return [...new Set(texts.map((text) => parseWord('layer-type', text, layer_type/* layerTypes */.vK)))];
}
function parseStackerVersion(text) {
    if (text === 'auto')
        return { kind: 'auto' };
    const release = /^v?([0-9]+\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z.]+)?)$/.exec(text)?.[1];
    if (release === undefined)
        throw expected('stacker-version', '"auto" or a release as "v1.2.0"', text);
    return { kind: 'release', release: `v${release}` };
}
function parseEpoch(text) {
    if (text === 'auto' || text === 'none')
        return { kind: text };
    const seconds = (0,epoch/* epochSeconds */.D)(text);
    if (seconds !== undefined)
        return { kind: 'seconds', seconds };
    throw expected('source-date-epoch', '"auto", "none" or seconds since 1970', text);
}
/** Octal as umask(1) prints it. YAML takes the zeros of a bare 0022 away. */
function parseUmask(text) {
    if (text === 'auto')
        return text;
    if (/^0{0,3}[0-7]{1,3}$/.test(text))
        return Number.parseInt(text, 8);
    throw expected('umask', '"auto" or octal digits as "022"', text);
}
/** As a shell takes it: what has a slash is a path. */
function parseProgram(text, base) {
    return text.includes('/') ? (0,external_node_path_.resolve)(base, text) : text;
}
function parseStore(text, base) {
    if (text === 'github')
        return { kind: 'github' };
    const path = /^dir:(.+)$/s.exec(text)?.[1];
    if (path !== undefined)
        return { kind: 'directory', path: (0,external_node_path_.resolve)(base, path) };
    if (text.startsWith('oci:')) {
        const parsed = parseRepositoryName(text.slice('oci:'.length));
        if (parsed.kind === 'repository')
            return { kind: 'registry', ...parsed.name };
        // A password may stand before an "@".
        const shown = text.includes('@') ? '' : `, got ${JSON.stringify(text)}`;
        throw new errors/* UserError */.yo(`store: expected "oci:REGISTRY/REPOSITORY"${shown}: ${parsed.why}`);
    }
    throw expected('store', '"github", "dir:PATH" or "oci:REGISTRY/REPOSITORY"', text);
}
/** Stores that are read one after the other. */
function parseStores(texts, base) {
    const [first, ...later] = texts.map((text) => parseStore(text, base));
    if (first === undefined)
        throw new errors/* UserError */.yo('store: expected at least one');
    const names = [first, ...later].map(store_name/* storeName */.H);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined)
        throw new errors/* UserError */.yo(`store: ${JSON.stringify(twice)} is given twice; leave one out`);
    return [first, ...later];
}
/**
 * Stands in cache keys, which may hold no comma and which some services fold to small letters (docs/stacker/platform.md#1.8), and
 * in file names.
 */
function parseKeyPrefix(text) {
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(text)) {
        throw expected('key-prefix', 'at most 64 letters, digits, ".", "_" and "-"', text);
    }
    return text.toLowerCase();
}
/** Relative to the source of a bind, so a path that leaves it would leave out nothing, and stars alone all. */
function parseExclude(globs, binds) {
    if (globs.length > 0 && binds !== 'content')
        throw new errors/* UserError */.yo('binds-exclude says what "binds: content" leaves out; give that, too');
    const wrong = globs.find((glob) => glob.startsWith('!') || glob.split('/').includes('..') || !/[^/.*]/.test(glob));
    if (wrong !== undefined)
        throw expected('binds-exclude', 'a glob inside the source of a bind, as "build/**"', wrong);
    return globs;
}
function parseMaxAge(text) {
    if (text === undefined)
        return undefined;
    const days = /^[0-9]+(\.[0-9]+)?$/.test(text) ? Number(text) : 0;
    if (!(days > 0))
        throw expected('max-age', 'a number of days above 0', text);
    return days;
}
/** A whole number from 1 to `most`; undefined where it is not given. */
function parseCount(name, text, most) {
    if (text === undefined)
        return undefined;
    const count = /^[0-9]{1,4}$/.test(text) ? Number(text) : 0;
    if (count < 1 || count > most)
        throw expected(name, `a whole number from 1 to ${String(most)}`, text);
    return count;
}
function parsePatience(text) {
    const seconds = /^[0-9]{1,6}(\.[0-9]+)?$/.test(text) ? Number(text) : 0;
    if (!(seconds > 0))
        throw expected('patience', 'a number of seconds above 0', text);
    return seconds * 1000;
}
const units = new Map([
    ['', 1],
    ['b', 1],
    ['kb', 1e3],
    ['mb', 1e6],
    ['gb', 1e9],
    ['tb', 1e12],
    ['kib', 2 ** 10],
    ['mib', 2 ** 20],
    ['gib', 2 ** 30],
    ['tib', 2 ** 40],
]);
/** `8 GB`, `512MiB`, `1.5 gb`, or bytes without a unit. */
function parseBytes(name, text) {
    const [, digits, unit] = /^([0-9]+(?:\.[0-9]+)?)\s*([A-Za-z]*)$/.exec(text) ?? [];
    const factor = unit === undefined ? undefined : units.get(unit.toLowerCase());
    const bytes = Math.floor(Number(digits) * (factor ?? NaN));
    if (!Number.isSafeInteger(bytes))
        throw expected(name, 'a size as "8 GB" or "512 MiB"', text);
    return bytes;
}


/***/ }),

/***/ 25047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readOptions)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _registry_publish_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(47832);
/* harmony import */ var _option_directories_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21455);
/* harmony import */ var _option_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(65415);
/* harmony import */ var _trust_option_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(65944);






/** Matrices that one job after the other takes, and as many as a workflow is written for by hand. */
const usualStages = 2;
const mostStages = 8;
/**
 * Turns texts into options. `cwd` is what `working-directory` is relative to, and `seen` the name of a directory by which a stacker that
 * is started there sees it, where that is not the physical one; `defaultStore` stands for a `store` that was not given.
 * @throws UserError that names every option that is wrong, what was expected and what was given.
 */
async function readOptions(texts, surroundings) {
    (0,_option_directories_js__WEBPACK_IMPORTED_MODULE_3__/* .refuseNul */ .SU)(texts);
    const problems = [];
    const attempt = (read, instead) => {
        try {
            return read();
        }
        catch (error) {
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo))
                throw error;
            problems.push(error.message);
            return instead;
        }
    };
    const one = (name) => texts.get(name)?.at(-1);
    const word = (name, words) => attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseWord */ .kB)(name, one(name) ?? words[0], words), words[0]);
    const flag = (name, absent) => attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSwitch */ .SI)(name, one(name), absent), absent);
    const directories = attempt(() => (0,_option_directories_js__WEBPACK_IMPORTED_MODULE_3__/* .readDirectories */ .A$)(one, surroundings.cwd, surroundings.seen), undefined);
    const substituteFile = one('substitute-file');
    const legs = attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseCount */ .zq)('legs', one('legs'), 256), undefined);
    const arch = one('arch') === undefined ? undefined : word('arch', ['amd64', 'arm64']);
    const maxAge = attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseMaxAge */ .pq)(one('max-age')), undefined);
    const publishTo = attempt(() => (0,_registry_publish_target_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePublishTarget */ .k)(one('publish-to'), texts.get('publish-tags') ?? []), undefined);
    const base = directories?.working ?? surroundings.cwd;
    const written = directories?.written ?? base;
    const wanted = attempt(() => readSources(texts, one), undefined);
    const options = {
        substitute: attempt(() => (texts.get('substitute') ?? []).map(_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSubstitution */ .tk), []),
        ...(substituteFile === undefined ? {} : { substituteFile: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(base, substituteFile) }),
        layerTypes: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseLayerTypes */ .un)(texts.get('layer-type') ?? []), []),
        verity: !flag('no-verity', false),
        stacker: (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseProgram */ .E$)(one('stacker') ?? 'stacker', base),
        stackerVersion: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseStackerVersion */ .lY)(one('stacker-version') ?? 'auto'), { kind: 'auto' }),
        ...(arch === undefined ? {} : { arch }),
        stackerUser: word('stacker-user', ['auto', 'root', 'runner']),
        epoch: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseEpoch */ .Pd)(one('source-date-epoch') ?? 'auto'), { kind: 'auto' }),
        umask: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseUmask */ .Dy)(one('umask') ?? 'auto'), 'auto'),
        store: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseStores */ ._h)(texts.get('store') ?? [surroundings.defaultStore], written), [{ kind: 'github' }]),
        keyPrefix: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseKeyPrefix */ .Nj)(one('key-prefix') ?? 'stack-cache'), ''),
        trust: attempt(() => (0,_trust_option_js__WEBPACK_IMPORTED_MODULE_5__/* .readTrust */ .b)(texts, written), { kind: 'own' }),
        bases: word('bases', ['check', 'recorded']),
        binds: word('binds', ['stacker', 'content']),
        bindsExclude: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseExclude */ .Eg)(texts.get('binds-exclude') ?? [], one('binds')), []),
        refresh: texts.get('refresh') ?? [],
        ...(maxAge === undefined ? {} : { maxAge }),
        stages: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseCount */ .zq)('stages', one('stages'), mostStages) ?? usualStages, usualStages),
        ...(legs === undefined ? {} : { legs }),
        restore: word('restore', ['all', 'needed', 'none']),
        save: word('save', ['auto', 'always', 'never']),
        patience: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parsePatience */ .Ly)(one('patience') ?? '60'), 0),
        budget: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseBytes */ .z_)('budget', one('budget') ?? '8 GB'), 0),
        summary: flag('summary', true),
        complete: flag('complete', false),
        ...(publishTo === undefined ? {} : { publishTo }),
        publish: word('publish', ['all', 'changed']),
        publishIndex: word('publish-index', ['none', 'part', 'join']),
        from: word('from', ['store', 'local']),
    };
    if (directories === undefined || wanted === undefined || problems.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(problems.map((message) => ({ message })));
    }
    const sources = wanted.kind === 'search' ? wanted : { kind: 'files', files: await surroundings.expand(wanted.lines, directories) };
    const published = texts.get('publish-stackerfiles');
    const publishFiles = published && new Set(await surroundings.expand(published, directories));
    return { ...options, sources, directories, ...(publishFiles && { publishFiles }) };
}
/** Defaults of `recursive-build -d` and `-p` (docs/stacker/stackerfile.md#9.1; cmd/stacker/recursive-build.go). */
function readSources(texts, one) {
    const lines = texts.get('stackerfiles');
    const directory = one('search-dir');
    const pattern = one('stacker-file-pattern');
    if (directory === undefined && pattern === undefined)
        return { kind: 'lines', lines: lines ?? ['stacker.yaml'] };
    if (lines !== undefined) {
        const other = directory === undefined ? 'stacker-file-pattern' : 'search-dir';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`stackerfiles and ${other} exclude each other: give stackerfiles for "stacker build -f", or ${other} for "stacker recursive-build"`);
    }
    return { kind: 'search', directory: directory ?? '.', pattern: pattern ?? '\\/stacker.yaml$' };
}


/***/ }),

/***/ 21020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ expandList),
/* harmony export */   t: () => (/* binding */ isStackers)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);


/**
 * The files that the lines of `stackerfiles` stand for: absolute, each once, the order of the lines kept. `!GLOB` takes away from the lines
 * above it. `matches` expands one line, `missing` says what is wrong with one that stands for nothing.
 * @throws UserError for lines without a file.
 */
async function expandList(lines, matches, missing) {
    let files = [];
    const problems = [];
    for (const line of lines) {
        if (line.startsWith('!')) {
            const excluded = new Set(await matches(line.slice(1)));
            files = files.filter((file) => !excluded.has(file));
            continue;
        }
        const found = await matches(line);
        if (found.length === 0)
            problems.push(missing(line));
        files = [...new Set([...files, ...found])];
    }
    if (problems.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(problems);
    return files;
}
/** Does a file lie in one of stacker's own directories, as it is written or where it leads to? A root file system may hold a stacker.yaml. */
function isStackers({ stacker, oci, roots }, file) {
    return [stacker, oci, roots].some((directory) => {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(directory, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(file));
        return path !== '' && path !== '..' && !path.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`);
    });
}


/***/ }),

/***/ 65944:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ readTrust)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _option_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65415);
/* harmony import */ var _trust_signing_key_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(96039);





/**
 * Whose records are believed. `base` is what `file:PATH` of a sign-key is relative to.
 * @throws UserError that never shows a key.
 */
function readTrust(texts, base) {
    const [signKey, verifyKeys, workflows] = [
        texts.get('sign-key')?.at(-1),
        texts.get('verify-key') ?? [],
        texts.get('trust-workflows') ?? [],
    ];
    switch ((0,_option_words_js__WEBPACK_IMPORTED_MODULE_3__/* .parseWord */ .kB)('trust', texts.get('trust')?.at(-1) ?? 'scoped', ['scoped', 'own'])) {
        case 'own':
            if (signKey !== undefined || verifyKeys.length > 0 || workflows.length > 0)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('trust: with "own" every record is believed and none is signed; leave sign-key, verify-key and trust-workflows out');
            return { kind: 'own' };
        case 'scoped':
            return {
                kind: 'scoped',
                ...(signKey === undefined ? {} : { signKey: (0,_trust_signing_key_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSignKey */ .uC)(keyText(signKey, base)) }),
                verifyKeys: (0,_trust_signing_key_js__WEBPACK_IMPORTED_MODULE_4__/* .parseVerifyKeys */ .j3)(verifyKeys),
                workflows: workflows.map(parseWorkflow),
            };
    }
}
/** A list of processes shows the arguments of a command, so that a key there is better in a file. */
function keyText(text, base) {
    if (!text.startsWith('file:'))
        return text;
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(base, text.slice('file:'.length));
    try {
        const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(file);
        if (found.isFile() && found.size <= mostKeyBytes)
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, { encoding: 'utf8', flag: node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW });
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isTrouble */ .KM)(error))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`sign-key: "${file}" cannot be read: ${error.message}`, { cause: error });
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`sign-key: "${file}" is not a regular file of at most ${String(mostKeyBytes)} bytes`);
}
const mostKeyBytes = 16 * 1024;
function parseWorkflow(name) {
    if (/\.ya?ml$/.test(name) && !name.includes('@'))
        return name;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`trust-workflows: expected files of workflows as "build.yml" or ".github/workflows/build.yml", got ${JSON.stringify(name)}`);
}


/***/ }),

/***/ 42658:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ askBuilds),
  p: () => (/* binding */ ofInputs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/builds/build-name.js
/**
 * Names of a build's combinations: its `name` with the values of variants filled in. Behind it stands `-VALUE` for each list with more than
 * one value that `name` does not use, in the order of the file: `app` with `arch: [amd64, arm64]` is `app-amd64` and `app-arm64`. Where two
 * names are still alike, what differs of `include` follows. Characters of values that a name may not have become `-`.
 */
function namesOf(template, combinations, lists) {
    const used = new Set(template.flatMap((part) => (typeof part === 'string' ? [] : [part.variant])));
    const varying = varyingOf(combinations).filter((name) => !used.has(name));
    const ofLists = varying.filter((name) => lists.has(name));
    const names = combinations.map((values) => nameOf(template, ofLists, values));
    if (new Set(names).size === names.length)
        return names;
    return combinations.map((values) => nameOf(template, varying, values));
}
function nameOf(template, appended, values) {
    const filled = template.map((part) => (typeof part === 'string' ? part : fit(values.get(part.variant) ?? '')));
    const behind = appended.flatMap((name) => values.get(name) ?? []).map((value) => `-${fit(value)}`);
    return [...filled, ...behind].join('');
}
function fit(value) {
    return value.slice(0, 200).replaceAll(/[^A-Za-z0-9._-]+/g, '-');
}
/** Variants that are not the same in all combinations, or not in all. */
function varyingOf(combinations) {
    const found = new Map();
    for (const combination of combinations) {
        for (const [name, value] of combination) {
            const seen = found.get(name) ?? { values: new Set(), count: 0 };
            seen.values.add(value);
            seen.count += 1;
            found.set(name, seen);
        }
    }
    return [...found]
        .filter(([, { values, count }]) => values.size > 1 || count < combinations.length)
        .map(([name]) => name);
}

;// CONCATENATED MODULE: ./lib/builds/description.js
/** They say which files, in two ways. */
const ofFiles = ['stackerfiles'];
const ofSearch = ['search-dir', 'stacker-file-pattern', 'pattern'];
/**
 * Puts `defaults` below a build: of `substitute` the build replaces keys, of everything else the whole. A build that says in one way which
 * files it takes has nothing of the other way.
 */
function describe(build, defaults) {
    const own = build.entries;
    const has = (names) => names.some((name) => own.has(name));
    const dropped = [
        ...(has(ofFiles) ? ofSearch : []),
        ...(has(ofSearch) ? ofFiles : []),
        ...(has(['pattern', 'stacker-file-pattern']) ? ['pattern', 'stacker-file-pattern'] : []),
    ];
    const entries = new Map([...defaults.entries].filter(([name]) => !dropped.includes(name)));
    for (const [name, entry] of own) {
        const below = name === 'substitute' ? entries.get(name)?.value : undefined;
        const above = entry.value;
        entries.set(name, below?.kind === 'map' && above.kind === 'map' ? { ...entry, value: mergeMaps(below, above) } : entry);
    }
    const broken = build.broken.has('variants') || (!own.has('variants') && defaults.broken.has('variants'));
    return { at: build.at, entries, whole: !broken };
}
function mergeMaps(below, above) {
    return { ...above, entries: new Map([...below.entries, ...above.entries]) };
}
/** Tells of globs that nothing is excluded from. */
function checkExclusions(build, { entries }, mistakes) {
    const globs = build.entries.get('binds-exclude');
    const binds = entries.get('binds')?.value;
    if (globs === undefined || (binds?.kind === 'text' && binds.text !== 'stacker'))
        return;
    mistakes.tell(globs.at, 'binds-exclude has no use without "binds: content"', 'add "binds: content", or take it away');
}
/** Tells what excludes each other in a build or in `defaults`. */
function checkTogether({ entries }, mistakes) {
    const exclude = (first, second, advice) => {
        const place = entries.get(second);
        if (place === undefined || !entries.has(first))
            return;
        mistakes.tell(place.at, `${first} and ${second} exclude each other`, advice);
    };
    const oneWay = 'give stackerfiles for "stacker build -f", or search-dir for "stacker recursive-build"';
    for (const name of ofSearch)
        exclude('stackerfiles', name, oneWay);
    exclude('stacker-file-pattern', 'pattern', 'pattern is the short name of stacker-file-pattern: give one of the two');
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./lib/yaml/source-text.js
var source_text = __webpack_require__(12820);
;// CONCATENATED MODULE: ./lib/builds/mistakes.js


/** More would bury what matters. */
const mostTold = 100;
/** `file`: as it is to be shown. */
function mistakesIn(file, text) {
    const source = (0,source_text/* fileText */.CG)(file, text);
    const told = new Map();
    let more = 0;
    const tell = (at, message, advice) => {
        const key = `${at} ${message}`;
        if (told.has(key))
            return;
        if (told.size >= mostTold)
            more += 1;
        else
            told.set(key, { at, problem: (0,source_text/* problemAt */.l4)(source, at, message, typeof advice === 'string' ? advice : advice()) });
    };
    const settle = () => {
        if (told.size === 0)
            return;
        const problems = [...told.values()].sort((a, b) => a.at - b.at).map(({ problem }) => problem);
        if (more > 0)
            problems.push({ message: `there are more mistakes than the ${mostTold} above`, place: { file } });
        throw new errors/* UserError */.yo(problems);
    };
    return {
        tell,
        settle,
        placeOf: (at) => (0,source_text/* placeIn */.VV)(source, at),
        stop: (at, message, advice) => {
            tell(at, message, advice);
            settle();
            throw new errors/* UserError */.yo({ message, advice, place: { file } });
        },
    };
}
const widest = 80;
/** A text of the file as a message shows it. */
function quoted(text) {
    return JSON.stringify(text.length <= widest ? text : `${text.slice(0, widest)}...`);
}
const mostListed = 20;
/** `a, b, c`, and no more than some of them. */
function listed(words) {
    return [...words.slice(0, mostListed), ...(words.length > mostListed ? ['...'] : [])].join(', ');
}
/** `{a: "b"}` */
function shownValues(values) {
    return `{${listed(Array.from(values, ([name, value]) => `${name}: ${quoted(value)}`))}}`;
}
/** `"a", "b" or "c"` */
function alternatives(words) {
    const shown = words.map((word) => JSON.stringify(word));
    return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1) ?? ''}`;
}

;// CONCATENATED MODULE: ./lib/builds/yaml-document.js


const largest = 1 << 20;
const mostLexemes = 300_000;
const deepest = 64;
const mostNodes = 500_000;
/** All but what YAML calls printable; the library lets them through. */
const control = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
/**
 * The one document of a text by the rules of YAML 1.2 and its core schema; undefined where it is empty. Nothing in it makes this take
 * more than seconds or some hundred megabytes.
 * @throws UserError for what is no YAML, or more than a builds file may be.
 */
function readDocument(text, mistakes) {
    if (Buffer.byteLength(text) > largest) {
        mistakes.stop(0, 'the builds file is larger than 1 MiB', 'use variants and defaults instead of repetition');
    }
    const strange = control.exec(text);
    if (strange !== null) {
        const code = strange[0].charCodeAt(0).toString(16).padStart(4, '0');
        mistakes.stop(strange.index, `the character U+${code} may not stand in YAML`, 'take it away');
    }
    const [document, second] = new dist/* Composer */.Dk({
        version: '1.2',
        schema: 'core',
        merge: false,
        uniqueKeys: false,
        prettyErrors: false,
    }).compose(boundedTokens(text, mistakes), true, text.length);
    if (document === undefined)
        return undefined;
    for (const { code, message, pos } of [...document.errors, ...document.warnings].slice(0, 1)) {
        mistakes.stop(pos[0], `this is not YAML: ${message}`, cureOf(code));
    }
    if (second !== undefined) {
        mistakes.stop(second.range[0], 'a second document begins here', 'a builds file is one document: take the line away');
    }
    return builtFrom(document, mistakes);
}
/** The library's tokens, as long as they are no more than its recursive composer can bear. */
function* boundedTokens(text, mistakes) {
    const parser = new dist/* Parser */.iX();
    let count = 0;
    let offset = 0;
    let flow = 0;
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        count += 1;
        if (count > mostLexemes) {
            mistakes.stop(offset, 'the builds file has too many parts', 'use variants and defaults instead of repetition');
        }
        if (parser.stack.length > deepest)
            mistakes.stop(offset, 'this is nested too deeply', 'a builds file needs few levels');
        const type = dist/* CST */.DB.tokenType(lexeme);
        if (type === 'flow-map-start' || type === 'flow-seq-start')
            flow += 1;
        if (type === 'flow-map-end' || type === 'flow-seq-end')
            flow -= 1;
        // The library takes seconds for a megabyte of them.
        if (flow < 0)
            mistakes.stop(offset, 'a closing bracket without an opening one', 'take it away, or quote the text');
        // Marks of the library's lexer that stand for no text.
        if (type !== 'doc-mode' && type !== 'flow-error-end' && type !== 'scalar')
            offset += lexeme.length;
        yield* parser.next(lexeme);
    }
    yield* parser.end();
}
const indentation = 'indent all keys of a map and all items of a list alike, and close each quote and bracket';
/** What to do about the library's complaints, by their codes. */
const cures = new Map([
    ['TAB_AS_INDENT', 'indent with blanks, not with tabs'],
    ['BAD_INDENT', indentation],
    ['MISSING_CHAR', indentation],
    ['BLOCK_AS_IMPLICIT_KEY', indentation],
    ['BLOCK_IN_FLOW', indentation],
    ['TAG_RESOLVE_FAILED', 'leave out the tag; quote a value that begins with "!"'],
    ['BAD_ALIAS', 'quote a value that begins with "&" or "*"'],
]);
function cureOf(code) {
    return cures.get(code) ?? 'quote a value that holds ": " or " #", or begins with a special sign';
}
/** Composes the tree with aliases resolved: shared, not copied, and counted as often as they are used. */
function builtFrom(document, mistakes) {
    const anchors = new Map();
    const sizes = new WeakMap();
    let at = 0;
    const sized = (node, parts) => {
        const size = parts.reduce((sum, part) => sum + (sizes.get(part) ?? 1), 1);
        if (size > mostNodes) {
            mistakes.stop(node.at, 'with its aliases this is larger than can be read', 'use variants and defaults instead');
        }
        sizes.set(node, size);
        return node;
    };
    const build = (node) => {
        if (node === null)
            return { kind: 'text', at, text: '', type: 'null' };
        at = node.range[0];
        if ((0,dist/* isAlias */.Vj)(node)) {
            const target = anchors.get(node.source);
            if (target === undefined)
                return mistakes.stop(at, `there is no anchor ${quoted(node.source)} before`, anchorAdvice);
            if (target === 'open')
                return mistakes.stop(at, `the alias ${quoted(node.source)} stands inside itself`, anchorAdvice);
            return target;
        }
        const { anchor } = node;
        if (anchor !== undefined)
            anchors.set(anchor, 'open');
        const built = (0,dist/* isScalar */.jn)(node) ? textOf(node, at) : (0,dist/* isSeq */.oP)(node) ? list(node.items, at) : map(node, at);
        if (anchor !== undefined)
            anchors.set(anchor, built);
        return built;
    };
    const list = (items, start) => {
        const built = items.map((item) => build(item));
        return sized({ kind: 'list', at: start, items: built }, built);
    };
    const map = (node, start) => {
        const entries = new Map();
        if (!(0,dist/* isMap */.jh)(node))
            throw new TypeError('the library has no other nodes');
        for (const pair of node.items) {
            const key = build(pair.key);
            at = key.at;
            const value = build(pair.value);
            if (key.kind !== 'text' || key.text === '') {
                mistakes.tell(key.at, 'a key has to be a text that is not empty', 'write KEY: VALUE');
            }
            else if (entries.has(key.text)) {
                mistakes.tell(key.at, `the key ${quoted(key.text)} stands twice in this map`, 'keep one of the two');
            }
            else
                entries.set(key.text, { at: key.at, value });
        }
        const built = { kind: 'map', at: start, entries };
        return sized(built, [...entries.values()].map(({ value }) => value));
    };
    const { contents } = document;
    return contents === null ? undefined : build(contents);
}
const anchorAdvice = 'quote a value that begins with "*", or write what the alias stands for';
function textOf(node, at) {
    const { value, source = '' } = node;
    const type = value === null ? 'null' : typeof value;
    return {
        kind: 'text',
        at,
        text: source,
        type: type === 'number' || type === 'boolean' || type === 'null' ? type : 'string',
    };
}

// EXTERNAL MODULE: ./lib/release/epoch.js
var epoch = __webpack_require__(78580);
// EXTERNAL MODULE: ./lib/release/layer-type.js
var layer_type = __webpack_require__(10653);
;// CONCATENATED MODULE: ./lib/builds/fields.js



const arches = ['amd64', 'arm64'];
const otherArchNames = new Map([
    ['x86_64', 'amd64'],
    ['x86-64', 'amd64'],
    ['x64', 'amd64'],
    ['aarch64', 'arm64'],
    ['arm64/v8', 'arm64'],
]);
/** A line of a text that programs take for one thing: lists in outputs and inputs have one item a line. */
function isLine(text) {
    return text.trim() !== '' && !/[\0\r\n]/.test(text);
}
function oneOf(words, synonyms) {
    const known = new Set(words);
    const rule = { wanted: alternatives(words), fits: (text) => known.has(text), words };
    return synonyms === undefined ? rule : { ...rule, synonyms };
}
const path = { wanted: 'a path on one line', fits: isLine };
const line = { wanted: 'a text on one line', fits: isLine };
/** The words of YAML 1.2's core schema. */
const switchWord = {
    ...oneOf(['true', 'false']),
    fits: (text) => /^(?:true|True|TRUE|false|False|FALSE)$/.test(text),
};
function isEpoch(text) {
    return text === 'auto' || text === 'none' || (0,epoch/* epochSeconds */.D)(text) !== undefined;
}
/** What a build may have, in the order in which it is documented. */
const fields = {
    name: {
        kind: 'text',
        rule: {
            wanted: 'at most 100 letters, digits, ".", "_" and "-"',
            fits: (text) => /^[A-Za-z0-9._-]{1,100}$/.test(text),
        },
        example: 'name: app',
    },
    stackerfiles: { kind: 'list', rule: path, example: 'stackerfiles: images/*/stacker.yaml' },
    'search-dir': { kind: 'text', rule: path, example: 'search-dir: images' },
    'stacker-file-pattern': { kind: 'text', rule: line, example: 'pattern: \\/stacker.yaml$' },
    pattern: { kind: 'text', rule: line, example: 'pattern: \\/stacker.yaml$' },
    substitute: {
        kind: 'substitutions',
        // A NUL ends the arguments of programs.
        rule: { wanted: 'a text without NUL', fits: (text) => !text.includes('\0') },
        example: 'substitute: {KEY: VALUE}',
    },
    'substitute-files': { kind: 'list', rule: path, example: 'substitute-files: values.yaml' },
    'layer-types': { kind: 'list', rule: oneOf(layer_type/* layerTypes */.vK), example: 'layer-types: [tar, squashfs]' },
    'no-verity': { kind: 'switch', rule: switchWord, example: 'no-verity: true' },
    'working-directory': { kind: 'text', rule: path, example: 'working-directory: images' },
    'work-dir': { kind: 'text', rule: path, example: 'work-dir: out' },
    'stacker-dir': { kind: 'text', rule: path, example: 'stacker-dir: .stacker' },
    'oci-dir': { kind: 'text', rule: path, example: 'oci-dir: oci' },
    'roots-dir': {
        kind: 'text',
        // Overlayfs separates its lower directories by colons, so stacker refuses such a name (validateRootsDirName).
        rule: { wanted: 'a path without a colon', fits: (text) => isLine(text) && !text.includes(':') },
        example: 'roots-dir: roots',
    },
    arch: { kind: 'text', rule: oneOf(arches, otherArchNames), example: 'arch: arm64' },
    'source-date-epoch': {
        kind: 'text',
        rule: { wanted: '"auto", "none" or seconds since 1970', fits: isEpoch },
        example: 'source-date-epoch: 1700000000',
    },
    'runs-on': { kind: 'runner', rule: line, example: 'runs-on: ubuntu-24.04' },
    'stacker-version': {
        kind: 'text',
        rule: {
            wanted: '"auto" or a release as "v1.2.0"',
            fits: (text) => /^(?:auto|v?[0-9]+\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z.]+)?)$/.test(text),
        },
        example: 'stacker-version: v1.2.0',
    },
    binds: { kind: 'text', rule: oneOf(['stacker', 'content']), example: 'binds: content' },
    'binds-exclude': { kind: 'list', rule: line, example: 'binds-exclude: "**/bin"' },
    variants: {
        kind: 'variants',
        rule: { wanted: 'a text without NUL', fits: (text) => !text.includes('\0') },
        example: 'variants: {arch: [amd64, arm64]}',
    },
};
function fieldOf(name) {
    return fields[name];
}
const buildFields = Object.keys(fields).filter(isFieldName);
/** `defaults` gives no name: each build has its own. */
const defaultFields = buildFields.filter((name) => name !== 'name');
function isFieldName(text) {
    return Object.hasOwn(fields, text);
}

;// CONCATENATED MODULE: ./lib/builds/node.js
/** In words, for those who wrote something else than was expected; never a value, which may be a secret. */
function kindOf(node) {
    switch (node.kind) {
        case 'list':
            return node.items.length === 0 ? 'an empty list' : 'a list';
        case 'map':
            return node.entries.size === 0 ? 'an empty map' : 'a map';
        case 'text':
            return node.type === 'null' ? 'nothing' : node.type === 'string' ? 'a text' : `a ${node.type}`;
    }
}
/** What is written counts, a number too; only what stands for nothing is no text. */
function isText(node) {
    return node.kind === 'text' && node.type !== 'null';
}

;// CONCATENATED MODULE: ./lib/builds/filled.js




/** The build of one combination, but for its name and place. What is wrong is told and left out. */
function fillBuild({ entries }, texts, combination) {
    const one = (name, node = entries.get(name)?.value, label = () => name) => node !== undefined && isText(node) ? texts.fill(node, label, fieldOf(name), combination) : undefined;
    const list = (name, node = entries.get(name)?.value) => {
        if (node === undefined)
            return undefined;
        const items = node.kind === 'list' ? node.items : [node];
        return items.map((item) => one(name, item)).filter((item) => item !== undefined);
    };
    const types = list('layer-types');
    const noVerity = one('no-verity');
    const arch = one('arch');
    return {
        variants: combination.values,
        sources: sourcesOf(one, list),
        substitute: substitutionsOf(entries.get('substitute')?.value, one),
        substituteFiles: list('substitute-files') ?? [],
        layerTypes: types === undefined ? undefined : [...new Set(types)].filter(layer_type/* isLayerType */.IO),
        verity: noVerity === undefined ? undefined : noVerity.toLowerCase() !== 'true',
        directories: {
            working: one('working-directory'),
            work: one('work-dir'),
            stacker: one('stacker-dir'),
            oci: one('oci-dir'),
            roots: one('roots-dir'),
        },
        arch: arches.find((known) => known === arch),
        epoch: one('source-date-epoch'),
        runsOn: runsOnOf(entries.get('runs-on')?.value, one, list),
        stackerVersion: one('stacker-version'),
        binds: bindsOf(one, list),
    };
}
/** As with the inputs, stacker's own default is `stacker.yaml`. */
function sourcesOf(one, list) {
    const directory = one('search-dir');
    const pattern = one('pattern') ?? one('stacker-file-pattern');
    if (directory === undefined && pattern === undefined)
        return { kind: 'files', lines: list('stackerfiles') ?? ['stacker.yaml'] };
    return { kind: 'search', directory, pattern };
}
function substitutionsOf(node, one) {
    if (node?.kind !== 'map')
        return [];
    return [...node.entries].flatMap(([key, { value }]) => {
        const text = one('substitute', value, () => `substitute: ${quoted(key)}`);
        return text === undefined ? [] : [`${key}=${text}`];
    });
}
function runsOnOf(node, one, list) {
    const labelsOf = (labels) => labels?.kind === 'list' ? list('runs-on', labels) : labels === undefined ? undefined : one('runs-on', labels);
    if (node?.kind !== 'map')
        return labelsOf(node);
    const group = node.entries.get('group');
    const name = group === undefined ? undefined : one('runs-on', group.value);
    const labels = labelsOf(node.entries.get('labels')?.value);
    return { ...(name === undefined ? {} : { group: name }), ...(labels === undefined ? {} : { labels }) };
}
function bindsOf(one, list) {
    return one('binds') === 'content' ? { kind: 'content', exclude: list('binds-exclude') ?? [] } : { kind: 'stacker' };
}

// EXTERNAL MODULE: ./lib/formats/near-word.js
var near_word = __webpack_require__(42517);
;// CONCATENATED MODULE: ./lib/builds/shape.js




/** Checks all that can be without knowing the variants. `known`: what may stand here. */
function checkShape(node, known, reader) {
    const { mistakes } = reader;
    const entries = new Map();
    const broken = new Set();
    for (const [key, entry] of node.entries) {
        if (!isFieldName(key) || !known.includes(key)) {
            mistakes.tell(entry.at, `unknown key ${quoted(key)}`, () => adviceForKey(key, known));
        }
        else if (isShaped(entry.value, key, reader))
            entries.set(key, entry);
        else
            broken.add(key);
    }
    return { at: node.at, entries, broken };
}
/** `known` without `name` is that of `defaults`. */
function adviceForKey(key, known) {
    if (key === '<<')
        return 'YAML 1.2 has no merge keys: what is common to the builds stands in "defaults"';
    if (key === 'name')
        return 'each build has a name of its own';
    return (0,near_word/* didYouMean */.a)(key, known, `known here: ${known.join(', ')}`);
}
function isShaped(node, name, { texts, variantsOf, mistakes }) {
    const field = fieldOf(name);
    const wrong = (at, wanted, got) => {
        const advice = `write for example "${field.example}"`;
        mistakes.tell(at, `${name}: expected ${wanted}, got ${kindOf(got)}`, advice);
        return false;
    };
    const text = (item, label, wanted) => {
        if (!isText(item))
            return wrong(item.at, wanted, item);
        return texts.check(item, () => label, field);
    };
    const list = (items, label, wanted) => {
        if (items.kind === 'text' && isText(items))
            return text(items, label, wanted);
        if (items.kind !== 'list' || items.items.length === 0)
            return wrong(items.at, wanted, items);
        const fit = items.items.map((item) => text(item, label, 'texts in the list')).every(Boolean);
        return isWithoutRepetition(items.items, name, mistakes) && fit;
    };
    switch (field.kind) {
        case 'text':
            return text(node, name, 'a text');
        case 'switch':
            return text(node, name, '"true" or "false"');
        case 'list':
            return list(node, name, 'a text or a list of texts');
        case 'substitutions':
            if (node.kind !== 'map')
                return wrong(node.at, 'a map', node);
            return [...node.entries].map(([key, { at, value }]) => isSubstitution(key, at, value)).every(Boolean);
        case 'runner':
            if (node.kind !== 'map')
                return list(node, name, 'a label, a list of labels, or a map of group and labels');
            return isRunnerGroup(node, { text, list }, mistakes);
        case 'variants':
            return variantsOf(node) !== undefined;
    }
    function isSubstitution(key, at, value) {
        const label = `substitute: ${quoted(key)}`;
        // stacker splits at the first one.
        if (/[=\0\r\n]/.test(key)) {
            mistakes.tell(at, `${label} cannot be a key`, 'a key is one line without "="');
            return false;
        }
        if (key.includes('${variant.')) {
            mistakes.tell(at, `${label}: variants are not filled into keys`, 'use them in the value');
            return false;
        }
        if (!isText(value)) {
            const advice = 'write the value as a text, "" for an empty one';
            mistakes.tell(value.at, `${label}: expected a text, got ${kindOf(value)}`, advice);
            return false;
        }
        return texts.check(value, () => label, field);
    }
}
function isWithoutRepetition(items, label, mistakes) {
    const seen = new Set();
    let unique = true;
    for (const item of items) {
        if (item.kind !== 'text')
            continue;
        if (seen.has(item.text)) {
            mistakes.tell(item.at, `${label}: ${quoted(item.text)} is listed twice`, 'keep one of the two');
            unique = false;
        }
        seen.add(item.text);
    }
    return unique;
}
/** GitHub takes a group, labels, or both. */
function isRunnerGroup(node, { text, list }, mistakes) {
    if (node.entries.size === 0) {
        mistakes.tell(node.at, 'runs-on: the map is empty', 'give a group, labels, or both');
        return false;
    }
    const fits = [...node.entries].map(([key, { at, value }]) => {
        if (key === 'group')
            return text(value, 'runs-on: group', 'a text');
        if (key === 'labels')
            return list(value, 'runs-on: labels', 'a label or a list of labels');
        mistakes.tell(at, `runs-on: unknown key ${quoted(key)}`, () => (0,near_word/* didYouMean */.a)(key, ['group', 'labels'], 'known here: group, labels'));
        return false;
    });
    return fits.every(Boolean);
}

;// CONCATENATED MODULE: ./lib/builds/template.js
/** What variants may be called, as GitHub has it for the keys of a matrix. */
const variantName = /^[A-Za-z_][A-Za-z0-9_-]*$/;
/**
 * `${variant.NAME}` is a place, and `$${` a literal `${`. Everything else stays as it is, above all stacker's own `${{KEY}}`, also behind
 * a dollar.
 */
function parseTemplate(text) {
    const parts = [];
    let literal = '';
    let from = 0;
    for (const match of text.matchAll(/\$\$\{(?!\{)|\$\{variants?\.(?:([^}\n]{0,100})\})?/g)) {
        const [found, name] = match;
        literal += text.slice(from, match.index);
        from = match.index + found.length;
        if (found === '$${') {
            literal += '${';
            continue;
        }
        if (name === undefined || !variantName.test(name) || !found.startsWith('${variant.'))
            return { kind: 'malformed', found };
        if (literal !== '')
            parts.push(literal);
        parts.push({ variant: name });
        literal = '';
    }
    literal += text.slice(from);
    return { kind: 'template', parts: literal === '' && parts.length > 0 ? parts : [...parts, literal] };
}
/** The text of a template without places. */
function fixedText(template) {
    const texts = template.filter((part) => typeof part === 'string');
    return texts.length === template.length ? texts.join('') : undefined;
}

;// CONCATENATED MODULE: ./lib/builds/texts.js



/** Texts of all builds together; one that variants make counts again for so many characters. */
const mostFilled = 1 << 20;
const charactersPerText = 64;
function textsOf(mistakes) {
    const templates = new WeakMap();
    const malformed = new WeakSet();
    let filled = 0;
    const templateOf = (node) => {
        const known = templates.get(node);
        if (known !== undefined || malformed.has(node))
            return known;
        const parsed = parseTemplate(node.text);
        if (parsed.kind === 'template') {
            templates.set(node, parsed.parts);
            return parsed.parts;
        }
        malformed.add(node);
        const advice = 'write ${variant.NAME} with the name of a variant, or $${ for a literal ${';
        mistakes.tell(node.at, `${quoted(parsed.found)} is no placeholder`, advice);
        return undefined;
    };
    const judge = (node, text, label, { rule, example, kind }) => {
        if (rule.fits(text))
            return text;
        // Values of substitutions may be secrets.
        const got = kind === 'substitutions' ? '' : `, got ${quoted(text)}`;
        mistakes.tell(node.at, `${label()}: expected ${rule.wanted}${got}`, () => adviceFor(rule, text, example));
        return undefined;
    };
    return {
        templateOf,
        check: (node, label, field) => {
            const template = templateOf(node);
            if (template === undefined)
                return false;
            const text = fixedText(template);
            return text === undefined || judge(node, text, label, field) !== undefined;
        },
        fill: (node, label, field, combination) => {
            const template = templateOf(node);
            if (template === undefined)
                return undefined;
            const parts = [];
            for (const part of template) {
                const text = typeof part === 'string' ? part : texts_valueOf(part.variant, node, combination, mistakes);
                if (text === undefined)
                    return undefined;
                parts.push(text);
            }
            const [only, ...others] = parts;
            const text = others.length === 0 ? (only ?? '') : parts.join('');
            filled += 1 + (template.length === 1 ? 0 : text.length / charactersPerText);
            if (filled > mostFilled) {
                mistakes.stop(node.at, 'the builds with all their variants are more than can be read', 'use fewer variants');
            }
            return judge(node, text, label, field);
        },
    };
}
function adviceFor({ words, synonyms }, text, example) {
    const write = `write for example "${example}"`;
    if (words === undefined)
        return write;
    const synonym = synonyms?.get(text.toLowerCase());
    return synonym === undefined ? (0,near_word/* didYouMean */.a)(text, words, write) : `did you mean ${JSON.stringify(synonym)}?`;
}
function texts_valueOf(name, node, combination, mistakes) {
    const { values, known, build } = combination;
    const value = values.get(name);
    if (value !== undefined)
        return value;
    if (known.has(name)) {
        const advice = `give it a value there by an item of include, or do not use it in build ${quoted(build)}`;
        mistakes.tell(node.at, `variant ${quoted(name)} has no value for ${shownValues(values)}`, advice);
    }
    else if (known.size === 0) {
        const advice = `give it as "variants: {${name}: [VALUE]}", or write $\${ for a literal \${`;
        mistakes.tell(node.at, `there is no variant ${quoted(name)}: build ${quoted(build)} has no variants`, advice);
    }
    else {
        mistakes.tell(node.at, `there is no variant ${quoted(name)} in build ${quoted(build)}`, () => (0,near_word/* didYouMean */.a)(name, known, `it has: ${listed([...known])}`));
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/builds/variants.js
/** How many combinations the lists make before `exclude`; without lists none. */
function productOf({ lists }) {
    return lists.size === 0 ? 0 : [...lists.values()].reduce((product, list) => product * list.length, 1);
}
/**
 * GitHub's rules for a matrix (docs.github.com, "Running variations of jobs in a workflow"), but that values are texts as written: the
 * first list varies slowest; an item of `exclude` takes away each combination that has all its values; `include` comes after it. An item of
 * `include` adds its values to each combination of the lists none of whose values it would change, also over what earlier items added; one
 * that fits no such combination is a new one, which later items leave alone.
 */
function combinationsOf({ lists, exclude, include }) {
    let product = lists.size === 0 ? [] : [new Map()];
    for (const [name, list] of lists) {
        product = product.flatMap((values) => list.map((value) => new Map([...values, [name, value]])));
    }
    const original = product.filter((values) => !exclude.some((item) => agree([...item], values)));
    const added = [];
    for (const item of include) {
        const [ofLists, others] = partition(item, lists);
        // What others add is never of a list, so `values` still says what the lists gave.
        const fitting = original.filter((values) => agree(ofLists, values));
        for (const values of fitting)
            for (const [name, value] of others)
                values.set(name, value);
        if (fitting.length === 0)
            added.push(item);
    }
    return [...original, ...added];
}
function agree(item, values) {
    return item.every(([name, value]) => values.get(name) === value);
}
function partition(item, lists) {
    const pairs = [...item];
    return [pairs.filter(([name]) => lists.has(name)), pairs.filter(([name]) => !lists.has(name))];
}

;// CONCATENATED MODULE: ./lib/builds/variants-shape.js






/** More builds are a mistake, and take the memory of the machine. */
const mostBuilds = 10_000;
const mostComparisons = 20_000_000;
const advice = `write for example "${fields.variants.example}"`;
/** @throws UserError where the combinations would be too many to be made. */
function readVariants(node, texts, mistakes) {
    if (node.kind !== 'map' || node.entries.size === 0) {
        mistakes.tell(node.at, `variants: expected a map of lists, got ${kindOf(node)}`, advice);
        return undefined;
    }
    const lists = readLists(node, texts, mistakes);
    const include = readItems(node, 'include', texts, mistakes);
    const exclude = readItems(node, 'exclude', texts, mistakes);
    if (lists === undefined || include === undefined || exclude === undefined)
        return undefined;
    if (!areOfLists(node, lists, mistakes))
        return undefined;
    const variants = { lists, include, exclude };
    checkSize(node, variants, mistakes);
    const combinations = combinationsOf(variants);
    if (combinations.length === 0) {
        mistakes.tell(node.at, 'variants: exclude leaves no combination', 'exclude less, or leave the build out');
        return undefined;
    }
    return { variants, combinations, known: new Set(combinations.flatMap((values) => [...values.keys()])) };
}
function checkSize({ at }, variants, mistakes) {
    const product = productOf(variants);
    if (product > mostBuilds) {
        mistakes.stop(at, `variants: the lists make more than ${mostBuilds} builds`, 'use fewer or shorter lists');
    }
    const { lists, include, exclude } = variants;
    if (product * (lists.size + include.length + exclude.length) > mostComparisons) {
        mistakes.stop(at, 'variants: too many items for so many combinations', 'use fewer items of include and exclude');
    }
}
function readLists(node, texts, mistakes) {
    const lists = new Map();
    let fit = true;
    for (const [name, { at, value }] of node.entries) {
        if (name === 'include' || name === 'exclude')
            continue;
        const named = isName(name, at, mistakes);
        if (value.kind !== 'list' || value.items.length === 0) {
            mistakes.tell(value.at, `variants: ${name}: expected a list of texts, got ${kindOf(value)}`, advice);
            fit = false;
            continue;
        }
        const items = value.items.map((item) => variants_shape_valueOf(item, name, texts, mistakes));
        const whole = items.filter((item) => item !== undefined);
        const twice = value.items.find((_, index) => items[index] !== undefined && items.indexOf(items[index]) < index);
        if (twice?.kind === 'text') {
            mistakes.tell(twice.at, `variants: ${name}: ${quoted(twice.text)} is listed twice`, 'keep one of the two');
        }
        fit &&= named && whole.length === items.length && twice === undefined;
        lists.set(name, whole);
    }
    return fit ? lists : undefined;
}
function readItems(node, key, texts, mistakes) {
    const list = node.entries.get(key)?.value;
    if (list === undefined)
        return [];
    const example = `write for example "${key}: [{arch: arm64}]"`;
    if (list.kind !== 'list' || list.items.length === 0) {
        mistakes.tell(list.at, `variants: ${key}: expected a list of maps, got ${kindOf(list)}`, example);
        return undefined;
    }
    const items = list.items.map((item) => {
        if (item.kind !== 'map' || item.entries.size === 0) {
            mistakes.tell(item.at, `variants: ${key}: expected a map of texts, got ${kindOf(item)}`, example);
            return undefined;
        }
        const values = new Map();
        for (const [name, { at, value }] of item.entries) {
            const text = variants_shape_valueOf(value, name, texts, mistakes);
            if (isName(name, at, mistakes) && text !== undefined)
                values.set(name, text);
        }
        return values.size === item.entries.size ? values : undefined;
    });
    const whole = items.filter((item) => item !== undefined);
    return whole.length === items.length ? whole : undefined;
}
function isName(name, at, mistakes) {
    if (variantName.test(name))
        return true;
    const rule = 'begin with a letter or "_" and go on with letters, digits, "_" and "-"';
    mistakes.tell(at, `variants: ${quoted(name)} cannot be a name`, rule);
    return false;
}
function variants_shape_valueOf(node, name, texts, mistakes) {
    if (!isText(node)) {
        mistakes.tell(node.at, `variants: ${name}: expected a text, got ${kindOf(node)}`, advice);
        return undefined;
    }
    const template = texts.templateOf(node);
    if (template === undefined)
        return undefined;
    const text = fixedText(template);
    if (text === undefined) {
        mistakes.tell(node.at, `variants: ${name}: variants are not filled into variants`, 'write the value itself');
    }
    return text;
}
/** GitHub, too, refuses a key of `exclude` that is no list of the matrix: it would take nothing away. */
function areOfLists(node, lists, mistakes) {
    const exclude = node.entries.get('exclude')?.value;
    if (exclude?.kind !== 'list')
        return true;
    let fit = true;
    for (const item of exclude.items) {
        if (item.kind !== 'map')
            continue;
        for (const [name, { at }] of item.entries) {
            if (lists.has(name))
                continue;
            mistakes.tell(at, `variants: exclude: there is no list ${quoted(name)}`, () => {
                const known = [...lists.keys()];
                return known.length === 0
                    ? 'there is nothing to exclude from'
                    : (0,near_word/* didYouMean */.a)(name, known, `lists are: ${listed(known)}`);
            });
            fit = false;
        }
    }
    return fit;
}

;// CONCATENATED MODULE: ./lib/builds/builds.js












/**
 * All builds that the text of a builds file describes, in its order, each with its variants filled in. `where` is how the file is called in
 * messages.
 * @throws UserError that tells every mistake of the file with its line and column.
 */
function readBuilds(text, where) {
    const mistakes = mistakesIn(where, text);
    const reader = readerOf(mistakes);
    const parts = readFile(readDocument(text, mistakes), reader);
    const builds = parts.builds.flatMap(buildsFrom(reader, parts.defaults));
    checkNames(builds, mistakes);
    mistakes.settle();
    return builds.map(({ build }) => build);
}
function readerOf(mistakes) {
    const texts = textsOf(mistakes);
    const read = new Map();
    return {
        mistakes,
        texts,
        variantsOf: (node) => {
            if (!read.has(node))
                read.set(node, readVariants(node, texts, mistakes));
            return read.get(node);
        },
    };
}
const fileKeys = ['version', 'defaults', 'builds'];
const nothing = { at: 0, entries: new Map(), broken: new Set() };
function readFile(root, reader) {
    const { mistakes } = reader;
    if (root?.kind !== 'map') {
        const got = root === undefined ? 'nothing' : kindOf(root);
        mistakes.tell(root?.at ?? 0, `expected a map with the key "builds", got ${got}`, 'write "builds:" above the list of builds');
        return { defaults: nothing, builds: [] };
    }
    for (const [key, { at }] of root.entries) {
        if (!fileKeys.includes(key))
            mistakes.tell(at, `unknown key ${quoted(key)}`, () => adviceForKey(key, fileKeys));
    }
    checkVersion(root.entries.get('version')?.value, mistakes);
    const defaults = readDefaults(root.entries.get('defaults')?.value, reader);
    return { defaults, builds: readList(root, reader) };
}
function checkVersion(node, mistakes) {
    if (node === undefined || (node.kind === 'text' && node.text === '1'))
        return;
    const got = node.kind === 'text' ? quoted(node.text) : kindOf(node);
    mistakes.tell(node.at, `version: expected 1, got ${got}`, 'write 1, or use a release of stack-cache that reads this version');
}
function readDefaults(node, reader) {
    if (node === undefined)
        return nothing;
    if (node.kind === 'map') {
        const defaults = checkShape(node, defaultFields, reader);
        checkTogether(defaults, reader.mistakes);
        return defaults;
    }
    reader.mistakes.tell(node.at, `defaults: expected a map, got ${kindOf(node)}`, 'write there what is common to the builds');
    return nothing;
}
function readList(root, reader) {
    const { mistakes } = reader;
    const list = root.entries.get('builds')?.value;
    const advice = 'write a list of builds, as in "builds: [{name: app, stackerfiles: stacker.yaml}]"';
    if (list === undefined)
        mistakes.tell(root.at, 'the key "builds" is missing', advice);
    else if (list.kind !== 'list' || list.items.length === 0) {
        mistakes.tell(list.at, `builds: expected a list of builds, got ${kindOf(list)}`, advice);
    }
    else {
        return list.items.flatMap((item) => {
            if (item.kind === 'map')
                return [checkBuild(item, reader)];
            mistakes.tell(item.at, `builds: expected a map that describes a build, got ${kindOf(item)}`, advice);
            return [];
        });
    }
    return [];
}
function checkBuild(node, reader) {
    const build = checkShape(node, buildFields, reader);
    checkTogether(build, reader.mistakes);
    if (!node.entries.has('name'))
        reader.mistakes.tell(node.at, 'this build has no name', 'give it one: "name: app"');
    return build;
}
/** What comes out of `name` is judged when it is whole. */
const anyName = { ...fields.name, rule: { ...fields.name.rule, fits: () => true } };
const alone = {
    variants: { lists: new Map(), include: [], exclude: [] },
    combinations: [new Map()],
    known: new Set(),
};
/** Makes all builds of one description; one that is too broken for that, and told, makes none. */
function buildsFrom({ texts, variantsOf, mistakes }, defaults) {
    let count = 0;
    return (build) => {
        const description = describe(build, defaults);
        checkExclusions(build, description, mistakes);
        const { at, entries, whole } = description;
        const name = entries.get('name')?.value;
        const given = entries.get('variants')?.value;
        const read = given === undefined ? alone : variantsOf(given);
        if (!whole || read === undefined || name === undefined || !isText(name))
            return [];
        count += read.combinations.length;
        if (count > mostBuilds) {
            mistakes.stop(at, `with this build there are more than ${mostBuilds}`, 'use fewer or shorter lists of variants');
        }
        const made = read.combinations.map((values) => {
            const combination = { values, known: read.known, build: name.text };
            const named = texts.fill(name, () => 'name', anyName, combination) !== undefined;
            return { named, parts: fillBuild(description, texts, combination) };
        });
        const template = texts.templateOf(name);
        if (template === undefined || made.some(({ named }) => !named))
            return [];
        const names = namesOf(template, read.combinations, read.variants.lists);
        const { line, column } = mistakes.placeOf(at);
        return made.map(({ parts }, index) => ({
            build: { name: names[index] ?? '', line, column, ...parts },
            at: name.at,
            written: name.text,
        }));
    };
}
function checkNames(builds, mistakes) {
    const written = new Map();
    const first = new Map();
    for (const placed of builds) {
        const { build, at } = placed;
        const { rule } = fields.name;
        if (!rule.fits(build.name)) {
            const advice = 'write a shorter name that uses the variants itself, as in "name: app-${variant.arch}"';
            mistakes.tell(at, `name: expected ${rule.wanted}, got ${quoted(build.name)}`, advice);
        }
        const before = written.get(placed.written) ?? at;
        written.set(placed.written, before);
        const other = first.get(build.name);
        first.set(build.name, other ?? placed);
        if (before !== at) {
            const line = mistakes.placeOf(before).line;
            mistakes.tell(at, `two builds have the name ${quoted(placed.written)}, the first on line ${line}`, ownNames);
        }
        else if (other !== undefined) {
            const advice = other.at === at ? 'use variants in "name" that make the difference' : ownNames;
            mistakes.tell(at, `two builds are called ${quoted(build.name)}: ${shown(other.build)} and ${shown(build)}`, advice);
        }
    }
}
const ownNames = 'give each build a name of its own';
function shown({ variants, line }) {
    return variants.size === 0 ? `that of line ${line}` : shownValues(variants);
}
/** @throws UserError where there is no such build. */
function buildNamed(builds, name) {
    const found = builds.find((build) => build.name === name);
    if (found !== undefined)
        return found;
    const names = builds.map((build) => build.name);
    const variants = names.filter((candidate) => candidate.startsWith(`${name}-`));
    const near = variants.length > 0 ? undefined : (0,near_word/* nearWord */.v)(name, names);
    throw new errors/* UserError */.yo({
        message: `there is no build ${quoted(name)}`,
        advice: near === undefined
            ? `there are: ${listed(variants.length > 0 ? variants : names)}`
            : `did you mean ${JSON.stringify(near)}?`,
    });
}

// EXTERNAL MODULE: ./lib/formats/regular-file.js
var regular_file = __webpack_require__(88911);
;// CONCATENATED MODULE: ./lib/plan/asked-builds.js




/** Where a builds file is looked for. */
const usualBuildsFile = 'stack-cache.yaml';
const mostBytes = 1024 * 1024;
/** What a builds file says of a build, so that it is not said again beside it; with what a runner hands over where nobody gave it. */
const described = new Map([
    ['search-dir', undefined],
    ['stacker-file-pattern', undefined],
    ['substitute', undefined],
    ['substitute-file', undefined],
    ['layer-type', 'tar'],
    ['no-verity', 'false'],
    ['working-directory', '.'],
    ['work-dir', undefined],
    ['stacker-dir', undefined],
    ['oci-dir', undefined],
    ['roots-dir', undefined],
    ['binds', 'stacker'],
    ['binds-exclude', undefined],
    ['arch', undefined],
    ['publish-stackerfiles', undefined],
]);
/**
 * The builds that were asked for, in the order of the builds file. Where there is no such file, or the inputs describe a build and nobody
 * named the file, it is the one of the inputs.
 * @throws UserError for mistakes of the file, for a name that it does not have, and for what is said twice.
 */
async function askBuilds(question) {
    const { texts, names, cwd, file, inline } = question;
    const isNamed = inline !== undefined || file !== undefined || names.length > 0;
    if (inline !== undefined && file !== undefined) {
        throw new errors/* UserError */.yo('builds and builds-file exclude each other: give the description, or the path of a file that holds it');
    }
    const twice = saidBeside(texts);
    if (!isNamed && (twice.length > 0 || texts.has('stackerfiles')))
        return [ofInputs(texts)];
    const path = (0,external_node_path_.resolve)(cwd, file ?? usualBuildsFile);
    const text = inline ?? (await readText(path, file ?? usualBuildsFile, isNamed));
    if (text === undefined)
        return [ofInputs(texts)];
    if (twice.length > 0) {
        throw new errors/* UserError */.yo(twice.map((name) => ({
            message: `${name}: the builds file says it, and this input says it again`,
            advice: name === 'publish-stackerfiles'
                ? `leave ${name} out: the images of each build's own stackerfiles are published`
                : `leave ${name} out, or write it into the builds file`,
        })));
    }
    const all = readBuilds(text, inline === undefined ? path : 'builds');
    const chosen = names.length === 0 ? all : inFileOrder(all, new Set(names.map((name) => buildNamed(all, name))));
    const only = texts.get('stackerfiles');
    if (only !== undefined && names.length === 0) {
        throw new errors/* UserError */.yo({
            message: 'stackerfiles: the builds file says which, and no build is named',
            advice: 'name the build whose stackerfiles they are by build, or leave stackerfiles out',
        });
    }
    return chosen.map((build) => ({
        name: build.name,
        texts: asked_builds_textsOf(build, texts),
        only,
        sharesDirectory: build.directories.stacker !== undefined,
        runsOn: build.runsOn,
        variants: build.variants,
    }));
}
/** The one build that the inputs describe. */
function ofInputs(texts) {
    return { name: '', texts, only: undefined, sharesDirectory: false, runsOn: undefined, variants: new Map() };
}
function inFileOrder(all, chosen) {
    return all.filter((build) => chosen.has(build));
}
/** Inputs that describe a build, as far as somebody gave them. */
function saidBeside(texts) {
    return [...described].flatMap(([name, usual]) => {
        const given = texts.get(name);
        return given === undefined || (given.length === 1 && given[0] === usual) ? [] : [name];
    });
}
async function readText(path, shown, isNamed) {
    try {
        return (await (0,regular_file/* readRegularFile */.XF)(path, mostBytes)).toString('utf8');
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        if ('code' in error && error.code === 'ENOENT') {
            if (!isNamed)
                return undefined;
            throw new errors/* UserError */.yo({
                message: `builds-file: there is no file "${shown}"`,
                advice: `describe the builds in ${usualBuildsFile}, or give the path of the file that does`,
            });
        }
        throw new errors/* UserError */.yo(`builds-file: ${shown} cannot be read: ${error.message}`);
    }
}
/** The texts of the options of one build: what was given besides, and what the file says. */
function asked_builds_textsOf(build, given) {
    const texts = new Map(given);
    for (const name of described.keys())
        texts.delete(name);
    texts.delete('stackerfiles');
    const one = (name, value) => {
        if (value !== undefined)
            texts.set(name, [value]);
    };
    /** What may be said once for all builds; `auto` says nothing. */
    const sameOrOne = (name, value) => {
        const other = given.get(name)?.at(-1);
        if (value !== undefined && other !== undefined && other !== 'auto' && other !== value) {
            throw new errors/* UserError */.yo({
                message: `${name}: build ${JSON.stringify(build.name)} of the builds file says ${JSON.stringify(value)}, and this input ${JSON.stringify(other)}`,
                advice: 'say it in one place',
            });
        }
        one(name, value);
    };
    const { directories, sources, substituteFiles } = build;
    if (sources.kind === 'search') {
        one('search-dir', sources.directory);
        one('stacker-file-pattern', sources.pattern);
        if (sources.directory === undefined && sources.pattern === undefined)
            one('search-dir', '.');
    }
    else {
        texts.set('stackerfiles', sources.lines);
    }
    if (build.substitute.length > 0)
        texts.set('substitute', build.substitute);
    if (substituteFiles.length > 1) {
        throw new errors/* UserError */.yo({
            message: `build ${JSON.stringify(build.name)}: stacker takes one substitute file, and there are ${substituteFiles.length}`,
            advice: 'join them into one file',
        });
    }
    one('substitute-file', substituteFiles[0]);
    if (build.layerTypes !== undefined)
        texts.set('layer-type', build.layerTypes);
    if (build.verity !== undefined)
        one('no-verity', String(!build.verity));
    one('working-directory', directories.working);
    one('work-dir', directories.work);
    one('stacker-dir', directories.stacker);
    one('oci-dir', directories.oci);
    one('roots-dir', directories.roots);
    sameOrOne('stacker-version', build.stackerVersion);
    sameOrOne('source-date-epoch', build.epoch);
    one('arch', build.arch);
    if (build.binds.kind === 'content') {
        texts.set('binds', ['content']);
        if (build.binds.exclude.length > 0)
            texts.set('binds-exclude', build.binds.exclude);
    }
    return texts;
}


/***/ }),

/***/ 43504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Qh: () => (/* binding */ archOf),
  qv: () => (/* binding */ isNothing),
  p3: () => (/* binding */ plannedBuild),
  EJ: () => (/* binding */ plannedBuilds),
  RI: () => (/* binding */ readJobs),
  E0: () => (/* binding */ restoredBuilds),
  jg: () => (/* binding */ spreadOf),
  tq: () => (/* binding */ withOptions)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/plan/host-arch.js
var host_arch = __webpack_require__(6958);
// EXTERNAL MODULE: ./lib/plan/asked-builds.js + 13 modules
var asked_builds = __webpack_require__(42658);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/layer/image-layout.js
var image_layout = __webpack_require__(33803);
// EXTERNAL MODULE: ./lib/plan/build-mistakes.js
var build_mistakes = __webpack_require__(45565);
// EXTERNAL MODULE: ./lib/stackerfile/find.js
var find = __webpack_require__(91774);
;// CONCATENATED MODULE: ./lib/plan/narrowed-jobs.js


/**
 * The jobs with those of their stackerfiles that are meant: a matrix row names some, which may be those of several builds, and prerequisites
 * that no build was given by itself. Each build takes its own of them, and what is nobody's own; a search that is narrowed is no search any
 * more. Of prerequisites no images are published. Rows are written as seen from the working directory of one of their builds, so all of these
 * are tried.
 * @throws UserError for a name that stands for no file.
 */
async function narrowedJobs(jobs, expand) {
    const only = jobs[0]?.only;
    if (only === undefined)
        return jobs;
    const named = await namedBy(only, jobs, expand);
    const given = await Promise.all(jobs.map(givenTo));
    const owned = new Set(given.flat());
    return jobs.map((job, index) => {
        const own = new Set(given[index]);
        const files = named.filter((file) => own.has(file) || !owned.has(file));
        return { ...job, options: { ...job.options, sources: { kind: 'files', files }, publishFiles: owned } };
    });
}
async function givenTo({ options: { sources, directories } }) {
    if (sources.kind === 'files')
        return sources.files;
    return (await (0,find/* findStackerfiles */.C)(sources.directory, sources.pattern, directories.working)).files;
}
async function namedBy(only, jobs, expand) {
    const places = new Map(jobs.map(({ options }) => [options.directories.working, options.directories]));
    const [place, ...others] = places.values();
    if (place === undefined)
        return [];
    if (others.length === 0)
        return await expand(only, place);
    const files = [];
    for (const line of only) {
        const found = await Promise.all([...places.values()].map((one) => expand([line], one).catch(noFile)));
        if (found.every((list) => list.length === 0))
            await expand([line], place);
        files.push(...found.flat());
    }
    return [...new Set(files)];
}
function noFile(error) {
    if (error instanceof errors/* UserError */.yo)
        return [];
    throw error;
}

// EXTERNAL MODULE: ./lib/report/document.js + 1 modules
var report_document = __webpack_require__(86668);
;// CONCATENATED MODULE: ./lib/plan/build-jobs.js








/** @throws UserError for mistakes in the builds file, and in the options of all builds at once. */
async function readJobs(question, read, expand) {
    return await narrowedJobs(await withOptions(await (0,asked_builds/* askBuilds */.h)(question), read), expand);
}
async function withOptions(asked, read) {
    const mistakes = [];
    const jobs = [];
    for (const build of asked) {
        try {
            jobs.push({ ...build, options: await read(build.texts, build) });
        }
        catch (error) {
            const named = (0,build_mistakes/* namingBuild */.X)(error, build.name);
            if (!(named instanceof errors/* UserError */.yo))
                throw named;
            mistakes.push(...named.problems);
        }
    }
    if (mistakes.length > 0)
        throw new errors/* UserError */.yo(mistakes);
    return jobs;
}
/** A job with its plan, as reports take it. */
function plannedBuild(job, plan) {
    const { name, options, runsOn, variants } = job;
    const { working, written } = options.directories;
    return {
        name,
        plan,
        show: (0,report_document/* showFrom */.I)(working, written),
        runsOn,
        arch: archOf(job),
        stackerDir: placeOf(job),
        variant: Object.fromEntries(variants),
        onImages: imagesBelow(plan, options.directories),
    };
}
function imagesBelow({ layers }, { working, oci }) {
    return new Map(layers.flatMap(({ definition: { layer } }, index) => {
        const image = (0,image_layout/* imageInLayout */.t)(layer.From);
        return image !== undefined && (0,external_node_path_.resolve)(working, image.directory) === oci ? [[index, image.name]] : [];
    }));
}
/** Go's name of the architecture that it is built on. */
function archOf({ options }) {
    return options.arch ?? (0,host_arch/* hostArch */.L)();
}
/** Builds that do not name their stacker-dir are each on a machine of its own. */
function placeOf({ name, options, sharesDirectory }) {
    return sharesDirectory ? options.directories.stacker : `${options.directories.stacker}\0${name}`;
}
function isNothing({ options }) {
    return options.sources.kind === 'files' && options.sources.files.length === 0;
}
/** The plans of all, in order. */
async function plannedBuilds(useCases, jobs, surroundings) {
    const [only, ...others] = jobs;
    if (only !== undefined && others.length === 0)
        return [await useCases.plan(only.options, surroundings)];
    return await useCases.planBuilds(jobs.map((job) => ({ ...job, place: placeOf(job) })), surroundings);
}
/** What was restored of each, in order. */
async function restoredBuilds(useCases, jobs, surroundings) {
    const [only, ...others] = jobs;
    if (only !== undefined && others.length === 0)
        return [await useCases.restore(only.options, surroundings)];
    return await useCases.restoreBuilds(jobs.map((job) => ({ ...job, place: job.options.directories.stacker })), surroundings);
}
/** The matrices that were asked for: what is given for all builds. */
function spreadOf([job]) {
    const { stages = 1, legs } = job?.options ?? {};
    return { stages, ...(legs === undefined ? {} : { legs }) };
}


/***/ }),

/***/ 45565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ namingBuild)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/** The mistakes of a build, each with its name. */
function namingBuild(error, name) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo) || name === '')
        return error;
    const problems = error.problems.map((problem) => ({
        ...problem,
        message: `build ${JSON.stringify(name)}: ${problem.message}`,
    }));
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(problems, { cause: error });
}


/***/ }),

/***/ 11690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ buildsToSave),
/* harmony export */   Z: () => (/* binding */ givenFor)
/* harmony export */ });
/* harmony import */ var _asked_builds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42658);

/**
 * Where nobody names a build, those that a restore was for: of others nothing is known of before the build. `handoverOf` finds what a restore
 * of the build of that name (empty for the one of the inputs) left, by its options.
 */
async function buildsToSave(question, handoverOf) {
    const isNamed = question.inline !== undefined || question.file !== undefined || question.names.length > 0;
    const plain = isNamed ? undefined : handoverOf(question.texts, '');
    const asked = (await (0,_asked_builds_js__WEBPACK_IMPORTED_MODULE_0__/* .askBuilds */ .h)(question)).map((build) => ({
        build,
        handover: build.name === '' ? plain : handoverOf(build.texts, build.name),
    }));
    const restored = asked.filter(({ handover }) => handover !== undefined);
    if (restored.length === 0 && plain !== undefined)
        return [{ build: (0,_asked_builds_js__WEBPACK_IMPORTED_MODULE_0__/* .ofInputs */ .p)(question.texts), handover: plain }];
    return question.names.length === 0 && restored.length > 0 ? restored : asked;
}
/** What was given for that build: a row names stackerfiles of several builds, and of one of a builds file its restore knows which. */
function givenFor({ name }, given) {
    return name === '' ? given : new Map([...given].filter(([option]) => option !== 'stackerfiles'));
}


/***/ }),

/***/ 11463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ idleRefresh)
/* harmony export */ });
/* harmony import */ var _formats_near_word_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(42517);
/* harmony import */ var _name_glob_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43691);


/** A sentence for each name or glob of `refresh` that is no layer's of any build: whoever wrote it expects that something is built. */
function idleRefresh(options, plans) {
    const names = new Set(plans.flatMap(({ layers }) => layers.map(({ definition }) => definition.name)));
    const globs = new Set(options.flatMap(({ refresh }) => refresh));
    return [...globs].flatMap((glob) => {
        const pattern = (0,_name_glob_js__WEBPACK_IMPORTED_MODULE_0__/* .nameGlob */ .e)(glob);
        if ([...names].some((name) => pattern.test(name)))
            return [];
        return [
            `refresh: no layer is called ${JSON.stringify(glob)}; ${(0,_formats_near_word_js__WEBPACK_IMPORTED_MODULE_1__/* .didYouMean */ .a)(glob, names, 'nothing is built for it')}`,
        ];
    });
}


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ findLastChanges)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);



/** Reasons that are asked about, files of one of them, and milliseconds for all. */
const mostReasons = 20;
const mostFiles = 20;
const mostTime = 5_000;
/** Of one question, in characters. */
const mostText = 16 * 1024;
/**
 * Who changed what reasons of these layers are about: imports, overlay dirs, and stackerfiles of changed definitions in `working`. Where
 * there is no git, no checkout, too little history, or one that git does not trust, nothing is said.
 */
async function findLastChanges(layers, working, { environment, now }) {
    const found = new Map();
    const git = { working, environment, until: now() + mostTime, now };
    const isShallow = await ask(git, ['rev-parse', '--is-shallow-repository']);
    if (isShallow === undefined)
        return found;
    const asked = layers.flatMap((layer) => layer.reasons.map((reason) => ({ reason, files: filesOf(layer, reason, working) })));
    for (const { reason, files } of asked.filter((one) => one.files.length > 0).slice(0, mostReasons)) {
        const last = await lastChange(git, files, isShallow.trim() === 'true');
        if (last !== undefined)
            found.set(reason, last);
    }
    return found;
}
/** Relative to the working directory: of an absolute path, git ls-tree knows nothing. Reasons name sources as seen from the stackerfile. */
function filesOf({ definition }, { code, subject, changes = [] }, working) {
    if (code === 'definition-changed')
        return [node_path__WEBPACK_IMPORTED_MODULE_2__.relative(working, definition.stackerfile)];
    if (!/^(?:import|overlay-dir)-(?:changed|new|missing)$/.test(code) || subject.includes('://'))
        return [];
    const source = node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(definition.stackerfile), subject);
    const inside = changes.filter((change) => change.path !== subject).map((change) => node_path__WEBPACK_IMPORTED_MODULE_2__.join(source, change.path));
    const files = inside.length === 0 || inside.length > mostFiles ? [source] : inside;
    return files.map((file) => node_path__WEBPACK_IMPORTED_MODULE_2__.relative(working, file));
}
async function lastChange(git, files, isShallow) {
    if (await differsFromCommit(git, files))
        return (await isConverted(git, files)) ? undefined : { kind: 'not-committed' };
    const format = '--format=%H%x00%P%x00%aN%x00%as%x00%s';
    const told = await ask(git, ['log', '-1', '--no-color', '--no-decorate', '--encoding=UTF-8', format, '--', ...files]);
    const [hash = '', parents = '', author, day, title] = (told ?? '').trimEnd().split('\0');
    if (author === undefined || day === undefined || title === undefined || !/^[0-9a-f]{40,64}$/.test(hash))
        return undefined;
    // The oldest commit of a shallow clone looks as if it had made every file.
    return isShallow && parents === '' ? undefined : { kind: 'commit', hash, author, day, title };
}
/** By content, without the filters that a repository or a user may have configured: those are programs. */
async function differsFromCommit(git, files) {
    const listed = await ask(git, ['ls-tree', '-z', 'HEAD', '--', ...files]);
    const here = files.filter((file) => isFile(node_path__WEBPACK_IMPORTED_MODULE_2__.resolve(git.working, file)));
    const hashed = here.length === 0 ? '' : await ask(git, ['hash-object', '--no-filters', '--', ...here]);
    if (listed === undefined || hashed === undefined)
        return false;
    const committed = listed.split('\0').flatMap((line) => /^100\d{3} blob ([0-9a-f]+)\t/.exec(line)?.[1] ?? []);
    const present = hashed.split('\n').filter((line) => line !== '');
    return committed.length !== present.length || present.some((hash) => !committed.includes(hash));
}
function isFile(file) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.lstatSync)(file).isFile();
    }
    catch {
        return false;
    }
}
/** Of such files the content that is checked out is not the one that is committed, though nobody changed it: LFS, line ends, `$Id$`. */
async function isConverted(git, files) {
    const attributes = ['filter', 'ident', 'working-tree-encoding', 'eol'];
    const told = await ask(git, ['check-attr', '-z', ...attributes, '--', ...files]);
    if (told === undefined)
        return true;
    const values = told.split('\0').filter((_, index) => index % 3 === 2);
    return values.some((value) => !['unspecified', 'unset', 'lf'].includes(value));
}
/**
 * What git answers; undefined for any trouble. It runs no program of the repository's configuration, asks for nothing, takes no lock,
 * and fetches nothing that a partial clone lacks.
 */
async function ask({ working, environment, until, now }, args) {
    const timeout = until - now();
    // A NUL, or more than a command may hold, is an error before anything is started.
    if (timeout <= 0 || args.join('').length > mostText || args.some((arg) => arg.includes('\0')))
        return undefined;
    const settings = [
        'core.fsmonitor=false',
        'core.hooksPath=/dev/null',
        'log.showSignature=false',
        'protocol.allow=never',
    ];
    const given = Object.fromEntries(['PATH', 'HOME', 'XDG_CONFIG_HOME'].flatMap((name) => {
        const value = environment[name];
        return value === undefined ? [] : [[name, value]];
    }));
    const asked = { GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
    return await new Promise((resolve) => {
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)('git', ['--no-pager', '--literal-pathspecs', ...settings.flatMap((setting) => ['-c', setting]), ...args], { cwd: working, env: { ...given, ...asked }, timeout, killSignal: 'SIGKILL', maxBuffer: 1024 * 1024 }, (error, stdout) => {
            resolve(error === null ? stdout : undefined);
        });
        child.stdin?.end();
    });
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

/***/ 89091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ documentBuilds)
/* harmony export */ });
/* harmony import */ var _build_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98882);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(86668);
/* harmony import */ var _matrix_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(64473);
/* harmony import */ var _planned_build_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52021);




/** The document of a plan. Of the builds of a builds file it also lists the builds, and says of each layer of which one it is. */
function documentBuilds(builds, gating) {
    const gates = (0,_matrix_js__WEBPACK_IMPORTED_MODULE_2__/* .gatesOfBuilds */ .H_)(builds, gating);
    const documents = builds.map(({ plan, show }) => (0,_document_js__WEBPACK_IMPORTED_MODULE_1__/* .documentPlan */ .f)(plan, show, gates));
    const [first] = documents;
    if (first === undefined)
        throw new RangeError('a plan is of one build at least');
    if (builds.length === 1 && builds[0]?.name === '')
        return first;
    return {
        ...first,
        seconds: (0,_build_time_js__WEBPACK_IMPORTED_MODULE_0__/* .buildTimes */ .n_)(builds.flatMap(({ plan }) => plan.layers)),
        digests: Object.fromEntries(builds.flatMap(({ name }, index) => Object.entries(documents[index]?.digests ?? {}).map(([tag, digest]) => [`${name}/${tag}`, digest]))),
        publish: builds.flatMap(({ name }, index) => (documents[index]?.publish ?? []).map((image) => `${name}/${image}`)),
        layers: builds.flatMap(({ name }, index) => (documents[index]?.layers ?? []).map((layer) => ({ ...layer, build: name }))),
        notices: builds.flatMap(({ name }, index) => (documents[index]?.notices ?? []).map((notice) => ({ ...notice, build: name }))),
        builds: builds.map((build, index) => ({
            name: build.name,
            arch: build.arch,
            'runs-on': (0,_planned_build_js__WEBPACK_IMPORTED_MODULE_3__/* .runsOnOf */ .z)(build),
            variant: build.variant,
            stacker: documents[index]?.stacker ?? first.stacker,
        })),
    };
}


/***/ }),

/***/ 68524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   El: () => (/* binding */ buildsHeadline),
/* harmony export */   OJ: () => (/* binding */ hasWork),
/* harmony export */   W8: () => (/* binding */ renderBuilds)
/* harmony export */ });
/* harmony import */ var _layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19881);
/* harmony import */ var _build_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(98882);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(72527);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(40819);
/* harmony import */ var _terminal_style_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94468);
/* harmony import */ var _terminal_table_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(40590);






/** One build as its plan is shown alone; of several those with nothing to build in a line each, below a count of all. A single one of a builds file is named. */
function renderBuilds(builds, style) {
    const [only, ...others] = builds;
    if (only !== undefined && others.length === 0)
        return only.name === '' ? renderBuild(only, style) : renderNamed(only, style).trimStart();
    return [`${buildsHeadline(builds)}.`, ...builds.map((build) => renderNamed(build, style))].join('\n');
}
/** `12 of 480 layers will be built, in 3 of 240 builds: about 40 s to build`. */
function buildsHeadline(builds) {
    const layers = builds.flatMap(({ plan }) => plan.layers);
    const rebuilt = layers.filter(({ verdict }) => (0,_layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isRebuilt */ .kX)(verdict)).length;
    const work = `${String(builds.filter(hasWork).length)} of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .hS)(builds.length, 'build')}`;
    const times = (0,_build_time_js__WEBPACK_IMPORTED_MODULE_1__/* .tellTimes */ .wp)((0,_build_time_js__WEBPACK_IMPORTED_MODULE_1__/* .buildTimes */ .n_)(layers));
    const told = times === undefined ? '' : `: ${times}`;
    return `${rebuilt} of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .hS)(layers.length, 'layer')} will be built, in ${work}${told}`;
}
/** Something is to be built, or a stackerfile could not be read. */
function hasWork({ plan }) {
    return (plan.layers.some(({ verdict }) => (0,_layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isRebuilt */ .kX)(verdict)) ||
        plan.builds.some(({ files }) => files.some(({ unread }) => unread)));
}
function renderNamed(build, style) {
    const name = (0,_terminal_style_js__WEBPACK_IMPORTED_MODULE_2__/* .paint */ .n)((0,_escape_js__WEBPACK_IMPORTED_MODULE_5__/* .visible */ .RK)(build.name), 1, style);
    if (hasWork(build) || build.transfer !== undefined)
        return `\n${name}\n${renderBuild(build, style)}`;
    return `  ${name}: nothing to build (${(0,_figures_js__WEBPACK_IMPORTED_MODULE_4__/* .counted */ .hS)(build.plan.layers.length, 'layer')})`;
}
function renderBuild({ plan, show, transfer }, style) {
    const shown = { ...style, show };
    return [(0,_terminal_table_js__WEBPACK_IMPORTED_MODULE_3__/* .renderPlan */ .EG)(plan, shown), ...(transfer === undefined ? [] : [(0,_terminal_table_js__WEBPACK_IMPORTED_MODULE_3__/* .renderRestore */ .Z0)(transfer, shown)])].join('\n');
}


/***/ }),

/***/ 72841:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  u: () => (/* binding */ describeChange),
  B: () => (/* binding */ describeLines)
});

// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(72527);
;// CONCATENATED MODULE: ./lib/report/line-diff.js
const mostBytes = 64 * 1024;
const mostLines = 2_000;
/** What changed from one text to another, by a longest common subsequence of their lines; undefined for texts that are too large for it. */
function diffLines(before, after) {
    if (before.length > mostBytes || after.length > mostBytes)
        return undefined;
    const [old, young] = [linesOf(before), linesOf(after)];
    if (old.length > mostLines || young.length > mostLines)
        return undefined;
    const shorter = Math.min(old.length, young.length);
    let head = 0;
    while (head < shorter && old[head] === young[head])
        head += 1;
    let tail = 0;
    while (tail < shorter - head && old.at(-1 - tail) === young.at(-1 - tail))
        tail += 1;
    return hunks(old.slice(head, old.length - tail), young.slice(head, young.length - tail), head + 1);
}
/** The line feed at the end begins no line. */
function linesOf(text) {
    const lines = text.split('\n');
    return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}
function hunks(old, young, firstLine) {
    const common = commonLengths(old, young);
    const width = young.length + 1;
    const found = [];
    let [i, j] = [0, 0];
    while (i < old.length || j < young.length) {
        const [beginOld, beginYoung] = [i, j];
        while ((i < old.length || j < young.length) && (i === old.length || j === young.length || old[i] !== young[j])) {
            const isAdded = i === old.length;
            if (!isAdded && (j === young.length || (common[(i + 1) * width + j] ?? 0) >= (common[i * width + j + 1] ?? 0)))
                i += 1;
            else
                j += 1;
        }
        if (i > beginOld || j > beginYoung)
            found.push({ line: firstLine + beginYoung, removed: old.slice(beginOld, i), added: young.slice(beginYoung, j) });
        while (i < old.length && j < young.length && old[i] === young[j]) {
            i += 1;
            j += 1;
        }
    }
    return found;
}
/** At `i * (young.length + 1) + j` the number of lines that what follows `i` and `j` has in common. */
function commonLengths(old, young) {
    const width = young.length + 1;
    const lengths = new Uint16Array((old.length + 1) * width);
    for (let i = old.length - 1; i >= 0; i--) {
        for (let j = young.length - 1; j >= 0; j--) {
            const at = i * width + j;
            lengths[at] =
                old[i] === young[j]
                    ? (lengths[at + width + 1] ?? 0) + 1
                    : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
        }
    }
    return lengths;
}

// EXTERNAL MODULE: ./lib/report/reason.js
var reason = __webpack_require__(39048);
;// CONCATENATED MODULE: ./lib/report/change.js



/**
 * One change of a reason: of a field `run[0]: "make" -> "make all" (from substitution MODE)`, of a file `a.ini: changed`, `new`, `deleted`
 * or `mode 0644 -> 0755`. With `values` false, of a field only where, and which substitution.
 */
function describeChange({ code }, change, { values }) {
    const { path, before, after, substitution } = change;
    const file = (0,reason/* modeChange */.IG)(change) ?? (code === 'definition-changed' ? undefined : fileChange(change));
    if (file !== undefined)
        return `${(0,report_escape/* visible */.RK)(path)}: ${file}`;
    const both = values && (before !== undefined || after !== undefined) ? `: ${quoted(before)} -> ${quoted(after)}` : '';
    const from = substitution === undefined ? '' : ` (from substitution ${(0,report_escape/* visible */.RK)(substitution)})`;
    return `${(0,report_escape/* visible */.RK)(path)}${both}${from}`;
}
const longestLine = 160;
/**
 * The changed lines of a text of `run`, as a unified diff marks them, at most `most`; undefined where it has but one line, or is too
 * large. Their numbers are those of the text, not of the stackerfile.
 */
function describeLines({ path, before, after }, most) {
    if (before === undefined || after === undefined || !/^run\[\d+\]$/.test(path))
        return undefined;
    const [old, young] = [textOf(before), textOf(after)];
    if (!old.includes('\n') && !young.includes('\n'))
        return undefined;
    const hunks = diffLines(old, young);
    // Equal lines are a line feed at the end, which one of the texts has.
    if (hunks === undefined || hunks.length === 0)
        return undefined;
    const lines = hunks.flatMap(({ line, removed, added }) => [
        `@@ line ${String(line)} @@`,
        ...removed.map((text) => `-${text}`),
        ...added.map((text) => `+${text}`),
    ]);
    const shown = lines.slice(0, lines.length > most ? most - 1 : most).map((line) => (0,report_escape/* shorten */.ml)((0,report_escape/* visible */.RK)(line), longestLine));
    return shown.length < lines.length ? [...shown, `and ${String(lines.length - shown.length)} more lines`] : shown;
}
/** A text with line feeds stands in a change as a string of JSON (`diffDefinitions`). */
function textOf(text) {
    if (!text.startsWith('"'))
        return text;
    try {
        const value = JSON.parse(text);
        return typeof value === 'string' ? value : text;
    }
    catch {
        return text;
    }
}
function quoted(text) {
    return text === undefined ? 'nothing' : `"${(0,report_escape/* shorten */.ml)((0,report_escape/* visible */.RK)(text), 80)}"`;
}
/** What differs of a file in a tree, from the keywords of go-mtree (`differencesOf`); undefined where it is no file. */
function fileChange({ before = '', after = '' }) {
    if (before === 'present' && after === 'absent')
        return 'deleted';
    if (before === 'absent' && after === 'present')
        return 'new';
    const [old, young] = [keywordsOf(before), keywordsOf(after)];
    if (old === undefined || young === undefined)
        return undefined;
    const told = new Set([...new Set([...old.keys(), ...young.keys()])].map((keyword) => {
        if (keyword === 'content')
            return 'changed';
        return `${keyword} ${old.get(keyword) ?? 'none'} -> ${young.get(keyword) ?? 'none'}`;
    }));
    return [...told].join(', ');
}
const fileKeywords = /^(?:no )?(content|mode|uid|gid|type|link|xattr(?:\.[^ ]+)?)(?: (.+))?$/;
function keywordsOf(text) {
    const keywords = new Map();
    for (const part of text.split(', ')) {
        const [, keyword, value] = fileKeywords.exec(part) ?? [];
        if (keyword === undefined)
            return undefined;
        keywords.set(keyword, value);
    }
    return keywords;
}


/***/ }),

/***/ 74455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ isComplete),
/* harmony export */   o: () => (/* binding */ renderCompleted)
/* harmony export */ });
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40819);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72527);


function isComplete({ lacking, skipped }) {
    return lacking.length === 0 && skipped === undefined;
}
/** For a terminal and a log. */
function renderCompleted(completed) {
    const { images, lacking, blobs, bytesDown, seconds, skipped } = completed;
    if (skipped !== undefined)
        return `Images are not completed: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(skipped)}.`;
    const brought = `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(blobs, 'layer')} brought, ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(bytesDown)} down in ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSeconds */ .Xo)(seconds)}`;
    return [
        `Completed ${String(images - lacking.length)} of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(images, 'image')}: ${brought}.`,
        ...lacking.map(({ name, digests }) => `  incomplete  ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(name)}: ${missing(digests)}`),
        ...(lacking.length === 0 ? [] : ['What the cache lacks has to be built: restore with "restore: all", then build.']),
    ].join('\n');
}
function missing(digests) {
    const [first, ...others] = digests;
    if (first === undefined)
        return 'its manifest is missing or damaged';
    return others.length === 0 ? `${first} cannot be had` : `${first} and ${String(others.length)} more cannot be had`;
}


/***/ }),

/***/ 86668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ documentPlan),
  I: () => (/* binding */ showFrom)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/report/build-time.js
var build_time = __webpack_require__(98882);
// EXTERNAL MODULE: ./lib/layer/build-plan.js
var build_plan = __webpack_require__(19881);
;// CONCATENATED MODULE: ./lib/report/digests.js

/**
 * The manifests of the images that will not be built, by the tag that stacker gives them. A tag that several layers write is left out
 * unless they are one image: whose it will be depends on the order in which stacker comes upon them.
 */
function digestsOf(layers) {
    const digests = new Map();
    for (const { verdict, images } of layers) {
        for (const { tag, digest } of images) {
            const known = (0,build_plan/* isStale */.QO)(verdict) ? undefined : (digest ?? undefined);
            digests.set(tag, digests.has(tag) && digests.get(tag) !== known ? undefined : known);
        }
    }
    return Object.fromEntries([...digests].flatMap(([tag, digest]) => (digest === undefined ? [] : [[tag, digest]])));
}

// EXTERNAL MODULE: ./lib/report/reason.js
var report_reason = __webpack_require__(39048);
;// CONCATENATED MODULE: ./lib/report/document.js




/** The document of a plan whose gates are known. */
function documentPlan(plan, show, gates) {
    return {
        format: 1,
        stacker: { release: plan.release.tag, cacheVersion: plan.release.cacheVersion },
        layers: plan.layers.map((layer) => documentLayer(plan, layer, show)),
        seconds: (0,build_time/* buildTimes */.n_)(plan.layers),
        digests: digestsOf(plan.layers),
        publish: [...new Set(plan.layers.flatMap(({ publish, definition }) => (publish ? [definition.name] : [])))],
        ...gates,
        notices: plan.notices.map(({ message, place, advice }) => ({
            text: message,
            ...(place === undefined ? {} : { stackerfile: show(place.file) }),
            ...(place?.line === undefined ? {} : { line: place.line }),
            ...(advice === undefined ? {} : { advice }),
        })),
    };
}
/** Absolute paths become relative to `working`, to which `written` may lead through a link; others stay. */
function showFrom(working, written = working) {
    return (path) => {
        if (!path.startsWith('/'))
            return path;
        const [from] = [working, written].filter((directory) => path === directory || path.startsWith(`${directory}/`));
        return (0,external_node_path_.relative)(from ?? working, path) || '.';
    };
}
function documentLayer(plan, layer, show) {
    const { definition, verdict, dependsOn, bytes, seconds } = layer;
    return {
        name: definition.name,
        stackerfile: show(definition.stackerfile),
        line: definition.line,
        buildOnly: definition.layer.BuildOnly,
        verdict,
        reasons: (0,report_reason/* reasonsOf */.zM)(layer).map((reason) => documentReason(reason, (0,report_reason/* causeOf */.rl)(plan, layer, reason))),
        dependsOn: dependsOn.flatMap((index) => plan.layers[index]?.definition.name ?? []),
        bytes,
        seconds,
    };
}
function documentReason(reason, cause) {
    const { code, subject, changes } = reason;
    return { code, subject, text: (0,report_reason/* describeReason */.Gk)(reason, report_reason/* plain */.pj, cause), ...(changes === undefined ? {} : { changes }) };
}


/***/ }),

/***/ 16927:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ closeOver),
/* harmony export */   k: () => (/* binding */ fileNeeds)
/* harmony export */ });
/** Which stackerfiles a stackerfile needs directly: its prerequisites, and those whose layers its own layers stand on or take from. */
function fileNeeds(plan) {
    const needs = new Map();
    const of = (file) => {
        const known = needs.get(file) ?? new Set();
        needs.set(file, known);
        return known;
    };
    for (const build of plan.builds) {
        for (const file of build.files)
            for (const prerequisite of file.prerequisites)
                of(file.path).add(prerequisite);
    }
    for (const layer of plan.layers) {
        const { stackerfile } = layer.definition;
        for (const index of layer.dependsOn) {
            const other = plan.layers[index]?.definition.stackerfile;
            if (other !== undefined && other !== stackerfile)
                of(stackerfile).add(other);
        }
    }
    return needs;
}
/** The file itself and all that it needs, directly or not. */
function closeOver(needs, file) {
    const reached = new Set([file]);
    for (const at of reached)
        for (const next of needs.get(at) ?? [])
            reached.add(next);
    return reached;
}


/***/ }),

/***/ 93220:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ groupedBy)
/* harmony export */ });
/** The items by their keys, both in the order in which they come first. Node 20 has no Map.groupBy. */
function groupedBy(items, keyOf) {
    const groups = new Map();
    for (const item of items) {
        const key = keyOf(item);
        const group = groups.get(key);
        if (group === undefined)
            groups.set(key, [item]);
        else
            group.push(item);
    }
    return groups;
}


/***/ }),

/***/ 67555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ joinRows)
/* harmony export */ });
/* harmony import */ var _grouped_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93220);
/* harmony import */ var _matrix_row_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16096);
/* harmony import */ var _row_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18920);



/**
 * The same work in at most so many rows, where runners allow it: neighbours share one. Rows of one build, or of the same builds, go
 * together first. Beyond that whole builds with one kind of runner do: a row applies all its stackerfiles to all its builds, so no part of
 * any of them may stand in another row.
 */
function joinRows(rows, most) {
    if (rows.length <= most)
        return rows;
    const parts = [...(0,_grouped_js__WEBPACK_IMPORTED_MODULE_1__/* .groupedBy */ .m)(rows, (row) => `${row.build}\n${runnerOf(row)}`).values()];
    if (parts.length <= most)
        return joinedWithin(parts.map((part) => part.map((row) => [row])), most);
    return joinedWithin([...(0,_grouped_js__WEBPACK_IMPORTED_MODULE_1__/* .groupedBy */ .m)(wholeBuilds(rows), ([row = _matrix_row_js__WEBPACK_IMPORTED_MODULE_0__/* .inertRow */ .lo]) => runnerOf(row)).values()], most);
}
/** Units that stand in one group may share a row. */
function joinedWithin(groups, most) {
    const units = groups.reduce((sum, group) => sum + group.length, 0);
    const rowsOf = (share) => groups.reduce((sum, group) => sum + Math.ceil(group.length / share), 0);
    let share = Math.max(1, Math.ceil(units / most));
    while (share < units && rowsOf(share) > most)
        share++;
    const taken = new Set();
    return groups.flatMap((group) => chunks(group, share).map((chunk) => joined(chunk.flat(), taken)));
}
function runnerOf(row) {
    return JSON.stringify([row['runs-on'], row.arch]);
}
/** Rows that have builds in common. */
function wholeBuilds(rows) {
    const unitOf = new Map();
    for (const row of rows) {
        const names = row.build.split('\n');
        const unit = new Set([...new Set(names.flatMap((name) => unitOf.get(name) ?? []))].flatMap((one) => [...one]));
        unit.add(row);
        for (const name of [...unit].flatMap(({ build }) => build.split('\n')))
            unitOf.set(name, unit);
    }
    return [...new Set(unitOf.values())].map((unit) => [...unit]);
}
function chunks(list, length) {
    return Array.from({ length: Math.ceil(list.length / length) }, (_, index) => list.slice(index * length, (index + 1) * length));
}
function joined(rows, taken) {
    const linesOf = (key) => [
        ...new Set(rows.flatMap((row) => row[key].split('\n'))),
    ];
    const [builds, stackerfiles] = [linesOf('build'), linesOf('stackerfiles')];
    const [first = _matrix_row_js__WEBPACK_IMPORTED_MODULE_0__/* .inertRow */ .lo] = rows;
    const subject = { builds: builds.filter((build) => build !== ''), stackerfiles, whole: false };
    return {
        name: rows.length === 1 ? (0,_row_name_js__WEBPACK_IMPORTED_MODULE_2__/* .freeName */ .I)([first.name], taken) : (0,_row_name_js__WEBPACK_IMPORTED_MODULE_2__/* .rowName */ ._)(subject, taken),
        build: builds.join('\n'),
        stackerfiles: stackerfiles.join('\n'),
        layers: rows.flatMap(({ layers }) => layers),
        'runs-on': first['runs-on'],
        arch: first.arch,
    };
}


/***/ }),

/***/ 23389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ describeLastChange)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72527);

const longestText = 100;
/** A clause: `last changed in 1a2b3c4d5e6f by Jane Doe on 2026-11-28: Mend the store`. */
function describeLastChange(change, { name, clause }) {
    switch (change.kind) {
        case 'commit': {
            const { hash, author, day, title } = change;
            const [who, what] = [author, title].map((text) => clause((0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .shorten */ .ml)(text, longestText)));
            return `last changed in ${name(hash.slice(0, 12))} by ${who ?? ''} on ${day}: ${what ?? ''}`;
        }
        case 'not-committed':
            return 'changed here, and not committed';
    }
}


/***/ }),

/***/ 10018:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PF: () => (/* binding */ filesWithSuppliers),
/* harmony export */   QN: () => (/* binding */ independentLegs),
/* harmony export */   R8: () => (/* binding */ filesOf),
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   UV: () => (/* binding */ joinLegs),
/* harmony export */   bR: () => (/* binding */ buildsWithSuppliers),
/* harmony export */   jV: () => (/* binding */ buildsOf)
/* harmony export */ });
/* harmony import */ var _file_graph_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(16927);

/**
 * Two stackerfiles share a leg when some layer would be built for both. In the order of their first stackerfiles. Of builds that share a
 * place one leg takes both where both need a stackerfile with something to build: their jobs would build it twice, each for itself.
 */
function independentLegs(work) {
    const legOf = new Map();
    const legs = new Set();
    for (const root of work.needed) {
        const items = [...(0,_file_graph_js__WEBPACK_IMPORTED_MODULE_0__/* .closeOver */ .F)(work.needs, root)].flatMap((file) => work.stale.get(file) ?? []);
        const touched = new Set(items.flatMap((item) => legOf.get(item) ?? []));
        const leg = [...legs].find((one) => touched.has(one)) ?? { work, files: new Set(), items: new Set() };
        legs.add(leg);
        leg.files.add(root);
        for (const other of touched) {
            if (other === leg)
                continue;
            legs.delete(other);
            for (const file of other.files)
                leg.files.add(file);
            items.push(...other.items);
        }
        for (const item of items) {
            leg.items.add(item);
            legOf.set(item, leg);
        }
    }
    return [...legs];
}
/** Legs of one work as one leg. */
function joinLegs(legs) {
    return {
        work: legs[0].work,
        files: new Set(legs.flatMap(({ files }) => [...files])),
        items: new Set(legs.flatMap(({ items }) => [...items])),
    };
}
/** In build order. */
function itemsOf({ work, items }) {
    return [...items].sort((a, b) => a - b).flatMap((index) => work.items[index] ?? []);
}
/** Indexes into the builds of its work, ascending: those for which it builds anything. */
function buildsOf(leg) {
    return [...new Set(itemsOf(leg).map(({ build }) => build))].sort((a, b) => a - b);
}
/** And those that make what it takes, though they have nothing to build. */
function buildsWithSuppliers(leg) {
    const own = buildsOf(leg);
    const { known } = leg.work;
    const knows = (index, file) => known[index]?.has(file) === true;
    const foreign = filesWithSuppliers(leg).filter((file) => !own.some((index) => knows(index, file)));
    const suppliers = [...known.keys()].filter((index) => foreign.some((file) => knows(index, file)));
    return [...own, ...suppliers].sort((a, b) => a - b);
}
/** The stackerfiles of a leg in build order. */
function filesOf({ work, files }) {
    return work.files.filter((file) => files.has(file));
}
/**
 * What a leg has to be given: its stackerfiles, and those given ones whose output they take as an `oci` base. The latter are no
 * prerequisites, so restore would not lay them down in that job by itself; the leg has nothing to build for them.
 */
function filesWithSuppliers({ work, files }) {
    const reached = new Set([...files].flatMap((file) => [...(0,_file_graph_js__WEBPACK_IMPORTED_MODULE_0__/* .closeOver */ .F)(work.needs, file)]));
    return work.files.filter((file) => files.has(file) || (work.given.has(file) && reached.has(file)));
}


/***/ }),

/***/ 16096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D6: () => (/* binding */ showFor),
/* harmony export */   Hn: () => (/* binding */ layerName),
/* harmony export */   OB: () => (/* binding */ rowOf),
/* harmony export */   lo: () => (/* binding */ inertRow)
/* harmony export */ });
/* harmony import */ var _leg_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10018);
/* harmony import */ var _planned_build_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(52021);
/* harmony import */ var _row_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(18920);
/* harmony import */ var _stale_work_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3069);




/**
 * GitHub ends a run whose matrix is empty (docs/stacker/platform.md#3.1), so there is always a row; with nothing to build the job
 * is gated off by `any`.
 */
const inertRow = {
    name: 'nothing to build',
    build: '',
    stackerfiles: '',
    layers: [],
    'runs-on': 'ubuntu-latest',
    arch: '',
};
/** `taken` are the names of rows so far. */
function rowOf(leg, taken) {
    const indexes = (0,_leg_js__WEBPACK_IMPORTED_MODULE_1__/* .buildsWithSuppliers */ .bR)(leg);
    const builds = indexes.flatMap((index) => leg.work.builds[index] ?? []);
    const namesOf = (given) => given.flatMap((index) => leg.work.builds[index]?.name ?? '').filter((name) => name !== '');
    const show = showFor(builds);
    const shown = (files) => {
        const known = files.filter((file) => indexes.some((index) => leg.work.known[index]?.has(file) === true));
        return [...new Set(known.map(show))];
    };
    const runner = leg.work.builds[0] ?? { runsOn: undefined, arch: '' };
    return {
        name: (0,_row_name_js__WEBPACK_IMPORTED_MODULE_2__/* .rowName */ ._)({ builds: namesOf((0,_leg_js__WEBPACK_IMPORTED_MODULE_1__/* .buildsOf */ .jV)(leg)), stackerfiles: shown((0,_leg_js__WEBPACK_IMPORTED_MODULE_1__/* .filesOf */ .R8)(leg)), whole: isWhole(leg) }, taken),
        build: namesOf(indexes).join('\n'),
        stackerfiles: shown((0,_leg_js__WEBPACK_IMPORTED_MODULE_1__/* .filesWithSuppliers */ .PF)(leg)).join('\n'),
        layers: (0,_leg_js__WEBPACK_IMPORTED_MODULE_1__/* .itemsOf */ .S3)(leg).flatMap(({ build, layer }) => {
            const { name = '' } = leg.work.builds[build] ?? {};
            return layer === undefined ? [] : [layerName(name, layer)];
        }),
        'runs-on': (0,_planned_build_js__WEBPACK_IMPORTED_MODULE_3__/* .runsOnOf */ .z)(runner),
        arch: runner.arch,
    };
}
/** `BUILD/LAYER` where builds have names. */
function layerName(build, { definition }) {
    return build === '' ? definition.name : `${build}/${definition.name}`;
}
/** Writes a stackerfile as the first build that knows it does; a leading `!` or `#` has a meaning in a list of globs. */
function showFor(builds) {
    const knowing = new Map();
    if (builds.length > 1) {
        for (const build of builds.toReversed())
            for (const file of (0,_stale_work_js__WEBPACK_IMPORTED_MODULE_0__/* .knownFiles */ .$I)(build.plan))
                knowing.set(file, build);
    }
    return (file) => {
        const shown = (knowing.get(file) ?? builds[0])?.show(file) ?? file;
        return /^[!#~\s]/.test(shown) ? `./${shown}` : shown;
    };
}
/** Does the leg build all that its builds have to build? */
function isWhole(leg) {
    const builds = new Set((0,_leg_js__WEBPACK_IMPORTED_MODULE_1__/* .buildsOf */ .jV)(leg));
    return leg.work.items.every(({ build }, index) => !builds.has(build) || leg.items.has(index));
}


/***/ }),

/***/ 64473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H_: () => (/* binding */ gatesOfBuilds),
  Qo: () => (/* binding */ inertMatrix),
  Sr: () => (/* binding */ usualStages)
});

// UNUSED EXPORTS: mostStages

// EXTERNAL MODULE: ./lib/layer/build-plan.js
var build_plan = __webpack_require__(19881);
// EXTERNAL MODULE: ./lib/report/grouped.js
var grouped = __webpack_require__(93220);
// EXTERNAL MODULE: ./lib/report/leg.js
var report_leg = __webpack_require__(10018);
;// CONCATENATED MODULE: ./lib/report/balance.js


/**
 * Balances legs over at most `most`, the heaviest first, each to where there is least so far. Only legs of the same builds are joined: one
 * call of a door does them. With more builds than `most` each keeps one leg.
 */
function balanced(legs, most, weightOf) {
    return shareLegs(heaviestFirst(legs, weightOf), most, weightOf);
}
/** The first legs stay apart, as many as there is room for; each further one joins where there is least so far. */
function shareLegs(legs, most, weightOf) {
    if (legs.length <= most)
        return legs;
    const groups = [...(0,grouped/* groupedBy */.m)(legs, placeOf).values()];
    const room = roomOf(groups, most, weightOf);
    return groups.flatMap((group, index) => shareOut(group, room[index] ?? 1, weightOf));
}
/** Equal ones in the given order. */
function heaviestFirst(legs, weightOf) {
    const weights = new Map(legs.map((leg) => [leg, weightOf(leg)]));
    return [...legs].sort((a, b) => (weights.get(b) ?? 0) - (weights.get(a) ?? 0));
}
/** Adds up what layers to be built took; what is not known counts as the others do on average. Undefined where nothing is known. */
function secondsOf(items) {
    const known = items.flatMap(({ layer }) => expected(layer) ?? []);
    if (known.length === 0)
        return undefined;
    const usual = known.reduce((sum, seconds) => sum + seconds, 0) / known.length;
    return (leg) => (0,report_leg/* itemsOf */.S3)(leg).reduce((sum, { layer }) => sum + (expected(layer) ?? usual), 0);
}
function layerCount(leg) {
    return leg.items.size;
}
function expected(layer) {
    return layer?.seconds ?? undefined;
}
/** Alike for legs that can be joined: builds of equal names are one. */
function placeOf(leg) {
    return (0,report_leg/* buildsOf */.jV)(leg)
        .map((index) => leg.work.builds[index]?.name ?? '')
        .join('\n');
}
/** How many legs each group may have: one, and one more where a leg has most on average, as long as there are any. */
function roomOf(groups, most, weightOf) {
    const weights = groups.map((group) => group.reduce((sum, leg) => sum + weightOf(leg), 0));
    const room = groups.map(() => 1);
    for (let given = groups.length; given < most; given++) {
        let next = -1;
        for (const [index, group] of groups.entries()) {
            const load = (at) => (weights[at] ?? 0) / (room[at] ?? 1);
            if ((room[index] ?? 0) < group.length && (next === -1 || load(index) > load(next)))
                next = index;
        }
        if (next === -1)
            break;
        room[next] = (room[next] ?? 0) + 1;
    }
    return room;
}
function shareOut(legs, room, weightOf) {
    const rows = legs.slice(0, room).map((leg) => ({ weight: weightOf(leg), legs: [leg] }));
    for (const leg of legs.slice(room)) {
        const row = rows.reduce((least, candidate) => (candidate.weight < least.weight ? candidate : least));
        row.weight += weightOf(leg);
        row.legs.push(leg);
    }
    return rows.map((row) => (0,report_leg/* joinLegs */.UV)(row.legs));
}

// EXTERNAL MODULE: ./lib/report/file-graph.js
var file_graph = __webpack_require__(16927);
// EXTERNAL MODULE: ./lib/report/joined-rows.js
var joined_rows = __webpack_require__(67555);
// EXTERNAL MODULE: ./lib/report/matrix-row.js
var matrix_row = __webpack_require__(16096);
// EXTERNAL MODULE: ./lib/report/stale-work.js
var stale_work = __webpack_require__(3069);
;// CONCATENATED MODULE: ./lib/report/stages.js



/**
 * Splits a leg into legs of `count` stages. What two legs would have to build stands in an earlier stage than they, where one leg builds
 * it; what only one of them needs it builds itself. Where the stages do not suffice, the last one takes what is left, joined where it
 * shares anything. A stackerfile that needs a layer which no job can leave to a later one (stacker builds it every time, or the inputs say
 * so) stays with it: a stage of its own would be one more build. A stackerfile that has nothing to build itself has no leg where all that
 * it needs is built by others.
 */
function stagesOf(leg, count) {
    const stages = Array.from({ length: count }, () => []);
    const parts = partsOf(leg);
    if (count === 1 || parts.length <= 1) {
        stages[0]?.push(leg);
        return stages;
    }
    const last = count - 1;
    const rest = [];
    for (const part of parts) {
        if (part.level < last)
            stages[part.level]?.push(part.leg);
        else
            rest.push(part);
    }
    stages[last]?.push(...joined(rest));
    return stages;
}
/** In the order of their first stackerfiles; none where there is one stackerfile. */
function partsOf({ work, items }) {
    const stale = new Set([...items].flatMap((item) => work.items[item]?.stackerfile ?? []));
    if (stale.size === 1)
        return [];
    const files = work.files.filter((file) => stale.has(file));
    const direct = new Map(files.map((file) => [file, nextStale(work, file)]));
    const keyOf = ownersOf(direct, inseparable(work, files));
    const members = (0,grouped/* groupedBy */.m)(files, (file) => keyOf(file));
    const needs = new Map([...members].map(([key, among]) => {
        const others = new Set(among.flatMap((file) => [...(direct.get(file) ?? [])]).map((file) => keyOf(file)));
        others.delete(key);
        return [key, others];
    }));
    const levels = levelsOf(needs);
    return [...members].map(([key, among]) => {
        return { leg: legOf(work, among), needs: needs.get(key) ?? new Set(), key, level: levels(key) };
    });
}
/** What a stackerfile has to wait for: those with something to build, directly or through files that need no build. */
function nextStale({ needs, stale }, file) {
    const reached = new Set([file]);
    const found = new Set();
    for (const at of reached) {
        if (at !== file && stale.has(at))
            found.add(at);
        else
            for (const next of needs.get(at) ?? [])
                reached.add(next);
    }
    return found;
}
/**
 * By stackerfile, one that stands for all those that have to be built together. Each such set holds with a stackerfile all that need it,
 * or is a circle; so sets do not need each other in a circle.
 */
function inseparable({ needs, stale, items }, files) {
    const closures = new Map(files.map((file) => [file, (0,file_graph/* closeOver */.F)(needs, file)]));
    const spent = new Set(files.filter((file) => stale.get(file)?.some((item) => items[item]?.keeps === false)));
    const above = new Map();
    const find = (file) => {
        const next = above.get(file);
        return next === undefined ? file : find(next);
    };
    for (const [file, closure] of closures) {
        for (const other of closure) {
            if (!spent.has(other) && closures.get(other)?.has(file) !== true)
                continue;
            const [a, b] = [find(file), find(other)];
            if (a !== b)
                above.set(a, b);
        }
    }
    return find;
}
/** A stackerfile belongs to the part of the one that needs it, or makes a part of its own where several parts need it. */
function ownersOf(direct, unitOf) {
    const users = new Map();
    for (const [file, needed] of direct) {
        for (const other of needed) {
            const [unit, user] = [unitOf(other), unitOf(file)];
            if (unit === user)
                continue;
            const known = users.get(unit) ?? new Set();
            users.set(unit, known.add(user));
        }
    }
    const owners = new Map();
    const ownerOf = (unit) => {
        const known = owners.get(unit);
        if (known !== undefined)
            return known;
        const [first, ...others] = new Set([...(users.get(unit) ?? [])].map(ownerOf));
        const owner = first === undefined || others.length > 0 ? unit : first;
        owners.set(unit, owner);
        return owner;
    };
    return (file) => ownerOf(unitOf(file));
}
function levelsOf(needs) {
    const levels = new Map();
    const levelOf = (key) => {
        const level = levels.get(key) ?? Math.max(-1, ...[...(needs.get(key) ?? [])].map(levelOf)) + 1;
        levels.set(key, level);
        return level;
    };
    return levelOf;
}
function legOf(work, among) {
    const items = new Set(among.flatMap((file) => work.stale.get(file) ?? []));
    const above = new Map(among.map((file) => [file, (0,file_graph/* closeOver */.F)(work.prerequisites, file)]));
    const implied = (file) => among.some((other) => other !== file && above.get(other)?.has(file) === true);
    const files = among.filter((file) => work.given.has(file) || !implied(file));
    return { work, files: new Set(files.length === 0 ? among : files), items };
}
/** Parts that need each other share a leg. */
function joined(parts) {
    const groupOf = new Map(parts.map((part) => [part.key, new Set([part])]));
    for (const part of parts) {
        for (const other of part.needs) {
            const [group, theirs] = [groupOf.get(part.key), groupOf.get(other)];
            if (group === undefined || theirs === undefined || group === theirs)
                continue;
            for (const one of theirs) {
                group.add(one);
                groupOf.set(one.key, group);
            }
        }
    }
    return [...new Set(groupOf.values())].flatMap((group) => {
        const [first, ...others] = [...group].map(({ leg }) => leg);
        return first === undefined ? [] : [(0,report_leg/* joinLegs */.UV)([first, ...others])];
    });
}

;// CONCATENATED MODULE: ./lib/report/waves.js

/**
 * The stackerfiles in waves: each stands one wave after the last of those that it needs, directly or through files that need no build.
 */
function wavesOf(needed, needs) {
    const among = new Set(needed);
    const waveOf = new Map();
    const place = (file, waiting) => {
        const known = waveOf.get(file);
        if (known !== undefined)
            return known;
        const before = [...(0,file_graph/* closeOver */.F)(needs, file)].filter((other) => {
            return among.has(other) && other !== file && !waiting.has(other);
        });
        const wave = Math.max(-1, ...before.map((other) => place(other, new Set([...waiting, file])))) + 1;
        if (waiting.size === 0)
            waveOf.set(file, wave);
        return wave;
    };
    const waves = [];
    for (const file of needed)
        (waves[place(file, new Set())] ??= []).push(file);
    return waves.filter((wave) => wave.length > 0);
}

;// CONCATENATED MODULE: ./lib/report/matrix.js









const usualStages = 2;
const mostStages = 8;
/** GitHub's limit of jobs in one matrix (docs/stacker/platform.md#3.1). */
const mostRows = 256;
const inertMatrix = { include: [matrix_row/* inertRow */.lo] };
/**
 * `builds` in the order of the builds file. Builds with one stacker-dir on one kind of runner share a row where they share a stackerfile
 * with anything to build, asked for or needed, or where one stands on an image of the other; all others have rows of their own.
 * Throws RangeError for a number of stages or legs that no input allows.
 */
function gatesOfBuilds(builds, spread) {
    const { stages, legs = mostRows } = spread;
    if (!Number.isInteger(stages) || stages < 1 || stages > mostStages)
        throw new RangeError(`${stages} stages`);
    if (!Number.isInteger(legs) || legs < 1)
        throw new RangeError(`${legs} legs`);
    const works = (0,stale_work/* staleWorkOf */.ql)(builds);
    const independent = works.flatMap(report_leg/* independentLegs */.QN);
    const staged = independent.map((leg) => stagesOf(leg, stages));
    const seconds = secondsOf(works.flatMap(({ items }) => items));
    const rebuild = namesOf(builds, ({ verdict }) => (0,build_plan/* isRebuilt */.kX)(verdict));
    const stale = namesOf(builds, ({ verdict }) => (0,build_plan/* isStale */.QO)(verdict));
    const taken = new Set();
    return {
        rebuild,
        hit: namesOf(builds, ({ verdict }) => !(0,build_plan/* isRebuilt */.kX)(verdict)),
        any: independent.length > 0,
        count: rebuild.length,
        stale,
        anyStale: stale.length > 0 || builds.some(({ plan }) => (0,stale_work/* unreadFiles */.jH)(plan).length > 0),
        ...filesToBuild(builds, works.flatMap(({ needed }) => needed)),
        matrix: matrixOf(independent, spread, seconds, new Set()),
        stages: Array.from({ length: stages }, (_, stage) => {
            const own = staged.flatMap((leg) => leg[stage] ?? []);
            return { any: own.length > 0, matrix: matrixOf(own, spread, seconds, taken) };
        }),
    };
}
function namesOf(builds, of) {
    return builds.flatMap(({ name, plan }) => plan.layers.filter(of).map((layer) => (0,matrix_row/* layerName */.Hn)(name, layer)));
}
/** Each once, though several builds may need it. */
function filesToBuild(builds, needed) {
    const plan = (0,stale_work/* mergedPlan */.CP)(builds);
    const among = new Set(needed);
    const files = (0,stale_work/* rootsInOrder */.zw)(plan).filter((file) => among.has(file));
    const show = (0,matrix_row/* showFor */.D6)(builds);
    const shown = new Set();
    const once = (file) => {
        const path = show(file);
        if (shown.has(path))
            return [];
        shown.add(path);
        return [path];
    };
    const waves = wavesOf(files, (0,file_graph/* fileNeeds */.k)(plan)).map((wave) => wave.flatMap(once));
    return {
        stackerfiles: [...new Set(files.map(show))],
        waves: waves.filter((wave) => wave.length > 0),
    };
}
/** Rows that take longest come first, so that they start first; in the order of the stackerfiles where that is not known. */
function matrixOf(legs, spread, seconds, taken) {
    if (legs.length === 0)
        return inertMatrix;
    const asked = spread.legs === undefined ? legs : balanced(legs, spread.legs, seconds ?? layerCount);
    const shared = shareLegs(asked, mostRows, layerCount);
    const rows = new Map(shared.map((leg) => [leg, (0,matrix_row/* rowOf */.OB)(leg, taken)]));
    const order = seconds === undefined ? shared : heaviestFirst(shared, seconds);
    return {
        include: (0,joined_rows/* joinRows */.U)(order.flatMap((leg) => rows.get(leg) ?? []), mostRows),
    };
}


/***/ }),

/***/ 52021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   z: () => (/* binding */ runsOnOf)
/* harmony export */ });
/**
 * Where nothing is given: a runner of GitHub's (docs/stacker/platform.md#3.7). There is no label of the newest one for arm64. For an
 * architecture of which GitHub has no runner the label is what a self-hosted one would have.
 */
function runsOnOf({ runsOn, arch }) {
    if (runsOn !== undefined)
        return runsOn;
    if (arch === 'amd64')
        return 'ubuntu-latest';
    return arch === 'arm64' ? 'ubuntu-24.04-arm' : ['self-hosted', 'linux', arch];
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

/***/ 7737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ whyAllRefused)
/* harmony export */ });
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(40819);

/** Only a record that was believed tells them. */
const ofRecords = new Set([
    'definition-changed',
    'base-changed',
    'epoch-changed',
    'import-new',
    'import-missing',
    'import-type-changed',
    'import-changed',
    'overlay-dir-new',
    'overlay-dir-missing',
    'overlay-dir-changed',
    'layer-type-missing',
    'release-changed',
    'content-missing',
    'refresh-requested',
    'too-old',
    'needed-by-rebuild',
]);
const mostCauses = 3;
/**
 * What stands on top where all that the cache has of these layers was refused, in one sentence: without it that looks like a cold cache.
 * Undefined where nothing was refused, or something was believed.
 */
function whyAllRefused({ layers }, voice) {
    const refused = layers.flatMap(({ reasons }) => reasons.find(({ code }) => code === 'record-refused') ?? []);
    if (refused.length === 0 || layers.some(isBelieved))
        return undefined;
    const causes = new Map();
    for (const { detail = '' } of refused)
        causes.set(detail, (causes.get(detail) ?? 0) + 1);
    const told = [...causes]
        .sort(([, one], [, other]) => other - one)
        .slice(0, mostCauses)
        .map(([why, count]) => `${voice.clause(why)}${causes.size === 1 ? '' : ` (${String(count)})`}`);
    const more = causes.size > told.length ? [`${String(causes.size - told.length)} more`] : [];
    return `All that was found in the cache was refused, for ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_0__/* .counted */ .hS)(refused.length, 'layer')}, which ${refused.length === 1 ? 'counts' : 'count'} as not cached: ${[...told, ...more].join('; ')}.`;
}
function isBelieved({ verdict, reasons, seconds }) {
    return (verdict === 'hit' || verdict === 'unchanged' || seconds !== null || reasons.some(({ code }) => ofRecords.has(code)));
}


/***/ }),

/***/ 18920:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ freeName),
/* harmony export */   _: () => (/* binding */ rowName)
/* harmony export */ });
/**
 * `images/stacker.yaml` is called `images`; a row of several is called after its first. A build's name stands before it, or alone. Never
 * twice the same: the name is added to `taken`.
 */
function rowName({ builds, stackerfiles, whole }, taken) {
    const build = listName(builds);
    if (build !== '' && whole)
        return freeName([build], taken);
    const [path = ''] = stackerfiles;
    const first = path.replace(/\.ya?ml$/, '').replace(/\/stacker$/, '');
    const names = [listName([first, ...stackerfiles.slice(1)]), ...stackerfiles.slice(0, 1)];
    return freeName(build === '' ? names : names.map((name) => `${build}: ${name}`), taken);
}
/** The first of the names that is not taken, or the very first with a number. */
function freeName(names, taken) {
    const [name = ''] = names;
    let unique = names.find((candidate) => !taken.has(candidate)) ?? name;
    for (let number = 2; taken.has(unique); number++)
        unique = `${name} (${number})`;
    taken.add(unique);
    return unique;
}
function listName([first = '', ...others]) {
    return others.length === 0 ? first : `${first} and ${others.length} more`;
}


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ knownFiles),
/* harmony export */   CP: () => (/* binding */ mergedPlan),
/* harmony export */   jH: () => (/* binding */ unreadFiles),
/* harmony export */   ql: () => (/* binding */ staleWorkOf),
/* harmony export */   zw: () => (/* binding */ rootsInOrder)
/* harmony export */ });
/* harmony import */ var _layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19881);
/* harmony import */ var _layer_image_layout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(33803);
/* harmony import */ var _file_graph_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(16927);
/* harmony import */ var _grouped_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93220);
/* harmony import */ var _planned_build_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(52021);





/** In the order of the first build of each. */
function staleWorkOf(builds) {
    const places = (0,_grouped_js__WEBPACK_IMPORTED_MODULE_1__/* .groupedBy */ .m)(builds, (build) => JSON.stringify([build.stackerDir, (0,_planned_build_js__WEBPACK_IMPORTED_MODULE_2__/* .runsOnOf */ .z)(build), build.arch]));
    return [...places.values()].map(workOfOnePlace);
}
function workOfOnePlace(builds) {
    const plan = mergedPlan(builds);
    const items = builds.flatMap((build, index) => staleLayers(build.plan, index));
    for (const [index, build] of builds.entries()) {
        for (const stackerfile of unreadFiles(build.plan)) {
            items.push({ build: index, stackerfile, layer: undefined, keeps: false });
        }
    }
    const stale = (0,_grouped_js__WEBPACK_IMPORTED_MODULE_1__/* .groupedBy */ .m)(items.keys(), (index) => items[index]?.stackerfile ?? '');
    const needs = (0,_file_graph_js__WEBPACK_IMPORTED_MODULE_3__/* .fileNeeds */ .k)(plan);
    const roots = rootsInOrder(plan);
    const given = new Set(roots);
    const known = builds.map((build) => knownFiles(build.plan));
    return {
        builds,
        known,
        items,
        stale,
        given,
        files: withPrerequisites(plan, roots, needs),
        needed: roots.filter((root) => {
            return [...(0,_file_graph_js__WEBPACK_IMPORTED_MODULE_3__/* .closeOver */ .F)(needs, root)].some((file) => {
                const own = file === root || !given.has(file);
                return own && stale.get(file)?.some((item) => known[items[item]?.build ?? 0]?.has(root) === true) === true;
            });
        }),
        needs,
        prerequisites: (0,_file_graph_js__WEBPACK_IMPORTED_MODULE_3__/* .fileNeeds */ .k)({ ...plan, layers: [] }),
    };
}
/**
 * As if all had been planned as one; what refers to layers does so by their new indexes. Who stands on an image that an earlier build writes into
 * the same layout depends on the layer that makes it.
 */
function mergedPlan(builds) {
    const layers = [];
    const makers = new Map();
    for (const { plan, stackerDir, onImages } of builds) {
        const shift = layers.length;
        const earlier = makers.get(stackerDir) ?? [];
        const own = plan.layers.map(({ definition: { name, layer } }, index) => ({ name, layer, index: index + shift }));
        layers.push(...plan.layers.map((layer, index) => ({
            ...layer,
            dependsOn: [...layer.dependsOn.map((other) => other + shift), ...makersOf(onImages.get(index), earlier)],
        })));
        makers.set(stackerDir, [...earlier, ...own.filter(({ layer }) => !layer.BuildOnly)]);
    }
    return { layers, builds: builds.flatMap(({ plan }) => plan.builds) };
}
function makersOf(tag, makers) {
    if (tag === undefined)
        return [];
    return makers.filter(({ name }) => (0,_layer_image_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .mayBeImageOf */ .l)(tag, name)).map(({ index }) => index);
}
/** The stackerfiles that were asked for, each once: prerequisites before those that need them where both were, else as given. */
function rootsInOrder(plan) {
    return [...new Set(plan.builds.flatMap((build) => (build.roots.length === 1 ? build.roots : inFileOrder(build))))];
}
/** `recursive-build` works through its files in the order of the build, not as they were found. */
function inFileOrder(build) {
    const given = new Set(build.roots);
    return build.files.map((file) => file.path).filter((path) => given.has(path));
}
function withPrerequisites(plan, roots, needs) {
    const given = new Set(roots);
    const paths = new Set(plan.builds.flatMap(({ files }) => files.map(({ path }) => path)));
    const rank = new Map([...paths].map((path, index) => [path, index]));
    const placed = new Set();
    for (const root of roots) {
        const others = [...(0,_file_graph_js__WEBPACK_IMPORTED_MODULE_3__/* .closeOver */ .F)(needs, root)].filter((file) => !given.has(file) && rank.has(file));
        for (const other of others.sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)))
            placed.add(other);
        placed.add(root);
    }
    return [...placed];
}
/** The stackerfiles that a build was asked for or needs. */
function knownFiles({ builds }) {
    return new Set(builds.flatMap(({ roots, files }) => [...roots, ...files.map(({ path }) => path)]));
}
function unreadFiles(plan) {
    const unread = plan.builds.flatMap(({ files }) => files.filter((file) => file.unread === true));
    return [...new Set(unread.map(({ path }) => path))];
}
function staleLayers(plan, build) {
    return plan.layers.flatMap((layer) => {
        if (!(0,_layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isRebuilt */ .kX)(layer.verdict))
            return [];
        return [{ build, stackerfile: layer.definition.stackerfile, layer, keeps: isKept(layer) }];
    });
}
/** What stacker builds on every run, and what the inputs say is to be built, is built again by each job that needs it. */
function isKept({ verdict, reasons }) {
    return verdict !== 'always' && !reasons.some(({ code }) => code === 'refresh-requested');
}


/***/ }),

/***/ 94468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ paint),
/* harmony export */   o: () => (/* binding */ paintVerdict)
/* harmony export */ });
const colours = {
    hit: 32,
    unchanged: 32,
    miss: 33,
    always: 36,
    unknown: 35,
    error: 31,
};
/** `code`: of a graphic rendition (ECMA-48, SGR). */
function paint(text, code, style) {
    return style.colour ? `\u001b[${code}m${text}\u001b[0m` : text;
}
function paintVerdict(verdict, text, style) {
    return paint(text, colours[verdict], style);
}


/***/ }),

/***/ 40590:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hF: () => (/* binding */ describeDifference),
  Sx: () => (/* binding */ describeImages),
  EG: () => (/* binding */ renderPlan),
  Z0: () => (/* binding */ renderRestore),
  us: () => (/* binding */ renderSave),
  fD: () => (/* binding */ rulesOf)
});

// EXTERNAL MODULE: ./lib/layer/build-plan.js
var build_plan = __webpack_require__(19881);
// EXTERNAL MODULE: ./lib/report/build-time.js
var build_time = __webpack_require__(98882);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(72527);
// EXTERNAL MODULE: ./lib/report/figures.js
var figures = __webpack_require__(40819);
// EXTERNAL MODULE: ./lib/report/history.js
var report_history = __webpack_require__(35986);
// EXTERNAL MODULE: ./lib/report/reason.js
var reason = __webpack_require__(39048);
// EXTERNAL MODULE: ./lib/report/terminal-style.js
var terminal_style = __webpack_require__(94468);
// EXTERNAL MODULE: ./lib/report/wrap.js
var wrap = __webpack_require__(15820);
;// CONCATENATED MODULE: ./lib/report/plan-table.js






/** What a reason needs beside the columns; where there is less, it stands below them. */
const leastReason = 28;
/** What is above and below the table on a screen, besides notices. */
const aroundTable = 6;
const leastRows = 10;
/** A plan of fewer layers needs no count. */
const mostUncounted = 10;
/**
 * A line for each layer, and one more for each further reason. At a terminal what is too wide goes on in the next line, and beyond a screen
 * the layers that are not built share a line, then the rest is counted.
 */
function planTable(plan, style) {
    const { only } = style;
    const layers = plan.layers.filter(({ verdict }) => only === undefined || only.has(verdict));
    const rows = rowsOf(plan, layers, style);
    const room = style.rows === undefined ? Infinity : Math.max(leastRows, style.rows - aroundTable);
    const folded = only === undefined && heightOf(rows) > room ? foldHits(rows, style) : { rows, line: [] };
    return [...cut(folded.rows, room - folded.line.length, style), ...folded.line, ...total(plan, layers.length)];
}
function heightOf(rows) {
    return rows.reduce((sum, { lines }) => sum + lines.length, 0);
}
function rowsOf(plan, layers, style) {
    const cells = layers.map((layer) => {
        const { name, stackerfile, line } = layer.definition;
        const told = (0,reason/* describeReasons */.nl)(plan, layer, reason/* inBackticks */.Zw).map(report_escape/* visible */.RK);
        return { layer, name: (0,report_escape/* visible */.RK)(name), place: `${(0,report_escape/* visible */.RK)(style.show(stackerfile))}:${String(line)}`, told };
    });
    const widest = (texts) => texts.reduce((most, text) => Math.max(most, (0,wrap/* widthOf */.q)(text)), 0);
    const widths = {
        verdict: widest(layers.map(({ verdict }) => verdict)),
        name: widest(cells.map(({ name }) => name)),
        place: widest(cells.map(({ place }) => place)),
    };
    const indent = widths.verdict + widths.name + widths.place + 8;
    const isNarrow = style.columns !== undefined && style.columns - indent < leastReason;
    return cells.map(({ layer, name, place, told }) => {
        const verdict = (0,terminal_style/* paintVerdict */.o)(layer.verdict, pad(layer.verdict, widths.verdict), style);
        const reasons = told.flatMap((reason) => wrapped(reason, (style.columns ?? Infinity) - (isNarrow ? 8 : indent)));
        if (isNarrow) {
            const below = ' '.repeat(8);
            return { layer, lines: [`  ${verdict}  ${name}`, ...[place, ...reasons].map((line) => `${below}${line}`)] };
        }
        const [first = '', ...more] = reasons;
        const head = `  ${verdict}  ${pad(name, widths.name)}  ${pad(place, widths.place)}  ${first}`.trimEnd();
        return { layer, lines: [head, ...more.map((line) => `${' '.repeat(indent)}${line}`)] };
    });
}
function wrapped(text, width) {
    return Number.isFinite(width) ? (0,wrap/* wrap */.L)(text, width) : [text];
}
function foldHits(rows, style) {
    const hits = rows.filter(({ layer }) => !(0,build_plan/* isRebuilt */.kX)(layer.verdict));
    if (hits.length < 2)
        return { rows, line: [] };
    const told = `${(0,figures/* counted */.hS)(hits.length, 'layer')} that will not be built; --only hit lists them`;
    return {
        rows: rows.filter(({ layer }) => (0,build_plan/* isRebuilt */.kX)(layer.verdict)),
        line: [`  ${(0,terminal_style/* paintVerdict */.o)('hit', 'hit', style)}  ${told}`],
    };
}
function cut(rows, room, style) {
    if (heightOf(rows) <= room)
        return rows.flatMap(({ lines }) => lines);
    const kept = [];
    let count = 0;
    for (const { lines } of rows) {
        if (kept.length + lines.length > room - 1)
            break;
        kept.push(...lines);
        count += 1;
    }
    const more = `... and ${(0,figures/* counted */.hS)(rows.length - count, 'more layer')}: see --only VERDICT, or a pipe`;
    return [...kept, `  ${(0,terminal_style/* paint */.n)(more, 2, style)}`];
}
const verdicts = ['miss', 'always', 'unknown', 'error', 'unchanged', 'hit'];
function total({ layers }, shown) {
    if (layers.length <= mostUncounted && shown === layers.length)
        return [];
    const counts = verdicts.flatMap((verdict) => {
        const count = layers.filter((layer) => layer.verdict === verdict).length;
        return count === 0 ? [] : [`${String(count)} ${verdict}`];
    });
    const part = shown === layers.length ? '' : ` (${String(shown)} shown)`;
    return [`  ${(0,figures/* counted */.hS)(layers.length, 'layer')}${part}: ${counts.join(', ')}`];
}
function pad(text, to) {
    return text + ' '.repeat(Math.max(0, to - (0,wrap/* widthOf */.q)(text)));
}

// EXTERNAL MODULE: ./lib/report/refusals.js
var refusals = __webpack_require__(7737);
// EXTERNAL MODULE: ./lib/report/transfer.js
var report_transfer = __webpack_require__(20971);
;// CONCATENATED MODULE: ./lib/report/terminal-table.js











/** `3 of 5 layers will be built by stacker v1.2.0`. */
function headline(plan) {
    const { layers } = plan;
    const by = `will be built by stacker ${rulesOf(plan).told}`;
    const unread = new Set(plan.builds.flatMap(({ files }) => files.filter((file) => file.unread).map(({ path }) => path)));
    const unknown = `all layers of ${(0,figures/* counted */.hS)(unread.size, 'stackerfile')} that could not be read`;
    if (layers.length === 0)
        return unread.size === 0 ? 'There are no layers to build' : `${capital(unknown)} ${by}`;
    const rebuilt = layers.filter(({ verdict }) => (0,build_plan/* isRebuilt */.kX)(verdict)).length;
    const unchanged = layers.filter(({ verdict }) => verdict === 'unchanged').length;
    const stops = layers.some(({ verdict }) => verdict === 'error');
    return [
        `${rebuilt} of ${(0,figures/* counted */.hS)(layers.length, 'layer')}`,
        ...(unread.size === 0 ? [] : [`, and ${unknown},`]),
        ` ${by}`,
        ...(stops ? [`, which will stop at ${rebuilt === 1 ? 'it' : 'one of them'}`] : []),
        ...(unchanged === 0
            ? []
            : [
                `; ${String(unchanged)} of them only if it is run at all: nothing that ${unchanged === 1 ? 'its build sees' : 'their builds see'} has changed`,
            ]),
    ].join('');
}
/** What building takes and what it would take more, where that is known, and stacker gets that far. */
function timeLine({ layers, builds }) {
    if (layers.some(({ verdict }) => verdict === 'error'))
        return [];
    const unread = builds.some(({ files }) => files.some((file) => file.unread));
    const told = (0,build_time/* tellTimes */.wp)((0,build_time/* buildTimes */.n_)(layers), unread);
    return told === undefined ? [] : [`${capital(told)}.`];
}
/**
 * Which stacker will build, and by whose rules it is planned. That the release is not known is one trouble of the whole plan, so it is told
 * here and not at each layer.
 */
function rulesOf({ release, layers }) {
    const unknown = layers
        .flatMap(({ verdict, reasons }) => ((0,build_plan/* isRebuilt */.kX)(verdict) ? reasons : []))
        .find(({ code }) => code === 'release-unknown');
    if (unknown === undefined)
        return { isKnown: true, told: release.tag };
    const { subject, detail } = unknown;
    if (detail === undefined) {
        const which = subject === release.tag ? 'of a release that is not known' : (0,report_escape/* visible */.RK)(subject);
        return { isKnown: false, told: `${which}; its rules are taken to be those of ${release.tag}` };
    }
    return { isKnown: false, told: `${subject === '' ? 'of this release' : (0,report_escape/* visible */.RK)(subject)}: ${detail}` };
}
function capital(text) {
    return text.slice(0, 1).toUpperCase() + text.slice(1);
}
/** The plan as an aligned table, one line per layer and one more for each further reason, below the answer and above what is worth saying. */
function renderPlan(plan, style) {
    const refused = (0,refusals/* whyAllRefused */.Q)(plan, reason/* inBackticks */.Zw);
    const once = [...(refused === undefined ? [] : [refused]), ...(0,reason/* toldOnce */.n3)(plan, reason/* inBackticks */.Zw)].map(report_escape/* visible */.RK);
    const head = [`${headline(plan)}.`, ...timeLine(plan), ...once].flatMap((line) => style.columns === undefined ? [line] : (0,wrap/* wrap */.L)(line, style.columns));
    return [...head, ...planTable(plan, style), ...renderNotices(plan.notices, style)].join('\n');
}
const noteIndent = ' '.repeat(8);
function renderNotices(notices, style) {
    return notices.map(({ message, place, advice }) => {
        const where = place === undefined ? '' : `${[style.show(place.file), place.line].filter(Boolean).join(':')}: `;
        const told = (0,report_escape/* visible */.RK)(`${where}${message}${advice === undefined ? '' : `; ${advice}`}`);
        const lines = style.columns === undefined ? [told] : (0,wrap/* wrap */.L)(told, style.columns - noteIndent.length);
        return `  ${(0,terminal_style/* paint */.n)('note', 34, style)}  ${lines.join(`\n${noteIndent}`)}`;
    });
}
function renderRestore(transfer, style) {
    const { restored, notRestored, bytesDown, bytesLeftOut = 0, seconds, store } = transfer;
    const left = bytesLeftOut === 0 ? '' : `, ${(0,figures/* formatBytes */.z3)(bytesLeftOut)} left out`;
    const content = restored.reduce((sum, layer) => sum + layer.bytes, 0);
    const images = transfer.images ?? [];
    return [
        `Restored ${(0,figures/* counted */.hS)(restored.length, 'layer')} (${(0,figures/* formatBytes */.z3)(content)}) from ${(0,report_escape/* visible */.RK)(store)}: ${(0,figures/* formatBytes */.z3)(bytesDown)} down${left} in ${(0,figures/* formatSeconds */.Xo)(seconds)}.`,
        ...(images.length === 0
            ? []
            : [`  ${describeImages(images)}: ${images.map(({ name }) => (0,report_escape/* visible */.RK)(name)).join(', ')}`]),
        ...notRestored.map((layer) => `  ${(0,terminal_style/* paint */.n)('not restored', 33, style)}  ${(0,report_escape/* visible */.RK)(layer.name)}: ${(0,report_escape/* visible */.RK)(layer.why)}`),
    ].join('\n');
}
/** That they are there for whoever publishes them, and not for stacker. */
function describeImages(images) {
    return `${(0,figures/* counted */.hS)(images.length, 'image')} of unchanged layers laid down as ${images.length === 1 ? 'it was' : 'they were'}`;
}
function renderSave(transfer, style) {
    const { saved, differences, bytesUp, seconds, store, skipped, history } = transfer;
    const past = history && (0,report_history/* tellHistory */.oS)(history);
    const done = skipped === undefined
        ? `Saved ${(0,figures/* counted */.hS)(saved.length, 'layer')} to ${(0,report_escape/* visible */.RK)(store)}: ${(0,figures/* formatBytes */.z3)(bytesUp)} up in ${(0,figures/* formatSeconds */.Xo)(seconds)}.`
        : `Saved nothing to ${(0,report_escape/* visible */.RK)(store)}: ${(0,report_escape/* visible */.RK)(skipped)}.`;
    return [
        done,
        ...saved.map((layer) => `  ${(0,terminal_style/* paint */.n)('saved', 32, style)}  ${(0,report_escape/* visible */.RK)(layer.name)}  ${(0,figures/* formatBytes */.z3)(layer.bytes)}`),
        ...(0,report_transfer/* togetherNotSaved */.Pm)(transfer).map(({ names, why }) => `  ${(0,terminal_style/* paint */.n)('not saved', 33, style)}  ${names.map(report_escape/* visible */.RK).join(', ')}: ${(0,report_escape/* visible */.RK)(why)}`),
        ...differences.map((difference) => {
            const word = (0,report_transfer/* isSurprise */.II)(difference) ? (0,terminal_style/* paint */.n)('differs', 31, style) : 'settled';
            return `  ${word}  ${(0,report_escape/* visible */.RK)(difference.name)}: ${describeDifference(difference)}`;
        }),
        ...(past === undefined ? [] : [`This branch: ${past}.`]),
    ].join('\n');
}
/** What the plan said against what the build did. */
function describeDifference({ predicted, rebuilt, found }) {
    switch (found) {
        case 'gone':
            return `planned as ${predicted}, is not in build.cache any more`;
        case 'other-definition':
            return `planned as ${predicted}, was built with another definition: were the same options given to both?`;
        case undefined:
    }
    return `planned as ${predicted}, ${rebuilt ? 'was built' : 'was not built'}`;
}


/***/ }),

/***/ 15820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ wrap),
/* harmony export */   q: () => (/* binding */ widthOf)
/* harmony export */ });
/** Words in lines of at most `width` characters; a word that is longer has a line of its own. */
function wrap(text, width) {
    const lines = [];
    let line = '';
    for (const word of text.split(' ')) {
        const longer = line === '' ? word : `${line} ${word}`;
        if (line !== '' && widthOf(longer) > width) {
            lines.push(line);
            line = word;
        }
        else
            line = longer;
    }
    return [...lines, line];
}
/** In characters, as a terminal of one column a character shows them. */
function widthOf(text) {
    return Array.from(text).length;
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
