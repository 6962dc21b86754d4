; Microsoft.Identity.Web and Microsoft.Identity.Abstractions. https://learn.microsoft.com/entra/msal/dotnet/microsoft-identity-web

; Sign-in of a web application: alone it uses the ID token only. The OWIN extension asks for a code and redeems it.
; https://learn.microsoft.com/dotnet/api/microsoft.identity.web.microsoftidentitywebappauthenticationbuilderextensions
((identifier) @call
 (#set! library "identity-web")
 (#set! fact "sign-in")
 (#case! @call "AddMicrosoftIdentityWebApp" on "IAppBuilder" flow "authorization-code" client "confidential")
 (#case! @call "AddMicrosoftIdentityWebApp" flow "oidc-id-token")
 (#case! @call "AddMicrosoftIdentityWebAppAuthentication" flow "oidc-id-token")
 (#case! @call "AddMicrosoftWebApp" flow "oidc-id-token")
 (#case! @call "AddMicrosoftWebAppAuthentication" flow "oidc-id-token")
 (#case! @call "AddMicrosoftIdentityPlatformAuthentication" flow "oidc-id-token")
 (#case! @call "AddAzureAdV2Authentication" flow "oidc-id-token")
 (#case! @call "AddSignIn" flow "oidc-id-token"))

; Tokens for the user when asked; two arguments are options and scopes. https://learn.microsoft.com/dotnet/api/microsoft.identity.web.microsoftidentitywebappauthenticationbuilder.enabletokenacquisitiontocalldownstreamapi
((identifier) @call
 (#set! library "identity-web")
 (#set! fact "registration")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#case! @call "EnableTokenAcquisitionToCallDownstreamApi" count "2" api-flow "on-behalf-of" scopes "1|initialScopes")
 (#case! @call "EnableTokenAcquisitionToCallDownstreamApi" api-flow "on-behalf-of" scopes "0|initialScopes")
 (#case! @call "AddWebAppCallsProtectedWebApi" scopes "1|initialScopes")
 (#case! @call "AddMicrosoftWebAppCallsWebApi" scopes "1|initialScopes")
 (#case! @call "AddProtectedWebApiCallsProtectedWebApi" flow "on-behalf-of")
 (#case! @call "AddMicrosoftWebApiCallsWebApi" flow "on-behalf-of"))

; Web APIs. https://learn.microsoft.com/dotnet/api/microsoft.identity.web.microsoftidentitywebapiauthenticationbuilderextensions
((identifier) @call
 (#set! library "identity-web")
 (#set! fact "validation")
 (#case! @call "AddMicrosoftIdentityWebApi")
 (#case! @call "AddMicrosoftIdentityWebApiAuthentication")
 (#case! @call "AddMicrosoftIdentityWebApiAot")
 (#case! @call "AddMicrosoftWebApi")
 (#case! @call "AddMicrosoftWebApiAuthentication")
 (#case! @call "AddProtectWebApiWithMicrosoftIdentityPlatformV2")
 (#case! @call "AddProtectedWebApi"))

; Named downstream APIs: scopes of calls that stand elsewhere; a Graph client calls for the user unless told otherwise. https://learn.microsoft.com/dotnet/api/microsoft.identity.web.microsoftgraphextensions
((identifier) @call
 (#set! library "identity-web")
 (#set! fact "scopes")
 (#case! @call "AddMicrosoftGraph" is "lambda.RequestAppToken=true" fact "acquisition" flow "client-credentials" client "confidential" scopes "lambda.Scopes")
 (#case! @call "AddMicrosoftGraph" flow "authorization-code" api-flow "on-behalf-of" scopes "lambda.Scopes|1|defaultScopes|initialScopes")
 (#case! @call "AddDownstreamApi" registers "0|serviceName" scopes "lambda.Scopes|1.Scopes")
 (#case! @call "AddDownstreamWebApi" registers "0|serviceName" scopes "lambda.Scopes|1.Scopes"))

; Options of such an API, by its name. https://learn.microsoft.com/dotnet/api/microsoft.extensions.dependencyinjection.optionsservicecollectionextensions.configure
((identifier) @call
 (#set! library "identity-web")
 (#set! fact "ignore")
 (#set! registers "0|name")
 (#set! anchor "no")
 (#case! @call "Configure")
 (#case! @call "PostConfigure"))

; https://learn.microsoft.com/dotnet/api/microsoft.identity.web.microsoftgraphextensions.addmicrosoftgraphapponly
((identifier) @call
 (#case! @call "AddMicrosoftGraphAppOnly" library "identity-web" fact "acquisition" flow "client-credentials" client "confidential"))

; Message handlers acquire for the client that they are added to. https://learn.microsoft.com/dotnet/api/microsoft.identity.web.microsoftidentityhttpclientbuilderextensions
((identifier) @call
 (#set! library "identity-web")
 (#set! fact "acquisition")
 (#set! client "confidential")
 (#case! @call "AddMicrosoftIdentityUserAuthenticationHandler" flow "authorization-code" api-flow "on-behalf-of" scopes "lambda.Scopes|1.Scopes")
 (#case! @call "AddMicrosoftIdentityAppAuthenticationHandler" flow "client-credentials" scopes "lambda.Scopes|1.Scopes")
 (#case! @call "AddMicrosoftIdentityMessageHandler" is "lambda.RequestAppToken|0.RequestAppToken=true" flow "client-credentials" scopes "lambda.Scopes|0.Scopes")
 (#case! @call "AddMicrosoftIdentityMessageHandler" flow "authorization-code" api-flow "on-behalf-of" scopes "lambda.Scopes|0.Scopes"))

; Tokens of the user: a code and its refresh token in a web application, on-behalf-of in a web API. https://learn.microsoft.com/dotnet/api/microsoft.identity.web.itokenacquisition
((identifier) @call
 (#set! library "identity-web")
 (#set! fact "acquisition")
 (#set! flow "authorization-code")
 (#set! api-flow "on-behalf-of")
 (#set! client "confidential")
 (#case! @call "GetAccessTokenForUserAsync" scopes "0|scopes")
 (#case! @call "GetAccessTokenOnBehalfOfUserAsync" count "1" scopes "0|scopes")
 (#case! @call "GetAccessTokenOnBehalfOfUserAsync")
 (#case! @call "GetAuthenticationResultForUserAsync" scopes "0|scopes")
 (#case! @call "GetTokenForUserAsync" requires "import" scopes "0|scopes" anchor "GetTokenForUserAsync" weak "yes")
 (#case! @call "CreateAuthorizationHeaderForUserAsync" scopes "0|scopes"))

; Tokens of the application; options that select a managed identity are a row of their own below. https://learn.microsoft.com/dotnet/api/microsoft.identity.web.itokenacquisition.getaccesstokenforappasync
((identifier) @call
 (#set! library "identity-web")
 (#set! scopes "0|scope|scopes")
 (#set! client "confidential")
 (#case! @call "GetAccessTokenForAppAsync" has "1.ManagedIdentity|2.ManagedIdentity|3.ManagedIdentity|tokenAcquisitionOptions.ManagedIdentity" fact "scopes")
 (#case! @call "GetAccessTokenForAppAsync" fact "acquisition" flow "client-credentials")
 (#case! @call "GetAuthenticationResultForAppAsync" has "1.ManagedIdentity|2.ManagedIdentity|3.ManagedIdentity|tokenAcquisitionOptions.ManagedIdentity" fact "scopes")
 (#case! @call "GetAuthenticationResultForAppAsync" fact "acquisition" flow "client-credentials")
 (#case! @call "GetTokenForAppAsync" requires "import" has "1.ManagedIdentity|tokenAcquisitionOptions.ManagedIdentity" fact "scopes" anchor "GetTokenForAppAsync" weak "yes")
 (#case! @call "GetTokenForAppAsync" requires "import" fact "acquisition" flow "client-credentials" anchor "GetTokenForAppAsync" weak "yes")
 (#case! @call "CreateAuthorizationHeaderForAppAsync" has "1.AcquireTokenOptions.ManagedIdentity|downstreamApiOptions.AcquireTokenOptions.ManagedIdentity" fact "scopes")
 (#case! @call "CreateAuthorizationHeaderForAppAsync" fact "acquisition" flow "client-credentials")
 (#case! @call "CreateAuthorizationHeaderAsync" is "1.RequestAppToken|options.RequestAppToken=true" has "1.AcquireTokenOptions.ManagedIdentity|options.AcquireTokenOptions.ManagedIdentity" fact "scopes")
 (#case! @call "CreateAuthorizationHeaderAsync" is "1.RequestAppToken|options.RequestAppToken=true" fact "acquisition" flow "client-credentials")
 (#case! @call "CreateAuthorizationHeaderAsync" fact "acquisition" flow "authorization-code" api-flow "on-behalf-of")
 (#case! @call "GetFicTokenAsync" fact "acquisition" flow "client-credentials" scopes "none"))

; Options that make an application call use a managed identity. https://learn.microsoft.com/dotnet/api/microsoft.identity.abstractions.managedidentityoptions
((identifier) @setting
 (#case! @setting "ManagedIdentity" library "identity-web" fact "acquisition" flow "managed-identity" client "managed-identity" identity "value.UserAssignedClientId" anchor "ManagedIdentity"))

; Downstream APIs, as the user. https://learn.microsoft.com/dotnet/api/microsoft.identity.abstractions.idownstreamapi
((identifier) @call
 (#set! library "identity-web")
 (#set! fact "acquisition")
 (#set! flow "authorization-code")
 (#set! api-flow "on-behalf-of")
 (#set! client "confidential")
 (#set! scopes "lambda.Scopes")
 (#case! @call "CallApiForUserAsync")
 (#case! @call "GetForUserAsync" requires "import" anchor "GetForUserAsync" weak "yes")
 (#case! @call "PostForUserAsync" requires "import" anchor "PostForUserAsync" weak "yes")
 (#case! @call "PutForUserAsync" requires "import" anchor "PutForUserAsync" weak "yes")
 (#case! @call "PatchForUserAsync" requires "import" anchor "PatchForUserAsync" weak "yes")
 (#case! @call "DeleteForUserAsync" requires "import" anchor "DeleteForUserAsync" weak "yes")
 (#case! @call "CallWebApiForUserAsync"))

; Downstream APIs, as the application. https://learn.microsoft.com/dotnet/api/microsoft.identity.abstractions.idownstreamapi.callapiforappasync
((identifier) @call
 (#set! library "identity-web")
 (#set! client "confidential")
 (#set! scopes "lambda.Scopes")
 (#case! @call "CallApiForAppAsync" has "lambda.ManagedIdentity|lambda.AcquireTokenOptions.ManagedIdentity" fact "scopes")
 (#case! @call "CallApiForAppAsync" fact "acquisition" flow "client-credentials")
 (#case! @call "GetForAppAsync" requires "import" has "lambda.ManagedIdentity|lambda.AcquireTokenOptions.ManagedIdentity" fact "scopes" anchor "GetForAppAsync" weak "yes")
 (#case! @call "GetForAppAsync" requires "import" fact "acquisition" flow "client-credentials" anchor "GetForAppAsync" weak "yes")
 (#case! @call "PostForAppAsync" requires "import" fact "acquisition" flow "client-credentials" anchor "PostForAppAsync" weak "yes")
 (#case! @call "PutForAppAsync" requires "import" fact "acquisition" flow "client-credentials" anchor "PutForAppAsync" weak "yes")
 (#case! @call "PatchForAppAsync" requires "import" fact "acquisition" flow "client-credentials" anchor "PatchForAppAsync" weak "yes")
 (#case! @call "DeleteForAppAsync" requires "import" fact "acquisition" flow "client-credentials" anchor "DeleteForAppAsync" weak "yes")
 (#case! @call "CallWebApiForAppAsync" fact "acquisition" flow "client-credentials")
 (#case! @call "CallApiAsync" requires "import" is "lambda.RequestAppToken|0.RequestAppToken|1.RequestAppToken=true" has "lambda.ManagedIdentity|lambda.AcquireTokenOptions.ManagedIdentity|0.AcquireTokenOptions.ManagedIdentity" fact "scopes" anchor "CallApiAsync" weak "yes")
 (#case! @call "CallApiAsync" requires "import" is "lambda.RequestAppToken|0.RequestAppToken|1.RequestAppToken=true" fact "acquisition" flow "client-credentials" anchor "CallApiAsync" weak "yes")
 (#case! @call "CallApiAsync" requires "import" configured "RequestAppToken=true" fact "acquisition" flow "client-credentials" anchor "CallApiAsync" weak "yes")
 (#case! @call "CallApiAsync" requires "import" fact "acquisition" flow "authorization-code" api-flow "on-behalf-of" anchor "CallApiAsync" weak "yes"))

; A Graph request as the application. https://learn.microsoft.com/dotnet/api/microsoft.identity.web.requestoptionsextension
((identifier) @call
 (#set! library "identity-web")
 (#case! @call "WithAppOnly" is "0|appOnly=false" fact "ignore")
 (#case! @call "WithAppOnly" has "chain.WithAuthenticationOptions.lambda.ManagedIdentity" fact "ignore")
 (#case! @call "WithAppOnly" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @call "WithAuthenticationOptions" has "lambda.ManagedIdentity|lambda.AcquireTokenOptions.ManagedIdentity" fact "scopes" scopes "lambda.Scopes")
 (#case! @call "WithAuthenticationOptions" is "lambda.RequestAppToken=true" fact "acquisition" flow "client-credentials" client "confidential" scopes "lambda.Scopes")
 (#case! @call "WithAuthenticationOptions" fact "scopes" scopes "lambda.Scopes"))

; Credentials for the clients of Azure SDKs. https://learn.microsoft.com/dotnet/api/microsoft.identity.web.tokenacquisitiontokencredential
((identifier) @construction
 (#set! library "identity-web")
 (#set! fact "acquisition")
 (#set! flow "authorization-code")
 (#set! api-flow "on-behalf-of")
 (#set! client "confidential")
 (#case! @construction "TokenAcquisitionTokenCredential")
 (#case! @construction "TokenAcquirerTokenCredential")
 (#case! @construction "MicrosoftIdentityTokenCredential" is "Options.RequestAppToken=true" flow "client-credentials" api-flow "client-credentials")
 (#case! @construction "MicrosoftIdentityTokenCredential"))

; https://learn.microsoft.com/dotnet/api/microsoft.identity.web.tokenacquisitionapptokencredential
((identifier) @construction
 (#set! library "identity-web")
 (#set! fact "acquisition")
 (#set! flow "client-credentials")
 (#set! client "confidential")
 (#case! @construction "TokenAcquisitionAppTokenCredential")
 (#case! @construction "TokenAcquirerAppTokenCredential"))

; User name and password behind a principal. https://learn.microsoft.com/dotnet/api/microsoft.identity.web.claimsprincipalfactory
((identifier) @call
 (#case! @call "FromUsernamePassword" library "identity-web" on "ClaimsPrincipalFactory" fact "acquisition" flow "password" client "confidential"))

; Agent identities are built from client credentials; a call that is handed the option says what is acquired.
; https://learn.microsoft.com/entra/msal/dotnet/microsoft-identity-web/agent-identities
((identifier) @call
 (#set! library "identity-web")
 (#case! @call "WithAgentIdentity" under "CreateAuthorizationHeaderForAppAsync|CreateAuthorizationHeaderForUserAsync|CreateAuthorizationHeaderAsync" fact "ignore")
 (#case! @call "WithAgentUserIdentity" under "CreateAuthorizationHeaderForAppAsync|CreateAuthorizationHeaderForUserAsync|CreateAuthorizationHeaderAsync" fact "ignore")
 (#case! @call "WithAgentIdentity" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @call "WithAgentUserIdentity" fact "acquisition" flow "client-credentials" client "confidential"))

; Consent demanded from the caller, whatever the scopes. https://learn.microsoft.com/dotnet/api/microsoft.identity.web.itokenacquisition.replyforbiddenwithwwwauthenticateheaderasync
((identifier) @call
 (#set! library "identity-web")
 (#set! fact "consent")
 (#case! @call "ReplyForbiddenWithWwwAuthenticateHeader")
 (#case! @call "ReplyForbiddenWithWwwAuthenticateHeaderAsync"))

; Challenges: a finding only where their scopes are not fixed. https://learn.microsoft.com/dotnet/api/microsoft.identity.web.authorizeforscopesattribute
((identifier) @call
 (#set! library "identity-web")
 (#set! fact "scopes")
 (#case! @call "AuthorizeForScopes" scopes "Scopes")
 (#case! @call "ChallengeUser" on "MicrosoftIdentityConsentAndConditionalAccessHandler" scopes "0|scopes")
 (#case! @call "ChallengeUser" on "BlazorAuthenticationChallengeHandler" scopes "1|scopes"))

; Caches of a server application. https://learn.microsoft.com/entra/msal/dotnet/how-to/token-cache-serialization
((identifier) @call
 (#set! library "identity-web")
 (#set! fact "cache")
 (#set! cache "server")
 (#case! @call "AddInMemoryTokenCaches")
 (#case! @call "AddDistributedTokenCaches")
 (#case! @call "AddSessionTokenCaches")
 (#case! @call "AddSessionPerUserTokenCache")
 (#case! @call "AddSessionAppTokenCache")
 (#case! @call "AddInMemoryTokenCache")
 (#case! @call "AddDistributedTokenCache"))

; How long such a cache keeps what it holds: what stays for three days is kept. https://learn.microsoft.com/dotnet/api/system.timespan
; https://learn.microsoft.com/dotnet/api/microsoft.identity.web.tokencacheproviders.inmemory.msalmemorytokencacheoptions
((identifier) @setting
 (#set! library "identity-web")
 (#set! fact "lifetime")
 (#set! anchor "TokenCache")
 (#set! below "FromDays=3|FromHours=72|FromMinutes=4320|FromSeconds=259200")
 (#case! @setting "AbsoluteExpirationRelativeToNow" under "MsalMemoryTokenCacheOptions|MsalDistributedTokenCacheAdapterOptions|AddInMemoryTokenCaches|Configure")
 (#case! @setting "AbsoluteExpiration" under "MsalMemoryTokenCacheOptions|MsalDistributedTokenCacheAdapterOptions|AddInMemoryTokenCaches|Configure")
 (#case! @setting "SlidingExpiration" under "MsalMemoryTokenCacheOptions|MsalDistributedTokenCacheAdapterOptions|AddInMemoryTokenCaches|Configure"))
