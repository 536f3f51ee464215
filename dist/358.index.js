export const id = 358;
export const ids = [358,2233];
export const modules = {

/***/ 21361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ imageTag),
/* harmony export */   O: () => (/* binding */ zeroDescriptor)
/* harmony export */ });
/* harmony import */ var _formats_go_type_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43101);

/** What stands for the manifest of a build_only layer (docs/stacker/build-cache.md#2.5). */
function zeroDescriptor(release) {
    const manifests = release.entry.fields.find((field) => field.name === 'Manifests');
    if (manifests?.type.kind !== 'map')
        throw new TypeError(`${release.tag} has no map of manifests`);
    return (0,_formats_go_type_js__WEBPACK_IMPORTED_MODULE_0__/* .zeroValue */ .mg)(manifests.type.of);
}
/**
 * The tag in the output layout: the name for tar, else NAME-TYPE (docs/stacker/build-cache.md#2.4; layer_type.go, LayerName). `key`
 * is a layer type's key.
 */
function imageTag(name, key) {
    const type = key.replace(/\+.*$/, '');
    return type === 'tar' ? name : `${name}-${type}`;
}


/***/ }),

/***/ 50358:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publish: () => (/* binding */ publish)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/registry/machine-repositories.js + 7 modules
var machine_repositories = __webpack_require__(92510);
// EXTERNAL MODULE: ./lib/registry/this-machine.js
var this_machine = __webpack_require__(62407);
// EXTERNAL MODULE: ./lib/workspace/directories.js
var directories = __webpack_require__(56306);
;// CONCATENATED MODULE: ./lib/publish/at-once.js
/**
 * Works through the items, so many at a time. After the first problem none is begun any more; answers the problems in the order of the items: what
 * is wrong with one is often wrong with those beside it.
 */
async function atOnce(items, most, work) {
    const queue = [...items.entries()];
    const problems = new Map();
    const next = async () => {
        for (let entry = queue.shift(); entry !== undefined && problems.size === 0; entry = queue.shift()) {
            const [index, item] = entry;
            const problem = await work(item);
            if (problem !== undefined)
                problems.set(index, problem);
        }
    };
    await Promise.all(Array.from({ length: Math.min(most, queue.length) }, next));
    return [...problems].sort(([one], [other]) => one - other).map(([, problem]) => problem);
}

// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __webpack_require__(67910);
// EXTERNAL MODULE: ./lib/formats/oci/layout-index.js
var layout_index = __webpack_require__(32195);
// EXTERNAL MODULE: ./lib/formats/oci/media-type.js
var media_type = __webpack_require__(55483);
// EXTERNAL MODULE: ./lib/layer/entry.js
var entry = __webpack_require__(21361);
// EXTERNAL MODULE: ./lib/registry/publish-target.js
var publish_target = __webpack_require__(47832);
;// CONCATENATED MODULE: ./lib/publish/output-images.js



/**
 * The images of what was asked for, each once. As `stacker publish` does it (publisher.go, Publish): `PATH/LAYER:TAG`, and `TAG-TYPE` for
 * another layer type than tar; layers of prerequisites are left to whoever names their stackerfiles, which a row of a matrix does not, and
 * build_only layers have none.
 * @throws UserError for names that no registry takes, and for two images that would have one name.
 */
function outputImages(builds, target) {
    const problems = [];
    const images = new Map();
    for (const build of builds) {
        for (const layer of askedLayers(build)) {
            for (const { type, tag } of layer.images) {
                const image = imageOf(build, layer, { type, tag }, target);
                if ('message' in image)
                    problems.push(image);
                else
                    images.set(`${image.layout}\0${image.layoutTag}\0${image.arch}`, image);
            }
        }
    }
    if (problems.length > 0)
        throw new errors/* UserError */.yo(problems);
    return [...images.values()];
}
/** @throws UserError where one name would be that of two images. */
function refuseCollisions(images) {
    const holders = new Map();
    const problems = [];
    for (const image of images) {
        for (const tag of image.tags) {
            const name = `${repositoryName(image)}:${tag}`;
            const other = holders.get(name);
            if (other === undefined)
                holders.set(name, image);
            else
                problems.push({
                    message: `${name} would be two images, of ${titleOf(other)} and of ${titleOf(image)}`,
                    place: { file: image.layer.definition.stackerfile, line: image.layer.definition.line },
                    advice: image.arch === other.arch
                        ? 'publish them by steps of their own, under other publish-tags'
                        : 'give "publish-index: part" to the builds of each architecture, and "publish-index: join" after them',
                });
        }
    }
    if (problems.length > 0)
        throw new errors/* UserError */.yo(problems);
}
/** `HOST/PATH/LAYER`. */
function repositoryName({ address }) {
    return `${address.domain}/${address.path}`;
}
function titleOf({ build, layoutTag, layer }) {
    return build === '' ? `${layoutTag} in ${layer.definition.stackerfile}` : `${build}/${layoutTag}`;
}
function askedLayers({ plan: { layers, builds }, options: { publishFiles } }) {
    return layers.filter(({ definition: { stackerfile, layer }, build }) => builds[build]?.roots.includes(stackerfile) === true &&
        publishFiles?.has(stackerfile) !== false &&
        !layer.BuildOnly);
}
function imageOf({ name: build, options, arch }, layer, { type, tag }, target) {
    const { name, stackerfile, line } = layer.definition;
    const partTags = target.tags.map((one) => (0,entry/* imageTag */.I)(`${one}-${arch}`, type));
    const tags = options.publishIndex === 'part' ? partTags : target.tags.map((one) => (0,entry/* imageTag */.I)(one, type));
    const [first = ''] = tags;
    const found = (0,publish_target/* publishedReference */.A)(target, name, first);
    if (found.kind === 'invalid' || partTags.some((one) => one.length > 128)) {
        const why = found.kind === 'invalid' ? found.why : 'its tag has more than 128 characters';
        return { message: `layer ${JSON.stringify(name)} cannot be published: ${why}`, place: { file: stackerfile, line } };
    }
    const { domain, path } = found.reference;
    return {
        build,
        layer,
        layout: options.directories.oci,
        layoutTag: tag,
        digest: layer.images.find((image) => image.type === type)?.digest ?? null,
        arch,
        address: { domain, path, insecure: found.insecure },
        tags,
        partTags,
    };
}

