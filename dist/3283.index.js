export const id = 3283;
export const ids = [3283];
export const modules = {

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

/***/ 25071:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ sliceMembers)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2924);


const mostBytes = 16 * 1024 * 1024;
/**
 * The members of a JSON object as slices of the text they stand in. Manifests and configs that stacker wrote are carried over in
 * its own bytes: what JSON.parse makes of them loses digits of large numbers and members that we do not know.
 * @throws FormatError for a text that is not one JSON object.
 */
function sliceMembers(text, where) {
    // Whether it is JSON at all is settled here, so that the scan below only has to find where values end.
    const value = parse(text, where);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected an object');
    const members = new Map();
    let at = skipBlanks(text, text.indexOf('{') + 1);
    while (text[at] === '"') {
        const keyEnd = endOfString(text, at);
        const key = JSON.parse(text.slice(at, keyEnd));
        const start = skipBlanks(text, skipBlanks(text, keyEnd) + 1);
        const end = endOfValue(text, start);
        members.set(key, text.slice(start, end).trimEnd());
        at = skipBlanks(text, end);
        if (text[at] === ',')
            at = skipBlanks(text, at + 1);
    }
    return members;
}
function parse(text, where) {
    return (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(Buffer.from(text), where, mostBytes);
}
function skipBlanks(text, from) {
    let at = from;
    while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t')
        at++;
    return at;
}
function endOfString(text, from) {
    let at = from + 1;
    while (text[at] !== '"')
        at += text[at] === '\\' ? 2 : 1;
    return at + 1;
}
/** The index after the value: at depth 0, the comma or bracket that follows it. */
function endOfValue(text, from) {
    let depth = 0;
    let at = from;
    while (at < text.length) {
        const character = text[at];
        if (character === '"') {
            at = endOfString(text, at);
            continue;
        }
        if (depth === 0 && (character === ',' || character === '}' || character === ']'))
            return at;
        if (character === '{' || character === '[')
            depth++;
        if (character === '}' || character === ']')
            depth--;
        at++;
    }
    return at;
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

/***/ 72765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gb: () => (/* binding */ encodeManifest),
/* harmony export */   MK: () => (/* binding */ decodeManifest),
/* harmony export */   h4: () => (/* binding */ isPlainOciManifest),
/* harmony export */   i4: () => (/* binding */ emptyConfig)
/* harmony export */ });
/* harmony import */ var _decode_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2924);
/* harmony import */ var _descriptor_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72881);
/* harmony import */ var _document_size_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31435);
/* harmony import */ var _media_type_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55483);




/** @throws FormatError for bytes that are no image manifest. */
function decodeManifest(bytes) {
    const member = (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)((0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(bytes, 'manifest', _document_size_js__WEBPACK_IMPORTED_MODULE_2__/* .mostDocumentBytes */ .Aw), 'manifest');
    return {
        config: member('config', _descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOldDescriptor */ .JW),
        layers: member('layers', (inner, where) => (inner === null ? [] : (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)(_descriptor_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOldDescriptor */ .JW)(inner, where))),
    };
}
/** `layers` are descriptors with all of their members. */
function encodeManifest(config, layers) {
    const { mediaType, digest, size } = config;
    return Buffer.from(JSON.stringify({
        schemaVersion: 2,
        mediaType: _media_type_js__WEBPACK_IMPORTED_MODULE_3__/* .ociManifest */ .F7,
        config: { mediaType, digest, size },
        layers,
    }));
}
/** The config of an image without layers of its own. */
const emptyConfig = '{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":[]}}';
/**
 * Whether every version of containers/image reads these bytes as an OCI manifest and as nothing else.
 * @throws FormatError for what is no JSON.
 */
function isPlainOciManifest(bytes) {
    const member = (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)((0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(bytes, 'manifest', _document_size_js__WEBPACK_IMPORTED_MODULE_2__/* .mostManifestBytes */ .y$), 'manifest');
    const mediaType = member('mediaType', (value) => value);
    const config = member('config', (value) => value);
    const configType = typeof config === 'object' && config !== null && 'mediaType' in config ? config.mediaType : undefined;
    const layers = member('layers', (value) => value);
    const absent = ['manifests', 'fsLayers', 'history', 'signatures'].every((name) => member(name, (value) => value) === undefined);
    return (member('schemaVersion', (value) => value) === 2 &&
        (mediaType === undefined || mediaType === _media_type_js__WEBPACK_IMPORTED_MODULE_3__/* .ociManifest */ .F7) &&
        (mediaType === _media_type_js__WEBPACK_IMPORTED_MODULE_3__/* .ociManifest */ .F7 || configType === _media_type_js__WEBPACK_IMPORTED_MODULE_3__/* .ociConfig */ ._8) &&
        Array.isArray(layers) &&
        absent);
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

/***/ 88539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GB: () => (/* binding */ decodeRootManifest),
/* harmony export */   Uu: () => (/* binding */ mostMetadataBytes),
/* harmony export */   VT: () => (/* binding */ manifestOfLayers),
/* harmony export */   _Y: () => (/* binding */ decodeOverlayMetadata),
/* harmony export */   eY: () => (/* binding */ snapshotOf),
/* harmony export */   fs: () => (/* binding */ emptyMetadata),
/* harmony export */   wJ: () => (/* binding */ encodeOverlayMetadata),
/* harmony export */   zM: () => (/* binding */ imageMetadata)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2924);
/* harmony import */ var _formats_json_slice_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25071);
/* harmony import */ var _formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72881);
/* harmony import */ var _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(31435);





