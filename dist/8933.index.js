export const id = 8933;
export const ids = [8933];
export const modules = {

/***/ 48933:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   saveBuilds: () => (/* binding */ saveBuilds)
/* harmony export */ });
/* harmony import */ var _errors_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(452);
/* harmony import */ var _handover_handover_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(51108);
/* harmony import */ var _handover_note_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(80959);
/* harmony import */ var _options_option_directories_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(21455);
/* harmony import */ var _plan_build_mistakes_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(45565);
/* harmony import */ var _plan_builds_to_save_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(11690);
/* harmony import */ var _report_document_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(86668);
/* harmony import */ var _report_escape_js__WEBPACK_IMPORTED_MODULE_13__ = __webpack_require__(72527);
/* harmony import */ var _report_terminal_table_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(40590);
/* harmony import */ var _command_options_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(78668);
/* harmony import */ var _foreign_handover_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(59872);
/* harmony import */ var _stackerfiles_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(93462);
/* harmony import */ var _terminal_js__WEBPACK_IMPORTED_MODULE_12__ = __webpack_require__(32832);
/* harmony import */ var _terminal_handover_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(89494);














/** Saves what was built, of the build of the options or of those of a builds file. */
async function saveBuilds(command, useCases, surroundings, person) {
    const { terminal, environment } = person;
    const colour = (0,_terminal_js__WEBPACK_IMPORTED_MODULE_12__/* .wantsColour */ .Ml)(terminal, environment, command.colour);
    const transfers = [];
    const builds = await (0,_plan_builds_to_save_js__WEBPACK_IMPORTED_MODULE_5__/* .buildsToSave */ .K)((0,_command_options_js__WEBPACK_IMPORTED_MODULE_8__/* .questionOf */ .Y)(command, person), (texts, name) => (0,_terminal_handover_js__WEBPACK_IMPORTED_MODULE_11__/* .takeForSave */ .yC)((0,_options_option_directories_js__WEBPACK_IMPORTED_MODULE_3__/* .givenDirectories */ .Tj)(texts, person.cwd, person.cwd).stacker, name, person, surroundings.log));
    for (const build of builds) {
        const { options, handover } = await optionsOfSave(build, command.texts, person, surroundings.log);
        const transfer = await useCases.save(options, surroundings, handover?.note);
        const { stacker, working, written } = options.directories;
        if (handover?.note !== undefined) {
            const spent = { ...handover, note: (0,_handover_note_js__WEBPACK_IMPORTED_MODULE_2__/* .spentNote */ .Zb)(handover.note), usedFor: (0,_foreign_handover_js__WEBPACK_IMPORTED_MODULE_9__/* .buildOf */ .Yy)(stacker) };
            (0,_terminal_handover_js__WEBPACK_IMPORTED_MODULE_11__/* .keepHandover */ .$I)(spent, { name: build.build.name, options }, person, surroundings.log);
        }
        transfers.push(transfer);
        if (command.json)
            continue;
        const told = (0,_report_terminal_table_js__WEBPACK_IMPORTED_MODULE_7__/* .renderSave */ .us)(transfer, { colour, show: (0,_report_document_js__WEBPACK_IMPORTED_MODULE_6__/* .showFrom */ .I)(working, written) });
        (0,_terminal_js__WEBPACK_IMPORTED_MODULE_12__/* .print */ .yy)(terminal, build.build.name === '' ? told : `${(0,_report_escape_js__WEBPACK_IMPORTED_MODULE_13__/* .visible */ .RK)(build.build.name)}\n${told}`);
    }
    if (command.json)
        (0,_terminal_js__WEBPACK_IMPORTED_MODULE_12__/* .print */ .yy)(terminal, (0,_report_escape_js__WEBPACK_IMPORTED_MODULE_13__/* .visibleJson */ .$m)(transfers.length === 1 ? transfers[0] : transfers, 2));
}
async function ownOptions(build, person) {
    return await (0,_command_options_js__WEBPACK_IMPORTED_MODULE_8__/* .commandOptions */ .i)(build.texts, person, _stackerfiles_js__WEBPACK_IMPORTED_MODULE_10__/* .namedStackerfiles */ .c).catch((error) => {
        throw (0,_plan_build_mistakes_js__WEBPACK_IMPORTED_MODULE_4__/* .optionMistakes */ .x)(error, build);
    });
}
/** With what the restore left, where that is of this checkout and build. */
async function optionsOfSave({ build, handover }, given, person, log) {
    if (handover === undefined)
        return { options: await ownOptions(build, person), handover };
    const { texts, files } = (0,_handover_handover_js__WEBPACK_IMPORTED_MODULE_1__/* .takeOver */ .w9)(handover, (0,_plan_builds_to_save_js__WEBPACK_IMPORTED_MODULE_5__/* .givenFor */ .Z)(build, given));
    let why;
    try {
        // As that stacker saw it, be it through a link.
        const seen = handover.texts.get('working-directory')?.at(-1) ?? person.cwd;
        const options = await (0,_command_options_js__WEBPACK_IMPORTED_MODULE_8__/* .commandOptions */ .i)(texts, person, files ? () => Promise.resolve(files) : _stackerfiles_js__WEBPACK_IMPORTED_MODULE_10__/* .namedStackerfiles */ .c, seen);
        why = await (0,_foreign_handover_js__WEBPACK_IMPORTED_MODULE_9__/* .whyForeign */ .fW)(handover, options, { cwd: person.cwd, seen });
        if (why === undefined)
            return { options, handover };
    }
    catch (error) {
        if (!(error instanceof _errors_js__WEBPACK_IMPORTED_MODULE_0__/* .UserError */ .yo))
            throw error;
        why = error.message;
    }
    const options = await ownOptions(build, person);
    log.warning(`what a restore left here is not used: ${why}; save goes by its own options, and nothing is known of before the build`);
    return { options, handover: undefined };
}


