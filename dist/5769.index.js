export const id = 5769;
export const ids = [5769];
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

/***/ 55769:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publicRoot: () => (/* binding */ publicRoot),
  verifyBundle: () => (/* binding */ verifyBundle)
});

// EXTERNAL MODULE: ./node_modules/@sigstore/verify/dist/index.js
var dist = __webpack_require__(54187);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __webpack_require__(452);
// EXTERNAL MODULE: ./lib/formats/decode.js
var decode = __webpack_require__(2924);
// EXTERNAL MODULE: ./lib/trust/bundle-text.js
var bundle_text = __webpack_require__(74918);
// EXTERNAL MODULE: ./lib/formats/exact-object.js
var exact_object = __webpack_require__(83799);
;// CONCATENATED MODULE: ./lib/trust/trusted-root.js



/** A trusted_root.json of Sigstore (protobuf-specs, sigstore_trustroot.proto). @throws FormatError for anything else. */
const decodeTrustedRoot = (value, where) => {
    const member = (0,decode/* decodeObject */.gv)(value, where);
    const authorities = (0,decode/* decodeArray */.k$)(decodeAuthority);
    const logs = (0,decode/* decodeArray */.k$)(decodeLog);
    return {
        mediaType: member('mediaType', decode/* decodeString */.sc),
        tlogs: [...member('tlogs', logs)],
        certificateAuthorities: [...member('certificateAuthorities', authorities)],
        ctlogs: [...member('ctlogs', logs)],
        timestampAuthorities: [...(member('timestampAuthorities', (0,exact_object/* optional */.lq)(authorities)) ?? [])],
    };
};
const decodeBytes = (value, where) => Buffer.from((0,decode/* decodeString */.sc)(value, where), 'base64');
const decodeDate = (value, where) => {
    const date = new Date((0,decode/* decodeString */.sc)(value, where));
    if (Number.isNaN(date.getTime()))
        throw new errors/* FormatError */.IF(where, 'expected a time');
    return date;
};
const decodePeriod = (value, where) => {
    const member = (0,decode/* decodeObject */.gv)(value, where);
    return { start: member('start', (0,exact_object/* optional */.lq)(decodeDate)), end: member('end', (0,exact_object/* optional */.lq)(decodeDate)) };
};
const decodeAuthority = (value, where) => {
    const member = (0,decode/* decodeObject */.gv)(value, where);
    return {
        subject: undefined,
        uri: member('uri', decode/* decodeString */.sc),
        certChain: {
            certificates: [
                ...member('certChain', (chain, at) => (0,decode/* decodeObject */.gv)(chain, at)('certificates', (0,decode/* decodeArray */.k$)(decodeCertificate))),
            ],
        },
        validFor: member('validFor', (0,exact_object/* optional */.lq)(decodePeriod)),
        operator: '',
    };
};
const decodeCertificate = (value, where) => ({
    rawBytes: (0,decode/* decodeObject */.gv)(value, where)('rawBytes', decodeBytes),
});
/** Keys of the logs are SubjectPublicKeyInfo, whatever their kind; a log whose key is written as PKCS #1 is not known. */
const decodeLog = (value, where) => {
    const member = (0,decode/* decodeObject */.gv)(value, where);
    const key = member('publicKey', (inner, at) => {
        const of = (0,decode/* decodeObject */.gv)(inner, at);
        if (!of('keyDetails', decode/* decodeString */.sc).startsWith('PKIX_ECDSA') && of('keyDetails', decode/* decodeString */.sc) !== 'PKIX_ED25519')
            throw new errors/* FormatError */.IF(at, 'expected an elliptic key');
        const validFor = of('validFor', (0,exact_object/* optional */.lq)(decodePeriod));
        return { rawBytes: of('rawBytes', decodeBytes), keyDetails: 0, validFor };
    });
    const log = {
        baseUrl: member('baseUrl', decode/* decodeString */.sc),
        hashAlgorithm: 1,
        publicKey: key,
        logId: { keyId: member('logId', (id, at) => (0,decode/* decodeObject */.gv)(id, at)('keyId', decodeBytes)) },
        checkpointKeyId: undefined,
        operator: '',
    };
    return log;
};

// EXTERNAL MODULE: ./node_modules/@sigstore/tuf/seeds.json
var seeds = __webpack_require__(8032);
;// CONCATENATED MODULE: ./lib/trust/verify-bundle.js






/** Where Sigstore publishes the root of trust that this release brings along. */
const publicGood = 'https://tuf-repo-cdn.sigstore.dev';
const mostRootBytes = 1024 * 1024;
/**
 * What of Sigstore's public instance is believed: the certificates and logs that were known when this release was made. No network is
 * asked, so a key that the instance has taken since is not known here: what was just signed by it is seen at once not to be believed.
 */
function publicRoot() {
    const encoded = seeds[publicGood].targets['trusted_root.json'];
    const where = 'trusted_root.json';
    return decodeTrustedRoot((0,decode/* parseJson */.qF)(Buffer.from(encoded, 'base64'), where, mostRootBytes), where);
}
/**
 * What the certificate says by which the bytes were signed.
 * @throws FormatError where the text is no bundle, or anything in it does not hold.
 */
function verifyBundle(text, bytes, root) {
    const bundle = (0,bundle_text/* decodeBundle */.V)(text);
    try {
        const verifier = new dist/* Verifier */.BL(materialOf(root), { ctlogThreshold: 1, tlogThreshold: 1, timestampThreshold: 1 });
        return verifier.verify((0,dist/* toSignedEntity */.DC)(bundle, bytes)).identity?.oids ?? [];
    }
    catch (cause) {
        // It throws whatever its parsers come upon in foreign bytes.
        throw new errors/* FormatError */.IF('bundle', cause instanceof Error ? cause.message : String(cause), { cause });
    }
}
const materials = new WeakMap();
function materialOf(root) {
    const known = materials.get(root) ?? (0,dist/* toTrustMaterial */.jO)(root);
    materials.set(root, known);
    return known;
}


/***/ })

};