// EXTERNAL MODULE: ./lib/registry/reference.js
var reference = __webpack_require__(9758);
;// CONCATENATED MODULE: ./lib/publish/registry-trouble.js


/** What a registry did not do, and what helps. `doing`: as `blobs of it cannot be sent`. */
function registryTrouble(image, doing, answer) {
    const { domain } = image.address;
    const isDenied = answer.kind === 'denied' || /token server answered 40[13]\b/.test(answer.why);
    return {
        message: `${repositoryName(image)}: ${doing}: ${answer.why}`,
        advice: isDenied
            ? `log in by "docker login ${domain}" as somebody who may push there, in a step before this one`
            : `see whether ${(0,reference/* registryHost */.U$)(domain)} is well, and publish again: what it has is not sent twice`,
    };
}
/** A registry that does not let a tag be written, whoever asks or since it stands. */
function tagTrouble(image, { tag, isReplaced, why }) {
    return {
        message: isReplaced
            ? `${repositoryName(image)}:${tag} is another image there, and the registry does not let the tag be moved: ${why}`
            : `${repositoryName(image)}:${tag}: the registry does not take the tag: ${why}`,
        advice: isReplaced
            ? 'the tag is immutable, or these credentials may not move it: give another one by publish-tags, or let the registry move it'
            : 'these credentials may not tag there, or a rule of the registry forbids the tag: give another one by publish-tags',
    };
}

;// CONCATENATED MODULE: ./lib/publish/join-parts.js






const parallelReads = 8;
/**
 * The images that were published for single architectures, joined: for each name an index over its parts. Reads manifests and no blobs, since a part
 * stands in the repository that its index goes to.
 */
async function joinParts(images, repositoryOf) {
    const joints = jointsOf(images);
    const questions = joints.flatMap((joint) => joint.parts.map((part) => ({ joint, part })));
    const problems = await atOnce(questions, parallelReads, async ({ joint: { image }, part }) => {
        const found = await repositoryOf(image).getManifest(part.name);
        if (found.kind === 'missing')
            return missingPart(image, part);
        if (found.kind !== 'manifest')
            return registryTrouble(image, `${part.name} cannot be read`, found);
        if ((0,media_type/* isIndex */.nw)(found.mediaType))
            return missingPart(image, part);
        part.found = found;
        return undefined;
    });
    return { joined: problems.length > 0 ? [] : joints.map(joinOne), problems };
}
function missingPart(image, { arch, name }) {
    return {
        message: `${repositoryName(image)}:${name}, the part for ${arch}, is not an image there`,
        advice: `publish it by "publish-index: part" where ${arch} is built, before the parts are joined`,
    };
}
function jointsOf(images) {
    const joints = new Map();
    for (const image of images) {
        for (const [index, tag] of image.tags.entries()) {
            const key = `${repositoryName(image)}:${tag}`;
            const joint = joints.get(key) ?? { image: { ...image, tags: [tag] }, parts: [] };
            joints.set(key, joint);
            joint.parts.push({ arch: image.arch, name: image.partTags[index] ?? tag });
        }
    }
    return [...joints.values()];
}
/** In the order of architectures, so that equal parts make an equal index. */
function joinOne({ image, parts }) {
    const manifests = [...parts]
        .sort((one, other) => (one.arch < other.arch ? -1 : 1))
        .flatMap(({ arch, found }) => found === undefined
        ? []
        : [
            {
                mediaType: found.mediaType,
                digest: found.digest,
                size: found.bytes.length,
                platform: { architecture: arch, os: 'linux' },
            },
        ]);
    const bytes = Buffer.from(JSON.stringify((0,layout_index/* newIndex */.Fr)(manifests)));
    const digest = (0,formats_digest/* digestOf */.ol)(bytes);
    return { image, digest, manifest: { mediaType: media_type/* ociIndex */.KP, bytes, digest }, blobs: [] };
}

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/formats/oci/layout.js
var oci_layout = __webpack_require__(11982);
// EXTERNAL MODULE: ./lib/formats/plain-path.js
var plain_path = __webpack_require__(8270);
// EXTERNAL MODULE: ./lib/workspace/locks.js
var workspace_locks = __webpack_require__(90737);
// EXTERNAL MODULE: ./lib/workspace/oci-layout.js
var workspace_oci_layout = __webpack_require__(58691);
// EXTERNAL MODULE: ./lib/workspace/root/by-root.js
var by_root = __webpack_require__(8374);
// EXTERNAL MODULE: ./lib/workspace/staging-directory.js
var staging_directory = __webpack_require__(58882);
;// CONCATENATED MODULE: ./lib/publish/layout-files.js









