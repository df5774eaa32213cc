// @ts-check
import { ask, h, same, text } from "./page.js";
import { listed, paper, speaker } from "./rows.js";

/** @type {Record<string, string>} */
const SIGNS = { "rp-good": "✓ ", "rp-bad": "✗ " };

/** Events by date. `given`: positions in `events`, which are in the right order. @param {Context} cx @returns {View} */
export function order({ model, signal }) {
  /** @type {{ text: string, date: string, feedback: string }[]} */
  const events = model.get("events");
  /** @type {number[]} */
  const start = model.get("start");
  const now = [...start];
  const spoken = speaker();
  const marks = events.map(() => h("span", { class: "rp-mark" }));
  const grips = events.map(() => h("span", { class: "rp-grip", "aria-hidden": "true" }));
  const moves = events.map((_, n) => h("span", { class: "rp-moves" }, mover(n, "up", -1), mover(n, "down", 1)));
  const els = events.map((event, n) => h("li", {}, grips[n], h("span", {}, text(event.text), marks[n]), moves[n]));
  const list = h("ol", { class: "rp-order" }, ...now.map((n) => els[n]));

  /** @param {number} n @param {string} way @param {number} by */
  function mover(n, way, by) {
    const words = h("span", { class: "rp-unseen" }, "Move ", text(events[n].text), ` ${way}`);
    const el = h("button", { type: "button" }, h("span", { "aria-hidden": "true" }, by < 0 ? "↑" : "↓"), words);
    el.addEventListener("click", () => move(n, now.indexOf(n) + by), { signal });
    return el;
  }
  /** Move an event. Its neighbours step past it: focus and pointer stay with it. @param {number} n @param {number} place */
  function move(n, place) {
    const from = now.indexOf(n);
    const to = Math.min(Math.max(place, 0), events.length - 1);
    for (let at = from; at < to; at++) els[n].before(els[now[at + 1]]);
    for (let at = from; at > to; at--) els[n].after(els[now[at - 1]]);
    now.splice(to, 0, ...now.splice(from, 1));
    tell(() => "");
    spoken.replaceChildren(text(events[n].text), ` is now ${to + 1} of ${events.length}.`);
  }
  /** Show dates. @param {(n: number) => string} look the class of a row; none: its date is not told */
  function tell(look) {
    els.forEach((el, n) => {
      el.className = look(n);
      marks[n].textContent = look(n) && (SIGNS[look(n)] || "") + events[n].date;
    });
  }
  grips.forEach((grip, n) => {
    const middle = (/** @type {number} */ m) => els[m].getBoundingClientRect().top + els[m].offsetHeight / 2;
    grip.addEventListener("pointerdown", ({ pointerId, button }) => {
      if (!button && !moves[n].hidden) grip.setPointerCapture(pointerId);
    }, { signal });
    grip.addEventListener("pointermove", ({ pointerId, clientY }) => {
      const place = now.filter((m) => m !== n && middle(m) < clientY).length;
      if (grip.hasPointerCapture(pointerId) && !moves[n].hidden && place !== now.indexOf(n)) move(n, place);
    }, { signal });
  });
  return {
    body: [
      h("div", { class: "rp-screen" }, ask("Put the earliest at the top. Use the arrows, or drag an event by its number."), list),
      spoken,
      paper("Write 1 beside the earliest event, then 2, 3 and so on.", listed("rp-boxes", start.map((n) => events[n]))),
    ],
    read: () => (same(now, start) ? { problem: "Move the events first." } : { given: [...now] }),
    fits: (given) => Array.isArray(given) && same([...given].sort((a, b) => a - b), events.map((_, n) => n)),
    judge(/** @type {number[]} */ given) {
      const { all, good, pair } = paired(given);
      /** @param {number} n @returns {[string, string]} */
      const dated = (n) => [`${events[n].text} (${events[n].date})`, events[n].feedback];
      if (!pair.length) return { right: true, lines: events.map((_, n) => dated(n)) };
      const count = `Of ${all} pairs of events, ${good} are in the right order.`;
      return { right: false, lines: [count, "These two are the wrong way round. Their right order is:", ...pair.map(dated)] };
    },
    paint({ given, open }, moved) {
      for (const el of moves) el.hidden = !open;
      if (!moved) return;
      const next = given || start;
      if (!same(next, now)) list.replaceChildren(...next.map((/** @type {number} */ n) => els[n]));
      now.splice(0, events.length, ...next);
      const { pair } = paired(next);
      const closed = pair.length ? "rp-dated" : "rp-good";
      tell((n) => (!given ? "" : !open ? closed : pair.includes(n) ? "rp-bad" : ""));
    },
  };
}

/** How many pairs there are, how many stand right, and the first two neighbours that do not, the earlier first. @param {number[]} given */
export function paired(given) {
  const pairs = given.flatMap((a, at) => given.slice(at + 1).map((b) => a < b));
  const at = given.findIndex((n, i) => n > given[i + 1]);
  return { all: pairs.length, good: pairs.filter(Boolean).length, pair: at < 0 ? [] : [given[at + 1], given[at]] };
}
