/*
 * A form that is on its way says so and is not sent twice. data-focus: what a page or a fragment
 * opens with, as the list of problems.
 */
(() => {
    "use strict";
    const free = () => {
        for (const form of document.querySelectorAll("form[data-sent]")) {
            delete form.dataset.sent;
        }
        for (const button of document.querySelectorAll("button[aria-busy]")) {
            button.removeAttribute("aria-busy");
        }
    };
    document.addEventListener("submit", (event) => {
        const form = event.target;
        if (event.defaultPrevented) {
            return;
        }
        if (form.dataset.sent) {
            event.preventDefault();
            return;
        }
        form.dataset.sent = "yes";
        if (event.submitter) {
            event.submitter.setAttribute("aria-busy", "true");
        }
    });
    window.addEventListener("pageshow", free);
    document.addEventListener("htmx:beforeRequest", (event) => {
        const button = event.detail.elt.querySelector?.("button[type=submit]");
        button?.setAttribute("aria-busy", "true");
    });
    document.addEventListener("htmx:afterRequest", free);

    const lead = (root) => root.querySelector("[data-focus]")?.focus();
    document.addEventListener("htmx:afterSwap", (event) => lead(event.detail.target));
    lead(document);
})();
