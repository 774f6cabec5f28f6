"""``python -m website FOLDER`` writes the source of the site into a folder."""

import sys
from pathlib import Path

from website.assembly import assemble

assemble(Path(sys.argv[1]))
