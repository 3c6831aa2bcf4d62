"""Made-up symbols of every kind, for laws that must hold for all of them."""

from __future__ import annotations

from hypothesis import strategies as st

_number = st.integers(1, 1999).map(str)
_session = st.integers(1, 99).map(str)
_year = st.integers(1946, 2049).map(str)
_country = st.sampled_from(["SVN", "CHN-HKG", "USA", "COS", "KEN"])
_treaty = st.sampled_from(["CCPR", "CERD", "CEDAW", "CAT", "CRC", "CMW", "CRPD", "CED"])
_modifier = st.builds(
    "/{}.{}".format, st.sampled_from(["Add", "Corr", "Rev", "Amend"]), st.integers(1, 40)
) | st.sampled_from([" (Part I)", " (Part II/Add.1)", " (Vol. II)", " (Sect. 29A)"])
_modifiers = st.lists(_modifier, max_size=2).map("".join)


def _made(template: str, *parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(template.format, *parts)


plain_symbols = st.one_of(
    _made("A/{}/{}", _session, _number),
    _made("A/RES/{}/{}", _session, _number),
    _made("A/RES/{}/{} {}", _session, _number, st.sampled_from("ABCDEFGH")),
    _made("A/RES/{} {} ({})", _number, st.sampled_from("ABC"), st.sampled_from(["III", "XXI", "S-VII"])),
    _made("S/RES/{} ({})", _number, _year),
    _made("S/{}/{}", _year, _number),
    _made("A/C.{}/{}/SR.{}", st.integers(1, 6).map(str), _session, _number),
    _made("A/HRC/WG.6/{}/{}/{}", _session, _country.filter(str.isalpha), st.sampled_from("123")),
    _made("E/CN.4/Sub.2/{}/{}", _year, _number),
    _made("{}/C/{}/CO/{}", _treaty, _country, st.sampled_from(["1", "18-21"])),
    _made("{}/C/{}/D/{}/{}", _treaty, _session, _number, _year),
    _made("{}/C/SR.{}", _treaty, _number),
    _made("ICCD/COP({})/CST/INF.{}", _session, _number),
)
single_symbols = st.builds(str.__add__, plain_symbols, _modifiers)
symbols = st.one_of(
    single_symbols,
    _made("A/{}/{}-S/{}/{}", _session, _number, _year, _number),
    _made("CMW/C/GC/{}-CRC/C/GC/{}", _number, _number),
)
