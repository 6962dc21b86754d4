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
 (#case! @reference "st.query_params")
 (#case! @reference "streamlit.query_params"))

; What a person hands in. https://docs.python.org/3/library/sys.html#sys.argv https://docs.python.org/3/library/argparse.html https://google.github.io/python-fire/guide https://typer.tiangolo.com
((identifier) @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "sys.argv")
 (#case! @reference "sys.stdin")
 (#case! @reference "click.prompt")
 (#case! @reference "click.option" answers "type" asks "*")
 (#case! @reference "click.argument" answers "type" asks "*")
 (#case! @reference "fire.Fire")
 (#case! @reference "typer.run")
 (#case! @reference "typer.Argument")
 (#case! @reference "typer.Option")
 (#case! @reference "typer.prompt"))

; Questions that allow a fixed set of answers, which are read under the name that the question is handed. https://docs.python.org/3/library/argparse.html#choices
((identifier) @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "add_argument" answers "choices" asks "*|dest")
 (#case! @call "add_option" answers "choices" asks "*|dest"))

; The type of an option that is one of a few. https://click.palletsprojects.com/en/stable/parameter-types/#choice
((identifier) @reference
 (#case! @reference "click.Choice" fact "transform" anchor "no"))

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
 (#case! @call "selectbox" answers "1|options")
 (#case! @call "radio" answers "1|options")
 (#case! @call "chat_input")
 (#case! @call "multiselect" answers "1|options"))

; Questions that a program asks in its terminal or in a window. https://rich.readthedocs.io/en/stable/prompt.html https://questionary.readthedocs.io https://docs.python.org/3/library/dialog.html
((identifier) @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "Prompt.ask" answers "choices")
 (#case! @reference "questionary.text")
 (#case! @reference "questionary.select" answers "1|choices")
 (#case! @reference "questionary.checkbox" answers "1|choices")
 (#case! @reference "simpledialog.askstring"))

; Configured under a fixed key. https://docs.python.org/3/library/os.html#os.environ https://flask.palletsprojects.com/en/stable/config
((identifier) @reference
 (#set! fact "configured")
 (#set! anchor "no")
 (#case! @reference "os.environ")
 (#case! @reference "environ")
 (#case! @reference "app.config")
 (#case! @reference "current_app.config")
 (#case! @reference "st.secrets")
 (#case! @reference "streamlit.secrets")
 (#case! @reference "json.load")
 (#case! @reference "yaml.safe_load")
 (#case! @reference "yaml.load")
 (#case! @reference "toml.load")
 (#case! @reference "tomllib.load")
 (#case! @reference "hydra.main"))

; A type whose members the environment fills. https://docs.pydantic.dev/latest/concepts/pydantic_settings/
((identifier) @reference
 (#set! fact "configured")
 (#set! anchor "no")
 (#case! @reference "BaseSettings"))

; What people call the settings that a function is handed, where nobody is seen to hand it any. https://docs.python.org/3/library/configparser.html
((identifier) @reference
 (#set! fact "configured")
 (#set! anchor "no")
 (#case! @reference "config[]")
 (#case! @reference "configuration[]")
 (#case! @reference "conf[]")
 (#case! @reference "cfg[]")
 (#case! @reference "settings[]"))

; What a tap of Singer is started with: a file of configuration. https://github.com/singer-io/getting-started/blob/master/docs/CONFIG_AND_STATE.md
((identifier) @reference
 (#set! fact "configured")
 (#set! anchor "no")
 (#case! @reference "singer.utils.parse_args"))

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
 (#case! @call "reversed")
 (#case! @call "filter")
 (#case! @call "chain")
 (#case! @call "str")
 (#case! @call "copy")
 (#case! @call "deepcopy")
 (#case! @call "urljoin")
 (#case! @call "quote")
 (#case! @call "urlparse")
 (#case! @call "urlsplit")
 (#case! @call "urlunparse")
 (#case! @call "loads"))

; What a loop goes over. https://docs.python.org/3/library/stdtypes.html#dictionary-view-objects https://docs.python.org/3/library/functions.html#enumerate https://docs.python.org/3/library/functions.html#zip
((identifier) @call
 (#set! anchor "no")
 (#case! @call "keys" fact "keys")
 (#case! @call "values" fact "values")
 (#case! @call "items" fact "entries")
 (#case! @call "enumerate" fact "numbered")
 (#case! @call "zip" fact "together"))

; What a pattern finds in a text, or makes of it. https://docs.python.org/3/library/re.html https://docs.python.org/3/library/urllib.parse.html
((identifier) @reference
 (#set! fact "transform")
 (#set! anchor "no")
 (#case! @reference "re.search")
 (#case! @reference "re.match")
 (#case! @reference "re.fullmatch")
 (#case! @reference "re.findall")
 (#case! @reference "re.sub"))
((identifier) @call
 (#set! fact "transform")
 (#set! anchor "no")
 (#case! @call "next")
 (#case! @call "iter")
 (#case! @call "partition")
 (#case! @call "rpartition")
 (#case! @call "parse_qs"))

; What Streamlit keeps for a session, in the memory of its process. https://docs.streamlit.io/develop/api-reference/caching-and-state/st.session_state
((identifier) @reference
 (#case! @reference "session_state" fact "state" anchor "no"))

; The same value under another type. https://docs.python.org/3/library/typing.html#typing.cast
((identifier) @call
 (#case! @call "cast" fact "cast" anchor "no"))

; What stands for a member of a type, with its default. https://docs.pydantic.dev/latest/concepts/fields/ https://docs.python.org/3/library/dataclasses.html#dataclasses.field https://www.attrs.org/en/stable/api.html
((identifier) @call
 (#set! fact "default")
 (#set! anchor "no")
 (#case! @call "Field")
 (#case! @call "PrivateAttr")
 (#case! @call "field")
 (#case! @call "ib")
 (#case! @call "attrib"))

; What calls the function or type that it is handed first, with what stands behind it. https://docs.python.org/3/library/functools.html#functools.partial https://docs.python.org/3/library/asyncio-task.html https://docs.python.org/3/library/asyncio-runner.html
; https://fastapi.tiangolo.com/reference/dependencies/ https://python-dependency-injector.ets-labs.org/providers/
; https://docs.python.org/3/library/concurrent.futures.html https://www.starlette.io/threadpool/ https://anyio.readthedocs.io/en/stable/threads.html
; https://developers.home-assistant.io/docs/asyncio_working_with_async/#calling-sync-functions-from-async https://docs.twisted.org/en/stable/core/howto/threading.html
((identifier) @call
 (#set! fact "installs")
 (#set! anchor "no")
 (#case! @call "partial")
 (#case! @call "to_thread")
 (#case! @call "run_in_threadpool")
 (#case! @call "run_sync")
 (#case! @call "async_add_executor_job")
 (#case! @call "run")
 (#case! @call "run_until_complete")
 (#case! @call "run_coroutine_threadsafe")
 (#case! @call "wait_for")
 (#case! @call "create_task")
 (#case! @call "ensure_future")
 (#case! @call "deferToThread")
 (#case! @call "submit")
 (#case! @call "map")
 (#case! @call "call_soon")
 (#case! @call "Depends")
 (#case! @call "Singleton")
 (#case! @call "Factory"))

; The function, to be called as it is, elsewhere. https://docs.djangoproject.com/en/stable/topics/async/#sync-to-async https://channels.readthedocs.io/en/stable/topics/databases.html
((identifier) @call
 (#set! fact "hands-back")
 (#set! anchor "no")
 (#case! @call "sync_to_async")
 (#case! @call "async_to_sync")
 (#case! @call "database_sync_to_async"))

; Behind a delay or an executor. https://docs.python.org/3/library/asyncio-eventloop.html
((identifier) @call
 (#set! fact "installs")
 (#set! arguments "2-")
 (#set! anchor "no")
 (#case! @call "run_in_executor")
 (#case! @call "call_later")
 (#case! @call "call_at"))

; By its name, with a list and a record of its arguments. https://docs.python.org/3/library/threading.html https://docs.python.org/3/library/multiprocessing.html
; https://airflow.apache.org/docs/apache-airflow-providers-standard/stable/operators/python.html
((identifier) @call
 (#set! fact "installs")
 (#set! arguments "args|kwargs")
 (#set! anchor "no")
 (#case! @call "Thread")
 (#case! @call "Timer")
 (#case! @call "Process")
 (#case! @call "PythonOperator" arguments "op_args|op_kwargs"))

; A task that a queue calls. https://docs.celeryq.dev/en/stable/userguide/calling.html
((identifier) @call
 (#case! @call "delay" on "Function" fact "installs" arguments "0-" anchor "no"))

; The SDK calls a credential of the application's own and hands in the scopes. https://learn.microsoft.com/python/api/azure-core/azure.core.credentials.tokencredential
((identifier) @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "TokenCredential")
 (#case! @reference "AsyncTokenCredential"))

; The answer of a server. https://requests.readthedocs.io/en/latest/api/#requests.Response.json https://docs.python.org/3/library/urllib.request.html#urllib.request.urlopen
; https://peps.python.org/pep-0249/#cursor-methods https://learn.microsoft.com/python/api/msrestazure/msrestazure.azure_cloud
((identifier) @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "json")
 (#case! @call "urlopen")
 (#case! @call "get_cloud_from_metadata_endpoint")
 (#case! @call "fetchone")
 (#case! @call "fetchall")
 (#case! @call "fetchmany"))

; Whatever is read of it: its text, its headers. https://requests.readthedocs.io/en/latest/api/ https://www.python-httpx.org/api/
((identifier) @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "requests.get")
 (#case! @reference "requests.post")
 (#case! @reference "requests.put")
 (#case! @reference "requests.request")
 (#case! @reference "httpx.get")
 (#case! @reference "httpx.post")
 (#case! @reference "httpx.put")
 (#case! @reference "httpx.request"))

; Lists that are built up. https://docs.python.org/3/tutorial/datastructures.html
((identifier) @call
 (#set! fact "addition")
 (#set! anchor "no")
 (#case! @call "append")
 (#case! @call "extend")
 (#case! @call "insert"))
