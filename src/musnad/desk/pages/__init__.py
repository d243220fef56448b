"""The pages, one module each."""

from musnad.desk.pages.article import article, review
from musnad.desk.pages.chosen import chosen
from musnad.desk.pages.claims import claims, drop, keep, taken
from musnad.desk.pages.dossier import dossier
from musnad.desk.pages.following import dropped, feed, followed, following, seen
from musnad.desk.pages.inbox import inbox
from musnad.desk.pages.own import me, new_password, new_token, no_session, no_token
from musnad.desk.pages.people import add, give, people, remove
from musnad.desk.pages.queue import judged, queued
from musnad.desk.pages.signing import sign_in, sign_out, signed_in
from musnad.desk.pages.sources import source, sources

PAGES = [
    add,
    give,
    me,
    new_password,
    new_token,
    no_session,
    no_token,
    people,
    remove,
    review,
    article,
    chosen,
    claims,
    dossier,
    drop,
    dropped,
    feed,
    followed,
    following,
    inbox,
    judged,
    keep,
    queued,
    seen,
    sign_in,
    sign_out,
    signed_in,
    source,
    sources,
    taken,
]
