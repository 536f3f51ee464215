export const id = 4482;
export const ids = [4482];
export const modules = {

/***/ 44482:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  hh: () => (/* binding */ erofsUnable),
  tP: () => (/* binding */ extractLayer),
  pi: () => (/* binding */ unpackVerbatim)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:stream/promises"
var external_node_stream_promises_ = __webpack_require__(46466);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
var external_node_zlib_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_node_zlib_, 2);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/archive/extraction-limits.js


/**
 * What an archive weighs sets no limit: gzip folds zeros to a thousandth and zstd to far less, and layers with a disk image in them
 * are honestly such. So the time is limited by what no layer has (registries take some ten GB, folded), and the disk by what is free
 * while it is written to. A kernel's sources have a tenth of these members.
 */
const usualLimits = {
    bytes: 64 * 2 ** 30,
    members: 1_000_000,
    names: 512 * 2 ** 20,
    spare: 256 * 2 ** 20,
};
const bytesBetweenLooks = 2 ** 18;
/** The archive as it is, up to the limits. Throws FormatError beyond them, and TroubleError where the disk is about to be full. */
async function* withinLimits(source, directory, limits) {
    let bytes = 0;
    let look = 0;
    for await (const chunk of source) {
        bytes += chunk.length;
        checkSize(bytes, limits);
        if (bytes >= look) {
            await checkRoom(directory, limits, 0);
            look = bytes + bytesBetweenLooks;
        }
        yield chunk;
    }
}
/** @throws FormatError */
function checkSize(bytes, limits) {
    if (bytes > limits.bytes)
        throw new errors/* FormatError */.IF('archive', `expected at most ${String(limits.bytes)} bytes unfolded`);
}
/** @throws TroubleError where so many more bytes would leave less than is to be spared, or inodes run out. */
async function checkRoom(directory, { spare }, more) {
    const { bavail, blocks, bsize, files, ffree } = await (0,promises_.statfs)(directory);
    if (bavail * bsize - more < Math.min(spare, (blocks * bsize) / 16)) {
        throw new errors/* TroubleError */.WN('unpacking is stopped: no space would be left on the disk');
    }
    // File systems that make inodes as they need them say that they have none.
    if (files > 0 && ffree < Math.min(10_000, files / 16)) {
        throw new errors/* TroubleError */.WN('unpacking is stopped: no inodes would be left on the disk');
    }
}

// EXTERNAL MODULE: ./lib/formats/plain-path.js
var plain_path = __webpack_require__(8270);
;// CONCATENATED MODULE: ./lib/archive/extraction-guard.js


/** The kernel takes no longer path (PATH_MAX). */
const mostNameBytes = 4096;
/** What a name or a record takes in memory besides its text, roughly. */
const overhead = 100;
/**
 * Checks the members of one archive, in their order, before they reach a tool: no name leaves the directory, by itself or through a
 * link that the archive makes or that is there already, and all that has to be remembered stays within limits. Names come back
 * without leading slashes, `.` for the directory itself.
 */
function guardMembers(existing, limits) {
    /** Everything that is no directory, by its name. */
    const leaves = new Map(existing);
    const directories = new Set();
    let members = 0;
    let remembered = 0;
    const count = (bytes) => {
        remembered += bytes + overhead;
        if (remembered > limits.names)
            throw new errors/* FormatError */.IF('archive', 'expected fewer names and extended attributes');
        if (members > limits.members) {
            throw new errors/* FormatError */.IF('archive', `expected at most ${String(limits.members)} members`);
        }
    };
    const clean = (name, what) => {
        const below = name.includes('\0') || name.length > mostNameBytes ? undefined : (0,plain_path/* pathBelow */.Br)(name);
        if (below === undefined) {
            throw new errors/* FormatError */.IF(what, `expected a name inside the archive, not ${JSON.stringify(name.slice(0, 200))}`);
        }
        for (let slash = below.indexOf('/'); slash >= 0; slash = below.indexOf('/', slash + 1)) {
            const above = below.slice(0, slash);
            const kind = leaves.get(above);
            if (kind !== undefined) {
                throw new errors/* FormatError */.IF(what, `expected a directory above ${JSON.stringify(name)}, not a ${kind}`);
            }
        }
        return below;
    };
    /** Directories that are made for a member although none speaks of them: they cost as much. */
    const makeAbove = (name) => {
        for (let slash = name.lastIndexOf('/'); slash > 0; slash = name.lastIndexOf('/', slash - 1)) {
            const above = name.slice(0, slash);
            if (directories.has(above))
                return;
            directories.add(above);
            members += 1;
            count(slash);
        }
    };
    return (member) => {
        const name = clean(member.name, 'member');
        let { target } = member;
        if (member.kind === 'link') {
            target = clean(member.target, 'hard link');
            if (target === '' || target === name)
                throw new errors/* FormatError */.IF('hard link', 'expected another member');
        }
        else if (member.kind !== 'symlink')
            target = '';
        if (name === '' && member.kind !== 'directory')
            throw new errors/* FormatError */.IF('member', 'expected a name');
        makeAbove(name);
        members += 1;
        count(name.length + target.length);
        for (const [key, value] of member.records)
            count(key.length + value.length);
        if (member.kind === 'directory') {
            if (leaves.has(name))
                throw new errors/* FormatError */.IF('member', `expected ${JSON.stringify(name)} once`);
            directories.add(name);
        }
        else {
            if (directories.has(name))
                throw new errors/* FormatError */.IF('member', `expected ${JSON.stringify(name)} once`);
            leaves.set(name, member.kind === 'link' ? (leaves.get(target) ?? 'link') : member.kind);
        }
        return { ...member, name: name === '' ? '.' : name, target };
    };
}

