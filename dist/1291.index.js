export const id = 1291;
export const ids = [1291];
export const modules = {

/***/ 26549:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ abortAfter),
/* harmony export */   k: () => (/* binding */ abortAtFirst)
/* harmony export */ });
/* harmony import */ var node_events__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78474);

/** As long as a timer of Node goes. */
const longest = 2 ** 31 - 1;
/**
 * Aborted after that time. In place of `AbortSignal.timeout`, which lives as long as somebody holds it: what waits for it does not, and where
 * the garbage collector came first a request waited for ever (Node 20 and 24).
 */
function abortAfter(milliseconds) {
    const controller = new AbortController();
    const abort = () => {
        controller.abort();
    };
    setTimeout(abort, Math.min(milliseconds, longest)).unref();
    return controller.signal;
}
/** Aborted when `limit` is, whose timer holds all of it, or when `deadline` is. In place of `AbortSignal.any`, for the same reason. */
function abortAtFirst(limit, deadline) {
    const controller = new AbortController();
    // A deadline outlives its requests, and is not to hold them.
    const weak = new WeakRef(controller);
    const atDeadline = () => {
        weak.deref()?.abort();
    };
    const atLimit = () => {
        controller.abort();
        deadline.removeEventListener('abort', atDeadline);
    };
    // All requests of a run listen to one deadline; before Node 22 the eleventh makes Node warn whoever runs this.
    (0,node_events__WEBPACK_IMPORTED_MODULE_0__.setMaxListeners)(0, deadline);
    limit.addEventListener('abort', atLimit, { once: true });
    deadline.addEventListener('abort', atDeadline, { once: true });
    if (limit.aborted || deadline.aborted)
        controller.abort();
    return controller.signal;
}


/***/ }),

/***/ 69127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aY: () => (/* binding */ httpEnv),
/* harmony export */   mM: () => (/* binding */ mayReceiveSecrets),
/* harmony export */   tN: () => (/* binding */ send),
/* harmony export */   ut: () => (/* binding */ readPieces),
/* harmony export */   vf: () => (/* binding */ discard),
/* harmony export */   x8: () => (/* binding */ readBody)
/* harmony export */ });
/* harmony import */ var _abort_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(26549);
/* harmony import */ var _reference_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9758);


/** An environment whose requests share one deadline, counted from now. */
function httpEnv(fetch, requestTimeout, totalTimeout) {
    return { fetch, requestTimeout, deadline: (0,_abort_js__WEBPACK_IMPORTED_MODULE_0__/* .abortAfter */ .d)(totalTimeout) };
}
/** Go's net/http stops after ten redirects (docs/stacker/staging.md#6.4); stacker and containers/image keep that default. */
const mostRedirects = 10;
/**
 * Sends one request and follows its redirects as Go does. An answer of any status is an answer; only what never became one has
 * failed. What is secret - Authorization, a body, user and password of the URL - is sent to the host that was asked and to nobody it
 * points to. The caller reads the body or cancels it.
 */
async function send(env, request) {
    const signal = (0,_abort_js__WEBPACK_IMPORTED_MODULE_0__/* .abortAtFirst */ .k)(request.patience?.() ?? (0,_abort_js__WEBPACK_IMPORTED_MODULE_0__/* .abortAfter */ .d)(env.requestTimeout), env.deadline);
    const { insecure } = request;
    let { url, method, body } = { body: undefined, ...request };
    let headers = { ...request.headers };
    for (let redirects = 0;; redirects += 1) {
        let response;
        try {
            const { address, authorization } = withoutUser(url);
            const sent = hasAuthorization(headers) ? headers : { ...headers, ...authorization };
            response = await env.fetch({ url: address, method, headers: sent, body, insecure, signal });
        }
        catch (error) {
            return failed(error, signal);
        }
        const location = response.headers.get('location');
        if (![301, 302, 303, 307, 308].includes(response.status) || location === null)
            return { kind: 'answered', response };
        discard(response);
        if (redirects === mostRedirects)
            return unable(`stopped after ${String(mostRedirects)} redirects`);
        const next = parseUrl(location, url);
        if (next === undefined || (next.protocol !== 'http:' && next.protocol !== 'https:'))
            return unable('redirected to what is no http URL');
        if (url.startsWith('https:') && next.protocol === 'http:' && !insecure)
            return unable('redirected from https to http');
        if (method !== 'GET' && method !== 'HEAD' && response.status < 307) {
            method = 'GET';
            body = undefined;
        }
        if (next.origin !== new URL(url).origin) {
            if (body !== undefined)
                return unable('redirected to another host, which is not sent what was meant for the first');
            headers = Object.fromEntries(Object.entries(headers).filter(([name]) => !isAuthorization(name)));
        }
        url = next.href;
    }
}
function hasAuthorization(headers) {
    return Object.keys(headers).some(isAuthorization);
}
function isAuthorization(name) {
    return name.toLowerCase() === 'authorization';
}
/**
 * Go's net/http (Client.send) makes the user of a URL to Basic authorization (docs/stacker/staging.md#6.4), where the request has
 * none; a relative redirect keeps it, since it keeps the authority. Throws for a user that is not written as url.Parse wants it.
 */
