export const id = 2552;
export const ids = [2552];
export const modules = {

/***/ 6426:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   o: () => (/* binding */ cacheDirectory)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _registry_home_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(27876);



/** XDG Base Directory Specification: a relative XDG_CACHE_HOME is to be ignored. */
function cacheDirectory({ environment }) {
    const given = environment['XDG_CACHE_HOME'] ?? '';
    if (given.startsWith('/'))
        return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(given, 'stack-cache');
    const home = (0,_registry_home_js__WEBPACK_IMPORTED_MODULE_2__/* .homeDirectory */ .R)(environment);
    if (home === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('store: there is no home directory to keep one in; set HOME, or XDG_CACHE_HOME');
    return (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(home, '.cache', 'stack-cache');
}


/***/ }),

/***/ 78668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ questionOf),
/* harmony export */   i: () => (/* binding */ commandOptions)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _options_read_options_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(25047);
/* harmony import */ var _cache_directory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6426);




function questionOf({ texts, builds }, { cwd }) {
    return { texts, inline: undefined, ...builds, cwd };
}
/** `seen`: the current directory by the name by which stacker sees it. */
async function commandOptions(texts, person, expand, seen = person.cwd) {
    const options = await (0,_options_read_options_js__WEBPACK_IMPORTED_MODULE_2__/* .readOptions */ .T)(texts, {
        cwd: person.cwd,
        seen,
        defaultStore: texts.has('store') ? '' : `dir:${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_cache_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .cacheDirectory */ .o)(person), 'store')}`,
        expand,
    });
    if (options.store.some(({ kind }) => kind === 'github') &&
        person.environment['ACTIONS_RUNTIME_TOKEN'] === undefined) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('store: "github" is only there for an action on a runner; use "dir:PATH" or "oci:REGISTRY/REPOSITORY"');
    }
    return options;
}


/***/ }),

/***/ 59872:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Yy: () => (/* binding */ buildOf),
/* harmony export */   fW: () => (/* binding */ whyForeign),
/* harmony export */   p$: () => (/* binding */ nameOfCheckout)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _options_read_options_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25047);