// EXTERNAL MODULE: ./lib/archive/extraction-tool.js
var extraction_tool = __webpack_require__(95888);
// EXTERNAL MODULE: ./lib/archive/id-space.js
var id_space = __webpack_require__(4522);
;// CONCATENATED MODULE: ./lib/archive/sparse-map.js

const block = 512;
/** A hole takes some twenty bytes. */
const mostMapBytes = 8 * 1024 * 1024;
const nameRecord = 'GNU.sparse.name';
const sizeRecord = 'GNU.sparse.realsize';
/** The name that the others of such a member give way to. */
function sparseName(records) {
    return records.get(nameRecord)?.toString('latin1');
}
/**
 * The records to pass on, none for a member without holes.
 * @throws FormatError for another format, and for what is no file with a content: there would be no map.
 */
function sparseRecords(records, size) {
    if (![...records.keys()].some((key) => key.startsWith('GNU.sparse.')))
        return [];
    const text = (key) => records.get(key)?.toString('latin1') ?? '';
    if (size === 0 || text('GNU.sparse.major') !== '1' || text('GNU.sparse.minor') !== '0') {
        throw new errors/* FormatError */.IF('sparse member', 'expected a file of the format 1.0');
    }
    decimal(text(sizeRecord));
    return [...records].filter(([key]) => key === 'GNU.sparse.major' || key === 'GNU.sparse.minor' || key === sizeRecord);
}
/**
 * The content of a member as it is, once its map is found to speak of this content. tar reads the bytes that the map promises and not
 * those of the header (sparse.c, sparse_extract_region): a map that promises more makes it take content for headers that nobody checked.
 */
async function* withCheckedMap({ records, size }, content) {
    const realSize = records.get(sizeRecord)?.toString('latin1');
    if (realSize === undefined) {
        yield* content;
        return;
    }
    const map = readMap();
    const held = [];
    for await (const chunk of content) {
        if (map.isWhole()) {
            yield chunk;
            continue;
        }
        held.push(chunk);
        map.read(chunk);
        if (!map.isWhole())
            continue;
        checkMap(map.numbers.slice(1), blocks(map.bytes()), size, decimal(realSize));
        yield* held;
    }
    if (!map.isWhole())
        throw new errors/* FormatError */.IF('sparse member', 'expected its map');
}
/** Takes the lines of a map out of the chunks of a content. */
function readMap() {
    const numbers = [];
    let digits = '';
    let bytes = 0;
    const isWhole = () => numbers[0] !== undefined && numbers.length === 1 + 2 * numbers[0];
    const read = (chunk) => {
        for (const byte of chunk) {
            if (isWhole())
                return;
            if (++bytes > mostMapBytes || digits.length > 20)
                throw new errors/* FormatError */.IF('sparse member', 'expected a shorter map');
            if (byte !== 0x0a)
                digits += String.fromCharCode(byte);
            else {
                numbers.push(decimal(digits));
                digits = '';
            }
        }
    };
    return { numbers, read, isWhole, bytes: () => bytes };
}
function checkMap(pieces, mapBlocks, size, realSize) {
    let end = 0;
    let contentBlocks = mapBlocks;
    for (let at = 0; at < pieces.length; at += 2) {
        const [offset = 0, length = 0] = pieces.slice(at, at + 2);
        if (offset < end)
            throw new errors/* FormatError */.IF('sparse member', 'expected a map in order');
        end = offset + length;
        contentBlocks += blocks(length);
    }
    if (end > realSize)
        throw new errors/* FormatError */.IF('sparse member', 'expected a map within its size');
    if (contentBlocks !== blocks(size))
        throw new errors/* FormatError */.IF('sparse member', 'expected a map of its content');
}
function blocks(bytes) {
    return Math.ceil(bytes / block);
}
function decimal(text) {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value))
        throw new errors/* FormatError */.IF('sparse member', 'expected a number');
    return value;
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: external "node:readline"
var external_node_readline_ = __webpack_require__(80481);
// EXTERNAL MODULE: ./lib/formats/machine-environment.js
var machine_environment = __webpack_require__(48785);
;// CONCATENATED MODULE: ./lib/archive/squashfs.js







