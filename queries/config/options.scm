; Options that configuration binds to the objects of a library.

; https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.openidconnect.openidconnectoptions.getclaimsfromuserinfoendpoint
((string) @setting
 (#case! @setting "GetClaimsFromUserInfoEndpoint" value "true" fact "user-info" entra "required" addresses "authority|metadata|issuer" anchor "GetClaimsFromUserInfoEndpoint"))

; https://authts.github.io/oidc-client-ts/interfaces/UserManagerSettings.html#loaduserinfo
((string) @setting
 (#case! @setting "loadUserInfo" value "true" library "oidc-client-ts|oidc-client|react-oidc-context" fact "user-info" entra "required" anchor "loadUserInfo"))

; ASP.NET Core redeems any code that it receives. https://learn.microsoft.com/dotnet/api/microsoft.identity.web.microsoftidentityoptions
((string) @setting
 (#set! library "identity-web|azure-ad-ui")
 (#set! fact "response-type")
 (#case! @setting "ResponseType" value "code|code id_token|code token|code id_token token" flow "authorization-code" anchor "ResponseType")
 (#case! @setting "ResponseType" value "id_token" flow "oidc-id-token" anchor "ResponseType"))

; The handlers of ASP.NET Core are bound to the section of their scheme without being asked. https://learn.microsoft.com/aspnet/core/migration/60-70#authentication-schemes-configuration
((string) @setting
 (#set! fact "response-type")
 (#set! under "Schemes")
 (#set! anchor "ResponseType")
 (#case! @setting "ResponseType" value "code|code id_token|code token|code id_token token" flow "authorization-code")
 (#case! @setting "ResponseType" value "id_token" flow "oidc-id-token"))

; Clouds by the name that the library's options give them. https://learn.microsoft.com/dotnet/api/microsoft.identity.client.azurecloudinstance
((string) @setting
 (#set! library "msal-dotnet|identity-web")
 (#set! fact "host")
 (#set! anchor "AzureCloudInstance")
 (#case! @setting "AzureCloudInstance" value "AzurePublic" host "login.microsoftonline.com" status "supported")
 (#case! @setting "AzureCloudInstance" value "AzureUsGovernment" host "login.microsoftonline.us" status "supported")
 (#case! @setting "AzureCloudInstance" value "AzureChina" host "login.chinacloudapi.cn" status "unsupported")
 (#case! @setting "AzureCloudInstance" value "AzureGermany" host "login.microsoftonline.de" status "unsupported"))

; The application's own calls of a downstream API as a managed identity. https://learn.microsoft.com/dotnet/api/microsoft.identity.abstractions.managedidentityoptions
((string) @setting
 (#case! @setting "ManagedIdentity" under "AcquireTokenOptions" library "identity-web" fact "acquisition" flow "managed-identity" client "managed-identity" identity "value.UserAssignedClientId" anchor "AcquireTokenOptions"))

; WS-Federation of Windows Identity Foundation, set up by configuration alone. https://learn.microsoft.com/dotnet/framework/configure-apps/file-schema/windows-identity-foundation/wsfederation
((string) @setting
 (#case! @setting "issuer" under "wsFederation" value-has "login.microsoftonline.com|login.microsoftonline.us|login.windows.net" fact "sign-in" flow "ws-federation" anchor "wsFederation"))

; A service provider of Sustainsys, set up by configuration alone. https://saml2.sustainsys.com/en/v2/configuration.html
((string) @setting
 (#set! anchor "sustainsys.saml2|kentor.authServices")
 (#case! @setting "entityId" under "identityProviders|federations" fact "ignore")
 (#case! @setting "entityId" under "sustainsys.saml2|kentor.authServices" fact "sign-in" flow "saml-sp-initiated")
 (#case! @setting "allowUnsolicitedAuthnResponse" value "true" under "sustainsys.saml2|kentor.authServices" fact "sign-in" flow "saml-idp-initiated"))

; The credential of a client that a section of configuration describes. https://learn.microsoft.com/dotnet/azure/sdk/authentication/create-token-credentials-from-configuration
((string) @setting
 (#set! library "azure-client-factory")
 (#set! fact "acquisition")
 (#case! @setting "credential" value "managedidentity" flow "managed-identity" client "managed-identity" identity "clientId|managedIdentityClientId|managedIdentityResourceId|managedIdentityObjectId" anchor "managedidentity")
 (#case! @setting "credential" value "workloadidentity" flow "client-credentials" client "confidential" anchor "workloadidentity"))

; A bot that is a managed identity. https://learn.microsoft.com/azure/bot-service/provision-and-publish-a-bot#update-configuration-identity-information
((string) @setting
 (#case! @setting "MicrosoftAppType" absent "FederatedServiceClientCredentialsFactory|PasswordServiceClientCredentialFactory|CertificateServiceClientCredentialsFactory|ManagedIdentityServiceClientCredentialsFactory" value "UserAssignedMSI" library "bot-framework|botframework" fact "acquisition" flow "managed-identity" client "managed-identity" identity "value" anchor "UserAssignedMSI"))

; The connections of an agent. https://learn.microsoft.com/microsoft-365/agents-sdk/microsoft-authentication-library-configuration-options
((string) @setting
 (#set! library "agents-dotnet")
 (#set! under "Settings")
 (#set! fact "acquisition")
 (#set! anchor "AuthType")
 (#case! @setting "AuthType" value "ClientSecret|Certificate|CertificateSubjectName|FederatedCredentials|WorkloadIdentity" flow "client-credentials" client "confidential")
 (#case! @setting "AuthType" value "UserManagedIdentity" flow "managed-identity" client "managed-identity")
 (#case! @setting "AuthType" value "SystemManagedIdentity" flow "managed-identity" client "managed-identity" identity "none"))

; Credentials of PnP Core SDK. https://pnp.github.io/pnpcore/using-the-sdk/configuring%20authentication.html
((string) @setting
 (#set! library "pnp-core-auth")
 (#set! under "Configurations")
 (#set! has "ClientId|TenantId")
 (#set! fact "acquisition")
 (#set! anchor "DefaultConfiguration")
 (#case! @setting "UsernamePassword" flow "password" client "public" silent "built-in" cache "memory")
 (#case! @setting "CredentialManager" flow "password" client "public" silent "built-in" cache "memory")
 (#case! @setting "Interactive" flow "interactive" client "public" silent "built-in" cache "memory")
 (#case! @setting "DeviceCode" flow "device-code" client "public" silent "built-in" cache "memory")
 (#case! @setting "X509Certificate" flow "client-credentials" client "confidential")
 (#case! @setting "OnBehalfOf" flow "on-behalf-of" client "confidential"))

; Sign-in of Chainlit by Entra. https://docs.chainlit.io/authentication/oauth
((string) @setting
 (#case! @setting "OAUTH_AZURE_AD_CLIENT_ID" fact "entra" entra "evidence" anchor "OAUTH_AZURE_AD_CLIENT_ID"))