/** A directory while it lives: one that is made anew in its place is another. Undefined where there is none. */
function nameOfCheckout(directory) {
    try {
        const { dev, ino, birthtimeNs } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(directory, { bigint: true });
        return [dev, ino, birthtimeNs].join('-');
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isTrouble */ .KM)(error))
            throw error;
        return undefined;
    }
}
/** What stacker has built, until it builds more; that nothing is known of it counts as one more build. */
function buildOf(stackerDirectory) {
    try {
        const { ino, size, mtimeNs } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(stackerDirectory, 'build.cache'), { bigint: true });
        return [ino, size, mtimeNs].join('-');
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isTrouble */ .KM)(error))
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
    const gone = handover.files?.find((file) => !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(file));
    if (gone !== undefined)
        return `its stackerfile ${gone} is gone`;
    const other = await otherOptions(handover, options, place);
    return other.length === 0 ? undefined : `it was given other options (${other.join(', ')})`;
}
/** Options by which stacker builds something else. One may save less than was restored. */
async function otherOptions(handover, now, place) {
    const files = handover.files ?? [];
    const before = await (0,_options_read_options_js__WEBPACK_IMPORTED_MODULE_3__/* .readOptions */ .T)(handover.texts, {
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


/***/ }),

/***/ 54145:
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
// EXTERNAL MODULE: ./lib/report/builds-document.js
var builds_document = __webpack_require__(89091);
// EXTERNAL MODULE: ./lib/report/builds-table.js
var builds_table = __webpack_require__(68524);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(72527);
// EXTERNAL MODULE: ./lib/report/stops.js
var report_stops = __webpack_require__(57979);
// EXTERNAL MODULE: ./lib/report/transfer.js
var report_transfer = __webpack_require__(20971);
// EXTERNAL MODULE: ./lib/cli/arguments.js + 2 modules
var cli_arguments = __webpack_require__(3636);
// EXTERNAL MODULE: ./lib/cli/command-options.js
var command_options = __webpack_require__(78668);
// EXTERNAL MODULE: ./lib/report/document.js + 1 modules
var report_document = __webpack_require__(86668);
;// CONCATENATED MODULE: ./lib/cli/problem-lines.js


/** A problem as an editor reads it, its place first and as seen from `cwd`, with the line that it is about. Ends with a line break. */
function problemLines({ message, place, advice, excerpt }, cwd) {
    const where = place === undefined ? [] : [(0,report_document/* showFrom */.I)(cwd)(place.file), place.line, place.column];
    const before = where.filter((part) => part !== undefined).join(':');
    const after = advice === undefined ? '' : `; ${advice}`;
    const told = (0,report_escape/* visible */.RK)(`${before === '' ? '' : `${before}: `}${message}${after}`);
    const lines = excerpt === undefined ? [] : excerpt.split('\n').map(report_escape/* visible */.RK);
    return [told, ...lines].map((line) => `${line}\n`).join('');
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

// EXTERNAL MODULE: ./lib/cli/ready-answer.js + 3 modules
var ready_answer = __webpack_require__(5626);
// EXTERNAL MODULE: ./lib/cli/stackerfiles.js
var stackerfiles = __webpack_require__(93462);
// EXTERNAL MODULE: ./lib/cli/terminal.js
var cli_terminal = __webpack_require__(32832);
// EXTERNAL MODULE: ./lib/cli/terminal-handover.js
var terminal_handover = __webpack_require__(89494);
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
            for (const problem of error.problems)
                terminal.err(problemLines(problem, person.cwd));
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
            const { storeAction, storeSurroundings } = await __webpack_require__.e(/* import() */ 6387).then(__webpack_require__.bind(__webpack_require__, 46387));
            const log = (0,cli_terminal/* terminalLog */.dg)(terminal, command.verbose);
            const surroundings = { ...storeSurroundings(command.texts, person), json: command.json, log, environment, now };
            (0,cli_terminal/* print */.yy)(terminal, await keeper.run(storeAction(command, person), surroundings));
            return 0;
        }
        case 'complete': {
            const { completeImages } = await __webpack_require__.e(/* import() */ 9007).then(__webpack_require__.bind(__webpack_require__, 9007));
            return completeImages(command, useCases, person);
        }
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
    const log = (0,cli_terminal/* terminalLog */.dg)(terminal, command.verbose);
    const surroundings = { log, environment, now, progress };
    if (command.kind === 'save') {
        const { saveBuilds } = await __webpack_require__.e(/* import() */ 8933).then(__webpack_require__.bind(__webpack_require__, 48933));
        await saveBuilds(command, useCases, surroundings, person);
        return 0;
    }
    if (command.kind === 'publish') {
        const { publishImages } = await __webpack_require__.e(/* import() */ 7201).then(__webpack_require__.bind(__webpack_require__, 37201));
        await publishImages(command, useCases, surroundings, person);
        return 0;
    }
    const jobs = await (0,build_jobs/* readJobs */.RI)((0,command_options/* questionOf */.Y)(command, person), (texts) => (0,command_options/* commandOptions */.i)(command.kind === 'build' ? (0,option_texts/* withUsual */.hy)(texts, 'restore', 'needed') : texts, person, stackerfiles/* namedStackerfiles */.c), stackerfiles/* namedStackerfiles */.c);
    const style = styleOf(command, person);
    switch (command.kind) {
        case 'build': {
            const { buildJobs } = await Promise.all(/* import() */[__webpack_require__.e(6452), __webpack_require__.e(4138)]).then(__webpack_require__.bind(__webpack_require__, 84138));
            return buildJobs(command, jobs, { useCases, surroundings, style }, person);
        }
        case 'plan': {
            const plans = await plansOf(jobs, useCases, surroundings, person);
            const document = (0,builds_document/* documentBuilds */.J)(plans, (0,build_jobs/* spreadOf */.jg)(jobs));
            const differences = command.against === undefined ? undefined : await differencesFrom((0,external_node_path_.resolve)(person.cwd, command.against));
            const shown = plans.map((planned) => ({ ...planned, transfer: undefined }));
            const only = command.only.length === 0 ? undefined : new Set(command.only);
            if (command.json)
                (0,cli_terminal/* print */.yy)(terminal, (0,report_escape/* visibleJson */.$m)(document, 2));
            else
                (0,cli_terminal/* print */.yy)(terminal, differences?.(document, style) ?? (0,builds_table/* renderBuilds */.W8)(shown, { ...style, only }));
            if (!command.exitCode)
                return 0;
            if (tellStops(plans, person))
                return 1;
            return document.any ? 10 : 0;
        }
        case 'why': {
            const plans = await plansOf(jobs, useCases, surroundings, person);
            const { explainLayers } = await __webpack_require__.e(/* import() */ 679).then(__webpack_require__.bind(__webpack_require__, 30679));
            (0,cli_terminal/* print */.yy)(terminal, await explainLayers(command.layer, plans, style, surroundings));
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
                (0,terminal_handover/* leaveJob */.bu)(job, handover, person, log);
            const transfer = (0,report_transfer/* joinTransfers */.nE)(done.map((one) => one.transfer));
            const document = (0,builds_document/* documentBuilds */.J)(done, (0,build_jobs/* spreadOf */.jg)(jobs));
            (0,cli_terminal/* print */.yy)(terminal, command.json ? (0,report_escape/* visibleJson */.$m)({ ...document, transfer }, 2) : (0,builds_table/* renderBuilds */.W8)(done, style));
            return 0;
        }
    }
}
/** What tells how a plan differs from the one in that file. */
async function differencesFrom(file) {
    const { readComparedPlan } = await __webpack_require__.e(/* import() */ 5201).then(__webpack_require__.bind(__webpack_require__, 55201));
    const { renderAgainst } = await __webpack_require__.e(/* import() */ 5389).then(__webpack_require__.bind(__webpack_require__, 95389));
    const before = await readComparedPlan(file);
    return (plan, style) => renderAgainst(before, plan, style);
}
/** More would bury what the plan says. */
const mostStops = 10;
/** What ends a plan with 1, though it could be made. Answers whether there is anything. */
function tellStops(plans, { terminal, cwd }) {
    const stops = plans.flatMap(({ plan }) => (0,report_stops/* stopsOf */.l)(plan));
    for (const stop of stops.slice(0, mostStops))
        terminal.err(problemLines(stop, cwd));
    if (stops.length > mostStops)
        terminal.err(`and ${String(stops.length - mostStops)} more\n`);
    return stops.length > 0;
}
/** A person who reads at a terminal has its width, and one screen. */
function styleOf({ colour }, { terminal, environment }) {
    const { outIsTerminal, columns, rows } = terminal;
    return { colour: (0,cli_terminal/* wantsColour */.Ml)(terminal, environment, colour), ...(outIsTerminal ? { columns, rows } : {}) };
}
async function plansOf(jobs, useCases, surroundings, person) {
    const plans = await (0,build_jobs/* plannedBuilds */.EJ)(useCases, jobs, surroundings);
    tellIdleRefresh(jobs, plans, surroundings.log);
    return jobs.flatMap((job, index) => {
        const plan = plans[index];
        if (plan === undefined)
            return [];
        const { working } = job.options.directories;
        return [{ ...(0,build_jobs/* plannedBuild */.p3)(job, (0,terminal_handover/* recalledHere */.TC)(plan, job, surroundings.log, person)), working }];
    });
}
function tellIdleRefresh(jobs, plans, log) {
    for (const sentence of (0,idle_refresh/* idleRefresh */.G)(jobs.map(({ options }) => options), plans))
        log.warning(sentence);
}


/***/ }),

/***/ 93462:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ namedStackerfiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _options_stackerfile_list_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(21020);



/**
 * The files that the names and globs stand for, inside one glob by byte. A name of an existing file is that file, whatever characters it
 * holds. The package that expands them for the runner writes its debug lines on standard output, where a person expects the answer alone.
 * @throws UserError for names and globs without a file.
 */
