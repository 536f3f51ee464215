export const id = 617;
export const ids = [617];
export const modules = {

/***/ 1108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AN: () => (/* binding */ handoverFile),
/* harmony export */   IY: () => (/* binding */ readHandover),
/* harmony export */   lN: () => (/* binding */ writeHandover),
/* harmony export */   w9: () => (/* binding */ takeOver)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6760);
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
function isTexts(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
function sha256(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(text).digest('hex');
}


/***/ }),

/***/ 3836:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ readDirectories),
/* harmony export */   T: () => (/* binding */ givenDirectories)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);



/** The directories that the options name, without looking at the other options. */
function givenDirectories(texts, cwd, seen) {
    return readDirectories((name) => texts.get(name)?.at(-1), cwd, seen);
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

/***/ 6400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ switchOptions),
/* harmony export */   NM: () => (/* binding */ listOptions),
/* harmony export */   Ns: () => (/* binding */ singleOptions)
/* harmony export */ });
const listOptions = [
    'stackerfiles',
    'substitute',
    'layer-type',
    'refresh',
    'binds-exclude',
    'publish-tags',
];
const switchOptions = ['no-verity', 'summary'];
const singleOptions = [
    'search-dir',
    'stacker-file-pattern',
    'substitute-file',
    'working-directory',
    'work-dir',
    'stacker-dir',
    'oci-dir',
    'roots-dir',
    'stacker-version',
    'arch',
    'stacker-user',
    'source-date-epoch',
    'umask',
    'store',
    'key-prefix',
    'bases',
    'binds',
    'max-age',
    'restore',
    'save',
    'stages',
    'legs',
    'patience',
    'budget',
    'publish-to',
    'from',
];


/***/ }),

/***/ 9625:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dy: () => (/* binding */ parseUmask),
/* harmony export */   Eg: () => (/* binding */ parseExclude),
/* harmony export */   Ly: () => (/* binding */ parsePatience),
/* harmony export */   Nj: () => (/* binding */ parseKeyPrefix),
/* harmony export */   Pd: () => (/* binding */ parseEpoch),
/* harmony export */   Pv: () => (/* binding */ parseStore),
/* harmony export */   SI: () => (/* binding */ parseSwitch),
/* harmony export */   kB: () => (/* binding */ parseWord),
/* harmony export */   lY: () => (/* binding */ parseStackerVersion),
/* harmony export */   pq: () => (/* binding */ parseMaxAge),
/* harmony export */   tk: () => (/* binding */ parseSubstitution),
/* harmony export */   un: () => (/* binding */ parseLayerTypes),
/* harmony export */   z_: () => (/* binding */ parseBytes),
/* harmony export */   zq: () => (/* binding */ parseCount)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);


function parseWord(name, text, words) {
    const found = words.find((candidate) => candidate === text);
    if (found === undefined)
        throw expected(name, words.map((candidate) => `"${candidate}"`).join(' or '), text);
    return found;
}
function expected(name, wanted, got) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`${name}: expected ${wanted}, got ${JSON.stringify(got)}`);
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`substitute: expected KEY=VALUE, and item ${index + 1} has no "="`);
    return text;
}
function parseLayerTypes(texts) {
    if (texts.length === 0)
        return ['tar'];
    return [...new Set(texts.map((text) => parseWord('layer-type', text, ['tar', 'squashfs', 'erofs'])))];
}
function parseStackerVersion(text) {
    if (text === 'auto')
        return { kind: 'auto' };
    const release = /^v?([0-9]+\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z.]+)?)$/.exec(text)?.[1];
    if (release === undefined)
        throw expected('stacker-version', '"auto" or a release as "v1.2.0"', text);
    return { kind: 'release', release: `v${release}` };
}
const int64 = 2n ** 63n;
/** stacker reads SOURCE_DATE_EPOCH by Go's ParseInt(_, 10, 64), which takes a sign (docs/stacker/staging.md#1.4). */
function parseEpoch(text) {
    if (text === 'auto' || text === 'none')
        return { kind: text };
    if (/^[+-]?[0-9]{1,19}$/.test(text)) {
        const seconds = BigInt(text.replace(/^\+/, ''));
        if (seconds >= -int64 && seconds < int64)
            return { kind: 'seconds', seconds };
    }
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
function parseStore(text, base) {
    if (text === 'github')
        return { kind: 'github' };
    const path = /^dir:(.+)$/s.exec(text)?.[1];
    if (path !== undefined)
        return { kind: 'directory', path: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(base, path) };
    if (text.startsWith('oci:')) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`store: "${text}": a registry as store is not supported yet; use "github" or "dir:PATH"`);
    }
    throw expected('store', '"github" or "dir:PATH"', text);
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('binds-exclude says what "binds: content" leaves out; give that, too');
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

