/*
 * What somebody has just touched stays where it is on the screen while an answer of the server puts
 * parts of the page in anew: above it a line may come or go, and the next tap would meet another
 * answer. Browsers keep the place by what is at the top of the screen, and so not where just that
 * is put in anew. An answer that says itself what is to be shown moves the page as it says.
 */
(() => {
    "use strict";
    let held = null;
    const place = () => {
        const at = document.activeElement;
        return at instanceof HTMLElement && at.closest("main form") ? at : null;
    };
    const key = (one) =>
        one.id
            ? `#${CSS.escape(one.id)}`
            : one.getAttribute("name")
              ? `[name="${CSS.escape(one.getAttribute("name"))}"][value="${CSS.escape(one.getAttribute("value") ?? "")}"]`
              : null;
    document.addEventListener("htmx:beforeSwap", (event) => {
        const one = place();
        const shows = event.detail.requestConfig?.elt?.getAttribute("hx-swap")?.includes("show:");
        held = one && !shows ? { one, key: key(one), top: one.getBoundingClientRect().top } : null;
    });
    document.addEventListener("htmx:afterSettle", () => {
        if (held === null) {
            return;
        }
        const one = held.one.isConnected ? held.one : held.key && document.querySelector(held.key);
        const by = one ? one.getBoundingClientRect().top - held.top : 0;
        held = null;
        if (Math.abs(by) > 1) {
            window.scrollBy({ top: by, behavior: "instant" });
        }
    });
})();
