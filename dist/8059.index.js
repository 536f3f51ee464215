export const id = 8059;
export const ids = [8059,2233];
export const modules = {

/***/ 38059:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  save: () => (/* binding */ save)
});

;// CONCATENATED MODULE: ./lib/save/built-layer.js
function isBuilt(layer) {
    return 'entry' in layer;
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/layer/entry-facts.js + 1 modules
var entry_facts = __webpack_require__(26108);
// EXTERNAL MODULE: ./lib/formats/oci/layout.js
var layout = __webpack_require__(11982);
;// CONCATENATED MODULE: ./lib/save/image-times.js




/**
 * When stacker wrote the images of the layers, in milliseconds since 1970, by the layer's name; of several types the last. What may not be
 * seen is left out.
 */
async function imageTimes(layers, ociDir) {
    const timed = await Promise.all(layers.map(async ({ entry }) => {
        const digests = (0,entry_facts/* manifestDigests */.dE)(entry);
        const times = await Promise.all(digests.map((digest) => writtenAt((0,layout/* blobIn */.zP)(ociDir, digest))));
        const last = Math.max(...times.map((at) => at ?? Infinity));
        return Number.isFinite(last) ? [[entry.Name, last]] : [];
    }));
    return new Map(timed.flat());
}
async function writtenAt(file) {
    try {
        return (await (0,promises_.stat)(file)).mtimeMs;
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return undefined;
    }
}

// EXTERNAL MODULE: ./lib/handover/note.js
var handover_note = __webpack_require__(80959);
// EXTERNAL MODULE: ./lib/layer/build-cache.js
var build_cache = __webpack_require__(3418);
// EXTERNAL MODULE: ./lib/layer/umask.js
var layer_umask = __webpack_require__(28726);
// EXTERNAL MODULE: ./lib/layer/import-dest.js
var import_dest = __webpack_require__(27709);
;// CONCATENATED MODULE: ./lib/log.js
/** Says there what `show` makes of each message. */
function logThrough(log, show) {
    return {
        debug: (message) => {
            log.debug(show(message));
        },
        info: (message) => {
            log.info(show(message));
        },
        warning: (message) => {
            log.warning(show(message));
        },
    };
}

// EXTERNAL MODULE: ./lib/plan/open-stores.js + 3 modules
var open_stores = __webpack_require__(76014);
// EXTERNAL MODULE: ./lib/plan/gather.js + 18 modules
var gather = __webpack_require__(36394);
// EXTERNAL MODULE: ./lib/stackerfile/shown-text.js
var shown_text = __webpack_require__(99770);
// EXTERNAL MODULE: ./lib/store/record-source.js + 2 modules
var record_source = __webpack_require__(74521);
;// CONCATENATED MODULE: ./lib/store/scope.js
/**
 * Why nobody would find what is saved here in the Actions cache; undefined where somebody may. An entry belongs to the ref that
 * made it (docs/stacker/platform.md#2.3), and is found there, from pull requests into it, and if it is the default branch from
 * everywhere. The branches of a merge queue are gone with it, and what runs for a tag runs once.
 */
function unreadScope(environment) {
    const ref = environment['GITHUB_REF'] ?? '';
    if (environment['GITHUB_EVENT_NAME'] === 'merge_group' || ref.startsWith('refs/heads/gh-readonly-queue/')) {
        return 'no other run reads what a merge queue saves; "save: always" saves it all the same';
    }
    if (ref.startsWith('refs/tags/'))
        return 'no other run reads what is saved for a tag; "save: always" saves it all the same';
    return undefined;
}

// EXTERNAL MODULE: ./lib/workspace/directories.js
var workspace_directories = __webpack_require__(56306);
// EXTERNAL MODULE: ./lib/workspace/locks.js
var workspace_locks = __webpack_require__(90737);
// EXTERNAL MODULE: ./lib/workspace/root/by-root.js
var by_root = __webpack_require__(8374);
// EXTERNAL MODULE: ./lib/workspace/staging-directory.js
var staging_directory = __webpack_require__(58882);
// EXTERNAL MODULE: ./lib/layer/always-built.js
var always_built = __webpack_require__(37517);
// EXTERNAL MODULE: ./lib/layer/definition.js + 1 modules
var layer_definition = __webpack_require__(19949);
// EXTERNAL MODULE: ./lib/plan/sources.js + 31 modules
var plan_sources = __webpack_require__(58772);
// EXTERNAL MODULE: ./lib/layer/checkout-entries.js
var checkout_entries = __webpack_require__(99608);
// EXTERNAL MODULE: ./lib/layer/entry-hash.js + 2 modules
var entry_hash = __webpack_require__(28928);
// EXTERNAL MODULE: ./lib/layer/foreseen.js
var layer_foreseen = __webpack_require__(43076);
// EXTERNAL MODULE: ./lib/layer/standing.js
var standing = __webpack_require__(59201);
// EXTERNAL MODULE: ./lib/layer/lookup.js
var lookup = __webpack_require__(96191);
// EXTERNAL MODULE: ./lib/layer/portable.js
var portable = __webpack_require__(3586);
;// CONCATENATED MODULE: ./lib/save/overwritten.js








/**
 * A build_only layer whose entry another stackerfile's layer of its name has overwritten: stacker keeps one entry a name
 * (docs/stacker/build-cache.md#7.3). Whoever is built on it holds the hash of the entry that it had, and that is the one which the
 * sources foretell or it is not.
 */
function overwrittenLayers({ sources, stack }, workingDirectory, everyRun, built) {
    const { release, layerTypes } = sources;
    const shared = new Set(stack.flatMap(({ sharesName, facts }) => (sharesName ? [facts.definition.name] : [])));
    const find = (index) => {
        const stacked = stack[index];
        if (stacked === undefined || everyRun[index] !== false)
            return undefined;
        const { facts } = stacked;
        if (!facts.definition.layer.BuildOnly || !shared.has(facts.definition.name))
            return undefined;
        // What it holds of the content of imports with `dest` is in no hash.
        if ((facts.definition.layer.Imports ?? []).some(import_dest/* isUnwitnessed */.O))
            return undefined;
        const parent = stacked.base === undefined ? undefined : (built(stacked.base) ?? find(stacked.base));
        const base = facts.base.kind === 'known'
            ? facts.base.base
            : facts.base.kind === 'built' && parent
                ? String((0,entry_hash/* entryHash */.R)(parent.entry, release))
                : undefined;
        const form = (0,plan_sources/* portableForm */.k)(facts.definition, sources, workingDirectory);
        const foreseen = (0,layer_foreseen/* foresee */.S)(facts, form, {
            standing: () => parent && { kind: 'good', identity: parent.identity },
            isBuiltOnEveryRun: () => false,
        });
        const complete = (0,lookup/* completeFacts */.tq)(foreseen);
        if (base === undefined || complete === undefined || !(0,standing/* hasEqualEntry */.F)(facts, complete))
            return undefined;
        const entry = (0,checkout_entries/* entryAgain */.j7)(stacked, foreseen, base, { release, layerTypes });
        return { entry, identity: (0,portable/* layerIdentity */.K8)(complete, [], []) };
    };
    return find;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/formats/extended-attributes.js
var extended_attributes = __webpack_require__(82549);
// EXTERNAL MODULE: ./lib/formats/file-hash.js
var file_hash = __webpack_require__(10969);
// EXTERNAL MODULE: ./lib/formats/mtree-tree.js
var mtree_tree = __webpack_require__(93992);
// EXTERNAL MODULE: ./lib/predict/base-slot.js
var base_slot = __webpack_require__(93081);
// EXTERNAL MODULE: ./lib/formats/go-file-mode.js
var go_file_mode = __webpack_require__(61531);
// EXTERNAL MODULE: ./lib/formats/mtree-walk.js
var mtree_walk = __webpack_require__(82917);
;// CONCATENATED MODULE: ./lib/workspace/staged-content.js








/**
 * Whether what stacker staged for an import is known to be another than the one its entry is of: then it must not stand in for the
 * layer that it was taken from. What another user's directories hide, and how root sees what a user staged, is not known. `owner`: the
 * uid of build.cache.
 */
function isAltered(recorded, staged, { release, owner }) {
    if (recorded === undefined || (recorded.Type === 1n) !== (staged.kind === 'directory'))
        return true;
    try {
        if (staged.kind === 'link')
            return !(0,external_node_fs_.existsSync)(staged.file) || (0,file_hash/* hashFile */.DC)(staged.file, { withMode: true }) !== recorded.Hash;
        if (staged.kind === 'file')
            return (0,file_hash/* hashFileAs */.vE)(staged.file, (0,go_file_mode/* goFileMode */.ES)(0o100000 | staged.mode)) !== recorded.Hash;
        if (process.getuid?.() !== 0 || owner !== 0)
            return false;
        const walked = (0,mtree_walk/* walkTree */.Ir)(staged.file, { readAttributes: extended_attributes/* readAttributes */.w, asRoot: true });
        return walked.kind === 'tree' && (0,mtree_tree/* treeDigest */.fZ)(walked.tree) !== (0,entry_facts/* treeDigestOfHash */.ek)(recorded.Hash, release);
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return false;
    }
}

// EXTERNAL MODULE: ./lib/formats/mtree-namespace.js
var mtree_namespace = __webpack_require__(37861);
;// CONCATENATED MODULE: ./lib/workspace/staged-facts.js




/** One staged file or directory, as Put reads it (docs/stacker/build-cache.md#6.3; cache.go, Put). */
function readStaged(file, { rootUser, readAttributes }) {
    try {
        if (!(0,external_node_fs_.statSync)(file).isDirectory())
            return { kind: 'file', hash: (0,file_hash/* hashFile */.DC)(file, { withMode: true }) };
    }
    catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
        if (code === undefined)
            throw error;
        return { kind: 'unknown', code: 'import-unresolved', why: `its staged copy cannot be read (${code})` };
    }
    const walked = (0,mtree_walk/* walkTree */.Ir)(file, { readAttributes, asRoot: rootUser });
    const unknown = (why) => ({ kind: 'unknown', code: 'import-unresolved', why });
    if (walked.kind === 'bad-root')
        return unknown('its staged copy is a link to a directory');
    if (walked.kind !== 'tree')
        return unknown(walked.why);
    const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
    if (!rootUser && uid === 0)
        return unknown('which user ran stacker is not known');
    const tree = rootUser ? walked.tree : (0,mtree_namespace/* inUserNamespace */.S)(walked.tree, { uid, gid });
    return tree === undefined
        ? unknown("how its owners and attributes look from stacker's user namespace is not known")
        : { kind: 'directory', tree };
}

;// CONCATENATED MODULE: ./lib/save/traces.js











/**
 * Whether stacker has found that what the layer of this entry takes from others is still what it took when it was built. It says so
 * nowhere, and a build may have ended before: but it stages before it looks an entry up (docs/stacker/staging.md#9.3), so what is
 * staged since a producer was built again, and is what the entry says, was compared and found equal. Imports with `dest` are never
 * compared.
 */
function wasCompared(entry, { facts }, producer, traces) {
    const { base, definition } = facts;
    const since = (name) => {
        const found = producer(name);
        if (found === undefined)
            return Infinity;
        const root = traces.state.roots.get(found.entry.Name);
        return found.untouched ? undefined : (root?.scriptAt ?? root?.metadataAt ?? Infinity);
    };
    const importsAgree = facts.imports.every((fact, index) => {
        if (fact.kind !== 'produced')
            return true;
        const begun = since(fact.producer);
        if (begun === undefined)
            return true;
        const item = definition.layer.Imports?.[index];
        if (item === undefined || (0,import_dest/* isUnwitnessed */.O)(item))
            return false;
        const staged = traces.state.imports.get(entry.Name)?.entries.get(external_node_path_.posix.basename(item.Path));
        const recorded = entry.Imports?.get(item.Path);
        return staged !== undefined && staged.stagedAt >= begun && isStaged(recorded, staged.file, traces);
    });
    if (!importsAgree || base.kind !== 'produced' || definition.layer.From.Type !== 'tar')
        return importsAgree;
    const begun = since(base.layer);
    return begun === undefined || isStagedBase(entry, begun, traces);
}
/**
 * Whether stacker has built a producer again since it finished the layer of this entry, which therefore is of an earlier one: a later
 * build ended before it, or while it was built.
 */
function isOutdated(entry, { facts }, producer, traces) {
    const { state } = traces;
    const { base, definition } = facts;
    const begun = state.roots.get(entry.Name)?.scriptAt ?? null;
    const taken = facts.imports.flatMap((fact, index) => fact.kind === 'produced' ? [{ from: fact.producer, index }] : []);
    const others = [...taken, ...(base.kind === 'produced' ? [{ from: base.layer, index: -1 }] : [])];
    return others.some(({ from, index }) => {
        const found = producer(from);
        if (found === undefined || found.untouched)
            return false;
        if (begun !== null && state.buildCache !== undefined && begun > state.buildCache.writtenAt)
            return true;
        const item = definition.layer.Imports?.[index];
        const staged = item && !(0,import_dest/* isUnwitnessed */.O)(item)
            ? state.imports.get(entry.Name)?.entries.get(external_node_path_.posix.basename(item.Path))
            : undefined;
        const producedAt = state.roots.get(found.entry.Name)?.scriptAt ?? null;
        const lookedAt = begun ?? staged?.stagedAt ?? null;
        if (producedAt !== null && lookedAt !== null && lookedAt < producedAt)
            return true;
        return item !== undefined && staged !== undefined && isOther(entry.Imports?.get(item.Path), staged, traces);
    });
}
function isOther(recorded, staged, { state, release }) {
    const { kind, file, mode } = staged;
    return kind !== 'other' && isAltered(recorded, { kind, file, mode }, { release, owner: state.buildCache?.uid });
}
function isStaged(recorded, file, { state, release }) {
    try {
        const fact = readStaged(file, { rootUser: state.buildCache?.uid === 0, readAttributes: extended_attributes/* readAttributes */.w });
        if (fact.kind === 'file')
            return recorded?.Type === 0n && recorded.Hash === fact.hash;
        if (fact.kind !== 'directory' || recorded?.Type !== 1n)
            return false;
        return (0,entry_facts/* treeDigestOfHash */.ek)(recorded.Hash, release) === (0,mtree_tree/* treeDigest */.fZ)(fact.tree);
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return false;
    }
}
function isStagedBase({ Base, Layer }, begun, { directories }) {
    const slot = (0,base_slot/* baseSlot */.i)(Layer);
    if (slot === undefined)
        return false;
    const file = external_node_path_.join(directories.stackerDir, 'layer-bases', slot);
    try {
        return (0,external_node_fs_.statSync)(file).ctimeMs >= begun && (0,file_hash/* hashFile */.DC)(file, { withMode: true }) === Base;
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return false;
    }
}

// EXTERNAL MODULE: ./lib/layer/stack.js + 1 modules
var layer_stack = __webpack_require__(83877);
;// CONCATENATED MODULE: ./lib/save/underneath.js

/** What restore noted of the layer. */
function noteOfLayer(note, definition) {
    return note?.layers.find((layer) => (0,layer_stack/* layerKey */.n3)(layer) === (0,layer_stack/* layerKey */.n3)(definition));
}
/** Restore looked at what stood in build.cache of this layer, and took away what was not good. */
function isSeen(note, definition) {
    return note?.cleared === true && noteOfLayer(note, definition) !== undefined;
}
/**
 * An entry holds the hash of what was taken, and not from which build of the producer. Only where nothing but what restore judged
 * stood there before the build is the producer of today the one.
 */
function unseen(producer) {
    return `it may have taken files from an earlier ${producer}: ${noRestore}`;
}
const noRestore = 'no restore has looked at the workspace before the build';

;// CONCATENATED MODULE: ./lib/save/unwitnessed.js


/**
 * Facts of the imports that the entry is silent about. With `dest` stacker compares nothing, so the content counts only when it was
 * seen before the build and is the same after it; what came from another layer is known by that layer.
 */
function unwitnessedImports({ facts }, { facts: factsAsBefore }, form, { below, isBuiltOnEveryRun, note }) {
    const noted = isSeen(note, facts.definition) ? noteOfLayer(note, facts.definition) : undefined;
    const result = new Map();
    for (const [index, fact] of facts.imports.entries()) {
        const item = facts.definition.layer.Imports?.[index];
        if (fact.kind === 'produced') {
            if (isBuiltOnEveryRun(fact.producer) && !(0,import_dest/* isUnwitnessed */.O)(item)) {
                result.set(index, { kind: 'taken', producer: fact.producer, path: fact.path });
                continue;
            }
            const producer = below(fact.producer);
            if (producer === undefined)
                return `the layer ${fact.producer}, from which it takes files, is not kept`;
            if (noted === undefined)
                return unseen(fact.producer);
            result.set(index, { kind: 'produced', identity: producer.identity, path: fact.path });
        }
        else if (item !== undefined && (0,import_dest/* isUnwitnessed */.O)(item)) {
            const before = noted?.unwitnessed[index];
            const after = portableContent(factsAsBefore.imports[index] ?? fact, form);
            const same = before && after && JSON.stringify(before) === JSON.stringify(after);
            const staged = portableContent(fact, form);
            if (!same || staged === undefined) {
                const why = noted === undefined ? noRestore : 'it was not the same before and after the build';
                return `stacker does not remember the content of import ${item.Path}, and ${why}`;
            }
            result.set(index, staged);
        }
    }
    return result;
}
function portableContent(fact, form) {
    if (fact.kind === 'file')
        return { kind: 'file', hash: fact.hash };
    if (fact.kind === 'directory')
        return { kind: 'directory', tree: form.treeDigest(fact) };
    return undefined;
}

// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __webpack_require__(67910);
;// CONCATENATED MODULE: ./lib/save/witnessed-base.js




/** The layer that the entry's Base stands for; a text where the entry is stale, none where there is nothing to tell. */
function witnessedBase(entry, stacked, { below, overwritten, isBuiltOnEveryRun, note, release }) {
    const { facts } = stacked;
    const { base } = facts;
    switch (base.kind) {
        case 'built': {
            const parent = below(base.layer) ?? (stacked.base === undefined ? undefined : overwritten(stacked.base));
            if (parent === undefined)
                return `the layer ${base.layer} below it is not kept`;
            if (String((0,entry_hash/* entryHash */.R)(parent.entry, release)) !== entry.Base)
                return `it was built on an earlier ${base.layer}`;
            return { kind: 'layer', identity: parent.identity, path: '' };
        }
        case 'produced': {
            const image = entry.Layer.From.Type !== 'tar';
            if (!image && isBuiltOnEveryRun(base.layer))
                return { kind: 'taken', layer: base.layer, path: base.path };
            const parent = below(base.layer);
            if (parent === undefined)
                return `the layer ${base.layer}, of which its base is taken, is not kept`;
            if (image && !(0,entry_facts/* manifestDigests */.dE)(parent.entry).some((digest) => (0,formats_digest/* digestHex */.sU)(digest) === entry.Base)) {
                return `it was built on an earlier ${base.layer}`;
            }
            if (!image && !isSeen(note, facts.definition))
                return unseen(base.layer);
            return { kind: 'layer', identity: parent.identity, path: base.path };
        }
        case 'known':
        case 'unknown':
        case 'broken':
            return { kind: 'known', base: entry.Base };
    }
}

;// CONCATENATED MODULE: ./lib/save/built.js












/** Parents first: the facts of a layer name the identities of those below it. */
function builtLayers(remains) {
    const { sources, stack } = remains.gathered;
    const { bound } = remains;
    const everyRun = (0,always_built/* builtOnEveryRun */.Ee)(stack, sources.release, bound !== undefined);
    const result = [];
    const built = (index) => {
        const found = index === undefined ? undefined : result[index];
        return found && isBuilt(found) ? found : undefined;
    };
    const unknowable = everyRun.map((every, index) => every || bound?.(index) !== undefined);
    const overwritten = overwrittenLayers({ sources, stack }, remains.directories.workingDirectory, unknowable, built);
    for (const [index, stacked] of stack.entries()) {
        const found = builtLayer(remains, index, stacked, { everyRun, overwritten, built });
        result.push('entry' in found ? found : { index, ...found });
    }
    return result;
}
function none(why, isUnreached = false) {
    return { why, isUnreached };
}
function builtLayer(remains, index, stacked, { everyRun, overwritten, built }) {
    const { gathered, asBefore, entries, note, directories, bound } = remains;
    const { sources } = gathered;
    const { release } = sources;
    const { definition } = stacked.facts;
    const entry = entries.get(definition.name);
    if (everyRun[index] === true && (bound !== undefined || !mayComeOutEqual(stacked, release)))
        return none();
    if (entry === undefined || !(0,layer_definition/* sameDefinition */.uD)(entry.Layer, definition.layer, release)) {
        return none(undefined, entry === undefined || !stacked.sharesName);
    }
    const underneath = {
        ...{ overwritten, note, release },
        below: (name) => built(stacked.below.get(name)),
        isBuiltOnEveryRun: (name) => everyRun[stacked.below.get(name) ?? -1] === true,
    };
    const base = witnessedBase(entry, stacked, underneath);
    if (typeof base === 'string')
        return none(base);
    const form = (0,plan_sources/* portableForm */.k)(definition, sources, directories.workingDirectory);
    const unwitnessed = unwitnessedImports(stacked, asBefore.stack[index] ?? stacked, form, underneath);
    if (typeof unwitnessed === 'string')
        return none(unwitnessed);
    const read = readFacts(entry, { form, base, unwitnessed, release });
    if (typeof read === 'string')
        return none(read);
    const binds = bound?.(index);
    if (typeof binds === 'string')
        return none(binds);
    const writers = (remains.writers?.get(index) ?? []).map((at) => built(at)?.identity);
    const known = writers.flatMap((one) => one ?? []);
    if (binds !== undefined && known.length < writers.length)
        return none('what wrote before it into what it binds is not known');
    const facts = binds === undefined ? read : { ...read, binds: [...binds, ...known] };
    const identity = (0,entry_facts/* identityOf */.cu)(entry, facts);
    const state = entryState(remains, entry, { stacked, identity, underneath });
    return 'why' in state ? state : { index, stacked, form, entry, facts, identity, ...state };
}
/** Whether the entry is what restore laid down, and if so, whether it is good still. */
function entryState({ note, state, directories }, entry, { stacked, identity, underneath: { below, isBuiltOnEveryRun, release }, }) {
    const { definition } = stacked.facts;
    const traces = { state, directories, release };
    const noted = noteOfLayer(note, definition);
    // One that is built on every run tells nothing by the time of its build.
    const producer = (name) => isBuiltOnEveryRun(name) ? { entry, untouched: true } : below(name);
    const untouched = noted?.laid === (0,handover_note/* entryDigest */.LE)(entry, release);
    const isNamedSo = noted?.identity === identity;
    if (untouched && !isNamedSo && !wasCompared(entry, stacked, producer, traces)) {
        return none('nothing shows that the build got to it: it stands as it was laid down', true);
    }
    if (!untouched && !stacked.sharesName && isOutdated(entry, stacked, producer, traces)) {
        return none('what it takes files from has been built again since', true);
    }
    return { untouched, stored: untouched && noted.stored && isNamedSo, fresh: !untouched && isSeen(note, definition) };
}
/**
 * An image that is built on every run hits never, but with SOURCE_DATE_EPOCH it may be the base of layers that do
 * (docs/stacker/restoring.md#42).
 */
function mayComeOutEqual({ facts }, release) {
    const { definition, epoch } = facts;
    return epoch !== null && !definition.layer.BuildOnly && (0,always_built/* alwaysReasons */.Zq)(definition, release).length > 0;
}
function readFacts(entry, from) {
    const { form, base, unwitnessed, release } = from;
    try {
        const known = (0,entry_facts/* factsOfEntry */.nk)(entry, {
            portable: form.layer,
            definition: form.definition,
            arch: form.arch,
            release,
            base,
            unwitnessed: (index) => unwitnessed.get(index),
        });
        return known.kind === 'facts' ? known.facts : known.why;
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            return error.message;
        throw error;
    }
}

// EXTERNAL MODULE: ./lib/plan/kept-history.js
var kept_history = __webpack_require__(35926);
// EXTERNAL MODULE: ./lib/report/history.js
var report_history = __webpack_require__(35986);
// EXTERNAL MODULE: ./lib/store/keys.js
var keys = __webpack_require__(84945);
;// CONCATENATED MODULE: ./lib/save/remembered-run.js






/** undefined off a runner, and where no plan was noted that could be compared. */
function recallRuns(note, { stack, sources }, working, { store, surroundings }) {
    const took = note?.took;
    const { environment, log } = surroundings;
    const remembered = (0,kept_history/* historyName */.GM)(environment, sources.arch);
    if (note === undefined || took === undefined || remembered === undefined)
        return undefined;
    const [run, job] = [(0,keys/* runTag */.eZ)(environment), jobTag(note, environment['GITHUB_JOB'] ?? '')];
    const tagOf = ({ stackerfile, name }) => (0,formats_digest/* digestHex */.sU)((0,formats_digest/* digestOf */.ol)(JSON.stringify([external_node_path_.relative(working, stackerfile), name]))).slice(0, 16);
    const recall = async () => {
        const before = await (0,kept_history/* readHistory */.Lu)(store, remembered, log);
        const isSaved = before.jobs.some((one) => one.run === run && one.job === job);
        return isSaved ? before : (0,report_history/* withRestores */._h)(before, restoresOf(note.layers, took.laying, tagOf));
    };
    let recalled;
    const history = () => (recalled ??= recall());
    return {
        notWorth: async (index, buildSeconds) => {
            const definition = stack[index]?.facts.definition;
            if (definition === undefined || !(0,layer_stack/* isLeaf */.xe)(stack, index))
                return undefined;
            return (0,report_history/* whyNotWorth */.sG)(await history(), tagOf(definition), buildSeconds);
        },
        remember: async (differences) => {
            const verdicts = note.layers.map(({ verdict }) => verdict);
            const built = note.layers.reduce((sum, { seconds, verdict }) => sum + (verdict === 'hit' ? (seconds ?? 0) : 0), 0);
            const accuracy = (0,report_history/* accuracyOf */.RU)(verdicts, differences, built - took.all);
            const after = (0,report_history/* withJob */.ec)(await history(), { run, job, ...accuracy });
            await store.writeHistory(remembered, (0,kept_history/* encodeHistory */.N2)(after));
            return after;
        },
    };
}
/** A restore fetches and lays down many layers at once, so each is taken to have cost by its weight. */
function restoresOf(layers, laying, tagOf) {
    if (laying === null)
        return [];
    const weight = layers.reduce((sum, { bytes }) => sum + bytes, 0);
    return layers.flatMap((layer) => {
        const { seconds, bytes } = layer;
        return seconds === null || bytes === 0
            ? []
            : [{ tag: tagOf(layer), restore: (laying * bytes) / weight, build: seconds }];
    });
}
/** The same for every save of one restore, another one for each leg of a matrix. */
function jobTag({ layers }, job) {
    return (0,formats_digest/* digestHex */.sU)((0,formats_digest/* digestOf */.ol)(JSON.stringify([job, layers.map(({ name, definition }) => [name, definition])]))).slice(0, 16);
}

// EXTERNAL MODULE: ./lib/layer/bind-mounts.js
var bind_mounts = __webpack_require__(23461);
// EXTERNAL MODULE: ./lib/layer/bind-tree.js
var bind_tree = __webpack_require__(7663);
// EXTERNAL MODULE: ./lib/layer/seen.js
var layer_seen = __webpack_require__(6078);
;// CONCATENATED MODULE: ./lib/save/bound-contents.js






/**
 * What the builds saw in binds. stacker remembers nothing of it, so it counts only where it was looked at before the build, and is the same
 * after it.
 */
function boundContents({ stack, sources }, note, workingDirectory) {
    const seeing = (0,layer_seen/* seesBinds */.ht)(stack, (0,bind_mounts/* bindMountDoubts */.E3)(stack, { workingDirectory, from: 'store' }));
    return (index) => {
        const stacked = stack[index];
        if (stacked === undefined || seeing[index] !== true)
            return undefined;
        return (0,layer_seen/* hasBinds */.hG)(stacked) ? contentsOf(stacked, note, sources.release) : [];
    };
}
function contentsOf({ facts }, note, release) {
    const { definition, binds = [] } = facts;
    const noted = isSeen(note, definition) ? noteOfLayer(note, definition) : undefined;
    if (noted?.binds === undefined || note === undefined)
        return `what its binds held is not known: ${noRestore}`;
    const isSame = note.release === release.tag && noted.definition === (0,formats_digest/* digestOf */.ol)((0,layer_definition/* definitionText */.Zl)(definition.layer, release));
    if (!isSame)
        return 'what its binds held is not known: its definition was another one before the build';
    const contents = [];
    for (const [index, { Source: source }] of (definition.layer.Binds ?? []).entries()) {
        const [before, after] = [noted.binds[index] ?? null, binds[index]];
        const written = definition.written.Binds?.[index]?.Source ?? source;
        if (after?.kind !== 'tree')
            return `what ${written}, which it binds, holds is not known: ${after?.why ?? noRestore}`;
        if (before === null)
            return `what ${written}, which it binds, held before the build is not known`;
        if (before !== after.tree.digest)
            return changedWhile(written, (0,bind_tree/* unpackBindTree */._q)(note.bindTrees ?? new Map(), before), after.tree);
        contents.push(before);
    }
    return contents;
}
const mostNamed = 3;
/** Most of the time it is the build that writes there, and what it writes is nothing that it reads. */
function changedWhile(source, before, after) {
    const changes = before === undefined ? [] : (0,bind_tree/* compareBindTrees */.yI)(before, after);
    const paths = changes.map(({ path }) => path);
    const more = paths.length > mostNamed ? ` and ${String(paths.length - mostNamed)} more` : '';
    const named = paths.length === 0 ? 'what it holds' : paths.slice(0, mostNamed).join(', ') + more;
    const globs = (0,bind_tree/* excludingGlobs */.X7)(changes);
    const cure = globs.length === 0 ? '' : `; what is only written there is left out by binds-exclude: ${globs.join(' ')}`;
    return `${named} in ${source}, which it binds, changed between the restore and the save${cure}`;
}

;// CONCATENATED MODULE: ./lib/save/seen-layers.js



/**
 * The layers whose builds saw more than stacker compares, with the facts that name all of it: beside what is kept for stacker to find, for a
 * plan to tell that nothing has changed.
 */
function seenLayers(remains) {
    const bound = boundContents(remains.gathered, remains.note, remains.directories.workingDirectory);
    const { workingDirectory } = remains.directories;
    const { stack } = remains.gathered;
    const writers = (0,bind_mounts/* bindWriters */.WJ)(stack, workingDirectory, (0,bind_mounts/* bindMountDoubts */.E3)(stack, { workingDirectory, from: 'store' }));
    return builtLayers({ ...remains, bound, writers }).filter(({ index }) => bound(index) !== undefined);
}

// EXTERNAL MODULE: ./lib/layer/erofs.js
var erofs = __webpack_require__(17502);
// EXTERNAL MODULE: ./lib/layer/record.js
var layer_record = __webpack_require__(54952);
// EXTERNAL MODULE: ./lib/layer/taken.js
var taken = __webpack_require__(73258);
;// CONCATENATED MODULE: ./lib/save/build-times.js
/**
 * What building a layer took, in seconds: what a hit saves, so neither its imports nor its base, which stacker fetches before it looks
 * (docs/stacker/staging.md#2.2). It begins and ends as docs/stacker/staging.md#2.6 says. null where nothing tells; of a build_only layer
 * it is what passed until stacker was seen at something else, so not less than it took.
 */
function openBuildTimes({ buildCache, roots, imports }, images) {
    const signs = [
        ...[...roots].flatMap(([layer, { begunAt, scriptAt }]) => [begunAt, scriptAt].flatMap((at) => (at === null ? [] : [{ layer, at }]))),
        ...[...imports].flatMap(([layer, { entries }]) => [...entries.values()].map(({ stagedAt }) => ({ layer, at: stagedAt }))),
        ...[...images].map(([layer, at]) => ({ layer, at })),
    ].sort((a, b) => a.at - b.at);
    /** Only where nothing stands for the beginning: whatever was done before, its own staging too, was done by then. */
    const lastBefore = (end) => signs.findLast(({ at }) => at < end)?.at;
    const beginOf = ({ name, imageAt, fresh }) => {
        const root = roots.get(name);
        return root?.begunAt ?? root?.scriptAt ?? (fresh && imageAt !== undefined ? lastBefore(imageAt) : undefined);
    };
    /** Layers are built one after the other, so a sign of another one is the end of this one. */
    const endOf = ({ name, imageAt, fresh }, begin) => {
        const isImage = imageAt !== undefined && imageAt >= begin;
        if (!isImage && !fresh)
            return undefined;
        const next = signs.find(({ layer, at }) => layer !== name && at > begin)?.at;
        const end = Math.min(next ?? Infinity, (isImage ? imageAt : buildCache?.writtenAt) ?? Infinity);
        return end >= begin && end < Infinity ? end : undefined;
    };
    return (layer) => {
        const begin = beginOf(layer);
        const end = begin === undefined ? undefined : endOf(layer, begin);
        return begin === undefined || end === undefined ? null : (end - begin) / 1000;
    };
}

// EXTERNAL MODULE: ./lib/stackerfile/dockerish-url.js
var dockerish_url = __webpack_require__(89149);
// EXTERNAL MODULE: ./lib/workspace/build-state.js + 2 modules
var build_state = __webpack_require__(56311);
// EXTERNAL MODULE: ./lib/layer/overlay-metadata.js
var overlay_metadata = __webpack_require__(88539);
// EXTERNAL MODULE: ./lib/formats/oci/document-size.js
var document_size = __webpack_require__(31435);
// EXTERNAL MODULE: ./lib/formats/oci/manifest.js
var oci_manifest = __webpack_require__(72765);
// EXTERNAL MODULE: ./lib/workspace/oci-layout.js
var oci_layout = __webpack_require__(58691);
;// CONCATENATED MODULE: ./lib/save/capture-images.js








/** Manifests and configs go into the record, the layers of the images are blobs. */
async function addImages(request, collected, documents) {
    const { entry } = request;
    if (entry.Layer.BuildOnly)
        return undefined;
    for (const { Digest: digest } of entry.Manifests?.values() ?? []) {
        if (!(0,formats_digest/* isDigest */.Bc)(digest))
            return `its entry names the manifest ${JSON.stringify(digest)}`;
        const manifest = await readDocument(request.place, digest);
        if (typeof manifest === 'string')
            return manifest;
        documents.set(digest, manifest);
        const config = (0,oci_manifest/* decodeManifest */.MK)(manifest).config.digest;
        const bytes = await readDocument(request.place, config);
        if (typeof bytes === 'string')
            return bytes;
        documents.set(config, bytes);
        const { layers } = (0,overlay_metadata/* decodeRootManifest */.GB)(manifest);
        const trouble = request.withoutLayers ? undefined : await addLayers(request.place, collected, layers);
        if (trouble !== undefined)
            return trouble;
    }
    return undefined;
}
/** Layers of the output layout; a text says what is wrong with one of them. */
async function addLayers({ directories, log }, { files, blobs }, layers) {
    const fresh = layers.filter(({ digest }) => !blobs.has(digest));
    for (const [index, trouble] of (await checkBlobs(directories, fresh, log)).entries()) {
        const digest = fresh[index]?.digest ?? '';
        if (trouble === 'missing')
            return `${digest} is missing from the image layout`;
        if (trouble !== undefined)
            return `${digest} in the image layout is damaged`;
    }
    for (const { digest, size } of fresh) {
        blobs.set(digest, { digest, size, kind: 'layer' });
        files.set(digest, (0,layout/* blobIn */.zP)(directories.ociDir, digest));
    }
    return undefined;
}
/**
 * By size: the content of what the store lacks is verified when it is sent, and what the store has need not be read. An image lists
 * the blobs of all layers below it, so a chain of layers would be read over and over.
 */
async function checkBlobs(directories, blobs, log) {
    try {
        const sizes = await Promise.all(blobs.map(({ digest }) => (0,oci_layout/* sizeOfFile */.JL)((0,layout/* blobIn */.zP)(directories.ociDir, digest))));
        return sizes.map((size, index) => size === undefined ? 'missing' : size === blobs[index]?.size ? undefined : 'size');
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return await (0,by_root/* verifyBlobs */.oP)(directories, blobs, log);
    }
}
/** A manifest or config of the output layout, verified; a text says what is wrong with it. */
async function readDocument(place, digest) {
    const name = `document-${(0,formats_digest/* digestHex */.sU)(digest)}`;
    const blob = (0,layout/* blobIn */.zP)(place.directories.ociDir, digest);
    const file = await (0,by_root/* readableIfThere */.qK)(place, blob, name);
    const bytes = file === undefined ? undefined : await (0,oci_layout/* readBounded */.CB)(file, document_size/* mostDocumentBytes */.Aw);
    if (bytes === undefined)
        return `${digest} is missing from the image layout`;
    return (0,formats_digest/* digestOf */.ol)(bytes) === digest ? bytes : `${digest} in the image layout is damaged`;
}

// EXTERNAL MODULE: ./lib/layer/extraction.js
var extraction = __webpack_require__(93852);
// EXTERNAL MODULE: ./lib/layer/own-diff.js
var own_diff = __webpack_require__(49905);
;// CONCATENATED MODULE: ./lib/save/collected.js




async function addFile({ files, blobs }, file, kind) {
    const { digest, size } = await (0,oci_layout/* digestOfFile */.Mk)(file);
    if (!blobs.has(digest))
        blobs.set(digest, { digest, size, kind });
    files.set(digest, file);
    return digest;
}
/** The text of a tree, under the digest that it goes by. */
async function addTreeText({ staging }, { files, blobs }, digest, text) {
    const file = external_node_path_.join(staging, `bytes-${(0,formats_digest/* digestHex */.sU)(digest)}`);
    await (0,promises_.writeFile)(file, text);
    blobs.set(digest, { digest, size: text.length, kind: 'tree' });
    files.set(digest, file);
}

;// CONCATENATED MODULE: ./lib/save/capture-root.js












/**
 * Of a build_only layer its own diff is kept, and the word of what stands below: other layers have records of their own, and a base
 * image is stacker's to fetch again (docs/stacker/restoring.md#38).
 */
async function captureRoot(request, collected) {
    const { entry, state, standsOn } = request;
    const found = state.roots.get(entry.Name);
    if (found?.metadata === undefined)
        return null;
    const metadata = (0,overlay_metadata/* decodeOverlayMetadata */._Y)(found.metadata);
    const own = (0,own_diff/* ownDiff */.sN)(entry.Name, metadata, found.hasContent);
    const base = await baseImage(request, metadata, own);
    if (typeof base === 'string')
        return base;
    const kept = { metadata: found.metadata, own, base, standsOn };
    switch (own) {
        case 'nothing':
            return { ...kept, content: (0,formats_digest/* digestOf */.ol)(own) };
        case 'root':
            return { ...kept, content: (await addTree(request, collected, metadata)) ?? null };
        case 'packed': {
            const types = (0,own_diff/* packedTypes */.Sv)(entry.Name, metadata);
            const trouble = await addLayers(request.place, collected, types.flatMap((type) => (0,own_diff/* packedDiff */.A4)(metadata, type) ?? []));
            const first = (0,extraction/* preferredType */.yB)(new Map(types.map((type) => [type, type]))) ?? '';
            return trouble ?? { ...kept, content: (0,own_diff/* packedDiff */.A4)(metadata, first)?.digest ?? null };
        }
    }
}
/** The base image that a build_only layer stands on itself, as stacker fetched it; a text says why it is not known. */
async function baseImage({ entry, place }, metadata, own) {
    const { Type: type } = entry.Layer.From;
    if (type !== 'docker' && type !== 'oci')
        return null;
    const [only] = metadata.manifests;
    // Its root is as stacker's Unpack began it (docs/stacker/restoring.md#44; overlay/pack.go): with the manifest of the base. An
    // image without layers has none.
    if (own !== 'packed')
        return only === undefined ? null : { type: only[0], layers: only[1].layers };
    const digest = `sha256:${entry.Base}`;
    if (!(0,formats_digest/* isDigest */.Bc)(digest))
        return 'its base image is not known';
    const file = (0,layout/* blobIn */.zP)((0,workspace_directories/* layerBasesPath */.P2)(place.directories), digest);
    const readable = await (0,by_root/* readableIfThere */.qK)(place, file, `base-${entry.Base}`);
    if (readable === undefined)
        return 'its base image is missing from layer-bases';
    const bytes = await (0,oci_layout/* readBounded */.CB)(readable, document_size/* mostDocumentBytes */.Aw);
    if (bytes === undefined || (0,formats_digest/* digestOf */.ol)(bytes) !== digest)
        return 'its base image in layer-bases is damaged';
    const { layers } = (0,overlay_metadata/* decodeRootManifest */.GB)(bytes);
    if (layers.length === 0)
        return null;
    const isBase = (manifest) => layers.every((layer, index) => manifest.layers[index]?.digest === layer.digest);
    const above = [...metadata.manifests].find(([, manifest]) => isBase(manifest));
    return above === undefined ? 'its image does not stand on its base image' : { type: above[0], layers };
}
/**
 * What a build_only layer changed that no image holds, where something is built on it (docs/stacker/restoring.md#20), or it is
 * small. Not where overlay dirs lie above it, which are gone: it would never be laid down (provision.ts).
 */
async function addTree(request, collected, metadata) {
    const { entry, state, place } = request;
    if (!request.needsTree || state.buildCache === undefined || metadata.hasOverlayDirs)
        return undefined;
    const archive = external_node_path_.join(place.staging, `tree-${(0,formats_digest/* digestHex */.sU)((0,formats_digest/* digestOf */.ol)(entry.Name))}`);
    const trouble = await (0,by_root/* packRoot */.iy)(place, { name: entry.Name, archive, owner: state.buildCache });
    if (trouble !== undefined) {
        place.log.warning(`the tree of layer ${entry.Name} is not kept, so it will be built again: ${trouble}`);
        return undefined;
    }
    return await addFile(collected, archive, 'packed');
}

;// CONCATENATED MODULE: ./lib/save/taken-contents.js








/**
 * What the layer took through `stacker://`, as stacker staged it: it can stand in for a producer that hits
 * (docs/stacker/restoring.md#19).
 */
async function addContents(request, collected) {
    const { entry, state, place } = request;
    const { staging, log } = place;
    const contents = [];
    for (const [index, { Path: source, Dest: dest }] of (entry.Layer.Imports ?? []).entries()) {
        const { layer: producer, path: taken } = (0,dockerish_url/* stackerUrl */.Z)(source) ?? { layer: undefined, path: '' };
        const staged = state.imports.get(entry.Name)?.entries.get(external_node_path_.posix.basename(source));
        if (producer === undefined || taken === '' || dest || staged === undefined || staged.kind === 'other')
            continue;
        if (request.isAlwaysBuilt(producer))
            continue;
        if (isAltered(entry.Imports?.get(source), { kind: staged.kind, file: staged.file, mode: staged.mode }, { release: request.release, owner: state.buildCache?.uid })) {
            log.warning(`what layer ${entry.Name} took from ${producer} is not kept: ${source} was changed since the build`);
            continue;
        }
        let file = external_node_path_.join(staging, `content-${(0,formats_digest/* digestHex */.sU)((0,formats_digest/* digestOf */.ol)(`${entry.Name}\0${String(index)}`))}`);
        if (staged.kind === 'directory') {
            const trouble = await (0,by_root/* packStaged */.qV)(place, staged.file, file);
            if (trouble !== undefined) {
                log.warning(`what layer ${entry.Name} took from ${producer} is not kept: ${trouble}`);
                continue;
            }
        }
        else if (staged.link !== undefined) {
            await (0,promises_.writeFile)(file, staged.link.target);
        }
        else {
            file = await (0,by_root/* readableFile */.rC)(place, staged.file, external_node_path_.basename(file));
        }
        const blob = await addFile(collected, file, 'content');
        contents.push({ producer, path: taken, kind: staged.kind, mode: staged.mode, blob });
    }
    const base = await takenBase(request, collected);
    return base === undefined ? contents : [...contents, base];
}
async function takenBase(request, collected) {
    const { entry, place } = request;
    const taken = (0,dockerish_url/* stackerUrl */.Z)(entry.Layer.From.Url);
    if (taken === undefined || request.isAlwaysBuilt(taken.layer))
        return undefined;
    const staged = await stagedBase(request);
    if (staged === undefined)
        return undefined;
    const file = await (0,by_root/* readableFile */.rC)(place, staged.file, `base-${(0,formats_digest/* digestHex */.sU)((0,formats_digest/* digestOf */.ol)(entry.Name))}`);
    const blob = await addFile(collected, file, 'content');
    return { producer: taken.layer, path: taken.path, kind: 'file', mode: staged.mode, blob };
}
/**
 * The tar that the layer took from another for its base, where what is staged is still that one: two bases of one file name share the
 * place. Undefined where it is not.
 */
async function stagedBase({ entry, release, place, state, }) {
    const { Type: type, Url: url } = entry.Layer.From;
    if (type !== 'tar' || (0,dockerish_url/* stackerUrl */.Z)(url) === undefined)
        return undefined;
    const file = external_node_path_.join(place.directories.stackerDir, 'layer-bases', external_node_path_.posix.basename(url));
    if ((await (0,oci_layout/* sizeOfFile */.JL)(file)) === undefined)
        return undefined;
    const mode = (await (0,promises_.stat)(file)).mode & 0o7777;
    const copy = await (0,by_root/* readableFile */.rC)(place, file, `base-${(0,formats_digest/* digestHex */.sU)((0,formats_digest/* digestOf */.ol)(entry.Name))}`);
    const recorded = { Type: 0n, Hash: entry.Base };
    const altered = isAltered(recorded, { kind: 'file', file: copy, mode }, { release, owner: state.buildCache?.uid });
    return altered ? undefined : { file, mode };
}

;// CONCATENATED MODULE: ./lib/save/capture.js











/**
 * Texts of trees up to so many bytes in all stand in the record, the shorter ones first: then a plan names the files that changed, and
 * a restore asks for one blob less. Longer ones are blobs, since a verdict needs their canonical digest only.
 */
const mostInlineTrees = 16 * 1024;
/**
 * Reads and verifies all that a record of the layer needs. A text says why the layer cannot be kept: stacker's image lacks a blob,
 * a file does not have its digest, a tree cannot be packed.
 */
async function captureLayer(request) {
    const { entry, facts, portable, release, state } = request;
    const collected = { files: new Map(), blobs: new Map() };
    const documents = new Map();
    try {
        const packed = (0,entry_facts/* packEntry */.AR)(entry, portable);
        const trees = await addTrees(request, collected, packed.trees);
        const trouble = strayLink(request) ?? (await addImages(request, collected, documents));
        if (trouble !== undefined)
            return trouble;
        const root = entry.Layer.BuildOnly ? await captureRoot(request, collected) : null;
        if (typeof root === 'string')
            return root;
        const contents = await addContents(request, collected);
        return {
            files: collected.files,
            record: {
                release: release.tag,
                facts,
                entry: (0,build_cache/* encodeBuildCache */.rX)(new Map([[entry.Name, packed.entry]]), release).toString('utf8'),
                trees,
                documents,
                root,
                blobs: [...collected.blobs.values()],
                contents,
                buildSeconds: request.buildSeconds,
                owner: state.buildCache?.uid ?? 0,
                umask: (0,build_state/* umaskOf */.vb)(state, entry.Name) ?? (0,layer_umask/* umaskOfEntry */.DC)(entry, release) ?? null,
                savedAt: request.now,
            },
        };
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            return error.message;
        throw error;
    }
}
async function addTrees({ place }, collected, texts) {
    const trees = new Map();
    let inlined = 0;
    for (const [digest, text] of [...texts].sort(([, a], [, b]) => a.length - b.length)) {
        inlined += text.length;
        const isInline = inlined <= mostInlineTrees;
        trees.set(digest, isInline ? text : null);
        if (!isInline)
            await addTreeText(place, collected, digest, text);
    }
    return trees;
}
/**
 * stacker compares what a staged link leads to (docs/stacker/staging.md#4.4; cache.go, Lookup). Where that is no import of the
 * layer, it is another file elsewhere.
 */
function strayLink({ entry, state }) {
    for (const { Path: source, Dest: dest } of entry.Layer.Imports ?? []) {
        const link = dest ? undefined : state.imports.get(entry.Name)?.entries.get(external_node_path_.posix.basename(source))?.link;
        if ((0,dockerish_url/* stackerUrl */.Z)(source) !== undefined && link?.within === false)
            return `${source} is a link to ${link.target}, which stacker looks up outside of what the layer imports`;
    }
    return undefined;
}

;// CONCATENATED MODULE: ./lib/save/credential.js
/** What tokens and keys look like, by the words that a person would know them by. Formats as their issuers document them. */
const credentials = [
    ['a private key', has(/-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/)],
    ['a GitHub token', has(/\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})/)],
    ['a GitLab token', has(/\bglpat-[A-Za-z0-9_-]{20,}/)],
    ['an AWS access key', has(/\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/)],
    ['a Google API key', has(/\bAIza[A-Za-z0-9_-]{35}\b/)],
    ['a Slack token', has(/\bxox[abeoprs]-[A-Za-z0-9-]{20,}/)],
    ['an npm token', has(/\bnpm_[A-Za-z0-9]{36}\b/)],
    ['a JSON Web Token', hasWebToken],
    ['a password in a URL', hasUrlPassword],
];
/**
 * The kind of credential that the text seems to hold, undefined for none. What is found is never repeated. The time grows with the
 * text's length alone: it may come from a pull request.
 */
