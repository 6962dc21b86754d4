; Retired libraries: ADAL, AppAuthentication, ClientRuntime, Fluent. Their names are shared with MSAL, so the file must import them.

; The object serves public and confidential clients alike: the calls say which. Its own caches are in memory, a cache of somebody's own is kept. https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.clients.activedirectory.authenticationcontext
((identifier) @construction
 (#set! library "adal-dotnet")
 (#set! requires "import")
 (#set! fact "client")
 (#set! types "AuthenticationContext")
 (#case! @construction "AuthenticationContext" lacks "tokenCache|1")
 (#case! @construction "AuthenticationContext" constructs "2|tokenCache|1=TokenCache")
 (#case! @construction "AuthenticationContext" is "2=null|TokenCache.DefaultShared")
 (#case! @construction "AuthenticationContext" is "tokenCache|1=true|false|null|TokenCache.DefaultShared" lacks "2")
 (#case! @construction "AuthenticationContext" persistence "2|tokenCache|1"))

; One name, many flows: the arguments tell them apart. A prompt in any case never looks into the cache. https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.clients.activedirectory.authenticationcontext.acquiretokenasync
((identifier) @call
 (#set! library "adal-dotnet")
 (#set! requires "import")
 (#set! fact "acquisition")
 (#set! scopes "0|resource")
 (#case! @call "AcquireTokenAsync" constructs "2|userAssertion=UserAssertion" flow "on-behalf-of" client "confidential")
 (#case! @call "AcquireTokenAsync" constructs "2|userCredential=UserPasswordCredential" flow "password" client "public")
 (#case! @call "AcquireTokenAsync" constructs "2|userCredential=UserCredential" has "2.1" flow "password" client "public")
 (#case! @call "AcquireTokenAsync" constructs "2|userCredential=UserCredential" flow "integrated-windows" client "public")
 (#case! @call "AcquireTokenAsync" constructs "1=ClientCredential|ClientAssertionCertificate|ClientAssertion|IClientAssertionCertificate" count "3" flow "on-behalf-of" client "confidential")
 (#case! @call "AcquireTokenAsync" constructs "1|clientCredential|clientCertificate|clientAssertion=ClientCredential|ClientAssertionCertificate|ClientAssertion|IClientAssertionCertificate" flow "client-credentials" client "confidential")
 (#case! @call "AcquireTokenAsync" constructs "2=ClientCredential|ClientAssertionCertificate" flow "client-credentials" client "confidential")
 (#case! @call "AcquireTokenAsync" count "2" flow "client-credentials" client "confidential")
 (#case! @call "AcquireTokenAsync" is "3.0|parameters.0=PromptBehavior.Never" flow "silent" client "public")
 (#case! @call "AcquireTokenAsync" is "3.0|parameters.0=PromptBehavior.Always|PromptBehavior.SelectAccount|PromptBehavior.RefreshSession" flow "interactive" client "public")
 (#case! @call "AcquireTokenAsync" has "0|resource" flow "interactive" client "public" silent "built-in"))

; ADAL 2 without tasks. https://github.com/AzureAD/azure-activedirectory-library-for-dotnet/wiki/Changes-adalnet3
((identifier) @call
 (#set! library "adal-dotnet")
 (#set! requires "import")
 (#set! fact "acquisition")
 (#set! scopes "0|resource")
 (#case! @call "AcquireToken" constructs "2|userAssertion=UserAssertion" flow "on-behalf-of" client "confidential")
 (#case! @call "AcquireToken" constructs "2|userCredential=UserCredential" has "2.1" flow "password" client "public")
 (#case! @call "AcquireToken" constructs "2|userCredential=UserCredential" flow "integrated-windows" client "public")
 (#case! @call "AcquireToken" constructs "1=ClientCredential|ClientAssertionCertificate|ClientAssertion" count "3" flow "on-behalf-of" client "confidential")
 (#case! @call "AcquireToken" constructs "1|clientCredential|clientCertificate|clientAssertion=ClientCredential|ClientAssertionCertificate|ClientAssertion" flow "client-credentials" client "confidential")
 (#case! @call "AcquireToken" count "2" flow "client-credentials" client "confidential")
 (#case! @call "AcquireToken" is "3|promptBehavior=PromptBehavior.Never" flow "silent" client "public")
 (#case! @call "AcquireToken" is "3|promptBehavior=PromptBehavior.Always|PromptBehavior.SelectAccount|PromptBehavior.RefreshSession" flow "interactive" client "public")
 (#case! @call "AcquireToken" has "0|resource" flow "interactive" client "public" silent "built-in"))

; From the cache: with a credential it refreshes a user's token for a server. https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.clients.activedirectory.authenticationcontext.acquiretokensilentasync
((identifier) @call
 (#set! library "adal-dotnet")
 (#set! requires "import")
 (#set! fact "acquisition")
 (#set! scopes "0|resource")
 (#case! @call "AcquireTokenSilentAsync" constructs "1|clientCredential|clientCertificate|clientAssertion=ClientCredential|ClientAssertionCertificate|ClientAssertion|IClientAssertionCertificate" flow "refresh" client "confidential")
 (#case! @call "AcquireTokenSilentAsync" flow "silent" client "public")
 (#case! @call "AcquireTokenSilent" constructs "1|clientCredential|clientCertificate|clientAssertion=ClientCredential|ClientAssertionCertificate|ClientAssertion|IClientAssertionCertificate" flow "refresh" client "confidential")
 (#case! @call "AcquireTokenSilent" flow "silent" client "public"))

; https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.clients.activedirectory.authenticationcontext.acquiretokenbyauthorizationcodeasync
((identifier) @call
 (#set! library "adal-dotnet")
 (#set! requires "import")
 (#set! fact "acquisition")
 (#case! @call "AcquireTokenByAuthorizationCodeAsync" flow "authorization-code" client "confidential" scopes "3|resource")
 (#case! @call "AcquireTokenByAuthorizationCode" flow "authorization-code" client "confidential" scopes "3|resource")
 (#case! @call "AcquireTokenByRefreshTokenAsync" constructs "1|clientCredential|clientCertificate|clientAssertion=ClientCredential|ClientAssertionCertificate|ClientAssertion|IClientAssertionCertificate" flow "refresh" client "confidential" scopes "2|resource")
 (#case! @call "AcquireTokenByRefreshTokenAsync" constructs "2=ClientCredential|ClientAssertionCertificate|ClientAssertion|IClientAssertionCertificate" flow "refresh" client "confidential" scopes "3|resource")
 (#case! @call "AcquireTokenByRefreshTokenAsync" fact "scopes" scopes "2|resource")
 (#case! @call "AcquireTokenByRefreshToken" constructs "1|clientCredential|clientCertificate|clientAssertion=ClientCredential|ClientAssertionCertificate|ClientAssertion|IClientAssertionCertificate" flow "refresh" client "confidential" scopes "2|resource")
 (#case! @call "AcquireTokenByRefreshToken" constructs "2=ClientCredential|ClientAssertionCertificate|ClientAssertion|IClientAssertionCertificate" flow "refresh" client "confidential" scopes "3|resource")
 (#case! @call "AcquireTokenByRefreshToken" fact "scopes" scopes "2|resource")
 (#case! @call "AcquireDeviceCodeAsync" fact "scopes" scopes "0|resource")
 (#case! @call "AcquireDeviceCode" fact "scopes" scopes "0|resource")
 (#case! @call "AcquireTokenByDeviceCodeAsync" flow "device-code" client "public")
 (#case! @call "AcquireTokenByDeviceCode" flow "device-code" client "public"))

; A cache of the application's own, with ADAL and the previews of MSAL. https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.clients.activedirectory.tokencache
((identifier) @setting
 (#set! library "adal-dotnet|msal-dotnet")
 (#set! requires "import")
 (#set! fact "cache")
 (#set! cache "custom")
 (#case! @setting "BeforeAccess")
 (#case! @setting "AfterAccess"))

; ADAL's cache on disk. https://github.com/AzureAD/microsoft-authentication-extensions-for-dotnet
((identifier) @construction
 (#set! library "adal-dotnet")
 (#set! fact "cache")
 (#set! cache "persisted")
 (#case! @construction "AdalCache")
 (#case! @construction "AdalCacheStorage"))

; AppAuthentication: the connection string decides; without one it is a chain. https://learn.microsoft.com/dotnet/api/overview/azure/app-auth-migration
((identifier) @construction
 (#set! library "app-authentication")
 (#set! fact "acquisition")
 (#case! @construction "AzureServiceTokenProvider" lacks "0|connectionString" flow "credential-chain")
 (#case! @construction "AzureServiceTokenProvider" unseen "0|connectionString" flow "credential-chain")
 (#case! @construction "AzureServiceTokenProvider" fact "library")
 (#case! @construction "SqlAppAuthenticationProvider" lacks "0" flow "credential-chain")
 (#case! @construction "SqlAppAuthenticationProvider" fact "library"))

; https://learn.microsoft.com/dotnet/api/microsoft.azure.services.appauthentication.azureservicetokenprovider.getaccesstokenasync
((identifier) @call
 (#case! @call "GetAccessTokenAsync" library "app-authentication" on "AzureServiceTokenProvider" requires "receiver" fact "scopes" scopes "0|resource"))

; ClientRuntime: "silent" in the name is not from the cache. https://learn.microsoft.com/dotnet/api/microsoft.rest.azure.authentication
((identifier) @call
 (#set! library "client-runtime-dotnet")
 (#set! fact "acquisition")
 (#case! @call "LoginSilentAsync" on "ApplicationTokenProvider" flow "client-credentials" client "confidential")
 (#case! @call "LoginSilentWithCertificateAsync" on "ApplicationTokenProvider" flow "client-credentials" client "confidential")
 (#case! @call "LoginSilentAsync" on "UserTokenProvider" flow "password" client "public")
 (#case! @call "LoginWithPromptAsync" count "1|2" flow "interactive" client "public" silent "built-in" cache "memory")
 (#case! @call "LoginWithPromptAsync" flow "interactive" client "public" silent "built-in")
 (#case! @call "LoginByDeviceCodeAsync" flow "device-code" client "public")
 (#case! @call "CreateCredentialsFromCache" flow "silent" client "public"))

; Azure management libraries, Fluent. https://learn.microsoft.com/dotnet/api/microsoft.azure.management.resourcemanager.fluent.authentication.azurecredentialsfactory
((identifier) @call
 (#set! library "azure-fluent")
 (#set! fact "acquisition")
 (#case! @call "FromServicePrincipal" flow "client-credentials" client "confidential")
 (#case! @call "FromFile" requires "import" on "AzureCredentialsFactory" flow "client-credentials" client "confidential")
 (#case! @call "Authenticate" requires "import" on "Azure" text "0" flow "client-credentials" client "confidential" anchor "Azure.Authenticate(")
 (#case! @call "FromUser" requires "import" flow "password" client "public")
 (#case! @call "FromDevice" requires "import" flow "device-code" client "public")
 (#case! @call "FromSystemAssignedManagedServiceIdentity" flow "managed-identity" client "managed-identity" identity "none" anchor "FromSystemAssignedManagedServiceIdentity")
 (#case! @call "FromUserAssigedManagedServiceIdentity" flow "managed-identity" client "managed-identity" identity "0|clientId" anchor "FromUserAssigedManagedServiceIdentity")
 (#case! @call "FromMSI" flow "managed-identity" client "managed-identity" identity "0.UserAssignedIdentityClientId|0.UserAssignedIdentityObjectId|0.UserAssignedIdentityResourceId" anchor "FromMSI"))

; https://learn.microsoft.com/dotnet/api/microsoft.azure.management.resourcemanager.fluent.authentication.serviceprincipallogininformation
((identifier) @construction
 (#set! library "azure-fluent")
 (#set! fact "acquisition")
 (#case! @construction "AzureCredentials" constructs "0=MSILoginInformation" flow "managed-identity" client "managed-identity" identity "0.UserAssignedIdentityClientId|0.UserAssignedIdentityObjectId|0.UserAssignedIdentityResourceId")
 (#case! @construction "AzureCredentials" fact "ignore")
 (#case! @construction "ServicePrincipalLoginInformation" flow "client-credentials" client "confidential")
 (#case! @construction "UserLoginInformation" flow "password" client "public"))
