"""Why a stage turned something down, or set a border where it did: a name, and words for people.

The names are what the stages give to the trace (`annotate/trace.py`); the words are what an
explanation shows.
"""

from enum import StrEnum


class Why(StrEnum):
    """A reason; its value is the sentence an explanation shows."""

    # A cue that is no act of saying.
    FIRST_PERSON = "read as first or second person: part of somebody's own words"
    ADJECTIVE = "a participle that describes a noun, not one that goes on speaking"
    NEGATED = "negated: not saying something is no act of saying"
    NO_FRAME = "nothing that could be said follows it: no complementizer, quotation or object"
    WEAK_OBJECT = "with a plain object this verb does not mean saying"
    OTHER_VERB = "another verb comes before anything that could be said"
    OTHER_ACT = "another act of saying begins before anything that could be said"
    SENTENCE_ENDS = "the sentence ends before anything that could be said"
    NO_CONTENT = "nothing is left between it and the next act"
    GOVERNED = "the clause belongs to a preposition before it, not to this verb"
    IN_SUBJECT = "belongs to the words for who speaks"
    RELAYED = "names who passed on what another source says: part of its chain"
    EXPRESSED = "only names what the verb before it expresses"
    EMPTY_RELAY = "passes on a voice, but no words of it follow"
    DEFINITE_NOUN = "a noun with the article: points at an act, does not report one"
    NO_HOLDER = "a noun with nobody whose saying it is"
    WEAK_NOUN = "a noun that reports only before a complementizer"
    NO_VOICE = "no voice behind the words of attribution"
    NORM = "a law, plan or rule that is followed, not a voice"
    CANNOT_SPEAK = "its subject is nothing that can speak"
    NO_SPEAKER = "nobody has spoken yet who could be meant"

    # A voice that is not the source.
    THING = "an action, a thing or a count: cannot speak"
    GENDER = "does not agree in gender"
    NUMBER = "does not agree in number"
    ANONYMOUS = "an unnamed source is never joined to a name"
    NO_AGREEMENT = "nothing in the cue tells gender or number; the latest voice is taken"
    COUNTRY = "of another country"
    OTHER_NAME = "its names do not hold these words"
    EARLIER = "spoke earlier; a later voice fits the cue"
    BODY = "a body, where a person is meant"

    # A number that is no figure.
    DATE = "a date"
    NO_NUMBER = "an ordinal, or a word that is no number here"
    THE_NUMBER = "a number with the article and no counted noun: points at what was named"
    ONLY_ONE = "says one and counts nothing"
    UNIT = "a duration, an age or a measure"
    MONEY = "an amount of money"
    YEAR = "a year"
    LABEL = "names a model, a unit, an article, an age or an hour; it does not count"
    NO_CLASS = "what it counts is in no list of persons, materiel or buildings"
    NO_HARM = "no harm, loss or force governs it"

    # A name that is no place of the event.
    DEMONYM = "read as an adjective or as a people, not as a place"
    QUOTED_NAME = "a name in quotation marks: of a thing, not a place"
    ACTING = "a country or capital that may be acting, with nothing that places the event in it"
    COMMON_WORD = "also an ordinary word, with nothing before it that makes it a place"
    OF_BODY = "part of the name of a body"

    # A date that is not the day of the field.
    NO_ONE_DAY = "gives no single day"
    APART = "does not stand beside the cue"
    NOT_FIRST = "an earlier date in the content is taken"
    NO_DAYS = "its days cannot be told"

    # Where a content ends, or does not.
    QUOTATION = "ends with the quotation"
    NEXT_ACT = "ends where the next act begins"
    POINTED = "what was just said, at which it points"
    NAMED = "what the accusation or allegation says that it names"
    TURN = "ends where the clause turns away"
    ACT_INSIDE = "an act inside the content: does not end it"
