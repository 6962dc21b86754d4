; Where values come from: settled in configuration, handed in by a person or a request, or passed on in another form.

; Configuration and environment, under a key. https://learn.microsoft.com/dotnet/api/microsoft.extensions.configuration.iconfiguration
((identifier) @call
 (#set! fact "configured")
 (#set! anchor "no")
 (#case! @call "GetSection")
 (#case! @call "GetRequiredSection")
 (#case! @call "GetValue")
 (#case! @call "GetConnectionString")
 (#case! @call "Bind")
 (#case! @call "GetEnvironmentVariable" on "Environment"))

; Objects that hold configuration; the types are those of fields and parameters. https://learn.microsoft.com/dotnet/api/system.configuration.configurationmanager.appsettings
((identifier) @reference
 (#set! fact "configured")
 (#set! anchor "no")
 (#case! @reference "IConfiguration")
 (#case! @reference "IConfigurationRoot")
 (#case! @reference "IConfigurationSection")
 (#case! @reference "AppSettings")
 (#case! @reference "IOptions")
 (#case! @reference "IOptionsSnapshot")
 (#case! @reference "IOptionsMonitor")
 (#case! @reference "Configuration")
 (#case! @reference "_configuration")
 (#case! @reference "configuration")
 (#case! @reference "_config")
 (#case! @reference "config"))

; Names and values of requests as constants of libraries. https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.protocols.openidconnect.openidconnectparameternames
; https://docs.duendesoftware.com/identitymodel/utils/constants
((identifier) @reference
 (#set! fact "spelling")
 (#set! anchor "no")
 (#case! @reference "OpenIdConnectParameterNames")
 (#case! @reference "OpenIdConnectGrantTypes")
 (#case! @reference "OpenIdConnectPrompt")
 (#case! @reference "OidcConstants.TokenRequest")
 (#case! @reference "OidcConstants.GrantTypes"))

; Options of a sign-in handler, read back in its events. https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.authentication.openidconnect.openidconnectoptions.resource
((identifier) @reference
 (#set! fact "configured")
 (#set! anchor "no")
 (#case! @reference "Options.Resource")
 (#case! @reference "Options.ClientId"))

; Options of a sign-in in a browser: a deployment sets them for all. https://learn.microsoft.com/dotnet/api/microsoft.authentication.webassembly.msal.models.msalprovideroptions.authentication
((identifier) @reference
 (#set! fact "configured")
 (#set! anchor "no")
 (#case! @reference "ProviderOptions.Authentication"))

; What a request brings. https://learn.microsoft.com/dotnet/api/microsoft.aspnetcore.http.httprequest
((identifier) @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "Request")
 (#case! @reference "Request.Query")
 (#case! @reference "Request.QueryString")
 (#case! @reference "Request.Form")
 (#case! @reference "Request.Headers")
 (#case! @reference "Request.Cookies")
 (#case! @reference "Request.Body")
 (#case! @reference "Request.Params")
 (#case! @reference "Request.RouteValues")
 (#case! @reference "HttpRequest")
 (#case! @reference "HttpContext")
 (#case! @reference "HttpContext.Request")
 (#case! @reference "HttpRequestData")
 (#case! @reference "RouteData")
 (#case! @reference "RouteData.Values")
 (#case! @reference "HttpContext.Session")
 (#case! @reference "TempData")
 (#case! @reference "args"))

; What a person types, and what stands in a request's body. https://learn.microsoft.com/dotnet/api/system.console.readline
((identifier) @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "ReadLine" on "Console")
 (#case! @call "ReadAllLines" on "File")
 (#case! @call "ReadAllLinesAsync" on "File")
 (#case! @call "ReadLines" on "File")
 (#case! @call "ReadLinesAsync" on "File")
 (#case! @call "GetCommandLineArgs" on "Environment")
 (#case! @call "GetValueForOption")
 (#case! @call "GetValueForArgument")
 (#case! @call "ReadFromJsonAsync")
 (#case! @call "ReadFormAsync")
 (#case! @call "FindFirstValue")
 (#case! @call "ExecuteScalar")
 (#case! @call "ExecuteScalarAsync"))

; What a server answers. https://learn.microsoft.com/dotnet/api/system.net.http.httpclient https://learn.microsoft.com/dotnet/api/system.net.webclient
((identifier) @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "GetStringAsync")
 (#case! @call "GetFromJsonAsync")
 (#case! @call "ReadAsStringAsync")
 (#case! @call "ReadAsAsync")
 (#case! @call "ReadAsStreamAsync")
 (#case! @call "GetStreamAsync")
 (#case! @call "DownloadString")
 (#case! @call "DownloadStringTaskAsync"))

; What a service says of itself when it is asked where it is. https://learn.microsoft.com/previous-versions/office/office-365-api/api/discovery-service-rest-operations
((identifier) @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "DiscoverCapabilityAsync")
 (#case! @call "DiscoverCapabilitiesAsync"))

; Rows of a database; the types are those of fields and parameters. https://learn.microsoft.com/dotnet/api/microsoft.entityframeworkcore.dbset-1
((identifier) @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "DbSet"))

; A secret of a vault, under a key. https://learn.microsoft.com/dotnet/api/azure.security.keyvault.secrets.secretclient.getsecretasync
((identifier) @call
 (#set! fact "configured")
 (#set! anchor "no")
 (#case! @call "GetSecret")
 (#case! @call "GetSecretAsync"))

; The authority and the resource that a server asks for in its challenge. https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.clients.activedirectory.authenticationparameters
((identifier) @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "CreateFromResourceUrl")
 (#case! @call "CreateFromResourceUrlAsync")
 (#case! @call "CreateFromResponseAuthenticateHeader")
 (#case! @call "CreateFromUnauthorizedResponseAsync"))

; Parameters of a command of PowerShell: marked members of a type that is marked so. https://learn.microsoft.com/powershell/scripting/developer/cmdlet/cmdlet-attribute-declaration
((identifier) @call
 (#case! @call "Cmdlet" fact "input" anchor "no"))

; Members that the framework fills from the request or the command line: an attribute says so. https://learn.microsoft.com/aspnet/core/mvc/models/model-binding
; https://learn.microsoft.com/aspnet/core/blazor/fundamentals/navigation#query-strings https://natemcmaster.github.io/CommandLineUtils/docs/options.html
((identifier) @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "BindProperty")
 (#case! @call "SupplyParameterFromQuery")
 (#case! @call "SupplyParameterFromForm")
 (#case! @call "FromQuery")
 (#case! @call "FromRoute")
 (#case! @call "FromForm")
 (#case! @call "FromHeader")
 (#case! @call "Option")
 (#case! @call "Argument"))

; Who signed in, as a token says. https://learn.microsoft.com/dotnet/api/system.security.claims.claimsprincipal
((identifier) @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "ClaimsPrincipal"))

; What a container holds for the application. https://learn.microsoft.com/dotnet/core/extensions/dependency-injection
((identifier) @call
 (#set! fact "container")
 (#set! anchor "no")
 (#case! @call "BuildServiceProvider")
 (#case! @call "CreateScope")
 (#case! @call "CreateAsyncScope")
 (#case! @call "GetService")
 (#case! @call "GetRequiredService")
 (#case! @call "GetKeyedService")
 (#case! @call "GetRequiredKeyedService")
 (#case! @call "GetServices")
 (#case! @call "GetInstance")
 (#case! @call "Resolve"))

; Options under a name are bound as those without are. https://learn.microsoft.com/dotnet/core/extensions/options#named-options-support-using-iconfigurenamedoptions
((identifier) @call
 (#case! @call "Get" on "IOptionsMonitor|IOptionsSnapshot" fact "container" anchor "no"))

; In another form. https://learn.microsoft.com/dotnet/api/system.linq.enumerable https://learn.microsoft.com/dotnet/api/system.string
((identifier) @call
 (#set! fact "transform")
 (#set! anchor "no")
 (#case! @call "Get")
 (#case! @call "Split")
 (#case! @call "Join")
 (#case! @call "Format")
 (#case! @call "Concat")
 (#case! @call "Append")
 (#case! @call "Prepend")
 (#case! @call "Union")
 (#case! @call "Distinct")
 (#case! @call "Select")
 (#case! @call "ForEach")
 (#case! @call "Where")
 (#case! @call "First")
 (#case! @call "FirstOrDefault")
 (#case! @call "ToArray")
 (#case! @call "ToList")
 (#case! @call "AsEnumerable")
 (#case! @call "ToString")
 (#case! @call "Trim")
 (#case! @call "TrimEnd")
 (#case! @call "TrimStart")
 (#case! @call "ToLower")
 (#case! @call "ToLowerInvariant")
 (#case! @call "Replace")
 (#case! @call "SelectMany")
 (#case! @call "OrderBy")
 (#case! @call "ToDictionary")
 (#case! @call "ToHashSet")
 (#case! @call "Substring")
 (#case! @call "ToUpper")
 (#case! @call "ToUpperInvariant")
 (#case! @call "Dequeue")
 (#case! @call "Pop")
 (#case! @call "Peek")
 (#case! @call "FromResult"))

; https://learn.microsoft.com/dotnet/api/system.uri https://learn.microsoft.com/dotnet/api/system.text.json.jsonserializer https://www.newtonsoft.com/json/help/html/DeserializeObject.htm
((identifier) @call
 (#set! fact "transform")
 (#set! anchor "no")
 (#case! @call "GetLeftPart")
 (#case! @call "GetComponents")
 (#case! @call "EscapeDataString")
 (#case! @call "UrlEncode")
 (#case! @call "ParseQueryString")
 (#case! @call "FromBase64String")
 (#case! @call "TryCreate")
 (#case! @call "GetProperty")
 (#case! @call "GetString")
 (#case! @call "Deserialize")
 (#case! @call "DeserializeAsync")
 (#case! @call "DeserializeObject"))

; Parsers, and texts put together, called on the type. https://learn.microsoft.com/dotnet/api/system.text.json.jsondocument.parse https://learn.microsoft.com/dotnet/api/system.string.create
((identifier) @reference
 (#set! fact "transform")
 (#set! anchor "no")
 (#case! @reference "JsonDocument.Parse")
 (#case! @reference "JsonDocument.ParseAsync")
 (#case! @reference "JsonNode.Parse")
 (#case! @reference "JObject.Parse")
 (#case! @reference "JToken.Parse")
 (#case! @reference "JArray.Parse")
 (#case! @reference "Regex.Match")
 (#case! @reference "string.Create")
 (#case! @reference "Enumerable.Repeat"))

; What is read of a stream. https://learn.microsoft.com/dotnet/api/system.io.streamreader
((identifier) @construction
 (#set! fact "transform")
 (#set! anchor "no")
 (#case! @construction "StreamReader"))
((identifier) @call
 (#set! fact "transform")
 (#set! anchor "no")
 (#case! @call "ReadToEnd")
 (#case! @call "ReadToEndAsync"))

; Lists and texts that are built up. https://learn.microsoft.com/dotnet/api/system.collections.generic.list-1 https://learn.microsoft.com/dotnet/api/system.text.stringbuilder
((identifier) @construction
 (#set! fact "transform")
 (#set! anchor "no")
 (#case! @construction "List")
 (#case! @construction "HashSet")
 (#case! @construction "Queue")
 (#case! @construction "Stack")
 (#case! @construction "StringBuilder"))
((identifier) @call
 (#set! fact "addition")
 (#set! anchor "no")
 (#case! @call "Add")
 (#case! @call "Enqueue")
 (#case! @call "Push")
 (#case! @call "AddRange")
 (#case! @call "Insert")
 (#case! @call "UnionWith")
 (#case! @call "Append" on "StringBuilder")
 (#case! @call "AppendLine" on "StringBuilder")
 (#case! @call "AppendFormat"))

; What a person types into a control. https://learn.microsoft.com/dotnet/api/system.windows.forms.control.text https://learn.microsoft.com/dotnet/api/system.windows.controls.textbox
((identifier) @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "TextBox")
 (#case! @reference "ComboBox"))

; The same of a control that mark-up or a designer's file declares. https://learn.microsoft.com/dotnet/desktop/wpf/xaml/x-name-directive
((identifier) @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference ".Text")
 (#case! @reference ".SelectedItem")
 (#case! @reference ".SelectedValue")
 (#case! @reference ".Password"))

; What a person is asked for. https://spectreconsole.net/prompts/text https://github.com/shibayan/Sharprompt https://learn.microsoft.com/dotnet/maui/user-interface/pop-ups
; https://github.com/commandlineparser/commandline
((identifier) @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "AnsiConsole.Ask")
 (#case! @reference "AnsiConsole.Prompt")
 (#case! @reference "Prompt.Input")
 (#case! @reference "Prompt.Select"))
((identifier) @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "DisplayPromptAsync")
 (#case! @call "DisplayActionSheet")
 (#case! @call "ParseArguments"))

; An address is as settled as the text that it is made of. https://learn.microsoft.com/dotnet/api/system.uri
((identifier) @construction
 (#set! fact "transform")
 (#set! anchor "no")
 (#case! @construction "Uri")
 (#case! @construction "UriBuilder"))

; The SDK calls a credential of the application's own and hands in the scopes. https://learn.microsoft.com/dotnet/api/azure.core.tokencredential
((identifier) @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "TokenCredential"))

; What a request says of its own sign-in. https://learn.microsoft.com/graph/sdks/customize-client
((identifier) @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "AuthenticationHandlerOption"))

; What a test says of an object that stands in for another one. https://github.com/devlooped/moq/wiki/Quickstart https://fakeiteasy.github.io/docs https://nsubstitute.github.io/help
((identifier) @call
 (#set! fact "mock")
 (#set! anchor "no")
 (#case! @call "Setup")
 (#case! @call "SetupSequence")
 (#case! @call "Verify")
 (#case! @call "CallTo")
 (#case! @call "Returns")
 (#case! @call "Received"))
