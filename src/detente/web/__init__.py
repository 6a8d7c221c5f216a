"""The workbench in a browser: routes, templates, static files. What a page does, `app` does."""
