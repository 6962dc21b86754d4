; Packages of requirements*.txt, pyproject.toml, setup.py, setup.cfg, Pipfile, environment.yml. Names in the normal form of PEP 503
; (lower case, `-`): `Office365_REST.Python-Client` is `office365-rest-python-client`. https://packaging.python.org/specifications/name-normalization

; Microsoft's own. https://pypi.org/project/msal
((string) @dependency
 (#set! fact "library")
 (#set! entra "evidence")
 (#case! @dependency "msal" library "msal-python")
 (#case! @dependency "msal-extensions" library "msal-extensions")
 (#case! @dependency "azure-identity" library "azure-identity-python" brings "msal-python|msal-extensions")
 (#case! @dependency "azure-identity-broker" library "azure-identity-python" brings "msal-python|msal-extensions")
 (#case! @dependency "adal" library "adal-python")
 (#case! @dependency "msrestazure" library "msrestazure")
 (#case! @dependency "azure-kusto-data" library "azure-kusto" wraps "yes")
 (#case! @dependency "azureml-core" library "azureml" brings "msal-python|msal-extensions|adal-python|msrestazure" wraps "yes")
 (#case! @dependency "azureml-sdk" library "azureml")
 (#case! @dependency "botframework-connector" library "botframework" wraps "yes")
 (#case! @dependency "botbuilder-core" library "botframework" wraps "yes")
 (#case! @dependency "botbuilder-integration-aiohttp" library "botframework" wraps "yes")
 (#case! @dependency "microsoft-agents-authentication-msal" library "agents-hosting" wraps "yes")
 (#case! @dependency "msgraph-sdk" library "msgraph-python")
 (#case! @dependency "adlfs" library "adlfs" wraps "yes")
 (#case! @dependency "o365" library "o365" wraps "yes")
 (#case! @dependency "office365-rest-python-client" library "office365-rest" wraps "yes"))

; What signs in by itself. https://pypi.org/project/powerbiclient
((string) @dependency
 (#set! fact "library")
 (#set! entra "evidence")
 (#case! @dependency "powerbiclient" library "powerbiclient" wraps "yes")
 (#case! @dependency "microsoftgraph-python" library "microsoftgraph" wraps "yes")
 (#case! @dependency "msal-requests-auth" library "msal-requests-auth" wraps "yes")
 (#case! @dependency "msal-bearer" library "msal-bearer" wraps "yes")
 (#case! @dependency "azure-datalake-store" library "azure-datalake-store" wraps "yes")
 (#case! @dependency "pyapacheatlas" library "pyapacheatlas" wraps "yes"))

; Exchange by its web services, with a name and a password on any server; Databricks with a token of its own. https://pypi.org/project/exchangelib https://pypi.org/project/databricks-sdk
((string) @dependency
 (#case! @dependency "exchangelib" library "exchangelib" wraps "yes")
 (#case! @dependency "databricks-sdk" library "databricks-sdk" wraps "yes"))

; `identity` is a common word and azure-common mostly exceptions: no evidence by themselves. https://pypi.org/project/identity
((string) @dependency
 (#set! fact "library")
 (#set! generic "yes")
 (#case! @dependency "identity" library "identity-python|identity-web")
 (#case! @dependency "azure-common" library "azure-common"))

; Web sign-in for Entra alone. https://pypi.org/project/django-auth-adfs
((string) @dependency
 (#set! fact "library")
 (#set! entra "evidence")
 (#set! framework "web")
 (#case! @dependency "django-auth-adfs" library "django-auth-adfs" wraps "yes")
 (#case! @dependency "django-azure-auth" library "django-azure-auth" wraps "yes")
 (#case! @dependency "django-microsoft-auth" library "django-microsoft-auth" wraps "yes")
 (#case! @dependency "fastapi-azure-auth" library "fastapi-azure-auth" wraps "yes")
 (#case! @dependency "flask-azure-oauth" library "flask-azure-oauth" wraps "yes")
 (#case! @dependency "streamlit-msal" library "streamlit-msal" wraps "yes")
 (#case! @dependency "msal-streamlit-authentication" library "streamlit-msal" wraps "yes")
 (#case! @dependency "fastapi-msal" library "fastapi-msal" wraps "yes"))

; Libraries of many identity providers. https://pypi.org/project/Authlib
((string) @dependency
 (#set! fact "library")
 (#set! generic "yes")
 (#case! @dependency "authlib" library "authlib")
 (#case! @dependency "requests-oauthlib" library "requests-oauthlib")
 (#case! @dependency "oauthlib" library "requests-oauthlib")
 (#case! @dependency "flask-oauthlib" library "flask-oauthlib" framework "web")
 (#case! @dependency "flask-dance" library "flask-dance|flask-dance-azure" wraps "yes" framework "web")
 (#case! @dependency "social-auth-core" library "social-auth" wraps "yes" framework "web")
 (#case! @dependency "social-auth-app-django" library "social-auth" framework "web")
 (#case! @dependency "mozilla-django-oidc" library "mozilla-django-oidc" framework "web")
 (#case! @dependency "httpx-oauth" library "httpx-oauth|httpx-oauth-generic")
 (#case! @dependency "django-allauth" library "django-allauth" framework "web")
 (#case! @dependency "oauthenticator" library "oauthenticator" wraps "yes" framework "web")
 (#case! @dependency "flask-appbuilder" library "flask-appbuilder" wraps "yes" framework "web")
 (#case! @dependency "fastapi-sso" library "fastapi-sso|fastapi-sso-generic" wraps "yes" framework "web")
 (#case! @dependency "flask-pyoidc" library "flask-pyoidc" wraps "yes" framework "web")
 (#case! @dependency "flask-oidc" library "flask-oidc" wraps "yes" framework "web")
 (#case! @dependency "streamlit-oauth" library "streamlit-oauth" wraps "yes" framework "web")
 (#case! @dependency "streamlit" library "streamlit" framework "web")
 (#case! @dependency "chainlit" library "chainlit" wraps "yes" framework "web")
 (#case! @dependency "dash-auth" library "dash-auth" wraps "yes" framework "web")
 (#case! @dependency "homeassistant" library "home-assistant" wraps "yes")
 (#case! @dependency "oic" library "pyoidc" wraps "yes")
 (#case! @dependency "cognite-sdk" library "cognite-sdk" wraps "yes")
 (#case! @dependency "onedrivesdk" library "onedrivesdk" wraps "yes")
 (#case! @dependency "requests-auth" library "requests-auth" wraps "yes")
 (#case! @dependency "httpx-auth" library "requests-auth" wraps "yes"))

; SAML service providers. https://pypi.org/project/python3-saml
((string) @dependency
 (#set! fact "library")
 (#set! framework "web")
 (#case! @dependency "python3-saml" library "python3-saml")
 (#case! @dependency "pysaml2" library "pysaml2")
 (#case! @dependency "djangosaml2" library "djangosaml2")
 (#case! @dependency "django-saml-sp" library "django-saml-sp")
 (#case! @dependency "flask-saml2" library "flask-saml2" wraps "yes")
 (#case! @dependency "minisaml" library "minisaml" wraps "yes"))

; Frameworks: only the kind of the application.
((string) @dependency
 (#set! fact "framework")
 (#case! @dependency "flask" framework "web")
 (#case! @dependency "django" framework "web")
 (#case! @dependency "fastapi" framework "web")
 (#case! @dependency "quart" framework "web")
 (#case! @dependency "dash" framework "web")
 (#case! @dependency "gradio" framework "web")
 (#case! @dependency "typer" framework "cli")
 (#case! @dependency "click" framework "cli")
 (#case! @dependency "pyqt5" framework "desktop")
 (#case! @dependency "pyqt6" framework "desktop")
 (#case! @dependency "pyside2" framework "desktop")
 (#case! @dependency "pyside6" framework "desktop")
 (#case! @dependency "azure-functions" framework "function")
 (#case! @dependency "apache-airflow" framework "function")
 (#case! @dependency "celery" framework "function")
 (#case! @dependency "pyspark" framework "function"))