const kinds = new Map([
    ['-', 'file'],
    ['d', 'directory'],
    ['l', 'symlink'],
    ['c', 'character'],
    ['b', 'block'],
    ['p', 'fifo'],
    ['s', 'socket'],
]);
/** `MODE UID/GID SIZE DATE TIME squashfs-root/NAME`, a device's numbers in place of the size (unsquashfs.c, print_filename). */
const listed = /^([-dlcbps])[-rwxsStT]{9} \d+\/\d+ +(?:(\d+)|-?\d+, *-?\d+) \d{4,}-\d\d-\d\d \d\d:\d\d squashfs-root(?:\/(.*))?$/;
/**
 * Extracts a squashfs layer, which holds what an overlay directory holds: devices for whiteouts, xattrs of overlayfs. It is listed
 * first, since unsquashfs knows no limits, and older ones follow names with `..` and links that have a directory of the same name
 * beside them (CVE-2021-40153, CVE-2021-41072). A name with a line break in it is not understood, and the layer is refused.
 */
async function extractSquashfs(blob, directory, ids, limits) {
    const trouble = await checkListing(blob, directory, limits);
    if (trouble !== undefined)
        return trouble;
    const args = ['-no-progress', '-quiet', '-force', '-xattrs', '-dest', directory, blob];
    return await (0,extraction_tool/* runTool */.q)(ids, 'unsquashfs', args, undefined);
}
async function checkListing(blob, directory, limits) {
    // Before 4.5 the listing itself begins with a few words, unless it is to be quiet.
    const child = (0,external_node_child_process_.spawn)('unsquashfs', ['-quiet', '-lln', blob], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...(0,machine_environment/* machineEnvironment */.R5)(), LC_ALL: 'C' },
    });
    let complaint = '';
    child.stderr.on('data', (chunk) => {
        if (complaint.length < 500)
            complaint += chunk.toString('utf8');
    });
    const ended = new Promise((resolve) => {
        child.on('error', (error) => {
            resolve(error.code === 'ENOENT' ? 'unsquashfs is not installed' : String(error));
        });
        child.on('close', (code, signal) => {
            resolve(code === 0 ? undefined : `unsquashfs ended with ${String(code ?? signal)}: ${complaint.trim().slice(0, 500)}`);
        });
    });
    try {
        const check = checkLines(limits);
        for await (const line of (0,external_node_readline_.createInterface)({ input: child.stdout.setEncoding('latin1') }))
            check.line(line);
        const trouble = await ended;
        if (trouble !== undefined)
            return trouble;
        await checkRoom(directory, limits, check.bytes());
        return undefined;
    }
    catch (error) {
        child.kill('SIGKILL');
        await ended;
        if (error instanceof errors/* FormatError */.IF || error instanceof errors/* TroubleError */.WN)
            return error.message;
        throw error;
    }
}
function checkLines(limits) {
    const guard = guardMembers(new Map(), limits);
    const names = new Set();
    let bytes = 0;
    const once = (name) => {
        if (names.has(name))
            throw new errors/* FormatError */.IF('squashfs', `expected ${JSON.stringify(name)} once`);
        names.add(name);
    };
    const line = (text) => {
        const [, letter = '', size = '0', name = ''] = listed.exec(text) ?? [];
        const kind = kinds.get(letter);
        if (kind === undefined)
            throw new errors/* FormatError */.IF('squashfs', `expected a listing, not ${JSON.stringify(text.slice(0, 200))}`);
        if (kind === 'file')
            checkSize((bytes += Number(size)), limits);
        // Of a link its target is told, too; which of the arrows is not part of a name is not.
        if (kind === 'symlink') {
            for (let arrow = name.indexOf(' -> '); arrow >= 0; arrow = name.indexOf(' -> ', arrow + 1)) {
                const link = name.slice(0, arrow);
                once(link);
                guard({ kind, name: link, target: '', records: new Map() });
            }
            return;
        }
        once(name);
        guard({ kind, name, target: '', records: new Map() });
    };
    return { line, bytes: () => bytes };
}

