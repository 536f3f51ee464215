export const id = 3336;
export const ids = [3336];
export const modules = {

/***/ 61193:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   s: () => (/* binding */ addBlobsHere)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67910);
/* harmony import */ var _formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11982);
/* harmony import */ var _formats_plain_path_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(8270);
/* harmony import */ var _oci_layout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(58691);
/* harmony import */ var _placing_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(34885);







/**
 * Blobs from the staging directory into the output layout, each by rename; they belong to whom the layout belongs to. Taken as verified by
 * digest, sizes are checked again. @throws Error for what is not in the staging directory, or not as long as it should be.
 */
async function addBlobsHere({ ociDir }, staging, blobs) {
    const { uid, gid } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)((0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .blobsPath */ .gv)(ociDir));
    for (const [digest, { size, file }] of blobs) {
        const isStaged = (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc)(digest) && node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(file) === file && file !== staging && (0,_formats_plain_path_js__WEBPACK_IMPORTED_MODULE_6__/* .isWithin */ .UO)(staging, file);
        if (!isStaged || (await (0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .sizeOfFile */ .JL)(file)) !== size)
            throw new Error(`blob ${digest} is not staged`);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.chmod)(file, 0o644);
        await (0,_placing_js__WEBPACK_IMPORTED_MODULE_5__/* .giveTo */ .jb)(file, process.geteuid?.() === 0 ? { uid, gid } : undefined);
        await (0,_placing_js__WEBPACK_IMPORTED_MODULE_5__/* .moveInto */ .cG)(file, (0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .blobIn */ .zP)(ociDir, digest), ociDir);
    }
}


/***/ }),

/***/ 4378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GT: () => (/* binding */ decodeOwner),
/* harmony export */   aN: () => (/* binding */ decodeDirectories),
/* harmony export */   wh: () => (/* binding */ decodeLayDownRequest),
/* harmony export */   wt: () => (/* binding */ encodeLayDownRequest)
/* harmony export */ });
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2924);
/* harmony import */ var _formats_exact_object_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(83799);


const decodeOwner = (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_1__/* .exactly */ .pV)({ uid: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeCount */ .OV, gid: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeCount */ .OV });
const directoriesMembers = {
    workingDirectory: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc,
    stackerDir: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc,
    ociDir: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc,
    rootsDir: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc,
};
const decodeDirectories = (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_1__/* .exactly */ .pV)(directoriesMembers);
const blobMembers = { size: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeCount */ .OV, file: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc };
const decodeStagedBlob = (value, where) => {
    const pair = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)((item) => item, 2)(value, where);
    (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeDigest */ .bY)(pair[0], `${where}[0]`);
    (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_1__/* .requireExactly */ .G0)(pair[1], `${where}[1]`, blobMembers);
    return value;
};
const contentMembers = {
    path: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc,
    kind: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeOneOf */ .ol)('file', 'directory', 'link'),
    file: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc,
    mode: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeCount */ .OV,
};
const rootMembers = {
    keep: { metadata: (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc) },
    none: {},
    stub: {},
    synthesised: { metadata: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc },
    'stand-in': { content: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)((0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_1__/* .exactly */ .pV)(contentMembers)) },
    packed: { archive: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc, metadata: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc },
    diff: { blob: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc, mediaType: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc, metadata: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc },
};
const decodeRoot = (value, where) => {
    const kinds = ['keep', 'none', 'stub', 'synthesised', 'stand-in', 'packed', 'diff'];
    const kind = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where)('kind', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeOneOf */ .ol)(...kinds));
    (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_1__/* .requireExactly */ .G0)(value, where, { kind: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc, ...rootMembers[kind] });
    return value;
};
const tagMembers = {
    tag: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc,
    descriptor: (value, where) => (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where),
    withoutLayers: (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeBoolean */ .J2),
};
const extractMembers = { digest: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeDigest */ .bY, mediaType: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc };
const layerMembers = {
    name: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc,
    root: decodeRoot,
    overlayDirs: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc),
    extract: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)((0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_1__/* .exactly */ .pV)(extractMembers)),
    twins: (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)((0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_1__/* .exactly */ .pV)({ digest: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeDigest */ .bY, of: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeDigest */ .bY }))),
    awaited: (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeDigest */ .bY)),
};
const requestMembers = {
    directories: decodeDirectories,
    staging: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc,
    buildCache: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc),
    storageType: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc,
    tags: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)((0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_1__/* .exactly */ .pV)(tagMembers)),
    blobs: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)(decodeStagedBlob),
    layerBases: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)(decodeStagedBlob),
    layers: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)((0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_1__/* .exactly */ .pV)(layerMembers)),
    removedRoots: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc),
    baseBlobs: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeDigest */ .bY),
    extractsOnDemand: _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeBoolean */ .J2,
    opaqueAttribute: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeOneOf */ .ol)('user.overlay.opaque', 'trusted.overlay.opaque'),
    owner: (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_1__/* .optional */ .lq)(decodeOwner),
};
/** The request as JSON for the child that runs as root. */
function encodeLayDownRequest(request) {
    return {
        ...request,
        buildCache: request.buildCache?.toString('base64') ?? null,
        blobs: [...request.blobs],
        layerBases: [...(request.layerBases ?? [])],
        layers: request.layers.map((layer) => ({
            ...layer,
            root: {
                ...layer.root,
                ...('metadata' in layer.root ? { metadata: layer.root.metadata.toString('base64') } : {}),
            },
        })),
    };
}
/**
 * The counterpart. The text comes from our own parent process; names and paths in it are checked where they are used.
 * @throws FormatError for what is no such request, or says more than one may.
 */
function decodeLayDownRequest(value) {
    (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_1__/* .requireExactly */ .G0)(value, 'request', requestMembers);
    const encoded = value;
    return {
        ...encoded,
        owner: encoded.owner,
        buildCache: encoded.buildCache === null ? null : Buffer.from(encoded.buildCache, 'base64'),
        blobs: new Map(encoded.blobs),
        layerBases: new Map(encoded.layerBases),
        layers: encoded.layers.map((layer) => ({
            ...layer,
            root: (layer.root.metadata === undefined
                ? layer.root
                : { ...layer.root, metadata: Buffer.from(layer.root.metadata, 'base64') }),
        })),
    };
}


/***/ }),

/***/ 40320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  H: () => (/* binding */ layDownHere),
  D: () => (/* binding */ removeKeepingTagsHere)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __webpack_require__(67910);
