/*
 * data-filter="id" on a search field: shows what of that region holds every word (data-words), and
 * opens the groups (data-filtered) that do. Without script the button beside it asks the server.
 */
(() => {
    "use strict";
    const filter = (field) => {
        const region = document.getElementById(field.dataset.filter);
        const words = field.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
        for (const one of region.querySelectorAll("[data-words]")) {
            const text = one.dataset.words.toLowerCase();
            one.hidden = !words.every((word) => text.includes(word)) && !one.querySelector("select")?.value;
        }
        for (const group of region.querySelectorAll("[data-filtered]")) {
            const any = group.querySelector("[data-words]:not([hidden])");
            group.hidden = !any;
            group.open = words.length > 0 && Boolean(any);
        }
    };
    document.addEventListener("input", (event) => {
        if (event.target.dataset?.filter) {
            filter(event.target);
        }
    });
})();
