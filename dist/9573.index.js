export const id = 9573;
export const ids = [9573];
export const modules = {

/***/ 69372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ globOf),
/* harmony export */   p: () => (/* binding */ pathGlobs)
/* harmony export */ });
/** One glob or the other. `*` and `?` stand for characters of one name, `**` for any names or none, everything else for itself. */
function pathGlobs(globs) {
    const whole = new RegExp(`^(?:${globs.map(patternOf).join('|')})(?:/|$)`, 'su');
    return (path) => whole.test(path);
}
/** A leading `/` or `./` and a trailing `/` say nothing. */
function patternOf(glob) {
    const names = glob.split('/').filter((name) => name !== '' && name !== '.');
    return names.map((name, index) => namePattern(name, index === names.length - 1)).join('');
}
/** Without a character that has a meaning in globs, for the same path. */
function globOf(path) {
    return path.replace(/[*?]/g, '?');
}
function namePattern(name, isLast) {
    // What lies below a directory that is named goes with it, so at the end it stands for one name or more.
    if (name === '**')
        return isLast ? '[^/]+' : '(?:[^/]+/)*';
    const literal = name.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
    // One star after another says no more than one, and costs the matcher a power of the path's length.
    const pattern = literal.replace(/\*+/g, '[^/]*').replaceAll('?', '[^/]');
    return isLast ? pattern : `${pattern}/`;
}


/***/ }),

/***/ 7663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ decodePackedTrees),
/* harmony export */   Hy: () => (/* binding */ packBindTree),
/* harmony export */   Rv: () => (/* binding */ bindTreeOf),
/* harmony export */   X7: () => (/* binding */ excludingGlobs),
/* harmony export */   _q: () => (/* binding */ unpackBindTree),
/* harmony export */   mO: () => (/* binding */ encodePackedTrees),
/* harmony export */   yI: () => (/* binding */ compareBindTrees)
/* harmony export */ });
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2924);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67910);
/* harmony import */ var _formats_path_glob_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69372);