function openLayoutFiles(builds, log) {
    const opened = new Map();
    let copies = 0;
    const directoriesOf = (file) => {
        const found = builds.find(({ ociDir }) => (0,plain_path/* isWithin */.UO)(ociDir, file));
        if (found === undefined)
            throw new Error(`not in a layout of these builds: ${file}`);
        return found;
    };
    const placeOf = async (file) => {
        const directories = directoriesOf(file);
        const place = opened.get(directories.stackerDir) ?? openPlace(directories, log);
        opened.set(directories.stackerDir, place);
        return (await place).place;
    };
    const useCopy = async (file, work) => {
        const name = `layout-${String(copies++)}-${external_node_path_.basename(file)}`;
        const copy = await (0,by_root/* readableFile */.rC)(await placeOf(file), file, name);
        try {
            return await work(copy);
        }
        finally {
            if (copy !== file)
                await (0,promises_.rm)(copy, { force: true });
        }
    };
    return {
        async use(file, work) {
            let readable = file;
            try {
                await (0,promises_.access)(file, promises_.constants.R_OK);
            }
            catch (error) {
                if ((0,workspace_oci_layout/* isDenied */.GZ)(error))
                    return await useCopy(file, work);
                if (!(0,workspace_oci_layout/* isAbsent */.W0)(error))
                    throw error;
                readable = undefined;
            }
            return await work(readable);
        },
        async lacks(layout, { digest, size }) {
            const file = (0,oci_layout/* blobIn */.zP)(layout, digest);
            try {
                return (await (0,workspace_oci_layout/* sizeOfFile */.JL)(file)) !== size;
            }
            catch (error) {
                if (!(0,workspace_oci_layout/* isDenied */.GZ)(error))
                    throw error;
                const [trouble] = await (0,by_root/* verifyBlobs */.oP)(directoriesOf(file), [{ digest, size }], log);
                return trouble !== undefined;
            }
        },
        async close() {
            const places = await Promise.allSettled(opened.values());
            opened.clear();
            // Who asked has been told why one could not be opened.
            for (const one of places) {
                if (one.status === 'rejected')
                    continue;
                await (0,staging_directory/* closeStaging */.QL)(one.value.place.staging, log);
                await one.value.locks.release();
            }
        },
    };
}
async function openPlace(directories, log) {
    const locks = (0,workspace_locks/* stackerLocks */.I)(directories, log);
    try {
        const others = await locks.take('existing');
        if (others !== undefined)
            throw new errors/* TroubleError */.WN(others);
        return { place: { directories, staging: await (0,staging_directory/* openStaging */.gO)(directories), log }, locks };
    }
    catch (error) {
        await locks.release();
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/publish/put-tags.js



const parallelPuts = 4;
/** Puts the manifests under their digests: before any tag is written, every image is there as a whole. */
async function putManifests(images, repositoryOf) {
    const lacking = images.filter(({ isThere }) => !isThere);
    return await atOnce(lacking, parallelPuts, async ({ source: { image }, manifest }) => {
        if (manifest === undefined)
            return undefined;
        const put = await repositoryOf(image).putManifest(manifest.digest, manifest);
        if (put.kind === 'put')
            return undefined;
        return registryTrouble(image, 'the image is not taken', put.kind === 'refused' ? { ...put, kind: 'denied' } : put);
    });
}
/**
 * Writes the tags. Those that name other images now come first, one after the other: where the registry does not let one be moved, those that were
 * moved are put back, so that either all tags are of this publish or none is.
 */
async function putTags(images, repositoryOf) {
    const steps = images.flatMap(({ source: { image }, manifest, tags }) => manifest === undefined ? [] : tags.map((tag) => ({ ...tag, image, manifest })));
    const moved = [];
    for (const step of steps.filter(({ before }) => before !== undefined)) {
        const problem = await put(step, repositoryOf);
        if (problem !== undefined)
            return [withAftermath(problem, await putBack(moved, repositoryOf), [])];
        moved.push(step);
    }
    const made = [];
    const make = async (step) => {
        const problem = await put(step, repositoryOf);
        if (problem === undefined)
            made.push(step);
        return problem;
    };
    // A rule that forbids the tag forbids the first one, too.
    const [first, ...others] = steps.filter(({ before }) => before === undefined);
    const problems = first === undefined ? [] : await atOnce([first], 1, make);
    const [problem, ...more] = problems.length > 0 ? problems : await atOnce(others, parallelPuts, make);
    return problem === undefined ? [] : [withAftermath(problem, await putBack(moved, repositoryOf), made), ...more];
}
async function put({ image, manifest, tag, before }, repositoryOf) {
    const answer = await repositoryOf(image).putManifest(tag, manifest);
    switch (answer.kind) {
        case 'put':
            return undefined;
        case 'refused':
            return tagTrouble(image, { tag, isReplaced: before !== undefined, why: answer.why });
        case 'missing':
        case 'denied':
        case 'failed':
            return registryTrouble(image, `the tag ${tag} cannot be put`, answer);
    }
}
/** Answers the tags that could not be put back. */
async function putBack(moved, repositoryOf) {
    for (const [index, step] of moved.entries()) {
        const repository = repositoryOf(step.image);
        const former = step.before ? await repository.getManifest(step.before) : undefined;
        const isBack = former?.kind === 'manifest' && (await repository.putManifest(step.tag, former)).kind === 'put';
        // What did not work for one is not waited for again.
        if (!isBack)
            return moved.slice(index);
    }
    return [];
}
const mostNamed = 5;
/** The problem, and which tags are new all the same. */
function withAftermath(problem, lost, made) {
    const names = [...lost, ...made].map(({ image, tag }) => `${repositoryName(image)}:${tag}`);
    const more = names.length > mostNamed ? ` and ${String(names.length - mostNamed)} more` : '';
    const aftermath = names.length === 0 ? 'no tag was changed' : `written already: ${names.slice(0, mostNamed).join(', ')}${more}`;
    return { ...problem, message: `${problem.message}; ${aftermath}` };
}

;// CONCATENATED MODULE: ./lib/publish/send-blobs.js




const parallelQuestions = 8;
const parallelUploads = 4;
/**
 * Sends what the registry lacks of the images, each blob once: from the repository that has it the others take it. Nothing is sent before all is
 * known to be there or at hand; `complete` brings what is not. Answers the bytes that were sent, and what was in the way.
 */
async function sendBlobs(images, repositoryOf, { files, complete, caches }) {
    const wanted = wantedBlobs(images.filter(({ isThere }) => !isThere));
    const questions = wanted.flatMap(({ blob, homes }) => homes.map((home) => ({ blob, home })));
    const asked = await atOnce(questions, parallelQuestions, async ({ blob, home }) => {
        const answer = await repositoryOf(home.image).hasBlob(blob.digest);
        home.isThere = answer.kind === 'present';
        return answer.kind === 'failed' ? registryTrouble(home.image, 'it cannot be asked for blobs', answer) : undefined;
    });
    if (asked.length > 0)
        return { bytes: 0, problems: asked.slice(0, 1) };
    if ((await lackingBlobs(wanted, files)).length > 0)
        await complete();
    const lacking = await lackingBlobs(wanted, files);
    if (lacking.length > 0)
        return { bytes: 0, problems: lacking };
    let bytes = 0;
    const problems = await atOnce(wanted, parallelUploads, async ({ blob, homes }) => {
        for (const home of homes.filter(({ isThere }) => !isThere)) {
            const from = homes.find(({ isThere }) => isThere)?.image.address.path ?? cacheBeside(home.image, caches);
            const pushed = await withContent(blob, files, (content) => repositoryOf(home.image).pushBlob({ ...blob, content }, from));
            if ('why' in pushed)
                return registryTrouble(home.image, `${blob.digest} cannot be sent`, pushed);
            if (pushed.kind === 'pushed')
                bytes += blob.size;
            home.isThere = true;
        }
        return undefined;
    });
    return { bytes, problems: problems.slice(0, 1) };
}
/** A repository of the same registry in which the cache is. */
function cacheBeside({ address }, caches) {
    return caches.find(({ domain }) => domain === address.domain)?.path;
}
function wantedBlobs(images) {
    const found = new Map();
    for (const { source } of images) {
        for (const blob of source.blobs) {
            const wanted = found.get(blob.digest) ?? { blob, homes: new Map() };
            found.set(blob.digest, wanted);
            const home = repositoryName(source.image);
            if (!wanted.homes.has(home))
                wanted.homes.set(home, { image: source.image, isThere: false });
        }
    }
    return [...found.values()].map(({ blob, homes }) => ({ blob, homes: [...homes.values()] }));
}
/** Where it cannot be read that is no fault of the registry's. */
async function withContent({ content }, files, push) {
    if (typeof content !== 'string')
        return await push(content);
    try {
        return await files.use(content, (readable) => push(readable ?? content));
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return { kind: 'failed', why: error.message, isOurs: true };
    }
}
async function lackingBlobs(wanted, files) {
    return (await Promise.all(wanted.map((one) => lackOf(one, files)))).flat();
}
/** A blob of a hit may have been left out of the layout. */
async function lackOf({ blob, homes }, files) {
    const [home] = homes;
    if (home === undefined || homes.some(({ isThere }) => isThere))
        return [];
    if (typeof blob.content !== 'string' || !(await files.lacks(home.image.layout, blob)))
        return [];
    return [
        {
            message: `${repositoryName(home.image)} cannot be published: neither the registry nor ${home.image.layout} has ${blob.digest}`,
            advice: 'nor has the cache: name by store the one that it was restored from, or build the layer again, by refresh',
        },
    ];
}

// EXTERNAL MODULE: ./lib/formats/oci/manifest.js
var oci_manifest = __webpack_require__(72765);
;// CONCATENATED MODULE: ./lib/publish/source-image.js






/** Reads images from layouts, whose indexes it reads once. */
function openLayouts(files) {
    const indexes = new Map();
    return async (image) => {
        const { layout, layoutTag, layer } = image;
        const problem = (why) => ({
            message: `${repositoryName(image)} cannot be published: ${why}`,
            place: { file: layer.definition.stackerfile, line: layer.definition.line },
            advice: 'build or restore it first, in the same directories',
        });
        try {
            const index = indexes.get(layout) ?? files.use((0,oci_layout/* indexPath */.AV)(layout), workspace_oci_layout/* indexIn */.YP);
            indexes.set(layout, index);
            const entry = (await index)?.manifests.find(({ tag }) => tag === layoutTag);
            if (entry === undefined)
                return problem(`${layout} has no image ${JSON.stringify(layoutTag)}`);
            const { digest, mediaType } = entry;
            if (mediaType !== media_type/* ociManifest */.F7 && mediaType !== media_type/* dockerManifest */.kh)
                return problem(`${JSON.stringify(layoutTag)} in ${layout} is no manifest of an image`);
            const bytes = await files.use((0,oci_layout/* blobIn */.zP)(layout, digest), (file) => (0,workspace_oci_layout/* documentIn */.Fd)(file, digest));
            if (bytes === undefined)
                return problem(`its manifest in ${layout} is missing or damaged`);
            return { image, digest, manifest: { mediaType, bytes, digest }, blobs: blobsOf(bytes, layout) };
        }
        catch (error) {
            if (!(0,errors/* isTrouble */.KM)(error))
                throw error;
            return problem(error.message);
        }
    };
}
function blobsOf(manifest, layout) {
    const { config, layers } = (0,oci_manifest/* decodeManifest */.MK)(manifest);
    const blobs = [config, ...layers].map(({ digest, size }) => ({ digest, size, content: (0,oci_layout/* blobIn */.zP)(layout, digest) }));
    return [...new Map(blobs.map((blob) => [blob.digest, blob])).values()];
}

// EXTERNAL MODULE: ./lib/report/reason.js
var report_reason = __webpack_require__(39048);
;// CONCATENATED MODULE: ./lib/publish/stale-images.js

/**
 * Images of which build.cache does not say that they are what their sources describe. `stacker publish` refuses them, too, and with them
 * those that are built on every run, which can never be looked up: here these count as what the last build made of them.
 */
function staleImages(images, { layers }) {
    const stale = new Map();
    const isStale = (layer) => {
        const known = stale.get(layer);
        if (known !== undefined)
            return known;
        const found = layer.reasons.some(({ code, uncompared }) => uncompared === true || !ofEveryRun.has(code)) ||
            layer.dependsOn.some((index) => {
                const below = layers[index];
                return below !== undefined && isStale(below);
            });
        stale.set(layer, found);
        return found;
    };
    const told = new Set();
    return images.flatMap(({ layer }) => {
        if (layer.verdict === 'hit' || layer.verdict === 'unchanged' || !isStale(layer) || told.has(layer))
            return [];
        told.add(layer);
        const { name, stackerfile, line } = layer.definition;
        const [reason] = layer.reasons;
        const why = reason === undefined ? 'its build is not recorded' : (0,report_reason/* describeReason */.Gk)(reason, report_reason/* plain */.pj, undefined);
        return [
            {
                message: `layer ${JSON.stringify(name)} is not published, since its image is not what its sources describe: ${why}`,
                place: { file: stackerfile, line },
                advice: 'build it first, with the same options',
            },
        ];
    });
}
/** Reasons that every run of stacker finds anew, right after a build, too. */
const ofEveryRun = new Set([
    'binds',
    'never-equal',
    'bom-generate',
    'base-rebuilt',
    'base-may-be-equal',
    'producer-rebuilt',
]);

;// CONCATENATED MODULE: ./lib/publish/standing-image.js


/** Asks for each tag by HEAD, and only where one is to be put for the image itself. `changed`: what the registry has by any name gets no tags. */
async function findStanding(source, repository, what) {
    const { image, digest } = source;
    const tags = [];
    for (const tag of image.tags) {
        const answer = await repository.headManifest(tag);
        switch (answer.kind) {
            case 'digest':
                if (answer.digest !== digest)
                    tags.push({ tag, before: answer.digest ?? null });
                break;
            case 'failed':
                return registryTrouble(image, `it cannot be asked for ${tag}`, answer);
            // Of a repository that is not there yet some registries say that it may not be read. Whether it may be written is found out by writing.
            case 'denied':
            case 'missing':
                tags.push({ tag, before: undefined });
        }
    }
    if (tags.length === 0)
        return { source, manifest: source.manifest, isThere: true, tags, did: 'stands' };
    const there = await repository.headManifest(digest);
    if (there.kind === 'failed')
        return registryTrouble(image, 'it cannot be asked for the image', there);
    const isThere = there.kind === 'digest';
    if (isThere && what === 'changed')
        return { source, manifest: source.manifest, isThere, tags: [], did: 'left' };
    if (source.manifest !== undefined)
        return { source, manifest: source.manifest, isThere, tags, did: isThere ? 'tagged' : 'sent' };
    return await fromRegistry(source, repository, tags);
}
/** An image that is kept elsewhere can be tagged where the registry has it. */
async function fromRegistry(source, repository, tags) {
    const { image, digest } = source;
    const found = await repository.getManifest(digest);
    switch (found.kind) {
        case 'manifest':
            return { source, manifest: found, isThere: true, tags, did: 'tagged' };
        case 'missing':
            return {
                message: `${repositoryName(image)} cannot be tagged: the registry does not have ${digest}`,
                place: { file: image.layer.definition.stackerfile, line: image.layer.definition.line },
                advice: 'restore it first, or publish it where it was built',
            };
        case 'denied':
        case 'failed':
            return registryTrouble(image, 'the image cannot be read there', found);
    }
}

;// CONCATENATED MODULE: ./lib/publish/publish.js













/** What a registry may cost in trouble, in milliseconds; what is sent takes as long as it takes. */
const usualPatience = { request: 30_000, total: 120_000 };
const publish_parallelQuestions = 8;
/**
 * Publishes images of builds under the references that `stacker publish` gives them, without changing a byte: first all blobs that the registry
 * lacks, then all manifests, then the tags. What stands there already is not sent, and what has its tag is asked for by one request.
 * @throws UserError for what was in the way.
 */
async function publish(builds, surroundings) {
    const begun = surroundings.now();
    const [first] = builds;
    const target = first?.options.publishTo;
    if (first === undefined || target === undefined)
        throw new errors/* UserError */.yo('publish-to: say where images are published, as "docker://HOST/PATH"');
    const { publish: what, publishIndex } = first.options;
    const images = outputImages(builds, target);
    const repositoryOf = openRepositories(surroundings);
    const files = openLayoutFiles(builds.map(({ options }) => (0,directories/* directoriesOf */.Pv)(options.directories)), surroundings.log);
    try {
        const { sources, left } = publishIndex === 'join'
            ? { sources: await joinedImages(images, repositoryOf), left: [] }
            : await readImages(builds, images, files);
        const standing = await standingImages(sources, repositoryOf, what);
        const { bytes, problems } = await sendBlobs(standing, repositoryOf, {
            files,
            complete: async () => {
                await files.close();
                await completeAll(builds);
            },
            caches: builds.flatMap(({ options }) => options.store.filter((store) => store.kind === 'registry')),
        });
        end(problems);
        end(await putManifests(standing, repositoryOf));
        end(await putTags(standing, repositoryOf));
        return {
            images: [...standing.map(publishedImage), ...left.map(leftImage)],
            bytesUp: bytes,
            seconds: (surroundings.now() - begun) / 1000,
        };
    }
    finally {
        await files.close();
    }
}
/** Builds of one layout share what it lacks. */
async function completeAll(builds) {
    const byLayout = new Map(builds.map((build) => [build.options.directories.oci, build]));
    for (const { complete } of byLayout.values())
        await complete();
}
/** Shares what is learnt about the registry, and the patience with it. */
function openRepositories({ environment, log, networkPatience = usualPatience }) {
    const repository = (0,machine_repositories/* openMachineRepositories */.S)((0,this_machine/* thisMachine */.g)({ environment, log }), networkPatience);
    const opened = new Map();
    return (image) => {
        const name = repositoryName(image);
        const known = opened.get(name) ?? repository(image.address);
        opened.set(name, known);
        return known;
    };
}
async function joinedImages(images, repositoryOf) {
    refuseCollisions(images.map((image) => ({ ...image, tags: image.partTags })));
    const { joined, problems } = await joinParts(images, repositoryOf);
    end(problems);
    return joined;
}
/**
 * From the layouts. Where the plan is of the store's records, a hit may be in the registry alone, and what is no hit is left to those who build
 * it.
 */
async function readImages(builds, images, files) {
    refuseCollisions(images);
    const ofRecords = builds.every(({ isBuilt, options }) => !isBuilt && options.from === 'store');
    if (!ofRecords) {
        end(builds.flatMap((build) => (build.isBuilt ? [] : staleImages(imagesOf(images, build), build.plan))));
    }
    const left = ofRecords ? images.filter(({ digest }) => digest === null) : [];
    const read = openLayouts(files);
    const problems = [];
    const sources = [];
    for (const image of images.filter((one) => !left.includes(one))) {
        const found = await read(image);
        const isFound = 'image' in found && (!ofRecords || found.digest === image.digest);
        if (isFound)
            sources.push(found);
        else if (ofRecords && image.digest !== null)
            sources.push({ image, digest: image.digest, manifest: undefined, blobs: [] });
        else if ('message' in found)
            problems.push(found);
    }
    end(problems);
    return { sources, left };
}
function imagesOf(images, { plan }) {
    const layers = new Set(plan.layers);
    return images.filter(({ layer }) => layers.has(layer));
}
async function standingImages(sources, repositoryOf, what) {
    const standing = [];
    const problems = await atOnce([...sources.entries()], publish_parallelQuestions, async ([index, source]) => {
        const found = await findStanding(source, repositoryOf(source.image), what);
        if ('message' in found)
            return found;
        standing[index] = found;
        return undefined;
    });
    end(problems);
    return standing;
}
function publishedImage({ source: { image, digest }, did }) {
    return { repository: repositoryName(image), digest, tags: image.tags, did };
}
function leftImage(image) {
    return { repository: repositoryName(image), digest: null, tags: image.tags, did: 'left' };
}
function end(problems) {
    if (problems.length > 0)
        throw new errors/* UserError */.yo(problems);
}


/***/ }),

