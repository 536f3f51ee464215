export const id = 2340;
export const ids = [2340,9164,1145];
export const modules = {

/***/ 93427:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ breakOff)
/* harmony export */ });
/* harmony import */ var _workspace_directories_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(56306);
/* harmony import */ var _workspace_staging_directory_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(58882);
/* harmony import */ var _descendants_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(10972);



/**
 * Ends what this process still has others do, and removes what stands half made in those directories. For the end of the process: who waits
 * for the others finds them gone.
 */
async function breakOff(places, log) {
    for (const { pid } of (0,_descendants_js__WEBPACK_IMPORTED_MODULE_2__/* .descendantsOf */ .g)(process.pid)) {
        try {
            process.kill(pid, 'SIGKILL');
        }
        catch {
            // It has ended, or is root's, who ends when its input does.
        }
    }
    for (const place of places)
        await (0,_workspace_staging_directory_js__WEBPACK_IMPORTED_MODULE_1__/* .removeLeftStaging */ .b7)((0,_workspace_directories_js__WEBPACK_IMPORTED_MODULE_0__/* .directoriesOf */ .Pv)(place), log);
}


/***/ }),

/***/ 10972:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   W: () => (/* binding */ isRunning),
/* harmony export */   g: () => (/* binding */ descendantsOf)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);

/** Processes that a process has started, and those that they have, as proc(5) tells now. */
function descendantsOf(pid) {
    const running = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)('/proc').flatMap((name) => (/^\d+$/.test(name) ? (readProcess(Number(name)) ?? []) : []));
    const found = new Set([pid]);
    for (let before = 0; before !== found.size;) {
        before = found.size;
        for (const { pid: child, parent } of running)
            if (found.has(parent))
                found.add(child);
    }
    found.delete(pid);
    return running.filter((one) => found.has(one.pid));
}
function isRunning({ pid, startedAt }) {
    return readProcess(pid)?.startedAt === startedAt;
}
/** Undefined once it has ended. */
function readProcess(pid) {
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(`/proc/${String(pid)}/stat`, 'latin1');
        // The name in brackets may hold brackets and blanks.
        const [state = '', parent = '', ...more] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return state === 'Z' ? undefined : { pid, parent: Number(parent), startedAt: more[17] ?? '' };
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 71145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   interruptionOf: () => (/* binding */ interruptionOf),
/* harmony export */   t: () => (/* binding */ untilInterrupted)
/* harmony export */ });
/**
 * From now on the first signal to stop is the reason of an abort, in place of the end of the process. The second one ends it: who asks again
 * does not want to wait for what is saved.
 */
function interruptionOf(process) {
    const controller = new AbortController();
    for (const [signal, code] of [
        ['SIGINT', 130],
        ['SIGTERM', 143],
    ]) {
        process.on(signal, () => {
            if (controller.signal.aborted)
                process.exit(code);
            else
                controller.abort(signal);
        });
    }
    return controller.signal;
}
/** Waits for the work until all is to be broken off; it goes on then, and nobody hears of it. */
async function untilInterrupted(work, interrupted) {
    // Of work that is given up on, the failure is nobody's either.
    work.catch(() => undefined);
    let stop = () => undefined;
    const broken = new Promise((resolve) => {
        stop = () => {
            resolve({ kind: 'interrupted' });
        };
        if (interrupted.aborted)
            stop();
        else
            interrupted.addEventListener('abort', stop, { once: true });
    });
    try {
        return await Promise.race([work.then((value) => ({ kind: 'done', value })), broken]);
    }
    finally {
        interrupted.removeEventListener('abort', stop);
    }
}


/***/ }),

/***/ 92340:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runBuild: () => (/* binding */ runBuild)
});

// EXTERNAL MODULE: ./lib/handover/note.js
var note = __webpack_require__(80959);
// EXTERNAL MODULE: ./lib/layer/stack.js + 1 modules
var stack = __webpack_require__(83877);
// EXTERNAL MODULE: ./lib/plan/stacker-commands.js
var stacker_commands = __webpack_require__(32455);
// EXTERNAL MODULE: ./lib/save/save.js + 31 modules
var save = __webpack_require__(38059);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/build/interruption.js
var interruption = __webpack_require__(71145);
;// CONCATENATED MODULE: ./lib/build/left-out.js


/**
 * Whether stacker may have failed for what a restore of what is needed left out of the layers that were to be skipped (docs/stacker/restoring.md#40): something was
 * edited since. Where a layer was to be built anyway all that it asks for is there, and its `run` has failed by itself. Without a hit nothing was left out.
 */
function mayLack({ layers, hasRunFailed }, { plan }) {
    if (!plan.layers.some(({ verdict }) => verdict === 'hit'))
        return false;
    const at = layers.at(-1);
    const foreseen = plan.layers.find(({ definition }) => definition.name === at?.name && definition.stackerfile === at.stackerfile);
    return !hasRunFailed || foreseen?.verdict === 'hit';
}
/**
 * All that was left out, by the sources as they are now; undefined where all is to be broken off, or these are such that stacker's own words
 * say more.
 */
