"""Recommendations: finding them, what became of them, correcting them, those like them, export and import."""

from __future__ import annotations

from typing import Annotated, Any, BinaryIO, cast

from django.http import HttpRequest, StreamingHttpResponse
from ninja import File, Query, Router, Status, UploadedFile

from travaux.api.asking import viewer_of
from travaux.api.paging import Asked, Listed, counted
from travaux.api.schemas.common import Id
from travaux.api.schemas.connections import Connection
from travaux.api.schemas.recommendations import (
    ChangedMany,
    Cluster,
    ClusterSummary,
    ImportedRecommendations,
    Recommendation,
    RecommendationFacets,
    Step,
    Tallies,
    UndoneSteps,
)
from travaux.api.schemas.recommendations_asked import (
    Beside,
    Evidence,
    FollowUpSent,
    Key,
    Many,
    NewRecommendation,
    RecommendationCorrection,
    RecommendationsAsked,
    RecommendationsExport,
    RecommendationsWanted,
    Remark,
    TableAsked,
    UndoSteps,
)
from travaux.exporting import followed
from travaux.library import finding as editions
from travaux.library.permissions import Action, Viewer, require
from travaux.library.recommendations import (
    changing,
    clustering,
    correcting,
    evidence,
    finding,
    importing,
    tallying,
)
from travaux.library.recommendations.filtering import Filters
from travaux.texts.errors import UsageError

router = Router(tags=["Recommendations"])
R = "/recommendations/{recommendation}"

_FILE = {"x-media-type": [one.media_type.partition(";")[0] for one in followed.FORMATS.values()]}


@router.get("/recommendations", response=Listed[Recommendation], summary="List recommendations")
def list_recommendations(request: HttpRequest, asked: Query[RecommendationsAsked]) -> dict[str, Any]:
    """Those that you may see, filtered, with what became of them."""
    return _listed(viewer_of(request), asked, asked.filters())


@router.get("/recommendations/facets", response=RecommendationFacets, summary="Count what values they have")
def get_recommendation_facets(request: HttpRequest, asked: Query[RecommendationsWanted]) -> dict[str, Any]:
    """Each value with its number; a facet does not count its own filter."""
    found = finding.listing(viewer_of(request), asked.filters(), 0, 0)
    return RecommendationFacets.of(found.total, found.facets)


@router.get("/recommendations/tallies", response=Tallies, summary="Count by status, response, theme, year")
def get_recommendation_tallies(request: HttpRequest, asked: Query[RecommendationsWanted]) -> dict[str, Any]:
    """The numbers behind the pictures."""
    who, wanted = viewer_of(request), asked.filters()
    grid = tallying.by_topic_and_year(who, wanted)
    return Tallies.of(tallying.by_status(who, wanted), tallying.by_response(who, wanted), grid)


@router.get("/recommendations/clusters", response=Listed[ClusterSummary], summary="List repeated ones")
def list_clusters(request: HttpRequest, asked: Query[RecommendationsAsked]) -> dict[str, Any]:
    """Near-identical recommendations to one State, a group a row."""
    who, wanted = viewer_of(request), asked.filters()

    def take(skip: int, count: int) -> list[dict[str, Any]]:
        return [
            {
                "key": str(one.key),
                "newest": Recommendation.of(one.shown),
                "count": one.count,
                "first": one.first,
                "last": one.last,
            }
            for one in clustering.clusters(who, wanted, skip, count, "en").rows
        ]

    return counted(asked, take)


@router.get("/recommendations/export", summary="Export recommendations", openapi_extra=_FILE)
def export_recommendations(
    request: HttpRequest, asked: Query[RecommendationsExport]
) -> StreamingHttpResponse:
    """All that you may see, filtered, as one file. CSV and XLSX can be taken in again."""
    who = viewer_of(request)
    site = f"{request.scheme}://{request.get_host()}"
    content = followed.written(asked.format, finding.iterate(who, asked.filters()), site)
    answer = StreamingHttpResponse(content, content_type=followed.FORMATS[asked.format].media_type)
    answer["Content-Disposition"] = f'attachment; filename="recommendations.{asked.format}"'
    return answer


@router.post("/recommendations/import", response=ImportedRecommendations, summary="Import a table")
def import_recommendations(
    request: HttpRequest,
    files: Annotated[list[UploadedFile], File(min_length=1, max_length=1)],
    asked: Query[TableAsked],
) -> dict[str, Any]:
    """Our own table (CSV, XLSX), or rows of the Universal Human Rights Index (XLSX, JSON, CSV).

    What can't be taken in is told by its row, and the rest is.
    """
    who = viewer_of(request)
    require(who, Action.FOLLOW_UP)
    file, dry_run = files[0], asked.do == "try"
    done = importing.load(
        who, cast(BinaryIO, file), file.name or "table", visibility=asked.visibility, dry_run=dry_run
    )
    return ImportedRecommendations.of(done)


@router.post("/recommendations/follow-up", response=ChangedMany, summary="Follow many up")
def follow_up_many(request: HttpRequest, many: Many) -> dict[str, Any]:
    """Say of many at once what became of them: those in `keys`, or all that fit `all_of`."""
    if many.all_of is not None and many.keys:
        raise UsageError("Say either `keys` or `all_of`.")
    which: list[str] | Filters = many.all_of.filters() if many.all_of is not None else many.keys
    said = {"status": many.status, "deadline": many.deadline, "responsible": many.responsible}
    done = changing.many(viewer_of(request), which, remark=many.remark, **cast(dict[str, Any], said))
    return {"count": done.count, "batch": str(done.batch)}