async function namedStackerfiles(lines, directories) {
    const { working, written = working } = directories;
    return await (0,_options_stackerfile_list_js__WEBPACK_IMPORTED_MODULE_2__/* .expandList */ .n)(lines, (line) => matches(line, directories), (line) => {
        const missing = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(written, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(working, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(working, line)));
        return isGlob(line)
            ? { message: `stackerfiles: no file matches "${missing}"`, advice: 'correct the glob, or leave it out' }
            : { message: `stackerfiles: there is no file "${missing}"`, advice: 'name existing stackerfiles by -f' };
    });
}
function isGlob(line) {
    return /[*?[]/.test(line);
}
async function matches(line, directories) {
    const literal = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directories.working, line);
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(literal, { throwIfNoEntry: false })?.isFile() === true)
        return [literal];
    if (!isGlob(line))
        return [];
    const { glob } = await __webpack_require__.e(/* import() */ 3382).then(__webpack_require__.bind(__webpack_require__, 73382));
    const found = await glob(line, {
        cwd: directories.working,
        absolute: true,
        dot: true,
        onlyFiles: true,
        followSymbolicLinks: false,
        expandDirectories: false,
    });
    return found
        .filter((file) => !(0,_options_stackerfile_list_js__WEBPACK_IMPORTED_MODULE_2__/* .isStackers */ .t)(directories, file) && !(0,_options_stackerfile_list_js__WEBPACK_IMPORTED_MODULE_2__/* .isStackers */ .t)(directories, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync)(file)))
        .sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}


/***/ }),

/***/ 89494:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ keepHandover),
/* harmony export */   TC: () => (/* binding */ recalledHere),
/* harmony export */   XW: () => (/* binding */ leaveSaved),
/* harmony export */   bu: () => (/* binding */ leaveJob),
/* harmony export */   yC: () => (/* binding */ takeForSave)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _handover_handover_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51108);
/* harmony import */ var _handover_note_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80959);
/* harmony import */ var _options_option_texts_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6400);
/* harmony import */ var _options_store_name_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(62943);
/* harmony import */ var _cache_directory_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6426);
/* harmony import */ var _foreign_handover_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(59872);







function leaveJob(job, note, person, log) {
    keepHandover(handoverOf(job, note), job, person, log);
}
/** Of a build that is saved already. */
function leaveSaved(job, note, person, log) {
    const usedFor = (0,_foreign_handover_js__WEBPACK_IMPORTED_MODULE_4__/* .buildOf */ .Yy)(job.options.directories.stacker);
    keepHandover({ ...handoverOf(job, (0,_handover_note_js__WEBPACK_IMPORTED_MODULE_2__/* .spentNote */ .Zb)(note)), usedFor }, job, person, log);
}
function handoverOf({ texts, options }, note) {
    const { sources, directories } = options;
    const checkout = (0,_foreign_handover_js__WEBPACK_IMPORTED_MODULE_4__/* .nameOfCheckout */ .p$)(directories.working);
    return {
        texts: textsForSave(texts, options),
        ...(sources.kind === 'files' ? { files: sources.files } : {}),
        note,
        ...(checkout === undefined ? {} : { checkout }),
    };
}
/** What the directories of the options were relative to is forgotten. */
function textsForSave(given, { directories, store }) {
    const texts = new Map([...(0,_options_option_texts_js__WEBPACK_IMPORTED_MODULE_5__/* .withoutSecrets */ .cT)(given), ['working-directory', [directories.working]]]);
    return given.has('store') ? texts.set('store', store.map(_options_store_name_js__WEBPACK_IMPORTED_MODULE_6__/* .storeName */ .H)) : texts;
}
/** In place, of what the last restore left out the reasons are those that it found. */
function recalledHere(plan, { options, name }, log, person) {
    if (options.from !== 'local')
        return plan;
    try {
        return (0,_handover_note_js__WEBPACK_IMPORTED_MODULE_2__/* .recalled */ .zh)(plan, (0,_handover_handover_js__WEBPACK_IMPORTED_MODULE_1__/* .readHandover */ .IY)(fileForSave(options.directories.stacker, name, person))?.note);
    }
    catch (error) {
        log.debug(`what the last restore left is not used: ${String(error)}`);
        return plan;
    }
}
function fileForSave(stackerDirectory, build, person) {
    return (0,_handover_handover_js__WEBPACK_IMPORTED_MODULE_1__/* .handoverFile */ .AN)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_cache_directory_js__WEBPACK_IMPORTED_MODULE_3__/* .cacheDirectory */ .o)(person), 'handover'), stackerDirectory, build);
}
function keepHandover(handover, { name, options }, person, log) {
    try {
        (0,_handover_handover_js__WEBPACK_IMPORTED_MODULE_1__/* .writeHandover */ .lN)(fileForSave(options.directories.stacker, name, person), handover);
    }
    catch (error) {
        log.warning(`${error instanceof Error ? error.message : String(error)}; a save that follows will not know what was restored`);
    }
}
function takeForSave(stackerDirectory, build, person, log) {
    try {
        return (0,_handover_handover_js__WEBPACK_IMPORTED_MODULE_1__/* .readHandover */ .IY)(fileForSave(stackerDirectory, build, person));
    }
    catch (error) {
        log.warning(`${error instanceof Error ? error.message : String(error)}; what the last restore left cannot be used`);
        return undefined;
    }
}


/***/ }),

/***/ 32832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ml: () => (/* binding */ wantsColour),
/* harmony export */   dg: () => (/* binding */ terminalLog),
/* harmony export */   yy: () => (/* binding */ print)
/* harmony export */ });
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72527);

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
            terminal.err(`${prefix}${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(line)}\n`);
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


/***/ }),

/***/ 69372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   k: () => (/* binding */ globOf),
/* harmony export */   p: () => (/* binding */ pathGlobs)
/* harmony export */ });
/** One glob or the other. `*` and `?` stand for characters of one name, `**` for any names or none, everything else for itself. */
function pathGlobs(globs) {
    const whole = new RegExp(`^(?:${globs.map(patternOf).join('|')})(?:/|$)`, 'su');
    return (path) => whole.test(path);
}
/** A leading `/` or `./` and a trailing `/` say nothing. */
function patternOf(glob) {
    const names = glob.split('/').filter((name) => name !== '' && name !== '.');
    return names.map((name, index) => namePattern(name, index === names.length - 1)).join('');
}
/** Without a character that has a meaning in globs, for the same path. */
function globOf(path) {
    return path.replace(/[*?]/g, '?');
}
function namePattern(name, isLast) {
    // What lies below a directory that is named goes with it, so at the end it stands for one name or more.
    if (name === '**')
        return isLast ? '[^/]+' : '(?:[^/]+/)*';
    const literal = name.replace(/[\\^$.|+()[\]{}]/g, '\\$&');
    // One star after another says no more than one, and costs the matcher a power of the path's length.
    const pattern = literal.replace(/\*+/g, '[^/]*').replaceAll('?', '[^/]');
    return isLast ? pattern : `${pattern}/`;
}


/***/ }),