// EXTERNAL MODULE: ./lib/formats/oci/descriptor.js
var oci_descriptor = __webpack_require__(72881);
// EXTERNAL MODULE: ./lib/formats/oci/layout.js
var oci_layout = __webpack_require__(11982);
// EXTERNAL MODULE: ./lib/formats/oci/layout-index.js
var layout_index = __webpack_require__(32195);
// EXTERNAL MODULE: ./lib/formats/oci/manifest.js
var oci_manifest = __webpack_require__(72765);
// EXTERNAL MODULE: ./lib/formats/oci/media-type.js
var media_type = __webpack_require__(55483);
// EXTERNAL MODULE: ./lib/workspace/directories.js
var workspace_directories = __webpack_require__(56306);
// EXTERNAL MODULE: ./lib/formats/oci/document-size.js
var document_size = __webpack_require__(31435);
// EXTERNAL MODULE: ./lib/formats/plain-path.js
var plain_path = __webpack_require__(8270);
// EXTERNAL MODULE: ./lib/workspace/oci-layout.js
var workspace_oci_layout = __webpack_require__(58691);
// EXTERNAL MODULE: ./lib/workspace/side-by-side.js
var side_by_side = __webpack_require__(1392);
// EXTERNAL MODULE: ./lib/formats/json-slice.js
var json_slice = __webpack_require__(25071);
;// CONCATENATED MODULE: ./lib/workspace/lay-down/root-metadata.js






/** Tags of ours start so; no stackerfile layer is expected to. They are removed after the build. */
const keepingTagPrefix = 'stack-cache-keeps-';
/**
 * The tag for a packed build_only layer that no image reaches (docs/stacker/restoring.md#11b). stacker collects garbage after every
 * stackerfile and would delete the diff before a later file builds on it. The collector parses manifest and config of every index
 * entry, so both are written: the manifest lists the diffs of every layer type, but for those that stacker fetches; the config is
 * the one in the metadata. (The config descriptor inside the metadata's manifest names a blob that was never written: umoci's
 * mutator had not committed.)
 */
function keepingTag(metadata, awaited = []) {
    const where = 'overlay_metadata.json';
    const members = (0,json_slice/* sliceMembers */.e)(utf8(metadata, where), where);
    const byType = membersOf(members.get('Manifests'), `${where}.Manifests`);
    const [first] = byType;
    if (first === undefined)
        throw new errors/* FormatError */.IF(`${where}.Manifests`, 'expected a manifest');
    const [type] = first;
    const layers = [...byType.values()]
        .flatMap((text) => JSON.parse(text).layers ?? [])
        .filter(({ digest }) => !awaited.includes(digest));
    const config = Buffer.from(membersOf(members.get('Configs'), `${where}.Configs`).get(type) ?? oci_manifest/* emptyConfig */.i4);
    const manifest = (0,oci_manifest/* encodeManifest */.Gb)((0,oci_descriptor/* describeBytes */.nI)(media_type/* ociConfig */._8, config), layers);
    return { tag: keepingTagPrefix + (0,formats_digest/* digestOf */.ol)(manifest).slice('sha256:'.length, 'sha256:'.length + 16), manifest, config };
}
/** Digests and sizes of the layers that a root with this metadata stands on, over all its manifests and overlay-dir layers. */
function layersOfMetadata(metadata) {
    const where = 'overlay_metadata.json';
    const members = (0,json_slice/* sliceMembers */.e)(utf8(metadata, where), where);
    const found = new Map();
    const add = (list) => {
        if (!Array.isArray(list))
            return;
        for (const item of list) {
            const { digest, size } = (item ?? {});
            if (!(0,formats_digest/* isDigest */.Bc)(digest) || typeof size !== 'number')
                throw new errors/* FormatError */.IF(where, 'expected layers with digest and size');
            found.set(digest, size);
        }
    };
    for (const manifest of membersOf(members.get('Manifests'), `${where}.Manifests`).values()) {
        add(JSON.parse(manifest).layers);
    }
    for (const list of membersOf(members.get('OverlayDirLayers'), `${where}.OverlayDirLayers`).values())
        add(JSON.parse(list));
    return [...found].map(([digest, size]) => ({ digest, size }));
}
/** Has the root's own diff been packed (docs/stacker/restoring.md#11)? */
function hasBuiltOutput(metadata) {
    const where = 'overlay_metadata.json';
    return (0,json_slice/* sliceMembers */.e)(utf8(metadata, where), where).get('HasBuiltOCIOutput') === 'true';
}
function membersOf(text, where) {
    return text === undefined || text === 'null' ? new Map() : (0,json_slice/* sliceMembers */.e)(text, where);
}
function utf8(bytes, where) {
    const text = bytes.toString('utf8');
    if (!Buffer.from(text).equals(bytes))
        throw new errors/* FormatError */.IF(where, 'expected UTF-8');
    return text;
}

;// CONCATENATED MODULE: ./lib/workspace/lay-down/gaps.js











/**
 * What the request lacks of the checklist (docs/stacker/restoring.md#43); empty where it is whole. Asked before anything appears:
 * stacker does not miss a layer blob, it publishes an image without it.
 */
async function findGaps(request) {
    const { directories, staging, blobs, layerBases = new Map() } = request;
    const gaps = [];
    const inside = (file) => (0,plain_path/* isWithin */.UO)(staging, external_node_path_.resolve(file)) && external_node_path_.resolve(file) === file;
    const staged = await (0,side_by_side/* sideBySide */.Q)([...blobs, ...layerBases], async ([digest, { size, file }]) => {
        if (!(0,formats_digest/* isDigest */.Bc)(digest) || !inside(file))
            return [{ what: `blob ${digest} is not in the staging directory` }];
        if ((await (0,workspace_oci_layout/* sizeOfFile */.JL)(file)) === size)
            return [];
        return [{ what: `blob ${digest} does not have its ${String(size)} bytes` }];
    });
    gaps.push(...staged.flat());
    if (gaps.length > 0)
        return gaps;
    const hasBlob = async (digest, size, layouts) => {
        const staged = blobs.get(digest) ?? (layouts === anywhere ? layerBases.get(digest) : undefined);
        if (staged !== undefined)
            return size === undefined || staged.size === size;
        for (const layout of layouts) {
            const found = await (0,workspace_oci_layout/* sizeOfFile */.JL)((0,oci_layout/* blobIn */.zP)(layout, digest));
            if (found !== undefined && (size === undefined || found === size))
                return true;
        }
        return false;
    };
    const output = [directories.ociDir];
    const anywhere = [directories.ociDir, (0,workspace_directories/* layerBasesPath */.P2)(directories)];
    const gapsOfTag = async ({ tag, descriptor, withoutLayers = false }) => {
        const { digest, size } = (0,oci_descriptor/* decodeOldDescriptor */.JW)(descriptor, `the descriptor of ${tag}`);
        if (!(await hasBlob(digest, size, output)))
            return [{ what: `the manifest of ${tag} is missing` }];
        const bytes = await (0,workspace_oci_layout/* readBounded */.CB)(blobs.get(digest)?.file ?? (0,oci_layout/* blobIn */.zP)(directories.ociDir, digest), document_size/* mostDocumentBytes */.Aw);
        if (bytes === undefined)
            throw new Error(`${digest} went away while it was read`);
        const manifest = (0,oci_manifest/* decodeManifest */.MK)(bytes);
        const lacking = [];
        for (const part of [manifest.config, ...(withoutLayers ? [] : manifest.layers)]) {
            if (!(await hasBlob(part.digest, part.size, output)))
                lacking.push({ what: `${tag} lacks ${part.digest}` });
        }
        return lacking;
    };
    gaps.push(...(await (0,side_by_side/* sideBySide */.Q)(request.tags, gapsOfTag)).flat());
    for (const layer of request.layers)
        gaps.push(...namesThatLeave(layer, inside).map((what) => ({ layer: layer.name, what })));
    if (gaps.length > 0)
        return gaps;
    for (const { name, root, extract, awaited = [] } of request.layers) {
        const layers = root.kind !== 'keep' && 'metadata' in root ? layersOfMetadata(root.metadata) : [];
        for (const { digest, size } of layers) {
            if (!awaited.includes(digest) && !(await hasBlob(digest, size, anywhere)))
                gaps.push({ layer: name, what: `the root of ${name} lacks ${digest}` });
        }
        for (const { digest } of extract) {
            if (!(0,formats_digest/* isDigest */.Bc)(digest) || !(await hasBlob(digest, undefined, anywhere)))
                gaps.push({ layer: name, what: `the root of ${name} lacks ${digest}` });
        }
    }
    for (const digest of request.baseBlobs) {
        if (!(0,formats_digest/* isDigest */.Bc)(digest) || !(await hasBlob(digest, undefined, anywhere)))
            gaps.push({ what: `base blob ${digest} is missing` });
    }
    return gaps;
}
function namesThatLeave({ name, root, overlayDirs, twins = [] }, inside) {
    const gaps = [];
    if (!(0,plain_path/* isPlainName */.sh)(name))
        gaps.push(`${JSON.stringify(name)} cannot be the name of a root`);
    for (const relative of overlayDirs) {
        if ((0,plain_path/* pathBelow */.Br)(relative) === undefined)
            gaps.push(`the overlay dir ${JSON.stringify(relative)} of ${name} leaves its directory`);
    }
    for (const digest of twins.flatMap((layer) => [layer.digest, layer.of]))
        if (!(0,formats_digest/* isDigest */.Bc)(digest))
            gaps.push(`the root of ${name} names ${JSON.stringify(digest)}`);
    if (root.kind === 'stand-in') {
        for (const content of root.content) {
            if ((0,plain_path/* pathBelow */.Br)(content.path) === undefined)
                gaps.push(`${JSON.stringify(content.path)} leaves the root of ${name}`);
            if (!inside(content.file))
                gaps.push(`the content ${JSON.stringify(content.path)} of ${name} is not staged`);
        }
    }
    if (root.kind === 'packed' && !inside(root.archive))
        gaps.push(`the tree of ${name} is not staged`);
    if (root.kind === 'diff' && !inside(root.blob))
        gaps.push(`the diff of ${name} is not staged`);
    return gaps;
}

