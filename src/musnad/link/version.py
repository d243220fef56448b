"""The linker's version: what was linked by another is linked anew."""

from hashlib import blake2b
from importlib.resources import files
from types import ModuleType

from musnad.link import clusters, keys, ladder, likeness, profile, sketch

NUMBER = 2
"""To be raised when the same data and constants link otherwise, by other rules."""
_MODULES: tuple[ModuleType, ...] = (clusters, keys, ladder, likeness, profile, sketch)


def digest() -> str:
    """Eight hexadecimal digits of the learned weights and of every constant of the linker."""
    table = files("musnad.link").joinpath("tables", "likeness.toml").read_bytes()
    told = [
        f"{module.__name__}.{name}={value!r}"
        for module in _MODULES
        for name, value in sorted(vars(module).items())
        if name.isupper() and isinstance(value, int | float | tuple)
    ]
    return blake2b(table + "\n".join(told).encode(), digest_size=4).hexdigest()


LINKER = f"musnad linker {NUMBER} ({digest()})"
