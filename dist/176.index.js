export const id = 176;
export const ids = [176];
export const modules = {

/***/ 59067:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runCommandLine: () => (/* binding */ runCommandLine)
});

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/options/option-texts.js
var option_texts = __webpack_require__(6400);
// EXTERNAL MODULE: ./lib/plan/build-jobs.js + 1 modules
var build_jobs = __webpack_require__(43504);
// EXTERNAL MODULE: ./lib/plan/idle-refresh.js
var idle_refresh = __webpack_require__(11463);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(72527);
// EXTERNAL MODULE: ./lib/report/figures.js
var figures = __webpack_require__(40819);
// EXTERNAL MODULE: ./lib/report/terminal-style.js
var terminal_style = __webpack_require__(94468);
;// CONCATENATED MODULE: ./lib/report/against.js



/** What differs of a plan from another one: the layers that came, went, or are judged otherwise, with the new reasons. */
function renderAgainst(before, after, style) {
    const old = new Map(before.layers.map((layer) => [identityOf(layer), layer]));
    const young = new Map(after.layers.map((layer) => [identityOf(layer), layer]));
    const lines = [
        ...[...young].flatMap(([key, layer]) => {
            const then = old.get(key);
            if (then?.verdict === layer.verdict)
                return [];
            const change = then === undefined ? 'new, ' : `${then.verdict} -> `;
            const why = layer.reasons.length === 0 ? '' : `: ${(0,report_escape/* visible */.RK)(layer.reasons.map(({ text }) => text).join('; '))}`;
            return [`  ${nameOf(layer)}  ${change}${(0,terminal_style/* paintVerdict */.o)(layer.verdict, layer.verdict, style)}${why}`];
        }),
        ...[...old].flatMap(([key, layer]) => (young.has(key) ? [] : [`  ${nameOf(layer)}  gone, was ${layer.verdict}`])),
    ];
    const same = after.layers.length - [...young].filter(([key, layer]) => old.get(key)?.verdict !== layer.verdict).length;
    const head = lines.length === 0 ? 'No layer is judged otherwise' : `${(0,figures/* counted */.hS)(lines.length, 'layer')} differ`;
    return [
        `${lines.length === 1 ? head.replace(/r$/, 'rs') : head}; ${(0,figures/* counted */.hS)(same, 'layer')} as before.`,
        ...lines,
    ].join('\n');
}
function identityOf({ build, stackerfile, name }) {
    return JSON.stringify([build, stackerfile, name]);
}
function nameOf({ build, stackerfile, name }) {
    return (0,report_escape/* visible */.RK)(`${build === undefined ? '' : `${build}/`}${name} (${stackerfile})`);
}

// EXTERNAL MODULE: ./lib/report/builds-document.js
var builds_document = __webpack_require__(89091);
// EXTERNAL MODULE: ./lib/report/builds-table.js
var builds_table = __webpack_require__(68524);
// EXTERNAL MODULE: ./lib/report/document.js + 1 modules
var report_document = __webpack_require__(86668);
// EXTERNAL MODULE: ./lib/report/transfer.js
var report_transfer = __webpack_require__(20971);
// EXTERNAL MODULE: ./lib/cli/arguments.js + 2 modules
var cli_arguments = __webpack_require__(3636);
// EXTERNAL MODULE: ./lib/build/break-off.js
var break_off = __webpack_require__(93427);
// EXTERNAL MODULE: ./lib/build/interruption.js
var interruption = __webpack_require__(71145);
// EXTERNAL MODULE: ./lib/build/run-builds.js
var run_builds = __webpack_require__(9247);
// EXTERNAL MODULE: ./lib/plan/published-builds.js
var published_builds = __webpack_require__(4643);
// EXTERNAL MODULE: ./lib/report/publish-transfer.js
var publish_transfer = __webpack_require__(7213);
// EXTERNAL MODULE: ./lib/report/build-transfer.js
var build_transfer = __webpack_require__(64144);
;// CONCATENATED MODULE: ./lib/cli/terminal.js

/** Unless `--color` says so. NO_COLOR counts when it is set and not empty (no-color.org). */
function wantsColour(terminal, environment, when = 'auto') {
    if (when !== 'auto')
        return when === 'always';
    return terminal.outIsTerminal && (environment['NO_COLOR'] ?? '') === '' && environment['TERM'] !== 'dumb';
}
/** Everything goes to standard error: what a command answers stands alone on standard output. Progress only where somebody watches. */
function terminalLog(terminal, verbose) {
    const say = (prefix, message) => {
        for (const line of message.split('\n'))
            terminal.err(`${prefix}${(0,report_escape/* visible */.RK)(line)}\n`);
    };
    return {
        debug: (message) => {
            if (verbose)
                say('', message);
        },
        info: (message) => {
            if (verbose || terminal.errIsTerminal)
                say('', message);
        },
        warning: (message) => {
            say('warning: ', message);
        },
    };
}
/** The answer, which ends with one line break. */
function print(terminal, text) {
    terminal.out(text.endsWith('\n') ? text : `${text}\n`);
}

// EXTERNAL MODULE: ./lib/handover/handover.js
var handover_handover = __webpack_require__(51108);
// EXTERNAL MODULE: ./lib/handover/note.js
var handover_note = __webpack_require__(80959);
// EXTERNAL MODULE: ./lib/options/store-name.js
var store_name = __webpack_require__(62943);
// EXTERNAL MODULE: ./lib/registry/home.js
var registry_home = __webpack_require__(27876);
;// CONCATENATED MODULE: ./lib/cli/cache-directory.js



