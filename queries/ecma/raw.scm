; Requests to Entra without a library for it, and options that several libraries share.

; Grants. Whoever asks Entra for a token of its own says what for, by scope or resource. Without a secret a page's code is told by its request (`response_type` below) where that says that it is one, a native application's is redeemed with a verifier, or with nothing but its own id. https://learn.microsoft.com/entra/identity-platform/v2-protocols
([(identifier) (property_identifier) (shorthand_property_identifier) (string_fragment)] @setting
 (#set! entra "required")
 (#set! anchor "grant_type")
 (#set! weak "yes")
 (#set! fact "acquisition")
 (#case! @setting "grant_type" value "client_credentials" flow "client-credentials" client "confidential" scopes "scope|resource"
  needs "scope=.default|resource|request.scope|request.resource|request.params.scope|request.params.resource")
 (#case! @setting "grant_type" value "password" has "username|password" flow "password" client "browser" scopes "scope|resource" needs "client_id|clientId|request.auth|Authorization")
 (#case! @setting "grant_type" value "password" has "client_secret|client_assertion|request.auth" flow "password" client "confidential" scopes "scope|resource" needs "client_id|clientId|request.auth|Authorization")
 (#case! @setting "grant_type" value "password" flow "password" client "public" scopes "scope|resource" needs "client_id|clientId|request.auth|Authorization")
 (#case! @setting "grant_type" value "urn:ietf:params:oauth:grant-type:device_code|device_code" has "device_code" flow "device-code" client "browser")
 (#case! @setting "grant_type" value "urn:ietf:params:oauth:grant-type:device_code|device_code" flow "device-code" client "public")
 (#case! @setting "grant_type" value "authorization_code" has "client_secret|client_assertion|request.auth" flow "authorization-code" client "confidential" scopes "scope|resource")
 (#case! @setting "grant_type" value "authorization_code" is "Authorization|request.headers.Authorization=Basic " flow "authorization-code" client "confidential" scopes "scope|resource")
 (#case! @setting "grant_type" value "refresh_token" has "client_secret|client_assertion|request.auth" flow "refresh" client "confidential" scopes "scope|resource")
 (#case! @setting "grant_type" value "refresh_token" is "Authorization|request.headers.Authorization=Basic " flow "refresh" client "confidential" scopes "scope|resource")
 (#case! @setting "grant_type" value "authorization_code" fact "client" flow "spa-authorization-code" client "browser")
 (#case! @setting "grant_type" value "refresh_token" client "browser" fact "ignore")
 (#case! @setting "grant_type" value "authorization_code" has "code_verifier" flow "interactive" client "public" silent "built-in" scopes "scope|resource")
 (#case! @setting "grant_type" value "authorization_code" has "client_id" lacks "client_secret|client_assertion|Authorization|authorization" flow "interactive" client "public" silent "built-in" scopes "scope|resource")
 (#case! @setting "grant_type" value "refresh_token" has "client_id" flow "silent" client "public" scopes "scope|resource"))
; A grant that settings decide: what stands beside it says which it is, as each needs its own. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
([(identifier) (property_identifier) (shorthand_property_identifier) (string_fragment)] @setting
 (#set! entra "required")
 (#set! anchor "grant_type")
 (#set! weak "yes")
 (#set! fact "acquisition")
 (#set! client "confidential")
 (#set! scopes "scope|resource")
 (#case! @setting "grant_type" unseen "value" has "code" has "client_secret|client_assertion" flow "authorization-code")
 (#case! @setting "grant_type" unseen "value" has "refresh_token" has "client_secret|client_assertion" flow "refresh")
 (#case! @setting "grant_type" unseen "value" has "username" has "password" has "client_secret|client_assertion" flow "password")
 (#case! @setting "grant_type" unseen "value" has "username" has "password" flow "password" client "public")
 (#case! @setting "grant_type" unseen "value" has "client_secret|client_assertion" has "scope|resource"
  lacks "code|refresh_token|username|password|assertion|device_code|redirect_uri|code_verifier|requested_token_use" flow "client-credentials"
  needs "scope=.default|resource|request.scope|request.resource|request.params.scope|request.params.resource"))
; AppAuth names the grants by its constants; who has no secret is a page or a program, as above. https://github.com/openid/AppAuth-JS
([(identifier) (property_identifier) (string_fragment)] @setting
 (#set! entra "required")
 (#set! fact "acquisition")
 (#set! anchor "grant_type")
 (#set! weak "yes")
 (#set! scopes "scope|extras.scope")
 (#case! @setting "grant_type" value "GRANT_TYPE_AUTHORIZATION_CODE" has "extras.client_secret" flow "authorization-code" client "confidential")
 (#case! @setting "grant_type" value "GRANT_TYPE_REFRESH_TOKEN" has "extras.client_secret" flow "refresh" client "confidential")
 (#case! @setting "grant_type" value "GRANT_TYPE_AUTHORIZATION_CODE" fact "client" flow "spa-authorization-code" client "browser")
 (#case! @setting "grant_type" value "GRANT_TYPE_REFRESH_TOKEN" client "browser" fact "ignore")
 (#case! @setting "grant_type" value "GRANT_TYPE_AUTHORIZATION_CODE" has "client_id" flow "interactive" client "public" silent "built-in")
 (#case! @setting "grant_type" value "GRANT_TYPE_REFRESH_TOKEN" has "client_id" flow "silent" client "public"))
; On behalf of a user: the assertion grant alone is also Google's and Salesforce's, this parameter is nobody else's. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow
([(identifier) (property_identifier) (string_fragment)] @setting
 (#case! @setting "requested_token_use" value "on_behalf_of" not "grant_type=refresh_token" at "grant_type" entra "evidence" fact "acquisition" flow "on-behalf-of" client "confidential" scopes "scope|resource" anchor "requested_token_use"))
; The device authorization endpoint: the token comes from the grant. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code
((string_fragment) @text
 (#set! fact "entra")
 (#set! entra "evidence")
 (#case! @text "/oauth2/v2.0/devicecode")
 (#case! @text "/oauth2/devicecode"))
; The paths of the other endpoints; those of version 1 are also other servers'. https://learn.microsoft.com/entra/identity-platform/v2-protocols#endpoints
((string_fragment) @text
 (#set! fact "entra")
 (#set! entra "evidence")
 (#case! @text "/oauth2/v2.0/token")
 (#case! @text "/oauth2/v2.0/authorize"))
; What a token is asked for: Microsoft Graph and Azure's own management. https://learn.microsoft.com/entra/identity-platform/scopes-oidc
([(identifier) (property_identifier) (string_fragment)] @setting
 (#set! fact "entra")
 (#set! entra "evidence")
 (#set! value-has "https://graph.microsoft.com|https://management.azure.com|https://management.core.windows.net")
 (#case! @setting "resource" anchor "https://graph.microsoft.com|https://management.azure.com|https://management.core.windows.net")
 (#case! @setting "scope" anchor "https://graph.microsoft.com|https://management.azure.com|https://management.core.windows.net"))

; Response types of the libraries that choose the flow by one; their own rows stand at the client. Beside the client's own id it is a request that is written out. https://openid.net/specs/oauth-v2-multiple-response-types-1_0.html
([(identifier) (property_identifier) (string_fragment)] @setting
 (#set! fact "response-type")
 (#case! @setting "responseType" value "id_token" library "passport-azure-ad" flow "oidc-id-token")
 (#case! @setting "responseType" value "code|code id_token|id_token code" library "passport-azure-ad" flow "authorization-code")
 (#case! @setting "responseType" value "code" library "angular-oauth2-oidc" flow "spa-authorization-code")
 (#case! @setting "responseType" value "id_token" library "angular-oauth2-oidc" flow "implicit-id-token")
 (#case! @setting "responseType" value "id_token token|token id_token|token" library "angular-oauth2-oidc" flow "implicit-access-token")
 (#case! @setting "response_type" value "code" library "oidc-client|oidc-client-ts|react-oidc-context" flow "spa-authorization-code")
 (#case! @setting "response_type" value "id_token" library "oidc-client|oidc-client-ts|react-oidc-context" flow "implicit-id-token")
 (#case! @setting "response_type" value "id_token token|token id_token|token" library "oidc-client|oidc-client-ts|react-oidc-context" flow "implicit-access-token")
 (#case! @setting "response_type" value "id_token" library "express-openid-connect|openid-client" lacks "client_id" flow "oidc-id-token")
 (#case! @setting "response_type" value "code|code id_token|id_token code" library "express-openid-connect|openid-client" lacks "client_id" flow "authorization-code"))
; Response types of a page's own authorization request; beside a grant they mean nothing. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-implicit-grant-flow
([(identifier) (property_identifier) (shorthand_property_identifier) (string_fragment)] @setting
 (#set! entra "required")
 (#set! anchor "response_type")
 (#set! weak "yes")
 (#case! @setting "response_type" value "token|id_token token|token id_token" has "authorization_endpoint" lacks "grant_type" fact "acquisition" flow "implicit-access-token" client "implicit" scopes "scope|resource")
 (#case! @setting "response_type" value "token|id_token token|token id_token" lacks "grant_type|code" fact "acquisition" flow "implicit-access-token" client "implicit" scopes "scope|resource")
 (#case! @setting "response_type" value "id_token" has "grant_type" fact "ignore")
 (#case! @setting "response_type" value "id_token" is "response_mode=form_post" fact "sign-in" flow "oidc-id-token")
 (#case! @setting "response_type" value "id_token" fact "acquisition" flow "implicit-id-token" client "implicit")
 (#case! @setting "response_type" value "code" has "code_challenge" lacks "client_secret" fact "acquisition" flow "spa-authorization-code" client "browser" scopes "scope|resource"))
; The same in the settings of an endpoint from which an application puts its request together. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-implicit-grant-flow
([(identifier) (property_identifier) (string_fragment)] @setting
 (#set! entra "required")
 (#set! anchor "responseType")
 (#set! weak "yes")
 (#case! @setting "responseType" value "token|id_token token|token id_token" has "clientId" has "authorizeUrl|authorizationUrl|authorizeEndpoint|authorizationEndpoint"
  fact "acquisition" flow "implicit-access-token" client "implicit" scopes "scope|scopes"))

; What only a browser has, and what only a server has: a request for a code with PKCE that is written out is a browser's where its file names the one and not the other.
; https://developer.mozilla.org/docs/Web/API/Window
((identifier) @reference
 (#set! fact "ignore")
 (#set! framework "browser")
 (#set! anchor "no")
 (#case! @reference "window")
 (#case! @reference "document")
 (#case! @reference "location")
 (#case! @reference "sessionStorage" fact "input")
 (#case! @reference "localStorage" fact "input")
 (#case! @reference "navigator")
 (#case! @reference "chrome")
 (#case! @reference "React")
 (#case! @reference "useEffect")
 (#case! @reference "useState"))
; The same that an extension of a browser has; a name alone may be a browser that a program drives. https://developer.mozilla.org/docs/Mozilla/Add-ons/WebExtensions/Browser_support_for_JavaScript_APIs
((property_identifier) @reference
 (#set! fact "ignore")
 (#set! framework "browser")
 (#set! anchor "no")
 (#case! @reference "browser.identity")
 (#case! @reference "browser.runtime"))
; https://expressjs.com/en/api.html https://nextjs.org/docs/app/api-reference/functions/next-response
((identifier) @reference
 (#set! fact "ignore")
 (#set! framework "web")
 (#set! anchor "no")
 (#case! @reference "express")
 (#case! @reference "NextResponse")
 (#case! @reference "NextRequest")
 (#case! @reference "IncomingMessage")
 (#case! @reference "ServerResponse")
 (#case! @reference "createServer"))
; What a program has that no browser runs. In an application of pages a file that has some of it is a script or a server beside them. https://nodejs.org/api/globals.html https://koajs.com/ https://expressjs.com/en/api.html#req
([(identifier) (property_identifier)] @reference
 (#set! fact "ignore")
 (#set! framework "cli")
 (#set! anchor "no")
 (#case! @reference "__dirname")
 (#case! @reference "Deno")
 (#case! @reference "process.argv")
 (#case! @reference "process.exit")
 (#case! @reference "module.exports")
 (#case! @reference "ctx.query")
 (#case! @reference "ctx.session")
 (#case! @reference "ctx.redirect")
 (#case! @reference "req.query")
 (#case! @reference "req.session")
 (#case! @reference "res.redirect"))

; Consent asked for in code; that of Google stands beside an option of its own, or in its own calls. https://learn.microsoft.com/entra/msal/javascript/browser/prompt-behavior
; https://developers.google.com/identity/protocols/oauth2/web-server https://developers.google.com/identity/oauth2/web/reference/js-reference
([(identifier) (property_identifier) (string_fragment)] @setting
 (#set! fact "consent")
 (#set! anchor "'consent'|\"consent\"|prompt=consent")
 (#set! weak "yes")
 (#case! @setting "prompt" value "consent" is "access_type|accessType=offline|online" fact "ignore")
 (#case! @setting "prompt" value "consent" under "initCodeClient|initTokenClient|useGoogleLogin|requestAccessToken|generateAuthUrl" fact "ignore")
 (#case! @setting "prompt" value "consent" library "msal-browser|msal-react|msal-angular|msal-node|msal-js-1|msal-js-0|msal-angular-1|react-aad-msal" requires "import")
 (#case! @setting "prompt" value "consent" library "msal-browser|msal-react|msal-angular|msal-node|msal-js-1|msal-js-0|msal-angular-1|react-aad-msal"
  under "loginPopup|loginRedirect|acquireTokenPopup|acquireTokenRedirect|acquireTokenSilent|ssoSilent|getAuthCodeUrl|acquireTokenInteractive|useMsalAuthentication|MsalAuthenticationTemplate|authRequest|authenticationRequest|loginRequest|tokenRequest")
 (#case! @setting "prompt" value "consent" library "passport-azure-ad" requires "import" under "authenticate|OIDCStrategy")
 (#case! @setting "prompt" value "consent" library "auth-azure-ad" requires "import" under "AzureADProvider|AzureAD|AzureADB2CProvider|AzureADB2C|MicrosoftEntraID|MicrosoftEntraId")
 (#case! @setting "prompt" value "consent" library "better-auth" requires "import" under "microsoft|microsoftEntraId")
 (#case! @setting "prompt" value "consent" library "better-auth" requires "import" under "socialProviders" fact "ignore")
 (#case! @setting "prompt" value "consent" entra "required"))
; The same as a constant. https://learn.microsoft.com/javascript/api/@azure/msal-browser/
((property_identifier) @constant
 (#case! @constant "PromptValue.CONSENT" library "msal-browser|msal-node" fact "consent"))

; The UserInfo endpoints of Entra. https://learn.microsoft.com/entra/identity-platform/userinfo
((string_fragment) @text
 (#set! fact "user-info")
 (#set! unless-missing "id_token|claims")
 (#case! @text "graph.microsoft.com/oidc/userinfo" under "userinfo_endpoint" fact "ignore")
 (#case! @text "graph.microsoft.com/oidc/userinfo" under "profileUrl" is "idToken=true" library "auth-js" fact "ignore")
 (#case! @text "graph.microsoft.com/oidc/userinfo" entra "evidence")
 (#case! @text "microsoftgraph.chinacloudapi.cn/oidc/userinfo" entra "evidence")
 (#case! @text "/oidc/userinfo" under "json" fact "ignore")
 (#case! @text "/oidc/userinfo" entra "required")
 (#case! @text "/openid/userinfo" entra "required"))

; The same out of the metadata, which openid-client may have read. https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata
((property_identifier) @reference
 (#case! @reference "userinfo_endpoint" library "openid-client" requires "import" fact "user-info")
 (#case! @reference "userinfo_endpoint" fact "user-info" entra "required" anchor "userinfo_endpoint" weak "yes"))

; The endpoint of managed identities on virtual machines. https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token
((string_fragment) @text
 (#case! @text "169.254.169.254/metadata/identity/oauth2/token" fact "acquisition" flow "managed-identity" client "managed-identity" entra "evidence"
  identity "client_id|object_id|msi_res_id|mi_res_id"))
; The endpoint on App Service: the header's value is only read by who speaks the protocol. https://learn.microsoft.com/azure/app-service/overview-managed-identity
((property_identifier) @constant
 (#set! fact "acquisition")
 (#set! flow "managed-identity")
 (#set! client "managed-identity")
 (#set! identity "client_id|clientid|clientId|object_id|principal_id|msi_res_id|mi_res_id")
 (#case! @constant "env.IDENTITY_HEADER" anchor "IDENTITY_HEADER")
 (#case! @constant "env.MSI_SECRET" anchor "MSI_SECRET"))

; Hosts, and paths of token endpoints, that Entra has none of: Google, Facebook, Dropbox, ServiceNow, Salesforce, IdentityServer and OpenIddict, Keycloak, Auth0, Zoho, LinkedIn, HubSpot and many more. Who asks them does not ask Entra.
; https://www.zoho.com/accounts/protocol/oauth/web-apps/access-token.html https://hl7.org/fhir/smart-app-launch/conformance.html https://docs.duendesoftware.com/identityserver/reference/endpoints/token https://www.keycloak.org/securing-apps/oidc-layers https://auth0.com/docs/api/authentication
((string_fragment) @text
 (#set! fact "ignore")
 (#set! entra "another")
 (#set! weak "yes")
 (#case! @text "accounts.google.com")
 (#case! @text "www.googleapis.com/auth/")
 (#case! @text "www.facebook.com")
 (#case! @text "www.dropbox.com")
 (#case! @text "/oauth_token.do")
 (#case! @text "/services/oauth2/")
 (#case! @text "connect/token")
 (#case! @text "connect/authorize")
 (#case! @text "/protocol/openid-connect/")
 (#case! @text "/realms/")
 (#case! @text "/oidc/.well-known/")
 (#case! @text "/.well-known/smart-configuration")
 (#case! @text "/oauth/token")
 (#case! @text "/oauth/authorize")
 (#case! @text "/oauth/access_token")
 (#case! @text "/oauth/v1/")
 (#case! @text "/oauth/v2/"))
