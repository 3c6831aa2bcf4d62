"""Citations that are kept: what each paragraph cites, who cites it, and what people said of it.

names       what citations call a work
placing     which paragraphs of a work a pinpoint names
keeping     writes the citations of an edition; `remembering` puts people's decisions back in their place
waking      what waited for a work is resolved when it comes, and waits again when it goes
counting    how many documents cite a work, for sorting
deciding    a person accepts, changes, rejects, adds, undoes
finding     who cites what, for whoever asks; `seeing` shows only what they may see
queue       what is to be reviewed, and what the library lacks
checking    what is wrong with the references of a document
graph       the neighbourhood of a document, and its citing documents by year
catching_up looks for the citations of documents that were added before
"""
