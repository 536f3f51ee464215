export const id = 943;
export const ids = [943];
export const modules = {

/***/ 2924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J2: () => (/* binding */ decodeBoolean),
/* harmony export */   OV: () => (/* binding */ decodeCount),
/* harmony export */   bY: () => (/* binding */ decodeDigest),
/* harmony export */   gv: () => (/* binding */ decodeObject),
/* harmony export */   j1: () => (/* binding */ measureJson),
/* harmony export */   k$: () => (/* binding */ decodeArray),
/* harmony export */   lW: () => (/* binding */ nullOr),
/* harmony export */   ol: () => (/* binding */ decodeOneOf),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   sc: () => (/* binding */ decodeString)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67910);


const decodeString = (value, where) => {
    if (typeof value !== 'string')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected a string');
    return value;
};
const decodeBoolean = (value, where) => {
    if (typeof value !== 'boolean')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected true or false');
    return value;
};
/** A size, count or mode: a whole number from 0 that a double holds exactly. */
const decodeCount = (value, where) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected a whole number from 0');
    }
    return value;
};
const decodeDigest = (value, where) => {
    if (!(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(value))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected a sha256 digest');
    return value;
};
function nullOr(decode) {
    return (value, where) => (value === null ? null : decode(value, where));
}
function decodeOneOf(...words) {
    return (value, where) => {
        const word = words.find((candidate) => candidate === value);
        if (word === undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, `expected one of ${words.join(', ')}`);
        return word;
    };
}
function decodeArray(decode, most = 100_000) {
    return (value, where) => {
        if (!Array.isArray(value))
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected a list');
        if (value.length > most)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, `expected at most ${String(most)} items`);
        return value.map((item, index) => decode(item, `${where}[${String(index)}]`));
    };
}
/** Reads the members of a JSON object; own members only, so a name as `constructor` finds nothing that is not there. */
function decodeObject(value, where) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected an object');
    const members = new Map(Object.entries(value));
    return (name, decode) => decode(members.get(name), `${where}.${name}`);
}
/** No document that is read here nests by more than a handful. */
const deepest = 100;
/** A value of three bytes, as `[],`, becomes a hundred of memory. */
const mostValues = 100_000;
/**
 * JSON text of bounded size, depth and number of values to a value; a syntax error is a FormatError. Of depth, since a megabyte of
 * brackets becomes a hundred of memory, and JSON.stringify of what came out of it overflows the stack.
 */
function parseJson(bytes, where, mostBytes, most = mostValues) {
    const { depth, values } = measureJson(bytes.subarray(0, mostBytes), most);
    if (depth > deepest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, `expected at most ${String(deepest)} levels`);
    if (values > most)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, `expected at most ${String(most)} values`);
    if (bytes.length > mostBytes)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, `expected at most ${String(mostBytes)} bytes`);
    try {
        return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected JSON', { cause });
    }
}
/** Without parsing it: how deep it nests and how many values it has, a container counted as one. Stops where either is too much. */
function measureJson(bytes, most) {
    let [depth, greatest, values] = [0, 0, 1];
    let inString = false;
    let opened = false;
    for (let at = 0; at < bytes.length && greatest <= deepest && values <= most; at++) {
        const byte = bytes[at];
        if (inString) {
            if (byte === 0x5c)
                at++;
            else if (byte === 0x22)
                inString = false;
            continue;
        }
        if (byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09)
            continue;
        const closes = byte === 0x7d || byte === 0x5d;
        // The first value inside; each further one follows a comma.
        if ((opened && !closes) || byte === 0x2c)
            values++;
        opened = byte === 0x7b || byte === 0x5b;
        if (opened)
            greatest = Math.max(greatest, ++depth);
        else if (closes)
            depth--;
        else if (byte === 0x22)
            inString = true;
    }
    return { depth: greatest, values };
}


/***/ }),

/***/ 67910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   sU: () => (/* binding */ digestHex)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