async function restoreLeftOut({ complete: restoreWhole, interrupted }, { log }) {
    log.info('stacker may have asked for what was left out of the restore: it is fetched, and stacker is run once more');
    try {
        const ended = await (0,interruption/* untilInterrupted */.t)(restoreWhole(), interrupted);
        return ended.kind === 'done' ? ended.value : undefined;
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        log.info(error.message);
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/workspace/directories.js
var workspace_directories = __webpack_require__(56306);
// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __webpack_require__(31421);
// EXTERNAL MODULE: ./lib/formats/machine-environment.js
var machine_environment = __webpack_require__(48785);
// EXTERNAL MODULE: ./lib/build/descendants.js
var descendants = __webpack_require__(10972);
;// CONCATENATED MODULE: ./lib/build/ended-process.js



/**
 * A runner kills ten seconds after it has cancelled, and asks a second time after seven and a half (docs/stacker/platform.md#3.12): what was
 * built is to be saved by then. stacker heeds signals until its first layer runs, and from then on hands them to the layer that runs
 * (docs/stacker/staging.md#2.8).
 */
const usualGrace = { interrupt: 1500, terminate: 500 };
/**
 * Ends the process group that `pid` leads: asked, asked again, killed with all that it has started, in whatever session. `ended` resolves
 * when the leader has ended.
 */
async function endProcess(pid, ended, grace) {
    const started = [...(0,descendants/* descendantsOf */.g)(pid)];
    signal('INT', [-pid]);
    if (!(await within(ended, grace.interrupt))) {
        signal('TERM', [-pid]);
        if (!(await within(ended, grace.terminate))) {
            started.push(...(0,descendants/* descendantsOf */.g)(pid));
            signal('KILL', [-pid]);
            await within(ended, grace.interrupt);
        }
    }
    // A container is a session of its own (lxc-wrapper.c, setsid), and may go on without who started it.
    const left = new Set(started.filter(descendants/* isRunning */.W).map((one) => one.pid));
    if (left.size > 0)
        signal('KILL', [...left]);
}
/** What root runs, root alone may end. */
function signal(name, targets) {
    const refused = targets.filter((target) => {
        try {
            process.kill(target, `SIG${name}`);
            return false;
        }
        catch (error) {
            return error.code === 'EPERM';
        }
    });
    if (refused.length === 0)
        return;
    const command = ['-n', '--', 'kill', '-s', name, '--', ...refused.map(String)];
    (0,external_node_child_process_.execFile)('sudo', command, { env: (0,machine_environment/* machineEnvironment */.R5)() }, () => undefined);
}
/** Whether it ends in time. */
async function within(ended, milliseconds) {
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(() => {
            resolve(false);
        }, milliseconds);
    });
    const isEnded = await Promise.race([ended.then(() => true), late]);
    clearTimeout(timer);
    return isEnded;
}

;// CONCATENATED MODULE: ./lib/build/bounded-save.js


/** A job that was broken off saves for so long, in milliseconds: its runner kills it not much later (docs/stacker/platform.md#3.12). */
const patience = 5000;
/** What the save did; undefined where all was broken off, and it did not end in time. */
async function boundedSave(saving, interrupted) {
    const done = await (0,interruption/* untilInterrupted */.t)(saving, interrupted);
    if (done.kind === 'done')
        return done.value;
    const settled = saving.then(() => true, () => true);
    return (await within(settled, patience)) ? await saving : undefined;
}

// EXTERNAL MODULE: ./lib/build/break-off.js
var break_off = __webpack_require__(93427);
// EXTERNAL MODULE: ./lib/plan/plan.js
var plan = __webpack_require__(49164);
;// CONCATENATED MODULE: ./lib/build/edited-commands.js




/**
 * The calls that had nothing to do when all was planned, and by now have: what others built may write into the checkout through binds, and
 * stacker, given each stackerfile in turn, would read what is there by then. By build.cache alone: no store is asked.
 */
