; SDKs, drivers and wrappers that sign in by themselves.

; Microsoft.Graph.Auth (retired preview): providers over an MSAL client; those for users try the cache first. https://github.com/microsoftgraph/msgraph-sdk-dotnet-auth
((identifier) @construction
 (#set! library "graph-auth-dotnet")
 (#set! fact "acquisition")
 (#set! scopes "1|scopes|scope")
 (#case! @construction "ClientCredentialProvider" flow "client-credentials" client "confidential")
 (#case! @construction "OnBehalfOfProvider" flow "on-behalf-of" client "confidential")
 (#case! @construction "AuthorizationCodeProvider" flow "authorization-code" client "confidential")
 (#case! @construction "DeviceCodeProvider" flow "device-code" client "public" silent "built-in" cache "self")
 (#case! @construction "UsernamePasswordProvider" flow "password" client "public" silent "built-in" cache "self")
 (#case! @construction "IntegratedWindowsAuthenticationProvider" flow "integrated-windows" client "public" silent "built-in" cache "self")
 (#case! @construction "InteractiveAuthenticationProvider" flow "interactive" client "public" silent "built-in" cache "self"))

; Graph clients: the credential decides, the scopes stand here, unless a provider or an adapter has them. https://learn.microsoft.com/graph/sdks/create-client
; https://learn.microsoft.com/dotnet/api/microsoft.graph.graphserviceclient.-ctor
((identifier) @construction
 (#set! library "graph-dotnet")
 (#set! fact "scopes")
 (#case! @construction "GraphServiceClient" constructs "0=HttpClient|CreateClient" count "4" scopes "2|scopes")
 (#case! @construction "GraphServiceClient" constructs "0=HttpClient|CreateClient|IAuthenticationProvider|IRequestAdapter|BaseBearerTokenAuthenticationProvider" fact "ignore")
 (#case! @construction "GraphServiceClient" constructs "1=IAuthenticationProvider|IHttpProvider" fact "ignore")
 (#case! @construction "GraphServiceClient" scopes "1|scopes")
 (#case! @construction "TokenCredentialAuthProvider" scopes "1|scopes"))

; PnP Framework: constructors of its first versions, then factories. By default tokens stay in memory. https://pnp.github.io/pnpframework/api/PnP.Framework.AuthenticationManager.html
((identifier) @construction
 (#set! library "pnp-framework")
 (#set! requires "import")
 (#set! fact "acquisition")
 (#case! @construction "AuthenticationManager" count "0" fact "ignore")
 (#case! @construction "AuthenticationManager" constructs "2|userAssertion=UserAssertion" flow "on-behalf-of" client "confidential")
 (#case! @construction "AuthenticationManager" constructs "1|certificate=X509Certificate2" flow "client-credentials" client "confidential")
 (#case! @construction "AuthenticationManager" is "1|storeName=StoreName.My|StoreName.Root" flow "client-credentials" client "confidential")
 (#case! @construction "AuthenticationManager" constructs "2|password=SecureString" flow "password" client "public" silent "built-in" persistence "tokenCacheCallback")
 (#case! @construction "AuthenticationManager" constructs "1|password=SecureString" flow "password" client "public" silent "built-in" persistence "tokenCacheCallback")
 (#case! @construction "AuthenticationManager" has "certificatePath" flow "client-credentials" client "confidential")
 (#case! @construction "AuthenticationManager" has "deviceCodeCallback" flow "device-code" client "public" silent "built-in" persistence "tokenCacheCallback")
 (#case! @construction "AuthenticationManager" is "3|azureEnvironment=AzureEnvironment.Production|AzureEnvironment.PPE|AzureEnvironment.China|AzureEnvironment.Germany|AzureEnvironment.USGovernment" text "1|redirectUrl" flow "interactive" client "public" silent "built-in" persistence "tokenCacheCallback")
 (#case! @construction "AuthenticationManager" count "4" flow "client-credentials" client "confidential")
 (#case! @construction "AuthenticationManager" has "1|certificate" no-text "1|certificate" flow "client-credentials" client "confidential")
 (#case! @construction "AuthenticationManager" flow "interactive" client "public" silent "built-in" persistence "tokenCacheCallback"))
((identifier) @call
 (#set! library "pnp-framework")
 (#set! fact "acquisition")
 (#case! @call "CreateWithCertificate" on "AuthenticationManager" flow "client-credentials" client "confidential")
 (#case! @call "CreateWithOnBehalfOf" on "AuthenticationManager" flow "on-behalf-of" client "confidential")
 (#case! @call "CreateWithCredentials" on "AuthenticationManager" flow "password" client "public" silent "built-in" persistence "tokenCacheCallback")
 (#case! @call "CreateWithDeviceLogin" on "AuthenticationManager" flow "device-code" client "public" silent "built-in" persistence "tokenCacheCallback")
 (#case! @call "CreateWithInteractiveLogin" on "AuthenticationManager" flow "interactive" client "public" silent "built-in" persistence "tokenCacheCallback")
 (#case! @call "CreateWithManagedIdentity" on "AuthenticationManager" flow "managed-identity" client "managed-identity" identity "3|managedIdentityUserAssignedIdentifier")
 (#case! @call "CreateWithAccessToken" on "AuthenticationManager" fact "ignore"))

; PnP Sites Core, its older form: contexts of SharePoint, and jobs that open them. With a user's password it speaks WS-Trust; with a client's secret it asks ACS.
; https://learn.microsoft.com/sharepoint/dev/solution-guidance/pnp-core-component-csom-authentication
((identifier) @call
 (#set! library "pnp-framework")
 (#set! fact "acquisition")
 (#case! @call "GetAzureADAppOnlyAuthenticatedContext" flow "client-credentials" client "confidential")
 (#case! @call "GetAppOnlyAuthenticatedContext" flow "client-credentials" client "confidential")
 (#case! @call "GetACSAppOnlyContext" flow "client-credentials" client "confidential")
 (#case! @call "GetSharePointOnlineAuthenticatedContextTenant" flow "ws-trust")
 (#case! @call "GetAzureADNativeApplicationAuthenticatedContext" flow "interactive" client "public" silent "built-in" persistence "3|tokenCache")
 (#case! @call "GetAzureADWebApplicationAuthenticatedContext" fact "ignore")
 (#case! @call "UseAzureADAppOnlyAuthentication" flow "client-credentials" client "confidential")
 (#case! @call "UseAppOnlyAuthentication" flow "client-credentials" client "confidential")
 (#case! @call "UseOffice365Authentication" flow "ws-trust"))

; SharePoint's own client: a user's password becomes a token by WS-Trust. https://learn.microsoft.com/previous-versions/office/sharepoint-csom/jj164693(v=office.15)
((identifier) @construction
 (#case! @construction "SharePointOnlineCredentials" library "sharepoint-csom" has "1|password" fact "acquisition" flow "ws-trust"))

; Add-ins of SharePoint ask ACS: the request that the client is handed says as whom. https://learn.microsoft.com/sharepoint/dev/sp-add-ins/context-token-oauth-flow-for-sharepoint-add-ins
((identifier) @call
 (#set! library "sharepoint-s2s")
 (#set! requires "import")
 (#set! on "OAuth2S2SClient")
 (#set! anchor "OAuth2S2SClient")
 (#set! fact "acquisition")
 (#set! client "confidential")
 (#case! @call "Issue" constructs "1=CreateAccessTokenRequestWithAuthorizationCode" flow "authorization-code")
 (#case! @call "Issue" constructs "1=CreateAccessTokenRequestWithRefreshToken" flow "refresh")
 (#case! @call "Issue" constructs "1=CreateAccessTokenRequestWithClientCredentials" flow "client-credentials"))

; TeamsFx for .NET. https://learn.microsoft.com/dotnet/api/microsoft.teamsfx.onbehalfofusercredential
((identifier) @construction
 (#case! @construction "OnBehalfOfUserCredential" library "teamsfx-dotnet" fact "acquisition" flow "on-behalf-of" client "confidential"))
; What the server holds of a user in a tab is the token of the page, which it exchanges. https://learn.microsoft.com/dotnet/api/microsoft.teamsfx.teamsusercredential
((identifier) @call
 (#case! @call "GetTokenAsync" on "TeamsUserCredential" requires "receiver" library "teamsfx-dotnet" fact "acquisition" flow "on-behalf-of" client "confidential"))

; The account manager of Windows is a broker: it keeps the tokens, and asks without a prompt first. https://learn.microsoft.com/windows/uwp/security/web-account-manager
((identifier) @call
 (#set! library "web-account-manager")
 (#set! requires "import")
 (#set! on "WebAuthenticationCoreManager")
 (#set! fact "acquisition")
 (#set! client "public")
 (#set! entra "required")
 (#set! broker "yes")
 (#set! cache "self")
 (#case! @call "RequestTokenAsync" flow "interactive" silent "built-in" anchor "WebAuthenticationCoreManager")
 (#case! @call "GetTokenSilentlyAsync" flow "silent" anchor "WebAuthenticationCoreManager"))

; Providers of the Graph toolkit: MSAL's tries the cache first, the other one is the account manager of Windows. https://learn.microsoft.com/windows/communitytoolkit/graph/authentication/msalprovider
((identifier) @construction
 (#set! library "graph-toolkit-dotnet")
 (#set! fact "acquisition")
 (#set! flow "interactive")
 (#set! client "public")
 (#set! silent "built-in")
 (#case! @construction "MsalProvider" constructs "0|client=IPublicClientApplication|Create|Build" cache "self" scopes "1|scopes")
 (#case! @construction "MsalProvider" scopes "1|scopes")
 (#case! @construction "WindowsProvider" broker "yes" cache "self" scopes "0|scopes"))
((identifier) @call
 (#case! @call "InitTokenCacheAsync" library "graph-toolkit-dotnet" fact "cache" cache "persisted"))

; The Teams SDK takes id and secret from the settings, unless its application is handed credentials. https://learn.microsoft.com/microsoftteams/platform/teams-sdk/essentials/app-authentication/overview
((identifier) @call
 (#case! @call "AddTeams" absent "AddCredentials" library "teams-dotnet" fact "acquisition" flow "client-credentials" client "confidential"))
((identifier) @construction
 (#case! @construction "ClientCredentials" library "teams-dotnet" requires "import" has "1|clientSecret" fact "acquisition" flow "client-credentials" client "confidential"))

; A provider of the application's own takes the place of the driver's. https://learn.microsoft.com/dotnet/api/microsoft.data.sqlclient.sqlauthenticationprovider.setprovider
((identifier) @call
 (#set! library "sql-client")
 (#set! on "SqlAuthenticationProvider")
 (#set! fact "replaced")
 (#case! @call "SetProvider" constructs "1=ActiveDirectoryAuthenticationProvider" fact "ignore")
 (#case! @call "SetProvider" is "0=SqlAuthenticationMethod.ActiveDirectoryPassword|ActiveDirectoryPassword" flow "password")
 (#case! @call "SetProvider" is "0=SqlAuthenticationMethod.ActiveDirectoryDeviceCodeFlow|ActiveDirectoryDeviceCodeFlow" flow "device-code")
 (#case! @call "SetProvider" is "0=SqlAuthenticationMethod.ActiveDirectoryServicePrincipal|ActiveDirectoryServicePrincipal" flow "client-credentials")
 (#case! @call "SetProvider" is "0=SqlAuthenticationMethod.ActiveDirectoryInteractive|ActiveDirectoryInteractive" flow "interactive")
 (#case! @call "SetProvider" is "0=SqlAuthenticationMethod.ActiveDirectoryDefault|ActiveDirectoryDefault" flow "credential-chain")
 (#case! @call "SetProvider" is "0=SqlAuthenticationMethod.ActiveDirectoryManagedIdentity|SqlAuthenticationMethod.ActiveDirectoryMSI|ActiveDirectoryManagedIdentity|ActiveDirectoryMSI" flow "managed-identity"))

; PnP Core SDK. https://pnp.github.io/pnpcore/using-the-sdk/configuring%20authentication.html
((identifier) @construction
 (#set! library "pnp-core-auth")
 (#set! fact "acquisition")
 (#case! @construction "UsernamePasswordAuthenticationProvider" flow "password" client "public" silent "built-in")
 (#case! @construction "CredentialManagerAuthenticationProvider" flow "password" client "public" silent "built-in")
 (#case! @construction "InteractiveAuthenticationProvider" flow "interactive" client "public" silent "built-in")
 (#case! @construction "DeviceCodeAuthenticationProvider" flow "device-code" client "public" silent "built-in")
 (#case! @construction "X509CertificateAuthenticationProvider" flow "client-credentials" client "confidential")
 (#case! @construction "OnBehalfOfAuthenticationProvider" flow "on-behalf-of" client "confidential")
 (#case! @construction "ExternalAuthenticationProvider" fact "ignore")
 (#case! @construction "PnPCoreAuthenticationUsernamePasswordOptions" flow "password" client "public" silent "built-in")
 (#case! @construction "PnPCoreAuthenticationCredentialManagerOptions" flow "password" client "public" silent "built-in")
 (#case! @construction "PnPCoreAuthenticationInteractiveOptions" flow "interactive" client "public" silent "built-in")
 (#case! @construction "PnPCoreAuthenticationDeviceCodeOptions" flow "device-code" client "public" silent "built-in")
 (#case! @construction "PnPCoreAuthenticationX509CertificateOptions" flow "client-credentials" client "confidential")
 (#case! @construction "PnPCoreAuthenticationOnBehalfOfOptions" flow "on-behalf-of" client "confidential"))

; What their providers are asked for. https://pnp.github.io/pnpcore/api/PnP.Core.Services.IAuthenticationProvider.html
((identifier) @call
 (#set! library "pnp-core-auth")
 (#set! requires "receiver")
 (#set! fact "scopes")
 (#case! @call "GetAccessTokenAsync" count "2" scopes "1|scopes")
 (#case! @call "GetAccessTokenAsync" scopes "0|resource"))

; A factory that the application registers makes the bot's credentials, whatever its configuration says. A managed identity that lends the assertion is none itself.
; https://learn.microsoft.com/dotnet/api/microsoft.bot.connector.authentication.serviceclientcredentialsfactory
((identifier) @construction
 (#set! library "bot-framework")
 (#set! fact "acquisition")
 (#set! flow "client-credentials")
 (#set! client "confidential")
 (#case! @construction "FederatedServiceClientCredentialsFactory")
 (#case! @construction "PasswordServiceClientCredentialFactory")
 (#case! @construction "CertificateServiceClientCredentialsFactory")
 (#case! @construction "FederatedAppCredentials")
 (#case! @construction "ManagedIdentityServiceClientCredentialsFactory" flow "managed-identity" client "managed-identity" identity "0")
 (#case! @construction "ManagedIdentityAppCredentials" flow "managed-identity" client "managed-identity" identity "0"))

; A bot's type in its configuration says whether it is a managed identity; without one it has a secret. https://learn.microsoft.com/azure/bot-service/provision-and-publish-a-bot#update-configuration-identity-information
((identifier) @construction
 (#set! library "bot-framework")
 (#set! fact "acquisition")
 (#set! configured "MicrosoftAppType=UserAssignedMSI")
 (#set! flow "managed-identity")
 (#set! client "managed-identity")
 (#case! @construction "ConfigurationBotFrameworkAuthentication")
 (#case! @construction "CloudAdapter" constructs "0=IConfiguration")
 (#case! @construction "BotFrameworkHttpAdapter" constructs "0=IConfiguration"))
((identifier) @call
 (#case! @call "AddBotRuntime" configured "MicrosoftAppType=UserAssignedMSI" library "bot-framework" fact "acquisition" flow "managed-identity" client "managed-identity"))
((identifier) @reference
 (#case! @reference "ConfigurationBotFrameworkAuthentication" absent "FederatedServiceClientCredentialsFactory|PasswordServiceClientCredentialFactory|CertificateServiceClientCredentialsFactory|ManagedIdentityServiceClientCredentialsFactory|BotFrameworkHttpAdapter(0=IConfiguration)|CloudAdapter(0=IConfiguration)" configured "MicrosoftAppType=UserAssignedMSI" library "bot-framework" fact "acquisition" flow "managed-identity" client "managed-identity"))
; Bot Framework. https://learn.microsoft.com/dotnet/api/microsoft.bot.connector.authentication.microsoftappcredentials
((identifier) @construction
 (#set! library "bot-framework")
 (#set! fact "acquisition")
 (#case! @construction "MicrosoftAppCredentials" is "0|appId=null" fact "ignore")
 (#case! @construction "MicrosoftAppCredentials" flow "client-credentials" client "confidential")
 (#case! @construction "CertificateAppCredentials" flow "client-credentials" client "confidential")
 (#case! @construction "ConfigurationBotFrameworkAuthentication" flow "client-credentials" client "confidential"))
; The runtime of bots that are composed registers such an authentication. https://learn.microsoft.com/composer/concept-extend-with-code
((identifier) @call
 (#case! @call "AddBotRuntime" library "bot-framework" fact "acquisition" flow "client-credentials" client "confidential"))
; Providers of a bot's id and password, which its adapter makes such credentials of. https://learn.microsoft.com/dotnet/api/microsoft.bot.connector.authentication.simplecredentialprovider
((identifier) @construction
 (#set! library "bot-framework")
 (#set! fact "acquisition")
 (#set! flow "client-credentials")
 (#set! client "confidential")
 (#case! @construction "SimpleCredentialProvider" has "1|password" absent "BotFrameworkHttpAdapter(0=IConfiguration)|CloudAdapter(0=IConfiguration)")
 (#case! @construction "ConfigurationCredentialProvider"))
; One of the application's own is asked by the adapter alone.
((identifier) @base
 (#case! @base "ICredentialProvider" library "bot-framework" fact "ignore"))
((identifier) @construction
 (#set! library "bot-framework")
 (#set! fact "acquisition")
 (#set! flow "client-credentials")
 (#set! client "confidential")
 (#set! derives "ICredentialProvider")
 (#case! @construction "BotFrameworkHttpAdapter" constructs "0=ICredentialProvider"))
((identifier) @reference
 (#set! library "bot-framework")
 (#set! under "AddSingleton|AddScoped|AddTransient|TryAddSingleton|TryAddScoped|TryAddTransient")
 (#set! derives "ICredentialProvider")
 (#set! fact "acquisition")
 (#set! flow "client-credentials")
 (#set! client "confidential")
 (#case! @reference "BotFrameworkHttpAdapter"))
; Registered beside an adapter that is handed the configuration, and makes its own, it is handed to nobody.
((identifier) @reference
 (#case! @reference "ConfigurationCredentialProvider" absent "BotFrameworkHttpAdapter(0=IConfiguration)|CloudAdapter(0=IConfiguration)" library "bot-framework" fact "acquisition" flow "client-credentials" client "confidential"))
; A connector's client with an id and a password makes the credentials by itself. https://learn.microsoft.com/dotnet/api/microsoft.bot.connector.connectorclient.-ctor
((identifier) @construction
 (#set! library "bot-framework")
 (#set! requires "import")
 (#set! anchor "ConnectorClient")
 (#case! @construction "ConnectorClient" constructs "1|credentials=MicrosoftAppCredentials|AppCredentials|CertificateAppCredentials|ServiceClientCredentials" fact "ignore")
 (#case! @construction "ConnectorClient" is "2=true|false|null" fact "ignore")
 (#case! @construction "ConnectorClient" has "2|microsoftAppPassword" fact "acquisition" flow "client-credentials" client "confidential"))
; The third version takes what it is not handed from the settings. https://github.com/microsoft/BotBuilder-V3/blob/master/CSharp/Library/Microsoft.Bot.Connector.NetFramework/ConnectorClient.cs
((identifier) @construction
 (#case! @construction "ConnectorClient" library "bot-framework-3" count "1" anchor "ConnectorClient" fact "acquisition" flow "client-credentials" client "confidential"))
; Adapters that are handed the configuration itself make such an authentication of it; one that is handed an authentication uses that.
; https://learn.microsoft.com/dotnet/api/microsoft.bot.builder.integration.aspnet.core.cloudadapter.-ctor
((identifier) @construction
 (#set! library "bot-framework")
 (#set! constructs "0=IConfiguration")
 (#set! fact "acquisition")
 (#set! flow "client-credentials")
 (#set! client "confidential")
 (#case! @construction "CloudAdapter")
 (#case! @construction "BotFrameworkHttpAdapter"))
((identifier) @reference
 (#case! @reference "ConfigurationBotFrameworkAuthentication" absent "FederatedServiceClientCredentialsFactory|PasswordServiceClientCredentialFactory|CertificateServiceClientCredentialsFactory|ManagedIdentityServiceClientCredentialsFactory|BotFrameworkHttpAdapter(0=IConfiguration)|CloudAdapter(0=IConfiguration)" library "bot-framework" fact "acquisition" flow "client-credentials" client "confidential"))
([(identifier) (string_literal_content)] @setting
 (#case! @setting "MicrosoftAppType" absent "FederatedServiceClientCredentialsFactory|PasswordServiceClientCredentialFactory|CertificateServiceClientCredentialsFactory|ManagedIdentityServiceClientCredentialsFactory" value "UserAssignedMSI" library "bot-framework" fact "acquisition" flow "managed-identity" client "managed-identity" identity "value" anchor "UserAssignedMSI"))

; Azure DevOps: credentials with a password ask Entra for the token themselves. https://learn.microsoft.com/azure/devops/integrate/get-started/client-libraries/samples
((identifier) @construction
 (#set! library "azure-devops-dotnet")
 (#set! requires "import")
 (#set! anchor "VssAadCredential")
 (#case! @construction "VssAadCredential" has "1|password" fact "acquisition" flow "password" client "public" silent "built-in" cache "self"))

; Queues and event hubs by the older packages: the identity of the system. https://learn.microsoft.com/dotnet/api/microsoft.azure.servicebus.primitives.tokenprovider
; https://learn.microsoft.com/dotnet/api/microsoft.azure.eventhubs.eventhubclient.createwithmanagedidentity
((identifier) @call
 (#set! library "messaging-dotnet")
 (#set! fact "acquisition")
 (#set! flow "managed-identity")
 (#set! client "managed-identity")
 (#set! identity "none")
 (#case! @call "CreateManagedIdentityTokenProvider")
 (#case! @call "CreateManagedServiceIdentityTokenProvider")
 (#case! @call "CreateWithManagedIdentity")
 (#case! @call "CreateWithManagedServiceIdentity"))

; A provider of tokens by ADAL: what it is handed beside the context tells as whom. https://learn.microsoft.com/dotnet/api/microsoft.servicebus.tokenprovider.createaadtokenprovider
((identifier) @call
 (#set! library "messaging-dotnet")
 (#set! on "TokenProvider")
 (#set! fact "acquisition")
 (#case! @call "CreateAadTokenProvider" constructs "*=ClientCredential|ClientAssertionCertificate" flow "client-credentials" client "confidential")
 (#case! @call "CreateAadTokenProvider" constructs "*=UserPasswordCredential|UserCredential" flow "password" client "public" silent "built-in")
 (#case! @call "CreateAadTokenProvider" flow "interactive" client "public" silent "built-in"))

; Partner Center: as an application with its secret; with a user's token, the application has it from elsewhere. https://learn.microsoft.com/partner-center/developer/partner-center-authentication
((identifier) @call
 (#set! library "partner-center")
 (#case! @call "GenerateByApplicationCredentials" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @call "GenerateByUserCredentials" fact "ignore"))

; Kusto. https://learn.microsoft.com/kusto/api/connection-strings/kusto
((identifier) @call
 (#set! library "kusto-dotnet")
 (#set! fact "acquisition")
 (#case! @call "WithAadApplicationKeyAuthentication" flow "client-credentials" client "confidential")
 (#case! @call "WithAadApplicationCertificateAuthentication" flow "client-credentials" client "confidential")
 (#case! @call "WithAadApplicationThumbprintAuthentication" flow "client-credentials" client "confidential")
 (#case! @call "WithAadApplicationSubjectAndIssuerAuthentication" flow "client-credentials" client "confidential")
 (#case! @call "WithAadUserPromptAuthentication" flow "interactive" client "public" silent "built-in")
 (#case! @call "WithAadSystemManagedIdentity" flow "managed-identity" client "managed-identity" identity "none")
 (#case! @call "WithAadUserManagedIdentity" flow "managed-identity" client "managed-identity" identity "0|managedIdentityClientId")
 (#case! @call "WithAadAzCliAuthentication" flow "developer-tool")
 (#case! @call "WithAadAzureTokenCredentialsAuthentication" fact "ignore"))
((identifier) @setting
 (#set! library "kusto-dotnet")
 (#set! fact "acquisition")
 (#set! anchor "KustoConnectionStringBuilder")
 (#case! @setting "ApplicationKey" under "KustoConnectionStringBuilder" flow "client-credentials" client "confidential")
 (#case! @setting "FederatedSecurity" under "KustoConnectionStringBuilder" value "true" has "Password" flow "password" client "public" silent "built-in")
 (#case! @setting "FederatedSecurity" under "KustoConnectionStringBuilder" value "true" lacks "ApplicationKey|ApplicationCertificateThumbprint|ApplicationCertificateBlob|ApplicationToken|UserToken|EmbeddedManagedIdentity|TokenProviderCallback|ApplicationTokenProviderCallback" flow "interactive" client "public" silent "built-in"))

; Secrets as configuration: the old package takes a client id and a secret, a certificate or a ready client; the new one a credential.
; https://learn.microsoft.com/dotnet/api/microsoft.extensions.configuration.azurekeyvaultconfigurationextensions
((identifier) @call
 (#case! @call "AddAzureKeyVault" library "key-vault-configuration-legacy" constructs "1=KeyVaultClient" fact "ignore")
 (#case! @call "AddAzureKeyVault" library "key-vault-configuration-legacy" count "1" fact "acquisition" flow "credential-chain" credential "call")
 (#case! @call "AddAzureKeyVault" library "key-vault-configuration-legacy" count "3|4" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @call "AddAzureKeyVault" library "key-vault-configuration" fact "serving" credential "1|credential"))

; The key ring of ASP.NET Core, and the configuration itself. https://learn.microsoft.com/aspnet/core/security/data-protection/configuration/overview
; https://learn.microsoft.com/dotnet/api/microsoft.extensions.configuration.azureappconfiguration.azureappconfigurationoptions
((identifier) @call
 (#set! fact "serving")
 (#set! anchor "no")
 (#case! @call "ProtectKeysWithAzureKeyVault" credential "1|tokenCredential")
 (#case! @call "PersistKeysToAzureBlobStorage" credential "1|tokenCredential")
 (#case! @call "Connect" library "app-configuration" credential "1|credential")
 (#case! @call "SetCredential" library "app-configuration" credential "0|credential"))

; Clients of a vault: their credential fetches what the application keeps there. https://learn.microsoft.com/dotnet/api/azure.security.keyvault.secrets.secretclient
((identifier) @construction
 (#set! fact "serving")
 (#set! credential "1|credential")
 (#set! anchor "no")
 (#case! @construction "SecretClient")
 (#case! @construction "CertificateClient")
 (#case! @construction "KeyClient"))

; Its predecessor is handed what fetches the token. https://learn.microsoft.com/dotnet/api/microsoft.azure.keyvault.keyvaultclient
((identifier) @construction
 (#case! @construction "KeyVaultClient" fact "serving" credential "0.0|0|authenticationCallback" anchor "no"))

; The assertion that another credential lends. https://learn.microsoft.com/dotnet/api/microsoft.identity.client.confidentialclientapplicationbuilder.withclientassertion
((identifier) @call
 (#set! fact "serving")
 (#set! flow "managed-identity")
 (#set! anchor "no")
 (#case! @call "WithClientAssertion" library "msal-dotnet"))

; Dataverse: constructors with a secret, a certificate, a password; a function that brings the token is none. What a connection string that is not seen says is not known. https://learn.microsoft.com/dotnet/api/microsoft.powerplatform.dataverse.client.serviceclient
((identifier) @construction
 (#set! library "dataverse")
 (#set! requires "import")
 (#set! anchor "new ServiceClient(")
 (#set! weak "yes")
 (#case! @construction "ServiceClient" constructs "0=X509Certificate2" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @construction "ServiceClient" constructs "1=SecureString" fact "acquisition" flow "password" client "public" silent "built-in")
 (#case! @construction "ServiceClient" constructs "0=Uri|ConnectionOptions" count "1|2" fact "ignore")
 (#case! @construction "ServiceClient" count "1|2" unseen "0" fact "acquisition")
 (#case! @construction "ServiceClient" count "1|2" fact "ignore")
 (#case! @construction "ServiceClient" is "2=true|false" fact "ignore")
 (#case! @construction "ServiceClient" constructs "1|tokenProviderFunction=Func" fact "ignore")
 (#case! @construction "ServiceClient" has "2|clientSecret" count "3|4|5" fact "acquisition" flow "client-credentials" client "confidential"))

; Its predecessor: with a secret, a certificate, or a password for a registered client; other constructors sign in to servers of one's own.
; https://learn.microsoft.com/dotnet/api/microsoft.xrm.tooling.connector.crmserviceclient.-ctor
((identifier) @construction
 (#set! library "dataverse")
 (#set! requires "import")
 (#set! anchor "new CrmServiceClient(")
 (#set! weak "yes")
 (#set! fact "acquisition")
 (#case! @construction "CrmServiceClient" constructs "0|certificate=X509Certificate2" flow "client-credentials" client "confidential")
 (#case! @construction "CrmServiceClient" constructs "0=OrganizationServiceProxy|OrganizationWebProxyClient" fact "ignore")
 (#case! @construction "CrmServiceClient" count "1" unseen "0")
 (#case! @construction "CrmServiceClient" constructs "0|instanceUrl=Uri" count "5" flow "client-credentials" client "confidential")
 (#case! @construction "CrmServiceClient" constructs "8|redirectUri=Uri" flow "password" client "public" silent "built-in" persistence "9|tokenCachePath"))

; Organisations are looked for with a name and a password, or with a token that a function brings. https://learn.microsoft.com/dotnet/api/microsoft.powerplatform.dataverse.client.serviceclient.discoveronlineorganizationsasync
((identifier) @call
 (#set! library "dataverse")
 (#set! on "ServiceClient|CrmServiceClient")
 (#set! constructs "1|clientCredentials=ClientCredentials")
 (#set! fact "acquisition")
 (#set! flow "password")
 (#set! client "public")
 (#set! silent "built-in")
 (#case! @call "DiscoverOnlineOrganizationsAsync")
 (#case! @call "DiscoverGlobalOrganizations"))

; Its options. https://learn.microsoft.com/dotnet/api/microsoft.powerplatform.dataverse.client.model.connectionoptions
((identifier) @setting
 (#set! library "dataverse")
 (#set! fact "acquisition")
 (#set! at "value")
 (#set! anchor "AuthenticationType")
 (#set! weak "yes")
 (#case! @setting "AuthenticationType" under "ConnectionOptions" value "ClientSecret|Certificate|AuthenticationType.ClientSecret|AuthenticationType.Certificate" flow "client-credentials" client "confidential")
 (#case! @setting "AuthenticationType" under "ConnectionOptions" value "OAuth|AuthenticationType.OAuth" has "Password" flow "password" client "public" silent "built-in" persistence "TokenCacheStorePath")
 (#case! @setting "AuthenticationType" under "ConnectionOptions" value "OAuth|AuthenticationType.OAuth" flow "interactive" client "public" silent "built-in" persistence "TokenCacheStorePath"))

; A cache of Azure's that is opened with a token. https://learn.microsoft.com/azure/redis/entra-for-authentication https://github.com/Azure/Microsoft.Azure.StackExchangeRedis
((identifier) @call
 (#set! fact "acquisition")
 (#set! entra "evidence")
 (#case! @call "ConfigureForAzureWithSystemAssignedManagedIdentityAsync" flow "managed-identity" client "managed-identity" identity "none")
 (#case! @call "ConfigureForAzureWithUserAssignedManagedIdentityAsync" flow "managed-identity" client "managed-identity" identity "0|clientId")
 (#case! @call "ConfigureForAzureWithServicePrincipalAsync" flow "client-credentials" client "confidential"))

; Durable Functions fetch a token of the host's own identity for a call. https://learn.microsoft.com/azure/azure-functions/durable/durable-functions-http-features#managed-identities
((identifier) @construction
 (#case! @construction "ManagedIdentityTokenSource" fact "acquisition" flow "managed-identity" client "managed-identity" identity "none" scopes "0|resource" entra "evidence"))

; Clients that Kiota generates carry the scopes of a credential of Azure Identity. https://learn.microsoft.com/openapi/kiota/authentication
((identifier) @construction
 (#set! fact "scopes")
 (#set! scopes "4-|scopes|3")
 (#case! @construction "AzureIdentityAuthenticationProvider")
 (#case! @construction "AzureIdentityAccessTokenProvider"))

; OpenIddict as a client: its provider for Microsoft, and a registration at an address of Entra's. https://documentation.openiddict.com/integrations/web-providers
((identifier) @call
 (#case! @call "AddMicrosoft" has "chain.UseWebProviders" fact "acquisition" flow "authorization-code" client "confidential" entra "evidence" anchor "UseWebProviders"))
((identifier) @construction
 (#case! @construction "OpenIddictClientRegistration" has "ClientSecret|SigningCredentials" at-entra "Issuer" fact "acquisition" flow "authorization-code" client "confidential" entra "evidence"))
