export const id = 5201;
export const ids = [5201];
export const modules = {

/***/ 55201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readComparedPlan: () => (/* binding */ readComparedPlan)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(2924);
/* harmony import */ var _formats_regular_file_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88911);



const mostBytes = 256 << 20;
const mostValues = 10_000_000;
/** A plan document that `plan --json` or the action wrote. @throws UserError where it is none, or cannot be read. */
async function readComparedPlan(file) {
    const advice = 'give a file that "plan --json" or the action\'s output plan-file has';
    try {
        const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)((0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .parseJson */ .qF)(await (0,_formats_regular_file_js__WEBPACK_IMPORTED_MODULE_2__/* .readRegularFile */ .XF)(file, mostBytes), 'plan', mostBytes, mostValues), 'plan');
        if (member('format', (value) => value) !== 1)
            throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .FormatError */ .IF('plan.format', 'expected 1');
        return { layers: member('layers', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeLayer, mostValues)) };
    }
    catch (error) {
        if (!(0,_errors_js__WEBPACK_IMPORTED_MODULE_0__/* .isTrouble */ .KM)(error))
            throw error;
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo({ message: `against: ${error.message}`, place: { file }, advice }, { cause: error });
    }
}
const decodeLayer = (value, where) => {
    const member = (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where);
    const build = member('build', (text, place) => (text === undefined ? undefined : (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc)(text, place)));
    return {
        name: member('name', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        stackerfile: member('stackerfile', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
        verdict: member('verdict', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeOneOf */ .ol)('hit', 'unchanged', 'miss', 'always', 'unknown', 'error')),
        reasons: member('reasons', (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeArray */ .k$)(decodeReason)),
        ...(build === undefined ? {} : { build }),
    };
};
const decodeReason = (value, where) => ({
    text: (0,_formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeObject */ .gv)(value, where)('text', _formats_decode_js__WEBPACK_IMPORTED_MODULE_1__/* .decodeString */ .sc),
});


/***/ })

};
