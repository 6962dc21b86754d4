; @azure/identity: what is constructed decides. Scopes are said by the SDK client that is handed the credential, seldom by the application.

; Chains. https://learn.microsoft.com/javascript/api/@azure/identity/defaultazurecredential
([(identifier) (property_identifier)] @construction
 (#set! library "azure-identity-js")
 (#case! @construction "DefaultAzureCredential" fact "acquisition" flow "credential-chain")
 (#case! @construction "ChainedTokenCredential" fact "acquisition" flow "credential-chain"))
([(identifier) (property_identifier)] @call
 (#case! @call "getDefaultAzureCredential" library "azure-identity-js" fact "acquisition" flow "credential-chain"))

; Managed identity. https://learn.microsoft.com/javascript/api/@azure/identity/managedidentitycredential
([(identifier) (property_identifier)] @construction
 (#case! @construction "ManagedIdentityCredential" library "azure-identity-js" fact "acquisition" flow "managed-identity" client "managed-identity" identity "0.clientId|0.resourceId|0.objectId|0"))

; The application as itself. https://learn.microsoft.com/javascript/api/@azure/identity/clientsecretcredential
([(identifier) (property_identifier)] @construction
 (#set! library "azure-identity-js")
 (#set! flow "client-credentials")
 (#set! client "confidential")
 (#case! @construction "ClientSecretCredential" fact "acquisition")
 (#case! @construction "ClientCertificateCredential" fact "acquisition")
 (#case! @construction "ClientAssertionCredential" fact "acquisition")
 (#case! @construction "WorkloadIdentityCredential" fact "acquisition")
 (#case! @construction "AzurePipelinesCredential" fact "acquisition")
 (#case! @construction "EnvironmentCredential" fact "acquisition"))

; On behalf of a user. https://learn.microsoft.com/javascript/api/@azure/identity/onbehalfofcredential
([(identifier) (property_identifier)] @construction
 (#case! @construction "OnBehalfOfCredential" library "azure-identity-js" fact "acquisition" flow "on-behalf-of" client "confidential"))

; Users of native applications; each credential tries its own cache first. In a page the browser credential wraps msal-browser. https://learn.microsoft.com/javascript/api/@azure/identity/interactivebrowsercredential
([(identifier) (property_identifier)] @construction
 (#set! library "azure-identity-js")
 (#case! @construction "InteractiveBrowserCredential" is "0.loginStyle=popup|redirect" fact "client" client "browser" flow "spa-authorization-code")
 (#case! @construction "InteractiveBrowserCredential" runs "browser" fact "client" client "browser" flow "spa-authorization-code")
 (#case! @construction "InteractiveBrowserCredential" is "0.tokenCachePersistenceOptions.enabled=false" not "0.tokenCachePersistenceOptions.enabled=true" lacks "0.brokerOptions" fact "client" flow "interactive" client "public" silent "built-in")
 (#case! @construction "InteractiveBrowserCredential" fact "client" flow "interactive" client "public" silent "built-in" persistence "0.tokenCachePersistenceOptions|0.brokerOptions")
 (#case! @construction "DeviceCodeCredential" is "0.tokenCachePersistenceOptions.enabled=false" not "0.tokenCachePersistenceOptions.enabled=true" fact "client" flow "device-code" client "public" silent "built-in")
 (#case! @construction "DeviceCodeCredential" fact "client" flow "device-code" client "public" silent "built-in" persistence "0.tokenCachePersistenceOptions")
 (#case! @construction "UsernamePasswordCredential" fact "client" flow "password" client "public" silent "built-in" persistence "4.tokenCachePersistenceOptions"))

; Authorization code: five arguments and more with a secret, four without. https://learn.microsoft.com/javascript/api/@azure/identity/authorizationcodecredential
([(identifier) (property_identifier)] @construction
 (#set! library "azure-identity-js")
 (#case! @construction "AuthorizationCodeCredential" count "4" fact "client" flow "interactive" client "public" silent "built-in" persistence "4.tokenCachePersistenceOptions")
 (#case! @construction "AuthorizationCodeCredential" fact "acquisition" flow "authorization-code" client "confidential"))

; The sign-in of a developer's tool. https://learn.microsoft.com/javascript/api/@azure/identity/azureclicredential
([(identifier) (property_identifier)] @construction
 (#set! library "azure-identity-js")
 (#set! flow "developer-tool")
 (#case! @construction "AzureCliCredential" fact "acquisition")
 (#case! @construction "AzurePowerShellCredential" fact "acquisition")
 (#case! @construction "AzureDeveloperCliCredential" fact "acquisition")
 (#case! @construction "VisualStudioCodeCredential" fact "acquisition"))

; Scopes said by the application; what a token for the exchange is for, an assertion, is all that the identity serves. https://learn.microsoft.com/javascript/api/@azure/identity/
; https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
([(identifier) (property_identifier)] @call
 (#set! fact "scopes")
 (#case! @call "getToken" library "azure-identity-js" requires "receiver" anchor ".getToken(" weak "yes" fact "serving" flow "managed-identity"
  is "0=api://AzureADTokenExchange/.default|api://AzureADTokenExchange|api://AzureADTokenExchangeUSGov/.default|api://AzureADTokenExchangeChina/.default|api://AzureADTokenExchangeUSNat/.default|api://AzureADTokenExchangeUSSec/.default")
 (#case! @call "getToken" library "azure-identity-js" on "AzureCliCredential|AzurePowerShellCredential|AzureDeveloperCliCredential|VisualStudioCodeCredential" requires "receiver" fact "ignore")
 (#case! @call "getToken" library "azure-identity-js|teamsfx" requires "receiver" scopes "0")
 (#case! @call "getToken" library "azure-core-js" on "TokenCredential" requires "receiver" scopes "0")
 (#case! @call "authenticate" library "azure-identity-js" requires "receiver" scopes "0")
 (#case! @call "getBearerTokenProvider" library "azure-identity-js" scopes "1"))

; The plug-ins only take effect by an option of the credential. https://learn.microsoft.com/javascript/api/overview/azure/identity-cache-persistence-readme
([(identifier) (property_identifier)] @reference
 (#set! fact "ignore")
 (#set! anchor "no")
 (#case! @reference "cachePersistencePlugin" library "azure-identity-cache-persistence")
 (#case! @reference "nativeBrokerPlugin" library "azure-identity-broker"))
