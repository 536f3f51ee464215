export const id = 4138;
export const ids = [4138];
export const modules = {

/***/ 84138:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   buildJobs: () => (/* binding */ buildJobs)
/* harmony export */ });
/* harmony import */ var _build_break_off_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(93427);
/* harmony import */ var _build_interruption_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(71145);
/* harmony import */ var _build_run_builds_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9247);
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(452);
/* harmony import */ var _plan_build_jobs_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(43504);
/* harmony import */ var _plan_published_builds_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(4643);
/* harmony import */ var _report_publish_transfer_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(7213);
/* harmony import */ var _report_build_transfer_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(64144);
/* harmony import */ var _report_builds_document_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(89091);
/* harmony import */ var _report_builds_table_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(68524);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(72527);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(32832);
/* harmony import */ var _terminal_handover_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(89494);













const exitCodes = { SIGINT: 130, SIGTERM: 143 };
/**
 * Restores, runs stacker and saves. What stacker says goes to standard error as it comes, and the answer stands on standard output.
 * @throws UserError where stacker fails, at the layer's line.
 */
async function buildJobs({ json }, jobs, { useCases, surroundings, style }, person) {
    (0,_build_run_builds_js__WEBPACK_IMPORTED_MODULE_1__/* .refuseOtherMachines */ .zA)(jobs);
    (0,_plan_published_builds_js__WEBPACK_IMPORTED_MODULE_4__/* .refuseJoin */ .rF)(jobs);
    const { terminal } = person;
    const interrupted = person.interruption?.() ?? new AbortController().signal;
    const restored = await (0,_build_interruption_js__WEBPACK_IMPORTED_MODULE_9__/* .untilInterrupted */ .t)((0,_plan_build_jobs_js__WEBPACK_IMPORTED_MODULE_3__/* .restoredBuilds */ .E0)(useCases, jobs, surroundings), interrupted);
    if (restored.kind === 'interrupted') {
        await (0,_build_break_off_js__WEBPACK_IMPORTED_MODULE_0__/* .breakOff */ .J)(jobs.map(({ options }) => options.directories), surroundings.log);
        return exitCodes[interrupted.reason];
    }
    const builds = jobs.flatMap((job, index) => withRestored(job, restored.value[index]));
    if (!json)
        (0,_terminal_js__WEBPACK_IMPORTED_MODULE_10__/* .print */ .yy)(terminal, (0,_report_builds_table_js__WEBPACK_IMPORTED_MODULE_7__/* .renderBuilds */ .W8)(builds, style));
    const transfers = await (0,_build_run_builds_js__WEBPACK_IMPORTED_MODULE_1__/* .runBuilds */ .r8)(useCases, builds, surroundings, { watch: watchAt(person), interrupted });
    const done = builds.flatMap((build, index) => {
        const transfer = transfers[index];
        return transfer === undefined ? [] : [{ ...build, transfer }];
    });
    for (const { job, restored: one } of done)
        (0,_terminal_handover_js__WEBPACK_IMPORTED_MODULE_8__/* .leaveSaved */ .XW)(job, one.handover, person, surroundings.log);
    const publish = () => (0,_build_run_builds_js__WEBPACK_IMPORTED_MODULE_1__/* .isWhole */ .wP)(builds, transfers) ? (0,_plan_published_builds_js__WEBPACK_IMPORTED_MODULE_4__/* .publishedRuns */ .tV)(useCases, builds, surroundings) : Promise.resolve(undefined);
    if (json) {
        const published = await publish();
        const built = done.flatMap(({ job, transfer }) => (0,_report_build_transfer_js__WEBPACK_IMPORTED_MODULE_5__/* .builtNames */ .lS)(transfer, job.name));
        const told = done.map(({ job, transfer: { failure, ...transfer } }) => ({ build: job.name, ...transfer, failure }));
        (0,_terminal_js__WEBPACK_IMPORTED_MODULE_10__/* .print */ .yy)(terminal, (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_11__/* .visibleJson */ .$m)({ ...(0,_report_builds_document_js__WEBPACK_IMPORTED_MODULE_6__/* .documentBuilds */ .J)(builds, (0,_plan_build_jobs_js__WEBPACK_IMPORTED_MODULE_3__/* .spreadOf */ .jg)(jobs)), built, builds: told, published }, 2));
    }
    else {
        for (const { job, show, transfer } of done) {
            const text = (0,_report_build_transfer_js__WEBPACK_IMPORTED_MODULE_5__/* .renderBuilt */ .Nx)(transfer, { ...style, show });
            (0,_terminal_js__WEBPACK_IMPORTED_MODULE_10__/* .print */ .yy)(terminal, job.name === '' ? text : `${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_11__/* .visible */ .RK)(job.name)}\n${text}`);
        }
        const published = await publish();
        if (published !== undefined)
            (0,_terminal_js__WEBPACK_IMPORTED_MODULE_10__/* .print */ .yy)(terminal, (0,_report_publish_transfer_js__WEBPACK_IMPORTED_MODULE_12__/* .renderPublished */ .l)(published));
    }
    const signal = transfers.find((one) => one.interrupted !== undefined)?.interrupted;
    if (signal !== undefined)
        return exitCodes[signal];
    const failures = transfers.flatMap(({ failure }) => failure ?? []);
    if (failures.length > 0)
        throw new _errors_js__WEBPACK_IMPORTED_MODULE_2__/* .UserError */ .yo(failures);
    return 0;
}
function withRestored(job, restored) {
    return restored === undefined
        ? []
        : [{ ...(0,_plan_build_jobs_js__WEBPACK_IMPORTED_MODULE_3__/* .plannedBuild */ .p3)(job, restored.plan), job, restored, transfer: restored.transfer }];
}
/** The lines are a person's own build, as stacker would have shown them. */
function watchAt({ terminal }) {
    return {
        begins: () => undefined,
        line: (text) => {
            terminal.err(`${text}\n`);
        },
        ends: (layer) => {
            terminal.err(`${(0,_report_build_transfer_js__WEBPACK_IMPORTED_MODULE_5__/* .describePassed */ .EN)(layer)}\n`);
        },
    };
}


/***/ })

};
