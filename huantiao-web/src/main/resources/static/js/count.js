/*
 * data-count="id of a field" data-count-to="id of another": offers the numbers up to one more than the other
 * field holds, so that the whole of it is not merely the last one; a tap writes its number into the field, the
 * same tap again takes it out. What is not among them is typed. Without script the field stands alone.
 */
(() => {
    "use strict";
    const OFFERED = 8;

    const last = (field) => (/^[1-9]\d?$/.test(field?.value.trim()) ? Number(field.value) + 1 : 0);

    const button = (number) => {
        const one = document.createElement("button");
        one.type = "button";
        one.className = "count-step";
        one.textContent = one.value = String(number);
        return one;
    };

    const show = () => {
        for (const row of document.querySelectorAll("[data-count]")) {
            const field = document.getElementById(row.dataset.count);
            const to = last(document.getElementById(row.dataset.countTo));
            if (row.dataset.shown !== String(to)) {
                row.dataset.shown = String(to);
                const from = Math.max(0, to - OFFERED + 1);
                row.replaceChildren(...(to ? Array.from({ length: to - from + 1 }, (_, more) => button(from + more)) : []));
                row.hidden = !to;
            }
            for (const one of row.children) {
                one.ariaPressed = String(field.value.trim() === one.value);
            }
        }
    };

    document.addEventListener("click", ({ target }) => {
        const row = target.matches?.(".count-step") && target.closest("[data-count]");
        if (row) {
            const field = document.getElementById(row.dataset.count);
            field.value = target.ariaPressed === "true" ? "" : target.value;
            field.dispatchEvent(new Event("input", { bubbles: true }));
        }
    });
    document.addEventListener("input", show);
    document.addEventListener("change", show);
    document.addEventListener("htmx:load", show);
    show();
})();
