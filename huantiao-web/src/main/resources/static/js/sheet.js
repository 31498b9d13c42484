/*
 * data-sheet="words": each sheet on which the page is printed says them at its foot, with its number
 * and how many there are: sheets come apart. A style sheet cannot read words of the page into the
 * margin of a sheet, so they are written into one here.
 */
(() => {
    "use strict";
    const words = document.querySelector("[data-sheet]")?.dataset.sheet;
    if (!words) {
        return;
    }
    const text = words.replace(/["\\]/g, "\\$&").replace(/\s+/g, " ");
    const type = "font: 9pt sans-serif; color: #444; vertical-align: top; padding-block-start: 3mm";
    const style = new CSSStyleSheet();
    style.replaceSync(`@page {
        @bottom-left { content: "${text}"; inline-size: 80%; text-align: start; ${type}; }
        @bottom-right { content: counter(page) " / " counter(pages); text-align: end; ${type}; }
    }`);
    document.adoptedStyleSheets.push(style);
})();