/** The text is the same for the same entries and globs in whatever order. */
function bindTreeOf(entries, excluded) {
    const globs = [...new Set(excluded)].sort().map((glob) => `without ${escape(Buffer.from(glob).toString('latin1'))}`);
    // A blank is less than what paths hold here, so lines are in the order of their paths.
    const lines = entries.map((entry) => `/${escape(entry.path)} ${describe(entry)}`).sort();
    const text = Buffer.from([...globs, ...lines, ''].join('\n'), 'latin1');
    return { digest: (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(text), text };
}
function describe(entry) {
    switch (entry.type) {
        case 'file':
            return `file ${octal(entry.mode)} ${entry.sha256}`;
        case 'dir':
            return `dir ${octal(entry.mode)}`;
        case 'link':
            return `link ${escape(entry.target)}`;
    }
}
function octal(mode) {
    return mode.toString(8).padStart(4, '0');
}
function escape(bytes) {
    return bytes.replace(/[\0-\x20%\x7f]/g, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
function readable(escaped) {
    const bytes = escaped.replace(/%([0-9a-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
}
/** Few builds bind what is looked into. */
const zlib = () => process.getBuiltinModule('node:zlib');
const mostTextBytes = 64 * 1024 * 1024;
function packBindTree({ text }) {
    return zlib().deflateSync(text).toString('base64');
}
/** Undefined where it is not there, unfolds to more than a tree may have, or is not what its digest says. */
function unpackBindTree(trees, digest) {
    const packed = trees.get(digest);
    if (packed === undefined)
        return undefined;
    try {
        const text = zlib().inflateSync(Buffer.from(packed, 'base64'), { maxOutputLength: mostTextBytes });
        return (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(text) === digest ? { digest, text } : undefined;
    }
    catch {
        return undefined;
    }
}
const decodePackedTrees = (value, where) => new Map((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)((item, at) => decodePackedTree(item, at), mostTrees)(value, where));
const mostTrees = 1000;
const decodePackedTree = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where);
    return [member('digest', _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeDigest */ .bY), member('packed', _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc)];
};
function encodePackedTrees(trees) {
    return [...trees].map(([digest, packed]) => ({ digest, packed }));
}
const lineForm = /^\/([^ ]*) (file [0-7]{4} [0-9a-f]{64}|dir [0-7]{4}|link [^ ]*)$/;
/** Lines of another form are none: who writes records may write anything. */
function readLines({ text }) {
    const globs = [];
    const entries = new Map();
    for (const line of text.toString('latin1').split('\n').slice(0, -1)) {
        const [, path, what] = lineForm.exec(line) ?? [];
        if (what !== undefined && path !== undefined)
            entries.set(path, what);
        else if (line.startsWith('without '))
            globs.push(line.slice('without '.length));
    }
    return { globs, entries };
}
/** Not the name of a file that has it: other globs leave other files out. */
const globsOption = 'option binds-exclude';
/** More are counted by nobody. */
const mostChanges = 1000;
/** What changed from one tree to the other, in order of the paths. A directory that is new or gone stands for all in it. */
function compareBindTrees(before, after) {
    if (before.digest === after.digest)
        return [];
    const [old, fresh] = [readLines(before), readLines(after)];
    const changes = [];
    const [then, now] = [old, fresh].map(({ globs }) => globs.map(readable).join(', ') || 'nothing');
    if (then !== now && then !== undefined && now !== undefined)
        changes.push({ path: globsOption, before: then, after: now });
    const paths = [...new Set([...old.entries.keys(), ...fresh.entries.keys()])].sort();
    const whole = new Set();
    for (const path of paths) {
        if (changes.length >= mostChanges)
            break;
        const [was, is] = [old.entries.get(path), fresh.entries.get(path)];
        if (was === is)
            continue;
        const isAlone = was === undefined || is === undefined;
        if (isAlone && (was ?? is)?.startsWith('dir ') === true)
            whole.add(path);
        if (path !== '' && whole.has(directoryOf(path)))
            continue;
        changes.push({ path: readable(path) || '.', ...values(was, is) });
    }
    return changes;
}
function directoryOf(path) {
    return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
function values(was, is) {
    if (was === undefined || is === undefined)
        return { before: was === undefined ? 'absent' : 'present', after: is === undefined ? 'absent' : 'present' };
    const [[type, mode, content], [nowType, nowMode, nowContent]] = [was.split(' '), is.split(' ')];
    if (type !== nowType)
        return { before: type ?? '', after: nowType ?? '' };
    if (type === 'link')
        return { before: `link ${readable(mode ?? '')}`, after: `link ${readable(nowMode ?? '')}` };
    if (content === nowContent)
        return { before: `mode ${mode ?? ''}`, after: `mode ${nowMode ?? ''}` };
    return { before: `content ${(content ?? '').slice(0, 12)}`, after: `content ${(nowContent ?? '').slice(0, 12)}` };
}
/** So many globs are a help. */
const mostGlobs = 5;
/** So many files in one directory are likely to become more. */
const fewInOne = 3;
/** Globs for `binds-exclude` that would leave out what changed, the fewest first that a person would write. */
function excludingGlobs(changes) {
    const paths = changes.flatMap(({ path }) => (path === globsOption || path === '.' ? [] : [path]));
    const inOne = new Map();
    for (const path of paths) {
        const directory = directoryOf(path);
        inOne.set(directory, [...(inOne.get(directory) ?? []), path]);
    }
    const globs = [...inOne].flatMap(([directory, files]) => files.length < fewInOne ? files.map(_formats_path_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .globOf */ .k) : [...new Set(files.map((file) => siblings(directory, file)))]);
    return globs.length <= mostGlobs
        ? globs
        : [...new Set(globs.map((glob) => glob.split('/')[0] ?? glob))].slice(0, mostGlobs);
}
function siblings(directory, file) {
    const extension = /[^/](\.[^./]+)$/.exec(file)?.[1];
    if (extension === undefined)
        return (0,_formats_path_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .globOf */ .k)(file);
    return `${directory === '' ? '' : `${(0,_formats_path_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .globOf */ .k)(directory)}/`}*${(0,_formats_path_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .globOf */ .k)(extension)}`;
}


/***/ }),

/***/ 33803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ mayBeImageOf),
/* harmony export */   t: () => (/* binding */ imageInLayout)
/* harmony export */ });
/**
 * The image that a base names in a layout. A docker base is handed to containers/image as it is written, which also reads
 * `oci:DIR:NAME` (docs/stacker/staging.md#8.9; ContainersImageURL, imagesource.go; localRefParser, lib/image.go).
 */
function imageInLayout({ Type: type, Url: url }) {
    const written = type === 'oci' ? url : type === 'docker' && url.startsWith(scheme) ? url.slice(scheme.length) : undefined;
    if (written === undefined)
        return undefined;
    const colon = written.indexOf(':');
    return colon === -1
        ? { directory: written, name: '' }
        : { directory: written.slice(0, colon), name: written.slice(colon + 1) };
}
/**
 * May a tag of stacker's output layout be an image of that layer? Tags are names of layers, with the layer type behind them where it is not tar
 * (docs/stacker/restoring.md#1); an empty one is the only image there.
 */
function mayBeImageOf(tag, layer) {
    return tag === '' || tag === layer || tag.replace(/-(?:squashfs|erofs)$/, '') === layer;
}
const scheme = 'oci:';


/***/ }),

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

