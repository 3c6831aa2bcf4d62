"""A library on its way from one home to another: records as JSON Lines in which rows go by their names.

`tables` says what goes along and how rows are known, `naming` turns keys of rows into such names and back,
`writing` makes lines of rows, `reading_in` rows of lines (`editions` those of documents). The folder around
them, with readings and originals, is written by `exporting.home`.
"""
