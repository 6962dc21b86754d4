; Sign-in handlers of ASP.NET Core and of Katana (OWIN). Handlers of any provider count only where their own code talks to Entra.

; ASP.NET Core asks for an ID token unless told otherwise; Katana drops the code of its default response. A `response-type` below decides otherwise.
; A handler of the application's own is registered with the same options. Of the addresses among the options only the provider's own tell whose they are: claim types, scopes and pages are addresses too.
; https://learn.microsoft.com/dotnet/api/microsoft.extensions.dependencyinjection.openidconnectextensions.addopenidconnect
((identifier) @call
 (#set! fact "sign-in")
 (#set! flow "oidc-id-token")
 (#set! addresses "authority|metadata|issuer|endpoint|discovery")
 (#case! @call "AddOpenIdConnect" entra "required")
 (#case! @call "AddRemoteScheme" has "lambda.Authority|lambda.MetadataAddress|lambda.ResponseType" entra "required")
 (#case! @call "UseOpenIdConnectAuthentication" entra "required")
 (#case! @call "AddAzureAD" entra "evidence")
 (#case! @call "AddAzureADB2C" entra "evidence"))

; Microsoft accounts: the handler redeems the code with the secret. https://learn.microsoft.com/aspnet/core/security/authentication/social/microsoft-logins
((identifier) @call
 (#set! fact "sign-in")
 (#set! flow "authorization-code")
 (#set! client "confidential")
 (#case! @call "AddMicrosoftAccount" entra "evidence")
 (#case! @call "UseMicrosoftAccountAuthentication" entra "evidence")
 (#case! @call "AddOAuth" entra "required" weak "yes"))

; Katana: the code is redeemed only when asked, whatever the response type. https://learn.microsoft.com/dotnet/api/microsoft.owin.security.openidconnect.openidconnectauthenticationoptions
((identifier) @setting
 (#case! @setting "RedeemCode" value "true" fact "response-type" flow "authorization-code" anchor "RedeemCode")
 (#case! @setting "ResponseType" under "OpenIdConnectAuthenticationOptions|UseOpenIdConnectAuthentication" fact "ignore" anchor "no"))

; Of Blazor WebAssembly: a guard of AddOidcAuthentication (blazor.scm). https://learn.microsoft.com/aspnet/core/blazor/security/webassembly
((identifier) @setting
 (#case! @setting "ResponseType" under "AddOidcAuthentication|OidcProviderOptions" fact "ignore" anchor "no"))

; ASP.NET Core redeems any code that it receives. https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.openidconnect.openidconnectoptions.responsetype
((identifier) @setting
 (#set! fact "response-type")
 (#set! anchor "ResponseType")
 (#set! weak "yes")
 (#case! @setting "ResponseType" value "code|code id_token|code token|code id_token token|OpenIdConnectResponseType.Code|OpenIdConnectResponseType.CodeIdToken|OpenIdConnectResponseType.CodeToken|OpenIdConnectResponseType.CodeIdTokenToken" flow "authorization-code")
 (#case! @setting "ResponseType" value "id_token|OpenIdConnectResponseType.IdToken" flow "oidc-id-token"))

; The same where the settings of the application are laid over the options. https://learn.microsoft.com/dotnet/api/microsoft.extensions.configuration.configurationbinder.bind
((identifier) @call
 (#set! fact "response-type")
 (#set! flow "authorization-code")
 (#set! configured "ResponseType=code|code id_token|code token|code id_token token")
 (#set! anchor "no")
 (#case! @call "Bind" under "AddOpenIdConnect"))

; The application has redeemed the code itself. https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.openidconnect.authorizationcodereceivedcontext.handlecoderedemption
((identifier) @call
 (#case! @call "HandleCodeRedemption" fact "response-type" flow "oidc-id-token"))

; https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.openidconnect.openidconnectoptions.getclaimsfromuserinfoendpoint
((identifier) @setting
 (#case! @setting "GetClaimsFromUserInfoEndpoint" value "true" fact "user-info" entra "required" addresses "authority|metadata|issuer" anchor "GetClaimsFromUserInfoEndpoint" weak "yes"))

; Consent asked for in code. https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.protocols.openidconnect.openidconnectmessage.prompt
([(identifier) (string_literal_content)] @setting
 (#set! fact "consent")
 (#set! entra "required")
 (#set! weak "yes")
 (#case! @setting "Prompt" value "consent|OpenIdConnectPrompt.Consent" anchor "\"consent\"|OpenIdConnectPrompt.Consent")
 (#case! @setting "prompt" value "consent" anchor "\"consent\"|prompt=consent"))

; Scopes of a sign-in, put into its request. https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.protocols.openidconnect.openidconnectmessage.scope
((identifier) @setting
 (#case! @setting "Scope" under "ProtocolMessage" fact "scopes" scopes "value" entra "required" anchor "ProtocolMessage.Scope" weak "yes"))

; Validation only; with a key that is shared the tokens are another issuer's: Entra signs with its private keys alone. https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens https://learn.microsoft.com/dotnet/api/microsoft.extensions.dependencyinjection.jwtbearerextensions
((identifier) @call
 (#set! fact "validation")
 (#set! addresses "authority|metadata|issuer|endpoint|discovery")
 (#case! @call "AddJwtBearer" constructs "lambda.TokenValidationParameters.IssuerSigningKey=SymmetricSecurityKey" fact "ignore")
 (#case! @call "AddJwtBearer" entra "required")
 (#case! @call "AddAzureADBearer")
 (#case! @call "AddAzureADB2CBearer")
 (#case! @call "UseWindowsAzureActiveDirectoryBearerAuthentication")
 (#case! @call "UseActiveDirectoryFederationServicesBearerAuthentication")
 (#case! @call "UseJwtBearerAuthentication" entra "required")
 (#case! @call "UseOAuthBearerAuthentication" entra "required"))

; Schemes that a package of an organisation's own registers, beside that of a handler of tokens: those of the framework are handed a scheme's name or what configures
; them, and nothing else. https://learn.microsoft.com/dotnet/api/microsoft.extensions.dependencyinjection.authenticationservicecollectionextensions.addauthentication
((identifier) @call
 (#set! library "aspnet-handlers")
 (#set! fact "validation")
 (#set! entra "required")
 (#set! weak "yes")
 (#case! @call "AddAuthentication" count "2|3" absent "AddCookie|AddOpenIdConnect|AddControllersWithViews|AddRazorPages"))

; A handler of tokens called by the application's own code: beside Entra an API's. https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.jsonwebtokens.jsonwebtokenhandler.validatetoken
((identifier) @call
 (#set! library "token-handlers")
 (#set! requires "import")
 (#set! fact "validation")
 (#set! weak "yes")
 (#case! @call "ValidateToken" constructs "1.IssuerSigningKey|validationParameters.IssuerSigningKey=SymmetricSecurityKey" fact "ignore")
 (#case! @call "ValidateToken" count "2|3")
 (#case! @call "ValidateTokenAsync" count "2|3"))

; WS-Federation: no rule is about it. https://learn.microsoft.com/aspnet/core/security/authentication/ws-federation
((identifier) @call
 (#set! fact "sign-in")
 (#set! flow "ws-federation")
 (#set! entra "required")
 (#set! addresses "metadata|authority")
 (#case! @call "AddWsFederation")
 (#case! @call "UseWsFederationAuthentication"))

; A function behind the sign-in of its platform: the caller of a validated token is handed in. https://learn.microsoft.com/azure/app-service/overview-authentication-authorization
((identifier) @reference
 (#case! @reference "Claims" on "ClaimsPrincipal" library "azure-functions" requires "import" entra "required" fact "validation"))
((identifier) @call
 (#set! library "azure-functions")
 (#set! requires "import")
 (#set! on "ClaimsPrincipal")
 (#set! entra "required")
 (#set! fact "validation")
 (#case! @call "FindFirst")
 (#case! @call "FindAll")
 (#case! @call "HasClaim"))