/***/ 5047:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ readOptions)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _registry_publish_target_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7832);
/* harmony import */ var _option_directories_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3836);
/* harmony import */ var _option_words_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(9625);





/** Matrices that one job after the other takes, and as many as a workflow is written for by hand. */
const usualStages = 2;
const mostStages = 8;
/**
 * Turns texts into options. `cwd` is what `working-directory` is relative to, and `seen` the name of a directory by which a stacker that
 * is started there sees it, where that is not the physical one; `defaultStore` stands for a `store` that was not given.
 * @throws UserError that names every option that is wrong, what was expected and what was given.
 */
async function readOptions(texts, surroundings) {
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
    const directories = attempt(() => (0,_option_directories_js__WEBPACK_IMPORTED_MODULE_3__/* .readDirectories */ .A)(one, surroundings.cwd, surroundings.seen), undefined);
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
        stackerVersion: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseStackerVersion */ .lY)(one('stacker-version') ?? 'auto'), { kind: 'auto' }),
        ...(arch === undefined ? {} : { arch }),
        stackerUser: word('stacker-user', ['auto', 'root', 'runner']),
        epoch: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseEpoch */ .Pd)(one('source-date-epoch') ?? 'auto'), { kind: 'auto' }),
        umask: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseUmask */ .Dy)(one('umask') ?? 'auto'), 'auto'),
        store: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseStore */ .Pv)(one('store') ?? surroundings.defaultStore, written), { kind: 'github' }),
        keyPrefix: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseKeyPrefix */ .Nj)(one('key-prefix') ?? 'stack-cache'), ''),
        bases: word('bases', ['check', 'recorded']),
        binds: word('binds', ['stacker', 'content']),
        bindsExclude: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseExclude */ .Eg)(texts.get('binds-exclude') ?? [], one('binds')), []),
        refresh: texts.get('refresh') ?? [],
        ...(maxAge === undefined ? {} : { maxAge }),
        stages: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseCount */ .zq)('stages', one('stages'), mostStages) ?? usualStages, usualStages),
        ...(legs === undefined ? {} : { legs }),
        restore: word('restore', ['all', 'none']),
        save: word('save', ['auto', 'always', 'never']),
        patience: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parsePatience */ .Ly)(one('patience') ?? '60'), 0),
        budget: attempt(() => (0,_option_words_js__WEBPACK_IMPORTED_MODULE_4__/* .parseBytes */ .z_)('budget', one('budget') ?? '8 GB'), 0),
        summary: flag('summary', true),
        ...(publishTo === undefined ? {} : { publishTo }),
        from: word('from', ['store', 'local']),
    };
    if (directories === undefined || wanted === undefined || problems.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(problems.map((message) => ({ message })));
    }
    const sources = wanted.kind === 'search' ? wanted : { kind: 'files', files: await surroundings.expand(wanted.lines, directories) };
    return { ...options, sources, directories };
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

/***/ 1020:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ expandList),
/* harmony export */   t: () => (/* binding */ isStackers)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
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

/***/ 9482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ askBuilds),
  p: () => (/* binding */ ofInputs)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
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
var dist = __webpack_require__(8815);
// EXTERNAL MODULE: ./lib/yaml/source-text.js
var source_text = __webpack_require__(2820);
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

