export const id = 1939;
export const ids = [1939];
export const modules = {

/***/ 3636:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  D: () => (/* binding */ parseCommandLine)
});

// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./lib/formats/near-word.js
var near_word = __webpack_require__(42517);
// EXTERNAL MODULE: ./lib/cli/command-table.js
var command_table = __webpack_require__(25350);
;// CONCATENATED MODULE: ./lib/cli/further-files.js
/** Does `-f` take several values? `why` has an argument of its own. */
function takesLists(name) {
    return name === 'build' || name === 'plan' || name === 'restore' || name === 'save' || name === 'publish';
}
/** `-f a.yaml b.yaml`, as a shell makes it of `-f *.yaml`: what follows the value of `-f` directly belongs to it. */
function withFurtherFiles({ values, tokens, }) {
    const files = [];
    const others = [];
    let isFile = false;
    for (const token of tokens) {
        if (token.kind === 'positional')
            (isFile ? files : others).push(token.value ?? '');
        else {
            isFile = token.kind === 'option' && token.name === 'stackerfiles';
            if (isFile)
                files.push(token.value ?? '');
        }
    }
    return { values: files.length === 0 ? values : { ...values, stackerfiles: files }, positionals: others };
}

;// CONCATENATED MODULE: ./lib/cli/store-question.js
/** Undefined where the words are none of these. */
function storeQuestion(positionals, dryRun, layers) {
    const [kind, first, second, ...more] = positionals;
    if (more.length > 0)
        return undefined;
    if (kind === 'copy') {
        if (first === undefined || second === undefined)
            return undefined;
        return { kind, from: first, to: second, layers };
    }
    if (second !== undefined)
        return undefined;
    if (kind === 'show')
        return first === undefined ? undefined : { kind, layer: first };
    if (first !== undefined)
        return undefined;
    if (kind === 'list' || kind === 'verify')
        return { kind };
    return kind === 'gc' ? { kind, dryRun } : undefined;
}
const idleOptions = {
    list: ['dry-run', 'layer', 'budget', 'max-age'],
    show: ['dry-run', 'layer', 'budget', 'max-age'],
    verify: ['dry-run', 'layer', 'budget', 'max-age'],
    gc: ['layer'],
    copy: ['dry-run', 'store', 'budget', 'max-age'],
};
/** What is wrong with an option that the action would ignore. */
function idleOption({ kind }, values) {
    const idle = idleOptions[kind].find((option) => values[option] !== undefined);
    return idle === undefined ? undefined : `store ${kind} knows no --${idle}`;
}

;// CONCATENATED MODULE: ./lib/cli/arguments.js