;// CONCATENATED MODULE: ./lib/archive/existing-leaves.js

/**
 * What stands below a directory and is none itself, by its path. Names are bytes kept as latin1 strings, as those of archives are.
 * What an archive before this one made may be a link; tar goes through the links that it finds.
 */
async function existingLeaves(directory) {
    const leaves = new Map();
    const left = [''];
    for (let below = left.pop(); below !== undefined; below = left.pop()) {
        const at = Buffer.concat([Buffer.from(`${directory}/`), Buffer.from(below, 'latin1')]);
        for (const entry of await (0,promises_.readdir)(at, { withFileTypes: true, encoding: 'buffer' })) {
            const name = `${below}${below === '' ? '' : '/'}${entry.name.toString('latin1')}`;
            if (entry.isDirectory())
                left.push(name);
            else
                leaves.set(name, entry.isSymbolicLink() ? 'symlink' : 'file');
        }
    }
    return leaves;
}

;// CONCATENATED MODULE: ./lib/archive/byte-queue.js
function queueBytes(source) {
    const chunks = source[Symbol.asyncIterator]();
    let current = Buffer.alloc(0);
    const some = async (most) => {
        while (current.length === 0) {
            const next = await chunks.next();
            if (next.done === true)
                return undefined;
            current = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length);
        }
        const taken = current.subarray(0, most);
        current = current.subarray(taken.length);
        return taken;
    };
    const take = async (size) => {
        const parts = [];
        for (let left = size; left > 0;) {
            const part = await some(left);
            if (part === undefined)
                break;
            parts.push(part);
            left -= part.length;
        }
        return parts.length === 0 && size > 0 ? undefined : Buffer.concat(parts);
    };
    return { take, some };
}

;// CONCATENATED MODULE: ./lib/archive/tar-member.js



const tar_member_block = 512;
/**
 * Go's archive/tar, by which stacker reads its layers, takes no longer one (docs/stacker/restoring.md#51; common.go,
 * maxSpecialFileSize).
 */
const mostHeaderBytes = 1024 * 1024;
const tar_member_kinds = new Map([
    ['0', 'file'],
    ['\0', 'file'],
    ['7', 'file'],
    ['1', 'link'],
    ['2', 'symlink'],
    ['3', 'character'],
    ['4', 'block'],
    ['5', 'directory'],
    ['6', 'fifo'],
]);
/**
 * Reads POSIX (pax), ustar and GNU archives. An archive may end without trailer, and without the padding of its last file: that is
 * how stacker before v1.0 left its layers (docs/stacker/restoring.md#16).
 * @throws FormatError for what is not such an archive, or ends inside a member.
 */
