/*
 * data-fold on a details with an id: a fold that somebody opened stays open, and a closed one
 * closed, when the part of the page around it is put in anew. One that comes open for a reason of
 * its own stays so. For the fold that a pressed button stands in, the answer itself says it.
 *
 * data-fold="person": the same where a button brings the whole page anew, for one person in one tab.
 * Only what somebody opened themselves is kept so: what the page opened it may close again.
 */
(() => {
    "use strict";
    const open = new Set();
    document.addEventListener("htmx:beforeSwap", (event) => {
        open.clear();
        const pressed = event.detail.requestConfig?.elt?.closest("button");
        for (const fold of document.querySelectorAll("details[data-fold][open]")) {
            if (!pressed || !fold.contains(pressed)) {
                open.add(fold.id);
            }
        }
    });
    document.addEventListener("htmx:afterSwap", () => {
        for (const id of open) {
            document.getElementById(id)?.setAttribute("open", "");
        }
    });

    const key = (fold) => `fold:${location.pathname.split("/", 3).join("/")}#${fold.id}`;
    for (const fold of document.querySelectorAll("details[data-fold='person']")) {
        if (sessionStorage.getItem(key(fold)) === "open") {
            fold.open = true;
        }
        fold.querySelector(":scope > summary").addEventListener("click", () => {
            sessionStorage.setItem(key(fold), fold.open ? "closed" : "open");
        });
    }
})();
