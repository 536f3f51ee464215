export const id = 7201;
export const ids = [7201];
export const modules = {

/***/ 37201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   publishImages: () => (/* binding */ publishImages)
/* harmony export */ });
/* harmony import */ var _plan_build_jobs_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(43504);
/* harmony import */ var _plan_published_builds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4643);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(72527);
/* harmony import */ var _report_publish_transfer_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7213);
/* harmony import */ var _command_options_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(78668);
/* harmony import */ var _stackerfiles_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(93462);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(32832);







/** Publishes images: those on disk, unless the store is asked for. */
async function publishImages(command, useCases, surroundings, person) {
    const jobs = await (0,_plan_build_jobs_js__WEBPACK_IMPORTED_MODULE_0__/* .readJobs */ .RI)((0,_command_options_js__WEBPACK_IMPORTED_MODULE_2__/* .questionOf */ .Y)(command, person), (texts) => (0,_command_options_js__WEBPACK_IMPORTED_MODULE_2__/* .commandOptions */ .i)((0,_plan_published_builds_js__WEBPACK_IMPORTED_MODULE_1__/* .ofDisk */ .fp)(texts), person, _stackerfiles_js__WEBPACK_IMPORTED_MODULE_3__/* .namedStackerfiles */ .c), _stackerfiles_js__WEBPACK_IMPORTED_MODULE_3__/* .namedStackerfiles */ .c);
    const transfer = await (0,_plan_published_builds_js__WEBPACK_IMPORTED_MODULE_1__/* .publishedBuilds */ .KO)(useCases, jobs, surroundings);
    const document = { ...transfer, published: (0,_report_publish_transfer_js__WEBPACK_IMPORTED_MODULE_4__/* .publishedDigests */ .I)(transfer) };
    (0,_terminal_js__WEBPACK_IMPORTED_MODULE_5__/* .print */ .yy)(person.terminal, command.json ? (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_6__/* .visibleJson */ .$m)(document, 2) : (0,_report_publish_transfer_js__WEBPACK_IMPORTED_MODULE_4__/* .renderPublished */ .l)(transfer));
}


/***/ }),

/***/ 4643:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   KO: () => (/* binding */ publishedBuilds),
/* harmony export */   fp: () => (/* binding */ ofDisk),
/* harmony export */   rF: () => (/* binding */ refuseJoin),
/* harmony export */   tV: () => (/* binding */ publishedRuns)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _build_jobs_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(43504);


/** Images on disk are meant where nothing else is said. */
function ofDisk(texts) {
    return texts.has('from') ? texts : new Map([...texts, ['from', ['local']]]);
}
/** Publishes what was built before, of all builds together: what is there is judged first, by what the options say it is to be judged by. */
async function publishedBuilds(useCases, jobs, surroundings) {
    const asked = jobs.map((job) => ({ ...job, options: judgingAlone(job.options) }));
    const plans = await (0,_build_jobs_js__WEBPACK_IMPORTED_MODULE_1__/* .plannedBuilds */ .EJ)(useCases, asked, surroundings);
    const builds = jobs.flatMap((job, index) => {
        const plan = plans[index];
        return plan === undefined ? [] : [toPublish(job, { plan, isBuilt: false }, useCases, surroundings)];
    });
    return await useCases.publish(builds, surroundings);
}
/** Publishes what stacker has just built, and what it found as it is; undefined where nobody says where to. */
async function publishedRuns(useCases, runs, surroundings) {
    if (runs.every(({ job }) => job.options.publishTo === undefined))
        return undefined;
    const builds = runs.map(({ job, restored: { plan } }) => toPublish(job, { plan, isBuilt: true }, useCases, surroundings));
    return await useCases.publish(builds, surroundings);
}
/** @throws UserError where parts are to be joined by who makes one of them. */
function refuseJoin(jobs) {
    if (jobs.every(({ options }) => options.publishIndex !== 'join'))
        return;
    throw new _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo('publish-index: a build publishes its part; "join" belongs to a publish after the builds of all architectures');
}
function toPublish(job, judged, useCases, surroundings) {
    const { name, options } = job;
    const complete = () => useCases.complete(options, surroundings);
    return { name, options, arch: (0,_build_jobs_js__WEBPACK_IMPORTED_MODULE_1__/* .archOf */ .Qh)(job), complete, ...judged };
}
/** The registry of the images is asked when they are published. Of parts that are joined the names alone count. */
function judgingAlone(options) {
    const judging = { ...options, publishTo: undefined };
    return options.publishIndex === 'join' ? { ...judging, bases: 'recorded', from: 'local' } : judging;
}


/***/ }),

/***/ 7213:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   I: () => (/* binding */ publishedDigests),
/* harmony export */   l: () => (/* binding */ renderPublished)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(72527);
/* harmony import */ var _figures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(40819);


/** What stands in the registry now, as `HOST/PATH/LAYER:TAG` and the digest of the manifest there. */
function publishedDigests({ images }) {
    return Object.fromEntries(images.flatMap(({ repository, digest, tags, did }) => digest === null || did === 'left' ? [] : tags.map((tag) => [`${repository}:${tag}`, digest])));
}
/** A line for each image, and one for all. */
function renderPublished(transfer) {
    const { images, bytesUp, seconds } = transfer;
    const words = { sent: 'sent', tagged: 'tagged', stands: 'stands there', left: 'not published' };
    const lines = images.map(({ repository, digest, tags, did }) => {
        const name = `${repository}:${tags.join(', ')}`;
        return `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .visible */ .RK)(name)}: ${words[did]}${digest === null ? '' : `, ${digest}`}`;
    });
    const done = images.filter(({ did }) => did !== 'left').length;
    return [
        ...lines,
        `Published ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .counted */ .hS)(done, 'image')}: ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .formatBytes */ .z3)(bytesUp)} sent in ${(0,_figures_js__WEBPACK_IMPORTED_MODULE_1__/* .formatSeconds */ .Xo)(seconds)}.`,
    ].join('\n');
}


/***/ })

};
