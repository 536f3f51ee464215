export const id = 523;
export const ids = [523];
export const modules = {

/***/ 5523:
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
// EXTERNAL MODULE: ./lib/handover/handover.js
var handover_handover = __webpack_require__(1108);
// EXTERNAL MODULE: ./lib/registry/home.js
var registry_home = __webpack_require__(7876);
// EXTERNAL MODULE: ./lib/handover/note.js
var note = __webpack_require__(959);
// EXTERNAL MODULE: ./lib/options.js
var lib_options = __webpack_require__(1097);
// EXTERNAL MODULE: ./lib/report/document.js
var report_document = __webpack_require__(1509);
// EXTERNAL MODULE: ./lib/report/reason.js
var report_reason = __webpack_require__(9048);
// EXTERNAL MODULE: ./lib/report/terminal-table.js
var terminal_table = __webpack_require__(8769);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __webpack_require__(2527);
;// CONCATENATED MODULE: ./lib/report/why.js



const headings = {
    hit: 'will not be built: all that stacker compares is as it was',
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
    return explain(plan, layer, style, '', new Set()).join('\n');
}
function explain(plan, layer, style, indent, told) {
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
        ...reasons.flatMap((reason) => explainReason(plan, layer, reason, style, `${indent}  `, told)),
    ];
}
function explainReason(plan, layer, reason, style, indent, told) {
    const changes = reason.changes ?? [];
    const cause = (0,report_reason/* causeOf */.rl)(plan, layer, reason);
    return [
        `${indent}- ${(0,report_escape/* visible */.RK)((0,report_reason/* describeReason */.Gk)(reason, report_reason/* inBackticks */.Zw, cause))}`,
        ...changes.slice(0, mostChanges).map((change) => `${indent}    ${(0,terminal_table/* describeChange */.uQ)(change, true)}`),
        ...(changes.length > mostChanges ? [`${indent}    and ${changes.length - mostChanges} more`] : []),
        ...(cause === undefined ? [] : explain(plan, cause, style, `${indent}    `, told)),
    ];
}

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(7975);
;// CONCATENATED MODULE: ./lib/cli/arguments.js


const commands = ['plan', 'restore', 'save', 'why', 'store'];
/** Options that a command would ignore are refused, as inputs are left out of a door's action.yml. */
const optionsOf = {
    plan: without('restore', 'save', 'budget', 'summary'),
    restore: without('from', 'save', 'budget', 'summary'),
    save: without('from', 'restore', 'bases', 'refresh', 'max-age', 'summary'),
    why: without('restore', 'save', 'budget', 'summary'),
    store: ['store', 'key-prefix', 'working-directory', 'budget', 'max-age'],
};
function without(...names) {
    return [...lib_options/* listOptions */.NM, ...lib_options/* singleOptions */.Ns, ...lib_options/* switchOptions */.DT].filter((name) => !names.includes(name));
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
    for (const option of switches[name])
        options[option] = { type: 'boolean', ...(option === 'help' ? { short: 'h' } : {}) };
    return (0,external_node_util_.parseArgs)({ args: [...args], options, strict: true, allowPositionals: true });
}
function isSwitch(name) {
    return lib_options/* switchOptions */.DT.some((option) => option === name);
}
function isList(name) {
    return lib_options/* listOptions */.NM.some((option) => option === name);
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
        const items = value.filter((item) => typeof item === 'string');
        if (!isList(option) && items.length > 1)
            return wrong(`--${option} is given ${items.length} times`);
        texts.set(option, items);
    }
    const common = { texts, json: values['json'] === true, verbose: values['verbose'] === true };
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

;// CONCATENATED MODULE: ./lib/cli/foreign-handover.js