function withoutUser(url) {
    const address = new URL(url);
    const { username, password } = address;
    if (username === '' && password === '')
        return { address: address.href };
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    address.username = '';
    address.password = '';
    return { address: address.href, authorization: { authorization: `Basic ${Buffer.from(pair).toString('base64')}` } };
}
function parseUrl(text, base) {
    return URL.canParse(text, base) ? new URL(text, base) : undefined;
}
function unable(why) {
    return { kind: 'failed', why, timedOut: false };
}
function failed(error, signal) {
    return { kind: 'failed', why: describeFailure(error, signal), timedOut: signal.aborted };
}
/** One clause about what went wrong below HTTP. Neither the URL nor a header is in it: both may hold secrets. */
function describeFailure(error, signal) {
    if (signal.aborted)
        return 'no answer within the time limit';
    for (let cause = error; cause instanceof Error; cause = cause.cause) {
        if ('code' in cause && typeof cause.code === 'string')
            return `connection failed (${cause.code})`;
    }
    return 'connection failed';
}
/** Hands the body to `take` in pieces; stops, and says so, when it is longer than `most` bytes or is cut off. */
async function readPieces(response, most, take) {
    let size = 0;
    try {
        for await (const piece of response.body) {
            size += piece.length;
            if (size > most)
                return { kind: 'too-long' };
            take(piece);
        }
    }
    catch {
        return { kind: 'failed', why: 'the answer was cut off or took too long' };
    }
    return { kind: 'read', size };
}
async function readBody(response, most) {
    const pieces = [];
    const read = await readPieces(response, most, (piece) => pieces.push(piece));
    return read.kind === 'read' ? { kind: 'bytes', bytes: Buffer.concat(pieces) } : read;
}
/** Behind a longer rest, a connection is not worth keeping for the next request. */
const mostPassedOver = 64 * 1024;
/** Passes over a body that nobody wants. Nobody waits for it, and the process does not live for it. */
function discard({ body }) {
    let length = 0;
    body.on('data', (piece) => {
        length += piece.length;
        if (length > mostPassedOver)
            body.destroy();
    });
    // An error here is about bytes that were not wanted.
    body.on('error', () => undefined);
    body.socket?.unref();
}
/** Whether secrets may be sent to that URL: over TLS, on this machine, or where the user said `insecure`. */
function mayReceiveSecrets(url, insecure) {
    return url.protocol === 'https:' || (url.protocol === 'http:' && (insecure || (0,_reference_js__WEBPACK_IMPORTED_MODULE_1__/* .isLoopback */ .U9)(url.host)));
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

/***/ 31291:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  openSeal: () => (/* binding */ openSeal)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/registry/http.js
var registry_http = __webpack_require__(69127);
// EXTERNAL MODULE: ./lib/formats/decode.js
var decode = __webpack_require__(2924);
// EXTERNAL MODULE: ./lib/formats/exact-object.js
var exact_object = __webpack_require__(83799);
;// CONCATENATED MODULE: ./lib/trust/origin.js



const elsewhere = {
    server: '',
    repository: '',
    repositoryId: '',
    workflow: '',
    ref: '',
    defaultBranch: '',
    sha: '',
    event: '',
    run: '',
    attempt: '',
};
/** The run that this process is part of, by GitHub's variables; `elsewhere` where there is none. */
function originOfRun(environment, defaultBranch) {
    const repository = environment['GITHUB_REPOSITORY'] ?? '';
    const ref = environment['GITHUB_REF'] ?? '';
    if (environment['GITHUB_ACTIONS'] !== 'true' || repository === '' || ref === '')
        return elsewhere;
    return {
        server: environment['GITHUB_SERVER_URL'] ?? 'https://github.com',
        repository,
        repositoryId: environment['GITHUB_REPOSITORY_ID'] ?? '',
        workflow: workflowOf(environment['GITHUB_WORKFLOW_REF'] ?? '', repository),
        ref,
        defaultBranch,
        sha: environment['GITHUB_SHA'] ?? '',
        event: environment['GITHUB_EVENT_NAME'] ?? '',
        run: environment['GITHUB_RUN_ID'] ?? '',
        attempt: environment['GITHUB_RUN_ATTEMPT'] ?? '',
    };
}
/**
 * The workflow's file of GitHub's `OWNER/NAME/PATH@REF` (docs/stacker/platform.md#6.1), without the ref, which is that of the run or of
 * nobody's choice in it. A workflow that an organisation requires is another repository's.
 */
function workflowOf(workflowRef, repository) {
    const [, holder, path] = /^([^/]+\/[^/]+)\/(.+?\.ya?ml)@/su.exec(workflowRef) ?? [];
    if (holder === undefined || path === undefined)
        return '';
    return sameRepository(holder, repository) ? path : `${holder}/${path}`;
}
/** GitHub takes names of owners and repositories whatever their case, and no two differ by it alone. */
function sameRepository(one, other) {
    return one.toLowerCase() === other.toLowerCase();
}
/** Git refuses control characters in refs, and whoever signs may write anything. */
const decodeText = (value, where) => {
    const text = (0,decode/* decodeString */.sc)(value, where);
    if (text.length > mostCharacters || /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]/u.test(text))
        throw new errors/* FormatError */.IF(where, 'expected a short line of text');
    return text;
};
const mostCharacters = 1024;
const members = {
    server: decodeText,
    repository: decodeText,
    repositoryId: decodeText,
    workflow: decodeText,
    ref: decodeText,
    defaultBranch: decodeText,
    sha: decodeText,
    event: decodeText,
    run: decodeText,
    attempt: decodeText,
};
const decodeOrigin = (value, where) => {
    const member = (0,decode/* decodeObject */.gv)((0,exact_object/* exactly */.pV)(members)(value, where), where);
    return {
        server: member('server', decodeText),
        repository: member('repository', decodeText),
        repositoryId: member('repositoryId', decodeText),
        workflow: member('workflow', decodeText),
        ref: member('ref', decodeText),
        defaultBranch: member('defaultBranch', decodeText),
        sha: member('sha', decodeText),
        event: member('event', decodeText),
        run: member('run', decodeText),
        attempt: member('attempt', decodeText),
    };
};