async function editedCommands(options, surroundings, { planned, passed }) {
    const commands = (0,stacker_commands/* stackerCommands */.E)(options).map((command, build) => ({ ...command, build }));
    const others = commands.filter(({ build }) => !passed.has(build));
    const files = others.flatMap(({ stackerfile }) => stackerfile ?? []);
    if (files.length === 0)
        return [];
    const seen = await seenNow({ ...options, sources: { kind: 'files', files } }, surroundings);
    // Unchanged ones were not laid down, so build.cache does not know them.
    const laid = new Set(planned.layers.flatMap((layer) => (layer.verdict === 'unchanged' ? [] : (0,stack/* layerKey */.n3)(layer.definition))));
    return others.filter((_, build) => seen?.layers.some((layer) => layer.build === build && layer.verdict === 'miss' && laid.has((0,stack/* layerKey */.n3)(layer.definition))));
}
/** Undefined where the sources are such by now that there is no plan of them. */
async function seenNow(options, surroundings) {
    try {
        return await (0,plan.plan)({ ...options, from: 'local', bases: 'recorded', publishTo: undefined }, surroundings);
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        surroundings.log.info(error.message);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/build/joined-saves.js

/**
 * Several saves of one build as one: what any of them saved, and of the rest what the last one says. A later one meets again what an earlier
 * one has sent. There is at least one.
 */
function joinedSaves(saves) {
    const [first, ...others] = saves;
    const last = others.at(-1);
    if (first === undefined)
        throw new RangeError('no save');
    if (last === undefined)
        return first;
    const saved = new Map(saves.flatMap((one) => one.saved.map((layer) => [(0,stack/* layerKey */.n3)(layer), layer])));
    const sum = (of) => saves.reduce((all, one) => all + of(one), 0);
    const { skipped, ...whole } = last;
    return {
        ...whole,
        ...(skipped === undefined || saved.size > 0 ? {} : { skipped }),
        store: first.store,
        saved: [...saved.values()],
        notSaved: last.notSaved.filter((layer) => !saved.has((0,stack/* layerKey */.n3)(layer))),
        bytesDown: sum(({ bytesDown }) => bytesDown),
        bytesUp: sum(({ bytesUp }) => bytesUp),
        seconds: sum(({ seconds }) => seconds),
    };
}

// EXTERNAL MODULE: ./lib/workspace/root/privilege.js
var privilege = __webpack_require__(12233);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(72527);
// EXTERNAL MODULE: ./lib/report/reason.js
var reason = __webpack_require__(39048);
;// CONCATENATED MODULE: ./lib/build/failure.js


const mostError = 500;
const mostLine = 200;
/** What to tell of a stacker that failed: where it was, and its last words. `layer` is where it ended, where it was at one. */
function describeFailure({ error, lastLines }, code, layer, stackerfile) {
    const at = layer === undefined ? '' : ` at layer ${reason/* inBackticks */.Zw.name(layer.name)}`;
    const why = error ?? (code === null ? 'it was killed' : `it ended with ${String(code)}`);
    const words = lastLines.map((line) => (0,report_escape/* shorten */.ml)((0,report_escape/* visible */.RK)(line.trim()), mostLine));
    const place = layer === undefined
        ? stackerfile === undefined
            ? undefined
            : { file: stackerfile }
        : { file: layer.stackerfile, line: layer.line, column: layer.column };
    return {
        message: `stacker failed${at}: ${(0,report_escape/* shorten */.ml)((0,report_escape/* visible */.RK)(why), mostError)}${words.length === 0 ? '' : `; before that: ${words.join(' / ')}`}`,
        ...(place === undefined ? {} : { place }),
    };
}

;// CONCATENATED MODULE: ./lib/build/stacker-line.js
/**
 * A line that stacker wrote on its standard error (docs/stacker/staging.md#2.6; pkg/stacker/build.go): what a layer runs writes on standard
 * output alone, so that it cannot speak for stacker. With a time before it where stacker was told so by its own configuration.
 */
function readStackerLine(text) {
    const line = text.replace(/^\d{4}-\d\d-\d\dT\S+ /, '');
    const begun = /^preparing image (.+)\.\.\.$/.exec(line)?.[1];
    if (begun !== undefined)
        return { kind: 'begins', layer: begun };
    const built = /^filesystem (.+) built successfully$/.exec(line)?.[1];
    if (built !== undefined)
        return { kind: 'built', layer: built };
    if (line.startsWith('found cached layer '))
        return { kind: 'cached' };
    // Of a container, at every layer, and no trouble: lxc without AppArmor.
    if (/^error: write \/proc\/\d+\/attr\/current: /.test(line))
        return { kind: 'other' };
    const error = /^error: (.+)$/.exec(line)?.[1];
    return error === undefined ? { kind: 'other' } : { kind: 'error', text: error };
}

;// CONCATENATED MODULE: ./lib/build/layer-progress.js

const mostLastLines = 4;
/** The error of the process that waits for the one which told why. */
const passedOn = /^exit status \d+$/;
/**
 * Follows stacker from layer to layer. `isNewRoot` answers whether the root of a layer was made since stacker was started
 * (docs/stacker/staging.md#2.6): of a build_only layer nothing else tells whether it was built.
 */
function openLayerProgress(watch, now, isNewRoot) {
    const layers = [];
    const printed = [];
    const said = [];
    let error;
    let at;
    const leave = (succeeded) => {
        if (at === undefined)
            return;
        const { name, since, isBuilt } = at;
        const did = isBuilt || (succeeded && isNewRoot(name)) ? 'built' : succeeded ? 'cached' : 'failed';
        const passed = { name, did, seconds: Math.max(0, now() - since) / 1000 };
        layers.push(passed);
        watch.ends(passed);
        at = undefined;
    };
    const keep = (line, lines) => {
        if (line.trim() === '')
            return;
        lines.push(line);
        if (lines.length > mostLastLines)
            lines.shift();
    };
    return {
        fromStacker: (line) => {
            const read = readStackerLine(line);
            switch (read.kind) {
                case 'begins':
                    leave(true);
                    at = { name: read.layer, since: now(), isBuilt: false };
                    printed.length = 0;
                    said.length = 0;
                    watch.begins(read.layer);
                    break;
                case 'built':
                    if (at?.name === read.layer)
                        at.isBuilt = true;
                    break;
                case 'error':
                    if (!passedOn.test(read.text) || error === undefined)
                        error = read.text;
                    break;
                case 'cached':
                case 'other':
                    keep(line, said);
            }
            watch.line(line);
        },
        fromLayer: (line) => {
            keep(line, printed);
            watch.line(line);
        },
        finish: (succeeded) => {
            leave(succeeded);
            return { layers, error, lastLines: printed.length === 0 ? said : printed };
        },
    };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
;// CONCATENATED MODULE: ./lib/build/program.js




/**
 * The program of that name on PATH, or at that path, which is absolute; an absolute path.
 * @throws UserError where there is none that may be run.
 */
async function findStacker(name, searchPath) {
    const isPath = name.includes('/');
    const directories = (searchPath ?? '').split(':').filter((directory) => directory.startsWith('/'));
    const places = isPath ? [name] : directories.map((directory) => external_node_path_.join(directory, name));
    for (const place of places)
        if (await isProgram(place))
            return place;
    throw new errors/* UserError */.yo({
        message: isPath ? `stacker: "${name}" is no program that may be run` : `stacker: there is no "${name}" on PATH`,
        advice: 'install it before, as org/stack-cache/setup does, or give its path as stacker (--stacker at a terminal)',
    });
}
async function isProgram(file) {
    try {
        await (0,promises_.access)(file, external_node_fs_.constants.X_OK);
        return (await (0,promises_.stat)(file)).isFile();
    }
    catch {
        return false;
    }
}

;// CONCATENATED MODULE: ./lib/build/new-roots.js


/**
 * Answers whether a layer's root has been made since this was called. What may not be seen has not. Asked before stacker starts: it may have made
 * a root before its line about that layer is read.
 */
function watchRoots(rootsDirectory) {
    const before = new Map(namesIn(rootsDirectory).map((name) => [name, markOf(external_node_path_.join(rootsDirectory, name))]));
    return (layer) => {
        const mark = markOf(external_node_path_.join(rootsDirectory, layer));
        return mark !== undefined && mark !== before.get(layer);
    };
}
function namesIn(directory) {
    try {
        return (0,external_node_fs_.readdirSync)(directory);
    }
    catch {
        return [];
    }
}
/** Numbers of directories are used again, and times may be as coarse as a tick of the clock. */
function markOf(root) {
    try {
        return [root, external_node_path_.join(root, 'rootfs')]
            .map((directory) => (0,external_node_fs_.lstatSync)(directory, { bigint: true }))
            .map(({ ino, birthtimeNs }) => `${String(ino)}-${String(birthtimeNs)}`)
            .join(' ');
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/build/joined-output.js

/**
 * Lines of two pipes in the order in which they were most likely written: nothing tells the order of what is read at once. What a layer prints
 * stands behind the line by which stacker begins it, and before the one that ends it; of a layer that is skipped nothing is printed. Where
 * several layers are read at once, one of which failed, it is that one's last words that are looked for.
 */
function joinOutput(listener) {
    const ofStacker = [];
    const ofLayers = [];
    let mayPrint = false;
    let isWaiting = false;
    const isEnd = (line) => {
        const { kind } = readStackerLine(line);
        return kind === 'built' || kind === 'error' || (kind === 'begins' && mayPrint);
    };
    const tell = (line) => {
        const { kind } = readStackerLine(line);
        if (kind === 'begins')
            mayPrint = true;
        if (kind === 'cached' || kind === 'built')
            mayPrint = false;
        listener.fromStacker(line);
    };
    const drain = () => {
        isWaiting = false;
        const lines = ofStacker.splice(0);
        const end = ofLayers.length === 0 ? lines.length : endIn(lines);
        for (const line of lines.slice(0, end))
            tell(line);
        for (const line of ofLayers.splice(0))
            listener.fromLayer(line);
        for (const line of lines.slice(end))
            tell(line);
    };
    /** Index of the line that tells of a failure, else of the first that ends a layer which may have printed, as seen from here on. */
    const endIn = (lines) => {
        const failure = lines.findIndex((line) => readStackerLine(line).kind === 'error');
        if (failure !== -1)
            return failure;
        const before = mayPrint;
        let end = lines.length;
        for (const [index, line] of lines.entries()) {
            if (isEnd(line)) {
                end = index;
                break;
            }
            const { kind } = readStackerLine(line);
            if (kind === 'begins')
                mayPrint = true;
            if (kind === 'cached')
                mayPrint = false;
        }
        mayPrint = before;
        return end;
    };
    const later = () => {
        if (!isWaiting)
            setImmediate(drain);
        isWaiting = true;
    };
    return {
        fromStacker: (line) => {
            ofStacker.push(line);
            later();
        },
        fromLayer: (line) => {
            ofLayers.push(line);
            later();
        },
        drain,
    };
}

// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(46193);
;// CONCATENATED MODULE: ./lib/build/line-splitter.js

/** Longer lines are told in pieces: what waits for its end is in memory. */
const longest = 16 * 1024;
/** Tells whole lines of UTF-8, without their ends. A carriage return ends one as well: progress bars are lines on a runner. */
function splitLines(tell) {
    const decoder = new external_node_string_decoder_.StringDecoder('utf8');
    let rest = '';
    const take = (text) => {
        const lines = (rest + text).split(/\r\n|\n|\r(?!$)/);
        rest = lines.pop() ?? '';
        for (const line of lines)
            for (const piece of pieces(line))
                tell(piece);
        while (rest.length > longest) {
            tell(rest.slice(0, longest));
            rest = rest.slice(longest);
        }
    };
    return {
        take: (chunk) => {
            take(decoder.write(chunk));
        },
        end: () => {
            take(decoder.end());
            if (rest !== '')
                tell(rest.replace(/\r$/, ''));
            rest = '';
        },
    };
}
function pieces(line) {
    if (line.length <= longest)
        return [line];
    return Array.from({ length: Math.ceil(line.length / longest) }, (_, at) => line.slice(at * longest, (at + 1) * longest));
}

;// CONCATENATED MODULE: ./lib/build/running-stacker.js





/** What outlives stacker with its output in hand is waited for so long, in milliseconds. */
const patienceForOutput = 1000;
/**
 * Runs stacker as the leader of a process group, without a terminal, and answers its exit code; null where it was ended by a signal, its
 * own or since `interrupted` said so.
 * @throws TroubleError where it cannot be started.
 */
async function runStacker(start, listener, interrupted) {
    const child = spawnUnder(start);
    const closed = new Promise((resolve) => {
        child.once('close', () => {
            resolve();
        });
    });
    const exited = new Promise((resolve, reject) => {
        child.once('exit', resolve);
        child.once('error', (error) => {
            reject(new errors/* TroubleError */.WN(`stacker cannot be started: ${error.message}`, { cause: error }));
        });
    });
    const joined = joinOutput(listener);
    const heard = [hear(child.stdout, joined.fromLayer), hear(child.stderr, joined.fromStacker)];
    let ending = Promise.resolve();
    const end = () => {
        if (child.pid !== undefined)
            ending = endProcess(child.pid, exited, usualGrace);
    };
    if (interrupted.aborted)
        end();
    interrupted.addEventListener('abort', end, { once: true });
    try {
        const code = await exited;
        await within(closed, patienceForOutput);
        return code;
    }
    finally {
        interrupted.removeEventListener('abort', end);
        await ending;
        for (const stop of heard)
            stop();
        joined.drain();
    }
}
/** The umask is a process's, and is a child's from the moment it is started: no other way sets it without a shell. */
function spawnUnder({ words, directory, environment, umask }) {
    const [program = '', ...args] = words;
    const own = umask === undefined ? undefined : process.umask(umask);
    try {
        return (0,external_node_child_process_.spawn)(program, args, {
            cwd: directory,
            env: { ...environment },
            detached: true,
            stdio: ['ignore', 'pipe', 'pipe'],
        });
    }
    finally {
        if (own !== undefined)
            process.umask(own);
    }
}
/** Answers how listening ends. */
function hear(stream, tell) {
    const lines = splitLines(tell);
    stream?.on('data', (chunk) => {
        lines.take(chunk);
    });
    return () => {
        stream?.destroy();
        lines.end();
    };
}

;// CONCATENATED MODULE: ./lib/build/stacker-environment.js
/** What a runner gives to actions alone: their inputs, what main has kept for post, and the way into the cache. */
const ofActions = /^(?:INPUT_|STATE_|ACTIONS_RUNTIME_|ACTIONS_CACHE_|ACTIONS_RESULTS_)/;
/**
 * The environment that a step would run stacker in, with the epoch that was planned. `through sudo` the plan has no epoch but a given one
 * (docs/stacker/staging.md#1.4), so that `sudo -E` must not bring one in. PWD names the directory: Go believes it (docs/stacker/staging.md#1.1).
 */
function stackerEnvironment(environment, { epoch, directories }, throughSudo) {
    const kept = Object.entries(environment).filter(([name]) => !ofActions.test(name) && name !== 'SOURCE_DATE_EPOCH');
    const seen = throughSudo ? undefined : environment['SOURCE_DATE_EPOCH'];
    const seconds = epoch.kind === 'seconds' ? String(epoch.seconds) : epoch.kind === 'auto' ? seen : undefined;
    return {
        ...Object.fromEntries(kept),
        PWD: directories.working,
        ...(seconds === undefined ? {} : { SOURCE_DATE_EPOCH: seconds }),
    };
}

;// CONCATENATED MODULE: ./lib/build/stacker-runs.js








/**
 * Answers how commands of this build are run: by whom, where, and with what stacker sees.
 * @throws UserError where there is no stacker, or none that may be root.
 */
async function openStackerRuns(options, { environment, now }, { restored, watch, interrupted }) {
    const program = await findStacker(options.stacker, environment['PATH']);
    const throughSudo = restored.stacker.asRoot && process.geteuid?.() !== 0;
    if (throughSudo)
        await askForRoot();
    const { directories } = options;
    return async (command, plan) => {
        const begun = now();
        const progress = openLayerProgress(watch, now, watchRoots(directories.roots));
        const start = {
            words: [...(throughSudo ? ['sudo', '-n', '-E', '--'] : []), program, ...command.words],
            directory: directories.working,
            environment: stackerEnvironment(environment, options, throughSudo),
            umask: restored.stacker.umask,
        };
        const code = await runStacker(start, progress, interrupted);
        const story = progress.finish(code === 0);
        const last = story.layers.at(-1);
        const at = last?.did === 'failed' ? definitionOf(plan, command.build, last.name) : undefined;
        return {
            layers: story.layers.map((layer) => ({
                ...layer,
                stackerfile: definitionOf(plan, command.build, layer.name)?.stackerfile ?? command.stackerfile ?? '',
            })),
            seconds: Math.max(0, now() - begun) / 1000,
            hasRunFailed: story.error?.startsWith('run commands failed for image ') === true,
            failure: code === 0 || interrupted.aborted ? undefined : describeFailure(story, code, at, command.stackerfile),
        };
    };
}
async function askForRoot() {
    const root = await (0,privilege.canBecomeRoot)();
    if (root.kind === 'no') {
        throw new errors/* UserError */.yo({
            message: `stacker-user: stacker is to run as root, and ${root.why}`,
            advice: 'let sudo work without a password, or give stacker-user: runner',
        });
    }
}
function definitionOf({ layers }, build, name) {
    return layers.find((layer) => layer.build === build && layer.definition.name === name)?.definition;
}

// EXTERNAL MODULE: ./lib/layer/build-plan.js
var build_plan = __webpack_require__(19881);
;// CONCATENATED MODULE: ./lib/build/stale-commands.js

/** The calls that have something to do, from that build on. What is unchanged stacker would build for nothing; publishing needs no stacker. */
function staleCommands(commands, { layers, builds }, from = 0) {
    return commands.flatMap((command, build) => {
        const isUnread = builds[build]?.files.some(({ unread }) => unread === true) === true;
        const own = layers.filter((layer) => layer.build === build);
        const hasWork = isUnread || own.some(({ verdict }) => (0,build_plan/* isStale */.QO)(verdict));
        return hasWork && build >= from ? [{ ...command, build }] : [];
    });
}

;// CONCATENATED MODULE: ./lib/build/torn-bases.js




/**
 * Removes the layout of base images where a stacker that was killed has left its index half written: stacker stops at that, and copies bases anew
 * where there is none (docs/stacker/staging.md#2.8).
 */
async function removeTornBases(directories) {
    const layout = (0,workspace_directories/* layerBasesPath */.P2)(directories);
    try {
        if (isTorn(await (0,promises_.readFile)(external_node_path_.join(layout, 'index.json'), 'utf8')))
            await (0,promises_.rm)(layout, { recursive: true, force: true });
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
    }
}
function isTorn(text) {
    try {
        JSON.parse(text);
        return false;
    }
    catch {
        return true;
    }
}

;// CONCATENATED MODULE: ./lib/build/run-build.js














/**
 * After a restore: runs stacker for each stackerfile that has something to build, in order, with the options that were planned, and saves
 * after each what it built, so that a failure or a cancelled job loses one layer's work at most. A stackerfile that fails ends it; where it
 * may have failed for what the restore left out, all of that is fetched and it is run once more.
 * @throws UserError where there is no stacker, or none that may be root.
 */
async function runBuild(options, surroundings, toRun) {
    const { interrupted, follows } = toRun;
    const isStopped = () => interrupted.aborted;
    const done = [];
    const saves = [];
    let { restored } = toRun;
    let completed;
    const passed = new Set();
    let isSeen = false;
    const whatWasEdited = async () => {
        const edited = editedCommands(options, surroundings, { planned: restored.plan, passed });
        const ended = await (0,interruption/* untilInterrupted */.t)(edited, interrupted);
        return ended.kind === 'done' ? ended.value : [];
    };
    const saveNow = async (moment) => {
        const handover = saves.length === 0 ? restored.handover : (0,note/* withoutLearnt */.Zy)(restored.handover);
        const saved = await boundedSave((0,save.save)(options, surroundings, handover, moment), interrupted);
        saves.push(saved ?? notInTime(restored.transfer));
    };
    let left = staleCommands((0,stacker_commands/* stackerCommands */.E)(options), restored.plan);
    const run = left.length === 0 ? undefined : await openStackerRuns(options, surroundings, toRun);
    for (let [command] = left; command !== undefined && run !== undefined && !isStopped(); [command] = left) {
        const one = await run(command, restored.plan);
        done.push(one);
        if (one.failure === undefined) {
            passed.add(command.build);
            left = left.slice(1);
            if (left.length === 0 && !isSeen) {
                isSeen = true;
                left = await whatWasEdited();
            }
            const hasBuilt = one.layers.some(({ did }) => did === 'built');
            if (left.length > 0 && hasBuilt && !isStopped())
                await saveNow('between');
            continue;
        }
        // Roots are left out, too, which count no bytes.
        const isSurprise = options.restore === 'needed' && completed === undefined && mayLack(one, restored);
        completed = isSurprise ? await restoreLeftOut(toRun, surroundings) : undefined;
        if (completed === undefined)
            break;
        restored = completed;
        left = [command, ...staleCommands((0,stacker_commands/* stackerCommands */.E)(options), restored.plan, command.build + 1)];
    }
    const failure = done.at(-1)?.failure;
    const goesOn = follows && failure === undefined && !isStopped();
    // A save that had no time before it was broken off has none now.
    if (saves.every(({ skipped }) => skipped !== noTime))
        await saveNow(goesOn ? 'between' : 'end');
    if (isStopped()) {
        await (0,break_off/* breakOff */.J)([options.directories], surroundings.log);
        await removeTornBases((0,workspace_directories/* directoriesOf */.Pv)(options.directories));
    }
    return {
        layers: lastOf(done.flatMap(({ layers }) => layers)),
        runs: done.length,
        seconds: done.reduce((sum, { seconds }) => sum + seconds, 0),
        ...(completed === undefined ? {} : { completed: completed.transfer }),
        save: joinedSaves(saves),
        ...(failure === undefined ? {} : { failure }),
        ...(isStopped() ? { interrupted: interrupted.reason } : {}),
    };
}
const noTime = 'the job was broken off, and there was no time for it';
function notInTime({ store }) {
    const nothing = { saved: [], notSaved: [], differences: [], bytesDown: 0, bytesUp: 0, seconds: 0 };
    return { store, ...nothing, skipped: noTime };
}
/** A prerequisite of several stackerfiles is built by the first one, and passed by the others: what counts is that it was built. */
function lastOf(layers) {
    const passed = new Map();
    for (const layer of layers) {
        const key = (0,stack/* layerKey */.n3)(layer);
        const before = passed.get(key);
        if (before === undefined || layer.did !== 'cached')
            passed.set(key, layer);
    }
    return [...passed.values()];
}


/***/ }),

/***/ 49164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ foreseeBuild),
/* harmony export */   plan: () => (/* binding */ plan)
/* harmony export */ });
/* harmony import */ var _gather_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36394);
/* harmony import */ var _judge_project_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63808);
/* harmony import */ var _open_record_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74627);
/* harmony import */ var _publishing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51202);