function credentialIn(text) {
    return credentials.find(([, isIn]) => isIn(text))?.[0];
}
function has(pattern) {
    return (text) => pattern.test(text);
}
/**
 * /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/, which would try each `eyJ` of a long run anew: the second part
 * is found first, and before it stands one run only.
 */
function hasWebToken(text) {
    for (const { index } of text.matchAll(/\.eyJ[A-Za-z0-9_-]{10,}(?=\.[A-Za-z0-9_-]{10})/g)) {
        if (/(?<![A-Za-z0-9_])eyJ[A-Za-z0-9_-]{10}/.test(runBefore(text, index, /[A-Za-z0-9_-]/)))
            return true;
    }
    return false;
}
/**
 * /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'\\]{1,100}:[^\s/:@"'\\]{3,100}@/, which would try each dot of a long run as the begin of a scheme.
 */
function hasUrlPassword(text) {
    for (const { index } of text.matchAll(/:\/\/[^\s/:@"'\\]{1,100}:[^\s/:@"'\\]{3,100}@/g)) {
        const run = runBefore(text, index, /[a-z0-9+.-]/);
        // Upper case and `_` are no part of the run, but of a word that it may continue.
        const begun = /\w/.test(text.charAt(index - run.length - 1)) ? /[+.-][a-z]/ : /(?:^|[+.-])[a-z]/;
        if (begun.test(run))
            return true;
    }
    return false;
}
/** The longest text of such characters that ends at `end`. */
function runBefore(text, end, character) {
    let start = end;
    while (start > 0 && character.test(text.charAt(start - 1)))
        start--;
    return text.slice(start, end);
}

;// CONCATENATED MODULE: ./lib/save/save-request.js

function nameOf({ stack }, index) {
    const definition = stack[index]?.facts.definition;
    return { stackerfile: definition?.stackerfile ?? '', name: definition?.name ?? '' };
}
function notedOf(note, { stacked }) {
    return note.layers.find((noted) => (0,layer_stack/* layerKey */.n3)(noted) === (0,layer_stack/* layerKey */.n3)(stacked.facts.definition));
}

;// CONCATENATED MODULE: ./lib/save/capture-built.js












/** The layer as it is to be kept; a text says why it cannot be. `contents` are known of the layers below. */
async function captureBuilt(request, layer, contents) {
    const { gathered, state, place, now } = request;
    const everyRun = (0,always_built/* builtOnEveryRun */.Ee)(gathered.stack, gathered.sources.release);
    const captured = await captureLayer({
        entry: layer.entry,
        facts: layer.facts,
        portable: layer.form.layer,
        release: gathered.sources.release,
        place,
        state,
        needsTree: (0,layer_stack/* isLeaf */.xe)(gathered.stack, layer.index)
            ? state.roots.get(layer.entry.Name)?.isSmall === true
            : await needsTree(request, layer.index),
        standsOn: standsOn(gathered, layer.index, contents),
        withoutLayers: layer.facts.binds === undefined &&
            (0,erofs/* neverFoundOfErofs */.L)(gathered.stack, gathered.sources.layerTypes).has(layer.index),
        isAlwaysBuilt: (producer) => {
            const at = layer.stacked.below.get(producer);
            return at !== undefined && everyRun[at] === true;
        },
        buildSeconds: secondsOf(request, layer),
        now: now() / 1000,
    });
    if (typeof captured === 'string')
        return captured;
    const record = { ...asNoted(captured.record, layer, request.note), ...boundTrees(layer) };
    const kept = { ...captured, record };
    const secret = credentialIn((0,layer_record/* encodeRecord */.Ym)(kept.record).toString('utf8'));
    return secret === undefined
        ? kept
        : `it holds what looks like ${secret}; caches are readable by whoever can open a pull request`;
}
/** What stacker did not build again took what it took when it was built. */
function secondsOf({ state, images, note }, layer) {
    const noted = layer.untouched && note ? notedOf(note, layer) : undefined;
    const { fresh, entry } = layer;
    return noted?.seconds ?? openBuildTimes(state, images)({ name: entry.Name, imageAt: images.get(entry.Name), fresh });
}
/** So much of a record goes to naming files that changed: it is fetched by every plan. */
const mostTreeBytes = 256 * 1024;
/** What its binds held, where that is short. */
function boundTrees({ facts, stacked }) {
    if (facts.binds === undefined)
        return {};
    const trees = new Map();
    for (const fact of stacked.facts.binds ?? [])
        if (fact.kind === 'tree' && !trees.has(fact.tree.digest))
            trees.set(fact.tree.digest, (0,bind_tree/* packBindTree */.Hy)(fact.tree));
    const bytes = [...trees.values()].reduce((sum, { length }) => sum + length, 0);
    return trees.size === 0 || bytes > mostTreeBytes ? {} : { bindTrees: trees };
}
/** What stacker did not build again is what it was, wherever its diff lies by now. */
function asNoted(record, layer, note) {
    const noted = layer.untouched && note ? notedOf(note, layer) : undefined;
    if (record.root === null || noted === undefined)
        return record;
    const { root } = record;
    // What was kept as it stood here has no record that named it.
    const [content, standsOn] = [noted.content ?? root.content, noted.standsOn ?? root.standsOn];
    return { ...record, root: { ...root, content, standsOn } };
}
/** What is built on every run is kept for those alone that may find it equal. */
function isWorthKeeping({ stack, sources }, index) {
    const definition = stack[index]?.facts.definition;
    if (definition === undefined || (0,always_built/* alwaysReasons */.Zq)(definition, sources.release).length === 0)
        return true;
    return stack.some(({ base, facts }) => base === index && facts.definition.layer.From.Type !== 'tar');
}
/** What names the own diff of the build_only layer below. Parents first, so it is known. */
function standsOn({ stack }, index, contents) {
    const { base, facts } = stack[index] ?? {};
    return base === undefined || facts?.base.kind !== 'built' ? null : (contents.get(base) ?? null);
}
/** Some layer is built on it, or takes from it in a way that leaves no staged copy. */
async function needsTree(request, index) {
    const { gathered, built, state, place } = request;
    for (const [at, { facts, base, below }] of gathered.stack.entries()) {
        if (base === index && facts.base.kind === 'built')
            return true;
        const { layer } = facts.definition;
        const isUnstaged = (0,taken/* takenImports */.c)(layer).some((taken) => below.get(taken.producer) === index && layer.Imports?.[taken.index]?.Dest);
        if (isUnstaged)
            return true;
        if (base !== index || layer.From.Type !== 'tar')
            continue;
        const taker = built[at];
        const entry = taker !== undefined && isBuilt(taker) ? taker.entry : undefined;
        const { release } = gathered.sources;
        if (entry === undefined || (await stagedBase({ entry, release, state, place })) === undefined)
            return true;
    }
    return false;
}

// EXTERNAL MODULE: ./lib/layer/recorded.js
var recorded = __webpack_require__(64277);
// EXTERNAL MODULE: ./lib/plan/open-record-source.js + 5 modules
var open_record_source = __webpack_require__(74627);
// EXTERNAL MODULE: ./lib/store/records.js
var records = __webpack_require__(39203);
;// CONCATENATED MODULE: ./lib/save/kept-record.js




/** What the store has of this very layer already, if all of it. */
async function keptRecord({ store, place }, layer) {
    const record = await (0,records/* findExactRecord */.s)(store, layer.facts, place.log);
    if (record === undefined)
        return undefined;
    try {
        if ((0,recorded/* candidateOfRecord */.S)(record).identity !== layer.identity)
            return undefined;
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            return undefined;
        throw error;
    }
    const digests = record.blobs.map(({ digest }) => digest);
    return (await store.hasBlobs(digests)).size === new Set(digests).size ? record : undefined;
}
/** A build_only layer is named by its facts alone: another build of them need not have the same content. */
function mayBeOther({ fresh, untouched, entry }) {
    return fresh || (entry.Layer.BuildOnly && !untouched);
}
/**
 * The same content of one identity. Texts of trees name the checkout that they were walked in; the tree of a layer that nobody is built on
 * or takes from has times of its build, and serves nobody more than the one that is kept.
 */
function isSame(a, b, isLeaf) {
    const counts = (kind) => kind !== 'tree' && !(isLeaf && kind === 'packed');
    const content = ({ blobs, contents, root }) => JSON.stringify([
        blobs.flatMap(({ digest, kind }) => (counts(kind) ? [digest] : [])).sort(),
        contents,
        root && [root.own, isLeaf ? null : root.content, root.standsOn],
    ]);
    return content(a) === content(b);
}
function isTooOld({ savedAt }, { options, now }) {
    const { notBefore } = (0,open_record_source/* freshnessOf */.T)(options, now());
    return notBefore !== undefined && savedAt < notBefore;
}

;// CONCATENATED MODULE: ./lib/save/budget.js


/**
 * What fits, records and blobs: live records of this branch, those that were restored first, since they are paid for, under
 * whatever name; of the new ones those that save the most build seconds for each byte.
 */
function withinBudget(captured, { note, options }) {
    const restored = note?.layers.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
    const weight = ({ record }) => (0,layer_record/* encodeRecord */.Ym)(record).length;
    const worth = (item) => (item.record.buildSeconds ?? 1) / (1 + sizeOf(item.record.blobs) + weight(item));
    const isPaid = (layer) => note !== undefined && (notedOf(note, layer)?.bytes ?? 0) > 0;
    const seen = new Set();
    const fits = new Set();
    let left = options.budget - restored;
    for (const item of [...captured].sort((a, b) => worth(b) - worth(a))) {
        if (item.layer.untouched && isPaid(item.layer)) {
            fits.add(item);
            continue;
        }
        const fresh = item.record.blobs.filter(({ digest }) => !seen.has(digest));
        const bytes = sizeOf(fresh) + weight(item);
        if (bytes > left)
            continue;
        left -= bytes;
        for (const { digest } of fresh)
            seen.add(digest);
        fits.add(item);
    }
    return fits;
}
function sizeOf(blobs) {
    return blobs.reduce((sum, { size }) => sum + size, 0);
}

;// CONCATENATED MODULE: ./lib/save/refusal.js



/**
 * Captured layers that are not sent, and why. A build_only layer that was built again has the name that it had before, so
 * records of those that stand on it or take from it would go on to serve over it: without new ones of all of them it stays as it was.
 */
async function refusals(captured, request) {
    const { gathered, built, notWorth } = request;
    const within = withinBudget(captured, request);
    const refused = new Map();
    for (const item of captured) {
        const why = await notWorth?.(item.layer.index, item.record.buildSeconds);
        if (why !== undefined)
            refused.set(item, why);
        else if (!within.has(item))
            refused.set(item, 'the budget is spent');
    }
    // What tells that nothing changed is laid down for nobody to stand on.
    const laidDown = captured.filter(({ layer }) => layer.facts.binds === undefined);
    const isRefused = (index) => laidDown.some((item) => item.layer.index === index && refused.has(item));
    // Those above it first.
    for (const item of [...laidDown].reverse()) {
        const { layer, replaces } = item;
        if (!replaces || refused.has(item))
            continue;
        const above = gathered.stack.findIndex((stacked, index) => {
            if (![...stacked.below.values()].includes(layer.index))
                return false;
            const other = built[index];
            return isRefused(index) || (other !== undefined && !isBuilt(other) && other.isUnreached);
        });
        if (above === -1)
            continue;
        const { name } = nameOf(gathered, above);
        refused.set(item, `${name} above it is not kept with it; what the cache has of both stays`);
    }
    return refused;
}

// EXTERNAL MODULE: ./lib/predict/resolution.js
var predict_resolution = __webpack_require__(67643);
;// CONCATENATED MODULE: ./lib/save/save-resolutions.js







/**
 * Keeps what names resolved to: for each layer that was built now, where registry or server said the same before and after the
 * build. A resolution is a shortcut only; one that cannot be written costs a question.
 */
async function saveResolutions(request) {
    const { gathered, built, note, state, store } = request;
    const written = new Set();
    for (const layer of built) {
        if (!isBuilt(layer) || layer.untouched)
            continue;
        const { definition } = layer.stacked.facts;
        const before = note?.layers.find((candidate) => (0,layer_stack/* layerKey */.n3)(candidate) === (0,layer_stack/* layerKey */.n3)(definition))?.evidence ?? [];
        for (const after of gathered.evidence[layer.index] ?? []) {
            const earlier = before.find(({ name }) => name === after.name);
            if (earlier === undefined || written.has(after.name))
                continue;
            const resolution = await resolve(earlier, after, layer, state);
            if (resolution === undefined)
                continue;
            written.add(after.name);
            await store.writeResolution(after.name, (0,predict_resolution/* encodeResolution */.Rw)(resolution));
        }
    }
}
async function resolve(before, after, layer, state) {
    if (after.kind === 'docker')
        return before.kind === 'docker' ? (0,predict_resolution/* makeDockerResolution */.dI)(before, after, layer.entry.Base) : undefined;
    return before.kind === 'url' ? resolveUrl(before, after, layer, state) : undefined;
}
/** The name of a url's evidence ends in the url; the staged copy tells the content. */
async function resolveUrl(before, after, { entry }, state) {
    const source = (entry.Layer.Imports ?? []).find(({ Path: url, Dest: dest }) => !dest && after.name.endsWith(` ${(0,shown_text/* withoutUserInfo */.sl)(url)}`))?.Path;
    const staged = source === undefined ? undefined : state.imports.get(entry.Name)?.entries.get(external_node_path_.posix.basename(source));
    const stagedHash = source === undefined ? undefined : entry.Imports?.get(source)?.Hash;
    if (staged?.kind !== 'file' || !(0,formats_digest/* isDigest */.Bc)(stagedHash))
        return undefined;
    const { digest, size } = await (0,oci_layout/* digestOfFile */.Mk)(staged.file);
    return (0,predict_resolution/* makeUrlResolution */.SR)(before, after, { contentHash: (0,formats_digest/* digestHex */.sU)(digest), size, stagedHash });
}

// EXTERNAL MODULE: ./lib/store/in-flight.js
var in_flight = __webpack_require__(71353);
// EXTERNAL MODULE: ./lib/store/record-name.js
var record_name = __webpack_require__(92958);
// EXTERNAL MODULE: ./lib/registry/publish-target.js
var publish_target = __webpack_require__(47832);
;// CONCATENATED MODULE: ./lib/save/upload.js






/** How many layers are on their way at once; the store has limits of its own for what goes on over the network. */
const layersInFlight = 8;
/**
 * Layers may be sent side by side. `place` is where their blobs lie, and where unreadable ones are copied to; `published`: where their images
 * may be already.
 */
function openUpload(store, place, published) {
    const inFlight = (0,in_flight/* limitInFlight */.r)(layersInFlight, Infinity);
    const sent = new Map();
    /** Each blob once: a record names the blobs of all layers below it, too. Who comes first is who sent it. */
    async function send({ digest, size }, file, elsewhere) {
        const before = sent.get(digest);
        if (before !== undefined) {
            const written = await before;
            return written.kind === 'written' ? { kind: 'exists' } : written;
        }
        const read = () => (0,by_root/* readableFile */.rC)(place, file, `blob-${(0,formats_digest/* digestHex */.sU)(digest)}`);
        const upload = store.writeBlob(digest, size, read, elsewhere);
        sent.set(digest, upload);
        return await upload;
    }
    return ({ record, files }) => inFlight(0, async () => {
        const bytes = (0,layer_record/* encodeRecord */.Ym)(record);
        const excess = (0,layer_record/* excessOfRecord */.Wf)(bytes);
        if (excess !== undefined)
            return excess;
        const name = (0,record_name/* recordNameOf */.w)(record);
        const elsewhere = published && repositoryOfImage(published, name.layer);
        const blobs = await Promise.all(record.blobs.map((blob) => send(blob, files.get(blob.digest) ?? '', elsewhere)));
        const refused = blobs.find(isRefused);
        if (refused !== undefined)
            return refused.why;
        const written = await store.writeRecord(name, bytes);
        if (isRefused(written))
            return written.why;
        return [...blobs, written].reduce((sum, each) => sum + (each.kind === 'written' ? each.bytes : 0), 0);
    });
}
/** `HOST/PATH`; undefined where the layer's name can be no image's. */
function repositoryOfImage(target, layer) {
    const found = (0,publish_target/* publishedReference */.A)(target, layer, 'latest');
    return found.kind === 'reference' ? `${found.reference.domain}/${found.reference.path}` : undefined;
}
function isRefused(written) {
    return 'why' in written;
}

;// CONCATENATED MODULE: ./lib/save/save-layers.js










/** Captures what is new, and sends it. */
async function saveLayers(request) {
    const { captured, notSaved } = await captureAll(request);
    const sent = await sendAll(request, captured);
    await saveResolutions(request);
    return { ...sent, notSaved: [...notSaved, ...sent.notSaved] };
}
async function captureAll(request) {
    const { gathered, built } = request;
    const notSaved = [];
    const captured = [];
    /** Names of the own diffs of build_only layers, by index. */
    const contents = new Map();
    for (const layer of built) {
        const name = nameOf(gathered, layer.index);
        if (!isBuilt(layer)) {
            if (layer.why !== undefined)
                notSaved.push({ ...name, why: layer.why });
            continue;
        }
        if (!isWorthKeeping(gathered, layer.index))
            continue;
        const found = await asKept(request, layer, contents);
        if (typeof found === 'string') {
            notSaved.push({ ...name, why: found });
            continue;
        }
        if (found.content)
            contents.set(layer.index, found.content);
        if (found.fresh !== undefined)
            captured.push(found.fresh);
    }
    await captureSeen(request, contents, { captured, notSaved });
    return { captured, notSaved };
}
/** What is kept to tell that nothing changed; why not is told of those that bind, and spreads to the others. */
async function captureSeen(request, contents, { captured, notSaved }) {
    const { gathered, seen = [] } = request;
    for (const layer of seen) {
        const kept = isBuilt(layer) ? await asKept(request, layer, contents) : (layer.why ?? '');
        if (typeof kept !== 'string') {
            if (kept.fresh !== undefined)
                captured.push(kept.fresh);
            continue;
        }
        const stacked = gathered.stack[layer.index];
        const isTold = notSaved.some(({ name, why }) => name === nameOf(gathered, layer.index).name && why === kept);
        if (kept !== '' && !isTold && stacked !== undefined && (0,layer_seen/* hasBinds */.hG)(stacked))
            notSaved.push({ ...nameOf(gathered, layer.index), why: kept });
    }
}
/** The layer as the store has it, or is to have it; a text says why it cannot be kept. */
async function asKept(request, layer, contents) {
    const { note, place } = request;
    if (layer.stored)
        return { content: note && notedOf(note, layer)?.content };
    const kept = await keptRecord(request, layer);
    // Where names are shared the entry is built over in every run, and says nothing.
    if (kept !== undefined && (!mayBeOther(layer) || layer.stacked.sharesName))
        return { content: kept.root?.content };
    const found = await orWhy(() => captureBuilt(request, layer, contents), place.log);
    if (typeof found === 'string')
        return found;
    const content = found.record.root?.content;
    if (kept !== undefined &&
        isSame(kept, found.record, (0,layer_stack/* isLeaf */.xe)(request.gathered.stack, layer.index)) &&
        !isTooOld(kept, request))
        return { content };
    return { content, fresh: { ...found, layer, replaces: kept !== undefined } };
}
async function sendAll(request, captured) {
    const { gathered, store, place } = request;
    const saved = [];
    const notSaved = [];
    const refused = await refusals(captured, request);
    const upload = openUpload(store, place, request.options.publishTo);
    const uploads = await Promise.all(captured.map(async (item) => refused.get(item) ?? (await orWhy(() => upload(item), place.log))));
    const gaveUp = store.outage();
    const outage = gaveUp === undefined ? undefined : `the cache could not be reached: ${gaveUp}`;
    let bytesUp = 0;
    for (const [index, { record, layer }] of captured.entries()) {
        const name = nameOf(gathered, layer.index);
        const sent = uploads[index] ?? '';
        if (typeof sent === 'string') {
            notSaved.push({ ...name, why: sent === gaveUp && outage !== undefined ? outage : sent });
            continue;
        }
        bytesUp += sent;
        const seconds = record.buildSeconds;
        saved.push({ ...name, bytes: sent, ...(seconds === null ? {} : { seconds }) });
    }
    return { saved: each(saved), notSaved, ...(outage === undefined ? {} : { outage }), bytesUp };
}
/** A layer that is kept by two kinds of facts is one. */
function each(saved) {
    const layers = new Map();
    for (const layer of saved) {
        const key = (0,layer_stack/* layerKey */.n3)(layer);
        const bytes = layer.bytes + (layers.get(key)?.bytes ?? 0);
        layers.set(key, { ...layer, bytes });
    }
    return [...layers.values()];
}
/** One layer that cannot be read or written is one layer less. */
async function orWhy(work, log) {
    try {
        return await work();
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        log.debug(error.stack ?? error.message);
        return error.message;
    }
}

;// CONCATENATED MODULE: ./lib/save/surprises.js




/**
 * Where the build did not do what the plan said, as far as build.cache shows: `entries` are what stands in it now. That a build ended
 * before it got to a layer is no difference.
 */
function differencesFrom(note, { stack, sources }, entries) {
    const { release } = sources;
    const notes = new Map(note.layers.map((layer) => [(0,layer_stack/* layerKey */.n3)(layer), layer]));
    const holders = new Map();
    /** By build: the last layer that was built. */
    const lastBuilt = new Map();
    const layers = stack.map(({ facts: { definition }, build }, index) => {
        const noted = notes.get((0,layer_stack/* layerKey */.n3)(definition));
        const entry = entries.get(definition.name);
        const after = entry && (0,handover_note/* entryDigest */.LE)(entry, release);
        const isBuilt = noted !== undefined && isChanged(note, noted, after);
        if (isBuilt)
            lastBuilt.set(build, index);
        holders.set(definition.name, (holders.get(definition.name) ?? 0) + 1);
        return { definition, build, noted, entry, after, isBuilt };
    });
    return layers.flatMap(({ definition, build, noted, entry, after, isBuilt }, index) => {
        const { name, stackerfile } = definition;
        // One entry for all of a name says little of each.
        if (noted === undefined || holders.get(name) !== 1)
            return [];
        const { verdict, laid, stood } = noted;
        const differs = (rebuilt, found) => [
            { stackerfile, name, predicted: verdict, rebuilt, ...(found && { found }) },
        ];
        const isForetold = verdict === 'hit' && laid !== null;
        if (entry === undefined)
            return isForetold ? differs(false, 'gone') : [];
        if (isBuilt) {
            if (surprises_isOther(entry, definition, { note, noted }, release))
                return differs(true, 'other-definition');
            return isForetold ? differs(true) : [];
        }
        if (verdict !== 'miss' && verdict !== 'always')
            return [];
        // stacker works through a file in order (docs/stacker/staging.md#2.1), so it has passed by what stands before a layer that it
        // has built.
        const isPassed = (lastBuilt.get(build) ?? 0) > index;
        return after === stood && isPassed ? differs(false) : [];
    });
}
/** Was the entry written since restore looked? Where it did not clear away what stood there, that has to be known. */
function isChanged({ cleared }, { laid, stood }, after) {
    if (after === undefined)
        return false;
    return laid === null && stood === null ? cleared : after !== (laid ?? stood);
}
/** Neither as it was planned nor as the stackerfile, which may have been edited since, has it now. */
function surprises_isOther({ Layer: built }, { layer, neverEqual, unsure }, { note, noted }, release) {
    if (neverEqual.length > 0 || unsure.length > 0 || note.release !== release.tag)
        return false;
    return !(0,layer_definition/* sameDefinition */.uD)(built, layer, release) && (0,formats_digest/* digestOf */.ol)((0,layer_definition/* definitionText */.Zl)(built, release)) !== noted.definition;
}

;// CONCATENATED MODULE: ./lib/save/save.js






















/**
 * After the build: keeps what is new, and compares what stacker did with what the plan said. What build.cache does not records must
 * have been equal before and after; what cannot be verified is not kept. Trouble makes fewer records, never a failure.
 */
async function save(options, surroundings, handover, moment = 'end') {
    const begun = surroundings.now();
    const { log } = surroundings;
    const found = readNote(handover, surroundings);
    const note = found && (0,handover_note/* noteFor */.Yr)((0,handover_note/* cacheName */.UU)(options), found);
    const { patience } = options;
    const { outages = [], learnt } = note ?? {};
    const { store } = await (0,open_stores.openStores)(options.store, options.keyPrefix, surroundings, {
        patience,
        outages,
        trust: options.trust,
        learnt,
    });
    const skipped = (why) => ({
        ...nothingSaved(store.name),
        skipped: why,
        seconds: (surroundings.now() - begun) / 1000,
    });
    if (options.save === 'never')
        return skipped('save is never');
    const unread = options.store[0].kind === 'github' ? unreadScope(surroundings.environment) : undefined;
    if (unread !== undefined && options.save === 'auto')
        return skipped(unread);
    if (store.writable.kind === 'no' && options.save === 'auto')
        return skipped(store.writable.why);
    const locks = (0,workspace_locks/* stackerLocks */.I)((0,workspace_directories/* directoriesOf */.Pv)(options.directories), log);
    try {
        const saved = await saveBuilt(options, surroundings, { store, note, locks, moment });
        return { ...saved, seconds: (surroundings.now() - begun) / 1000 };
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        log.warning(`nothing is saved: ${error.message}`);
        return skipped(error.message);
    }
    finally {
        await locks.release();
    }
}
async function saveBuilt(options, surroundings, { store, note, locks, moment }) {
    const { log, now } = surroundings;
    const records = (0,record_source/* storeRecordSource */.e)(store, { refresh: () => false, notBefore: undefined }, log);
    const foreseen = note === undefined ? {} : { foreseenUmask: note.umask };
    const gathered = await (0,gather/* gather */.k)({ ...options, ...foreseen }, surroundings, records, store);
    const { releaseKnown, askedRelease = '' } = gathered.sources;
    if (!releaseKnown) {
        return { ...nothingSaved(store.name), skipped: `stacker ${askedRelease} is not in the table of releases` };
    }
    const asBefore = await gatherAsBefore(gathered, note, (umask) => (0,gather/* gather */.k)({ ...options, umask }, surroundings, records, store));
    const others = await locks.take('existing');
    if (others !== undefined) {
        log.warning(`nothing is saved: ${others}`);
        return { ...nothingSaved(store.name), skipped: others };
    }
    const show = (0,shown_text/* showWithout */.q8)(gathered.sources.project.substitutions);
    const directories = (0,workspace_directories/* directoriesOf */.Pv)(options.directories);
    const state = await (0,by_root/* readBuildState */.qA)(directories, log);
    // Until then stacker's garbage collection would take what they keep (docs/stacker/restoring.md#11b).
    if (moment === 'end')
        await (0,by_root/* removeKeepingTags */.jh)(directories, state.buildCache, log);
    const opened = (0,build_cache/* openBuildCache */.Lk)(state.buildCache?.bytes, gathered.sources.release);
    const entries = opened.kind === 'opened' ? opened.entries : new Map();
    const differences = note === undefined || opened.kind === 'broken' ? [] : differencesFrom(note, gathered, entries);
    if (opened.kind !== 'opened')
        return { ...nothingSaved(store.name), differences, skipped: whyNothing(opened) };
    const remains = { gathered, asBefore, entries: opened.entries, note, state, directories };
    const built = builtLayers(remains);
    const seen = options.binds === 'content' ? seenLayers(remains) : [];
    const images = await imageTimes(built.filter(isBuilt), directories.ociDir);
    const staging = await (0,staging_directory/* openStaging */.gO)(directories);
    try {
        const place = { directories, staging, log: logThrough(log, show) };
        const run = recallRuns(note, gathered, options.directories.working, { store, surroundings });
        const request = { gathered, built, seen, state, images, note, store, options, place, now };
        const saved = await saveLayers({ ...request, ...(run !== undefined && { notWorth: run.notWorth }) });
        const notSaved = saved.notSaved.map((layer) => ({ ...layer, why: show(layer.why) }));
        const isNews = saved.saved.length > 0 || differences.length > 0;
        const isTold = moment === 'end' && (isNews || options.store[0].kind === 'directory');
        const history = isTold ? await run?.remember(differences) : undefined;
        await store.finish();
        return {
            ...nothingSaved(store.name),
            ...saved,
            notSaved,
            differences,
            ...(history !== undefined && { history }),
        };
    }
    finally {
        await (0,staging_directory/* closeStaging */.QL)(staging, log);
    }
}
/** The sources with the umask that restore foresaw: what it noted of them was seen with that one. */
async function gatherAsBefore(gathered, note, gatherWith) {
    const umask = note?.umask ?? null;
    const now = gathered.sources.umask;
    const isSame = umask === null || now === undefined || (0,layer_umask/* sameUmask */.YE)(umask, now);
    const isAsked = gathered.stack.some(({ facts }) => facts.definition.layer.Imports?.some(import_dest/* isUnwitnessed */.O));
    return isSame || !isAsked ? gathered : await gatherWith(umask);
}
function nothingSaved(store) {
    return { store, saved: [], notSaved: [], differences: [], bytesDown: 0, bytesUp: 0, seconds: 0 };
}
function whyNothing(opened) {
    switch (opened.kind) {
        case 'missing':
            return 'stacker left no build.cache: nothing was built';
        case 'discarded':
            return `build.cache is of version ${String(opened.version)}, another release's`;
        case 'broken':
            return `build.cache cannot be read: ${opened.why}`;
    }
}
function readNote(handover, { log }) {
    if (handover === undefined)
        return undefined;
    try {
        return (0,handover_note/* decodeNote */.FT)(handover);
    }
    catch (error) {
        if (!(error instanceof errors/* FormatError */.IF))
            throw error;
        log.warning(`what restore noted is not used: ${error.message}`);
        return undefined;
    }
}


/***/ }),

