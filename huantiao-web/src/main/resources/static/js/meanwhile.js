/*
 * What is changed while an answer of the server is on its way stays. The answer shows each control as
 * it was when it was asked for; one that was changed since is set again in the part of the page that
 * the answer replaced, and says once more that it changed, so that the draft and the rules hear it.
 */
(() => {
    "use strict";
    let changes = 0;
    let own = false;
    const changed = new Map();
    const asked = new WeakMap();

    const isControl = (control) =>
        (control instanceof HTMLInputElement && !["hidden", "file"].includes(control.type)) ||
        control instanceof HTMLSelectElement ||
        control instanceof HTMLTextAreaElement;
    const ticks = (control) => control.type === "radio" || control.type === "checkbox";
    const where = (control) => {
        if (control.id) {
            return `#${CSS.escape(control.id)}`;
        }
        const name = `[name="${CSS.escape(control.name)}"]`;
        return ticks(control) ? `${name}[value="${CSS.escape(control.value)}"]` : name;
    };

    const note = (event) => {
        if (!own && isControl(event.target) && (event.target.id || event.target.name)) {
            changes += 1;
            changed.set(where(event.target), changes);
        }
    };
    document.addEventListener("input", note, true);
    document.addEventListener("change", note, true);
    document.addEventListener("htmx:beforeRequest", (event) => asked.set(event.detail.xhr, changes));

    const selection = (control) =>
        control === document.activeElement && control.selectionStart !== undefined
            ? [control.selectionStart, control.selectionEnd]
            : null;

    const set = (control, before) => {
        if (ticks(control)) {
            control.checked = before.checked;
            return;
        }
        if (control instanceof HTMLSelectElement && before.option) {
            if (![...control.options].some((option) => option.value === before.value)) {
                control.append(before.option.cloneNode(true));
            }
        }
        control.value = before.value;
        if (before.selection && control === document.activeElement && control.setSelectionRange) {
            try {
                control.setSelectionRange(...before.selection);
            } catch {
                // A field of numbers or of a time has no place of its own to write at.
            }
        }
    };
    const differs = (control, before) =>
        ticks(control) ? control.checked !== before.checked : control.value !== before.value;

    let kept = [];
    document.addEventListener("htmx:beforeSwap", (event) => {
        const since = asked.get(event.detail.xhr) ?? changes;
        kept = [...changed]
            .filter(([place, when]) => when > since && document.querySelector(place))
            .map(([place]) => {
                const control = document.querySelector(place);
                return {
                    control,
                    place,
                    value: control.value,
                    checked: control.checked,
                    option: control.selectedOptions?.[0],
                    selection: selection(control),
                };
            });
    });
    document.addEventListener("htmx:afterSwap", () => {
        const lost = kept.filter((one) => {
            const control = document.querySelector(one.place);
            return control && control !== one.control && isControl(control) && differs(control, one);
        });
        kept = [];
        const again = lost.map((one) => {
            const control = document.querySelector(one.place);
            set(control, one);
            return control;
        });
        if (again.length === 0) {
            return;
        }
        // Once the answer is done with: what is asked now is not its own.
        setTimeout(() => {
            own = true;
            for (const control of again) {
                control.dispatchEvent(new Event("input", { bubbles: true }));
                control.dispatchEvent(new Event("change", { bubbles: true }));
            }
            own = false;
        });
    });
})();
