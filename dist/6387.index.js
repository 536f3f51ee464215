export const id = 6387;
export const ids = [6387];
export const modules = {

/***/ 46387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   storeAction: () => (/* binding */ storeAction),
/* harmony export */   storeSurroundings: () => (/* binding */ storeSurroundings)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(452);
/* harmony import */ var _options_option_words_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65415);
/* harmony import */ var _options_trust_option_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(65944);
/* harmony import */ var _cache_directory_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6426);





/** @throws UserError for values that make no sense. */
function storeAction({ question, texts }, person) {
    const store = (text) => {
        const choice = (0,_options_option_words_js__WEBPACK_IMPORTED_MODULE_2__/* .parseStore */ .Pv)(text, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(person.cwd, texts.get('working-directory')?.at(-1) ?? '.'));
        if (choice.kind === 'github')
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo(`store: "github" cannot be looked after here; use "dir:PATH" or "oci:REGISTRY/REPOSITORY"`);
        return choice;
    };
    const named = () => {
        const [only, ...others] = texts.get('store') ?? [`dir:${(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)((0,_cache_directory_js__WEBPACK_IMPORTED_MODULE_4__/* .cacheDirectory */ .o)(person), 'store')}`];
        if (only === undefined || others.length > 0)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_1__/* .UserError */ .yo('store: one is looked after at a time; name one');
        return store(only);
    };
    switch (question.kind) {
        case 'list':
        case 'verify':
            return { kind: question.kind, store: named() };
        case 'show':
            return { ...question, store: named() };
        case 'gc':
            return { ...question, store: named(), ...limitsOf(texts) };
        case 'copy':
            return { ...question, from: store(question.from), to: store(question.to) };
    }
}
/** What all actions go by. */
function storeSurroundings(texts, { cwd }) {
    return {
        trust: (0,_options_trust_option_js__WEBPACK_IMPORTED_MODULE_3__/* .readTrust */ .b)(texts, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, texts.get('working-directory')?.at(-1) ?? '.')),
        keyPrefix: (0,_options_option_words_js__WEBPACK_IMPORTED_MODULE_2__/* .parseKeyPrefix */ .Nj)(texts.get('key-prefix')?.at(-1) ?? 'stack-cache'),
        patience: (0,_options_option_words_js__WEBPACK_IMPORTED_MODULE_2__/* .parsePatience */ .Ly)(texts.get('patience')?.at(-1) ?? '60'),
    };
}
function limitsOf(texts) {
    const budget = texts.get('budget')?.at(-1);
    const maxAge = (0,_options_option_words_js__WEBPACK_IMPORTED_MODULE_2__/* .parseMaxAge */ .pq)(texts.get('max-age')?.at(-1));
    return {
        ...(budget === undefined ? {} : { budget: (0,_options_option_words_js__WEBPACK_IMPORTED_MODULE_2__/* .parseBytes */ .z_)('budget', budget) }),
        ...(maxAge === undefined ? {} : { maxAge }),
    };
}


/***/ })

};
