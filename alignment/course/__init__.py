"""What an instructor takes from a chapter: handouts, quiz files, rubrics, a notebook for students.

    python -m alignment.course export 04        (or: make course CHAPTER=04)

__main__  the command: one table of subcommands, progress, and errors without a traceback
export    `export`: all files of one chapter, into dist/course/04-who-arms-pakistan/

How to add a subcommand
-----------------------
Write a module with `add_to(subparsers)`: it adds a parser with its `help`, and names the function that does the work
by `set_defaults(run=...)`. That function takes the parsed arguments; it raises a `BookError` for what the user can
mend. Add the module's name to `COMMANDS` in `__main__`. Import what is heavy inside the function, so that `--help`
answers at once.
"""
