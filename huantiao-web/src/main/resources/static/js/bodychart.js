/* data-bodychart: says in words what is marked. The chart itself needs no script. */
(() => {
    "use strict";
    const tell = (chart) => {
        const words = chart.querySelector("[data-bodychart-words]");
        const list = words.querySelector("ul");
        const marked = [...chart.querySelectorAll(".body-patch input:checked")].map((box) => box.getAttribute("aria-label"));
        list.replaceChildren(
            ...(marked.length ? marked : [words.dataset.nothing]).map((text) => {
                const item = document.createElement("li");
                item.textContent = text;
                return item;
            }),
        );
        words.hidden = false;
    };
    const tellAll = () => document.querySelectorAll("[data-bodychart]").forEach(tell);
    document.addEventListener("change", (event) => {
        const chart = event.target.closest?.("[data-bodychart]");
        if (chart) {
            tell(chart);
        } else if (event.target.matches?.("form")) {
            tellAll();
        }
    });
    document.addEventListener("htmx:load", tellAll);
    tellAll();
})();
