export const id = 4562;
export const ids = [4562];
export const modules = {

/***/ 19881:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   On: () => (/* binding */ shownReason),
/* harmony export */   QO: () => (/* binding */ isStale),
/* harmony export */   kX: () => (/* binding */ isRebuilt)
/* harmony export */ });
/* harmony import */ var _stackerfile_shown_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(99770);
/* harmony import */ var _stackerfile_dockerish_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89149);


/** Their subjects are names of layers, by which what stands on what is followed, or words of ours. */
const namesLayers = new Set([
    'base-rebuilt',
    'base-may-be-equal',
    'producer-rebuilt',
    'needed-by-rebuild',
    'shared-name',
    'dependency-unresolved',
    'layer-type-missing',
    'never-equal',
    'release-unknown',
]);
/**
 * The reason as it may be told. What a field was and is stays for those who ask for it, but for user and password of a URL; `heldIn` names
 * a substitution whose value is in a text, so that others do not show it, also where an edit has taken the placeholder away.
 */
function shownReason(reason, show, heldIn) {
    const { code, subject, detail, changes, uncompared } = reason;
    const taken = (0,_stackerfile_dockerish_url_js__WEBPACK_IMPORTED_MODULE_0__/* .stackerUrl */ .Z)(subject);
    const told = taken === undefined ? show(subject) : `stacker://${taken.layer}${show(taken.path)}`;
    return {
        code,
        subject: namesLayers.has(code) ? subject : told,
        ...(changes === undefined ? {} : { changes: changes.map((change) => shownChange(change, show, heldIn)) }),
        ...(detail === undefined ? {} : { detail: show(detail) }),
        ...(uncompared === true ? { uncompared } : {}),
    };
}
function shownChange({ path, before, after, substitution: given }, show, heldIn) {
    const substitution = given ?? heldIn(before ?? '') ?? heldIn(after ?? '');
    return {
        path: show(path),
        ...(before === undefined ? {} : { before: (0,_stackerfile_shown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUserInfo */ .sl)(before) }),
        ...(after === undefined ? {} : { after: (0,_stackerfile_shown_text_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUserInfo */ .sl)(after) }),
        ...(substitution === undefined ? {} : { substitution }),
    };
}
function isRebuilt(verdict) {
    return verdict !== 'hit';
}
/** Does its build see anything that the image which is kept was not made from? */
function isStale(verdict) {
    return verdict !== 'hit' && verdict !== 'unchanged';
}


/***/ }),

/***/ 46468:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ verdictOf),
/* harmony export */   j: () => (/* binding */ isStop)
/* harmony export */ });
/** What each reason makes of a layer. A new reason does not compile without its place here. */
const verdictOfReason = {
    'not-cached': 'miss',
    'store-unreachable': 'miss',
    'record-refused': 'miss',
    'root-needed': 'miss',
    'definition-changed': 'miss',
    'base-changed': 'miss',
    'base-rebuilt': 'miss',
    'epoch-changed': 'miss',
    'import-new': 'miss',
    'import-missing': 'miss',
    'import-type-changed': 'miss',
    'import-changed': 'miss',
    'overlay-dir-new': 'miss',
    'overlay-dir-missing': 'miss',
    'overlay-dir-changed': 'miss',
    'layer-type-missing': 'miss',
    'release-changed': 'miss',
    'content-missing': 'miss',
    'shared-name': 'miss',
    'refresh-requested': 'miss',
    'too-old': 'miss',
    'needed-by-rebuild': 'miss',
    binds: 'always',
    'never-equal': 'always',
    'bom-generate': 'always',
    'base-unresolved': 'unknown',
    'base-may-be-equal': 'unknown',
    'import-unresolved': 'unknown',
    'producer-rebuilt': 'unknown',
    'yaml-unsure': 'unknown',
    'generated-source': 'unknown',
    'release-unknown': 'unknown',
    'bad-import': 'error',
    'dependency-unresolved': 'error',
    'colliding-names': 'error',
};
/** Is it for this reason that stacker stops at the layer? Others stand beside it. */
function isStop(reason) {
    return verdictOfReason[reason.code] === 'error';
}
/**
 * Imports and bases are fetched before Lookup, so an error comes first; a certain miss outweighs what is only unknown
 * (docs/stacker/staging.md#10.1).
 */
const precedence = ['error', 'miss', 'always', 'unknown'];
function verdictOf(reasons) {
    const found = new Set(reasons.map(({ code, uncompared }) => (uncompared === true ? 'miss' : verdictOfReason[code])));
    return precedence.find((verdict) => found.has(verdict)) ?? 'hit';
}


/***/ }),

/***/ 6958:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ hostArch)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/** Go's name of this machine's architecture, which stacker stores as the default of `arch` (docs/stacker/stackerfile.md#6.8). */
function hostArch() {
    if (process.arch === 'x64')
        return 'amd64';
    if (process.arch === 'arm64')
        return 'arm64';
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`stacker has no release for the architecture ${process.arch}`);
}


/***/ }),

/***/ 43691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ nameGlob)
/* harmony export */ });
/** `*` and `?` over a whole layer name; everything else stands for itself. */
function nameGlob(glob) {
    const pattern = glob
        .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('?', '.');
    return new RegExp(`^${pattern}$`, 'su');
}


/***/ }),

