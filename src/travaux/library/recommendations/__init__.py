"""Recommendations that are kept: who was asked to do what, its words in each language, what came of it.

keeping     writes those that were found in an edition; `matching` tells which are there already, `by_hand`
            puts those that people added in their place, `gathering` those that say nearly the same together
following   keeps them true while editions are removed, shared, described anew; `moving` while they move
catching_up looks for those of documents that were added before
filtering   what somebody looks for: `Filters`, in addresses too
finding     lists with facets (`faceting`), one, those of a document; `showing` makes what is shown
tallying    numbers for pictures, with tables under them
changing    all that a person does: says what became of one, corrects it (`correcting`), undoes; `stepping` is
            the history, `fields` what is read, set and put back, `naming` who is meant by a name
evidence    passages that show what came of it, as connections
clustering  those that say nearly the same to one State, side by side
importing   tables of our own (`table` has their columns) and rows of the Universal Human Rights Index;
            `holding` keeps a table until somebody says yes
"""
