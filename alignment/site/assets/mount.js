// The static page's host for the self-checks: the same views as in a notebook.
import { mount } from "./checks.js";

mount(document);