/** Says what `stacker build` would build, and why. Changes nothing. */
async function plan(options, surroundings) {
    return (await foreseeBuild(options, surroundings)).plan;
}
async function foreseeBuild(options, surroundings) {
    const { records, store } = await (0,_open_record_source_js__WEBPACK_IMPORTED_MODULE_2__/* .openRecordSource */ .L)(options, surroundings, 'lately');
    const gathered = await (0,_gather_js__WEBPACK_IMPORTED_MODULE_0__/* .gather */ .k)(options, surroundings, records, store);
    const judged = await (0,_judge_project_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeProject */ .T)(gathered, options, records);
    return { ...judged, plan: await (0,_publishing_js__WEBPACK_IMPORTED_MODULE_3__/* .withUnpublished */ .Y)(judged.plan, options, surroundings) };
}


/***/ }),

/***/ 32455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ stackerCommands)
/* harmony export */ });
/**
 * How stacker is called for one build, with exactly the options that were planned: one `stacker build` a stackerfile, or one
 * `recursive-build`. It is to be run in the working directory.
 */
function stackerCommands(options) {
    const { directories, sources, layerTypes, substitute, substituteFile, verity } = options;
    const { stacker, oci, roots, workDirOption } = directories;
    const global = [
        ...(workDirOption === '' ? [] : ['--work-dir', workDirOption]),
        ...['--stacker-dir', stacker, '--oci-dir', oci, '--roots-dir', roots],
    ];
    const build = [
        ...layerTypes.flatMap((type) => ['--layer-type', type]),
        ...(verity ? [] : ['--no-verity']),
        ...substitute.flatMap((text) => ['--substitute', text]),
        ...(substituteFile === undefined ? [] : ['--substitute-file', substituteFile]),
    ];
    return sources.kind === 'files'
        ? sources.files.map((file) => ({ words: [...global, 'build', ...build, '-f', file], stackerfile: file }))
        : [
            {
                words: [...global, 'recursive-build', ...build, '-d', sources.directory, '-p', sources.pattern],
                stackerfile: undefined,
            },
        ];
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

/***/ 39048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gk: () => (/* binding */ describeReason),
/* harmony export */   IG: () => (/* binding */ modeChange),
/* harmony export */   N0: () => (/* binding */ describeOwnReasons),
/* harmony export */   Zw: () => (/* binding */ inBackticks),
/* harmony export */   n3: () => (/* binding */ toldOnce),
/* harmony export */   nl: () => (/* binding */ describeReasons),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   rl: () => (/* binding */ causeOf),
/* harmony export */   wh: () => (/* binding */ describeCauses),
/* harmony export */   zM: () => (/* binding */ reasonsOf)
/* harmony export */ });
/* harmony import */ var _stackerfile_dockerish_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89149);