;// CONCATENATED MODULE: ./lib/trust/certificate-claims.js


/** What Fulcio writes of GitHub's token into a certificate, by the last number below 1.3.6.1.4.1.57264.1 (docs/stacker/platform.md#6.2). */
const claims = {
    issuer: 8,
    repositoryUri: 12,
    sha: 13,
    ref: 14,
    repositoryId: 15,
    workflowUri: 18,
    event: 20,
    runUri: 21,
};
const arc = '1.3.6.1.4.1.57264.1';
/** GitHub's own issuer, or that of an enterprise on github.com; tokens of other servers are nothing that Fulcio certifies. */
const issuer = /^https:\/\/token\.actions\.githubusercontent\.com(?:\/[A-Za-z0-9-]+)?$/;
/** The only server whose runs have certificates. */
const certifiedServer = 'https://github.com';
/**
 * Why the certificate is not one of the run that the origin names; undefined where it is, in every claim.
 * @throws FormatError for claims that are not written as Fulcio writes them.
 */
function whyOtherRun(extensions, origin) {
    const claim = (name) => claimOf(extensions, name);
    if (!issuer.test(claim('issuer')))
        return 'its certificate is not of a workflow run on GitHub';
    const repositoryUri = `${certifiedServer}/${origin.repository}`;
    const agrees = origin.server === certifiedServer &&
        claim('repositoryUri') === repositoryUri &&
        claim('repositoryId') === origin.repositoryId &&
        claim('ref') === origin.ref &&
        claim('sha') === origin.sha &&
        claim('event') === origin.event &&
        isWorkflow(claim('workflowUri'), origin) &&
        claim('runUri') === `${repositoryUri}/actions/runs/${origin.run}/attempts/${origin.attempt}`;
    return agrees ? undefined : 'its certificate is of another run than it says';
}
function isWorkflow(uri, { workflow, repository }) {
    const prefix = `${certifiedServer}/`;
    return workflow !== '' && uri.startsWith(prefix) && workflowOf(uri.slice(prefix.length), repository) === workflow;
}
function claimOf(extensions, name) {
    const wanted = `${arc}.${String(claims[name])}`;
    const [found, ...others] = extensions.filter(({ oid }) => oid?.id.join('.') === wanted);
    if (found === undefined || others.length > 0)
        throw new errors/* FormatError */.IF('certificate', `expected one ${wanted}`);
    return utf8String(found.value, wanted);
}
/** DER: tag 12, and the length in one byte, or in as few as it needs behind one that counts them (X.690, 8.1.3). */
function utf8String(value, where) {
    const [tag, first = 0] = value;
    const lengthBytes = first < 0x80 ? 0 : first - 0x80;
    const length = lengthBytes === 0 ? first : lengthBytes <= 2 ? value.readUIntBE(2, lengthBytes) : -1;
    const text = value.subarray(2 + lengthBytes);
    if (tag !== 0x0c || text.length !== length)
        throw new errors/* FormatError */.IF(where, 'expected a UTF8String');
    return text.toString('utf8');
}

;// CONCATENATED MODULE: ./lib/trust/readers.js

