/*
 * Without a connection a page stays as it is: a link that is followed then puts the browser's own
 * page of errors in its place, and with it go clocks, alarms and what was written. So it is said that
 * there is none, links and forms that keep no draft wait, and whoever reloads is asked first.
 */
(() => {
    "use strict";
    const line = document.querySelector("[data-offline]");
    if (!line) {
        return;
    }
    let lost = false;
    const leaving = (event) => event.preventDefault();
    const is = (none) => {
        if (none === lost) {
            return;
        }
        lost = none;
        line.hidden = !none;
        if (none) {
            window.addEventListener("beforeunload", leaving);
        } else {
            window.removeEventListener("beforeunload", leaving);
        }
    };
    is(!navigator.onLine);
    window.addEventListener("offline", () => is(true));
    window.addEventListener("online", () => is(false));

    const stays = (event) => {
        event.preventDefault();
        event.stopPropagation();
        line.scrollIntoView({ block: "nearest" });
    };
    const leads = (link) =>
        /^https?:$/.test(link.protocol) &&
        !(link.hash && link.pathname === location.pathname && link.search === location.search);
    document.addEventListener(
        "click",
        (event) => {
            const link = event.target.closest?.("a[href]");
            if (lost && link && leads(link)) {
                stays(event);
            }
        },
        true,
    );
    document.addEventListener(
        "submit",
        (event) => {
            if (lost && !event.target.dataset.draftUrl && !event.target.querySelector("[data-waits]")) {
                stays(event);
            }
        },
        true,
    );
})();
