export const id = 9391;
export const ids = [9391];
export const modules = {

/***/ 74918:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   V: () => (/* binding */ decodeBundle),
/* harmony export */   n: () => (/* binding */ encodeBundle)
/* harmony export */ });
/* harmony import */ var _sigstore_bundle__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(61040);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2924);
/* harmony import */ var _formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83799);




/** One has ten kilobytes: the certificate stands in it twice. */
const mostBundleBytes = 64 * 1024;
const mostBundleValues = 1000;
/** The kind that the library writes for a signature over bytes. */
const mediaType = 'application/vnd.dev.sigstore.bundle+json;version=0.2';
const where = 'bundle';
function encodeBundle(bundle) {
    return JSON.stringify((0,_sigstore_bundle__WEBPACK_IMPORTED_MODULE_0__.bundleToJSON)(bundle));
}
/**
 * A bundle as this release writes it: a signature over bytes, with its certificate, in one entry of a log of the first kind, which
 * promises it and proves it. Every part of the text is bound by a signature that is verified, or derived from such a part, so but for the second value of each ECDSA signature no other
 * text stands for the same. What else a bundle may have Sigstore's verifier would pass over (docs/stacker/platform.md#6.3).
 * @throws FormatError for any other text.
 */
function decodeBundle(text) {
    const json = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(Buffer.from(text), where, mostBundleBytes, mostBundleValues);
    const { certificate } = decodeShape(json, where);
    const bundle = (0,_sigstore_bundle__WEBPACK_IMPORTED_MODULE_0__.bundleFromJSON)(json);
    if (encodeBundle(bundle) !== text)
        throw wrong('its members alone, in order');
    const [entry] = bundle.verificationMaterial.tlogEntries;
    if (entry === undefined)
        throw wrong('an entry of a log');
    if (!certificateOfEntry(entry.canonicalizedBody).equals(Buffer.from(certificate, 'base64')))
        throw wrong('the certificate that its entry names');
    return bundle;
}
function wrong(wanted) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF(where, `expected ${wanted}`);
}
const decodeWhole = (value, at) => {
    const text = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeString */ .sc)(value, at);
    // Sigstore's verifier reads it by Number and BigInt, which take 5.0, 0x5 and blanks.
    if (!/^[1-9][0-9]{0,17}$/.test(text))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF(at, 'expected a whole number');
    return text;
};
const decodeCheckpoint = (value, at) => {
    const text = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeString */ .sc)(value, at);
    // The verifier passes over all that is no line of a signature, and over further signatures behind one that holds.
    const [, signature] = /^[^\n]+\n[0-9]+\n[A-Za-z0-9+/]+=*\n(?:[^\n]+\n)*\n\u2014 \S+ ([A-Za-z0-9+/]+=*)\n$/.exec(text) ?? [];
    if (signature === undefined || Buffer.from(signature, 'base64').toString('base64') !== signature)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF(at, 'expected a checkpoint of one signature');
    return text;
};
const decodeProof = (value, at) => {
    // What is 0 or empty is not written, as Protobuf has it.
    (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .exactly */ .pV)({
        logIndex: (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)(decodeWhole),
        rootHash: _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeString */ .sc,
        treeSize: decodeWhole,
        hashes: (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeArray */ .k$)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeString */ .sc, 64)),
        checkpoint: (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .exactly */ .pV)({ envelope: decodeCheckpoint }),
    })(value, at);
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeObject */ .gv)(value, at);
    const [, size, root] = member('checkpoint', (inner, there) => (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeObject */ .gv)(inner, there)('envelope', _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeString */ .sc)).split('\n');
    // What is verified is what the checkpoint says of the tree.
    if (member('treeSize', _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeString */ .sc) !== size || member('rootHash', _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeString */ .sc) !== root)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF(at, 'expected the tree of its checkpoint');
    return value;
};
const decodeEntry = (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .exactly */ .pV)({
    logIndex: (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .optional */ .lq)(decodeWhole),
    logId: (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .exactly */ .pV)({ keyId: _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeString */ .sc }),
    kindVersion: (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .exactly */ .pV)({ kind: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeOneOf */ .ol)('hashedrekord'), version: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeOneOf */ .ol)('0.0.1') }),
    integratedTime: decodeWhole,
    inclusionPromise: (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .exactly */ .pV)({ signedEntryTimestamp: _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeString */ .sc }),
    inclusionProof: decodeProof,
    canonicalizedBody: _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeString */ .sc,
});
/** The one of who signed; those above it are the reader's to know. */
const decodeCertificates = (value, at) => {
    const [certificate] = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeArray */ .k$)((0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .exactly */ .pV)({ rawBytes: _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeString */ .sc }), 1)(value, at);
    if (certificate === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF(at, 'expected one certificate');
    return (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeObject */ .gv)(certificate, at)('rawBytes', _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeString */ .sc);
};
const decodeMaterial = (value, at) => {
    (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .exactly */ .pV)({
        x509CertificateChain: (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .exactly */ .pV)({ certificates: decodeCertificates }),
        tlogEntries: (entries, there) => {
            if ((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeArray */ .k$)(decodeEntry, 1)(entries, there).length !== 1)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF(there, 'expected one entry');
        },
        timestampVerificationData: (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .exactly */ .pV)({}),
    })(value, at);
    return (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeObject */ .gv)(value, at)('x509CertificateChain', _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeObject */ .gv)('certificates', decodeCertificates);
};
function decodeShape(json, at) {
    (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .exactly */ .pV)({
        mediaType: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeOneOf */ .ol)(mediaType),
        verificationMaterial: decodeMaterial,
        messageSignature: (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .exactly */ .pV)({
            messageDigest: (0,_formats_exact_object_js__WEBPACK_IMPORTED_MODULE_3__/* .exactly */ .pV)({ algorithm: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeOneOf */ .ol)('SHA2_256'), digest: _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeString */ .sc }),
            signature: _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeString */ .sc,
        }),
    })(json, at);
    return { certificate: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeObject */ .gv)(json, at)('verificationMaterial', decodeMaterial) };
}
/** The log keeps the certificate as PEM, in base64, beside the signature and the digest, which the verifier compares. */
function certificateOfEntry(body) {
    const at = 'entry';
    const spec = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeObject */ .gv)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(body, at, mostBundleBytes, mostBundleValues), at)('spec', _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeObject */ .gv);
    const pem = spec('signature', _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeObject */ .gv)('publicKey', _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeObject */ .gv)('content', _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeString */ .sc);
    const lines = Buffer.from(pem, 'base64').toString('latin1').trim().split('\n');
    return Buffer.from(lines.slice(1, -1).join(''), 'base64');
}