// EXTERNAL MODULE: ./lib/workspace/placing.js
var placing = __webpack_require__(34885);
;// CONCATENATED MODULE: ./lib/workspace/lay-down/twins.js





/**
 * The directories of further layer types, as stacker's pack.go leaves them (docs/stacker/restoring.md#45): links to the one of the
 * first type, absolute. The one they lead to may be empty still; stacker then extracts into it, whichever of the types it takes.
 */
async function placeTwins({ directories: { rootsDir }, layers, owner }, setAside) {
    for (const { digest, of } of layers.flatMap(({ twins }) => twins ?? [])) {
        const link = external_node_path_.join(rootsDir, (0,workspace_directories/* extractedName */.Se)(digest));
        const target = external_node_path_.join(rootsDir, (0,workspace_directories/* extractedName */.Se)(of));
        await (0,placing/* ensureDirectory */.EA)(external_node_path_.join(target, 'overlay'), owner);
        if ((await leadsTo(link)) === (await leadsTo(target)))
            continue;
        // What stands there may be older than what is laid down now; two directories for one content are stacker's to get wrong.
        await setAside(link);
        await (0,promises_.symlink)(target, link);
    }
}
async function leadsTo(file) {
    try {
        return await (0,promises_.realpath)(file);
    }
    catch (error) {
        if ((0,workspace_oci_layout/* isAbsent */.W0)(error))
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/workspace/lay-down/place-roots.js








/** What is staged takes the place of what stands in roots/, which goes into `old`. */
async function placeRoots(request, staged, old) {
    const { directories } = request;
    const { rootsDir } = directories;
    const kept = new Set(request.layers.filter(({ root }) => root.kind === 'keep').map(({ name }) => name));
    const gone = new Set([...request.layers.map(({ name }) => name), ...request.removedRoots.filter(plain_path/* isPlainName */.sh)]);
    for (const name of gone) {
        if (!kept.has(name))
            await (0,placing/* setAside */.Fi)((0,workspace_directories/* rootPath */.wA)(directories, name), old);
    }
    await dropDanglingExtracts(rootsDir, old);
    await (0,side_by_side/* sideBySide */.Q)(staged.roots, ([name, directory]) => (0,placing/* moveInto */.cG)(directory, (0,workspace_directories/* rootPath */.wA)(directories, name), rootsDir));
    for (const [name, file] of staged.metadata)
        await (0,placing/* moveInto */.cG)(file, external_node_path_.join((0,workspace_directories/* rootPath */.wA)(directories, name), 'overlay_metadata.json'), rootsDir);
    for (const [digest, directory] of staged.extracted) {
        const target = external_node_path_.join(rootsDir, (0,workspace_directories/* extractedName */.Se)(digest));
        // What stacker extracted or packed itself is whole and may be the only copy of an overlay dir's layer
        // (docs/stacker/restoring.md#17).
        if (await hasEntries(external_node_path_.join(target, 'overlay')))
            continue;
        await (0,placing/* setAside */.Fi)(target, old);
        await (0,placing/* moveInto */.cG)(directory, target, rootsDir);
    }
    await placeTwins(request, (target) => (0,placing/* setAside */.Fi)(target, old));
    for (const [name, below] of staged.overlayDirs) {
        for (const relative of below) {
            await (0,placing/* ensureDirectory */.EA)(external_node_path_.join((0,workspace_directories/* rootPath */.wA)(directories, name), 'overlay_dirs', relative), request.owner);
        }
    }
}
/**
 * stacker links roots/sha256_HEX/overlay to the overlay_dirs of the layer they came from, and the directories of further layer
 * types to the first one's (docs/stacker/staging.md#7.3, docs/stacker/restoring.md#45; overlay-dirs.go, pack.go). When such a root
 * is taken away the link dangles, and stacker then leaves the layer out of the mount as if it were an empty tar: children would be
 * built on less than their base.
 */
async function dropDanglingExtracts(rootsDir, old) {
    for (let found = true; found;) {
        found = false;
        for (const name of await (0,promises_.readdir)(rootsDir)) {
            if (!name.startsWith('sha256_'))
                continue;
            const directory = external_node_path_.join(rootsDir, name);
            if ((await isDangling(directory)) || (await isDangling(external_node_path_.join(directory, 'overlay')))) {
                await (0,placing/* setAside */.Fi)(directory, old);
                found = true;
            }
        }
    }
}
async function isDangling(file) {
    try {
        const target = external_node_path_.resolve(external_node_path_.dirname(file), await (0,promises_.readlink)(file));
        return !(await (0,placing/* exists */.t2)(target));
    }
    catch (error) {
        const code = error.code;
        if (code === 'EINVAL' || (0,workspace_oci_layout/* isAbsent */.W0)(error))
            return false;
        throw error;
    }
}
async function hasEntries(directory) {
    try {
        return (await (0,promises_.readdir)(directory)).length > 0;
    }
    catch (error) {
        if ((0,workspace_oci_layout/* isAbsent */.W0)(error))
            return false;
        throw error;
    }
}

// EXTERNAL MODULE: ./lib/archive/extract.js + 8 modules
var archive_extract = __webpack_require__(44482);
// EXTERNAL MODULE: ./lib/workspace/lay-down/packed-tree.js
var packed_tree = __webpack_require__(29064);
;// CONCATENATED MODULE: ./lib/workspace/lay-down/stage-roots.js










async function stageRoots(request) {
    const { staging, owner } = request;
    const tries = external_node_path_.join(staging, 'roots');
    // A try before this one may have left some.
    await (0,promises_.rm)(tries, { recursive: true, force: true });
    await (0,promises_.mkdir)(tries);
    // A path that was never there before: what outlives a killed run still writes to the paths of that one.
    const place = await (0,promises_.mkdtemp)(`${tries}/`);
    const roots = new Map();
    const extracted = new Map();
    const overlayDirs = new Map();
    const metadata = new Map();
    const stage = async ({ name, root, overlayDirs: wanted }) => {
        const below = wanted.map((relative) => (0,plain_path/* pathBelow */.Br)(relative) ?? '');
        if (root.kind === 'keep') {
            overlayDirs.set(name, below);
            if (root.metadata === undefined)
                return undefined;
            const file = external_node_path_.join(place, `${name}.metadata`);
            await (0,placing/* writeFileAs */.uL)(file, root.metadata, owner, 0o644);
            metadata.set(name, file);
        }
        else if (root.kind !== 'none' || below.length > 0) {
            const directory = external_node_path_.join(place, name);
            await (0,placing/* makeDirectory */.Oh)(directory, owner);
            const trouble = await fillRoot(directory, root, request);
            if (trouble !== undefined)
                return trouble;
            for (const relative of below)
                await (0,placing/* ensureDirectory */.EA)(external_node_path_.join(directory, 'overlay_dirs', relative), owner);
            roots.set(name, directory);
        }
        return undefined;
    };
    await (0,side_by_side/* sideBySide */.Q)(request.layers.filter(({ root }) => !isFilled(root)), stage);
    for (const layer of request.layers) {
        const { name, root, extract } = layer;
        const why = isFilled(root) ? await stage(layer) : undefined;
        if (why !== undefined)
            return { kind: 'refused', why, layer: name };
        for (const { digest, mediaType } of extract) {
            if (extracted.has(digest))
                continue;
            const directory = external_node_path_.join(place, (0,workspace_directories/* extractedName */.Se)(digest));
            await (0,placing/* makeDirectory */.Oh)(directory, owner);
            await (0,placing/* makeDirectory */.Oh)(external_node_path_.join(directory, 'overlay'), owner);
            const trouble = await (0,archive_extract/* extractLayer */.tP)({
                blob: await findBlob(request, digest),
                mediaType,
                directory: external_node_path_.join(directory, 'overlay'),
                opaqueAttribute: request.opaqueAttribute,
                owner,
                madeBy: 'umoci',
            });
            if (trouble !== undefined)
                return { kind: 'refused', why: `${digest}: ${trouble}`, layer: name };
            extracted.set(digest, directory);
        }
    }
    return { kind: 'staged', roots, extracted, overlayDirs, metadata };
}
/** With content, which takes programs and is done one after the other. */
function isFilled({ kind }) {
    return kind === 'packed' || kind === 'diff' || kind === 'stand-in';
}
async function findBlob({ blobs, layerBases, directories }, digest) {
    const staged = (blobs.get(digest) ?? layerBases?.get(digest))?.file;
    if (staged !== undefined)
        return staged;
    const output = (0,oci_layout/* blobIn */.zP)(directories.ociDir, digest);
    return (await (0,placing/* exists */.t2)(output)) ? output : (0,oci_layout/* blobIn */.zP)((0,workspace_directories/* layerBasesPath */.P2)(directories), digest);
}
/** What overlay.go's Create makes (docs/stacker/restoring.md#44), and what the form adds to it. Answers what went wrong. */
async function fillRoot(directory, root, { owner, opaqueAttribute }) {
    if (root.kind === 'none' || root.kind === 'stub' || root.kind === 'keep')
        return undefined;
    const overlay = external_node_path_.join(directory, 'overlay');
    await (0,placing/* makeDirectory */.Oh)(overlay, owner);
    await (0,placing/* makeDirectory */.Oh)(external_node_path_.join(directory, 'rootfs'), owner);
    const metadata = root.kind === 'stand-in' ? Buffer.from('{}') : root.metadata;
    await (0,placing/* writeFileAs */.uL)(external_node_path_.join(directory, 'overlay_metadata.json'), metadata, owner, 0o644);
    switch (root.kind) {
        case 'synthesised':
            return undefined;
        case 'packed':
            return await (0,packed_tree/* unpackTree */.FL)(root.archive, overlay, owner);
        case 'diff': {
            const { blob, mediaType } = root;
            return await (0,archive_extract/* extractLayer */.tP)({ blob, mediaType, directory: overlay, opaqueAttribute, owner, madeBy: 'overlayfs' });
        }
        case 'stand-in':
            for (const content of root.content) {
                const trouble = await standIn(overlay, content, owner);
                if (trouble !== undefined)
                    return trouble;
            }
            return undefined;
    }
}
/** Two importers may have taken the same file, or a file and the directory it is in: what they took is the same. */
async function standIn(overlay, content, owner) {
    const below = (0,plain_path/* pathBelow */.Br)(content.path) ?? '';
    const target = external_node_path_.join(overlay, below);
    if (content.kind === 'link')
        return await standInLink(overlay, below, content, owner);
    if (await leadsThroughLink(overlay, below))
        return `${JSON.stringify(content.path)} leads through a link in what was taken before it`;
    if (content.kind === 'directory') {
        await (0,placing/* ensureDirectory */.EA)(target, owner);
        return await (0,packed_tree/* unpackContent */.gj)(content.file, target, owner);
    }
    if (below === '')
        return 'the file system itself cannot be a file';
    await (0,placing/* ensureDirectory */.EA)(external_node_path_.dirname(target), owner);
    await (0,promises_.rm)(target, { force: true });
    await (0,promises_.copyFile)(content.file, target);
    await (0,placing/* giveTo */.jb)(target, owner);
    // After the change of owner, which clears setuid.
    await (0,promises_.chmod)(target, content.mode & 0o7777);
    return undefined;
}
/** The path of a link (PATH_MAX, with the NUL at its end). */
const mostTargetBytes = 4095;
/** stacker copies the link itself (docs/stacker/staging.md#9.2; lib/dir.go, CopyThing), so what it leads to need not be there. */
async function standInLink(overlay, below, { path: at, file }, owner) {
    if (below === '')
        return 'the file system itself cannot be a link';
    const leads = await (0,workspace_oci_layout/* readBounded */.CB)(file, mostTargetBytes);
    if (leads === undefined || leads.length === 0 || leads.includes(0))
        return `${JSON.stringify(at)} is a link to what is no path`;
    const above = external_node_path_.posix.dirname(below);
    if (above !== '.' && (await leadsThroughLink(overlay, above)))
        return `${JSON.stringify(at)} leads through a link in what was taken before it`;
    const target = external_node_path_.join(overlay, below);
    await (0,placing/* ensureDirectory */.EA)(external_node_path_.dirname(target), owner);
    await (0,promises_.rm)(target, { force: true });
    await (0,promises_.symlink)(leads, target);
    await (0,placing/* giveTo */.jb)(target, owner);
    return undefined;
}
/** A directory that was unpacked before may hold a link in place of what is to be written into. */
async function leadsThroughLink(overlay, below) {
    let at = overlay;
    for (const part of below.split('/')) {
        at = external_node_path_.join(at, part);
        const found = await (0,promises_.lstat)(at).catch((error) => {
            if ((0,workspace_oci_layout/* isAbsent */.W0)(error))
                return undefined;
            throw error;
        });
        if (found === undefined)
            return false;
        if (found.isSymbolicLink())
            return true;
    }
    return false;
}

;// CONCATENATED MODULE: ./lib/workspace/lay-down/lay-down.js

















/**
 * Lays down what the request says, in this process: everything is made ready in the staging directory first and appears by renames,
 * build.cache last. Killed at any moment it leaves the old state, the new one, or no build.cache at all, over which stacker builds
 * everything and rightly (docs/stacker/restoring.md#6); an old build.cache never stands beside roots that are not its own.
 *
 * Blobs in the request are taken as verified by digest, blobs that lie in the layout already by the caller likewise; sizes are
 * checked again.
 */
async function layDownHere(request, log) {
    const gaps = await findGaps(request);
    if (gaps.length > 0)
        return { kind: 'refused', ...refusalOf(gaps) };
    const { directories, staging, owner } = request;
    const old = external_node_path_.join(staging, 'old');
    await (0,promises_.mkdir)(old, { recursive: true });
    const roots = await stageRoots(request);
    if (roots.kind === 'refused')
        return roots;
    const keeping = keepingTags(request, await reachedLayers(request));
    await (0,placing/* ensureDirectory */.EA)(directories.stackerDir, owner);
    await (0,placing/* ensureDirectory */.EA)(directories.rootsDir, owner);
    // Before the first root: two or more roots without an `overlay` among them and no storage.type is taken for btrfs
    // (docs/stacker/restoring.md#7).
    await placeStorageType(request);
    await placeBlobs(request, keeping, log);
    await placeLayerBases(request);
    await giveLayouts(request);
    await (0,placing/* setAside */.Fi)((0,workspace_directories/* buildCachePath */.EB)(directories), old);
    await (0,placing/* setAside */.Fi)(external_node_path_.join(directories.stackerDir, 'imports'), old);
    await placeRoots(request, roots, old);
    await placeIndex(request, keeping, log);
    if (request.buildCache !== null) {
        const file = external_node_path_.join(staging, 'build.cache');
        await (0,placing/* writeFileAs */.uL)(file, request.buildCache, owner, 0o600);
        await (0,placing/* moveInto */.cG)(file, (0,workspace_directories/* buildCachePath */.EB)(directories), directories.stackerDir);
    }
    return { kind: 'laid-down', keepingTags: keeping.map(({ tag }) => tag) };
}
/** One layer at a time is left out; what that does not mend is found in the next round. */
function refusalOf(gaps) {
    const [named] = gaps.filter(({ layer }) => layer !== undefined);
    const layer = gaps.every((gap) => gap.layer !== undefined) ? named?.layer : undefined;
    const told = layer === undefined ? gaps : gaps.filter((gap) => gap.layer === layer);
    return { ...(layer !== undefined && { layer }), why: told.map(({ what }) => what).join('; ') };
}
/** What root's stacker left would end the build of one who cannot write there (docs/stacker/restoring.md#31); root may write anywhere. */
async function giveLayouts({ directories, owner }) {
    if (process.geteuid?.() !== 0 || owner?.uid === 0)
        return;
    const { stackerDir, ociDir, rootsDir } = directories;
    const bases = (0,workspace_directories/* layerBasesPath */.P2)(directories);
    const ofLayout = ['', external_node_path_.dirname(oci_layout/* blobsDirectory */.IA), oci_layout/* blobsDirectory */.IA, oci_layout/* layoutFile */.NI, oci_layout/* indexFile */.LV];
    const layouts = [ociDir, bases].flatMap((layout) => ofLayout.map((name) => external_node_path_.join(layout, name)));
    for (const file of [stackerDir, rootsDir, external_node_path_.join(stackerDir, 'storage.type'), external_node_path_.dirname(bases), ...layouts])
        if (await (0,placing/* exists */.t2)(file))
            await (0,placing/* giveTo */.jb)(file, owner);
}
/** Takes our own tags out of the index again, after the build; the diffs they kept are then stacker's to collect. */
async function removeKeepingTagsHere(directories, owner) {
    const index = await (0,workspace_oci_layout/* readIndex */.vY)(directories.ociDir);
    if (!index?.manifests.some(({ tag }) => tag?.startsWith(keepingTagPrefix)))
        return;
    const manifests = index.manifests.filter(({ tag }) => !tag?.startsWith(keepingTagPrefix)).map(({ json }) => json);
    const file = `${directories.ociDir}.stack-cache-index`;
    await (0,promises_.rm)(file, { force: true });
    await (0,placing/* writeFileAs */.uL)(file, encodeIndex({ ...index.json, manifests }), owner, 0o644);
    await (0,placing/* moveInto */.cG)(file, (0,oci_layout/* indexPath */.AV)(directories.ociDir), directories.ociDir);
}
/** Layers that the images of the request's own tags list. Tags of others may vanish when stacker rebuilds their layers. */
async function reachedLayers(request) {
    const reached = new Set();
    for (const manifest of await (0,side_by_side/* sideBySide */.Q)(request.tags, ({ descriptor }) => readManifestOf(request, descriptor))) {
        for (const layer of layersOfMetadata(Buffer.from(`{"Manifests":{"":${manifest}}}`)))
            reached.add(layer.digest);
    }
    return reached;
}
async function readManifestOf(request, descriptor) {
    const digest = descriptor['digest'];
    const file = request.blobs.get(digest)?.file ?? (0,oci_layout/* blobIn */.zP)(request.directories.ociDir, digest);
    return await (0,promises_.readFile)(file, 'utf8');
}
function keepingTags(request, reached) {
    const tags = new Map();
    for (const { root, awaited = [] } of request.layers) {
        if (root.kind !== 'synthesised' || !hasBuiltOutput(root.metadata))
            continue;
        const isKept = ({ digest }) => reached.has(digest) || awaited.includes(digest);
        if (layersOfMetadata(root.metadata).every(isKept))
            continue;
        const keeping = keepingTag(root.metadata, awaited);
        tags.set(keeping.tag, keeping);
    }
    return [...tags.values()];
}
async function placeStorageType({ directories, staging, storageType, owner }) {
    const target = external_node_path_.join(directories.stackerDir, 'storage.type');
    if (((await (0,workspace_oci_layout/* sizeOfFile */.JL)(target)) ?? 0) > 0)
        return;
    const file = external_node_path_.join(staging, 'storage.type');
    await (0,placing/* writeFileAs */.uL)(file, Buffer.from(storageType), owner, 0o644);
    await (0,placing/* moveInto */.cG)(file, target, directories.stackerDir);
}
/** The layout with all blobs. It appears as a whole where there is none; to one that is there blobs are added. */
async function placeBlobs(request, keeping, log) {
    const { directories, staging, owner } = request;
    const { ociDir } = directories;
    const added = new Map([...request.blobs].map(([digest, { file }]) => [digest, file]));
    for (const [number, { manifest, config }] of keeping.entries()) {
        for (const bytes of [manifest, config]) {
            const file = external_node_path_.join(staging, `keeping-${String(number)}-${bytes === manifest ? 'manifest' : 'config'}`);
            await (0,placing/* writeFileAs */.uL)(file, bytes, owner, 0o644);
            added.set((0,formats_digest/* digestOf */.ol)(bytes), file);
        }
    }
    const present = await (0,placing/* exists */.t2)(ociDir);
    const layout = present ? ociDir : external_node_path_.join(staging, 'oci');
    await (0,placing/* ensureDirectory */.EA)((0,oci_layout/* blobsPath */.gv)(layout), owner);
    await (0,side_by_side/* sideBySide */.Q)(added, async ([digest, file]) => {
        await (0,placing/* makeReadable */.Dy)(file, owner);
        await (0,placing/* moveInto */.cG)(file, (0,oci_layout/* blobIn */.zP)(layout, digest), layout);
    });
    if (present && (await (0,placing/* exists */.t2)(external_node_path_.join(ociDir, oci_layout/* layoutFile */.NI))))
        return;
    await writeNew(external_node_path_.join(layout, oci_layout/* layoutFile */.NI), oci_layout/* layoutText */.SQ, request, layout);
    if (present)
        return;
    await writeNew((0,oci_layout/* indexPath */.AV)(layout), encodeIndex(await mergedIndex(request, keeping, undefined, log)), request, layout);
    await (0,placing/* ensureDirectory */.EA)(external_node_path_.dirname(ociDir), owner);
    await (0,placing/* moveInto */.cG)(layout, ociDir, external_node_path_.dirname(ociDir));
}
/**
 * The layers that stacker may extract, and the base images, under their second name: stacker reads lower layers from layer-bases only, and
 * with the blobs in `oci` alone builds images whose blobs are missing (docs/stacker/restoring.md#10, docs/stacker/restoring.md#12).
 */
async function placeLayerBases(request) {
    const { directories, staging, owner, layerBases = new Map() } = request;
    const needed = new Set(request.baseBlobs);
    for (const { root } of request.layers) {
        if ('metadata' in root)
            for (const { digest } of layersOfMetadata(root.metadata))
                needed.add(digest);
    }
    const target = (0,workspace_directories/* layerBasesPath */.P2)(directories);
    const present = await (0,placing/* exists */.t2)(target);
    if (!present && needed.size + layerBases.size === 0)
        return;
    const layout = present ? target : external_node_path_.join(staging, 'layer-bases');
    await (0,placing/* ensureDirectory */.EA)((0,oci_layout/* blobsPath */.gv)(layout), owner);
    await (0,side_by_side/* sideBySide */.Q)(needed, async (digest) => {
        const source = (0,oci_layout/* blobIn */.zP)(directories.ociDir, digest);
        // A base's layer may lie in layer-bases alone.
        if (await (0,placing/* exists */.t2)(source))
            await (0,placing/* linkInto */.$e)(source, (0,oci_layout/* blobIn */.zP)(layout, digest), staging, layout);
    });
    for (const [digest, { file }] of layerBases) {
        await (0,promises_.chmod)(file, 0o644);
        await (0,placing/* giveTo */.jb)(file, owner);
        await (0,placing/* moveInto */.cG)(file, (0,oci_layout/* blobIn */.zP)(layout, digest), layout);
    }
    if (!(await (0,placing/* exists */.t2)(external_node_path_.join(layout, oci_layout/* layoutFile */.NI)))) {
        await writeNew(external_node_path_.join(layout, oci_layout/* layoutFile */.NI), oci_layout/* layoutText */.SQ, request, layout);
    }
    if (!(await (0,placing/* exists */.t2)((0,oci_layout/* indexPath */.AV)(layout)))) {
        await writeNew((0,oci_layout/* indexPath */.AV)(layout), encodeIndex({ schemaVersion: 2, manifests: [] }), request, layout);
    }
    if (present)
        return;
    await (0,placing/* ensureDirectory */.EA)(external_node_path_.dirname(target), owner);
    await (0,placing/* moveInto */.cG)(layout, target, external_node_path_.dirname(target));
}
async function placeIndex(request, keeping, log) {
    const { ociDir } = request.directories;
    const existing = await (0,workspace_oci_layout/* readIndex */.vY)(ociDir).catch((error) => {
        log.warning(`${(0,oci_layout/* indexPath */.AV)(ociDir)} is written anew, it could not be read: ${String(error)}`);
        return undefined;
    });
    const bytes = encodeIndex(await mergedIndex(request, keeping, existing, log));
    await writeNew((0,oci_layout/* indexPath */.AV)(ociDir), bytes, request, ociDir);
}
/**
 * Foreign tags stay. An entry whose manifest or config is missing or damaged ends every build (docs/stacker/restoring.md#5): it is dropped.
 */
async function mergedIndex(request, keeping, existing, log) {
    const ours = new Map();
    for (const { tag, descriptor } of request.tags) {
        const annotations = (descriptor['annotations'] ?? {});
        ours.set(tag, { ...descriptor, annotations: { ...annotations, [layout_index/* tagAnnotation */.M]: tag } });
    }
    for (const { tag, manifest } of keeping) {
        ours.set(tag, {
            ...(0,oci_descriptor/* describeBytes */.nI)(media_type/* ociManifest */.F7, manifest),
            annotations: { [layout_index/* tagAnnotation */.M]: tag },
        });
    }
    const foreign = [];
    for (const { tag, digest, json } of existing?.manifests ?? []) {
        if (tag !== undefined && (ours.has(tag) || tag.startsWith(keepingTagPrefix)))
            continue;
        const trouble = await troubleOfImage(request.directories.ociDir, digest);
        if (trouble === undefined)
            foreign.push({ ...json });
        else
            log.warning(`the tag ${tag ?? digest} is taken out of index.json: its ${trouble} is missing or damaged`);
    }
    const manifests = [...foreign, ...ours.values()];
    // As stacker writes it, of whatever release; what is there keeps its members.
    return existing === undefined ? (0,layout_index/* newIndex */.Fr)(manifests) : { ...existing.json, manifests };
}
/** What of an image stacker's garbage collection would stumble over: it reads manifests and configs, and no layers. */
async function troubleOfImage(layout, digest) {
    const manifest = await readSound(layout, digest);
    if (manifest === undefined)
        return 'manifest';
    let config;
    try {
        config = (0,oci_manifest/* decodeManifest */.MK)(manifest).config.digest;
    }
    catch (error) {
        // Whole, and of another kind: an index of images.
        if (error instanceof errors/* FormatError */.IF)
            return undefined;
        throw error;
    }
    return (await readSound(layout, config)) === undefined ? 'config' : undefined;
}
async function readSound(layout, digest) {
    try {
        return await (0,workspace_oci_layout/* readImageDocument */.Ps)(layout, digest);
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            return undefined;
        throw error;
    }
}
function encodeIndex(index) {
    return Buffer.from(JSON.stringify(index));
}
async function writeNew(target, content, { staging, owner }, room) {
    const file = external_node_path_.join(staging, 'file');
    await (0,placing/* writeFileAs */.uL)(file, Buffer.from(content), owner, 0o644);
    await (0,placing/* moveInto */.cG)(file, target, room);
}


/***/ }),