/**
 * The reader that a run is. `baseRef` is the name of the branch that a pull request goes into, empty where there is none; `workflows` are
 * trusted besides the run's own. GitHub's caches are scoped by the same rule (docs/stacker/platform.md#2.3).
 */
function readerOf(origin, baseRef, workflows) {
    if (origin.ref === '')
        return { kind: 'elsewhere' };
    const branches = [baseRef, origin.defaultBranch].filter((name) => name !== '').map((name) => `refs/heads/${name}`);
    return {
        kind: 'run',
        server: origin.server,
        repository: origin.repository,
        repositoryId: origin.repositoryId,
        workflows: [origin.workflow, ...workflows.map(workflowPath)].filter((path) => path !== ''),
        refs: [...new Set([origin.ref, ...branches])],
    };
}
/** GitHub runs workflows of this one directory alone. */
function workflowPath(name) {
    return name.includes('/') ? name : `.github/workflows/${name}`;
}
/** Why this reader does not believe a record of that origin; undefined where it does. */
function whyOutOfScope(reader, origin, witness) {
    switch (reader.kind) {
        case 'run':
            return outsideOfRun(reader, origin);
        case 'elsewhere':
            return outsideOfKey(origin, witness);
    }
}
function outsideOfRun(reader, origin) {
    if (origin.repository === '')
        return 'it was made outside of a workflow run';
    if (origin.server !== reader.server || !sameRepository(origin.repository, reader.repository))
        return `it was made by another repository, ${quoted(origin.repository)}`;
    if (origin.repositoryId !== '' && reader.repositoryId !== '' && origin.repositoryId !== reader.repositoryId)
        return 'it was made by another repository, which had the name of this one';
    if (!reader.workflows.includes(origin.workflow))
        return `it was made by another workflow, ${quoted(origin.workflow)}, which trust-workflows does not name`;
    if (!reader.refs.includes(origin.ref))
        return `it was made for another ref, ${quoted(origin.ref)}`;
    return undefined;
}
/** Outside of a run there is no repository to compare with: the key says whose records they are. */
function outsideOfKey(origin, witness) {
    switch (witness) {
        case 'certificate':
            return 'it was signed by a workflow run, which can be told from others only inside of one; sign by a key (sign-key, verify-key)';
        case 'key':
            if (origin.ref === '' || origin.ref === `refs/heads/${origin.defaultBranch}`)
                return undefined;
            return `it was made for ${quoted(origin.ref)}, which is not the default branch`;
    }
}
function quoted(text) {
    return JSON.stringify(text.length > mostShown ? `${text.slice(0, mostShown)}...` : text);
}
const mostShown = 200;

;// CONCATENATED MODULE: ./lib/trust/statement.js




/** Stands first in what is signed, so that a signature of one key or identity over anything else is none over a statement. */
const statementType = 'application/vnd.stack-cache.statement.v1+json';
/** A statement has a kilobyte. */
const mostStatementBytes = 16 * 1024;
const mostStatementValues = 100;
/** The very bytes that are signed: one way to write each statement. */
function encodeStatement({ document, origin }) {
    const { server, repository, repositoryId, workflow, ref, defaultBranch, sha, event, run, attempt } = origin;
    return Buffer.from(JSON.stringify({
        type: statementType,
        ...encodeDocument(document),
        origin: { server, repository, repositoryId, workflow, ref, defaultBranch, sha, event, run, attempt },
    }));
}
function encodeDocument(document) {
    if ('resolution' in document) {
        const { resolution, digest } = document;
        return { resolution: { name: resolution, digest } };
    }
    const { arch, layer, shape, facts, digest } = document;
    return { record: { arch, layer, shape, facts, digest } };
}
/** @throws FormatError for bytes that are no statement, or are not written as this release writes it. */
function decodeStatement(bytes) {
    const where = 'statement';
    const member = (0,decode/* decodeObject */.gv)((0,decode/* parseJson */.qF)(bytes, where, mostStatementBytes, mostStatementValues), where);
    member('type', (0,decode/* decodeOneOf */.ol)(statementType));
    const document = member('record', (0,exact_object/* optional */.lq)(decodeRecord)) ?? member('resolution', decodeResolution);
    const statement = { document, origin: member('origin', decodeOrigin) };
    if (!encodeStatement(statement).equals(bytes))
        throw new errors/* FormatError */.IF(where, 'expected its members alone, in order');
    return statement;
}
const decodeRecord = (value, where) => {
    const member = (0,decode/* decodeObject */.gv)(value, where);
    return {
        arch: member('arch', decode/* decodeString */.sc),
        layer: member('layer', decode/* decodeString */.sc),
        shape: member('shape', decode/* decodeString */.sc),
        facts: member('facts', decode/* decodeDigest */.bY),
        digest: member('digest', decode/* decodeDigest */.bY),
    };
};
const decodeResolution = (value, where) => {
    const member = (0,decode/* decodeObject */.gv)(value, where);
    return { resolution: member('name', decode/* decodeString */.sc), digest: member('digest', decode/* decodeDigest */.bY) };
};
function isSameDocument(one, other) {
    return JSON.stringify(encodeDocument(one)) === JSON.stringify(encodeDocument(other));
}

