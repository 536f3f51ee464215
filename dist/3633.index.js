export const id = 3633;
export const ids = [3633];
export const modules = {

/***/ 83130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I5: () => (/* binding */ rootOf),
/* harmony export */   bj: () => (/* binding */ nothingAwaited),
/* harmony export */   ig: () => (/* binding */ leftOut)
/* harmony export */ });
/** What an image stands on lies in its own blobs. */
const nothingAwaited = { awaited: new Set(), base: undefined };
function leftOut(why) {
    return { kind: 'left-out', why };
}
function rootOf(provision) {
    return provision !== undefined && 'root' in provision ? provision.root : undefined;
}


/***/ }),

/***/ 53720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  _J: () => (/* binding */ findDependants),
  Av: () => (/* binding */ imageManifests),
  Zd: () => (/* binding */ provideJudged)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __webpack_require__(67910);
// EXTERNAL MODULE: ./lib/layer/overlay-metadata.js
var overlay_metadata = __webpack_require__(88539);
// EXTERNAL MODULE: ./lib/layer/own-diff.js
var own_diff = __webpack_require__(49905);
// EXTERNAL MODULE: ./lib/layer/provision.js
var provision = __webpack_require__(83130);
// EXTERNAL MODULE: ./lib/layer/extraction.js
var layer_extraction = __webpack_require__(93852);
;// CONCATENATED MODULE: ./lib/layer/kept-root.js




/**
 * How a layer is kept whose entry and root stand here already. Its metadata is stacker's own, but of the time when it was built: a
 * build_only layer that an image packed later is then empty to those that stand on it (docs/stacker/restoring.md#37). So it is
 * written anew where it does not name all that stands below.
 */
function keepRoot({ layer, name, hasChild, taken, below, layerTypes, hasIdleChild, hasNewChild, extractsOnDemand }, disk) {
    const isNeeded = layer.BuildOnly && (hasChild || taken.length > 0);
    const asItStands = { kind: 'keep', root: undefined, rewritten: false };
    // The bare directory is enough for a hit (docs/stacker/restoring.md#3), and for nobody who stands on the layer or takes from it.
    if (disk === undefined) {
        return isNeeded ? { kind: 'left-out', why: 'its root here does not hold its content' } : asItStands;
    }
    const { standsIn } = disk;
    if (standsIn !== undefined) {
        return hasChild || !taken.every((path) => standsIn.has(path))
            ? { kind: 'left-out', why: 'its root here holds no more than what was taken of it before' }
            : asItStands;
    }
    const lost = (0,layer_extraction/* byHand */.XL)([...disk.metadata.manifests.values()].flatMap(({ layers }) => layers), extractsOnDemand).some(({ digest }) => !disk.extracted.has(digest));
    if (lost && (hasChild || taken.length > 0))
        return { kind: 'left-out', why: 'stacker cannot extract its layers again, and they do not stand here' };
    const keep = (metadata, allInImages) => ({
        kind: 'keep',
        root: { metadata, allInImages, content: undefined, ...provision/* nothingAwaited */.bj },
        rewritten: !isSame(metadata, disk.metadata),
    });
    if (!layer.BuildOnly)
        return keep(disk.metadata, true);
    const own = (0,own_diff/* ownDiff */.sN)(name, disk.metadata, disk.hasContent);
    if (disk.metadata.hasOverlayDirs) {
        // Its metadata names the layer of its overlay dirs in the manifest and by itself: mounted twice, the container does not start
        // (docs/stacker/restoring.md#52).
        const isMounted = own === 'packed' && (hasNewChild || taken.length > 0);
        return isMounted
            ? { kind: 'left-out', why: 'stacker cannot mount it again as it stands here, packed with its overlay dirs' }
            : keep(disk.metadata, false);
    }
    const inImages = own !== 'root';
    const types = (0,own_diff/* packedTypes */.Sv)(name, disk.metadata);
    const packed = onlyTypes(disk.metadata, types);
    if (own === 'packed' && hasChild) {
        // An image of another type would silently be without it, and one without changes would list it twice
        // (docs/stacker/restoring.md#47, docs/stacker/restoring.md#39; pack.go, generateLayer).
        const lacking = layerTypes.find((type) => !types.includes(type));
        if (lacking !== undefined)
            return { kind: 'left-out', why: `it was packed here, and not as ${lacking}` };
        if (hasIdleChild)
            return { kind: 'left-out', why: 'stacker cannot build an image without changes on it as it stands here' };
    }
    if (layer.From.Type !== 'built')
        return keep(own === 'packed' ? packed : disk.metadata, inImages);
    const lower = (0,provision/* rootOf */.I5)(below?.provision);
    if (lower === undefined || (below?.buildOnly === true && below.provision?.kind !== 'keep')) {
        return isNeeded ? { kind: 'left-out', why: `it stands on another build of ${layer.From.Tag}` } : asItStands;
    }
    if (lower.metadata.hasOverlayDirs)
        return keep(disk.metadata, false);
    if (own === 'packed')
        return keep(packed, lower.allInImages);
    return keep((0,overlay_metadata/* snapshotOf */.eY)(layer.From.Tag, lower.metadata), inImages && lower.allInImages);
}
/**
 * A packed root keeps the manifest of its base in the base's type: without its own diff (docs/stacker/restoring.md#49; pack.go,
 * repackOverlay).
 */
function onlyTypes(metadata, types) {
    return { ...metadata, manifests: new Map([...metadata.manifests].filter(([type]) => types.includes(type))) };
}
/** To whoever mounts it, or packs it. */
function isSame(one, other) {
    const essence = ({ manifests, builtLayers, hasBuiltOutput }) => JSON.stringify([
        [...manifests].map(([type, { layers }]) => [type, ...layers.map(({ digest }) => digest)]).sort(),
        builtLayers,
        hasBuiltOutput,
    ]);
    return essence(one) === essence(other);
}

;// CONCATENATED MODULE: ./lib/layer/provide-build-only.js




/** What serves those that stand on it or take from it, and no more than it takes. */
function provideBuildOnly(request) {
    const { root, hasChild, taken } = request;
    if (root === undefined)
        return leastOf(request) ?? (0,provision/* leftOut */.ig)('its record lacks the metadata of its root');
    const below = rootBelow(request, root);
    const isNeeded = hasChild || taken.length > 0;
    const packed = typeof below === 'string' || !isNeeded ? undefined : asPacked(request, root, below);
    if (packed !== undefined)
        return packed;
    const whole = typeof below === 'string' ? (0,provision/* leftOut */.ig)(below) : asUnpacked(request, root, below);
    const least = leastOf(request);
    if (least === undefined)
        return whole;
    return !isNeeded && request.isSmall && isAtOnce(whole) ? whole : least;
}
/** What a layer that nobody is built on hits with, and its takers find what they take. Less than a later edit may ask for. */
function leastOf({ hasChild, taken, contents }) {
    if (hasChild)
        return undefined;
    if (taken.length === 0)
        return { kind: 'stub' };
    const isThere = taken.every((path) => contents.some((content) => content.path === path));
    return isThere
        ? { kind: 'stand-in', contents: contents.filter((content) => taken.includes(content.path)) }
        : undefined;
}
/** Laid down with nothing but its own tree: no other layer has to be extracted for it. */
function isAtOnce(whole) {
    return whole.kind === 'unpacked' && whole.extract.length === 0;
}
/** What the layer stood on when it was built: as stacker would begin its root on what is laid down below it. */
function rootBelow({ layer, below, isBaseKnown }, root) {
    // What its overlay dirs and imports with `dest` became is named by no image, so stacker's garbage collection took it
    // (docs/stacker/restoring.md#11b).
    if (root.metadata.hasOverlayDirs)
        return 'no image holds its overlay dirs';
    if (layer.From.Type !== 'built') {
        const base = root.base;
        const manifests = base === null ? overlay_metadata/* emptyMetadata */.fs.manifests : new Map([[base.type, (0,overlay_metadata/* manifestOfLayers */.VT)(base.layers)]]);
        const awaited = new Set(base?.layers.map(({ digest }) => digest));
        const bare = { metadata: { ...overlay_metadata/* emptyMetadata */.fs, manifests }, allInImages: true, content: undefined };
        return { ...bare, awaited, base: isBaseKnown ? layer.From : undefined };
    }
    const found = below && (0,provision/* rootOf */.I5)(below.provision);
    if (found === undefined)
        return `the layer ${layer.From.Tag} below it cannot be laid down`;
    if (found.metadata.hasOverlayDirs)
        return 'no image holds the overlay dirs below it';
    // Its facts name a build_only layer by that one's facts alone, and another build of them need not have made the same files.
    if (below?.buildOnly === true && (root.standsOn === null || found.content !== root.standsOn))
        return `it was built on another build of ${layer.From.Tag}`;
    return { ...found, metadata: (0,overlay_metadata/* snapshotOf */.eY)(layer.From.Tag, found.metadata), content: undefined };
}
/**
 * The diff of a layer that was packed lies in images: metadata as stacker leaves it is enough (docs/stacker/restoring.md#11).
 * Undefined where stacker could not build on that: the layer is then laid down as it was before it was packed.
 */
function asPacked(request, root, below) {
    const { name, hasChild, layerTypes } = request;
    if (root.own !== 'packed' || !below.allInImages || (hasChild && request.hasIdleChild))
        return undefined;
    const among = (0,own_diff/* packedTypes */.Sv)(name, root.metadata);
    const types = layerTypes.filter((type) => among.includes(type));
    // pack.go, generateLayer, silently leaves the diff out of an image of a type that is not there (docs/stacker/restoring.md#47).
    if (types.length < layerTypes.length && hasChild)
        return undefined;
    const used = types.length > 0 ? types : among;
    const manifests = new Map([...root.metadata.manifests].filter(([type]) => used.includes(type)));
    for (const [type, manifest] of manifests) {
        if (!standsOnAllOf(manifest, below.metadata.manifests.get(type), below, request.below?.buildOnly === false))
            return undefined;
    }
    const extraction = (0,layer_extraction/* extractionOf */.Hd)(manifests, below, request);
    if (typeof extraction === 'string')
        return undefined;
    const configs = new Map([...root.metadata.configs].filter(([type]) => used.includes(type)));
    const metadata = { ...below.metadata, manifests, configs, hasBuiltOutput: true };
    return {
        kind: 'metadata',
        root: { ...below, metadata, allInImages: true, content: root.content ?? undefined },
        own: used.flatMap((type) => (0,own_diff/* packedDiff */.A4)(root.metadata, type) ?? []),
        ...extraction,
    };
}
/**
 * Its diff above just what is laid down below it. An image below is written down in one type only. With a base image of another
 * type, stacker converts the base for each image (docs/stacker/restoring.md#47; pack.go, ConvertAndOutput), from where the base
 * itself is extracted: the packed layer's manifest would not name it.
 */
function standsOnAllOf({ layers }, lower, below, isImage) {
    if (new Set(layers.map(({ digest }) => digest)).size < layers.length)
        return false;
    if (lower === undefined)
        return isImage || (below.metadata.manifests.size === 0 && layers.length === 1);
    return (layers.length === lower.layers.length + 1 &&
        lower.layers.every(({ digest }, index) => layers[index]?.digest === digest));
}
/**
 * As after a build that no image was built on: its own diff in its root, and metadata that names all below it
 * (docs/stacker/restoring.md#37, docs/stacker/restoring.md#38).
 */
function asUnpacked(request, root, below) {
    const own = ownContent(request, root);
    if (typeof own === 'string')
        return (0,provision/* leftOut */.ig)(own);
    const extraction = (0,layer_extraction/* extractionOf */.Hd)(below.metadata.manifests, below, request);
    if (typeof extraction === 'string')
        return (0,provision/* leftOut */.ig)(extraction);
    const allInImages = below.allInImages && own.kind === 'nothing';
    return {
        kind: 'unpacked',
        root: { ...below, allInImages, content: root.content ?? undefined },
        own,
        ...extraction,
    };
}
function ownContent({ name, packedTree, capabilities }, root) {
    switch (root.own) {
        case 'nothing':
            return { kind: 'nothing' };
        case 'root':
            if (packedTree === undefined)
                return 'no image holds its content';
            if (capabilities.unpackTree !== true)
                return capabilities.unpackTree;
            return { kind: 'archive', blob: packedTree };
        case 'packed': {
            const type = (0,layer_extraction/* preferredType */.yB)(new Map((0,own_diff/* packedTypes */.Sv)(name, root.metadata).map((type) => [type, type])));
            const layer = type === undefined ? undefined : (0,own_diff/* packedDiff */.A4)(root.metadata, type);
            if (layer === undefined)
                return 'no image holds its content';
            const able = (0,layer_extraction/* missingTool */.z3)([layer], capabilities);
            return able ?? { kind: 'layer', layer };
        }
    }
}

;// CONCATENATED MODULE: ./lib/layer/provide.js




/**
 * Chooses what is laid down for a hit layer, by the checklist (docs/stacker/restoring.md#43). It holds for every layer that stacker
 * will see, whatever the plan says about the others, so that a surprise edit after the restore finds a whole base.
 */
