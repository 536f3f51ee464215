export const id = 6401;
export const ids = [6401];
export const modules = {

/***/ 79919:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $v: () => (/* binding */ decodeArtifact),
/* harmony export */   P7: () => (/* binding */ keyAnnotation),
/* harmony export */   PB: () => (/* binding */ encodeArtifact),
/* harmony export */   Uj: () => (/* binding */ blobsOfArtifact),
/* harmony export */   io: () => (/* binding */ recordType),
/* harmony export */   zs: () => (/* binding */ resolutionType)
/* harmony export */ });
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2924);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(67910);
/* harmony import */ var _formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72881);
/* harmony import */ var _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(31435);
/* harmony import */ var _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(55483);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(452);






const recordType = 'application/vnd.stack-cache.record.v1+json';
const resolutionType = 'application/vnd.stack-cache.resolution.v1+json';
/** A record's key. Its beginning says what was asked for, and its end what came. */
const keyAnnotation = 'vnd.stack-cache.key';
/** Longer documents are the config alone: a registry takes manifests of 4 MiB, some less. */
const mostInManifest = 512 * 1024;
const mostAnnotations = 100;
const mostAnnotationBytes = 512 * 1024;
/**
 * The bytes of a manifest, which are the same for the same arguments. The document stands in the config's descriptor too (`data`), so that one question answers it.
 */
function encodeArtifact(type, document, blobs, annotations) {
    const { digest, size } = (0,_formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_2__/* .describeBytes */ .nI)(type, document);
    const data = size > mostInManifest ? {} : { data: Buffer.from(document).toString('base64') };
    return Buffer.from(JSON.stringify({
        schemaVersion: 2,
        mediaType: _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_4__/* .ociManifest */ .F7,
        artifactType: type,
        config: { mediaType: type, digest, size, ...data },
        layers: blobs.map((blob) => ({ mediaType: 'application/octet-stream', digest: blob.digest, size: blob.size })),
        ...(Object.keys(annotations).length > 0 && { annotations }),
    }));
}
/** @throws FormatError for what is no artifact of that type. */
function decodeArtifact(type, bytes) {
    const where = 'manifest';
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(bytes, where, _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_5__/* .mostManifestBytes */ .y$), where);
    const { mediaType, digest, size, data } = member('config', decodeConfig);
    if (mediaType !== type)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .IF(where, `expected a config of type ${type}`);
    const document = data === undefined ? undefined : Buffer.from(data, 'base64');
    if (document !== undefined && (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(document) !== digest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .IF(where, 'expected the data of the config to be what its digest names');
    return { type, digest, size, document, annotations: member('annotations', decodeAnnotations) };
}
/** The blobs that an artifact keeps beside its document. @throws FormatError for what is no artifact. */
function blobsOfArtifact(bytes) {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(bytes, 'manifest', _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_5__/* .mostManifestBytes */ .y$), 'manifest');
    return member('layers', (inner, at) => (inner === null ? [] : (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)(_formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeDescriptor */ .yR)(inner, at))).map(({ digest }) => digest);
}
const decodeConfig = (value, where) => ({
    ...(0,_formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeDescriptor */ .yR)(value, where),
    data: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where)('data', (inner, at) => (inner === undefined ? undefined : (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc)(inner, at))),
});
const decodeAnnotations = (value, where) => {
    if (value === undefined || value === null)
        return {};
    (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where);
    const texts = Object.entries(value).map(([name, text]) => [name, (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc)(text, where)]);
    const bytes = texts.reduce((sum, [name, text]) => sum + name.length + text.length, 0);
    if (texts.length > mostAnnotations || bytes > mostAnnotationBytes)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_3__/* .FormatError */ .IF(where, 'expected less');
    return Object.fromEntries(texts);
};


/***/ }),

