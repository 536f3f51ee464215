export const id = 5260;
export const ids = [5260,9164];
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

/***/ 95260:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   planBuilds: () => (/* binding */ planBuilds)
/* harmony export */ });
/* harmony import */ var _build_mistakes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(45565);
/* harmony import */ var _earlier_layers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(46666);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(49164);
/* harmony import */ var _workspace_root_capabilities_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96838);




/** Each reads files and asks the store by itself. */
const parallelBuilds = 8;
/**
 * The plans of several builds, each with options of its own, in their order. Builds of one place are judged one after the other as
 * stacker would come upon them: of a name that an earlier one holds with another definition the entry is gone.
 */
async function planBuilds(builds, surroundings) {
    const plans = [];
    const queue = byPlace(builds);
    const rights = (0,_workspace_root_capabilities_js__WEBPACK_IMPORTED_MODULE_2__/* .openRights */ ._)();
    const sharing = { ...surroundings, sharedStores: surroundings.sharedStores ?? new Map() };
    const work = async () => {
        for (let group = queue.shift(); group !== undefined; group = queue.shift()) {
            const earlier = [];
            for (const { options, name, index } of group) {
                const before = { ...options, earlier: (0,_earlier_layers_js__WEBPACK_IMPORTED_MODULE_3__/* .earlierLayers */ .j)(earlier, options), rights };
                const { plan, stack } = await (0,_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .foreseeBuild */ .i)(before, sharing).catch((error) => {
                    throw (0,_build_mistakes_js__WEBPACK_IMPORTED_MODULE_0__/* .namingBuild */ .X)(error, name);
                });
                plans[index] = plan;
                earlier.push({ options, stack });
            }
        }
    };
    // What the first one learns of the cache, the others need not learn again.
    const first = queue.splice(0, 1);
    const rest = queue.splice(0);
    queue.push(...first);
    await work();
    queue.push(...rest);
    await Promise.all(Array.from({ length: Math.min(parallelBuilds, rest.length) }, work));
    return plans;
}
/** Builds by the place that they share, in order. */
function byPlace(builds) {
    const groups = new Map();
    for (const [index, build] of builds.entries()) {
        const group = groups.get(build.place);
        if (group === undefined)
            groups.set(build.place, [{ ...build, index }]);
        else
            group.push({ ...build, index });
    }
    return [...groups.values()];
}


/***/ }),

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
