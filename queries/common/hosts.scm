; Host names of sign-in, for all languages and for configuration. A constant of a library that means one of them is a @constant row of its language.

; The two hosts of the article. https://learn.microsoft.com/entra/architecture/backup-authentication-system-apps#hostnames-supported-by-the-backup-authentication-system
((string) @host
 (#set! status "supported")
 (#set! entra "evidence")
 (#case! @host "login.microsoftonline.com")
 (#case! @host "login.microsoftonline.us"))

; Older names and aliases of the public and the government cloud, and regional endpoints. https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
((string) @host
 (#set! status "unsupported")
 (#set! entra "evidence")
 (#case! @host "login.windows.net")
 (#case! @host "login.microsoft.com")
 (#case! @host "*.login.microsoft.com")
 (#case! @host "login-us.microsoftonline.com")
 (#case! @host "login.usgovcloudapi.net")
 (#case! @host "accounts.accesscontrol.windows.net" anchor "accesscontrol.windows.net")
 (#case! @host "accounts.accesscontrol.chinacloudapi.cn" anchor "accesscontrol.chinacloudapi.cn"))

; sts.windows.net is the issuer of tokens in the first place: it is an authority where the address leads on to an endpoint, or where its name says so. https://learn.microsoft.com/entra/identity-platform/access-tokens#validate-the-issuer
((string) @host
 (#set! status "unsupported")
 (#set! entra "evidence")
 (#case! @host "sts.windows.net" path "/oauth2|/.well-known|/wsfed|/saml2|/federationmetadata|/FederationMetadata|/discovery")
 (#case! @host "sts.windows.net" under "authority|authorities|endpoint|instance|metadataaddress|metadataurl|metadatauri|discovery|oauth|oidc|openid|authurl|authuri|authhost|loginurl|loginuri|loginhost|tokenurl|tokenuri|stsurl|stsuri|stshost"))

; National and sovereign clouds. https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud#microsoft-entra-authentication-endpoints
((string) @host
 (#set! status "unsupported")
 (#set! entra "evidence")
 (#case! @host "login.chinacloudapi.cn")
 (#case! @host "login.partner.microsoftonline.cn")
 (#case! @host "login.microsoftonline.de")
 (#case! @host "login.sovcloud-identity.fr")
 (#case! @host "login.sovcloud-identity.de")
 (#case! @host "login.sovcloud-identity.sg"))

; Azure AD B2C and External ID. https://learn.microsoft.com/azure/active-directory-b2c/b2clogin https://learn.microsoft.com/entra/external-id/customers/concept-authentication-methods-customers
((string) @host
 (#set! status "unsupported")
 (#set! entra "evidence")
 (#case! @host "*.b2clogin.com")
 (#case! @host "*.b2clogin.cn")
 (#case! @host "*.b2clogin.us")
 (#case! @host "*.b2clogin.de")
 (#case! @host "*.ciamlogin.com"))

; OAuth endpoints of Microsoft accounts; oauth20_desktop.srf is a redirect address and oauth20_logout.srf signs nobody in.
; https://learn.microsoft.com/advertising/guides/authentication-oauth-live-connect
((string) @host
 (#set! status "unsupported")
 (#set! entra "evidence")
 (#case! @host "login.live.com" path "oauth20_authorize.srf|oauth20_token.srf|oauth20_connect.srf|oauth20_remoteconnect.srf" apart "yes")
 (#case! @host "login.live.com" path "/.well-known/openid-configuration"))

; Active Directory Federation Services: any host, known by the first segment of the path. https://learn.microsoft.com/entra/msal/dotnet/acquiring-tokens/desktop-mobile/adfs-support
((string) @host
 (#case! @host "*" path "/adfs" status "unsupported" anchor "/adfs/|/adfs\"|/adfs'|/adfs`|/adfs<|/adfs;|/adfs,|/adfs |/adfs\n|/adfs\r|/adfs?|/adfs&|/adfs\\|/adfs$|/adfs{"))

; Its page at which a user changes the password signs nobody in. https://learn.microsoft.com/windows-server/identity/ad-fs/operations/update-password-customization
((string) @host
 (#set! fact "ignore")
 (#set! anchor "no")
 (#case! @host "*" path "/adfs/portal/updatepassword"))

; The middleware that validates its tokens is handed the address of its metadata, which lies beside that path too; the templates of Visual Studio keep it under a key of that name. https://learn.microsoft.com/dotnet/api/microsoft.owin.security.activedirectory.activedirectoryfederationservicesbearerauthenticationoptions.metadataendpoint
((string) @host
 (#case! @host "*" path "/FederationMetadata/2007-06|/federationmetadata/2007-06" under "metadataendpoint|adfsmetadata" status "unsupported" anchor "/2007-06/"))

; A federation server that is called so has its metadata beside that path as well, under whatever key; documents have it at fs. https://learn.microsoft.com/aspnet/core/security/authentication/ws-federation https://learn.microsoft.com/windows-server/identity/ad-fs/design/federation-server-name-resolution-requirements
((string) @host
 (#set! status "unsupported")
 (#case! @host "*.fs.*" path "/FederationMetadata/2007-06|/federationmetadata/2007-06" anchor "/2007-06/")
 (#case! @host "*adfs*" path "/FederationMetadata/2007-06|/federationmetadata/2007-06" anchor "/2007-06/"))

; Hosts that documents, specifications and services of Microsoft stand at: no sign-in of anybody else's. https://openid.net/developers/specs https://www.rfc-editor.org
((string) @host
 (#set! fact "ignore")
 (#set! anchor "no")
 (#case! @host "openid.net")
 (#case! @host "rfc-editor.org")
 (#case! @host "ietf.org")
 (#case! @host "w3.org")
 (#case! @host "oasis-open.org")
 (#case! @host "schemas.xmlsoap.org")
 (#case! @host "json-schema.org")
 (#case! @host "readthedocs.io")
 (#case! @host "readthedocs.org")
 (#case! @host "github.com" path "/blob/|/tree/|/issues/")
 (#case! @host "localhost")
 (#case! @host "127.0.0.1")
 (#case! @host "microsoft")
 (#case! @host "azure")
 (#case! @host "windows.net")
 (#case! @host "office.com")
 (#case! @host "office365.com")
 (#case! @host "sharepoint.com")
 (#case! @host "dynamics.com"))

; Any host, by what its address says. Somebody's sign-in: https://www.rfc-editor.org/rfc/rfc6749#section-3 https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderMetadata
((string) @host
 (#set! fact "ignore")
 (#set! anchor "no")
 (#case! @host "*" path "oauth|/token|authorize|userinfo|openid|/login|signin" entra "another"))
; A path that Entra's endpoints have: where the host is not known, it may be Entra's. https://learn.microsoft.com/entra/identity-platform/v2-protocols#endpoints
((string) @host
 (#set! fact "ignore")
 (#set! anchor "no")
 (#case! @host "*" path "/oauth2/token|/oauth2/authorize" entra "required")
 (#case! @host "*" path "/oauth2/v2.0/" apart "yes" entra "required"))
; An address at which the application itself is called back. https://www.rfc-editor.org/rfc/rfc6749#section-3.1.2
((string) @host
 (#set! fact "ignore")
 (#set! anchor "no")
 (#case! @host "*" path "callback|redirect"))