/***/ 1903:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   UG: () => (/* binding */ waitingRecords),
/* harmony export */   cq: () => (/* binding */ adoptIndexed),
/* harmony export */   io: () => (/* binding */ indexedRecords),
/* harmony export */   nL: () => (/* binding */ indexEntries)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2924);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67910);
/* harmony import */ var _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(31435);
/* harmony import */ var _formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11982);
/* harmony import */ var _formats_oci_layout_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32195);
/* harmony import */ var _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(55483);
/* harmony import */ var _layer_record_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(54952);
/* harmony import */ var _artifact_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(79919);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(94469);
/* harmony import */ var _verified_file_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(82184);
/* harmony import */ var _directory_layout_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(18405);













/** Ten for each record. What is beyond is not looked at. */
const mostIndexValues = 1_000_000;
/** Of a name in a directory, on the file systems that there are (NAME_MAX). */
const mostNameBytes = 255;
const recordKey = /^([a-z0-9][a-z0-9._-]*-[0-9]+-[A-Za-z0-9_.]+-[0-9a-f]{16})-([A-Za-z0-9_.]+-[0-9a-f]{64}-([0-9a-f]{64}))$/;
/**
 * Takes among the records what another tool has put into the layout: a record that was copied here, as from a registry, stands in the index
 * alone. Answers the files that they are now, in the order in which they were taken. `now` in milliseconds since 1970.
 */
