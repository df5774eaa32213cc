// @ts-check
import { choice } from "./choice.js";
import { draw } from "./draw.js";
import { estimate } from "./estimate.js";
import { evidence } from "./evidence.js";
import { highlight } from "./highlight.js";
import { match } from "./match.js";
import { number } from "./number.js";
import { order } from "./order.js";
import { reflect } from "./reflect.js";

/** The views, by kind. @type {Record<string, Kind>} */
export const VIEWS = { choice, draw, estimate, evidence, highlight, match, number, order, reflect };