/***/ 67643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BQ: () => (/* binding */ decodeResolution),
/* harmony export */   RH: () => (/* binding */ strongEtag),
/* harmony export */   Rw: () => (/* binding */ encodeResolution),
/* harmony export */   SR: () => (/* binding */ makeUrlResolution),
/* harmony export */   dI: () => (/* binding */ makeDockerResolution),
/* harmony export */   dt: () => (/* binding */ urlResolutionName),
/* harmony export */   kw: () => (/* binding */ decodeEvidence),
/* harmony export */   uC: () => (/* binding */ dockerResolutionName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2924);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(67910);
/* harmony import */ var _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(55483);
/* harmony import */ var _stackerfile_shown_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(99770);





const mostBytes = 1 << 16;
const mostText = 4096;
/** The release belongs to the name because it decides which instance is taken and what a converted manifest looks like. */
function dockerResolutionName(reference, platform, release) {
    return `docker ${reference} ${platform} ${release}`;
}
/**
 * `mode` is Go's text of the staged file's mode: HashFile of other modes cannot be computed from a hash. The name is left in files and
 * becomes a key, so user and password are no part of it; what they open is known by its validators.
 */
function urlResolutionName(url, mode) {
    return `url ${mode} ${(0,_stackerfile_shown_text_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutUserInfo */ .sl)(url)}`;
}
function encodeResolution(resolution) {
    return Buffer.from(JSON.stringify(resolution));
}
/**
 * Reads what a store gave as the answer to `name`: bytes, or their JSON value. Throws a FormatError for anything that is not a
 * resolution of exactly that name.
 */
function decodeResolution(value, name) {
    const where = 'resolution';
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value instanceof Uint8Array ? (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(value, where, mostBytes) : value, where);
    const kind = member('kind', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('docker', 'url'));
    const named = member('name', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY);
    if (named !== (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(name))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected the answer to the name that was asked');
    switch (kind) {
        case 'docker':
            return {
                kind,
                name: named,
                top: member('top', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY),
                manifest: member('manifest', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY),
                base: member('base', decodeHex),
            };
        case 'url':
            return {
                kind,
                name: named,
                etag: member('etag', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(decodeEtag)),
                contentHash: member('contentHash', decodeHex),
                size: member('size', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV),
                stagedHash: member('stagedHash', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY),
            };
    }
}
/** Reads evidence that an earlier step of the job left. Throws a FormatError. */
function decodeEvidence(value, where) {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    const kind = member('kind', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('docker', 'url'));
    const name = member('name', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc);
    switch (kind) {
        case 'docker':
            return {
                kind,
                name,
                top: member('top', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY),
                manifest: member('manifest', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY),
                mediaType: member('mediaType', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
            };
        case 'url':
            return {
                kind,
                name,
                etag: member('etag', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(decodeEtag)),
                length: member('length', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV)),
                checksum: member('checksum', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc)),
            };
    }
}
function decodeHex(value, where) {
    const text = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc)(value, where);
    if (!(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc)(`sha256:${text}`))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected 64 hexadecimal digits');
    return text;
}
function decodeEtag(value, where) {
    const text = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc)(value, where);
    if (strongEtag(text) === null)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected a strong ETag');
    return text;
}
/** The ETag if it is a strong one (RFC 9110, 8.8.3). A weak one promises no equal bytes. */
function strongEtag(header) {
    return header !== null && header.length <= mostText && /^"[\x21\x23-\x7e\x80-\xff]+"$/.test(header) ? header : null;
}
/**
 * The resolution to write after a build, or undefined when what was seen before and after does not prove that `base` belongs to it.
 * An OCI manifest is copied verbatim, so its Base must be its digest; if it is not, stacker saw another image
 * (docs/stacker/staging.md#8.8).
 */
