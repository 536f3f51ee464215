export const id = 463;
export const ids = [463];
export const modules = {

/***/ 463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startCommandLine: () => (/* binding */ startCommandLine)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/options/option-words.js
var option_words = __webpack_require__(9625);
// EXTERNAL MODULE: ./lib/plan/build-jobs.js + 1 modules
var build_jobs = __webpack_require__(3504);
// EXTERNAL MODULE: ./lib/report/builds-document.js
var builds_document = __webpack_require__(9091);
// EXTERNAL MODULE: ./lib/report/builds-table.js
var builds_table = __webpack_require__(8524);
// EXTERNAL MODULE: ./lib/report/document.js + 1 modules
var report_document = __webpack_require__(6668);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(2527);
// EXTERNAL MODULE: ./lib/report/reason.js
var report_reason = __webpack_require__(9048);
// EXTERNAL MODULE: ./lib/report/transfer.js
var report_transfer = __webpack_require__(971);
// EXTERNAL MODULE: ./lib/report/terminal-table.js
var terminal_table = __webpack_require__(8769);
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
    const heading = `${indent}${(0,report_escape/* visible */.RK)(definition.name)} (${place}) ${(0,terminal_table/* paintVerdict */.on)(verdict, headings[verdict], style)}`;
    if (told.has(layer))
        return [`${heading}, as said above`];
    if (indent.length > deepest)
        return [`${heading}, and so on`];
    told.add(layer);
    const reasons = (0,report_reason/* reasonsOf */.zM)(layer);
    return [
        reasons.length === 0 ? heading : `${heading}, because`,
        ...reasons.flatMap((reason) => explainReason(plan, layer, reason, { ...telling, indent: `${indent}  ` })),
    ];
}
function explainReason(plan, layer, reason, telling) {
    const { indent } = telling;
    const changes = reason.changes ?? [];
    const cause = (0,report_reason/* causeOf */.rl)(plan, layer, reason);
    return [
        `${indent}- ${(0,report_escape/* visible */.RK)((0,report_reason/* describeReason */.Gk)(reason, report_reason/* inBackticks */.Zw, cause))}`,
        ...changes.slice(0, mostChanges).map((change) => `${indent}    ${(0,terminal_table/* describeChange */.uQ)(change, true)}`),
        ...(changes.length > mostChanges ? [`${indent}    and ${changes.length - mostChanges} more`] : []),
        ...(cause === undefined ? [] : explain(plan, cause, { ...telling, indent: `${indent}    ` })),
    ];
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
// EXTERNAL MODULE: ./lib/options/option-texts.js
var option_texts = __webpack_require__(6400);
;// CONCATENATED MODULE: ./lib/cli/arguments.js


const commands = ['plan', 'restore', 'save', 'why', 'store'];
/** What only the document of a plan has. */
const ofPlans = ['stages', 'legs', 'publish-to', 'publish-tags'];
/** Options that a command would ignore are refused, as inputs are left out of a door's action.yml. */
const optionsOf = {
    plan: without('restore', 'save', 'budget', 'summary'),
    restore: without('from', 'save', 'budget', 'summary'),
    save: without('from', 'restore', 'bases', 'binds', 'binds-exclude', 'refresh', 'max-age', 'summary', ...ofPlans),
    why: without('restore', 'save', 'budget', 'summary', ...ofPlans),
    store: ['store', 'key-prefix', 'working-directory', 'budget', 'max-age'],
};
function without(...names) {
    return [...option_texts/* listOptions */.NM, ...option_texts/* singleOptions */.Ns, ...option_texts/* switchOptions */.DT].filter((name) => !names.includes(name));
}
const switches = {
    plan: ['json', 'exit-code', 'verbose', 'help'],
    restore: ['json', 'verbose', 'help'],
    save: ['json', 'verbose', 'help'],
    why: ['verbose', 'help'],
    store: ['json', 'dry-run', 'verbose', 'help'],
};
/** `args` without the interpreter and the program. */
function parseCommandLine(args) {
    const [first, ...rest] = args;
    if (first === undefined || first === '--help' || first === '-h')
        return { kind: 'help' };
    if (first === '--version')
        return { kind: 'version' };
    if (first === 'help') {
        const about = commands.find((name) => name === rest[0]);
        return { kind: 'help', ...(about === undefined ? {} : { about }) };
    }
    const name = commands.find((candidate) => candidate === first);
    if (name === undefined)
        return { kind: 'wrong-usage', message: `there is no command ${JSON.stringify(first)}` };
    let parsed;
    try {
        parsed = parseOf(name, rest);
    }
    catch (error) {
        return { kind: 'wrong-usage', message: usageMessage(error), about: name };
    }
    return commandOf(name, parsed.values, parsed.positionals);
}
function parseOf(name, args) {
    const options = {};
    for (const option of optionsOf[name]) {
        options[option] = isSwitch(option)
            ? { type: 'boolean' }
            : { type: 'string', multiple: true, ...(option === 'stackerfiles' ? { short: 'f' } : {}) };
    }
    if (name !== 'store')
        for (const option of buildOptions)
            options[option] = { type: 'string', multiple: true };
    for (const option of switches[name])
        options[option] = { type: 'boolean', ...(option === 'help' ? { short: 'h' } : {}) };
    return (0,external_node_util_.parseArgs)({ args: [...args], options, strict: true, allowPositionals: true });
}
const buildOptions = ['build', 'builds-file'];
function isSwitch(name) {
    return option_texts/* switchOptions */.DT.some((option) => option === name);
}
function isList(name) {
    return option_texts/* listOptions */.NM.some((option) => option === name);
}
function commandOf(name, values, positionals) {
    const wrong = (message) => ({ kind: 'wrong-usage', message, about: name });
    if (values['help'] === true)
        return { kind: 'help', about: name };
    const texts = new Map();
    for (const option of optionsOf[name]) {
        const value = values[option];
        if (value === true)
            texts.set(option, ['true']);
        if (!Array.isArray(value))
            continue;
        const items = textsOf(value);
        if (!isList(option) && items.length > 1)
            return wrong(`--${option} is given ${items.length} times`);
        texts.set(option, items);
    }
    const [names, files] = buildOptions.map((option) => textsOf(values[option]));
    if ((files?.length ?? 0) > 1)
        return wrong(`--builds-file is given ${String(files?.length)} times`);
    const builds = { file: files?.[0], names: names ?? [] };
    const common = { texts, builds, json: values['json'] === true, verbose: values['verbose'] === true };
    switch (name) {
        case 'why': {
            const [layer, ...more] = positionals;
            if (layer === undefined || more.length > 0)
                return wrong('why takes the name of one layer');
            return { kind: 'why', ...common, layer };
        }
        case 'store': {
            const action = storeAction(positionals, values['dry-run'] === true);
            if (action === undefined)
                return wrong('store takes list, show LAYER, verify or gc');
            if (values['dry-run'] === true && action.kind !== 'gc')
                return wrong(`store ${action.kind} knows no --dry-run`);
            return { kind: 'store', ...common, action };
        }
        case 'plan':
        case 'restore':
        case 'save': {
            const [extra] = positionals;
            if (extra !== undefined)
                return wrong(`${name} takes no argument ${JSON.stringify(extra)}; stackerfiles are given by -f`);
            return name === 'plan'
                ? { kind: name, ...common, exitCode: values['exit-code'] === true }
                : { kind: name, ...common };
        }
    }
}
function textsOf(value) {
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
function storeAction(positionals, dryRun) {
    const [action, argument, ...more] = positionals;
    if (more.length > 0)
        return undefined;
    if (action === 'show')
        return argument === undefined ? undefined : { kind: action, layer: argument };
    if (argument !== undefined)
        return undefined;
    if (action === 'list' || action === 'verify')
        return { kind: action };
    return action === 'gc' ? { kind: action, dryRun } : undefined;
}
/** The first sentence of what util.parseArgs says, whose others are about its own positionals. */
function usageMessage(error) {
    const message = error instanceof Error ? error.message : String(error);
    return (message.split('. To specify')[0] ?? message).split('\n')[0] ?? message;
}

// EXTERNAL MODULE: ./lib/registry/home.js
var registry_home = __webpack_require__(7876);
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

// EXTERNAL MODULE: ./lib/options/read-options.js
var read_options = __webpack_require__(5047);
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
    if (options.store.kind === 'github' && person.environment['ACTIONS_RUNTIME_TOKEN'] === undefined) {
        throw new errors/* UserError */.yo('store: "github" is only there for an action on a runner; use "dir:PATH"');
    }
    return options;
}

;// CONCATENATED MODULE: ./lib/cli/help.js
const sources = `Which stackerfiles:
  -f, --stackerfiles FILE      one "stacker build -f" each, in the given order; repeatable (stacker.yaml)
      --search-dir DIR         instead: one "stacker recursive-build"
      --stacker-file-pattern R which files it takes
      --substitute KEY=VALUE   as stacker's; repeatable
      --substitute-file FILE   as stacker's
      --builds-file FILE       describes all builds; stack-cache.yaml is found by itself, where no option describes one
      --build NAME             a build of that file; repeatable (all)`;
const stacker = `How stacker is run:
      --layer-type TYPE        tar, squashfs or erofs; repeatable (tar)
      --no-verity              as stacker's
      --working-directory DIR  where; other paths are relative to it (.)
      --work-dir, --stacker-dir, --oci-dir, --roots-dir DIR
      --stacker-version V      whose rules apply: auto or a release as v1.2.0 (auto)
      --arch ARCH              amd64 or arm64, where it is not this machine's
      --stacker-user USER      auto, root or runner (auto)
      --source-date-epoch E    auto, none or seconds (auto)
      --umask UMASK            auto or octal digits (auto)`;
const store = `Where the cache is:
      --store STORE            dir:PATH (a directory in your cache directory)
      --key-prefix PREFIX      keeps several caches apart (stack-cache)`;
const judging = `What counts:
      --bases MODE             check asks registries whether a base moved; recorded does not (check)
      --binds MODE             content compares what binds hold; stacker builds such layers every time (stacker)
      --binds-exclude GLOB     what is not compared in binds, as "build/**"; repeatable
      --refresh GLOB           layers to be built again; repeatable
      --max-age DAYS           layers older than that are built again
      --stages N, --legs N     matrices of the plan document, and the most rows in one (2, all)`;
const publishing = `Which images are to be published ("publish" in the plan document):
      --publish-to URL         those that docker://HOST/PATH lacks, besides those that will be built
      --publish-tags TAG       under which tags; repeatable (latest)`;
const patience = `      --patience SECONDS       how long a service that is down may hold up the command (60)`;
const common = `      --verbose                say more on the way
  -h, --help`;
const pages = {
    plan: `Usage: stack-cache plan [OPTIONS]

Says what "stacker build" would build again, and why. Changes nothing.

${sources}

${stacker}

${store}
${patience}
      --from local             judge the build.cache that is on disk, without a store

${judging}

${publishing}

      --json                   print the plan document
      --exit-code              end with 10 when there is something to build
${common}
`,
    restore: `Usage: stack-cache restore [OPTIONS]

Lays the layers that are still good where stacker will find them.

${sources}

${stacker}

${store}
${patience}

${judging}

${publishing}

      --restore none           only plan
      --json                   print the plan document
${common}
`,
    save: `Usage: stack-cache save [OPTIONS]

After the build: puts what is new into the cache. Options that are left out are those of the last
"stack-cache restore" for the same stacker-dir, if that was for this checkout and this build: where it is not used, that is said.

${sources}

${stacker}

${store}
${patience}
      --budget SIZE            what the live records may weigh (8 GB)
      --save WHEN              auto, always or never (auto)

      --json                   print what was saved
${common}
`,
    why: `Usage: stack-cache why LAYER [OPTIONS]

Tells the whole chain of reasons for one layer, with the changed fields and files.

${sources}

${stacker}

${store}
${patience}
      --from local             judge the build.cache that is on disk, without a store

${judging.replace(/\n *--stages.*$/, '')}

${common}
`,
    store: `Usage: stack-cache store list | show LAYER | verify | gc [OPTIONS]

  list            the records, newest first
  show LAYER      the newest record of a layer
  verify          reads everything and says what is damaged
  gc              removes what no live record needs, down to --budget and --max-age

${store}
      --working-directory DIR  what dir:PATH is relative to
      --budget SIZE            what may stay (8 GB)
      --max-age DAYS           records older than that go
      --dry-run                only say what gc would remove
      --json                   print data
${common}
`,
};
const overview = `Usage: stack-cache COMMAND [OPTIONS]

The incremental-build cache for stacker.

  plan            what "stacker build" would build again, and why; changes nothing
  restore         lay down what is still good
  save            after the build: keep what is new
  why LAYER       one layer: the whole chain of reasons
  store ...       list, show, verify, gc: look after a store in a directory

"stack-cache COMMAND --help" lists the options.
Exit codes: 0 done, 1 a mistake in the project or in an option's value, 2 wrong usage, 70 a fault in stack-cache;
"plan --exit-code" ends with 10 when there is something to build.
`;
function helpPage(about) {
    return about === undefined ? overview : pages[about];
}

// EXTERNAL MODULE: ./lib/handover/handover.js
var handover_handover = __webpack_require__(1108);
// EXTERNAL MODULE: ./lib/handover/note.js
var note = __webpack_require__(959);
// EXTERNAL MODULE: ./lib/options/option-directories.js
var option_directories = __webpack_require__(3836);
// EXTERNAL MODULE: ./lib/plan/builds-to-save.js
var builds_to_save = __webpack_require__(1690);
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

// EXTERNAL MODULE: ./lib/options/stackerfile-list.js
var stackerfile_list = __webpack_require__(1020);
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
    const { glob } = await __webpack_require__.e(/* import() */ 382).then(__webpack_require__.bind(__webpack_require__, 3382));
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

;// CONCATENATED MODULE: ./lib/cli/terminal.js

/** NO_COLOR counts when it is set and not empty (no-color.org). */
function wantsColour(terminal, environment) {
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

;// CONCATENATED MODULE: ./lib/cli/terminal-handover.js





function leaveJob(job, note, person, log) {
    const { sources, directories } = job.options;
    const checkout = nameOfCheckout(directories.working);
    const left = {
        texts: textsForSave(job.texts, job.options),
        ...(sources.kind === 'files' ? { files: sources.files } : {}),
        note,
        ...(checkout === undefined ? {} : { checkout }),
    };
    keepHandover(left, job, person, log);
}
/** What the directories of the options were relative to is forgotten. */
function textsForSave(given, { directories, store }) {
    const texts = new Map([...given, ['working-directory', [directories.working]]]);
    return given.has('store') && store.kind === 'directory' ? texts.set('store', [`dir:${store.path}`]) : texts;
}
/** In place, of what the last restore left out the reasons are those that it found. */
function recalledHere(plan, { options, name }, log, person) {
    if (options.from !== 'local')
        return plan;
    try {
        return (0,note/* recalled */.zh)(plan, (0,handover_handover/* readHandover */.IY)(fileForSave(options.directories.stacker, name, person))?.note);
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

;// CONCATENATED MODULE: ./lib/cli/save-command.js













/** Saves what was built, of the build of the options or of those of a builds file. */
async function saveBuilds(command, useCases, surroundings, person) {
    const { terminal, environment } = person;
    const colour = wantsColour(terminal, environment);
    const transfers = [];
    const builds = await (0,builds_to_save/* buildsToSave */.K)(questionOf(command, person), (texts, name) => takeForSave((0,option_directories/* givenDirectories */.T)(texts, person.cwd, person.cwd).stacker, name, person, surroundings.log));
    for (const build of builds) {
        const { options, handover } = await optionsOfSave(build, command.texts, person, surroundings.log);
        const transfer = await useCases.save(options, surroundings, handover?.note);
        const { stacker, working, written } = options.directories;
        if (handover?.note !== undefined) {
            const spent = { ...handover, note: (0,note/* spentNote */.Zb)(handover.note), usedFor: buildOf(stacker) };
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

;// CONCATENATED MODULE: ./lib/cli/run-command-line.js



















/** Runs one command; `args` without the interpreter and the program. Never rejects. */
async function runCommandLine(args, useCases, keeper, person) {
    const { terminal } = person;
    const command = parseCommandLine(args);
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
}
async function runCommand(command, useCases, keeper, person) {
    const { terminal, environment, now } = person;
    switch (command.kind) {
        case 'help':
            terminal.out(helpPage(command.about));
            return 0;
        case 'version':
            terminal.out(`stack-cache ${person.version}\n`);
            return 0;
        case 'store': {
            const log = terminalLog(terminal, command.verbose);
            const style = { json: command.json, colour: wantsColour(terminal, environment), log, now };
            print(terminal, await keeper.run(command.action, storeOf(command.texts, person), style));
            return 0;
        }
        case 'plan':
        case 'why':
        case 'restore':
        case 'save':
            return runUseCase(command, useCases, person);
    }
}
async function runUseCase(command, useCases, person) {
    const { terminal, environment, now } = person;
    const log = terminalLog(terminal, command.verbose);
    const surroundings = { log, environment, now };
    if (command.kind === 'save') {
        await saveBuilds(command, useCases, surroundings, person);
        return 0;
    }
    const jobs = await (0,build_jobs/* readJobs */.RI)(questionOf(command, person), (texts) => commandOptions(texts, person, namedStackerfiles), namedStackerfiles);
    const colour = wantsColour(terminal, environment);
    switch (command.kind) {
        case 'plan': {
            const plans = await plansOf(jobs, useCases, surroundings, person);
            const document = (0,builds_document/* documentBuilds */.J)(plans, (0,build_jobs/* spreadOf */.jg)(jobs));
            const shown = plans.map((planned) => ({ ...planned, transfer: undefined }));
            print(terminal, command.json ? (0,report_escape/* visibleJson */.$m)(document, 2) : (0,builds_table/* renderBuilds */.W8)(shown, { colour }));
            return command.exitCode && document.any ? 10 : 0;
        }
        case 'why': {
            const plans = await plansOf(jobs, useCases, surroundings, person);
            const found = plans.flatMap(({ name, plan, show }) => findLayers(plan, command.layer).map((layer) => {
                const told = explainLayer(plan, layer, { colour, show });
                return name === '' ? told : `${(0,report_escape/* visible */.RK)(name)}:\n${told}`;
            }));
            if (found.length === 0)
                throw noSuchLayer(plans.flatMap(({ plan }) => plan.layers), command.layer);
            print(terminal, found.join('\n'));
            return 0;
        }
        case 'restore': {
            const restored = await (0,build_jobs/* restoredBuilds */.E0)(useCases, jobs, surroundings);
            const done = jobs.flatMap((job, index) => {
                const one = restored[index];
                return one === undefined ? [] : [{ ...(0,build_jobs/* plannedBuild */.p3)(job, one.plan), job, ...one }];
            });
            for (const { job, handover } of done)
                leaveJob(job, handover, person, log);
            const transfer = (0,report_transfer/* joinTransfers */.nE)(done.map((one) => one.transfer));
            const document = (0,builds_document/* documentBuilds */.J)(done, (0,build_jobs/* spreadOf */.jg)(jobs));
            print(terminal, command.json ? (0,report_escape/* visibleJson */.$m)({ ...document, transfer }, 2) : (0,builds_table/* renderBuilds */.W8)(done, { colour }));
            return 0;
        }
    }
}
async function plansOf(jobs, useCases, surroundings, person) {
    const plans = await (0,build_jobs/* plannedBuilds */.EJ)(useCases, jobs, surroundings);
    return jobs.flatMap((job, index) => {
        const plan = plans[index];
        return plan === undefined ? [] : [(0,build_jobs/* plannedBuild */.p3)(job, recalledHere(plan, job, surroundings.log, person))];
    });
}
function storeOf(texts, person) {
    const given = texts.get('store')?.at(-1);
    const path = given === undefined ? (0,external_node_path_.join)(cacheDirectory(person), 'store') : /^dir:(.+)$/s.exec(given)?.[1];
    if (path === undefined)
        throw new errors/* UserError */.yo(`store: only "dir:PATH" can be looked after here, got ${JSON.stringify(given)}`);
    const working = (0,external_node_path_.resolve)(person.cwd, texts.get('working-directory')?.at(-1) ?? '.');
    const budget = texts.get('budget')?.at(-1);
    const maxAge = texts.get('max-age')?.at(-1);
    if (maxAge !== undefined && !(Number(maxAge) > 0)) {
        throw new errors/* UserError */.yo(`max-age: expected a number of days above 0, got ${JSON.stringify(maxAge)}`);
    }
    return {
        path: (0,external_node_path_.resolve)(working, path),
        keyPrefix: texts.get('key-prefix')?.at(-1) ?? 'stack-cache',
        ...(budget === undefined ? {} : { budget: (0,option_words/* parseBytes */.z_)('budget', budget) }),
        ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
    };
}
function noSuchLayer(layers, name) {
    const names = [...new Set(layers.map((layer) => layer.definition.name))].slice(0, 20).map(report_reason/* inBackticks */.Zw.name);
    return new errors/* UserError */.yo({
        message: `there is no layer ${report_reason/* inBackticks */.Zw.name(name)} in the given stackerfiles`,
        advice: names.length === 0 ? 'they have no layers' : `they have ${names.join(', ')}`,
    });
}

;// CONCATENATED MODULE: ./lib/cli/version.js
/** Equal to package.json's, which is not in the bundle; a test compares them. */
const version = '0.1.0';

;// CONCATENATED MODULE: ./lib/cli/start-command-line.js




/** Runs the command that a person, or their script, started this process for; sets its exit code. */
async function startCommandLine(args, useCases, keeper) {
    const { stdout, stderr } = process;
    // A reader that has seen enough (`| head`) closes the pipe; that is no fault.
    for (const stream of [stdout, stderr]) {
        stream.on('error', (error) => {
            if (error.code !== 'EPIPE')
                throw error;
        });
    }
    process.exitCode = await runCommandLine(args, useCases, keeper, {
        terminal: {
            out: (text) => {
                stdout.write(text);
            },
            err: (text) => {
                stderr.write(text);
            },
            outIsTerminal: stdout.isTTY,
            errIsTerminal: stderr.isTTY,
        },
        environment: process.env,
        cwd: currentDirectory(process.env['PWD']),
        now: Date.now,
        version: version,
    });
}
/** Go's os.Getwd (docs/stacker/staging.md#1.1): PWD where it names the current directory, be it through links. */
function currentDirectory(named) {
    const physical = process.cwd();
    if (named === undefined || !(0,external_node_path_.isAbsolute)(named))
        return physical;
    try {
        const [one, other] = [(0,external_node_fs_.statSync)(named), (0,external_node_fs_.statSync)(physical)];
        return one.dev === other.dev && one.ino === other.ino ? named : physical;
    }
    catch {
        // What does not exist, or may not be looked at, is not this directory.
        return physical;
    }
}


/***/ })

};