;// CONCATENATED MODULE: ./lib/builds/layer-type.js
const layerTypes = ['tar', 'squashfs', 'erofs'];
function isLayerType(text) {
    return layerTypes.some((type) => type === text);
}

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
/** stacker reads SOURCE_DATE_EPOCH by Go's ParseInt(_, 10, 64). */
function isEpoch(text) {
    if (text === 'auto' || text === 'none')
        return true;
    if (!/^[+-]?[0-9]{1,19}$/.test(text))
        return false;
    return BigInt.asIntN(64, BigInt(text.replace(/^\+/, ''))) === BigInt(text.replace(/^\+/, ''));
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
    'layer-types': { kind: 'list', rule: oneOf(layerTypes), example: 'layer-types: [tar, squashfs]' },
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
        layerTypes: types === undefined ? undefined : [...new Set(types)].filter(isLayerType),
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

// EXTERNAL MODULE: ./lib/formats/edit-distance.js
var edit_distance = __webpack_require__(7212);
;// CONCATENATED MODULE: ./lib/builds/near-word.js

/** The one of `known` that somebody who wrote `word` will have meant. */
function nearWord(word, known) {
    const written = plain(word);
    const near = [...known]
        .map((candidate) => ({ candidate, changes: changesTo(plain(candidate), written) }))
        .sort((a, b) => a.changes - b.changes)[0];
    if (near === undefined)
        return undefined;
    return near.changes <= Math.min(3, Math.max(1, Math.floor(near.candidate.length / 3))) ? near.candidate : undefined;
}
/** `did you mean "a"?`, else `otherwise`. */
function didYouMean(word, known, otherwise) {
    const near = nearWord(word, known);
    return near === undefined ? otherwise : `did you mean ${JSON.stringify(near)}?`;
}
/** A word with two letters swapped, or that was cut, or that got an ending, is one change away. */
function changesTo(known, written) {
    const [short, long] = known.length < written.length ? [known, written] : [written, known];
    if (known === written)
        return 0;
    if (isSwapped(known, written))
        return 1;
    return short.length >= 5 && long.startsWith(short) ? 1 : (0,edit_distance/* changesBetween */.i)(known, written);
}
function isSwapped(a, b) {
    const at = Array.from(a).findIndex((letter, index) => letter !== b[index]);
    return a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
function plain(text) {
    return text.slice(0, 64).toLowerCase().replaceAll(/[-_ ]/g, '');
}

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
    return didYouMean(key, known, `known here: ${known.join(', ')}`);
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
        mistakes.tell(at, `runs-on: unknown key ${quoted(key)}`, () => didYouMean(key, ['group', 'labels'], 'known here: group, labels'));
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
    return synonym === undefined ? didYouMean(text, words, write) : `did you mean ${JSON.stringify(synonym)}?`;
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
        mistakes.tell(node.at, `there is no variant ${quoted(name)} in build ${quoted(build)}`, () => didYouMean(name, known, `it has: ${listed([...known])}`));
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
                    : didYouMean(name, known, `lists are: ${listed(known)}`);
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
    const near = variants.length > 0 ? undefined : nearWord(name, names);
    throw new errors/* UserError */.yo({
        message: `there is no build ${quoted(name)}`,
        advice: near === undefined
            ? `there are: ${listed(variants.length > 0 ? variants : names)}`
            : `did you mean ${JSON.stringify(near)}?`,
    });
}

// EXTERNAL MODULE: ./lib/formats/regular-file.js
var regular_file = __webpack_require__(8911);
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
            advice: `leave ${name} out, or write it into the builds file`,
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

/***/ 3504:
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

// EXTERNAL MODULE: ./lib/plan/host-arch.js
var host_arch = __webpack_require__(6958);
// EXTERNAL MODULE: ./lib/plan/asked-builds.js + 15 modules
var asked_builds = __webpack_require__(9482);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/plan/build-mistakes.js
var build_mistakes = __webpack_require__(5565);
;// CONCATENATED MODULE: ./lib/plan/narrowed-jobs.js

/**
 * The jobs with those of their stackerfiles that are meant: a matrix row names some, which may be those of several builds, and prerequisites
 * that no build was given by itself. Each build takes its own of them, and what is nobody's own; a search that is narrowed is no search any
 * more. Rows are written as seen from the working directory of one of their builds, so all of these are tried.
 * @throws UserError for a name that stands for no file.
 */
async function narrowedJobs(jobs, expand) {
    const only = jobs[0]?.only;
    if (only === undefined)
        return jobs;
    const named = await namedBy(only, jobs, expand);
    const given = (job) => (job.options.sources.kind === 'files' ? job.options.sources.files : []);
    const owned = new Set(jobs.flatMap(given));
    return jobs.map((job) => {
        const own = new Set(given(job));
        const files = named.filter((file) => jobs.length === 1 || own.has(file) || !owned.has(file));
        return { ...job, options: { ...job.options, sources: { kind: 'files', files } } };
    });
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
var report_document = __webpack_require__(6668);
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
    };
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

/***/ 1690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ buildsToSave),
/* harmony export */   Z: () => (/* binding */ givenFor)
/* harmony export */ });
/* harmony import */ var _asked_builds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9482);

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