async function* readTar(source) {
    const bytes = queueBytes(source);
    let records = new Map();
    let longName;
    let longTarget;
    for (;;) {
        const header = await bytes.take(tar_member_block);
        if (header === undefined || header.every((byte) => byte === 0))
            return;
        if (header.length < tar_member_block)
            throw new errors/* FormatError */.IF('tar', 'expected a whole header');
        checkSum(header);
        const type = header.toString('latin1', 156, 157);
        const size = number(header, 124, 12);
        if (['x', 'g', 'L', 'K'].includes(type)) {
            if (size > mostHeaderBytes)
                throw new errors/* FormatError */.IF('tar', 'expected a shorter extended header');
            const content = await bytes.take(size);
            if (content?.length !== size && size > 0)
                throw new errors/* FormatError */.IF('tar', 'ends inside an extended header');
            await bytes.take(padding(size));
            const body = content ?? Buffer.alloc(0);
            if (type === 'x')
                records = readRecords(body);
            else if (type === 'L')
                longName = untilNul(body);
            else if (type === 'K')
                longTarget = untilNul(body);
            continue;
        }
        const member = decodeMember(header, type, size, { records, longName, longTarget });
        records = new Map();
        longName = longTarget = undefined;
        let left = member.size;
        const content = async function* () {
            while (left > 0) {
                const chunk = await bytes.some(left);
                if (chunk === undefined)
                    throw new errors/* FormatError */.IF('tar', 'ends inside a member');
                left -= chunk.length;
                yield chunk;
            }
        };
        yield { member, content: content() };
        while (left > 0) {
            const chunk = await bytes.some(left);
            if (chunk === undefined)
                throw new errors/* FormatError */.IF('tar', 'ends inside a member');
            left -= chunk.length;
        }
        await bytes.take(padding(member.size));
    }
}
function decodeMember(header, type, size, { records, longName, longTarget }) {
    const kind = tar_member_kinds.get(type);
    if (kind === undefined)
        throw new errors/* FormatError */.IF('tar', `expected a known type of member, not ${JSON.stringify(type)}`);
    const text = (name) => records.get(name)?.toString('latin1');
    const prefix = header.toString('latin1', 257, 263) === 'ustar\0' ? untilNul(header.subarray(345, 500)) : '';
    const short = untilNul(header.subarray(0, 100));
    const name = sparseName(records) ?? text('path') ?? longName ?? (prefix === '' ? short : `${prefix}/${short}`);
    const isDirectory = kind === 'directory' || (kind === 'file' && name.endsWith('/'));
    const decimal = (record, otherwise) => {
        const value = text(record);
        if (value === undefined)
            return otherwise;
        const whole = Number(value);
        if (!/^\d+$/.test(value) || !Number.isSafeInteger(whole))
            throw new errors/* FormatError */.IF('tar', `expected a number as ${record}`);
        return whole;
    };
    const mtime = text('mtime') ?? String(number(header, 136, 12));
    if (!/^-?\d{1,18}(\.\d{1,18})?$/.test(mtime))
        throw new errors/* FormatError */.IF('tar', 'expected a time');
    const isDevice = kind === 'character' || kind === 'block';
    const ownSize = kind === 'file' && !isDirectory ? decimal('size', size) : 0;
    return {
        kind: isDirectory ? 'directory' : kind,
        name,
        target: text('linkpath') ?? longTarget ?? untilNul(header.subarray(157, 257)),
        mode: number(header, 100, 8) & 0o7777,
        uid: decimal('uid', number(header, 108, 8)),
        gid: decimal('gid', number(header, 116, 8)),
        size: ownSize,
        mtime,
        major: isDevice ? number(header, 329, 8) : 0,
        minor: isDevice ? number(header, 337, 8) : 0,
        records: new Map([
            ...[...records].filter(([key]) => /^SCHILY\.(xattr|acl)\./.test(key)),
            ...sparseRecords(records, ownSize),
        ]),
    };
}
/** The header of a member in the POSIX format, with whatever does not fit into it in an extended header before it. */
function encodeHeader(member) {
    const records = new Map(member.records);
    const latin = (value) => Buffer.from(value, 'latin1');
    // An unfit name goes into GNU's long-name member: its bytes are taken as they are, those of a pax path are converted by charset.
    const parts = [];
    if (latin(member.name).length > 100)
        parts.push(longMember('L', latin(member.name)));
    if (latin(member.target).length > 100)
        parts.push(longMember('K', latin(member.target)));
    if (member.uid > 0o7777777)
        records.set('uid', latin(String(member.uid)));
    if (member.gid > 0o7777777)
        records.set('gid', latin(String(member.gid)));
    if (member.size > 0o77777777777)
        records.set('size', latin(String(member.size)));
    if (!/^\d{1,10}$/.test(member.mtime))
        records.set('mtime', latin(member.mtime));
    if (records.size > 0) {
        const body = Buffer.concat([...records].map(([key, value]) => record(key, value)));
        parts.push(headerBlock('x', latin('././@PaxHeader'), { ...plain, size: body.length }), padded(body));
    }
    const type = [...tar_member_kinds].find(([, kind]) => kind === member.kind)?.[0] ?? '0';
    parts.push(headerBlock(type, latin(member.name), member));
    return Buffer.concat(parts);
}
function padding(size) {
    return (tar_member_block - (size % tar_member_block)) % tar_member_block;
}
/** Two blocks of zeros. */
const tarTrailer = Buffer.alloc(2 * tar_member_block);
const plain = {
    kind: 'file',
    name: '',
    target: '',
    mode: 0o644,
    uid: 0,
    gid: 0,
    size: 0,
    mtime: '0',
    major: 0,
    minor: 0,
    records: new Map(),
};
function longMember(type, value) {
    const body = Buffer.concat([value, Buffer.alloc(1)]);
    return Buffer.concat([headerBlock(type, Buffer.from('././@LongLink'), { ...plain, size: body.length }), padded(body)]);
}
function padded(body) {
    return Buffer.concat([body, Buffer.alloc(padding(body.length))]);
}
function headerBlock(type, name, member) {
    const header = Buffer.alloc(tar_member_block);
    const octal = (value, at, width) => {
        header.write(value
            .toString(8)
            .slice(-(width - 1))
            .padStart(width - 1, '0'), at, 'latin1');
    };
    name.copy(header, 0, 0, 100);
    octal(member.mode, 100, 8);
    octal(member.uid > 0o7777777 ? 0 : member.uid, 108, 8);
    octal(member.gid > 0o7777777 ? 0 : member.gid, 116, 8);
    octal(member.size > 0o77777777777 ? 0 : member.size, 124, 12);
    octal(/^\d{1,10}$/.test(member.mtime) ? Number(member.mtime) : 0, 136, 12);
    header.write(type, 156, 'latin1');
    Buffer.from(member.target, 'latin1').copy(header, 157, 0, 100);
    header.write('ustar\u000000', 257, 'latin1');
    octal(member.major, 329, 8);
    octal(member.minor, 337, 8);
    header.fill(' ', 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    return header;
}
/** `LENGTH KEY=VALUE\n`, where the length counts itself. */
function record(key, value) {
    const rest = Buffer.concat([Buffer.from(` ${key}=`, 'latin1'), value, Buffer.from('\n')]);
    let length = rest.length + 1;
    while (String(length).length + rest.length !== length)
        length = String(length).length + rest.length;
    return Buffer.concat([Buffer.from(String(length)), rest]);
}
function readRecords(body) {
    const records = new Map();
    let at = 0;
    while (at < body.length) {
        const blank = body.indexOf(0x20, at);
        const digits = body.toString('latin1', at, blank < 0 ? at : blank);
        const end = at + Number(digits);
        const equals = body.indexOf(0x3d, blank);
        if (!/^\d{1,9}$/.test(digits) || end > body.length || equals < 0 || equals >= end || body[end - 1] !== 0x0a) {
            throw new errors/* FormatError */.IF('tar', 'expected records in the extended header');
        }
        records.set(body.toString('latin1', blank + 1, equals), Buffer.from(body.subarray(equals + 1, end - 1)));
        at = end;
    }
    return records;
}
function checkSum(header) {
    const wanted = number(header, 148, 8);
    let sum = 0;
    for (const [at, byte] of header.entries())
        sum += at >= 148 && at < 156 ? 0x20 : byte;
    if (sum !== wanted)
        throw new errors/* FormatError */.IF('tar', 'expected a header with its checksum');
}
/** Octal text, or GNU's base-256 for what does not fit. */
function number(header, at, width) {
    const field = header.subarray(at, at + width);
    if (field[0] === 0x80) {
        const value = field.subarray(1).reduce((total, byte) => total * 256 + byte, 0);
        if (!Number.isSafeInteger(value))
            throw new errors/* FormatError */.IF('tar', 'expected a smaller number');
        return value;
    }
    const text = field
        .toString('latin1')
        .replace(/[\0 ]+$/, '')
        .trimStart();
    if (!/^[0-7]*$/.test(text))
        throw new errors/* FormatError */.IF('tar', 'expected an octal number');
    return text === '' ? 0 : Number.parseInt(text, 8);
}
function untilNul(bytes) {
    const end = bytes.indexOf(0);
    return bytes.toString('latin1', 0, end < 0 ? bytes.length : end);
}

;// CONCATENATED MODULE: ./lib/archive/whiteout.js


const whiteoutPrefix = '.wh.';
const opaqueName = '.wh..wh..opq';
/** Of devices that umoci makes, and overlayfs itself (docs/stacker/restoring.md#38): stacker packs them into a squashfs as they are. */
const whiteoutModes = { umoci: 0o666, overlayfs: 0 };
/**
 * Turns the whiteouts of an image layer into what overlayfs understands, as umoci does when it unpacks for overlay: `.wh.X` becomes
 * the character device 0:0 named X, `.wh..wh..opq` an xattr of its directory (docs/stacker/restoring.md#16). Takes guarded members
 * in order; answers the members to write, of which only the last may carry the content. Xattrs of overlayfs that a layer brings
 * along are dropped: they would redirect what the mount shows.
 */
function convertWhiteouts(opaqueAttribute, whiteoutMode) {
    const directories = new Map();
    const whiteouts = new Set();
    const names = new Set();
    return (member) => {
        const slash = member.name.lastIndexOf('/');
        const parent = slash < 0 ? '.' : member.name.slice(0, slash);
        const base = member.name.slice(slash + 1);
        if (base === opaqueName) {
            const directory = directories.get(parent) ?? { ...member, ...bareDirectory, name: parent };
            const records = new Map(directory.records);
            records.set(`SCHILY.xattr.${opaqueAttribute}`, Buffer.from('y'));
            const opaque = { ...directory, records };
            directories.set(parent, opaque);
            return [opaque];
        }
        if (base.startsWith(whiteoutPrefix)) {
            const hidden = base.slice(whiteoutPrefix.length);
            if (!(0,plain_path/* isPlainName */.sh)(hidden) || hidden.startsWith(whiteoutPrefix)) {
                throw new errors/* FormatError */.IF('whiteout', `expected a name behind .wh., not ${JSON.stringify(member.name)}`);
            }
            const name = slash < 0 ? hidden : `${parent}/${hidden}`;
            if (names.has(name))
                throw new errors/* FormatError */.IF('whiteout', `expected ${JSON.stringify(name)} or its whiteout, not both`);
            whiteouts.add(name);
            return [{ ...member, ...whiteoutDevice, mode: whiteoutMode, name }];
        }
        if (whiteouts.has(member.name)) {
            throw new errors/* FormatError */.IF('whiteout', `expected ${JSON.stringify(member.name)} or its whiteout, not both`);
        }
        names.add(member.name);
        const records = new Map([...member.records].filter(([key]) => !/^SCHILY\.xattr\.(user|trusted)\.overlay\./.test(key)));
        const kept = { ...member, records };
        if (member.kind !== 'directory')
            return [kept];
        // A directory that comes again keeps what was learnt about it: its opaque marker may have come before.
        const marker = directories.get(member.name)?.records.get(`SCHILY.xattr.${opaqueAttribute}`);
        if (marker !== undefined)
            records.set(`SCHILY.xattr.${opaqueAttribute}`, marker);
        directories.set(member.name, kept);
        return [kept];
    };
}
const bareDirectory = {
    kind: 'directory',
    mode: 0o755,
    size: 0,
    target: '',
    records: new Map(),
};
const whiteoutDevice = {
    kind: 'character',
    size: 0,
    target: '',
    major: 0,
    minor: 0,
    records: new Map(),
};

;// CONCATENATED MODULE: ./lib/archive/extract.js













/** fsck.erofs writes neither owners nor xattrs in the releases that distributions have, and stacker's mount needs stacker. */
const erofsUnable = 'erofs layers cannot be extracted without mounting them';
/**
 * Extracts a layer as stacker's overlay storage does (docs/stacker/restoring.md#16): owners by number, xattrs, setuid, whiteouts as
 * overlayfs has them. Answers in words why it could not; then the directory is to be thrown away.
 */
async function extractLayer(request) {
    const { blob, mediaType, directory, owner, opaqueAttribute, madeBy, limits = usualLimits } = request;
    const ids = await (0,id_space/* asOwnerOfIds */.T)(owner);
    if (typeof ids === 'string')
        return ids;
    if (mediaType.includes('squashfs'))
        return await extractSquashfs(blob, directory, ids, limits);
    if (mediaType.includes('erofs'))
        return erofsUnable;
    const convert = convertWhiteouts(opaqueAttribute, whiteoutModes[madeBy]);
    return await unpack(await openLayer(blob), { directory, ids, limits }, convert);
}
/** Unpacks an archive of a tree as it is, whiteouts and all. The same answers as `extractLayer`. */
async function unpackVerbatim(archive, directory, ids, limits = usualLimits) {
    return await unpack((0,external_node_fs_.createReadStream)(archive), { directory, ids, limits }, (member) => [member]);
}
async function unpack(source, { directory, ids, limits, }, convert) {
    if (typeof source === 'string')
        return source;
    const guard = guardMembers(await existingLeaves(directory), limits);
    const args = [
        '--extract',
        '--file=-',
        `--directory=${directory}`,
        '--numeric-owner',
        '--same-owner',
        '--same-permissions',
        '--acls',
        '--xattrs',
        '--xattrs-include=*',
        '--warning=no-timestamp',
    ];
    const members = readTar(withinLimits(source, directory, limits));
    return await (0,extraction_tool/* runTool */.q)(ids, 'tar', args, safeMembers(members, (member) => convert(guard(member)), ids));
}
/** The archive written anew, with nothing in it that was not understood and found harmless. */
async function* safeMembers(members, guarded, ids) {
    for await (const { member, content } of members) {
        for (const safe of guarded(member)) {
            yield encodeHeader({ ...safe, uid: ids.uidOnDisk(safe.uid), gid: ids.gidOnDisk(safe.gid) });
            if (safe.size === 0)
                continue;
            yield* withCheckedMap(safe, content);
            yield Buffer.alloc(padding(safe.size));
        }
    }
    yield tarTrailer;
}
/** The tar inside a layer blob, by its first bytes: stacker names uncompressed layers of overlay dirs as it does any other. */
async function openLayer(blob) {
    const handle = await (0,promises_.open)(blob);
    const start = Buffer.alloc(4);
    await handle.read(start, 0, 4, 0);
    await handle.close();
    const file = (0,external_node_fs_.createReadStream)(blob);
    if (start[0] === 0x1f && start[1] === 0x8b)
        return piped(file, external_node_zlib_.createGunzip());
    if (start.readUInt32LE(0) === 0xfd2fb528) {
        if (!("createZstdDecompress" in external_node_zlib_namespaceObject))
            return 'this Node cannot read zstd';
        return piped(file, external_node_zlib_.createZstdDecompress());
    }
    return file;
}
function piped(file, decompress) {
    // Its failure reaches the reader through `decompress`, which pipeline destroys with the error.
    (0,external_node_stream_promises_.pipeline)(file, decompress).catch(() => undefined);
    return decompress;
}


/***/ }),