/***/ 80959:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FT: () => (/* binding */ decodeNote),
/* harmony export */   KF: () => (/* binding */ noteFormat),
/* harmony export */   LE: () => (/* binding */ entryDigest),
/* harmony export */   UU: () => (/* binding */ cacheName),
/* harmony export */   Yr: () => (/* binding */ noteFor),
/* harmony export */   Zb: () => (/* binding */ spentNote),
/* harmony export */   Zy: () => (/* binding */ withoutLearnt),
/* harmony export */   zh: () => (/* binding */ recalled)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2924);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67910);
/* harmony import */ var _formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83799);
/* harmony import */ var _layer_bind_tree_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7663);
/* harmony import */ var _layer_record_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(54952);
/* harmony import */ var _layer_build_cache_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(3418);
/* harmony import */ var _options_store_name_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(62943);
/* harmony import */ var _predict_resolution_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(67643);









/** Of the note; another one is not read. */
const noteFormat = 4;
/** The same for options that read and write the same records. */
function cacheName({ store, keyPrefix }) {
    return `${keyPrefix} ${(0,_options_store_name_js__WEBPACK_IMPORTED_MODULE_8__/* .storeNames */ .E)(store)}`;
}
/** What the note says of weights and of what is kept already holds for the cache that it speaks of alone. */
function noteFor(cache, note) {
    if (note.cache === cache)
        return note;
    const layers = note.layers.map((layer) => ({ ...layer, stored: false, bytes: 0 }));
    return { ...note, outages: [], learnt: undefined, layers };
}
/**
 * The plan of what stands in the workspace, with what the restore before it knew: of a layer that was not laid down, stacker's
 * memory tells nothing, and the records told what had changed. What is no such note adds nothing.
 */
function recalled(plan, note) {
    const causes = new Map();
    for (const { stackerfile, name, why } of notedLayers(note)) {
        if (isTexts(why) && why.length > 0)
            causes.set(JSON.stringify([stackerfile, name]), why);
    }
    const layers = plan.layers.map((layer) => {
        const { stackerfile, name } = layer.definition;
        const why = causes.get(JSON.stringify([stackerfile, name]));
        if (why === undefined)
            return layer;
        const detail = `restore laid none down, since ${why.join('; ')}`;
        return {
            ...layer,
            reasons: layer.reasons.map((reason) => reason.code === 'not-cached' && reason.detail === undefined ? { ...reason, detail } : reason),
        };
    });
    return { ...plan, layers };
}
function notedLayers(note) {
    const layers = isObject(note) ? note['layers'] : undefined;
    return Array.isArray(layers) ? layers.filter(isObject) : [];
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function isTexts(value) {
    return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
/** The note for a second save: what was built before the first one has not been looked at again. */
function spentNote(note) {
    const rest = withoutLearnt(note);
    if (!isObject(rest))
        return rest;
    return Object.fromEntries([...Object.entries(rest), ['cleared', false]]);
}
/** The same after a save: what was not in the store may be there since, and what was may not be the newest. */
function withoutLearnt(note) {
    if (!isObject(note))
        return note;
    return Object.fromEntries(Object.entries(note).filter(([name]) => name !== 'learnt'));
}
/** Equal for entries whose bytes in build.cache are equal. */
function entryDigest(entry, release) {
    return (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)((0,_layer_build_cache_js__WEBPACK_IMPORTED_MODULE_6__/* .encodeBuildCache */ .rX)(new Map([[entry.Name, entry]]), release));
}
/** @throws FormatError for what is no note of this format. */
function decodeNote(value) {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, 'note');
    if (member('format', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV) !== noteFormat)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('note.format', `expected ${String(noteFormat)}`);
    return {
        cleared: member('cleared', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeBoolean */ .J2),
        cache: member('cache', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        outages: member('outages', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeOutage)),
        release: member('release', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        umask: member('umask', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV)),
        layers: member('layers', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeLayerNote)),
        took: member('took', (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)(decodeTook)),
        learnt: member('learnt', (value) => value ?? undefined),
        ...withBindTrees(member('bindTrees', (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)(_layer_bind_tree_js__WEBPACK_IMPORTED_MODULE_4__/* .decodePackedTrees */ .Ah))),
    };
}
const decodeOutage = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return { store: member('store', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc), why: member('why', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc) };
};
const decodeTook = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return { all: member('all', _layer_record_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeSeconds */ .q2), laying: member('laying', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_layer_record_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeSeconds */ .q2)) };
};
const decodeLayerNote = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return {
        stackerfile: member('stackerfile', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        name: member('name', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        verdict: member('verdict', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('hit', 'unchanged', 'miss', 'always', 'unknown', 'error')),
        definition: member('definition', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY),
        laid: member('laid', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY)),
        stood: member('stood', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY)),
        identity: member('identity', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY)),
        stored: member('stored', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeBoolean */ .J2),
        content: member('content', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY)),
        standsOn: member('standsOn', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY)),
        bytes: member('bytes', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV),
        seconds: member('seconds', (seconds, place) => seconds === undefined ? null : (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_layer_record_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeSeconds */ .q2)(seconds, place)),
        unwitnessed: member('unwitnessed', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_layer_record_js__WEBPACK_IMPORTED_MODULE_5__/* .decodePortableContent */ .Xf))),
        ...withBinds(member('binds', (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY))))),
        evidence: member('evidence', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(_predict_resolution_js__WEBPACK_IMPORTED_MODULE_7__/* .decodeEvidence */ .kw)),
    };
};
function withBinds(binds) {
    return binds === undefined ? {} : { binds };
}
function withBindTrees(bindTrees) {
    return bindTrees === undefined ? {} : { bindTrees };
}


/***/ }),

/***/ 7663:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ decodePackedTrees),
/* harmony export */   Hy: () => (/* binding */ packBindTree),
/* harmony export */   Rv: () => (/* binding */ bindTreeOf),
/* harmony export */   X7: () => (/* binding */ excludingGlobs),
/* harmony export */   _q: () => (/* binding */ unpackBindTree),
/* harmony export */   mO: () => (/* binding */ encodePackedTrees),
/* harmony export */   yI: () => (/* binding */ compareBindTrees)
/* harmony export */ });
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2924);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67910);
/* harmony import */ var _formats_path_glob_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(69372);



