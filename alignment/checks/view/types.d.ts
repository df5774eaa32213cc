/** What a view and its frame say to each other; ambient, so that every file knows the names without an import. */

/** The widget in Jupyter, or its stand-in in a static page. */
interface Model {
  get(name: string): any;
  set(name: string, value: any): void;
  save_changes(): void;
  on(name: string, then: () => void): void;
  off?(name: string, then: () => void): void;
}

interface Host { model: Model; el: HTMLElement; signal: AbortSignal }

/** What the record keeps of one item. */
interface Saved {
  kind: string;
  sig: string;
  tries: number;
  /** Right at the first try. */
  first: boolean | null;
  right: boolean;
  shown: boolean;
  /** It can be answered now. */
  open: boolean;
  hints: number;
  /** Confidence in percent at the first try. */
  sure: number | null;
  /** The last answer. */
  given: any;
  note: string;
  /** Day of the last change. */
  at: string;
  /** Seconds from the first touch to the check, all tries together. */
  secs: number;
  /** Asked again later: the day, and whether the first answer of that day was right. */
  again: { at: string, right: boolean }[];
}

/** What is said of an answer; a pair is a subject and what is said of it. `right` is null where nothing is right or wrong. */
interface Verdict { right: boolean | null; head?: string; lines: (string | [string, string])[] }

/** What the build tells of a chapter's items: id and kind. */
interface Chapter { title: string; page: string; items: [string, string][] }

/** A sentence of the page, with values. */
type Say = (name: string, ...values: (string | number)[]) => string;

/** Where an item keeps its answers. */
interface Store {
  /** The score of the page does not count it, and a text is not kept. */
  apart?: boolean;
  get(key: string): Saved | undefined;
  put(key: string, saved: Saved | null): void;
  watch(then: () => void, signal: AbortSignal): void;
}

interface Context { model: Model; signal: AbortSignal; uid: string; apart: boolean; save(change: Partial<Saved>): void }

/** One kind of self-check: what makes its view. */
interface Kind {
  (cx: Context): View;
  /** Nobody can be right or wrong from knowledge: so its answers have a line of their own in the score, under these words. */
  tally?: string;
}

interface View {
  /** Shown above the feedback. */
  body: Node[];
  /** Shown below the feedback. */
  after?: Node[];
  /** There is no second try. */
  once?: boolean;
  /** The word on the button that judges. */
  verb?: string;
  /** The word on the button that shows the key before any try; the item stays open. */
  anyway?: string;
  /** The answer is the reader's own business: it stays in the browser, the kernel does not get it. */
  own?: boolean;
  sureAsk?: string;
  read(): { given?: any; problem?: string };
  /** Is this an answer that the item can have? */
  fits(given: any): boolean;
  /** Null: there is nothing to say yet. */
  judge(given: any, state: Saved): Verdict | null;
  /** The item's score in words, where it is not counted in tries. */
  status?(state: Saved): string;
  /** Follow the state; where the answer has `moved` (not only a hint was asked for), write it into the controls. */
  paint(state: Saved, moved: boolean): void;
}