/** Bytes of overlay_metadata.json: documents of several images. */
const mostMetadataBytes = 16 * 1024 * 1024;
/** What stands beside the root of a layer from nothing: scratch, or a tar that lies in the root itself. */
const emptyMetadata = {
    manifests: new Map(),
    configs: new Map(),
    builtLayers: [],
    hasBuiltOutput: false,
    hasOverlayDirs: false,
};
/** @throws FormatError naming the spot. Go decodes leniently (null lists, absent members), and so does this. */
function decodeOverlayMetadata(bytes) {
    const where = 'overlay_metadata.json';
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(bytes, where, mostMetadataBytes), where);
    const texts = (0,_formats_json_slice_js__WEBPACK_IMPORTED_MODULE_2__/* .sliceMembers */ .e)(utf8(bytes, where), where);
    const textsOf = (name) => {
        const text = texts.get(name);
        return text === undefined || text === 'null' ? new Map() : (0,_formats_json_slice_js__WEBPACK_IMPORTED_MODULE_2__/* .sliceMembers */ .e)(text, `${where}.${name}`);
    };
    const layers = member('Manifests', absentOr(new Map(), decodeLayerLists));
    return {
        manifests: new Map([...textsOf('Manifests')].map(([type, text]) => [type, { layers: layers.get(type) ?? [], text }])),
        configs: textsOf('Configs'),
        builtLayers: member('BuiltLayers', absentOr([], (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc))),
        hasBuiltOutput: member('HasBuiltOCIOutput', absentOr(false, _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeBoolean */ .J2)),
        hasOverlayDirs: member('OverlayDirLayers', absentOr(false, hasAnyList)),
    };
}
/** The text as stacker reads it back. Metadata with overlay dirs is never written: no image holds what they became. */
function encodeOverlayMetadata(metadata) {
    const object = (texts) => `{${[...texts].map(([key, text]) => `${JSON.stringify(key)}:${text}`).join(',')}}`;
    const manifests = object([...metadata.manifests].map(([type, { text }]) => [type, text]));
    const built = metadata.builtLayers.length === 0 ? 'null' : JSON.stringify(metadata.builtLayers);
    return Buffer.from(`{"Manifests":${manifests},"Configs":${object(metadata.configs)},"BuiltLayers":${built},` +
        `"HasBuiltOCIOutput":${String(metadata.hasBuiltOutput)},"OverlayDirLayers":null}`);
}
/**
 * Of an image: one manifest only, since stacker takes any one of the map (overlay/metadata.go, lxcRootfsString) and with two may
 * extract one and mount the other (docs/stacker/restoring.md#10, docs/stacker/restoring.md#13).
 */