/***/ 6501:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ buildTimes),
/* harmony export */   w: () => (/* binding */ tellTimes)
/* harmony export */ });
/* harmony import */ var _layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9881);

function buildTimes(layers) {
    const sum = (some) => ({
        seconds: some.reduce((total, { seconds }) => total + (seconds ?? 0), 0),
        unknown: some.filter(({ seconds }) => seconds === null).length,
    });
    return {
        rebuild: sum(layers.filter(({ verdict }) => (0,_layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isRebuilt */ .kX)(verdict))),
        hit: sum(layers.filter(({ verdict }) => !(0,_layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isRebuilt */ .kX)(verdict))),
    };
}
/**
 * `about 4 min to build, 12 min kept`; undefined where nothing is known. `more`: there is more to build than the layers that the times
 * are of.
 */
function tellTimes({ rebuild, hit }, more = false) {
    const told = [
        { time: rebuild, end: 'to build', isLeast: more || rebuild.unknown > 0 },
        { time: hit, end: 'kept', isLeast: hit.unknown > 0 },
    ].filter(({ time }) => time.seconds > 0);
    if (told.length === 0)
        return undefined;
    return told
        .map(({ time, end, isLeast }, index) => {
        const isSaid = index > 0 && told[index - 1]?.isLeast === isLeast;
        return `${isSaid ? '' : isLeast ? 'at least ' : 'about '}${roughly(time.seconds)} ${end}`;
    })
        .join(', ');
}
/** `8 s`, `4 min`, `1 h 20 min`: builds of the same layer differ by more than what is left out. */
function roughly(seconds) {
    if (seconds < 59.5)
        return `${Math.max(1, Math.round(seconds))} s`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 60)
        return `${minutes} min`;
    const rest = minutes % 60;
    return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}


/***/ }),

/***/ 9091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ documentBuilds)
/* harmony export */ });
/* harmony import */ var _build_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6501);
/* harmony import */ var _document_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6668);
/* harmony import */ var _matrix_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4473);
/* harmony import */ var _planned_build_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2021);




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
        seconds: (0,_build_time_js__WEBPACK_IMPORTED_MODULE_0__/* .buildTimes */ .n)(builds.flatMap(({ plan }) => plan.layers)),
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

/***/ 8524:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   El: () => (/* binding */ buildsHeadline),
/* harmony export */   OJ: () => (/* binding */ hasWork),
/* harmony export */   W8: () => (/* binding */ renderBuilds)
/* harmony export */ });
/* harmony import */ var _layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9881);
/* harmony import */ var _build_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6501);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2527);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(819);
/* harmony import */ var _terminal_table_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8769);





/** One build as its plan is shown alone; of several those with nothing to build in a line each, below a count of all. */
function renderBuilds(builds, style) {
    const [only, ...others] = builds;
    if (only !== undefined && others.length === 0 && only.name === '')
        return renderBuild(only, style);
    return [`${buildsHeadline(builds)}.`, ...builds.map((build) => renderNamed(build, style))].join('\n');
}
/** `12 of 480 layers of 240 builds are to be built, in 3 builds`. */
function buildsHeadline(builds) {
    const layers = builds.flatMap(({ plan }) => plan.layers);
    const rebuilt = layers.filter(({ verdict }) => (0,_layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isRebuilt */ .kX)(verdict)).length;
    const of = `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(layers.length, 'layer')} of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(builds.length, 'build')}`;
    const times = (0,_build_time_js__WEBPACK_IMPORTED_MODULE_1__/* .tellTimes */ .w)((0,_build_time_js__WEBPACK_IMPORTED_MODULE_1__/* .buildTimes */ .n)(layers));
    const told = times === undefined ? '' : `: ${times}`;
    return `${rebuilt} of ${of} will be built, in ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(builds.filter(hasWork).length, 'build')}${told}`;
}
/** Something is to be built, or a stackerfile could not be read. */
function hasWork({ plan }) {
    return (plan.layers.some(({ verdict }) => (0,_layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isRebuilt */ .kX)(verdict)) ||
        plan.builds.some(({ files }) => files.some(({ unread }) => unread)));
}
function renderNamed(build, style) {
    const name = (0,_terminal_table_js__WEBPACK_IMPORTED_MODULE_2__/* .paint */ .nI)((0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(build.name), 1, { ...style, show: build.show });
    if (hasWork(build) || build.transfer !== undefined)
        return `\n${name}\n${renderBuild(build, style)}`;
    return `  ${name}: nothing to build (${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(build.plan.layers.length, 'layer')})`;
}
function renderBuild({ plan, show, transfer }, style) {
    const shown = { ...style, show };
    return [(0,_terminal_table_js__WEBPACK_IMPORTED_MODULE_2__/* .renderPlan */ .EG)(plan, shown), ...(transfer === undefined ? [] : [(0,_terminal_table_js__WEBPACK_IMPORTED_MODULE_2__/* .renderRestore */ .Z0)(transfer, shown)])].join('\n');
}


/***/ }),