/***/ 71353:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ oneAtATime),
/* harmony export */   r: () => (/* binding */ limitInFlight)
/* harmony export */ });
/** What weighs more than `bytes` runs alone. */
function limitInFlight(entries, bytes) {
    const waiting = [];
    let running = 0;
    let weighing = 0;
    function admit() {
        for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
            if (running >= entries || (running > 0 && weighing + next.weight > bytes))
                return;
            waiting.shift();
            running += 1;
            weighing += next.weight;
            next.start();
        }
    }
    return async (weight, work) => {
        const counted = Math.min(weight, bytes);
        await new Promise((start) => {
            waiting.push({ weight: counted, start });
            admit();
        });
        try {
            return await work();
        }
        finally {
            running -= 1;
            weighing -= counted;
            admit();
        }
    };
}
/** Work of one name runs one after another; that of different names does not wait for each other. */
function oneAtATime() {
    const last = new Map();
    return async (name, work) => {
        const before = last.get(name) ?? Promise.resolve();
        const mine = before.then(work, work);
        last.set(name, mine);
        try {
            return await mine;
        }
        finally {
            if (last.get(name) === mine)
                last.delete(name);
        }
    };
}


/***/ }),

/***/ 84945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Cz: () => (/* binding */ layerTag),
/* harmony export */   Di: () => (/* binding */ indexQuestion),
/* harmony export */   Hy: () => (/* binding */ recordKey),
/* harmony export */   OS: () => (/* binding */ parseRecordKey),
/* harmony export */   QP: () => (/* binding */ otherRecordQuestion),
/* harmony export */   Wk: () => (/* binding */ indexFormat),
/* harmony export */   YL: () => (/* binding */ recordQuestion),
/* harmony export */   ZY: () => (/* binding */ layerOfRecordKey),
/* harmony export */   bd: () => (/* binding */ blobKey),
/* harmony export */   bw: () => (/* binding */ answersBlob),
/* harmony export */   eZ: () => (/* binding */ runTag),
/* harmony export */   fQ: () => (/* binding */ answeredRecord),
/* harmony export */   kA: () => (/* binding */ blobQuestion),
/* harmony export */   mW: () => (/* binding */ questionOfRecordKey),
/* harmony export */   mh: () => (/* binding */ indexKey),
/* harmony export */   no: () => (/* binding */ resolutionQuestion),
/* harmony export */   o2: () => (/* binding */ resolutionKey),
/* harmony export */   r0: () => (/* binding */ answeredDocument),
/* harmony export */   r9: () => (/* binding */ resolutionTag)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67910);
/* harmony import */ var _layer_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(54952);