const sha256Digest = /^sha256:[0-9a-f]{64}$/;
function isDigest(value) {
    return typeof value === 'string' && sha256Digest.test(value);
}
/** The 64 hexadecimal digits, which are also the blob's file name in an OCI layout. */
function digestHex(digest) {
    return digest.slice('sha256:'.length);
}
function digestOf(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
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
function hashFile(path, { withMode }) {
    return reading(path, (file) => hashOpened(file, withMode ? (0,_go_file_mode_js__WEBPACK_IMPORTED_MODULE_2__/* .goFileMode */ .ES)((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(file).mode) : undefined));
}
/** HashFile of a file as if its mode were this one. */
function hashFileAs(path, goMode) {
    return reading(path, (file) => hashOpened(file, goMode));
}
function hashOpened(file, goMode) {
    return `sha256:${sha256Opened(file, goMode === undefined ? '' : (0,_go_file_mode_js__WEBPACK_IMPORTED_MODULE_2__/* .goFileModeText */ .jZ)(goMode))}`;
}
/** The running hash of a file's content, and its st_mode. Never waits for a writer of a FIFO. */
function hashContent(path) {
    return reading(path, (file) => {
        const content = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
        for (;;) {
            const count = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(file, buffer, 0, buffer.length, null);
            if (count === 0)
                break;
            content.update(buffer.subarray(0, count));
        }
        return { content, mode: (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(file).mode };
    });
}
/** SHA-256 of a file's content as hexadecimal digits. */
function contentSha256(path) {
    return reading(path, (file) => sha256Opened(file, ''));
}
/** SHA-256 of the content and a short text behind it: one shot for what fits the buffer, which is faster. */
function sha256Opened(file, behind) {
    let length = 0;
    while (length < largestShot) {
        const count = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(file, buffer, length, largestShot - length, null);
        length += count;
        if (count === 0)
            return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', buffer.subarray(0, length + buffer.write(behind, length)), 'hex');
    }
    const content = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    for (; length > 0; length = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readSync)(file, buffer, 0, largestShot, null))
        content.update(buffer.subarray(0, length));
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

/***/ 43101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ integerRange),
/* harmony export */   LC: () => (/* binding */ isByteSlice),
/* harmony export */   cX: () => (/* binding */ fieldsOfStruct),
/* harmony export */   mg: () => (/* binding */ zeroValue)
/* harmony export */ });
/** The fields of a struct value. Throws TypeError for anything else: a value that does not have its type is a bug. */
function fieldsOfStruct(value) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map)) {
        return value;
    }
    throw new TypeError('not a struct value');
}
const zeroStructs = new WeakMap();
/** One for all, since values are never changed. */
function zeroStruct(type) {
    let zero = zeroStructs.get(type);
    if (zero === undefined) {
        zero = Object.freeze(Object.fromEntries(type.fields.map((field) => [field.name, zeroValue(field.type)])));
        zeroStructs.set(type, zero);
    }
    return zero;
}
/** Go's zero value of the type. */
function zeroValue(type) {
    switch (type.kind) {
        case 'string':
            return '';
        case 'bool':
            return false;
        case 'pointer':
        case 'slice':
        case 'map':
        case 'interface':
        case 'chan':
        case 'func':
            return null;
        case 'array':
            return Array.from({ length: type.length }, () => zeroValue(type.of));
        case 'struct':
            return zeroStruct(type);
        case 'float32':
        case 'float64':
            return 0;
        case 'complex64':
        case 'complex128':
            return { re: 0, im: 0 };
        case 'time':
            // MarshalBinary of the zero time: version 1, second 0 of year 1, UTC (offset -1).
            return Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
        case 'int':
        case 'int8':
        case 'int16':
        case 'int32':
        case 'int64':
        case 'uint':
        case 'uint8':
        case 'uint16':
        case 'uint32':
        case 'uint64':
        case 'uintptr':
            return 0n;
    }
}
/** int and uint as on 64-bit machines. */
const integerRanges = {
    int: { bits: 64, signed: true },
    int8: { bits: 8, signed: true },
    int16: { bits: 16, signed: true },
    int32: { bits: 32, signed: true },
    int64: { bits: 64, signed: true },
    uint: { bits: 64, signed: false },
    uint8: { bits: 8, signed: false },
    uint16: { bits: 16, signed: false },
    uint32: { bits: 32, signed: false },
    uint64: { bits: 64, signed: false },
};
/** Undefined for kinds that are no integers. */
function integerRange(kind) {
    return kind in integerRanges ? integerRanges[kind] : undefined;
}
function isByteSlice(type) {
    return type.kind === 'slice' && type.of.kind === 'uint8';
}


/***/ }),

/***/ 72881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   JW: () => (/* binding */ decodeOldDescriptor),
/* harmony export */   nI: () => (/* binding */ describeBytes),
/* harmony export */   yR: () => (/* binding */ decodeDescriptor)
/* harmony export */ });
/* harmony import */ var _decode_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2924);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67910);


const decodeDescriptor = (value, where) => decodeWith(value, where, _decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc);
/** The same, of image-spec before v1.1, which leaves an empty media type out. */
const decodeOldDescriptor = (value, where) => decodeWith(value, where, (inner, place) => (inner === undefined ? '' : (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc)(inner, place)));
function decodeWith(value, where, decodeMediaType) {
    const member = (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where);
    return {
        mediaType: member('mediaType', decodeMediaType),
        digest: member('digest', _decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeDigest */ .bY),
        size: member('size', _decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeCount */ .OV),
    };
}
function describeBytes(mediaType, bytes) {
    return { mediaType, digest: (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(bytes), size: bytes.length };
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

/***/ 55483:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C7: () => (/* binding */ dockerLayerGzip),
/* harmony export */   F7: () => (/* binding */ ociManifest),
/* harmony export */   KP: () => (/* binding */ ociIndex),
/* harmony export */   VD: () => (/* binding */ ociLayerGzip),
/* harmony export */   _8: () => (/* binding */ ociConfig),
/* harmony export */   kh: () => (/* binding */ dockerManifest),
/* harmony export */   nw: () => (/* binding */ isIndex),
/* harmony export */   zJ: () => (/* binding */ dockerList)
/* harmony export */ });
/** OCI image-spec, media-types.md; Docker's are of its second manifest. */
const ociManifest = 'application/vnd.oci.image.manifest.v1+json';
const ociIndex = 'application/vnd.oci.image.index.v1+json';
const ociConfig = 'application/vnd.oci.image.config.v1+json';
const ociLayerGzip = 'application/vnd.oci.image.layer.v1.tar+gzip';
const dockerManifest = 'application/vnd.docker.distribution.manifest.v2+json';
const dockerList = 'application/vnd.docker.distribution.manifest.list.v2+json';
const dockerLayerGzip = 'application/vnd.docker.image.rootfs.diff.tar.gzip';
function isIndex(mediaType) {
    return mediaType === ociIndex || mediaType === dockerList;
}


