/** What the files of this folder say to each other; ambient, so that every file knows the names without an import. */

/** Name of each control -> key of what is chosen. */
type View = Record<string, string>;

/** What changes with the view; frames.py makes it. The drawings are SVG without their label, which is `alt`. */
interface Frame {
  finding: string;
  alt: string;
  look: string;
  source: string;
  description: string;
  cite: string;
  cite_data: string;
  wide: string;
  narrow: string;
  rows: string[][];
}

/** All frames of an explorer, as packing.py keeps them. */
interface Packed { lines: string[]; texts: Record<string, number[]> }

/** The widget in Jupyter. */
interface Model {
  get(name: string): any;
  set(name: string, value: any): void;
  save_changes(): void;
  on(name: string, then: () => void): void;
  off(name: string, then: () => void): void;
}

/** One control: a list, radio buttons or a slider. */
interface Control {
  name: string;
  keys: string[];
  read(): string;
  write(key: string): void;
  /** "Partner: Moscow." */
  words(): string;
}

interface Host {
  /** The frame of a view; null where it is the page's own figure. */
  find(view: View): Promise<Frame | null>;
  /** A choice has settled. */
  done(view: View): void;
  live?: boolean;
}

interface Explorer {
  root: HTMLElement;
  first: View;
  view(): View;
  /** Show a view; false when it cannot be had or the reader has gone on. */
  go(view: View): Promise<boolean>;
  say(words: string): void;
  /** Can this explorer show it? */
  fits(view: View | undefined): boolean;
}
