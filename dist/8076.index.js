export const id = 8076;
export const ids = [8076];
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

/***/ 54454:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  j: () => (/* binding */ decodeGoJson),
  I: () => (/* binding */ goJsonText)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/formats/go-json-scan.js
var go_json_scan = __webpack_require__(13077);
// EXTERNAL MODULE: ./lib/formats/go-utf8.js
var go_utf8 = __webpack_require__(15078);
;// CONCATENATED MODULE: ./lib/formats/go-json-reader.js



/** The string that begins here, as Go reads it: what is no UTF-8, and half a surrogate pair, becomes U+FFFD. */
function readJsonString(reader) {
    const { bytes } = reader;
    const start = reader.at + 1;
    let end = start;
    let plain = true;
    while (end < bytes.length && bytes[end] !== quote) {
        const byte = bytes[end] ?? 0;
        if (byte >= 0x80 || byte === backslash)
            plain = false;
        end += byte === backslash ? 2 : 1;
    }
    reader.at = end + 1;
    if (plain)
        return reader.latin1.slice(start, end);
    const text = (0,go_utf8/* decodeUtf8 */._)(bytes.subarray(start, end));
    return text.includes('\\') ? (0,go_utf8/* replaceLoneSurrogates */.H)(text.replaceAll(escapes, go_json_reader_unescape), '\ufffd') : text;
}
/** Lone surrogates become U+FFFD afterwards, all at once: an escaped pair is joined by being written side by side. */
const escapes = /\\(?:u([0-9a-fA-F]{4})|(.))/gs;
const shortEscapes = new Map([
    ['b', '\b'],
    ['f', '\f'],
    ['n', '\n'],
    ['r', '\r'],
    ['t', '\t'],
]);
function go_json_reader_unescape(_escape, hex, letter) {
    if (hex !== undefined)
        return String.fromCharCode(Number.parseInt(hex, 16));
    return shortEscapes.get(letter ?? '') ?? letter ?? '';
}
/** Calls `member` at the begin of every element or key. */
function forEachMember(reader, member) {
    const { bytes } = reader;
    reader.at = (0,go_json_scan/* skipBlanks */.pw)(bytes, reader.at + 1);
    while (bytes[reader.at] !== closeBracket && bytes[reader.at] !== closeBrace) {
        member();
        reader.at = (0,go_json_scan/* skipBlanks */.pw)(bytes, reader.at);
        if (bytes[reader.at] === comma)
            reader.at = (0,go_json_scan/* skipBlanks */.pw)(bytes, reader.at + 1);
    }
    reader.at += 1;
}
/** The key that begins here; the reader stands at its value then. */
function readKey(reader) {
    const key = readJsonString(reader);
    reader.at = (0,go_json_scan/* skipBlanks */.pw)(reader.bytes, (0,go_json_scan/* skipBlanks */.pw)(reader.bytes, reader.at) + 1);
    return key;
}
/** The error of a value that does not fit. */
function jsonMismatch(reader, wanted) {
    return new errors/* FormatError */.IF(placeOf(reader), `at byte ${String(reader.at)}: expected ${wanted}`);
}
/** `build.cache: cache.app.Layer.run[0]`. Keys are the sender's, so they are shortened and quoted where they are no plain names. */
function placeOf(reader) {
    const [where, ...path] = reader.place;
    const names = path.map((part) => {
        if (typeof part === 'number')
            return `[${String(part)}]`;
        return /^[\w-]{1,64}$/.test(part) ? `.${part}` : `[${JSON.stringify(part.slice(0, 64))}]`;
    });
    return `${String(where)}${names.length === 0 ? '' : ': '}${names.join('').replace(/^\./, '')}`;
}
const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const closeBracket = 0x5d;
const closeBrace = 0x7d;

// EXTERNAL MODULE: ./lib/formats/go-type.js
var go_type = __webpack_require__(43101);
;// CONCATENATED MODULE: ./lib/formats/go-json-decode.js




