export const id = 7660;
export const ids = [7660];
export const modules = {

/***/ 82549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ shownAttributes),
/* harmony export */   w: () => (/* binding */ readAttributes)
/* harmony export */ });
/* harmony import */ var _machine_environment_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48785);

/** A line for each file with attributes: its path, then names and values by turns, all in hexadecimal digits. */
const script = `
import os, sys, stat
root = sys.stdin.buffer.read()
out = []
def look(path, name):
    try:
        names = os.listxattr(path, follow_symlinks=False)
        found = [(os.fsencode(n), os.getxattr(path, n, follow_symlinks=False)) for n in names]
    except FileNotFoundError:
        return
    except OSError as e:
        if e.errno in (95, 61):
            return
        raise
    if found:
        out.append(' '.join([name.hex()] + [b.hex() or '-' for pair in found for b in pair]))
def walk(path, name):
    look(path, name)
    with os.scandir(path) as entries:
        below = list(entries)
    for e in below:
        child = e.name if name == b'.' else name + b'/' + e.name
        if e.is_dir(follow_symlinks=False):
            walk(e.path, child)
        elif e.is_file(follow_symlinks=False):
            look(e.path, child)
sys.setrecursionlimit(100000)
walk(root, b'.')
out.append('done')
print('\\n'.join(out))
`;
/** One python3 for a tree; standard library only. */
const readAttributes = (root, options) => {
    const other = options?.asRoot === true && process.getuid?.() !== 0;
    const python = ['python3', '-I', '-S', '-c', script];
    const [command = '', ...args] = other ? ['sudo', '-n', ...python] : python;
    // Most plans look at no attributes, and start nothing.
    const { spawnSync } = process.getBuiltinModule('node:child_process');
    const result = spawnSync(command, args, {
        env: (0,_machine_environment_js__WEBPACK_IMPORTED_MODULE_0__/* .machineEnvironment */ .R5)(),
        input: typeof root === 'string' ? Buffer.from(root) : root,
        maxBuffer: 256 * 1024 * 1024,
        timeout: 120_000,
        killSignal: 'SIGKILL',
    });
    const text = result.error === undefined ? result.stdout.toString('latin1') : '';
    if (result.error !== undefined || result.status !== 0 || !text.endsWith('done\n')) {
        return { kind: 'unseen', why: `${command} could not read the extended attributes` };
    }
    return parseListing(text);
};
function parseListing(text) {
    const attributes = new Map();
    for (const line of text.split('\n')) {
        if (line === 'done' || line === '')
            continue;
        const [path, ...fields] = line.split(' ').map((field) => Buffer.from(field === '-' ? '' : field, 'hex'));
        const found = [];
        for (let at = 0; at + 1 < fields.length; at += 2) {
            found.push({ name: fields[at]?.toString('latin1') ?? '', value: fields[at + 1] ?? Buffer.alloc(0) });
        }
        attributes.set(path?.toString('latin1') ?? '', found);
    }
    return { kind: 'read', attributes };
}
/**
 * go-mtree reads names and each value into 1024 bytes; what does not fit is an error there, and the file then has no attributes
 * (docs/stacker/mtree.md#1.4; xattr/xattr.go).
 */
function shownAttributes(attributes) {
    const names = attributes.reduce((sum, { name }) => sum + name.length + 1, 0);
    return names > 1024 || attributes.some(({ value }) => value.length > 1024) ? [] : attributes;
}


/***/ }),

/***/ 37861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ inUserNamespace)
/* harmony export */ });
/**
 * A walked tree as it looks inside a user namespace in which `owner` is 0:0 (docs/stacker/mtree.md#7.1). Undefined where that
 * cannot be told: other ids come out as the namespace maps them (65534 where it does not), and the kernel translates ids inside
 * attributes other than `user.*`.
 */
function inUserNamespace(tree, owner) {
    const owned = [`uid=${String(owner.uid)}`, `gid=${String(owner.gid)}`];
    const ofOwner = (text) => /^[ug]id=/.test(text);
    const known = tree.entries.every(({ keywords }) => keywords.every((text) => (ofOwner(text) ? owned.includes(text) : !/^xattr\.(?!user\.)/.test(text))));
    if (!known)
        return undefined;
    const seen = (text) => (ofOwner(text) ? `${text.slice(0, 'uid='.length)}0` : text);
    return { entries: tree.entries.map(({ path, keywords }) => ({ path, keywords: keywords.map(seen) })) };
}


/***/ }),

/***/ 92909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ parseTree)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _mtree_tree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93992);
/* harmony import */ var _mtree_vis_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64404);




/** bufio.Scanner gives up on a line of this many bytes, its newline not counted (docs/stacker/mtree.md#3.1). */
const longestLine = 65_536;
/**
 * ParseSpec, and the path of every entry as Compare computes it (parse.go, entry.go).
 * @param text bytes, or a string that holds bytes (latin1).
 * @throws FormatError for a line of 64 KiB, for a name that Unvis refuses, and for a line that is only a backslash before an empty
 * one: stacker's Lookup fails on all three (docs/stacker/mtree.md#1.6).
 */
function parseTree(text, version) {
    const lines = linesOf(typeof text === 'string' ? text : Buffer.from(text).toString('latin1'));
    const entries = [];
    let current;
    let set = [];
    for (let at = 0; at < lines.length; at += 1) {
        let line = lines[at] ?? '';
        if (/^[ \t]*#/.test(line) || line === '')
            continue;
        const special = line.startsWith('/');
        let fields = fieldsOf(line);
        if (!special) {
            const [first] = fields;
            if (first === undefined)
                continue;
            if (first === '..') {
                current = current?.parent;
                continue;
            }
        }
        while (line.endsWith('\\')) {
            at += 1;
            line = line.slice(0, -1) + (lines[at] ?? '');
            fields = fieldsOf(line);
        }
        const [name, ...own] = fields;
        if (name === undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('mtree', 'a name after a joined line, where go-mtree panics');
        if (special) {
            if (name === '/set')
                set = own;
            else if (name === '/unset')
                set = [];
            continue;
        }
        const placed = place(name, own, current, version);
        current = placed.current;
        entries.push({ path: placed.path, keywords: merge(set, own) });
    }
    return { entries };
}
/**
 * Up to 0.5.3 the name is cleaned before it is asked for a `/`, and an entry with one may become the current directory
 * (docs/stacker/mtree.md#3.3).
 */
function place(name, own, current, version) {
    const types = own.filter((text) => text.startsWith('type=')).map(_mtree_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .splitKeyword */ .Yu);
    const old = version === '0.4.4' || version === '0.5.0' || version === '0.5.2' || version === '0.5.3';
    const directory = old ? types.some(([, value]) => value === 'dir') : types.at(-1)?.[1] === 'dir';
    if (plainName.test(name)) {
        const path = current === undefined ? name : below(current.path, name);
        return { path, current: directory ? { path, parent: current } : current };
    }
    const cleaned = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(name).replace(/(?<=[^])\/$/, '');
    const full = (old ? cleaned : name).includes('/');
    const decoded = cleanPath((0,_mtree_vis_js__WEBPACK_IMPORTED_MODULE_3__/* .unvis */ .y)(cleaned, version === '0.7.0' ? '0.7.0' : '0.6.0'));
    const path = full || current === undefined ? decoded : cleanPath(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(current.path, decoded));
    const becomes = directory && (old || !full);
    return { path, current: becomes ? { path, parent: full && !old ? undefined : current } : current };
}
/** Most names: neither cleaning nor Unvis changes them. */
const plainName = /^[\w-][\w.-]*$/;
/** `directory` is clean. */
function below(directory, name) {
    if (directory === '' || directory === '.')
        return name;
    return directory.endsWith('/') ? directory + name : `${directory}/${name}`;
}
/** CleanPath (entry.go): a relative path that never leaves the root. An absolute one stays absolute. */
function cleanPath(path) {
    if (path === '')
        return '';
    if (path.startsWith('/'))
        return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path).replace(/(?<=[^])\/$/, '');
    return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(`/${path}`).slice(1).replace(/\/$/, '') || '.';
}
/** An entry's own keywords override those of `/set` (keywords.go, MergeKeyValSet). */
function merge(set, own) {
    if (set.length === 0)
        return own;
    const ofSet = set.map(keywordOf);
    const ofOwn = own.map(keywordOf);
    return [
        ...set.map((text, index) => own[ofOwn.lastIndexOf(ofSet[index] ?? '')] ?? text),
        ...own.filter((_, index) => !ofSet.includes(ofOwn[index] ?? '')),
    ];
}
function keywordOf(text) {
    return text.slice(0, Math.max(0, text.indexOf('=')));
}
/** bufio.ScanLines: LF ends a line, one CR before it goes with it, what follows the last LF is a line unless empty. */
function linesOf(text) {
    const lines = text.split('\n');
    if (lines.at(-1) === '')
        lines.pop();
    return lines.map((line) => {
        if (line.length >= longestLine)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('mtree', 'bufio.Scanner: token too long');
        return line.endsWith('\r') ? line.slice(0, -1) : line;
    });
}
/** strings.Fields over the bytes of UTF-8 (docs/stacker/mtree.md#3.2): unicode.IsSpace, which has U+0085 and not U+FEFF. */
function fieldsOf(line) {
    if (!/[^ -~]/.test(line))
        return line.split(' ').filter((field) => field !== '');
    return line
        .split(/(?:[\t-\r ]|\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80)+/)
        .filter((field) => field !== '');
}


/***/ }),

/***/ 93992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ab: () => (/* binding */ keywordPrefix),
/* harmony export */   HL: () => (/* binding */ treeKeywords),
/* harmony export */   Yu: () => (/* binding */ splitKeyword),
/* harmony export */   fZ: () => (/* binding */ treeDigest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);

/**
 * The keywords that stacker asks for (docs/stacker/mtree.md#1.3; cache.go, mtreeKeywords), in the order in which go-mtree writes
 * them.
 */
const treeKeywords = ['type', 'link', 'uid', 'gid', 'xattr', 'mode', 'sha256digest'];
/**
 * `KEYWORD` and `VALUE`, parted at the first `=`; without one the keyword is empty (docs/stacker/mtree.md#4.1; keywords.go,
 * KeyVal.Keyword).
 */
function splitKeyword(text) {
    const equals = text.indexOf('=');
    return equals < 0 ? ['', ''] : [text.slice(0, equals), text.slice(equals + 1)];
}
/** `xattr` of `xattr.user.comment` (keywords.go, Keyword.Prefix). */
function keywordPrefix(keyword) {
    const dot = keyword.indexOf('.');
    return dot < 0 ? keyword : keyword.slice(0, dot);
}
/**
 * One name for all trees that stacker cannot tell apart: the order of entries and keywords and the place of `/set` do not enter,
 * nor does a keyword that stacker does not ask for. A walk and the parsed text of that walk have the same digest, unless the name
 * of a directory holds a newline.
 */
function treeDigest(tree) {
    const known = digests.get(tree);
    if (known !== undefined)
        return known;
    const byPath = new Map(tree.entries.map((entry) => [entry.path, entry]));
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let text = '';
    const add = (part) => {
        text += `${String(part.length)}:${part}`;
    };
    for (const path of [...byPath.keys()].sort()) {
        add(path);
        const asked = askedKeywords(byPath.get(path)?.keywords ?? []);
        text += `${String(asked.length)};`;
        for (const [keyword, value] of asked) {
            add(keyword);
            add(value);
        }
        // Each update costs as much as hashing a kilobyte.
        if (text.length < hashedAtOnce)
            continue;
        hash.update(text, 'latin1');
        text = '';
    }
    const digest = `sha256:${hash.update(text, 'latin1').digest('hex')}`;
    digests.set(tree, digest);
    return digest;
}
/** Sorted, each once. There are seven at most but for attributes: maps of all trees took longer than hashing them. */
function askedKeywords(texts) {
    const asked = texts.map(splitKeyword).filter(([keyword]) => isAsked(keyword));
    asked.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    // Sorting keeps the order of equal ones, of which the last one counts.
    return asked.filter(([keyword], index) => keyword !== asked[index + 1]?.[0]);
}
function isAsked(keyword) {
    return treeKeywords.includes(keyword) || treeKeywords.includes(keywordPrefix(keyword));
}
/** Trees do not change, and are asked for theirs by everybody who compares them. */
const digests = new WeakMap();
const hashedAtOnce = 256 * 1024;


/***/ }),

/***/ 64404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ vis),
/* harmony export */   y: () => (/* binding */ unvis)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

const plain = /^[!-~]$/;
const glob = '*?[#';
/**
 * vis(3) as go-mtree calls it (docs/stacker/mtree.md#1.5; VisWhite, VisOctal, VisGlob), byte by byte. Strings hold bytes (latin1).
 */
function vis(bytes) {
    return bytes.replace(/[^]/g, (byte) => {
        if (byte === '\\')
            return '\\\\';
        if (plain.test(byte) && !glob.includes(byte))
            return byte;
        return `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`;
    });
}
const cStyle = new Map([
    ['\\', '\\'],
    ['n', '\n'],
    ['r', '\r'],
    ['b', '\b'],
    ['a', '\x07'],
    ['v', '\v'],
    ['t', '\t'],
    ['f', '\f'],
    ['s', ' '],
    ['E', '\x1b'],
    ['\n', ''],
    ['$', ''],
]);
/**
 * The reverse (docs/stacker/mtree.md#1.6; govis, unvis.go). It works on runes there: a byte that is no UTF-8 comes out as U+FFFD.
 * Strings hold bytes (latin1).
 * @throws FormatError where go-mtree fails, and with it the whole comparison.
 */
function unvis(bytes, version = '0.6.0') {
    if (!/[\\\x80-\xff]/.test(bytes))
        return bytes;
    const runes = runesOf(bytes);
    let at = 0;
    let out = '';
    const fail = (why) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('mtree name', `${why} in ${JSON.stringify(bytes)}`);
    };
    const next = () => runes[at++] ?? fail('an escape sequence ends early');
    const latin1 = (rune) => {
        const code = rune.codePointAt(0) ?? 0;
        return code > 0xff ? fail('a code outside latin-1') : code;
    };
    const control = (mask) => {
        const rune = next();
        return String.fromCharCode(mask | (rune === '?' ? 0x7f : latin1(rune) & 0x1f));
    };
    while (at < runes.length) {
        const rune = next();
        if (rune !== '\\') {
            out += Buffer.from(rune, 'utf8').toString('latin1');
            continue;
        }
        const escape = next();
        if (/^[0-7]$/.test(escape)) {
            let digits = escape;
            while (digits.length < 3 && /^[0-7]$/.test(runes[at] ?? ''))
                digits += next();
            const code = parseInt(digits, 8);
            out += code > 0xff ? fail('a code outside latin-1') : String.fromCharCode(code);
        }
        else if (escape === 'x') {
            const digits = next() + next();
            out += /^[0-9a-fA-F]{2}$/.test(digits)
                ? String.fromCharCode(parseInt(digits, 16))
                : fail('bad hexadecimal digits');
        }
        else if (escape === '^') {
            out += control(0);
        }
        else if (escape === 'M') {
            const kind = next();
            if (kind === '^')
                out += control(0x80);
            else if (kind === '-')
                out += String.fromCharCode((0x80 | latin1(next())) & 0xff);
            else
                fail('an unknown meta escape');
        }
        else if (escape === '"' && version === '0.7.0') {
            out += '"';
        }
        else {
            out += cStyle.get(escape) ?? fail('an unknown escape');
        }
    }
    return out;
}
/** Go's []rune(string): each byte that does not belong to valid UTF-8 is one U+FFFD. */
function runesOf(bytes) {
    const valid = /[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[^]/g;
    return (bytes.match(valid) ?? []).map((unit) => unit.length === 1 && unit > '\x7f' ? '\ufffd' : Buffer.from(unit, 'latin1').toString('utf8'));
}


/***/ }),

/***/ 82917:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ir: () => (/* binding */ walkTree),
/* harmony export */   X5: () => (/* binding */ directorySource),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   jH: () => (/* binding */ walkSource)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _extended_attributes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(82549);
/* harmony import */ var _file_hash_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10969);
/* harmony import */ var _mtree_vis_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(64404);




/** Walks a directory as go-mtree does with stacker's keywords. A root with a trailing `/` is followed if it is a link. */
function walkTree(root, { readAttributes, asRoot = false }) {
    try {
        const { type } = statusOf(root);
        if (type !== 'dir')
            return { kind: 'bad-root', type };
    }
    catch (error) {
        return failure(error);
    }
    const read = readAttributes(root, { asRoot });
    if (read.kind === 'unseen')
        return read;
    try {
        return { kind: 'tree', tree: walkSource(directorySource(root, read)) };
    }
    catch (error) {
        return failure(error);
    }
}
/**
 * @throws what the source throws, except where a file vanishes between being listed and being looked at: it is left out
 * (docs/stacker/mtree.md#1.7).
 */
function walkSource(source) {
    const entries = [];
    const walk = (path, status) => {
        entries.push(entryOf(source, path, status));
        const directories = [];
        for (const name of [...source.list(path)].sort()) {
            const child = path === '.' ? name : `${path}/${name}`;
            const found = statusOrVanished(source, child);
            if (found === undefined)
                continue;
            if (found.type === 'dir')
                directories.push([child, found]);
            else
                entries.push(entryOf(source, child, found));
        }
        for (const [child, found] of directories)
            walk(child, found);
    };
    walk('.', source.status('.'));
    return { entries };
}
function entryOf(source, path, { type, mode, uid, gid }) {
    const keywords = [`type=${type}`];
    if (type === 'link') {
        const target = targetOf(source, path);
        if (target !== undefined)
            keywords.push(`link=${(0,_mtree_vis_js__WEBPACK_IMPORTED_MODULE_3__/* .vis */ .P)(target)}`);
    }
    keywords.push(`uid=${String(uid)}`, `gid=${String(gid)}`);
    if (type === 'file' || type === 'dir') {
        for (const { name, value } of (0,_extended_attributes_js__WEBPACK_IMPORTED_MODULE_1__/* .shownAttributes */ .p)(source.attributes(path)))
            keywords.push(`xattr.${(0,_mtree_vis_js__WEBPACK_IMPORTED_MODULE_3__/* .vis */ .P)(name)}=${value.toString('base64')}`);
    }
    keywords.push(`mode=${mode === 0 ? '0' : `0${mode.toString(8)}`}`);
    if (type === 'file')
        keywords.push(`sha256digest=${source.sha256(path)}`);
    return { path, keywords };
}
/** The files below `root`. */
function directorySource(root, read, watch) {
    const prefix = Buffer.concat([Buffer.from(root), Buffer.from('/')]);
    const real = (path) => Buffer.concat([prefix, Buffer.from(path, 'latin1')]);
    return {
        status: (path) => statusOf(real(path)),
        list: (path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(real(path), { encoding: 'buffer' }).map((name) => name.toString('latin1')),
        target: (path) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(real(path), { encoding: 'buffer' }).toString('latin1'),
        sha256: (path) => (0,_file_hash_js__WEBPACK_IMPORTED_MODULE_2__/* .contentSha256 */ .F8)(real(path), watch),
        attributes: (path) => read.attributes.get(path) ?? [],
    };
}
const types = new Map([
    [0o040000, 'dir'],
    [0o100000, 'file'],
    [0o120000, 'link'],
    [0o010000, 'fifo'],
    [0o140000, 'socket'],
    [0o020000, 'char'],
    [0o060000, 'block'],
]);
function statusOf(path) {
    const { mode, uid, gid } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path);
    return { type: types.get(mode & 0o170000) ?? 'file', mode: mode & 0o7777, uid, gid };
}
function statusOrVanished(source, path) {
    try {
        return source.status(path);
    }
    catch (error) {
        if (errorCode(error) === 'ENOENT')
            return undefined;
        throw error;
    }
}
function targetOf(source, path) {
    try {
        return source.target(path);
    }
    catch (error) {
        if (errorCode(error) === undefined)
            throw error;
        return undefined;
    }
}
/** @throws what is no error of the file system. */
function failure(error) {
    const code = errorCode(error);
    if (code === undefined)
        throw error;
    const why = error instanceof Error ? error.message : code;
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'missing', why } : { kind: 'unreadable', why };
}
function errorCode(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
        ? error.code
        : undefined;
}


/***/ }),

/***/ 5499:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ decodeInstances)
/* harmony export */ });
/* harmony import */ var _decode_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2924);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67910);
/* harmony import */ var _document_size_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(31435);



/** The manifests of an image index, a Docker manifest list or the index.json of an OCI layout. @throws FormatError naming the spot. */
function decodeInstances(value, where) {
    return (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where)('manifests', orElse((0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)(decodeInstance, _document_size_js__WEBPACK_IMPORTED_MODULE_2__/* .mostInstances */ .Ag), []));
}
const decodeInstance = (value, where) => {
    const member = (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where);
    return {
        digest: member('digest', decodeAnyDigest),
        mediaType: member('mediaType', orElse(_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc, '')),
        annotations: member('annotations', decodeAnnotations),
        platform: member('platform', orElse(decodePlatform, undefined)),
    };
};
const decodeAnyDigest = (value, where) => {
    const text = (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc)(value, where);
    // A digest of another algorithm is legal in an index; the entry is kept so that choosing it can be refused.
    return (0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(text) ? text : `sha256:${text}`;
};
const decodePlatform = (value, where) => {
    const member = (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where);
    const text = orElse(_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc, '');
    return { os: member('os', text), architecture: member('architecture', text), variant: member('variant', text) };
};
const decodeAnnotations = (value, where) => {
    if (value === undefined || value === null)
        return new Map();
    (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where);
    return new Map(Object.entries(value).map(([name, text]) => [name, (0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc)(text, where)]));
};
function orElse(decode, otherwise) {
    return (value, where) => (value === undefined ? otherwise : ((0,_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .nullOr */ .lW)(decode)(value, where) ?? otherwise));
}


/***/ }),

/***/ 93973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ leastBusy),
/* harmony export */   B: () => (/* binding */ startThread)
/* harmony export */ });
/** `source` is a script that answers each message by one, in order. It does not keep the process alive while nobody waits for it. */
function startThread(source) {
    // Most plans need no thread.
    const { Worker } = process.getBuiltinModule('node:worker_threads');
    const worker = new Worker(source, { eval: true });
    /** Answers come in the order of the questions. */
    const waiting = [];
    let isLost = false;
    const lose = () => {
        isLost = true;
        for (const resolve of waiting.splice(0))
            resolve(undefined);
    };
    worker.on('message', (answer) => {
        waiting.shift()?.(answer);
        if (waiting.length === 0)
            worker.unref();
    });
    worker.on('error', lose);
    worker.on('exit', lose);
    return {
        close: () => {
            // The last answer would let the process end before the thread has.
            worker.removeAllListeners('message');
            return worker.terminate();
        },
        waiting: () => waiting.length,
        isLost: () => isLost,
        ask: (question, handedOver = []) => new Promise((resolve) => {
            if (isLost) {
                resolve(undefined);
                return;
            }
            worker.postMessage(question, [...handedOver]);
            waiting.push(resolve);
            worker.ref();
        }),
    };
}
/** The one of `threads`, which lasts, with the least to do; a new one is begun while all are busy and there are not `most` of them. */
function leastBusy(threads, most, start) {
    threads.splice(0, threads.length, ...threads.filter((thread) => !thread.isLost()));
    const [least] = [...threads].sort((a, b) => a.waiting() - b.waiting());
    if (least !== undefined && (least.waiting() === 0 || threads.length >= most))
        return least;
    const started = start();
    threads.push(started);
    return started;
}


/***/ }),

/***/ 37517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ee: () => (/* binding */ builtOnEveryRun),
/* harmony export */   SW: () => (/* binding */ isAlwaysBuilt),
/* harmony export */   Zq: () => (/* binding */ alwaysReasons),
/* harmony export */   lH: () => (/* binding */ generatesBom)
/* harmony export */ });
/**
 * What makes stacker build the layer on every run, whatever is in its cache. `comparesBinds`: what else would, if stacker compared what
 * is bound.
 */
function alwaysReasons({ layer, neverEqual }, release, comparesBinds = false) {
    return [
        ...neverEqual.map((directive) => ({ code: 'never-equal', subject: directive })),
        ...(generatesBom(layer) && release.rules.bomAlwaysMisses ? [{ code: 'bom-generate', subject: '' }] : []),
        ...(comparesBinds ? [] : (layer.Binds ?? [])).map((bind) => ({ code: 'binds', subject: bind.Source })),
    ];
}
/**
 * By index, whether no build of the layer is ever found again: it is built on every run, or stands on one that is. An image of such
 * a layer may come out equal where SOURCE_DATE_EPOCH is set, and then stacker keeps what is built on it
 * (docs/stacker/restoring.md#42); of a build_only layer nothing would tell.
 */
function builtOnEveryRun(stack, release, comparesBinds = false) {
    const found = [];
    for (const { facts, base } of stack) {
        const { definition, epoch } = facts;
        const onSuch = base !== undefined && facts.base.kind === 'built' && found[base] === true;
        const mayBeEqual = base !== undefined && stack[base]?.facts.definition.layer.BuildOnly === false && epoch !== null;
        found.push(alwaysReasons(definition, release, comparesBinds).length > 0 || (onSuch && !mayBeEqual));
    }
    return found;
}
/**
 * Where a release keeps the directive at all (rc5 to v1.1.6) it builds such a layer on every run (docs/stacker/build-cache.md#6.7).
 */
function generatesBom(layer) {
    return layer.Bom?.Generate === true;
}
/** What hides nothing, as it is built on every run. The release is not asked for. */
function isAlwaysBuilt({ layer, neverEqual }) {
    return neverEqual.length > 0 || (layer.Binds ?? []).length > 0 || generatesBom(layer);
}


/***/ }),

/***/ 23461:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E3: () => (/* binding */ bindMountDoubts),
/* harmony export */   EF: () => (/* binding */ overlap),
/* harmony export */   WJ: () => (/* binding */ bindWriters)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _image_layout_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(33803);
/* harmony import */ var _import_dest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27709);



/**
 * Sources that an earlier layer may write before stacker stages them: binds are writable, and a layer that has some is built on
 * every run (docs/stacker/build-cache.md#6.5). What lies there now says nothing certain of what stacker will find, so it is a doubt
 * that stacker decides; an import with `dest` is not stacker's to decide over a store, since it never compares that one, and in
 * place stacker keeps the old copy whatever becomes of it.
 *
 * A bind of the directory that the layer's own stackerfile is in, or of one above it, is the checkout given to a compiler: its sources
 * are taken as they lie (decisions: binds). Places are compared by name; what is reached through links is not seen.
 */
function bindMountDoubts(layers, { workingDirectory, from }) {
    const found = new Map();
    /** Bound directories and files, and the directories above them, with the first layer that binds them. */
    const bound = new Map();
    const above = new Map();
    const binderOf = (source) => {
        const place = node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(workingDirectory, source);
        return ([place, ...directoriesAbove(place)].map((at) => bound.get(at)).find((name) => name !== undefined) ??
            above.get(place));
    };
    for (const [index, { facts }] of layers.entries()) {
        const { layer, written, name, stackerfile, unsure } = facts.definition;
        if (unsure.length > 0)
            continue;
        const reasons = bound.size === 0 ? [] : reasonsOf({ layer, written }, from, binderOf);
        if (reasons.length > 0)
            found.set(index, reasons);
        // Nothing is run in the container of a layer without run (docs/stacker/staging.md#2.3; build.go).
        if ((layer.Run ?? []).length === 0)
            continue;
        for (const { Source: source } of layer.Binds ?? []) {
            const place = node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(source);
            if (directoriesAbove(stackerfile).includes(place))
                continue;
            if (!bound.has(place))
                bound.set(place, name);
            for (const directory of directoriesAbove(place))
                if (!above.has(directory))
                    above.set(directory, name);
        }
    }
    return found;
}
/**
 * By index, the layers before it that may write what it binds, imports or stands on: their builds are part of what its own sees, whatever
 * lies there now (`binds-exclude` may leave it out).
 */
function bindWriters(layers, workingDirectory, written) {
    const found = new Map();
    const binders = [];
    for (const [index, { facts }] of layers.entries()) {
        const { layer, unsure } = facts.definition;
        if (unsure.length > 0)
            continue;
        const places = (layer.Binds ?? []).map(({ Source: source }) => node_path__WEBPACK_IMPORTED_MODULE_0__.resolve(workingDirectory, source));
        const before = binders.filter((other) => written.has(index) || places.some((one) => other.places.some((at) => overlap(one, at))));
        if (before.length > 0)
            found.set(index, before.map((other) => other.index));
        if (places.length > 0 && (layer.Run ?? []).length > 0)
            binders.push({ index, places });
    }
    return found;
}
/** Is one of two absolute paths the other, or above it? */
function overlap(one, other) {
    return one === other || directoriesAbove(one).includes(other) || directoriesAbove(other).includes(one);
}
function reasonsOf({ layer, written }, from, binderOf) {
    const reasons = [];
    const doubt = (code, source, subject, uncompared = false) => {
        const binder = source.includes('://') ? undefined : binderOf(source);
        if (binder === undefined)
            return;
        const detail = `layer ${binder} binds it, and may write it`;
        reasons.push({ code, subject, detail, ...(uncompared && { uncompared }) });
    };
    const { Type: type, Url: url } = layer.From;
    if (type === 'tar')
        doubt('base-unresolved', url, url);
    const image = (0,_image_layout_js__WEBPACK_IMPORTED_MODULE_1__/* .imageInLayout */ .t)(layer.From);
    if (image !== undefined)
        doubt('base-unresolved', image.directory, url);
    for (const [index, item] of (layer.Imports ?? []).entries()) {
        const { Path: source } = item;
        const subject = written.Imports?.[index]?.Path ?? source;
        if (!(0,_import_dest_js__WEBPACK_IMPORTED_MODULE_2__/* .isUnwitnessed */ .O)(item))
            doubt('generated-source', source, subject);
        else if (from === 'store')
            doubt('generated-source', source, subject, true);
    }
    for (const [index, { Source: source }] of (layer.OverlayDirs ?? []).entries())
        doubt('generated-source', source, written.OverlayDirs?.[index]?.Source ?? source);
    return reasons;
}
function directoriesAbove(place) {
    const parent = node_path__WEBPACK_IMPORTED_MODULE_0__.dirname(place);
    return parent === place ? [] : [parent, ...directoriesAbove(parent)];
}


/***/ }),

/***/ 99608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nj: () => (/* binding */ checkoutEntries),
/* harmony export */   j7: () => (/* binding */ entryAgain),
/* harmony export */   sT: () => (/* binding */ earlierImage),
/* harmony export */   vz: () => (/* binding */ ofTypes)
/* harmony export */ });
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67910);
/* harmony import */ var _entry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(21361);
/* harmony import */ var _entry_hash_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(28928);
/* harmony import */ var _entry_facts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26108);
/* harmony import */ var _extraction_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(93852);
/* harmony import */ var _import_dest_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(27709);






/**
 * The entries of this checkout's build.cache, one for each layer with a candidate, by index. Parents first: the Base of a layer
 * that is built on another is the hash of that one's entry as it will stand here, or as stacker will write it again
 * (docs/stacker/restoring.md#28, docs/stacker/staging.md#8.11). `layerTypes` are the requested keys in the given order; `tree`
 * gives the text of a recorded tree by the digest of its bytes.
 */
function checkoutEntries(layers, release, layerTypes, tree) {
    const laid = new Map();
    const foundations = new Map();
    for (const [index, { stacked, form, foreseen, judgement, found }] of layers.entries()) {
        const { layer } = stacked.facts.definition;
        const candidate = judgement.candidate ?? earlierImage(judgement, found);
        const base = baseText(stacked, foundations, release) ?? candidate?.entry.Base;
        if (base === undefined)
            continue;
        if (candidate !== undefined) {
            const entry = candidate.record
                ? ofTypes((0,_entry_facts_js__WEBPACK_IMPORTED_MODULE_3__/* .rerootEntry */ .Mv)(candidate.entry, { layer, portable: form.layer, base, tree }), layerTypes)
                : { ...candidate.entry, Base: base };
            if (judgement.candidate !== undefined)
                laid.set(index, entry);
            foundations.set(index, entry);
        }
        else if (judgement.standing.kind === 'same') {
            foundations.set(index, entryAgain(stacked, foreseen, base, { release, layerTypes }));
        }
    }
    return laid;
}
/** The image that one that is built again may come out as: those on it are laid down as if it did, and stacker compares. */
function earlierImage({ standing }, { candidate }) {
    const wasIt = standing.kind === 'maybe-equal' || (standing.kind === 'rebuilt' && standing.was !== undefined);
    return wasIt ? candidate : undefined;
}
/**
 * Without the images of types that nobody asks for: stacker would tag none of them, collect what no tag reaches, and at the next
 * stackerfile drop the entry that names what is gone (docs/stacker/build-cache.md#6.6; cache.go, OpenCache).
 */
function ofTypes(entry, layerTypes) {
    if (entry.Layer.BuildOnly)
        return entry;
    const asked = [...(entry.Manifests ?? [])].filter(([type]) => layerTypes.includes(type));
    return { ...entry, Manifests: new Map(asked) };
}
/** The text that stacker will compute for Base; undefined where it depends on something that is not laid down. */
function baseText(stacked, foundations, release) {
    const { base, definition } = stacked.facts;
    const below = stacked.base === undefined ? undefined : foundations.get(stacked.base);
    switch (base.kind) {
        case 'known':
            return base.base;
        case 'built':
            return below && String((0,_entry_hash_js__WEBPACK_IMPORTED_MODULE_2__/* .entryHash */ .R)(below, release));
        case 'produced': {
            // An image of the project itself, copied verbatim: Base is the digest of its manifest. Of a file, the recorded hash stands.
            if (definition.layer.From.Type === 'tar' || below === undefined)
                return undefined;
            const digest = below.Manifests?.get((0,_extraction_js__WEBPACK_IMPORTED_MODULE_4__/* .preferredType */ .yB)(below.Manifests) ?? '')?.Digest;
            return (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(digest) ? (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestHex */ .sU)(digest) : undefined;
        }
        case 'unknown':
        case 'broken':
            return undefined;
    }
}
/**
 * What stacker's Put will write for a build_only layer that is built again from equal facts: no tree is in it, so it is foreseeable
 * (docs/stacker/build-cache.md#2.5).
 */
function entryAgain(stacked, foreseen, base, { release, layerTypes }) {
    const { definition, epoch } = stacked.facts;
    const imports = new Map();
    for (const [index, item] of (definition.layer.Imports ?? []).entries()) {
        const fact = foreseen.imports[index];
        if (!(0,_import_dest_js__WEBPACK_IMPORTED_MODULE_5__/* .isUnwitnessed */ .O)(item) && fact?.kind === 'file')
            imports.set(item.Path, { Type: 0n, Hash: fact.hash });
    }
    return {
        Manifests: new Map([[layerTypes[0] ?? '', (0,_entry_js__WEBPACK_IMPORTED_MODULE_1__/* .zeroDescriptor */ .O)(release)]]),
        Imports: imports,
        OverlayDirs: new Map(),
        Name: definition.name,
        Layer: definition.layer,
        Base: base,
        ...(release.rules.comparesEpoch ? { SourceDateEpoch: epoch } : {}),
    };
}


/***/ }),

/***/ 19949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  AA: () => (/* binding */ decodeDefinition),
  Zl: () => (/* binding */ definitionText),
  eM: () => (/* binding */ diffDefinitions),
  uD: () => (/* binding */ sameDefinition)
});

// EXTERNAL MODULE: ./lib/formats/go-type.js
var go_type = __webpack_require__(43101);
;// CONCATENATED MODULE: ./lib/formats/go-equal.js

/**
 * reflect.DeepEqual of two values of one type (docs/stacker/build-cache.md#5.1): nil and empty differ, unexported fields count,
 * pointers are compared by what they point to.
 */
function goEqual(type, a, b) {
    const [first, second] = [a ?? (0,go_type/* zeroValue */.mg)(type), b ?? (0,go_type/* zeroValue */.mg)(type)];
    if (first === null || second === null)
        return first === second;
    switch (type.kind) {
        case 'pointer':
            return goEqual(type.to, first, second);
        case 'interface': {
            const [left, right] = [(0,go_type/* fieldsOfStruct */.cX)(first), (0,go_type/* fieldsOfStruct */.cX)(second)];
            return left['type'] === right['type'] && goEqual(left['type'], left['value'], right['value']);
        }
        case 'slice':
        case 'array':
            if (first instanceof Uint8Array && second instanceof Uint8Array)
                return sameBytes(first, second);
            return (Array.isArray(first) &&
                Array.isArray(second) &&
                first.length === second.length &&
                first.every((element, index) => goEqual(type.of, element, second[index])));
        case 'map':
            return (first instanceof Map &&
                second instanceof Map &&
                first.size === second.size &&
                [...first].every(([key, value]) => second.has(key) && goEqual(type.of, value, second.get(key))));
        case 'struct': {
            const [left, right] = [(0,go_type/* fieldsOfStruct */.cX)(first), (0,go_type/* fieldsOfStruct */.cX)(second)];
            return type.fields.every((field) => goEqual(field.type, left[field.name], right[field.name]));
        }
        case 'string':
        case 'time':
            if (typeof first === 'string' && typeof second === 'string')
                return first === second;
            return sameBytes(bytesOf(first), bytesOf(second));
        case 'complex64':
        case 'complex128': {
            const [left, right] = [(0,go_type/* fieldsOfStruct */.cX)(first), (0,go_type/* fieldsOfStruct */.cX)(second)];
            return left['re'] === right['re'] && left['im'] === right['im'];
        }
        case 'bool':
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
        case 'float32':
        case 'float64':
        case 'uintptr':
        case 'chan':
        case 'func':
            return first === second;
    }
}
function bytesOf(value) {
    if (value instanceof Uint8Array)
        return value;
    if (typeof value === 'string')
        return Buffer.from(value);
    throw new TypeError('not a string value');
}
function sameBytes(a, b) {
    return Buffer.compare(a, b) === 0;
}

// EXTERNAL MODULE: ./lib/formats/go-json-decode.js + 1 modules
var go_json_decode = __webpack_require__(54454);
// EXTERNAL MODULE: ./lib/formats/go-json-encode.js
var go_json_encode = __webpack_require__(63594);
// EXTERNAL MODULE: ./lib/layer/layer-schema.js
var layer_schema = __webpack_require__(10878);
;// CONCATENATED MODULE: ./lib/layer/definition.js





/**
 * stacker's first question in Lookup, reflect.DeepEqual of the cached and the parsed layer (docs/stacker/build-cache.md#5.1): nil
 * and empty differ. A layer that has `directivesNeverEqual` is a miss even where this says true, because its copy in build.cache is
 * not the layer any more.
 */
function sameDefinition(a, b, release) {
    const type = (0,layer_schema/* layerSchema */.pw)(release);
    return goEqual(type, (0,layer_schema/* withUnexported */.V)(type, a), (0,layer_schema/* withUnexported */.V)(type, b));
}
/** What changed, by directive as a stackerfile writes it: `environment.VERSION`, `run[0]`, `imports[2].path`. Empty for equal layers. */
function diffDefinitions(before, after, release) {
    const type = (0,layer_schema/* layerSchema */.pw)(release);
    const [old, young] = [(0,layer_schema/* withUnexported */.V)(type, before), (0,layer_schema/* withUnexported */.V)(type, after)];
    return type.fields.flatMap((field) => [
        ...changes(field.type, old[field.name], young[field.name], (0,layer_schema/* directiveOf */.lr)(field)),
    ]);
}
/** The definition as its release marshals it: equal texts are equal definitions, nil and empty apart where that release keeps them apart. */
function definitionText(layer, release) {
    const type = (0,layer_schema/* layerSchema */.pw)(release);
    return (0,go_json_encode/* encodeGoJson */.p)(type, (0,layer_schema/* withUnexported */.V)(type, layer), release.goJson);
}
/** The counterpart. @throws FormatError for a text that the release would not read. */
function decodeDefinition(text, release) {
    return (0,go_json_decode/* decodeGoJson */.j)(Buffer.from(text), (0,layer_schema/* layerSchema */.pw)(release), 'definition');
}
function* changes(type, before, after, path) {
    if (goEqual(type, before, after))
        return;
    const inner = type.kind === 'pointer' ? type.to : type;
    const [old, young] = [before ?? (0,go_type/* zeroValue */.mg)(type), after ?? (0,go_type/* zeroValue */.mg)(type)];
    if (inner.kind === 'struct' && old !== null && young !== null) {
        const [a, b] = [(0,go_type/* fieldsOfStruct */.cX)(old), (0,go_type/* fieldsOfStruct */.cX)(young)];
        for (const field of inner.fields)
            yield* changes(field.type, a[field.name], b[field.name], `${path}.${(0,layer_schema/* directiveOf */.lr)(field)}`);
        return;
    }
    const found = inner.kind === 'slice'
        ? [...listChanges(inner.of, listOf(old), listOf(young), path)]
        : inner.kind === 'map'
            ? [...mapChanges(inner.of, mapOf(old), mapOf(young), path)]
            : [];
    // Lists that differ although no element does are nil and empty.
    if (found.length > 0)
        yield* found;
    else
        yield change(path, textOf(type, old), textOf(type, young));
}
/** Elements that stand alike at begin and end are no changes, so that one line more is one change. */
function* listChanges(type, before, after, path) {
    const shorter = Math.min(before.length, after.length);
    let head = 0;
    while (head < shorter && goEqual(type, before[head], after[head]))
        head += 1;
    let tail = 0;
    while (tail < shorter - head && goEqual(type, before.at(-1 - tail), after.at(-1 - tail)))
        tail += 1;
    const [oldEnd, youngEnd] = [before.length - tail, after.length - tail];
    for (let index = head; index < Math.max(oldEnd, youngEnd); index++) {
        const place = `${path}[${index}]`;
        if (index >= oldEnd)
            yield change(place, undefined, wholeText(type, after[index]));
        else if (index >= youngEnd)
            yield change(place, wholeText(type, before[index]), undefined);
        else
            yield* changes(type, before[index], after[index], place);
    }
}
function* mapChanges(type, before, after, path) {
    for (const key of [...new Set([...before.keys(), ...after.keys()])].sort()) {
        const place = /^[\w./-]+$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
        if (!before.has(key))
            yield change(place, undefined, wholeText(type, after.get(key)));
        else if (!after.has(key))
            yield change(place, wholeText(type, before.get(key)), undefined);
        else
            yield* changes(type, before.get(key), after.get(key), place);
    }
}
function change(path, before, after) {
    return { path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
/** An empty string that is there, as opposed to one that was never written. */
function wholeText(type, value) {
    return textOf(type, value) ?? '""';
}
/** One printable line; undefined for nothing: nil, or a string that is empty because it was not written. */
function textOf(type, value) {
    if (value === null || value === undefined)
        return undefined;
    if (type.kind === 'pointer')
        return wholeText(type.to, value);
    if (value === '')
        return undefined;
    if (type.kind === 'struct')
        return structText(type, (0,go_type/* fieldsOfStruct */.cX)(value));
    if (type.kind === 'slice')
        return `[${listOf(value)
            .map((element) => wholeText(type.of, element))
            .join(', ')}]`;
    if (type.kind === 'map') {
        return `{${[...mapOf(value)].map(([key, element]) => `${printable(key)}: ${wholeText(type.of, element)}`).join(', ')}}`;
    }
    if (typeof value === 'string')
        return printable(value);
    if (value instanceof Uint8Array)
        return printable(Buffer.from(value).toString('latin1'));
    if (typeof value === 'boolean')
        return String(value);
    if (typeof value !== 'bigint')
        throw new TypeError(`a layer holds no ${type.kind}`);
    // uint32 is a mode, which is written in octal.
    return type.kind === 'uint32' ? `0${value.toString(8)}` : value.toString();
}
function structText(type, fields) {
    const members = type.fields
        .filter((field) => !goEqual(field.type, fields[field.name], (0,go_type/* zeroValue */.mg)(field.type)))
        .map((field) => `${(0,layer_schema/* directiveOf */.lr)(field)}: ${wholeText(field.type, fields[field.name])}`);
    return `{${members.join(', ')}}`;
}
function printable(text) {
    return /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]+$/u.test(text) ? text : JSON.stringify(text);
}
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
function mapOf(value) {
    return value instanceof Map ? value : new Map();
}


/***/ }),

/***/ 26108:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  nk: () => (/* binding */ factsOfEntry),
  cu: () => (/* binding */ identityOf),
  dE: () => (/* binding */ manifestDigests),
  AR: () => (/* binding */ packEntry),
  Mv: () => (/* binding */ rerootEntry),
  ek: () => (/* binding */ treeDigestOfHash)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __webpack_require__(67910);
// EXTERNAL MODULE: ./lib/formats/mtree-parse.js
var mtree_parse = __webpack_require__(92909);
// EXTERNAL MODULE: ./lib/formats/mtree-tree.js
var mtree_tree = __webpack_require__(93992);
// EXTERNAL MODULE: ./lib/layer/portable.js
var portable = __webpack_require__(3586);
;// CONCATENATED MODULE: ./lib/layer/taken-hashes.js

/**
 * What a build_only layer took from layers that are built on every run, as its entry witnesses it: hashes of files and of tree texts. An
 * image needs no such word, its manifest changes with what it took.
 */
function takenHashes(entry, facts) {
    if (!entry.Layer.BuildOnly)
        return [];
    const hashes = facts.imports.flatMap((fact, index) => {
        const recorded = fact.kind === 'taken' ? entry.Imports?.get(entry.Layer.Imports?.[index]?.Path ?? '') : undefined;
        if (recorded === undefined)
            return [];
        // The entry of a record holds digests of the texts already.
        const isText = recorded.Type === 1n && !(0,formats_digest/* isDigest */.Bc)(recorded.Hash);
        return [isText ? (0,formats_digest/* digestOf */.ol)(Buffer.from(recorded.Hash, 'base64')) : recorded.Hash];
    });
    return facts.base.kind === 'taken' ? [entry.Base, ...hashes] : hashes;
}

;// CONCATENATED MODULE: ./lib/layer/entry-facts.js






/**
 * The portable facts that a cache entry witnesses: what stacker found staged when it wrote it. `why` tells what is missing.
 * @throws FormatError for a tree text that go-mtree would refuse.
 */
function factsOfEntry(entry, { portable, definition, arch, release, base, unwitnessed }) {
    const imports = [];
    for (const [index, item] of (entry.Layer.Imports ?? []).entries()) {
        const fact = unwitnessed(index) ?? importOfEntry(entry, item.Path, release);
        if (fact === undefined)
            return { kind: 'incomplete', why: `its entry does not know import ${item.Path}` };
        imports.push(fact);
    }
    const overlayDirs = [];
    for (const { Source } of entry.Layer.OverlayDirs ?? []) {
        const recorded = entry.OverlayDirs?.get(Source);
        if (recorded === undefined)
            return { kind: 'incomplete', why: `its entry does not know overlay dir ${Source}` };
        overlayDirs.push({ kind: 'directory', tree: treeDigestOfHash(recorded.Hash, release) });
    }
    return {
        kind: 'facts',
        facts: {
            name: entry.Name,
            arch,
            shape: release.shape,
            definition,
            base,
            epoch: entry.SourceDateEpoch === undefined || entry.SourceDateEpoch === null ? null : String(entry.SourceDateEpoch),
            imports,
            overlayDirs,
            layerTypes: portable.BuildOnly ? [] : [...(entry.Manifests ?? new Map()).keys()].sort(),
        },
    };
}
function importOfEntry(entry, path, release) {
    const recorded = entry.Imports?.get(path);
    if (recorded === undefined)
        return undefined;
    return recorded.Type === 1n
        ? { kind: 'directory', tree: treeDigestOfHash(recorded.Hash, release) }
        : { kind: 'file', hash: recorded.Hash };
}
/** `Hash` of a directory is the standard base64 of the mtree text (docs/stacker/build-cache.md#2.2; cache.go, getEncodedMtree). */
function treeDigestOfHash(hash, release) {
    return (0,mtree_tree/* treeDigest */.fZ)((0,mtree_parse/* parseTree */.c)(Buffer.from(hash, 'base64'), release.goMtree));
}
/** Digests of the manifests, which together with the facts are the layer's identity; none for build_only. */
function manifestDigests(entry) {
    if (entry.Layer.BuildOnly)
        return [];
    return [...(entry.Manifests ?? new Map()).values()]
        .map(({ Digest: digest }) => digest)
        .filter(formats_digest/* isDigest */.Bc);
}
/** The layer's identity: its facts and what came of them. */
function identityOf(entry, facts) {
    return (0,portable/* layerIdentity */.K8)(facts, manifestDigests(entry), takenHashes(entry, facts));
}
/** The entry as a record keeps it: paths portable, the texts of trees apart, named by the digest of their bytes. */
function packEntry(entry, portable) {
    const trees = new Map();
    const apart = (hash) => {
        const text = Buffer.from(hash, 'base64');
        const digest = (0,formats_digest/* digestOf */.ol)(text);
        trees.set(digest, text);
        return digest;
    };
    const imports = renamed(entry.Imports, pairs(entry.Layer.Imports, portable.Imports, 'Path'), (recorded) => recorded.Type === 1n ? { ...recorded, Hash: apart(recorded.Hash) } : recorded);
    const overlayDirs = renamed(entry.OverlayDirs, pairs(entry.Layer.OverlayDirs, portable.OverlayDirs, 'Source'), (recorded) => ({ Hash: apart(recorded.Hash) }));
    return { entry: { ...entry, Layer: portable, Imports: imports, OverlayDirs: overlayDirs }, trees };
}
/**
 * A recorded entry made this checkout's: its definition and keys, the recorded hashes, trees and manifests. `base` is the text that
 * stacker will compute here. Nothing is replaced by search in text (docs/stacker/restoring.md#28).
 */
function rerootEntry(packed, checkout) {
    const back = (digest) => {
        if (!(0,formats_digest/* isDigest */.Bc)(digest))
            throw new errors/* FormatError */.IF('record.entry', `expected the digest of a tree, not ${JSON.stringify(digest.slice(0, 100))}`);
        return checkout.tree(digest).toString('base64');
    };
    const imports = renamed(packed.Imports, pairs(checkout.portable.Imports, checkout.layer.Imports, 'Path'), (recorded) => (recorded.Type === 1n ? { ...recorded, Hash: back(recorded.Hash) } : recorded));
    const overlayDirs = renamed(packed.OverlayDirs, pairs(checkout.portable.OverlayDirs, checkout.layer.OverlayDirs, 'Source'), (recorded) => ({ Hash: back(recorded.Hash) }));
    return { ...packed, Layer: checkout.layer, Base: checkout.base, Imports: imports, OverlayDirs: overlayDirs };
}
function pairs(from, to, key) {
    return (from ?? []).map((item, index) => [item[key], to?.[index]?.[key] ?? item[key]]);
}
function renamed(map, names, change) {
    if (map === null)
        return null;
    const result = new Map();
    for (const [from, to] of names) {
        const value = map.get(from);
        if (value !== undefined)
            result.set(to, change(value));
    }
    return result;
}


/***/ }),

/***/ 28928:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  R: () => (/* binding */ entryHash)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/formats/fnv.js
/** FNV-1, not 1a: first multiply, then xor. In 32-bit halves, because a bigint for every byte is fifty times slower. */
function fnv1(bytes) {
    let high = 0xcbf29ce4;
    let low = 0x84222325;
    for (const byte of bytes) {
        // The prime is 2^40 + 0x1b3. Products stay below 2^53, so doubles are exact.
        const product = low * 0x1b3;
        const carry = Math.floor(product / 0x1_0000_0000);
        high = (high * 0x1b3 + carry + (low << 8)) >>> 0;
        low = ((product >>> 0) ^ byte) >>> 0;
    }
    return (BigInt(high) << 32n) | BigInt(low);
}
const pair = new DataView(new ArrayBuffer(16));
const pairBytes = new Uint8Array(pair.buffer);
/** hashUpdateOrdered: FNV-1 of both numbers in little-endian bytes. */
function ordered(first, second) {
    pair.setBigUint64(0, first, true);
    pair.setBigUint64(8, second, true);
    return fnv1(pairBytes);
}

// EXTERNAL MODULE: ./lib/formats/go-type.js
var go_type = __webpack_require__(43101);
;// CONCATENATED MODULE: ./lib/formats/go-hash.js



/**
 * github.com/mitchellh/hashstructure v1.1.0, `Hash(value, nil)` (docs/stacker/build-cache.md#3.1). Anything that differs here by a
 * bit makes every layer that is built on another one a miss.
 *
 * Throws FormatError where Hash returns an error: chan, func, complex128 and uintptr have no hash.
 */
function goHash(type, value) {
    switch (type.kind) {
        case 'string':
            return fnv1(stringBytes(value));
        case 'bool':
            return fnv1(Uint8Array.of(booleanOf(value) ? 1 : 0));
        case 'float32':
        case 'float64':
        case 'complex64':
        case 'time':
            return fnv1(numberBytes(type.kind, value));
        case 'pointer':
            return value === null || value === undefined ? nilHash : goHash(type.to, value);
        case 'interface':
            return hashInterface(value);
        case 'slice':
        case 'array':
            return sequenceOf(type, value).reduce((hash, element) => ordered(hash, goHash(type.of, element)), 0n);
        case 'map': {
            let hash = 0n;
            for (const [key, element] of mapOf(value))
                hash ^= ordered(hashKey(type.key, key), goHash(type.of, element));
            return hash;
        }
        case 'struct':
            return hashStruct(type, value);
        case 'chan':
        case 'func':
        case 'complex128':
            throw new errors/* FormatError */.IF('hashstructure', `a kind that it knows, not ${type.kind}`);
        case 'uintptr':
            throw new errors/* FormatError */.IF('hashstructure', 'a type of fixed size, not uintptr');
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
            return fnv1(integerBytes(type.kind, value));
    }
}
/**
 * A nil of any kind becomes a zero int, so an unset pointer hashes like one to int64 0 but not like one to ""
 * (docs/stacker/build-cache.md#3.2).
 */
const nilHash = fnv1(new Uint8Array(8));
function hashInterface(value) {
    if (value === null || value === undefined)
        return nilHash;
    const { type, value: inner } = (0,go_type/* fieldsOfStruct */.cX)(value);
    return goHash(type, inner);
}
/** Map keys are hashed by their structure: MarshalText does not count (docs/stacker/build-cache.md#3.4). */
function hashKey(type, key) {
    return type.kind === 'struct' && type.text !== undefined
        ? goHash(type, type.text.parse(String(key)))
        : goHash(type, key);
}
/** Fields are XORed, so their order is free; their names are hashed with them, so equal values do not cancel out. */
function hashStruct(type, value) {
    const fields = (0,go_type/* fieldsOfStruct */.cX)(value);
    let hash = nameHash(type.name);
    for (const field of type.fields) {
        if (field.unexported === true || field.hash === 'ignore' || field.hash === '-')
            continue;
        const zero = zeroField(field);
        const inner = fields[field.name] ?? zero.value;
        // Most fields of a layer are not written. A float's -0 is not 0: its bits are others.
        hash ^= Object.is(inner, zero.value) ? zero.hash : namedHash(field, inner);
    }
    return hash;
}
function namedHash(field, value) {
    return ordered(nameHash(field.name), hashField(field, value));
}
const zeroFields = new WeakMap();
function zeroField(field) {
    let zero = zeroFields.get(field);
    if (zero === undefined) {
        const value = (0,go_type/* zeroValue */.mg)(field.type);
        zeroFields.set(field, (zero = { value, hash: namedHash(field, value) }));
    }
    return zero;
}
function hashField({ name, type, hash, stringer }, value) {
    if (hash === 'set' && type.kind === 'slice')
        return hashSet(type.of, sequenceOf(type, value));
    if (hash !== 'string')
        return goHash(type, value);
    if (stringer === undefined)
        throw new errors/* FormatError */.IF('hashstructure', `a String method of field ${name}`);
    return fnv1(stringBytes(stringer(value)));
}
function hashSet(type, elements) {
    return elements.reduce((hash, element) => hash ^ goHash(type, element), 0n);
}
const nameHashes = new Map();
/** Names come from schemas, so there are few of them. */
function nameHash(name) {
    let hash = nameHashes.get(name);
    if (hash === undefined)
        nameHashes.set(name, (hash = fnv1(stringBytes(name))));
    return hash;
}
function stringBytes(value) {
    if (typeof value === 'string')
        return Buffer.from(value);
    if (value instanceof Uint8Array)
        return value;
    throw new TypeError('not a string value');
}
function booleanOf(value) {
    if (typeof value === 'boolean')
        return value;
    throw new TypeError('not a bool value');
}
const integer = new DataView(new ArrayBuffer(8));
/**
 * int and uint are widened to 64 bits, the sized kinds keep their width: FileMode is four bytes (docs/stacker/build-cache.md#3.3).
 * Good until the next call.
 */
function integerBytes(kind, value) {
    const range = (0,go_type/* integerRange */.As)(kind);
    if (range === undefined || typeof value !== 'bigint')
        throw new TypeError(`not a value of ${kind}`);
    integer.setBigUint64(0, BigInt.asUintN(range.bits, value), true);
    return new Uint8Array(integer.buffer, 0, range.bits / 8);
}
function numberBytes(kind, value) {
    const bytes = new DataView(new ArrayBuffer(8));
    if (kind === 'time' && value instanceof Uint8Array)
        return value;
    if (kind === 'complex64') {
        const { re, im } = (0,go_type/* fieldsOfStruct */.cX)(value);
        bytes.setFloat32(0, Number(re), true);
        bytes.setFloat32(4, Number(im), true);
        return new Uint8Array(bytes.buffer);
    }
    if (typeof value !== 'number')
        throw new TypeError(`not a value of ${kind}`);
    if (kind === 'float64')
        bytes.setFloat64(0, value, true);
    else
        bytes.setFloat32(0, value, true);
    return new Uint8Array(bytes.buffer, 0, kind === 'float64' ? 8 : 4);
}
/** nil and empty are alike; []byte is a slice of one-byte numbers. */
function sequenceOf(type, value) {
    if (value === null || value === undefined)
        return [];
    if (value instanceof Uint8Array)
        return Array.from(value, BigInt);
    if (Array.isArray(value))
        return value;
    throw new TypeError(`not a value of ${type.kind}`);
}
function mapOf(value) {
    if (value === null || value === undefined)
        return new Map();
    if (value instanceof Map)
        return value;
    throw new TypeError('not a map value');
}

;// CONCATENATED MODULE: ./lib/layer/entry-hash.js

/**
 * The hash whose decimal text is the `Base` of every layer built on this one (docs/stacker/build-cache.md#3.5; cache.go,
 * getBaseHash). To be asked of an entry as build.cache holds it: the texts of its trees count, with the date in their comments.
 */
function entryHash(entry, release) {
    return goHash(release.entry, entry);
}


/***/ }),

/***/ 21361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ imageTag),
/* harmony export */   O: () => (/* binding */ zeroDescriptor)
/* harmony export */ });
/* harmony import */ var _formats_go_type_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43101);

/** What stands for the manifest of a build_only layer (docs/stacker/build-cache.md#2.5). */
function zeroDescriptor(release) {
    const manifests = release.entry.fields.find((field) => field.name === 'Manifests');
    if (manifests?.type.kind !== 'map')
        throw new TypeError(`${release.tag} has no map of manifests`);
    return (0,_formats_go_type_js__WEBPACK_IMPORTED_MODULE_0__/* .zeroValue */ .mg)(manifests.type.of);
}
/**
 * The tag in the output layout: the name for tar, else NAME-TYPE (docs/stacker/build-cache.md#2.4; layer_type.go, LayerName). `key`
 * is a layer type's key.
 */
function imageTag(name, key) {
    const type = key.replace(/\+.*$/, '');
    return type === 'tar' ? name : `${name}-${type}`;
}


/***/ }),

/***/ 17502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ neverFoundOfErofs),
/* harmony export */   w: () => (/* binding */ neededOfErofs)
/* harmony export */ });
/* harmony import */ var _taken_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73258);

/**
 * Layers of erofs, by index, that others stand on or take files from: they cannot be laid down. fsck.erofs, which stacker asks,
 * writes no owners (docs/stacker/restoring.md#13). Where another type is built beside it, that one is extracted.
 */
function neededOfErofs(layers, layerTypes) {
    const needed = new Set();
    if (layerTypes.length === 0 || !layerTypes.every((key) => key.startsWith('erofs')))
        return needed;
    const isBuildOnly = (index) => layers[index]?.facts.definition.layer.BuildOnly === true;
    for (const { facts, base, below } of layers) {
        const { layer } = facts.definition;
        const producers = (0,_taken_js__WEBPACK_IMPORTED_MODULE_0__/* .takenImports */ .c)(layer).flatMap(({ producer }) => below.get(producer) ?? []);
        // An image that is taken as `oci` base is copied from the layout as it is.
        const foot = facts.base.kind === 'built' || layer.From.Type === 'tar' ? base : undefined;
        for (const index of foot === undefined ? producers : [foot, ...producers])
            if (!isBuildOnly(index))
                needed.add(index);
        // A build_only layer is packed with the image that stands on it.
        if (layer.BuildOnly || facts.base.kind !== 'built')
            continue;
        for (let at = base; at !== undefined && isBuildOnly(at); at = layers[at]?.base)
            needed.add(at);
    }
    return needed;
}
/** Those, and what stands on their images: each build of such an image is another base, so none of these is ever found again. */
function neverFoundOfErofs(layers, layerTypes) {
    const needed = neededOfErofs(layers, layerTypes);
    const lost = new Set(needed);
    for (const [index, { facts, base }] of layers.entries()) {
        if (base === undefined || facts.base.kind !== 'built' || !lost.has(base))
            continue;
        if (layers[base]?.facts.definition.layer.BuildOnly === false)
            lost.add(index);
    }
    return lost;
}


/***/ }),

/***/ 93852:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hd: () => (/* binding */ extractionOf),
/* harmony export */   XL: () => (/* binding */ byHand),
/* harmony export */   yB: () => (/* binding */ preferredType),
/* harmony export */   z3: () => (/* binding */ missingTool)
/* harmony export */ });
/* harmony import */ var _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55483);

/** What has to be extracted for stacker so that it can mount these manifests; a text says what is missing for it. */
function extractionOf(manifests, { awaited, base }, { extractsOnDemand, capabilities, isAtHand }) {
    const layersOf = new Map([...manifests].map(([type, { layers }]) => [type, layers]));
    const type = preferredType(manifests);
    const layers = type === undefined ? [] : (layersOf.get(type) ?? []);
    const twins = twinsOf(layersOf, type);
    if (twins === undefined)
        return unpaired;
    const extract = byHand(layers, extractsOnDemand).filter(({ digest }) => !extractsOnDemand || !awaited.has(digest));
    const missing = missingTool(extract, capabilities);
    if (missing !== undefined)
        return missing;
    const lost = extract.find(({ digest }) => base === undefined && awaited.has(digest) && !isAtHand(digest));
    return lost === undefined ? { extract, twins } : 'this release of stacker does not extract its base image again';
}
const unpaired = 'its images of different layer types do not have the same layers';
/**
 * stacker takes any manifest of a root's metadata to extract from and any one to mount (overlay.go snapshot, metadata.go
 * lxcRootfsString), and skips lower layers that are not there. That goes well after a build because pack.go links the directories
 * of further layer types to the first one's (docs/stacker/restoring.md#45); a grandchild of what was laid down needs those links
 * too, or it is built on less than its base (docs/stacker/restoring.md#13). Undefined where the layers do not pair.
 */
function twinsOf(manifests, type) {
    const first = type === undefined ? [] : (manifests.get(type) ?? []);
    const twins = new Map();
    for (const [other, layers] of manifests) {
        if (other === type)
            continue;
        if (layers.length !== first.length)
            return undefined;
        for (const [index, { digest }] of layers.entries()) {
            const of = first[index]?.digest;
            if (of !== undefined && of !== digest && !twins.has(digest))
                twins.set(digest, { digest, of });
        }
    }
    return [...twins.values()];
}
/**
 * The type whose layers are extracted; the metadata of an output layer is made of this one only: with two in it stacker picks one
 * at random (docs/stacker/restoring.md#13). That of a packed build_only layer keeps all: pack.go (generateLayer) takes the layer's
 * diff from the manifest of each type, and silently leaves it out of an image whose type is not there.
 */
function preferredType(manifests) {
    const rank = (type) => ['tar', 'squashfs', 'erofs'].findIndex((word) => type.startsWith(word));
    return [...manifests.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0];
}
/**
 * The blobs that must be extracted for stacker: all of them before v1.0 (docs/stacker/restoring.md#16), later those that it packed
 * uncompressed, from overlay dirs and imports with `dest` (docs/stacker/restoring.md#14), and erofs (docs/stacker/restoring.md#13).
 */
function byHand(layers, extractsOnDemand) {
    return layers.filter(({ mediaType }) => {
        if (!extractsOnDemand)
            return true;
        return mediaType !== _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_0__/* .ociLayerGzip */ .VD && mediaType !== _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerLayerGzip */ .C7 && !mediaType.includes('squashfs');
    });
}
function missingTool(layers, capabilities) {
    for (const { mediaType } of layers) {
        const able = mediaType.includes('squashfs')
            ? capabilities.extractSquashfs
            : mediaType.includes('erofs')
                ? capabilities.extractErofs
                : capabilities.extractTar;
        if (able !== true)
            return able;
    }
    return undefined;
}


/***/ }),

/***/ 43076:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ foresee)
/* harmony export */ });
/* harmony import */ var _lookup_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(96191);
/* harmony import */ var _import_dest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27709);


/** Joins what was gathered of a layer with how the layers below it stand. Parents first: `below` knows all that it names. */
function foresee(facts, form, below) {
    const doubts = [];
    const { layer } = facts.definition;
    const seeing = { layer, form, below, doubts };
    const base = foreseenBase(facts.base, seeing);
    const imports = facts.imports.map((fact, index) => foreseenContent(fact, form.layer.Imports?.[index] ?? { Path: '' }, seeing));
    const overlayDirs = facts.overlayDirs.map((fact, index) => foreseenContent(fact, { Path: form.layer.OverlayDirs?.[index]?.Source ?? '' }, seeing));
    const parent = facts.base.kind === 'built' ? below.standing(facts.base.layer) : undefined;
    return {
        layer: form.layer,
        facts: {
            name: facts.definition.name,
            arch: form.arch,
            shape: form.shape,
            definition: form.definition,
            epoch: facts.epoch === null ? null : String(facts.epoch),
            layerTypes: form.layer.BuildOnly ? [] : form.layerTypes,
        },
        base,
        imports,
        overlayDirs,
        doubts,
        renewed: parent?.kind === 'same' && parent.changed ? [{ code: 'base-rebuilt', subject: (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .baseSubject */ .MV)(layer) }] : [],
    };
}
function unresolved(code, subject, detail) {
    return { kind: 'unresolved', reason: { code, subject, ...(detail !== undefined && { detail }) } };
}
function foreseenBase(fact, { layer, below: { standing, isBuiltOnEveryRun }, doubts }) {
    switch (fact.kind) {
        case 'known':
            return { kind: 'known', base: fact.base };
        case 'unknown':
            return unresolved('base-unresolved', (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .baseSubject */ .MV)(layer), fact.why);
        case 'broken':
            return unresolved('bad-import', (0,_lookup_js__WEBPACK_IMPORTED_MODULE_0__/* .baseSubject */ .MV)(layer), fact.why);
        case 'built': {
            const below = standing(fact.layer);
            if (below === undefined)
                return unresolved('dependency-unresolved', fact.layer);
            if (below.kind === 'rebuilt')
                return unresolved('base-rebuilt', fact.layer);
            if (below.kind === 'unknown')
                return unresolved('base-unresolved', fact.layer, 'it may be built again');
            if (below.kind === 'unsure') {
                doubts.push({ code: 'base-unresolved', subject: fact.layer, detail: 'it may be built again' });
            }
            if (below.kind === 'maybe-equal')
                doubts.push({ code: 'base-may-be-equal', subject: fact.layer });
            return { kind: 'layer', identity: below.identity, path: '' };
        }
        case 'produced': {
            const below = standing(fact.layer);
            if (below === undefined)
                return unresolved('dependency-unresolved', fact.layer);
            return layer.From.Type === 'tar'
                ? foreseenTar(fact, below, isBuiltOnEveryRun(fact.layer), doubts)
                : foreseenImage(fact, below, doubts);
        }
    }
}
/** A tar that another layer makes. It may well come out equal, and stacker compares it. */
function foreseenTar(fact, below, everyRun, doubts) {
    const again = (detail) => ({ code: 'base-unresolved', subject: fact.layer, detail });
    if (everyRun) {
        doubts.push(again('it is built on every run'));
        return { kind: 'taken', layer: fact.layer, path: fact.path };
    }
    if (below.kind === 'unsure')
        doubts.push(again('it may be built again'));
    return below.kind === 'good' || below.kind === 'unsure'
        ? { kind: 'layer', identity: below.identity, path: fact.path }
        : { kind: 'unresolved', reason: again('it will be built again') };
}
/**
 * An image of the project itself. Without SOURCE_DATE_EPOCH it carries times, so another build of it is another base
 * (docs/stacker/staging.md#8.13).
 */
function foreseenImage(fact, below, doubts) {
    switch (below.kind) {
        case 'good':
            return { kind: 'layer', identity: below.identity, path: fact.path };
        case 'unsure':
            doubts.push({ code: 'base-unresolved', subject: fact.layer, detail: 'it may be built again' });
            return { kind: 'layer', identity: below.identity, path: fact.path };
        case 'maybe-equal':
            doubts.push({ code: 'base-may-be-equal', subject: fact.layer });
            return { kind: 'layer', identity: below.identity, path: fact.path };
        case 'rebuilt':
            if (below.was === undefined)
                return unresolved('base-rebuilt', fact.layer);
            doubts.push({ code: 'base-may-be-equal', subject: fact.layer });
            return { kind: 'layer', identity: below.was, path: fact.path };
        case 'same':
        case 'unknown':
            return unresolved('base-unresolved', fact.layer, 'it may be built again');
    }
}
function foreseenContent(fact, item, { form, below: { standing, isBuiltOnEveryRun }, doubts }) {
    const { Path: subject } = item;
    switch (fact.kind) {
        case 'file':
            return { kind: 'file', hash: fact.hash };
        case 'directory':
            return { kind: 'directory', tree: form.treeDigest(fact) };
        case 'unknown':
            return unresolved(fact.code, subject, fact.why);
        case 'broken':
            return unresolved('bad-import', subject, fact.why);
        case 'produced': {
            const below = standing(fact.producer);
            if (below === undefined)
                return unresolved('dependency-unresolved', fact.producer);
            // What a producer makes again may well be equal: stacker compares it (docs/stacker/staging.md#9.1), so it is a doubt and no
            // change.
            if (isBuiltOnEveryRun(fact.producer) && !(0,_import_dest_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnwitnessed */ .O)(item)) {
                doubts.push({ code: 'producer-rebuilt', subject: fact.producer });
                return { kind: 'taken', producer: fact.producer, path: fact.path };
            }
            if (below.kind !== 'good' && below.kind !== 'unsure')
                return unresolved('producer-rebuilt', fact.producer);
            // With dest stacker does not look, so a doubt is not its to decide (docs/stacker/build-cache.md#6.3).
            if (below.kind === 'unsure' && (0,_import_dest_js__WEBPACK_IMPORTED_MODULE_1__/* .isUnwitnessed */ .O)(item))
                return unresolved('producer-rebuilt', fact.producer);
            if (below.kind === 'unsure')
                doubts.push({ code: 'producer-rebuilt', subject: fact.producer });
            return { kind: 'produced', identity: below.identity, path: fact.path };
        }
    }
}


/***/ }),

/***/ 27709:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ isUnwitnessed)
/* harmony export */ });
/**
 * Is the import one with `dest`? Put and Lookup pass over it: no entry tells what it held, and stacker hits whatever it holds
 * (docs/stacker/build-cache.md#6.3, docs/stacker/restoring.md#33). Where that is believed, a stale copy ships.
 */
function isUnwitnessed(item) {
    return item?.Dest !== undefined && item.Dest !== '';
}


/***/ }),

/***/ 96191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ lookup),
/* harmony export */   MV: () => (/* binding */ baseSubject),
/* harmony export */   Pk: () => (/* binding */ unresolvedReasons),
/* harmony export */   tq: () => (/* binding */ completeFacts)
/* harmony export */ });
/* harmony import */ var _import_dest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27709);

/** The complete facts, or undefined while one is unresolved. */
function completeFacts(current) {
    const { base, imports, overlayDirs, binds } = current;
    if (base.kind === 'unresolved' || !imports.every(isResolved) || !overlayDirs.every(isResolved))
        return undefined;
    if (binds === undefined)
        return { ...current.facts, base, imports, overlayDirs };
    if (!binds.every(isResolved))
        return undefined;
    return { ...current.facts, base, imports, overlayDirs, binds: binds.map(({ tree }) => tree) };
}
/** The reasons that lie in the current facts themselves, whatever is recorded. */
function unresolvedReasons(current) {
    return [current.base, ...current.imports, ...current.overlayDirs, ...(current.binds ?? [])].flatMap((fact) => fact.kind === 'unresolved' ? [fact.reason] : []);
}
/**
 * stacker's Lookup (docs/stacker/build-cache.md#6.1; cache.go) over portable facts: every reason for which the recorded layer does
 * not serve for the current sources, in the order in which stacker would meet them. No reason: it does. Unlike stacker it also
 * compares the content of imports with `dest`, which stacker forgets (docs/stacker/restoring.md#33), so that no stale copy of it is
 * ever laid down.
 */
function lookup(recorded, current, differences) {
    if (recorded.facts.shape !== current.facts.shape) {
        return [{ code: 'release-changed', subject: '' }];
    }
    return [
        ...definitionReasons(recorded, current, differences),
        ...baseReasons(recorded, current),
        ...(recorded.facts.epoch === current.facts.epoch ? [] : [epochChanged(recorded.facts.epoch, current.facts.epoch)]),
        ...importReasons(recorded, current, differences),
        ...overlayDirReasons(recorded, current, differences),
        ...current.facts.layerTypes
            .filter((type) => !recorded.facts.layerTypes.includes(type))
            .map((type) => ({ code: 'layer-type-missing', subject: type })),
        ...bindReasons(recorded, current, differences),
    ];
}
function bindReasons(recorded, current, differences) {
    return (current.binds ?? []).flatMap((now, index) => {
        if (now.kind === 'unresolved')
            return [now.reason];
        const then = recorded.facts.binds?.[index];
        if (then === now.tree)
            return [];
        const changes = then && differences.binds?.(then, now.tree);
        const detail = `content of ${now.written} changed since the last build that is known`;
        return [{ code: 'binds', subject: now.source, detail, ...(changes && { changes }) }];
    });
}
function isResolved(fact) {
    return fact.kind !== 'unresolved';
}
function definitionReasons(recorded, current, differences) {
    if (recorded.facts.definition === current.facts.definition)
        return [];
    const changes = differences.definitions(recorded.layer, current.layer);
    return [{ code: 'definition-changed', subject: '', changes }];
}
function baseReasons(recorded, current) {
    const before = recorded.facts.base;
    const after = current.base;
    if (after.kind === 'unresolved')
        return [after.reason];
    return isSameBase(before, after) ? [] : [{ code: 'base-changed', subject: baseSubject(current.layer) }];
}
function isSameBase(before, after) {
    switch (after.kind) {
        case 'known':
            return before.kind === 'known' && before.base === after.base;
        case 'layer':
            return before.kind === 'layer' && before.identity === after.identity && before.path === after.path;
        case 'taken':
            return before.kind === 'taken' && before.layer === after.layer && before.path === after.path;
    }
}
/** How a layer's base is called in a sentence: the tag of a built layer, else the url. */
function baseSubject(layer) {
    return layer.From.Type === 'built' ? layer.From.Tag : layer.From.Url;
}
function epochChanged(before, after) {
    const change = { path: 'SOURCE_DATE_EPOCH', before: before ?? 'unset', after: after ?? 'unset' };
    return { code: 'epoch-changed', subject: '', changes: [change] };
}
function importReasons(recorded, current, differences) {
    const before = recorded.layer.Imports ?? [];
    return (current.layer.Imports ?? []).flatMap((item, index) => {
        const { Path: subject } = item;
        const now = current.imports[index];
        // One path may be imported more than once, with another mode or with `dest`: where the definition is the same, the place tells which.
        const at = before[index]?.Path === subject ? index : before.findLastIndex(({ Path }) => Path === subject);
        const then = recorded.facts.imports[at];
        if (now === undefined)
            throw new Error(`no fact for import ${String(index)} of ${current.facts.name}`);
        if (now.kind === 'unresolved')
            return [now.reason];
        if (then === undefined)
            return [{ code: 'import-new', subject }];
        const reasons = contentReasons(then, now, differences, {
            subject,
            typeChanged: 'import-type-changed',
            changed: 'import-changed',
        });
        return (0,_import_dest_js__WEBPACK_IMPORTED_MODULE_0__/* .isUnwitnessed */ .O)(item)
            ? reasons.map((reason) => ({ ...reason, detail: 'stacker itself does not compare imports with dest' }))
            : reasons;
    });
}
function overlayDirReasons(recorded, current, differences) {
    const before = new Map((recorded.layer.OverlayDirs ?? []).map((item, index) => [item.Source, recorded.facts.overlayDirs[index]]));
    return (current.layer.OverlayDirs ?? []).flatMap(({ Source: subject }, index) => {
        const now = current.overlayDirs[index];
        const then = before.get(subject);
        if (now === undefined)
            throw new Error(`no fact for overlay dir ${String(index)} of ${current.facts.name}`);
        if (now.kind === 'unresolved')
            return [now.reason];
        if (then === undefined)
            return [{ code: 'overlay-dir-new', subject }];
        return contentReasons(then, now, differences, {
            subject,
            typeChanged: 'overlay-dir-changed',
            changed: 'overlay-dir-changed',
        });
    });
}
function contentReasons(then, now, differences, { subject, typeChanged, changed }) {
    switch (now.kind) {
        case 'file':
            if (then.kind === 'file')
                return then.hash === now.hash ? [] : [{ code: changed, subject }];
            return [{ code: typeChanged, subject }];
        case 'directory': {
            if (then.kind !== 'directory')
                return [{ code: typeChanged, subject }];
            if (then.tree === now.tree)
                return [];
            const changes = differences.trees(then.tree, now.tree);
            return [{ code: changed, subject, ...(changes && { changes }) }];
        }
        case 'produced':
            if (then.kind !== 'produced')
                return [{ code: typeChanged, subject }];
            return then.identity === now.identity && then.path === now.path ? [] : [{ code: changed, subject }];
        case 'taken':
            if (then.kind !== 'taken')
                return [{ code: typeChanged, subject }];
            return then.producer === now.producer && then.path === now.path ? [] : [{ code: changed, subject }];
    }
}


/***/ }),

/***/ 64277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ candidateOfRecord)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _formats_mtree_parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92909);
/* harmony import */ var _formats_mtree_tree_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(93992);
/* harmony import */ var _release_releases_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(44129);
/* harmony import */ var _build_cache_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3418);
/* harmony import */ var _definition_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(19949);
/* harmony import */ var _entry_facts_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(26108);
/* harmony import */ var _import_dest_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(27709);








/**
 * A record as a candidate: its entry and definition decoded by the rules of the release that wrote them. `current` is the portable
 * definition of the sources with its text, which need not be decoded again.
 * @throws FormatError where they are not what that release writes, or the release is not in the table.
 */
function candidateOfRecord(record, current) {
    const release = (0,_release_releases_js__WEBPACK_IMPORTED_MODULE_3__/* .findRelease */ .dv)(record.release);
    if (release === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('record.release', `expected a known release, not ${record.release}`);
    const { definition, shape } = record.facts;
    const same = definition === current?.facts.definition && shape === current.facts.shape && shape === release.shape;
    const layer = same ? current.layer : (0,_definition_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeDefinition */ .AA)(definition, release);
    const entry = onlyEntry(record, layer, release);
    const trees = inlineTrees(entry, record, release);
    requireAgreement(entry, record.facts, layer, trees);
    const identity = (0,_entry_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .identityOf */ .cu)(entry, record.facts);
    return { identity, recorded: { layer, facts: record.facts }, entry, record, trees };
}
/** The facts choose the record, the entry is what stacker will compare: it must say the same of every file, and of every tree at hand. */
function requireAgreement(entry, facts, layer, trees) {
    const expected = (where) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected what the facts of the record say');
    for (const [index, item] of (layer.Imports ?? []).entries()) {
        const fact = facts.imports[index];
        const recorded = entry.Imports?.get(item.Path);
        if (fact === undefined)
            throw expected(`record.facts.imports[${String(index)}]`);
        if ((0,_import_dest_js__WEBPACK_IMPORTED_MODULE_7__/* .isUnwitnessed */ .O)(item))
            continue;
        if (recorded === undefined)
            throw expected(`record.entry.Imports[${JSON.stringify(item.Path)}]`);
        if (fact.kind === 'file' && (recorded.Type !== 0n || recorded.Hash !== fact.hash))
            throw expected(`import ${item.Path}`);
        if (fact.kind === 'directory' && recorded.Type !== 1n)
            throw expected(`import ${item.Path}`);
    }
    const named = new Set([...facts.imports, ...facts.overlayDirs].flatMap((fact) => (fact.kind === 'directory' ? [fact.tree] : [])));
    const taken = facts.imports.some(({ kind }) => kind === 'produced' || kind === 'taken');
    for (const digest of trees.keys()) {
        // A directory taken from a producer is known by that producer, not by its tree.
        if (!named.has(digest) && !taken)
            throw expected(`tree ${digest}`);
    }
}
/** Trees whose texts the record itself holds, by canonical digest; the others are blobs. */
function inlineTrees(entry, record, release) {
    const hashes = [
        ...[...(entry.Imports ?? new Map()).values()].map(({ Hash }) => Hash),
        ...[...(entry.OverlayDirs ?? new Map()).values()].map(({ Hash }) => Hash),
    ];
    const trees = new Map();
    for (const [digest, text] of record.trees) {
        if (text === null || !hashes.includes(digest))
            continue;
        const tree = (0,_formats_mtree_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTree */ .c)(text, release.goMtree);
        trees.set((0,_formats_mtree_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .treeDigest */ .fZ)(tree), tree);
    }
    return trees;
}
function onlyEntry(record, layer, release) {
    // The layer stands in both, in the same words.
    const known = { text: record.facts.definition, layer };
    const opened = (0,_build_cache_js__WEBPACK_IMPORTED_MODULE_4__/* .openBuildCache */ .Lk)(Buffer.from(record.entry), release, _build_cache_js__WEBPACK_IMPORTED_MODULE_4__/* .mostBuildCacheBytes */ .X8, known);
    const entry = opened.kind === 'opened' ? opened.entries.get(record.facts.name) : undefined;
    if (entry?.Name !== record.facts.name || entry.Layer.BuildOnly !== layer.BuildOnly) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('record.entry', `expected the entry of ${record.facts.name}`);
    }
    return entry;
}


/***/ }),

/***/ 6078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $D: () => (/* binding */ foreseeSeen),
/* harmony export */   G9: () => (/* binding */ settle),
/* harmony export */   hG: () => (/* binding */ hasBinds),
/* harmony export */   ht: () => (/* binding */ seesBinds)
/* harmony export */ });
/* harmony import */ var _foreseen_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43076);
/* harmony import */ var _entry_facts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26108);
/* harmony import */ var _stack_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83877);
/* harmony import */ var _verdict_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46468);




/**
 * By index, the layers whose builds see what stacker does not compare: they have binds, or stand on, take from, or read what is written by
 * layers that have. `written`: what a layer with binds may write before another one reads it.
 */
function seesBinds(stack, written) {
    const seeing = [];
    for (const [index, layer] of stack.entries()) {
        const below = (0,_stack_js__WEBPACK_IMPORTED_MODULE_1__/* .dependencies */ .El)(layer).some((other) => seeing[other] === true);
        seeing.push(hasBinds(layer) || below || written.has(index));
    }
    return seeing;
}
function hasBinds({ facts }) {
    return (facts.definition.layer.Binds ?? []).length > 0;
}
/** Facts that name all that the build sees, `below` being known by such facts, too. */
function foreseeSeen(stacked, form, below, writers = []) {
    const { facts } = stacked;
    const { layer, written } = facts.definition;
    const binds = (layer.Binds ?? []).map(({ Source: source }, index) => {
        const fact = facts.binds?.[index];
        const subject = written.Binds?.[index]?.Source ?? source;
        if (fact?.kind === 'tree')
            return { kind: 'bound', source, written: subject, tree: fact.tree.digest };
        const why = fact?.why ?? 'it was not looked at';
        return { kind: 'unresolved', reason: { code: 'binds', subject: source, detail: `content of ${subject}: ${why}` } };
    });
    const written_ = writers.map(([name, standing]) => standing?.kind === 'good'
        ? { kind: 'bound', source: name, written: `what ${name} writes`, tree: standing.identity }
        : {
            kind: 'unresolved',
            reason: {
                code: 'binds',
                subject: name,
                detail: `what it binds may be written by ${name}, which is built again`,
            },
        });
    return { ...(0,_foreseen_js__WEBPACK_IMPORTED_MODULE_3__/* .foresee */ .S)(facts, form, below), binds: [...binds, ...written_] };
}
/** Reasons that come of layers below. */
const spreading = new Set([
    'base-rebuilt',
    'base-may-be-equal',
    'base-unresolved',
    'producer-rebuilt',
]);
/** They say that stacker's cache lacks a build of the layer, and here there is one. */
const ofTheCache = new Set([
    'not-cached',
    'store-unreachable',
    'record-refused',
    'content-missing',
]);
/** As much as tells builds of a layer apart, and as fits into a line. */
const shownDigest = 'sha256:'.length + 12;
/**
 * The judgement by what stacker compares (`first`), settled by the one by all that the build sees (`seen`): what is a hit there differs in
 * nothing, but a hit it never becomes, since stacker would not skip it.
 */
function settle(first, seen, stacked) {
    if (first.verdict === 'hit' || first.verdict === 'error')
        return first;
    if (seen.verdict !== 'hit' || seen.candidate === undefined)
        return explained(first, seen);
    const { candidate: unchanged } = seen;
    const image = (0,_entry_facts_js__WEBPACK_IMPORTED_MODULE_0__/* .manifestDigests */ .dE)(unchanged.entry)[0];
    const build = image === undefined ? 'the last build that is known' : `the build of ${image.slice(0, shownDigest)}`;
    const { layer, written } = stacked.facts.definition;
    const bound = (layer.Binds ?? []).map(({ Source: source }, index) => {
        const detail = `content of ${written.Binds?.[index]?.Source ?? source} is what it was in ${build}`;
        return { code: 'binds', subject: source, detail };
    });
    const others = first.reasons.flatMap((reason) => {
        if (reason.code === 'binds' || ofTheCache.has(reason.code))
            return [];
        return [
            spreading.has(reason.code) ? { ...reason, detail: `all that its build sees is what it was in ${build}` } : reason,
        ];
    });
    return {
        verdict: 'unchanged',
        reasons: [...others, ...bound],
        candidate: isSameImage(first.candidate, unchanged) ? first.candidate : undefined,
        standing: first.standing,
        unchanged,
    };
}
/**
 * What stacker would look up, and may keep: it stays laid down where it is the very image. Another one was made of what stacker does not
 * compare, and would be published where nothing is built.
 */
function isSameImage(candidate, unchanged) {
    if (candidate === undefined)
        return false;
    const [one, other] = [candidate, unchanged].map(({ entry }) => entry.Manifests);
    return [...(other ?? [])].every(([type, { Digest }]) => one?.get(type)?.Digest === Digest);
}
/** What changed since the last build of all that this one sees, where the first judgement had nothing to compare with. */
function explained(first, seen) {
    const told = seen.reasons.filter(({ code }) => code === 'binds');
    const notKept = seen.reasons.find(({ code }) => code === 'not-cached');
    const reasons = first.reasons.map((reason) => {
        if (reason.code !== 'binds')
            return reason;
        const more = told.find(({ subject }) => subject === reason.subject);
        if (more !== undefined || notKept === undefined)
            return more ?? reason;
        return { ...reason, detail: 'no build of what it holds is known' };
    });
    const known = new Set(reasons.map(({ code, subject }) => `${code}\0${subject}`));
    const others = seen.reasons.filter(({ code, subject }) => explaining.has(code) && !known.has(`${code}\0${subject}`));
    const all = [...reasons, ...others];
    return { ...first, reasons: all, verdict: first.verdict === 'unknown' ? first.verdict : (0,_verdict_js__WEBPACK_IMPORTED_MODULE_2__/* .verdictOf */ .V)(all) };
}
/** Of a layer that stacker builds anyway they were not asked for before. */
const explaining = new Set([
    'definition-changed',
    'base-changed',
    'epoch-changed',
    'import-new',
    'import-type-changed',
    'import-changed',
    'overlay-dir-new',
    'overlay-dir-changed',
    'layer-type-missing',
    'refresh-requested',
    'too-old',
]);


/***/ }),

/***/ 83877:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  El: () => (/* binding */ dependencies),
  xe: () => (/* binding */ isLeaf),
  n3: () => (/* binding */ layerKey),
  VR: () => (/* binding */ listLayers),
  TD: () => (/* binding */ stackLayers)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
;// CONCATENATED MODULE: ./lib/layer/shared-name.js

/**
 * build.cache has one entry a name (docs/stacker/build-cache.md#7.3): of layers that share one the first has it, and it is good for
 * the others only as far as stacker can tell no difference, down to the bottom. `earlier` are built into the same stacker-dir before.
 * Answers, asked for one layer after the other in build order, whether the entry of its name is another layer's.
 */
function namesHeldBy(earlier) {
    const held = new Map(earlier.map((layer) => [layer.facts.definition.name, layer]));
    /** Names under which an earlier build has the very same layer, down to the bottom. */
    const heldSame = new Set();
    const lastOfName = new Map();
    /** By index, the first layer that it is the same to stacker as. */
    const same = [];
    const isHeldByEarlier = ({ facts, below }) => {
        const other = held.get(facts.definition.name);
        if (other === undefined)
            return false;
        const isSame = !other.sharesName &&
            haveSameFacts(other.facts, facts) &&
            [...below.keys()].every((wanted) => heldSame.has(wanted));
        if (isSame)
            heldSame.add(facts.definition.name);
        return !isSame;
    };
    return (layer) => {
        const { facts, below } = layer;
        const holder = lastOfName.get(facts.definition.name);
        const isSame = holder !== undefined &&
            haveSameFacts(holder.facts, facts) &&
            [...below].every(([wanted, at]) => same[at] === same[holder.below.get(wanted) ?? -1]);
        const index = same.length;
        same.push((isSame ? same[holder.index] : undefined) ?? index);
        const isHeld = isHeldByEarlier(layer);
        const sharesName = isHeld || (holder !== undefined && (holder.sharesName || !isSame));
        lastOfName.set(facts.definition.name, { ...layer, index, sharesName });
        return sharesName;
    };
}
/** Would stacker find the entry of the one good for the other? Of what is not known nothing is said. */
function haveSameFacts(one, other) {
    const observed = ({ definition, base, epoch, imports, overlayDirs }) => [
        definition.layer,
        base,
        epoch,
        imports,
        overlayDirs,
    ];
    const known = ({ definition, base, imports, overlayDirs }) => definition.unsure.length === 0 &&
        [base, ...imports, ...overlayDirs].every(({ kind }) => kind !== 'unknown' && kind !== 'broken');
    return known(one) && known(other) && (0,external_node_util_.isDeepStrictEqual)(observed(one), observed(other));
}

// EXTERNAL MODULE: ./lib/layer/taken.js
var taken = __webpack_require__(73258);
;// CONCATENATED MODULE: ./lib/layer/stack.js


/** All layers of the project in build order, each once: a prerequisite of two builds is worked through twice, but is one layer. */
function listLayers(project) {
    const seen = new Set();
    return project.builds.flatMap(({ layers }, build) => layers.flatMap((definition) => {
        const key = layerKey(definition);
        if (seen.has(key))
            return [];
        seen.add(key);
        return [{ definition, build }];
    }));
}
/** (stackerfile, name) identifies a layer; neither holds a NUL. */
function layerKey({ stackerfile, name }) {
    return `${stackerfile}\0${name}`;
}
/**
 * Ties each layer to the ones that its facts name. A name means the layer of the same build, else the last before it (oci outputs).
 * `earlier` are layers that are built into the same stacker-dir before these, with other options: stacker keeps one entry a name.
 */
function stackLayers(project, layers, earlier = []) {
    const shares = namesHeldBy(earlier);
    const indexOf = new Map(layers.map(({ facts }, index) => [layerKey(facts.definition), index]));
    const visible = project.builds.map((build) => new Map(build.layers.map((definition) => [definition.name, indexOf.get(layerKey(definition))])));
    const lastOfName = new Map();
    const stack = [];
    for (const [index, { facts, build }] of layers.entries()) {
        const find = (wanted) => {
            const found = visible[build]?.get(wanted) ?? lastOfName.get(wanted);
            return found !== undefined && found < index ? found : undefined;
        };
        const { base } = facts;
        const baseName = base.kind === 'built' || base.kind === 'produced' ? base.layer : undefined;
        const named = (0,taken/* takenImports */.c)(facts.definition.layer).map(({ producer }) => producer);
        const below = new Map();
        for (const wanted of baseName === undefined ? named : [baseName, ...named]) {
            const found = find(wanted);
            if (found !== undefined)
                below.set(wanted, found);
        }
        lastOfName.set(facts.definition.name, index);
        const sharesName = shares({ facts, below });
        stack.push({ facts, build, base: baseName === undefined ? undefined : below.get(baseName), below, sharesName });
    }
    return stack;
}
/** Indexes of what the layer stands on or takes from, ascending. */
function dependencies(layer) {
    return [...new Set(layer.below.values())].sort((a, b) => a - b);
}
/** Is no other layer built on it, and does none take from it? */
function isLeaf(stack, index) {
    return !stack.some(({ below }) => [...below.values()].includes(index));
}


/***/ }),

/***/ 59201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ hasEqualEntry),
/* harmony export */   Y: () => (/* binding */ standingOf)
/* harmony export */ });
/* harmony import */ var _lookup_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(96191);
/* harmony import */ var _portable_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3586);
/* harmony import */ var _import_dest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27709);



/**
 * What a judged layer is to the layers above it. A build_only layer that is built again from equal facts leaves an equal entry (its
 * descriptor is zero), so stacker lets its children hit - unless the entry holds a tree text with the date of its walk (directory
 * imports, overlay dirs), or binds bring in what no entry witnesses, here or in a build_only layer below
 * (docs/stacker/staging.md#8.12, docs/stacker/restoring.md#33). What was asked to be fresh is never the same.
 */
function standingOf(judged) {
    const { verdict, reasons, candidate, earlier } = judged;
    if (verdict === 'hit' && candidate)
        return { kind: 'good', identity: candidate.identity };
    if (verdict === 'unknown')
        return candidate ? { kind: 'unsure', identity: candidate.identity } : { kind: 'unknown' };
    const complete = (0,_lookup_js__WEBPACK_IMPORTED_MODULE_1__/* .completeFacts */ .tq)(judged.foreseen);
    const asked = reasons.some(({ code }) => code === 'refresh-requested' || code === 'too-old');
    if (verdict === 'error' || asked)
        return { kind: 'rebuilt' };
    if (!judged.facts.definition.layer.BuildOnly) {
        if (earlier === undefined || judged.facts.epoch === null)
            return { kind: 'rebuilt' };
        return verdict === 'always' && earlier.sameFacts
            ? { kind: 'maybe-equal', identity: earlier.identity }
            : { kind: 'rebuilt', was: earlier.identity };
    }
    if (complete === undefined || judged.bindsBelow || !hasEqualEntry(judged.facts, complete))
        return { kind: 'rebuilt' };
    return { kind: 'same', identity: (0,_portable_js__WEBPACK_IMPORTED_MODULE_0__/* .layerIdentity */ .K8)(complete, [], []), changed: earlier?.sameFacts !== true };
}
/** Would stacker write an equal entry for the build_only layer if it built it again from these facts? */
function hasEqualEntry(facts, complete) {
    const { layer } = facts.definition;
    const hashed = complete.imports.filter((_, index) => !(0,_import_dest_js__WEBPACK_IMPORTED_MODULE_2__/* .isUnwitnessed */ .O)(layer.Imports?.[index]));
    return (hashed.every(({ kind }) => kind === 'file') && complete.overlayDirs.length === 0 && complete.base.kind !== 'taken');
}


/***/ }),

/***/ 73258:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ takenImports)
/* harmony export */ });
/* harmony import */ var _stackerfile_dockerish_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89149);

/**
 * What the layer takes from others by `stacker://LAYER/PATH`, whatever can be foreseen of it: stacker fetches all of it on every
 * run (docs/stacker/staging.md#2.2, docs/stacker/staging.md#9.1, docs/stacker/restoring.md#2).
 */
function takenImports({ Imports: imports }) {
    return (imports ?? []).flatMap(({ Path: source }, index) => {
        const taken = (0,_stackerfile_dockerish_url_js__WEBPACK_IMPORTED_MODULE_0__/* .stackerUrl */ .Z)(source);
        return taken === undefined ? [] : [{ index, producer: taken.layer, path: taken.path }];
    });
}


/***/ }),

/***/ 28726:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DC: () => (/* binding */ umaskOfEntry),
/* harmony export */   IN: () => (/* binding */ dependsOnUmask),
/* harmony export */   YE: () => (/* binding */ sameUmask),
/* harmony export */   on: () => (/* binding */ unknownUmask)
/* harmony export */ });
/* harmony import */ var _formats_mtree_parse_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92909);
/* harmony import */ var _formats_mtree_tree_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(93992);


/**
 * What the umask decides of a directory that stacker makes (0755) and of a file that it downloads (0644;
 * docs/stacker/staging.md#1.7, docs/stacker/restoring.md#24).
 */
const decided = 0o755;
/**
 * May what stacker stages of the layer come out otherwise under another umask (docs/stacker/staging.md#1.7)? Local files and links keep
 * their modes.
 */
function dependsOnUmask({ From: from, Imports: imports }) {
    return ((from.Type === 'tar' && isUrl(from.Url)) ||
        (imports ?? []).some(({ Path: path, Mode: mode }) => !isUrl(path) || !mode));
}
function sameUmask(one, other) {
    return (one & decided) === (other & decided);
}
/**
 * The umask that stacker had when it staged a local directory of this entry, as the tree of what it staged tells: its root is made with
 * mode 0755. Undefined where it has none. Bits that 0755 has not are not told, and change nothing.
 * @throws FormatError for a tree text that go-mtree would refuse.
 */
function umaskOfEntry({ Layer: layer, Imports: imports }, release) {
    for (const { Path: path, Dest: dest } of layer.Imports ?? []) {
        const recorded = imports?.get(path);
        if (dest || !path.startsWith('/') || recorded?.Type !== 1n)
            continue;
        const { entries } = (0,_formats_mtree_parse_js__WEBPACK_IMPORTED_MODULE_0__/* .parseTree */ .c)(Buffer.from(recorded.Hash, 'base64'), release.goMtree);
        const keywords = new Map(entries.find((entry) => entry.path === '.')?.keywords.map(_formats_mtree_tree_js__WEBPACK_IMPORTED_MODULE_1__/* .splitKeyword */ .Yu));
        const mode = keywords.get('mode');
        if (mode !== undefined && /^[0-7]+$/.test(mode))
            return 0o777 & ~Number.parseInt(mode, 8);
    }
    return undefined;
}
/** Why nothing can be said of it. */
const unknownUmask = 'it depends on the umask of stacker, which is not known; name it by the input umask';
function isUrl(path) {
    return /^https?:\/\//.test(path);
}


/***/ }),

/***/ 36394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ gather)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/layer/bind-mounts.js
var bind_mounts = __webpack_require__(23461);
// EXTERNAL MODULE: ./lib/layer/image-layout.js
var image_layout = __webpack_require__(33803);
// EXTERNAL MODULE: ./lib/layer/stack.js + 1 modules
var stack = __webpack_require__(83877);
// EXTERNAL MODULE: ./lib/stackerfile/dockerish-url.js
var dockerish_url = __webpack_require__(89149);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/formats/file-hash.js
var file_hash = __webpack_require__(10969);
// EXTERNAL MODULE: ./lib/formats/go-file-mode.js
var go_file_mode = __webpack_require__(61531);
;// CONCATENATED MODULE: ./lib/predict/base-file.js




/**
 * Base of a local tarball: HashFile of the copy that stacker makes in `.stacker/layer-bases` (docs/stacker/staging.md#8.2;
 * importFile, FileCopy). A relative one starts where stacker runs, unlike an import (docs/stacker/stackerfile.md#6.10). Nothing is staged yet.
 */
async function predictFileBase({ url, workingDirectory }, release, watch) {
    const file = external_node_path_.resolve(workingDirectory, url);
    try {
        const source = await (0,promises_.lstat)(file);
        if (source.isSymbolicLink())
            return await predictLinkBase(await (0,promises_.readlink)(file), watch);
        if (!source.isFile())
            return { kind: 'broken', why: `couldn't copy ${external_node_path_.basename(file)} for hashing: it is no file` };
        return { kind: 'known', base: hashStaged(file, release, watch) };
    }
    catch (error) {
        return { kind: 'unknown', why: describe(error, external_node_path_.isAbsolute(url)) };
    }
}
/**
 * A link is staged as it is and read through from `.stacker/layer-bases`, so only an absolute one leads where it led before
 * (docs/stacker/staging.md#4.4).
 */
async function predictLinkBase(target, watch) {
    if (!external_node_path_.isAbsolute(target))
        return { kind: 'unknown', why: 'it is a relative link, which leads elsewhere once staged' };
    const file = await (0,promises_.stat)(target);
    if (!file.isFile())
        return { kind: 'broken', why: "couldn't copy it for hashing: the link leads to no file" };
    return { kind: 'known', base: (0,file_hash/* hashFile */.DC)(target, { withMode: true, watch }) };
}
/**
 * st_mode after the chown that staging ends with: setuid is cleared, and setgid of what the group may execute
 * (docs/stacker/staging.md#4.2; chown(2)).
 */
function chownedMode(mode) {
    return mode & ~0o4000 & ((mode & 0o010) === 0 ? ~0 : ~0o2000);
}
function hashStaged(file, release, watch) {
    const { content, mode } = (0,file_hash/* hashContent */.sW)(file, watch);
    return (0,file_hash/* fileHash */.Lg)(content, (0,go_file_mode/* goFileMode */.ES)(release.rules.stagingChowns ? chownedMode(mode) : mode));
}
function describe(error, isAbsolute) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    if (code !== 'ENOENT')
        return `it cannot be read (${code})`;
    return `it does not exist before the build${isAbsolute ? '' : ', seen from where stacker runs'}`;
}

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __webpack_require__(67910);
// EXTERNAL MODULE: ./lib/formats/oci/manifest.js
var manifest = __webpack_require__(72765);
// EXTERNAL MODULE: ./lib/formats/oci/media-type.js
var media_type = __webpack_require__(55483);
// EXTERNAL MODULE: ./lib/registry/reference.js
var registry_reference = __webpack_require__(9758);
// EXTERNAL MODULE: ./lib/predict/resolution.js
var predict_resolution = __webpack_require__(67643);
;// CONCATENATED MODULE: ./lib/predict/base-image.js






/**
 * Base of an image in a registry. An OCI manifest is copied verbatim, so its digest is Base; a Docker one (schema 2) is converted by
 * stacker, and only a resolution knows into what (docs/stacker/staging.md#8.8, docs/stacker/restoring.md#34). A HEAD that names what the
 * resolution has seen saves the rest.
 */
async function predictImageBase(question, environment) {
    const { url, insecure, platform, detected, release } = question;
    if (!url.startsWith('docker://'))
        return { fact: notDocker(url) };
    const parsed = (0,registry_reference/* parseReference */.F2)(url.slice('docker://'.length));
    if (parsed.kind === 'invalid')
        return { fact: { kind: 'broken', why: parsed.why } };
    const { reference } = parsed;
    const wanted = `${platform.os}/${platform.architecture}${detected ? ' detected' : ''}`;
    const name = (0,predict_resolution/* dockerResolutionName */.uC)((0,registry_reference/* formatReference */.FH)(reference), wanted, release);
    const recorded = await findDockerResolution(environment, name);
    if (recorded !== undefined && environment.bases === 'recorded')
        return { fact: known(recorded.base) };
    if (recorded !== undefined) {
        const head = await environment.registry.headDigest(reference, insecure);
        // A HEAD without an answer decides nothing: some registries know GET only, and one that is down says so at once.
        if (head.kind === 'digest' && head.digest === recorded.top) {
            // Nothing says what type the manifest has; the resolution was checked against it when it was made.
            const { top, manifest, base } = recorded;
            return { fact: known(base), evidence: { kind: 'docker', name, top, manifest, mediaType: '' } };
        }
    }
    const image = await environment.registry.resolve({ reference, insecure, platform, detected });
    if (image.kind !== 'resolved')
        return { fact: unanswered(image.why) };
    const { platformDigest: manifest, mediaType } = image;
    const evidence = { kind: 'docker', name, top: image.indexDigest ?? manifest, manifest, mediaType };
    const computed = baseOf(image);
    return {
        fact: computed.kind === 'unknown' && recorded?.manifest === manifest ? known(recorded.base) : computed,
        evidence,
    };
}
function baseOf({ mediaType, bytes, platformDigest }) {
    try {
        if (mediaType === media_type/* ociManifest */.F7 && (0,manifest/* isPlainOciManifest */.h4)(bytes))
            return known((0,formats_digest/* digestHex */.sU)(platformDigest));
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            return unanswered(error.message);
        throw error;
    }
    return unanswered('stacker converts this kind of manifest, and no earlier build says into what');
}
/**
 * What localRefParser (lib/image.go) does with other texts (docs/stacker/staging.md#8.10). The transports that it knows besides are
 * not foreseen here.
 */
function notDocker(url) {
    const colon = url.indexOf(':');
    if (colon === -1)
        return { kind: 'broken', why: `bad image ref: ${url}` };
    const scheme = url.slice(0, colon);
    if (scheme === 'docker')
        return { kind: 'broken', why: `docker: image reference ${url.slice(colon + 1)} does not start with //` };
    if (['docker-daemon', 'containers-storage', 'zot'].includes(scheme))
        return unanswered(`${scheme}: is not followed`);
    return { kind: 'broken', why: `unknown url scheme ${scheme} for ${url}` };
}
async function findDockerResolution(environment, name) {
    const value = await environment.findResolution(name);
    if (value === undefined)
        return undefined;
    try {
        const resolution = (0,predict_resolution/* decodeResolution */.BQ)(value, name);
        return resolution.kind === 'docker' ? resolution : undefined;
    }
    catch (error) {
        // A resolution that cannot be read is none: the registry is asked for everything.
        if (error instanceof errors/* FormatError */.IF)
            return undefined;
        throw error;
    }
}
function known(base) {
    return { kind: 'known', base };
}
function unanswered(why) {
    return { kind: 'unknown', why };
}

// EXTERNAL MODULE: ./lib/formats/decode.js
var decode = __webpack_require__(2924);
// EXTERNAL MODULE: ./lib/formats/oci/document-size.js
var document_size = __webpack_require__(31435);
// EXTERNAL MODULE: ./lib/formats/oci/instance.js
var instance = __webpack_require__(5499);
// EXTERNAL MODULE: ./lib/formats/oci/layout.js
var oci_layout = __webpack_require__(11982);
// EXTERNAL MODULE: ./lib/formats/oci/layout-index.js
var layout_index = __webpack_require__(32195);
// EXTERNAL MODULE: ./lib/formats/regular-file.js
var regular_file = __webpack_require__(88911);
// EXTERNAL MODULE: ./lib/registry/image-index.js
var image_index = __webpack_require__(25227);
;// CONCATENATED MODULE: ./lib/predict/base-oci-layout.js












/**
 * Base of an image in a local OCI layout: the digest of the platform's manifest, which containers/image copies verbatim
 * (docs/stacker/staging.md#8.9; oci/layout). `detected`: the platform is the machine's own.
 */
async function predictLayoutBase(layout, tag, platform, detected) {
    try {
        const named = await findTag(layout, tag);
        if (named === undefined)
            return unknown(`the layout has no tag ${tag} before the build`);
        const chosen = named.mediaType === media_type/* ociIndex */.KP ? await chooseFrom(layout, named, platform, detected) : named;
        if ('kind' in chosen)
            return chosen;
        await verifyManifest(layout, chosen);
        return { kind: 'known', base: (0,formats_digest/* digestHex */.sU)(chosen.digest) };
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            return unknown(error.message);
        return unknown(base_oci_layout_describe(error));
    }
}
/** The first entry of that name and a type that containers/image knows there (getManifestDescriptor); Docker's types are passed over. */
async function findTag(layout, tag) {
    const index = await readPart(layout, oci_layout/* indexFile */.LV);
    return (0,instance/* decodeInstances */.V)((0,decode/* parseJson */.qF)(index, oci_layout/* indexFile */.LV, document_size/* mostManifestBytes */.y$), oci_layout/* indexFile */.LV).find(({ mediaType, annotations }) => (mediaType === media_type/* ociManifest */.F7 || mediaType === media_type/* ociIndex */.KP) && annotations.get(layout_index/* tagAnnotation */.M) === tag);
}
async function chooseFrom(layout, index, platform, detected) {
    const bytes = await readBlob(layout, index.digest);
    const choice = (0,image_index/* chooseInstance */.N)((0,instance/* decodeInstances */.V)((0,decode/* parseJson */.qF)(bytes, 'image index', document_size/* mostManifestBytes */.y$), 'image index'), media_type/* ociIndex */.KP, platform, detected);
    switch (choice.kind) {
        case 'chosen':
            return choice.descriptor;
        case 'none':
            return { kind: 'broken', why: choice.why };
        case 'unsure':
            return unknown(choice.why);
    }
}
/** The type of an instance is guessed from its content (GuessMIMEType); what is not plainly an OCI manifest may be converted. */
async function verifyManifest(layout, { digest }) {
    const bytes = await readBlob(layout, digest);
    if (!(0,manifest/* isPlainOciManifest */.h4)(bytes))
        throw new errors/* FormatError */.IF(`manifest ${digest}`, 'expected an OCI image manifest');
}
async function readBlob(layout, digest) {
    if (!(0,formats_digest/* isDigest */.Bc)(digest))
        throw new errors/* FormatError */.IF('layout', 'expected a sha256 digest');
    const bytes = await readPart(layout, `${oci_layout/* blobsDirectory */.IA}/${(0,formats_digest/* digestHex */.sU)(digest)}`);
    if ((0,formats_digest/* digestOf */.ol)(bytes) !== digest)
        throw new errors/* FormatError */.IF(`blob ${digest}`, 'expected the content that its name promises');
    return bytes;
}
/** What is said about it names it by the layout's own name. */
async function readPart(layout, name) {
    try {
        return await (0,regular_file/* readRegularFile */.XF)(external_node_path_.join(layout, name), document_size/* mostManifestBytes */.y$);
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            throw new errors/* FormatError */.IF(`${external_node_path_.basename(layout)}/${name}`, error.wanted);
        throw error;
    }
}
function base_oci_layout_describe(error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return code === 'ENOENT'
        ? 'the layout, or a part of it, does not exist before the build'
        : `the layout cannot be read (${code})`;
}
function unknown(why) {
    return { kind: 'unknown', why };
}

// EXTERNAL MODULE: ./lib/predict/base-slot.js
var base_slot = __webpack_require__(93081);
// EXTERNAL MODULE: ./lib/layer/umask.js
var layer_umask = __webpack_require__(28726);
;// CONCATENATED MODULE: ./lib/predict/download.js





/**
 * What stacker will find behind an http(s) import on a fresh runner, with what was seen. Asks the server, at most once for each URL.
 * Follows acquireUrl and Download (docs/stacker/staging.md#6.1; import.go, network.go) with nothing staged: HEAD for a checksum,
 * then GET. Known is only what the `hash:`, the checksum header or a strong ETag equal to the resolution vouch for, or what was
 * fetched; a guess would be a wrong hit.
 */
async function observeDownload(source, environment) {
    const { downloads } = environment;
    const wrong = wrongHash(source.Hash);
    if (wrong !== undefined)
        return { fact: broken(wrong) };
    const mode = downloadedMode(source, environment);
    if (mode === undefined)
        return { fact: download_unknown(layer_umask/* unknownUmask */.on) };
    const name = (0,predict_resolution/* urlResolutionName */.dt)(source.Path, (0,go_file_mode/* goFileModeText */.jZ)(mode));
    const [head, recorded] = await Promise.all([downloads.head(source.Path), findUrlResolution(environment, name)]);
    const checksum = head.kind === 'head' ? head.checksum : null;
    if (source.Hash !== '' && checksum !== null && source.Hash.toLowerCase() !== checksum) {
        return {
            fact: broken(`the requested hash is different than the actual hash: ${source.Hash} != ${shown(checksum)}`),
        };
    }
    const seen = evidence(name, head);
    if (recorded !== undefined && isStill(recorded, source, head))
        return { fact: file(recorded.stagedHash), ...seen };
    if (head.kind === 'failed' && head.timedOut)
        return { fact: download_unknown(head.why) };
    return { fact: fetched(await downloads.content(source.Path), source, mode), ...seen };
}
/** The reasons why stacker refuses any download with that `hash:`. */
function wrongHash(hash) {
    if (hash === '')
        return undefined;
    if (!/^[0-9a-f]{64}$/i.test(hash))
        return `Given hash ${shown(hash)} is not valid`;
    // Download compares with the text as written, and its own digits are lower case (docs/stacker/staging.md#6.3; network.go).
    if (hash !== hash.toLowerCase())
        return `Downloaded file hash does not match. Expected: ${hash} Actual: ${hash.toLowerCase()}`;
    return undefined;
}
function isStill(recorded, source, head) {
    if (head.kind !== 'head' || head.status !== 200)
        return false;
    if (head.checksum !== null && head.checksum !== recorded.contentHash)
        return false;
    if (source.Hash !== '')
        return source.Hash === recorded.contentHash;
    if (head.checksum === recorded.contentHash)
        return true;
    return recorded.etag !== null && head.etag === recorded.etag && head.length === recorded.size;
}
function fetched(content, source, mode) {
    switch (content.kind) {
        case 'content':
            if (source.Hash !== '' && source.Hash !== content.contentHash) {
                return broken(`Downloaded file hash does not match. Expected: ${source.Hash} Actual: ${content.contentHash}`);
            }
            return file((0,file_hash/* fileHash */.Lg)(content.hash, mode));
        case 'refused': {
            const why = `couldn't download it: ${String(content.status)} ${shown(content.statusText)}`.trimEnd();
            // What is gone stays gone; other refusals are about the moment, or about credentials that stacker may have.
            return content.status === 404 || content.status === 410 ? broken(why) : download_unknown(why);
        }
        case 'unavailable':
            return download_unknown(content.why);
    }
}
async function findUrlResolution(environment, name) {
    const value = await environment.findResolution(name);
    if (value === undefined)
        return undefined;
    try {
        const resolution = (0,predict_resolution/* decodeResolution */.BQ)(value, name);
        return resolution.kind === 'url' ? resolution : undefined;
    }
    catch {
        // A resolution that cannot be read is none: the server is asked instead.
        return undefined;
    }
}
function evidence(name, head) {
    if (head.kind !== 'head' || head.status !== 200)
        return {};
    const { etag, length, checksum } = head;
    return { evidence: { kind: 'url', name, etag, length, checksum } };
}
/** Go's mode of the downloaded file: created with 0644 under the umask, or `mode`; then chowned (docs/stacker/staging.md#6.3). */
function downloadedMode({ Mode: mode }, { umask }) {
    if (mode !== undefined && mode !== null)
        return (0,go_file_mode/* goFileMode */.ES)(chownedMode((0,go_file_mode/* chmodBits */.gm)(mode)));
    return umask === undefined ? undefined : (0,go_file_mode/* goFileMode */.ES)(0o644 & ~umask);
}
/** Text of a server or an author, fit for one line of a log. */
function shown(text) {
    return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 100);
}
function file(hash) {
    return { kind: 'file', hash };
}
function download_unknown(why) {
    return { kind: 'unknown', code: 'import-unresolved', why };
}
function broken(why) {
    return { kind: 'broken', why };
}

;// CONCATENATED MODULE: ./lib/predict/base.js








/**
 * What stacker will find as the layer's base (docs/stacker/staging.md#8.4; GetBase, getBaseHash). Reads files, asks registries and
 * http servers.
 */
async function predictBase(layer, environment) {
    const { From: from } = layer;
    const { release } = environment;
    switch (from.Type) {
        case 'scratch':
            if (!release.rules.scratchBase)
                return base_broken(`unknown layer type: ${from.Type}`);
            return { fact: { kind: 'known', base: '' } };
        case 'built':
            if (from.Tag === '')
                return base_broken('from tag cannot be empty');
            return { fact: { kind: 'built', layer: from.Tag } };
        case 'tar':
            return predictTarBase(from.Url, environment);
        case 'oci':
            return { fact: await predictOciBase(layer, environment) };
        case 'docker': {
            const tag = (0,base_slot/* baseTag */.q)(layer);
            if (tag === undefined || !isImageName(tag))
                return base_broken(`Invalid image ${tag ?? ''}`);
            if ((0,image_layout/* imageInLayout */.t)(from) !== undefined)
                return { fact: await predictDockerLayout(layer, environment) };
            const { Url: url, Insecure: insecure } = from;
            return predictImageBase({ url, insecure, ...platformOf(layer, environment), release: release.tag }, environment);
        }
        default:
            return base_broken(`unknown layer type: ${from.Type}`);
    }
}
async function predictTarBase(url, environment) {
    const { workingDirectory, release, watch } = environment;
    const { scheme, host, path: taken } = (0,dockerish_url/* dockerishUrl */.I)(url) ?? { scheme: '', host: '', path: url };
    switch (scheme) {
        case '':
            return { fact: await predictFileBase({ url, workingDirectory }, release, watch) };
        case 'http':
        case 'https': {
            const { fact, ...seen } = await observeDownload({ Path: url, Hash: '' }, environment.download);
            return { fact: baseOfDownload(fact), ...seen };
        }
        case 'stacker':
            return { fact: { kind: 'produced', layer: host, path: taken } };
        default:
            return base_broken(`unsupported url scheme ${url}`);
    }
}
function baseOfDownload(fact) {
    switch (fact.kind) {
        case 'file':
            return { kind: 'known', base: fact.hash };
        case 'broken':
        case 'unknown':
            return { kind: fact.kind, why: fact.why };
        case 'directory':
        case 'produced':
            throw new Error(`a download cannot be a ${fact.kind}`);
    }
}
async function predictOciBase(layer, environment) {
    const tag = (0,base_slot/* baseTag */.q)(layer);
    if (tag === undefined)
        return { kind: 'broken', why: 'bad OCI tag: oci' };
    if (!isImageName(tag))
        return { kind: 'broken', why: `refusing to resolve invalid reference "${tag}"` };
    return predictInLayout(layer, layer.From.Url, environment);
}
/**
 * Without a name containers/image takes the only image there is, and some versions read an index (`@0`) where the name is
 * (docs/stacker/staging.md#8.9).
 */
async function predictDockerLayout(layer, environment) {
    const { name = '' } = (0,image_layout/* imageInLayout */.t)(layer.From) ?? {};
    return isImageName(name)
        ? predictInLayout(layer, `:${name}`, environment)
        : { kind: 'unknown', why: 'it does not tell the image of the layout by its name' };
}
/** `place` is what the layer's own output is known by, where it is one. */
async function predictInLayout(layer, place, environment) {
    const { directory = '', name = '' } = (0,image_layout/* imageInLayout */.t)(layer.From) ?? {};
    const layout = external_node_path_.resolve(environment.workingDirectory, directory);
    const producer = environment.producers(layout, name);
    if (producer !== undefined)
        return { kind: 'produced', layer: producer, path: place };
    const { platform, detected } = platformOf(layer, environment);
    return predictLayoutBase(layout, name, platform, detected);
}
/**
 * Which instance of an index stacker asks for: the layer's os and architecture from v1.1.0-rc3 on, before that its own machine's
 * (docs/stacker/staging.md#8.7).
 */
function platformOf(layer, environment) {
    const { host, release } = environment;
    const os = release.rules.layerPlatform ? (layer.OS ?? '') : '';
    const architecture = release.rules.layerPlatform ? (layer.Arch ?? '') : '';
    return {
        platform: { os: os === '' ? host.os : os, architecture: architecture === '' ? host.arch : architecture },
        detected: architecture === '',
    };
}
/** The grammar of names in an OCI layout (containers/image oci/internal, ValidateImageName), without the empty name. */
function isImageName(tag) {
    return /^[A-Za-z0-9]+(?:(?:[-._:@+]|--)[A-Za-z0-9]+)*(?:\/[A-Za-z0-9]+(?:(?:[-._:@+]|--)[A-Za-z0-9]+)*)*$/.test(tag);
}
function base_broken(why) {
    return { fact: { kind: 'broken', why } };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
var external_node_fs_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_node_fs_, 2);
// EXTERNAL MODULE: ./lib/formats/mtree-walk.js
var mtree_walk = __webpack_require__(82917);
;// CONCATENATED MODULE: ./lib/predict/staging-environment.js

function unresolved(why) {
    return { kind: 'unknown', code: 'import-unresolved', why };
}
function staging_environment_broken(why) {
    return { kind: 'broken', why };
}
/** What does not exist yet may be made by an earlier step or layer. */
const generated = {
    kind: 'unknown',
    code: 'generated-source',
    why: 'it does not exist before the build',
};
/**
 * Permission bits of a staged file: `mode:` or the source's own, less what chown takes away (docs/stacker/staging.md#4.2; FileCopy,
 * chown(2)).
 */
function stagedMode(sourceMode, mode, release) {
    const bits = mode === null || mode === undefined ? sourceMode & 0o7777 : (0,go_file_mode/* chmodBits */.gm)(mode);
    if (!release.rules.stagingChowns)
        return bits;
    return bits & ~0o4000 & ((bits & 0o010) === 0 ? ~0 : ~0o2000);
}

;// CONCATENATED MODULE: ./lib/predict/import.js







/**
 * What stacker will stage for a local source into an empty staging directory (docs/stacker/restoring.md#23), and then hash
 * (docs/stacker/staging.md#4.1; import.go, importFile). `staged` are the layer's imports that are staged into the same directory.
 */
function predictLocalImport(source, environment, staged = []) {
    const place = sourcePlace(source, environment);
    try {
        const status = environment.scan?.find(place) ?? (0,mtree_walk/* statusOf */.c2)(place);
        if (status.type === 'dir')
            return predictDirectory(source, place, environment, staged);
        if (status.type === 'link')
            return predictLink(source, place, environment);
        return predictFile(source, place, status, environment);
    }
    catch (error) {
        return unreadable(error, environment);
    }
}
/** What a regular file of the project, and no link to one, holds, and its permission bits. */
function plainFile(source, environment) {
    const place = sourcePlace(source, environment);
    try {
        const { type, mode } = (0,mtree_walk/* statusOf */.c2)(place);
        return type === 'file' ? { sha256: (0,file_hash/* contentSha256 */.F8)(place, environment.watch), mode: mode & 0o7777 } : undefined;
    }
    catch {
        // What cannot be looked at is not plain; predictLocalImport says why.
        return undefined;
    }
}
function sourcePlace({ Path: written }, { workingDirectory }) {
    return external_node_path_.resolve(workingDirectory, written) + (written.endsWith('/') ? '/' : '');
}
function predictFile(source, place, status, environment) {
    const refused = refusedType(status);
    if (refused)
        return refused;
    if (environment.ownDirectories.touches(place))
        return unresolved("it lies in stacker's own directories, which every build changes");
    const mode = stagedMode(status.mode, source.Mode, environment.release);
    if (doubtfulMode(mode, environment))
        return unresolved('whether its setuid and setgid bits survive is not known');
    const scanned = source.Hash === '' ? environment.scan?.find(place) : undefined;
    const hash = scanned?.type === 'file' ? scanned.hash(mode) : undefined;
    return hash === undefined ? hashed(source, place, mode, environment) : { kind: 'file', hash };
}
/**
 * A link is staged as it is and read through from the staging directory, so only an absolute one leads where it led before
 * (docs/stacker/staging.md#4.4).
 */
function predictLink(source, place, environment) {
    const { hashesSources } = environment.release.rules;
    const target = (0,external_node_fs_.statSync)(place, { throwIfNoEntry: false });
    // An earlier layer, or a step before the build, may still make what it leads to.
    if (target === undefined)
        return generated;
    if (target.isDirectory() && (hashesSources || source.Hash !== ''))
        return staging_environment_broken("couldn't copy it for hashing: it is a link to a directory");
    if (!target.isFile() || !external_node_path_.isAbsolute((0,external_node_fs_.readlinkSync)(place))) {
        return unresolved('it is a link that leads elsewhere once staged');
    }
    if (source.Dest !== undefined && source.Dest !== '')
        return unresolved('it is a link');
    if (environment.ownDirectories.touches((0,external_node_fs_.realpathSync)(place)))
        return unresolved("it is a link into stacker's own directories");
    return hashed(source, place, target.mode & 0o7777, environment);
}
function hashed(source, place, mode, { watch }) {
    const goMode = (0,go_file_mode/* goFileMode */.ES)(0o100000 | mode);
    const wanted = source.Hash.toLowerCase();
    if (wanted === '')
        return { kind: 'file', hash: (0,file_hash/* hashFileAs */.vE)(place, goMode, watch) };
    const { content } = (0,file_hash/* hashContent */.sW)(place, watch);
    return (0,file_hash/* fileHash */.Lg)(content) === `sha256:${wanted}`
        ? { kind: 'file', hash: (0,file_hash/* fileHash */.Lg)(content, goMode) }
        : staging_environment_broken('its content is not what `hash:` demands');
}
/**
 * Directories are made anew and belong to stacker; files and links are copied; attributes and times are left behind
 * (docs/stacker/staging.md#5.1, docs/stacker/restoring.md#22).
 */
function predictDirectory(source, place, environment, staged) {
    if (environment.ownDirectories.touches(place))
        return unresolved("it holds stacker's own directories, which every build changes");
    const dest = source.Dest !== undefined && source.Dest !== '';
    if (place.endsWith('/') && !dest && environment.release.rules.trailingSlash) {
        const beside = staged.filter((other) => other !== source);
        return spilled(place, beside);
    }
    const { umask } = environment;
    if (umask === undefined)
        return unresolved(layer_umask/* unknownUmask */.on);
    if (!dest && inheritsGroup(environment))
        return unresolved('its staging directory would inherit a group');
    if (!environment.rootUser && [source.Uid, source.Gid].some((id) => id !== undefined && id >= mappedIds))
        return unresolved("whether stacker's user namespace has its owner is not known");
    const uid = stagedOwner(source.Uid);
    const gid = stagedOwner(source.Gid);
    let refused;
    const scanned = environment.scan?.find(place);
    const real = scanned?.type === 'dir'
        ? scanned.source
        : (0,mtree_walk/* directorySource */.X5)(place, { kind: 'read', attributes: new Map() }, environment.watch);
    const tree = (0,mtree_walk/* walkSource */.jH)({
        ...real,
        sha256: (name) => (refused ? '' : real.sha256(name)),
        status(name) {
            const status = real.status(name);
            if (status.type === 'dir')
                return { type: 'dir', mode: 0o755 & ~umask, uid: 0, gid: 0 };
            if (status.type === 'link')
                return { type: 'link', mode: 0o777, uid, gid };
            refused ??= refusedType(status);
            const mode = stagedMode(status.mode, source.Mode, environment.release);
            if (doubtfulMode(mode, environment))
                refused ??= unresolved('whether setuid and setgid bits in it survive is not known');
            return { type: status.type, mode, uid, gid };
        },
    });
    return refused ?? { kind: 'directory', tree };
}
/**
 * From rc7 on the content of a directory that is written with a trailing slash is staged beside the other imports, while Lookup and
 * Put look for the directory's own name. They find something only if the content or another import has that name, and whether they
 * do on the next run depends on what this one left (docs/stacker/staging.md#5.2).
 */
function spilled(place, beside) {
    const name = external_node_path_.posix.basename(place);
    const mayMake = ({ Path: other }) => other.endsWith('/') || external_node_path_.posix.basename(other) === name;
    return (0,external_node_fs_.existsSync)(place + name) || beside.some(mayMake)
        ? unresolved('stacker spreads a directory written with a trailing slash, and may take an entry of its name for it')
        : staging_environment_broken('a directory written with a trailing slash is staged where stacker does not look for it');
}
/** As many ids as /etc/subuid gives a user by default. */
const mappedIds = 65536n;
/** Directories made below one with the setgid bit have it too, and its group (docs/stacker/staging.md#5.1; mkdir(2)). */
function inheritsGroup({ ownDirectories }) {
    let at = ownDirectories.stackerDir;
    for (;;) {
        const status = (0,external_node_fs_.lstatSync)(at, { throwIfNoEntry: false });
        if (status !== undefined && !status.isSymbolicLink())
            return (status.mode & 0o2000) !== 0;
        if (at === external_node_path_.dirname(at))
            return false;
        at = status === undefined ? external_node_path_.dirname(at) : (0,external_node_fs_.realpathSync)(at);
    }
}
/** -1 leaves the owner as it is: stacker, which is 0 to itself also in a user namespace (docs/stacker/staging.md#1.6). */
function stagedOwner(id) {
    return id === undefined || id < 0n ? 0 : Number(id);
}
function refusedType({ type }) {
    if (type === 'fifo')
        return staging_environment_broken('stacker waits for ever for the writer of a FIFO');
    if (type === 'socket')
        return staging_environment_broken('a socket cannot be opened');
    return type === 'file' ? undefined : unresolved('it is a device');
}
/** Without chown it is write(2) that may clear them, unless the writer is root. */
function doubtfulMode(mode, { release, rootUser }) {
    return (mode & 0o6000) !== 0 && !rootUser && !release.rules.stagingChowns;
}
/** @throws what is no error of the file system. */
function unreadable(error, { rootUser }) {
    // Who is root, also in a namespace of his own, may read what this process may not; other troubles may pass.
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined)
        throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR')
        return generated;
    const same = rootUser && process.getuid?.() === 0;
    const stops = code === 'ELOOP' || code === 'ENAMETOOLONG' || ((code === 'EACCES' || code === 'EPERM') && same);
    return stops ? staging_environment_broken(`it cannot be read (${code})`) : unresolved(`it cannot be read (${code})`);
}

;// CONCATENATED MODULE: ./lib/predict/foreseen-imports.js




/**
 * What Put and Lookup will find for every import of the layer, in order. Imports with `dest` are not compared by stacker: their
 * facts are what it forgets (docs/stacker/build-cache.md#6.3).
 */
async function predictImports(layer, environment) {
    const imports = layer.Imports ?? [];
    const staged = imports.filter((source) => stagedName(source) !== undefined);
    const facts = await Promise.all(imports.map((source) => predictImport(source, staged, environment)));
    const namesakes = new Map();
    for (const [index, source] of imports.entries()) {
        const name = stagedName(source);
        const sharing = namesakes.get(name);
        if (sharing === undefined)
            namesakes.set(name, [index]);
        else
            sharing.push(index);
    }
    return imports.map((source, index) => {
        const fact = facts[index] ?? unresolved('it was not looked at');
        const name = stagedName(source);
        if (name === undefined || fact.kind === 'broken')
            return fact;
        // Such a directory is emptied of what other imports have staged.
        if (name === '' || name === '.' || name === '..')
            return unresolved('its base name is no name');
        const sharing = namesakes.get(name) ?? [];
        if (sharing.length === 1)
            return fact;
        const sources = sharing.map((at) => ({ source: imports[at] ?? source, fact: facts[at] ?? fact }));
        if (stageTheSame(sources))
            return fact;
        return lastStaged(sources, environment) ?? unresolved('other imports of the layer have the same base name');
    });
}
async function predictImport(source, staged, environment) {
    const { Path: written } = source;
    if (/^https?:\/\//.test(written))
        return environment.download(source);
    const taken = (0,dockerish_url/* stackerUrl */.Z)(written);
    if (taken)
        return { kind: 'produced', producer: taken.layer, path: taken.path };
    if (hasScheme(written))
        return { kind: 'broken', why: `unsupported url scheme ${written}` };
    return predictLocalImport(source, environment, staged);
}
/** NewDockerishUrl: what stands before the first `://`, whatever it is. */
function hasScheme(written) {
    return written.indexOf('://') > 0;
}
/**
 * Where an import is staged, in the directory that all of the layer share (docs/stacker/staging.md#4.6); imports with `dest` have
 * one each (docs/stacker/staging.md#7.2).
 */
function stagedName(source) {
    return source.Dest === undefined || source.Dest === '' ? external_node_path_.posix.basename(source.Path) : undefined;
}
/**
 * One path of one producer, listed again: the second copy finds what the first has staged, and changes nothing
 * (docs/stacker/staging.md#4.7; import.go, importFile).
 */
function stageTheSame(sources) {
    return sources.every(({ source, fact }) => fact.kind === 'produced' &&
        source.Path === sources[0]?.source.Path &&
        (source.Mode ?? undefined) === undefined &&
        source.Uid === sources[0].source.Uid &&
        source.Gid === sources[0].source.Gid);
}
/**
 * Of several plain files with one base name the last one stands for all: it replaces the staged one unless that has its content and
 * mode (docs/stacker/staging.md#4.6; import.go, filesDiffer), which a `mode:` of its own would have changed. A link is "not
 * supported" over a file, a download is taken for staged, and what comes from another layer is merged.
 */
function lastStaged(sources, environment) {
    let staged;
    for (const { source, fact } of sources) {
        const plain = hasScheme(source.Path) ? undefined : plainFile(source, environment);
        if (plain === undefined || fact.kind !== 'file')
            return undefined;
        if (staged?.sha256 === plain.sha256 && staged.mode === plain.mode)
            continue;
        staged = { sha256: plain.sha256, mode: stagedMode(plain.mode, source.Mode, environment.release), fact };
    }
    return staged?.fact;
}

// EXTERNAL MODULE: ./lib/formats/mtree-namespace.js
var mtree_namespace = __webpack_require__(37861);
;// CONCATENATED MODULE: ./lib/predict/overlay-dirs.js




/**
 * The tree of every overlay dir's source as stacker will walk it, in order: owners, modes and attributes as they are
 * (docs/stacker/staging.md#7.1).
 */
function predictOverlayDirs(layer, environment) {
    const facts = (layer.OverlayDirs ?? []).map(({ Source: source }) => {
        const place = external_node_path_.resolve(environment.workingDirectory, source) + (source.endsWith('/') ? '/' : '');
        if (environment.ownDirectories.touches(place)) {
            return unresolved("it holds stacker's own directories, which every build changes");
        }
        return walkOverlayDir(place, environment);
    });
    return Promise.resolve(facts);
}
/** One overlay dir as stacker sees it from where it runs: as root, or as a user who is root in a namespace of his own. */
function walkOverlayDir(place, { readAttributes, rootUser }) {
    const walked = (0,mtree_walk/* walkTree */.Ir)(place, { readAttributes, asRoot: rootUser });
    switch (walked.kind) {
        case 'missing':
            return generated;
        case 'bad-root':
            return staging_environment_broken(`stacker cannot walk it: it is a ${walked.type} where a directory must be`);
        case 'unseen':
            return unresolved(walked.why);
        // Who is root, also in a namespace of his own, may read what this process may not.
        case 'unreadable':
            return unresolved(walked.why);
        case 'tree':
            return rootUser ? { kind: 'directory', tree: walked.tree } : inNamespace(walked.tree);
    }
}
/** A user who runs stacker is 0:0 to it (docs/stacker/staging.md#1.6). */
function inNamespace(tree) {
    const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
    if (uid === 0)
        return unresolved('which user will run stacker is not known');
    const seen = (0,mtree_namespace/* inUserNamespace */.S)(tree, { uid, gid });
    return seen === undefined
        ? unresolved("how its owners and attributes look from stacker's user namespace is not known")
        : { kind: 'directory', tree: seen };
}

;// CONCATENATED MODULE: ./lib/predict/staged-download.js



/**
 * What stacker makes of a download that is staged already (docs/stacker/staging.md#6.2; network.go): without a checksum header it
 * is used as it is, and so it is where the checksum or only the length agrees. Undefined where stacker will fetch it again.
 */
async function predictStagedDownload({ Path: url }, directory, downloads) {
    const file = external_node_path_.join(directory, external_node_path_.posix.basename(url));
    try {
        const staged = await (0,promises_.lstat)(file);
        if (!staged.isFile())
            return undefined;
        const head = await downloads.head(url);
        const fact = { kind: 'file', hash: (0,file_hash/* hashFile */.DC)(file, { withMode: true }) };
        if (head.kind === 'failed' || head.checksum === null || head.length === staged.size)
            return fact;
        return `sha256:${head.checksum}` === (0,file_hash/* hashFile */.DC)(file, { withMode: false }) ? fact : undefined;
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/predict/foreseen-facts.js






/** What stacker will observe of the layer in the coming build, computed from the sources. May ask registries and http servers. */
async function predictFacts(definition, environment) {
    if (definition.unsure.length > 0)
        return { facts: unreadFacts(definition, environment.epoch), evidence: [] };
    const { layer } = definition;
    const evidence = [];
    const staging = {
        ...environment.staging,
        download: async (source) => {
            const staged = environment.stagedImports === undefined
                ? undefined
                : await predictStagedDownload(source, external_node_path_.join(environment.stagedImports, definition.name), environment.base.download.downloads);
            if (staged !== undefined)
                return staged;
            const observed = await observeDownload(source, environment.base.download);
            if (observed.evidence)
                evidence.push(observed.evidence);
            return observed.fact;
        },
    };
    const { binds } = environment;
    const [base, imports, overlayDirs, bound] = await Promise.all([
        predictBase(layer, environment.base),
        predictImports(layer, staging),
        predictOverlayDirs(layer, staging),
        binds && Promise.all((layer.Binds ?? []).map(({ Source: source }) => binds.treeOf(source))),
    ]);
    if (base.evidence)
        evidence.push(base.evidence);
    const facts = { definition, base: base.fact, epoch: environment.epoch, imports, overlayDirs };
    return { facts: { ...facts, ...(bound && { binds: bound }) }, evidence };
}
/** A definition that the reader is not sure of says nothing about what stacker will fetch. */
function unreadFacts(definition, epoch) {
    const base = { kind: 'unknown', why: 'the stackerfile could not be read with certainty' };
    const unknown = { kind: 'unknown', code: 'import-unresolved', why: base.why };
    return {
        definition,
        base,
        epoch,
        imports: (definition.layer.Imports ?? []).map(() => unknown),
        overlayDirs: (definition.layer.OverlayDirs ?? []).map(() => unknown),
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./lib/formats/worker-thread.js
var worker_thread = __webpack_require__(93973);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
var external_node_crypto_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_node_crypto_, 2);
;// CONCATENATED MODULE: ./lib/predict/scanner.js


/** Is the share left to whom this asks? */
function takes({ taken }) {
    return Atomics.compareExchange(taken, 0, 0, 1) === 0;
}
/** A script for a thread that scans the shares which it is the first to take. */
function scannerScript() {
    return `const { parentPort } = require('node:worker_threads')
    const takes = ${takes.toString()}
    const scan = (${scanner.toString()})(require('node:fs'), require('node:crypto'))
    parentPort.on('message', (share) => parentPort.postMessage(takes(share) ? scan(share) : { bytes: 0 }))`;
}
let here;
/** The same in this thread. */
function scanHere(share) {
    here ??= scanner(external_node_fs_namespaceObject, external_node_crypto_namespaceObject);
    return here(share);
}
/** Its text is sent to the threads, so it uses nothing but its arguments. */
function scanner(files, digests) {
    const most = 1024 * 1024;
    // The text of a mode fits behind.
    const buffer = Buffer.allocUnsafeSlow(most + 16);
    let bytes = 0;
    const real = (name) => (/[^\0-\x7f]/.test(name) ? Buffer.from(name, 'latin1') : name);
    /** As Go prints the mode of a regular file. */
    const textOf = (bits) => {
        let text = '-';
        for (let at = 8; at >= 0; at--)
            text += (bits >> at) & 1 ? 'xwr'.charAt(at % 3) : '-';
        return text;
    };
    const texts = [];
    const sha256 = (file, behind) => {
        let length = 0;
        while (length < most) {
            const count = files.readSync(file, buffer, length, most - length, null);
            bytes += count;
            length += count;
            if (count === 0) {
                const end = length + buffer.write(behind, length, 'latin1');
                return digests.hash('sha256', buffer.subarray(0, end), 'hex');
            }
        }
        const content = digests.createHash('sha256');
        while (length > 0) {
            content.update(buffer.subarray(0, length));
            length = files.readSync(file, buffer, 0, most, null);
            bytes += length;
        }
        return content.update(behind, 'latin1').digest('hex');
    };
    /** `bits` undefined: of the content alone. Throws as the calls do, also for what is no regular file. */
    const hashFile = (place, bits) => {
        const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = files.constants;
        const file = files.openSync(place, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        try {
            const { mode } = files.fstatSync(file);
            if ((mode & 0o170000) !== 0o100000)
                throw new Error('no regular file');
            const named = bits === undefined || bits >= 0 ? bits : mode & 0o7777;
            const own = (mode & 0o7777).toString(8);
            if (named === undefined)
                return `${own} ${sha256(file, '')}`;
            if (named > 0o777)
                return `${own} `;
            return `${own} ${sha256(file, (texts[named] ??= textOf(named)))}`;
        }
        finally {
            files.closeSync(file);
        }
    };
    const kindOf = (entry) => entry.isDirectory()
        ? 'd'
        : entry.isFile()
            ? 'f'
            : entry.isSymbolicLink()
                ? 'l'
                : entry.isFIFO()
                    ? 'p'
                    : entry.isSocket()
                        ? 's'
                        : '?';
    const scanDirectory = (root) => {
        const found = [];
        const waiting = [''];
        // It grows on the way.
        for (const at of waiting) {
            const directory = at === '' ? root : `${root}/${at}`;
            for (const entry of files.readdirSync(real(directory), { withFileTypes: true, encoding: 'latin1' })) {
                const path = at === '' ? entry.name : `${at}/${entry.name}`;
                const place = real(`${root}/${path}`);
                const kind = kindOf(entry);
                if (kind === 'd') {
                    waiting.push(path);
                    found.push(path, kind, '');
                }
                else if (kind === 'l')
                    found.push(path, kind, files.readlinkSync(place, { encoding: 'latin1' }));
                else if (kind === 'f') {
                    const hashed = hashFile(place, undefined);
                    const blank = hashed.indexOf(' ');
                    found.push(path, kind + hashed.slice(0, blank), hashed.slice(blank + 1));
                }
                else if (kind === '?')
                    throw new Error('a device, or of a kind that is not told');
                else
                    found.push(path, kind, '');
            }
        }
        return found;
    };
    const scanOne = (name, bits) => {
        try {
            const place = real(name);
            const status = files.lstatSync(place);
            if (status.isDirectory())
                return scanDirectory(name);
            return status.isFile() ? hashFile(place, bits) : null;
        }
        catch {
            // Whoever asked looks at it himself, and says why.
            return null;
        }
    };
    return ({ places, bits }) => {
        bytes = 0;
        const found = places.map((place, index) => scanOne(place, bits[index] ?? -1));
        return { found, bytes };
    };
}

;// CONCATENATED MODULE: ./lib/predict/source-scan.js







/** What is taken at a time. */
const placesOfShare = 64;
const mostThreads = 4;
/** Starting a thread takes as long as looking at so many small files. */
const costOfThread = 1024;
/** Bytes that take as long as opening a file. */
const bytesOfFile = 24 * 1024;
/** Files that a directory is taken to hold, of which nothing is known. */
const filesOfDirectory = 64;
function openSourceScan({ workingDirectory, ownDirectories, watch }) {
    const known = new Map();
    let waiting = [];
    const shares = [];
    /** What threads were given, and when they have answered. */
    const offers = new Map();
    const takenHere = new Set();
    let threads;
    let cost = 0;
    let isClosed = false;
    const keep = (share, { found, bytes }) => {
        if (found === undefined)
            return;
        watch?.(bytes);
        for (const [index, { place, bits }] of share.wanted.entries())
            known.set(place, { bits, scanned: found[index] ?? null });
    };
    const offer = async (share, thread) => {
        const { places, bits, taken } = share;
        const answer = await thread.ask({ places, bits, taken });
        // Nobody waits any more for what a thread that was ended owes.
        if (answer === undefined && (isClosed || takenHere.has(share)))
            return;
        keep(share, answer ?? scanHere(share));
    };
    const seal = () => {
        if (waiting.length === 0)
            return;
        const share = shareOf(waiting);
        waiting = [];
        const thread = threads?.[shares.length % threads.length];
        shares.push(share);
        if (thread !== undefined)
            offers.set(share, offer(share, thread));
    };
    const start = () => {
        const count = Math.min(mostThreads, (0,external_node_os_.availableParallelism)()) - 1;
        if (count < 1)
            return;
        const script = scannerScript();
        threads = Array.from({ length: count }, () => (0,worker_thread/* startThread */.B)(script));
        for (const [index, share] of shares.entries()) {
            const thread = threads[index % count];
            if (thread !== undefined)
                offers.set(share, offer(share, thread));
        }
    };
    return {
        begin(imports, release) {
            for (const source of imports) {
                const wanted = wantedOf(source, workingDirectory, release);
                if (wanted === undefined || known.has(wanted.place) || ownDirectories.touches(wanted.place))
                    continue;
                known.set(wanted.place, { bits: wanted.bits, scanned: null });
                waiting.push(wanted);
                if (threads === undefined)
                    cost += costOf(wanted.place);
                if (waiting.length >= placesOfShare)
                    seal();
            }
            if (threads === undefined && cost > costOfThread)
                start();
        },
        async finish() {
            // For a few files no thread is started, and nothing is known.
            if (threads === undefined)
                return;
            seal();
            // From the end, since threads begin with the first.
            for (const share of shares.toReversed()) {
                if (!takes(share))
                    continue;
                takenHere.add(share);
                keep(share, scanHere(share));
            }
            // A thread that has just been started has taken nothing, and would be waited for.
            await Promise.all([...offers].flatMap(([share, answered]) => (takenHere.has(share) ? [] : [answered])));
        },
        find(place) {
            const found = known.get(place);
            return found === undefined ? undefined : sourceOf(found.scanned, found.bits);
        },
        async close() {
            isClosed = true;
            await Promise.all(threads?.map((thread) => thread.close()) ?? []);
        },
    };
}
/** A download, what another layer makes, and what stacker treats in a way of its own, is looked at by who knows it. */
function wantedOf({ Path: written, Hash: hash, Mode: mode }, workingDirectory, release) {
    if (hash !== '' || written.endsWith('/') || written.includes('://'))
        return undefined;
    const bits = mode === undefined || mode === null ? -1 : stagedMode(0, mode, release);
    return bits > 0o777 ? undefined : { place: external_node_path_.resolve(workingDirectory, written), bits };
}
/** In files that have to be opened. */
function costOf(place) {
    try {
        const status = (0,external_node_fs_.lstatSync)(place, { throwIfNoEntry: false });
        if (status?.isDirectory() !== true)
            return 1 + (status?.size ?? 0) / bytesOfFile;
        const entries = (0,external_node_fs_.readdirSync)(place, { withFileTypes: true });
        return entries.reduce((sum, entry) => sum + (entry.isDirectory() ? filesOfDirectory : 1), 1);
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return 1;
    }
}
function shareOf(wanted) {
    return {
        wanted,
        places: wanted.map(({ place }) => byteName(place)),
        bits: wanted.map(({ bits }) => bits),
        taken: new Int32Array(new SharedArrayBuffer(4)),
    };
}
/** A byte in each character. */
function byteName(place) {
    return /[^\0-\x7f]/.test(place) ? Buffer.from(place).toString('latin1') : place;
}
function sourceOf(scanned, wanted) {
    if (scanned === null)
        return undefined;
    if (typeof scanned !== 'string')
        return { type: 'dir', mode: 0, source: sourceOfDirectory(scanned) };
    const mode = Number.parseInt(scanned, 8);
    const digits = scanned.slice(scanned.indexOf(' ') + 1);
    const hashed = wanted === -1 ? mode : wanted;
    return { type: 'file', mode, hash: (bits) => (digits !== '' && bits === hashed ? `sha256:${digits}` : undefined) };
}
const types = { d: 'dir', f: 'file', l: 'link', p: 'fifo', s: 'socket' };
/** Owners, and modes of what is no file, are not known. */
function sourceOfDirectory(scanned) {
    const entries = new Map([
        ['.', { status: { type: 'dir', mode: 0, uid: 0, gid: 0 }, content: '' }],
    ]);
    const lists = new Map([['.', []]]);
    for (let at = 0; at < scanned.length; at += 3) {
        const [name = '', kind = '', content = ''] = scanned.slice(at, at + 3);
        const type = types[kind.charAt(0)] ?? 'file';
        const mode = type === 'file' ? Number.parseInt(kind.slice(1), 8) : 0;
        entries.set(name, { status: { type, mode, uid: 0, gid: 0 }, content });
        const cut = name.lastIndexOf('/');
        lists.get(cut === -1 ? '.' : name.slice(0, cut))?.push(name.slice(cut + 1));
        if (type === 'dir')
            lists.set(name, []);
    }
    const entryOf = (name) => {
        const entry = entries.get(name);
        if (entry === undefined)
            throw new TypeError(`the scan did not come upon ${name}`);
        return entry;
    };
    return {
        status: (name) => entryOf(name).status,
        list: (name) => lists.get(name) ?? [],
        target: (name) => entryOf(name).content,
        sha256: (name) => entryOf(name).content,
        attributes: () => [],
    };
}

// EXTERNAL MODULE: ./lib/formats/extended-attributes.js
var extended_attributes = __webpack_require__(82549);
// EXTERNAL MODULE: ./lib/layer/entry.js
var entry = __webpack_require__(21361);
// EXTERNAL MODULE: ./lib/formats/path-glob.js
var path_glob = __webpack_require__(69372);
// EXTERNAL MODULE: ./lib/layer/bind-tree.js
var bind_tree = __webpack_require__(7663);
;// CONCATENATED MODULE: ./lib/predict/hash-threads.js




const hash_threads_mostThreads = 4;
/** Hashes files in threads beside this one: a walk goes on meanwhile, and a second core is used where there is one. */
function openHashThreads() {
    const source = `const { parentPort, workerData } = require('node:worker_threads')
    const hash = ${hasher.toString()}
    parentPort.on('message', hash(require('node:fs'), require('node:crypto'), parentPort))`;
    const threads = Array.from({ length: Math.min(hash_threads_mostThreads, Math.max(1, (0,external_node_os_.availableParallelism)())) }, () => (0,worker_thread/* startThread */.B)(source));
    let next = 0;
    return {
        async hash(files) {
            const thread = threads[next++ % threads.length];
            const answer = thread === undefined ? undefined : await thread.ask(files);
            // Whatever a thread could not do is done here.
            return answer ?? hashHere(files);
        },
        async close() {
            await Promise.all(threads.map((thread) => thread.close()));
        },
    };
}
/** The same in this thread: for a few files no thread has to be started. */
function hashHere(files) {
    let answer = [];
    hasher(external_node_fs_namespaceObject, external_node_crypto_namespaceObject, { postMessage: (hashed) => (answer = hashed) })(files);
    return answer;
}
/** Its text is sent to the threads, so it uses nothing but its arguments. */
function hasher(files, digests, port) {
    const buffer = Buffer.allocUnsafeSlow(1024 * 1024);
    const hashOne = (name) => {
        let file;
        try {
            const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = files.constants;
            file = files.openSync(Buffer.from(name, 'latin1'), O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
        }
        catch (error) {
            return `!${String(error.code)}`;
        }
        try {
            const { mode } = files.fstatSync(file);
            if ((mode & 0o170000) !== 0o100000)
                return '!no regular file';
            const bits = (mode & 0o7777).toString(8);
            let count = files.readSync(file, buffer, 0, buffer.length, null);
            if (count < buffer.length) {
                let length = count;
                while (count > 0 && length < buffer.length) {
                    count = files.readSync(file, buffer, length, buffer.length - length, null);
                    length += count;
                }
                if (count === 0)
                    return `${bits} ${digests.hash('sha256', buffer.subarray(0, length), 'hex')}`;
                count = length;
            }
            const content = digests.createHash('sha256');
            for (; count > 0; count = files.readSync(file, buffer, 0, buffer.length, null))
                content.update(buffer.subarray(0, count));
            return `${bits} ${content.digest('hex')}`;
        }
        catch (error) {
            return `!${String(error.code)}`;
        }
        finally {
            files.closeSync(file);
        }
    };
    return (names) => {
        port.postMessage(names.map(hashOne));
    };
}

;// CONCATENATED MODULE: ./lib/predict/bind-trees.js






/** A repository is never compared: each commit changes it. At any depth, as submodules have it, and a file of a worktree. */
const alwaysExcluded = '**/.git';
/**
 * `exclude` are globs relative to the source; `own` are stacker's directories, absolute, and those of the cache: every run changes
 * them, or what stands beside them by our name.
 */
function openBindTrees({ exclude, own, progress, }) {
    const isExcluded = (0,path_glob/* pathGlobs */.p)([alwaysExcluded, ...exclude]);
    const places = new Set(own.flatMap((place) => [external_node_path_.resolve(place), realPlace(place)]));
    const looking = { places: [...places], isExcluded, exclude, progress };
    const known = new Map();
    return {
        treeOf(source) {
            const place = external_node_path_.resolve(source);
            let fact = known.get(place);
            if (fact === undefined) {
                fact = readTree(place, looking);
                known.set(place, fact);
            }
            return fact;
        },
    };
}
/** stacker would go on for long as well. */
const mostEntries = 500_000;
/** Milliseconds: starting threads takes as long as hashing thousands of small files, so they are started for what takes longer. */
const mostAlone = 500;
/** Files that are hashed at once. */
const share = 256;
async function readTree(source, looking) {
    try {
        const root = (0,external_node_fs_.realpathSync)(source);
        if (looking.places.some((place) => root === place || root.startsWith(`${place}/`)))
            return { kind: 'unknown', why: "it lies in stacker's own directories, which every build changes" };
        const status = (0,external_node_fs_.lstatSync)(root);
        if (!status.isDirectory() && !status.isFile())
            return { kind: 'unknown', why: 'it is neither a directory nor a file' };
        const walk = status.isFile() ? { files: [''], others: [] } : walkBelow(root, status.dev, looking);
        const prefix = Buffer.from(root).toString('latin1');
        const hashes = await hashAll(walk.files.map((name) => (name === '' ? prefix : `${prefix}/${name}`)), looking.progress);
        const files = walk.files.map((name, index) => fileEntry(name, hashes[index] ?? '!'));
        return { kind: 'tree', tree: (0,bind_tree/* bindTreeOf */.Rv)([...walk.others, ...files], looking.exclude) };
    }
    catch (error) {
        if (error instanceof errors/* TroubleError */.WN)
            return { kind: 'unknown', why: error.message };
        const { code, syscall } = error;
        if (code === undefined || syscall === undefined)
            throw error;
        return { kind: 'unknown', why: code === 'ENOENT' ? 'it is not there' : `it cannot be read (${code})` };
    }
}
/** Names are relative to the root and hold a byte in each character. */
function walkBelow(root, device, { places, isExcluded }) {
    const own = places.map((place) => external_node_path_.relative(root, place));
    const isOwn = (name) => own.includes(name) || (name.includes('.stack-cache') && own.some((one) => name.startsWith(`${one}.stack-cache`)));
    const files = [];
    const others = [];
    const prefix = Buffer.from(`${root === '/' ? '' : root}/`).toString('latin1');
    const real = (name) => Buffer.from(name === '' ? prefix : prefix + name, 'latin1');
    const waiting = [''];
    for (let directory = waiting.pop(); directory !== undefined; directory = waiting.pop()) {
        const status = (0,external_node_fs_.lstatSync)(real(directory));
        if (status.dev !== device)
            throw new errors/* TroubleError */.WN(`${bind_trees_shown(directory)} in it is another file system`);
        others.push({ path: directory, type: 'dir', mode: status.mode & 0o7777 });
        const listed = (0,external_node_fs_.readdirSync)(real(directory), { withFileTypes: true, encoding: 'latin1' });
        for (const entry of listed) {
            const name = directory === '' ? entry.name : `${directory}/${entry.name}`;
            const text = bind_trees_shown(name);
            if (isExcluded(text) || isOwn(text))
                continue;
            const type = typeOf(entry, () => (0,external_node_fs_.lstatSync)(real(name)));
            if (type === 'dir')
                waiting.push(name);
            else if (type === 'file')
                files.push(name);
            else if (type === 'link')
                others.push({ path: name, type, target: (0,external_node_fs_.readlinkSync)(real(name), { encoding: 'latin1' }) });
            else
                throw new errors/* TroubleError */.WN(`${text} in it is a pipe, a socket or a device`);
        }
        if (files.length + others.length > mostEntries)
            throw new errors/* TroubleError */.WN(`it holds more than ${String(mostEntries)} files`);
    }
    return { files, others };
}
function typeOf(entry, look) {
    for (const kinds of [entry, look]) {
        const seen = typeof kinds === 'function' ? kinds() : kinds;
        if (seen.isDirectory())
            return 'dir';
        if (seen.isFile())
            return 'file';
        if (seen.isSymbolicLink())
            return 'link';
    }
    return undefined;
}
function bind_trees_shown(name) {
    return /[^\0-\x7f]/.test(name) ? Buffer.from(name, 'latin1').toString('utf8') : name;
}
function fileEntry(name, hashed) {
    if (hashed.startsWith('!'))
        throw new errors/* TroubleError */.WN(`${name === '' ? 'it' : bind_trees_shown(name)} cannot be read (${hashed.slice(1)})`);
    const blank = hashed.indexOf(' ');
    return { path: name, type: 'file', mode: Number.parseInt(hashed, 8), sha256: hashed.slice(blank + 1) };
}
async function hashAll(files, progress) {
    let done = 0;
    const count = (answer) => {
        done += answer.length;
        progress?.(`hashed ${String(done)} of ${String(files.length)} files that binds hold`);
        return answer;
    };
    const hashed = [];
    const begun = performance.now();
    let from = 0;
    for (; from < files.length && performance.now() - begun < mostAlone; from += share)
        hashed.push(...count(hashHere(files.slice(from, from + share))));
    if (from >= files.length)
        return hashed;
    const threads = openHashThreads();
    try {
        const rest = [];
        for (; from < files.length; from += share)
            rest.push(threads.hash(files.slice(from, from + share)).then(count));
        return [...hashed, ...(await Promise.all(rest)).flat()];
    }
    finally {
        await threads.close();
    }
}
/** Free of links as far as it exists. */
function realPlace(place) {
    try {
        return (0,external_node_fs_.realpathSync)(place);
    }
    catch {
        const parent = external_node_path_.dirname(place);
        return parent === place ? place : external_node_path_.join(realPlace(parent), external_node_path_.basename(place));
    }
}

// EXTERNAL MODULE: ./lib/registry/http.js
var registry_http = __webpack_require__(69127);
;// CONCATENATED MODULE: ./lib/predict/downloads.js



/** `mostBytes`: a longer content is not fetched, or given up at that length. 0: nothing is ever fetched. */
function openDownloads(http, mostBytes, rules) {
    const authorization = rules.sendsUrlUser ? {} : { authorization: noCredentials };
    const heads = new Map();
    const contents = new Map();
    const inTurn = openGate(8);
    return {
        head: (url) => remember(heads, url, () => inTurn(() => askHead(http, url))),
        content: (url) => remember(contents, url, () => inTurn(() => fetchContent(http, url, mostBytes, authorization))),
    };
}
/**
 * An empty user and password, which Download (network.go) sets from v1.1.0 on where auth.json has nothing for the URL. With any
 * Authorization in the request net/http leaves out the user that the URL names (docs/stacker/staging.md#6.4), so content that only
 * that user may have would be believed here and be a 401 there.
 */
const noCredentials = `Basic ${Buffer.from(':').toString('base64')}`;
/** Lets `most` tasks run at a time: hundreds at once would eat each other's time limit. */
function openGate(most) {
    const waiting = [];
    let running = 0;
    return async (task) => {
        if (running === most)
            await new Promise((resolve) => waiting.push(resolve));
        else
            running += 1;
        try {
            return await task();
        }
        finally {
            // A place is handed on, not given back, while somebody waits for it.
            const next = waiting.shift();
            if (next === undefined)
                running -= 1;
            else
                next();
        }
    };
}
function remember(known, url, ask) {
    const answer = known.get(url) ?? ask();
    known.set(url, answer);
    return answer;
}
async function askHead(http, url) {
    // Go asks for no encoding in a HEAD; with one the length would be of other bytes.
    const answer = await (0,registry_http/* send */.tN)(http, { url, method: 'HEAD', headers: { 'accept-encoding': 'identity' }, insecure: false });
    if (answer.kind === 'failed')
        return answer;
    const { status, headers } = answer.response;
    (0,registry_http/* discard */.vf)(answer.response);
    const length = headers.get('content-length') ?? '';
    // Go's Header.Get makes no difference between an absent and an empty header.
    const checksum = headers.get('x-checksum-sha256') ?? '';
    return {
        kind: 'head',
        status,
        etag: (0,predict_resolution/* strongEtag */.RH)(headers.get('etag')),
        length: /^\d{1,15}$/.test(length) ? Number(length) : null,
        checksum: checksum === '' ? null : checksum,
    };
}
async function fetchContent(http, url, mostBytes, authorization) {
    const headers = { 'accept-encoding': 'gzip', ...authorization };
    const answer = await (0,registry_http/* send */.tN)(http, { url, method: 'GET', headers, insecure: false });
    if (answer.kind === 'failed')
        return { kind: 'unavailable', why: answer.why };
    const { response } = answer;
    if (response.status !== 200) {
        (0,registry_http/* discard */.vf)(response);
        return { kind: 'refused', status: response.status, statusText: response.statusText };
    }
    const encoding = response.headers.get('content-encoding') ?? 'identity';
    // Go undoes gzip only, fetch undoes more: of those stacker keeps the packed bytes (docs/stacker/staging.md#6.3).
    if (!['gzip', 'identity'].includes(encoding.toLowerCase())) {
        (0,registry_http/* discard */.vf)(response);
        return { kind: 'unavailable', why: `the server packs it by ${encoding.replace(/[^\w.-]/g, '?').slice(0, 20)}` };
    }
    const length = encoding === 'identity' ? Number(response.headers.get('content-length') ?? 0) : 0;
    const tooLong = { kind: 'unavailable', why: `it is longer than ${String(mostBytes)} bytes` };
    if (length > mostBytes || mostBytes === 0) {
        (0,registry_http/* discard */.vf)(response);
        return tooLong;
    }
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const read = await (0,registry_http/* readPieces */.ut)(response, mostBytes, (piece) => hash.update(piece));
    if (read.kind === 'too-long')
        return tooLong;
    if (read.kind === 'failed')
        return { kind: 'unavailable', why: read.why };
    return { kind: 'content', size: read.size, contentHash: hash.copy().digest('hex'), hash };
}

;// CONCATENATED MODULE: ./lib/predict/own-directories.js


/** `directories` are absolute, `.stacker` first. Links are followed once: a run moves nothing. */
function openOwnDirectories(directories) {
    const own = new Set(directories.flatMap((directory) => [external_node_path_.resolve(directory), own_directories_realPlace(directory)]));
    const realParents = new Map();
    /** Directories that lie in none of them and hold none: neither does what is in them, but for a link that is followed. */
    const apart = new Set();
    return {
        stackerDir: directories[0],
        touches(place) {
            if (apart.has(place.slice(0, place.lastIndexOf('/'))) && !place.endsWith('/'))
                return false;
            const absolute = external_node_path_.resolve(place);
            const parent = external_node_path_.dirname(absolute);
            let realParent = realParents.get(parent);
            if (realParent === undefined) {
                realParent = own_directories_realPlace(parent);
                realParents.set(parent, realParent);
                const real = realParent;
                if (![...own].some((directory) => touch(directory, parent) || touch(directory, real)))
                    apart.add(parent);
            }
            const real = place.endsWith('/') ? own_directories_realPlace(absolute) : external_node_path_.join(realParent, external_node_path_.basename(absolute));
            for (const directory of own) {
                if (touch(directory, absolute) || touch(directory, real))
                    return true;
            }
            return false;
        },
    };
}
/** Free of links as far as it exists. */
function own_directories_realPlace(place) {
    const absolute = external_node_path_.resolve(place);
    try {
        return external_node_fs_.realpathSync.native(absolute);
    }
    catch {
        const parent = external_node_path_.dirname(absolute);
        return parent === absolute ? absolute : external_node_path_.join(own_directories_realPlace(parent), external_node_path_.basename(absolute));
    }
}
function touch(one, other) {
    return inside(one, other) || inside(other, one);
}
/** Both absolute and normal. */
function inside(child, parent) {
    return child === parent || child.startsWith(parent.endsWith('/') ? parent : `${parent}/`);
}

// EXTERNAL MODULE: ./lib/registry/machine.js
var machine = __webpack_require__(7278);
// EXTERNAL MODULE: ./lib/registry/this-machine.js
var this_machine = __webpack_require__(62407);
// EXTERNAL MODULE: ./lib/report/figures.js
var figures = __webpack_require__(40819);
;// CONCATENATED MODULE: ./lib/plan/prediction.js









/** What a plan waits for registries and servers at most, where nothing else is said. */
const usualPatience = { request: 20_000, total: 120_000 };
/** Larger downloads are not fetched for a plan: their layers are `unknown`. */
const mostDownloadBytes = 64 * 1024 * 1024;
/** What facts are predicted with: the project's rules and this machine's network, each question asked once in a run. */
function predictionEnvironment(options, { environment, log, networkPatience = usualPatience, progress }, sources, store) {
    const { directories } = options;
    const { release, umask } = sources;
    const { client, http } = (0,machine/* openMachineRegistry */.r)((0,this_machine/* thisMachine */.g)({ environment, log }), networkPatience);
    const findResolution = async (name) => store?.findResolution(name);
    const outputs = outputTags(sources);
    const watch = hashedBytes(progress);
    return {
        staging: {
            release,
            workingDirectory: directories.working,
            umask,
            rootUser: sources.rootUser,
            readAttributes: extended_attributes/* readAttributes */.w,
            ownDirectories: ownDirectoriesOf(options),
            watch,
        },
        base: {
            release,
            workingDirectory: directories.working,
            host: { os: 'linux', arch: sources.arch },
            bases: options.bases,
            registry: client,
            findResolution,
            producers: (layout, tag) => (layout === directories.oci ? outputs.get(tag) : undefined),
            watch,
            download: { release, umask, downloads: openDownloads(http, mostDownloadBytes, release.rules), findResolution },
        },
        stagedImports: options.from === 'local' ? external_node_path_.join(directories.stacker, 'imports') : undefined,
        epoch: sources.epoch,
        binds: options.binds === 'content'
            ? openBindTrees({ exclude: options.bindsExclude, own: ownPlaces(options), progress })
            : undefined,
    };
}
function ownDirectoriesOf({ directories }) {
    return openOwnDirectories([directories.stacker, directories.oci, directories.roots]);
}
/** Tells what was hashed so far, while it is. */
function hashedBytes(progress) {
    if (progress === undefined)
        return undefined;
    let hashed = 0;
    return (bytes) => {
        hashed += bytes;
        progress(`hashed ${(0,figures/* formatBytes */.z3)(hashed)} of files`);
    };
}
/** Where this and stacker write. */
function ownPlaces({ directories: { stacker, oci, roots }, store }) {
    return [stacker, oci, roots, ...store.flatMap((each) => (each.kind === 'directory' ? [each.path] : []))];
}
/**
 * Tags that the project's layers will have in the output layout: the name for tar, else NAME-TYPE (docs/stacker/build-cache.md#2.4;
 * layer_type.go, LayerName).
 */
function outputTags({ layers, layerTypes }) {
    const tags = new Map();
    for (const { definition } of layers) {
        if (definition.layer.BuildOnly)
            continue;
        for (const type of layerTypes)
            tags.set((0,entry/* imageTag */.I)(definition.name, type), definition.name);
    }
    return tags;
}

// EXTERNAL MODULE: ./lib/plan/sources.js + 31 modules
var plan_sources = __webpack_require__(58772);
;// CONCATENATED MODULE: ./lib/plan/gather.js








/** Reads the stackerfiles and predicts the facts of their layers. Asks registries and http servers, nothing of the cache but its age. */
async function gather(options, surroundings, records, store) {
    const ownDirectories = ownDirectoriesOf(options);
    const scan = openSourceScan({
        workingDirectory: options.directories.working,
        ownDirectories,
        watch: hashedBytes(surroundings.progress),
    });
    try {
        const sources = await readAndScan(options, surroundings, records, scan);
        const { staging, ...others } = predictionEnvironment(options, surroundings, sources, store);
        return await predictLayers(sources, options, surroundings, {
            ...others,
            staging: { ...staging, ownDirectories, scan },
        });
    }
    finally {
        await scan.close();
    }
}
async function predictLayers(sources, options, { progress }, environment) {
    const predicted = await Promise.all(sources.layers.map(async ({ definition, build }, index) => {
        progress?.(`reading layer ${String(index + 1)} of ${String(sources.layers.length)}: ${definition.name}`);
        return { ...(await predictFacts(definition, environment)), build };
    }));
    const held = new Set(options.earlier?.map(({ facts }) => facts.definition.name));
    return {
        sources,
        stack: (0,stack/* stackLayers */.TD)(sources.project, predicted.map((one) => ({ ...one, facts: awaiting(one.facts, held, options) })), options.earlier),
        held,
        evidence: predicted.map(({ evidence }) => evidence),
    };
}
/** What stackerfiles import is looked at while further ones are read. */
async function readAndScan(options, surroundings, records, scan) {
    const sources = await (0,plan_sources/* readSources */.t)(options, surroundings, (arch, layer) => records.newestRecord(arch, layer), (release, layers) => {
        for (const { layer } of layers)
            scan.begin(layer.Imports ?? [], release);
    });
    await scan.finish();
    return sources;
}
/** The image that an earlier build writes into the output layout is not there yet, or is to be another one: stacker reads it when it gets there. */
function awaiting(read, held, { directories: { working, oci }, earlier = [] }) {
    const facts = withoutWritten(read, earlier, working);
    const image = (0,image_layout/* imageInLayout */.t)(facts.definition.layer.From);
    if (image === undefined || held.size === 0 || facts.base.kind !== 'known')
        return facts;
    if ((0,external_node_path_.resolve)(working, image.directory) !== oci || ![...held].some((name) => (0,image_layout/* mayBeImageOf */.l)(image.name, name)))
        return facts;
    return { ...facts, base: { kind: 'unknown', why: 'a build before this one writes it' } };
}
/** What a build before this one may write into a bind is not what lies there now. */
function withoutWritten(facts, earlier, working) {
    const { binds, definition } = facts;
    if (binds === undefined || earlier.length === 0)
        return facts;
    const placesOf = (layer) => (layer.Binds ?? []).map(({ Source: source }) => (0,external_node_path_.resolve)(working, source));
    const written = earlier.flatMap(({ facts: other }) => (other.definition.layer.Run ?? []).length > 0 ? placesOf(other.definition.layer) : []);
    const own = placesOf(definition.layer);
    const seen = binds.map((fact, index) => {
        const place = own[index];
        return place !== undefined && written.some((other) => (0,bind_mounts/* overlap */.EF)(place, other))
            ? { kind: 'unknown', why: 'a build before this one may write there' }
            : fact;
    });
    return { ...facts, binds: seen };
}


/***/ }),

/***/ 74627:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ freshnessOf),
  L: () => (/* binding */ openRecordSource)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/layer/lookup.js
var lookup = __webpack_require__(96191);
// EXTERNAL MODULE: ./lib/layer/taken.js
var taken = __webpack_require__(73258);
// EXTERNAL MODULE: ./lib/layer/import-dest.js
var import_dest = __webpack_require__(27709);
// EXTERNAL MODULE: ./lib/plan/name-glob.js
var name_glob = __webpack_require__(43691);
// EXTERNAL MODULE: ./lib/release/layer-type.js
var layer_type = __webpack_require__(10653);
// EXTERNAL MODULE: ./lib/store/record-source.js + 2 modules
var record_source = __webpack_require__(74521);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __webpack_require__(67910);
// EXTERNAL MODULE: ./lib/formats/oci/manifest.js
var oci_manifest = __webpack_require__(72765);
// EXTERNAL MODULE: ./lib/formats/plain-path.js
var plain_path = __webpack_require__(8270);
// EXTERNAL MODULE: ./lib/workspace/directories.js
var workspace_directories = __webpack_require__(56306);
// EXTERNAL MODULE: ./lib/workspace/oci-layout.js
var oci_layout = __webpack_require__(58691);
;// CONCATENATED MODULE: ./lib/workspace/backed-entry.js








/**
 * Whether the images of an entry on disk are whole: stacker checks manifests only, and publishes an image whose layers are missing
 * (docs/stacker/restoring.md#5). A build_only entry is backed by its root; who needs more of it than that it is there looks into
 * it.
 */
async function isBackedLocally(directories, entry) {
    if (!(0,plain_path/* isPlainName */.sh)(entry.Name))
        return false;
    if (entry.Layer.BuildOnly)
        return (0,external_node_fs_.existsSync)((0,workspace_directories/* rootPath */.wA)(directories, entry.Name));
    for (const { Digest: digest } of entry.Manifests?.values() ?? []) {
        const manifest = (0,formats_digest/* isDigest */.Bc)(digest) ? await (0,oci_layout/* readImageDocument */.Ps)(directories.ociDir, digest) : undefined;
        if (manifest === undefined)
            return false;
        try {
            const { config, layers } = (0,oci_manifest/* decodeManifest */.MK)(manifest);
            for (const blob of [config, ...layers]) {
                if ((await (0,oci_layout/* verifyBlob */.tB)(directories.ociDir, blob.digest, blob.size)) !== undefined)
                    return false;
            }
        }
        catch (error) {
            if (error instanceof errors/* FormatError */.IF)
                return false;
            throw error;
        }
    }
    return (0,external_node_fs_.existsSync)(external_node_path_.join((0,workspace_directories/* rootPath */.wA)(directories, entry.Name), 'overlay_metadata.json'));
}

// EXTERNAL MODULE: ./lib/formats/mtree-parse.js
var mtree_parse = __webpack_require__(92909);
// EXTERNAL MODULE: ./lib/formats/mtree-tree.js
var mtree_tree = __webpack_require__(93992);
// EXTERNAL MODULE: ./lib/stackerfile/dockerish-url.js
var dockerish_url = __webpack_require__(89149);
// EXTERNAL MODULE: ./lib/layer/definition.js + 1 modules
var definition = __webpack_require__(19949);
// EXTERNAL MODULE: ./lib/layer/entry-facts.js + 1 modules
var entry_facts = __webpack_require__(26108);
// EXTERNAL MODULE: ./lib/layer/entry-hash.js + 2 modules
var entry_hash = __webpack_require__(28928);
// EXTERNAL MODULE: ./lib/layer/image-layout.js
var image_layout = __webpack_require__(33803);
;// CONCATENATED MODULE: ./lib/layer/entry-candidate.js










/** The entry as a candidate; a text says why it cannot be compared. */
function candidateOfEntry(entry, { stacked, foreseen }, release, others) {
    const same = (0,definition/* sameDefinition */.uD)(entry.Layer, stacked.facts.definition.layer, release);
    const portable = same ? foreseen.layer : entry.Layer;
    try {
        const known = (0,entry_facts/* factsOfEntry */.nk)(entry, {
            portable,
            definition: same ? foreseen.facts.definition : (0,definition/* definitionText */.Zl)(entry.Layer, release),
            arch: foreseen.facts.arch,
            release,
            base: foreseen.base.kind === 'taken' && same ? foreseen.base : baseOfEntry(entry, release, others),
            unwitnessed: (index) => unwitnessedImport(entry, index, foreseen, others.identities),
        });
        if (known.kind === 'incomplete')
            return known.why;
        const identity = (0,entry_facts/* identityOf */.cu)(entry, known.facts);
        const recorded = { layer: portable, facts: known.facts };
        return { identity, recorded, entry, record: undefined, trees: treesOfEntry(entry, release) };
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            return `its entry cannot be read: ${error.message}`;
        throw error;
    }
}
/**
 * `Base` names the parent by its hash (docs/stacker/build-cache.md#8.1): it stands for that parent as long as the parent's entry
 * still has that hash.
 */
function baseOfEntry(entry, release, { entries, again, identities }) {
    const { From: from } = entry.Layer;
    if (from.Type === 'built') {
        const parent = entries.get(from.Tag) ?? again.get(from.Tag);
        const identity = identities.get(from.Tag);
        if (parent && identity && String((0,entry_hash/* entryHash */.R)(parent, release)) === entry.Base)
            return { kind: 'layer', identity, path: '' };
    }
    const image = (0,image_layout/* imageInLayout */.t)(from);
    if (image !== undefined) {
        for (const [name, parent] of entries) {
            const identity = identities.get(name);
            const written = (0,entry_facts/* manifestDigests */.dE)(parent).some((digest) => (0,formats_digest/* digestHex */.sU)(digest) === entry.Base);
            if (identity && written)
                return { kind: 'layer', identity, path: from.Type === 'oci' ? from.Url : `:${image.name}` };
        }
    }
    const file = from.Type === 'tar' ? (0,dockerish_url/* stackerUrl */.Z)(from.Url) : undefined;
    const producer = file && identities.get(file.layer);
    return producer ? { kind: 'layer', identity: producer, path: file.path } : { kind: 'known', base: entry.Base };
}
/**
 * No entry witnesses imports with `dest`: stacker hits whatever they hold (docs/stacker/build-cache.md#6.3). What came from a
 * producer is known by that producer.
 */
function unwitnessedImport(entry, index, foreseen, identities) {
    const item = entry.Layer.Imports?.[index];
    const now = foreseen.imports[index];
    if (item === undefined)
        return undefined;
    if (now?.kind === 'taken')
        return now;
    if ((0,import_dest/* isUnwitnessed */.O)(item))
        return now === undefined || now.kind === 'unresolved' ? { kind: 'file', hash: '' } : now;
    const source = (0,dockerish_url/* stackerUrl */.Z)(item.Path);
    const identity = source && identities.get(source.layer);
    return identity && { kind: 'produced', identity, path: source.path };
}
function treesOfEntry(entry, release) {
    const hashes = [
        ...[...(entry.Imports?.values() ?? [])].filter(({ Type }) => Type === 1n).map(({ Hash }) => Hash),
        ...[...(entry.OverlayDirs?.values() ?? [])].map(({ Hash }) => Hash),
    ];
    const trees = hashes.map((hash) => (0,mtree_parse/* parseTree */.c)(Buffer.from(hash, 'base64'), release.goMtree));
    return new Map(trees.map((tree) => [(0,mtree_tree/* treeDigest */.fZ)(tree), tree]));
}

// EXTERNAL MODULE: ./lib/layer/checkout-entries.js
var checkout_entries = __webpack_require__(99608);
// EXTERNAL MODULE: ./lib/layer/standing.js
var standing = __webpack_require__(59201);
// EXTERNAL MODULE: ./lib/layer/overlay-metadata.js
var overlay_metadata = __webpack_require__(88539);
// EXTERNAL MODULE: ./lib/layer/portable.js
var portable = __webpack_require__(3586);
// EXTERNAL MODULE: ./lib/layer/build-cache.js
var build_cache = __webpack_require__(3418);
;// CONCATENATED MODULE: ./lib/layer/pruning.js

/**
 * Which entries OpenCache keeps (docs/stacker/build-cache.md#7.2): a build_only one whose root exists, another one whose manifests
 * can all be read. Configs and layers are not looked at, by stacker, that is: whoever calls this a hit has to.
 */
function pruneBuildCache(entries, evidence) {
    const kept = new Map();
    const pruned = [];
    for (const [name, entry] of entries) {
        const why = whyPruned(entry, evidence);
        if (why === undefined)
            kept.set(name, entry);
        else
            pruned.push({ name, why });
    }
    return { kept, pruned };
}
function whyPruned(entry, { hasRoot, hasManifest }) {
    if (entry.Layer.BuildOnly) {
        // The name comes from the file and is joined to a path.
        if (!(0,plain_path/* isPlainName */.sh)(entry.Name))
            return 'its name is not a file name';
        return hasRoot(entry.Name) ? undefined : 'its root file system is not there';
    }
    for (const [type, descriptor] of entry.Manifests ?? []) {
        if (!hasManifest(descriptor))
            return `its ${type} manifest cannot be read`;
    }
    return undefined;
}

// EXTERNAL MODULE: ./lib/workspace/build-cache-file.js
var build_cache_file = __webpack_require__(6189);
;// CONCATENATED MODULE: ./lib/workspace/opened-state.js







/** What stacker would look up of the build.cache that lies there, over the roots and images beside it. */
async function openState(directories, release) {
    const opened = (0,build_cache/* openBuildCache */.Lk)(await (0,build_cache_file/* readBuildCache */.t)((0,workspace_directories/* buildCachePath */.EB)(directories)), release);
    const empty = { entries: new Map(), pruned: new Map() };
    switch (opened.kind) {
        case 'missing':
            return { ...empty, nothing: undefined };
        case 'discarded':
            return {
                ...empty,
                nothing: `build.cache is of version ${String(opened.version)}, which stacker ${release.tag} removes`,
            };
        case 'broken':
            return { ...empty, nothing: `stacker will stop at its build.cache (${opened.why}); remove it` };
        case 'opened': {
            const whole = await wholeManifests(directories, opened.entries);
            const { kept, pruned } = pruneBuildCache(opened.entries, {
                hasRoot: (name) => (0,external_node_fs_.existsSync)((0,workspace_directories/* rootPath */.wA)(directories, name)),
                hasManifest: ({ Digest: digest }) => whole.has(digest),
            });
            return { entries: kept, pruned: new Map(pruned.map(({ name, why }) => [name, why])), nothing: undefined };
        }
    }
}
async function wholeManifests(directories, entries) {
    const descriptors = [...entries.values()].flatMap(({ Layer: layer, Manifests: manifests }) => layer.BuildOnly ? [] : [...(manifests?.values() ?? [])]);
    const whole = await Promise.all(descriptors.map(async ({ Digest: digest, Size: size }) => (0,formats_digest/* isDigest */.Bc)(digest) && (await (0,oci_layout/* verifyBlob */.tB)(directories.ociDir, digest, Number(size))) === undefined ? [digest] : []));
    return new Set(whole.flat());
}

;// CONCATENATED MODULE: ./lib/workspace/local-record-source.js













/**
 * The build.cache that stacker left on disk as a source of records: what stacker itself would look up, over the roots and images beside it.
 * `firstType` is the key of the first layer type that is asked for: stacker writes it into entries of build_only layers.
 */
function localRecordSource(directories, firstType) {
    let opened;
    /** By layer name, of layers already asked for: children and importers come later. */
    const identities = new Map();
    /** Entries that are not there, as stacker will write them before it looks up their children. */
    const again = new Map();
    return {
        newestRecord: () => Promise.resolve(undefined),
        async find(stacked, foreseen, release) {
            opened ??= openState(directories, release);
            const { entries, pruned, nothing } = await opened;
            const { name } = stacked.facts.definition;
            const entry = entries.get(name);
            if (entry === undefined) {
                const renewed = firstType && renewedEntry(stacked, foreseen, release, { entries, again, firstType });
                if (renewed !== undefined) {
                    again.set(name, renewed.entry);
                    identities.set(name, renewed.identity);
                }
                const why = pruned.get(name) ?? nothing;
                return none([
                    {
                        ...(pruned.has(name)
                            ? { code: 'content-missing', subject: '' }
                            : { code: 'not-cached', subject: 'build.cache' }),
                        ...(why !== undefined && { detail: why }),
                    },
                ]);
            }
            const candidate = candidateOfEntry(entry, { stacked, foreseen }, release, { entries, again, identities });
            if (typeof candidate === 'string')
                return none([{ code: 'not-cached', subject: 'build.cache', detail: candidate }]);
            identities.set(name, candidate.identity);
            const objections = [...missingOverlayDirs(directories, stacked), ...stagedLinks(directories, stacked)];
            return { candidate: { ...candidate, onDisk: rootOnDisk(directories, name) }, objections, present: new Set() };
        },
    };
}
/** The entry that stacker will write of a build_only layer, where it can be foreseen: children of it that are on disk may be its own. */
function renewedEntry(stacked, foreseen, release, { entries, again, firstType, }) {
    const { facts } = stacked;
    const complete = (0,lookup/* completeFacts */.tq)(foreseen);
    if (!facts.definition.layer.BuildOnly || complete === undefined || !(0,standing/* hasEqualEntry */.F)(facts, complete))
        return undefined;
    const parent = facts.base.kind === 'built' ? (entries.get(facts.base.layer) ?? again.get(facts.base.layer)) : undefined;
    const base = facts.base.kind === 'known' ? facts.base.base : parent && String((0,entry_hash/* entryHash */.R)(parent, release));
    if (base === undefined)
        return undefined;
    const entry = (0,checkout_entries/* entryAgain */.j7)(stacked, foreseen, base, { release, layerTypes: [firstType(release)] });
    return { entry, identity: (0,portable/* layerIdentity */.K8)(complete, [], []) };
}
/** Undefined where it is not there or cannot be read. */
function rootOnDisk(directories, name) {
    if (!(0,plain_path/* isPlainName */.sh)(name))
        return undefined;
    const root = (0,workspace_directories/* rootPath */.wA)(directories, name);
    try {
        const bytes = (0,external_node_fs_.readFileSync)(external_node_path_.join(root, 'overlay_metadata.json'));
        const overlay = external_node_path_.join(root, 'overlay');
        // stacker writes all members (overlay/metadata.go).
        const standsIn = bytes.toString().trim() === '{}' ? filesBelow(overlay) : undefined;
        const metadata = (0,overlay_metadata/* decodeOverlayMetadata */._Y)(bytes);
        const layers = [...metadata.manifests.values()].flatMap((manifest) => manifest.layers);
        const extracted = new Set(layers.flatMap(({ digest }) => (isExtracted(directories, digest) ? [digest] : [])));
        return { metadata, hasContent: (0,external_node_fs_.readdirSync)(overlay).length > 0, standsIn, extracted };
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error) && !(error instanceof errors/* FormatError */.IF))
            throw error;
        return undefined;
    }
}
function isExtracted({ rootsDir }, digest) {
    const overlay = external_node_path_.join(rootsDir, (0,workspace_directories/* extractedName */.Se)(digest), 'overlay');
    return (0,external_node_fs_.existsSync)(overlay) && (0,external_node_fs_.readdirSync)(overlay).length > 0;
}
/** Absolute paths as seen from inside. Of a directory that is there nobody knows whether all of it is. */
function filesBelow(directory) {
    const found = (0,external_node_fs_.readdirSync)(directory, { recursive: true, withFileTypes: true });
    const files = found.filter((entry) => !entry.isDirectory());
    return new Set(files.map((entry) => `/${external_node_path_.relative(directory, external_node_path_.join(entry.parentPath, entry.name))}`));
}
function none(objections) {
    return { candidate: undefined, objections, present: new Set() };
}
/**
 * stacker looks for the staged copy of each overlay dir, which an empty directory satisfies (docs/stacker/build-cache.md#6.4,
 * docs/stacker/restoring.md#15; cache.go, Lookup).
 */
function missingOverlayDirs({ rootsDir }, { facts }) {
    const { name, layer } = facts.definition;
    return (layer.OverlayDirs ?? []).flatMap(({ Source: source, Dest: dest }) => {
        const staged = external_node_path_.join(rootsDir, name, 'overlay_dirs', external_node_path_.basename(source), dest);
        return (0,external_node_fs_.existsSync)(staged) ? [] : [{ code: 'overlay-dir-missing', subject: source }];
    });
}
/**
 * Where a link is staged and the source is none, or the other way round, stacker stops: "symlink -> not symlink not supported"
 * (docs/stacker/staging.md#4.5).
 */
function stagedLinks({ stackerDir }, { facts }) {
    const { name, layer } = facts.definition;
    const place = external_node_path_.join(stackerDir, 'imports', name);
    if (!(0,external_node_fs_.existsSync)(place))
        return [];
    return (layer.Imports ?? []).flatMap(({ Path: source, Dest: dest }) => {
        if (dest || !source.startsWith('/'))
            return [];
        const staged = (0,external_node_fs_.lstatSync)(external_node_path_.join(place, external_node_path_.basename(source)), { throwIfNoEntry: false });
        const now = staged && (0,external_node_fs_.lstatSync)(source, { throwIfNoEntry: false });
        if (now === undefined || staged === undefined || now.isSymbolicLink() === staged.isSymbolicLink())
            return [];
        return [{ code: 'bad-import', subject: source, detail: 'symlink -> not symlink not supported' }];
    });
}

;// CONCATENATED MODULE: ./lib/plan/open-record-source.js











/**
 * Where the options say that built layers are remembered. Without a store nothing is asked but the disk. `blobs`: whether it is asked
 * for the blobs of a record, too, or they are about to be fetched.
 */
async function openRecordSource(options, surroundings, blobs) {
    const directories = (0,workspace_directories/* directoriesOf */.Pv)(options.directories);
    const local = localRecordSource(directories, (release) => (0,layer_type/* layerTypeKey */.x)(options.layerTypes[0] ?? 'tar', options.verity, release));
    if (options.from === 'local') {
        const records = explained(local, directories);
        return {
            records,
            without: () => records,
            store: undefined,
            outages: () => [],
            learnt: () => Promise.resolve(undefined),
        };
    }
    const { openStores } = await __webpack_require__.e(/* import() */ 6014).then(__webpack_require__.bind(__webpack_require__, 76014));
    const { store, outages, learnt } = await openStores(options.store, options.keyPrefix, surroundings, options);
    const freshness = freshnessOf(options, surroundings.now());
    const stored = (0,record_source/* storeRecordSource */.e)(store, freshness, surroundings.log, blobs);
    const onDisk = quiet(local, surroundings.log);
    const without = (gone) => {
        const present = (0,record_source/* unavailable */.h)(stored, gone);
        const records = withLocalState(present, onDisk, freshness, directories);
        if (options.binds === 'stacker')
            return records;
        return { ...records, findSeen: (stacked, foreseen, release) => present.find(stacked, foreseen, release) };
    };
    return { records: without(new Set()), without, store, outages, learnt };
}
/** What cannot be read is the user's to mend where nothing else was asked for. */
function explained(local, directories) {
    return {
        ...local,
        async find(stacked, foreseen, release) {
            try {
                return await local.find(stacked, foreseen, release);
            }
            catch (error) {
                const cause = error;
                const told = (message, advice) => new errors/* UserError */.yo({ message: `build.cache cannot be read: ${message}`, advice }, { cause });
                if ((0,oci_layout/* isDenied */.GZ)(error))
                    throw told(error.message, readable(directories));
                if (error instanceof errors/* FormatError */.IF)
                    throw told(error.message, 'if it is damaged, remove it and build again');
                throw error;
            }
        },
    };
}
/** stacker leaves its cache and its blobs to its own user alone. What it has staged keeps its modes, since they are part of what it compares. */
function readable(directories) {
    const paths = [(0,workspace_directories/* buildCachePath */.EB)(directories), directories.ociDir].map((path) => JSON.stringify(path)).join(' ');
    return `it belongs to the user who ran stacker: run as that user, or let others read it: sudo chmod -R a+rX ${paths}`;
}
/** Over a store the state on disk is an addition: what cannot be read is none. */
function quiet(local, log) {
    return {
        ...local,
        async find(stacked, foreseen, release) {
            try {
                return await local.find(stacked, foreseen, release);
            }
            catch (error) {
                if (!(0,errors/* isTrouble */.KM)(error))
                    throw error;
                log.debug(`the state on disk is not used: ${error.message}`);
                return { candidate: undefined, objections: [], present: new Set() };
            }
        },
    };
}
/**
 * The store's records, and where none serves, what an earlier build left in the workspace (self-hosted runners, a person's checkout).
 * An entry on disk does not witness everything that a record does, so it only counts where it does: no import with `dest`, in it or in a
 * build_only layer below, and every blob whole. What it took from another layer it knows by its content, which stacker compares on every run: so it counts where that
 * layer is the very one that it took from, an image, or a build_only layer that is kept as it stands here.
 */
function withLocalState(stored, local, freshness, directories) {
    /**
     * By name: build_only layers whose entry is the same whatever was imported with `dest` into them, or into such a one below, so that the
     * Base of a layer on them does not tell on which of their builds it stands (docs/stacker/staging.md#8.12).
     */
    const unwitnessed = new Set();
    const standsOnUnwitnessed = ({ facts: { base } }) => base.kind === 'built' && unwitnessed.has(base.layer);
    const note = (stacked) => {
        const { name, layer } = stacked.facts.definition;
        if (layer.BuildOnly && ((layer.Imports ?? []).some(import_dest/* isUnwitnessed */.O) || standsOnUnwitnessed(stacked)))
            unwitnessed.add(name);
    };
    const isGood = async (stacked, foreseen, onDisk) => {
        const { definition } = stacked.facts;
        return (onDisk.candidate !== undefined &&
            serves(onDisk, foreseen) &&
            !freshness.refresh(definition.name) &&
            freshness.notBefore === undefined &&
            !(definition.layer.Imports ?? []).some(import_dest/* isUnwitnessed */.O) &&
            !standsOnUnwitnessed(stacked) &&
            (await isBacked(directories, onDisk.candidate.entry)));
    };
    // Of layers that the store has and that stand here too, by their identity there: which they are here.
    const counterparts = new Map();
    // Build_only layers of equal facts are not one build. By name: those that will come from the store, those that are kept as they
    // stand here, and layers that are to be kept, since what stands on them, or took from them, is on disk alone.
    const replaced = new Set();
    const kept = new Set();
    const wanted = new Set();
    /** Those that stand here and are good, whatever the store has of them. */
    const goodHere = new Set();
    let isSettled = true;
    const want = (names) => {
        for (const name of names.filter((one) => !wanted.has(one))) {
            wanted.add(name);
            isSettled = false;
        }
    };
    /** The same if all that it names were kept as it stands here. */
    const atHome = (foreseen) => {
        const swap = (fact) => {
            const counterpart = 'identity' in fact ? counterparts.get(fact.identity) : undefined;
            return counterpart ? { ...fact, identity: counterpart.identity } : fact;
        };
        return { ...foreseen, base: swap(foreseen.base), imports: foreseen.imports.map(swap) };
    };
    const choose = async (stacked, foreseen, onDisk, found) => {
        const producers = producersOf(stacked);
        const { base } = stacked.facts;
        const below = base.kind === 'built' ? [...producers, base.layer] : producers;
        const isStored = serves(found, foreseen);
        const { name: own } = stacked.facts.definition;
        const isAtHome = wanted.has(own) || below.some((name) => kept.has(name));
        // Of layers of one name the first has the entry.
        const candidate = stacked.sharesName ? undefined : onDisk.candidate;
        if (candidate && !serves(onDisk, foreseen) && serves(onDisk, atHome(foreseen))) {
            const others = [...counterparts.values()].filter(({ name }) => below.includes(name)).map(({ name }) => name);
            if (!isStored || wanted.has(own))
                want(others);
        }
        if (isStored && found.candidate && candidate && serves(onDisk, atHome(foreseen))) {
            counterparts.set(found.candidate.identity, { name: own, identity: candidate.identity });
        }
        if (candidate && serves(onDisk, atHome(foreseen)))
            goodHere.add(own);
        if ((isStored && !isAtHome) || !(await isGood(stacked, foreseen, onDisk)))
            return found;
        if (isStored && below.some((name) => replaced.has(name)))
            return found;
        want(below.filter((name) => replaced.has(name)));
        return producers.some((name) => replaced.has(name)) ? found : onDisk;
    };
    return {
        newestRecord: (arch, layer) => stored.newestRecord(arch, layer),
        foretell: (arch, layers) => stored.foretell?.(arch, layers),
        async find(stacked, foreseen, release) {
            // Asked for every layer, bases and producers first: those above are known by their entries.
            note(stacked);
            const onDisk = await local.find(stacked, foreseen, release);
            const found = await stored.find(stacked, foreseen, release);
            const chosen = await choose(stacked, foreseen, onDisk, found);
            const { name, layer } = stacked.facts.definition;
            if (layer.BuildOnly && !stacked.sharesName) {
                const [now, before] = chosen === onDisk ? [kept, replaced] : [replaced, kept];
                now.add(name);
                before.delete(name);
            }
            return chosen;
        },
        keepHere(name) {
            if (!goodHere.has(name) || wanted.has(name))
                return false;
            want([name]);
            return true;
        },
        settle() {
            const wasSettled = isSettled;
            isSettled = true;
            return wasSettled;
        },
    };
}
function producersOf({ facts: { base, definition } }) {
    const files = (0,taken/* takenImports */.c)(definition.layer).map(({ producer }) => producer);
    return base.kind === 'produced' ? [...files, base.layer] : files;
}
async function isBacked(...asked) {
    try {
        return await isBackedLocally(...asked);
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return false;
    }
}
const noDifferences = { definitions: () => [], trees: () => undefined };
function serves({ candidate, objections }, foreseen) {
    return (candidate !== undefined &&
        objections.length === 0 &&
        (0,lookup/* lookup */.$I)(candidate.recorded, foreseen, noDifferences).length === 0);
}
const secondsPerDay = 86_400;
/** `now` in milliseconds since 1970. */
function freshnessOf(options, now) {
    const patterns = options.refresh.map(name_glob/* nameGlob */.e);
    return {
        refresh: (layer) => patterns.some((pattern) => pattern.test(layer)),
        notBefore: options.maxAge === undefined ? undefined : now / 1000 - options.maxAge * secondsPerDay,
    };
}


/***/ }),

/***/ 58772:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  k: () => (/* binding */ portableForm),
  t: () => (/* binding */ readSources)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/layer/definition.js + 1 modules
var layer_definition = __webpack_require__(19949);
// EXTERNAL MODULE: ./lib/layer/portable.js
var portable = __webpack_require__(3586);
// EXTERNAL MODULE: ./lib/layer/stack.js + 1 modules
var stack = __webpack_require__(83877);
// EXTERNAL MODULE: ./lib/layer/umask.js
var umask = __webpack_require__(28726);
// EXTERNAL MODULE: ./lib/formats/mtree-tree.js
var mtree_tree = __webpack_require__(93992);
// EXTERNAL MODULE: ./lib/release/epoch.js
var epoch = __webpack_require__(78580);
// EXTERNAL MODULE: ./lib/release/layer-type.js
var layer_type = __webpack_require__(10653);
// EXTERNAL MODULE: ./lib/release/releases.js + 2 modules
var releases = __webpack_require__(44129);
// EXTERNAL MODULE: ./lib/stackerfile/find.js
var find = __webpack_require__(91774);
;// CONCATENATED MODULE: ./lib/release/grammar.js

const order = new Map(releases/* releases */.D8.map(({ tag }, index) => [tag, index]));
/** The grammar of a release. */
function grammarOf(release) {
    const known = grammars.get(release.tag) ?? buildGrammar(release);
    grammars.set(release.tag, known);
    return known;
}
/** Of the releases that were asked for. */
const grammars = new Map();
function buildGrammar(release) {
    const from = (tag) => place(release.tag) >= place(tag);
    const layer = release.entry.fields.find(({ name }) => name === 'Layer')?.type;
    if (layer?.kind !== 'struct')
        throw new TypeError(`${release.tag} has no layer`);
    const dest = from('v0.40.1-rc1');
    return {
        substitution: from('v1.0.0-rc12') ? 'braces' : 'anywhere',
        substituteFile: from('v1.0.0-rc5') ? 'skips' : dest ? 'appends' : 'none',
        trimsSubstitutions: from('v1.0.0-rc5'),
        workDirVariable: from('v1.0.0-rc4'),
        directives: new Set(layer.fields.map(({ yaml }) => yaml?.replace(/,.*/, '') ?? '')),
        fields: new Set(layer.fields.map(({ name }) => name)),
        uniqueNames: from('v0.17.0'),
        imports: from('v1.0.0-rc6') ? 'checked' : dest ? 'unchecked' : 'path',
        quotesDest: dest && !from('v1.0.0-rc2'),
        stringImportOwner: from('v1.0.0-rc1') ? -1n : 0n,
        mapsInLists: dest && !from('v1.0.0-rc6'),
        binds: from('v1.0.0-rc6') ? 'fields' : 'arrows',
        bom: from('v1.2.0') ? 'dropped' : from('v1.0.0-rc12') ? 'namespace' : from('v1.0.0-rc5') ? 'plain' : 'none',
    };
}
function place(tag) {
    const found = order.get(tag);
    if (found === undefined)
        throw new RangeError(`${tag} is not in the table`);
    return found;
}

// EXTERNAL MODULE: ./lib/formats/regular-file.js
var regular_file = __webpack_require__(88911);
// EXTERNAL MODULE: ./lib/formats/edit-distance.js
var edit_distance = __webpack_require__(57212);
;// CONCATENATED MODULE: ./lib/stackerfile/directive-advice.js

/** What to write instead of a directive that the release does not know. */
function adviseDirective(name, directives, release) {
    const plain = (text) => text.toLowerCase().replaceAll(/[-_]/g, '');
    const near = [...directives]
        .filter((known) => known !== '')
        .map((known) => ({ known, changes: (0,edit_distance/* changesBetween */.i)(plain(known), plain(name).slice(0, 64)) }))
        .sort((a, b) => a.changes - b.changes)[0];
    if (name === 'imports')
        return `${release.tag} calls it import`;
    if (near !== undefined && near.changes <= Math.min(2, near.known.length / 3))
        return `did you mean ${near.known}?`;
    return `stacker ${release.tag} knows: ${[...directives].filter((known) => known !== '').join(', ')}`;
}

// EXTERNAL MODULE: ./lib/formats/go-text.js
var go_text = __webpack_require__(65522);
;// CONCATENATED MODULE: ./lib/yaml/yaml-scalar.js
const words = new Map([
    ...['', '~', 'null', 'Null', 'NULL'].map((text) => [text, { kind: 'null' }]),
    ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((text) => [text, { kind: 'bool', value: true }]),
    ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((text) => [text, { kind: 'bool', value: false }]),
    ...['.nan', '.NaN', '.NAN'].map((text) => [text, { kind: 'float', value: Number.NaN }]),
    ...['', '+', '-'].flatMap((sign) => ['.inf', '.Inf', '.INF'].map((text) => [sign + text, { kind: 'float', value: sign === '-' ? -Infinity : Infinity }])),
]);
/** A plain scalar without a tag. */
function resolvePlain(text) {
    return resolve(text, true).value;
}
function resolve(text, timestamps) {
    // Only these first characters are looked at twice; longer ones are no number either.
    if (!/^(?:$|[-+0-9.~yYnNtTfFoO])/.test(text))
        return { value: { kind: 'string', value: text } };
    const word = words.get(text);
    if (word !== undefined)
        return { value: word };
    if (text.startsWith('.')) {
        const digits = /^\.[0-9](?:_?[0-9])*(?:[eE][-+]?[0-9](?:_?[0-9])*)?$/.test(text);
        const value = digits ? Number(text.replaceAll('_', '')) : Infinity;
        return { value: Number.isFinite(value) ? { kind: 'float', value } : { kind: 'string', value: text } };
    }
    if (/^[-+0-9]/.test(text)) {
        // A timestamp stays its text, since stacker decodes into interface{} and string only (docs/stacker/stackerfile.md#4.2).
        if (timestamps && isTimestamp(text))
            return { value: { kind: 'string', value: text }, timestamp: true };
        const number = resolveNumber(text.replaceAll('_', ''));
        if (number !== undefined)
            return { value: number };
    }
    return { value: { kind: 'string', value: text } };
}
function resolveNumber(plain) {
    const integer = parseInteger(plain);
    if (integer !== undefined)
        return { kind: 'int', value: integer };
    if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(plain)) {
        const value = Number(plain);
        if (Number.isFinite(value))
            return { kind: 'float', value };
    }
    // resolve.go parses what stands behind `0b` by itself, sign and all (docs/stacker/stackerfile.md#4.3).
    const binary = /^0b([-+])([01]+)$/.exec(plain);
    if (binary !== null) {
        const value = inRange(BigInt(`0b${binary[2] ?? ''}`) * (binary[1] === '-' ? -1n : 1n), true);
        if (value !== undefined)
            return { kind: 'int', value };
    }
    return undefined;
}
/** strconv.ParseInt with base 0, then ParseUint, which takes no sign. */
function parseInteger(plain) {
    const match = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]+|0|[1-9][0-9]*)$/.exec(plain);
    // Far more digits than fit need not be multiplied out.
    if (match === null || plain.length > 100)
        return longZeros(plain);
    const [, sign = '', digits = ''] = match;
    const octal = /^0[0-7]+$/.test(digits);
    const value = BigInt(octal ? `0o${digits.slice(1)}` : digits);
    return inRange(sign === '-' ? -value : value, sign !== '');
}
/** Numbers with a hundred digits are only small where most of them are zeros in front. */
function longZeros(plain) {
    if (plain.length <= 100)
        return undefined;
    const match = /^([-+]?)(0[xX]|0[bB]|0[oO]|0)0*([0-9a-fA-F]+)$/.exec(plain);
    if (match === null || (match[3] ?? '').length > 70)
        return undefined;
    return parseInteger(`${match[1] ?? ''}${match[2] ?? ''}${match[3] ?? ''}`);
}
function inRange(value, signed) {
    if (value < -(1n << 63n))
        return undefined;
    return value < (signed ? 1n << 63n : 1n << 64n) ? value : undefined;
}
/** The four layouts of resolve.go, with time.Parse's ranges. */
function isTimestamp(text) {
    const date = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:([Tt ])(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(Z|[-+]\d\d:\d\d)?)?$/.exec(text);
    if (date === null)
        return false;
    const [, year, month, day, separator, hour, minute, second, zone] = date;
    const [y, m, d] = [Number(year), Number(month), Number(day)];
    if (m < 1 || m > 12 || d < 1 || d > daysOf(y, m))
        return false;
    if (separator === undefined)
        return true;
    if ((separator === ' ') !== (zone === undefined))
        return false;
    if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
        return false;
    if (zone === undefined || zone === 'Z')
        return true;
    return Number(zone.slice(1, 3)) <= 24 && Number(zone.slice(4)) < 60;
}
function daysOf(year, month) {
    if (month === 2)
        return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
    return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
const yamlTag = 'tag:yaml.org,2002:';
/** A scalar with its tag as written in full, and whether it is plain. */
function resolveScalar(text, tag, plain) {
    if (tag === undefined || tag === '')
        return { kind: 'value', value: plain ? resolvePlain(text) : { kind: 'string', value: text } };
    const name = tag.startsWith(yamlTag) ? tag.slice(yamlTag.length) : undefined;
    if (name === 'binary')
        return decodeBinary(text);
    const wanted = name === undefined ? undefined : taggedKinds.get(name);
    if (name === undefined || wanted === undefined)
        return { kind: 'value', value: { kind: 'string', value: text } };
    const { value, timestamp } = resolve(text, name === 'timestamp');
    if (name === 'timestamp' ? timestamp === true : value.kind === wanted)
        return { kind: 'value', value };
    if (name === 'float' && value.kind === 'int' && value.value < 1n << 63n) {
        return { kind: 'value', value: { kind: 'float', value: Number(value.value) } };
    }
    const found = timestamp === true ? 'timestamp' : value.kind === 'string' ? 'str' : value.kind;
    return { kind: 'refused', message: `yaml: cannot decode !!${found} \`${text}\` as a !!${name}` };
}
const taggedKinds = new Map([
    ['bool', 'bool'],
    ['int', 'int'],
    ['float', 'float'],
    ['null', 'null'],
    ['timestamp', 'string'],
]);
/** Go's base64.StdEncoding: padding is demanded, line ends are skipped (docs/stacker/stackerfile.md#4.5). */
function decodeBinary(text) {
    const code = text.replaceAll(/[\r\n]/g, '');
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(code)) {
        return { kind: 'refused', message: 'yaml: !!binary value contains invalid base64 data' };
    }
    const bytes = Buffer.from(code, 'base64');
    const value = bytes.toString();
    const exact = Buffer.from(value).equals(bytes);
    return {
        kind: 'value',
        value: { kind: 'string', value },
        ...(exact ? {} : { doubt: 'a !!binary value that is not UTF-8' }),
    };
}
/** The text that yaml.v2 writes for the value, which a string field then holds (docs/stacker/stackerfile.md#1.4). */
function canonicalText(value) {
    switch (value.kind) {
        case 'null':
            return '';
        case 'bool':
            return String(value.value);
        case 'int':
            return value.value.toString();
        case 'float':
            if (Number.isNaN(value.value))
                return '.nan';
            if (!Number.isFinite(value.value))
                return value.value > 0 ? '.inf' : '-.inf';
            return formatFloat(value.value);
        case 'string':
            return value.value;
    }
}
/**
 * strconv.FormatFloat(f, 'g', -1, 64): shortest digits, with an exponent below -4 and from 6 on (JavaScript: from 21 on;
 * docs/stacker/stackerfile.md#4.4).
 */
function formatFloat(value) {
    const sign = value < 0 || Object.is(value, -0) ? '-' : '';
    if (value === 0)
        return `${sign}0`;
    const [mantissa = '', power = ''] = Math.abs(value).toExponential().split('e');
    const exponent = Number(power);
    const digits = mantissa.replace('.', '');
    if (exponent < -4 || exponent >= 6) {
        const size = Math.abs(exponent).toString().padStart(2, '0');
        return `${sign}${mantissa}e${exponent < 0 ? '-' : '+'}${size}`;
    }
    if (exponent < 0)
        return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
    const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
    const fraction = digits.slice(exponent + 1);
    return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

;// CONCATENATED MODULE: ./lib/stackerfile/go-print.js


/** The dynamic type that yaml.v2 gives a value, as `%T` prints it. `map` is what maps are decoded into. */
function goType(value, map = 'map[interface {}]interface {}') {
    switch (value.kind) {
        case 'null':
            return '<nil>';
        case 'bool':
            return 'bool';
        case 'int':
            return value.value < 1n << 63n ? 'int' : 'uint64';
        case 'float':
            return 'float64';
        case 'string':
            return 'string';
        case 'list':
            return '[]interface {}';
        case 'map':
            return map;
    }
}
/** `%v`; undefined where Go's order of keys of several types would have to be known. */
function goPrint(value) {
    switch (value.kind) {
        case 'null':
            return '<nil>';
        case 'bool':
        case 'int':
        case 'string':
            return String(value.value);
        case 'float':
            if (Number.isNaN(value.value))
                return 'NaN';
            return Number.isFinite(value.value) ? formatFloat(value.value) : value.value > 0 ? '+Inf' : '-Inf';
        case 'list': {
            const items = value.items.map(goPrint);
            return items.includes(undefined) ? undefined : `[${items.join(' ')}]`;
        }
        case 'map':
            return printMap(value.pairs);
    }
}
function printMap(pairs) {
    const members = new Map();
    for (const [key, value] of pairs) {
        const text = goPrint(value);
        if (key.kind !== 'string' || key.value === '<<' || text === undefined)
            return undefined;
        members.set(key.value, text);
    }
    const sorted = [...members].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    return `map[${sorted.map(([key, text]) => `${key}:${text}`).join(' ')}]`;
}
/** `%#v`, for messages only: long values are cut. */
function goSyntax(value) {
    const text = wholeSyntax(value, 3);
    return text.length > 300 ? `${text.slice(0, 300)}...` : text;
}
function wholeSyntax(value, depth) {
    if (value.kind === 'string')
        return (0,go_text/* goQuote */.dg)(value.value);
    if (value.kind === 'null')
        return 'interface {}(nil)';
    if (value.kind !== 'list' && value.kind !== 'map')
        return goPrint(value) ?? '';
    if (depth === 0)
        return '...';
    if (value.kind === 'list') {
        return `[]interface {}{${value.items
            .slice(0, 20)
            .map((item) => wholeSyntax(item, depth - 1))
            .join(', ')}}`;
    }
    const pairs = value.pairs
        .slice(0, 100)
        .map(([key, item]) => [wholeSyntax(key, depth - 1), wholeSyntax(item, depth - 1)]);
    // fmt sorts the keys of a map; those of several types stay as they are.
    const members = value.pairs.every(([key]) => key.kind === 'string')
        ? [...new Map(pairs)].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
        : pairs;
    const texts = members.slice(0, 20).map(([key, item]) => `${key}:${item}`);
    return `map[interface {}]interface {}{${texts.join(', ')}}`;
}

;// CONCATENATED MODULE: ./lib/stackerfile/shell-split.js

/**
 * github.com/anmitsu/go-shlex with posix rules (docs/stacker/stackerfile.md#6.2), by which `cmd: TEXT` becomes a list: a backslash
 * in double quotes escapes only the quote and itself, empty words vanish (quoted ones too), and there are no comments.
 */
function splitShell(text) {
    const words = [];
    let word = '';
    let quote = '';
    let escaped = false;
    for (const character of text) {
        if (escaped) {
            if (quote !== '' && character !== '\\' && character !== quote)
                word += '\\';
            word += character;
            escaped = false;
        }
        else if (character === '\\' && quote !== "'")
            escaped = true;
        else if (quote !== '') {
            if (character === quote)
                quote = '';
            else
                word += character;
        }
        else if (character === "'" || character === '"')
            quote = character;
        else if (!go_text/* goSpace */.T8.test(character))
            word += character;
        else if (word !== '') {
            words.push(word);
            word = '';
        }
    }
    if (escaped)
        return { kind: 'refused', message: 'No escaped character' };
    if (quote !== '')
        return { kind: 'refused', message: 'No closing quotation' };
    if (word !== '')
        words.push(word);
    return { kind: 'words', words };
}

;// CONCATENATED MODULE: ./lib/yaml/yaml-value.js

/** Beyond it yaml.v2 allows ever fewer aliases; no stackerfile comes near. */
const mostDecodes = 400_000;
/** `text` is for a map of strings that is decoded once: scalars keep what is written, null is empty, and merge keys live. */
function decodeSyntax(root, mode = 'untyped') {
    const refused = [];
    const doubts = [];
    const open = new Set();
    const expanded = new Map();
    let decodes = 0;
    let aliased = 0;
    let excessive = false;
    const alias = (syntax) => {
        const place = placeOf(syntax);
        if (open.has(syntax.target)) {
            refused.push({ message: `yaml: anchor '${syntax.name}' value contains itself`, at: syntax.at });
            return { kind: 'null', ...place };
        }
        const known = expanded.get(syntax.target);
        const before = decodes;
        const beforeAliased = aliased;
        const value = known === undefined ? decode(syntax.target) : known.value;
        const inner = known === undefined ? decodes - before : known.decodes;
        if (known === undefined)
            expanded.set(syntax.target, { value, decodes: inner });
        decodes = before + inner;
        aliased = beforeAliased + inner;
        // decode.go, "document contains excessive aliasing" (docs/stacker/stackerfile.md#3.8): the share grows while inside an alias,
        // so its end decides.
        if (aliased > 100 && decodes > 1000 && aliased / decodes > 0.99 && !excessive) {
            excessive = true;
            refused.push({ message: 'yaml: document contains excessive aliasing', at: syntax.at });
        }
        return { ...value, at: value.at, start: value.start, end: value.end };
    };
    const decode = (syntax) => {
        decodes += 1;
        if (decodes > mostDecodes || excessive)
            return { kind: 'null', ...placeOf(syntax) };
        if (syntax.kind === 'alias')
            return alias(syntax);
        if (syntax.kind === 'scalar') {
            const resolved = resolveScalar(syntax.text, syntax.tag, syntax.plain);
            if (resolved.kind === 'refused') {
                refused.push({ message: resolved.message, at: syntax.at });
                return { kind: 'null', ...placeOf(syntax) };
            }
            const doubt = resolved.doubt ?? syntax.doubt;
            if (doubt !== undefined)
                doubts.push({ message: doubt, at: syntax.at, offset: syntax.start });
            if (mode === 'text' && resolved.value.kind !== 'null' && syntax.tag !== binaryTag) {
                return { kind: 'string', value: syntax.text, ...placeOf(syntax) };
            }
            return { ...resolved.value, ...placeOf(syntax) };
        }
        open.add(syntax);
        const value = syntax.kind === 'sequence'
            ? { kind: 'list', items: syntax.items.map(decode), ...placeOf(syntax) }
            : { kind: 'map', pairs: syntax.pairs.flatMap((pair) => decodePair(pair)), ...placeOf(syntax) };
        open.delete(syntax);
        return value;
    };
    const decodePair = ([key, value]) => {
        if (!isMerge(key))
            return [[decode(key), decode(value)]];
        if (mode === 'text')
            return mergedTexts(value);
        // Merged into the ordered map, which is then overwritten: only its form is checked (docs/stacker/stackerfile.md#1.5).
        if (!mergeable(value)) {
            refused.push({ message: 'yaml: map merge requires map or sequence of maps as the value', at: value.at });
        }
        else if (value.kind === 'sequence')
            value.items.forEach(decode);
        else
            decode(value);
        return [];
    };
    const mergedTexts = (syntax) => {
        if (!mergeable(syntax)) {
            refused.push({ message: 'yaml: map merge requires map or sequence of maps as the value', at: syntax.at });
            return [];
        }
        const merged = decode(syntax);
        const maps = merged.kind === 'list' ? [...merged.items].reverse() : [merged];
        return maps.flatMap((map) => (map.kind === 'map' ? [...map.pairs] : []));
    };
    const value = decode(root);
    return { value, refused, doubts, tooLarge: decodes > mostDecodes };
}
function placeOf({ at, start, end }) {
    return { at, start, end };
}
const binaryTag = 'tag:yaml.org,2002:binary';
const mergeTag = 'tag:yaml.org,2002:merge';
function isMerge(key) {
    if (key.kind !== 'scalar' || key.text !== '<<')
        return false;
    return key.tag === mergeTag || (key.plain && key.tag === undefined) || key.tag === '!';
}
function mergeable(value) {
    const isMap = (syntax) => syntax.kind === 'mapping' || (syntax.kind === 'alias' && syntax.target.kind === 'mapping');
    return value.kind === 'sequence' ? value.items.every(isMap) : isMap(value);
}
/**
 * The value after stacker has written the layers as YAML and decoded them again (docs/stacker/stackerfile.md#1.3): what was a float
 * may now be an int (`644.0` is written `644`).
 */
function reread(value) {
    return value.kind === 'float' ? { ...placeOfValue(value), ...resolvePlain(canonicalText(value)) } : value;
}
function placeOfValue({ at, start, end }) {
    return { at, start, end };
}
/**
 * The pairs of a nested map as the second decoding sees them (docs/stacker/stackerfile.md#1.5): a quoted `<<` was written without
 * its quotes, and now merges. Earlier pairs are overridden too, as SetMapIndex does it in the order of the text.
 */
function mergedPairs(map) {
    if (!map.pairs.some(([key]) => key.kind === 'string' && key.value === '<<'))
        return { kind: 'pairs', pairs: map.pairs };
    const pairs = [];
    for (const [key, value] of map.pairs) {
        if (key.kind !== 'string' || key.value !== '<<') {
            pairs.push([key, value]);
            continue;
        }
        const sources = value.kind === 'list' ? [...value.items].reverse() : [value];
        for (const source of sources) {
            if (source.kind !== 'map') {
                return {
                    kind: 'refused',
                    message: 'yaml: map merge requires map or sequence of maps as the value',
                    at: source.at,
                };
            }
            const inner = mergedPairs(source);
            if (inner.kind === 'refused')
                return inner;
            pairs.push(...inner.pairs);
        }
    }
    return { kind: 'pairs', pairs };
}

;// CONCATENATED MODULE: ./lib/stackerfile/typed-value.js




/**
 * `null` and the quoted words that yaml.v2 takes for it before it asks a type's own decoder (docs/stacker/stackerfile.md#4.6;
 * decode.go, prepare).
 */
function skipsDecoder(value) {
    return value.kind === 'string' && (value.value === 'null' || value.value === '~');
}
function mismatch(value, type, refuse) {
    const tag = { list: 'seq', map: 'map', string: 'str' }[value.kind] ?? value.kind;
    const text = value.kind === 'list' || value.kind === 'map' ? '' : ` \`${cut(canonicalText(value))}\``;
    refuse(value.at, `yaml: unmarshal errors: cannot unmarshal !!${tag}${text} into ${type}`);
}
/** By bytes in Go; only a message depends on it. */
function cut(text) {
    return text.length > 10 ? `${text.slice(0, 7)}...` : text;
}
/** A string field: null is the empty string, other scalars give their canonical text (docs/stacker/stackerfile.md#1.4). */
function readString(value, refuse) {
    if (value.kind === 'list' || value.kind === 'map') {
        mismatch(value, 'string', refuse);
        return '';
    }
    return canonicalText(value);
}
function readBool(value, refuse) {
    if (value.kind === 'bool')
        return value.value;
    if (value.kind !== 'null')
        mismatch(value, 'bool', refuse);
    return false;
}
/** []string. */
function readStrings(value, refuse) {
    if (value.kind === 'null')
        return null;
    if (value.kind === 'list')
        return value.items.map((item) => readString(item, refuse));
    mismatch(value, '[]string', refuse);
    return null;
}
/** map[string]string: a directive that is written twice fills the same map; the last of equal keys wins. */
function readStringMap(value, before, refuse) {
    if (value.kind === 'null')
        return null;
    if (value.kind !== 'map') {
        mismatch(value, 'map[string]string', refuse);
        return null;
    }
    const map = new Map(before ?? []);
    for (const [key, item] of fieldsOf(value, refuse))
        map.set(readString(key, refuse), readString(item, refuse));
    return map;
}
/** The pairs of a map as the second decoding sees it (docs/stacker/stackerfile.md#1.3). */
function fieldsOf(map, refuse) {
    const merged = mergedPairs(map);
    if (merged.kind === 'pairs')
        return merged.pairs;
    refuse(merged.at, merged.message);
    return [];
}
/** Of a map decoded into map[interface{}]interface{}: the last of equal keys wins, and keys can be no lists or maps. */
function untypedFields(map, refuse) {
    const fields = new Map();
    for (const [key, value] of fieldsOf(map, refuse)) {
        if (key.kind === 'list' || key.kind === 'map')
            refuse(key.at, 'yaml: invalid map key');
        else if (key.kind === 'string')
            fields.set(key.value, value);
    }
    return fields;
}
/** StringList and Command (docs/stacker/stackerfile.md#6.1): one string, or a list of strings. `split` is for commands. */
function readStringOrList(value, type, forms, refuse) {
    if (value.kind === 'null')
        return null;
    if (skipsDecoder(value)) {
        mismatch(value, type, refuse);
        return null;
    }
    if (value.kind === 'string') {
        if (type !== 'types.Command')
            return [value.value];
        const split = splitShell(value.value);
        if (split.kind === 'words')
            return split.words;
        refuse(value.at, split.message, 'quote it as a POSIX shell does, or write a list');
        return null;
    }
    if (value.kind !== 'list') {
        refuse(value.at, `unknown directive type: ${goType(value)}`, 'write a string or a list of strings');
        return null;
    }
    return value.items.map((item) => {
        if (item.kind === 'string')
            return item.value;
        if (forms.mapsInLists && item.kind !== 'null')
            return readSourceAndDest(item, refuse);
        const advice = item.kind === 'map'
            ? 'a colon makes a map of it: quote the line'
            : item.kind === 'list'
                ? 'write a string'
                : 'quote it';
        refuse(item.at, `unknown run array type: ${goType(item)}`, advice);
        return '';
    });
}
/** v0.40.1 to rc5, validateDataAsBind. */
function readSourceAndDest(item, refuse) {
    if (item.kind !== 'map') {
        refuse(item.at, `unable to cast into map[interface{}]interface{}: ${goType(item)}`, 'quote it');
        return '';
    }
    const fields = untypedFields(item, refuse);
    const [source, dest] = [fields.get('Source'), fields.get('Dest')];
    if (source === undefined)
        refuse(item.at, 'bind source missing');
    else if (source.kind !== 'string')
        refuse(source.at, `unknown bind source type, expected string: ${goType(item)}`);
    else if (dest === undefined)
        refuse(item.at, 'bind dest missing');
    else if (dest.kind !== 'string')
        refuse(dest.at, `unknown bind dest type, expected string: ${goType(item)}`);
    else if (source.value === '' || dest.value === '')
        refuse(item.at, 'empty source or dest');
    else
        return `${source.value} -> ${dest.value}`;
    return '';
}

;// CONCATENATED MODULE: ./lib/stackerfile/bom.js

function readBom(value, before, grammar, refuse) {
    const withNamespace = grammar.bom !== 'plain';
    const bom = {
        ...(before ?? { Generate: false, ...(withNamespace ? { Namespace: '' } : {}), Packages: null }),
    };
    if (value.kind !== 'map') {
        mismatch(value, 'types.Bom', refuse);
        return bom;
    }
    for (const [key, item] of fieldsOf(value, refuse)) {
        const name = readString(key, refuse);
        if (name === 'generate')
            bom.Generate = readBool(item, refuse);
        else if (name === 'namespace' && withNamespace)
            bom.Namespace = readString(item, refuse);
        else if (name === 'packages')
            bom.Packages = readPackages(item, refuse);
    }
    return bom;
}
function readPackages(value, refuse) {
    if (value.kind === 'null')
        return null;
    if (value.kind !== 'list') {
        mismatch(value, '[]types.Package', refuse);
        return null;
    }
    return value.items.map((item) => {
        const fields = {
            Name: '',
            Version: '',
            License: '',
            Paths: null,
        };
        if (item.kind === 'null')
            return fields;
        if (item.kind !== 'map') {
            mismatch(item, 'types.Package', refuse);
            return fields;
        }
        for (const [key, field] of fieldsOf(item, refuse)) {
            const name = readString(key, refuse);
            if (name === 'name')
                fields.Name = readString(field, refuse);
            else if (name === 'version')
                fields.Version = readString(field, refuse);
            else if (name === 'license')
                fields.License = readString(field, refuse);
            else if (name === 'paths')
                fields.Paths = readStrings(field, refuse);
        }
        return fields;
    });
}
const bomAnnotations = [
    'org.opencontainers.image.authors',
    'org.opencontainers.image.vendor',
    'org.opencontainers.image.licenses',
];
/** What bom.generate asks for (docs/stacker/stackerfile.md#6.9). */
function checkBom(bom, annotations, grammar, refuse) {
    if (grammar.bom === 'namespace' && bom.Namespace === '') {
        refuse('for bom generation, namespace must be set', 'add a namespace to bom');
    }
    if (bomAnnotations.some((name) => annotations?.has(name) !== true)) {
        const [author, vendor, licenses] = bomAnnotations;
        const message = `for bom generation ${author ?? ''}, ${vendor ?? ''} and ${licenses ?? ''} annotations must be set`;
        refuse(message, 'add them to annotations');
    }
}

;// CONCATENATED MODULE: ./lib/stackerfile/imports.js




/** uid and gid that are not set (lib.UidEmpty). */
const unset = -1n;
/** What one `imports` or `import` adds. `doubt` is called where the text that Go prints is not known. */
function readImports(value, grammar, refuse, doubt) {
    if (skipsDecoder(value)) {
        mismatch(value, 'types.Imports', refuse);
        return [];
    }
    if (grammar.imports === 'checked') {
        if (value.kind !== 'list' && value.kind !== 'string') {
            const seen = reread(value);
            const advice = value.kind === 'map' ? 'write a list: put "- " before it' : 'write a path or a list';
            refuse(value.at, `'imports' expected an array, found ${goType(seen)}: ${goSyntax(seen)}`, advice);
            return [];
        }
        const items = value.kind === 'list' ? value.items : [value];
        return items.flatMap((item) => readChecked(item, refuse) ?? []);
    }
    const items = value.kind === 'list' ? value.items : [value];
    return items.flatMap((item) => readUnchecked(item, grammar, refuse, doubt) ?? []);
}
/** rc6 on, getImportFromInterface (docs/stacker/stackerfile.md#6.3). */
function readChecked(item, refuse) {
    if (item.kind === 'string') {
        return { Path: item.value, Hash: '', Dest: '', Mode: null, Uid: unset, Gid: unset };
    }
    if (item.kind !== 'map') {
        refuse(item.at, `could not read imports entry: ${goSyntax(reread(item))}`, 'quote it');
        return undefined;
    }
    const refused = [];
    const stop = (at, message, advice) => {
        refused.push(message);
        refuse(at, message, advice);
    };
    for (const [key] of fieldsOf(item, stop)) {
        if (key.kind === 'string')
            continue;
        const seen = reread(key);
        const printed = `%!s(${goType(seen)}=${goPrint(seen) ?? ''})`;
        stop(key.at, `key '${printed}' in import is not a string: ${goSyntax(item)}`, 'quote the key');
    }
    const fields = untypedFields(item, stop);
    const text = (name) => {
        const field = fields.get(name);
        if (field === undefined)
            return '';
        if (field.kind === 'string')
            return field.value;
        stop(field.at, `value for '${name}' in import is not a string: ${goSyntax(item)}`, 'quote the value');
        return '';
    };
    const integer = (name, otherwise) => {
        const field = fields.get(name);
        if (field === undefined)
            return otherwise;
        const seen = reread(field);
        if (goType(seen) === 'int' && seen.kind === 'int')
            return seen.value;
        stop(field.at, `value for '${name}' in import is not an integer: ${goSyntax(item)}`, 'write the number without quotes');
        return otherwise;
    };
    const [path, hash, dest] = [text('path'), text('hash'), text('dest')];
    const [mode, uid, gid] = [integer('mode', unset), integer('uid', unset), integer('gid', unset)];
    if (refused.length > 0)
        return undefined;
    if (path === '')
        stop(item.at, `No 'path' entry found in import: ${goSyntax(item)}`, 'add a path');
    if (dest !== '' && !dest.startsWith('/')) {
        stop(fields.get('dest')?.at ?? item.at, `'dest' path cannot be relative for: ${goSyntax(item)}`, `write /${dest}`);
    }
    for (const [name, id] of [
        ['uid', uid],
        ['gid', gid],
    ]) {
        if (id < unset)
            stop(fields.get(name)?.at ?? item.at, `'${name}' (${String(id)}) cannot be negative: ${goPrint(item) ?? goSyntax(item)}`);
    }
    if (refused.length > 0)
        return undefined;
    return { Path: path, Hash: hash, Dest: dest, Mode: mode === unset ? null : fileMode(mode), Uid: uid, Gid: gid };
}
/** fs.FileMode(int) keeps the low 32 bits. */
function fileMode(mode) {
    return BigInt.asUintN(32, mode);
}
/** Up to rc5: what is there is printed with %v (docs/stacker/stackerfile.md#6.4). */
function readUnchecked(item, grammar, refuse, doubt) {
    const withOwner = grammar.imports === 'unchecked';
    if (item.kind === 'string') {
        const owner = grammar.stringImportOwner;
        return { Path: item.value, Hash: '', ...(withOwner ? { Dest: '', Mode: null, Uid: owner, Gid: owner } : {}) };
    }
    if (item.kind !== 'map') {
        if (item.kind === 'null' && !withOwner)
            refuse(item.at, "Didn't find a matching type for: <nil>", 'remove the empty item');
        else
            refuse(item.at, `Didn't find a matching type for: ${goSyntax(reread(item))}`, 'quote it');
        return undefined;
    }
    const fields = untypedFields(item, refuse);
    const print = (name, missing) => {
        const field = fields.get(name);
        if (field === undefined || field.kind === 'null')
            return missing;
        const text = goPrint(rereadAll(field));
        if (text === undefined)
            doubt(field.at, `the ${name} of an import is a map`);
        return text ?? '';
    };
    const named = { Path: print('path', '<nil>'), Hash: print('hash', '') };
    if (!withOwner)
        return named;
    return { ...named, ...readDestination(fields, grammar, refuse) };
}
function readDestination(fields, grammar, refuse) {
    const dest = fields.get('dest');
    let Dest = '';
    if (dest?.kind === 'string') {
        if (dest.value.startsWith('/'))
            Dest = grammar.quotesDest ? (0,go_text/* goQuote */.dg)(dest.value) : dest.value;
        else
            refuse(dest.at, `Dest path cannot be relative for: ${goSyntax(dest)}`, `write /${dest.value}`);
    }
    else if (dest !== undefined && dest.kind !== 'null')
        castFails(dest, 'string', refuse);
    const mode = fields.get('mode');
    const id = (name) => {
        const field = fields.get(name);
        if (field === undefined)
            return unset;
        const value = castInt(field, refuse);
        if (value < 0n)
            refuse(field.at, `${name === 'uid' ? 'Uid' : 'Gid'} cannot be negative: ${String(value)}`);
        return value;
    };
    const Mode = mode === undefined || mode.kind === 'null' ? null : fileMode(castInt(mode, refuse));
    return { Dest, Mode, Uid: id('uid'), Gid: id('gid') };
}
function castInt(field, refuse) {
    const seen = reread(field);
    if (seen.kind === 'int' && goType(seen) === 'int')
        return seen.value;
    castFails(field, 'int', refuse);
    return 0n;
}
/** An unchecked cast in Go: a panic. */
function castFails(field, wanted, refuse) {
    const found = goType(reread(field)).replace('<nil>', 'nil');
    const advice = wanted === 'int' ? 'write a number without quotes' : 'quote it';
    refuse(field.at, `interface conversion: interface {} is ${found}, not ${wanted}`, advice);
}
function rereadAll(value) {
    if (value.kind === 'list')
        return { ...value, items: value.items.map(rereadAll) };
    if (value.kind !== 'map')
        return reread(value);
    const pairs = value.pairs.map(([key, item]) => [key, rereadAll(item)]);
    return { ...value, pairs };
}

;// CONCATENATED MODULE: ./lib/stackerfile/source-dest.js



function readOverlayDirs(value, grammar, refuse) {
    if (value.kind === 'null')
        return null;
    if (value.kind !== 'list') {
        mismatch(value, grammar.imports === 'path' ? '[]types.OverlayDir' : 'types.OverlayDirs', refuse);
        return null;
    }
    return value.items.map((item) => {
        const { source, dest } = readFields(item, 'types.OverlayDir', refuse);
        return { Source: source, Dest: dest };
    });
}
/** A struct of two strings; unknown keys are ignored, null leaves it empty (docs/stacker/stackerfile.md#6.7). */
function readFields(item, type, refuse) {
    const fields = { source: '', dest: '' };
    if (item.kind === 'null')
        return fields;
    if (item.kind !== 'map') {
        mismatch(item, type, refuse);
        return fields;
    }
    for (const [key, field] of fieldsOf(item, refuse)) {
        const name = readString(key, refuse);
        if (name === 'source' || name === 'dest')
            fields[name] = readString(field, refuse);
    }
    return fields;
}
/** rc6 on: a list of `SRC`, `SRC -> DST` or maps (docs/stacker/stackerfile.md#6.6). */
function readBinds(value, refuse) {
    if (value.kind === 'null')
        return null;
    if (value.kind !== 'list') {
        mismatch(value, 'types.Binds', refuse);
        return null;
    }
    return value.items.map((item) => {
        // Bind's own decoder is not asked: the item stays zero.
        if (item.kind === 'null')
            return { Source: '', Dest: '' };
        if (skipsDecoder(item))
            mismatch(item, 'types.Bind', refuse);
        else if (item.kind === 'list') {
            refuse(item.at, `unexpected 'bind' data of type: ${goType(item)}: ${goSyntax(item)}`, 'write SRC -> DST');
        }
        else if (item.kind === 'map')
            return readBindFields(item, refuse);
        else
            return readBindText(item, refuse);
        return { Source: '', Dest: '' };
    });
}
/** A map whose fields are no strings falls through to the complaint about its type. */
function readBindFields(item, refuse) {
    const misfits = [];
    const { source, dest } = readFields(item, 'types.bindType', (_, message) => {
        misfits.push(message);
    });
    if (misfits.length > 0)
        refuse(item.at, `unexpected 'bind' data of type: ${goType(item)}: ${goSyntax(item)}`, 'write source and dest as strings');
    else if (source === '') {
        const seen = `&types.bindType{Source:"", Dest:${(0,go_text/* goQuote */.dg)(dest)}}`;
        refuse(item.at, `unexpected 'bind': missing required field 'source': ${seen}`, 'add a source');
    }
    return { Source: source, Dest: dest === '' ? source : dest };
}
function readBindText(item, refuse) {
    const text = readString(item, refuse);
    const [source = '', arrow, dest = '', ...rest] = (0,go_text/* goFields */.sE)(text);
    if (source !== '' && arrow === undefined)
        return { Source: source, Dest: source };
    if (arrow === '->' && dest !== '' && rest.length === 0)
        return { Source: source, Dest: dest };
    refuse(item.at, `invalid Bind: ${text}`, 'write SRC, SRC -> DST with blanks around the arrow, or a map of source and dest');
    return { Source: '', Dest: '' };
}
/** Up to rc5: strings that are divided at the arrow, with or without blanks (docs/stacker/stackerfile.md#6.6). */
function readArrows(value, grammar, refuse) {
    const texts = readStringOrList(value, 'types.Binds', grammar, refuse);
    if (texts === null)
        return null;
    return texts.map((text) => {
        const [source = '', dest, ...rest] = text.split('->');
        if (rest.length > 0)
            refuse(value.at, `invalid bind mount ${text}`, 'write SRC -> DST');
        return { Source: (0,go_text/* trimSpace */.Pd)(source), Dest: (0,go_text/* trimSpace */.Pd)(dest ?? source) };
    });
}

;// CONCATENATED MODULE: ./lib/stackerfile/directives.js




/**
 * A layer as its author wrote it, before paths are made absolute. `pairs` are its directives in the order of the file; one that is
 * written twice is decoded twice into the same field, which some forms add to (docs/stacker/stackerfile.md#1.6).
 */
function readLayer(name, at, pairs, context) {
    const draft = {
        from: { Type: '', Url: '', Tag: '', Insecure: false },
        imports: null,
        legacyImport: null,
        overlayDirs: null,
        binds: null,
        lists: new Map(),
        maps: new Map(),
        texts: new Map(),
        flags: new Map(),
        os: null,
        arch: null,
        bom: null,
    };
    for (const [directive, value] of pairs)
        readDirective(draft, directive, value, context);
    return finish(name, at, draft, context);
}
function readDirective(draft, directive, value, context) {
    const { grammar, refuse } = context;
    switch (directive) {
        case 'from':
            draft.from = readFrom(value, draft.from, refuse);
            break;
        case 'imports':
            draft.imports =
                value.kind === 'null' ? null : [...(draft.imports ?? []), ...readImports(value, grammar, refuse, context.doubt)];
            break;
        case 'import':
            draft.legacyImport =
                value.kind === 'null'
                    ? null
                    : [...(draft.legacyImport ?? []), ...readImports(value, grammar, refuse, context.doubt)];
            break;
        case 'overlay_dirs':
            draft.overlayDirs = readOverlayDirs(value, grammar, refuse);
            break;
        case 'binds':
            draft.binds = grammar.binds === 'fields' ? readBinds(value, refuse) : readArrows(value, grammar, refuse);
            break;
        case 'run':
        case 'generate_labels':
            draft.lists.set(directive, readStringOrList(value, 'types.StringList', grammar, refuse));
            break;
        case 'cmd':
        case 'entrypoint':
        case 'full_command':
            draft.lists.set(directive, readStringOrList(value, 'types.Command', grammar, refuse));
            break;
        case 'build_env_passthrough':
        case 'volumes':
            draft.lists.set(directive, readStrings(value, refuse));
            break;
        case 'build_env':
        case 'environment':
        case 'labels':
        case 'annotations':
            draft.maps.set(directive, readStringMap(value, draft.maps.get(directive) ?? null, refuse));
            break;
        case 'working_dir':
        case 'runtime_user':
            draft.texts.set(directive, readString(value, refuse));
            break;
        case 'build_only':
        case 'was_legacy_import':
        case 'was_bom':
            draft.flags.set(directive, readBool(value, refuse));
            break;
        case 'os':
            draft.os = value.kind === 'null' ? null : readString(value, refuse);
            break;
        case 'arch':
            draft.arch = value.kind === 'null' ? null : readString(value, refuse);
            break;
        case 'bom':
            draft.bom = value.kind === 'null' ? null : readBom(value, draft.bom, grammar, refuse);
            break;
    }
}
function finish(name, at, draft, { grammar, host, refuseDecoded: refuse }) {
    const has = (field) => grammar.fields.has(field);
    if (draft.from.Type === 'built' && draft.from.Tag === '') {
        refuse(at, `${name}: from tag cannot be empty for image type 'built'`, 'name the layer to build on: tag: NAME');
    }
    if (draft.bom?.Generate === true && grammar.bom !== 'dropped')
        checkBom(draft.bom, draft.maps.get('annotations') ?? null, grammar, (message, advice) => {
            refuse(at, message, advice);
        });
    const [imports, legacy] = [draft.imports ?? [], draft.legacyImport ?? []];
    if (imports.length > 0 && legacy.length > 0) {
        refuse(at, `layer '${name}' cannot have both 'import' and 'imports'`, "move all of them to 'imports'");
    }
    const list = (directive) => draft.lists.get(directive) ?? null;
    const map = (directive) => draft.maps.get(directive) ?? null;
    const all = legacy.length > 0 ? legacy : imports;
    const wasLegacy = has('LegacyImport') && (legacy.length > 0 || draft.flags.get('was_legacy_import') === true);
    return {
        From: draft.from,
        Imports: orNull(all),
        ...(has('LegacyImport') ? { LegacyImport: null } : {}),
        OverlayDirs: orNull(draft.overlayDirs ?? []),
        Run: list('run'),
        Cmd: list('cmd'),
        Entrypoint: list('entrypoint'),
        FullCommand: list('full_command'),
        BuildEnvPt: list('build_env_passthrough'),
        BuildEnv: map('build_env'),
        Environment: map('environment'),
        Volumes: list('volumes'),
        Labels: map('labels'),
        GenerateLabels: list('generate_labels'),
        WorkingDir: draft.texts.get('working_dir') ?? '',
        BuildOnly: draft.flags.get('build_only') ?? false,
        Binds: orNull(draft.binds ?? []),
        RuntimeUser: draft.texts.get('runtime_user') ?? '',
        ...(has('Annotations') ? { Annotations: map('annotations') } : {}),
        ...(has('OS') ? { OS: draft.os ?? host.os, Arch: draft.arch ?? host.arch } : {}),
        ...(grammar.bom === 'none' ? {} : { Bom: grammar.bom === 'dropped' ? null : draft.bom }),
        ...(has('LegacyImport') ? { WasLegacyImport: wasLegacy } : {}),
        ...(has('WasBom') ? { WasBom: draft.bom !== null || draft.flags.get('was_bom') === true } : {}),
    };
}
function orNull(items) {
    return items.length === 0 ? null : items;
}
/** The form was checked before. */
function readFrom(value, before, refuse) {
    if (value.kind !== 'map')
        return before;
    const from = { ...before };
    for (const [key, item] of value.pairs) {
        if (key.kind !== 'string')
            continue;
        if (key.value === 'type')
            from.Type = readString(item, refuse);
        else if (key.value === 'url')
            from.Url = readString(item, refuse);
        else if (key.value === 'tag')
            from.Tag = readString(item, refuse);
        else if (key.value === 'insecure')
            from.Insecure = readBool(item, refuse);
    }
    return from;
}

;// CONCATENATED MODULE: ./lib/stackerfile/held-substitutions.js
/** Which substitutions put text into which directive. */
function heldSubstitutions(layer, { spans, text }) {
    const found = new Map();
    if (spans.length === 0)
        return new Map();
    const note = (directive, start, end) => {
        // An empty value at the end of a line leaves only the blank before it.
        let reach = end;
        while (text[reach] === ' ' || text[reach] === '\t')
            reach += 1;
        for (const span of spansFrom(spans, start)) {
            if (span.start > reach)
                break;
            if (span.end < start)
                continue;
            const names = found.get(directive) ?? new Set();
            found.set(directive, names.add(span.name));
        }
    };
    const visit = (directive, value, start, end) => {
        // What an alias stands for is elsewhere in the text.
        const elsewhere = value.start < start || value.end > end;
        if (elsewhere)
            note(directive, value.start, value.end);
        const [from, to] = elsewhere ? [value.start, value.end] : [start, end];
        if (value.kind === 'list')
            for (const item of value.items)
                visit(directive, item, from, to);
        if (value.kind === 'map') {
            for (const [key, item] of value.pairs) {
                visit(directive, key, from, to);
                visit(directive, item, from, to);
            }
        }
    };
    for (const [key, value] of layer.pairs) {
        if (key.kind !== 'string')
            continue;
        note(key.value, key.start, Math.max(key.end, value.start <= key.start ? key.end : value.end));
        visit(key.value, value, key.start, Math.max(key.end, value.end));
    }
    return new Map([...found].map(([directive, names]) => [directive, [...names].sort()]));
}
const furthestEnds = new WeakMap();
/** Spans, which are sorted by their starts, without those at the begin that all end before `start`. */
function* spansFrom(spans, start) {
    let ends = furthestEnds.get(spans);
    if (ends === undefined) {
        ends = new Int32Array(spans.length);
        for (const [index, { end }] of spans.entries())
            ends[index] = Math.max(end, index === 0 ? end : (ends[index - 1] ?? 0));
        furthestEnds.set(spans, ends);
    }
    let low = 0;
    let high = spans.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((ends[middle] ?? 0) < start)
            low = middle + 1;
        else
            high = middle;
    }
    for (let index = low; index < spans.length; index++) {
        const span = spans[index];
        if (span !== undefined)
            yield span;
    }
}

;// CONCATENATED MODULE: ./lib/stackerfile/empty-list.js
/** Directives whose empty list or map build.cache drops, by the field that holds them. */
const droppedWhenEmpty = [
    ['Run', 'run'],
    ['Cmd', 'cmd'],
    ['Entrypoint', 'entrypoint'],
    ['FullCommand', 'full_command'],
    ['BuildEnvPt', 'build_env_passthrough'],
    ['BuildEnv', 'build_env'],
    ['Environment', 'environment'],
    ['Volumes', 'volumes'],
    ['Labels', 'labels'],
    ['GenerateLabels', 'generate_labels'],
    ['Annotations', 'annotations'],
];
/**
 * The directives with an empty list or map that build.cache drops (omitempty; docs/stacker/build-cache.md#5.2): what is read back is
 * nil, which is not equal to empty, so stacker builds the layer on every run.
 */
function emptyLists(layer, release) {
    if (!release.rules.omitsEmpty)
        return [];
    const found = droppedWhenEmpty.flatMap(([field, directive]) => (isEmpty(layer[field]) ? [directive] : []));
    return isEmpty(layer.Bom?.Packages) ? [...found, 'bom'] : found;
}
function isEmpty(value) {
    return (Array.isArray(value) && value.length === 0) || (value instanceof Map && value.size === 0);
}

;// CONCATENATED MODULE: ./lib/stackerfile/never-equal.js


/**
 * The directives that read back from build.cache as something else, so that the layer never equals its own copy
 * (docs/stacker/build-cache.md#5.2): what is empty and dropped, and `import` where the flag of it is not exported (rc9 to rc12).
 */
function directivesNeverEqual(layer, release) {
    const { fields } = grammarOf(release);
    const isLegacy = fields.has('wasLegacyImport') && layer.WasLegacyImport === true;
    return [...emptyLists(layer, release), ...(isLegacy ? ['import'] : [])];
}

// EXTERNAL MODULE: ./lib/stackerfile/dockerish-url.js
var dockerish_url = __webpack_require__(89149);
// EXTERNAL MODULE: ./lib/stackerfile/paths.js
var paths = __webpack_require__(3201);
// EXTERNAL MODULE: ./lib/yaml/source-text.js
var source_text = __webpack_require__(12820);
;// CONCATENATED MODULE: ./lib/stackerfile/layer-definition.js










/** One layer as its author wrote it and as stacker takes it; undefined where it is no layer at all. */
function readDefinition({ name, key, value }, reading) {
    const { file, context, refuse, refuseDecoded } = reading;
    const grammar = grammarOf(context.release);
    if (value.kind !== 'map') {
        const found = goType(value).replace('<nil>', 'nil');
        const message = `interface conversion: interface {} is ${found}, not yaml.MapSlice: layer ${name} has no directives`;
        refuse(key.at, message, `every top-level key but 'config' is a layer: write its directives below it`);
        return undefined;
    }
    const pairs = value.pairs.flatMap(([directive, item]) => {
        if (directive.kind === 'string') {
            checkDirective(directive.value, directive.at, item, reading);
            return [[directive.value, item]];
        }
        const found = goType(directive).replace('<nil>', 'nil');
        refuse(directive.at, `interface conversion: interface {} is ${found}, not string`, 'quote the name of the directive');
        return [];
    });
    const unsureAt = reading.doubts
        .filter(({ offset }) => offset >= key.start && offset <= value.end)
        .map(({ problem }) => problem);
    const doubt = (at, message) => unsureAt.push((0,source_text/* problemAt */.l4)(file, at, message));
    const written = readLayer(name, key.at, pairs, { grammar, host: context.host, refuse, refuseDecoded, doubt });
    checkImports(written, pairs, key.at, reading);
    const layer = (0,paths/* absolutify */.F6)(written, external_node_path_.dirname(context.path), context.release.rules.trailingSlash);
    const { line, column } = (0,source_text/* placeIn */.VV)(file, key.at);
    return {
        name,
        stackerfile: context.path,
        line,
        column,
        written,
        layer,
        neverEqual: directivesNeverEqual(layer, context.release),
        unsure: unsureAt,
        substitutions: heldSubstitutions(value, reading.source),
    };
}
/** What stacker checks before it decodes (docs/stacker/stackerfile.md#5.1). Where it panics, that is a refusal, too. */
function checkDirective(name, at, value, { context, refuse }) {
    const { directives, fields } = grammarOf(context.release);
    if (!directives.has(name)) {
        refuse(at, `stackerfile: unknown directive ${name}`, adviseDirective(name, directives, context.release));
        return;
    }
    if (name === 'from')
        checkFrom(at, value, refuse);
    if ((name === 'os' || name === 'arch') && fields.has('OS') && value.kind === 'null') {
        refuse(at, `stackerfile: "${name}" value cannot be empty`, `remove it, or write a value`);
    }
}
const sourceFields = new Set(['type', 'url', 'tag', 'insecure']);
function checkFrom(at, value, refuse) {
    if (value.kind !== 'map') {
        const found = goType(value).replace('<nil>', 'nil');
        refuse(at, `interface conversion: interface {} is ${found}, not yaml.MapSlice: 'from' is a map`, 'write type, and url or tag, below it');
        return;
    }
    for (const [key] of value.pairs) {
        if (key.kind !== 'string') {
            refuse(key.at, `interface conversion: interface {} is ${goType(key).replace('<nil>', 'nil')}, not string`, 'quote the key');
        }
        else if (!sourceFields.has(key.value)) {
            refuse(key.at, `stackerfile: unknown image source directive ${key.value}`, `'from' knows: ${[...sourceFields].join(', ')}`);
        }
    }
}
/** What only shows when paths are made absolute. */
function checkImports(written, pairs, at, { context, refuseDecoded: refuse }) {
    const place = pairs.findLast(([name]) => name === 'imports' || name === 'import')?.[1].at ?? at;
    for (const { Path, Hash } of written.Imports ?? []) {
        if (Path === '' && context.release.rules.trailingSlash) {
            refuse(place, 'runtime error: slice bounds out of range [-1:]: an import has an empty path', 'write a path');
        }
        // The check comes before `import` is moved to `imports`, so `import` escapes it (docs/stacker/stackerfile.md#6.5).
        const scheme = (0,dockerish_url/* dockerishUrl */.I)(Path)?.scheme;
        if (context.requireHash === true &&
            Hash === '' &&
            written.WasLegacyImport !== true &&
            (scheme === 'http' || scheme === 'https')) {
            refuse(place, `Remote import needs a hash in yaml for path: ${Path}`, 'add the sha256 of the file as hash');
        }
    }
}

;// CONCATENATED MODULE: ./lib/stackerfile/foreign-file.js
/** Top-level keys by which a file of another program is known, and what it is. */
const marks = [
    [/^AWSTemplateFormatVersion$/, 'a CloudFormation template'],
    [
        /^(?:stacks|stacker_bucket|stacker_bucket_region|class_path)$/,
        'a configuration of the CloudFormation tool that is also called stacker',
    ],
    [/^franken$/, 'a configuration of another tool that is called stacker'],
    [/^services$/, 'a Compose file'],
    [/^apiVersion$/, 'a Kubernetes object'],
];
/** What a file that stacker refuses seems to be instead. */
function foreignProgram(keys) {
    return marks.find(([mark]) => keys.some((key) => mark.test(key)))?.[1];
}

;// CONCATENATED MODULE: ./lib/stackerfile/outline.js







function readOutline(file, value, context, refuse) {
    const outline = { layers: [], prerequisites: [] };
    if (value === undefined || value.kind === 'null' || (value.kind === 'list' && value.items.length === 0))
        return outline;
    if (value.kind !== 'map') {
        const advice = 'a stackerfile is a map from layer names to their directives';
        mismatch(value, 'yaml.MapSlice', (at, message) => {
            refuse(at, `couldn't parse stacker file ${file.path}: ${message}`, advice);
        });
        return outline;
    }
    for (const [key, entry] of value.pairs) {
        if (key.kind !== 'string') {
            refuse(key.at, `stackerfile: cannot cast ${goPrint(key) ?? goSyntax(key)} to string`, 'quote the name of the layer');
        }
        else if (key.value === 'config') {
            outline.prerequisites = readConfig(entry, outline.prerequisites, { file, context }, refuse);
        }
        else
            outline.layers.push({ name: key.value, key, value: entry });
    }
    return outline;
}
function readConfig(value, before, { file, context }, refuse) {
    if (value.kind === 'null')
        return 'nil';
    let found = before === 'nil' ? [] : before;
    let fits = value.kind === 'map';
    const merged = value.kind === 'map' ? mergedPairs(value) : undefined;
    if (merged?.kind === 'refused')
        fits = false;
    const misfit = () => {
        fits = false;
    };
    for (const [key, item] of merged?.kind === 'pairs' ? merged.pairs : []) {
        if (readString(key, misfit) !== 'prerequisites')
            continue;
        if (item.kind === 'null')
            found = [];
        else if (item.kind === 'list') {
            found = item.items.map((entry) => prerequisite(readString(entry, misfit), entry.at, file, context));
        }
        else
            fits = false;
    }
    if (fits)
        return found;
    const printed = goPrint(value) ?? goSyntax(value);
    refuse(value.at, `stackerfile: cannot interpret 'config' value, note the 'config' section in the stackerfile cannot contain a layer definition ${printed}`, "'config' holds prerequisites, a list of paths; give a layer of that name another one");
    return found;
}
function prerequisite(written, at, file, context) {
    const directory = external_node_path_.dirname(context.path);
    return { path: (0,paths/* absolutePath */.Hi)(written, directory), at: (0,source_text/* problemAt */.l4)(file, at, '') };
}
/** Of a file that is no stackerfile at all one problem is enough. */
function withForeign(problems, outline, value) {
    const keys = value?.kind === 'map' ? value.pairs.flatMap(([key]) => (key.kind === 'string' ? [key.value] : [])) : [];
    const inner = outline.layers.flatMap(({ value: layer }) => layer.kind === 'map'
        ? layer.pairs.flatMap(([key]) => (key.kind === 'string' && key.value === 'franken' ? [key.value] : []))
        : []);
    const foreign = foreignProgram([...keys, ...inner]);
    if (foreign === undefined)
        return problems;
    const advice = `this looks like ${foreign}, not a stackerfile: leave it out of stackerfiles`;
    return problems.slice(0, 1).map((problem) => ({ ...problem, advice }));
}

// EXTERNAL MODULE: ./lib/stackerfile/substitute.js + 1 modules
var substitute = __webpack_require__(27564);
// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __webpack_require__(4573);
;// CONCATENATED MODULE: ./lib/yaml/yaml-text.js


/** UTF-8, or UTF-16 with a byte order mark. The mark stays. */
function decodeYamlBytes(bytes) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const mark = buffer.subarray(0, 2).toString('latin1');
    if (mark === '\xff\xfe' || mark === '\xfe\xff') {
        if (buffer.length % 2 !== 0)
            return { kind: 'refused', why: 'yaml: incomplete UTF-16 character', at: 0 };
        const text = (mark === '\xff\xfe' ? buffer : Buffer.from(buffer).swap16()).toString('utf16le');
        const lone = /\p{Surrogate}/u.exec(text);
        if (lone !== null)
            return { kind: 'refused', why: 'yaml: unexpected low surrogate area', at: lone.index };
        return { kind: 'text', text, utf16: true };
    }
    if (!(0,external_node_buffer_.isUtf8)(buffer))
        return { kind: 'refused', why: 'yaml: invalid leading UTF-8 octet', at: firstBadOffset(buffer) };
    return { kind: 'text', text: buffer.toString(), utf16: false };
}
/** Offset in the decoded text. */
function firstBadOffset(buffer) {
    let good = 0;
    let bad = buffer.length;
    while (good < bad) {
        const middle = (good + bad + 1) >>> 1;
        // A sequence that the cut divides is no error by itself.
        if ([0, 1, 2, 3].some((less) => middle - less >= good && (0,external_node_buffer_.isUtf8)(buffer.subarray(0, middle - less))))
            good = middle;
        else
            bad = middle - 1;
    }
    return buffer.subarray(0, Math.max(good - 3, 0)).toString().length;
}
/** All but tab, line feed, return, NEL and what is printable (readerc.go). */
const control = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\ufeff\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
/** The first character that yaml.v2 refuses. */
function firstControlCharacter(text) {
    return control.exec(text)?.index;
}
const [lineFeed, carriageReturn, nextLine, byteOrderMark] = [0x0a, 0x0d, 0x85, 0xfeff];
/** One byte order mark is dropped; CRLF, CR and NEL become LF, as in every scalar that yaml.v2 scans. */
function normaliseBreaks(source) {
    const { text } = source;
    // One pass over numbers: replacing in strings takes many times the time and memory where a text is full of line ends.
    const units = Buffer.allocUnsafe(2 * text.length);
    const kept = new Int32Array(text.length);
    let size = 0;
    for (let at = text.charCodeAt(0) === byteOrderMark ? 1 : 0; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        kept[size] = at;
        units.writeUInt16LE(unit === carriageReturn || unit === nextLine ? lineFeed : unit, 2 * size);
        size += 1;
        if (unit === carriageReturn && text.charCodeAt(at + 1) === lineFeed)
            at += 1;
    }
    const normal = units.toString('utf16le', 0, 2 * size);
    return size === text.length ? { ...source, text: normal } : (0,source_text/* keepCharacters */.qU)(source, kept.subarray(0, size), normal);
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
;// CONCATENATED MODULE: ./lib/yaml/yaml-lexemes.js

const mostLexemes = 100_000;
const deepest = 200;
/** What may stand before a document without being a part of it. */
const beforeDocument = new Set([
    'space',
    'newline',
    'comment',
    'doc-mode',
    'byte-order-mark',
]);
const cannotStart = 'yaml: found character that cannot start any token';
const noTabs = 'indent with blanks, not with tabs';
/** The library's tokens, with what has to be judged by the text itself. Stops before it needs too much memory or stack. */
function* checkedTokens(text, objections) {
    const object = (kind, message, at) => objections.push({ kind, message, at });
    checkDirectives(text, object);
    const parser = new dist/* Parser */.iX();
    let count = 0;
    let offset = 0;
    let flow = 0;
    let significant = null;
    let before = 'newline';
    let lineStart = true;
    let cutQuote = false;
    let begun = false;
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        count += 1;
        if (flow < 0)
            object('unsure', 'a closing bracket without an opening one', offset);
        if (count > mostLexemes)
            object('unsure', 'the file has too many parts', offset);
        if (parser.stack.length > deepest)
            object('unsure', 'the file is nested too deeply', offset);
        if (objections.length > 0)
            return;
        const type = dist/* CST */.DB.tokenType(lexeme);
        if (type === 'doc-end' && !begun)
            object('refused', 'yaml: did not find expected node content', offset);
        begun ||= type === null || !beforeDocument.has(type);
        if (type === 'double-quoted-scalar' || type === 'single-quoted-scalar')
            cutQuote ||= !isClosed(lexeme);
        if (type === 'tag')
            checkTag(lexeme, text.charAt(offset + lexeme.length), (kind, why) => object(kind, why, offset));
        if (type === 'flow-map-start' || type === 'flow-seq-start')
            flow += 1;
        if (type === 'flow-map-end' || type === 'flow-seq-end')
            flow -= 1;
        if (type === 'space') {
            const tab = lexeme.indexOf('\t');
            // Where a key may begin, the scanner skips blanks only (docs/stacker/stackerfile.md#3.5; scannerc.go, scan_to_next_token).
            const keyMayBegin = before === 'seq-item-ind' || before === 'explicit-key-ind' || (lineStart && significant !== 'scalar');
            // Behind a cut quote the tab may stand inside it. The parser complains of the cut, and the text comes back indented.
            if (tab >= 0 && flow === 0 && keyMayBegin && !cutQuote) {
                objections.push({ kind: 'refused', message: cannotStart, at: offset + tab, advice: noTabs });
            }
        }
        else if (type === 'newline')
            lineStart = true;
        else {
            lineStart = false;
            // The text of a plain scalar has no type of its own; a mark stands before it.
            if (type !== 'comment' && type !== null)
                significant = type;
        }
        if (type !== 'space')
            before = type;
        // Marks of the library's lexer that stand for no text.
        if (type !== 'doc-mode' && type !== 'flow-error-end' && type !== 'scalar')
            offset += lexeme.length;
        yield* parser.next(lexeme);
    }
    yield* parser.end();
}
/**
 * The library ends a quoted scalar at a continuation line that it finds not indented enough; yaml.v2 reads on
 * (docs/stacker/stackerfile.md#3.4).
 */
function isClosed(quoted) {
    if (quoted.length < 2 || quoted.at(-1) !== quoted[0])
        return false;
    if (quoted.startsWith("'"))
        return quoted.split("'").length % 2 === 1;
    let backslashes = 0;
    while (quoted[quoted.length - 2 - backslashes] === '\\')
        backslashes += 1;
    return backslashes % 2 === 0;
}
/** The directives before the first document; the library only warns of them (docs/stacker/stackerfile.md#3.7). */
function checkDirectives(text, object) {
    let versions = 0;
    const handles = new Set();
    let at = 0;
    for (const line of text.split('\n', 1000)) {
        if (line.startsWith('%')) {
            const name = /^[\w-]*/.exec(line.slice(1))?.[0] ?? '';
            if (name === 'YAML') {
                versions += 1;
                if (versions > 1)
                    object('refused', 'yaml: found duplicate %YAML directive', at);
                else
                    checkVersion(line.slice(1 + name.length), (message) => object('refused', message, at));
            }
            else if (name === 'TAG') {
                const handle = /^[ \t]+(\S+)/.exec(line.slice(4))?.[1] ?? '';
                if (!/^!(?:[\w-]*!)?$/.test(handle))
                    object('refused', "yaml: did not find expected '!'", at);
                else if (handles.has(handle))
                    object('refused', 'yaml: found duplicate %TAG directive', at);
                handles.add(handle);
            }
            else
                object('refused', 'yaml: found unknown directive name', at);
        }
        else if (!/^[ \t]*(?:#|$)/.test(line))
            return;
        at += line.length + 1;
    }
}
/** What follows `%YAML` (scannerc.go, yaml_parser_scan_version_directive_value). */
function checkVersion(rest, refuse) {
    const [, major, minor, behind = ''] = /^[ \t]+(\d{1,9})\.(\d{1,9})(.*)$/.exec(rest) ?? [];
    if (major === undefined)
        refuse('yaml: did not find expected version number');
    else if (!/^[ \t]*(?:#|$)/.test(behind))
        refuse('yaml: did not find expected comment or line break');
    else if (Number(major) !== 1 || Number(minor) !== 1)
        refuse('yaml: found incompatible YAML document');
}
/**
 * A tag of yaml.v2 goes on over brackets and commas (docs/stacker/stackerfile.md#3.7; scannerc.go, yaml_parser_scan_tag_uri), where
 * the library ends it.
 */
function checkTag(tag, next, object) {
    if (/[,[\]{}]/.test(next))
        object('unsure', 'a tag directly before a flow indicator');
    else if (tag.includes('%'))
        object('unsure', 'a tag with an escape');
    else if (!/^(?:!<[\w;/?:@&=+$,.!~*'()[\]-]+>|![\w;/?:@&=+$,.!~*'()[\]-]*)$/.test(tag)) {
        object('refused', 'yaml: did not find expected whitespace or line break');
    }
}

;// CONCATENATED MODULE: ./lib/yaml/yaml-mistakes.js
/**
 * What yaml.v2 refuses as surely as the library does (docs/stacker/stackerfile.md#3.10). The two differ in what may continue a
 * line, so a complaint is only certain when no file was found in which Go reads what the library complains of: `npm run conformance
 * -- --only yaml` looks for one.
 */
const mistakes = [
    [
        /^All (?:mapping|sequence) items must start at the same column/,
        'did not find expected key',
        'indent all keys of a map, and all items of a list, alike',
    ],
    [
        /^Nested mappings are not allowed in compact mappings/,
        'mapping values are not allowed in this context',
        'quote a value that holds a colon and a blank; indent keys below their key',
    ],
    [
        /^Implicit map keys need to be followed by map values/,
        "could not find expected ':'",
        'write a colon behind the key, or indent the line as part of the value above it',
    ],
    [
        /^A block sequence may not be used as an implicit map key/,
        'did not find expected key',
        'do not mix items of a list with keys of a map; a list below a key is indented alike or more',
    ],
    [
        /^Unexpected block-seq-ind on same line with key/,
        'block sequence entries are not allowed in this context',
        'begin the list on a line of its own',
    ],
    [/^Sequence item without - indicator/, "did not find expected '-' indicator", 'write "- " before each item'],
    [
        /^Missing , (?:between flow map|(?:or : )?between flow sequence) items/,
        "did not find expected ',' or a closing bracket",
        'separate the items by commas, and close the bracket',
    ],
    [
        /^Plain value cannot start with reserved character/,
        'found character that cannot start any token',
        'quote the value',
    ],
    [
        /^Block scalar header includes extra characters/,
        'did not find expected comment or line break',
        'begin the text on the next line',
    ],
];
/**
 * yaml.v2 takes an anchor, an alias, a flow collection or a lone colon where the library expects a key of its own, so nothing is
 * certain beside one.
 */
const looseKey = /(?:^|[\s[\]{},:?-])[&*][\w-]|[\]}][ \t]*:|:[ \t]+:/;
/** The mistake behind a complaint of the library about `text` at `offset`. */
function certainMistake(complaint, text, offset) {
    if (looseKey.test(text))
        return undefined;
    const [, message, advice] = mistakes.find(([pattern]) => pattern.test(complaint)) ?? [];
    if (message !== undefined && advice !== undefined)
        return { message: `yaml: ${message}`, advice };
    const bracket = /^Flow (?:map|sequence)\b.* end with a ([}\]])/.exec(complaint)?.[1];
    // Lines that are indented less are no end for yaml.v2; the end of the file is.
    if (bracket === undefined || text.slice(offset).trim() !== '')
        return undefined;
    return { message: `yaml: did not find expected ',' or '${bracket}'`, advice: `close the bracket with ${bracket}` };
}
/** What to look for where it is not certain that stacker stops: yaml.v2 took none of these in the thousands that were tried. */
function likelyCure(complaint) {
    if (complaint.startsWith('Block scalars with more-indented leading empty lines'))
        return 'indent the text of a block with blanks, its first line too';
    return mistakes.find(([pattern]) => pattern.test(complaint))?.[2];
}

;// CONCATENATED MODULE: ./lib/yaml/yaml-scalar-syntax.js
/** The text of a scalar, and what yaml.v2 would object to. `text` is the whole document. */
function scalarSyntax(node, place, text, inFlow) {
    const token = node.srcToken;
    const value = typeof node.value === 'string' ? node.value : node.source;
    const whole = { kind: 'scalar', ...place, text: value, plain: false };
    if (token?.type === 'double-quoted-scalar' || token?.type === 'single-quoted-scalar') {
        // A marker at a line's begin ends the document wherever it stands (docs/stacker/stackerfile.md#3.2).
        if (/\n(?:---|\.\.\.)(?:\s|$)/.test(token.source))
            return { syntax: whole, refused: 'yaml: found unexpected document indicator' };
        return token.type === 'double-quoted-scalar' ? doubleQuoted(whole, token.source) : { syntax: whole };
    }
    if (token?.type === 'block-scalar') {
        const header = token.props.find(({ type }) => type === 'block-scalar-header');
        const structural = 'source' in (header ?? {}) && /[0-9]/.test(header.source);
        // yaml.v2 keeps no line end that the file does not have; the library adds one (docs/stacker/stackerfile.md#3.3).
        const cut = place.end >= text.length && endsInsideLine(text, token.source) && value.endsWith('\n');
        return {
            ...(violatesIndentation(token.source)
                ? { refused: 'yaml: found a tab character where an indentation space is expected' }
                : {}),
            syntax: cut ? { ...whole, text: value.slice(0, -1) } : whole,
            ...(structural ? { structural: 'an explicit indentation of a block scalar' } : {}),
        };
    }
    // A colon at the begin is an indicator in flow, whatever follows it (docs/stacker/stackerfile.md#3.6; scannerc.go,
    // yaml_parser_fetch_next_token).
    const refused = inFlow && value.startsWith(':') ? { refused: 'yaml: did not find expected node content' } : {};
    return {
        syntax: { ...whole, plain: true },
        ...refused,
        ...(inFlow && value.includes('?') ? { structural: 'a question mark in a flow scalar' } : {}),
    };
}
/** Whether the document ends in a line of the block without its line end. Blanks up to the indentation are no such line. */
function endsInsideLine(text, raw) {
    const last = text.slice(text.lastIndexOf('\n') + 1);
    if (!/^ *$/.test(last))
        return true;
    // Nothing but the blanks of a line that has no end.
    if (!raw.includes('\n'))
        return true;
    const indentation = /^( *)[^ \n]/m.exec(raw)?.[1];
    return indentation !== undefined && last.length > indentation.length;
}
/**
 * Tabs before the first text of a block scalar, or in the indentation of a later line (docs/stacker/stackerfile.md#3.5;
 * scannerc.go, scan_block_scalar_breaks).
 */
function violatesIndentation(raw) {
    let indentation;
    for (const line of raw.split('\n')) {
        const blanks = /^ */.exec(line)?.[0].length ?? 0;
        if (line[blanks] === '\t' && (indentation === undefined || blanks < indentation))
            return true;
        if (blanks < line.length)
            indentation ??= blanks;
    }
    return false;
}
/** yaml.v2 knows the escapes of YAML 1.1 alone, and takes no half of a surrogate pair (docs/stacker/stackerfile.md#3.9). */
function doubleQuoted(syntax, raw) {
    let doubt = false;
    for (const [escape] of raw.matchAll(/\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])/g)) {
        if (escape === '\\\n')
            doubt = true;
        else if (!/^\\(?:[0abt\tnvfre "'\\N_LP]|[xuU].)/s.test(escape))
            return { syntax, refused: 'yaml: found unknown escape character' };
        else if (/^\\[uU]/.test(escape) && !isCharacter(Number.parseInt(escape.slice(2), 16))) {
            return { syntax, refused: 'yaml: found invalid Unicode character escape code' };
        }
    }
    return { syntax: doubt ? { ...syntax, doubt: 'a backslash at a line end in double quotes' } : syntax };
}
function isCharacter(code) {
    return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}

;// CONCATENATED MODULE: ./lib/yaml/yaml-syntax.js





const options = {
    version: '1.1',
    schema: 'failsafe',
    merge: false,
    uniqueKeys: false,
    strict: false,
    keepSourceTokens: true,
    resolveKnownTags: false,
    prettyErrors: false,
};
const longestText = 1 << 21;
/** Characters that may be parsed again because of indented lines. */
const mostRepeated = 1 << 21;
const mostIndented = 200;
/** yaml.v2 gives up at 1024, with what stands before the key (docs/stacker/stackerfile.md#3.8). */
const longestKey = 1000;
/** The first document of a text whose breaks are normalised. */
function parseSyntax(source) {
    const strange = /[\u2028\u2029\ufeff]/.exec(source.text);
    if (strange !== null)
        return unsure('a line separator or byte order mark inside the text', (0,source_text/* originOf */.yv)(source, strange.index));
    if (source.text.length > longestText)
        return unsure('the file is longer than two megabytes', 0);
    let current = source;
    const indented = new Set();
    let repeated = 0;
    for (;;) {
        const composed = compose(current.text);
        if (composed.kind !== 'document')
            return { ...composed, at: (0,source_text/* originOf */.yv)(current, composed.at) };
        const { document } = composed;
        if (document === undefined)
            return { kind: 'tree', root: undefined, source: current };
        const [error] = document.errors;
        if (error === undefined)
            return buildTree(document.contents, current);
        // Continuation lines of quoted and flow values need no indentation in yaml.v2, and blanks at their begin are no content
        // (docs/stacker/stackerfile.md#3.4).
        const line = lineToIndent(current.text, error);
        if (line === undefined || indented.has((0,source_text/* originOf */.yv)(current, line)) || indented.size >= mostIndented) {
            return judgeError(error, current);
        }
        indented.add((0,source_text/* originOf */.yv)(current, line));
        repeated += current.text.length;
        if (repeated > mostRepeated)
            return unsure('too many lines without indentation', (0,source_text/* originOf */.yv)(current, line));
        current = (0,source_text/* editText */.i1)(current, [{ start: line, end: line, pieces: [' '.repeat(64)] }]);
    }
}
function unsure(message, at) {
    return { kind: 'unsure', message, at };
}
function compose(text) {
    const objections = [];
    const documents = new dist/* Composer */.Dk(options).compose(checkedTokens(text, objections), true, text.length);
    const first = documents.next();
    const document = first.done === true ? undefined : first.value;
    // What is wrong behind the first document is never seen (docs/stacker/stackerfile.md#3.2).
    const end = document?.range[2] ?? text.length;
    const objection = objections.find(({ at }) => at <= end);
    return objection ?? { kind: 'document', document };
}
function lineToIndent(text, error) {
    const [position] = error.pos;
    const marker = (line) => /^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(line, line + 4));
    if (error.code === 'BAD_INDENT' && error.message.includes('must be sufficiently indented and end with')) {
        const line = text.lastIndexOf('\n', position - 1) + 1;
        return position < text.length && text[position] !== '\n' && !marker(line) ? line : undefined;
    }
    if (error.code === 'MISSING_CHAR' && error.message.includes('Missing closing')) {
        const end = text.indexOf('\n', position);
        return end < 0 || end + 1 >= text.length || marker(end + 1) ? undefined : end + 1;
    }
    return undefined;
}
/**
 * Most of what the library refuses yaml.v2 refuses too, but not all of it: what is not certain is left to stacker
 * (docs/stacker/stackerfile.md#3.10).
 */
function judgeError(error, source) {
    const at = (0,source_text/* originOf */.yv)(source, error.pos[0]);
    const rest = source.text.slice(error.pos[0]);
    if (error.code === 'TAB_AS_INDENT') {
        const message = 'yaml: found character that cannot start any token';
        return { kind: 'refused', message, at, advice: noTabs };
    }
    if (error.message.includes('Missing closing') && !rest.includes('\n')) {
        return { kind: 'refused', message: 'yaml: found unexpected end of stream', at, advice: 'close the quote' };
    }
    const mistake = certainMistake(error.message, source.text, error.pos[0]);
    if (mistake !== undefined)
        return { kind: 'refused', ...mistake, at };
    const advice = likelyCure(error.message);
    return advice === undefined
        ? unsure(`${error.message}: this YAML can only be read by stacker`, at)
        : unsure(`${advice}: stacker most likely stops here (${error.message})`, at);
}
function buildTree(root, source) {
    const doubts = [];
    const anchors = new Map();
    const extent = (node) => ({
        at: (0,source_text/* originOf */.yv)(source, node.range[0]),
        start: node.range[0],
        end: node.range[1],
        tag: node.tag,
    });
    const anchored = (node, built) => {
        const name = (0,dist/* isAlias */.Vj)(node) ? undefined : node.anchor;
        if (name === undefined)
            return built;
        if (!anchorName.test(name))
            doubts.push({ kind: 'unsure', message: `the anchor name ${name}`, at: built.at });
        anchors.set(name, built);
        return built;
    };
    const build = (node, at, inFlow) => {
        if (node === null) {
            return { kind: 'scalar', at: (0,source_text/* originOf */.yv)(source, at), start: at, end: at, tag: undefined, text: '', plain: true };
        }
        if ((0,dist/* isAlias */.Vj)(node)) {
            const name = node.source;
            const target = anchors.get(name);
            const place = extent(node);
            if (!anchorName.test(name))
                doubts.push({ kind: 'unsure', message: `the anchor name ${name}`, at: place.at });
            if (target !== undefined)
                return { kind: 'alias', ...place, name, target };
            doubts.push({ kind: 'refused', message: `yaml: unknown anchor '${name}' referenced`, at: place.at });
            return build(null, node.range[0], inFlow);
        }
        if ((0,dist/* isScalar */.jn)(node)) {
            const scalar = scalarSyntax(node, extent(node), source.text, inFlow);
            if (scalar.refused !== undefined)
                doubts.push({ kind: 'refused', message: scalar.refused, at: scalar.syntax.at });
            if (scalar.structural !== undefined) {
                doubts.push({ kind: 'unsure', message: scalar.structural, at: scalar.syntax.at });
            }
            return anchored(node, scalar.syntax);
        }
        if ((0,dist/* isSeq */.oP)(node)) {
            const items = [];
            const built = anchored(node, { kind: 'sequence', ...extent(node), items });
            const flow = inFlow || node.flow === true;
            for (const item of node.items)
                items.push(build(item, node.range[0], flow));
            return built;
        }
        if (!(0,dist/* isMap */.jh)(node))
            throw new TypeError('the library has no other nodes');
        const pairs = [];
        const built = anchored(node, { kind: 'mapping', ...extent(node), pairs });
        const flow = inFlow || node.flow === true;
        for (const pair of node.items) {
            const key = build(pair.key, node.range[0], flow);
            if (isNothing(pair.key) && !isExplicit(pair.srcToken)) {
                const message = flow ? 'yaml: did not find expected node content' : 'yaml: did not find expected key';
                doubts.push({ kind: 'refused', message, at: key.at });
            }
            if (flow && source.text[node.range[0]] !== '{' && isNothing(pair.key) && pair.value === null) {
                doubts.push({ kind: 'refused', message: "yaml: did not find expected ',' or ']'", at: key.at });
            }
            if (key.end - key.start > longestKey) {
                doubts.push({ kind: 'unsure', message: 'a key of more than a thousand characters', at: key.at });
            }
            if (flow && pair.value !== null && /^:[,\]}]/.test(colonOf(pair.srcToken, source.text))) {
                doubts.push({ kind: 'unsure', message: 'a colon directly before a flow indicator', at: key.at });
            }
            pairs.push([key, build(pair.value, key.end, flow)]);
        }
        return built;
    };
    const syntax = root === null ? undefined : build(root, 0, false);
    const [worst] = doubts.sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'unsure' ? -1 : 1));
    return worst ?? { kind: 'tree', root: syntax, source };
}
/** What yaml.v2 takes for a name (docs/stacker/stackerfile.md#3.7). */
const anchorName = /^[\w-]+$/;
/** A key without text, tag or anchor: the library takes a lone colon for one, yaml.v2 only behind a question mark. */
function isNothing(key) {
    return (key === null ||
        ((0,dist/* isScalar */.jn)(key) &&
            key.source === '' &&
            key.range[0] === key.range[1] &&
            key.type === 'PLAIN' &&
            key.anchor === undefined &&
            key.tag === undefined));
}
function isExplicit(item) {
    return item?.start.some(({ type }) => type === 'explicit-key-ind') === true;
}
/** The colon of a flow pair with the character that follows it. */
function colonOf(item, text) {
    const colon = item?.sep?.find(({ type }) => type === 'map-value-ind');
    return colon === undefined ? '' : text.slice(colon.offset, colon.offset + 2);
}

;// CONCATENATED MODULE: ./lib/stackerfile/parse.js








/** Reads one stackerfile as the given release does, from its bytes. Every input gives a result. */
function parseStackerfile(bytes, context) {
    const decoded = decodeYamlBytes(bytes);
    if (decoded.kind === 'refused') {
        const file = (0,source_text/* fileText */.CG)(context.path, Buffer.from(bytes).toString());
        // stacker substitutes bytes first (docs/stacker/stackerfile.md#1.1), which could remove the bad ones.
        const certain = !Buffer.from(bytes).includes('$') && !mayEndBefore(file.text, decoded.at);
        return {
            kind: certain ? 'refused' : 'unsure',
            problems: [(0,source_text/* problemAt */.l4)(file, decoded.at, decoded.why, 'save the file as UTF-8')],
        };
    }
    const file = (0,source_text/* fileText */.CG)(context.path, decoded.text);
    if (decoded.utf16) {
        // The placeholders of substitutions are bytes, which UTF-16 does not hold; almost.
        if (Buffer.from(bytes).includes('${'))
            return parse_unsure(file, 0, 'a file in UTF-16 that may hold placeholders');
        return parseText(file, (0,source_text/* sourceText */.rI)(file.text), context);
    }
    const substituted = (0,substitute/* substitute */.V)(file, (0,source_text/* sourceText */.rI)(file.text), context.substitutions, grammarOf(context.release));
    if (substituted.kind !== 'done')
        return substituted;
    return parseText(file, substituted.source, context);
}
function parse_unsure(file, at, message) {
    return { kind: 'unsure', problems: [(0,source_text/* problemAt */.l4)(file, at, message)] };
}
const correctYaml = 'correct the YAML at this place';
/**
 * Whether the first document may end before `at`: yaml.v2 reads a little further than that, and sees nothing of what follows
 * (docs/stacker/stackerfile.md#3.2).
 */
function mayEndBefore(text, at) {
    const lines = text
        .slice(0, at)
        .split(/[\n\r\x85]/)
        .filter((line) => !/^\ufeff?[ \t]*(?:#|%|$)/.test(line));
    const marker = /^\ufeff?(?:---|\.\.\.)(?:\s|$)/;
    const content = marker.test(lines[0] ?? '') ? lines.slice(1) : lines;
    return /^\ufeff?[ \t]/.test(content[0] ?? '') || content.some((line) => marker.test(line));
}
function parseText(file, substituted, context) {
    const prefix = `couldn't parse stacker file ${file.path}: `;
    const control = firstControlCharacter(substituted.text);
    if (control !== undefined) {
        const problem = (0,source_text/* problemAt */.l4)(file, (0,source_text/* originOf */.yv)(substituted, control), `${prefix}yaml: control characters are not allowed`, 'remove it');
        return { kind: mayEndBefore(substituted.text, control) ? 'unsure' : 'refused', problems: [problem] };
    }
    const parsed = parseSyntax(normaliseBreaks(substituted));
    if (parsed.kind === 'refused') {
        const { at, message, advice = correctYaml } = parsed;
        return { kind: 'refused', problems: [(0,source_text/* problemAt */.l4)(file, at, `${prefix}${message}`, advice)] };
    }
    if (parsed.kind === 'unsure')
        return parse_unsure(file, parsed.at, parsed.message);
    const decoded = parsed.root === undefined
        ? { value: undefined, refused: [], doubts: [], tooLarge: false }
        : decodeSyntax(parsed.root);
    if (decoded.tooLarge)
        return parse_unsure(file, 0, 'the file expands to more than can be read');
    if (decoded.refused.length > 0) {
        return {
            kind: 'refused',
            problems: decoded.refused.map(({ message, at }) => (0,source_text/* problemAt */.l4)(file, at, `${prefix}${message}`, correctYaml)),
        };
    }
    return readFile(file, { source: parsed.source, afterSubstitutions: substituted.text, decoded }, context);
}
function readFile(file, { source, afterSubstitutions, decoded }, context) {
    const problems = [];
    const refuse = (at, message, advice) => problems.push((0,source_text/* problemAt */.l4)(file, at, message, advice));
    const { value } = decoded;
    if (value?.kind === 'list' &&
        value.items.length > 0 &&
        value.items.every(({ kind }) => kind === 'map' || kind === 'null')) {
        return parse_unsure(file, value.at, 'a list of maps at the top level');
    }
    const peculiar = value?.kind === 'map' ? value.pairs.find(([key]) => isPeculiar(key)) : undefined;
    if (peculiar !== undefined)
        return parse_unsure(file, peculiar[0].at, 'a name that yaml.v2 merges or drops');
    const outline = readOutline(file, value, context, refuse);
    const doubts = decoded.doubts.map((doubt) => ({
        offset: doubt.offset,
        problem: (0,source_text/* problemAt */.l4)(file, doubt.at, doubt.message),
    }));
    const lasts = new Map(outline.layers.map((entry) => [entry.name, entry]));
    const layers = outline.layers.flatMap((entry) => {
        const refuseDecoded = lasts.get(entry.name) === entry ? refuse : () => undefined;
        return readDefinition(entry, { file, source, context, refuse, refuseDecoded, doubts }) ?? [];
    });
    if (outline.prerequisites === 'nil') {
        const at = value?.kind === 'map'
            ? (value.pairs.find(([key]) => key.kind === 'string' && key.value === 'config')?.[0].at ?? 0)
            : 0;
        refuse(at, "runtime error: invalid memory address or nil pointer dereference: 'config' has no value", "remove the empty 'config'");
    }
    if (problems.length > 0)
        return { kind: 'refused', problems: withForeign(problems, outline, value) };
    const outside = doubts.filter(({ offset }) => !outline.layers.some(({ key, value: layer }) => offset >= key.start && offset <= layer.end));
    if (outside.length > 0)
        return { kind: 'unsure', problems: outside.map(({ problem }) => problem) };
    // The last of equal names is what the map of layers holds (docs/stacker/stackerfile.md#1.6).
    const last = new Map(layers.map((layer) => [layer.name, layer]));
    return {
        kind: 'read',
        layers: layers.map((layer) => ({ ...(last.get(layer.name) ?? layer), line: layer.line, column: layer.column })),
        prerequisites: outline.prerequisites === 'nil' ? [] : outline.prerequisites,
        afterSubstitutions,
    };
}
/**
 * A quoted `<<` turns into a merge in the second decoding (docs/stacker/stackerfile.md#1.5), and an empty list or map as a key
 * takes its pair with it.
 */
function isPeculiar(key) {
    if (key.kind === 'list')
        return key.items.length === 0;
    return key.kind === 'map' ? key.pairs.length === 0 : key.kind === 'string' && key.value === '<<';
}

// EXTERNAL MODULE: ./lib/stackerfile/unreadable-file.js
var unreadable_file = __webpack_require__(6893);
;// CONCATENATED MODULE: ./lib/stackerfile/file-reader.js




/** Of a stackerfile or substitute-file; those that people write have some kilobytes. */
const mostBytes = 4 << 20;
/** A file that several builds need is read once. */
function fileReader(request, lists) {
    const known = new Map();
    const read = (file, from) => {
        let bytes;
        try {
            bytes = (0,regular_file/* readRegularFileSync */.cG)(file, mostBytes);
        }
        catch (error) {
            // stacker would read a long one.
            const kind = (0,unreadable_file/* codeOf */.$N)(error) === 'EFBIG' ? 'unsure' : 'refused';
            return { path: file, parsed: { kind, problems: [unreadable(file, error, from)] } };
        }
        const [first, ...others] = lists.map((substitutions) => {
            const { release, host, requireHash = false } = request;
            return parseStackerfile(bytes, { path: file, release, substitutions, host, requireHash });
        });
        if (first === undefined)
            throw new TypeError('there is at least one order of substitutions');
        if (others.every((other) => sameReading(first, other))) {
            if (first.kind === 'read')
                request.onRead?.(first.layers);
            return { path: file, parsed: first };
        }
        const message = 'the order of the pairs in the substitute-file, which is random in stacker, changes what this file says';
        return { path: file, parsed: { kind: 'unsure', problems: [{ message, place: { file } }] } };
    };
    return (file, from) => {
        const found = known.get(file) ?? read(file, from);
        known.set(file, found);
        return found;
    };
}
function sameReading(a, b) {
    if (a.kind !== 'read' || b.kind !== 'read')
        return a.kind === b.kind;
    return a.afterSubstitutions === b.afterSubstitutions;
}
async function readSubstituteFile(file) {
    if (file === undefined)
        return undefined;
    try {
        return { path: file, bytes: await (0,regular_file/* readRegularFile */.XF)(file, mostBytes) };
    }
    catch (error) {
        const message = `unable to read substitute-file:${file}, err:${(0,unreadable_file/* reasonOf */.A3)(error)}`;
        const advice = (0,unreadable_file/* adviceFor */.cp)(error) ?? 'correct the path in substitute-file, or add the file';
        throw new errors/* UserError */.yo({ message, place: { file }, advice }, { cause: error });
    }
}
function unreadable(file, error, from) {
    const message = `couldn't read stacker file: open ${file}: ${(0,unreadable_file/* reasonOf */.A3)(error)}`;
    const place = from?.place ?? { file };
    const excerpt = from?.excerpt === undefined ? {} : { excerpt: from.excerpt };
    const advice = (0,unreadable_file/* adviceFor */.cp)(error) ??
        (from === undefined
            ? 'give the path of a stackerfile, relative to the working directory'
            : 'correct the prerequisite, or add the file');
    return { message, place, advice, ...excerpt };
}

;// CONCATENATED MODULE: ./lib/stackerfile/file-order.js
/**
 * An order that stacker could take (docs/stacker/stackerfile.md#9.4; deps.go over algoimpl's TopologicalSort): vertices in the
 * order of their paths' bytes, depth first along the edges from a prerequisite to those that need it, and the finished ones in
 * front. Files that do not need each other therefore come in reverse order of their paths; siblings above one prerequisite in
 * random order, here by path.
 */
function orderFiles(files) {
    const sorted = [...files.values()].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
    const dependents = new Map();
    for (const file of sorted) {
        for (const prerequisite of new Set(file.prerequisites)) {
            const list = dependents.get(prerequisite);
            if (list === undefined)
                dependents.set(prerequisite, [file]);
            else
                list.push(file);
        }
    }
    const finished = [];
    const seen = new Set();
    for (const root of sorted) {
        if (seen.has(root.path))
            continue;
        seen.add(root.path);
        const stack = [{ file: root, next: 0 }];
        for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
            const child = dependents.get(top.file.path)?.[top.next];
            top.next += 1;
            if (child === undefined) {
                finished.push(top.file);
                stack.pop();
            }
            else if (!seen.has(child.path)) {
                seen.add(child.path);
                stack.push({ file: child, next: 0 });
            }
        }
    }
    return finished.reverse();
}

;// CONCATENATED MODULE: ./lib/stackerfile/order.js

/**
 * The layers of one file in the order in which stacker builds them (docs/stacker/stackerfile.md#9.5; Stackerfile.DependencyOrder).
 * `built` holds the names of the layers of its prerequisites.
 */
function orderLayers(layers, built) {
    const baseless = layers.find(({ name, layer }) => !built.has(name) && layer.From.Type === '');
    if (baseless !== undefined) {
        const advice = `add 'from' with a type to layer ${baseless.name}`;
        return { kind: 'refused', problems: [at(baseless, 'invalid layer: no base (from directive)', advice)] };
    }
    const taken = new Set(built);
    const ordered = [];
    const needs = layers.map((definition) => neededLayers(definition));
    let waiting = layers.map((_, index) => index);
    for (;;) {
        // Layers taken early in a pass count later in the same pass.
        const left = [];
        for (const index of waiting) {
            const definition = layers[index];
            if (definition === undefined || taken.has(definition.name))
                continue;
            if ((needs[index] ?? []).every(({ name }) => taken.has(name))) {
                ordered.push(definition);
                taken.add(definition.name);
            }
            else
                left.push(index);
        }
        if (left.length === 0 || left.length === waiting.length) {
            waiting = left;
            break;
        }
        waiting = left;
    }
    // A name of a prerequisite is never taken again, which stacker counts as not resolved.
    const hidden = layers.filter(({ name }) => built.has(name));
    if (waiting.length === 0 && hidden.length === 0)
        return { kind: 'ordered', layers: ordered };
    const unresolved = waiting.map((index) => layers[index]).filter((definition) => definition !== undefined);
    return {
        kind: 'refused',
        problems: [...unresolved, ...hidden].map((definition) => unresolvedProblem(definition, taken)),
    };
}
/** oci and docker urls are not looked at; the host of `stacker://a:1/x` is `a:1`, which is no layer. */
function neededLayers({ layer }) {
    const needed = [];
    for (const { Path } of layer.Imports ?? []) {
        const name = (0,dockerish_url/* stackerUrl */.Z)(Path)?.layer;
        if (name !== undefined)
            needed.push({ name, as: Path });
    }
    const { Type, Url, Tag } = layer.From;
    const producer = Type === 'tar' ? (0,dockerish_url/* stackerUrl */.Z)(Url)?.layer : undefined;
    if (producer !== undefined)
        needed.push({ name: producer, as: Url });
    if (Type === 'built')
        needed.push({ name: Tag, as: `base layer ${Tag}` });
    return needed;
}
function unresolvedProblem(definition, taken) {
    const missing = [
        ...new Set(neededLayers(definition)
            .filter(({ name }) => !taken.has(name))
            .map(({ as }) => as)),
    ];
    const message = `couldn't resolve some dependencies: couldn't find dependencies for ${definition.name}: ${missing.join(', ')}`;
    const advice = 'define what is missing in this file or in one of its prerequisites, and see that layers do not need each other';
    return at(definition, message, advice);
}
function at({ stackerfile, line, column }, message, advice) {
    return { message, place: { file: stackerfile, line, column }, advice };
}

;// CONCATENATED MODULE: ./lib/stackerfile/load-build.js






/** The files that a build reads, with their prerequisites, in order; or why stacker would refuse them. */
function loadBuild(roots, request, reader) {
    const walk = { reader, files: new Map(), problems: [], open: [] };
    for (const root of roots)
        visit(walk, external_node_path_.resolve(request.workingDirectory, root), undefined);
    const { files, problems } = walk;
    if (grammarOf(request.release).uniqueNames)
        problems.push(...duplicateNames([...files.values()]));
    if (problems.length > 0)
        return problems;
    return orderBuild(roots, files);
}
function visit(walk, file, from) {
    const { reader, files, problems, open } = walk;
    const key = (0,paths/* cleanPath */.ts)(file);
    if (open.includes(key)) {
        const cycle = [...open.slice(open.indexOf(key)), key].join(' -> ');
        const message = `prerequisites make a cycle, on which stacker never ends: ${cycle}`;
        problems.push({ ...from, message, advice: 'remove one of these prerequisites' });
        return;
    }
    if (files.has(key))
        return;
    const { parsed } = reader(key, from);
    if (parsed.kind === 'refused') {
        problems.push(...parsed.problems);
        files.set(key, { path: key, layers: [], prerequisites: [], unsure: [] });
        return;
    }
    if (parsed.kind === 'unsure') {
        files.set(key, { path: key, layers: [], prerequisites: [], unsure: parsed.problems });
        return;
    }
    open.push(key);
    for (const prerequisite of parsed.prerequisites)
        visitPrerequisite(walk, prerequisite);
    open.pop();
    const prerequisites = parsed.prerequisites.map((prerequisite) => prerequisite.path);
    files.set(key, { path: key, layers: parsed.layers, prerequisites, unsure: [] });
}
function visitPrerequisite(walk, { path: wanted, at }) {
    const message = `key ${wanted} does not exist`;
    const url = (0,dockerish_url/* dockerishUrl */.I)(wanted);
    if (url !== undefined && url.scheme !== '') {
        const advice = 'a prerequisite must be a file of this machine: stacker fetches an url and then fails';
        walk.problems.push({ ...at, message, advice });
    }
    else if ((0,paths/* cleanPath */.ts)(wanted) !== wanted) {
        walk.problems.push({ ...at, message, advice: `write ${(0,paths/* cleanPath */.ts)(wanted)}` });
    }
    else
        visit(walk, wanted, at);
}
/** stacker reads all files of a build before it builds one, and refuses a name that stands twice (docs/stacker/stackerfile.md#9.3). */
function duplicateNames(files) {
    const holders = new Map();
    const problems = [];
    for (const { layers } of [...files].sort((a, b) => compareBytes(a.path, b.path))) {
        for (const definition of layers) {
            const { name, stackerfile, line, column } = definition;
            const holder = holders.get(name);
            if (holder === undefined)
                holders.set(name, definition);
            else {
                problems.push({
                    message: `duplicate layer name: both ${holder.stackerfile} and ${stackerfile} have ${name}`,
                    place: { file: stackerfile, line, column },
                    advice: `rename one of them (the other is in line ${String(holder.line)} of ${holder.stackerfile})`,
                });
            }
        }
    }
    return problems;
}
function compareBytes(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
function orderBuild(roots, files) {
    const ordered = orderFiles(files);
    const problems = [];
    const layers = [];
    const below = new Map();
    const doubtful = new Set();
    for (const file of ordered) {
        const built = new Set();
        let doubt = file.unsure.length > 0;
        for (const prerequisite of file.prerequisites) {
            doubt ||= doubtful.has(prerequisite);
            for (const name of below.get(prerequisite) ?? [])
                built.add(name);
        }
        if (doubt)
            doubtful.add(file.path);
        const order = orderLayers(file.layers, built);
        if (order.kind === 'ordered')
            layers.push(...order.layers);
        else if (doubt)
            layers.push(...file.layers.map((layer) => withDoubt(layer, order.problems)));
        else
            problems.push(...order.problems);
        for (const { name } of file.layers)
            built.add(name);
        below.set(file.path, built);
    }
    return problems.length > 0 ? problems : { roots, files: ordered, layers };
}
/** What is missing may be in a file that could not be read. */
function withDoubt(layer, problems) {
    return { ...layer, unsure: [...layer.unsure, ...problems] };
}

;// CONCATENATED MODULE: ./lib/stackerfile/notices.js

function noticesOf(builds, release) {
    const legacy = grammarOf(release).fields.has('LegacyImport');
    const notices = [];
    for (const file of new Set(builds.flatMap(({ files }) => files))) {
        notices.push(...file.unsure.map((problem) => ({
            ...problem,
            message: `could not be read with certainty: ${problem.message}`,
        })));
        for (const { name, stackerfile, line, column, layer, unsure } of file.layers) {
            const place = { file: stackerfile, line, column };
            notices.push(...unsure.map((problem) => ({
                ...problem,
                message: `layer ${name} could not be read with certainty: ${problem.message}`,
            })));
            if (legacy && layer.WasLegacyImport === true) {
                notices.push({
                    message: `'import' directive used in layer '${name}' is deprecated`,
                    place,
                    advice: "write 'imports', and /stacker/imports instead of /stacker",
                });
            }
            if (layer.WasBom === true)
                notices.push({
                    message: `'bom' directive used in layer '${name}' has no effect any more`,
                    place,
                    advice: 'remove it',
                });
        }
    }
    return withoutRepeats(notices);
}
function withoutRepeats(problems) {
    return [...new Map(problems.map((problem) => [JSON.stringify([problem.message, problem.place]), problem])).values()];
}

// EXTERNAL MODULE: ./lib/stackerfile/shown-text.js
var shown_text = __webpack_require__(99770);
;// CONCATENATED MODULE: ./lib/stackerfile/substitution-list.js







/**
 * All lists that stacker may apply: it takes the pairs of a substitute-file in random order (docs/stacker/stackerfile.md#2.1), so
 * there are two of them, which differ in that order, where the file has more than one.
 * @throws UserError for a substitute-file that stacker refuses.
 */
function substitutionLists(given, file, directories, grammar) {
    const first = grammar.trimsSubstitutions ? given.map(go_text/* trimSpace */.Pd) : given;
    const builtIn = [
        `STACKER_ROOTFS_DIR=${directories.rootsDir}`,
        `STACKER_STACKER_DIR=${directories.stackerDir}`,
        `STACKER_OCI_DIR=${directories.ociDir}`,
        ...(grammar.workDirVariable ? [`STACKER_WORK_DIR=${directories.workDir ?? ''}`] : []),
    ];
    if (file === undefined)
        return [[...first, ...builtIn]];
    if (grammar.substituteFile === 'none') {
        throw new errors/* UserError */.yo({ message: 'this release of stacker has no substitute-file', place: { file: file.path } });
    }
    const pairs = [...substitution_list_readSubstituteFile(file.path, file.bytes)];
    const read = pairs.flatMap(([key, value]) => {
        const known = first.some((element) => element.startsWith(`${key}=`));
        return known && grammar.substituteFile === 'skips' ? [] : [`${key}=${value}`];
    });
    const forward = [...first, ...read, ...builtIn];
    return read.length < 2 ? [forward] : [forward, [...first, ...[...read].reverse(), ...builtIn]];
}
/**
 * A map of strings, decoded at once (docs/stacker/stackerfile.md#2.2), so that texts stay as they are written: `yes` is not `true`.
 */
function substitution_list_readSubstituteFile(path, bytes) {
    const prefix = `unable to unmarshal substitute-file:${path}, err:`;
    const decoded = decodeYamlBytes(bytes);
    const file = (0,source_text/* fileText */.CG)(path, decoded.kind === 'text' ? decoded.text : Buffer.from(bytes).toString());
    const refuse = (at, message) => {
        throw new errors/* UserError */.yo((0,source_text/* problemAt */.l4)(file, at, prefix + message, 'a substitute-file is a map of KEY: VALUE'));
    };
    if (decoded.kind === 'refused')
        return refuse(decoded.at, decoded.why);
    const source = (0,source_text/* sourceText */.rI)(decoded.text);
    const control = firstControlCharacter(source.text);
    if (control !== undefined)
        return refuse(control, 'yaml: control characters are not allowed');
    const parsed = parseSyntax(normaliseBreaks(source));
    if (parsed.kind !== 'tree')
        return refuse(parsed.at, parsed.message);
    if (parsed.root === undefined)
        return new Map();
    // Text instead of values: yaml.v2 gives a string what stands in the file.
    const texts = decodeSyntax(parsed.root, 'text');
    for (const { at, message } of texts.refused)
        refuse(at, message);
    for (const { at, message } of texts.doubts)
        refuse(at, message);
    if (texts.tooLarge)
        return refuse((0,source_text/* originOf */.yv)(source, 0), 'the file expands to more than can be read');
    const { value } = texts;
    return value === undefined ? new Map() : (readStringMap(value, null, refuse) ?? new Map());
}

;// CONCATENATED MODULE: ./lib/stackerfile/load.js







/**
 * Reads the stackerfiles of all builds with their prerequisites (docs/stacker/stackerfile.md#9.2), as the release would, and puts
 * files and layers in order.
 * @throws UserError with all problems that were found, where stacker would refuse a file or their order.
 */
async function loadProject(request) {
    const lists = substitutionLists(request.substitutions, await readSubstituteFile(request.substituteFile), request.directories, grammarOf(request.release));
    const reader = fileReader(request, lists);
    const builds = [];
    const problems = [];
    for (const { roots } of request.builds) {
        const loaded = loadBuild(roots, request, reader);
        if (Array.isArray(loaded))
            problems.push(...loaded);
        else
            builds.push(loaded);
    }
    const substitutions = lists[0] ?? [];
    const show = (0,shown_text/* showWithout */.q8)(substitutions);
    const shown = (list) => list.map((problem) => (0,shown_text/* showProblem */.Hi)(problem, show));
    const distinct = withoutRepeats(problems);
    if (distinct.length > 0)
        throw new errors/* UserError */.yo(shown(distinct));
    return { builds, substitutions, notices: shown(noticesOf(builds, request.release)) };
}

// EXTERNAL MODULE: ./lib/workspace/build-state.js + 2 modules
var build_state = __webpack_require__(56311);
// EXTERNAL MODULE: ./lib/workspace/directories.js
var directories = __webpack_require__(56306);
;// CONCATENATED MODULE: ./lib/plan/asked-release.js


/** The release that is named, or found on this machine. */
async function askedRelease({ stackerVersion: named, stacker }, surroundings) {
    if (named.kind === 'release')
        return named.release;
    const printed = await printedVersion(stacker, surroundings.environment);
    if (printed === undefined)
        return undefined;
    const tag = /\bv?[0-9]+\.[0-9]+\.[0-9]+(?:-rc[0-9]+)?(?![-\w.])/.exec(printed)?.[0];
    surroundings.log.debug(`stacker --version says ${JSON.stringify(printed.trim())}`);
    return tag ?? printed.trim();
}
function printedVersion(stacker, environment) {
    if (!mayBeFound(stacker, environment['PATH']))
        return Promise.resolve(undefined);
    const { execFile } = process.getBuiltinModule('node:child_process');
    return new Promise((resolve) => {
        execFile(stacker, ['--version'], { timeout: 10_000, maxBuffer: 64 * 1024, env: { ...environment } }, (error, stdout) => {
            resolve(error === null && stdout.trim() !== '' ? stdout : undefined);
        });
    });
}
/** As execvp(3) looks for it. Where no stacker is, nothing is loaded by which to start it. */
function mayBeFound(command, search) {
    if (command.includes('/') || search === undefined)
        return true;
    return search.split(':').some((directory) => (0,external_node_fs_.existsSync)(external_node_path_.join(directory, command)));
}
/** What is to be said of the release, once: it concerns all layers. */
function releaseNotices({ tag }, asked, { known, given, recorded }) {
    if (known !== undefined)
        return [];
    if (asked === undefined) {
        if (recorded === undefined)
            return [];
        return [
            {
                message: `no stacker is here: the plan assumes ${tag}, by which the cache was filled`,
                advice: 'name the release that will build by stacker-version',
            },
        ];
    }
    return given === undefined
        ? [
            {
                message: `stacker ${asked} is not in the table of releases, so nothing is restored, and nothing kept of it`,
                advice: 'update stack-cache, or name a release whose rules it follows by stacker-version',
            },
        ]
        : [
            {
                message: `stacker ${asked} is not in the table of releases yet: it is judged by the rules of ${tag}, what would be a hit is unknown and restored, and stacker decides`,
                advice: `update stack-cache, or give stacker-version: ${tag} where you know that both agree`,
            },
        ];
}

// EXTERNAL MODULE: ./lib/plan/host-arch.js
var host_arch = __webpack_require__(6958);
;// CONCATENATED MODULE: ./lib/plan/sources.js

















/**
 * Reads the stackerfiles of the options. `newestRecord` answers the newest record of a layer: it says by which release, and run by
 * whom, the cache was filled, where neither the options nor a stacker on the PATH do. `onRead` is told of layers as soon as they are read,
 * and may be told of them again, by another release.
 * @throws UserError for what stacker would refuse.
 */
async function readSources(options, surroundings, newestRecord, onRead) {
    const arch = options.arch ?? (0,host_arch/* hostArch */.L)();
    const builds = await buildsOf(options, surroundings);
    const read = (release) => loadProject({
        builds,
        release,
        substitutions: options.substitute,
        ...(options.substituteFile === undefined ? {} : { substituteFile: options.substituteFile }),
        directories: { ...(0,directories/* directoriesOf */.Pv)(options.directories), workDir: options.directories.workDirOption },
        host: { os: 'linux', arch },
        workingDirectory: options.directories.working,
        ...(onRead && { onRead: onRead.bind(undefined, release) }),
    });
    const asking = askedRelease(options, surroundings);
    // While stacker says which it is, since most have the newest.
    const early = options.stackerVersion.kind === 'auto' && isSmall(builds) ? read(releases/* newestRelease */.s5) : undefined;
    early?.catch(() => undefined);
    const asked = await asking;
    const known = asked === undefined ? undefined : (0,releases/* findRelease */.dv)(asked);
    const given = known ?? (asked === undefined ? undefined : (0,releases/* earlierPatch */.dF)(asked));
    let project = await (given === undefined || given === releases/* newestRelease */.s5 ? (early ?? read(releases/* newestRelease */.s5)) : read(given));
    const owner = buildCacheOwner(options.directories);
    const record = given && (options.stackerUser !== 'auto' || owner !== undefined)
        ? undefined
        : await anyRecord(project, arch, newestRecord);
    const recorded = record && (0,releases/* findRelease */.dv)(record.release);
    const release = given ?? (asked === undefined ? recorded : undefined) ?? releases/* newestRelease */.s5;
    if (release !== (given ?? releases/* newestRelease */.s5))
        project = await read(release);
    const uid = process.getuid?.() ?? 0;
    // `runner` is who runs this step, and in a container that is often root.
    const rootUser = options.stackerUser === 'auto' ? (owner ?? record?.owner ?? uid) === 0 : options.stackerUser === 'root' || uid === 0;
    const throughSudo = rootUser && uid !== 0;
    return {
        release,
        releaseDoubt: known !== undefined || (asked === undefined && recorded !== undefined) ? undefined : { named: asked },
        askedRelease: asked,
        releaseKnown: asked === undefined || given !== undefined,
        rootUser,
        epoch: (0,epoch/* epochOf */.F)(options.epoch, release, { seen: surroundings.environment['SOURCE_DATE_EPOCH'], throughSudo }),
        umask: await umaskOf(options, { project, throughSudo, record }, (layer) => newestRecord(arch, layer)),
        arch,
        project,
        layers: (0,stack/* listLayers */.VR)(project),
        layerTypes: layerTypesOf(options, release),
        notices: [...releaseNotices(release, asked, { known, given, recorded }), ...project.notices],
    };
}
/** The parts of a definition that name it in the store, and how its facts become portable. */
function portableForm(definition, sources, workingDirectory) {
    const layer = (0,portable/* portableLayer */.hf)(definition, workingDirectory);
    return {
        layer,
        definition: (0,layer_definition/* definitionText */.Zl)(layer, sources.release),
        arch: sources.arch,
        shape: sources.release.shape,
        layerTypes: [...sources.layerTypes].sort(),
        treeDigest: ({ tree }) => (0,mtree_tree/* treeDigest */.fZ)(tree),
    };
}
/** So many layers are asked by what umask they were built. */
const askedForUmask = 4;
/**
 * What stacker has staged tells: here, else the newest record, of those asked, that says how its layer was staged: of layers that were saved
 * together some may tell it and some not. Where nothing was built yet nothing can hit, and this process's own is as good as any.
 */
async function umaskOf(options, known, newestRecord) {
    if (options.umask !== 'auto')
        return options.umask;
    const layers = (0,stack/* listLayers */.VR)(known.project);
    const names = new Set(layers.map(({ definition }) => definition.name));
    const left = await (0,build_state/* leftUmask */.XW)((0,directories/* directoriesOf */.Pv)(options.directories), names);
    if (left !== undefined)
        return left;
    if (options.foreseenUmask !== undefined)
        return options.foreseenUmask ?? undefined;
    const stagers = layers.filter(({ definition }) => (0,umask/* dependsOnUmask */.IN)(definition.layer));
    const asked = options.from === 'local'
        ? []
        : await Promise.all(stagers.slice(0, askedForUmask).map(({ definition }) => newestRecord(definition.name)));
    const records = [known.record, ...asked]
        .filter((record) => record !== undefined)
        .sort((a, b) => b.savedAt - a.savedAt);
    if (records.length > 0)
        return records.find(({ umask }) => umask !== null)?.umask ?? undefined;
    // sudo never widens the umask of who calls it, and adds 022 (sudoers, umask).
    return known.throughSudo ? ownUmask() | 0o022 : ownUmask();
}
/** proc(5). Node can only tell the umask by setting it twice, which other threads would see. */
function ownUmask() {
    const digits = /^Umask:\s*([0-7]+)$/m.exec((0,external_node_fs_.readFileSync)('/proc/self/status', 'latin1'))?.[1];
    return digits === undefined ? 0o022 : Number.parseInt(digits, 8);
}
async function buildsOf({ sources, directories }, surroundings) {
    if (sources.kind === 'files')
        return sources.files.map((file) => ({ roots: [file] }));
    const found = await (0,find/* findStackerfiles */.C)(sources.directory, sources.pattern, directories.working);
    for (const notice of found.notices)
        surroundings.log.warning(notice.message);
    return found.files.length === 0 ? [] : [{ roots: found.files }];
}
/** Bytes of stackerfiles that are read in the time in which stacker says its release. */
const mostReadEarly = 64 * 1024;
function isSmall(builds) {
    try {
        const sizes = builds.flatMap(({ roots }) => roots.map((file) => (0,external_node_fs_.statSync)(file).size));
        return sizes.reduce((sum, size) => sum + size, 0) <= mostReadEarly;
    }
    catch (error) {
        // Who reads them tells.
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return false;
    }
}
async function anyRecord(project, arch, newestRecord) {
    // One layer's record is as good as another's; a few are asked, since the first ones may be new.
    for (const { definition } of (0,stack/* listLayers */.VR)(project).slice(0, 4)) {
        const record = await newestRecord(arch, definition.name);
        if (record !== undefined)
            return record;
    }
    return undefined;
}
/** Undefined also where another user's directory does not let us look. */
function buildCacheOwner({ stacker }) {
    try {
        return (0,external_node_fs_.statSync)(external_node_path_.join(stacker, 'build.cache'), { throwIfNoEntry: false })?.uid;
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return undefined;
    }
}
/**
 * Keys of the requested types. tar never has verity data; erofs and verity are refused where the release does not know them
 * (docs/stacker/staging.md#1.5).
 */
function layerTypesOf(options, release) {
    const unknown = options.layerTypes.find((type) => !release.rules.layerTypes.includes(type));
    if (unknown !== undefined) {
        throw new errors/* UserError */.yo(`layer-type: stacker ${release.tag} cannot write ${unknown}; it knows ${release.rules.layerTypes.join(', ')}`);
    }
    return options.layerTypes.map((type) => (0,layer_type/* layerTypeKey */.x)(type, options.verity && type !== 'tar', release));
}


/***/ }),

/***/ 93081:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ baseSlot),
/* harmony export */   q: () => (/* binding */ baseTag)
/* harmony export */ });
/* harmony import */ var _stackerfile_dockerish_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89149);

/**
 * The tag under which stacker keeps a docker or oci base in `.stacker/layer-bases/oci` (docs/stacker/staging.md#8.5; ParseTag,
 * imagesource.go); undefined for other bases and where there is none. Bases of one build that share a tag are mistaken for each
 * other by `built` children.
 */
function baseTag({ From: from }) {
    switch (from.Type) {
        case 'oci': {
            const colon = from.Url.indexOf(':');
            return colon === -1 ? undefined : from.Url.slice(colon + 1);
        }
        case 'docker': {
            const { host, path } = (0,_stackerfile_dockerish_url_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerishUrl */ .I)(from.Url) ?? { host: '', path: from.Url };
            return path === '' ? beforeColon(host) : goBase(beforeColon(path));
        }
        default:
            return undefined;
    }
}
/**
 * The name under which stacker keeps a tar base in `.stacker/layer-bases`; undefined for other bases. The second http base of one
 * name in a build gets the first one's file unless the server tells a checksum (docs/stacker/staging.md#8.3; Download, network.go).
 */
function baseFileName({ From: from }) {
    return from.Type === 'tar' ? goBase(from.Url) : undefined;
}
/** The place below `.stacker/layer-bases` that the layer's base takes; undefined for a layer whose base takes none. */
function baseSlot(layer) {
    const tag = baseTag(layer);
    return tag === undefined ? baseFileName(layer) : `oci:${tag}`;
}
function beforeColon(text) {
    const colon = text.indexOf(':');
    return colon === -1 ? text : text.slice(0, colon);
}
/** Go's path.Base: `.` for the empty path, `/` for slashes only. */
function goBase(text) {
    if (text === '')
        return '.';
    const trimmed = text.replace(/\/+$/, '');
    return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}


/***/ }),

/***/ 27876:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ homeDirectory)
/* harmony export */ });
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(48161);

/** Of who runs this; undefined for a user without HOME and without an entry in passwd(5), as containers have them. */
function homeDirectory(environment) {
    const named = environment['HOME'] ?? '';
    if (named !== '')
        return named;
    try {
        return (0,node_os__WEBPACK_IMPORTED_MODULE_0__.userInfo)().homedir;
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 25227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ acceptedManifests),
/* harmony export */   N: () => (/* binding */ chooseInstance)
/* harmony export */ });
/* harmony import */ var _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55483);

/**
 * What containers/image asks for (docs/stacker/platform.md#4.4; manifest.DefaultRequestedManifestMIMETypes). Registries convert
 * what the list does not name, so another list would get another digest than stacker gets.
 */
const acceptedManifests = [
    _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_0__/* .ociManifest */ .F7,
    _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerManifest */ .kh,
    'application/vnd.docker.distribution.manifest.v1+prettyjws',
    'application/vnd.docker.distribution.manifest.v1+json',
    _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_0__/* .dockerList */ .zJ,
    _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_0__/* .ociIndex */ .KP,
].join(', ');
/** How containers/image orders the variants that fit, from most to least capable (platform_matcher.go, compatibility). */
const variants = new Map([
    ['arm', ['v8', 'v7', 'v6', 'v5']],
    ['arm64', ['v8']],
]);
/**
 * The instance that containers/image takes (docs/stacker/staging.md#8.7; ChooseInstance). `detected`: os and architecture are the
 * machine's own, so that it prefers the variant of its processor; where it was told the architecture, an instance without variant
 * comes first. Later versions prefer an instance packed with zstd among equals, older ones the first. What depends on facts that
 * are not at hand is not guessed.
 */
function chooseInstance(manifests, mediaType, platform, detected) {
    const eligible = manifests.filter((entry) => entry.platform !== undefined || mediaType === _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_0__/* .ociIndex */ .KP);
    const chosen = new Map();
    for (const order of variantOrders(platform.architecture, detected)) {
        for (const preferZstd of [false, true]) {
            const best = bestOf(eligible, platform, order, preferZstd && mediaType === _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_0__/* .ociIndex */ .KP);
            chosen.set(best?.digest ?? '', best ?? noInstance);
        }
    }
    const [descriptor, other] = [...chosen.values()];
    const wanted = `${platform.os}/${platform.architecture}`;
    if (other !== undefined)
        return { kind: 'unsure', why: `several instances fit ${wanted}` };
    if (descriptor === undefined || descriptor === noInstance)
        return { kind: 'none', why: `no image for ${wanted} in the index` };
    return { kind: 'chosen', descriptor };
}
const noInstance = { digest: 'sha256:', mediaType: '', annotations: new Map(), platform: undefined };
/** Every order of variants that stacker could use: one where the architecture was given, else one for each processor. */
function variantOrders(architecture, detected) {
    const known = variants.get(architecture);
    if (known === undefined)
        return [['']];
    if (!detected)
        return [['', ...known]];
    if (architecture === 'arm64')
        return [['v8', '']];
    return [...known.map((_, index) => [...known.slice(index), '']), ['', ...known]];
}
function bestOf(manifests, platform, order, preferZstd) {
    let best;
    for (const entry of manifests) {
        const rank = rankOf(entry, platform, order) * 2 + (preferZstd && !isZstd(entry) ? 1 : 0);
        if (rank >= 0 && (best === undefined || rank < best.rank))
            best = { entry, rank };
    }
    return best?.entry;
}
function rankOf({ platform }, wanted, order) {
    if (platform === undefined)
        return order.length;
    if (platform.os !== wanted.os || platform.architecture !== wanted.architecture)
        return -1;
    return order.indexOf(platform.variant);
}
function isZstd(entry) {
    return entry.annotations.get('io.github.containers.compression.zstd') === 'true';
}


/***/ }),

/***/ 7278:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ openMachineRegistry)
/* harmony export */ });
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(69127);

/**
 * A client with this machine's credentials and rules, and the http environment that shares its time limits. The time runs from now. The client
 * is loaded when it is asked: most plans stand on nothing that a registry has.
 */
function openMachineRegistry(machine, limits) {
    const http = (0,_http_js__WEBPACK_IMPORTED_MODULE_0__/* .httpEnv */ .aY)(machine.fetch, limits.request, limits.total);
    let opened;
    const open = async () => {
        const { openMachineClient } = await __webpack_require__.e(/* import() */ 598).then(__webpack_require__.bind(__webpack_require__, 30598));
        return openMachineClient(machine, http);
    };
    const loaded = () => (opened ??= open());
    return {
        http,
        client: {
            headDigest: async (...asked) => (await loaded()).headDigest(...asked),
            resolve: async (...asked) => (await loaded()).resolve(...asked),
            fetchBlob: async (...asked) => (await loaded()).fetchBlob(...asked),
        },
    };
}


/***/ }),

/***/ 62407:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   g: () => (/* binding */ thisMachine)
/* harmony export */ });
/* harmony import */ var _fetch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(50255);
/* harmony import */ var _home_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27876);


/** The machine on which this process runs, with the variables that the step or person has. */
function thisMachine({ environment, log, }) {
    return {
        fetch: (0,_fetch_js__WEBPACK_IMPORTED_MODULE_1__.openFetch)(environment),
        variables: environment,
        home: (0,_home_js__WEBPACK_IMPORTED_MODULE_0__/* .homeDirectory */ .R)(environment),
        uid: process.getuid?.() ?? 0,
        debug: (message) => {
            log.debug(message);
        },
    };
}


/***/ }),

/***/ 74521:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  e: () => (/* binding */ storeRecordSource),
  h: () => (/* binding */ unavailable)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/release/layer-type.js
var layer_type = __webpack_require__(10653);
;// CONCATENATED MODULE: ./lib/layer/further-types.js

/**
 * Every list of layer types, as facts hold them, that holds those asked for and others: an image of more types serves who asks for
 * some of them (docs/stacker/restoring.md#29). Fewest first. Whether further types have dm-verity data is told by those that are
 * `known`, where one of them can have it; else they have it, which is stacker's default.
 */
function furtherTypes(asked, known, release) {
    const verity = [...asked, ...known].find((key) => !key.startsWith('tar'))?.endsWith('+false') !== true;
    const others = release.rules.layerTypes
        .filter((type) => !asked.some((key) => key.replace(/\+.*$/, '') === type))
        .map((type) => (0,layer_type/* layerTypeKey */.x)(type, verity, release));
    let lists = [[]];
    for (const key of others)
        lists = [...lists, ...lists.map((list) => [...list, key])];
    return lists
        .filter((list) => list.length > 0)
        .sort((a, b) => a.length - b.length)
        .map((list) => [...asked, ...list].sort());
}

// EXTERNAL MODULE: ./lib/layer/lookup.js
var lookup = __webpack_require__(96191);
// EXTERNAL MODULE: ./lib/layer/portable.js
var portable = __webpack_require__(3586);
// EXTERNAL MODULE: ./lib/layer/recorded.js
var recorded = __webpack_require__(64277);
// EXTERNAL MODULE: ./lib/store/records.js
var records = __webpack_require__(39203);
;// CONCATENATED MODULE: ./lib/store/second-question.js
/**
 * The answer makes better reasons and seldom a hit, and in a cold cache there is none: after so many questions in a row without an answer
 * nobody asks any more. What is on its way counts as in vain until it is answered, since a wide project asks all at once.
 */
function secondQuestion(mostInVain) {
    let inVain = 0;
    let asking = 0;
    const waiting = [];
    const hasRoom = () => inVain + asking < mostInVain;
    async function turn() {
        if (inVain >= mostInVain)
            return false;
        if (!hasRoom())
            return await new Promise((resolve) => waiting.push(resolve));
        asking += 1;
        return true;
    }
    function endTurn() {
        asking -= 1;
        while (waiting.length > 0 && (hasRoom() || inVain >= mostInVain)) {
            const mayAsk = hasRoom();
            if (mayAsk)
                asking += 1;
            waiting.shift()?.(mayAsk);
        }
    }
    return async (ask) => {
        if (!(await turn()))
            return 'not-asked';
        try {
            const found = await ask();
            inVain = found === undefined ? inVain + 1 : 0;
            return found;
        }
        finally {
            endTurn();
        }
    };
}

;// CONCATENATED MODULE: ./lib/store/record-source.js







/** Fifty reasons are more than anybody reads. */
const mostInVain = 50;
/**
 * The store's records as source of records. Every question is asked once in a run. `blobs`: whoever fetches them next finds out what is gone,
 * and need not ask before; see `unavailable`. Who only plans is content with what was seen `lately`.
 */
function storeRecordSource(store, freshness, outer, blobs = 'asked') {
    // One record may answer both questions; what is wrong with it is told once.
    const told = new Set();
    const log = {
        debug: (message) => {
            outer.debug(message);
        },
        info: (message) => {
            outer.info(message);
        },
        warning: (message) => {
            if (!told.has(message))
                outer.warning(message);
            told.add(message);
        },
    };
    const exact = new Map();
    const newest = new Map();
    const asked = new Map();
    const newestOf = (facts) => once(newest, newestKey(facts), () => (0,records/* findNewestRecord */.B)(store, facts, log));
    const exactRecord = (facts, seldom = false) => once(exact, (0,portable/* factsDigest */.wL)(facts), () => (0,records/* findExactRecord */.s)(store, facts, log, seldom));
    /** The layer was built from these facts and for more layer types, and another state of it since. Asked at once, the fewest types win. */
    const recordOfMore = async (facts, latest, release) => {
        const wider = furtherTypes(facts.layerTypes, latest.facts.layerTypes, release).map((layerTypes) => ({
            ...facts,
            layerTypes,
        }));
        if (wider.some((more) => (0,portable/* factsDigest */.wL)(more) === (0,portable/* factsDigest */.wL)(latest.facts)))
            return latest;
        return (await Promise.all(wider.map((more) => exactRecord(more, true)))).find((record) => record !== undefined);
    };
    // Two questions, never one: the service searches a branch for all keys before it looks at the default branch, so a fallback of
    // this branch would hide the exact record of the default branch (docs/stacker/platform.md#1.2).
    const explains = secondQuestion(mostInVain);
    const findRecord = async (foreseen, release) => {
        const facts = namedFacts(foreseen);
        const complete = (0,lookup/* completeFacts */.tq)(foreseen);
        // It is the only question then, and what it finds may be laid down.
        if (complete === undefined)
            return await newestOf(facts);
        const found = await exactRecord(complete);
        if (found !== undefined)
            return found;
        const isAsked = newest.has(newestKey(facts));
        const latest = isAsked ? await newestOf(facts) : await explains(() => newestOf(facts));
        // Nothing is known of a layer without one, so a cold cache is asked nothing more.
        if (latest === undefined || latest === 'not-asked' || complete.layerTypes.length === 0)
            return latest;
        return (await recordOfMore(complete, latest, release)) ?? latest;
    };
    /** A layer's record names the blobs of all layers below it, too: only what no other record named is asked for. */
    const presentBlobs = async (digests) => {
        const fresh = digests.filter((digest) => !asked.has(digest));
        if (fresh.length > 0) {
            const answer = store.hasBlobs(fresh, blobs === 'lately' ? 'lately' : 'now');
            for (const digest of fresh)
                asked.set(digest, answer);
        }
        const present = new Set();
        for (const digest of digests)
            if ((await asked.get(digest))?.has(digest))
                present.add(digest);
        return present;
    };
    return {
        newestRecord: (arch, name) => newestOf({ arch, name }),
        foretell: (arch, layers) => {
            store.foretell?.(layers.map((name) => ({ arch, layer: (0,portable/* recordedName */.kq)({ name }) })));
        },
        async find(_stacked, foreseen, release) {
            const answer = await findRecord(foreseen, release);
            const record = answer === 'not-asked' ? undefined : answer;
            const candidate = record && readCandidate(record, foreseen, log);
            const layer = { arch: foreseen.facts.arch, layer: (0,portable/* recordedName */.kq)(namedFacts(foreseen)) };
            const refused = refusal(store.refused(questionedName(foreseen)));
            if (candidate === undefined) {
                const why = store.unanswered(layer);
                const notCached = answer === 'not-asked' ? { code: 'not-cached', subject: '', detail } : { code: 'not-cached', subject: '' };
                const objection = why === undefined ? (refused ?? notCached) : { code: 'store-unreachable', subject: '', detail: why };
                return { candidate, objections: [objection], present: new Set() };
            }
            const digests = record?.blobs.map(({ digest }) => digest) ?? [];
            const present = blobs === 'assumed' ? new Set(digests) : await presentBlobs(digests);
            const objections = objectionsTo(candidate, present, freshness);
            return { candidate, objections: refused === undefined ? objections : [refused, ...objections], present };
        },
    };
}
function questionedName(foreseen) {
    const layer = { arch: foreseen.facts.arch, layer: (0,portable/* recordedName */.kq)(namedFacts(foreseen)) };
    const complete = (0,lookup/* completeFacts */.tq)(foreseen);
    return complete === undefined ? layer : { ...layer, shape: complete.shape, facts: (0,portable/* factsDigest */.wL)(complete) };
}
function refusal(why) {
    return why === undefined ? undefined : { code: 'record-refused', subject: '', detail: why };
}
const detail = 'none of these sources, and after so many layers without any others are not asked for';
function namedFacts({ facts: { arch, name }, binds }) {
    return { arch, name, ...(binds && { binds }) };
}
function newestKey(facts) {
    return `${facts.arch}\0${(0,portable/* recordedName */.kq)(facts)}`;
}
function readCandidate(record, foreseen, log) {
    try {
        return (0,recorded/* candidateOfRecord */.S)(record, foreseen);
    }
    catch (error) {
        if (!(error instanceof errors/* FormatError */.IF))
            throw error;
        log.warning(`the record of layer ${record.facts.name} is not used: ${error.message}`);
        return undefined;
    }
}
function objectionsTo({ record }, present, freshness) {
    if (record === undefined)
        return [];
    const gone = record.blobs.filter(({ digest, kind }) => (kind === 'layer' || kind === 'tree') && !present.has(digest));
    const { name } = record.facts;
    return [
        ...(gone.length === 0
            ? []
            : [{ code: 'content-missing', subject: '', detail: `${String(gone.length)} of its blobs` }]),
        ...(freshness.refresh(name) ? [{ code: 'refresh-requested', subject: name }] : []),
        ...(freshness.notBefore !== undefined && record.savedAt < freshness.notBefore
            ? [{ code: 'too-old', subject: '' }]
            : []),
    ];
}
function once(memo, key, ask) {
    let answer = memo.get(key);
    if (answer === undefined) {
        answer = ask();
        memo.set(key, answer);
    }
    return answer;
}
/** The same source without the blobs that turned out not to be had; a layer that needs one is a miss (`content-missing`). */
function unavailable(records, gone) {
    return {
        newestRecord: (arch, layer) => records.newestRecord(arch, layer),
        foretell: (arch, layers) => records.foretell?.(arch, layers),
        async find(stacked, foreseen, release) {
            const found = await records.find(stacked, foreseen, release);
            const blobs = found.candidate?.record?.blobs ?? [];
            const lost = blobs.filter(({ digest, kind }) => gone.has(digest) && (kind === 'layer' || kind === 'tree'));
            const detail = `${String(lost.length)} of its blobs could not be fetched`;
            return {
                candidate: found.candidate,
                objections: lost.length === 0
                    ? found.objections
                    : [...found.objections, { code: 'content-missing', subject: '', detail }],
                present: new Set([...found.present].filter((digest) => !gone.has(digest))),
            };
        },
    };
}


/***/ }),

/***/ 39203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ findNewestRecord),
/* harmony export */   s: () => (/* binding */ findExactRecord)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _layer_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(54952);
/* harmony import */ var _layer_portable_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3586);



/** The newest record of exactly these facts; a record that holds others is told to the log and is none. `seldom`: as the store has it. */
async function findExactRecord(store, facts, log, seldom = false) {
    const digest = (0,_layer_portable_js__WEBPACK_IMPORTED_MODULE_2__/* .factsDigest */ .wL)(facts);
    const name = { arch: facts.arch, layer: (0,_layer_portable_js__WEBPACK_IMPORTED_MODULE_2__/* .recordedName */ .kq)(facts), shape: facts.shape, facts: digest };
    const found = await store.findRecord(name, seldom);
    const record = found && decode(found.bytes, facts.name, log);
    if (record === undefined || (0,_layer_portable_js__WEBPACK_IMPORTED_MODULE_2__/* .factsDigest */ .wL)(record.facts) === digest)
        return record;
    log.warning(`the record of layer ${facts.name} in ${store.name} is not what its key says; the layer counts as not cached`);
    return undefined;
}
/** The newest record of the layer, whatever its facts; it explains a miss. */
async function findNewestRecord(store, facts, log) {
    const found = await store.findOtherRecord({ arch: facts.arch, layer: (0,_layer_portable_js__WEBPACK_IMPORTED_MODULE_2__/* .recordedName */ .kq)(facts) });
    const record = found && decode(found.bytes, facts.name, log);
    const isAsked = record?.facts.arch === facts.arch && (0,_layer_portable_js__WEBPACK_IMPORTED_MODULE_2__/* .recordedName */ .kq)(record.facts) === (0,_layer_portable_js__WEBPACK_IMPORTED_MODULE_2__/* .recordedName */ .kq)(facts);
    if (record === undefined || isAsked)
        return record;
    log.warning(`the record of layer ${facts.name} in ${store.name} is of another layer; it is not used`);
    return undefined;
}
function decode(bytes, layer, log) {
    try {
        return (0,_layer_record_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeRecord */ .eT)(bytes);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF))
            throw error;
        log.warning(`the record of layer ${layer} cannot be read (${error.message}); the layer counts as not cached`);
        return undefined;
    }
}


/***/ })

};
