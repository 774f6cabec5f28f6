"""``python -m negotypes``."""

import sys

from negotypes.cli import main

sys.exit(main())
