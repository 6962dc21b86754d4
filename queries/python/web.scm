; Sign-in of web frameworks. Libraries of many providers count only where the application talks to Entra (libraries.scm, generic).

; https://flask-dance.readthedocs.io/en/latest/providers.html#module-flask_dance.contrib.azure
((identifier) @call
 (#set! library "flask-dance-azure")
 (#case! @call "make_azure_blueprint" fact "sign-in" flow "authorization-code" client "confidential" scopes "scope"))

; https://flask-dance.readthedocs.io/en/latest/api.html#flask_dance.consumer.OAuth2ConsumerBlueprint
((identifier) @construction
 (#set! library "flask-dance")
 (#case! @construction "OAuth2ConsumerBlueprint" entra "required" fact "sign-in" flow "authorization-code" client "confidential" scopes "scope"))

; Flask-OAuthlib: the remote application redeems the code with its secret. https://flask-oauthlib.readthedocs.io/en/latest/client.html
((identifier) @call
 (#set! library "flask-oauthlib")
 (#set! requires "receiver")
 (#case! @call "remote_app" entra "required" fact "client" client "confidential" scopes "request_token_params.scope")
 (#case! @call "authorized_response" fact "acquisition" flow "authorization-code" client "confidential"))

; Authlib's registry where no address is seen: a registration under a name of Entra's is one there. https://docs.authlib.org/en/latest/client/flask.html
((identifier) @call
 (#set! library "authlib")
 (#set! requires "receiver")
 (#set! is "0|name=azure|azuread|azure_ad|azure-ad|aad|entra|entraid|entra_id|entra-id|microsoft|microsoftonline|office365|o365")
 (#set! entra "evidence")
 (#set! fact "client")
 (#set! client "confidential")
 (#set! scopes "client_kwargs.scope")
 (#set! registers "0|name")
 (#set! addresses "url|endpoint|issuer")
 (#case! @call "register" unseen "server_metadata_url" not "client_kwargs.token_endpoint_auth_method=none")
 (#case! @call "register" unseen "access_token_url" not "client_kwargs.token_endpoint_auth_method=none")
 (#case! @call "register" lacks "server_metadata_url" lacks "access_token_url" not "client_kwargs.token_endpoint_auth_method=none")
 (#case! @call "register" unseen "server_metadata_url" fact "scopes")
 (#case! @call "register" unseen "access_token_url" fact "scopes")
 (#case! @call "register" lacks "server_metadata_url" lacks "access_token_url" fact "scopes"))

; Authlib's registry: the registration redeems nothing, authorize_access_token does, and puts the claims of the ID token into the reply where there is one. https://docs.authlib.org/en/latest/client/flask.html
((identifier) @call
 (#set! library "authlib")
 (#case! @call "register" requires "receiver" is "client_kwargs.token_endpoint_auth_method=none" entra "required" fact "scopes" scopes "client_kwargs.scope" registers "0|name" addresses "url|endpoint|issuer")
 (#case! @call "register" requires "receiver" entra "required" fact "client" client "confidential" scopes "client_kwargs.scope" registers "0|name" addresses "url|endpoint|issuer")
 (#case! @call "authorize_redirect" fact "scopes" scopes "scope")
 (#case! @call "authorize_access_token" is "registered.client_kwargs.token_endpoint_auth_method=none" fact "sign-in" flow "interactive" client "public" silent "built-in" cache "self")
 (#case! @call "authorize_access_token" unless "oauth_verifier|oauth_token" fact "acquisition" flow "authorization-code" client "confidential")
 (#case! @call "fetch_access_token" requires "receiver" is "grant_type=client_credentials" fact "acquisition" flow "client-credentials" client "confidential" scopes "scope")
 (#case! @call "fetch_access_token" requires "receiver" has "refresh_token" fact "acquisition" flow "refresh" client "confidential" scopes "scope")
 (#case! @call "fetch_access_token" requires "receiver" has "username|password" fact "acquisition" flow "password" client "confidential")
 (#case! @call "fetch_access_token" requires "receiver" has "code" fact "acquisition" flow "authorization-code" client "confidential")
 (#case! @call "parse_id_token" fact "ignore" anchor "no")
 (#case! @call "userinfo" requires "receiver" is "registered.userinfo_endpoint=*/me|me" fact "ignore")
 (#case! @call "userinfo" requires "receiver" unless-missing "id_token|userinfo|parse_id_token" fact "user-info"))

; The same handed to something that calls it: `retry(client.authorize_access_token)(request)`.
((identifier) @reference
 (#set! library "authlib")
 (#set! requires "import")
 (#case! @reference "authorize_access_token" fact "acquisition" flow "authorization-code" client "confidential"))

; Authlib's sessions. A grant that is written out is a row of raw.scm; else the arguments decide. https://docs.authlib.org/en/latest/client/oauth2.html
((identifier) @call
 (#set! library "authlib")
 (#set! requires "import")
 (#set! entra "required")
 (#case! @call "fetch_token" anchor ".fetch_token(" weak "yes" has "grant_type" has "0|url|client_id|client_assertion|auth" fact "ignore")
 (#case! @call "fetch_token" is "grant_type=client_credentials" fact "acquisition" flow "client-credentials" client "confidential" scopes "scope")
 (#case! @call "fetch_token" is "grant_type=refresh_token" fact "acquisition" flow "refresh" client "confidential" scopes "scope")
 (#case! @call "fetch_token" has "username|password" fact "acquisition" flow "password" client "confidential")
 (#case! @call "fetch_token" has "code|authorization_response" fact "acquisition" flow "authorization-code" client "confidential")
 (#case! @call "fetch_token" has "grant_type" fact "ignore")
 (#case! @call "fetch_token" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @call "refresh_token" requires "receiver" anchor ".refresh_token(" weak "yes" fact "acquisition" flow "refresh" client "confidential"))

; requests-oauthlib: the secret stands at fetch_token. https://requests-oauthlib.readthedocs.io/en/latest/api.html
((identifier) @call
 (#set! library "requests-oauthlib")
 (#set! requires "import")
 (#set! entra "required")
 (#case! @call "fetch_token" anchor ".fetch_token(" weak "yes" has "username|password" fact "acquisition" flow "password" client "public")
 (#case! @call "fetch_token" has "code|authorization_response" has "client_secret|auth" fact "acquisition" flow "authorization-code" client "confidential")
 (#case! @call "fetch_token" has "code|authorization_response" fact "acquisition" flow "interactive" client "public")
 (#case! @call "fetch_token" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @call "refresh_token" has "client_secret|auth" fact "acquisition" flow "refresh" client "confidential"))

; oauthlib makes the body and the application posts it; the secret stands in it or in the request's Basic header.
; https://oauthlib.readthedocs.io/en/latest/oauth2/clients/webapplicationclient.html
((identifier) @call
 (#set! library "requests-oauthlib")
 (#set! requires "import")
 (#set! entra "required")
 (#set! fact "acquisition")
 (#case! @call "prepare_token_request" on "BackendApplicationClient" flow "client-credentials" client "confidential" scopes "scope")
 (#case! @call "prepare_token_request" has "client_secret" flow "authorization-code" client "confidential")
 (#case! @call "prepare_token_request" has "code_verifier" absent "BasicAuth|HTTPBasicAuth" flow "interactive" silent "built-in")
 (#case! @call "prepare_token_request" flow "authorization-code" client "confidential")
 (#case! @call "prepare_request_body" on "BackendApplicationClient" flow "client-credentials" client "confidential" scopes "scope")
 (#case! @call "prepare_request_body" has "client_secret" flow "authorization-code" client "confidential")
 (#case! @call "prepare_request_body" absent "BasicAuth|HTTPBasicAuth" flow "interactive" silent "built-in")
 (#case! @call "prepare_request_body" flow "authorization-code" client "confidential")
 (#case! @call "prepare_refresh_token_request" has "client_secret" flow "refresh" client "confidential")
 (#case! @call "prepare_refresh_token_request" absent "BasicAuth|HTTPBasicAuth" flow "silent")
 (#case! @call "prepare_refresh_token_request" flow "refresh" client "confidential")
 (#case! @call "prepare_refresh_body" has "client_secret" flow "refresh" client "confidential")
 (#case! @call "prepare_refresh_body" absent "BasicAuth|HTTPBasicAuth" flow "silent")
 (#case! @call "prepare_refresh_body" flow "refresh" client "confidential"))

; Renewed inside the session. https://requests-oauthlib.readthedocs.io/en/latest/oauth2_workflow.html#refreshing-tokens
((identifier) @setting
 (#set! library "requests-oauthlib|authlib")
 (#set! requires "import")
 (#case! @setting "auto_refresh_url" entra "required" fact "acquisition" flow "refresh" client "confidential"))

; Sessions and grant helpers: fetch_token decides.
((identifier) @construction
 (#set! library "authlib|requests-oauthlib")
 (#set! requires "receiver")
 (#case! @construction "OAuth2Session" entra "required" fact "scopes" scopes "scope")
 (#case! @construction "OAuth2Client" entra "required" fact "scopes" scopes "scope")
 (#case! @construction "AsyncOAuth2Client" entra "required" fact "scopes" scopes "scope")
 (#case! @construction "BackendApplicationClient" fact "ignore")
 (#case! @construction "LegacyApplicationClient" fact "ignore"))

; Python Social Auth: the backend named in AUTHENTICATION_BACKENDS. https://python-social-auth.readthedocs.io/en/latest/backends/azuread.html
((string_content) @text
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#set! entra "evidence")
 (#case! @text "backends.azuread.AzureADOAuth2")
 (#case! @text "backends.azuread_tenant.AzureADTenantOAuth2")
 (#case! @text "backends.azuread_tenant.AzureADV2TenantOAuth2")
 (#case! @text "backends.azuread_b2c.AzureADB2COAuth2")
 (#case! @text "backends.microsoft.MicrosoftOAuth2"))

; The one for any provider; beside those that are Entra's own it is for others. https://python-social-auth.readthedocs.io/en/latest/backends/oidc.html
((string_content) @text
 (#case! @text "backends.open_id_connect.OpenIdConnectAuth" not "*=*AzureADOAuth2|*AzureADTenantOAuth2|*AzureADV2TenantOAuth2|*AzureADB2COAuth2|*MicrosoftOAuth2"
  entra "required" weak "yes" fact "sign-in" flow "authorization-code" client "confidential"))

; A backend that is derived from one of these. https://python-social-auth.readthedocs.io/en/latest/backends/implementation.html
((identifier) @base
 (#set! library "social-auth-entra")
 (#set! requires "receiver")
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#case! @base "AzureADOAuth2")
 (#case! @base "AzureADTenantOAuth2")
 (#case! @base "AzureADV2TenantOAuth2")
 (#case! @base "AzureADB2COAuth2")
 (#case! @base "MicrosoftOAuth2"))

; Backends and adapters for any provider: the addresses of the derived type say which it is.
; https://python-social-auth.readthedocs.io/en/latest/backends/implementation.html https://docs.allauth.org/en/latest/socialaccount/provider_configuration.html
((identifier) @base
 (#set! requires "receiver")
 (#set! entra "required")
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#case! @base "BaseOAuth2" library "social-auth")
 (#case! @base "BaseOAuth2PKCE" library "social-auth")
 (#case! @base "OpenIdConnectAuth" library "social-auth")
 (#case! @base "OAuth2Adapter" library "django-allauth"))

; What the site keeps of a user's sign-in renews the token by the backend. https://python-social-auth.readthedocs.io/en/latest/storage.html#social-user
((identifier) @call
 (#set! library "social-auth")
 (#set! requires "import")
 (#set! entra "required")
 (#set! fact "acquisition")
 (#set! flow "refresh")
 (#set! client "confidential")
 (#case! @call "get_access_token" count "1")
 (#case! @call "refresh_token" count "1"))

; https://django-auth-adfs.readthedocs.io/en/latest/install.html
((string_content) @text
 (#set! library "django-auth-adfs")
 (#set! requires "nothing")
 (#case! @text "django_auth_adfs.backend.AdfsAuthCodeBackend" fact "sign-in" flow "authorization-code" client "confidential" entra "evidence")
 (#case! @text "django_auth_adfs.backend.AdfsBackend" fact "sign-in" flow "authorization-code" client "confidential" entra "evidence")
 (#case! @text "django_auth_adfs.backend.AdfsAccessTokenBackend" fact "validation")
 (#case! @text "django_auth_adfs.rest_framework.AdfsAccessTokenAuthentication" fact "validation"))

; A backend that is derived from it redeems the code as the base does, or calls what the base does that by. https://django-auth-adfs.readthedocs.io/en/latest/faq.html
((identifier) @base
 (#set! library "django-auth-adfs")
 (#set! requires "receiver")
 (#case! @base "AdfsAuthCodeBackend" fact "client" client "confidential" entra "evidence"))
((identifier) @call
 (#case! @call "exchange_auth_code" library "django-auth-adfs" requires "import" fact "acquisition" flow "authorization-code" client "confidential"))

; Microsoft's helper of its Flask and Django samples: it redeems the code in routes of its own. https://github.com/Azure-Samples/ms-identity-python-samples-common
((identifier) @construction
 (#case! @construction "IdentityWebPython" library "ms-identity-web" requires "receiver" fact "sign-in" flow "authorization-code" client "confidential"))
((identifier) @call
 (#case! @call "acquire_token_silently" library "ms-identity-web" fact "acquisition" flow "refresh" client "confidential"))

; django-azure-auth and django-microsoft-auth redeem the code with the secret of the settings. https://pypi.org/project/django-azure-auth https://django-microsoft-auth.readthedocs.io/en/latest/usage.html
((string_content) @setting
 (#set! library "django-azure-auth")
 (#set! requires "nothing")
 (#case! @setting "CLIENT_SECRET" under "AZURE_AUTH" anchor "AZURE_AUTH" fact "sign-in" flow "authorization-code" client "confidential" entra "evidence"))
((string_content) @text
 (#set! library "django-microsoft-auth")
 (#set! requires "nothing")
 (#case! @text "microsoft_auth.backends.MicrosoftAuthenticationBackend" fact "sign-in" flow "authorization-code" client "confidential" entra "evidence"))

; FastAPI: the router of fastapi-msal redeems the code, fastapi-sso where it is asked to. https://github.com/dudil/fastapi_msal https://tomasvotava.github.io/fastapi-sso/reference/sso.base
((identifier) @construction
 (#case! @construction "MSALAuthorization" library "fastapi-msal" fact "sign-in" flow "authorization-code" client "confidential")
 (#case! @construction "MicrosoftSSO" library "fastapi-sso" fact "client" client "confidential"))
((identifier) @call
 (#case! @call "create_provider" library "fastapi-sso-generic" requires "receiver" entra "required" fact "client" client "confidential")
 (#case! @call "verify_and_process" library "fastapi-sso" requires "receiver" fact "acquisition" flow "authorization-code" client "confidential")
 (#case! @call "verify_and_process" library "fastapi-sso-generic" requires "receiver" fact "acquisition" flow "authorization-code" client "confidential"))

; Flask: the extension redeems the code with the client's secret. https://flask-pyoidc.readthedocs.io/en/latest/configuration.html https://flask-oidc.readthedocs.io/en/latest
((identifier) @construction
 (#set! entra "required")
 (#set! requires "receiver")
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#case! @construction "OIDCAuthentication" library "flask-pyoidc")
 (#case! @construction "OpenIDConnect" library "flask-oidc"))

; A button of Streamlit that signs in. https://github.com/dnplus/streamlit-oauth
((identifier) @construction
 (#case! @construction "OAuth2Component" library "streamlit-oauth" requires "receiver" entra "required" fact "client" client "confidential"))
((identifier) @call
 (#set! library "streamlit-oauth")
 (#set! requires "receiver")
 (#set! entra "required")
 (#set! client "confidential")
 (#set! fact "acquisition")
 (#case! @call "authorize_button" flow "authorization-code" scopes "2|scope")
 (#case! @call "refresh_token" flow "refresh"))

; An AD FS server instead of a tenant. https://django-auth-adfs.readthedocs.io/en/latest/settings_ref.html#server
((string_content) @setting
 (#case! @setting "SERVER" under "AUTH_ADFS" anchor "AUTH_ADFS" fact "host" host "AD FS" status "unsupported"))

; mozilla-django-oidc: redeems at the token endpoint, then asks the user endpoint. https://mozilla-django-oidc.readthedocs.io/en/stable/settings.html
((identifier) @setting
 (#case! @setting "OIDC_OP_TOKEN_ENDPOINT" entra "required" fact "sign-in" flow "authorization-code" client "confidential")
 (#case! @setting "OIDC_OP_USER_ENDPOINT" entra "required" fact "user-info"))

; https://docs.allauth.org/en/latest/socialaccount/providers/microsoft.html https://docs.allauth.org/en/latest/socialaccount/providers/saml.html
((string_content) @text
 (#case! @text "allauth.socialaccount.providers.saml" fact "sign-in" flow "saml-sp-initiated")
 (#case! @text "allauth.socialaccount.providers.openid_connect" entra "required" weak "yes" fact "sign-in" flow "authorization-code" client "confidential")
 (#case! @text "allauth.socialaccount.providers.microsoft" fact "sign-in" flow "authorization-code" client "confidential" entra "evidence"))

; A view of dj-rest-auth redeems the code by its adapter. https://dj-rest-auth.readthedocs.io/en/latest/installation.html#social-authentication-optional
((identifier) @setting
 (#case! @setting "adapter_class" library "django-allauth" requires "import" value "MicrosoftGraphOAuth2Adapter" anchor "MicrosoftGraphOAuth2Adapter" fact "client" client "confidential" entra "evidence"))

; httpx-oauth's client for Microsoft. https://frankie567.github.io/httpx-oauth/reference/httpx_oauth.clients.microsoft/
((identifier) @construction
 (#set! requires "receiver")
 (#set! fact "client")
 (#set! client "confidential")
 (#case! @construction "MicrosoftGraphOAuth2" library "httpx-oauth" types "MicrosoftGraphOAuth2")
 (#case! @construction "OpenID" library "httpx-oauth-generic")
 (#case! @construction "OAuth2" library "httpx-oauth-generic")
 (#case! @construction "BaseOAuth2" library "httpx-oauth-generic"))
((identifier) @call
 (#set! library "httpx-oauth")
 (#set! requires "receiver")
 (#set! client "confidential")
 (#set! fact "acquisition")
 (#case! @call "get_access_token" on "confidential" flow "authorization-code")
 (#case! @call "refresh_token" on "confidential" flow "refresh")
 (#case! @call "get_authorization_url" on "confidential" fact "scopes" scopes "scope"))
((identifier) @call
 (#set! library "httpx-oauth-generic")
 (#set! requires "receiver")
 (#set! addresses "endpoint")
 (#set! client "confidential")
 (#set! fact "acquisition")
 (#case! @call "get_access_token" flow "authorization-code")
 (#case! @call "refresh_token" flow "refresh"))

; JupyterHub: the class by its short name, by its path, or itself. https://oauthenticator.readthedocs.io/en/latest/tutorials/provider-specific-setup/providers/azuread.html
((identifier) @setting
 (#case! @setting "authenticator_class" value "azuread" anchor "authenticator_class" fact "sign-in" flow "authorization-code" client "confidential" entra "evidence"))

; https://oauthenticator.readthedocs.io/en/latest/reference/api/gen/oauthenticator.azuread.html
((string_content) @text
 (#set! library "oauthenticator")
 (#set! requires "nothing")
 (#case! @text "oauthenticator.azuread.AzureAdOAuthenticator" fact "sign-in" flow "authorization-code" client "confidential" entra "evidence")
 (#case! @text "oauthenticator.azuread.LocalAzureAdOAuthenticator" fact "sign-in" flow "authorization-code" client "confidential" entra "evidence"))

; https://oauthenticator.readthedocs.io/en/latest/reference/api/gen/oauthenticator.azuread.html
((identifier) @reference
 (#set! library "oauthenticator")
 (#set! requires "receiver")
 (#case! @reference "AzureAdOAuthenticator" fact "sign-in" flow "authorization-code" client "confidential")
 (#case! @reference "LocalAzureAdOAuthenticator" fact "sign-in" flow "authorization-code" client "confidential"))

; https://oauthenticator.readthedocs.io/en/latest/how-to/writing-an-oauthenticator.html
((identifier) @base
 (#set! library "oauthenticator")
 (#set! requires "receiver")
 (#case! @base "AzureAdOAuthenticator" fact "sign-in" flow "authorization-code" client "confidential")
 (#case! @base "LocalAzureAdOAuthenticator" fact "sign-in" flow "authorization-code" client "confidential"))

; Flask-AppBuilder (Superset, Airflow): Authlib underneath, the list of providers is data. https://flask-appbuilder.readthedocs.io/en/latest/security.html#authentication-oauth
; A table of one's own may be called so.
((identifier) @setting
 (#case! @setting "OAUTH_PROVIDERS" library "flask-appbuilder" entra "required" fact "sign-in" flow "authorization-code" client "confidential"))

; Validates bearer tokens, despite the names. https://intility.github.io/fastapi-azure-auth/single-tenant/fastapi_configuration
((identifier) @construction
 (#set! library "fastapi-azure-auth")
 (#set! fact "validation")
 (#case! @construction "SingleTenantAzureAuthorizationCodeBearer")
 (#case! @construction "MultiTenantAzureAuthorizationCodeBearer")
 (#case! @construction "B2CMultiTenantAuthorizationCodeBearer"))

; Validates bearer tokens as well. https://pypi.org/project/flask-azure-oauth
((identifier) @construction
 (#case! @construction "FlaskAzureOauth" library "flask-azure-oauth" fact "validation"))

; A token that is handed over is checked with a key. https://jwcrypto.readthedocs.io/en/latest/jwt.html
((identifier) @construction
 (#case! @construction "JWT" library "jwcrypto" requires "receiver" has "jwt" entra "required" fact "validation"))

; Keys to check a signature with. https://pyjwt.readthedocs.io/en/stable/api.html#jwt.PyJWKClient
((identifier) @construction
 (#case! @construction "PyJWKClient" entra "required" fact "validation"))

; These check any issuer's tokens: beside Entra an API's, where the application signs nobody in by them. https://python-jose.readthedocs.io/en/latest/jwt/api.html
; https://pyjwt.readthedocs.io/en/stable/api.html https://docs.authlib.org/en/latest/jose/jwt.html https://jose.authlib.org/en/guide/jwt/
((identifier) @call
 (#case! @call "decode" library "authlib" requires "receiver" entra "required" absent "authorize_access_token|fetch_token|parse_id_token|register" fact "validation")
 (#case! @call "decode" library "joserfc" requires "receiver" entra "required" fact "validation")
 (#case! @call "decode" library "python-jose|pyjwt" requires "receiver" has "issuer|audience" entra "required" fact "validation"))

; Streamlit redeems the code with the secret of secrets.toml. https://docs.streamlit.io/develop/api-reference/user/st.login
((identifier) @call
 (#set! library "streamlit")
 (#set! requires "receiver")
 (#case! @call "login" not "0|provider=google|auth0|okta|github" fact "sign-in" flow "authorization-code" client "confidential"))

; The same handed to a button: `st.button("Sign in", on_click=st.login)`.
((identifier) @reference
 (#case! @reference "login" library "streamlit" requires "receiver" fact "sign-in" flow "authorization-code" client "confidential"))

; Dash's protection of its pages is a client of Authlib. https://dash.plotly.com/authentication#openid-connect https://github.com/plotly/dash-auth
((identifier) @call
 (#case! @call "register_provider" library "dash-auth" requires "receiver" entra "required" fact "sign-in" flow "authorization-code" client "confidential"))

; https://pyoidc.readthedocs.io/en/latest/examples/rp.html
((identifier) @call
 (#set! library "pyoidc")
 (#set! requires "import")
 (#set! entra "required")
 (#set! fact "acquisition")
 (#set! client "confidential")
 (#case! @call "do_access_token_request" flow "authorization-code")
 (#case! @call "do_access_token_refresh" flow "refresh"))

; Chainlit redeems the code of the providers that its settings name. https://docs.chainlit.io/authentication/oauth
((identifier) @reference
 (#case! @reference "oauth_callback" library "chainlit" requires "receiver" entra "required" fact "sign-in" flow "authorization-code" client "confidential"))

; Home Assistant redeems the code for an integration, with the secret that it is given or that it keeps itself. https://developers.home-assistant.io/docs/core/platform/application_credentials
((identifier) @construction
 (#set! library "home-assistant")
 (#set! requires "receiver")
 (#set! entra "required")
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#case! @construction "LocalOAuth2Implementation")
 (#case! @construction "LocalOAuth2ImplementationWithPkce" has "5|client_secret" not "5|client_secret=None")
 (#case! @construction "AuthorizationServer"))

; The session renews the token of the user when asked to.
((identifier) @call
 (#set! library "home-assistant")
 (#set! requires "import")
 (#case! @call "async_ensure_token_valid" anchor "async_ensure_token_valid" absent "LocalOAuth2ImplementationWithPkce" entra "required" fact "acquisition" flow "refresh" client "confidential"))

; Credentials that requests carry: they ask for their token by themselves. https://github.com/Colin-b/requests_auth https://github.com/Colin-b/httpx_auth
((identifier) @construction
 (#set! library "requests-auth")
 (#set! requires "receiver")
 (#set! entra "required")
 (#set! fact "acquisition")
 (#case! @construction "OAuth2ClientCredentials" flow "client-credentials" client "confidential" scopes "scope")
 (#case! @construction "OAuth2ResourceOwnerPasswordCredentials" flow "password" client "public"))

; MSAL.js in a component of the browser. https://pypi.org/project/streamlit-msal https://pypi.org/project/msal-streamlit-authentication
((identifier) @call
 (#set! library "streamlit-msal")
 (#set! fact "client")
 (#set! client "browser")
 (#set! flow "spa-authorization-code")
 (#case! @call "initialize" requires "receiver")
 (#case! @call "initialize_ui" scopes "scopes")
 (#case! @call "msal_authentication" scopes "login_request.scopes"))

; Panel signs in by the provider of a name. https://panel.holoviz.org/how_to/authentication/providers.html#azure-active-directory
((identifier) @call
 (#set! library "panel")
 (#set! requires "receiver")
 (#set! anchor "oauth_provider")
 (#case! @call "serve" is "oauth_provider=azure|azurev2" fact "acquisition" flow "authorization-code" client "confidential" entra "evidence"))

; FastMCP stands between its clients and Entra, and redeems their codes. https://gofastmcp.com/integrations/azure
((identifier) @construction
 (#set! library "fastmcp-azure")
 (#case! @construction "AzureProvider" fact "acquisition" flow "authorization-code" client "confidential"))

; The same for any provider. https://gofastmcp.com/servers/auth/oauth-proxy https://gofastmcp.com/servers/auth/oidc-proxy
((identifier) @construction
 (#set! library "fastmcp")
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#set! entra "required")
 (#set! addresses "upstream|config_url")
 (#case! @construction "OAuthProxy" at-entra "upstream_token_endpoint|upstream_authorization_endpoint" has "upstream_client_secret")
 (#case! @construction "OIDCProxy" at-entra "config_url" has "client_secret"))

; https://gofastmcp.com/servers/auth/token-verification
((identifier) @construction
 (#set! library "fastmcp")
 (#set! requires "receiver")
 (#case! @construction "JWTVerifier" entra "required" fact "validation"))
