/*
 * A form that is on its way says so, is not sent twice and takes no answer any more, which would be
 * lost; one that comes back whole rests until then.
 * data-focus: what a page or a fragment opens with, as the list of problems.
 */
(() => {
    "use strict";
    const free = () => {
        for (const form of document.querySelectorAll("form[data-sent]")) {
            delete form.dataset.sent;
            form.inert = false;
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
        // What was still on its way would come back to a form that is gone, and free it meanwhile.
        form.dispatchEvent(new CustomEvent("htmx:abort", { bubbles: true, detail: { elt: form } }));
        form.dataset.sent = "yes";
        if (event.submitter) {
            event.submitter.setAttribute("aria-busy", "true");
        }
        // Once it is really on its way: who listens later may still stop it.
        setTimeout(() => {
            form.inert = form.method === "post" && !event.defaultPrevented;
        });
    });
    window.addEventListener("pageshow", free);
    document.addEventListener("htmx:beforeRequest", (event) => {
        const button = event.detail.elt.querySelector?.("button[type=submit]");
        button?.setAttribute("aria-busy", "true");
    });
    document.addEventListener("htmx:afterRequest", free);

    // The form of a button comes back whole: what is typed meanwhile would be lost, and a look at what
    // was typed before, which goes by the same way (hx-sync), would take the place of the button.
    const pressed = (event) => (event.detail.elt instanceof HTMLButtonElement ? event.detail.elt.form : null);
    let focused = "";
    const back = () => {
        if (focused && document.activeElement === document.body) {
            document.getElementById(focused)?.focus({ preventScroll: true });
        }
        focused = "";
    };
    document.addEventListener("htmx:beforeRequest", (event) => {
        if (pressed(event) && pressed(event) === event.detail.target) {
            focused = document.activeElement?.id ?? "";
            pressed(event).inert = true;
        }
    });
    document.addEventListener("htmx:afterRequest", (event) => {
        if (pressed(event)) {
            pressed(event).inert = false;
        }
        if (event.detail.failed) {
            back();
        }
    });
    document.addEventListener("htmx:confirm", (event) => {
        if (event.detail.elt.inert) {
            event.preventDefault();
        }
    });

    const lead = (root) => root.querySelector("[data-focus]")?.focus();
    // Not after the swap: the target of that event is what was there before.
    document.addEventListener("htmx:load", (event) => lead(event.detail.elt));
    document.addEventListener("htmx:afterSwap", back);
    lead(document);
})();
