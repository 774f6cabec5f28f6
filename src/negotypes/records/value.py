"""What records and their parts have in common."""

from typing import Any

from attrs import fields


class Value:
    """A frozen value that shows only what is coded.

    One `__repr__` for all classes: a class has up to twenty fields, few of them coded, and
    generating a method for each class would cost a tenth of the time that importing takes.
    """

    __slots__ = ()

    def __repr__(self) -> str:
        """The class and the fields that differ from their defaults, as one would write them."""
        cls: Any = type(self)
        said = (
            f"{field.name}={value!r}"
            for field in fields(cls)
            if field.init and field.repr and (value := getattr(self, field.name)) != field.default
        )
        return f"{cls.__name__}({', '.join(said)})"

    def _repr_html_(self) -> str:
        """What is coded, and what is not, as a table for a notebook.

        A record knows no casebook, so that it shows ids; `Casebook.resolve` knows the names.
        """
        from negotypes.records.sheets import in_full  # most uses never show a table

        return in_full(self, str).notebook()