/***/ 95888:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ runTool)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_stream__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57075);
/* harmony import */ var node_stream_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46466);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(452);
/* harmony import */ var _formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(48785);





/** Runs a tool on files of the owner's ids, fed with `input`; answers what it complained about, or undefined. */
async function runTool(ids, tool, args, input) {
    const [program = tool, ...rest] = [...ids.command, tool, ...args];
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, rest, {
        stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'pipe'],
        // Only LC_ALL matters: in another locale tar converts names.
        env: { ...(0,_formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_4__/* .machineEnvironment */ .R5)(), LC_ALL: 'C' },
    });
    const complaint = [];
    child.stderr?.on('data', (chunk) => {
        if (complaint.length < 16)
            complaint.push(chunk);
    });
    const ended = new Promise((resolve) => {
        child.on('error', (error) => {
            resolve(error.code === 'ENOENT' ? `${program} is not installed` : String(error));
        });
        child.on('close', (code, signal) => {
            const said = Buffer.concat(complaint).toString('utf8').trim().slice(0, 500);
            resolve(code === 0 ? undefined : `${tool} ended with ${String(code ?? signal)}${said === '' ? '' : `: ${said}`}`);
        });
    });
    if (input === undefined || child.stdin === null)
        return await ended;
    const { stdin } = child;
    try {
        await (0,node_stream_promises__WEBPACK_IMPORTED_MODULE_2__.pipeline)(node_stream__WEBPACK_IMPORTED_MODULE_1__.Readable.from(input, { objectMode: false }), stdin);
    }
    catch (error) {
        child.kill('SIGKILL');
        const why = await ended;
        // tar that ends early closes its pipe; what it said is the reason. Otherwise the archive was at fault.
        const code = error.code;
        if (code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE')
            return why ?? String(error);
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .IF || error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .TroubleError */ .WN || code !== undefined)
            return error.message;
        throw error;
    }
    return await ended;
}