function makeDockerResolution(before, after, base) {
    const same = before.name === after.name && before.top === after.top && before.manifest === after.manifest;
    if (!same || !(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc)(`sha256:${base}`))
        return undefined;
    if (after.mediaType === _formats_oci_media_type_js__WEBPACK_IMPORTED_MODULE_4__/* .ociManifest */ .F7 && base !== (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestHex */ .sU)(after.manifest))
        return undefined;
    const { name, top, manifest } = after;
    return { kind: 'docker', name: (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(name), top, manifest, base };
}
/** The same for a download; `content` is what stacker staged. A server that tells a false checksum or length is not believed about the rest. */
function makeUrlResolution(before, after, content) {
    const same = before.name === after.name &&
        before.etag === after.etag &&
        before.length === after.length &&
        before.checksum === after.checksum;
    if (!same || (after.checksum !== null && after.checksum !== content.contentHash))
        return undefined;
    const etag = after.length === content.size ? after.etag : null;
    return { kind: 'url', name: (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(after.name), etag, ...content };
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

/***/ 9758:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F2: () => (/* binding */ parseReference),
/* harmony export */   FH: () => (/* binding */ formatReference),
/* harmony export */   U$: () => (/* binding */ registryHost),
/* harmony export */   U9: () => (/* binding */ isLoopback)
/* harmony export */ });
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(67910);

const alphaNumeric = '[a-z0-9]+';
const separator = '(?:[._]|__|[-]+)';
const nameComponent = `${alphaNumeric}(?:${separator}${alphaNumeric})*`;
const domainComponent = '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)';
const domainName = `${domainComponent}(?:\\.${domainComponent})*(?::[0-9]+)?`;
const remotePattern = new RegExp(`^(${nameComponent}(?:/${nameComponent})*)(?::([\\w][\\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$`);
const domainPattern = new RegExp(`^${domainName}$`);
/**
 * Parses what stands after `docker://`, as containers/image does (docs/stacker/platform.md#4.1; docker/reference/normalize.go):
 * `docker.io` and `library/` are filled in, a name alone means `:latest`, a tag beside a digest is refused. Names are at most 255
 * characters.
 */
function parseReference(text) {
    const invalid = (why) => ({ kind: 'invalid', why });
    if (/^[a-f0-9]{64}$/.test(text)) {
        return invalid(`invalid repository name (${text}), cannot specify 64-byte hexadecimal strings`);
    }
    const { domain, remainder } = splitDomain(text);
    const [remoteName = ''] = remainder.split(':', 1);
    if (/[A-Z]/.test(remoteName.split('@', 1)[0] ?? '')) {
        return invalid('invalid reference format: repository name must be lowercase');
    }
    const match = remotePattern.exec(remainder);
    const [, path, tag, digest] = match ?? [];
    if (path === undefined || !domainPattern.test(domain))
        return invalid('invalid reference format');
    if (domain.length + 1 + path.length > 255)
        return invalid('repository name must not be more than 255 characters');
    if (tag !== undefined && digest !== undefined) {
        return invalid('Docker references with both a tag and digest are currently not supported');
    }
    if (digest === undefined)
        return { kind: 'reference', reference: { domain, path, tag: tag ?? 'latest' } };
    if (!(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(digest))
        return invalid('invalid checksum digest format');
    return { kind: 'reference', reference: { domain, path, digest } };
}
/** The first part is a registry only if it looks like a host: `a/b` is a repository of docker.io, `a.b/c`, `a:1/c` and `localhost/c` are not. */
function splitDomain(text) {
    const slash = text.indexOf('/');
    const first = slash === -1 ? '' : text.slice(0, slash);
    const isHost = first.includes('.') || first.includes(':') || first === 'localhost';
    const domain = !isHost || first === 'index.docker.io' ? 'docker.io' : first;
    const remainder = isHost ? text.slice(slash + 1) : text;
    return { domain, remainder: domain === 'docker.io' && !remainder.includes('/') ? `library/${remainder}` : remainder };
}
/** The whole name with all defaults, as `docker.io/library/ubuntu:22.04`: equal texts mean the same image source. */
function formatReference(reference) {
    const name = `${reference.domain}/${reference.path}`;
    return reference.digest === undefined ? `${name}:${reference.tag ?? 'latest'}` : `${name}@${reference.digest}`;
}
/** The host that serves a domain: Docker Hub's API does not live under its name (docker_client.go, dockerRegistry). */
function registryHost(domain) {
    return domain === 'docker.io' ? 'registry-1.docker.io' : domain;
}
function isLoopback(host) {
    const name = host
        .replace(/:\d+$/, '')
        .replace(/^\[|\]$/g, '')
        .toLowerCase();
    return name === 'localhost' || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name);
}


/***/ }),

/***/ 78580:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ epochSeconds),
/* harmony export */   F: () => (/* binding */ epochOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/**
 * SOURCE_DATE_EPOCH in seconds, as stacker reads it: Go's ParseInt(_, 10, 64), which takes a sign (docs/stacker/staging.md#1.4).
 * Undefined for what stacker refuses.
 */
function epochSeconds(text) {
    if (!/^[+-]?[0-9]{1,19}$/.test(text))
        return undefined;
    const seconds = BigInt(text.replace(/^\+/, ''));
    return BigInt.asIntN(64, seconds) === seconds ? seconds : undefined;
}
/**
 * The epoch that is a fact of each layer: null where stacker sees none, or the release does not compare it (before v1.2.0;
 * docs/stacker/build-cache.md#6.2). `seen` is the variable as this process has it. Where we differ, stacker builds what the plan
 * calls a hit.
 * @throws UserError for a text that stacker refuses.
 */
function epochOf(choice, { rules }, { seen = '', throughSudo }) {
    if (!rules.comparesEpoch)
        return null;
    switch (choice.kind) {
        case 'none':
            return null;
        case 'seconds':
            return choice.seconds;
        case 'auto': {
            if (throughSudo || seen === '')
                return null;
            const seconds = epochSeconds(seen);
            if (seconds !== undefined)
                return seconds;
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(`SOURCE_DATE_EPOCH: stacker refuses ${JSON.stringify(seen)}; give whole seconds since 1970 or unset it`);
        }
    }
}


/***/ }),

/***/ 10653:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   IO: () => (/* binding */ isLayerType),
/* harmony export */   vK: () => (/* binding */ layerTypes),
/* harmony export */   x: () => (/* binding */ layerTypeKey)
/* harmony export */ });
const layerTypes = ['tar', 'squashfs', 'erofs'];
function isLayerType(text) {
    return layerTypes.some((type) => type === text);
}
/**
 * The key of Manifests: `tar+false`, `squashfs+true`; `tar`, `squashfs` before v0.19.0. A tar has no verity data whatever was asked
 * for (docs/stacker/build-cache.md#2.3).
 */
function layerTypeKey(type, verity, release) {
    return release.rules.verity ? `${type}+${String(verity && type !== 'tar')}` : type;
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

/***/ 91774:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ findStackerfiles)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _unreadable_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6893);
/* harmony import */ var _paths_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3201);





