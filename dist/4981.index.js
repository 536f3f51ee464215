export const id = 4981;
export const ids = [4981,827];
export const modules = {

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IF: () => (/* binding */ FormatError),
/* harmony export */   KM: () => (/* binding */ isTrouble),
/* harmony export */   Vw: () => (/* binding */ formatProblem),
/* harmony export */   WN: () => (/* binding */ TroubleError),
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
/** The user's own mistake: a bad input, a stackerfile that stacker would refuse. Fails the step, without a stack. */
class UserError extends Error {
    name = 'UserError';
    problems;
    constructor(problems, options) {
        const list = typeof problems === 'string' ? [{ message: problems }] : 'message' in problems ? [problems] : problems;
        super(list.map(formatProblem).join('\n'), options);
        this.problems = list;
    }
}
/** Foreign bytes that are not what their format demands. The caller decides whether that is a miss, a warning or an end. */
class FormatError extends Error {
    name = 'FormatError';
    wanted;
    constructor(where, wanted, options) {
        super(`${where}: ${wanted}`, options);
        this.wanted = wanted;
    }
}
/** What this machine refused or broke off, in words: a child that did not end well, a right that is missing. */
class TroubleError extends Error {
    name = 'TroubleError';
}
/**
 * The world's doing and not a fault of ours: a full disk, a directory that may not be read or written, foreign bytes, a child that
 * failed. What the cache does with such a thing is one layer less, never a failed step.
 */
function isTrouble(error) {
    if (error instanceof TroubleError || error instanceof FormatError)
        return true;
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    // errno's names; Node's own codes (ERR_...) tell of wrong calls.
    return typeof code === 'string' && /^E[A-Z0-9]+$/.test(code);
}
/** `FILE:LINE:COLUMN: MESSAGE; ADVICE`, the form that editors and CI logs recognise. */
function formatProblem(problem) {
    const { place } = problem;
    const where = place
        ? [place.file, place.line, place.column].filter((part) => part !== undefined).join(':') + ': '
        : '';
    return `${where}${problem.message}${problem.advice === undefined ? '' : `; ${problem.advice}`}`;
}


/***/ }),

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
    const members = value;
    return (name, decode) => decode(Object.hasOwn(members, name) ? members[name] : undefined, `${where}.${name}`);
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
    const text = utf8(bytes.subarray(0, mostBytes));
    const { depth, values } = measureText(text, most);
    if (depth > deepest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, `expected at most ${String(deepest)} levels`);
    if (values > most)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, `expected at most ${String(most)} values`);
    if (bytes.length > mostBytes)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, `expected at most ${String(mostBytes)} bytes`);
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected JSON', { cause });
    }
}
/** Without parsing it: how deep it nests and how many values it has, a container counted as one. Stops where either is too much. */
function measureJson(bytes, most) {
    return measureText(utf8(bytes), most);
}
function utf8(bytes) {
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}
function measureText(text, most) {
    let [depth, greatest, values] = [0, 0, 1];
    let opened = false;
    for (let at = 0; at < text.length && greatest <= deepest && values <= most; at++) {
        const unit = text.charCodeAt(at);
        if (unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09)
            continue;
        const closes = unit === 0x7d || unit === 0x5d;
        // The first value inside; each further one follows a comma.
        if ((opened && !closes) || unit === 0x2c)
            values++;
        opened = unit === 0x7b || unit === 0x5b;
        if (opened)
            greatest = Math.max(greatest, ++depth);
        else if (closes)
            depth--;
        else if (unit === 0x22)
            at = endOfString(text, at);
    }
    return { depth: greatest, values };
}
/** Where the string ends whose quote is at `begin`: its other quote, or the end of all. */
function endOfString(text, begin) {
    for (let from = begin;;) {
        const end = text.indexOf('"', from + 1);
        if (end === -1)
            return text.length;
        let before = end - 1;
        while (before > begin && text.charCodeAt(before) === 0x5c)
            before--;
        if ((end - before) % 2 === 1)
            return end;
        from = end;
    }
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
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.hash)('sha256', bytes, 'hex')}`;
}


/***/ }),

/***/ 83799:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G0: () => (/* binding */ requireExactly),
/* harmony export */   lq: () => (/* binding */ optional),
/* harmony export */   pV: () => (/* binding */ exactly)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/** Checks the members of a JSON object, and that there are no others. A member that may be absent has a decoder that takes undefined. */
function requireExactly(value, where, members) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected an object');
    const held = new Map(Object.entries(value));
    for (const [name, decode] of Object.entries(members)) {
        decode(held.get(name), `${where}.${name}`);
        held.delete(name);
    }
    const [unknown] = held.keys();
    if (unknown !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, `expected no member ${JSON.stringify(unknown)}`);
}
/** The same as a decoder that keeps the value. */
function exactly(members) {
    return (value, where) => {
        requireExactly(value, where, members);
        return value;
    };
}
function optional(decode) {
    return (value, where) => (value === undefined ? undefined : decode(value, where));
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
/* harmony export */   ZU: () => (/* binding */ openRegularFile),
/* harmony export */   cG: () => (/* binding */ readRegularFileSync)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(57975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(452);




const pieceBytes = 64 * 1024;
const reading = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK;
// By its number: one of Node's handles takes longer to make and to close than a small file takes to read.
const openNumber = (0,node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_0__.open);
const readNumber = (0,node_util__WEBPACK_IMPORTED_MODULE_2__.promisify)(node_fs__WEBPACK_IMPORTED_MODULE_0__.read);
/**
 * The bytes of a file, links followed. What is no regular file is not read: a pipe would make us wait for a writer, and a device as
 * /dev/zero has no end.
 * @throws what open and read throw (EISDIR for a directory); FormatError with the code EFTYPE for what is no regular file, and EFBIG for one of
 * more than `most` bytes.
 */
async function readRegularFile(file, most, flags = 0) {
    const number = await openNumber(file, reading | flags).catch((error) => {
        throw openingError(file, error);
    });
    try {
        const steps = readInSteps(file, sizeOf(file, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(number)), most);
        for (let step = steps.next(0);;) {
            if (step.done === true)
                return step.value;
            const { into, offset, length } = step.value;
            step = steps.next((await readNumber(number, into, offset, length, null)).bytesRead);
        }
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(number);
    }
}
/** The same at once, for the few files without which there is nothing to do. */
function readRegularFileSync(file, most, flags = 0) {
    const number = openNow(file, flags);
    try {
        const steps = readInSteps(file, sizeOf(file, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(number)), most);
        for (let step = steps.next(0);;) {
            if (step.done === true)
                return step.value;
            const { into, offset, length } = step.value;
            step = steps.next((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readSync)(number, into, offset, length, null));
        }
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(number);
    }
}
function openNow(file, flags) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(file, reading | flags);
    }
    catch (error) {
        throw openingError(file, error);
    }
}
/** Opens it to be read, without waiting; `flags` beside those for reading. Throws as `readRegularFile`, but lets a directory pass, which no read does. */
async function openRegularFile(file, flags = 0) {
    const source = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file, reading | flags).catch((error) => {
        throw openingError(file, error);
    });
    try {
        requireRegular(file, await source.stat());
        return source;
    }
    catch (error) {
        await source.close();
        throw error;
    }
}
/** 0 where it says nothing: a directory's, of which the first read fails, and that of files of /proc, which have content all the same. */
function sizeOf(file, found) {
    requireRegular(file, found);
    return found.isFile() ? found.size : 0;
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
/** open(2): a socket, or a device without a driver. */
function openingError(file, error) {
    return error.code === 'ENXIO' ? notRegular(file, 'a socket or a device') : error;
}
function notRegular(file, kind) {
    return withCode(new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .IF(file, `expected a regular file, and it is ${kind}`), 'EFTYPE');
}
function withCode(error, code) {
    return Object.assign(error, { code });
}
/** Asks for bytes until there are enough, and is told how many came. One call for what does not change while it is read, which is all that appears by rename. */
function* readInSteps(file, size, most) {
    if (size > most)
        throw tooLong(file, most);
    if (size > 0) {
        const into = Buffer.allocUnsafeSlow(size);
        let offset = 0;
        while (offset < size) {
            const count = yield { into, offset, length: size - offset };
            if (count === 0)
                break;
            offset += count;
        }
        return into.subarray(0, offset);
    }
    const pieces = [];
    for (let length = 0;;) {
        const into = Buffer.allocUnsafeSlow(pieceBytes);
        const count = yield { into, offset: 0, length: pieceBytes };
        if (count === 0)
            return Buffer.concat(pieces);
        length += count;
        if (length > most)
            throw tooLong(file, most);
        pieces.push(into.subarray(0, count));
    }
}
function tooLong(file, most) {
    return withCode(new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .IF(file, `expected at most ${String(most)} bytes`), 'EFBIG');
}


/***/ }),

/***/ 62943:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ storeNames),
/* harmony export */   H: () => (/* binding */ storeName)
/* harmony export */ });
/** As a user writes it. */
function storeName(store) {
    switch (store.kind) {
        case 'github':
            return 'github';
        case 'directory':
            return `dir:${store.path}`;
        case 'registry':
            return `oci:${store.domain}/${store.path}`;
    }
}
/** What several stores are called together, in the order in which they are read. */
function storeNames(stores) {
    return stores.map(storeName).join(', then ');
}


/***/ }),

/***/ 43691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ nameGlob)
/* harmony export */ });
/** `*` and `?` over a whole layer name; everything else stands for itself. */
function nameGlob(glob) {
    const pattern = glob
        .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('?', '.');
    return new RegExp(`^${pattern}$`, 'su');
}


/***/ }),

/***/ 90091:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ openStore)
/* harmony export */ });
/* harmony import */ var _options_store_name_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62943);
/* harmony import */ var _store_github_patience_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(42470);


/** Opens the store that the user named, under the keys of `keyPrefix`. Where there is no such service, a store that holds nothing. */
async function openStore(choice, keyPrefix, { log, environment, now, patience: given }, { patience: total, outage, trust, learnt }) {
    switch (choice.kind) {
        case 'directory': {
            const { openDirectoryStore } = await Promise.all(/* import() */[__webpack_require__.e(6401), __webpack_require__.e(4183)]).then(__webpack_require__.bind(__webpack_require__, 34183));
            return openDirectoryStore({ path: choice.path, keyPrefix, log, now });
        }
        case 'registry': {
            const { openRegistryStore } = await __webpack_require__.e(/* import() */ 3049).then(__webpack_require__.bind(__webpack_require__, 13049));
            const { openFetch } = await __webpack_require__.e(/* import() */ 255).then(__webpack_require__.bind(__webpack_require__, 50255));
            const { openSeal } = await __webpack_require__.e(/* import() */ 1291).then(__webpack_require__.bind(__webpack_require__, 31291));
            const { storeRepository } = await Promise.all(/* import() */[__webpack_require__.e(598), __webpack_require__.e(9916), __webpack_require__.e(827)]).then(__webpack_require__.bind(__webpack_require__, 80827));
            return openRegistryStore({
                ...storeRepository(choice, { environment, log }, total),
                name: (0,_options_store_name_js__WEBPACK_IMPORTED_MODULE_1__/* .storeName */ .H)(choice),
                keyPrefix,
                seal: await openSeal(trust, { environment, now, fetch: openFetch(environment), patience: total }),
                log,
                ...(outage === undefined ? {} : { outage }),
            });
        }
        case 'github': {
            const { openGithubStore } = await __webpack_require__.e(/* import() */ 3355).then(__webpack_require__.bind(__webpack_require__, 93355));
            return openGithubStore({
                keyPrefix,
                environment,
                log,
                now,
                learnt,
                patience: { ..._store_github_patience_js__WEBPACK_IMPORTED_MODULE_0__/* .usualPatience */ .U, wait: total, total, ...given },
                ...(outage === undefined ? {} : { outage }),
            });
        }
    }
}


/***/ }),

/***/ 80827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   storeRepository: () => (/* binding */ storeRepository)
/* harmony export */ });
/* harmony import */ var _registry_machine_repositories_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92510);
/* harmony import */ var _registry_this_machine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62407);
/* harmony import */ var _registry_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9758);



/** Milliseconds for one request of a registry, and for each piece of what is moved. */
const mostRequest = 20_000;
/** A repository in which a store is, to who reads and to who is about to write. `patience`: milliseconds of trouble, in all. */
function storeRepository({ domain, path }, { environment, log }, patience) {
    const repository = (0,_registry_machine_repositories_js__WEBPACK_IMPORTED_MODULE_0__/* .openMachineRepositories */ .S)((0,_registry_this_machine_js__WEBPACK_IMPORTED_MODULE_1__/* .thisMachine */ .g)({ environment, log }), {
        request: Math.min(mostRequest, patience),
        total: patience,
    });
    // As docker has it, registries on this machine need no TLS.
    const address = { domain, path, insecure: (0,_registry_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(domain) };
    return { repository: repository(address), writing: repository({ ...address, writes: true }) };
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

/***/ 90291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  storeKeeper: () => (/* binding */ storeKeeper)
});

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/plan/name-glob.js
var name_glob = __webpack_require__(43691);
// EXTERNAL MODULE: ./lib/plan/open-store.js
var open_store = __webpack_require__(90091);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(72527);
// EXTERNAL MODULE: ./lib/report/figures.js
var figures = __webpack_require__(40819);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __webpack_require__(67910);
// EXTERNAL MODULE: ./lib/layer/record.js
var layer_record = __webpack_require__(54952);
// EXTERNAL MODULE: ./lib/store/in-flight.js
var in_flight = __webpack_require__(71353);
// EXTERNAL MODULE: ./lib/store/keys.js
var keys = __webpack_require__(84945);
// EXTERNAL MODULE: ./lib/store/record-name.js
var record_name = __webpack_require__(92958);
;// CONCATENATED MODULE: ./lib/upkeep/copy.js










/** Of one record; a store has limits of its own for what goes on over the network. */
const blobsInFlight = 4;
/**
 * Copies records with their blobs: blobs first, each verified on both sides, and nothing that is there already, so that a copy which was broken off
 * goes on where it was. Of several records of equal facts the newest is copied, since it is the one that is asked for, and the oldest
 * layers come first, so that the newest of a name is the same in both stores.
 */
async function copyRecords(request) {
    const { inventory, keyPrefix, isMeant, to, scratch, log } = request;
    const { chosen, left } = chooseRecords(await inventory.records(), keyPrefix, isMeant);
    const copied = [];
    const standing = [];
    let bytes = 0;
    const directory = await (0,promises_.mkdtemp)((0,external_node_path_.join)(scratch, 'stack-cache-copy-'));
    try {
        for (const [index, record] of chosen.entries()) {
            const outcome = await copyRecord(request, record, directory);
            if (outcome.kind === 'left')
                left.push({ key: record.key, why: outcome.why });
            else if (outcome.kind === 'standing')
                standing.push(record.key);
            else {
                copied.push(record.key);
                bytes += outcome.bytes;
            }
            log.info(`${String(index + 1)} of ${String(chosen.length)}: ${(0,report_escape/* visible */.RK)(record.layer ?? record.key)}, ${(0,figures/* formatBytes */.z3)(record.bytes)}: ${outcome.kind}`);
        }
    }
    finally {
        await (0,promises_.rm)(directory, { recursive: true, force: true });
        await to.finish();
    }
    return { copied, standing, left, bytes };
}
/** `records` by layer, the newest first. */
function chooseRecords(records, keyPrefix, isMeant) {
    const left = [];
    const newest = new Map();
    for (const record of records) {
        const key = (0,keys/* parseRecordKey */.OS)(keyPrefix, record.key);
        if (record.layer !== undefined && !isMeant(record.layer))
            continue;
        if (key === undefined)
            left.push({ key: record.key, why: `it is not of the key prefix "${keyPrefix}"` });
        else if (key.format !== layer_record/* recordFormat */.Ty)
            left.push({ key: record.key, why: 'it is of another format of records' });
        else {
            const facts = record.key.slice(0, -(0,formats_digest/* digestHex */.sU)(key.id).length);
            if (!newest.has(facts))
                newest.set(facts, record);
        }
    }
    return { chosen: [...newest.values()].sort((a, b) => a.written - b.written), left };
}
async function copyRecord(request, stored, directory) {
    const { inventory, from, to, keyPrefix } = request;
    const listed = await inventory.read(stored);
    if (listed === undefined)
        return { kind: 'left', why: 'it went while it was copied' };
    const listedRecord = decoded(listed);
    if (typeof listedRecord === 'string')
        return { kind: 'left', why: listedRecord };
    const name = (0,record_name/* recordNameOf */.w)(listedRecord);
    if ((0,keys/* recordKey */.Hy)(keyPrefix, name, listed) !== stored.key)
        return { kind: 'left', why: 'it is not what its key says' };
    // As a build would have it: what its store does not believe is not carried to one that would.
    const bytes = (await from.findRecord(name))?.bytes;
    if (bytes === undefined)
        return { kind: 'left', why: from.unanswered(name) ?? 'its store does not give it to a build' };
    const record = decoded(bytes);
    if (typeof record === 'string')
        return { kind: 'left', why: record };
    const digests = record.blobs.map(({ digest }) => digest);
    const there = await to.findRecord(name);
    const isThere = there !== undefined && isSameOrNewer(there.bytes, bytes, record);
    if (isThere && (!there.bytes.equals(bytes) || (await to.hasBlobs(digests)).size === new Set(digests).size)) {
        return { kind: 'standing' };
    }
    const blobs = await copyBlobs(request, record, directory);
    if (typeof blobs === 'string')
        return { kind: 'left', why: blobs };
    const written = await to.writeRecord(name, bytes);
    if ('why' in written)
        return { kind: 'left', why: written.why };
    return { kind: 'copied', bytes: blobs + bytesOf(written) };
}
/** What is newer is what its store asks for: an older one that is written now would take its place. */
function isSameOrNewer(there, bytes, { savedAt }) {
    if (there.equals(bytes))
        return true;
    const other = decoded(there);
    return typeof other !== 'string' && other.savedAt >= savedAt;
}
/** Answers the bytes that were written, or why one could not be. */
async function copyBlobs({ from, to }, record, directory) {
    const inFlight = (0,in_flight/* limitInFlight */.r)(blobsInFlight, Infinity);
    const written = await Promise.all(record.blobs.map(({ digest, size }) => inFlight(0, async () => {
        const file = (0,external_node_path_.join)(directory, (0,formats_digest/* digestHex */.sU)(digest));
        const one = await to.writeBlob(digest, size, async () => {
            if (await from.fetchBlob(digest, size, file))
                return file;
            throw new errors/* TroubleError */.WN(`${from.name} does not have ${digest}, or it is not what its digest says`);
        });
        await (0,promises_.rm)(file, { force: true });
        return one;
    })));
    const refused = written.find((one) => 'why' in one);
    if (refused !== undefined && 'why' in refused)
        return refused.why;
    return written.reduce((sum, one) => sum + bytesOf(one), 0);
}
function bytesOf(written) {
    return written.kind === 'written' ? written.bytes : 0;
}
function decoded(bytes) {
    try {
        return (0,layer_record/* decodeRecord */.eT)(bytes);
    }
    catch (error) {
        if (!(error instanceof errors/* FormatError */.IF))
            throw error;
        return `it cannot be read: ${error.message}`;
    }
}

// EXTERNAL MODULE: ./lib/options/store-name.js
var store_name = __webpack_require__(62943);
// EXTERNAL MODULE: ./lib/store/error-code.js
var error_code = __webpack_require__(94469);
;// CONCATENATED MODULE: ./lib/upkeep/empty-store.js




/** What a person is told of a store without records: why there are none, where its place tells that. */
async function tellEmpty(choice) {
    const why = await whyNoStore(choice);
    return `${(0,report_escape/* visible */.RK)((0,store_name/* storeName */.H)(choice))} holds no records${why === undefined ? '' : `: ${why}`}.`;
}
/** Why a place cannot hold records; undefined where it can, and where that is not known before it is asked. */
async function whyNoStore(choice) {
    if (choice.kind !== 'directory')
        return undefined;
    try {
        const names = new Set(await (0,promises_.readdir)(choice.path));
        // containers/image, docs/containers-transports.5.md, dir:path: one image, in a layout of its own.
        if (names.has('manifest.json') && names.has('version')) {
            return 'it is one image, as "dir:" of skopeo lays it down; copy by "stack-cache store copy", or with skopeo to oci:PATH:TAG';
        }
        return undefined;
    }
    catch (error) {
        if ((0,error_code/* isCode */._)(error, 'ENOENT'))
            return 'there is no such directory';
        if ((0,error_code/* isCode */._)(error, 'ENOTDIR'))
            return 'it is no directory';
        throw error;
    }
}

// EXTERNAL MODULE: ./lib/plan/store-repository.js
var store_repository = __webpack_require__(80827);
// EXTERNAL MODULE: ./lib/store/verified-file.js
var verified_file = __webpack_require__(82184);
// EXTERNAL MODULE: ./lib/store/directory/directory-adoption.js
var directory_adoption = __webpack_require__(1903);
// EXTERNAL MODULE: ./lib/store/directory/directory-index.js
var directory_index = __webpack_require__(60135);
// EXTERNAL MODULE: ./lib/store/directory/directory-layout.js
var directory_layout = __webpack_require__(18405);
// EXTERNAL MODULE: ./lib/store/group-access.js
var group_access = __webpack_require__(75493);
// EXTERNAL MODULE: ./lib/store/directory/last-use.js
var last_use = __webpack_require__(47327);
// EXTERNAL MODULE: ./lib/store/named-blobs.js
var named_blobs = __webpack_require__(59845);
;// CONCATENATED MODULE: ./lib/store/directory/retire.js





/**
 * Takes a file away, if it is still `unused` once nobody can reach it any more: a user that touched it before that
 * finds it put back, and one that comes after does not find it and acts accordingly.
 */
async function retireNow(paths, file, digest, unused) {
    const used = await (0,last_use/* lastUse */.yC)(paths, file, digest);
    if (used === undefined || !unused(used))
        return false;
    const away = (0,external_node_path_.join)(paths.drafts, (0,verified_file/* draftName */.TS)());
    try {
        await (0,promises_.rename)(file, away);
    }
    catch (error) {
        if ((0,error_code/* isCode */._)(error, 'ENOENT'))
            return false;
        throw error;
    }
    const again = await (0,last_use/* lastUse */.yC)(paths, away, digest);
    if (again !== undefined && !unused(again)) {
        await (0,promises_.rename)(away, file);
        return false;
    }
    await (0,promises_.rm)(away, { force: true, recursive: true });
    return true;
}
/** What `retireNow` would answer. */
async function wouldRetire(paths, file, digest, unused) {
    const used = await (0,last_use/* lastUse */.yC)(paths, file, digest);
    return used !== undefined && unused(used);
}

// EXTERNAL MODULE: ./lib/store/directory/writable.js
var directory_writable = __webpack_require__(89817);
;// CONCATENATED MODULE: ./lib/store/directory/collect.js















const usualSpare = 24 * 60 * 60 * 1000;
/**
 * Frees a `dir:` store from what is old, unused or unreachable. Safe beside writers and readers: whoever uses a record or sees a blob
 * touches it, and what was touched since it was chosen is put back.
 * @throws TroubleError where the store cannot be written to, and errno errors.
 */
async function collectGarbage(path, rule, now) {
    const paths = (0,directory_layout/* storePaths */.om)(path);
    if (rule.dryRun !== true && (await statOf(path)) !== undefined) {
        const writable = (0,directory_writable/* writableAt */.q)(path);
        if (writable.kind === 'no')
            throw new errors/* TroubleError */.WN(writable.why);
    }
    // Only what is a record can be told from what nothing needs.
    const adopted = rule.dryRun === true ? [] : await (0,directory_adoption/* adoptIndexed */.cq)(paths, now);
    const taken = new Map(adopted.map((file, index) => [file, index]));
    const retire = rule.dryRun === true ? wouldRetire : retireNow;
    const read = [];
    for (const { file, key } of await (0,directory_index/* recordFiles */.B5)(paths)) {
        if (rule.dryRun !== true)
            await bringBack(file, now);
        const one = await readLive(paths, { file, key, taken: taken.get(file) });
        if (one !== undefined)
            read.push(one);
    }
    if (rule.dryRun === true)
        read.push(...(await readWaiting(paths, now)));
    const broken = read.flatMap((one) => one.broken ? [one.live.taken === undefined ? one.live.file : one.live.key] : []);
    const live = read.map((one) => one.live).sort(byUse);
    const holders = new Map();
    let reachable = 0;
    for (const { bytes, sizes } of live) {
        reachable += bytes;
        for (const [digest, size] of sizes) {
            const before = holders.get(digest) ?? 0;
            holders.set(digest, before + 1);
            if (before === 0)
                reachable += size;
        }
    }
    // Where what is taken away is put first; a store that was copied may be without it.
    if (rule.dryRun !== true && live.length > 0)
        await (0,group_access/* makeDirectories */.K)(paths.drafts);
    const records = [];
    let bytes = 0;
    for (const record of live) {
        const old = rule.unusedFor !== undefined && now - record.used > rule.unusedFor;
        const heavy = rule.bytes !== undefined && reachable > rule.bytes;
        if (!old && !heavy)
            continue;
        const isWaiting = rule.dryRun === true && record.taken !== undefined;
        if (!isWaiting && !(await retire(paths, record.file, record.id, (used) => used <= record.used)))
            continue;
        records.push(record.key);
        bytes += record.bytes;
        reachable -= record.bytes;
        for (const [digest, size] of record.sizes) {
            const left = (holders.get(digest) ?? 1) - 1;
            holders.set(digest, left);
            if (left === 0)
                reachable -= size;
        }
    }
    // Before the blobs go, and whatever went: one that was killed may have left an index of records that are gone.
    if (rule.dryRun !== true && (live.length > 0 || (await statOf(paths.index)) !== undefined))
        await (0,directory_index/* refreshIndex */.O0)(paths);
    const oldest = now - (rule.spare ?? usualSpare);
    const blobs = [];
    let spared = 0;
    for (const name of await (0,directory_layout/* namesIn */.wX)(paths.blobs)) {
        const digest = `sha256:${name}`;
        if (!(0,formats_digest/* isDigest */.Bc)(digest) || (holders.get(digest) ?? 0) > 0)
            continue;
        const file = (0,directory_layout/* blobPath */.nD)(paths, digest);
        if (rule.dryRun !== true)
            await bringBack(file, now);
        const size = freedBy(await statOf(file));
        if (!(await retire(paths, file, digest, (used) => used < oldest))) {
            spared += size;
            continue;
        }
        blobs.push(digest);
        bytes += size;
    }
    if (rule.dryRun === true)
        return { records, blobs, bytes, kept: reachable, spared, broken };
    await collectResolutions(paths, oldest);
    for (const name of await (0,directory_layout/* namesIn */.wX)(paths.drafts)) {
        const stat = await statOf((0,external_node_path_.join)(paths.drafts, name));
        if (stat !== undefined && stat.mtimeMs < oldest)
            await (0,promises_.rm)((0,external_node_path_.join)(paths.drafts, name), { force: true, recursive: true });
    }
    for (const name of await (0,directory_layout/* namesIn */.wX)(paths.used)) {
        const digest = `sha256:${name}`;
        if ((0,formats_digest/* isDigest */.Bc)(digest) && (await statOf((0,directory_layout/* blobPath */.nD)(paths, digest))) === undefined)
            await (0,promises_.rm)((0,last_use/* markOf */.Fg)(paths, digest), { force: true, recursive: true });
    }
    return { records, blobs, bytes, kept: reachable, spared, broken };
}
/** What a record keeps: its blobs, and itself and its manifest, which show it to OCI tools. Undefined when it went meanwhile. */
async function readLive(paths, { file, key, taken }) {
    const id = `sha256:${key.slice(-64)}`;
    const used = await (0,last_use/* lastUse */.yC)(paths, file, (0,formats_digest/* isDigest */.Bc)(id) ? id : undefined);
    if (used === undefined)
        return undefined;
    const bytes = await (0,verified_file/* readStored */.CL)(file, layer_record/* mostRecordBytes */.gy).catch((error) => {
        if ((0,error_code/* isCode */._)(error, 'ENOENT'))
            return undefined;
        return Buffer.alloc(0);
    });
    if (bytes === undefined)
        return undefined;
    const freed = freedBy(await statOf(file));
    const live = { file, id: (0,formats_digest/* digestOf */.ol)(bytes), key, used, bytes: freed, sizes: sizesOf(bytes, key), taken };
    return { live, broken: (0,named_blobs/* namedBlobs */.C)(bytes) === undefined };
}
function sizesOf(bytes, key) {
    const manifest = (0,directory_index/* artifactManifest */.si)(bytes, key);
    return new Map([
        ...((0,named_blobs/* namedBlobs */.C)(bytes) ?? []).map(({ digest, size }) => [digest, size]),
        [(0,formats_digest/* digestOf */.ol)(bytes), bytes.length],
        [(0,formats_digest/* digestOf */.ol)(manifest), manifest.length],
    ]);
}
/** What a run would take among the records, one after the other, before it looks at them. */
async function readWaiting(paths, now) {
    const waiting = [];
    for await (const { directory, rest, key, bytes } of (0,directory_adoption/* waitingRecords */.UG)(paths)) {
        const [file, sizes] = [(0,external_node_path_.join)(directory, rest), sizesOf(bytes, key)];
        const live = { file, id: (0,formats_digest/* digestOf */.ol)(bytes), key, used: now, bytes: bytes.length, sizes, taken: waiting.length };
        waiting.push({ live, broken: (0,named_blobs/* namedBlobs */.C)(bytes) === undefined });
    }
    return waiting;
}
/**
 * The first to go is the one that was not used for longest. Those that were taken a moment ago go last, in the order in which they were, which
 * no clock is fine enough to tell.
 */
function byUse(a, b) {
    const taken = (a.taken ?? -1) - (b.taken ?? -1);
    return taken === 0 ? a.used - b.used || (a.file < b.file ? -1 : 1) : taken;
}
/** Of each name only what it last resolved to is ever asked for. */
async function collectResolutions(paths, oldest) {
    for (const name of await (0,directory_layout/* namesIn */.wX)(paths.resolutions)) {
        const directory = (0,external_node_path_.join)(paths.resolutions, name);
        for (const { file } of (await (0,directory_layout/* stampedNames */.Nr)(directory)).slice(1)) {
            await retireNow(paths, (0,external_node_path_.join)(directory, file), undefined, (used) => used < oldest);
        }
    }
}
/** What was used at a time to come, by a clock that was wrong, would never grow old. */
async function bringBack(file, now) {
    const stat = await statOf(file);
    if (stat === undefined || stat.mtimeMs <= now + usualSpare)
        return;
    const time = new Date(now);
    await (0,promises_.utimes)(file, time, time).catch(() => undefined);
}
/** A store that was copied by hard links shares its content with the copy. */
function freedBy(stat) {
    return stat?.nlink === 1 ? stat.size : 0;
}
async function statOf(file) {
    try {
        return await (0,promises_.lstat)(file);
    }
    catch (error) {
        if ((0,error_code/* isCode */._)(error, 'ENOENT', 'ENOTDIR'))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/store/told-record.js

/** ECMA-262, "Time Values": a later one is no date. */
const lastSecond = 8.64e12;
/** Read leniently, as records of other formats lie in stores, too. */
function toldOfRecord(bytes) {
    try {
        const value = (0,layer_record/* parseRecord */.Hh)(bytes);
        const [layer, savedAt] = [value?.facts?.name, value?.savedAt];
        return {
            layer: typeof layer === 'string' ? layer : undefined,
            savedAt: typeof savedAt === 'number' && savedAt >= 0 && savedAt <= lastSecond ? savedAt : undefined,
        };
    }
    catch {
        return { layer: undefined, savedAt: undefined };
    }
}

;// CONCATENATED MODULE: ./lib/store/directory/inspect.js










/** Every record, by layer, the newest of a layer first. */
async function listRecords(path) {
    const paths = (0,directory_layout/* storePaths */.om)(path);
    const records = [];
    for (const item of await (0,directory_index/* recordFiles */.B5)(paths)) {
        const read = await readRecord(paths, item);
        if (read)
            records.push(read.record);
    }
    return records;
}
/**
 * Reads all of the store, also records that another tool has copied in and that stand in the index alone. What is told is also what reading
 * would find and treat as absent; nothing is changed.
 */
async function verifyStore(path) {
    const paths = (0,directory_layout/* storePaths */.om)(path);
    const faults = [];
    const needed = new Set();
    for (const item of await (0,directory_index/* recordFiles */.B5)(paths)) {
        const read = await readRecord(paths, item);
        if (read === undefined)
            continue;
        const { key, id, blobs } = read.record;
        if ((0,formats_digest/* digestOf */.ol)(read.bytes) !== id)
            faults.push({ kind: 'record-altered', subject: key });
        else if (blobs === undefined)
            faults.push({ kind: 'record-broken', subject: key });
        for (const { digest } of blobs ?? [])
            needed.add(digest);
    }
    for await (const found of (0,directory_adoption/* indexedRecords */.io)(paths)) {
        if (found.kind === 'record') {
            const blobs = (0,named_blobs/* namedBlobs */.C)(found.bytes);
            if (blobs === undefined)
                faults.push({ kind: 'record-broken', subject: found.key });
            for (const { digest } of blobs ?? [])
                needed.add(digest);
        }
        else if (found.kind === 'unread')
            needed.add(found.digest);
        else
            faults.push({ kind: `record-${found.kind}`, subject: found.subject });
    }
    for (const name of (await (0,directory_layout/* namesIn */.wX)(paths.blobs)).sort()) {
        const digest = `sha256:${name}`;
        if (!(0,formats_digest/* isDigest */.Bc)(digest))
            continue;
        needed.delete(digest);
        if (!(await isIntact(paths, digest)))
            faults.push({ kind: 'blob-altered', subject: digest });
    }
    for (const digest of [...needed].sort())
        faults.push({ kind: 'blob-missing', subject: digest });
    return faults;
}
async function isIntact(paths, digest) {
    try {
        return (await (0,verified_file/* contentOf */.$E)((0,directory_layout/* blobPath */.nD)(paths, digest))).digest === digest;
    }
    catch (error) {
        // It was collected since the listing.
        return (0,error_code/* isCode */._)(error, 'ENOENT');
    }
}
async function readRecord(paths, item) {
    const { file, key, stamp } = item;
    const id = `sha256:${key.slice(-64)}`;
    if (!(0,formats_digest/* isDigest */.Bc)(id))
        return undefined;
    try {
        const used = await (0,last_use/* lastUse */.yC)(paths, file, id);
        if (used === undefined)
            return undefined;
        const bytes = await (0,verified_file/* readStored */.CL)(file, layer_record/* mostRecordBytes */.gy);
        const blobs = (0,named_blobs/* namedBlobs */.C)(bytes);
        const size = (blobs ?? []).reduce((sum, blob) => sum + blob.size, 0);
        return {
            record: { key, id, layer: toldOfRecord(bytes).layer, file, written: stamp / 1000, used, blobs, bytes: size },
            bytes,
        };
    }
    catch (error) {
        if ((0,error_code/* isCode */._)(error, 'ENOENT'))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/store/directory/directory-inventory.js





/** `path` is absolute. */
function directoryInventory(path) {
    // Records of one key have the same bytes, be there several of them.
    const files = new Map();
    return {
        async records() {
            const records = await listRecords(path);
            for (const { key, file } of records)
                files.set(key, file);
            return records;
        },
        async read({ key }) {
            const file = files.get(key);
            try {
                return file === undefined ? undefined : await (0,verified_file/* readStored */.CL)(file, layer_record/* mostRecordBytes */.gy);
            }
            catch (error) {
                if ((0,error_code/* isCode */._)(error, 'ENOENT'))
                    return undefined;
                throw error;
            }
        },
        verify: () => verifyStore(path),
        collect: (rule, now) => collectGarbage(path, rule, now),
    };
}

// EXTERNAL MODULE: ./lib/store/artifact.js
var store_artifact = __webpack_require__(79919);
;// CONCATENATED MODULE: ./lib/store/registry/expendable.js
const day = 24 * 60 * 60 * 1000;
/**
 * Which records of a registry may go: those that are older than the rule allows, then the oldest until the rest weighs no more than it
 * allows. What was written within a day stays in any case: who is about to restore it may have its manifest already. `now` in milliseconds since 1970.
 */
function expendableRecords(all, rule, now) {
    const sizes = new Map();
    const holders = new Map();
    for (const { digest, size } of all.flatMap(namedOnce)) {
        sizes.set(digest, size);
        holders.set(digest, (holders.get(digest) ?? 0) + 1);
    }
    const whole = sumOf(sizes.values()) + sumOf(all.map(({ bytes }) => bytes));
    const records = [];
    const blobs = [];
    let kept = whole;
    for (const record of [...all].sort((a, b) => ageOf(b, now) - ageOf(a, now))) {
        const age = ageOf(record, now);
        const isOld = rule.unusedFor !== undefined && age > rule.unusedFor;
        const isTooMuch = rule.bytes !== undefined && kept > rule.bytes;
        if ((!isOld && !isTooMuch) || age < (rule.spare ?? day))
            continue;
        records.push(record);
        kept -= record.bytes;
        for (const { digest } of namedOnce(record)) {
            const left = (holders.get(digest) ?? 1) - 1;
            holders.set(digest, left);
            if (left > 0)
                continue;
            blobs.push(digest);
            kept -= sizes.get(digest) ?? 0;
        }
    }
    return { records, blobs, bytes: whole - kept, kept };
}
/** What was written at a time to come, by a clock that was wrong, would never grow old. */
function ageOf({ written }, now) {
    return written > now + day ? Number.MAX_VALUE : now - written;
}
function namedOnce({ blobs }) {
    return [...new Map(blobs.map((blob) => [blob.digest, blob])).values()];
}
function sumOf(numbers) {
    return [...numbers].reduce((sum, each) => sum + each, 0);
}

// EXTERNAL MODULE: ./lib/store/registry/registry-tags.js
var registry_tags = __webpack_require__(14934);
;// CONCATENATED MODULE: ./lib/store/registry/registry-inventory.js









/** As many as the client lists. */
const mostTags = 100_000;
const questionsInFlight = 16;
/**
 * Records in a repository, of whatever key prefix. When one was used a registry does not tell, and blobs that no manifest names are for
 * its own collector: here records go, by their manifests.
 */
function registryInventory(options) {
    const documents = new Map();
    return {
        async records() {
            const records = await readRecords(options);
            for (const { key, document } of records)
                documents.set(key, document);
            return records;
        },
        read: ({ key }) => Promise.resolve(documents.get(key)),
        verify: async () => await faultsOf(options, await readRecords(options)),
        collect: async (rule, now) => await collect(options, await readRecords(options), rule, now),
    };
}
/** By layer, the newest of a layer first. */
async function readRecords(options) {
    const { repository, name, log } = options;
    const listed = await repository.listTags(mostTags);
    if (listed.kind === 'missing')
        return [];
    if (listed.kind !== 'tags')
        throw unheard(name, 'its tags could not be listed', listed);
    if (!listed.isWhole)
        log.warning(`${name} has more than ${String(mostTags)} tags; the others are not looked at`);
    const inFlight = (0,in_flight/* limitInFlight */.r)(questionsInFlight, Infinity);
    const tags = listed.tags.filter(registry_tags/* isRecordTag */._K);
    const read = await Promise.all(tags.map((tag) => inFlight(0, () => registry_inventory_readRecord(options, tag))));
    const records = read.filter((record) => record !== undefined);
    return records.sort((a, b) => compare(a.layer ?? '', b.layer ?? '') || b.written - a.written || compare(a.key, b.key));
}
function compare(a, b) {
    return a < b ? -1 : Number(a > b);
}
/** Undefined where the tag names no record of ours, or went meanwhile. */
async function registry_inventory_readRecord({ repository, name, log }, tag) {
    const answer = await repository.getManifest(tag);
    if (answer.kind === 'missing')
        return undefined;
    if (answer.kind !== 'manifest')
        throw unheard(name, `${tag} could not be read`, answer);
    let artifact;
    try {
        artifact = (0,store_artifact/* decodeArtifact */.$v)(store_artifact/* recordType */.io, answer.bytes);
    }
    catch (error) {
        if (!(error instanceof errors/* FormatError */.IF))
            throw error;
        log.info(`${name}: ${tag} is no record: ${error.message}`);
        return undefined;
    }
    const document = artifact.document ?? (await readDocument({ repository, name }, tag, artifact));
    if (document === undefined)
        return undefined;
    const blobs = (0,named_blobs/* namedBlobs */.C)(document);
    const { layer, savedAt } = toldOfRecord(document);
    return {
        key: artifact.annotations[store_artifact/* keyAnnotation */.P7] ?? tag,
        id: artifact.digest,
        layer,
        written: (savedAt ?? 0) * 1000,
        used: undefined,
        blobs,
        bytes: (blobs ?? []).reduce((sum, { size }) => sum + size, 0),
        manifest: answer.digest,
        tag,
        document,
        weight: answer.bytes.length + artifact.size,
    };
}
async function readDocument({ repository, name }, tag, { digest, size }) {
    if (size > layer_record/* mostRecordBytes */.gy)
        return undefined;
    const answer = await repository.readBlob({ digest, size });
    if (answer.kind === 'missing')
        return undefined;
    if (answer.kind !== 'bytes')
        throw unheard(name, `the record of ${tag} could not be read`, answer);
    return answer.bytes;
}
/** Documents are verified as they are read. Blobs are asked for and not read: whoever fetches one verifies it. */
async function faultsOf({ repository, name }, records) {
    const faults = [];
    const needed = new Set();
    for (const { key, id, blobs } of records) {
        const told = `sha256:${key.slice(-64)}`;
        if ((0,formats_digest/* isDigest */.Bc)(told) && told !== id)
            faults.push({ kind: 'record-altered', subject: key });
        else if (blobs === undefined)
            faults.push({ kind: 'record-broken', subject: key });
        for (const { digest } of blobs ?? [])
            needed.add(digest);
    }
    const inFlight = (0,in_flight/* limitInFlight */.r)(questionsInFlight, Infinity);
    await Promise.all([...needed].sort().map((digest) => inFlight(0, async () => {
        const { kind, ...answer } = await repository.hasBlob(digest);
        if (kind === 'missing')
            faults.push({ kind: 'blob-missing', subject: digest });
        else if ('why' in answer)
            throw unheard(name, `blob ${digest} could not be asked for`, answer);
    })));
    return faults;
}
async function collect({ repository, name, log }, records, rule, now) {
    const weighed = records.map((record) => ({ ...record, bytes: record.weight, blobs: record.blobs ?? [] }));
    const { records: going, blobs, bytes, kept } = expendableRecords(weighed, rule, now);
    const broken = records.flatMap((record) => (record.blobs === undefined ? [record.key] : []));
    const collected = { records: going.map(({ key }) => key), blobs, bytes, kept, spared: 0, broken };
    if (rule.dryRun === true)
        return collected;
    for (const { key, layer } of going)
        log.info(`going: ${layer ?? '(unreadable)'}, ${key}`);
    for (const [index, record] of going.entries()) {
        const answer = await remove(repository, record);
        if (answer.kind === 'deleted' || answer.kind === 'missing')
            continue;
        if (index > 0)
            throw unheard(name, `${String(index)} records went, and then no more`, answer);
        throw new errors/* TroubleError */.WN(`${name} lets nobody delete here (${answer.why}): allow it in the registry, or leave it to the registry's own retention`);
    }
    return collected;
}
/** Some registries let tags stand whose manifest was taken away. */
async function remove(repository, { manifest, tag }) {
    const answer = await repository.deleteManifest(manifest);
    if (answer.kind !== 'deleted')
        return answer;
    for (const left of [tag, (0,registry_tags/* layerTagOf */.RN)(tag)]) {
        const standing = await repository.headManifest(left);
        if (standing.kind !== 'digest' || standing.digest !== manifest)
            continue;
        const untagged = await repository.deleteManifest(left);
        if (untagged.kind !== 'deleted' && untagged.kind !== 'missing')
            return untagged;
    }
    return answer;
}
function unheard(name, what, { why }) {
    return new errors/* TroubleError */.WN(`${name}: ${what}: ${why}`);
}

