; The protocol spoken by hand: requests, httpx, aiohttp, urllib. A grant counts only beside code that talks to Entra.

; What a session of Authlib's is made with is asked for by its fetch_token. https://docs.authlib.org/en/latest/client/httpx.html
; A code or a refresh token with a secret or an assertion beside it, or the secret as the password of the request, is a confidential client's.
; https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
([(identifier) (string_content)] @setting
 (#set! fact "acquisition")
 (#set! entra "required")
 (#set! anchor "grant_type")
 (#set! weak "yes")
 (#case! @setting "grant_type" value "client_credentials" has "token_endpoint" absent "fetch_token" flow "client-credentials" client "confidential" scopes "scope|resource" needs "client_id|client_assertion|request.auth|request.headers.Authorization|Authorization&scope|resource")
 (#case! @setting "grant_type" value "client_credentials" has "token_endpoint" library "authlib" fact "ignore")
 (#case! @setting "grant_type" has "token_endpoint_auth_method" library "authlib" fact "ignore")
 (#case! @setting "grant_type" value "client_credentials" flow "client-credentials" client "confidential" scopes "scope|resource" needs "client_id|client_assertion|request.auth|request.headers.Authorization|Authorization&scope|resource")
 (#case! @setting "grant_type" value "password" has "client_secret|client_assertion|request.auth" flow "password" client "confidential" scopes "scope|resource" needs "client_id|request.auth|Authorization")
 (#case! @setting "grant_type" value "password" flow "password" client "public" scopes "scope|resource" needs "client_id|request.auth|Authorization")
 (#case! @setting "grant_type" value "urn:ietf:params:oauth:grant-type:device_code|device_code" flow "device-code" client "public")
 (#case! @setting "grant_type" value "authorization_code" has "client_secret|client_assertion|request.auth" flow "authorization-code" client "confidential" scopes "scope|resource" needs "client_id|client_assertion|request.auth|request.headers.Authorization|Authorization")
 (#case! @setting "grant_type" value "authorization_code" is "Authorization|request.headers.Authorization=Basic " flow "authorization-code" client "confidential" scopes "scope|resource" needs "client_id|client_assertion|request.auth|request.headers.Authorization|Authorization")
 (#case! @setting "grant_type" value "authorization_code" flow "interactive" silent "built-in" scopes "scope|resource" needs "client_id|client_assertion|request.auth|request.headers.Authorization|Authorization")
 (#case! @setting "grant_type" value "refresh_token" has "client_secret|client_assertion|request.auth" flow "refresh" client "confidential" scopes "scope|resource" needs "client_id|client_assertion|request.auth|request.headers.Authorization|Authorization")
 (#case! @setting "grant_type" value "refresh_token" is "Authorization|request.headers.Authorization=Basic " flow "refresh" client "confidential" scopes "scope|resource" needs "client_id|client_assertion|request.auth|request.headers.Authorization|Authorization")
 (#case! @setting "grant_type" value "refresh_token" flow "silent" scopes "scope|resource" needs "client_id|client_assertion|request.auth|request.headers.Authorization|Authorization"))

; A grant that settings decide: what stands beside it says which it is, as each needs its own. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
([(identifier) (string_content)] @setting
 (#set! fact "acquisition")
 (#set! entra "required")
 (#set! anchor "grant_type")
 (#set! weak "yes")
 (#set! client "confidential")
 (#set! scopes "scope|resource")
 (#set! needs "client_id|client_assertion|request.auth|Authorization")
 (#case! @setting "grant_type" unseen "value" has "code" has "client_secret|client_assertion" flow "authorization-code")
 (#case! @setting "grant_type" unseen "value" has "refresh_token" has "client_secret|client_assertion" flow "refresh")
 (#case! @setting "grant_type" unseen "value" has "username" has "password" has "client_secret|client_assertion" flow "password")
 (#case! @setting "grant_type" unseen "value" has "username" has "password" flow "password" client "public")
 (#case! @setting "grant_type" unseen "value" has "client_secret|client_assertion" has "scope|resource"
  lacks "code|refresh_token|username|password|assertion|device_code|redirect_uri|code_verifier|requested_token_use" flow "client-credentials" needs "scope=.default|resource"))

; An assertion that a federation server or a domain's ticket gave, handed in for a token. https://learn.microsoft.com/entra/identity-platform/v2-saml-bearer-assertion
([(identifier) (string_content)] @setting
 (#case! @setting "grant_type" value "urn:ietf:params:oauth:grant-type:saml1_1-bearer|urn:ietf:params:oauth:grant-type:saml2-bearer" entra "required" anchor "grant_type" weak "yes" fact "acquisition" flow "ws-trust" scopes "scope|resource"))

; A sign-in by the program's own redirect that asks for the ID token alone. https://learn.microsoft.com/entra/identity-platform/v2-protocols-oidc#send-the-sign-in-request
([(identifier) (string_content)] @setting
 (#case! @setting "response_type" value "id_token" entra "required" anchor "response_type" weak "yes" fact "sign-in" flow "oidc-id-token"))

; The grant of an on-behalf-of request is an ordinary JWT bearer, Google's too: this parameter is nobody else's.
; https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow
([(identifier) (string_content)] @setting
 (#case! @setting "requested_token_use" value "on_behalf_of" not "grant_type=refresh_token" at "grant_type" entra "evidence" anchor "requested_token_use" fact "acquisition" flow "on-behalf-of" client "confidential" scopes "scope|resource"))

; First leg of the device flow (the grant is the second), and SharePoint's token endpoint: show Entra and no more.
; https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code
((string_content) @text
 (#set! fact "entra")
 (#set! entra "evidence")
 (#case! @text "/oauth2/v2.0/devicecode")
 (#case! @text "/oauth2/devicecode")
 (#case! @text "/tokens/OAuth/2"))

; The paths of the other endpoints; those of version 1 are also other servers'. https://learn.microsoft.com/entra/identity-platform/v2-protocols#endpoints
((string_content) @text
 (#set! fact "entra")
 (#set! entra "evidence")
 (#case! @text "/oauth2/v2.0/token")
 (#case! @text "/oauth2/v2.0/authorize"))

; A token for an API of Microsoft's own, and a client of it: Entra alone issues one. https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope
([(identifier) (string_content)] @setting
 (#set! fact "entra")
 (#set! entra "evidence")
 (#set! value-has "https://graph.microsoft.com|https://graph.windows.net|https://management.azure.com|https://management.core.windows.net|https://vault.azure.net|https://outlook.office.com|https://outlook.office365.com")
 (#set! anchor "https://graph.microsoft.com|https://graph.windows.net|https://management.azure.com|https://management.core.windows.net|https://vault.azure.net|https://outlook.office.com|https://outlook.office365.com")
 (#case! @setting "scope")
 (#case! @setting "api_base_url")
 (#case! @setting "resource"))

; The first leg names the scopes of the flow.
((identifier) @call
 (#case! @call "post" is "0|url=*/devicecode" at-entra "0|url" fact "scopes" scopes "1.scope|data.scope|1.resource|data.resource" anchor "/devicecode"))

; What a test's stand-in for a server answers to is no request. The fixture of a test brings its name without an import; a decorator hands it to the test under one of its own.
; https://requests-mock.readthedocs.io/en/latest/mocker.html https://lundberg.github.io/respx/api https://pypi.org/project/aioresponses
((identifier) @call
 (#set! fact "ignore")
 (#set! anchor "no")
 (#case! @call "post" library "http-mock" requires "receiver")
 (#case! @call "get" library "http-mock" requires "receiver")
 (#case! @call "post" library "http-mock" requires "import" on "m|mock|mocked|mocker|mock_requests|mock_request|request_mock|req_mock|rm")
 (#case! @call "get" library "http-mock" requires "import" on "m|mock|mocked|mocker|mock_requests|mock_request|request_mock|req_mock|rm")
 (#case! @call "post" on "requests_mock|requests_mocker|respx_mock|aioresponses|mock_aioresponse|rsps")
 (#case! @call "get" on "requests_mock|requests_mocker|respx_mock|aioresponses|mock_aioresponse|rsps"))

; UserInfo, at its address or at that of the provider's metadata. https://learn.microsoft.com/entra/identity-platform/userinfo
((string_content) @text
 (#set! fact "user-info")
 (#set! unless-missing "id_token|userinfo|parse_id_token")
 (#case! @text "graph.microsoft.com/oidc/userinfo" entra "evidence")
 (#case! @text "/oidc/userinfo" under "jsonify|JSONResponse|JsonResponse|dumps" fact "ignore")
 (#case! @text "/oidc/userinfo" entra "required")
 (#case! @text "/openid/userinfo" entra "required")
 (#case! @text "userinfo_endpoint" under "get|post|request|urlopen" entra "required" weak "yes"))

; The same address once it was read of the metadata. https://oauthlib.readthedocs.io/en/latest/oauth2/clients/baseclient.html https://www.tornadoweb.org/en/stable/httpclient.html
((identifier) @call
 (#set! fact "user-info")
 (#set! unless-missing "id_token|userinfo|parse_id_token")
 (#set! entra "required")
 (#set! anchor "userinfo_endpoint")
 (#set! weak "yes")
 (#case! @call "get" is "0|url=userinfo_endpoint" unseen "0|url")
 (#case! @call "post" is "0|url=userinfo_endpoint" unseen "0|url")
 (#case! @call "request" is "1|url=userinfo_endpoint" unseen "1|url")
 (#case! @call "fetch" is "0|request=userinfo_endpoint" unseen "0|request")
 (#case! @call "urlopen" is "0|url=userinfo_endpoint" unseen "0|url")
 (#case! @call "add_token" is "0|uri=userinfo_endpoint" unseen "0|uri"))
((identifier) @construction
 (#case! @construction "Request" is "0|url=userinfo_endpoint" unseen "0|url" fact "user-info" unless-missing "id_token|userinfo|parse_id_token" entra "required" anchor "userinfo_endpoint" weak "yes"))

; Managed identity by its endpoint on virtual machines. https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token
((string_content) @text
 (#case! @text "169.254.169.254/metadata/identity/oauth2/token" fact "acquisition" flow "managed-identity" client "managed-identity" identity "client_id|object_id|msi_res_id|mi_res_id" entra "evidence"))

; The endpoint of Cloud Shell and of the extension of virtual machines. https://learn.microsoft.com/azure/cloud-shell/msi-authorization
((identifier) @call
 (#set! fact "acquisition")
 (#set! flow "managed-identity")
 (#set! client "managed-identity")
 (#set! identity "data.client_id|data.object_id|data.msi_res_id|json.client_id|json.object_id|json.msi_res_id|params.client_id|params.object_id|params.msi_res_id")
 (#set! anchor "MSI_ENDPOINT")
 (#set! entra "evidence")
 (#case! @call "post" is "0|url=MSI_ENDPOINT" has "headers.Metadata")
 (#case! @call "get" is "0|url=MSI_ENDPOINT" has "headers.Metadata"))

; The endpoint on App Service: only who speaks the protocol sends the header or reads its older secret; IDENTITY_ENDPOINT is also read to choose a credential.
; https://learn.microsoft.com/azure/app-service/overview-managed-identity
((string_content) @text
 (#set! fact "acquisition")
 (#set! flow "managed-identity")
 (#set! client "managed-identity")
 (#set! identity "client_id|clientid|object_id|msi_res_id|mi_res_id|principal_id")
 (#set! entra "evidence")
 (#case! @text "X-IDENTITY-HEADER")
 (#case! @text "x-identity-header")
 (#case! @text "MSI_SECRET"))

; User name and password by WS-Trust, as SharePoint clients do. https://learn.microsoft.com/openspecs/windows_protocols/ms-wstep
((string_content) @text
 (#case! @text "login.microsoftonline.com/extSTS.srf" fact "acquisition" flow "ws-trust" entra "evidence")
 (#case! @text "login.microsoftonline.com/rst2.srf" fact "acquisition" flow "ws-trust" entra "evidence"))

; Paths of token endpoints that Entra has none of: IdentityServer and OpenIddict, Keycloak, Auth0, Salesforce, Databricks and many more. Who asks them does not ask Entra.
; https://docs.duendesoftware.com/identityserver/reference/endpoints/token https://www.keycloak.org/securing-apps/oidc-layers https://auth0.com/docs/api/authentication
((string_content) @text
 (#set! fact "ignore")
 (#set! entra "another")
 (#set! weak "yes")
 (#case! @text "connect/token")
 (#case! @text "connect/authorize")
 (#case! @text "/protocol/openid-connect/")
 (#case! @text "/realms/")
 (#case! @text "/services/oauth2/")
 (#case! @text "/oidc/v1/token")
 (#case! @text "/oidc/accounts/")
 (#case! @text "/oauth/token")
 (#case! @text "/oauth/authorize")
 (#case! @text "/oauth/access_token"))

; The document by which a client finds the authorization server of whatever it is told to talk to: Entra has none. Who serves it writes its path alone.
; https://datatracker.ietf.org/doc/html/rfc8414#section-3
((string_content) @text
 (#set! fact "ignore")
 (#set! entra "another")
 (#set! anchor "no")
 (#set! apart "yes")
 (#case! @text "}/.well-known/oauth-authorization-server"))

; The token of the Azure CLI, by a child process. https://learn.microsoft.com/cli/azure/account#az-account-get-access-token
((string_content) @text
 (#set! fact "acquisition")
 (#set! flow "developer-tool")
 (#set! under "run|check_output|check_call|Popen|popen|call|getoutput|getstatusoutput|system|create_subprocess_exec|create_subprocess_shell|cmd|command|args|az_cmd|az_command|CMD|COMMAND|AZ_CMD|AZ_COMMAND")
 (#case! @text "get-access-token"))

; The address of a view of the application's own. https://docs.djangoproject.com/en/stable/ref/urlresolvers/#reverse https://flask.palletsprojects.com/en/stable/api/#flask.url_for
((identifier) @call
 (#set! fact "ignore")
 (#set! anchor "no")
 (#set! entra "another")
 (#case! @call "reverse")
 (#case! @call "reverse_lazy")
 (#case! @call "url_for"))