const shells = ['bash', 'zsh', 'fish'];
const verdicts = ['hit', 'unchanged', 'miss', 'always', 'unknown', 'error'];
/** `args` without the interpreter and the program. */
function parseCommandLine(args) {
    const [first, ...rest] = args;
    if (first === undefined || first === '--help' || first === '-h')
        return { kind: 'help' };
    if (first === '--version')
        return { kind: 'version' };
    if (first === 'help') {
        const about = command_table/* commands */.Pi.find((name) => name === rest[0]);
        return { kind: 'help', ...(about === undefined ? {} : { about }) };
    }
    const name = command_table/* commands */.Pi.find((candidate) => candidate === first);
    if (name === undefined) {
        const near = (0,near_word/* nearWord */.v)(first, command_table/* commands */.Pi);
        const advice = near === undefined ? '' : `; did you mean ${JSON.stringify(near)}?`;
        return { kind: 'wrong-usage', message: `there is no command ${JSON.stringify(first)}${advice}` };
    }
    let parsed;
    try {
        parsed = parseOf(name, rest);
    }
    catch (error) {
        return { kind: 'wrong-usage', message: usageMessage(error, name), about: name };
    }
    return commandOf(name, parsed.values, parsed.positionals);
}
function parseOf(name, args) {
    const options = {};
    for (const option of command_table/* optionsOfCommand */.ZO[name]) {
        options[option] = (0,command_table/* isSwitch */.Tb)(option)
            ? { type: 'boolean' }
            : { type: 'string', multiple: true, ...(option === 'stackerfiles' ? { short: 'f' } : {}) };
    }
    for (const option of command_table/* ofPeople */.je[name])
        options[option] = { type: 'string', multiple: true };
    for (const option of command_table/* switches */.n$[name])
        options[option] = { type: 'boolean', ...(option === 'help' ? { short: 'h' } : {}) };
    const parsed = (0,external_node_util_.parseArgs)({ args: [...args], options, strict: true, allowPositionals: true, tokens: true });
    return takesLists(name) ? withFurtherFiles(parsed) : parsed;
}
function commandOf(name, values, positionals) {
    const wrong = (message) => ({ kind: 'wrong-usage', message, about: name });
    if (values['help'] === true)
        return { kind: 'help', about: name };
    const texts = new Map();
    for (const option of command_table/* optionsOfCommand */.ZO[name]) {
        const value = values[option];
        if (value === true)
            texts.set(option, ['true']);
        if (!Array.isArray(value))
            continue;
        const items = textsOf(value);
        if (!(0,command_table/* isList */.Lv)(option) && items.length > 1)
            return wrong(`--${option} is given ${items.length} times`);
        texts.set(option, items);
    }
    const [names, files, colours, against] = ['build', 'builds-file', 'color', 'against'].map((option) => textsOf(values[option]));
    if ((files?.length ?? 0) > 1)
        return wrong(`--builds-file is given ${String(files?.length)} times`);
    const builds = { file: files?.[0], names: names ?? [] };
    const colour = ['auto', 'always', 'never'].find((when) => when === (colours?.at(-1) ?? 'auto'));
    if (colour === undefined)
        return wrong('--color takes auto, always or never');
    const common = { texts, builds, colour, json: values['json'] === true, verbose: values['verbose'] === true };
    switch (name) {
        case 'why': {
            const [layer, ...more] = positionals;
            if (layer === undefined || more.length > 0)
                return wrong('why takes the name of one layer');
            return { kind: 'why', ...common, layer };
        }
        case 'store': {
            const question = storeQuestion(positionals, values['dry-run'] === true, textsOf(values['layer']));
            if (question === undefined)
                return wrong('store takes list, show LAYER, verify, gc or copy FROM TO');
            const idle = idleOption(question, values);
            return idle === undefined ? { kind: 'store', ...common, question } : wrong(idle);
        }
        case 'build':
        case 'plan':
        case 'restore':
        case 'complete':
        case 'publish':
        case 'save': {
            const [extra] = positionals;
            if (extra !== undefined)
                return wrong(`${name} takes no argument ${JSON.stringify(extra)}${name === 'complete' ? '' : '; stackerfiles are given by -f'}`);
            if (name !== 'plan')
                return { kind: name, ...common };
            const words = textsOf(values['only']).flatMap((text) => text.split(','));
            const only = verdicts.filter((verdict) => words.includes(verdict));
            const unknown = words.find((word) => !only.some((verdict) => verdict === word));
            if (unknown !== undefined)
                return wrong(`--only: ${(0,near_word/* didYouMean */.a)(unknown, verdicts, `it takes ${verdicts.join(', ')}`)}`);
            return { kind: name, ...common, exitCode: values['exit-code'] === true, only, against: against?.at(-1) };
        }
        case 'completion': {
            const shell = shells.find((one) => one === positionals[0]);
            if (shell === undefined || positionals.length > 1)
                return wrong(`completion takes ${shells.join(', ')}`);
            return { kind: name, shell };
        }
    }
}
function textsOf(value) {
    return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
/** The first sentence of what util.parseArgs says, whose others are about its own positionals. */
function usageMessage(error, name) {
    const message = error instanceof Error ? error.message : String(error);
    const first = (message.split('. To specify')[0] ?? message).split('\n')[0] ?? message;
    // A key in PEM begins with dashes, too.
    const [, dashed] = /^Option '(-{1,2}[\w-]+)[^']*' argument is ambiguous/.exec(first) ?? [];
    if (dashed !== undefined)
        return `${dashed}: a value that begins with a dash is given as --OPTION=VALUE`;
    const [, option] = /^Unknown option '--([^']+)'/.exec(first) ?? [];
    const near = option === undefined ? undefined : (0,near_word/* nearWord */.v)(option, (0,command_table/* optionNames */.W6)(name));
    return near === undefined ? first : `${first}; did you mean --${near}?`;
}


/***/ }),