/** The text is the same for the same entries and globs in whatever order. */
function bindTreeOf(entries, excluded) {
    const globs = [...new Set(excluded)].sort().map((glob) => `without ${escape(Buffer.from(glob).toString('latin1'))}`);
    // A blank is less than what paths hold here, so lines are in the order of their paths.
    const lines = entries.map((entry) => `/${escape(entry.path)} ${describe(entry)}`).sort();
    const text = Buffer.from([...globs, ...lines, ''].join('\n'), 'latin1');
    return { digest: (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(text), text };
}
function describe(entry) {
    switch (entry.type) {
        case 'file':
            return `file ${octal(entry.mode)} ${entry.sha256}`;
        case 'dir':
            return `dir ${octal(entry.mode)}`;
        case 'link':
            return `link ${escape(entry.target)}`;
    }
}
function octal(mode) {
    return mode.toString(8).padStart(4, '0');
}
function escape(bytes) {
    return bytes.replace(/[\0-\x20%\x7f]/g, (one) => `%${one.charCodeAt(0).toString(16).padStart(2, '0')}`);
}
function readable(escaped) {
    const bytes = escaped.replace(/%([0-9a-f]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
}
/** Few builds bind what is looked into. */
const zlib = () => process.getBuiltinModule('node:zlib');
const mostTextBytes = 64 * 1024 * 1024;
function packBindTree({ text }) {
    return zlib().deflateSync(text).toString('base64');
}
/** Undefined where it is not there, unfolds to more than a tree may have, or is not what its digest says. */
function unpackBindTree(trees, digest) {
    const packed = trees.get(digest);
    if (packed === undefined)
        return undefined;
    try {
        const text = zlib().inflateSync(Buffer.from(packed, 'base64'), { maxOutputLength: mostTextBytes });
        return (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(text) === digest ? { digest, text } : undefined;
    }
    catch {
        return undefined;
    }
}
const decodePackedTrees = (value, where) => new Map((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)((item, at) => decodePackedTree(item, at), mostTrees)(value, where));
const mostTrees = 1000;
const decodePackedTree = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where);
    return [member('digest', _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeDigest */ .bY), member('packed', _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc)];
};
function encodePackedTrees(trees) {
    return [...trees].map(([digest, packed]) => ({ digest, packed }));
}
const lineForm = /^\/([^ ]*) (file [0-7]{4} [0-9a-f]{64}|dir [0-7]{4}|link [^ ]*)$/;
/** Lines of another form are none: who writes records may write anything. */
function readLines({ text }) {
    const globs = [];
    const entries = new Map();
    for (const line of text.toString('latin1').split('\n').slice(0, -1)) {
        const [, path, what] = lineForm.exec(line) ?? [];
        if (what !== undefined && path !== undefined)
            entries.set(path, what);
        else if (line.startsWith('without '))
            globs.push(line.slice('without '.length));
    }
    return { globs, entries };
}
/** Not the name of a file that has it: other globs leave other files out. */
const globsOption = 'option binds-exclude';
/** More are counted by nobody. */
const mostChanges = 1000;
/** What changed from one tree to the other, in order of the paths. A directory that is new or gone stands for all in it. */
function compareBindTrees(before, after) {
    if (before.digest === after.digest)
        return [];
    const [old, fresh] = [readLines(before), readLines(after)];
    const changes = [];
    const [then, now] = [old, fresh].map(({ globs }) => globs.map(readable).join(', ') || 'nothing');
    if (then !== now && then !== undefined && now !== undefined)
        changes.push({ path: globsOption, before: then, after: now });
    const paths = [...new Set([...old.entries.keys(), ...fresh.entries.keys()])].sort();
    const whole = new Set();
    for (const path of paths) {
        if (changes.length >= mostChanges)
            break;
        const [was, is] = [old.entries.get(path), fresh.entries.get(path)];
        if (was === is)
            continue;
        const isAlone = was === undefined || is === undefined;
        if (isAlone && (was ?? is)?.startsWith('dir ') === true)
            whole.add(path);
        if (path !== '' && whole.has(directoryOf(path)))
            continue;
        changes.push({ path: readable(path) || '.', ...values(was, is) });
    }
    return changes;
}
function directoryOf(path) {
    return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
function values(was, is) {
    if (was === undefined || is === undefined)
        return { before: was === undefined ? 'absent' : 'present', after: is === undefined ? 'absent' : 'present' };
    const [[type, mode, content], [nowType, nowMode, nowContent]] = [was.split(' '), is.split(' ')];
    if (type !== nowType)
        return { before: type ?? '', after: nowType ?? '' };
    if (type === 'link')
        return { before: `link ${readable(mode ?? '')}`, after: `link ${readable(nowMode ?? '')}` };
    if (content === nowContent)
        return { before: `mode ${mode ?? ''}`, after: `mode ${nowMode ?? ''}` };
    return { before: `content ${(content ?? '').slice(0, 12)}`, after: `content ${(nowContent ?? '').slice(0, 12)}` };
}
/** So many globs are a help. */
const mostGlobs = 5;
/** So many files in one directory are likely to become more. */
const fewInOne = 3;
/** Globs for `binds-exclude` that would leave out what changed, the fewest first that a person would write. */
function excludingGlobs(changes) {
    const paths = changes.flatMap(({ path }) => (path === globsOption || path === '.' ? [] : [path]));
    const inOne = new Map();
    for (const path of paths) {
        const directory = directoryOf(path);
        inOne.set(directory, [...(inOne.get(directory) ?? []), path]);
    }
    const globs = [...inOne].flatMap(([directory, files]) => files.length < fewInOne ? files.map(_formats_path_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .globOf */ .k) : [...new Set(files.map((file) => siblings(directory, file)))]);
    return globs.length <= mostGlobs
        ? globs
        : [...new Set(globs.map((glob) => glob.split('/')[0] ?? glob))].slice(0, mostGlobs);
}
function siblings(directory, file) {
    const extension = /[^/](\.[^./]+)$/.exec(file)?.[1];
    if (extension === undefined)
        return (0,_formats_path_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .globOf */ .k)(file);
    return `${directory === '' ? '' : `${(0,_formats_path_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .globOf */ .k)(directory)}/`}*${(0,_formats_path_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .globOf */ .k)(extension)}`;
}


/***/ }),

/***/ 33803:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ mayBeImageOf),
/* harmony export */   t: () => (/* binding */ imageInLayout)
/* harmony export */ });
/**
 * The image that a base names in a layout. A docker base is handed to containers/image as it is written, which also reads
 * `oci:DIR:NAME` (docs/stacker/staging.md#8.9; ContainersImageURL, imagesource.go; localRefParser, lib/image.go).
 */