/** As in JSON. */
const plain = { name: (text) => text, clause: (text) => text };
/** For a terminal or a log. */
const inBackticks = { name: (text) => `\`${text}\``, clause: (text) => text };
/** One sentence without a full stop per reason; a new code does not compile without its sentence. */
const sentences = {
    'not-cached': (place) => `no build of it is in ${place === '' ? 'the cache' : place}`,
    'store-unreachable': () => 'the cache could not be reached',
    'record-refused': () => 'a build of it is in the cache, and was made by somebody whose records are not trusted here',
    'root-needed': () => 'stacker runs as root, so what it is to find must belong to root',
    'definition-changed': () => 'its definition changed',
    'base-changed': (base) => (base === '' ? 'its base image changed' : `its base image ${base} changed`),
    'base-rebuilt': (base) => `base ${base} will be rebuilt`,
    'epoch-changed': () => 'SOURCE_DATE_EPOCH changed',
    'import-new': (path) => `import ${path} is new`,
    'import-missing': (path) => `import ${path} is gone`,
    'import-type-changed': (path) => `import ${path} changed between file and directory`,
    'import-changed': (path) => `import ${path} changed`,
    'overlay-dir-new': (path) => `overlay dir ${path} is new`,
    'overlay-dir-missing': (path) => `overlay dir ${path} is gone`,
    'overlay-dir-changed': (path) => `overlay dir ${path} changed`,
    'layer-type-missing': (type) => `the cached build has no output as ${type}`,
    'release-changed': () => 'it was built by a release of stacker whose cache this one does not read',
    'content-missing': (content) => `${content === '' ? 'content' : content} of the cached build is missing in the store`,
    'shared-name': (name) => `another stackerfile of the same stacker-dir has a layer ${name === '' ? 'of this name' : name}`,
    'refresh-requested': () => 'a refresh was requested',
    'too-old': () => 'its build is older than max-age',
    'needed-by-rebuild': (child) => `it is good, but it cannot be laid down${child === '' ? '' : ` for ${child}`}`,
    binds: () => 'it has binds, which stacker builds on every run',
    'never-equal': (directive) => `its ${directive === '' ? 'definition' : directive} never equals its cached copy, so stacker builds it on every run`,
    'bom-generate': () => 'it generates a bom, which this release builds on every run',
    'base-may-be-equal': (base) => `base ${base === '' ? '' : `${base} `}will be built again, and may come out equal: stacker decides`,
    'base-unresolved': (base) => `its base image ${base === '' ? '' : `${base} `}cannot be known before the build`,
    'import-unresolved': (path) => `import ${path} cannot be known before the build`,
    'producer-rebuilt': (producer) => `${producer}, which it takes files from, will be rebuilt`,
    'yaml-unsure': () => 'its definition could not be read with certainty',
    'generated-source': (path) => `${path} may still be made before stacker reads it`,
    'release-unknown': () => 'the release of stacker is not known',
    'bad-import': (path) => `stacker cannot take ${path === '' ? 'its base' : path}`,
    'dependency-unresolved': (name) => `${name === '' ? 'a layer that it needs' : name} is not among the layers`,
    'colliding-names': (base) => `${base === '' ? 'its base' : base} and another base of the build are kept under one name`,
};
/** Said of a doubt about what stacker never looks at: it is certain then that the layer is built. */
const neverCompared = 'stacker itself does not compare imports with dest';
/** The reason in one clause; its detail follows after a colon. */
function describeReason(reason, voice, cause) {
    return told([reason], voice, cause);
}
/** What is said of the layer that a reason comes from, where that one is in the plan. */
const following = {
    'base-unresolved': (base, certain) => `base ${base} ${certain ? 'will' : 'may'} be rebuilt`,
    'producer-rebuilt': (producer, certain) => `${producer}, which it takes files from, ${certain ? 'will' : 'may'} be rebuilt`,
};
/** Reasons that differ in their subjects only, in one clause. */
function told(reasons, voice, cause) {
    const [{ code, detail, uncompared }] = reasons;
    const subject = listed(reasons.flatMap((reason) => (reason.subject === '' ? [] : [namedSubject(reason, voice)])));
    const follows = cause === undefined ? undefined : following[code];
    const details = [
        ...(detail === undefined || follows !== undefined ? [] : [voice.clause(detail)]),
        ...(uncompared === true ? [neverCompared] : []),
    ];
    const sentence = follows === undefined ? sentences[code](subject) : follows(subject, cause?.verdict !== 'unknown');
    return details.length === 0 ? sentence : `${sentence}: ${details.join('; ')}`;
}
/** A layer type in the words of stacker's options, and not as its cache has it (`squashfs+true`). */
function namedSubject({ code, subject }, voice) {
    const [, type, verity] = /^(squashfs|erofs|tar)\+(true|false)$/.exec(subject) ?? [];
    if (code !== 'layer-type-missing' || type === undefined)
        return voice.name(subject);
    return `${voice.name(type)}${type === 'tar' ? '' : verity === 'true' ? ' with verity' : ' without verity'}`;
}
/** Each reason once: a producer is one however many files are taken from it, and what stacker never compares outweighs what it does. */
function reasonsOf({ reasons }) {
    const certain = new Set(reasons.flatMap((reason) => (reason.uncompared === true ? [causeKey(reason)] : [])));
    const seen = new Set();
    return reasons.filter((reason) => {
        const { code, subject, detail, changes, uncompared } = reason;
        if (uncompared !== true && certain.has(causeKey(reason)))
            return false;
        const key = JSON.stringify([code, subject, detail, changes, uncompared]);
        if (seen.has(key))
            return false;
        seen.add(key);
        return true;
    });
}
function causeKey({ code, subject }) {
    return JSON.stringify([code, subject]);
}
const spreading = new Set([
    'base-rebuilt',
    'base-may-be-equal',
    'base-unresolved',
    'producer-rebuilt',
]);
/**
 * Is it told once for the whole plan, as an outage is, and not again with each layer? What a layer's own page tells is another matter.
 */