/**
 * Every key ends with a part of fixed length: GitHub matches even the exact key as a prefix, so without one `...-d6` would fetch
 * `...-d64` (docs/stacker/platform.md#1.2). What comes back is parsed against the question, and refused when it answers another
 * one.
 */
/** Format of an index of records; part of its key, so readers of another format never see it. */
const indexFormat = 2;
/** 16 hexadecimal digits that stand for a layer's name, which may hold anything. */
function layerTag(layer) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(layer).digest('hex').slice(0, 16);
}
/** The first question: the records of exactly these facts. */
function recordQuestion(prefix, name) {
    return `${otherRecordQuestion(prefix, name)}${name.shape}-${(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestHex */ .sU)(name.facts)}-`;
}
/** The second question, asked only after a miss: every record of the layer of that name. */
function otherRecordQuestion(prefix, name) {
    return `${prefix}-${_layer_record_js__WEBPACK_IMPORTED_MODULE_2__/* .recordFormat */ .Ty}-${name.arch}-${layerTag(name.layer)}-`;
}
function recordKey(prefix, name, bytes) {
    return recordQuestion(prefix, name) + (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestHex */ .sU)((0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(bytes));
}
const recordRest = /^-([0-9]+)-([A-Za-z0-9_.]+)-([0-9a-f]{16})-([A-Za-z0-9_.]+)-([0-9a-f]{64})-([0-9a-f]{64})$/;
/** The key's parts, or undefined when it is not a record's key under this prefix. */
function parseRecordKey(prefix, key) {
    if (!key.startsWith(prefix))
        return undefined;
    const [, format, arch, layer, shape, facts, id] = recordRest.exec(key.slice(prefix.length)) ?? [];
    if (format === undefined || arch === undefined || layer === undefined)
        return undefined;
    if (shape === undefined || facts === undefined || id === undefined)
        return undefined;
    return { format: Number(format), arch, layer, shape, facts: `sha256:${facts}`, id: `sha256:${id}` };
}
/** The question about its facts that a record's key answers. */
function questionOfRecordKey(key) {
    return key.slice(0, -idLength);
}
/** The question about its layer that a record's key answers. */
function layerOfRecordKey(key) {
    const shaped = key.slice(0, -(idLength + 1 + idLength + 1));
    return shaped.slice(0, shaped.lastIndexOf('-') + 1);
}
const idLength = 64;
/** The id of the record that a returned key names, or undefined when the key is no answer to the question. */
function answeredRecord(prefix, question, key) {
    return key.startsWith(question) ? parseRecordKey(prefix, key)?.id : undefined;
}
function blobQuestion(prefix, digest) {
    return `${prefix}-blob-${(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestHex */ .sU)(digest)}-`;
}
/** `run`: legs of one run collide on purpose, and a reservation that a killed job left behind dies with its run. */
function blobKey(prefix, digest, run) {
    return blobQuestion(prefix, digest) + run;
}
function answersBlob(question, key) {
    return key.startsWith(question) && /^[0-9]+-[0-9]+$/.test(key.slice(question.length));
}
/** Run id and attempt. Off a runner, or where they are not numbers, one run that all share. */
function runTag(environment) {
    const number = (text, otherwise) => text !== undefined && /^[0-9]{1,20}$/.test(text) ? text : otherwise;
    return `${number(environment['GITHUB_RUN_ID'], '0')}-${number(environment['GITHUB_RUN_ATTEMPT'], '1')}`;
}
/** 64 hexadecimal digits that stand for what a resolution resolves. */
function resolutionTag(name) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(name).digest('hex');
}
function resolutionQuestion(prefix, name) {
    return `${prefix}-resolution-${resolutionTag(name)}-`;
}
function resolutionKey(prefix, name, bytes) {
    return resolutionQuestion(prefix, name) + (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestHex */ .sU)((0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(bytes));
}
/** The id of the document that a returned key names: of a resolution, or of an index. */
function answeredDocument(question, key) {
    if (!key.startsWith(question))
        return undefined;
    const id = `sha256:${key.slice(question.length)}`;
    return (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(id) ? id : undefined;
}
/** An index of records is of one architecture, since a job is. */
function indexQuestion(prefix, arch) {
    return `${prefix}-index-${indexFormat}-${arch}-`;
}
function indexKey(prefix, arch, bytes) {
    return indexQuestion(prefix, arch) + (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestHex */ .sU)((0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(bytes));
}


/***/ }),

/***/ 90737:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ stackerLocks)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58500);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(57975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(452);
/* harmony import */ var _formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(48785);
/* harmony import */ var _oci_layout_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(58691);
/* harmony import */ var _placing_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(34885);










const run = (0,node_util__WEBPACK_IMPORTED_MODULE_5__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile);
function stackerLocks({ stackerDir, rootsDir }, log) {
    const held = new Map();
    const made = new Set();
    const take = async (directory) => {
        const file = node_path__WEBPACK_IMPORTED_MODULE_3__.join(directory, '.lock');
        const handle = await openLock(file);
        const { dev, ino } = await handle.stat({ bigint: true });
        const key = `${String(dev)} ${String(ino)}`;
        if (held.has(key)) {
            await handle.close();
            return undefined;
        }
        held.set(key, handle);
        let ended = await lock(handle);
        if (ended.kind === 'taken') {
            const owner = await ownerOf(ino);
            if (owner !== undefined)
                return owner;
            // A step that was killed leaves its lock to the child that was taking it, for the moment in which that one ends.
            await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_4__.setTimeout)(momentMs);
            ended = await lock(handle);
            if (ended.kind === 'taken')
                return unknownAtWork;
        }
        if (ended.kind === 'failed')
            log.debug(`${file} is not locked: ${ended.why}`);
        const now = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file, { bigint: true }).catch(() => undefined);
        // Who had it took the file away meanwhile.
        return now?.ino === ino ? undefined : unknownAtWork;
    };
    return {
        async take(where) {
            for (const directory of new Set([stackerDir, rootsDir])) {
                try {
                    if (where === 'both' && (await (0,_placing_js__WEBPACK_IMPORTED_MODULE_9__/* .ensureDirectory */ .EA)(directory, undefined)))
                        made.add(directory);
                    const owner = await take(directory);
                    if (owner !== undefined)
                        return owner;
                }
                catch (error) {
                    if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .isTrouble */ .KM)(error))
                        throw error;
                    if ((0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_8__/* .isAbsent */ .W0)(error))
                        continue;
                    if ((0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_8__/* .isDenied */ .GZ)(error) && (await isTakenFromRoot(directory)))
                        return unknownAtWork;
                    log.debug(`${directory} is not locked: ${error.message}`);
                }
            }
            return undefined;
        },
        async release() {
            for (const directory of made)
                await removeBare(directory);
            for (const handle of held.values())
                await handle.close();
            held.clear();
            made.clear();
        },
    };
}
/** As stacker makes it (os.Create). What root's stacker made can be locked without being written. */
async function openLock(file) {
    const flags = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK;
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(file, flags | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDWR | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_CREAT, 0o666);
    }
    catch (error) {
        const { code } = error;
        if (code !== 'EACCES' && code !== 'EROFS')
            throw error;
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(file, flags | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY);
    }
}
const momentMs = 100;
const unknownAtWork = 'stacker, or another step of this action, is at work here';
/**
 * What root's stacker keeps from us cannot be locked by this process: only asked is whether root could. Without sudo nobody can tell, and
 * nothing of it is read or laid down either.
 */
