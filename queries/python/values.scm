; Where values come from: handed in, configured, or made of others. A dotted reference also stands for what is read of it or called on it.

; What a request hands in. https://flask.palletsprojects.com/en/stable/api/#flask.Request https://docs.djangoproject.com/en/stable/ref/request-response
((identifier) @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "request.args")
 (#case! @reference "request.form")
 (#case! @reference "request.values")
 (#case! @reference "request.json")
 (#case! @reference "request.data")
 (#case! @reference "request.body")
 (#case! @reference "request.cookies")
 (#case! @reference "request.headers")
 (#case! @reference "request.view_args")
 (#case! @reference "request.query")
 (#case! @reference "request.query_params")
 (#case! @reference "request.path_params")
 (#case! @reference "request.match_info")
 (#case! @reference "request.GET")
 (#case! @reference "request.POST")
 (#case! @reference "request.META")
 (#case! @reference "req.params")
 (#case! @reference "req.route_params")
 (#case! @reference "req.headers")
 (#case! @reference "st.query_params"))

; What a person hands in. https://docs.python.org/3/library/sys.html#sys.argv https://docs.python.org/3/library/argparse.html
((identifier) @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "sys.argv")
 (#case! @reference "sys.stdin")
 (#case! @reference "click.prompt")
 (#case! @reference "typer.Argument")
 (#case! @reference "typer.Option")
 (#case! @reference "typer.prompt"))

; What marks a parameter that a request fills. https://fastapi.tiangolo.com/reference/parameters/
((identifier) @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "Query")
 (#case! @call "Body")
 (#case! @call "Form")
 (#case! @call "Header")
 (#case! @call "Cookie"))

; https://docs.python.org/3/library/functions.html#input https://docs.streamlit.io/develop/api-reference/widgets
((identifier) @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "input")
 (#case! @call "getpass")
 (#case! @call "parse_args")
 (#case! @call "parse_known_args")
 (#case! @call "get_json")
 (#case! @call "text_input")
 (#case! @call "text_area")
 (#case! @call "selectbox")
 (#case! @call "multiselect"))

; Configured under a fixed key. https://docs.python.org/3/library/os.html#os.environ https://flask.palletsprojects.com/en/stable/config
((identifier) @reference
 (#set! fact "configured")
 (#set! anchor "no")
 (#case! @reference "os.environ")
 (#case! @reference "environ")
 (#case! @reference "app.config")
 (#case! @reference "current_app.config")
 (#case! @reference "st.secrets")
 (#case! @reference "json.load")
 (#case! @reference "yaml.safe_load")
 (#case! @reference "toml.load")
 (#case! @reference "tomllib.load"))

; https://docs.python.org/3/library/os.html#os.getenv https://docs.python.org/3/library/functions.html#getattr https://github.com/theskumar/python-dotenv
((identifier) @call
 (#set! fact "configured")
 (#set! anchor "no")
 (#case! @call "getenv")
 (#case! @call "getattr")
 (#case! @call "dotenv_values"))

; The same value in another form. https://docs.python.org/3/library/stdtypes.html https://docs.python.org/3/library/functions.html
((identifier) @call
 (#set! fact "transform")
 (#set! anchor "no")
 (#case! @call "split")
 (#case! @call "splitlines")
 (#case! @call "join")
 (#case! @call "format")
 (#case! @call "strip")
 (#case! @call "lstrip")
 (#case! @call "rstrip")
 (#case! @call "lower")
 (#case! @call "upper")
 (#case! @call "replace")
 (#case! @call "removeprefix")
 (#case! @call "removesuffix")
 (#case! @call "list")
 (#case! @call "tuple")
 (#case! @call "set")
 (#case! @call "frozenset")
 (#case! @call "sorted")
 (#case! @call "str")
 (#case! @call "copy")
 (#case! @call "deepcopy")
 (#case! @call "urljoin")
 (#case! @call "quote")
 (#case! @call "urlparse")
 (#case! @call "urlsplit")
 (#case! @call "urlunparse")
 (#case! @call "loads"))

; The same value under another type. https://docs.python.org/3/library/typing.html#typing.cast
((identifier) @call
 (#case! @call "cast" fact "cast" anchor "no"))

; What stands for a member of a type, with its default. https://docs.pydantic.dev/latest/concepts/fields/ https://docs.python.org/3/library/dataclasses.html#dataclasses.field https://www.attrs.org/en/stable/api.html
((identifier) @call
 (#set! fact "default")
 (#set! anchor "no")
 (#case! @call "Field")
 (#case! @call "field")
 (#case! @call "ib")
 (#case! @call "attrib"))

; What calls the function or type that it is handed first, with what stands behind it. https://docs.python.org/3/library/functools.html#functools.partial https://docs.python.org/3/library/asyncio-task.html#asyncio.to_thread
; https://fastapi.tiangolo.com/reference/dependencies/ https://python-dependency-injector.ets-labs.org/providers/
((identifier) @call
 (#set! fact "installs")
 (#set! anchor "no")
 (#case! @call "partial")
 (#case! @call "to_thread")
 (#case! @call "Depends")
 (#case! @call "Singleton")
 (#case! @call "Factory"))

; The SDK calls a credential of the application's own and hands in the scopes. https://learn.microsoft.com/python/api/azure-core/azure.core.credentials.tokencredential
((identifier) @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "TokenCredential")
 (#case! @reference "AsyncTokenCredential"))

; The answer of a server. https://requests.readthedocs.io/en/latest/api/#requests.Response.json
((identifier) @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "json"))

; Lists that are built up. https://docs.python.org/3/tutorial/datastructures.html
((identifier) @call
 (#set! fact "addition")
 (#set! anchor "no")
 (#case! @call "append")
 (#case! @call "extend")
 (#case! @call "insert"))
