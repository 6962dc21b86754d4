; SAML service providers. A strategy that sends the request by itself stands at its construction, a call that builds it at the call.

; passport-saml. https://github.com/node-saml/passport-saml
([(identifier) (property_identifier)] @construction
 (#set! library "passport-saml")
 (#set! requires "receiver")
 (#set! fact "sign-in")
 (#set! flow "saml-sp-initiated")
 (#case! @construction "Strategy")
 (#case! @construction "MultiSamlStrategy"))

; node-saml: the request as an address, a form or a message. https://github.com/node-saml/node-saml
([(identifier) (property_identifier)] @call
 (#set! library "node-saml|passport-saml")
 (#set! fact "sign-in")
 (#case! @call "getAuthorizeUrlAsync" flow "saml-sp-initiated")
 (#case! @call "getAuthorizeUrl" flow "saml-sp-initiated")
 (#case! @call "getAuthorizeForm" flow "saml-sp-initiated")
 (#case! @call "getAuthorizeFormAsync" flow "saml-sp-initiated")
 (#case! @call "getAuthorizeMessageAsync" flow "saml-sp-initiated")
 (#case! @call "validatePostResponseAsync" flow "saml-idp-initiated"))
; A response that nobody asked for is accepted where nothing is compared. https://github.com/node-saml/node-saml#security-and-signatures
([(identifier) (property_identifier) (string_fragment)] @setting
 (#case! @setting "validateInResponseTo" value "never|false" library "node-saml|passport-saml" requires "import" fact "sign-in" flow "saml-idp-initiated"))
([(identifier) (property_identifier)] @construction
 (#case! @construction "SAML" library "node-saml|passport-saml" requires "receiver" fact "ignore"))

; passport-wsfed-saml2: its strategy speaks WS-Federation unless it is told otherwise; `samlp` builds requests. https://github.com/auth0/passport-wsfed-saml2
([(identifier) (property_identifier)] @construction
 (#set! library "passport-wsfed-saml2")
 (#set! requires "receiver")
 (#set! fact "sign-in")
 (#case! @construction "Strategy" is "0.protocol=samlp" flow "saml-sp-initiated")
 (#case! @construction "Strategy" is "0.protocol=wsfed" flow "ws-federation")
 (#case! @construction "Strategy" has "0.protocol" fact "client")
 (#case! @construction "Strategy" flow "ws-federation"))
([(identifier) (property_identifier)] @call
 (#set! library "passport-wsfed-saml2")
 (#set! fact "acquisition")
 (#set! flow "saml-sp-initiated")
 (#case! @call "getSamlRequestUrl")
 (#case! @call "getSamlRequestForm")
 (#case! @call "getSamlRequestParams"))

; samlify. https://samlify.js.org/
([(identifier) (property_identifier)] @call
 (#set! library "samlify")
 (#case! @call "createLoginRequest" fact "sign-in" flow "saml-sp-initiated")
 (#case! @call "parseLoginResponse" fact "sign-in" flow "saml-idp-initiated")
 (#case! @call "ServiceProvider" requires "receiver" fact "ignore")
 (#case! @call "IdentityProvider" requires "receiver" fact "ignore"))

; saml2-js. https://github.com/Clever/saml2
([(identifier) (property_identifier)] @call
 (#set! library "saml2-js")
 (#case! @call "create_login_request_url" fact "sign-in" flow "saml-sp-initiated")
 (#case! @call "post_assert" fact "sign-in" flow "saml-idp-initiated"))

; SAML Jackson: `authorize` answers with the address of the identity provider and its request. https://boxyhq.com/docs/jackson/deploy/npm-library
; Applications keep its controllers for themselves, under the names that it gives them. https://boxyhq.com/docs/jackson/deploy/npm-library#nextjs-with-app-router
([(identifier) (property_identifier)] @call
 (#set! library "saml-jackson")
 (#set! fact "sign-in")
 (#set! flow "saml-sp-initiated")
 (#set! anchor "oauthController")
 (#case! @call "authorize" requires "receiver")
 (#case! @call "authorize" on "oauthController|IOAuthController"))

; A request that is written by hand. http://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf
((string_fragment) @text
 (#case! @text "<samlp:AuthnRequest" fact "acquisition" flow "saml-sp-initiated")
 (#case! @text "<saml2p:AuthnRequest" fact "acquisition" flow "saml-sp-initiated")
 (#case! @text "<saml:AuthnRequest" fact "acquisition" flow "saml-sp-initiated")
 (#case! @text "<AuthnRequest" fact "acquisition" flow "saml-sp-initiated")
 (#case! @text "<p:AuthnRequest" fact "acquisition" flow "saml-sp-initiated"))
