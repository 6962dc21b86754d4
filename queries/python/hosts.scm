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

; Where one signs out, and where an administrator consents: no token is asked for there. https://openid.net/specs/openid-connect-rpinitiated-1_0.html https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
([(identifier) (string_content)] @context
 (#case! @context "logout_url")
 (#case! @context "logout_uri")
 (#case! @context "logout_endpoint")
 (#case! @context "end_session_endpoint")
 (#case! @context "end_session_url")
 (#case! @context "signout_url")
 (#case! @context "signout_uri")
 (#case! @context "admin_consent_url"))

; What a page may load, whom it trusts, and who may call. https://django-csp.readthedocs.io https://github.com/wntrblm/flask-talisman https://www.starlette.io/middleware https://flask-cors.readthedocs.io
; https://github.com/adamchainz/django-cors-headers https://docs.djangoproject.com/en/stable/ref/settings/#allowed-hosts
([(identifier) (string_content)] @context
 (#case! @context "csp")
 (#case! @context "content_security_policy")
 (#case! @context "content_security_policy_report_only")
 (#case! @context "default_src")
 (#case! @context "connect_src")
 (#case! @context "frame_src")
 (#case! @context "child_src")
 (#case! @context "script_src")
 (#case! @context "img_src")
 (#case! @context "style_src")
 (#case! @context "form_action")
 (#case! @context "frame_ancestors")
 (#case! @context "CORS")
 (#case! @context "origins")
 (#case! @context "allow_origins")
 (#case! @context "allow_origin_regex")
 (#case! @context "allowed_origins")
 (#case! @context "trusted_origins")
 (#case! @context "access_control_allow_origin")
 (#case! @context "allowed_hosts")
 (#case! @context "allowed_domains")
 (#case! @context "trusted_hosts")
 (#case! @context "whitelist")
 (#case! @context "allowlist")
 (#case! @context "no_proxy"))

; What is looked for in a text: the first of what is handed over. https://docs.python.org/3/library/stdtypes.html#string-methods https://docs.python.org/3/library/re.html
([(identifier) (string_content)] @context
 (#set! sought "0")
 (#case! @context "replace")
 (#case! @context "split")
 (#case! @context "partition")
 (#case! @context "lstrip")
 (#case! @context "removesuffix")
 (#case! @context "rfind")
 (#case! @context "match")
 (#case! @context "search")
 (#case! @context "sub"))

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

; Text for people, who are asked to open an address at which they sign in. https://docs.python.org/3/library/logging.html https://docs.python.org/3/library/argparse.html
([(identifier) (string_content)] @context
 (#set! nested "counts")
 (#case! @context "print" opened "authorize?|authorize.srf?")
 (#case! @context "debug")
 (#case! @context "info" opened "authorize?|authorize.srf?")
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