function imageMetadata(type, manifest) {
    return { ...emptyMetadata, manifests: new Map([[type, withoutRepeats(manifest)]]) };
}
/**
 * What stacker writes for a layer that is built on the named one, before its `run` (docs/stacker/restoring.md#46; overlay.go,
 * snapshot). It would also pass on that the base's diff is packed, and then take that diff for the new layer's own where the layer
 * changes nothing (pack.go, generateLayer).
 */
function snapshotOf(name, below) {
    return { ...below, builtLayers: [...below.builtLayers, name], hasBuiltOutput: false };
}
/** A manifest of nothing but these layers: more is not asked of the one in the metadata of a root. */
function manifestOfLayers(layers) {
    const text = JSON.stringify({ schemaVersion: 2, config: { mediaType: '', digest: '', size: 0 }, layers });
    return { layers, text };
}
/**
 * An image lists the diff of a build_only layer twice where an image without changes was built on the packed layer. overlayfs
 * mounts no directory twice (docs/stacker/restoring.md#39); what lies above decides, so the lower one can go.
 */
function withoutRepeats(manifest) {
    const last = new Map(manifest.layers.map(({ digest }, index) => [digest, index]));
    if (last.size === manifest.layers.length)
        return manifest;
    const isLast = (_, index) => {
        const layer = manifest.layers[index];
        return layer !== undefined && last.get(layer.digest) === index;
    };
    const document = JSON.parse(manifest.text);
    return {
        layers: manifest.layers.filter(isLast),
        text: JSON.stringify({ ...document, layers: document.layers.filter(isLast) }),
    };
}
/** @throws FormatError for what is not an OCI manifest. */
function decodeRootManifest(bytes) {
    const known = manifests.get(bytes);
    if (known !== undefined)
        return known;
    const where = 'manifest';
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(bytes, where, _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_4__/* .mostDocumentBytes */ .Aw), where);
    const manifest = { layers: member('layers', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(_formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeDescriptor */ .yR)), text: utf8(bytes, where).trim() };
    manifests.set(bytes, manifest);
    return manifest;
}
/** Documents of records do not change, and are asked for by everybody who looks at images: the last of a chain lists all below it. */
const manifests = new WeakMap();
function absentOr(zero, decode) {
    return (value, where) => (value === undefined || value === null ? zero : decode(value, where));
}
const hasAnyList = (value, where) => {
    (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return Object.values(value).some((list) => Array.isArray(list) && list.length > 0);
};
const decodeLayerLists = (value, where) => {
    (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return new Map(Object.entries(value).map(([type, manifest]) => {
        const layers = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(manifest, `${where}.${type}`)('layers', absentOr([], (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(_formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeDescriptor */ .yR)));
        return [type, layers];
    }));
};
function utf8(bytes, where) {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
    if (!Buffer.from(text).equals(bytes))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected UTF-8');
    return text;
}


/***/ }),

/***/ 49905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A4: () => (/* binding */ packedDiff),
/* harmony export */   CJ: () => (/* binding */ baseLayers),
/* harmony export */   Sv: () => (/* binding */ packedTypes),
/* harmony export */   eW: () => (/* binding */ smallTree),
/* harmony export */   sN: () => (/* binding */ ownDiff)
/* harmony export */ });
/**
 * Bytes up to which the tree of a build_only layer is kept and laid down though nobody is built on it: an edit after the restore
 * may build on any layer, and stacker does not look whether the root of a layer that it skips is whole
 * (docs/stacker/restoring.md#3; it then fails).
 */
const smallTree = 1024 * 1024;
/** `hasContent`: its overlay holds something. */
function ownDiff(name, metadata, hasContent) {
    if (hasContent)
        return 'root';
    return packedTypes(name, metadata).length > 0 ? 'packed' : 'nothing';
}
/**
 * The layer types that its own diff is packed in. A layer begins with all of its base's metadata, and with the base's word of
 * having been packed (docs/stacker/restoring.md#46; overlay.go, snapshot); whose diff the last layer of a manifest is, the history
 * of the config tells.
 */