function isToldOnce({ code }) {
    return code === 'store-unreachable' || code === 'root-needed';
}
/** What is told once, as whole sentences; `why` of the first layer that it happened to. */
function toldOnce(plan, voice) {
    const hit = plan.layers.flatMap(({ reasons }) => reasons.filter(isToldOnce));
    const [first] = hit;
    if (first === undefined)
        return [];
    const layers = hit.length === 1 ? 'one layer counts' : `${String(hit.length)} layers count`;
    const sentence = describeReason(first, voice);
    return [`${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}; ${layers} as not cached.`];
}
/** The layer that a spreading reason points to: the base or producer among what the layer depends on. */
function causeOf(plan, layer, reason) {
    if (!spreading.has(reason.code))
        return undefined;
    const name = (0,_stackerfile_dockerish_url_js__WEBPACK_IMPORTED_MODULE_0__/* .stackerUrl */ .Z)(reason.subject)?.layer ?? reason.subject;
    return layer.dependsOn
        .map((index) => plan.layers[index])
        .find((candidate) => candidate?.definition.name === name && candidate !== layer);
}
const mostNamed = 3;
/** `mode 0644 -> 0755` where that is all that changed. */
function modeChange({ before = '', after = '' }) {
    const [then, now] = [before, after].map((text) => /^mode (0[0-7]{1,6})$/.exec(text)?.[1]);
    return then === undefined || now === undefined ? undefined : `mode ${then} -> ${now}`;
}
/** Which fields or files, in short; the first few of them. Not their values but a mode: they may not be for everybody. */
function describeChanged({ subject, changes = [] }, voice) {
    const paths = new Map();
    for (const change of changes) {
        const mode = modeChange(change);
        const name = change.path === '' || change.path === subject ? '' : voice.name(change.path);
        const text = [name, mode ?? ''].filter((part) => part !== '').join(': ');
        if (text !== '')
            paths.set(change.path, text);
    }
    const named = [...paths.values()].slice(0, mostNamed);
    const more = paths.size > mostNamed ? [`${paths.size - mostNamed} more`] : [];
    return named.length === 0 ? '' : ` (${[...named, ...more].join(', ')})`;
}
/**
 * Why the layer is no hit, a clause for each cause of its own, and one for all that follows from other layers: it names them and leaves
 * their reasons to them. That there is no build of a layer goes without saying where it will be built for another one, and which release
 * is not known stands above the plan. `why` tells all.
 */
