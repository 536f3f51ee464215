export const id = 3084;
export const ids = [3084];
export const modules = {

/***/ 33084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runAsRoot: () => (/* binding */ runAsRoot)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/formats/regular-file.js
var regular_file = __webpack_require__(88911);
// EXTERNAL MODULE: ./lib/workspace/build-state.js + 2 modules
var build_state = __webpack_require__(56311);
// EXTERNAL MODULE: ./lib/formats/plain-path.js
var plain_path = __webpack_require__(8270);
// EXTERNAL MODULE: ./lib/workspace/lay-down/add-blobs.js
var add_blobs = __webpack_require__(61193);
// EXTERNAL MODULE: ./lib/workspace/lay-down/lay-down.js + 5 modules
var lay_down = __webpack_require__(40320);
// EXTERNAL MODULE: ./lib/workspace/lay-down/lay-down-request.js
var lay_down_request = __webpack_require__(4378);
// EXTERNAL MODULE: ./lib/workspace/oci-layout.js
var oci_layout = __webpack_require__(58691);
// EXTERNAL MODULE: ./lib/workspace/lay-down/packed-tree.js
var packed_tree = __webpack_require__(29064);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/workspace/root/first-line.js

/**
 * The text before the first line break. stdin that ends earlier is the end of who asks, and of this process.
 * @throws FormatError for a line of more than `most` bytes.
 */
async function firstLine(stdin, most) {
    const chunks = [];
    let length = 0;
    return await new Promise((resolve, reject) => {
        stdin.on('data', (chunk) => {
            const end = chunk.indexOf(0x0a);
            length += end < 0 ? chunk.length : end;
            if (length > most) {
                stdin.removeAllListeners('end').destroy();
                reject(new errors/* FormatError */.IF('task', `expected at most ${String(most)} bytes`));
                return;
            }
            chunks.push(end < 0 ? chunk : chunk.subarray(0, end));
            if (end >= 0)
                resolve(Buffer.concat(chunks).toString('utf8'));
        });
        stdin.on('end', () => process.kill(process.pid, 'SIGKILL'));
    });
}

// EXTERNAL MODULE: ./lib/formats/decode.js
var decode = __webpack_require__(2924);
// EXTERNAL MODULE: ./lib/formats/exact-object.js
var exact_object = __webpack_require__(83799);
;// CONCATENATED MODULE: ./lib/workspace/root/root-task.js




const anything = (value) => value;
const decodeSource = (value, where) => {
    const kind = (0,decode/* decodeObject */.gv)(value, where)('kind', (0,decode/* decodeOneOf */.ol)('root', 'staged'));
    (0,exact_object/* requireExactly */.G0)(value, where, { kind: anything, [kind === 'root' ? 'name' : 'path']: decode/* decodeString */.sc });
    return value;
};
/** Each task with all that it may be told; `lay-down` is decoded by itself. */
const members = {
    'lay-down': { request: anything },
    'read-build-state': { directories: lay_down_request/* decodeDirectories */.aN },
    'remove-keeping-tags': { directories: lay_down_request/* decodeDirectories */.aN, owner: (0,exact_object/* optional */.lq)(lay_down_request/* decodeOwner */.GT) },
    'verify-blobs': {
        directories: lay_down_request/* decodeDirectories */.aN,
        blobs: (0,decode/* decodeArray */.k$)((0,exact_object/* exactly */.pV)({ digest: decode/* decodeDigest */.bY, size: decode/* decodeCount */.OV })),
    },
    'add-blobs': {
        directories: lay_down_request/* decodeDirectories */.aN,
        staging: decode/* decodeString */.sc,
        blobs: (0,decode/* decodeArray */.k$)((0,exact_object/* exactly */.pV)({ digest: decode/* decodeDigest */.bY, size: decode/* decodeCount */.OV, file: decode/* decodeString */.sc })),
    },
    copy: {
        directories: lay_down_request/* decodeDirectories */.aN,
        staging: decode/* decodeString */.sc,
        files: (0,decode/* decodeArray */.k$)((0,exact_object/* exactly */.pV)({ from: decode/* decodeString */.sc, to: decode/* decodeString */.sc })),
        reader: lay_down_request/* decodeOwner */.GT,
    },
    pack: {
        directories: lay_down_request/* decodeDirectories */.aN,
        staging: decode/* decodeString */.sc,
        source: decodeSource,
        archive: decode/* decodeString */.sc,
        owner: lay_down_request/* decodeOwner */.GT,
        reader: lay_down_request/* decodeOwner */.GT,
    },
};
/** @throws FormatError for what is no task, or says more than a task may. */
function decodeRootTask(value) {
    const task = (0,decode/* decodeObject */.gv)(value, 'task')('task', decode/* decodeString */.sc);
    if (!isTask(task))
        throw new errors/* FormatError */.IF('task.task', `expected one of ${Object.keys(members).join(', ')}`);
    (0,exact_object/* requireExactly */.G0)(value, 'task', { task: decode/* decodeString */.sc, ...members[task] });
    return value;
}
function isTask(task) {
    return Object.hasOwn(members, task);
}

// EXTERNAL MODULE: ./lib/workspace/staging-directory.js
var staging_directory = __webpack_require__(58882);
;// CONCATENATED MODULE: ./lib/workspace/root/as-root.js













/**
 * The child's side: one task as a line of JSON on stdin, its answer on stdout. Whoever asks could become root anyway; what is guarded against
 * is a name or path from a restored archive that leads elsewhere than into stacker's three directories and the staging directory.
 * The child does not outlive who asked: stdin ends before the answer only when the parent was killed, and then the next run of the
 * job may be at work in the same directories.
 * @throws Error for a task that asks for more.
 */
async function runAsRoot(stdin) {
    const line = await firstLine(stdin, mostTaskBytes);
    const said = [];
    const log = {
        debug: (message) => said.push(['debug', message]),
        info: (message) => said.push(['info', message]),
        warning: (message) => said.push(['warning', message]),
    };
    const result = await perform(decodeRootTask(JSON.parse(line)), log);
    const answer = { log: said, result };
    await new Promise((resolve, reject) => {
        process.stdout.write(JSON.stringify(answer), (error) => {
            if (error)
                reject(error);
            else
                resolve();
        });
    });
    stdin.removeAllListeners('end').destroy();
}
/** A build.cache of the size that is read at most, in base64, and what is laid down with it. */
const mostTaskBytes = 400 * 1024 * 1024;
async function perform(task, log) {
    switch (task.task) {
        case 'lay-down': {
            const request = (0,lay_down_request/* decodeLayDownRequest */.wh)(task.request);
            await requireDirectories(request.directories, request.staging);
            const laid = await (0,lay_down/* layDownHere */.H)(request, log);
            // Roots that were set aside may belong to root; the parent could not remove them.
            for (const name of ['old', 'roots'])
                await (0,promises_.rm)(external_node_path_.join(request.staging, name), { recursive: true, force: true });
            return laid;
        }
        case 'read-build-state':
            await requireDirectories(task.directories);
            return (0,build_state/* encodeBuildState */.sm)(await (0,build_state/* readBuildStateHere */.cw)(task.directories));
        case 'remove-keeping-tags':
            await requireDirectories(task.directories);
            await (0,lay_down/* removeKeepingTagsHere */.D)(task.directories, task.owner);
            return null;
        case 'verify-blobs': {
            await requireDirectories(task.directories);
            const found = [];
            for (const { digest, size } of task.blobs) {
                found.push((await (0,oci_layout/* verifyBlob */.tB)(task.directories.ociDir, digest, size)) ?? null);
            }
            return found;
        }
        case 'add-blobs':
            await requireDirectories(task.directories, task.staging);
            await (0,add_blobs/* addBlobsHere */.s)(task.directories, task.staging, new Map(task.blobs.map(({ digest, size, file }) => [digest, { size, file }])));
            return null;
        case 'copy':
            await requireDirectories(task.directories, task.staging);
            for (const { from, to } of task.files) {
                await requireReadable(from, task.directories);
                (0,regular_file/* requireRegular */.O4)(from, await (0,promises_.stat)(from));
                requireStaged(to, task.staging);
                await (0,promises_.copyFile)(from, to);
                await (0,promises_.chmod)(to, 0o644);
                await (0,promises_.lchown)(to, task.reader.uid, task.reader.gid);
            }
            return null;
        case 'pack': {
            const { source, directories, archive } = task;
            await requireDirectories(directories, task.staging);
            requireStaged(archive, task.staging);
            if (source.kind === 'root' && !(0,plain_path/* isPlainName */.sh)(source.name))
                throw new Error('not the name of a root');
            if (source.kind === 'staged')
                await requireReadable(source.path, directories);
            const why = source.kind === 'root'
                ? await (0,packed_tree/* packTree */.Av)(external_node_path_.join(directories.rootsDir, source.name, 'overlay'), archive, task.owner)
                : await (0,packed_tree/* packContent */.ds)(source.path, archive);
            if (why === undefined)
                await (0,promises_.lchown)(archive, task.reader.uid, task.reader.gid);
            return why ?? null;
        }
    }
}
async function requireDirectories(directories, staging) {
    const { workingDirectory, stackerDir, ociDir, rootsDir } = directories;
    for (const directory of [workingDirectory, stackerDir, ociDir, rootsDir]) {
        if (!external_node_path_.isAbsolute(directory) || external_node_path_.resolve(directory) !== directory || directory === '/') {
            throw new Error(`not a directory of stacker: ${JSON.stringify(directory)}`);
        }
    }
    if (staging !== undefined && !(await (0,staging_directory/* isStaging */.YG)(staging, directories)))
        throw new Error('not the staging directory');
}
/** A file inside one of stacker's directories, also after its links are followed. */
async function requireReadable(file, directories) {
    const real = await (0,promises_.realpath)(file);
    for (const directory of [directories.stackerDir, directories.ociDir, directories.rootsDir]) {
        if ((0,plain_path/* isWithin */.UO)(await (0,promises_.realpath)(directory).catch(() => directory), real))
            return;
    }
    throw new Error(`not in a directory of stacker: ${JSON.stringify(file)}`);
}
function requireStaged(file, staging) {
    if (external_node_path_.resolve(file) !== file || file === staging || !(0,plain_path/* isWithin */.UO)(staging, file)) {
        throw new Error(`not in the staging directory: ${JSON.stringify(file)}`);
    }
}


/***/ })

};
