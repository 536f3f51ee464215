#!/usr/bin/env node
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 181:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("buffer");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 4589:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:assert");

/***/ }),

/***/ 6698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 4573:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:buffer");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7540:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:console");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 3053:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:diagnostics_channel");

/***/ }),

/***/ 610:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:dns");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7067:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 2467:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http2");

/***/ }),

/***/ 4708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 8995:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:module");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 643:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:perf_hooks");

/***/ }),

/***/ 1708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 1792:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:querystring");

/***/ }),

/***/ 7075:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 1692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:tls");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 7975:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 3429:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util/types");

/***/ }),

/***/ 5919:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:worker_threads");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 932:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("process");

/***/ }),

/***/ 2203:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("stream");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 2018:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tty");

/***/ }),

/***/ 7016:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("url");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 7349:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveBlockMap = __nccwpck_require__(7103);
var resolveBlockSeq = __nccwpck_require__(334);
var resolveFlowCollection = __nccwpck_require__(3142);

function resolveCollection(CN, ctx, token, onError, tagName, tag) {
    const coll = token.type === 'block-map'
        ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag)
        : token.type === 'block-seq'
            ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag)
            : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
    const Coll = coll.constructor;
    // If we got a tagName matching the class, or the tag name is '!',
    // then use the tagName from the node class used to create it.
    if (tagName === '!' || tagName === Coll.tagName) {
        coll.tag = Coll.tagName;
        return coll;
    }
    if (tagName)
        coll.tag = tagName;
    return coll;
}
function composeCollection(CN, ctx, token, props, onError) {
    const tagToken = props.tag;
    const tagName = !tagToken
        ? null
        : ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg));
    if (token.type === 'block-seq') {
        const { anchor, newlineAfterProp: nl } = props;
        const lastProp = anchor && tagToken
            ? anchor.offset > tagToken.offset
                ? anchor
                : tagToken
            : (anchor ?? tagToken);
        if (lastProp && (!nl || nl.offset < lastProp.offset)) {
            const message = 'Missing newline after block sequence props';
            onError(lastProp, 'MISSING_CHAR', message);
        }
    }
    const expType = token.type === 'block-map'
        ? 'map'
        : token.type === 'block-seq'
            ? 'seq'
            : token.start.source === '{'
                ? 'map'
                : 'seq';
    // shortcut: check if it's a generic YAMLMap or YAMLSeq
    // before jumping into the custom tag logic.
    if (!tagToken ||
        !tagName ||
        tagName === '!' ||
        (tagName === YAMLMap.YAMLMap.tagName && expType === 'map') ||
        (tagName === YAMLSeq.YAMLSeq.tagName && expType === 'seq')) {
        return resolveCollection(CN, ctx, token, onError, tagName);
    }
    let tag = ctx.schema.tags.find(t => t.tag === tagName && t.collection === expType);
    if (!tag) {
        const kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType) {
            ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
            tag = kt;
        }
        else {
            if (kt) {
                onError(tagToken, 'BAD_COLLECTION_TYPE', `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? 'scalar'}`, true);
            }
            else {
                onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, true);
            }
            return resolveCollection(CN, ctx, token, onError, tagName);
        }
    }
    const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
    const res = tag.resolve?.(coll, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg), ctx.options) ?? coll;
    const node = identity.isNode(res)
        ? res
        : new Scalar.Scalar(res);
    node.range = coll.range;
    node.tag = tagName;
    if (tag?.format)
        node.format = tag.format;
    return node;
}

exports.composeCollection = composeCollection;


/***/ }),

/***/ 3683:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Document = __nccwpck_require__(3021);
var composeNode = __nccwpck_require__(5937);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);

function composeDoc(options, directives, { offset, start, value, end }, onError) {
    const opts = Object.assign({ _directives: directives }, options);
    const doc = new Document.Document(undefined, opts);
    const ctx = {
        atKey: false,
        atRoot: true,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
    };
    const props = resolveProps.resolveProps(start, {
        indicator: 'doc-start',
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: true
    });
    if (props.found) {
        doc.directives.docStart = true;
        if (value &&
            (value.type === 'block-map' || value.type === 'block-seq') &&
            !props.hasNewline)
            onError(props.end, 'MISSING_CHAR', 'Block collection cannot start on same line with directives-end marker');
    }
    // @ts-expect-error If Contents is set, let's trust the user
    doc.contents = value
        ? composeNode.composeNode(ctx, value, props, onError)
        : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
    const contentEnd = doc.contents.range[2];
    const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
    if (re.comment)
        doc.comment = re.comment;
    doc.range = [offset, contentEnd, re.offset];
    return doc;
}

exports.composeDoc = composeDoc;


/***/ }),

/***/ 5937:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var composeCollection = __nccwpck_require__(7349);
var composeScalar = __nccwpck_require__(5413);
var resolveEnd = __nccwpck_require__(7788);
var utilEmptyScalarPosition = __nccwpck_require__(2599);

const CN = { composeNode, composeEmptyNode };
function composeNode(ctx, token, props, onError) {
    const atKey = ctx.atKey;
    const { spaceBefore, comment, anchor, tag } = props;
    let node;
    let isSrcToken = true;
    switch (token.type) {
        case 'alias':
            node = composeAlias(ctx, token, onError);
            if (anchor || tag)
                onError(token, 'ALIAS_PROPS', 'An alias node must not specify any properties');
            break;
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'block-scalar':
            node = composeScalar.composeScalar(ctx, token, tag, onError);
            if (anchor)
                node.anchor = anchor.source.substring(1);
            break;
        case 'block-map':
        case 'block-seq':
        case 'flow-collection':
            try {
                node = composeCollection.composeCollection(CN, ctx, token, props, onError);
                if (anchor)
                    node.anchor = anchor.source.substring(1);
            }
            catch (error) {
                // Almost certainly here due to a stack overflow
                const message = error instanceof Error ? error.message : String(error);
                onError(token, 'RESOURCE_EXHAUSTION', message);
            }
            break;
        default: {
            const message = token.type === 'error'
                ? token.message
                : `Unsupported token (type: ${token.type})`;
            onError(token, 'UNEXPECTED_TOKEN', message);
            isSrcToken = false;
        }
    }
    node ?? (node = composeEmptyNode(ctx, token.offset, undefined, null, props, onError));
    if (anchor && node.anchor === '')
        onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    if (atKey &&
        ctx.options.stringKeys &&
        (!identity.isScalar(node) ||
            typeof node.value !== 'string' ||
            (node.tag && node.tag !== 'tag:yaml.org,2002:str'))) {
        const msg = 'With stringKeys, all keys must be strings';
        onError(tag ?? token, 'NON_STRING_KEY', msg);
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        if (token.type === 'scalar' && token.source === '')
            node.comment = comment;
        else
            node.commentBefore = comment;
    }
    // @ts-expect-error Type checking misses meaning of isSrcToken
    if (ctx.options.keepSourceTokens && isSrcToken)
        node.srcToken = token;
    return node;
}
function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
    const token = {
        type: 'scalar',
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ''
    };
    const node = composeScalar.composeScalar(ctx, token, tag, onError);
    if (anchor) {
        node.anchor = anchor.source.substring(1);
        if (node.anchor === '')
            onError(anchor, 'BAD_ALIAS', 'Anchor cannot be an empty string');
    }
    if (spaceBefore)
        node.spaceBefore = true;
    if (comment) {
        node.comment = comment;
        node.range[2] = end;
    }
    return node;
}
function composeAlias({ options }, { offset, source, end }, onError) {
    const alias = new Alias.Alias(source.substring(1));
    if (alias.source === '')
        onError(offset, 'BAD_ALIAS', 'Alias cannot be an empty string');
    if (alias.source.endsWith(':'))
        onError(offset + source.length - 1, 'BAD_ALIAS', 'Alias ending in : is ambiguous', true);
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
    alias.range = [offset, valueEnd, re.offset];
    if (re.comment)
        alias.comment = re.comment;
    return alias;
}

exports.composeEmptyNode = composeEmptyNode;
exports.composeNode = composeNode;


/***/ }),

/***/ 5413:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);

function composeScalar(ctx, token, tagToken, onError) {
    const { value, type, comment, range } = token.type === 'block-scalar'
        ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError)
        : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
    const tagName = tagToken
        ? ctx.directives.tagName(tagToken.source, msg => onError(tagToken, 'TAG_RESOLVE_FAILED', msg))
        : null;
    let tag;
    if (ctx.options.stringKeys && ctx.atKey) {
        tag = ctx.schema[identity.SCALAR];
    }
    else if (tagName)
        tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
    else if (token.type === 'scalar')
        tag = findScalarTagByTest(ctx, value, token, onError);
    else
        tag = ctx.schema[identity.SCALAR];
    let scalar;
    try {
        const res = tag.resolve(value, msg => onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
    }
    catch (error) {
        const msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, 'TAG_RESOLVE_FAILED', msg);
        scalar = new Scalar.Scalar(value);
    }
    scalar.range = range;
    scalar.source = value;
    if (type)
        scalar.type = type;
    if (tagName)
        scalar.tag = tagName;
    if (tag.format)
        scalar.format = tag.format;
    if (comment)
        scalar.comment = comment;
    return scalar;
}
function findScalarTagByName(schema, value, tagName, tagToken, onError) {
    if (tagName === '!')
        return schema[identity.SCALAR]; // non-specific tag
    const matchWithTest = [];
    for (const tag of schema.tags) {
        if (!tag.collection && tag.tag === tagName) {
            if (tag.default && tag.test)
                matchWithTest.push(tag);
            else
                return tag;
        }
    }
    for (const tag of matchWithTest)
        if (tag.test?.test(value))
            return tag;
    const kt = schema.knownTags[tagName];
    if (kt && !kt.collection) {
        // Ensure that the known tag is available for stringifying,
        // but does not get used by default.
        schema.tags.push(Object.assign({}, kt, { default: false, test: undefined }));
        return kt;
    }
    onError(tagToken, 'TAG_RESOLVE_FAILED', `Unresolved tag: ${tagName}`, tagName !== 'tag:yaml.org,2002:str');
    return schema[identity.SCALAR];
}
function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
    const tag = schema.tags.find(tag => (tag.default === true || (atKey && tag.default === 'key')) &&
        tag.test?.test(value)) || schema[identity.SCALAR];
    if (schema.compat) {
        const compat = schema.compat.find(tag => tag.default && tag.test?.test(value)) ??
            schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
            const ts = directives.tagString(tag.tag);
            const cs = directives.tagString(compat.tag);
            const msg = `Value may be parsed as either ${ts} or ${cs}`;
            onError(token, 'TAG_RESOLVE_FAILED', msg, true);
        }
    }
    return tag;
}

exports.composeScalar = composeScalar;


/***/ }),

/***/ 9984:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var directives = __nccwpck_require__(1342);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var identity = __nccwpck_require__(1127);
var composeDoc = __nccwpck_require__(3683);
var resolveEnd = __nccwpck_require__(7788);

function getErrorPos(src) {
    if (typeof src === 'number')
        return [src, src + 1];
    if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
    const { offset, source } = src;
    return [offset, offset + (typeof source === 'string' ? source.length : 1)];
}
function parsePrelude(prelude) {
    let comment = '';
    let atComment = false;
    let afterEmptyLine = false;
    for (let i = 0; i < prelude.length; ++i) {
        const source = prelude[i];
        switch (source[0]) {
            case '#':
                comment +=
                    (comment === '' ? '' : afterEmptyLine ? '\n\n' : '\n') +
                        (source.substring(1) || ' ');
                atComment = true;
                afterEmptyLine = false;
                break;
            case '%':
                if (prelude[i + 1]?.[0] !== '#')
                    i += 1;
                atComment = false;
                break;
            default:
                // This may be wrong after doc-end, but in that case it doesn't matter
                if (!atComment)
                    afterEmptyLine = true;
                atComment = false;
        }
    }
    return { comment, afterEmptyLine };
}
/**
 * Compose a stream of CST nodes into a stream of YAML Documents.
 *
 * ```ts
 * import { Composer, Parser } from 'yaml'
 *
 * const src: string = ...
 * const tokens = new Parser().parse(src)
 * const docs = new Composer().compose(tokens)
 * ```
 */
class Composer {
    constructor(options = {}) {
        this.doc = null;
        this.atDirectives = false;
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
        this.onError = (source, code, message, warning) => {
            const pos = getErrorPos(source);
            if (warning)
                this.warnings.push(new errors.YAMLWarning(pos, code, message));
            else
                this.errors.push(new errors.YAMLParseError(pos, code, message));
        };
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        this.directives = new directives.Directives({ version: options.version || '1.2' });
        this.options = options;
    }
    decorate(doc, afterDoc) {
        const { comment, afterEmptyLine } = parsePrelude(this.prelude);
        //console.log({ dc: doc.comment, prelude, comment })
        if (comment) {
            const dc = doc.contents;
            if (afterDoc) {
                doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
            }
            else if (afterEmptyLine || doc.directives.docStart || !dc) {
                doc.commentBefore = comment;
            }
            else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
                let it = dc.items[0];
                if (identity.isPair(it))
                    it = it.key;
                const cb = it.commentBefore;
                it.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
            else {
                const cb = dc.commentBefore;
                dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
            }
        }
        if (afterDoc) {
            for (let i = 0; i < this.errors.length; ++i)
                doc.errors.push(this.errors[i]);
            for (let i = 0; i < this.warnings.length; ++i)
                doc.warnings.push(this.warnings[i]);
        }
        else {
            doc.errors = this.errors;
            doc.warnings = this.warnings;
        }
        this.prelude = [];
        this.errors = [];
        this.warnings = [];
    }
    /**
     * Current stream status information.
     *
     * Mostly useful at the end of input for an empty stream.
     */
    streamInfo() {
        return {
            comment: parsePrelude(this.prelude).comment,
            directives: this.directives,
            errors: this.errors,
            warnings: this.warnings
        };
    }
    /**
     * Compose tokens into documents.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *compose(tokens, forceDoc = false, endOffset = -1) {
        for (const token of tokens)
            yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
    }
    /** Advance the composer by one CST token. */
    *next(token) {
        if (node_process.env.LOG_STREAM)
            console.dir(token, { depth: null });
        switch (token.type) {
            case 'directive':
                this.directives.add(token.source, (offset, message, warning) => {
                    const pos = getErrorPos(token);
                    pos[0] += offset;
                    this.onError(pos, 'BAD_DIRECTIVE', message, warning);
                });
                this.prelude.push(token.source);
                this.atDirectives = true;
                break;
            case 'document': {
                const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
                if (this.atDirectives && !doc.directives.docStart)
                    this.onError(token, 'MISSING_CHAR', 'Missing directives-end/doc-start indicator line');
                this.decorate(doc, false);
                if (this.doc)
                    yield this.doc;
                this.doc = doc;
                this.atDirectives = false;
                break;
            }
            case 'byte-order-mark':
            case 'space':
                break;
            case 'comment':
            case 'newline':
                this.prelude.push(token.source);
                break;
            case 'error': {
                const msg = token.source
                    ? `${token.message}: ${JSON.stringify(token.source)}`
                    : token.message;
                const error = new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg);
                if (this.atDirectives || !this.doc)
                    this.errors.push(error);
                else
                    this.doc.errors.push(error);
                break;
            }
            case 'doc-end': {
                if (!this.doc) {
                    const msg = 'Unexpected doc-end without preceding document';
                    this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', msg));
                    break;
                }
                this.doc.directives.docEnd = true;
                const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
                this.decorate(this.doc, true);
                if (end.comment) {
                    const dc = this.doc.comment;
                    this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
                }
                this.doc.range[2] = end.offset;
                break;
            }
            default:
                this.errors.push(new errors.YAMLParseError(getErrorPos(token), 'UNEXPECTED_TOKEN', `Unsupported token ${token.type}`));
        }
    }
    /**
     * Call at end of input to yield any remaining document.
     *
     * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
     * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
     */
    *end(forceDoc = false, endOffset = -1) {
        if (this.doc) {
            this.decorate(this.doc, true);
            yield this.doc;
            this.doc = null;
        }
        else if (forceDoc) {
            const opts = Object.assign({ _directives: this.directives }, this.options);
            const doc = new Document.Document(undefined, opts);
            if (this.atDirectives)
                this.onError(endOffset, 'MISSING_CHAR', 'Missing directives-end indicator line');
            doc.range = [0, endOffset, endOffset];
            this.decorate(doc, false);
            yield doc;
        }
    }
}

exports.Composer = Composer;


/***/ }),

/***/ 7103:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilFlowIndentCheck = __nccwpck_require__(4051);
var utilMapIncludes = __nccwpck_require__(1187);

const startColMsg = 'All mapping items must start at the same column';
function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap;
    const map = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    let offset = bm.offset;
    let commentEnd = null;
    for (const collItem of bm.items) {
        const { start, key, sep, value } = collItem;
        // key properties
        const keyProps = resolveProps.resolveProps(start, {
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: bm.indent,
            startOnNewline: true
        });
        const implicitKey = !keyProps.found;
        if (implicitKey) {
            if (key) {
                if (key.type === 'block-seq')
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'A block sequence may not be used as an implicit map key');
                else if ('indent' in key && key.indent !== bm.indent)
                    onError(offset, 'BAD_INDENT', startColMsg);
            }
            if (!keyProps.anchor && !keyProps.tag && !sep) {
                commentEnd = keyProps.end;
                if (keyProps.comment) {
                    if (map.comment)
                        map.comment += '\n' + keyProps.comment;
                    else
                        map.comment = keyProps.comment;
                }
                continue;
            }
            if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) {
                onError(key ?? start[start.length - 1], 'MULTILINE_IMPLICIT_KEY', 'Implicit keys need to be on a single line');
            }
        }
        else if (keyProps.found?.indent !== bm.indent) {
            onError(offset, 'BAD_INDENT', startColMsg);
        }
        // key value
        ctx.atKey = true;
        const keyStart = keyProps.end;
        const keyNode = key
            ? composeNode(ctx, key, keyProps, onError)
            : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
        ctx.atKey = false;
        if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
            onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
        // value properties
        const valueProps = resolveProps.resolveProps(sep ?? [], {
            indicator: 'map-value-ind',
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: bm.indent,
            startOnNewline: !key || key.type === 'block-scalar'
        });
        offset = valueProps.end;
        if (valueProps.found) {
            if (implicitKey) {
                if (value?.type === 'block-map' && !valueProps.hasNewline)
                    onError(offset, 'BLOCK_AS_IMPLICIT_KEY', 'Nested mappings are not allowed in compact mappings');
                if (ctx.options.strict &&
                    keyProps.start < valueProps.found.offset - 1024)
                    onError(keyNode.range, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit block mapping key');
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
            if (ctx.schema.compat)
                utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
            offset = valueNode.range[2];
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
        else {
            // key with no value
            if (implicitKey)
                onError(keyNode.range, 'MISSING_CHAR', 'Implicit map keys need to be followed by map values');
            if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            map.items.push(pair);
        }
    }
    if (commentEnd && commentEnd < offset)
        onError(commentEnd, 'IMPOSSIBLE', 'Map comment with trailing content');
    map.range = [bm.offset, offset, commentEnd ?? offset];
    return map;
}

exports.resolveBlockMap = resolveBlockMap;


/***/ }),

/***/ 8913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function resolveBlockScalar(ctx, scalar, onError) {
    const start = scalar.offset;
    const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
    if (!header)
        return { value: '', type: null, comment: '', range: [start, start, start] };
    const type = header.mode === '>' ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
    const lines = scalar.source ? splitLines(scalar.source) : [];
    // determine the end of content & start of chomping
    let chompStart = lines.length;
    for (let i = lines.length - 1; i >= 0; --i) {
        const content = lines[i][1];
        if (content === '' || content === '\r')
            chompStart = i;
        else
            break;
    }
    // shortcut for empty contents
    if (chompStart === 0) {
        const value = header.chomp === '+' && lines.length > 0
            ? '\n'.repeat(Math.max(1, lines.length - 1))
            : '';
        let end = start + header.length;
        if (scalar.source)
            end += scalar.source.length;
        return { value, type, comment: header.comment, range: [start, end, end] };
    }
    // find the indentation level to trim from start
    let trimIndent = scalar.indent + header.indent;
    let offset = scalar.offset + header.length;
    let contentStart = 0;
    for (let i = 0; i < chompStart; ++i) {
        const [indent, content] = lines[i];
        if (content === '' || content === '\r') {
            if (header.indent === 0 && indent.length > trimIndent)
                trimIndent = indent.length;
        }
        else {
            if (indent.length < trimIndent) {
                const message = 'Block scalars with more-indented leading empty lines must use an explicit indentation indicator';
                onError(offset + indent.length, 'MISSING_CHAR', message);
            }
            if (header.indent === 0)
                trimIndent = indent.length;
            contentStart = i;
            if (trimIndent === 0 && !ctx.atRoot) {
                const message = 'Block scalar values in collections must be indented';
                onError(offset, 'BAD_INDENT', message);
            }
            break;
        }
        offset += indent.length + content.length + 1;
    }
    // include trailing more-indented empty lines in content
    for (let i = lines.length - 1; i >= chompStart; --i) {
        if (lines[i][0].length > trimIndent)
            chompStart = i + 1;
    }
    let value = '';
    let sep = '';
    let prevMoreIndented = false;
    // leading whitespace is kept intact
    for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + '\n';
    for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content] = lines[i];
        offset += indent.length + content.length + 1;
        const crlf = content[content.length - 1] === '\r';
        if (crlf)
            content = content.slice(0, -1);
        /* istanbul ignore if already caught in lexer */
        if (content && indent.length < trimIndent) {
            const src = header.indent
                ? 'explicit indentation indicator'
                : 'first line';
            const message = `Block scalar lines must not be less indented than their ${src}`;
            onError(offset - content.length - (crlf ? 2 : 1), 'BAD_INDENT', message);
            indent = '';
        }
        if (type === Scalar.Scalar.BLOCK_LITERAL) {
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
        }
        else if (indent.length > trimIndent || content[0] === '\t') {
            // more-indented content within a folded block
            if (sep === ' ')
                sep = '\n';
            else if (!prevMoreIndented && sep === '\n')
                sep = '\n\n';
            value += sep + indent.slice(trimIndent) + content;
            sep = '\n';
            prevMoreIndented = true;
        }
        else if (content === '') {
            // empty line
            if (sep === '\n')
                value += '\n';
            else
                sep = '\n';
        }
        else {
            value += sep + content;
            sep = ' ';
            prevMoreIndented = false;
        }
    }
    switch (header.chomp) {
        case '-':
            break;
        case '+':
            for (let i = chompStart; i < lines.length; ++i)
                value += '\n' + lines[i][0].slice(trimIndent);
            if (value[value.length - 1] !== '\n')
                value += '\n';
            break;
        default:
            value += '\n';
    }
    const end = start + header.length + scalar.source.length;
    return { value, type, comment: header.comment, range: [start, end, end] };
}
function parseBlockScalarHeader({ offset, props }, strict, onError) {
    /* istanbul ignore if should not happen */
    if (props[0].type !== 'block-scalar-header') {
        onError(props[0], 'IMPOSSIBLE', 'Block scalar header not found');
        return null;
    }
    const { source } = props[0];
    const mode = source[0];
    let indent = 0;
    let chomp = '';
    let error = -1;
    for (let i = 1; i < source.length; ++i) {
        const ch = source[i];
        if (!chomp && (ch === '-' || ch === '+'))
            chomp = ch;
        else {
            const n = Number(ch);
            if (!indent && n)
                indent = n;
            else if (error === -1)
                error = offset + i;
        }
    }
    if (error !== -1)
        onError(error, 'UNEXPECTED_TOKEN', `Block scalar header includes extra characters: ${source}`);
    let hasSpace = false;
    let comment = '';
    let length = source.length;
    for (let i = 1; i < props.length; ++i) {
        const token = props[i];
        switch (token.type) {
            case 'space':
                hasSpace = true;
            // fallthrough
            case 'newline':
                length += token.source.length;
                break;
            case 'comment':
                if (strict && !hasSpace) {
                    const message = 'Comments must be separated from other tokens by white space characters';
                    onError(token, 'MISSING_CHAR', message);
                }
                length += token.source.length;
                comment = token.source.substring(1);
                break;
            case 'error':
                onError(token, 'UNEXPECTED_TOKEN', token.message);
                length += token.source.length;
                break;
            /* istanbul ignore next should not happen */
            default: {
                const message = `Unexpected token in block scalar header: ${token.type}`;
                onError(token, 'UNEXPECTED_TOKEN', message);
                const ts = token.source;
                if (ts && typeof ts === 'string')
                    length += ts.length;
            }
        }
    }
    return { mode, indent, chomp, comment, length };
}
/** @returns Array of lines split up as `[indent, content]` */
function splitLines(source) {
    const split = source.split(/\n( *)/);
    const first = split[0];
    const m = first.match(/^( *)/);
    const line0 = m?.[1]
        ? [m[1], first.slice(m[1].length)]
        : ['', first];
    const lines = [line0];
    for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
    return lines;
}

exports.resolveBlockScalar = resolveBlockScalar;


/***/ }),

/***/ 334:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var YAMLSeq = __nccwpck_require__(2223);
var resolveProps = __nccwpck_require__(4631);
var utilFlowIndentCheck = __nccwpck_require__(4051);

function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
    const NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq;
    const seq = new NodeClass(ctx.schema);
    if (ctx.atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = bs.offset;
    let commentEnd = null;
    for (const { start, value } of bs.items) {
        const props = resolveProps.resolveProps(start, {
            indicator: 'seq-item-ind',
            next: value,
            offset,
            onError,
            parentIndent: bs.indent,
            startOnNewline: true
        });
        if (!props.found) {
            if (props.anchor || props.tag || value) {
                if (value?.type === 'block-seq')
                    onError(props.end, 'BAD_INDENT', 'All sequence items must start at the same column');
                else
                    onError(offset, 'MISSING_CHAR', 'Sequence item without - indicator');
            }
            else {
                commentEnd = props.end;
                if (props.comment)
                    seq.comment = props.comment;
                continue;
            }
        }
        const node = value
            ? composeNode(ctx, value, props, onError)
            : composeEmptyNode(ctx, props.end, start, null, props, onError);
        if (ctx.schema.compat)
            utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
        offset = node.range[2];
        seq.items.push(node);
    }
    seq.range = [bs.offset, offset, commentEnd ?? offset];
    return seq;
}

exports.resolveBlockSeq = resolveBlockSeq;


/***/ }),

/***/ 7788:
/***/ ((__unused_webpack_module, exports) => {



function resolveEnd(end, offset, reqSpace, onError) {
    let comment = '';
    if (end) {
        let hasSpace = false;
        let sep = '';
        for (const token of end) {
            const { source, type } = token;
            switch (type) {
                case 'space':
                    hasSpace = true;
                    break;
                case 'comment': {
                    if (reqSpace && !hasSpace)
                        onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                    const cb = source.substring(1) || ' ';
                    if (!comment)
                        comment = cb;
                    else
                        comment += sep + cb;
                    sep = '';
                    break;
                }
                case 'newline':
                    if (comment)
                        sep += source;
                    hasSpace = true;
                    break;
                default:
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${type} at node end`);
            }
            offset += source.length;
        }
    }
    return { comment, offset };
}

exports.resolveEnd = resolveEnd;


/***/ }),

/***/ 3142:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var resolveEnd = __nccwpck_require__(7788);
var resolveProps = __nccwpck_require__(4631);
var utilContainsNewline = __nccwpck_require__(9499);
var utilMapIncludes = __nccwpck_require__(1187);

const blockMsg = 'Block collections are not allowed within flow collections';
const isBlock = (token) => token && (token.type === 'block-map' || token.type === 'block-seq');
function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
    const isMap = fc.start.source === '{';
    const fcName = isMap ? 'flow map' : 'flow sequence';
    const NodeClass = (tag?.nodeClass ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq));
    const coll = new NodeClass(ctx.schema);
    coll.flow = true;
    const atRoot = ctx.atRoot;
    if (atRoot)
        ctx.atRoot = false;
    if (ctx.atKey)
        ctx.atKey = false;
    let offset = fc.offset + fc.start.source.length;
    for (let i = 0; i < fc.items.length; ++i) {
        const collItem = fc.items[i];
        const { start, key, sep, value } = collItem;
        const props = resolveProps.resolveProps(start, {
            flow: fcName,
            indicator: 'explicit-key-ind',
            next: key ?? sep?.[0],
            offset,
            onError,
            parentIndent: fc.indent,
            startOnNewline: false
        });
        if (!props.found) {
            if (!props.anchor && !props.tag && !sep && !value) {
                if (i === 0 && props.comma)
                    onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
                else if (i < fc.items.length - 1)
                    onError(props.start, 'UNEXPECTED_TOKEN', `Unexpected empty item in ${fcName}`);
                if (props.comment) {
                    if (coll.comment)
                        coll.comment += '\n' + props.comment;
                    else
                        coll.comment = props.comment;
                }
                offset = props.end;
                continue;
            }
            if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key))
                onError(key, // checked by containsNewline()
                'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
        }
        if (i === 0) {
            if (props.comma)
                onError(props.comma, 'UNEXPECTED_TOKEN', `Unexpected , in ${fcName}`);
        }
        else {
            if (!props.comma)
                onError(props.start, 'MISSING_CHAR', `Missing , between ${fcName} items`);
            if (props.comment) {
                let prevItemComment = '';
                loop: for (const st of start) {
                    switch (st.type) {
                        case 'comma':
                        case 'space':
                            break;
                        case 'comment':
                            prevItemComment = st.source.substring(1);
                            break loop;
                        default:
                            break loop;
                    }
                }
                if (prevItemComment) {
                    let prev = coll.items[coll.items.length - 1];
                    if (identity.isPair(prev))
                        prev = prev.value ?? prev.key;
                    if (prev.comment)
                        prev.comment += '\n' + prevItemComment;
                    else
                        prev.comment = prevItemComment;
                    props.comment = props.comment.substring(prevItemComment.length + 1);
                }
            }
        }
        if (!isMap && !sep && !props.found) {
            // item is a value in a seq
            // → key & sep are empty, start does not include ? or :
            const valueNode = value
                ? composeNode(ctx, value, props, onError)
                : composeEmptyNode(ctx, props.end, sep, null, props, onError);
            coll.items.push(valueNode);
            offset = valueNode.range[2];
            if (isBlock(value))
                onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
        }
        else {
            // item is a key+value pair
            // key value
            ctx.atKey = true;
            const keyStart = props.end;
            const keyNode = key
                ? composeNode(ctx, key, props, onError)
                : composeEmptyNode(ctx, keyStart, start, null, props, onError);
            if (isBlock(key))
                onError(keyNode.range, 'BLOCK_IN_FLOW', blockMsg);
            ctx.atKey = false;
            // value properties
            const valueProps = resolveProps.resolveProps(sep ?? [], {
                flow: fcName,
                indicator: 'map-value-ind',
                next: value,
                offset: keyNode.range[2],
                onError,
                parentIndent: fc.indent,
                startOnNewline: false
            });
            if (valueProps.found) {
                if (!isMap && !props.found && ctx.options.strict) {
                    if (sep)
                        for (const st of sep) {
                            if (st === valueProps.found)
                                break;
                            if (st.type === 'newline') {
                                onError(st, 'MULTILINE_IMPLICIT_KEY', 'Implicit keys of flow sequence pairs need to be on a single line');
                                break;
                            }
                        }
                    if (props.start < valueProps.found.offset - 1024)
                        onError(valueProps.found, 'KEY_OVER_1024_CHARS', 'The : indicator must be at most 1024 chars after the start of an implicit flow sequence key');
                }
            }
            else if (value) {
                if ('source' in value && value.source?.[0] === ':')
                    onError(value, 'MISSING_CHAR', `Missing space after : in ${fcName}`);
                else
                    onError(valueProps.start, 'MISSING_CHAR', `Missing , or : between ${fcName} items`);
            }
            // value value
            const valueNode = value
                ? composeNode(ctx, value, valueProps, onError)
                : valueProps.found
                    ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError)
                    : null;
            if (valueNode) {
                if (isBlock(value))
                    onError(valueNode.range, 'BLOCK_IN_FLOW', blockMsg);
            }
            else if (valueProps.comment) {
                if (keyNode.comment)
                    keyNode.comment += '\n' + valueProps.comment;
                else
                    keyNode.comment = valueProps.comment;
            }
            const pair = new Pair.Pair(keyNode, valueNode);
            if (ctx.options.keepSourceTokens)
                pair.srcToken = collItem;
            if (isMap) {
                const map = coll;
                if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode))
                    onError(keyStart, 'DUPLICATE_KEY', 'Map keys must be unique');
                map.items.push(pair);
            }
            else {
                const map = new YAMLMap.YAMLMap(ctx.schema);
                map.flow = true;
                map.items.push(pair);
                const endRange = (valueNode ?? keyNode).range;
                map.range = [keyNode.range[0], endRange[1], endRange[2]];
                coll.items.push(map);
            }
            offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
    }
    const expectedEnd = isMap ? '}' : ']';
    const [ce, ...ee] = fc.end;
    let cePos = offset;
    if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
    else {
        const name = fcName[0].toUpperCase() + fcName.substring(1);
        const msg = atRoot
            ? `${name} must end with a ${expectedEnd}`
            : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? 'MISSING_CHAR' : 'BAD_INDENT', msg);
        if (ce && ce.source.length !== 1)
            ee.unshift(ce);
    }
    if (ee.length > 0) {
        const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        if (end.comment) {
            if (coll.comment)
                coll.comment += '\n' + end.comment;
            else
                coll.comment = end.comment;
        }
        coll.range = [fc.offset, cePos, end.offset];
    }
    else {
        coll.range = [fc.offset, cePos, cePos];
    }
    return coll;
}

exports.resolveFlowCollection = resolveFlowCollection;


/***/ }),

/***/ 6842:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var resolveEnd = __nccwpck_require__(7788);

function resolveFlowScalar(scalar, strict, onError) {
    const { offset, type, source, end } = scalar;
    let _type;
    let value;
    const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
    switch (type) {
        case 'scalar':
            _type = Scalar.Scalar.PLAIN;
            value = plainValue(source, _onError);
            break;
        case 'single-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_SINGLE;
            value = singleQuotedValue(source, _onError);
            break;
        case 'double-quoted-scalar':
            _type = Scalar.Scalar.QUOTE_DOUBLE;
            value = doubleQuotedValue(source, _onError);
            break;
        /* istanbul ignore next should not happen */
        default:
            onError(scalar, 'UNEXPECTED_TOKEN', `Expected a flow scalar value, but found: ${type}`);
            return {
                value: '',
                type: null,
                comment: '',
                range: [offset, offset + source.length, offset + source.length]
            };
    }
    const valueEnd = offset + source.length;
    const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
    return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
    };
}
function plainValue(source, onError) {
    let badChar = '';
    switch (source[0]) {
        /* istanbul ignore next should not happen */
        case '\t':
            badChar = 'a tab character';
            break;
        case ',':
            badChar = 'flow indicator character ,';
            break;
        case '%':
            badChar = 'directive indicator character %';
            break;
        case '|':
        case '>': {
            badChar = `block scalar indicator ${source[0]}`;
            break;
        }
        case '@':
        case '`': {
            badChar = `reserved character ${source[0]}`;
            break;
        }
    }
    if (badChar)
        onError(0, 'BAD_SCALAR_START', `Plain value cannot start with ${badChar}`);
    return unfoldLines(source);
}
function singleQuotedValue(source, onError) {
    if (source[source.length - 1] !== "'" || source.length === 1)
        onError(source.length, 'MISSING_CHAR', "Missing closing 'quote");
    return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
}
function unfoldLines(source) {
    const line = /(.*?)\r?\n/sy;
    let match = line.exec(source);
    if (!match)
        return source;
    /**
     * The negative lookbehinds in these RegExps are to
     * prevent causing a polynomial search time in certain cases.
     *
     * The try-catch is for Safari < 16.4 and other old browsers:
     * https://caniuse.com/js-regexp-lookbehind
     */
    let trimEnd, trimBoth;
    try {
        trimEnd = new RegExp('(?<![ \t])[ \t]+$');
        trimBoth = new RegExp('^[ \t]+|(?<![ \t])[ \t]+$', 'g');
    }
    catch {
        trimEnd = /[ \t]+$/;
        trimBoth = /^[ \t]+|[ \t]+$/g;
    }
    let res = match[1].replace(trimEnd, '');
    let sep = ' ';
    let pos = line.lastIndex;
    while ((match = line.exec(source))) {
        const lm = match[1].replace(trimBoth, '');
        if (lm === '') {
            if (sep === '\n')
                res += sep;
            else
                sep = '\n';
        }
        else {
            res += sep + lm;
            sep = ' ';
        }
        pos = line.lastIndex;
    }
    const last = /[ \t]*(.*)/sy;
    last.lastIndex = pos;
    match = last.exec(source);
    return res + sep + (match?.[1] ?? '');
}
function doubleQuotedValue(source, onError) {
    let res = '';
    for (let i = 1; i < source.length - 1; ++i) {
        const ch = source[i];
        if (ch === '\r' && source[i + 1] === '\n')
            continue;
        if (ch === '\n') {
            const { fold, offset } = foldNewline(source, i);
            res += fold;
            i = offset;
        }
        else if (ch === '\\') {
            let next = source[++i];
            const cc = escapeCodes[next];
            if (cc)
                res += cc;
            else if (next === '\n') {
                // skip escaped newlines, but still trim the following line
                next = source[i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === '\r' && source[i + 1] === '\n') {
                // skip escaped CRLF newlines, but still trim the following line
                next = source[++i + 1];
                while (next === ' ' || next === '\t')
                    next = source[++i + 1];
            }
            else if (next === 'x' || next === 'u' || next === 'U') {
                const length = next === 'x' ? 2 : next === 'u' ? 4 : 8;
                res += parseCharCode(source, i + 1, length, onError);
                i += length;
            }
            else {
                const raw = source.substr(i - 1, 2);
                onError(i - 1, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
                res += raw;
            }
        }
        else if (ch === ' ' || ch === '\t') {
            // trim trailing whitespace
            const wsStart = i;
            let next = source[i + 1];
            while (next === ' ' || next === '\t')
                next = source[++i + 1];
            if (next !== '\n' && !(next === '\r' && source[i + 2] === '\n'))
                res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
        }
        else {
            res += ch;
        }
    }
    if (source[source.length - 1] !== '"' || source.length === 1)
        onError(source.length, 'MISSING_CHAR', 'Missing closing "quote');
    return res;
}
/**
 * Fold a single newline into a space, multiple newlines to N - 1 newlines.
 * Presumes `source[offset] === '\n'`
 */
function foldNewline(source, offset) {
    let fold = '';
    let ch = source[offset + 1];
    while (ch === ' ' || ch === '\t' || ch === '\n' || ch === '\r') {
        if (ch === '\r' && source[offset + 2] !== '\n')
            break;
        if (ch === '\n')
            fold += '\n';
        offset += 1;
        ch = source[offset + 1];
    }
    if (!fold)
        fold = ' ';
    return { fold, offset };
}
const escapeCodes = {
    '0': '\0', // null character
    a: '\x07', // bell character
    b: '\b', // backspace
    e: '\x1b', // escape character
    f: '\f', // form feed
    n: '\n', // line feed
    r: '\r', // carriage return
    t: '\t', // horizontal tab
    v: '\v', // vertical tab
    N: '\u0085', // Unicode next line
    _: '\u00a0', // Unicode non-breaking space
    L: '\u2028', // Unicode line separator
    P: '\u2029', // Unicode paragraph separator
    ' ': ' ',
    '"': '"',
    '/': '/',
    '\\': '\\',
    '\t': '\t'
};
function parseCharCode(source, offset, length, onError) {
    const cc = source.substr(offset, length);
    const ok = cc.length === length && /^[0-9a-fA-F]+$/.test(cc);
    const code = ok ? parseInt(cc, 16) : NaN;
    try {
        return String.fromCodePoint(code);
    }
    catch {
        const raw = source.substr(offset - 2, length + 2);
        onError(offset - 2, 'BAD_DQ_ESCAPE', `Invalid escape sequence ${raw}`);
        return raw;
    }
}

exports.resolveFlowScalar = resolveFlowScalar;


/***/ }),

/***/ 4631:
/***/ ((__unused_webpack_module, exports) => {



function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
    let spaceBefore = false;
    let atNewline = startOnNewline;
    let hasSpace = startOnNewline;
    let comment = '';
    let commentSep = '';
    let hasNewline = false;
    let reqSpace = false;
    let tab = null;
    let anchor = null;
    let tag = null;
    let newlineAfterProp = null;
    let comma = null;
    let found = null;
    let start = null;
    for (const token of tokens) {
        if (reqSpace) {
            if (token.type !== 'space' &&
                token.type !== 'newline' &&
                token.type !== 'comma')
                onError(token.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
            reqSpace = false;
        }
        if (tab) {
            if (atNewline && token.type !== 'comment' && token.type !== 'newline') {
                onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
            }
            tab = null;
        }
        switch (token.type) {
            case 'space':
                // At the doc level, tabs at line start may be parsed
                // as leading white space rather than indentation.
                // In a flow collection, only the parser handles indent.
                if (!flow &&
                    (indicator !== 'doc-start' || next?.type !== 'flow-collection') &&
                    token.source.includes('\t')) {
                    tab = token;
                }
                hasSpace = true;
                break;
            case 'comment': {
                if (!hasSpace)
                    onError(token, 'MISSING_CHAR', 'Comments must be separated from other tokens by white space characters');
                const cb = token.source.substring(1) || ' ';
                if (!comment)
                    comment = cb;
                else
                    comment += commentSep + cb;
                commentSep = '';
                atNewline = false;
                break;
            }
            case 'newline':
                if (atNewline) {
                    if (comment)
                        comment += token.source;
                    else if (!found || indicator !== 'seq-item-ind')
                        spaceBefore = true;
                }
                else
                    commentSep += token.source;
                atNewline = true;
                hasNewline = true;
                if (anchor || tag)
                    newlineAfterProp = token;
                hasSpace = true;
                break;
            case 'anchor':
                if (anchor)
                    onError(token, 'MULTIPLE_ANCHORS', 'A node can have at most one anchor');
                if (token.source.endsWith(':'))
                    onError(token.offset + token.source.length - 1, 'BAD_ALIAS', 'Anchor ending in : is ambiguous', true);
                anchor = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            case 'tag': {
                if (tag)
                    onError(token, 'MULTIPLE_TAGS', 'A node can have at most one tag');
                tag = token;
                start ?? (start = token.offset);
                atNewline = false;
                hasSpace = false;
                reqSpace = true;
                break;
            }
            case indicator:
                // Could here handle preceding comments differently
                if (anchor || tag)
                    onError(token, 'BAD_PROP_ORDER', `Anchors and tags must be after the ${token.source} indicator`);
                if (found)
                    onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.source} in ${flow ?? 'collection'}`);
                found = token;
                atNewline =
                    indicator === 'seq-item-ind' || indicator === 'explicit-key-ind';
                hasSpace = false;
                break;
            case 'comma':
                if (flow) {
                    if (comma)
                        onError(token, 'UNEXPECTED_TOKEN', `Unexpected , in ${flow}`);
                    comma = token;
                    atNewline = false;
                    hasSpace = false;
                    break;
                }
            // else fallthrough
            default:
                onError(token, 'UNEXPECTED_TOKEN', `Unexpected ${token.type} token`);
                atNewline = false;
                hasSpace = false;
        }
    }
    const last = tokens[tokens.length - 1];
    const end = last ? last.offset + last.source.length : offset;
    if (reqSpace &&
        next &&
        next.type !== 'space' &&
        next.type !== 'newline' &&
        next.type !== 'comma' &&
        (next.type !== 'scalar' || next.source !== '')) {
        onError(next.offset, 'MISSING_CHAR', 'Tags and anchors must be separated from the next token by white space');
    }
    if (tab &&
        ((atNewline && tab.indent <= parentIndent) ||
            next?.type === 'block-map' ||
            next?.type === 'block-seq'))
        onError(tab, 'TAB_AS_INDENT', 'Tabs are not allowed as indentation');
    return {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start ?? end
    };
}

exports.resolveProps = resolveProps;


/***/ }),

/***/ 9499:
/***/ ((__unused_webpack_module, exports) => {



function containsNewline(key) {
    if (!key)
        return null;
    switch (key.type) {
        case 'alias':
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            if (key.source.includes('\n'))
                return true;
            if (key.end)
                for (const st of key.end)
                    if (st.type === 'newline')
                        return true;
            return false;
        case 'flow-collection':
            for (const it of key.items) {
                for (const st of it.start)
                    if (st.type === 'newline')
                        return true;
                if (it.sep)
                    for (const st of it.sep)
                        if (st.type === 'newline')
                            return true;
                if (containsNewline(it.key) || containsNewline(it.value))
                    return true;
            }
            return false;
        default:
            return true;
    }
}

exports.containsNewline = containsNewline;


/***/ }),

/***/ 2599:
/***/ ((__unused_webpack_module, exports) => {



function emptyScalarPosition(offset, before, pos) {
    if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
            let st = before[i];
            switch (st.type) {
                case 'space':
                case 'comment':
                case 'newline':
                    offset -= st.source.length;
                    continue;
            }
            // Technically, an empty scalar is immediately after the last non-empty
            // node, but it's more useful to place it after any whitespace.
            st = before[++i];
            while (st?.type === 'space') {
                offset += st.source.length;
                st = before[++i];
            }
            break;
        }
    }
    return offset;
}

exports.emptyScalarPosition = emptyScalarPosition;


/***/ }),

/***/ 4051:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var utilContainsNewline = __nccwpck_require__(9499);

function flowIndentCheck(indent, fc, onError) {
    if (fc?.type === 'flow-collection') {
        const end = fc.end[0];
        if (end.indent === indent &&
            (end.source === ']' || end.source === '}') &&
            utilContainsNewline.containsNewline(fc)) {
            const msg = 'Flow end indicator should be more indented than parent';
            onError(end, 'BAD_INDENT', msg, true);
        }
    }
}

exports.flowIndentCheck = flowIndentCheck;


/***/ }),

/***/ 1187:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

function mapIncludes(ctx, items, search) {
    const { uniqueKeys } = ctx.options;
    if (uniqueKeys === false)
        return false;
    const isEqual = typeof uniqueKeys === 'function'
        ? uniqueKeys
        : (a, b) => a === b || (identity.isScalar(a) && identity.isScalar(b) && a.value === b.value);
    return items.some(pair => isEqual(pair.key, search));
}

exports.mapIncludes = mapIncludes;


/***/ }),

/***/ 3021:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var toJS = __nccwpck_require__(4043);
var Schema = __nccwpck_require__(5840);
var stringifyDocument = __nccwpck_require__(6829);
var anchors = __nccwpck_require__(1596);
var applyReviver = __nccwpck_require__(3661);
var createNode = __nccwpck_require__(2404);
var directives = __nccwpck_require__(1342);

class Document {
    constructor(value, replacer, options) {
        /** A comment before this Document */
        this.commentBefore = null;
        /** A comment immediately after this Document */
        this.comment = null;
        /** Errors encountered during parsing. */
        this.errors = [];
        /** Warnings encountered during parsing. */
        this.warnings = [];
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        if (typeof replacer === 'function' || Array.isArray(replacer)) {
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const opt = Object.assign({
            intAsBigInt: false,
            keepSourceTokens: false,
            logLevel: 'warn',
            prettyErrors: true,
            strict: true,
            stringKeys: false,
            uniqueKeys: true,
            version: '1.2'
        }, options);
        this.options = opt;
        let { version } = opt;
        if (options?._directives) {
            this.directives = options._directives.atDocument();
            if (this.directives.yaml.explicit)
                version = this.directives.yaml.version;
        }
        else
            this.directives = new directives.Directives({ version });
        this.setSchema(version, options);
        // @ts-expect-error We can't really know that this matches Contents.
        this.contents =
            value === undefined ? null : this.createNode(value, _replacer, options);
    }
    /**
     * Create a deep copy of this Document and its contents.
     *
     * Custom Node values that inherit from `Object` still refer to their original instances.
     */
    clone() {
        const copy = Object.create(Document.prototype, {
            [identity.NODE_TYPE]: { value: identity.DOC }
        });
        copy.commentBefore = this.commentBefore;
        copy.comment = this.comment;
        copy.errors = this.errors.slice();
        copy.warnings = this.warnings.slice();
        copy.options = Object.assign({}, this.options);
        if (this.directives)
            copy.directives = this.directives.clone();
        copy.schema = this.schema.clone();
        // @ts-expect-error We can't really know that this matches Contents.
        copy.contents = identity.isNode(this.contents)
            ? this.contents.clone(copy.schema)
            : this.contents;
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** Adds a value to the document. */
    add(value) {
        if (assertCollection(this.contents))
            this.contents.add(value);
    }
    /** Adds a value to the document. */
    addIn(path, value) {
        if (assertCollection(this.contents))
            this.contents.addIn(path, value);
    }
    /**
     * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
     *
     * If `node` already has an anchor, `name` is ignored.
     * Otherwise, the `node.anchor` value will be set to `name`,
     * or if an anchor with that name is already present in the document,
     * `name` will be used as a prefix for a new unique anchor.
     * If `name` is undefined, the generated anchor will use 'a' as a prefix.
     */
    createAlias(node, name) {
        if (!node.anchor) {
            const prev = anchors.anchorNames(this);
            node.anchor =
                // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
                !name || prev.has(name) ? anchors.findNewAnchor(name || 'a', prev) : name;
        }
        return new Alias.Alias(node.anchor);
    }
    createNode(value, replacer, options) {
        let _replacer = undefined;
        if (typeof replacer === 'function') {
            value = replacer.call({ '': value }, '', value);
            _replacer = replacer;
        }
        else if (Array.isArray(replacer)) {
            const keyToStr = (v) => typeof v === 'number' || v instanceof String || v instanceof Number;
            const asStr = replacer.filter(keyToStr).map(String);
            if (asStr.length > 0)
                replacer = replacer.concat(asStr);
            _replacer = replacer;
        }
        else if (options === undefined && replacer) {
            options = replacer;
            replacer = undefined;
        }
        const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
        const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, 
        // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
        anchorPrefix || 'a');
        const ctx = {
            aliasDuplicateObjects: aliasDuplicateObjects ?? true,
            keepUndefined: keepUndefined ?? false,
            onAnchor,
            onTagObj,
            replacer: _replacer,
            schema: this.schema,
            sourceObjects
        };
        const node = createNode.createNode(value, tag, ctx);
        if (flow && identity.isCollection(node))
            node.flow = true;
        setAnchors();
        return node;
    }
    /**
     * Convert a key and a value into a `Pair` using the current schema,
     * recursively wrapping all values as `Scalar` or `Collection` nodes.
     */
    createPair(key, value, options = {}) {
        const k = this.createNode(key, null, options);
        const v = this.createNode(value, null, options);
        return new Pair.Pair(k, v);
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : false;
    }
    /**
     * Removes a value from the document.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        if (Collection.isEmptyPath(path)) {
            if (this.contents == null)
                return false;
            // @ts-expect-error Presumed impossible if Strict extends false
            this.contents = null;
            return true;
        }
        return assertCollection(this.contents)
            ? this.contents.deleteIn(path)
            : false;
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    get(key, keepScalar) {
        return identity.isCollection(this.contents)
            ? this.contents.get(key, keepScalar)
            : undefined;
    }
    /**
     * Returns item at `path`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        if (Collection.isEmptyPath(path))
            return !keepScalar && identity.isScalar(this.contents)
                ? this.contents.value
                : this.contents;
        return identity.isCollection(this.contents)
            ? this.contents.getIn(path, keepScalar)
            : undefined;
    }
    /**
     * Checks if the document includes a value with the key `key`.
     */
    has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : false;
    }
    /**
     * Checks if the document includes a value at `path`.
     */
    hasIn(path) {
        if (Collection.isEmptyPath(path))
            return this.contents !== undefined;
        return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    set(key, value) {
        if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, [key], value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.set(key, value);
        }
    }
    /**
     * Sets a value in this document. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        if (Collection.isEmptyPath(path)) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = value;
        }
        else if (this.contents == null) {
            // @ts-expect-error We can't really know that this matches Contents.
            this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
        }
        else if (assertCollection(this.contents)) {
            this.contents.setIn(path, value);
        }
    }
    /**
     * Change the YAML version and schema used by the document.
     * A `null` version disables support for directives, explicit tags, anchors, and aliases.
     * It also requires the `schema` option to be given as a `Schema` instance value.
     *
     * Overrides all previously set schema options.
     */
    setSchema(version, options = {}) {
        if (typeof version === 'number')
            version = String(version);
        let opt;
        switch (version) {
            case '1.1':
                if (this.directives)
                    this.directives.yaml.version = '1.1';
                else
                    this.directives = new directives.Directives({ version: '1.1' });
                opt = { resolveKnownTags: false, schema: 'yaml-1.1' };
                break;
            case '1.2':
            case 'next':
                if (this.directives)
                    this.directives.yaml.version = version;
                else
                    this.directives = new directives.Directives({ version });
                opt = { resolveKnownTags: true, schema: 'core' };
                break;
            case null:
                if (this.directives)
                    delete this.directives;
                opt = null;
                break;
            default: {
                const sv = JSON.stringify(version);
                throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
            }
        }
        // Not using `instanceof Schema` to allow for duck typing
        if (options.schema instanceof Object)
            this.schema = options.schema;
        else if (opt)
            this.schema = new Schema.Schema(Object.assign(opt, options));
        else
            throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
    }
    // json & jsonArg are only used from toJSON()
    toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        const ctx = {
            anchors: new Map(),
            doc: this,
            keep: !json,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this.contents, jsonArg ?? '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
    /**
     * A JSON representation of the document `contents`.
     *
     * @param jsonArg Used by `JSON.stringify` to indicate the array index or
     *   property name.
     */
    toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: true, jsonArg, mapAsMap: false, onAnchor });
    }
    /** A YAML representation of the document. */
    toString(options = {}) {
        if (this.errors.length > 0)
            throw new Error('Document with errors cannot be stringified');
        if ('indent' in options &&
            (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
            const s = JSON.stringify(options.indent);
            throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options);
    }
}
function assertCollection(contents) {
    if (identity.isCollection(contents))
        return true;
    throw new Error('Expected a YAML collection as document contents');
}

exports.Document = Document;


/***/ }),

/***/ 1596:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

/**
 * Verify that the input string is a valid anchor.
 *
 * Will throw on errors.
 */
function anchorIsValid(anchor) {
    if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        const sa = JSON.stringify(anchor);
        const msg = `Anchor must not contain whitespace or control characters: ${sa}`;
        throw new Error(msg);
    }
    return true;
}
function anchorNames(root) {
    const anchors = new Set();
    visit.visit(root, {
        Value(_key, node) {
            if (node.anchor)
                anchors.add(node.anchor);
        }
    });
    return anchors;
}
/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
function findNewAnchor(prefix, exclude) {
    for (let i = 1; true; ++i) {
        const name = `${prefix}${i}`;
        if (!exclude.has(name))
            return name;
    }
}
function createNodeAnchors(doc, prefix) {
    const aliasObjects = [];
    const sourceObjects = new Map();
    let prevAnchors = null;
    return {
        onAnchor: (source) => {
            aliasObjects.push(source);
            prevAnchors ?? (prevAnchors = anchorNames(doc));
            const anchor = findNewAnchor(prefix, prevAnchors);
            prevAnchors.add(anchor);
            return anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
            for (const source of aliasObjects) {
                const ref = sourceObjects.get(source);
                if (typeof ref === 'object' &&
                    ref.anchor &&
                    (identity.isScalar(ref.node) || identity.isCollection(ref.node))) {
                    ref.node.anchor = ref.anchor;
                }
                else {
                    const error = new Error('Failed to resolve repeated object (this should not happen)');
                    error.source = source;
                    throw error;
                }
            }
        },
        sourceObjects
    };
}

exports.anchorIsValid = anchorIsValid;
exports.anchorNames = anchorNames;
exports.createNodeAnchors = createNodeAnchors;
exports.findNewAnchor = findNewAnchor;


/***/ }),

/***/ 3661:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
 * in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
 * 2021 edition: https://tc39.es/ecma262/#sec-json.parse
 *
 * Includes extensions for handling Map and Set objects.
 */
function applyReviver(reviver, obj, key, val) {
    if (val && typeof val === 'object') {
        if (Array.isArray(val)) {
            for (let i = 0, len = val.length; i < len; ++i) {
                const v0 = val[i];
                const v1 = applyReviver(reviver, val, String(i), v0);
                // eslint-disable-next-line @typescript-eslint/no-array-delete
                if (v1 === undefined)
                    delete val[i];
                else if (v1 !== v0)
                    val[i] = v1;
            }
        }
        else if (val instanceof Map) {
            for (const k of Array.from(val.keys())) {
                const v0 = val.get(k);
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    val.delete(k);
                else if (v1 !== v0)
                    val.set(k, v1);
            }
        }
        else if (val instanceof Set) {
            for (const v0 of Array.from(val)) {
                const v1 = applyReviver(reviver, val, v0, v0);
                if (v1 === undefined)
                    val.delete(v0);
                else if (v1 !== v0) {
                    val.delete(v0);
                    val.add(v1);
                }
            }
        }
        else {
            for (const [k, v0] of Object.entries(val)) {
                const v1 = applyReviver(reviver, val, k, v0);
                if (v1 === undefined)
                    delete val[k];
                else if (v1 !== v0)
                    val[k] = v1;
            }
        }
    }
    return reviver.call(obj, key, val);
}

exports.applyReviver = applyReviver;


/***/ }),

/***/ 2404:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

const defaultTagPrefix = 'tag:yaml.org,2002:';
function findTagObject(value, tagName, tags) {
    if (tagName) {
        const match = tags.filter(t => t.tag === tagName);
        const tagObj = match.find(t => !t.format) ?? match[0];
        if (!tagObj)
            throw new Error(`Tag ${tagName} not found`);
        return tagObj;
    }
    return tags.find(t => t.identify?.(value) && !t.format);
}
function createNode(value, tagName, ctx) {
    if (identity.isDocument(value))
        value = value.contents;
    if (identity.isNode(value))
        return value;
    if (identity.isPair(value)) {
        const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        map.items.push(value);
        return map;
    }
    if (value instanceof String ||
        value instanceof Number ||
        value instanceof Boolean ||
        (typeof BigInt !== 'undefined' && value instanceof BigInt) // not supported everywhere
    ) {
        // https://tc39.es/ecma262/#sec-serializejsonproperty
        value = value.valueOf();
    }
    const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
    // Detect duplicate references to the same object & use Alias nodes for all
    // after first. The `ref` wrapper allows for circular references to resolve.
    let ref = undefined;
    if (aliasDuplicateObjects && value && typeof value === 'object') {
        ref = sourceObjects.get(value);
        if (ref) {
            ref.anchor ?? (ref.anchor = onAnchor(value));
            return new Alias.Alias(ref.anchor);
        }
        else {
            ref = { anchor: null, node: null };
            sourceObjects.set(value, ref);
        }
    }
    if (tagName?.startsWith('!!'))
        tagName = defaultTagPrefix + tagName.slice(2);
    let tagObj = findTagObject(value, tagName, schema.tags);
    if (!tagObj) {
        if (value && typeof value.toJSON === 'function') {
            // eslint-disable-next-line @typescript-eslint/no-unsafe-call
            value = value.toJSON();
        }
        if (!value || typeof value !== 'object') {
            const node = new Scalar.Scalar(value);
            if (ref)
                ref.node = node;
            return node;
        }
        tagObj =
            value instanceof Map
                ? schema[identity.MAP]
                : Symbol.iterator in Object(value)
                    ? schema[identity.SEQ]
                    : schema[identity.MAP];
    }
    if (onTagObj) {
        onTagObj(tagObj);
        delete ctx.onTagObj;
    }
    const node = tagObj?.createNode
        ? tagObj.createNode(ctx.schema, value, ctx)
        : typeof tagObj?.nodeClass?.from === 'function'
            ? tagObj.nodeClass.from(ctx.schema, value, ctx)
            : new Scalar.Scalar(value);
    if (tagName)
        node.tag = tagName;
    else if (!tagObj.default)
        node.tag = tagObj.tag;
    if (ref)
        ref.node = node;
    return node;
}

exports.createNode = createNode;


/***/ }),

/***/ 1342:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var visit = __nccwpck_require__(204);

const escapeChars = {
    '!': '%21',
    ',': '%2C',
    '[': '%5B',
    ']': '%5D',
    '{': '%7B',
    '}': '%7D'
};
const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, ch => escapeChars[ch]);
class Directives {
    constructor(yaml, tags) {
        /**
         * The directives-end/doc-start marker `---`. If `null`, a marker may still be
         * included in the document's stringified representation.
         */
        this.docStart = null;
        /** The doc-end marker `...`.  */
        this.docEnd = false;
        this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
        this.tags = Object.assign({}, Directives.defaultTags, tags);
    }
    clone() {
        const copy = new Directives(this.yaml, this.tags);
        copy.docStart = this.docStart;
        return copy;
    }
    /**
     * During parsing, get a Directives instance for the current document and
     * update the stream state according to the current version's spec.
     */
    atDocument() {
        const res = new Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
            case '1.1':
                this.atNextDocument = true;
                break;
            case '1.2':
                this.atNextDocument = false;
                this.yaml = {
                    explicit: Directives.defaultYaml.explicit,
                    version: '1.2'
                };
                this.tags = Object.assign({}, Directives.defaultTags);
                break;
        }
        return res;
    }
    /**
     * @param onError - May be called even if the action was successful
     * @returns `true` on success
     */
    add(line, onError) {
        if (this.atNextDocument) {
            this.yaml = { explicit: Directives.defaultYaml.explicit, version: '1.1' };
            this.tags = Object.assign({}, Directives.defaultTags);
            this.atNextDocument = false;
        }
        const parts = line.trim().split(/[ \t]+/);
        const name = parts.shift();
        switch (name) {
            case '%TAG': {
                if (parts.length !== 2) {
                    onError(0, '%TAG directive should contain exactly two parts');
                    if (parts.length < 2)
                        return false;
                }
                const [handle, prefix] = parts;
                this.tags[handle] = prefix;
                return true;
            }
            case '%YAML': {
                this.yaml.explicit = true;
                if (parts.length !== 1) {
                    onError(0, '%YAML directive should contain exactly one part');
                    return false;
                }
                const [version] = parts;
                if (version === '1.1' || version === '1.2') {
                    this.yaml.version = version;
                    return true;
                }
                else {
                    const isValid = /^\d+\.\d+$/.test(version);
                    onError(6, `Unsupported YAML version ${version}`, isValid);
                    return false;
                }
            }
            default:
                onError(0, `Unknown directive ${name}`, true);
                return false;
        }
    }
    /**
     * Resolves a tag, matching handles to those defined in %TAG directives.
     *
     * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
     *   `'!local'` tag, or `null` if unresolvable.
     */
    tagName(source, onError) {
        if (source === '!')
            return '!'; // non-specific tag
        if (source[0] !== '!') {
            onError(`Not a valid tag: ${source}`);
            return null;
        }
        if (source[1] === '<') {
            const verbatim = source.slice(2, -1);
            if (verbatim === '!' || verbatim === '!!') {
                onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
                return null;
            }
            if (source[source.length - 1] !== '>')
                onError('Verbatim tags must end with a >');
            return verbatim;
        }
        const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        if (!suffix)
            onError(`The ${source} tag has no suffix`);
        const prefix = this.tags[handle];
        if (prefix) {
            try {
                return prefix + decodeURIComponent(suffix);
            }
            catch (error) {
                onError(String(error));
                return null;
            }
        }
        if (handle === '!')
            return source; // local tag
        onError(`Could not resolve tag: ${source}`);
        return null;
    }
    /**
     * Given a fully resolved tag, returns its printable string form,
     * taking into account current tag prefixes and defaults.
     */
    tagString(tag) {
        for (const [handle, prefix] of Object.entries(this.tags)) {
            if (tag.startsWith(prefix))
                return handle + escapeTagName(tag.substring(prefix.length));
        }
        return tag[0] === '!' ? tag : `!<${tag}>`;
    }
    toString(doc) {
        const lines = this.yaml.explicit
            ? [`%YAML ${this.yaml.version || '1.2'}`]
            : [];
        const tagEntries = Object.entries(this.tags);
        let tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
            const tags = {};
            visit.visit(doc.contents, (_key, node) => {
                if (identity.isNode(node) && node.tag)
                    tags[node.tag] = true;
            });
            tagNames = Object.keys(tags);
        }
        else
            tagNames = [];
        for (const [handle, prefix] of tagEntries) {
            if (handle === '!!' && prefix === 'tag:yaml.org,2002:')
                continue;
            if (!doc || tagNames.some(tn => tn.startsWith(prefix)))
                lines.push(`%TAG ${handle} ${prefix}`);
        }
        return lines.join('\n');
    }
}
Directives.defaultYaml = { explicit: false, version: '1.2' };
Directives.defaultTags = { '!!': 'tag:yaml.org,2002:' };

exports.Directives = Directives;


/***/ }),

/***/ 1464:
/***/ ((__unused_webpack_module, exports) => {



class YAMLError extends Error {
    constructor(name, pos, code, message) {
        super();
        this.name = name;
        this.code = code;
        this.message = message;
        this.pos = pos;
    }
}
class YAMLParseError extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLParseError', pos, code, message);
    }
}
class YAMLWarning extends YAMLError {
    constructor(pos, code, message) {
        super('YAMLWarning', pos, code, message);
    }
}
const prettifyError = (src, lc) => (error) => {
    if (error.pos[0] === -1)
        return;
    error.linePos = error.pos.map(pos => lc.linePos(pos));
    const { line, col } = error.linePos[0];
    error.message += ` at line ${line}, column ${col}`;
    let ci = col - 1;
    let lineStr = src
        .substring(lc.lineStarts[line - 1], lc.lineStarts[line])
        .replace(/[\n\r]+$/, '');
    // Trim to max 80 chars, keeping col position near the middle
    if (ci >= 60 && lineStr.length > 80) {
        const trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = '…' + lineStr.substring(trimStart);
        ci -= trimStart - 1;
    }
    if (lineStr.length > 80)
        lineStr = lineStr.substring(0, 79) + '…';
    // Include previous line in context if pointing at line start
    if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        // Regexp won't match if start is trimmed
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        if (prev.length > 80)
            prev = prev.substring(0, 79) + '…\n';
        lineStr = prev + lineStr;
    }
    if (/[^ ]/.test(lineStr)) {
        let count = 1;
        const end = error.linePos[1];
        if (end?.line === line && end.col > col) {
            count = Math.max(1, Math.min(end.col - col, 80 - ci));
        }
        const pointer = ' '.repeat(ci) + '^'.repeat(count);
        error.message += `:\n\n${lineStr}\n${pointer}\n`;
    }
};

exports.YAMLError = YAMLError;
exports.YAMLParseError = YAMLParseError;
exports.YAMLWarning = YAMLWarning;
exports.prettifyError = prettifyError;


/***/ }),

/***/ 8815:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {

var __webpack_unused_export__;


var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var Schema = __nccwpck_require__(5840);
var errors = __nccwpck_require__(1464);
var Alias = __nccwpck_require__(4065);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);
var publicApi = __nccwpck_require__(4047);
var visit = __nccwpck_require__(204);



exports.Dk = composer.Composer;
__webpack_unused_export__ = Document.Document;
__webpack_unused_export__ = Schema.Schema;
__webpack_unused_export__ = errors.YAMLError;
__webpack_unused_export__ = errors.YAMLParseError;
__webpack_unused_export__ = errors.YAMLWarning;
__webpack_unused_export__ = Alias.Alias;
exports.Vj = identity.isAlias;
__webpack_unused_export__ = identity.isCollection;
__webpack_unused_export__ = identity.isDocument;
exports.jh = identity.isMap;
__webpack_unused_export__ = identity.isNode;
__webpack_unused_export__ = identity.isPair;
exports.jn = identity.isScalar;
exports.oP = identity.isSeq;
__webpack_unused_export__ = Pair.Pair;
__webpack_unused_export__ = Scalar.Scalar;
__webpack_unused_export__ = YAMLMap.YAMLMap;
__webpack_unused_export__ = YAMLSeq.YAMLSeq;
exports.DB = cst;
exports.JG = lexer.Lexer;
__webpack_unused_export__ = lineCounter.LineCounter;
exports.iX = parser.Parser;
__webpack_unused_export__ = publicApi.parse;
__webpack_unused_export__ = publicApi.parseAllDocuments;
__webpack_unused_export__ = publicApi.parseDocument;
__webpack_unused_export__ = publicApi.stringify;
__webpack_unused_export__ = visit.visit;
__webpack_unused_export__ = visit.visitAsync;


/***/ }),

/***/ 7249:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);

function debug(logLevel, ...messages) {
    if (logLevel === 'debug')
        console.log(...messages);
}
function warn(logLevel, warning) {
    if (logLevel === 'debug' || logLevel === 'warn') {
        if (typeof node_process.emitWarning === 'function')
            node_process.emitWarning(warning);
        else
            console.warn(warning);
    }
}

exports.debug = debug;
exports.warn = warn;


/***/ }),

/***/ 4065:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var visit = __nccwpck_require__(204);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

class Alias extends Node.NodeBase {
    constructor(source) {
        super(identity.ALIAS);
        this.source = source;
        Object.defineProperty(this, 'tag', {
            set() {
                throw new Error('Alias nodes cannot have tags');
            }
        });
    }
    /**
     * Resolve the value of this alias within `doc`, finding the last
     * instance of the `source` anchor before this node.
     */
    resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
            throw new ReferenceError('Alias resolution is disabled');
        let nodes;
        if (ctx?.aliasResolveCache) {
            nodes = ctx.aliasResolveCache;
        }
        else {
            nodes = [];
            visit.visit(doc, {
                Node: (_key, node) => {
                    if (identity.isAlias(node) || identity.hasAnchor(node))
                        nodes.push(node);
                }
            });
            if (ctx)
                ctx.aliasResolveCache = nodes;
        }
        let found = undefined;
        for (const node of nodes) {
            if (node === this)
                break;
            if (node.anchor === this.source)
                found = node;
        }
        if (found && ctx) {
            const { anchors, doc, maxAliasCount } = ctx;
            let data = anchors.get(found);
            if (!data) {
                // Resolve anchors for Node.prototype.toJS()
                toJS.toJS(found, null, ctx);
                data = anchors.get(found);
            }
            /* istanbul ignore if */
            if (data?.res === undefined) {
                const msg = 'This should not happen: Alias anchor was not resolved?';
                throw new ReferenceError(msg);
            }
            if (maxAliasCount >= 0) {
                data.count += 1;
                if (data.aliasCount === 0)
                    data.aliasCount = getAliasCount(doc, found, anchors);
                if (data.count * data.aliasCount > maxAliasCount) {
                    const msg = 'Excessive alias count indicates a resource exhaustion attack';
                    throw new ReferenceError(msg);
                }
            }
        }
        return found;
    }
    toJSON(_arg, ctx) {
        if (!ctx)
            return { source: this.source };
        const source = this.resolve(ctx.doc, ctx);
        if (!source) {
            const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
    }
    toString(ctx, _onComment, _onChompKeep) {
        const src = `*${this.source}`;
        if (ctx) {
            anchors.anchorIsValid(this.source);
            if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
                const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
                throw new Error(msg);
            }
            if (ctx.implicitKey)
                return `${src} `;
        }
        return src;
    }
}
function getAliasCount(doc, node, anchors) {
    if (identity.isAlias(node)) {
        const source = node.resolve(doc);
        const anchor = anchors && source && anchors.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
    }
    else if (identity.isCollection(node)) {
        let count = 0;
        for (const item of node.items) {
            const c = getAliasCount(doc, item, anchors);
            if (c > count)
                count = c;
        }
        return count;
    }
    else if (identity.isPair(node)) {
        const kc = getAliasCount(doc, node.key, anchors);
        const vc = getAliasCount(doc, node.value, anchors);
        return Math.max(kc, vc);
    }
    return 1;
}

exports.Alias = Alias;


/***/ }),

/***/ 101:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);

function collectionFromPath(schema, path, value) {
    let v = value;
    for (let i = path.length - 1; i >= 0; --i) {
        const k = path[i];
        if (typeof k === 'number' && Number.isInteger(k) && k >= 0) {
            const a = [];
            a[k] = v;
            v = a;
        }
        else {
            v = new Map([[k, v]]);
        }
    }
    return createNode.createNode(v, undefined, {
        aliasDuplicateObjects: false,
        keepUndefined: false,
        onAnchor: () => {
            throw new Error('This should not happen, please report a bug.');
        },
        schema,
        sourceObjects: new Map()
    });
}
// Type guard is intentionally a little wrong so as to be more useful,
// as it does not cover untypable empty non-string iterables (e.g. []).
const isEmptyPath = (path) => path == null ||
    (typeof path === 'object' && !!path[Symbol.iterator]().next().done);
class Collection extends Node.NodeBase {
    constructor(type, schema) {
        super(type);
        Object.defineProperty(this, 'schema', {
            value: schema,
            configurable: true,
            enumerable: false,
            writable: true
        });
    }
    /**
     * Create a copy of this collection.
     *
     * @param schema - If defined, overwrites the original's schema
     */
    clone(schema) {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (schema)
            copy.schema = schema;
        copy.items = copy.items.map(it => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /**
     * Adds a value to the collection. For `!!map` and `!!omap` the value must
     * be a Pair instance or a `{ key, value }` object, which may not have a key
     * that already exists in the map.
     */
    addIn(path, value) {
        if (isEmptyPath(path))
            this.add(value);
        else {
            const [key, ...rest] = path;
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.addIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
    /**
     * Removes a value from the collection.
     * @returns `true` if the item was found and removed.
     */
    deleteIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.delete(key);
        const node = this.get(key, true);
        if (identity.isCollection(node))
            return node.deleteIn(rest);
        else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
    }
    /**
     * Returns item at `key`, or `undefined` if not found. By default unwraps
     * scalar values from their surrounding node; to disable set `keepScalar` to
     * `true` (collections are always returned intact).
     */
    getIn(path, keepScalar) {
        const [key, ...rest] = path;
        const node = this.get(key, true);
        if (rest.length === 0)
            return !keepScalar && identity.isScalar(node) ? node.value : node;
        else
            return identity.isCollection(node) ? node.getIn(rest, keepScalar) : undefined;
    }
    hasAllNullValues(allowScalar) {
        return this.items.every(node => {
            if (!identity.isPair(node))
                return false;
            const n = node.value;
            return (n == null ||
                (allowScalar &&
                    identity.isScalar(n) &&
                    n.value == null &&
                    !n.commentBefore &&
                    !n.comment &&
                    !n.tag));
        });
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     */
    hasIn(path) {
        const [key, ...rest] = path;
        if (rest.length === 0)
            return this.has(key);
        const node = this.get(key, true);
        return identity.isCollection(node) ? node.hasIn(rest) : false;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     */
    setIn(path, value) {
        const [key, ...rest] = path;
        if (rest.length === 0) {
            this.set(key, value);
        }
        else {
            const node = this.get(key, true);
            if (identity.isCollection(node))
                node.setIn(rest, value);
            else if (node === undefined && this.schema)
                this.set(key, collectionFromPath(this.schema, rest, value));
            else
                throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
    }
}

exports.Collection = Collection;
exports.collectionFromPath = collectionFromPath;
exports.isEmptyPath = isEmptyPath;


/***/ }),

/***/ 6673:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var applyReviver = __nccwpck_require__(3661);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

class NodeBase {
    constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
    }
    /** Create a copy of this node.  */
    clone() {
        const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        if (this.range)
            copy.range = this.range.slice();
        return copy;
    }
    /** A plain JavaScript representation of this node. */
    toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
            throw new TypeError('A document argument is required');
        const ctx = {
            anchors: new Map(),
            doc,
            keep: true,
            mapAsMap: mapAsMap === true,
            mapKeyWarned: false,
            maxAliasCount: typeof maxAliasCount === 'number' ? maxAliasCount : 100
        };
        const res = toJS.toJS(this, '', ctx);
        if (typeof onAnchor === 'function')
            for (const { count, res } of ctx.anchors.values())
                onAnchor(res, count);
        return typeof reviver === 'function'
            ? applyReviver.applyReviver(reviver, { '': res }, '', res)
            : res;
    }
}

exports.NodeBase = NodeBase;


/***/ }),

/***/ 7165:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyPair = __nccwpck_require__(9748);
var addPairToJSMap = __nccwpck_require__(7104);
var identity = __nccwpck_require__(1127);

function createPair(key, value, ctx) {
    const k = createNode.createNode(key, undefined, ctx);
    const v = createNode.createNode(value, undefined, ctx);
    return new Pair(k, v);
}
class Pair {
    constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
        this.key = key;
        this.value = value;
    }
    clone(schema) {
        let { key, value } = this;
        if (identity.isNode(key))
            key = key.clone(schema);
        if (identity.isNode(value))
            value = value.clone(schema);
        return new Pair(key, value);
    }
    toJSON(_, ctx) {
        const pair = ctx?.mapAsMap ? new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
    }
    toString(ctx, onComment, onChompKeep) {
        return ctx?.doc
            ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep)
            : JSON.stringify(this);
    }
}

exports.Pair = Pair;
exports.createPair = createPair;


/***/ }),

/***/ 3301:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Node = __nccwpck_require__(6673);
var toJS = __nccwpck_require__(4043);

const isScalarValue = (value) => !value || (typeof value !== 'function' && typeof value !== 'object');
class Scalar extends Node.NodeBase {
    constructor(value) {
        super(identity.SCALAR);
        this.value = value;
    }
    toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
    }
    toString() {
        return String(this.value);
    }
}
Scalar.BLOCK_FOLDED = 'BLOCK_FOLDED';
Scalar.BLOCK_LITERAL = 'BLOCK_LITERAL';
Scalar.PLAIN = 'PLAIN';
Scalar.QUOTE_DOUBLE = 'QUOTE_DOUBLE';
Scalar.QUOTE_SINGLE = 'QUOTE_SINGLE';

exports.Scalar = Scalar;
exports.isScalarValue = isScalarValue;


/***/ }),

/***/ 4454:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyCollection = __nccwpck_require__(1212);
var addPairToJSMap = __nccwpck_require__(7104);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);

function findPair(items, key) {
    const k = identity.isScalar(key) ? key.value : key;
    for (const it of items) {
        if (identity.isPair(it)) {
            if (it.key === key || it.key === k)
                return it;
            if (identity.isScalar(it.key) && it.key.value === k)
                return it;
        }
    }
    return undefined;
}
class YAMLMap extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:map';
    }
    constructor(schema) {
        super(identity.MAP, schema);
        this.items = [];
    }
    /**
     * A generic collection parsing method that can be extended
     * to other node classes that inherit from YAMLMap
     */
    static from(schema, obj, ctx) {
        const { keepUndefined, replacer } = ctx;
        const map = new this(schema);
        const add = (key, value) => {
            if (typeof replacer === 'function')
                value = replacer.call(obj, key, value);
            else if (Array.isArray(replacer) && !replacer.includes(key))
                return;
            if (value !== undefined || keepUndefined)
                map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map) {
            for (const [key, value] of obj)
                add(key, value);
        }
        else if (obj && typeof obj === 'object') {
            for (const key of Object.keys(obj))
                add(key, obj[key]);
        }
        if (typeof schema.sortMapEntries === 'function') {
            map.items.sort(schema.sortMapEntries);
        }
        return map;
    }
    /**
     * Adds a value to the collection.
     *
     * @param overwrite - If not set `true`, using a key that is already in the
     *   collection will throw. Otherwise, overwrites the previous value.
     */
    add(pair, overwrite) {
        let _pair;
        if (identity.isPair(pair))
            _pair = pair;
        else if (!pair || typeof pair !== 'object' || !('key' in pair)) {
            // In TypeScript, this never happens.
            _pair = new Pair.Pair(pair, pair?.value);
        }
        else
            _pair = new Pair.Pair(pair.key, pair.value);
        const prev = findPair(this.items, _pair.key);
        const sortEntries = this.schema?.sortMapEntries;
        if (prev) {
            if (!overwrite)
                throw new Error(`Key ${_pair.key} already set`);
            // For scalars, keep the old node & its comments and anchors
            if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value))
                prev.value.value = _pair.value;
            else
                prev.value = _pair.value;
        }
        else if (sortEntries) {
            const i = this.items.findIndex(item => sortEntries(_pair, item) < 0);
            if (i === -1)
                this.items.push(_pair);
            else
                this.items.splice(i, 0, _pair);
        }
        else {
            this.items.push(_pair);
        }
    }
    delete(key) {
        const it = findPair(this.items, key);
        if (!it)
            return false;
        const del = this.items.splice(this.items.indexOf(it), 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const it = findPair(this.items, key);
        const node = it?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? undefined;
    }
    has(key) {
        return !!findPair(this.items, key);
    }
    set(key, value) {
        this.add(new Pair.Pair(key, value), true);
    }
    /**
     * @param ctx - Conversion context, originally set in Document#toJS()
     * @param {Class} Type - If set, forces the returned collection type
     * @returns Instance of Type, Map, or Object
     */
    toJSON(_, ctx, Type) {
        const map = Type ? new Type() : ctx?.mapAsMap ? new Map() : {};
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const item of this.items)
            addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        for (const item of this.items) {
            if (!identity.isPair(item))
                throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        }
        if (!ctx.allNullValues && this.hasAllNullValues(false))
            ctx = Object.assign({}, ctx, { allNullValues: true });
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '',
            flowChars: { start: '{', end: '}' },
            itemIndent: ctx.indent || '',
            onChompKeep,
            onComment
        });
    }
}

exports.YAMLMap = YAMLMap;
exports.findPair = findPair;


/***/ }),

/***/ 2223:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var createNode = __nccwpck_require__(2404);
var stringifyCollection = __nccwpck_require__(1212);
var Collection = __nccwpck_require__(101);
var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var toJS = __nccwpck_require__(4043);

class YAMLSeq extends Collection.Collection {
    static get tagName() {
        return 'tag:yaml.org,2002:seq';
    }
    constructor(schema) {
        super(identity.SEQ, schema);
        this.items = [];
    }
    add(value) {
        this.items.push(value);
    }
    /**
     * Removes a value from the collection.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     *
     * @returns `true` if the item was found and removed.
     */
    delete(key) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return false;
        const del = this.items.splice(idx, 1);
        return del.length > 0;
    }
    get(key, keepScalar) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            return undefined;
        const it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
    }
    /**
     * Checks if the collection includes a value with the key `key`.
     *
     * `key` must contain a representation of an integer for this to succeed.
     * It may be wrapped in a `Scalar`.
     */
    has(key) {
        const idx = asItemIndex(key);
        return typeof idx === 'number' && idx < this.items.length;
    }
    /**
     * Sets a value in this collection. For `!!set`, `value` needs to be a
     * boolean to add/remove the item from the set.
     *
     * If `key` does not contain a representation of an integer, this will throw.
     * It may be wrapped in a `Scalar`.
     */
    set(key, value) {
        const idx = asItemIndex(key);
        if (typeof idx !== 'number')
            throw new Error(`Expected a valid index, not ${key}.`);
        const prev = this.items[idx];
        if (identity.isScalar(prev) && Scalar.isScalarValue(value))
            prev.value = value;
        else
            this.items[idx] = value;
    }
    toJSON(_, ctx) {
        const seq = [];
        if (ctx?.onCreate)
            ctx.onCreate(seq);
        let i = 0;
        for (const item of this.items)
            seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        return stringifyCollection.stringifyCollection(this, ctx, {
            blockItemPrefix: '- ',
            flowChars: { start: '[', end: ']' },
            itemIndent: (ctx.indent || '') + '  ',
            onChompKeep,
            onComment
        });
    }
    static from(schema, obj, ctx) {
        const { replacer } = ctx;
        const seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
            let i = 0;
            for (let it of obj) {
                if (typeof replacer === 'function') {
                    const key = obj instanceof Set ? it : String(i++);
                    it = replacer.call(obj, key, it);
                }
                seq.items.push(createNode.createNode(it, undefined, ctx));
            }
        }
        return seq;
    }
}
function asItemIndex(key) {
    let idx = identity.isScalar(key) ? key.value : key;
    if (idx && typeof idx === 'string')
        idx = Number(idx);
    return typeof idx === 'number' && Number.isInteger(idx) && idx >= 0
        ? idx
        : null;
}

exports.YAMLSeq = YAMLSeq;


/***/ }),

/***/ 7104:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var log = __nccwpck_require__(7249);
var merge = __nccwpck_require__(8071);
var stringify = __nccwpck_require__(2148);
var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);

function addPairToJSMap(ctx, map, { key, value }) {
    if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
    // TODO: Should drop this special case for bare << handling
    else if (merge.isMergeKey(ctx, key))
        merge.addMergeToJSMap(ctx, map, value);
    else {
        const jsKey = toJS.toJS(key, '', ctx);
        if (map instanceof Map) {
            map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        }
        else if (map instanceof Set) {
            map.add(jsKey);
        }
        else {
            const stringKey = stringifyKey(key, jsKey, ctx);
            const jsValue = toJS.toJS(value, stringKey, ctx);
            if (stringKey in map)
                Object.defineProperty(map, stringKey, {
                    value: jsValue,
                    writable: true,
                    enumerable: true,
                    configurable: true
                });
            else
                map[stringKey] = jsValue;
        }
    }
    return map;
}
function stringifyKey(key, jsKey, ctx) {
    if (jsKey === null)
        return '';
    // eslint-disable-next-line @typescript-eslint/no-base-to-string
    if (typeof jsKey !== 'object')
        return String(jsKey);
    if (identity.isNode(key) && ctx?.doc) {
        const strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = new Set();
        for (const node of ctx.anchors.keys())
            strCtx.anchors.add(node.anchor);
        strCtx.inFlow = true;
        strCtx.inStringifyKey = true;
        const strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
            let jsonStr = JSON.stringify(strKey);
            if (jsonStr.length > 40)
                jsonStr = jsonStr.substring(0, 36) + '..."';
            log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
            ctx.mapKeyWarned = true;
        }
        return strKey;
    }
    return JSON.stringify(jsKey);
}

exports.addPairToJSMap = addPairToJSMap;


/***/ }),

/***/ 1127:
/***/ ((__unused_webpack_module, exports) => {



const ALIAS = Symbol.for('yaml.alias');
const DOC = Symbol.for('yaml.document');
const MAP = Symbol.for('yaml.map');
const PAIR = Symbol.for('yaml.pair');
const SCALAR = Symbol.for('yaml.scalar');
const SEQ = Symbol.for('yaml.seq');
const NODE_TYPE = Symbol.for('yaml.node.type');
const isAlias = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === ALIAS;
const isDocument = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === DOC;
const isMap = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === MAP;
const isPair = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === PAIR;
const isScalar = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SCALAR;
const isSeq = (node) => !!node && typeof node === 'object' && node[NODE_TYPE] === SEQ;
function isCollection(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case MAP:
            case SEQ:
                return true;
        }
    return false;
}
function isNode(node) {
    if (node && typeof node === 'object')
        switch (node[NODE_TYPE]) {
            case ALIAS:
            case MAP:
            case SCALAR:
            case SEQ:
                return true;
        }
    return false;
}
const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;

exports.ALIAS = ALIAS;
exports.DOC = DOC;
exports.MAP = MAP;
exports.NODE_TYPE = NODE_TYPE;
exports.PAIR = PAIR;
exports.SCALAR = SCALAR;
exports.SEQ = SEQ;
exports.hasAnchor = hasAnchor;
exports.isAlias = isAlias;
exports.isCollection = isCollection;
exports.isDocument = isDocument;
exports.isMap = isMap;
exports.isNode = isNode;
exports.isPair = isPair;
exports.isScalar = isScalar;
exports.isSeq = isSeq;


/***/ }),

/***/ 4043:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

/**
 * Recursively convert any node or its contents to native JavaScript
 *
 * @param value - The input value
 * @param arg - If `value` defines a `toJSON()` method, use this
 *   as its first argument
 * @param ctx - Conversion context, originally set in Document#toJS(). If
 *   `{ keep: true }` is not set, output should be suitable for JSON
 *   stringification.
 */
function toJS(value, arg, ctx) {
    // eslint-disable-next-line @typescript-eslint/no-unsafe-return
    if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
    if (value && typeof value.toJSON === 'function') {
        // eslint-disable-next-line @typescript-eslint/no-unsafe-call
        if (!ctx || !identity.hasAnchor(value))
            return value.toJSON(arg, ctx);
        const data = { aliasCount: 0, count: 1, res: undefined };
        ctx.anchors.set(value, data);
        ctx.onCreate = res => {
            data.res = res;
            delete ctx.onCreate;
        };
        const res = value.toJSON(arg, ctx);
        if (ctx.onCreate)
            ctx.onCreate(res);
        return res;
    }
    if (typeof value === 'bigint' && !ctx?.keep)
        return Number(value);
    return value;
}

exports.toJS = toJS;


/***/ }),

/***/ 110:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var resolveBlockScalar = __nccwpck_require__(8913);
var resolveFlowScalar = __nccwpck_require__(6842);
var errors = __nccwpck_require__(1464);
var stringifyString = __nccwpck_require__(3069);

function resolveAsScalar(token, strict = true, onError) {
    if (token) {
        const _onError = (pos, code, message) => {
            const offset = typeof pos === 'number' ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
            if (onError)
                onError(offset, code, message);
            else
                throw new errors.YAMLParseError([offset, offset + 1], code, message);
        };
        switch (token.type) {
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
            case 'block-scalar':
                return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
    }
    return null;
}
/**
 * Create a new scalar token with `value`
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.indent The indent level of the token.
 * @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
 * @param context.offset The offset position of the token.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function createScalarToken(value, context) {
    const { implicitKey = false, indent, inFlow = false, offset = -1, type = 'PLAIN' } = context;
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    const end = context.end ?? [
        { type: 'newline', offset: -1, indent, source: '\n' }
    ];
    switch (source[0]) {
        case '|':
        case '>': {
            const he = source.indexOf('\n');
            const head = source.substring(0, he);
            const body = source.substring(he + 1) + '\n';
            const props = [
                { type: 'block-scalar-header', offset, indent, source: head }
            ];
            if (!addEndtoBlockProps(props, end))
                props.push({ type: 'newline', offset: -1, indent, source: '\n' });
            return { type: 'block-scalar', offset, indent, props, source: body };
        }
        case '"':
            return { type: 'double-quoted-scalar', offset, indent, source, end };
        case "'":
            return { type: 'single-quoted-scalar', offset, indent, source, end };
        default:
            return { type: 'scalar', offset, indent, source, end };
    }
}
/**
 * Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
 *
 * Best efforts are made to retain any comments previously associated with the `token`,
 * though all contents within a collection's `items` will be overwritten.
 *
 * Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
 * as this function does not support any schema operations and won't check for such conflicts.
 *
 * @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
 * @param value The string representation of the value, which will have its content properly indented.
 * @param context.afterKey In most cases, values after a key should have an additional level of indentation.
 * @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
 * @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
 * @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
 */
function setScalarValue(token, value, context = {}) {
    let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
    let indent = 'indent' in token ? token.indent : null;
    if (afterKey && typeof indent === 'number')
        indent += 2;
    if (!type)
        switch (token.type) {
            case 'single-quoted-scalar':
                type = 'QUOTE_SINGLE';
                break;
            case 'double-quoted-scalar':
                type = 'QUOTE_DOUBLE';
                break;
            case 'block-scalar': {
                const header = token.props[0];
                if (header.type !== 'block-scalar-header')
                    throw new Error('Invalid block scalar header');
                type = header.source[0] === '>' ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL';
                break;
            }
            default:
                type = 'PLAIN';
        }
    const source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? ' '.repeat(indent) : '',
        inFlow,
        options: { blockQuote: true, lineWidth: -1 }
    });
    switch (source[0]) {
        case '|':
        case '>':
            setBlockScalarValue(token, source);
            break;
        case '"':
            setFlowScalarValue(token, source, 'double-quoted-scalar');
            break;
        case "'":
            setFlowScalarValue(token, source, 'single-quoted-scalar');
            break;
        default:
            setFlowScalarValue(token, source, 'scalar');
    }
}
function setBlockScalarValue(token, source) {
    const he = source.indexOf('\n');
    const head = source.substring(0, he);
    const body = source.substring(he + 1) + '\n';
    if (token.type === 'block-scalar') {
        const header = token.props[0];
        if (header.type !== 'block-scalar-header')
            throw new Error('Invalid block scalar header');
        header.source = head;
        token.source = body;
    }
    else {
        const { offset } = token;
        const indent = 'indent' in token ? token.indent : -1;
        const props = [
            { type: 'block-scalar-header', offset, indent, source: head }
        ];
        if (!addEndtoBlockProps(props, 'end' in token ? token.end : undefined))
            props.push({ type: 'newline', offset: -1, indent, source: '\n' });
        for (const key of Object.keys(token))
            if (key !== 'type' && key !== 'offset')
                delete token[key];
        Object.assign(token, { type: 'block-scalar', indent, props, source: body });
    }
}
/** @returns `true` if last token is a newline */
function addEndtoBlockProps(props, end) {
    if (end)
        for (const st of end)
            switch (st.type) {
                case 'space':
                case 'comment':
                    props.push(st);
                    break;
                case 'newline':
                    props.push(st);
                    return true;
            }
    return false;
}
function setFlowScalarValue(token, source, type) {
    switch (token.type) {
        case 'scalar':
        case 'double-quoted-scalar':
        case 'single-quoted-scalar':
            token.type = type;
            token.source = source;
            break;
        case 'block-scalar': {
            const end = token.props.slice(1);
            let oa = source.length;
            if (token.props[0].type === 'block-scalar-header')
                oa -= token.props[0].source.length;
            for (const tok of end)
                tok.offset += oa;
            delete token.props;
            Object.assign(token, { type, source, end });
            break;
        }
        case 'block-map':
        case 'block-seq': {
            const offset = token.offset + source.length;
            const nl = { type: 'newline', offset, indent: token.indent, source: '\n' };
            delete token.items;
            Object.assign(token, { type, source, end: [nl] });
            break;
        }
        default: {
            const indent = 'indent' in token ? token.indent : -1;
            const end = 'end' in token && Array.isArray(token.end)
                ? token.end.filter(st => st.type === 'space' ||
                    st.type === 'comment' ||
                    st.type === 'newline')
                : [];
            for (const key of Object.keys(token))
                if (key !== 'type' && key !== 'offset')
                    delete token[key];
            Object.assign(token, { type, indent, source, end });
        }
    }
}

exports.createScalarToken = createScalarToken;
exports.resolveAsScalar = resolveAsScalar;
exports.setScalarValue = setScalarValue;


/***/ }),

/***/ 1733:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringify a CST document, token, or collection item
 *
 * Fair warning: This applies no validation whatsoever, and
 * simply concatenates the sources in their logical order.
 */
const stringify = (cst) => 'type' in cst ? stringifyToken(cst) : stringifyItem(cst);
function stringifyToken(token) {
    switch (token.type) {
        case 'block-scalar': {
            let res = '';
            for (const tok of token.props)
                res += stringifyToken(tok);
            return res + token.source;
        }
        case 'block-map':
        case 'block-seq': {
            let res = '';
            for (const item of token.items)
                res += stringifyItem(item);
            return res;
        }
        case 'flow-collection': {
            let res = token.start.source;
            for (const item of token.items)
                res += stringifyItem(item);
            for (const st of token.end)
                res += st.source;
            return res;
        }
        case 'document': {
            let res = stringifyItem(token);
            if (token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
        default: {
            let res = token.source;
            if ('end' in token && token.end)
                for (const st of token.end)
                    res += st.source;
            return res;
        }
    }
}
function stringifyItem({ start, key, sep, value }) {
    let res = '';
    for (const st of start)
        res += st.source;
    if (key)
        res += stringifyToken(key);
    if (sep)
        for (const st of sep)
            res += st.source;
    if (value)
        res += stringifyToken(value);
    return res;
}

exports.stringify = stringify;


/***/ }),

/***/ 7715:
/***/ ((__unused_webpack_module, exports) => {



const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove item');
/**
 * Apply a visitor to a CST document or item.
 *
 * Walks through the tree (depth-first) starting from the root, calling a
 * `visitor` function with two arguments when entering each item:
 *   - `item`: The current item, which included the following members:
 *     - `start: SourceToken[]` – Source tokens before the key or value,
 *       possibly including its anchor or tag.
 *     - `key?: Token | null` – Set for pair values. May then be `null`, if
 *       the key before the `:` separator is empty.
 *     - `sep?: SourceToken[]` – Source tokens between the key and the value,
 *       which should include the `:` map value indicator if `value` is set.
 *     - `value?: Token` – The value of a sequence item, or of a map pair.
 *   - `path`: The steps from the root to the current node, as an array of
 *     `['key' | 'value', number]` tuples.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this token, continue with
 *      next sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current item, then continue with the next one
 *   - `number`: Set the index of the next step. This is useful especially if
 *     the index of the current token has changed.
 *   - `function`: Define the next visitor for this item. After the original
 *     visitor is called on item entry, next visitors are called after handling
 *     a non-empty `key` and when exiting the item.
 */
function visit(cst, visitor) {
    if ('type' in cst && cst.type === 'document')
        cst = { start: cst.start, value: cst.value };
    _visit(Object.freeze([]), cst, visitor);
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current item */
visit.SKIP = SKIP;
/** Remove the current item */
visit.REMOVE = REMOVE;
/** Find the item at `path` from `cst` as the root */
visit.itemAtPath = (cst, path) => {
    let item = cst;
    for (const [field, index] of path) {
        const tok = item?.[field];
        if (tok && 'items' in tok) {
            item = tok.items[index];
        }
        else
            return undefined;
    }
    return item;
};
/**
 * Get the immediate parent collection of the item at `path` from `cst` as the root.
 *
 * Throws an error if the collection is not found, which should never happen if the item itself exists.
 */
visit.parentCollection = (cst, path) => {
    const parent = visit.itemAtPath(cst, path.slice(0, -1));
    const field = path[path.length - 1][0];
    const coll = parent?.[field];
    if (coll && 'items' in coll)
        return coll;
    throw new Error('Parent collection not found');
};
function _visit(path, item, visitor) {
    let ctrl = visitor(item, path);
    if (typeof ctrl === 'symbol')
        return ctrl;
    for (const field of ['key', 'value']) {
        const token = item[field];
        if (token && 'items' in token) {
            for (let i = 0; i < token.items.length; ++i) {
                const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    token.items.splice(i, 1);
                    i -= 1;
                }
            }
            if (typeof ctrl === 'function' && field === 'key')
                ctrl = ctrl(item, path);
        }
    }
    return typeof ctrl === 'function' ? ctrl(item, path) : ctrl;
}

exports.visit = visit;


/***/ }),

/***/ 3461:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cstScalar = __nccwpck_require__(110);
var cstStringify = __nccwpck_require__(1733);
var cstVisit = __nccwpck_require__(7715);

/** The byte order mark */
const BOM = '\u{FEFF}';
/** Start of doc-mode */
const DOCUMENT = '\x02'; // C0: Start of Text
/** Unexpected end of flow-mode */
const FLOW_END = '\x18'; // C0: Cancel
/** Next token is a scalar value */
const SCALAR = '\x1f'; // C0: Unit Separator
/** @returns `true` if `token` is a flow or block collection */
const isCollection = (token) => !!token && 'items' in token;
/** @returns `true` if `token` is a flow or block scalar; not an alias */
const isScalar = (token) => !!token &&
    (token.type === 'scalar' ||
        token.type === 'single-quoted-scalar' ||
        token.type === 'double-quoted-scalar' ||
        token.type === 'block-scalar');
/* istanbul ignore next */
/** Get a printable representation of a lexer token */
function prettyToken(token) {
    switch (token) {
        case BOM:
            return '<BOM>';
        case DOCUMENT:
            return '<DOC>';
        case FLOW_END:
            return '<FLOW_END>';
        case SCALAR:
            return '<SCALAR>';
        default:
            return JSON.stringify(token);
    }
}
/** Identify the type of a lexer token. May return `null` for unknown tokens. */
function tokenType(source) {
    switch (source) {
        case BOM:
            return 'byte-order-mark';
        case DOCUMENT:
            return 'doc-mode';
        case FLOW_END:
            return 'flow-error-end';
        case SCALAR:
            return 'scalar';
        case '---':
            return 'doc-start';
        case '...':
            return 'doc-end';
        case '':
        case '\n':
        case '\r\n':
            return 'newline';
        case '-':
            return 'seq-item-ind';
        case '?':
            return 'explicit-key-ind';
        case ':':
            return 'map-value-ind';
        case '{':
            return 'flow-map-start';
        case '}':
            return 'flow-map-end';
        case '[':
            return 'flow-seq-start';
        case ']':
            return 'flow-seq-end';
        case ',':
            return 'comma';
    }
    switch (source[0]) {
        case ' ':
        case '\t':
            return 'space';
        case '#':
            return 'comment';
        case '%':
            return 'directive-line';
        case '*':
            return 'alias';
        case '&':
            return 'anchor';
        case '!':
            return 'tag';
        case "'":
            return 'single-quoted-scalar';
        case '"':
            return 'double-quoted-scalar';
        case '|':
        case '>':
            return 'block-scalar-header';
    }
    return null;
}

exports.createScalarToken = cstScalar.createScalarToken;
exports.resolveAsScalar = cstScalar.resolveAsScalar;
exports.setScalarValue = cstScalar.setScalarValue;
exports.stringify = cstStringify.stringify;
exports.visit = cstVisit.visit;
exports.BOM = BOM;
exports.DOCUMENT = DOCUMENT;
exports.FLOW_END = FLOW_END;
exports.SCALAR = SCALAR;
exports.isCollection = isCollection;
exports.isScalar = isScalar;
exports.prettyToken = prettyToken;
exports.tokenType = tokenType;


/***/ }),

/***/ 361:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var cst = __nccwpck_require__(3461);

/*
START -> stream

stream
  directive -> line-end -> stream
  indent + line-end -> stream
  [else] -> line-start

line-end
  comment -> line-end
  newline -> .
  input-end -> END

line-start
  doc-start -> doc
  doc-end -> stream
  [else] -> indent -> block-start

block-start
  seq-item-start -> block-start
  explicit-key-start -> block-start
  map-value-start -> block-start
  [else] -> doc

doc
  line-end -> line-start
  spaces -> doc
  anchor -> doc
  tag -> doc
  flow-start -> flow -> doc
  flow-end -> error -> doc
  seq-item-start -> error -> doc
  explicit-key-start -> error -> doc
  map-value-start -> doc
  alias -> doc
  quote-start -> quoted-scalar -> doc
  block-scalar-header -> line-end -> block-scalar(min) -> line-start
  [else] -> plain-scalar(false, min) -> doc

flow
  line-end -> flow
  spaces -> flow
  anchor -> flow
  tag -> flow
  flow-start -> flow -> flow
  flow-end -> .
  seq-item-start -> error -> flow
  explicit-key-start -> flow
  map-value-start -> flow
  alias -> flow
  quote-start -> quoted-scalar -> flow
  comma -> flow
  [else] -> plain-scalar(true, 0) -> flow

quoted-scalar
  quote-end -> .
  [else] -> quoted-scalar

block-scalar(min)
  newline + peek(indent < min) -> .
  [else] -> block-scalar(min)

plain-scalar(is-flow, min)
  scalar-end(is-flow) -> .
  peek(newline + (indent < min)) -> .
  [else] -> plain-scalar(min)
*/
function isEmpty(ch) {
    switch (ch) {
        case undefined:
        case ' ':
        case '\n':
        case '\r':
        case '\t':
            return true;
        default:
            return false;
    }
}
const hexDigits = new Set('0123456789ABCDEFabcdef');
const tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
const flowIndicatorChars = new Set(',[]{}');
const invalidAnchorChars = new Set(' ,[]{}\n\r\t');
const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
/**
 * Splits an input string into lexical tokens, i.e. smaller strings that are
 * easily identifiable by `tokens.tokenType()`.
 *
 * Lexing starts always in a "stream" context. Incomplete input may be buffered
 * until a complete token can be emitted.
 *
 * In addition to slices of the original input, the following control characters
 * may also be emitted:
 *
 * - `\x02` (Start of Text): A document starts with the next token
 * - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
 * - `\x1f` (Unit Separator): Next token is a scalar value
 * - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
 */
class Lexer {
    constructor() {
        /**
         * Flag indicating whether the end of the current buffer marks the end of
         * all input
         */
        this.atEnd = false;
        /**
         * Explicit indent set in block scalar header, as an offset from the current
         * minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
         * explicitly set.
         */
        this.blockScalarIndent = -1;
        /**
         * Block scalars that include a + (keep) chomping indicator in their header
         * include trailing empty lines, which are otherwise excluded from the
         * scalar's contents.
         */
        this.blockScalarKeep = false;
        /** Current input */
        this.buffer = '';
        /**
         * Flag noting whether the map value indicator : can immediately follow this
         * node within a flow context.
         */
        this.flowKey = false;
        /** Count of surrounding flow collection levels. */
        this.flowLevel = 0;
        /**
         * Minimum level of indentation required for next lines to be parsed as a
         * part of the current scalar value.
         */
        this.indentNext = 0;
        /** Indentation level of the current line. */
        this.indentValue = 0;
        /** Position of the next \n character. */
        this.lineEndPos = null;
        /** Stores the state of the lexer if reaching the end of incpomplete input */
        this.next = null;
        /** A pointer to `buffer`; the current position of the lexer. */
        this.pos = 0;
    }
    /**
     * Generate YAML tokens from the `source` string. If `incomplete`,
     * a part of the last line may be left as a buffer for the next call.
     *
     * @returns A generator of lexical tokens
     */
    *lex(source, incomplete = false) {
        if (source) {
            if (typeof source !== 'string')
                throw TypeError('source is not a string');
            this.buffer = this.buffer ? this.buffer + source : source;
            this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? 'stream';
        while (next && (incomplete || this.hasChars(1)))
            next = yield* this.parseNext(next);
    }
    atLineEnd() {
        let i = this.pos;
        let ch = this.buffer[i];
        while (ch === ' ' || ch === '\t')
            ch = this.buffer[++i];
        if (!ch || ch === '#' || ch === '\n')
            return true;
        if (ch === '\r')
            return this.buffer[i + 1] === '\n';
        return false;
    }
    charAt(n) {
        return this.buffer[this.pos + n];
    }
    continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
            let indent = 0;
            while (ch === ' ')
                ch = this.buffer[++indent + offset];
            if (ch === '\r') {
                const next = this.buffer[indent + offset + 1];
                if (next === '\n' || (!next && !this.atEnd))
                    return offset + indent + 1;
            }
            return ch === '\n' || indent >= this.indentNext || (!ch && !this.atEnd)
                ? offset + indent
                : -1;
        }
        if (ch === '-' || ch === '.') {
            const dt = this.buffer.substr(offset, 3);
            if ((dt === '---' || dt === '...') && isEmpty(this.buffer[offset + 3]))
                return -1;
        }
        return offset;
    }
    getLine() {
        let end = this.lineEndPos;
        if (typeof end !== 'number' || (end !== -1 && end < this.pos)) {
            end = this.buffer.indexOf('\n', this.pos);
            this.lineEndPos = end;
        }
        if (end === -1)
            return this.atEnd ? this.buffer.substring(this.pos) : null;
        if (this.buffer[end - 1] === '\r')
            end -= 1;
        return this.buffer.substring(this.pos, end);
    }
    hasChars(n) {
        return this.pos + n <= this.buffer.length;
    }
    setNext(state) {
        this.buffer = this.buffer.substring(this.pos);
        this.pos = 0;
        this.lineEndPos = null;
        this.next = state;
        return null;
    }
    peek(n) {
        return this.buffer.substr(this.pos, n);
    }
    *parseNext(next) {
        switch (next) {
            case 'stream':
                return yield* this.parseStream();
            case 'line-start':
                return yield* this.parseLineStart();
            case 'block-start':
                return yield* this.parseBlockStart();
            case 'doc':
                return yield* this.parseDocument();
            case 'flow':
                return yield* this.parseFlowCollection();
            case 'quoted-scalar':
                return yield* this.parseQuotedScalar();
            case 'block-scalar':
                return yield* this.parseBlockScalar();
            case 'plain-scalar':
                return yield* this.parsePlainScalar();
        }
    }
    *parseStream() {
        let line = this.getLine();
        if (line === null)
            return this.setNext('stream');
        if (line[0] === cst.BOM) {
            yield* this.pushCount(1);
            line = line.substring(1);
        }
        if (line[0] === '%') {
            let dirEnd = line.length;
            let cs = line.indexOf('#');
            while (cs !== -1) {
                const ch = line[cs - 1];
                if (ch === ' ' || ch === '\t') {
                    dirEnd = cs - 1;
                    break;
                }
                else {
                    cs = line.indexOf('#', cs + 1);
                }
            }
            while (true) {
                const ch = line[dirEnd - 1];
                if (ch === ' ' || ch === '\t')
                    dirEnd -= 1;
                else
                    break;
            }
            const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
            yield* this.pushCount(line.length - n); // possible comment
            this.pushNewline();
            return 'stream';
        }
        if (this.atLineEnd()) {
            const sp = yield* this.pushSpaces(true);
            yield* this.pushCount(line.length - sp);
            yield* this.pushNewline();
            return 'stream';
        }
        yield cst.DOCUMENT;
        return yield* this.parseLineStart();
    }
    *parseLineStart() {
        const ch = this.charAt(0);
        if (!ch && !this.atEnd)
            return this.setNext('line-start');
        if (ch === '-' || ch === '.') {
            if (!this.atEnd && !this.hasChars(4))
                return this.setNext('line-start');
            const s = this.peek(3);
            if ((s === '---' || s === '...') && isEmpty(this.charAt(3))) {
                yield* this.pushCount(3);
                this.indentValue = 0;
                this.indentNext = 0;
                return s === '---' ? 'doc' : 'stream';
            }
        }
        this.indentValue = yield* this.pushSpaces(false);
        if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1)))
            this.indentNext = this.indentValue;
        return yield* this.parseBlockStart();
    }
    *parseBlockStart() {
        const [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
            return this.setNext('block-start');
        if ((ch0 === '-' || ch0 === '?' || ch0 === ':') && isEmpty(ch1)) {
            const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
            this.indentNext = this.indentValue + 1;
            this.indentValue += n;
            return 'block-start';
        }
        return 'doc';
    }
    *parseDocument() {
        yield* this.pushSpaces(true);
        const line = this.getLine();
        if (line === null)
            return this.setNext('doc');
        let n = yield* this.pushIndicators();
        switch (line[n]) {
            case '#':
                yield* this.pushCount(line.length - n);
            // fallthrough
            case undefined:
                yield* this.pushNewline();
                return yield* this.parseLineStart();
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel = 1;
                return 'flow';
            case '}':
            case ']':
                // this is an error
                yield* this.pushCount(1);
                return 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'doc';
            case '"':
            case "'":
                return yield* this.parseQuotedScalar();
            case '|':
            case '>':
                n += yield* this.parseBlockScalarHeader();
                n += yield* this.pushSpaces(true);
                yield* this.pushCount(line.length - n);
                yield* this.pushNewline();
                return yield* this.parseBlockScalar();
            default:
                return yield* this.parsePlainScalar();
        }
    }
    *parseFlowCollection() {
        let nl, sp;
        let indent = -1;
        do {
            nl = yield* this.pushNewline();
            if (nl > 0) {
                sp = yield* this.pushSpaces(false);
                this.indentValue = indent = sp;
            }
            else {
                sp = 0;
            }
            sp += yield* this.pushSpaces(true);
        } while (nl + sp > 0);
        const line = this.getLine();
        if (line === null)
            return this.setNext('flow');
        if ((indent !== -1 && indent < this.indentNext && line[0] !== '#') ||
            (indent === 0 &&
                (line.startsWith('---') || line.startsWith('...')) &&
                isEmpty(line[3]))) {
            // Allowing for the terminal ] or } at the same (rather than greater)
            // indent level as the initial [ or { is technically invalid, but
            // failing here would be surprising to users.
            const atFlowEndMarker = indent === this.indentNext - 1 &&
                this.flowLevel === 1 &&
                (line[0] === ']' || line[0] === '}');
            if (!atFlowEndMarker) {
                // this is an error
                this.flowLevel = 0;
                yield cst.FLOW_END;
                return yield* this.parseLineStart();
            }
        }
        let n = 0;
        while (line[n] === ',') {
            n += yield* this.pushCount(1);
            n += yield* this.pushSpaces(true);
            this.flowKey = false;
        }
        n += yield* this.pushIndicators();
        switch (line[n]) {
            case undefined:
                return 'flow';
            case '#':
                yield* this.pushCount(line.length - n);
                return 'flow';
            case '{':
            case '[':
                yield* this.pushCount(1);
                this.flowKey = false;
                this.flowLevel += 1;
                return 'flow';
            case '}':
            case ']':
                yield* this.pushCount(1);
                this.flowKey = true;
                this.flowLevel -= 1;
                return this.flowLevel ? 'flow' : 'doc';
            case '*':
                yield* this.pushUntil(isNotAnchorChar);
                return 'flow';
            case '"':
            case "'":
                this.flowKey = true;
                return yield* this.parseQuotedScalar();
            case ':': {
                const next = this.charAt(1);
                if (this.flowKey || isEmpty(next) || next === ',') {
                    this.flowKey = false;
                    yield* this.pushCount(1);
                    yield* this.pushSpaces(true);
                    return 'flow';
                }
            }
            // fallthrough
            default:
                this.flowKey = false;
                return yield* this.parsePlainScalar();
        }
    }
    *parseQuotedScalar() {
        const quote = this.charAt(0);
        let end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'") {
            while (end !== -1 && this.buffer[end + 1] === "'")
                end = this.buffer.indexOf("'", end + 2);
        }
        else {
            // double-quote
            while (end !== -1) {
                let n = 0;
                while (this.buffer[end - 1 - n] === '\\')
                    n += 1;
                if (n % 2 === 0)
                    break;
                end = this.buffer.indexOf('"', end + 1);
            }
        }
        // Only looking for newlines within the quotes
        const qb = this.buffer.substring(0, end);
        let nl = qb.indexOf('\n', this.pos);
        if (nl !== -1) {
            while (nl !== -1) {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = qb.indexOf('\n', cs);
            }
            if (nl !== -1) {
                // this is an error caused by an unexpected unindent
                end = nl - (qb[nl - 1] === '\r' ? 2 : 1);
            }
        }
        if (end === -1) {
            if (!this.atEnd)
                return this.setNext('quoted-scalar');
            end = this.buffer.length;
        }
        yield* this.pushToIndex(end + 1, false);
        return this.flowLevel ? 'flow' : 'doc';
    }
    *parseBlockScalarHeader() {
        this.blockScalarIndent = -1;
        this.blockScalarKeep = false;
        let i = this.pos;
        while (true) {
            const ch = this.buffer[++i];
            if (ch === '+')
                this.blockScalarKeep = true;
            else if (ch > '0' && ch <= '9')
                this.blockScalarIndent = Number(ch) - 1;
            else if (ch !== '-')
                break;
        }
        return yield* this.pushUntil(ch => isEmpty(ch) || ch === '#');
    }
    *parseBlockScalar() {
        let nl = this.pos - 1; // may be -1 if this.pos === 0
        let indent = 0;
        let ch;
        loop: for (let i = this.pos; (ch = this.buffer[i]); ++i) {
            switch (ch) {
                case ' ':
                    indent += 1;
                    break;
                case '\n':
                    nl = i;
                    indent = 0;
                    break;
                case '\r': {
                    const next = this.buffer[i + 1];
                    if (!next && !this.atEnd)
                        return this.setNext('block-scalar');
                    if (next === '\n')
                        break;
                } // fallthrough
                default:
                    break loop;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('block-scalar');
        if (indent >= this.indentNext) {
            if (this.blockScalarIndent === -1)
                this.indentNext = indent;
            else {
                this.indentNext =
                    this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
            }
            do {
                const cs = this.continueScalar(nl + 1);
                if (cs === -1)
                    break;
                nl = this.buffer.indexOf('\n', cs);
            } while (nl !== -1);
            if (nl === -1) {
                if (!this.atEnd)
                    return this.setNext('block-scalar');
                nl = this.buffer.length;
            }
        }
        // Trailing insufficiently indented tabs are invalid.
        // To catch that during parsing, we include them in the block scalar value.
        let i = nl + 1;
        ch = this.buffer[i];
        while (ch === ' ')
            ch = this.buffer[++i];
        if (ch === '\t') {
            while (ch === '\t' || ch === ' ' || ch === '\r' || ch === '\n')
                ch = this.buffer[++i];
            nl = i - 1;
        }
        else if (!this.blockScalarKeep) {
            do {
                let i = nl - 1;
                let ch = this.buffer[i];
                if (ch === '\r')
                    ch = this.buffer[--i];
                const lastChar = i; // Drop the line if last char not more indented
                while (ch === ' ')
                    ch = this.buffer[--i];
                if (ch === '\n' && i >= this.pos && i + 1 + indent > lastChar)
                    nl = i;
                else
                    break;
            } while (true);
        }
        yield cst.SCALAR;
        yield* this.pushToIndex(nl + 1, true);
        return yield* this.parseLineStart();
    }
    *parsePlainScalar() {
        const inFlow = this.flowLevel > 0;
        let end = this.pos - 1;
        let i = this.pos - 1;
        let ch;
        while ((ch = this.buffer[++i])) {
            if (ch === ':') {
                const next = this.buffer[i + 1];
                if (isEmpty(next) || (inFlow && flowIndicatorChars.has(next)))
                    break;
                end = i;
            }
            else if (isEmpty(ch)) {
                let next = this.buffer[i + 1];
                if (ch === '\r') {
                    if (next === '\n') {
                        i += 1;
                        ch = '\n';
                        next = this.buffer[i + 1];
                    }
                    else
                        end = i;
                }
                if (next === '#' || (inFlow && flowIndicatorChars.has(next)))
                    break;
                if (ch === '\n') {
                    const cs = this.continueScalar(i + 1);
                    if (cs === -1)
                        break;
                    i = Math.max(i, cs - 2); // to advance, but still account for ' #'
                }
            }
            else {
                if (inFlow && flowIndicatorChars.has(ch))
                    break;
                end = i;
            }
        }
        if (!ch && !this.atEnd)
            return this.setNext('plain-scalar');
        yield cst.SCALAR;
        yield* this.pushToIndex(end + 1, true);
        return inFlow ? 'flow' : 'doc';
    }
    *pushCount(n) {
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos += n;
            return n;
        }
        return 0;
    }
    *pushToIndex(i, allowEmpty) {
        const s = this.buffer.slice(this.pos, i);
        if (s) {
            yield s;
            this.pos += s.length;
            return s.length;
        }
        else if (allowEmpty)
            yield '';
        return 0;
    }
    *pushIndicators() {
        let n = 0;
        loop: while (true) {
            switch (this.charAt(0)) {
                case '!':
                    n += yield* this.pushTag();
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '&':
                    n += yield* this.pushUntil(isNotAnchorChar);
                    n += yield* this.pushSpaces(true);
                    continue loop;
                case '-': // this is an error
                case '?': // this is an error outside flow collections
                case ':': {
                    const inFlow = this.flowLevel > 0;
                    const ch1 = this.charAt(1);
                    if (isEmpty(ch1) || (inFlow && flowIndicatorChars.has(ch1))) {
                        if (!inFlow)
                            this.indentNext = this.indentValue + 1;
                        else if (this.flowKey)
                            this.flowKey = false;
                        n += yield* this.pushCount(1);
                        n += yield* this.pushSpaces(true);
                        continue loop;
                    }
                }
            }
            break loop;
        }
        return n;
    }
    *pushTag() {
        if (this.charAt(1) === '<') {
            let i = this.pos + 2;
            let ch = this.buffer[i];
            while (!isEmpty(ch) && ch !== '>')
                ch = this.buffer[++i];
            return yield* this.pushToIndex(ch === '>' ? i + 1 : i, false);
        }
        else {
            let i = this.pos + 1;
            let ch = this.buffer[i];
            while (ch) {
                if (tagChars.has(ch))
                    ch = this.buffer[++i];
                else if (ch === '%' &&
                    hexDigits.has(this.buffer[i + 1]) &&
                    hexDigits.has(this.buffer[i + 2])) {
                    ch = this.buffer[(i += 3)];
                }
                else
                    break;
            }
            return yield* this.pushToIndex(i, false);
        }
    }
    *pushNewline() {
        const ch = this.buffer[this.pos];
        if (ch === '\n')
            return yield* this.pushCount(1);
        else if (ch === '\r' && this.charAt(1) === '\n')
            return yield* this.pushCount(2);
        else
            return 0;
    }
    *pushSpaces(allowTabs) {
        let i = this.pos - 1;
        let ch;
        do {
            ch = this.buffer[++i];
        } while (ch === ' ' || (allowTabs && ch === '\t'));
        const n = i - this.pos;
        if (n > 0) {
            yield this.buffer.substr(this.pos, n);
            this.pos = i;
        }
        return n;
    }
    *pushUntil(test) {
        let i = this.pos;
        let ch = this.buffer[i];
        while (!test(ch))
            ch = this.buffer[++i];
        return yield* this.pushToIndex(i, false);
    }
}

exports.Lexer = Lexer;


/***/ }),

/***/ 6628:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Tracks newlines during parsing in order to provide an efficient API for
 * determining the one-indexed `{ line, col }` position for any offset
 * within the input.
 */
class LineCounter {
    constructor() {
        this.lineStarts = [];
        /**
         * Should be called in ascending order. Otherwise, call
         * `lineCounter.lineStarts.sort()` before calling `linePos()`.
         */
        this.addNewLine = (offset) => this.lineStarts.push(offset);
        /**
         * Performs a binary search and returns the 1-indexed { line, col }
         * position of `offset`. If `line === 0`, `addNewLine` has never been
         * called or `offset` is before the first known newline.
         */
        this.linePos = (offset) => {
            let low = 0;
            let high = this.lineStarts.length;
            while (low < high) {
                const mid = (low + high) >> 1; // Math.floor((low + high) / 2)
                if (this.lineStarts[mid] < offset)
                    low = mid + 1;
                else
                    high = mid;
            }
            if (this.lineStarts[low] === offset)
                return { line: low + 1, col: 1 };
            if (low === 0)
                return { line: 0, col: offset };
            const start = this.lineStarts[low - 1];
            return { line: low, col: offset - start + 1 };
        };
    }
}

exports.LineCounter = LineCounter;


/***/ }),

/***/ 3456:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_process = __nccwpck_require__(932);
var cst = __nccwpck_require__(3461);
var lexer = __nccwpck_require__(361);

function includesToken(list, type) {
    for (let i = 0; i < list.length; ++i)
        if (list[i].type === type)
            return true;
    return false;
}
function findNonEmptyIndex(list) {
    for (let i = 0; i < list.length; ++i) {
        switch (list[i].type) {
            case 'space':
            case 'comment':
            case 'newline':
                break;
            default:
                return i;
        }
    }
    return -1;
}
function isFlowToken(token) {
    switch (token?.type) {
        case 'alias':
        case 'scalar':
        case 'single-quoted-scalar':
        case 'double-quoted-scalar':
        case 'flow-collection':
            return true;
        default:
            return false;
    }
}
function getPrevProps(parent) {
    switch (parent.type) {
        case 'document':
            return parent.start;
        case 'block-map': {
            const it = parent.items[parent.items.length - 1];
            return it.sep ?? it.start;
        }
        case 'block-seq':
            return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
            return [];
    }
}
/** Note: May modify input array */
function getFirstKeyStartProps(prev) {
    if (prev.length === 0)
        return [];
    let i = prev.length;
    loop: while (--i >= 0) {
        switch (prev[i].type) {
            case 'doc-start':
            case 'explicit-key-ind':
            case 'map-value-ind':
            case 'seq-item-ind':
            case 'newline':
                break loop;
        }
    }
    while (prev[++i]?.type === 'space') {
        /* loop */
    }
    return prev.splice(i, prev.length);
}
function arrayPushArray(target, source) {
    // May exhaust call stack with large `source` array
    if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
    else
        for (let i = 0; i < source.length; ++i)
            target.push(source[i]);
}
function fixFlowSeqItems(fc) {
    if (fc.start.type === 'flow-seq-start') {
        for (const it of fc.items) {
            if (it.sep &&
                !it.value &&
                !includesToken(it.start, 'explicit-key-ind') &&
                !includesToken(it.sep, 'map-value-ind')) {
                if (it.key)
                    it.value = it.key;
                delete it.key;
                if (isFlowToken(it.value)) {
                    if (it.value.end)
                        arrayPushArray(it.value.end, it.sep);
                    else
                        it.value.end = it.sep;
                }
                else
                    arrayPushArray(it.start, it.sep);
                delete it.sep;
            }
        }
    }
}
/**
 * A YAML concrete syntax tree (CST) parser
 *
 * ```ts
 * const src: string = ...
 * for (const token of new Parser().parse(src)) {
 *   // token: Token
 * }
 * ```
 *
 * To use the parser with a user-provided lexer:
 *
 * ```ts
 * function* parse(source: string, lexer: Lexer) {
 *   const parser = new Parser()
 *   for (const lexeme of lexer.lex(source))
 *     yield* parser.next(lexeme)
 *   yield* parser.end()
 * }
 *
 * const src: string = ...
 * const lexer = new Lexer()
 * for (const token of parse(src, lexer)) {
 *   // token: Token
 * }
 * ```
 */
class Parser {
    /**
     * @param onNewLine - If defined, called separately with the start position of
     *   each new line (in `parse()`, including the start of input).
     */
    constructor(onNewLine) {
        /** If true, space and sequence indicators count as indentation */
        this.atNewLine = true;
        /** If true, next token is a scalar value */
        this.atScalar = false;
        /** Current indentation level */
        this.indent = 0;
        /** Current offset since the start of parsing */
        this.offset = 0;
        /** On the same line with a block map key */
        this.onKeyLine = false;
        /** Top indicates the node that's currently being built */
        this.stack = [];
        /** The source of the current token, set in parse() */
        this.source = '';
        /** The type of the current token, set in parse() */
        this.type = '';
        // Must be defined after `next()`
        this.lexer = new lexer.Lexer();
        this.onNewLine = onNewLine;
    }
    /**
     * Parse `source` as a YAML stream.
     * If `incomplete`, a part of the last line may be left as a buffer for the next call.
     *
     * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
     *
     * @returns A generator of tokens representing each directive, document, and other structure.
     */
    *parse(source, incomplete = false) {
        if (this.onNewLine && this.offset === 0)
            this.onNewLine(0);
        for (const lexeme of this.lexer.lex(source, incomplete))
            yield* this.next(lexeme);
        if (!incomplete)
            yield* this.end();
    }
    /**
     * Advance the parser by the `source` of one lexical token.
     */
    *next(source) {
        this.source = source;
        if (node_process.env.LOG_TOKENS)
            console.log('|', cst.prettyToken(source));
        if (this.atScalar) {
            this.atScalar = false;
            yield* this.step();
            this.offset += source.length;
            return;
        }
        const type = cst.tokenType(source);
        if (!type) {
            const message = `Not a YAML token: ${source}`;
            yield* this.pop({ type: 'error', offset: this.offset, message, source });
            this.offset += source.length;
        }
        else if (type === 'scalar') {
            this.atNewLine = false;
            this.atScalar = true;
            this.type = 'scalar';
        }
        else {
            this.type = type;
            yield* this.step();
            switch (type) {
                case 'newline':
                    this.atNewLine = true;
                    this.indent = 0;
                    if (this.onNewLine)
                        this.onNewLine(this.offset + source.length);
                    break;
                case 'space':
                    if (this.atNewLine && source[0] === ' ')
                        this.indent += source.length;
                    break;
                case 'explicit-key-ind':
                case 'map-value-ind':
                case 'seq-item-ind':
                    if (this.atNewLine)
                        this.indent += source.length;
                    break;
                case 'doc-mode':
                case 'flow-error-end':
                    return;
                default:
                    this.atNewLine = false;
            }
            this.offset += source.length;
        }
    }
    /** Call at end of input to push out any remaining constructions */
    *end() {
        while (this.stack.length > 0)
            yield* this.pop();
    }
    get sourceToken() {
        const st = {
            type: this.type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
        return st;
    }
    *step() {
        const top = this.peek(1);
        if (this.type === 'doc-end' && top?.type !== 'doc-end') {
            while (this.stack.length > 0)
                yield* this.pop();
            this.stack.push({
                type: 'doc-end',
                offset: this.offset,
                source: this.source
            });
            return;
        }
        if (!top)
            return yield* this.stream();
        switch (top.type) {
            case 'document':
                return yield* this.document(top);
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return yield* this.scalar(top);
            case 'block-scalar':
                return yield* this.blockScalar(top);
            case 'block-map':
                return yield* this.blockMap(top);
            case 'block-seq':
                return yield* this.blockSequence(top);
            case 'flow-collection':
                return yield* this.flowCollection(top);
            case 'doc-end':
                return yield* this.documentEnd(top);
        }
        /* istanbul ignore next should not happen */
        yield* this.pop();
    }
    peek(n) {
        return this.stack[this.stack.length - n];
    }
    *pop(error) {
        const token = error ?? this.stack.pop();
        /* istanbul ignore if should not happen */
        if (!token) {
            const message = 'Tried to pop an empty stack';
            yield { type: 'error', offset: this.offset, source: '', message };
        }
        else if (this.stack.length === 0) {
            yield token;
        }
        else {
            const top = this.peek(1);
            if (token.type === 'block-scalar') {
                // Block scalars use their parent rather than header indent
                token.indent = 'indent' in top ? top.indent : 0;
            }
            else if (token.type === 'flow-collection' && top.type === 'document') {
                // Ignore all indent for top-level flow collections
                token.indent = 0;
            }
            if (token.type === 'flow-collection')
                fixFlowSeqItems(token);
            switch (top.type) {
                case 'document':
                    top.value = token;
                    break;
                case 'block-scalar':
                    top.props.push(token); // error
                    break;
                case 'block-map': {
                    const it = top.items[top.items.length - 1];
                    if (it.value) {
                        top.items.push({ start: [], key: token, sep: [] });
                        this.onKeyLine = true;
                        return;
                    }
                    else if (it.sep) {
                        it.value = token;
                    }
                    else {
                        Object.assign(it, { key: token, sep: [] });
                        this.onKeyLine = !it.explicitKey;
                        return;
                    }
                    break;
                }
                case 'block-seq': {
                    const it = top.items[top.items.length - 1];
                    if (it.value)
                        top.items.push({ start: [], value: token });
                    else
                        it.value = token;
                    break;
                }
                case 'flow-collection': {
                    const it = top.items[top.items.length - 1];
                    if (!it || it.value)
                        top.items.push({ start: [], key: token, sep: [] });
                    else if (it.sep)
                        it.value = token;
                    else
                        Object.assign(it, { key: token, sep: [] });
                    return;
                }
                /* istanbul ignore next should not happen */
                default:
                    yield* this.pop();
                    yield* this.pop(token);
            }
            if ((top.type === 'document' ||
                top.type === 'block-map' ||
                top.type === 'block-seq') &&
                (token.type === 'block-map' || token.type === 'block-seq')) {
                const last = token.items[token.items.length - 1];
                if (last &&
                    !last.sep &&
                    !last.value &&
                    last.start.length > 0 &&
                    findNonEmptyIndex(last.start) === -1 &&
                    (token.indent === 0 ||
                        last.start.every(st => st.type !== 'comment' || st.indent < token.indent))) {
                    if (top.type === 'document')
                        top.end = last.start;
                    else
                        top.items.push({ start: last.start });
                    token.items.splice(-1, 1);
                }
            }
        }
    }
    *stream() {
        switch (this.type) {
            case 'directive-line':
                yield { type: 'directive', offset: this.offset, source: this.source };
                return;
            case 'byte-order-mark':
            case 'space':
            case 'comment':
            case 'newline':
                yield this.sourceToken;
                return;
            case 'doc-mode':
            case 'doc-start': {
                const doc = {
                    type: 'document',
                    offset: this.offset,
                    start: []
                };
                if (this.type === 'doc-start')
                    doc.start.push(this.sourceToken);
                this.stack.push(doc);
                return;
            }
        }
        yield {
            type: 'error',
            offset: this.offset,
            message: `Unexpected ${this.type} token in YAML stream`,
            source: this.source
        };
    }
    *document(doc) {
        if (doc.value)
            return yield* this.lineEnd(doc);
        switch (this.type) {
            case 'doc-start': {
                if (findNonEmptyIndex(doc.start) !== -1) {
                    yield* this.pop();
                    yield* this.step();
                }
                else
                    doc.start.push(this.sourceToken);
                return;
            }
            case 'anchor':
            case 'tag':
            case 'space':
            case 'comment':
            case 'newline':
                doc.start.push(this.sourceToken);
                return;
        }
        const bv = this.startBlockValue(doc);
        if (bv)
            this.stack.push(bv);
        else {
            yield {
                type: 'error',
                offset: this.offset,
                message: `Unexpected ${this.type} token in YAML document`,
                source: this.source
            };
        }
    }
    *scalar(scalar) {
        if (this.type === 'map-value-ind') {
            const prev = getPrevProps(this.peek(2));
            const start = getFirstKeyStartProps(prev);
            let sep;
            if (scalar.end) {
                sep = scalar.end;
                sep.push(this.sourceToken);
                delete scalar.end;
            }
            else
                sep = [this.sourceToken];
            const map = {
                type: 'block-map',
                offset: scalar.offset,
                indent: scalar.indent,
                items: [{ start, key: scalar, sep }]
            };
            this.onKeyLine = true;
            this.stack[this.stack.length - 1] = map;
        }
        else
            yield* this.lineEnd(scalar);
    }
    *blockScalar(scalar) {
        switch (this.type) {
            case 'space':
            case 'comment':
            case 'newline':
                scalar.props.push(this.sourceToken);
                return;
            case 'scalar':
                scalar.source = this.source;
                // block-scalar source includes trailing newline
                this.atNewLine = true;
                this.indent = 0;
                if (this.onNewLine) {
                    let nl = this.source.indexOf('\n') + 1;
                    while (nl !== 0) {
                        this.onNewLine(this.offset + nl);
                        nl = this.source.indexOf('\n', nl) + 1;
                    }
                }
                yield* this.pop();
                break;
            /* istanbul ignore next should not happen */
            default:
                yield* this.pop();
                yield* this.step();
        }
    }
    *blockMap(map) {
        const it = map.items[map.items.length - 1];
        // it.sep is true-ish if pair already has key or : separator
        switch (this.type) {
            case 'newline':
                this.onKeyLine = false;
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    it.start.push(this.sourceToken);
                }
                return;
            case 'space':
            case 'comment':
                if (it.value) {
                    map.items.push({ start: [this.sourceToken] });
                }
                else if (it.sep) {
                    it.sep.push(this.sourceToken);
                }
                else {
                    if (this.atIndentedComment(it.start, map.indent)) {
                        const prev = map.items[map.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            map.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
        }
        if (this.indent >= map.indent) {
            const atMapIndent = !this.onKeyLine && this.indent === map.indent;
            const atNextItem = atMapIndent &&
                (it.sep || it.explicitKey) &&
                this.type !== 'seq-item-ind';
            // For empty nodes, assign newline-separated not indented empty tokens to following node
            let start = [];
            if (atNextItem && it.sep && !it.value) {
                const nl = [];
                for (let i = 0; i < it.sep.length; ++i) {
                    const st = it.sep[i];
                    switch (st.type) {
                        case 'newline':
                            nl.push(i);
                            break;
                        case 'space':
                            break;
                        case 'comment':
                            if (st.indent > map.indent)
                                nl.length = 0;
                            break;
                        default:
                            nl.length = 0;
                    }
                }
                if (nl.length >= 2)
                    start = it.sep.splice(nl[1]);
            }
            switch (this.type) {
                case 'anchor':
                case 'tag':
                    if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        it.sep.push(this.sourceToken);
                    }
                    else {
                        it.start.push(this.sourceToken);
                    }
                    return;
                case 'explicit-key-ind':
                    if (!it.sep && !it.explicitKey) {
                        it.start.push(this.sourceToken);
                        it.explicitKey = true;
                    }
                    else if (atNextItem || it.value) {
                        start.push(this.sourceToken);
                        map.items.push({ start, explicitKey: true });
                    }
                    else {
                        this.stack.push({
                            type: 'block-map',
                            offset: this.offset,
                            indent: this.indent,
                            items: [{ start: [this.sourceToken], explicitKey: true }]
                        });
                    }
                    this.onKeyLine = true;
                    return;
                case 'map-value-ind':
                    if (it.explicitKey) {
                        if (!it.sep) {
                            if (includesToken(it.start, 'newline')) {
                                Object.assign(it, { key: null, sep: [this.sourceToken] });
                            }
                            else {
                                const start = getFirstKeyStartProps(it.start);
                                this.stack.push({
                                    type: 'block-map',
                                    offset: this.offset,
                                    indent: this.indent,
                                    items: [{ start, key: null, sep: [this.sourceToken] }]
                                });
                            }
                        }
                        else if (it.value) {
                            map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else if (isFlowToken(it.key) &&
                            !includesToken(it.sep, 'newline')) {
                            const start = getFirstKeyStartProps(it.start);
                            const key = it.key;
                            const sep = it.sep;
                            sep.push(this.sourceToken);
                            // @ts-expect-error type guard is wrong here
                            delete it.key;
                            // @ts-expect-error type guard is wrong here
                            delete it.sep;
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start, key, sep }]
                            });
                        }
                        else if (start.length > 0) {
                            // Not actually at next item
                            it.sep = it.sep.concat(start, this.sourceToken);
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    else {
                        if (!it.sep) {
                            Object.assign(it, { key: null, sep: [this.sourceToken] });
                        }
                        else if (it.value || atNextItem) {
                            map.items.push({ start, key: null, sep: [this.sourceToken] });
                        }
                        else if (includesToken(it.sep, 'map-value-ind')) {
                            this.stack.push({
                                type: 'block-map',
                                offset: this.offset,
                                indent: this.indent,
                                items: [{ start: [], key: null, sep: [this.sourceToken] }]
                            });
                        }
                        else {
                            it.sep.push(this.sourceToken);
                        }
                    }
                    this.onKeyLine = true;
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (atNextItem || it.value) {
                        map.items.push({ start, key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    else if (it.sep) {
                        this.stack.push(fs);
                    }
                    else {
                        Object.assign(it, { key: fs, sep: [] });
                        this.onKeyLine = true;
                    }
                    return;
                }
                default: {
                    const bv = this.startBlockValue(map);
                    if (bv) {
                        if (bv.type === 'block-seq') {
                            if (!it.explicitKey &&
                                it.sep &&
                                !includesToken(it.sep, 'newline')) {
                                yield* this.pop({
                                    type: 'error',
                                    offset: this.offset,
                                    message: 'Unexpected block-seq-ind on same line with key',
                                    source: this.source
                                });
                                return;
                            }
                        }
                        else if (atMapIndent) {
                            map.items.push({ start });
                        }
                        this.stack.push(bv);
                        return;
                    }
                }
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *blockSequence(seq) {
        const it = seq.items[seq.items.length - 1];
        switch (this.type) {
            case 'newline':
                if (it.value) {
                    const end = 'end' in it.value ? it.value.end : undefined;
                    const last = Array.isArray(end) ? end[end.length - 1] : undefined;
                    if (last?.type === 'comment')
                        end?.push(this.sourceToken);
                    else
                        seq.items.push({ start: [this.sourceToken] });
                }
                else
                    it.start.push(this.sourceToken);
                return;
            case 'space':
            case 'comment':
                if (it.value)
                    seq.items.push({ start: [this.sourceToken] });
                else {
                    if (this.atIndentedComment(it.start, seq.indent)) {
                        const prev = seq.items[seq.items.length - 2];
                        const end = prev?.value?.end;
                        if (Array.isArray(end)) {
                            arrayPushArray(end, it.start);
                            end.push(this.sourceToken);
                            seq.items.pop();
                            return;
                        }
                    }
                    it.start.push(this.sourceToken);
                }
                return;
            case 'anchor':
            case 'tag':
                if (it.value || this.indent <= seq.indent)
                    break;
                it.start.push(this.sourceToken);
                return;
            case 'seq-item-ind':
                if (this.indent !== seq.indent)
                    break;
                if (it.value || includesToken(it.start, 'seq-item-ind'))
                    seq.items.push({ start: [this.sourceToken] });
                else
                    it.start.push(this.sourceToken);
                return;
        }
        if (this.indent > seq.indent) {
            const bv = this.startBlockValue(seq);
            if (bv) {
                this.stack.push(bv);
                return;
            }
        }
        yield* this.pop();
        yield* this.step();
    }
    *flowCollection(fc) {
        const it = fc.items[fc.items.length - 1];
        if (this.type === 'flow-error-end') {
            let top;
            do {
                yield* this.pop();
                top = this.peek(1);
            } while (top?.type === 'flow-collection');
        }
        else if (fc.end.length === 0) {
            switch (this.type) {
                case 'comma':
                case 'explicit-key-ind':
                    if (!it || it.sep)
                        fc.items.push({ start: [this.sourceToken] });
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'map-value-ind':
                    if (!it || it.value)
                        fc.items.push({ start: [], key: null, sep: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        Object.assign(it, { key: null, sep: [this.sourceToken] });
                    return;
                case 'space':
                case 'comment':
                case 'newline':
                case 'anchor':
                case 'tag':
                    if (!it || it.value)
                        fc.items.push({ start: [this.sourceToken] });
                    else if (it.sep)
                        it.sep.push(this.sourceToken);
                    else
                        it.start.push(this.sourceToken);
                    return;
                case 'alias':
                case 'scalar':
                case 'single-quoted-scalar':
                case 'double-quoted-scalar': {
                    const fs = this.flowScalar(this.type);
                    if (!it || it.value)
                        fc.items.push({ start: [], key: fs, sep: [] });
                    else if (it.sep)
                        this.stack.push(fs);
                    else
                        Object.assign(it, { key: fs, sep: [] });
                    return;
                }
                case 'flow-map-end':
                case 'flow-seq-end':
                    fc.end.push(this.sourceToken);
                    return;
            }
            const bv = this.startBlockValue(fc);
            /* istanbul ignore else should not happen */
            if (bv)
                this.stack.push(bv);
            else {
                yield* this.pop();
                yield* this.step();
            }
        }
        else {
            const parent = this.peek(2);
            if (parent.type === 'block-map' &&
                ((this.type === 'map-value-ind' && parent.indent === fc.indent) ||
                    (this.type === 'newline' &&
                        !parent.items[parent.items.length - 1].sep))) {
                yield* this.pop();
                yield* this.step();
            }
            else if (this.type === 'map-value-ind' &&
                parent.type !== 'flow-collection') {
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                fixFlowSeqItems(fc);
                const sep = fc.end.splice(1, fc.end.length);
                sep.push(this.sourceToken);
                const map = {
                    type: 'block-map',
                    offset: fc.offset,
                    indent: fc.indent,
                    items: [{ start, key: fc, sep }]
                };
                this.onKeyLine = true;
                this.stack[this.stack.length - 1] = map;
            }
            else {
                yield* this.lineEnd(fc);
            }
        }
    }
    flowScalar(type) {
        if (this.onNewLine) {
            let nl = this.source.indexOf('\n') + 1;
            while (nl !== 0) {
                this.onNewLine(this.offset + nl);
                nl = this.source.indexOf('\n', nl) + 1;
            }
        }
        return {
            type,
            offset: this.offset,
            indent: this.indent,
            source: this.source
        };
    }
    startBlockValue(parent) {
        switch (this.type) {
            case 'alias':
            case 'scalar':
            case 'single-quoted-scalar':
            case 'double-quoted-scalar':
                return this.flowScalar(this.type);
            case 'block-scalar-header':
                return {
                    type: 'block-scalar',
                    offset: this.offset,
                    indent: this.indent,
                    props: [this.sourceToken],
                    source: ''
                };
            case 'flow-map-start':
            case 'flow-seq-start':
                return {
                    type: 'flow-collection',
                    offset: this.offset,
                    indent: this.indent,
                    start: this.sourceToken,
                    items: [],
                    end: []
                };
            case 'seq-item-ind':
                return {
                    type: 'block-seq',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: [this.sourceToken] }]
                };
            case 'explicit-key-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                start.push(this.sourceToken);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, explicitKey: true }]
                };
            }
            case 'map-value-ind': {
                this.onKeyLine = true;
                const prev = getPrevProps(parent);
                const start = getFirstKeyStartProps(prev);
                return {
                    type: 'block-map',
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start, key: null, sep: [this.sourceToken] }]
                };
            }
        }
        return null;
    }
    atIndentedComment(start, indent) {
        if (this.type !== 'comment')
            return false;
        if (this.indent <= indent)
            return false;
        return start.every(st => st.type === 'newline' || st.type === 'space');
    }
    *documentEnd(docEnd) {
        if (this.type !== 'doc-mode') {
            if (docEnd.end)
                docEnd.end.push(this.sourceToken);
            else
                docEnd.end = [this.sourceToken];
            if (this.type === 'newline')
                yield* this.pop();
        }
    }
    *lineEnd(token) {
        switch (this.type) {
            case 'comma':
            case 'doc-start':
            case 'doc-end':
            case 'flow-seq-end':
            case 'flow-map-end':
            case 'map-value-ind':
                yield* this.pop();
                yield* this.step();
                break;
            case 'newline':
                this.onKeyLine = false;
            // fallthrough
            case 'space':
            case 'comment':
            default:
                // all other values are errors
                if (token.end)
                    token.end.push(this.sourceToken);
                else
                    token.end = [this.sourceToken];
                if (this.type === 'newline')
                    yield* this.pop();
        }
    }
}

exports.Parser = Parser;


/***/ }),

/***/ 4047:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var composer = __nccwpck_require__(9984);
var Document = __nccwpck_require__(3021);
var errors = __nccwpck_require__(1464);
var log = __nccwpck_require__(7249);
var identity = __nccwpck_require__(1127);
var lineCounter = __nccwpck_require__(6628);
var parser = __nccwpck_require__(3456);

function parseOptions(options) {
    const prettyErrors = options.prettyErrors !== false;
    const lineCounter$1 = options.lineCounter || (prettyErrors && new lineCounter.LineCounter()) || null;
    return { lineCounter: lineCounter$1, prettyErrors };
}
/**
 * Parse the input as a stream of YAML documents.
 *
 * Documents should be separated from each other by `...` or `---` marker lines.
 *
 * @returns If an empty `docs` array is returned, it will be of type
 *   EmptyStream and contain additional stream information. In
 *   TypeScript, you should use `'empty' in docs` as a type guard for it.
 */
function parseAllDocuments(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    const docs = Array.from(composer$1.compose(parser$1.parse(source)));
    if (prettyErrors && lineCounter)
        for (const doc of docs) {
            doc.errors.forEach(errors.prettifyError(source, lineCounter));
            doc.warnings.forEach(errors.prettifyError(source, lineCounter));
        }
    if (docs.length > 0)
        return docs;
    return Object.assign([], { empty: true }, composer$1.streamInfo());
}
/** Parse an input string into a single YAML.Document */
function parseDocument(source, options = {}) {
    const { lineCounter, prettyErrors } = parseOptions(options);
    const parser$1 = new parser.Parser(lineCounter?.addNewLine);
    const composer$1 = new composer.Composer(options);
    // `doc` is always set by compose.end(true) at the very latest
    let doc = null;
    for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) {
        if (!doc)
            doc = _doc;
        else if (doc.options.logLevel !== 'silent') {
            doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), 'MULTIPLE_DOCS', 'Source contains multiple documents; please use YAML.parseAllDocuments()'));
            break;
        }
    }
    if (prettyErrors && lineCounter) {
        doc.errors.forEach(errors.prettifyError(source, lineCounter));
        doc.warnings.forEach(errors.prettifyError(source, lineCounter));
    }
    return doc;
}
function parse(src, reviver, options) {
    let _reviver = undefined;
    if (typeof reviver === 'function') {
        _reviver = reviver;
    }
    else if (options === undefined && reviver && typeof reviver === 'object') {
        options = reviver;
    }
    const doc = parseDocument(src, options);
    if (!doc)
        return null;
    doc.warnings.forEach(warning => log.warn(doc.options.logLevel, warning));
    if (doc.errors.length > 0) {
        if (doc.options.logLevel !== 'silent')
            throw doc.errors[0];
        else
            doc.errors = [];
    }
    return doc.toJS(Object.assign({ reviver: _reviver }, options));
}
function stringify(value, replacer, options) {
    let _replacer = null;
    if (typeof replacer === 'function' || Array.isArray(replacer)) {
        _replacer = replacer;
    }
    else if (options === undefined && replacer) {
        options = replacer;
    }
    if (typeof options === 'string')
        options = options.length;
    if (typeof options === 'number') {
        const indent = Math.round(options);
        options = indent < 1 ? undefined : indent > 8 ? { indent: 8 } : { indent };
    }
    if (value === undefined) {
        const { keepUndefined } = options ?? replacer ?? {};
        if (!keepUndefined)
            return undefined;
    }
    if (identity.isDocument(value) && !_replacer)
        return value.toString(options);
    return new Document.Document(value, _replacer, options).toString(options);
}

exports.parse = parse;
exports.parseAllDocuments = parseAllDocuments;
exports.parseDocument = parseDocument;
exports.stringify = stringify;


/***/ }),

/***/ 5840:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var tags = __nccwpck_require__(18);

const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
class Schema {
    constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat)
            ? tags.getTags(compat, 'compat')
            : compat
                ? tags.getTags(null, compat)
                : null;
        this.name = (typeof schema === 'string' && schema) || 'core';
        this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
        this.tags = tags.getTags(customTags, this.name, merge);
        this.toStringOptions = toStringDefaults ?? null;
        Object.defineProperty(this, identity.MAP, { value: map.map });
        Object.defineProperty(this, identity.SCALAR, { value: string.string });
        Object.defineProperty(this, identity.SEQ, { value: seq.seq });
        // Used by createMap()
        this.sortMapEntries =
            typeof sortMapEntries === 'function'
                ? sortMapEntries
                : sortMapEntries === true
                    ? sortMapEntriesByKey
                    : null;
    }
    clone() {
        const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
        copy.tags = this.tags.slice();
        return copy;
    }
}

exports.Schema = Schema;


/***/ }),

/***/ 7451:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLMap = __nccwpck_require__(4454);

const map = {
    collection: 'map',
    default: true,
    nodeClass: YAMLMap.YAMLMap,
    tag: 'tag:yaml.org,2002:map',
    resolve(map, onError) {
        if (!identity.isMap(map))
            onError('Expected a mapping for this tag');
        return map;
    },
    createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
};

exports.map = map;


/***/ }),

/***/ 3632:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const nullTag = {
    identify: value => value == null,
    createNode: () => new Scalar.Scalar(null),
    default: true,
    tag: 'tag:yaml.org,2002:null',
    test: /^(?:~|[Nn]ull|NULL)?$/,
    resolve: () => new Scalar.Scalar(null),
    stringify: ({ source }, ctx) => typeof source === 'string' && nullTag.test.test(source)
        ? source
        : ctx.options.nullStr
};

exports.nullTag = nullTag;


/***/ }),

/***/ 1706:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var YAMLSeq = __nccwpck_require__(2223);

const seq = {
    collection: 'seq',
    default: true,
    nodeClass: YAMLSeq.YAMLSeq,
    tag: 'tag:yaml.org,2002:seq',
    resolve(seq, onError) {
        if (!identity.isSeq(seq))
            onError('Expected a sequence for this tag');
        return seq;
    },
    createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
};

exports.seq = seq;


/***/ }),

/***/ 6464:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyString = __nccwpck_require__(3069);

const string = {
    identify: value => typeof value === 'string',
    default: true,
    tag: 'tag:yaml.org,2002:str',
    resolve: str => str,
    stringify(item, ctx, onComment, onChompKeep) {
        ctx = Object.assign({ actualString: true }, ctx);
        return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
    }
};

exports.string = string;


/***/ }),

/***/ 3959:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

const boolTag = {
    identify: value => typeof value === 'boolean',
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
    resolve: str => new Scalar.Scalar(str[0] === 't' || str[0] === 'T'),
    stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
            const sv = source[0] === 't' || source[0] === 'T';
            if (value === sv)
                return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
    }
};

exports.boolTag = boolTag;


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: str => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
    resolve: str => parseFloat(str),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str));
        const dot = str.indexOf('.');
        if (dot !== -1 && str[str.length - 1] === '0')
            node.minFractionDigits = str.length - dot - 1;
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 9874:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
const intResolve = (str, offset, radix, { intAsBigInt }) => (intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix));
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value) && value >= 0)
        return prefix + value.toString(radix);
    return stringifyNumber.stringifyNumber(node);
}
const intOct = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^0o[0-7]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
    stringify: node => intStringify(node, 8, '0o')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: value => intIdentify(value) && value >= 0,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^0x[0-9a-fA-F]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 896:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.boolTag,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float
];

exports.schema = schema;


/***/ }),

/***/ 3559:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var map = __nccwpck_require__(7451);
var seq = __nccwpck_require__(1706);

function intIdentify(value) {
    return typeof value === 'bigint' || Number.isInteger(value);
}
const stringifyJSON = ({ value }) => JSON.stringify(value);
const jsonScalars = [
    {
        identify: value => typeof value === 'string',
        default: true,
        tag: 'tag:yaml.org,2002:str',
        resolve: str => str,
        stringify: stringifyJSON
    },
    {
        identify: value => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: true,
        tag: 'tag:yaml.org,2002:null',
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
    },
    {
        identify: value => typeof value === 'boolean',
        default: true,
        tag: 'tag:yaml.org,2002:bool',
        test: /^true$|^false$/,
        resolve: str => str === 'true',
        stringify: stringifyJSON
    },
    {
        identify: intIdentify,
        default: true,
        tag: 'tag:yaml.org,2002:int',
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
    },
    {
        identify: value => typeof value === 'number',
        default: true,
        tag: 'tag:yaml.org,2002:float',
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: str => parseFloat(str),
        stringify: stringifyJSON
    }
];
const jsonError = {
    default: true,
    tag: '',
    test: /^/,
    resolve(str, onError) {
        onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
        return str;
    }
};
const schema = [map.map, seq.seq].concat(jsonScalars, jsonError);

exports.schema = schema;


/***/ }),

/***/ 18:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var bool = __nccwpck_require__(3959);
var float = __nccwpck_require__(8405);
var int = __nccwpck_require__(9874);
var schema = __nccwpck_require__(896);
var schema$1 = __nccwpck_require__(3559);
var binary = __nccwpck_require__(6083);
var merge = __nccwpck_require__(8071);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var schema$2 = __nccwpck_require__(5913);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schemas = new Map([
    ['core', schema.schema],
    ['failsafe', [map.map, seq.seq, string.string]],
    ['json', schema$1.schema],
    ['yaml11', schema$2.schema],
    ['yaml-1.1', schema$2.schema]
]);
const tagsByName = {
    binary: binary.binary,
    bool: bool.boolTag,
    float: float.float,
    floatExp: float.floatExp,
    floatNaN: float.floatNaN,
    floatTime: timestamp.floatTime,
    int: int.int,
    intHex: int.intHex,
    intOct: int.intOct,
    intTime: timestamp.intTime,
    map: map.map,
    merge: merge.merge,
    null: _null.nullTag,
    omap: omap.omap,
    pairs: pairs.pairs,
    seq: seq.seq,
    set: set.set,
    timestamp: timestamp.timestamp
};
const coreKnownTags = {
    'tag:yaml.org,2002:binary': binary.binary,
    'tag:yaml.org,2002:merge': merge.merge,
    'tag:yaml.org,2002:omap': omap.omap,
    'tag:yaml.org,2002:pairs': pairs.pairs,
    'tag:yaml.org,2002:set': set.set,
    'tag:yaml.org,2002:timestamp': timestamp.timestamp
};
function getTags(customTags, schemaName, addMergeTag) {
    const schemaTags = schemas.get(schemaName);
    if (schemaTags && !customTags) {
        return addMergeTag && !schemaTags.includes(merge.merge)
            ? schemaTags.concat(merge.merge)
            : schemaTags.slice();
    }
    let tags = schemaTags;
    if (!tags) {
        if (Array.isArray(customTags))
            tags = [];
        else {
            const keys = Array.from(schemas.keys())
                .filter(key => key !== 'yaml11')
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
    }
    if (Array.isArray(customTags)) {
        for (const tag of customTags)
            tags = tags.concat(tag);
    }
    else if (typeof customTags === 'function') {
        tags = customTags(tags.slice());
    }
    if (addMergeTag)
        tags = tags.concat(merge.merge);
    return tags.reduce((tags, tag) => {
        const tagObj = typeof tag === 'string' ? tagsByName[tag] : tag;
        if (!tagObj) {
            const tagName = JSON.stringify(tag);
            const keys = Object.keys(tagsByName)
                .map(key => JSON.stringify(key))
                .join(', ');
            throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        if (!tags.includes(tagObj))
            tags.push(tagObj);
        return tags;
    }, []);
}

exports.coreKnownTags = coreKnownTags;
exports.getTags = getTags;


/***/ }),

/***/ 6083:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var node_buffer = __nccwpck_require__(181);
var Scalar = __nccwpck_require__(3301);
var stringifyString = __nccwpck_require__(3069);

const binary = {
    identify: value => value instanceof Uint8Array, // Buffer inherits from Uint8Array
    default: false,
    tag: 'tag:yaml.org,2002:binary',
    /**
     * Returns a Buffer in node and an Uint8Array in browsers
     *
     * To use the resulting buffer as an image, you'll want to do something like:
     *
     *   const blob = new Blob([buffer], { type: 'image/jpeg' })
     *   document.querySelector('#photo').src = URL.createObjectURL(blob)
     */
    resolve(src, onError) {
        if (typeof node_buffer.Buffer === 'function') {
            return node_buffer.Buffer.from(src, 'base64');
        }
        else if (typeof atob === 'function') {
            // On IE 11, atob() can't handle newlines
            const str = atob(src.replace(/[\n\r]/g, ''));
            const buffer = new Uint8Array(str.length);
            for (let i = 0; i < str.length; ++i)
                buffer[i] = str.charCodeAt(i);
            return buffer;
        }
        else {
            onError('This environment does not support reading binary tags; either Buffer or atob is required');
            return src;
        }
    },
    stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
            return '';
        const buf = value; // checked earlier by binary.identify()
        let str;
        if (typeof node_buffer.Buffer === 'function') {
            str =
                buf instanceof node_buffer.Buffer
                    ? buf.toString('base64')
                    : node_buffer.Buffer.from(buf.buffer).toString('base64');
        }
        else if (typeof btoa === 'function') {
            let s = '';
            for (let i = 0; i < buf.length; ++i)
                s += String.fromCharCode(buf[i]);
            str = btoa(s);
        }
        else {
            throw new Error('This environment does not support writing binary tags; either Buffer or btoa is required');
        }
        type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
        if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
            const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
            const n = Math.ceil(str.length / lineWidth);
            const lines = new Array(n);
            for (let i = 0, o = 0; i < n; ++i, o += lineWidth) {
                lines[i] = str.substr(o, lineWidth);
            }
            str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? '\n' : ' ');
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
    }
};

exports.binary = binary;


/***/ }),

/***/ 8398:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);

function boolStringify({ value, source }, ctx) {
    const boolObj = value ? trueTag : falseTag;
    if (source && boolObj.test.test(source))
        return source;
    return value ? ctx.options.trueStr : ctx.options.falseStr;
}
const trueTag = {
    identify: value => value === true,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
    resolve: () => new Scalar.Scalar(true),
    stringify: boolStringify
};
const falseTag = {
    identify: value => value === false,
    default: true,
    tag: 'tag:yaml.org,2002:bool',
    test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
    resolve: () => new Scalar.Scalar(false),
    stringify: boolStringify
};

exports.falseTag = falseTag;
exports.trueTag = trueTag;


/***/ }),

/***/ 5782:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var stringifyNumber = __nccwpck_require__(8689);

const floatNaN = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
    resolve: (str) => str.slice(-3).toLowerCase() === 'nan'
        ? NaN
        : str[0] === '-'
            ? Number.NEGATIVE_INFINITY
            : Number.POSITIVE_INFINITY,
    stringify: stringifyNumber.stringifyNumber
};
const floatExp = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'EXP',
    test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
    resolve: (str) => parseFloat(str.replace(/_/g, '')),
    stringify(node) {
        const num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
    }
};
const float = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
    resolve(str) {
        const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, '')));
        const dot = str.indexOf('.');
        if (dot !== -1) {
            const f = str.substring(dot + 1).replace(/_/g, '');
            if (f[f.length - 1] === '0')
                node.minFractionDigits = f.length;
        }
        return node;
    },
    stringify: stringifyNumber.stringifyNumber
};

exports.float = float;
exports.floatExp = floatExp;
exports.floatNaN = floatNaN;


/***/ }),

/***/ 873:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

const intIdentify = (value) => typeof value === 'bigint' || Number.isInteger(value);
function intResolve(str, offset, radix, { intAsBigInt }) {
    const sign = str[0];
    if (sign === '-' || sign === '+')
        offset += 1;
    str = str.substring(offset).replace(/_/g, '');
    if (intAsBigInt) {
        switch (radix) {
            case 2:
                str = `0b${str}`;
                break;
            case 8:
                str = `0o${str}`;
                break;
            case 16:
                str = `0x${str}`;
                break;
        }
        const n = BigInt(str);
        return sign === '-' ? BigInt(-1) * n : n;
    }
    const n = parseInt(str, radix);
    return sign === '-' ? -1 * n : n;
}
function intStringify(node, radix, prefix) {
    const { value } = node;
    if (intIdentify(value)) {
        const str = value.toString(radix);
        return value < 0 ? '-' + prefix + str.substr(1) : prefix + str;
    }
    return stringifyNumber.stringifyNumber(node);
}
const intBin = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'BIN',
    test: /^[-+]?0b[0-1_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
    stringify: node => intStringify(node, 2, '0b')
};
const intOct = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'OCT',
    test: /^[-+]?0[0-7_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
    stringify: node => intStringify(node, 8, '0')
};
const int = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    test: /^[-+]?[0-9][0-9_]*$/,
    resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
    stringify: stringifyNumber.stringifyNumber
};
const intHex = {
    identify: intIdentify,
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'HEX',
    test: /^[-+]?0x[0-9a-fA-F_]+$/,
    resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
    stringify: node => intStringify(node, 16, '0x')
};

exports.int = int;
exports.intBin = intBin;
exports.intHex = intHex;
exports.intOct = intOct;


/***/ }),

/***/ 8071:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);

// If the value associated with a merge key is a single mapping node, each of
// its key/value pairs is inserted into the current mapping, unless the key
// already exists in it. If the value associated with the merge key is a
// sequence, then this sequence is expected to contain mapping nodes and each
// of these nodes is merged in turn according to its order in the sequence.
// Keys in mapping nodes earlier in the sequence override keys specified in
// later mapping nodes. -- http://yaml.org/type/merge.html
const MERGE_KEY = '<<';
const merge = {
    identify: value => value === MERGE_KEY ||
        (typeof value === 'symbol' && value.description === MERGE_KEY),
    default: 'key',
    tag: 'tag:yaml.org,2002:merge',
    test: /^<<$/,
    resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
    }),
    stringify: () => MERGE_KEY
};
const isMergeKey = (ctx, key) => (merge.identify(key) ||
    (identity.isScalar(key) &&
        (!key.type || key.type === Scalar.Scalar.PLAIN) &&
        merge.identify(key.value))) &&
    ctx?.doc.schema.tags.some(tag => tag.tag === merge.tag && tag.default);
function addMergeToJSMap(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (identity.isSeq(source))
        for (const it of source.items)
            mergeValue(ctx, map, it);
    else if (Array.isArray(source))
        for (const it of source)
            mergeValue(ctx, map, it);
    else
        mergeValue(ctx, map, source);
}
function mergeValue(ctx, map, value) {
    const source = resolveAliasValue(ctx, value);
    if (!identity.isMap(source))
        throw new Error('Merge sources must be maps or map aliases');
    const srcMap = source.toJSON(null, ctx, Map);
    for (const [key, value] of srcMap) {
        if (map instanceof Map) {
            if (!map.has(key))
                map.set(key, value);
        }
        else if (map instanceof Set) {
            map.add(key);
        }
        else if (!Object.prototype.hasOwnProperty.call(map, key)) {
            Object.defineProperty(map, key, {
                value,
                writable: true,
                enumerable: true,
                configurable: true
            });
        }
    }
    return map;
}
function resolveAliasValue(ctx, value) {
    return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
}

exports.addMergeToJSMap = addMergeToJSMap;
exports.isMergeKey = isMergeKey;
exports.merge = merge;


/***/ }),

/***/ 303:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var toJS = __nccwpck_require__(4043);
var YAMLMap = __nccwpck_require__(4454);
var YAMLSeq = __nccwpck_require__(2223);
var pairs = __nccwpck_require__(8385);

class YAMLOMap extends YAMLSeq.YAMLSeq {
    constructor() {
        super();
        this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
        this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
        this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
        this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
        this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
        this.tag = YAMLOMap.tag;
    }
    /**
     * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
     * but TypeScript won't allow widening the signature of a child method.
     */
    toJSON(_, ctx) {
        if (!ctx)
            return super.toJSON(_);
        const map = new Map();
        if (ctx?.onCreate)
            ctx.onCreate(map);
        for (const pair of this.items) {
            let key, value;
            if (identity.isPair(pair)) {
                key = toJS.toJS(pair.key, '', ctx);
                value = toJS.toJS(pair.value, key, ctx);
            }
            else {
                key = toJS.toJS(pair, '', ctx);
            }
            if (map.has(key))
                throw new Error('Ordered maps must not include duplicate keys');
            map.set(key, value);
        }
        return map;
    }
    static from(schema, iterable, ctx) {
        const pairs$1 = pairs.createPairs(schema, iterable, ctx);
        const omap = new this();
        omap.items = pairs$1.items;
        return omap;
    }
}
YAMLOMap.tag = 'tag:yaml.org,2002:omap';
const omap = {
    collection: 'seq',
    identify: value => value instanceof Map,
    nodeClass: YAMLOMap,
    default: false,
    tag: 'tag:yaml.org,2002:omap',
    resolve(seq, onError) {
        const pairs$1 = pairs.resolvePairs(seq, onError);
        const seenKeys = [];
        for (const { key } of pairs$1.items) {
            if (identity.isScalar(key)) {
                if (seenKeys.includes(key.value)) {
                    onError(`Ordered maps must not include duplicate keys: ${key.value}`);
                }
                else {
                    seenKeys.push(key.value);
                }
            }
        }
        return Object.assign(new YAMLOMap(), pairs$1);
    },
    createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
};

exports.YAMLOMap = YAMLOMap;
exports.omap = omap;


/***/ }),

/***/ 8385:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var Scalar = __nccwpck_require__(3301);
var YAMLSeq = __nccwpck_require__(2223);

function resolvePairs(seq, onError) {
    if (identity.isSeq(seq)) {
        for (let i = 0; i < seq.items.length; ++i) {
            let item = seq.items[i];
            if (identity.isPair(item))
                continue;
            else if (identity.isMap(item)) {
                if (item.items.length > 1)
                    onError('Each pair must have its own sequence indicator');
                const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
                if (item.commentBefore)
                    pair.key.commentBefore = pair.key.commentBefore
                        ? `${item.commentBefore}\n${pair.key.commentBefore}`
                        : item.commentBefore;
                if (item.comment) {
                    const cn = pair.value ?? pair.key;
                    cn.comment = cn.comment
                        ? `${item.comment}\n${cn.comment}`
                        : item.comment;
                }
                item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
        }
    }
    else
        onError('Expected a sequence for this tag');
    return seq;
}
function createPairs(schema, iterable, ctx) {
    const { replacer } = ctx;
    const pairs = new YAMLSeq.YAMLSeq(schema);
    pairs.tag = 'tag:yaml.org,2002:pairs';
    let i = 0;
    if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
            if (typeof replacer === 'function')
                it = replacer.call(iterable, String(i++), it);
            let key, value;
            if (Array.isArray(it)) {
                if (it.length === 2) {
                    key = it[0];
                    value = it[1];
                }
                else
                    throw new TypeError(`Expected [key, value] tuple: ${it}`);
            }
            else if (it && it instanceof Object) {
                const keys = Object.keys(it);
                if (keys.length === 1) {
                    key = keys[0];
                    value = it[key];
                }
                else {
                    throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
                }
            }
            else {
                key = it;
            }
            pairs.items.push(Pair.createPair(key, value, ctx));
        }
    return pairs;
}
const pairs = {
    collection: 'seq',
    default: false,
    tag: 'tag:yaml.org,2002:pairs',
    resolve: resolvePairs,
    createNode: createPairs
};

exports.createPairs = createPairs;
exports.pairs = pairs;
exports.resolvePairs = resolvePairs;


/***/ }),

/***/ 5913:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var map = __nccwpck_require__(7451);
var _null = __nccwpck_require__(3632);
var seq = __nccwpck_require__(1706);
var string = __nccwpck_require__(6464);
var binary = __nccwpck_require__(6083);
var bool = __nccwpck_require__(8398);
var float = __nccwpck_require__(5782);
var int = __nccwpck_require__(873);
var merge = __nccwpck_require__(8071);
var omap = __nccwpck_require__(303);
var pairs = __nccwpck_require__(8385);
var set = __nccwpck_require__(1528);
var timestamp = __nccwpck_require__(6752);

const schema = [
    map.map,
    seq.seq,
    string.string,
    _null.nullTag,
    bool.trueTag,
    bool.falseTag,
    int.intBin,
    int.intOct,
    int.int,
    int.intHex,
    float.floatNaN,
    float.floatExp,
    float.float,
    binary.binary,
    merge.merge,
    omap.omap,
    pairs.pairs,
    set.set,
    timestamp.intTime,
    timestamp.floatTime,
    timestamp.timestamp
];

exports.schema = schema;


/***/ }),

/***/ 1528:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Pair = __nccwpck_require__(7165);
var YAMLMap = __nccwpck_require__(4454);

class YAMLSet extends YAMLMap.YAMLMap {
    constructor(schema) {
        super(schema);
        this.tag = YAMLSet.tag;
    }
    add(key) {
        let pair;
        if (identity.isPair(key))
            pair = key;
        else if (key &&
            typeof key === 'object' &&
            'key' in key &&
            'value' in key &&
            key.value === null)
            pair = new Pair.Pair(key.key, null);
        else
            pair = new Pair.Pair(key, null);
        const prev = YAMLMap.findPair(this.items, pair.key);
        if (!prev)
            this.items.push(pair);
    }
    /**
     * If `keepPair` is `true`, returns the Pair matching `key`.
     * Otherwise, returns the value of that Pair's key.
     */
    get(key, keepPair) {
        const pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair)
            ? identity.isScalar(pair.key)
                ? pair.key.value
                : pair.key
            : pair;
    }
    set(key, value) {
        if (typeof value !== 'boolean')
            throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        const prev = YAMLMap.findPair(this.items, key);
        if (prev && !value) {
            this.items.splice(this.items.indexOf(prev), 1);
        }
        else if (!prev && value) {
            this.items.push(new Pair.Pair(key));
        }
    }
    toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
    }
    toString(ctx, onComment, onChompKeep) {
        if (!ctx)
            return JSON.stringify(this);
        if (this.hasAllNullValues(true))
            return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
        else
            throw new Error('Set items must all have null values');
    }
    static from(schema, iterable, ctx) {
        const { replacer } = ctx;
        const set = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
            for (let value of iterable) {
                if (typeof replacer === 'function')
                    value = replacer.call(iterable, value, value);
                set.items.push(Pair.createPair(value, null, ctx));
            }
        return set;
    }
}
YAMLSet.tag = 'tag:yaml.org,2002:set';
const set = {
    collection: 'map',
    identify: value => value instanceof Set,
    nodeClass: YAMLSet,
    default: false,
    tag: 'tag:yaml.org,2002:set',
    createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
    resolve(map, onError) {
        if (identity.isMap(map)) {
            if (map.hasAllNullValues(true))
                return Object.assign(new YAMLSet(), map);
            else
                onError('Set items must all have null values');
        }
        else
            onError('Expected a mapping for this tag');
        return map;
    }
};

exports.YAMLSet = YAMLSet;
exports.set = set;


/***/ }),

/***/ 6752:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var stringifyNumber = __nccwpck_require__(8689);

/** Internal types handle bigint as number, because TS can't figure it out. */
function parseSexagesimal(str, asBigInt) {
    const sign = str[0];
    const parts = sign === '-' || sign === '+' ? str.substring(1) : str;
    const num = (n) => asBigInt ? BigInt(n) : Number(n);
    const res = parts
        .replace(/_/g, '')
        .split(':')
        .reduce((res, p) => res * num(60) + num(p), num(0));
    return (sign === '-' ? num(-1) * res : res);
}
/**
 * hhhh:mm:ss.sss
 *
 * Internal types handle bigint as number, because TS can't figure it out.
 */
function stringifySexagesimal(node) {
    let { value } = node;
    let num = (n) => n;
    if (typeof value === 'bigint')
        num = n => BigInt(n);
    else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
    let sign = '';
    if (value < 0) {
        sign = '-';
        value *= num(-1);
    }
    const _60 = num(60);
    const parts = [value % _60]; // seconds, including ms
    if (value < 60) {
        parts.unshift(0); // at least one : is required
    }
    else {
        value = (value - parts[0]) / _60;
        parts.unshift(value % _60); // minutes
        if (value >= 60) {
            value = (value - parts[0]) / _60;
            parts.unshift(value); // hours
        }
    }
    return (sign +
        parts
            .map(n => String(n).padStart(2, '0'))
            .join(':')
            .replace(/000000\d*$/, '') // % 60 may introduce error
    );
}
const intTime = {
    identify: value => typeof value === 'bigint' || Number.isInteger(value),
    default: true,
    tag: 'tag:yaml.org,2002:int',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
    resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
    stringify: stringifySexagesimal
};
const floatTime = {
    identify: value => typeof value === 'number',
    default: true,
    tag: 'tag:yaml.org,2002:float',
    format: 'TIME',
    test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
    resolve: str => parseSexagesimal(str, false),
    stringify: stringifySexagesimal
};
const timestamp = {
    identify: value => value instanceof Date,
    default: true,
    tag: 'tag:yaml.org,2002:timestamp',
    // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
    // may be omitted altogether, resulting in a date format. In such a case, the time part is
    // assumed to be 00:00:00Z (start of day, UTC).
    test: RegExp('^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})' + // YYYY-Mm-Dd
        '(?:' + // time is optional
        '(?:t|T|[ \\t]+)' + // t | T | whitespace
        '([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)' + // Hh:Mm:Ss(.ss)?
        '(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?' + // Z | +5 | -03:30
        ')?$'),
    resolve(str) {
        const match = str.match(timestamp.test);
        if (!match)
            throw new Error('!!timestamp expects a date, starting with yyyy-mm-dd');
        const [, year, month, day, hour, minute, second] = match.map(Number);
        const millisec = match[7] ? Number((match[7] + '00').substr(1, 3)) : 0;
        let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
        const tz = match[8];
        if (tz && tz !== 'Z') {
            let d = parseSexagesimal(tz, false);
            if (Math.abs(d) < 30)
                d *= 60;
            date -= 60000 * d;
        }
        return new Date(date);
    },
    stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, '') ?? ''
};

exports.floatTime = floatTime;
exports.intTime = intTime;
exports.timestamp = timestamp;


/***/ }),

/***/ 4475:
/***/ ((__unused_webpack_module, exports) => {



const FOLD_FLOW = 'flow';
const FOLD_BLOCK = 'block';
const FOLD_QUOTED = 'quoted';
/**
 * Tries to keep input at up to `lineWidth` characters, splitting only on spaces
 * not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
 * terminated with `\n` and started with `indent`.
 */
function foldFlowLines(text, indent, mode = 'flow', { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
    if (!lineWidth || lineWidth < 0)
        return text;
    if (lineWidth < minContentWidth)
        minContentWidth = 0;
    const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
    if (text.length <= endStep)
        return text;
    const folds = [];
    const escapedFolds = {};
    let end = lineWidth - indent.length;
    if (typeof indentAtStart === 'number') {
        if (indentAtStart > lineWidth - Math.max(2, minContentWidth))
            folds.push(0);
        else
            end = lineWidth - indentAtStart;
    }
    let split = undefined;
    let prev = undefined;
    let overflow = false;
    let i = -1;
    let escStart = -1;
    let escEnd = -1;
    if (mode === FOLD_BLOCK) {
        i = consumeMoreIndentedLines(text, i, indent.length);
        if (i !== -1)
            end = i + endStep;
    }
    for (let ch; (ch = text[(i += 1)]);) {
        if (mode === FOLD_QUOTED && ch === '\\') {
            escStart = i;
            switch (text[i + 1]) {
                case 'x':
                    i += 3;
                    break;
                case 'u':
                    i += 5;
                    break;
                case 'U':
                    i += 9;
                    break;
                default:
                    i += 1;
            }
            escEnd = i;
        }
        if (ch === '\n') {
            if (mode === FOLD_BLOCK)
                i = consumeMoreIndentedLines(text, i, indent.length);
            end = i + indent.length + endStep;
            split = undefined;
        }
        else {
            if (ch === ' ' &&
                prev &&
                prev !== ' ' &&
                prev !== '\n' &&
                prev !== '\t') {
                // space surrounded by non-space can be replaced with newline + indent
                const next = text[i + 1];
                if (next && next !== ' ' && next !== '\n' && next !== '\t')
                    split = i;
            }
            if (i >= end) {
                if (split) {
                    folds.push(split);
                    end = split + endStep;
                    split = undefined;
                }
                else if (mode === FOLD_QUOTED) {
                    // white-space collected at end may stretch past lineWidth
                    while (prev === ' ' || prev === '\t') {
                        prev = ch;
                        ch = text[(i += 1)];
                        overflow = true;
                    }
                    // Account for newline escape, but don't break preceding escape
                    const j = i > escEnd + 1 ? i - 2 : escStart - 1;
                    // Bail out if lineWidth & minContentWidth are shorter than an escape string
                    if (escapedFolds[j])
                        return text;
                    folds.push(j);
                    escapedFolds[j] = true;
                    end = j + endStep;
                    split = undefined;
                }
                else {
                    overflow = true;
                }
            }
        }
        prev = ch;
    }
    if (overflow && onOverflow)
        onOverflow();
    if (folds.length === 0)
        return text;
    if (onFold)
        onFold();
    let res = text.slice(0, folds[0]);
    for (let i = 0; i < folds.length; ++i) {
        const fold = folds[i];
        const end = folds[i + 1] || text.length;
        if (fold === 0)
            res = `\n${indent}${text.slice(0, end)}`;
        else {
            if (mode === FOLD_QUOTED && escapedFolds[fold])
                res += `${text[fold]}\\`;
            res += `\n${indent}${text.slice(fold + 1, end)}`;
        }
    }
    return res;
}
/**
 * Presumes `i + 1` is at the start of a line
 * @returns index of last newline in more-indented block
 */
function consumeMoreIndentedLines(text, i, indent) {
    let end = i;
    let start = i + 1;
    let ch = text[start];
    while (ch === ' ' || ch === '\t') {
        if (i < start + indent) {
            ch = text[++i];
        }
        else {
            do {
                ch = text[++i];
            } while (ch && ch !== '\n');
            end = i;
            start = i + 1;
            ch = text[start];
        }
    }
    return end;
}

exports.FOLD_BLOCK = FOLD_BLOCK;
exports.FOLD_FLOW = FOLD_FLOW;
exports.FOLD_QUOTED = FOLD_QUOTED;
exports.foldFlowLines = foldFlowLines;


/***/ }),

/***/ 2148:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var anchors = __nccwpck_require__(1596);
var identity = __nccwpck_require__(1127);
var stringifyComment = __nccwpck_require__(9799);
var stringifyString = __nccwpck_require__(3069);

function createStringifyContext(doc, options) {
    const opt = Object.assign({
        blockQuote: true,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: 'PLAIN',
        directives: null,
        doubleQuotedAsJSON: false,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: 'false',
        flowCollectionPadding: true,
        indentSeq: true,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: 'null',
        simpleKeys: false,
        singleQuote: null,
        trailingComma: false,
        trueStr: 'true',
        verifyAliasOrder: true
    }, doc.schema.toStringOptions, options);
    let inFlow;
    switch (opt.collectionStyle) {
        case 'block':
            inFlow = false;
            break;
        case 'flow':
            inFlow = true;
            break;
        default:
            inFlow = null;
    }
    return {
        anchors: new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? ' ' : '',
        indent: '',
        indentStep: typeof opt.indent === 'number' ? ' '.repeat(opt.indent) : '  ',
        inFlow,
        options: opt
    };
}
function getTagObject(tags, item) {
    if (item.tag) {
        const match = tags.filter(t => t.tag === item.tag);
        if (match.length > 0)
            return match.find(t => t.format === item.format) ?? match[0];
    }
    let tagObj = undefined;
    let obj;
    if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter(t => t.identify?.(obj));
        if (match.length > 1) {
            const testMatch = match.filter(t => t.test);
            if (testMatch.length > 0)
                match = testMatch;
        }
        tagObj =
            match.find(t => t.format === item.format) ?? match.find(t => !t.format);
    }
    else {
        obj = item;
        tagObj = tags.find(t => t.nodeClass && obj instanceof t.nodeClass);
    }
    if (!tagObj) {
        const name = obj?.constructor?.name ?? (obj === null ? 'null' : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
    }
    return tagObj;
}
// needs to be called before value stringifier to allow for circular anchor refs
function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
    if (!doc.directives)
        return '';
    const props = [];
    const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
    if (anchor && anchors.anchorIsValid(anchor)) {
        anchors$1.add(anchor);
        props.push(`&${anchor}`);
    }
    const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
    if (tag)
        props.push(doc.directives.tagString(tag));
    return props.join(' ');
}
function stringify(item, ctx, onComment, onChompKeep) {
    if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
    if (identity.isAlias(item)) {
        if (ctx.doc.directives)
            return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item)) {
            throw new TypeError(`Cannot stringify circular structure without alias nodes`);
        }
        else {
            if (ctx.resolvedAliases)
                ctx.resolvedAliases.add(item);
            else
                ctx.resolvedAliases = new Set([item]);
            item = item.resolve(ctx.doc);
        }
    }
    let tagObj = undefined;
    const node = identity.isNode(item)
        ? item
        : ctx.doc.createNode(item, { onTagObj: o => (tagObj = o) });
    tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
    const props = stringifyProps(node, tagObj, ctx);
    if (props.length > 0)
        ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
    const str = typeof tagObj.stringify === 'function'
        ? tagObj.stringify(node, ctx, onComment, onChompKeep)
        : identity.isScalar(node)
            ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep)
            : node.toString(ctx, onComment, onChompKeep);
    if (!props)
        return str;
    return identity.isScalar(node) || str[0] === '{' || str[0] === '['
        ? `${props} ${str}`
        : `${props}\n${ctx.indent}${str}`;
}

exports.createStringifyContext = createStringifyContext;
exports.stringify = stringify;


/***/ }),

/***/ 1212:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyCollection(collection, ctx, options) {
    const flow = ctx.inFlow ?? collection.flow;
    const stringify = flow ? stringifyFlowCollection : stringifyBlockCollection;
    return stringify(collection, ctx, options);
}
function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
    const { indent, options: { commentString } } = ctx;
    const itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null });
    let chompKeep = false; // flag for the preceding node's status
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (!chompKeep && item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (!chompKeep && ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
            }
        }
        chompKeep = false;
        let str = stringify.stringify(item, itemCtx, () => (comment = null), () => (chompKeep = true));
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        if (chompKeep && comment)
            chompKeep = false;
        lines.push(blockItemPrefix + str);
    }
    let str;
    if (lines.length === 0) {
        str = flowChars.start + flowChars.end;
    }
    else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
            const line = lines[i];
            str += line ? `\n${indent}${line}` : '\n';
        }
    }
    if (comment) {
        str += '\n' + stringifyComment.indentComment(commentString(comment), indent);
        if (onComment)
            onComment();
    }
    else if (chompKeep && onChompKeep)
        onChompKeep();
    return str;
}
function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
    const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
    itemIndent += indentStep;
    const itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: true,
        type: null
    });
    let reqNewline = false;
    let linesAtValue = 0;
    const lines = [];
    for (let i = 0; i < items.length; ++i) {
        const item = items[i];
        let comment = null;
        if (identity.isNode(item)) {
            if (item.spaceBefore)
                lines.push('');
            addCommentBefore(ctx, lines, item.commentBefore, false);
            if (item.comment)
                comment = item.comment;
        }
        else if (identity.isPair(item)) {
            const ik = identity.isNode(item.key) ? item.key : null;
            if (ik) {
                if (ik.spaceBefore)
                    lines.push('');
                addCommentBefore(ctx, lines, ik.commentBefore, false);
                if (ik.comment)
                    reqNewline = true;
            }
            const iv = identity.isNode(item.value) ? item.value : null;
            if (iv) {
                if (iv.comment)
                    comment = iv.comment;
                if (iv.commentBefore)
                    reqNewline = true;
            }
            else if (item.value == null && ik?.comment) {
                comment = ik.comment;
            }
        }
        if (comment)
            reqNewline = true;
        let str = stringify.stringify(item, itemCtx, () => (comment = null));
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes('\n'));
        if (i < items.length - 1) {
            str += ',';
        }
        else if (ctx.options.trailingComma) {
            if (ctx.options.lineWidth > 0) {
                reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) +
                    (str.length + 2) >
                    ctx.options.lineWidth);
            }
            if (reqNewline) {
                str += ',';
            }
        }
        if (comment)
            str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
        lines.push(str);
        linesAtValue = lines.length;
    }
    const { start, end } = flowChars;
    if (lines.length === 0) {
        return start + end;
    }
    else {
        if (!reqNewline) {
            const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
            reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
        }
        if (reqNewline) {
            let str = start;
            for (const line of lines)
                str += line ? `\n${indentStep}${indent}${line}` : '\n';
            return `${str}\n${indent}${end}`;
        }
        else {
            return `${start}${fcPadding}${lines.join(' ')}${fcPadding}${end}`;
        }
    }
}
function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
    if (comment && chompKeep)
        comment = comment.replace(/^\n+/, '');
    if (comment) {
        const ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart()); // Avoid double indent on first line
    }
}

exports.stringifyCollection = stringifyCollection;


/***/ }),

/***/ 9799:
/***/ ((__unused_webpack_module, exports) => {



/**
 * Stringifies a comment.
 *
 * Empty comment lines are left empty,
 * lines consisting of a single space are replaced by `#`,
 * and all other lines are prefixed with a `#`.
 */
const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, '#');
function indentComment(comment, indent) {
    if (/^\n+$/.test(comment))
        return comment.substring(1);
    return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
}
const lineComment = (str, indent, comment) => str.endsWith('\n')
    ? indentComment(comment, indent)
    : comment.includes('\n')
        ? '\n' + indentComment(comment, indent)
        : (str.endsWith(' ') ? '' : ' ') + comment;

exports.indentComment = indentComment;
exports.lineComment = lineComment;
exports.stringifyComment = stringifyComment;


/***/ }),

/***/ 6829:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyDocument(doc, options) {
    const lines = [];
    let hasDirectives = options.directives === true;
    if (options.directives !== false && doc.directives) {
        const dir = doc.directives.toString(doc);
        if (dir) {
            lines.push(dir);
            hasDirectives = true;
        }
        else if (doc.directives.docStart)
            hasDirectives = true;
    }
    if (hasDirectives)
        lines.push('---');
    const ctx = stringify.createStringifyContext(doc, options);
    const { commentString } = ctx.options;
    if (doc.commentBefore) {
        if (lines.length !== 1)
            lines.unshift('');
        const cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ''));
    }
    let chompKeep = false;
    let contentComment = null;
    if (doc.contents) {
        if (identity.isNode(doc.contents)) {
            if (doc.contents.spaceBefore && hasDirectives)
                lines.push('');
            if (doc.contents.commentBefore) {
                const cs = commentString(doc.contents.commentBefore);
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            // top-level block scalars need to be indented if followed by a comment
            ctx.forceBlockIndent = !!doc.comment;
            contentComment = doc.contents.comment;
        }
        const onChompKeep = contentComment ? undefined : () => (chompKeep = true);
        let body = stringify.stringify(doc.contents, ctx, () => (contentComment = null), onChompKeep);
        if (contentComment)
            body += stringifyComment.lineComment(body, '', commentString(contentComment));
        if ((body[0] === '|' || body[0] === '>') &&
            lines[lines.length - 1] === '---') {
            // Top-level block scalars with a preceding doc marker ought to use the
            // same line for their header.
            lines[lines.length - 1] = `--- ${body}`;
        }
        else
            lines.push(body);
    }
    else {
        lines.push(stringify.stringify(doc.contents, ctx));
    }
    if (doc.directives?.docEnd) {
        if (doc.comment) {
            const cs = commentString(doc.comment);
            if (cs.includes('\n')) {
                lines.push('...');
                lines.push(stringifyComment.indentComment(cs, ''));
            }
            else {
                lines.push(`... ${cs}`);
            }
        }
        else {
            lines.push('...');
        }
    }
    else {
        let dc = doc.comment;
        if (dc && chompKeep)
            dc = dc.replace(/^\n+/, '');
        if (dc) {
            if ((!chompKeep || contentComment) && lines[lines.length - 1] !== '')
                lines.push('');
            lines.push(stringifyComment.indentComment(commentString(dc), ''));
        }
    }
    return lines.join('\n') + '\n';
}

exports.stringifyDocument = stringifyDocument;


/***/ }),

/***/ 8689:
/***/ ((__unused_webpack_module, exports) => {



function stringifyNumber({ format, minFractionDigits, tag, value }) {
    if (typeof value === 'bigint')
        return String(value);
    const num = typeof value === 'number' ? value : Number(value);
    if (!isFinite(num))
        return isNaN(num) ? '.nan' : num < 0 ? '-.inf' : '.inf';
    let n = Object.is(value, -0) ? '-0' : JSON.stringify(value);
    if (!format &&
        minFractionDigits &&
        (!tag || tag === 'tag:yaml.org,2002:float') &&
        /^-?\d/.test(n) &&
        !n.includes('e')) {
        let i = n.indexOf('.');
        if (i < 0) {
            i = n.length;
            n += '.';
        }
        let d = minFractionDigits - (n.length - i - 1);
        while (d-- > 0)
            n += '0';
    }
    return n;
}

exports.stringifyNumber = stringifyNumber;


/***/ }),

/***/ 9748:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);
var Scalar = __nccwpck_require__(3301);
var stringify = __nccwpck_require__(2148);
var stringifyComment = __nccwpck_require__(9799);

function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
    const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
    let keyComment = (identity.isNode(key) && key.comment) || null;
    if (simpleKeys) {
        if (keyComment) {
            throw new Error('With simple keys, key nodes cannot have comments');
        }
        if (identity.isCollection(key) || (!identity.isNode(key) && typeof key === 'object')) {
            const msg = 'With simple keys, collection cannot be used as a key value';
            throw new Error(msg);
        }
    }
    let explicitKey = !simpleKeys &&
        (!key ||
            (keyComment && value == null && !ctx.inFlow) ||
            identity.isCollection(key) ||
            (identity.isScalar(key)
                ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL
                : typeof key === 'object'));
    ctx = Object.assign({}, ctx, {
        allNullValues: false,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
    });
    let keyCommentDone = false;
    let chompKeep = false;
    let str = stringify.stringify(key, ctx, () => (keyCommentDone = true), () => (chompKeep = true));
    if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
            throw new Error('With simple keys, single line scalar must not span more than 1024 characters');
        explicitKey = true;
    }
    if (ctx.inFlow) {
        if (allNullValues || value == null) {
            if (keyCommentDone && onComment)
                onComment();
            return str === '' ? '?' : explicitKey ? `? ${str}` : str;
        }
    }
    else if ((allNullValues && !simpleKeys) || (value == null && explicitKey)) {
        str = `? ${str}`;
        if (keyComment && !keyCommentDone) {
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        }
        else if (chompKeep && onChompKeep)
            onChompKeep();
        return str;
    }
    if (keyCommentDone)
        keyComment = null;
    if (explicitKey) {
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
        str = `? ${str}\n${indent}:`;
    }
    else {
        str = `${str}:`;
        if (keyComment)
            str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
    }
    let vsb, vcb, valueComment;
    if (identity.isNode(value)) {
        vsb = !!value.spaceBefore;
        vcb = value.commentBefore;
        valueComment = value.comment;
    }
    else {
        vsb = false;
        vcb = null;
        valueComment = null;
        if (value && typeof value === 'object')
            value = doc.createNode(value);
    }
    ctx.implicitKey = false;
    if (!explicitKey && !keyComment && identity.isScalar(value))
        ctx.indentAtStart = str.length + 1;
    chompKeep = false;
    if (!indentSeq &&
        indentStep.length >= 2 &&
        !ctx.inFlow &&
        !explicitKey &&
        identity.isSeq(value) &&
        !value.flow &&
        !value.tag &&
        !value.anchor) {
        // If indentSeq === false, consider '- ' as part of indentation where possible
        ctx.indent = ctx.indent.substring(2);
    }
    let valueCommentDone = false;
    const valueStr = stringify.stringify(value, ctx, () => (valueCommentDone = true), () => (chompKeep = true));
    let ws = ' ';
    if (keyComment || vsb || vcb) {
        ws = vsb ? '\n' : '';
        if (vcb) {
            const cs = commentString(vcb);
            ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        if (valueStr === '' && !ctx.inFlow) {
            if (ws === '\n' && valueComment)
                ws = '\n\n';
        }
        else {
            ws += `\n${ctx.indent}`;
        }
    }
    else if (!explicitKey && identity.isCollection(value)) {
        const vs0 = valueStr[0];
        const nl0 = valueStr.indexOf('\n');
        const hasNewline = nl0 !== -1;
        const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
            let hasPropsLine = false;
            if (hasNewline && (vs0 === '&' || vs0 === '!')) {
                let sp0 = valueStr.indexOf(' ');
                if (vs0 === '&' &&
                    sp0 !== -1 &&
                    sp0 < nl0 &&
                    valueStr[sp0 + 1] === '!') {
                    sp0 = valueStr.indexOf(' ', sp0 + 1);
                }
                if (sp0 === -1 || nl0 < sp0)
                    hasPropsLine = true;
            }
            if (!hasPropsLine)
                ws = `\n${ctx.indent}`;
        }
    }
    else if (valueStr === '' || valueStr[0] === '\n') {
        ws = '';
    }
    str += ws + valueStr;
    if (ctx.inFlow) {
        if (valueCommentDone && onComment)
            onComment();
    }
    else if (valueComment && !valueCommentDone) {
        str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
    }
    else if (chompKeep && onChompKeep) {
        onChompKeep();
    }
    return str;
}

exports.stringifyPair = stringifyPair;


/***/ }),

/***/ 3069:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var Scalar = __nccwpck_require__(3301);
var foldFlowLines = __nccwpck_require__(4475);

const getFoldOptions = (ctx, isBlock) => ({
    indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
    lineWidth: ctx.options.lineWidth,
    minContentWidth: ctx.options.minContentWidth
});
// Also checks for lines starting with %, as parsing the output as YAML 1.1 will
// presume that's starting a new document.
const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
function lineLengthOverLimit(str, lineWidth, indentLength) {
    if (!lineWidth || lineWidth < 0)
        return false;
    const limit = lineWidth - indentLength;
    const strLen = str.length;
    if (strLen <= limit)
        return false;
    for (let i = 0, start = 0; i < strLen; ++i) {
        if (str[i] === '\n') {
            if (i - start > limit)
                return true;
            start = i + 1;
            if (strLen - start <= limit)
                return false;
        }
    }
    return true;
}
function doubleQuotedString(value, ctx) {
    const json = JSON.stringify(value);
    if (ctx.options.doubleQuotedAsJSON)
        return json;
    const { implicitKey } = ctx;
    const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    let str = '';
    let start = 0;
    for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
        if (ch === ' ' && json[i + 1] === '\\' && json[i + 2] === 'n') {
            // space before newline needs to be escaped to not be folded
            str += json.slice(start, i) + '\\ ';
            i += 1;
            start = i;
            ch = '\\';
        }
        if (ch === '\\')
            switch (json[i + 1]) {
                case 'u':
                    {
                        str += json.slice(start, i);
                        const code = json.substr(i + 2, 4);
                        switch (code) {
                            case '0000':
                                str += '\\0';
                                break;
                            case '0007':
                                str += '\\a';
                                break;
                            case '000b':
                                str += '\\v';
                                break;
                            case '001b':
                                str += '\\e';
                                break;
                            case '0085':
                                str += '\\N';
                                break;
                            case '00a0':
                                str += '\\_';
                                break;
                            case '2028':
                                str += '\\L';
                                break;
                            case '2029':
                                str += '\\P';
                                break;
                            default:
                                if (code.substr(0, 2) === '00')
                                    str += '\\x' + code.substr(2);
                                else
                                    str += json.substr(i, 6);
                        }
                        i += 5;
                        start = i + 1;
                    }
                    break;
                case 'n':
                    if (implicitKey ||
                        json[i + 2] === '"' ||
                        json.length < minMultiLineLength) {
                        i += 1;
                    }
                    else {
                        // folding will eat first newline
                        str += json.slice(start, i) + '\n\n';
                        while (json[i + 2] === '\\' &&
                            json[i + 3] === 'n' &&
                            json[i + 4] !== '"') {
                            str += '\n';
                            i += 2;
                        }
                        str += indent;
                        // space after newline needs to be escaped to not be folded
                        if (json[i + 2] === ' ')
                            str += '\\';
                        i += 1;
                        start = i + 1;
                    }
                    break;
                default:
                    i += 1;
            }
    }
    str = start ? str + json.slice(start) : json;
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
}
function singleQuotedString(value, ctx) {
    if (ctx.options.singleQuote === false ||
        (ctx.implicitKey && value.includes('\n')) ||
        /[ \t]\n|\n[ \t]/.test(value) // single quoted string can't have leading or trailing whitespace around newline
    )
        return doubleQuotedString(value, ctx);
    const indent = ctx.indent || (containsDocumentMarker(value) ? '  ' : '');
    const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
    return ctx.implicitKey
        ? res
        : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function quotedString(value, ctx) {
    const { singleQuote } = ctx.options;
    let qs;
    if (singleQuote === false)
        qs = doubleQuotedString;
    else {
        const hasDouble = value.includes('"');
        const hasSingle = value.includes("'");
        if (hasDouble && !hasSingle)
            qs = singleQuotedString;
        else if (hasSingle && !hasDouble)
            qs = doubleQuotedString;
        else
            qs = singleQuote ? singleQuotedString : doubleQuotedString;
    }
    return qs(value, ctx);
}
// The negative lookbehind avoids a polynomial search,
// but isn't supported yet on Safari: https://caniuse.com/js-regexp-lookbehind
let blockEndNewlines;
try {
    blockEndNewlines = new RegExp('(^|(?<!\n))\n+(?!\n|$)', 'g');
}
catch {
    blockEndNewlines = /\n+(?!\n|$)/g;
}
function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
    const { blockQuote, commentString, lineWidth } = ctx.options;
    // 1. Block can't end in whitespace unless the last line is non-empty.
    // 2. Strings consisting of only whitespace are best rendered explicitly.
    if (!blockQuote || /\n[\t ]+$/.test(value)) {
        return quotedString(value, ctx);
    }
    const indent = ctx.indent ||
        (ctx.forceBlockIndent || containsDocumentMarker(value) ? '  ' : '');
    const literal = blockQuote === 'literal'
        ? true
        : blockQuote === 'folded' || type === Scalar.Scalar.BLOCK_FOLDED
            ? false
            : type === Scalar.Scalar.BLOCK_LITERAL
                ? true
                : !lineLengthOverLimit(value, lineWidth, indent.length);
    if (!value)
        return literal ? '|\n' : '>\n';
    // determine chomping from whitespace at value end
    let chomp;
    let endStart;
    for (endStart = value.length; endStart > 0; --endStart) {
        const ch = value[endStart - 1];
        if (ch !== '\n' && ch !== '\t' && ch !== ' ')
            break;
    }
    let end = value.substring(endStart);
    const endNlPos = end.indexOf('\n');
    if (endNlPos === -1) {
        chomp = '-'; // strip
    }
    else if (value === end || endNlPos !== end.length - 1) {
        chomp = '+'; // keep
        if (onChompKeep)
            onChompKeep();
    }
    else {
        chomp = ''; // clip
    }
    if (end) {
        value = value.slice(0, -end.length);
        if (end[end.length - 1] === '\n')
            end = end.slice(0, -1);
        end = end.replace(blockEndNewlines, `$&${indent}`);
    }
    // determine indent indicator from whitespace at value start
    let startWithSpace = false;
    let startEnd;
    let startNlPos = -1;
    for (startEnd = 0; startEnd < value.length; ++startEnd) {
        const ch = value[startEnd];
        if (ch === ' ')
            startWithSpace = true;
        else if (ch === '\n')
            startNlPos = startEnd;
        else
            break;
    }
    let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
    if (start) {
        value = value.substring(start.length);
        start = start.replace(/\n+/g, `$&${indent}`);
    }
    const indentSize = indent ? '2' : '1'; // root is at -1
    // Leading | or > is added later
    let header = (startWithSpace ? indentSize : '') + chomp;
    if (comment) {
        header += ' ' + commentString(comment.replace(/ ?[\r\n]+/g, ' '));
        if (onComment)
            onComment();
    }
    if (!literal) {
        const foldedValue = value
            .replace(/\n+/g, '\n$&')
            .replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, '$1$2') // more-indented lines aren't folded
            //                ^ more-ind. ^ empty     ^ capture next empty lines only at end of indent
            .replace(/\n+/g, `$&${indent}`);
        let literalFallback = false;
        const foldOptions = getFoldOptions(ctx, true);
        if (blockQuote !== 'folded' && type !== Scalar.Scalar.BLOCK_FOLDED) {
            foldOptions.onOverflow = () => {
                literalFallback = true;
            };
        }
        const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
            return `>${header}\n${indent}${body}`;
    }
    value = value.replace(/\n+/g, `$&${indent}`);
    return `|${header}\n${indent}${start}${value}${end}`;
}
function plainString(item, ctx, onComment, onChompKeep) {
    const { type, value } = item;
    const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
    if ((implicitKey && value.includes('\n')) ||
        (inFlow && /[[\]{},]/.test(value))) {
        return quotedString(value, ctx);
    }
    if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) {
        // not allowed:
        // - '-' or '?'
        // - start with an indicator character (except [?:-]) or /[?-] /
        // - '\n ', ': ' or ' \n' anywhere
        // - '#' not preceded by a non-space char
        // - end with ' ' or ':'
        return implicitKey || inFlow || !value.includes('\n')
            ? quotedString(value, ctx)
            : blockString(item, ctx, onComment, onChompKeep);
    }
    if (!implicitKey &&
        !inFlow &&
        type !== Scalar.Scalar.PLAIN &&
        value.includes('\n')) {
        // Where allowed & type not set explicitly, prefer block style for multiline strings
        return blockString(item, ctx, onComment, onChompKeep);
    }
    if (containsDocumentMarker(value)) {
        if (indent === '') {
            ctx.forceBlockIndent = true;
            return blockString(item, ctx, onComment, onChompKeep);
        }
        else if (implicitKey && indent === indentStep) {
            return quotedString(value, ctx);
        }
    }
    const str = value.replace(/\n+/g, `$&\n${indent}`);
    // Verify that output will be parsed as a string, as e.g. plain numbers and
    // booleans get parsed with those types in v1.2 (e.g. '42', 'true' & '0.9e-3'),
    // and others in v1.1.
    if (actualString) {
        const test = (tag) => tag.default && tag.tag !== 'tag:yaml.org,2002:str' && tag.test?.test(str);
        const { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
            return quotedString(value, ctx);
    }
    return implicitKey
        ? str
        : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
}
function stringifyString(item, ctx, onComment, onChompKeep) {
    const { implicitKey, inFlow } = ctx;
    const ss = typeof item.value === 'string'
        ? item
        : Object.assign({}, item, { value: String(item.value) });
    let { type } = item;
    if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
        // force double quotes on control characters & unpaired surrogates
        if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value))
            type = Scalar.Scalar.QUOTE_DOUBLE;
    }
    const _stringify = (_type) => {
        switch (_type) {
            case Scalar.Scalar.BLOCK_FOLDED:
            case Scalar.Scalar.BLOCK_LITERAL:
                return implicitKey || inFlow
                    ? quotedString(ss.value, ctx) // blocks are not valid inside flow containers
                    : blockString(ss, ctx, onComment, onChompKeep);
            case Scalar.Scalar.QUOTE_DOUBLE:
                return doubleQuotedString(ss.value, ctx);
            case Scalar.Scalar.QUOTE_SINGLE:
                return singleQuotedString(ss.value, ctx);
            case Scalar.Scalar.PLAIN:
                return plainString(ss, ctx, onComment, onChompKeep);
            default:
                return null;
        }
    };
    let res = _stringify(type);
    if (res === null) {
        const { defaultKeyType, defaultStringType } = ctx.options;
        const t = (implicitKey && defaultKeyType) || defaultStringType;
        res = _stringify(t);
        if (res === null)
            throw new Error(`Unsupported default string type ${t}`);
    }
    return res;
}

exports.stringifyString = stringifyString;


/***/ }),

/***/ 204:
/***/ ((__unused_webpack_module, exports, __nccwpck_require__) => {



var identity = __nccwpck_require__(1127);

const BREAK = Symbol('break visit');
const SKIP = Symbol('skip children');
const REMOVE = Symbol('remove node');
/**
 * Apply a visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
function visit(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = visit_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        visit_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visit.BREAK = BREAK;
/** Do not visit the children of the current node */
visit.SKIP = SKIP;
/** Remove the current node */
visit.REMOVE = REMOVE;
function visit_(key, node, visitor, path) {
    const ctrl = callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visit_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = visit_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = visit_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = visit_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
/**
 * Apply an async visitor to an AST node or document.
 *
 * Walks through the tree (depth-first) starting from `node`, calling a
 * `visitor` function with three arguments:
 *   - `key`: For sequence values and map `Pair`, the node's index in the
 *     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
 *     `null` for the root node.
 *   - `node`: The current node.
 *   - `path`: The ancestry of the current node.
 *
 * The return value of the visitor may be used to control the traversal:
 *   - `Promise`: Must resolve to one of the following values
 *   - `undefined` (default): Do nothing and continue
 *   - `visit.SKIP`: Do not visit the children of this node, continue with next
 *     sibling
 *   - `visit.BREAK`: Terminate traversal completely
 *   - `visit.REMOVE`: Remove the current node, then continue with the next one
 *   - `Node`: Replace the current node, then continue by visiting it
 *   - `number`: While iterating the items of a sequence or map, set the index
 *     of the next step. This is useful especially if the index of the current
 *     node has changed.
 *
 * If `visitor` is a single function, it will be called with all values
 * encountered in the tree, including e.g. `null` values. Alternatively,
 * separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
 * `Alias` and `Scalar` node. To define the same visitor function for more than
 * one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
 * and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
 * specific defined one will be used for each node.
 */
async function visitAsync(node, visitor) {
    const visitor_ = initVisitor(visitor);
    if (identity.isDocument(node)) {
        const cd = await visitAsync_(null, node.contents, visitor_, Object.freeze([node]));
        if (cd === REMOVE)
            node.contents = null;
    }
    else
        await visitAsync_(null, node, visitor_, Object.freeze([]));
}
// Without the `as symbol` casts, TS declares these in the `visit`
// namespace using `var`, but then complains about that because
// `unique symbol` must be `const`.
/** Terminate visit traversal completely */
visitAsync.BREAK = BREAK;
/** Do not visit the children of the current node */
visitAsync.SKIP = SKIP;
/** Remove the current node */
visitAsync.REMOVE = REMOVE;
async function visitAsync_(key, node, visitor, path) {
    const ctrl = await callVisitor(key, node, visitor, path);
    if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
        replaceNode(key, path, ctrl);
        return visitAsync_(key, ctrl, visitor, path);
    }
    if (typeof ctrl !== 'symbol') {
        if (identity.isCollection(node)) {
            path = Object.freeze(path.concat(node));
            for (let i = 0; i < node.items.length; ++i) {
                const ci = await visitAsync_(i, node.items[i], visitor, path);
                if (typeof ci === 'number')
                    i = ci - 1;
                else if (ci === BREAK)
                    return BREAK;
                else if (ci === REMOVE) {
                    node.items.splice(i, 1);
                    i -= 1;
                }
            }
        }
        else if (identity.isPair(node)) {
            path = Object.freeze(path.concat(node));
            const ck = await visitAsync_('key', node.key, visitor, path);
            if (ck === BREAK)
                return BREAK;
            else if (ck === REMOVE)
                node.key = null;
            const cv = await visitAsync_('value', node.value, visitor, path);
            if (cv === BREAK)
                return BREAK;
            else if (cv === REMOVE)
                node.value = null;
        }
    }
    return ctrl;
}
function initVisitor(visitor) {
    if (typeof visitor === 'object' &&
        (visitor.Collection || visitor.Node || visitor.Value)) {
        return Object.assign({
            Alias: visitor.Node,
            Map: visitor.Node,
            Scalar: visitor.Node,
            Seq: visitor.Node
        }, visitor.Value && {
            Map: visitor.Value,
            Scalar: visitor.Value,
            Seq: visitor.Value
        }, visitor.Collection && {
            Map: visitor.Collection,
            Seq: visitor.Collection
        }, visitor);
    }
    return visitor;
}
function callVisitor(key, node, visitor, path) {
    if (typeof visitor === 'function')
        return visitor(key, node, path);
    if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
    if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
    if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
    if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
    if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    return undefined;
}
function replaceNode(key, path, node) {
    const parent = path[path.length - 1];
    if (identity.isCollection(parent)) {
        parent.items[key] = node;
    }
    else if (identity.isPair(parent)) {
        if (key === 'key')
            parent.key = node;
        else
            parent.value = node;
    }
    else if (identity.isDocument(parent)) {
        parent.contents = node;
    }
    else {
        const pt = identity.isAlias(parent) ? 'alias' : 'scalar';
        throw new Error(`Cannot replace node with ${pt} parent`);
    }
}

exports.visit = visit;
exports.visitAsync = visitAsync;


/***/ }),

/***/ 452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IF: () => (/* binding */ FormatError),
/* harmony export */   Vw: () => (/* binding */ formatProblem),
/* harmony export */   yo: () => (/* binding */ UserError)
/* harmony export */ });
/** The user's own mistake: a bad input, a stackerfile that stacker would refuse. Fails the step, without a stack. */
class UserError extends Error {
    name = 'UserError';
    problems;
    constructor(problems, options) {
        const list = typeof problems === 'string' ? [{ message: problems }] : 'message' in problems ? [problems] : problems;
        super(list.map(formatProblem).join('\n'), options);
        this.problems = list;
    }
}
/** Foreign bytes that are not what their format demands. The caller decides whether that is a miss, a warning or an end. */
class FormatError extends Error {
    name = 'FormatError';
    constructor(where, wanted, options) {
        super(`${where}: ${wanted}`, options);
    }
}
/** `FILE:LINE:COLUMN: MESSAGE; ADVICE`, the form that editors and CI logs recognise. */
function formatProblem(problem) {
    const { place } = problem;
    const where = place
        ? [place.file, place.line, place.column].filter((part) => part !== undefined).join(':') + ': '
        : '';
    return `${where}${problem.message}${problem.advice === undefined ? '' : `; ${problem.advice}`}`;
}


/***/ }),

/***/ 2924:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   J2: () => (/* binding */ decodeBoolean),
/* harmony export */   OV: () => (/* binding */ decodeCount),
/* harmony export */   bY: () => (/* binding */ decodeDigest),
/* harmony export */   gv: () => (/* binding */ decodeObject),
/* harmony export */   k$: () => (/* binding */ decodeArray),
/* harmony export */   lW: () => (/* binding */ nullOr),
/* harmony export */   ol: () => (/* binding */ decodeOneOf),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   sc: () => (/* binding */ decodeString)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _digest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7910);


const decodeString = (value, where) => {
    if (typeof value !== 'string')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected a string');
    return value;
};
const decodeBoolean = (value, where) => {
    if (typeof value !== 'boolean')
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected true or false');
    return value;
};
/** A size, count or mode: a whole number from 0 that a double holds exactly. */
const decodeCount = (value, where) => {
    if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected a whole number from 0');
    }
    return value;
};
const decodeDigest = (value, where) => {
    if (!(0,_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(value))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected a sha256 digest');
    return value;
};
function nullOr(decode) {
    return (value, where) => (value === null ? null : decode(value, where));
}
function decodeOneOf(...words) {
    return (value, where) => {
        const word = words.find((candidate) => candidate === value);
        if (word === undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, `expected one of ${words.join(', ')}`);
        return word;
    };
}
function decodeArray(decode, most = 100_000) {
    return (value, where) => {
        if (!Array.isArray(value))
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected a list');
        if (value.length > most)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, `expected at most ${String(most)} items`);
        return value.map((item, index) => decode(item, `${where}[${String(index)}]`));
    };
}
/** Reads the members of a JSON object; own members only, so a name as `constructor` finds nothing that is not there. */
function decodeObject(value, where) {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected an object');
    const members = new Map(Object.entries(value));
    return (name, decode) => decode(members.get(name), `${where}.${name}`);
}
/** JSON text of bounded size to a value; a syntax error is a FormatError. */
function parseJson(bytes, where, mostBytes) {
    if (bytes.length > mostBytes)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, `expected at most ${String(mostBytes)} bytes`);
    try {
        return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8'));
    }
    catch (cause) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected JSON', { cause });
    }
}


/***/ }),

/***/ 7910:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Bc: () => (/* binding */ isDigest),
/* harmony export */   ol: () => (/* binding */ digestOf),
/* harmony export */   sU: () => (/* binding */ digestHex)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);

const sha256Digest = /^sha256:[0-9a-f]{64}$/;
function isDigest(value) {
    return typeof value === 'string' && sha256Digest.test(value);
}
/** The 64 hexadecimal digits, which are also the blob's file name in an OCI layout. */
function digestHex(digest) {
    return digest.slice('sha256:'.length);
}
function digestOf(bytes) {
    return `sha256:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(bytes).digest('hex')}`;
}


/***/ }),

/***/ 38:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ decodeGoJson)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _go_json_scan_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3077);
/* harmony import */ var _go_utf8_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5078);
/* harmony import */ var _go_type_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3101);




/**
 * json.Unmarshal into a new zero value. JSON.parse would lose digits of 64-bit numbers and hide duplicate keys.
 *
 * Throws FormatError for text that is no JSON and for values that do not fit, with the place. The caller bounds the size; depth is
 * bounded as in Go.
 */
function decodeGoJson(bytes, type, where) {
    (0,_go_json_scan_js__WEBPACK_IMPORTED_MODULE_1__/* .checkGoJson */ .vY)(bytes, where);
    const reader = { bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0, place: [where] };
    reader.at = (0,_go_json_scan_js__WEBPACK_IMPORTED_MODULE_1__/* .skipBlanks */ .pw)(bytes, 0);
    return decode(reader, type, (0,_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .zeroValue */ .mg)(type));
}
/** What Go's value holds when the decoder comes to it: a key that occurs twice is decoded into what the first one left. */
function decode(reader, type, current) {
    const isNull = reader.bytes[reader.at] === letterN;
    const form = 'json' in type ? type.json.decode : undefined;
    if (form !== undefined)
        return decodeForm(reader, form);
    switch (type.kind) {
        case 'pointer':
            return isNull ? decodeNull(reader) : decodePointee(reader, type, current);
        case 'slice':
            if (isNull)
                return decodeNull(reader);
            return (0,_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .isByteSlice */ .LC)(type) ? decodeBytes(reader, current) : decodeSlice(reader, type, current);
        case 'map':
            return isNull ? decodeNull(reader) : decodeMap(reader, type, current);
        case 'string':
            return isNull ? keep(reader, current) : decodeString(reader);
        case 'bool':
            return isNull ? keep(reader, current) : decodeBool(reader);
        case 'struct':
            return isNull ? keep(reader, current) : decodeStruct(reader, type, current);
        case 'int':
        case 'int8':
        case 'int16':
        case 'int32':
        case 'int64':
        case 'uint':
        case 'uint8':
        case 'uint16':
        case 'uint32':
        case 'uint64':
            return isNull ? keep(reader, current) : decodeInteger(reader, type.kind);
        case 'array':
        case 'interface':
        case 'float32':
        case 'float64':
        case 'complex64':
        case 'complex128':
        case 'uintptr':
        case 'chan':
        case 'func':
        case 'time':
            throw mismatch(reader, `a type that is read here, not ${type.kind}`);
    }
}
function decodeForm(reader, form) {
    const start = reader.at;
    reader.at = (0,_go_json_scan_js__WEBPACK_IMPORTED_MODULE_1__/* .scanValue */ .jd)(reader.bytes, start, '');
    try {
        return form({
            as: (type) => decode({ bytes: reader.bytes, at: start, place: [...reader.place] }, type, (0,_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .zeroValue */ .mg)(type)),
        });
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(placeOf(reader), error.message, { cause: error });
        throw error;
    }
}
/** `null` makes a pointer, slice or map nil. */
function decodeNull(reader) {
    reader.at += 4;
    return null;
}
/** `null` leaves every other kind as it is. */
function keep(reader, current) {
    reader.at += 4;
    return current;
}
function decodePointee(reader, type, current) {
    return decode(reader, type.to, current ?? (0,_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .zeroValue */ .mg)(type.to));
}
function decodeBool(reader) {
    const first = reader.bytes[reader.at];
    if (first !== letterT && first !== letterF)
        throw mismatch(reader, 'a bool');
    reader.at += first === letterT ? 4 : 5;
    return first === letterT;
}
/** No fraction, no exponent, and in range. */
function decodeInteger(reader, kind) {
    const { bits, signed } = (0,_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .integerRange */ .As)(kind) ?? { bits: 64, signed: true };
    const end = (0,_go_json_scan_js__WEBPACK_IMPORTED_MODULE_1__/* .scanValue */ .jd)(reader.bytes, reader.at, '');
    const text = reader.bytes.toString('latin1', reader.at, Math.min(end, reader.at + 24));
    if (!(signed ? /^-?\d{1,20}$/ : /^\d{1,20}$/).test(text))
        throw mismatch(reader, `an integer of type ${kind}`);
    const value = BigInt(text);
    if ((signed ? BigInt.asIntN(bits, value) : BigInt.asUintN(bits, value)) !== value) {
        throw mismatch(reader, `an integer of type ${kind}, not ${text}`);
    }
    reader.at = end;
    return value;
}
function decodeString(reader) {
    if (reader.bytes[reader.at] !== quote)
        throw mismatch(reader, 'a string');
    return readString(reader);
}
function readString(reader) {
    const start = reader.at + 1;
    reader.at = (0,_go_json_scan_js__WEBPACK_IMPORTED_MODULE_1__/* .scanString */ .pM)(reader.bytes, reader.at, '');
    const text = (0,_go_utf8_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeUtf8 */ ._)(reader.bytes.subarray(start, reader.at - 1));
    return text.includes('\\') ? (0,_go_utf8_js__WEBPACK_IMPORTED_MODULE_2__/* .replaceLoneSurrogates */ .H)(text.replaceAll(escapes, unescape), '\ufffd') : text;
}
/** Lone surrogates become U+FFFD afterwards, all at once: an escaped pair is joined by being written side by side. */
const escapes = /\\(?:u([0-9a-fA-F]{4})|(.))/gs;
const shortEscapes = new Map([
    ['b', '\b'],
    ['f', '\f'],
    ['n', '\n'],
    ['r', '\r'],
    ['t', '\t'],
]);
function unescape(_escape, hex, letter) {
    if (hex !== undefined)
        return String.fromCharCode(Number.parseInt(hex, 16));
    return shortEscapes.get(letter ?? '') ?? letter ?? '';
}
/** Padded standard base64; CR and LF are skipped, trailing bits may be set (base64.StdEncoding). Or a list of numbers. */
function decodeBytes(reader, current) {
    if (reader.bytes[reader.at] === openBracket) {
        // Go would fill the old array's memory; nobody writes that, so it is refused rather than modelled.
        if (current !== null)
            throw mismatch(reader, 'bytes given once');
        const numbers = decodeSlice(reader, { kind: 'slice', of: { kind: 'uint8' } }, null);
        return Uint8Array.from(numbers.map(Number));
    }
    const text = decodeString(reader).replaceAll(/[\r\n]/g, '');
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text))
        throw mismatch(reader, 'base64');
    return Uint8Array.from(Buffer.from(text, 'base64'));
}
/** What lies in a slice's memory, beyond its length too: Go decodes a second list of the same key over it. */
const memory = new WeakMap();
function decodeSlice(reader, type, current) {
    if (reader.bytes[reader.at] !== openBracket)
        throw mismatch(reader, 'a list');
    const cells = Array.isArray(current) ? (memory.get(current) ?? [...current]) : [];
    let length = 0;
    forEachMember(reader, () => {
        reader.place.push(length);
        cells[length] = decode(reader, type.of, length < cells.length ? cells[length] : (0,_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .zeroValue */ .mg)(type.of));
        reader.place.pop();
        length += 1;
    });
    const slice = cells.slice(0, length);
    if (length > 0)
        memory.set(slice, cells);
    return slice;
}
/** Maps merge key by key; the value of a key that is there already is replaced, not merged. */
function decodeMap(reader, type, current) {
    if (reader.bytes[reader.at] !== openBrace)
        throw mismatch(reader, 'an object');
    const map = new Map(current instanceof Map ? current : []);
    const text = type.key.kind === 'struct' ? type.key.text : undefined;
    forEachMember(reader, () => {
        const written = readKey(reader);
        let key = written;
        try {
            if (text !== undefined)
                key = text.format(text.parse(written));
        }
        catch (error) {
            if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(placeOf(reader), error.message, { cause: error });
            throw error;
        }
        reader.place.push(key);
        map.set(key, decode(reader, type.of, (0,_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .zeroValue */ .mg)(type.of)));
        reader.place.pop();
    });
    return map;
}
function decodeStruct(reader, type, current) {
    if (reader.bytes[reader.at] !== openBrace)
        throw mismatch(reader, 'an object');
    const fields = { ...(0,_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldsOfStruct */ .cX)(current) };
    forEachMember(reader, () => {
        const key = readKey(reader);
        const field = findField(type, key);
        if (field === undefined) {
            reader.at = (0,_go_json_scan_js__WEBPACK_IMPORTED_MODULE_1__/* .scanValue */ .jd)(reader.bytes, reader.at, '');
            return;
        }
        reader.place.push(key);
        fields[field.name] = decode(reader, field.type, fields[field.name]);
        reader.place.pop();
    });
    return fields;
}
/** An exact key first, else the first field that is equal under Unicode case folding. */
function findField(type, key) {
    const exact = type.fields.find((field) => field.json === key);
    if (exact !== undefined)
        return exact;
    const folded = fold(key);
    return type.fields.find((field) => field.json !== undefined && fold(field.json) === folded);
}
/** Of the letters beyond ASCII only these two fold to ASCII, which is all that field names hold. */
function fold(key) {
    return key
        .replaceAll('\u017f', 's')
        .replaceAll('\u212a', 'k')
        .replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
}
/** Calls `member` at the begin of every element or key. */
function forEachMember(reader, member) {
    const { bytes } = reader;
    reader.at = (0,_go_json_scan_js__WEBPACK_IMPORTED_MODULE_1__/* .skipBlanks */ .pw)(bytes, reader.at + 1);
    while (bytes[reader.at] !== closeBracket && bytes[reader.at] !== closeBrace) {
        member();
        reader.at = (0,_go_json_scan_js__WEBPACK_IMPORTED_MODULE_1__/* .skipBlanks */ .pw)(bytes, reader.at);
        if (bytes[reader.at] === comma)
            reader.at = (0,_go_json_scan_js__WEBPACK_IMPORTED_MODULE_1__/* .skipBlanks */ .pw)(bytes, reader.at + 1);
    }
    reader.at += 1;
}
function readKey(reader) {
    const key = readString(reader);
    reader.at = (0,_go_json_scan_js__WEBPACK_IMPORTED_MODULE_1__/* .skipBlanks */ .pw)(reader.bytes, (0,_go_json_scan_js__WEBPACK_IMPORTED_MODULE_1__/* .skipBlanks */ .pw)(reader.bytes, reader.at) + 1);
    return key;
}
function mismatch(reader, wanted) {
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(placeOf(reader), `at byte ${String(reader.at)}: expected ${wanted}`);
}
/** `build.cache: cache.app.Layer.run[0]`. Keys are the sender's, so they are shortened and quoted where they are no plain names. */
function placeOf(reader) {
    const [where, ...path] = reader.place;
    const names = path.map((part) => {
        if (typeof part === 'number')
            return `[${String(part)}]`;
        return /^[\w-]{1,64}$/.test(part) ? `.${part}` : `[${JSON.stringify(part.slice(0, 64))}]`;
    });
    return `${String(where)}${names.length === 0 ? '' : ': '}${names.join('').replace(/^\./, '')}`;
}
const quote = 0x22;
const comma = 0x2c;
const openBracket = 0x5b;
const closeBracket = 0x5d;
const letterF = 0x66;
const letterN = 0x6e;
const letterT = 0x74;
const openBrace = 0x7b;
const closeBrace = 0x7d;


/***/ }),

/***/ 3594:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ encodeGoJson)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _go_json_scan_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3077);
/* harmony import */ var _go_utf8_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5078);
/* harmony import */ var _go_type_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3101);




/**
 * json.Marshal: fields in declaration order, map keys in byte order, HTML escaped, no blanks, no newline.
 *
 * Throws FormatError where Marshal returns an error: a kind that JSON has not, or a MarshalJSON whose text is not JSON.
 */
function encodeGoJson(type, value, dialect) {
    const parts = [];
    encode(type, value, dialect, parts);
    return parts.join('');
}
function encode(type, value, dialect, parts) {
    switch (type.kind) {
        case 'string':
            parts.push(encodeString(value, dialect));
            return;
        case 'bool':
            parts.push(String(value === true));
            return;
        case 'int':
        case 'int8':
        case 'int16':
        case 'int32':
        case 'int64':
        case 'uint':
        case 'uint8':
        case 'uint16':
        case 'uint32':
        case 'uint64':
            if (typeof value !== 'bigint')
                throw new TypeError(`not a value of ${type.kind}`);
            parts.push(value.toString());
            return;
        case 'pointer':
            if (value === null || value === undefined)
                parts.push('null');
            else
                encode(type.to, value, dialect, parts);
            return;
        case 'slice':
        case 'array':
            encodeSequence(type, value, dialect, parts);
            return;
        case 'map':
            encodeMap(type, value, dialect, parts);
            return;
        case 'struct':
            encodeStruct(type, value, dialect, parts);
            return;
        case 'interface': {
            if (value === null || value === undefined) {
                parts.push('null');
                return;
            }
            const inner = (0,_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldsOfStruct */ .cX)(value);
            encode(inner['type'], inner['value'], dialect, parts);
            return;
        }
        case 'float32':
        case 'float64':
        case 'complex64':
        case 'complex128':
        case 'uintptr':
        case 'chan':
        case 'func':
        case 'time':
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('json', `a type that is written here, not ${type.kind}`);
    }
}
function encodeSequence(type, value, dialect, parts) {
    if (value === null || value === undefined) {
        parts.push('null');
    }
    else if ((0,_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .isByteSlice */ .LC)(type)) {
        if (!(value instanceof Uint8Array))
            throw new TypeError('not a value of []byte');
        parts.push(`"${Buffer.from(value).toString('base64')}"`);
    }
    else {
        if (!Array.isArray(value))
            throw new TypeError(`not a value of ${type.kind}`);
        let separator = '[';
        for (const element of value) {
            parts.push(separator);
            encode(type.of, element, dialect, parts);
            separator = ',';
        }
        parts.push(separator === '[' ? '[]' : ']');
    }
}
function encodeMap(type, value, dialect, parts) {
    if (value === null || value === undefined) {
        parts.push('null');
        return;
    }
    if (!(value instanceof Map))
        throw new TypeError('not a map value');
    const entries = [...value].map(([key, element]) => {
        const text = keyText(key);
        return { text, bytes: typeof text === 'string' ? Buffer.from(text) : text, element };
    });
    // By the bytes of the raw key, not by UTF-16 units and not by the escaped text.
    entries.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
    let separator = '{';
    for (const { text, element } of entries) {
        parts.push(separator, encodeString(text, dialect), ':');
        encode(type.of, element, dialect, parts);
        separator = ',';
    }
    parts.push(separator === '{' ? '{}' : '}');
}
function keyText(key) {
    if (typeof key === 'string' || key instanceof Uint8Array)
        return key;
    if (typeof key === 'bigint')
        return key.toString();
    throw new TypeError('not a value that can be a key');
}
function encodeStruct(type, value, dialect, parts) {
    if (type.json?.encode !== undefined) {
        const text = type.json.encode(value);
        (0,_go_json_scan_js__WEBPACK_IMPORTED_MODULE_1__/* .checkGoJson */ .vY)(Buffer.from(text), `${type.name}.${type.json.name}`);
        parts.push(text.replaceAll(/[<>&\u2028\u2029]/g, escapeUnit));
        return;
    }
    const fields = (0,_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldsOfStruct */ .cX)(value);
    let separator = '{';
    for (const field of type.fields) {
        if (field.json === undefined)
            continue;
        const inner = fields[field.name] ?? (0,_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .zeroValue */ .mg)(field.type);
        if (isOmitted(field, inner))
            continue;
        parts.push(separator, encodeString(field.json, dialect), ':');
        encode(field.type, inner, dialect, parts);
        separator = ',';
    }
    parts.push(separator === '{' ? '{}' : '}');
}
/** omitempty drops nil and empty lists and maps alike, but no pointer that is set and no struct. */
function isOmitted(field, value) {
    if (field.omitEmpty !== true)
        return false;
    if (value === null || value === false || value === 0n || value === '')
        return field.type.kind !== 'pointer' || value === null;
    if (field.type.kind === 'pointer' || field.type.kind === 'interface')
        return false;
    if (Array.isArray(value) || value instanceof Uint8Array)
        return value.length === 0;
    return value instanceof Map && value.size === 0;
}
const shortEscapes = new Map([
    ['"', '\\"'],
    ['\\', '\\\\'],
    ['\n', '\\n'],
    ['\r', '\\r'],
    ['\t', '\\t'],
]);
// eslint-disable-next-line no-control-regex -- control characters are what has to be escaped
const escaped = /["\\\u0000-\u001f<>&\u2028\u2029]/g;
function encodeString(value, dialect) {
    const escapeAll = (text) => text.replaceAll(escaped, (character) => escape(character, dialect));
    if (typeof value === 'string')
        return `"${(0,_go_utf8_js__WEBPACK_IMPORTED_MODULE_2__/* .replaceLoneSurrogates */ .H)(escapeAll(value), '\\ufffd')}"`;
    // Each byte that is no UTF-8 is written as an escape, a real U+FFFD as itself.
    if (value instanceof Uint8Array) {
        return `"${(0,_go_utf8_js__WEBPACK_IMPORTED_MODULE_2__/* .replaceLoneSurrogates */ .H)(escapeAll((0,_go_utf8_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeUtf8 */ ._)(value, '\ud800')), '\\ufffd')}"`;
    }
    throw new TypeError('not a string value');
}
function escape(character, dialect) {
    if (dialect === 'go1.23' && character === '\b')
        return '\\b';
    if (dialect === 'go1.23' && character === '\f')
        return '\\f';
    return shortEscapes.get(character) ?? escapeUnit(character);
}
function escapeUnit(character) {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}


/***/ }),

/***/ 3077:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   jd: () => (/* binding */ scanValue),
/* harmony export */   pM: () => (/* binding */ scanString),
/* harmony export */   pw: () => (/* binding */ skipBlanks),
/* harmony export */   vY: () => (/* binding */ checkGoJson)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);

/** encoding/json's maxNestingDepth. */
const deepest = 10_000;
/**
 * json.Valid with a reason: one value and blanks around it, nested at most 10,000 deep. Bytes that are no UTF-8 are allowed inside strings.
 * Throws FormatError, which names the byte.
 */
function checkGoJson(bytes, where) {
    const end = skipBlanks(bytes, scanValue(bytes, skipBlanks(bytes, 0), where));
    if (end < bytes.length)
        throw unexpected(bytes, end, where, 'nothing after the value');
}
/** The end of the value that begins at `at`. Not recursive: the depth is the sender's choice. */
function scanValue(bytes, at, where) {
    const open = [];
    let position = at;
    for (;;) {
        const first = bytes[position];
        if (first === openBrace || first === openBracket) {
            open.push(first);
            if (open.length > deepest)
                throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, `at most ${String(deepest)} levels`);
            const next = skipBlanks(bytes, position + 1);
            if (bytes[next] === first + 2) {
                open.pop();
                position = next + 1;
            }
            else {
                position = first === openBrace ? scanKey(bytes, next, where) : next;
                continue;
            }
        }
        else {
            position = scanScalar(bytes, position, where);
        }
        // A value is complete: close what ends here, or go on to the next member.
        for (;;) {
            const container = open.at(-1);
            if (container === undefined)
                return position;
            position = skipBlanks(bytes, position);
            const separator = bytes[position];
            if (separator === comma) {
                position = skipBlanks(bytes, position + 1);
                if (container === openBrace)
                    position = scanKey(bytes, position, where);
                break;
            }
            if (separator !== container + 2) {
                throw unexpected(bytes, position, where, container === openBrace ? '"," or "}"' : '"," or "]"');
            }
            open.pop();
            position += 1;
        }
    }
}
/** The position after the quote that ends the string which begins at `at`. */
function scanString(bytes, at, where) {
    for (let position = at + 1; position < bytes.length; position++) {
        const byte = bytes[position] ?? 0;
        if (byte === quote)
            return position + 1;
        if (byte < 0x20)
            throw unexpected(bytes, position, where, 'no control character in a string');
        if (byte !== backslash)
            continue;
        position += 1;
        const escape = bytes[position] ?? 0;
        if (escape === letterU) {
            for (const last = position + 4; position < last;) {
                position += 1;
                if (!isHexDigit(bytes[position] ?? 0))
                    throw unexpected(bytes, position, where, 'four hexadecimal digits');
            }
        }
        else if (!shortEscapes.has(escape)) {
            throw unexpected(bytes, position, where, 'an escape that JSON has');
        }
    }
    throw unexpected(bytes, bytes.length, where, 'the end of the string');
}
function skipBlanks(bytes, at) {
    let position = at;
    for (;;) {
        const byte = bytes[position];
        if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09)
            return position;
        position += 1;
    }
}
/** From a key to the begin of its value. */
function scanKey(bytes, at, where) {
    if (bytes[at] !== quote)
        throw unexpected(bytes, at, where, 'a key');
    const colon = skipBlanks(bytes, scanString(bytes, at, where));
    if (bytes[colon] !== 0x3a)
        throw unexpected(bytes, colon, where, '":"');
    return skipBlanks(bytes, colon + 1);
}
const words = ['true', 'false', 'null'].map((word) => Buffer.from(word));
function scanScalar(bytes, at, where) {
    const first = bytes[at];
    if (first === quote)
        return scanString(bytes, at, where);
    const word = words.find((candidate) => candidate[0] === first);
    if (word === undefined)
        return scanNumber(bytes, at, where);
    if (!word.equals(bytes.subarray(at, at + word.length)))
        throw unexpected(bytes, at, where, word.toString());
    return at + word.length;
}
function scanNumber(bytes, at, where) {
    const digitsFrom = (from) => {
        let position = from;
        while (isDigit(bytes[position]))
            position += 1;
        if (position === from)
            throw unexpected(bytes, from, where, from === at ? 'a value' : 'a digit');
        return position;
    };
    let position = bytes[at] === minus ? at + 1 : at;
    position = bytes[position] === zero ? position + 1 : digitsFrom(position);
    if (bytes[position] === 0x2e)
        position = digitsFrom(position + 1);
    if (bytes[position] === 0x65 || bytes[position] === 0x45) {
        position += 1;
        if (bytes[position] === 0x2b || bytes[position] === minus)
            position += 1;
        position = digitsFrom(position);
    }
    return position;
}
function unexpected(bytes, at, where, wanted) {
    const byte = bytes[at];
    const got = byte === undefined ? 'the end' : `0x${byte.toString(16).padStart(2, '0')}`;
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, `at byte ${String(at)}: expected ${wanted}, got ${got}`);
}
function isDigit(byte) {
    return byte !== undefined && byte >= zero && byte <= 0x39;
}
function isHexDigit(byte) {
    return isDigit(byte) || (byte >= 0x41 && byte <= 0x46) || (byte >= 0x61 && byte <= 0x66);
}
const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const minus = 0x2d;
const zero = 0x30;
const letterU = 0x75;
const openBrace = 0x7b;
const openBracket = 0x5b;
const shortEscapes = new Set(Buffer.from('"\\/bfnrt'));


/***/ }),

/***/ 3101:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   As: () => (/* binding */ integerRange),
/* harmony export */   LC: () => (/* binding */ isByteSlice),
/* harmony export */   cX: () => (/* binding */ fieldsOfStruct),
/* harmony export */   mg: () => (/* binding */ zeroValue)
/* harmony export */ });
/** The fields of a struct value. Throws TypeError for anything else: a value that does not have its type is a bug. */
function fieldsOfStruct(value) {
    if (typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Map)) {
        return value;
    }
    throw new TypeError('not a struct value');
}
/** Go's zero value of the type. */
function zeroValue(type) {
    switch (type.kind) {
        case 'string':
            return '';
        case 'bool':
            return false;
        case 'pointer':
        case 'slice':
        case 'map':
        case 'interface':
        case 'chan':
        case 'func':
            return null;
        case 'array':
            return Array.from({ length: type.length }, () => zeroValue(type.of));
        case 'struct':
            return Object.fromEntries(type.fields.map((field) => [field.name, zeroValue(field.type)]));
        case 'float32':
        case 'float64':
            return 0;
        case 'complex64':
        case 'complex128':
            return { re: 0, im: 0 };
        case 'time':
            // MarshalBinary of the zero time: version 1, second 0 of year 1, UTC (offset -1).
            return Uint8Array.of(1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff);
        case 'int':
        case 'int8':
        case 'int16':
        case 'int32':
        case 'int64':
        case 'uint':
        case 'uint8':
        case 'uint16':
        case 'uint32':
        case 'uint64':
        case 'uintptr':
            return 0n;
    }
}
/** int and uint as on 64-bit machines. */
const integerRanges = {
    int: { bits: 64, signed: true },
    int8: { bits: 8, signed: true },
    int16: { bits: 16, signed: true },
    int32: { bits: 32, signed: true },
    int64: { bits: 64, signed: true },
    uint: { bits: 64, signed: false },
    uint8: { bits: 8, signed: false },
    uint16: { bits: 16, signed: false },
    uint32: { bits: 32, signed: false },
    uint64: { bits: 64, signed: false },
};
/** Undefined for kinds that are no integers. */
function integerRange(kind) {
    return kind in integerRanges ? integerRanges[kind] : undefined;
}
function isByteSlice(type) {
    return type.kind === 'slice' && type.of.kind === 'uint8';
}


/***/ }),

/***/ 5078:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ replaceLoneSurrogates),
/* harmony export */   _: () => (/* binding */ decodeUtf8)
/* harmony export */ });
/* harmony import */ var node_buffer__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4573);

/**
 * Text of bytes as Go's utf8.DecodeRune reads them: every single byte that is not part of a valid sequence becomes one
 * `replacement`, where TextDecoder gives one for a whole truncated sequence.
 */
function decodeUtf8(bytes, replacement = '\ufffd') {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if ((0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(buffer))
        return buffer.toString();
    const parts = [];
    let start = 0;
    let at = 0;
    while (at < buffer.length) {
        const size = sequenceLength(buffer, at);
        if (size > 0) {
            at += size;
            continue;
        }
        parts.push(buffer.toString('utf8', start, at), replacement);
        at += 1;
        start = at;
    }
    parts.push(buffer.toString('utf8', start));
    return parts.join('');
}
/** Bytes of the valid sequence that begins at `at`; 0 where none does. */
function sequenceLength(bytes, at) {
    const first = bytes[at] ?? 0;
    if (first < 0x80)
        return 1;
    const size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    return at + size <= bytes.length && (0,node_buffer__WEBPACK_IMPORTED_MODULE_0__.isUtf8)(bytes.subarray(at, at + size)) ? size : 0;
}
/** Go has no lone surrogates, JavaScript does. (`toWellFormed` with a choice.) */
function replaceLoneSurrogates(text, replacement) {
    return text.replaceAll(/\p{Surrogate}/gu, replacement);
}


/***/ }),

/***/ 2909:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ parseTree)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(452);
/* harmony import */ var _mtree_tree_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3992);
/* harmony import */ var _mtree_vis_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4404);




/** bufio.Scanner gives up on a line of this many bytes, its newline not counted. */
const longestLine = 65_536;
/**
 * ParseSpec, and the path of every entry as Compare computes it (parse.go, entry.go).
 * @param text bytes, or a string that holds bytes (latin1).
 * @throws FormatError for a line of 64 KiB, for a name that Unvis refuses, and for a line that is only a backslash before an empty
 * one: stacker's Lookup fails on all three.
 */
function parseTree(text, version) {
    const lines = linesOf(typeof text === 'string' ? text : Buffer.from(text).toString('latin1'));
    const entries = [];
    let current;
    let set = [];
    for (let at = 0; at < lines.length; at += 1) {
        let line = lines[at] ?? '';
        if (/^[ \t]*#/.test(line) || line === '')
            continue;
        const special = line.startsWith('/');
        if (!special) {
            const first = fieldsOf(line)[0];
            if (first === undefined)
                continue;
            if (first === '..') {
                current = current?.parent;
                continue;
            }
        }
        while (line.endsWith('\\')) {
            at += 1;
            line = line.slice(0, -1) + (lines[at] ?? '');
        }
        const [name, ...own] = fieldsOf(line);
        if (name === undefined)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('mtree', 'a name after a joined line, where go-mtree panics');
        if (special) {
            if (name === '/set')
                set = own;
            else if (name === '/unset')
                set = [];
            continue;
        }
        const placed = place(name, own, current, version);
        current = placed.current;
        entries.push({ path: placed.path, keywords: merge(set, own) });
    }
    return { entries };
}
/** Up to 0.5.3 the name is cleaned before it is asked for a `/`, and an entry with one may become the current directory. */
function place(name, own, current, version) {
    const types = own.map(_mtree_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .splitKeyword */ .Yu).filter(([keyword]) => keyword === 'type');
    const old = version === '0.4.4' || version === '0.5.0' || version === '0.5.2' || version === '0.5.3';
    const cleaned = node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(name).replace(/(?<=[^])\/$/, '');
    const full = (old ? cleaned : name).includes('/');
    const directory = old ? types.some(([, value]) => value === 'dir') : types.at(-1)?.[1] === 'dir';
    const decoded = cleanPath((0,_mtree_vis_js__WEBPACK_IMPORTED_MODULE_3__/* .unvis */ .y)(cleaned, version === '0.7.0' ? '0.7.0' : '0.6.0'));
    const path = full || current === undefined ? decoded : cleanPath(node_path__WEBPACK_IMPORTED_MODULE_0__.posix.join(current.path, decoded));
    const becomes = directory && (old || !full);
    return { path, current: becomes ? { path, parent: full && !old ? undefined : current } : current };
}
/** CleanPath (entry.go): a relative path that never leaves the root. An absolute one stays absolute. */
function cleanPath(path) {
    if (path === '')
        return '';
    if (path.startsWith('/'))
        return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(path).replace(/(?<=[^])\/$/, '');
    return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.normalize(`/${path}`).slice(1).replace(/\/$/, '') || '.';
}
/** An entry's own keywords override those of `/set` (keywords.go, MergeKeyValSet). */
function merge(set, own) {
    const keywords = new Set(set.map((text) => (0,_mtree_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .splitKeyword */ .Yu)(text)[0]));
    const last = new Map(own.map((text) => [(0,_mtree_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .splitKeyword */ .Yu)(text)[0], text]));
    return [
        ...set.map((text) => last.get((0,_mtree_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .splitKeyword */ .Yu)(text)[0]) ?? text),
        ...own.filter((text) => !keywords.has((0,_mtree_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .splitKeyword */ .Yu)(text)[0])),
    ];
}
/** bufio.ScanLines: LF ends a line, one CR before it goes with it, what follows the last LF is a line unless empty. */
function linesOf(text) {
    const lines = text.split('\n');
    if (lines.at(-1) === '')
        lines.pop();
    return lines.map((line) => {
        if (line.length >= longestLine)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .FormatError */ .IF('mtree', 'bufio.Scanner: token too long');
        return line.endsWith('\r') ? line.slice(0, -1) : line;
    });
}
/** strings.Fields over the bytes of UTF-8: unicode.IsSpace, which has U+0085 and not U+FEFF. */
function fieldsOf(line) {
    return line
        .split(/(?:[\t-\r ]|\xc2[\x85\xa0]|\xe1\x9a\x80|\xe2\x80[\x80-\x8a\xa8\xa9\xaf]|\xe2\x81\x9f|\xe3\x80\x80)+/)
        .filter((field) => field !== '');
}


/***/ }),

/***/ 3992:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ab: () => (/* binding */ keywordPrefix),
/* harmony export */   HL: () => (/* binding */ treeKeywords),
/* harmony export */   Yu: () => (/* binding */ splitKeyword),
/* harmony export */   fZ: () => (/* binding */ treeDigest)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);

/** The keywords that stacker asks for (cache.go, mtreeKeywords), in the order in which go-mtree writes them. */
const treeKeywords = ['type', 'link', 'uid', 'gid', 'xattr', 'mode', 'sha256digest'];
/** `KEYWORD` and `VALUE`, parted at the first `=`; without one the keyword is empty (keywords.go, KeyVal.Keyword). */
function splitKeyword(text) {
    const equals = text.indexOf('=');
    return equals < 0 ? ['', ''] : [text.slice(0, equals), text.slice(equals + 1)];
}
/** `xattr` of `xattr.user.comment` (keywords.go, Keyword.Prefix). */
function keywordPrefix(keyword) {
    const dot = keyword.indexOf('.');
    return dot < 0 ? keyword : keyword.slice(0, dot);
}
/**
 * One name for all trees that stacker cannot tell apart: the order of entries and keywords and the place of `/set` do not enter,
 * nor does a keyword that stacker does not ask for. A walk and the parsed text of that walk have the same digest, unless the name
 * of a directory holds a newline.
 */
function treeDigest(tree) {
    const byPath = new Map(tree.entries.map((entry) => [entry.path, entry]));
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    const add = (text) => {
        hash.update(`${String(text.length)}:${text}`, 'latin1');
    };
    for (const path of [...byPath.keys()].sort()) {
        add(path);
        const keywords = new Map((byPath.get(path)?.keywords ?? []).map(splitKeyword));
        const asked = [...keywords].filter(([keyword]) => treeKeywords.includes(keywordPrefix(keyword)));
        hash.update(`${String(asked.length)};`);
        for (const [keyword, value] of asked.sort(([a], [b]) => (a < b ? -1 : 1))) {
            add(keyword);
            add(value);
        }
    }
    return `sha256:${hash.digest('hex')}`;
}


/***/ }),

/***/ 4404:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   P: () => (/* binding */ vis),
/* harmony export */   y: () => (/* binding */ unvis)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);

const plain = /^[!-~]$/;
const glob = '*?[#';
/** vis(3) as go-mtree calls it (VisWhite, VisOctal, VisGlob), byte by byte. Strings hold bytes (latin1). */
function vis(bytes) {
    return bytes.replace(/[^]/g, (byte) => {
        if (byte === '\\')
            return '\\\\';
        if (plain.test(byte) && !glob.includes(byte))
            return byte;
        return `\\${byte.charCodeAt(0).toString(8).padStart(3, '0')}`;
    });
}
const cStyle = new Map([
    ['\\', '\\'],
    ['n', '\n'],
    ['r', '\r'],
    ['b', '\b'],
    ['a', '\x07'],
    ['v', '\v'],
    ['t', '\t'],
    ['f', '\f'],
    ['s', ' '],
    ['E', '\x1b'],
    ['\n', ''],
    ['$', ''],
]);
/**
 * The reverse (govis, unvis.go). It works on runes there: a byte that is no UTF-8 comes out as U+FFFD. Strings hold bytes (latin1).
 * @throws FormatError where go-mtree fails, and with it the whole comparison.
 */
function unvis(bytes, version = '0.6.0') {
    if (!/[\\\x80-\xff]/.test(bytes))
        return bytes;
    const runes = runesOf(bytes);
    let at = 0;
    let out = '';
    const fail = (why) => {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('mtree name', `${why} in ${JSON.stringify(bytes)}`);
    };
    const next = () => runes[at++] ?? fail('an escape sequence ends early');
    const latin1 = (rune) => {
        const code = rune.codePointAt(0) ?? 0;
        return code > 0xff ? fail('a code outside latin-1') : code;
    };
    const control = (mask) => {
        const rune = next();
        return String.fromCharCode(mask | (rune === '?' ? 0x7f : latin1(rune) & 0x1f));
    };
    while (at < runes.length) {
        const rune = next();
        if (rune !== '\\') {
            out += Buffer.from(rune, 'utf8').toString('latin1');
            continue;
        }
        const escape = next();
        if (/^[0-7]$/.test(escape)) {
            let digits = escape;
            while (digits.length < 3 && /^[0-7]$/.test(runes[at] ?? ''))
                digits += next();
            const code = parseInt(digits, 8);
            out += code > 0xff ? fail('a code outside latin-1') : String.fromCharCode(code);
        }
        else if (escape === 'x') {
            const digits = next() + next();
            out += /^[0-9a-fA-F]{2}$/.test(digits)
                ? String.fromCharCode(parseInt(digits, 16))
                : fail('bad hexadecimal digits');
        }
        else if (escape === '^') {
            out += control(0);
        }
        else if (escape === 'M') {
            const kind = next();
            if (kind === '^')
                out += control(0x80);
            else if (kind === '-')
                out += String.fromCharCode((0x80 | latin1(next())) & 0xff);
            else
                fail('an unknown meta escape');
        }
        else if (escape === '"' && version === '0.7.0') {
            out += '"';
        }
        else {
            out += cStyle.get(escape) ?? fail('an unknown escape');
        }
    }
    return out;
}
/** Go's []rune(string): each byte that does not belong to valid UTF-8 is one U+FFFD. */
function runesOf(bytes) {
    const valid = /[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[^]/g;
    return (bytes.match(valid) ?? []).map((unit) => unit.length === 1 && unit > '\x7f' ? '\ufffd' : Buffer.from(unit, 'latin1').toString('utf8'));
}


/***/ }),

/***/ 5691:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6474);
/* harmony import */ var _restore_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4837);
/* harmony import */ var _save_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(326);
/* harmony import */ var _store_keeper_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(455);
/* harmony import */ var _workspace_privilege_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(7962);





const useCases = { plan: _plan_js__WEBPACK_IMPORTED_MODULE_0__/* .plan */ .et, restore: _restore_js__WEBPACK_IMPORTED_MODULE_1__/* .restore */ .P, save: _save_js__WEBPACK_IMPORTED_MODULE_2__/* .save */ .U };
const args = process.argv.slice(2);
// Who called: the runner (no arguments), our own child under sudo, or a person. Each side is loaded by itself: the toolkit's core
// alone takes as long to load as a whole plan.
if (args.length === 0) {
    const { startAction } = await Promise.all(/* import() */[__nccwpck_require__.e(838), __nccwpck_require__.e(59), __nccwpck_require__.e(96)]).then(__nccwpck_require__.bind(__nccwpck_require__, 7096));
    await startAction(useCases);
}
else if (args[0] === _workspace_privilege_js__WEBPACK_IMPORTED_MODULE_4__/* .asRootCommand */ .GL) {
    const { runAsRoot } = await __nccwpck_require__.e(/* import() */ 398).then(__nccwpck_require__.bind(__nccwpck_require__, 6398));
    await runAsRoot(process.stdin);
}
else {
    const { startCommandLine } = await Promise.all(/* import() */[__nccwpck_require__.e(59), __nccwpck_require__.e(341)]).then(__nccwpck_require__.bind(__nccwpck_require__, 4341));
    await startCommandLine(args, useCases, _store_keeper_js__WEBPACK_IMPORTED_MODULE_3__/* .storeKeeper */ .Y);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 3418:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Lk: () => (/* binding */ openBuildCache),
/* harmony export */   X8: () => (/* binding */ mostBuildCacheBytes),
/* harmony export */   rX: () => (/* binding */ encodeBuildCache),
/* harmony export */   t2: () => (/* binding */ pruneBuildCache)
/* harmony export */ });
/* unused harmony exports isPlainName, putEntry */
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _formats_go_json_decode_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(38);
/* harmony import */ var _formats_go_json_encode_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3594);
/* harmony import */ var _formats_go_type_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3101);




/** A quarter of a gigabyte: trees of some million files. */
const mostBuildCacheBytes = 256 * 1024 * 1024;
const versionCheck = {
    kind: 'struct',
    name: 'versionCheck',
    fields: [{ name: 'Version', json: 'version', type: { kind: 'int' } }],
};
function fileSchema(release) {
    return {
        kind: 'struct',
        name: 'BuildCache',
        fields: [
            { name: 'Cache', json: 'cache', type: { kind: 'map', key: { kind: 'string' }, of: release.entry } },
            { name: 'Version', json: 'version', type: { kind: 'int' } },
        ],
    };
}
/**
 * Opens a build.cache as OpenCache does: the version first, which needs the whole text to be JSON, then all of it. `bytes` is
 * undefined where there is no file. Larger than `limit` bytes is broken; so are values that the release would not read.
 */
function openBuildCache(bytes, release, limit = mostBuildCacheBytes) {
    if (bytes === undefined)
        return { kind: 'missing' };
    if (bytes.length > limit)
        return { kind: 'broken', why: `it has ${bytes.length} bytes, more than ${limit}` };
    try {
        const version = (0,_formats_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldsOfStruct */ .cX)((0,_formats_go_json_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeGoJson */ .j)(bytes, versionCheck, 'build.cache'))['Version'];
        if (version !== BigInt(release.cacheVersion))
            return { kind: 'discarded', version };
        const { Cache } = (0,_formats_go_type_js__WEBPACK_IMPORTED_MODULE_3__/* .fieldsOfStruct */ .cX)((0,_formats_go_json_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeGoJson */ .j)(bytes, fileSchema(release), 'build.cache'));
        // A file without `cache` opens too, but stacker's next Put writes into a nil map; what we lay down always has one.
        return { kind: 'opened', entries: new Map(Cache) };
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF)
            return { kind: 'broken', why: error.message };
        throw error;
    }
}
/**
 * Which entries OpenCache keeps: a build_only one whose root exists, another one whose manifests can all be read. Configs and layers
 * are not looked at, by stacker, that is: whoever calls this a hit has to.
 */
function pruneBuildCache(entries, evidence) {
    const kept = new Map();
    const pruned = [];
    for (const [name, entry] of entries) {
        const why = whyPruned(entry, evidence);
        if (why === undefined)
            kept.set(name, entry);
        else
            pruned.push({ name, why });
    }
    return { kept, pruned };
}
function whyPruned(entry, { hasRoot, hasManifest }) {
    if (entry.Layer.BuildOnly) {
        // The name comes from the file and is joined to a path.
        if (!isPlainName(entry.Name))
            return 'its name is not a file name';
        return hasRoot(entry.Name) ? undefined : 'its root file system is not there';
    }
    for (const [type, descriptor] of entry.Manifests ?? []) {
        if (!hasManifest(descriptor))
            return `its ${type} manifest cannot be read`;
    }
    return undefined;
}
/** A name that stays in its directory when it is joined to it. */
function isPlainName(name) {
    return name !== '' && name !== '.' && name !== '..' && !/[/\0]/.test(name);
}
/** The entries after stacker's Put of one more; the given ones stay as they are. */
function putEntry(entries, entry) {
    return new Map(entries).set(entry.Name, entry);
}
/** The file as stacker writes it, byte for byte. */
function encodeBuildCache(entries, release) {
    const file = { Cache: entries, Version: BigInt(release.cacheVersion) };
    return Buffer.from((0,_formats_go_json_encode_js__WEBPACK_IMPORTED_MODULE_2__/* .encodeGoJson */ .p)(fileSchema(release), file, release.goJson));
}


/***/ }),

/***/ 9949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  AA: () => (/* binding */ decodeDefinition),
  Zl: () => (/* binding */ definitionText),
  eM: () => (/* binding */ diffDefinitions),
  uD: () => (/* binding */ sameDefinition)
});

// UNUSED EXPORTS: neverEqualDirectives

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/formats/go-type.js
var go_type = __nccwpck_require__(3101);
;// CONCATENATED MODULE: ./lib/formats/go-equal.js

/** reflect.DeepEqual of two values of one type: nil and empty differ, unexported fields count, pointers are compared by what they point to. */
function go_equal_goEqual(type, a, b) {
    const [first, second] = [a ?? (0,go_type/* zeroValue */.mg)(type), b ?? (0,go_type/* zeroValue */.mg)(type)];
    if (first === null || second === null)
        return first === second;
    switch (type.kind) {
        case 'pointer':
            return go_equal_goEqual(type.to, first, second);
        case 'interface': {
            const [left, right] = [(0,go_type/* fieldsOfStruct */.cX)(first), (0,go_type/* fieldsOfStruct */.cX)(second)];
            return left['type'] === right['type'] && go_equal_goEqual(left['type'], left['value'], right['value']);
        }
        case 'slice':
        case 'array':
            if (first instanceof Uint8Array && second instanceof Uint8Array)
                return sameBytes(first, second);
            return (Array.isArray(first) &&
                Array.isArray(second) &&
                first.length === second.length &&
                first.every((element, index) => go_equal_goEqual(type.of, element, second[index])));
        case 'map':
            return (first instanceof Map &&
                second instanceof Map &&
                first.size === second.size &&
                [...first].every(([key, value]) => second.has(key) && go_equal_goEqual(type.of, value, second.get(key))));
        case 'struct': {
            const [left, right] = [(0,go_type/* fieldsOfStruct */.cX)(first), (0,go_type/* fieldsOfStruct */.cX)(second)];
            return type.fields.every((field) => go_equal_goEqual(field.type, left[field.name], right[field.name]));
        }
        case 'string':
        case 'time':
            if (typeof first === 'string' && typeof second === 'string')
                return first === second;
            return sameBytes(bytesOf(first), bytesOf(second));
        case 'complex64':
        case 'complex128': {
            const [left, right] = [(0,go_type/* fieldsOfStruct */.cX)(first), (0,go_type/* fieldsOfStruct */.cX)(second)];
            return left['re'] === right['re'] && left['im'] === right['im'];
        }
        case 'bool':
        case 'int':
        case 'int8':
        case 'int16':
        case 'int32':
        case 'int64':
        case 'uint':
        case 'uint8':
        case 'uint16':
        case 'uint32':
        case 'uint64':
        case 'float32':
        case 'float64':
        case 'uintptr':
        case 'chan':
        case 'func':
            return first === second;
    }
}
function bytesOf(value) {
    if (value instanceof Uint8Array)
        return value;
    if (typeof value === 'string')
        return Buffer.from(value);
    throw new TypeError('not a string value');
}
function sameBytes(a, b) {
    return Buffer.compare(a, b) === 0;
}

// EXTERNAL MODULE: ./lib/formats/go-json-decode.js
var go_json_decode = __nccwpck_require__(38);
// EXTERNAL MODULE: ./lib/formats/go-json-encode.js
var go_json_encode = __nccwpck_require__(3594);
;// CONCATENATED MODULE: ./lib/layer/definition.js





/**
 * stacker's first question in Lookup, reflect.DeepEqual of the cached and the parsed layer: nil and empty differ. A layer that has
 * `neverEqualDirectives` is a miss even where this says true, because its copy in build.cache is not the layer any more.
 */
function sameDefinition(a, b, release) {
    const type = layerSchema(release);
    return go_equal_goEqual(type, withUnexported(type, a), withUnexported(type, b));
}
/**
 * The directives that do not survive build.cache, by name: what is written there reads back as something else, so the layer never
 * equals its own copy and is built on every run. From v1.0.0-rc1 on omitempty drops empty lists and maps, which come back as nil;
 * bytes that are no UTF-8 come back as U+FFFD in every release; rc9 to rc12 forget that `import` was written.
 */
function neverEqualDirectives(layer, release) {
    const type = layerSchema(release);
    const fields = withUnexported(type, layer);
    const lost = type.fields.filter((field) => !survives(field, fields, release)).map(directiveOf);
    return [...new Set(lost)];
}
function survives(field, fields, release) {
    const alone = { kind: 'struct', name: '', fields: [field] };
    try {
        const text = Buffer.from(encodeGoJson(alone, fields, release.goJson));
        return goEqual(alone, fields, decodeGoJson(text, alone, field.name));
    }
    catch (error) {
        // rc1 to rc5 cannot write some bind paths at all: Put fails, and nothing is remembered.
        if (error instanceof FormatError)
            return false;
        throw error;
    }
}
/** What changed, by directive as a stackerfile writes it: `environment.VERSION`, `run[0]`, `imports[2].path`. Empty for equal layers. */
function diffDefinitions(before, after, release) {
    const type = layerSchema(release);
    const [old, young] = [withUnexported(type, before), withUnexported(type, after)];
    return type.fields.flatMap((field) => [
        ...changes(field.type, old[field.name], young[field.name], directiveOf(field)),
    ]);
}
/** The definition as its release marshals it: equal texts are equal definitions, nil and empty apart where that release keeps them apart. */
function definitionText(layer, release) {
    const type = layerSchema(release);
    return (0,go_json_encode/* encodeGoJson */.p)(type, withUnexported(type, layer), release.goJson);
}
/** The counterpart. @throws FormatError for a text that the release would not read. */
function decodeDefinition(text, release) {
    return (0,go_json_decode/* decodeGoJson */.j)(Buffer.from(text), layerSchema(release), 'definition');
}
function layerSchema(release) {
    const layer = release.entry.fields.find((field) => field.name === 'Layer');
    if (layer?.type.kind !== 'struct')
        throw new TypeError(`${release.tag} has no layer`);
    return layer.type;
}
/** The flag of rc9 to rc12, unexported there, stands under its later, exported name in our layer. */
function withUnexported(type, layer) {
    const fields = { ...layer };
    for (const { name, unexported } of type.fields) {
        if (unexported === true)
            fields[name] ??= fields[name.charAt(0).toUpperCase() + name.slice(1)];
    }
    return fields;
}
const legacyFlags = new Set(['wasLegacyImport', 'WasLegacyImport']);
function directiveOf(field) {
    if (legacyFlags.has(field.name))
        return 'import';
    return field.yaml?.replace(/,.*/, '') ?? field.name.toLowerCase();
}
function* changes(type, before, after, path) {
    if (go_equal_goEqual(type, before, after))
        return;
    const inner = type.kind === 'pointer' ? type.to : type;
    const [old, young] = [before ?? (0,go_type/* zeroValue */.mg)(type), after ?? (0,go_type/* zeroValue */.mg)(type)];
    if (inner.kind === 'struct' && old !== null && young !== null) {
        const [a, b] = [(0,go_type/* fieldsOfStruct */.cX)(old), (0,go_type/* fieldsOfStruct */.cX)(young)];
        for (const field of inner.fields)
            yield* changes(field.type, a[field.name], b[field.name], `${path}.${directiveOf(field)}`);
        return;
    }
    const found = inner.kind === 'slice'
        ? [...listChanges(inner.of, listOf(old), listOf(young), path)]
        : inner.kind === 'map'
            ? [...mapChanges(inner.of, mapOf(old), mapOf(young), path)]
            : [];
    // Lists that differ although no element does are nil and empty.
    if (found.length > 0)
        yield* found;
    else
        yield change(path, textOf(type, old), textOf(type, young));
}
/** Elements that stand alike at begin and end are no changes, so that one line more is one change. */
function* listChanges(type, before, after, path) {
    const shorter = Math.min(before.length, after.length);
    let head = 0;
    while (head < shorter && go_equal_goEqual(type, before[head], after[head]))
        head += 1;
    let tail = 0;
    while (tail < shorter - head && go_equal_goEqual(type, before.at(-1 - tail), after.at(-1 - tail)))
        tail += 1;
    const [oldEnd, youngEnd] = [before.length - tail, after.length - tail];
    for (let index = head; index < Math.max(oldEnd, youngEnd); index++) {
        const place = `${path}[${index}]`;
        if (index >= oldEnd)
            yield change(place, undefined, wholeText(type, after[index]));
        else if (index >= youngEnd)
            yield change(place, wholeText(type, before[index]), undefined);
        else
            yield* changes(type, before[index], after[index], place);
    }
}
function* mapChanges(type, before, after, path) {
    for (const key of [...new Set([...before.keys(), ...after.keys()])].sort()) {
        const place = /^[\w./-]+$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
        if (!before.has(key))
            yield change(place, undefined, wholeText(type, after.get(key)));
        else if (!after.has(key))
            yield change(place, wholeText(type, before.get(key)), undefined);
        else
            yield* changes(type, before.get(key), after.get(key), place);
    }
}
function change(path, before, after) {
    return { path, ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
}
/** An empty string that is there, as opposed to one that was never written. */
function wholeText(type, value) {
    return textOf(type, value) ?? '""';
}
/** One printable line; undefined for nothing: nil, or a string that is empty because it was not written. */
function textOf(type, value) {
    if (value === null || value === undefined)
        return undefined;
    if (type.kind === 'pointer')
        return wholeText(type.to, value);
    if (value === '')
        return undefined;
    if (type.kind === 'struct')
        return structText(type, (0,go_type/* fieldsOfStruct */.cX)(value));
    if (type.kind === 'slice')
        return `[${listOf(value)
            .map((element) => wholeText(type.of, element))
            .join(', ')}]`;
    if (type.kind === 'map') {
        return `{${[...mapOf(value)].map(([key, element]) => `${printable(key)}: ${wholeText(type.of, element)}`).join(', ')}}`;
    }
    if (typeof value === 'string')
        return printable(value);
    if (value instanceof Uint8Array)
        return printable(Buffer.from(value).toString('latin1'));
    if (typeof value === 'boolean')
        return String(value);
    if (typeof value !== 'bigint')
        throw new TypeError(`a layer holds no ${type.kind}`);
    // uint32 is a mode, which is written in octal.
    return type.kind === 'uint32' ? `0${value.toString(8)}` : value.toString();
}
function structText(type, fields) {
    const members = type.fields
        .filter((field) => !go_equal_goEqual(field.type, fields[field.name], (0,go_type/* zeroValue */.mg)(field.type)))
        .map((field) => `${directiveOf(field)}: ${wholeText(field.type, fields[field.name])}`);
    return `{${members.join(', ')}}`;
}
function printable(text) {
    return /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]+$/u.test(text) ? text : JSON.stringify(text);
}
function listOf(value) {
    return Array.isArray(value) ? value : [];
}
function mapOf(value) {
    return value instanceof Map ? value : new Map();
}


/***/ }),

/***/ 5951:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AR: () => (/* binding */ packEntry),
/* harmony export */   Mv: () => (/* binding */ rerootEntry),
/* harmony export */   dE: () => (/* binding */ manifestDigests),
/* harmony export */   nk: () => (/* binding */ factsOfEntry)
/* harmony export */ });
/* unused harmony export treeDigestOfHash */
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7910);
/* harmony import */ var _formats_mtree_parse_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2909);
/* harmony import */ var _formats_mtree_tree_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3992);



/**
 * The portable facts that a cache entry witnesses: what stacker found staged when it wrote it. `why` tells what is missing.
 * @throws FormatError for a tree text that go-mtree would refuse.
 */
function factsOfEntry(entry, { portable, definition, arch, release, base, unwitnessed }) {
    const imports = [];
    for (const [index, item] of (entry.Layer.Imports ?? []).entries()) {
        const fact = unwitnessed(index) ?? importOfEntry(entry, item.Path, release);
        if (fact === undefined)
            return { kind: 'incomplete', why: `its entry does not know import ${item.Path}` };
        imports.push(fact);
    }
    const overlayDirs = [];
    for (const { Source } of entry.Layer.OverlayDirs ?? []) {
        const recorded = entry.OverlayDirs?.get(Source);
        if (recorded === undefined)
            return { kind: 'incomplete', why: `its entry does not know overlay dir ${Source}` };
        overlayDirs.push({ kind: 'directory', tree: treeDigestOfHash(recorded.Hash, release) });
    }
    return {
        kind: 'facts',
        facts: {
            name: entry.Name,
            arch,
            shape: release.shape,
            definition,
            base,
            epoch: entry.SourceDateEpoch === undefined || entry.SourceDateEpoch === null ? null : String(entry.SourceDateEpoch),
            imports,
            overlayDirs,
            layerTypes: portable.BuildOnly ? [] : [...(entry.Manifests ?? new Map()).keys()].sort(),
        },
    };
}
function importOfEntry(entry, path, release) {
    const recorded = entry.Imports?.get(path);
    if (recorded === undefined)
        return undefined;
    return recorded.Type === 1n
        ? { kind: 'directory', tree: treeDigestOfHash(recorded.Hash, release) }
        : { kind: 'file', hash: recorded.Hash };
}
/** `Hash` of a directory is the standard base64 of the mtree text (cache.go, getEncodedMtree). */
function treeDigestOfHash(hash, release) {
    return (0,_formats_mtree_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .treeDigest */ .fZ)((0,_formats_mtree_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTree */ .c)(Buffer.from(hash, 'base64'), release.goMtree));
}
/** Digests of the manifests, which together with the facts are the layer's identity; none for build_only. */
function manifestDigests(entry) {
    if (entry.Layer.BuildOnly)
        return [];
    return [...(entry.Manifests ?? new Map()).values()]
        .map(({ Digest: digest }) => digest)
        .filter(_formats_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc);
}
/** The entry as a record keeps it: paths portable, the texts of trees apart, named by the digest of their bytes. */
function packEntry(entry, portable) {
    const trees = new Map();
    const apart = (hash) => {
        const text = Buffer.from(hash, 'base64');
        const digest = (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .digestOf */ .ol)(text);
        trees.set(digest, text);
        return digest;
    };
    const imports = renamed(entry.Imports, pairs(entry.Layer.Imports, portable.Imports, 'Path'), (recorded) => recorded.Type === 1n ? { ...recorded, Hash: apart(recorded.Hash) } : recorded);
    const overlayDirs = renamed(entry.OverlayDirs, pairs(entry.Layer.OverlayDirs, portable.OverlayDirs, 'Source'), (recorded) => ({ Hash: apart(recorded.Hash) }));
    return { entry: { ...entry, Layer: portable, Imports: imports, OverlayDirs: overlayDirs }, trees };
}
/**
 * A recorded entry made this checkout's: its definition and keys, the recorded hashes, trees and manifests. `base` is the text that
 * stacker will compute here. Nothing is replaced by search in text (design 4).
 */
function rerootEntry(packed, checkout) {
    const back = (digest) => {
        if (!(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(digest))
            throw new TypeError(`a packed entry holds ${JSON.stringify(digest)} where a tree's digest belongs`);
        return checkout.tree(digest).toString('base64');
    };
    const imports = renamed(packed.Imports, pairs(checkout.portable.Imports, checkout.layer.Imports, 'Path'), (recorded) => (recorded.Type === 1n ? { ...recorded, Hash: back(recorded.Hash) } : recorded));
    const overlayDirs = renamed(packed.OverlayDirs, pairs(checkout.portable.OverlayDirs, checkout.layer.OverlayDirs, 'Source'), (recorded) => ({ Hash: back(recorded.Hash) }));
    return { ...packed, Layer: checkout.layer, Base: checkout.base, Imports: imports, OverlayDirs: overlayDirs };
}
function pairs(from, to, key) {
    return (from ?? []).map((item, index) => [item[key], to?.[index]?.[key] ?? item[key]]);
}
function renamed(map, names, change) {
    if (map === null)
        return null;
    const result = new Map();
    for (const [from, to] of names) {
        const value = map.get(from);
        if (value !== undefined)
            result.set(to, change(value));
    }
    return result;
}


/***/ }),

/***/ 7435:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  R: () => (/* binding */ entryHash)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/formats/go-type.js
var go_type = __nccwpck_require__(3101);
;// CONCATENATED MODULE: ./lib/formats/go-hash.js


/**
 * github.com/mitchellh/hashstructure v1.1.0, `Hash(value, nil)`. Anything that differs here by a bit makes every layer that is
 * built on another one a miss.
 *
 * Throws FormatError where Hash returns an error: chan, func, complex128 and uintptr have no hash.
 */
function goHash(type, value) {
    switch (type.kind) {
        case 'string':
            return fnv1(stringBytes(value));
        case 'bool':
            return fnv1(Uint8Array.of(booleanOf(value) ? 1 : 0));
        case 'float32':
        case 'float64':
        case 'complex64':
        case 'time':
            return fnv1(numberBytes(type.kind, value));
        case 'pointer':
            return value === null || value === undefined ? nilHash : goHash(type.to, value);
        case 'interface':
            return hashInterface(value);
        case 'slice':
        case 'array':
            return sequenceOf(type, value).reduce((hash, element) => ordered(hash, goHash(type.of, element)), 0n);
        case 'map': {
            let hash = 0n;
            for (const [key, element] of mapOf(value))
                hash ^= ordered(hashKey(type.key, key), goHash(type.of, element));
            return hash;
        }
        case 'struct':
            return hashStruct(type, value);
        case 'chan':
        case 'func':
        case 'complex128':
            throw new errors/* FormatError */.IF('hashstructure', `a kind that it knows, not ${type.kind}`);
        case 'uintptr':
            throw new errors/* FormatError */.IF('hashstructure', 'a type of fixed size, not uintptr');
        case 'int':
        case 'int8':
        case 'int16':
        case 'int32':
        case 'int64':
        case 'uint':
        case 'uint8':
        case 'uint16':
        case 'uint32':
        case 'uint64':
            return fnv1(integerBytes(type.kind, value));
    }
}
/** FNV-1, not 1a: first multiply, then xor. In 32-bit halves, because a bigint for every byte is fifty times slower. */
function fnv1(bytes) {
    let high = 0xcbf29ce4;
    let low = 0x84222325;
    for (const byte of bytes) {
        // The prime is 2^40 + 0x1b3. Products stay below 2^53, so doubles are exact.
        const product = low * 0x1b3;
        const carry = Math.floor(product / 0x1_0000_0000);
        high = (high * 0x1b3 + carry + (low << 8)) >>> 0;
        low = ((product >>> 0) ^ byte) >>> 0;
    }
    return (BigInt(high) << 32n) | BigInt(low);
}
/** hashUpdateOrdered: FNV-1 of both numbers in little-endian bytes. */
function ordered(first, second) {
    const pair = new DataView(new ArrayBuffer(16));
    pair.setBigUint64(0, first, true);
    pair.setBigUint64(8, second, true);
    return fnv1(new Uint8Array(pair.buffer));
}
/** A nil of any kind becomes a zero int, so an unset pointer hashes like one to int64 0 but not like one to "". */
const nilHash = fnv1(new Uint8Array(8));
function hashInterface(value) {
    if (value === null || value === undefined)
        return nilHash;
    const { type, value: inner } = (0,go_type/* fieldsOfStruct */.cX)(value);
    return goHash(type, inner);
}
/** Map keys are hashed by their structure: MarshalText does not count. */
function hashKey(type, key) {
    return type.kind === 'struct' && type.text !== undefined
        ? goHash(type, type.text.parse(String(key)))
        : goHash(type, key);
}
/** Fields are XORed, so their order is free; their names are hashed with them, so equal values do not cancel out. */
function hashStruct(type, value) {
    const fields = (0,go_type/* fieldsOfStruct */.cX)(value);
    let hash = nameHash(type.name);
    for (const field of type.fields) {
        if (field.unexported === true || field.hash === 'ignore' || field.hash === '-')
            continue;
        const inner = fields[field.name] ?? (0,go_type/* zeroValue */.mg)(field.type);
        hash ^= ordered(nameHash(field.name), hashField(field, inner));
    }
    return hash;
}
function hashField({ name, type, hash, stringer }, value) {
    if (hash === 'set' && type.kind === 'slice')
        return hashSet(type.of, sequenceOf(type, value));
    if (hash !== 'string')
        return goHash(type, value);
    if (stringer === undefined)
        throw new errors/* FormatError */.IF('hashstructure', `a String method of field ${name}`);
    return fnv1(stringBytes(stringer(value)));
}
function hashSet(type, elements) {
    return elements.reduce((hash, element) => hash ^ goHash(type, element), 0n);
}
const nameHashes = new Map();
/** Names come from schemas, so there are few of them. */
function nameHash(name) {
    let hash = nameHashes.get(name);
    if (hash === undefined)
        nameHashes.set(name, (hash = fnv1(stringBytes(name))));
    return hash;
}
function stringBytes(value) {
    if (typeof value === 'string')
        return Buffer.from(value);
    if (value instanceof Uint8Array)
        return value;
    throw new TypeError('not a string value');
}
function booleanOf(value) {
    if (typeof value === 'boolean')
        return value;
    throw new TypeError('not a bool value');
}
/** int and uint are widened to 64 bits, the sized kinds keep their width: FileMode is four bytes. */
function integerBytes(kind, value) {
    const range = (0,go_type/* integerRange */.As)(kind);
    if (range === undefined || typeof value !== 'bigint')
        throw new TypeError(`not a value of ${kind}`);
    const bytes = new DataView(new ArrayBuffer(8));
    bytes.setBigUint64(0, BigInt.asUintN(range.bits, value), true);
    return new Uint8Array(bytes.buffer, 0, range.bits / 8);
}
function numberBytes(kind, value) {
    const bytes = new DataView(new ArrayBuffer(8));
    if (kind === 'time' && value instanceof Uint8Array)
        return value;
    if (kind === 'complex64') {
        const { re, im } = (0,go_type/* fieldsOfStruct */.cX)(value);
        bytes.setFloat32(0, Number(re), true);
        bytes.setFloat32(4, Number(im), true);
        return new Uint8Array(bytes.buffer);
    }
    if (typeof value !== 'number')
        throw new TypeError(`not a value of ${kind}`);
    if (kind === 'float64')
        bytes.setFloat64(0, value, true);
    else
        bytes.setFloat32(0, value, true);
    return new Uint8Array(bytes.buffer, 0, kind === 'float64' ? 8 : 4);
}
/** nil and empty are alike; []byte is a slice of one-byte numbers. */
function sequenceOf(type, value) {
    if (value === null || value === undefined)
        return [];
    if (value instanceof Uint8Array)
        return Array.from(value, BigInt);
    if (Array.isArray(value))
        return value;
    throw new TypeError(`not a value of ${type.kind}`);
}
function mapOf(value) {
    if (value === null || value === undefined)
        return new Map();
    if (value instanceof Map)
        return value;
    throw new TypeError('not a map value');
}

;// CONCATENATED MODULE: ./lib/layer/entry-hash.js

/**
 * The hash whose decimal text is the `Base` of every layer built on this one (cache.go, getBaseHash). To be asked of an entry as
 * build.cache holds it: the texts of its trees count, with the date in their comments.
 */
function entryHash(entry, release) {
    return goHash(release.entry, entry);
}


/***/ }),

/***/ 1361:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cz: () => (/* binding */ layerTag),
/* harmony export */   Of: () => (/* binding */ zeroDescriptor),
/* harmony export */   x: () => (/* binding */ layerTypeKey)
/* harmony export */ });
/* harmony import */ var _formats_go_type_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3101);

/** The key of Manifests: `tar+false`, `squashfs+true`; `tar`, `squashfs` before v0.19.0. A tar has no verity data whatever was asked for. */
function layerTypeKey(type, verity, release) {
    return release.rules.verity ? `${type}+${String(verity && type !== 'tar')}` : type;
}
/** What stands for the manifest of a build_only layer. */
function zeroDescriptor(release) {
    const manifests = release.entry.fields.find((field) => field.name === 'Manifests');
    if (manifests?.type.kind !== 'map')
        throw new TypeError(`${release.tag} has no map of manifests`);
    return (0,_formats_go_type_js__WEBPACK_IMPORTED_MODULE_0__/* .zeroValue */ .mg)(manifests.type.of);
}
/** The tag in the output layout: the name for tar, else NAME-TYPE (layer_type.go, LayerName). `key` is a layer type's key. */
function layerTag(name, key) {
    const type = key.replace(/\+.*$/, '');
    return type === 'tar' ? name : `${name}-${type}`;
}


/***/ }),

/***/ 6191:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $I: () => (/* binding */ lookup),
/* harmony export */   MV: () => (/* binding */ baseSubject),
/* harmony export */   Pk: () => (/* binding */ unresolvedReasons),
/* harmony export */   tq: () => (/* binding */ completeFacts)
/* harmony export */ });
/** The complete facts, or undefined while one is unresolved. */
function completeFacts(current) {
    const { base, imports, overlayDirs } = current;
    if (base.kind === 'unresolved' || !imports.every(isResolved) || !overlayDirs.every(isResolved))
        return undefined;
    return { ...current.facts, base, imports, overlayDirs };
}
/** The reasons that lie in the current facts themselves, whatever is recorded. */
function unresolvedReasons(current) {
    return [current.base, ...current.imports, ...current.overlayDirs].flatMap((fact) => fact.kind === 'unresolved' ? [fact.reason] : []);
}
/**
 * stacker's Lookup (cache.go) over portable facts: every reason for which the recorded layer does not serve for the current
 * sources, in the order in which stacker would meet them. No reason: it does. Unlike stacker it also compares the content of
 * imports with `dest`, which stacker forgets (spec: restoring 33), so that no stale copy of it is ever laid down.
 */
function lookup(recorded, current, differences) {
    if (recorded.facts.shape !== current.facts.shape) {
        return [{ code: 'release-changed', subject: '' }];
    }
    return [
        ...definitionReasons(recorded, current, differences),
        ...baseReasons(recorded, current),
        ...(recorded.facts.epoch === current.facts.epoch ? [] : [epochChanged(recorded.facts.epoch, current.facts.epoch)]),
        ...importReasons(recorded, current, differences),
        ...overlayDirReasons(recorded, current, differences),
        ...current.facts.layerTypes
            .filter((type) => !recorded.facts.layerTypes.includes(type))
            .map((type) => ({ code: 'layer-type-missing', subject: type })),
    ];
}
function isResolved(fact) {
    return fact.kind !== 'unresolved';
}
function definitionReasons(recorded, current, differences) {
    if (recorded.facts.definition === current.facts.definition)
        return [];
    const changes = differences.definitions(recorded.layer, current.layer);
    return [{ code: 'definition-changed', subject: '', changes }];
}
function baseReasons(recorded, current) {
    const before = recorded.facts.base;
    const after = current.base;
    if (after.kind === 'unresolved')
        return [after.reason];
    const same = before.kind === 'known'
        ? after.kind === 'known' && before.base === after.base
        : after.kind === 'layer' && before.identity === after.identity && before.path === after.path;
    return same ? [] : [{ code: 'base-changed', subject: baseSubject(current.layer) }];
}
/** How a layer's base is called in a sentence: the tag of a built layer, else the url. */
function baseSubject(layer) {
    return layer.From.Type === 'built' ? layer.From.Tag : layer.From.Url;
}
function epochChanged(before, after) {
    const change = { path: 'SOURCE_DATE_EPOCH', before: before ?? 'unset', after: after ?? 'unset' };
    return { code: 'epoch-changed', subject: '', changes: [change] };
}
function importReasons(recorded, current, differences) {
    const before = new Map((recorded.layer.Imports ?? []).map((item, index) => [item.Path, recorded.facts.imports[index]]));
    return (current.layer.Imports ?? []).flatMap(({ Path: subject, Dest }, index) => {
        const now = current.imports[index];
        const then = before.get(subject);
        if (now === undefined)
            throw new Error(`no fact for import ${String(index)} of ${current.facts.name}`);
        if (now.kind === 'unresolved')
            return [now.reason];
        if (then === undefined)
            return [{ code: 'import-new', subject }];
        const reasons = contentReasons(then, now, differences, subject, ['import-type-changed', 'import-changed']);
        return Dest
            ? reasons.map((reason) => ({ ...reason, detail: 'stacker itself does not compare imports with dest' }))
            : reasons;
    });
}
function overlayDirReasons(recorded, current, differences) {
    const before = new Map((recorded.layer.OverlayDirs ?? []).map((item, index) => [item.Source, recorded.facts.overlayDirs[index]]));
    return (current.layer.OverlayDirs ?? []).flatMap(({ Source: subject }, index) => {
        const now = current.overlayDirs[index];
        const then = before.get(subject);
        if (now === undefined)
            throw new Error(`no fact for overlay dir ${String(index)} of ${current.facts.name}`);
        if (now.kind === 'unresolved')
            return [now.reason];
        if (then === undefined)
            return [{ code: 'overlay-dir-new', subject }];
        return contentReasons(then, now, differences, subject, ['overlay-dir-changed', 'overlay-dir-changed']);
    });
}
function contentReasons(then, now, differences, subject, [typeChanged, changed]) {
    switch (now.kind) {
        case 'file':
            if (then.kind === 'file')
                return then.hash === now.hash ? [] : [{ code: changed, subject }];
            return [{ code: typeChanged, subject }];
        case 'directory': {
            if (then.kind !== 'directory')
                return [{ code: typeChanged, subject }];
            if (then.tree === now.tree)
                return [];
            const changes = differences.trees(then.tree, now.tree);
            return [{ code: changed, subject, ...(changes && { changes }) }];
        }
        case 'produced':
            if (then.kind !== 'produced')
                return [{ code: typeChanged, subject }];
            return then.identity === now.identity && then.path === now.path ? [] : [{ code: changed, subject }];
    }
}


/***/ }),

/***/ 8539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ decodeOverlayMetadata)
/* harmony export */ });
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2924);

const mostMetadataBytes = 16 * 1024 * 1024;
/** @throws FormatError naming the spot. Go decodes leniently (null lists, absent members), and so does this. */
function decodeOverlayMetadata(bytes) {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .parseJson */ .qF)(bytes, 'overlay_metadata.json', mostMetadataBytes), 'overlay_metadata.json');
    return {
        manifests: member('Manifests', absentOr(new Map(), decodeManifests)),
        builtLayers: member('BuiltLayers', absentOr([], (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc))),
        hasBuiltOutput: member('HasBuiltOCIOutput', absentOr(false, _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeBoolean */ .J2)),
    };
}
function absentOr(zero, decode) {
    return (value, where) => (value === undefined || value === null ? zero : decode(value, where));
}
const decodeManifests = (value, where) => {
    (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where);
    return new Map(Object.entries(value).map(([type, manifest]) => {
        const layers = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(manifest, `${where}.${type}`)('layers', absentOr([], (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)(decodeLayer)));
        return [type, layers];
    }));
};
const decodeLayer = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where);
    return {
        mediaType: member('mediaType', _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc),
        digest: member('digest', _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeDigest */ .bY),
        size: member('size', _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeCount */ .OV),
    };
};


/***/ }),

/***/ 3586:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   K8: () => (/* binding */ layerIdentity),
/* harmony export */   hf: () => (/* binding */ portableLayer),
/* harmony export */   wL: () => (/* binding */ factsDigest)
/* harmony export */ });
/* unused harmony export portablePath */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7910);


/** Digest over a canonical text of the facts: member order is fixed here, so it does not depend on how the value was made. */
function factsDigest(facts) {
    const base = facts.base.kind === 'known' ? ['known', facts.base.base] : ['layer', facts.base.identity, facts.base.path];
    const content = (fact) => {
        switch (fact.kind) {
            case 'file':
                return ['file', fact.hash];
            case 'directory':
                return ['directory', fact.tree];
            case 'produced':
                return ['produced', fact.identity, fact.path];
        }
    };
    return (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(JSON.stringify([
        'stack-cache facts 1',
        facts.name,
        facts.arch,
        facts.shape,
        facts.definition,
        base,
        facts.epoch,
        facts.imports.map(content),
        facts.overlayDirs.map(content),
        facts.layerTypes,
    ]));
}
/**
 * What a child or importer knows a layer by. An output layer is its facts and the manifests that came of them; a build_only layer
 * has no manifest and is its facts alone, so building it again does not make another layer of it (stacker's own judgement, too).
 */
function layerIdentity(facts, manifests) {
    return (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestOf */ .ol)(JSON.stringify(['stack-cache layer 1', factsDigest(facts), [...manifests].sort()]));
}
/** The definition with the paths of imports, overlay dirs and binds as seen from the stackerfile's directory. */
function portableLayer(definition, workingDirectory) {
    const { layer, written, stackerfile } = definition;
    const portable = (absolute, asWritten) => portablePath(absolute, asWritten ?? absolute, node_path__WEBPACK_IMPORTED_MODULE_0__.posix.dirname(stackerfile), workingDirectory);
    const imports = (list, source) => list?.map((item, index) => ({ ...item, Path: portable(item.Path, source?.[index]?.Path) })) ?? null;
    return {
        ...layer,
        Imports: imports(layer.Imports, written.Imports),
        ...(layer.LegacyImport === undefined
            ? {}
            : { LegacyImport: imports(layer.LegacyImport, written.LegacyImport ?? null) }),
        OverlayDirs: layer.OverlayDirs?.map((item, index) => ({
            ...item,
            Source: portable(item.Source, written.OverlayDirs?.[index]?.Source),
        })) ?? null,
        Binds: layer.Binds?.map((item, index) => ({
            Source: portable(item.Source, written.Binds?.[index]?.Source),
            Dest: portable(item.Dest, written.Binds?.[index]?.Dest),
        })) ?? null,
    };
}
/**
 * A path of the checkout, relative to the stackerfile: `conf`, `./conf` and the absolute spelling are one path to stacker, which
 * compares what they resolve to. URLs and absolute paths outside the working directory stay as they are. Trailing slashes are
 * kept: stacker stages `dir/` differently from `dir`.
 */
function portablePath(absolute, asWritten, stackerfileDirectory, workingDirectory) {
    if (!absolute.startsWith('/'))
        return absolute;
    const inside = (root) => absolute === root || absolute.startsWith(root === '/' ? root : `${root}/`);
    if (asWritten.startsWith('/') && !inside(workingDirectory) && !inside(stackerfileDirectory))
        return absolute;
    const slashes = /\/*$/.exec(absolute)?.[0] ?? '';
    return node_path__WEBPACK_IMPORTED_MODULE_0__.posix.relative(stackerfileDirectory, absolute) + slashes;
}


/***/ }),

/***/ 3130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ provision),
/* harmony export */   y: () => (/* binding */ preferredType)
/* harmony export */ });
const tarGzip = 'application/vnd.oci.image.layer.v1.tar+gzip';
const dockerGzip = 'application/vnd.docker.image.rootfs.diff.tar.gzip';
/**
 * Chooses what is laid down for a hit layer, by the checklist of spec/restoring.md 5. It holds for every layer that stacker will
 * see, whatever the plan says about the others, so that a surprise edit after the restore finds a whole base.
 */
function provision(request) {
    return request.layer.BuildOnly ? provideBuildOnly(request) : provideOutput(request);
}
function provideOutput(request) {
    const type = preferredType(request.manifests);
    if (type === undefined)
        return { kind: 'left-out', why: 'its record names no manifest' };
    const needed = request.hasChild || request.taken.length > 0;
    const layers = request.manifests.get(type) ?? [];
    const extract = byHand(layers, request.extractsOnDemand);
    const missing = missingTool(extract, request.capabilities);
    if (missing === undefined)
        return { kind: 'metadata', type, source: 'manifest', layers, extract: needed ? extract : [] };
    return needed ? { kind: 'left-out', why: missing } : { kind: 'none' };
}
function provideBuildOnly(request) {
    const { metadata, hasChild, taken, contents, packedTree, capabilities } = request;
    if (!hasChild && taken.length === 0)
        return { kind: 'stub' };
    if (metadata === undefined)
        return { kind: 'left-out', why: 'its record lacks the metadata of its root' };
    const type = preferredType(metadata.manifests);
    const layers = type === undefined ? [] : (metadata.manifests.get(type) ?? []);
    const extract = byHand(layers, request.extractsOnDemand);
    const missing = missingTool(extract, capabilities);
    const ancestorsWhole = metadata.builtLayers.every((name) => {
        const kind = request.ancestor(name)?.kind;
        return kind === 'metadata' || kind === 'packed' || kind === 'keep';
    });
    if (metadata.hasBuiltOutput && type !== undefined) {
        if (missing !== undefined)
            return { kind: 'left-out', why: missing };
        if (!ancestorsWhole)
            return { kind: 'left-out', why: 'a build_only layer below it cannot be laid down' };
        return { kind: 'metadata', type, source: 'saved', layers, extract };
    }
    if (!hasChild && taken.every((path) => contents.some((content) => content.path === path))) {
        return { kind: 'stand-in', contents: contents.filter((content) => taken.includes(content.path)) };
    }
    if (packedTree !== undefined && ancestorsWhole) {
        if (missing !== undefined)
            return { kind: 'left-out', why: missing };
        if (capabilities.unpackTree !== true)
            return { kind: 'left-out', why: capabilities.unpackTree };
        return { kind: 'packed', blob: packedTree, layers, extract };
    }
    return { kind: 'left-out', why: 'no image holds its content' };
}
/** One type only: with two in the metadata stacker picks one at random and fails or loses layers (restoring 13). */
function preferredType(manifests) {
    const rank = (type) => ['tar', 'squashfs', 'erofs'].findIndex((word) => type.startsWith(word));
    return [...manifests.keys()].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))[0];
}
/**
 * The blobs that must be extracted for stacker: all of them before v1.0 (restoring 16), later those that it packed uncompressed,
 * from overlay dirs and imports with `dest` (14), and erofs (13).
 */
function byHand(layers, extractsOnDemand) {
    return layers.filter(({ mediaType }) => {
        if (!extractsOnDemand)
            return true;
        return mediaType !== tarGzip && mediaType !== dockerGzip && !mediaType.includes('squashfs');
    });
}
function missingTool(layers, capabilities) {
    for (const { mediaType } of layers) {
        const able = mediaType.includes('squashfs')
            ? capabilities.extractSquashfs
            : mediaType.includes('erofs')
                ? capabilities.extractErofs
                : capabilities.extractTar;
        if (able !== true)
            return able;
    }
    return undefined;
}


/***/ }),

/***/ 2169:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Z: () => (/* binding */ layersOfManifest),
/* harmony export */   b: () => (/* binding */ provisionRequest)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7910);
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(2924);
/* harmony import */ var _overlay_metadata_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8539);




const mostManifestBytes = 16 * 1024 * 1024;
/**
 * What the provision of the layer at `index` depends on: what its record holds, and which visible layers stand on it or take from
 * it, whatever their verdicts. `provided` are the provisions of the layers before it. Undefined for a layer without a record.
 * @throws FormatError for documents in the record that are not what they should be.
 */
function provisionRequest(index, layers, provided, release, capabilities) {
    const layer = layers[index];
    const candidate = layer?.judgement.candidate;
    const record = candidate?.record;
    if (layer === undefined || candidate === undefined || record === undefined)
        return undefined;
    const { definition } = layer.stacked.facts;
    const taken = layers.flatMap(({ stacked }) => takenFrom(stacked, definition.name, index));
    return {
        layer: definition.layer,
        manifests: definition.layer.BuildOnly ? new Map() : manifestLayers(candidate.entry.Manifests, record),
        metadata: record.metadata === null ? undefined : metadataOf(record.metadata),
        packedTree: record.blobs.find(({ kind, digest }) => kind === 'packed' && layer.found.present.has(digest))?.digest,
        hasChild: layers.some(({ stacked }) => stacked.base === index && stacked.facts.base.kind === 'built'),
        taken: [...new Set(taken)],
        contents: layers.flatMap((other) => contentsOf(other, definition.name, candidate.identity)),
        ancestor: (name) => provided.find(({ stacked }) => stacked.build === layer.stacked.build && stacked.facts.definition.name === name)
            ?.provision,
        extractsOnDemand: release.rules.extractsOnDemand,
        capabilities,
    };
}
/** Paths that the layer takes from the layer at `index`, called `name`, by import or as its tar base. */
function takenFrom({ facts, below }, name, index) {
    if (below.get(name) !== index)
        return [];
    const { base } = facts;
    return [
        ...facts.imports.flatMap((fact) => (fact.kind === 'produced' && fact.producer === name ? [fact.path] : [])),
        ...(base.kind === 'produced' && base.layer === name && facts.definition.layer.From.Type === 'tar'
            ? [base.path]
            : []),
    ];
}
/** What a layer's record kept of the very producer that is to be laid down; an older record of it may still serve. */
function contentsOf({ found }, producer, identity) {
    const record = found.candidate?.record;
    if (record === undefined)
        return [];
    const { base, imports } = record.facts;
    const same = imports.some((fact) => fact.kind === 'produced' && fact.identity === identity) ||
        (base.kind === 'layer' && base.identity === identity);
    if (!same)
        return [];
    return record.contents.filter((content) => content.producer === producer && found.present.has(content.blob));
}
function metadataOf(bytes) {
    try {
        return (0,_overlay_metadata_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeOverlayMetadata */ ._)(bytes);
    }
    catch (error) {
        if (error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF)
            return undefined;
        throw error;
    }
}
function manifestLayers(manifests, record) {
    const result = new Map();
    for (const [type, { Digest: digest }] of manifests ?? []) {
        const document = (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(digest) ? record.documents.get(digest) : undefined;
        if (document !== undefined)
            result.set(type, layersOfManifest(document));
    }
    return result;
}
/** @throws FormatError for what is not an OCI manifest. */
function layersOfManifest(manifest) {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeObject */ .gv)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)(manifest, 'manifest', mostManifestBytes), 'manifest');
    return member('layers', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeArray */ .k$)((value, where) => {
        const field = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeObject */ .gv)(value, where);
        return {
            mediaType: field('mediaType', _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeString */ .sc),
            digest: field('digest', _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeDigest */ .bY),
            size: field('size', _formats_decode_js__WEBPACK_IMPORTED_MODULE_2__/* .decodeCount */ .OV),
        };
    }));
}


/***/ }),

/***/ 4952:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ty: () => (/* binding */ recordFormat),
/* harmony export */   Xf: () => (/* binding */ decodePortableContent),
/* harmony export */   Ym: () => (/* binding */ encodeRecord),
/* harmony export */   eT: () => (/* binding */ decodeRecord)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2924);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7910);



/** Format of a record; part of every key, so readers of another format never see it. */
const recordFormat = 1;
const mostRecordBytes = 64 * 1024 * 1024;
function encodeRecord(record) {
    const text = (bytes) => {
        const utf8 = bytes.toString('utf8');
        return Buffer.from(utf8).equals(bytes) ? utf8 : { base64: bytes.toString('base64') };
    };
    return Buffer.from(JSON.stringify({
        format: recordFormat,
        release: record.release,
        facts: record.facts,
        entry: record.entry,
        trees: [...record.trees].map(([digest, tree]) => ({ digest, base64: tree?.toString('base64') ?? null })),
        documents: [...record.documents].map(([digest, bytes]) => ({ digest, bytes: text(bytes) })),
        metadata: record.metadata && text(record.metadata),
        blobs: record.blobs,
        contents: record.contents,
        buildSeconds: record.buildSeconds,
        owner: record.owner,
        savedAt: record.savedAt,
        unpacked: record.unpacked,
    }));
}
/** @throws FormatError for bytes that are not a record of this format, or whose documents are not what their digests say. */
function decodeRecord(bytes) {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(bytes, 'record', mostRecordBytes), 'record');
    if (member('format', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV) !== recordFormat)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('record.format', `expected ${String(recordFormat)}`);
    return {
        release: member('release', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        facts: member('facts', decodeFacts),
        entry: member('entry', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        trees: new Map(member('trees', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeTree))),
        documents: new Map(member('documents', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeDocument))),
        metadata: member('metadata', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(decodeBytes)),
        blobs: member('blobs', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeBlob)),
        contents: member('contents', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeContent)),
        buildSeconds: member('buildSeconds', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(decodeSeconds)),
        owner: member('owner', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV),
        savedAt: member('savedAt', decodeSeconds),
        unpacked: member('unpacked', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeBoolean */ .J2),
    };
}
const decodeFacts = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return {
        name: member('name', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        arch: member('arch', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        shape: member('shape', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        definition: member('definition', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        base: member('base', decodeBase),
        epoch: member('epoch', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc)),
        imports: member('imports', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)((value, where) => decodePortableContent(value, where))),
        overlayDirs: member('overlayDirs', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)((value, where) => decodePortableContent(value, where))),
        layerTypes: member('layerTypes', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc)),
    };
};
const decodeBase = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    const kind = member('kind', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('known', 'layer'));
    if (kind === 'known')
        return { kind, base: member('base', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc) };
    return { kind, identity: member('identity', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY), path: member('path', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc) };
};
const decodePortableContent = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    const kind = member('kind', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('file', 'directory', 'produced'));
    switch (kind) {
        case 'file':
            return { kind, hash: member('hash', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc) };
        case 'directory':
            return { kind, tree: member('tree', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY) };
        case 'produced':
            return { kind, identity: member('identity', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY), path: member('path', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc) };
    }
};
const decodeTree = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    const digest = member('digest', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY);
    const base64 = member('base64', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc));
    const text = base64 === null ? null : Buffer.from(base64, 'base64');
    if (text !== null && (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(text) !== digest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected the text that its digest names');
    return [digest, text];
};
const decodeBytes = (value, where) => {
    if (typeof value === 'string')
        return Buffer.from(value);
    return Buffer.from((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where)('base64', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc), 'base64');
};
const decodeDocument = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    const digest = member('digest', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY);
    const bytes = member('bytes', decodeBytes);
    if ((0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(bytes) !== digest)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected the document that its digest names');
    return [digest, bytes];
};
const decodeBlob = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return {
        digest: member('digest', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY),
        size: member('size', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV),
        kind: member('kind', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('layer', 'tree', 'content', 'packed')),
    };
};
const decodeContent = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return {
        producer: member('producer', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        path: member('path', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        kind: member('kind', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('file', 'directory')),
        mode: member('mode', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV),
        blob: member('blob', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY),
    };
};
const decodeSeconds = (value, where) => {
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected seconds');
    return value;
};


/***/ }),

/***/ 4277:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ candidateOfRecord)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _formats_mtree_parse_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2909);
/* harmony import */ var _formats_mtree_tree_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3992);
/* harmony import */ var _release_releases_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4129);
/* harmony import */ var _build_cache_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3418);
/* harmony import */ var _definition_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9949);
/* harmony import */ var _entry_facts_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(5951);
/* harmony import */ var _portable_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(3586);








/**
 * A record as a candidate: its entry and definition decoded by the rules of the release that wrote them.
 * @throws FormatError where they are not what that release writes, or the release is not in the table.
 */
function candidateOfRecord(record) {
    const release = (0,_release_releases_js__WEBPACK_IMPORTED_MODULE_3__/* .findRelease */ .dv)(record.release);
    if (release === undefined)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('record.release', `expected a known release, not ${record.release}`);
    const layer = (0,_definition_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeDefinition */ .AA)(record.facts.definition, release);
    const entry = onlyEntry(record, layer, release);
    const trees = inlineTrees(entry, record, release);
    requireAgreement(entry, record.facts, layer, trees);
    const identity = (0,_portable_js__WEBPACK_IMPORTED_MODULE_7__/* .layerIdentity */ .K8)(record.facts, (0,_entry_facts_js__WEBPACK_IMPORTED_MODULE_6__/* .manifestDigests */ .dE)(entry));
    return { identity, recorded: { layer, facts: record.facts }, entry, record, trees };
}
/** The facts choose the record, the entry is what stacker will compare: it must say the same of every file, and of every tree at hand. */
function requireAgreement(entry, facts, layer, trees) {
    const expected = (where) => new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF(where, 'expected what the facts of the record say');
    for (const [index, item] of (layer.Imports ?? []).entries()) {
        const fact = facts.imports[index];
        const recorded = entry.Imports?.get(item.Path);
        if (fact === undefined)
            throw expected(`record.facts.imports[${String(index)}]`);
        if (item.Dest)
            continue;
        if (recorded === undefined)
            throw expected(`record.entry.Imports[${JSON.stringify(item.Path)}]`);
        if (fact.kind === 'file' && (recorded.Type !== 0n || recorded.Hash !== fact.hash))
            throw expected(`import ${item.Path}`);
        if (fact.kind === 'directory' && recorded.Type !== 1n)
            throw expected(`import ${item.Path}`);
    }
    const named = new Set([...facts.imports, ...facts.overlayDirs].flatMap((fact) => (fact.kind === 'directory' ? [fact.tree] : [])));
    const taken = facts.imports.some(({ kind }) => kind === 'produced');
    for (const digest of trees.keys()) {
        // A directory taken from a producer is known by that producer, not by its tree.
        if (!named.has(digest) && !taken)
            throw expected(`tree ${digest}`);
    }
}
/** Trees whose texts the record itself holds, by canonical digest; the others are blobs. */
function inlineTrees(entry, record, release) {
    const hashes = [
        ...[...(entry.Imports ?? new Map()).values()].map(({ Hash }) => Hash),
        ...[...(entry.OverlayDirs ?? new Map()).values()].map(({ Hash }) => Hash),
    ];
    const trees = new Map();
    for (const [digest, text] of record.trees) {
        if (text === null || !hashes.includes(digest))
            continue;
        const tree = (0,_formats_mtree_parse_js__WEBPACK_IMPORTED_MODULE_1__/* .parseTree */ .c)(text, release.goMtree);
        trees.set((0,_formats_mtree_tree_js__WEBPACK_IMPORTED_MODULE_2__/* .treeDigest */ .fZ)(tree), tree);
    }
    return trees;
}
function onlyEntry(record, layer, release) {
    const opened = (0,_build_cache_js__WEBPACK_IMPORTED_MODULE_4__/* .openBuildCache */ .Lk)(Buffer.from(record.entry), release);
    const entry = opened.kind === 'opened' ? opened.entries.get(record.facts.name) : undefined;
    if (entry?.Name !== record.facts.name || entry.Layer.BuildOnly !== layer.BuildOnly) {
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('record.entry', `expected the entry of ${record.facts.name}`);
    }
    return entry;
}


/***/ }),

/***/ 761:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   El: () => (/* binding */ dependencies),
/* harmony export */   TD: () => (/* binding */ stackLayers),
/* harmony export */   VR: () => (/* binding */ listLayers),
/* harmony export */   n3: () => (/* binding */ layerKey)
/* harmony export */ });
/** All layers of the project in build order, each once: a prerequisite of two builds is worked through twice, but is one layer. */
function listLayers(project) {
    const seen = new Set();
    return project.builds.flatMap(({ layers }, build) => layers.flatMap((definition) => {
        const key = layerKey(definition);
        if (seen.has(key))
            return [];
        seen.add(key);
        return [{ definition, build }];
    }));
}
/** (stackerfile, name) identifies a layer; neither holds a NUL. */
function layerKey({ stackerfile, name }) {
    return `${stackerfile}\0${name}`;
}
/** Ties each layer to the ones that its facts name. A name means the layer of the same build, else the last before it (oci outputs). */
function stackLayers(project, layers) {
    const indexOf = new Map(layers.map(({ facts }, index) => [layerKey(facts.definition), index]));
    const visible = project.builds.map((build) => new Map(build.layers.map((definition) => [definition.name, indexOf.get(layerKey(definition))])));
    const seenNames = new Set();
    const lastOfName = new Map();
    return layers.map(({ facts, build }, index) => {
        const { name } = facts.definition;
        const find = (wanted) => {
            const found = visible[build]?.get(wanted) ?? lastOfName.get(wanted);
            return found !== undefined && found < index ? found : undefined;
        };
        const { base } = facts;
        const baseName = base.kind === 'built' || base.kind === 'produced' ? base.layer : undefined;
        const named = facts.imports.flatMap((fact) => (fact.kind === 'produced' ? [fact.producer] : []));
        const below = new Map();
        for (const wanted of baseName === undefined ? named : [baseName, ...named]) {
            const found = find(wanted);
            if (found !== undefined)
                below.set(wanted, found);
        }
        const sharesName = seenNames.has(name);
        seenNames.add(name);
        lastOfName.set(name, index);
        return { facts, build, base: baseName === undefined ? undefined : below.get(baseName), below, sharesName };
    });
}
/** Indexes of what the layer stands on or takes from, ascending. */
function dependencies(layer) {
    return [...new Set(layer.below.values())].sort((a, b) => a - b);
}


/***/ }),

/***/ 6027:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FT: () => (/* binding */ decodeNote),
/* harmony export */   LE: () => (/* binding */ entryDigest),
/* harmony export */   kH: () => (/* binding */ noteOf)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2924);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7910);
/* harmony import */ var _layer_record_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4952);
/* harmony import */ var _layer_build_cache_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(3418);
/* harmony import */ var _predict_resolution_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(7643);






const format = 1;
/** The note of a restore. `entries` are those laid down, by index. */
function noteOf({ layers, evidence, sources, plan }, entries) {
    return {
        format,
        release: sources.release.tag,
        layers: layers.map(({ stacked, foreseen, judgement }, index) => {
            const { definition } = stacked.facts;
            const entry = entries.get(index);
            return {
                stackerfile: definition.stackerfile,
                name: definition.name,
                verdict: judgement.verdict,
                laid: entry === undefined ? null : entryDigest(entry, sources.release),
                stored: entry !== undefined && judgement.candidate?.record !== undefined,
                bytes: entry === undefined ? 0 : (plan.layers[index]?.bytes ?? 0),
                unwitnessed: (definition.layer.Imports ?? []).map((item, at) => item.Dest ? resolvedOrNull(foreseen.imports[at]) : null),
                evidence: (evidence[index] ?? []).map((seen) => ({ ...seen })),
            };
        }),
    };
}
function resolvedOrNull(fact) {
    return fact === undefined || fact.kind === 'unresolved' ? null : fact;
}
/** Equal for entries whose bytes in build.cache are equal. */
function entryDigest(entry, release) {
    return (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)((0,_layer_build_cache_js__WEBPACK_IMPORTED_MODULE_4__/* .encodeBuildCache */ .rX)(new Map([[entry.Name, entry]]), release));
}
/** @throws FormatError for what is no note of this format. */
function decodeNote(value) {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, 'note');
    if (member('format', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV) !== format)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('note.format', `expected ${String(format)}`);
    return { release: member('release', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc), layers: member('layers', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeLayerNote)) };
}
const decodeLayerNote = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    return {
        stackerfile: member('stackerfile', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        name: member('name', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        verdict: member('verdict', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('hit', 'miss', 'always', 'unknown', 'error')),
        laid: member('laid', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeDigest */ .bY)),
        stored: member('stored', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeBoolean */ .J2),
        bytes: member('bytes', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeCount */ .OV),
        unwitnessed: member('unwitnessed', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_layer_record_js__WEBPACK_IMPORTED_MODULE_3__/* .decodePortableContent */ .Xf))),
        evidence: member('evidence', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(_predict_resolution_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeEvidence */ .kw)),
    };
};


/***/ }),

/***/ 6474:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  kg: () => (/* binding */ gather),
  T1: () => (/* binding */ judgeProject),
  et: () => (/* binding */ plan)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
;// CONCATENATED MODULE: ./lib/layer/hints.js
/** What names, values and shell texts suggest. Good enough for a notice; no verdict may rest on it. */
const checked = /\b(?:sha(?:1|224|256|384|512)sum|b2sum|md5sum)\s+(?:\S+\s+){0,3}?(?:-\w*c\b|--check\b)/;
/** Words of each tool that fetch. */
const fetching = new Map([
    ['apt-get', ['install', 'update', 'upgrade', 'dist-upgrade', 'full-upgrade', 'build-dep', 'download', 'source']],
    ['dnf', ['install', 'update', 'upgrade', 'builddep', 'groupinstall', 'reinstall', 'makecache', 'download']],
    ['zypper', ['install', 'in', 'update', 'up', 'dup', 'refresh']],
    ['pacman', ['-S', '-Sy', '-Syu', '-Syyu']],
    ['apk', ['add', 'update', 'upgrade', 'fetch']],
    ['pip', ['install', 'download']],
    ['npm', ['install', 'ci', 'i', 'update']],
    ['yarn', ['install', 'add']],
    ['go', ['get', 'install']],
    ['gem', ['install']],
    ['cargo', ['install', 'fetch']],
    ['git', ['clone']],
]);
const sameTool = new Map([
    ['apt', 'apt-get'],
    ['aptitude', 'apt-get'],
    ['yum', 'dnf'],
    ['microdnf', 'dnf'],
    ['tdnf', 'dnf'],
    ['pip3', 'pip'],
    ['pnpm', 'npm'],
]);
/** What may stand before a command, and takes no operand of its own. */
const before = new Set([
    'then',
    'do',
    'else',
    'if',
    'elif',
    'while',
    'until',
    '!',
    'exec',
    'eval',
    'time',
    'nohup',
    'env',
]);
/**
 * The tools by which `run` seems to fetch from the network, each once: `apk add`, `curl`. Downloads that are held against a checksum
 * do not count: other content would fail the build.
 */
function networkTools(run) {
    const script = withoutTexts(run.join('\n'));
    const found = new Set();
    for (const command of script.split(/[;&|(){}`\n]/)) {
        const tool = toolOf(command);
        if (tool !== undefined)
            found.add(tool);
    }
    if (checked.test(script))
        for (const download of ['curl', 'wget'])
            found.delete(download);
    return [...found];
}
/** Without comments, with continued lines joined, without what `cat` and `tee` write down, and with separators inside quotes made blanks. */
function withoutTexts(script) {
    const lines = [];
    let end;
    for (const line of script.replaceAll('\\\n', ' ').split('\n')) {
        if (end !== undefined) {
            if (line.trim() === end)
                end = undefined;
            continue;
        }
        if (/^\s*#/.test(line))
            continue;
        if (/\b(?:cat|tee)\b/.test(line))
            end = /<<-?\s*["']?([A-Za-z_][A-Za-z0-9_]*)/.exec(line)?.[1];
        lines.push(line
            .replace(/\s#\s.*$/, '')
            .replace(/'[^']*'/g, (text) => text.replace(/[;&|(){}`]/g, ' '))
            .replace(/"[^"]*"/g, (text) => text.replace(/[;&|{}]/g, ' ')));
    }
    return lines.join('\n');
}
function toolOf(command) {
    const words = command
        .trim()
        .split(/\s+/)
        .map((word) => word.replace(/["']/g, ''));
    let at = 0;
    for (;;) {
        const word = words[at] ?? '';
        if (before.has(word) || /^[A-Za-z_][A-Za-z0-9_]*=/.test(word))
            at += 1;
        else if (word === 'sudo')
            at += words[at + 1]?.startsWith('-') === true ? 2 : 1;
        else if (word === 'chroot' || word === 'timeout')
            at += 2;
        else if (/^(?:ba|da|a)?sh$/.test(word) && /^-\w*c$/.test(words[at + 1] ?? ''))
            at += 2;
        else if (/^python[0-9.]*$/.test(word) && words[at + 1] === '-m')
            at += 2;
        else
            break;
    }
    const name = words[at]?.replace(/^.*\//, '') ?? '';
    const operands = words.slice(at + 1);
    const named = operands.filter((word) => word !== '' && !word.startsWith('-'));
    switch (name) {
        case 'curl':
        case 'wget':
            return named.length > 0 && !operands.some(isHere) ? name : undefined;
        case 'debootstrap':
        case 'mmdebstrap':
            return name;
        case 'yarn':
            if (operands.length === 0)
                return name;
    }
    const word = operands.find((operand) => fetching.get(sameTool.get(name) ?? name)?.includes(operand));
    if (word === undefined ||
        operands.some((operand) => /^--(?:no-network|no-index|offline|no-download)$/.test(operand))) {
        return undefined;
    }
    const rest = operands.slice(operands.indexOf(word) + 1).filter((operand) => !operand.startsWith('-'));
    if (name === 'git' && !rest.some(isElsewhere))
        return undefined;
    if (name === 'go' && !rest.some((operand) => operand.includes('@') || /^[\w-]+(?:\.[\w-]+)+\//.test(operand)))
        return undefined;
    return `${name} ${word}`;
}
function isHere(operand) {
    return /^file:|^--unix-socket|^(?:\w+:\/\/)?(?:localhost|127\.|0\.0\.0\.0|\[::1\])/.test(operand);
}
/** A repository that git has to go out for: a URL, `host:path`, or a variable. */
function isElsewhere(operand) {
    return !isHere(operand) && /^\w+:\/\/|^[\w.-]+@?[\w.-]*:|^\$/.test(operand);
}
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
 * such, by its name (COMMIT, BUILD_ID), or by both (a VERSION that ends in a commit). A checksum or a plain version stays.
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

;// CONCATENATED MODULE: ./lib/layer/blind-spots.js


/** Of one kind; more become one notice. */
const mostAlone = 3;
const mostNotices = 20;
const mostNamed = 8;
/**
 * Where stacker looks away: what it never compares, what it mistakes for something else, what it builds again each time. Each with the
 * layers, the cost and the cure, a wrong image before a needless build. Some of it is guessed from names and shell texts.
 */
function findBlindSpots(sources) {
    const found = kinds.map((kind) => ({ kind, spots: kind.find(sources) }));
    const notices = (alone) => found.flatMap(({ kind, spots }) => (spots.length > alone ? [united(spots)] : spots).map((spot) => noticeOf(kind, spot, sources)));
    for (let alone = mostAlone; alone > 1; alone -= 1) {
        const told = notices(alone);
        if (told.length <= mostNotices)
            return told;
    }
    return notices(1);
}
/** Wrong images first, then what fails, then what costs. */
const kinds = [
    {
        find: findBaseCollisions('download'),
        tell: ({ layers, subjects }) => ({
            message: `${layers}: the bases ${subjects} are kept under one file name, so stacker may take one for the other`,
            advice: 'give one of the files another name',
        }),
    },
    {
        find: findSharedBaseNames,
        tell: ({ layers, subjects }) => ({
            message: `${layers}: the imports ${subjects} have one base name; stacker keeps only one of them, and changes of the other go unseen`,
            advice: 'rename one of them, or import the directory that it is in',
        }),
    },
    {
        find: findUncompared,
        tell: ({ layers, subjects }, { from }) => ({
            message: from === 'local'
                ? `${layers}: stacker never compares the content of an import with dest (${subjects}), so the old copy stays in the image when it changes`
                : `${layers}: stacker never compares the content of an import with dest (${subjects}); restore does, but a build in place keeps the old copy`,
            advice: 'list it, or a file that changes with it, once more without dest, or give the sha256 of a file as hash',
        }),
    },
    {
        find: findUnpinnedDownloads,
        tell: ({ layers, subjects, one }) => ({
            message: `${layers}: the ${one ? 'download' : 'downloads'} ${subjects} ${one ? 'has' : 'have'} no hash; stacker takes an old copy for good without looking inside, and the plan depends on what the server tells`,
            advice: one ? 'add its sha256 as hash' : 'add the sha256 of each as hash',
        }),
    },
    {
        find: (sources) => eachLayer(sources, (definition) => 
        // Proxies say how to fetch, not what; stacker passes most of them anyway (types/layer.go, buildEnv).
        isAlwaysBuilt(definition)
            ? []
            : (definition.layer.BuildEnvPt ?? []).filter((pattern) => !/proxy/i.test(pattern))),
        tell: ({ layers, subjects }) => ({
            message: `${layers}: build_env_passthrough lets in ${subjects}, whose values stacker never compares: with other values the old build stays`,
            advice: 'give what changes the result in build_env, by a substitution',
        }),
    },
    {
        find: findBaseCollisions('image'),
        tell: ({ layers, subjects }) => ({
            message: `${layers}: the bases ${subjects} are kept under one name, so a layer built on the earlier one fails once the later one is fetched`,
            advice: 'give one of them another name, or move it with its layers to a stackerfile that is built by itself',
        }),
    },
    {
        find: (sources) => eachLayer(sources, ({ neverEqual }) => neverEqual),
        spreads: ({ facts }) => !facts.definition.layer.BuildOnly,
        tell: ({ layers, subjects, spread }) => ({
            message: `${layers}: what stands in ${subjects} never equals its copy in build.cache, so stacker builds it on every run${spread}`,
            advice: /\bimport\b/.test(subjects)
                ? 'write imports instead of import'
                : `remove ${subjects} where there is nothing in it`,
        }),
    },
    {
        find: (sources) => eachLayer(sources, ({ layer }) => ((layer.Binds ?? []).length > 0 ? ['binds'] : [])),
        // In place an equal entry of a build_only layer lets its children be, whatever the binds brought in (spec: restoring 33).
        spreads: ({ facts }, { from }) => from === 'store' || !facts.definition.layer.BuildOnly,
        tell: ({ layers, spread }) => ({
            message: `${layers}: stacker builds a layer with binds on every run${spread}, since it does not compare what they hold`,
            advice: 'import what is only read instead of binding it',
        }),
    },
    {
        find: findVolatileSubstitutions,
        spreads: () => true,
        tell: ({ layers, subjects, one, spread }) => ({
            message: `${layers}: the ${one ? 'substitution' : 'substitutions'} ${subjects} ${one ? 'seems' : 'seem'} to change with every commit, and each change builds again what holds it${spread}`,
            advice: 'give it a fixed value except for releases, or move it into a last layer of its own',
        }),
    },
    {
        find: findMovingBases,
        spreads: () => true,
        tell: ({ layers, subjects, one, spread }) => ({
            message: `${layers}: the ${one ? 'base' : 'bases'} ${subjects} may ${one ? 'become another image' : 'become other images'} at any time, which builds again what is made from ${one ? 'it' : 'them'}${spread}`,
            advice: 'name a version, or better a digest',
        }),
    },
    {
        find: (sources) => sources.maxAge === undefined
            ? eachLayer(sources, (definition) => isAlwaysBuilt(definition) ? [] : networkTools(definition.layer.Run ?? []))
            : [],
        tell: ({ layers, subjects }) => ({
            message: `${layers}: run fetches from the network (${subjects}), and what changes there goes unseen`,
            advice: 'set max-age to build it again after so many days, or pin versions and import downloads with their hash',
        }),
    },
];
function noticeOf(kind, { layers, subjects }, sources) {
    const definitions = layers.flatMap((index) => sources.layers[index]?.facts.definition ?? []);
    const names = unique(definitions.map(({ name }) => name));
    const { message, advice } = kind.tell({
        layers: `${names.length === 1 ? 'layer' : 'layers'} ${listed(names)}`,
        subjects: listed(subjects.map(shown)),
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
/** In place an import with dest is not compared, so nothing comes through it. */
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
/** Binds and what never equals itself hide nothing: such layers are built on every run. */
function isAlwaysBuilt({ layer, neverEqual }) {
    return neverEqual.length > 0 || (layer.Binds ?? []).length > 0;
}
function hasDest(source) {
    return source?.Dest !== undefined && source.Dest !== '';
}
function isDownload(url) {
    return /^https?:\/\//.test(url);
}
/**
 * Imports with `dest` are ignored by Lookup and Put (cache.go), unless their content stands in the definition as `hash`, which stacker
 * holds files and downloads against, or they are imported a second time without `dest`.
 */
function findUncompared(sources) {
    return eachLayer(sources, (definition, { facts }) => {
        const { layer, written } = definition;
        if (isAlwaysBuilt(definition))
            return [];
        const imports = layer.Imports ?? [];
        const place = (source) => external_node_path_.posix.normalize(source.Path).replace(/\/$/, '');
        const compared = new Set(imports.filter((source) => !hasDest(source)).map(place));
        return imports.flatMap((source, index) => {
            if (!hasDest(source) || isDownload(source.Path))
                return [];
            const pinned = source.Hash !== '' && facts.imports[index]?.kind === 'file';
            if (pinned || compared.has(place(source)))
                return [];
            return [written.Imports?.[index]?.Path ?? source.Path];
        });
    });
}
/** Download (network.go) trusts the staged copy where the server tells no checksum, or its size is the same. */
function findUnpinnedDownloads(sources) {
    return eachLayer(sources, ({ layer }) => (layer.Imports ?? []).flatMap(({ Path: url, Hash: hash }) => (isDownload(url) && hash === '' ? [url] : [])));
}
/** Imports without `dest` are staged side by side under their last component (import.go), so one takes the other's place. */
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
 * Bases that take one place below `.stacker/layer-bases`. A downloaded tar gets the file that another one left there unless the server
 * tells a checksum, in other builds of the same stacker-dir too; everything else is fetched anew for each layer and only confuses
 * the children of the earlier one (spec: staging 8).
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
            return [{ layers: indexes, subjects: namesOfBases(sharing) }];
        });
    };
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
/** Those that change together and are held by the same layers have one cause. The value is looked at, and never shown. */
function findVolatileSubstitutions({ layers, substitutions }) {
    const given = new Map();
    for (const pair of substitutions) {
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
/** Docker bases without a tag, or with `latest`, that no digest holds. */
function findMovingBases(sources) {
    return eachLayer(sources, ({ layer, written }) => {
        if (layer.From.Type !== 'docker' || layer.From.Url.includes('@'))
            return [];
        const tag = /:([^:/]*)$/.exec(layer.From.Url.replace(/^docker:\/\//, ''))?.[1];
        return tag === undefined || tag === 'latest' ? [written.From.Url] : [];
    });
}
function unique(texts) {
    return [...new Set(texts)];
}
/** `a`, `a and b`, `a, b and c`, and a number for what is too much to name. */
function listed(texts) {
    const named = texts.length > mostNamed
        ? [...texts.slice(0, mostNamed - 1), `${String(texts.length - mostNamed + 1)} more`]
        : texts;
    return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1) ?? ''}`;
}
/** Without what may be a secret in a URL, and not too long. */
function shown(text) {
    const open = text.replace(/:\/\/[^/@]*@/, '://').replace(/^(https?:\/\/[^?#]*)[?#].*$/s, '$1');
    return open.length > 120 ? `${open.slice(0, 119)}…` : open;
}

// EXTERNAL MODULE: ./lib/layer/stack.js
var layer_stack = __nccwpck_require__(761);
;// CONCATENATED MODULE: ./lib/layer/collision.js

/**
 * stacker keeps base tarballs by file name and base images by a tag made of the last component of their name, and looks the whole
 * chain up again for each child: when another layer's base of that name came in between, the child's build fails with "couldn't
 * find a cache of base layer" (spec: staging 8). `slot` names the place of a layer's base, undefined where it has none.
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
            staged.set(place, layer.facts.base.base);
            continue;
        }
        const root = rootOf(layers, index);
        if (root?.facts.base.kind !== 'known')
            continue;
        const rootPlace = slot(root);
        if (rootPlace === undefined || root.build !== layer.build)
            continue;
        const now = staged.get(rootPlace);
        if (now !== undefined && now !== root.facts.base.base) {
            const subject = root.facts.definition.layer.From.Url;
            found.set(index, { code: 'colliding-names', subject, detail: 'another base of that name comes in between' });
        }
    }
    return found;
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
/** Layers that have binds themselves or through build_only layers below them: no entry witnesses what binds bring in. */
function boundLayers(layers) {
    const bound = [];
    for (const layer of layers) {
        const below = (0,layer_stack/* dependencies */.El)(layer).some((index) => bound[index] === true && layers[index]?.facts.definition.layer.BuildOnly);
        bound.push((layer.facts.definition.layer.Binds ?? []).length > 0 || below);
    }
    return bound;
}
/**
 * Layers whose http base may be another's: stacker keeps the download of a build by its file name, and uses what is there unless the
 * server sends a checksum (network.go, Download). What the second layer of that name gets cannot be told beforehand.
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
var mtree_tree = __nccwpck_require__(3992);
;// CONCATENATED MODULE: ./lib/formats/mtree-compare.js

/**
 * go-mtree's Compare over stacker's seven keywords, ascending by path; stacker asks only whether it is empty. `stored` is a parsed
 * text and `fresh` a walk: two walks would not show what a newline in a directory's name does to the text.
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
/** Up to 0.6.0 a keyword that only one side has is no difference, except an attribute (compare.go, compareEntry). */
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
var definition = __nccwpck_require__(9949);
;// CONCATENATED MODULE: ./lib/layer/differences.js


/** Tells differences in detail, from the trees that are at hand; a tree that is not is no detail, never another verdict. */
function differencesOf(release, trees, substitutionOf) {
    return {
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

// EXTERNAL MODULE: ./lib/layer/lookup.js
var lookup = __nccwpck_require__(6191);
// EXTERNAL MODULE: ./lib/layer/portable.js
var portable = __nccwpck_require__(3586);
;// CONCATENATED MODULE: ./lib/layer/judge.js


/** Joins what was gathered of a layer with how the layers below it stand. Parents first: `standing` knows all that it names. */
function foresee(facts, form, standing) {
    const doubts = [];
    const base = foreseenBase(facts.base, form.layer, standing, doubts);
    const imports = facts.imports.map((fact, index) => foreseenContent(fact, form.layer.Imports?.[index]?.Path ?? '', form, standing, doubts));
    const overlayDirs = facts.overlayDirs.map((fact, index) => foreseenContent(fact, form.layer.OverlayDirs?.[index]?.Source ?? '', form, standing, doubts));
    return {
        layer: form.layer,
        facts: {
            name: facts.definition.name,
            arch: form.arch,
            shape: form.shape,
            definition: form.definition,
            epoch: facts.epoch === null ? null : String(facts.epoch),
            layerTypes: form.layer.BuildOnly ? [] : form.layerTypes,
        },
        base,
        imports,
        overlayDirs,
        doubts,
    };
}
function unresolved(code, subject, detail) {
    return { kind: 'unresolved', reason: { code, subject, ...(detail !== undefined && { detail }) } };
}
function foreseenBase(fact, layer, standing, doubts) {
    switch (fact.kind) {
        case 'known':
            return { kind: 'known', base: fact.base };
        case 'unknown':
            return unresolved('base-unresolved', (0,lookup/* baseSubject */.MV)(layer), fact.why);
        case 'broken':
            return unresolved('bad-import', (0,lookup/* baseSubject */.MV)(layer), fact.why);
        case 'built': {
            const below = standing(fact.layer);
            if (below === undefined)
                return unresolved('dependency-unresolved', fact.layer);
            if (below.kind === 'rebuilt')
                return unresolved('base-rebuilt', fact.layer);
            if (below.kind === 'unknown')
                return unresolved('base-unresolved', fact.layer, 'it may be built again');
            if (below.kind === 'unsure') {
                doubts.push({ code: 'base-unresolved', subject: fact.layer, detail: 'it may be built again' });
            }
            return { kind: 'layer', identity: below.identity, path: '' };
        }
        case 'produced': {
            const below = standing(fact.layer);
            if (below === undefined)
                return unresolved('dependency-unresolved', fact.layer);
            // An image of its own carries times, so another build of it is another base; a file may well come out equal.
            if (below.kind === 'rebuilt' && layer.From.Type !== 'tar')
                return unresolved('base-rebuilt', fact.layer);
            if (below.kind !== 'good' && below.kind !== 'unsure')
                return unresolved('producer-rebuilt', fact.layer);
            if (below.kind === 'unsure')
                doubts.push({ code: 'producer-rebuilt', subject: fact.layer });
            return { kind: 'layer', identity: below.identity, path: fact.path };
        }
    }
}
function foreseenContent(fact, subject, form, standing, doubts) {
    switch (fact.kind) {
        case 'file':
            return { kind: 'file', hash: fact.hash };
        case 'directory':
            return { kind: 'directory', tree: form.treeDigest(fact) };
        case 'unknown':
            return unresolved(fact.code, subject, fact.why);
        case 'broken':
            return unresolved('bad-import', subject, fact.why);
        case 'produced': {
            const below = standing(fact.producer);
            if (below === undefined)
                return unresolved('dependency-unresolved', fact.producer);
            // What a producer makes again may well be equal: stacker compares it (spec: staging 9), so it is a doubt and no change.
            if (below.kind !== 'good' && below.kind !== 'unsure')
                return unresolved('producer-rebuilt', fact.producer);
            if (below.kind === 'unsure')
                doubts.push({ code: 'producer-rebuilt', subject: fact.producer });
            return { kind: 'produced', identity: below.identity, path: fact.path };
        }
    }
}
/**
 * What a judged layer is to the layers above it. A build_only layer that is built again from equal facts leaves an equal entry
 * (its descriptor is zero), so stacker lets its children hit - unless the entry holds a tree text with the date of its walk
 * (directory imports, overlay dirs), or binds bring in what no entry witnesses, here or in a build_only layer below
 * (spec: design 4, restoring 33). What was asked to be fresh is never the same.
 */
function standingOf(judged) {
    const { verdict, reasons, candidate } = judged;
    if (verdict === 'hit' && candidate)
        return { kind: 'good', identity: candidate.identity };
    if (verdict === 'unknown')
        return candidate ? { kind: 'unsure', identity: candidate.identity } : { kind: 'unknown' };
    const complete = (0,lookup/* completeFacts */.tq)(judged.foreseen);
    const asked = reasons.some(({ code }) => code === 'refresh-requested' || code === 'too-old' || code === 'shared-name');
    if (verdict === 'error' || asked || complete === undefined || judged.boundBelow)
        return { kind: 'rebuilt' };
    return hasEqualEntry(judged.facts, complete)
        ? { kind: 'same', identity: (0,portable/* layerIdentity */.K8)(complete, []) }
        : { kind: 'rebuilt' };
}
function hasEqualEntry(facts, complete) {
    const { layer } = facts.definition;
    const hashed = complete.imports.filter((_, index) => !layer.Imports?.[index]?.Dest);
    return layer.BuildOnly && hashed.every(({ kind }) => kind === 'file') && complete.overlayDirs.length === 0;
}

;// CONCATENATED MODULE: ./lib/layer/verdict.js
/** What each reason makes of a layer. A new reason does not compile without its place here. */
const verdictOfReason = {
    'not-cached': 'miss',
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
    'import-unresolved': 'unknown',
    'producer-rebuilt': 'unknown',
    'yaml-unsure': 'unknown',
    'generated-source': 'unknown',
    'release-unknown': 'unknown',
    'bad-import': 'error',
    'dependency-unresolved': 'error',
    'colliding-names': 'error',
};
/** Imports and bases are fetched before Lookup, so an error comes first; a certain miss outweighs what is only unknown. */
const precedence = ['error', 'miss', 'always', 'unknown'];
function verdictOf(reasons) {
    const found = new Set(reasons.map((reason) => verdictOfReason[reason.code]));
    return precedence.find((verdict) => found.has(verdict)) ?? 'hit';
}

;// CONCATENATED MODULE: ./lib/layer/judgement.js



/** Judges one layer, the layers below it being judged (spec: staging 10). Pure. */
function judge(request) {
    const { stacked, foreseen, collision } = request;
    const { definition } = stacked.facts;
    if (definition.unsure.length > 0) {
        const reasons = definition.unsure.map(({ message }) => ({
            code: 'yaml-unsure',
            subject: '',
            detail: message,
        }));
        return { verdict: verdictOf(reasons), reasons, candidate: undefined, standing: { kind: 'unknown' } };
    }
    const weighed = weigh(request);
    const always = alwaysReasons(request);
    const reasons = [
        ...(collision ? [collision] : []),
        ...(stacked.sharesName ? [{ code: 'shared-name', subject: definition.name }] : []),
        // A layer that is built on every run is never saved, so that it is not cached says nothing.
        ...always,
        ...weighed.reasons.filter(({ code }) => code !== 'not-cached' || (always.length === 0 && !stacked.sharesName)),
        ...foreseen.doubts,
        ...(weighed.candidate && !request.releaseCertain
            ? [{ code: 'release-unknown', subject: request.release.tag }]
            : []),
    ];
    const verdict = verdictOf(reasons);
    const candidate = verdict === 'hit' || verdict === 'unknown' ? weighed.candidate : undefined;
    const standing = standingOf({
        verdict,
        reasons,
        facts: stacked.facts,
        foreseen,
        candidate,
        boundBelow: request.boundBelow,
    });
    return { verdict, reasons, candidate, standing };
}
function weigh(request) {
    const { found, foreseen, leftOut } = request;
    const { candidate } = found;
    // First what stacker would meet first: it says nothing of an entry that is not there.
    if (candidate === undefined)
        return { reasons: [...(0,lookup/* unresolvedReasons */.Pk)(foreseen), ...found.objections] };
    const reasons = [
        ...(0,lookup/* lookup */.$I)(candidate.recorded, foreseen, request.differences),
        ...found.objections,
        ...(leftOut === undefined ? [] : [{ code: 'needed-by-rebuild', subject: '', detail: leftOut }]),
    ];
    const verdict = verdictOf(reasons);
    return verdict === 'hit' || verdict === 'unknown' ? { candidate, reasons } : { reasons };
}
function alwaysReasons({ stacked, release }) {
    const { layer, neverEqual } = stacked.facts.definition;
    return [
        ...(layer.Binds ?? []).map((bind) => ({ code: 'binds', subject: bind.Source })),
        ...neverEqual.map((directive) => ({ code: 'never-equal', subject: directive })),
        ...(generatesBom(layer) && release.rules.bomAlwaysMisses ? [{ code: 'bom-generate', subject: '' }] : []),
    ];
}
function generatesBom(layer) {
    return layer.Bom?.Generate === true;
}

// EXTERNAL MODULE: ./lib/layer/provision.js
var provision = __nccwpck_require__(3130);
// EXTERNAL MODULE: ./lib/layer/provisions.js
var provisions = __nccwpck_require__(2169);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
;// CONCATENATED MODULE: ./lib/formats/go-file-mode.js
const letters = 'dalTLDpSugct?';
/** st_mode as Go's fs.FileMode (os/stat_linux.go, fillFileStatFromSys). */
function goFileMode(mode) {
    const kinds = new Map([
        [0o040000, 1n << 31n],
        [0o120000, 1n << 27n],
        [0o060000, 1n << 26n],
        [0o020000, (1n << 26n) | (1n << 21n)],
        [0o010000, 1n << 25n],
        [0o140000, 1n << 24n],
    ]);
    const special = ((mode & 0o4000) === 0 ? 0n : 1n << 23n) |
        ((mode & 0o2000) === 0 ? 0n : 1n << 22n) |
        ((mode & 0o1000) === 0 ? 0n : 1n << 20n);
    return BigInt(mode & 0o777) | special | (kinds.get(mode & 0o170000) ?? 0n);
}
/** What os.Chmod makes of a Go FileMode (os/file_posix.go, syscallMode). Bits 9 to 11, where 04000 would be in C, mean nothing. */
function chmodBits(mode) {
    const bit = (position, value) => (((mode >> position) & 1n) === 0n ? 0 : value);
    return Number(mode & 511n) | bit(23n, 0o4000) | bit(22n, 0o2000) | bit(20n, 0o1000);
}
/** fs.FileMode.String(), which `%v` prints. */
function goFileModeText(mode) {
    const kinds = Array.from(letters).filter((_, index) => ((mode >> BigInt(31 - index)) & 1n) === 1n);
    const permissions = Array.from('rwxrwxrwx', (letter, index) => ((mode >> BigInt(8 - index)) & 1n) === 1n ? letter : '-');
    return `${kinds.join('') || '-'}${permissions.join('')}`;
}

;// CONCATENATED MODULE: ./lib/formats/file-hash.js



/** Read into by all: everything here is synchronous, and a buffer for each of 10,000 files would cost more than hashing them. */
const buffer = Buffer.allocUnsafeSlow(1024 * 1024);
/** HashFile (lib/hash.go): SHA-256 over the content and, with a mode, over the text of Go's FileMode right after it. */
function fileHash(content, goMode) {
    const hash = content.copy();
    if (goMode !== undefined)
        hash.update(goFileModeText(goMode));
    return `sha256:${hash.digest('hex')}`;
}
/** HashFile of a file; follows links. @throws what open, fstat and read throw; EISDIR for a directory. */
function hashFile(path, { withMode }) {
    const { content, mode } = hashContent(path);
    return fileHash(content, withMode ? goFileMode(mode) : undefined);
}
/** The running hash of a file's content, and its st_mode. Never waits for a writer of a FIFO. */
function hashContent(path) {
    return reading(path, (file) => {
        const content = (0,external_node_crypto_.createHash)('sha256');
        for (;;) {
            const count = (0,external_node_fs_.readSync)(file, buffer, 0, buffer.length, null);
            if (count === 0)
                break;
            content.update(buffer.subarray(0, count));
        }
        return { content, mode: (0,external_node_fs_.fstatSync)(file).mode };
    });
}
/** SHA-256 of a file's content as hexadecimal digits: one shot for what fits the buffer, which is faster. */
function contentSha256(path) {
    return reading(path, (file) => {
        let length = 0;
        for (;;) {
            const count = (0,external_node_fs_.readSync)(file, buffer, length, buffer.length - length, null);
            length += count;
            if (count === 0)
                return (0,external_node_crypto_.hash)('sha256', buffer.subarray(0, length), 'hex');
            if (length === buffer.length)
                break;
        }
        const content = (0,external_node_crypto_.createHash)('sha256').update(buffer);
        for (;;) {
            const count = (0,external_node_fs_.readSync)(file, buffer, 0, buffer.length, null);
            if (count === 0)
                return content.digest('hex');
            content.update(buffer.subarray(0, count));
        }
    });
}
function reading(path, read) {
    const file = (0,external_node_fs_.openSync)(path, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
    try {
        return read(file);
    }
    finally {
        (0,external_node_fs_.closeSync)(file);
    }
}

;// CONCATENATED MODULE: ./lib/predict/base-file.js




/**
 * Base of a local tarball: HashFile of the copy that stacker makes in `.stacker/layer-bases` (importFile, FileCopy). `file` is
 * absolute; nothing is staged yet.
 */
async function predictFileBase(file, release) {
    try {
        const source = await (0,promises_.lstat)(file);
        if (source.isSymbolicLink())
            return await predictLinkBase(await (0,promises_.readlink)(file));
        if (!source.isFile())
            return { kind: 'broken', why: `couldn't copy ${external_node_path_.basename(file)} for hashing: it is no file` };
        return { kind: 'known', base: hashStaged(file, release) };
    }
    catch (error) {
        return { kind: 'unknown', why: describe(error) };
    }
}
/** A link is staged as it is and read through from `.stacker/layer-bases`, so only an absolute one leads where it led before. */
async function predictLinkBase(target) {
    if (!external_node_path_.isAbsolute(target))
        return { kind: 'unknown', why: 'it is a relative link, which leads elsewhere once staged' };
    const file = await (0,promises_.stat)(target);
    if (!file.isFile())
        return { kind: 'broken', why: "couldn't copy it for hashing: the link leads to no file" };
    return { kind: 'known', base: hashFile(target, { withMode: true }) };
}
/** st_mode after the chown that staging ends with: setuid is cleared, and setgid of what the group may execute (chown(2)). */
function chownedMode(mode) {
    return mode & ~0o4000 & ((mode & 0o010) === 0 ? ~0 : ~0o2000);
}
function hashStaged(file, release) {
    const { content, mode } = hashContent(file);
    return fileHash(content, goFileMode(release.rules.stagingChowns ? chownedMode(mode) : mode));
}
function describe(error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return code === 'ENOENT' ? 'it does not exist before the build' : `it cannot be read (${code})`;
}

// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __nccwpck_require__(7910);
// EXTERNAL MODULE: ./lib/registry/image-index.js
var image_index = __nccwpck_require__(5227);
;// CONCATENATED MODULE: ./lib/registry/reference.js

const alphaNumeric = '[a-z0-9]+';
const separator = '(?:[._]|__|[-]+)';
const nameComponent = `${alphaNumeric}(?:${separator}${alphaNumeric})*`;
const domainComponent = '(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)';
const domainName = `${domainComponent}(?:\\.${domainComponent})*(?::[0-9]+)?`;
const remotePattern = new RegExp(`^(${nameComponent}(?:/${nameComponent})*)(?::([\\w][\\w.-]{0,127}))?(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$`);
const domainPattern = new RegExp(`^${domainName}$`);
/**
 * Parses what stands after `docker://`, as containers/image does (docker/reference/normalize.go): `docker.io` and `library/` are
 * filled in, a name alone means `:latest`, a tag beside a digest is refused. Names are at most 255 characters.
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
    if (!(0,formats_digest/* isDigest */.Bc)(digest))
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

// EXTERNAL MODULE: ./lib/formats/decode.js
var formats_decode = __nccwpck_require__(2924);
;// CONCATENATED MODULE: ./lib/predict/base-layout.js






const mostBytes = 4 << 20;
/**
 * Base of an image in a local OCI layout: the digest of the platform's manifest, which containers/image copies verbatim
 * (oci/layout). `detected`: the platform is the machine's own.
 */
async function predictLayoutBase(layout, tag, platform, detected) {
    try {
        const named = await findTag(layout, tag);
        if (named === undefined)
            return unknown(`the layout has no tag ${tag} before the build`);
        const chosen = named.mediaType === image_index/* ociIndex */.KP ? await chooseFrom(layout, named, platform, detected) : named;
        if ('kind' in chosen)
            return chosen;
        await verifyManifest(layout, chosen);
        return { kind: 'known', base: (0,formats_digest/* digestHex */.sU)(chosen.digest) };
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            return unknown(error.message);
        return unknown(base_layout_describe(error));
    }
}
/** The first entry of that name and a type that containers/image knows there (getManifestDescriptor); Docker's types are passed over. */
async function findTag(layout, tag) {
    const index = await readBounded(external_node_path_.join(layout, 'index.json'));
    return (0,image_index/* decodeIndex */.X1)((0,formats_decode/* parseJson */.qF)(index, 'index.json', mostBytes), 'index.json').find(({ mediaType, annotations }) => (mediaType === image_index/* ociManifest */.F7 || mediaType === image_index/* ociIndex */.KP) &&
        annotations.get('org.opencontainers.image.ref.name') === tag);
}
async function chooseFrom(layout, index, platform, detected) {
    const bytes = await readBlob(layout, index.digest);
    const choice = (0,image_index/* chooseInstance */.NF)((0,image_index/* decodeIndex */.X1)((0,formats_decode/* parseJson */.qF)(bytes, 'image index', mostBytes), 'image index'), image_index/* ociIndex */.KP, platform, detected);
    switch (choice.kind) {
        case 'chosen':
            return choice.descriptor;
        case 'none':
            return { kind: 'broken', why: choice.why };
        case 'unsure':
            return unknown(choice.why);
    }
}
/** The type of an instance is guessed from its content (GuessMIMEType); what is not plainly an OCI manifest may be converted. */
async function verifyManifest(layout, { digest }) {
    const bytes = await readBlob(layout, digest);
    if (!isPlainOciManifest(bytes))
        throw new errors/* FormatError */.IF(`manifest ${digest}`, 'expected an OCI image manifest');
}
/** Whether every version of containers/image reads these bytes as an OCI manifest and as nothing else. Throws a FormatError for what is no JSON. */
function isPlainOciManifest(bytes) {
    const member = (0,formats_decode/* decodeObject */.gv)((0,formats_decode/* parseJson */.qF)(bytes, 'manifest', mostBytes), 'manifest');
    const mediaType = member('mediaType', (value) => value);
    const config = member('config', (value) => value);
    const configType = typeof config === 'object' && config !== null && 'mediaType' in config ? config.mediaType : undefined;
    const layers = member('layers', (value) => value);
    const absent = ['manifests', 'fsLayers', 'history', 'signatures'].every((name) => member(name, (value) => value) === undefined);
    return (member('schemaVersion', (value) => value) === 2 &&
        (mediaType === undefined || mediaType === image_index/* ociManifest */.F7) &&
        (mediaType === image_index/* ociManifest */.F7 || configType === 'application/vnd.oci.image.config.v1+json') &&
        Array.isArray(layers) &&
        absent);
}
async function readBlob(layout, digest) {
    if (!(0,formats_digest/* isDigest */.Bc)(digest))
        throw new errors/* FormatError */.IF('layout', 'expected a sha256 digest');
    const bytes = await readBounded(external_node_path_.join(layout, 'blobs', 'sha256', (0,formats_digest/* digestHex */.sU)(digest)));
    if ((0,formats_digest/* digestOf */.ol)(bytes) !== digest)
        throw new errors/* FormatError */.IF(`blob ${digest}`, 'expected the content that its name promises');
    return bytes;
}
async function readBounded(file) {
    const handle = await (0,promises_.open)(file, 'r');
    try {
        const { size } = await handle.stat();
        if (size > mostBytes)
            throw new errors/* FormatError */.IF(external_node_path_.basename(file), `expected at most ${String(mostBytes)} bytes`);
        return await handle.readFile();
    }
    finally {
        await handle.close();
    }
}
function base_layout_describe(error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return code === 'ENOENT'
        ? 'the layout, or a part of it, does not exist before the build'
        : `the layout cannot be read (${code})`;
}
function unknown(why) {
    return { kind: 'unknown', why };
}

// EXTERNAL MODULE: ./lib/predict/resolution.js
var predict_resolution = __nccwpck_require__(7643);
;// CONCATENATED MODULE: ./lib/predict/base-image.js






/**
 * Base of an image in a registry. An OCI manifest is copied verbatim, so its digest is Base; a Docker one is converted by stacker,
 * and only a resolution knows into what. A HEAD that names what the resolution has seen saves the rest.
 */
async function predictImageBase(question, environment) {
    const { url, insecure, platform, detected, release } = question;
    if (!url.startsWith('docker://'))
        return { fact: notDocker(url) };
    const parsed = parseReference(url.slice('docker://'.length));
    if (parsed.kind === 'invalid')
        return { fact: { kind: 'broken', why: parsed.why } };
    const { reference } = parsed;
    const wanted = `${platform.os}/${platform.architecture}${detected ? ' detected' : ''}`;
    const name = (0,predict_resolution/* dockerResolutionName */.uC)(formatReference(reference), wanted, release);
    const recorded = await findDockerResolution(environment, name);
    if (recorded !== undefined && environment.bases === 'recorded')
        return { fact: known(recorded.base) };
    if (recorded !== undefined) {
        const head = await environment.registry.headDigest(reference, insecure);
        // A HEAD without an answer decides nothing: some registries know GET only, and one that is down says so at once.
        if (head.kind === 'digest' && head.digest === recorded.top) {
            // Nothing says what type the manifest has; the resolution was checked against it when it was made.
            const { top, manifest, base } = recorded;
            return { fact: known(base), evidence: { kind: 'docker', name, top, manifest, mediaType: '' } };
        }
    }
    const image = await environment.registry.resolve({ reference, insecure, platform, detected });
    if (image.kind !== 'resolved')
        return { fact: unanswered(image.why) };
    const { platformDigest: manifest, mediaType } = image;
    const evidence = { kind: 'docker', name, top: image.indexDigest ?? manifest, manifest, mediaType };
    const computed = baseOf(image);
    return {
        fact: computed.kind === 'unknown' && recorded?.manifest === manifest ? known(recorded.base) : computed,
        evidence,
    };
}
function baseOf({ mediaType, bytes, platformDigest }) {
    try {
        if (mediaType === image_index/* ociManifest */.F7 && isPlainOciManifest(bytes))
            return known((0,formats_digest/* digestHex */.sU)(platformDigest));
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            return unanswered(error.message);
        throw error;
    }
    return unanswered('stacker converts this kind of manifest, and no earlier build says into what');
}
/** What localRefParser (lib/image.go) does with other texts. The transports that it knows besides are not foreseen here. */
function notDocker(url) {
    const colon = url.indexOf(':');
    if (colon === -1)
        return { kind: 'broken', why: `bad image ref: ${url}` };
    const scheme = url.slice(0, colon);
    if (scheme === 'docker')
        return { kind: 'broken', why: `docker: image reference ${url.slice(colon + 1)} does not start with //` };
    if (['oci', 'docker-daemon', 'containers-storage', 'zot'].includes(scheme))
        return unanswered(`${scheme}: is not followed`);
    return { kind: 'broken', why: `unknown url scheme ${scheme} for ${url}` };
}
async function findDockerResolution(environment, name) {
    const value = await environment.findResolution(name);
    if (value === undefined)
        return undefined;
    try {
        const resolution = (0,predict_resolution/* decodeResolution */.BQ)(value, name);
        return resolution.kind === 'docker' ? resolution : undefined;
    }
    catch (error) {
        // A resolution that cannot be read is none: the registry is asked for everything.
        if (error instanceof errors/* FormatError */.IF)
            return undefined;
        throw error;
    }
}
function known(base) {
    return { kind: 'known', base };
}
function unanswered(why) {
    return { kind: 'unknown', why };
}

;// CONCATENATED MODULE: ./lib/predict/download.js




/** What stacker will find behind an http(s) import on a fresh runner. Asks the server, at most once for each URL. */
async function predictDownload(source, environment) {
    return (await observeDownload(source, environment)).fact;
}
/**
 * The same with what was seen. Follows acquireUrl and Download (import.go, network.go) with nothing staged: HEAD for a checksum,
 * then GET. Known is only what the `hash:`, the checksum header or a strong ETag equal to the resolution vouch for, or what was
 * fetched; a guess would be a wrong hit.
 */
async function observeDownload(source, environment) {
    const { downloads } = environment;
    const wrong = wrongHash(source.Hash);
    if (wrong !== undefined)
        return { fact: broken(wrong) };
    const mode = downloadedMode(source, environment);
    const name = (0,predict_resolution/* urlResolutionName */.dt)(source.Path, goFileModeText(mode));
    const [head, recorded] = await Promise.all([downloads.head(source.Path), findUrlResolution(environment, name)]);
    const checksum = head.kind === 'head' ? head.checksum : null;
    if (source.Hash !== '' && checksum !== null && source.Hash.toLowerCase() !== checksum) {
        return {
            fact: broken(`the requested hash is different than the actual hash: ${source.Hash} != ${download_shown(checksum)}`),
        };
    }
    const seen = evidence(name, head);
    if (recorded !== undefined && isStill(recorded, source, head))
        return { fact: file(recorded.stagedHash), ...seen };
    if (head.kind === 'failed' && head.timedOut)
        return { fact: download_unknown(head.why) };
    return { fact: fetched(await downloads.content(source.Path), source, mode), ...seen };
}
/** The reasons why stacker refuses any download with that `hash:`. */
function wrongHash(hash) {
    if (hash === '')
        return undefined;
    if (!/^[0-9a-f]{64}$/i.test(hash))
        return `Given hash ${download_shown(hash)} is not valid`;
    // Download compares with the text as written, and its own digits are lower case (network.go).
    if (hash !== hash.toLowerCase())
        return `Downloaded file hash does not match. Expected: ${hash} Actual: ${hash.toLowerCase()}`;
    return undefined;
}
function isStill(recorded, source, head) {
    if (head.kind !== 'head' || head.status !== 200)
        return false;
    if (head.checksum !== null && head.checksum !== recorded.contentHash)
        return false;
    if (source.Hash !== '')
        return source.Hash === recorded.contentHash;
    if (head.checksum === recorded.contentHash)
        return true;
    return recorded.etag !== null && head.etag === recorded.etag && head.length === recorded.size;
}
function fetched(content, source, mode) {
    switch (content.kind) {
        case 'content':
            if (source.Hash !== '' && source.Hash !== content.contentHash) {
                return broken(`Downloaded file hash does not match. Expected: ${source.Hash} Actual: ${content.contentHash}`);
            }
            return file(fileHash(content.hash, mode));
        case 'refused': {
            const why = `couldn't download it: ${String(content.status)} ${download_shown(content.statusText)}`.trimEnd();
            // What is gone stays gone; other refusals are about the moment, or about credentials that stacker may have.
            return content.status === 404 || content.status === 410 ? broken(why) : download_unknown(why);
        }
        case 'unavailable':
            return download_unknown(content.why);
    }
}
async function findUrlResolution(environment, name) {
    const value = await environment.findResolution(name);
    if (value === undefined)
        return undefined;
    try {
        const resolution = (0,predict_resolution/* decodeResolution */.BQ)(value, name);
        return resolution.kind === 'url' ? resolution : undefined;
    }
    catch {
        // A resolution that cannot be read is none: the server is asked instead.
        return undefined;
    }
}
function evidence(name, head) {
    if (head.kind !== 'head' || head.status !== 200)
        return {};
    const { etag, length, checksum } = head;
    return { evidence: { kind: 'url', name, etag, length, checksum } };
}
/** Go's mode of the downloaded file: created with 0644 under the umask, or `mode`; then chowned. */
function downloadedMode({ Mode: mode }, { umask }) {
    return goFileMode(chownedMode(mode === undefined || mode === null ? 0o644 & ~umask : chmodBits(mode)));
}
/** Text of a server or an author, fit for one line of a log. */
function download_shown(text) {
    return text.replace(/[^\x20-\x7e]/g, '?').slice(0, 100);
}
function file(hash) {
    return { kind: 'file', hash };
}
function download_unknown(why) {
    return { kind: 'unknown', code: 'import-unresolved', why };
}
function broken(why) {
    return { kind: 'broken', why };
}

;// CONCATENATED MODULE: ./lib/predict/base.js





/** What stacker will find as the layer's base (GetBase, getBaseHash). Reads files, asks registries and http servers. */
async function predictBase(layer, environment) {
    const { From: from } = layer;
    const { release } = environment;
    switch (from.Type) {
        case 'scratch':
            if (!release.rules.scratchBase)
                return base_broken(`unknown layer type: ${from.Type}`);
            return { fact: { kind: 'known', base: '' } };
        case 'built':
            if (from.Tag === '')
                return base_broken('from tag cannot be empty');
            return { fact: { kind: 'built', layer: from.Tag } };
        case 'tar':
            return predictTarBase(from.Url, environment);
        case 'oci':
            return { fact: await predictOciBase(layer, environment) };
        case 'docker': {
            const tag = baseTag(layer);
            if (tag === undefined || !isImageName(tag))
                return base_broken(`Invalid image ${tag ?? ''}`);
            const { Url: url, Insecure: insecure } = from;
            return predictImageBase({ url, insecure, ...platformOf(layer, environment), release: release.tag }, environment);
        }
        default:
            return base_broken(`unknown layer type: ${from.Type}`);
    }
}
async function predictTarBase(url, environment) {
    const { scheme, host, rest } = splitUrl(url);
    switch (scheme) {
        case '':
            return { fact: await predictFileBase(external_node_path_.resolve(environment.workingDirectory, url), environment.release) };
        case 'http':
        case 'https': {
            const { fact, ...seen } = await observeDownload({ Path: url, Hash: '' }, environment.download);
            return { fact: baseOfDownload(fact), ...seen };
        }
        case 'stacker':
            return { fact: { kind: 'produced', layer: host, path: rest } };
        default:
            return base_broken(`unsupported url scheme ${url}`);
    }
}
function baseOfDownload(fact) {
    switch (fact.kind) {
        case 'file':
            return { kind: 'known', base: fact.hash };
        case 'broken':
        case 'unknown':
            return { kind: fact.kind, why: fact.why };
        case 'directory':
        case 'produced':
            throw new Error(`a download cannot be a ${fact.kind}`);
    }
}
async function predictOciBase(layer, environment) {
    const { Url: url } = layer.From;
    const tag = baseTag(layer);
    if (tag === undefined)
        return { kind: 'broken', why: 'bad OCI tag: oci' };
    if (!isImageName(tag))
        return { kind: 'broken', why: `refusing to resolve invalid reference "${tag}"` };
    const layout = external_node_path_.resolve(environment.workingDirectory, url.slice(0, url.indexOf(':')));
    const producer = environment.producers(layout, tag);
    if (producer !== undefined)
        return { kind: 'produced', layer: producer, path: url };
    const { platform, detected } = platformOf(layer, environment);
    return predictLayoutBase(layout, tag, platform, detected);
}
/** Which instance of an index stacker asks for: the layer's os and architecture since v1.1.0-rc1, before that its own machine's. */
function platformOf(layer, environment) {
    const { host, release } = environment;
    const os = release.rules.layerPlatform ? (layer.OS ?? '') : '';
    const architecture = release.rules.layerPlatform ? (layer.Arch ?? '') : '';
    return {
        platform: { os: os === '' ? host.os : os, architecture: architecture === '' ? host.arch : architecture },
        detected: architecture === '',
    };
}
/**
 * The tag under which stacker keeps a docker or oci base in `.stacker/layer-bases/oci` (ParseTag, imagesource.go); undefined for
 * other bases and where there is none. Bases of one build that share a tag are mistaken for each other by `built` children.
 */
function baseTag({ From: from }) {
    switch (from.Type) {
        case 'oci': {
            const colon = from.Url.indexOf(':');
            return colon === -1 ? undefined : from.Url.slice(colon + 1);
        }
        case 'docker': {
            const { host, rest } = splitUrl(from.Url);
            return rest === '' ? beforeColon(host) : goBase(beforeColon(rest));
        }
        default:
            return undefined;
    }
}
/**
 * The name under which stacker keeps a tar base in `.stacker/layer-bases`; undefined for other bases. The second http base of one
 * name in a build gets the first one's file unless the server tells a checksum (Download, network.go).
 */
function baseFileName({ From: from }) {
    return from.Type === 'tar' ? goBase(from.Url) : undefined;
}
/** The place below `.stacker/layer-bases` that the layer's base takes; undefined for a layer whose base takes none. */
function baseSlot(layer) {
    const tag = baseTag(layer);
    return tag === undefined ? baseFileName(layer) : `oci:${tag}`;
}
/** NewDockerishUrl (imagesource.go): no URL parser, a text without `://` is all path. */
function splitUrl(text) {
    const mark = text.indexOf('://');
    if (mark === -1)
        return { scheme: '', host: '', rest: text };
    const after = text.slice(mark + '://'.length);
    const slash = after.indexOf('/');
    if (slash === -1)
        return { scheme: text.slice(0, mark), host: after, rest: '' };
    return { scheme: text.slice(0, mark), host: after.slice(0, slash), rest: after.slice(slash) };
}
function beforeColon(text) {
    const colon = text.indexOf(':');
    return colon === -1 ? text : text.slice(0, colon);
}
/** Go's path.Base: `.` for the empty path, `/` for slashes only. */
function goBase(text) {
    if (text === '')
        return '.';
    const trimmed = text.replace(/\/+$/, '');
    return trimmed === '' ? '/' : trimmed.slice(trimmed.lastIndexOf('/') + 1);
}
/** The grammar of names in an OCI layout (containers/image oci/internal, ValidateImageName), without the empty name. */
function isImageName(tag) {
    return /^[A-Za-z0-9]+(?:(?:[-._:@+]|--)[A-Za-z0-9]+)*(?:\/[A-Za-z0-9]+(?:(?:[-._:@+]|--)[A-Za-z0-9]+)*)*$/.test(tag);
}
function base_broken(why) {
    return { fact: { kind: 'broken', why } };
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
;// CONCATENATED MODULE: ./lib/formats/extended-attributes.js

/** A line for each file with attributes: its path, then names and values by turns, all in hexadecimal digits. */
const script = `
import os, sys, stat
root = sys.stdin.buffer.read()
out = []
def look(path, name):
    try:
        names = os.listxattr(path, follow_symlinks=False)
        found = [(os.fsencode(n), os.getxattr(path, n, follow_symlinks=False)) for n in names]
    except FileNotFoundError:
        return
    except OSError as e:
        if e.errno in (95, 61):
            return
        raise
    if found:
        out.append(' '.join([name.hex()] + [b.hex() or '-' for pair in found for b in pair]))
def walk(path, name):
    look(path, name)
    with os.scandir(path) as entries:
        below = list(entries)
    for e in below:
        child = e.name if name == b'.' else name + b'/' + e.name
        if e.is_dir(follow_symlinks=False):
            walk(e.path, child)
        elif e.is_file(follow_symlinks=False):
            look(e.path, child)
sys.setrecursionlimit(100000)
walk(root, b'.')
out.append('done')
print('\\n'.join(out))
`;
/** One python3 for a tree; standard library only. */
const readAttributes = (root, options) => {
    const other = options?.asRoot === true && process.getuid?.() !== 0;
    const python = ['python3', '-I', '-S', '-c', script];
    const [command = '', ...args] = other ? ['sudo', '-n', ...python] : python;
    const result = (0,external_node_child_process_.spawnSync)(command, args, {
        input: typeof root === 'string' ? Buffer.from(root) : root,
        maxBuffer: 256 * 1024 * 1024,
        timeout: 120_000,
        killSignal: 'SIGKILL',
    });
    const text = result.error === undefined ? result.stdout.toString('latin1') : '';
    if (result.error !== undefined || result.status !== 0 || !text.endsWith('done\n')) {
        return { kind: 'unseen', why: `${command} could not read the extended attributes` };
    }
    return parseListing(text);
};
function parseListing(text) {
    const attributes = new Map();
    for (const line of text.split('\n')) {
        if (line === 'done' || line === '')
            continue;
        const [path, ...fields] = line.split(' ').map((field) => Buffer.from(field === '-' ? '' : field, 'hex'));
        const found = [];
        for (let at = 0; at + 1 < fields.length; at += 2) {
            found.push({ name: fields[at]?.toString('latin1') ?? '', value: fields[at + 1] ?? Buffer.alloc(0) });
        }
        attributes.set(path?.toString('latin1') ?? '', found);
    }
    return { kind: 'read', attributes };
}
/**
 * go-mtree reads names and each value into 1024 bytes; what does not fit is an error there, and the file then has no attributes
 * (xattr/xattr.go).
 */
function shownAttributes(attributes) {
    const names = attributes.reduce((sum, { name }) => sum + name.length + 1, 0);
    return names > 1024 || attributes.some(({ value }) => value.length > 1024) ? [] : attributes;
}

// EXTERNAL MODULE: ./lib/formats/mtree-vis.js
var mtree_vis = __nccwpck_require__(4404);
;// CONCATENATED MODULE: ./lib/formats/mtree-walk.js




/** Walks a directory as go-mtree does with stacker's keywords. A root with a trailing `/` is followed if it is a link. */
function walkTree(root, { readAttributes, asRoot = false }) {
    try {
        const { type } = statusOf(root);
        if (type !== 'dir')
            return { kind: 'bad-root', type };
    }
    catch (error) {
        return failure(error);
    }
    const read = readAttributes(root, { asRoot });
    if (read.kind === 'unseen')
        return read;
    try {
        return { kind: 'tree', tree: walkSource(directorySource(root, read)) };
    }
    catch (error) {
        return failure(error);
    }
}
/** @throws what the source throws, except where a file vanishes between being listed and being looked at: it is left out. */
function walkSource(source) {
    const entries = [];
    const walk = (path, status) => {
        entries.push(entryOf(source, path, status));
        const directories = [];
        for (const name of [...source.list(path)].sort()) {
            const child = path === '.' ? name : `${path}/${name}`;
            const found = statusOrVanished(source, child);
            if (found === undefined)
                continue;
            if (found.type === 'dir')
                directories.push([child, found]);
            else
                entries.push(entryOf(source, child, found));
        }
        for (const [child, found] of directories)
            walk(child, found);
    };
    walk('.', source.status('.'));
    return { entries };
}
function entryOf(source, path, { type, mode, uid, gid }) {
    const keywords = [`type=${type}`];
    if (type === 'link') {
        const target = targetOf(source, path);
        if (target !== undefined)
            keywords.push(`link=${(0,mtree_vis/* vis */.P)(target)}`);
    }
    keywords.push(`uid=${String(uid)}`, `gid=${String(gid)}`);
    if (type === 'file' || type === 'dir') {
        for (const { name, value } of shownAttributes(source.attributes(path)))
            keywords.push(`xattr.${(0,mtree_vis/* vis */.P)(name)}=${value.toString('base64')}`);
    }
    keywords.push(`mode=${mode === 0 ? '0' : `0${mode.toString(8)}`}`);
    if (type === 'file')
        keywords.push(`sha256digest=${source.sha256(path)}`);
    return { path, keywords };
}
/** The files below `root`. */
function directorySource(root, read) {
    const prefix = Buffer.concat([Buffer.from(root), Buffer.from('/')]);
    const real = (path) => Buffer.concat([prefix, Buffer.from(path, 'latin1')]);
    return {
        status: (path) => statusOf(real(path)),
        list: (path) => (0,external_node_fs_.readdirSync)(real(path), { encoding: 'buffer' }).map((name) => name.toString('latin1')),
        target: (path) => (0,external_node_fs_.readlinkSync)(real(path), { encoding: 'buffer' }).toString('latin1'),
        sha256: (path) => contentSha256(real(path)),
        attributes: (path) => read.attributes.get(path) ?? [],
    };
}
const types = new Map([
    [0o040000, 'dir'],
    [0o100000, 'file'],
    [0o120000, 'link'],
    [0o010000, 'fifo'],
    [0o140000, 'socket'],
    [0o020000, 'char'],
    [0o060000, 'block'],
]);
function statusOf(path) {
    const { mode, uid, gid } = (0,external_node_fs_.lstatSync)(path);
    return { type: types.get(mode & 0o170000) ?? 'file', mode: mode & 0o7777, uid, gid };
}
function statusOrVanished(source, path) {
    try {
        return source.status(path);
    }
    catch (error) {
        if (errorCode(error) === 'ENOENT')
            return undefined;
        throw error;
    }
}
function targetOf(source, path) {
    try {
        return source.target(path);
    }
    catch (error) {
        if (errorCode(error) === undefined)
            throw error;
        return undefined;
    }
}
/** @throws what is no error of the file system. */
function failure(error) {
    const code = errorCode(error);
    if (code === undefined)
        throw error;
    const why = error instanceof Error ? error.message : code;
    return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'missing', why } : { kind: 'unreadable', why };
}
function errorCode(error) {
    return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error
        ? error.code
        : undefined;
}

;// CONCATENATED MODULE: ./lib/predict/staging.js



function staging_unresolved(why) {
    return { kind: 'unknown', code: 'import-unresolved', why };
}
function staging_broken(why) {
    return { kind: 'broken', why };
}
/** What does not exist yet may be made by an earlier step or layer. */
const generated = {
    kind: 'unknown',
    code: 'generated-source',
    why: 'it does not exist before the build',
};
/** Permission bits of a staged file: `mode:` or the source's own, less what chown takes away (FileCopy, chown(2)). */
function stagedMode(sourceMode, mode, release) {
    const bits = mode === null || mode === undefined ? sourceMode & 0o7777 : chmodBits(mode);
    if (!release.rules.stagingChowns)
        return bits;
    return bits & ~0o4000 & ((bits & 0o010) === 0 ? ~0 : ~0o2000);
}
/** A directory that holds stacker's own state is another one at every run: what is read now is not what stacker will see. */
function holdsOwnState(source, environment) {
    const places = [external_node_path_.resolve(source), realPlace(source)];
    return ownDirectories(environment)
        .flatMap((directory) => [directory, realPlace(directory)])
        .some((own) => places.some((place) => inside(own, place) || inside(place, own)));
}
function ownDirectories({ workingDirectory, ownDirectories: own }) {
    return own ?? ['.stacker', 'oci', 'roots'].map((name) => external_node_path_.join(workingDirectory, name));
}
/** Free of links as far as it exists. */
function realPlace(place) {
    const absolute = external_node_path_.resolve(place);
    try {
        return (0,external_node_fs_.realpathSync)(absolute);
    }
    catch {
        const parent = external_node_path_.dirname(absolute);
        return parent === absolute ? absolute : external_node_path_.join(realPlace(parent), external_node_path_.basename(absolute));
    }
}
function inside(child, parent) {
    const relative = external_node_path_.relative(parent, child);
    return relative === '' || (relative !== '..' && !relative.startsWith('../') && !external_node_path_.isAbsolute(relative));
}

;// CONCATENATED MODULE: ./lib/predict/import.js






/**
 * What stacker will stage for a local source into an empty staging directory, and then hash (import.go, importFile). `beside` are the
 * layer's other imports, which are staged into the same directory.
 */
function predictLocalImport(source, environment, beside = []) {
    const place = sourcePlace(source, environment);
    try {
        const status = statusOf(place);
        if (status.type === 'dir')
            return predictDirectory(source, place, environment, beside);
        if (status.type === 'link')
            return predictLink(source, place, environment);
        return predictFile(source, place, status, environment);
    }
    catch (error) {
        return unreadable(error, environment);
    }
}
/** A regular file of the project, and no link to one. */
function isPlainFile(source, environment) {
    try {
        return statusOf(sourcePlace(source, environment)).type === 'file';
    }
    catch {
        // What cannot be looked at is not plain; predictLocalImport says why.
        return false;
    }
}
function sourcePlace({ Path: written }, { workingDirectory }) {
    return external_node_path_.resolve(workingDirectory, written) + (written.endsWith('/') ? '/' : '');
}
function predictFile(source, place, status, environment) {
    const refused = refusedType(status);
    if (refused)
        return refused;
    const mode = stagedMode(status.mode, source.Mode, environment.release);
    if (doubtfulMode(mode, environment))
        return staging_unresolved('whether its setuid and setgid bits survive is not known');
    return hashed(source, place, mode);
}
/** A link is staged as it is and read through from the staging directory, so only an absolute one leads where it led before. */
function predictLink(source, place, environment) {
    const { hashesSources } = environment.release.rules;
    const target = (0,external_node_fs_.statSync)(place, { throwIfNoEntry: false });
    // An earlier layer, or a step before the build, may still make what it leads to.
    if (target === undefined)
        return generated;
    if (target.isDirectory() && hashesSources)
        return staging_broken("couldn't copy it for hashing: it is a link to a directory");
    if (!target.isFile() || !external_node_path_.isAbsolute((0,external_node_fs_.readlinkSync)(place))) {
        return staging_unresolved('it is a link that leads elsewhere once staged');
    }
    if (source.Dest !== undefined && source.Dest !== '')
        return staging_unresolved('it is a link');
    if (holdsOwnState((0,external_node_fs_.realpathSync)(place), environment))
        return staging_unresolved("it is a link into stacker's own directories");
    return hashed(source, place, target.mode & 0o7777);
}
function hashed(source, place, mode) {
    const { content } = hashContent(place);
    const wanted = source.Hash.toLowerCase();
    if (wanted !== '' && fileHash(content) !== `sha256:${wanted}`) {
        return staging_broken('its content is not what `hash:` demands');
    }
    return { kind: 'file', hash: fileHash(content, goFileMode(0o100000 | mode)) };
}
/** Directories are made anew and belong to stacker; files and links are copied; attributes and times are left behind. */
function predictDirectory(source, place, environment, beside) {
    if (holdsOwnState(place, environment))
        return staging_unresolved("it holds stacker's own directories, which every build changes");
    const dest = source.Dest !== undefined && source.Dest !== '';
    if (place.endsWith('/') && !dest && environment.release.rules.trailingSlash)
        return spilled(place, beside);
    if (!dest && inheritsGroup(environment))
        return staging_unresolved('its staging directory would inherit a group');
    if (!environment.rootUser && [source.Uid, source.Gid].some((id) => id !== undefined && id >= mappedIds))
        return staging_unresolved("whether stacker's user namespace has its owner is not known");
    const uid = stagedOwner(source.Uid);
    const gid = stagedOwner(source.Gid);
    let refused;
    const real = directorySource(place, { kind: 'read', attributes: new Map() });
    const tree = walkSource({
        ...real,
        sha256: (name) => (refused ? '' : real.sha256(name)),
        status(name) {
            const status = real.status(name);
            if (status.type === 'dir')
                return { type: 'dir', mode: 0o755 & ~environment.umask, uid: 0, gid: 0 };
            if (status.type === 'link')
                return { type: 'link', mode: 0o777, uid, gid };
            refused ??= refusedType(status);
            const mode = stagedMode(status.mode, source.Mode, environment.release);
            if (doubtfulMode(mode, environment))
                refused ??= staging_unresolved('whether setuid and setgid bits in it survive is not known');
            return { type: status.type, mode, uid, gid };
        },
    });
    return refused ?? { kind: 'directory', tree };
}
/**
 * From rc7 on the content of a directory that is written with a trailing slash is staged beside the other imports, while Lookup and
 * Put look for the directory's own name. They find something only if the content or another import has that name, and whether they
 * do on the next run depends on what this one left (transcript, "same-named child").
 */
function spilled(place, beside) {
    const name = external_node_path_.posix.basename(place);
    const mayMake = ({ Path: other }) => other.endsWith('/') || external_node_path_.posix.basename(other) === name;
    return (0,external_node_fs_.existsSync)(place + name) || beside.some(mayMake)
        ? staging_unresolved('stacker spreads a directory written with a trailing slash, and may take an entry of its name for it')
        : staging_broken('a directory written with a trailing slash is staged where stacker does not look for it');
}
/** As many ids as /etc/subuid gives a user by default. */
const mappedIds = 65536n;
/** Directories made below one with the setgid bit have it too, and its group (mkdir(2)). */
function inheritsGroup(environment) {
    let at = ownDirectories(environment)[0] ?? environment.workingDirectory;
    for (;;) {
        const status = (0,external_node_fs_.lstatSync)(at, { throwIfNoEntry: false });
        if (status !== undefined && !status.isSymbolicLink())
            return (status.mode & 0o2000) !== 0;
        if (at === external_node_path_.dirname(at))
            return false;
        at = status === undefined ? external_node_path_.dirname(at) : (0,external_node_fs_.realpathSync)(at);
    }
}
/** -1 leaves the owner as it is: stacker, which is 0 to itself also in a user namespace. */
function stagedOwner(id) {
    return id === undefined || id < 0n ? 0 : Number(id);
}
function refusedType({ type }) {
    if (type === 'fifo')
        return staging_broken('stacker waits for ever for the writer of a FIFO');
    if (type === 'socket')
        return staging_broken('a socket cannot be opened');
    return type === 'file' ? undefined : staging_unresolved('it is a device');
}
/** Without chown it is write(2) that may clear them, unless the writer is root. */
function doubtfulMode(mode, { release, rootUser }) {
    return (mode & 0o6000) !== 0 && !rootUser && !release.rules.stagingChowns;
}
/** @throws what is no error of the file system. */
function unreadable(error, { rootUser }) {
    // Who is root, also in a namespace of his own, may read what this process may not; other troubles may pass.
    const code = error instanceof Error && 'code' in error ? String(error.code) : undefined;
    if (code === undefined)
        throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR')
        return generated;
    const same = rootUser && process.getuid?.() === 0;
    const stops = code === 'ELOOP' || code === 'ENAMETOOLONG' || ((code === 'EACCES' || code === 'EPERM') && same);
    return stops ? staging_broken(`it cannot be read (${code})`) : staging_unresolved(`it cannot be read (${code})`);
}

;// CONCATENATED MODULE: ./lib/predict/imports.js



/**
 * What Put and Lookup will find for every import of the layer, in order. Imports with `dest` are not compared by stacker: their
 * facts are what it forgets.
 */
async function predictImports(layer, environment) {
    const imports = layer.Imports ?? [];
    const staged = imports.filter((source) => stagedName(source) !== undefined);
    const facts = await Promise.all(imports.map((source) => {
        const beside = staged.filter((other) => other !== source);
        return predictImport(source, beside, environment);
    }));
    return imports.map((source, index) => {
        const fact = facts[index] ?? staging_unresolved('it was not looked at');
        const name = stagedName(source);
        if (name === undefined || fact.kind === 'broken')
            return fact;
        // Such a directory is emptied of what other imports have staged.
        if (name === '' || name === '.' || name === '..')
            return staging_unresolved('its base name is no name');
        const sharing = imports.flatMap((other, at) => (stagedName(other) === name ? [at] : []));
        if (sharing.length === 1)
            return fact;
        const sources = sharing.flatMap((at) => imports[at] ?? []);
        const last = facts[sharing.at(-1) ?? index];
        return last !== undefined && sources.every((other) => isReplaced(other, environment))
            ? last
            : staging_unresolved('other imports of the layer have the same base name');
    });
}
async function predictImport(source, beside, environment) {
    const { Path: written } = source;
    if (/^https?:\/\//.test(written))
        return environment.download(source);
    const produced = /^stacker:\/\/([^/]*)(\/.*)?$/s.exec(written);
    if (produced)
        return { kind: 'produced', producer: produced[1] ?? '', path: produced[2] ?? '' };
    if (hasScheme(written))
        return { kind: 'broken', why: `unsupported url scheme ${written}` };
    return predictLocalImport(source, environment, beside);
}
/** NewDockerishUrl: what stands before the first `://`, whatever it is. */
function hasScheme(written) {
    return written.indexOf('://') > 0;
}
/** Where an import is staged, in the directory that all of the layer share; imports with `dest` have one each. */
function stagedName(source) {
    return source.Dest === undefined || source.Dest === '' ? external_node_path_.posix.basename(source.Path) : undefined;
}
/**
 * Of several plain files with one base name the last one stands for all: it replaces the staged one unless that is equal. With
 * `mode:` it does not, if the staged one has the source's content and mode (import.go, filesDiffer). A link is "not supported" over
 * a file, a download is taken for staged, and what comes from another layer is merged.
 */
function isReplaced(source, environment) {
    return ((source.Mode === undefined || source.Mode === null) && !hasScheme(source.Path) && isPlainFile(source, environment));
}

;// CONCATENATED MODULE: ./lib/formats/mtree-namespace.js
/**
 * A walked tree as it looks inside a user namespace in which `owner` is 0:0. Undefined where that cannot be told: other ids come
 * out as the namespace maps them (65534 where it does not), and the kernel translates ids inside attributes other than `user.*`.
 */
function inUserNamespace(tree, owner) {
    const owned = [`uid=${String(owner.uid)}`, `gid=${String(owner.gid)}`];
    const ofOwner = (text) => /^[ug]id=/.test(text);
    const known = tree.entries.every(({ keywords }) => keywords.every((text) => (ofOwner(text) ? owned.includes(text) : !/^xattr\.(?!user\.)/.test(text))));
    if (!known)
        return undefined;
    const seen = (text) => (ofOwner(text) ? `${text.slice(0, 'uid='.length)}0` : text);
    return { entries: tree.entries.map(({ path, keywords }) => ({ path, keywords: keywords.map(seen) })) };
}

;// CONCATENATED MODULE: ./lib/predict/overlay-dirs.js




/** The tree of every overlay dir's source as stacker will walk it, in order: owners, modes and attributes as they are. */
function predictOverlayDirs(layer, environment) {
    const facts = (layer.OverlayDirs ?? []).map(({ Source: source }) => {
        const place = external_node_path_.resolve(environment.workingDirectory, source) + (source.endsWith('/') ? '/' : '');
        if (holdsOwnState(place, environment)) {
            return staging_unresolved("it holds stacker's own directories, which every build changes");
        }
        return walkOverlayDir(place, environment);
    });
    return Promise.resolve(facts);
}
/** One overlay dir as stacker sees it from where it runs: as root, or as a user who is root in a namespace of his own. */
function walkOverlayDir(place, { readAttributes, rootUser }) {
    const walked = walkTree(place, { readAttributes, asRoot: rootUser });
    switch (walked.kind) {
        case 'missing':
            return generated;
        case 'bad-root':
            return staging_broken(`stacker cannot walk it: it is a ${walked.type} where a directory must be`);
        case 'unseen':
            return staging_unresolved(walked.why);
        // Who is root, also in a namespace of his own, may read what this process may not.
        case 'unreadable':
            return staging_unresolved(walked.why);
        case 'tree':
            return rootUser ? { kind: 'directory', tree: walked.tree } : inNamespace(walked.tree);
    }
}
/** A user who runs stacker is 0:0 to it. */
function inNamespace(tree) {
    const [uid, gid] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
    if (uid === 0)
        return staging_unresolved('which user will run stacker is not known');
    const seen = inUserNamespace(tree, { uid, gid });
    return seen === undefined
        ? staging_unresolved("how its owners and attributes look from stacker's user namespace is not known")
        : { kind: 'directory', tree: seen };
}

;// CONCATENATED MODULE: ./lib/predict/staged-download.js



/**
 * What stacker makes of a download that is staged already (spec: staging 6; network.go): without a checksum header it is used as it
 * is, and so it is where the checksum or only the length agrees. Undefined where stacker will fetch it again.
 */
async function predictStagedDownload({ Path: url }, directory, downloads) {
    const file = external_node_path_.join(directory, external_node_path_.posix.basename(url));
    try {
        const staged = await (0,promises_.lstat)(file);
        if (!staged.isFile())
            return undefined;
        const head = await downloads.head(url);
        const fact = { kind: 'file', hash: hashFile(file, { withMode: true }) };
        if (head.kind === 'failed' || head.checksum === null || head.length === staged.size)
            return fact;
        return `sha256:${head.checksum}` === hashFile(file, { withMode: false }) ? fact : undefined;
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return undefined;
        throw error;
    }
}

;// CONCATENATED MODULE: ./lib/predict/facts.js






/** What stacker will observe of the layer in the coming build, computed from the sources. May ask registries and http servers. */
async function predictFacts(definition, environment) {
    if (definition.unsure.length > 0)
        return { facts: unreadFacts(definition, environment.epoch), evidence: [] };
    const { layer } = definition;
    const evidence = [];
    const staging = {
        ...environment.staging,
        download: async (source) => {
            const staged = environment.stagedImports === undefined
                ? undefined
                : await predictStagedDownload(source, external_node_path_.join(environment.stagedImports, definition.name), environment.base.download.downloads);
            if (staged !== undefined)
                return staged;
            const observed = await observeDownload(source, environment.base.download);
            if (observed.evidence)
                evidence.push(observed.evidence);
            return observed.fact;
        },
    };
    const [base, imports, overlayDirs] = await Promise.all([
        predictBase(layer, environment.base),
        predictImports(layer, staging),
        predictOverlayDirs(layer, staging),
    ]);
    if (base.evidence)
        evidence.push(base.evidence);
    return { facts: { definition, base: base.fact, epoch: environment.epoch, imports, overlayDirs }, evidence };
}
/** A definition that the reader is not sure of says nothing about what stacker will fetch. */
function unreadFacts(definition, epoch) {
    const base = { kind: 'unknown', why: 'the stackerfile could not be read with certainty' };
    const unknown = { kind: 'unknown', code: 'import-unresolved', why: base.why };
    return {
        definition,
        base,
        epoch,
        imports: (definition.layer.Imports ?? []).map(() => unknown),
        overlayDirs: (definition.layer.OverlayDirs ?? []).map(() => unknown),
    };
}

// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(8161);
// EXTERNAL MODULE: ./lib/layer/entry.js
var entry = __nccwpck_require__(1361);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __nccwpck_require__(4708);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
;// CONCATENATED MODULE: ./lib/registry/http.js



/** An environment whose requests share one deadline, counted from now. */
function httpEnv(fetch, requestTimeout, totalTimeout) {
    return { fetch, requestTimeout, deadline: AbortSignal.timeout(totalTimeout) };
}
/** Go's net/http stops after ten redirects; stacker and containers/image keep that default. */
const mostRedirects = 10;
/**
 * Sends one request and follows its redirects as Go does. An answer of any status is an answer; only what never became one has
 * failed. Authorization is sent to the host that was asked and to nobody it points to. The caller reads the body or cancels it.
 */
async function send(env, request) {
    const signal = AbortSignal.any([AbortSignal.timeout(env.requestTimeout), env.deadline]);
    let { url, method, body } = { body: undefined, ...request };
    let headers = { ...request.headers };
    for (let redirects = 0;; redirects += 1) {
        let response;
        try {
            const asked = new Request(url, {
                method,
                headers,
                redirect: 'manual',
                signal,
                ...(body === undefined ? {} : { body }),
            });
            response = await (request.insecure && url.startsWith('https:')
                ? fetchUnverified(url, { method, headers, body, signal })
                : env.fetch(asked));
        }
        catch (error) {
            return failed(error, signal);
        }
        const location = response.headers.get('location');
        if (![301, 302, 303, 307, 308].includes(response.status) || location === null)
            return { kind: 'answered', response };
        await discard(response);
        if (redirects === mostRedirects)
            return unable(`stopped after ${String(mostRedirects)} redirects`);
        const next = parseUrl(location, url);
        if (next === undefined || (next.protocol !== 'http:' && next.protocol !== 'https:'))
            return unable('redirected to what is no http URL');
        if (url.startsWith('https:') && next.protocol === 'http:' && !request.insecure)
            return unable('redirected from https to http');
        if (next.origin !== new URL(url).origin) {
            headers = Object.fromEntries(Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization'));
        }
        if (method === 'POST' && response.status < 307) {
            method = 'GET';
            body = undefined;
        }
        url = next.href;
    }
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
    if (response.body === null)
        return { kind: 'read', size: 0 };
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
/** Gives up an answer whose body nobody wants, so that its connection does not keep the process alive. */
async function discard(response) {
    // An error here is about bytes that were not wanted.
    await response.body?.cancel().catch(() => undefined);
}
/** https without verifying the certificate, as stacker's `insecure: true` (DockerInsecureSkipTLSVerify): `fetch` has no such option. */
function fetchUnverified(url, { method, headers, body, signal, }) {
    return new Promise((resolve, reject) => {
        const outgoing = (0,external_node_https_.request)(url, { method, headers: { ...headers }, signal, rejectUnauthorized: false, agent: false }, (incoming) => {
            try {
                resolve(toResponse(incoming, method));
            }
            catch (error) {
                // Thrown from here it would end the process: a server may send what Response refuses.
                incoming.destroy();
                reject(error instanceof Error ? error : new Error('no answer'));
            }
        });
        outgoing.on('error', reject);
        outgoing.end(body);
    });
}
/** Throws a RangeError for a status that is no final one. */
function toResponse(incoming, method) {
    const headers = new Headers();
    for (let index = 0; index + 1 < incoming.rawHeaders.length; index += 2) {
        headers.append(incoming.rawHeaders[index] ?? '', incoming.rawHeaders[index + 1] ?? '');
    }
    const status = incoming.statusCode ?? 0;
    if (method === 'HEAD' || [204, 205, 304].includes(status)) {
        incoming.resume();
        return new Response(null, { status, headers });
    }
    return new Response(external_node_stream_.Readable.toWeb(incoming), { status, headers });
}
/** Whether secrets may be sent to that URL: over TLS, on this machine, or where the user said `insecure`. */
function mayReceiveSecrets(url, insecure) {
    return url.protocol === 'https:' || (url.protocol === 'http:' && (insecure || isLoopback(url.host)));
}

;// CONCATENATED MODULE: ./lib/predict/downloads.js



/** `mostBytes`: a longer content is not fetched, or given up at that length. 0: nothing is ever fetched. */
function openDownloads(http, mostBytes) {
    const heads = new Map();
    const contents = new Map();
    const inTurn = openGate(8);
    return {
        head: (url) => remember(heads, url, () => inTurn(() => askHead(http, url))),
        content: (url) => remember(contents, url, () => inTurn(() => fetchContent(http, url, mostBytes))),
    };
}
/** Lets `most` tasks run at a time: hundreds at once would eat each other's time limit. */
function openGate(most) {
    const waiting = [];
    let running = 0;
    return async (task) => {
        if (running === most)
            await new Promise((resolve) => waiting.push(resolve));
        else
            running += 1;
        try {
            return await task();
        }
        finally {
            // A place is handed on, not given back, while somebody waits for it.
            const next = waiting.shift();
            if (next === undefined)
                running -= 1;
            else
                next();
        }
    };
}
function remember(known, url, ask) {
    const answer = known.get(url) ?? ask();
    known.set(url, answer);
    return answer;
}
async function askHead(http, url) {
    // Go asks for no encoding in a HEAD; with one the length would be of other bytes.
    const answer = await send(http, { url, method: 'HEAD', headers: { 'accept-encoding': 'identity' }, insecure: false });
    if (answer.kind === 'failed')
        return answer;
    const { status, headers } = answer.response;
    await discard(answer.response);
    const length = headers.get('content-length') ?? '';
    // Go's Header.Get makes no difference between an absent and an empty header.
    const checksum = headers.get('x-checksum-sha256') ?? '';
    return {
        kind: 'head',
        status,
        etag: (0,predict_resolution/* strongEtag */.RH)(headers.get('etag')),
        length: /^\d{1,15}$/.test(length) ? Number(length) : null,
        checksum: checksum === '' ? null : checksum,
    };
}
async function fetchContent(http, url, mostBytes) {
    const answer = await send(http, { url, method: 'GET', headers: { 'accept-encoding': 'gzip' }, insecure: false });
    if (answer.kind === 'failed')
        return { kind: 'unavailable', why: answer.why };
    const { response } = answer;
    if (response.status !== 200) {
        await discard(response);
        return { kind: 'refused', status: response.status, statusText: response.statusText };
    }
    const encoding = response.headers.get('content-encoding') ?? 'identity';
    // Go undoes gzip only, fetch undoes more: of those stacker keeps the packed bytes.
    if (!['gzip', 'identity'].includes(encoding.toLowerCase())) {
        await discard(response);
        return { kind: 'unavailable', why: `the server packs it by ${encoding.replace(/[^\w.-]/g, '?').slice(0, 20)}` };
    }
    const length = encoding === 'identity' ? Number(response.headers.get('content-length') ?? 0) : 0;
    const tooLong = { kind: 'unavailable', why: `it is longer than ${String(mostBytes)} bytes` };
    if (length > mostBytes || mostBytes === 0) {
        await discard(response);
        return tooLong;
    }
    const hash = (0,external_node_crypto_.createHash)('sha256');
    const read = await readPieces(response, mostBytes, (piece) => hash.update(piece));
    if (read.kind === 'too-long')
        return tooLong;
    if (read.kind === 'failed')
        return { kind: 'unavailable', why: read.why };
    return { kind: 'content', size: read.size, contentHash: hash.copy().digest('hex'), hash };
}

;// CONCATENATED MODULE: ./lib/registry/challenge.js
const token = /[!#$%&'*+.^_`|~0-9A-Za-z-]+/y;
const parameter = /[ \t]*([!#$%&'*+.^_`|~0-9A-Za-z-]+)[ \t]*=[ \t]*(?:"((?:[^"\\]|\\.)*)"|([^ \t,"]+))/y;
const gap = /[ \t,]*/y;
/** Reads a `WWW-Authenticate` header (RFC 9110, 11.6.1), in which several challenges may be joined by commas. What is malformed ends the list. */
function parseChallenges(header) {
    const challenges = [];
    let position = 0;
    const read = (pattern) => {
        pattern.lastIndex = position;
        const match = pattern.exec(header);
        if (match !== null)
            position = pattern.lastIndex;
        return match;
    };
    for (;;) {
        read(gap);
        const scheme = read(token)?.[0];
        if (scheme === undefined)
            return challenges;
        const parameters = new Map();
        for (;;) {
            const start = position;
            if (parameters.size > 0)
                read(gap);
            const match = read(parameter);
            if (match?.[1] === undefined) {
                position = start;
                break;
            }
            parameters.set(match[1].toLowerCase(), match[2]?.replace(/\\(.)/g, '$1') ?? match[3] ?? '');
        }
        challenges.push({ scheme: scheme.toLowerCase(), parameters });
    }
}

;// CONCATENATED MODULE: ./lib/registry/session.js




const mostTokenBytes = 1 << 20;
const mostTokenLength = 1 << 16;
function openSession(env) {
    const registries = new Map();
    const authorizations = new Map();
    return {
        async ask(request) {
            const { domain, repository, insecure } = request;
            const registry = await session_remember(registries, `${domain} ${String(insecure)}`, () => findRegistry(env.http, domain, insecure));
            if (registry.kind === 'failed')
                return registry;
            const authorization = await session_remember(authorizations, `${domain} ${String(insecure)} ${repository}`, () => authorize(env, request, registry));
            if (authorization.kind === 'failed')
                return { ...authorization, timedOut: false };
            return send(env.http, {
                url: `${registry.origin}/v2/${repository}/${request.path}`,
                method: request.method,
                headers: {
                    ...request.headers,
                    ...(authorization.value === undefined ? {} : { authorization: authorization.value }),
                },
                insecure,
            });
        },
    };
}
async function session_remember(known, key, find) {
    const found = known.get(key) ?? find();
    known.set(key, found);
    return found;
}
/**
 * Asks `/v2/` what the registry speaks and wants (containers/image, detectProperties): https, and where the user said `insecure`
 * and https fails, http. A registry that does not answer in time is not asked again over http: that would wait twice.
 */
async function findRegistry(http, domain, insecure) {
    const host = registryHost(domain);
    let failure = { kind: 'failed', why: 'not asked', timedOut: false };
    for (const scheme of insecure ? ['https', 'http'] : ['https']) {
        const origin = `${scheme}://${host}`;
        const answer = await send(http, { url: `${origin}/v2/`, method: 'GET', headers: {}, insecure });
        if (answer.kind === 'failed') {
            failure = answer;
            if (answer.timedOut)
                return failure;
            continue;
        }
        await discard(answer.response);
        const { status, headers } = answer.response;
        if (status === 200 || status === 401) {
            return { kind: 'registry', origin, challenges: parseChallenges(headers.get('www-authenticate') ?? '') };
        }
        failure = { kind: 'failed', why: `the registry answered ${String(status)} to /v2/`, timedOut: false };
    }
    return failure;
}
/** The Authorization header for a repository. The first challenge that can be met decides, as in containers/image. */
async function authorize(env, request, registry) {
    for (const challenge of registry.challenges) {
        if (challenge.scheme !== 'basic' && challenge.scheme !== 'bearer')
            continue;
        const credentials = await env.findCredentials(request.domain, request.repository);
        if (challenge.scheme === 'bearer')
            return requestToken(env.http, request, challenge, credentials);
        // The registry then says 401, which is what stacker will get too.
        if (credentials?.kind !== 'password')
            return { kind: 'header', value: undefined };
        return { kind: 'header', value: basic(credentials) };
    }
    return { kind: 'header', value: undefined };
}
function basic({ user, password }) {
    return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
async function requestToken(http, { repository, insecure }, { parameters }, credentials) {
    const realm = parameters.get('realm') ?? '';
    if (!URL.canParse(realm))
        return { kind: 'failed', why: 'the registry names no token server' };
    const url = new URL(realm);
    if (!mayReceiveSecrets(url, insecure))
        return { kind: 'failed', why: 'the token server is not reached over https' };
    const form = new URLSearchParams();
    const service = parameters.get('service') ?? '';
    if (service !== '')
        form.append('service', service);
    form.append('scope', `repository:${repository}:pull`);
    const answer = await send(http, credentials?.kind === 'identity-token'
        ? { url: url.href, ...exchange(form, credentials.token), insecure }
        : { url: withQuery(url, form, credentials?.user), method: 'GET', headers: passwordHeader(credentials), insecure });
    if (answer.kind === 'failed')
        return { kind: 'failed', why: `token server: ${answer.why}` };
    return readToken(answer.response);
}
/** docker's OAuth2 form: the secret travels in the body, never in the URL. */
function exchange(form, token) {
    form.append('grant_type', 'refresh_token');
    form.append('refresh_token', token);
    form.append('client_id', 'stack-cache');
    return { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: form.toString() };
}
function withQuery(url, form, user) {
    const asked = new URL(url);
    for (const [name, value] of form)
        asked.searchParams.append(name, value);
    if (user !== undefined && user !== '')
        asked.searchParams.append('account', user);
    return asked.href;
}
function passwordHeader(credentials) {
    if (credentials?.kind !== 'password' || credentials.user === '' || credentials.password === '')
        return {};
    return { authorization: basic(credentials) };
}
async function readToken(response) {
    if (response.status !== 200) {
        await discard(response);
        return { kind: 'failed', why: `the token server answered ${String(response.status)}` };
    }
    const body = await readBody(response, mostTokenBytes);
    const unusable = { kind: 'failed', why: 'the token server gave no token' };
    if (body.kind !== 'bytes')
        return unusable;
    try {
        const member = (0,formats_decode/* decodeObject */.gv)((0,formats_decode/* parseJson */.qF)(body.bytes, 'token', mostTokenBytes), 'token');
        const token = member('token', textOrNone) ?? member('access_token', textOrNone);
        // A token becomes a header: nothing but visible ASCII may stand in one.
        if (token === undefined || token.length > mostTokenLength || !/^[\x21-\x7e]+$/.test(token))
            return unusable;
        return { kind: 'header', value: `Bearer ${token}` };
    }
    catch {
        // The decoder's message is kept back: it stands close to a secret.
        return unusable;
    }
}
const textOrNone = (value, where) => {
    const text = value === undefined ? null : (0,formats_decode/* nullOr */.lW)(formats_decode/* decodeString */.sc)(value, where);
    return text === null || text === '' ? undefined : text;
};

;// CONCATENATED MODULE: ./lib/registry/client.js







/** containers/image's limit (iolimits.MaxManifestBodySize). */
const mostManifestBytes = 4 << 20;
function openRegistryClient(env) {
    const session = openSession(env);
    const heads = new Map();
    const manifests = new Map();
    const ask = async (reference, insecure, method) => {
        if (await env.isRerouted(reference.domain)) {
            return { kind: 'failed', why: 'registries.conf has a rule for this registry', timedOut: false };
        }
        return session.ask({
            domain: reference.domain,
            repository: reference.path,
            insecure,
            method,
            path: `manifests/${reference.digest ?? reference.tag ?? 'latest'}`,
            headers: { accept: image_index/* acceptedManifests */.My },
        });
    };
    const head = async (reference, insecure) => {
        const answer = await ask(reference, insecure, 'HEAD');
        if (answer.kind === 'failed')
            return answer;
        const { response } = answer;
        await discard(response);
        if (response.status !== 200)
            return noAnswer(response.status);
        const digest = response.headers.get('docker-content-digest');
        return { kind: 'digest', digest: (0,formats_digest/* isDigest */.Bc)(digest) ? digest : undefined };
    };
    const get = async (reference, insecure) => {
        const answer = await ask(reference, insecure, 'GET');
        return answer.kind === 'failed' ? answer : readManifest(answer.response, reference.digest);
    };
    const manifest = (reference, insecure) => client_remember(manifests, `${formatReference(reference)} ${String(insecure)}`, () => get(reference, insecure));
    return {
        headDigest: (reference, insecure) => client_remember(heads, `${formatReference(reference)} ${String(insecure)}`, () => head(reference, insecure)),
        async resolve({ reference, insecure, platform, detected }) {
            const top = await manifest(reference, insecure);
            if (top.kind !== 'manifest')
                return top;
            if (!(0,image_index/* isIndex */.nw)(top.mediaType))
                return resolved(top);
            const chosen = client_chooseFrom(top, platform, detected);
            if (chosen.kind !== 'chosen')
                return chosen;
            const { domain, path } = reference;
            const instance = await manifest({ domain, path, digest: chosen.digest }, insecure);
            if (instance.kind !== 'manifest')
                return instance;
            if ((0,image_index/* isIndex */.nw)(instance.mediaType))
                return { kind: 'failed', why: 'an index inside an index' };
            return { ...resolved(instance), indexDigest: top.digest };
        },
    };
}
function client_remember(known, key, find) {
    const found = known.get(key) ?? find();
    known.set(key, found);
    return found;
}
function resolved({ digest, mediaType, bytes }) {
    return { kind: 'resolved', platformDigest: digest, mediaType, bytes };
}
function client_chooseFrom(index, platform, detected) {
    try {
        const entries = (0,image_index/* decodeIndex */.X1)((0,formats_decode/* parseJson */.qF)(index.bytes, 'image index', mostManifestBytes), 'image index');
        const choice = (0,image_index/* chooseInstance */.NF)(entries, index.mediaType, platform, detected);
        switch (choice.kind) {
            case 'none':
                return { kind: 'missing', why: choice.why };
            case 'unsure':
                return { kind: 'failed', why: choice.why };
            case 'chosen':
                return (0,formats_digest/* isDigest */.Bc)(choice.descriptor.digest)
                    ? { kind: 'chosen', digest: choice.descriptor.digest }
                    : { kind: 'failed', why: 'the index names an image by a digest that is not sha256' };
        }
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            return { kind: 'failed', why: error.message };
        throw error;
    }
}
async function readManifest(response, wanted) {
    if (response.status !== 200) {
        await discard(response);
        return noAnswer(response.status);
    }
    const body = await readBody(response, mostManifestBytes);
    if (body.kind === 'too-long')
        return { kind: 'failed', why: 'the manifest is longer than 4 MiB' };
    if (body.kind === 'failed')
        return body;
    const digest = (0,formats_digest/* digestOf */.ol)(body.bytes);
    const [mediaType = ''] = (response.headers.get('content-type') ?? '').split(';', 1);
    if (wanted !== undefined && digest !== wanted)
        return { kind: 'failed', why: 'the manifest has not the digest it was asked by' };
    const told = response.headers.get('docker-content-digest');
    if ((0,formats_digest/* isDigest */.Bc)(told) && told !== digest)
        return { kind: 'failed', why: 'the manifest has not the digest that the registry tells' };
    return { kind: 'manifest', digest, mediaType: mediaType.trim().toLowerCase(), bytes: body.bytes };
}
function noAnswer(status) {
    const why = `the registry answered ${String(status)}`;
    if (status === 404)
        return { kind: 'missing', why };
    return { kind: status === 401 || status === 403 ? 'denied' : 'failed', why };
}

;// CONCATENATED MODULE: ./lib/registry/credentials.js




const mostFileBytes = 1 << 20;
const mostHelperBytes = 1 << 16;
const helperTimeout = 15_000;
/**
 * The credentials for a repository, from the files in the order in which containers/image reads them (pkg/docker/config), with
 * REGISTRY_AUTH_FILE before all others as podman and skopeo have it. The first file that knows the registry decides.
 */
async function findCredentials(env, domain, repository) {
    for (const file of authFiles(env)) {
        const content = await readAuthFile(env, file);
        const found = content === undefined ? undefined : await credentialsIn(env, content, domain, repository);
        if (found !== undefined)
            return found;
    }
    return undefined;
}
function authFiles({ variables, home, uid }) {
    const explicit = variables['REGISTRY_AUTH_FILE'];
    const runtime = variables['XDG_RUNTIME_DIR'];
    const docker = variables['DOCKER_CONFIG'];
    return [
        ...(explicit ? [explicit] : []),
        runtime ? external_node_path_.join(runtime, 'containers/auth.json') : `/run/containers/${String(uid)}/auth.json`,
        external_node_path_.join(configHome(home, variables), 'containers/auth.json'),
        docker ? external_node_path_.join(docker, 'config.json') : external_node_path_.join(home, '.docker/config.json'),
    ];
}
/** The user's directory of configuration, as the XDG rules have it: an empty variable counts as none. */
function configHome(home, variables) {
    const config = variables['XDG_CONFIG_HOME'] ?? '';
    return config === '' ? external_node_path_.join(home, '.config') : config;
}
async function readAuthFile(env, file) {
    let bytes;
    try {
        bytes = await (0,promises_.readFile)(file);
    }
    catch {
        // Absent or unreadable files are normal: most machines have one of the four.
        return undefined;
    }
    try {
        return decodeAuthFile((0,formats_decode/* parseJson */.qF)(bytes, 'credentials', mostFileBytes));
    }
    catch {
        // The decoder's message is kept back: it stands close to secrets.
        env.debug(`${file} is not a file of credentials`);
        return undefined;
    }
}
function decodeAuthFile(value) {
    const member = (0,formats_decode/* decodeObject */.gv)(value, 'credentials');
    return {
        auths: member('auths', mapOf(decodeAuth)),
        helpers: member('credHelpers', mapOf(formats_decode/* decodeString */.sc)),
        store: member('credsStore', orEmpty),
    };
}
const orEmpty = (value, where) => value === undefined || value === null ? '' : (0,formats_decode/* decodeString */.sc)(value, where);
const decodeAuth = (value, where) => {
    const member = (0,formats_decode/* decodeObject */.gv)(value ?? {}, where);
    return { auth: member('auth', orEmpty), identityToken: member('identitytoken', orEmpty) };
};
function mapOf(decode) {
    return (value, where) => {
        (0,formats_decode/* decodeObject */.gv)(value ?? {}, where);
        return new Map(Object.entries(value ?? {}).map(([name, item]) => [name, decode(item, where)]));
    };
}
async function credentialsIn(env, file, domain, repository) {
    const helper = file.helpers.get(domain) ?? (domain === 'docker.io' ? file.helpers.get(hubServer) : undefined);
    if (helper !== undefined)
        return askHelper(env, helper, domain);
    // Sub-namespaces are an extension of containers/image and count as exact names only; the longest wins.
    for (let key = `${domain}/${repository}`;; key = key.slice(0, key.lastIndexOf('/'))) {
        const auth = file.auths.get(key);
        if (auth !== undefined)
            return decodeCredentials(auth) ?? askStore(env, file.store, domain);
        if (!key.includes('/'))
            break;
    }
    for (const [key, auth] of file.auths) {
        if (normaliseKey(key) === normaliseRegistry(domain))
            return decodeCredentials(auth) ?? askStore(env, file.store, domain);
    }
    return askStore(env, file.store, domain);
}
const hubServer = 'https://index.docker.io/v1/';
/** Old `docker login` wrote URLs as keys, and Docker Hub's still is one. */
function normaliseKey(key) {
    const bare = key.replace(/^https?:\/\//, '');
    return normaliseRegistry(bare === key ? bare : (bare.split('/', 1)[0] ?? ''));
}
function normaliseRegistry(name) {
    return name === 'registry-1.docker.io' || name === 'docker.io' ? 'index.docker.io' : name;
}
function decodeCredentials(entry) {
    if (entry.identityToken !== '')
        return { kind: 'identity-token', token: entry.identityToken };
    const text = Buffer.from(entry.auth, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    // An empty entry only marks that a helper has the secret.
    if (colon === -1)
        return undefined;
    return { kind: 'password', user: text.slice(0, colon), password: text.slice(colon + 1).replace(/^\0+|\0+$/g, '') };
}
async function askStore(env, store, domain) {
    return store === '' ? undefined : askHelper(env, store, domain);
}
async function askHelper(env, name, domain) {
    // The name becomes part of a program's name; a path separator in it would run any file.
    if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
        env.debug('a credential helper has a name that is not allowed');
        return undefined;
    }
    // containers/image asks for the registry, docker for the URL under which it logged in at Docker Hub.
    for (const server of domain === 'docker.io' ? [domain, hubServer] : [domain]) {
        const text = await env.runHelper(name, server);
        if (text === undefined)
            continue;
        try {
            const member = (0,formats_decode/* decodeObject */.gv)((0,formats_decode/* parseJson */.qF)(Buffer.from(text), 'credential helper', mostHelperBytes), 'credential helper');
            const user = member('Username', formats_decode/* decodeString */.sc);
            const secret = member('Secret', formats_decode/* decodeString */.sc);
            return user === '<token>'
                ? { kind: 'identity-token', token: secret }
                : { kind: 'password', user, password: secret };
        }
        catch {
            env.debug(`docker-credential-${name} answered what is not its protocol`);
        }
    }
    return undefined;
}
/** Runs the helper found on PATH, without a shell, for at most fifteen seconds. */
function runCredentialHelper(variables) {
    return (name, server) => new Promise((resolve) => {
        const child = (0,external_node_child_process_.execFile)(`docker-credential-${name}`, ['get'], {
            env: variables,
            timeout: helperTimeout,
            killSignal: 'SIGKILL',
            maxBuffer: mostHelperBytes,
            encoding: 'utf8',
            shell: false,
        }, (error, stdout) => {
            resolve(error === null ? stdout : undefined);
        });
        // A helper that is missing or ends early closes its input; the answer above says what that means.
        child.stdin?.on('error', () => undefined);
        child.stdin?.end(server);
    });
}

;// CONCATENATED MODULE: ./lib/registry/registries-conf.js



/**
 * Whether podman's registries.conf has a rule that may concern the domain: a mirror, another location, a block. containers/image
 * obeys it inside stacker, so what a registry says to us need not be what stacker will get. The files are searched as text, not
 * understood: a rule that merely names the domain counts.
 */
async function isRerouted(directories, domain) {
    for (const file of await configFiles(directories)) {
        let text;
        try {
            text = await (0,promises_.readFile)(file, 'utf8');
        }
        catch {
            // Not there, as on most machines.
            continue;
        }
        if (mentions(text, domain))
            return true;
    }
    return false;
}
function mentions(text, domain) {
    const lines = text.split('\n').filter((line) => !line.trimStart().startsWith('#'));
    if (!lines.some((line) => /^\s*\[\[\s*"?registry/.test(line)))
        return false;
    return lines.some((line) => line.includes(domain) || line.includes('*.'));
}
async function configFiles(directories) {
    const files = [];
    for (const directory of directories) {
        files.push(external_node_path_.join(directory, 'registries.conf'));
        const parts = external_node_path_.join(directory, 'registries.conf.d');
        // A directory that is not there holds no rules.
        const names = await (0,promises_.readdir)(parts).catch(() => []);
        files.push(...names.filter((name) => name.endsWith('.conf')).map((name) => external_node_path_.join(parts, name)));
    }
    return files;
}
/** Where containers/image looks for registries.conf: the user's directory and the machine's. */
function registriesConfDirectories(home, variables) {
    return [external_node_path_.join(configHome(home, variables), 'containers'), '/etc/containers'];
}

;// CONCATENATED MODULE: ./lib/registry/machine.js




/** A client with this machine's credentials and rules, and the http environment that shares its time limits. The time runs from now. */
function openMachineRegistry(machine, limits) {
    const { variables, home, uid, debug } = machine;
    const http = httpEnv(machine.fetch, limits.request, limits.total);
    const credentials = { variables, home, uid, debug, runHelper: runCredentialHelper(variables) };
    const directories = registriesConfDirectories(home, variables);
    const client = openRegistryClient({
        http,
        findCredentials: (domain, repository) => findCredentials(credentials, domain, repository),
        isRerouted: (domain) => isRerouted(directories, domain),
    });
    return { client, http };
}

;// CONCATENATED MODULE: ./lib/prediction.js






/** A plan waits no longer than this for registries and servers, in milliseconds: for one answer, and for all of them. */
const patience = { request: 20_000, total: 120_000 };
/** Larger downloads are not fetched for a plan: their layers are `unknown`. */
const mostDownloadBytes = 64 * 1024 * 1024;
/** What facts are predicted with: the project's rules and this machine's network, each question asked once in a run. */
function predictionEnvironment(options, { environment, log }, sources, store) {
    const { directories } = options;
    const { release, umask } = sources;
    const { client, http } = openMachineRegistry({
        fetch: (request) => fetch(request),
        variables: environment,
        home: environment['HOME'] ?? (0,external_node_os_.homedir)(),
        uid: process.getuid?.() ?? 0,
        debug: (message) => {
            log.debug(message);
        },
    }, patience);
    const findResolution = async (name) => store?.findResolution(name);
    const outputs = outputTags(sources);
    return {
        staging: {
            release,
            workingDirectory: directories.working,
            umask,
            rootUser: sources.rootUser,
            readAttributes: readAttributes,
        },
        base: {
            release,
            workingDirectory: directories.working,
            host: { os: 'linux', arch: sources.arch },
            bases: options.bases,
            registry: client,
            findResolution,
            producers: (layout, tag) => (layout === directories.oci ? outputs.get(tag) : undefined),
            download: { release, umask, downloads: openDownloads(http, mostDownloadBytes), findResolution },
        },
        stagedImports: options.from === 'local' ? external_node_path_.join(directories.stacker, 'imports') : undefined,
        epoch: sources.epoch,
    };
}
/** Tags that the project's layers will have in the output layout: the name for tar, else NAME-TYPE (layer_type.go, LayerName). */
function outputTags({ layers, layerTypes }) {
    const tags = new Map();
    for (const { definition } of layers) {
        if (definition.layer.BuildOnly)
            continue;
        for (const type of layerTypes)
            tags.set((0,entry/* layerTag */.Cz)(definition.name, type), definition.name);
    }
    return tags;
}

// EXTERNAL MODULE: ./lib/sources.js + 24 modules
var lib_sources = __nccwpck_require__(1675);
// EXTERNAL MODULE: ./lib/witness.js + 2 modules
var lib_witness = __nccwpck_require__(9648);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
// EXTERNAL MODULE: ./lib/workspace/id-space.js
var id_space = __nccwpck_require__(9635);
// EXTERNAL MODULE: ./lib/workspace/privilege.js
var privilege = __nccwpck_require__(7962);
;// CONCATENATED MODULE: ./lib/workspace/capabilities.js




const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
/** For files that are to have the ids of `owner`, who runs stacker; undefined: who we are. */
async function findCapabilities(owner) {
    const ids = await canGiveIds(owner);
    const tar = ids === true ? await hasGnuTar() : ids;
    return {
        extractTar: tar,
        extractSquashfs: ids === true ? await hasUnsquashfs() : ids,
        // fsck.erofs writes neither owners nor xattrs in the releases that distributions have, and stacker's mount needs stacker.
        extractErofs: 'erofs layers cannot be extracted without mounting them',
        unpackTree: tar,
    };
}
async function canGiveIds(owner) {
    const us = process.geteuid?.() ?? 0;
    if ((owner?.uid ?? us) === 0 && us !== 0) {
        const root = await (0,privilege/* canBecomeRoot */.eY)();
        return root.kind === 'no' ? `only root can give files their owners, and ${root.why}` : true;
    }
    const ids = await (0,id_space/* asOwnerOfIds */.T)(owner);
    return typeof ids === 'string' ? ids : true;
}
/** Other tars leave xattrs out, without which opaque directories show what they hide. */
async function hasGnuTar() {
    try {
        const { stdout } = await run('tar', ['--version']);
        return stdout.includes('GNU tar') ? true : 'GNU tar is not installed';
    }
    catch {
        return 'GNU tar is not installed';
    }
}
async function hasUnsquashfs() {
    try {
        await run('unsquashfs', ['-version']);
        return true;
    }
    catch (error) {
        // Some releases end with 1 after printing their version.
        return error.code === 'ENOENT' ? 'unsquashfs (squashfs-tools) is not installed' : true;
    }
}

// EXTERNAL MODULE: ./lib/workspace/directories.js
var directories = __nccwpck_require__(6306);
;// CONCATENATED MODULE: ./lib/plan.js
















/** Says what `stacker build` would build, and why. Changes nothing. */
async function plan(options, surroundings) {
    const { witness, store } = await (0,lib_witness/* openWitness */.K)(options, surroundings);
    const gathered = await gather(options, surroundings, witness, store);
    return (await judgeProject(gathered, options, witness)).plan;
}
/** Reads the stackerfiles and predicts the facts of their layers. Asks registries and http servers, nothing of the cache but its age. */
async function gather(options, surroundings, witness, store) {
    const sources = await (0,lib_sources/* readSources */.tW)(options, surroundings, (arch, layer) => witness.newestRecord(arch, layer));
    const environment = predictionEnvironment(options, surroundings, sources, store);
    const predicted = await Promise.all(sources.layers.map(async ({ definition, build }) => ({ ...(await predictFacts(definition, environment)), build })));
    return {
        sources,
        stack: (0,layer_stack/* stackLayers */.TD)(sources.project, predicted),
        evidence: predicted.map(({ evidence }) => evidence),
    };
}
/**
 * Judges until nothing has to be left out any more: a hit whose content cannot be laid down for those that stand on it is built
 * after all, which changes what the layers above it stand on. Each round leaves out at least one layer more, so it ends.
 * `leftOut` are layers that are known to be impossible, with why.
 */
async function judgeProject(gathered, options, witness, leftOut = new Map()) {
    const { sources, stack } = gathered;
    const capabilities = options.from === 'local' ? undefined : await findCapabilities((0,directories/* ownerOf */.bf)(sources.rootUser));
    const impossible = new Map(leftOut);
    for (;;) {
        const judged = await judgeRound(stack, sources, options, witness, impossible);
        const layers = capabilities ? provide(judged, sources, capabilities) : judged;
        const before = impossible.size;
        for (const [index, layer] of layers.entries()) {
            if (layer.provision?.kind === 'left-out')
                impossible.set(index, layer.provision.why);
        }
        if (impossible.size === before)
            return { ...gathered, layers, plan: planOf(layers, sources, options) };
    }
}
function planOf(layers, sources, options) {
    return {
        release: sources.release,
        layers: layers.map(layerPlan),
        builds: sources.project.builds.map(({ roots, files }) => ({
            roots,
            files: files.map(({ path, prerequisites, unsure }) => ({ path, prerequisites, unread: unsure.length > 0 })),
        })),
        notices: [
            ...sources.notices,
            ...findBlindSpots({
                layers: layers.map(({ stacked }) => stacked),
                substitutions: options.substitute,
                maxAge: options.maxAge,
                baseSlot: baseSlot,
                from: options.from,
            }),
        ],
    };
}
async function judgeRound(stack, sources, options, witness, leftOut) {
    const collisions = findCollisions(stack, ({ facts }) => baseSlot(facts.definition.layer));
    const reused = reusedDownloads(stack, ({ facts }) => baseSlot(facts.definition.layer));
    const bound = boundLayers(stack);
    const judging = [];
    for (const [index, stacked] of stack.entries()) {
        const below = (0,layer_stack/* dependencies */.El)(stacked).flatMap((at) => judging[at] ?? []);
        judging.push((async () => {
            await Promise.all(below);
            const standing = await standings(stacked, judging);
            const form = (0,lib_sources/* portableForm */.kN)(stacked.facts.definition, sources, options.directories.working);
            const foreseen = foresee(stacked.facts, form, (name) => standing.get(name));
            const found = await witness.find(stacked, foreseen, sources.release);
            const judgement = judge({
                stacked,
                foreseen,
                found: sources.releaseKnown
                    ? found
                    : { candidate: undefined, objections: [unknownRelease(options)], present: new Set() },
                release: sources.release,
                releaseCertain: sources.releaseCertain,
                leftOut: leftOut.get(index),
                collision: collisions.get(index) ?? reused.get(index),
                // In place the verdict is what stacker will do, its stale hits over binds included (spec: restoring 33).
                boundBelow: options.from === 'store' && bound[index] === true,
                differences: differencesOf(sources.release, treesOf(stacked, form, found), (directive) => stacked.facts.definition.substitutions.get(directive)?.join(', ')),
            });
            return { stacked, form, foreseen, found, judgement, provision: undefined };
        })());
    }
    return Promise.all(judging);
}
async function standings(stacked, judging) {
    const result = new Map();
    for (const [name, index] of stacked.below) {
        const below = await judging[index];
        if (below)
            result.set(name, below.judgement.standing);
    }
    return result;
}
function unknownRelease(options) {
    const subject = options.stackerVersion.kind === 'release' ? options.stackerVersion.release : '';
    return { code: 'release-unknown', subject, detail: 'its rules are not in the table' };
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
function provide(layers, sources, capabilities) {
    const provided = [];
    for (const [index, layer] of layers.entries()) {
        const { candidate } = layer.judgement;
        const provision = candidate && (candidate.record ? provideLayer(index, layers, provided, sources, capabilities) : keep);
        provided.push({ ...layer, provision });
    }
    return provided;
}
const keep = { kind: 'keep' };
/** A record whose documents are not what they should be is left out: cache trouble is a rebuild. */
function provideLayer(index, layers, provided, sources, capabilities) {
    try {
        const request = (0,provisions/* provisionRequest */.b)(index, layers, provided, sources.release, capabilities);
        return request && (0,provision/* provision */.m)(request);
    }
    catch (error) {
        if (!(error instanceof errors/* FormatError */.IF))
            throw error;
        return { kind: 'left-out', why: error.message };
    }
}
function layerPlan({ stacked, judgement }) {
    return {
        definition: stacked.facts.definition,
        build: stacked.build,
        verdict: judgement.verdict,
        reasons: judgement.reasons,
        dependsOn: (0,layer_stack/* dependencies */.El)(stacked),
        bytes: judgement.candidate?.record?.blobs.reduce((sum, { size }) => sum + size, 0) ?? 0,
    };
}


/***/ }),

/***/ 7643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   BQ: () => (/* binding */ decodeResolution),
/* harmony export */   RH: () => (/* binding */ strongEtag),
/* harmony export */   Rw: () => (/* binding */ encodeResolution),
/* harmony export */   SR: () => (/* binding */ makeUrlResolution),
/* harmony export */   dI: () => (/* binding */ makeDockerResolution),
/* harmony export */   dt: () => (/* binding */ urlResolutionName),
/* harmony export */   kw: () => (/* binding */ decodeEvidence),
/* harmony export */   uC: () => (/* binding */ dockerResolutionName)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2924);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7910);
/* harmony import */ var _registry_image_index_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(5227);




const mostBytes = 1 << 16;
const mostText = 4096;
/** The release belongs to the name because it decides which instance is taken and what a converted manifest looks like. */
function dockerResolutionName(reference, platform, release) {
    return `docker ${reference} ${platform} ${release}`;
}
/** `mode` is Go's text of the staged file's mode: HashFile of other modes cannot be computed from a hash. */
function urlResolutionName(url, mode) {
    return `url ${mode} ${url}`;
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
 * The resolution to write after a build, or undefined when what was seen before and after does not prove that `base` belongs to
 * it. An OCI manifest is copied verbatim, so its Base must be its digest; if it is not, stacker saw another image.
 */
function makeDockerResolution(before, after, base) {
    const same = before.name === after.name && before.top === after.top && before.manifest === after.manifest;
    if (!same || !(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc)(`sha256:${base}`))
        return undefined;
    if (after.mediaType === _registry_image_index_js__WEBPACK_IMPORTED_MODULE_3__/* .ociManifest */ .F7 && base !== (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestHex */ .sU)(after.manifest))
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

/***/ 5227:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   F7: () => (/* binding */ ociManifest),
/* harmony export */   KP: () => (/* binding */ ociIndex),
/* harmony export */   My: () => (/* binding */ acceptedManifests),
/* harmony export */   NF: () => (/* binding */ chooseInstance),
/* harmony export */   X1: () => (/* binding */ decodeIndex),
/* harmony export */   nw: () => (/* binding */ isIndex)
/* harmony export */ });
/* unused harmony exports dockerManifest, dockerList */
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(2924);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7910);


const ociManifest = 'application/vnd.oci.image.manifest.v1+json';
const ociIndex = 'application/vnd.oci.image.index.v1+json';
const dockerManifest = 'application/vnd.docker.distribution.manifest.v2+json';
const dockerList = 'application/vnd.docker.distribution.manifest.list.v2+json';
/**
 * What containers/image asks for (manifest.DefaultRequestedManifestMIMETypes). Registries convert what the list does not name, so
 * another list would get another digest than stacker gets.
 */
const acceptedManifests = [
    ociManifest,
    dockerManifest,
    'application/vnd.docker.distribution.manifest.v1+prettyjws',
    'application/vnd.docker.distribution.manifest.v1+json',
    dockerList,
    ociIndex,
].join(', ');
function isIndex(mediaType) {
    return mediaType === ociIndex || mediaType === dockerList;
}
/** The manifests of an image index, a Docker manifest list or the index.json of an OCI layout. Throws a FormatError. */
function decodeIndex(value, where) {
    return (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where)('manifests', orElse((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeArray */ .k$)(decodeDescriptor, 10_000), []));
}
const decodeDescriptor = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where);
    return {
        digest: member('digest', decodeSha256),
        mediaType: member('mediaType', orElse(_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc, '')),
        annotations: member('annotations', decodeAnnotations),
        platform: member('platform', orElse(decodePlatform, undefined)),
    };
};
const decodeSha256 = (value, where) => {
    const text = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc)(value, where);
    // A digest of another algorithm is legal in an index; the entry is kept so that choosing it can be refused.
    return (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(text) ? text : `sha256:${text}`;
};
const decodePlatform = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where);
    const text = orElse(_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc, '');
    return { os: member('os', text), architecture: member('architecture', text), variant: member('variant', text) };
};
const decodeAnnotations = (value, where) => {
    if (value === undefined || value === null)
        return new Map();
    (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeObject */ .gv)(value, where);
    return new Map(Object.entries(value).map(([name, text]) => [name, (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .decodeString */ .sc)(text, where)]));
};
function orElse(decode, otherwise) {
    return (value, where) => (value === undefined ? otherwise : ((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_0__/* .nullOr */ .lW)(decode)(value, where) ?? otherwise));
}
/** How containers/image orders the variants that fit, from most to least capable (platform_matcher.go, compatibility). */
const variants = new Map([
    ['arm', ['v8', 'v7', 'v6', 'v5']],
    ['arm64', ['v8']],
]);
/**
 * The instance that containers/image takes (ChooseInstance). `detected`: os and architecture are the machine's own, so that it
 * prefers the variant of its processor; where it was told the architecture, an instance without variant comes first. Later
 * versions prefer an instance packed with zstd among equals, older ones the first. What depends on facts that are not at
 * hand is not guessed.
 */
function chooseInstance(manifests, mediaType, platform, detected) {
    const eligible = manifests.filter((entry) => entry.platform !== undefined || mediaType === ociIndex);
    const chosen = new Map();
    for (const order of variantOrders(platform.architecture, detected)) {
        for (const preferZstd of [false, true]) {
            const best = bestOf(eligible, platform, order, preferZstd && mediaType === ociIndex);
            chosen.set(best?.digest ?? '', best ?? noInstance);
        }
    }
    const [descriptor, other] = [...chosen.values()];
    const wanted = `${platform.os}/${platform.architecture}`;
    if (other !== undefined)
        return { kind: 'unsure', why: `several instances fit ${wanted}` };
    if (descriptor === undefined || descriptor === noInstance)
        return { kind: 'none', why: `no image for ${wanted} in the index` };
    return { kind: 'chosen', descriptor };
}
const noInstance = { digest: 'sha256:', mediaType: '', annotations: new Map(), platform: undefined };
/** Every order of variants that stacker could use: one where the architecture was given, else one for each processor. */
function variantOrders(architecture, detected) {
    const known = variants.get(architecture);
    if (known === undefined)
        return [['']];
    if (!detected)
        return [['', ...known]];
    if (architecture === 'arm64')
        return [['v8', '']];
    return [...known.map((_, index) => [...known.slice(index), '']), ['', ...known]];
}
function bestOf(manifests, platform, order, preferZstd) {
    let best;
    for (const entry of manifests) {
        const rank = rankOf(entry, platform, order) * 2 + (preferZstd && !isZstd(entry) ? 1 : 0);
        if (rank >= 0 && (best === undefined || rank < best.rank))
            best = { entry, rank };
    }
    return best?.entry;
}
function rankOf({ platform }, wanted, order) {
    if (platform === undefined)
        return order.length;
    if (platform.os !== wanted.os || platform.architecture !== wanted.architecture)
        return -1;
    return order.indexOf(platform.variant);
}
function isZstd(entry) {
    return entry.annotations.get('io.github.containers.compression.zstd') === 'true';
}


/***/ }),

/***/ 4129:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  dv: () => (/* binding */ findRelease),
  s5: () => (/* binding */ newestRelease),
  D8: () => (/* binding */ releases)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/formats/go-type.js
var go_type = __nccwpck_require__(3101);
;// CONCATENATED MODULE: ./lib/release/json-forms.js


/** strconv.ParseBool. */
const truth = new Map([
    ...['1', 't', 'T', 'TRUE', 'true', 'True'].map((text) => [text, true]),
    ...['0', 'f', 'F', 'FALSE', 'false', 'False'].map((text) => [text, false]),
]);
/** `tar+false` (types/layer_type.go). Without the second part the verity bit is off. */
const layerTypeText = {
    name: 'LayerType',
    parse(text) {
        const [type = '', verity, ...rest] = text.split('+');
        if (rest.length > 0)
            throw new errors/* FormatError */.IF('layer type', `at most one "+" in ${JSON.stringify(text)}`);
        const bit = verity === undefined ? false : truth.get(verity);
        if (bit === undefined)
            throw new errors/* FormatError */.IF('layer type', `a bool after the "+" in ${JSON.stringify(text)}`);
        return { Type: type, Verity: bit };
    },
    format(value) {
        const { Type, Verity } = (0,go_type/* fieldsOfStruct */.cX)(value);
        return `${String(Type)}+${String(Verity)}`;
    },
};
/** v1.0.0-rc1 to rc5, Bind.MarshalJSON: Go's `%q` of `SRC -> DST`. */
const bindAsArrow = {
    name: 'MarshalJSON',
    encode(value) {
        const { Source, Dest } = (0,go_type/* fieldsOfStruct */.cX)(value);
        const source = stringOf(Source);
        const dest = stringOf(Dest);
        return goQuote(dest === '' ? source : `${source} -> ${dest}`);
    },
};
/** v1.0.0-rc1 to rc5, Binds.UnmarshalJSON: a list of strings. `null` becomes an empty list that is not nil. */
const bindsFromArrows = {
    name: 'UnmarshalJSON',
    decode(json) {
        const texts = json.as({ kind: 'slice', of: { kind: 'string' } });
        return listOf(texts).map((item) => {
            const text = stringOf(item);
            const parts = text.split('->');
            if (parts.length > 2)
                throw new errors/* FormatError */.IF('bind', `at most one "->" in ${JSON.stringify(text)}`);
            const source = trimSpace(parts[0] ?? '');
            return { Source: source, Dest: parts[1] === undefined ? source : trimSpace(parts[1]) };
        });
    },
};
const bindObject = {
    kind: 'struct',
    name: 'bindType',
    fields: [
        { name: 'Source', json: 'source', type: { kind: 'string' } },
        { name: 'Dest', json: 'dest', type: { kind: 'string' } },
    ],
};
/** v1.0.0-rc6 on, Bind.UnmarshalJSON: an object, or the text `SRC` or `SRC -> DST`. */
const bindFromObjectOrText = {
    name: 'UnmarshalJSON',
    decode(json) {
        let object;
        try {
            object = json.as(bindObject);
        }
        catch (error) {
            if (error instanceof errors/* FormatError */.IF)
                return bindOfText(stringOf(json.as({ kind: 'string' })));
            throw error;
        }
        const { Source, Dest } = (0,go_type/* fieldsOfStruct */.cX)(object);
        if (Source === '')
            throw new errors/* FormatError */.IF('bind', 'a source');
        return { Source, Dest: Dest === '' ? Source : Dest };
    },
};
function bindOfText(text) {
    const words = text.split(goSpace).filter((word) => word !== '');
    const [source, arrow, dest] = words;
    if (words.length === 1)
        return { Source: source, Dest: source };
    if (words.length === 3 && arrow === '->')
        return { Source: source, Dest: dest };
    throw new errors/* FormatError */.IF('bind', `SRC or SRC -> DST, not ${JSON.stringify(text)}`);
}
/** unicode.IsSpace: JavaScript's \s has U+FEFF besides and lacks U+0085. */
const goSpace = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u;
const goSpaces = new RegExp(`^(?:${goSpace.source})+|(?:${goSpace.source})+$`, 'gu');
function trimSpace(text) {
    return text.replace(goSpaces, '');
}
const quoted = new Map([
    ['\x07', '\\a'],
    ['\b', '\\b'],
    ['\f', '\\f'],
    ['\n', '\\n'],
    ['\r', '\\r'],
    ['\t', '\\t'],
    ['\v', '\\v'],
    ['"', '\\"'],
    ['\\', '\\\\'],
]);
/** strconv.Quote. Some of its escapes are not JSON, and then stacker fails to write the cache. */
function goQuote(text) {
    let out = '"';
    for (const character of text) {
        const code = character.codePointAt(0) ?? 0;
        const short = quoted.get(character);
        if (short !== undefined)
            out += short;
        else if (character === ' ' || /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(character))
            out += character;
        else if (code < 0x20 || code === 0x7f)
            out += `\\x${code.toString(16).padStart(2, '0')}`;
        else if (code < 0x10000)
            out += `\\u${code.toString(16).padStart(4, '0')}`;
        else
            out += `\\U${code.toString(16).padStart(8, '0')}`;
    }
    return `${out}"`;
}
function stringOf(value) {
    if (typeof value === 'string')
        return value;
    // %q writes a byte that is no UTF-8 as \x80, which is not JSON.
    if (value instanceof Uint8Array)
        throw new errors/* FormatError */.IF('bind', 'UTF-8');
    if (value === undefined)
        return '';
    throw new TypeError('not a string value');
}
function listOf(value) {
    return Array.isArray(value) ? value : [];
}

;// CONCATENATED MODULE: ./lib/release/entry-schema.js

const string = { kind: 'string' };
const bool = { kind: 'bool' };
const entry_schema_int = { kind: 'int' };
const strings = { kind: 'slice', of: string };
const stringList = { kind: 'slice', of: string, named: 'StringList' };
const command = { kind: 'slice', of: string, named: 'Command' };
const stringMap = { kind: 'map', key: string, of: string };
const optionalString = { kind: 'pointer', to: string };
/** The struct CacheEntry (cache.go) with all that hangs below it. */
function entrySchema(layout) {
    return {
        kind: 'struct',
        name: 'CacheEntry',
        fields: [
            plain('Manifests', { kind: 'map', key: layerType(layout), of: descriptor(layout) }),
            plain('Imports', { kind: 'map', key: string, of: importHash }),
            plain('OverlayDirs', { kind: 'map', key: string, of: overlayDirHash }),
            plain('Name', string),
            plain('Layer', entry_schema_layer(layout)),
            plain('Base', string),
            ...when(layout.epoch, optional('SourceDateEpoch', 'source_date_epoch', { kind: 'pointer', to: { kind: 'int64' } })),
        ],
    };
}
const importHash = {
    kind: 'struct',
    name: 'ImportHash',
    fields: [plain('Type', { kind: 'int', named: 'ImportType' }), plain('Hash', string)],
};
const overlayDirHash = { kind: 'struct', name: 'OverlayDirHash', fields: [plain('Hash', string)] };
function layerType(layout) {
    if (!layout.verity)
        return { kind: 'string', named: 'LayerType' };
    return {
        kind: 'struct',
        name: 'LayerType',
        fields: [plain('Type', string), plain('Verity', { kind: 'bool', named: 'VerityMetadata' })],
        text: layerTypeText,
    };
}
const platform = {
    kind: 'struct',
    name: 'Platform',
    fields: [
        { name: 'Architecture', json: 'architecture', type: string },
        { name: 'OS', json: 'os', type: string },
        optional('OSVersion', 'os.version', string),
        optional('OSFeatures', 'os.features', strings),
        optional('Variant', 'variant', string),
    ],
};
function descriptor(layout) {
    return {
        kind: 'struct',
        name: 'Descriptor',
        fields: [
            { name: 'MediaType', json: 'mediaType', omitEmpty: !layout.mediaTypeAlways, type: string },
            { name: 'Digest', json: 'digest', type: { kind: 'string', named: 'Digest' } },
            { name: 'Size', json: 'size', type: { kind: 'int64' } },
            optional('URLs', 'urls', strings),
            optional('Annotations', 'annotations', stringMap),
            ...when(layout.descriptorData, optional('Data', 'data', { kind: 'slice', of: { kind: 'uint8' } })),
            optional('Platform', 'platform', { kind: 'pointer', to: platform }),
            ...when(layout.descriptorData, optional('ArtifactType', 'artifactType', string)),
        ],
    };
}
function entry_schema_layer(layout) {
    const field = (name, yaml, type) => layout.json === 'names'
        ? { name, json: name, yaml, type }
        : { name, json: yaml, omitEmpty: name !== 'From', yaml, type };
    const imports = { kind: 'slice', of: importOf(layout), named: 'Imports' };
    const overlayDirs = layout.importDest
        ? { kind: 'slice', of: overlayDir, named: 'OverlayDirs' }
        : { kind: 'slice', of: overlayDir };
    const legacy = layout.legacyImport !== 'none';
    return {
        kind: 'struct',
        name: 'Layer',
        fields: [
            field('From', 'from', imageSource(layout)),
            field('Imports', legacy ? 'imports' : 'import', imports),
            ...when(legacy, field('LegacyImport', 'import', imports)),
            field('OverlayDirs', 'overlay_dirs', overlayDirs),
            field('Run', 'run', stringList),
            field('Cmd', 'cmd', command),
            field('Entrypoint', 'entrypoint', command),
            field('FullCommand', 'full_command', command),
            field('BuildEnvPt', 'build_env_passthrough', strings),
            field('BuildEnv', 'build_env', stringMap),
            field('Environment', 'environment', stringMap),
            field('Volumes', 'volumes', strings),
            field('Labels', 'labels', stringMap),
            field('GenerateLabels', 'generate_labels', stringList),
            field('WorkingDir', 'working_dir', string),
            field('BuildOnly', 'build_only', bool),
            field('Binds', 'binds', binds(layout)),
            field('RuntimeUser', 'runtime_user', string),
            ...when(layout.annotations, field('Annotations', 'annotations', stringMap)),
            ...when(layout.platform, field('OS', 'os', optionalString), field('Arch', 'arch', optionalString)),
            ...when(layout.bom !== 'none', field('Bom', 'bom', { kind: 'pointer', to: bom(layout) })),
            ...when(layout.legacyImport === 'unexported-flag', { name: 'wasLegacyImport', unexported: true, type: bool }),
            ...when(layout.legacyImport === 'flag', field('WasLegacyImport', 'was_legacy_import', bool)),
            ...when(layout.bomFlag, field('WasBom', 'was_bom', bool)),
        ],
    };
}
function imageSource(layout) {
    const field = sometimes(layout);
    return {
        kind: 'struct',
        name: 'ImageSource',
        fields: [
            field('Type', 'type', string, 'always'),
            field('Url', 'url', string),
            field('Tag', 'tag', string),
            field('Insecure', 'insecure', bool),
        ],
    };
}
function importOf(layout) {
    const field = sometimes(layout);
    return {
        kind: 'struct',
        name: 'Import',
        fields: [
            field('Path', 'path', string, 'always'),
            field('Hash', 'hash', string),
            ...when(layout.importDest, field('Dest', 'dest', string), field('Mode', 'mode', { kind: 'pointer', to: { kind: 'uint32', named: 'FileMode' } }), field('Uid', 'uid', entry_schema_int), field('Gid', 'gid', entry_schema_int)),
        ],
    };
}
const overlayDir = {
    kind: 'struct',
    name: 'OverlayDir',
    fields: [
        { name: 'Source', json: 'Source', yaml: 'source', type: string },
        { name: 'Dest', json: 'Dest', yaml: 'dest', type: string },
    ],
};
function binds(layout) {
    const named = 'Binds';
    switch (layout.binds) {
        case 'object':
            return {
                kind: 'slice',
                of: { kind: 'struct', name: 'Bind', fields: [plain('Source', string), plain('Dest', string)] },
                named,
            };
        case 'arrow':
            return {
                kind: 'slice',
                of: {
                    kind: 'struct',
                    name: 'Bind',
                    fields: [
                        { name: 'Source', json: 'source', yaml: 'source', type: string },
                        { name: 'Dest', json: 'dest', yaml: 'dest', type: string },
                    ],
                    json: bindAsArrow,
                },
                named,
                json: bindsFromArrows,
            };
        case 'either':
            return {
                kind: 'slice',
                of: {
                    kind: 'struct',
                    name: 'Bind',
                    fields: [
                        { name: 'Source', json: 'source', omitEmpty: true, yaml: 'source,omitempty', type: string },
                        { name: 'Dest', json: 'dest', omitEmpty: true, yaml: 'dest,omitempty', type: string },
                    ],
                    json: bindFromObjectOrText,
                },
                named,
            };
    }
}
function bom(layout) {
    return {
        kind: 'struct',
        name: 'Bom',
        fields: [
            { name: 'Generate', json: 'generate', yaml: 'generate', type: bool },
            ...when(layout.bom === 'namespace', { name: 'Namespace', json: 'namespace', yaml: 'namespace', type: string }),
            {
                name: 'Packages',
                json: 'packages',
                omitEmpty: true,
                yaml: 'packages',
                type: { kind: 'slice', of: bomPackage },
            },
        ],
    };
}
const bomPackage = {
    kind: 'struct',
    name: 'Package',
    fields: [plain('Name', string), plain('Version', string), plain('License', string), plain('Paths', strings)],
};
function plain(name, type) {
    return { name, json: name, type };
}
function optional(name, json, type) {
    return { name, json, omitEmpty: true, type };
}
function sometimes(layout) {
    return (name, yaml, type, always) => layout.json === 'names'
        ? { name, json: name, yaml, type }
        : { name, json: yaml, omitEmpty: always === undefined, yaml, type };
}
function when(condition, ...fields) {
    return condition ? fields : [];
}

;// CONCATENATED MODULE: ./lib/release/releases.js

/** All releases, oldest first. What a row leaves out is as in the row before it. */
const table = [
    { tag: 'v0.16.0' },
    { tag: 'v0.17.0' },
    { tag: 'v0.18.0' },
    { tag: 'v0.19.0', layout: { verity: true } },
    { tag: 'v0.20.1', equal: ['v0.19.1', 'v0.20.0'] },
    { tag: 'v0.21.2', equal: ['v0.21.0', 'v0.21.1'], layout: { annotations: true } },
    { tag: 'v0.22.0', layout: { platform: true } },
    // Mounts roots with userxattr from here on; remembers the same.
    { tag: 'v0.22.1' },
    { tag: 'v0.30.1', goMtree: '0.5.2' },
    {
        tag: 'v0.40.1',
        equal: ['v0.40.1-rc1', 'v0.40.1-rc2', 'v0.40.1-rc3', 'v0.40.1-rc4'],
        layout: { importDest: true },
    },
    { tag: 'v0.40.4', equal: ['v0.40.2', 'v0.40.3'], goMtree: '0.5.3' },
    { tag: 'v0.40.5', layout: { descriptorData: true } },
    // Branched off before v0.40.4: older image-spec and go-mtree.
    { tag: 'v1.0.0-rc1', goMtree: '0.5.2', layout: { descriptorData: false, json: 'snake', binds: 'arrow' } },
    { tag: 'v1.0.0-rc2', layout: { descriptorData: true } },
    { tag: 'v1.0.0-rc4', equal: ['v1.0.0-rc3'] },
    { tag: 'v1.0.0-rc5', goMtree: '0.5.3', layout: { bom: 'plain' } },
    { tag: 'v1.0.0-rc6', layout: { binds: 'either' } },
    { tag: 'v1.0.0-rc8', equal: ['v1.0.0-rc7'] },
    { tag: 'v1.0.0-rc9', cacheVersion: 13, layout: { legacyImport: 'unexported-flag' } },
    { tag: 'v1.0.0-rc11', equal: ['v1.0.0-rc10'] },
    { tag: 'v1.0.0-rc12', layout: { bom: 'namespace' } },
    {
        tag: 'v1.0.0-rc13',
        equal: ['v1.0.0-rc14', 'v1.0.0-rc15'],
        cacheVersion: 14,
        layout: { legacyImport: 'flag' },
    },
    { tag: 'v1.0.0', equal: ['v1.0.0-rc16'] },
    { tag: 'v1.1.0-rc1', goJson: 'go1.23', layout: { mediaTypeAlways: true } },
    { tag: 'v1.1.0', goMtree: '0.5.4' },
    { tag: 'v1.1.3', equal: ['v1.1.0-rc2', 'v1.1.0-rc3', 'v1.1.1', 'v1.1.2'] },
    { tag: 'v1.1.6', equal: ['v1.1.4', 'v1.1.5'], goMtree: '0.6.0' },
    { tag: 'v1.2.0', cacheVersion: 16, goMtree: '0.5.4', layout: { bomFlag: true, epoch: true } },
];
/** Rules by the row that a release belongs to. */
function rulesOf(row) {
    const from = (tag) => row >= rowOf(tag);
    const until = (tag) => row <= rowOf(tag);
    return {
        comparesEpoch: from('v1.2.0'),
        destImports: from('v0.40.1'),
        stagingChowns: from('v0.40.1'),
        hashesSources: from('v1.0.0-rc1'),
        trailingSlash: from('v1.0.0-rc8'),
        omitsEmpty: from('v1.0.0-rc1'),
        bomAlwaysMisses: from('v1.0.0-rc5') && until('v1.1.6'),
        scratchBase: from('v0.40.1'),
        extractsOnDemand: from('v1.0.0-rc1'),
        layerTypes: from('v1.1.0-rc1') ? ['tar', 'squashfs', 'erofs'] : ['tar', 'squashfs'],
        verity: from('v0.19.0'),
        layerPlatform: from('v1.1.0-rc1'),
        workDir: from('v1.0.0-rc1'),
        userXattr: from('v0.22.1'),
    };
}
function rowOf(tag) {
    const row = table.findIndex((candidate) => candidate.tag === tag);
    if (row < 0)
        throw new RangeError(`${tag} names no row`);
    return row;
}
const oldest = {
    json: 'names',
    verity: false,
    annotations: false,
    platform: false,
    importDest: false,
    descriptorData: false,
    mediaTypeAlways: false,
    binds: 'object',
    bom: 'none',
    legacyImport: 'none',
    bomFlag: false,
    epoch: false,
};
function buildReleases() {
    const built = [];
    let layout = oldest;
    let cacheVersion = 12;
    let goJson = 'go1.19';
    let goMtree = '0.5.0';
    for (const [place, row] of table.entries()) {
        layout = { ...layout, ...row.layout };
        cacheVersion = row.cacheVersion ?? cacheVersion;
        goJson = row.goJson ?? goJson;
        goMtree = row.goMtree ?? goMtree;
        const shared = {
            cacheVersion,
            shape: row.tag.replaceAll('.', 'x').replace('-', ''),
            entry: entrySchema(layout),
            goJson,
            goMtree,
            rules: rulesOf(place),
        };
        for (const tag of [...(row.equal ?? []), row.tag])
            built.push({ tag, ...shared });
    }
    return built;
}
/** Every release of stacker from v0.16.0 to v1.2.0. */
const releases = buildReleases();
const byTag = new Map(releases.map((release) => [release.tag, release]));
/** The release of a git tag, with or without the leading `v`. Anything else, `v1.2.0-dirty` too, is none. */
function findRelease(tag) {
    return byTag.get(tag.startsWith('v') ? tag : `v${tag}`);
}
const newest = byTag.get('v1.2.0');
if (newest === undefined)
    throw new RangeError('the table has no newest release');
/** The release whose rules stand in where the release is not known; every hit is then doubtful. */
const newestRelease = newest;


/***/ }),

/***/ 2527:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D9: () => (/* binding */ markdownCode),
/* harmony export */   RK: () => (/* binding */ visible),
/* harmony export */   _b: () => (/* binding */ mermaidLabel),
/* harmony export */   ml: () => (/* binding */ shorten),
/* harmony export */   p7: () => (/* binding */ markdownText)
/* harmony export */ });
/** Text that others wrote, made harmless for where it is shown. */
// Controls (Cc) steer terminals and end lines of commands; format characters (Cf) reverse or hide parts of a name.
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
/** Control and invisible characters as `\x1b` or `\u202e`; everything else as it is. */
function visible(text) {
    return text.replace(invisible, (character) => {
        const code = character.codePointAt(0) ?? 0;
        if (character === '\n')
            return '\\n';
        if (character === '\t')
            return '\\t';
        return code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
    });
}
/** At most `length` characters, the cut marked. */
function shorten(text, length) {
    const characters = Array.from(text);
    return characters.length <= length ? text : `${characters.slice(0, length - 1).join('')}…`;
}
/**
 * As code in Markdown, fit for a table cell. A code span where nothing in it could end it; else `<code>` with everything but letters
 * and digits as character references, which Markdown never takes for its own signs.
 */
function markdownCode(text) {
    const shown = visible(text);
    if (/^[^\s`|\\](?:[^`|\\]*[^\s`|\\])?$/u.test(shown))
        return `\`${shown}\``;
    return `<code>${shown.replace(/[^\p{L}\p{N} ]/gu, reference)}</code>`;
}
/** As running text in Markdown: nothing in it becomes markup, a link, a mention or a row. */
function markdownText(text) {
    return visible(text)
        .replace(/[\\`*_{}[\]<>#!|~&$@]/g, reference)
        .replaceAll('://', '&#58;//')
        .replace(/\bwww\./gi, (found) => `${found.slice(0, -1)}&#46;`);
}
function reference(character) {
    return `&#${character.codePointAt(0) ?? 0};`;
}
/** As a quoted Mermaid label: its own escape is `#NUMBER;`. */
function mermaidLabel(text) {
    return visible(text).replace(/[^\p{L}\p{N} ./_-]/gu, (character) => `#${character.codePointAt(0) ?? 0};`);
}


/***/ }),

/***/ 819:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Xo: () => (/* binding */ formatSeconds),
/* harmony export */   hS: () => (/* binding */ counted),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
const sizes = ['B', 'kB', 'MB', 'GB', 'TB'];
/** `1.4 MB`, decimal units. */
function formatBytes(bytes) {
    let [value, unit] = [bytes, 0];
    while (value >= 999.5 && unit < sizes.length - 1) {
        value /= 1000;
        unit++;
    }
    return `${unit === 0 || value >= 99.5 ? value.toFixed(0) : value.toFixed(1)} ${sizes[unit] ?? ''}`;
}
/** `0.8 s`, `12 s`, `3 min 5 s`. */
function formatSeconds(seconds) {
    if (seconds < 9.95)
        return `${seconds.toFixed(1)} s`;
    const whole = Math.round(seconds);
    return whole < 60 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
/** `1 layer`, `3 layers`. */
function counted(count, noun) {
    return `${count} ${noun}${count === 1 ? '' : 's'}`;
}


/***/ }),

/***/ 4837:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  P: () => (/* binding */ restore)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __nccwpck_require__(7910);
// EXTERNAL MODULE: ./lib/layer/build-cache.js
var build_cache = __nccwpck_require__(3418);
// EXTERNAL MODULE: ./lib/layer/entry.js
var layer_entry = __nccwpck_require__(1361);
// EXTERNAL MODULE: ./lib/layer/entry-hash.js + 1 modules
var entry_hash = __nccwpck_require__(7435);
// EXTERNAL MODULE: ./lib/layer/entry-facts.js
var entry_facts = __nccwpck_require__(5951);
// EXTERNAL MODULE: ./lib/layer/provision.js
var provision = __nccwpck_require__(3130);
;// CONCATENATED MODULE: ./lib/layer/checkout-entries.js





/**
 * The entries of this checkout's build.cache, one for each layer with a candidate, by index. Parents first: the Base of a layer that
 * is built on another is the hash of that one's entry as it will stand here, or as stacker will write it again.
 * `layerTypes` are the requested keys in the given order; `tree` gives the text of a recorded tree by the digest of its bytes.
 */
function checkoutEntries(layers, release, layerTypes, tree) {
    const laid = new Map();
    const standing = new Map();
    for (const [index, { stacked, form, foreseen, judgement }] of layers.entries()) {
        const { layer } = stacked.facts.definition;
        const { candidate } = judgement;
        const base = baseText(stacked, standing, release) ?? candidate?.entry.Base;
        if (base === undefined)
            continue;
        if (candidate !== undefined) {
            const entry = candidate.record
                ? (0,entry_facts/* rerootEntry */.Mv)(candidate.entry, { layer, portable: form.layer, base, tree })
                : { ...candidate.entry, Base: base };
            laid.set(index, entry);
            standing.set(index, entry);
        }
        else if (judgement.standing.kind === 'same') {
            standing.set(index, entryAgain(stacked, foreseen, base, release, layerTypes));
        }
    }
    return laid;
}
/** The text that stacker will compute for Base; undefined where it depends on something that is not laid down. */
function baseText(stacked, standing, release) {
    const { base, definition } = stacked.facts;
    const below = stacked.base === undefined ? undefined : standing.get(stacked.base);
    switch (base.kind) {
        case 'known':
            return base.base;
        case 'built':
            return below && String((0,entry_hash/* entryHash */.R)(below, release));
        case 'produced': {
            // An image of the project itself, copied verbatim: Base is the digest of its manifest. Of a file, the recorded hash stands.
            if (definition.layer.From.Type !== 'oci' || below === undefined)
                return undefined;
            const digest = below.Manifests?.get((0,provision/* preferredType */.y)(below.Manifests) ?? '')?.Digest;
            return (0,formats_digest/* isDigest */.Bc)(digest) ? (0,formats_digest/* digestHex */.sU)(digest) : undefined;
        }
        case 'unknown':
        case 'broken':
            return undefined;
    }
}
/** What stacker's Put will write for a build_only layer that is built again from equal facts: no tree is in it, so it is foreseeable. */
function entryAgain(stacked, foreseen, base, release, layerTypes) {
    const { definition, epoch } = stacked.facts;
    const imports = new Map();
    for (const [index, item] of (definition.layer.Imports ?? []).entries()) {
        const fact = foreseen.imports[index];
        if (!item.Dest && fact?.kind === 'file')
            imports.set(item.Path, { Type: 0n, Hash: fact.hash });
    }
    return {
        Manifests: new Map([[layerTypes[0] ?? '', (0,layer_entry/* zeroDescriptor */.Of)(release)]]),
        Imports: imports,
        OverlayDirs: new Map(),
        Name: definition.name,
        Layer: definition.layer,
        Base: base,
        ...(release.rules.comparesEpoch ? { SourceDateEpoch: epoch } : {}),
    };
}

// EXTERNAL MODULE: ./lib/layer/provisions.js
var provisions = __nccwpck_require__(2169);
// EXTERNAL MODULE: ./lib/workspace/root-metadata.js + 1 modules
var root_metadata = __nccwpck_require__(9121);
;// CONCATENATED MODULE: ./lib/laying.js







/** Every blob that laying down these layers takes, each once. Manifests and configs are in the records. */
function wantedBlobs(layers) {
    const wanted = new Map();
    for (const { judgement, provision } of layers) {
        const record = judgement.candidate?.record;
        if (record === undefined || provision === undefined)
            continue;
        const used = new Set(provision.kind === 'packed' ? [provision.blob] : []);
        if (provision.kind === 'stand-in')
            for (const { blob } of provision.contents)
                used.add(blob);
        for (const { digest, size, kind } of record.blobs) {
            if (kind === 'layer' || kind === 'tree' || used.has(digest)) {
                wanted.set(digest, { digest, size, layout: kind === 'layer' || wanted.get(digest)?.layout === true });
            }
        }
    }
    // Content of a stand-in is a blob of the importers' records, which may not be laid down themselves.
    for (const { provision } of layers) {
        if (provision?.kind !== 'stand-in')
            continue;
        for (const { blob } of provision.contents) {
            if (wanted.has(blob))
                continue;
            const size = sizeOfContent(layers, blob);
            if (size !== undefined)
                wanted.set(blob, { digest: blob, size, layout: false });
        }
    }
    return [...wanted.values()];
}
function sizeOfContent(layers, blob) {
    for (const { found } of layers) {
        const size = found.candidate?.record?.blobs.find(({ digest }) => digest === blob)?.size;
        if (size !== undefined)
            return size;
    }
    return undefined;
}
/** Writes the records' documents into the staging directory and says what is to be laid down. @throws FormatError */
async function requestOf(laying) {
    const blobs = new Map();
    for (const { digest, layout } of wantedBlobs(laying.layers)) {
        const blob = laying.fetched.get(digest);
        if (layout && blob !== undefined)
            blobs.set(digest, blob);
    }
    const tags = [];
    const roots = [];
    const baseBlobs = new Set();
    for (const [index, entry] of laying.entries) {
        const layer = laying.layers[index];
        const record = layer?.judgement.candidate?.record;
        const provision = layer?.provision;
        if (layer === undefined || provision === undefined)
            continue;
        for (const [digest, bytes] of record?.documents ?? []) {
            if (blobs.has(digest))
                continue;
            const file = external_node_path_.join(laying.staging, `document-${(0,formats_digest/* digestHex */.sU)(digest)}`);
            await (0,promises_.writeFile)(file, bytes);
            blobs.set(digest, { size: bytes.length, file });
        }
        tags.push(...tagsOf(entry));
        roots.push({
            name: entry.Name,
            root: rootForm(provision, entry, record, laying.fetched),
            overlayDirs: (entry.Layer.OverlayDirs ?? []).map(({ Source, Dest }) => `${external_node_path_.posix.basename(Source)}/${Dest}`),
            extract: 'extract' in provision ? provision.extract : [],
        });
        if (entry.Layer.From.Type === 'docker' || entry.Layer.From.Type === 'oci') {
            for (const digest of record ? layersOfImages(entry, record) : [])
                baseBlobs.add(digest);
        }
    }
    const kept = new Set([...laying.entries.values()].map(({ Name }) => Name));
    return {
        directories: laying.directories,
        staging: laying.staging,
        buildCache: laying.buildCache,
        storageType: 'overlay',
        tags,
        blobs,
        layers: roots,
        removedRoots: [...new Set(laying.layers.map(({ stacked }) => stacked.facts.definition.name))].filter((name) => !kept.has(name)),
        baseBlobs: [...baseBlobs],
        extractsOnDemand: laying.release.rules.extractsOnDemand,
        opaqueAttribute: laying.release.rules.userXattr ? 'user.overlay.opaque' : 'trusted.overlay.opaque',
        owner: laying.owner,
    };
}
function tagsOf(entry) {
    if (entry.Layer.BuildOnly)
        return [];
    return [...(entry.Manifests ?? [])].map(([type, descriptor]) => ({
        tag: (0,layer_entry/* layerTag */.Cz)(entry.Name, type),
        descriptor: descriptorJson(descriptor),
    }));
}
/** A descriptor as image-spec writes it into an index. */
function descriptorJson(descriptor) {
    return {
        mediaType: descriptor.MediaType,
        digest: descriptor.Digest,
        size: Number(descriptor.Size),
        ...(descriptor.Annotations && descriptor.Annotations.size > 0
            ? { annotations: Object.fromEntries(descriptor.Annotations) }
            : {}),
    };
}
function rootForm(provision, entry, record, fetched) {
    const file = (digest) => {
        const blob = fetched.get(digest);
        if (blob === undefined)
            throw new errors/* FormatError */.IF('record.blobs', `expected the content ${digest}`);
        return blob.file;
    };
    switch (provision.kind) {
        case 'keep':
        case 'none':
        case 'stub':
            return { kind: provision.kind };
        case 'metadata':
            return { kind: 'synthesised', metadata: metadataFor(provision, entry, record) };
        case 'stand-in':
            return {
                kind: 'stand-in',
                content: provision.contents.map(({ path: at, kind, mode, blob }) => ({
                    path: at,
                    kind,
                    mode,
                    file: file(blob),
                })),
            };
        case 'packed':
            return { kind: 'packed', archive: file(provision.blob), metadata: savedMetadata(record) };
        case 'left-out':
            throw new Error(`layer ${entry.Name} is left out and yet laid down`);
    }
}
function metadataFor(provision, entry, record) {
    if (provision.source === 'saved')
        return (0,root_metadata/* narrowMetadata */.bk)(savedMetadata(record), provision.type);
    const digest = entry.Manifests?.get(provision.type)?.Digest;
    const manifest = (0,formats_digest/* isDigest */.Bc)(digest) ? record?.documents.get(digest) : undefined;
    if (manifest === undefined)
        throw new errors/* FormatError */.IF('record.documents', `expected the manifest of ${entry.Name}`);
    return (0,root_metadata/* synthesiseMetadata */.d6)(provision.type, manifest);
}
function savedMetadata(record) {
    if (record?.metadata === null || record === undefined)
        throw new errors/* FormatError */.IF('record.metadata', 'expected the metadata of its root');
    return record.metadata;
}
function layersOfImages(entry, record) {
    return [...(entry.Manifests?.values() ?? [])].flatMap(({ Digest: digest }) => {
        const manifest = (0,formats_digest/* isDigest */.Bc)(digest) ? record.documents.get(digest) : undefined;
        return manifest === undefined ? [] : (0,provisions/* layersOfManifest */.Z)(manifest).map((layer) => layer.digest);
    });
}

// EXTERNAL MODULE: ./lib/note.js
var note = __nccwpck_require__(6027);
// EXTERNAL MODULE: ./lib/plan.js + 35 modules
var plan = __nccwpck_require__(6474);
// EXTERNAL MODULE: ./lib/store/witness.js
var store_witness = __nccwpck_require__(4778);
// EXTERNAL MODULE: ./lib/witness.js + 2 modules
var lib_witness = __nccwpck_require__(9648);
// EXTERNAL MODULE: ./lib/workspace/directories.js
var workspace_directories = __nccwpck_require__(6306);
// EXTERNAL MODULE: ./lib/workspace/oci-layout.js
var oci_layout = __nccwpck_require__(8691);
// EXTERNAL MODULE: ./lib/workspace/by-root.js
var by_root = __nccwpck_require__(5461);
// EXTERNAL MODULE: ./lib/workspace/staging.js
var workspace_staging = __nccwpck_require__(5552);
;// CONCATENATED MODULE: ./lib/restore.js















/** Plan, fetch, verify, materialise. Trouble with the cache makes fewer hits, never a failure. */
async function restore(options, surroundings) {
    const begun = surroundings.now();
    const { witness, store } = await (0,lib_witness/* openWitness */.K)(options, surroundings);
    const gathered = await (0,plan/* gather */.kg)(options, surroundings, witness, store);
    const planned = await (0,plan/* judgeProject */.T1)(gathered, options, witness);
    if (options.restore === 'none' ||
        store === undefined ||
        !planned.layers.some(({ judgement }) => judgement.candidate?.record)) {
        return finish({ planned, foresight: planned, entries: onDisk(planned), leftOut: new Map(), options, bytesDown: 0, begun }, surroundings);
    }
    const directories = (0,workspace_directories/* directoriesOf */.Pv)(options.directories);
    const staging = await (0,workspace_staging/* openStaging */.gO)(directories, surroundings.log);
    const leftOut = new Map();
    const gone = new Set();
    const fetched = new Map();
    let bytesDown = 0;
    try {
        let foresight = planned;
        for (;;) {
            const wanted = await missingHere(wantedBlobs(foresight.layers), directories, fetched);
            const { staged, failed } = await fetchAll(store, wanted, staging);
            for (const [digest, blob] of staged) {
                fetched.set(digest, blob);
                bytesDown += blob.size;
            }
            if (failed.length === 0) {
                const attempt = await layForesight(foresight, directories, staging, fetched, surroundings);
                if (attempt.kind === 'laid-down') {
                    return finish({ planned, foresight, entries: attempt.entries, leftOut, options, bytesDown, begun }, surroundings);
                }
                for (const index of attempt.layers)
                    leftOut.set(index, attempt.why);
            }
            for (const digest of failed)
                gone.add(digest);
            foresight = await (0,plan/* judgeProject */.T1)(gathered, options, (0,store_witness/* unavailable */.h)(witness, gone), leftOut);
        }
    }
    finally {
        await (0,workspace_staging/* closeStaging */.QL)(staging, surroundings.log);
    }
}
/** Entries that stand on disk already and are good: nothing has to be laid down for them. */
function onDisk({ layers }) {
    return new Map([...layers.entries()].flatMap(([index, { judgement }]) => judgement.candidate && !judgement.candidate.record ? [[index, judgement.candidate.entry]] : []));
}
async function layForesight({ layers, sources }, directories, staging, fetched, { log }) {
    const candidates = [...layers.keys()].filter((index) => layers[index]?.judgement.candidate);
    try {
        const trees = await readTrees(layers, fetched);
        const entries = checkoutEntries(layers, sources.release, sources.layerTypes, (digest) => treeText(trees, digest));
        const buildCache = (0,build_cache/* encodeBuildCache */.rX)(new Map([...entries.values()].map((entry) => [entry.Name, entry])), sources.release);
        const request = await requestOf({
            layers,
            entries,
            buildCache: entries.size === 0 ? null : buildCache,
            release: sources.release,
            owner: (0,workspace_directories/* ownerOf */.bf)(sources.rootUser),
            directories,
            staging,
            fetched,
        });
        const laid = await (0,by_root/* layDown */.NK)(request, log);
        if (laid.kind === 'laid-down')
            return { kind: 'laid-down', entries };
        log.warning(`${laid.layer === undefined ? 'nothing' : `layer ${laid.layer}`} could be laid down: ${laid.why}`);
        const named = candidates.filter((index) => layers[index]?.stacked.facts.definition.name === laid.layer);
        return { kind: 'refused', layers: named.length > 0 ? named : candidates, why: laid.why };
    }
    catch (error) {
        if (!(error instanceof errors/* FormatError */.IF))
            throw error;
        log.warning(`nothing is laid down: ${error.message}`);
        return { kind: 'refused', layers: candidates, why: error.message };
    }
}
/** Texts of trees by the digest of their bytes: from the records, and from blobs that were fetched. */
async function readTrees(layers, fetched) {
    const trees = new Map();
    for (const { judgement } of layers) {
        for (const [digest, text] of judgement.candidate?.record?.trees ?? []) {
            const blob = fetched.get(digest);
            if (text !== null)
                trees.set(digest, text);
            else if (blob !== undefined)
                trees.set(digest, await (0,promises_.readFile)(blob.file));
        }
    }
    return trees;
}
function treeText(trees, digest) {
    const text = trees.get(digest);
    if (text === undefined)
        throw new errors/* FormatError */.IF('record.trees', `expected the tree ${digest}`);
    return text;
}
/** What neither lies in the output layout, whole, nor was fetched before. */
async function missingHere(wanted, directories, fetched) {
    const missing = [];
    for (const blob of wanted) {
        if (fetched.has(blob.digest))
            continue;
        if (blob.layout && (await (0,oci_layout/* verifyBlob */.tB)(directories.ociDir, blob.digest, blob.size)) === undefined)
            continue;
        missing.push(blob);
    }
    return missing;
}
const parallelFetches = 4;
async function fetchAll(store, wanted, staging) {
    const staged = new Map();
    const failed = [];
    const queue = [...wanted];
    const work = async () => {
        for (let blob = queue.shift(); blob !== undefined; blob = queue.shift()) {
            const { digest, size } = blob;
            const file = external_node_path_.join(staging, `blob-${(0,formats_digest/* digestHex */.sU)(digest)}`);
            if (await store.fetchBlob(digest, size, file))
                staged.set(digest, { size, file });
            else
                failed.push(digest);
        }
    };
    await Promise.all(Array.from({ length: parallelFetches }, work));
    return { staged, failed };
}
function finish(done, surroundings) {
    const { planned, foresight, entries, leftOut, options, bytesDown, begun } = done;
    const nameOf = (index) => {
        const definition = foresight.layers[index]?.stacked.facts.definition;
        return { stackerfile: definition?.stackerfile ?? '', name: definition?.name ?? '' };
    };
    const hits = [...planned.layers.keys()].filter((index) => planned.layers[index]?.judgement.verdict === 'hit');
    const restoring = options.restore === 'all';
    return {
        plan: foresight.plan,
        transfer: {
            store: storeName(options),
            restored: [...entries.keys()].map((index) => ({
                ...nameOf(index),
                bytes: foresight.plan.layers[index]?.bytes ?? 0,
            })),
            notRestored: hits
                .filter((index) => restoring && !entries.has(index))
                .map((index) => ({ ...nameOf(index), why: leftOut.get(index) ?? 'its content could not be had' })),
            bytesDown,
            seconds: (surroundings.now() - begun) / 1000,
        },
        handover: (0,note/* noteOf */.kH)(foresight, entries),
    };
}
function storeName({ store }) {
    return store.kind === 'github' ? 'github' : `dir:${store.path}`;
}


/***/ }),

/***/ 326:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  U: () => (/* binding */ save)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __nccwpck_require__(7910);
// EXTERNAL MODULE: ./lib/layer/build-cache.js
var build_cache = __nccwpck_require__(3418);
// EXTERNAL MODULE: ./lib/layer/entry-facts.js
var entry_facts = __nccwpck_require__(5951);
// EXTERNAL MODULE: ./lib/layer/overlay-metadata.js
var overlay_metadata = __nccwpck_require__(8539);
// EXTERNAL MODULE: ./lib/layer/provisions.js
var provisions = __nccwpck_require__(2169);
// EXTERNAL MODULE: ./lib/workspace/by-root.js
var by_root = __nccwpck_require__(5461);
// EXTERNAL MODULE: ./lib/workspace/oci-layout.js
var oci_layout = __nccwpck_require__(8691);
;// CONCATENATED MODULE: ./lib/capture.js










/** Trees above this many bytes are blobs of their own: a verdict needs their canonical digest only. */
const mostInlineTree = 4096;
const mostDocumentBytes = 16 * 1024 * 1024;
/**
 * Reads and verifies all that a record of the layer needs. A text says why the layer cannot be kept: stacker's image lacks a blob,
 * a file does not have its digest, a tree cannot be packed.
 */
async function captureLayer(request) {
    const { entry, facts, portable, release, state } = request;
    const files = new Map();
    const blobs = new Map();
    const documents = new Map();
    try {
        const packed = (0,entry_facts/* packEntry */.AR)(entry, portable);
        const trees = new Map();
        for (const [digest, text] of packed.trees) {
            trees.set(digest, text.length > mostInlineTree ? null : text);
            if (text.length > mostInlineTree)
                await addBytes(request, { files, blobs }, digest, text, 'tree');
        }
        const metadata = state.roots.get(entry.Name)?.metadata ?? null;
        const trouble = (await addImages(request, { files, blobs }, documents)) ??
            (await addDiffs(request, { files, blobs }, metadata)) ??
            (await addTree(request, { files, blobs }));
        if (trouble !== undefined)
            return trouble;
        const contents = await addContents(request, { files, blobs });
        return {
            files,
            record: {
                release: release.tag,
                facts,
                entry: (0,build_cache/* encodeBuildCache */.rX)(new Map([[entry.Name, packed.entry]]), release).toString('utf8'),
                trees,
                documents,
                metadata,
                blobs: [...blobs.values()],
                contents,
                buildSeconds: request.buildSeconds,
                owner: state.buildCache?.uid ?? 0,
                savedAt: request.now,
                unpacked: entry.Layer.BuildOnly && state.roots.get(entry.Name)?.hasContent === true,
            },
        };
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            return error.message;
        throw error;
    }
}
/** Manifests and configs go into the record, the layers of the images are blobs. */
async function addImages(request, collected, documents) {
    const { entry } = request;
    if (entry.Layer.BuildOnly)
        return undefined;
    for (const { Digest: digest } of entry.Manifests?.values() ?? []) {
        if (!(0,formats_digest/* isDigest */.Bc)(digest))
            return `its entry names the manifest ${JSON.stringify(digest)}`;
        const manifest = await readDocument(request, digest);
        if (typeof manifest === 'string')
            return manifest;
        documents.set(digest, manifest);
        const config = (0,oci_layout/* decodeManifest */.MK)(manifest).config.digest;
        const bytes = await readDocument(request, config);
        if (typeof bytes === 'string')
            return bytes;
        documents.set(config, bytes);
        const trouble = await addLayers(request, collected, (0,provisions/* layersOfManifest */.Z)(manifest));
        if (trouble !== undefined)
            return trouble;
    }
    return undefined;
}
/** A build_only layer that was packed with a child: its diff lies in the output layout, named by its metadata (restoring 11). */
async function addDiffs(request, collected, metadata) {
    if (!request.entry.Layer.BuildOnly || metadata === null)
        return undefined;
    for (const layers of (0,overlay_metadata/* decodeOverlayMetadata */._)(metadata).manifests.values()) {
        const trouble = await addLayers(request, collected, layers);
        if (trouble !== undefined)
            return trouble;
    }
    return undefined;
}
async function addLayers({ directories, log }, { files, blobs }, layers) {
    const fresh = layers.filter(({ digest }) => !blobs.has(digest));
    const troubles = await (0,by_root/* verifyBlobs */.oP)(directories, fresh, log);
    const trouble = troubles.find((found) => found !== undefined);
    if (trouble !== undefined)
        return trouble;
    for (const { digest, size } of fresh) {
        blobs.set(digest, { digest, size, kind: 'layer' });
        files.set(digest, (0,oci_layout/* blobPath */.nD)(directories.ociDir, digest));
    }
    return undefined;
}
/** The whole tree of a build_only layer that no image holds, where something is built on it (restoring 20). */
async function addTree(request, collected) {
    const { entry, state, directories, staging, log } = request;
    const root = state.roots.get(entry.Name);
    if (!request.needsTree || !entry.Layer.BuildOnly || root?.hasContent !== true || state.buildCache === undefined)
        return undefined;
    const archive = external_node_path_.join(staging, `tree-${(0,formats_digest/* digestHex */.sU)((0,formats_digest/* digestOf */.ol)(entry.Name))}`);
    const trouble = await (0,by_root/* packRoot */.iy)(directories, staging, entry.Name, archive, state.buildCache, log);
    if (trouble !== undefined) {
        log.warning(`the tree of layer ${entry.Name} is not kept, so it will be built again: ${trouble}`);
        return undefined;
    }
    await addFile(collected, archive, 'packed');
    return undefined;
}
/** What the layer took through `stacker://`, as stacker staged it: it can stand in for a producer that hits (restoring 19). */
async function addContents(request, collected) {
    const { entry, state, directories, staging, log } = request;
    const contents = [];
    for (const [index, { Path: source, Dest: dest }] of (entry.Layer.Imports ?? []).entries()) {
        const [, producer, taken] = /^stacker:\/\/([^/]+)(\/.*)?$/s.exec(source) ?? [];
        const staged = state.imports.get(entry.Name)?.entries.get(external_node_path_.posix.basename(source));
        if (producer === undefined || taken === undefined || dest || staged === undefined || staged.kind === 'other')
            continue;
        let file = external_node_path_.join(staging, `content-${(0,formats_digest/* digestHex */.sU)((0,formats_digest/* digestOf */.ol)(`${entry.Name}\0${String(index)}`))}`);
        if (staged.kind === 'directory') {
            const trouble = await (0,by_root/* packStaged */.qV)(directories, staging, staged.file, file, log);
            if (trouble !== undefined) {
                log.warning(`what layer ${entry.Name} took from ${producer} is not kept: ${trouble}`);
                continue;
            }
        }
        else {
            file = await (0,by_root/* readableFile */.rC)(directories, staging, staged.file, external_node_path_.basename(file), log);
        }
        const blob = await addFile(collected, file, 'content');
        contents.push({ producer, path: taken, kind: staged.kind, mode: staged.mode, blob });
    }
    return contents;
}
async function addFile({ files, blobs }, file, kind) {
    const { digest, size } = await (0,oci_layout/* digestOfFile */.Mk)(file);
    if (!blobs.has(digest))
        blobs.set(digest, { digest, size, kind });
    files.set(digest, file);
    return digest;
}
async function addBytes({ staging }, { files, blobs }, digest, bytes, kind) {
    const file = external_node_path_.join(staging, `bytes-${(0,formats_digest/* digestHex */.sU)(digest)}`);
    await (0,promises_.writeFile)(file, bytes);
    blobs.set(digest, { digest, size: bytes.length, kind });
    files.set(digest, file);
}
/** A manifest or config of the output layout, verified; a text says what is wrong with it. */
async function readDocument({ directories, staging, log }, digest) {
    const name = `document-${(0,formats_digest/* digestHex */.sU)(digest)}`;
    const blob = (0,oci_layout/* blobPath */.nD)(directories.ociDir, digest);
    if ((await (0,oci_layout/* sizeOfFile */.JL)(blob)) === undefined)
        return `${digest} is missing from the image layout`;
    const bytes = await (0,oci_layout/* readBounded */.CB)(await (0,by_root/* readableFile */.rC)(directories, staging, blob, name, log), mostDocumentBytes);
    if (bytes === undefined)
        return `${digest} is missing from the image layout`;
    return (0,formats_digest/* digestOf */.ol)(bytes) === digest ? bytes : `${digest} in the image layout is damaged`;
}

// EXTERNAL MODULE: ./lib/layer/definition.js + 1 modules
var layer_definition = __nccwpck_require__(9949);
// EXTERNAL MODULE: ./lib/layer/entry-hash.js + 1 modules
var entry_hash = __nccwpck_require__(7435);
// EXTERNAL MODULE: ./lib/layer/portable.js
var portable = __nccwpck_require__(3586);
// EXTERNAL MODULE: ./lib/layer/stack.js
var layer_stack = __nccwpck_require__(761);
// EXTERNAL MODULE: ./lib/note.js
var lib_note = __nccwpck_require__(6027);
// EXTERNAL MODULE: ./lib/sources.js + 24 modules
var lib_sources = __nccwpck_require__(1675);
;// CONCATENATED MODULE: ./lib/built.js









function isBuilt(layer) {
    return 'entry' in layer;
}
/** Parents first: the facts of a layer name the identities of those below it. */
function builtLayers({ sources, stack }, entries, options, note) {
    const { release } = sources;
    const result = [];
    for (const [index, stacked] of stack.entries()) {
        const { definition } = stacked.facts;
        const entry = entries.get(definition.name);
        const noted = note?.layers.find((layer) => (0,layer_stack/* layerKey */.n3)(layer) === (0,layer_stack/* layerKey */.n3)(definition));
        const none = (why) => ({ index, why });
        if (entry === undefined ||
            !(0,layer_definition/* sameDefinition */.uD)(entry.Layer, definition.layer, release) ||
            isAlwaysBuilt(stacked, release)) {
            result.push(none());
            continue;
        }
        const below = (name) => {
            const at = stacked.below.get(name);
            const found = at === undefined ? undefined : result[at];
            return found && isBuilt(found) ? found : undefined;
        };
        const base = baseOf(entry, stacked, below, release);
        if (typeof base === 'string') {
            result.push(none(base));
            continue;
        }
        const form = (0,lib_sources/* portableForm */.kN)(definition, sources, options.directories.working);
        const unwitnessed = unwitnessedImports(stacked, form, below, noted);
        if (typeof unwitnessed === 'string') {
            result.push(none(unwitnessed));
            continue;
        }
        const known = readFacts(entry, { form, base, unwitnessed, release });
        if (typeof known === 'string') {
            result.push(none(known));
            continue;
        }
        const identity = (0,portable/* layerIdentity */.K8)(known, (0,entry_facts/* manifestDigests */.dE)(entry));
        const untouched = noted?.laid === (0,lib_note/* entryDigest */.LE)(entry, release);
        const stored = untouched && noted.stored;
        result.push({ index, stacked, form, entry, facts: known, identity, untouched, stored });
    }
    return result;
}
/** Such a layer never hits, so its record would serve nobody. */
function isAlwaysBuilt({ facts }, release) {
    const { layer, neverEqual } = facts.definition;
    const bom = layer.Bom?.Generate === true && release.rules.bomAlwaysMisses;
    return (layer.Binds ?? []).length > 0 || neverEqual.length > 0 || bom;
}
/** The layer that the entry's Base stands for; a text where the entry is stale, none where there is nothing to tell. */
function baseOf(entry, { facts }, below, release) {
    const { base } = facts;
    switch (base.kind) {
        case 'built': {
            const parent = below(base.layer);
            if (parent === undefined)
                return `the layer ${base.layer} below it is not kept`;
            if (String((0,entry_hash/* entryHash */.R)(parent.entry, release)) !== entry.Base)
                return `it was built on an earlier ${base.layer}`;
            return { kind: 'layer', identity: parent.identity, path: '' };
        }
        case 'produced': {
            const parent = below(base.layer);
            if (parent === undefined)
                return `the layer ${base.layer}, of which its base is taken, is not kept`;
            const image = entry.Layer.From.Type === 'oci';
            if (image && !(0,entry_facts/* manifestDigests */.dE)(parent.entry).some((digest) => (0,formats_digest/* digestHex */.sU)(digest) === entry.Base)) {
                return `it was built on an earlier ${base.layer}`;
            }
            return { kind: 'layer', identity: parent.identity, path: base.path };
        }
        case 'known':
        case 'unknown':
        case 'broken':
            return { kind: 'known', base: entry.Base };
    }
}
/**
 * Facts of the imports that the entry is silent about. With `dest` stacker compares nothing, so the content counts only when it was
 * seen before the build and is the same after it; what came from another layer is known by that layer.
 */
function unwitnessedImports({ facts }, form, below, noted) {
    const result = new Map();
    for (const [index, fact] of facts.imports.entries()) {
        const item = facts.definition.layer.Imports?.[index];
        if (fact.kind === 'produced') {
            const producer = below(fact.producer);
            if (producer === undefined)
                return `the layer ${fact.producer}, from which it takes files, is not kept`;
            result.set(index, { kind: 'produced', identity: producer.identity, path: fact.path });
        }
        else if (item?.Dest) {
            const before = noted?.unwitnessed[index];
            const after = portableContent(fact, form);
            const same = before && after && JSON.stringify(before) === JSON.stringify(after);
            if (!same)
                return `stacker does not remember the content of import ${item.Path}, and it was not the same before and after the build`;
            result.set(index, after);
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

;// CONCATENATED MODULE: ./lib/layer/credential.js
/** What tokens and keys look like, by the words that a person would know them by. Formats as their issuers document them. */
const credentials = [
    ['a private key', /-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----/],
    ['a GitHub token', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})/],
    ['a GitLab token', /\bglpat-[A-Za-z0-9_-]{20,}/],
    ['an AWS access key', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
    ['a Google API key', /\bAIza[A-Za-z0-9_-]{35}\b/],
    ['a Slack token', /\bxox[abeoprs]-[A-Za-z0-9-]{20,}/],
    ['an npm token', /\bnpm_[A-Za-z0-9]{36}\b/],
    ['a JSON Web Token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/],
    ['a password in a URL', /\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"'\\]{1,100}:[^\s/:@"'\\]{3,100}@/],
];
/** The kind of credential that the text seems to hold, undefined for none. What is found is never repeated. */
function credentialIn(text) {
    return credentials.find(([, pattern]) => pattern.test(text))?.[0];
}

// EXTERNAL MODULE: ./lib/layer/record.js
var layer_record = __nccwpck_require__(4952);
// EXTERNAL MODULE: ./lib/layer/recorded.js
var recorded = __nccwpck_require__(4277);
// EXTERNAL MODULE: ./lib/plan.js + 35 modules
var plan = __nccwpck_require__(6474);
// EXTERNAL MODULE: ./lib/predict/resolution.js
var predict_resolution = __nccwpck_require__(7643);
;// CONCATENATED MODULE: ./lib/save-resolutions.js






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
    const source = (entry.Layer.Imports ?? []).find(({ Path: url, Dest: dest }) => !dest && after.name.endsWith(` ${url}`))?.Path;
    const staged = source === undefined ? undefined : state.imports.get(entry.Name)?.entries.get(external_node_path_.posix.basename(source));
    const stagedHash = source === undefined ? undefined : entry.Imports?.get(source)?.Hash;
    if (staged?.kind !== 'file' || !(0,formats_digest/* isDigest */.Bc)(stagedHash))
        return undefined;
    const { digest, size } = await (0,oci_layout/* digestOfFile */.Mk)(staged.file);
    return (0,predict_resolution/* makeUrlResolution */.SR)(before, after, { contentHash: (0,formats_digest/* digestHex */.sU)(digest), size, stagedHash });
}

// EXTERNAL MODULE: ./lib/store/open.js + 1 modules
var store_open = __nccwpck_require__(8457);
// EXTERNAL MODULE: ./lib/store/records.js
var records = __nccwpck_require__(9203);
// EXTERNAL MODULE: ./lib/store/witness.js
var store_witness = __nccwpck_require__(4778);
// EXTERNAL MODULE: ./lib/workspace/directories.js
var workspace_directories = __nccwpck_require__(6306);
// EXTERNAL MODULE: ./lib/workspace/staging.js
var workspace_staging = __nccwpck_require__(5552);
;// CONCATENATED MODULE: ./lib/save.js



















/**
 * After the build: keeps what is new, and compares what stacker did with what the plan said. What build.cache does not witness must
 * have been equal before and after; what cannot be verified is not kept. Trouble makes fewer records, never a failure.
 */
async function save(options, surroundings, handover) {
    const begun = surroundings.now();
    const { log } = surroundings;
    const store = await (0,store_open/* openStore */.C)(options.store, options.keyPrefix, surroundings);
    const skipped = (why) => ({
        ...nothingSaved(store.name),
        skipped: why,
        seconds: (surroundings.now() - begun) / 1000,
    });
    if (options.save === 'never')
        return skipped('save is never');
    if (store.writable.kind === 'no' && options.save === 'auto')
        return skipped(store.writable.why);
    const note = readNote(handover, surroundings);
    const witness = (0,store_witness/* storeWitness */.l)(store, { refresh: () => false, notBefore: undefined }, log);
    const gathered = await (0,plan/* gather */.kg)(options, surroundings, witness, store);
    const directories = (0,workspace_directories/* directoriesOf */.Pv)(options.directories);
    const state = await (0,by_root/* readBuildState */.qA)(directories, log);
    await (0,by_root/* removeKeepingTags */.jh)(directories, state.buildCache, log);
    const opened = (0,build_cache/* openBuildCache */.Lk)(state.buildCache?.bytes, gathered.sources.release);
    if (opened.kind !== 'opened')
        return skipped(whyNothing(opened));
    const built = builtLayers(gathered, opened.entries, options, note);
    const staging = await (0,workspace_staging/* openStaging */.gO)(directories, log);
    try {
        const transfer = await saveLayers({
            gathered,
            built,
            directories,
            state,
            staging,
            store,
            options,
            note,
            surroundings,
        });
        return { ...transfer, seconds: (surroundings.now() - begun) / 1000 };
    }
    finally {
        await (0,workspace_staging/* closeStaging */.QL)(staging, log);
    }
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
        return (0,lib_note/* decodeNote */.FT)(handover);
    }
    catch (error) {
        if (!(error instanceof errors/* FormatError */.IF))
            throw error;
        log.warning(`what restore noted is not used: ${error.message}`);
        return undefined;
    }
}
async function saveLayers(request) {
    const { gathered, built, store, note } = request;
    const saved = [];
    const notSaved = [];
    const captured = [];
    for (const layer of built) {
        const name = nameOf(gathered, layer.index);
        if (!isBuilt(layer)) {
            if (layer.why !== undefined)
                notSaved.push({ ...name, why: layer.why });
            continue;
        }
        if (layer.stored || (await isKept(request, layer)))
            continue;
        const found = await capture(request, layer);
        if (typeof found === 'string')
            notSaved.push({ ...name, why: found });
        else
            captured.push({ ...found, layer });
    }
    const within = withinBudget(captured, request);
    let bytesUp = 0;
    for (const item of captured) {
        const name = nameOf(gathered, item.layer.index);
        const refused = within.has(item.layer.index) ? undefined : 'the budget is spent';
        const sent = refused ?? (await write(request, item));
        if (typeof sent === 'string') {
            notSaved.push({ ...name, why: sent });
            continue;
        }
        bytesUp += sent;
        const seconds = item.record.buildSeconds;
        saved.push({ ...name, bytes: sent, ...(seconds === null ? {} : { seconds }) });
    }
    await saveResolutions(request);
    return {
        ...nothingSaved(store.name),
        saved,
        notSaved,
        differences: note === undefined ? [] : differencesFrom(note, request),
        bytesUp,
    };
}
function nameOf({ stack }, index) {
    const definition = stack[index]?.facts.definition;
    return { stackerfile: definition?.stackerfile ?? '', name: definition?.name ?? '' };
}
/** Does the store have this very layer already? Asked where no note tells. */
async function isKept({ store, surroundings }, layer) {
    const record = await (0,records/* findExactRecord */.s)(store, layer.facts, surroundings.log);
    if (record === undefined)
        return false;
    try {
        if ((0,recorded/* candidateOfRecord */.S)(record).identity !== layer.identity)
            return false;
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            return false;
        throw error;
    }
    const digests = record.blobs.map(({ digest }) => digest);
    return (await store.hasBlobs(digests)).size === new Set(digests).size;
}
async function capture(request, layer) {
    const { gathered, directories, state, staging, surroundings } = request;
    const captured = await captureLayer({
        entry: layer.entry,
        facts: layer.facts,
        portable: layer.form.layer,
        release: gathered.sources.release,
        directories,
        state,
        staging,
        needsTree: needsTree(gathered, layer.index),
        buildSeconds: state.roots.get(layer.entry.Name)?.buildSeconds ?? null,
        now: surroundings.now() / 1000,
        log: surroundings.log,
    });
    if (typeof captured === 'string')
        return captured;
    const secret = credentialIn((0,layer_record/* encodeRecord */.Ym)(captured.record).toString('utf8'));
    return secret === undefined
        ? captured
        : `it holds what looks like ${secret}; caches are readable by whoever can open a pull request`;
}
/** Some layer is built on it, or takes from it in a way that leaves no staged copy. */
function needsTree({ stack }, index) {
    return stack.some(({ facts, base, below }) => {
        if (base === index && facts.base.kind === 'built')
            return true;
        return facts.imports.some((fact, at) => fact.kind === 'produced' && below.get(fact.producer) === index && facts.definition.layer.Imports?.[at]?.Dest);
    });
}
/**
 * Indexes of what fits: live records of this branch, those that were restored first, since they are paid for; of the new ones those
 * that save the most build seconds for each byte.
 */
function withinBudget(captured, request) {
    const { note, options } = request;
    const restored = note?.layers.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
    const worth = ({ record }) => (record.buildSeconds ?? 1) / (1 + sizeOf(record.blobs));
    const seen = new Set();
    const fits = new Set();
    let left = options.budget - restored;
    for (const item of [...captured].sort((a, b) => worth(b) - worth(a))) {
        const fresh = item.record.blobs.filter(({ digest }) => !seen.has(digest));
        if (sizeOf(fresh) > left)
            continue;
        left -= sizeOf(fresh);
        for (const { digest } of fresh)
            seen.add(digest);
        fits.add(item.layer.index);
    }
    return fits;
}
function sizeOf(blobs) {
    return blobs.reduce((sum, { size }) => sum + size, 0);
}
/** Blobs that the store lacks, then the record. Answers the bytes sent, or why the layer is not kept. */
async function write(request, { record, files }) {
    const { store, directories, staging, surroundings } = request;
    const present = await store.hasBlobs(record.blobs.map(({ digest }) => digest));
    let sent = 0;
    for (const { digest, size } of record.blobs) {
        if (present.has(digest))
            continue;
        const file = await (0,by_root/* readableFile */.rC)(directories, staging, files.get(digest) ?? '', `blob-${(0,formats_digest/* digestHex */.sU)(digest)}`, surroundings.log);
        const written = await store.writeBlob(digest, size, file);
        if (written.kind === 'denied' || written.kind === 'failed')
            return written.why;
        if (written.kind === 'written')
            sent += written.bytes;
    }
    const { arch, name, shape } = record.facts;
    const bytes = (0,layer_record/* encodeRecord */.Ym)(record);
    const written = await store.writeRecord({ arch, layer: name, shape, facts: (0,portable/* factsDigest */.wL)(record.facts) }, bytes);
    if (written.kind === 'denied' || written.kind === 'failed')
        return written.why;
    return sent + (written.kind === 'written' ? written.bytes : 0);
}
/** Layers that the build got to, and for which it did not do what the plan said. */
function differencesFrom(note, { gathered, built }) {
    return built.flatMap((layer) => {
        const name = nameOf(gathered, layer.index);
        const noted = note.layers.find((candidate) => (0,layer_stack/* layerKey */.n3)(candidate) === (0,layer_stack/* layerKey */.n3)(name));
        if (noted === undefined || !isBuilt(layer))
            return [];
        const rebuilt = !layer.untouched;
        const foretold = noted.verdict === 'hit' ? !rebuilt : noted.verdict === 'unknown' || rebuilt;
        return foretold ? [] : [{ ...name, predicted: noted.verdict, rebuilt }];
    });
}


/***/ }),

/***/ 1675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  kN: () => (/* binding */ portableForm),
  tW: () => (/* binding */ readSources)
});

// UNUSED EXPORTS: hostArch

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/layer/definition.js + 1 modules
var layer_definition = __nccwpck_require__(9949);
// EXTERNAL MODULE: ./lib/layer/entry.js
var entry = __nccwpck_require__(1361);
// EXTERNAL MODULE: ./lib/layer/portable.js
var portable = __nccwpck_require__(3586);
// EXTERNAL MODULE: ./lib/layer/stack.js
var stack = __nccwpck_require__(761);
// EXTERNAL MODULE: ./lib/formats/mtree-tree.js
var mtree_tree = __nccwpck_require__(3992);
// EXTERNAL MODULE: ./lib/release/releases.js + 2 modules
var releases = __nccwpck_require__(4129);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: ./lib/release/grammar.js

const order = new Map(releases/* releases */.D8.map(({ tag }, index) => [tag, index]));
/** The grammar of a release. */
function grammarOf(release) {
    const known = grammars.get(release.tag);
    if (known === undefined)
        throw new RangeError(`${release.tag} is not in the table`);
    return known;
}
const grammars = new Map(releases/* releases */.D8.map((release) => [release.tag, buildGrammar(release)]));
function buildGrammar(release) {
    const from = (tag) => place(release.tag) >= place(tag);
    const layer = release.entry.fields.find(({ name }) => name === 'Layer')?.type;
    if (layer?.kind !== 'struct')
        throw new TypeError(`${release.tag} has no layer`);
    const dest = from('v0.40.1-rc1');
    return {
        substitution: from('v1.0.0-rc12') ? 'braces' : 'anywhere',
        substituteFile: from('v1.0.0-rc5') ? 'skips' : dest ? 'appends' : 'none',
        trimsSubstitutions: from('v1.0.0-rc5'),
        workDirVariable: from('v1.0.0-rc3'),
        directives: new Set(layer.fields.map(({ yaml }) => yaml?.replace(/,.*/, '') ?? '')),
        fields: new Set(layer.fields.map(({ name }) => name)),
        uniqueNames: from('v0.17.0'),
        imports: from('v1.0.0-rc6') ? 'checked' : dest ? 'unchecked' : 'path',
        quotesDest: dest && !from('v1.0.0-rc2'),
        stringImportOwner: from('v1.0.0-rc1') ? -1n : 0n,
        mapsInLists: dest && !from('v1.0.0-rc6'),
        binds: from('v1.0.0-rc6') ? 'fields' : 'arrows',
        bom: from('v1.2.0') ? 'dropped' : from('v1.0.0-rc12') ? 'namespace' : from('v1.0.0-rc5') ? 'plain' : 'none',
    };
}
function place(tag) {
    const found = order.get(tag);
    if (found === undefined)
        throw new RangeError(`${tag} is not in the table`);
    return found;
}

;// CONCATENATED MODULE: ./lib/stackerfile/file-order.js
/**
 * An order that stacker could take (stackerfiles_dag.go over algoimpl's TopologicalSort): vertices in the order of their paths'
 * bytes, depth first along the edges from a prerequisite to those that need it, and the finished ones in front. Files that do not
 * need each other therefore come in reverse order of their paths; siblings above one prerequisite in random order, here by path.
 */
function orderFiles(files) {
    const sorted = [...files.values()].sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
    const dependents = new Map();
    for (const file of sorted) {
        for (const prerequisite of new Set(file.prerequisites)) {
            const list = dependents.get(prerequisite);
            if (list === undefined)
                dependents.set(prerequisite, [file]);
            else
                list.push(file);
        }
    }
    const finished = [];
    const seen = new Set();
    for (const root of sorted) {
        if (seen.has(root.path))
            continue;
        seen.add(root.path);
        const stack = [{ file: root, next: 0 }];
        for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
            const child = dependents.get(top.file.path)?.[top.next];
            top.next += 1;
            if (child === undefined) {
                finished.push(top.file);
                stack.pop();
            }
            else if (!seen.has(child.path)) {
                seen.add(child.path);
                stack.push({ file: child, next: 0 });
            }
        }
    }
    return finished.reverse();
}

;// CONCATENATED MODULE: ./lib/stackerfile/paths.js

/** Scheme and host of `SCHEME://HOST/PATH` (types/imagesource.go); undefined for a plain path. */
function dockerishUrl(text) {
    const at = text.indexOf('://');
    if (at < 0)
        return undefined;
    return { scheme: text.slice(0, at), host: text.slice(at + 3).replace(/\/[\s\S]*$/, '') };
}
/** The layer of another stackerfile that `stacker://LAYER/PATH` names. */
function stackerHost(text) {
    const url = dockerishUrl(text);
    return url?.scheme === 'stacker' ? url.host : undefined;
}
/** Urls and absolute paths stay as they are, not cleaned; other paths begin at the stackerfile's directory. */
function absolutePath(written, directory) {
    const url = dockerishUrl(written);
    if ((url !== undefined && url.scheme !== '') || written.startsWith('/'))
        return written;
    return cleanPath(`${directory}/${written}`);
}
/** Go's filepath.Clean, which drops the trailing slash that node keeps. */
function cleanPath(written) {
    const clean = external_node_path_.posix.normalize(written);
    return clean.length > 1 && clean.endsWith('/') ? clean.slice(0, -1) : clean;
}
/**
 * Layer.absolutify (types/layer.go). From rc7 on an import whose written path ends in a slash gets one more, so an absolute one or an
 * url ends in two; empty lists become nil.
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

;// CONCATENATED MODULE: ./lib/stackerfile/order.js

/**
 * The layers of one file in the order in which stacker builds them (Stackerfile.DependencyOrder). `built` holds the names of the
 * layers of its prerequisites.
 */
function orderLayers(layers, built) {
    const baseless = layers.find(({ name, layer }) => !built.has(name) && layer.From.Type === '');
    if (baseless !== undefined) {
        const advice = `add 'from' with a type to layer ${baseless.name}`;
        return { kind: 'refused', problems: [at(baseless, 'invalid layer: no base (from directive)', advice)] };
    }
    const taken = new Set(built);
    const ordered = [];
    const needs = layers.map((definition) => neededLayers(definition));
    let waiting = layers.map((_, index) => index);
    for (;;) {
        // Layers taken early in a pass count later in the same pass.
        const left = [];
        for (const index of waiting) {
            const definition = layers[index];
            if (definition === undefined || taken.has(definition.name))
                continue;
            if ((needs[index] ?? []).every(({ name }) => taken.has(name))) {
                ordered.push(definition);
                taken.add(definition.name);
            }
            else
                left.push(index);
        }
        if (left.length === 0 || left.length === waiting.length) {
            waiting = left;
            break;
        }
        waiting = left;
    }
    // A name of a prerequisite is never taken again, which stacker counts as not resolved.
    const hidden = layers.filter(({ name }) => built.has(name));
    if (waiting.length === 0 && hidden.length === 0)
        return { kind: 'ordered', layers: ordered };
    const unresolved = waiting.map((index) => layers[index]).filter((definition) => definition !== undefined);
    return {
        kind: 'refused',
        problems: [...unresolved, ...hidden].map((definition) => unresolvedProblem(definition, taken)),
    };
}
/** oci and docker urls are not looked at; the host of `stacker://a:1/x` is `a:1`, which is no layer. */
function neededLayers({ layer }) {
    const needed = [];
    for (const { Path } of layer.Imports ?? []) {
        const name = stackerHost(Path);
        if (name !== undefined)
            needed.push({ name, as: Path });
    }
    const { Type, Url, Tag } = layer.From;
    const producer = Type === 'tar' ? stackerHost(Url) : undefined;
    if (producer !== undefined)
        needed.push({ name: producer, as: Url });
    if (Type === 'built')
        needed.push({ name: Tag, as: `base layer ${Tag}` });
    return needed;
}
function unresolvedProblem(definition, taken) {
    const missing = [
        ...new Set(neededLayers(definition)
            .filter(({ name }) => !taken.has(name))
            .map(({ as }) => as)),
    ];
    const message = `couldn't resolve some dependencies: couldn't find dependencies for ${definition.name}: ${missing.join(', ')}`;
    const advice = 'define what is missing in this file or in one of its prerequisites, and see that layers do not need each other';
    return at(definition, message, advice);
}
function at({ stackerfile, line, column }, message, advice) {
    return { message, place: { file: stackerfile, line, column }, advice };
}

;// CONCATENATED MODULE: ./lib/stackerfile/yaml-scalar.js
const words = new Map([
    ...['', '~', 'null', 'Null', 'NULL'].map((text) => [text, { kind: 'null' }]),
    ...['y', 'Y', 'yes', 'Yes', 'YES', 'true', 'True', 'TRUE', 'on', 'On', 'ON'].map((text) => [text, { kind: 'bool', value: true }]),
    ...['n', 'N', 'no', 'No', 'NO', 'false', 'False', 'FALSE', 'off', 'Off', 'OFF'].map((text) => [text, { kind: 'bool', value: false }]),
    ...['.nan', '.NaN', '.NAN'].map((text) => [text, { kind: 'float', value: Number.NaN }]),
    ...['', '+', '-'].flatMap((sign) => ['.inf', '.Inf', '.INF'].map((text) => [sign + text, { kind: 'float', value: sign === '-' ? -Infinity : Infinity }])),
]);
/** A plain scalar without a tag. */
function resolvePlain(text) {
    return resolve(text, true).value;
}
function resolve(text, timestamps) {
    // Only these first characters are looked at twice; longer ones are no number either.
    if (!/^(?:$|[-+0-9.~yYnNtTfFoO])/.test(text))
        return { value: { kind: 'string', value: text } };
    const word = words.get(text);
    if (word !== undefined)
        return { value: word };
    if (text.startsWith('.')) {
        const digits = /^\.[0-9](?:_?[0-9])*(?:[eE][-+]?[0-9](?:_?[0-9])*)?$/.test(text);
        const value = digits ? Number(text.replaceAll('_', '')) : Infinity;
        return { value: Number.isFinite(value) ? { kind: 'float', value } : { kind: 'string', value: text } };
    }
    if (/^[-+0-9]/.test(text)) {
        // A timestamp stays its text, since stacker decodes into interface{} and string only.
        if (timestamps && isTimestamp(text))
            return { value: { kind: 'string', value: text }, timestamp: true };
        const number = resolveNumber(text.replaceAll('_', ''));
        if (number !== undefined)
            return { value: number };
    }
    return { value: { kind: 'string', value: text } };
}
function resolveNumber(plain) {
    const integer = parseInteger(plain);
    if (integer !== undefined)
        return { kind: 'int', value: integer };
    if (/^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/.test(plain)) {
        const value = Number(plain);
        if (Number.isFinite(value))
            return { kind: 'float', value };
    }
    // resolve.go parses what stands behind `0b` by itself, sign and all.
    const binary = /^0b([-+])([01]+)$/.exec(plain);
    if (binary !== null) {
        const value = inRange(BigInt(`0b${binary[2] ?? ''}`) * (binary[1] === '-' ? -1n : 1n), true);
        if (value !== undefined)
            return { kind: 'int', value };
    }
    return undefined;
}
/** strconv.ParseInt with base 0, then ParseUint, which takes no sign. */
function parseInteger(plain) {
    const match = /^([-+]?)(0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO][0-7]+|0[0-7]+|0|[1-9][0-9]*)$/.exec(plain);
    // Far more digits than fit need not be multiplied out.
    if (match === null || plain.length > 100)
        return longZeros(plain);
    const [, sign = '', digits = ''] = match;
    const octal = /^0[0-7]+$/.test(digits);
    const value = BigInt(octal ? `0o${digits.slice(1)}` : digits);
    return inRange(sign === '-' ? -value : value, sign !== '');
}
/** Numbers with a hundred digits are only small where most of them are zeros in front. */
function longZeros(plain) {
    if (plain.length <= 100)
        return undefined;
    const match = /^([-+]?)(0[xX]|0[bB]|0[oO]|0)0*([0-9a-fA-F]+)$/.exec(plain);
    if (match === null || (match[3] ?? '').length > 70)
        return undefined;
    return parseInteger(`${match[1] ?? ''}${match[2] ?? ''}${match[3] ?? ''}`);
}
function inRange(value, signed) {
    if (value < -(1n << 63n))
        return undefined;
    return value < (signed ? 1n << 63n : 1n << 64n) ? value : undefined;
}
/** The four layouts of resolve.go, with time.Parse's ranges. */
function isTimestamp(text) {
    const date = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:([Tt ])(\d{1,2}):(\d{1,2}):(\d{1,2})(?:[.,]\d+)?(Z|[-+]\d\d:\d\d)?)?$/.exec(text);
    if (date === null)
        return false;
    const [, year, month, day, separator, hour, minute, second, zone] = date;
    const [y, m, d] = [Number(year), Number(month), Number(day)];
    if (m < 1 || m > 12 || d < 1 || d > daysOf(y, m))
        return false;
    if (separator === undefined)
        return true;
    if ((separator === ' ') !== (zone === undefined))
        return false;
    if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59)
        return false;
    if (zone === undefined || zone === 'Z')
        return true;
    return Number(zone.slice(1, 3)) <= 24 && Number(zone.slice(4)) < 60;
}
function daysOf(year, month) {
    if (month === 2)
        return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
    return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
const yamlTag = 'tag:yaml.org,2002:';
/** A scalar with its tag as written in full, and whether it is plain. */
function resolveScalar(text, tag, plain) {
    if (tag === undefined || tag === '')
        return { kind: 'value', value: plain ? resolvePlain(text) : { kind: 'string', value: text } };
    const name = tag.startsWith(yamlTag) ? tag.slice(yamlTag.length) : undefined;
    if (name === 'binary')
        return decodeBinary(text);
    const wanted = name === undefined ? undefined : taggedKinds.get(name);
    if (name === undefined || wanted === undefined)
        return { kind: 'value', value: { kind: 'string', value: text } };
    const { value, timestamp } = resolve(text, name === 'timestamp');
    if (name === 'timestamp' ? timestamp === true : value.kind === wanted)
        return { kind: 'value', value };
    if (name === 'float' && value.kind === 'int' && value.value < 1n << 63n) {
        return { kind: 'value', value: { kind: 'float', value: Number(value.value) } };
    }
    const found = timestamp === true ? 'timestamp' : value.kind === 'string' ? 'str' : value.kind;
    return { kind: 'refused', message: `yaml: cannot decode !!${found} \`${text}\` as a !!${name}` };
}
const taggedKinds = new Map([
    ['bool', 'bool'],
    ['int', 'int'],
    ['float', 'float'],
    ['null', 'null'],
    ['timestamp', 'string'],
]);
/** Go's base64.StdEncoding: padding is demanded, line ends are skipped. */
function decodeBinary(text) {
    const code = text.replaceAll(/[\r\n]/g, '');
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(code)) {
        return { kind: 'refused', message: 'yaml: !!binary value contains invalid base64 data' };
    }
    const bytes = Buffer.from(code, 'base64');
    const value = bytes.toString();
    const exact = Buffer.from(value).equals(bytes);
    return {
        kind: 'value',
        value: { kind: 'string', value },
        ...(exact ? {} : { doubt: 'a !!binary value that is not UTF-8' }),
    };
}
/** The text that yaml.v2 writes for the value, which a string field then holds. */
function canonicalText(value) {
    switch (value.kind) {
        case 'null':
            return '';
        case 'bool':
            return String(value.value);
        case 'int':
            return value.value.toString();
        case 'float':
            if (Number.isNaN(value.value))
                return '.nan';
            if (!Number.isFinite(value.value))
                return value.value > 0 ? '.inf' : '-.inf';
            return formatFloat(value.value);
        case 'string':
            return value.value;
    }
}
/** strconv.FormatFloat(f, 'g', -1, 64): shortest digits, with an exponent below -4 and from 6 on (JavaScript: from 21 on). */
function formatFloat(value) {
    const sign = value < 0 || Object.is(value, -0) ? '-' : '';
    if (value === 0)
        return `${sign}0`;
    const [mantissa = '', power = ''] = Math.abs(value).toExponential().split('e');
    const exponent = Number(power);
    const digits = mantissa.replace('.', '');
    if (exponent < -4 || exponent >= 6) {
        const size = Math.abs(exponent).toString().padStart(2, '0');
        return `${sign}${mantissa}e${exponent < 0 ? '-' : '+'}${size}`;
    }
    if (exponent < 0)
        return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
    const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
    const fraction = digits.slice(exponent + 1);
    return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

;// CONCATENATED MODULE: ./lib/stackerfile/go-print.js

/** The dynamic type that yaml.v2 gives a value, as `%T` prints it. `map` is what maps are decoded into. */
function goType(value, map = 'map[interface {}]interface {}') {
    switch (value.kind) {
        case 'null':
            return '<nil>';
        case 'bool':
            return 'bool';
        case 'int':
            return value.value < 1n << 63n ? 'int' : 'uint64';
        case 'float':
            return 'float64';
        case 'string':
            return 'string';
        case 'list':
            return '[]interface {}';
        case 'map':
            return map;
    }
}
/** `%v`; undefined where Go's order of keys of several types would have to be known. */
function goPrint(value) {
    switch (value.kind) {
        case 'null':
            return '<nil>';
        case 'bool':
        case 'int':
        case 'string':
            return String(value.value);
        case 'float':
            if (Number.isNaN(value.value))
                return 'NaN';
            return Number.isFinite(value.value) ? formatFloat(value.value) : value.value > 0 ? '+Inf' : '-Inf';
        case 'list': {
            const items = value.items.map(goPrint);
            return items.includes(undefined) ? undefined : `[${items.join(' ')}]`;
        }
        case 'map':
            return printMap(value.pairs);
    }
}
function printMap(pairs) {
    const members = new Map();
    for (const [key, value] of pairs) {
        const text = goPrint(value);
        if (key.kind !== 'string' || key.value === '<<' || text === undefined)
            return undefined;
        members.set(key.value, text);
    }
    const sorted = [...members].sort(([a], [b]) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    return `map[${sorted.map(([key, text]) => `${key}:${text}`).join(' ')}]`;
}
/** `%#v`, for messages only: long values are cut. */
function goSyntax(value) {
    const text = wholeSyntax(value, 3);
    return text.length > 300 ? `${text.slice(0, 300)}...` : text;
}
function wholeSyntax(value, depth) {
    if (value.kind === 'string')
        return goQuote(value.value);
    if (value.kind === 'null')
        return 'interface {}(nil)';
    if (value.kind !== 'list' && value.kind !== 'map')
        return goPrint(value) ?? '';
    if (depth === 0)
        return '...';
    if (value.kind === 'list') {
        return `[]interface {}{${value.items
            .slice(0, 20)
            .map((item) => wholeSyntax(item, depth - 1))
            .join(', ')}}`;
    }
    const pairs = value.pairs
        .slice(0, 20)
        .map(([key, item]) => `${wholeSyntax(key, depth - 1)}:${wholeSyntax(item, depth - 1)}`);
    return `map[interface {}]interface {}{${pairs.join(', ')}}`;
}
const shortEscapes = new Map([
    ['\x07', '\\a'],
    ['\b', '\\b'],
    ['\f', '\\f'],
    ['\n', '\\n'],
    ['\r', '\\r'],
    ['\t', '\\t'],
    ['\v', '\\v'],
    ['"', '\\"'],
    ['\\', '\\\\'],
]);
/** `%q`: strconv.Quote. */
function goQuote(text) {
    let quoted = '';
    for (const character of text) {
        const code = character.codePointAt(0) ?? 0;
        if (shortEscapes.has(character))
            quoted += shortEscapes.get(character) ?? '';
        else if (character === ' ' || /^[\p{L}\p{M}\p{N}\p{P}\p{S}]$/u.test(character))
            quoted += character;
        else if (code < 0x80)
            quoted += `\\x${code.toString(16).padStart(2, '0')}`;
        else if (code < 0x10000)
            quoted += `\\u${code.toString(16).padStart(4, '0')}`;
        else
            quoted += `\\U${code.toString(16).padStart(8, '0')}`;
    }
    return `"${quoted}"`;
}
/** unicode.IsSpace: JavaScript's `\s` has U+FEFF besides and lacks U+0085. */
const goSpace = /[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u;
const goSpaces = new RegExp(`${goSpace.source}+`, 'gu');
const outerSpaces = new RegExp(`^${goSpace.source}+|${goSpace.source}+$`, 'gu');
/** strings.TrimSpace. */
function trimSpace(text) {
    return text.replace(outerSpaces, '');
}
/** strings.Fields. */
function goFields(text) {
    return text.split(goSpaces).filter((field) => field !== '');
}

;// CONCATENATED MODULE: ./lib/stackerfile/shell-split.js

/**
 * github.com/anmitsu/go-shlex with posix rules, by which `cmd: TEXT` becomes a list: a backslash in double quotes escapes only the
 * quote and itself, empty words vanish (quoted ones too), and there are no comments.
 */
function splitShell(text) {
    const words = [];
    let word = '';
    let quote = '';
    let escaped = false;
    for (const character of text) {
        if (escaped) {
            if (quote !== '' && character !== '\\' && character !== quote)
                word += '\\';
            word += character;
            escaped = false;
        }
        else if (character === '\\' && quote !== "'")
            escaped = true;
        else if (quote !== '') {
            if (character === quote)
                quote = '';
            else
                word += character;
        }
        else if (character === "'" || character === '"')
            quote = character;
        else if (!goSpace.test(character))
            word += character;
        else if (word !== '') {
            words.push(word);
            word = '';
        }
    }
    if (escaped)
        return { kind: 'refused', message: 'No escaped character' };
    if (quote !== '')
        return { kind: 'refused', message: 'No closing quotation' };
    if (word !== '')
        words.push(word);
    return { kind: 'words', words };
}

;// CONCATENATED MODULE: ./lib/stackerfile/yaml-value.js

/** Beyond it yaml.v2 allows ever fewer aliases; no stackerfile comes near. */
const mostDecodes = 400_000;
/** `text` is for a map of strings that is decoded once: scalars keep what is written, null is empty, and merge keys live. */
function decodeSyntax(root, mode = 'untyped') {
    const refused = [];
    const doubts = [];
    const open = new Set();
    const expanded = new Map();
    let decodes = 0;
    let aliased = 0;
    let excessive = false;
    const alias = (syntax) => {
        const place = placeOf(syntax);
        if (open.has(syntax.target)) {
            refused.push({ message: `yaml: anchor '${syntax.name}' value contains itself`, at: syntax.at });
            return { kind: 'null', ...place };
        }
        const known = expanded.get(syntax.target);
        const before = decodes;
        const beforeAliased = aliased;
        const value = known === undefined ? decode(syntax.target) : known.value;
        const inner = known === undefined ? decodes - before : known.decodes;
        if (known === undefined)
            expanded.set(syntax.target, { value, decodes: inner });
        decodes = before + inner;
        aliased = beforeAliased + inner;
        // decode.go, "document contains excessive aliasing": the share grows while inside an alias, so its end decides.
        if (aliased > 100 && decodes > 1000 && aliased / decodes > 0.99 && !excessive) {
            excessive = true;
            refused.push({ message: 'yaml: document contains excessive aliasing', at: syntax.at });
        }
        return { ...value, at: value.at, start: value.start, end: value.end };
    };
    const decode = (syntax) => {
        decodes += 1;
        if (decodes > mostDecodes || excessive)
            return { kind: 'null', ...placeOf(syntax) };
        if (syntax.kind === 'alias')
            return alias(syntax);
        if (syntax.kind === 'scalar') {
            const resolved = resolveScalar(syntax.text, syntax.tag, syntax.plain);
            if (resolved.kind === 'refused') {
                refused.push({ message: resolved.message, at: syntax.at });
                return { kind: 'null', ...placeOf(syntax) };
            }
            const doubt = resolved.doubt ?? syntax.doubt;
            if (doubt !== undefined)
                doubts.push({ message: doubt, at: syntax.at, offset: syntax.start });
            if (mode === 'text' && resolved.value.kind !== 'null' && syntax.tag !== binaryTag) {
                return { kind: 'string', value: syntax.text, ...placeOf(syntax) };
            }
            return { ...resolved.value, ...placeOf(syntax) };
        }
        open.add(syntax);
        const value = syntax.kind === 'sequence'
            ? { kind: 'list', items: syntax.items.map(decode), ...placeOf(syntax) }
            : { kind: 'map', pairs: syntax.pairs.flatMap((pair) => decodePair(pair)), ...placeOf(syntax) };
        open.delete(syntax);
        return value;
    };
    const decodePair = ([key, value]) => {
        if (!isMerge(key))
            return [[decode(key), decode(value)]];
        if (mode === 'text')
            return mergedTexts(value);
        // Merged into the ordered map, which is then overwritten: only its form is checked.
        if (!mergeable(value)) {
            refused.push({ message: 'yaml: map merge requires map or sequence of maps as the value', at: value.at });
        }
        else if (value.kind === 'sequence')
            value.items.forEach(decode);
        else
            decode(value);
        return [];
    };
    const mergedTexts = (syntax) => {
        if (!mergeable(syntax)) {
            refused.push({ message: 'yaml: map merge requires map or sequence of maps as the value', at: syntax.at });
            return [];
        }
        const merged = decode(syntax);
        const maps = merged.kind === 'list' ? [...merged.items].reverse() : [merged];
        return maps.flatMap((map) => (map.kind === 'map' ? [...map.pairs] : []));
    };
    const value = decode(root);
    return { value, refused, doubts, tooLarge: decodes > mostDecodes };
}
function placeOf({ at, start, end }) {
    return { at, start, end };
}
const binaryTag = 'tag:yaml.org,2002:binary';
const mergeTag = 'tag:yaml.org,2002:merge';
function isMerge(key) {
    if (key.kind !== 'scalar' || key.text !== '<<')
        return false;
    return key.tag === mergeTag || (key.plain && key.tag === undefined) || key.tag === '!';
}
function mergeable(value) {
    const isMap = (syntax) => syntax.kind === 'mapping' || (syntax.kind === 'alias' && syntax.target.kind === 'mapping');
    return value.kind === 'sequence' ? value.items.every(isMap) : isMap(value);
}
/**
 * The value after stacker has written the layers as YAML and decoded them again (step 5): what was a float may now be an int
 * (`644.0` is written `644`).
 */
function reread(value) {
    return value.kind === 'float' ? { ...placeOfValue(value), ...resolvePlain(canonicalText(value)) } : value;
}
function placeOfValue({ at, start, end }) {
    return { at, start, end };
}
/**
 * The pairs of a nested map as step 5 sees them: a quoted `<<` was written without its quotes, and now merges. Earlier pairs are
 * overridden too, as SetMapIndex does it in the order of the text.
 */
function mergedPairs(map) {
    if (!map.pairs.some(([key]) => key.kind === 'string' && key.value === '<<'))
        return { kind: 'pairs', pairs: map.pairs };
    const pairs = [];
    for (const [key, value] of map.pairs) {
        if (key.kind !== 'string' || key.value !== '<<') {
            pairs.push([key, value]);
            continue;
        }
        const sources = value.kind === 'list' ? [...value.items].reverse() : [value];
        for (const source of sources) {
            if (source.kind !== 'map') {
                return {
                    kind: 'refused',
                    message: 'yaml: map merge requires map or sequence of maps as the value',
                    at: source.at,
                };
            }
            const inner = mergedPairs(source);
            if (inner.kind === 'refused')
                return inner;
            pairs.push(...inner.pairs);
        }
    }
    return { kind: 'pairs', pairs };
}

;// CONCATENATED MODULE: ./lib/stackerfile/typed-value.js




/** `null` and the quoted words that yaml.v2 takes for it before it asks a type's own decoder (decode.go, prepare). */
function skipsDecoder(value) {
    return value.kind === 'string' && (value.value === 'null' || value.value === '~');
}
function mismatch(value, type, refuse) {
    const tag = { list: 'seq', map: 'map', string: 'str' }[value.kind] ?? value.kind;
    const text = value.kind === 'list' || value.kind === 'map' ? '' : ` \`${cut(canonicalText(value))}\``;
    refuse(value.at, `yaml: unmarshal errors: cannot unmarshal !!${tag}${text} into ${type}`);
}
/** By bytes in Go; only a message depends on it. */
function cut(text) {
    return text.length > 10 ? `${text.slice(0, 7)}...` : text;
}
/** A string field: null is the empty string, other scalars give their canonical text. */
function readString(value, refuse) {
    if (value.kind === 'list' || value.kind === 'map') {
        mismatch(value, 'string', refuse);
        return '';
    }
    return canonicalText(value);
}
function readBool(value, refuse) {
    if (value.kind === 'bool')
        return value.value;
    if (value.kind !== 'null')
        mismatch(value, 'bool', refuse);
    return false;
}
/** []string. */
function readStrings(value, refuse) {
    if (value.kind === 'null')
        return null;
    if (value.kind === 'list')
        return value.items.map((item) => readString(item, refuse));
    mismatch(value, '[]string', refuse);
    return null;
}
/** map[string]string: a directive that is written twice fills the same map; the last of equal keys wins. */
function readStringMap(value, before, refuse) {
    if (value.kind === 'null')
        return null;
    if (value.kind !== 'map') {
        mismatch(value, 'map[string]string', refuse);
        return null;
    }
    const map = new Map(before ?? []);
    for (const [key, item] of fieldsOf(value, refuse))
        map.set(readString(key, refuse), readString(item, refuse));
    return map;
}
/** The pairs of a map that is decoded in step 5. */
function fieldsOf(map, refuse) {
    const merged = mergedPairs(map);
    if (merged.kind === 'pairs')
        return merged.pairs;
    refuse(merged.at, merged.message);
    return [];
}
/** Of a map decoded into map[interface{}]interface{}: the last of equal keys wins, and keys can be no lists or maps. */
function untypedFields(map, refuse) {
    const fields = new Map();
    for (const [key, value] of fieldsOf(map, refuse)) {
        if (key.kind === 'list' || key.kind === 'map')
            refuse(key.at, 'yaml: invalid map key');
        else if (key.kind === 'string')
            fields.set(key.value, value);
    }
    return fields;
}
/** StringList and Command: one string, or a list of strings. `split` is for commands. */
function readStringOrList(value, type, forms, refuse) {
    if (value.kind === 'null')
        return null;
    if (skipsDecoder(value)) {
        mismatch(value, type, refuse);
        return null;
    }
    if (value.kind === 'string') {
        if (type !== 'types.Command')
            return [value.value];
        const split = splitShell(value.value);
        if (split.kind === 'words')
            return split.words;
        refuse(value.at, split.message, 'quote it as a POSIX shell does, or write a list');
        return null;
    }
    if (value.kind !== 'list') {
        refuse(value.at, `unknown directive type: ${goType(value)}`, 'write a string or a list of strings');
        return null;
    }
    return value.items.map((item) => {
        if (item.kind === 'string')
            return item.value;
        if (forms.mapsInLists && item.kind !== 'null')
            return readSourceAndDest(item, refuse);
        const advice = item.kind === 'map'
            ? 'a colon makes a map of it: quote the line'
            : item.kind === 'list'
                ? 'write a string'
                : 'quote it';
        refuse(item.at, `unknown run array type: ${goType(item)}`, advice);
        return '';
    });
}
/** v0.40.1 to rc5, validateDataAsBind. */
function readSourceAndDest(item, refuse) {
    if (item.kind !== 'map') {
        refuse(item.at, `unable to cast into map[interface{}]interface{}: ${goType(item)}`, 'quote it');
        return '';
    }
    const fields = untypedFields(item, refuse);
    const [source, dest] = [fields.get('Source'), fields.get('Dest')];
    if (source === undefined)
        refuse(item.at, 'bind source missing');
    else if (source.kind !== 'string')
        refuse(source.at, `unknown bind source type, expected string: ${goType(item)}`);
    else if (dest === undefined)
        refuse(item.at, 'bind dest missing');
    else if (dest.kind !== 'string')
        refuse(dest.at, `unknown bind dest type, expected string: ${goType(item)}`);
    else if (source.value === '' || dest.value === '')
        refuse(item.at, 'empty source or dest');
    else
        return `${source.value} -> ${dest.value}`;
    return '';
}

;// CONCATENATED MODULE: ./lib/stackerfile/imports.js



/** uid and gid that are not set (lib.UidEmpty). */
const unset = -1n;
/** What one `imports` or `import` adds. `doubt` is called where the text that Go prints is not known. */
function readImports(value, grammar, refuse, doubt) {
    if (skipsDecoder(value)) {
        mismatch(value, 'types.Imports', refuse);
        return [];
    }
    if (grammar.imports === 'checked') {
        if (value.kind !== 'list' && value.kind !== 'string') {
            const seen = reread(value);
            const advice = value.kind === 'map' ? 'write a list: put "- " before it' : 'write a path or a list';
            refuse(value.at, `'imports' expected an array, found ${goType(seen)}: ${goSyntax(seen)}`, advice);
            return [];
        }
        const items = value.kind === 'list' ? value.items : [value];
        return items.flatMap((item) => readChecked(item, refuse) ?? []);
    }
    const items = value.kind === 'list' ? value.items : [value];
    return items.flatMap((item) => readUnchecked(item, grammar, refuse, doubt) ?? []);
}
/** rc6 on, getImportFromInterface. */
function readChecked(item, refuse) {
    if (item.kind === 'string') {
        return { Path: item.value, Hash: '', Dest: '', Mode: null, Uid: unset, Gid: unset };
    }
    if (item.kind !== 'map') {
        refuse(item.at, `could not read imports entry: ${goSyntax(reread(item))}`, 'quote it');
        return undefined;
    }
    const refused = [];
    const stop = (at, message, advice) => {
        refused.push(message);
        refuse(at, message, advice);
    };
    for (const [key] of fieldsOf(item, stop)) {
        if (key.kind === 'string')
            continue;
        const seen = reread(key);
        const printed = `%!s(${goType(seen)}=${goPrint(seen) ?? ''})`;
        stop(key.at, `key '${printed}' in import is not a string: ${goSyntax(item)}`, 'quote the key');
    }
    const fields = untypedFields(item, stop);
    const text = (name) => {
        const field = fields.get(name);
        if (field === undefined)
            return '';
        if (field.kind === 'string')
            return field.value;
        stop(field.at, `value for '${name}' in import is not a string: ${goSyntax(item)}`, 'quote the value');
        return '';
    };
    const integer = (name, otherwise) => {
        const field = fields.get(name);
        if (field === undefined)
            return otherwise;
        const seen = reread(field);
        if (goType(seen) === 'int' && seen.kind === 'int')
            return seen.value;
        stop(field.at, `value for '${name}' in import is not an integer: ${goSyntax(item)}`, 'write the number without quotes');
        return otherwise;
    };
    const [path, hash, dest] = [text('path'), text('hash'), text('dest')];
    const [mode, uid, gid] = [integer('mode', unset), integer('uid', unset), integer('gid', unset)];
    if (refused.length > 0)
        return undefined;
    if (path === '')
        stop(item.at, `No 'path' entry found in import: ${goSyntax(item)}`, 'add a path');
    if (dest !== '' && !dest.startsWith('/')) {
        stop(fields.get('dest')?.at ?? item.at, `'dest' path cannot be relative for: ${goSyntax(item)}`, `write /${dest}`);
    }
    for (const [name, id] of [
        ['uid', uid],
        ['gid', gid],
    ]) {
        if (id < unset)
            stop(fields.get(name)?.at ?? item.at, `'${name}' (${String(id)}) cannot be negative: ${goPrint(item) ?? goSyntax(item)}`);
    }
    if (refused.length > 0)
        return undefined;
    return { Path: path, Hash: hash, Dest: dest, Mode: mode === unset ? null : fileMode(mode), Uid: uid, Gid: gid };
}
/** fs.FileMode(int) keeps the low 32 bits. */
function fileMode(mode) {
    return BigInt.asUintN(32, mode);
}
/** Up to rc5: what is there is printed with %v. */
function readUnchecked(item, grammar, refuse, doubt) {
    const withOwner = grammar.imports === 'unchecked';
    if (item.kind === 'string') {
        const owner = grammar.stringImportOwner;
        return { Path: item.value, Hash: '', ...(withOwner ? { Dest: '', Mode: null, Uid: owner, Gid: owner } : {}) };
    }
    if (item.kind !== 'map') {
        if (item.kind === 'null' && !withOwner)
            refuse(item.at, "Didn't find a matching type for: <nil>", 'remove the empty item');
        else
            refuse(item.at, `Didn't find a matching type for: ${goSyntax(reread(item))}`, 'quote it');
        return undefined;
    }
    const fields = untypedFields(item, refuse);
    const print = (name, missing) => {
        const field = fields.get(name);
        if (field === undefined || field.kind === 'null')
            return missing;
        const text = goPrint(rereadAll(field));
        if (text === undefined)
            doubt(field.at, `the ${name} of an import is a map`);
        return text ?? '';
    };
    const named = { Path: print('path', '<nil>'), Hash: print('hash', '') };
    if (!withOwner)
        return named;
    return { ...named, ...readDestination(fields, grammar, refuse) };
}
function readDestination(fields, grammar, refuse) {
    const dest = fields.get('dest');
    let Dest = '';
    if (dest?.kind === 'string') {
        if (dest.value.startsWith('/'))
            Dest = grammar.quotesDest ? goQuote(dest.value) : dest.value;
        else
            refuse(dest.at, `Dest path cannot be relative for: ${goSyntax(dest)}`, `write /${dest.value}`);
    }
    else if (dest !== undefined && dest.kind !== 'null')
        castFails(dest, 'string', refuse);
    const mode = fields.get('mode');
    const id = (name) => {
        const field = fields.get(name);
        if (field === undefined)
            return unset;
        const value = castInt(field, refuse);
        if (value < 0n)
            refuse(field.at, `${name === 'uid' ? 'Uid' : 'Gid'} cannot be negative: ${String(value)}`);
        return value;
    };
    const Mode = mode === undefined || mode.kind === 'null' ? null : fileMode(castInt(mode, refuse));
    return { Dest, Mode, Uid: id('uid'), Gid: id('gid') };
}
function castInt(field, refuse) {
    const seen = reread(field);
    if (seen.kind === 'int' && goType(seen) === 'int')
        return seen.value;
    castFails(field, 'int', refuse);
    return 0n;
}
/** An unchecked cast in Go: a panic. */
function castFails(field, wanted, refuse) {
    const found = goType(reread(field)).replace('<nil>', 'nil');
    const advice = wanted === 'int' ? 'write a number without quotes' : 'quote it';
    refuse(field.at, `interface conversion: interface {} is ${found}, not ${wanted}`, advice);
}
function rereadAll(value) {
    if (value.kind === 'list')
        return { ...value, items: value.items.map(rereadAll) };
    if (value.kind !== 'map')
        return reread(value);
    const pairs = value.pairs.map(([key, item]) => [key, rereadAll(item)]);
    return { ...value, pairs };
}

;// CONCATENATED MODULE: ./lib/stackerfile/directives.js



/**
 * A layer as its author wrote it, before paths are made absolute. `pairs` are its directives in the order of the file; one that is
 * written twice is decoded twice into the same field, which some forms add to.
 */
function readLayer(name, at, pairs, context) {
    const draft = {
        from: { Type: '', Url: '', Tag: '', Insecure: false },
        imports: null,
        legacyImport: null,
        overlayDirs: null,
        binds: null,
        lists: new Map(),
        maps: new Map(),
        texts: new Map(),
        flags: new Map(),
        os: null,
        arch: null,
        bom: null,
    };
    for (const [directive, value] of pairs)
        readDirective(draft, directive, value, context);
    return finish(name, at, draft, context);
}
function readDirective(draft, directive, value, context) {
    const { grammar, refuse } = context;
    switch (directive) {
        case 'from':
            draft.from = readFrom(value, draft.from, refuse);
            break;
        case 'imports':
            draft.imports =
                value.kind === 'null' ? null : [...(draft.imports ?? []), ...readImports(value, grammar, refuse, context.doubt)];
            break;
        case 'import':
            draft.legacyImport =
                value.kind === 'null'
                    ? null
                    : [...(draft.legacyImport ?? []), ...readImports(value, grammar, refuse, context.doubt)];
            break;
        case 'overlay_dirs':
            draft.overlayDirs = readOverlayDirs(value, refuse);
            break;
        case 'binds':
            draft.binds = grammar.binds === 'fields' ? readBinds(value, refuse) : readArrows(value, grammar, refuse);
            break;
        case 'run':
        case 'generate_labels':
            draft.lists.set(directive, readStringOrList(value, 'types.StringList', grammar, refuse));
            break;
        case 'cmd':
        case 'entrypoint':
        case 'full_command':
            draft.lists.set(directive, readStringOrList(value, 'types.Command', grammar, refuse));
            break;
        case 'build_env_passthrough':
        case 'volumes':
            draft.lists.set(directive, readStrings(value, refuse));
            break;
        case 'build_env':
        case 'environment':
        case 'labels':
        case 'annotations':
            draft.maps.set(directive, readStringMap(value, draft.maps.get(directive) ?? null, refuse));
            break;
        case 'working_dir':
        case 'runtime_user':
            draft.texts.set(directive, readString(value, refuse));
            break;
        case 'build_only':
        case 'was_legacy_import':
        case 'was_bom':
            draft.flags.set(directive, readBool(value, refuse));
            break;
        case 'os':
            draft.os = value.kind === 'null' ? null : readString(value, refuse);
            break;
        case 'arch':
            draft.arch = value.kind === 'null' ? null : readString(value, refuse);
            break;
        case 'bom':
            draft.bom = value.kind === 'null' ? null : readBom(value, draft.bom, grammar, refuse);
            break;
    }
}
function finish(name, at, draft, { grammar, host, refuseDecoded: refuse }) {
    const has = (field) => grammar.fields.has(field);
    if (draft.from.Type === 'built' && draft.from.Tag === '') {
        refuse(at, `${name}: from tag cannot be empty for image type 'built'`, 'name the layer to build on: tag: NAME');
    }
    if (draft.bom?.Generate === true && grammar.bom !== 'dropped')
        checkBom(at, draft, grammar, refuse);
    const [imports, legacy] = [draft.imports ?? [], draft.legacyImport ?? []];
    if (imports.length > 0 && legacy.length > 0) {
        refuse(at, `layer '${name}' cannot have both 'import' and 'imports'`, "move all of them to 'imports'");
    }
    const list = (directive) => draft.lists.get(directive) ?? null;
    const map = (directive) => draft.maps.get(directive) ?? null;
    const all = legacy.length > 0 ? legacy : imports;
    const wasLegacy = has('LegacyImport') && (legacy.length > 0 || draft.flags.get('was_legacy_import') === true);
    return {
        From: draft.from,
        Imports: orNull(all),
        ...(has('LegacyImport') ? { LegacyImport: null } : {}),
        OverlayDirs: orNull(draft.overlayDirs ?? []),
        Run: list('run'),
        Cmd: list('cmd'),
        Entrypoint: list('entrypoint'),
        FullCommand: list('full_command'),
        BuildEnvPt: list('build_env_passthrough'),
        BuildEnv: map('build_env'),
        Environment: map('environment'),
        Volumes: list('volumes'),
        Labels: map('labels'),
        GenerateLabels: list('generate_labels'),
        WorkingDir: draft.texts.get('working_dir') ?? '',
        BuildOnly: draft.flags.get('build_only') ?? false,
        Binds: orNull(draft.binds ?? []),
        RuntimeUser: draft.texts.get('runtime_user') ?? '',
        ...(has('Annotations') ? { Annotations: map('annotations') } : {}),
        ...(has('OS') ? { OS: draft.os ?? host.os, Arch: draft.arch ?? host.arch } : {}),
        ...(grammar.bom === 'none' ? {} : { Bom: grammar.bom === 'dropped' ? null : draft.bom }),
        ...(has('LegacyImport') ? { WasLegacyImport: wasLegacy } : {}),
        ...(has('WasBom') ? { WasBom: draft.bom !== null || draft.flags.get('was_bom') === true } : {}),
    };
}
function orNull(items) {
    return items.length === 0 ? null : items;
}
/** The form was checked before. */
function readFrom(value, before, refuse) {
    if (value.kind !== 'map')
        return before;
    const from = { ...before };
    for (const [key, item] of value.pairs) {
        if (key.kind !== 'string')
            continue;
        if (key.value === 'type')
            from.Type = readString(item, refuse);
        else if (key.value === 'url')
            from.Url = readString(item, refuse);
        else if (key.value === 'tag')
            from.Tag = readString(item, refuse);
        else if (key.value === 'insecure')
            from.Insecure = readBool(item, refuse);
    }
    return from;
}
function readOverlayDirs(value, refuse) {
    if (value.kind === 'null')
        return null;
    if (value.kind !== 'list') {
        mismatch(value, '[]types.OverlayDir', refuse);
        return null;
    }
    return value.items.map((item) => {
        const { source, dest } = readFields(item, 'types.OverlayDir', refuse);
        return { Source: source, Dest: dest };
    });
}
/** A struct of two strings; unknown keys are ignored, null leaves it empty. */
function readFields(item, type, refuse) {
    const fields = { source: '', dest: '' };
    if (item.kind === 'null')
        return fields;
    if (item.kind !== 'map') {
        mismatch(item, type, refuse);
        return fields;
    }
    for (const [key, field] of fieldsOf(item, refuse)) {
        const name = readString(key, refuse);
        if (name === 'source' || name === 'dest')
            fields[name] = readString(field, refuse);
    }
    return fields;
}
/** rc6 on: a list of `SRC`, `SRC -> DST` or maps. */
function readBinds(value, refuse) {
    if (value.kind === 'null')
        return null;
    if (value.kind !== 'list') {
        mismatch(value, 'types.Binds', refuse);
        return null;
    }
    return value.items.map((item) => {
        // Bind's own decoder is not asked: the item stays zero.
        if (item.kind === 'null')
            return { Source: '', Dest: '' };
        if (skipsDecoder(item))
            mismatch(item, 'types.Bind', refuse);
        else if (item.kind === 'list') {
            refuse(item.at, `unexpected 'bind' data of type: ${goType(item)}: ${goSyntax(item)}`, 'write SRC -> DST');
        }
        else if (item.kind === 'map')
            return readBindFields(item, refuse);
        else
            return readBindText(item, refuse);
        return { Source: '', Dest: '' };
    });
}
/** A map whose fields are no strings falls through to the complaint about its type. */
function readBindFields(item, refuse) {
    const misfits = [];
    const { source, dest } = readFields(item, 'types.bindType', (_, message) => {
        misfits.push(message);
    });
    if (misfits.length > 0)
        refuse(item.at, `unexpected 'bind' data of type: ${goType(item)}: ${goSyntax(item)}`, 'write source and dest as strings');
    else if (source === '') {
        refuse(item.at, `unexpected 'bind': missing required field 'source': ${goSyntax(item)}`, 'add a source');
    }
    return { Source: source, Dest: dest === '' ? source : dest };
}
function readBindText(item, refuse) {
    const text = readString(item, refuse);
    const [source = '', arrow, dest = '', ...rest] = goFields(text);
    if (source !== '' && arrow === undefined)
        return { Source: source, Dest: source };
    if (arrow === '->' && dest !== '' && rest.length === 0)
        return { Source: source, Dest: dest };
    refuse(item.at, `invalid Bind: ${text}`, 'write SRC, SRC -> DST with blanks around the arrow, or a map of source and dest');
    return { Source: '', Dest: '' };
}
/** Up to rc5: strings that are divided at the arrow, with or without blanks. */
function readArrows(value, grammar, refuse) {
    const texts = readStringOrList(value, 'types.Binds', grammar, refuse);
    if (texts === null)
        return null;
    return texts.map((text) => {
        const [source = '', dest, ...rest] = text.split('->');
        if (rest.length > 0)
            refuse(value.at, `invalid bind mount ${text}`, 'write SRC -> DST');
        return { Source: trimSpace(source), Dest: trimSpace(dest ?? source) };
    });
}
function readBom(value, before, grammar, refuse) {
    const withNamespace = grammar.bom !== 'plain';
    const bom = {
        ...(before ?? { Generate: false, ...(withNamespace ? { Namespace: '' } : {}), Packages: null }),
    };
    if (value.kind !== 'map') {
        mismatch(value, 'types.Bom', refuse);
        return bom;
    }
    for (const [key, item] of fieldsOf(value, refuse)) {
        const name = readString(key, refuse);
        if (name === 'generate')
            bom.Generate = readBool(item, refuse);
        else if (name === 'namespace' && withNamespace)
            bom.Namespace = readString(item, refuse);
        else if (name === 'packages')
            bom.Packages = readPackages(item, refuse);
    }
    return bom;
}
function readPackages(value, refuse) {
    if (value.kind === 'null')
        return null;
    if (value.kind !== 'list') {
        mismatch(value, '[]types.Package', refuse);
        return null;
    }
    return value.items.map((item) => {
        const fields = {
            Name: '',
            Version: '',
            License: '',
            Paths: null,
        };
        if (item.kind === 'null')
            return fields;
        if (item.kind !== 'map') {
            mismatch(item, 'types.Package', refuse);
            return fields;
        }
        for (const [key, field] of fieldsOf(item, refuse)) {
            const name = readString(key, refuse);
            if (name === 'name')
                fields.Name = readString(field, refuse);
            else if (name === 'version')
                fields.Version = readString(field, refuse);
            else if (name === 'license')
                fields.License = readString(field, refuse);
            else if (name === 'paths')
                fields.Paths = readStrings(field, refuse);
        }
        return fields;
    });
}
const bomAnnotations = [
    'org.opencontainers.image.authors',
    'org.opencontainers.image.vendor',
    'org.opencontainers.image.licenses',
];
function checkBom(at, draft, grammar, refuse) {
    if (grammar.bom === 'namespace' && draft.bom?.Namespace === '') {
        refuse(at, 'for bom generation, namespace must be set', 'add a namespace to bom');
    }
    const annotations = draft.maps.get('annotations') ?? new Map();
    if (bomAnnotations.some((name) => !annotations.has(name))) {
        const [author, vendor, licenses] = bomAnnotations;
        const message = `for bom generation ${author ?? ''}, ${vendor ?? ''} and ${licenses ?? ''} annotations must be set`;
        refuse(at, message, 'add them to annotations');
    }
}

;// CONCATENATED MODULE: ./lib/stackerfile/foreign-file.js
/** Top-level keys by which a file of another program is known, and what it is. */
const marks = [
    [/^AWSTemplateFormatVersion$/, 'a CloudFormation template'],
    [
        /^(?:stacks|stacker_bucket|stacker_bucket_region|class_path)$/,
        'a configuration of the CloudFormation tool that is also called stacker',
    ],
    [/^franken$/, 'a configuration of another tool that is called stacker'],
    [/^services$/, 'a Compose file'],
    [/^apiVersion$/, 'a Kubernetes object'],
];
/** What a file that stacker refuses seems to be instead. */
function foreignProgram(keys) {
    return marks.find(([mark]) => keys.some((key) => mark.test(key)))?.[1];
}

;// CONCATENATED MODULE: ./lib/stackerfile/never-equal.js

/** Directives whose empty list or map build.cache drops, by the field that holds them. */
const droppedWhenEmpty = [
    ['Run', 'run'],
    ['Cmd', 'cmd'],
    ['Entrypoint', 'entrypoint'],
    ['FullCommand', 'full_command'],
    ['BuildEnvPt', 'build_env_passthrough'],
    ['BuildEnv', 'build_env'],
    ['Environment', 'environment'],
    ['Volumes', 'volumes'],
    ['Labels', 'labels'],
    ['GenerateLabels', 'generate_labels'],
    ['Annotations', 'annotations'],
];
/**
 * The directives that read back from build.cache as something else, so that the layer never equals its own copy: empty lists and maps
 * where omitempty drops them, and `import` where the flag of it is not exported (rc9 to rc12).
 */
function neverEqual(layer, release) {
    const found = [];
    if (release.rules.omitsEmpty) {
        for (const [field, directive] of droppedWhenEmpty)
            if (isEmpty(layer[field]))
                found.push(directive);
        if (isEmpty(layer.Bom?.Packages))
            found.push('bom');
    }
    const { fields } = grammarOf(release);
    if (fields.has('wasLegacyImport') && layer.WasLegacyImport === true)
        found.push('import');
    return found;
}
function isEmpty(value) {
    return (Array.isArray(value) && value.length === 0) || (value instanceof Map && value.size === 0);
}

;// CONCATENATED MODULE: ./lib/stackerfile/source-text.js
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
    const runs = [];
    const made = [];
    // Ends of the stretches between edits: old and new offsets, for moving spans.
    const olds = [];
    const news = [];
    let length = 0;
    const copy = (start, end) => {
        if (start >= end)
            return;
        parts.push(source.text.slice(start, end));
        runs.push({ from: start, length: end - start, copied: true });
        length += end - start;
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
                runs.push({ from: edit.start, length: piece.length, copied: false });
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
    const origin = new Int32Array(length + 1);
    let filled = 0;
    for (const { from, length: size, copied } of runs) {
        for (let index = 0; index < size; index++)
            origin[filled + index] = originOf(source, copied ? from + index : from);
        filled += size;
    }
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
    const lineStarts = [0];
    for (const match of text.matchAll(/\r\n|\r|\n/g))
        lineStarts.push(match.index + match[0].length);
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

;// CONCATENATED MODULE: ./lib/stackerfile/substitute.js


/** One `KEY=VALUE`, without an `=` refused. */
function substitute_splitSubstitution(element) {
    const at = element.indexOf('=');
    return at < 0 ? undefined : { key: element.slice(0, at), value: element.slice(at + 1) };
}
/**
 * Puts the values of the list into the raw text, as `substitute` of types/stackerfile.go does: element by element, so that a value
 * may hold placeholders of a later one; then the defaults of what is left.
 */
function substitute(file, source, list, grammar) {
    const unsupported = [];
    let count = 0;
    let current = source;
    for (const element of list) {
        const pair = substitute_splitSubstitution(element);
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
            current = editText(current, literalEdits(current.text, old, pair));
        }
        else {
            const found = unsupportedPlaceholders(current.text, pair.key, key.source);
            count += found.length;
            for (const { at, placeholder } of found) {
                const what = `${JSON.stringify(pair.key)} is a substitution, and the unsupported placeholder ${JSON.stringify(placeholder)} was found`;
                const advice = `write \${{${pair.key}}}, or give the substitution a name that the text does not use`;
                unsupported.push(problemAt(file, originOf(current, at), what, advice));
            }
        }
        current = editText(current, placeholderEdits(current.text, key.source, pair));
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
/** From rc12 on: `$KEY` is searched without regard to word ends, and each way of writing it counts for itself. */
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
    return findPlaceholders(text, key, source, 2).map(({ start, end, groups }) => ({
        start,
        end,
        pieces: template.flatMap((part) => {
            if (typeof part === 'string')
                return [part];
            const range = groups[part.group];
            return range === undefined ? [] : [{ start: range[0], end: range[1] }];
        }),
        name: key,
    }));
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
/** regexp.Expand: `$name` takes as many letters, digits and underscores as it can; names that are no group are empty. */
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
 * What is left: the first `${{NAME:DEFAULT}}` becomes its default until there is none. A default holds no `}`, so the placeholder
 * that starts first is the one that ends first, and one pass with the text so far as a stack finds them all.
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
            const offset = originOf(source, kept[start] ?? 0);
            const advice = `give it with substitute: ${name}=VALUE, or write a default as \${{${name}:DEFAULT}}`;
            return refused(problemAt(file, offset, `no value for substitution ${name}`, advice));
        }
        shifted += size - colon;
        if (shifted > mostShifted) {
            const message = 'placeholders are nested too deeply to be read';
            return { kind: 'unsure', problems: [problemAt(file, originOf(source, kept[start] ?? 0), message)] };
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
    return { kind: 'done', source: keepCharacters(source, left, parts.join('')) };
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

// EXTERNAL MODULE: external "node:buffer"
var external_node_buffer_ = __nccwpck_require__(4573);
;// CONCATENATED MODULE: ./lib/stackerfile/yaml-text.js


/** UTF-8, or UTF-16 with a byte order mark. The mark stays. */
function decodeYamlBytes(bytes) {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const mark = buffer.subarray(0, 2).toString('latin1');
    if (mark === '\xff\xfe' || mark === '\xfe\xff') {
        if (buffer.length % 2 !== 0)
            return { kind: 'refused', why: 'yaml: incomplete UTF-16 character', at: 0 };
        const text = (mark === '\xff\xfe' ? buffer : Buffer.from(buffer).swap16()).toString('utf16le');
        const lone = /\p{Surrogate}/u.exec(text);
        if (lone !== null)
            return { kind: 'refused', why: 'yaml: unexpected low surrogate area', at: lone.index };
        return { kind: 'text', text, utf16: true };
    }
    if (!(0,external_node_buffer_.isUtf8)(buffer))
        return { kind: 'refused', why: 'yaml: invalid leading UTF-8 octet', at: firstBadOffset(buffer) };
    return { kind: 'text', text: buffer.toString(), utf16: false };
}
/** Offset in the decoded text. */
function firstBadOffset(buffer) {
    let good = 0;
    let bad = buffer.length;
    while (good < bad) {
        const middle = (good + bad + 1) >>> 1;
        // A sequence that the cut divides is no error by itself.
        if ([0, 1, 2, 3].some((less) => middle - less >= good && (0,external_node_buffer_.isUtf8)(buffer.subarray(0, middle - less))))
            good = middle;
        else
            bad = middle - 1;
    }
    return buffer.subarray(0, Math.max(good - 3, 0)).toString().length;
}
/** All but tab, line feed, return, NEL and what is printable (readerc.go). */
const control = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\ufeff\uff00-\ufffd\u{10000}-\u{10ffff}]/u;
/** The first character that yaml.v2 refuses. */
function firstControlCharacter(text) {
    return control.exec(text)?.index;
}
/** One byte order mark is dropped; CRLF, CR and NEL become LF, as in every scalar that yaml.v2 scans. */
function normaliseBreaks(source) {
    const { text } = source;
    const marked = text.startsWith('\ufeff');
    const normal = (marked ? text.slice(1) : text).replaceAll(/\r\n|\r|\x85/g, '\n');
    if (normal.length === text.length)
        return { ...source, text: normal };
    const kept = new Int32Array(normal.length);
    let size = 0;
    for (let at = marked ? 1 : 0; at < text.length; at++) {
        kept[size++] = at;
        if (text[at] === '\r' && text[at + 1] === '\n')
            at += 1;
    }
    return keepCharacters(source, kept, normal);
}

// EXTERNAL MODULE: ./node_modules/yaml/dist/index.js
var dist = __nccwpck_require__(8815);
;// CONCATENATED MODULE: ./lib/stackerfile/yaml-lexemes.js

const mostLexemes = 100_000;
const deepest = 200;
const cannotStart = 'yaml: found character that cannot start any token';
/** The library's tokens, with what has to be judged by the text itself. Stops before it needs too much memory or stack. */
function* checkedTokens(text, objections) {
    const object = (kind, message, at) => objections.push({ kind, message, at });
    checkDirectives(text, object);
    const parser = new dist/* Parser */.iX();
    let count = 0;
    let offset = 0;
    let flow = 0;
    let significant = null;
    let before = 'newline';
    let lineStart = true;
    let cutQuote = false;
    for (const lexeme of new dist/* Lexer */.JG().lex(text)) {
        count += 1;
        if (flow < 0)
            object('unsure', 'a closing bracket without an opening one', offset);
        if (count > mostLexemes)
            object('unsure', 'the file has too many parts', offset);
        if (parser.stack.length > deepest)
            object('unsure', 'the file is nested too deeply', offset);
        if (objections.length > 0)
            return;
        const type = dist/* CST */.DB.tokenType(lexeme);
        if (type === 'double-quoted-scalar' || type === 'single-quoted-scalar')
            cutQuote ||= !isClosed(lexeme);
        if (type === 'flow-map-start' || type === 'flow-seq-start')
            flow += 1;
        if (type === 'flow-map-end' || type === 'flow-seq-end')
            flow -= 1;
        if (type === 'space') {
            const tab = lexeme.indexOf('\t');
            // Where a key may begin, the scanner skips blanks only (scannerc.go, scan_to_next_token).
            const keyMayBegin = before === 'seq-item-ind' || before === 'explicit-key-ind' || (lineStart && significant !== 'scalar');
            // Behind a cut quote the tab may stand inside it. The parser complains of the cut, and the text comes back indented.
            if (tab >= 0 && flow === 0 && keyMayBegin && !cutQuote)
                object('refused', cannotStart, offset + tab);
        }
        else if (type === 'newline')
            lineStart = true;
        else {
            lineStart = false;
            // The text of a plain scalar has no type of its own; a mark stands before it.
            if (type !== 'comment' && type !== null)
                significant = type;
        }
        if (type !== 'space')
            before = type;
        // Marks of the library's lexer that stand for no text.
        if (type !== 'doc-mode' && type !== 'flow-error-end' && type !== 'scalar')
            offset += lexeme.length;
        yield* parser.next(lexeme);
    }
    yield* parser.end();
}
/** The library ends a quoted scalar at a continuation line that it finds not indented enough; yaml.v2 reads on. */
function isClosed(quoted) {
    if (quoted.length < 2 || quoted.at(-1) !== quoted[0])
        return false;
    if (quoted.startsWith("'"))
        return quoted.split("'").length % 2 === 1;
    let backslashes = 0;
    while (quoted[quoted.length - 2 - backslashes] === '\\')
        backslashes += 1;
    return backslashes % 2 === 0;
}
/** The directives before the first document; the library only warns of them. */
function checkDirectives(text, object) {
    let versions = 0;
    let at = 0;
    for (const line of text.split('\n', 1000)) {
        if (line.startsWith('%')) {
            const [name = '', version = ''] = line.slice(1).split(/[ \t]+/);
            if (name === 'YAML') {
                versions += 1;
                if (versions > 1)
                    object('refused', 'yaml: found duplicate %YAML directive', at);
                else if (version !== '1.1')
                    object('refused', 'yaml: found incompatible YAML document', at);
            }
            else if (name !== 'TAG')
                object('refused', 'yaml: found unknown directive name', at);
        }
        else if (!/^[ \t]*(?:#|$)/.test(line))
            return;
        at += line.length + 1;
    }
}

;// CONCATENATED MODULE: ./lib/stackerfile/yaml-scalar-syntax.js
/** The text of a scalar, and what yaml.v2 would object to. `text` is the whole document. */
function scalarSyntax(node, place, text, inFlow) {
    const token = node.srcToken;
    const value = typeof node.value === 'string' ? node.value : node.source;
    const whole = { kind: 'scalar', ...place, text: value, plain: false };
    if (token?.type === 'double-quoted-scalar' || token?.type === 'single-quoted-scalar') {
        // A marker at a line's begin ends the document wherever it stands.
        if (/\n(?:---|\.\.\.)(?:\s|$)/.test(token.source))
            return { syntax: whole, refused: 'yaml: found unexpected document indicator' };
        return token.type === 'double-quoted-scalar' ? doubleQuoted(whole, token.source) : { syntax: whole };
    }
    if (token?.type === 'block-scalar') {
        const header = token.props.find(({ type }) => type === 'block-scalar-header');
        const structural = 'source' in (header ?? {}) && /[0-9]/.test(header.source);
        // yaml.v2 keeps no line end that the file does not have; the library adds one.
        const cut = place.end >= text.length && endsInsideLine(text, token.source) && value.endsWith('\n');
        return {
            ...(violatesIndentation(token.source)
                ? { refused: 'yaml: found a tab character where an indentation space is expected' }
                : {}),
            syntax: cut ? { ...whole, text: value.slice(0, -1) } : whole,
            ...(structural ? { structural: 'an explicit indentation of a block scalar' } : {}),
        };
    }
    return {
        syntax: { ...whole, plain: true },
        ...(inFlow && value.includes('?') ? { structural: 'a question mark in a flow scalar' } : {}),
    };
}
/** Whether the document ends in a line of the block without its line end. Blanks up to the indentation are no such line. */
function endsInsideLine(text, raw) {
    const last = text.slice(text.lastIndexOf('\n') + 1);
    if (!/^ *$/.test(last))
        return true;
    const indentation = /^( *)[^ \n]/m.exec(raw)?.[1];
    return indentation !== undefined && last.length > indentation.length;
}
/** Tabs before the first text of a block scalar, or in the indentation of a later line (scannerc.go, scan_block_scalar_breaks). */
function violatesIndentation(raw) {
    let indentation;
    for (const line of raw.split('\n')) {
        const blanks = /^ */.exec(line)?.[0].length ?? 0;
        if (line[blanks] === '\t' && (indentation === undefined || blanks < indentation))
            return true;
        if (blanks < line.length)
            indentation ??= blanks;
    }
    return false;
}
function doubleQuoted(syntax, raw) {
    let doubt = false;
    for (const [escape] of raw.matchAll(/\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[\s\S])/g)) {
        if (escape === '\\\n')
            doubt = true;
        else if (!/^\\(?:[0abt\tnvfre "'\\N_LP]|[xuU].)/s.test(escape))
            return { syntax, refused: 'yaml: found unknown escape character' };
        else if (/^\\[uU]/.test(escape) && !isCharacter(Number.parseInt(escape.slice(2), 16))) {
            return { syntax, refused: 'yaml: found invalid Unicode character escape code' };
        }
    }
    return { syntax: doubt ? { ...syntax, doubt: 'a backslash at a line end in double quotes' } : syntax };
}
function isCharacter(code) {
    return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}

;// CONCATENATED MODULE: ./lib/stackerfile/yaml-syntax.js




const options = {
    version: '1.1',
    schema: 'failsafe',
    merge: false,
    uniqueKeys: false,
    strict: false,
    keepSourceTokens: true,
    resolveKnownTags: false,
    prettyErrors: false,
};
const longestText = 1 << 21;
/** Characters that may be parsed again because of indented lines. */
const mostRepeated = 1 << 21;
const mostIndented = 200;
/** yaml.v2 gives up at 1024, with what stands before the key. */
const longestKey = 1000;
/** The first document of a text whose breaks are normalised. */
function parseSyntax(source) {
    const strange = /[\u2028\u2029\ufeff]/.exec(source.text);
    if (strange !== null)
        return unsure('a line separator or byte order mark inside the text', originOf(source, strange.index));
    if (source.text.length > longestText)
        return unsure('the file is longer than two megabytes', 0);
    let current = source;
    const indented = new Set();
    let repeated = 0;
    for (;;) {
        const composed = compose(current.text);
        if (composed.kind !== 'document')
            return { ...composed, at: originOf(current, composed.at) };
        const { document } = composed;
        if (document === undefined)
            return { kind: 'tree', root: undefined, source: current };
        const [error] = document.errors;
        if (error === undefined)
            return buildTree(document.contents, current);
        // Continuation lines of quoted and flow values need no indentation in yaml.v2, and blanks at their begin are no content.
        const line = lineToIndent(current.text, error);
        if (line === undefined || indented.has(originOf(current, line)) || indented.size >= mostIndented) {
            return judgeError(error, current);
        }
        indented.add(originOf(current, line));
        repeated += current.text.length;
        if (repeated > mostRepeated)
            return unsure('too many lines without indentation', originOf(current, line));
        current = editText(current, [{ start: line, end: line, pieces: [' '.repeat(64)] }]);
    }
}
function unsure(message, at) {
    return { kind: 'unsure', message, at };
}
function compose(text) {
    const objections = [];
    const documents = new dist/* Composer */.Dk(options).compose(checkedTokens(text, objections), true, text.length);
    const first = documents.next();
    const document = first.done === true ? undefined : first.value;
    // What is wrong behind the first document is never seen.
    const end = document?.range[2] ?? text.length;
    const objection = objections.find(({ at }) => at <= end);
    return objection ?? { kind: 'document', document };
}
function lineToIndent(text, error) {
    const [position] = error.pos;
    const marker = (line) => /^(?:---|\.\.\.)(?:\s|$)/.test(text.slice(line, line + 4));
    if (error.code === 'BAD_INDENT' && error.message.includes('must be sufficiently indented and end with')) {
        const line = text.lastIndexOf('\n', position - 1) + 1;
        return position < text.length && text[position] !== '\n' && !marker(line) ? line : undefined;
    }
    if (error.code === 'MISSING_CHAR' && error.message.includes('Missing closing')) {
        const end = text.indexOf('\n', position);
        return end < 0 || end + 1 >= text.length || marker(end + 1) ? undefined : end + 1;
    }
    return undefined;
}
/** Most of what the library refuses yaml.v2 refuses too, but only a few cases are certain. */
function judgeError(error, source) {
    const at = originOf(source, error.pos[0]);
    const rest = source.text.slice(error.pos[0]);
    if (error.code === 'TAB_AS_INDENT') {
        return { kind: 'refused', message: 'yaml: found character that cannot start any token', at };
    }
    if (error.message.includes('Missing closing') && !rest.includes('\n')) {
        return { kind: 'refused', message: 'yaml: found unexpected end of stream', at };
    }
    return unsure(`${error.message}: this YAML can only be read by stacker`, at);
}
function buildTree(root, source) {
    const doubts = [];
    const anchors = new Map();
    const extent = (node) => ({
        at: originOf(source, node.range[0]),
        start: node.range[0],
        end: node.range[1],
        tag: node.tag,
    });
    const anchored = (node, built) => {
        const name = (0,dist/* isAlias */.Vj)(node) ? undefined : node.anchor;
        if (name === undefined)
            return built;
        if (!anchorName.test(name))
            doubts.push({ kind: 'unsure', message: `the anchor name ${name}`, at: built.at });
        anchors.set(name, built);
        return built;
    };
    const build = (node, at, inFlow) => {
        if (node === null) {
            return { kind: 'scalar', at: originOf(source, at), start: at, end: at, tag: undefined, text: '', plain: true };
        }
        if ((0,dist/* isAlias */.Vj)(node)) {
            const name = node.source;
            const target = anchors.get(name);
            const place = extent(node);
            if (!anchorName.test(name))
                doubts.push({ kind: 'unsure', message: `the anchor name ${name}`, at: place.at });
            if (target !== undefined)
                return { kind: 'alias', ...place, name, target };
            doubts.push({ kind: 'refused', message: `yaml: unknown anchor '${name}' referenced`, at: place.at });
            return build(null, node.range[0], inFlow);
        }
        if ((0,dist/* isScalar */.jn)(node)) {
            const scalar = scalarSyntax(node, extent(node), source.text, inFlow);
            if (scalar.refused !== undefined)
                doubts.push({ kind: 'refused', message: scalar.refused, at: scalar.syntax.at });
            if (scalar.structural !== undefined) {
                doubts.push({ kind: 'unsure', message: scalar.structural, at: scalar.syntax.at });
            }
            return anchored(node, scalar.syntax);
        }
        if ((0,dist/* isSeq */.oP)(node)) {
            const items = [];
            const built = anchored(node, { kind: 'sequence', ...extent(node), items });
            const flow = inFlow || node.flow === true;
            for (const item of node.items)
                items.push(build(item, node.range[0], flow));
            return built;
        }
        if (!(0,dist/* isMap */.jh)(node))
            throw new TypeError('the library has no other nodes');
        const pairs = [];
        const built = anchored(node, { kind: 'mapping', ...extent(node), pairs });
        const flow = inFlow || node.flow === true;
        for (const pair of node.items) {
            const key = build(pair.key, node.range[0], flow);
            if (key.end - key.start > longestKey) {
                doubts.push({ kind: 'unsure', message: 'a key of more than a thousand characters', at: key.at });
            }
            if (flow && pair.value !== null && /^:[,\]}]/.test(colonOf(pair.srcToken, source.text))) {
                doubts.push({ kind: 'unsure', message: 'a colon directly before a flow indicator', at: key.at });
            }
            pairs.push([key, build(pair.value, key.end, flow)]);
        }
        return built;
    };
    const syntax = root === null ? undefined : build(root, 0, false);
    const [worst] = doubts.sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'unsure' ? -1 : 1));
    return worst ?? { kind: 'tree', root: syntax, source };
}
/** What yaml.v2 takes for a name. */
const anchorName = /^[\w-]+$/;
/** The colon of a flow pair with the character that follows it. */
function colonOf(item, text) {
    const colon = item?.sep?.find(({ type }) => type === 'map-value-ind');
    return colon === undefined ? '' : text.slice(colon.offset, colon.offset + 2);
}

;// CONCATENATED MODULE: ./lib/stackerfile/parse.js













/** Reads one stackerfile as the given release does, from its bytes. Every input gives a result. */
function parseStackerfile(bytes, context) {
    const decoded = decodeYamlBytes(bytes);
    if (decoded.kind === 'refused') {
        const file = fileText(context.path, Buffer.from(bytes).toString());
        // Stacker substitutes bytes first, which could remove the bad ones.
        const certain = !Buffer.from(bytes).includes('$');
        return {
            kind: certain ? 'refused' : 'unsure',
            problems: [problemAt(file, decoded.at, decoded.why, 'save the file as UTF-8')],
        };
    }
    const file = fileText(context.path, decoded.text);
    if (decoded.utf16) {
        // The placeholders of substitutions are bytes, which UTF-16 does not hold; almost.
        if (Buffer.from(bytes).includes('${'))
            return parse_unsure(file, 0, 'a file in UTF-16 that may hold placeholders');
        return parseText(file, sourceText(file.text), context);
    }
    const substituted = substitute(file, sourceText(file.text), context.substitutions, grammarOf(context.release));
    if (substituted.kind !== 'done')
        return substituted;
    return parseText(file, substituted.source, context);
}
function parse_unsure(file, at, message) {
    return { kind: 'unsure', problems: [problemAt(file, at, message)] };
}
function parseText(file, substituted, context) {
    const prefix = `couldn't parse stacker file ${file.path}: `;
    const control = firstControlCharacter(substituted.text);
    if (control !== undefined) {
        const problem = problemAt(file, originOf(substituted, control), `${prefix}yaml: control characters are not allowed`, 'remove it');
        return { kind: 'refused', problems: [problem] };
    }
    const parsed = parseSyntax(normaliseBreaks(substituted));
    if (parsed.kind === 'refused') {
        return { kind: 'refused', problems: [problemAt(file, parsed.at, `${prefix}${parsed.message}`)] };
    }
    if (parsed.kind === 'unsure')
        return parse_unsure(file, parsed.at, parsed.message);
    const decoded = parsed.root === undefined
        ? { value: undefined, refused: [], doubts: [], tooLarge: false }
        : decodeSyntax(parsed.root);
    if (decoded.tooLarge)
        return parse_unsure(file, 0, 'the file expands to more than can be read');
    if (decoded.refused.length > 0) {
        return {
            kind: 'refused',
            problems: decoded.refused.map(({ message, at }) => problemAt(file, at, `${prefix}${message}`)),
        };
    }
    return readFile(file, parsed.source, decoded, context);
}
function readFile(file, source, decoded, context) {
    const problems = [];
    const refuse = (at, message, advice) => problems.push(problemAt(file, at, message, advice));
    const { value } = decoded;
    if (value?.kind === 'list' &&
        value.items.length > 0 &&
        value.items.every(({ kind }) => kind === 'map' || kind === 'null')) {
        return parse_unsure(file, value.at, 'a list of maps at the top level');
    }
    const peculiar = value?.kind === 'map' ? value.pairs.find(([key]) => isPeculiar(key)) : undefined;
    if (peculiar !== undefined)
        return parse_unsure(file, peculiar[0].at, 'a name that yaml.v2 merges or drops');
    const outline = readOutline(file, value, context, refuse);
    const doubts = decoded.doubts.map((doubt) => ({
        offset: doubt.offset,
        problem: problemAt(file, doubt.at, doubt.message),
    }));
    const lasts = new Map(outline.layers.map((entry) => [entry.name, entry]));
    const layers = outline.layers.flatMap((entry) => {
        const refuseDecoded = lasts.get(entry.name) === entry ? refuse : () => undefined;
        return readDefinition(entry, { file, source, context, refuse, refuseDecoded, doubts }) ?? [];
    });
    if (outline.prerequisites === 'nil') {
        const at = value?.kind === 'map'
            ? (value.pairs.find(([key]) => key.kind === 'string' && key.value === 'config')?.[0].at ?? 0)
            : 0;
        refuse(at, "runtime error: invalid memory address or nil pointer dereference: 'config' has no value", "remove the empty 'config'");
    }
    if (problems.length > 0)
        return { kind: 'refused', problems: withForeign(problems, outline, value) };
    const outside = doubts.filter(({ offset }) => !outline.layers.some(({ key, value: layer }) => offset >= key.start && offset <= layer.end));
    if (outside.length > 0)
        return { kind: 'unsure', problems: outside.map(({ problem }) => problem) };
    // The last of equal names is what the map of layers holds.
    const last = new Map(layers.map((layer) => [layer.name, layer]));
    return {
        kind: 'read',
        layers: layers.map((layer) => ({ ...(last.get(layer.name) ?? layer), line: layer.line, column: layer.column })),
        prerequisites: outline.prerequisites === 'nil' ? [] : outline.prerequisites,
        afterSubstitutions: source.text,
    };
}
/** A quoted `<<` turns into a merge in step 5, and an empty list or map as a key takes its pair with it. */
function isPeculiar(key) {
    if (key.kind === 'list')
        return key.items.length === 0;
    return key.kind === 'map' ? key.pairs.length === 0 : key.kind === 'string' && key.value === '<<';
}
function withForeign(problems, outline, value) {
    const keys = value?.kind === 'map' ? value.pairs.flatMap(([key]) => (key.kind === 'string' ? [key.value] : [])) : [];
    const inner = outline.layers.flatMap(({ value: layer }) => layer.kind === 'map'
        ? layer.pairs.flatMap(([key]) => (key.kind === 'string' && key.value === 'franken' ? [key.value] : []))
        : []);
    const foreign = foreignProgram([...keys, ...inner]);
    if (foreign === undefined)
        return problems;
    const advice = `this looks like ${foreign}, not a stackerfile: leave it out of stackerfiles`;
    return problems.map((problem, index) => (index === 0 ? { ...problem, advice } : problem));
}
function readOutline(file, value, context, refuse) {
    const outline = { layers: [], prerequisites: [] };
    if (value === undefined || value.kind === 'null' || (value.kind === 'list' && value.items.length === 0))
        return outline;
    if (value.kind !== 'map') {
        const tag = value.kind === 'list' ? '!!seq' : `!!${value.kind === 'string' ? 'str' : value.kind}`;
        const advice = 'a stackerfile is a map from layer names to their directives';
        refuse(value.at, `couldn't parse stacker file ${file.path}: yaml: unmarshal errors: cannot unmarshal ${tag} into yaml.MapSlice`, advice);
        return outline;
    }
    for (const [key, entry] of value.pairs) {
        if (key.kind !== 'string') {
            refuse(key.at, `stackerfile: cannot cast ${goPrint(key) ?? goSyntax(key)} to string`, 'quote the name of the layer');
        }
        else if (key.value === 'config') {
            outline.prerequisites = readConfig(entry, outline.prerequisites, file, context, refuse);
        }
        else
            outline.layers.push({ name: key.value, key, value: entry });
    }
    return outline;
}
function readConfig(value, before, file, context, refuse) {
    if (value.kind === 'null')
        return 'nil';
    let found = before === 'nil' ? [] : before;
    let fits = value.kind === 'map';
    const merged = value.kind === 'map' ? mergedPairs(value) : undefined;
    if (merged?.kind === 'refused')
        fits = false;
    const misfit = () => {
        fits = false;
    };
    for (const [key, item] of merged?.kind === 'pairs' ? merged.pairs : []) {
        if (readString(key, misfit) !== 'prerequisites')
            continue;
        if (item.kind === 'null')
            found = [];
        else if (item.kind === 'list') {
            found = item.items.map((entry) => prerequisite(readString(entry, misfit), entry.at, file, context));
        }
        else
            fits = false;
    }
    if (fits)
        return found;
    const printed = goPrint(value) ?? goSyntax(value);
    refuse(value.at, `stackerfile: cannot interpret 'config' value, note the 'config' section in the stackerfile cannot contain a layer definition ${printed}`, "'config' holds prerequisites, a list of paths; give a layer of that name another one");
    return found;
}
function prerequisite(written, at, file, context) {
    const directory = external_node_path_.dirname(context.path);
    return { path: absolutePath(written, directory), at: problemAt(file, at, '') };
}
function readDefinition({ name, key, value }, reading) {
    const { file, context, refuse, refuseDecoded } = reading;
    const grammar = grammarOf(context.release);
    if (value.kind !== 'map') {
        const found = goType(value).replace('<nil>', 'nil');
        const message = `interface conversion: interface {} is ${found}, not yaml.MapSlice: layer ${name} has no directives`;
        refuse(key.at, message, `every top-level key but 'config' is a layer: write its directives below it`);
        return undefined;
    }
    const pairs = value.pairs.flatMap(([directive, item]) => {
        if (directive.kind === 'string') {
            checkDirective(directive.value, directive.at, item, reading);
            return [[directive.value, item]];
        }
        const found = goType(directive).replace('<nil>', 'nil');
        refuse(directive.at, `interface conversion: interface {} is ${found}, not string`, 'quote the name of the directive');
        return [];
    });
    const unsureAt = reading.doubts
        .filter(({ offset }) => offset >= key.start && offset <= value.end)
        .map(({ problem }) => problem);
    const doubt = (at, message) => unsureAt.push(problemAt(file, at, message));
    const written = readLayer(name, key.at, pairs, { grammar, host: context.host, refuse, refuseDecoded, doubt });
    checkImports(written, pairs, key.at, reading);
    const layer = absolutify(written, external_node_path_.dirname(context.path), context.release.rules.trailingSlash);
    const { line, column } = placeIn(file, key.at);
    return {
        name,
        stackerfile: context.path,
        line,
        column,
        written,
        layer,
        neverEqual: neverEqual(layer, context.release),
        unsure: unsureAt,
        substitutions: substitutionsOf(value, reading.source),
    };
}
function checkDirective(name, at, value, { context, refuse }) {
    const { directives, fields } = grammarOf(context.release);
    if (!directives.has(name)) {
        refuse(at, `stackerfile: unknown directive ${name}`, adviseDirective(name, directives, context.release));
        return;
    }
    if (name === 'from')
        checkFrom(at, value, refuse);
    if ((name === 'os' || name === 'arch') && fields.has('OS') && value.kind === 'null') {
        refuse(at, `stackerfile: "${name}" value cannot be empty`, `remove it, or write a value`);
    }
}
function adviseDirective(name, directives, release) {
    const nearest = [...directives].find((known) => known !== '' && known.replaceAll('_', '') === name.toLowerCase().replaceAll(/[-_]/g, ''));
    if (nearest !== undefined)
        return `did you mean ${nearest}?`;
    if (name === 'imports')
        return `${release.tag} calls it import`;
    return `stacker ${release.tag} knows: ${[...directives].filter((known) => known !== '').join(', ')}`;
}
const sourceFields = new Set(['type', 'url', 'tag', 'insecure']);
function checkFrom(at, value, refuse) {
    if (value.kind !== 'map') {
        const found = goType(value).replace('<nil>', 'nil');
        refuse(at, `interface conversion: interface {} is ${found}, not yaml.MapSlice: 'from' is a map`, 'write type, and url or tag, below it');
        return;
    }
    for (const [key] of value.pairs) {
        if (key.kind !== 'string') {
            refuse(key.at, `interface conversion: interface {} is ${goType(key).replace('<nil>', 'nil')}, not string`, 'quote the key');
        }
        else if (!sourceFields.has(key.value)) {
            refuse(key.at, `stackerfile: unknown image source directive ${key.value}`, `'from' knows: ${[...sourceFields].join(', ')}`);
        }
    }
}
/** What only shows when paths are made absolute. */
function checkImports(written, pairs, at, { context, refuseDecoded: refuse }) {
    const place = pairs.findLast(([name]) => name === 'imports' || name === 'import')?.[1].at ?? at;
    for (const { Path, Hash } of written.Imports ?? []) {
        if (Path === '' && context.release.rules.trailingSlash) {
            refuse(place, 'runtime error: slice bounds out of range [-1:]: an import has an empty path', 'write a path');
        }
        // The check comes before `import` is moved to `imports`, so `import` escapes it.
        const scheme = dockerishUrl(Path)?.scheme;
        if (context.requireHash === true &&
            Hash === '' &&
            written.WasLegacyImport !== true &&
            (scheme === 'http' || scheme === 'https')) {
            refuse(place, `Remote import needs a hash in yaml for path: ${Path}`, 'add the sha256 of the file as hash');
        }
    }
}
/** Which substitutions put text into which directive. */
function substitutionsOf(layer, { spans, text }) {
    const found = new Map();
    if (spans.length === 0)
        return new Map();
    const note = (directive, start, end) => {
        // An empty value at the end of a line leaves only the blank before it.
        let reach = end;
        while (text[reach] === ' ' || text[reach] === '\t')
            reach += 1;
        for (const span of spansFrom(spans, start)) {
            if (span.start > reach)
                break;
            if (span.end < start)
                continue;
            const names = found.get(directive) ?? new Set();
            found.set(directive, names.add(span.name));
        }
    };
    const visit = (directive, value, start, end) => {
        // What an alias stands for is elsewhere in the text.
        const elsewhere = value.start < start || value.end > end;
        if (elsewhere)
            note(directive, value.start, value.end);
        const [from, to] = elsewhere ? [value.start, value.end] : [start, end];
        if (value.kind === 'list')
            for (const item of value.items)
                visit(directive, item, from, to);
        if (value.kind === 'map') {
            for (const [key, item] of value.pairs) {
                visit(directive, key, from, to);
                visit(directive, item, from, to);
            }
        }
    };
    for (const [key, value] of layer.pairs) {
        if (key.kind !== 'string')
            continue;
        note(key.value, key.start, Math.max(key.end, value.start <= key.start ? key.end : value.end));
        visit(key.value, value, key.start, Math.max(key.end, value.end));
    }
    return new Map([...found].map(([directive, names]) => [directive, [...names].sort()]));
}
const furthestEnds = new WeakMap();
/** Spans, which are sorted by their starts, without those at the begin that all end before `start`. */
function* spansFrom(spans, start) {
    let ends = furthestEnds.get(spans);
    if (ends === undefined) {
        ends = new Int32Array(spans.length);
        for (const [index, { end }] of spans.entries())
            ends[index] = Math.max(end, index === 0 ? end : (ends[index - 1] ?? 0));
        furthestEnds.set(spans, ends);
    }
    let low = 0;
    let high = spans.length;
    while (low < high) {
        const middle = (low + high) >>> 1;
        if ((ends[middle] ?? 0) < start)
            low = middle + 1;
        else
            high = middle;
    }
    for (let index = low; index < spans.length; index++) {
        const span = spans[index];
        if (span !== undefined)
            yield span;
    }
}

;// CONCATENATED MODULE: ./lib/stackerfile/substitution-list.js








/**
 * All lists that stacker may apply: it takes the pairs of a substitute-file in random order, so there are two of them, which differ in
 * that order, where the file has more than one.
 * @throws UserError for a substitute-file that stacker refuses.
 */
function substitutionLists(given, file, directories, grammar) {
    const first = grammar.trimsSubstitutions ? given.map(trimSpace) : given;
    const builtIn = [
        `STACKER_ROOTFS_DIR=${directories.rootsDir}`,
        `STACKER_STACKER_DIR=${directories.stackerDir}`,
        `STACKER_OCI_DIR=${directories.ociDir}`,
        ...(grammar.workDirVariable ? [`STACKER_WORK_DIR=${directories.workDir ?? ''}`] : []),
    ];
    if (file === undefined)
        return [[...first, ...builtIn]];
    if (grammar.substituteFile === 'none') {
        throw new errors/* UserError */.yo({ message: 'this release of stacker has no substitute-file', place: { file: file.path } });
    }
    const pairs = [...readSubstituteFile(file.path, file.bytes)];
    const read = pairs.flatMap(([key, value]) => {
        const known = first.some((element) => element.startsWith(`${key}=`));
        return known && grammar.substituteFile === 'skips' ? [] : [`${key}=${value}`];
    });
    const forward = [...first, ...read, ...builtIn];
    return read.length < 2 ? [forward] : [forward, [...first, ...[...read].reverse(), ...builtIn]];
}
/** Names of the list, without values. */
function substitutionNames(list) {
    return list.map((element) => splitSubstitution(element)?.key ?? element);
}
/** A map of strings, decoded at once, so that texts stay as they are written: `yes` is not `true`. */
function readSubstituteFile(path, bytes) {
    const prefix = `unable to unmarshal substitute-file:${path}, err:`;
    const decoded = decodeYamlBytes(bytes);
    const file = fileText(path, decoded.kind === 'text' ? decoded.text : Buffer.from(bytes).toString());
    const refuse = (at, message) => {
        throw new errors/* UserError */.yo(problemAt(file, at, prefix + message, 'a substitute-file is a map of KEY: VALUE'));
    };
    if (decoded.kind === 'refused')
        return refuse(decoded.at, decoded.why);
    const source = sourceText(decoded.text);
    const control = firstControlCharacter(source.text);
    if (control !== undefined)
        return refuse(control, 'yaml: control characters are not allowed');
    const parsed = parseSyntax(normaliseBreaks(source));
    if (parsed.kind !== 'tree')
        return refuse(parsed.at, parsed.message);
    if (parsed.root === undefined)
        return new Map();
    // Text instead of values: yaml.v2 gives a string what stands in the file.
    const texts = decodeSyntax(parsed.root, 'text');
    for (const { at, message } of texts.refused)
        refuse(at, message);
    for (const { at, message } of texts.doubts)
        refuse(at, message);
    if (texts.tooLarge)
        return refuse(originOf(source, 0), 'the file expands to more than can be read');
    const { value } = texts;
    return value === undefined ? new Map() : (readStringMap(value, null, refuse) ?? new Map());
}

;// CONCATENATED MODULE: ./lib/stackerfile/load.js









/**
 * Reads the stackerfiles of all builds with their prerequisites, as the release would, and puts files and layers in order.
 * @throws UserError with all problems that were found, where stacker would refuse a file or their order.
 */
async function loadProject(request) {
    const reader = await fileReader(request);
    const builds = [];
    const problems = [];
    for (const { roots } of request.builds) {
        const loaded = await loadBuild(roots, request, reader);
        if (Array.isArray(loaded))
            problems.push(...loaded);
        else
            builds.push(loaded);
    }
    const distinct = withoutRepeats(problems);
    if (distinct.length > 0)
        throw new errors/* UserError */.yo(distinct);
    return { builds, notices: noticesOf(builds, request.release) };
}
/** A file that several builds need is read once. */
async function fileReader(request) {
    const lists = substitutionLists(request.substitutions, await load_readSubstituteFile(request.substituteFile), request.directories, grammarOf(request.release));
    const known = new Map();
    const read = async (file, from) => {
        let bytes;
        try {
            bytes = await (0,promises_.readFile)(file);
        }
        catch (error) {
            return { path: file, parsed: { kind: 'refused', problems: [unreadable(file, error, from)] } };
        }
        const [first, ...others] = lists.map((substitutions) => {
            const { release, host, requireHash = false } = request;
            return parseStackerfile(bytes, { path: file, release, substitutions, host, requireHash });
        });
        if (first === undefined)
            throw new TypeError('there is at least one order of substitutions');
        if (others.every((other) => sameReading(first, other)))
            return { path: file, parsed: first };
        const message = 'the order of the pairs in the substitute-file, which is random in stacker, changes what this file says';
        return { path: file, parsed: { kind: 'unsure', problems: [{ message, place: { file } }] } };
    };
    return (file, from) => {
        const found = known.get(file) ?? read(file, from);
        known.set(file, found);
        return found;
    };
}
function sameReading(a, b) {
    if (a.kind !== 'read' || b.kind !== 'read')
        return a.kind === b.kind;
    return a.afterSubstitutions === b.afterSubstitutions;
}
async function load_readSubstituteFile(file) {
    if (file === undefined)
        return undefined;
    try {
        return { path: file, bytes: await (0,promises_.readFile)(file) };
    }
    catch (error) {
        throw new errors/* UserError */.yo({ message: `unable to read substitute-file:${file}, err:${reasonOf(error)}`, place: { file } }, { cause: error });
    }
}
function unreadable(file, error, from) {
    const message = `couldn't read stacker file: open ${file}: ${reasonOf(error)}`;
    const place = from?.place ?? { file };
    const excerpt = from?.excerpt === undefined ? {} : { excerpt: from.excerpt };
    const advice = from === undefined
        ? 'give the path of a stackerfile, relative to the working directory'
        : 'correct the prerequisite, or add the file';
    return { message, place, advice, ...excerpt };
}
/** Go's words for the usual errors of open and read. */
const reasons = new Map([
    ['ENOENT', 'no such file or directory'],
    ['EACCES', 'permission denied'],
    ['EISDIR', 'is a directory'],
    ['ENOTDIR', 'not a directory'],
    ['ELOOP', 'too many levels of symbolic links'],
]);
function reasonOf(error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return reasons.get(code) ?? (code === '' ? String(error) : code);
}
async function loadBuild(roots, request, reader) {
    const problems = [];
    const files = new Map();
    const edges = new Map();
    const open = [];
    const visit = async (file, from) => {
        const key = cleanPath(file);
        if (open.includes(key)) {
            const cycle = [...open.slice(open.indexOf(key)), key].join(' -> ');
            const message = `prerequisites make a cycle, on which stacker never ends: ${cycle}`;
            problems.push({ ...from, message, advice: 'remove one of these prerequisites' });
            return;
        }
        if (files.has(key))
            return;
        const { parsed } = await reader(key, from);
        if (parsed.kind === 'refused') {
            problems.push(...parsed.problems);
            files.set(key, { path: key, layers: [], prerequisites: [], unsure: [] });
            return;
        }
        if (parsed.kind === 'unsure') {
            files.set(key, { path: key, layers: [], prerequisites: [], unsure: parsed.problems });
            return;
        }
        open.push(key);
        for (const prerequisite of parsed.prerequisites)
            await visitPrerequisite(prerequisite);
        open.pop();
        const prerequisites = parsed.prerequisites.map((prerequisite) => prerequisite.path);
        files.set(key, { path: key, layers: parsed.layers, prerequisites, unsure: [] });
        edges.set(key, parsed.prerequisites);
    };
    const visitPrerequisite = async (prerequisite) => {
        const { path: wanted, at } = prerequisite;
        const url = dockerishUrl(wanted);
        if (url !== undefined && url.scheme !== '') {
            problems.push({
                ...at,
                message: `key ${wanted} does not exist`,
                advice: 'a prerequisite must be a file of this machine: stacker fetches an url and then fails',
            });
        }
        else if (cleanPath(wanted) !== wanted) {
            problems.push({ ...at, message: `key ${wanted} does not exist`, advice: `write ${cleanPath(wanted)}` });
        }
        else
            await visit(wanted, at);
    };
    for (const root of roots)
        await visit(external_node_path_.resolve(request.workingDirectory, root), undefined);
    if (grammarOf(request.release).uniqueNames)
        problems.push(...duplicateNames([...files.values()]));
    if (problems.length > 0)
        return problems;
    return orderBuild(roots, files);
}
function duplicateNames(files) {
    const holders = new Map();
    const problems = [];
    for (const { layers } of [...files].sort((a, b) => compareBytes(a.path, b.path))) {
        for (const definition of layers) {
            const { name, stackerfile, line, column } = definition;
            const holder = holders.get(name);
            if (holder === undefined)
                holders.set(name, definition);
            else {
                problems.push({
                    message: `duplicate layer name: both ${holder.stackerfile} and ${stackerfile} have ${name}`,
                    place: { file: stackerfile, line, column },
                    advice: `rename one of them (the other is in line ${String(holder.line)} of ${holder.stackerfile})`,
                });
            }
        }
    }
    return problems;
}
function compareBytes(a, b) {
    return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
function orderBuild(roots, files) {
    const ordered = orderFiles(files);
    const problems = [];
    const layers = [];
    const below = new Map();
    const doubtful = new Set();
    for (const file of ordered) {
        const built = new Set();
        let doubt = file.unsure.length > 0;
        for (const prerequisite of file.prerequisites) {
            doubt ||= doubtful.has(prerequisite);
            for (const name of below.get(prerequisite) ?? [])
                built.add(name);
        }
        if (doubt)
            doubtful.add(file.path);
        const order = orderLayers(file.layers, built);
        if (order.kind === 'ordered')
            layers.push(...order.layers);
        else if (doubt)
            layers.push(...file.layers.map((layer) => withDoubt(layer, order.problems)));
        else
            problems.push(...order.problems);
        for (const { name } of file.layers)
            built.add(name);
        below.set(file.path, built);
    }
    return problems.length > 0 ? problems : { roots, files: ordered, layers };
}
/** What is missing may be in a file that could not be read. */
function withDoubt(layer, problems) {
    return { ...layer, unsure: [...layer.unsure, ...problems] };
}
function withoutRepeats(problems) {
    return [...new Map(problems.map((problem) => [JSON.stringify([problem.message, problem.place]), problem])).values()];
}
function noticesOf(builds, release) {
    const legacy = grammarOf(release).fields.has('LegacyImport');
    const notices = [];
    for (const file of new Set(builds.flatMap(({ files }) => files))) {
        notices.push(...file.unsure.map((problem) => ({
            ...problem,
            message: `could not be read with certainty: ${problem.message}`,
        })));
        for (const { name, stackerfile, line, column, layer, unsure } of file.layers) {
            const place = { file: stackerfile, line, column };
            notices.push(...unsure.map((problem) => ({
                ...problem,
                message: `layer ${name} could not be read with certainty: ${problem.message}`,
            })));
            if (legacy && layer.WasLegacyImport === true) {
                notices.push({
                    message: `'import' directive used in layer '${name}' is deprecated`,
                    place,
                    advice: "write 'imports', and /stacker/imports instead of /stacker",
                });
            }
            if (layer.WasBom === true)
                notices.push({
                    message: `'bom' directive used in layer '${name}' has no effect any more`,
                    place,
                    advice: 'remove it',
                });
        }
    }
    return withoutRepeats(notices);
}

;// CONCATENATED MODULE: ./lib/stackerfile/find.js





/** stacker's own outputs, which its recursive-build searches too. */
const outputs = new Set(['roots', '.stacker', 'oci']);
/**
 * The files that `stacker recursive-build -d searchDir -p pattern` takes, run in `cwd`: each one that is no directory and whose walked
 * path the pattern matches somewhere (lib.FindFiles). A symbolic link to a file counts, one to a directory is matched and not entered.
 * @throws UserError where the directory cannot be walked or the pattern is none.
 */
async function findStackerfiles(searchDir, pattern, cwd) {
    const expression = compile(pattern);
    // cmd/stacker/recursive_build.go: `.` becomes the working directory, other values are walked as they are given.
    const base = searchDir === '.' ? cwd : searchDir;
    const walked = [];
    const found = await (0,promises_.lstat)(external_node_path_.resolve(cwd, base)).catch((error) => {
        const message = `lstat ${base}: ${reasonOf(error)}`;
        throw new errors/* UserError */.yo({ message: `search-dir: ${message}`, advice: 'give a directory that exists' }, { cause: error });
    });
    if (found.isDirectory())
        await walk(base, cwd, expression, walked);
    // A link or a file is visited alone.
    else if (expression.test(base))
        walked.push(base);
    const files = [...new Set(walked.map((file) => external_node_path_.resolve(cwd, file)))];
    return { files, notices: files.flatMap(noticeOfOutput) };
    function noticeOfOutput(file) {
        const below = external_node_path_.relative(external_node_path_.resolve(cwd, base), file).split('/');
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
        entries = await (0,promises_.readdir)(external_node_path_.resolve(cwd, directory), { withFileTypes: true });
    }
    catch (error) {
        throw new errors/* UserError */.yo({
            message: `search-dir: open ${directory}: ${reasonOf(error)}`,
            advice: 'stacker ends its search here: make it readable',
        }, { cause: error });
    }
    entries.sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)));
    for (const entry of entries) {
        const name = cleanPath(`${directory}/${entry.name}`);
        if (entry.isDirectory())
            await walk(name, cwd, expression, found);
        else if (expression.test(name))
            found.push(name);
    }
}
/** Go's regexp and JavaScript's agree on what such patterns use; what only one of them knows is refused with a reason. */
function compile(pattern) {
    if (/\(\?(?![:])|\\[pPCQEAzZkuUxBc0-9]|\[\[:|\\b\{/.test(pattern)) {
        throw new errors/* UserError */.yo(`stacker-file-pattern: ${JSON.stringify(pattern)} uses what only Go's regular expressions have, or only others; write it plainly, or list the files as stackerfiles`);
    }
    try {
        // No `u`: Go allows a backslash before any punctuation, as in the default `\/stacker.yaml$`. The dot is the other way round.
        return new RegExp(pattern.replaceAll(/\\[\s\S]|\[(?:\\[\s\S]|[^\]\\])*\]|\./g, (token) => (token === '.' ? '[^\\n]' : token)));
    }
    catch (error) {
        throw new errors/* UserError */.yo(`stacker-file-pattern: error parsing regexp: ${JSON.stringify(pattern)} is not a regular expression`, { cause: error });
    }
}

;// CONCATENATED MODULE: ./lib/sources.js












/** Go's name of this machine's architecture, which stacker stores as the default of `arch`. */
function hostArch() {
    if (process.arch === 'x64')
        return 'amd64';
    if (process.arch === 'arm64')
        return 'arm64';
    throw new errors/* UserError */.yo(`stacker has no release for the architecture ${process.arch}`);
}
/**
 * Reads the stackerfiles of the options. `newestRecord` answers the newest record of a layer: it says by which release, and run by
 * whom, the cache was filled, where neither the options nor a stacker on the PATH do.
 * @throws UserError for what stacker would refuse.
 */
async function readSources(options, surroundings, newestRecord) {
    const arch = hostArch();
    const asked = await askedRelease(options, surroundings);
    const given = asked === undefined ? undefined : (0,releases/* findRelease */.dv)(asked);
    const read = async (release) => loadProject({
        builds: await buildsOf(options, surroundings),
        release,
        substitutions: options.substitute,
        ...(options.substituteFile === undefined ? {} : { substituteFile: options.substituteFile }),
        directories: {
            rootsDir: options.directories.roots,
            stackerDir: options.directories.stacker,
            ociDir: options.directories.oci,
            workDir: options.directories.workDirOption,
        },
        host: { os: 'linux', arch },
        workingDirectory: options.directories.working,
    });
    let project = await read(given ?? releases/* newestRelease */.s5);
    const owner = buildCacheOwner(options);
    const record = given && (options.stackerUser !== 'auto' || owner !== undefined)
        ? undefined
        : await anyRecord(project, arch, newestRecord);
    const recorded = record && (0,releases/* findRelease */.dv)(record.release);
    const release = given ?? (asked === undefined ? recorded : undefined) ?? releases/* newestRelease */.s5;
    if (release !== (given ?? releases/* newestRelease */.s5))
        project = await read(release);
    const uid = process.getuid?.() ?? 0;
    const rootUser = options.stackerUser === 'auto' ? (owner ?? record?.owner ?? uid) === 0 : options.stackerUser === 'root';
    const throughSudo = rootUser && uid !== 0;
    return {
        release,
        releaseCertain: given !== undefined || (asked === undefined && recorded !== undefined),
        releaseKnown: asked === undefined || given !== undefined,
        rootUser,
        epoch: release.rules.comparesEpoch ? epochOf(options, surroundings, throughSudo) : null,
        // sudo never widens the umask of who calls it, and adds 022 (sudoers, umask).
        umask: throughSudo ? ownUmask() | 0o022 : ownUmask(),
        arch,
        project,
        layers: (0,stack/* listLayers */.VR)(project),
        layerTypes: layerTypesOf(options, release),
        notices: project.notices,
    };
}
/** The parts of a definition that name it in the store, and how its facts become portable. */
function portableForm(definition, sources, workingDirectory) {
    const layer = (0,portable/* portableLayer */.hf)(definition, workingDirectory);
    return {
        layer,
        definition: (0,layer_definition/* definitionText */.Zl)(layer, sources.release),
        arch: sources.arch,
        shape: sources.release.shape,
        layerTypes: [...sources.layerTypes].sort(),
        treeDigest: ({ tree }) => (0,mtree_tree/* treeDigest */.fZ)(tree),
    };
}
/** proc(5). Node can only tell the umask by setting it twice, which other threads would see. */
function ownUmask() {
    const digits = /^Umask:\s*([0-7]+)$/m.exec((0,external_node_fs_.readFileSync)('/proc/self/status', 'latin1'))?.[1];
    return digits === undefined ? 0o022 : Number.parseInt(digits, 8);
}
async function buildsOf(options, surroundings) {
    const { sources, directories } = options;
    if (sources.kind === 'files')
        return sources.files.map((file) => ({ roots: [file] }));
    const found = await findStackerfiles(sources.directory, sources.pattern, directories.working);
    for (const notice of found.notices)
        surroundings.log.warning(notice.message);
    return found.files.length === 0 ? [] : [{ roots: found.files }];
}
async function anyRecord(project, arch, newestRecord) {
    // One layer's record is as good as another's; a few are asked, since the first ones may be new.
    for (const { definition } of (0,stack/* listLayers */.VR)(project).slice(0, 4)) {
        const record = await newestRecord(arch, definition.name);
        if (record !== undefined)
            return record;
    }
    return undefined;
}
function buildCacheOwner(options) {
    return (0,external_node_fs_.statSync)(external_node_path_.join(options.directories.stacker, 'build.cache'), { throwIfNoEntry: false })?.uid;
}
async function askedRelease(options, surroundings) {
    if (options.stackerVersion.kind === 'release')
        return options.stackerVersion.release;
    const printed = await stackerVersion(surroundings.environment);
    if (printed === undefined)
        return undefined;
    const tag = /\bv?[0-9]+\.[0-9]+\.[0-9]+(?:-rc[0-9]+)?(?![-\w.])/.exec(printed)?.[0];
    surroundings.log.debug(`stacker --version says ${JSON.stringify(printed.trim())}`);
    return tag ?? printed.trim();
}
function stackerVersion(environment) {
    return new Promise((resolve) => {
        (0,external_node_child_process_.execFile)('stacker', ['--version'], { timeout: 10_000, maxBuffer: 64 * 1024, env: { ...environment } }, (error, stdout) => {
            resolve(error === null && stdout.trim() !== '' ? stdout : undefined);
        });
    });
}
function epochOf(options, surroundings, throughSudo) {
    const { epoch } = options;
    if (epoch.kind === 'none')
        return null;
    if (epoch.kind === 'seconds')
        return epoch.seconds;
    const text = throughSudo ? '' : (surroundings.environment['SOURCE_DATE_EPOCH'] ?? '');
    if (text === '')
        return null;
    if (/^[+-]?[0-9]{1,19}$/.test(text))
        return BigInt(text.replace(/^\+/, ''));
    throw new errors/* UserError */.yo(`SOURCE_DATE_EPOCH: stacker refuses ${JSON.stringify(text)}; give whole seconds since 1970 or unset it`);
}
/** Keys of the requested types. tar never has verity data; erofs and verity are refused where the release does not know them. */
function layerTypesOf(options, release) {
    const unknown = options.layerTypes.find((type) => !release.rules.layerTypes.includes(type));
    if (unknown !== undefined) {
        throw new errors/* UserError */.yo(`layer-type: stacker ${release.tag} cannot write ${unknown}; it knows ${release.rules.layerTypes.join(', ')}`);
    }
    return options.layerTypes.map((type) => (0,entry/* layerTypeKey */.x)(type, options.verity && type !== 'tar', release));
}


/***/ }),

/***/ 455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  Y: () => (/* binding */ storeKeeper)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/report/figures.js
var figures = __nccwpck_require__(819);
// EXTERNAL MODULE: ./lib/report/escape.js
var report_escape = __nccwpck_require__(2527);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __nccwpck_require__(7910);
// EXTERNAL MODULE: ./lib/store/directory-index.js
var directory_index = __nccwpck_require__(6471);
// EXTERNAL MODULE: ./lib/store/directory-layout.js
var directory_layout = __nccwpck_require__(4949);
// EXTERNAL MODULE: ./lib/store/named-blobs.js
var named_blobs = __nccwpck_require__(9845);
// EXTERNAL MODULE: ./lib/store/verified-file.js
var verified_file = __nccwpck_require__(2184);
;// CONCATENATED MODULE: ./lib/store/collect.js







const mostDocumentBytes = 64 * 1024 * 1024;
const usualSpare = 24 * 60 * 60 * 1000;
/**
 * Frees a `dir:` store from what is old, unused or unreachable. Safe beside writers and readers: whoever uses a record or sees a blob
 * touches it, and what was touched since it was chosen is put back.
 */
async function collectGarbage(path, rule, now) {
    const paths = (0,directory_layout/* storePaths */.om)(path);
    const retire = rule.dryRun === true ? wouldRetire : reallyRetire;
    const broken = [];
    const live = [];
    for (const { file, key } of await (0,directory_index/* recordFiles */.B5)(paths)) {
        const read = await readLive(file, key);
        if (read === undefined)
            continue;
        live.push(read.live);
        if (read.broken)
            broken.push(file);
    }
    live.sort((a, b) => a.used - b.used || (a.file < b.file ? -1 : 1));
    const holders = new Map();
    let reachable = 0;
    for (const { sizes } of live) {
        for (const [digest, size] of sizes) {
            const before = holders.get(digest) ?? 0;
            holders.set(digest, before + 1);
            if (before === 0)
                reachable += size;
        }
    }
    const records = [];
    let bytes = 0;
    for (const record of live) {
        const old = rule.unusedFor !== undefined && now - record.used > rule.unusedFor;
        const heavy = rule.bytes !== undefined && reachable > rule.bytes;
        if (!old && !heavy)
            continue;
        if (!(await retire(paths, record.file, (used) => used <= record.used)))
            continue;
        records.push(record.key);
        for (const [digest, size] of record.sizes) {
            const left = (holders.get(digest) ?? 1) - 1;
            holders.set(digest, left);
            if (left === 0)
                reachable -= size;
        }
    }
    const oldest = now - (rule.spare ?? usualSpare);
    const blobs = [];
    for (const name of await (0,directory_layout/* namesIn */.wX)(paths.blobs)) {
        const digest = `sha256:${name}`;
        if (!(0,formats_digest/* isDigest */.Bc)(digest) || (holders.get(digest) ?? 0) > 0)
            continue;
        const file = (0,directory_layout/* blobPath */.nD)(paths, digest);
        const size = (await statOf(file))?.size ?? 0;
        if (!(await retire(paths, file, (used) => used < oldest)))
            continue;
        blobs.push(digest);
        bytes += size;
    }
    if (rule.dryRun === true)
        return { records, blobs, bytes, kept: reachable, broken };
    await collectResolutions(paths, oldest);
    for (const name of await (0,directory_layout/* namesIn */.wX)(paths.drafts)) {
        const stat = await statOf((0,external_node_path_.join)(paths.drafts, name));
        if (stat !== undefined && stat.mtimeMs < oldest)
            await (0,promises_.rm)((0,external_node_path_.join)(paths.drafts, name), { force: true, recursive: true });
    }
    if (records.length > 0)
        await (0,directory_index/* refreshIndex */.O0)(paths);
    return { records, blobs, bytes, kept: reachable, broken };
}
/** What a record keeps: its blobs, and itself and its manifest, which show it to OCI tools. Undefined when it went meanwhile. */
async function readLive(file, key) {
    const stat = await statOf(file);
    if (stat === undefined)
        return undefined;
    const bytes = await (0,verified_file/* readBounded */.CB)(file, mostDocumentBytes).catch((error) => {
        if ((0,directory_layout/* isCode */._m)(error, 'ENOENT'))
            return undefined;
        return Buffer.alloc(0);
    });
    if (bytes === undefined)
        return undefined;
    const named = (0,named_blobs/* namedBlobs */.C)(bytes);
    const manifest = (0,directory_index/* artifactManifest */.si)(bytes);
    const sizes = new Map();
    for (const { digest, size } of named ?? [])
        sizes.set(digest, size);
    sizes.set((0,formats_digest/* digestOf */.ol)(bytes), bytes.length);
    sizes.set((0,formats_digest/* digestOf */.ol)(manifest), manifest.length);
    return { live: { file, key, used: stat.mtimeMs, sizes }, broken: named === undefined };
}
/** Of each name only what it last resolved to is ever asked for. */
async function collectResolutions(paths, oldest) {
    for (const name of await (0,directory_layout/* namesIn */.wX)(paths.resolutions)) {
        const directory = (0,external_node_path_.join)(paths.resolutions, name);
        for (const { file } of (await (0,directory_layout/* stampedNames */.Nr)(directory)).slice(1)) {
            await reallyRetire(paths, (0,external_node_path_.join)(directory, file), (used) => used < oldest);
        }
    }
}
/**
 * Takes a file away, if it is still `unused` by its mtime once nobody can reach it any more: a user that touched it before that
 * finds it put back, and one that comes after does not find it and acts accordingly.
 */
async function reallyRetire(paths, file, unused) {
    const stat = await statOf(file);
    if (stat === undefined || !unused(stat.mtimeMs))
        return false;
    const away = (0,external_node_path_.join)(paths.drafts, (0,verified_file/* draftName */.TS)());
    try {
        await (0,promises_.rename)(file, away);
    }
    catch (error) {
        if ((0,directory_layout/* isCode */._m)(error, 'ENOENT'))
            return false;
        throw error;
    }
    const again = await statOf(away);
    if (again !== undefined && !unused(again.mtimeMs)) {
        await (0,promises_.rename)(away, file);
        return false;
    }
    await (0,promises_.rm)(away, { force: true, recursive: true });
    return true;
}
async function wouldRetire(_paths, file, unused) {
    const stat = await statOf(file);
    return stat !== undefined && unused(stat.mtimeMs);
}
async function statOf(file) {
    try {
        return await (0,promises_.lstat)(file);
    }
    catch (error) {
        if ((0,directory_layout/* isCode */._m)(error, 'ENOENT', 'ENOTDIR'))
            return undefined;
        throw error;
    }
}

// EXTERNAL MODULE: ./lib/store/keys.js
var keys = __nccwpck_require__(4945);
;// CONCATENATED MODULE: ./lib/store/inspect.js







const inspect_mostDocumentBytes = 64 * 1024 * 1024;
/** Every record, by layer, the newest of a layer first. */
async function listRecords(path) {
    const paths = (0,directory_layout/* storePaths */.om)(path);
    const records = [];
    for (const item of await (0,directory_index/* recordFiles */.B5)(paths)) {
        const read = await readRecord(item);
        if (read)
            records.push(read.record);
    }
    return records;
}
/** The records whose layer, key or id is `wanted` (an id may be shortened to 6 digits or more), with their bytes. */
async function showRecords(path, wanted) {
    const found = [];
    for (const item of await (0,directory_index/* recordFiles */.B5)((0,directory_layout/* storePaths */.om)(path))) {
        const read = await readRecord(item);
        if (read === undefined)
            continue;
        const { key, id, layer } = read.record;
        const shortened = /^[0-9a-f]{6,64}$/.test(wanted) && id.startsWith(`sha256:${wanted}`);
        if (key === wanted || id === wanted || layer === wanted || shortened || key.includes(`-${(0,keys/* layerTag */.Cz)(wanted)}-`)) {
            found.push(read);
        }
    }
    return found;
}
/** Reads all of the store. What is told is also what reading would find and treat as absent; nothing is changed. */
async function verifyStore(path) {
    const paths = (0,directory_layout/* storePaths */.om)(path);
    const faults = [];
    const needed = new Set();
    for (const item of await (0,directory_index/* recordFiles */.B5)(paths)) {
        const read = await readRecord(item);
        if (read === undefined)
            continue;
        const { key, id, blobs } = read.record;
        if ((0,formats_digest/* digestOf */.ol)(read.bytes) !== id)
            faults.push({ kind: 'record-altered', subject: key });
        else if (blobs === undefined)
            faults.push({ kind: 'record-broken', subject: key });
        for (const { digest } of blobs ?? [])
            needed.add(digest);
    }
    for (const name of (await (0,directory_layout/* namesIn */.wX)(paths.blobs)).sort()) {
        const digest = `sha256:${name}`;
        if (!(0,formats_digest/* isDigest */.Bc)(digest))
            continue;
        needed.delete(digest);
        if (!(await isIntact(paths, digest)))
            faults.push({ kind: 'blob-altered', subject: digest });
    }
    for (const digest of [...needed].sort())
        faults.push({ kind: 'blob-missing', subject: digest });
    return faults;
}
async function isIntact(paths, digest) {
    try {
        return (await (0,verified_file/* contentOf */.$E)((0,directory_layout/* blobPath */.nD)(paths, digest))).digest === digest;
    }
    catch (error) {
        // It was collected since the listing.
        return (0,directory_layout/* isCode */._m)(error, 'ENOENT');
    }
}
async function readRecord(item) {
    const { file, key, stamp } = item;
    const id = `sha256:${key.slice(-64)}`;
    if (!(0,formats_digest/* isDigest */.Bc)(id))
        return undefined;
    try {
        const used = (await (0,promises_.lstat)(file)).mtimeMs;
        const bytes = await (0,verified_file/* readBounded */.CB)(file, inspect_mostDocumentBytes);
        const blobs = (0,named_blobs/* namedBlobs */.C)(bytes);
        const size = (blobs ?? []).reduce((sum, blob) => sum + blob.size, 0);
        return { record: { key, id, layer: layerOf(bytes), file, written: stamp / 1000, used, blobs, bytes: size }, bytes };
    }
    catch (error) {
        if ((0,directory_layout/* isCode */._m)(error, 'ENOENT'))
            return undefined;
        throw error;
    }
}
/** The name among the record's facts, read leniently, as records of other formats lie here, too. */
function layerOf(bytes) {
    try {
        const value = JSON.parse(bytes.toString('utf8'));
        const name = value?.facts?.name;
        return typeof name === 'string' ? name : undefined;
    }
    catch {
        return undefined;
    }
}

;// CONCATENATED MODULE: ./lib/store-keeper.js





const millisecondsPerDay = 86_400_000;
/** `stack-cache store`: looks into a store in a directory and clears it up. */
const storeKeeper = {
    async run(action, store, { json, now }) {
        switch (action.kind) {
            case 'list': {
                const records = await listRecords(store.path);
                if (json)
                    return toJson(records.map(recordJson));
                return records.length === 0 ? 'The store holds no records.' : records.map(recordLine).join('\n');
            }
            case 'show': {
                const found = await showRecords(store.path, action.layer);
                if (found.length === 0) {
                    throw new errors/* UserError */.yo(`store: no record of ${JSON.stringify(action.layer)}; "stack-cache store list" names the layers`);
                }
                if (json)
                    return toJson(found.map(({ record, bytes }) => ({ ...recordJson(record), record: parsed(bytes) })));
                return found.map(({ record, bytes }) => `${recordLine(record)}\n${visibleLines(bytes)}`).join('\n\n');
            }
            case 'verify': {
                const faults = await verifyStore(store.path);
                if (json)
                    return toJson(faults);
                if (faults.length === 0)
                    return 'Every record and blob is what its name says.';
                return faults.map(({ kind, subject }) => `${kind}: ${(0,report_escape/* visible */.RK)(subject)}`).join('\n');
            }
            case 'gc': {
                const rule = {
                    ...(store.maxAge === undefined ? {} : { unusedFor: store.maxAge * millisecondsPerDay }),
                    ...(store.budget === undefined ? {} : { bytes: store.budget }),
                    dryRun: action.dryRun,
                };
                const { records, blobs, bytes, kept, broken } = await collectGarbage(store.path, rule, now());
                if (json)
                    return toJson({ records, blobs, bytes, kept, broken });
                const verb = action.dryRun ? 'Would remove' : 'Removed';
                const sum = `${verb} ${String(records.length)} records and ${String(blobs.length)} blobs, ${(0,figures/* formatBytes */.z3)(bytes)}; ${(0,figures/* formatBytes */.z3)(kept)} stay.`;
                return [sum, ...broken.map((file) => `cannot be read, keeps nothing: ${(0,report_escape/* visible */.RK)(file)}`)].join('\n');
            }
        }
    },
};
function recordJson(record) {
    const { key, id, layer, written, used, bytes } = record;
    return {
        layer: layer ?? null,
        key,
        id,
        written: new Date(written).toISOString(),
        used: new Date(used).toISOString(),
        bytes,
    };
}
function recordLine({ id, layer, written, bytes }) {
    const when = new Date(written).toISOString().slice(0, 16).replace('T', ' ');
    return `${id.slice('sha256:'.length, 'sha256:'.length + 12)}  ${when}  ${(0,figures/* formatBytes */.z3)(bytes).padStart(9)}  ${(0,report_escape/* visible */.RK)(layer ?? '(unreadable)')}`;
}
function parsed(bytes) {
    try {
        return JSON.parse(bytes.toString('utf8'));
    }
    catch {
        return null;
    }
}
function visibleLines(bytes) {
    return JSON.stringify(parsed(bytes), undefined, 2).split('\n').map(report_escape/* visible */.RK).join('\n');
}
function toJson(value) {
    return JSON.stringify(value, undefined, 2);
}


/***/ }),

/***/ 6471:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ recordFiles),
/* harmony export */   Mm: () => (/* binding */ keepAsArtifact),
/* harmony export */   O0: () => (/* binding */ refreshIndex),
/* harmony export */   si: () => (/* binding */ artifactManifest)
/* harmony export */ });
/* unused harmony export recordMediaType */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7910);
/* harmony import */ var _directory_layout_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4949);
/* harmony import */ var _named_blobs_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9845);
/* harmony import */ var _verified_file_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2184);






/**
 * The store as an OCI image layout, so that any OCI tool can list, copy and check it: a record is the config of an artifact
 * manifest whose layers are the record's blobs (image-spec v1.1, manifest.md, "Guidelines for Artifact Usage").
 */
const recordMediaType = 'application/vnd.stack-cache.record.v1+json';
const manifestMediaType = 'application/vnd.oci.image.manifest.v1+json';
const refName = 'org.opencontainers.image.ref.name';
const mostDocumentBytes = 64 * 1024 * 1024;
/** The manifest of a record: made of nothing but the record's bytes, so that anybody can derive it again. */
function artifactManifest(record) {
    const config = { mediaType: recordMediaType, digest: (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(record), size: record.length };
    const layers = ((0,_named_blobs_js__WEBPACK_IMPORTED_MODULE_4__/* .namedBlobs */ .C)(record) ?? []).map(({ digest, size }) => ({
        mediaType: 'application/octet-stream',
        digest,
        size,
    }));
    return Buffer.from(JSON.stringify({
        schemaVersion: 2,
        mediaType: manifestMediaType,
        artifactType: recordMediaType,
        config,
        layers,
    }));
}
/** Puts the record and its manifest among the blobs. */
async function keepAsArtifact(paths, record) {
    const manifest = artifactManifest(record);
    for (const bytes of [record, manifest]) {
        const file = (0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .blobPath */ .nD)(paths, (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(bytes));
        if (!(await exists(file)))
            await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_5__/* .writeWhole */ .f8)(file, bytes, paths.drafts);
    }
    return { mediaType: manifestMediaType, digest: (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestOf */ .ol)(manifest), size: manifest.length };
}
/** Every record file: its path and its key, newest first within a layer. */
async function recordFiles(paths) {
    const files = [];
    for (const directory of (await (0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .namesIn */ .wX)(paths.records)).sort()) {
        for (const { file, stamp, rest } of await (0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .stampedNames */ .Nr)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(paths.records, directory))) {
            files.push({ file: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(paths.records, directory, file), key: `${directory}-${rest}`, stamp });
        }
    }
    return files;
}
/**
 * Derives index.json from the records. Two writers at once: whoever renames last lists again after its rename and finds
 * what the other added, so the last index that is written names every record.
 */
async function refreshIndex(paths) {
    if (!(await exists(paths.layout))) {
        await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_5__/* .writeWhole */ .f8)(paths.layout, Buffer.from('{"imageLayoutVersion":"1.0.0"}'), paths.drafts);
    }
    let described = '';
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
            const descriptor = known.get(key) ?? (await describe(paths, file));
            if (descriptor)
                manifests.set(key, descriptor);
        }
        const index = {
            schemaVersion: 2,
            mediaType: 'application/vnd.oci.image.index.v1+json',
            manifests: [...manifests].map(([key, { mediaType, digest, size }]) => ({
                mediaType,
                digest,
                size,
                artifactType: recordMediaType,
                annotations: { [refName]: key },
            })),
        };
        await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_5__/* .writeWhole */ .f8)(paths.index, Buffer.from(JSON.stringify(index)), paths.drafts);
        described = listing;
    }
}
async function describe(paths, file) {
    try {
        return await keepAsArtifact(paths, await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_5__/* .readBounded */ .CB)(file, mostDocumentBytes));
    }
    catch (error) {
        if ((0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .isCode */ ._m)(error, 'ENOENT'))
            return undefined;
        throw error;
    }
}
/** What the present index says, read leniently: what is wrong in it is derived again. */
async function indexedManifests(paths) {
    const known = new Map();
    let index;
    try {
        index = JSON.parse((await (0,_verified_file_js__WEBPACK_IMPORTED_MODULE_5__/* .readBounded */ .CB)(paths.index, mostDocumentBytes)).toString('utf8'));
    }
    catch {
        return known;
    }
    if (!isObject(index) || !Array.isArray(index['manifests']))
        return known;
    for (const item of index['manifests']) {
        if (!isObject(item) || !isObject(item['annotations']))
            continue;
        const { mediaType, digest, size } = item;
        const key = item['annotations'][refName];
        if (mediaType !== manifestMediaType || !(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .isDigest */ .Bc)(digest) || typeof size !== 'number' || typeof key !== 'string')
            continue;
        if (await exists((0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .blobPath */ .nD)(paths, digest)))
            known.set(key, { mediaType, digest, size });
    }
    return known;
}
function isObject(value) {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
}
async function exists(file) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(file)).isFile();
    }
    catch (error) {
        if ((0,_directory_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .isCode */ ._m)(error, 'ENOENT', 'ENOTDIR'))
            return false;
        throw error;
    }
}


/***/ }),

/***/ 4949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   LZ: () => (/* binding */ nextStampedName),
/* harmony export */   Nr: () => (/* binding */ stampedNames),
/* harmony export */   _m: () => (/* binding */ isCode),
/* harmony export */   nD: () => (/* binding */ blobPath),
/* harmony export */   om: () => (/* binding */ storePaths),
/* harmony export */   pX: () => (/* binding */ recordDirectory),
/* harmony export */   wX: () => (/* binding */ namesIn)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7910);



function storePaths(root) {
    return {
        root,
        blobs: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'blobs', 'sha256'),
        records: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'records'),
        resolutions: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'resolutions'),
        drafts: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'tmp'),
        index: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'index.json'),
        layout: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(root, 'oci-layout'),
    };
}
function blobPath(paths, digest) {
    return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(paths.blobs, (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_2__/* .digestHex */ .sU)(digest));
}
const stampDigits = 16;
const stampedName = /^([0-9]{16})-(.+)$/;
/** The documents of a directory, newest first; of equal stamps (two writers at once) the order of names decides, alike for all. */
async function stampedNames(directory) {
    return (await namesIn(directory))
        .flatMap((file) => {
        const [, stamp, rest] = stampedName.exec(file) ?? [];
        return stamp === undefined || rest === undefined ? [] : [{ file, stamp: Number(stamp), rest }];
    })
        .sort((a, b) => (a.file < b.file ? 1 : -1));
}
/** A name that is newer than all of `older`, whatever the clock says. */
function nextStampedName(older, now, rest) {
    const stamp = Math.max(Math.floor(now * 1000), (older[0]?.stamp ?? 0) + 1);
    return `${String(stamp).padStart(stampDigits, '0')}-${rest}`;
}
/** Splits a key into the directory and the rest of the name: the part before ends with the layer's 16 digits. */
function recordDirectory(question) {
    return question.replace(/-$/, '');
}
async function namesIn(directory) {
    try {
        return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory);
    }
    catch (error) {
        if (isCode(error, 'ENOENT') || isCode(error, 'ENOTDIR'))
            return [];
        throw error;
    }
}
function isCode(error, ...codes) {
    return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}


/***/ }),

/***/ 4945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Cz: () => (/* binding */ layerTag),
/* harmony export */   Hy: () => (/* binding */ recordKey),
/* harmony export */   MD: () => (/* binding */ answeredResolution),
/* harmony export */   QP: () => (/* binding */ otherRecordQuestion),
/* harmony export */   YL: () => (/* binding */ recordQuestion),
/* harmony export */   bd: () => (/* binding */ blobKey),
/* harmony export */   bw: () => (/* binding */ answersBlob),
/* harmony export */   eZ: () => (/* binding */ runTag),
/* harmony export */   fQ: () => (/* binding */ answeredRecord),
/* harmony export */   kA: () => (/* binding */ blobQuestion),
/* harmony export */   no: () => (/* binding */ resolutionQuestion),
/* harmony export */   o2: () => (/* binding */ resolutionKey),
/* harmony export */   r9: () => (/* binding */ resolutionTag)
/* harmony export */ });
/* unused harmony export parseRecordKey */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7910);
/* harmony import */ var _layer_record_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4952);



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
function answeredResolution(question, key) {
    if (!key.startsWith(question))
        return undefined;
    const id = `sha256:${key.slice(question.length)}`;
    return (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .isDigest */ .Bc)(id) ? id : undefined;
}


/***/ }),

/***/ 9845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ namedBlobs)
/* harmony export */ });
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7910);

/**
 * The blobs that a record names in its member `blobs`, and nothing else of it: what keeps blobs alive must be understood across
 * formats of records. Undefined for bytes that are not such a record: nobody can tell what a broken record would keep.
 */
function namedBlobs(record) {
    const value = parse(record);
    if (typeof value !== 'object' || value === null || !('blobs' in value) || !Array.isArray(value.blobs))
        return undefined;
    const named = new Map();
    for (const item of value.blobs) {
        if (typeof item !== 'object' || item === null || !('digest' in item) || !('size' in item))
            return undefined;
        const { digest, size } = item;
        if (!(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_0__/* .isDigest */ .Bc)(digest) || typeof size !== 'number' || !Number.isSafeInteger(size) || size < 0)
            return undefined;
        named.set(digest, { digest, size });
    }
    return [...named.values()];
}
function parse(bytes) {
    try {
        return JSON.parse(Buffer.from(bytes).toString('utf8'));
    }
    catch {
        return undefined;
    }
}


/***/ }),

/***/ 8457:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  C: () => (/* binding */ openStore)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/formats/digest.js
var digest = __nccwpck_require__(7910);
// EXTERNAL MODULE: ./lib/store/directory-layout.js
var directory_layout = __nccwpck_require__(4949);
// EXTERNAL MODULE: ./lib/store/directory-index.js
var directory_index = __nccwpck_require__(6471);
// EXTERNAL MODULE: ./lib/store/keys.js
var keys = __nccwpck_require__(4945);
// EXTERNAL MODULE: ./lib/store/named-blobs.js
var named_blobs = __nccwpck_require__(9845);
// EXTERNAL MODULE: ./lib/store/verified-file.js
var verified_file = __nccwpck_require__(2184);
;// CONCATENATED MODULE: ./lib/store/directory.js









const mostDocumentBytes = 64 * 1024 * 1024;
/**
 * A store in a directory, safe for several processes at once: whatever appears does so by rename or link, nothing is overwritten,
 * and there is no shared file that is not derived from the others.
 */
function openDirectoryStore({ path, keyPrefix, log, now }) {
    const paths = (0,directory_layout/* storePaths */.om)(path);
    const name = `dir:${path}`;
    async function reading(what, otherwise, read) {
        try {
            return await read();
        }
        catch (error) {
            log.warning(`${name}: ${what} could not be read: ${messageOf(error)}`);
            return otherwise;
        }
    }
    async function writing(write) {
        try {
            return await write();
        }
        catch (error) {
            const why = messageOf(error);
            return (0,directory_layout/* isCode */._m)(error, 'EACCES', 'EPERM', 'EROFS') ? { kind: 'denied', why } : { kind: 'failed', why };
        }
    }
    /** The newest document whose bytes are what its name says; others are told of and taken away. */
    async function newest(directory, idOf) {
        for (const entry of await (0,directory_layout/* stampedNames */.Nr)(directory)) {
            const id = idOf(entry);
            if (id === undefined)
                continue;
            const file = (0,external_node_path_.join)(directory, entry.file);
            const bytes = await (0,verified_file/* readBounded */.CB)(file, mostDocumentBytes).catch((error) => {
                // Another process collected it since the listing.
                if (!(0,directory_layout/* isCode */._m)(error, 'ENOENT'))
                    log.warning(`${name}: ${file} could not be read: ${messageOf(error)}`);
                return undefined;
            });
            if (bytes === undefined)
                continue;
            if ((0,digest/* digestOf */.ol)(bytes) === id) {
                await touch(file);
                return bytes;
            }
            log.warning(`${name}: ${file} is not what its name says and is removed`);
            await (0,promises_.rm)(file, { force: true }).catch(() => undefined);
        }
        return undefined;
    }
    async function findRecord(directory, question) {
        const bytes = await newest((0,external_node_path_.join)(paths.records, directory), ({ rest }) => (0,keys/* answeredRecord */.fQ)(keyPrefix, question, `${directory}-${rest}`));
        return bytes && { bytes };
    }
    async function writeDocument(parent, directory, key, bytes) {
        const target = (0,external_node_path_.join)(parent, directory);
        const older = await (0,directory_layout/* stampedNames */.Nr)(target);
        const rest = key.slice(directory.length + 1);
        const question = rest.slice(0, -(0,digest/* digestHex */.sU)((0,digest/* digestOf */.ol)(bytes)).length);
        const rival = older.find((entry) => entry.rest.startsWith(question));
        if (rival?.rest === rest) {
            await touch((0,external_node_path_.join)(target, rival.file));
            return { kind: 'exists' };
        }
        await (0,verified_file/* writeWhole */.f8)((0,external_node_path_.join)(target, (0,directory_layout/* nextStampedName */.LZ)(older, now(), rest)), bytes, paths.drafts);
        return { kind: 'written', bytes: bytes.length };
    }
    /** Seen is touched: a collector spares what is young, and the record that will name this blob is still to come. */
    async function seen(digest) {
        const file = (0,directory_layout/* blobPath */.nD)(paths, digest);
        try {
            if (!(await (0,promises_.lstat)(file)).isFile())
                return false;
            return await touch(file);
        }
        catch (error) {
            if ((0,directory_layout/* isCode */._m)(error, 'ENOENT', 'ENOTDIR'))
                return false;
            throw error;
        }
    }
    async function dropWrongBlob(digest, how) {
        log.warning(`${name}: blob ${digest} ${how} and is removed`);
        await (0,promises_.rm)((0,directory_layout/* blobPath */.nD)(paths, digest), { force: true, recursive: true }).catch(() => undefined);
        return false;
    }
    return {
        name,
        writable: writableAt(path),
        findRecord: (record) => reading(`the record of ${record.layer}`, undefined, () => findRecord((0,directory_layout/* recordDirectory */.pX)((0,keys/* otherRecordQuestion */.QP)(keyPrefix, record)), (0,keys/* recordQuestion */.YL)(keyPrefix, record))),
        findOtherRecord: (record) => reading(`a record of ${record.layer}`, undefined, () => {
            const question = (0,keys/* otherRecordQuestion */.QP)(keyPrefix, record);
            return findRecord((0,directory_layout/* recordDirectory */.pX)(question), question);
        }),
        writeRecord: (record, bytes) => writing(async () => {
            if (bytes.length > mostDocumentBytes)
                return { kind: 'failed', why: `a record of ${bytes.length} bytes is too large` };
            await prepare(paths);
            for (const { digest } of (0,named_blobs/* namedBlobs */.C)(bytes) ?? [])
                await seen(digest);
            await (0,directory_index/* keepAsArtifact */.Mm)(paths, bytes);
            const directory = (0,directory_layout/* recordDirectory */.pX)((0,keys/* otherRecordQuestion */.QP)(keyPrefix, record));
            const written = await writeDocument(paths.records, directory, (0,keys/* recordKey */.Hy)(keyPrefix, record, bytes), bytes);
            // The index only shows the records to other tools: a record without its line in it is still a record.
            await (0,directory_index/* refreshIndex */.O0)(paths).catch((error) => {
                log.debug(`${name}: the index was not refreshed: ${messageOf(error)}`);
            });
            return written;
        }),
        hasBlobs: async (digests) => {
            const found = new Set();
            for (const digest of new Set(digests)) {
                if (await reading(`blob ${digest}`, false, () => seen(digest)))
                    found.add(digest);
            }
            return found;
        },
        fetchBlob: (digest, size, file) => reading(`blob ${digest}`, false, async () => {
            const blob = (0,directory_layout/* blobPath */.nD)(paths, digest);
            const stat = await (0,promises_.lstat)(blob).catch((error) => {
                if ((0,directory_layout/* isCode */._m)(error, 'ENOENT', 'ENOTDIR'))
                    return undefined;
                throw error;
            });
            if (stat === undefined)
                return false;
            if (!stat.isFile())
                return dropWrongBlob(digest, 'is not a file');
            if (stat.size !== size)
                return dropWrongBlob(digest, `has ${stat.size} bytes instead of ${size}`);
            const content = await (0,verified_file/* contentOf */.$E)(blob);
            if (content.digest !== digest)
                return dropWrongBlob(digest, 'is not what its digest says');
            if (await linked(blob, file))
                return true;
            // Another file system, or a kernel that protects hard links: what is copied is hashed again, as it is written.
            const draft = `${file}.${(0,verified_file/* draftName */.TS)()}`;
            const copy = await (0,verified_file/* copyHashed */.p4)(blob, draft, size);
            if (copy.digest !== digest) {
                await (0,promises_.rm)(draft, { force: true });
                return dropWrongBlob(digest, 'is not what its digest says');
            }
            await (0,promises_.rename)(draft, file);
            return true;
        }),
        writeBlob: (digest, size, file) => writing(async () => {
            await prepare(paths);
            if (await seen(digest)) {
                if ((await (0,promises_.lstat)((0,directory_layout/* blobPath */.nD)(paths, digest))).size === size)
                    return { kind: 'exists' };
                await dropWrongBlob(digest, `has not ${size} bytes`);
            }
            // A copy, not a link: the file stays the build's, and what the build does to it must not reach the store.
            const draft = (0,external_node_path_.join)(paths.drafts, (0,verified_file/* draftName */.TS)());
            const content = await (0,verified_file/* copyHashed */.p4)(file, draft, size);
            try {
                if (content.digest !== digest || content.size !== size) {
                    return { kind: 'failed', why: `${file} is not the content that ${digest} names` };
                }
                await (0,promises_.chmod)(draft, 0o444);
                await (0,promises_.rename)(draft, (0,directory_layout/* blobPath */.nD)(paths, digest));
            }
            finally {
                await (0,promises_.rm)(draft, { force: true });
            }
            return { kind: 'written', bytes: size };
        }),
        findResolution: (resolution) => reading(`the resolution of ${resolution}`, undefined, () => {
            const question = (0,keys/* resolutionQuestion */.no)(keyPrefix, resolution);
            const directory = (0,directory_layout/* recordDirectory */.pX)(question);
            return newest((0,external_node_path_.join)(paths.resolutions, directory), ({ rest }) => (0,keys/* answeredResolution */.MD)(question, `${directory}-${rest}`));
        }),
        writeResolution: (resolution, bytes) => writing(async () => {
            await prepare(paths);
            const directory = (0,directory_layout/* recordDirectory */.pX)((0,keys/* resolutionQuestion */.no)(keyPrefix, resolution));
            return writeDocument(paths.resolutions, directory, (0,keys/* resolutionKey */.o2)(keyPrefix, resolution, bytes), bytes);
        }),
    };
}
async function prepare(paths) {
    await (0,promises_.mkdir)(paths.blobs, { recursive: true });
    await (0,promises_.mkdir)(paths.drafts, { recursive: true });
}
/** The use of a document or blob is its mtime. False when it is gone; somebody else's file cannot be touched, which is no harm. */
async function touch(file) {
    try {
        const time = new Date();
        await (0,promises_.utimes)(file, time, time);
        return true;
    }
    catch (error) {
        return !(0,directory_layout/* isCode */._m)(error, 'ENOENT');
    }
}
async function linked(from, to) {
    try {
        await (0,promises_.link)(from, to);
        return true;
    }
    catch (error) {
        if ((0,directory_layout/* isCode */._m)(error, 'EXDEV', 'EPERM', 'EACCES', 'EMLINK', 'ENOSYS', 'EOPNOTSUPP'))
            return false;
        throw error;
    }
}
/** Asks the nearest directory that exists: opening a store changes nothing. */
function writableAt(path) {
    for (let directory = path;; directory = (0,external_node_path_.dirname)(directory)) {
        try {
            (0,external_node_fs_.accessSync)(directory, external_node_fs_.constants.W_OK | external_node_fs_.constants.X_OK);
            return { kind: 'yes' };
        }
        catch (error) {
            if ((0,directory_layout/* isCode */._m)(error, 'ENOENT') && (0,external_node_path_.dirname)(directory) !== directory)
                continue;
            return { kind: 'no', why: `${directory} cannot be written to: ${messageOf(error)}` };
        }
    }
}
function messageOf(error) {
    return error instanceof Error ? error.message : String(error);
}

;// CONCATENATED MODULE: ./lib/store/open.js

/** Opens the store that the user named, under the keys of `keyPrefix`. Where there is no such service, a store that holds nothing. */
async function openStore(choice, keyPrefix, { log, environment, now }) {
    switch (choice.kind) {
        case 'directory':
            return openDirectoryStore({ path: choice.path, keyPrefix, log, now });
        case 'github': {
            const { openGithubStore } = await __nccwpck_require__.e(/* import() */ 766).then(__nccwpck_require__.bind(__nccwpck_require__, 4766));
            return openGithubStore({ keyPrefix, environment, log });
        }
    }
}


/***/ }),

/***/ 9203:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ findNewestRecord),
/* harmony export */   s: () => (/* binding */ findExactRecord)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _layer_record_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(4952);
/* harmony import */ var _layer_portable_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3586);



/** The newest record of exactly these facts; a record that holds others is told to the log and is none. */
async function findExactRecord(store, facts, log) {
    const digest = (0,_layer_portable_js__WEBPACK_IMPORTED_MODULE_2__/* .factsDigest */ .wL)(facts);
    const found = await store.findRecord({ arch: facts.arch, layer: facts.name, shape: facts.shape, facts: digest });
    const record = found && decode(found.bytes, facts.name, log);
    if (record === undefined || (0,_layer_portable_js__WEBPACK_IMPORTED_MODULE_2__/* .factsDigest */ .wL)(record.facts) === digest)
        return record;
    log.warning(`the record of layer ${facts.name} in ${store.name} is not what its key says; the layer counts as not cached`);
    return undefined;
}
/** The newest record of the layer, whatever its facts; it explains a miss. */
async function findNewestRecord(store, facts, log) {
    const found = await store.findOtherRecord({ arch: facts.arch, layer: facts.name });
    const record = found && decode(found.bytes, facts.name, log);
    if (record === undefined || (record.facts.name === facts.name && record.facts.arch === facts.arch))
        return record;
    log.warning(`the record of layer ${facts.name} in ${store.name} is of another layer; it is not used`);
    return undefined;
}
function decode(bytes, layer, log) {
    try {
        return (0,_layer_record_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeRecord */ .eT)(bytes);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF))
            throw error;
        log.warning(`the record of layer ${layer} cannot be read (${error.message}); the layer counts as not cached`);
        return undefined;
    }
}


/***/ }),

/***/ 2184:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $E: () => (/* binding */ contentOf),
/* harmony export */   CB: () => (/* binding */ readBounded),
/* harmony export */   TS: () => (/* binding */ draftName),
/* harmony export */   f8: () => (/* binding */ writeWhole),
/* harmony export */   p4: () => (/* binding */ copyHashed)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6760);




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
/** A file of at most `most` bytes, whole. */
async function readBounded(file, most) {
    const source = await openRegular(file);
    try {
        const { size } = await source.stat();
        if (size > most)
            throw new Error(`${file} has ${size} bytes, more than ${most}`);
        return await source.readFile();
    }
    finally {
        await source.close();
    }
}
/** The file appears at `target` whole or not at all. `scratch` is a directory of the same file system. */
async function writeWhole(target, bytes, scratch) {
    const draft = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(scratch, draftName());
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)(scratch, { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.mkdir)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(target), { recursive: true });
    try {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.writeFile)(draft, bytes, { flag: 'wx', mode: 0o644 });
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
    // O_NONBLOCK: a FIFO put in a blob's place would hang the open for ever.
    const handle = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.open)(file, node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_RDONLY | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NOFOLLOW | node_fs__WEBPACK_IMPORTED_MODULE_1__.constants.O_NONBLOCK);
    const stat = await handle.stat().catch(async (error) => {
        await handle.close();
        throw error;
    });
    if (stat.isFile())
        return handle;
    await handle.close();
    throw new Error(`${file} is not a regular file`);
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


/***/ }),

/***/ 4778:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ unavailable),
/* harmony export */   l: () => (/* binding */ storeWitness)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(452);
/* harmony import */ var _layer_lookup_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6191);
/* harmony import */ var _layer_portable_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3586);
/* harmony import */ var _layer_recorded_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(4277);
/* harmony import */ var _records_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(9203);





/** The store's records as witness. Every question is asked once in a run. */
function storeWitness(store, freshness, log) {
    const exact = new Map();
    const newest = new Map();
    const blobs = new Map();
    const newestRecord = (arch, layer) => once(newest, `${arch}\0${layer}`, () => (0,_records_js__WEBPACK_IMPORTED_MODULE_3__/* .findNewestRecord */ .B)(store, { arch, name: layer }, log));
    // Two questions, never one: the service searches a branch for all keys before it looks at the default branch, so a fallback of
    // this branch would hide the exact record of the default branch (spec: design 5).
    const findRecord = async (foreseen) => {
        const complete = (0,_layer_lookup_js__WEBPACK_IMPORTED_MODULE_4__/* .completeFacts */ .tq)(foreseen);
        const found = complete && (await once(exact, (0,_layer_portable_js__WEBPACK_IMPORTED_MODULE_1__/* .factsDigest */ .wL)(complete), () => (0,_records_js__WEBPACK_IMPORTED_MODULE_3__/* .findExactRecord */ .s)(store, complete, log)));
        return found ?? (await newestRecord(foreseen.facts.arch, foreseen.facts.name));
    };
    return {
        newestRecord,
        async find(_stacked, foreseen) {
            const record = await findRecord(foreseen);
            const candidate = record && readCandidate(record, log);
            if (candidate === undefined)
                return { candidate, objections: [{ code: 'not-cached', subject: '' }], present: new Set() };
            const digests = record?.blobs.map(({ digest }) => digest) ?? [];
            const present = await once(blobs, digests.join(), () => store.hasBlobs(digests));
            return { candidate, objections: objectionsTo(candidate, present, freshness), present };
        },
    };
}
function readCandidate(record, log) {
    try {
        return (0,_layer_recorded_js__WEBPACK_IMPORTED_MODULE_2__/* .candidateOfRecord */ .S)(record);
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF))
            throw error;
        log.warning(`the record of layer ${record.facts.name} is not used: ${error.message}`);
        return undefined;
    }
}
function objectionsTo({ record }, present, freshness) {
    if (record === undefined)
        return [];
    const gone = record.blobs.filter(({ digest, kind }) => (kind === 'layer' || kind === 'tree') && !present.has(digest));
    const { name } = record.facts;
    return [
        ...(gone.length === 0
            ? []
            : [{ code: 'content-missing', subject: '', detail: `${String(gone.length)} of its blobs` }]),
        ...(freshness.refresh(name) ? [{ code: 'refresh-requested', subject: name }] : []),
        ...(freshness.notBefore !== undefined && record.savedAt < freshness.notBefore
            ? [{ code: 'too-old', subject: '' }]
            : []),
    ];
}
function once(memo, key, ask) {
    let answer = memo.get(key);
    if (answer === undefined) {
        answer = ask();
        memo.set(key, answer);
    }
    return answer;
}
/** The same witness without the blobs that turned out not to be had; a layer that needs one is a miss (`content-missing`). */
function unavailable(witness, gone) {
    return {
        newestRecord: (arch, layer) => witness.newestRecord(arch, layer),
        async find(stacked, foreseen, release) {
            const found = await witness.find(stacked, foreseen, release);
            const blobs = found.candidate?.record?.blobs ?? [];
            const lost = blobs.filter(({ digest, kind }) => gone.has(digest) && (kind === 'layer' || kind === 'tree'));
            const detail = `${String(lost.length)} of its blobs could not be fetched`;
            return {
                candidate: found.candidate,
                objections: lost.length === 0
                    ? found.objections
                    : [...found.objections, { code: 'content-missing', subject: '', detail }],
                present: new Set([...found.present].filter((digest) => !gone.has(digest))),
            };
        },
    };
}


/***/ }),

/***/ 9648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  K: () => (/* binding */ openWitness)
});

// UNUSED EXPORTS: freshnessOf

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/layer/lookup.js
var lookup = __nccwpck_require__(6191);
// EXTERNAL MODULE: ./lib/store/open.js + 1 modules
var store_open = __nccwpck_require__(8457);
// EXTERNAL MODULE: ./lib/store/witness.js
var witness = __nccwpck_require__(4778);
// EXTERNAL MODULE: ./lib/workspace/directories.js
var workspace_directories = __nccwpck_require__(6306);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __nccwpck_require__(7910);
// EXTERNAL MODULE: ./lib/formats/mtree-parse.js
var mtree_parse = __nccwpck_require__(2909);
// EXTERNAL MODULE: ./lib/formats/mtree-tree.js
var mtree_tree = __nccwpck_require__(3992);
// EXTERNAL MODULE: ./lib/layer/build-cache.js
var build_cache = __nccwpck_require__(3418);
// EXTERNAL MODULE: ./lib/layer/definition.js + 1 modules
var definition = __nccwpck_require__(9949);
// EXTERNAL MODULE: ./lib/layer/entry-facts.js
var entry_facts = __nccwpck_require__(5951);
// EXTERNAL MODULE: ./lib/layer/entry-hash.js + 1 modules
var entry_hash = __nccwpck_require__(7435);
// EXTERNAL MODULE: ./lib/layer/portable.js
var layer_portable = __nccwpck_require__(3586);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(7598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
;// CONCATENATED MODULE: ./lib/workspace/build-cache-file.js






/**
 * The bytes of the build.cache in stacker's directory, undefined where there is none. Of a file larger than `limit` it answers `limit + 1` bytes, which
 * `openBuildCache` calls broken. Throws FormatError for what is no regular file.
 */
async function readBuildCache(stackerDir, limit = build_cache/* mostBuildCacheBytes */.X8) {
    const file = external_node_path_.join(stackerDir, 'build.cache');
    let handle;
    try {
        // A pipe of that name must not make us wait for a writer.
        handle = await (0,promises_.open)(file, external_node_fs_.constants.O_RDONLY | external_node_fs_.constants.O_NONBLOCK);
    }
    catch (error) {
        if (isErrno(error, 'ENOENT') || isErrno(error, 'ENOTDIR'))
            return undefined;
        if (isErrno(error, 'ENXIO'))
            throw new errors/* FormatError */.IF(file, 'expected a regular file', { cause: error });
        throw error;
    }
    try {
        const found = await handle.stat();
        if (!found.isFile())
            throw new errors/* FormatError */.IF(file, 'expected a regular file');
        const wanted = Math.min(found.size, limit + 1);
        const bytes = Buffer.alloc(wanted);
        let length = 0;
        while (length < wanted) {
            const { bytesRead } = await handle.read(bytes, length, wanted - length, length);
            if (bytesRead === 0)
                break;
            length += bytesRead;
        }
        return bytes.subarray(0, length);
    }
    finally {
        await handle.close();
    }
}
/**
 * Puts a build.cache there, whole or not at all: what stood there stays when the disk is full. Mode 0600; stacker refuses a file whose
 * owner is not the user who runs it, so `owner` is given where that is another one than ours.
 */
async function writeBuildCache(stackerDir, bytes, owner) {
    const temporary = path.join(stackerDir, `.build.cache-${randomBytes(8).toString('hex')}`);
    try {
        const handle = await open(temporary, 'wx', 0o600);
        try {
            await handle.writeFile(bytes);
            await handle.chmod(0o600);
            if (owner !== undefined)
                await handle.chown(owner.uid, owner.gid);
            await handle.sync();
        }
        finally {
            await handle.close();
        }
        await rename(temporary, path.join(stackerDir, 'build.cache'));
    }
    catch (error) {
        await rm(temporary, { force: true });
        throw error;
    }
}
function isErrno(error, code) {
    return error instanceof Error && 'code' in error && error.code === code;
}

// EXTERNAL MODULE: ./lib/workspace/oci-layout.js
var oci_layout = __nccwpck_require__(8691);
;// CONCATENATED MODULE: ./lib/workspace/local-witness.js














/** The build.cache that stacker left on disk as witness: what stacker itself would look up, over the roots and images beside it. */
function localWitness(directories) {
    let opened;
    /** By layer name, of layers already asked for: children and importers come later. */
    const identities = new Map();
    return {
        newestRecord: () => Promise.resolve(undefined),
        async find(stacked, foreseen, release) {
            opened ??= openState(directories, release);
            const { entries, pruned, nothing } = await opened;
            const { name } = stacked.facts.definition;
            const entry = entries.get(name);
            if (entry === undefined) {
                const why = pruned.get(name) ?? nothing;
                return none([
                    {
                        code: pruned.has(name) ? 'content-missing' : 'not-cached',
                        subject: '',
                        ...(why !== undefined && { detail: why }),
                    },
                ]);
            }
            const candidate = candidateOfEntry(entry, stacked, foreseen, release, { entries, identities });
            if (typeof candidate === 'string')
                return none([{ code: 'not-cached', subject: '', detail: candidate }]);
            identities.set(name, candidate.identity);
            const objections = [...missingOverlayDirs(directories, stacked), ...stagedLinks(directories, stacked)];
            return { candidate, objections, present: new Set() };
        },
    };
}
function none(objections) {
    return { candidate: undefined, objections, present: new Set() };
}
async function openState(directories, release) {
    const opened = (0,build_cache/* openBuildCache */.Lk)(await readBuildCache(directories.stackerDir), release);
    const empty = { entries: new Map(), pruned: new Map() };
    switch (opened.kind) {
        case 'missing':
            return { ...empty, nothing: undefined };
        case 'discarded':
            return {
                ...empty,
                nothing: `build.cache is of version ${String(opened.version)}, which stacker ${release.tag} removes`,
            };
        case 'broken':
            return { ...empty, nothing: `stacker will stop at its build.cache (${opened.why}); remove it` };
        case 'opened': {
            const whole = await wholeManifests(directories, opened.entries);
            const { kept, pruned } = (0,build_cache/* pruneBuildCache */.t2)(opened.entries, {
                hasRoot: (name) => (0,external_node_fs_.existsSync)((0,workspace_directories/* rootPath */.wA)(directories, name)),
                hasManifest: ({ Digest: digest }) => whole.has(digest),
            });
            return { entries: kept, pruned: new Map(pruned.map(({ name, why }) => [name, why])), nothing: undefined };
        }
    }
}
async function wholeManifests(directories, entries) {
    const whole = new Set();
    for (const entry of entries.values()) {
        if (entry.Layer.BuildOnly)
            continue;
        for (const { Digest: digest, Size: size } of entry.Manifests?.values() ?? []) {
            if ((0,formats_digest/* isDigest */.Bc)(digest) && (await (0,oci_layout/* verifyBlob */.tB)(directories.ociDir, digest, Number(size))) === undefined)
                whole.add(digest);
        }
    }
    return whole;
}
/** The entry as a candidate; a text says why it cannot be compared. */
function candidateOfEntry(entry, { facts }, foreseen, release, state) {
    const same = (0,definition/* sameDefinition */.uD)(entry.Layer, facts.definition.layer, release);
    const portable = same ? foreseen.layer : entry.Layer;
    try {
        const known = (0,entry_facts/* factsOfEntry */.nk)(entry, {
            portable,
            definition: same ? foreseen.facts.definition : (0,definition/* definitionText */.Zl)(entry.Layer, release),
            arch: foreseen.facts.arch,
            release,
            base: baseOfEntry(entry, release, state),
            unwitnessed: (index) => unwitnessedImport(entry, index, foreseen, state.identities),
        });
        if (known.kind === 'incomplete')
            return known.why;
        const identity = (0,layer_portable/* layerIdentity */.K8)(known.facts, (0,entry_facts/* manifestDigests */.dE)(entry));
        const recorded = { layer: portable, facts: known.facts };
        return { identity, recorded, entry, record: undefined, trees: treesOfEntry(entry, release) };
    }
    catch (error) {
        if (error instanceof errors/* FormatError */.IF)
            return `its entry cannot be read: ${error.message}`;
        throw error;
    }
}
/** `Base` names the parent by its hash: it stands for that parent as long as the parent's entry still has that hash. */
function baseOfEntry(entry, release, { entries, identities, }) {
    const { From: from } = entry.Layer;
    if (from.Type === 'built') {
        const parent = entries.get(from.Tag);
        const identity = identities.get(from.Tag);
        if (parent && identity && String((0,entry_hash/* entryHash */.R)(parent, release)) === entry.Base)
            return { kind: 'layer', identity, path: '' };
    }
    if (from.Type === 'oci') {
        for (const [name, parent] of entries) {
            const identity = identities.get(name);
            const written = (0,entry_facts/* manifestDigests */.dE)(parent).some((digest) => (0,formats_digest/* digestHex */.sU)(digest) === entry.Base);
            if (identity && written)
                return { kind: 'layer', identity, path: from.Url };
        }
    }
    const file = /^stacker:\/\/([^/]+)(\/.*)?$/s.exec(from.Url);
    const producer = from.Type === 'tar' && file?.[1] !== undefined ? identities.get(file[1]) : undefined;
    return producer ? { kind: 'layer', identity: producer, path: file?.[2] ?? '' } : { kind: 'known', base: entry.Base };
}
/** No entry witnesses imports with `dest`: stacker hits whatever they hold. What came from a producer is known by that producer. */
function unwitnessedImport(entry, index, foreseen, identities) {
    const item = entry.Layer.Imports?.[index];
    const now = foreseen.imports[index];
    if (item === undefined)
        return undefined;
    if (item.Dest)
        return now === undefined || now.kind === 'unresolved' ? { kind: 'file', hash: '' } : now;
    const source = /^stacker:\/\/([^/]+)(\/.*)?$/s.exec(item.Path);
    const identity = source?.[1] === undefined ? undefined : identities.get(source[1]);
    return identity && { kind: 'produced', identity, path: source?.[2] ?? '' };
}
function treesOfEntry(entry, release) {
    const hashes = [
        ...[...(entry.Imports?.values() ?? [])].filter(({ Type }) => Type === 1n).map(({ Hash }) => Hash),
        ...[...(entry.OverlayDirs?.values() ?? [])].map(({ Hash }) => Hash),
    ];
    const trees = hashes.map((hash) => (0,mtree_parse/* parseTree */.c)(Buffer.from(hash, 'base64'), release.goMtree));
    return new Map(trees.map((tree) => [(0,mtree_tree/* treeDigest */.fZ)(tree), tree]));
}
/** stacker looks for the staged copy of each overlay dir, which an empty directory satisfies (cache.go, Lookup). */
function missingOverlayDirs({ rootsDir }, { facts }) {
    const { name, layer } = facts.definition;
    return (layer.OverlayDirs ?? []).flatMap(({ Source: source, Dest: dest }) => {
        const staged = external_node_path_.join(rootsDir, name, 'overlay_dirs', external_node_path_.basename(source), dest);
        return (0,external_node_fs_.existsSync)(staged) ? [] : [{ code: 'overlay-dir-missing', subject: source }];
    });
}
/** Where a link is staged and the source is none, or the other way round, stacker stops: "symlink -> not symlink not supported". */
function stagedLinks({ stackerDir }, { facts }) {
    const { name, layer } = facts.definition;
    return (layer.Imports ?? []).flatMap(({ Path: source, Dest: dest }) => {
        if (dest || !source.startsWith('/'))
            return [];
        const now = (0,external_node_fs_.lstatSync)(source, { throwIfNoEntry: false });
        const staged = (0,external_node_fs_.lstatSync)(external_node_path_.join(stackerDir, 'imports', name, external_node_path_.basename(source)), { throwIfNoEntry: false });
        if (now === undefined || staged === undefined || now.isSymbolicLink() === staged.isSymbolicLink())
            return [];
        return [{ code: 'bad-import', subject: source, detail: 'symlink -> not symlink not supported' }];
    });
}
/**
 * Whether the images of an entry on disk are whole: stacker checks manifests only, and publishes an image whose layers are missing
 * (spec: restoring 5). A build_only entry is backed by its root, which stacker itself left there.
 */
async function isBackedLocally(directories, entry) {
    if (entry.Layer.BuildOnly)
        return (0,external_node_fs_.existsSync)(external_node_path_.join((0,workspace_directories/* rootPath */.wA)(directories, entry.Name), 'overlay_metadata.json'));
    for (const { Digest: digest } of entry.Manifests?.values() ?? []) {
        const manifest = (0,formats_digest/* isDigest */.Bc)(digest) ? await (0,oci_layout/* readDocument */.u0)(directories.ociDir, digest) : undefined;
        if (manifest === undefined)
            return false;
        try {
            const { config, layers } = (0,oci_layout/* decodeManifest */.MK)(manifest);
            for (const blob of [config, ...layers]) {
                if ((await (0,oci_layout/* verifyBlob */.tB)(directories.ociDir, blob.digest, blob.size)) !== undefined)
                    return false;
            }
        }
        catch (error) {
            if (error instanceof errors/* FormatError */.IF)
                return false;
            throw error;
        }
    }
    return (0,external_node_fs_.existsSync)(external_node_path_.join((0,workspace_directories/* rootPath */.wA)(directories, entry.Name), 'overlay_metadata.json'));
}

;// CONCATENATED MODULE: ./lib/witness.js






/** Where the options say that built layers are remembered. Without a store nothing is asked but the disk. */
async function openWitness(options, surroundings) {
    const directories = (0,workspace_directories/* directoriesOf */.Pv)(options.directories);
    const local = localWitness(directories);
    if (options.from === 'local')
        return { witness: explained(local), store: undefined };
    const store = await (0,store_open/* openStore */.C)(options.store, options.keyPrefix, surroundings);
    const freshness = freshnessOf(options, surroundings.now());
    const stored = (0,witness/* storeWitness */.l)(store, freshness, surroundings.log);
    return { witness: withLocalState(stored, quiet(local, surroundings.log), freshness, directories), store };
}
/** What cannot be read is the user's to mend where nothing else was asked for. */
function explained(local) {
    return {
        ...local,
        async find(stacked, foreseen, release) {
            try {
                return await local.find(stacked, foreseen, release);
            }
            catch (error) {
                if (error instanceof errors/* FormatError */.IF || isDenied(error)) {
                    throw new errors/* UserError */.yo(`build.cache cannot be read: ${error.message}; run as the user who runs stacker`, {
                        cause: error,
                    });
                }
                throw error;
            }
        },
    };
}
/** Over a store the state on disk is an addition: what cannot be read is none. */
function quiet(local, log) {
    return {
        ...local,
        async find(stacked, foreseen, release) {
            try {
                return await local.find(stacked, foreseen, release);
            }
            catch (error) {
                if (!(error instanceof errors/* FormatError */.IF) && !isDenied(error))
                    throw error;
                log.debug(`the state on disk is not used: ${error.message}`);
                return { candidate: undefined, objections: [], present: new Set() };
            }
        },
    };
}
function isDenied(error) {
    const code = error.code;
    return code === 'EACCES' || code === 'EPERM';
}
/**
 * The store's records, and where none serves, what an earlier build left in the workspace (self-hosted runners, a person's checkout).
 * An entry on disk does not witness everything that a record does, so it only counts where it does: no import with `dest`, nothing
 * taken from another layer, and every blob whole.
 */
function withLocalState(stored, local, freshness, directories) {
    return {
        newestRecord: (arch, layer) => stored.newestRecord(arch, layer),
        async find(stacked, foreseen, release) {
            // Asked for every layer: children are known by the entries of their parents.
            const onDisk = await local.find(stacked, foreseen, release);
            const found = await stored.find(stacked, foreseen, release);
            const { candidate } = onDisk;
            const { definition, imports } = stacked.facts;
            if (serves(found, foreseen) ||
                candidate === undefined ||
                !serves(onDisk, foreseen) ||
                freshness.refresh(definition.name) ||
                freshness.notBefore !== undefined ||
                (definition.layer.Imports ?? []).some(({ Dest }) => Dest) ||
                imports.some(({ kind }) => kind === 'produced') ||
                stacked.facts.base.kind === 'produced' ||
                !(await isBackedLocally(directories, candidate.entry))) {
                return found;
            }
            return onDisk;
        },
    };
}
const noDifferences = { definitions: () => [], trees: () => undefined };
function serves({ candidate, objections }, foreseen) {
    return (candidate !== undefined &&
        objections.length === 0 &&
        (0,lookup/* lookup */.$I)(candidate.recorded, foreseen, noDifferences).length === 0);
}
const secondsPerDay = 86_400;
/** `now` in milliseconds since 1970. */
function freshnessOf(options, now) {
    const patterns = options.refresh.map(nameGlob);
    return {
        refresh: (layer) => patterns.some((pattern) => pattern.test(layer)),
        notBefore: options.maxAge === undefined ? undefined : now / 1000 - options.maxAge * secondsPerDay,
    };
}
/** `*` and `?` over a whole layer name; everything else stands for itself. */
function nameGlob(glob) {
    const pattern = glob
        .replace(/[\\^$.|+()[\]{}]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('?', '.');
    return new RegExp(`^${pattern}$`, 'su');
}


/***/ }),

/***/ 6021:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   cw: () => (/* binding */ readBuildStateHere),
/* harmony export */   sm: () => (/* binding */ encodeBuildState),
/* harmony export */   w6: () => (/* binding */ decodeBuildState)
/* harmony export */ });
/* unused harmony export umaskOf */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _directories_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6306);
/* harmony import */ var _oci_layout_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(8691);




/** Trees are base64 inside it: a directory of a hundred thousand files makes some ten megabytes. */
const mostBuildCacheBytes = 256 * 1024 * 1024;
const mostIndexBytes = 64 * 1024 * 1024;
const mostMetadataBytes = 16 * 1024 * 1024;
/**
 * Reads it in this process. @throws errno errors (EACCES where root alone may read: see `readBuildState` in by-root.ts) and
 * FormatError for files above their bounds.
 */
async function readBuildStateHere(directories) {
    return {
        buildCache: await readBuildCache(directories),
        index: await (0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .readBounded */ .CB)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(directories.ociDir, 'index.json'), mostIndexBytes),
        roots: await readRoots(directories.rootsDir, node_path__WEBPACK_IMPORTED_MODULE_1__.join(directories.stackerDir, 'imports')),
        imports: await readImports(node_path__WEBPACK_IMPORTED_MODULE_1__.join(directories.stackerDir, 'imports')),
    };
}
/** The umask that stacker had, as far as the directories that it made tell; undefined where there are none. */
function umaskOf(state) {
    for (const { mode } of state.imports.values())
        return 0o777 & ~mode;
    return undefined;
}
async function readBuildCache(directories) {
    const file = (0,_directories_js__WEBPACK_IMPORTED_MODULE_2__/* .buildCachePath */ .EB)(directories);
    const bytes = await (0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .readBounded */ .CB)(file, mostBuildCacheBytes);
    if (bytes === undefined)
        return undefined;
    const { uid, gid } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(file);
    return { bytes, uid, gid };
}
async function readRoots(rootsDir, importsDir) {
    const roots = new Map();
    for (const name of await names(rootsDir)) {
        const directory = node_path__WEBPACK_IMPORTED_MODULE_1__.join(rootsDir, name);
        if (!(0,_directories_js__WEBPACK_IMPORTED_MODULE_2__/* .isPlainName */ .sh)(name) || !(await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(directory)).isDirectory())
            continue;
        const metadata = node_path__WEBPACK_IMPORTED_MODULE_1__.join(directory, 'overlay_metadata.json');
        roots.set(name, {
            metadata: await (0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .readBounded */ .CB)(metadata, mostMetadataBytes),
            hasContent: (await names(node_path__WEBPACK_IMPORTED_MODULE_1__.join(directory, 'overlay'))).length > 0,
            buildSeconds: await secondsBetween(node_path__WEBPACK_IMPORTED_MODULE_1__.join(importsDir, name, '.stacker-run.sh'), metadata),
        });
    }
    return roots;
}
async function readImports(directory) {
    const imports = new Map();
    for (const layer of await names(directory)) {
        const below = node_path__WEBPACK_IMPORTED_MODULE_1__.join(directory, layer);
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(below);
        if (!(0,_directories_js__WEBPACK_IMPORTED_MODULE_2__/* .isPlainName */ .sh)(layer) || !found.isDirectory())
            continue;
        const entries = new Map();
        for (const name of await names(below)) {
            // stacker's own script of the layer's `run`.
            if (name === '.stacker-run.sh')
                continue;
            const file = node_path__WEBPACK_IMPORTED_MODULE_1__.join(below, name);
            const { mode, size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(file);
            const type = mode & 0o170000;
            const kind = type === 0o100000 ? 'file' : type === 0o040000 ? 'directory' : 'other';
            entries.set(name, { kind, mode: mode & 0o7777, size: kind === 'file' ? size : 0, file });
        }
        imports.set(layer, { mode: found.mode & 0o777, entries });
    }
    return imports;
}
async function secondsBetween(begun, done) {
    try {
        const seconds = ((await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(done)).mtimeMs - (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.lstat)(begun)).mtimeMs) / 1000;
        return seconds > 0 ? seconds : null;
    }
    catch (error) {
        if ((0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .isAbsent */ .W0)(error))
            return null;
        throw error;
    }
}
async function names(directory) {
    try {
        return (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readdir)(directory)).sort();
    }
    catch (error) {
        if ((0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_3__/* .isAbsent */ .W0)(error))
            return [];
        throw error;
    }
}
/** The state as JSON, for the answer of the child that runs as root. */
function encodeBuildState(state) {
    return {
        buildCache: state.buildCache && { ...state.buildCache, bytes: state.buildCache.bytes.toString('base64') },
        index: state.index?.toString('base64'),
        roots: [...state.roots].map(([name, root]) => [name, { ...root, metadata: root.metadata?.toString('base64') }]),
        imports: [...state.imports].map(([layer, staged]) => [layer, { ...staged, entries: [...staged.entries] }]),
    };
}
/** The counterpart; the text comes from our own child. */
function decodeBuildState(value) {
    const state = value;
    const bytes = (text) => text === undefined ? undefined : Buffer.from(text, 'base64');
    return {
        buildCache: state.buildCache && { ...state.buildCache, bytes: Buffer.from(state.buildCache.bytes, 'base64') },
        index: bytes(state.index),
        roots: new Map(state.roots.map(([name, root]) => [name, { ...root, metadata: bytes(root.metadata) }])),
        imports: new Map(state.imports.map(([layer, staged]) => [layer, { ...staged, entries: new Map(staged.entries) }])),
    };
}


/***/ }),

/***/ 5461:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   NK: () => (/* binding */ layDown),
/* harmony export */   iy: () => (/* binding */ packRoot),
/* harmony export */   jh: () => (/* binding */ removeKeepingTags),
/* harmony export */   oP: () => (/* binding */ verifyBlobs),
/* harmony export */   qA: () => (/* binding */ readBuildState),
/* harmony export */   qV: () => (/* binding */ packStaged),
/* harmony export */   rC: () => (/* binding */ readableFile)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(452);
/* harmony import */ var _build_state_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6021);
/* harmony import */ var _directories_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6306);
/* harmony import */ var _lay_down_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(9041);
/* harmony import */ var _lay_down_request_js__WEBPACK_IMPORTED_MODULE_9__ = __nccwpck_require__(384);
/* harmony import */ var _oci_layout_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(8691);
/* harmony import */ var _packed_tree_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(1274);
/* harmony import */ var _privilege_js__WEBPACK_IMPORTED_MODULE_8__ = __nccwpck_require__(7962);










/**
 * Lays down the request, in this process where that is enough, else in a child under sudo: build.cache must belong to who runs
 * stacker, and what root's stacker left can be replaced by root only. Without sudo nothing is laid down.
 */
async function layDown(request, log, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_8__/* .ownProgram */ .DX)()) {
    try {
        const reason = await whyRoot(request);
        if (reason === undefined)
            return await (0,_lay_down_js__WEBPACK_IMPORTED_MODULE_5__/* .layDownHere */ .H)(request, log);
        const root = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_8__/* .canBecomeRoot */ .eY)();
        if (root.kind === 'no')
            return { kind: 'refused', why: `${reason}, and ${root.why}` };
        const owner = request.owner ?? ourselves();
        const task = { task: 'lay-down', request: (0,_lay_down_request_js__WEBPACK_IMPORTED_MODULE_9__/* .encodeLayDownRequest */ .d)({ ...request, owner }) };
        return (await ask(task, log, program));
    }
    catch (error) {
        // A full disk, a directory that may not be written, a foreign file that is broken. Anything else is a bug.
        const isTrouble = error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .FormatError */ .IF || typeof error.code === 'string';
        if (!isTrouble && !(0,_privilege_js__WEBPACK_IMPORTED_MODULE_8__/* .isChildFailure */ .Pl)(error))
            throw error;
        return { kind: 'refused', why: error.message };
    }
}
/** What is there after a build. build.cache of root's stacker is for root alone (mode 0600). */
async function readBuildState(directories, log, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_8__/* .ownProgram */ .DX)()) {
    return await orAsRoot(() => (0,_build_state_js__WEBPACK_IMPORTED_MODULE_3__/* .readBuildStateHere */ .cw)(directories), async () => (0,_build_state_js__WEBPACK_IMPORTED_MODULE_3__/* .decodeBuildState */ .w6)(await ask({ task: 'read-build-state', directories }, log, program)));
}
/** What is wrong with each of these blobs in the output layout, in their order: see `verifyBlob`. */
async function verifyBlobs(directories, blobs, log, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_8__/* .ownProgram */ .DX)()) {
    return await orAsRoot(async () => {
        const found = [];
        for (const { digest, size } of blobs)
            found.push(await (0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .verifyBlob */ .tB)(directories.ociDir, digest, size));
        return found;
    }, async () => {
        const found = (await ask({ task: 'verify-blobs', directories, blobs }, log, program));
        return found.map((trouble) => trouble ?? undefined);
    });
}
/**
 * The file itself where we can read it, else a copy in the staging directory: umoci makes blobs that their owner alone may read.
 * `name` is the copy's name there.
 */
async function readableFile(directories, staging, file, name, log, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_8__/* .ownProgram */ .DX)()) {
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
/** Packs roots/NAME/overlay into `archive` (in the staging directory). `owner` ran stacker. Answers why it could not. */
async function packRoot(directories, staging, name, archive, owner, log, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_8__/* .ownProgram */ .DX)()) {
    if (!(0,_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .isPlainName */ .sh)(name))
        return `${JSON.stringify(name)} cannot be the name of a root`;
    const us = ourselves();
    if (us.uid === owner.uid)
        return await (0,_packed_tree_js__WEBPACK_IMPORTED_MODULE_7__/* .packTree */ .Av)(node_path__WEBPACK_IMPORTED_MODULE_1__.join(directories.rootsDir, name, 'overlay'), archive, owner);
    if (owner.uid !== 0)
        return `only user ${String(owner.uid)} can read what its subordinate ids own`;
    const root = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_8__/* .canBecomeRoot */ .eY)();
    if (root.kind === 'no')
        return `only root can read all of the tree, and ${root.why}`;
    const source = { kind: 'root', name };
    const task = { task: 'pack', directories, staging, source, archive, owner, reader: us };
    return (await ask(task, log, program)) ?? undefined;
}
/** Packs a directory that is staged for an importer into a tar of its content. Answers why it could not. */
async function packStaged(directories, staging, directory, archive, log, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_8__/* .ownProgram */ .DX)()) {
    const why = await (0,_packed_tree_js__WEBPACK_IMPORTED_MODULE_7__/* .packContent */ .ds)(directory, archive);
    if (why === undefined || ourselves().uid === 0 || (await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_8__/* .canBecomeRoot */ .eY)()).kind === 'no')
        return why;
    const source = { kind: 'staged', path: directory };
    const us = ourselves();
    const task = { task: 'pack', directories, staging, source, archive, owner: us, reader: us };
    return (await ask(task, log, program)) ?? undefined;
}
/** Takes our own tags out of oci/index.json, after the build. */
async function removeKeepingTags(directories, owner, log, program = (0,_privilege_js__WEBPACK_IMPORTED_MODULE_8__/* .ownProgram */ .DX)()) {
    await orAsRoot(() => (0,_lay_down_js__WEBPACK_IMPORTED_MODULE_5__/* .removeKeepingTagsHere */ .D)(directories, owner), async () => {
        await ask({ task: 'remove-keeping-tags', directories, owner }, log, program);
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
        node_path__WEBPACK_IMPORTED_MODULE_1__.join((0,_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .layerBasesPath */ .P2)(directories), 'blobs', 'sha256'),
        ociDir,
        node_path__WEBPACK_IMPORTED_MODULE_1__.join(ociDir, 'blobs', 'sha256'),
        rootsDir,
        ...replaced.filter(_directories_js__WEBPACK_IMPORTED_MODULE_4__/* .isPlainName */ .sh).map((name) => node_path__WEBPACK_IMPORTED_MODULE_1__.join(rootsDir, name)),
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
        if ((0,_oci_layout_js__WEBPACK_IMPORTED_MODULE_6__/* .isAbsent */ .W0)(error))
            return undefined;
        throw error;
    }
}
async function orAsRoot(here, asRoot) {
    try {
        return await here();
    }
    catch (error) {
        const { code } = error;
        if (code !== 'EACCES' && code !== 'EPERM')
            throw error;
        const root = await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_8__/* .canBecomeRoot */ .eY)();
        if (root.kind === 'sudo')
            return await asRoot();
        throw new Error(`${error.message}${root.kind === 'no' ? `, and ${root.why}` : ''}`, { cause: error });
    }
}
async function ask(task, log, program) {
    const answer = (await (0,_privilege_js__WEBPACK_IMPORTED_MODULE_8__/* .askRoot */ .K9)(task, program));
    for (const [level, message] of answer.log)
        log[level](message);
    return answer.result;
}
function ourselves() {
    return { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 };
}


/***/ }),

/***/ 6306:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Br: () => (/* binding */ pathBelow),
/* harmony export */   EB: () => (/* binding */ buildCachePath),
/* harmony export */   P2: () => (/* binding */ layerBasesPath),
/* harmony export */   Pv: () => (/* binding */ directoriesOf),
/* harmony export */   Se: () => (/* binding */ extractedName),
/* harmony export */   UO: () => (/* binding */ isWithin),
/* harmony export */   bf: () => (/* binding */ ownerOf),
/* harmony export */   sh: () => (/* binding */ isPlainName),
/* harmony export */   wA: () => (/* binding */ rootPath)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7910);


function buildCachePath(directories) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.join(directories.stackerDir, 'build.cache');
}
/** The layout that stacker copies base images to, and from which v1.0.0 and later extract layers (overlay/pack.go, unpackOne). */
function layerBasesPath(directories) {
    return node_path__WEBPACK_IMPORTED_MODULE_0__.join(directories.stackerDir, 'layer-bases', 'oci');
}
/**
 * A layer's root. Layer names come from restored entries, so a name that is not one plain file name is refused.
 * @throws RangeError for such a name; ask `isPlainName` first.
 */
function rootPath(directories, name) {
    if (!isPlainName(name))
        throw new RangeError(`not a plain name: ${JSON.stringify(name)}`);
    return node_path__WEBPACK_IMPORTED_MODULE_0__.join(directories.rootsDir, name);
}
/** Directories in overlay's lowerdir option cannot hold a colon, so stacker writes `sha256_` (overlay/pack.go, safeOverlayName). */
function extractedName(digest) {
    return `sha256_${(0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_1__/* .digestHex */ .sU)(digest)}`;
}
/** One path component that names something below a directory. */
function isPlainName(name) {
    return (name !== '' &&
        name !== '.' &&
        name !== '..' &&
        !name.includes('/') &&
        !name.includes('\0') &&
        Buffer.byteLength(name) <= 255);
}
/**
 * A path of components that stay below the directory they are joined to: no `..`, not absolute after leading slashes are dropped
 * (stacker joins `dest` and import paths the same way). Empty for the directory itself; undefined for a path that would leave it.
 */
function pathBelow(relative) {
    const parts = relative.split('/').filter((part) => part !== '' && part !== '.');
    return parts.every(isPlainName) ? parts.join('/') : undefined;
}
/** Is `file` the directory or below it, by its text alone. Both absolute and normal. */
function isWithin(directory, file) {
    return file === directory || file.startsWith(directory === '/' ? '/' : `${directory}/`);
}
/** The directories of the options, under the words of this room. */
function directoriesOf(options) {
    return {
        workingDirectory: options.working,
        stackerDir: options.stacker,
        ociDir: options.oci,
        rootsDir: options.roots,
    };
}
/** Who stacker will be, where that is somebody else; undefined where it is this process's user. */
function ownerOf(rootUser) {
    return rootUser && process.geteuid?.() !== 0 ? { uid: 0, gid: 0 } : undefined;
}


/***/ }),

/***/ 7870:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  tP: () => (/* binding */ extractLayer),
  qI: () => (/* binding */ runTool),
  pi: () => (/* binding */ unpackVerbatim)
});

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(3024);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __nccwpck_require__(7075);
;// CONCATENATED MODULE: external "node:stream/promises"
const external_node_stream_promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/promises");
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __nccwpck_require__(8522);
var external_node_zlib_namespaceObject = /*#__PURE__*/__nccwpck_require__.t(external_node_zlib_, 2);
// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/workspace/directories.js
var workspace_directories = __nccwpck_require__(6306);
;// CONCATENATED MODULE: ./lib/workspace/extraction-guard.js


/**
 * Checks the members of one archive, in their order, before they reach `tar`: no name leaves the directory, by itself or through a
 * link that the archive makes. Names come back without leading slashes, `.` for the directory itself.
 */
function guardMembers() {
    /** Everything that is no directory, by its name. */
    const leaves = new Map();
    const clean = (name, what) => {
        const below = name.includes('\0') ? undefined : (0,workspace_directories/* pathBelow */.Br)(name);
        if (below === undefined)
            throw new errors/* FormatError */.IF(what, `expected a name inside the archive, not ${JSON.stringify(name)}`);
        for (let slash = below.indexOf('/'); slash >= 0; slash = below.indexOf('/', slash + 1)) {
            const kind = leaves.get(below.slice(0, slash));
            if (kind !== undefined)
                throw new errors/* FormatError */.IF(what, `expected a directory above ${JSON.stringify(name)}, not a ${kind}`);
        }
        return below;
    };
    return (member) => {
        const name = clean(member.name, 'member');
        const sparse = member.records.get('GNU.sparse.name');
        if (sparse !== undefined)
            clean(sparse.toString('latin1'), 'sparse member');
        let { target } = member;
        if (member.kind === 'link') {
            target = clean(member.target, 'hard link');
            if (target === '' || target === name)
                throw new errors/* FormatError */.IF('hard link', 'expected another member');
        }
        else if (member.kind !== 'symlink')
            target = '';
        if (name === '' && member.kind !== 'directory')
            throw new errors/* FormatError */.IF('member', 'expected a name');
        const own = sparse === undefined ? name : ((0,workspace_directories/* pathBelow */.Br)(sparse.toString('latin1')) ?? name);
        if (member.kind === 'directory') {
            if (leaves.has(own))
                throw new errors/* FormatError */.IF('member', `expected ${JSON.stringify(own)} once`);
        }
        else
            leaves.set(own, member.kind === 'link' ? (leaves.get(target) ?? 'link') : member.kind);
        return { ...member, name: name === '' ? '.' : name, target };
    };
}

// EXTERNAL MODULE: ./lib/workspace/id-space.js
var id_space = __nccwpck_require__(9635);
;// CONCATENATED MODULE: ./lib/workspace/tar-member.js

const block = 512;
/** Long names, xattrs and sparse maps; the kernel holds at most 64 KiB for all xattrs of a file. */
const mostHeaderBytes = 8 * 1024 * 1024;
const kinds = new Map([
    ['0', 'file'],
    ['\0', 'file'],
    ['7', 'file'],
    ['1', 'link'],
    ['2', 'symlink'],
    ['3', 'character'],
    ['4', 'block'],
    ['5', 'directory'],
    ['6', 'fifo'],
]);
/**
 * Reads POSIX (pax), ustar and GNU archives. An archive may end without trailer, and without the padding of its last file: that is
 * how stacker before v1.0 left its layers (spec: restoring 16).
 * @throws FormatError for what is not such an archive, or ends inside a member.
 */
async function* readTar(source) {
    const bytes = queueBytes(source);
    let records = new Map();
    let longName;
    let longTarget;
    for (;;) {
        const header = await bytes.take(block);
        if (header === undefined || header.every((byte) => byte === 0))
            return;
        if (header.length < block)
            throw new errors/* FormatError */.IF('tar', 'expected a whole header');
        checkSum(header);
        const type = header.toString('latin1', 156, 157);
        const size = number(header, 124, 12);
        if (['x', 'g', 'L', 'K'].includes(type)) {
            if (size > mostHeaderBytes)
                throw new errors/* FormatError */.IF('tar', 'expected a shorter extended header');
            const content = await bytes.take(size);
            if (content?.length !== size && size > 0)
                throw new errors/* FormatError */.IF('tar', 'ends inside an extended header');
            await bytes.take(padding(size));
            const body = content ?? Buffer.alloc(0);
            if (type === 'x')
                records = readRecords(body);
            else if (type === 'L')
                longName = untilNul(body);
            else if (type === 'K')
                longTarget = untilNul(body);
            continue;
        }
        const member = decodeMember(header, type, size, records, longName, longTarget);
        records = new Map();
        longName = longTarget = undefined;
        let left = member.size;
        const content = async function* () {
            while (left > 0) {
                const chunk = await bytes.some(left);
                if (chunk === undefined)
                    throw new errors/* FormatError */.IF('tar', 'ends inside a member');
                left -= chunk.length;
                yield chunk;
            }
        };
        yield { member, content: content() };
        while (left > 0) {
            const chunk = await bytes.some(left);
            if (chunk === undefined)
                throw new errors/* FormatError */.IF('tar', 'ends inside a member');
            left -= chunk.length;
        }
        await bytes.take(padding(member.size));
    }
}
function decodeMember(header, type, size, records, longName, longTarget) {
    const kind = kinds.get(type);
    if (kind === undefined)
        throw new errors/* FormatError */.IF('tar', `expected a known type of member, not ${JSON.stringify(type)}`);
    const text = (name) => records.get(name)?.toString('latin1');
    const prefix = header.toString('latin1', 257, 263) === 'ustar\0' ? untilNul(header.subarray(345, 500)) : '';
    const short = untilNul(header.subarray(0, 100));
    const name = text('path') ?? longName ?? (prefix === '' ? short : `${prefix}/${short}`);
    const isDirectory = kind === 'directory' || (kind === 'file' && name.endsWith('/'));
    const decimal = (record, otherwise) => {
        const value = text(record);
        if (value === undefined)
            return otherwise;
        const whole = Number(value);
        if (!/^\d+$/.test(value) || !Number.isSafeInteger(whole))
            throw new errors/* FormatError */.IF('tar', `expected a number as ${record}`);
        return whole;
    };
    const mtime = text('mtime') ?? String(number(header, 136, 12));
    if (!/^-?\d{1,18}(\.\d{1,18})?$/.test(mtime))
        throw new errors/* FormatError */.IF('tar', 'expected a time');
    const isDevice = kind === 'character' || kind === 'block';
    return {
        kind: isDirectory ? 'directory' : kind,
        name,
        target: text('linkpath') ?? longTarget ?? untilNul(header.subarray(157, 257)),
        mode: number(header, 100, 8) & 0o7777,
        uid: decimal('uid', number(header, 108, 8)),
        gid: decimal('gid', number(header, 116, 8)),
        size: kind === 'file' && !isDirectory ? decimal('size', size) : 0,
        mtime,
        major: isDevice ? number(header, 329, 8) : 0,
        minor: isDevice ? number(header, 337, 8) : 0,
        records: new Map([...records].filter(([key]) => /^(SCHILY\.(xattr|acl)\.|GNU\.sparse\.)/.test(key))),
    };
}
/** The header of a member in the POSIX format, with whatever does not fit into it in an extended header before it. */
function encodeHeader(member) {
    const records = new Map(member.records);
    const latin = (value) => Buffer.from(value, 'latin1');
    // An unfit name goes into GNU's long-name member: its bytes are taken as they are, those of a pax path are converted by charset.
    const parts = [];
    if (latin(member.name).length > 100)
        parts.push(longMember('L', latin(member.name)));
    if (latin(member.target).length > 100)
        parts.push(longMember('K', latin(member.target)));
    if (member.uid > 0o7777777)
        records.set('uid', latin(String(member.uid)));
    if (member.gid > 0o7777777)
        records.set('gid', latin(String(member.gid)));
    if (member.size > 0o77777777777)
        records.set('size', latin(String(member.size)));
    if (!/^\d{1,10}$/.test(member.mtime))
        records.set('mtime', latin(member.mtime));
    if (records.size > 0) {
        const body = Buffer.concat([...records].map(([key, value]) => record(key, value)));
        parts.push(headerBlock('x', latin('././@PaxHeader'), { ...plain, size: body.length }), padded(body));
    }
    const type = [...kinds].find(([, kind]) => kind === member.kind)?.[0] ?? '0';
    parts.push(headerBlock(type, latin(member.name), member));
    return Buffer.concat(parts);
}
function padding(size) {
    return (block - (size % block)) % block;
}
/** Two blocks of zeros. */
const tarTrailer = Buffer.alloc(2 * block);
const plain = {
    kind: 'file',
    name: '',
    target: '',
    mode: 0o644,
    uid: 0,
    gid: 0,
    size: 0,
    mtime: '0',
    major: 0,
    minor: 0,
    records: new Map(),
};
function longMember(type, value) {
    const body = Buffer.concat([value, Buffer.alloc(1)]);
    return Buffer.concat([headerBlock(type, Buffer.from('././@LongLink'), { ...plain, size: body.length }), padded(body)]);
}
function padded(body) {
    return Buffer.concat([body, Buffer.alloc(padding(body.length))]);
}
function headerBlock(type, name, member) {
    const header = Buffer.alloc(block);
    const octal = (value, at, width) => {
        header.write(value
            .toString(8)
            .slice(-(width - 1))
            .padStart(width - 1, '0'), at, 'latin1');
    };
    name.copy(header, 0, 0, 100);
    octal(member.mode, 100, 8);
    octal(member.uid > 0o7777777 ? 0 : member.uid, 108, 8);
    octal(member.gid > 0o7777777 ? 0 : member.gid, 116, 8);
    octal(member.size > 0o77777777777 ? 0 : member.size, 124, 12);
    octal(/^\d{1,10}$/.test(member.mtime) ? Number(member.mtime) : 0, 136, 12);
    header.write(type, 156, 'latin1');
    Buffer.from(member.target, 'latin1').copy(header, 157, 0, 100);
    header.write('ustar\u000000', 257, 'latin1');
    octal(member.major, 329, 8);
    octal(member.minor, 337, 8);
    header.fill(' ', 148, 156);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
    return header;
}
/** `LENGTH KEY=VALUE\n`, where the length counts itself. */
function record(key, value) {
    const rest = Buffer.concat([Buffer.from(` ${key}=`, 'latin1'), value, Buffer.from('\n')]);
    let length = rest.length + 1;
    while (String(length).length + rest.length !== length)
        length = String(length).length + rest.length;
    return Buffer.concat([Buffer.from(String(length)), rest]);
}
function readRecords(body) {
    const records = new Map();
    let at = 0;
    while (at < body.length) {
        const blank = body.indexOf(0x20, at);
        const digits = body.toString('latin1', at, blank < 0 ? at : blank);
        const end = at + Number(digits);
        const equals = body.indexOf(0x3d, blank);
        if (!/^\d{1,9}$/.test(digits) || end > body.length || equals < 0 || equals >= end || body[end - 1] !== 0x0a) {
            throw new errors/* FormatError */.IF('tar', 'expected records in the extended header');
        }
        records.set(body.toString('latin1', blank + 1, equals), Buffer.from(body.subarray(equals + 1, end - 1)));
        at = end;
    }
    return records;
}
function checkSum(header) {
    const wanted = number(header, 148, 8);
    let sum = 0;
    for (const [at, byte] of header.entries())
        sum += at >= 148 && at < 156 ? 0x20 : byte;
    if (sum !== wanted)
        throw new errors/* FormatError */.IF('tar', 'expected a header with its checksum');
}
/** Octal text, or GNU's base-256 for what does not fit. */
function number(header, at, width) {
    const field = header.subarray(at, at + width);
    if (field[0] === 0x80) {
        const value = field.subarray(1).reduce((total, byte) => total * 256 + byte, 0);
        if (!Number.isSafeInteger(value))
            throw new errors/* FormatError */.IF('tar', 'expected a smaller number');
        return value;
    }
    const text = field
        .toString('latin1')
        .replace(/[\0 ]+$/, '')
        .trimStart();
    if (!/^[0-7]*$/.test(text))
        throw new errors/* FormatError */.IF('tar', 'expected an octal number');
    return text === '' ? 0 : Number.parseInt(text, 8);
}
function untilNul(bytes) {
    const end = bytes.indexOf(0);
    return bytes.toString('latin1', 0, end < 0 ? bytes.length : end);
}
function queueBytes(source) {
    const chunks = source[Symbol.asyncIterator]();
    let current = Buffer.alloc(0);
    const some = async (most) => {
        while (current.length === 0) {
            const next = await chunks.next();
            if (next.done === true)
                return undefined;
            current = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.length);
        }
        const taken = current.subarray(0, most);
        current = current.subarray(taken.length);
        return taken;
    };
    const take = async (size) => {
        const parts = [];
        for (let left = size; left > 0;) {
            const part = await some(left);
            if (part === undefined)
                break;
            parts.push(part);
            left -= part.length;
        }
        return parts.length === 0 && size > 0 ? undefined : Buffer.concat(parts);
    };
    return { take, some };
}

;// CONCATENATED MODULE: ./lib/workspace/whiteout.js


const whiteoutPrefix = '.wh.';
const opaqueName = '.wh..wh..opq';
/**
 * Turns the whiteouts of an image layer into what overlayfs understands, as umoci does when it unpacks for overlay: `.wh.X` becomes
 * the character device 0:0 named X, `.wh..wh..opq` an xattr of its directory (spec: restoring 16). Takes guarded members in order;
 * answers the members to write, of which only the last may carry the content.
 * Xattrs of overlayfs that a layer brings along are dropped: they would redirect what the mount shows.
 */
function convertWhiteouts(opaqueAttribute) {
    const directories = new Map();
    const whiteouts = new Set();
    const names = new Set();
    return (member) => {
        const slash = member.name.lastIndexOf('/');
        const parent = slash < 0 ? '.' : member.name.slice(0, slash);
        const base = member.name.slice(slash + 1);
        if (base === opaqueName) {
            const directory = directories.get(parent) ?? { ...member, ...bareDirectory, name: parent };
            const records = new Map(directory.records);
            records.set(`SCHILY.xattr.${opaqueAttribute}`, Buffer.from('y'));
            const opaque = { ...directory, records };
            directories.set(parent, opaque);
            return [opaque];
        }
        if (base.startsWith(whiteoutPrefix)) {
            const hidden = base.slice(whiteoutPrefix.length);
            if (!(0,workspace_directories/* isPlainName */.sh)(hidden) || hidden.startsWith(whiteoutPrefix)) {
                throw new errors/* FormatError */.IF('whiteout', `expected a name behind .wh., not ${JSON.stringify(member.name)}`);
            }
            const name = slash < 0 ? hidden : `${parent}/${hidden}`;
            if (names.has(name))
                throw new errors/* FormatError */.IF('whiteout', `expected ${JSON.stringify(name)} or its whiteout, not both`);
            whiteouts.add(name);
            return [{ ...member, ...whiteoutDevice, name }];
        }
        if (whiteouts.has(member.name)) {
            throw new errors/* FormatError */.IF('whiteout', `expected ${JSON.stringify(member.name)} or its whiteout, not both`);
        }
        names.add(member.name);
        const records = new Map([...member.records].filter(([key]) => !/^SCHILY\.xattr\.(user|trusted)\.overlay\./.test(key)));
        const kept = { ...member, records };
        if (member.kind !== 'directory')
            return [kept];
        // A directory that comes again keeps what was learnt about it: its opaque marker may have come before.
        const marker = directories.get(member.name)?.records.get(`SCHILY.xattr.${opaqueAttribute}`);
        if (marker !== undefined)
            records.set(`SCHILY.xattr.${opaqueAttribute}`, marker);
        directories.set(member.name, kept);
        return [kept];
    };
}
const bareDirectory = {
    kind: 'directory',
    mode: 0o755,
    size: 0,
    target: '',
    records: new Map(),
};
const whiteoutDevice = {
    kind: 'character',
    mode: 0o666,
    size: 0,
    target: '',
    major: 0,
    minor: 0,
    records: new Map(),
};

;// CONCATENATED MODULE: ./lib/workspace/extract.js











/**
 * Extracts a layer as stacker's overlay storage does: owners by number, xattrs, setuid, whiteouts as overlayfs has them. Answers in
 * words why it could not; then the directory is to be thrown away.
 */
async function extractLayer(request) {
    const { blob, mediaType, directory, owner, opaqueAttribute } = request;
    const ids = await (0,id_space/* asOwnerOfIds */.T)(owner);
    if (typeof ids === 'string')
        return ids;
    // stacker's squashfs layers are made from overlay directories as they are, so they hold devices and xattrs already.
    if (mediaType.includes('squashfs')) {
        return await runTool(ids, 'unsquashfs', ['-no-progress', '-quiet', '-force', '-xattrs', '-dest', directory, blob], undefined);
    }
    if (mediaType.includes('erofs'))
        return 'erofs layers cannot be extracted without mounting them';
    const convert = convertWhiteouts(opaqueAttribute);
    return await unpack(await openLayer(blob), directory, ids, convert);
}
/** Unpacks an archive of a tree as it is, whiteouts and all. The same answers as `extractLayer`. */
async function unpackVerbatim(archive, directory, ids) {
    return await unpack((0,external_node_fs_.createReadStream)(archive), directory, ids, (member) => [member]);
}
async function unpack(source, directory, ids, convert) {
    if (typeof source === 'string')
        return source;
    const args = [
        '--extract',
        '--file=-',
        `--directory=${directory}`,
        '--numeric-owner',
        '--same-owner',
        '--same-permissions',
        '--acls',
        '--xattrs',
        '--xattrs-include=*',
        '--warning=no-timestamp',
    ];
    return await runTool(ids, 'tar', args, safeMembers(source, convert, ids));
}
/** The archive written anew, with nothing in it that was not understood and found harmless. */
async function* safeMembers(source, convert, ids) {
    const guard = guardMembers();
    for await (const { member, content } of readTar(source)) {
        for (const safe of convert(guard(member))) {
            yield encodeHeader({ ...safe, uid: ids.uidOnDisk(safe.uid), gid: ids.gidOnDisk(safe.gid) });
            if (safe.size === 0)
                continue;
            yield* content;
            yield Buffer.alloc(padding(safe.size));
        }
    }
    yield tarTrailer;
}
/** The tar inside a layer blob, by its first bytes: stacker names uncompressed layers of overlay dirs as it does any other. */
async function openLayer(blob) {
    const handle = await (0,promises_.open)(blob);
    const start = Buffer.alloc(4);
    await handle.read(start, 0, 4, 0);
    await handle.close();
    const file = (0,external_node_fs_.createReadStream)(blob);
    if (start[0] === 0x1f && start[1] === 0x8b)
        return piped(file, external_node_zlib_.createGunzip());
    if (start.readUInt32LE(0) === 0xfd2fb528) {
        if (!("createZstdDecompress" in external_node_zlib_namespaceObject))
            return 'this Node cannot read zstd';
        return piped(file, external_node_zlib_.createZstdDecompress());
    }
    return file;
}
function piped(file, decompress) {
    // Its failure reaches the reader through `decompress`, which pipeline destroys with the error.
    (0,external_node_stream_promises_namespaceObject.pipeline)(file, decompress).catch(() => undefined);
    return decompress;
}
/** Runs a tool on files of the owner's ids, fed with `input`; answers what it complained about, or undefined. */
async function runTool(ids, tool, args, input) {
    const [program = tool, ...rest] = [...ids.command, tool, ...args];
    const child = (0,external_node_child_process_.spawn)(program, rest, {
        stdio: [input === undefined ? 'ignore' : 'pipe', 'ignore', 'pipe'],
        // Only LC_ALL matters: in another locale tar converts names.
        env: { ...process.env, LC_ALL: 'C' },
    });
    const complaint = [];
    child.stderr?.on('data', (chunk) => {
        if (complaint.length < 16)
            complaint.push(chunk);
    });
    const ended = new Promise((resolve) => {
        child.on('error', (error) => {
            resolve(error.code === 'ENOENT' ? `${program} is not installed` : String(error));
        });
        child.on('close', (code, signal) => {
            const said = Buffer.concat(complaint).toString('utf8').trim().slice(0, 500);
            resolve(code === 0 ? undefined : `${tool} ended with ${String(code ?? signal)}${said === '' ? '' : `: ${said}`}`);
        });
    });
    if (input === undefined || child.stdin === null)
        return await ended;
    const { stdin } = child;
    try {
        await (0,external_node_stream_promises_namespaceObject.pipeline)(external_node_stream_.Readable.from(input, { objectMode: false }), stdin);
    }
    catch (error) {
        child.kill('SIGKILL');
        const why = await ended;
        // tar that ends early closes its pipe; what it said is the reason. Otherwise the archive was at fault.
        const code = error.code;
        if (code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE')
            return why ?? String(error);
        if (error instanceof errors/* FormatError */.IF || code !== undefined)
            return error.message;
        throw error;
    }
    return await ended;
}


/***/ }),

/***/ 9635:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ asOwnerOfIds),
/* harmony export */   l: () => (/* binding */ asOwnerAlone)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7975);


const run = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile);
const asTheyAre = { uidOnDisk: (id) => id, gidOnDisk: (id) => id };
/** For content that has no owners of its own: all of it becomes that of whoever runs stacker. */
function asOwnerAlone(owner) {
    const uid = owner?.uid ?? process.geteuid?.() ?? 0;
    const gid = owner?.gid ?? process.getegid?.() ?? 0;
    return { command: [], uidOnDisk: () => uid, gidOnDisk: () => gid };
}
/**
 * Root's stacker sees ids as they are on disk. That of an ordinary user sees itself as 0 and its subordinate ids behind
 * (/etc/subuid), in a user namespace; `unshare --map-auto --map-root-user` makes the same one (spec: restoring 20).
 * A string says what is missing.
 */
async function asOwnerOfIds(owner) {
    const uid = process.geteuid?.() ?? 0;
    const wanted = owner?.uid ?? uid;
    if (wanted === 0)
        return uid === 0 ? { command: [], ...asTheyAre } : 'only root can give files their owners';
    if (uid === 0)
        return `files with the subordinate ids of user ${String(wanted)} can only be made as that user`;
    if (wanted !== uid)
        return `only user ${String(wanted)} can make files with its subordinate ids`;
    const command = ['unshare', '--map-auto', '--map-root-user', '--'];
    try {
        await run(command[0] ?? '', [...command.slice(1), 'true']);
        return { command, ...asTheyAre };
    }
    catch (error) {
        const { code, stderr } = error;
        if (code === 'ENOENT')
            return 'unshare (util-linux 2.38 or later) is not installed';
        return `unshare cannot map the subordinate ids of this user: ${(stderr ?? '').trim().slice(0, 300)}`;
    }
}


/***/ }),

/***/ 384:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   d: () => (/* binding */ encodeLayDownRequest),
/* harmony export */   w: () => (/* binding */ decodeLayDownRequest)
/* harmony export */ });
/** The request as JSON for the child that runs as root. */
function encodeLayDownRequest(request) {
    return {
        ...request,
        buildCache: request.buildCache?.toString('base64') ?? null,
        blobs: [...request.blobs],
        layers: request.layers.map((layer) => ({
            ...layer,
            root: 'metadata' in layer.root ? { ...layer.root, metadata: layer.root.metadata.toString('base64') } : layer.root,
        })),
    };
}
/** The counterpart. The text comes from our own parent process; names and paths in it are checked where they are used. */
function decodeLayDownRequest(value) {
    const encoded = value;
    return {
        ...encoded,
        owner: encoded.owner,
        buildCache: encoded.buildCache === null ? null : Buffer.from(encoded.buildCache, 'base64'),
        blobs: new Map(encoded.blobs),
        layers: encoded.layers.map((layer) => ({
            ...layer,
            root: (layer.root.metadata === undefined
                ? layer.root
                : { ...layer.root, metadata: Buffer.from(layer.root.metadata, 'base64') }),
        })),
    };
}


/***/ }),

/***/ 9041:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  H: () => (/* binding */ layDownHere),
  D: () => (/* binding */ removeKeepingTagsHere)
});

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __nccwpck_require__(1455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(6760);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __nccwpck_require__(7910);
// EXTERNAL MODULE: ./lib/workspace/directories.js
var workspace_directories = __nccwpck_require__(6306);
// EXTERNAL MODULE: ./lib/workspace/oci-layout.js
var oci_layout = __nccwpck_require__(8691);
// EXTERNAL MODULE: ./lib/workspace/root-metadata.js + 1 modules
var root_metadata = __nccwpck_require__(9121);
;// CONCATENATED MODULE: ./lib/workspace/gaps.js





const mostManifestBytes = 16 * 1024 * 1024;
/**
 * What the request lacks of the checklist in spec/restoring.md 5, in words; empty where it is whole. Asked before anything appears:
 * stacker does not miss a layer blob, it publishes an image without it.
 */
async function findGaps(request) {
    const { directories, staging, blobs } = request;
    const gaps = [];
    const inside = (file) => (0,workspace_directories/* isWithin */.UO)(staging, external_node_path_.resolve(file)) && external_node_path_.resolve(file) === file;
    for (const [digest, { size, file }] of blobs) {
        if (!(0,formats_digest/* isDigest */.Bc)(digest) || !inside(file))
            gaps.push(`blob ${digest} is not in the staging directory`);
        else if ((await (0,oci_layout/* sizeOfFile */.JL)(file)) !== size)
            gaps.push(`blob ${digest} does not have its ${String(size)} bytes`);
    }
    if (gaps.length > 0)
        return gaps;
    const hasBlob = async (digest, size, layouts) => {
        const staged = blobs.get(digest);
        if (staged !== undefined)
            return size === undefined || staged.size === size;
        for (const layout of layouts) {
            const found = await (0,oci_layout/* sizeOfFile */.JL)((0,oci_layout/* blobPath */.nD)(layout, digest));
            if (found !== undefined && (size === undefined || found === size))
                return true;
        }
        return false;
    };
    const output = [directories.ociDir];
    const anywhere = [directories.ociDir, (0,workspace_directories/* layerBasesPath */.P2)(directories)];
    for (const { tag, descriptor } of request.tags) {
        const { digest, size } = (0,oci_layout/* decodeDescriptor */.yR)(descriptor, `the descriptor of ${tag}`);
        if (!(await hasBlob(digest, size, output))) {
            gaps.push(`the manifest of ${tag} is missing`);
            continue;
        }
        const bytes = await (0,oci_layout/* readBounded */.CB)(blobs.get(digest)?.file ?? (0,oci_layout/* blobPath */.nD)(directories.ociDir, digest), mostManifestBytes);
        if (bytes === undefined)
            throw new Error(`${digest} went away while it was read`);
        const manifest = (0,oci_layout/* decodeManifest */.MK)(bytes);
        for (const part of [manifest.config, ...manifest.layers]) {
            if (!(await hasBlob(part.digest, part.size, output)))
                gaps.push(`${tag} lacks ${part.digest}`);
        }
    }
    for (const layer of request.layers)
        gaps.push(...namesThatLeave(layer, inside));
    if (gaps.length > 0)
        return gaps;
    for (const { name, root, extract } of request.layers) {
        const layers = 'metadata' in root ? (0,root_metadata/* layersOfMetadata */.RN)(root.metadata) : [];
        for (const { digest, size } of layers) {
            if (!(await hasBlob(digest, size, anywhere)))
                gaps.push(`the root of ${name} lacks ${digest}`);
        }
        for (const { digest } of extract) {
            if (!(0,formats_digest/* isDigest */.Bc)(digest) || !(await hasBlob(digest, undefined, anywhere)))
                gaps.push(`the root of ${name} lacks ${digest}`);
        }
    }
    for (const digest of request.baseBlobs) {
        if (!(0,formats_digest/* isDigest */.Bc)(digest) || !(await hasBlob(digest, undefined, anywhere)))
            gaps.push(`base blob ${digest} is missing`);
    }
    return gaps;
}
function namesThatLeave({ name, root, overlayDirs }, inside) {
    const gaps = [];
    if (!(0,workspace_directories/* isPlainName */.sh)(name))
        gaps.push(`${JSON.stringify(name)} cannot be the name of a root`);
    for (const relative of overlayDirs) {
        if ((0,workspace_directories/* pathBelow */.Br)(relative) === undefined)
            gaps.push(`the overlay dir ${JSON.stringify(relative)} of ${name} leaves its directory`);
    }
    if (root.kind === 'stand-in') {
        for (const content of root.content) {
            if ((0,workspace_directories/* pathBelow */.Br)(content.path) === undefined)
                gaps.push(`${JSON.stringify(content.path)} leaves the root of ${name}`);
            if (!inside(content.file))
                gaps.push(`the content ${JSON.stringify(content.path)} of ${name} is not staged`);
        }
    }
    if (root.kind === 'packed' && !inside(root.archive))
        gaps.push(`the tree of ${name} is not staged`);
    return gaps;
}

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(1421);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __nccwpck_require__(7975);
;// CONCATENATED MODULE: ./lib/workspace/placing.js





const run = (0,external_node_util_.promisify)(external_node_child_process_.execFile);
/** A directory with exactly this mode, whatever the umask. Its parent exists. */
async function makeDirectory(directory, owner, mode = 0o755) {
    await (0,promises_.mkdir)(directory);
    await (0,promises_.chmod)(directory, mode);
    await giveTo(directory, owner);
}
/** The directory and what is missing above it; what exists stays as it is. Answers whether it is new. */
async function ensureDirectory(directory, owner) {
    if (await exists(directory))
        return false;
    await ensureDirectory(external_node_path_.dirname(directory), owner);
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
    await (0,promises_.rm)(file, { force: true });
    const handle = await (0,promises_.open)(file, 'wx', mode);
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
    const found = await (0,promises_.lstat)(file);
    if (found.uid !== owner.uid || found.gid !== owner.gid)
        await (0,promises_.lchown)(file, owner.uid, owner.gid);
}
/** Something stands there, be it a dangling link. */
async function exists(file) {
    try {
        await (0,promises_.lstat)(file);
        return true;
    }
    catch (error) {
        if ((0,oci_layout/* isAbsent */.W0)(error))
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
        await (0,promises_.rename)(source, target);
    }
    catch (error) {
        if (error.code !== 'EXDEV')
            throw error;
        const near = await nearby(room);
        try {
            const copy = external_node_path_.join(near, 'copy');
            // Node's cp knows neither device nodes nor xattrs, and whiteouts and opaque directories are made of those.
            await run('cp', ['-a', '--', source, copy]);
            await (0,promises_.rename)(copy, target);
        }
        finally {
            await (0,promises_.rm)(near, { recursive: true, force: true });
        }
    }
}
/** A second name for the file, or a copy where there can be none. Replaces what is there. */
async function linkInto(source, target, staging, room) {
    const [from, to] = await Promise.all([(0,promises_.lstat)(source), (0,promises_.lstat)(target).catch(() => undefined)]);
    if (from.dev === to?.dev && from.ino === to.ino)
        return;
    const near = await nearby(staging);
    try {
        const name = external_node_path_.join(near, 'link');
        try {
            await (0,promises_.link)(source, name);
        }
        catch (error) {
            const code = error.code ?? '';
            if (!['EXDEV', 'EPERM', 'EMLINK', 'ENOTSUP', 'EOPNOTSUPP'].includes(code))
                throw error;
            await (0,promises_.copyFile)(source, name);
            await (0,promises_.chmod)(name, from.mode & 0o777);
            if (process.geteuid?.() === 0)
                await (0,promises_.lchown)(name, from.uid, from.gid);
        }
        await moveInto(name, target, room);
    }
    finally {
        await (0,promises_.rm)(near, { recursive: true, force: true });
    }
}
/**
 * umoci removes directories of this name from a layout by itself (oci/cas/dir, Clean), so one that a killed run leaves there
 * does not stay, and its garbage collection does not trip over it.
 */
async function nearby(room) {
    return await (0,promises_.mkdtemp)(external_node_path_.join(room, '.umoci-stack-cache-'));
}

// EXTERNAL MODULE: ./lib/workspace/extract.js + 4 modules
var workspace_extract = __nccwpck_require__(7870);
// EXTERNAL MODULE: ./lib/workspace/packed-tree.js
var packed_tree = __nccwpck_require__(1274);
;// CONCATENATED MODULE: ./lib/workspace/stage-roots.js







async function stageRoots(request) {
    const { staging, owner } = request;
    const place = external_node_path_.join(staging, 'roots');
    // A try before this one may have left some.
    await (0,promises_.rm)(place, { recursive: true, force: true });
    await (0,promises_.mkdir)(place);
    const roots = new Map();
    const extracted = new Map();
    const overlayDirs = new Map();
    for (const { name, root, overlayDirs: wanted, extract } of request.layers) {
        const below = wanted.map((relative) => (0,workspace_directories/* pathBelow */.Br)(relative) ?? '');
        if (root.kind === 'keep')
            overlayDirs.set(name, below);
        else if (root.kind !== 'none' || below.length > 0) {
            const directory = external_node_path_.join(place, name);
            await makeDirectory(directory, owner);
            const trouble = await fillRoot(directory, root, request);
            if (trouble !== undefined)
                return { kind: 'refused', why: trouble, layer: name };
            for (const relative of below)
                await ensureDirectory(external_node_path_.join(directory, 'overlay_dirs', relative), owner);
            roots.set(name, directory);
        }
        for (const { digest, mediaType } of extract) {
            if (extracted.has(digest))
                continue;
            const directory = external_node_path_.join(place, (0,workspace_directories/* extractedName */.Se)(digest));
            await makeDirectory(directory, owner);
            await makeDirectory(external_node_path_.join(directory, 'overlay'), owner);
            const trouble = await (0,workspace_extract/* extractLayer */.tP)({
                blob: await findBlob(request, digest),
                mediaType,
                directory: external_node_path_.join(directory, 'overlay'),
                opaqueAttribute: request.opaqueAttribute,
                owner,
            });
            if (trouble !== undefined)
                return { kind: 'refused', why: `${digest}: ${trouble}`, layer: name };
            extracted.set(digest, directory);
        }
    }
    return { kind: 'staged', roots, extracted, overlayDirs };
}
async function findBlob({ blobs, directories }, digest) {
    const staged = blobs.get(digest)?.file;
    if (staged !== undefined)
        return staged;
    const output = (0,oci_layout/* blobPath */.nD)(directories.ociDir, digest);
    return (await exists(output)) ? output : (0,oci_layout/* blobPath */.nD)((0,workspace_directories/* layerBasesPath */.P2)(directories), digest);
}
/** What overlay.go's Create makes, and what the form adds to it. Answers what went wrong. */
async function fillRoot(directory, root, { owner }) {
    if (root.kind === 'none' || root.kind === 'stub' || root.kind === 'keep')
        return undefined;
    const overlay = external_node_path_.join(directory, 'overlay');
    await makeDirectory(overlay, owner);
    await makeDirectory(external_node_path_.join(directory, 'rootfs'), owner);
    const metadata = root.kind === 'stand-in' ? Buffer.from('{}') : root.metadata;
    await writeFileAs(external_node_path_.join(directory, 'overlay_metadata.json'), metadata, owner, 0o644);
    switch (root.kind) {
        case 'synthesised':
            return undefined;
        case 'packed':
            return await (0,packed_tree/* unpackTree */.FL)(root.archive, overlay, owner);
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
    const below = (0,workspace_directories/* pathBelow */.Br)(content.path) ?? '';
    const target = external_node_path_.join(overlay, below);
    if (content.kind === 'directory') {
        await ensureDirectory(target, owner);
        return await (0,packed_tree/* unpackContent */.gj)(content.file, target, owner);
    }
    if (below === '')
        return 'the file system itself cannot be a file';
    await ensureDirectory(external_node_path_.dirname(target), owner);
    await (0,promises_.rm)(target, { force: true });
    await (0,promises_.copyFile)(content.file, target);
    await giveTo(target, owner);
    // After the change of owner, which clears setuid.
    await (0,promises_.chmod)(target, content.mode & 0o7777);
    return undefined;
}

;// CONCATENATED MODULE: ./lib/workspace/lay-down.js









/**
 * Lays down what the request says, in this process: everything is made ready in the staging directory first and appears by renames,
 * build.cache last. Killed at any moment it leaves the old state, the new one, or no build.cache at all, over which stacker builds
 * everything and rightly (spec: restoring 6); an old build.cache never stands beside roots that are not its own.
 *
 * Blobs in the request are taken as verified by digest, blobs that lie in the layout already by the caller likewise; sizes are
 * checked again.
 */
async function layDownHere(request, log) {
    const gaps = await findGaps(request);
    if (gaps.length > 0)
        return { kind: 'refused', why: gaps.join('; ') };
    const { directories, staging, owner } = request;
    const old = external_node_path_.join(staging, 'old');
    await (0,promises_.mkdir)(old, { recursive: true });
    const roots = await stageRoots(request);
    if (roots.kind === 'refused')
        return roots;
    const keeping = keepingTags(request, await reachedLayers(request));
    await ensureDirectory(directories.stackerDir, owner);
    await ensureDirectory(directories.rootsDir, owner);
    // Before the first root: two or more roots without an `overlay` among them and no storage.type is taken for btrfs (restoring 7).
    await placeStorageType(request);
    await placeBlobs(request, keeping, log);
    await placeLayerBases(request);
    await setAside((0,workspace_directories/* buildCachePath */.EB)(directories), old);
    await setAside(external_node_path_.join(directories.stackerDir, 'imports'), old);
    await placeRoots(request, roots, old);
    await placeIndex(request, keeping, log);
    if (request.buildCache !== null) {
        const file = external_node_path_.join(staging, 'build.cache');
        await writeFileAs(file, request.buildCache, owner, 0o600);
        await moveInto(file, (0,workspace_directories/* buildCachePath */.EB)(directories), directories.stackerDir);
    }
    return { kind: 'laid-down', keepingTags: keeping.map(({ tag }) => tag) };
}
/** Takes our own tags out of the index again, after the build; the diffs they kept are then stacker's to collect. */
async function removeKeepingTagsHere(directories, owner) {
    const index = await (0,oci_layout/* readIndex */.vY)(directories.ociDir);
    if (!index?.manifests.some(({ tag }) => tag?.startsWith(root_metadata/* keepingTagPrefix */.UH)))
        return;
    const manifests = index.manifests.filter(({ tag }) => !tag?.startsWith(root_metadata/* keepingTagPrefix */.UH)).map(({ json }) => json);
    const file = `${directories.ociDir}.stack-cache-index`;
    await (0,promises_.rm)(file, { force: true });
    await writeFileAs(file, encodeIndex({ ...index.json, manifests }), owner, 0o644);
    await moveInto(file, external_node_path_.join(directories.ociDir, 'index.json'), directories.ociDir);
}
/** Layers that the images of the request's own tags list. Tags of others may vanish when stacker rebuilds their layers. */
async function reachedLayers(request) {
    const reached = new Set();
    for (const { descriptor } of request.tags) {
        const manifest = await readManifestOf(request, descriptor);
        for (const layer of (0,root_metadata/* layersOfMetadata */.RN)(Buffer.from(`{"Manifests":{"":${manifest}}}`)))
            reached.add(layer.digest);
    }
    return reached;
}
async function readManifestOf(request, descriptor) {
    const digest = descriptor['digest'];
    const file = request.blobs.get(digest)?.file ?? (0,oci_layout/* blobPath */.nD)(request.directories.ociDir, digest);
    return await (0,promises_.readFile)(file, 'utf8');
}
function keepingTags(request, reached) {
    const tags = new Map();
    for (const { root } of request.layers) {
        if (root.kind !== 'synthesised' || !(0,root_metadata/* hasBuiltOutput */.c9)(root.metadata))
            continue;
        if ((0,root_metadata/* layersOfMetadata */.RN)(root.metadata).every(({ digest }) => reached.has(digest)))
            continue;
        const keeping = (0,root_metadata/* keepingTag */.qG)(root.metadata);
        tags.set(keeping.tag, keeping);
    }
    return [...tags.values()];
}
async function placeStorageType({ directories, staging, storageType, owner }) {
    const target = external_node_path_.join(directories.stackerDir, 'storage.type');
    if (((await (0,oci_layout/* sizeOfFile */.JL)(target)) ?? 0) > 0)
        return;
    const file = external_node_path_.join(staging, 'storage.type');
    await writeFileAs(file, Buffer.from(storageType), owner, 0o644);
    await moveInto(file, target, directories.stackerDir);
}
/** The layout with all blobs. It appears as a whole where there is none; to one that is there blobs are added. */
async function placeBlobs(request, keeping, log) {
    const { directories, staging, owner } = request;
    const { ociDir } = directories;
    const added = new Map([...request.blobs].map(([digest, { file }]) => [digest, file]));
    for (const [number, { manifest, config }] of keeping.entries()) {
        for (const bytes of [manifest, config]) {
            const file = external_node_path_.join(staging, `keeping-${String(number)}-${bytes === manifest ? 'manifest' : 'config'}`);
            await writeFileAs(file, bytes, owner, 0o644);
            added.set((0,formats_digest/* digestOf */.ol)(bytes), file);
        }
    }
    const present = await exists(ociDir);
    const layout = present ? ociDir : external_node_path_.join(staging, 'oci');
    await ensureDirectory(external_node_path_.join(layout, 'blobs', 'sha256'), owner);
    for (const [digest, file] of added) {
        await (0,promises_.chmod)(file, 0o644);
        await giveTo(file, owner);
        await moveInto(file, (0,oci_layout/* blobPath */.nD)(layout, digest), layout);
    }
    if (present && (await exists(external_node_path_.join(ociDir, 'oci-layout'))))
        return;
    await writeNew(external_node_path_.join(layout, 'oci-layout'), oci_layout/* ociLayoutText */.x7, request, layout);
    if (present)
        return;
    await writeNew(external_node_path_.join(layout, 'index.json'), encodeIndex(await mergedIndex(request, keeping, undefined, log)), request, layout);
    await ensureDirectory(external_node_path_.dirname(ociDir), owner);
    await moveInto(layout, ociDir, external_node_path_.dirname(ociDir));
}
/**
 * The layers that stacker may extract, and the base images, under their second name: stacker reads lower layers from layer-bases
 * only, and with the blobs in `oci` alone builds images whose blobs are missing (restoring 10, 12).
 */
async function placeLayerBases(request) {
    const { directories, staging, owner } = request;
    const needed = new Set(request.baseBlobs);
    for (const { root } of request.layers) {
        if ('metadata' in root)
            for (const { digest } of (0,root_metadata/* layersOfMetadata */.RN)(root.metadata))
                needed.add(digest);
    }
    const target = (0,workspace_directories/* layerBasesPath */.P2)(directories);
    const present = await exists(target);
    if (!present && needed.size === 0)
        return;
    const layout = present ? target : external_node_path_.join(staging, 'layer-bases');
    await ensureDirectory(external_node_path_.join(layout, 'blobs', 'sha256'), owner);
    for (const digest of needed) {
        const source = (0,oci_layout/* blobPath */.nD)(directories.ociDir, digest);
        // A base's layer may lie in layer-bases alone.
        if (await exists(source))
            await linkInto(source, (0,oci_layout/* blobPath */.nD)(layout, digest), staging, layout);
    }
    if (!(await exists(external_node_path_.join(layout, 'oci-layout')))) {
        await writeNew(external_node_path_.join(layout, 'oci-layout'), oci_layout/* ociLayoutText */.x7, request, layout);
    }
    if (!(await exists(external_node_path_.join(layout, 'index.json')))) {
        await writeNew(external_node_path_.join(layout, 'index.json'), encodeIndex({ schemaVersion: 2, manifests: [] }), request, layout);
    }
    if (present)
        return;
    await ensureDirectory(external_node_path_.dirname(target), owner);
    await moveInto(layout, target, external_node_path_.dirname(target));
}
async function placeRoots(request, staged, old) {
    const { directories } = request;
    const { rootsDir } = directories;
    const kept = new Set(request.layers.filter(({ root }) => root.kind === 'keep').map(({ name }) => name));
    const gone = new Set([...request.layers.map(({ name }) => name), ...request.removedRoots.filter(workspace_directories/* isPlainName */.sh)]);
    for (const name of gone) {
        if (!kept.has(name))
            await setAside((0,workspace_directories/* rootPath */.wA)(directories, name), old);
    }
    await dropDanglingExtracts(rootsDir, old);
    for (const [name, directory] of staged.roots)
        await moveInto(directory, (0,workspace_directories/* rootPath */.wA)(directories, name), rootsDir);
    for (const [digest, directory] of staged.extracted) {
        const target = external_node_path_.join(rootsDir, (0,workspace_directories/* extractedName */.Se)(digest));
        // What stacker extracted or packed itself is whole and may be the only copy of an overlay dir's layer.
        if (await hasEntries(external_node_path_.join(target, 'overlay')))
            continue;
        await setAside(target, old);
        await moveInto(directory, target, rootsDir);
    }
    for (const [name, below] of staged.overlayDirs) {
        for (const relative of below) {
            await ensureDirectory(external_node_path_.join((0,workspace_directories/* rootPath */.wA)(directories, name), 'overlay_dirs', relative), request.owner);
        }
    }
}
/**
 * stacker links roots/sha256_HEX/overlay to the overlay_dirs of the layer they came from, and the directories of further layer
 * types to the first one's (overlay-dirs.go, pack.go). When such a root is taken away the link dangles, and stacker then leaves the
 * layer out of the mount as if it were an empty tar: children would be built on less than their base.
 */
async function dropDanglingExtracts(rootsDir, old) {
    for (let found = true; found;) {
        found = false;
        for (const name of await (0,promises_.readdir)(rootsDir)) {
            if (!name.startsWith('sha256_'))
                continue;
            const directory = external_node_path_.join(rootsDir, name);
            if ((await isDangling(directory)) || (await isDangling(external_node_path_.join(directory, 'overlay')))) {
                await setAside(directory, old);
                found = true;
            }
        }
    }
}
async function isDangling(file) {
    try {
        const target = external_node_path_.resolve(external_node_path_.dirname(file), await (0,promises_.readlink)(file));
        return !(await exists(target));
    }
    catch (error) {
        const code = error.code;
        if (code === 'EINVAL' || (0,oci_layout/* isAbsent */.W0)(error))
            return false;
        throw error;
    }
}
async function placeIndex(request, keeping, log) {
    const { ociDir } = request.directories;
    const existing = await (0,oci_layout/* readIndex */.vY)(ociDir).catch((error) => {
        log.warning(`${external_node_path_.join(ociDir, 'index.json')} is written anew, it could not be read: ${String(error)}`);
        return undefined;
    });
    const bytes = encodeIndex(await mergedIndex(request, keeping, existing, log));
    await writeNew(external_node_path_.join(ociDir, 'index.json'), bytes, request, ociDir);
}
/** Foreign tags stay. An entry whose manifest is missing ends every build (restoring 5), so such a one is dropped. */
async function mergedIndex(request, keeping, existing, log) {
    const ours = new Map();
    for (const { tag, descriptor } of request.tags) {
        const annotations = (descriptor['annotations'] ?? {});
        ours.set(tag, { ...descriptor, annotations: { ...annotations, [oci_layout/* tagAnnotation */.M]: tag } });
    }
    for (const { tag, manifest } of keeping) {
        ours.set(tag, {
            mediaType: 'application/vnd.oci.image.manifest.v1+json',
            digest: (0,formats_digest/* digestOf */.ol)(manifest),
            size: manifest.length,
            annotations: { [oci_layout/* tagAnnotation */.M]: tag },
        });
    }
    const foreign = [];
    for (const { tag, digest, json } of existing?.manifests ?? []) {
        if (tag !== undefined && (ours.has(tag) || tag.startsWith(root_metadata/* keepingTagPrefix */.UH)))
            continue;
        if (await exists((0,oci_layout/* blobPath */.nD)(request.directories.ociDir, digest)))
            foreign.push({ ...json });
        else
            log.warning(`the tag ${tag ?? digest} is taken out of index.json: its manifest is missing`);
    }
    const manifests = [...foreign, ...ours.values()];
    // As stacker's own Go libraries write it: v1.1.0 and later name the media type, and they keep what they find.
    return existing === undefined ? { schemaVersion: 2, manifests } : { ...existing.json, manifests };
}
function encodeIndex(index) {
    return Buffer.from(JSON.stringify(index));
}
async function writeNew(target, content, { staging, owner }, room) {
    const file = external_node_path_.join(staging, 'file');
    await writeFileAs(file, Buffer.from(content), owner, 0o644);
    await moveInto(file, target, room);
}
/** Away in one rename; removed with the staging directory. */
async function setAside(target, old) {
    if (!(await exists(target)))
        return;
    const place = external_node_path_.join(old, String((await (0,promises_.readdir)(old)).length));
    try {
        await (0,promises_.rename)(target, place);
    }
    catch (error) {
        if (error.code !== 'EXDEV')
            throw error;
        await (0,promises_.rm)(target, { recursive: true });
    }
}
async function hasEntries(directory) {
    try {
        return (await (0,promises_.readdir)(directory)).length > 0;
    }
    catch (error) {
        if ((0,oci_layout/* isAbsent */.W0)(error))
            return false;
        throw error;
    }
}


/***/ }),

/***/ 8691:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   CB: () => (/* binding */ readBounded),
/* harmony export */   JL: () => (/* binding */ sizeOfFile),
/* harmony export */   M: () => (/* binding */ tagAnnotation),
/* harmony export */   MK: () => (/* binding */ decodeManifest),
/* harmony export */   Mk: () => (/* binding */ digestOfFile),
/* harmony export */   W0: () => (/* binding */ isAbsent),
/* harmony export */   nD: () => (/* binding */ blobPath),
/* harmony export */   tB: () => (/* binding */ verifyBlob),
/* harmony export */   u0: () => (/* binding */ readDocument),
/* harmony export */   vY: () => (/* binding */ readIndex),
/* harmony export */   x7: () => (/* binding */ ociLayoutText),
/* harmony export */   yR: () => (/* binding */ decodeDescriptor)
/* harmony export */ });
/* unused harmony exports decodeIndex, verifyFile */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(452);
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(2924);
/* harmony import */ var _formats_digest_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(7910);







/** The annotation that makes an index entry a tag (OCI image layout, "Indicate the reference"). */
const tagAnnotation = 'org.opencontainers.image.ref.name';
const ociLayoutText = '{"imageLayoutVersion": "1.0.0"}';
const mostIndexBytes = 64 * 1024 * 1024;
/** Manifests and configs; registries refuse manifests above 4 MiB, configs hold the text of whole stackerfiles. */
const mostDocumentBytes = 16 * 1024 * 1024;
function blobPath(layout, digest) {
    return node_path__WEBPACK_IMPORTED_MODULE_3__.join(layout, 'blobs', 'sha256', (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_6__/* .digestHex */ .sU)(digest));
}
const decodeDescriptor = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeObject */ .gv)(value, where);
    const annotations = member('annotations', (inner) => inner);
    const tag = typeof annotations === 'object' && annotations !== null
        ? new Map(Object.entries(annotations)).get(tagAnnotation)
        : undefined;
    return {
        // image-spec of the older releases leaves an empty media type out.
        mediaType: member('mediaType', (inner, place) => (inner === undefined ? '' : (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeString */ .sc)(inner, place))),
        digest: member('digest', _formats_decode_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeDigest */ .bY),
        size: member('size', _formats_decode_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeCount */ .OV),
        tag: typeof tag === 'string' ? tag : undefined,
        json: value,
    };
};
/**
 * stacker writes `"manifests":null` when nothing but build_only layers was built (spec: restoring 4): read as empty.
 * @throws FormatError
 */
function decodeIndex(bytes) {
    const value = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_5__/* .parseJson */ .qF)(bytes, 'index.json', mostIndexBytes);
    const manifests = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeObject */ .gv)(value, 'index.json')('manifests', (inner, where) => inner === null || inner === undefined ? [] : (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeArray */ .k$)(decodeDescriptor)(inner, where));
    return { json: value, manifests };
}
/** @throws FormatError for bytes that are no image manifest. */
function decodeManifest(bytes) {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeObject */ .gv)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_5__/* .parseJson */ .qF)(bytes, 'manifest', mostDocumentBytes), 'manifest');
    return {
        config: member('config', decodeDescriptor),
        layers: member('layers', (inner, where) => (inner === null ? [] : (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_5__/* .decodeArray */ .k$)(decodeDescriptor)(inner, where))),
    };
}
/** The layout's index; undefined where there is none. @throws FormatError for one that cannot be read as such. */
async function readIndex(layout) {
    const bytes = await readBounded(node_path__WEBPACK_IMPORTED_MODULE_3__.join(layout, 'index.json'), mostIndexBytes);
    return bytes && decodeIndex(bytes);
}
/** A manifest or config, its digest checked; undefined where it is missing or is not what its digest says. */
async function readDocument(layout, digest) {
    const bytes = await readBounded(blobPath(layout, digest), mostDocumentBytes);
    return bytes !== undefined && (0,_formats_digest_js__WEBPACK_IMPORTED_MODULE_6__/* .digestOf */ .ol)(bytes) === digest ? bytes : undefined;
}
/** What is wrong with a blob of the layout: `missing`, `size`, `digest`; undefined for a good one. Reads it whole, as a stream. */
async function verifyBlob(layout, digest, size) {
    return await verifyFile(blobPath(layout, digest), digest, size);
}
async function verifyFile(file, digest, size) {
    const actual = await sizeOfFile(file);
    if (actual === undefined)
        return 'missing';
    if (actual !== size)
        return 'size';
    return (await digestOfFile(file)).digest === digest ? undefined : 'digest';
}
/** Reads the file whole, as a stream. */
async function digestOfFile(file) {
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256');
    let size = 0;
    for await (const chunk of (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.createReadStream)(file)) {
        hash.update(chunk);
        size += chunk.length;
    }
    return { digest: `sha256:${hash.digest('hex')}`, size };
}
/** Size of a regular file; undefined where there is none. */
async function sizeOfFile(file) {
    try {
        const found = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.stat)(file);
        return found.isFile() ? found.size : undefined;
    }
    catch (error) {
        if (isAbsent(error))
            return undefined;
        throw error;
    }
}
/** A file of bounded size; undefined where it does not exist. @throws FormatError above the bound. */
async function readBounded(file, most) {
    const size = await sizeOfFile(file);
    if (size === undefined)
        return undefined;
    if (size > most)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_4__/* .FormatError */ .IF(file, `expected at most ${String(most)} bytes`);
    return await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_2__.readFile)(file);
}
function isAbsent(error) {
    const code = error.code;
    return code === 'ENOENT' || code === 'ENOTDIR';
}


/***/ }),

/***/ 1274:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Av: () => (/* binding */ packTree),
/* harmony export */   FL: () => (/* binding */ unpackTree),
/* harmony export */   ds: () => (/* binding */ packContent),
/* harmony export */   gj: () => (/* binding */ unpackContent)
/* harmony export */ });
/* harmony import */ var _extract_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7870);
/* harmony import */ var _id_space_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(9635);


/**
 * Packs the tree of a root's overlay into a tar at `archive` (spec: restoring 20): with xattrs, or opaque directories would show
 * what they hide; with numeric owners and ACLs; holes stay holes. Answers why it could not.
 * `owner` is who runs stacker, and thus whose ids the files have.
 */
async function packTree(directory, archive, owner) {
    const ids = await (0,_id_space_js__WEBPACK_IMPORTED_MODULE_1__/* .asOwnerOfIds */ .T)(owner);
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
    return await (0,_extract_js__WEBPACK_IMPORTED_MODULE_0__/* .runTool */ .qI)(ids, 'tar', args, undefined);
}
/**
 * Packs the content of a directory that stacker staged for an importer: what it took through `stacker://` (restoring 19). Owners and
 * times are left out, so equal content makes equal archives; stacker compares neither.
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
    return await (0,_extract_js__WEBPACK_IMPORTED_MODULE_0__/* .runTool */ .qI)((0,_id_space_js__WEBPACK_IMPORTED_MODULE_1__/* .asOwnerAlone */ .l)(undefined), 'tar', args, undefined);
}
/** Unpacks such an archive into an existing directory. Answers why it could not. */
async function unpackTree(archive, directory, owner) {
    const ids = await (0,_id_space_js__WEBPACK_IMPORTED_MODULE_1__/* .asOwnerOfIds */ .T)(owner);
    return typeof ids === 'string' ? ids : await (0,_extract_js__WEBPACK_IMPORTED_MODULE_0__/* .unpackVerbatim */ .pi)(archive, directory, ids);
}
/** Unpacks an archive of what importers took, all of it given to the owner: stacker stages such content as its own. */
async function unpackContent(archive, directory, owner) {
    return await (0,_extract_js__WEBPACK_IMPORTED_MODULE_0__/* .unpackVerbatim */ .pi)(archive, directory, (0,_id_space_js__WEBPACK_IMPORTED_MODULE_1__/* .asOwnerAlone */ .l)(owner));
}


/***/ }),

/***/ 7962:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   DX: () => (/* binding */ ownProgram),
/* harmony export */   GL: () => (/* binding */ asRootCommand),
/* harmony export */   K9: () => (/* binding */ askRoot),
/* harmony export */   Pl: () => (/* binding */ isChildFailure),
/* harmony export */   eY: () => (/* binding */ canBecomeRoot)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7975);


const run = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile);
/** The hidden command under which the bundle does a task as root. */
const asRootCommand = 'as-root';
function ownProgram() {
    return [process.execPath, process.argv[1] ?? ''];
}
/** Whether this process is root, or can have a child that is without a password. */
async function canBecomeRoot() {
    if (process.geteuid?.() === 0)
        return { kind: 'is-root' };
    try {
        await run('sudo', ['-n', '--', 'true']);
        return { kind: 'sudo' };
    }
    catch (error) {
        const { code, stderr } = error;
        if (code === 'ENOENT')
            return { kind: 'no', why: 'sudo is not installed' };
        return { kind: 'no', why: `sudo refused: ${(stderr ?? '').trim().slice(0, 200)}` };
    }
}
const childFailure = 'the child that runs as root ended with';
function isChildFailure(error) {
    return error instanceof Error && error.message.startsWith(childFailure);
}
/**
 * Runs one task in a child of the same program under `sudo -n`; the task goes in and the answer comes out as JSON. Only words of
 * our own stand on the command line.
 * @throws Error with what the child complained of, where it did not end well.
 */
async function askRoot(task, program) {
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)('sudo', ['-n', '--', ...program, asRootCommand], { stdio: ['pipe', 'pipe', 'pipe'] });
    const answer = [];
    const complaint = [];
    child.stdout.on('data', (chunk) => answer.push(chunk));
    child.stderr.on('data', (chunk) => complaint.push(chunk));
    // A child that ends early closes its pipe; how it ended is told below.
    child.stdin.on('error', () => undefined);
    child.stdin.end(JSON.stringify(task));
    const code = await new Promise((resolve, reject) => {
        child.on('error', reject);
        child.on('close', resolve);
    });
    if (code !== 0) {
        const said = Buffer.concat(complaint).toString('utf8').trim().slice(0, 1000);
        throw new Error(`${childFailure} ${String(code)}: ${said}`);
    }
    return JSON.parse(Buffer.concat(answer).toString('utf8'));
}


/***/ }),

/***/ 9121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  c9: () => (/* binding */ hasBuiltOutput),
  qG: () => (/* binding */ keepingTag),
  UH: () => (/* binding */ keepingTagPrefix),
  RN: () => (/* binding */ layersOfMetadata),
  bk: () => (/* binding */ narrowMetadata),
  d6: () => (/* binding */ synthesiseMetadata)
});

// EXTERNAL MODULE: ./lib/errors.js
var errors = __nccwpck_require__(452);
// EXTERNAL MODULE: ./lib/formats/digest.js
var formats_digest = __nccwpck_require__(7910);
;// CONCATENATED MODULE: ./lib/workspace/json-slice.js

/**
 * The members of a JSON object as slices of the text they stand in. Manifests and configs that stacker wrote are carried over in
 * its own bytes: what JSON.parse makes of them loses digits of large numbers and members that we do not know.
 * @throws FormatError for a text that is not one JSON object.
 */
function sliceMembers(text, where) {
    // Whether it is JSON at all is settled here, so that the scan below only has to find where values end.
    const value = parse(text, where);
    if (typeof value !== 'object' || value === null || Array.isArray(value))
        throw new errors/* FormatError */.IF(where, 'expected an object');
    const members = new Map();
    let at = skipBlanks(text, text.indexOf('{') + 1);
    while (text[at] === '"') {
        const keyEnd = endOfString(text, at);
        const key = JSON.parse(text.slice(at, keyEnd));
        const start = skipBlanks(text, skipBlanks(text, keyEnd) + 1);
        const end = endOfValue(text, start);
        members.set(key, text.slice(start, end).trimEnd());
        at = skipBlanks(text, end);
        if (text[at] === ',')
            at = skipBlanks(text, at + 1);
    }
    return members;
}
function parse(text, where) {
    try {
        return JSON.parse(text);
    }
    catch (cause) {
        throw new errors/* FormatError */.IF(where, 'expected JSON', { cause });
    }
}
function skipBlanks(text, from) {
    let at = from;
    while (text[at] === ' ' || text[at] === '\n' || text[at] === '\r' || text[at] === '\t')
        at++;
    return at;
}
function endOfString(text, from) {
    let at = from + 1;
    while (text[at] !== '"')
        at += text[at] === '\\' ? 2 : 1;
    return at + 1;
}
/** The index after the value: at depth 0, the comma or bracket that follows it. */
function endOfValue(text, from) {
    let depth = 0;
    let at = from;
    while (at < text.length) {
        const character = text[at];
        if (character === '"') {
            at = endOfString(text, at);
            continue;
        }
        if (depth === 0 && (character === ',' || character === '}' || character === ']'))
            return at;
        if (character === '{' || character === '[')
            depth++;
        if (character === '}' || character === ']')
            depth--;
        at++;
    }
    return at;
}

;// CONCATENATED MODULE: ./lib/workspace/root-metadata.js



/**
 * `overlay_metadata.json` of an output layer, made from its image (spec: restoring 10, 13): one manifest only, since stacker takes
 * any one of the map (overlay/metadata.go, lxcRootfsString) and with two may extract one and mount the other.
 * `type` is the layer type's key, as `tar+false`; the manifest stays in its own bytes.
 */
function synthesiseMetadata(type, manifest, config) {
    const manifestText = utf8(manifest, 'manifest');
    const key = JSON.stringify(type);
    sliceMembers(manifestText, 'manifest');
    const configs = config === undefined ? '{}' : `{${key}:${utf8(config, 'config').trim()}}`;
    return Buffer.from(`{"Manifests":{${key}:${manifestText.trim()}},"Configs":${configs},"BuiltLayers":null,"HasBuiltOCIOutput":false,"OverlayDirLayers":null}`);
}
/**
 * A saved `overlay_metadata.json` with the manifests of one layer type (restoring 11, 13). The file itself where it holds no other;
 * else its members, cut out of its text.
 */
function narrowMetadata(metadata, type) {
    const where = 'overlay_metadata.json';
    const members = sliceMembers(utf8(metadata, where), where);
    const manifests = membersOf(members.get('Manifests'), `${where}.Manifests`);
    if (manifests.size === 1 && manifests.has(type))
        return metadata;
    const manifest = manifests.get(type);
    if (manifest === undefined)
        throw new errors/* FormatError */.IF(`${where}.Manifests`, `expected a manifest of type ${type}`);
    const only = (name) => {
        const value = membersOf(members.get(name), `${where}.${name}`).get(type);
        return value === undefined ? 'null' : `{${JSON.stringify(type)}:${value}}`;
    };
    return Buffer.from(`{"Manifests":${only('Manifests')},"Configs":${only('Configs')},"BuiltLayers":${members.get('BuiltLayers') ?? 'null'},` +
        `"HasBuiltOCIOutput":${members.get('HasBuiltOCIOutput') ?? 'false'},"OverlayDirLayers":${only('OverlayDirLayers')}}`);
}
/** Tags of ours start so; no stackerfile layer is expected to. They are removed after the build. */
const keepingTagPrefix = 'stack-cache-keeps-';
/**
 * The tag for a packed build_only layer that no image reaches (restoring 11b). stacker collects garbage after every stackerfile and
 * would delete the diff before a later file builds on it. The collector parses manifest and config of every index entry, so both
 * are written: the manifest lists the diffs, the config is the one in the metadata.
 * (The config descriptor inside the metadata's manifest names a blob that was never written: umoci's mutator had not committed.)
 */
function keepingTag(metadata) {
    const where = 'overlay_metadata.json';
    const members = sliceMembers(utf8(metadata, where), where);
    const [first] = membersOf(members.get('Manifests'), `${where}.Manifests`);
    if (first === undefined)
        throw new errors/* FormatError */.IF(`${where}.Manifests`, 'expected a manifest');
    const [type, manifestText] = first;
    const layers = sliceMembers(manifestText, `${where}.Manifests`).get('layers') ?? '[]';
    const config = Buffer.from(membersOf(members.get('Configs'), `${where}.Configs`).get(type) ??
        '{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":[]}}');
    const manifest = Buffer.from('{"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",' +
        `"config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"${(0,formats_digest/* digestOf */.ol)(config)}","size":${String(config.length)}},` +
        `"layers":${layers}}`);
    return { tag: keepingTagPrefix + (0,formats_digest/* digestOf */.ol)(manifest).slice('sha256:'.length, 'sha256:'.length + 16), manifest, config };
}
/** Digests and sizes of the layers that a root with this metadata stands on, over all its manifests and overlay-dir layers. */
function layersOfMetadata(metadata) {
    const where = 'overlay_metadata.json';
    const members = sliceMembers(utf8(metadata, where), where);
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
/** Has the root's own diff been packed (restoring 11)? */
function hasBuiltOutput(metadata) {
    const where = 'overlay_metadata.json';
    return sliceMembers(utf8(metadata, where), where).get('HasBuiltOCIOutput') === 'true';
}
function membersOf(text, where) {
    return text === undefined || text === 'null' ? new Map() : sliceMembers(text, where);
}
function utf8(bytes, where) {
    const text = bytes.toString('utf8');
    if (!Buffer.from(text).equals(bytes))
        throw new errors/* FormatError */.IF(where, 'expected UTF-8');
    return text;
}


/***/ }),

/***/ 5552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   QL: () => (/* binding */ closeStaging),
/* harmony export */   YG: () => (/* binding */ isStaging),
/* harmony export */   gO: () => (/* binding */ openStaging)
/* harmony export */ });
/* unused harmony export stagingPath */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(1455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(6760);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(7975);




const run = (0,node_util__WEBPACK_IMPORTED_MODULE_3__.promisify)(node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile);
/**
 * Where things are made ready: beside the stacker-dir, so on its file system, and outside `roots`, which stacker searches. One name
 * for each stacker-dir, so that what a killed run left is found and removed; stacker's own lock allows one job there at a time.
 */
function stagingPath(directories) {
    return `${directories.stackerDir}.stack-cache`;
}
/** @throws errno errors where the directory cannot be made. */
async function openStaging(directories, log) {
    const staging = stagingPath(directories);
    await closeStaging(staging, log);
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(node_path__WEBPACK_IMPORTED_MODULE_2__.dirname(staging), { recursive: true });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.mkdir)(staging, { mode: 0o700 });
    await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.chmod)(staging, 0o700);
    return staging;
}
/** Removes it with all that was set aside. What belongs to root or to subordinate ids is removed as such. Never throws. */
async function closeStaging(staging, log) {
    const remove = async () => {
        await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.rm)(staging, { recursive: true, force: true });
    };
    const attempts = [
        remove,
        () => run('unshare', ['--map-auto', '--map-root-user', '--', 'rm', '-rf', '--', staging]),
        () => run('sudo', ['-n', '--', 'rm', '-rf', '--', staging]),
    ];
    let trouble;
    for (const attempt of attempts) {
        try {
            await attempt();
            return;
        }
        catch (error) {
            trouble ??= error;
        }
    }
    log.warning(`${staging} could not be removed: ${String(trouble)}`);
}
/** Is it a staging directory that `openStaging` made for these directories? Asked by the child that runs as root. */
async function isStaging(staging, directories) {
    return staging === stagingPath(directories) && (await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_1__.lstat)(staging)).isDirectory();
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(5691);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
