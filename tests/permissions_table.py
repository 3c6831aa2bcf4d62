"""What each route answers to whom: the expectations of the permission matrix, as data.

A row is a route, how it is asked, and for each kind of thing asked about the statuses that visitor,
reader, contributor, editor and admin get:

    public   somebody else's, and public          others   somebody else's, and private
    own      one's own, and private (a visitor has none: "-")

What is about no document has one line for all three.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ROLES = ("visitor", "reader", "contributor", "editor", "admin")
KINDS = ("public", "others", "own")
Statuses = Mapping[str, str]


def same(statuses: str) -> Statuses:
    """The same whatever it is about."""
    return dict.fromkeys(KINDS, statuses)


def only_what_is_seen(code: str = "200") -> Statuses:
    """Reading: what may not be seen is not there, for nobody but its owner and admins."""
    return {
        "public": f"{code} {code} {code} {code} {code}",
        "others": f"404 404 404 404 {code}",
        "own": f"- {code} {code} {code} {code}",
    }


def for_editors(code: str, visitor: str) -> Statuses:
    """Changing: editors, and contributors what is their own; what may not be seen is not there."""
    return {
        "public": f"{visitor} 403 403 {code} {code}",
        "others": f"404 404 404 404 {code}",
        "own": f"- 403 {code} {code} {code}",
    }


def own_job(code: str) -> Statuses:
    """One's own additions, whatever became of them; all for admins."""
    nobody = f"404 404 404 404 {code}"
    return {"public": nobody, "others": nobody, "own": f"- 403 {code} {code} {code}"}


SEEN = only_what_is_seen()
NOBODY = "00000000-0000-4000-8000-000000000000"
EVERYBODY = same("200 200 200 200 200")
NOBODY_FOUND = same("404 404 404 404 404")
ADMINS = same("401 403 403 403 200")
ADDERS = same("401 403 202 202 202")
OWN_TOKEN = {"public": "401 404 404 404 404", "others": "401 404 404 404 404", "own": "- 204 204 204 204"}
# The pages say in words what the API says with 401.
PAGES_ADD = same("403 403 200 200 200")
PAGES_ADMIN = same("403 403 403 403 200")
PAGES_REVIEW = same("403 403 403 200 200")
PAGES_DECIDE = {"public": "403 403 403 302 302", "others": "403 403 403 404 302", "own": "- 403 403 302 302"}
PAGES_CONNECT = {"public": "403 403 200 200 200", "others": "403 403 404 404 200", "own": "- 403 200 200 200"}
PAGES_SAVE = {kind: said.replace("200", "302") for kind, said in PAGES_CONNECT.items()}
PAGES_CITE = {"public": "403 403 403 302 302", "others": "404 404 404 404 302", "own": "- 403 403 302 302"}


PAGES_FOLLOW = {"public": "403 403 302 302 302", "others": "404 404 404 404 302", "own": "- 403 302 302 302"}
PAGES_EDIT = same("403 403 403 200 200")
PAGES_SETTLE = {"public": "403 403 403 302 302", "others": "403 403 404 404 302", "own": "- 403 302 302 302"}


@dataclass(frozen=True, slots=True)
class Row:
    """A route and what it answers. `name` is "METHOD /path" of the API, or a name of the site's routes."""

    name: str
    expected: Statuses
    method: str = "get"
    path: str = ""
    query: Mapping[str, str] = field(default_factory=dict)
    data: Mapping[str, object] | None = None
    upload: bool = False


def _api(name: str, expected: Statuses, data: Mapping[str, object] | None = None, **query: str) -> Row:
    method, _, path = name.partition(" ")
    return Row(name, expected, method.lower(), path, query, data)


# Reviewing is for editors whatever it is about; they don't know of what they may not see.
REVIEWERS = same("401 403 403 200 200")
REVIEWING = {"public": "401 403 403 200 200", "others": "401 403 403 404 200", "own": "- 403 403 200 200"}


def adding_citations(code: str) -> Statuses:
    """The same for another answer."""
    return {kind: said.replace("200", code) for kind, said in REVIEWING.items()}


# Undoing is for whoever made it; there is nothing to undo for others.
UNDOING = {"public": "401 403 404 404 404", "others": "401 403 404 404 404", "own": "- 403 200 200 200"}

