"""What an instructor takes from a chapter: handouts, quiz files, rubrics, a notebook for students.

    python -m alignment.course export 04        (or: make course CHAPTER=04)

__main__  the command: one table of subcommands, progress, and errors without a traceback
export    `export`: all files of one chapter, into dist/course/04-who-arms-pakistan/

chapter   a chapter that was run, as the exports need it; figure, values: its figures, and numbers in texts
teaching  data/teaching/NN.yml: where it fits, misconceptions, lesson plans, discussion
questions the self-checks as questions of the kinds that quiz formats know; what is lost on the way
moodle, gift, qti, sheet   one writer each: Moodle XML, GIFT, QTI 1.2, a table
blocks    a printed document as a list of blocks; page writes them as HTML, word as DOCX
handout   the handout and the instructor's copy; paper: one self-check on paper; start: the first page of a kit
rubric    how a written answer is marked, from the examiners' complaints
notebook  the chapter as a notebook, without and with solutions
links     Binder and nbgitpuller
guide     the tables of the instructors' guide, a page of the book's appendix
needed, zips   libraries that only exports need; zips that repeat byte for byte

How to add a subcommand
-----------------------
Write a module with `add_to(subparsers)`: it adds a parser with its `help`, and names the function that does the work
by `set_defaults(run=...)`. That function takes the parsed arguments; it raises a `BookError` for what the user can
mend. Add the module's name to `COMMANDS` in `__main__`. Import what is heavy inside the function, so that `--help`
answers at once.
"""
