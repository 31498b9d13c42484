/*
 * data-unchoose: takes a radio answer back, so that a slip of the finger does not become an answer.
 * data-shown-by="name=value": a region that matters only while that answer is chosen; several values
 * are parted by |. Without script every region is shown. data-unsent: what was answered in it is not
 * sent while it is hidden.
 * data-alone: a box that says "none of these": ticking it takes the others back, and ticking another
 * takes it back, before anything else reads the form.
 */
(() => {
    "use strict";
    const chosen = (form, name) =>
        [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].flatMap((control) => {
            if (control.type === "radio" || control.type === "checkbox") {
                return control.checked ? [control.value] : [];
            }
            return [control.value];
        });

    const settle = (root) => {
        for (const box of root.querySelectorAll("[data-choices]")) {
            const button = box.querySelector("[data-unchoose]");
            if (button) {
                button.hidden = !box.querySelector("input:checked");
            }
        }
        for (const region of root.querySelectorAll("[data-shown-by]")) {
            const [name, values] = region.dataset.shownBy.split("=");
            const scope = region.closest("form") || document;
            region.hidden = !chosen(scope, name).some((value) => values.split("|").includes(value));
            if ("unsent" in region.dataset) {
                for (const control of region.querySelectorAll("input, select, textarea")) {
                    control.disabled = region.hidden;
                }
            }
        }
    };

    document.addEventListener(
        "input",
        ({ target }) => {
            if (target.type !== "checkbox" || !target.checked) {
                return;
            }
            for (const box of target.closest("[data-choices]")?.querySelectorAll("input:checked") ?? []) {
                const together = "alone" in box.dataset === "alone" in target.dataset;
                box.checked = box === target || box.name !== target.name || together;
            }
        },
        true,
    );
    document.addEventListener("change", () => settle(document));
    document.addEventListener("click", (event) => {
        const button = event.target.closest("[data-unchoose]");
        if (!button) {
            return;
        }
        const radio = button.closest("[data-choices]").querySelector("input:checked");
        if (radio) {
            radio.checked = false;
            radio.dispatchEvent(new Event("input", { bubbles: true }));
            radio.dispatchEvent(new Event("change", { bubbles: true }));
            radio.focus();
        }
    });
    document.addEventListener("htmx:load", () => settle(document));
    settle(document);
})();
