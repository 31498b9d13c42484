/*
 * Every htmx request that changes something carries the token of the page. One that is given up, as
 * a newer one took its place or the page was left, is no failure: htmx would write it among the
 * errors of the console.
 */
(() => {
    "use strict";
    document.addEventListener("htmx:configRequest", (event) => {
        const token = document.querySelector("meta[name=csrf]");
        if (token && event.detail.verb !== "get") {
            event.detail.parameters[token.dataset.name] = token.content;
        }
    });
    document.addEventListener("htmx:beforeRequest", ({ detail: request }) => {
        const { xhr } = request;
        const ended = xhr.onabort;
        xhr.onabort = (abort) => {
            request.error = "";
            ended.call(xhr, abort);
        };
    });
})();