# A kept search is for whoever keeps it; admins don't see what others keep for themselves.
OWN_SEARCH = {"public": "200 200 200 200 200", "others": "404 404 404 404 404", "own": "- 200 200 200 200"}
FOLLOWING = {"public": "401 200 200 200 200", "others": "401 404 404 404 200", "own": "- 200 200 200 200"}
PAGES_FOLLOWING = {
    "public": "403 302 302 302 302",
    "others": "404 404 404 404 302",
    "own": "- 302 302 302 302",
}


def own_list(code: str, visitor: str = "401") -> Statuses:
    """Everybody sees lists; editors change them, and contributors their own."""
    others = f"{visitor} 403 403 {code} {code}"
    return {"public": others, "others": others, "own": f"- 403 {code} {code} {code}"}


def own_search(code: str, visitor: str) -> Statuses:
    """Changing a kept search: whoever keeps it, and admins what is public."""
    public = f"{visitor} 403 403 403 {code}"
    return {"public": public, "others": "404 404 404 404 404", "own": f"- {code} {code} {code} {code}"}


L = "/api/lists/{word_list}"
S = "/api/searches/{search}"
E = "/api/editions/{edition}"
C = "/api/collections/{collection}"
A = "/api/additions/{addition}"
N = "/api/connections/{connection}"
D = "/api/recommendations/{recommendation}"
# Following up is for contributors whatever they see.
FOLLOWING_UP = {
    "public": "401 403 200 200 200",
    "others": "401 403 404 404 200",
    "own": "- 403 200 200 200",
}
API = (
    _api("GET /api/documents", EVERYBODY),
    _api("GET /api/documents/{symbol}", SEEN),
    _api("GET /api/resolve", SEEN, address="/{symbol}/para/1"),
    _api(f"GET {E}", SEEN),
    _api(f"GET {E}/versions", SEEN),
    _api(f"GET {E}/warnings", SEEN),
    _api(f"GET {E}/history", SEEN),
    _api(f"GET {E}/reading", SEEN),
    _api(f"GET {E}/original", SEEN),
    _api(f"PATCH {E}", for_editors("200", "401"), {"title": "Another"}),
    _api(f"PUT {E}/visibility", for_editors("200", "401"), {"visibility": "public"}),
    _api(f"POST {E}/reread", for_editors("200", "401"), {}),
    _api(f"GET {E}/blocks", SEEN),
    _api(f"GET {E}/blocks/{{address}}", SEEN),
    _api(f"GET {E}/paragraphs/{{number}}", SEEN),
    _api(f"GET {E}/outline", SEEN),
    Row(f"GET {E}/forms/{{form}}", SEEN, path=f"{E}/forms/ris", query={"number": "1"}),
    _api(f"GET {E}/pages", SEEN),
    _api(f"GET {E}/pages/{{number}}", SEEN),
    _api(f"GET {E}/pages/{{number}}/picture", SEEN),
    _api("GET /api/search", EVERYBODY, text="detention", documents="50", per_document="20"),
    _api(f"GET {E}/search", SEEN, text="detention"),
    _api("GET /api/export/search", EVERYBODY, text="detention", format="jsonl"),
    _api("GET /api/export/documents", EVERYBODY, format="jsonl"),
    _api(f"GET {E}/blocks/{{address}}/similar", SEEN),
    _api(f"GET {E}/citations", SEEN),
    _api("GET /api/citations/{citation}", SEEN),
    _api(f"GET {E}/cites", SEEN),
    _api(f"GET {E}/cites.csv", SEEN),
    _api(f"GET {E}/cited-by", SEEN),
    _api("GET /api/cited-by", SEEN, target="{symbol}"),
    _api(f"GET {E}/most-cited", SEEN),
    _api(f"GET {E}/neighbourhood", SEEN),
    _api(f"GET {E}/timeline", SEEN),
    _api(f"GET {E}/check", SEEN),
    _api(f"GET {E}/columns", SEEN),
    _api(f"GET {E}/columns.tmx", SEEN),
    _api(f"GET {E}/compare", only_what_is_seen("400"), **{"with": "/{symbol}"}),
    _api(f"GET {E}/comparable", SEEN),
    Row("POST /api/check", same("401 403 200 200 200"), "post", "/api/check", upload=True),
    _api("POST /api/texts/citations", EVERYBODY, {"text": "See A/57/292, para. 3.", "language": "en"}),
    _api("POST /api/texts/symbols", EVERYBODY, {"text": "See A/57/292 and Add.1."}),
    _api("GET /api/review", REVIEWERS),
    _api("GET /api/review/counts", REVIEWERS),
    _api("POST /api/review/accept", REVIEWERS, {"citations": []}),
    _api("GET /api/acquisitions", REVIEWERS),
    _api("GET /api/acquisitions.csv", REVIEWERS),
    _api("PUT /api/citations/{citation}/decision", REVIEWING, {"verdict": "rejected"}),
    _api("POST /api/review/{decided}/undo", REVIEWING, {}),
    _api(
        f"POST {E}/citations",
        adding_citations("201"),
        {"address": "para_2", "start": 0, "end": 9, "target": "A/1"},
    ),
    _api("GET /api/connections", EVERYBODY),
    _api(
        "POST /api/connections",
        same("401 403 201 201 201"),
        {"source": {"place": "A/57/292 para 1"}, "relation": "cites", "targets": [{"place": "A/56/12"}]},
    ),
    *(_api("GET /api/connections/export", EVERYBODY, format=form) for form in ("jsonld", "csv", "graphml")),
    Row(
        "POST /api/connections/import",
        same("401 403 200 200 200"),
        "post",
        "/api/connections/import",
        upload=True,
    ),
    _api("POST /api/connections/undo", UNDOING, {"batch": "{made}"}),
    _api(f"GET {N}", SEEN),
    _api(f"PATCH {N}", for_editors("200", "401"), {"note": "Other words"}),
    _api(f"DELETE {N}", for_editors("204", "401")),
    _api(f"POST {N}/restore", NOBODY_FOUND, {}),
    _api(f"POST {N}/swap", for_editors("200", "401"), {}),
    _api(f"POST {N}/retarget", for_editors("200", "401"), {"side": "target", "place": "/{symbol}/en/para/3"}),
    _api("GET /api/connections/check", EVERYBODY),
    _api("POST /api/connections/check/{place}/settle", for_editors("200", "401"), {"say": "gone"}),
    _api("POST /api/connections/check/{place}/undo", for_editors("404", "401"), {}),
    _api(f"GET {E}/connections", SEEN),
    _api(f"GET {E}/connections/counts", SEEN),
    _api(f"GET {E}/marks", SEEN),
    *(
        _api(f"GET /api/recommendations{tail}", EVERYBODY)
        for tail in ("", "/facets", "/tallies", "/clusters", "/export")
    ),
    _api("GET /api/recommendations/export", EVERYBODY, format="xlsx"),
    Row(
        "POST /api/recommendations/import",
        same("401 403 400 400 400"),
        "post",
        "/api/recommendations/import",
        upload=True,
    ),
    _api(
        "POST /api/recommendations/follow-up",
        same("401 403 200 200 200"),
        {"all_of": {"symbol": "A/57/292"}, "status": "done"},
    ),
    _api("POST /api/recommendations/undo", same("404 404 404 404 404"), {"batch": NOBODY}),
    *(_api(f"GET {D}{tail}", SEEN) for tail in ("", "/history", "/evidence", "/cluster")),
    _api(f"PUT {D}/follow-up", FOLLOWING_UP, {"status": "planned"}),
    _api(f"PATCH {D}", for_editors("200", "401"), {"number": "99"}),
    _api(f"DELETE {D}", for_editors("409", "401")),
    _api(f"POST {D}/dismiss", for_editors("200", "401"), {}),
    _api(f"POST {D}/bring-back", for_editors("200", "401"), {}),
    _api(
        f"POST {D}/evidence",
        {kind: said.replace("200", "201") for kind, said in FOLLOWING_UP.items()},
        {"place": "A/57/292, para. 1"},
    ),
    _api(f"POST {D}/join", NOBODY_FOUND, {"other": NOBODY}),
    _api(f"POST {D}/part", for_editors("409", "401"), {}),
    _api(f"GET {E}/recommendations", SEEN),
    _api(f"POST {E}/recommendations", for_editors("201", "401"), {"stretch": "para_2"}),
    _api("GET /api/connect/place", EVERYBODY, text="{symbol}, para. 1"),
    _api("GET /api/connect/documents", EVERYBODY, text="human rights"),
    _api(f"GET {E}/connect/targets", SEEN, stretch="para_2"),
    _api(f"GET {E}/connect/suggestions", SEEN, stretch="para_2:0-19"),
    _api("GET /api/relations", EVERYBODY),
    _api(
        "POST /api/relations", same("401 403 403 201 201"), {"verb": "mirrors", "reverse": "is mirrored by"}
    ),
    _api("GET /api/relations/{relation}", EVERYBODY),
    _api("PATCH /api/relations/{relation}", REVIEWERS, {"verb": "resounds"}),
    _api("DELETE /api/relations/{relation}", same("401 403 403 204 204")),
    _api("GET /api/groups", EVERYBODY),
    _api("POST /api/groups", same("401 403 403 403 201"), {"name": "Another"}),
    _api("PATCH /api/groups/{group}", ADMINS, {"name": "Another"}),
    _api("DELETE /api/groups/{group}", same("401 403 403 403 204")),
    Row("POST /api/additions", ADDERS, "post", "/api/additions", upload=True),
    _api("GET /api/additions", EVERYBODY),
    _api("GET /api/additions/progress", EVERYBODY),
    _api(f"GET {A}", own_job("200") | {"own": "- 200 200 200 200"}),
    _api(f"POST {A}/cancel", own_job("409"), {}),
    _api(f"POST {A}/retry", own_job("409"), {}),
    _api("POST /api/fetches", ADDERS, {"symbols": ["A/99/99"], "languages": ["fr"]}),
    _api(f"POST {A}/keep-anyway", own_job("409"), {}),
    _api(f"POST {A}/settle", own_job("200"), {"title": "Another"}),
    _api(f"POST {A}/dismiss", own_job("200"), {}),
    _api("GET /api/collections", EVERYBODY),
    _api("POST /api/collections", same("401 403 201 201 201"), {"name": "Another"}),
    _api(f"GET {C}", SEEN),
    _api(f"PATCH {C}", for_editors("200", "401"), {"name": "Another"}),
    _api(f"DELETE {C}", for_editors("204", "401")),
    _api(f"GET {C}/documents", SEEN),
    _api(f"POST {C}/documents", for_editors("200", "401"), {"symbols": ["A/57/292"]}),
    _api(f"POST {C}/documents/remove", for_editors("200", "401"), {"symbols": ["A/57/292"]}),
    _api(f"GET {C}/items", SEEN),
    _api(f"POST {C}/items", for_editors("201", "401"), {"title": "A case"}),
    _api(f"PATCH {C}/items/{{item}}", for_editors("200", "401"), {"note": "Why"}),
    _api(f"DELETE {C}/items/{{item}}", for_editors("204", "401")),
    _api(f"POST {C}/items/{{item}}/restore", NOBODY_FOUND, {}),
    _api(f"GET {C}/fields", SEEN),
    _api(f"POST {C}/fields", for_editors("201", "401"), {"label": "Another"}),
    _api(f"PATCH {C}/fields/{{field}}", for_editors("200", "401"), {"label": "Another"}),
    _api(f"DELETE {C}/fields/{{field}}", for_editors("204", "401")),
    _api(f"GET {C}/members", for_editors("200", "401")),
    _api(f"POST {C}/members", for_editors("201", "401"), {"name": "an-owner-reader"}),
    _api(f"DELETE {C}/members/{{member}}", NOBODY_FOUND),
    _api(f"GET {C}/export", SEEN, format="json"),
    _api(f"POST {C}/import", for_editors("400", "401"), {"table": "colour"}),
    _api("GET /api/lists", EVERYBODY),
    _api("POST /api/lists", same("401 403 201 201 201"), {"name": "Another"}),
    _api(f"GET {L}", EVERYBODY),
    _api(f"PATCH {L}", own_list("200"), {"name": "Another"}),
    _api(f"PUT {L}/terms/{{code}}", own_list("200"), {"label": "Another"}),
    _api(f"DELETE {L}/terms/{{code}}", own_list("204")),
    _api(f"POST {L}/import", own_list("400"), {"table": "colour"}),
    _api(f"DELETE {L}", own_list("204")),
    _api("GET /api/searches", EVERYBODY),
    _api("POST /api/searches", same("401 201 201 201 201"), {"name": "Another", "query": "q=police"}),
    _api(f"PATCH {S}", own_search("200", "401"), {"name": "Another"}),
    _api(f"DELETE {S}", own_search("204", "401")),
    _api("GET /api/following", same("401 200 200 200 200")),
    _api("PUT /api/following", FOLLOWING, {"collection": "{slug}"}),
    _api("GET /api/me", EVERYBODY),
    _api("GET /api/tokens", same("401 200 200 200 200")),
    _api("POST /api/tokens", same("401 201 201 201 201"), {"name": "another"}),
    _api("DELETE /api/tokens/{token}", OWN_TOKEN),
    _api("GET /api/people", ADMINS),
    _api("POST /api/people", same("401 403 403 403 201"), {"name": "another", "password": "long-and-secret"}),
    _api("GET /api/people/{person}", ADMINS),
    _api("PATCH /api/people/{person}", ADMINS, {"role": "admin"}),
    _api("GET /api/log", ADMINS),
    _api("GET /api/health", EVERYBODY),
    _api("GET /api/status", EVERYBODY),
    # Last: the row comes back, the file is set aside.
    _api(f"DELETE {E}", for_editors("204", "401")),
)


