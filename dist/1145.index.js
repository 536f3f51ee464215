export const id = 1145;
export const ids = [1145];
export const modules = {

/***/ 71145:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   interruptionOf: () => (/* binding */ interruptionOf),
/* harmony export */   t: () => (/* binding */ untilInterrupted)
/* harmony export */ });
/**
 * From now on the first signal to stop is the reason of an abort, in place of the end of the process. The second one ends it: who asks again
 * does not want to wait for what is saved.
 */
function interruptionOf(process) {
    const controller = new AbortController();
    for (const [signal, code] of [
        ['SIGINT', 130],
        ['SIGTERM', 143],
    ]) {
        process.on(signal, () => {
            if (controller.signal.aborted)
                process.exit(code);
            else
                controller.abort(signal);
        });
    }
    return controller.signal;
}
/** Waits for the work until all is to be broken off; it goes on then, and nobody hears of it. */
async function untilInterrupted(work, interrupted) {
    // Of work that is given up on, the failure is nobody's either.
    work.catch(() => undefined);
    let stop = () => undefined;
    const broken = new Promise((resolve) => {
        stop = () => {
            resolve({ kind: 'interrupted' });
        };
        if (interrupted.aborted)
            stop();
        else
            interrupted.addEventListener('abort', stop, { once: true });
    });
    try {
        return await Promise.race([work.then((value) => ({ kind: 'done', value })), broken]);
    }
    finally {
        interrupted.removeEventListener('abort', stop);
    }
}


/***/ })

};
