/*
 * data-timer="id of the start time" data-minutes="id of the minutes" data-in="id of the needles in"
 * data-out="id of the needles out": counts down from the start that stands in the form, so that it
 * survives a reload and a crash as the form does; the second at which its button was pressed stands
 * in the field "<id>-second". When the time is over it is seen and heard until as many needles are
 * out as were in, which it says then (data-done="words"); it can be quieted for a minute at a time.
 * As many were in as were counted or had a row when it started (f-needles_placed), whatever is typed later.
 * data-current="words with %s": the same for a current whose minutes (any
 * field named ea_min) are over while its needles stay, until somebody says that it is off; data-flows="words with %s": what is left of it;
 * data-flows-since="words with %s and %s": the same of one that began later than the needles. A current begins with the needles, or when
 * its intensity (ea_ma) is first written after them. When it began so and when it was off stand beside its minutes, in the fields ea_begun
 * and ea_off of the same fieldset (decision 0367). Without script the start and the minutes stand there.
 * While it runs, and for a quarter of an hour after, the form's draft is sent every five minutes, so that nobody
 * is signed out with needles in.
 * data-zone="zone": the time is the clinic's, whatever zone the device is set to.
 * data-with="id of a box" in the same form: the button that starts the clock ticks the box too. It stands there
 * until the clock has a start, also where the box was ticked by hand: needles without a clock ring for nobody.
 *
 * data-until="moment in milliseconds" data-over="words" data-who="whose": the same clock for somebody
 * else's form, as in the treatment room. What is quieted stays so when the part of the page is fetched anew.
 * data-soft: that of a current, within the clock of its needles: it rings softly, and not once they are over.
 *
 * data-timer-held: why the clock may not be started; empty where it may. Its button then does nothing.
 *
 * data-sound: a line that asks for a tap; it is seen where a clock runs and the browser lets the page not ring yet.
 * data-sound="always": the same, whether a clock runs or not.
 */
