/* data-theme-choice: radios system, light and dark; the choice stays on this device. */
(() => {
    "use strict";
    const box = document.querySelector("[data-theme-choice]");
    if (!box) {
        return;
    }
    const present = localStorage.getItem("theme") || "system";
    for (const radio of box.querySelectorAll("input")) {
        radio.checked = radio.value === present;
        radio.addEventListener("change", () => {
            if (radio.value === "system") {
                localStorage.removeItem("theme");
                delete document.documentElement.dataset.theme;
            } else {
                localStorage.setItem("theme", radio.value);
                document.documentElement.dataset.theme = radio.value;
            }
        });
    }
    box.hidden = false;
})();
