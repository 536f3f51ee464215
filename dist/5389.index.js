export const id = 5389;
export const ids = [5389];
export const modules = {

/***/ 95389:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   renderAgainst: () => (/* binding */ renderAgainst)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(72527);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40819);
/* harmony import */ var _terminal_style_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(94468);



/** What differs of a plan from another one: the layers that came, went, or are judged otherwise, with the new reasons. */
function renderAgainst(before, after, style) {
    const old = new Map(before.layers.map((layer) => [identityOf(layer), layer]));
    const young = new Map(after.layers.map((layer) => [identityOf(layer), layer]));
    const lines = [
        ...[...young].flatMap(([key, layer]) => {
            const then = old.get(key);
            if (then?.verdict === layer.verdict)
                return [];
            const change = then === undefined ? 'new, ' : `${then.verdict} -> `;
            const why = layer.reasons.length === 0 ? '' : `: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(layer.reasons.map(({ text }) => text).join('; '))}`;
            return [`  ${nameOf(layer)}  ${change}${(0,_terminal_style_js__WEBPACK_IMPORTED_MODULE_0__/* .paintVerdict */ .o)(layer.verdict, layer.verdict, style)}${why}`];
        }),
        ...[...old].flatMap(([key, layer]) => (young.has(key) ? [] : [`  ${nameOf(layer)}  gone, was ${layer.verdict}`])),
    ];
    const same = after.layers.length - [...young].filter(([key, layer]) => old.get(key)?.verdict !== layer.verdict).length;
    const head = lines.length === 0 ? 'No layer is judged otherwise' : `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(lines.length, 'layer')} differ`;
    return [
        `${lines.length === 1 ? head.replace(/r$/, 'rs') : head}; ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_2__/* .counted */ .hS)(same, 'layer')} as before.`,
        ...lines,
    ].join('\n');
}
function identityOf({ build, stackerfile, name }) {
    return JSON.stringify([build, stackerfile, name]);
}
function nameOf({ build, stackerfile, name }) {
    return (0,_escape_js__WEBPACK_IMPORTED_MODULE_1__/* .visible */ .RK)(`${build === undefined ? '' : `${build}/`}${name} (${stackerfile})`);
}


/***/ })

};