async function adoptIndexed(paths, now) {
    const taken = [];
    for await (const { directory, rest, bytes } of waitingRecords(paths)) {
        const file = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, (0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .nextStampedName */ .LZ)(await (0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .outdatableNames */ .gH)(directory), now, rest));
        await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_8__/* .writeWhole */ .f8)(file, bytes, paths.drafts);
        taken.push(file);
    }
    return taken;
}
/** What `adoptIndexed` would take, in that order. Changes nothing. */
async function* waitingRecords(paths) {
    for await (const found of indexedRecords(paths))
        if (found.kind === 'record')
            yield found;
}
/** What the index alone tells of records, each once. Changes nothing. */
async function* indexedRecords(paths) {
    const standing = new Map();
    const restsIn = async (directory) => new Set((await (0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .stampedNames */ .Nr)(directory)).map(({ rest }) => rest));
    const stands = async (directory, rest) => {
        const found = standing.get(directory) ?? (await restsIn(directory));
        standing.set(directory, found);
        return found.has(rest);
    };
    const told = new Set();
    for (const entry of await indexEntries(paths)) {
        // An entry of our own whose record is gone was collected, or taken away by somebody who meant it.
        if (entry.mediaType !== _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_10__/* .ociManifest */ .F7 || entry.json['artifactType'] === _artifact_js__WEBPACK_IMPORTED_MODULE_7__/* .recordType */ .io)
            continue;
        const named = partsOf(entry.tag ?? '');
        if (named !== undefined && (await stands((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(paths.records, named.directory), named.rest)))
            continue;
        const found = await indexedRecord(paths, entry);
        if (found === undefined)
            continue;
        if (found.kind === 'record') {
            // Another process may have taken it since it was read.
            if (told.has(found.key) || (await restsIn(found.directory)).has(found.rest))
                continue;
            told.add(found.key);
        }
        yield found;
    }
}
/** Those that can be read; none where there is no index, or what is none. */
async function indexEntries(paths) {
    let bytes;
    try {
        bytes = await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_8__/* .readStored */ .CL)(paths.index, _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_11__/* .mostIndexBytes */ .lQ);
    }
    catch {
        return [];
    }
    try {
        return (0,_formats_oci_layout_index_js__WEBPACK_IMPORTED_MODULE_5__/* .readableEntries */ .xR)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(bytes, _formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .indexFile */ .LV, _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_11__/* .mostIndexBytes */ .lQ, mostIndexValues));
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF)
            return [];
        throw error;
    }
}
/** Undefined for what is no record of ours. Its key is that of the manifest, or the tag. */
async function indexedRecord(paths, { digest, tag }) {
    const manifest = await blobBytes(paths, digest, _formats_oci_document_size_js__WEBPACK_IMPORTED_MODULE_11__/* .mostManifestBytes */ .y$);
    if (manifest === undefined)
        return { kind: 'unread', digest };
    let artifact;
    try {
        artifact = (0,_artifact_js__WEBPACK_IMPORTED_MODULE_7__/* .decodeArtifact */ .$v)(_artifact_js__WEBPACK_IMPORTED_MODULE_7__/* .recordType */ .io, manifest);
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF)
            return undefined;
        throw error;
    }
    const key = artifact.annotations[_artifact_js__WEBPACK_IMPORTED_MODULE_7__/* .keyAnnotation */ .P7] ?? tag ?? digest;
    const parts = partsOf(key);
    if (parts === undefined)
        return { kind: 'broken', subject: key.length > mostNameBytes ? digest : key };
    const { directory, rest, id } = parts;
    if (artifact.digest !== id)
        return { kind: 'altered', subject: key };
    const bytes = artifact.document ?? (await blobBytes(paths, artifact.digest, _layer_record_js__WEBPACK_IMPORTED_MODULE_6__/* .mostRecordBytes */ .gy));
    if (bytes === undefined)
        return { kind: 'unread', digest: artifact.digest };
    if (bytes.length > _layer_record_js__WEBPACK_IMPORTED_MODULE_6__/* .mostRecordBytes */ .gy)
        return { kind: 'broken', subject: key };
    return { kind: 'record', directory: (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(paths.records, directory), rest, key, bytes };
}
/** What a record of that key is named by here; undefined for what is no key, or one that no file system takes. */
function partsOf(key) {
    const [, directory, rest, hex] = (key.length > 2 * mostNameBytes ? undefined : recordKey.exec(key)) ?? [];
    if (directory === undefined || rest === undefined || hex === undefined)
        return undefined;
    if (directory.length > mostNameBytes || (0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .nextStampedName */ .LZ)([], 0, rest).length > mostNameBytes)
        return undefined;
    return { directory, rest, id: `sha256:${hex}` };
}
async function blobBytes(paths, digest, most) {
    if (!(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .isDigest */ .Bc)(digest))
        return undefined;
    try {
        const bytes = await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_8__/* .readStored */ .CL)((0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_9__/* .blobPath */ .nD)(paths, digest), most);
        return (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestOf */ .ol)(bytes) === digest ? bytes : undefined;
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF || (0,_error_code_js__WEBPACK_IMPORTED_MODULE_12__/* .isCode */ ._)(error, 'ENOENT', 'ENOTDIR', 'ELOOP', 'EISDIR'))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 60135:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ recordFiles),
/* harmony export */   Mm: () => (/* binding */ keepAsArtifact),
/* harmony export */   O0: () => (/* binding */ refreshIndex),
/* harmony export */   si: () => (/* binding */ artifactManifest)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67910);
/* harmony import */ var _formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72881);
/* harmony import */ var _formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(11982);
/* harmony import */ var _formats_oci_layout_index_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32195);
/* harmony import */ var _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(55483);
/* harmony import */ var _layer_record_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(54952);
/* harmony import */ var _directory_layout_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(18405);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(94469);
/* harmony import */ var _artifact_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(79919);
/* harmony import */ var _directory_adoption_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(1903);
/* harmony import */ var _named_blobs_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(59845);
/* harmony import */ var _verified_file_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(82184);














/**
 * The store as an OCI image layout, so that any OCI tool can list, copy and check it: a record is the config of an artifact
 * manifest whose layers are the record's blobs (image-spec v1.1, manifest.md, "Guidelines for Artifact Usage").
 */