/***/ 54952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hh: () => (/* binding */ parseRecord),
/* harmony export */   Ty: () => (/* binding */ recordFormat),
/* harmony export */   Wf: () => (/* binding */ excessOfRecord),
/* harmony export */   Xf: () => (/* binding */ decodePortableContent),
/* harmony export */   Ym: () => (/* binding */ encodeRecord),
/* harmony export */   eT: () => (/* binding */ decodeRecord),
/* harmony export */   gy: () => (/* binding */ mostRecordBytes),
/* harmony export */   q2: () => (/* binding */ decodeSeconds)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2924);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67910);
/* harmony import */ var _formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72881);
/* harmony import */ var _formats_exact_object_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83799);
/* harmony import */ var _bind_tree_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7663);






/** Format of a record; part of every key, so readers of another format never see it. */
const recordFormat = 3;
/** Records are kilobytes. */
const mostRecordBytes = 2 * 1024 * 1024;
const mostRecordValues = 100_000;
/** Each blob of a record that is believed is asked for at the store. */
const mostBlobs = 4096;
function encodeRecord(record) {
    const text = (bytes) => {
        const utf8 = bytes.toString('utf8');
        return Buffer.from(utf8).equals(bytes) ? utf8 : { base64: bytes.toString('base64') };
    };
    return Buffer.from(JSON.stringify({
        format: recordFormat,
        release: record.release,
        facts: record.facts,
        entry: record.entry,
        trees: [...record.trees].map(([digest, tree]) => ({ digest, bytes: tree && text(tree) })),
        documents: [...record.documents].map(([digest, bytes]) => ({ digest, bytes: text(bytes) })),
        root: record.root && { ...record.root, metadata: text(record.root.metadata) },
        blobs: record.blobs,
        contents: record.contents,
        ...(record.bindTrees && { bindTrees: (0,_bind_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .encodePackedTrees */ .mO)(record.bindTrees) }),
        buildSeconds: record.buildSeconds,
        owner: record.owner,
        umask: record.umask,
        savedAt: record.savedAt,
    }));
}
/** Why nobody would read a record of these bytes; undefined where that is not so. */
function excessOfRecord(bytes) {
    if (bytes.length > mostRecordBytes)
        return `its record would have ${String(bytes.length)} bytes, and ${String(mostRecordBytes)} are read`;
    return (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .measureJson */ .j1)(bytes, mostRecordValues).values > mostRecordValues
        ? `its record would have more than the ${String(mostRecordValues)} values that are read`
        : undefined;
}
/**
 * The JSON of a record, of whatever format.
 * @throws FormatError for what is none, or has more than a record may have.
 */