/***/ 29064:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Av: () => (/* binding */ packTree),
/* harmony export */   FL: () => (/* binding */ unpackTree),
/* harmony export */   ds: () => (/* binding */ packContent),
/* harmony export */   gj: () => (/* binding */ unpackContent)
/* harmony export */ });
/* harmony import */ var _archive_extract_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(44482);
/* harmony import */ var _archive_extraction_tool_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(95888);
/* harmony import */ var _archive_id_space_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4522);



/**
 * Packs the tree of a root's overlay into a tar at `archive` (docs/stacker/restoring.md#20): with xattrs, or opaque directories
 * would show what they hide; with numeric owners and ACLs; holes stay holes. Answers why it could not. `owner` is who runs stacker,
 * and thus whose ids the files have.
 */
async function packTree(directory, archive, owner) {
    const ids = await (0,_archive_id_space_js__WEBPACK_IMPORTED_MODULE_2__/* .asOwnerOfIds */ .T)(owner);
    if (typeof ids === 'string')
        return ids;
    const args = [
        '--create',
        `--file=${archive}`,
        `--directory=${directory}`,
        '--format=posix',
        // Names of the extended headers hold the process id by default, and their times make each archive another one.
        '--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime',
        '--sort=name',
        '--numeric-owner',
        '--acls',
        '--xattrs',
        '--xattrs-include=*',
        '--sparse',
        '--warning=no-file-ignored',
        '.',
    ];
    return await runGnuTar(ids, args);
}
/**
 * Packs the content of a directory that stacker staged for an importer: what it took through `stacker://`
 * (docs/stacker/restoring.md#19). Owners and times are left out, so equal content makes equal archives; stacker compares neither.
 */