/**
 * json.Unmarshal into a new zero value (docs/stacker/build-cache.md#4.5). JSON.parse would lose digits of 64-bit numbers and hide
 * duplicate keys.
 *
 * Throws FormatError for text that is no JSON and for values that do not fit, with the place. The caller bounds the size; depth is
 * bounded as in Go.
 */
function decodeGoJson(bytes, type, where) {
    return goJsonText(bytes, where).as(type);
}
/**
 * The same in two steps, for a text that is read as more than one type. What stands in it as `known` is written need not be decoded again.
 * Throws FormatError for text that is no JSON.
 */
function goJsonText(bytes, where, known) {
    (0,go_json_scan/* checkGoJson */.vY)(bytes, where);
    const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    const start = (0,go_json_scan/* skipBlanks */.pw)(bytes, 0);
    const written = known && { ...known, text: Buffer.from(known.text).toString('latin1') };
    return { as: (type) => decode({ bytes, latin1, known: written, at: start, place: [where] }, type, (0,go_type/* zeroValue */.mg)(type)) };
}
/** What Go's value holds when the decoder comes to it: a key that occurs twice is decoded into what the first one left. */
function decode(reader, type, current) {
    const isNull = reader.bytes[reader.at] === letterN;
    const form = 'json' in type ? type.json.decode : undefined;
    if (form !== undefined)
        return decodeForm(reader, form);
    switch (type.kind) {
        case 'pointer':
            return isNull ? decodeNull(reader) : decodePointee(reader, type, current);
        case 'slice':
            if (isNull)
                return decodeNull(reader);
            return (0,go_type/* isByteSlice */.LC)(type) ? decodeBytes(reader, current) : decodeSlice(reader, type, current);
        case 'map':
            return isNull ? decodeNull(reader) : decodeMap(reader, type, current);
        case 'string':
            return isNull ? keep(reader, current) : decodeString(reader);
        case 'bool':
            return isNull ? keep(reader, current) : decodeBool(reader);
        case 'struct':
            return isNull ? keep(reader, current) : decodeStruct(reader, type, current);
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
            return isNull ? keep(reader, current) : decodeInteger(reader, type.kind);
        case 'array':
        case 'interface':
        case 'float32':
        case 'float64':
        case 'complex64':
        case 'complex128':
        case 'uintptr':
        case 'chan':
        case 'func':
        case 'time':
            throw jsonMismatch(reader, `a type that is read here, not ${type.kind}`);
    }
}
function decodeForm(reader, form) {
    const start = reader.at;
    reader.at = (0,go_json_scan/* scanValue */.jd)(reader.bytes, start, '');
    try {
        return form({
            as: (type) => decode({ ...reader, at: start, place: [...reader.place] }, type, (0,go_type/* zeroValue */.mg)(type)),
        });
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            throw new errors/* FormatError */.IF(placeOf(reader), error.message, { cause: error });
        throw error;
    }
}
/** `null` makes a pointer, slice or map nil. */
function decodeNull(reader) {
    reader.at += 4;
    return null;
}
/** `null` leaves every other kind as it is. */
function keep(reader, current) {
    reader.at += 4;
    return current;
}
function decodePointee(reader, type, current) {
    return decode(reader, type.to, current ?? (0,go_type/* zeroValue */.mg)(type.to));
}
function decodeBool(reader) {
    const first = reader.bytes[reader.at];
    if (first !== letterT && first !== letterF)
        throw jsonMismatch(reader, 'a bool');
    reader.at += first === letterT ? 4 : 5;
    return first === letterT;
}
/** No fraction, no exponent, and in range. */
function decodeInteger(reader, kind) {
    const { bits, signed } = (0,go_type/* integerRange */.As)(kind) ?? { bits: 64, signed: true };
    const end = (0,go_json_scan/* scanValue */.jd)(reader.bytes, reader.at, '');
    const text = reader.latin1.slice(reader.at, Math.min(end, reader.at + 24));
    if (!(signed ? /^-?\d{1,20}$/ : /^\d{1,20}$/).test(text))
        throw jsonMismatch(reader, `an integer of type ${kind}`);
    const value = BigInt(text);
    if ((signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value)) !== value) {
        throw jsonMismatch(reader, `an integer of type ${kind}, not ${text}`);
    }
    reader.at = end;
    return value;
}
function decodeString(reader) {
    if (reader.bytes[reader.at] !== quote)
        throw jsonMismatch(reader, 'a string');
    return readJsonString(reader);
}
/** Padded standard base64; CR and LF are skipped, trailing bits may be set (base64.StdEncoding). Or a list of numbers. */
function decodeBytes(reader, current) {
    if (reader.bytes[reader.at] === openBracket) {
        // Go would fill the old array's memory; nobody writes that, so it is refused rather than modelled.
        if (current !== null)
            throw jsonMismatch(reader, 'bytes given once');
        const numbers = decodeSlice(reader, { kind: 'slice', of: { kind: 'uint8' } }, null);
        return Uint8Array.from(numbers.map(Number));
    }
    const text = decodeString(reader).replaceAll(/[\r\n]/g, '');
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text))
        throw jsonMismatch(reader, 'base64');
    return Uint8Array.from(Buffer.from(text, 'base64'));
}
/** What lies in a slice's memory, beyond its length too: Go decodes a second list of the same key over it. */
const memory = new WeakMap();
function decodeSlice(reader, type, current) {
    if (reader.bytes[reader.at] !== openBracket)
        throw jsonMismatch(reader, 'a list');
    const cells = Array.isArray(current) ? (memory.get(current) ?? [...current]) : [];
    let length = 0;
    forEachMember(reader, () => {
        reader.place.push(length);
        cells[length] = decode(reader, type.of, length < cells.length ? cells[length] : (0,go_type/* zeroValue */.mg)(type.of));
        reader.place.pop();
        length += 1;
    });
    const slice = cells.slice(0, length);
    if (length > 0)
        memory.set(slice, cells);
    return slice;
}
/** Maps merge key by key; the value of a key that is there already is replaced, not merged. */
function decodeMap(reader, type, current) {
    if (reader.bytes[reader.at] !== openBrace)
        throw jsonMismatch(reader, 'an object');
    const map = new Map(current instanceof Map ? current : []);
    const text = type.key.kind === 'struct' ? type.key.text : undefined;
    forEachMember(reader, () => {
        const written = readKey(reader);
        let key = written;
        try {
            if (text !== undefined)
                key = text.format(text.parse(written));
        }
        catch (error) {
            if (error instanceof errors/* FormatError */.IF)
                throw new errors/* FormatError */.IF(placeOf(reader), error.message, { cause: error });
            throw error;
        }
        reader.place.push(key);
        map.set(key, decode(reader, type.of, (0,go_type/* zeroValue */.mg)(type.of)));
        reader.place.pop();
    });
    return map;
}
function decodeStruct(reader, type, current) {
    if (reader.bytes[reader.at] !== openBrace)
        throw jsonMismatch(reader, 'an object');
    const { known } = reader;
    // An object that begins with all of another one is that one. What an earlier key left is not gone over by it.
    if (known?.type === type && current === (0,go_type/* zeroValue */.mg)(type) && reader.latin1.startsWith(known.text, reader.at)) {
        reader.at += known.text.length;
        return known.value;
    }
    const fields = { ...(0,go_type/* fieldsOfStruct */.cX)(current) };
    let next = 0;
    forEachMember(reader, () => {
        const key = readKey(reader);
        const at = findField(type, key, next);
        const field = type.fields[at];
        if (field === undefined) {
            reader.at = (0,go_json_scan/* scanValue */.jd)(reader.bytes, reader.at, '');
            return;
        }
        next = at + 1;
        reader.place.push(key);
        fields[field.name] = decode(reader, field.type, fields[field.name]);
        reader.place.pop();
    });
    return fields;
}
/** An exact key first, else the first field that is equal under Unicode case folding. `next` is where it stands if Go wrote the text. */
function findField({ fields }, key, next) {
    for (let at = next; at < fields.length; at++)
        if (fields[at]?.json === key)
            return at;
    for (let at = 0; at < next; at++)
        if (fields[at]?.json === key)
            return at;
    const folded = fold(key);
    return fields.findIndex((field) => field.json !== undefined && fold(field.json) === folded);
}
/** Of the letters beyond ASCII only these two fold to ASCII, which is all that field names hold. */
function fold(key) {
    return key
        .replaceAll('\u017f', 's')
        .replaceAll('\u212a', 'k')
        .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
const openBracket = 0x5b;
const letterF = 0x66;
const letterN = 0x6e;
const letterT = 0x74;
const openBrace = 0x7b;


/***/ }),