/***/ }),

/***/ 19391:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   certifiedSigners: () => (/* binding */ certifiedSigners),
/* harmony export */   publicServices: () => (/* binding */ publicServices)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _sigstore_sign__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(15179);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _bundle_text_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74918);




const publicServices = { fulcio: _sigstore_sign__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULT_FULCIO_URL */ .jl, rekor: _sigstore_sign__WEBPACK_IMPORTED_MODULE_1__/* .DEFAULT_REKOR_URL */ .AD };
/** Fulcio certifies for ten minutes, and the time that the log tells must lie within. */
const certifiedFor = 5 * 60 * 1000;
const waiting = { timeout: 10_000, retry: { retries: 2, factor: 2, minTimeout: 500 } };
/**
 * Answers the signer of the moment: one certificate serves for the records of five minutes, and each signature has an entry of its own in
 * the log. It throws TroubleError where there is none; what failed once, after tries, is not tried again.
 */
function certifiedSigners(world) {
    let current;
    let hasFailed = false;
    const end = ended(world.deadline);
    end.catch(() => undefined);
    return async () => {
        if (current === undefined || (!hasFailed && world.now() - current.since >= certifiedFor))
            current = { since: world.now(), signer: certified(world, end) };
        try {
            return await current.signer;
        }
        catch (error) {
            hasFailed = true;
            throw error;
        }
    };
}
async function certified({ services, askToken }, end) {
    const identity = await askToken();
    // Before Fulcio is asked, which publishes what it certifies.
    if (!identity.isPublic)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .TroubleError */ .WN(whyNotPublished);
    const keys = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.generateKeyPairSync)('ec', { namedCurve: 'P-256' });
    const signBytes = (bytes) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.sign)('sha256', bytes, keys.privateKey);
    const publicKey = keys.publicKey.export({ format: 'pem', type: 'spki' }).toString();
    const fulcio = new _sigstore_sign__WEBPACK_IMPORTED_MODULE_1__/* .FulcioSigner */ .$o({
        fulcioBaseURL: services.fulcio,
        identityProvider: { getToken: () => Promise.resolve(identity.token) },
        keyHolder: {
            sign: (bytes) => Promise.resolve({ signature: signBytes(bytes), key: { $case: 'publicKey', publicKey } }),
        },
        ...waiting,
    });
    const { key } = await told(fulcio.sign(Buffer.alloc(0)), end);
    const signer = { sign: (bytes) => Promise.resolve({ signature: signBytes(bytes), key }) };
    const witnesses = [new _sigstore_sign__WEBPACK_IMPORTED_MODULE_1__/* .RekorWitness */ .fU({ rekorBaseURL: services.rekor, ...waiting })];
    const builder = new _sigstore_sign__WEBPACK_IMPORTED_MODULE_1__/* .MessageSignatureBundleBuilder */ .z3({ signer, witnesses });
    let failure;
    return {
        origin: identity.origin,
        sign: async (bytes) => {
            if (failure !== undefined)
                throw failure;
            try {
                return (0,_bundle_text_js__WEBPACK_IMPORTED_MODULE_3__/* .encodeBundle */ .n)(await told(builder.create({ data: bytes }), end));
            }
            catch (error) {
                if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .TroubleError */ .WN)
                    failure = error;
                throw error;
            }
        },
    };
}
const whyNotPublished = 'this repository is not public, and Sigstore publishes for ever the names of the repositories, workflows and refs that sign; sign by a key (sign-key, verify-key)';
/** The library's messages may hold the token, so of its errors the code alone is told, and the status. */
async function told(work, end) {
    try {
        return await Promise.race([work, end]);
    }
    catch (error) {
        if (!(error instanceof _sigstore_sign__WEBPACK_IMPORTED_MODULE_1__/* .InternalError */ .Gd))
            throw error;
        const status = error.cause?.statusCode;
        const answer = typeof status === 'number' ? `it answered ${String(status)}` : 'it did not answer';
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .TroubleError */ .WN(`${whatFailed(error.code)}: ${answer}`);
    }
}
function whatFailed(code) {
    switch (code) {
        case 'TLOG_FETCH_ENTRY_ERROR':
        case 'TLOG_CREATE_ENTRY_ERROR':
            return "Sigstore's log (Rekor) took no entry";
        case 'CA_CREATE_SIGNING_CERTIFICATE_ERROR':
            return 'Sigstore (Fulcio) gave no certificate';
        case 'TSA_CREATE_TIMESTAMP_ERROR':
            return "Sigstore's clock gave no timestamp";
        case 'IDENTITY_TOKEN_READ_ERROR':
        case 'IDENTITY_TOKEN_PARSE_ERROR':
            return "GitHub's identity token is none that Sigstore reads";
    }
}
/** Never resolves. */
function ended(deadline) {
    return new Promise((_, reject) => {
        const end = () => {
            reject(new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .TroubleError */ .WN('signing took too long'));
        };
        if (deadline.aborted)
            end();
        else
            deadline.addEventListener('abort', end, { once: true });
    });
}


/***/ })

};
