export const id = 274;
export const ids = [274];
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
/** The file by which steps of one job, or commands of one person, find each other: the stacker-dir is what they share. */
function handoverFile(directory, stackerDirectory) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(stackerDirectory).digest('hex').slice(0, 16);
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

/***/ 1097:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ switchOptions),
/* harmony export */   NM: () => (/* binding */ listOptions),
/* harmony export */   Ns: () => (/* binding */ singleOptions),
/* harmony export */   Pv: () => (/* binding */ directoriesOf),
/* harmony export */   Tt: () => (/* binding */ readOptions),
/* harmony export */   z_: () => (/* binding */ parseBytes)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);



const listOptions = ['stackerfiles', 'substitute', 'layer-type', 'refresh'];
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
    'stacker-user',
    'source-date-epoch',
    'umask',
    'store',
    'key-prefix',
    'bases',
    'max-age',
    'restore',
    'save',
    'patience',
    'budget',
    'from',
];
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
            if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo))
                throw error;
            problems.push(error.message);
            return instead;
        }
    };
    const one = (name) => texts.get(name)?.at(-1);
    const word = (name, words) => attempt(() => parseWord(name, one(name) ?? words[0], words), words[0]);
    const flag = (name, absent) => attempt(() => parseSwitch(name, one(name), absent), absent);
    const directories = attempt(() => readDirectories(one, surroundings.cwd, surroundings.seen), undefined);
    const substituteFile = one('substitute-file');
    const maxAge = attempt(() => parseMaxAge(one('max-age')), undefined);
    const base = directories?.working ?? surroundings.cwd;
    const written = directories?.written ?? base;
    const wanted = attempt(() => readSources(texts, one), undefined);
    const options = {
        substitute: attempt(() => (texts.get('substitute') ?? []).map(parseSubstitution), []),
        ...(substituteFile === undefined ? {} : { substituteFile: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(base, substituteFile) }),
        layerTypes: attempt(() => parseLayerTypes(texts.get('layer-type') ?? []), []),
        verity: !flag('no-verity', false),
        stackerVersion: attempt(() => parseStackerVersion(one('stacker-version') ?? 'auto'), { kind: 'auto' }),
        stackerUser: word('stacker-user', ['auto', 'root', 'runner']),
        epoch: attempt(() => parseEpoch(one('source-date-epoch') ?? 'auto'), { kind: 'auto' }),
        umask: attempt(() => parseUmask(one('umask') ?? 'auto'), 'auto'),
        store: attempt(() => parseStore(one('store') ?? surroundings.defaultStore, written), { kind: 'github' }),
        keyPrefix: attempt(() => parseKeyPrefix(one('key-prefix') ?? 'stack-cache'), ''),
        bases: word('bases', ['check', 'recorded']),
        refresh: texts.get('refresh') ?? [],
        ...(maxAge === undefined ? {} : { maxAge }),
        restore: word('restore', ['all', 'none']),
        save: word('save', ['auto', 'always', 'never']),
        patience: attempt(() => parsePatience(one('patience') ?? '60'), 0),
        budget: attempt(() => parseBytes('budget', one('budget') ?? '8 GB'), 0),
        summary: flag('summary', true),
        from: word('from', ['store', 'local']),
    };
    if (directories === undefined || wanted === undefined || problems.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(problems.map((message) => ({ message })));
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`stackerfiles and ${other} exclude each other: give stackerfiles for "stacker build -f", or ${other} for "stacker recursive-build"`);
    }
    return { kind: 'search', directory: directory ?? '.', pattern: pattern ?? '\\/stacker.yaml$' };
}
/** The directories that the options name, without looking at the other options. */
function directoriesOf(texts, cwd, seen) {
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
function parseWord(name, text, words) {
    const found = words.find((candidate) => candidate === text);
    if (found === undefined)
        throw expected(name, words.map((candidate) => `"${candidate}"`).join(' or '), text);
    return found;
}
function expected(name, wanted, got) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${name}: expected ${wanted}, got ${JSON.stringify(got)}`);
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`substitute: expected KEY=VALUE, and item ${index + 1} has no "="`);
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
        return { kind: 'directory', path: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(base, path) };
    if (text.startsWith('oci:')) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`store: "${text}": a registry as store is not supported yet; use "github" or "dir:PATH"`);
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
function parseMaxAge(text) {
    if (text === undefined)
        return undefined;
    const days = /^[0-9]+(\.[0-9]+)?$/.test(text) ? Number(text) : 0;
    if (!(days > 0))
        throw expected('max-age', 'a number of days above 0', text);
    return days;
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

/***/ 1509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ showFrom),
/* harmony export */   N: () => (/* binding */ planDocument)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _matrix_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8278);
/* harmony import */ var _reason_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9048);



/** `working` is the absolute working directory, `written` the same as people wrote it. */
function planDocument(plan, working, written) {
    const show = showFrom(working, written);
    return {
        format: 1,
        stacker: { release: plan.release.tag, cacheVersion: plan.release.cacheVersion },
        layers: plan.layers.map((layer) => documentLayer(plan, layer, show)),
        ...(0,_matrix_js__WEBPACK_IMPORTED_MODULE_1__/* .gatesOf */ .og)(plan, show),
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
        return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(from ?? working, path) || '.';
    };
}
function documentLayer(plan, layer, show) {
    const { definition, verdict, dependsOn, bytes } = layer;
    return {
        name: definition.name,
        stackerfile: show(definition.stackerfile),
        line: definition.line,
        buildOnly: definition.layer.BuildOnly,
        verdict,
        reasons: (0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .reasonsOf */ .zM)(layer).map((reason) => documentReason(reason, (0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .causeOf */ .rl)(plan, layer, reason))),
        dependsOn: dependsOn.flatMap((index) => plan.layers[index]?.definition.name ?? []),
        bytes,
    };
}
function documentReason(reason, cause) {
    const { code, subject, changes } = reason;
    return { code, subject, text: (0,_reason_js__WEBPACK_IMPORTED_MODULE_2__/* .describeReason */ .Gk)(reason, _reason_js__WEBPACK_IMPORTED_MODULE_2__/* .plain */ .pj, cause), ...(changes === undefined ? {} : { changes }) };
}


/***/ }),

/***/ 8278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  og: () => (/* binding */ gatesOf),
  Qo: () => (/* binding */ inertMatrix),
  U5: () => (/* binding */ joinRows)
});

// EXTERNAL MODULE: ./lib/layer/build-plan.js
var build_plan = __webpack_require__(9881);
;// CONCATENATED MODULE: ./lib/report/file-graph.js
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

;// CONCATENATED MODULE: ./lib/report/matrix.js


/** GitHub's limit of jobs in one matrix (docs/stacker/platform.md#3.1). */
const mostRows = 256;
/**
 * GitHub ends a run whose matrix is empty (docs/stacker/platform.md#3.1), so there is always a row; with nothing to build the job
 * is gated off by `any`.
 */
const inertMatrix = { include: [{ name: 'nothing to build', stackerfiles: '', layers: [] }] };
/** `show` turns an absolute path into what outputs carry: relative to the working directory. */
function gatesOf(plan, show) {
    const rebuild = plan.layers.filter((layer) => (0,build_plan/* isRebuilt */.k)(layer.verdict)).map((layer) => layer.definition.name);
    const hit = plan.layers.filter((layer) => !(0,build_plan/* isRebuilt */.k)(layer.verdict)).map((layer) => layer.definition.name);
    const needs = fileNeeds(plan);
    const roots = rootsInOrder(plan);
    const stale = staleByFile(plan);
    const work = roots.map((root) => new Set([...closeOver(needs, root)].flatMap((file) => stale.get(file) ?? [])));
    const needed = neededRoots(plan, roots, work);
    const shown = roots.map((root) => asListItem(show(root)));
    return {
        rebuild,
        hit,
        any: rebuild.length > 0 || needed.length > 0,
        count: rebuild.length,
        stackerfiles: needed.map((index) => shown[index] ?? ''),
        waves: wavesOf(roots, needed, needs).map((wave) => wave.map((index) => shown[index] ?? '')),
        matrix: matrixOf(plan, { roots, work, needed, needs, shown }),
    };
}
/** A leading `!` or `#` has a meaning in a list of globs. */
function asListItem(path) {
    return /^[!#~\s]/.test(path) ? `./${path}` : path;
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
/** Indexes of the layers to be built, by their stackerfile. A file that could not be read has one of its own, behind all layers. */
function staleByFile(plan) {
    const stale = new Map();
    for (const [index, { verdict, definition }] of plan.layers.entries()) {
        if (!(0,build_plan/* isRebuilt */.k)(verdict))
            continue;
        const known = stale.get(definition.stackerfile);
        if (known === undefined)
            stale.set(definition.stackerfile, [index]);
        else
            known.push(index);
    }
    for (const [index, path] of unreadFiles(plan).entries())
        stale.set(path, [plan.layers.length + index]);
    return stale;
}
function unreadFiles(plan) {
    const unread = plan.builds.flatMap(({ files }) => files.filter((file) => file.unread === true));
    return [...new Set(unread.map(({ path }) => path))];
}
/** Those with own layers to be built, or with a prerequisite that nobody was asked to build by itself. */
function neededRoots(plan, roots, work) {
    const given = new Set(roots);
    const unread = unreadFiles(plan);
    return roots.flatMap((root, index) => {
        const own = [...(work[index] ?? [])].some((layer) => {
            const file = plan.layers[layer]?.definition.stackerfile ?? unread[layer - plan.layers.length] ?? '';
            return file === root || !given.has(file);
        });
        return own ? [index] : [];
    });
}
/** A stackerfile stands one wave after the last of those that it needs, directly or through files that need no build. */
function wavesOf(roots, needed, needs) {
    const indexOf = new Map(needed.map((index) => [roots[index] ?? '', index]));
    const waveOf = new Map();
    const place = (index, waiting) => {
        const known = waveOf.get(index);
        if (known !== undefined)
            return known;
        const before = [...closeOver(needs, roots[index] ?? '')].flatMap((file) => {
            const other = indexOf.get(file);
            return other === undefined || other === index || waiting.has(other) ? [] : [other];
        });
        const wave = Math.max(-1, ...before.map((other) => place(other, new Set([...waiting, index])))) + 1;
        if (waiting.size === 0)
            waveOf.set(index, wave);
        return wave;
    };
    const waves = [];
    for (const index of needed)
        (waves[place(index, new Set())] ??= []).push(index);
    return waves.filter((wave) => wave.length > 0);
}
/** The same work in at most so many rows: neighbours share one. */
function joinRows({ include }, most) {
    const names = new Set();
    const share = Math.ceil(include.length / most);
    const joined = [];
    for (let from = 0; from < include.length; from += share) {
        const rows = include.slice(from, from + share);
        const files = [...new Set(rows.flatMap(({ stackerfiles }) => stackerfiles.split('\n')))];
        joined.push({
            name: rowName(files, names),
            stackerfiles: files.join('\n'),
            layers: rows.flatMap(({ layers }) => layers),
        });
    }
    return { include: joined };
}
/** Two stackerfiles share a row when some layer would be built for both. */
function matrixOf(plan, groups) {
    const merged = shareRows(independentGroups(groups));
    if (merged.length === 0)
        return inertMatrix;
    const names = new Set();
    return {
        include: merged.map((group) => {
            const stackerfiles = withSuppliers(group, groups).map((index) => groups.shown[index] ?? '');
            const layers = ascending(group.layers).flatMap((index) => plan.layers[index]?.definition.name ?? []);
            return {
                name: rowName(ascending(group.roots).map((index) => groups.shown[index] ?? ''), names),
                stackerfiles: stackerfiles.join('\n'),
                layers,
            };
        }),
    };
}
/** In the order of their first stackerfiles. */
function independentGroups({ needed, work }) {
    const groupOf = new Map();
    const groups = new Set();
    for (const root of needed) {
        const layers = [...(work[root] ?? [])];
        const touched = [...new Set(layers.flatMap((layer) => groupOf.get(layer) ?? []))];
        const group = (touched.length === 0 ? undefined : [...groups].find((one) => touched.includes(one))) ?? {
            roots: new Set(),
            layers: new Set(),
        };
        groups.add(group);
        group.roots.add(root);
        for (const other of touched) {
            if (other === group)
                continue;
            groups.delete(other);
            for (const member of other.roots)
                group.roots.add(member);
            for (const layer of other.layers)
                layers.push(layer);
        }
        for (const layer of layers) {
            group.layers.add(layer);
            groupOf.set(layer, group);
        }
    }
    return [...groups];
}
/** Above the limit every group goes to the row with the fewest layers so far. */
function shareRows(groups) {
    if (groups.length <= mostRows)
        return groups;
    const rows = groups.slice(0, mostRows);
    for (const group of groups.slice(mostRows)) {
        const row = rows.reduce((least, candidate) => (candidate.layers.size < least.layers.size ? candidate : least));
        for (const root of group.roots)
            row.roots.add(root);
        for (const layer of group.layers)
            row.layers.add(layer);
    }
    return rows;
}
/**
 * What a leg has to be given: its stackerfiles, and those whose output they take as an `oci` base. The latter are no prerequisites, so
 * restore would not lay them down in that job by itself; they have nothing to build.
 */
function withSuppliers(group, { roots, needs }) {
    const files = new Set(ascending(group.roots).flatMap((index) => [...closeOver(needs, roots[index] ?? '')]));
    return roots.flatMap((root, index) => (group.roots.has(index) || files.has(root) ? [index] : []));
}
/** `images/stacker.yaml` is called `images`; a row of several is called after its first. Never twice the same. */
function rowName(paths, taken) {
    const first = (paths[0] ?? '').replace(/\.ya?ml$/, '').replace(/\/stacker$/, '');
    const name = paths.length > 1 ? `${first} and ${paths.length - 1} more` : first;
    const free = [name, ...paths.slice(0, 1)].find((candidate) => !taken.has(candidate));
    let unique = free ?? name;
    for (let number = 2; taken.has(unique); number++)
        unique = `${name} (${number})`;
    taken.add(unique);
    return unique;
}
function ascending(numbers) {
    return [...numbers].sort((a, b) => a - b);
}


/***/ }),

/***/ 8769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   EG: () => (/* binding */ renderPlan),
/* harmony export */   Pl: () => (/* binding */ headline),
/* harmony export */   Z0: () => (/* binding */ renderRestore),
/* harmony export */   hF: () => (/* binding */ describeDifference),
/* harmony export */   on: () => (/* binding */ paintVerdict),
/* harmony export */   uQ: () => (/* binding */ describeChange),
/* harmony export */   us: () => (/* binding */ renderSave)
/* harmony export */ });
/* unused harmony exports paint, renderNotices */
/* harmony import */ var _layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9881);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2527);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(819);
/* harmony import */ var _reason_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9048);
/* harmony import */ var _transfer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(971);





