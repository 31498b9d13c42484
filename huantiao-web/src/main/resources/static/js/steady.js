/*
 * What somebody has just touched stays where it is on the screen while an answer of the server puts
 * parts of the page in anew: above it a line may come or go, and the next tap would meet another
 * answer. Browsers keep the place by what is at the top of the screen, and so not where just that
 * is put in anew. Where a button is gone by its own answer, the part of the form that it stood in
 * keeps the place, and the keyboard goes on from there. An answer that says itself what is to be
 * shown moves the page as it says.
 *
 * data-stays: a button whose answer is a whole page, which is shown at the place that this one had.
 */
(() => {
    "use strict";
    let held = null;
    const touched = (elt) => (elt?.matches("button") ? elt : document.activeElement);
    const key = (one) =>
        one.id
            ? `#${CSS.escape(one.id)}`
            : one.getAttribute("name")
              ? `[name="${CSS.escape(one.getAttribute("name"))}"][value="${CSS.escape(one.getAttribute("value") ?? "")}"]`
              : null;
    const top = (one) => one.getBoundingClientRect().top;
    /** The parts of the form around it that have a name, the nearest first. */
    const around = (one) => {
        const parts = [];
        for (let at = one.parentElement; at?.closest("main form"); at = at.parentElement) {
            if (at.id) {
                parts.push({ id: at.id, top: top(at) });
            }
        }
        return parts;
    };
    document.addEventListener("htmx:beforeSwap", (event) => {
        const elt = event.detail.requestConfig?.elt;
        const one = touched(elt);
        const shows = elt?.getAttribute("hx-swap")?.includes("show:");
        held =
            one instanceof HTMLElement && one.closest("main form") && !shows
                ? { one, key: key(one), top: top(one), around: one.matches("button") ? around(one) : [] }
                : null;
    });
    document.addEventListener("htmx:afterSettle", () => {
        if (held === null) {
            return;
        }
        const was = held;
        held = null;
        const one = was.one.isConnected ? was.one : was.key ? document.querySelector(was.key) : null;
        const part = !one && document.activeElement === document.body ? was.around.find(({ id }) => document.getElementById(id)) : null;
        const kept = one ?? (part && document.getElementById(part.id));
        if (!kept) {
            return;
        }
        const by = top(kept) - (part ? part.top : was.top);
        if (Math.abs(by) > 1) {
            window.scrollBy({ top: by, behavior: "instant" });
        }
        if (part) {
            kept.tabIndex = -1;
            kept.focus({ preventScroll: true });
        }
    });

    const STAYS = "stays";
    document.addEventListener("submit", ({ submitter }) => {
        const part = submitter?.hasAttribute("data-stays") ? submitter.closest("[id]") : null;
        if (part) {
            sessionStorage.setItem(STAYS, JSON.stringify({ id: part.id, top: top(part) }));
        }
    });
    const stays = JSON.parse(sessionStorage.getItem(STAYS));
    sessionStorage.removeItem(STAYS);
    const part = stays && document.getElementById(stays.id);
    if (part) {
        part.tabIndex = -1;
        const stay = () => {
            window.scrollBy({ top: top(part) - stays.top, behavior: "instant" });
            part.focus({ preventScroll: true });
        };
        stay();
        // The browser goes to the place that the address names once all is there, and only then.
        const again = new AbortController();
        for (const own of ["wheel", "touchstart", "pointerdown", "keydown"]) {
            addEventListener(own, () => again.abort(), { once: true, passive: true });
        }
        addEventListener("load", () => requestAnimationFrame(() => again.signal.aborted || stay()), { signal: again.signal });
    }
})();
