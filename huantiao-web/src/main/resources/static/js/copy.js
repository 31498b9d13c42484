/*
 * data-copy on a button: puts the text of the element with that id on the clipboard. Where the
 * browser gives no clipboard, as without https, it marks the text and copies what is marked.
 * data-copied: where it is said, with the words for it.
 */
(() => {
    "use strict";
    const marked = (element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const selection = window.getSelection();
        selection.removeAllRanges();
        selection.addRange(range);
        return document.execCommand("copy");
    };
    const copy = async (element) => {
        try {
            await navigator.clipboard.writeText(element.textContent.trim());
            return true;
        } catch {
            return marked(element);
        }
    };
    for (const button of document.querySelectorAll("[data-copy]")) {
        button.hidden = false;
    }
    document.addEventListener("click", async (event) => {
        const button = event.target.closest("[data-copy]");
        const element = button && document.getElementById(button.dataset.copy);
        if (!element || !(await copy(element))) {
            return;
        }
        const said = document.querySelector("[data-copied]");
        if (said) {
            said.textContent = said.dataset.copied;
        }
    });
})();