/***/ 6668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  f: () => (/* binding */ documentPlan),
  I: () => (/* binding */ showFrom)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/report/build-time.js
var build_time = __webpack_require__(6501);
// EXTERNAL MODULE: ./lib/layer/build-plan.js
var build_plan = __webpack_require__(9881);
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
var report_reason = __webpack_require__(9048);
;// CONCATENATED MODULE: ./lib/report/document.js




/** The document of a plan whose gates are known. */
function documentPlan(plan, show, gates) {
    return {
        format: 1,
        stacker: { release: plan.release.tag, cacheVersion: plan.release.cacheVersion },
        layers: plan.layers.map((layer) => documentLayer(plan, layer, show)),
        seconds: (0,build_time/* buildTimes */.n)(plan.layers),
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

/***/ 6927:
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

/***/ 3220:
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

/***/ 7555:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ joinRows)
/* harmony export */ });
/* harmony import */ var _grouped_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3220);
/* harmony import */ var _matrix_row_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6096);
/* harmony import */ var _row_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8920);



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

/***/ 7637:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PF: () => (/* binding */ filesWithSuppliers),
/* harmony export */   QN: () => (/* binding */ independentLegs),
/* harmony export */   R8: () => (/* binding */ filesOf),
/* harmony export */   S3: () => (/* binding */ itemsOf),
/* harmony export */   UV: () => (/* binding */ joinLegs),
/* harmony export */   jV: () => (/* binding */ buildsOf)
/* harmony export */ });
/* harmony import */ var _file_graph_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6927);

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

/***/ 6096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D6: () => (/* binding */ showFor),
/* harmony export */   Hn: () => (/* binding */ layerName),
/* harmony export */   OB: () => (/* binding */ rowOf),
/* harmony export */   lo: () => (/* binding */ inertRow)
/* harmony export */ });
/* harmony import */ var _leg_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7637);
/* harmony import */ var _planned_build_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2021);
/* harmony import */ var _row_name_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8920);
/* harmony import */ var _stale_work_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5450);




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
    const indexes = (0,_leg_js__WEBPACK_IMPORTED_MODULE_1__/* .buildsOf */ .jV)(leg);
    const builds = indexes.flatMap((index) => leg.work.builds[index] ?? []);
    const names = builds.flatMap(({ name }) => (name === '' ? [] : [name]));
    const show = showFor(builds);
    const shown = (files) => {
        const known = files.filter((file) => indexes.some((index) => leg.work.known[index]?.has(file) === true));
        return [...new Set(known.map(show))];
    };
    const runner = leg.work.builds[0] ?? { runsOn: undefined, arch: '' };
    return {
        name: (0,_row_name_js__WEBPACK_IMPORTED_MODULE_2__/* .rowName */ ._)({ builds: names, stackerfiles: shown((0,_leg_js__WEBPACK_IMPORTED_MODULE_1__/* .filesOf */ .R8)(leg)), whole: isWhole(leg) }, taken),
        build: names.join('\n'),
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

/***/ 4473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H_: () => (/* binding */ gatesOfBuilds),
  Qo: () => (/* binding */ inertMatrix),
  Sr: () => (/* binding */ usualStages)
});

// UNUSED EXPORTS: mostStages

// EXTERNAL MODULE: ./lib/layer/build-plan.js
var build_plan = __webpack_require__(9881);
// EXTERNAL MODULE: ./lib/report/grouped.js
var grouped = __webpack_require__(3220);
// EXTERNAL MODULE: ./lib/report/leg.js
var report_leg = __webpack_require__(7637);
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
var file_graph = __webpack_require__(6927);
// EXTERNAL MODULE: ./lib/report/joined-rows.js
var joined_rows = __webpack_require__(7555);
// EXTERNAL MODULE: ./lib/report/matrix-row.js
var matrix_row = __webpack_require__(6096);
// EXTERNAL MODULE: ./lib/report/stale-work.js
var stale_work = __webpack_require__(5450);
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
 * with anything to build, asked for or needed; all others have rows of their own.
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