;// CONCATENATED MODULE: ./lib/upkeep/waiting-records.js





/**
 * Lists those records of a directory, too, that another tool has copied into its image layout, and that a run takes in once it finds none
 * (docs/format.md). Changes nothing. `path` is absolute; `now` answers milliseconds since 1970.
 */
function withWaitingRecords(inventory, path, now) {
    const waiting = new Map();
    return {
        ...inventory,
        async records() {
            const taken = [];
            const began = now();
            for await (const { key, bytes } of (0,directory_adoption/* waitingRecords */.UG)((0,directory_layout/* storePaths */.om)(path))) {
                waiting.set(key, bytes);
                taken.push(describe(key, bytes, began));
            }
            const standing = await inventory.records();
            // A run began to take them in meanwhile.
            const known = new Set(standing.map(({ key }) => key));
            // Once taken in they are newer than what stands there.
            return [...taken.filter(({ key }) => !known.has(key)), ...standing];
        },
        read: async (record) => waiting.get(record.key) ?? (await inventory.read(record)),
    };
}
/** How many records of a directory no run has taken in yet. `path` is absolute. */
async function countWaiting(path) {
    const keys = [];
    for await (const { key } of (0,directory_adoption/* waitingRecords */.UG)((0,directory_layout/* storePaths */.om)(path)))
        keys.push(key);
    return keys.length;
}
function describe(key, bytes, now) {
    const { layer, savedAt } = toldOfRecord(bytes);
    const blobs = (0,named_blobs/* namedBlobs */.C)(bytes);
    return {
        key,
        id: (0,formats_digest/* digestOf */.ol)(bytes),
        layer,
        written: savedAt === undefined ? now : savedAt * 1000,
        used: undefined,
        blobs,
        bytes: (blobs ?? []).reduce((sum, { size }) => sum + size, 0),
    };
}

