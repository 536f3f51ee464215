export const id = 172;
export const ids = [172];
export const modules = {

/***/ 45565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ namingBuild)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);

/** The mistakes of a build, each with its name. */
function namingBuild(error, name) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo) || name === '')
        return error;
    const problems = error.problems.map((problem) => ({
        ...problem,
        message: `build ${JSON.stringify(name)}: ${problem.message}`,
    }));
    return new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(problems, { cause: error });
}


/***/ }),

/***/ 46666:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ earlierLayers)
/* harmony export */ });
/**
 * Their layers as a later build has to take them: stacker keeps one entry a name, and what it writes for images of other layer types is
 * another one, whatever else is equal.
 */
function earlierLayers(builds, { layerTypes, verity }) {
    const types = (options) => JSON.stringify([[...options.layerTypes].sort(), options.verity]);
    return builds.flatMap(({ options, stack }) => types(options) === types({ layerTypes, verity })
        ? stack
        : stack.map((layer) => (layer.facts.definition.layer.BuildOnly ? layer : { ...layer, sharesName: true })));
}


/***/ }),

/***/ 35172:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   restoreBuilds: () => (/* binding */ restoreBuilds)
/* harmony export */ });
/* harmony import */ var _plan_build_mistakes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45565);
/* harmony import */ var _plan_earlier_layers_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(46666);
/* harmony import */ var _restore_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(64370);



/**
 * Restores builds that are worked through on one machine, each with options of its own, in their order. Of those that share a stacker-dir
 * an earlier one's layers stay where a later one has other layers of their names.
 */
async function restoreBuilds(builds, surroundings) {
    const earlier = new Map();
    const restored = [];
    for (const { options, name } of builds) {
        const { stacker } = options.directories;
        const before = earlier.get(stacker) ?? [];
        const asked = { ...options, earlier: (0,_plan_earlier_layers_js__WEBPACK_IMPORTED_MODULE_2__/* .earlierLayers */ .j)(before, options) };
        const { stack, ...one } = await (0,_restore_js__WEBPACK_IMPORTED_MODULE_1__.restore)(asked, surroundings).catch((error) => {
            throw (0,_plan_build_mistakes_js__WEBPACK_IMPORTED_MODULE_0__/* .namingBuild */ .X)(error, name);
        });
        restored.push(one);
        earlier.set(stacker, [...before, { options, stack }]);
    }
    return restored;
}


/***/ })

};