/***/ 25350:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Lv: () => (/* binding */ isList),
/* harmony export */   Pi: () => (/* binding */ commands),
/* harmony export */   Tb: () => (/* binding */ isSwitch),
/* harmony export */   W6: () => (/* binding */ optionNames),
/* harmony export */   ZO: () => (/* binding */ optionsOfCommand),
/* harmony export */   je: () => (/* binding */ ofPeople),
/* harmony export */   n$: () => (/* binding */ switches)
/* harmony export */ });
/* harmony import */ var _options_option_texts_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6400);

const commands = [
    'build',
    'plan',
    'restore',
    'save',
    'complete',
    'publish',
    'why',
    'store',
    'completion',
];
/** What only the document of a plan has. */
const ofPlans = ['stages', 'legs', 'publish-to', 'publish-tags'];
/** What a save does not judge by. */
const ofJudging = ['bases', 'binds', 'binds-exclude', 'refresh', 'max-age'];
/** What only publishing goes by. */
const ofPublishing = ['publish', 'publish-index', 'publish-stackerfiles'];
/** Options that a command would ignore are refused, as inputs are left out of a door's action.yml. */
const optionsOfCommand = {
    build: without('from', 'arch', 'complete', 'summary'),
    plan: without('stacker', 'restore', 'save', 'complete', 'budget', 'summary', 'sign-key', ...ofPublishing),
    restore: without('from', 'stacker', 'save', 'complete', 'budget', 'summary', 'sign-key', ...ofPublishing),
    save: without('from', 'stacker', 'restore', 'complete', ...ofJudging, 'summary', ...ofPlans, ...ofPublishing),
    complete: ['working-directory', 'work-dir', 'stacker-dir', 'oci-dir', 'roots-dir', 'store', 'key-prefix', 'patience'],
    publish: without('stacker', 'restore', 'save', 'complete', 'budget', 'refresh', 'max-age', 'summary', 'stages', 'legs', 'sign-key'),
    why: without('stacker', 'restore', 'save', 'complete', 'budget', 'summary', 'sign-key', ...ofPlans, ...ofPublishing),
    store: [
        'store',
        'key-prefix',
        'working-directory',
        'budget',
        'max-age',
        'patience',
        'trust',
        'sign-key',
        'verify-key',
        'trust-workflows',
    ],
    completion: [],
};
function without(...names) {
    return [..._options_option_texts_js__WEBPACK_IMPORTED_MODULE_0__/* .listOptions */ .NM, ..._options_option_texts_js__WEBPACK_IMPORTED_MODULE_0__/* .singleOptions */ .Ns, ..._options_option_texts_js__WEBPACK_IMPORTED_MODULE_0__/* .switchOptions */ .DT].filter((name) => !names.includes(name));
}
const switches = {
    build: ['json', 'verbose', 'help'],
    plan: ['json', 'exit-code', 'verbose', 'help'],
    restore: ['json', 'verbose', 'help'],
    save: ['json', 'verbose', 'help'],
    complete: ['json', 'verbose', 'help'],
    publish: ['json', 'verbose', 'help'],
    why: ['verbose', 'help'],
    store: ['json', 'dry-run', 'verbose', 'help'],
    completion: ['help'],
};
/** Options with a value that only a person gives. */
const ofPeople = {
    build: ['build', 'builds-file', 'color'],
    plan: ['build', 'builds-file', 'color', 'only', 'against'],
    restore: ['build', 'builds-file', 'color'],
    save: ['build', 'builds-file', 'color'],
    complete: ['color'],
    publish: ['build', 'builds-file', 'color'],
    why: ['build', 'builds-file', 'color'],
    store: ['color', 'layer'],
    completion: [],
};
/** All options of a command by their names, for completions. */
function optionNames(name) {
    return [...optionsOfCommand[name], ...ofPeople[name], ...switches[name]];
}
function isSwitch(name) {
    return _options_option_texts_js__WEBPACK_IMPORTED_MODULE_0__/* .switchOptions */ .DT.some((option) => option === name);
}
function isList(name) {
    return _options_option_texts_js__WEBPACK_IMPORTED_MODULE_0__/* .listOptions */ .NM.some((option) => option === name);
}


/***/ }),

/***/ 5626:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ readyAnswer)
});

// EXTERNAL MODULE: ./lib/cli/command-table.js
var command_table = __webpack_require__(25350);
;// CONCATENATED MODULE: ./lib/cli/completion.js

