#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 42613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 20181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 35317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 76982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 72250:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("dns");

/***/ }),

/***/ 24434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 79896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 91943:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs/promises");

/***/ }),

/***/ 58611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 85675:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http2");

/***/ }),

/***/ 65692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 73339:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("module");

/***/ }),

/***/ 69278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 34589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 16698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 31421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 37540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 77598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 53053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 40610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 78474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 73024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 51455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 37067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 32467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 44708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 98995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 77030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 48161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 76760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 41792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 80481:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");

/***/ }),

/***/ 57075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 46466:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");

/***/ }),

/***/ 46193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 58500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 41692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 73136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 57975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 73429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 75919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 38522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 70857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 16928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 13193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 53557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 16460:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers/promises");

/***/ }),

/***/ 64756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 52018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 87016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 39023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 43106:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("zlib");

/***/ }),

/***/ 59733:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ keepCompiled)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(73024);
/* harmony import */ var node_module__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(98995);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(76760);

// By its default, for Node 20 has no `enableCompileCache`.


/**
 * Keeps what V8 makes of this program for the next start, which then takes a third less; where it cannot be kept nothing is said. It is code:
 * whoever may write it may do what this user may, so nobody else may write where it stands, and it does not stand where `sudo` has left another's
 * HOME. A step of a job leaves it to the steps behind it, and nothing in HOME.
 */
function keepCompiled({ RUNNER_TEMP = '', XDG_CACHE_HOME = '', HOME = '' }) {
    const [owned, name] = node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute(RUNNER_TEMP)
        ? [RUNNER_TEMP, 'stack-cache-compiled']
        : node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute(XDG_CACHE_HOME)
            ? [XDG_CACHE_HOME, 'stack-cache/compiled']
            : [HOME, '.cache/stack-cache/compiled'];
    const place = node_path__WEBPACK_IMPORTED_MODULE_2__.join(owned, name);
    try {
        if (!node_path__WEBPACK_IMPORTED_MODULE_2__.isAbsolute(owned) || !isOurs(owned))
            return;
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.mkdirSync)(place, { recursive: true, mode: 0o700 });
        if (isOurs(place) && "enableCompileCache" in node_module__WEBPACK_IMPORTED_MODULE_1__)
            node_module__WEBPACK_IMPORTED_MODULE_1__.enableCompileCache(place);
    }
    catch {
        // A home that is not there, or is full or read-only, is no hindrance.
    }
}
function isOurs(directory) {
    const { uid, mode } = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(directory);
    return uid === process.geteuid?.() && (mode & 0o022) === 0;
}


/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
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

/***/ 48785:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $9: () => (/* binding */ uncoverVariable),
/* harmony export */   R5: () => (/* binding */ machineEnvironment),
/* harmony export */   sD: () => (/* binding */ coverVariable)
/* harmony export */ });
/** Variables of this process that hold for one of its libraries, though all of the process sees them. */
const covered = new Map();
/** Sets a variable of this process until `uncoverVariable`; whoever else needs it asks `machineEnvironment`. */
function coverVariable(name, value) {
    if (process.env[name] === value)
        return;
    covered.set(name, { before: process.env[name], value });
    process.env[name] = value;
}
/** Puts back what was there before, unless somebody else has set it since. */
function uncoverVariable(name) {
    const over = covered.get(name);
    covered.delete(name);
    if (over !== undefined)
        putBack(process.env, name, over);
}
/**
 * The environment without what is covered: every child is started with it, or with one that was read before. While the cache client
 * works, this process has a PATH on which no program is found.
 */
function machineEnvironment() {
    const environment = { ...process.env };
    for (const [name, over] of covered)
        putBack(environment, name, over);
    return environment;
}
function putBack(environment, name, { before, value }) {
    if (environment[name] !== value)
        return;
    if (before === undefined)
        Reflect.deleteProperty(environment, name);
    else
        environment[name] = before;
}


/***/ }),

/***/ 75691:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76760);
/* harmony import */ var _compile_cache_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(59733);
/* harmony import */ var _workspace_root_privilege_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(12233);



const args = process.argv.slice(2);
/**
 * The file of the post step is this program by another name (scripts/build.mjs): a main step that was killed has left no word by which
 * its post step could tell that it is one.
 */
