; NuGet packages: PackageReference, PackageVersion, packages.config, Reference; the Sdk of a project counts as one. https://www.nuget.org

; MSAL.NET and Microsoft.Identity.Web. https://www.nuget.org/packages/Microsoft.Identity.Client
((AttValue) @dependency
 (#set! entra "evidence")
 (#case! @dependency "Microsoft.Identity.Client" library "msal-dotnet")
 (#case! @dependency "Microsoft.Identity.Client.Broker" library "msal-dotnet")
 (#case! @dependency "Microsoft.Identity.Client.Desktop" library "msal-dotnet")
 (#case! @dependency "Microsoft.Identity.Client.Extensions.Msal" library "msal-extensions-dotnet")
 (#case! @dependency "Microsoft.Identity.Abstractions" library "identity-web")
 (#case! @dependency "Microsoft.Identity.Web" library "identity-web")
 (#case! @dependency "Microsoft.Identity.Web.UI" library "identity-web")
 (#case! @dependency "Microsoft.Identity.Web.TokenAcquisition" library "identity-web")
 (#case! @dependency "Microsoft.Identity.Web.TokenCache" library "identity-web")
 (#case! @dependency "Microsoft.Identity.Web.Certificate" library "identity-web")
 (#case! @dependency "Microsoft.Identity.Web.Certificateless" library "identity-web")
 (#case! @dependency "Microsoft.Identity.Web.DownstreamApi" library "identity-web")
 (#case! @dependency "Microsoft.Identity.Web.Azure" library "identity-web")
 (#case! @dependency "Microsoft.Identity.Web.OWIN" library "identity-web")
 (#case! @dependency "Microsoft.Identity.Web.MicrosoftGraph" library "identity-web")
 (#case! @dependency "Microsoft.Identity.Web.MicrosoftGraphBeta" library "identity-web")
 (#case! @dependency "Microsoft.Identity.Web.GraphServiceClient" library "identity-web")
 (#case! @dependency "Microsoft.Identity.Web.GraphServiceClientBeta" library "identity-web")
 (#case! @dependency "Microsoft.Identity.Web.OidcFIC" library "identity-web")
 (#case! @dependency "Microsoft.Identity.Web.AgentIdentities" library "identity-web")
 (#case! @dependency "Microsoft.Identity.Web.Diagnostics" library "identity-web"))

; Azure Identity. https://www.nuget.org/packages/Azure.Identity
((AttValue) @dependency
 (#case! @dependency "Azure.Identity" library "azure-identity-dotnet" entra "evidence")
 (#case! @dependency "Azure.Identity.Broker" library "azure-identity-dotnet" entra "evidence")
 (#case! @dependency "Azure.Core" library "azure-core")
 (#case! @dependency "Microsoft.Extensions.Azure" library "azure-client-factory"))

; Retired libraries. A mere entry is no finding, the import is. https://www.nuget.org/packages/Microsoft.IdentityModel.Clients.ActiveDirectory
((AttValue) @dependency
 (#set! entra "evidence")
 (#case! @dependency "Microsoft.IdentityModel.Clients.ActiveDirectory" library "adal-dotnet")
 (#case! @dependency "Microsoft.Experimental.IdentityModel.Clients.ActiveDirectory" library "adal-dotnet")
 (#case! @dependency "Microsoft.Identity.Client.Extensions.Adal" library "adal-dotnet")
 (#case! @dependency "Microsoft.Azure.Services.AppAuthentication" library "app-authentication")
 (#case! @dependency "Microsoft.Rest.ClientRuntime.Azure.Authentication" library "client-runtime-dotnet")
 (#case! @dependency "Microsoft.Azure.Management.Fluent" library "azure-fluent")
 (#case! @dependency "Microsoft.Azure.Management.ResourceManager.Fluent" library "azure-fluent"))

; Sign-in handlers of ASP.NET Core and Katana. https://www.nuget.org/packages/Microsoft.AspNetCore.Authentication.OpenIdConnect
((AttValue) @dependency
 (#set! framework "web")
 (#case! @dependency "Microsoft.AspNetCore.Authentication.OpenIdConnect" library "aspnet-handlers" generic "yes")
 (#case! @dependency "Microsoft.AspNetCore.Authentication.WsFederation" library "aspnet-handlers" generic "yes")
 (#case! @dependency "Microsoft.AspNetCore.Authentication.JwtBearer" library "aspnet-handlers" generic "yes")
 (#case! @dependency "Microsoft.AspNetCore.Authentication.MicrosoftAccount" library "aspnet-microsoft-account" entra "evidence")
 (#case! @dependency "Microsoft.AspNetCore.Authentication.AzureAD.UI" library "aspnet-azure-ad" entra "evidence")
 (#case! @dependency "Microsoft.AspNetCore.Authentication.AzureADB2C.UI" library "aspnet-azure-ad" entra "evidence")
 (#case! @dependency "Microsoft.Owin.Security.OpenIdConnect" library "katana-handlers" generic "yes")
 (#case! @dependency "Microsoft.Owin.Security.WsFederation" library "katana-handlers" generic "yes")
 (#case! @dependency "Microsoft.Owin.Security.OAuth" library "katana-handlers" generic "yes")
 (#case! @dependency "Microsoft.Owin.Security.ActiveDirectory" library "katana-active-directory" entra "evidence")
 (#case! @dependency "Microsoft.Owin.Security.MicrosoftAccount" library "katana-microsoft-account" entra "evidence"))

; Blazor WebAssembly: before version 5 the package bundles MSAL.js 1.x. https://www.nuget.org/packages/Microsoft.Authentication.WebAssembly.Msal
((AttValue) @dependency
 (#set! framework "browser")
 (#case! @dependency "Microsoft.Authentication.WebAssembly.Msal" version "<5" library "blazor-msal-implicit" entra "evidence")
 (#case! @dependency "Microsoft.Authentication.WebAssembly.Msal" version ">=5" library "blazor-msal" entra "evidence")
 (#case! @dependency "Microsoft.AspNetCore.Components.WebAssembly.Authentication" library "blazor-oidc" generic "yes"))

; OAuth clients of any provider. https://www.nuget.org/packages/Duende.IdentityModel
((AttValue) @dependency
 (#set! generic "yes")
 (#case! @dependency "IdentityModel" library "identity-model")
 (#case! @dependency "Duende.IdentityModel" library "identity-model")
 (#case! @dependency "IdentityModel.OidcClient" library "identity-model-oidc-client")
 (#case! @dependency "Duende.IdentityModel.OidcClient" library "identity-model-oidc-client")
 (#case! @dependency "IdentityModel.AspNetCore" library "duende-token-management")
 (#case! @dependency "Duende.AccessTokenManagement" library "duende-token-management")
 (#case! @dependency "Duende.AccessTokenManagement.OpenIdConnect" library "duende-token-management"))

; Headers of security: no sign-in. https://www.nuget.org/packages/NetEscapades.AspNetCore.SecurityHeaders
((AttValue) @dependency
 (#set! library "security-headers")
 (#case! @dependency "NetEscapades.AspNetCore.SecurityHeaders")
 (#case! @dependency "NWebsec.AspNetCore.Middleware"))

; SAML. https://www.nuget.org/packages/Sustainsys.Saml2.AspNetCore2
((AttValue) @dependency
 (#case! @dependency "Sustainsys.Saml2" library "sustainsys-saml2")
 (#case! @dependency "Sustainsys.Saml2.AspNetCore2" library "sustainsys-saml2")
 (#case! @dependency "Sustainsys.Saml2.Owin" library "sustainsys-saml2")
 (#case! @dependency "Sustainsys.Saml2.Mvc" library "sustainsys-saml2")
 (#case! @dependency "Sustainsys.Saml2.HttpModule" library "sustainsys-saml2")
 (#case! @dependency "Kentor.AuthServices" library "sustainsys-saml2")
 (#case! @dependency "Kentor.AuthServices.Owin" library "sustainsys-saml2")
 (#case! @dependency "Kentor.AuthServices.Mvc" library "sustainsys-saml2")
 (#case! @dependency "AspNetSaml" library "aspnet-saml" wraps "yes")
 (#case! @dependency "ITfoxtec.Identity.Saml2" library "itfoxtec-saml2")
 (#case! @dependency "ITfoxtec.Identity.Saml2.Mvc" library "itfoxtec-saml2")
 (#case! @dependency "ITfoxtec.Identity.Saml2.MvcCore" library "itfoxtec-saml2")
 (#case! @dependency "ComponentSpace.Saml2" library "componentspace-saml2")
 (#case! @dependency "ComponentSpace.Saml2.Net" library "componentspace-saml2")
 (#case! @dependency "Rsk.Saml" library "rsk-saml"))

; SDKs with a sign-in of their own. https://www.nuget.org/packages/Microsoft.Graph
((AttValue) @dependency
 (#set! entra "evidence")
 (#case! @dependency "Microsoft.Graph" library "graph-dotnet")
 (#case! @dependency "Microsoft.Graph.Core" library "graph-dotnet")
 (#case! @dependency "Microsoft.Graph.Auth" library "graph-auth-dotnet" wraps "yes")
 (#case! @dependency "Microsoft.PowerPlatform.Dataverse.Client" library "dataverse" wraps "yes")
 (#case! @dependency "Microsoft.CrmSdk.XrmTooling.CoreAssembly" library "dataverse")
 (#case! @dependency "Microsoft.Azure.Kusto.Data" library "kusto-dotnet" wraps "yes")
 (#case! @dependency "PnP.Framework" library "pnp-framework" wraps "yes")
 (#case! @dependency "SharePointPnPCoreOnline" library "pnp-framework" wraps "yes")
 (#case! @dependency "PnP.Core.Auth" library "pnp-core-auth" wraps "yes")
 (#case! @dependency "Microsoft.Bot.Connector" library "bot-framework" wraps "yes")
 (#case! @dependency "Microsoft.Bot.Builder.Integration.AspNet.Core" library "bot-framework")
 (#case! @dependency "Microsoft.Bot.Builder.Dialogs.Adaptive.Runtime" library "bot-framework")
 (#case! @dependency "Microsoft.Bot.Builder.Dialogs.Adaptive.Runtime.Integration.AspNetCore" library "bot-framework")
 (#case! @dependency "Microsoft.Store.PartnerCenter" library "partner-center")
 (#case! @dependency "Microsoft.Agents.Authentication.Msal" library "agents-dotnet")
 (#case! @dependency "Microsoft.Agents.Hosting.AspNetCore" library "agents-dotnet")
 (#case! @dependency "Microsoft.Teams.Apps" library "teams-dotnet" wraps "yes")
 (#case! @dependency "Microsoft.Teams.Plugins.AspNetCore" library "teams-dotnet")
 (#case! @dependency "CommunityToolkit.Authentication.Msal" library "graph-toolkit-dotnet" wraps "yes")
 (#case! @dependency "CommunityToolkit.Authentication.Uwp" library "graph-toolkit-dotnet" wraps "yes")
 (#case! @dependency "Microsoft.Toolkit.Graph" library "graph-toolkit-dotnet" wraps "yes"))

; The third version of the bots' library. https://www.nuget.org/packages/Microsoft.Bot.Builder/3.30.0
((AttValue) @dependency
 (#case! @dependency "Microsoft.Bot.Builder" version "<4" library "bot-framework-3" entra "evidence"))

; No evidence for Entra by themselves. https://www.nuget.org/packages/Microsoft.Data.SqlClient
((AttValue) @dependency
 (#case! @dependency "Microsoft.Data.SqlClient" library "sql-client")
 (#case! @dependency "System.Data.SqlClient" library "sql-client")
 (#case! @dependency "Microsoft.Azure.ServiceBus" library "messaging-dotnet" wraps "yes")
 (#case! @dependency "Microsoft.Azure.EventHubs" library "messaging-dotnet" wraps "yes")
 (#case! @dependency "WindowsAzure.ServiceBus" library "messaging-dotnet")
 (#case! @dependency "Microsoft.Extensions.Configuration.AzureAppConfiguration" library "app-configuration")
 (#case! @dependency "Microsoft.Azure.AppConfiguration.AspNetCore" library "app-configuration")
 (#case! @dependency "Microsoft.Extensions.Configuration.AzureKeyVault" library "key-vault-configuration-legacy")
 (#case! @dependency "Azure.Extensions.AspNetCore.Configuration.Secrets" library "key-vault-configuration"))

; Kinds of application, the Sdk of a project among them. https://learn.microsoft.com/dotnet/core/project-sdk/overview
((AttValue) @dependency
 (#set! fact "framework")
 (#case! @dependency "Microsoft.AspNetCore.App" framework "web")
 (#case! @dependency "Microsoft.AspNetCore.All" framework "web")
 (#case! @dependency "Microsoft.AspNet.Mvc" framework "web")
 (#case! @dependency "Microsoft.AspNet.WebApi" framework "web")
 (#case! @dependency "Microsoft.AspNet.WebApi.Core" framework "web")
 (#case! @dependency "Microsoft.Owin.Host.SystemWeb" framework "web")
 (#case! @dependency "Microsoft.AspNetCore.Components.WebAssembly" framework "browser")
 (#case! @dependency "Microsoft.NET.Sdk.Functions" framework "function")
 (#case! @dependency "Microsoft.Azure.Functions.Worker" framework "function")
 (#case! @dependency "Microsoft.Azure.Functions.Extensions" framework "function")
 (#case! @dependency "Microsoft.WindowsAppSDK" framework "desktop")
 (#case! @dependency "Avalonia" framework "desktop")
 (#case! @dependency "Microsoft.Maui.Controls" framework "mobile")
 (#case! @dependency "Xamarin.Forms" framework "mobile")
 (#case! @dependency "System.CommandLine" framework "cli")
 (#case! @dependency "Spectre.Console.Cli" framework "cli")
 (#case! @dependency "CommandLineParser" framework "cli")
 (#case! @dependency "McMaster.Extensions.CommandLineUtils" framework "cli")
 (#case! @dependency "Microsoft.NET.Test.Sdk" framework "test")
 (#case! @dependency "xunit" framework "test" weak "yes")
 (#case! @dependency "NUnit" framework "test" weak "yes")
 (#case! @dependency "MSTest.TestFramework" framework "test" weak "yes")
 (#case! @dependency "NBuilder" framework "test" weak "yes")
 (#case! @dependency "Moq" framework "test" weak "yes")
 (#case! @dependency "NSubstitute" framework "test" weak "yes")
 (#case! @dependency "FakeItEasy" framework "test" weak "yes")
 (#case! @dependency "MSTestFramework" framework "test")
 (#case! @dependency "MSTestFramework.Universal" framework "test")
 (#case! @dependency "TestPlatform.Universal" framework "test"))
