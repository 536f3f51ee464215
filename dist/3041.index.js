export const id = 3041;
export const ids = [3041];
export const modules = {

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
    const text = one('working-directory') ?? '.';
    const written = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, text);
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(written, { throwIfNoEntry: false })?.isDirectory()) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo({
            message: `working-directory: "${written}" is not a directory`,
            advice: 'give the directory in which stacker is run',
            said: { option: 'working-directory', text },
        });
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
            problems.push(...error.problems);
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(problems);
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
            problems.push({ ...missing(line), said: { option: 'stackerfiles', text: line } });
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
 * Whose records are believed. `base` is what `file:PATH` of a key is relative to.
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
                ...(signKey === undefined ? {} : { signKey: (0,_trust_signing_key_js__WEBPACK_IMPORTED_MODULE_4__/* .parseSignKey */ .uC)(signKeyText(signKey, base)) }),
                verifyKeys: (0,_trust_signing_key_js__WEBPACK_IMPORTED_MODULE_4__/* .parseVerifyKeys */ .j3)(verifyKeys, (path) => keyFile('verify-key', path, base)),
                workflows: workflows.map(parseWorkflow),
            };
    }
}
/** A list of processes shows the arguments of a command, so that a key there is better in a file. */
function signKeyText(text, base) {
    const path = (0,_trust_signing_key_js__WEBPACK_IMPORTED_MODULE_4__/* .pathOf */ .XM)(text);
    return path === undefined ? text : keyFile('sign-key', path, base);
}
function keyFile(name, path, base) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(base, path);
    try {
        const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(file);
        if (found.isFile() && found.size <= mostKeyBytes)
            return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, { encoding: 'utf8', flag: node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOFOLLOW });
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isTrouble */ .KM)(error))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${name}: "${file}" cannot be read: ${error.message}`, { cause: error });
    }
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`${name}: "${file}" is not a regular file of at most ${String(mostKeyBytes)} bytes`);
}
const mostKeyBytes = 16 * 1024;
function parseWorkflow(name) {
    if (/\.ya?ml$/.test(name) && !name.includes('@'))
        return name;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`trust-workflows: expected files of workflows as "build.yml" or ".github/workflows/build.yml", got ${JSON.stringify(name)}`);
}


/***/ }),

/***/ 89081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ askBuilds),
/* harmony export */   p: () => (/* binding */ ofInputs)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _formats_regular_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(88911);
/* harmony import */ var _yaml_source_text_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12820);





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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo('builds and builds-file exclude each other: give the description, or the path of a file that holds it');
    }
    const twice = saidBeside(texts);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(cwd, file ?? usualBuildsFile);
    if (!isNamed && texts.has('stackerfiles'))
        return [ofInputs(texts)];
    if (!isNamed && twice.length > 0) {
        const alone = ofInputs(texts);
        return [(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path) ? { ...alone, setAside: { file: usualBuildsFile, by: twice } } : alone];
    }
    const text = inline ?? (await readText(path, file ?? usualBuildsFile, isNamed));
    if (text === undefined)
        return [ofInputs(texts)];
    if (twice.length > 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(twice.map((name) => ({
            message: `${name}: the builds file says it, and this input says it again`,
            advice: name === 'publish-stackerfiles'
                ? `leave ${name} out: the images of each build's own stackerfiles are published`
                : `leave ${name} out, or write it into the builds file`,
        })));
    }
    const { buildNamed, readBuilds } = await Promise.all(/* import() */[__webpack_require__.e(8815), __webpack_require__.e(6553)]).then(__webpack_require__.bind(__webpack_require__, 16553));
    const shown = inline === undefined ? path : 'builds';
    const all = readBuilds(text, shown);
    const chosen = names.length === 0 ? all : inFileOrder(all, new Set(names.map((name) => buildNamed(all, name))));
    const only = texts.get('stackerfiles');
    if (only !== undefined && names.length === 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo({
            message: 'stackerfiles: the builds file says which, and no build is named',
            advice: 'name the build whose stackerfiles they are by build, or leave stackerfiles out',
        });
    }
    const source = (0,_yaml_source_text_js__WEBPACK_IMPORTED_MODULE_4__/* .fileText */ .CG)(shown, text);
    return chosen.map((build) => ({
        name: build.name,
        texts: textsOf(build, texts),
        only,
        sharesDirectory: build.directories.stacker !== undefined,
        runsOn: build.runsOn,
        variants: build.variants,
        written: { file: source, refutable: build.refutable },
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
        return (await (0,_formats_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readRegularFile */ .XF)(path, mostBytes)).toString('utf8');
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isTrouble */ .KM)(error))
            throw error;
        if ('code' in error && error.code === 'ENOENT') {
            if (!isNamed)
                return undefined;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo({
                message: `builds-file: there is no file "${shown}"`,
                advice: `describe the builds in ${usualBuildsFile}, or give the path of the file that does`,
            });
        }
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`builds-file: ${shown} cannot be read: ${error.message}`);
    }
}
/** The texts of the options of one build: what was given besides, and what the file says. */
function textsOf(build, given) {
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
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo({
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
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo({
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
// EXTERNAL MODULE: ./lib/plan/asked-builds.js
var asked_builds = __webpack_require__(89081);
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
            const named = (0,build_mistakes/* optionMistakes */.x)(error, build);
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
/* harmony export */   X: () => (/* binding */ namingBuild),
/* harmony export */   x: () => (/* binding */ optionMistakes)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _yaml_source_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12820);


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
/**
 * The mistakes in a build's options, each with its name, those about what the builds file says with the place there, and those about a default
 * with the builds file that was not read.
 */
function optionMistakes(error, { name, written, setAside }) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo))
        return error;
    const { problems } = error;
    const told = setAside !== undefined
        ? problems.map((problem) => besideFile(problem, setAside))
        : written === undefined
            ? problems
            : placedIn(written, problems);
    return namingBuild(told === problems ? error : new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(told, { cause: error }), name);
}
function placedIn({ file, refutable }, problems) {
    // Of what is written twice the first: of equal keys a map keeps the last.
    const found = new Map(refutable.toReversed().map((one) => [keyOf(one), one]));
    return problems.map((problem) => {
        const one = problem.said && found.get(keyOf(problem.said));
        return one === undefined ? problem : (0,_yaml_source_text_js__WEBPACK_IMPORTED_MODULE_1__/* .problemAt */ .l4)(file, one.at, problem.message, advice[one.option]);
    });
}
function keyOf({ option, text }) {
    return `${option} ${text}`;
}
const advice = {
    stackerfiles: 'name existing stackerfiles in this build',
    'working-directory': 'give the directory in which stacker is run',
};
function besideFile(problem, { file, by }) {
    if (problem.said?.option !== 'stackerfiles')
        return problem;
    const [describe, them] = by.length === 1 ? ['describes', 'it'] : ['describe', 'them'];
    const why = `${file} is not read, since ${by.join(' and ')} ${describe} a build beside it`;
    // Of each build of a builds file all images are published.
    const written = by.includes('publish-stackerfiles') ? '' : `, write ${them} into that file`;
    return { ...problem, advice: `${why}: leave ${them} out${written}, or give stackerfiles, too` };
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

/***/ 72527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $m: () => (/* binding */ visibleJson),
/* harmony export */   D9: () => (/* binding */ markdownCode),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   _b: () => (/* binding */ mermaidLabel),
/* harmony export */   _s: () => (/* binding */ htmlAttribute),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   p7: () => (/* binding */ markdownText),
/* harmony export */   rC: () => (/* binding */ htmlName)
/* harmony export */ });
/** Text that others wrote, made harmless for where it is shown. */
// Controls (Cc) steer terminals and end lines of commands; format characters (Cf) reverse or hide parts of a name.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** Control and invisible characters as `\x1b` or `\u202e`; everything else as it is. */
function visible(text) {
    return text.replace(invisible, (character) => {
        const code = character.codePointAt(0) ?? 0;
        if (character === '\n')
            return '\\n';
        if (character === '\t')
            return '\\t';
        return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
    });
}
/**
 * JSON text in which such characters stand as JSON escapes. JSON.stringify leaves those beyond ASCII as they are; what is escaped here
 * can only stand inside strings, since the line feeds of the indentation are left.
 */