const postScript = 'post.js';
/** Each is loaded when it is called: to read the code of all takes as long as a small plan. */
const useCases = {
    plan: async (...given) => {
        const { plan } = await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(787), __nccwpck_require__.e(980), __nccwpck_require__.e(138), __nccwpck_require__.e(34), __nccwpck_require__.e(8), __nccwpck_require__.e(587), __nccwpck_require__.e(757), __nccwpck_require__.e(660), __nccwpck_require__.e(633), __nccwpck_require__.e(164)]).then(__nccwpck_require__.bind(__nccwpck_require__, 49164));
        return plan(...given);
    },
    planBuilds: async (...given) => {
        const { planBuilds } = await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(787), __nccwpck_require__.e(980), __nccwpck_require__.e(138), __nccwpck_require__.e(34), __nccwpck_require__.e(8), __nccwpck_require__.e(587), __nccwpck_require__.e(757), __nccwpck_require__.e(660), __nccwpck_require__.e(633), __nccwpck_require__.e(260)]).then(__nccwpck_require__.bind(__nccwpck_require__, 95260));
        return planBuilds(...given);
    },
    publish: async (...given) => {
        const { publish } = await Promise.all(/* import() */[__nccwpck_require__.e(787), __nccwpck_require__.e(980), __nccwpck_require__.e(8), __nccwpck_require__.e(336), __nccwpck_require__.e(358)]).then(__nccwpck_require__.bind(__nccwpck_require__, 50358));
        return publish(...given);
    },
    restore: async (...given) => {
        const { restore } = await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(787), __nccwpck_require__.e(980), __nccwpck_require__.e(138), __nccwpck_require__.e(34), __nccwpck_require__.e(8), __nccwpck_require__.e(587), __nccwpck_require__.e(336), __nccwpck_require__.e(757), __nccwpck_require__.e(660), __nccwpck_require__.e(633), __nccwpck_require__.e(370)]).then(__nccwpck_require__.bind(__nccwpck_require__, 64370));
        return restore(...given);
    },
    restoreBuilds: async (...given) => {
        const { restoreBuilds } = await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(787), __nccwpck_require__.e(980), __nccwpck_require__.e(138), __nccwpck_require__.e(34), __nccwpck_require__.e(8), __nccwpck_require__.e(587), __nccwpck_require__.e(336), __nccwpck_require__.e(757), __nccwpck_require__.e(660), __nccwpck_require__.e(633), __nccwpck_require__.e(370), __nccwpck_require__.e(172)]).then(__nccwpck_require__.bind(__nccwpck_require__, 35172));
        return restoreBuilds(...given);
    },
    complete: async (...given) => {
        const { complete } = await Promise.all(/* import() */[__nccwpck_require__.e(787), __nccwpck_require__.e(980), __nccwpck_require__.e(138), __nccwpck_require__.e(34), __nccwpck_require__.e(8), __nccwpck_require__.e(336), __nccwpck_require__.e(731)]).then(__nccwpck_require__.bind(__nccwpck_require__, 28731));
        return complete(...given);
    },
    save: async (...given) => {
        const { save } = await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(787), __nccwpck_require__.e(980), __nccwpck_require__.e(138), __nccwpck_require__.e(34), __nccwpck_require__.e(8), __nccwpck_require__.e(587), __nccwpck_require__.e(336), __nccwpck_require__.e(757), __nccwpck_require__.e(660), __nccwpck_require__.e(59), __nccwpck_require__.e(44)]).then(__nccwpck_require__.bind(__nccwpck_require__, 38059));
        return save(...given);
    },
    build: async (...given) => {
        const { runBuild } = await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(787), __nccwpck_require__.e(980), __nccwpck_require__.e(138), __nccwpck_require__.e(34), __nccwpck_require__.e(8), __nccwpck_require__.e(587), __nccwpck_require__.e(336), __nccwpck_require__.e(757), __nccwpck_require__.e(660), __nccwpck_require__.e(633), __nccwpck_require__.e(603), __nccwpck_require__.e(59), __nccwpck_require__.e(340)]).then(__nccwpck_require__.bind(__nccwpck_require__, 92340));
        return runBuild(...given);
    },
};
const keeper = {
    run: async (...given) => {
        const { storeKeeper } = await Promise.all(/* import() */[__nccwpck_require__.e(980), __nccwpck_require__.e(138), __nccwpck_require__.e(34), __nccwpck_require__.e(981)]).then(__nccwpck_require__.bind(__nccwpck_require__, 90291));
        return storeKeeper.run(...given);
    },
};
/** A runner sets GITHUB_ACTIONS, as act, Gitea's and Forgejo's do, and `door` has a default in each action.yml. */
function isRunner({ GITHUB_ACTIONS, INPUT_DOOR }) {
    return GITHUB_ACTIONS === 'true' || INPUT_DOOR !== undefined;
}
// Who called: the runner (no arguments), our own child under sudo, or a person. Each side is loaded by itself: the toolkit's core
// alone takes as long to load as a whole plan.
if (args.length === 0 && isRunner(process.env)) {
    (0,_compile_cache_js__WEBPACK_IMPORTED_MODULE_1__/* .keepCompiled */ .P)(process.env);
    const { startAction } = await Promise.all(/* import() */[__nccwpck_require__.e(815), __nccwpck_require__.e(838), __nccwpck_require__.e(787), __nccwpck_require__.e(980), __nccwpck_require__.e(138), __nccwpck_require__.e(34), __nccwpck_require__.e(587), __nccwpck_require__.e(757), __nccwpck_require__.e(603), __nccwpck_require__.e(899), __nccwpck_require__.e(925)]).then(__nccwpck_require__.bind(__nccwpck_require__, 70617));
    await startAction(useCases, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(process.argv[1] ?? '') === postScript);
}
else if (args[0] === _workspace_root_privilege_js__WEBPACK_IMPORTED_MODULE_2__/* .asRootCommand */ .GL) {
    const { runAsRoot } = await Promise.all(/* import() */[__nccwpck_require__.e(787), __nccwpck_require__.e(8), __nccwpck_require__.e(336), __nccwpck_require__.e(84)]).then(__nccwpck_require__.bind(__nccwpck_require__, 33084));
    await runAsRoot(process.stdin);
}
else {
    const { startCommandLine } = await __nccwpck_require__.e(/* import() */ 939).then(__nccwpck_require__.bind(__nccwpck_require__, 81939));
    await startCommandLine(args, () => {
        (0,_compile_cache_js__WEBPACK_IMPORTED_MODULE_1__/* .keepCompiled */ .P)(process.env);
        return { useCases, keeper };
    });
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 12233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DX: () => (/* binding */ ownProgram),
/* harmony export */   GL: () => (/* binding */ asRootCommand),
/* harmony export */   K9: () => (/* binding */ askRoot),
/* harmony export */   eY: () => (/* binding */ canBecomeRoot)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(31421);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(57975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(48785);




const run = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile);
/** The hidden command under which the bundle does a task as root. */
const asRootCommand = 'as-root';
function ownProgram() {
    return [process.execPath, process.argv[1] ?? ''];
}
/** Whether this process is root, or can have a child that is without a password. */
async function canBecomeRoot() {
    if (process.geteuid?.() === 0)
        return { kind: 'is-root' };
    try {
        await run('sudo', ['-n', '--', 'true'], { env: (0,_formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .machineEnvironment */ .R5)() });
        return { kind: 'sudo' };
    }
    catch (error) {
        const { code, stderr } = error;
        if (code === 'ENOENT')
            return { kind: 'no', why: 'sudo is not installed' };
        return { kind: 'no', why: `sudo refused: ${(stderr ?? '').trim().slice(0, 200)}` };
    }
}
/**
 * Runs one task in a child of the same program under `sudo -n`; the task goes in and the answer comes out as JSON. Only words of
 * our own stand on the command line.
 * @throws TroubleError with what the child complained of, where it did not end well.
 */
async function askRoot(task, program) {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('sudo', ['-n', '--', ...program, asRootCommand], {
        env: (0,_formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_3__/* .machineEnvironment */ .R5)(),
        stdio: ['pipe', 'pipe', 'pipe'],
    });
    const answer = [];
    const complaint = [];
    child.stdout.on('data', (chunk) => answer.push(chunk));
    child.stderr.on('data', (chunk) => complaint.push(chunk));
    // A child that ends early closes its pipe; how it ended is told below.
    child.stdin.on('error', () => undefined);
    // It stays open: the child ends itself when we do not live to hear its answer.
    child.stdin.write(`${JSON.stringify(task)}\n`);
    const code = await new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', resolve);
    });
    if (code !== 0) {
        const said = Buffer.concat(complaint).toString('utf8').trim().slice(0, 1000);
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .TroubleError */ .WN(`the child that runs as root ended with ${String(code)}: ${said}`);
    }
    return JSON.parse(Buffer.concat(answer).toString('utf8'));
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(75691);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