/** The manifest of a record: made of nothing but its bytes and key, so that anybody can derive it again. */
function artifactManifest(record, key) {
    return (0,_artifact_js__WEBPACK_IMPORTED_MODULE_8__/* .encodeArtifact */ .PB)(_artifact_js__WEBPACK_IMPORTED_MODULE_8__/* .recordType */ .io, record, (0,_named_blobs_js__WEBPACK_IMPORTED_MODULE_10__/* .namedBlobs */ .C)(record) ?? [], { [_artifact_js__WEBPACK_IMPORTED_MODULE_8__/* .keyAnnotation */ .P7]: key });
}
/** Puts the record and its manifest among the blobs. */
async function keepAsArtifact(paths, record, key) {
    const manifest = artifactManifest(record, key);
    for (const bytes of [record, manifest]) {
        const file = (0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .blobPath */ .nD)(paths, (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(bytes));
        if (!(await exists(file)))
            await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_11__/* .writeWhole */ .f8)(file, bytes, paths.drafts);
    }
    return (0,_formats_oci_descriptor_js__WEBPACK_IMPORTED_MODULE_3__/* .describeBytes */ .nI)(_formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_12__/* .ociManifest */ .F7, manifest);
}
/** Every record file: its path and its key, newest first within a layer. */
async function recordFiles(paths) {
    const files = [];
    for (const directory of (await (0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .namesIn */ .wX)(paths.records)).sort()) {
        for (const { file, stamp, rest } of await (0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .stampedNames */ .Nr)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(paths.records, directory))) {
            files.push({ file: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(paths.records, directory, file), key: `${directory}-${rest}`, stamp });
        }
    }
    return files;
}
/**
 * Derives index.json from the records. Two writers at once: whoever renames last lists again after its rename and finds
 * what the other added, so the last index that is written names every record. What others put into the index is to be adopted before.
 */
async function refreshIndex(paths) {
    if (!(await exists(paths.layout))) {
        await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_11__/* .writeWhole */ .f8)(paths.layout, Buffer.from(_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_4__/* .layoutText */ .SQ), paths.drafts);
    }
    let described;
    for (;;) {
        const records = await recordFiles(paths);
        const listing = records.map(({ key }) => key).join('\n');
        if (listing === described)
            return;
        const known = await indexedManifests(paths);
        const manifests = new Map();
        for (const { file, key } of records) {
            if (manifests.has(key))
                continue;
            const descriptor = known.get(key) ?? (await describedRecord(paths, file, key));
            if (descriptor)
                manifests.set(key, descriptor);
        }
        const index = (0,_formats_oci_layout_index_js__WEBPACK_IMPORTED_MODULE_5__/* .newIndex */ .Fr)([...manifests].map(([key, { mediaType, digest, size }]) => ({
            mediaType,
            digest,
            size,
            artifactType: _artifact_js__WEBPACK_IMPORTED_MODULE_8__/* .recordType */ .io,
            annotations: { [_formats_oci_layout_index_js__WEBPACK_IMPORTED_MODULE_5__/* .tagAnnotation */ .M]: key },
        })));
        await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_11__/* .writeWhole */ .f8)(paths.index, Buffer.from(JSON.stringify(index)), paths.drafts);
        described = listing;
    }
}
async function describedRecord(paths, file, key) {
    try {
        return await keepAsArtifact(paths, await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_11__/* .readStored */ .CL)(file, _layer_record_js__WEBPACK_IMPORTED_MODULE_6__/* .mostRecordBytes */ .gy), key);
    }
    catch (error) {
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_13__/* .isCode */ ._)(error, 'ENOENT'))
            return undefined;
        throw error;
    }
}
/** What the present index says, read leniently: what is wrong in it is derived again. */
async function indexedManifests(paths) {
    const known = new Map();
    for (const { mediaType, digest, size, tag } of await (0,_directory_adoption_js__WEBPACK_IMPORTED_MODULE_9__/* .indexEntries */ .nL)(paths)) {
        if (mediaType !== _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_12__/* .ociManifest */ .F7 || tag === undefined)
            continue;
        if (await exists((0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_7__/* .blobPath */ .nD)(paths, digest)))
            known.set(tag, { mediaType, digest, size });
    }
    return known;
}
async function exists(file) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(file)).isFile();
    }
    catch (error) {
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_13__/* .isCode */ ._)(error, 'ENOENT', 'ENOTDIR'))
            return false;
        throw error;
    }
}


/***/ }),

/***/ 18405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LZ: () => (/* binding */ nextStampedName),
/* harmony export */   Nr: () => (/* binding */ stampedNames),
/* harmony export */   gH: () => (/* binding */ outdatableNames),
/* harmony export */   nD: () => (/* binding */ blobPath),
/* harmony export */   om: () => (/* binding */ storePaths),
/* harmony export */   pX: () => (/* binding */ recordDirectory),
/* harmony export */   wX: () => (/* binding */ namesIn)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11982);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(94469);