/***/ 2021:
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

/***/ 8920:
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

/***/ 5450:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ knownFiles),
/* harmony export */   CP: () => (/* binding */ mergedPlan),
/* harmony export */   jH: () => (/* binding */ unreadFiles),
/* harmony export */   ql: () => (/* binding */ staleWorkOf),
/* harmony export */   zw: () => (/* binding */ rootsInOrder)
/* harmony export */ });
/* harmony import */ var _layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9881);
/* harmony import */ var _file_graph_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6927);
/* harmony import */ var _grouped_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3220);
/* harmony import */ var _planned_build_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2021);




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
/** As if all had been planned as one; what refers to layers does so by their new indexes. */
function mergedPlan(builds) {
    let before = 0;
    const layers = builds.flatMap(({ plan }) => {
        const shift = before;
        before += plan.layers.length;
        return plan.layers.map((layer) => ({ ...layer, dependsOn: layer.dependsOn.map((index) => index + shift) }));
    });
    return { layers, builds: builds.flatMap(({ plan }) => plan.builds) };
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

/***/ 8769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EG: () => (/* binding */ renderPlan),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   Sx: () => (/* binding */ describeImages),
/* harmony export */   Z0: () => (/* binding */ renderRestore),
/* harmony export */   hF: () => (/* binding */ describeDifference),
/* harmony export */   nI: () => (/* binding */ paint),
/* harmony export */   on: () => (/* binding */ paintVerdict),
/* harmony export */   uQ: () => (/* binding */ describeChange),
/* harmony export */   us: () => (/* binding */ renderSave),
/* harmony export */   wQ: () => (/* binding */ timeLine)
/* harmony export */ });
/* harmony import */ var _layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9881);
/* harmony import */ var _build_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6501);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(2527);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(819);
/* harmony import */ var _reason_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9048);
/* harmony import */ var _transfer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(971);






