export const id = 6553;
export const ids = [6553];
export const modules = {

/***/ 16553:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  buildNamed: () => (/* binding */ buildNamed),
  readBuilds: () => (/* binding */ readBuilds)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
;// CONCATENATED MODULE: ./lib/builds/build-name.js
/**
 * Names of a build's combinations: its `name` with the values of variants filled in. Behind it stands `-VALUE` for each list with more than
 * one value that `name` does not use, in the order of the file: `app` with `arch: [amd64, arm64]` is `app-amd64` and `app-arm64`. Where two
 * names are still alike, what differs of `include` follows. Characters of values that a name may not have become `-`.
 */
function namesOf(template, combinations, lists) {
    const used = new Set(template.flatMap((part) => (typeof part === 'string' ? [] : [part.variant])));
    const varying = varyingOf(combinations).filter((name) => !used.has(name));
    const ofLists = varying.filter((name) => lists.has(name));
    const names = combinations.map((values) => nameOf(template, ofLists, values));
    if (new Set(names).size === names.length)
        return names;
    return combinations.map((values) => nameOf(template, varying, values));
}
function nameOf(template, appended, values) {
    const filled = template.map((part) => (typeof part === 'string' ? part : fit(values.get(part.variant) ?? '')));
    const behind = appended.flatMap((name) => values.get(name) ?? []).map((value) => `-${fit(value)}`);
    return [...filled, ...behind].join('');
}
function fit(value) {
    return value.slice(0, 200).replaceAll(/[^A-Za-z0-9._-]+/g, '-');
}
/** Variants that are not the same in all combinations, or not in all. */
function varyingOf(combinations) {
    const found = new Map();
    for (const combination of combinations) {
        for (const [name, value] of combination) {
            const seen = found.get(name) ?? { values: new Set(), count: 0 };
            seen.values.add(value);
            seen.count += 1;
            found.set(name, seen);
        }
    }
    return [...found]
        .filter(([, { values, count }]) => values.size > 1 || count < combinations.length)
        .map(([name]) => name);
}

;// CONCATENATED MODULE: ./lib/builds/description.js
/** They say which files, in two ways. */
const ofFiles = ['stackerfiles'];
const ofSearch = ['search-dir', 'stacker-file-pattern', 'pattern'];
/**
 * Puts `defaults` below a build: of `substitute` the build replaces keys, of everything else the whole. A build that says in one way which
 * files it takes has nothing of the other way.
 */
function describe(build, defaults) {
    const own = build.entries;
    const has = (names) => names.some((name) => own.has(name));
    const dropped = [
        ...(has(ofFiles) ? ofSearch : []),
        ...(has(ofSearch) ? ofFiles : []),
        ...(has(['pattern', 'stacker-file-pattern']) ? ['pattern', 'stacker-file-pattern'] : []),
    ];
    const entries = new Map([...defaults.entries].filter(([name]) => !dropped.includes(name)));
    for (const [name, entry] of own) {
        const below = name === 'substitute' ? entries.get(name)?.value : undefined;
        const above = entry.value;
        entries.set(name, below?.kind === 'map' && above.kind === 'map' ? { ...entry, value: mergeMaps(below, above) } : entry);
    }
    const broken = build.broken.has('variants') || (!own.has('variants') && defaults.broken.has('variants'));
    return { at: build.at, entries, whole: !broken };
}
function mergeMaps(below, above) {
    return { ...above, entries: new Map([...below.entries, ...above.entries]) };
}
/** Tells of globs that nothing is excluded from. */
function checkExclusions(build, { entries }, mistakes) {
    const globs = build.entries.get('binds-exclude');
    const binds = entries.get('binds')?.value;
    if (globs === undefined || (binds?.kind === 'text' && binds.text !== 'stacker'))
        return;
    mistakes.tell(globs.at, 'binds-exclude has no use without "binds: content"', 'add "binds: content", or take it away');
}
/** Tells what excludes each other in a build or in `defaults`. */
function checkTogether({ entries }, mistakes) {
    const exclude = (first, second, advice) => {
        const place = entries.get(second);
        if (place === undefined || !entries.has(first))
            return;
        mistakes.tell(place.at, `${first} and ${second} exclude each other`, advice);
    };
    const oneWay = 'give stackerfiles for "stacker build -f", or search-dir for "stacker recursive-build"';
    for (const name of ofSearch)
        exclude('stackerfiles', name, oneWay);
    exclude('stacker-file-pattern', 'pattern', 'pattern is the short name of stacker-file-pattern: give one of the two');
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __webpack_require__(38815);
// EXTERNAL MODULE: ./lib/yaml/source-text.js
var source_text = __webpack_require__(12820);
;// CONCATENATED MODULE: ./lib/builds/mistakes.js


/** More would bury what matters. */
const mostTold = 100;
/** `file`: as it is to be shown. */
function mistakesIn(file, text) {
    const source = (0,source_text/* fileText */.CG)(file, text);
    const told = new Map();
    let more = 0;
    const tell = (at, message, advice) => {
        const key = `${at} ${message}`;
        if (told.has(key))
            return;
        if (told.size >= mostTold)
            more += 1;
        else
            told.set(key, { at, problem: (0,source_text/* problemAt */.l4)(source, at, message, typeof advice === 'string' ? advice : advice()) });
    };
    const settle = () => {
        if (told.size === 0)
            return;
        const problems = [...told.values()].sort((a, b) => a.at - b.at).map(({ problem }) => problem);
        if (more > 0)
            problems.push({ message: `there are more mistakes than the ${mostTold} above`, place: { file } });
        throw new errors/* UserError */.yo(problems);
    };
    return {
        tell,
        settle,
        placeOf: (at) => (0,source_text/* placeIn */.VV)(source, at),
        stop: (at, message, advice) => {
            tell(at, message, advice);
            settle();
            throw new errors/* UserError */.yo({ message, advice, place: { file } });
        },
    };
}
const widest = 80;
/** A text of the file as a message shows it. */
function quoted(text) {
    return JSON.stringify(text.length <= widest ? text : `${text.slice(0, widest)}...`);
}
const mostListed = 20;
/** `a, b, c`, and no more than some of them. */
function listed(words) {
    return [...words.slice(0, mostListed), ...(words.length > mostListed ? ['...'] : [])].join(', ');
}
/** `{a: "b"}` */
function shownValues(values) {
    return `{${listed(Array.from(values, ([name, value]) => `${name}: ${quoted(value)}`))}}`;
}
/** `"a", "b" or "c"` */
function alternatives(words) {
    const shown = words.map((word) => JSON.stringify(word));
    return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1) ?? ''}`;
}

;// CONCATENATED MODULE: ./lib/builds/yaml-document.js


const largest = 1 << 20;
const mostLexemes = 300_000;
const deepest = 64;
const mostNodes = 500_000;
/** All but what YAML calls printable; the library lets them through. */
const control = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u;
/**
 * The one document of a text by the rules of YAML 1.2 and its core schema; undefined where it is empty. Nothing in it makes this take
 * more than seconds or some hundred megabytes.
 * @throws UserError for what is no YAML, or more than a builds file may be.
 */
function readDocument(text, mistakes) {
    if (Buffer.byteLength(text) > largest) {
        mistakes.stop(0, 'the builds file is larger than 1 MiB', 'use variants and defaults instead of repetition');
    }
    const strange = control.exec(text);
    if (strange !== null) {
        const code = strange[0].charCodeAt(0).toString(16).padStart(4, '0');
        mistakes.stop(strange.index, `the character U+${code} may not stand in YAML`, 'take it away');
    }
    const [document, second] = new dist/* Composer */.Dk({
        version: '1.2',
        schema: 'core',
        merge: false,
        uniqueKeys: false,
        prettyErrors: false,
    }).compose(boundedTokens(text, mistakes), true, text.length);
    if (document === undefined)
        return undefined;
    for (const { code, message, pos } of [...document.errors, ...document.warnings].slice(0, 1)) {
        mistakes.stop(pos[0], `this is not YAML: ${message}`, cureOf(code));
    }
    if (second !== undefined) {
        mistakes.stop(second.range[0], 'a second document begins here', 'a builds file is one document: take the line away');
    }
    return builtFrom(document, mistakes);
}
/** The library's tokens, as long as they are no more than its recursive composer can bear. */
function* boundedTokens(text, mistakes) {
    const parser = new dist/* Parser */.iX();
    let count = 0;
    let offset = 0;
    let flow = 0;
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        count += 1;
        if (count > mostLexemes) {
            mistakes.stop(offset, 'the builds file has too many parts', 'use variants and defaults instead of repetition');
        }
        if (parser.stack.length > deepest)
            mistakes.stop(offset, 'this is nested too deeply', 'a builds file needs few levels');
        const type = dist/* CST */.DB.tokenType(lexeme);
        if (type === 'flow-map-start' || type === 'flow-seq-start')
            flow += 1;
        if (type === 'flow-map-end' || type === 'flow-seq-end')
            flow -= 1;
        // The library takes seconds for a megabyte of them.
        if (flow < 0)
            mistakes.stop(offset, 'a closing bracket without an opening one', 'take it away, or quote the text');
        // Marks of the library's lexer that stand for no text.
        if (type !== 'doc-mode' && type !== 'flow-error-end' && type !== 'scalar')
            offset += lexeme.length;
        yield* parser.next(lexeme);
    }
    yield* parser.end();
}
const indentation = 'indent all keys of a map and all items of a list alike, and close each quote and bracket';
/** What to do about the library's complaints, by their codes. */
const cures = new Map([
    ['TAB_AS_INDENT', 'indent with blanks, not with tabs'],
    ['BAD_INDENT', indentation],
    ['MISSING_CHAR', indentation],
    ['BLOCK_AS_IMPLICIT_KEY', indentation],
    ['BLOCK_IN_FLOW', indentation],
    ['TAG_RESOLVE_FAILED', 'leave out the tag; quote a value that begins with "!"'],
    ['BAD_ALIAS', 'quote a value that begins with "&" or "*"'],
]);
function cureOf(code) {
    return cures.get(code) ?? 'quote a value that holds ": " or " #", or begins with a special sign';
}
/** Composes the tree with aliases resolved: shared, not copied, and counted as often as they are used. */
function builtFrom(document, mistakes) {
    const anchors = new Map();
    const sizes = new WeakMap();
    let at = 0;
    const sized = (node, parts) => {
        const size = parts.reduce((sum, part) => sum + (sizes.get(part) ?? 1), 1);
        if (size > mostNodes) {
            mistakes.stop(node.at, 'with its aliases this is larger than can be read', 'use variants and defaults instead');
        }
        sizes.set(node, size);
        return node;
    };
    const build = (node) => {
        if (node === null)
            return { kind: 'text', at, text: '', type: 'null' };
        at = node.range[0];
        if ((0,dist/* isAlias */.Vj)(node)) {
            const target = anchors.get(node.source);
            if (target === undefined)
                return mistakes.stop(at, `there is no anchor ${quoted(node.source)} before`, anchorAdvice);
            if (target === 'open')
                return mistakes.stop(at, `the alias ${quoted(node.source)} stands inside itself`, anchorAdvice);
            return target;
        }
        const { anchor } = node;
        if (anchor !== undefined)
            anchors.set(anchor, 'open');
        const built = (0,dist/* isScalar */.jn)(node) ? textOf(node, at) : (0,dist/* isSeq */.oP)(node) ? list(node.items, at) : map(node, at);
        if (anchor !== undefined)
            anchors.set(anchor, built);
        return built;
    };
    const list = (items, start) => {
        const built = items.map((item) => build(item));
        return sized({ kind: 'list', at: start, items: built }, built);
    };
    const map = (node, start) => {
        const entries = new Map();
        if (!(0,dist/* isMap */.jh)(node))
            throw new TypeError('the library has no other nodes');
        for (const pair of node.items) {
            const key = build(pair.key);
            at = key.at;
            const value = build(pair.value);
            if (key.kind !== 'text' || key.text === '') {
                mistakes.tell(key.at, 'a key has to be a text that is not empty', 'write KEY: VALUE');
            }
            else if (entries.has(key.text)) {
                mistakes.tell(key.at, `the key ${quoted(key.text)} stands twice in this map`, 'keep one of the two');
            }
            else
                entries.set(key.text, { at: key.at, value });
        }
        const built = { kind: 'map', at: start, entries };
        return sized(built, [...entries.values()].map(({ value }) => value));
    };
    const { contents } = document;
    return contents === null ? undefined : build(contents);
}
const anchorAdvice = 'quote a value that begins with "*", or write what the alias stands for';
function textOf(node, at) {
    const { value, source = '' } = node;
    const type = value === null ? 'null' : typeof value;
    return {
        kind: 'text',
        at,
        text: source,
        type: type === 'number' || type === 'boolean' || type === 'null' ? type : 'string',
    };
}

// EXTERNAL MODULE: ./lib/release/epoch.js
var epoch = __webpack_require__(78580);
// EXTERNAL MODULE: ./lib/release/layer-type.js
var layer_type = __webpack_require__(10653);
;// CONCATENATED MODULE: ./lib/builds/fields.js



const arches = ['amd64', 'arm64'];
const otherArchNames = new Map([
    ['x86_64', 'amd64'],
    ['x86-64', 'amd64'],
    ['x64', 'amd64'],
    ['aarch64', 'arm64'],
    ['arm64/v8', 'arm64'],
]);
/** A line of a text that programs take for one thing: lists in outputs and inputs have one item a line. */
function isLine(text) {
    return text.trim() !== '' && !/[\0\r\n]/.test(text);
}
function oneOf(words, synonyms) {
    const known = new Set(words);
    const rule = { wanted: alternatives(words), fits: (text) => known.has(text), words };
    return synonyms === undefined ? rule : { ...rule, synonyms };
}
const path = { wanted: 'a path on one line', fits: isLine };
const line = { wanted: 'a text on one line', fits: isLine };
/** The words of YAML 1.2's core schema. */
const switchWord = {
    ...oneOf(['true', 'false']),
    fits: (text) => /^(?:true|True|TRUE|false|False|FALSE)$/.test(text),
};
function isEpoch(text) {
    return text === 'auto' || text === 'none' || (0,epoch/* epochSeconds */.D)(text) !== undefined;
}
/** What a build may have, in the order in which it is documented. */
const fields = {
    name: {
        kind: 'text',
        rule: {
            wanted: 'at most 100 letters, digits, ".", "_" and "-"',
            fits: (text) => /^[A-Za-z0-9._-]{1,100}$/.test(text),
        },
        example: 'name: app',
    },
    stackerfiles: { kind: 'list', rule: path, example: 'stackerfiles: images/*/stacker.yaml' },
    'search-dir': { kind: 'text', rule: path, example: 'search-dir: images' },
    'stacker-file-pattern': { kind: 'text', rule: line, example: 'pattern: \\/stacker.yaml$' },
    pattern: { kind: 'text', rule: line, example: 'pattern: \\/stacker.yaml$' },
    substitute: {
        kind: 'substitutions',
        // A NUL ends the arguments of programs.
        rule: { wanted: 'a text without NUL', fits: (text) => !text.includes('\0') },
        example: 'substitute: {KEY: VALUE}',
    },
    'substitute-files': { kind: 'list', rule: path, example: 'substitute-files: values.yaml' },
    'layer-types': { kind: 'list', rule: oneOf(layer_type/* layerTypes */.vK), example: 'layer-types: [tar, squashfs]' },
    'no-verity': { kind: 'switch', rule: switchWord, example: 'no-verity: true' },
    'working-directory': { kind: 'text', rule: path, example: 'working-directory: images' },
    'work-dir': { kind: 'text', rule: path, example: 'work-dir: out' },
    'stacker-dir': { kind: 'text', rule: path, example: 'stacker-dir: .stacker' },
    'oci-dir': { kind: 'text', rule: path, example: 'oci-dir: oci' },
    'roots-dir': {
        kind: 'text',
        // Overlayfs separates its lower directories by colons, so stacker refuses such a name (validateRootsDirName).
        rule: { wanted: 'a path without a colon', fits: (text) => isLine(text) && !text.includes(':') },
        example: 'roots-dir: roots',
    },
    arch: { kind: 'text', rule: oneOf(arches, otherArchNames), example: 'arch: arm64' },
    'source-date-epoch': {
        kind: 'text',
        rule: { wanted: '"auto", "none" or seconds since 1970', fits: isEpoch },
        example: 'source-date-epoch: 1700000000',
    },
    'runs-on': { kind: 'runner', rule: line, example: 'runs-on: ubuntu-24.04' },
    'stacker-version': {
        kind: 'text',
        rule: {
            wanted: '"auto" or a release as "v1.2.0"',
            fits: (text) => /^(?:auto|v?[0-9]+\.[0-9]+\.[0-9]+(?:-[0-9A-Za-z.]+)?)$/.test(text),
        },
        example: 'stacker-version: v1.2.0',
    },
    binds: { kind: 'text', rule: oneOf(['stacker', 'content']), example: 'binds: content' },
    'binds-exclude': { kind: 'list', rule: line, example: 'binds-exclude: "**/bin"' },
    variants: {
        kind: 'variants',
        rule: { wanted: 'a text without NUL', fits: (text) => !text.includes('\0') },
        example: 'variants: {arch: [amd64, arm64]}',
    },
};
function fieldOf(name) {
    return fields[name];
}
const buildFields = Object.keys(fields).filter(isFieldName);
/** `defaults` gives no name: each build has its own. */
const defaultFields = buildFields.filter((name) => name !== 'name');
function isFieldName(text) {
    return Object.hasOwn(fields, text);
}

;// CONCATENATED MODULE: ./lib/builds/node.js
/** In words, for those who wrote something else than was expected; never a value, which may be a secret. */
function kindOf(node) {
    switch (node.kind) {
        case 'list':
            return node.items.length === 0 ? 'an empty list' : 'a list';
        case 'map':
            return node.entries.size === 0 ? 'an empty map' : 'a map';
        case 'text':
            return node.type === 'null' ? 'nothing' : node.type === 'string' ? 'a text' : `a ${node.type}`;
    }
}
/** What is written counts, a number too; only what stands for nothing is no text. */
function isText(node) {
    return node.kind === 'text' && node.type !== 'null';
}

;// CONCATENATED MODULE: ./lib/builds/filled.js




/** The build of one combination, but for its name and place. What is wrong is told and left out. */
function fillBuild({ at, entries }, texts, combination) {
    const one = (name, node = entries.get(name)?.value, label = () => name) => node !== undefined && isText(node) ? texts.fill(node, label, fieldOf(name), combination) : undefined;
    const placed = (name, node = entries.get(name)?.value) => {
        if (node === undefined)
            return undefined;
        const items = node.kind === 'list' ? node.items : [node];
        return items.flatMap((item) => {
            const text = one(name, item);
            return text === undefined ? [] : { text, at: item.at };
        });
    };
    const list = (name, node) => placed(name, node)?.map(({ text }) => text);
    const searched = searchOf(one);
    // As with the inputs, stacker's own default is `stacker.yaml`.
    const files = searched === undefined ? (placed('stackerfiles') ?? [{ text: 'stacker.yaml', at }]) : [];
    const [working] = placed('working-directory') ?? [];
    const types = list('layer-types');
    const noVerity = one('no-verity');
    const arch = one('arch');
    return {
        variants: combination.values,
        sources: searched ?? { kind: 'files', lines: files.map(({ text }) => text) },
        substitute: substitutionsOf(entries.get('substitute')?.value, one),
        substituteFiles: list('substitute-files') ?? [],
        layerTypes: types === undefined ? undefined : [...new Set(types)].filter(layer_type/* isLayerType */.IO),
        verity: noVerity === undefined ? undefined : noVerity.toLowerCase() !== 'true',
        directories: {
            working: working?.text,
            work: one('work-dir'),
            stacker: one('stacker-dir'),
            oci: one('oci-dir'),
            roots: one('roots-dir'),
        },
        arch: arches.find((known) => known === arch),
        epoch: one('source-date-epoch'),
        runsOn: runsOnOf(entries.get('runs-on')?.value, one, list),
        stackerVersion: one('stacker-version'),
        binds: bindsOf(one, list),
        refutable: [
            ...files.map((file) => ({ ...file, option: 'stackerfiles' })),
            ...(working === undefined ? [] : [{ ...working, option: 'working-directory' }]),
        ],
    };
}
function searchOf(one) {
    const directory = one('search-dir');
    const pattern = one('pattern') ?? one('stacker-file-pattern');
    return directory === undefined && pattern === undefined ? undefined : { kind: 'search', directory, pattern };
}
function substitutionsOf(node, one) {
    if (node?.kind !== 'map')
        return [];
    return [...node.entries].flatMap(([key, { value }]) => {
        const text = one('substitute', value, () => `substitute: ${quoted(key)}`);
        return text === undefined ? [] : [`${key}=${text}`];
    });
}
function runsOnOf(node, one, list) {
    const labelsOf = (labels) => labels?.kind === 'list' ? list('runs-on', labels) : labels === undefined ? undefined : one('runs-on', labels);
    if (node?.kind !== 'map')
        return labelsOf(node);
    const group = node.entries.get('group');
    const name = group === undefined ? undefined : one('runs-on', group.value);
    const labels = labelsOf(node.entries.get('labels')?.value);
    return { ...(name === undefined ? {} : { group: name }), ...(labels === undefined ? {} : { labels }) };
}
function bindsOf(one, list) {
    return one('binds') === 'content' ? { kind: 'content', exclude: list('binds-exclude') ?? [] } : { kind: 'stacker' };
}

// EXTERNAL MODULE: ./lib/formats/near-word.js
var near_word = __webpack_require__(42517);
;// CONCATENATED MODULE: ./lib/builds/shape.js




/** Checks all that can be without knowing the variants. `known`: what may stand here. */
function checkShape(node, known, reader) {
    const { mistakes } = reader;
    const entries = new Map();
    const broken = new Set();
    for (const [key, entry] of node.entries) {
        if (!isFieldName(key) || !known.includes(key)) {
            mistakes.tell(entry.at, `unknown key ${quoted(key)}`, () => adviceForKey(key, known));
        }
        else if (isShaped(entry.value, key, reader))
            entries.set(key, entry);
        else
            broken.add(key);
    }
    return { at: node.at, entries, broken };
}
/** `known` without `name` is that of `defaults`. */
function adviceForKey(key, known) {
    if (key === '<<')
        return 'YAML 1.2 has no merge keys: what is common to the builds stands in "defaults"';
    if (key === 'name')
        return 'each build has a name of its own';
    return (0,near_word/* didYouMean */.a)(key, known, `known here: ${known.join(', ')}`);
}
function isShaped(node, name, { texts, variantsOf, mistakes }) {
    const field = fieldOf(name);
    const wrong = (at, wanted, got) => {
        const advice = `write for example "${field.example}"`;
        mistakes.tell(at, `${name}: expected ${wanted}, got ${kindOf(got)}`, advice);
        return false;
    };
    const text = (item, label, wanted) => {
        if (!isText(item))
            return wrong(item.at, wanted, item);
        return texts.check(item, () => label, field);
    };
    const list = (items, label, wanted) => {
        if (items.kind === 'text' && isText(items))
            return text(items, label, wanted);
        if (items.kind !== 'list' || items.items.length === 0)
            return wrong(items.at, wanted, items);
        const fit = items.items.map((item) => text(item, label, 'texts in the list')).every(Boolean);
        return isWithoutRepetition(items.items, name, mistakes) && fit;
    };
    switch (field.kind) {
        case 'text':
            return text(node, name, 'a text');
        case 'switch':
            return text(node, name, '"true" or "false"');
        case 'list':
            return list(node, name, 'a text or a list of texts');
        case 'substitutions':
            if (node.kind !== 'map')
                return wrong(node.at, 'a map', node);
            return [...node.entries].map(([key, { at, value }]) => isSubstitution(key, at, value)).every(Boolean);
        case 'runner':
            if (node.kind !== 'map')
                return list(node, name, 'a label, a list of labels, or a map of group and labels');
            return isRunnerGroup(node, { text, list }, mistakes);
        case 'variants':
            return variantsOf(node) !== undefined;
    }
    function isSubstitution(key, at, value) {
        const label = `substitute: ${quoted(key)}`;
        // stacker splits at the first one.
        if (/[=\0\r\n]/.test(key)) {
            mistakes.tell(at, `${label} cannot be a key`, 'a key is one line without "="');
            return false;
        }
        if (key.includes('${variant.')) {
            mistakes.tell(at, `${label}: variants are not filled into keys`, 'use them in the value');
            return false;
        }
        if (!isText(value)) {
            const advice = 'write the value as a text, "" for an empty one';
            mistakes.tell(value.at, `${label}: expected a text, got ${kindOf(value)}`, advice);
            return false;
        }
        return texts.check(value, () => label, field);
    }
}
function isWithoutRepetition(items, label, mistakes) {
    const seen = new Set();
    let unique = true;
    for (const item of items) {
        if (item.kind !== 'text')
            continue;
        if (seen.has(item.text)) {
            mistakes.tell(item.at, `${label}: ${quoted(item.text)} is listed twice`, 'keep one of the two');
            unique = false;
        }
        seen.add(item.text);
    }
    return unique;
}
/** GitHub takes a group, labels, or both. */
function isRunnerGroup(node, { text, list }, mistakes) {
    if (node.entries.size === 0) {
        mistakes.tell(node.at, 'runs-on: the map is empty', 'give a group, labels, or both');
        return false;
    }
    const fits = [...node.entries].map(([key, { at, value }]) => {
        if (key === 'group')
            return text(value, 'runs-on: group', 'a text');
        if (key === 'labels')
            return list(value, 'runs-on: labels', 'a label or a list of labels');
        mistakes.tell(at, `runs-on: unknown key ${quoted(key)}`, () => (0,near_word/* didYouMean */.a)(key, ['group', 'labels'], 'known here: group, labels'));
        return false;
    });
    return fits.every(Boolean);
}

;// CONCATENATED MODULE: ./lib/builds/template.js
/** What variants may be called, as GitHub has it for the keys of a matrix. */
const variantName = /^[A-Za-z_][A-Za-z0-9_-]*$/;
/**
 * `${variant.NAME}` is a place, and `$${` a literal `${`. Everything else stays as it is, above all stacker's own `${{KEY}}`, also behind
 * a dollar.
 */
function parseTemplate(text) {
    const parts = [];
    let literal = '';
    let from = 0;
    for (const match of text.matchAll(/\$\$\{(?!\{)|\$\{variants?\.(?:([^}\n]{0,100})\})?/g)) {
        const [found, name] = match;
        literal += text.slice(from, match.index);
        from = match.index + found.length;
        if (found === '$${') {
            literal += '${';
            continue;
        }
        if (name === undefined || !variantName.test(name) || !found.startsWith('${variant.'))
            return { kind: 'malformed', found };
        if (literal !== '')
            parts.push(literal);
        parts.push({ variant: name });
        literal = '';
    }
    literal += text.slice(from);
    return { kind: 'template', parts: literal === '' && parts.length > 0 ? parts : [...parts, literal] };
}
/** The text of a template without places. */
function fixedText(template) {
    const texts = template.filter((part) => typeof part === 'string');
    return texts.length === template.length ? texts.join('') : undefined;
}

;// CONCATENATED MODULE: ./lib/builds/texts.js



/** Texts of all builds together; one that variants make counts again for so many characters. */
const mostFilled = 1 << 20;
const charactersPerText = 64;
function textsOf(mistakes) {
    const templates = new WeakMap();
    const malformed = new WeakSet();
    let filled = 0;
    const templateOf = (node) => {
        const known = templates.get(node);
        if (known !== undefined || malformed.has(node))
            return known;
        const parsed = parseTemplate(node.text);
        if (parsed.kind === 'template') {
            templates.set(node, parsed.parts);
            return parsed.parts;
        }
        malformed.add(node);
        const advice = 'write ${variant.NAME} with the name of a variant, or $${ for a literal ${';
        mistakes.tell(node.at, `${quoted(parsed.found)} is no placeholder`, advice);
        return undefined;
    };
    const judge = (node, text, label, { rule, example, kind }) => {
        if (rule.fits(text))
            return text;
        // Values of substitutions may be secrets.
        const got = kind === 'substitutions' ? '' : `, got ${quoted(text)}`;
        mistakes.tell(node.at, `${label()}: expected ${rule.wanted}${got}`, () => adviceFor(rule, text, example));
        return undefined;
    };
    return {
        templateOf,
        check: (node, label, field) => {
            const template = templateOf(node);
            if (template === undefined)
                return false;
            const text = fixedText(template);
            return text === undefined || judge(node, text, label, field) !== undefined;
        },
        fill: (node, label, field, combination) => {
            const template = templateOf(node);
            if (template === undefined)
                return undefined;
            const parts = [];
            for (const part of template) {
                const text = typeof part === 'string' ? part : texts_valueOf(part.variant, node, combination, mistakes);
                if (text === undefined)
                    return undefined;
                parts.push(text);
            }
            const [only, ...others] = parts;
            const text = others.length === 0 ? (only ?? '') : parts.join('');
            filled += 1 + (template.length === 1 ? 0 : text.length / charactersPerText);
            if (filled > mostFilled) {
                mistakes.stop(node.at, 'the builds with all their variants are more than can be read', 'use fewer variants');
            }
            return judge(node, text, label, field);
        },
    };
}
function adviceFor({ words, synonyms }, text, example) {
    const write = `write for example "${example}"`;
    if (words === undefined)
        return write;
    const synonym = synonyms?.get(text.toLowerCase());
    return synonym === undefined ? (0,near_word/* didYouMean */.a)(text, words, write) : `did you mean ${JSON.stringify(synonym)}?`;
}
function texts_valueOf(name, node, combination, mistakes) {
    const { values, known, build } = combination;
    const value = values.get(name);
    if (value !== undefined)
        return value;
    if (known.has(name)) {
        const advice = `give it a value there by an item of include, or do not use it in build ${quoted(build)}`;
        mistakes.tell(node.at, `variant ${quoted(name)} has no value for ${shownValues(values)}`, advice);
    }
    else if (known.size === 0) {
        const advice = `give it as "variants: {${name}: [VALUE]}", or write $\${ for a literal \${`;
        mistakes.tell(node.at, `there is no variant ${quoted(name)}: build ${quoted(build)} has no variants`, advice);
    }
    else {
        mistakes.tell(node.at, `there is no variant ${quoted(name)} in build ${quoted(build)}`, () => (0,near_word/* didYouMean */.a)(name, known, `it has: ${listed([...known])}`));
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/builds/variants.js
/** How many combinations the lists make before `exclude`; without lists none. */
function productOf({ lists }) {
    return lists.size === 0 ? 0 : [...lists.values()].reduce((product, list) => product * list.length, 1);
}
/**
 * GitHub's rules for a matrix (docs.github.com, "Running variations of jobs in a workflow"), but that values are texts as written: the
 * first list varies slowest; an item of `exclude` takes away each combination that has all its values; `include` comes after it. An item of
 * `include` adds its values to each combination of the lists none of whose values it would change, also over what earlier items added; one
 * that fits no such combination is a new one, which later items leave alone.
 */
function combinationsOf({ lists, exclude, include }) {
    let product = lists.size === 0 ? [] : [new Map()];
    for (const [name, list] of lists) {
        product = product.flatMap((values) => list.map((value) => new Map([...values, [name, value]])));
    }
    const original = product.filter((values) => !exclude.some((item) => agree([...item], values)));
    const added = [];
    for (const item of include) {
        const [ofLists, others] = partition(item, lists);
        // What others add is never of a list, so `values` still says what the lists gave.
        const fitting = original.filter((values) => agree(ofLists, values));
        for (const values of fitting)
            for (const [name, value] of others)
                values.set(name, value);
        if (fitting.length === 0)
            added.push(item);
    }
    return [...original, ...added];
}
function agree(item, values) {
    return item.every(([name, value]) => values.get(name) === value);
}
function partition(item, lists) {
    const pairs = [...item];
    return [pairs.filter(([name]) => lists.has(name)), pairs.filter(([name]) => !lists.has(name))];
}

;// CONCATENATED MODULE: ./lib/builds/variants-shape.js






/** More builds are a mistake, and take the memory of the machine. */
const mostBuilds = 10_000;
const mostComparisons = 20_000_000;
const advice = `write for example "${fields.variants.example}"`;
/** @throws UserError where the combinations would be too many to be made. */
function readVariants(node, texts, mistakes) {
    if (node.kind !== 'map' || node.entries.size === 0) {
        mistakes.tell(node.at, `variants: expected a map of lists, got ${kindOf(node)}`, advice);
        return undefined;
    }
    const lists = readLists(node, texts, mistakes);
    const include = readItems(node, 'include', texts, mistakes);
    const exclude = readItems(node, 'exclude', texts, mistakes);
    if (lists === undefined || include === undefined || exclude === undefined)
        return undefined;
    if (!areOfLists(node, lists, mistakes))
        return undefined;
    const variants = { lists, include, exclude };
    checkSize(node, variants, mistakes);
    const combinations = combinationsOf(variants);
    if (combinations.length === 0) {
        mistakes.tell(node.at, 'variants: exclude leaves no combination', 'exclude less, or leave the build out');
        return undefined;
    }
    return { variants, combinations, known: new Set(combinations.flatMap((values) => [...values.keys()])) };
}
function checkSize({ at }, variants, mistakes) {
    const product = productOf(variants);
    if (product > mostBuilds) {
        mistakes.stop(at, `variants: the lists make more than ${mostBuilds} builds`, 'use fewer or shorter lists');
    }
    const { lists, include, exclude } = variants;
    if (product * (lists.size + include.length + exclude.length) > mostComparisons) {
        mistakes.stop(at, 'variants: too many items for so many combinations', 'use fewer items of include and exclude');
    }
}
function readLists(node, texts, mistakes) {
    const lists = new Map();
    let fit = true;
    for (const [name, { at, value }] of node.entries) {
        if (name === 'include' || name === 'exclude')
            continue;
        const named = isName(name, at, mistakes);
        if (value.kind !== 'list' || value.items.length === 0) {
            mistakes.tell(value.at, `variants: ${name}: expected a list of texts, got ${kindOf(value)}`, advice);
            fit = false;
            continue;
        }
        const items = value.items.map((item) => variants_shape_valueOf(item, name, texts, mistakes));
        const whole = items.filter((item) => item !== undefined);
        const twice = value.items.find((_, index) => items[index] !== undefined && items.indexOf(items[index]) < index);
        if (twice?.kind === 'text') {
            mistakes.tell(twice.at, `variants: ${name}: ${quoted(twice.text)} is listed twice`, 'keep one of the two');
        }
        fit &&= named && whole.length === items.length && twice === undefined;
        lists.set(name, whole);
    }
    return fit ? lists : undefined;
}
function readItems(node, key, texts, mistakes) {
    const list = node.entries.get(key)?.value;
    if (list === undefined)
        return [];
    const example = `write for example "${key}: [{arch: arm64}]"`;
    if (list.kind !== 'list' || list.items.length === 0) {
        mistakes.tell(list.at, `variants: ${key}: expected a list of maps, got ${kindOf(list)}`, example);
        return undefined;
    }
    const items = list.items.map((item) => {
        if (item.kind !== 'map' || item.entries.size === 0) {
            mistakes.tell(item.at, `variants: ${key}: expected a map of texts, got ${kindOf(item)}`, example);
            return undefined;
        }
        const values = new Map();
        for (const [name, { at, value }] of item.entries) {
            const text = variants_shape_valueOf(value, name, texts, mistakes);
            if (isName(name, at, mistakes) && text !== undefined)
                values.set(name, text);
        }
        return values.size === item.entries.size ? values : undefined;
    });
    const whole = items.filter((item) => item !== undefined);
    return whole.length === items.length ? whole : undefined;
}
function isName(name, at, mistakes) {
    if (variantName.test(name))
        return true;
    const rule = 'begin with a letter or "_" and go on with letters, digits, "_" and "-"';
    mistakes.tell(at, `variants: ${quoted(name)} cannot be a name`, rule);
    return false;
}
function variants_shape_valueOf(node, name, texts, mistakes) {
    if (!isText(node)) {
        mistakes.tell(node.at, `variants: ${name}: expected a text, got ${kindOf(node)}`, advice);
        return undefined;
    }
    const template = texts.templateOf(node);
    if (template === undefined)
        return undefined;
    const text = fixedText(template);
    if (text === undefined) {
        mistakes.tell(node.at, `variants: ${name}: variants are not filled into variants`, 'write the value itself');
    }
    return text;
}
/** GitHub, too, refuses a key of `exclude` that is no list of the matrix: it would take nothing away. */
function areOfLists(node, lists, mistakes) {
    const exclude = node.entries.get('exclude')?.value;
    if (exclude?.kind !== 'list')
        return true;
    let fit = true;
    for (const item of exclude.items) {
        if (item.kind !== 'map')
            continue;
        for (const [name, { at }] of item.entries) {
            if (lists.has(name))
                continue;
            mistakes.tell(at, `variants: exclude: there is no list ${quoted(name)}`, () => {
                const known = [...lists.keys()];
                return known.length === 0
                    ? 'there is nothing to exclude from'
                    : (0,near_word/* didYouMean */.a)(name, known, `lists are: ${listed(known)}`);
            });
            fit = false;
        }
    }
    return fit;
}

;// CONCATENATED MODULE: ./lib/builds/builds.js












/**
 * All builds that the text of a builds file describes, in its order, each with its variants filled in. `where` is how the file is called in
 * messages.
 * @throws UserError that tells every mistake of the file with its line and column.
 */
function readBuilds(text, where) {
    const mistakes = mistakesIn(where, text);
    const reader = readerOf(mistakes);
    const parts = readFile(readDocument(text, mistakes), reader);
    const builds = parts.builds.flatMap(buildsFrom(reader, parts.defaults));
    checkNames(builds, mistakes);
    mistakes.settle();
    return builds.map(({ build }) => build);
}
function readerOf(mistakes) {
    const texts = textsOf(mistakes);
    const read = new Map();
    return {
        mistakes,
        texts,
        variantsOf: (node) => {
            if (!read.has(node))
                read.set(node, readVariants(node, texts, mistakes));
            return read.get(node);
        },
    };
}
const fileKeys = ['version', 'defaults', 'builds'];
const nothing = { at: 0, entries: new Map(), broken: new Set() };
function readFile(root, reader) {
    const { mistakes } = reader;
    if (root?.kind !== 'map') {
        const got = root === undefined ? 'nothing' : kindOf(root);
        mistakes.tell(root?.at ?? 0, `expected a map with the key "builds", got ${got}`, 'write "builds:" above the list of builds');
        return { defaults: nothing, builds: [] };
    }
    for (const [key, { at }] of root.entries) {
        if (!fileKeys.includes(key))
            mistakes.tell(at, `unknown key ${quoted(key)}`, () => adviceForKey(key, fileKeys));
    }
    checkVersion(root.entries.get('version')?.value, mistakes);
    const defaults = readDefaults(root.entries.get('defaults')?.value, reader);
    return { defaults, builds: readList(root, reader) };
}
function checkVersion(node, mistakes) {
    if (node === undefined || (node.kind === 'text' && node.text === '1'))
        return;
    const got = node.kind === 'text' ? quoted(node.text) : kindOf(node);
    mistakes.tell(node.at, `version: expected 1, got ${got}`, 'write 1, or use a release of stack-cache that reads this version');
}
function readDefaults(node, reader) {
    if (node === undefined)
        return nothing;
    if (node.kind === 'map') {
        const defaults = checkShape(node, defaultFields, reader);
        checkTogether(defaults, reader.mistakes);
        return defaults;
    }
    reader.mistakes.tell(node.at, `defaults: expected a map, got ${kindOf(node)}`, 'write there what is common to the builds');
    return nothing;
}
function readList(root, reader) {
    const { mistakes } = reader;
    const list = root.entries.get('builds')?.value;
    const advice = 'write a list of builds, as in "builds: [{name: app, stackerfiles: stacker.yaml}]"';
    if (list === undefined)
        mistakes.tell(root.at, 'the key "builds" is missing', advice);
    else if (list.kind !== 'list' || list.items.length === 0) {
        mistakes.tell(list.at, `builds: expected a list of builds, got ${kindOf(list)}`, advice);
    }
    else {
        return list.items.flatMap((item) => {
            if (item.kind === 'map')
                return [checkBuild(item, reader)];
            mistakes.tell(item.at, `builds: expected a map that describes a build, got ${kindOf(item)}`, advice);
            return [];
        });
    }
    return [];
}
function checkBuild(node, reader) {
    const build = checkShape(node, buildFields, reader);
    checkTogether(build, reader.mistakes);
    if (!node.entries.has('name'))
        reader.mistakes.tell(node.at, 'this build has no name', 'give it one: "name: app"');
    return build;
}
/** What comes out of `name` is judged when it is whole. */
const anyName = { ...fields.name, rule: { ...fields.name.rule, fits: () => true } };
const alone = {
    variants: { lists: new Map(), include: [], exclude: [] },
    combinations: [new Map()],
    known: new Set(),
};
/** Makes all builds of one description; one that is too broken for that, and told, makes none. */
function buildsFrom({ texts, variantsOf, mistakes }, defaults) {
    let count = 0;
    return (build) => {
        const description = describe(build, defaults);
        checkExclusions(build, description, mistakes);
        const { at, entries, whole } = description;
        const name = entries.get('name')?.value;
        const given = entries.get('variants')?.value;
        const read = given === undefined ? alone : variantsOf(given);
        if (!whole || read === undefined || name === undefined || !isText(name))
            return [];
        count += read.combinations.length;
        if (count > mostBuilds) {
            mistakes.stop(at, `with this build there are more than ${mostBuilds}`, 'use fewer or shorter lists of variants');
        }
        const made = read.combinations.map((values) => {
            const combination = { values, known: read.known, build: name.text };
            const named = texts.fill(name, () => 'name', anyName, combination) !== undefined;
            return { named, parts: fillBuild(description, texts, combination) };
        });
        const template = texts.templateOf(name);
        if (template === undefined || made.some(({ named }) => !named))
            return [];
        const names = namesOf(template, read.combinations, read.variants.lists);
        const { line, column } = mistakes.placeOf(at);
        return made.map(({ parts }, index) => ({
            build: { name: names[index] ?? '', line, column, ...parts },
            at: name.at,
            written: name.text,
        }));
    };
}
function checkNames(builds, mistakes) {
    const written = new Map();
    const first = new Map();
    for (const placed of builds) {
        const { build, at } = placed;
        const { rule } = fields.name;
        if (!rule.fits(build.name)) {
            const advice = 'write a shorter name that uses the variants itself, as in "name: app-${variant.arch}"';
            mistakes.tell(at, `name: expected ${rule.wanted}, got ${quoted(build.name)}`, advice);
        }
        const before = written.get(placed.written) ?? at;
        written.set(placed.written, before);
        const other = first.get(build.name);
        first.set(build.name, other ?? placed);
        if (before !== at) {
            const line = mistakes.placeOf(before).line;
            mistakes.tell(at, `two builds have the name ${quoted(placed.written)}, the first on line ${line}`, ownNames);
        }
        else if (other !== undefined) {
            const advice = other.at === at ? 'use variants in "name" that make the difference' : ownNames;
            mistakes.tell(at, `two builds are called ${quoted(build.name)}: ${shown(other.build)} and ${shown(build)}`, advice);
        }
    }
}
const ownNames = 'give each build a name of its own';
function shown({ variants, line }) {
    return variants.size === 0 ? `that of line ${line}` : shownValues(variants);
}
/** @throws UserError where there is no such build. */
function buildNamed(builds, name) {
    const found = builds.find((build) => build.name === name);
    if (found !== undefined)
        return found;
    const names = builds.map((build) => build.name);
    const variants = names.filter((candidate) => candidate.startsWith(`${name}-`));
    const near = variants.length > 0 ? undefined : (0,near_word/* nearWord */.v)(name, names);
    throw new errors/* UserError */.yo({
        message: `there is no build ${quoted(name)}`,
        advice: near === undefined
            ? `there are: ${listed(variants.length > 0 ? variants : names)}`
            : `did you mean ${JSON.stringify(near)}?`,
    });
}


/***/ })

};
