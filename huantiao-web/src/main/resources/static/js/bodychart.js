/*
 * data-bodychart: says in words what is marked, takes typed places, and marks every region that a mouse, a
 * pen or a finger is drawn over. The chart itself needs no script. A finger draws once it is told to: until
 * then it has to be able to scroll.
 */
(() => {
    "use strict";
    const STEP = 6;
    const AFTER = 500;
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
        some.filter((box) => typed.every((word) => wordsOf(`${label(box)} ${box.dataset.also ?? ""}`).some((one) => one.startsWith(word))));
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

        const draw = chart.querySelector("[name=chart-draw]");
        draw.closest("[data-bodychart-draw]").hidden = false;
        let from = null;
        let last = null;
        let drawn = false;
        let lifted = 0;
        const isMark = (element) => element?.matches(".body-patch input");
        const drawOver = (over) => {
            if (over === from && !drawn) {
                return;
            }
            if (!drawn) {
                from.click();
                drawn = true;
            }
            if (over.checked !== from.checked) {
                over.click();
            }
        };
        chart.addEventListener("pointerdown", (event) => {
            drawn = false;
            const draws = event.isPrimary && (event.pointerType !== "touch" || draw.checked);
            from = draws && isMark(event.target) ? event.target : null;
            last = {x: event.clientX, y: event.clientY};
        });
        chart.addEventListener("pointermove", (event) => {
            if (!from || event.buttons !== 1) {
                return;
            }
            // A quick hand jumps from place to place: the way between is walked.
            const way = {x: event.clientX - last.x, y: event.clientY - last.y};
            const steps = Math.max(1, Math.ceil(Math.hypot(way.x, way.y) / STEP));
            for (let step = 1; step <= steps; step++) {
                const over = document.elementFromPoint(last.x + (way.x * step) / steps, last.y + (way.y * step) / steps);
                if (isMark(over) && chart.contains(over)) {
                    drawOver(over);
                }
            }
            last = {x: event.clientX, y: event.clientY};
        });
        addEventListener("pointerup", (event) => {
            // A finger that draws within one region is no tap to the browser, and a tap right after a stroke is none either.
            if (from && !drawn && event.pointerType === "touch") {
                from.click();
                drawn = true;
            }
            from = null;
            lifted = event.timeStamp;
        });
        addEventListener("pointercancel", () => (from = null));
        // What was drawn, the browser would toggle once more where the stroke ends as it began.
        chart.addEventListener(
            "click",
            (event) => drawn && event.isTrusted && event.timeStamp - lifted < AFTER && isMark(event.target) && event.preventDefault(),
            true,
        );
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