/** A script by which a shell completes commands and their options; everything else is a file. */
function completionScript(shell) {
    switch (shell) {
        case 'bash':
            return bash();
        case 'zsh':
            // zsh runs completions of bash (zshcompsys, bashcompinit).
            return `autoload -Uz compinit bashcompinit\n(( $+functions[compdef] )) || compinit\nbashcompinit\n${bash()}`;
        case 'fish':
            return fish();
    }
}
function bash() {
    const cases = command_table/* commands */.Pi.map((name) => `    ${name}) words="${(0,command_table/* optionNames */.W6)(name).map(completion_long).join(' ')}" ;;`);
    return `_stack_cache() {
  local current=\${COMP_WORDS[COMP_CWORD]} words
  COMPREPLY=()
  if [ "$COMP_CWORD" = 1 ]; then
    COMPREPLY=($(compgen -W "${[...command_table/* commands */.Pi, 'help', '--version'].join(' ')}" -- "$current"))
    return
  fi
  case $current in
  -*) ;;
  *) return ;;
  esac
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
    *) return ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _stack_cache stack-cache
`;
}
function fish() {
    const lines = command_table/* commands */.Pi.flatMap((name) => [
        `complete -c stack-cache -n __fish_use_subcommand -f -a ${name}`,
        ...(0,command_table/* optionNames */.W6)(name).map((option) => `complete -c stack-cache -n '__fish_seen_subcommand_from ${name}' -l ${option}`),
    ]);
    return `${lines.join('\n')}\n`;
}
function completion_long(option) {
    return `--${option}`;
}

;// CONCATENATED MODULE: ./lib/cli/help.js
const sources = `Which stackerfiles:
  -f, --stackerfiles FILE ...  one "stacker build -f" each, in the given order; globs too, repeatable (stacker.yaml)
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
      --store STORE            dir:PATH or oci:REGISTRY/REPOSITORY (a directory in your cache directory); of several
                               each is read in turn, and what is new is written to the first
      --key-prefix PREFIX      keeps several caches apart (stack-cache)`;
const trust = `      --trust WHOM             scoped: a registry's records that are signed for you; own: all, where nobody else writes (scoped)
      --verify-key KEY         public ed25519 key, in base64 or as file:PATH, whose records are believed; repeatable
      --trust-workflows FILE   in a workflow run: others of the repository that are believed; repeatable`;
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
const target = `Where images are published:
      --publish-to URL         docker://HOST/PATH; credentials are those of "docker login"
      --publish-tags TAG       repeatable (latest)
      --publish WHAT           all; changed writes no tag for what the registry has already (all)
      --publish-index HOW      part tags images of one architecture as TAG-ARCH; join puts an index over these (none)
      --publish-stackerfiles F those among the stackerfiles whose images are published; repeatable (all)`;
const patience = `      --patience SECONDS       how long a service that is down may hold up the command (60)`;
const common = `      --color WHEN             always, never or auto: at a terminal, unless NO_COLOR is set (auto)
      --verbose                say more on the way
  -h, --help`;
