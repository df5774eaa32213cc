// What the search page takes from Sphinx's searchtools.js, and from the index that search.py writes.

/** A place that holds the words: its page, its title, "", a description, its score, its address in the site. */
type Found = [string, string, string, string | null, number, string];

declare const Search: {
  /** `places` runs beside `filenames`: kind, title of the page, first words. `shelves` are files with more `terms`. */
  _index: { filenames: string[], places: [string, string, string][], terms: object, shelves: string[] } | null;
  _parseQuery(query: string): [string, Set<string>, Set<string>, Set<string>, Set<string>];
  /** The best comes last. */
  _performSearch(...parsed: ReturnType<typeof Search._parseQuery>): Found[];
  performSearch(query: string): void;
};
