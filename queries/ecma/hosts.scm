; Constants that mean a host, and names whose strings are no hosts in use. The hosts themselves stand in queries/common/hosts.scm.

; Clouds of MSAL. https://learn.microsoft.com/javascript/api/@azure/msal-common/azurecloudinstance
((property_identifier) @constant
 (#set! library "msal-browser|msal-node|msal-react|msal-angular|msal-common")
 (#case! @constant "AzureCloudInstance.AzurePublic" host "login.microsoftonline.com")
 (#case! @constant "AzureCloudInstance.AzureUsGovernment" host "login.microsoftonline.us")
 (#case! @constant "AzureCloudInstance.AzureChina" host "login.chinacloudapi.cn")
 (#case! @constant "AzureCloudInstance.AzureGermany" host "login.microsoftonline.de")
 (#case! @constant "AzureCloudInstance.AzurePpe" host "login.windows-ppe.net" status "unsupported")
 (#case! @constant "AzureCloudInstance.None" fact "ignore" anchor "no"))

; Clouds of @azure/identity. https://learn.microsoft.com/javascript/api/@azure/identity/azureauthorityhosts
((property_identifier) @constant
 (#set! library "azure-identity-js")
 (#case! @constant "AzureAuthorityHosts.AzurePublicCloud" host "login.microsoftonline.com")
 (#case! @constant "AzureAuthorityHosts.AzureGovernment" host "login.microsoftonline.us")
 (#case! @constant "AzureAuthorityHosts.AzureChina" host "login.chinacloudapi.cn")
 (#case! @constant "AzureAuthorityHosts.AzureGermany" host "login.microsoftonline.de"))

; Clouds of the Azure SDKs before @azure/identity. https://learn.microsoft.com/javascript/api/@azure/ms-rest-azure-env/environment
((property_identifier) @constant
 (#set! library "ms-rest-azure-env")
 (#set! requires "receiver")
 (#case! @constant "Environment.AzureCloud" host "login.microsoftonline.com")
 (#case! @constant "Environment.USGovernment" host "login.microsoftonline.us")
 (#case! @constant "Environment.ChinaCloud" host "login.chinacloudapi.cn")
 (#case! @constant "Environment.GermanCloud" host "login.microsoftonline.de"))

; Where the browser comes back to, and where it signs out. https://learn.microsoft.com/entra/identity-platform/reply-url
([(identifier) (property_identifier) (string_fragment)] @context
 (#case! @context "redirectUri" framework "browser")
 (#case! @context "redirectUris" framework "browser")
 (#case! @context "redirectUrl" framework "browser")
 (#case! @context "redirectUrls" framework "browser")
 (#case! @context "callbackUrl")
 (#case! @context "callbackUri")
 (#case! @context "replyUrl")
 (#case! @context "postLogoutRedirectUri")
 (#case! @context "postLogoutRedirectUris")
 (#case! @context "postLogoutUrl")
 (#case! @context "logoutUrl")
 (#case! @context "logoutUri")
 (#case! @context "logoutEndpoint")
 (#case! @context "endSessionEndpoint")
 (#case! @context "signOutUrl")
 (#case! @context "signOutUri")
 (#case! @context "destroySessionUrl")
 (#case! @context "adminConsentUrl")
 (#case! @context "adminConsentUri"))

; The callback's own address: what openid-client is handed to read the answer from. https://github.com/panva/openid-client/blob/main/docs/functions/authorizationCodeGrant.md
([(identifier) (property_identifier)] @context
 (#set! library "openid-client")
 (#case! @context "authorizationCodeGrant")
 (#case! @context "callback")
 (#case! @context "oauthCallback"))
; The same of oauth4webapi. https://github.com/panva/oauth4webapi/blob/main/docs/functions/authorizationCodeGrantRequest.md
([(identifier) (property_identifier)] @context
 (#case! @context "authorizationCodeGrantRequest" library "oauth4webapi"))

; What a token is for. https://learn.microsoft.com/entra/identity-platform/scopes-oidc
([(identifier) (property_identifier) (string_fragment)] @context
 (#set! entra "another")
 (#case! @context "scope")
 (#case! @context "scopes")
 (#case! @context "consentScopes")
 (#case! @context "extraScopesToConsent")
 (#case! @context "resource")
 (#case! @context "resources")
 (#case! @context "resourceUrl")
 (#case! @context "resourceUri")
 (#case! @context "appIdUri")
 (#case! @context "identifierUri")
 (#case! @context "audience")
 (#case! @context "audiences")
 (#case! @context "aud")
 (#case! @context "protectedResourceMap"))

; Issuers of tokens to validate. https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens
([(identifier) (property_identifier) (string_fragment)] @context
 (#set! entra "another")
 (#case! @context "issuer" library "jose|jwks-rsa|express-jwt|passport-jwt|passport-azure-ad")
 (#case! @context "issuers" host "sts.windows.net")
 (#case! @context "issuer" library "jsonwebtoken|jwt-validate" host "sts.windows.net")
 (#case! @context "iss")
 (#case! @context "validIssuer")
 (#case! @context "validIssuers")
 (#case! @context "allowedIssuer")
 (#case! @context "allowedIssuers")
 (#case! @context "trustedIssuers")
 (#case! @context "expectedIssuer")
 (#case! @context "expectedIssuers")
 (#case! @context "acceptedIssuers"))

; Metadata handed in as text names many hosts, none of them chosen. https://learn.microsoft.com/entra/msal/javascript/browser/initialization
([(identifier) (property_identifier) (string_fragment)] @context
 (#case! @context "cloudDiscoveryMetadata")
 (#case! @context "authorityMetadata"))

; An account names the alias under which the cache keeps it. https://learn.microsoft.com/javascript/api/@azure/msal-common/accountinfo
([(identifier) (property_identifier) (string_fragment)] @context
 (#case! @context "environment" has "homeAccountId"))

; What a page may load, whom it trusts, and who may call. https://developer.mozilla.org/docs/Web/HTTP/CSP https://developer.mozilla.org/docs/Web/HTTP/CORS
([(identifier) (property_identifier) (string_fragment)] @context
 (#case! @context "contentSecurityPolicy")
 (#case! @context "csp")
 (#case! @context "defaultSrc")
 (#case! @context "connectSrc")
 (#case! @context "frameSrc")
 (#case! @context "childSrc")
 (#case! @context "frameAncestors")
 (#case! @context "formAction")
 (#case! @context "imgSrc")
 (#case! @context "scriptSrc")
 (#case! @context "cors")
 (#case! @context "enableCors")
 (#case! @context "origin" library "cors" requires "import")
 (#case! @context "accessControlAllowOrigin")
 (#case! @context "images")
 (#case! @context "allowedOrigins")
 (#case! @context "allowedHosts")
 (#case! @context "allowedDomains")
 (#case! @context "trustedDomains")
 (#case! @context "trustedHosts")
 (#case! @context "validDomains")
 (#case! @context "openableDomains")
 (#case! @context "whitelist")
 (#case! @context "allowlist"))

; Requests that are looked at as they go by: filters of addresses. https://www.electronjs.org/docs/latest/api/web-request https://developer.chrome.com/docs/extensions/reference/api/webRequest
([(identifier) (property_identifier)] @context
 (#case! @context "onBeforeRequest")
 (#case! @context "onBeforeSendHeaders")
 (#case! @context "onBeforeRedirect")
 (#case! @context "onHeadersReceived")
 (#case! @context "onCompleted")
 (#case! @context "addListener"))

; Comparisons and expectations. https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/String
([(identifier) (property_identifier)] @context
 (#case! @context "includes")
 (#case! @context "startsWith")
 (#case! @context "endsWith")
 (#case! @context "indexOf")
 (#case! @context "has")
 (#case! @context "some")
 (#case! @context "every")
 (#case! @context "findIndex")
 (#case! @context "match")
 (#case! @context "test")
 (#case! @context "expect")
 (#case! @context "toBe")
 (#case! @context "toEqual")
 (#case! @context "toContain")
 (#case! @context "toMatch")
 (#case! @context "strictEqual")
 (#case! @context "deepEqual")
 (#case! @context "deepStrictEqual")
 (#case! @context "notStrictEqual")
 (#case! @context "toStrictEqual")
 (#case! @context "toMatchObject")
 (#case! @context "toHaveBeenCalledWith")
 (#case! @context "toHaveBeenLastCalledWith")
 (#case! @context "toHaveBeenNthCalledWith")
 (#case! @context "assert")
 (#case! @context "nock" entra "another")
 (#case! @context "get" library "msw" requires "import")
 (#case! @context "post" library "msw" requires "import"))

; What is looked for in a text: the first of what is handed over. An address alone is where `location.replace` leads. https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/String/replace
([(identifier) (property_identifier)] @context
 (#set! sought "0")
 (#case! @context "replace" count "2")
 (#case! @context "replaceAll" count "2")
 (#case! @context "split")
 (#case! @context "search")
 (#case! @context "lastIndexOf"))

; Text for people, who are asked to open an address at which they sign in. https://developer.mozilla.org/docs/Web/API/console
([(identifier) (property_identifier)] @context
 (#set! nested "counts")
 (#set! opened "authorize?|authorize.srf?")
 (#case! @context "log")
 (#case! @context "info")
 (#case! @context "warn")
 (#case! @context "error")
 (#case! @context "debug"))

; Text for people: what forms and commands say of their fields. https://json-schema.org/understanding-json-schema/reference/annotations
([(identifier) (property_identifier) (string_fragment)] @context
 (#case! @context "description")
 (#case! @context "placeholder")
 (#case! @context "helpText")
 (#case! @context "tooltip")
 (#case! @context "hint"))

; The party that a passkey is for: a name, no address of a sign-in. https://www.w3.org/TR/webauthn-3/#dictionary-rp-credential-params
([(identifier) (property_identifier) (string_fragment)] @context
 (#case! @context "id" under "rp")
 (#case! @context "rpId"))