;// CONCATENATED MODULE: ./lib/upkeep/open-inventory.js






/** @throws UserError for a store that cannot be looked into. */
function openInventory(choice, surroundings) {
    switch (choice.kind) {
        case 'directory':
            return withWaitingRecords(directoryInventory(choice.path), choice.path, surroundings.now);
        case 'registry': {
            const { repository } = (0,store_repository.storeRepository)(choice, surroundings, surroundings.patience);
            return registryInventory({ repository, name: (0,store_name/* storeName */.H)(choice), log: surroundings.log });
        }
        case 'github':
            throw new errors/* UserError */.yo('store: GitHub\'s cache is not looked after here; "gh cache list" shows it, and "gh cache delete" removes from it');
    }
}

;// CONCATENATED MODULE: ./lib/upkeep/stored-lines.js



/** For programs. */
function recordJson(record) {
    const { key, id, layer, written, used, bytes } = record;
    return {
        layer: layer ?? null,
        key,
        id,
        written: new Date(written).toISOString(),
        used: used === undefined ? null : new Date(used).toISOString(),
        bytes,
    };
}
/** For people, by the names of layers, the newest first: of each record what goes with it (`own`), what others hold, too (`shared`), and below what all blobs weigh, each once. */
function recordTable(records) {
    const holders = new Map();
    const sizes = new Map();
    for (const { digest, size } of records.flatMap(({ blobs }) => blobs ?? [])) {
        holders.set(digest, (holders.get(digest) ?? 0) + 1);
        sizes.set(digest, size);
    }
    const rows = [...records].sort(byLayer).map((record) => {
        const own = sum((record.blobs ?? []).filter(({ digest }) => holders.get(digest) === 1).map(({ size }) => size));
        return row([idOf(record), timeOf(record.written), (0,figures/* formatBytes */.z3)(own), (0,figures/* formatBytes */.z3)(record.bytes - own)], nameOf(record));
    });
    const layers = new Set(records.map(({ layer }) => layer)).size;
    const total = `${(0,figures/* counted */.hS)(records.length, 'record')} of ${(0,figures/* counted */.hS)(layers, 'layer')}: ${(0,figures/* formatBytes */.z3)(sum([...sizes.values()]))} in ${(0,figures/* counted */.hS)(sizes.size, 'blob')}`;
    return [row(['record', 'written (UTC)', 'own', 'shared'], 'layer'), ...rows, total].join('\n');
}
function byLayer(a, b) {
    const [one, other] = [nameOf(a), nameOf(b)];
    if (one === other)
        return b.written - a.written;
    return one < other ? -1 : 1;
}
function row([id = '', when = '', own = '', shared = ''], layer) {
    return `${id.padEnd(12)}  ${when.padEnd(16)}  ${own.padStart(9)}  ${shared.padStart(9)}  ${layer}`;
}
/** What a person asks of a record; with `--json` all of it is told. */
function recordLines(record, bytes) {
    const told = [
        `${nameOf(record)}  ${record.id}`,
        `  key       ${(0,report_escape/* visible */.RK)(record.key)}`,
        `  written   ${timeOf(record.written)} UTC`,
    ];
    const value = recordIn(bytes);
    if (value === undefined)
        return [...told, '  cannot be read by this version'].join('\n');
    const { release, buildSeconds, owner, blobs, contents, root } = value;
    return [
        ...told,
        `  built by  stacker ${(0,report_escape/* visible */.RK)(release)} as uid ${String(owner)}${buildSeconds === null ? '' : ` in ${(0,figures/* formatSeconds */.Xo)(buildSeconds)}`}`,
        `  is        ${root === null ? 'an image' : 'build_only: what others stand on or take from'}`,
        ...contents.map(({ producer, path }) => `  takes     ${(0,report_escape/* visible */.RK)(`stacker://${producer}/${path}`)}`),
        ...blobs.map(({ digest, size, kind }) => `  blob      ${digest}  ${(0,figures/* formatBytes */.z3)(size).padStart(9)}  ${kind}`),
    ].join('\n');
}
function idOf({ id }) {
    return id.slice('sha256:'.length, 'sha256:'.length + 12);
}
function timeOf(milliseconds) {
    return new Date(milliseconds).toISOString().slice(0, 16).replace('T', ' ');
}
function nameOf({ layer }) {
    return (0,report_escape/* visible */.RK)(layer ?? '(unreadable)');
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}
/** The JSON of the record, of whatever version; null where it is none. */
function recordValue(bytes) {
    try {
        return (0,layer_record/* parseRecord */.Hh)(bytes);
    }
    catch {
        return null;
    }
}
function recordIn(bytes) {
    try {
        return (0,layer_record/* decodeRecord */.eT)(bytes);
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/upkeep/wanted-record.js

/** Is `wanted` the record's layer, key or id? An id may be shortened to 6 digits or more. */
function isWanted({ key, id, layer }, wanted) {
    const shortened = /^[0-9a-f]{6,64}$/.test(wanted) && id.startsWith(`sha256:${wanted}`);
    return key === wanted || id === wanted || layer === wanted || shortened || key.includes(`-${(0,keys/* layerTag */.Cz)(wanted)}-`);
}

;// CONCATENATED MODULE: ./lib/upkeep/upkeep.js












const millisecondsPerDay = 86_400_000;
/** `stack-cache store`: looks into stores, clears them up, and copies from one to another. */
const storeKeeper = {
    async run(action, surroundings) {
        try {
            return await look(action, surroundings);
        }
        catch (error) {
            if (!(0,errors/* isTrouble */.KM)(error))
                throw error;
            throw new errors/* UserError */.yo(`store: ${error.message}`, { cause: error });
        }
    },
};
const look = async (action, surroundings) => {
    const { json } = surroundings;
    switch (action.kind) {
        case 'list': {
            const records = await openInventory(action.store, surroundings).records();
            if (json)
                return toJson(records.map(recordJson));
            return records.length === 0 ? await tellEmpty(action.store) : recordTable(records);
        }
        case 'show':
            return await show(openInventory(action.store, surroundings), action.layer, json);
        case 'verify': {
            const faults = await openInventory(action.store, surroundings).verify();
            if (json)
                return toJson(faults);
            if ((await whyNoStore(action.store)) !== undefined)
                return await tellEmpty(action.store);
            if (faults.length === 0)
                return `Every record and blob is what its name says${await copiedIn(action.store)}.`;
            return faults.map(({ kind, subject }) => `${kind}: ${(0,report_escape/* visible */.RK)(subject)}`).join('\n');
        }
        case 'gc': {
            const rule = {
                ...(action.maxAge === undefined ? {} : { unusedFor: action.maxAge * millisecondsPerDay }),
                ...(action.budget === undefined ? {} : { bytes: action.budget }),
                dryRun: action.dryRun,
            };
            const collected = await openInventory(action.store, surroundings).collect(rule, surroundings.now());
            return json ? toJson(collected) : collectedLines(collected, action.dryRun);
        }
        case 'copy': {
            const copied = await copy(action, surroundings);
            if (json)
                return toJson(copied);
            const { copied: went, standing, left } = copied;
            const isEmpty = action.layers.length === 0 && went.length + standing.length + left.length === 0;
            return isEmpty ? `Nothing to copy: ${await tellEmpty(action.from)}` : copiedLines(copied);
        }
    }
};
/** What a person who copied records in by another tool asks: were they looked at, too? */
async function copiedIn(store) {
    const count = store.kind === 'directory' ? await countWaiting(store.path) : 0;
    if (count === 0)
        return '';
    return `, ${(0,figures/* counted */.hS)(count, 'record')} among them that another tool has copied in`;
}
async function show(inventory, wanted, json) {
    const found = (await inventory.records()).filter((record) => isWanted(record, wanted));
    const read = await Promise.all(found.map(async (record) => ({ record, bytes: await inventory.read(record) })));
    const shown = read.flatMap(({ record, bytes }) => (bytes === undefined ? [] : [{ record, bytes }]));
    if (shown.length === 0) {
        throw new errors/* UserError */.yo(`store: no record of ${JSON.stringify(wanted)}; "stack-cache store list" names the layers`);
    }
    if (json)
        return toJson(shown.map(({ record, bytes }) => ({ ...recordJson(record), record: recordValue(bytes) })));
    return shown.map(({ record, bytes }) => recordLines(record, bytes)).join('\n\n');
}
async function copy({ from, to, layers }, surroundings) {
    const { keyPrefix, patience, trust, log, environment, now } = surroundings;
    const inventory = openInventory(from, surroundings);
    const globs = layers.map(name_glob/* nameGlob */.e);
    const [source, target] = await Promise.all([from, to].map((choice) => (0,open_store/* openStore */.C)(choice, keyPrefix, { log, environment, now }, { patience, trust })));
    if (source === undefined || target === undefined)
        throw new TypeError('two stores were opened');
    if (target.writable.kind === 'no')
        throw new errors/* UserError */.yo(`store: ${target.name}: ${target.writable.why}`);
    return await copyRecords({
        inventory,
        from: source,
        to: target,
        keyPrefix,
        isMeant: (layer) => globs.length === 0 || globs.some((glob) => glob.test(layer)),
        scratch: environment['TMPDIR'] ?? (0,external_node_os_.tmpdir)(),
        log,
    });
}
function collectedLines({ records, blobs, bytes, kept, spared, broken }, dryRun) {
    const verb = dryRun ? 'Would remove' : 'Removed';
    const sum = `${verb} ${(0,figures/* counted */.hS)(records.length, 'record')} and ${(0,figures/* counted */.hS)(blobs.length, 'blob')}, ${(0,figures/* formatBytes */.z3)(bytes)}; ${(0,figures/* formatBytes */.z3)(kept)} stay${spared === 0 ? '' : `, and for a day ${(0,figures/* formatBytes */.z3)(spared)} that nothing needs any more`}.`;
    return [sum, ...broken.map((record) => `cannot be read, keeps nothing: ${(0,report_escape/* visible */.RK)(record)}`)].join('\n');
}
function copiedLines({ copied, standing, left, bytes }) {
    const sum = `Copied ${(0,figures/* counted */.hS)(copied.length, 'record')}, ${(0,figures/* formatBytes */.z3)(bytes)}; ${String(standing.length)} ${standing.length === 1 ? 'was' : 'were'} there.`;
    return [sum, ...left.map(({ key, why }) => `not copied: ${(0,report_escape/* visible */.RK)(key)}: ${(0,report_escape/* visible */.RK)(why)}`)].join('\n');
}
function toJson(value) {
    return (0,report_escape/* visibleJson */.$m)(value, 2);
}


/***/ })

};
