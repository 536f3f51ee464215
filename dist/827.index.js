export const id = 827;
export const ids = [827];
export const modules = {

/***/ 80827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   storeRepository: () => (/* binding */ storeRepository)
/* harmony export */ });
/* harmony import */ var _registry_machine_repositories_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92510);
/* harmony import */ var _registry_this_machine_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(62407);
/* harmony import */ var _registry_reference_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9758);



/** Milliseconds for one request of a registry, and for each piece of what is moved. */
const mostRequest = 20_000;
/** A repository in which a store is, to who reads and to who is about to write. `patience`: milliseconds of trouble, in all. */
function storeRepository({ domain, path }, { environment, log }, patience) {
    const repository = (0,_registry_machine_repositories_js__WEBPACK_IMPORTED_MODULE_0__/* .openMachineRepositories */ .S)((0,_registry_this_machine_js__WEBPACK_IMPORTED_MODULE_1__/* .thisMachine */ .g)({ environment, log }), {
        request: Math.min(mostRequest, patience),
        total: patience,
    });
    // As docker has it, registries on this machine need no TLS.
    const address = { domain, path, insecure: (0,_registry_reference_js__WEBPACK_IMPORTED_MODULE_2__/* .isLoopback */ .U9)(domain) };
    return { repository: repository(address), writing: repository({ ...address, writes: true }) };
}


/***/ })

};