/***/ 47832:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ publishedReference),
/* harmony export */   k: () => (/* binding */ parsePublishTarget)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9758);


const scheme = 'docker://';
const tagPattern = /^\w[\w.-]{0,127}$/;
/** `to` and `tags` as they were given; undefined where nothing was. @throws UserError that says what to give. */
function parsePublishTarget(to, tags) {
    if (to === undefined) {
        if (tags.length === 0)
            return undefined;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('publish-tags: say by publish-to, as "docker://HOST/PATH", in which registry these tags are');
    }
    return { prefix: parsePrefix(to), tags: tags.length === 0 ? ['latest'] : [...new Set(tags.map(parseTag))] };
}
function parsePrefix(text) {
    if (text.includes('@'))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`publish-to: expected "${scheme}HOST/PATH" without "@"; user and password are taken from where docker login keeps them`);
    const wrong = (why) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`publish-to: expected "${scheme}HOST/PATH", got ${JSON.stringify(text)}${why}`);
    if (!text.startsWith(scheme))
        throw wrong('');
    const prefix = text.slice(scheme.length).replace(/\/+$/, '');
    const [host = ''] = prefix.split('/', 1);
    if (!/[.:]/.test(host) && host !== 'localhost')
        throw wrong(`; name the registry's host first, as in "${scheme}docker.io/PATH"`);
    // What is added stands for the name of an image.
    const parsed = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(`${prefix}/image`);
    if (parsed.kind === 'invalid')
        throw wrong(`; a path has small letters and digits, and tags are given by publish-tags (${parsed.why})`);
    return prefix;
}
function parseTag(text) {
    if (tagPattern.test(text))
        return text;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`publish-tags: expected at most 128 letters, digits, "_", "." and "-", beginning with none of the last two, got ${JSON.stringify(text)}`);
}
/** Where the image of a layer is under that tag. `insecure`: on this machine registries need no TLS, as docker has it. */
function publishedReference({ prefix }, layer, tag) {
    // A layer called `a:b` would name another tag, or another image by its digest.
    if (/[:@/]/.test(layer))
        return { kind: 'invalid', why: 'its name cannot be that of an image in a registry' };
    const parsed = (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .parseReference */ .F2)(`${prefix}/${layer}:${tag}`);
    if (parsed.kind === 'invalid')
        return parsed;
    return { ...parsed, insecure: (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U9)(parsed.reference.domain) };
}