function describeReasons(plan, layer, voice) {
    const reasons = reasonsOf(layer).filter((reason) => reason.code !== 'release-unknown' && !isToldOnce(reason));
    const causes = new Map();
    for (const reason of reasons) {
        const cause = causeOf(plan, layer, reason);
        if (cause === undefined)
            continue;
        const key = JSON.stringify([reason.code, reason.uncompared, cause.verdict === 'unknown']);
        const same = causes.get(key);
        if (same === undefined)
            causes.set(key, { reasons: [reason], cause });
        else
            same.reasons.push(reason);
    }
    const follows = [...causes.values()].map(({ reasons, cause }) => told(reasons, voice, cause)).join('; ');
    let isTold = false;
    return reasons.flatMap((reason) => {
        if (causeOf(plan, layer, reason) === undefined) {
            if (reason.code === 'not-cached' && reason.detail === undefined && follows !== '')
                return [];
            return [`${describeReason(reason, voice)}${describeChanged(reason, voice)}`];
        }
        if (isTold)
            return [];
        isTold = true;
        return [follows];
    });
}
/** The causes that are a layer's own, and not told once for the whole plan. */
function describeCauses(plan, layer, voice) {
    const own = reasonsOf(layer).filter((reason) => reason.code !== 'release-unknown' && !isToldOnce(reason) && causeOf(plan, layer, reason) === undefined);
    const follows = reasonsOf(layer).some((reason) => causeOf(plan, layer, reason) !== undefined);
    return own.flatMap((reason) => reason.code === 'not-cached' && reason.detail === undefined && follows
        ? []
        : [`${describeReason(reason, voice)}${describeChanged(reason, voice)}`]);
}
/** What a later look at the same layer cannot find out: the causes that are its own, but that nothing is cached. */
function describeOwnReasons(plan, layer, voice) {
    return reasonsOf(layer).flatMap((reason) => reason.code === 'not-cached' || causeOf(plan, layer, reason) !== undefined
        ? []
        : [`${describeReason(reason, voice)}${describeChanged(reason, voice)}`]);
}
/** `a`, `a and b`, `a, b and 4 more`. */
function listed(names) {
    const shown = names.length > mostNamed + 1 ? [...names.slice(0, mostNamed), `${names.length - mostNamed} more`] : names;
    return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}


/***/ })

};
