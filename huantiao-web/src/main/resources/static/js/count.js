/*
 * data-count="id of a field": numbers beside it; a tap writes its number into the field, as who types it would,
 * the same tap again takes it out. What is not among them is typed. Without script the field stands alone.
 * data-count-to="id of another field": the numbers are those up to one more than that one holds, so that the
 * whole of it is not merely the last one.
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

    const fill = (row) => {
        const to = last(document.getElementById(row.dataset.countTo));
        if (row.dataset.shown !== String(to)) {
            row.dataset.shown = String(to);
            const from = Math.max(0, to - OFFERED + 1);
            row.replaceChildren(...(to ? Array.from({ length: to - from + 1 }, (_, more) => button(from + more)) : []));
        }
    };

    const show = () => {
        for (const row of document.querySelectorAll("[data-count]")) {
            if (row.dataset.countTo) {
                fill(row);
            }
            row.hidden = row.children.length === 0;
            const stands = document.getElementById(row.dataset.count).value.trim();
            for (const one of row.children) {
                one.ariaPressed = String(stands === one.value);
            }
        }
    };

    const write = (field, value) => {
        field.dispatchEvent(new FocusEvent("focusin", { bubbles: true }));
        field.value = value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.dispatchEvent(new Event("change", { bubbles: true }));
        field.dispatchEvent(new FocusEvent("focusout", { bubbles: true }));
    };

    document.addEventListener("click", ({ target }) => {
        const row = target.matches?.(".count-step") && target.closest("[data-count]");
        if (row) {
            write(document.getElementById(row.dataset.count), target.ariaPressed === "true" ? "" : target.value);
        }
    });
    document.addEventListener("input", show);
    document.addEventListener("change", show);
    document.addEventListener("htmx:load", show);
    show();
})();
