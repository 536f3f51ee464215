export const id = 5172;
export const ids = [5172];
export const modules = {

/***/ 45565:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ namingBuild),
/* harmony export */   x: () => (/* binding */ optionMistakes)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _yaml_source_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(12820);


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
/**
 * The mistakes in a build's options, each with its name, those about what the builds file says with the place there, and those about a default
 * with the builds file that was not read.
 */
function optionMistakes(error, { name, written, setAside }) {
    if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo))
        return error;
    const { problems } = error;
    const told = setAside !== undefined
        ? problems.map((problem) => besideFile(problem, setAside))
        : written === undefined
            ? problems
            : placedIn(written, problems);
    return namingBuild(told === problems ? error : new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo(told, { cause: error }), name);
}
function placedIn({ file, refutable }, problems) {
    // Of what is written twice the first: of equal keys a map keeps the last.
    const found = new Map(refutable.toReversed().map((one) => [keyOf(one), one]));
    return problems.map((problem) => {
        const one = problem.said && found.get(keyOf(problem.said));
        return one === undefined ? problem : (0,_yaml_source_text_js__WEBPACK_IMPORTED_MODULE_1__/* .problemAt */ .l4)(file, one.at, problem.message, advice[one.option]);
    });
}
function keyOf({ option, text }) {
    return `${option} ${text}`;
}
const advice = {
    stackerfiles: 'name existing stackerfiles in this build',
    'working-directory': 'give the directory in which stacker is run',
};
function besideFile(problem, { file, by }) {
    if (problem.said?.option !== 'stackerfiles')
        return problem;
    const [describe, them] = by.length === 1 ? ['describes', 'it'] : ['describe', 'them'];
    const why = `${file} is not read, since ${by.join(' and ')} ${describe} a build beside it`;
    // Of each build of a builds file all images are published.
    const written = by.includes('publish-stackerfiles') ? '' : `, write ${them} into that file`;
    return { ...problem, advice: `${why}: leave ${them} out${written}, or give stackerfiles, too` };
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