/***/ }),

/***/ 39048:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Gk: () => (/* binding */ describeReason),
/* harmony export */   IG: () => (/* binding */ modeChange),
/* harmony export */   N0: () => (/* binding */ describeOwnReasons),
/* harmony export */   Zw: () => (/* binding */ inBackticks),
/* harmony export */   n3: () => (/* binding */ toldOnce),
/* harmony export */   nl: () => (/* binding */ describeReasons),
/* harmony export */   pj: () => (/* binding */ plain),
/* harmony export */   rl: () => (/* binding */ causeOf),
/* harmony export */   wh: () => (/* binding */ describeCauses),
/* harmony export */   zM: () => (/* binding */ reasonsOf)
/* harmony export */ });
/* harmony import */ var _stackerfile_dockerish_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89149);

/** As in JSON. */
const plain = { name: (text) => text, clause: (text) => text };
/** For a terminal or a log. */
const inBackticks = { name: (text) => `\`${text}\``, clause: (text) => text };
/** One sentence without a full stop per reason; a new code does not compile without its sentence. */
const sentences = {
    'not-cached': (place) => `no build of it is in ${place === '' ? 'the cache' : place}`,
    'store-unreachable': () => 'the cache could not be reached',
    'record-refused': () => 'a build of it is in the cache, and was made by somebody whose records are not trusted here',
    'root-needed': () => 'stacker runs as root, so what it is to find must belong to root',
    'definition-changed': () => 'its definition changed',
    'base-changed': (base) => (base === '' ? 'its base image changed' : `its base image ${base} changed`),
    'base-rebuilt': (base) => `base ${base} will be rebuilt`,
    'epoch-changed': () => 'SOURCE_DATE_EPOCH changed',
    'import-new': (path) => `import ${path} is new`,
    'import-missing': (path) => `import ${path} is gone`,
    'import-type-changed': (path) => `import ${path} changed between file and directory`,
    'import-changed': (path) => `import ${path} changed`,
    'overlay-dir-new': (path) => `overlay dir ${path} is new`,
    'overlay-dir-missing': (path) => `overlay dir ${path} is gone`,
    'overlay-dir-changed': (path) => `overlay dir ${path} changed`,
    'layer-type-missing': (type) => `the cached build has no output as ${type}`,
    'release-changed': () => 'it was built by a release of stacker whose cache this one does not read',
    'content-missing': (content) => `${content === '' ? 'content' : content} of the cached build is missing in the store`,
    'shared-name': (name) => `another stackerfile of the same stacker-dir has a layer ${name === '' ? 'of this name' : name}`,
    'refresh-requested': () => 'a refresh was requested',
    'too-old': () => 'its build is older than max-age',
    'needed-by-rebuild': (child) => `it is good, but it cannot be laid down${child === '' ? '' : ` for ${child}`}`,
    binds: () => 'it has binds, which stacker builds on every run',
    'never-equal': (directive) => `its ${directive === '' ? 'definition' : directive} never equals its cached copy, so stacker builds it on every run`,
    'bom-generate': () => 'it generates a bom, which this release builds on every run',
    'base-may-be-equal': (base) => `base ${base === '' ? '' : `${base} `}will be built again, and may come out equal: stacker decides`,
    'base-unresolved': (base) => `its base image ${base === '' ? '' : `${base} `}cannot be known before the build`,
    'import-unresolved': (path) => `import ${path} cannot be known before the build`,
    'producer-rebuilt': (producer) => `${producer}, which it takes files from, will be rebuilt`,
    'yaml-unsure': () => 'its definition could not be read with certainty',
    'generated-source': (path) => `${path} may still be made before stacker reads it`,
    'release-unknown': () => 'the release of stacker is not known',
    'bad-import': (path) => `stacker cannot take ${path === '' ? 'its base' : path}`,
    'dependency-unresolved': (name) => `${name === '' ? 'a layer that it needs' : name} is not among the layers`,
    'colliding-names': (base) => `${base === '' ? 'its base' : base} and another base of the build are kept under one name`,
};
/** Said of a doubt about what stacker never looks at: it is certain then that the layer is built. */
const neverCompared = 'stacker itself does not compare imports with dest';
/** The reason in one clause; its detail follows after a colon. */
function describeReason(reason, voice, cause) {
    return told([reason], voice, cause);
}
/** What is said of the layer that a reason comes from, where that one is in the plan. */
const following = {
    'base-unresolved': (base, certain) => `base ${base} ${certain ? 'will' : 'may'} be rebuilt`,
    'producer-rebuilt': (producer, certain) => `${producer}, which it takes files from, ${certain ? 'will' : 'may'} be rebuilt`,
};
/** Reasons that differ in their subjects only, in one clause. */
function told(reasons, voice, cause) {
    const [{ code, detail, uncompared }] = reasons;
    const subject = listed(reasons.flatMap((reason) => (reason.subject === '' ? [] : [namedSubject(reason, voice)])));
    const follows = cause === undefined ? undefined : following[code];
    const details = [
        ...(detail === undefined || follows !== undefined ? [] : [voice.clause(detail)]),
        ...(uncompared === true ? [neverCompared] : []),
    ];
    const sentence = follows === undefined ? sentences[code](subject) : follows(subject, cause?.verdict !== 'unknown');
    return details.length === 0 ? sentence : `${sentence}: ${details.join('; ')}`;
}
/** A layer type in the words of stacker's options, and not as its cache has it (`squashfs+true`). */
function namedSubject({ code, subject }, voice) {
    const [, type, verity] = /^(squashfs|erofs|tar)\+(true|false)$/.exec(subject) ?? [];
    if (code !== 'layer-type-missing' || type === undefined)
        return voice.name(subject);
    return `${voice.name(type)}${type === 'tar' ? '' : verity === 'true' ? ' with verity' : ' without verity'}`;
}
/** Each reason once: a producer is one however many files are taken from it, and what stacker never compares outweighs what it does. */
function reasonsOf({ reasons }) {
    const certain = new Set(reasons.flatMap((reason) => (reason.uncompared === true ? [causeKey(reason)] : [])));
    const seen = new Set();
    return reasons.filter((reason) => {
        const { code, subject, detail, changes, uncompared } = reason;
        if (uncompared !== true && certain.has(causeKey(reason)))
            return false;
        const key = JSON.stringify([code, subject, detail, changes, uncompared]);
        if (seen.has(key))
            return false;
        seen.add(key);
        return true;
    });
}
function causeKey({ code, subject }) {
    return JSON.stringify([code, subject]);
}
const spreading = new Set([
    'base-rebuilt',
    'base-may-be-equal',
    'base-unresolved',
    'producer-rebuilt',
]);
/**
 * Is it told once for the whole plan, as an outage is, and not again with each layer? What a layer's own page tells is another matter.
 */
