; Azure.Identity: what is constructed decides. Scopes are said by the SDK client that is handed the credential, seldom by the application.

; A chain of sources. With every source but the managed identity excluded it is one; the browser is excluded by default.
; https://learn.microsoft.com/dotnet/api/azure.identity.defaultazurecredentialoptions
((identifier) @construction
 (#set! library "azure-identity-dotnet")
 (#set! fact "acquisition")
 (#case! @construction "DefaultAzureCredential" is "0.ExcludeEnvironmentCredential|options.ExcludeEnvironmentCredential=true" is "0.ExcludeWorkloadIdentityCredential|options.ExcludeWorkloadIdentityCredential=true" is "0.ExcludeVisualStudioCredential|options.ExcludeVisualStudioCredential=true" is "0.ExcludeAzureCliCredential|options.ExcludeAzureCliCredential=true" is "0.ExcludeAzurePowerShellCredential|options.ExcludeAzurePowerShellCredential=true" is "0.ExcludeAzureDeveloperCliCredential|options.ExcludeAzureDeveloperCliCredential=true" not "0.ExcludeManagedIdentityCredential|options.ExcludeManagedIdentityCredential=true" not "0.ExcludeInteractiveBrowserCredential|options.ExcludeInteractiveBrowserCredential=false" flow "managed-identity" client "managed-identity" identity "0.ManagedIdentityClientId|0.ManagedIdentityResourceId|options.ManagedIdentityClientId|options.ManagedIdentityResourceId")
 (#case! @construction "DefaultAzureCredential" flow "credential-chain"))

; A chain of the application's own; one of users alone has the kind of what it is made of. https://learn.microsoft.com/dotnet/api/azure.identity.chainedtokencredential
((identifier) @construction
 (#set! library "azure-identity-dotnet")
 (#set! fact "acquisition")
 (#set! flow "credential-chain")
 (#case! @construction "ChainedTokenCredential" constructs "*=DefaultAzureCredential|ManagedIdentityCredential|WorkloadIdentityCredential|EnvironmentCredential|AzurePipelinesCredential|ClientSecretCredential|ClientCertificateCredential|ClientAssertionCredential")
 (#case! @construction "ChainedTokenCredential" constructs "*=InteractiveBrowserCredential|DeviceCodeCredential|UsernamePasswordCredential" client "public")
 (#case! @construction "ChainedTokenCredential"))

; Clients that are registered by an address and told no credential make the default chain; by a text alone it may be a connection string. https://learn.microsoft.com/dotnet/azure/sdk/dependency-injection
; https://learn.microsoft.com/dotnet/api/microsoft.extensions.azure.azureclientfactorybuilder
((identifier) @call
 (#set! library "azure-client-factory")
 (#set! fact "acquisition")
 (#set! flow "credential-chain")
 (#set! lacks "lambda.WithCredential|lambda.UseCredential")
 (#set! absent "UseCredential")
 (#case! @call "AddAzureClients" constructs "lambda.AddBlobServiceClient=Uri")
 (#case! @call "AddAzureClients" constructs "lambda.AddQueueServiceClient=Uri")
 (#case! @call "AddAzureClients" constructs "lambda.AddTableServiceClient=Uri")
 (#case! @call "AddAzureClients" constructs "lambda.AddDataLakeServiceClient=Uri")
 (#case! @call "AddAzureClients" constructs "lambda.AddSecretClient=Uri")
 (#case! @call "AddAzureClients" constructs "lambda.AddKeyClient=Uri")
 (#case! @call "AddAzureClients" constructs "lambda.AddCertificateClient=Uri")
 (#case! @call "AddAzureClients" constructs "lambda.AddConfigurationClient=Uri")
 (#case! @call "AddAzureClients" constructs "lambda.AddDigitalTwinsClient=Uri")
 (#case! @call "AddAzureClients" constructs "lambda.AddLogsIngestionClient=Uri")
 (#case! @call "AddAzureClients" constructs "lambda.AddEventGridPublisherClient=Uri")
 (#case! @call "AddAzureClients" constructs "lambda.AddOpenAIClient=Uri")
 (#case! @call "AddAzureClients" constructs "lambda.AddAzureOpenAIClient=Uri")
 (#case! @call "AddAzureClients" constructs "lambda.AddTextAnalyticsClient=Uri")
 (#case! @call "AddAzureClients" constructs "lambda.AddDocumentAnalysisClient=Uri")
 (#case! @call "AddAzureClients" has "lambda.AddServiceBusClientWithNamespace")
 (#case! @call "AddAzureClients" has "lambda.AddServiceBusAdministrationClientWithNamespace")
 (#case! @call "AddAzureClients" has "lambda.AddEventHubProducerClientWithNamespace")
 (#case! @call "AddAzureClients" has "lambda.AddEventHubBufferedProducerClientWithNamespace")
 (#case! @call "AddAzureClients" has "lambda.AddEventHubConsumerClientWithNamespace"))

; Managed identity; `identity "none"` names an argument that does not exist, so it is system-assigned. https://learn.microsoft.com/dotnet/api/azure.identity.managedidentitycredential
((identifier) @construction
 (#set! library "azure-identity-dotnet")
 (#set! fact "acquisition")
 (#set! flow "managed-identity")
 (#set! client "managed-identity")
 (#case! @construction "ManagedIdentityCredential" is "0|id|clientId=ManagedIdentityId.SystemAssigned|null" identity "none")
 (#case! @construction "ManagedIdentityCredential" is "0.0|options.0=ManagedIdentityId.SystemAssigned" identity "none")
 (#case! @construction "ManagedIdentityCredential" constructs "0|options=ManagedIdentityCredentialOptions" identity "0.0|options.0|0.managedIdentityId|options.managedIdentityId")
 (#case! @construction "ManagedIdentityCredential" identity "0|id|clientId|resourceId"))

; The container gives the one that was registered. https://learn.microsoft.com/dotnet/api/microsoft.extensions.dependencyinjection.serviceproviderserviceextensions
((identifier) @reference
 (#set! library "azure-identity-dotnet")
 (#set! under "GetRequiredService|GetService|GetRequiredKeyedService|GetKeyedService")
 (#set! fact "ignore")
 (#case! @reference "DefaultAzureCredential")
 (#case! @reference "WorkloadIdentityCredential"))

; A type argument of a service: the container constructs it. https://learn.microsoft.com/dotnet/core/extensions/dependency-injection/service-registration
((identifier) @reference
 (#set! library "azure-identity-dotnet")
 (#set! under "AddSingleton|AddScoped|AddTransient|TryAddSingleton|TryAddScoped|TryAddTransient|AddKeyedSingleton|AddKeyedScoped|AddKeyedTransient")
 (#set! fact "acquisition")
 (#case! @reference "DefaultAzureCredential" flow "credential-chain")
 (#case! @reference "WorkloadIdentityCredential" flow "client-credentials" client "confidential"))

; The application as itself; what is asked for the assertion only serves. https://learn.microsoft.com/dotnet/api/azure.identity.clientsecretcredential
((identifier) @construction
 (#set! library "azure-identity-dotnet")
 (#set! fact "acquisition")
 (#set! flow "client-credentials")
 (#set! client "confidential")
 (#case! @construction "ClientSecretCredential")
 (#case! @construction "ClientCertificateCredential")
 (#case! @construction "ClientAssertionCredential" credential "2|assertionCallback")
 (#case! @construction "WorkloadIdentityCredential")
 (#case! @construction "AzurePipelinesCredential")
 (#case! @construction "EnvironmentCredential"))

; Users of native applications: each tries its own cache first; in memory unless persistence is asked for. Ids stand before the options, or alone. https://learn.microsoft.com/dotnet/api/azure.identity.interactivebrowsercredential
((identifier) @construction
 (#set! library "azure-identity-dotnet")
 (#set! fact "acquisition")
 (#set! client "public")
 (#set! silent "built-in")
 (#case! @construction "InteractiveBrowserCredential" constructs "0|options=InteractiveBrowserCredentialBrokerOptions" flow "interactive" broker "yes" cache "self")
 (#case! @construction "InteractiveBrowserCredential" count "2" flow "interactive")
 (#case! @construction "InteractiveBrowserCredential" text "0" count "1" flow "interactive")
 (#case! @construction "InteractiveBrowserCredential" flow "interactive" persistence "2.TokenCachePersistenceOptions|0.TokenCachePersistenceOptions|options.TokenCachePersistenceOptions")
 (#case! @construction "DeviceCodeCredential" count "2" flow "device-code")
 (#case! @construction "DeviceCodeCredential" text "2" count "3" flow "device-code")
 (#case! @construction "DeviceCodeCredential" flow "device-code" persistence "3.TokenCachePersistenceOptions|2.TokenCachePersistenceOptions|0.TokenCachePersistenceOptions|options.TokenCachePersistenceOptions")
 (#case! @construction "UsernamePasswordCredential" flow "password" persistence "4.TokenCachePersistenceOptions|options.TokenCachePersistenceOptions"))

; Users behind a server. https://learn.microsoft.com/dotnet/api/azure.identity.onbehalfofcredential
((identifier) @construction
 (#set! library "azure-identity-dotnet")
 (#set! fact "acquisition")
 (#set! client "confidential")
 (#case! @construction "AuthorizationCodeCredential" flow "authorization-code")
 (#case! @construction "OnBehalfOfCredential" flow "on-behalf-of"))

; The sign-in of a developer's tool. https://learn.microsoft.com/dotnet/api/azure.identity.azureclicredential
((identifier) @construction
 (#set! library "azure-identity-dotnet")
 (#set! fact "acquisition")
 (#set! flow "developer-tool")
 (#case! @construction "AzureCliCredential")
 (#case! @construction "AzureDeveloperCliCredential")
 (#case! @construction "AzurePowerShellCredential")
 (#case! @construction "VisualStudioCredential")
 (#case! @construction "VisualStudioCodeCredential")
 (#case! @construction "SharedTokenCacheCredential"))

; Scopes that the application names itself; what a token for the exchange is for, an assertion, is all that the identity serves. https://learn.microsoft.com/dotnet/api/azure.core.tokenrequestcontext
; https://learn.microsoft.com/entra/workload-id/workload-identity-federation-config-app-trust-managed-identity
((identifier) @construction
 (#case! @construction "TokenRequestContext" absent "ClientAssertionCredential|WithClientAssertion" library "azure-identity-dotnet|azure-core" fact "serving" flow "managed-identity"
  is "0|scopes=api://AzureADTokenExchange/.default|api://AzureADTokenExchange|api://AzureADTokenExchangeUSGov/.default|api://AzureADTokenExchangeChina/.default|api://AzureADTokenExchangeUSNat/.default|api://AzureADTokenExchangeUSSec/.default")
 (#case! @construction "TokenRequestContext" library "azure-identity-dotnet|azure-core" fact "scopes" scopes "0|scopes"))

; Or hands on as it was handed them. https://learn.microsoft.com/dotnet/api/azure.core.tokencredential.gettoken
((identifier) @call
 (#set! library "azure-identity-dotnet|azure-core")
 (#set! fact "scopes")
 (#set! scopes "0|requestContext")
 (#case! @call "GetToken" on "TokenCredential" requires "receiver")
 (#case! @call "GetTokenAsync" on "TokenCredential" requires "receiver"))

; Managed identity asked for at its endpoint. https://learn.microsoft.com/entra/identity/managed-identities-azure-resources/how-to-use-vm-token
([(string_literal_content) (string_content) (raw_string_content)] @text
 (#case! @text "169.254.169.254/metadata/identity/oauth2/token" fact "acquisition" flow "managed-identity" client "managed-identity" identity "client_id|object_id|msi_res_id|mi_res_id|principal_id" entra "evidence"))

; The endpoint on App Service: only who speaks the protocol sends the header or reads its older secret. https://learn.microsoft.com/azure/app-service/overview-managed-identity
([(string_literal_content) (string_content) (raw_string_content)] @text
 (#set! fact "acquisition")
 (#set! flow "managed-identity")
 (#set! client "managed-identity")
 (#set! identity "client_id|clientid|object_id|msi_res_id|mi_res_id|principal_id")
 (#set! entra "evidence")
 (#case! @text "X-IDENTITY-HEADER")
 (#case! @text "MSI_SECRET"))
