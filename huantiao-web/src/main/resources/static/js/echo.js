/*
 * data-echo="id": repeats in words what that field holds. data-same: goes when something inside is
 * touched.
 */
(() => {
    "use strict";
    const words = (field) => (field.selectedOptions ? (field.value && field.selectedOptions[0]?.textContent) || "" : field.value);
    const repeat = () => {
        for (const echo of document.querySelectorAll("[data-echo]")) {
            const field = document.getElementById(echo.dataset.echo);
            if (field) {
                echo.textContent = words(field);
            }
        }
    };
    document.addEventListener("input", (event) => {
        event.target.closest?.("[data-same]")?.removeAttribute("data-same");
        repeat();
    });
    document.addEventListener("change", repeat);
})();