async function packContent(directory, archive) {
    const args = [
        '--create',
        `--file=${archive}`,
        `--directory=${directory}`,
        '--format=posix',
        '--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime,delete=mtime',
        '--mtime=@0',
        '--sort=name',
        '--numeric-owner',
        '--owner=0',
        '--group=0',
        '.',
    ];
    return await runGnuTar((0,_archive_id_space_js__WEBPACK_IMPORTED_MODULE_2__/* .asOwnerAlone */ .l)(undefined), args);
}
/** Others, as that of BusyBox, complain of the first option that they do not know and show all that they do. */
async function runGnuTar(ids, args) {
    const why = await (0,_archive_extraction_tool_js__WEBPACK_IMPORTED_MODULE_1__/* .runTool */ .q)(ids, 'tar', args, undefined);
    return why?.includes('unrecognized option') ? 'GNU tar is not installed' : why;
}
/** Unpacks such an archive into an existing directory. Answers why it could not. */
async function unpackTree(archive, directory, owner) {
    const ids = await (0,_archive_id_space_js__WEBPACK_IMPORTED_MODULE_2__/* .asOwnerOfIds */ .T)(owner);
    return typeof ids === 'string' ? ids : await (0,_archive_extract_js__WEBPACK_IMPORTED_MODULE_0__/* .unpackVerbatim */ .pi)(archive, directory, ids);
}
/** Unpacks an archive of what importers took, all of it given to the owner: stacker stages such content as its own. */
async function unpackContent(archive, directory, owner) {
    return await (0,_archive_extract_js__WEBPACK_IMPORTED_MODULE_0__/* .unpackVerbatim */ .pi)(archive, directory, (0,_archive_id_space_js__WEBPACK_IMPORTED_MODULE_2__/* .asOwnerAlone */ .l)(owner));
}


