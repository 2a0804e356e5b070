"""What a person may do to deliveries."""

from __future__ import annotations

from collections.abc import Collection

from tracker.errors import ConflictError, NotFoundError
from tracker.model import Delivery, DeliveryStatus
from tracker.run.workspace import Workspace

_OPEN = (
    DeliveryStatus.QUEUED,
    DeliveryStatus.DEFERRED,
    DeliveryStatus.DOUBTFUL,
    DeliveryStatus.PARKED,
)


def retry(workspace: Workspace, numbers: Collection[int] = ()) -> list[Delivery]:
    """Let deliveries (all that are open where none is named) be tried at the next run; return them.

    One that may have arrived stays as it was written and in doubt, so that nothing is added to it.

    Raises:
        NotFoundError: there is no delivery of that number.
        ConflictError: it was sent or dropped, or is being sent at this moment.
    """
    with workspace.store.write():
        chosen = _chosen(workspace, numbers)
        for delivery in chosen:
            doubtful = delivery.status is DeliveryStatus.DOUBTFUL
            status = DeliveryStatus.DOUBTFUL if doubtful else DeliveryStatus.QUEUED
            workspace.store.outbox.settle(delivery.id, status, None)
    return chosen


def drop(workspace: Workspace, numbers: Collection[int] = ()) -> list[Delivery]:
    """Give deliveries up (all that are open where none is named); return them.

    Raises:
        NotFoundError: there is no delivery of that number.
        ConflictError: it was sent or dropped, or is being sent at this moment.
    """
    with workspace.store.write():
        chosen = _chosen(workspace, numbers)
        for delivery in chosen:
            workspace.store.outbox.settle(delivery.id, DeliveryStatus.DROPPED, "given up by hand")
    return chosen


def _chosen(workspace: Workspace, numbers: Collection[int]) -> list[Delivery]:
    outbox = workspace.store.outbox
    if not numbers:
        return outbox.by_status(_OPEN)
    chosen = []
    for number in numbers:
        delivery = outbox.get(number)
        if delivery is None:
            raise NotFoundError(f"there is no delivery {number}", do="see 'tracker outbox list --all'")
        if delivery.status not in _OPEN:
            raise ConflictError(f"delivery {number} is {delivery.status}", do="see 'tracker outbox list'")
        chosen.append(delivery)
    return chosen