/** A directory while it lives: one that is made anew in its place is another. Undefined where there is none. */
function checkoutOf(directory) {
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
    if (handover.checkout !== checkoutOf(working))
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
    const before = await (0,lib_options/* readOptions */.Tt)(handover.texts, {
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

;// CONCATENATED MODULE: ./lib/cli/help.js
const sources = `Which stackerfiles:
  -f, --stackerfiles FILE      one "stacker build -f" each, in the given order; repeatable (stacker.yaml)
      --search-dir DIR         instead: one "stacker recursive-build"
      --stacker-file-pattern R which files it takes
      --substitute KEY=VALUE   as stacker's; repeatable
      --substitute-file FILE   as stacker's`;
const stacker = `How stacker is run:
      --layer-type TYPE        tar, squashfs or erofs; repeatable (tar)
      --no-verity              as stacker's
      --working-directory DIR  where; other paths are relative to it (.)
      --work-dir, --stacker-dir, --oci-dir, --roots-dir DIR
      --stacker-version V      whose rules apply: auto or a release as v1.2.0 (auto)
      --stacker-user USER      auto, root or runner (auto)
      --source-date-epoch E    auto, none or seconds (auto)
      --umask UMASK            auto or octal digits (auto)`;
const store = `Where the cache is:
      --store STORE            dir:PATH (a directory in your cache directory)
      --key-prefix PREFIX      keeps several caches apart (stack-cache)`;
const judging = `What counts:
      --bases MODE             check asks registries whether a base moved; recorded does not (check)
      --refresh GLOB           layers to be built again; repeatable
      --max-age DAYS           layers older than that are built again`;
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

${judging}

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

;// CONCATENATED MODULE: ./lib/cli/stackerfiles.js



/**
 * The named files, absolute, each once. Globs are the shell's work here: the package that expands them for the runner writes its
 * debug lines on standard output, where a person expects the answer alone.
 * @throws UserError for names without a file.
 */
function namedStackerfiles(lines, { working, written = working }) {
    const files = lines.map((line) => (0,external_node_path_.resolve)(working, line));
    const missing = files.filter((file) => (0,external_node_fs_.statSync)(file, { throwIfNoEntry: false })?.isFile() !== true);
    if (missing.length > 0) {
        return Promise.reject(new errors/* UserError */.yo(missing.map((file) => ({
            message: `stackerfiles: there is no file "${(0,external_node_path_.resolve)(written, (0,external_node_path_.relative)(working, file))}"`,
            advice: 'name existing stackerfiles by -f',
        }))));
    }
    return Promise.resolve([...new Set(files)]);
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
    if (command.kind === 'save')
        return saveNow(command, useCases, surroundings, person);
    const options = await run_command_line_optionsOf(command.texts, person, namedStackerfiles);
    const { working, written } = options.directories;
    const style = {
        colour: wantsColour(terminal, environment),
        show: (0,report_document/* showFrom */.I)(working, written),
    };
    switch (command.kind) {
        case 'plan': {
            const plan = await planOf(options, useCases, surroundings, person);
            const document = (0,report_document/* planDocument */.N)(plan, working, written);
            print(terminal, command.json ? (0,report_escape/* visibleJson */.$m)(document, 2) : (0,terminal_table/* renderPlan */.EG)(plan, style));
            return command.exitCode && document.any ? 10 : 0;
        }
        case 'why': {
            const plan = await planOf(options, useCases, surroundings, person);
            const layers = findLayers(plan, command.layer);
            if (layers.length === 0)
                throw noSuchLayer(plan, command.layer);
            print(terminal, layers.map((layer) => explainLayer(plan, layer, style)).join('\n'));
            return 0;
        }
        case 'restore': {
            const { plan, transfer, handover } = await useCases.restore(options, surroundings);
            const files = options.sources.kind === 'files' ? { files: options.sources.files } : {};
            const checkout = checkoutOf(working);
            const texts = textsForSave(command.texts, options);
            const left = { texts, ...files, note: handover, ...(checkout === undefined ? {} : { checkout }) };
            leaveForSave(left, options.directories.stacker, person, log);
            const document = (0,report_document/* planDocument */.N)(plan, working, written);
            const text = `${(0,terminal_table/* renderPlan */.EG)(plan, style)}\n${(0,terminal_table/* renderRestore */.Z0)(transfer, style)}`;
            print(terminal, command.json ? (0,report_escape/* visibleJson */.$m)({ ...document, transfer }, 2) : text);
            return 0;
        }
    }
}
/** What the directories of the options were relative to is forgotten. */
function textsForSave(given, { directories, store }) {
    const texts = new Map([...given, ['working-directory', [directories.working]]]);
    return given.has('store') && store.kind === 'directory' ? texts.set('store', [`dir:${store.path}`]) : texts;
}
/** In place, of what the last restore left out the reasons are those that it found. */
async function planOf(options, useCases, surroundings, person) {
    const plan = await useCases.plan(options, surroundings);
    if (options.from !== 'local')
        return plan;
    try {
        return (0,note/* recalled */.zh)(plan, (0,handover_handover/* readHandover */.IY)(fileForSave(options.directories.stacker, person))?.note);
    }
    catch (error) {
        surroundings.log.debug(`what the last restore left is not used: ${String(error)}`);
        return plan;
    }
}
async function saveNow(command, useCases, surroundings, person) {
    const { terminal, environment } = person;
    const given = command.texts;
    const stackerDirectory = (0,lib_options/* directoriesOf */.Pv)(given, person.cwd, person.cwd).stacker;
    const found = takeForSave(stackerDirectory, person, surroundings.log);
    const { options, handover } = await optionsOfSave(found, given, person, surroundings.log);
    const transfer = await useCases.save(options, surroundings, handover?.note);
    if (handover?.note !== undefined) {
        const spent = { ...handover, note: (0,note/* spentNote */.Zb)(handover.note), usedFor: buildOf(stackerDirectory) };
        leaveForSave(spent, stackerDirectory, person, surroundings.log);
    }
    const style = {
        colour: wantsColour(terminal, environment),
        show: (0,report_document/* showFrom */.I)(options.directories.working, options.directories.written),
    };
    print(terminal, command.json ? (0,report_escape/* visibleJson */.$m)(transfer, 2) : (0,terminal_table/* renderSave */.us)(transfer, style));
    return 0;
}
/** With what the restore left, where that is of this checkout and build. */
async function optionsOfSave(handover, given, person, log) {
    if (handover === undefined)
        return { options: await run_command_line_optionsOf(given, person, namedStackerfiles), handover };
    const { texts, files } = (0,handover_handover/* takeOver */.w9)(handover, given);
    let why;
    try {
        // As that stacker saw it, be it through a link.
        const seen = handover.texts.get('working-directory')?.at(-1) ?? person.cwd;
        const options = await run_command_line_optionsOf(texts, person, files ? () => Promise.resolve(files) : namedStackerfiles, seen);
        why = await whyForeign(handover, options, { cwd: person.cwd, seen });
        if (why === undefined)
            return { options, handover };
    }
    catch (error) {
        if (!(error instanceof errors/* UserError */.yo))
            throw error;
        why = error.message;
    }
    const options = await run_command_line_optionsOf(given, person, namedStackerfiles);
    log.warning(`what a restore left here is not used: ${why}; save goes by its own options, and nothing is known of before the build`);
    return { options, handover: undefined };
}
async function run_command_line_optionsOf(texts, person, expand, seen = person.cwd) {
    const options = await (0,lib_options/* readOptions */.Tt)(texts, {
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
        ...(budget === undefined ? {} : { budget: (0,lib_options/* parseBytes */.z_)('budget', budget) }),
        ...(maxAge === undefined ? {} : { maxAge: Number(maxAge) }),
    };
}
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
function fileForSave(stackerDirectory, person) {
    return (0,handover_handover/* handoverFile */.AN)((0,external_node_path_.join)(cacheDirectory(person), 'handover'), stackerDirectory);
}
function leaveForSave(handover, stackerDirectory, person, log) {
    try {
        (0,handover_handover/* writeHandover */.lN)(fileForSave(stackerDirectory, person), handover);
    }
    catch (error) {
        log.warning(`${error instanceof Error ? error.message : String(error)}; a save that follows will not know what was restored`);
    }
}
function takeForSave(stackerDirectory, person, log) {
    try {
        return (0,handover_handover/* readHandover */.IY)(fileForSave(stackerDirectory, person));
    }
    catch (error) {
        log.warning(`${error instanceof Error ? error.message : String(error)}; what the last restore left cannot be used`);
        return undefined;
    }
}
function noSuchLayer(plan, name) {
    const names = [...new Set(plan.layers.map((layer) => layer.definition.name))].slice(0, 20).map(report_reason/* inBackticks */.Zw.name);
    return new errors/* UserError */.yo({
        message: `there is no layer ${report_reason/* inBackticks */.Zw.name(name)} in the given stackerfiles`,
        advice: names.length === 0 ? 'they have no layers' : `they have ${names.join(', ')}`,
    });
}
function print(terminal, text) {
    terminal.out(text.endsWith('\n') ? text : `${text}\n`);
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