const colours = {
    hit: 32,
    unchanged: 32,
    miss: 33,
    always: 36,
    unknown: 35,
    error: 31,
};
function paint(text, code, style) {
    return style.colour ? `\u001b[${code}m${text}\u001b[0m` : text;
}
function paintVerdict(verdict, text, style) {
    return paint(text, colours[verdict], style);
}
/** `3 of 5 layers will be built by stacker v1.2.0`. */
function headline(plan) {
    const { layers } = plan;
    const by = `will be built by stacker ${releaseOf(plan)}`;
    const unread = new Set(plan.builds.flatMap(({ files }) => files.filter((file) => file.unread).map(({ path }) => path)));
    const unknown = `all layers of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(unread.size, 'stackerfile')} that could not be read`;
    if (layers.length === 0)
        return unread.size === 0 ? 'There are no layers to build' : `${capital(unknown)} ${by}`;
    const rebuilt = layers.filter(({ verdict }) => (0,_layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isRebuilt */ .kX)(verdict)).length;
    const unchanged = layers.filter(({ verdict }) => verdict === 'unchanged').length;
    const stops = layers.some(({ verdict }) => verdict === 'error');
    return [
        `${rebuilt} of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(layers.length, 'layer')}`,
        ...(unread.size === 0 ? [] : [`, and ${unknown},`]),
        ` ${by}`,
        ...(stops ? [', which will stop at one of them'] : []),
        ...(unchanged === 0
            ? []
            : [`; ${String(unchanged)} of them if it is run at all, since nothing that their builds see has changed`]),
    ].join('');
}
/** What building takes and what it would take more, where that is known, and stacker gets that far. */
function timeLine({ layers, builds }) {
    if (layers.some(({ verdict }) => verdict === 'error'))
        return [];
    const unread = builds.some(({ files }) => files.some((file) => file.unread));
    const told = (0,_build_time_js__WEBPACK_IMPORTED_MODULE_1__/* .tellTimes */ .w)((0,_build_time_js__WEBPACK_IMPORTED_MODULE_1__/* .buildTimes */ .n)(layers), unread);
    return told === undefined ? [] : [`${capital(told)}.`];
}
/** That the release is not known is one trouble of the whole plan, so it is told here and not at each layer. */
function releaseOf({ release, layers }) {
    const unknown = layers
        .flatMap(({ verdict, reasons }) => ((0,_layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isRebuilt */ .kX)(verdict) ? reasons : []))
        .find(({ code }) => code === 'release-unknown');
    if (unknown === undefined)
        return release.tag;
    const { subject, detail } = unknown;
    if (detail === undefined) {
        const which = subject === release.tag ? 'of a release that is not known' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(subject);
        return `${which}; its rules are taken to be those of ${release.tag}`;
    }
    return `${subject === '' ? 'of this release' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(subject)}: ${detail}`;
}
function capital(text) {
    return text.slice(0, 1).toUpperCase() + text.slice(1);
}
/** The plan as an aligned table, one line per layer and one more for each further reason; no line is cut. */
function renderPlan(plan, style) {
    const rows = plan.layers.flatMap((layer) => rowsOf(plan, layer, style));
    const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => width(row.cells[column] ?? ''))));
    const lines = rows.map(({ verdict, cells, first }) => {
        const [word, name, place] = cells.map((cell, column) => pad(cell, widths[column] ?? 0));
        const reason = cells[3] ?? '';
        const shown = first ? paintVerdict(verdict, word ?? '', style) : word;
        return `  ${shown ?? ''}  ${name ?? ''}  ${place ?? ''}  ${reason}`.trimEnd();
    });
    const once = (0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .toldOnce */ .n3)(plan, _reason_js__WEBPACK_IMPORTED_MODULE_2__/* .inBackticks */ .Zw).map(_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK);
    return [`${headline(plan)}.`, ...timeLine(plan), ...once, ...lines, ...renderNotices(plan.notices, style)].join('\n');
}
function rowsOf(plan, layer, style) {
    const { definition, verdict } = layer;
    const place = `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(style.show(definition.stackerfile))}:${definition.line}`;
    const told = (0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .describeReasons */ .nl)(plan, layer, _reason_js__WEBPACK_IMPORTED_MODULE_2__/* .inBackticks */ .Zw).map(_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK);
    return (told.length === 0 ? [''] : told).map((reason, index) => index === 0
        ? { verdict, cells: [verdict, (0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(definition.name), place, reason], first: true }
        : { verdict, cells: ['', '', '', reason], first: false });
}
function renderNotices(notices, style) {
    return notices.map(({ message, place, advice }) => {
        const where = place === undefined ? '' : `${[style.show(place.file), place.line].filter(Boolean).join(':')}: `;
        return `  ${paint('note', 34, style)}  ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(`${where}${message}${advice === undefined ? '' : `; ${advice}`}`)}`;
    });
}
function renderRestore(transfer, style) {
    const { restored, notRestored, bytesDown, seconds, store } = transfer;
    const content = restored.reduce((sum, layer) => sum + layer.bytes, 0);
    const images = transfer.images ?? [];
    return [
        `Restored ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(restored.length, 'layer')} (${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(content)}) from ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(store)}: ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(bytesDown)} down in ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSeconds */ .Xo)(seconds)}.`,
        ...(images.length === 0
            ? []
            : [`  ${describeImages(images)}: ${images.map(({ name }) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(name)).join(', ')}`]),
        ...notRestored.map((layer) => `  ${paint('not restored', 33, style)}  ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(layer.name)}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(layer.why)}`),
    ].join('\n');
}
/** That they are there for whoever publishes them, and not for stacker. */
function describeImages(images) {
    return `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(images.length, 'image')} of unchanged layers laid down as ${images.length === 1 ? 'it was' : 'they were'}`;
}
function renderSave(transfer, style) {
    const { saved, differences, bytesUp, seconds, store, skipped } = transfer;
    const done = skipped === undefined
        ? `Saved ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .counted */ .hS)(saved.length, 'layer')} to ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(store)}: ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(bytesUp)} up in ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatSeconds */ .Xo)(seconds)}.`
        : `Saved nothing to ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(store)}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(skipped)}.`;
    return [
        done,
        ...saved.map((layer) => `  ${paint('saved', 32, style)}  ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(layer.name)}  ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_3__/* .formatBytes */ .z3)(layer.bytes)}`),
        ...(0,_transfer_js__WEBPACK_IMPORTED_MODULE_5__/* .togetherNotSaved */ .Pm)(transfer).map(({ names, why }) => `  ${paint('not saved', 33, style)}  ${names.map(_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK).join(', ')}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(why)}`),
        ...differences.map((difference) => {
            const word = (0,_transfer_js__WEBPACK_IMPORTED_MODULE_5__/* .isSurprise */ .II)(difference) ? paint('differs', 31, style) : 'settled';
            return `  ${word}  ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(difference.name)}: ${describeDifference(difference)}`;
        }),
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
/** One change as `run[0]: "make" -> "make all" (from MODE)`. With `values` false, only where, and which substitution. */
function describeChange(change, values) {
    const mode = (0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .modeChange */ .IG)(change);
    if (mode !== undefined)
        return `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(change.path)}: ${mode}`;
    const value = (text) => text === undefined ? 'nothing' : `"${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .shorten */ .ml)((0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(text), 80)}"`;
    const both = values && (change.before !== undefined || change.after !== undefined)
        ? `: ${value(change.before)} -> ${value(change.after)}`
        : '';
    const from = change.substitution === undefined ? '' : ` (from substitution ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(change.substitution)})`;
    return `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_4__/* .visible */ .RK)(change.path)}${both}${from}`;
}
function width(text) {
    return Array.from(text).length;
}
function pad(text, to) {
    return text + ' '.repeat(Math.max(0, to - width(text)));
}


/***/ }),

/***/ 971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FF: () => (/* binding */ restoredWord),
/* harmony export */   II: () => (/* binding */ isSurprise),
/* harmony export */   Pm: () => (/* binding */ togetherNotSaved),
/* harmony export */   VK: () => (/* binding */ joinSaves),
/* harmony export */   Zh: () => (/* binding */ isFault),
/* harmony export */   nE: () => (/* binding */ joinTransfers),
/* harmony export */   xw: () => (/* binding */ secondsSaved)
/* harmony export */ });
/** With whom a layer shares its fate, where that is the cache's outage: then it is told once. Others stand alone. */
function togetherNotSaved(transfer) {
    const { notSaved, outage } = transfer;
    const lost = notSaved.filter(({ why }) => why === outage);
    return [
        ...notSaved.filter(({ why }) => why !== outage).map(({ name, why }) => ({ names: [name], why })),
        ...(outage === undefined || lost.length === 0 ? [] : [{ names: lost.map(({ name }) => name), why: outage }]),
    ];
}
/** Seconds that were not built, less those that restoring took: below zero where it was not worth it. */
function secondsSaved({ restored, seconds }) {
    const built = restored.reduce((sum, layer) => sum + (layer.seconds ?? 0), 0);
    return Math.round((built - seconds) * 1000) / 1000;
}
/** `exact`: every hit was laid down; `none`: nothing was, or there was no hit. */
function restoredWord(transfer) {
    if (transfer === undefined || transfer.restored.length + (transfer.images?.length ?? 0) === 0)
        return 'none';
    return transfer.notRestored.length === 0 ? 'exact' : 'partial';
}
/**
 * A hit that was rebuilt is our error; so is a rebuild foretold as certain that did not happen. `unknown` foretells nothing, but what
 * is built of another definition was not planned at all.
 */