function storePaths(root) {
    return {
        root,
        blobs: (0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .blobsPath */ .gv)(root),
        records: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'records'),
        resolutions: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'resolutions'),
        used: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'used'),
        drafts: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'tmp'),
        index: (0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .indexPath */ .AV)(root),
        layout: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, _formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .layoutFile */ .NI),
        tag: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(root, 'CACHEDIR.TAG'),
    };
}
function blobPath(paths, digest) {
    return (0,_formats_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .blobIn */ .zP)(paths.root, digest);
}
const stampDigits = 16;
const stampedName = /^([0-9]{16})-(.+)$/;
/** The documents of a directory, newest first; of equal stamps (two writers at once) the order of names decides, alike for all. */
async function stampedNames(directory, isNear = false) {
    return (await namesIn(directory, isNear))
        .flatMap((file) => {
        const [, stamp, rest] = stampedName.exec(file) ?? [];
        return stamp === undefined || rest === undefined ? [] : [{ file, stamp: Number(stamp), rest }];
    })
        .sort((a, b) => (a.file < b.file ? 1 : -1));
}
/** Beyond it (the year 2255) a stamp cannot be counted up. It has 16 digits. */
const lastStamp = Number.MAX_SAFE_INTEGER;
/** A name that is newer than all of `older`, whatever the clock says: also before 1970, and where it tells no time. */
function nextStampedName(older, now, rest) {
    const time = Math.floor(now * 1000);
    const stamp = Math.max(time >= 0 && time < lastStamp ? time : 0, (older[0]?.stamp ?? 0) + 1);
    return stampedNameOf(stamp, rest);
}
function stampedNameOf(stamp, rest) {
    return `${String(stamp).padStart(stampDigits, '0')}-${rest}`;
}
/** The documents of a directory, such that there is a newer name than the newest: what has a stamp that leaves none becomes the oldest. */
async function outdatableNames(directory) {
    const names = await stampedNames(directory);
    const last = names.filter(({ stamp }) => stamp >= lastStamp);
    if (last.length === 0)
        return names;
    for (const { file, rest } of last) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rename)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, file), (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, stampedNameOf(0, rest))).catch((error) => {
            if (!(0,_error_code_js__WEBPACK_IMPORTED_MODULE_4__/* .isCode */ ._)(error, 'ENOENT'))
                throw error;
        });
    }
    return await stampedNames(directory);
}
/** Splits a key into the directory and the rest of the name: the part before ends with the layer's 16 digits. */
function recordDirectory(question) {
    return question.replace(/-$/, '');
}
/** `isNear`: see `isNearDisk`. */
async function namesIn(directory, isNear = false) {
    // Most layers of a new project have no directory, and an error takes longer than the question.
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(directory, { throwIfNoEntry: false }) === undefined)
        return [];
    try {
        return isNear ? (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(directory) : await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.readdir)(directory);
    }
    catch (error) {
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_4__/* .isCode */ ._)(error, 'ENOENT') || (0,_error_code_js__WEBPACK_IMPORTED_MODULE_4__/* .isCode */ ._)(error, 'ENOTDIR'))
            return [];
        throw error;
    }
}


/***/ }),

/***/ 47327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Fg: () => (/* binding */ markOf),
/* harmony export */   _M: () => (/* binding */ touch),
/* harmony export */   yC: () => (/* binding */ lastUse)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(67910);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(94469);
/* harmony import */ var _group_access_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(75493);
/* harmony import */ var _near_disk_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(49861);
/* harmony import */ var _verified_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(82184);








/**
 * When a document or blob was used last is its mtime. That of another user's file nobody else may set (utimensat(2)), so there it is
 * the mtime of the directory used/HEX, which whoever may write in it sets by making a file and taking it away again.
 */
