/*
 * data-draft-url on a form: what is written goes to that address a moment after it is written. Until
 * the server has it, a copy stays in this tab (sessionStorage) and the page says so; after a lost
 * network it is sent again, after a lost sign-in once the page is opened again, to which the sign
 * leads (data-page where that is not the address of the form). A copy is put back by itself only
 * where the chart and the draft are those it was written on; else somebody says so. Each tab is a
 * copy of the form (field copy); where another copy went on (field copy_was says from what this one
 * began), nothing of this one is taken any more, and the page says so. One request at a time, so
 * that the last word wins. A form is sent only once its draft was taken a moment before: where the
 * server does not answer, the page stays and says so, and the button is pressed again.
 * data-keep on a form: what is chosen stays in this tab, under that name only, until it was sent.
 * Sent where no network is, it waits, says so, and goes by itself once the clinic can be reached.
 * data-kept-done on a page: it was sent, nothing is kept any more.
 * data-guard on a form without a draft: asks before leaving with something unsaved.
 */
(() => {
    "use strict";
    const PAUSE = 800;
    const RETRY = [2000, 4000, 8000, 15000, 30000];

    const entries = (form) => {
        const token = document.querySelector("meta[name=csrf]")?.dataset.name;
        return [...new FormData(form)].filter(
            ([name, value]) =>
                name !== token &&
                typeof value === "string" &&
                form.elements.namedItem(name)?.type !== "password",
        );
    };

    const fill = (form, pairs) => {
        const values = new Map();
        for (const [name, value] of pairs) {
            values.set(name, [...(values.get(name) || []), value]);
        }
        const hidden = new Map();
        for (const control of form.elements) {
            if (!control.name || control.type === "hidden" || control.type === "submit") {
                continue;
            }
            const sent = values.get(control.name) || [];
            if (control.type === "radio" || control.type === "checkbox") {
                control.checked = sent.includes(control.value);
            } else if (control.type !== "password") {
                const index = hidden.get(control.name) || 0;
                control.value = sent[index] ?? "";
                hidden.set(control.name, index + 1);
            }
        }
        form.dispatchEvent(new Event("change", { bubbles: true }));
    };

    const wake = (form) => {
        if (form.dataset.awake) {
            return;
        }
        form.dataset.awake = "yes";
        const url = form.dataset.draftUrl;
        const key = `draft:${url}`;
        const sign = form.querySelector("[data-saved]") || document.querySelector("[data-saved]");
        let written = 0;
        let acknowledged = 0;
        let busy = false;
        let failures = 0;
        let waiting;
        /* Why nothing of this copy is taken any more, as it is said. */
        let stopped;
        let restored = "";

        const say = (state, words, ...ways) => {
            if (sign) {
                sign.dataset.state = state;
                sign.replaceChildren(words, ...ways.flatMap((way) => [" ", way]));
            }
        };
        const text = (name) => sign?.dataset[name] ?? "";
        const value = (name) => form.elements.namedItem(name)?.value ?? "";
        const seen = () => value("seen");
        const copy = form.elements.namedItem("copy");
        const was = form.elements.namedItem("copy_was");
        const mine = () => `:${copy?.value}`;
        if (copy) {
            copy.value = sessionStorage.getItem("copy") ?? copy.value;
            sessionStorage.setItem("copy", copy.value);
        }
        /* This copy has written the draft: if there is none any more, it was sent from elsewhere. */
        const wrote = () => {
            if (was) {
                was.value = `kept${mine()}`;
            }
        };
        const signedOut = () => {
            stopped = signedOut;
            const again = document.createElement("a");
            again.href = form.dataset.page ?? new URL(form.action).pathname;
            again.textContent = text("textAgain");
            say("failed", text("textOut"), again);
        };
        const elsewhere = () => {
            stopped = elsewhere;
            const anew = document.createElement("a");
            anew.href = form.dataset.page ?? new URL(form.action).pathname;
            anew.textContent = text("textAnew");
            say("failed", text("textElsewhere"), anew);
        };
        const lost = () => say("kept", text("textKept"));
        const isOut = (status) => status === 401 || status === 403;
        /* The clock of 24 hours that the pages have, in the clinic's zone; one the browser does not know is the device's. */
        const time = () => {
            const as = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
            try {
                return new Date().toLocaleTimeString("en-GB", { ...as, timeZone: sign?.dataset.zone || undefined });
            } catch {
                return new Date().toLocaleTimeString("en-GB", as);
            }
        };

        let handed = Promise.resolve();
        const post = () =>
            fetch(url, {
                method: "POST",
                body: new URLSearchParams(new FormData(form)),
                headers: { "X-Draft": "yes" },
                redirect: "error",
                credentials: "same-origin",
            });
        const hand = () => (handed = handed.then(post, post));

        const send = async () => {
            clearTimeout(waiting);
            if (busy || stopped || written === acknowledged || !form.isConnected) {
                return;
            }
            busy = true;
            const version = written;
            say("saving", restored || text("textSaving"));
            try {
                const answer = await hand();
                if (answer.ok) {
                    acknowledged = version;
                    failures = 0;
                    wrote();
                    if (written === acknowledged) {
                        sessionStorage.removeItem(key);
                        say("saved", `${restored} ${text("textSaved").replace("%s", time())}`.trim());
                    }
                } else if (answer.status >= 500) {
                    throw new Error(String(answer.status));
                } else {
                    busy = false;
                    if (isOut(answer.status)) {
                        signedOut();
                    } else if (answer.status === 409) {
                        elsewhere();
                    } else {
                        say("failed", text("textFailed"));
                    }
                    return;
                }
            } catch {
                lost();
                waiting = setTimeout(send, RETRY[Math.min(failures, RETRY.length - 1)]);
                failures += 1;
                busy = false;
                return;
            }
            busy = false;
            if (written !== acknowledged) {
                send();
            }
        };

        const changed = () => {
            written += 1;
            restored = "";
            sessionStorage.setItem(key, JSON.stringify({ seen: seen(), was: was?.value, fields: entries(form) }));
            clearTimeout(waiting);
            waiting = setTimeout(send, PAUSE);
        };

        const putBack = (fields) => {
            fill(form, fields);
            restored = text("textRestored");
            written += 1;
            send();
        };
        const ask = (fields) => {
            const way = (name, then) => {
                const button = document.createElement("button");
                button.type = "button";
                button.className = "button";
                button.textContent = text(name);
                button.addEventListener("click", then);
                return button;
            };
            const asked = [
                way("textOlderBack", () => putBack(fields)),
                way("textOlderGone", () => {
                    sessionStorage.removeItem(key);
                    say("", "");
                }),
            ];
            say("kept", text("textOlder"), ...asked);
        };

        const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
        if (kept?.fields) {
            const goesOn = !was || was.value.endsWith(mine()) || was.value === kept.was;
            (kept.seen === seen() && goesOn ? putBack : ask)(kept.fields);
        }
        form.addEventListener("input", changed);
        form.addEventListener("htmx:sendError", () => say("kept", text("textHeld")));
        form.addEventListener("htmx:responseError", (event) => {
            if (isOut(event.detail.xhr.status)) {
                signedOut();
            }
        });
        window.addEventListener("online", send);
        document.addEventListener("visibilitychange", () => {
            if (document.visibilityState === "hidden") {
                send();
            }
        });
        let going = false;
        let taken = false;
        /* What is pressed may be drawn anew while the draft is on its way: the press is that of its heir. */
        const now = (button) =>
            button.form === form
                ? button
                : [...form.querySelectorAll("button[type=submit]")].find(
                      (one) =>
                          one.name === button.name && one.value === button.value && one.formAction === button.formAction,
                  );
        const go = async (button) => {
            clearTimeout(waiting);
            button?.setAttribute("aria-busy", "true");
            let status = 0;
            try {
                status = (await hand()).status;
            } catch {
                // No answer: what is said below.
            }
            going = false;
            button?.removeAttribute("aria-busy");
            const pressed = button && now(button);
            if (isOut(status)) {
                signedOut();
            } else if (status === 409) {
                elsewhere();
            } else if (status === 0 || status >= 500) {
                say("kept", text("textHeld"));
                waiting = setTimeout(send, RETRY[0]);
            } else if (form.isConnected && (!button || pressed)) {
                taken = true;
                form.requestSubmit(pressed);
                taken = false;
            }
        };
        form.addEventListener("submit", (event) => {
            if (taken) {
                acknowledged = written;
                sessionStorage.removeItem(key);
                return;
            }
            event.preventDefault();
            event.stopImmediatePropagation();
            if (stopped) {
                stopped();
            } else if (!going) {
                going = true;
                go(event.submitter);
            }
        });
        /* The form comes back from the server as the server keeps it. */
        form.addEventListener("htmx:beforeSwap", (event) => {
            if (event.detail.target === form && event.detail.shouldSwap) {
                clearTimeout(waiting);
                acknowledged = written;
                sessionStorage.removeItem(key);
            }
        });
        window.addEventListener("beforeunload", (event) => {
            if (written !== acknowledged && !stopped) {
                event.preventDefault();
            }
        });
    };

    const forget = (except) => {
        for (const name of Object.keys(sessionStorage)) {
            if (name.startsWith("kept:") && name !== except) {
                sessionStorage.removeItem(name);
            }
        }
    };

    const keep = (form) => {
        if (form.dataset.awake) {
            return;
        }
        form.dataset.awake = "yes";
        const key = `kept:${form.dataset.keep}:${new URL(form.action).pathname}`;
        const sign = form.querySelector("[data-waits]");
        let wanted = false;
        let reached = false;
        let button;
        let failures = 0;
        let waiting;

        const reach = async () => {
            try {
                return (await fetch(form.dataset.reach, { method: "HEAD", cache: "no-store" })).ok;
            } catch {
                return false;
            }
        };
        const go = async () => {
            clearTimeout(waiting);
            if (await reach()) {
                reached = true;
                form.requestSubmit(button);
                return;
            }
            if (sign) {
                sign.textContent = sign.dataset.waits;
            }
            waiting = setTimeout(go, RETRY[Math.min(failures, RETRY.length - 1)]);
            failures += 1;
        };

        const kept = sessionStorage.getItem(key);
        forget(key);
        if (kept) {
            fill(form, JSON.parse(kept));
        }
        form.addEventListener("input", () => {
            sessionStorage.setItem(key, JSON.stringify(entries(form)));
        });
        form.addEventListener("submit", (event) => {
            if (reached) {
                return;
            }
            event.preventDefault();
            event.stopImmediatePropagation();
            button = event.submitter;
            if (!wanted) {
                wanted = true;
                go();
            }
        });
        window.addEventListener("online", () => {
            if (wanted && !reached) {
                go();
            }
        });
        window.addEventListener("pageshow", () => {
            wanted = false;
            reached = false;
        });
    };

    const guard = (form) => {
        if (form.dataset.awake) {
            return;
        }
        form.dataset.awake = "yes";
        let open = false;
        form.addEventListener("input", () => {
            open = true;
        });
        form.addEventListener("submit", () => {
            open = false;
        });
        window.addEventListener("beforeunload", (event) => {
            if (open && form.isConnected) {
                event.preventDefault();
            }
        });
    };

    const wakeAll = () => {
        document.querySelectorAll("form[data-draft-url]").forEach(wake);
        document.querySelectorAll("form[data-keep]").forEach(keep);
        document.querySelectorAll("form[data-guard]:not([data-draft-url])").forEach(guard);
    };
    if (document.querySelector("[data-kept-done]")) {
        forget("");
    }
    document.addEventListener("htmx:load", wakeAll);
    wakeAll();
})();