function provide(request) {
    return request.layer.BuildOnly ? provideBuildOnly(request) : provideOutput(request);
}
function provideOutput(request) {
    const type = (0,layer_extraction/* preferredType */.yB)(request.manifests);
    const manifest = type === undefined ? undefined : request.manifests.get(type);
    if (type === undefined || manifest === undefined)
        return (0,provision/* leftOut */.ig)('its record names no manifest');
    const needed = request.hasChild || request.taken.length > 0;
    const metadata = (0,overlay_metadata/* imageMetadata */.zM)(type, manifest);
    const root = { metadata, allInImages: true, content: undefined, ...provision/* nothingAwaited */.bj };
    const extraction = (0,layer_extraction/* extractionOf */.Hd)(request.manifests, provision/* nothingAwaited */.bj, request);
    const isWhole = [...request.manifests.values()].every(({ layers }) => layers.every(({ digest }) => request.isKept(digest)));
    if (!isWhole)
        return (0,provision/* leftOut */.ig)(typeof extraction === 'string' ? extraction : 'its layers are not in the cache');
    if (typeof extraction === 'string')
        return needed ? (0,provision/* leftOut */.ig)(extraction) : { kind: 'none' };
    return { kind: 'metadata', root, own: [], ...extraction, ...(needed ? {} : { extract: [] }) };
}

// EXTERNAL MODULE: ./lib/layer/taken.js
var taken = __webpack_require__(73258);
;// CONCATENATED MODULE: ./lib/layer/provisions.js







/**
 * Looks at every visible layer once, whatever its verdict. Layers of one name have one root between them
 * (docs/stacker/build-cache.md#7.3): where the first one's entry is that of the next one too, stacker keeps it, and what depends on
 * either finds it there.
 */
function findDependants(layers) {
    const holders = new Map();
    for (const [index, { stacked }] of layers.entries()) {
        const { name } = stacked.facts.definition;
        const others = holders.get(name);
        if (others)
            others.push(index);
        else
            holders.set(name, [index]);
    }
    const holdersOf = (index) => holders.get(layers[index]?.stacked.facts.definition.name ?? '') ?? [];
    const children = new Map();
    const taken = new Map();
    const importers = new Map();
    for (const layer of layers) {
        const { base, facts, below } = layer.stacked;
        for (const holder of base !== undefined && facts.base.kind === 'built' ? holdersOf(base) : []) {
            const others = children.get(holder);
            if (others)
                others.push(layer);
            else
                children.set(holder, [layer]);
        }
        for (const [producer, path] of takenBy(layer.stacked)) {
            const index = below.get(producer);
            for (const holder of index === undefined ? [] : holdersOf(index)) {
                const paths = taken.get(holder);
                if (paths)
                    paths.add(path);
                else
                    taken.set(holder, new Set([path]));
            }
        }
        for (const identity of producersOf(layer)) {
            const others = importers.get(identity);
            if (others)
                others.push(layer);
            else
                importers.set(identity, [layer]);
        }
    }
    return { children, taken, importers };
}
/** Producer and path of what the layer takes. */
function takenBy({ facts: { base, definition } }) {
    const files = (0,taken/* takenImports */.c)(definition.layer).map(({ producer, path }) => [producer, path]);
    return base.kind === 'produced' && definition.layer.From.Type === 'tar' ? [...files, [base.layer, base.path]] : files;
}
function producersOf({ found }) {
    const facts = found.candidate?.record?.facts;
    const identities = new Set(facts?.imports.flatMap((fact) => (fact.kind === 'produced' ? [fact.identity] : [])));
    if (facts?.base.kind === 'layer')
        identities.add(facts.base.identity);
    return identities;
}
/**
 * How a judged layer is laid down, or kept as it stands here: by what its record holds, and by who depends on it. `below` is the layer
 * that it is `built` on, provided already. Undefined for a layer without a candidate.
 */
function provideJudged(index, layer, { children, taken, importers }, environment) {
    const { candidate } = layer.judgement;
    if (candidate === undefined)
        return undefined;
    const { name, layer: definition } = layer.stacked.facts.definition;
    const above = children.get(index) ?? [];
    const needs = { layer: definition, name, hasChild: above.length > 0, taken: [...(taken.get(index) ?? [])] };
    const isBaseKnown = layer.stacked.facts.base.kind === 'known';
    const { record } = candidate;
    if (record === undefined) {
        const again = above.filter(({ judgement }) => judgement.verdict !== 'hit');
        const hasIdleChild = again.some((child) => isIdle(child, name, candidate.onDisk?.metadata));
        return keepRoot({ ...environment, ...needs, hasIdleChild, hasNewChild: again.length > 0 }, candidate.onDisk);
    }
    try {
        const root = record.root && { ...record.root, metadata: (0,overlay_metadata/* decodeOverlayMetadata */._Y)(record.root.metadata) };
        const kept = new Set(record.blobs.map(({ digest }) => digest));
        const tree = record.blobs.find(({ kind, digest }) => kind === 'packed' && layer.found.present.has(digest));
        return provide({
            ...environment,
            isKept: (blob) => kept.has(blob),
            ...needs,
            isBaseKnown,
            manifests: imageManifests(candidate, environment.layerTypes),
            root: root ?? undefined,
            packedTree: tree?.digest,
            isSmall: root?.own === 'nothing' || (tree !== undefined && tree.size <= own_diff/* smallTree */.eW),
            hasIdleChild: above.some((child) => isIdle(child, name, root?.metadata)),
            contents: (importers.get(candidate.identity) ?? []).flatMap((other) => contentsOf(other, name)),
        });
    }
    catch (error) {
        // Documents that are not what they should be: cache trouble is a rebuild.
        if (!(error instanceof errors/* FormatError */.IF))
            throw error;
        return { kind: 'left-out', why: error.message };
    }
}
/**
 * An image that changes nothing itself. On a packed build_only layer stacker takes the diff of that one for its own, and lists it
 * twice: labels cannot be generated, nor can others be built on it (docs/stacker/restoring.md#39). It has no `run`, or its image
 * tells.
 */
function isIdle({ stacked, found }, base, metadata) {
    const { layer } = stacked.facts.definition;
    if (layer.BuildOnly)
        return false;
    if ((layer.Run ?? []).length === 0)
        return true;
    const { candidate } = found;
    if (metadata === undefined || candidate?.record === undefined)
        return false;
    const diffs = new Set((0,own_diff/* packedTypes */.Sv)(base, metadata).map((type) => (0,own_diff/* packedDiff */.A4)(metadata, type)?.digest));
    return [...imageManifests(candidate, undefined).values()].some(({ layers }) => diffs.has(layers.at(-1)?.digest));
}
/** What a layer's record kept of its producer, as far as the store still has it. */
function contentsOf({ found }, producer) {
    const contents = found.candidate?.record?.contents ?? [];
    return contents.filter((content) => content.producer === producer && found.present.has(content.blob));
}
/** The manifests of an image, of all its types or of the asked ones. @throws FormatError for what is not an OCI manifest. */
function imageManifests({ entry, record }, layerTypes) {
    const result = new Map();
    if (entry.Layer.BuildOnly)
        return result;
    for (const [type, { Digest: digest }] of entry.Manifests ?? []) {
        const document = (0,formats_digest/* isDigest */.Bc)(digest) ? record?.documents.get(digest) : undefined;
        if (document !== undefined && layerTypes?.includes(type) !== false)
            result.set(type, (0,overlay_metadata/* decodeRootManifest */.GB)(document));
    }
    return result;
}


/***/ }),

/***/ 63808:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  T: () => (/* binding */ judgeProject)
});

// EXTERNAL MODULE: ./lib/workspace/directories.js
var directories = __webpack_require__(56306);
// EXTERNAL MODULE: ./lib/workspace/root/capabilities.js
var capabilities = __webpack_require__(96838);
// EXTERNAL MODULE: ./lib/layer/always-built.js
var always_built = __webpack_require__(37517);
// EXTERNAL MODULE: ./lib/layer/bind-tree.js
var bind_tree = __webpack_require__(7663);
;// CONCATENATED MODULE: ./lib/layer/certain-rebuilds.js
/**
 * By index, the layers that are built again whenever that one is, whatever else is known of them: those that stand on it, and those that
 * take files from it. A producer that is built on every run decides nothing, since stacker compares what it made
 * (docs/stacker/staging.md#9.1); `foresee` has the same rules.
 */
function certainRebuilds(stack, everyRun) {
    const above = stack.map(() => []);
    for (const [index, { facts, below }] of stack.entries()) {
        const taken = facts.imports.flatMap((fact) => {
            const producer = fact.kind === 'produced' ? below.get(fact.producer) : undefined;
            return producer === undefined || everyRun[producer] === true ? [] : [producer];
        });
        const base = facts.base.kind === 'built' ? below.get(facts.base.layer) : undefined;
        for (const one of new Set(base === undefined ? taken : [base, ...taken]))
            above[one]?.push(index);
    }
    return above;
}

// EXTERNAL MODULE: ./lib/layer/bind-mounts.js
var bind_mounts = __webpack_require__(23461);
// EXTERNAL MODULE: ./lib/layer/stack.js + 1 modules
var stack = __webpack_require__(83877);
;// CONCATENATED MODULE: ./lib/layer/collision.js

/**
 * stacker keeps base tarballs by file name and base images by a tag made of the last component of their name, and looks the whole
 * chain up again for each child (docs/stacker/build-cache.md#8.2): when another layer's base of that name came in between, the
 * child's build fails with "couldn't find a cache of base layer" (docs/stacker/staging.md#8.6). `slot` names the place of a layer's
 * base, undefined where it has none.
 */
function findCollisions(layers, slot) {
    const found = new Map();
    const staged = new Map();
    let build = -1;
    for (const [index, layer] of layers.entries()) {
        if (layer.build !== build)
            staged.clear();
        build = layer.build;
        const place = slot(layer);
        if (place !== undefined && layer.facts.base.kind === 'known') {
            staged.set(place, { base: layer.facts.base.base, of: layer });
            continue;
        }
        const root = rootOf(layers, index);
        if (root?.facts.base.kind !== 'known')
            continue;
        const rootPlace = slot(root);
        if (rootPlace === undefined || root.build !== layer.build)
            continue;
        const now = staged.get(rootPlace);
        if (now !== undefined && now.base !== root.facts.base.base) {
            const [own, other] = [root.facts.definition, now.of.facts.definition];
            const detail = `${nameOfBase(other, own)}, the base of ${other.name}, is fetched in between and takes its place as ${rootPlace.replace(/^oci:/, '')}; rename one of the two`;
            found.set(index, { code: 'colliding-names', subject: own.layer.From.Url, detail });
        }
    }
    return found;
}
/** By URL as it is written, and where that is the same by platform. */
function nameOfBase({ written, layer }, other) {
    const { Url: url } = written.From;
    return url === other.written.From.Url ? `${url} for ${layer.OS ?? ''}/${layer.Arch ?? ''}` : url;
}
/** The layer at the foot of a chain of `built` bases; undefined for a layer that is not built on another. */
function rootOf(layers, index) {
    let at = layers[index];
    if (at?.facts.base.kind !== 'built')
        return undefined;
    while (at?.facts.base.kind === 'built')
        at = at.base === undefined ? undefined : layers[at.base];
    return at;
}
/**
 * Layers that have binds themselves or through build_only layers below them: no entry witnesses what binds bring in
 * (docs/stacker/restoring.md#33).
 */
function layersWithBinds(layers) {
    const withBinds = [];
    for (const layer of layers) {
        const below = (0,stack/* dependencies */.El)(layer).some((index) => withBinds[index] === true && layers[index]?.facts.definition.layer.BuildOnly);
        withBinds.push((layer.facts.definition.layer.Binds ?? []).length > 0 || below);
    }
    return withBinds;
}
/**
 * Layers whose http base may be another's: stacker keeps the download of a build by its file name, and uses what is there unless
 * the server sends a checksum (docs/stacker/staging.md#8.3; network.go, Download). What the second layer of that name gets cannot
 * be told beforehand.
 */
function reusedDownloads(layers, slot) {
    const found = new Map();
    const first = new Map();
    for (const [index, layer] of layers.entries()) {
        const { Type: type, Url: url } = layer.facts.definition.layer.From;
        const place = slot(layer);
        if (type !== 'tar' || place === undefined)
            continue;
        const key = `${String(layer.build)}\0${place}`;
        const before = first.get(key);
        if (before === undefined)
            first.set(key, url);
        else if (before !== url && /^https?:/.test(url)) {
            found.set(index, {
                code: 'base-unresolved',
                subject: url,
                detail: 'stacker may take the earlier base of that file name',
            });
        }
    }
    return found;
}

// EXTERNAL MODULE: ./lib/formats/mtree-tree.js
var mtree_tree = __webpack_require__(93992);
;// CONCATENATED MODULE: ./lib/formats/mtree-compare.js

