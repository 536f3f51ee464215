export const id = 255;
export const ids = [255];
export const modules = {

/***/ 50255:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openFetch: () => (/* binding */ openFetch)
/* harmony export */ });
/**
 * Sends requests by Node's own client, through the proxies that `variables` name. It is loaded with the first request, since most plans
 * ask nobody.
 */
function openFetch(variables) {
    let opened;
    const open = async () => {
        const { openNodeClient } = await __webpack_require__.e(/* import() */ 2442).then(__webpack_require__.bind(__webpack_require__, 12442));
        return openNodeClient(variables);
    };
    return async (sent) => {
        opened ??= open();
        const fetch = await opened;
        return await fetch(sent);
    };
}


/***/ })

};
