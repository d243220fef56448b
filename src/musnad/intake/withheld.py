"""What is kept of a message, and what is not: senders become salted ids, phone numbers go.

Of a channel's post little is left out: a channel publishes. Of a message in a group or between
persons only named fields are kept, so that a field which a later export brings is left out too.
"""

import hmac
import re
from hashlib import sha256

import msgspec

from musnad.intake.exported import Chat

CHANNELS = frozenset({"public_channel", "private_channel"})
GROUPS = frozenset({"private_group", "private_supergroup", "public_supergroup"})
IDENTIFYING = ("author", "contact_information", "contact_vcard", "reactions")
"""Fields of a channel's post that name persons: who signed it, address cards, who liked it."""
KEPT = (
    *("id", "type", "date", "date_unixtime", "edited", "edited_unixtime", "reply_to_message_id"),
    *("grouped_id", "media_group_id", "media_type", "mime_type", "duration_seconds"),
    *("width", "height"),
)
"""Fields of any other message that are kept as they are."""
MEDIA = ("photo", "file", "poll", "location_information")
"""Fields that are kept as no more than `true`: names of files, too, name persons."""
WRITTEN = ("text", "text_entities")
PHONE = "☎"
NUMBER = re.compile(r"(?i)(?:tel:|(?:https?://)?(?:t\.me|telegram\.me)/)?\+?\d[\d ()-]{5,}\d/?")
"""A phone number, or a link that is one."""
LENGTH = 32  # hexadecimal digits of a salted id

Message = dict[str, object]


def is_channel_post(message: Message, chat: Chat) -> bool:
    """Whether a channel speaks in a message, and no person."""
    return chat.type in CHANNELS and not str(message.get("from_id", "")).startswith("user")


def salted(salt: bytes, person: object) -> str:
    """A person's id that tells nothing of the person to whoever does not have the salt."""
    return "sender:" + hmac.new(salt, str(person).encode(), sha256).hexdigest()[:LENGTH]


def sender(message: Message, salt: bytes) -> str | None:
    """The salted id of who sent a message; None where it does not say."""
    person = message.get("from_id")
    if isinstance(person, int):  # exports before 2021 leave out what kind of id it is
        person = f"user{person}"
    return salted(salt, person) if isinstance(person, str) and person else None


def place_of(chat: Chat, salt: bytes) -> str:
    """What names a chat: its id; of a chat with a person, whose id that is, the salted one."""
    if chat.type in CHANNELS | GROUPS:
        return str(chat.id)
    return salted(salt, f"user{chat.id}").removeprefix("sender:")


def passed_on(message: Message, salt: bytes, *, public: bool) -> str | None:
    """Whose message is passed on: in a channel by name; elsewhere a channel's name or a salted id.

    Outside channels a name is kept only where the export says that it is a channel's.
    """
    name = message.get("forwarded_from")
    if not isinstance(name, str) or not name:
        return None
    origin = message.get("forwarded_from_id")
    if public or str(origin).startswith("channel"):
        return name
    return salted(salt, origin if isinstance(origin, str) else name)


def without_persons(message: Message, salt: bytes) -> Message:
    """A message of a group or between persons, without what tells who they are."""
    kept = {field: message[field] for field in KEPT if field in message}
    kept |= {field: True for field in MEDIA if message.get(field)}
    for field in WRITTEN:
        if field in message:
            kept[field] = masked(message[field], salt)
    author, origin = sender(message, salt), passed_on(message, salt, public=False)
    if author:
        kept["from_id"] = author
    if origin:
        kept["forwarded_from"] = origin
    return kept


def masked(written: object, salt: bytes) -> object:
    """A text, or its parts, without phone numbers and without names that lead to an account."""
    if isinstance(written, list):
        return [masked_part(part, salt) if isinstance(part, dict) else part for part in written]
    return written


def masked_part(part: Message, salt: bytes) -> Message:
    """One part of a text: its kind, its words and where it leads, as far as they tell no person."""
    kind, words, href = part.get("type"), part.get("text"), part.get("href")
    kept: Message = {"type": kind, "text": words}
    if kind == "phone" or (isinstance(words, str) and NUMBER.fullmatch(words.strip())):
        kept |= {"type": "phone", "text": PHONE}
    elif kind == "mention_name" or "user_id" in part:
        kept["text"] = "@" + salted(salt, f"user{part.get('user_id')}").removeprefix("sender:")[:8]
    if isinstance(href, str) and href.startswith("http") and not NUMBER.fullmatch(href):
        kept["href"] = href
    return kept


def raw_of(message: Message, content: bytes, *, public: bool) -> bytes:
    """The bytes that are kept of a message, which is `content` in its export.

    A message that is not `public` has been through `without_persons`.
    """
    if not public:
        return msgspec.json.encode(message)
    if not any(field in message for field in IDENTIFYING):
        return content
    return msgspec.json.encode({k: v for k, v in message.items() if k not in IDENTIFYING})