const pages = {
    build: `Usage: stack-cache build [OPTIONS]

Restores what is still good, runs "stacker build" for what is not, with exactly the options that were planned, and saves what it built.
What stacker says goes to standard error.

${sources}

${stacker.replace("\n      --arch ARCH              amd64 or arm64, where it is not this machine's", '')}
      --stacker PROGRAM        stacker, by name or path (stacker)

${store}
${trust}
      --sign-key KEY           signs what is saved: a private ed25519 key, or file:PATH, which no list of processes shows
${patience}
      --budget SIZE            what the live records may weigh (8 GB)
      --save WHEN              auto, always or never (auto)

${judging}

${target}

      --restore WHAT           needed: what stacker asks for; all: whole images; none (needed)
      --json                   print the plan document, with what was built and saved
${common}
`,
    plan: `Usage: stack-cache plan [OPTIONS]

Says what "stacker build" would build again, and why. Changes nothing.

  stack-cache plan
  stack-cache plan -f images/*/stacker.yaml --substitute VERSION=1.2
  stack-cache plan --from local --only miss

${sources}

${stacker}

${store}
${trust}
${patience}
      --from local             judge the build.cache that is on disk, without a store

${judging}

${publishing}

      --only VERDICT           show layers that are hit, unchanged, miss, always, unknown or error; repeatable (all)
      --against FILE           say what differs from the plan document in that file
      --json                   print the plan document
      --exit-code              end with 10 when there is something to build, with 1 when stacker will stop at it
${common}
`,
    restore: `Usage: stack-cache restore [OPTIONS]

Lays the layers that are still good where stacker will find them.

${sources}

${stacker}

${store}
${trust}
${patience}

${judging}

${publishing}

      --restore WHAT           all; needed leaves out content that nobody asks for; none only plans (all)
      --json                   print the plan document
${common}
`,
    save: `Usage: stack-cache save [OPTIONS]

After the build: puts what is new into the cache. Options that are left out are those of the last
"stack-cache restore" for the same stacker-dir, if that was for this checkout and this build: where it is not used, that is said.

${sources}

${stacker}

${store}
${trust}
      --sign-key KEY           signs what is saved: a private ed25519 key, or file:PATH, which no list of processes shows
${patience}
      --budget SIZE            what the live records may weigh (8 GB)
      --save WHEN              auto, always or never (auto)

      --json                   print what was saved
${common}
`,
    complete: `Usage: stack-cache complete [OPTIONS]

Brings the layers that images in the OCI layout lack after "restore --restore needed", so that they can be copied out.
Ends with 1 where some cannot be had.

      --working-directory DIR  where stacker is run; other paths are relative to it (.)
      --work-dir, --stacker-dir, --oci-dir, --roots-dir DIR

${store}
${patience}

      --json                   print what was brought
${common}
`,
    publish: `Usage: stack-cache publish [OPTIONS]

After the build: puts the images of the given stackerfiles into a registry, under the names that "stacker publish" gives them.
Sends what the registry lacks; all blobs first, then all manifests, then the tags.

  stack-cache publish --publish-to docker://ghcr.io/team --publish-tags v1 --publish-tags latest
  stack-cache publish --publish-index join --publish-to docker://ghcr.io/team

${sources}

${stacker}

${store}
${trust}
${patience}
      --from WHERE             local: the images on disk; store: those of hits, which the registry has already, are tagged (local)
      --bases, --binds, --binds-exclude  as for plan

${target}

      --json                   print what was published
${common}
`,
    why: `Usage: stack-cache why LAYER [OPTIONS]

Tells the whole chain of reasons for one layer, with the changed fields and files.

${sources}

${stacker}

${store}
${trust}
${patience}
      --from local             judge the build.cache that is on disk, without a store

${judging.replace(/\n *--stages.*$/, '')}

${common}
`,
    store: `Usage: stack-cache store list | show LAYER | verify | gc | copy FROM TO [OPTIONS]

  list            the records by layer, the newest first
  show LAYER      the records of a layer
  verify          reads everything and says what is damaged
  gc              removes what no live record needs, down to --budget and --max-age
  copy FROM TO    copies records with their blobs; what is there already is skipped

Where the cache is:
      --store STORE            dir:PATH or oci:REGISTRY/REPOSITORY (a directory in your cache directory); copy is given two
      --key-prefix PREFIX      which caches copy copies (stack-cache)
${trust}
      --sign-key KEY           by which copy signs what it writes to a registry: ed25519, in base64, or file:PATH
      --working-directory DIR  what dir:PATH is relative to
${patience}

      --budget SIZE            what gc lets stay (all)
      --max-age DAYS           gc removes records that were not used for so long; in a registry, that are so old
      --dry-run                only say what gc would remove
      --layer NAME             which layers copy copies, names or globs as "app-*"; repeatable (all)
      --json                   print data
${common}
`,
    completion: `Usage: stack-cache completion bash | zsh | fish

Prints a script that completes commands and options:

  source <(stack-cache completion bash)          in ~/.bashrc, the same with zsh in ~/.zshrc
  stack-cache completion fish > ~/.config/fish/completions/stack-cache.fish

  -h, --help
`,
};
const overview = `Usage: stack-cache COMMAND [OPTIONS]

The incremental-build cache for stacker.

  build           restore, run stacker for what is to be built, and save
  plan            what "stacker build" would build again, and why; changes nothing
  restore         lay down what is still good
  save            after the build: keep what is new
  complete        bring the layers that a restore left out of images
  publish         put the images into a registry
  why LAYER       one layer: the whole chain of reasons
  store ...       list, show, verify, gc, copy: look after stores
  completion SH   a script that completes commands and options in bash, zsh or fish

"stack-cache COMMAND --help" lists the options.
Exit codes: 0 done, 1 a mistake in the project or in an option's value, 2 wrong usage, 70 a fault in stack-cache;
"build" ends with 1 where stacker fails, and with 130 or 143 where SIGINT or SIGTERM broke it off;
"plan --exit-code" ends with 10 when there is something to build, and with 1 when stacker will stop at it.
`;
function helpPage(about) {
    return about === undefined ? overview : pages[about];
}

