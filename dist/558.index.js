export const id = 558;
export const ids = [558];
export const modules = {

/***/ 558:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openGithubStore: () => (/* binding */ openGithubStore)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(1455);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __webpack_require__(7910);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/store/directory-layout.js
var directory_layout = __webpack_require__(4949);
;// CONCATENATED MODULE: ./lib/store/tar-script.js
/**
 * The `tar` that the cache client finds first. The client unpacks with `-P`, before anybody could look into the archive: absolute
 * names, `..`, links and devices would be made as they stand (platform 1.5). This one unpacks nothing at all: it keeps the archive
 * and says where, in a line that begins with the nonce; see `unpackFirst`.
 *
 * Archives are made without times, owners and pids, so the same content gives the same archive. Any other use of `tar` while the
 * client runs is passed on as it is.
 *
 * `root` has only characters that a shell leaves alone.
 */
function tarScript({ root, nonce, tar }) {
    return `#!/bin/sh
root=${quote(root)}
tar=${quote(tar)}
action=
case "$1 $2" in
  '--posix -cf') case $PWD/$3 in "$root"/temp/*/cache.t[gz]*) action=create archive=$3 ;; esac ;;
  -xf' '*) case $2 in "$root"/temp/*/cache.t[gz]*) action=extract archive=$2 ;; esac ;;
  -tf' '*) case $2 in "$root"/temp/*/cache.t[gz]*) exit 0 ;; esac ;;
esac
if [ -z "$action" ]; then exec "$tar" "$@"; fi

unset TAR_OPTIONS GZIP ZSTD_NBTHREADS
LC_ALL=C
export LC_ALL

plain() {
  case $1 in
    *[!0-9a-z/]* | */*/*) return 1 ;;
    records/?* | blobs/?* | resolutions/?*) return 0 ;;
    *) return 1 ;;
  esac
}

if [ "$action" = create ]; then
  IFS= read -r name <manifest.txt || [ -n "$name" ] || exit 2
  plain "$name" || exit 2
  # Blobs are compressed already.
  case $name in blobs/*) ZSTD_CLEVEL=1; export ZSTD_CLEVEL ;; esac
  case $archive in *.tgz) program=gzip ;; *) program='zstd -T0' ;; esac
  exec "$tar" --format=gnu --use-compress-program="$program" -cf "$archive" -C "$root" \\
    --owner=0 --group=0 --numeric-owner --mtime=@0 --mode=0644 -- "$name"
fi

# Another name for the archive, which the client is about to remove.
id=\${archive%/*}
out="$root/out/\${id##*/}.\${archive##*.}"
echo
echo "${nonce} $out"
exec ln -- "$archive" "$out"
`;
}
function quote(text) {
    return `'${text.replaceAll("'", `'\\''`)}'`;
}

;// CONCATENATED MODULE: ./lib/store/client-staging.js







let uses = 0;
let saves = 0;
let staging;
let exitHandler;
let directoryBefore;
const overridden = new Map();
/** Begins a use. `temporary`: where the directory is best made. Rejects when there is no tar, or no place. */
async function enterStaging(temporary, saving) {
    uses += 1;
    if (saving)
        saves += 1;
    let left = false;
    let entered;
    const leave = () => {
        if (left)
            return;
        left = true;
        if (saving && --saves === 0)
            undoSaving();
        if (--uses > 0)
            return;
        if (entered !== undefined)
            undo(entered.root);
        staging = undefined;
    };
    try {
        staging ??= make(temporary);
        entered = await staging;
        use(entered);
        if (saving)
            useForSaving(entered);
        return { ...entered, leave };
    }
    catch (error) {
        leave();
        throw error;
    }
}
async function make(temporary) {
    const tar = findProgram('tar', process.env['PATH']);
    if (tar === undefined)
        throw new Error('there is no tar on the PATH');
    const place = placeFor(temporary);
    await removeLeft(place);
    const root = await (0,promises_.realpath)(await (0,promises_.mkdtemp)((0,external_node_path_.join)(place, `${await ownedName(process.pid)}-`)));
    const kinds = ['records', 'blobs', 'resolutions'];
    for (const folder of ['bin', 'temp', 'out', ...kinds]) {
        await (0,promises_.mkdir)((0,external_node_path_.join)(root, folder), { recursive: true, mode: 0o700 });
    }
    const nonce = (0,external_node_crypto_.randomBytes)(16).toString('hex');
    await (0,promises_.writeFile)((0,external_node_path_.join)(root, 'bin', 'tar'), tarScript({ root, nonce, tar }), { mode: 0o700 });
    return { root, nonce, tar };
}
/**
 * A file name that says which process its owner is: the pid, and in which namespace of pids it counts. What a killed process leaves in
 * a directory that nobody empties is told by it from what is in use.
 */
async function ownedName(pid) {
    // `pid:[4026531836]`; where there is no such file, no name is ever taken for that of a dead process.
    const namespace = await (0,promises_.readlink)('/proc/self/ns/pid').catch(() => '');
    return `stack-cache-${/\d+/.exec(namespace)?.[0] ?? '0'}-${String(pid)}`;
}
async function removeLeft(place) {
    const prefix = (await ownedName(0)).replace(/0$/, '');
    if (prefix === 'stack-cache-0-')
        return;
    for (const name of await (0,promises_.readdir)(place).catch(() => [])) {
        const pid = name.startsWith(prefix) ? /^(\d+)-/.exec(name.slice(prefix.length))?.[1] : undefined;
        if (pid === undefined || isAlive(Number(pid)))
            continue;
        await (0,promises_.rm)((0,external_node_path_.join)(place, name), { recursive: true, force: true }).catch(() => undefined);
    }
}
function isAlive(pid) {
    try {
        return process.kill(pid, 0);
    }
    catch (error) {
        return !(0,directory_layout/* isCode */._m)(error, 'ESRCH');
    }
}
/** The client puts the path on a command line without quoting it. */
function placeFor(temporary) {
    const places = [temporary, (0,external_node_os_.tmpdir)(), '/tmp'];
    return (places.find((place) => place !== undefined && /^[A-Za-z0-9_./+@=-]+$/.test(place) && isWritable(place)) ?? '/tmp');
}
function isWritable(directory) {
    try {
        (0,external_node_fs_.accessSync)(directory, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
        return true;
    }
    catch {
        return false;
    }
}
/** Applied again at each use: should others have set these in between, the machine's own tar would unpack what comes. */
function use({ root }) {
    const bin = (0,external_node_path_.join)(root, 'bin');
    const path = process.env['PATH'];
    if (path !== bin && !path?.startsWith(bin + external_node_path_.delimiter)) {
        override('PATH', path === undefined || path === '' ? bin : bin + external_node_path_.delimiter + path);
    }
    override('RUNNER_TEMP', (0,external_node_path_.join)(root, 'temp'));
    // For a call that hangs until the process ends.
    exitHandler ??= () => {
        discard(root);
    };
    process.off('exit', exitHandler).on('exit', exitHandler);
}
function useForSaving({ root }) {
    if (process.cwd() !== root) {
        directoryBefore = process.cwd();
        process.chdir(root);
    }
    override('GITHUB_WORKSPACE', root);
}
function undo(root) {
    putBack('PATH');
    putBack('RUNNER_TEMP');
    if (exitHandler)
        process.off('exit', exitHandler);
    exitHandler = undefined;
    discard(root);
}
function undoSaving() {
    if (directoryBefore !== undefined)
        process.chdir(directoryBefore);
    directoryBefore = undefined;
    putBack('GITHUB_WORKSPACE');
}
function discard(root) {
    try {
        (0,external_node_fs_.rmSync)(root, { recursive: true, force: true });
    }
    catch {
        // It is below RUNNER_TEMP, which the runner empties.
    }
}
function override(name, value) {
    if (process.env[name] === value)
        return;
    overridden.set(name, { before: process.env[name], value });
    process.env[name] = value;
}
/** Unless somebody else has set it since. */
function putBack(name) {
    const change = overridden.get(name);
    overridden.delete(name);
    if (change === undefined || process.env[name] !== change.value)
        return;
    if (change.before === undefined)
        Reflect.deleteProperty(process.env, name);
    else
        process.env[name] = change.before;
}
/** The program's absolute path, as a shell would find it. */
function findProgram(name, path) {
    return (path ?? '')
        .split(external_node_path_.delimiter)
        .filter((directory) => directory.startsWith('/'))
        .map((directory) => (0,external_node_path_.join)(directory, name))
        .find((file) => {
        try {
            (0,external_node_fs_.accessSync)(file, external_node_fs_.constants.X_OK);
            return true;
        }
        catch {
            return false;
        }
    });
}

// EXTERNAL MODULE: external "node:async_hooks"
var external_node_async_hooks_ = __webpack_require__(6698);
// EXTERNAL MODULE: external "node:diagnostics_channel"
var external_node_diagnostics_channel_ = __webpack_require__(3053);
;// CONCATENATED MODULE: ./lib/store/client-call.js



function newCall(onLine) {
    const lines = [];
    let rest = '';
    const keep = (line) => {
        // Masks must reach the runner at once: what they hide may be printed in the next moment.
        if (line.startsWith('::add-mask::'))
            asNobody(() => process.stdout.write(line + external_node_os_.EOL));
        else if (lines.length < mostLines)
            lines.push(line);
        asNobody(() => {
            onLine(line);
        });
    };
    return {
        lines,
        open: new Set(),
        answers: new Set(),
        retryAfter: undefined,
        over: false,
        hear: (text) => {
            const parts = (rest + text).split('\n');
            rest = parts.pop() ?? '';
            for (const line of parts)
                keep(line.replace(/\r$/, ''));
        },
        end: () => {
            if (rest !== '')
                keep(rest);
            rest = '';
        },
    };
}
const mostLines = 10_000;
const current = new external_node_async_hooks_.AsyncLocalStorage();
function asNobody(work) {
    current.run(undefined, work);
}
/** `onLine` is told every line as it comes, `onEnd` when the work has really ended, be it long after the deadline. */
async function callClient(options, work) {
    const call = newCall(options.onLine);
    listen();
    const ended = current
        .run(call, async () => work())
        .then((value) => ({ kind: 'answered', value }), (error) => ({ kind: 'threw', error }))
        .finally(() => {
        stopListening();
        call.end();
        options.onEnd();
    });
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(() => {
            resolve({ kind: 'late' });
        }, options.deadline);
    });
    const outcome = await Promise.race([ended, late]);
    clearTimeout(timer);
    if (outcome.kind === 'late') {
        call.over = true;
        for (const request of call.open)
            request.destroy();
        // The client reads a JSON body by `data` and `end` alone (http-client, readBody): of one that breaks off it would wait for ever.
        for (const answer of call.answers)
            answer.destroy().emit('end');
    }
    return { ...outcome, lines: call.lines, retryAfter: call.retryAfter };
}
let listeners = 0;
let client_call_undo;
function listen() {
    listeners += 1;
    if (listeners > 1)
        return;
    const { stdout } = process;
    const original = Reflect.get(stdout, 'write');
    stdout.write = hearOr((chunk, ...rest) => original.call(stdout, chunk, ...rest));
    client_call_undo = () => {
        stdout.write = original;
    };
    for (const channel of requestChannels)
        (0,external_node_diagnostics_channel_.subscribe)(channel, onRequest);
    (0,external_node_diagnostics_channel_.subscribe)('http.client.response.finish', onResponse);
}
function stopListening() {
    listeners -= 1;
    if (listeners > 0)
        return;
    client_call_undo?.();
    client_call_undo = undefined;
    for (const channel of requestChannels)
        (0,external_node_diagnostics_channel_.unsubscribe)(channel, onRequest);
    (0,external_node_diagnostics_channel_.unsubscribe)('http.client.response.finish', onResponse);
}
function hearOr(otherwise) {
    return (chunk, ...rest) => {
        const call = current.getStore();
        if (call === undefined)
            return otherwise(chunk, ...rest);
        call.hear(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
        const done = rest.find((argument) => typeof argument === 'function');
        if (done)
            process.nextTick(done);
        return true;
    };
}
// `created` is Node 22.12 and later; `start` comes too late for a request that hangs while it connects, but is in Node 20.
const requestChannels = ['http.client.request.created', 'http.client.request.start'];
function onRequest(message) {
    const call = current.getStore();
    if (call === undefined)
        return;
    const { request } = message;
    if (call.over) {
        // The client tries again after each failure, and would for minutes. In the next tick: its own handlers are not there yet.
        process.nextTick(() => request.destroy());
        return;
    }
    call.open.add(request);
    request.once('close', () => call.open.delete(request));
}
function onResponse(message) {
    const call = current.getStore();
    if (call === undefined)
        return;
    const { response } = message;
    call.answers.add(response);
    response.once('end', () => call.answers.delete(response));
    const seconds = Number(response.headers['retry-after']);
    call.retryAfter = Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

;// CONCATENATED MODULE: ./lib/store/client-outcome.js
function readWriteOutcome(id, { lines, retryAfter }) {
    const failures = complaints(lines);
    // Over the first protocol the client answers the reserved id even when the upload failed.
    if (id !== -1 && !failures.some((text) => text.startsWith('Failed to save')))
        return { kind: 'written' };
    const reserved = lines.flatMap((line) => /^::debug::Failed to reserve cache: (?:\w+: )?(.*)$/s.exec(line)?.[1] ?? []);
    const words = [
        ...reserved.map(client_outcome_unescape),
        ...failures,
        ...lines.filter((line) => /^(Failed|Cache) to? ?save/.test(line)),
    ];
    const denied = words.find((text) => text.includes('cache write denied:'));
    if (denied !== undefined)
        return { kind: 'denied', why: denied.slice(denied.indexOf('cache write denied:')) };
    const mode = lines.find((line) => /cache-mode '.*' does not permit writes/.test(line));
    if (mode !== undefined)
        return { kind: 'denied', why: brief(mode) };
    const quota = words.find((text) => text.includes('storage quota has been hit'));
    if (quota !== undefined)
        return { kind: 'denied', why: 'the storage quota of the cache service is used up' };
    if (words.some((text) => /rate limit/i.test(text) || text.includes('(429)')))
        return { kind: 'limited', retryAfter };
    if (words.some((text) => text.includes('(409)') || /already exists/i.test(text)))
        return { kind: 'taken' };
    const refused = words.find((text) => /\((401|403)\)/.test(text));
    if (refused !== undefined)
        return { kind: 'denied', why: brief(refused) };
    // The first protocol's only word for a reservation that was not given.
    if (reserved.length === 0 && lines.some((line) => line.includes('another job may be creating this cache'))) {
        return { kind: 'taken' };
    }
    return { kind: 'failed', why: brief(words.at(0) ?? 'the cache client did not say why') };
}
function readReadOutcome(key, { lines, retryAfter }) {
    if (key !== undefined)
        return { kind: 'found', key };
    const skipped = lines.find((line) => line.startsWith('Cache restore skipped:'));
    if (skipped !== undefined)
        return { kind: 'denied', why: brief(skipped) };
    const failure = complaints(lines).find((text) => text.startsWith('Failed to restore: '));
    if (failure === undefined)
        return { kind: 'miss' };
    const why = brief(failure.slice('Failed to restore: '.length));
    if (failure.includes('cache read denied:'))
        return { kind: 'denied', why };
    if (/rate limit/i.test(failure) || failure.includes('(429)'))
        return { kind: 'limited', retryAfter };
    if (/\((401|403)\)/.test(failure))
        return { kind: 'denied', why };
    // tar failed: the entry is no archive that holds what was asked for; the service itself is well.
    if (/\btar\b.* failed with/.test(failure))
        return { kind: 'broken', why: 'the archive is broken or not one of ours' };
    return { kind: 'failed', why };
}
function complaints(lines) {
    return lines.flatMap((line) => {
        const text = /^::(?:warning|error)[^:]*::(.*)$/s.exec(line)?.[1];
        return text === undefined ? [] : [client_outcome_unescape(text)];
    });
}
/** Workflow commands escape three characters (actions/toolkit, command.ts, escapeData). */
function client_outcome_unescape(text) {
    return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}
/** Foreign words in a message of ours: one line, no more than fits, nothing that a log would obey. */
function brief(text) {
    const line = text.split('\n', 1)[0] ?? '';
    // eslint-disable-next-line no-control-regex -- control characters are what must go
    const plain = line.replace(/[\u0000-\u001f\u007f]+/g, ' ').trim();
    return plain.length > 300 ? `${plain.slice(0, 300)}...` : plain;
}

// EXTERNAL MODULE: ./lib/store/in-flight.js
var in_flight = __webpack_require__(1353);
;// CONCATENATED MODULE: ./lib/store/rate-limit.js
/** Milliseconds. `wait`: in all, for one piece of work. `pause`: the first time, where the refusal does not say for how long. */
function rateLimit(patience, log) {
    let pausing;
    function pauseFor(milliseconds) {
        log.debug(`github cache: rate limit, waiting ${milliseconds} ms`);
        return sleep(milliseconds).finally(() => {
            pausing = undefined;
        });
    }
    return {
        pause: async () => {
            await pausing;
        },
        repeat: async (attempt) => {
            let waited = 0;
            for (let pause = patience.pause;; pause *= 2) {
                await pausing;
                const outcome = await attempt();
                if (!isLimited(outcome))
                    return outcome;
                const wait = Math.max(outcome.retryAfter === undefined ? pause : outcome.retryAfter * 1000, 1);
                if (waited + wait > patience.wait)
                    return { kind: 'failed', why: 'the rate limit of the cache service is reached' };
                waited += wait;
                pausing ??= pauseFor(wait);
            }
        },
    };
}
function isLimited(outcome) {
    return 'kind' in outcome && outcome.kind === 'limited';
}
function sleep(milliseconds) {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(1421);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(7075);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
var external_node_zlib_namespaceObject = /*#__PURE__*/__webpack_require__.t(external_node_zlib_, 2);
// EXTERNAL MODULE: external "node:worker_threads"
var external_node_worker_threads_ = __webpack_require__(5919);
// EXTERNAL MODULE: ./lib/store/verified-file.js
var verified_file = __webpack_require__(2184);
;// CONCATENATED MODULE: ./lib/store/hash-thread.js


/**
 * What `contentOf` answers for a file of ours, found out in a second thread: SHA-256 of a large blob takes as long as its download,
 * and the cache client downloads in this one.
 */
async function contentInThread(file) {
    const thread = startThread();
    const digest = await new Promise((resolve) => {
        thread.waiting.push(resolve);
        thread.worker.ref();
        thread.worker.postMessage(file);
    });
    // Whatever it could not do is tried, and told of, here.
    return digest === undefined ? await (0,verified_file/* contentOf */.$E)(file) : readAnswer(digest);
}
function readAnswer(answer) {
    const [digest = '', size] = answer.split(' ');
    return { digest: digest, size: Number(size) };
}
let started;
/** One for the process, which it does not keep alive. */
function startThread() {
    if (started !== undefined)
        return started;
    const source = `(${hashFiles.toString()})(require('node:worker_threads').parentPort, require('node:fs'), require('node:crypto'))`;
    const worker = new external_node_worker_threads_.Worker(source, { eval: true });
    const waiting = [];
    worker.on('message', (answer) => {
        waiting.shift()?.(answer);
        if (waiting.length === 0)
            worker.unref();
    });
    worker.on('error', () => {
        started = undefined;
        for (const resolve of waiting.splice(0))
            resolve(undefined);
    });
    started = { worker, waiting };
    return started;
}
/** The thread's own program: its text is sent there, so it uses nothing but its arguments. */
function hashFiles(port, fs, crypto) {
    const chunk = Buffer.allocUnsafeSlow(1024 * 1024);
    port.on('message', (file) => {
        let answer;
        try {
            const handle = fs.openSync(file, fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW | fs.constants.O_NONBLOCK);
            try {
                const hash = crypto.createHash('sha256');
                let size = 0;
                for (;;) {
                    const count = fs.readSync(handle, chunk, 0, chunk.length, null);
                    if (count === 0)
                        break;
                    hash.update(chunk.subarray(0, count));
                    size += count;
                }
                answer = `sha256:${hash.digest('hex')} ${String(size)}`;
            }
            finally {
                fs.closeSync(handle);
            }
        }
        catch {
            answer = undefined;
        }
        port.postMessage(answer);
    });
}

;// CONCATENATED MODULE: ./lib/store/unpack.js








/** From here on the bytes go by GNU tar, past this process. */
const mostHere = 1024 * 1024;
/**
 * Writes the content of an archive's first member to a file, and hashes it. No name of the archive is written anywhere: the member
 * counts only if it is a regular file of exactly the wanted name and of no more bytes than are waited for. Undefined for any other
 * archive; no file is left then. `tar`: the machine's own.
 */
async function unpackFirst(archive, wanted, tar) {
    const file = await (0,promises_.open)(wanted.target, 'wx', 0o644);
    let content;
    try {
        const taken = await takeFirst(archive, file, wanted);
        content = taken !== undefined && 'large' in taken ? await takeLarge(archive, file, wanted, taken.large, tar) : taken;
    }
    finally {
        await file.close();
        if (content === undefined)
            await (0,promises_.rm)(wanted.target, { force: true });
    }
    return content;
}
/** Tells of a member that is too large for here by its size. */
async function takeFirst(archive, file, wanted) {
    const program = archive.endsWith('.tgz') ? 'gzip' : 'zstd';
    // Node before 22.15 reads no zstd.
    if (program === 'gzip')
        return await readFirst(decompressed(archive, external_node_zlib_.createGunzip()), file, wanted);
    if ("createZstdDecompress" in external_node_zlib_namespaceObject) {
        return await readFirst(decompressed(archive, external_node_zlib_.createZstdDecompress()), file, wanted);
    }
    const child = (0,external_node_child_process_.spawn)(program, ['-dcq', archive], { stdio: ['ignore', 'pipe', 'ignore'] });
    const ended = endOf(child);
    try {
        // At once: what nobody has begun to read when a child ends, Node throws away (child_process, flushStdio).
        return await readFirst(child.stdout, file, wanted);
    }
    finally {
        // No bomb unfolds: what the program has not written yet it never will.
        child.kill('SIGKILL');
        await ended;
    }
}
function decompressed(archive, stream) {
    return (0,external_node_stream_.pipeline)((0,external_node_fs_.createReadStream)(archive), stream, () => {
        // A broken archive reaches the reader through the stream, which is destroyed with the error.
    });
}
function endOf(child) {
    return new Promise((resolve) => {
        child.on('close', () => {
            resolve();
        });
        child.on('error', () => {
            resolve();
        });
    });
}
/**
 * `$1` in blocks of 512 bytes (POSIX sh; some count in 1024). --occurrence ends tar behind the first member: without it a bomb there
 * would unfold for hours, to be skipped. With -O no name of the archive is ever made; the content of a link or device is nothing.
 */
const extractToStandardOutput = 'ulimit -f "$1" && exec "$2" --use-compress-program="$3" --extract --to-stdout --occurrence=1 --blocking-factor=128 --file="$4" -- "$5"';
async function takeLarge(archive, file, { name, target }, size, tar) {
    const program = archive.endsWith('.tgz') ? 'gzip' : 'zstd';
    const blocks = String(Math.ceil(size / blockBytes));
    const child = (0,external_node_child_process_.spawn)('sh', ['-c', extractToStandardOutput, 'sh', blocks, tar, program, archive, name], {
        stdio: ['ignore', file.fd, 'pipe'],
        env: { ...process.env, TAR_OPTIONS: '', LC_ALL: 'C' },
    });
    let said = '';
    child.stderr?.on('data', (chunk) => {
        if (said.length < mostSaid)
            said += chunk.toString('latin1');
    });
    await endOf(child);
    if ((await file.stat()).size < size) {
        const full = /No space left on device|Disk quota exceeded/.exec(said);
        // The archive may be whole.
        if (full)
            throw new Error(full[0]);
        return undefined;
    }
    await file.truncate(size);
    return await contentInThread(target);
}
const blockBytes = 512;
const mostSaid = 4096;
async function readFirst(stream, file, wanted) {
    // What does not unfold is not what its key names.
    const found = await contentOfFirst(stream, wanted).catch(() => undefined);
    if (!Buffer.isBuffer(found))
        return found;
    await (0,verified_file/* writeAll */.f4)(file, found);
    return { digest: (0,formats_digest/* digestOf */.ol)(found), size: found.length };
}
async function contentOfFirst(stream, { name, most }) {
    const parts = [];
    let length = 0;
    let size;
    for await (const part of stream) {
        parts.push(part);
        length += part.length;
        if (length < blockBytes)
            continue;
        if (size === undefined) {
            size = sizeOfMember(Buffer.concat(parts).subarray(0, blockBytes), name);
            if (size === undefined || size > most)
                return undefined;
            if (size > mostHere)
                return { large: size };
        }
        if (length >= blockBytes + size)
            return Buffer.concat(parts).subarray(blockBytes, blockBytes + size);
    }
    return undefined;
}
/**
 * The size that a header of the `ustar` kind, POSIX or GNU, gives a regular file of that name; undefined where it is anything else.
 * Our archives need no extended header: names are short.
 */
function sizeOfMember(header, name) {
    const text = (from, length) => {
        const field = header.subarray(from, from + length);
        const end = field.indexOf(0);
        return field.subarray(0, end < 0 ? length : end).toString('latin1');
    };
    const sum = header.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 0x20 : byte), 0);
    if (Number.parseInt(text(148, 8), 8) !== sum)
        return undefined;
    const isRegular = header[156] === 0x30 || header[156] === 0;
    const isPrefixed = text(257, 6) === 'ustar' && header[263] === 0x30 && text(345, 155) !== '';
    if (!isRegular || isPrefixed || text(0, 100) !== name)
        return undefined;
    const digits = /^ *([0-7]{1,12}) *$/.exec(text(124, 12))?.[1];
    if (digits !== undefined)
        return Number.parseInt(digits, 8);
    // Above 8 GiB GNU tar writes the number in base 256, marked by the first bit (tar manual, "Basic Tar Format").
    return header[124] === 0x80 ? Number(header.readBigUInt64BE(128)) : undefined;
}

;// CONCATENATED MODULE: ./lib/store/github-client.js








const MiB = 1024 * 1024;
const entriesInFlight = 8;
/** Of what is sent, and of what is fetched: the client holds up to 128 MiB of each entry that it fetches in memory. */
const bytesInFlight = { up: 128 * MiB, down: 64 * MiB };
/** Unpacking uses more than one core already, so it is better to fetch beside it. */
const unpackedAtOnce = 2;
/** Of the process, as the staging directory is: what is saved stands there under a path that only its content decides. */
const inTurn = (0,in_flight/* oneAtATime */.I)();
const usualPatience = { call: 40_000, mebibyte: 2_000, wait: 120_000, pause: 2_000, failures: 3 };
function githubClient(options) {
    const { client, environment, log, patience } = options;
    const sending = (0,in_flight/* limitInFlight */.r)(entriesInFlight, bytesInFlight.up);
    const fetching = (0,in_flight/* limitInFlight */.r)(entriesInFlight, bytesInFlight.down);
    const unpacking = (0,in_flight/* limitInFlight */.r)(unpackedAtOnce, Infinity);
    const reads = rateLimit(patience, log);
    const writes = rateLimit(patience, log);
    const temporary = environment['RUNNER_TEMP'];
    const loud = environment['RUNNER_DEBUG'] === '1';
    /** Why the service is not asked any more. What is known from the start was said at the start, and reads as a miss. */
    let unreadable = options.unreadable;
    let unwritable = options.unwritable;
    let failures = 0;
    function judge(outcome, denied) {
        if (outcome.kind === 'denied')
            denied(outcome.why ?? '');
        if (outcome.kind !== 'failed')
            failures = 0;
        else if (++failures >= patience.failures) {
            unreadable ??= outcome.why;
            unwritable ??= outcome.why;
        }
    }
    async function call(size, onEnd, work) {
        return callClient({
            deadline: patience.call + (size / MiB) * patience.mebibyte,
            onLine: (line) => {
                if (loud)
                    log.debug(line.replace(/^::debug::/, ''));
            },
            onEnd,
        }, work);
    }
    async function reading(weight, ask) {
        return await reads.repeat(() => fetching(weight, async () => {
            await reads.pause();
            return unreadable === undefined ? await guarded(ask) : { kind: 'miss' };
        }));
    }
    /** What came of a question in the end: where nothing that is fetched can be unpacked, it is no better than a service that is unwell. */
    function judged(asked) {
        judge(asked, (why) => (unreadable ??= why));
        return asked;
    }
    /** Leaves the archive in the staging directory, which is in use until `leave`. */
    async function fetch(path, question, usual) {
        const forWork = await enterStaging(temporary, false);
        const { root, nonce, tar, leave } = await enterStaging(temporary, false);
        let archive;
        try {
            const outcome = await call(usual, forWork.leave, () => client.restoreCache([path], question, [question]));
            const read = readOutcome(outcome);
            if (read.kind !== 'found')
                return read;
            archive = keptArchive(outcome.lines, nonce, (0,external_node_path_.join)(root, 'out'));
            return archive === undefined ? notWhatItsKeyNames : { ...read, value: { archive, tar, leave } };
        }
        finally {
            if (archive === undefined)
                leave();
        }
    }
    return {
        look: async (path, question) => judged(await reading(0, async () => {
            const outcome = await call(0, nothing, () => 
            // As a restore key, too: not every server matches the key itself by prefix.
            client.restoreCache([path], question, [question], { lookupOnly: true }));
            const read = readOutcome(outcome);
            return read.kind === 'found' ? { ...read, value: undefined } : read;
        })),
        read: async (path, question, { usual, most }, target, take) => {
            const fetched = await reading(usual, () => fetch(path, question, usual));
            if (fetched.kind !== 'found')
                return judged(fetched);
            const { archive, tar, leave } = fetched.value;
            try {
                const unpacked = await unpacking(0, () => guarded(async () => {
                    const file = target ?? `${archive}.content`;
                    try {
                        const content = await unpackFirst(archive, { name: path, most, target: file }, tar);
                        if (content === undefined)
                            return notWhatItsKeyNames;
                        return { kind: 'found', key: fetched.key, value: await take(fetched.key, file, content) };
                    }
                    finally {
                        for (const left of [archive, file])
                            await (0,promises_.rm)(left, { force: true });
                    }
                }));
                return judged(unpacked);
            }
            finally {
                leave();
            }
        },
        write: async (path, key, size, stage) => {
            const put = await writes.repeat(() => inTurn(path, () => sending(size, async () => {
                await writes.pause();
                if (unwritable !== undefined)
                    return { kind: 'denied', why: unwritable };
                return guarded(async () => {
                    const { root, leave } = await enterStaging(temporary, true);
                    let called = false;
                    try {
                        const staged = (0,external_node_path_.join)(root, path);
                        await (0,promises_.rm)(staged, { force: true });
                        const why = await stage(staged).catch(messageOf);
                        // The service has no part in it.
                        if (why !== undefined)
                            return { kind: 'broken', why };
                        called = true;
                        const outcome = await call(size, leave, () => client.saveCache([path], key));
                        return writeOutcome(outcome);
                    }
                    finally {
                        if (!called)
                            leave();
                    }
                });
            })));
            judge(put, (why) => (unwritable ??= why));
            return put;
        },
    };
}
function readOutcome(outcome) {
    switch (outcome.kind) {
        case 'answered':
            return readReadOutcome(outcome.value, outcome);
        case 'threw':
            return { kind: 'failed', why: messageOf(outcome.error) };
        case 'late':
            return { kind: 'failed', why: 'the cache service did not answer in time' };
    }
}
function writeOutcome(outcome) {
    switch (outcome.kind) {
        case 'answered':
            return readWriteOutcome(outcome.value, outcome);
        case 'threw':
            return { kind: 'failed', why: messageOf(outcome.error) };
        case 'late':
            return { kind: 'failed', why: 'the cache service did not answer in time' };
    }
}
const notWhatItsKeyNames = { kind: 'broken', why: 'the archive does not hold what its key names' };
/** The archive that our tar kept and told of; the client has removed its own name for it. */
function keptArchive(lines, nonce, directory) {
    const [said, ...more] = lines.filter((line) => line.startsWith(`${nonce} `));
    const file = said?.slice(nonce.length + 1);
    if (more.length > 0 || !file?.startsWith(`${directory}/`))
        return undefined;
    return /^[0-9a-f-]+\.(tgz|tzst)$/.test(file.slice(directory.length + 1)) ? file : undefined;
}
async function guarded(work) {
    try {
        return await work();
    }
    catch (error) {
        return { kind: 'failed', why: messageOf(error) };
    }
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}
function nothing() {
    // There is no staging directory to leave.
}

// EXTERNAL MODULE: ./lib/store/keys.js
var keys = __webpack_require__(4945);
;// CONCATENATED MODULE: ./lib/store/github.js









/** Records and resolutions are kilobytes; long texts of trees are blobs. */
const documentExtent = { usual: 256 * 1024, most: 64 * 1024 * 1024 };
/** The Actions cache: one entry for each record, blob and resolution. Where the runner offers none, a store that holds nothing. */
async function openGithubStore(options) {
    const { environment, log, patience = usualPatience } = options;
    const client = await Promise.all(/* import() */[__webpack_require__.e(838), __webpack_require__.e(377), __webpack_require__.e(312)]).then(__webpack_require__.bind(__webpack_require__, 9312));
    if (!client.isFeatureAvailable()) {
        log.info('This runner offers no cache service: nothing is restored and nothing is kept.');
        return absentStore('this runner offers no cache service');
    }
    if (findProgram('zstd', environment['PATH']) === undefined) {
        log.warning('zstd is not on the PATH: the cache client falls back to gzip, and does not see what runners with zstd have saved, nor they this');
    }
    const mode = (environment['ACTIONS_CACHE_MODE'] ?? '').trim().toLowerCase();
    const words = `this job's cache mode is "${mode}"`;
    const unreadable = mode === 'none' || mode === 'write-only' ? words : undefined;
    const unwritable = mode === 'none' || mode === 'read' ? words : undefined;
    if (unreadable !== undefined)
        log.info(`The cache is not read: ${unreadable}.`);
    return githubStore(githubClient({ client, environment, log, patience, unreadable, unwritable }), {
        ...options,
        patience,
        unreadable,
        unwritable,
    });
}
/** A store that holds nothing and takes nothing. */
function absentStore(why) {
    const denied = () => Promise.resolve({ kind: 'denied', why });
    const nothing = () => Promise.resolve(undefined);
    return {
        name: 'github',
        writable: { kind: 'no', why },
        findRecord: nothing,
        findOtherRecord: nothing,
        writeRecord: denied,
        hasBlobs: () => Promise.resolve(new Set()),
        fetchBlob: () => Promise.resolve(false),
        writeBlob: denied,
        findResolution: nothing,
        writeResolution: denied,
        finish: () => Promise.resolve(),
    };
}
function githubStore(client, options) {
    const { keyPrefix, environment, log, patience, unreadable, unwritable } = options;
    const run = (0,keys/* runTag */.eZ)(environment);
    /** Keys that this process reserved and could not fill: the service lets nobody write them any more. */
    const stuck = new Set();
    /** Keys that this process filled: where reading is not allowed, nothing else tells. */
    const filled = new Set();
    let warned = false;
    /** One warning a run: a service that is down would fill the log with one sentence for every layer. */
    function tell(text) {
        if (warned)
            log.info(`github cache: ${text}`);
        else
            log.warning(`github cache: ${text}`);
        warned = true;
    }
    function valueOf(what, asked) {
        if (asked.kind === 'found')
            return asked.value;
        if (asked.kind !== 'miss')
            tell(`${what} could not be read and counts as not cached: ${asked.why}`);
        return undefined;
    }
    /** The document of the newest entry that answers; `idOf` says which document the key names, if it is an answer at all. */
    async function document(what, path, question, idOf) {
        const asked = await client.read(path, question, documentExtent, undefined, (key, file, { digest }) => digest === idOf(key) ? (0,promises_.readFile)(file) : Promise.resolve(undefined));
        const bytes = valueOf(what, asked);
        if (asked.kind === 'found' && bytes === undefined)
            tell(`${what} is not what its key says and is not used`);
        return bytes;
    }
    async function record(what, path, question) {
        const bytes = await document(what, path, question, (key) => (0,keys/* answeredRecord */.fQ)(keyPrefix, question, key));
        return bytes && { bytes };
    }
    /** What a look or an upload of this process found there, so that each blob is asked for once however many records name it. */
    const present = new Set();
    const asking = new Map();
    async function hasBlob(digest) {
        if (present.has(digest))
            return true;
        const asked = asking.get(digest) ?? askForBlob(digest).finally(() => asking.delete(digest));
        asking.set(digest, asked);
        return await asked;
    }
    async function askForBlob(digest) {
        const question = (0,keys/* blobQuestion */.kA)(keyPrefix, digest);
        const asked = await client.look(blobEntry(digest), question);
        valueOf(`blob ${digest}`, asked);
        if (asked.kind !== 'found' || !(0,keys/* answersBlob */.bw)(question, asked.key))
            return false;
        present.add(digest);
        return true;
    }
    /** Looks first: the client would pack and compress all of it before it asks. `stage` puts the content where it is told. */
    async function write(entry, seen, stage) {
        if (unwritable !== undefined)
            return { kind: 'denied', why: unwritable };
        if (filled.has(entry.key) || (await seen()))
            return { kind: 'exists' };
        if (stuck.has(entry.key))
            return { kind: 'failed', why: 'its key is reserved by an upload that failed' };
        const put = await client.write(entry.path, entry.key, entry.size, stage);
        switch (put.kind) {
            case 'written':
                filled.add(entry.key);
                return { kind: 'written', bytes: entry.size };
            case 'denied':
                tell(`nothing can be kept: ${put.why}`);
                return put;
            case 'failed':
            case 'broken':
                tell(`${entry.path} could not be kept: ${put.why}`);
                if (put.kind === 'failed')
                    stuck.add(entry.key);
                return { kind: 'failed', why: put.why };
            case 'taken':
                // Another job is sending it, or died while it did. Whoever names this content next needs to know which.
                for (let waited = 0;; waited += patience.pause) {
                    if (await seen())
                        return { kind: 'exists' };
                    if (unreadable !== undefined || !entry.waits || waited >= patience.wait)
                        break;
                    await sleep(patience.pause);
                }
                return { kind: 'failed', why: 'its key is reserved by another job that has not finished its upload' };
        }
    }
    async function writeDocument(path, key, bytes, waits) {
        const size = bytes.length;
        if (size > documentExtent.most)
            return { kind: 'failed', why: `${size} bytes are too many` };
        const seen = async () => {
            const asked = await client.look(path, key);
            return asked.kind === 'found' && asked.key === key;
        };
        return await write({ path, key, size, waits }, seen, async (target) => {
            await (0,promises_.writeFile)(target, bytes, { flag: 'wx', mode: 0o600 });
            return undefined;
        });
    }
    return {
        name: 'github',
        writable: unwritable === undefined ? { kind: 'yes' } : { kind: 'no', why: unwritable },
        findRecord: (name) => record(`the record of ${name.layer}`, `records/${(0,keys/* layerTag */.Cz)(name.layer)}`, (0,keys/* recordQuestion */.YL)(keyPrefix, name)),
        findOtherRecord: (name) => record(`a record of ${name.layer}`, `records/${(0,keys/* layerTag */.Cz)(name.layer)}`, (0,keys/* otherRecordQuestion */.QP)(keyPrefix, name)),
        writeRecord: (name, bytes) => writeDocument(`records/${(0,keys/* layerTag */.Cz)(name.layer)}`, (0,keys/* recordKey */.Hy)(keyPrefix, name, bytes), bytes, true),
        hasBlobs: async (digests) => {
            const wanted = [...new Set(digests)];
            const found = await Promise.all(wanted.map(hasBlob));
            return new Set(wanted.filter((_, index) => found[index]));
        },
        fetchBlob: async (digest, size, file) => {
            const question = (0,keys/* blobQuestion */.kA)(keyPrefix, digest);
            const asked = await client.read(blobEntry(digest), question, { usual: size, most: size }, `${file}.${(0,verified_file/* draftName */.TS)()}`, async (key, draft, content) => {
                if (!(0,keys/* answersBlob */.bw)(question, key) || content.digest !== digest || content.size !== size)
                    return false;
                await (0,promises_.rename)(draft, file);
                return true;
            });
            const good = valueOf(`blob ${digest}`, asked) ?? false;
            if (asked.kind === 'found' && !good)
                tell(`blob ${digest} is not what its digest says and is not used`);
            if (!good)
                present.delete(digest);
            return good;
        },
        writeBlob: async (digest, size, file) => {
            const written = await write({ path: blobEntry(digest), key: (0,keys/* blobKey */.bd)(keyPrefix, digest, run), size, waits: true }, () => hasBlob(digest), async (target) => {
                const content = await linkHashed(typeof file === 'string' ? file : await file(), target, size);
                return content.digest === digest && content.size === size
                    ? undefined
                    : `the file is not the content that ${digest} names`;
            });
            if (written.kind === 'written')
                present.add(digest);
            return written;
        },
        findResolution: (name) => {
            const question = (0,keys/* resolutionQuestion */.no)(keyPrefix, name);
            return document(`the resolution of ${name}`, `resolutions/${(0,keys/* resolutionTag */.r9)(name)}`, question, (key) => (0,keys/* answeredResolution */.MD)(question, key));
        },
        // A reservation that a killed job left behind blocks this content for ever; a resolution is not worth waiting for it.
        writeResolution: (name, bytes) => writeDocument(`resolutions/${(0,keys/* resolutionTag */.r9)(name)}`, (0,keys/* resolutionKey */.o2)(keyPrefix, name, bytes), bytes, false),
        finish: () => Promise.resolve(),
    };
}
function blobEntry(digest) {
    return `blobs/${(0,formats_digest/* digestHex */.sU)(digest)}`;
}
const mostHashedHere = 1024 * 1024;
/** Gives the file a second name, or copies it where it can have none, and says what it holds. */
async function linkHashed(file, target, most) {
    try {
        await (0,promises_.link)(file, target);
    }
    catch (error) {
        if ((0,directory_layout/* isCode */._m)(error, 'ENOENT'))
            throw error;
        return await (0,verified_file/* copyHashed */.p4)(file, target, most);
    }
    return most > mostHashedHere ? await contentInThread(target) : await (0,verified_file/* contentOf */.$E)(target, most);
}


/***/ })

};