;// CONCATENATED MODULE: ./lib/trust/signature.js


/** Annotations of a signed record (docs/format.md): the statement, and either a bundle of Sigstore or the signature of a key. */
const statementName = 'vnd.stack-cache.statement';
const bundleName = 'vnd.stack-cache.bundle';
const keyName = 'vnd.stack-cache.signature';
function encodeSigned({ bytes, proof }) {
    const statement = bytes.toString('utf8');
    switch (proof.kind) {
        case 'bundle':
            return { [statementName]: statement, [bundleName]: proof.text };
        case 'key':
            return { [statementName]: statement, [keyName]: `ed25519:${proof.id}:${proof.signature.toString('base64')}` };
    }
}
/**
 * Undefined where the annotations hold none of it.
 * @throws FormatError where they hold a part, or both proofs, or one that is not written as above.
 */
function decodeSigned(annotations) {
    const [statement, bundle, key] = [statementName, bundleName, keyName].map((name) => Object.hasOwn(annotations, name) ? annotations[name] : undefined);
    if (statement === undefined && bundle === undefined && key === undefined)
        return undefined;
    if (Object.keys(annotations).length !== 2)
        throw wrong('two annotations');
    if (statement === undefined || statement.length > mostStatementBytes)
        throw wrong('a statement');
    const bytes = Buffer.from(statement);
    // A lone surrogate has no bytes of its own.
    if (bytes.toString('utf8') !== statement)
        throw wrong('a statement of Unicode text');
    if (bundle !== undefined && key === undefined)
        return { bytes, proof: { kind: 'bundle', text: bundle } };
    if (key !== undefined && bundle === undefined)
        return { bytes, proof: decodeKeyProof(key) };
    throw wrong('either a bundle or a signature');
}
function decodeKeyProof(text) {
    const [, id, base64] = /^ed25519:([0-9a-f]{16}):([A-Za-z0-9+/]{86}==)$/.exec(text) ?? [];
    const signature = Buffer.from(base64 ?? '', 'base64');
    if (id === undefined || signature.toString('base64') !== base64)
        throw wrong('a signature of an ed25519 key');
    return { kind: 'key', id, signature };
}
function wrong(wanted) {
    return new errors/* FormatError */.IF('signature', `expected ${wanted}`);
}

// EXTERNAL MODULE: ./lib/trust/signing-key.js
var signing_key = __webpack_require__(96039);
;// CONCATENATED MODULE: ./lib/trust/belief.js