/** XDG Base Directory Specification: a relative XDG_CACHE_HOME is to be ignored. */
function cacheDirectory({ environment }) {
    const given = environment['XDG_CACHE_HOME'] ?? '';
    if (given.startsWith('/'))
        return (0,external_node_path_.join)(given, 'stack-cache');
    const home = (0,registry_home/* homeDirectory */.R)(environment);
    if (home === undefined)
        throw new errors/* UserError */.yo('store: there is no home directory to keep one in; set HOME, or XDG_CACHE_HOME');
    return (0,external_node_path_.join)(home, '.cache', 'stack-cache');
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./lib/options/read-options.js
var read_options = __webpack_require__(25047);
;// CONCATENATED MODULE: ./lib/cli/foreign-handover.js




/** A directory while it lives: one that is made anew in its place is another. Undefined where there is none. */
function nameOfCheckout(directory) {
    try {
        const { dev, ino, birthtimeNs } = (0,external_node_fs_.statSync)(directory, { bigint: true });
        return [dev, ino, birthtimeNs].join('-');
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return undefined;
    }
}
/** What stacker has built, until it builds more; that nothing is known of it counts as one more build. */
function buildOf(stackerDirectory) {
    try {
        const { ino, size, mtimeNs } = (0,external_node_fs_.statSync)((0,external_node_path_.join)(stackerDirectory, 'build.cache'), { bigint: true });
        return [ino, size, mtimeNs].join('-');
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return 'none';
    }
}
/**
 * Why what a restore left is of another checkout or another build than the save that found it; undefined where it is of this one.
 * `options` are the save's, with those of the restore taken over. @throws UserError for options that cannot be read any more.
 */
async function whyForeign(handover, options, place) {
    const { working, stacker } = options.directories;
    if (handover.checkout !== nameOfCheckout(working))
        return 'it is of another checkout than the one that is here now';
    if (handover.usedFor !== undefined && handover.usedFor !== buildOf(stacker)) {
        return 'a save has used it, and stacker has run since';
    }
    const gone = handover.files?.find((file) => !(0,external_node_fs_.existsSync)(file));
    if (gone !== undefined)
        return `its stackerfile ${gone} is gone`;
    const other = await otherOptions(handover, options, place);
    return other.length === 0 ? undefined : `it was given other options (${other.join(', ')})`;
}
/** Options by which stacker builds something else. One may save less than was restored. */
async function otherOptions(handover, now, place) {
    const files = handover.files ?? [];
    const before = await (0,read_options/* readOptions */.T)(handover.texts, {
        ...place,
        defaultStore: 'dir:.',
        expand: () => Promise.resolve(files),
    });
    const differs = (read) => textOf(read(before)) !== textOf(read(now));
    const sources = now.sources.kind === 'files' && before.sources.kind === 'files'
        ? now.sources.files.some((file) => !files.includes(file))
        : differs(({ sources }) => sources);
    return [
        ...(sources ? ['stackerfiles'] : []),
        ...(differs(({ substitute }) => substitute) ? ['substitute'] : []),
        ...(differs(({ substituteFile }) => substituteFile) ? ['substitute-file'] : []),
        ...(differs(({ layerTypes }) => layerTypes) ? ['layer-type'] : []),
        ...(differs(({ verity }) => verity) ? ['no-verity'] : []),
        ...(differs(({ directories }) => ({ ...directories, written: undefined })) ? ['directories'] : []),
        ...(differs(({ stackerVersion }) => stackerVersion) ? ['stacker-version'] : []),
        ...(differs(({ stackerUser }) => stackerUser) ? ['stacker-user'] : []),
        ...(differs(({ epoch }) => epoch) ? ['source-date-epoch'] : []),
    ];
}
function textOf(value) {
    return JSON.stringify([value], (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner));
}

;// CONCATENATED MODULE: ./lib/cli/terminal-handover.js







function leaveJob(job, note, person, log) {
    keepHandover(handoverOf(job, note), job, person, log);
}
/** Of a build that is saved already. */
function leaveSaved(job, note, person, log) {
    const usedFor = buildOf(job.options.directories.stacker);
    keepHandover({ ...handoverOf(job, (0,handover_note/* spentNote */.Zb)(note)), usedFor }, job, person, log);
}
function handoverOf({ texts, options }, note) {
    const { sources, directories } = options;
    const checkout = nameOfCheckout(directories.working);
    return {
        texts: textsForSave(texts, options),
        ...(sources.kind === 'files' ? { files: sources.files } : {}),
        note,
        ...(checkout === undefined ? {} : { checkout }),
    };
}
/** What the directories of the options were relative to is forgotten. */
function textsForSave(given, { directories, store }) {
    const texts = new Map([...(0,option_texts/* withoutSecrets */.cT)(given), ['working-directory', [directories.working]]]);
    return given.has('store') ? texts.set('store', store.map(store_name/* storeName */.H)) : texts;
}
/** In place, of what the last restore left out the reasons are those that it found. */
function recalledHere(plan, { options, name }, log, person) {
    if (options.from !== 'local')
        return plan;
    try {
        return (0,handover_note/* recalled */.zh)(plan, (0,handover_handover/* readHandover */.IY)(fileForSave(options.directories.stacker, name, person))?.note);
    }
    catch (error) {
        log.debug(`what the last restore left is not used: ${String(error)}`);
        return plan;
    }
}
function fileForSave(stackerDirectory, build, person) {
    return (0,handover_handover/* handoverFile */.AN)((0,external_node_path_.join)(cacheDirectory(person), 'handover'), stackerDirectory, build);
}
function keepHandover(handover, { name, options }, person, log) {
    try {
        (0,handover_handover/* writeHandover */.lN)(fileForSave(options.directories.stacker, name, person), handover);
    }
    catch (error) {
        log.warning(`${error instanceof Error ? error.message : String(error)}; a save that follows will not know what was restored`);
    }
}
function takeForSave(stackerDirectory, build, person, log) {
    try {
        return (0,handover_handover/* readHandover */.IY)(fileForSave(stackerDirectory, build, person));
    }
    catch (error) {
        log.warning(`${error instanceof Error ? error.message : String(error)}; what the last restore left cannot be used`);
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/cli/build-command.js













const exitCodes = { SIGINT: 130, SIGTERM: 143 };
/**
 * Restores, runs stacker and saves. What stacker says goes to standard error as it comes, and the answer stands on standard output.
 * @throws UserError where stacker fails, at the layer's line.
 */
async function buildJobs({ json }, jobs, { useCases, surroundings, style }, person) {
    (0,run_builds/* refuseOtherMachines */.zA)(jobs);
    (0,published_builds/* refuseJoin */.rF)(jobs);
    const { terminal } = person;
    const interrupted = person.interruption?.() ?? new AbortController().signal;
    const restored = await (0,interruption/* untilInterrupted */.t)((0,build_jobs/* restoredBuilds */.E0)(useCases, jobs, surroundings), interrupted);
    if (restored.kind === 'interrupted') {
        await (0,break_off/* breakOff */.J)(jobs.map(({ options }) => options.directories), surroundings.log);
        return exitCodes[interrupted.reason];
    }
    const builds = jobs.flatMap((job, index) => withRestored(job, restored.value[index]));
    if (!json)
        print(terminal, (0,builds_table/* renderBuilds */.W8)(builds, style));
    const transfers = await (0,run_builds/* runBuilds */.r8)(useCases, builds, surroundings, { watch: watchAt(person), interrupted });
    const done = builds.flatMap((build, index) => {
        const transfer = transfers[index];
        return transfer === undefined ? [] : [{ ...build, transfer }];
    });
    for (const { job, restored: one } of done)
        leaveSaved(job, one.handover, person, surroundings.log);
    const publish = () => (0,run_builds/* isWhole */.wP)(builds, transfers) ? (0,published_builds/* publishedRuns */.tV)(useCases, builds, surroundings) : Promise.resolve(undefined);
    if (json) {
        const published = await publish();
        const built = done.flatMap(({ job, transfer }) => (0,build_transfer/* builtNames */.lS)(transfer, job.name));
        const told = done.map(({ job, transfer: { failure, ...transfer } }) => ({ build: job.name, ...transfer, failure }));
        print(terminal, (0,report_escape/* visibleJson */.$m)({ ...(0,builds_document/* documentBuilds */.J)(builds, (0,build_jobs/* spreadOf */.jg)(jobs)), built, builds: told, published }, 2));
    }
    else {
        for (const { job, show, transfer } of done) {
            const text = (0,build_transfer/* renderBuilt */.Nx)(transfer, { ...style, show });
            print(terminal, job.name === '' ? text : `${(0,report_escape/* visible */.RK)(job.name)}\n${text}`);
        }
        const published = await publish();
        if (published !== undefined)
            print(terminal, (0,publish_transfer/* renderPublished */.l)(published));
    }
    const signal = transfers.find((one) => one.interrupted !== undefined)?.interrupted;
    if (signal !== undefined)
        return exitCodes[signal];
    const failures = transfers.flatMap(({ failure }) => failure ?? []);
    if (failures.length > 0)
        throw new errors/* UserError */.yo(failures);
    return 0;
}
function withRestored(job, restored) {
    return restored === undefined
        ? []
        : [{ ...(0,build_jobs/* plannedBuild */.p3)(job, restored.plan), job, restored, transfer: restored.transfer }];
}
/** The lines are a person's own build, as stacker would have shown them. */
function watchAt({ terminal }) {
    return {
        begins: () => undefined,
        line: (text) => {
            terminal.err(`${text}\n`);
        },
        ends: (layer) => {
            terminal.err(`${(0,build_transfer/* describePassed */.EN)(layer)}\n`);
        },
    };
}

// EXTERNAL MODULE: ./lib/formats/decode.js
var decode = __webpack_require__(2924);
// EXTERNAL MODULE: ./lib/formats/regular-file.js
var regular_file = __webpack_require__(88911);
;// CONCATENATED MODULE: ./lib/cli/compared-plan.js



const mostBytes = 256 << 20;
const mostValues = 10_000_000;
/** A plan document that `plan --json` or the action wrote. @throws UserError where it is none, or cannot be read. */
async function readComparedPlan(file) {
    const advice = 'give a file that "plan --json" or the action\'s output plan-file has';
    try {
        const member = (0,decode/* decodeObject */.gv)((0,decode/* parseJson */.qF)(await (0,regular_file/* readRegularFile */.XF)(file, mostBytes), 'plan', mostBytes, mostValues), 'plan');
        if (member('format', (value) => value) !== 1)
            throw new errors/* FormatError */.IF('plan.format', 'expected 1');
        return { layers: member('layers', (0,decode/* decodeArray */.k$)(decodeLayer, mostValues)) };
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        throw new errors/* UserError */.yo({ message: `against: ${error.message}`, place: { file }, advice }, { cause: error });
    }
}
const decodeLayer = (value, where) => {
    const member = (0,decode/* decodeObject */.gv)(value, where);
    const build = member('build', (text, place) => (text === undefined ? undefined : (0,decode/* decodeString */.sc)(text, place)));
    return {
        name: member('name', decode/* decodeString */.sc),
        stackerfile: member('stackerfile', decode/* decodeString */.sc),
        verdict: member('verdict', (0,decode/* decodeOneOf */.ol)('hit', 'unchanged', 'miss', 'always', 'unknown', 'error')),
        reasons: member('reasons', (0,decode/* decodeArray */.k$)(decodeReason)),
        ...(build === undefined ? {} : { build }),
    };
};
const decodeReason = (value, where) => ({
    text: (0,decode/* decodeObject */.gv)(value, where)('text', decode/* decodeString */.sc),
});

// EXTERNAL MODULE: ./lib/report/completed.js
var report_completed = __webpack_require__(74455);
;// CONCATENATED MODULE: ./lib/cli/command-options.js




function questionOf({ texts, builds }, { cwd }) {
    return { texts, inline: undefined, ...builds, cwd };
}
/** `seen`: the current directory by the name by which stacker sees it. */
async function commandOptions(texts, person, expand, seen = person.cwd) {
    const options = await (0,read_options/* readOptions */.T)(texts, {
        cwd: person.cwd,
        seen,
        defaultStore: texts.has('store') ? '' : `dir:${(0,external_node_path_.join)(cacheDirectory(person), 'store')}`,
        expand,
    });
    if (options.store.some(({ kind }) => kind === 'github') &&
        person.environment['ACTIONS_RUNTIME_TOKEN'] === undefined) {
        throw new errors/* UserError */.yo('store: "github" is only there for an action on a runner; use "dir:PATH" or "oci:REGISTRY/REPOSITORY"');
    }
    return options;
}

;// CONCATENATED MODULE: ./lib/cli/complete-command.js




/** Brings what the images of the layout lack. Answers 1 where some can still not be copied out, so that a script stops there. */
async function completeImages({ texts, json, verbose }, useCases, person) {
    const { terminal, environment, now } = person;
    // The images themselves say what they lack, whatever stackerfiles they are of.
    const options = await commandOptions(texts, person, () => Promise.resolve([]));
    const completed = await useCases.complete(options, { log: terminalLog(terminal, verbose), environment, now });
    print(terminal, json ? (0,report_escape/* visibleJson */.$m)(completed, 2) : (0,report_completed/* renderCompleted */.o)(completed));
    return (0,report_completed/* isComplete */.A)(completed) ? 0 : 1;
}

;// CONCATENATED MODULE: ./lib/cli/progress-line.js

/** Milliseconds before anything is told of work that may be done by then, and between two lines. */
const first = 1000;
const between = 100;
const byTimer = (run, milliseconds) => {
    const timer = setTimeout(run, milliseconds).unref();
    return () => {
        clearTimeout(timer);
    };
};
/**
 * What is being done, as one line that the next one replaces, once it has taken a second. On standard error where that is a terminal, and
 * no job's log. What was told last is shown in any case when its time comes: it may be all that is told for long.
 */
function openProgressLine(terminal, environment, now, later = byTimer) {
    if (!terminal.errIsTerminal || environment['TERM'] === 'dumb' || (environment['CI'] ?? '') !== '')
        return { terminal, progress: undefined, clear: () => undefined };
    let next = now() + first;
    let isShown = false;
    let latest = '';
    let takeBack;
    const forget = () => {
        takeBack?.();
        takeBack = undefined;
    };
    const clear = () => {
        forget();
        if (isShown)
            terminal.err('\r\u001b[K');
        isShown = false;
    };
    const show = (text) => {
        next = now() + between;
        // A longer one would be two, of which the next one replaces the last.
        terminal.err(`\r\u001b[K${(0,report_escape/* visible */.RK)(text).slice(0, (terminal.columns ?? 80) - 1)}`);
        isShown = true;
    };
    const after = (write) => (text) => {
        clear();
        write(text);
    };
    return {
        terminal: { ...terminal, out: after(terminal.out), err: after(terminal.err) },
        progress: (text) => {
            const wait = next - now();
            latest = text;
            if (wait <= 0) {
                forget();
                show(text);
            }
            else
                takeBack ??= later(() => {
                    takeBack = undefined;
                    show(latest);
                }, wait);
        },
        clear,
    };
}

// EXTERNAL MODULE: ./lib/options/stackerfile-list.js
var stackerfile_list = __webpack_require__(21020);
;// CONCATENATED MODULE: ./lib/cli/stackerfiles.js



/**
 * The files that the names and globs stand for, inside one glob by byte. A name of an existing file is that file, whatever characters it
 * holds. The package that expands them for the runner writes its debug lines on standard output, where a person expects the answer alone.
 * @throws UserError for names and globs without a file.
 */
async function namedStackerfiles(lines, directories) {
    const { working, written = working } = directories;
    return await (0,stackerfile_list/* expandList */.n)(lines, (line) => matches(line, directories), (line) => {
        const missing = (0,external_node_path_.resolve)(written, (0,external_node_path_.relative)(working, (0,external_node_path_.resolve)(working, line)));
        return isGlob(line)
            ? { message: `stackerfiles: no file matches "${missing}"`, advice: 'correct the glob, or leave it out' }
            : { message: `stackerfiles: there is no file "${missing}"`, advice: 'name existing stackerfiles by -f' };
    });
}
function isGlob(line) {
    return /[*?[]/.test(line);
}
async function matches(line, directories) {
    const literal = (0,external_node_path_.resolve)(directories.working, line);
    if ((0,external_node_fs_.statSync)(literal, { throwIfNoEntry: false })?.isFile() === true)
        return [literal];
    if (!isGlob(line))
        return [];
    const { glob } = await __webpack_require__.e(/* import() */ 382).then(__webpack_require__.bind(__webpack_require__, 73382));
    const found = await glob(line, {
        cwd: directories.working,
        absolute: true,
        dot: true,
        onlyFiles: true,
        followSymbolicLinks: false,
        expandDirectories: false,
    });
    return found
        .filter((file) => !(0,stackerfile_list/* isStackers */.t)(directories, file) && !(0,stackerfile_list/* isStackers */.t)(directories, (0,external_node_fs_.realpathSync)(file)))
        .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

;// CONCATENATED MODULE: ./lib/cli/publish-command.js







/** Publishes images: those on disk, unless the store is asked for. */
async function publishImages(command, useCases, surroundings, person) {
    const jobs = await (0,build_jobs/* readJobs */.RI)(questionOf(command, person), (texts) => commandOptions((0,published_builds/* ofDisk */.fp)(texts), person, namedStackerfiles), namedStackerfiles);
    const transfer = await (0,published_builds/* publishedBuilds */.KO)(useCases, jobs, surroundings);
    const document = { ...transfer, published: (0,publish_transfer/* publishedDigests */.I)(transfer) };
    print(person.terminal, command.json ? (0,report_escape/* visibleJson */.$m)(document, 2) : (0,publish_transfer/* renderPublished */.l)(transfer));
}

// EXTERNAL MODULE: ./lib/cli/ready-answer.js + 3 modules
var ready_answer = __webpack_require__(5626);
// EXTERNAL MODULE: ./lib/options/option-directories.js
var option_directories = __webpack_require__(21455);
// EXTERNAL MODULE: ./lib/plan/builds-to-save.js
var builds_to_save = __webpack_require__(11690);
// EXTERNAL MODULE: ./lib/report/terminal-table.js + 1 modules
var terminal_table = __webpack_require__(40590);
;// CONCATENATED MODULE: ./lib/cli/save-command.js













/** Saves what was built, of the build of the options or of those of a builds file. */
async function saveBuilds(command, useCases, surroundings, person) {
    const { terminal, environment } = person;
    const colour = wantsColour(terminal, environment, command.colour);
    const transfers = [];
    const builds = await (0,builds_to_save/* buildsToSave */.K)(questionOf(command, person), (texts, name) => takeForSave((0,option_directories/* givenDirectories */.Tj)(texts, person.cwd, person.cwd).stacker, name, person, surroundings.log));
    for (const build of builds) {
        const { options, handover } = await optionsOfSave(build, command.texts, person, surroundings.log);
        const transfer = await useCases.save(options, surroundings, handover?.note);
        const { stacker, working, written } = options.directories;
        if (handover?.note !== undefined) {
            const spent = { ...handover, note: (0,handover_note/* spentNote */.Zb)(handover.note), usedFor: buildOf(stacker) };
            keepHandover(spent, { name: build.build.name, options }, person, surroundings.log);
        }
        transfers.push(transfer);
        if (command.json)
            continue;
        const told = (0,terminal_table/* renderSave */.us)(transfer, { colour, show: (0,report_document/* showFrom */.I)(working, written) });
        print(terminal, build.build.name === '' ? told : `${(0,report_escape/* visible */.RK)(build.build.name)}\n${told}`);
    }
    if (command.json)
        print(terminal, (0,report_escape/* visibleJson */.$m)(transfers.length === 1 ? transfers[0] : transfers, 2));
}
/** With what the restore left, where that is of this checkout and build. */
async function optionsOfSave({ build, handover }, given, person, log) {
    if (handover === undefined)
        return { options: await commandOptions(build.texts, person, namedStackerfiles), handover };
    const { texts, files } = (0,handover_handover/* takeOver */.w9)(handover, (0,builds_to_save/* givenFor */.Z)(build, given));
    let why;
    try {
        // As that stacker saw it, be it through a link.
        const seen = handover.texts.get('working-directory')?.at(-1) ?? person.cwd;
        const options = await commandOptions(texts, person, files ? () => Promise.resolve(files) : namedStackerfiles, seen);
        why = await whyForeign(handover, options, { cwd: person.cwd, seen });
        if (why === undefined)
            return { options, handover };
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        why = error.message;
    }
    const options = await commandOptions(build.texts, person, namedStackerfiles);
    log.warning(`what a restore left here is not used: ${why}; save goes by its own options, and nothing is known of before the build`);
    return { options, handover: undefined };
}

// EXTERNAL MODULE: ./lib/options/option-words.js + 1 modules
var option_words = __webpack_require__(65415);
// EXTERNAL MODULE: ./lib/options/trust-option.js
var trust_option = __webpack_require__(65944);
;// CONCATENATED MODULE: ./lib/cli/store-command.js





/** @throws UserError for values that make no sense. */
function storeAction({ question, texts }, person) {
    const store = (text) => {
        const choice = (0,option_words/* parseStore */.Pv)(text, (0,external_node_path_.resolve)(person.cwd, texts.get('working-directory')?.at(-1) ?? '.'));
        if (choice.kind === 'github')
            throw new errors/* UserError */.yo(`store: "github" cannot be looked after here; use "dir:PATH" or "oci:REGISTRY/REPOSITORY"`);
        return choice;
    };
    const named = () => {
        const [only, ...others] = texts.get('store') ?? [`dir:${(0,external_node_path_.join)(cacheDirectory(person), 'store')}`];
        if (only === undefined || others.length > 0)
            throw new errors/* UserError */.yo('store: one is looked after at a time; name one');
        return store(only);
    };
    switch (question.kind) {
        case 'list':
        case 'verify':
            return { kind: question.kind, store: named() };
        case 'show':
            return { ...question, store: named() };
        case 'gc':
            return { ...question, store: named(), ...limitsOf(texts) };
        case 'copy':
            return { ...question, from: store(question.from), to: store(question.to) };
    }
}
/** What all actions go by. */
function storeSurroundings(texts, { cwd }) {
    return {
        trust: (0,trust_option/* readTrust */.b)(texts, (0,external_node_path_.resolve)(cwd, texts.get('working-directory')?.at(-1) ?? '.')),
        keyPrefix: (0,option_words/* parseKeyPrefix */.Nj)(texts.get('key-prefix')?.at(-1) ?? 'stack-cache'),
        patience: (0,option_words/* parsePatience */.Ly)(texts.get('patience')?.at(-1) ?? '60'),
    };
}
function limitsOf(texts) {
    const budget = texts.get('budget')?.at(-1);
    const maxAge = (0,option_words/* parseMaxAge */.pq)(texts.get('max-age')?.at(-1));
    return {
        ...(budget === undefined ? {} : { budget: (0,option_words/* parseBytes */.z_)('budget', budget) }),
        ...(maxAge === undefined ? {} : { maxAge }),
    };
}

// EXTERNAL MODULE: ./lib/formats/near-word.js
var near_word = __webpack_require__(42517);
// EXTERNAL MODULE: ./lib/plan/last-changes.js
var last_changes = __webpack_require__(7715);
// EXTERNAL MODULE: ./lib/report/reason.js
var report_reason = __webpack_require__(39048);
// EXTERNAL MODULE: ./lib/report/last-change.js
var last_change = __webpack_require__(23389);
// EXTERNAL MODULE: ./lib/report/change.js + 1 modules
var report_change = __webpack_require__(72841);
// EXTERNAL MODULE: ./lib/report/wrap.js
var wrap = __webpack_require__(15820);
;// CONCATENATED MODULE: ./lib/report/why.js






const headings = {
    hit: 'will not be built: all that stacker compares is as it was',
    unchanged: 'is built if stacker is run, though nothing that its build sees has changed',
    miss: 'will be built',
    always: 'is built on every run',
    unknown: 'may be built: that cannot be known before',
    error: 'will not be built: stacker will stop here',
};
const mostChanges = 50;
const mostLines = 50;
/** Each level is six blanks further in. */
const deepest = 100 * 6;
/** The layers of that name; more than one where separate stackerfiles use it. */
function findLayers(plan, name) {
    return plan.layers.filter((layer) => layer.definition.name === name);
}
/** All reasons of one layer with the changed fields and files, and below a spreading reason those of the layer it comes from. */
function explainLayer(plan, layer, style) {
    return explain(plan, layer, { style, indent: '', told: new Set() }).join('\n');
}
function explain(plan, layer, telling) {
    const { style, indent, told } = telling;
    const { definition, verdict } = layer;
    const place = `${(0,report_escape/* visible */.RK)(style.show(definition.stackerfile))}:${definition.line}`;
    const heading = `${(0,report_escape/* visible */.RK)(definition.name)} (${place}) ${(0,terminal_style/* paintVerdict */.o)(verdict, headings[verdict], style)}`;
    if (told.has(layer))
        return within(`${heading}, as said above`, telling);
    if (indent.length > deepest)
        return within(`${heading}, and so on`, telling);
    told.add(layer);
    const reasons = (0,report_reason/* reasonsOf */.zM)(layer);
    return [
        ...within(reasons.length === 0 ? heading : `${heading}, because`, telling),
        ...reasons.flatMap((reason) => explainReason(plan, layer, reason, { ...telling, indent: `${indent}  ` })),
    ];
}
function explainReason(plan, layer, reason, telling) {
    const { indent, style } = telling;
    const last = style.lastChanges?.get(reason);
    const changes = reason.changes ?? [];
    const cause = (0,report_reason/* causeOf */.rl)(plan, layer, reason);
    return [
        ...within(`- ${(0,report_escape/* visible */.RK)((0,report_reason/* describeReason */.Gk)(reason, report_reason/* inBackticks */.Zw, cause))}`, telling),
        ...changes
            .slice(0, mostChanges)
            .flatMap((change) => changeLines(reason, change).map((line) => `${indent}    ${line}`)),
        ...(changes.length > mostChanges ? [`${indent}    and ${changes.length - mostChanges} more`] : []),
        ...(last === undefined
            ? []
            : within((0,report_escape/* visible */.RK)((0,last_change/* describeLastChange */.Y)(last, report_reason/* inBackticks */.Zw)), { style, indent: `${indent}    ` })),
        ...(cause === undefined ? [] : explain(plan, cause, { ...telling, indent: `${indent}    ` })),
    ];
}
/** A sentence at its indentation; at a terminal what is too wide goes on below, a little further in. */
function within(text, { style, indent }) {
    if (style.columns === undefined)
        return [`${indent}${text}`];
    const lines = (0,wrap/* wrap */.L)(text, Math.max(narrowest, style.columns - indent.length - 2));
    return lines.map((line, index) => `${indent}${index === 0 ? '' : '  '}${line}`);
}
const narrowest = 30;
function changeLines(reason, change) {
    const lines = reason.code === 'definition-changed' ? (0,report_change/* describeLines */.B)(change, mostLines) : undefined;
    const told = (0,report_change/* describeChange */.u)(reason, change, { values: lines === undefined });
    return [told, ...(lines ?? []).map((line) => `  ${line}`)];
}

;// CONCATENATED MODULE: ./lib/cli/why-command.js






/** What `why` answers of the layers of that name. @throws UserError where there is none. */
async function explainLayers(name, builds, style, surroundings) {
    const found = [];
    for (const { name: build, plan, show, working } of builds) {
        for (const layer of findLayers(plan, name)) {
            const lastChanges = await (0,last_changes/* findLastChanges */.t)(withThoseBelow(plan, layer), working, surroundings);
            const told = explainLayer(plan, layer, { ...style, show, lastChanges });
            found.push(build === '' ? told : `${(0,report_escape/* visible */.RK)(build)}:\n${told}`);
        }
    }
    if (found.length === 0) {
        throw noSuchLayer(builds.flatMap(({ plan }) => plan.layers), name);
    }
    return found.join('\n');
}
/** Itself, and what it stands on or takes from, nearest first: their reasons are told, too. */
function withThoseBelow(plan, layer) {
    const layers = new Set([layer]);
    for (const one of layers)
        for (const index of one.dependsOn)
            layers.add(plan.layers[index] ?? one);
    return [...layers];
}
function noSuchLayer(layers, name) {
    const all = [...new Set(layers.map((layer) => layer.definition.name))];
    const near = (0,near_word/* nearWord */.v)(name, all);
    const names = all.slice(0, 20).map(report_reason/* inBackticks */.Zw.name);
    return new errors/* UserError */.yo({
        message: `there is no layer ${report_reason/* inBackticks */.Zw.name(name)} in the given stackerfiles`,
        advice: near !== undefined
            ? `did you mean ${report_reason/* inBackticks */.Zw.name(near)}?`
            : names.length === 0
                ? 'they have no layers'
                : `they have ${names.join(', ')}${all.length > names.length ? ` and ${String(all.length - names.length)} more` : ''}`,
    });
}

;// CONCATENATED MODULE: ./lib/cli/run-command-line.js

























/** Runs one command; `args` without the interpreter and the program. Never rejects. */
async function runCommandLine(args, useCases, keeper, caller) {
    const { terminal, progress, clear } = openProgressLine(caller.terminal, caller.environment, caller.now);
    const person = { ...caller, terminal, progress };
    const command = (0,cli_arguments/* parseCommandLine */.D)(args);
    if (command.kind === 'wrong-usage') {
        const page = command.about === undefined ? '--help' : `${command.about} --help`;
        terminal.err(`stack-cache: ${(0,report_escape/* visible */.RK)(command.message)}; see "stack-cache ${page}"\n`);
        return 2;
    }
    try {
        return await runCommand(command, useCases, keeper, person);
    }
    catch (error) {
        if (error instanceof errors/* UserError */.yo) {
            for (const problem of error.problems) {
                const file = problem.place === undefined ? '' : (0,report_document/* showFrom */.I)(person.cwd)(problem.place.file);
                const where = problem.place === undefined ? [] : [file, problem.place.line, problem.place.column];
                const place = where.filter((part) => part !== undefined).join(':');
                const advice = problem.advice === undefined ? '' : `; ${problem.advice}`;
                terminal.err(`${(0,report_escape/* visible */.RK)(`${place === '' ? '' : `${place}: `}${problem.message}${advice}`)}\n`);
                if (problem.excerpt !== undefined)
                    terminal.err(`${problem.excerpt.split('\n').map(report_escape/* visible */.RK).join('\n')}\n`);
            }
            return 1;
        }
        const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
        terminal.err(`This is a fault in stack-cache, please report it:\n${stack.split('\n').map(report_escape/* visible */.RK).join('\n')}\n`);
        return 70;
    }
    finally {
        clear();
    }
}
async function runCommand(command, useCases, keeper, person) {
    const { terminal, environment, now } = person;
    switch (command.kind) {
        case 'help':
        case 'version':
        case 'completion':
            terminal.out((0,ready_answer/* readyAnswer */.Y)(command, person.version, terminal.outIsTerminal ? terminal.columns : undefined));
            return 0;
        case 'store': {
            const log = terminalLog(terminal, command.verbose);
            const surroundings = { ...storeSurroundings(command.texts, person), json: command.json, log, environment, now };
            print(terminal, await keeper.run(storeAction(command, person), surroundings));
            return 0;
        }
        case 'complete':
            return completeImages(command, useCases, person);
        case 'build':
        case 'plan':
        case 'why':
        case 'restore':
        case 'save':
        case 'publish':
            return runUseCase(command, useCases, person);
    }
}
async function runUseCase(command, useCases, person) {
    const { terminal, environment, now, progress } = person;
    const log = terminalLog(terminal, command.verbose);
    const surroundings = { log, environment, now, progress };
    if (command.kind === 'save') {
        await saveBuilds(command, useCases, surroundings, person);
        return 0;
    }
    if (command.kind === 'publish') {
        await publishImages(command, useCases, surroundings, person);
        return 0;
    }
    const jobs = await (0,build_jobs/* readJobs */.RI)(questionOf(command, person), (texts) => commandOptions(command.kind === 'build' ? (0,option_texts/* withUsual */.hy)(texts, 'restore', 'needed') : texts, person, namedStackerfiles), namedStackerfiles);
    const style = styleOf(command, person);
    switch (command.kind) {
        case 'build':
            return buildJobs(command, jobs, { useCases, surroundings, style }, person);
        case 'plan': {
            const plans = await plansOf(jobs, useCases, surroundings, person);
            const document = (0,builds_document/* documentBuilds */.J)(plans, (0,build_jobs/* spreadOf */.jg)(jobs));
            const before = command.against === undefined ? undefined : await readComparedPlan((0,external_node_path_.resolve)(person.cwd, command.against));
            const shown = plans.map((planned) => ({ ...planned, transfer: undefined }));
            const only = command.only.length === 0 ? undefined : new Set(command.only);
            if (command.json)
                print(terminal, (0,report_escape/* visibleJson */.$m)(document, 2));
            else
                print(terminal, before === undefined ? (0,builds_table/* renderBuilds */.W8)(shown, { ...style, only }) : renderAgainst(before, document, style));
            return command.exitCode && document.any ? 10 : 0;
        }
        case 'why': {
            const plans = await plansOf(jobs, useCases, surroundings, person);
            print(terminal, await explainLayers(command.layer, plans, style, surroundings));
            return 0;
        }
        case 'restore': {
            const restored = await (0,build_jobs/* restoredBuilds */.E0)(useCases, jobs, surroundings);
            tellIdleRefresh(jobs, restored.map(({ plan }) => plan), log);
            const done = jobs.flatMap((job, index) => {
                const one = restored[index];
                return one === undefined ? [] : [{ ...(0,build_jobs/* plannedBuild */.p3)(job, one.plan), job, ...one }];
            });
            for (const { job, handover } of done)
                leaveJob(job, handover, person, log);
            const transfer = (0,report_transfer/* joinTransfers */.nE)(done.map((one) => one.transfer));
            const document = (0,builds_document/* documentBuilds */.J)(done, (0,build_jobs/* spreadOf */.jg)(jobs));
            print(terminal, command.json ? (0,report_escape/* visibleJson */.$m)({ ...document, transfer }, 2) : (0,builds_table/* renderBuilds */.W8)(done, style));
            return 0;
        }
    }
}
/** A person who reads at a terminal has its width, and one screen. */
function styleOf({ colour }, { terminal, environment }) {
    const { outIsTerminal, columns, rows } = terminal;
    return { colour: wantsColour(terminal, environment, colour), ...(outIsTerminal ? { columns, rows } : {}) };
}
async function plansOf(jobs, useCases, surroundings, person) {
    const plans = await (0,build_jobs/* plannedBuilds */.EJ)(useCases, jobs, surroundings);
    tellIdleRefresh(jobs, plans, surroundings.log);
    return jobs.flatMap((job, index) => {
        const plan = plans[index];
        if (plan === undefined)
            return [];
        const { working } = job.options.directories;
        return [{ ...(0,build_jobs/* plannedBuild */.p3)(job, recalledHere(plan, job, surroundings.log, person)), working }];
    });
}
function tellIdleRefresh(jobs, plans, log) {
    for (const sentence of (0,idle_refresh/* idleRefresh */.G)(jobs.map(({ options }) => options), plans))
        log.warning(sentence);
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

/***/ 9758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   U$: () => (/* binding */ registryHost),
/* harmony export */   U9: () => (/* binding */ isLoopback)
/* harmony export */ });
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67910);

const alphaNumeric = '[a-z0-9]+';
const separator = '(?:[._]|__|[-]+)';
const nameComponent = `${alphaNumeric}(?:${separator}${alphaNumeric})*`;
const domainComponent = '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)';
const domainName = `${domainComponent}(?:\\.${domainComponent})*(?::[0-9]+)?`;
const remotePattern = new RegExp(`^(${nameComponent}(?:/${nameComponent})*)(?::([\\w][\\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$`);
const domainPattern = new RegExp(`^${domainName}$`);
/**
 * Parses what stands after `docker://`, as containers/image does (docs/stacker/platform.md#4.1; docker/reference/normalize.go):
 * `docker.io` and `library/` are filled in, a name alone means `:latest`, a tag beside a digest is refused. Names are at most 255
 * characters.
 */
function parseReference(text) {
    const invalid = (why) => ({ kind: 'invalid', why });
    if (/^[a-f0-9]{64}$/.test(text)) {
        return invalid(`invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`);
    }
    const { domain, remainder } = splitDomain(text);
    const [remoteName = ''] = remainder.split(':', 1);
    if (/[A-Z]/.test(remoteName.split('@', 1)[0] ?? '')) {
        return invalid('invalid reference format: repository name must be lowercase');
    }
    const match = remotePattern.exec(remainder);
    const [, path, tag, digest] = match ?? [];
    if (path === undefined || !domainPattern.test(domain))
        return invalid('invalid reference format');
    if (domain.length + 1 + path.length > 255)
        return invalid('repository name must not be more than 255 characters');
    if (tag !== undefined && digest !== undefined) {
        return invalid('Docker references with both a tag and digest are currently not supported');
    }
    if (digest === undefined)
        return { kind: 'reference', reference: { domain, path, tag: tag ?? 'latest' } };
    if (!(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(digest))
        return invalid('invalid checksum digest format');
    return { kind: 'reference', reference: { domain, path, digest } };
}
/** The first part is a registry only if it looks like a host: `a/b` is a repository of docker.io, `a.b/c`, `a:1/c` and `localhost/c` are not. */
function splitDomain(text) {
    const slash = text.indexOf('/');
    const first = slash === -1 ? '' : text.slice(0, slash);
    const isHost = first.includes('.') || first.includes(':') || first === 'localhost';
    const domain = !isHost || first === 'index.docker.io' ? 'docker.io' : first;
    const remainder = isHost ? text.slice(slash + 1) : text;
    return { domain, remainder: domain === 'docker.io' && !remainder.includes('/') ? `library/${remainder}` : remainder };
}
/** The whole name with all defaults, as `docker.io/library/ubuntu:22.04`: equal texts mean the same image source. */
function formatReference(reference) {
    const name = `${reference.domain}/${reference.path}`;
    return reference.digest === undefined ? `${name}:${reference.tag ?? 'latest'}` : `${name}@${reference.digest}`;
}
/** The host that serves a domain: Docker Hub's API does not live under its name (docker_client.go, dockerRegistry). */
function registryHost(domain) {
    return domain === 'docker.io' ? 'registry-1.docker.io' : domain;
}
function isLoopback(host) {
    const name = host
        .replace(/:\d+$/, '')
        .replace(/^\[|\]$/g, '')
        .toLowerCase();
    return name === 'localhost' || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name);
}


/***/ })

};
