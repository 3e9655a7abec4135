"""Generated regions in files that lack columns."""

from hypothesis import strategies as st

from .files import OPTIONAL
from .plain import Region


@st.composite
def in_files(draw: st.DrawFn, region: Region) -> Region:
    """The same rows in two files a table, each without some columns; mostly with all of them."""
    for table, fields in OPTIONAL.items():
        lack = st.sets(st.sampled_from(fields), max_size=2)
        region.without[table] = [draw(st.one_of(st.just(set()), lack)) for _ in range(2)]
        for row in getattr(region, table):
            row.update(dict.fromkeys(region.without[table][row["_file"]]))
    return region