function parseRecord(bytes) {
    return (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(bytes, 'record', mostRecordBytes, mostRecordValues);
}
/** @throws FormatError for bytes that are not a record of this format, or whose documents are not what their digests say. */
function decodeRecord(bytes) {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(parseRecord(bytes), 'record');
    if (member('format', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV) !== recordFormat)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('record.format', `expected ${String(recordFormat)}`);
    return {
        release: member('release', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        facts: member('facts', decodeFacts),
        entry: member('entry', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        trees: new Map(member('trees', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeTree))),
        documents: new Map(member('documents', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeDocument))),
        root: member('root', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(decodeRoot)),
        blobs: member('blobs', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeBlob, mostBlobs)),
        contents: member('contents', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeContent, mostBlobs)),
        ...optionally(member('bindTrees', (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lq)(_bind_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .decodePackedTrees */ .Ah))),
        buildSeconds: member('buildSeconds', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(decodeSeconds)),
        owner: member('owner', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV),
        umask: member('umask', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(decodeUmask)),
        savedAt: member('savedAt', decodeSeconds),
    };
}
const decodeRoot = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return {
        metadata: member('metadata', decodeBytes),
        own: member('own', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('packed', 'root', 'nothing')),
        base: member('base', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(decodeBaseImage)),
        content: member('content', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY)),
        standsOn: member('standsOn', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY)),
    };
};
const decodeBaseImage = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return { type: member('type', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc), layers: member('layers', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(_formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeDescriptor */ .yR, mostBlobs)) };
};
const decodeFacts = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return {
        name: member('name', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        arch: member('arch', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        shape: member('shape', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        definition: member('definition', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        base: member('base', decodeBase),
        epoch: member('epoch', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc)),
        imports: member('imports', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)((value, where) => decodePortableContent(value, where))),
        overlayDirs: member('overlayDirs', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)((value, where) => decodePortableContent(value, where))),
        layerTypes: member('layerTypes', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc)),
        ...withBinds(member('binds', (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lq)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY)))),
    };
};
function withBinds(binds) {
    return binds === undefined ? {} : { binds };
}
function optionally(bindTrees) {
    return bindTrees === undefined ? {} : { bindTrees };
}
const decodeBase = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    const kind = member('kind', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('known', 'layer', 'taken'));
    if (kind === 'known')
        return { kind, base: member('base', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc) };
    if (kind === 'taken')
        return { kind, layer: member('layer', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc), path: member('path', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc) };
    return { kind, identity: member('identity', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY), path: member('path', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc) };
};
const decodePortableContent = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    const kind = member('kind', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('file', 'directory', 'produced', 'taken'));
    switch (kind) {
        case 'file':
            return { kind, hash: member('hash', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc) };
        case 'directory':
            return { kind, tree: member('tree', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY) };
        case 'produced':
            return { kind, identity: member('identity', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY), path: member('path', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc) };
        case 'taken':
            return { kind, producer: member('producer', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc), path: member('path', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc) };
    }
};
const decodeTree = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    const digest = member('digest', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY);
    const text = member('bytes', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(decodeBytes));
    if (text !== null && (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(text) !== digest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected the text that its digest names');
    return [digest, text];
};
const decodeBytes = (value, where) => {
    if (typeof value === 'string')
        return Buffer.from(value);
    return Buffer.from((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where)('base64', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc), 'base64');
};
const decodeDocument = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    const digest = member('digest', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY);
    const bytes = member('bytes', decodeBytes);
    if ((0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(bytes) !== digest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected the document that its digest names');
    return [digest, bytes];
};
const decodeBlob = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return {
        digest: member('digest', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY),
        size: member('size', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV),
        kind: member('kind', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('layer', 'tree', 'content', 'packed')),
    };
};
const decodeContent = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return {
        producer: member('producer', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        path: member('path', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        kind: member('kind', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('file', 'directory', 'link')),
        mode: member('mode', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV),
        blob: member('blob', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY),
    };
};
const decodeUmask = (value, where) => {
    const umask = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV)(value, where);
    if (umask > 0o777)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected permission bits');
    return umask;
};
/** Seconds since something, or in all. */
const decodeSeconds = (value, where) => {
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected seconds');
    return value;
};


/***/ }),

/***/ 40819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xo: () => (/* binding */ formatSeconds),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
const sizes = ['B', 'kB', 'MB', 'GB', 'TB'];
/** `1.4 MB`, decimal units. */
function formatBytes(bytes) {
    let [value, unit] = [bytes, 0];
    while (value >= 999.5 && unit < sizes.length - 1) {
        value /= 1000;
        unit++;
    }
    return `${unit === 0 || value >= 99.5 ? value.toFixed(0) : value.toFixed(1)} ${sizes[unit] ?? ''}`;
}
/** `0.8 s`, `12 s`, `3 min 5 s`. */
function formatSeconds(seconds) {
    if (seconds < 9.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
/** `1 layer`, `3 layers`. */
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}


/***/ })

};