/***/ }),

/***/ 34885:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $e: () => (/* binding */ linkInto),
/* harmony export */   Dy: () => (/* binding */ makeReadable),
/* harmony export */   EA: () => (/* binding */ ensureDirectory),
/* harmony export */   Fi: () => (/* binding */ setAside),
/* harmony export */   Oh: () => (/* binding */ makeDirectory),
/* harmony export */   cG: () => (/* binding */ moveInto),
/* harmony export */   jb: () => (/* binding */ giveTo),
/* harmony export */   t2: () => (/* binding */ exists),
/* harmony export */   uL: () => (/* binding */ writeFileAs)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(452);
/* harmony import */ var _formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(48785);
/* harmony import */ var _oci_layout_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(58691);







const run = (0,node_util__WEBPACK_IMPORTED_MODULE_3__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile);
/** A directory with exactly this mode, whatever the umask. Its parent exists. */
async function makeDirectory(directory, owner, mode = 0o755) {
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(directory, mode);
    await giveTo(directory, owner);
}
/** The directory and what is missing above it; what exists stays as it is. Answers whether it is new. */
async function ensureDirectory(directory, owner) {
    if (await exists(directory))
        return false;
    await ensureDirectory(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(directory), owner);
    try {
        await makeDirectory(directory, owner);
    }
    catch (error) {
        if (error.code !== 'EEXIST')
            throw error;
        return false;
    }
    return true;
}
async function writeFileAs(file, bytes, owner, mode) {
    // A try before this one may have left it.
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(file, { force: true });
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.open)(file, 'wx', mode);
    try {
        await handle.writeFile(bytes);
        await handle.chmod(mode);
    }
    finally {
        await handle.close();
    }
    await giveTo(file, owner);
}
async function giveTo(file, owner) {
    if (owner === undefined)
        return;
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(file);
    if (found.uid !== owner.uid || found.gid !== owner.gid)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lchown)(file, owner.uid, owner.gid);
}
/**
 * Readable by all, and of that owner. A second name of what a store has is left as it is; where it would have to change, a copy takes its
 * place.
 */