/***/ 63594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ encodeGoJson)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _go_json_scan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(13077);
/* harmony import */ var _go_utf8_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(15078);
/* harmony import */ var _go_type_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43101);




/**
 * json.Marshal (docs/stacker/build-cache.md#4.1): fields in declaration order, map keys in byte order, HTML escaped, no blanks, no
 * newline.
 *
 * Throws FormatError where Marshal returns an error: a kind that JSON has not, or a MarshalJSON whose text is not JSON.
 */
function encodeGoJson(type, value, dialect) {
    const parts = [];
    encode(type, value, dialect, parts);
    return parts.join('');
}
function encode(type, value, dialect, parts) {
    switch (type.kind) {
        case 'string':
            parts.push(encodeString(value, dialect));
            return;
        case 'bool':
            parts.push(String(value === true));
            return;
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
            if (typeof value !== 'bigint')
                throw new TypeError(`not a value of ${type.kind}`);
            parts.push(value.toString());
            return;
        case 'pointer':
            if (value === null || value === undefined)
                parts.push('null');
            else
                encode(type.to, value, dialect, parts);
            return;
        case 'slice':
        case 'array':
            encodeSequence(type, value, dialect, parts);
            return;
        case 'map':
            encodeMap(type, value, dialect, parts);
            return;
        case 'struct':
            encodeStruct(type, value, dialect, parts);
            return;
        case 'interface': {
            if (value === null || value === undefined) {
                parts.push('null');
                return;
            }
            const inner = (0,_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldsOfStruct */ .cX)(value);
            encode(inner['type'], inner['value'], dialect, parts);
            return;
        }
        case 'float32':
        case 'float64':
        case 'complex64':
        case 'complex128':
        case 'uintptr':
        case 'chan':
        case 'func':
        case 'time':
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('json', `a type that is written here, not ${type.kind}`);
    }
}
function encodeSequence(type, value, dialect, parts) {
    if (value === null || value === undefined) {
        parts.push('null');
    }
    else if ((0,_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .isByteSlice */ .LC)(type)) {
        if (!(value instanceof Uint8Array))
            throw new TypeError('not a value of []byte');
        parts.push(`"${Buffer.from(value).toString('base64')}"`);
    }
    else {
        if (!Array.isArray(value))
            throw new TypeError(`not a value of ${type.kind}`);
        let separator = '[';
        for (const element of value) {
            parts.push(separator);
            encode(type.of, element, dialect, parts);
            separator = ',';
        }
        parts.push(separator === '[' ? '[]' : ']');
    }
}
function encodeMap(type, value, dialect, parts) {
    if (value === null || value === undefined) {
        parts.push('null');
        return;
    }
    if (!(value instanceof Map))
        throw new TypeError('not a map value');
    const entries = [...value].map(([key, element]) => {
        const text = keyText(key);
        return { text, bytes: typeof text === 'string' ? Buffer.from(text) : text, element };
    });
    // By the bytes of the raw key, not by UTF-16 units and not by the escaped text.
    entries.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
    let separator = '{';
    for (const { text, element } of entries) {
        parts.push(separator, encodeString(text, dialect), ':');
        encode(type.of, element, dialect, parts);
        separator = ',';
    }
    parts.push(separator === '{' ? '{}' : '}');
}
function keyText(key) {
    if (typeof key === 'string' || key instanceof Uint8Array)
        return key;
    if (typeof key === 'bigint')
        return key.toString();
    throw new TypeError('not a value that can be a key');
}
function encodeStruct(type, value, dialect, parts) {
    if (type.json?.encode !== undefined) {
        const text = type.json.encode(value);
        (0,_go_json_scan_js__WEBPACK_IMPORTED_MODULE_1__/* .checkGoJson */ .vY)(Buffer.from(text), `${type.name}.${type.json.name}`);
        parts.push(text.replaceAll(/[<>&\u2028\u2029]/g, escapeUnit));
        return;
    }
    const fields = (0,_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldsOfStruct */ .cX)(value);
    let separator = '{';
    for (const field of type.fields) {
        if (field.json === undefined)
            continue;
        const inner = fields[field.name] ?? (0,_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .zeroValue */ .mg)(field.type);
        if (isOmitted(field, inner))
            continue;
        parts.push(separator, encodeString(field.json, dialect), ':');
        encode(field.type, inner, dialect, parts);
        separator = ',';
    }
    parts.push(separator === '{' ? '{}' : '}');
}
/** omitempty drops nil and empty lists and maps alike, but no pointer that is set and no struct. */
function isOmitted(field, value) {
    if (field.omitEmpty !== true)
        return false;
    if (value === null || value === false || value === 0n || value === '')
        return field.type.kind !== 'pointer' || value === null;
    if (field.type.kind === 'pointer' || field.type.kind === 'interface')
        return false;
    if (Array.isArray(value) || value instanceof Uint8Array)
        return value.length === 0;
    return value instanceof Map && value.size === 0;
}
const shortEscapes = new Map([
    ['"', '\\"'],
    ['\\', '\\\\'],
    ['\n', '\\n'],
    ['\r', '\\r'],
    ['\t', '\\t'],
]);
// eslint-disable-next-line no-control-regex -- control characters are what has to be escaped
const escaped = /["\\\u0000-\u001f<>&\u2028\u2029]/g;
/** Nearly all texts. */
const plain = /^[ !#-%'-;=?-[\]-~]*$/;
function encodeString(value, dialect) {
    if (typeof value === 'string' && plain.test(value))
        return `"${value}"`;
    const escapeAll = (text) => text.replaceAll(escaped, (character) => escape(character, dialect));
    if (typeof value === 'string')
        return `"${(0,_go_utf8_js__WEBPACK_IMPORTED_MODULE_2__/* .replaceLoneSurrogates */ .H)(escapeAll(value), '\\ufffd')}"`;
    // Each byte that is no UTF-8 is written as an escape, a real U+FFFD as itself.
    if (value instanceof Uint8Array) {
        return `"${(0,_go_utf8_js__WEBPACK_IMPORTED_MODULE_2__/* .replaceLoneSurrogates */ .H)(escapeAll((0,_go_utf8_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeUtf8 */ ._)(value, '\ud800')), '\\ufffd')}"`;
    }
    throw new TypeError('not a string value');
}
function escape(character, dialect) {
    if (dialect === 'go1.23' && character === '\b')
        return '\\b';
    if (dialect === 'go1.23' && character === '\f')
        return '\\f';
    return shortEscapes.get(character) ?? escapeUnit(character);
}
function escapeUnit(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}


/***/ }),

