; Constants that mean a host, and names whose strings are no hosts in use. The hosts themselves: queries/common/hosts.scm.

; https://learn.microsoft.com/python/api/azure-identity/azure.identity.azureauthorityhosts
((identifier) @constant
 (#set! library "azure-identity-python")
 (#set! fact "host")
 (#case! @constant "AzureAuthorityHosts.AZURE_PUBLIC_CLOUD" host "login.microsoftonline.com")
 (#case! @constant "AzureAuthorityHosts.AZURE_GOVERNMENT" host "login.microsoftonline.us")
 (#case! @constant "AzureAuthorityHosts.AZURE_CHINA" host "login.chinacloudapi.cn")
 (#case! @constant "AzureAuthorityHosts.AZURE_GERMANY" host "login.microsoftonline.de")
 (#case! @constant "KnownAuthorities.AZURE_PUBLIC_CLOUD" host "login.microsoftonline.com")
 (#case! @constant "KnownAuthorities.AZURE_GOVERNMENT" host "login.microsoftonline.us")
 (#case! @constant "KnownAuthorities.AZURE_CHINA" host "login.chinacloudapi.cn")
 (#case! @constant "KnownAuthorities.AZURE_GERMANY" host "login.microsoftonline.de"))

; Module constants: bare after `from msal.authority import …`, or read from the module. https://github.com/AzureAD/microsoft-authentication-library-for-python/blob/dev/msal/authority.py
((identifier) @constant
 (#set! library "msal-python")
 (#set! requires "receiver")
 (#set! fact "host")
 (#case! @constant "authority.AZURE_PUBLIC" host "login.microsoftonline.com")
 (#case! @constant "authority.WORLD_WIDE" host "login.microsoftonline.com")
 (#case! @constant "authority.AZURE_US_GOVERNMENT" host "login.microsoftonline.us")
 (#case! @constant "authority.AZURE_CHINA" host "login.chinacloudapi.cn")
 (#case! @constant "authority.DEPRECATED_AZURE_CHINA" host "login.chinacloudapi.cn")
 (#case! @constant "authority.AZURE_GOV_FR" host "login.sovcloud-identity.fr")
 (#case! @constant "authority.AZURE_GOV_DE" host "login.sovcloud-identity.de")
 (#case! @constant "authority.AZURE_GOV_SG" host "login.sovcloud-identity.sg"))

; https://learn.microsoft.com/python/api/msrestazure/msrestazure.azure_cloud
((identifier) @constant
 (#set! library "msrestazure")
 (#set! requires "receiver")
 (#set! fact "host")
 (#case! @constant "azure_cloud.AZURE_PUBLIC_CLOUD" host "login.microsoftonline.com")
 (#case! @constant "azure_cloud.AZURE_US_GOV_CLOUD" host "login.microsoftonline.us")
 (#case! @constant "azure_cloud.AZURE_CHINA_CLOUD" host "login.chinacloudapi.cn")
 (#case! @constant "azure_cloud.AZURE_GERMAN_CLOUD" host "login.microsoftonline.de"))

; https://github.com/vgrem/office365-rest-python-client/blob/master/office365/azure_env.py
((identifier) @constant
 (#set! library "office365-rest")
 (#set! fact "host")
 (#set! anchor "AzureEnvironment")
 (#case! @constant "AzureEnvironment.Global" host "login.microsoftonline.com")
 (#case! @constant "AzureEnvironment.USGovernment" host "login.microsoftonline.us")
 (#case! @constant "AzureEnvironment.USGovernmentHigh" host "login.microsoftonline.us")
 (#case! @constant "AzureEnvironment.Germany" host "login.microsoftonline.de")
 (#case! @constant "AzureEnvironment.China" host "login.chinacloudapi.cn"))

; Addresses that the application is reached at, and names that a token carries: no endpoint is called.
; https://learn.microsoft.com/entra/identity-platform/reply-url
([(identifier) (string_content)] @context
 (#case! @context "redirect_uri")
 (#case! @context "redirect_uris")
 (#case! @context "redirect_url")
 (#case! @context "redirect_path")
 (#case! @context "reply_url")
 (#case! @context "post_logout_redirect_uri")
 (#case! @context "return_to")
 (#case! @context "authorization_response")
 (#case! @context "callback_url")
 (#case! @context "callback_uri")
 (#case! @context "issuer" entra "another")
 (#case! @context "issuers" entra "another")
 (#case! @context "iss" entra "another")
 (#case! @context "valid_issuers" entra "another")
 (#case! @context "valid_issuer" entra "another")
 (#case! @context "expected_issuer" entra "another")
 (#case! @context "allowed_issuers" entra "another")
 (#case! @context "token_issuer" entra "another")
 (#case! @context "audience" entra "another")
 (#case! @context "aud" entra "another")
 (#case! @context "entity_id")
 (#case! @context "resource" entra "another")
 (#case! @context "resource_id" entra "another")
 (#case! @context "scope" entra "another")
 (#case! @context "scopes" entra "another"))

; Comparisons, and what a test expects. https://docs.python.org/3/library/stdtypes.html#common-sequence-operations https://docs.python.org/3/library/unittest.html
([(identifier) (string_content)] @context
 (#case! @context "index")
 (#case! @context "startswith")
 (#case! @context "removeprefix")
 (#case! @context "find")
 (#case! @context "endswith")
 (#case! @context "any")
 (#case! @context "all")
 (#case! @context "assertEqual")
 (#case! @context "assertEquals")
 (#case! @context "assertDictEqual")
 (#case! @context "assertIn")
 (#case! @context "assert_called_with")
 (#case! @context "assert_called_once_with"))

; Text for people. https://docs.python.org/3/library/logging.html https://docs.python.org/3/library/argparse.html
([(identifier) (string_content)] @context
 (#set! nested "counts")
 (#case! @context "print")
 (#case! @context "debug")
 (#case! @context "info")
 (#case! @context "warning")
 (#case! @context "error")
 (#case! @context "critical")
 (#case! @context "exception")
 (#case! @context "help")
 (#case! @context "description")
 (#case! @context "epilog")
 (#case! @context "placeholder")
 (#case! @context "help_text")
 (#case! @context "warn")
 (#case! @context "example")
 (#case! @context "examples"))

; The party that a passkey is for, and the origin that asks: names, no addresses of a sign-in. https://www.w3.org/TR/webauthn-3/#dictionary-rp-credential-params
([(identifier) (string_content)] @context
 (#case! @context "rp")
 (#case! @context "DefaultClientDataCollector"))