/***/ }),

/***/ 11690:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ buildsToSave),
/* harmony export */   Z: () => (/* binding */ givenFor)
/* harmony export */ });
/* harmony import */ var _asked_builds_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(89081);
/* harmony import */ var _build_mistakes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(45565);


/**
 * Where nobody names a build, those that a restore was for: of others nothing is known of before the build. `handoverOf` finds what a restore
 * of the build of that name (empty for the one of the inputs) left, by its options.
 */
async function buildsToSave(question, handoverOf) {
    const isNamed = question.inline !== undefined || question.file !== undefined || question.names.length > 0;
    const plain = isNamed ? undefined : handoverOf(question.texts, '');
    const asked = (await (0,_asked_builds_js__WEBPACK_IMPORTED_MODULE_0__/* .askBuilds */ .h)(question)).map((build) => ({
        build,
        handover: build.name === '' ? plain : handoverOfBuild(build, handoverOf),
    }));
    const restored = asked.filter(({ handover }) => handover !== undefined);
    if (restored.length === 0 && plain !== undefined)
        return [{ build: (0,_asked_builds_js__WEBPACK_IMPORTED_MODULE_0__/* .ofInputs */ .p)(question.texts), handover: plain }];
    return question.names.length === 0 && restored.length > 0 ? restored : asked;
}
function handoverOfBuild(build, handoverOf) {
    try {
        return handoverOf(build.texts, build.name);
    }
    catch (error) {
        throw (0,_build_mistakes_js__WEBPACK_IMPORTED_MODULE_1__/* .optionMistakes */ .x)(error, build);
    }
}
/** What was given for that build: a row names stackerfiles of several builds, and of one of a builds file its restore knows which. */
function givenFor({ name }, given) {
    return name === '' ? given : new Map([...given].filter(([option]) => option !== 'stackerfiles'));
}


/***/ })

};