/**
 * go-mtree's Compare over stacker's seven keywords (docs/stacker/mtree.md#4.2), ascending by path; stacker asks only whether it is
 * empty. `stored` is a parsed text and `fresh` a walk: two walks would not show what a newline in a directory's name does to the
 * text (docs/stacker/mtree.md#5.1).
 */
function compareTrees(stored, fresh, version) {
    const [before, after] = [byPath(stored), byPath(fresh)];
    const changes = [];
    for (const path of [...new Set([...before.keys(), ...after.keys()])].sort()) {
        const [old, now] = [before.get(path), after.get(path)];
        if (now === undefined)
            changes.push({ path, type: 'missing', keys: [] });
        else if (old === undefined)
            changes.push({ path, type: 'extra', keys: [] });
        else {
            const keys = compareKeywords(old, now, version);
            if (keys.length > 0)
                changes.push({ path, type: 'modified', keys });
        }
    }
    return changes;
}
function byPath(tree) {
    return new Map(tree.entries.map(({ path, keywords }) => [path, keywords]));
}
/**
 * Up to 0.6.0 a keyword that only one side has is no difference, except an attribute (docs/stacker/mtree.md#4.3; compare.go,
 * compareEntry).
 */
function compareKeywords(before, after, version) {
    const [old, now] = [new Map(before.map(mtree_tree/* splitKeyword */.Yu)), new Map(after.map(mtree_tree/* splitKeyword */.Yu))];
    const prefixes = (keys) => new Set([...keys.keys()].map(mtree_tree/* keywordPrefix */.Ab));
    const [oldPrefixes, newPrefixes] = [prefixes(old), prefixes(now)];
    const changes = [];
    for (const name of [...new Set([...old.keys(), ...now.keys()])].sort()) {
        const prefix = (0,mtree_tree/* keywordPrefix */.Ab)(name);
        if (!mtree_tree/* treeKeywords */.HL.includes(prefix))
            continue;
        const counts = version === '0.7.0' || prefix === 'xattr' || (oldPrefixes.has(prefix) && newPrefixes.has(prefix));
        const [was, is] = [old.get(name), now.get(name)];
        if (!counts || was === is)
            continue;
        if (is === undefined)
            changes.push({ name, type: 'missing', old: was ?? '' });
        else if (was === undefined)
            changes.push({ name, type: 'extra', new: is });
        else
            changes.push({ name, type: 'modified', old: was, new: is });
    }
    return changes;
}

// EXTERNAL MODULE: ./lib/layer/definition.js + 1 modules
var definition = __webpack_require__(19949);
;// CONCATENATED MODULE: ./lib/layer/differences.js



/** Tells differences in detail, from the trees that are at hand; a tree that is not is no detail, never another verdict. */
function differencesOf(release, trees, substitutionOf, bindTree = () => undefined) {
    return {
        binds(before, after) {
            const [stored, fresh] = [bindTree(before), bindTree(after)];
            return stored && fresh && (0,bind_tree/* compareBindTrees */.yI)(stored, fresh);
        },
        definitions: (before, after) => (0,definition/* diffDefinitions */.eM)(before, after, release).map((change) => {
            const substitution = substitutionOf(/^[a-z_]+/.exec(change.path)?.[0] ?? '');
            return substitution === undefined ? change : { ...change, substitution };
        }),
        trees(before, after) {
            const [stored, fresh] = [trees.get(before), trees.get(after)];
            if (stored === undefined || fresh === undefined)
                return undefined;
            return compareTrees(stored, fresh, release.goMtree).map(({ path, type, keys }) => {
                const printable = Buffer.from(path, 'latin1').toString('utf8');
                if (type === 'missing')
                    return { path: printable, before: 'present', after: 'absent' };
                if (type === 'extra')
                    return { path: printable, before: 'absent', after: 'present' };
                return {
                    path: printable,
                    before: keys.map(({ name, old }) => keywordText(name, old)).join(', '),
                    after: keys.map((key) => keywordText(key.name, key.new)).join(', '),
                };
            });
        },
    };
}
/** A keyword of go-mtree for people: a digest is only shown to tell one content from another. */
function keywordText(keyword, value) {
    if (value === undefined)
        return `no ${keyword}`;
    return keyword === 'sha256digest' ? `content ${value.slice(0, 12)}` : `${keyword} ${value}`;
}

// EXTERNAL MODULE: ./lib/layer/foreseen.js
var layer_foreseen = __webpack_require__(43076);
// EXTERNAL MODULE: ./lib/layer/lookup.js
var lookup = __webpack_require__(96191);
// EXTERNAL MODULE: ./lib/layer/standing.js
var layer_standing = __webpack_require__(59201);
// EXTERNAL MODULE: ./lib/layer/umask.js
var layer_umask = __webpack_require__(28726);
// EXTERNAL MODULE: ./lib/layer/verdict.js
var layer_verdict = __webpack_require__(46468);
// EXTERNAL MODULE: ./lib/layer/import-dest.js
var import_dest = __webpack_require__(27709);
;// CONCATENATED MODULE: ./lib/layer/judge.js






/** They say of the cache that it has nothing that may be used. */
const ofNoRecord = new Set(['not-cached', 'store-unreachable', 'record-refused']);
/** Judges one layer, the layers below it being judged (docs/stacker/staging.md#10.1). Pure. */
function judge(request) {
    const { stacked, foreseen, collision } = request;
    const { definition } = stacked.facts;
    if (definition.unsure.length > 0) {
        const reasons = definition.unsure.map(({ message }) => ({
            code: 'yaml-unsure',
            subject: '',
            detail: message,
        }));
        return { verdict: (0,layer_verdict/* verdictOf */.V)(reasons), reasons, candidate: undefined, standing: { kind: 'unknown' } };
    }
    const weighed = weigh(request);
    const always = (0,always_built/* alwaysReasons */.Zq)(definition, request.release, request.comparesBinds);
    const reasons = [
        ...(collision ? [collision] : []),
        ...(stacked.sharesName ? [{ code: 'shared-name', subject: definition.name }] : []),
        ...always.filter(({ code }) => code === 'never-equal'),
        // A layer that is built on every run is seldom saved, so that it is not cached says nothing.
        ...weighed.reasons.filter(({ code }) => !ofNoRecord.has(code) || (always.length === 0 && !stacked.sharesName)),
        // stacker looks a layer up before it minds what is in it (docs/stacker/staging.md#10.1; build.go).
        ...always.filter(({ code }) => code !== 'never-equal'),
        ...foreseen.doubts,
        ...request.bindDoubts.filter(({ subject, code, uncompared }) => !weighed.reasons.some((known) => known.subject === subject && known.code === code && known.uncompared === uncompared)),
        ...(weighed.candidate && request.doubtedRelease !== undefined
            ? [{ code: 'release-unknown', subject: request.doubtedRelease }]
            : []),
    ];
    const verdict = (0,layer_verdict/* verdictOf */.V)(reasons);
    const candidate = verdict === 'hit' || verdict === 'unknown' ? weighed.candidate : undefined;
    const standing = (0,layer_standing/* standingOf */.Y)({
        verdict,
        reasons,
        facts: stacked.facts,
        foreseen,
        candidate,
        earlier: earlierOf(request, weighed.reasons),
        bindsBelow: request.bindsBelow,
    });
    return { verdict, reasons, candidate, standing };
}
/** Reasons that lie in the store or on the disk, and say nothing of the sources. */
const contentReasons = new Set(['needed-by-rebuild', 'content-missing', 'root-needed']);
/**
 * Changes that the manifest of the image does not name by itself (docs/stacker/staging.md#2.5; build.go, updateOCIConfigForOutput,
 * writes down the stackerfile).
 */
const unnamedReasons = new Set([
    ...contentReasons,
    ...['base-changed', 'import-changed', 'overlay-dir-changed', 'producer-rebuilt', 'base-may-be-equal'],
]);
function earlierOf({ found, foreseen }, reasons) {
    const { candidate } = found;
    if (candidate === undefined || !reasons.every(({ code }) => unnamedReasons.has(code)))
        return undefined;
    const sameFacts = foreseen.renewed.length === 0 && reasons.every(({ code }) => contentReasons.has(code));
    return { identity: candidate.identity, sameFacts };
}
function weigh(request) {
    const { found, foreseen, leftOut } = request;
    const { candidate } = found;
    // First what stacker would meet first: it says nothing of an entry that is not there.
    if (candidate === undefined)
        return { reasons: [...(0,lookup/* unresolvedReasons */.Pk)(foreseen), ...foreseen.renewed, ...found.objections] };
    const reasons = [
        ...(0,lookup/* lookup */.$I)(candidate.recorded, candidate.record ? undecided(foreseen) : foreseen, request.differences),
        ...(candidate.record === undefined ? [] : umaskReasons(candidate.record, request.umask)),
        ...found.objections,
        ...(leftOut === undefined ? [] : [{ code: 'needed-by-rebuild', subject: '', detail: leftOut }]),
    ];
    const verdict = (0,layer_verdict/* verdictOf */.V)(reasons);
    return verdict === 'hit' || verdict === 'unknown' ? { candidate, reasons } : { reasons };
}
/**
 * What is not known of an import with `dest` cannot be left to stacker: it never compares its content
 * (docs/stacker/build-cache.md#6.3; cache.go, Lookup), and would skip a layer that was laid down whatever is in it now.
 */
function undecided(foreseen) {
    const { layer, imports } = foreseen;
    return {
        ...foreseen,
        imports: imports.map((fact, index) => fact.kind === 'unresolved' && (0,import_dest/* isUnwitnessed */.O)(layer.Imports?.[index])
            ? { ...fact, reason: { ...fact.reason, uncompared: true } }
            : fact),
    };
}
/**
 * Directories that are taken from another layer are made anew where they are staged (docs/stacker/staging.md#1.7; lib/dir.go,
 * DirCopy), under the umask of then.
 */
function umaskReasons(record, umask) {
    if (umask !== undefined && record.umask !== null && (0,layer_umask/* sameUmask */.YE)(umask, record.umask))
        return [];
    return record.contents.flatMap(({ kind, producer, path }) => kind === 'directory'
        ? [
            {
                code: 'import-unresolved',
                subject: `stacker://${producer}/${path.replace(/^\/+/, '')}`,
                detail: layer_umask/* unknownUmask */.on,
            },
        ]
        : []);
}

// EXTERNAL MODULE: ./lib/layer/seen.js
var layer_seen = __webpack_require__(6078);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/layer/provisions.js + 3 modules
var provisions = __webpack_require__(53720);
;// CONCATENATED MODULE: ./lib/layer/whole-image.js


/** Does its record hold the image in all of these types, with every layer? What has none (build_only) lacks none. */
function isWholeImage(candidate, layerTypes) {
    if (candidate.entry.Layer.BuildOnly)
        return true;
    const kept = new Set(candidate.record?.blobs.map(({ digest }) => digest));
    try {
        const manifests = [...(0,provisions/* imageManifests */.Av)(candidate, layerTypes).values()];
        return (manifests.length === layerTypes.length &&
            manifests.every(({ layers }) => layers.every(({ digest }) => kept.has(digest))));
    }
    catch (error) {
        if (!(error instanceof errors/* FormatError */.IF))
            throw error;
        return false;
    }
}

// EXTERNAL MODULE: ./lib/predict/base-slot.js
var base_slot = __webpack_require__(93081);
// EXTERNAL MODULE: ./lib/plan/sources.js + 31 modules
var plan_sources = __webpack_require__(58772);
;// CONCATENATED MODULE: ./lib/plan/judge-round.js













