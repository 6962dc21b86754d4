; Keys of configuration whose values are no authorities in use. A key is compared by its ending too: ida:RedirectUri, REACT_APP_REDIRECT_URI.

; Addresses at which the application itself is reached, or to which it leads. https://learn.microsoft.com/entra/identity-platform/reply-url
((string) @context
 (#case! @context "RedirectUri")
 (#case! @context "RedirectUris")
 (#case! @context "RedirectUrl")
 (#case! @context "RedirectUrls")
 (#case! @context "ReplyUrl")
 (#case! @context "ReplyUrls")
 (#case! @context "ReplyUrlsWithType")
 (#case! @context "CallbackUrl")
 (#case! @context "CallbackUrls")
 (#case! @context "ReturnUrl")
 (#case! @context "Wreply")
 (#case! @context "IntentFilter"))

; Names that a token carries and a validator compares. https://learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.tokenvalidationparameters
((string) @context
 (#case! @context "ValidIssuer")
 (#case! @context "ValidIssuers")
 (#case! @context "Issuers")
 (#case! @context "ClaimsIssuer")
 (#case! @context "AllowedIssuers")
 (#case! @context "TrustedIssuers")
 (#case! @context "IssuerNameRegistry")
 (#case! @context "Audience")
 (#case! @context "Audiences")
 (#case! @context "EntityId")
 (#case! @context "IdentifierUris")
 (#case! @context "AudienceUris"))

; sts.windows.net names an issuer; other hosts under these keys are those that the configuration is downloaded from. Claims of a token that was recorded name one too. https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-the-issuer
((string) @context
 (#set! host "sts.windows.net")
 (#case! @context "Issuer")
 (#case! @context "IssuerUri")
 (#case! @context "IssuerEndpoint")
 (#case! @context "ProviderName")
 (#case! @context "Iss")
 (#case! @context "IdentityProvider"))

; What a token is asked for. https://learn.microsoft.com/entra/identity-platform/scopes-oidc
((string) @context
 (#case! @context "Scope")
 (#case! @context "Scopes")
 (#case! @context "Resource")
 (#case! @context "ResourceId")
 (#case! @context "ResourceUri")
 (#case! @context "AppIdUri")
 (#case! @context "Wtrealm")
 (#case! @context "Realm"))

; OpenAPI documents, and the sign-in of their pages. https://spec.openapis.org/oas/latest.html#security-scheme-object
((string) @context
 (#case! @context "SecuritySchemes")
 (#case! @context "SecurityDefinitions")
 (#case! @context "Swagger")
 (#case! @context "SwaggerUI")
 (#case! @context "SwaggerSettings")
 (#case! @context "SwaggerOptions")
 (#case! @context "OpenApi"))

; Content security policy. https://www.w3.org/TR/CSP3/
((string) @context
 (#case! @context "ContentSecurityPolicy")
 (#case! @context "ContentSecurityPolicyReportOnly")
 (#case! @context "Csp")
 (#case! @context "DefaultSrc")
 (#case! @context "ConnectSrc")
 (#case! @context "FrameSrc")
 (#case! @context "ChildSrc")
 (#case! @context "ScriptSrc")
 (#case! @context "ImgSrc")
 (#case! @context "StyleSrc")
 (#case! @context "FormAction")
 (#case! @context "FrameAncestors"))

; Lists of what may be reached, opened or trusted, and of what goes past a proxy. https://learn.microsoft.com/entra/identity/hybrid/connect/reference-connect-ports
((string) @context
 (#case! @context "Origin")
 (#case! @context "Origins")
 (#case! @context "Allowlist")
 (#case! @context "Whitelist")
 (#case! @context "AllowedHosts")
 (#case! @context "AllowedDomains")
 (#case! @context "AllowedUrls")
 (#case! @context "TrustedDomains")
 (#case! @context "ValidDomains")
 (#case! @context "ExceptionDomains")
 (#case! @context "AppDomain")
 (#case! @context "AppDomains")
 (#case! @context "NoProxy")
 (#case! @context "NonProxyHosts")
 (#case! @context "ProxyBypass")
 (#case! @context "Hosts")
 (#case! @context "Fqdns")
 (#case! @context "ToFQDNs")
 (#case! @context "MatchName")
 (#case! @context "MatchPattern")
 (#case! @context "DnsNames")
 (#case! @context "AllowNavigation")
 (#case! @context "AllowIntent")
 (#case! @context "HostPermissions")
 (#case! @context "Permissions")
 (#case! @context "UrlsToWatch")
 (#case! @context "Rewrite"))

; Text for people. https://json-schema.org/understanding-json-schema/reference/annotations
((string) @context
 (#case! @context "Description")
 (#case! @context "Summary")
 (#case! @context "Title")
 (#case! @context "Help")
 (#case! @context "HelpText")
 (#case! @context "HelpUrl")
 (#case! @context "Comment")
 (#case! @context "Comments")
 (#case! @context "Remarks")
 (#case! @context "Documentation")
 (#case! @context "Docs")
 (#case! @context "DocsUrl")
 (#case! @context "Readme")
 (#case! @context "Homepage")
 (#case! @context "Message")
 (#case! @context "Note")
 (#case! @context "Notes")
 (#case! @context "Example")
 (#case! @context "Examples")
 (#case! @context "Placeholder")
 (#case! @context "Label")
 (#case! @context "Tooltip")
 (#case! @context "ReleaseNotes")
 (#case! @context "Members"))

; Scripts of pipelines and packages. https://learn.microsoft.com/azure/devops/pipelines/yaml-schema/steps-script
((string) @context
 (#case! @context "Script")
 (#case! @context "Scripts")
 (#case! @context "Run")
 (#case! @context "Bash")
 (#case! @context "Pwsh")
 (#case! @context "PowerShell")
 (#case! @context "InlineScript"))

; Recorded requests of tests. https://vcrpy.readthedocs.io
((string) @context
 (#case! @context "Interactions")
 (#case! @context "HttpInteractions"))

; The names of things, not their values. https://learn.microsoft.com/dotnet/api/system.configuration.keyvalueconfigurationelement
((string) @context
 (#case! @context "Key"))

; Settings of devices in policies of Intune: what a device may reach, data to whoever reads them here.
; https://learn.microsoft.com/graph/api/resources/intune-deviceconfigv2-devicemanagementconfigurationsettinginstance
((string) @context
 (#case! @context "simpleSettingCollectionValue")
 (#case! @context "simpleSettingValue"))

; Origins from which the application may be called. https://learn.microsoft.com/azure/azure-functions/functions-develop-local#local-settings-file
((string) @context
 (#case! @context "CORS")
 (#case! @context "CorsOrigins")
 (#case! @context "CorsOrigin")
 (#case! @context "CorsDomain")
 (#case! @context "CorsDomains")
 (#case! @context "AllowedOrigin")
 (#case! @context "AllowedOrigins"))

; Addresses that a browser extension or a page may reach, and those that a service worker keeps: nobody signs in there.
; https://developer.chrome.com/docs/extensions/reference/manifest/externally-connectable https://angular.dev/ecosystem/service-workers/config
((string) @context
 (#case! @context "externally_connectable")
 (#case! @context "extension_pages")
 (#case! @context "navigationUrls")
 (#case! @context "dataGroups"))