async function makeReadable(file, owner) {
    const { nlink, uid, gid, mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(file);
    if (nlink > 1) {
        const isReadable = (mode & 0o444) === 0o444;
        if (isReadable && (owner === undefined || (owner.uid === uid && owner.gid === gid)))
            return;
        const copy = `${file}.copy`;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(copy, { force: true });
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.copyFile)(file, copy);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(copy, file);
    }
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(file, 0o644);
    await giveTo(file, owner);
}
/** Something stands there, be it a dangling link. */
async function exists(file) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(file);
        return true;
    }
    catch (error) {
        if ((0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .isAbsent */ .W0)(error))
            return false;
        throw error;
    }
}
/**
 * Moves a file or tree to where it shall appear, in one rename; a file replaces a file. Between file systems it is first copied
 * beside the target, into a directory of its own in `room`, so that it still appears whole.
 */
async function moveInto(source, target, room) {
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(source, target);
    }
    catch (error) {
        if (error.code !== 'EXDEV')
            throw error;
        const near = await nearby(room);
        try {
            const copy = node_path__WEBPACK_IMPORTED_MODULE_2__.join(near, 'copy');
            // Node's cp knows neither device nodes nor xattrs, and whiteouts and opaque directories are made of those.
            await run('cp', ['-a', '--', source, copy], { env: (0,_formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .machineEnvironment */ .R5)() }).catch((cause) => {
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .TroubleError */ .WN(`${source} could not be copied beside ${target}: ${messageOf(cause)}`, { cause });
            });
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(copy, target);
        }
        finally {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(near, { recursive: true, force: true });
        }
    }
}
/** A second name for the file, or a copy where there can be none. Replaces what is there. */
async function linkInto(source, target, staging, room) {
    const [from, to] = await Promise.all([(0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(source), (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(target).catch(() => undefined)]);
    if (from.dev === to?.dev && from.ino === to.ino)
        return;
    const near = await nearby(staging);
    try {
        const name = node_path__WEBPACK_IMPORTED_MODULE_2__.join(near, 'link');
        try {
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.link)(source, name);
        }
        catch (error) {
            const code = error.code ?? '';
            if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP'].includes(code))
                throw error;
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.copyFile)(source, name);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(name, from.mode & 0o777);
            if (process.geteuid?.() === 0)
                await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lchown)(name, from.uid, from.gid);
        }
        await moveInto(name, target, room);
    }
    finally {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(near, { recursive: true, force: true });
    }
}
function messageOf(error) {
    const { stderr, message } = error;
    return (stderr ?? message).trim().slice(0, 500);
}
/**
 * umoci removes directories of this name from a layout by itself (docs/stacker/restoring.md#50; oci/cas/dir, Clean), so one that a
 * killed run leaves there does not stay, and its garbage collection does not trip over it.
 */