/** Judges each layer once, parents first. `leftOut` are those that cannot be laid down, with why. */
async function judgeRound(gathered, options, records, leftOut) {
    const { stack } = gathered;
    const round = openRound(gathered, options, records);
    const judging = [];
    for (const [index, stacked] of stack.entries()) {
        judging.push(judgeLayer({ index, stacked, judging, leftOut: leftOut.get(index) }, round));
    }
    return Promise.all(judging);
}
function openRound({ stack, sources }, options, records) {
    const { release } = sources;
    const slot = ({ facts }) => (0,base_slot/* baseSlot */.i)(facts.definition.layer);
    const [collisions, reused] = [findCollisions(stack, slot), reusedDownloads(stack, slot)];
    const written = (0,bind_mounts/* bindMountDoubts */.E3)(stack, { workingDirectory: options.directories.working, from: options.from });
    const everyRun = (0,always_built/* builtOnEveryRun */.Ee)(stack, release);
    return {
        stack,
        sources,
        options,
        records,
        everyRun,
        everyRunSeen: (0,always_built/* builtOnEveryRun */.Ee)(stack, release, true),
        written,
        writers: (0,bind_mounts/* bindWriters */.WJ)(stack, options.directories.working, written),
        withBinds: layersWithBinds(stack),
        seeing: records.findSeen === undefined ? [] : (0,layer_seen/* seesBinds */.ht)(stack, written),
        collision: (index) => collisions.get(index) ?? reused.get(index),
        rebuiltWith: certainRebuilds(stack, everyRun),
        askedAhead: new Set(),
    };
}
async function judgeLayer(at, round) {
    const { index, stacked, judging } = at;
    const { sources, options, everyRun, records } = round;
    await Promise.all((0,stack/* dependencies */.El)(stacked).flatMap((below) => judging[below] ?? []));
    const standing = await standings(stacked, judging, ({ judgement }) => judgement.standing);
    const form = (0,plan_sources/* portableForm */.k)(stacked.facts.definition, sources, options.directories.working);
    const foreseen = (0,layer_foreseen/* foresee */.S)(stacked.facts, form, {
        standing: (name) => standing.get(name),
        isBuiltOnEveryRun: (name) => everyRun[stacked.below.get(name) ?? -1] === true,
    });
    const found = await records.find(stacked, foreseen, sources.release);
    const first = judge({
        ...requestOf(at, round, { form, foreseen, found }),
        leftOut: at.leftOut,
        // In place the verdict is what stacker will do, its stale hits over binds included (docs/stacker/restoring.md#33).
        bindsBelow: options.from === 'store' && round.withBinds[index] === true,
        bindDoubts: round.written.get(index) ?? [],
    });
    const seen = await judgeSeen(at, round, form);
    const judgement = seen === undefined ? first : (0,layer_seen/* settle */.G9)(first, seen, stacked);
    if (first.standing.kind === 'rebuilt')
        askAhead(index, form.arch, round);
    return { stacked, form, foreseen, found, judgement, seen, provision: undefined };
}
/**
 * Of a layer that is built because of one below it the newest record is asked for, to explain it. In a chain each question would wait for
 * the answer to the one before: 200 of them took 7 s over a service that answers in 30 ms.
 */
function askAhead(index, arch, { stack, rebuiltWith, askedAhead, records }) {
    const waiting = [index];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
        for (const above of rebuiltWith[at] ?? []) {
            const name = stack[above]?.facts.definition.name;
            if (name === undefined || askedAhead.has(above))
                continue;
            askedAhead.add(above);
            waiting.push(above);
            // Whoever needs the answer hears what went wrong.
            records.newestRecord(arch, name).catch(() => undefined);
        }
    }
}
/** The same by all that the build sees, those below being judged so, too. Undefined where that is what stacker compares. */
async function judgeSeen(at, round, form) {
    const { index, stacked, judging } = at;
    const { sources, seeing, everyRunSeen, records, written } = round;
    if (records.findSeen === undefined || seeing[index] !== true || stacked.facts.definition.unsure.length > 0)
        return undefined;
    const standing = await standings(stacked, judging, ({ judgement, seen }) => (seen ?? judgement).standing);
    const foreseen = (0,layer_seen/* foreseeSeen */.$D)(stacked, form, {
        standing: (name) => standing.get(name),
        isBuiltOnEveryRun: (name) => everyRunSeen[stacked.below.get(name) ?? -1] === true,
    }, await Promise.all((round.writers.get(index) ?? []).map(async (at) => {
        const writer = await judging[at];
        return [writer?.stacked.facts.definition.name ?? '', writer?.seen?.standing];
    })));
    const kept = await records.findSeen(stacked, foreseen, sources.release);
    // What cannot come back is not there, whatever its facts.
    const isLost = kept.candidate !== undefined && !isWholeImage(kept.candidate, sources.layerTypes);
    const found = isLost ? { ...kept, objections: [...kept.objections, imageLost] } : kept;
    const doubts = written.get(index) ?? [];
    return judge({
        ...requestOf(at, round, { form, foreseen, found }),
        leftOut: undefined,
        bindsBelow: true,
        // What layers wrote that are as they were is what lies there, or the facts differ.
        bindDoubts: doubts.length === 0 || (await allUnchanged(judging.slice(0, index))) ? [] : doubts,
        comparesBinds: true,
    });
}
const imageLost = { code: 'content-missing', subject: '', detail: 'its record does not hold its image' };
async function allUnchanged(before) {
    const binders = (await Promise.all(before)).filter(({ stacked }) => (0,layer_seen/* hasBinds */.hG)(stacked));
    return binders.every(({ seen }) => seen?.standing.kind === 'good');
}
function requestOf({ index, stacked }, { sources, collision }, { form, foreseen, found }) {
    const none = { candidate: undefined, objections: [unknownRelease(sources)], present: new Set() };
    return {
        stacked,
        foreseen,
        found: sources.releaseKnown ? found : none,
        release: sources.release,
        doubtedRelease: sources.releaseDoubt && (sources.releaseDoubt.named ?? sources.release.tag),
        collision: collision(index),
        umask: sources.umask,
        differences: differencesOf(sources.release, treesOf(stacked, form, found), (directive) => stacked.facts.definition.substitutions.get(directive)?.join(', '), (digest) => bindTreeOf(stacked, found, digest)),
    };
}
async function standings(stacked, judging, standingOf) {
    const result = new Map();
    for (const [name, index] of stacked.below) {
        const below = await judging[index];
        if (below)
            result.set(name, standingOf(below));
    }
    return result;
}
function unknownRelease({ askedRelease }) {
    return { code: 'release-unknown', subject: askedRelease ?? '', detail: 'its rules are not in the table' };
}
/** Trees that can be compared file by file: those of the sources, and those that the record carries itself. */
function treesOf(stacked, form, found) {
    const trees = new Map();
    for (const fact of [...stacked.facts.imports, ...stacked.facts.overlayDirs]) {
        if (fact.kind === 'directory')
            trees.set(form.treeDigest(fact), fact.tree);
    }
    for (const [digest, tree] of found.candidate?.trees ?? [])
        trees.set(digest, tree);
    return trees;
}
function bindTreeOf({ facts }, found, digest) {
    for (const fact of facts.binds ?? [])
        if (fact.kind === 'tree' && fact.tree.digest === digest)
            return fact.tree;
    return (0,bind_tree/* unpackBindTree */._q)(found.candidate?.record?.bindTrees ?? new Map(), digest);
}

// EXTERNAL MODULE: ./lib/stackerfile/shown-text.js
var shown_text = __webpack_require__(99770);
;// CONCATENATED MODULE: ./lib/advice/blind-spot.js
function united(spots) {
    const layers = [...new Set(spots.flatMap((spot) => spot.layers))].sort((a, b) => a - b);
    return { layers, subjects: unique(spots.flatMap(({ subjects }) => subjects)) };
}
/** One blind spot for all that have the same cause. */
function byCause(found) {
    const causes = new Map();
    for (const { cause, ...spot } of found) {
        const known = causes.get(cause);
        if (known === undefined)
            causes.set(cause, [spot]);
        else
            known.push(spot);
    }
    return [...causes.values()].map(united);
}
/** Layers with the same subjects have one cause. What could not be read with certainty has none. */
function eachLayer({ layers }, subjectsOf) {
    return byCause(layers.flatMap((stacked, index) => {
        const { definition } = stacked.facts;
        const subjects = definition.unsure.length > 0 ? [] : subjectsOf(definition, stacked);
        return subjects.length === 0 ? [] : [{ cause: JSON.stringify(subjects), layers: [index], subjects }];
    }));
}
function hasDest(source) {
    return source?.Dest !== undefined && source.Dest !== '';
}
function isDownload(url) {
    return /^https?:\/\//.test(url);
}
function unique(texts) {
    return [...new Set(texts)];
}

;// CONCATENATED MODULE: ./lib/advice/commit-values.js
const commitWords = new Set([
    'COMMIT',
    'SHA',
    'SHA1',
    'REVISION',
    'DESCRIBE',
    'DATE',
    'DATETIME',
    'TIMESTAMP',
    'NOW',
    'GITSHA',
    'BUILDDATE',
    'BUILDTIME',
]);
const commitPairs = /(?:^|_)(?:GIT_(?:HASH|REF|REV|TAG|VERSION|HEAD|DIRTY|ID)|VCS_(?:REF|REV)|BUILD_(?:ID|NUMBER|NUM|NO|TIME|TAG|URL|REF|REV|VERSION)|RUN_(?:ID|NUMBER|ATTEMPT)|(?:PIPELINE|JOB)_ID|SOURCE_DATE_EPOCH)$/;
const versionWords = new Set(['VERSION', 'TAG', 'RELEASE', 'LABEL', 'REF', 'REV', 'GIT', 'BUILD', 'VCS', 'TIME']);
const settledValues = /^(?:0|none|null|unknown|undefined|dev|devel|development|local|test|testing|head|main|master|latest|stable|nightly|snapshot|release)?$/i;
const plainVersion = /^v?[0-9]{1,4}(?:\.[0-9]{1,5}){1,3}(?:[-.]?(?:rc|alpha|beta|pre)[-.]?[0-9]{0,3})?$/i;
/** `git describe` between tags, or of a changed checkout: nothing else looks like it. */
const described = /-[0-9]+-g[0-9a-f]{7,40}(?:-dirty)?$|-dirty$/;
const hash = /(?:^|[-+.](?:g|sha[.-]?)?)(?=[0-9a-f]*[0-9])(?=[0-9a-f]*[a-f])[0-9a-f]{7,40}$/;
const time = /^(?:1[4-9][0-9]{8}(?:[0-9]{3})?|20[0-9]{2}-[01][0-9]-[0-3][0-9](?:[T _].*)?|20[0-9]{2}[01][0-9][0-3][0-9](?:[T._-]?[0-9]{4,6}Z?)?)$/;
/**
 * Does a substitution of that name and value seem to change with every commit or run? By its value where only `git describe` writes
 * such, by its name (COMMIT, BUILD_ID), or by both (a VERSION that ends in a commit). A checksum or a plain version stays. Good enough for
 * a notice; no verdict may rest on it.
 */
function changesWithCommits(name, value) {
    if (settledValues.test(value) || /^[0-9a-f]{64,}$/i.test(value))
        return false;
    if (described.test(value))
        return true;
    const words = name
        .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
        .toUpperCase()
        .split(/[^A-Z0-9]+/);
    if (words.some((word) => commitWords.has(word)))
        return true;
    // A path, a URL, a branch.
    if (value.includes('/') || plainVersion.test(value))
        return false;
    return (commitPairs.test(words.join('_')) ||
        (words.some((word) => versionWords.has(word)) && (hash.test(value) || time.test(value))));
}

// EXTERNAL MODULE: ./lib/layer/erofs.js
var erofs = __webpack_require__(17502);
// EXTERNAL MODULE: ./lib/layer/image-layout.js
var image_layout = __webpack_require__(33803);
;// CONCATENATED MODULE: ./lib/advice/built-again.js





const neverEqual = {
    find: (sources) => eachLayer(sources, ({ neverEqual }) => neverEqual),
    spreads: ({ facts }) => !leavesEqualEntry(facts),
    tell: ({ layers, subjects, written, spread }) => ({
        message: `${layers}: what stands in ${subjects} never equals its copy in build.cache, so stacker builds it on every run${spread}`,
        advice: withoutNeverEqual(written),
    }),
};
const otherCures = new Map([
    ['import', 'write imports instead of import'],
    ['bom', 'remove packages from bom, or name some'],
]);
function withoutNeverEqual(directives) {
    const empty = directives.filter((directive) => !otherCures.has(directive));
    const cures = directives.flatMap((directive) => otherCures.get(directive) ?? []);
    if (empty.length > 0)
        cures.push(`remove ${empty.join(' and ')}, as nothing is in ${empty.length === 1 ? 'it' : 'them'}`);
    return cures.join('; ');
}
const boms = {
    find: (sources) => eachLayer(sources, ({ layer }) => ((0,always_built/* generatesBom */.lH)(layer) ? ['bom'] : [])),
    spreads: ({ facts }) => !leavesEqualEntry(facts),
    tell: ({ layers, spread }) => ({
        message: `${layers}: this release of stacker builds a layer that generates a bom on every run${spread}`,
        advice: 'generate it in a last layer of its own, or build with v1.2.0, where bom does nothing',
    }),
};
const comparing = {
    stacker: 'give binds: content and gate the run of stacker on any-stale',
    content: 'gate the run of stacker on any-stale',
};
const binds = {
    find: (sources) => eachLayer(sources, ({ layer }) => ((layer.Binds ?? []).length > 0 ? ['binds'] : [])),
    // In place an equal entry of a build_only layer lets its children be, whatever the binds brought in
    // (docs/stacker/restoring.md#33).
    spreads: ({ facts }, { from }) => from === 'store' || !leavesEqualEntry(facts),
    tell: ({ layers, spread }, { binds: compared, from }) => ({
        message: `${layers}: stacker builds a layer with binds on every run${spread}, since it does not compare what they hold`,
        advice: ['import what is only read instead of binding it', ...(from === 'store' ? [comparing[compared]] : [])].join(', or '),
    }),
};
const unsetEpochs = {
    find: findUnsetEpochs,
    tell: ({ layers, subjects }) => ({
        message: `${layers}: without SOURCE_DATE_EPOCH an image that is built again is another one even of equal content, as it holds the time of the build, so ${subjects} must be built again with it`,
        advice: 'set SOURCE_DATE_EPOCH, to a number that stays: stacker then keeps what stands on an image that came out equal',
    }),
};
const built_again_erofs = {
    find: findErofs,
    spreads: () => true,
    tell: ({ layers, spread }) => ({
        message: `${layers}: stacker fails to extract again what it packed as erofs, so a layer that others stand on or take files from cannot be laid down and is built on every run${spread}`,
        advice: 'build as squashfs or tar instead',
    }),
};
const volatileSubstitutions = {
    find: findVolatileSubstitutions,
    spreads: () => true,
    tell: ({ layers, subjects, one, spread }) => ({
        message: `${layers}: the ${one ? 'substitution' : 'substitutions'} ${subjects} ${one ? 'seems' : 'seem'} to change with every commit, and each change builds again what holds it${spread}`,
        advice: 'give it a fixed value except for releases, or move it into a last layer of its own',
    }),
};
const movingBases = {
    find: findMovingBases,
    spreads: () => true,
    tell: ({ layers, subjects, one, spread }) => ({
        message: `${layers}: the ${one ? 'base' : 'bases'} ${subjects} may ${one ? 'become another image' : 'become other images'} at any time, which builds again what is made from ${one ? 'it' : 'them'}${spread}`,
        advice: 'name a version, or better a digest',
    }),
};
/**
 * A build_only layer has no manifest that changes, but its entry holds the date of each walk through a directory
 * (docs/stacker/staging.md#8.12).
 */
