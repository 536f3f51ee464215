export const id = 9007;
export const ids = [9007];
export const modules = {

/***/ 9007:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   completeImages: () => (/* binding */ completeImages)
/* harmony export */ });
/* harmony import */ var _report_completed_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(74455);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(72527);
/* harmony import */ var _command_options_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78668);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(32832);




/** Brings what the images of the layout lack. Answers 1 where some can still not be copied out, so that a script stops there. */
async function completeImages({ texts, json, verbose }, useCases, person) {
    const { terminal, environment, now } = person;
    // The images themselves say what they lack, whatever stackerfiles they are of.
    const options = await (0,_command_options_js__WEBPACK_IMPORTED_MODULE_0__/* .commandOptions */ .i)(texts, person, () => Promise.resolve([]));
    const completed = await useCases.complete(options, { log: (0,_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .terminalLog */ .dg)(terminal, verbose), environment, now });
    (0,_terminal_js__WEBPACK_IMPORTED_MODULE_1__/* .print */ .yy)(terminal, json ? (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .visibleJson */ .$m)(completed, 2) : (0,_report_completed_js__WEBPACK_IMPORTED_MODULE_3__/* .renderCompleted */ .o)(completed));
    return (0,_report_completed_js__WEBPACK_IMPORTED_MODULE_3__/* .isComplete */ .A)(completed) ? 0 : 1;
}


/***/ }),

/***/ 74455:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ isComplete),
/* harmony export */   o: () => (/* binding */ renderCompleted)
/* harmony export */ });
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40819);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72527);


function isComplete({ lacking, skipped }) {
    return lacking.length === 0 && skipped === undefined;
}
/** For a terminal and a log. */
function renderCompleted(completed) {
    const { images, lacking, blobs, bytesDown, seconds, skipped } = completed;
    if (skipped !== undefined)
        return `Images are not completed: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(skipped)}.`;
    const brought = `${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(blobs, 'layer')} brought, ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(bytesDown)} down in ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSeconds */ .Xo)(seconds)}`;
    return [
        `Completed ${String(images - lacking.length)} of ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(images, 'image')}: ${brought}.`,
        ...lacking.map(({ name, digests }) => `  incomplete  ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(name)}: ${missing(digests)}`),
        ...(lacking.length === 0 ? [] : ['What the cache lacks has to be built: restore with "restore: all", then build.']),
    ].join('\n');
}
function missing(digests) {
    const [first, ...others] = digests;
    if (first === undefined)
        return 'its manifest is missing or damaged';
    return others.length === 0 ? `${first} cannot be had` : `${first} and ${String(others.length)} more cannot be had`;
}


/***/ })

};