(() => {
    "use strict";
    const MINUTE = 60000;
    const SENDS = 5 * MINUTE;
    const RINGS_FOR = 15 * MINUTE;
    const title = document.title;
    const TAPPED = 300;
    let sound;
    let isPressed = false;

    const isMute = () => sound?.state !== "running";

    /*
     * The first line of the page that says so stands there while it has something to ring for and may not, and
     * until the tap that lets it ring has met what it was meant for: without the line all below it moves up.
     */
    const sayMute = () => {
        if (isPressed) {
            return;
        }
        const rings = document.querySelector("[data-until]:not([data-until='']), [data-timer][data-state='runs'], [data-timer][data-state='over']");
        document.querySelectorAll("[data-sound]").forEach((line, at) => {
            line.hidden = at > 0 || !isMute() || !(rings || line.dataset.sound === "always");
        });
    };

    const listen = () => {
        if (!sound) {
            sound = new AudioContext();
            sound.addEventListener("statechange", sayMute);
        }
    };

    /* A finger lets a page ring when it is lifted, a mouse when it is pressed. */
    const unlock = () => {
        listen();
        if (isMute()) {
            sound.resume();
        }
    };
    for (const act of ["pointerdown", "pointerup", "click", "keydown"]) {
        document.addEventListener(act, unlock);
    }
    const press = () => {
        isPressed = true;
    };
    const release = () => {
        setTimeout(() => {
            isPressed = false;
            sayMute();
        }, TAPPED);
    };
    document.addEventListener("pointerdown", press, { capture: true });
    document.addEventListener("pointerup", release);
    document.addEventListener("pointercancel", release);

    const LOUD = { tones: [[0, 880], [0.25, 660]], volume: 0.25, every: 2000 };
    const SOFT = { tones: [[0, 660]], volume: 0.1, every: 6000 };

    const ring = ({ tones, volume: loudness } = LOUD) => {
        if (isMute()) {
            return;
        }
        for (const [after, pitch] of tones) {
            const tone = sound.createOscillator();
            const volume = sound.createGain();
            tone.frequency.value = pitch;
            volume.gain.setValueAtTime(loudness, sound.currentTime + after);
            volume.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + after + 0.2);
            tone.connect(volume).connect(sound.destination);
            tone.start(sound.currentTime + after);
            tone.stop(sound.currentTime + after + 0.2);
        }
    };

    /* The title says the alarm that stands: the form's own first, then of chairs in their order; the soft one has no part in it. */
    const entitle = () => {
        const own = document.querySelector("[data-timer][data-said]:not([data-said=''])");
        const says = own ?? document.querySelector("[data-until][data-said]:not([data-soft])");
        document.title = says ? `${says.dataset.said} · ${title}` : title;
    };

    const clock = (seconds) => {
        const left = Math.max(0, Math.ceil(seconds));
        return `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    };

    /* Seconds of the day that has begun in a zone. A zone the browser does not know is the device's. */
    const ofDay = (zone) => {
        const as = { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" };
        let format;
        try {
            format = new Intl.DateTimeFormat("en-GB", { ...as, timeZone: zone || undefined });
        } catch {
            format = new Intl.DateTimeFormat("en-GB", as);
        }
        return format.format(new Date()).split(":").map(Number).reduce((sum, part) => sum * 60 + part, 0);
    };

    const pad = (number) => String(number).padStart(2, "0");

    /* Milliseconds since a time of the day, with seconds or without; of one that lies far ahead, since yesterday; NaN where there is none. */
    const since = (time, zone) => {
        const [hours, mins, seconds = 0] = time.split(":").map(Number);
        const ago = (ofDay(zone) - hours * 3600 - mins * 60 - seconds) * 1000;
        return ago < -720 * MINUTE ? ago + 1440 * MINUTE : ago;
    };

    /* The time in a zone, as a field keeps it. */
    const timeIn = (zone) => {
        const now = ofDay(zone);
        return [Math.floor(now / 3600), Math.floor(now / 60) % 60, now % 60].map(pad).join(":");
    };

    /* The pairs of leads of the form, each with its minutes, what else is kept of its current, and its two needles. */
    const pairs = () =>
        [...document.querySelectorAll("[name=ea_min]")].map((minutes) => {
            const field = (name) => minutes.closest("fieldset").querySelector(`[name=${name}]`);
            const ends = [field("ea_from"), field("ea_to")].map((end) => end.value);
            return {
                minutes: Number(minutes.value),
                intensity: field("ea_ma"),
                begun: field("ea_begun"),
                off: field("ea_off"),
                name: ends.every(Boolean) ? ends.join(" – ") : "",
            };
        });

    const wake = (timer) => {
        if (timer.dataset.awake) {
            return;
        }
        timer.dataset.awake = "yes";
        const at = document.getElementById(timer.dataset.timer);
        const second = document.getElementById(`${timer.dataset.timer}-second`);
        const minutes = () => document.getElementById(timer.dataset.minutes);
        const counted = (which) => Number(document.getElementById(which)?.value) || 0;
        const placed = () => document.getElementById("f-needles_placed");
        const rows = () => [...document.querySelectorAll("[name=point]")].filter((point) => point.value.trim()).length;
        const needles = () => Math.max(counted(timer.dataset.in), Number(placed()?.value) || 0);
        const ended = () => counted(timer.dataset.out) > 0 && counted(timer.dataset.out) === needles();
        const words = timer.querySelector("[data-timer-left]");
        const start = timer.querySelector("[data-timer-start]");
        const quiet = timer.querySelector("[data-timer-quiet]");
        const off = timer.querySelector("[data-timer-off]");
        const box = timer.dataset.with && document.getElementById(timer.dataset.with);
        const flow = document.createElement("span");
        flow.className = "timer-current";
        let silentUntil = 0;
        let rung = 0;
        let sent = Date.now();

        /* What is barred is not placed: the reason stands at the button, and changes with what is typed. */
        const isHeld = () => Boolean(timer.querySelector("[data-timer-held]")?.textContent.trim());

        const passed = () => (Date.now() - began()) / MINUTE;

        const minutesSince = (field) => since(field.value, timer.dataset.zone) / MINUTE;

        /* Minutes for which a current has flowed: never longer than its needles are in. */
        const flown = (pair) => {
            const gone = at.value ? passed() : 0;
            const own = minutesSince(pair.begun);
            return Number.isNaN(own) ? gone : Math.min(gone, own);
        };

        /* Said before it began, it is not off. */
        const isOff = (pair) => minutesSince(pair.off) <= flown(pair);

        /* Currents that are to be over before the needles are, and that nobody said are off. */
        const currents = (stay) => pairs().filter((pair) => pair.minutes > 0 && pair.minutes < stay && !isOff(pair));

        const due = (stay) => currents(stay).filter((pair) => flown(pair) >= pair.minutes);

        /* That currents are over; with their needles, where another one still flows. */
        const saidOver = (over) => {
            const words = timer.dataset.current.replace("%s", Math.max(...over.map((pair) => pair.minutes)));
            const others = pairs().filter((pair) => !isOff(pair)).length > over.length;
            const names = over.map((pair) => pair.name).filter(Boolean).join(", ");
            return others && names ? `${names}: ${words}` : words;
        };

        /* What is left of the current that is over next, in words; of those that an intensity says are on. */
        const flowing = (stay) => {
            const left = (pair) => pair.minutes - flown(pair);
            const on = currents(stay).filter((pair) => pair.intensity.value.trim() && left(pair) > 0);
            const [next] = on.sort((one, other) => left(one) - left(other));
            if (!next) {
                return "";
            }
            const from = next.begun.value.slice(0, 5);
            const isLater = at.value && flown(next) < passed() && from !== at.value;
            const words = isLater ? timer.dataset.flowsSince : timer.dataset.flows;
            return ` · ${words.replace("%s", clock(left(next) * 60)).replace("%s", from)}`;
        };

        const set = (field, value) => {
            field.value = value;
            field.dispatchEvent(new Event("input", { bubbles: true }));
        };

        /*
         * An intensity that is first written while the needles are in says that the current begins, whatever was said of it
         * before; not where its alarm rings. Corrected it says nothing, and taken away it takes the beginning along.
         */
        const pairOf = (intensity) => pairs().find((pair) => pair.intensity === intensity);
        const form = timer.closest("form");
        form?.addEventListener("focusin", ({ target }) => {
            if (target.name === "ea_ma") {
                target.dataset.before = target.value.trim();
            }
        });
        form?.addEventListener(
            "input",
            ({ target }) => {
                const isFirst = target.name === "ea_ma" && target.dataset.before === "" && target.value.trim() !== "";
                if (!isFirst || !at.value || due(Number(minutes()?.value) || 0).some((pair) => pair.intensity === target)) {
                    return;
                }
                target.dataset.before = target.value;
                const pair = pairOf(target);
                set(pair.begun, timeIn(timer.dataset.zone));
                set(pair.off, "");
                show();
            },
            { capture: true },
        );
        form?.addEventListener("focusout", ({ target }) => {
            if (target.name === "ea_ma" && target.dataset.before !== "" && target.value.trim() === "") {
                set(pairOf(target).begun, "");
            }
        });

        /* The second at which the clock was started, so that nothing rings before the minutes are over; else the minute that was written. */
        const began = () => {
            const exact = at.value && second.value.startsWith(at.value) ? second.value : at.value;
            return Date.now() - since(exact, timer.dataset.zone);
        };

        const show = () => {
            if (!timer.isConnected) {
                clearInterval(beat);
                return;
            }
            const stay = Number(minutes()?.value) || 0;
            if (at.value && placed()?.value === "") {
                placed().value = String(Math.max(counted(timer.dataset.in), rows()) || "");
            }
            const state = !at.value ? "" : ended() ? "done" : began() + stay * MINUTE > Date.now() ? "runs" : "over";
            const over = state === "runs" ? due(stay) : [];
            const flows = over.length > 0;
            start.hidden = state !== "";
            start.disabled = isHeld();
            quiet.hidden = state !== "over" && !flows;
            off.hidden = !flows;
            words.textContent = state === "" ? clock(stay * 60) : state === "done" ? "" : clock((began() + stay * MINUTE - Date.now()) / 1000);
            flow.textContent = state === "" || state === "runs" ? flowing(stay) : "";
            if (flow.textContent) {
                words.append(flow);
            }
            const said = state === "over" ? timer.dataset.over : flows ? saidOver(over) : "";
            if (timer.dataset.state !== state || timer.dataset.said !== said) {
                timer.dataset.state = state;
                timer.dataset.said = said;
                timer.querySelector("[data-timer-words]").textContent = state === "done" ? timer.dataset.done : said;
                entitle();
                if (said) {
                    document.getElementById("said").textContent = said;
                }
                sayMute();
            }
            if (said && Date.now() > silentUntil && Date.now() - rung > 2000) {
                rung = Date.now();
                ring();
            }
            const attended = state === "runs" || (state === "over" && Date.now() < began() + stay * MINUTE + RINGS_FOR);
            if (attended && Date.now() - sent >= SENDS) {
                sent = Date.now();
                at.dispatchEvent(new Event("input", { bubbles: true }));
            }
        };
        const begin = () => {
            if (box) {
                box.checked = true;
                box.dispatchEvent(new Event("input", { bubbles: true }));
                box.dispatchEvent(new Event("change", { bubbles: true }));
            }
            second.value = timeIn(timer.dataset.zone);
            at.value = second.value.slice(0, 5);
            at.dispatchEvent(new Event("input", { bubbles: true }));
            at.dispatchEvent(new Event("change", { bubbles: true }));
            show();
        };
        start.addEventListener("click", () => {
            begin();
            timer.querySelector("[data-timer-run]").focus({ preventScroll: true });
        });
        off.addEventListener("click", () => {
            for (const pair of due(Number(minutes()?.value) || 0)) {
                set(pair.off, timeIn(timer.dataset.zone));
            }
            show();
            timer.querySelector("[data-timer-run]").focus({ preventScroll: true });
        });
        quiet.addEventListener("click", () => {
            silentUntil = Date.now() + MINUTE;
        });
        timer.querySelector("[data-timer-run]").hidden = false;
        const beat = setInterval(show, 500);
        show();
    };

    /* Where one person stands twice on a page, as a chair and as the form itself, one of them rings. */
    const watch = (place) => {
        const until = Number(place.dataset.until);
        if (place.dataset.awake || !until) {
            return;
        }
        place.dataset.awake = "yes";
        const key = `quiet:${place.dataset.who}:${until}`;
        const run = place.querySelector("[data-clock]");
        const left = place.querySelector("[data-clock-left]");
        const words = place.querySelector("[data-clock-words]");
        const quiet = place.querySelector("[data-clock-quiet]");
        const said = `${place.dataset.who}: ${place.dataset.over}`;
        const needles = place.dataset.soft === undefined ? null : place.parentElement.closest("[data-until]");
        const how = needles ? SOFT : LOUD;
        let rung = 0;
        const show = () => {
            if (!place.isConnected) {
                clearInterval(beat);
                return;
            }
            const state = until > Date.now() ? "runs" : "over";
            const needlesOver = needles?.dataset.state === "over";
            if (left) {
                left.textContent = clock((until - Date.now()) / 1000);
            }
            if (place.dataset.state !== state) {
                place.dataset.state = state;
                if (state === "over" && !needlesOver) {
                    place.dataset.said = said;
                    entitle();
                    document.getElementById("said").textContent = said;
                }
            }
            if (words) {
                words.textContent = state === "over" ? place.dataset.over : "";
                quiet.hidden = state !== "over";
            }
            const own = place.closest("[aria-current]") && document.querySelector("[data-timer]");
            if (state === "over" && !needlesOver && !own && Date.now() > Number(sessionStorage.getItem(key)) && Date.now() - rung > how.every) {
                rung = Date.now();
                ring(how);
            }
        };
        quiet?.addEventListener("click", () => sessionStorage.setItem(key, String(Date.now() + MINUTE)));
        run.hidden = false;
        const beat = setInterval(show, 500);
        show();
    };

    const wakeAll = () => {
        document.querySelectorAll("[data-timer]").forEach(wake);
        document.querySelectorAll("[data-until]").forEach(watch);
        entitle();
        if (document.querySelector("[data-timer], [data-until], [data-sound='always']")) {
            listen();
            sayMute();
        }
    };
    document.addEventListener("htmx:load", wakeAll);
    wakeAll();
})();