/** stacker's own outputs, which its recursive-build searches too. */
const outputs = new Set(['roots', '.stacker', 'oci']);
/**
 * The files that `stacker recursive-build -d searchDir -p pattern` takes, run in `cwd`: each one that is no directory and whose
 * walked path the pattern matches somewhere (docs/stacker/stackerfile.md#9.1; lib.FindFiles). A symbolic link to a file counts, one
 * to a directory is matched and not entered.
 * @throws UserError where the directory cannot be walked or the pattern is none.
 */
async function findStackerfiles(searchDir, pattern, cwd) {
    const expression = compile(pattern);
    // cmd/stacker/recursive_build.go: `.` becomes the working directory, other values are walked as they are given.
    const base = searchDir === '.' ? cwd : searchDir;
    const walked = [];
    const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(cwd, base)).catch((error) => {
        const message = `lstat ${base}: ${(0,_unreadable_file_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonOf */ .A3)(error)}`;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo({ message: `search-dir: ${message}`, advice: 'give a directory that exists' }, { cause: error });
    });
    if (found.isDirectory())
        await walk(base, cwd, expression, walked);
    // A link or a file is visited alone.
    else if (expression.test(base))
        walked.push(base);
    const files = [...new Set(walked.map((file) => node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(cwd, file)))];
    return { files, notices: files.flatMap(noticeOfOutput) };
    function noticeOfOutput(file) {
        const below = node_path__WEBPACK_IMPORTED_MODULE_1__.relative(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(cwd, base), file).split('/');
        const output = below.slice(0, -1).find((part) => outputs.has(part));
        if (output === undefined)
            return [];
        const advice = `search in a directory that does not hold ${output}, or use a pattern that leaves it out`;
        return [
            {
                message: `recursive-build takes a file inside ${output}, which stacker itself writes`,
                place: { file },
                advice,
            },
        ];
    }
}
/** filepath.Walk: names in the order of their bytes; an unreadable directory ends it. */
async function walk(directory, cwd, expression, found) {
    let entries;
    try {
        entries = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(node_path__WEBPACK_IMPORTED_MODULE_1__.resolve(cwd, directory), { withFileTypes: true });
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo({
            message: `search-dir: open ${directory}: ${(0,_unreadable_file_js__WEBPACK_IMPORTED_MODULE_3__/* .reasonOf */ .A3)(error)}`,
            advice: 'stacker ends its search here: make it readable',
        }, { cause: error });
    }
    entries.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
    for (const entry of entries) {
        const name = (0,_paths_js__WEBPACK_IMPORTED_MODULE_4__/* .cleanPath */ .ts)(`${directory}/${entry.name}`);
        if (entry.isDirectory())
            await walk(name, cwd, expression, found);
        else if (expression.test(name))
            found.push(name);
    }
}
/** Go's regexp and JavaScript's agree on what such patterns use; what only one of them knows is refused with a reason. */
function compile(pattern) {
    if (/\(\?(?![:])|\\[pPCQEAzZkuUxBc0-9]|\[\[:|\\b\{/.test(pattern)) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`stacker-file-pattern: ${JSON.stringify(pattern)} uses what only Go's regular expressions have, or only others; write it plainly, or list the files as stackerfiles`);
    }
    try {
        // No `u`: Go allows a backslash before any punctuation, as in the default `\/stacker.yaml$`. The dot is the other way round.
        return new RegExp(pattern.replaceAll(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\./g, (token) => (token === '.' ? '[^\\n]' : token)));
    }
    catch (error) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(`stacker-file-pattern: ${JSON.stringify(pattern)} is not a regular expression; correct it, or leave it out for stacker's own`, { cause: error });
    }
}


/***/ }),

/***/ 3201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F6: () => (/* binding */ absolutify),
/* harmony export */   Hi: () => (/* binding */ absolutePath),
/* harmony export */   ts: () => (/* binding */ cleanPath)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _dockerish_url_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(89149);


/**
 * Urls and absolute paths stay as they are, not cleaned; other paths begin at the stackerfile's directory
 * (docs/stacker/stackerfile.md#6.10).
 */
function absolutePath(written, directory) {
    const url = (0,_dockerish_url_js__WEBPACK_IMPORTED_MODULE_1__/* .dockerishUrl */ .I)(written);
    if ((url !== undefined && url.scheme !== '') || written.startsWith('/'))
        return written;
    return cleanPath(`${directory}/${written}`);
}
/** Go's filepath.Clean, which drops the trailing slash that node keeps. */
function cleanPath(written) {
    const clean = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(written);
    return clean.length > 1 && clean.endsWith('/') ? clean.slice(0, -1) : clean;
}
/**
 * Layer.absolutify (docs/stacker/stackerfile.md#6.10; types/layer.go). From rc7 on an import whose written path ends in a slash
 * gets one more, so an absolute one or an url ends in two; empty lists become nil.
 */
function absolutify(written, directory, trailingSlash) {
    const absolute = (text) => absolutePath(text, directory);
    const imports = (written.Imports ?? []).map((entry) => ({
        ...entry,
        Path: absolute(entry.Path) + (trailingSlash && entry.Path.endsWith('/') ? '/' : ''),
    }));
    const overlayDirs = (written.OverlayDirs ?? []).map((entry) => ({ ...entry, Source: absolute(entry.Source) }));
    const binds = (written.Binds ?? []).map(({ Source, Dest }) => ({ Source: absolute(Source), Dest: absolute(Dest) }));
    return {
        ...written,
        Imports: imports.length === 0 ? null : imports,
        OverlayDirs: overlayDirs.length === 0 ? null : overlayDirs,
        Binds: binds.length === 0 ? null : binds,
    };
}