function visibleJson(value, indent) {
    return JSON.stringify(value, undefined, indent).replace(/[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => character.replace(/[^]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`));
}
/** At most `length` characters, the cut marked. */
function shorten(text, length) {
    const characters = Array.from(text);
    return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
/**
 * As code in Markdown, fit for a table cell. A code span where nothing in it could end it; else `<code>` with everything but letters
 * and digits as character references, which Markdown never takes for its own signs.
 */
function markdownCode(text) {
    const shown = visible(text);
    if (/^[^\s`|\\](?:[^`|\\]*[^\s`|\\])?$/u.test(shown))
        return `\`${shown}\``;
    return `<code>${shown.replace(/[^\p{L}\p{N} ]/gu, reference)}</code>`;
}
/** As running text in Markdown: nothing in it becomes markup, a link, a mention or a row. */
function markdownText(text) {
    return visible(text)
        .replace(/[\\`*_{}[\]<>#!|~&$@]/g, reference)
        .replaceAll('://', '&#58;//')
        .replace(/\bwww\./gi, (found) => `${found.slice(0, -1)}&#46;`);
}
function reference(character) {
    return `&#${character.codePointAt(0) ?? 0};`;
}
/** As text of an HTML element that stands in Markdown. Only letters, digits and what paths are made of stand as they are. */
function htmlName(text, element) {
    return `<${element}>${visible(text).replace(/[^\p{L}\p{N} ./_-]/gu, reference)}</${element}>`;
}
/** As the value of an attribute in quotes. */
function htmlAttribute(text) {
    return visible(text).replace(/["'&<>`|]/g, reference);
}
/** As a quoted Mermaid label: its own escape is `#NUMBER;`. */
function mermaidLabel(text) {
    return visible(text).replace(/[^\p{L}\p{N} ./_-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`);
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

/***/ 39048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gk: () => (/* binding */ describeReason),
/* harmony export */   IG: () => (/* binding */ modeChange),
/* harmony export */   N0: () => (/* binding */ describeOwnReasons),
/* harmony export */   Zw: () => (/* binding */ inBackticks),
/* harmony export */   n3: () => (/* binding */ toldOnce),
/* harmony export */   nl: () => (/* binding */ describeReasons),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   rl: () => (/* binding */ causeOf),
/* harmony export */   wh: () => (/* binding */ describeCauses),
/* harmony export */   zM: () => (/* binding */ reasonsOf)
/* harmony export */ });
/* harmony import */ var _stackerfile_dockerish_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89149);

/** As in JSON. */
const plain = { name: (text) => text, clause: (text) => text };
/** For a terminal or a log. */
const inBackticks = { name: (text) => `\`${text}\``, clause: (text) => text };
/** One sentence without a full stop per reason; a new code does not compile without its sentence. */
const sentences = {
    'not-cached': (place) => `no build of it is in ${place === '' ? 'the cache' : place}`,
    'store-unreachable': () => 'the cache could not be reached',
    'record-refused': () => 'a build of it is in the cache, and was made by somebody whose records are not trusted here',
    'root-needed': () => 'stacker runs as root, so what it is to find must belong to root',
    'definition-changed': () => 'its definition changed',
    'base-changed': (base) => (base === '' ? 'its base image changed' : `its base image ${base} changed`),
    'base-rebuilt': (base) => `base ${base} will be rebuilt`,
    'epoch-changed': () => 'SOURCE_DATE_EPOCH changed',
    'import-new': (path) => `import ${path} is new`,
    'import-missing': (path) => `import ${path} is gone`,
    'import-type-changed': (path) => `import ${path} changed between file and directory`,
    'import-changed': (path) => `import ${path} changed`,
    'overlay-dir-new': (path) => `overlay dir ${path} is new`,
    'overlay-dir-missing': (path) => `overlay dir ${path} is gone`,
    'overlay-dir-changed': (path) => `overlay dir ${path} changed`,
    'layer-type-missing': (type) => `the cached build has no output as ${type}`,
    'release-changed': () => 'it was built by a release of stacker whose cache this one does not read',
    'content-missing': (content) => `${content === '' ? 'content' : content} of the cached build is missing in the store`,
    'shared-name': (name) => `another stackerfile of the same stacker-dir has a layer ${name === '' ? 'of this name' : name}`,
    'refresh-requested': () => 'a refresh was requested',
    'too-old': () => 'its build is older than max-age',
    'needed-by-rebuild': (child) => `it is good, but it cannot be laid down${child === '' ? '' : ` for ${child}`}`,
    binds: () => 'it has binds, which stacker builds on every run',
    'never-equal': (directive) => `its ${directive === '' ? 'definition' : directive} never equals its cached copy, so stacker builds it on every run`,
    'bom-generate': () => 'it generates a bom, which this release builds on every run',
    'base-may-be-equal': (base) => `base ${base === '' ? '' : `${base} `}will be built again, and may come out equal: stacker decides`,
    'base-unresolved': (base) => `its base image ${base === '' ? '' : `${base} `}cannot be known before the build`,
    'import-unresolved': (path) => `import ${path} cannot be known before the build`,
    'producer-rebuilt': (producer) => `${producer}, which it takes files from, will be rebuilt`,
    'yaml-unsure': () => 'its definition could not be read with certainty',
    'generated-source': (path) => `${path} may still be made before stacker reads it`,
    'release-unknown': () => 'the release of stacker is not known',
    'bad-import': (path) => `stacker cannot take ${path === '' ? 'its base' : path}`,
    'dependency-unresolved': (name) => `${name === '' ? 'a layer that it needs' : name} is not among the layers`,
    'colliding-names': (base) => `${base === '' ? 'its base' : base} and another base of the build are kept under one name`,
};
/** Said of a doubt about what stacker never looks at: it is certain then that the layer is built. */
const neverCompared = 'stacker itself does not compare imports with dest';
/** The reason in one clause; its detail follows after a colon. */
function describeReason(reason, voice, cause) {
    return told([reason], voice, cause);
}
/** What is said of the layer that a reason comes from, where that one is in the plan. */
const following = {
    'base-unresolved': (base, certain) => `base ${base} ${certain ? 'will' : 'may'} be rebuilt`,
    'producer-rebuilt': (producer, certain) => `${producer}, which it takes files from, ${certain ? 'will' : 'may'} be rebuilt`,
};
/** Reasons that differ in their subjects only, in one clause. */
function told(reasons, voice, cause) {
    const [{ code, detail, uncompared }] = reasons;
    const subject = listed(reasons.flatMap((reason) => (reason.subject === '' ? [] : [namedSubject(reason, voice)])));
    const follows = cause === undefined ? undefined : following[code];
    const details = [
        ...(detail === undefined || follows !== undefined ? [] : [voice.clause(detail)]),
        ...(uncompared === true ? [neverCompared] : []),
    ];
    const sentence = follows === undefined ? sentences[code](subject) : follows(subject, cause?.verdict !== 'unknown');
    return details.length === 0 ? sentence : `${sentence}: ${details.join('; ')}`;
}
/** A layer type in the words of stacker's options, and not as its cache has it (`squashfs+true`). */
function namedSubject({ code, subject }, voice) {
    const [, type, verity] = /^(squashfs|erofs|tar)\+(true|false)$/.exec(subject) ?? [];
    if (code !== 'layer-type-missing' || type === undefined)
        return voice.name(subject);
    return `${voice.name(type)}${type === 'tar' ? '' : verity === 'true' ? ' with verity' : ' without verity'}`;
}
/** Each reason once: a producer is one however many files are taken from it, and what stacker never compares outweighs what it does. */
function reasonsOf({ reasons }) {
    const certain = new Set(reasons.flatMap((reason) => (reason.uncompared === true ? [causeKey(reason)] : [])));
    const seen = new Set();
    return reasons.filter((reason) => {
        const { code, subject, detail, changes, uncompared } = reason;
        if (uncompared !== true && certain.has(causeKey(reason)))
            return false;
        const key = JSON.stringify([code, subject, detail, changes, uncompared]);
        if (seen.has(key))
            return false;
        seen.add(key);
        return true;
    });
}
function causeKey({ code, subject }) {
    return JSON.stringify([code, subject]);
}
const spreading = new Set([
    'base-rebuilt',
    'base-may-be-equal',
    'base-unresolved',
    'producer-rebuilt',
]);
/**
 * Is it told once for the whole plan, as an outage is, and not again with each layer? What a layer's own page tells is another matter.
 */
function isToldOnce({ code }) {
    return code === 'store-unreachable' || code === 'root-needed';
}
/** What is told once, as whole sentences; `why` of the first layer that it happened to. */
function toldOnce(plan, voice) {
    const hit = plan.layers.flatMap(({ reasons }) => reasons.filter(isToldOnce));
    const [first] = hit;
    if (first === undefined)
        return [];
    const layers = hit.length === 1 ? 'one layer counts' : `${String(hit.length)} layers count`;
    const sentence = describeReason(first, voice);
    return [`${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}; ${layers} as not cached.`];
}
/** The layer that a spreading reason points to: the base or producer among what the layer depends on. */
function causeOf(plan, layer, reason) {
    if (!spreading.has(reason.code))
        return undefined;
    const name = (0,_stackerfile_dockerish_url_js__WEBPACK_IMPORTED_MODULE_0__/* .stackerUrl */ .Z)(reason.subject)?.layer ?? reason.subject;
    return layer.dependsOn
        .map((index) => plan.layers[index])
        .find((candidate) => candidate?.definition.name === name && candidate !== layer);
}
const mostNamed = 3;
/** `mode 0644 -> 0755` where that is all that changed. */
function modeChange({ before = '', after = '' }) {
    const [then, now] = [before, after].map((text) => /^mode (0[0-7]{1,6})$/.exec(text)?.[1]);
    return then === undefined || now === undefined ? undefined : `mode ${then} -> ${now}`;
}
/** Which fields or files, in short; the first few of them. Not their values but a mode: they may not be for everybody. */
function describeChanged({ subject, changes = [] }, voice) {
    const paths = new Map();
    for (const change of changes) {
        const mode = modeChange(change);
        const name = change.path === '' || change.path === subject ? '' : voice.name(change.path);
        const text = [name, mode ?? ''].filter((part) => part !== '').join(': ');
        if (text !== '')
            paths.set(change.path, text);
    }
    const named = [...paths.values()].slice(0, mostNamed);
    const more = paths.size > mostNamed ? [`${paths.size - mostNamed} more`] : [];
    return named.length === 0 ? '' : ` (${[...named, ...more].join(', ')})`;
}
/**
 * Why the layer is no hit, a clause for each cause of its own, and one for all that follows from other layers: it names them and leaves
 * their reasons to them. That there is no build of a layer goes without saying where it will be built for another one, and which release
 * is not known stands above the plan. `why` tells all.
 */
function describeReasons(plan, layer, voice) {
    const reasons = reasonsOf(layer).filter((reason) => reason.code !== 'release-unknown' && !isToldOnce(reason));
    const causes = new Map();
    for (const reason of reasons) {
        const cause = causeOf(plan, layer, reason);
        if (cause === undefined)
            continue;
        const key = JSON.stringify([reason.code, reason.uncompared, cause.verdict === 'unknown']);
        const same = causes.get(key);
        if (same === undefined)
            causes.set(key, { reasons: [reason], cause });
        else
            same.reasons.push(reason);
    }
    const follows = [...causes.values()].map(({ reasons, cause }) => told(reasons, voice, cause)).join('; ');
    let isTold = false;
    return reasons.flatMap((reason) => {
        if (causeOf(plan, layer, reason) === undefined) {
            if (reason.code === 'not-cached' && reason.detail === undefined && follows !== '')
                return [];
            return [`${describeReason(reason, voice)}${describeChanged(reason, voice)}`];
        }
        if (isTold)
            return [];
        isTold = true;
        return [follows];
    });
}
/** The causes that are a layer's own, and not told once for the whole plan. */
function describeCauses(plan, layer, voice) {
    const own = reasonsOf(layer).filter((reason) => reason.code !== 'release-unknown' && !isToldOnce(reason) && causeOf(plan, layer, reason) === undefined);
    const follows = reasonsOf(layer).some((reason) => causeOf(plan, layer, reason) !== undefined);
    return own.flatMap((reason) => reason.code === 'not-cached' && reason.detail === undefined && follows
        ? []
        : [`${describeReason(reason, voice)}${describeChanged(reason, voice)}`]);
}
/** What a later look at the same layer cannot find out: the causes that are its own, but that nothing is cached. */
function describeOwnReasons(plan, layer, voice) {
    return reasonsOf(layer).flatMap((reason) => reason.code === 'not-cached' || causeOf(plan, layer, reason) !== undefined
        ? []
        : [`${describeReason(reason, voice)}${describeChanged(reason, voice)}`]);
}
/** `a`, `a and b`, `a, b and 4 more`. */
function listed(names) {
    const shown = names.length > mostNamed + 1 ? [...names.slice(0, mostNamed), `${names.length - mostNamed} more`] : names;
    return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
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

/***/ 57979:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ stopsOf)
/* harmony export */ });
/* harmony import */ var _layer_verdict_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(46468);
/* harmony import */ var _reason_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(39048);


/** Where stacker will stop, and why: one for each such reason, at the line of its layer. */
function stopsOf({ layers }) {
    return layers.flatMap((layer) => {
        const { verdict, definition } = layer;
        if (verdict !== 'error')
            return [];
        const { name, stackerfile: file, line, column } = definition;
        return (0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .reasonsOf */ .zM)(layer)
            .filter(_layer_verdict_js__WEBPACK_IMPORTED_MODULE_0__/* .isStop */ .j)
            .map((reason) => ({
            message: `stacker will stop at layer ${_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .inBackticks */ .Zw.name(name)}: ${(0,_reason_js__WEBPACK_IMPORTED_MODULE_1__/* .describeReason */ .Gk)(reason, _reason_js__WEBPACK_IMPORTED_MODULE_1__/* .inBackticks */ .Zw)}`,
            place: { file, line, column },
        }));
    });
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

/***/ 96039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ox: () => (/* binding */ verifyKeyOf),
/* harmony export */   XM: () => (/* binding */ pathOf),
/* harmony export */   b_: () => (/* binding */ signBytes),
/* harmony export */   j3: () => (/* binding */ parseVerifyKeys),
/* harmony export */   s3: () => (/* binding */ isSignedBy),
/* harmony export */   uC: () => (/* binding */ parseSignKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);


/** What stands before the 32 bytes of an ed25519 key as a private and as a public one (RFC 8410). */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const keyBytes = 32;
/**
 * A private ed25519 key: PEM, or its 32 bytes in base64.
 * @throws UserError for another text, without showing it.
 */
function parseSignKey(text) {
    const wrong = 'sign-key: expected a private ed25519 key, as PEM or as its 32 bytes in base64, or file:PATH of a file that holds it';
    const raw = rawKey(text);
    const key = attempt(wrong, () => raw === undefined
        ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)(pem(text, 'PRIVATE KEY', wrong))
        : (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ key: Buffer.concat([privatePrefix, raw]), format: 'der', type: 'pkcs8' }));
    if (key.asymmetricKeyType !== 'ed25519')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(wrong);
    return key;
}
/**
 * Public ed25519 keys, one a line in base64, or PEM over several lines, or `file:PATH`, whose text `read` has and which names no further file.
 * @throws UserError that names the first item that is none.
 */
function parseVerifyKeys(lines, read) {
    return items(lines).flatMap((item, index) => {
        const path = pathOf(item);
        if (path === undefined)
            return [parseVerifyKey(item, `item ${String(index + 1)}`)];
        const found = items([read(path)]);
        const file = `file ${JSON.stringify(path)}`;
        if (found.length === 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`verify-key: ${file} holds no key`);
        return found.map((key, at) => parseVerifyKey(key, `item ${String(at + 1)} of ${file}`));
    });
}
function parseVerifyKey(text, shown) {
    const wrong = `verify-key: expected public ed25519 keys, as PEM or as their 32 bytes in base64, or file:PATH of a file that holds some, and ${shown} is none`;
    const raw = rawKey(text);
    const key = attempt(wrong, () => raw === undefined
        ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem(text, 'PUBLIC KEY', wrong))
        : (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: Buffer.concat([publicPrefix, raw]), format: 'der', type: 'spki' }));
    if (key.asymmetricKeyType !== 'ed25519')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(wrong);
    return named(key);
}
/** The path of `file:PATH`. */
function pathOf(text) {
    return text.startsWith('file:') ? text.slice('file:'.length) : undefined;
}
/** The public half, by which what was just signed is verified. */
function verifyKeyOf(signKey) {
    return named((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(signKey));
}
function signBytes(key, bytes) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(null, bytes, key);
}
function isSignedBy({ key }, bytes, signature) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(null, bytes, key, signature);
}
function named(key) {
    const encoded = key.export({ format: 'der', type: 'spki' });
    return { id: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(encoded).digest('hex').slice(0, 16), key };
}
/** Joins the lines of each PEM block; every other line is an item of its own. */
function items(lines) {
    const found = [];
    let block;
    for (const line of lines.flatMap((text) => text.split('\n')).map((text) => text.trim())) {
        if (line.startsWith('-----BEGIN '))
            block = [];
        if (block === undefined) {
            if (line !== '')
                found.push(line);
            continue;
        }
        block.push(line);
        if (!line.startsWith('-----END '))
            continue;
        found.push(block.join('\n'));
        block = undefined;
    }
    return block === undefined ? found : [...found, block.join('\n')];
}
function rawKey(text) {
    const base64 = text.trim();
    const bytes = Buffer.from(base64, 'base64');
    return bytes.length === keyBytes && bytes.toString('base64') === base64 ? bytes : undefined;
}
/** Node takes certificates and private keys for public ones, too. */
function pem(text, kind, wrong) {
    if (!text.trim().startsWith(`-----BEGIN ${kind}-----`))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(wrong);
    return text;
}
/** OpenSSL's words say nothing to whoever gave the key, and might show it. */
function attempt(wrong, read) {
    try {
        return read();
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(wrong);
    }
}


/***/ })

};