const colours = { hit: 32, miss: 33, always: 36, unknown: 35, error: 31 };
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
    const unknown = `all layers of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(unread.size, 'stackerfile')} that could not be read`;
    if (layers.length === 0)
        return unread.size === 0 ? 'There are no layers to build' : `${capital(unknown)} ${by}`;
    const rebuilt = layers.filter(({ verdict }) => (0,_layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isRebuilt */ .k)(verdict)).length;
    const stops = layers.some(({ verdict }) => verdict === 'error');
    return [
        `${rebuilt} of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(layers.length, 'layer')}`,
        ...(unread.size === 0 ? [] : [`, and ${unknown},`]),
        ` ${by}`,
        ...(stops ? [', which will stop at one of them'] : []),
    ].join('');
}
/** That the release is not known is one trouble of the whole plan, so it is told here and not at each layer. */
function releaseOf({ release, layers }) {
    const unknown = layers
        .flatMap(({ verdict, reasons }) => ((0,_layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isRebuilt */ .k)(verdict) ? reasons : []))
        .find(({ code }) => code === 'release-unknown');
    if (unknown === undefined)
        return release.tag;
    const { subject, detail } = unknown;
    if (detail === undefined) {
        const which = subject === release.tag ? 'of a release that is not known' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(subject);
        return `${which}; its rules are taken to be those of ${release.tag}`;
    }
    return `${subject === '' ? 'of this release' : (0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(subject)}: ${detail}`;
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
    const once = (0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .toldOnce */ .n3)(plan, _reason_js__WEBPACK_IMPORTED_MODULE_1__/* .inBackticks */ .Zw).map(_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK);
    return [`${headline(plan)}.`, ...once, ...lines, ...renderNotices(plan.notices, style)].join('\n');
}
function rowsOf(plan, layer, style) {
    const { definition, verdict } = layer;
    const place = `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(style.show(definition.stackerfile))}:${definition.line}`;
    const told = (0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .describeReasons */ .nl)(plan, layer, _reason_js__WEBPACK_IMPORTED_MODULE_1__/* .inBackticks */ .Zw).map(_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK);
    return (told.length === 0 ? [''] : told).map((reason, index) => index === 0
        ? { verdict, cells: [verdict, (0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(definition.name), place, reason], first: true }
        : { verdict, cells: ['', '', '', reason], first: false });
}
function renderNotices(notices, style) {
    return notices.map(({ message, place, advice }) => {
        const where = place === undefined ? '' : `${[style.show(place.file), place.line].filter(Boolean).join(':')}: `;
        return `  ${paint('note', 34, style)}  ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(`${where}${message}${advice === undefined ? '' : `; ${advice}`}`)}`;
    });
}
function renderRestore(transfer, style) {
    const { restored, notRestored, bytesDown, seconds, store } = transfer;
    const content = restored.reduce((sum, layer) => sum + layer.bytes, 0);
    return [
        `Restored ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(restored.length, 'layer')} (${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(content)}) from ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(store)}: ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(bytesDown)} down in ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSeconds */ .Xo)(seconds)}.`,
        ...notRestored.map((layer) => `  ${paint('not restored', 33, style)}  ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(layer.name)}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(layer.why)}`),
    ].join('\n');
}
function renderSave(transfer, style) {
    const { saved, differences, bytesUp, seconds, store, skipped } = transfer;
    const done = skipped === undefined
        ? `Saved ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(saved.length, 'layer')} to ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(store)}: ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(bytesUp)} up in ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .formatSeconds */ .Xo)(seconds)}.`
        : `Saved nothing to ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(store)}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(skipped)}.`;
    return [
        done,
        ...saved.map((layer) => `  ${paint('saved', 32, style)}  ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(layer.name)}  ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .formatBytes */ .z3)(layer.bytes)}`),
        ...(0,_transfer_js__WEBPACK_IMPORTED_MODULE_4__/* .togetherNotSaved */ .Pm)(transfer).map(({ names, why }) => `  ${paint('not saved', 33, style)}  ${names.map(_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK).join(', ')}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(why)}`),
        ...differences.map((difference) => {
            const word = (0,_transfer_js__WEBPACK_IMPORTED_MODULE_4__/* .isSurprise */ .II)(difference) ? paint('differs', 31, style) : 'settled';
            return `  ${word}  ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(difference.name)}: ${describeDifference(difference)}`;
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
    const mode = (0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .modeChange */ .IG)(change);
    if (mode !== undefined)
        return `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(change.path)}: ${mode}`;
    const value = (text) => text === undefined ? 'nothing' : `"${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .shorten */ .ml)((0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(text), 80)}"`;
    const both = values && (change.before !== undefined || change.after !== undefined)
        ? `: ${value(change.before)} -> ${value(change.after)}`
        : '';
    const from = change.substitution === undefined ? '' : ` (from substitution ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(change.substitution)})`;
    return `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .visible */ .RK)(change.path)}${both}${from}`;
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
/* harmony export */   Zh: () => (/* binding */ isFault)
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
/** `exact`: every hit was laid down; `none`: nothing was, or there was no hit. */
function restoredWord(transfer) {
    if (transfer === undefined || transfer.restored.length === 0)
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


/***/ })

};