async function isTakenFromRoot(directory) {
    const command = ['flock', '-x', '-n', '-E', String(conflict), node_path__WEBPACK_IMPORTED_MODULE_3__.join(directory, '.lock'), 'true'];
    try {
        await run('sudo', ['-n', '--', ...command], { env: (0,_formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_7__/* .machineEnvironment */ .R5)() });
        return false;
    }
    catch (error) {
        return error.code === conflict;
    }
}
/** An exit status that is none of sudo's or flock's own. */
const conflict = 199;
/** Of what was made for the lock alone nothing stays. */
async function removeBare(directory) {
    try {
        const [lock, ...more] = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readdir)(directory);
        if (lock !== '.lock' || more.length > 0)
            return;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.unlink)(node_path__WEBPACK_IMPORTED_MODULE_3__.join(directory, lock));
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rmdir)(directory);
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_6__/* .isTrouble */ .KM)(error))
            throw error;
    }
}
async function lock(handle) {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('flock', ['-x', '-n', '3'], {
        env: (0,_formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_7__/* .machineEnvironment */ .R5)(),
        stdio: ['ignore', 'ignore', 'pipe', handle.fd],
    });
    let said = '';
    child.stderr?.on('data', (chunk) => (said += chunk.toString()));
    return await new Promise((resolve) => {
        child.on('error', (error) => {
            const why = error.code === 'ENOENT' ? 'flock (util-linux) is not installed' : error.message;
            resolve({ kind: 'failed', why });
        });
        child.on('close', (code) => {
            // flock(1) complains of all but this.
            if (code === 0)
                resolve({ kind: 'ours' });
            else if (code === 1 && said === '')
                resolve({ kind: 'taken' });
            else
                resolve({ kind: 'failed', why: `flock ended with ${String(code)}: ${said.trim().slice(0, 200)}` });
        });
    });
}
/**
 * proc_locks(5). The device is left out, as stacker does: some file systems show another one than stat(2). The process that took a lock
 * may be gone, as ours is: then its number says nothing.
 */
