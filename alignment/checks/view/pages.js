// @ts-check
/** The pages that live from the record: "My record", "Review", and questions of earlier chapters at a chapter's end. */

import { again } from "./asked.js";
import { mine } from "./mine.js";
import { review } from "./review.js";

/** @type {Record<string, (el: HTMLElement, signal: AbortSignal) => void>} */
const PLACES = { ".rp-record": mine, ".rp-review": review, ".rp-again": again };

for (const [name, fill] of Object.entries(PLACES)) {
  for (const el of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(name))) fill(el, new AbortController().signal);
}
