; Modules that show a library, or the kind of an application. Names: docs/queries.md, `@import`.
; A module that stands for a narrower thing comes before the one above it.

; Microsoft's own libraries: their import shows that the application talks to Entra.
; https://learn.microsoft.com/entra/identity-platform/reference-v2-libraries
((dotted_name) @import
 (#set! fact "library")
 (#set! entra "evidence")
 (#case! @import "msal" library "msal-python" anchor "import msal|from msal")
 (#case! @import "msal_extensions" library "msal-extensions")
 (#case! @import "identity.web" library "identity-web" framework "web")
 (#case! @import "identity.flask" library "identity-python" framework "web")
 (#case! @import "identity.django" library "identity-python" framework "web")
 (#case! @import "identity.quart" library "identity-python" framework "web")
 (#case! @import "azure.identity" library "azure-identity-python" entra "workload")
 (#case! @import "azure.core.credentials" library "azure-core-python" entra "workload")
 (#case! @import "azure.core.credentials_async" library "azure-core-python" entra "workload")
 (#case! @import "azure.kusto.data" library "azure-kusto" entra "workload")
 (#case! @import "azureml.core" library "azureml" entra "workload")
 (#case! @import "botframework.connector" library "botframework")
 (#case! @import "botbuilder.core" library "botframework")
 (#case! @import "botbuilder.integration.aiohttp" library "botframework")
 (#case! @import "microsoft_agents.authentication.msal" library "agents-hosting")
 (#case! @import "msgraph" library "msgraph-python" entra "workload")
 (#case! @import "adlfs" library "adlfs" entra "workload"))

; Retired libraries. https://learn.microsoft.com/entra/identity-platform/migrate-python-adal-msal
; Of msrestazure only what makes credentials: its exceptions, tools and cloud names acquire nothing. Of azure.common likewise.
((dotted_name) @import
 (#set! fact "library")
 (#set! entra "evidence")
 (#case! @import "adal" library "adal-python" retired "yes" anchor "import adal|from adal")
 (#case! @import "msrestazure.azure_exceptions" library "msrestazure")
 (#case! @import "msrestazure.azure_operation" library "msrestazure")
 (#case! @import "msrestazure.azure_configuration" library "msrestazure")
 (#case! @import "msrestazure.polling" library "msrestazure")
 (#case! @import "msrestazure.tools" library "msrestazure")
 (#case! @import "msrestazure.azure_cloud" library "msrestazure")
 (#case! @import "msrestazure" library "msrestazure" retired "yes")
 (#case! @import "azure.common.credentials" library "azure-common" retired "yes")
 (#case! @import "azure.common.client_factory" library "azure-common" retired "yes"))

; Web sign-in for Entra alone. https://intility.github.io/fastapi-azure-auth https://django-auth-adfs.readthedocs.io
((dotted_name) @import
 (#set! fact "library")
 (#set! entra "evidence")
 (#case! @import "flask_dance.contrib.azure" library "flask-dance-azure" framework "web")
 (#case! @import "social_core.backends.azuread" library "social-auth-entra" framework "web")
 (#case! @import "social_core.backends.azuread_tenant" library "social-auth-entra" framework "web")
 (#case! @import "social_core.backends.azuread_b2c" library "social-auth-entra" framework "web")
 (#case! @import "social_core.backends.microsoft" library "social-auth-entra" framework "web")
 (#case! @import "ms_identity_web" library "ms-identity-web" framework "web")
 (#case! @import "django_auth_adfs" library "django-auth-adfs" framework "web")
 (#case! @import "oauthenticator.azuread" library "oauthenticator" framework "web")
 (#case! @import "fastapi_azure_auth" library "fastapi-azure-auth" framework "web")
 (#case! @import "flask_azure_oauth" library "flask-azure-oauth" framework "web")
 (#case! @import "streamlit_msal" library "streamlit-msal" framework "web")
 (#case! @import "msal_streamlit_authentication" library "streamlit-msal" framework "web")
 (#case! @import "fastapi_msal" library "fastapi-msal" framework "web")
 (#case! @import "fastapi_sso.sso.microsoft" library "fastapi-sso" framework "web"))

; A client for Microsoft among those for others. https://frankie567.github.io/httpx-oauth/reference/httpx_oauth.clients.microsoft/
((dotted_name) @import
 (#case! @import "httpx_oauth.clients.microsoft" library "httpx-oauth" fact "library" entra "evidence"))

; Validation of tokens by any issuer. https://python-jose.readthedocs.io https://pyjwt.readthedocs.io https://jwcrypto.readthedocs.io
((dotted_name) @import
 (#set! fact "library")
 (#set! generic "yes")
 (#set! weak "yes")
 (#case! @import "jose" library "python-jose" anchor "from jose|import jose")
 (#case! @import "joserfc" library "joserfc" anchor "from joserfc|import joserfc")
 (#case! @import "jwcrypto" library "jwcrypto" anchor "from jwcrypto|import jwcrypto")
 (#case! @import "jwt" library "pyjwt" anchor "import jwt|from jwt"))

; Stand-ins for servers in tests: raw.scm. https://requests-mock.readthedocs.io https://github.com/getsentry/responses https://lundberg.github.io/respx
((dotted_name) @import
 (#set! fact "ignore")
 (#set! anchor "no")
 (#case! @import "requests_mock" library "http-mock")
 (#case! @import "responses" library "http-mock")
 (#case! @import "respx" library "http-mock")
 (#case! @import "httpretty" library "http-mock")
 (#case! @import "aioresponses" library "http-mock"))

; Libraries of many identity providers. https://docs.authlib.org https://requests-oauthlib.readthedocs.io
((dotted_name) @import
 (#set! fact "library")
 (#set! generic "yes")
 (#set! weak "yes")
 (#case! @import "authlib" library "authlib")
 (#case! @import "requests_oauthlib" library "requests-oauthlib")
 (#case! @import "oauthlib" library "requests-oauthlib")
 (#case! @import "flask_oauthlib" library "flask-oauthlib" framework "web")
 (#case! @import "flask_dance" library "flask-dance" framework "web")
 (#case! @import "social_core" library "social-auth" framework "web")
 (#case! @import "social_django" library "social-auth" framework "web")
 (#case! @import "mozilla_django_oidc" library "mozilla-django-oidc" framework "web")
 (#case! @import "allauth" library "django-allauth" framework "web")
 (#case! @import "flask_appbuilder" library "flask-appbuilder" framework "web")
 (#case! @import "superset" library "flask-appbuilder" framework "web")
 (#case! @import "airflow.www" library "flask-appbuilder" framework "web")
 (#case! @import "airflow.auth.managers.fab" library "flask-appbuilder" framework "web")
 (#case! @import "airflow.providers.fab" library "flask-appbuilder" framework "web")
 (#case! @import "flask_pyoidc" library "flask-pyoidc" framework "web")
 (#case! @import "flask_oidc" library "flask-oidc" framework "web")
 (#case! @import "streamlit_oauth" library "streamlit-oauth" framework "web")
 (#case! @import "fastapi_sso.sso.generic" library "fastapi-sso-generic" framework "web")
 (#case! @import "httpx_oauth.clients.openid" library "httpx-oauth-generic")
 (#case! @import "httpx_oauth.oauth2" library "httpx-oauth-generic")
 (#case! @import "dash_auth" library "dash-auth" framework "web")
 (#case! @import "chainlit" library "chainlit" framework "web" anchor "oauth_callback")
 (#case! @import "homeassistant" library "home-assistant" anchor "from homeassistant|import homeassistant")
 (#case! @import "requests_auth" library "requests-auth")
 (#case! @import "oic" library "pyoidc" anchor "from oic|import oic")
 (#case! @import "httpx_auth" library "requests-auth")
 (#case! @import "streamlit" library "streamlit" framework "web"))

; SAML service providers: no identity provider need be named. https://github.com/SAML-Toolkits/python3-saml https://pysaml2.readthedocs.io
((dotted_name) @import
 (#set! fact "library")
 (#set! framework "web")
 (#case! @import "onelogin.saml2" library "python3-saml")
 (#case! @import "saml2" library "pysaml2" anchor "from saml2|import saml2")
 (#case! @import "flask_saml2" library "flask-saml2")
 (#case! @import "minisaml" library "minisaml" anchor "from minisaml|import minisaml")
 (#case! @import "djangosaml2" library "djangosaml2")
 (#case! @import "social_core.backends.saml" library "social-auth-saml"))

; Clients of Microsoft 365 that sign in by themselves. https://github.com/O365/python-o365 https://github.com/vgrem/office365-rest-python-client
((dotted_name) @import
 (#set! fact "library")
 (#set! entra "evidence")
 (#case! @import "O365" library "o365" anchor "from O365|import O365")
 (#case! @import "office365" library "office365-rest"))

; Power BI in notebooks, and clients of Microsoft Graph that sign in by themselves. https://github.com/microsoft/powerbi-jupyter https://github.com/GearPlug/microsoftgraph-python https://github.com/stuartornum/msal-requests-auth
((dotted_name) @import
 (#set! fact "library")
 (#set! entra "evidence")
 (#case! @import "powerbiclient" library "powerbiclient")
 (#case! @import "onedrivesdk" library "onedrivesdk")
 (#case! @import "microsoftgraph" library "microsoftgraph" anchor "from microsoftgraph|import microsoftgraph")
 (#case! @import "msal_requests_auth" library "msal-requests-auth")
 (#case! @import "msal_bearer" library "msal-bearer")
 (#case! @import "azure.datalake.store" library "azure-datalake-store" entra "workload")
 (#case! @import "fastmcp.server.auth.providers.azure" library "fastmcp-azure" framework "web"))

; Clients of SharePoint, in the cloud or on a server of one's own: the call decides. https://shareplum.readthedocs.io https://github.com/JonathanHolvey/sharepy
((dotted_name) @import
 (#set! fact "library")
 (#case! @import "shareplum" library "shareplum")
 (#case! @import "sharepy" library "sharepy"))

; Servers that take any provider. https://panel.holoviz.org/how_to/authentication https://gofastmcp.com/servers/auth/token-verification
((dotted_name) @import
 (#set! fact "library")
 (#set! generic "yes")
 (#set! weak "yes")
 (#case! @import "panel" library "panel" framework "web" anchor "oauth_provider")
 (#case! @import "fastmcp.server.auth.providers.jwt" library "fastmcp" framework "web")
 (#case! @import "fastmcp.server.auth.OAuthProxy" library "fastmcp" framework "web" anchor "OAuthProxy")
 (#case! @import "fastmcp.server.auth.oauth_proxy" library "fastmcp" framework "web")
 (#case! @import "fastmcp.server.auth.oidc_proxy" library "fastmcp" framework "web"))

; Readers of documents that sign in by themselves. https://llamahub.ai/l/readers/llama-index-readers-microsoft-sharepoint https://python.langchain.com/docs/integrations/providers/microsoft
((dotted_name) @import
 (#set! fact "library")
 (#case! @import "llama_index.readers.microsoft_sharepoint" library "llama-index-microsoft" entra "evidence" anchor "llama_index.readers.microsoft_sharepoint")
 (#case! @import "llama_index.readers.microsoft_outlook_emails" library "llama-index-microsoft" entra "evidence" anchor "llama_index.readers.microsoft_outlook_emails")
 (#case! @import "llama_index.readers.microsoft_onedrive" library "llama-index-microsoft" entra "evidence" anchor "llama_index.readers.microsoft_onedrive")
 (#case! @import "langchain_community.document_loaders.SharePointLoader" library "langchain-microsoft" anchor "SharePointLoader")
 (#case! @import "langchain_community.document_loaders.OneDriveLoader" library "langchain-microsoft" anchor "OneDriveLoader")
 (#case! @import "langchain_community.document_loaders.sharepoint" library "langchain-microsoft" anchor "document_loaders.sharepoint")
 (#case! @import "langchain_community.document_loaders.onedrive" library "langchain-microsoft" anchor "document_loaders.onedrive")
 (#case! @import "langchain_community.document_loaders.OneNoteLoader" library "langchain-microsoft" anchor "OneNoteLoader")
 (#case! @import "langchain_community.document_loaders.onenote" library "langchain-microsoft" anchor "document_loaders.onenote")
 (#case! @import "langchain_community.agent_toolkits.O365Toolkit" library "langchain-microsoft" anchor "O365Toolkit")
 (#case! @import "langchain_community.agent_toolkits.office365" library "langchain-microsoft" anchor "agent_toolkits.office365")
 (#case! @import "fsspec" library "fsspec" anchor "import fsspec|from fsspec"))

; Databricks by a service principal of Entra's or by a token of its own; Purview. https://docs.databricks.com/dev-tools/auth/azure-sp https://wjohnson.github.io/pyapacheatlas-docs/latest
((dotted_name) @import
 (#set! fact "library")
 (#case! @import "databricks.sdk" library "databricks-sdk")
 (#case! @import "sempy" library "sempy" entra "evidence" anchor "set_service_principal")
 (#case! @import "pyapacheatlas.auth" library "pyapacheatlas" entra "evidence"))

; Advertising by Microsoft's own client. https://learn.microsoft.com/advertising/guides/sdk-authentication
((dotted_name) @import
 (#case! @import "bingads" library "bingads" fact "library" entra "evidence" anchor "from bingads|import bingads"))

; Cognite Data Fusion: any provider by an address, Entra by name. https://cognite-sdk-python.readthedocs-hosted.com/en/latest/credential_providers.html
((dotted_name) @import
 (#case! @import "cognite.client" library "cognite-sdk" fact "library" generic "yes" weak "yes" anchor "cognite.client"))

; Exchange by its web services; with a name and a password it talks to any server. https://ecederstrand.github.io/exchangelib
((dotted_name) @import
 (#case! @import "exchangelib" library "exchangelib" fact "library"))

; Management of Azure itself: whoever calls it has a token of Entra's, which another import gives. https://learn.microsoft.com/python/api/overview/azure/mgmt-overview
((dotted_name) @import
 (#case! @import "azure.mgmt" library "azure-mgmt" fact "library" entra "workload" weak "evidence"))

; Frameworks: only the kind of the application.
((dotted_name) @import
 (#set! fact "framework")
 (#set! anchor "no")
 (#case! @import "flask" framework "web")
 (#case! @import "django" framework "web")
 (#case! @import "fastapi" framework "web")
 (#case! @import "quart" framework "web")
 (#case! @import "starlette" framework "web")
 (#case! @import "dash" framework "web")
 (#case! @import "gradio" framework "web")
 (#case! @import "typer" framework "cli")
 (#case! @import "click" framework "cli")
 (#case! @import "argparse" framework "cli")
 (#case! @import "tkinter" framework "desktop")
 (#case! @import "PyQt5" framework "desktop")
 (#case! @import "PyQt6" framework "desktop")
 (#case! @import "PySide2" framework "desktop")
 (#case! @import "PySide6" framework "desktop")
 (#case! @import "azure.functions" framework "function")
 (#case! @import "airflow" framework "function")
 (#case! @import "celery" framework "function")
 (#case! @import "pyspark" framework "function"))
