export const id = 9164;
export const ids = [9164];
export const modules = {

/***/ 49164:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   i: () => (/* binding */ foreseeBuild),
/* harmony export */   plan: () => (/* binding */ plan)
/* harmony export */ });
/* harmony import */ var _gather_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(36394);
/* harmony import */ var _judge_project_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63808);
/* harmony import */ var _open_record_source_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(74627);
/* harmony import */ var _publishing_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(51202);




/** Says what `stacker build` would build, and why. Changes nothing. */
async function plan(options, surroundings) {
    return (await foreseeBuild(options, surroundings)).plan;
}
async function foreseeBuild(options, surroundings) {
    const { records, store } = await (0,_open_record_source_js__WEBPACK_IMPORTED_MODULE_2__/* .openRecordSource */ .L)(options, surroundings, 'lately');
    const gathered = await (0,_gather_js__WEBPACK_IMPORTED_MODULE_0__/* .gather */ .k)(options, surroundings, records, store);
    const judged = await (0,_judge_project_js__WEBPACK_IMPORTED_MODULE_1__/* .judgeProject */ .T)(gathered, options, records);
    return { ...judged, plan: await (0,_publishing_js__WEBPACK_IMPORTED_MODULE_3__/* .withUnpublished */ .Y)(judged.plan, options, surroundings) };
}


/***/ })

};