function imageInLayout({ Type: type, Url: url }) {
    const written = type === 'oci' ? url : type === 'docker' && url.startsWith(scheme) ? url.slice(scheme.length) : undefined;
    if (written === undefined)
        return undefined;
    const colon = written.indexOf(':');
    return colon === -1
        ? { directory: written, name: '' }
        : { directory: written.slice(0, colon), name: written.slice(colon + 1) };
}
/**
 * May a tag of stacker's output layout be an image of that layer? Tags are names of layers, with the layer type behind them where it is not tar
 * (docs/stacker/restoring.md#1); an empty one is the only image there.
 */
function mayBeImageOf(tag, layer) {
    return tag === '' || tag === layer || tag.replace(/-(?:squashfs|erofs)$/, '') === layer;
}
const scheme = 'oci:';


/***/ }),

/***/ 54952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hh: () => (/* binding */ parseRecord),
/* harmony export */   Ty: () => (/* binding */ recordFormat),
/* harmony export */   Wf: () => (/* binding */ excessOfRecord),
/* harmony export */   Xf: () => (/* binding */ decodePortableContent),
/* harmony export */   Ym: () => (/* binding */ encodeRecord),
/* harmony export */   eT: () => (/* binding */ decodeRecord),
/* harmony export */   gy: () => (/* binding */ mostRecordBytes),
/* harmony export */   q2: () => (/* binding */ decodeSeconds)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2924);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67910);
/* harmony import */ var _formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72881);
/* harmony import */ var _formats_exact_object_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(83799);
/* harmony import */ var _bind_tree_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(7663);






/** Format of a record; part of every key, so readers of another format never see it. */
const recordFormat = 3;
/** Records are kilobytes. */
const mostRecordBytes = 2 * 1024 * 1024;
const mostRecordValues = 100_000;
/** Each blob of a record that is believed is asked for at the store. */
const mostBlobs = 4096;
function encodeRecord(record) {
    const text = (bytes) => {
        const utf8 = bytes.toString('utf8');
        return Buffer.from(utf8).equals(bytes) ? utf8 : { base64: bytes.toString('base64') };
    };
    return Buffer.from(JSON.stringify({
        format: recordFormat,
        release: record.release,
        facts: record.facts,
        entry: record.entry,
        trees: [...record.trees].map(([digest, tree]) => ({ digest, bytes: tree && text(tree) })),
        documents: [...record.documents].map(([digest, bytes]) => ({ digest, bytes: text(bytes) })),
        root: record.root && { ...record.root, metadata: text(record.root.metadata) },
        blobs: record.blobs,
        contents: record.contents,
        ...(record.bindTrees && { bindTrees: (0,_bind_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .encodePackedTrees */ .mO)(record.bindTrees) }),
        buildSeconds: record.buildSeconds,
        owner: record.owner,
        umask: record.umask,
        savedAt: record.savedAt,
    }));
}
/** Why nobody would read a record of these bytes; undefined where that is not so. */
function excessOfRecord(bytes) {
    if (bytes.length > mostRecordBytes)
        return `its record would have ${String(bytes.length)} bytes, and ${String(mostRecordBytes)} are read`;
    return (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .measureJson */ .j1)(bytes, mostRecordValues).values > mostRecordValues
        ? `its record would have more than the ${String(mostRecordValues)} values that are read`
        : undefined;
}
/**
 * The JSON of a record, of whatever format.
 * @throws FormatError for what is none, or has more than a record may have.
 */
function parseRecord(bytes) {
    return (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(bytes, 'record', mostRecordBytes, mostRecordValues);
}
/** @throws FormatError for bytes that are not a record of this format, or whose documents are not what their digests say. */
function decodeRecord(bytes) {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(parseRecord(bytes), 'record');
    if (member('format', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV) !== recordFormat)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('record.format', `expected ${String(recordFormat)}`);
    return {
        release: member('release', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        facts: member('facts', decodeFacts),
        entry: member('entry', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        trees: new Map(member('trees', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeTree))),
        documents: new Map(member('documents', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeDocument))),
        root: member('root', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(decodeRoot)),
        blobs: member('blobs', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeBlob, mostBlobs)),
        contents: member('contents', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeContent, mostBlobs)),
        ...optionally(member('bindTrees', (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lq)(_bind_tree_js__WEBPACK_IMPORTED_MODULE_5__/* .decodePackedTrees */ .Ah))),
        buildSeconds: member('buildSeconds', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(decodeSeconds)),
        owner: member('owner', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV),
        umask: member('umask', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(decodeUmask)),
        savedAt: member('savedAt', decodeSeconds),
    };
}
const decodeRoot = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return {
        metadata: member('metadata', decodeBytes),
        own: member('own', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('packed', 'root', 'nothing')),
        base: member('base', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(decodeBaseImage)),
        content: member('content', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY)),
        standsOn: member('standsOn', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY)),
    };
};
const decodeBaseImage = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return { type: member('type', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc), layers: member('layers', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(_formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeDescriptor */ .yR, mostBlobs)) };
};
const decodeFacts = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return {
        name: member('name', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        arch: member('arch', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        shape: member('shape', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        definition: member('definition', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        base: member('base', decodeBase),
        epoch: member('epoch', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc)),
        imports: member('imports', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)((value, where) => decodePortableContent(value, where))),
        overlayDirs: member('overlayDirs', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)((value, where) => decodePortableContent(value, where))),
        layerTypes: member('layerTypes', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc)),
        ...withBinds(member('binds', (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_4__/* .optional */ .lq)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY)))),
    };
};
function withBinds(binds) {
    return binds === undefined ? {} : { binds };
}
function optionally(bindTrees) {
    return bindTrees === undefined ? {} : { bindTrees };
}
const decodeBase = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    const kind = member('kind', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('known', 'layer', 'taken'));
    if (kind === 'known')
        return { kind, base: member('base', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc) };
    if (kind === 'taken')
        return { kind, layer: member('layer', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc), path: member('path', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc) };
    return { kind, identity: member('identity', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY), path: member('path', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc) };
};
const decodePortableContent = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    const kind = member('kind', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('file', 'directory', 'produced', 'taken'));
    switch (kind) {
        case 'file':
            return { kind, hash: member('hash', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc) };
        case 'directory':
            return { kind, tree: member('tree', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY) };
        case 'produced':
            return { kind, identity: member('identity', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY), path: member('path', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc) };
        case 'taken':
            return { kind, producer: member('producer', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc), path: member('path', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc) };
    }
};
const decodeTree = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    const digest = member('digest', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY);
    const text = member('bytes', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(decodeBytes));
    if (text !== null && (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(text) !== digest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected the text that its digest names');
    return [digest, text];
};
const decodeBytes = (value, where) => {
    if (typeof value === 'string')
        return Buffer.from(value);
    return Buffer.from((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where)('base64', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc), 'base64');
};
const decodeDocument = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    const digest = member('digest', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY);
    const bytes = member('bytes', decodeBytes);
    if ((0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(bytes) !== digest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected the document that its digest names');
    return [digest, bytes];
};
const decodeBlob = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return {
        digest: member('digest', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY),
        size: member('size', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV),
        kind: member('kind', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('layer', 'tree', 'content', 'packed')),
    };
};
const decodeContent = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return {
        producer: member('producer', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        path: member('path', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        kind: member('kind', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('file', 'directory', 'link')),
        mode: member('mode', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV),
        blob: member('blob', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY),
    };
};
const decodeUmask = (value, where) => {
    const umask = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV)(value, where);
    if (umask > 0o777)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected permission bits');
    return umask;
};
/** Seconds since something, or in all. */
const decodeSeconds = (value, where) => {
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected seconds');
    return value;
};


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

/***/ 98882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n_: () => (/* binding */ buildTimes),
/* harmony export */   vB: () => (/* binding */ roughly),
/* harmony export */   wp: () => (/* binding */ tellTimes)
/* harmony export */ });
/* harmony import */ var _layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(19881);