async function nearby(room) {
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdtemp)(node_path__WEBPACK_IMPORTED_MODULE_2__.join(room, '.umoci-stack-cache-'));
}
/** Away in one rename; removed with the staging directory. */
async function setAside(target, old) {
    if (!(await exists(target)))
        return;
    const place = node_path__WEBPACK_IMPORTED_MODULE_2__.join(old, String((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(old)).length));
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(target, place);
    }
    catch (error) {
        if (error.code !== 'EXDEV')
            throw error;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(target, { recursive: true });
    }
}


/***/ }),

/***/ 1392:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ sideBySide)
/* harmony export */ });
/** Node has four threads for what is asked of disks. */
const most = 8;
/**
 * Small work on files, some of it at a time: each waits longer for its thread than for a near disk, and disks behind a network answer side by
 * side. Answers in the order of the items. After the first error, which is thrown, nothing is begun, and what was begun is waited for.
 */
async function sideBySide(items, work) {
    const results = [];
    const errors = [];
    const waiting = [...items].entries();
    const next = async () => {
        for (const [index, item] of waiting) {
            if (errors.length > 0)
                return;
            try {
                results[index] = await work(item);
            }
            catch (error) {
                errors.push(error);
            }
        }
    };
    await Promise.all(Array.from({ length: most }, next));
    if (errors.length > 0)
        throw errors[0];
    return results;
}


/***/ }),

/***/ 58882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FN: () => (/* binding */ isStagingLeft),
/* harmony export */   QL: () => (/* binding */ closeStaging),
/* harmony export */   YG: () => (/* binding */ isStaging),
/* harmony export */   b7: () => (/* binding */ removeLeftStaging),
/* harmony export */   gO: () => (/* binding */ openStaging)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(57975);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(452);
/* harmony import */ var _formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(48785);
/* harmony import */ var _directories_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(56306);
/* harmony import */ var _placing_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(34885);








const run = (0,node_util__WEBPACK_IMPORTED_MODULE_3__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile);
/** @throws errno errors and TroubleError where the directory cannot be made, or what a killed run left there not removed. */
async function openStaging(directories) {
    const staging = (0,_directories_js__WEBPACK_IMPORTED_MODULE_6__/* .stagingPath */ .Vu)(directories);
    const trouble = await removeStaging(staging);
    if (trouble !== undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .TroubleError */ .WN(trouble);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(staging), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(staging, { mode: 0o700 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(staging, 0o700);
    return staging;
}
/** Removes it with all that was set aside. Never throws. */
async function closeStaging(staging, log) {
    const trouble = await removeStaging(staging);
    if (trouble !== undefined)
        log.warning(trouble);
}
/** A killed run has left it, or somebody is at work: the locks tell. */
async function isStagingLeft(directories) {
    const staging = (0,_directories_js__WEBPACK_IMPORTED_MODULE_6__/* .stagingPath */ .Vu)(directories);
    const left = await Promise.all([staging, asidePath(staging)].map((place) => (0,_placing_js__WEBPACK_IMPORTED_MODULE_7__/* .exists */ .t2)(place).catch(() => true)));
    return left.includes(true);
}
/** Removes what a killed run left, where this one has no use for a staging directory of its own. */
async function removeLeftStaging(directories, log) {
    await closeStaging((0,_directories_js__WEBPACK_IMPORTED_MODULE_6__/* .stagingPath */ .Vu)(directories), log);
}
/** What belongs to root or to subordinate ids is removed as such. Answers why it could not be. */
async function removeStaging(staging) {
    // Aside first: a tool that outlives a killed run (unsquashfs has no pipe to miss) makes files at the paths it was given, and fails
    // once these are not there. Removing alone would be a race with it.
    const aside = asidePath(staging);
    const remove = async () => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(aside, { recursive: true, force: true });
        if (!(await (0,_placing_js__WEBPACK_IMPORTED_MODULE_7__/* .exists */ .t2)(staging)))
            return;
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)(staging, aside);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(aside, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
    };
    const words = ['rm', '-rf', '--', staging, aside];
    const attempts = [
        remove,
        () => run('unshare', ['--map-auto', '--map-root-user', '--', ...words], { env: (0,_formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .machineEnvironment */ .R5)() }),
        () => run('sudo', ['-n', '--', ...words], { env: (0,_formats_machine_environment_js__WEBPACK_IMPORTED_MODULE_5__/* .machineEnvironment */ .R5)() }),
    ];
    let trouble;
    for (const attempt of attempts) {
        try {
            await attempt();
            return undefined;
        }
        catch (error) {
            trouble ??= error;
        }
    }
    return `${staging} could not be removed: ${String(trouble)}`;
}
function asidePath(staging) {
    return `${staging}.left`;
}
/** Is it a staging directory that `openStaging` made for these directories? Asked by the child that runs as root. */
async function isStaging(staging, directories) {
    return staging === (0,_directories_js__WEBPACK_IMPORTED_MODULE_6__/* .stagingPath */ .Vu)(directories) && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(staging)).isDirectory();
}


/***/ })

};