/***/ }),

/***/ 4522:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ asOwnerOfIds),
/* harmony export */   l: () => (/* binding */ asOwnerAlone)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);
/* harmony import */ var _formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(48785);



const run = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile);
const asTheyAre = { uidOnDisk: (id) => id, gidOnDisk: (id) => id };
/** For content that has no owners of its own: all of it becomes that of whoever runs stacker. */
function asOwnerAlone(owner) {
    const uid = owner?.uid ?? process.geteuid?.() ?? 0;
    const gid = owner?.gid ?? process.getegid?.() ?? 0;
    return { command: [], uidOnDisk: () => uid, gidOnDisk: () => gid };
}
/**
 * Root's stacker sees ids as they are on disk. That of an ordinary user sees itself as 0 and its subordinate ids behind
 * (/etc/subuid), in a user namespace; `unshare --map-auto --map-root-user` makes the same one (docs/stacker/restoring.md#20). A
 * string says what is missing.
 */
async function asOwnerOfIds(owner) {
    const uid = process.geteuid?.() ?? 0;
    const wanted = owner?.uid ?? uid;
    if (wanted === 0)
        return uid === 0 ? { command: [], ...asTheyAre } : 'only root can give files their owners';
    if (uid === 0)
        return `files with the subordinate ids of user ${String(wanted)} can only be made as that user`;
    if (wanted !== uid)
        return `only user ${String(wanted)} can make files with its subordinate ids`;
    const command = ['unshare', '--map-auto', '--map-root-user', '--'];
    try {
        await run(command[0] ?? '', [...command.slice(1), 'true'], { env: (0,_formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_2__/* .machineEnvironment */ .R5)() });
        return { command, ...asTheyAre };
    }
    catch (error) {
        const { code, stderr } = error;
        if (code === 'ENOENT')
            return 'unshare (util-linux 2.38 or later) is not installed';
        return `unshare cannot map the subordinate ids of this user: ${(stderr ?? '').trim().slice(0, 300)}`;
    }
}


/***/ })

};
