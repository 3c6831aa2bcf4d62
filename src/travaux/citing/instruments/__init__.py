"""Instruments: treaties, declarations, principles; what they are called and where a text names them.

table     the instruments and their facts, from the data files beside this module
names     titles, short forms and general nouns as phrases to look for
finding   where a text names an instrument

Everything is loaded when it is first asked for.
"""

from travaux.citing.instruments.finding import Named as Named
from travaux.citing.instruments.finding import find as find
from travaux.citing.instruments.finding import titled as titled
from travaux.citing.instruments.names import Form as Form
from travaux.citing.instruments.table import ALL as ALL
from travaux.citing.instruments.table import GROUPS as GROUPS
from travaux.citing.instruments.table import Instrument as Instrument
from travaux.citing.instruments.table import by_series as by_series
from travaux.citing.instruments.table import of_body as of_body
from travaux.citing.instruments.table import protocols as protocols
