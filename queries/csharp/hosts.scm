; Constants that mean a host, and names whose strings are no hosts in use. The hosts themselves: queries/common/hosts.scm.

; An authority that the same builder is given as a string wins over the enum. https://learn.microsoft.com/dotnet/api/microsoft.identity.client.azurecloudinstance
((member_access_expression) @constant
 (#set! library "msal-dotnet|identity-web")
 (#set! lacks "chain.WithAuthority.0")
 (#case! @constant "AzureCloudInstance.AzurePublic" host "login.microsoftonline.com")
 (#case! @constant "AzureCloudInstance.AzureUsGovernment" host "login.microsoftonline.us")
 (#case! @constant "AzureCloudInstance.AzureChina" host "login.chinacloudapi.cn")
 (#case! @constant "AzureCloudInstance.AzureGermany" host "login.microsoftonline.de")
 (#case! @constant "AzureCloudInstance.GovFr" anchor ".GovFr" host "login.sovcloud-identity.fr")
 (#case! @constant "AzureCloudInstance.GovDe" anchor ".GovDe" host "login.sovcloud-identity.de")
 (#case! @constant "AzureCloudInstance.GovSg" anchor ".GovSg" host "login.sovcloud-identity.sg"))

; https://learn.microsoft.com/dotnet/api/azure.identity.azureauthorityhosts
((member_access_expression) @constant
 (#set! library "azure-identity-dotnet")
 (#case! @constant "AzureAuthorityHosts.AzurePublicCloud" host "login.microsoftonline.com")
 (#case! @constant "AzureAuthorityHosts.AzureGovernment" host "login.microsoftonline.us")
 (#case! @constant "AzureAuthorityHosts.AzureChina" host "login.chinacloudapi.cn")
 (#case! @constant "AzureAuthorityHosts.AzureGermany" host "login.microsoftonline.de"))

; https://learn.microsoft.com/dotnet/api/microsoft.rest.azure.authentication.activedirectoryservicesettings
((member_access_expression) @constant
 (#set! library "client-runtime-dotnet")
 (#case! @constant "ActiveDirectoryServiceSettings.Azure" host "login.microsoftonline.com" anchor "ActiveDirectoryServiceSettings")
 (#case! @constant "ActiveDirectoryServiceSettings.AzureUSGovernment" host "login.microsoftonline.us" anchor "ActiveDirectoryServiceSettings")
 (#case! @constant "ActiveDirectoryServiceSettings.AzureChina" host "login.chinacloudapi.cn" anchor "ActiveDirectoryServiceSettings")
 (#case! @constant "ActiveDirectoryServiceSettings.AzureGermany" host "login.microsoftonline.de" anchor "ActiveDirectoryServiceSettings"))

; https://learn.microsoft.com/dotnet/api/microsoft.azure.management.resourcemanager.fluent.azureenvironment
((member_access_expression) @constant
 (#set! library "azure-fluent")
 (#case! @constant "AzureEnvironment.AzureGlobalCloud" host "login.microsoftonline.com")
 (#case! @constant "AzureEnvironment.AzureUSGovernment" host "login.microsoftonline.us")
 (#case! @constant "AzureEnvironment.AzureChinaCloud" host "login.chinacloudapi.cn")
 (#case! @constant "AzureEnvironment.AzureGermanCloud" host "login.microsoftonline.de"))

; https://pnp.github.io/pnpframework/api/PnP.Framework.AzureEnvironment.html
((member_access_expression) @constant
 (#set! library "pnp-framework")
 (#case! @constant "AzureEnvironment.Production" host "login.microsoftonline.com" anchor "AzureEnvironment.")
 (#case! @constant "AzureEnvironment.USGovernment" host "login.microsoftonline.us" anchor "AzureEnvironment.")
 (#case! @constant "AzureEnvironment.China" host "login.chinacloudapi.cn" anchor "AzureEnvironment.")
 (#case! @constant "AzureEnvironment.Germany" host "login.microsoftonline.de" anchor "AzureEnvironment."))

; Addresses at which the application itself is reached. https://learn.microsoft.com/entra/identity-platform/reply-url
([(identifier) (string_literal_content)] @context
 (#case! @context "RedirectUri")
 (#case! @context "RedirectUris")
 (#case! @context "RedirectUrl")
 (#case! @context "WithRedirectUri")
 (#case! @context "CallbackUrl")
 (#case! @context "CallbackPath")
 (#case! @context "ReplyUrl")
 (#case! @context "PostLogoutRedirectUri")
 (#case! @context "PostLogoutRedirectUris")
 (#case! @context "SignedOutRedirectUri")
 (#case! @context "ReturnUrl")
 (#case! @context "Wreply"))

; Names that a token carries and a validator compares. https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.tokenvalidationparameters
([(identifier) (string_literal_content)] @context
 (#set! entra "another")
 (#case! @context "ValidIssuer")
 (#case! @context "ValidIssuers")
 (#case! @context "Issuer")
 (#case! @context "Issuers")
 (#case! @context "ClaimsIssuer")
 (#case! @context "IssuerValidator")
 (#case! @context "ValidAudience")
 (#case! @context "ValidAudiences")
 (#case! @context "Audience")
 (#case! @context "Audiences")
 (#case! @context "EntityId")
 (#case! @context "InitiateSSO")
 (#case! @context "InitiateSsoAsync"))

; sts.windows.net names an issuer: made of an authority, kept as a pattern, or checked. https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-the-issuer
([(identifier) (string_literal_content)] @context
 (#set! host "sts.windows.net")
 (#case! @context "Replace")
 (#case! @context "IssuerFormat")
 (#case! @context "IssuerPrefix")
 (#case! @context "IssuerUrl")
 (#case! @context "IssuerEndpoint")
 (#case! @context "TokenIssuer")
 (#case! @context "ValidateIssuer")
 (#case! @context "AadIssuerValidator"))

; What a token is asked for. https://learn.microsoft.com/entra/identity-platform/scopes-oidc
([(identifier) (string_literal_content)] @context
 (#set! entra "another")
 (#case! @context "Scope")
 (#case! @context "Scopes")
 (#case! @context "Resource")
 (#case! @context "ResourceId")
 (#case! @context "AppIdUri")
 (#case! @context "Wtrealm"))

; The tenant is read from the address, its host is not used. https://learn.microsoft.com/dotnet/api/microsoft.identity.client.abstractacquiretokenparameterbuilder-1.withtenantidfromauthority
([(identifier) (string_literal_content)] @context
 (#case! @context "WithTenantIdFromAuthority"))

; The first argument is the id of an account provider that looks like an address. https://learn.microsoft.com/uwp/api/windows.security.authentication.web.core.webauthenticationcoremanager.findaccountproviderasync
([(identifier) (string_literal_content)] @context
 (#set! host "login.microsoft.com")
 (#case! @context "FindAccountProviderAsync"))

; OpenAPI documents describe a sign-in, they start none. Elsewhere such a name is that of an endpoint. https://learn.microsoft.com/dotnet/api/microsoft.openapi.models.openapioauthflow
; https://github.com/RicoSuter/NSwag/wiki/AspNetCore-Middleware https://github.com/domaindrivendev/Swashbuckle.AspNetCore/blob/v4.0.1/README.md#add-security-definitions-and-requirements
([(identifier) (string_literal_content)] @context
 (#case! @context "OpenApiOAuthFlow")
 (#case! @context "OpenApiSecurityScheme")
 (#case! @context "OAuth2Scheme"))

; Calls of the generator for the framework. https://github.com/domaindrivendev/Swashbuckle.WebApi#describing-securityauthorization-schemes
([(identifier) (string_literal_content)] @context
 (#set! library "swashbuckle")
 (#set! requires "import")
 (#case! @context "AuthorizationUrl")
 (#case! @context "TokenUrl"))

; Comparisons, and allow-lists of origins. https://learn.microsoft.com/dotnet/api/system.string
([(identifier) (string_literal_content)] @context
 (#case! @context "StartsWith")
 (#case! @context "EndsWith")
 (#case! @context "Contains")
 (#case! @context "Equals")
 (#case! @context "IndexOf")
 (#case! @context "Any")
 (#case! @context "All")
 (#case! @context "IsMatch")
 (#case! @context "WithOrigins")
 (#case! @context "AllowedOrigins")
 (#case! @context "Content-Security-Policy"))

; Sources of a Content-Security-Policy that is built by calls. https://github.com/andrewlock/NetEscapades.AspNetCore.SecurityHeaders https://docs.nwebsec.com
([(identifier) (string_literal_content)] @context
 (#set! library "security-headers")
 (#case! @context "From")
 (#case! @context "CustomSources"))

; What a test expects. https://xunit.net
([(identifier) (string_literal_content)] @context
 (#case! @context "Equal")
 (#case! @context "NotEqual")
 (#case! @context "StrictEqual")
 (#case! @context "AreEqual")
 (#case! @context "AreNotEqual")
 (#case! @context "EqualTo")
 (#case! @context "Be")
 (#case! @context "ShouldBe")
 (#case! @context "DoesNotContain")
 (#case! @context "Assert"))

; Text for people, who are asked to open an address at which they sign in. https://learn.microsoft.com/dotnet/core/extensions/logging https://github.com/serilog/serilog/wiki/Getting-Started
; https://learn.microsoft.com/dotnet/api/system.diagnostics.trace https://learn.microsoft.com/azure/azure-monitor/app/api-custom-events-metrics https://spectreconsole.net/markup
([(identifier) (string_literal_content)] @context
 (#set! nested "counts")
 (#case! @context "WriteLine" opened "authorize?|authorize.srf?")
 (#case! @context "LogTrace")
 (#case! @context "LogDebug")
 (#case! @context "LogInformation" opened "authorize?|authorize.srf?")
 (#case! @context "LogWarning")
 (#case! @context "LogError")
 (#case! @context "LogCritical")
 (#case! @context "Information")
 (#case! @context "TraceInformation")
 (#case! @context "TraceWarning")
 (#case! @context "TraceError")
 (#case! @context "TrackTrace")
 (#case! @context "MarkupLine" opened "authorize?|authorize.srf?")
 (#case! @context "Description")
 (#case! @context "Summary")
 (#case! @context "Obsolete")
 (#case! @context "HelpText")
 (#case! @context "HelpMessage")
 (#case! @context "Prompt")
 (#case! @context "Hint")
 (#case! @context "Placeholder")
 (#case! @context "NotSupportedException"))