;// CONCATENATED MODULE: ./lib/cli/narrow-page.js
/** Of a page that is wider. */
const indentOfDescriptions = 8;
/** A help page for a terminal of that many columns: words stay whole, and descriptions below each other. Commands in it are not broken. */
function narrowPage(page, columns) {
    return page
        .split('\n')
        .flatMap((line) => line.length <= columns || line.startsWith('  stack-cache ') ? [line] : narrowLine(line, columns))
        .join('\n');
}
function narrowLine(line, columns) {
    const [, name = '', gap = '', description = ''] = /^( *\S.*?)?( {2,})(\S.*)$/.exec(line) ?? [undefined, '', '', line];
    const column = name.length + gap.length;
    // Beside its name there is too little room: below it.
    if (column > columns / 2) {
        const below = wrapped(description, columns - indentOfDescriptions);
        return [...(name === '' ? [] : [name]), ...below.map((part) => ' '.repeat(indentOfDescriptions) + part)];
    }
    const [first = '', ...rest] = wrapped(description, columns - column);
    return [name + gap + first, ...rest.map((part) => ' '.repeat(column) + part)];
}
function wrapped(text, width) {
    const parts = text.match(new RegExp(`\\S.{0,${String(Math.max(width, 1) - 1)}}(?= |$)|\\S+`, 'g')) ?? [];
    return parts.map((part) => part.trimEnd());
}

;// CONCATENATED MODULE: ./lib/cli/ready-answer.js



/** `columns`: of the terminal that it is for. */
function readyAnswer(question, version, columns) {
    switch (question.kind) {
        case 'help': {
            const page = helpPage(question.about);
            return columns === undefined ? page : narrowPage(page, columns);
        }
        case 'version':
            return `stack-cache ${version}\n`;
        case 'completion':
            return completionScript(question.shell);
    }
}


/***/ }),

/***/ 81939:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startCommandLine: () => (/* binding */ startCommandLine)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/cli/arguments.js + 2 modules
var cli_arguments = __webpack_require__(3636);
// EXTERNAL MODULE: ./lib/cli/ready-answer.js + 3 modules
var ready_answer = __webpack_require__(5626);
;// CONCATENATED MODULE: ./lib/cli/version.js
/** Equal to package.json's, which is not in the bundle; a test compares them. */
const version = '0.1.0';

;// CONCATENATED MODULE: ./lib/cli/start-command-line.js





/**
 * Runs the command that a person, or their script, started this process for; sets its exit code. The program is asked for by
 * commands that run it: reading its code takes three times as long as starting Node.
 */
async function startCommandLine(args, program) {
    const { stdout, stderr } = process;
    // A reader that has seen enough (`| head`) closes the pipe; that is no fault.
    for (const stream of [stdout, stderr]) {
        stream.on('error', (error) => {
            if (error.code !== 'EPIPE')
                throw error;
        });
    }
    const command = (0,cli_arguments/* parseCommandLine */.D)(args);
    if (command.kind === 'help' || command.kind === 'version' || command.kind === 'completion') {
        stdout.write((0,ready_answer/* readyAnswer */.Y)(command, version, stdout.isTTY && stdout.columns > 0 ? stdout.columns : undefined));
        return;
    }
    const { useCases, keeper } = await program();
    const { runCommandLine } = await Promise.all(/* import() */[__webpack_require__.e(8076), __webpack_require__.e(4562), __webpack_require__.e(3041), __webpack_require__.e(2552)]).then(__webpack_require__.bind(__webpack_require__, 54145));
    const { interruptionOf } = await __webpack_require__.e(/* import() */ 1145).then(__webpack_require__.bind(__webpack_require__, 71145));
    const code = await runCommandLine(args, useCases, keeper, {
        terminal: {
            out: (text) => {
                stdout.write(text);
            },
            err: (text) => {
                stderr.write(text);
            },
            outIsTerminal: stdout.isTTY,
            errIsTerminal: stderr.isTTY,
            // One that nobody has told its size says that it has none: `script` in a job.
            ...(stdout.isTTY && stdout.columns > 0 ? { columns: stdout.columns, rows: stdout.rows } : {}),
        },
        environment: { ...process.env },
        cwd: currentDirectory(process.env['PWD']),
        now: Date.now,
        interruption: () => interruptionOf(process),
        version: version,
    });
    process.exitCode = code;
    // What was given up on may still be at work.
    if (code === 130 || code === 143)
        process.exit();
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


/***/ }),