def _page(route: str, expected: Statuses, path: str, **query: str) -> Row:
    return Row(route, expected, "get", path, query)


def _sent(route: str, expected: Statuses, path: str, **data: object) -> Row:
    return Row(route, expected, "post", path, data=data)


PAGES = (
    _page("api:api-root", NOBODY_FOUND, "/api/"),
    _page("api:openapi-json", EVERYBODY, "/api/openapi.json"),
    _page("api:openapi-view", EVERYBODY, "/api/docs"),
    _page("home", EVERYBODY, "/"),
    _page("home", EVERYBODY, "/", sort="added"),
    _sent("sample", same("403 403 302 302 302"), "/sample"),
    _page("add", PAGES_ADD, "/add"),
    _sent(
        "fetch", same("403 403 302 302 302"), "/add/fetch", symbols="A/99/99", languages="fr",
        visibility="private",
    ),
    _page("batch", own_job("200") | {"own": "- 200 200 200 200"}, "/add/{batch}"),
    _sent("addition", own_job("302"), "/add/one/{addition}", do="dismiss"),
    _page("jobs", PAGES_ADD, "/jobs"),
    _page("search", EVERYBODY, "/search", q="detention", stay="1"),
    _page("download", EVERYBODY, "/download", of="search", q="detention"),
    _page("download", SEEN, "/download", of="/{symbol}/en"),
    _page("search-export", EVERYBODY, "/search/export", q="detention", format="jsonl"),
    _page("documents-export", EVERYBODY, "/documents/export", format="jsonl"),
    _page("more", SEEN, "/search/more", q="detention", edition="{edition}", skip="0"),
    *(_page("review", PAGES_REVIEW, "/review", tab=tab) for tab in ("sure", "choose", "missing")),
    _page("review", PAGES_REVIEW, "/review", **{"tab": "missing", "in": "/A/57/292/en"}),
    _sent("review", PAGES_DECIDE, "/review", do="decide", citation="{citation}", verdict="rejected"),
    _sent("review", PAGES_DECIDE, "/review", do="undo", batch="{decided}"),
    _sent("review", same("403 403 403 302 302"), "/review", do="accept-all", citation="{citation}"),
    _page("citation", SEEN, "/citations/{citation}"),
    _page("citation", SEEN, "/citations/{citation}", part="preview"),
    *(
        _page("connections", EVERYBODY, "/connections", **said)
        for said in ({}, {"document": "{symbol}"}, *({"format": one} for one in ("csv", "jsonld", "graphml")))
    ),
    _page("connection", SEEN, "/connections/{connection}"),
    _sent("connection", for_editors("302", "403"), "/connections/{connection}", do="swap"),
    _sent("connection", for_editors("302", "403"), "/connections/{connection}", do="remove"),
    _sent(
        "connection", for_editors("302", "403"), "/connections/{connection}", do="change",
        relation="explains", note="Other words", sharing="public",
    ),
    _page("connections-check", PAGES_ADD, "/connections/check"),
    _sent("connections-check", PAGES_SETTLE, "/connections/check", do="gone", place="{place}"),
    *(
        _page("recommendations", EVERYBODY, "/recommendations", **said)
        for said in ({}, {"text": "torture"}, {"view": "pictures"}, {"view": "repeated"})
    ),
    *(
        _page("recommendations-export", EVERYBODY, "/recommendations/export", format=form)
        for form in ("csv", "json")
    ),
    _page("recommendations-export", SEEN, "/recommendations/export", **{"in": "/{symbol}/en"}),
    _sent(
        "recommendations", PAGES_SAVE, "/recommendations", do="many", key="{recommendation}", status="done"
    ),
    _page("recommendations-import", PAGES_ADD, "/recommendations/import"),
    _page("recommendation", SEEN, "/recommendations/{recommendation}"),
    _sent("recommendation", PAGES_FOLLOW, "/recommendations/{recommendation}", do="follow-up", status="done"),
    _sent("recommendation", for_editors("302", "403"), "/recommendations/{recommendation}", do="dismiss"),
    _page("relations", EVERYBODY, "/relations"),
    _sent("relations", same("403 403 403 302 302"), "/relations", verb="mirrors", reverse="is mirrored by"),
    _page("relation", PAGES_EDIT, "/relations/{relation}"),
    _sent("relation", same("403 403 403 302 302"), "/relations/{relation}", do="remove"),
    _page("check", PAGES_ADD, "/check"),
    _page("compare", EVERYBODY, "/compare"),
    *(
        _page("connect", PAGES_CONNECT, "/connect", **{"from": "/{symbol}/en", "connect": "para_1", **more})
        for more in (
            {},
            {"part": "sheet", "to": "/{symbol}/en"},
            {"part": "pane", "q": "/{symbol}/en/para/2"},
        )
    ),
    Row(
        "connect", PAGES_SAVE, "post", "/connect", query={"for": "{symbol}"},
        data={
            "from": "/{symbol}/en", "connect": "para_1", "to": "/{symbol}/en", "at": "para_2", "do": "save",
        },
    ),
    _page("connect-done", same("403 403 404 404 404"), "/connect/done", id="999999"),
    _sent("connect-undo", same("403 403 404 404 404"), "/connect/undo", batch=NOBODY),
    _page("tray", same("403 403 200 200 200"), "/tray"),
    Row(
        "tray", PAGES_SAVE, "post", "/tray", query={"for": "{symbol}"},
        data={"from": "/{symbol}/en", "connect": "para_1", "do": "pick-up"},
    ),
    Row("check", PAGES_ADD, "post", "/check", upload=True),
    _page("instruments", EVERYBODY, "/instruments", named="rights"),
    _page("instrument", EVERYBODY, "/instruments/iccpr", at="art_9"),
    _page("help", EVERYBODY, "/help"),
    _page("sitemaps", EVERYBODY, "/sitemap.xml"),
    _page("sitemap", EVERYBODY, "/sitemap-1.xml"),
    _page("collections", EVERYBODY, "/collections"),
    _sent("collections", same("403 403 302 302 302"), "/collections", name="Another", visibility="public"),
    _page("collection", SEEN, "/collections/{slug}"),
    _sent("collection", for_editors("302", "403"), "/collections/{slug}", do="rename", name="Another"),
    _sent("collection", for_editors("302", "403"), "/collections/{slug}", do="share", visibility="public"),
    _sent("collection", for_editors("302", "403"), "/collections/{slug}", do="delete"),
    *(
        _page(f"collection-{name}", for_editors("200", "403"), f"/collections/{{slug}}/{name}")
        for name in ("settings", "fields", "members")
    ),
    *(
        _page(f"collection-{name}", SEEN, f"/collections/{{slug}}/{name}")
        for name in ("table", "print", "export")
    ),
    _page("collection-feed", SEEN, "/collections/{slug}/feed.atom"),
    _sent("collection-table", for_editors("400", "403"), "/collections/{slug}/table", do="try"),
    _sent("collection-follow", PAGES_FOLLOWING, "/collections/{slug}/follow", do="follow"),
    _sent("collection-restore", NOBODY_FOUND, "/collections/{slug}/restore", removed=NOBODY),
    _page("collection-item", for_editors("200", "403"), "/collections/{slug}/items/{item}"),
    _sent("collection-item", for_editors("302", "403"), "/collections/{slug}/items/{item}", do="remove"),
    Row("keep", PAGES_CONNECT, "get", "/keep", query={"from": "/{symbol}/en", "at": "para_1"}),
    Row("keep", PAGES_CONNECT, "post", "/keep", data={"from": "/{symbol}/en", "name": "Another"},
        query={"for": "{symbol}"}),
    _sent("keep-undo", for_editors("200", "403"), "/keep/undo", key="{item}"),
    _page("lists", EVERYBODY, "/lists"),
    _sent("lists", same("403 403 302 302 302"), "/lists", name="Another"),
    _page("list", EVERYBODY, "/lists/{word_list}"),
    _sent("list", own_list("302", "403"), "/lists/{word_list}", do="add", label="Another"),
    _page("list-export", EVERYBODY, "/lists/{word_list}/export"),
    _page("searches", same("403 200 200 200 200"), "/searches"),
    _sent("searches", same("403 302 302 302 302"), "/searches", name="Another", query="q=police"),
    _sent("kept-search", own_search("302", "403"), "/searches/{search}", do="remove"),
    _page("search-feed", OWN_SEARCH, "/searches/{search}/feed.atom"),
    _sent("search-follow", {"public": "403 302 302 302 302", "others": "404 404 404 404 404",
                            "own": "- 302 302 302 302"}, "/searches/{search}/follow", do="follow"),
    _page("following", same("403 200 200 200 200"), "/following"),
    _sent("language", same("302 302 302 302 302"), "/language", language="fr"),
    _sent("look", same("302 302 302 302 302"), "/look", look="dark"),
    _sent("keys", same("302 302 302 302 302"), "/keys", do="off"),
    _page("sign-in", same("200 302 302 302 302"), "/sign-in"),
    _sent("sign-out", same("302 302 302 302 302"), "/sign-out"),
    _page("password", same("302 200 200 200 200"), "/password"),
    _page("account", same("302 200 200 200 200"), "/account"),
    _sent("account", same("302 200 200 200 200"), "/account", name="another"),
    _sent(
        "revoke",
        {"public": "302 404 404 404 404", "others": "302 404 404 404 404", "own": "- 302 302 302 302"},
        "/account/tokens/{token}",
    ),
    _page("people", PAGES_ADMIN, "/people"),
    _sent(
        "people",
        same("403 403 403 403 302"),
        "/people",
        name="another",
        password="long-and-secret",
        role="reader",
    ),
    _sent("person", same("403 403 403 403 302"), "/people/{person}", do="role", role="admin"),
    _sent("groups", same("403 403 403 403 302"), "/people/groups", name="Another"),
    _sent("group", same("403 403 403 403 302"), "/people/groups/{group}", do="members", person="{person}"),
    _page("log", PAGES_ADMIN, "/log"),
)  # fmt: skip