/***/ 13077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jd: () => (/* binding */ scanValue),
/* harmony export */   pw: () => (/* binding */ skipBlanks),
/* harmony export */   vY: () => (/* binding */ checkGoJson)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/** encoding/json's maxNestingDepth (docs/stacker/build-cache.md#4.6). */
const deepest = 10_000;
/**
 * json.Valid with a reason: one value and blanks around it, nested at most 10,000 deep. Bytes that are no UTF-8 are allowed inside strings.
 * Throws FormatError, which names the byte.
 */
function checkGoJson(bytes, where) {
    const end = skipBlanks(bytes, scanValue(bytes, skipBlanks(bytes, 0), where));
    if (end < bytes.length)
        throw unexpected(bytes, end, where, 'nothing after the value');
}
/** The end of the value that begins at `at`. Not recursive: the depth is the sender's choice. */
function scanValue(bytes, at, where) {
    if (bytes[at] !== openBrace && bytes[at] !== openBracket)
        return scanScalar(bytes, at, where);
    const open = [];
    let position = at;
    for (;;) {
        const first = bytes[position];
        if (first === openBrace || first === openBracket) {
            open.push(first);
            if (open.length > deepest)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, `at most ${String(deepest)} levels`);
            const next = skipBlanks(bytes, position + 1);
            if (bytes[next] === first + 2) {
                open.pop();
                position = next + 1;
            }
            else {
                position = first === openBrace ? scanKey(bytes, next, where) : next;
                continue;
            }
        }
        else {
            position = scanScalar(bytes, position, where);
        }
        // A value is complete: close what ends here, or go on to the next member.
        for (;;) {
            const container = open.at(-1);
            if (container === undefined)
                return position;
            position = skipBlanks(bytes, position);
            const separator = bytes[position];
            if (separator === comma) {
                position = skipBlanks(bytes, position + 1);
                if (container === openBrace)
                    position = scanKey(bytes, position, where);
                break;
            }
            if (separator !== container + 2) {
                throw unexpected(bytes, position, where, container === openBrace ? '"," or "}"' : '"," or "]"');
            }
            open.pop();
            position += 1;
        }
    }
}
/** The position after the quote that ends the string which begins at `at`. */
function scanString(bytes, at, where) {
    for (let position = at + 1; position < bytes.length; position++) {
        const byte = bytes[position] ?? 0;
        if (byte === quote)
            return position + 1;
        if (byte < 0x20)
            throw unexpected(bytes, position, where, 'no control character in a string');
        if (byte !== backslash)
            continue;
        position += 1;
        const escape = bytes[position] ?? 0;
        if (escape === letterU) {
            for (const last = position + 4; position < last;) {
                position += 1;
                if (!isHexDigit(bytes[position] ?? 0))
                    throw unexpected(bytes, position, where, 'four hexadecimal digits');
            }
        }
        else if (!shortEscapes.has(escape)) {
            throw unexpected(bytes, position, where, 'an escape that JSON has');
        }
    }
    throw unexpected(bytes, bytes.length, where, 'the end of the string');
}
function skipBlanks(bytes, at) {
    let position = at;
    for (;;) {
        const byte = bytes[position];
        if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)
            return position;
        position += 1;
    }
}
/** From a key to the begin of its value. */
function scanKey(bytes, at, where) {
    if (bytes[at] !== quote)
        throw unexpected(bytes, at, where, 'a key');
    const colon = skipBlanks(bytes, scanString(bytes, at, where));
    if (bytes[colon] !== 0x3a)
        throw unexpected(bytes, colon, where, '":"');
    return skipBlanks(bytes, colon + 1);
}
const words = ['true', 'false', 'null'].map((word) => Buffer.from(word));
function scanScalar(bytes, at, where) {
    const first = bytes[at];
    if (first === quote)
        return scanString(bytes, at, where);
    const word = words.find((candidate) => candidate[0] === first);
    if (word === undefined)
        return scanNumber(bytes, at, where);
    if (!word.equals(bytes.subarray(at, at + word.length)))
        throw unexpected(bytes, at, where, word.toString());
    return at + word.length;
}
function scanNumber(bytes, at, where) {
    const digitsFrom = (from) => {
        let position = from;
        while (isDigit(bytes[position]))
            position += 1;
        if (position === from)
            throw unexpected(bytes, from, where, from === at ? 'a value' : 'a digit');
        return position;
    };
    let position = bytes[at] === minus ? at + 1 : at;
    position = bytes[position] === zero ? position + 1 : digitsFrom(position);
    if (bytes[position] === 0x2e)
        position = digitsFrom(position + 1);
    if (bytes[position] === 0x65 || bytes[position] === 0x45) {
        position += 1;
        if (bytes[position] === 0x2b || bytes[position] === minus)
            position += 1;
        position = digitsFrom(position);
    }
    return position;
}
function unexpected(bytes, at, where, wanted) {
    const byte = bytes[at];
    const got = byte === undefined ? 'the end' : `0x${byte.toString(16).padStart(2, '0')}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, `at byte ${String(at)}: expected ${wanted}, got ${got}`);
}
function isDigit(byte) {
    return byte !== undefined && byte >= zero && byte <= 0x39;
}
function isHexDigit(byte) {
    return isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}
const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const minus = 0x2d;
const zero = 0x30;
const letterU = 0x75;
const openBrace = 0x7b;
const openBracket = 0x5b;
const shortEscapes = new Set(Buffer.from('"\\/bfnrt'));


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

/***/ 15078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ replaceLoneSurrogates),
/* harmony export */   _: () => (/* binding */ decodeUtf8)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4573);

/**
 * Text of bytes as Go's utf8.DecodeRune reads them: every single byte that is not part of a valid sequence becomes one
 * `replacement`, where TextDecoder gives one for a whole truncated sequence.
 */
function decodeUtf8(bytes, replacement = '\ufffd') {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if ((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(buffer))
        return buffer.toString();
    const parts = [];
    let start = 0;
    let at = 0;
    while (at < buffer.length) {
        const size = sequenceLength(buffer, at);
        if (size > 0) {
            at += size;
            continue;
        }
        parts.push(buffer.toString('utf8', start, at), replacement);
        at += 1;
        start = at;
    }
    parts.push(buffer.toString('utf8', start));
    return parts.join('');
}
/** Bytes of the valid sequence that begins at `at`; 0 where none does. */
function sequenceLength(bytes, at) {
    const first = bytes[at] ?? 0;
    if (first < 0x80)
        return 1;
    const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    return at + size <= bytes.length && (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes.subarray(at, at + size)) ? size : 0;
}
/** Go has no lone surrogates, JavaScript does. (`toWellFormed` with a choice.) */
function replaceLoneSurrogates(text, replacement) {
    return text.isWellFormed() ? text : text.replaceAll(/\p{Surrogate}/gu, replacement);
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

/***/ 3418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lk: () => (/* binding */ openBuildCache),
/* harmony export */   X8: () => (/* binding */ mostBuildCacheBytes),
/* harmony export */   rX: () => (/* binding */ encodeBuildCache)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _formats_go_json_decode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54454);
/* harmony import */ var _formats_go_json_encode_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(63594);
/* harmony import */ var _formats_go_type_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43101);
/* harmony import */ var _layer_schema_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(10878);





/** A quarter of a gigabyte: trees of some million files, in base64. */
const mostBuildCacheBytes = 256 * 1024 * 1024;
const versionCheck = {
    kind: 'struct',
    name: 'versionCheck',
    fields: [{ name: 'Version', json: 'version', type: { kind: 'int' } }],
};
const schemas = new WeakMap();
/** One for all files of a release: what is known of a type is found by its description. */
function fileSchema({ entry }) {
    let schema = schemas.get(entry);
    if (schema === undefined) {
        schema = {
            kind: 'struct',
            name: 'BuildCache',
            fields: [
                { name: 'Cache', json: 'cache', type: { kind: 'map', key: { kind: 'string' }, of: entry } },
                { name: 'Version', json: 'version', type: { kind: 'int' } },
            ],
        };
        schemas.set(entry, schema);
    }
    return schema;
}
/**
 * Opens a build.cache as OpenCache does (docs/stacker/build-cache.md#4.4): the version first, which needs the whole text to be
 * JSON, then all of it. `bytes` is undefined where there is no file. Larger than `limit` bytes is broken; so are values that the
 * release would not read. A layer that is written as `known` is that one.
 */
function openBuildCache(bytes, release, limit = mostBuildCacheBytes, known) {
    if (bytes === undefined)
        return { kind: 'missing' };
    if (bytes.length > limit)
        return { kind: 'broken', why: `it has ${bytes.length} bytes, more than ${limit}` };
    try {
        const type = known && (0,_layer_schema_js__WEBPACK_IMPORTED_MODULE_4__/* .layerSchema */ .pw)(release);
        const text = (0,_formats_go_json_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .goJsonText */ .I)(bytes, 'build.cache', type && { type, text: known.text, value: known.layer });
        const { Cache, Version } = readFile(text, release);
        if (Version !== BigInt(release.cacheVersion))
            return { kind: 'discarded', version: Version };
        // A file without `cache` opens too, but stacker's next Put writes into a nil map (docs/stacker/build-cache.md#4.7); what we lay
        // down always has one.
        return { kind: 'opened', entries: new Map(Cache) };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF)
            return { kind: 'broken', why: error.message };
        throw error;
    }
}
/**
 * OpenCache reads the version alone before it reads all of it, and of another version nothing else need fit. The answer is the same where
 * the version is read alone only then.
 */
function readFile(text, release) {
    try {
        return (0,_formats_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldsOfStruct */ .cX)(text.as(fileSchema(release)));
    }
    catch (error) {
        const { Version } = (0,_formats_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldsOfStruct */ .cX)(text.as(versionCheck));
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF) || Version === BigInt(release.cacheVersion))
            throw error;
        return { Version };
    }
}
/** The file as stacker writes it, byte for byte (docs/stacker/build-cache.md#4.3). */
function encodeBuildCache(entries, release) {
    const file = { Cache: entries, Version: BigInt(release.cacheVersion) };
    return Buffer.from((0,_formats_go_json_encode_js__WEBPACK_IMPORTED_MODULE_2__/* .encodeGoJson */ .p)(fileSchema(release), file, release.goJson));
}


/***/ }),

/***/ 10878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ withUnexported),
/* harmony export */   lr: () => (/* binding */ directiveOf),
/* harmony export */   pw: () => (/* binding */ layerSchema)
/* harmony export */ });
/** The struct of a layer in the release's build.cache. */
function layerSchema(release) {
    const layer = release.entry.fields.find((field) => field.name === 'Layer');
    if (layer?.type.kind !== 'struct')
        throw new TypeError(`${release.tag} has no layer`);
    return layer.type;
}
/** The flag of rc9 to rc12, unexported there, stands under its later, exported name in our layer. */
function withUnexported(type, layer) {
    const fields = { ...layer };
    for (const { name, unexported } of type.fields) {
        if (unexported === true)
            fields[name] ??= fields[name.charAt(0).toUpperCase() + name.slice(1)];
    }
    return fields;
}
const legacyFlags = new Set(['wasLegacyImport', 'WasLegacyImport']);
/** As a stackerfile writes it. */
function directiveOf(field) {
    if (legacyFlags.has(field.name))
        return 'import';
    return field.yaml?.replace(/,.*/, '') ?? field.name.toLowerCase();
}


/***/ })

};