/***/ 57212:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ changesBetween)
/* harmony export */ });
/** Levenshtein's distance. */
function changesBetween(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let at = 0; at < a.length; at++) {
        const next = [at + 1];
        for (let column = 0; column < b.length; column++) {
            const replaced = (row[column] ?? 0) + (a[at] === b[column] ? 0 : 1);
            next.push(Math.min(replaced, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
        }
        row = next;
    }
    return row[b.length] ?? 0;
}


/***/ }),

/***/ 42517:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ didYouMean),
/* harmony export */   v: () => (/* binding */ nearWord)
/* harmony export */ });
/* harmony import */ var _edit_distance_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(57212);

/** The one of `known` that somebody who wrote `word` will have meant. */
function nearWord(word, known) {
    const written = plain(word);
    const near = [...known]
        .map((candidate) => ({ candidate, changes: changesTo(plain(candidate), written) }))
        .sort((a, b) => a.changes - b.changes)[0];
    if (near === undefined)
        return undefined;
    return near.changes <= Math.min(3, Math.max(1, Math.floor(near.candidate.length / 3))) ? near.candidate : undefined;
}
/** `did you mean "a"?`, else `otherwise`. */
function didYouMean(word, known, otherwise) {
    const near = nearWord(word, known);
    return near === undefined ? otherwise : `did you mean ${JSON.stringify(near)}?`;
}
/** A word with two letters swapped, or that was cut, or that got an ending, is one change away. */
function changesTo(known, written) {
    const [short, long] = known.length < written.length ? [known, written] : [written, known];
    if (known === written)
        return 0;
    if (isSwapped(known, written))
        return 1;
    return short.length >= 5 && long.startsWith(short) ? 1 : (0,_edit_distance_js__WEBPACK_IMPORTED_MODULE_0__/* .changesBetween */ .i)(known, written);
}
function isSwapped(a, b) {
    const at = Array.from(a).findIndex((letter, index) => letter !== b[index]);
    return a.length === b.length && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2);
}
function plain(text) {
    return text.slice(0, 64).toLowerCase().replaceAll(/[-_ ]/g, '');
}


/***/ }),

/***/ 6400:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DT: () => (/* binding */ switchOptions),
/* harmony export */   NM: () => (/* binding */ listOptions),
/* harmony export */   Ns: () => (/* binding */ singleOptions),
/* harmony export */   cT: () => (/* binding */ withoutSecrets),
/* harmony export */   hy: () => (/* binding */ withUsual)
/* harmony export */ });
const listOptions = [
    'stackerfiles',
    'substitute',
    'layer-type',
    'store',
    'refresh',
    'binds-exclude',
    'publish-tags',
    'publish-stackerfiles',
    'verify-key',
    'trust-workflows',
];
const switchOptions = ['no-verity', 'summary', 'complete'];
const singleOptions = [
    'search-dir',
    'stacker-file-pattern',
    'substitute-file',
    'working-directory',
    'work-dir',
    'stacker-dir',
    'oci-dir',
    'roots-dir',
    'stacker',
    'stacker-version',
    'arch',
    'stacker-user',
    'source-date-epoch',
    'umask',
    'key-prefix',
    'bases',
    'binds',
    'max-age',
    'restore',
    'save',
    'stages',
    'legs',
    'patience',
    'budget',
    'publish-to',
    'publish',
    'publish-index',
    'trust',
    'sign-key',
    'from',
];
/** What no file keeps: whoever needs it is given it. */
const secretOptions = ['sign-key'];
function withoutSecrets(texts) {
    return new Map([...texts].filter(([name]) => !secretOptions.includes(name)));
}
/** The texts, with what counts where that was not given. */
function withUsual(texts, name, usual) {
    return texts.has(name) ? texts : new Map([...texts, [name, [usual]]]);
}


/***/ })

};
