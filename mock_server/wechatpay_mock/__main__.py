"""`python -m wechatpay_mock`."""

import sys

from ._cli import main

if __name__ == "__main__":
    sys.exit(main())
