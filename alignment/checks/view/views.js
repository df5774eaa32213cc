// @ts-check
import { choice } from "./choice.js";
import { estimate } from "./estimate.js";
import { highlight } from "./highlight.js";
import { match } from "./match.js";
import { number } from "./number.js";
import { order } from "./order.js";

/** The views, by kind. @type {Record<string, (cx: Context) => View>} */
export const VIEWS = { choice, estimate, highlight, match, number, order };