async function ownerOf(inode) {
    const locks = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)('/proc/locks', 'latin1').catch(() => '');
    const at = new RegExp(`^\\d+: FLOCK +\\S+ +\\S+ +(\\d+) +\\S+:${String(inode)} `, 'm');
    const pid = at.exec(locks)?.[1];
    const isKnown = pid !== undefined && pid !== '0' && (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(`/proc/${pid}`);
    return isKnown ? `stacker (pid ${pid}) is at work here` : undefined;
}


/***/ }),

/***/ 8374:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NK: () => (/* binding */ layDown),
/* harmony export */   iy: () => (/* binding */ packRoot),
/* harmony export */   jh: () => (/* binding */ removeKeepingTags),
/* harmony export */   oP: () => (/* binding */ verifyBlobs),
/* harmony export */   qA: () => (/* binding */ readBuildState),
/* harmony export */   qK: () => (/* binding */ readableIfThere),
/* harmony export */   qV: () => (/* binding */ packStaged),
/* harmony export */   rC: () => (/* binding */ readableFile),
/* harmony export */   yc: () => (/* binding */ addBlobs)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _build_state_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(56311);
/* harmony import */ var _directories_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(56306);
/* harmony import */ var _formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11982);
/* harmony import */ var _formats_plain_path_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(8270);
/* harmony import */ var _lay_down_add_blobs_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(61193);
/* harmony import */ var _lay_down_lay_down_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(40320);
/* harmony import */ var _lay_down_lay_down_request_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(4378);
/* harmony import */ var _oci_layout_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(58691);
/* harmony import */ var _lay_down_packed_tree_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(29064);
/* harmony import */ var _privilege_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(12233);













