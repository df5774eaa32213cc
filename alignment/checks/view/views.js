// @ts-check
import { choice } from "./choice.js";
import { estimate } from "./estimate.js";
import { number } from "./number.js";

/** The views, by kind. @type {Record<string, (cx: Context) => View>} */
export const VIEWS = { choice, estimate, number };