/***/ }),

/***/ 99770:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hi: () => (/* binding */ showProblem),
/* harmony export */   q8: () => (/* binding */ showWithout),
/* harmony export */   sl: () => (/* binding */ withoutUserInfo)
/* harmony export */ });
/* harmony import */ var _substitute_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27564);

const userInfo = /:\/\/[^/?#\s]*@/g;
/** Text with URLs in it, without what stands before the `@` of their authority: user and password. */
function withoutUserInfo(text) {
    return text.replace(userInfo, '://');
}
/** Shorter values, as `1` or `v2`, stand in every text, and are no secrets. */
const shortest = 3;
/** `list`: KEY=VALUE, as stacker applies them. Its own ones, of directories, are known to all. */
function showWithout(list) {
    const values = namedValues(list);
    return (text, names = values.keys()) => {
        const held = new Map();
        for (const name of names) {
            const value = values.get(name);
            if (value !== undefined)
                held.set(value, name);
        }
        // The longest first, since one value may be a part of another; all at once, since a name may be a value.
        const ordered = [...held.keys()].sort((a, b) => b.length - a.length);
        const shown = ordered.length === 0
            ? text
            : text.replace(new RegExp(ordered.map((value) => value.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|'), 'g'), (value) => placeholder(held.get(value) ?? ''));
        return withoutUserInfo(shown);
    };
}
function showProblem(problem, show) {
    const { message, advice, excerpt } = problem;
    return {
        ...problem,
        message: show(message),
        ...(advice === undefined ? {} : { advice: show(advice) }),
        // It is a line of the file, so no value is in it; the caret below it stays in its column.
        ...(excerpt === undefined ? {} : { excerpt: excerpt.replace(userInfo, (found) => found.replace(/[^:/@]/g, '*')) }),
    };
}
/** A value may hold placeholders of those that come after it. */
function namedValues(list) {
    const pairs = list.flatMap((element) => (0,_substitute_js__WEBPACK_IMPORTED_MODULE_0__/* .splitSubstitution */ .m)(element) ?? []);
    const values = new Map();
    for (const [index, { key, value }] of pairs.entries()) {
        if (values.has(key) || key.startsWith('STACKER_'))
            continue;
        const whole = pairs
            .slice(index + 1)
            .reduce((text, later) => text.replaceAll(placeholder(later.key), () => later.value), value);
        if (whole.length >= shortest)
            values.set(key, whole);
    }
    return values;
}
function placeholder(name) {
    return `\${{${name}}}`;
}


/***/ }),

/***/ 27564:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  m: () => (/* binding */ splitSubstitution),
  V: () => (/* binding */ substitute)
});

