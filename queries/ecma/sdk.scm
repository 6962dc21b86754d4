; SDKs that sign in by themselves, and hosts that hand tokens over.

; tedious and mssql: the type of authentication. https://tediousjs.github.io/tedious/api-connection.html
([(identifier) (property_identifier) (string_fragment)] @setting
 (#set! library "tedious")
 (#set! fact "acquisition")
 (#set! anchor "azure-active-directory-")
 (#case! @setting "type" value "azure-active-directory-password" flow "password" client "public" silent "built-in")
 (#case! @setting "type" value "azure-active-directory-service-principal-secret" flow "client-credentials" client "confidential")
 (#case! @setting "type" value "azure-active-directory-default" flow "credential-chain")
 (#case! @setting "type" value "azure-active-directory-msi-vm|azure-active-directory-msi-app-service" flow "managed-identity" client "managed-identity" identity "options.clientId"))

; SharePoint's clients on a server. https://pnp.github.io/pnpjs/nodejs/behaviors/ https://github.com/s-KaiNet/node-sp-auth/wiki https://github.com/s-KaiNet/sp-request https://github.com/s-KaiNet/spsave
([(identifier) (property_identifier)] @call
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#set! flow "client-credentials")
 (#set! client "confidential")
 (#case! @call "SPDefault" library "pnp-nodejs" has "0.msal" scopes "0.msal.scopes")
 (#case! @call "GraphDefault" library "pnp-nodejs" has "0.msal" scopes "0.msal.scopes")
 (#case! @call "MSAL" library "pnp-nodejs" scopes "1")
 (#case! @call "getAuth" library "node-sp-auth" has "1.clientSecret")
 (#case! @call "create" library "sp-request" has "0.clientSecret")
 (#case! @call "spsave" library "spsave" has "1.clientSecret"))
; With a name and a word it asks the service of security tokens that SharePoint Online has. https://github.com/s-KaiNet/node-sp-auth/wiki/SharePoint%20Online%20user%20credentials%20authentication
([(identifier) (property_identifier)] @call
 (#case! @call "getAuth" library "node-sp-auth" requires "receiver" has "1.username" lacks "1.clientSecret|1.domain|1.workstation|1.fba|1.tmg|1.adfsUrl|1.relyingParty" fact "acquisition" flow "ws-trust")
 (#case! @call "create" library "sp-request" requires "receiver" has "0.username" lacks "0.clientSecret|0.domain|0.workstation|0.fba|0.tmg|0.adfsUrl|0.relyingParty" fact "acquisition" flow "ws-trust")
 (#case! @call "spsave" library "spsave" requires "receiver" has "1.username" lacks "1.clientSecret|1.domain|1.workstation|1.fba|1.tmg|1.adfsUrl|1.relyingParty" fact "acquisition" flow "ws-trust"))
; Up to version 2 a client is constructed. https://pnp.github.io/pnpjs/v2/nodejs/
([(identifier) (property_identifier)] @construction
 (#set! library "pnp-nodejs")
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#set! flow "client-credentials")
 (#set! client "confidential")
 (#case! @construction "SPFetchClient")
 (#case! @construction "AdalFetchClient")
 (#case! @construction "MsalFetchClient" scopes "1"))

; Helpers of Office add-ins: a dialog on the implicit flow, at a server that is registered by name. https://github.com/OfficeDev/office-js-helpers
([(identifier) (property_identifier)] @call
 (#set! library "office-js-helpers")
 (#set! requires "import")
 (#case! @call "registerMicrosoftAuth" fact "entra" entra "evidence")
 (#case! @call "registerAzureADAuth" fact "entra" entra "evidence")
 (#case! @call "authenticate" entra "required" fact "acquisition" flow "implicit-access-token" client "implicit"))

; Raycast's service for any server, on code with PKCE; it keeps the tokens and renews them. https://developers.raycast.com/utilities/oauth/oauthservice
([(identifier) (property_identifier)] @construction
 (#case! @construction "OAuthService" library "raycast-utils" requires "receiver" at-entra "0.authorizeUrl|0.tokenUrl" fact "acquisition" flow "silent" client "public" scopes "0.scope"))

; Kusto. The system identity takes no id: its selector names an argument that never is. https://learn.microsoft.com/javascript/api/azure-kusto-data/kustoconnectionstringbuilder
([(identifier) (property_identifier)] @call
 (#set! library "azure-kusto-data")
 (#set! fact "acquisition")
 (#case! @call "withAadApplicationKeyAuthentication" flow "client-credentials" client "confidential")
 (#case! @call "withAadApplicationCertificateAuthentication" flow "client-credentials" client "confidential")
 (#case! @call "withAadUserPasswordAuthentication" flow "password" client "public" silent "built-in")
 (#case! @call "withAadDeviceAuthentication" flow "device-code" client "public" silent "built-in")
 (#case! @call "withUserPrompt" flow "interactive" client "public" silent "built-in")
 (#case! @call "withSystemManagedIdentity" flow "managed-identity" client "managed-identity" identity "9")
 (#case! @call "withUserManagedIdentity" flow "managed-identity" client "managed-identity")
 (#case! @call "withAzLoginIdentity" flow "developer-tool")
 (#case! @call "withTokenCredential" fact "ignore"))

; Bot Framework: the bot's own credentials. https://learn.microsoft.com/javascript/api/botframework-connector/
([(identifier) (property_identifier)] @construction
 (#set! library "botframework")
 (#set! fact "acquisition")
 (#case! @construction "MicrosoftAppCredentials" flow "client-credentials" client "confidential")
 (#case! @construction "CertificateAppCredentials" flow "client-credentials" client "confidential")
 (#case! @construction "FederatedAppCredentials" flow "client-credentials" client "confidential")
 (#case! @construction "PasswordServiceClientCredentialFactory" flow "client-credentials" client "confidential")
 (#case! @construction "CertificateServiceClientCredentialsFactory" flow "client-credentials" client "confidential")
 (#case! @construction "FederatedServiceClientCredentialsFactory" flow "client-credentials" client "confidential")
 (#case! @construction "ConfigurationServiceClientCredentialFactory" is "0.MicrosoftAppType=UserAssignedMSI" flow "managed-identity" client "managed-identity" identity "0")
 (#case! @construction "ConfigurationBotFrameworkAuthentication" count "1" is "0.MicrosoftAppType=UserAssignedMSI" flow "managed-identity" client "managed-identity" identity "0")
 (#case! @construction "ConfigurationBotFrameworkAuthentication" count "1" flow "client-credentials" client "confidential")
 (#case! @construction "ConfigurationServiceClientCredentialFactory" has "0.MicrosoftAppId" lacks "0.MicrosoftAppPassword" flow "managed-identity" client "managed-identity" identity "0")
 (#case! @construction "ConfigurationServiceClientCredentialFactory" flow "client-credentials" client "confidential")
 (#case! @construction "ChatConnector" has "0.appPassword" flow "client-credentials" client "confidential")
 (#case! @construction "TeamsChatConnector" has "0.appPassword" flow "client-credentials" client "confidential")
 (#case! @construction "BotFrameworkAdapter" has "0.appPassword" flow "client-credentials" client "confidential")
 (#case! @construction "TeamsAdapter" count "1" is "0.MicrosoftAppType=UserAssignedMSI" flow "managed-identity" client "managed-identity" identity "0")
 (#case! @construction "TeamsAdapter" count "1" flow "client-credentials" client "confidential")
 (#case! @construction "MsalServiceClientCredentialsFactory" flow "client-credentials" client "confidential")
 (#case! @construction "ManagedIdentityAppCredentials" flow "managed-identity" client "managed-identity" identity "0")
 (#case! @construction "ManagedIdentityServiceClientCredentialsFactory" flow "managed-identity" client "managed-identity" identity "0"))

; The AI library for Teams hands a user's token on where its application is told how to sign in. https://github.com/microsoft/teams-ai
((property_identifier) @setting
 (#case! @setting "msalConfig" library "teams-ai" requires "import" has "signInLink" fact "acquisition" flow "on-behalf-of" client "confidential" scopes "scopes" anchor "msalConfig"))

; A bot that is declared by a decorator with its route, storage, id and password. https://github.com/wictorwilen/msteams-host
([(identifier) (property_identifier)] @call
 (#case! @call "BotDeclaration" library "express-msteams-host" requires "receiver" has "3" fact "acquisition" flow "client-credentials" client "confidential"))

; The Teams SDK: an application with a bot's id and secret, and a page's with an id. https://learn.microsoft.com/microsoftteams/platform/teams-sdk/
([(identifier) (property_identifier)] @construction
 (#set! requires "receiver")
 (#case! @construction "App" library "teams-apps" has "0.clientSecret" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @construction "App" library "teams-client" has "0" fact "client" client "browser" flow "spa-authorization-code"))

; The Chat SDK's adapter for Teams: a bot's id with a secret or a federated identity, which the environment may tell. https://chat-sdk.dev/adapters/official/teams
([(identifier) (property_identifier)] @call
 (#case! @call "createTeamsAdapter" library "chat-teams" requires "receiver" fact "acquisition" flow "client-credentials" client "confidential"))

; TeamsFx. https://learn.microsoft.com/javascript/api/@microsoft/teamsfx/
([(identifier) (property_identifier)] @construction
 (#set! library "teamsfx")
 (#case! @construction "TeamsUserCredential" fact "client" client "browser" flow "spa-authorization-code")
 (#case! @construction "OnBehalfOfUserCredential" fact "acquisition" flow "on-behalf-of" client "confidential")
 (#case! @construction "BotSsoExecutionDialog" fact "acquisition" flow "on-behalf-of" client "confidential" scopes "1.scopes")
 (#case! @construction "TeamsBotSsoPrompt" fact "acquisition" flow "on-behalf-of" client "confidential" scopes "3.scopes|2.scopes")
 (#case! @construction "AppCredential" fact "acquisition" flow "client-credentials" client "confidential")
 (#case! @construction "ConversationBot" has "0.adapter" fact "ignore")
 (#case! @construction "ConversationBot" is "0.adapterConfig.MicrosoftAppType=UserAssignedMSI" fact "acquisition" flow "managed-identity" client "managed-identity" identity "0.adapterConfig")
 (#case! @construction "ConversationBot" has "0.adapterConfig|0.command|0.notification|0.cardAction" fact "acquisition" flow "client-credentials" client "confidential"))
([(identifier) (property_identifier)] @setting
 (#case! @setting "ssoConfig" under "ConversationBot" has "command.ssoCommands.0" library "teamsfx" fact "acquisition" flow "on-behalf-of" client "confidential" scopes "value.aad.scopes" anchor "ssoConfig"))

; Microsoft 365 Agents SDK: without a secret, a certificate or a federated identity it is a managed identity. https://learn.microsoft.com/javascript/api/@microsoft/agents-hosting/authconfiguration
([(identifier) (property_identifier)] @construction
 (#set! library "agents-hosting")
 (#set! fact "acquisition")
 (#case! @construction "CloudAdapter" has "0.clientId" lacks "0.clientSecret|0.certPemFile|0.FICClientId" flow "managed-identity" client "managed-identity" identity "0.clientId")
 (#case! @construction "CloudAdapter" flow "client-credentials" client "confidential")
 (#case! @construction "TeamsCloudAdapter" flow "client-credentials" client "confidential"))
; The token of whoever speaks to an agent is exchanged for one of another service. https://learn.microsoft.com/javascript/api/@microsoft/agents-hosting/authorization
([(identifier) (property_identifier)] @call
 (#set! library "agents-hosting")
 (#set! fact "acquisition")
 (#set! flow "on-behalf-of")
 (#set! client "confidential")
 (#case! @call "exchangeToken" has "2.scopes" scopes "2.scopes")
 (#case! @call "exchangeToken" count "3" scopes "1"))

; A server for an agent that brings no adapter of its own. https://learn.microsoft.com/javascript/api/@microsoft/agents-hosting-express/
([(identifier) (property_identifier)] @call
 (#set! library "agents-hosting")
 (#set! requires "receiver")
 (#set! absent "CloudAdapter|TeamsCloudAdapter")
 (#set! fact "acquisition")
 (#case! @call "startServer" has "1.clientId" lacks "1.clientSecret|1.certPemFile|1.FICClientId" flow "managed-identity" client "managed-identity" identity "1.clientId")
 (#case! @call "startServer" flow "client-credentials" client "confidential"))
; The hook constructs a TeamsUserCredential of what it is given. https://www.npmjs.com/package/@microsoft/teamsfx-react
([(identifier) (property_identifier)] @call
 (#case! @call "useTeamsUserCredential" library "teamsfx" fact "client" client "browser" flow "spa-authorization-code"))
; A message extension's query, and a link that is pasted into one. https://learn.microsoft.com/javascript/api/@microsoft/teamsfx
([(identifier) (property_identifier)] @call
 (#set! library "teamsfx")
 (#set! fact "acquisition")
 (#set! flow "on-behalf-of")
 (#set! client "confidential")
 (#set! scopes "3")
 (#case! @call "handleMessageExtensionQueryWithSSO")
 (#case! @call "handleMessageExtensionLinkQueryWithSSO"))

; Graph client: scopes for a credential or client that is made elsewhere. https://learn.microsoft.com/graph/sdks/choose-authentication-providers
([(identifier) (property_identifier)] @construction
 (#set! library "microsoft-graph-client")
 (#set! fact "scopes")
 (#case! @construction "TokenCredentialAuthenticationProvider" scopes "1.scopes")
 (#case! @construction "AuthCodeMSALBrowserAuthenticationProvider" scopes "1.scopes"))

; Teams hands over a token for the application's own API. https://learn.microsoft.com/microsoftteams/platform/tabs/how-to/authentication/tab-sso-code
([(identifier) (property_identifier)] @call
 (#case! @call "getAuthToken" library "teams-js" fact "acquisition" flow "host-brokered"))

; Office hands over a token for the add-in's own API. https://learn.microsoft.com/office/dev/add-ins/develop/sso-in-office-add-ins
([(identifier) (property_identifier)] @call
 (#case! @call "getAccessTokenAsync" fact "acquisition" flow "host-brokered" entra "evidence"))
((property_identifier) @constant
 (#set! flow "host-brokered")
 (#set! entra "evidence")
 (#case! @constant "OfficeRuntime.auth" fact "acquisition" anchor "OfficeRuntime")
 (#case! @constant "Office.auth" fact "acquisition" anchor "Office.auth"))

; SharePoint Framework hands over tokens for the page. https://learn.microsoft.com/sharepoint/dev/spfx/use-aadhttpclient
([(identifier) (property_identifier)] @reference
 (#set! flow "host-brokered")
 (#set! entra "evidence")
 (#case! @reference "aadHttpClientFactory" fact "acquisition")
 (#case! @reference "aadTokenProviderFactory" fact "acquisition")
 (#case! @reference "msGraphClientFactory" fact "acquisition"))
; The same by the services of its scope. https://learn.microsoft.com/javascript/api/sp-http/msgraphclientfactory
((property_identifier) @constant
 (#set! fact "acquisition")
 (#set! flow "host-brokered")
 (#set! entra "evidence")
 (#case! @constant "AadHttpClientFactory.serviceKey" anchor "AadHttpClientFactory")
 (#case! @constant "AadTokenProviderFactory.serviceKey" anchor "AadTokenProviderFactory")
 (#case! @constant "MSGraphClientFactory.serviceKey" anchor "MSGraphClientFactory"))
; Libraries that ask the framework: the Graph Toolkit, and PnPjs for Graph (for SharePoint itself it rides on the page's cookie). https://learn.microsoft.com/graph/toolkit/providers/sharepoint
; https://pnp.github.io/pnpjs/graph/ https://pnp.github.io/pnpjs/v2/graph/
([(identifier) (property_identifier)] @construction
 (#case! @construction "SharePointProvider" library "mgt-sharepoint-provider" requires "receiver" fact "acquisition" flow "host-brokered"))
([(identifier) (property_identifier)] @call
 (#case! @call "SPFx" library "pnp-graph" requires "receiver" fact "acquisition" flow "host-brokered"))
([(identifier) (property_identifier) (string_fragment)] @setting
 (#case! @setting "spfxContext" library "pnp-graph" requires "import" fact "acquisition" flow "host-brokered"))

; The editor hands over tokens of the account that it is signed in with, here for a provider of Microsoft's. https://code.visualstudio.com/api/references/vscode-api#authentication
([(identifier) (property_identifier)] @call
 (#set! library "vscode")
 (#set! requires "receiver")
 (#set! flow "host-brokered")
 (#set! anchor "authentication.getSession")
 (#case! @call "getSession" is "0=microsoft|microsoft-sovereign-cloud" fact "acquisition" entra "evidence")
 (#case! @call "getSession" unseen "0" fact "acquisition" entra "required"))
; Its helpers for extensions that work with Azure. https://github.com/microsoft/vscode-azuretools/tree/main/auth
([(identifier) (property_identifier)] @call
 (#case! @call "getSessionFromVSCode" library "vscode-azext-azureauth" requires "receiver" fact "acquisition" flow "host-brokered"))
([(identifier) (property_identifier)] @construction
 (#case! @construction "VSCodeAzureSubscriptionProvider" library "vscode-azext-azureauth" requires "receiver" fact "acquisition" flow "host-brokered"))

; Clients of a vault: their credential fetches what the application keeps there. https://learn.microsoft.com/javascript/api/@azure/keyvault-secrets/secretclient
((identifier) @construction
 (#set! fact "serving")
 (#set! credential "1")
 (#set! anchor "no")
 (#case! @construction "SecretClient")
 (#case! @construction "CertificateClient")
 (#case! @construction "KeyClient"))

; The assertion that another credential lends. https://learn.microsoft.com/javascript/api/@azure/msal-node/nodeauthoptions
((property_identifier) @setting
 (#set! fact "serving")
 (#set! flow "managed-identity")
 (#set! anchor "no")
 (#case! @setting "clientAssertion" library "msal-node"))

; Durable Functions fetch a token of the host's own identity for a call. https://learn.microsoft.com/azure/azure-functions/durable/durable-functions-http-features#managed-identities
([(identifier) (property_identifier)] @construction
 (#case! @construction "ManagedIdentityTokenSource" library "durable-functions" requires "receiver" fact "acquisition" flow "managed-identity" client "managed-identity" identity "9" scopes "0"))

; Credentials of node-redis: the factory's method is the flow; a credential of the Azure SDK that it is handed is judged as itself. https://github.com/redis/node-redis/tree/master/packages/entraid
([(identifier) (property_identifier)] @call
 (#set! library "redis-entraid")
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#case! @call "createForClientCredentials" flow "client-credentials" client "confidential" scopes "0.scopes")
 (#case! @call "createForClientCredentialsWithCertificate" flow "client-credentials" client "confidential" scopes "0.scopes")
 (#case! @call "createForSystemAssignedManagedIdentity" flow "managed-identity" client "managed-identity" identity "0.userAssignedClientId")
 (#case! @call "createForUserAssignedManagedIdentity" flow "managed-identity" client "managed-identity" identity "0.userAssignedClientId"))
