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
}

/** What is said of an answer; a pair is a subject and what is said of it. */
interface Verdict { right: boolean; head?: string; lines: (string | [string, string])[] }

interface Context { model: Model; signal: AbortSignal; uid: string; save(change: Partial<Saved>): void }

/** One kind of self-check. */
interface View {
  /** Shown above the feedback. */
  body: Node[];
  /** Shown below the feedback. */
  after?: Node[];
  /** There is no second try. */
  once?: boolean;
  /** The word on the button that judges. */
  verb?: string;
  sureAsk?: string;
  read(): { given?: any; problem?: string };
  /** Is this an answer that the item can have? */
  fits(given: any): boolean;
  judge(given: any, state: Saved): Verdict;
  /** Follow the state; where the answer has `moved` (not only a hint was asked for), write it into the controls. */
  paint(state: Saved, moved: boolean): void;
}

interface Window { [key: symbol]: any }
