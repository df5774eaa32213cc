// checks.js is put together from the self-checks' modules when the book is built; this is what it offers.
export { mount } from "../../checks/view/host.js";
