/*
 * data-bodychart: says in words what is marked, takes typed places, and marks every region that a mouse or
 * pen is drawn over. The chart itself needs no script. Fingers tap: they have to be able to scroll.
 */
(() => {
    "use strict";
    const boxes = (chart) => [...chart.querySelectorAll(".body-patch input")];
    const label = (box) => box.getAttribute("aria-label");
    const tell = (chart) => {
        const words = chart.querySelector("[data-bodychart-words]");
        const list = words.querySelector("ul");
        const marked = boxes(chart).filter((box) => box.checked).map(label);
        list.replaceChildren(
            ...(marked.length ? marked : [words.dataset.nothing]).map((text) => {
                const item = document.createElement("li");
                item.textContent = text;
                return item;
            }),
        );
        words.hidden = false;
    };

    const wordsOf = (text) => text.toLowerCase().split(/[\s,:]+/).filter(Boolean);
    const chosen = (chart) => chart.querySelector("[name=chart-feeling]:checked").value;
    const named = (some, typed) =>
        some.filter((box) => typed.every((word) => wordsOf(label(box)).some((one) => one.startsWith(word))));
    const take = (chart, type) => {
        const input = type.querySelector("input");
        const typed = wordsOf(input.value);
        const all = boxes(chart);
        const felt = named(all.filter((box) => box.value.endsWith("-" + chosen(chart))), typed);
        const found = felt.length ? felt : named(all, typed);
        const status = type.querySelector("[role=status]");
        status.textContent =
            found.length === 1 ? "" : found.length ? `${type.dataset.several} ${found.map(label).join("; ")}` : type.dataset.none;
        if (found.length === 1) {
            found[0].click();
            input.value = "";
        }
    };

    const begin = (chart) => {
        tell(chart);
        const type = chart.querySelector("[data-bodychart-type]");
        const places = type.querySelector("datalist");
        if (!type.hidden) {
            return;
        }
        type.hidden = false;
        places.append(
            ...[...new Set(boxes(chart).map((box) => label(box).split(":")[0]))].map((text) => new Option(text)),
        );
        type.addEventListener("keydown", (event) => {
            if (event.key === "Enter" && event.target.matches("input")) {
                event.preventDefault();
                if (event.target.value.trim()) {
                    take(chart, type);
                }
            }
        });

        let from = null;
        let drawn = false;
        chart.addEventListener("pointerdown", (event) => {
            drawn = false;
            from = event.pointerType !== "touch" && event.target.matches(".body-patch input") ? event.target : null;
        });
        chart.addEventListener("pointermove", (event) => {
            const over = from && event.buttons === 1 && document.elementFromPoint(event.clientX, event.clientY);
            if (!over || over === from || !over.matches(".body-patch input")) {
                return;
            }
            if (!drawn) {
                from.click();
                drawn = true;
            }
            if (over.checked !== from.checked) {
                over.click();
            }
        });
        addEventListener("pointerup", () => {
            from = null;
            setTimeout(() => (drawn = false));
        });
        // Drawn back to where it began, the browser would toggle the first region once more.
        chart.addEventListener("click", (event) => drawn && !from && event.isTrusted && event.preventDefault(), true);
    };
    const beginAll = () => document.querySelectorAll("[data-bodychart]").forEach(begin);
    document.addEventListener("change", (event) => {
        const chart = event.target.closest?.("[data-bodychart]");
        if (chart) {
            tell(chart);
        } else if (event.target.matches?.("form")) {
            beginAll();
        }
    });
    document.addEventListener("htmx:load", beginAll);
    beginAll();
})();