function buildTimes(layers) {
    const sum = (some) => ({
        seconds: some.reduce((total, { seconds }) => total + (seconds ?? 0), 0),
        unknown: some.filter(({ seconds }) => seconds === null).length,
    });
    return {
        rebuild: sum(layers.filter(({ verdict }) => (0,_layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isRebuilt */ .kX)(verdict))),
        hit: sum(layers.filter(({ verdict }) => !(0,_layer_build_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .isRebuilt */ .kX)(verdict))),
    };
}
/**
 * `about 4 min to build, 12 min kept`; undefined where nothing is known. `more`: there is more to build than the layers that the times
 * are of.
 */
function tellTimes({ rebuild, hit }, more = false) {
    const told = [
        { time: rebuild, end: 'to build', isLeast: more || rebuild.unknown > 0 },
        { time: hit, end: 'kept', isLeast: hit.unknown > 0 },
    ].filter(({ time }) => time.seconds > 0);
    if (told.length === 0)
        return undefined;
    return told
        .map(({ time, end, isLeast }, index) => {
        const isSaid = index > 0 && told[index - 1]?.isLeast === isLeast;
        return `${isSaid ? '' : isLeast ? 'at least ' : 'about '}${roughly(time.seconds)} ${end}`;
    })
        .join(', ');
}
/** `8 s`, `4 min`, `1 h 20 min`: builds of the same layer differ by more than what is left out. */
function roughly(seconds) {
    if (seconds < 59.5)
        return `${Math.max(1, Math.round(seconds))} s`;
    const minutes = Math.round(seconds / 60);
    if (minutes < 60)
        return `${minutes} min`;
    const rest = minutes % 60;
    return rest === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}


/***/ }),

/***/ 40819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Xo: () => (/* binding */ formatSeconds),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
const sizes = ['B', 'kB', 'MB', 'GB', 'TB'];
/** `1.4 MB`, decimal units. */
function formatBytes(bytes) {
    let [value, unit] = [bytes, 0];
    while (value >= 999.5 && unit < sizes.length - 1) {
        value /= 1000;
        unit++;
    }
    return `${unit === 0 || value >= 99.5 ? value.toFixed(0) : value.toFixed(1)} ${sizes[unit] ?? ''}`;
}
/** `0.8 s`, `12 s`, `3 min 5 s`. */
function formatSeconds(seconds) {
    if (seconds < 9.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
/** `1 layer`, `3 layers`. */
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 35986:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gf: () => (/* binding */ noHistory),
/* harmony export */   Jo: () => (/* binding */ historyLine),
/* harmony export */   RU: () => (/* binding */ accuracyOf),
/* harmony export */   SA: () => (/* binding */ joinedHistory),
/* harmony export */   _h: () => (/* binding */ withRestores),
/* harmony export */   ec: () => (/* binding */ withJob),
/* harmony export */   oS: () => (/* binding */ tellHistory),
/* harmony export */   om: () => (/* binding */ mostJobs),
/* harmony export */   sG: () => (/* binding */ whyNotWorth),
/* harmony export */   tX: () => (/* binding */ mostSlow)
/* harmony export */ });
/* harmony import */ var _build_time_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(98882);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40819);
/* harmony import */ var _transfer_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20971);



const noHistory = { jobs: [], slow: new Map() };
const mostRuns = 30;
/** Of a matrix each leg is one. */
const mostJobs = 256;
const mostSlow = 256;
/** Those of several architectures, as what is told of them together. */
function joinedHistory(histories) {
    return {
        jobs: histories.flatMap(({ jobs }) => jobs),
        slow: new Map(histories.flatMap(({ slow }) => [...slow])),
    };
}
/** A layer is given up after as many runs: one says little of the next. */
const enoughRuns = 5;
function accuracyOf(verdicts, differences, saved) {
    const faults = differences.filter(_transfer_js__WEBPACK_IMPORTED_MODULE_1__/* .isFault */ .Zh);
    const wrong = faults.filter(({ predicted }) => predicted === 'hit').length;
    return {
        foretold: verdicts.filter((verdict) => verdict === 'hit' || verdict === 'miss' || verdict === 'always').length,
        wrong,
        needless: differences.filter(({ predicted, rebuilt, found }) => predicted !== 'hit' && !rebuilt && !found).length,
        saved,
    };
}
/** With the job as the newest; one that saves again has found out no less than before. */
function withJob(history, job) {
    const earlier = history.jobs.find((one) => one.run === job.run && one.job === job.job);
    const most = (of) => Math.max(of(job), earlier === undefined ? 0 : of(earlier));
    const newest = {
        ...job,
        foretold: most(({ foretold }) => foretold),
        wrong: most(({ wrong }) => wrong),
        needless: most(({ needless }) => needless),
    };
    const jobs = [...history.jobs.filter((one) => one !== earlier), newest].slice(-mostJobs);
    const runs = new Set([...new Set(jobs.map(({ run }) => run))].slice(-mostRuns));
    return { ...history, jobs: jobs.filter(({ run }) => runs.has(run)) };
}
/** With what these restores add: a quick one ends a row of slow ones. */
function withRestores(history, layers) {
    const slow = new Map(history.slow);
    for (const { tag, restore, build } of layers) {
        const { runs = 0 } = slow.get(tag) ?? {};
        slow.delete(tag);
        if (restore > build)
            slow.set(tag, { runs: runs + 1, seconds: restore });
    }
    return { ...history, slow: new Map([...slow].slice(-mostSlow)) };
}
/**
 * Why a layer that was built in so many seconds is not worth keeping; undefined where it is, or nobody knows. Whoever is not restored is
 * not measured any more, so the last restore stands for what the next one would take.
 */
