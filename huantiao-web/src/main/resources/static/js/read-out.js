/*
 * data-read-out: the switch that shows the words to read out. On this device it stands as it was
 * left last, on every page and whatever a draft kept of it.
 */
(() => {
    "use strict";
    const settle = () => {
        const left = localStorage.getItem("read-out");
        if (left) {
            for (const box of document.querySelectorAll("[data-read-out]")) {
                box.checked = left === "shown";
            }
        }
    };
    document.addEventListener("change", ({ target }) => {
        if ("readOut" in (target.dataset ?? {})) {
            localStorage.setItem("read-out", target.checked ? "shown" : "hidden");
        }
        settle();
    });
    document.addEventListener("htmx:load", settle);
    settle();
})();
