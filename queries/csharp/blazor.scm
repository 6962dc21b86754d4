; Blazor WebAssembly: sign-in in the browser.

; Packages before 5 bundle MSAL.js 1.x, on the implicit flow. https://learn.microsoft.com/dotnet/api/microsoft.extensions.dependencyinjection.msalwebassemblyservicecollectionextensions.addmsalauthentication
((identifier) @call
 (#case! @call "AddMsalAuthentication" library "blazor-msal-implicit" has "lambda.DefaultAccessTokenScopes" fact "acquisition" flow "implicit-access-token" client "implicit" scopes "lambda.DefaultAccessTokenScopes")
 (#case! @call "AddMsalAuthentication" library "blazor-msal-implicit" absent "RequestAccessToken|ConfigureHandler" fact "acquisition" flow "implicit-id-token" client "implicit")
 (#case! @call "AddMsalAuthentication" library "blazor-msal-implicit" fact "acquisition" flow "implicit-access-token" client "implicit")
 (#case! @call "AddMsalAuthentication" library "blazor-msal" fact "client" client "browser" flow "spa-authorization-code"))

; The library's own OpenID Connect client, of any provider: its response type decides. https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.components.webassembly.authentication.oidcprovideroptions
((identifier) @call
 (#set! library "blazor-oidc")
 (#set! fact "acquisition")
 (#set! entra "required")
 (#case! @call "AddOidcAuthentication" is "lambda.ResponseType=id_token" flow "implicit-id-token" client "implicit")
 (#case! @call "AddOidcAuthentication" is "lambda.ResponseType=token|id_token token|token id_token" flow "implicit-access-token" client "implicit")
 (#case! @call "AddOidcAuthentication" has "lambda.Bind" lacks "lambda.ResponseType" configured "ResponseType=id_token" flow "implicit-id-token" client "implicit")
 (#case! @call "AddOidcAuthentication" has "lambda.Bind" lacks "lambda.ResponseType" configured "ResponseType=token|id_token token|token id_token" flow "implicit-access-token" client "implicit")
 (#case! @call "AddOidcAuthentication" flow "spa-authorization-code" client "browser"))

; Scopes of tokens that the page asks for. https://learn.microsoft.com/dotnet/api/microsoft.authentication.webassembly.msal.models.msalprovideroptions
((identifier) @call
 (#set! library "blazor-msal|blazor-msal-implicit|blazor-oidc")
 (#set! fact "scopes")
 (#case! @call "Add" on "DefaultAccessTokenScopes" scopes "0" anchor "DefaultAccessTokenScopes")
 (#case! @call "Add" on "AdditionalScopesToConsent" consent "0" anchor "AdditionalScopesToConsent")
 (#case! @call "RequestAccessToken" scopes "0.Scopes")
 (#case! @call "ConfigureHandler" scopes "1|scopes"))

; Functions of the page that are called by their names, with what stands behind the name. https://learn.microsoft.com/aspnet/core/blazor/javascript-interoperability/call-javascript-from-dotnet
((identifier) @call
 (#set! fact "invokes")
 (#set! anchor "no")
 (#case! @call "InvokeAsync")
 (#case! @call "InvokeVoidAsync"))