/** Whether the annotations prove that the document was made where this reader takes documents from. */
async function judgeSeal(annotations, document, creed) {
    try {
        const signed = decodeSigned(annotations);
        if (signed === undefined)
            return refused('it is not signed');
        const statement = decodeStatement(signed.bytes);
        if (!isSameDocument(statement.document, document))
            return refused('its signature is of something else');
        const proven = await prove(signed, creed);
        if (proven.kind === 'unproven')
            return refused(proven.why);
        const why = (proven.witness === 'certificate' ? whyOtherRun(proven.extensions, statement.origin) : undefined) ??
            whyOutOfScope(creed.reader, statement.origin, proven.witness);
        return why === undefined ? { kind: 'accepted' } : refused(why);
    }
    catch (error) {
        if (!(error instanceof errors/* FormatError */.IF))
            throw error;
        return refused(`its signature does not hold (${error.message.slice(0, belief_mostShown)})`);
    }
}
const belief_mostShown = 200;
/** @throws FormatError for a bundle that does not hold. */
async function prove({ bytes, proof }, { keys, root }) {
    switch (proof.kind) {
        case 'key': {
            const key = keys.find(({ id }) => id === proof.id);
            if (key === undefined)
                return { kind: 'unproven', why: whyUnknownKey(proof.id, keys) };
            return (0,signing_key/* isSignedBy */.s3)(key, bytes, proof.signature)
                ? { kind: 'proven', witness: 'key' }
                : { kind: 'unproven', why: 'its signature does not hold' };
        }
        case 'bundle': {
            const { verifyBundle, publicRoot } = await Promise.all(/* import() */[__webpack_require__.e(5128), __webpack_require__.e(4242), __webpack_require__.e(5769)]).then(__webpack_require__.bind(__webpack_require__, 55769));
            const extensions = verifyBundle(proof.text, bytes, root ?? publicRoot());
            return { kind: 'proven', witness: 'certificate', extensions };
        }
    }
}
function whyUnknownKey(id, keys) {
    return keys.length === 0
        ? 'it is signed by a key, and there is no verify-key to believe it by'
        : `it is signed by the key ${id}, which verify-key does not list`;
}
function refused(why) {
    return { kind: 'refused', why };
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./lib/formats/regular-file.js
var regular_file = __webpack_require__(88911);
;// CONCATENATED MODULE: ./lib/trust/event.js






const unknownEvent = { defaultBranch: '', isFork: false };
/** A webhook has at most 25 MB (docs/stacker/platform.md#6.4). */
const mostEventBytes = 32 * 1024 * 1024;
const mostEventValues = 2_000_000;
/** Reads GITHUB_EVENT_PATH; what cannot be read says nothing, so that records of the own ref alone are believed. */
async function readEvent(environment) {
    const file = environment['GITHUB_EVENT_PATH'] ?? '';
    if (file === '')
        return unknownEvent;
    try {
        return decodeEvent(await (0,regular_file/* readRegularFile */.XF)(file, mostEventBytes, external_node_fs_.constants.O_NOFOLLOW));
    }
    catch (error) {
        if (!(0,errors/* isTrouble */.KM)(error))
            throw error;
        return unknownEvent;
    }
}
/** @throws FormatError for what is no event. */
function decodeEvent(bytes) {
    const member = (0,decode/* decodeObject */.gv)((0,decode/* parseJson */.qF)(bytes, 'event', mostEventBytes, mostEventValues), 'event');
    const repository = member('repository', (0,exact_object/* optional */.lq)(decodeRepository));
    const head = member('pull_request', (0,exact_object/* optional */.lq)(decodePullRequest));
    return {
        defaultBranch: repository?.defaultBranch ?? '',
        isFork: head !== undefined && repository !== undefined && !(head !== null && sameRepository(head, repository.fullName)),
    };
}
const decodeRepository = (value, where) => {
    const member = (0,decode/* decodeObject */.gv)(value, where);
    const defaultBranch = member('default_branch', (0,exact_object/* optional */.lq)(decode/* decodeString */.sc)) ?? '';
    if (defaultBranch.length > 255)
        throw new errors/* FormatError */.IF(where, 'expected the name of a branch');
    return { fullName: member('full_name', decode/* decodeString */.sc), defaultBranch };
};
/** Full name of the repository that the commits are of; null where it is gone. */
const decodePullRequest = (value, where) => (0,decode/* decodeObject */.gv)(value, where)('head', (head, at) => (0,decode/* decodeObject */.gv)(head, at)('repo', (repo, there) => repo === null ? null : (0,decode/* decodeObject */.gv)(repo, there)('full_name', decode/* decodeString */.sc)));

;// CONCATENATED MODULE: ./lib/trust/identity-token.js





function tokenSource(environment) {
    const url = environment['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? '';
    const bearer = environment['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? '';
    return URL.canParse(url) && (0,registry_http/* mayReceiveSecrets */.mM)(new URL(url), false) && bearer !== '' ? { url, bearer } : undefined;
}
const mostTokenBytes = 64 * 1024;
const mostTokenValues = 1000;
/** Sigstore takes tokens for this audience alone. */
const audience = 'sigstore';
/** @throws TroubleError where none is given, FormatError for what is none. */
async function askIdentityToken({ url, bearer }, http, defaultBranch) {
    const asked = new URL(url);
    asked.searchParams.set('audience', audience);
    const answer = await (0,registry_http/* send */.tN)(http, {
        url: asked.href,
        method: 'GET',
        headers: { accept: 'application/json', authorization: `Bearer ${bearer}` },
        insecure: false,
    });
    if (answer.kind === 'failed')
        throw new errors/* TroubleError */.WN(`GitHub gave no identity token: ${answer.why}`);
    const { response } = answer;
    const body = await (0,registry_http/* readBody */.x8)(response, mostTokenBytes);
    if (response.status !== 200 || body.kind !== 'bytes')
        throw new errors/* TroubleError */.WN(`GitHub gave no identity token: it answered ${String(response.status)}`);
    const where = 'identity token';
    const token = (0,decode/* decodeObject */.gv)((0,decode/* parseJson */.qF)(body.bytes, where, mostTokenBytes, mostTokenValues), where)('value', decode/* decodeString */.sc);
    return { token, ...decodeClaims(token, defaultBranch) };
}
function decodeClaims(token, defaultBranch) {
    const where = 'identity token';
    const [, payload, ...rest] = token.split('.');
    if (payload === undefined || rest.length !== 1)
        throw new errors/* FormatError */.IF(where, 'expected a JSON Web Token');
    const claims = (0,decode/* parseJson */.qF)(Buffer.from(payload, 'base64url'), where, mostTokenBytes, mostTokenValues);
    const claim = (0,decode/* decodeObject */.gv)(claims, where);
    const text = (name) => claim(name, decodeClaim);
    const repository = text('repository');
    return {
        origin: {
            server: certifiedServer,
            repository,
            repositoryId: text('repository_id'),
            workflow: workflowOf(text('workflow_ref'), repository),
            ref: text('ref'),
            defaultBranch,
            sha: text('sha'),
            event: text('event_name'),
            run: text('run_id'),
            attempt: text('run_attempt'),
        },
        isPublic: text('repository_visibility') === 'public',
    };
}
const decodeClaim = (value, where) => (0,decode/* decodeString */.sc)(value, where);

;// CONCATENATED MODULE: ./lib/trust/seal.js
/** Of a store that nobody else writes: all is believed, and nothing need be signed. */
const ownSeal = {
    unsignable: undefined,
    sign: () => Promise.resolve({ kind: 'signed', annotations: {} }),
    accept: () => Promise.resolve({ kind: 'accepted' }),
};

;// CONCATENATED MODULE: ./lib/trust/open-seal.js












/** The seal of this process, by the choice and by the run that it is part of. */
async function openSeal(choice, surroundings) {
    if (choice.kind === 'own')
        return ownSeal;
    const { environment, sigstore } = surroundings;
    const event = await readEvent(environment);
    const origin = originOfRun(environment, event.defaultBranch);
    const keys = [...choice.verifyKeys, ...(choice.signKey === undefined ? [] : [(0,signing_key/* verifyKeyOf */.Ox)(choice.signKey)])];
    const reader = readerOf(origin, environment['GITHUB_BASE_REF'] ?? '', choice.workflows);
    const creed = { reader, keys, ...(sigstore && { root: sigstore.root }) };
    const signing = signingOf(choice.signKey, origin, event, surroundings);
    return {
        unsignable: signing.kind === 'none' ? signing.why : undefined,
        sign: (document) => sealed(document, signing, creed),
        accept: (annotations, document) => judgeSeal(annotations, document, creed),
    };
}
function signingOf(key, origin, event, surroundings) {
    if (key !== undefined)
        return { kind: 'key', origin, key };
    const source = tokenSource(surroundings.environment);
    const why = whyNoIdentity(origin, event, source);
    if (source === undefined || why !== undefined)
        return { kind: 'none', why: why ?? noIdentity };
    return { kind: 'keyless', signer: lazySigner(source, event, surroundings) };
}
const noIdentity = 'this job has no identity to sign what it saves with; give it "permissions: id-token: write", or give sign-key and verify-key';
function whyNoIdentity(origin, event, source) {
    if (origin.ref === '')
        return 'outside of a workflow run what is saved is signed by a key; give sign-key, or "trust: own" where nobody else writes to the store';
    if (event.isFork)
        return 'a pull request from a fork has no identity to sign what it saves with, so nobody would believe it';
    if (origin.server !== certifiedServer)
        return `Sigstore certifies runs of ${certifiedServer} alone; give sign-key and verify-key`;
    return source === undefined ? noIdentity : undefined;
}
/** The libraries are loaded, and the patience is counted, from the first document on. */
function lazySigner(source, { defaultBranch }, { fetch, now, patience, sigstore }) {
    let opened;
    const open = async () => {
        const { certifiedSigners, publicServices } = await Promise.all(/* import() */[__webpack_require__.e(2088), __webpack_require__.e(5128), __webpack_require__.e(3878), __webpack_require__.e(5179), __webpack_require__.e(9391)]).then(__webpack_require__.bind(__webpack_require__, 19391));
        const http = (0,registry_http/* httpEnv */.aY)(fetch, requestPatience, patience);
        return certifiedSigners({
            services: sigstore?.services ?? publicServices,
            askToken: () => askIdentityToken(source, http, defaultBranch),
            now,
            deadline: http.deadline,
        });
    };
    return async () => {
        opened ??= open();
        return await (await opened)();
    };
}
const requestPatience = 10_000;
/** What was just signed is judged as a reader would: what nobody believes is not written. */
async function sealed(document, signing, creed) {
    if (signing.kind === 'none')
        return { kind: 'unsigned', why: signing.why };
    try {
        const annotations = encodeSigned(await signed(document, signing));
        const judged = await judgeSeal(annotations, document, creed);
        if (judged.kind === 'accepted')
            return { kind: 'signed', annotations };
        return { kind: 'unsigned', why: `it was signed, and would not be believed: ${judged.why}` };
    }
    catch (error) {
        if (!(error instanceof errors/* TroubleError */.WN) && !(error instanceof errors/* FormatError */.IF))
            throw error;
        return { kind: 'unsigned', why: `it could not be signed: ${error.message}` };
    }
}
async function signed(document, signing) {
    switch (signing.kind) {
        case 'key': {
            const bytes = encodeStatement({ document, origin: signing.origin });
            const { id } = (0,signing_key/* verifyKeyOf */.Ox)(signing.key);
            return { bytes, proof: { kind: 'key', id, signature: (0,signing_key/* signBytes */.b_)(signing.key, bytes) } };
        }
        case 'keyless': {
            // As GitHub's token has it, which the certificate repeats.
            const { origin, sign } = await signing.signer();
            const bytes = encodeStatement({ document, origin });
            return { bytes, proof: { kind: 'bundle', text: await sign(bytes) } };
        }
    }
}


/***/ }),

/***/ 96039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ox: () => (/* binding */ verifyKeyOf),
/* harmony export */   XM: () => (/* binding */ pathOf),
/* harmony export */   b_: () => (/* binding */ signBytes),
/* harmony export */   j3: () => (/* binding */ parseVerifyKeys),
/* harmony export */   s3: () => (/* binding */ isSignedBy),
/* harmony export */   uC: () => (/* binding */ parseSignKey)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);


