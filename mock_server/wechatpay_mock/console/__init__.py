"""The console at `/` and the API pages at `/docs`: what is in the simulator, for people to see.

The modules here turn the memory of the simulator into JSON; the pages in `static` draw it.
Nothing here is asked for unless somebody looks.
"""

from ._routes import page_routes, view_routes

__all__ = ["page_routes", "view_routes"]