function whyNotWorth({ slow }, tag, build) {
    const { runs = 0, seconds = 0 } = slow.get(tag) ?? {};
    if (runs < enoughRuns || build === null || build >= seconds)
        return undefined;
    return `restoring it took longer than building it in ${String(runs)} runs: ${(0,_build_time_js__WEBPACK_IMPORTED_MODULE_0__/* .roughly */ .vB)(seconds)} instead of ${(0,_build_time_js__WEBPACK_IMPORTED_MODULE_0__/* .roughly */ .vB)(build)}`;
}
/** The same as a line of a summary. */
function historyLine(history) {
    const told = history && tellHistory(history);
    return told === undefined ? [] : [`<sub>This branch: ${told}.</sub>`];
}
/** `30 runs, 1,204 layers foretold, 0 wrong, 3 needless; net 2 h 10 min saved`; undefined before the first one. */
function tellHistory({ jobs }) {
    if (jobs.length === 0)
        return undefined;
    const sum = (of) => jobs.reduce((total, job) => total + of(job), 0);
    const [foretold, wrong, needless] = [
        sum((one) => one.foretold),
        sum((one) => one.wrong),
        sum((one) => one.needless),
    ].map((count) => count.toLocaleString('en-US'));
    const saved = sum((one) => one.saved);
    const net = Math.abs(saved) < 1 ? '' : `; net ${(0,_build_time_js__WEBPACK_IMPORTED_MODULE_0__/* .roughly */ .vB)(Math.abs(saved))} ${saved > 0 ? 'saved' : 'lost'}`;
    const runs = (0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(new Set(jobs.map(({ run }) => run)).size, 'run');
    return `${runs}, ${foretold ?? ''} ${foretold === '1' ? 'layer' : 'layers'} foretold, ${wrong ?? ''} wrong, ${needless ?? ''} needless${net}`;
}


/***/ }),

/***/ 20971:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FF: () => (/* binding */ restoredWord),
/* harmony export */   II: () => (/* binding */ isSurprise),
/* harmony export */   Pm: () => (/* binding */ togetherNotSaved),
/* harmony export */   VK: () => (/* binding */ joinSaves),
/* harmony export */   Zh: () => (/* binding */ isFault),
/* harmony export */   nE: () => (/* binding */ joinTransfers),
/* harmony export */   xw: () => (/* binding */ secondsSaved)
/* harmony export */ });
/** With whom a layer shares its fate, where that is the cache's outage: then it is told once. Others stand alone. */
function togetherNotSaved(transfer) {
    const { notSaved, outage } = transfer;
    const lost = notSaved.filter(({ why }) => why === outage);
    return [
        ...notSaved.filter(({ why }) => why !== outage).map(({ name, why }) => ({ names: [name], why })),
        ...(outage === undefined || lost.length === 0 ? [] : [{ names: lost.map(({ name }) => name), why: outage }]),
    ];
}
/** Seconds that were not built, less those that restoring took: below zero where it was not worth it. */
function secondsSaved({ restored, seconds }) {
    const built = restored.reduce((sum, layer) => sum + (layer.seconds ?? 0), 0);
    return Math.round((built - seconds) * 1000) / 1000;
}
/** `exact`: every hit was laid down; `none`: nothing was, or there was no hit. */
function restoredWord(transfer) {
    if (transfer === undefined || transfer.restored.length + (transfer.images?.length ?? 0) === 0)
        return 'none';
    return transfer.notRestored.length === 0 ? 'exact' : 'partial';
}
/**
 * A hit that was rebuilt is our error; so is a rebuild foretold as certain that did not happen. `unknown` foretells nothing, but what
 * is built of another definition was not planned at all.
 */
function isSurprise(difference) {
    if (difference.found !== undefined)
        return true;
    return difference.predicted === 'hit' ? difference.rebuilt : difference.predicted === 'miss' && !difference.rebuilt;
}
/** Ours to mend, as far as can be seen: stacker was not given other options. */
function isFault(difference) {
    return isSurprise(difference) && difference.found !== 'other-definition';
}
/** What restoring several builds did in all; undefined where none was restored. */
function joinTransfers(transfers) {
    const [first, ...others] = transfers;
    if (first === undefined || others.length === 0)
        return first;
    return {
        store: first.store,
        restored: transfers.flatMap(({ restored }) => restored),
        notRestored: transfers.flatMap(({ notRestored }) => notRestored),
        bytesDown: sum(transfers.map(({ bytesDown }) => bytesDown)),
        ...(transfers.some(({ bytesLeftOut }) => bytesLeftOut !== undefined) && {
            bytesLeftOut: sum(transfers.map(({ bytesLeftOut = 0 }) => bytesLeftOut)),
        }),
        seconds: sum(transfers.map(({ seconds }) => seconds)),
    };
}
/** What saving several builds weighed and took. */
function joinSaves(transfers) {
    return {
        saved: transfers.flatMap(({ saved }) => saved),
        bytesDown: sum(transfers.map(({ bytesDown }) => bytesDown)),
        bytesUp: sum(transfers.map(({ bytesUp }) => bytesUp)),
        seconds: sum(transfers.map(({ seconds }) => seconds)),
    };
}
function sum(numbers) {
    return numbers.reduce((total, number) => total + number, 0);
}


/***/ })

};
