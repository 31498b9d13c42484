/* data-timer="key" data-minutes="20": counts down, survives a reload of the page, says when it is over. */
(() => {
    "use strict";
    const clock = (seconds) => {
        const left = Math.max(0, Math.ceil(seconds));
        return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    };
    const wake = (timer) => {
        if (timer.dataset.awake) {
            return;
        }
        timer.dataset.awake = "yes";
        const key = `timer:${timer.dataset.timer}`;
        const words = timer.querySelector("[data-timer-left]");
        const start = timer.querySelector("[data-timer-start]");
        const stop = timer.querySelector("[data-timer-stop]");
        const show = () => {
            const end = Number(sessionStorage.getItem(key));
            const runs = end > 0;
            start.hidden = runs;
            stop.hidden = !runs;
            if (!runs) {
                timer.dataset.state = "";
                words.textContent = clock(Number(timer.dataset.minutes) * 60);
                return;
            }
            const left = (end - Date.now()) / 1000;
            words.textContent = clock(left);
            if (left <= 0 && timer.dataset.state !== "over") {
                timer.dataset.state = "over";
                document.getElementById("said").textContent = timer.dataset.over;
            } else if (left > 0) {
                timer.dataset.state = "runs";
            }
        };
        start.addEventListener("click", () => {
            sessionStorage.setItem(key, String(Date.now() + Number(timer.dataset.minutes) * 60000));
            show();
            stop.focus();
        });
        stop.addEventListener("click", () => {
            sessionStorage.removeItem(key);
            show();
            start.focus();
        });
        timer.hidden = false;
        show();
        setInterval(show, 500);
    };
    const wakeAll = () => document.querySelectorAll("[data-timer]").forEach(wake);
    document.addEventListener("htmx:load", wakeAll);
    wakeAll();
})();