function isSurprise(difference) {
    if (difference.found !== undefined)
        return true;
    return difference.predicted === 'hit' ? difference.rebuilt : difference.predicted === 'miss' && !difference.rebuilt;
}
/** Ours to mend, as far as can be seen: stacker was not given other options. */
function isFault(difference) {
    return isSurprise(difference) && difference.found !== 'other-definition';
}
/** What restoring several builds did in all; undefined where none was restored. */
function joinTransfers(transfers) {
    const [first, ...others] = transfers;
    if (first === undefined || others.length === 0)
        return first;
    return {
        store: first.store,
        restored: transfers.flatMap(({ restored }) => restored),
        notRestored: transfers.flatMap(({ notRestored }) => notRestored),
        bytesDown: sum(transfers.map(({ bytesDown }) => bytesDown)),
        seconds: sum(transfers.map(({ seconds }) => seconds)),
    };
}
/** What saving several builds weighed and took. */
function joinSaves(transfers) {
    return {
        saved: transfers.flatMap(({ saved }) => saved),
        bytesDown: sum(transfers.map(({ bytesDown }) => bytesDown)),
        bytesUp: sum(transfers.map(({ bytesUp }) => bytesUp)),
        seconds: sum(transfers.map(({ seconds }) => seconds)),
    };
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}


/***/ })

};