/***/ }),

/***/ 88911:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O4: () => (/* binding */ requireRegular),
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   ZU: () => (/* binding */ openRegularFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);



const pieceBytes = 64 * 1024;
/**
 * The bytes of a file, links followed. What is no regular file is not read: a pipe would make us wait for a writer, and a device as
 * /dev/zero has no end.
 * @throws what open and read throw (EISDIR for a directory); FormatError with the code EFTYPE for what is no regular file, and EFBIG for one of
 * more than `most` bytes.
 */
async function readRegularFile(file, most, flags = 0) {
    const { source, size } = await openSized(file, flags);
    try {
        if (size > most)
            throw tooLong(file, most);
        // Files of /proc have size 0 and content all the same.
        return size === 0 ? await readToEnd(source, file, most) : await readSize(source, size);
    }
    finally {
        await source.close();
    }
}
/** Opens it to be read, without waiting; `flags` beside those for reading. Throws as `readRegularFile`, but lets a directory pass, which no read does. */
async function openRegularFile(file, flags = 0) {
    return (await openSized(file, flags)).source;
}
async function openSized(file, flags) {
    const source = await openNow(file, flags);
    try {
        const found = await source.stat();
        requireRegular(file, found);
        // A directory's size says nothing; the first read of it fails.
        return { source, size: found.isFile() ? found.size : 0 };
    }
    catch (error) {
        await source.close();
        throw error;
    }
}
/** @throws FormatError for what is neither a regular file nor a directory. */
function requireRegular(file, found) {
    const kind = otherKinds.get(found.mode & 0o170000);
    if (kind !== undefined)
        throw notRegular(file, kind);
}
const otherKinds = new Map([
    [0o010000, 'a pipe'],
    [0o020000, 'a device'],
    [0o060000, 'a device'],
    [0o140000, 'a socket'],
]);
async function openNow(file, flags) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK | flags);
    }
    catch (error) {
        // open(2): a socket, or a device without a driver.
        if (error.code === 'ENXIO')
            throw notRegular(file, 'a socket or a device');
        throw error;
    }
}
function notRegular(file, kind) {
    return withCode(new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .FormatError */ .IF(file, `expected a regular file, and it is ${kind}`), 'EFTYPE');
}
function withCode(error, code) {
    return Object.assign(error, { code });
}
/** One call for what does not change while it is read, which is all that appears by rename. */
async function readSize(source, size) {
    const bytes = Buffer.allocUnsafeSlow(size);
    let length = 0;
    while (length < size) {
        const { bytesRead } = await source.read(bytes, length, size - length, length);
        if (bytesRead === 0)
            break;
        length += bytesRead;
    }
    return bytes.subarray(0, length);
}
async function readToEnd(source, file, most) {
    const pieces = [];
    for (let length = 0;;) {
        const piece = Buffer.allocUnsafeSlow(pieceBytes);
        const { bytesRead } = await source.read(piece, 0, pieceBytes, null);
        if (bytesRead === 0)
            return Buffer.concat(pieces);
        length += bytesRead;
        if (length > most)
            throw tooLong(file, most);
        pieces.push(piece.subarray(0, bytesRead));
    }
}
function tooLong(file, most) {
    return withCode(new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .FormatError */ .IF(file, `expected at most ${String(most)} bytes`), 'EFBIG');
}


/***/ }),

/***/ 58691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   AI: () => (/* binding */ verifyFile),
/* harmony export */   CB: () => (/* binding */ readBounded),
/* harmony export */   JL: () => (/* binding */ sizeOfFile),
/* harmony export */   Mk: () => (/* binding */ digestOfFile),
/* harmony export */   Ps: () => (/* binding */ readImageDocument),
/* harmony export */   W0: () => (/* binding */ isAbsent),
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
    const bytes = await readBounded((0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .indexPath */ .AV)(layout), _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_7__/* .mostIndexBytes */ .lQ);
    return bytes && (0,_formats_oci_layout_index_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeLayoutIndex */ .x3)(bytes);
}
/** A manifest or config, its digest checked; undefined where it is missing or is not what its digest says. */
async function readImageDocument(layout, digest) {
    const bytes = await readBounded((0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .blobIn */ .zP)(layout, digest), _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_7__/* .mostDocumentBytes */ .Aw);
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


/***/ })

};