@router.post("/recommendations/undo", response=UndoneSteps, summary="Undo a change")
def undo_recommendations(request: HttpRequest, undo: UndoSteps) -> dict[str, int]:
    """Take back what was changed in one go (`batch` of a step)."""
    return {"count": changing.undo(viewer_of(request), undo.batch)}


@router.get(R, response=Recommendation, summary="Get a recommendation")
def get_recommendation(request: HttpRequest, recommendation: Key, language: str = "en") -> dict[str, Any]:
    """One by its key."""
    return Recommendation.of(finding.one(viewer_of(request), recommendation, language))


@router.put(f"{R}/follow-up", response=Recommendation, summary="Follow it up")
def follow_up(request: HttpRequest, recommendation: Key, said: FollowUpSent) -> dict[str, Any]:
    """What became of it: status, deadline, who is responsible, a remark for its history."""
    values = said.model_dump(exclude_unset=True)
    return Recommendation.of(changing.follow_up(viewer_of(request), recommendation, **values))


@router.patch(R, response=Recommendation, summary="Correct a recommendation")
def correct_recommendation(
    request: HttpRequest, recommendation: Key, said: RecommendationCorrection
) -> dict[str, Any]:
    """What is wrong in what was found. A new reading keeps it."""
    return Recommendation.of(correcting.correct(viewer_of(request), recommendation, **said.values()))


@router.delete(R, response={204: None}, summary="Remove one that was added or imported")
def remove_recommendation(request: HttpRequest, recommendation: Key) -> Status[None]:
    """One that was found is set aside instead."""
    correcting.remove(viewer_of(request), recommendation)
    return Status(204, None)


@router.post(f"{R}/dismiss", response=Recommendation, summary="Set it aside")
def dismiss_recommendation(request: HttpRequest, recommendation: Key, why: Remark) -> dict[str, Any]:
    """It is no recommendation."""
    who = viewer_of(request)
    correcting.dismiss(who, recommendation, why.remark)
    return _one(who, recommendation)


@router.post(f"{R}/bring-back", response=Recommendation, summary="Bring it back")
def bring_back_recommendation(request: HttpRequest, recommendation: Key) -> dict[str, Any]:
    """It is one after all."""
    who = viewer_of(request)
    correcting.bring_back(who, recommendation)
    return _one(who, recommendation)


@router.get(f"{R}/history", response=list[Step], summary="List what was changed")
def get_recommendation_history(request: HttpRequest, recommendation: Key) -> list[dict[str, Any]]:
    """The newest first."""
    return [Step.of(one) for one in changing.history(viewer_of(request), recommendation)]


@router.get(f"{R}/evidence", response=list[Connection], summary="List its evidence")
def list_evidence(request: HttpRequest, recommendation: Key) -> list[dict[str, Any]]:
    """Connections from passages that show what came of it."""
    return [Connection.of(one) for one in evidence.of(viewer_of(request), recommendation)]


@router.post(f"{R}/evidence", response={201: Connection}, summary="Add evidence")
def add_evidence(request: HttpRequest, recommendation: Key, said: Evidence) -> Status[dict[str, Any]]:
    """Connect a passage that shows what came of it."""
    who = viewer_of(request)
    return Status(201, Connection.of(evidence.add(who, recommendation, said.place, said.note)))


@router.get(f"{R}/cluster", response=Cluster, summary="List those like it")
def get_cluster(request: HttpRequest, recommendation: Key) -> dict[str, Any]:
    """Near-identical ones to the same State, the oldest first, each with what changed."""
    return Cluster.of(clustering.cluster(viewer_of(request), recommendation))


@router.post(f"{R}/join", response=Cluster, summary="Put it beside another")
def join_cluster(request: HttpRequest, recommendation: Key, to: Beside) -> dict[str, Any]:
    """They say the same; that stays so."""
    who = viewer_of(request)
    clustering.join(who, recommendation, to.other)
    return Cluster.of(clustering.cluster(who, recommendation))


@router.post(f"{R}/part", response=Cluster, summary="Part it from those like it")
def part_from_cluster(request: HttpRequest, recommendation: Key) -> dict[str, Any]:
    """It says something else; that stays so."""
    who = viewer_of(request)
    clustering.part(who, recommendation)
    return Cluster.of(clustering.cluster(who, recommendation))


@router.get(
    "/editions/{edition}/recommendations",
    response=Listed[Recommendation],
    summary="List a document's recommendations",
)
def list_edition_recommendations(request: HttpRequest, edition: Id, asked: Query[Asked]) -> dict[str, Any]:
    """In the order in which they are printed."""
    who = viewer_of(request)
    return _listed(who, asked, Filters(edition=editions.edition_by_id(who, edition)))


@router.post("/editions/{edition}/recommendations", response={201: Recommendation}, summary="Add one by hand")
def add_recommendation(request: HttpRequest, edition: Id, new: NewRecommendation) -> Status[dict[str, Any]]:
    """A paragraph, or words of it, that the reader did not take for a recommendation."""
    who = viewer_of(request)
    one = editions.edition_by_id(who, edition)
    return Status(201, Recommendation.of(correcting.add(who, one, new.stretch, **new.said())))


def _listed(who: Viewer, asked: Asked, wanted: Filters) -> dict[str, Any]:
    return counted(
        asked,
        lambda skip, take: [Recommendation.of(row) for row in finding.page(who, wanted, skip, take)],
    )


def _one(who: Viewer, key: str) -> dict[str, Any]:
    return Recommendation.of(finding.one(who, key))
