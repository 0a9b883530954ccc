"""Something new to write on: a commented file for one object, or a whole concept to start from."""

from isek.starting.concept import NotEmptyError, new_concept
from isek.starting.objects import NewObject, new_object

__all__ = ["NewObject", "NotEmptyError", "new_concept", "new_object"]