async function touch(paths, file, digest) {
    try {
        const time = new Date();
        if ((0,_near_disk_js__WEBPACK_IMPORTED_MODULE_5__/* .isNearDisk */ .a)(paths.root))
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.utimesSync)(file, time, time);
        else
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.utimes)(file, time, time);
        return true;
    }
    catch (error) {
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_7__/* .isCode */ ._)(error, 'ENOENT'))
            return false;
        // A store that one may not write in is left as it is, which is no harm.
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_7__/* .isCode */ ._)(error, 'EPERM', 'EACCES'))
            await mark(markOf(paths, digest)).catch(() => undefined);
        return true;
    }
}
async function mark(directory) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_6__/* .draftName */ .TS)());
    await (0,_group_access_js__WEBPACK_IMPORTED_MODULE_4__/* .makeDirectories */ .K)(directory);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.writeFile)(file, '', { flag: 'wx' });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(file);
}
function markOf(paths, digest) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(paths.used, (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_3__/* .digestHex */ .sU)(digest));
}
/** Milliseconds since 1970 by whoever used it last; undefined when there is no such file. */
async function lastUse(paths, file, digest) {
    const own = await mtimeOf(file);
    if (own === undefined || digest === undefined)
        return own;
    return Math.max(own, (await mtimeOf(markOf(paths, digest))) ?? own);
}
async function mtimeOf(file) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(file)).mtimeMs;
    }
    catch (error) {
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_7__/* .isCode */ ._)(error, 'ENOENT', 'ENOTDIR'))
            return undefined;
        throw error;
    }
}


/***/ }),

/***/ 49861:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ isNearDisk)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);


/** Types of file systems on disks and in memory of one machine (statfs(2)): ext, XFS, Btrfs, tmpfs, overlayfs, F2FS, ZFS, bcachefs. */
const nearTypes = new Set([
    0xef53, 0x58465342, 0x9123683e, 0x01021994, 0x794c7630, 0xf2f52010, 0x2fc12fc1, 0xca451a4e,
]);
const known = new Map();
/**
 * Does the disk answer at once? Then a small file is asked for without a thread, which takes a tenth of the time: a plan of a thousand
 * layers asks for thousands. Over a network questions are to travel side by side.
 */
function isNearDisk(directory) {
    const before = known.get(directory);
    if (before !== undefined)
        return before;
    try {
        const isNear = nearTypes.has((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statfsSync)(directory).type);
        known.set(directory, isNear);
        return isNear;
    }
    catch (error) {
        // It is not there yet, or not ours to look at.
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .isTrouble */ .KM)(error))
            throw error;
        return false;
    }
}


/***/ }),

/***/ 89817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   q: () => (/* binding */ writableAt)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(94469);



/** Asks the nearest directory that exists: opening a store changes nothing. */
function writableAt(path) {
    for (let directory = path;; directory = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(directory)) {
        try {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.accessSync)(directory, node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.W_OK | node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.X_OK);
            return { kind: 'yes' };
        }
        catch (error) {
            if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_2__/* .isCode */ ._)(error, 'ENOENT') && (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(directory) !== directory)
                continue;
            return {
                kind: 'no',
                why: `${directory} cannot be written to: ${error instanceof Error ? error.message : String(error)}`,
            };
        }
    }
}


/***/ }),

/***/ 94469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ isCode)
/* harmony export */ });
/** Has a call of the system failed with one of these codes of errno? */
function isCode(error, ...codes) {
    return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}


/***/ }),

/***/ 75493:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ giveToGroup),
/* harmony export */   K: () => (/* binding */ makeDirectories)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _error_code_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(94469);




const setGroupId = 0o2000;
/**
 * The directory and what is missing above it. In one that is set-group-ID, which is how a group shares directories, the group may do
 * what it may do there: the bit itself is inherited, and the rest is what the writer's umask would take away.
 */
