/*
 * What was said of a field spoke of what stood in it: once the field is changed it is no longer in
 * sight, nor read out. Its room stays, so that the next tap meets what it aims at.
 */
(() => {
    "use strict";
    document.addEventListener("change", ({ target }) => {
        const field = target.closest?.(".has-problem");
        const problem = field?.querySelector(":scope > .field-problem");
        if (!problem) {
            return;
        }
        field.classList.replace("has-problem", "had-problem");
        for (const one of [field, ...field.querySelectorAll("[aria-invalid], [aria-describedby]")]) {
            one.removeAttribute("aria-invalid");
            const others = (one.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id && id !== problem.id);
            if (others.length) {
                one.setAttribute("aria-describedby", others.join(" "));
            } else {
                one.removeAttribute("aria-describedby");
            }
        }
    });
})();
