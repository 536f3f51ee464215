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

/***/ 30714:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:vm");

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

/***/ 19369:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  P: () => (/* binding */ keepCompiled)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(76760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __nccwpck_require__(73136);
;// CONCATENATED MODULE: ./lib/compiled/kept-script.js


/** A process that ends well, or says that something is to be built, has done what it was started for. */
const doneWell = [0, 10];
/**
 * Answers how to run a script by what V8 made of it before, where that is kept in the directory; else it is kept when the process ends well, with
 * all functions that were called until then. Node's own cache (`enableCompileCache` of node:module) keeps what is there before anything has run,
 * but V8 compiles a function when it is first called: each start compiled nearly all of them again.
 */
async function openKeptScripts(directory, process) {
    const { hash } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 77598, 19));
    const { Script } = await Promise.resolve(/* import() */).then(__nccwpck_require__.t.bind(__nccwpck_require__, 30714, 19));
    const digestOf = (bytes) => hash('sha256', bytes, 'buffer');
    const made = new Map();
    process.once('exit', (code) => {
        if (!doneWell.includes(code))
            return;
        for (const [place, script] of made) {
            const unfinished = `${place}.${String(process.pid)}`;
            try {
                const compiled = script.createCachedData();
                (0,external_node_fs_.writeFileSync)(unfinished, Buffer.concat([digestOf(compiled), compiled]), { flag: 'wx' });
                (0,external_node_fs_.renameSync)(unfinished, place);
            }
            catch {
                // A disk that is full or read-only is no hindrance.
                (0,external_node_fs_.rmSync)(unfinished, { force: true });
            }
        }
    });
    return ({ file, text, linesBefore }) => {
        // V8 takes what it made of any text of this length for its own, and does not look whether it is whole.
        const place = external_node_path_.join(directory, digestOf(text).toString('hex'));
        const cachedData = keptIn(place, digestOf);
        const script = new Script(text, { filename: file, lineOffset: linesBefore, ...(cachedData && { cachedData }) });
        // Of another processor or with other flags of V8.
        if (cachedData === undefined || script.cachedDataRejected === true)
            made.set(place, script);
        return script.runInThisContext();
    };
}
const digestBytes = 32;
function keptIn(place, digestOf) {
    try {
        const bytes = (0,external_node_fs_.readFileSync)(place);
        const compiled = bytes.subarray(digestBytes);
        return digestOf(compiled).equals(bytes.subarray(0, digestBytes)) ? compiled : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/compiled/webpack-chunk.js
/** How webpack begins a chunk in a bundle of modules; the rest is one object of functions. */
const opening = /^export const id = \d+;\nexport const ids = \[[\d, ]*\];\nexport const modules = (?=\{)/;
/**
 * A chunk as a script: its value is a function that answers the chunk's functions, given the chunk's URL, for a script has no `import.meta`. It
 * begins at the third line of the chunk. Undefined where it has to stay a module.
 */
function chunkScript(chunk) {
    const [before] = opening.exec(chunk) ?? [];
    if (before === undefined)
        return undefined;
    const functions = chunk.slice(before.length, chunk.lastIndexOf('}') + 1);
    const given = functions.replaceAll('import.meta.url', 'import_meta_url');
    if (given.includes('import.meta'))
        return undefined;
    // A module is strict without saying so.
    return { text: `"use strict";((import_meta_url) => (${given}))`, linesBefore: 2 };
}

;// CONCATENATED MODULE: ./lib/compiled/compile-cache.js





/**
 * Keeps what V8 makes of this program for the next start, which then takes a third less; where it cannot be kept nothing is said. It is code:
 * whoever may write it may do what this user may, so nobody else may write where it stands, and it does not stand where `sudo` has left another's
 * HOME. A step of a job leaves it to the steps behind it, and nothing in HOME.
 */
async function keepCompiled(environment) {
    const place = placeOf(environment);
    if (place === undefined || typeof __nccwpck_require__.e !== 'function')
        return;
    const run = await openKeptScripts(place, process);
    const byWebpack = __nccwpck_require__.e;
    const loaded = new Set();
    __nccwpck_require__.e = (chunk) => {
        if (loaded.has(chunk))
            return Promise.resolve();
        const file = external_node_path_.join(import.meta.dirname, __nccwpck_require__.u(chunk));
        const script = chunkScript((0,external_node_fs_.readFileSync)(file, 'utf8'));
        if (script === undefined)
            return byWebpack(chunk);
        const functions = run({ file, ...script });
        Object.assign(__nccwpck_require__.m, functions((0,external_node_url_.pathToFileURL)(file).href));
        loaded.add(chunk);
        return Promise.resolve();
    };
}
/** Where it is kept. Another version of V8, or another processor, makes other code of it (`cachedDataVersionTag` of node:v8). */
function placeOf({ RUNNER_TEMP = '', XDG_CACHE_HOME = '', HOME = '' }) {
    const [owned, name] = external_node_path_.isAbsolute(RUNNER_TEMP)
        ? [RUNNER_TEMP, 'stack-cache-compiled']
        : external_node_path_.isAbsolute(XDG_CACHE_HOME)
            ? [XDG_CACHE_HOME, 'stack-cache/compiled']
            : [HOME, '.cache/stack-cache/compiled'];
    const place = external_node_path_.join(owned, name);
    const { cachedDataVersionTag } = process.getBuiltinModule('node:v8');
    const version = `${process.version}-${String(cachedDataVersionTag())}`;
    try {
        if (!external_node_path_.isAbsolute(owned) || !isOurs(owned))
            return undefined;
        (0,external_node_fs_.mkdirSync)(external_node_path_.join(place, version), { recursive: true, mode: 0o700 });
        return isOurs(place) ? external_node_path_.join(place, version) : undefined;
    }
    catch {
        // A home that is not there, or is full or read-only, is no hindrance.
        return undefined;
    }
}
function isOurs(directory) {
    const { uid, mode } = (0,external_node_fs_.statSync)(directory);
    return uid === process.geteuid?.() && (mode & 0o022) === 0;
}


/***/ }),

/***/ 75691:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(76760);
/* harmony import */ var _compiled_compile_cache_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(19369);
/* harmony import */ var _workspace_root_as_root_command_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(70969);



const args = process.argv.slice(2);
/**
 * The file of the post step is this program by another name (scripts/build.mjs): a main step that was killed has left no word by which
 * its post step could tell that it is one.
 */
const postScript = 'post.js';
/** Each is loaded when it is called: to read the code of all takes as long as a small plan. */
const useCases = {
    plan: async (...given) => {
        const { plan } = await Promise.all(/* import() */[__nccwpck_require__.e(8815), __nccwpck_require__.e(8076), __nccwpck_require__.e(3283), __nccwpck_require__.e(9573), __nccwpck_require__.e(4562), __nccwpck_require__.e(1072), __nccwpck_require__.e(7660), __nccwpck_require__.e(3633), __nccwpck_require__.e(9164)]).then(__nccwpck_require__.bind(__nccwpck_require__, 49164));
        return plan(...given);
    },
    planBuilds: async (...given) => {
        const { planBuilds } = await Promise.all(/* import() */[__nccwpck_require__.e(8815), __nccwpck_require__.e(8076), __nccwpck_require__.e(3283), __nccwpck_require__.e(9573), __nccwpck_require__.e(4562), __nccwpck_require__.e(1072), __nccwpck_require__.e(7660), __nccwpck_require__.e(3633), __nccwpck_require__.e(5260)]).then(__nccwpck_require__.bind(__nccwpck_require__, 95260));
        return planBuilds(...given);
    },
    publish: async (...given) => {
        const { publish } = await Promise.all(/* import() */[__nccwpck_require__.e(8076), __nccwpck_require__.e(3283), __nccwpck_require__.e(4482), __nccwpck_require__.e(3336), __nccwpck_require__.e(598), __nccwpck_require__.e(9916), __nccwpck_require__.e(358)]).then(__nccwpck_require__.bind(__nccwpck_require__, 50358));
        return publish(...given);
    },
    restore: async (...given) => {
        const { restore } = await Promise.all(/* import() */[__nccwpck_require__.e(8815), __nccwpck_require__.e(8076), __nccwpck_require__.e(3283), __nccwpck_require__.e(9573), __nccwpck_require__.e(4562), __nccwpck_require__.e(4482), __nccwpck_require__.e(3336), __nccwpck_require__.e(1072), __nccwpck_require__.e(7660), __nccwpck_require__.e(3633), __nccwpck_require__.e(4370)]).then(__nccwpck_require__.bind(__nccwpck_require__, 64370));
        return restore(...given);
    },
    restoreBuilds: async (...given) => {
        const { restoreBuilds } = await Promise.all(/* import() */[__nccwpck_require__.e(8815), __nccwpck_require__.e(8076), __nccwpck_require__.e(3283), __nccwpck_require__.e(9573), __nccwpck_require__.e(4562), __nccwpck_require__.e(4482), __nccwpck_require__.e(3336), __nccwpck_require__.e(1072), __nccwpck_require__.e(7660), __nccwpck_require__.e(3633), __nccwpck_require__.e(4370), __nccwpck_require__.e(5172)]).then(__nccwpck_require__.bind(__nccwpck_require__, 35172));
        return restoreBuilds(...given);
    },
    complete: async (...given) => {
        const { complete } = await Promise.all(/* import() */[__nccwpck_require__.e(8076), __nccwpck_require__.e(3283), __nccwpck_require__.e(9573), __nccwpck_require__.e(4482), __nccwpck_require__.e(3336), __nccwpck_require__.e(8731)]).then(__nccwpck_require__.bind(__nccwpck_require__, 28731));
        return complete(...given);
    },
    save: async (...given) => {
        const { save } = await Promise.all(/* import() */[__nccwpck_require__.e(8815), __nccwpck_require__.e(8076), __nccwpck_require__.e(3283), __nccwpck_require__.e(9573), __nccwpck_require__.e(4562), __nccwpck_require__.e(4482), __nccwpck_require__.e(3336), __nccwpck_require__.e(1072), __nccwpck_require__.e(7660), __nccwpck_require__.e(6528), __nccwpck_require__.e(8059)]).then(__nccwpck_require__.bind(__nccwpck_require__, 38059));
        return save(...given);
    },
    build: async (...given) => {
        const { runBuild } = await Promise.all(/* import() */[__nccwpck_require__.e(8815), __nccwpck_require__.e(8076), __nccwpck_require__.e(3283), __nccwpck_require__.e(9573), __nccwpck_require__.e(4562), __nccwpck_require__.e(4482), __nccwpck_require__.e(3336), __nccwpck_require__.e(1072), __nccwpck_require__.e(7660), __nccwpck_require__.e(3633), __nccwpck_require__.e(6528), __nccwpck_require__.e(8059), __nccwpck_require__.e(2340)]).then(__nccwpck_require__.bind(__nccwpck_require__, 92340));
        return runBuild(...given);
    },
};
const keeper = {
    run: async (...given) => {
        const { storeKeeper } = await Promise.all(/* import() */[__nccwpck_require__.e(9573), __nccwpck_require__.e(598), __nccwpck_require__.e(9916), __nccwpck_require__.e(6401), __nccwpck_require__.e(4981)]).then(__nccwpck_require__.bind(__nccwpck_require__, 90291));
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
    await (0,_compiled_compile_cache_js__WEBPACK_IMPORTED_MODULE_1__/* .keepCompiled */ .P)(process.env);
    const { startAction } = await Promise.all(/* import() */[__nccwpck_require__.e(3838), __nccwpck_require__.e(8076), __nccwpck_require__.e(9573), __nccwpck_require__.e(4562), __nccwpck_require__.e(1072), __nccwpck_require__.e(6528), __nccwpck_require__.e(3041), __nccwpck_require__.e(6452), __nccwpck_require__.e(2925)]).then(__nccwpck_require__.bind(__nccwpck_require__, 70617));
    await startAction(useCases, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.basename)(process.argv[1] ?? '') === postScript);
}
else if (args[0] === _workspace_root_as_root_command_js__WEBPACK_IMPORTED_MODULE_2__/* .asRootCommand */ .G) {
    const { runAsRoot } = await Promise.all(/* import() */[__nccwpck_require__.e(8076), __nccwpck_require__.e(3283), __nccwpck_require__.e(4482), __nccwpck_require__.e(3336), __nccwpck_require__.e(3084)]).then(__nccwpck_require__.bind(__nccwpck_require__, 33084));
    await runAsRoot(process.stdin);
}
else {
    const { startCommandLine } = await __nccwpck_require__.e(/* import() */ 1939).then(__nccwpck_require__.bind(__nccwpck_require__, 81939));
    await startCommandLine(args, async () => {
        await (0,_compiled_compile_cache_js__WEBPACK_IMPORTED_MODULE_1__/* .keepCompiled */ .P)(process.env);
        return { useCases, keeper };
    });
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 70969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ asRootCommand)
/* harmony export */ });
/** The hidden command under which the bundle does a task as root. */
const asRootCommand = 'as-root';


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
/******/ 		8792: 0
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
/******/ // module factories are used so entry inlining is disabled
/******/ // startup
/******/ // Load entry module and return exports
/******/ var __webpack_exports__ = __nccwpck_require__(75691);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