function isToldOnce({ code }) {
    return code === 'store-unreachable' || code === 'root-needed';
}
/** What is told once, as whole sentences; `why` of the first layer that it happened to. */
function toldOnce(plan, voice) {
    const hit = plan.layers.flatMap(({ reasons }) => reasons.filter(isToldOnce));
    const [first] = hit;
    if (first === undefined)
        return [];
    const layers = hit.length === 1 ? 'one layer counts' : `${String(hit.length)} layers count`;
    const sentence = describeReason(first, voice);
    return [`${sentence.slice(0, 1).toUpperCase()}${sentence.slice(1)}; ${layers} as not cached.`];
}
/** The layer that a spreading reason points to: the base or producer among what the layer depends on. */
function causeOf(plan, layer, reason) {
    if (!spreading.has(reason.code))
        return undefined;
    const name = (0,_stackerfile_dockerish_url_js__WEBPACK_IMPORTED_MODULE_0__/* .stackerUrl */ .Z)(reason.subject)?.layer ?? reason.subject;
    return layer.dependsOn
        .map((index) => plan.layers[index])
        .find((candidate) => candidate?.definition.name === name && candidate !== layer);
}
const mostNamed = 3;
/** `mode 0644 -> 0755` where that is all that changed. */
function modeChange({ before = '', after = '' }) {
    const [then, now] = [before, after].map((text) => /^mode (0[0-7]{1,6})$/.exec(text)?.[1]);
    return then === undefined || now === undefined ? undefined : `mode ${then} -> ${now}`;
}
/** Which fields or files, in short; the first few of them. Not their values but a mode: they may not be for everybody. */
function describeChanged({ subject, changes = [] }, voice) {
    const paths = new Map();
    for (const change of changes) {
        const mode = modeChange(change);
        const name = change.path === '' || change.path === subject ? '' : voice.name(change.path);
        const text = [name, mode ?? ''].filter((part) => part !== '').join(': ');
        if (text !== '')
            paths.set(change.path, text);
    }
    const named = [...paths.values()].slice(0, mostNamed);
    const more = paths.size > mostNamed ? [`${paths.size - mostNamed} more`] : [];
    return named.length === 0 ? '' : ` (${[...named, ...more].join(', ')})`;
}
/**
 * Why the layer is no hit, a clause for each cause of its own, and one for all that follows from other layers: it names them and leaves
 * their reasons to them. That there is no build of a layer goes without saying where it will be built for another one, and which release
 * is not known stands above the plan. `why` tells all.
 */
