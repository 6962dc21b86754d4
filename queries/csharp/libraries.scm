; Namespaces that a `using` names: which library a name belongs to. Package names stand in queries/nuget/dependencies.scm.

; MSAL.NET. https://learn.microsoft.com/entra/msal/dotnet
([(qualified_name) (identifier)] @import
 (#set! entra "evidence")
 (#case! @import "Microsoft.Identity.Client" library "msal-dotnet")
 (#case! @import "Microsoft.Identity.Client.Broker" library "msal-dotnet")
 (#case! @import "Microsoft.Identity.Client.Desktop" library "msal-dotnet")
 (#case! @import "Microsoft.Identity.Client.Extensions.Msal" library "msal-extensions-dotnet"))

; Microsoft.Identity.Web and its interfaces. https://learn.microsoft.com/entra/msal/dotnet/microsoft-identity-web
([(qualified_name) (identifier)] @import
 (#set! entra "evidence")
 (#case! @import "Microsoft.Identity.Web" library "identity-web")
 (#case! @import "Microsoft.Identity.Abstractions" library "identity-web"))

; Azure Identity. https://learn.microsoft.com/dotnet/api/overview/azure/identity-readme
([(qualified_name) (identifier)] @import
 (#set! entra "workload")
 (#case! @import "Azure.Identity" library "azure-identity-dotnet"))

; The account manager of Windows. https://learn.microsoft.com/windows/uwp/security/web-account-manager
([(qualified_name) (identifier)] @import
 (#case! @import "Windows.Security.Authentication.Web.Core" library "web-account-manager"))

; Retired: ADAL, AppAuthentication, and what has ADAL inside. Inside a namespace of Microsoft's the first parts of the name are left out. https://learn.microsoft.com/entra/identity-platform/msal-migration
([(qualified_name) (identifier)] @import
 (#set! entra "evidence")
 (#set! retired "yes")
 (#case! @import "Microsoft.IdentityModel.Clients.ActiveDirectory" library "adal-dotnet" anchor "IdentityModel.Clients.ActiveDirectory")
 (#case! @import "Microsoft.Experimental.IdentityModel.Clients.ActiveDirectory" library "adal-dotnet" anchor "no")
 (#case! @import "Microsoft.Identity.Client.Extensions.Adal" library "adal-dotnet")
 (#case! @import "Microsoft.Azure.Services.AppAuthentication" library "app-authentication" entra "workload" anchor "Services.AppAuthentication")
 (#case! @import "Microsoft.Rest.Azure.Authentication" library "client-runtime-dotnet" entra "workload"))

; The Fluent libraries: their credentials are their own, whatever these have inside. https://learn.microsoft.com/dotnet/api/microsoft.azure.management.fluent
([(qualified_name) (identifier)] @import
 (#case! @import "Microsoft.Azure.Management.Fluent" library "azure-fluent")
 (#case! @import "Microsoft.Azure.Management.ResourceManager.Fluent" library "azure-fluent"))

; Blazor WebAssembly: packages before 5 bundle MSAL.js 1.x. https://learn.microsoft.com/aspnet/core/blazor/security/webassembly/standalone-with-microsoft-entra-id
([(qualified_name) (identifier)] @import
 (#set! framework "browser")
 (#case! @import "Microsoft.Authentication.WebAssembly.Msal" version "<5" library "blazor-msal-implicit" entra "evidence")
 (#case! @import "Microsoft.Authentication.WebAssembly.Msal" version ">=5" library "blazor-msal" entra "evidence")
 (#case! @import "Microsoft.AspNetCore.Components.WebAssembly.Authentication" library "blazor-oidc" generic "yes"))

; OpenID Connect and OAuth clients of any provider. https://docs.duendesoftware.com/identitymodel
([(qualified_name) (identifier)] @import
 (#set! generic "yes")
 (#set! weak "yes")
 (#case! @import "IdentityModel.Client" library "identity-model")
 (#case! @import "IdentityModel.OidcClient" library "identity-model-oidc-client")
 (#case! @import "Duende.IdentityModel.Client" library "identity-model")
 (#case! @import "Duende.IdentityModel.OidcClient" library "identity-model-oidc-client")
 (#case! @import "IdentityModel.AspNetCore" library "duende-token-management")
 (#case! @import "Duende.AccessTokenManagement" library "duende-token-management"))

; Validation of tokens by any issuer. https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.jsonwebtokens.jsonwebtokenhandler
([(qualified_name) (identifier)] @import
 (#set! generic "yes")
 (#set! weak "yes")
 (#case! @import "Microsoft.IdentityModel.JsonWebTokens" library "token-handlers")
 (#case! @import "System.IdentityModel.Tokens.Jwt" library "token-handlers"))

; SAML. No identity provider need be named, so these are not generic. https://saml2.sustainsys.com https://www.itfoxtec.com/identitysaml2 https://www.componentspace.com
([(qualified_name) (identifier)] @import
 (#case! @import "Sustainsys.Saml2" library "sustainsys-saml2")
 (#case! @import "Kentor.AuthServices" library "sustainsys-saml2")
 (#case! @import "Saml" library "aspnet-saml")
 (#case! @import "SAML2" library "saml2-core")
 (#case! @import "Saml2.Authentication.Core" library "saml2-authentication")
 (#case! @import "ITfoxtec.Identity.Saml2" library "itfoxtec-saml2")
 (#case! @import "ComponentSpace.Saml2" library "componentspace-saml2")
 (#case! @import "ComponentSpace.SAML2" library "componentspace-saml2")
 (#case! @import "Rsk.Saml" library "rsk-saml")
 (#case! @import "Rsk.AspNetCore.Authentication.Saml2p" library "rsk-saml"))

; SDKs with a sign-in of their own. https://learn.microsoft.com/graph/sdks/choose-authentication-providers
([(qualified_name) (identifier)] @import
 (#set! entra "evidence")
 (#case! @import "Microsoft.Graph" library "graph-dotnet" entra "workload")
 (#case! @import "Microsoft.Graph.Auth" library "graph-auth-dotnet")
 (#case! @import "Microsoft.PowerPlatform.Dataverse.Client" library "dataverse" entra "workload")
 (#case! @import "Microsoft.Xrm.Tooling.Connector" library "dataverse" entra "workload")
 (#case! @import "Kusto.Data" library "kusto-dotnet" entra "workload")
 (#case! @import "PnP.Framework" library "pnp-framework")
 (#case! @import "OfficeDevPnP.Core" library "pnp-framework")
 (#case! @import "Microsoft.SharePoint.Client" library "sharepoint-csom")
 (#case! @import "Microsoft.IdentityModel.S2S" library "sharepoint-s2s" anchor "no")
 (#case! @import "SharePointPnP.IdentityModel.Extensions.S2S" library "sharepoint-s2s" anchor "no")
 (#case! @import "Microsoft.TeamsFx" library "teamsfx-dotnet")
 (#case! @import "PnP.Core.Auth" library "pnp-core-auth")
 (#case! @import "Microsoft.Bot.Connector.Authentication" library "bot-framework")
 (#case! @import "Microsoft.Bot.Builder.Integration.AspNet.Core" library "bot-framework" anchor "no")
 (#case! @import "Microsoft.Bot.Builder.Dialogs.Adaptive.Runtime" library "bot-framework" anchor "no")
 (#case! @import "Microsoft.Store.PartnerCenter" library "partner-center" anchor "no")
 (#case! @import "Microsoft.Agents.Authentication.Msal" library "agents-dotnet" anchor "no")
 (#case! @import "Microsoft.Agents.Hosting.AspNetCore" library "agents-dotnet")
 (#case! @import "Microsoft.Teams.Apps" library "teams-dotnet")
 (#case! @import "Microsoft.Teams.Plugins.AspNetCore" library "teams-dotnet")
 (#case! @import "CommunityToolkit.Authentication" library "graph-toolkit-dotnet")
 (#case! @import "Microsoft.Toolkit.Graph.Providers" library "graph-toolkit-dotnet"))

; Its third version has the credentials beside everything else: no evidence by itself. https://learn.microsoft.com/previous-versions/azure/bot-service/dotnet/bot-builder-dotnet-sdk-quickstart
([(qualified_name) (identifier)] @import
 (#case! @import "Microsoft.Bot.Connector" library "bot-framework" anchor "no"))

; Azure DevOps. https://learn.microsoft.com/azure/devops/integrate/concepts/dotnet-client-libraries
([(qualified_name) (identifier)] @import
 (#case! @import "Microsoft.VisualStudio.Services.Client" library "azure-devops-dotnet" anchor "no"))

; SQL drivers, and the clients of Azure SDKs that a factory builds: no evidence for Entra by themselves. https://learn.microsoft.com/sql/connect/ado-net/sql/azure-active-directory-authentication
([(qualified_name) (identifier)] @import
 (#case! @import "Microsoft.Data.SqlClient" library "sql-client" anchor "no")
 (#case! @import "System.Data.SqlClient" library "sql-client" anchor "no")
 (#case! @import "Microsoft.Extensions.Azure" library "azure-client-factory")
 (#case! @import "Microsoft.Azure.ServiceBus" library "messaging-dotnet" anchor "no")
 (#case! @import "Microsoft.Azure.EventHubs" library "messaging-dotnet" anchor "no")
 (#case! @import "Microsoft.ServiceBus" library "messaging-dotnet" anchor "no")
 (#case! @import "Azure.Core" library "azure-core")
 (#case! @import "Microsoft.Extensions.Configuration.AzureKeyVault" library "key-vault-configuration-legacy")
 (#case! @import "Azure.Extensions.AspNetCore.Configuration.Secrets" library "key-vault-configuration")
 (#case! @import "Microsoft.Extensions.Configuration.AzureAppConfiguration" library "app-configuration" anchor "no"))

; Documents of APIs: no sign-in. https://github.com/domaindrivendev/Swashbuckle.WebApi
([(qualified_name) (identifier)] @import
 (#case! @import "Swashbuckle.Application" library "swashbuckle" anchor "no"))

; Kinds of application. https://learn.microsoft.com/dotnet/core/project-sdk/overview
([(qualified_name) (identifier)] @import
 (#set! fact "framework")
 (#case! @import "System.Windows.Forms" framework "desktop" anchor "no")
 (#case! @import "Microsoft.UI.Xaml" framework "desktop")
 (#case! @import "Microsoft.Maui" framework "mobile")
 (#case! @import "Xamarin.Forms" framework "mobile")
 (#case! @import "Microsoft.AspNetCore.Components.WebAssembly.Hosting" framework "browser")
 (#case! @import "Microsoft.Azure.Functions.Worker" library "azure-functions" framework "function")
 (#case! @import "Microsoft.Azure.WebJobs" library "azure-functions" framework "function")
 (#case! @import "Owin" framework "web" anchor "no")
 (#case! @import "System.Web.Mvc" framework "web" anchor "no")
 (#case! @import "System.Web.Http" framework "web" anchor "no")
 (#case! @import "Microsoft.AspNetCore.Mvc" framework "web" anchor "no")
 (#case! @import "Microsoft.AspNetCore.Builder" framework "web" anchor "no")
 (#case! @import "Xunit" framework "test" anchor "no")
 (#case! @import "NUnit.Framework" framework "test" anchor "no")
 (#case! @import "Microsoft.VisualStudio.TestTools.UnitTesting" framework "test" anchor "no"))