/**
 * Lays down the request, in this process where that is enough, else in a child under sudo: build.cache must belong to who runs
 * stacker (docs/stacker/build-cache.md#7.4), and what root's stacker left can be replaced by root only. Without sudo nothing is laid
 * down.
 */
async function layDown(request, log, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__/* .ownProgram */ .D)()) {
    try {
        const reason = await whyRoot(request);
        if (reason === undefined)
            return await (0,_lay_down_lay_down_js__WEBPACK_IMPORTED_MODULE_7__/* .layDownHere */ .H)(request, log);
        const root = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__.canBecomeRoot)();
        if (root.kind === 'no')
            return { kind: 'refused', why: `${reason}, and ${root.why}` };
        const owner = request.owner ?? ourselves();
        const task = { task: 'lay-down', request: (0,_lay_down_lay_down_request_js__WEBPACK_IMPORTED_MODULE_8__/* .encodeLayDownRequest */ .wt)({ ...request, owner }) };
        return (await ask(task, log, program));
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .isTrouble */ .KM)(error))
            throw error;
        return { kind: 'refused', why: error.message };
    }
}
/** Blobs from the staging directory into the output layout. Answers why that cannot be done. */
async function addBlobs({ directories, staging, log }, blobs, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__/* .ownProgram */ .D)()) {
    const place = (0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .blobsPath */ .gv)(directories.ociDir);
    const [us, uid] = [ourselves().uid, await ownerOf(place)];
    if (us === 0 || uid === us) {
        await (0,_lay_down_add_blobs_js__WEBPACK_IMPORTED_MODULE_6__/* .addBlobsHere */ .s)(directories, staging, blobs);
        return undefined;
    }
    const root = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__.canBecomeRoot)();
    if (root.kind === 'no')
        return `${place} belongs to user ${String(uid)}, and ${root.why}`;
    const claims = [...blobs].map(([digest, { size, file }]) => ({ digest, size, file }));
    await ask({ task: 'add-blobs', directories, staging, blobs: claims }, log, program);
    return undefined;
}
/** What is there after a build. build.cache of root's stacker is for root alone (mode 0600). */
async function readBuildState(directories, log, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__/* .ownProgram */ .D)()) {
    return await orAsRoot(() => (0,_build_state_js__WEBPACK_IMPORTED_MODULE_3__/* .readBuildStateHere */ .cw)(directories), async () => (0,_build_state_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeBuildState */ .w6)(await ask({ task: 'read-build-state', directories }, log, program)));
}
/** What is wrong with each of these blobs in the output layout, in their order: see `verifyBlob`. */
async function verifyBlobs(directories, blobs, log, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__/* .ownProgram */ .D)()) {
    return await orAsRoot(async () => {
        const found = [];
        for (const { digest, size } of blobs)
            found.push(await (0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .verifyBlob */ .tB)(directories.ociDir, digest, size));
        return found;
    }, async () => {
        // Whoever has descriptors knows more of a blob than root is told.
        const claims = blobs.map(({ digest, size }) => ({ digest, size }));
        const found = (await ask({ task: 'verify-blobs', directories, blobs: claims }, log, program));
        return found.map((trouble) => trouble ?? undefined);
    });
}
/**
 * The file itself where we can read it, else a copy in the staging directory: umoci makes blobs that their owner alone may read
 * (docs/stacker/restoring.md#50). `name` is the copy's name there.
 */
