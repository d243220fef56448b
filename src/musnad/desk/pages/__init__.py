"""The pages, one module each."""

from musnad.desk.pages.article import article
from musnad.desk.pages.chosen import chosen
from musnad.desk.pages.claims import claims

PAGES = [article, chosen, claims]
