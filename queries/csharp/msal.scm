; MSAL.NET: the client that a method is called on decides what the method means. https://learn.microsoft.com/entra/msal/dotnet

; Builders. The client is what `Build()` returns; the chain stays that client. https://learn.microsoft.com/dotnet/api/microsoft.identity.client.publicclientapplicationbuilder
((identifier) @call
 (#set! library "msal-dotnet")
 (#set! fact "client")
 (#case! @call "Create" on "PublicClientApplicationBuilder" client "public" types "IPublicClientApplication|PublicClientApplication" anchor "PublicClientApplicationBuilder")
 (#case! @call "CreateWithApplicationOptions" on "PublicClientApplicationBuilder" client "public" types "IPublicClientApplication|PublicClientApplication" anchor "PublicClientApplicationBuilder")
 (#case! @call "Create" on "ConfidentialClientApplicationBuilder" client "confidential" types "IConfidentialClientApplication|ConfidentialClientApplication" anchor "ConfidentialClientApplicationBuilder")
 (#case! @call "CreateWithApplicationOptions" on "ConfidentialClientApplicationBuilder" client "confidential" types "IConfidentialClientApplication|ConfidentialClientApplication" anchor "ConfidentialClientApplicationBuilder"))

; Managed identity: the object is what is judged; `identity "none"` names an argument that does not exist, so it is system-assigned.
; https://learn.microsoft.com/dotnet/api/microsoft.identity.client.appconfig.managedidentityid
((identifier) @call
 (#set! library "msal-dotnet")
 (#set! fact "acquisition")
 (#set! flow "managed-identity")
 (#set! client "managed-identity")
 (#set! types "IManagedIdentityApplication|ManagedIdentityApplication")
 (#set! anchor "ManagedIdentityApplicationBuilder")
 (#case! @call "Create" on "ManagedIdentityApplicationBuilder" is "0=ManagedIdentityId.SystemAssigned" identity "none")
 (#case! @call "Create" on "ManagedIdentityApplicationBuilder" identity "0"))

; MSAL 1.x and 2.x construct the clients. https://learn.microsoft.com/dotnet/api/microsoft.identity.client.publicclientapplication
((identifier) @construction
 (#set! library "msal-dotnet")
 (#set! fact "client")
 (#case! @construction "PublicClientApplication" client "public" types "IPublicClientApplication")
 (#case! @construction "ConfidentialClientApplication" client "confidential" types "IConfidentialClientApplication"))

; Acquisitions of a public client. https://learn.microsoft.com/dotnet/api/microsoft.identity.client.ipublicclientapplication
((identifier) @call
 (#set! library "msal-dotnet")
 (#set! fact "acquisition")
 (#set! client "public")
 (#set! scopes "0|scopes")
 (#set! count "1|2|3|4|5|6|7|8")
 (#case! @call "AcquireTokenInteractive" flow "interactive")
 (#case! @call "AcquireTokenWithDeviceCode" flow "device-code")
 (#case! @call "AcquireTokenByIntegratedWindowsAuth" flow "integrated-windows"))

; Both kinds of client. A silent call on a confidential client refreshes a user's token; a refresh token brought from elsewhere is no flow of its own.
; https://learn.microsoft.com/dotnet/api/microsoft.identity.client.iclientapplicationbase
((identifier) @call
 (#set! library "msal-dotnet")
 (#set! scopes "0|scopes")
 (#set! count "1|2|3|4|5|6|7|8")
 (#case! @call "AcquireTokenSilent" on "confidential" fact "acquisition" flow "refresh" client "confidential")
 (#case! @call "AcquireTokenSilent" fact "acquisition" flow "silent" client "public")
 (#case! @call "AcquireTokenByUsernamePassword" on "confidential|IByUsernameAndPassword" fact "acquisition" flow "password" client "confidential")
 (#case! @call "AcquireTokenByUsernamePassword" fact "acquisition" flow "password" client "public")
 (#case! @call "AcquireTokenByRefreshToken" on "public" fact "scopes")
 (#case! @call "AcquireTokenByRefreshToken" fact "acquisition" flow "refresh" client "confidential"))

; Acquisitions of a confidential client. https://learn.microsoft.com/dotnet/api/microsoft.identity.client.iconfidentialclientapplication
((identifier) @call
 (#set! library "msal-dotnet")
 (#set! fact "acquisition")
 (#set! client "confidential")
 (#set! scopes "0|scopes")
 (#set! count "1|2|3|4|5|6|7|8")
 (#case! @call "AcquireTokenByAuthorizationCode" flow "authorization-code")
 (#case! @call "AcquireTokenOnBehalfOf" flow "on-behalf-of")
 (#case! @call "InitiateLongRunningProcessInWebApi" flow "on-behalf-of")
 (#case! @call "AcquireTokenInLongRunningProcess" flow "on-behalf-of")
 (#case! @call "AcquireTokenForClient" flow "client-credentials")
 (#case! @call "AcquireTokenByUserFederatedIdentityCredential" flow "authorization-code"))

; What is in the cache of a client: nobody signs in by asking. https://learn.microsoft.com/dotnet/api/microsoft.identity.client.iclientapplicationbase.getaccountsasync
((identifier) @call
 (#case! @call "GetAccountsAsync" library "msal-dotnet" fact "ignore" anchor "no"))

; The resource of a managed identity. https://learn.microsoft.com/dotnet/api/microsoft.identity.client.imanagedidentityapplication
((identifier) @call
 (#case! @call "AcquireTokenForManagedIdentity" library "msal-dotnet" fact "scopes" scopes "0|resource"))

; MSAL 1.x and 2.x: one call without a builder. The code stands before the scopes. https://learn.microsoft.com/entra/msal/dotnet/how-to/msal-net-3-breaking-changes
((identifier) @call
 (#set! library "msal-dotnet")
 (#set! fact "acquisition")
 (#set! scopes "0|scopes")
 (#set! count "1|2|3|4|5|6|7|8")
 (#case! @call "AcquireTokenAsync" requires "import" count "6|7" flow "interactive" client "public" consent "4|extraScopesToConsent")
 (#case! @call "AcquireTokenAsync" requires "import" flow "interactive" client "public" consent "extraScopesToConsent")
 (#case! @call "AcquireTokenSilentAsync" on "confidential" flow "refresh" client "confidential")
 (#case! @call "AcquireTokenSilentAsync" flow "silent" client "public")
 (#case! @call "AcquireTokenWithDeviceCodeAsync" flow "device-code" client "public")
 (#case! @call "AcquireTokenByUsernamePasswordAsync" flow "password" client "public")
 (#case! @call "AcquireTokenByIntegratedWindowsAuthAsync" flow "integrated-windows" client "public")
 (#case! @call "AcquireTokenByRefreshTokenAsync" on "public" fact "scopes")
 (#case! @call "AcquireTokenByRefreshTokenAsync" flow "refresh" client "confidential")
 (#case! @call "AcquireTokenByAuthorizationCodeAsync" is "1=code|Code" flow "authorization-code" client "confidential" scopes "0|scopes")
 (#case! @call "AcquireTokenByAuthorizationCodeAsync" flow "authorization-code" client "confidential" scopes "1|scopes")
 (#case! @call "AcquireTokenForClientAsync" flow "client-credentials" client "confidential")
 (#case! @call "AcquireTokenForClientWithCertificateAsync" flow "client-credentials" client "confidential")
 (#case! @call "AcquireTokenOnBehalfOfAsync" flow "on-behalf-of" client "confidential")
 (#case! @call "AcquireTokenOnBehalfOfWithCertificateAsync" flow "on-behalf-of" client "confidential"))

; An authorization URL alone is nothing, the scopes to consent in it are something. https://learn.microsoft.com/dotnet/api/microsoft.identity.client.iconfidentialclientapplication.getauthorizationrequesturl
((identifier) @call
 (#set! library "msal-dotnet")
 (#case! @call "GetAuthorizationRequestUrl" fact "ignore" anchor "no")
 (#case! @call "GetAuthorizationRequestUrlAsync" fact "scopes" consent "extraScopesToConsent"))

; Consent on the way. https://learn.microsoft.com/dotnet/api/microsoft.identity.client.acquiretokeninteractiveparameterbuilder
((identifier) @call
 (#set! library "msal-dotnet")
 (#case! @call "WithExtraScopesToConsent" fact "scopes" consent "0|extraScopesToConsent")
 (#case! @call "WithPrompt" is "0|prompt=Prompt.Consent" fact "consent"))

; https://learn.microsoft.com/dotnet/api/microsoft.identity.client.prompt (UIBehavior in MSAL 1.x and 2.x)
((member_access_expression) @constant
 (#case! @constant "UIBehavior.Consent" library "msal-dotnet" fact "consent" anchor "UIBehavior"))

; Scopes on the request: MSAL's builder, and Microsoft.Identity.Web's extension of a Graph request.
; https://learn.microsoft.com/dotnet/api/microsoft.identity.web.baserequestextensions.withscopes
((identifier) @call
 (#case! @call "WithScopes" library "msal-dotnet|identity-web" fact "scopes" scopes "*"))

; The broker of the operating system; switched off it is none, and by a switch that is set elsewhere it is not the only way in. https://learn.microsoft.com/entra/msal/dotnet/acquiring-tokens/desktop-mobile/wam
((identifier) @call
 (#set! library "msal-dotnet")
 (#case! @call "WithBroker" is "0|enableBroker=false" fact "ignore")
 (#case! @call "WithBroker" is "0.0|brokerOptions.0=BrokerOptions.OperatingSystems.None" fact "ignore")
 (#case! @call "WithBroker" constructs "0|brokerOptions=BrokerOptions" fact "broker" broker "yes")
 (#case! @call "WithBroker" unseen "0|enableBroker" fact "ignore")
 (#case! @call "WithBroker" fact "broker" broker "yes")
 (#case! @call "WithBrokerPreview" is "0|enableBroker=false" fact "ignore")
 (#case! @call "WithBrokerPreview" fact "broker" broker "yes")
 (#case! @call "WithWindowsBroker" is "0|enableBroker=false" fact "ignore")
 (#case! @call "WithWindowsBroker" fact "broker" broker "yes")
 (#case! @call "WithWindowsDesktopFeatures" is "0.0|brokerOptions.0=BrokerOptions.OperatingSystems.None" fact "ignore")
 (#case! @call "WithWindowsDesktopFeatures" fact "broker" broker "yes")
 (#case! @call "WithDesktopFeatures" fact "ignore" anchor "no")
 (#case! @call "WithWindowsEmbeddedBrowserSupport" fact "ignore" anchor "no"))

; A cache on disk: only the registration counts. https://learn.microsoft.com/entra/msal/dotnet/how-to/token-cache-serialization
((identifier) @call
 (#set! library "msal-extensions-dotnet")
 (#set! fact "cache")
 (#set! cache "persisted")
 (#case! @call "RegisterCache")
 (#case! @call "SaveUnencryptedTokenCache"))

; A cache of the application's own: what its callbacks do decides; nothing in their place takes them away. https://learn.microsoft.com/dotnet/api/microsoft.identity.client.itokencache
((identifier) @call
 (#set! library "msal-dotnet")
 (#set! fact "cache")
 (#set! cache "custom")
 (#case! @call "SetBeforeAccess" is "0=null" fact "ignore")
 (#case! @call "SetAfterAccess" is "0=null" fact "ignore")
 (#case! @call "SetBeforeAccess")
 (#case! @call "SetBeforeAccessAsync")
 (#case! @call "SetAfterAccess")
 (#case! @call "SetAfterAccessAsync")
 (#case! @call "SetBeforeWrite")
 (#case! @call "SetBeforeWriteAsync")
 (#case! @call "DeserializeMsalV3" on "ITokenCacheSerializer|UserTokenCache")
 (#case! @call "SerializeMsalV3" on "ITokenCacheSerializer|UserTokenCache"))

; A static cache is memory all the same. https://learn.microsoft.com/dotnet/api/microsoft.identity.client.cacheoptions
((identifier) @call
 (#set! library "msal-dotnet")
 (#set! fact "cache")
 (#set! cache "memory")
 (#case! @call "WithCacheOptions")
 (#case! @call "SetCacheOptions"))