# Every view of a document, in every form it has, and what can be sent to it.
_INFO = "/{symbol}/en/info"
DOCUMENTS = (
    *(
        _page("document", SEEN, "/{symbol}" + version + tail)
        for version in ("", "/en", "/en/v1")
        for tail in (
            *(view + form for view in ("", "/para/1", "/paras/1-2", "/at/sec_I", "/page/1")
              for form in ("", ".txt", ".json", ".md", ".html")),
            "/info", "/history", "/file", "/page/1/picture", "/citations", "/connections", "/check",
            "/columns", "/compare", "/recommendations",
        )
    ),
    *(
        _page("document", SEEN, "/{symbol}" + tail)
        for tail in (".xml", ".ris", "/para/1.bib", "/at/sec_I.csl.json", "/paras/1-2.docx")
    ),
    _page("document", SEEN, "/{symbol}/page/1", form="lines"),
    _page("document", SEEN, "/{symbol}/para/1", part="panel"),
    _page("document", SEEN, "/{symbol}/para/1", part="similar"),
    _page("document", SEEN, "/{symbol}/citations", at="para_1"),
    _page("document", SEEN, "/{symbol}/citations", at="para_1", part="links"),
    _page("document", SEEN, "/{symbol}/citations", at="para_1", part="more", start="0"),
    _page("document", NOBODY_FOUND, "/{symbol}/citations", at="para_999"),
    *(
        _page("document", SEEN, "/{symbol}/en/connections", **said)
        for said in (
            {"at": "para_2"}, {"at": "para_2", "part": "connections"}, {"at": "para_2", "part": "more"},
            {"marks": "1"}, {"part": "menu"}, {"format": "csv"},
        )
    ),
    Row(
        "document", PAGES_CITE, "post", "/{symbol}/en/citations", {"at": "para_2"},
        {"words": "Arbitrary", "target": "A/56/12"},
    ),
    _page("document", NOBODY_FOUND, "/{symbol}/para/999"),
    _sent("document", for_editors("302", "403"), _INFO, do="share", visibility="public"),
    _sent("document", for_editors("302", "403"), _INFO, do="reread"),
    _sent("document", for_editors("302", "403"), _INFO, do="remove"),
    _sent(
        "document", for_editors("302", "403"), _INFO, do="correct", symbol="{symbol}", title="Another",
        date="2002", language="en", body="", kind="", countries="",
    ),
)  # fmt: skip