/** What stands before the 32 bytes of an ed25519 key as a private and as a public one (RFC 8410). */
const privatePrefix = Buffer.from('302e020100300506032b657004220420', 'hex');
const publicPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const keyBytes = 32;
/**
 * A private ed25519 key: PEM, or its 32 bytes in base64.
 * @throws UserError for another text, without showing it.
 */
function parseSignKey(text) {
    const wrong = 'sign-key: expected a private ed25519 key, as PEM or as its 32 bytes in base64, or file:PATH of a file that holds it';
    const raw = rawKey(text);
    const key = attempt(wrong, () => raw === undefined
        ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)(pem(text, 'PRIVATE KEY', wrong))
        : (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPrivateKey)({ key: Buffer.concat([privatePrefix, raw]), format: 'der', type: 'pkcs8' }));
    if (key.asymmetricKeyType !== 'ed25519')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(wrong);
    return key;
}
/**
 * Public ed25519 keys, one a line in base64, or PEM over several lines, or `file:PATH`, whose text `read` has and which names no further file.
 * @throws UserError that names the first item that is none.
 */
function parseVerifyKeys(lines, read) {
    return items(lines).flatMap((item, index) => {
        const path = pathOf(item);
        if (path === undefined)
            return [parseVerifyKey(item, `item ${String(index + 1)}`)];
        const found = items([read(path)]);
        const file = `file ${JSON.stringify(path)}`;
        if (found.length === 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`verify-key: ${file} holds no key`);
        return found.map((key, at) => parseVerifyKey(key, `item ${String(at + 1)} of ${file}`));
    });
}
function parseVerifyKey(text, shown) {
    const wrong = `verify-key: expected public ed25519 keys, as PEM or as their 32 bytes in base64, or file:PATH of a file that holds some, and ${shown} is none`;
    const raw = rawKey(text);
    const key = attempt(wrong, () => raw === undefined
        ? (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(pem(text, 'PUBLIC KEY', wrong))
        : (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)({ key: Buffer.concat([publicPrefix, raw]), format: 'der', type: 'spki' }));
    if (key.asymmetricKeyType !== 'ed25519')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(wrong);
    return named(key);
}
/** The path of `file:PATH`. */
function pathOf(text) {
    return text.startsWith('file:') ? text.slice('file:'.length) : undefined;
}
/** The public half, by which what was just signed is verified. */
function verifyKeyOf(signKey) {
    return named((0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createPublicKey)(signKey));
}
function signBytes(key, bytes) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)(null, bytes, key);
}
function isSignedBy({ key }, bytes, signature) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.verify)(null, bytes, key, signature);
}
function named(key) {
    const encoded = key.export({ format: 'der', type: 'spki' });
    return { id: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(encoded).digest('hex').slice(0, 16), key };
}
/** Joins the lines of each PEM block; every other line is an item of its own. */
function items(lines) {
    const found = [];
    let block;
    for (const line of lines.flatMap((text) => text.split('\n')).map((text) => text.trim())) {
        if (line.startsWith('-----BEGIN '))
            block = [];
        if (block === undefined) {
            if (line !== '')
                found.push(line);
            continue;
        }
        block.push(line);
        if (!line.startsWith('-----END '))
            continue;
        found.push(block.join('\n'));
        block = undefined;
    }
    return block === undefined ? found : [...found, block.join('\n')];
}
function rawKey(text) {
    const base64 = text.trim();
    const bytes = Buffer.from(base64, 'base64');
    return bytes.length === keyBytes && bytes.toString('base64') === base64 ? bytes : undefined;
}
/** Node takes certificates and private keys for public ones, too. */
function pem(text, kind, wrong) {
    if (!text.trim().startsWith(`-----BEGIN ${kind}-----`))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(wrong);
    return text;
}
/** OpenSSL's words say nothing to whoever gave the key, and might show it. */
function attempt(wrong, read) {
    try {
        return read();
    }
    catch {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(wrong);
    }
}


/***/ })

};