function packedTypes(name, metadata) {
    if (!metadata.hasBuiltOutput)
        return [];
    return [...metadata.configs].flatMap(([type, config]) => metadata.manifests.has(type) && lastStep(config) === `stacker build of ${name}` ? [type] : []);
}
/** The last layer of the manifest of that type. */
function packedDiff(metadata, type) {
    return metadata.manifests.get(type)?.layers.at(-1);
}
/**
 * Layers of an image on a base image that are the base's: those before the first one which stacker says that it made of the named layer
 * (pack.go, generateLayer, overlay-dirs). All of them where the history of its config does not tell.
 */
function baseLayers(name, layers, config) {
    const history = config === undefined ? undefined : member(JSON.parse(config), 'history');
    const steps = Array.isArray(history) ? history.filter((step) => member(step, 'empty_layer') !== true) : [];
    if (steps.length !== layers.length)
        return layers;
    const own = [`stacker build of ${name}`, `stacker overlay dir for ${name}`];
    const first = steps.findIndex((step) => own.some((text) => text === member(step, 'created_by')));
    return first < 0 ? layers : layers.slice(0, first);
}
function lastStep(config) {
    const last = member(JSON.parse(config), 'history');
    return Array.isArray(last) ? member(last.at(-1), 'created_by') : undefined;
}
function member(value, name) {
    return typeof value === 'object' && value !== null ? value[name] : undefined;
}


/***/ }),

/***/ 6189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   t: () => (/* binding */ readBuildCache)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _formats_regular_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(88911);
/* harmony import */ var _layer_build_cache_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3418);
/* harmony import */ var _oci_layout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(58691);




/**
 * The bytes of a build.cache, undefined where there is none. Of a file larger than `limit` it answers `limit + 1` bytes, which
 * `openBuildCache` calls broken.
 * @throws errno errors, and FormatError for what is no regular file.
 */
async function readBuildCache(file, limit = _layer_build_cache_js__WEBPACK_IMPORTED_MODULE_2__/* .mostBuildCacheBytes */ .X8) {
    let handle;
    try {
        handle = await (0,_formats_regular_file_js__WEBPACK_IMPORTED_MODULE_1__/* .openRegularFile */ .ZU)(file);
    }
    catch (error) {
        if ((0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .isAbsent */ .W0)(error))
            return undefined;
        throw error;
    }
    try {
        const found = await handle.stat();
        if (!found.isFile())
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(file, 'expected a regular file');
        const wanted = Math.min(found.size, limit + 1);
        const bytes = Buffer.alloc(wanted);
        let length = 0;
        while (length < wanted) {
            const { bytesRead } = await handle.read(bytes, length, wanted - length, length);
            if (bytesRead === 0)
                break;
            length += bytesRead;
        }
        return bytes.subarray(0, length);
    }
    finally {
        await handle.close();
    }
}


/***/ }),

/***/ 56311:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  w6: () => (/* binding */ decodeBuildState),
  sm: () => (/* binding */ encodeBuildState),
  XW: () => (/* binding */ leftUmask),
  cw: () => (/* binding */ readBuildStateHere),
  vb: () => (/* binding */ umaskOf)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/workspace/build-cache-file.js
var build_cache_file = __webpack_require__(6189);
// EXTERNAL MODULE: ./lib/workspace/directories.js
var workspace_directories = __webpack_require__(56306);
// EXTERNAL MODULE: ./lib/formats/oci/document-size.js
var document_size = __webpack_require__(31435);
// EXTERNAL MODULE: ./lib/formats/oci/layout.js
var layout = __webpack_require__(11982);
// EXTERNAL MODULE: ./lib/layer/overlay-metadata.js
var overlay_metadata = __webpack_require__(88539);
// EXTERNAL MODULE: ./lib/formats/plain-path.js
var plain_path = __webpack_require__(8270);
// EXTERNAL MODULE: ./lib/workspace/oci-layout.js
var oci_layout = __webpack_require__(58691);
// EXTERNAL MODULE: ./lib/layer/own-diff.js
var own_diff = __webpack_require__(49905);
;// CONCATENATED MODULE: ./lib/workspace/small-tree.js


/** What a name, a link and the attributes of one entry may take in an archive: its headers. */
const entryBytes = 4096;
const slash = Buffer.from('/');
/**
 * May the tree be kept for nobody in particular? Ends as soon as it may not, so a tree of millions of files costs no more than a small one;
 * one that cannot be read by this user may not.
 */
