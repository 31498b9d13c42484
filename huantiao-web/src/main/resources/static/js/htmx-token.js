/* Every htmx request that changes something carries the token of the page. */
(() => {
    "use strict";
    document.addEventListener("htmx:configRequest", (event) => {
        const token = document.querySelector("meta[name=csrf]");
        if (token && event.detail.verb !== "get") {
            event.detail.parameters[token.dataset.name] = token.content;
        }
    });
})();
