/*
 * data-shows around a button: shows what is typed in the password fields of its form, and hides it
 * again. It is sent hidden: what a browser sends as text it may keep and offer to the next person.
 */
(() => {
    "use strict";
    const show = (form, shown) => {
        for (const field of form.querySelectorAll("[type=password], [data-shown]")) {
            field.type = shown ? "text" : "password";
            field.toggleAttribute("data-shown", shown);
        }
        form.querySelector("[data-shows] button").setAttribute("aria-pressed", String(shown));
    };
    for (const around of document.querySelectorAll("[data-shows]")) {
        const button = around.querySelector("button");
        button.addEventListener("click", () =>
            show(button.form, button.getAttribute("aria-pressed") === "false"));
        button.form.addEventListener("submit", () => show(button.form, false));
        around.hidden = false;
    }
})();
