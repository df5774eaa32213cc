"""Weight and speed of the book's pages, side by side with the stock Jupyter Book theme.

`make bench` builds the same chapters twice. Once as a plain Jupyter Book 1.x does it: its own theme, the live
widgets of ipywidgets, all settings at their defaults where ours differ. Once as this book does it.

books     the two builds, with their times, clean and after one word was edited
pages     the weight of a page, and the time until its text can be read, in a real browser

One run, on one machine: read the ratios, not the seconds.

breaks    size and power of the tests for structural breaks, printed by `python -m benchmarks.breaks`

Nothing here is a test.
"""
