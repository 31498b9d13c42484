/*
 * data-echo="id": repeats in words what that field holds; data-echo-not: but not this value; data-echo-brief:
 * without what explains it in brackets. data-same: goes when something inside is touched.
 * data-until-filled: a line of its list goes once the field it leads to is filled in, and all of it with the
 * last line.
 */
(() => {
    "use strict";
    const words = (field) => (field.selectedOptions ? (field.value && field.selectedOptions[0]?.textContent) || "" : field.value);
    const repeat = () => {
        for (const echo of document.querySelectorAll("[data-echo]")) {
            const field = document.getElementById(echo.dataset.echo);
            if (field) {
                const said = field.value === echo.dataset.echoNot ? "" : words(field);
                echo.textContent = "echoBrief" in echo.dataset ? said.replace(/ \([^)]*\)/, "") : said;
            }
        }
    };
    const shorten = () => {
        for (const told of document.querySelectorAll("[data-until-filled]")) {
            const lines = [...told.querySelectorAll("li")];
            for (const line of lines) {
                line.hidden = Boolean(document.getElementById(line.querySelector("a").hash.slice(1))?.value);
            }
            told.hidden = lines.every((line) => line.hidden);
        }
    };
    document.addEventListener("input", (event) => {
        event.target.closest?.("[data-same]")?.removeAttribute("data-same");
        repeat();
        shorten();
    });
    document.addEventListener("change", repeat);
})();