function leavesEqualEntry({ definition: { layer }, imports, overlayDirs }) {
    const compared = imports.filter((_, index) => !hasDest(layer.Imports?.[index]));
    return layer.BuildOnly && compared.every(({ kind }) => kind === 'file') && overlayDirs.length === 0;
}
/**
 * Images that are built on every run and have children, and own images as `oci` bases: an equal manifest lets what stands on it hit
 * (docs/stacker/staging.md#8.13). A build_only layer has none.
 */
function findUnsetEpochs(sources) {
    if (!sources.comparesEpoch)
        return [];
    const children = new Map();
    for (const { facts, base } of sources.layers) {
        const foot = base === undefined ? undefined : sources.layers[base]?.facts;
        if (base === undefined || foot?.epoch !== null || foot.definition.layer.BuildOnly)
            continue;
        const isOutput = facts.base.kind === 'produced' && facts.definition.layer.From.Type !== 'tar';
        const isBound = facts.base.kind === 'built' && (foot.definition.layer.Binds ?? []).length > 0;
        if (isOutput || isBound)
            children.set(base, [...(children.get(base) ?? []), facts.definition.name]);
    }
    return [...children].map(([index, subjects]) => ({ layers: [index], subjects }));
}
/** In place the directories are there. */
function findErofs({ layers, layerTypes, from }) {
    const needed = from === 'local' ? [] : [...(0,erofs/* neededOfErofs */.w)(layers, layerTypes)];
    return needed.length === 0 ? [] : [{ layers: needed.sort((a, b) => a - b), subjects: [] }];
}
/** Those that change together and are held by the same layers have one cause. The value is looked at, and never shown. */
function findVolatileSubstitutions({ layers, substitutions }) {
    const given = new Map();
    for (const pair of substitutions) {
        // The places that stacker itself gives.
        if (pair.startsWith('STACKER_'))
            continue;
        const at = pair.indexOf('=');
        const name = pair.slice(0, at).trim();
        // The first one of a name leaves no placeholder for the others.
        if (at > 0 && !given.has(name))
            given.set(name, pair.slice(at + 1).trim());
    }
    return byCause([...given]
        .filter(([name, value]) => changesWithCommits(name, value))
        .flatMap(([name, value]) => {
        const directives = new Set();
        const holders = layers.flatMap(({ facts: { definition } }, index) => {
            const held = [...definition.substitutions].flatMap(([directive, names]) => names.includes(name) ? [directive] : []);
            if (value.length >= 7 && definition.name.includes(value))
                held.push('the name');
            for (const directive of held)
                directives.add(directive);
            return held.length > 0 ? [index] : [];
        });
        const subject = `${name} (in ${[...directives].join(', ')})`;
        return holders.length === 0 ? [] : [{ cause: holders.join(), layers: holders, subjects: [subject] }];
    }));
}
/** Tags that by their name are given to another image again and again. */
const movingTags = new Set([
    'latest',
    'edge',
    'rolling',
    'nightly',
    'devel',
    'dev',
    'main',
    'master',
    'unstable',
    'snapshot',
]);
/** Docker bases without a tag, or with one that moves, that no digest holds. */
function findMovingBases(sources) {
    return eachLayer(sources, ({ layer, written }) => {
        if (layer.From.Type !== 'docker' || (0,image_layout/* imageInLayout */.t)(layer.From) || layer.From.Url.includes('@'))
            return [];
        const tag = /:([^:/]*)$/.exec(layer.From.Url.replace(/^docker:\/\//, ''))?.[1];
        return tag === undefined || movingTags.has(tag) ? [written.From.Url] : [];
    });
}

;// CONCATENATED MODULE: ./lib/advice/colliding-bases.js

const collidingDownloads = {
    find: findBaseCollisions('download'),
    tell: ({ layers, subjects }) => ({
        message: `${layers}: the bases ${subjects} are kept under one file name, so stacker may take one for the other`,
        advice: 'give one of the files another name',
    }),
};
const collidingImages = {
    find: findBaseCollisions('image'),
    tell: ({ layers, subjects }) => ({
        message: `${layers}: the bases ${subjects} are kept under one name, so a layer built on the earlier one fails once the later one is fetched`,
        advice: 'give one of them another name, as an image has by its digest, or move it with its layers to a stackerfile that is built by itself',
    }),
};
/**
 * Bases that take one place below `.stacker/layer-bases`. A downloaded tar gets the file that another one left there unless the
 * server tells a checksum, in other builds of the same stacker-dir too; everything else is fetched anew for each layer and only
 * confuses the children of the earlier one (docs/stacker/staging.md#8.3, docs/stacker/staging.md#8.6).
 */
function findBaseCollisions(wanted) {
    return ({ layers, baseSlot }) => {
        const slots = new Map();
        for (const [index, { facts, build }] of layers.entries()) {
            const { layer, unsure } = facts.definition;
            const slot = unsure.length > 0 ? undefined : baseSlot(layer);
            if (slot === undefined || (wanted === 'download' && layer.From.Type !== 'tar'))
                continue;
            const scope = wanted === 'download' ? slot : `${String(build)} ${slot}`;
            const sharing = slots.get(scope);
            if (sharing === undefined)
                slots.set(scope, [index]);
            else
                sharing.push(index);
        }
        return [...slots.values()].flatMap((indexes) => {
            const sharing = indexes.flatMap((index) => layers[index]?.facts ?? []);
            const downloaded = sharing.some(({ definition }) => isDownload(definition.layer.From.Url));
            if (downloaded !== (wanted === 'download') || haveOneBase(sharing))
                return [];
            if (wanted === 'image' && !isTakenForAnother(indexes, layers))
                return [];
            return [{ layers: indexes, subjects: namesOfBases(sharing) }];
        });
    };
}
/**
 * Is something built on one of them, and looked up when another was fetched? Layers of one stackerfile come in their order, those
 * of different ones beside each other in any (docs/stacker/stackerfile.md#9.6).
 */
function isTakenForAnother(sharing, layers) {
    const feet = [];
    for (const [index, { facts, base }] of layers.entries())
        feet.push(facts.base.kind === 'built' && base !== undefined ? (feet[base] ?? index) : index);
    const fileOf = (index) => layers[index]?.facts.definition.stackerfile;
    const groups = new Set(sharing);
    return feet.some((foot, index) => {
        if (foot === index || !groups.has(foot) || layers[index]?.build !== layers[foot]?.build)
            return false;
        const [first, last] = [fileOf(foot), fileOf(index)];
        return sharing.some((other) => {
            if (foot < other && other < index)
                return true;
            const file = fileOf(other);
            return first !== last && file !== first && file !== last;
        });
    });
}
function haveOneBase(sharing) {
    const bases = new Set(sharing.map(({ base }) => (base.kind === 'known' ? base.base : undefined)));
    if (bases.size === 1 && !bases.has(undefined))
        return true;
    const asked = sharing.map(({ definition: { layer } }) => layer.From.Type === 'tar' ? layer.From.Url : JSON.stringify([layer.From.Url, layer.OS ?? '', layer.Arch ?? '']));
    return new Set(asked).size === 1;
}
/** By URL, and where that is the same by platform. */
function namesOfBases(sharing) {
    const urls = unique(sharing.map(({ definition }) => definition.written.From.Url));
    if (urls.length > 1)
        return urls;
    return unique(sharing.map(({ definition: { layer } }) => `${layer.From.Url} for ${layer.OS ?? ''}/${layer.Arch ?? ''}`));
}

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/stackerfile/dockerish-url.js
var dockerish_url = __webpack_require__(89149);
;// CONCATENATED MODULE: ./lib/advice/unseen-imports.js




const sharedBaseNames = {
    find: findSharedBaseNames,
    tell: ({ layers, subjects }) => ({
        message: `${layers}: the imports ${subjects} have one base name; stacker keeps only one of them, and changes of the other go unseen`,
        advice: 'rename one of them, or import the directory that it is in',
    }),
};
const uncomparedContent = {
    find: findUncompared,
    tell: ({ layers, subjects, written }, { from, hashesProduced }) => ({
        message: from === 'local'
            ? `${layers}: stacker never compares the content of an import with dest (${subjects}), so the old copy stays in the image when it changes`
            : `${layers}: stacker never compares the content of an import with dest (${subjects}); restore does, but a build in place keeps the old copy`,
        advice: `${listedAgain(written)}${written.some((source) => mayBePinned(source, hashesProduced)) ? ', or give the sha256 of a file as hash' : ''}`,
    }),
};
const unpinnedDownloads = {
    find: findUnpinnedDownloads,
    tell: ({ layers, subjects, written, one }) => ({
        message: `${layers}: the ${one ? 'download' : 'downloads'} ${subjects} ${one ? 'has' : 'have'} no hash; stacker keeps the copy it has without looking inside unless the server tells a checksum, and the plan depends on what the server tells`,
        // It does not hold a copy that is there against the hash either (docs/stacker/staging.md#6.2; network.go, Download); one of
        // another URL it removes (docs/stacker/staging.md#6.5).
        advice: `add ${one ? 'its sha256' : 'the sha256 of each'} as hash${written.every(isVersioned) ? '' : ', and a version to the URL, as a copy that is there is not held against the hash'}`,
    }),
};
const unpinnedBases = {
    find: (sources) => eachLayer(sources, ({ layer: { From: from } }) => from.Type === 'tar' && isDownload(from.Url) && !isVersioned(external_node_path_.posix.basename(from.Url)) ? [from.Url] : []),
    tell: ({ layers, subjects, one }) => ({
        message: `${layers}: the ${one ? 'base' : 'bases'} ${subjects} ${one ? 'has' : 'have'} no version in the file name; stacker keeps the file that it has of that name, of whatever URL, unless the server tells a checksum`,
        advice: 'name a version in the file name',
    }),
};
/** From rc14 on `hash:` is not held against what comes out of a layer (docs/stacker/staging.md#9.1), and a directory has none. */
function mayBePinned(source, hashesProduced) {
    return (hashesProduced || (0,dockerish_url/* stackerUrl */.Z)(source) === undefined) && !source.endsWith('/');
}
/** A directory that is listed with a slash at its end and without dest ends the build (docs/stacker/staging.md#5.2). */
function listedAgain(written) {
    const names = written.map((source) => external_node_path_.posix.basename(source));
    const what = new Set(names).size < names.length ? 'the directories that they are in' : 'it, or what holds it or changes with it,';
    return `list ${what} once more without dest${written.some((source) => source.endsWith('/')) ? ' and without a slash at the end' : ''}`;
}
/** Is there a number in it, other than in the names of architectures and formats? */
function isVersioned(name) {
    return /\d/.test(name
        .replace(/^https?:\/\/[^/]*/, '')
        .replace(/x86[_-]?64|i[3-6]86|(?:amd|arm|aarch|x|riscv|ppc|win|mips)64|armv\d\w*|armhf|s390x|bz2|lz4|7z/gi, ''));
}
/**
 * Imports without `dest` are staged side by side under their last component (docs/stacker/staging.md#4.6; import.go), so one takes
 * the other's place.
 */
function findSharedBaseNames(sources) {
    return eachLayer(sources, ({ layer, written }) => {
        const staged = new Map();
        for (const [index, source] of (layer.Imports ?? []).entries()) {
            if (hasDest(source))
                continue;
            const name = external_node_path_.posix.basename(source.Path);
            const sharing = staged.get(name) ?? new Map();
            staged.set(name, sharing.set(source.Path, written.Imports?.[index]?.Path ?? source.Path));
        }
        return [...staged.values()].flatMap((sharing) => (sharing.size > 1 ? [...sharing.values()] : []));
    });
}
/**
 * Imports with `dest` are ignored by Lookup and Put (docs/stacker/build-cache.md#6.3, docs/stacker/restoring.md#33; cache.go),
 * unless their content stands in the definition as `hash`, which stacker holds files and downloads against, or they or a directory
 * that they are in are imported without `dest`, or laid over.
 */
function findUncompared(sources) {
    const { hashesProduced } = sources;
    return eachLayer(sources, (definition, { facts }) => {
        const { layer, written } = definition;
        if ((0,always_built/* isAlwaysBuilt */.SW)(definition))
            return [];
        const imports = layer.Imports ?? [];
        const compared = new Set([
            ...imports.filter((source) => !hasDest(source)).map(({ Path: source }) => placeOf(source)),
            ...(layer.OverlayDirs ?? []).map(({ Source: source }) => placeOf(source)),
        ]);
        return imports.flatMap((source, index) => {
            if (!hasDest(source) || isDownload(source.Path))
                return [];
            const kind = facts.imports[index]?.kind;
            const pinned = source.Hash !== '' && kind !== 'directory' && (kind !== 'produced' || hashesProduced);
            if (pinned || isInside(placeOf(source.Path), compared))
                return [];
            return [written.Imports?.[index]?.Path ?? source.Path];
        });
    });
}
function placeOf(source) {
    return external_node_path_.posix.normalize(source).replace(/\/$/, '');
}
function isInside(place, directories) {
    for (let at = place;; at = external_node_path_.posix.dirname(at)) {
        if (directories.has(at))
            return true;
        if (at === external_node_path_.posix.dirname(at))
            return false;
    }
}
/**
 * Download (network.go) trusts the staged copy where the server tells no checksum, or its size is the same
 * (docs/stacker/staging.md#6.2, docs/stacker/restoring.md#25).
 */
function findUnpinnedDownloads(sources) {
    return eachLayer(sources, ({ layer }) => (layer.Imports ?? []).flatMap(({ Path: url, Hash: hash }) => (isDownload(url) && hash === '' ? [url] : [])));
}

;// CONCATENATED MODULE: ./lib/advice/shell-commands.js
/** A `run` of that many characters nobody writes; what stands behind is not looked at, so that hostile texts cost no time. */
const longestScript = 1 << 18;
/** Characters that mean themselves in a word, and between double quotes. */
const plain = /[^\s\\'"`$;&|()#<>]+/y;
const plainQuoted = /[^\\"`$]+/y;
const variable = /\$\{[^}\n$]*\}/y;
const heredoc = /<<(-?)[ \t]*(?:'([^'\n]*)'|"([^"\n]*)"|\\?([\w.-]+))/y;
const shell = /(?:^|\/)(?:ba|da|a|k|z)?sh$/;
/**
 * The commands of a shell script in one pass: of pipes, lists, substitutions and subshells each; comments and heredocs are left out, but
 * for heredocs that a shell reads. A guess: what variables hold, functions and arithmetic is taken as it is written.
 */
function shellCommands(text) {
    const script = text.slice(0, longestScript);
    const commands = [];
    const outer = [];
    let frame = newFrame('', false);
    let heredocs = [];
    let at = 0;
    const append = (part) => {
        frame.word = (frame.word ?? '') + part;
    };
    const endWord = () => {
        if (frame.word === undefined)
            return;
        frame.words.push(frame.word);
        frame.feedsShell ||= shell.test(frame.word);
        frame.word = undefined;
    };
    const endCommand = (piped) => {
        endWord();
        if (frame.words.length > 0)
            commands.push({ words: frame.words, captured: piped || frame.captured });
        frame.words = [];
        frame.feedsShell = false;
    };
    const open = (end, captured) => {
        outer.push(frame);
        frame = newFrame(end, captured);
    };
    const close = () => {
        endCommand(false);
        const { captured } = frame;
        frame = outer.pop() ?? newFrame('', false);
        if (captured)
            append('$()');
    };
    /** The sticky pattern here, behind which the reading goes on. */
    const take = (pattern) => {
        pattern.lastIndex = at;
        const found = pattern.exec(script);
        if (found !== null)
            at = pattern.lastIndex;
        return found;
    };
    while (at < script.length) {
        const run = take(frame.quoted ? plainQuoted : plain) ?? take(variable);
        if (run !== null) {
            append(run[0]);
            continue;
        }
        const character = script.charAt(at);
        const next = script.charAt(at + 1);
        at += 1;
        if (character === '\\') {
            at += 1;
            if (next !== '\n')
                append(next);
        }
        else if (character === '$' && next === '(') {
            at += 1;
            open(')', true);
        }
        else if (character === '`') {
            if (frame.end === '`' && !frame.quoted)
                close();
            else
                open('`', true);
        }
        else if (character === '"') {
            frame.quoted = !frame.quoted;
            append('');
        }
        else if (frame.quoted)
            append(character);
        else if (character === "'") {
            const end = script.indexOf("'", at);
            append(script.slice(at, end === -1 ? undefined : end));
            at = end === -1 ? script.length : end + 1;
        }
        else if (character === '\n') {
            endCommand(false);
            for (const { end, indented } of heredocs)
                at = endOfHeredoc(script, at, end, indented);
            heredocs = [];
        }
        else if (character === '#') {
            if (frame.word !== undefined)
                append(character);
            else
                at = endOfLine(script, at);
        }
        else if (character === '(') {
            // A process substitution where < or > stands before it.
            const captured = /[<>]/.test(script.charAt(at - 2));
            if (!captured)
                endCommand(false);
            open(')', captured);
        }
        else if (character === ')') {
            // A pattern of `case` has none to close.
            if (frame.end === ')')
                close();
            else
                endCommand(false);
        }
        else if (character === '<' && next === '<') {
            at -= 1;
            if (script.startsWith('<<<', at))
                at += 3;
            else {
                const [opening, dash = '', single, double, bare = ''] = take(heredoc) ?? [];
                if (opening === undefined)
                    at += 2;
                else {
                    endWord();
                    if (!frame.feedsShell)
                        heredocs.push({ end: single ?? double ?? bare, indented: dash === '-' });
                }
            }
        }
        else if (character === ';')
            endCommand(false);
        else if (character === '|') {
            endCommand(next !== '|');
            if (next === '|')
                at += 1;
        }
        else if (character === '&') {
            if (next === '>' || /[<>]/.test(script.charAt(at - 2)))
                append(character);
            else
                endCommand(false);
        }
        else if (/\s/.test(character))
            endWord();
        else
            append(character);
    }
    while (outer.length > 0)
        close();
    endCommand(false);
    return commands;
}
function newFrame(end, captured) {
    return { end, captured, words: [], word: undefined, quoted: false, feedsShell: false };
}
function endOfLine(script, at) {
    const end = script.indexOf('\n', at);
    return end === -1 ? script.length : end;
}
/** Behind the line that ends it; the end of the script where none does. */
function endOfHeredoc(script, from, end, indented) {
    let at = from;
    while (at < script.length) {
        const line = script.slice(at, endOfLine(script, at));
        at += line.length + 1;
        if ((indented ? line.replace(/^\t+/, '') : line) === end)
            return at;
    }
    return at;
}

;// CONCATENATED MODULE: ./lib/advice/network-tools.js

/** Words of each tool by which it fetches. */
const fetching = new Map([
    ['apt-get', ['install', 'update', 'upgrade', 'dist-upgrade', 'full-upgrade', 'build-dep', 'download', 'source']],
    ['dnf', ['install', 'update', 'upgrade', 'builddep', 'groupinstall', 'reinstall', 'makecache', 'download', 'group']],
    ['zypper', ['install', 'in', 'update', 'up', 'dup', 'refresh', 'ref']],
    ['apk', ['add', 'update', 'upgrade', 'fetch']],
    ['pip', ['install', 'download', 'wheel']],
    ['pipx', ['install', 'run']],
    ['uv', ['pip', 'sync', 'add', 'tool']],
    ['conda', ['install', 'create', 'update']],
    ['npm', ['install', 'i', 'add', 'update']],
    ['yarn', ['install', 'add']],
    ['go', ['get', 'install']],
    ['gem', ['install', 'update']],
    ['bundle', ['install', 'update']],
    ['cargo', ['install', 'fetch', 'update']],
    ['rustup', ['install', 'update', 'toolchain', 'target', 'component', 'default']],
    ['composer', ['update', 'require', 'create-project']],
    ['snap', ['install', 'download']],
    ['git', ['clone', 'fetch', 'pull', 'submodule', 'ls-remote']],
    ['svn', ['checkout', 'co', 'export', 'update', 'up']],
    ['hg', ['clone', 'pull']],
    ['docker', ['pull', 'build']],
    ['skopeo', ['copy', 'sync']],
    ['oras', ['pull']],
]);
const sameTool = new Map([
    ['apt', 'apt-get'],
    ['aptitude', 'apt-get'],
    ['yum', 'dnf'],
    ['microdnf', 'dnf'],
    ['tdnf', 'dnf'],
    ['pip3', 'pip'],
    ['mamba', 'conda'],
    ['micromamba', 'conda'],
    ['pnpm', 'npm'],
    ['bun', 'npm'],
    ['podman', 'docker'],
    ['buildah', 'docker'],
]);
/** What they are called with is all that they need to be told. */
const always = new Set(['debootstrap', 'mmdebstrap', 'pacstrap', 'add-apt-repository']);
/** They fetch what an operand names. */
const downloaders = new Set(['curl', 'wget', 'aria2c', 'lftp', 'npx']);
/** Commands that run the rest of their line: options of theirs that take the next word, and how many operands stand before it. */
const wrappers = new Map([
    ...[
        'then',
        'do',
        'else',
        'if',
        'elif',
        'while',
        'until',
        '!',
        '{',
        'builtin',
        'command',
        'nohup',
        'setsid',
        'busybox',
    ].map((word) => [word, { valued: '', operands: 0 }]),
    ['exec', { valued: 'a', operands: 0 }],
    ['time', { valued: 'fo', operands: 0 }],
    ['env', { valued: 'uC', operands: 0 }],
    ['sudo', { valued: 'ughpCDRTrt', operands: 0 }],
    ['doas', { valued: 'uC', operands: 0 }],
    ['nice', { valued: 'n', operands: 0 }],
    ['ionice', { valued: 'cn', operands: 0 }],
    ['stdbuf', { valued: 'ioe', operands: 0 }],
    ['xargs', { valued: 'IndPLsEa', operands: 0 }],
    ['timeout', { valued: 'ks', operands: 1 }],
    ['chroot', { valued: '', operands: 1 }],
]);
const network_tools_shell = /^(?:ba|da|a|k|z)?sh$/;
const checksum = /^(?:sha(?:1|224|256|384|512)?sum|shasum|b2sum|md5sum)$/;
const commit = /^[0-9a-f]{40}$/;
const settled = /^--(?:no-network|no-index|offline|no-download|cacheonly|frozen-lockfile|immutable|require-hashes|version|help)$/;
/** `sh -c` inside `sh -c`, and no deeper. */
const mostNested = 3;
/**
 * The tools by which `run` seems to fetch from the network, each once: `apk add`, `curl`. What is held against a checksum does not
 * count, as other content would fail the build: files by `sha256sum -c`, clones by the commit that is checked out, packages by a lock file.
 * Good enough for a notice; no verdict may rest on it.
 */
function networkTools(run) {
    const script = run.join('\n');
    if (/^#!.*\b(?:python|perl|ruby|node|lua)/.test(script))
        return [];
    const commands = commandsOf(script, 0);
    const isChecked = commands.some(({ name, operands }) => checksum.test(name) && operands.some((word) => /^-\w*c|^--check$/.test(word)));
    const isPinned = commands.some(({ name, operands }) => name === 'git' &&
        /^(?:checkout|reset|switch)$/m.test(operands.join('\n')) &&
        operands.some((word) => commit.test(word)));
    const found = new Set();
    for (const command of commands) {
        const tool = toolOf(command);
        if (tool === undefined)
            continue;
        const isFile = downloaders.has(tool) && !command.captured;
        if (!(isChecked && isFile) && !(isPinned && tool === 'git clone'))
            found.add(tool);
    }
    return [...found];
}
function commandsOf(script, depth) {
    return shellCommands(script).flatMap(({ words, captured }) => {
        const at = commandAt(words);
        const name = words[at]?.replace(/^.*\//, '') ?? '';
        // xargs adds what it reads.
        const operands = [...words.slice(at + 1), ...(words.slice(0, at).includes('xargs') ? ['$()'] : [])];
        const text = scriptOf(name, operands);
        if (text !== undefined)
            return depth < mostNested ? commandsOf(text, depth + 1) : [];
        if (/^python[0-9.]*$/.test(name) && operands[0] === '-m')
            return [{ name: operands[1] ?? '', operands: operands.slice(2), captured }];
        return [{ name, operands, captured }];
    });
}
/** Where the command begins that the words before it only run. */
function commandAt(words) {
    let at = 0;
    for (;;) {
        const word = words[at];
        if (word === undefined)
            return at;
        if (/^[A-Za-z_]\w*\+?=/.test(word)) {
            at += 1;
            continue;
        }
        const wrapper = wrappers.get(word.replace(/^.*\//, ''));
        if (wrapper === undefined)
            return at;
        at += 1;
        for (let option = words[at]; option?.startsWith('-') === true; option = words[at])
            at += option.length === 2 && wrapper.valued.includes(option.charAt(1)) ? 2 : 1;
        at += wrapper.operands;
    }
}
/** What a shell is given to run: `sh -ec TEXT`, `su -c TEXT`, `eval TEXT`. */
function scriptOf(name, operands) {
    if (name === 'eval')
        return operands.join(' ');
    if (!network_tools_shell.test(name) && name !== 'su')
        return undefined;
    const at = operands.findIndex((word) => /^-\w*c$/.test(word));
    return at === -1 ? undefined : operands[at + 1];
}
function toolOf({ name, operands }) {
    if (operands.some((word) => settled.test(word)))
        return undefined;
    if (always.has(name))
        return name;
    if (downloaders.has(name)) {
        const named = operands.some((word) => word !== '' && !word.startsWith('-'));
        return named && !operands.some(isHere) ? name : undefined;
    }
    if (name === 'yarn' && operands.length === 0)
        return name;
    if (name === 'pacman')
        return operands.some((word) => /^(?:-S[yuw]*|--sync)$/.test(word)) ? 'pacman -S' : undefined;
    if (name === 'rpm')
        return operands.some((word) => /^(?:https?|ftp):/.test(word)) ? name : undefined;
    if (name === 'rsync' || name === 'scp')
        return operands.some(isElsewhere) ? name : undefined;
    const at = verbAt(operands, fetching.get(sameTool.get(name) ?? name) ?? []);
    if (at === undefined)
        return undefined;
    const verb = operands[at] ?? '';
    const rest = operands.slice(at + 1).filter((word) => !word.startsWith('-'));
    if ((name === 'git' || name === 'hg') && verb === 'clone' && !rest.some(isElsewhere))
        return undefined;
    if (name === 'skopeo' && !(rest[0] ?? '').startsWith('docker:'))
        return undefined;
    if (name === 'go' && !rest.some((word) => word.includes('@') || /^[\w-]+(?:\.[\w-]+)+\//.test(word)))
        return undefined;
    return `${name} ${verb}`;
}
/** The first operand, if it is one of the verbs; options stand before it, and what may be their values. */
function verbAt(operands, verbs) {
    for (const [at, word] of operands.entries()) {
        if (verbs.includes(word))
            return at;
        const isValue = operands[at - 1]?.startsWith('-') === true;
        if (word !== '' && !word.startsWith('-') && !isValue)
            return undefined;
    }
    return undefined;
}
function isHere(operand) {
    return /^file:|^--unix-socket|^(?:\w+:\/\/)?(?:localhost|127\.|0\.0\.0\.0|\[::1\])/.test(operand);
}
/** A place that one has to go out for: a URL, `host:path`, or a variable. */
function isElsewhere(operand) {
    return !isHere(operand) && /^\w+:\/\/|^[\w.-]+(?:@[\w.-]*)?:|^\$/.test(operand);
}

;// CONCATENATED MODULE: ./lib/advice/unseen-surroundings.js



const passedEnvironment = {
    find: (sources) => eachLayer(sources, (definition) => 
    // Proxies say how to fetch, not what; stacker passes most of them anyway (docs/stacker/staging.md#1.9; types/layer.go,
    // buildEnv).
    (0,always_built/* isAlwaysBuilt */.SW)(definition) ? [] : (definition.layer.BuildEnvPt ?? []).filter((pattern) => !/proxy/i.test(pattern))),
    tell: ({ layers, subjects }) => ({
        message: `${layers}: build_env_passthrough lets in ${subjects}, whose values stacker never compares: with other values the old build stays`,
        advice: 'give what changes the result in build_env, by a substitution; leave secrets where they are, as stacker writes the stackerfile with its substitutions into the image',
    }),
};
const network = {
    find: (sources) => sources.maxAge === undefined || sources.from === 'local'
        ? eachLayer(sources, (definition) => ((0,always_built/* isAlwaysBuilt */.SW)(definition) ? [] : networkTools(definition.layer.Run ?? [])))
        : [],
    tell: ({ layers, subjects }, { from }) => ({
        message: `${layers}: run fetches from the network (${subjects}), and what changes there goes unseen`,
        advice: from === 'local'
            ? 'pin versions and import downloads with their hash; stacker itself builds it again with --no-cache only'
            : 'set max-age to build it again after so many days, or pin versions and import downloads with their hash',
    }),
};
/** What is bound is all that is compared of what the layer sees beside stacker's own facts. */
const unseenOfBinds = {
    find: (sources) => sources.binds === 'content' && sources.from === 'store'
        ? eachLayer(sources, ({ layer }) => ((layer.Binds ?? []).length > 0 ? ['binds'] : []))
        : [],
    tell: ({ layers }, { maxAge }) => ({
        message: `${layers}: with binds: content a layer is unchanged where what it binds is; what its run fetches from the network, the clock, and .git in what it binds are not seen`,
        advice: maxAge === undefined
            ? 'set max-age to build it again after so many days, and give a version that it reads from .git by a substitution'
            : 'max-age builds it again; give a version that it reads from .git by a substitution',
    }),
};

;// CONCATENATED MODULE: ./lib/advice/blind-spots.js






/** Wrong images first, then what fails, then what costs. */
const kinds = [
    collidingDownloads,
    sharedBaseNames,
    uncomparedContent,
    unpinnedDownloads,
    unpinnedBases,
    unseenOfBinds,
    passedEnvironment,
    collidingImages,
    neverEqual,
    binds,
    boms,
    unsetEpochs,
    built_again_erofs,
    volatileSubstitutions,
    movingBases,
    network,
];
/** Of one kind; more become one notice. */
const mostAlone = 3;
const mostNotices = 20;
const mostNamed = 8;
/**
 * Where stacker looks away: what it never compares, what it mistakes for something else, what it builds again each time. Each with the
 * layers, the cost and the cure, a wrong image before a needless build. Some of it is guessed from names and shell texts.
 */
function findBlindSpots(sources) {
    const show = (0,shown_text/* showWithout */.q8)(sources.substitutions);
    const found = kinds.map((kind) => ({ kind, spots: kind.find(sources) }));
    const notices = (alone) => found.flatMap(({ kind, spots }) => (spots.length > alone ? [united(spots)] : spots).map((spot) => noticeOf(kind, spot, sources, show)));
    for (let alone = mostAlone; alone > 1; alone -= 1) {
        const told = notices(alone);
        if (told.length <= mostNotices)
            return told;
    }
    return notices(1);
}
function noticeOf(kind, { layers, subjects }, sources, show) {
    const definitions = layers.flatMap((index) => sources.layers[index]?.facts.definition ?? []);
    const names = unique(definitions.map(({ name }) => name));
    const held = definitions.flatMap(({ substitutions }) => [...substitutions.values()].flat());
    const { message, advice } = kind.tell({
        layers: `${names.length === 1 ? 'layer' : 'layers'} ${listed(names)}`,
        subjects: listed(subjects.map((subject) => shortened(show(subject, held)))),
        written: subjects,
        one: subjects.length === 1,
        spread: kind.spreads === undefined ? '' : spreadOf(layers, kind.spreads, sources),
    }, sources);
    const [first] = definitions;
    if (first === undefined)
        return { message, advice };
    return { message, place: { file: first.stackerfile, line: first.line, column: first.column }, advice };
}
/** What stands on the layers, or takes from them, directly or not. */
function spreadOf(from, spreads, sources) {
    const sure = new Set(from);
    const rebuilt = new Set(from.filter((index) => {
        const layer = sources.layers[index];
        return layer !== undefined && spreads(layer, sources);
    }));
    for (const [index, layer] of sources.layers.entries()) {
        if (comparedBelow(layer, sources.from).some((below) => rebuilt.has(below)))
            rebuilt.add(index);
    }
    const names = unique([...rebuilt].filter((index) => !sure.has(index)).map((index) => nameOf(sources, index)));
    return names.length === 0 ? '' : `, and with it ${listed(names)}`;
}
/** In place an import with dest is not compared, so nothing comes through it (docs/stacker/build-cache.md#6.3). */
function comparedBelow({ facts, base, below }, from) {
    if (from === 'store')
        return [...below.values()];
    const imports = facts.imports.flatMap((fact, index) => fact.kind === 'produced' && !hasDest(facts.definition.layer.Imports?.[index])
        ? (below.get(fact.producer) ?? [])
        : []);
    return base === undefined ? imports : [base, ...imports];
}
function nameOf(sources, index) {
    return sources.layers[index]?.facts.definition.name ?? '';
}
/** `a`, `a and b`, `a, b and c`, and a number for what is too much to name. */
function listed(texts) {
    const named = texts.length > mostNamed
        ? [...texts.slice(0, mostNamed - 1), `${String(texts.length - mostNamed + 1)} more`]
        : texts;
    return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`;
}
/** Without the query of a URL, which may be a secret, and not too long. */
function shortened(text) {
    const open = text.replace(/^(https?:\/\/[^?#]*)[?#].*$/s, '$1');
    return open.length > 120 ? `${open.slice(0, 119)}…` : open;
}

// EXTERNAL MODULE: ./lib/layer/build-plan.js
var build_plan = __webpack_require__(19881);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __webpack_require__(67910);
// EXTERNAL MODULE: ./lib/layer/entry.js
var layer_entry = __webpack_require__(21361);
;// CONCATENATED MODULE: ./lib/layer/planned-images.js


/** `entry` is what may serve in place of a build; `layerTypes` are the keys of the types that are asked for. A build_only layer has no image. */
function plannedImages({ name, layer }, entry, layerTypes) {
    if (layer.BuildOnly)
        return [];
    return layerTypes.map((type) => {
        const digest = entry?.Manifests?.get(type)?.Digest;
        return { tag: (0,layer_entry/* imageTag */.I)(name, type), type, digest: (0,formats_digest/* isDigest */.Bc)(digest) ? digest : null };
    });
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./lib/formats/file-hash.js
var file_hash = __webpack_require__(10969);
// EXTERNAL MODULE: ./lib/formats/go-file-mode.js
var go_file_mode = __webpack_require__(61531);
;// CONCATENATED MODULE: ./lib/predict/changed-mode.js



/** Reading more again would take longer than the answer is worth. */
const mostBytes = 256 * 1024 * 1024;
/** Permission bits; others are rare, and each takes a hash. */
const modes = Array.from({ length: 0o1000 }, (_, mode) => mode);
/**
 * The modes of which stacker's HashFile gives these two hashes of the file as it is now: HashFile covers the content and then the
 * mode (docs/stacker/mtree.md#6.1), so where both are found the content is the same. Undefined where it is not, or cannot be told.
 */
function changedMode(file, before, after) {
    try {
        const stat = (0,external_node_fs_.statSync)(file);
        if (!stat.isFile() || stat.size > mostBytes)
            return undefined;
        const { content } = (0,file_hash/* hashContent */.sW)(file);
        const modeOf = (hash) => modes.find((mode) => (0,file_hash/* fileHash */.Lg)(content, (0,go_file_mode/* goFileMode */.ES)(0o100000 | mode)) === hash);
        const now = modeOf(after);
        const then = now === undefined ? undefined : modeOf(before);
        return now === undefined || then === undefined ? undefined : { before: then, after: now };
    }
    catch (error) {
        // It only serves a reason: what cannot be read any more has none.
        if (error instanceof Error && 'code' in error)
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/plan/mode-changes.js



/** Files of one plan that are read again. */
const mostFiles = 100;
/**
 * Answers a judged layer's reasons, where a changed file or tar base turns out to have changed its mode alone with the change named. Of
 * directories the trees tell it already. The judge does not touch the disk, so it is found out here, and serves the words only.
 */
function openModeChanges(workingDirectory) {
    let left = mostFiles;
    const find = (file, before, after, subject) => {
        if (file.includes('://') || left-- <= 0)
            return undefined;
        const modes = changedMode(external_node_path_.resolve(workingDirectory, file), before, after);
        return modes && [{ path: subject, before: modeText(modes.before), after: modeText(modes.after) }];
    };
    return ({ stacked, foreseen, found, judgement }) => {
        const recorded = found.candidate?.recorded;
        if (recorded === undefined)
            return judgement.reasons;
        const { layer } = stacked.facts.definition;
        const changesOf = ({ code, subject, changes }) => {
            if (changes !== undefined)
                return undefined;
            if (code === 'base-changed' && layer.From.Type === 'tar') {
                const [before, after] = [recorded.facts.base, foreseen.base];
                if (before.kind !== 'known' || after.kind !== 'known')
                    return undefined;
                return find(layer.From.Url, before.base, after.base, (0,lookup/* baseSubject */.MV)(foreseen.layer));
            }
            if (code !== 'import-changed')
                return undefined;
            const index = (foreseen.layer.Imports ?? []).findIndex(({ Path }) => Path === subject);
            const then = (recorded.layer.Imports ?? []).findIndex(({ Path }) => Path === subject);
            const [before, after] = [fileHashOf(recorded.facts.imports[then]), fileHashOf(foreseen.imports[index])];
            const file = layer.Imports?.[index]?.Path;
            return before && after && file && before !== after ? find(file, before, after, subject) : undefined;
        };
        return judgement.reasons.map((reason) => {
            const changes = changesOf(reason);
            return changes === undefined ? reason : { ...reason, changes };
        });
    };
}
function fileHashOf(fact) {
    return fact?.kind === 'file' ? fact.hash : undefined;
}
function modeText(mode) {
    return `mode ${mode.toString(8).padStart(4, '0')}`;
}

;// CONCATENATED MODULE: ./lib/plan/plan-layers.js







/** What is told of the judged layers. */
function planOf(layers, sources, options) {
    const show = (0,shown_text/* showWithout */.q8)(sources.project.substitutions);
    const reasonsOf = openModeChanges(options.directories.working);
    return {
        release: sources.release,
        layers: layers.map((layer) => layerPlan(layer, reasonsOf(layer), show, sources.layerTypes)),
        builds: sources.project.builds.map(({ roots, files }) => ({
            roots,
            files: files.map(({ path, prerequisites, unsure }) => ({ path, prerequisites, unread: unsure.length > 0 })),
        })),
        notices: [
            ...sources.notices,
            ...findBlindSpots({
                layers: layers.map(({ stacked }) => stacked),
                substitutions: sources.project.substitutions,
                maxAge: options.maxAge,
                comparesEpoch: sources.release.rules.comparesEpoch,
                hashesProduced: sources.release.rules.hashesProduced,
                layerTypes: sources.layerTypes,
                baseSlot: base_slot/* baseSlot */.i,
                from: options.from,
                binds: options.binds,
            }),
        ],
    };
}
function layerPlan({ stacked, found, judgement }, reasons, show, layerTypes) {
    const { definition } = stacked.facts;
    const held = [...definition.substitutions.values()].flat();
    return {
        definition,
        build: stacked.build,
        verdict: judgement.verdict,
        reasons: reasons.map((reason) => (0,build_plan/* shownReason */.On)(reason, (text) => show(text, held), (text) => heldValue(text, show))),
        dependsOn: (0,stack/* dependencies */.El)(stacked),
        bytes: (judgement.candidate ?? judgement.unchanged)?.record?.blobs.reduce((sum, { size }) => sum + size, 0) ?? 0,
        seconds: (found.candidate ?? judgement.unchanged)?.record?.buildSeconds ?? null,
        images: plannedImages(definition, (judgement.candidate ?? judgement.unchanged)?.entry, layerTypes),
        publish: (0,build_plan/* isStale */.QO)(judgement.verdict) && !definition.layer.BuildOnly,
    };
}
/** The name of a substitution, of any of the project, whose value is in the text. */
function heldValue(text, show) {
    const shown = show(text);
    return shown === (0,shown_text/* withoutUserInfo */.sl)(text) ? undefined : /\$\{\{([^}]*)\}\}/.exec(shown)?.[1];
}

;// CONCATENATED MODULE: ./lib/plan/provide-layers.js


/** Parents first: what is laid down of a layer is composed of what is laid down below it. */
function provideLayers(layers, { release, layerTypes }, capabilities) {
    const dependants = (0,provisions/* findDependants */._J)(layers);
    const { extractsOnDemand } = release.rules;
    const inImages = blobsOfImages(layers, layerTypes);
    const provided = [];
    for (const [index, layer] of layers.entries()) {
        const { base, facts } = layer.stacked;
        const below = base === undefined || facts.base.kind !== 'built' ? undefined : layers[base];
        const environment = {
            below: below && {
                buildOnly: below.stacked.facts.definition.layer.BuildOnly,
                provision: base === undefined ? undefined : provided[base],
            },
            extractsOnDemand,
            layerTypes,
            capabilities,
            isAtHand: (blob) => inImages.has(blob),
        };
        provided.push((0,provisions/* provideJudged */.Zd)(index, layer, dependants, environment));
    }
    return layers.map((layer, index) => ({ ...layer, provision: provided[index] }));
}
/** What images that are laid down bring along. */
function blobsOfImages(layers, layerTypes) {
    const blobs = new Set();
    for (const { judgement } of layers) {
        const { candidate } = judgement;
        if (candidate?.record === undefined)
            continue;
        for (const { layers: ofImage } of orNone(() => (0,provisions/* imageManifests */.Av)(candidate, layerTypes)).values())
            for (const { digest } of ofImage)
                blobs.add(digest);
    }
    return blobs;
}
function orNone(read) {
    try {
        return read();
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            return new Map();
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/plan/judge-project.js





/**
 * Judges until nothing has to be left out any more: a hit whose content cannot be laid down for those that stand on it is built
 * after all, which changes what the layers above it stand on. Each round leaves out at least one layer more, so it ends.
 * `leftOut` are layers that are known to be impossible, with why.
 */
async function judgeProject(gathered, options, records, leftOut = new Map()) {
    const { sources } = gathered;
    records.foretell?.(sources.arch, sources.layers.map(({ definition }) => definition.name));
    const rights = options.rights ?? (0,capabilities/* openRights */._)();
    const impossible = new Map(leftOut);
    const refused = options.from === 'store' ? await rights.whyNotLaidDown((0,directories/* ownerOf */.bf)(sources.rootUser)) : undefined;
    const asked = refused === undefined ? records : withoutRights(records, refused);
    for (;;) {
        const judged = await judgeRound(gathered, options, asked, impossible);
        if (records.settle?.() === false)
            continue;
        const layers = options.from === 'store' && judged.some(({ judgement }) => judgement.candidate)
            ? await provide(judged, sources, rights)
            : judged.map((layer) => ({ ...layer, provision: layer.judgement.candidate && keep }));
        let keepsMore = false;
        for (const { provision, judgement, stacked } of layers) {
            if (provision?.kind !== 'left-out' || judgement.candidate?.record === undefined)
                continue;
            if (records.keepHere?.(stacked.facts.definition.name) === true)
                keepsMore = true;
        }
        // Others may have been left out for these.
        if (keepsMore) {
            records.settle?.();
            continue;
        }
        const before = impossible.size;
        for (const [index, { provision }] of layers.entries()) {
            if (provision?.kind === 'left-out')
                impossible.set(index, provision.why);
        }
        if (impossible.size === before)
            return { ...gathered, layers, plan: planOf(layers, sources, options) };
    }
}
/** Few layers need a tool to be laid down, and to start programs takes as long as to judge a hundred: they are asked for where one does. */
async function provide(judged, sources, { capabilities }) {
    const [asked, isAsked] = watchedCapabilities();
    const provided = provideLayers(judged, sources, asked);
    return isAsked() ? provideLayers(judged, sources, await capabilities((0,directories/* ownerOf */.bf)(sources.rootUser))) : provided;
}
/** Able to do everything, and whether anybody asked. */
function watchedCapabilities() {
    let isAsked = false;
    const able = () => (isAsked = true);
    const asked = {
        get extractTar() {
            return able();
        },
        get extractSquashfs() {
            return able();
        },
        get extractErofs() {
            return able();
        },
        get unpackTree() {
            return able();
        },
    };
    return [asked, () => isAsked];
}
/** The same where nothing can be laid down of what the store has. */
function withoutRights(records, why) {
    return {
        ...records,
        async find(stacked, foreseen, release) {
            const found = await records.find(stacked, foreseen, release);
            if (found.candidate?.record === undefined)
                return found;
            return { ...found, objections: [...found.objections, { code: 'root-needed', subject: '', detail: why }] };
        },
    };
}
const keep = { kind: 'keep', root: undefined, rewritten: false };


/***/ }),

/***/ 51202:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Y: () => (/* binding */ withUnpublished)
/* harmony export */ });
/* harmony import */ var _layer_entry_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(21361);
/* harmony import */ var _registry_machine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7278);
/* harmony import */ var _registry_this_machine_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(62407);
/* harmony import */ var _registry_publish_target_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(47832);




/** What a plan waits for the registry at most, where nothing else is said. */
const usualPatience = { request: 20_000, total: 60_000 };
const parallelQuestions = 8;
/**
 * The plan, with those of the layers that are not built to be published whose images the registry lacks, or has otherwise. Asks nothing
 * where no registry is given. What cannot be asked is published: that a registry gets an image twice changes nothing there.
 */
async function withUnpublished(plan, { publishTo }, { environment, log, networkPatience = usualPatience }) {
    const kept = plan.layers.filter(({ publish, images }) => !publish && images.length > 0);
    if (publishTo === undefined || kept.length === 0)
        return plan;
    const { client } = (0,_registry_machine_js__WEBPACK_IMPORTED_MODULE_1__/* .openMachineRegistry */ .r)((0,_registry_this_machine_js__WEBPACK_IMPORTED_MODULE_2__/* .thisMachine */ .g)({ environment, log }), networkPatience);
    const { lacking, trouble } = await findLacking(kept, publishTo, client);
    const [first] = trouble;
    if (first !== undefined) {
        const more = trouble.length === 1 ? '' : ` and ${String(trouble.length - 1)} more`;
        log.warning(`publish lists ${JSON.stringify(first.layer)}${more} without knowing what ${publishTo.prefix} has: ${first.why}`);
    }
    return { ...plan, layers: plan.layers.map((layer) => (lacking.has(layer) ? { ...layer, publish: true } : layer)) };
}
/** Those whose images the registry lacks under some tag, and those of which it is not known. After the first one that nobody answers no more is asked. */
async function findLacking(layers, target, client) {
    const lacking = new Set();
    const trouble = new Map();
    let gaveUp;
    const ask = async ({ layer, tag, digest }) => {
        if (lacking.has(layer))
            return;
        const found = (0,_registry_publish_target_js__WEBPACK_IMPORTED_MODULE_3__/* .publishedReference */ .A)(target, layer.definition.name, tag);
        const answer = found.kind === 'invalid'
            ? { kind: 'denied', why: found.why }
            : gaveUp === undefined
                ? await client.headDigest(found.reference, found.insecure)
                : { kind: 'failed', why: gaveUp };
        switch (answer.kind) {
            case 'missing':
                lacking.add(layer);
                return;
            case 'digest':
                if (answer.digest !== digest)
                    lacking.add(layer);
                if (answer.digest === undefined)
                    trouble.set(layer, 'the registry does not tell digests');
                return;
            case 'failed':
                gaveUp ??= answer.why;
                lacking.add(layer);
                trouble.set(layer, answer.why);
                return;
            case 'denied':
                lacking.add(layer);
                trouble.set(layer, answer.why);
        }
    };
    const queue = questionsOf(layers, target);
    const work = async () => {
        for (let question = queue.shift(); question !== undefined; question = queue.shift())
            await ask(question);
    };
    await Promise.all(Array.from({ length: Math.min(parallelQuestions, queue.length) }, work));
    return {
        lacking,
        // In the order of the plan.
        trouble: layers.flatMap((layer) => {
            const why = trouble.get(layer);
            return why === undefined ? [] : [{ layer: layer.definition.name, why }];
        }),
    };
}
/** stacker publishes each layer type under a tag of its own, `latest-squashfs` (publisher.go, Publish). */
function questionsOf(layers, { tags }) {
    return layers.flatMap((layer) => layer.images.flatMap(({ type, digest }) => tags.map((tag) => ({ layer, tag: (0,_layer_entry_js__WEBPACK_IMPORTED_MODULE_0__/* .imageTag */ .I)(tag, type), digest }))));
}


/***/ }),

/***/ 96838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ openRights)
/* harmony export */ });
/** Programs are started when their answer is asked for, and once for an owner: a plan of 240 builds asks 240 times. */
function openRights() {
    return {
        capabilities: oncePerOwner(async (owner) => {
            const { findCapabilities } = await Promise.all(/* import() */[__webpack_require__.e(4482), __webpack_require__.e(9125)]).then(__webpack_require__.bind(__webpack_require__, 79125));
            return findCapabilities(owner);
        }),
        whyNotLaidDown: oncePerOwner(whyNotLaidDown),
    };
}
function oncePerOwner(find) {
    const found = new Map();
    return (owner) => {
        const key = owner === undefined ? '' : `${String(owner.uid)}:${String(owner.gid)}`;
        const answer = found.get(key) ?? find(owner);
        found.set(key, answer);
        return answer;
    };
}
async function whyNotLaidDown(owner) {
    const us = process.geteuid?.() ?? 0;
    if (us === 0 || owner?.uid !== 0)
        return undefined;
    const { canBecomeRoot } = await __webpack_require__.e(/* import() */ 2233).then(__webpack_require__.bind(__webpack_require__, 12233));
    const root = await canBecomeRoot();
    return root.kind === 'no' ? root.why : undefined;
}


/***/ })

};
