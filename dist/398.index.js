export const id = 398;
export const ids = [398];
export const modules = {

/***/ 6398:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runAsRoot: () => (/* binding */ runAsRoot)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _build_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6021);
/* harmony import */ var _directories_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6306);
/* harmony import */ var _lay_down_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3313);
/* harmony import */ var _lay_down_request_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(384);
/* harmony import */ var _oci_layout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8691);
/* harmony import */ var _packed_tree_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1274);
/* harmony import */ var _staging_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(5552);









/**
 * The child's side: one task as a line of JSON on stdin, its answer on stdout. Whoever asks could become root anyway; what is guarded against
 * is a name or path from a restored archive that leads elsewhere than into stacker's three directories and the staging directory.
 * The child does not outlive who asked: stdin ends before the answer only when the parent was killed, and then the next run of the
 * job may be at work in the same directories.
 * @throws Error for a task that asks for more.
 */
async function runAsRoot(stdin) {
    const line = await firstLine(stdin);
    const said = [];
    const log = {
        debug: (message) => said.push(['debug', message]),
        info: (message) => said.push(['info', message]),
        warning: (message) => said.push(['warning', message]),
    };
    const result = await perform(JSON.parse(line), log);
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
async function firstLine(stdin) {
    const chunks = [];
    return await new Promise((resolve) => {
        stdin.on('data', (chunk) => {
            const end = chunk.indexOf(0x0a);
            chunks.push(end < 0 ? chunk : chunk.subarray(0, end));
            if (end >= 0)
                resolve(Buffer.concat(chunks).toString('utf8'));
        });
        stdin.on('end', () => process.kill(process.pid, 'SIGKILL'));
    });
}
async function perform(task, log) {
    switch (task.task) {
        case 'lay-down': {
            const request = (0,_lay_down_request_js__WEBPACK_IMPORTED_MODULE_8__/* .decodeLayDownRequest */ .w)(task.request);
            await requireDirectories(request.directories, request.staging);
            const laid = await (0,_lay_down_js__WEBPACK_IMPORTED_MODULE_4__/* .layDownHere */ .H)(request, log);
            // Roots that were set aside may belong to root; the parent could not remove them.
            for (const name of ['old', 'roots'])
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.rm)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(request.staging, name), { recursive: true, force: true });
            return laid;
        }
        case 'read-build-state':
            await requireDirectories(task.directories);
            return (0,_build_state_js__WEBPACK_IMPORTED_MODULE_2__/* .encodeBuildState */ .sm)(await (0,_build_state_js__WEBPACK_IMPORTED_MODULE_2__/* .readBuildStateHere */ .cw)(task.directories));
        case 'remove-keeping-tags':
            await requireDirectories(task.directories);
            await (0,_lay_down_js__WEBPACK_IMPORTED_MODULE_4__/* .removeKeepingTagsHere */ .D)(task.directories, task.owner);
            return null;
        case 'verify-blobs': {
            await requireDirectories(task.directories);
            const found = [];
            for (const { digest, size } of task.blobs) {
                found.push((await (0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .verifyBlob */ .tB)(task.directories.ociDir, digest, size)) ?? null);
            }
            return found;
        }
        case 'copy':
            await requireDirectories(task.directories, task.staging);
            for (const { from, to } of task.files) {
                await requireReadable(from, task.directories);
                requireStaged(to, task.staging);
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.copyFile)(from, to);
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(to, 0o644);
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lchown)(to, task.reader.uid, task.reader.gid);
            }
            return null;
        case 'pack': {
            const { source, directories, archive } = task;
            await requireDirectories(directories, task.staging);
            requireStaged(archive, task.staging);
            if (source.kind === 'root' && !(0,_directories_js__WEBPACK_IMPORTED_MODULE_3__/* .isPlainName */ .sh)(source.name))
                throw new Error('not the name of a root');
            if (source.kind === 'staged')
                await requireReadable(source.path, directories);
            const why = source.kind === 'root'
                ? await (0,_packed_tree_js__WEBPACK_IMPORTED_MODULE_6__/* .packTree */ .Av)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(directories.rootsDir, source.name, 'overlay'), archive, task.owner)
                : await (0,_packed_tree_js__WEBPACK_IMPORTED_MODULE_6__/* .packContent */ .ds)(source.path, archive);
            if (why === undefined)
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lchown)(archive, task.reader.uid, task.reader.gid);
            return why ?? null;
        }
    }
}
async function requireDirectories(directories, staging) {
    const { workingDirectory, stackerDir, ociDir, rootsDir } = directories;
    for (const directory of [workingDirectory, stackerDir, ociDir, rootsDir]) {
        if (!node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute(directory) || node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(directory) !== directory || directory === '/') {
            throw new Error(`not a directory of stacker: ${JSON.stringify(directory)}`);
        }
    }
    if (staging !== undefined && !(await (0,_staging_js__WEBPACK_IMPORTED_MODULE_7__/* .isStaging */ .YG)(staging, directories)))
        throw new Error('not the staging directory');
}
/** A file inside one of stacker's directories, also after its links are followed. */
async function requireReadable(file, directories) {
    const real = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(file);
    for (const directory of [directories.stackerDir, directories.ociDir, directories.rootsDir]) {
        if ((0,_directories_js__WEBPACK_IMPORTED_MODULE_3__/* .isWithin */ .UO)(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.realpath)(directory).catch(() => directory), real))
            return;
    }
    throw new Error(`not in a directory of stacker: ${JSON.stringify(file)}`);
}
function requireStaged(file, staging) {
    if (node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(file) !== file || file === staging || !(0,_directories_js__WEBPACK_IMPORTED_MODULE_3__/* .isWithin */ .UO)(staging, file)) {
        throw new Error(`not in the staging directory: ${JSON.stringify(file)}`);
    }
}


/***/ })

};