async function isSmallTree(directory) {
    let left = own_diff/* smallTree */.eW;
    const waiting = [Buffer.from(directory)];
    try {
        for (let below = waiting.pop(); below !== undefined; below = waiting.pop()) {
            for (const name of await (0,promises_.readdir)(below, 'buffer')) {
                const file = Buffer.concat([below, slash, name]);
                const found = await (0,promises_.lstat)(file);
                left -= entryBytes + (found.isFile() ? found.size : 0);
                if (left < 0)
                    return false;
                if (found.isDirectory())
                    waiting.push(file);
            }
        }
        return true;
    }
    catch (error) {
        if (error instanceof Error && 'code' in error && (error.code === 'EACCES' || error.code === 'EPERM'))
            return false;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/workspace/staged-link.js



/** As many as Linux follows (path_resolution(7)). */
const mostLinks = 40;
/** `directory` is the layer's staging directory. Undefined for a target that is no text. */
async function readStagedLink(directory, name) {
    const bytes = await (0,promises_.readlink)(external_node_path_.join(directory, name), { encoding: 'buffer' });
    const target = bytes.toString('utf8');
    return Buffer.from(target).equals(bytes) ? { target, within: await leadsWithin(directory, name) } : undefined;
}
async function leadsWithin(directory, name) {
    const steps = [name];
    const at = [];
    let links = 0;
    for (let step = steps.shift(); step !== undefined; step = steps.shift()) {
        if (step === '' || step === '.')
            continue;
        if (step === '..') {
            if (at.pop() === undefined)
                return false;
            continue;
        }
        // stacker's own script of the layer's `run`, which is no import and not there before a build.
        if (at.length === 0 && step === '.stacker-run.sh')
            return false;
        at.push(step);
        const file = external_node_path_.join(directory, ...at);
        try {
            if (!(await (0,promises_.lstat)(file)).isSymbolicLink())
                continue;
            const target = await (0,promises_.readlink)(file);
            if (external_node_path_.isAbsolute(target) || (links += 1) > mostLinks)
                return false;
            at.pop();
            steps.unshift(...target.split('/'));
        }
        catch (error) {
            if ((0,oci_layout/* isAbsent */.W0)(error))
                return false;
            throw error;
        }
    }
    return at.length > 0;
}

;// CONCATENATED MODULE: ./lib/workspace/build-state.js












/**
 * Reads it in this process. @throws errno errors (EACCES where root alone may read: see `readBuildState` in by-root.ts) and
 * FormatError for files above their bounds.
 */
async function readBuildStateHere(directories) {
    return {
        buildCache: await readBuildCacheFile(directories),
        index: await (0,oci_layout/* readBounded */.CB)((0,layout/* indexPath */.AV)(directories.ociDir), document_size/* mostIndexBytes */.lQ),
        roots: await readRoots(directories.rootsDir, external_node_path_.join(directories.stackerDir, 'imports')),
        imports: await readImports(external_node_path_.join(directories.stackerDir, 'imports')),
    };
}
/**
 * The umask that stacker had when it staged for the layer, or else for another one, as far as the directories that it made tell;
 * undefined where there are none. Bits that neither a directory (0755) nor a download (0644) has are not told, and change nothing.
 */
function umaskOf({ imports }, layer) {
    const [any] = imports.values();
    const staged = (layer === undefined ? undefined : imports.get(layer)) ?? any;
    return staged && 0o777 & ~staged.mode;
}
/** The umask of the last build that staged here for one of the layers; undefined where none has, or it cannot be seen. */
async function leftUmask({ stackerDir }, layers) {
    const directory = external_node_path_.join(stackerDir, 'imports');
    try {
        const staged = (await names(directory)).filter((name) => layers.has(name));
        const found = await Promise.all(staged.map((name) => (0,promises_.lstat)(external_node_path_.join(directory, name))));
        const [newest] = found.filter((status) => status.isDirectory()).sort((a, b) => b.mtimeMs - a.mtimeMs);
        return newest && 0o777 & ~newest.mode;
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return undefined;
    }
}
async function readBuildCacheFile(directories) {
    const file = (0,workspace_directories/* buildCachePath */.EB)(directories);
    const bytes = await (0,build_cache_file/* readBuildCache */.t)(file);
    if (bytes === undefined)
        return undefined;
    const { uid, gid, mtimeMs } = await (0,promises_.lstat)(file);
    return { bytes, uid, gid, writtenAt: mtimeMs };
}
async function readRoots(rootsDir, importsDir) {
    const roots = new Map();
    for (const name of await names(rootsDir)) {
        const directory = external_node_path_.join(rootsDir, name);
        if (!(0,plain_path/* isPlainName */.sh)(name) || !(await (0,promises_.lstat)(directory)).isDirectory())
            continue;
        const metadata = external_node_path_.join(directory, 'overlay_metadata.json');
        const script = external_node_path_.join(importsDir, name, '.stacker-run.sh');
        const overlay = external_node_path_.join(directory, 'overlay');
        const hasContent = (await names(overlay)).length > 0;
        roots.set(name, {
            metadata: await (0,oci_layout/* readBounded */.CB)(metadata, overlay_metadata/* mostMetadataBytes */.Uu),
            hasContent,
            isSmall: !hasContent || (await isSmallTree(overlay)),
            begunAt: await writtenAt(external_node_path_.join(directory, 'rootfs')),
            scriptAt: await writtenAt(script),
            metadataAt: await writtenAt(metadata),
        });
    }
    return roots;
}
async function readImports(directory) {
    const imports = new Map();
    for (const layer of await names(directory)) {
        const below = external_node_path_.join(directory, layer);
        const found = await (0,promises_.lstat)(below);
        if (!(0,plain_path/* isPlainName */.sh)(layer) || !found.isDirectory())
            continue;
        const entries = new Map();
        for (const name of await names(below)) {
            // stacker's own script of the layer's `run` (docs/stacker/staging.md#2.4).
            if (name === '.stacker-run.sh')
                continue;
            const file = external_node_path_.join(below, name);
            const { mode, size, ctimeMs } = await (0,promises_.lstat)(file);
            const type = mode & 0o170000;
            const link = type === 0o120000 ? await readStagedLink(below, name) : undefined;
            const kind = type === 0o100000 ? 'file' : type === 0o040000 ? 'directory' : link ? 'link' : 'other';
            const staged = { kind, mode: mode & 0o7777, size: kind === 'file' ? size : 0, file, stagedAt: ctimeMs };
            entries.set(name, { ...staged, ...(link && { link }) });
        }
        imports.set(layer, { mode: found.mode & 0o777, entries });
    }
    return imports;
}
async function writtenAt(file) {
    try {
        return (await (0,promises_.lstat)(file)).mtimeMs;
    }
    catch (error) {
        if ((0,oci_layout/* isAbsent */.W0)(error))
            return null;
        throw error;
    }
}
async function names(directory) {
    try {
        return (await (0,promises_.readdir)(directory)).sort();
    }
    catch (error) {
        if ((0,oci_layout/* isAbsent */.W0)(error))
            return [];
        throw error;
    }
}
/** The state as JSON, for the answer of the child that runs as root. */
function encodeBuildState(state) {
    return {
        buildCache: state.buildCache && { ...state.buildCache, bytes: state.buildCache.bytes.toString('base64') },
        index: state.index?.toString('base64'),
        roots: [...state.roots].map(([name, root]) => [name, { ...root, metadata: root.metadata?.toString('base64') }]),
        imports: [...state.imports].map(([layer, staged]) => [layer, { ...staged, entries: [...staged.entries] }]),
    };
}
/** The counterpart; the text comes from our own child. */
function decodeBuildState(value) {
    const state = value;
    const bytes = (text) => text === undefined ? undefined : Buffer.from(text, 'base64');
    return {
        buildCache: state.buildCache && { ...state.buildCache, bytes: Buffer.from(state.buildCache.bytes, 'base64') },
        index: bytes(state.index),
        roots: new Map(state.roots.map(([name, root]) => [name, { ...root, metadata: bytes(root.metadata) }])),
        imports: new Map(state.imports.map(([layer, staged]) => [layer, { ...staged, entries: new Map(staged.entries) }])),
    };
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


/***/ })

};