async function makeDirectories(directory) {
    if ((0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(directory, { throwIfNoEntry: false }) !== undefined)
        return;
    const above = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(directory);
    if (above !== directory)
        await makeDirectories(above);
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(directory);
    }
    catch (error) {
        if ((0,_error_code_js__WEBPACK_IMPORTED_MODULE_3__/* .isCode */ ._)(error, 'EEXIST'))
            return;
        throw error;
    }
    await giveToGroup(directory, 0o070);
}
/** Lets the group do with it what it may do in the directory, if a group shares that. `most`: and nothing else. */
async function giveToGroup(file, most) {
    const shared = (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(file))).mode;
    if ((shared & setGroupId) === 0)
        return;
    const { mode } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.stat)(file);
    const wanted = mode | (shared & most);
    if (wanted !== mode)
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(file, wanted & 0o7777);
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

/***/ 82184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $E: () => (/* binding */ contentOf),
/* harmony export */   CL: () => (/* binding */ readStored),
/* harmony export */   TS: () => (/* binding */ draftName),
/* harmony export */   f8: () => (/* binding */ writeWhole),
/* harmony export */   p4: () => (/* binding */ copyHashed)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(76760);
/* harmony import */ var _formats_regular_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(88911);
/* harmony import */ var _group_access_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(75493);






const chunkBytes = 1024 * 1024;
/** Reads a regular file to its end, never through a symbolic link. `most`: stop with more bytes than that, and answer what was seen. */
async function contentOf(file, most = Infinity) {
    const source = await openRegular(file);
    try {
        return await pump(source, undefined, most);
    }
    finally {
        await source.close();
    }
}
/**
 * Copies and hashes in one reading, so what lies at `target` (which must not exist) is what the answer says.
 * It is the caller's to remove when the answer is not the wanted one; after an error it is gone already.
 */
async function copyHashed(file, target, most = Infinity) {
    const source = await openRegular(file);
    try {
        const copy = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(target, 'wx', 0o644);
        try {
            const content = await pump(source, copy, most);
            await copy.close();
            return content;
        }
        catch (error) {
            await copy.close().catch(() => undefined);
            await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(target, { force: true });
            throw error;
        }
    }
    finally {
        await source.close();
    }
}
/** A file of at most `most` bytes, whole; without a thread where its disk is near. */
async function readStored(file, most, isNear = false) {
    if (isNear)
        return (0,_formats_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFileSync */ .cG)(file, most, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW);
    return await (0,_formats_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .readRegularFile */ .XF)(file, most, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW);
}
/** The file appears at `target` whole or not at all. `scratch` is a directory of the same file system. */
async function writeWhole(target, bytes, scratch) {
    const draft = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(scratch, draftName());
    await (0,_group_access_js__WEBPACK_IMPORTED_MODULE_5__/* .makeDirectories */ .K)(scratch);
    await (0,_group_access_js__WEBPACK_IMPORTED_MODULE_5__/* .makeDirectories */ .K)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(target));
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(draft, bytes, { flag: 'wx', mode: 0o644 });
        await (0,_group_access_js__WEBPACK_IMPORTED_MODULE_5__/* .giveToGroup */ .A)(draft, 0o040);
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rename)(draft, target);
    }
    catch (error) {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.rm)(draft, { force: true }).catch(() => undefined);
        throw error;
    }
}
/** A name that no other process takes. */
function draftName() {
    return `${process.pid}-${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomBytes)(8).toString('hex')}`;
}
async function openRegular(file) {
    return await (0,_formats_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .openRegularFile */ .ZU)(file, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW);
}
async function pump(source, copy, most) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    const chunk = Buffer.allocUnsafe(chunkBytes);
    let size = 0;
    for (;;) {
        const { bytesRead } = await source.read(chunk, 0, chunk.length, null);
        if (bytesRead === 0)
            break;
        const part = chunk.subarray(0, bytesRead);
        hash.update(part);
        size += bytesRead;
        if (copy)
            await writeAll(copy, part);
        if (size > most)
            break;
    }
    return { digest: `sha256:${hash.digest('hex')}`, size };
}
async function writeAll(copy, part) {
    for (let offset = 0; offset < part.length;) {
        offset += (await copy.write(part, offset, part.length - offset)).bytesWritten;
    }
}


/***/ })

};