async function readableFile({ directories, staging, log }, file, name, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__/* .ownProgram */ .D)()) {
    const to = node_path__WEBPACK_IMPORTED_MODULE_1__.join(staging, name);
    return await orAsRoot(async () => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.access)(file, node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.constants.R_OK);
        return file;
    }, async () => {
        const reader = ourselves();
        await ask({ task: 'copy', directories, staging, files: [{ from: file, to }], reader }, log, program);
        return to;
    });
}
/** The same; undefined where there is no such file. */
async function readableIfThere(...asked) {
    try {
        return await readableFile(...asked);
    }
    catch (error) {
        if ((0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .isAbsent */ .W0)(error))
            return undefined;
        throw error;
    }
}
/** Packs roots/NAME/overlay into `archive` (in the staging directory). `owner` ran stacker. Answers why it could not. */
async function packRoot({ directories, staging, log }, { name, archive, owner }, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__/* .ownProgram */ .D)()) {
    if (!(0,_formats_plain_path_js__WEBPACK_IMPORTED_MODULE_12__/* .isPlainName */ .sh)(name))
        return `${JSON.stringify(name)} cannot be the name of a root`;
    const us = ourselves();
    if (us.uid === owner.uid)
        return await (0,_lay_down_packed_tree_js__WEBPACK_IMPORTED_MODULE_10__/* .packTree */ .Av)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(directories.rootsDir, name, 'overlay'), archive, owner);
    if (owner.uid !== 0)
        return `only user ${String(owner.uid)} can read what its subordinate ids own`;
    const root = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__.canBecomeRoot)();
    if (root.kind === 'no')
        return `only root can read all of the tree, and ${root.why}`;
    const source = { kind: 'root', name };
    const task = { task: 'pack', directories, staging, source, archive, owner: idsOf(owner), reader: us };
    return (await ask(task, log, program)) ?? undefined;
}
/** Packs a directory that is staged for an importer into a tar of its content. Answers why it could not. */
async function packStaged({ directories, staging, log }, directory, archive, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__/* .ownProgram */ .D)()) {
    const why = await (0,_lay_down_packed_tree_js__WEBPACK_IMPORTED_MODULE_10__/* .packContent */ .ds)(directory, archive);
    if (why === undefined || ourselves().uid === 0 || (await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__.canBecomeRoot)()).kind === 'no')
        return why;
    const source = { kind: 'staged', path: directory };
    const us = ourselves();
    const task = { task: 'pack', directories, staging, source, archive, owner: us, reader: us };
    return (await ask(task, log, program)) ?? undefined;
}
/** Takes our own tags out of oci/index.json, after the build. */
async function removeKeepingTags(directories, owner, log, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__/* .ownProgram */ .D)()) {
    await orAsRoot(() => (0,_lay_down_lay_down_js__WEBPACK_IMPORTED_MODULE_7__/* .removeKeepingTagsHere */ .D)(directories, owner), async () => {
        await ask({ task: 'remove-keeping-tags', directories, owner: owner && idsOf(owner) }, log, program);
    });
}
/** Why this process cannot lay the request down itself; undefined where it can. */
async function whyRoot({ directories, owner, layers, removedRoots }) {
    const us = ourselves();
    if (us.uid === 0)
        return undefined;
    if (owner !== undefined && owner.uid !== us.uid) {
        return owner.uid === 0
            ? 'stacker runs as root, so what it is to find must belong to root'
            : `stacker runs as user ${String(owner.uid)}, so what it is to find must belong to that user`;
    }
    const { stackerDir, ociDir, rootsDir } = directories;
    const replaced = [...layers.filter(({ root }) => root.kind !== 'keep').map(({ name }) => name), ...removedRoots];
    const touched = [
        stackerDir,
        (0,_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .buildCachePath */ .EB)(directories),
        node_path__WEBPACK_IMPORTED_MODULE_1__.join(stackerDir, 'imports'),
        node_path__WEBPACK_IMPORTED_MODULE_1__.join(stackerDir, 'layer-bases'),
        (0,_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .layerBasesPath */ .P2)(directories),
        (0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .blobsPath */ .gv)((0,_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .layerBasesPath */ .P2)(directories)),
        ociDir,
        (0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_5__/* .blobsPath */ .gv)(ociDir),
        rootsDir,
        ...replaced.filter(_formats_plain_path_js__WEBPACK_IMPORTED_MODULE_12__/* .isPlainName */ .sh).map((name) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(rootsDir, name)),
    ];
    for (const file of touched) {
        const uid = await ownerOf(file);
        if (uid !== undefined && uid !== us.uid)
            return `${file} belongs to user ${String(uid)}`;
    }
    return undefined;
}
async function ownerOf(file) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(file)).uid;
    }
    catch (error) {
        if ((0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .isAbsent */ .W0)(error))
            return undefined;
        throw error;
    }
}
async function orAsRoot(here, asRoot) {
    try {
        return await here();
    }
    catch (error) {
        if (!(0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .isDenied */ .GZ)(error))
            throw error;
        const root = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__.canBecomeRoot)();
        if (root.kind === 'sudo')
            return await asRoot();
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .TroubleError */ .WN(`${error.message}${root.kind === 'no' ? `, and ${root.why}` : ''}`, {
            cause: error,
        });
    }
}
async function ask(task, log, program) {
    const answer = (await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_11__/* .askRoot */ .K)(task, program));
    for (const [level, message] of answer.log)
        log[level](message);
    return answer.result;
}
/** Whoever has an owner may know more of it; the child that runs as root is told no more than it needs. */
function idsOf({ uid, gid }) {
    return { uid, gid };
}
function ourselves() {
    return { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 };
}


/***/ }),

/***/ 12233:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ ownProgram),
/* harmony export */   K: () => (/* binding */ askRoot),
/* harmony export */   canBecomeRoot: () => (/* binding */ canBecomeRoot)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(57975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(48785);
/* harmony import */ var _as_root_command_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(70969);





const run = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile);
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
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('sudo', ['-n', '--', ...program, _as_root_command_js__WEBPACK_IMPORTED_MODULE_4__/* .asRootCommand */ .G], {
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

};