;// CONCATENATED MODULE: ./lib/stackerfile/substitution-key.js
/** With more of them matching could take longer than linear time, which RE2 never does. */
const mostRepetitions = 2;
/** Without special characters it means itself. */
function isPlainKey(key) {
    return !/[\\.+*?()|[\]{}^$]/.test(key);
}
function substitutionKey(key) {
    if (isPlainKey(key))
        return { kind: 'pattern', source: escapeLiteral(key) };
    let source = '';
    let open = 0;
    let repetitions = 0;
    // The key stands behind an escaped brace, so a repetition may come first.
    let repeatable = 'atom';
    const tokens = /\\[dw]|\\[!-/:-@[-`{-~]|\[\^?[\w ./,;:@%&=~!-]+\]|[^\\[\]{}]/suy;
    for (let at = 0; at < key.length; at = tokens.lastIndex) {
        tokens.lastIndex = at;
        const token = tokens.exec(key)?.[0];
        if (token === undefined)
            return unfinished(key.slice(at));
        if (token === '(') {
            if (key[at + 1] === '?')
                return { kind: 'unsure' };
            open += 1;
            source += token;
            repeatable = 'nothing';
        }
        else if (token === ')') {
            if (open === 0)
                return { kind: 'invalid', why: 'unexpected )' };
            open -= 1;
            source += token;
            repeatable = 'group';
        }
        else if (token === '|' || token === '^' || token === '$') {
            source += token;
            repeatable = 'nothing';
        }
        else if (token === '*' || token === '+' || token === '?') {
            repetitions += 1;
            if (repeatable !== 'atom' || repetitions > mostRepetitions)
                return { kind: 'unsure' };
            source += token;
            repeatable = 'nothing';
        }
        else {
            if (token === '.')
                source += '[^\\n]';
            else if (/^\\?[^\w[]$|^.$/su.test(token))
                source += escapeLiteral(token.replace(/^\\(?=.)/su, ''));
            else
                source += token;
            if (token.startsWith('[') && !isPlainClass(token))
                return { kind: 'unsure' };
            repeatable = 'atom';
        }
    }
    if (open > 0)
        return { kind: 'invalid', why: 'missing closing )' };
    try {
        new RegExp(source, 'u');
    }
    catch {
        return { kind: 'unsure' };
    }
    return { kind: 'pattern', source };
}
function unfinished(rest) {
    if (rest === '\\')
        return { kind: 'invalid', why: 'trailing backslash at end of expression' };
    return { kind: 'unsure' };
}
/** Ranges must ascend, and a class name in brackets means another thing in RE2. */
function isPlainClass(token) {
    return (!token.includes('[:') && [...token.matchAll(/(.)-(?=([^\]]))/gu)].every(([, low = '', high = '']) => low <= high));
}
function escapeLiteral(text) {
    return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}

// EXTERNAL MODULE: ./lib/yaml/source-text.js
var source_text = __webpack_require__(12820);
;// CONCATENATED MODULE: ./lib/stackerfile/substitute.js


/** One `KEY=VALUE`, without an `=` refused. */
function splitSubstitution(element) {
    const at = element.indexOf('=');
    return at < 0 ? undefined : { key: element.slice(0, at), value: element.slice(at + 1) };
}
/**
 * Puts the values of the list into the raw text, as `substitute` of types/stackerfile.go does (docs/stacker/stackerfile.md#2.1):
 * element by element, so that a value may hold placeholders of a later one; then the defaults of what is left.
 */
function substitute(file, source, list, grammar) {
    const unsupported = [];
    let count = 0;
    let current = source;
    for (const element of list) {
        const pair = splitSubstitution(element);
        if (pair === undefined) {
            const advice = 'write it as KEY=VALUE';
            return refused({ message: `invalid substition ${element}`, place: { file: file.path }, advice });
        }
        const key = substitutionKey(pair.key);
        if (key.kind === 'invalid') {
            const advice = `the name of a substitution is a regular expression; escape its special characters`;
            return refused({
                message: `error parsing regexp: ${key.why} in the name ${JSON.stringify(pair.key)} of a substitution`,
                place: { file: file.path },
                advice,
            });
        }
        if (key.kind === 'unsure' || (!isPlainKey(pair.key) && tooCostly(current.text))) {
            const message = `the name ${JSON.stringify(pair.key)} of a substitution is a regular expression that only stacker can read`;
            return { kind: 'unsure', problems: [{ message, place: { file: file.path } }] };
        }
        const old = `$${pair.key}`;
        if (grammar.substitution === 'anywhere') {
            current = (0,source_text/* editText */.i1)(current, literalEdits(current.text, old, pair));
        }
        else {
            const found = unsupportedPlaceholders(current.text, pair.key, key.source);
            count += found.length;
            for (const { at, placeholder } of found) {
                const what = `${JSON.stringify(pair.key)} is a substitution, and the unsupported placeholder ${JSON.stringify(placeholder)} was found`;
                const advice = `write \${{${pair.key}}}, or give the substitution a name that the text does not use`;
                unsupported.push((0,source_text/* problemAt */.l4)(file, (0,source_text/* originOf */.yv)(current, at), what, advice));
            }
        }
        current = (0,source_text/* editText */.i1)(current, placeholderEdits(current.text, key.source, pair));
    }
    if (count > 0) {
        const message = `${String(count)} instances of unsupported placeholders found. Review log for how to update.`;
        return { kind: 'refused', problems: [{ message, place: { file: file.path } }, ...unsupported] };
    }
    return resolveDefaults(file, current);
}
function refused(problem) {
    return { kind: 'refused', problems: [problem] };
}
/** JavaScript looks for the end of each open placeholder again. */
function tooCostly(text) {
    return text.length * text.split('${').length > 100_000_000;
}
function literalEdits(text, wanted, { key, value }) {
    const edits = [];
    for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
        edits.push({ start: at, end: at + wanted.length, pieces: [value], name: key });
    }
    return edits;
}
/**
 * From rc12 on: `$KEY` is searched without regard to word ends, and each way of writing it counts for itself
 * (docs/stacker/stackerfile.md#2.4).
 */
function unsupportedPlaceholders(text, key, source) {
    const plain = [`$${key}`, `\${${key}}`].flatMap((placeholder) => {
        const at = text.indexOf(placeholder);
        return at < 0 ? [] : [{ at, placeholder }];
    });
    const matches = findPlaceholders(text, key, source, 1);
    return [...plain, ...matches.map(({ start, end }) => ({ at: start, placeholder: text.slice(start, end) }))];
}
function placeholderEdits(text, source, { key, value }) {
    const template = parseTemplate(value);
    const fixed = template.filter((part) => typeof part === 'string');
    return findPlaceholders(text, key, source, 2).map(({ start, end, groups }) => {
        if (fixed.length === template.length)
            return { start, end, pieces: fixed, name: key };
        const pieces = template.flatMap((part) => {
            if (typeof part === 'string')
                return [part];
            const range = groups[part.group];
            return range === undefined ? [] : [{ start: range[0], end: range[1] }];
        });
        return { start, end, pieces, name: key };
    });
}
/** All matches of `\$\{KEY(:[^\}]*)?\}`, with one or two braces, in time linear in the text where the key is plain. */
function findPlaceholders(text, key, source, braces) {
    const open = '{'.repeat(braces);
    const close = '}'.repeat(braces);
    if (!isPlainKey(key)) {
        const expression = new RegExp(`\\$${'\\{'.repeat(braces)}${source}(:[^\\}]*)?${'\\}'.repeat(braces)}`, 'dgu');
        return [...text.matchAll(expression)].map((match) => ({
            start: match.index,
            end: match.index + match[0].length,
            groups: [...(match.indices ?? [])],
        }));
    }
    const found = [];
    const begin = `$${open}${key}`;
    let brace = -1;
    let from;
    for (let start = text.indexOf(begin); start >= 0; start = text.indexOf(begin, from)) {
        from = start + 1;
        const after = start + begin.length;
        if (text[after] !== ':' && text[after] !== '}')
            continue;
        if (brace < after)
            brace = text.indexOf('}', after);
        // Without any brace behind it, no later one is closed either.
        if (brace < 0)
            break;
        if (!text.startsWith(close, brace))
            continue;
        const end = brace + braces;
        found.push({ start, end, groups: [[start, end], brace > after ? [after, brace] : undefined] });
        from = end;
    }
    return found;
}
/**
 * regexp.Expand (docs/stacker/stackerfile.md#2.5): `$name` takes as many letters, digits and underscores as it can; names that are
 * no group are empty.
 */
function parseTemplate(value) {
    const parts = [];
    let literal = '';
    let at = 0;
    while (at < value.length) {
        const dollar = value.indexOf('$', at);
        if (dollar < 0)
            break;
        literal += value.slice(at, dollar);
        if (value[dollar + 1] === '$') {
            literal += '$';
            at = dollar + 2;
            continue;
        }
        const name = /^\$(?:\{([\p{L}\p{Nd}_]+)\}|([\p{L}\p{Nd}_]+))/u.exec(value.slice(dollar, dollar + 1024));
        if (name === null) {
            literal += '$';
            at = dollar + 1;
            continue;
        }
        parts.push(literal);
        literal = '';
        const digits = name[1] ?? name[2] ?? '';
        // Go reads a number of ASCII digits without a leading zero; anything else is a name, and no group has one.
        if (/^(?:0|[1-9][0-9]{0,7})$/.test(digits))
            parts.push({ group: Number(digits) });
        at = dollar + name[0].length;
    }
    return [...parts, literal + value.slice(at)];
}
/**
 * What is left: the first `${{NAME:DEFAULT}}` becomes its default until there is none (docs/stacker/stackerfile.md#2.6). A default
 * holds no `}`, so the placeholder that starts first is the one that ends first, and one pass with the text so far as a stack finds
 * them all.
 */
function resolveDefaults(file, source) {
    const { text } = source;
    if (!text.includes('${{'))
        return { kind: 'done', source };
    // Offsets of the characters that remain, and where in them placeholders are open since the last brace.
    const kept = new Int32Array(text.length);
    let size = 0;
    let since = 0;
    let unsearched = 0;
    let shifted = 0;
    for (let at = 0; at < text.length; at++) {
        if (text[at] !== '}') {
            kept[size++] = at;
            continue;
        }
        const start = text[at + 1] === '}' ? findOpen(text, kept, unsearched, size) : -1;
        if (start < 0) {
            kept[size++] = at;
            since = size;
            unsearched = size;
            continue;
        }
        let colon = start + 3;
        while (colon < size && text[kept[colon] ?? 0] !== ':')
            colon++;
        if (colon >= size) {
            const name = [...kept.subarray(start + 3, size)].map((offset) => text[offset] ?? '').join('');
            const offset = (0,source_text/* originOf */.yv)(source, kept[start] ?? 0);
            const advice = `give it with substitute: ${name}=VALUE, or write a default as \${{${name}:DEFAULT}}`;
            return refused((0,source_text/* problemAt */.l4)(file, offset, `no value for substitution ${name}`, advice));
        }
        shifted += size - colon;
        if (shifted > mostShifted) {
            const message = 'placeholders are nested too deeply to be read';
            return { kind: 'unsure', problems: [(0,source_text/* problemAt */.l4)(file, (0,source_text/* originOf */.yv)(source, kept[start] ?? 0), message)] };
        }
        kept.copyWithin(start, colon + 1, size);
        // What stands before may have become the begin of a placeholder.
        unsearched = Math.max(since, start - 2);
        size -= colon + 1 - start;
        at += 1;
    }
    const left = kept.subarray(0, size);
    const parts = [];
    // Long stretches stay whole.
    for (let index = 0; index < size;) {
        let end = index + 1;
        while (end < size && left[end] === (left[end - 1] ?? 0) + 1)
            end++;
        parts.push(text.slice(left[index], (left[end - 1] ?? 0) + 1));
        index = end;
    }
    return { kind: 'done', source: (0,source_text/* keepCharacters */.qU)(source, left, parts.join('')) };
}
const mostShifted = 50_000_000;
/** Index in `kept` of the first `${{` at or after `since`. */
function findOpen(text, kept, since, size) {
    for (let index = since; index + 2 < size; index++) {
        if (text[kept[index] ?? 0] === '$' && text[kept[index + 1] ?? 0] === '{' && text[kept[index + 2] ?? 0] === '{') {
            return index;
        }
    }
    return -1;
}


/***/ }),

/***/ 6893:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $N: () => (/* binding */ codeOf),
/* harmony export */   A3: () => (/* binding */ reasonOf),
/* harmony export */   cp: () => (/* binding */ adviceFor)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/** Go's words for the usual errors of open and read. */
const reasons = new Map([
    ['ENOENT', 'no such file or directory'],
    ['EACCES', 'permission denied'],
    ['EISDIR', 'is a directory'],
    ['ENOTDIR', 'not a directory'],
    ['ELOOP', 'too many levels of symbolic links'],
]);
/** What else may stand in a file's place. */
function adviceFor(error) {
    switch (codeOf(error)) {
        case 'EFTYPE':
            return 'give a regular file: what a pipe or a device holds is gone once it was read, or never ends';
        case 'EFBIG':
            return 'make it shorter';
        default:
            return undefined;
    }
}
function codeOf(error) {
    return error instanceof Error && 'code' in error ? String(error.code) : '';
}
function reasonOf(error) {
    const code = codeOf(error);
    if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF)
        return error.wanted;
    return reasons.get(code) ?? (code === '' ? String(error) : code);
}


/***/ }),

/***/ 12820:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CG: () => (/* binding */ fileText),
/* harmony export */   VV: () => (/* binding */ placeIn),
/* harmony export */   i1: () => (/* binding */ editText),
/* harmony export */   l4: () => (/* binding */ problemAt),
/* harmony export */   qU: () => (/* binding */ keepCharacters),
/* harmony export */   rI: () => (/* binding */ sourceText),
/* harmony export */   yv: () => (/* binding */ originOf)
/* harmony export */ });
function sourceText(text) {
    return { text, origin: undefined, spans: [] };
}
function originOf(source, offset) {
    return source.origin === undefined ? offset : (source.origin[Math.min(offset, source.text.length)] ?? 0);
}
/** Edits are in ascending order and do not overlap. */
function editText(source, edits) {
    if (edits.length === 0)
        return source;
    const parts = [];
    const origin = new Int32Array(editedLength(source.text.length, edits) + 1);
    const made = [];
    // Ends of the stretches between edits: old and new offsets, for moving spans.
    const olds = [];
    const news = [];
    let length = 0;
    const copy = (start, end) => {
        if (start >= end)
            return;
        parts.push(source.text.slice(start, end));
        for (let from = start; from < end; from++)
            origin[length++] = originOf(source, from);
    };
    let at = 0;
    for (const edit of edits) {
        copy(at, edit.start);
        olds.push(edit.start);
        news.push(length);
        const begin = length;
        for (const piece of edit.pieces) {
            if (typeof piece !== 'string')
                copy(piece.start, piece.end);
            else if (piece !== '') {
                parts.push(piece);
                origin.fill(originOf(source, edit.start), length, length + piece.length);
                length += piece.length;
            }
        }
        if (edit.name !== undefined)
            made.push({ start: begin, end: length, name: edit.name });
        olds.push(edit.end);
        news.push(length);
        at = edit.end;
    }
    copy(at, source.text.length);
    origin[length] = originOf(source, source.text.length);
    const move = (offset) => {
        const index = lastNotAfter(olds, offset);
        if (index < 0)
            return offset;
        // Inside an edit everything moves to its end.
        return index % 2 === 0 && offset > (olds[index] ?? 0)
            ? (news[index + 1] ?? 0)
            : (news[index] ?? 0) + offset - (olds[index] ?? 0);
    };
    const moved = source.spans.map(({ start, end, name }) => ({
        start: Math.min(move(start), move(end)),
        end: move(end),
        name,
    }));
    return { text: parts.join(''), origin, spans: [...moved, ...made].sort((a, b) => a.start - b.start) };
}
function editedLength(before, edits) {
    let length = before;
    for (const { start, end, pieces } of edits) {
        length -= end - start;
        for (const piece of pieces)
            length += typeof piece === 'string' ? piece.length : piece.end - piece.start;
    }
    return length;
}
/** Leaves out what is not in `kept`, ascending offsets of characters. `text` may replace characters, not their number. */
function keepCharacters(source, kept, text) {
    const origin = new Int32Array(kept.length + 1);
    for (let index = 0; index < kept.length; index++)
        origin[index] = originOf(source, kept[index] ?? 0);
    origin[kept.length] = originOf(source, source.text.length);
    const move = (offset) => lastNotAfter(kept, offset - 1) + 1;
    return {
        text,
        origin,
        spans: source.spans.map(({ start, end, name }) => ({ start: move(start), end: move(end), name })),
    };
}
function lastNotAfter(offsets, offset) {
    let low = 0;
    let high = offsets.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((offsets[middle] ?? 0) <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low - 1;
}
function fileText(path, text) {
    const [lineFeed, carriageReturn] = [0x0a, 0x0d];
    const lineStarts = [0];
    for (let at = 0; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        const inPair = unit === carriageReturn && text.charCodeAt(at + 1) === lineFeed;
        if (!inPair && (unit === carriageReturn || unit === lineFeed))
            lineStarts.push(at + 1);
    }
    return { path, text, lineStarts };
}
function placeIn(file, offset) {
    const line = Math.max(lastNotAfter(file.lineStarts, offset), 0);
    return { file: file.path, line: line + 1, column: offset - (file.lineStarts[line] ?? 0) + 1 };
}
const widestExcerpt = 120;
/** The offending line with a caret below; a long one is cut around the caret. */
function excerptOf(file, offset) {
    const { line, column } = placeIn(file, offset);
    const start = file.lineStarts[line - 1] ?? 0;
    const whole = file.text.slice(start, file.lineStarts[line] ?? file.text.length);
    const cut = Math.max(0, column - 1 - (widestExcerpt >> 1));
    // Control characters could move the caret, or a terminal's cursor.
    const shown = whole
        .slice(cut, cut + widestExcerpt)
        .replace(/[\r\n]+$/, '')
        .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ');
    return `${shown.trimEnd()}\n${' '.repeat(column - 1 - cut)}^`;
}
function problemAt(file, offset, message, advice) {
    return {
        message,
        place: placeIn(file, offset),
        excerpt: excerptOf(file, offset),
        ...(advice === undefined ? {} : { advice }),
    };
}


/***/ })

};
