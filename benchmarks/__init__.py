"""Weight and speed of the book's pages, side by side with the stock Jupyter Book theme.

`make bench` builds the same chapters twice. Once as a plain Jupyter Book 1.x does it: its own theme, the live
widgets of ipywidgets, all settings at their defaults where ours differ. Once as this book does it.

books     the two builds, with their times, clean and after one word was edited
pages     the weight of a page, and the time until its text can be read, in a real browser

breaks    size and power of the tests for structural breaks; `python -m benchmarks.breaks` prints them

One run, on one machine: read the ratios, not the seconds. Nothing here is a test.
"""
