; SAML 2.0 service providers. The calls that build a request are acquisitions; what only registers a sender is a sign-in.

; https://github.com/SAML-Toolkits/python3-saml#initiate-sso
((identifier) @call
 (#set! library "python3-saml")
 (#case! @call "login" requires "receiver" fact "acquisition" flow "saml-sp-initiated")
 (#case! @call "process_response" lacks "0|request_id" requires "receiver" fact "sign-in" flow "saml-idp-initiated"))

; https://github.com/SAML-Toolkits/python3-saml/blob/master/src/onelogin/saml2/authn_request.py
((identifier) @construction
 (#set! library "python3-saml")
 (#case! @construction "OneLogin_Saml2_Auth" fact "ignore" anchor "no")
 (#case! @construction "OneLogin_Saml2_Authn_Request" fact "acquisition" flow "saml-sp-initiated"))

; https://pysaml2.readthedocs.io/en/latest/howto/config.html
((identifier) @call
 (#set! library "pysaml2")
 (#case! @call "prepare_for_authenticate" fact "acquisition" flow "saml-sp-initiated")
 (#case! @call "prepare_for_negotiated_authenticate" fact "acquisition" flow "saml-sp-initiated")
 (#case! @call "create_authn_request" requires "import" fact "acquisition" flow "saml-sp-initiated")
 (#case! @call "create_ecp_authn_request" fact "acquisition" flow "saml-sp-initiated")
 (#case! @call "parse_authn_request_response" lacks "2|outstanding" fact "sign-in" flow "saml-idp-initiated"))

; The request as an object, where the client does not write it. https://github.com/IdentityPython/pysaml2/blob/master/src/saml2/samlp.py
((identifier) @construction
 (#case! @construction "AuthnRequest" library "pysaml2" requires "receiver" fact "acquisition" flow "saml-sp-initiated"))

; Its client serves both ways.
((identifier) @construction
 (#set! library "pysaml2")
 (#case! @construction "Saml2Client" fact "ignore" anchor "no"))

; https://pysaml2.readthedocs.io/en/latest/howto/config.html#allow-unsolicited
([(identifier) (string_content)] @setting
 (#set! library "pysaml2|djangosaml2")
 (#case! @setting "allow_unsolicited" value "True" anchor "allow_unsolicited" fact "sign-in" flow "saml-idp-initiated"))

; djangosaml2: its views send the request. https://djangosaml2.readthedocs.io/contents/setup.html
((string_content) @text
 (#case! @text "djangosaml2.urls" fact "sign-in" flow "saml-sp-initiated")
 (#case! @text "djangosaml2.backends.Saml2Backend" fact "ignore" anchor "no"))

; The view itself instead of the addresses of all of them. https://djangosaml2.readthedocs.io/contents/setup.html
((identifier) @reference
 (#case! @reference "LoginView" library "djangosaml2" requires "receiver" fact "sign-in" flow "saml-sp-initiated"))

; django-saml-sp: its views send the request. https://github.com/imsweb/django-saml-sp#installation
((string_content) @text
 (#case! @text "sp.urls" library "django-saml-sp" weak "yes" fact "sign-in" flow "saml-sp-initiated"))

; django-saml2-auth: its view of the sign-in sends the request. https://github.com/grafana/django-saml2-auth#how-to-use
((string_content) @text
 (#case! @text "django_saml2_auth.urls" fact "sign-in" flow "saml-sp-initiated"))

; django3-auth-saml2: the same. https://github.com/jeremyschulman/django3-auth-saml2
((string_content) @text
 (#case! @text "django3_auth_saml2.urls" fact "sign-in" flow "saml-sp-initiated"))

; Python Social Auth's SAML backend. https://python-social-auth.readthedocs.io/en/latest/backends/saml.html
((string_content) @text
 (#case! @text "backends.saml.SAMLAuth" fact "sign-in" flow "saml-sp-initiated"))

; A backend that is derived from it.
((identifier) @base
 (#case! @base "SAMLAuth" library "social-auth-saml" requires "receiver" fact "sign-in" flow "saml-sp-initiated"))

; Its blueprint sends the request. https://flask-saml2.readthedocs.io/en/latest/sp/configuration.html
((identifier) @construction
 (#case! @construction "ServiceProvider" library "flask-saml2" requires "receiver" fact "sign-in" flow "saml-sp-initiated"))

; https://pypi.org/project/minisaml
((identifier) @call
 (#case! @call "get_request_redirect_url" library "minisaml" fact "acquisition" flow "saml-sp-initiated"))

; A request that is written by hand. http://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf
((string_content) @text
 (#case! @text "<samlp:AuthnRequest" fact "acquisition" flow "saml-sp-initiated"))
