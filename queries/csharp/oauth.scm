; OAuth clients of any provider, and the protocol spoken by hand. A grant counts only where the code beside it talks to Entra.

; TokenClient up to version 3 of the package; the address is the constructor's, and none of a call's own is. https://github.com/IdentityModel/IdentityModel/releases/tag/3.10.10
((identifier) @call
 (#set! library "identity-model")
 (#set! weak "yes")
 (#set! fact "acquisition")
 (#set! addresses "address|endpoint")
 (#case! @call "RequestResourceOwnerPasswordAsync" flow "password" scopes "2|scope")
 (#case! @call "RequestClientCredentialsAsync" flow "client-credentials" client "confidential" scopes "0|scope")
 (#case! @call "RequestAuthorizationCodeAsync" flow "authorization-code" client "confidential")
 (#case! @call "RequestRefreshTokenAsync" on "TokenClient" flow "refresh" client "confidential")
 (#case! @call "RequestCustomGrantAsync" is "0=urn:ietf:params:oauth:grant-type:jwt-bearer" flow "on-behalf-of" client "confidential" scopes "1|scope")
 (#case! @call "RequestCustomGrantAsync" fact "ignore"))

; Requests of IdentityModel: without a secret or an assertion the code is a public client's. https://docs.duendesoftware.com/identitymodel/endpoints/token
((identifier) @call
 (#set! library "identity-model")
 (#set! weak "yes")
 (#set! fact "acquisition")
 (#set! scopes "0.Scope|0.Resource")
 (#case! @call "RequestPasswordTokenAsync" flow "password")
 (#case! @call "RequestClientCredentialsTokenAsync" flow "client-credentials" client "confidential")
 (#case! @call "RequestDeviceAuthorizationAsync" fact "scopes")
 (#case! @call "RequestDeviceTokenAsync" flow "device-code")
 (#case! @call "RequestAuthorizationCodeTokenAsync" has "0.ClientSecret|0.ClientAssertion" flow "authorization-code" client "confidential")
 (#case! @call "RequestAuthorizationCodeTokenAsync" flow "interactive" silent "built-in")
 (#case! @call "RequestRefreshTokenAsync" has "0.ClientSecret|0.ClientAssertion" flow "refresh" client "confidential")
 (#case! @call "RequestRefreshTokenAsync" flow "silent"))

; The grant by name; a grant in a dictionary is a row below. https://docs.duendesoftware.com/identitymodel/endpoints/token#requesting-a-token
((identifier) @call
 (#set! library "identity-model")
 (#set! weak "yes")
 (#set! requires "import")
 (#set! fact "acquisition")
 (#set! scopes "0.Scope|0.Resource")
 (#case! @call "RequestTokenAsync" is "0.GrantType=password|OidcConstants.GrantTypes.Password" flow "password")
 (#case! @call "RequestTokenAsync" is "0.GrantType=client_credentials|OidcConstants.GrantTypes.ClientCredentials" flow "client-credentials" client "confidential")
 (#case! @call "RequestTokenAsync" is "0.GrantType=urn:ietf:params:oauth:grant-type:device_code|OidcConstants.GrantTypes.DeviceCode" flow "device-code")
 (#case! @call "RequestTokenAsync" is "0.GrantType=urn:ietf:params:oauth:grant-type:jwt-bearer|OidcConstants.GrantTypes.JwtBearer" flow "on-behalf-of" client "confidential")
 (#case! @call "RequestTokenAsync" fact "ignore")
 (#case! @call "RequestTokenRawAsync" fact "ignore"))

; UserInfo. https://docs.duendesoftware.com/identitymodel/endpoints/userinfo
((identifier) @call
 (#set! library "identity-model")
 (#set! weak "yes")
 (#set! fact "user-info")
 (#case! @call "GetUserInfoAsync" requires "import")
 (#case! @call "GetAsync" on "UserInfoClient" requires "receiver" anchor "UserInfoClient"))

; Native sign-in through the system browser; the profile comes from UserInfo unless switched off. https://docs.duendesoftware.com/identitymodel-oidcclient
((identifier) @construction
 (#set! library "identity-model-oidc-client")
 (#set! weak "yes")
 (#case! @construction "OidcClientOptions" is "LoadProfile=false" fact "ignore")
 (#case! @construction "OidcClientOptions" fact "user-info"))
((identifier) @call
 (#set! library "identity-model-oidc-client")
 (#set! weak "yes")
 (#set! client "public")
 (#case! @call "LoginAsync" on "OidcClient" requires "receiver" fact "acquisition" flow "interactive" anchor "OidcClient")
 (#case! @call "RefreshTokenAsync" on "OidcClient" requires "receiver" fact "acquisition" flow "silent" anchor "OidcClient"))

; Token management for web applications and workers. https://docs.duendesoftware.com/accesstokenmanagement
((identifier) @call
 (#set! library "duende-token-management")
 (#set! weak "yes")
 (#set! fact "acquisition")
 (#set! client "confidential")
 (#set! addresses "authority|endpoint")
 (#case! @call "AddClientCredentialsTokenManagement" fact "library")
 (#case! @call "AddClient" requires "import" has "lambda.TokenEndpoint" at-entra "lambda.TokenEndpoint" absent "AddClientCredentialsHttpClient|AddClientCredentialsTokenHandler|GetClientAccessTokenAsync" flow "client-credentials" scopes "lambda.Scope|lambda.Resource")
 (#case! @call "AddClientCredentialsHttpClient" flow "client-credentials")
 (#case! @call "AddClientCredentialsTokenHandler" flow "client-credentials")
 (#case! @call "GetClientAccessTokenAsync" flow "client-credentials")
 (#case! @call "AddClientAccessTokenClient" absent "ClientCredentialsTokenRequest" flow "client-credentials")
 (#case! @call "AddClientAccessTokenHttpClient" absent "ClientCredentialsTokenRequest" flow "client-credentials")
 (#case! @call "AddClientAccessTokenHandler" absent "ClientCredentialsTokenRequest" flow "client-credentials")
 (#case! @call "AddOpenIdConnectAccessTokenManagement" fact "registration" flow "refresh")
 (#case! @call "AddUserAccessTokenClient" flow "refresh")
 (#case! @call "AddUserAccessTokenHttpClient" flow "refresh")
 (#case! @call "AddUserAccessTokenHandler" flow "refresh")
 (#case! @call "GetUserAccessTokenAsync" flow "refresh"))

; A request that is put among the clients of the token management is sent by it. https://identitymodel.readthedocs.io/en/latest/aspnetcore/worker.html
((identifier) @construction
 (#set! library "duende-token-management|identity-model")
 (#set! weak "yes")
 (#set! fact "acquisition")
 (#set! addresses "address")
 (#case! @construction "ClientCredentialsTokenRequest" absent "RequestClientCredentialsTokenAsync|RequestTokenAsync" requires "import" at-entra "Address" flow "client-credentials" client "confidential" scopes "Scope|Resource"))

; The grant written out: dictionary, pairs, query string, AddParameter. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
([(identifier) (string_literal_content) (string_content)] @setting
 (#set! fact "acquisition")
 (#set! entra "required")
 (#set! at "value")
 (#set! anchor "grant_type|OpenIdConnectParameterNames.GrantType|TokenRequest.GrantType")
 (#set! weak "yes")
 (#case! @setting "grant_type" value "client_credentials" flow "client-credentials" client "confidential" scopes "scope|resource" needs "scope=.default|resource")
 (#case! @setting "grant_type" value "password" has "client_secret|client_assertion" flow "password" client "confidential" scopes "scope|resource")
 (#case! @setting "grant_type" value "password" flow "password" scopes "scope|resource")
 (#case! @setting "grant_type" value "urn:ietf:params:oauth:grant-type:device_code|device_code" flow "device-code")
 (#case! @setting "grant_type" value "authorization_code" has "client_secret|client_assertion" flow "authorization-code" client "confidential" scopes "scope|resource")
 (#case! @setting "grant_type" value "authorization_code" is "AuthenticationHeaderValue|request.DefaultRequestHeaders.Authorization.0=Basic" flow "authorization-code" client "confidential" scopes "scope|resource")
 (#case! @setting "grant_type" value "authorization_code" flow "interactive" silent "built-in" scopes "scope|resource")
 (#case! @setting "grant_type" value "refresh_token" has "client_secret|client_assertion" flow "refresh" client "confidential" scopes "scope|resource")
 (#case! @setting "grant_type" value "refresh_token" is "AuthenticationHeaderValue|request.DefaultRequestHeaders.Authorization.0=Basic" flow "refresh" client "confidential" scopes "scope|resource")
 (#case! @setting "grant_type" value "refresh_token" flow "silent" scopes "scope|resource"))

; A grant that settings decide: what stands beside it says which it is, as each needs its own. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
([(identifier) (string_literal_content) (string_content)] @setting
 (#set! fact "acquisition")
 (#set! entra "required")
 (#set! at "value")
 (#set! anchor "grant_type|OpenIdConnectParameterNames.GrantType|TokenRequest.GrantType")
 (#set! weak "yes")
 (#set! client "confidential")
 (#set! scopes "scope|resource")
 (#case! @setting "grant_type" unseen "value" has "code" has "client_secret|client_assertion" flow "authorization-code")
 (#case! @setting "grant_type" unseen "value" has "refresh_token" has "client_secret|client_assertion" flow "refresh")
 (#case! @setting "grant_type" unseen "value" has "username" has "password" has "client_secret|client_assertion" flow "password")
 (#case! @setting "grant_type" unseen "value" has "username" has "password" flow "password" client "public")
 (#case! @setting "grant_type" unseen "value" has "client_secret|client_assertion" has "scope|resource"
  lacks "code|refresh_token|username|password|assertion|device_code|redirect_uri|code_verifier|requested_token_use" flow "client-credentials" needs "scope=.default|resource"))

; A request object of the application's own, whose members are called after the parameters (`[AliasAs("grant_type")] public string GrantType`). IdentityModel's is handed to a call of its own.
; https://github.com/reactiveui/refit#form-posts https://learn.microsoft.com/dotnet/standard/serialization/system-text-json/customize-properties
((identifier) @setting
 (#set! fact "acquisition")
 (#set! entra "required")
 (#set! at "value")
 (#set! anchor "GrantType")
 (#set! weak "yes")
 (#case! @setting "GrantType" under "TokenRequest|ClientCredentialsTokenRequest|PasswordTokenRequest|AuthorizationCodeTokenRequest|RefreshTokenRequest" library "identity-model" requires "import" fact "ignore")
 (#case! @setting "GrantType" value "client_credentials" flow "client-credentials" client "confidential" scopes "Scope|Resource")
 (#case! @setting "GrantType" value "password" has "ClientSecret|ClientAssertion" flow "password" client "confidential" scopes "Scope|Resource")
 (#case! @setting "GrantType" value "password" flow "password" scopes "Scope|Resource")
 (#case! @setting "GrantType" value "urn:ietf:params:oauth:grant-type:device_code|device_code" flow "device-code")
 (#case! @setting "GrantType" value "authorization_code" has "ClientSecret|ClientAssertion" flow "authorization-code" client "confidential" scopes "Scope|Resource")
 (#case! @setting "GrantType" value "authorization_code" flow "interactive" silent "built-in" scopes "Scope|Resource")
 (#case! @setting "GrantType" value "refresh_token" has "ClientSecret|ClientAssertion" flow "refresh" client "confidential" scopes "Scope|Resource")
 (#case! @setting "GrantType" value "refresh_token" flow "silent" scopes "Scope|Resource"))

; The grant of an on-behalf-of request is an ordinary JWT bearer: this parameter tells them apart, and the grant is where it is reported. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-on-behalf-of-flow
([(identifier) (string_literal_content) (string_content)] @setting
 (#case! @setting "requested_token_use" value "on_behalf_of" fact "acquisition" flow "on-behalf-of" client "confidential" entra "evidence" at "grant_type" anchor "requested_token_use" scopes "scope|resource"))

; WS-Trust by hand. https://learn.microsoft.com/openspecs/sharepoint_protocols/ms-sposo
([(string_literal_content) (string_content) (raw_string_content)] @text
 (#case! @text "login.microsoftonline.com/extSTS.srf" fact "acquisition" flow "ws-trust" entra "evidence"))

; First leg of the device flow, the grant is the second: shows Entra and no more. https://learn.microsoft.com/entra/identity-platform/v2-oauth2-device-code
([(string_literal_content) (string_content) (raw_string_content)] @text
 (#case! @text "/oauth2/v2.0/devicecode" fact "entra" entra "evidence"))

; A key of the section that the templates and Microsoft.Identity.Web name so. https://learn.microsoft.com/entra/msal/dotnet/microsoft-identity-web/
([(string_literal_content) (string_content) (raw_string_content)] @text
 (#case! @text "AzureAd:" fact "entra" entra "evidence")
 (#case! @text "AzureAD:" fact "entra" entra "evidence")
 (#case! @text "AzureAdB2C:" fact "entra" entra "evidence")
 (#case! @text "AzureADB2C:" fact "entra" entra "evidence")
 (#case! @text "AzureB2C:" fact "entra" entra "evidence")
 (#case! @text "AzureActiveDirectory:" fact "entra" entra "evidence")
 (#case! @text "EntraId:" fact "entra" entra "evidence")
 (#case! @text "EntraID:" fact "entra" entra "evidence")
 (#case! @text "Entra:" fact "entra" entra "evidence"))

; The section and its keys, called after what they are bound to. https://learn.microsoft.com/aspnet/core/fundamentals/configuration/options
([(string_literal_content) (string_content) (raw_string_content)] @text
 (#set! fact "entra")
 (#set! entra "evidence")
 (#case! @text "AzureAdConfig")
 (#case! @text "AzureAdOptions")
 (#case! @text "AzureAdSettings")
 (#case! @text "AzureADConfig")
 (#case! @text "AzureADOptions")
 (#case! @text "AzureADSettings")
 (#case! @text "EntraIdConfig")
 (#case! @text "EntraIdOptions")
 (#case! @text "EntraIdSettings"))

; The keys of Microsoft's samples for Katana. https://learn.microsoft.com/entra/identity-platform/tutorial-v2-asp-webapp
([(string_literal_content) (string_content) (raw_string_content)] @text
 (#case! @text "ida:AADInstance" fact "entra" entra "evidence")
 (#case! @text "ida:Tenant" fact "entra" entra "evidence"))

; A token for an API of Microsoft's own: Entra alone issues one. https://learn.microsoft.com/entra/identity-platform/scopes-oidc#the-default-scope
([(identifier) (string_literal_content) (string_content)] @setting
 (#set! fact "entra")
 (#set! entra "evidence")
 (#set! value-has "https://graph.microsoft.com|https://graph.windows.net|https://management.azure.com|https://management.core.windows.net|https://vault.azure.net|https://api.botframework.com|/.default")
 (#set! anchor "https://graph.microsoft.com|https://graph.windows.net|https://management.azure.com|https://management.core.windows.net|https://vault.azure.net|https://api.botframework.com|/.default")
 (#case! @setting "scope")
 (#case! @setting "resource"))

; The claim by which .NET names the scopes of an access token of Entra's. https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
([(string_literal_content) (string_content) (raw_string_content)] @text
 (#case! @text "schemas.microsoft.com/identity/claims/scope" fact "entra" entra "evidence"))

; UserInfo. https://learn.microsoft.com/entra/identity-platform/userinfo
([(string_literal_content) (string_content) (raw_string_content)] @text
 (#case! @text "graph.microsoft.com/oidc/userinfo" fact "user-info" entra "evidence")
 (#case! @text "/openid/userinfo" fact "user-info" entra "required"))

; Paths of token endpoints that Entra has none of: IdentityServer and OpenIddict, Keycloak, Auth0 and many more. Who asks them does not ask Entra.
; https://docs.duendesoftware.com/identityserver/reference/endpoints/token https://www.keycloak.org/securing-apps/oidc-layers https://auth0.com/docs/api/authentication
([(string_literal_content) (string_content) (raw_string_content)] @text
 (#set! fact "ignore")
 (#set! entra "another")
 (#set! weak "yes")
 (#case! @text "connect/token")
 (#case! @text "connect/authorize")
 (#case! @text "/protocol/openid-connect/")
 (#case! @text "/realms/")
 (#case! @text "/oauth/token")
 (#case! @text "/oauth/authorize")
 (#case! @text "/oauth/access_token"))

; Azure DevOps has an authorization server of its own. https://learn.microsoft.com/azure/devops/integrate/get-started/authentication/oauth
([(string_literal_content) (string_content) (raw_string_content)] @text
 (#case! @text "app.vssps.visualstudio.com/oauth2" fact "ignore" entra "another" weak "yes"))

; Keys of settings that are called after another provider. https://learn.microsoft.com/aspnet/core/security/authentication/social/
([(string_literal_content) (string_content) (raw_string_content)] @text
 (#set! fact "ignore")
 (#set! entra "another")
 (#set! anchor "no")
 (#case! @text "Auth0:")
 (#case! @text "Cognito:")
 (#case! @text "Google:")
 (#case! @text "IdentityServer:")
 (#case! @text "Keycloak:")
 (#case! @text "Okta:"))

; The section whole, read or bound to an object. https://learn.microsoft.com/dotnet/api/microsoft.extensions.configuration.iconfiguration.getsection
((identifier) @call
 (#set! fact "entra")
 (#set! entra "evidence")
 (#set! anchor "\"AzureAd\"|\"AzureAD\"|\"AzureAdB2C\"|\"AzureADB2C\"|\"AzureB2C\"|\"AzureActiveDirectory\"|\"EntraId\"|\"EntraID\"|\"Entra\"|\"MicrosoftEntra\"|\"MicrosoftEntraId\"|\"MicrosoftEntraID\"|\"AAD\"|\"Aad\"")
 (#set! is "0=AzureAd|AzureAdB2C|AzureB2C|AzureActiveDirectory|EntraId|Entra|MicrosoftEntra|MicrosoftEntraId|AAD")
 (#case! @call "GetSection")
 (#case! @call "GetRequiredSection")
 (#case! @call "BindConfiguration")
 (#case! @call "Bind"))

; A type that such a section is bound to. https://learn.microsoft.com/aspnet/core/fundamentals/configuration/options
((identifier) @reference
 (#set! fact "entra")
 (#set! entra "evidence")
 (#case! @reference "AzureAdConfiguration")
 (#case! @reference "AzureAdConfig")
 (#case! @reference "AzureAdOptions")
 (#case! @reference "AzureAdSettings")
 (#case! @reference "AzureADConfiguration")
 (#case! @reference "AzureADConfig")
 (#case! @reference "AzureADOptions")
 (#case! @reference "AzureADSettings")
 (#case! @reference "AzureAdB2CConfiguration")
 (#case! @reference "AzureAdB2CConfig")
 (#case! @reference "AzureAdB2COptions")
 (#case! @reference "AzureAdB2CSettings")
 (#case! @reference "EntraIdConfiguration")
 (#case! @reference "EntraIdConfig")
 (#case! @reference "EntraIdOptions")
 (#case! @reference "EntraIdSettings"))
