"""A kit for typesetting test pages, so that the truth about a page is known before it is read.

ts = Typesetter(columns=2, head=running_symbol("A/57/292"), foot=page_number())
ts.heading("Conclusions", label="V.")
ts.para("The Committee notes the report.<sup>1</sup>", label="12.", notes={"1": "A/56/1."})
reading = travaux.read(ts.pdf())
"""
