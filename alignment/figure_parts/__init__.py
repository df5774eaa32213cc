"""What `figure()` is made of.

door     what an author must give, checked before anything is drawn
page     the HTML of a figure: title, drawings, description, source, table, citation, downloads
width    from which width the wide drawing is large enough to be read
sheet    the drawing as a file of its own: SVG and PNG with title and source
citing   how to cite a figure: the book, and the data's own citation
alt      the numbers of an alternative text, compared with the table
"""
