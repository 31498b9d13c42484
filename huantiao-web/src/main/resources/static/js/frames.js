/*
 * data-frames: shows all of its data-frame, or one at a time. The links choose without script; with it a slider does,
 * and a button plays and pauses, unless less motion is wanted.
 */
document.querySelectorAll("[data-frames]").forEach(box => {
    const frames = [...box.querySelectorAll("[data-frame]")];
    const links = [...box.querySelectorAll("[data-frame-link]")];
    const all = box.querySelector("[data-frames-all]");
    const slider = box.querySelector("[data-frames-slider]");
    const play = box.querySelector("[data-frames-play]");
    const words = play.textContent;
    let timer = 0;
    const mark = (link, current) => current ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current");
    const show = at => {
        frames.forEach((frame, i) => frame.hidden = i !== at);
        links.forEach((link, i) => mark(link, i === at));
        mark(all, false);
        slider.value = at;
        slider.setAttribute("aria-valuetext", links[at].textContent);
    };
    const pause = () => {
        clearInterval(timer);
        timer = 0;
        play.textContent = words;
    };
    const next = () => Number(slider.value) + 1;
    links.forEach((link, i) => link.addEventListener("click", event => {
        event.preventDefault();
        pause();
        show(i);
    }));
    all.addEventListener("click", event => {
        event.preventDefault();
        pause();
        frames.forEach(frame => frame.hidden = false);
        links.forEach(link => mark(link, false));
        mark(all, true);
    });
    slider.addEventListener("input", () => {
        pause();
        show(Number(slider.value));
    });
    play.addEventListener("click", () => {
        if (timer) {
            return pause();
        }
        play.textContent = play.dataset.pause;
        show(next() < frames.length ? Number(slider.value) : 0);
        timer = setInterval(() => next() < frames.length ? show(next()) : pause(), 1500);
    });
    box.querySelector("[data-frames-tools]").hidden = frames.length < 2;
    play.hidden = matchMedia("(prefers-reduced-motion: reduce)").matches;
});