function describeReasons(plan, layer, voice) {
    const reasons = reasonsOf(layer).filter((reason) => reason.code !== 'release-unknown' && !isToldOnce(reason));
    const causes = new Map();
    for (const reason of reasons) {
        const cause = causeOf(plan, layer, reason);
        if (cause === undefined)
            continue;
        const key = JSON.stringify([reason.code, reason.uncompared, cause.verdict === 'unknown']);
        const same = causes.get(key);
        if (same === undefined)
            causes.set(key, { reasons: [reason], cause });
        else
            same.reasons.push(reason);
    }
    const follows = [...causes.values()].map(({ reasons, cause }) => told(reasons, voice, cause)).join('; ');
    let isTold = false;
    return reasons.flatMap((reason) => {
        if (causeOf(plan, layer, reason) === undefined) {
            if (reason.code === 'not-cached' && reason.detail === undefined && follows !== '')
                return [];
            return [`${describeReason(reason, voice)}${describeChanged(reason, voice)}`];
        }
        if (isTold)
            return [];
        isTold = true;
        return [follows];
    });
}
/** The causes that are a layer's own, and not told once for the whole plan. */
function describeCauses(plan, layer, voice) {
    const own = reasonsOf(layer).filter((reason) => reason.code !== 'release-unknown' && !isToldOnce(reason) && causeOf(plan, layer, reason) === undefined);
    const follows = reasonsOf(layer).some((reason) => causeOf(plan, layer, reason) !== undefined);
    return own.flatMap((reason) => reason.code === 'not-cached' && reason.detail === undefined && follows
        ? []
        : [`${describeReason(reason, voice)}${describeChanged(reason, voice)}`]);
}
/** What a later look at the same layer cannot find out: the causes that are its own, but that nothing is cached. */
function describeOwnReasons(plan, layer, voice) {
    return reasonsOf(layer).flatMap((reason) => reason.code === 'not-cached' || causeOf(plan, layer, reason) !== undefined
        ? []
        : [`${describeReason(reason, voice)}${describeChanged(reason, voice)}`]);
}
/** `a`, `a and b`, `a, b and 4 more`. */
function listed(names) {
    const shown = names.length > mostNamed + 1 ? [...names.slice(0, mostNamed), `${names.length - mostNamed} more`] : names;
    return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}


/***/ }),

/***/ 89149:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ dockerishUrl),
/* harmony export */   Z: () => (/* binding */ stackerUrl)
/* harmony export */ });
/**
 * NewDockerishUrl (docs/stacker/stackerfile.md#6.11; types/imagesource.go), which is no URL parser: undefined for a text without
 * `://`, which is a plain path.
 */
function dockerishUrl(text) {
    const at = text.indexOf('://');
    if (at < 0)
        return undefined;
    const after = text.slice(at + '://'.length);
    const slash = after.indexOf('/');
    const end = slash < 0 ? after.length : slash;
    return { scheme: text.slice(0, at), host: after.slice(0, end), path: after.slice(end) };
}
function stackerUrl(text) {
    const url = dockerishUrl(text);
    return url?.scheme === 'stacker' ? { layer: url.host, path: url.path } : undefined;
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
